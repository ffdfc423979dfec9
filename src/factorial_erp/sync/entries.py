"""Does the general ledger hold what was planned, account by account?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from .._core.operation import Async
from ..business_central.ledger import GeneralLedgerEntry

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..mapping.posting import Posting

__all__ = ["difference", "entries_of", "planned_on_accounts", "posted_on_accounts"]

ZERO = Decimal(0)


async def entries_of(company: Company[Async], number: str) -> list[GeneralLedgerEntry]:
    """Read the entries with a document number."""
    found = company.general_ledger_entries.list(GeneralLedgerEntry.document_number == number)
    # The server compares text without regard to case.
    return [entry async for entry in found if entry.document_number.upper() == number.upper()]


def planned_on_accounts(posting: Posting) -> dict[str, Decimal]:
    """
    Debit minus credit of each account that the plan names, in local currency.

    Accounts of VAT and of vendors are chosen by the ERP and are not in it.
    """
    totals: dict[str, Decimal] = {}
    for entry in posting.entries:
        if entry.account_type == "account" and entry.number and entry.amount_lcy is not None:
            totals[entry.number] = totals.get(entry.number, ZERO) + entry.amount_lcy
    return totals


def posted_on_accounts(entries: Iterable[GeneralLedgerEntry]) -> dict[str, Decimal]:
    """Debit minus credit of each account, in local currency."""
    totals: dict[str, Decimal] = {}
    for entry in entries:
        amount = entry.debit_amount - entry.credit_amount
        totals[entry.account_number] = totals.get(entry.account_number, ZERO) + amount
    return totals


def difference(planned: Mapping[str, Decimal], posted: Mapping[str, Decimal]) -> str | None:
    """Say on which account of the plan something else was posted, ``None`` where all agree."""
    for account, amount in sorted(planned.items()):
        there = posted.get(account, ZERO)
        if there != amount:
            return f"account {account} has {there}, planned were {amount}"
    return None
