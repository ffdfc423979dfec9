"""From Factorial to the ERP: plan, apply once, report, reconcile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.lazy import lazily

if TYPE_CHECKING:
    from .booking import Booking as Booking, Original as Original
    from .ledger import (
        Ledger as Ledger,
        LedgerEntry as LedgerEntry,
        MemoryLedger as MemoryLedger,
        SqliteLedger as SqliteLedger,
    )
    from .plan import Change as Change, Plan as Plan, make_plan as make_plan
    from .reading import read_expenses as read_expenses
    from .reconcile import Reconciliation as Reconciliation
    from .report import Report as Report, Result as Result
    from .workflow import Sync as Sync

__all__ = [
    "Booking",
    "Change",
    "Ledger",
    "LedgerEntry",
    "MemoryLedger",
    "Original",
    "Plan",
    "Reconciliation",
    "Report",
    "Result",
    "SqliteLedger",
    "Sync",
    "make_plan",
    "read_expenses",
]

__getattr__ = lazily(
    __name__,
    {
        "Booking": "booking",
        "Change": "plan",
        "Ledger": "ledger",
        "LedgerEntry": "ledger",
        "MemoryLedger": "ledger",
        "Original": "booking",
        "Plan": "plan",
        "Reconciliation": "reconcile",
        "Report": "report",
        "Result": "report",
        "SqliteLedger": "ledger",
        "Sync": "workflow",
        "make_plan": "plan",
        "read_expenses": "reading",
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
