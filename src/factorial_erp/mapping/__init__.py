"""From an expense record and a mapping document to a purchase invoice, every decision explained.

Nothing here reads a clock, the network or the environment; only :meth:`MappingDocument.load` reads
files.
"""

from __future__ import annotations

from .books import Account, Books, Period, Vendor
from .comparing import MappingDiff, Move, MoveTotal
from .coverage import Coverage, Covered, NeverHit, Unseen, Way, Weight
from .directories import Directories
from .document import MappingDocument
from .examples import Example, ExampleResult, ExampleResults, ExpectedLine
from .finding import Finding, Findings, Severity
from .joining import record_of
from .joining_documents import (
    record_of_card_payment,
    record_of_document,
    record_of_transaction,
)
from .joining_ledger import record_of_entry, record_of_payroll
from .joining_payload import record_of_payload
from .ledger_records import LedgerLine, LedgerRecord
from .matching import Matching, Party, Suggestion, Twins, match_employees, match_suppliers
from .overview import Overview
from .posting import (
    InvoiceLine,
    JournalDraft,
    JournalLine,
    Posting,
    PostingEntry,
    PredictedVat,
    PurchaseInvoiceDraft,
)
from .proposing import Category, LegalEntity, Proposal, Survey, TaxRate, propose
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
    "Category",
    "CostCenterShare",
    "Coverage",
    "Covered",
    "Directories",
    "Example",
    "ExampleResult",
    "ExampleResults",
    "ExpectedLine",
    "ExpenseRecord",
    "Finding",
    "Findings",
    "InvoiceLine",
    "JournalDraft",
    "JournalLine",
    "LedgerLine",
    "LedgerRecord",
    "LegalEntity",
    "Mapped",
    "MappingDiff",
    "MappingDocument",
    "Matching",
    "Membership",
    "Mileage",
    "Move",
    "MoveTotal",
    "NeverHit",
    "Overview",
    "Party",
    "PerDiem",
    "Period",
    "Posting",
    "PostingEntry",
    "PredictedVat",
    "Problem",
    "Proposal",
    "PurchaseInvoiceDraft",
    "Ref",
    "Severity",
    "Skipped",
    "Suggestion",
    "Survey",
    "TaxPart",
    "TaxRate",
    "Twins",
    "Unseen",
    "Validation",
    "Vendor",
    "Way",
    "Weight",
    "match_employees",
    "match_suppliers",
    "propose",
    "read_records",
    "record_from_json",
    "record_of",
    "record_of_card_payment",
    "record_of_document",
    "record_of_entry",
    "record_of_payload",
    "record_of_payroll",
    "record_of_transaction",
    "record_to_json",
    "records_to_csv",
]
