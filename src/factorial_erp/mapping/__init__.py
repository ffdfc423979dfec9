"""From an expense record and a mapping document to a purchase invoice, every decision explained.

Nothing here reads a clock, the network or the environment; only :meth:`MappingDocument.load` reads
files.
"""

from __future__ import annotations

from .books import Account, Books, Period, Vendor
from .comparing import MappingDiff, Move, MoveTotal
from .coverage import Coverage
from .directories import Directories
from .document import MappingDocument
from .examples import Example, ExampleResult, ExampleResults, ExpectedLine
from .finding import Finding, Findings
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
    "Skipped",
    "Suggestion",
    "Survey",
    "TaxPart",
    "TaxRate",
    "Twins",
    "Validation",
    "Vendor",
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
