"""What is an expense, as far as the mapping needs to know?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

import attrs

__all__ = ["ExpenseKind", "ExpenseRecord", "Mileage", "PerDiem", "Ref", "TaxPart"]

ExpenseKind = Literal["expense", "mileage", "per_diem"]


@attrs.frozen
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


@attrs.frozen(kw_only=True)
class TaxPart:
    """The part of a receipt that is taxed at one rate."""

    rate: Decimal | None = None
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
class ExpenseRecord:
    """A receipt, a mileage or a per diem, with everything that a rule may ask about."""

    key: str
    """Unique among all records: ``expenses/expensable/4711``."""
    id: str
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
    """Multiplies :attr:`amount_cents` to the reimbursable amount."""
    taxes: tuple[TaxPart, ...] = ()
    entity: Ref | None = None
    """The legal entity."""
    employee: Ref | None = attrs.field(default=None, repr=False)
    category: Ref | None = None
    subcategory: Ref | None = None
    cost_centers: tuple[Ref, ...] = ()
    project: Ref | None = None
    merchant_name: str | None = None
    merchant_tin: str | None = None
    supplier_country: str | None = None
    """ISO 3166 code of two letters."""
    payment: str | None = None
    """``reimbursable``, ``not_reimbursable`` or another text."""
    payment_method: str | None = None
    reimbursement_method: str | None = None
    card: bool = False
    """A company card paid."""
    ledger_account: Ref | None = None
    """The account that Factorial's own mapping found; its code is the account number."""
    document_number: str | None = None
    document_type: str | None = None
    description: str | None = attrs.field(default=None, repr=False)
    mileage: Mileage | None = None
    per_diem: PerDiem | None = None
