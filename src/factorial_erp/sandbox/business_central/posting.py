"""What happens when a purchase document is posted? Checks, entries, a new number; and how is a credit memo cancelled?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .books import ZERO, Books
from .dimensions import check_dimensions
from .kinds import CREDIT_MEMO, INVOICE, Kind, lines_of, vendor_of
from .ledger import Posting, VatAmount, check_date, enter, enter_vat, rate_of, settle
from .refusals import invalid, rule
from .store import Row
from .totals import setup_for
from .vat import VatSetup, rounded

__all__ = ["cancel", "pay", "post_document"]

_Vat = tuple[VatSetup, Decimal, Decimal, Decimal, Decimal]
"""Set-up, base, VAT, reverse charge, and what is not reclaimed of both, of an identifier."""


def post_document(books: Books, kind: Kind, document: Row) -> None:
    """
    Post a draft; AL commits after it has checked quantities, and when it is done.

    Raises:
        Refused: 400, something is missing, blocked or closed.
    """
    if document["status"] != "Draft":
        raise rule(f"{kind.label} {document['number']} is posted already.")
    if books.needs_approval and not document.get("_approved"):
        raise rule(f"{kind.label} {document['number']} must be approved before it can be posted.")
    lines = [line for line in lines_of(books, kind, document) if line["lineType"] != "Comment"]
    if not any(line["quantity"] and line["lineObjectNumber"] for line in lines):
        raise rule("There is nothing to post.")
    if any(not line["quantity"] for line in lines):
        raise invalid("Quantity must have a value in the purchase line.")
    books.commit()
    vendor = vendor_of(books, document)
    _check(books, kind, document, lines, vendor)
    number = books.next_number(f"posted {kind.name}", first=kind.first_posted)
    rate = rate_of(books, document["currencyCode"], document["postingDate"])
    amounts = _vat_by_identifier(books, kind, lines)
    postings = list(_postings(books, kind, document, lines, amounts))
    day = document["postingDate"]
    enter(books, postings, day=day, number=number, type=kind.type, rate=rate)
    vat = [
        VatAmount(
            setup=s, base=kind.sign * b, amount=kind.sign * (v + r), non_deductible=kind.sign * n
        )
        for s, b, v, r, n in amounts
    ]
    enter_vat(books, number, vat, rate)
    books.edit(kind.name, document).update(number=number, status="Open")
    owed = kind.sign * document["totalAmountIncludingTax"]
    document["_remaining"] = owed
    document["_rate"] = rate
    settle(books, vendor, rounded(owed * rate, books.precision))
    if kind is CREDIT_MEMO:
        _apply(books, document)
    books.commit()


def _check(books: Books, kind: Kind, document: Row, lines: list[Row], vendor: Row) -> None:
    if document["totalAmountIncludingTax"] < 0:
        raise rule("The total amount for the invoice must be 0 or greater.")
    if vendor["blocked"] == "All":
        raise rule(
            f"You cannot post this type of document when Vendor {vendor['number']} is blocked."
        )
    if vendor["_posting_group"] not in books.payables:
        raise invalid(f"Vendor Posting Group must have a value in Vendor {vendor['number']}.")
    if any(line["lineType"] != "Account" for line in lines):
        # Items, charges and fixed assets need set-up that the sandbox does not have.
        raise invalid("The General Posting Setup does not exist.")
    if any(not line["taxCode"] for line in lines):
        raise invalid("VAT Prod. Posting Group must have a value in the purchase line.")
    if kind.number is not None:
        _check_number(books, kind, document, kind.number)
    check_date(books, document["postingDate"])
    check_dimensions(books, document, vendor)
    for line in lines:
        account = books.tables["accounts"].get(line["accountId"])
        check_dimensions(books, line, *([account] if account is not None else []))


def _check_number(books: Books, kind: Kind, document: Row, field: str) -> None:
    ours = document[field]
    if not ours and books.must_have_number:
        raise invalid("You need to enter the document number of the document from the vendor.")
    for other in books.tables[kind.name].values():
        same = other[field] == ours and other["vendorId"] == document["vendorId"]
        if ours and same and other["status"] not in ("Draft", "Canceled"):
            raise rule(f"Purchase {kind.type} {ours} already exists for this vendor.")


def _postings(
    books: Books,
    kind: Kind,
    document: Row,
    lines: list[Row],
    amounts: list[_Vat],
) -> Iterator[Posting]:
    """Yield lines, then VAT; the payables come last."""
    sign = kind.sign
    for line in lines:
        account, text = line["lineObjectNumber"], line["description"]
        yield Posting(account=account, amount=sign * line["_net"], text=text, owner=line)
        lost = line["_non_deductible"]
        if lost:
            setup = setup_for(books, kind, line, line["taxCode"])
            to = setup.non_deductible_account or account
            yield Posting(account=to, amount=sign * lost, text=text, owner=line)
    for setup, _, vat, reverse, lost in amounts:
        text = f"VAT {setup.identifier}"
        if vat - lost and not reverse:
            yield Posting(account=setup.purchase_account, amount=sign * (vat - lost), text=text)
        if reverse:
            reclaimed = reverse - lost
            yield Posting(account=setup.purchase_account, amount=sign * reclaimed, text=text)
            yield Posting(account=setup.reverse_account, amount=-sign * reverse, text=text)
    yield Posting(
        account=books.payables[vendor_of(books, document)["_posting_group"]],
        amount=-sign * document["totalAmountIncludingTax"],
        text=f"{kind.type} {document['number']}",
        owner=document,
    )


def _vat_by_identifier(books: Books, kind: Kind, lines: list[Row]) -> list[_Vat]:
    """Return what is to be posted for each VAT identifier, in the order of the lines."""
    found: dict[str, _Vat] = {}
    for line in lines:
        setup = setup_for(books, kind, line, line["taxCode"])
        nothing = (setup, ZERO, ZERO, ZERO, ZERO)
        _, base, vat, reverse, lost = found.get(setup.identifier, nothing)
        base += line["_net"]
        vat += line["totalTaxAmount"]
        reverse += line["_reverse_charge"]
        found[setup.identifier] = (setup, base, vat, reverse, lost + line["_non_deductible"])
    return list(found.values())


def _apply(books: Books, memo: Row) -> None:
    """Set a credit memo off against the invoice that it names."""
    invoice = books.tables["purchaseInvoices"].get(memo["invoiceId"])
    if invoice is None:
        return
    amount = min(-memo["_remaining"], invoice.get("_remaining", ZERO))
    for name, row, change in ((INVOICE.name, invoice, -amount), (CREDIT_MEMO.name, memo, amount)):
        pay(books, name, row, change)


def pay(books: Books, name: str, document: Row, change: Decimal) -> None:
    """Change what stays open of a posted document; it is paid when nothing does."""
    books.edit(name, document)
    document["_remaining"] = document.get("_remaining", ZERO) + change
    document["status"] = "Open" if document["_remaining"] else "Paid"


def cancel(books: Books, kind: Kind, document: Row) -> None:
    """
    Cancel a posted credit memo: entries that take back what it posted.

    The corrective invoice that reality makes for that has no row here.

    Raises:
        Refused: 400, it is a draft, or was settled or cancelled.
    """
    if document["status"] != "Open":
        raise rule(
            f"{kind.label} {document['number']} cannot be cancelled: it is {document['status']}."
        )
    day, rate = document["postingDate"], document["_rate"]
    check_date(books, day)
    number = books.next_number(f"posted {INVOICE.name}", first=INVOICE.first_posted)
    lines = [line for line in lines_of(books, kind, document) if line["lineType"] != "Comment"]
    amounts = _vat_by_identifier(books, kind, lines)
    postings = [
        Posting(account=each.account, amount=-each.amount, text=each.text, owner=each.owner)
        for each in _postings(books, kind, document, lines, amounts)
    ]
    enter(books, postings, day=day, number=number, type=INVOICE.type, rate=rate)
    vat = [
        VatAmount(
            setup=s, base=-kind.sign * b, amount=-kind.sign * (v + r), non_deductible=-kind.sign * n
        )
        for s, b, v, r, n in amounts
    ]
    enter_vat(books, number, vat, rate)
    settle(
        books, vendor_of(books, document), rounded(-document["_remaining"] * rate, books.precision)
    )
    books.edit(kind.name, document).update(status="Canceled", _remaining=ZERO)
