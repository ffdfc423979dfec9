"""From an expense record and a mapping document to a purchase invoice, every decision explained.

Nothing here reads a clock, the network or the environment; only :meth:`MappingDocument.load` reads
files.
"""

from __future__ import annotations

from .books import Account, Books, Period, Vendor
from .document import MappingDocument
from .joining import record_of
from .posting import (
    InvoiceLine,
    JournalDraft,
    JournalLine,
    Posting,
    PostingEntry,
    PredictedVat,
    PurchaseInvoiceDraft,
)
from .records import (
    CostCenterShare,
    ExpenseRecord,
    Membership,
    Mileage,
    PerDiem,
    Ref,
    TaxPart,
)
from .trail import Because, Mapped, Problem, Skipped

__all__ = [
    "Account",
    "Because",
    "Books",
    "CostCenterShare",
    "ExpenseRecord",
    "InvoiceLine",
    "JournalDraft",
    "JournalLine",
    "Mapped",
    "MappingDocument",
    "Membership",
    "Mileage",
    "PerDiem",
    "Period",
    "Posting",
    "PostingEntry",
    "PredictedVat",
    "Problem",
    "PurchaseInvoiceDraft",
    "Ref",
    "Skipped",
    "TaxPart",
    "Vendor",
    "record_of",
]
