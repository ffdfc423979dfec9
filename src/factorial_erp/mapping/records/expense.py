"""What is an expense, as far as the mapping needs to know?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final, Literal

import attrs

from ...errors import InputInvalid
from ..days import holds_on
from ..match import key

__all__ = [
    "FROM_SUPPLIERS",
    "RECORD_KINDS",
    "CostCenterShare",
    "ExpenseKind",
    "ExpenseRecord",
    "Membership",
    "Mileage",
    "PerDiem",
    "Ref",
    "TaxPart",
    "unnamed",
]

ExpenseKind = Literal[
    "expense",
    "mileage",
    "per_diem",
    "card_payment",
    "bank_transaction",
    "supplier_invoice",
    "credit_note",
    "journal_entry",
    "payroll_result",
]
RECORD_KINDS: Final = (
    "expense", "mileage", "per_diem", "card_payment", "bank_transaction", "supplier_invoice",
    "credit_note", "journal_entry", "payroll_result",
)  # fmt: skip
"""The values of :data:`ExpenseKind`."""
_REVERSED: Final = "reversed"
FROM_SUPPLIERS: Final = frozenset({"expense", "card_payment", "supplier_invoice", "credit_note"})
"""Kinds that a supplier has a part in, with a country and taxes of its own."""


@attrs.frozen(cache_hash=True)
class Ref:
    """A thing that a mapping document may name by its id, its code or its name."""

    id: str
    code: str | None = None
    name: str | None = None

    @property
    def label(self) -> str:
        """What a reader recognises: name, else code, else id. Not for people."""
        return self.name or self.code or self.id

    @property
    def number(self) -> str:
        """Code, else id: says nothing personal."""
        return self.code or self.id


def unnamed(ref: Ref | None) -> str:
    """A supplier in a repr: by id and code, never by a name, which may be that of a person."""
    return "None" if ref is None else f"Ref({ref.id!r}, {ref.code!r})"


def _rate(value: Decimal | int | None) -> Decimal | None:
    if isinstance(value, float):
        message = f"{value!r} is a float, and floats lose digits."
        raise InputInvalid(message, field="rate", value=value, hint=f'Write Decimal("{value}").')
    return Decimal(value) if isinstance(value, int) else value


@attrs.frozen(kw_only=True)
class TaxPart:
    """The part of a receipt that is taxed at one rate."""

    rate: Decimal | None = attrs.field(default=None, converter=_rate)
    """**Percent**: 19 means 19 %."""
    base_cents: int | None = None
    """**Cents** without the tax."""
    tax_cents: int | None = None
    """**Cents**."""


@attrs.frozen(kw_only=True)
class Mileage:
    """A journey by the employee's own car."""

    distance: Decimal | None = None
    """In :attr:`unit`."""
    unit: str | None = None
    rate: Decimal | None = None
    """Money for one :attr:`unit`."""
    origin: str | None = attrs.field(default=None, repr=False)
    destination: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class PerDiem:
    """Days away, paid at a flat rate."""

    start: dt.date | None = None
    end: dt.date | None = None
    days: Decimal | None = None


@attrs.frozen(kw_only=True)
class CostCenterShare:
    """The part of an amount that a cost centre bears, as Factorial states it for this record."""

    cost_center: Ref
    percent: Decimal
    """**Percent**; the shares of a record total 100."""


@attrs.frozen(kw_only=True)
class Membership:
    """How much of an employee belongs to a cost centre, and when."""

    cost_center: Ref
    percent: Decimal
    """**Percent**; the memberships of a day total 100."""
    start: dt.date | None = None
    end: dt.date | None = None
    """The last day; ``None`` where it still lasts."""

    def covers(self, day: dt.date) -> bool:
        """Whether it holds on this day."""
        return holds_on(day, self.start, self.end)


@attrs.frozen(kw_only=True)
class ExpenseRecord:
    """A receipt, a mileage, an invoice, …, with everything that a rule may ask about."""

    key: str
    """Unique among all records: ``expenses/expensable/4711``."""
    id: str
    """Names its document in the ERP: of an expense its own id, of other kinds with a letter in front."""
    kind: ExpenseKind
    status: str
    date: dt.date | None
    """Day of the document."""
    amount_cents: int | None
    """Total in **cents** of :attr:`currency`, taxes included; negative for a refund."""
    currency: str
    """ISO 4217 code."""
    reimbursable_cents: int | None = None
    """**Cents** of :attr:`reimbursable_currency`."""
    reimbursable_currency: str | None = None
    exchange_rate: Decimal | None = None
    """Multiplies :attr:`amount_cents` to the reimbursable amount (a guess: the API does not tell the
    direction)."""
    taxes: tuple[TaxPart, ...] = ()
    withholdings: tuple[TaxPart, ...] = ()
    """What the company keeps of the price and owes to the tax office for the supplier (the Spanish IRPF);
    the signs of rates and amounts do not count. :attr:`amount_cents` is what is left to be paid, unless the
    taxed parts sum to it (a guess: Factorial does not document its total)."""
    entity: Ref | None = None
    """The legal entity."""
    employee: Ref | None = attrs.field(default=None, repr=False)
    category: Ref | None = None
    subcategory: Ref | None = None
    team: Ref | None = None
    cost_centers: tuple[Ref, ...] = ()
    cost_center_shares: tuple[CostCenterShare, ...] = ()
    """Where the record itself says who bears how much; then it names all its cost centres."""
    memberships: tuple[Membership, ...] = ()
    """The employee's cost centres; those of the document's day count."""
    project: Ref | None = None
    subproject: Ref | None = None
    supplier: Ref | None = attrs.field(default=None, repr=unnamed)
    """The contact in Factorial; its code is its ``external_id``, the number in the ERP."""
    merchant_name: str | None = attrs.field(default=None, repr=False)
    """May be the name of a person, as its number may be a person's."""
    merchant_tin: str | None = attrs.field(default=None, repr=False)
    supplier_country: str | None = None
    """ISO 3166 code of two letters."""
    payment: str | None = None
    """``reimbursable``, ``not_reimbursable`` or another text."""
    payment_method: str | None = None
    reimbursement_method: str | None = None
    card: bool = False
    """A company card paid."""
    ledger_account: Ref | None = None
    """The account that Factorial names on the record; its code is the account number."""
    resource_account: Ref | None = None
    """The account that Factorial's ``ledger_account_resources`` have for its category and entity."""
    entity_default_account: Ref | None = None
    """The account that Factorial's ``accounting_settings`` have for expenses of its entity."""
    document_number: str | None = None
    document_type: str | None = None
    due_date: dt.date | None = None
    """Day by which a supplier is to be paid."""
    corrects: Ref | None = None
    """Of a credit note the record of the invoice that it corrects; its code is the number that the issuer
    gave it."""
    description: str | None = attrs.field(default=None, repr=False)
    mileage: Mileage | None = None
    per_diem: PerDiem | None = None

    @property
    def is_reversed(self) -> bool:
        """Whether its status says that it takes back what it was."""
        return key(self.status) == _REVERSED
