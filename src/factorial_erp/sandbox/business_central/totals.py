"""What does a purchase document come to? Net, VAT and total of its lines, as the server computes them."""

from __future__ import annotations

from decimal import Decimal

from .books import ZERO, Books
from .kinds import Kind, lines_of, vendor_of
from .refusals import invalid
from .store import Row
from .vat import LineAmount, VatSetup, document_vat, rounded, spread

__all__ = ["setup_for", "total"]


def setup_for(books: Books, kind: Kind, line: Row, code: str) -> VatSetup:
    """
    Return the VAT set-up for a line's tax code and its vendor's group.

    Raises:
        Refused: 400, there is none.
    """
    document = books.tables[kind.name][line["documentId"]]
    group = vendor_of(books, document)["_vat_group"]
    setup = books.vat_setup.get((group, code))
    if setup is None:
        message = f"The VAT Posting Setup does not exist. Fields: '{group}', '{code}'."
        raise invalid(message)
    return setup


def total(books: Books, kind: Kind, document: Row) -> None:
    """Compute net, VAT and total of a document and its lines."""
    precision = books.precision_of(document["currencyCode"])
    included = bool(document["pricesIncludeTax"])
    lines = lines_of(books, kind, document)
    amounts = [_discounted(line, precision) for line in lines]
    discounts = spread(Decimal(document["discountAmount"]), amounts, precision)
    taxed = [n for n, line in enumerate(lines) if line["taxCode"]]
    vats = document_vat(
        [
            LineAmount(
                amounts[n] - discounts[n], setup_for(books, kind, lines[n], lines[n]["taxCode"])
            )
            for n in taxed
        ],
        precision,
        included=included,
    )
    found = dict(zip(taxed, vats, strict=True))
    nets: list[Decimal] = []
    for n, line in enumerate(lines):
        vat = found[n].vat if n in found else ZERO
        net = amounts[n] - discounts[n] - (vat if included else ZERO)
        nets.append(net)
        # Before the invoice discount the VAT is only known where the prices exclude it.
        before = amounts[n] - vat if included else amounts[n]
        given: Row = {
            "amountExcludingTax": before,
            "totalTaxAmount": vat,
            "amountIncludingTax": before + vat,
            "invoiceDiscountAllocation": discounts[n],
            "netAmount": net,
            "netTaxAmount": vat,
            "netAmountIncludingTax": net + vat,
        }
        if n in found:
            setup = setup_for(books, kind, line, line["taxCode"])
            given["taxPercent"] = ZERO if setup.reverses else setup.percent
        books.remember(line)
        line.update({name: value for name, value in given.items() if name in line})
        line.update(
            _net=net,
            _reverse_charge=found[n].reverse_charge if n in found else ZERO,
            _non_deductible=found[n].non_deductible if n in found else ZERO,
        )
    tax = sum((vat.vat for vat in vats), ZERO)
    books.edit(kind.name, document)
    document.update(
        totalAmountExcludingTax=sum(nets, ZERO),
        totalTaxAmount=tax,
        totalAmountIncludingTax=sum(nets, ZERO) + tax,
    )


def _discounted(line: Row, precision: Decimal) -> Decimal:
    """Return quantity times price, less the line's discount, of which amount or percent follows from the other."""
    price = line["unitCost" if "unitCost" in line else "directUnitCost"]
    gross = Decimal(line["quantity"]) * Decimal(price)
    discount = Decimal(line["discountAmount"])
    if line.get("_discount") == "discountPercent":
        discount = rounded(gross * Decimal(line["discountPercent"]) / 100, precision)
        line["discountAmount"] = discount
    elif discount and gross:
        line["discountPercent"] = rounded(discount / gross * 100, Decimal("0.00001"))
    return rounded(gross - discount, precision)
