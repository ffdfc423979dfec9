"""What record is made of something of Factorial, whatever it is?"""

from __future__ import annotations

from ...factorial.banking import CardPayment, Transaction
from ...factorial.expenses import Expense, Mileage, PerDiem
from ...factorial.finance import FinancialDocument
from ...factorial.integrations import SyncableItemSyncPayload
from .entry import LedgerRecord
from .expense import ExpenseRecord
from .from_document import record_of_card_payment, record_of_document, record_of_transaction
from .from_expense import record_of_detail
from .from_payload import record_of_payload

__all__ = ["Source", "as_record"]

Source = (
    ExpenseRecord
    | LedgerRecord
    | Expense
    | Mileage
    | PerDiem
    | FinancialDocument
    | CardPayment
    | Transaction
    | SyncableItemSyncPayload
)
"""What can be mapped."""


def as_record(source: Source) -> ExpenseRecord | LedgerRecord:
    """Return the record of something that was not joined with what it points to."""
    if isinstance(source, ExpenseRecord | LedgerRecord):
        return source
    if isinstance(source, FinancialDocument):
        return record_of_document(source)
    if isinstance(source, CardPayment):
        return record_of_card_payment(source)
    if isinstance(source, Transaction):
        return record_of_transaction(source)
    if isinstance(source, SyncableItemSyncPayload):
        return record_of_payload(source)
    return record_of_detail(source)
