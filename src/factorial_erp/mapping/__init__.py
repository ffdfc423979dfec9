"""From an expense record and a mapping document to a purchase invoice, every decision explained.

Nothing here reads a clock, the network or the environment; only :meth:`MappingDocument.load` reads
files.
"""

from __future__ import annotations

from .books import Account, Books, Period, Vendor
from .coverage import Coverage
from .document import MappingDocument
from .finding import Finding, Findings
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
from .record_json import read_records, record_from_json, record_to_json, records_to_csv
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
from .validating import Answer, Validation

__all__ = [
    "Account",
    "Answer",
    "Because",
    "Books",
    "CostCenterShare",
    "Coverage",
    "ExpenseRecord",
    "Finding",
    "Findings",
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
    "Validation",
    "Vendor",
    "read_records",
    "record_from_json",
    "record_of",
    "record_to_json",
    "records_to_csv",
]
