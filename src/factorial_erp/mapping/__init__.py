"""From an expense record and a mapping document to a purchase invoice, every decision explained.

Nothing here reads a clock, the network or the environment; only :meth:`MappingDocument.load` reads
files.
"""

from __future__ import annotations

from .books import Account, Books, Period, Vendor
from .document import MappingDocument
from .format.examples import Example, ExpectedLine
from .posting import (
    InvoiceLine,
    JournalDraft,
    JournalLine,
    Posting,
    PostingEntry,
    PredictedVat,
    PurchaseInvoiceDraft,
)
from .records.directories import Directories
from .records.entry import LedgerLine, LedgerRecord
from .records.expense import (
    CostCenterShare,
    ExpenseRecord,
    Membership,
    Mileage,
    PerDiem,
    Ref,
    TaxPart,
)
from .records.files import read_records, record_from_json, record_to_json, records_to_csv
from .records.from_document import (
    record_of_card_payment,
    record_of_document,
    record_of_transaction,
)
from .records.from_entry import record_of_entry, record_of_payroll
from .records.from_expense import record_of
from .records.from_payload import record_of_payload
from .review.comparing import MappingDiff, Move, MoveTotal
from .review.coverage import Coverage, Covered, NeverHit, Unseen, Way, Weight
from .review.finding import Finding, Findings, Severity
from .review.matching import Matching, Party, Suggestion, Twins, match_employees, match_suppliers
from .review.overview import Overview
from .review.proposing import Category, LegalEntity, Proposal, Survey, propose
from .review.proposing_taxes import InvoicedVat, TaxRate
from .review.testing import ExampleResult, ExampleResults
from .review.validating import Answer, Validation
from .trail import Because, Mapped, Problem, Skipped
from .vat_setup import VatPair, VatSetup
from .vat_setup_reading import read_vat_setup

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
    "InvoicedVat",
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
    "VatPair",
    "VatSetup",
    "Vendor",
    "Way",
    "Weight",
    "match_employees",
    "match_suppliers",
    "propose",
    "read_records",
    "read_vat_setup",
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
