"""What is a record that already has debits and credits: a journal entry, the result of a payroll?"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import attrs

from .expense import ExpenseRecord, Membership, Ref

__all__ = ["LedgerLine", "LedgerRecord", "record_of_line"]


@attrs.frozen(kw_only=True)
class LedgerLine:
    """A debit or a credit."""

    id: str
    debit_cents: int = attrs.field(default=0, repr=False)
    """**Cents** of the record's currency; not shown, since one line may be a salary."""
    credit_cents: int = attrs.field(default=0, repr=False)
    """**Cents** of the record's currency; not shown, since one line may be a salary."""
    account: Ref | None = None
    """The account in Factorial; its code is the account number."""
    resource_account: Ref | None = None
    """The account that Factorial's ``ledger_account_resources`` have for the concept."""
    concept: Ref | None = None
    """The payroll concept; for rules and tables it is the category of the line."""
    employee: Ref | None = attrs.field(default=None, repr=False)
    team: Ref | None = None
    memberships: tuple[Membership, ...] = ()
    description: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class LedgerRecord:
    """Debits and credits that belong together."""

    key: str
    """Unique among all records: ``finance/journal_entry/4711``."""
    id: str
    """Names its document, ``J12``: other than that of any other kind of record."""
    kind: Literal["journal_entry", "payroll_result"]
    status: str
    date: dt.date | None
    """The posting date."""
    currency: str
    """ISO 4217 code."""
    lines: tuple[LedgerLine, ...]
    entity: Ref | None = None
    """The legal entity."""
    document_number: str | None = None
    document_type: str | None = None
    """What was booked, in Factorial's word: ``bank``, ``payroll_result``, …"""
    description: str | None = attrs.field(default=None, repr=False)
    is_open: bool = False
    """The lines need not balance: what is left is owed, and goes to the credit account that the mapping
    document decides."""

    @property
    def left_cents(self) -> int:
        """Debits less credits in **cents**: zero where the lines balance."""
        return sum(line.debit_cents - line.credit_cents for line in self.lines)


def record_of_line(record: LedgerRecord, line: LedgerLine | None = None) -> ExpenseRecord:
    """
    Return a line as a record that rules, tables and chains can decide on.

    Args:
        line: ``None`` for the record as a whole: its amount is the sum of the debits.
    """
    cents = sum(each.debit_cents for each in record.lines)
    if line is not None:
        cents = line.debit_cents - line.credit_cents
    common = ExpenseRecord(
        key=record.key,
        id=record.id,
        kind=record.kind,
        status=record.status,
        date=record.date,
        amount_cents=cents,
        currency=record.currency,
        entity=record.entity,
        document_number=record.document_number,
        document_type=record.document_type,
        description=record.description,
    )
    if line is None:
        return common
    return attrs.evolve(
        common,
        category=line.concept,
        employee=line.employee,
        team=line.team,
        memberships=line.memberships,
        ledger_account=line.account,
        resource_account=line.resource_account,
        description=line.description or record.description,
    )
