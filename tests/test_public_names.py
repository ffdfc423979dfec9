"""Which names may users rely on?"""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

PUBLIC: dict[str, set[str]] = {
    "factorial_erp": {
        "AsyncBusinessCentral",
        "AsyncFactorial",
        "BusinessCentral",
        "ErpError",
        "Factorial",
        "__version__",
    },
    "factorial_erp.mapping": {
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
    },
    "factorial_erp.sync": {
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
    },
    "factorial_erp.sandbox": {"Sandbox"},
}

SOME: dict[str, set[str]] = {
    "factorial_erp.business_central": {
        "AsyncBusinessCentral",
        "BusinessCentral",
        "Company",
        "GeneralLedgerEntry",
        "Journal",
        "PurchaseInvoice",
        "PurchaseInvoiceLine",
        "Vendor",
    },
    "factorial_erp.factorial": {
        "API_VERSION",
        "Accepted",
        "AsyncFactorial",
        "CostCenter",
        "DEMO_URL",
        "Deduplicator",
        "DeliveryStore",
        "Employee",
        "Event",
        "EventType",
        "Expensable",
        "Expense",
        "Factorial",
        "FactorialView",
        "FileTokenStore",
        "Finding",
        "Identity",
        "ImportRecord",
        "ItemResult",
        "KNOWN_VERSIONS",
        "KeyringTokenStore",
        "MemorySyncStore",
        "MemoryDeliveryStore",
        "MemoryTokenStore",
        "Mileage",
        "OAuth2",
        "OUT_OF_BAND",
        "PRODUCTION_URL",
        "PerDiem",
        "REDIRECT_URI",
        "RunSummary",
        "SqliteSyncStore",
        "SyncItem",
        "SyncPoller",
        "SyncRequested",
        "SyncRunner",
        "SyncStore",
        "Reply",
        "Router",
        "SqliteDeliveryStore",
        "Token",
        "TokenStore",
        "UnknownRecord",
        "VersionEndsSoon",
        "read_sync_request",
        "Webhooks",
        "parse_event",
        "parse_events",
        "sign_in",
    },
}


@pytest.mark.parametrize("module", PUBLIC)
def test_public_names_are_a_contract(module: str) -> None:
    """
    Adding or removing one is a decision, not an accident.
    """
    assert set(importlib.import_module(module).__all__) == PUBLIC[module]


@pytest.mark.parametrize("module", SOME)
def test_the_apis_offer_their_models(module: str) -> None:
    """
    The generated rooms grow; these names stay.
    """
    assert SOME[module] <= set(importlib.import_module(module).__all__)


@pytest.mark.parametrize("module", [*PUBLIC, *SOME])
def test_every_public_name_can_be_had(module: str) -> None:
    """
    Lazy names lead somewhere, and completion shows them.
    """
    loaded = importlib.import_module(module)

    for name in loaded.__all__:
        assert getattr(loaded, name) is not None
    assert set(loaded.__all__) <= set(dir(loaded))
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = loaded.no_such_name


def test_importing_the_package_loads_nothing() -> None:
    """
    Neither the HTTP library nor the models: each name loads its module when it is first used.
    """
    program = (
        "import sys, factorial_erp;"
        "print(sorted({'httpx', 'attrs', 'attr', 'cattrs', 'anyio', 'asyncio'} & set(sys.modules)))"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "[]"


def test_a_client_does_not_load_what_it_does_not_need() -> None:
    """
    cattrs and the models of other domains are loaded when they are used.
    """
    program = (
        "import sys; from factorial_erp import Factorial; Factorial('k').finance.accounts;"
        "print(sorted({'cattrs', 'factorial_erp.factorial.expenses'} & set(sys.modules)))"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "[]"
