"""What do decided lines become: an invoice, a journal, and which entries in the ledger?

Whole numbers here count the smallest units of a currency. Amounts are worked out as those of an invoice; a
refund changes all signs at the end, so that it mirrors its original.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ..money import allocate_quanta, from_quanta, round_ratio
from ..posting import (
    EXTERNAL_DOCUMENT_LENGTH,
    AccountType,
    Dimensions,
    InvoiceLine,
    JournalDraft,
    JournalLine,
    Posting,
    PostingEntry,
    PredictedVat,
    PurchaseInvoiceDraft,
    Role,
)
from ..vat import (
    GrossLine,
    NetLine,
    Taxed,
    TaxedAmount,
    Treatment,
    document_taxes,
    journal_taxes,
    vat_of,
)

__all__ = ["Amount", "Creditor", "Line", "Outline", "taxed_by_route"]

Route = Literal["purchase_invoice", "journal", "file"]


class Amount(NamedTuple):
    """The total of a record, without its sign."""

    gross: int
    sign: int
    """-1 for a refund."""
    decimals: int
    currency: str
    is_local: bool


class Creditor(NamedTuple):
    """Who or what is credited."""

    type: Literal["account", "vendor", "employee", "bank"]
    number: str


class Line(NamedTuple):
    """A decided part of the amount."""

    net: int
    tax: int
    """As the receipt states it; zero under reverse charge and where it is part of the cost."""
    treatment: Treatment
    account: str
    dimensions: Dimensions
    role: Role = "cost"
    account_type: AccountType = "account"


class _Side(NamedTuple):
    role: Role
    type: AccountType
    number: str
    amount: int
    local: int | None
    vat_code: str = ""
    dimensions: Dimensions = ()


class _Money(dict[int, Decimal]):
    """Amounts by their number of smallest units; each is made once, though it stands in several places."""

    def __init__(self, sign: int, decimals: int) -> None:
        super().__init__()
        self._sign = sign
        self._decimals = decimals

    def __missing__(self, count: int) -> Decimal:
        amount = self[count] = from_quanta(self._sign * count, self._decimals)
        return amount


class Outline(NamedTuple):
    """Everything that was decided about a record, in whole numbers."""

    route: Route
    amount: Amount
    local_gross: int | None
    """In the smallest units of the local currency; ``None`` where nothing tells it."""
    local_decimals: int
    local_currency: str
    number: str
    creditor: Creditor
    date: dt.date
    posting_date: dt.date
    description: str
    external_number: str
    lines: tuple[Line, ...]
    rounding_account: str
    due_date: dt.date | None = None
    corrects: str = ""
    """Number of the invoice that a credit memo corrects."""

    def invoice(self) -> PurchaseInvoiceDraft | None:
        """The purchase invoice or credit memo."""
        if self.route != "purchase_invoice":
            return None
        decimals = self.amount.decimals
        return PurchaseInvoiceDraft(
            vendor_number=self.creditor.number,
            vendor_invoice_number=self.number,
            invoice_date=self.date,
            posting_date=self.posting_date,
            currency_code="" if self.amount.is_local else self.amount.currency,
            lines=tuple(
                InvoiceLine(
                    account_number=line.account,
                    description=self.description,
                    unit_cost=from_quanta(line.net, decimals),
                    vat_code=line.treatment.vat_code,
                    dimensions=line.dimensions,
                )
                for line in self.lines
            ),
            document_type="invoice" if self.amount.sign > 0 else "credit_memo",
            due_date=self.due_date,
            corrects=self.corrects if self.amount.sign < 0 else "",
        )

    def journal(self) -> JournalDraft | None:
        """The lines of a journal."""
        if self.route != "journal" or self.local_gross is None:
            return None
        lines = [
            self._journal_line(
                line.account_type, line.account, gross, _code("journal", line), line.dimensions
            )
            for line, gross in zip(self.lines, self._local_parts(), strict=True)
        ]
        lines.append(self._journal_line(*self.creditor, -self.local_gross, "", ()))
        return JournalDraft(
            document_number=self.number,
            posting_date=self.posting_date,
            document_date=self.date,
            lines=tuple(lines),
        )

    def _journal_line(
        self, type: AccountType, number: str, amount: int, vat_code: str, dimensions: Dimensions
    ) -> JournalLine:
        comment = ""
        if not self.amount.is_local:
            gross = from_quanta(self.amount.sign * self.amount.gross, self.amount.decimals)
            comment = f"{gross} {self.amount.currency}"
        return JournalLine(
            account_type="account" if type == "vat" else type,
            account_number=number,
            amount=from_quanta(self.amount.sign * amount, self.local_decimals),
            description=self.description,
            comment=comment,
            external_document_number=self.external_number[:EXTERNAL_DOCUMENT_LENGTH],
            vat_code=vat_code,
            dimensions=dimensions,
        )

    def posting(self) -> Posting:
        """What it will do to the ledger."""
        taxed = taxed_by_route(self.route, self.lines)
        accounts: dict[str, int] = {}
        for line, part in zip(self.lines, taxed.lines, strict=True):
            accounts[line.account] = accounts.get(line.account, 0) + part.base
        net = sum(accounts.values())
        vat = sum([part.vat for part in taxed.totals])
        amount = self.amount
        money = _Money(amount.sign, amount.decimals)
        local = money if amount.is_local else _Money(amount.sign, self.local_decimals)
        return Posting(
            currency=amount.currency,
            net=money[net],
            vat=money[vat],
            gross=money[net + vat],
            accounts=tuple([(number, money[accounts[number]]) for number in sorted(accounts)]),
            line_vat=tuple([money[part.vat] for part in taxed.lines]),
            taxes=tuple([_predicted(part, money) for part in self._vat_entries(taxed)]),
            entries=tuple([_entry(side, money, local) for side in self._sides(taxed)]),
            local_currency=self.local_currency,
        )

    def _vat_entries(self, taxed: Taxed) -> Iterable[TaxedAmount]:
        """On invoices also those of what is withheld, since each line needs a VAT code there."""
        if self.route == "purchase_invoice":
            return taxed.totals
        pairs = zip(self.lines, taxed.totals, strict=True)
        return [part for line, part in pairs if line.role != "withholding"]

    def _sides(self, taxed: Taxed) -> list[_Side]:
        """All entries; they balance."""
        if self.route == "journal" and self.local_gross is not None and not self.amount.is_local:
            return self._sides_of_journal(taxed, self.local_gross)
        debits = list(_debits(self.route, self.lines, taxed, is_local=self.amount.is_local))
        gross = sum([side.amount for side in debits])
        type, number = self.creditor
        if self.amount.is_local:
            return [*debits, _Side("credit", type, number, -gross, -gross)]
        return self._with_local([*debits, _Side("credit", type, number, -gross, None)])

    def _sides_of_journal(self, taxed: Taxed, local_gross: int) -> list[_Side]:
        """The entries of a journal, whose VAT is computed in the local currency."""
        local_lines = [
            line._replace(net=gross, tax=0)
            for line, gross in zip(self.lines, self._local_parts(), strict=True)
        ]
        local = taxed_by_route("journal", local_lines)
        here = _debits("journal", self.lines, taxed, is_local=False, keep=True)
        there = _debits("journal", local_lines, local, is_local=False, keep=True)
        sides = [
            side._replace(local=other.amount)
            for side, other in zip(here, there, strict=True)
            if side.amount or other.amount
        ]
        gross = sum(side.amount for side in sides)
        return [*sides, _Side("credit", *self.creditor, -gross, -local_gross)]

    def _local_parts(self) -> tuple[int, ...]:
        """The gross amount of each line in the local currency, of which nothing gets lost."""
        gross = [line.net + line.tax for line in self.lines]
        if self.amount.is_local or self.local_gross is None:
            return tuple(gross)
        signs = [-1 if part < 0 else 1 for part in gross]
        if -1 not in signs:
            return allocate_quanta(self.local_gross, gross)
        # A rounding line may be negative: what it takes, the others have more.
        total = sum(gross)
        parts = [round_ratio(part * self.local_gross, total) for part in gross]
        parts[0] += self.local_gross - sum(parts)
        return tuple(parts)

    def local_without_account(self) -> int:
        """
        What converting a file's entries one by one leaves over, and no account is declared for.

        Invoices are converted by Business Central, which knows the account of its own.
        """
        if self.route != "file" or self.rounding_account or self.amount.is_local:
            return 0
        sides = self._sides(taxed_by_route(self.route, self.lines))
        return sum([side.local or 0 for side in sides if side.role == "rounding"])

    def _with_local(self, sides: list[_Side]) -> list[_Side]:
        if self.local_gross is None:
            return sides
        gross = -sides[-1].amount
        local = [
            side._replace(local=round_ratio(side.amount * self.local_gross, gross))
            for side in sides
        ]
        left = -sum(side.local or 0 for side in local)
        if left:
            rounding = _Side("rounding", "account", self.rounding_account, 0, left)
            local.insert(-1, rounding)
        return local


def _predicted(part: TaxedAmount, money: _Money) -> PredictedVat:
    return PredictedVat(
        vat_code=part.treatment.vat_code,
        identifier=part.treatment.identifier,
        kind=part.treatment.kind,
        percent=part.treatment.percent,
        base=money[part.base],
        vat=money[part.vat],
        reverse_charge=money[part.reverse_charge],
        non_deductible=money[part.non_deductible],
    )


def _entry(side: _Side, money: _Money, local: _Money) -> PostingEntry:
    return PostingEntry(
        role=side.role,
        account_type=side.type,
        number=side.number,
        amount=money[side.amount],
        amount_lcy=None if side.local is None else local[side.local],
        vat_code=side.vat_code,
        dimensions=side.dimensions,
    )


def taxed_by_route(route: Route, lines: Sequence[Line]) -> Taxed:
    """What the route makes of the lines: Business Central's computation, or the receipt's own taxes."""
    if route == "purchase_invoice":
        return document_taxes([NetLine(net=line.net, treatment=line.treatment) for line in lines])
    if route == "journal":
        return journal_taxes(
            [GrossLine(gross=line.net + line.tax, treatment=line.treatment) for line in lines]
        )
    stated = tuple(_stated(line) for line in lines)
    return Taxed(stated, stated)


def _stated(line: Line) -> TaxedAmount:
    treatment = line.treatment
    numerator, denominator = treatment.lost
    reverse = treatment.kind == "reverse_charge"
    tax = vat_of(line.net, treatment.percent) if reverse else line.tax
    lost = round_ratio(tax * numerator, denominator)
    return TaxedAmount(treatment, line.net, 0 if reverse else tax, tax if reverse else 0, lost)


def _debits(
    route: Route, lines: Sequence[Line], taxed: Taxed, *, is_local: bool, keep: bool = False
) -> Iterable[_Side]:
    """
    Cost and VAT: of invoices for each VAT identifier, elsewhere for each line.

    Args:
        is_local: The currency is the local one, so that both amounts are the same.
        keep: Also what is zero.
    """
    for line, part in zip(lines, taxed.lines, strict=True):
        code = _code(route, line)
        base, lost = part.base, part.non_deductible
        local = base if is_local else None
        yield _Side(line.role, line.account_type, line.account, base, local, code, line.dimensions)
        if lost or keep:
            number = line.treatment.cost_account or line.account
            local = lost if is_local else None
            yield _Side("non_deductible", "account", number, lost, local, code, line.dimensions)
        if route != "purchase_invoice":
            yield from _vat_sides(part, line.dimensions, is_local=is_local, keep=keep)
    if route == "purchase_invoice":
        for part in taxed.totals:
            yield from _vat_sides(part, (), is_local=is_local, keep=keep)


def _vat_sides(
    part: TaxedAmount, dimensions: Dimensions, *, is_local: bool, keep: bool
) -> Iterable[_Side]:
    treatment = part.treatment
    code = treatment.vat_code
    if treatment.kind == "reverse_charge":
        if part.reverse_charge or keep:
            for number, count in (
                (treatment.vat_account, part.reverse_charge - part.non_deductible),
                (treatment.reverse_account, -part.reverse_charge),
            ):
                local = count if is_local else None
                yield _Side("reverse_charge", "vat", number, count, local, code, dimensions)
        return
    reclaimed = part.vat - part.non_deductible
    if reclaimed or keep:
        local = reclaimed if is_local else None
        yield _Side("vat", "vat", treatment.vat_account, reclaimed, local, code, dimensions)


def _code(route: Route, line: Line) -> str:
    if line.account_type != "account":
        return ""
    if line.role == "withholding" and route != "purchase_invoice":
        return ""
    return line.treatment.vat_code
