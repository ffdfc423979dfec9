"""What do the tests of the mapping share? A small document, small books and one receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

from factorial_erp.mapping import (
    Account,
    Books,
    ExpenseRecord,
    Mapped,
    MappingDocument,
    Period,
    Ref,
    TaxPart,
    Vendor,
)

SETTINGS = """\
schema_version = 1
name = "Test"
hit_policy = "most_specific"

[policy]
statuses = ["approved", "paid"]
home_country = "DE"
posting_date = "next_open"
vat_tolerance = "0.02"
rounding_account = "6300"
rounding_vat = "frei"
several_cost_centers = "equal"

[vendors]
employee = "M{employee}"

[dimensions.KST]
source = "cost_center"

[dimensions.PROJEKT]
source = "project"

[defaults]
account = "6300"
"""
TAXES = """\
id,country,rate,vat_code,percent,kind
de19,DE,19,VST19,19,normal
de7,DE,7,VST7,7,normal
frei,,0,VST0,0,none
at10,AT,10,VST0,0,none
rc,AT,0,VST19,19,reverse_charge
"""
RULES = """\
id,target,category,value
hotel,account,Hotel,6660
taxi,account,Taxi,6663
"""

Texts = dict[str, str]


def everything(mapped: Mapped) -> str:
    """All that a result says, in a text; its repr is short."""
    drafts = (mapped.invoice, mapped.journal, mapped.posting)
    said = (
        mapped.record.key,
        [attrs.asdict(each) for each in mapped.trail],
        [None if each is None else attrs.asdict(each) for each in drafts],
        [attrs.asdict(each) for each in mapped.problems],
        mapped.skipped,
        mapped.posting_kind,
        mapped.document_name,
        mapped.document_hash,
    )
    return repr(said)


@pytest.fixture
def texts() -> Texts:
    """The files of a small document."""
    return {"mapping.toml": SETTINGS, "taxes.csv": TAXES, "rules.csv": RULES}


@pytest.fixture
def document(texts: Texts) -> MappingDocument:
    """A small document."""
    return MappingDocument(texts)


@pytest.fixture
def with_rules(texts: Texts) -> Callable[..., MappingDocument]:
    """A document with other rules, and settings replaced text by text."""

    def make(rules: str = RULES, **replaced: str) -> MappingDocument:
        settings = texts["mapping.toml"]
        for old, new in replaced.items():
            line = next(line for line in settings.splitlines() if line.startswith(f"{old} = "))
            settings = settings.replace(line, f"{old} = {new}")
        return MappingDocument({**texts, "mapping.toml": settings, "rules.csv": rules})

    return make


@pytest.fixture
def books() -> Books:
    """Books with three expense accounts, a heading, suppliers, an employee and a closed August."""
    return Books(
        company="Nordlicht GmbH",
        local_currency="EUR",
        accounts=(
            Account("6300", "Sonstiges"),
            Account("6600", "Werbung", "a heading"),
            Account("6650", "Reise"),
            Account("6660", "Hotel"),
            Account("6663", "Fahrt"),
            Account("0650", "Hardware"),
        ),
        vendors=(
            Vendor("70001", "Hotel Adler", "DE123456789", "DE"),
            Vendor("70002", "Alpenhof", "ATU12345678", "AT"),
            Vendor("70003", "Gesperrt", "DE999999999", "DE", "All"),
            Vendor("70004", "Nur Zahlung", "DE888888888", "DE", "Payment"),
            Vendor("M1001", "Muster"),
        ),
        dimensions={"KST": ("100", "200", "300"), "PROJEKT": ("P1",)},
        currencies={"USD": 2, "JPY": 0, "BHD": 3},
        posting_from=dt.date(2026, 1, 1),
        posting_to=dt.date(2026, 12, 31),
        periods=(
            Period(dt.date(2026, 7, 1)),
            Period(dt.date(2026, 8, 1), closed=True),
            Period(dt.date(2026, 9, 1)),
        ),
    )


@pytest.fixture
def receipt() -> Callable[..., ExpenseRecord]:
    """A hotel bill of 119.00 EUR that the company pays, changed where a test says so."""

    def make(**changes: Any) -> ExpenseRecord:
        given: dict[str, Any] = {
            "key": "expenses/expensable/4711",
            "id": "4711",
            "kind": "expense",
            "status": "approved",
            "date": dt.date(2026, 9, 3),
            "amount_cents": 11900,
            "currency": "EUR",
            "taxes": (TaxPart(rate=Decimal(19), base_cents=10000, tax_cents=1900),),
            "entity": Ref("1", None, "Nordlicht GmbH"),
            "employee": Ref("77", "1001", "Erika Musterfrau"),
            "category": Ref("5", None, "Hotel"),
            "cost_centers": (Ref("9", "100", "Vertrieb"),),
            "merchant_name": "Hotel Adler",
            "merchant_tin": "DE 123 456 789",
            "payment": "not_reimbursable",
        }
        return ExpenseRecord(**{**given, **changes})

    return make
