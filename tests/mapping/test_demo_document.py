"""Does the demo company's document decide what the demo is to show?"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import factorial_erp
from factorial_erp.mapping import (
    Account,
    Books,
    ExpenseRecord,
    Mapped,
    MappingDocument,
    Ref,
    TaxPart,
    Vendor,
)

FOLDER = Path(factorial_erp.__file__).parent / "sandbox" / "seed" / "mapping"
ACCOUNTS = "6300 6530 6640 6650 6660 6663 6664 6668 6805 6815 6821 6837".split()

Demo = Callable[..., Mapped]


@pytest.fixture
def demo_books() -> Books:
    """What of the demo's books the document needs."""
    return Books(
        company="Nordlicht GmbH",
        local_currency="EUR",
        accounts=tuple(Account(number) for number in ACCOUNTS),
        vendors=(
            Vendor("70001", "", "DE123456789", "DE"),
            Vendor("70002", "", "ATU12345678", "AT"),
            Vendor("KARTE"),
            Vendor("M1001"),
        ),
        dimensions={"KOSTENSTELLE": ("100", "200"), "PROJEKT": ("P1",)},
    )


@pytest.fixture
def demo(receipt: Callable[..., ExpenseRecord], demo_books: Books) -> Demo:
    """What the demo's document makes of a receipt in the demo's books."""
    document = MappingDocument.load(FOLDER)

    def resolve(**changes: Any) -> Mapped:
        return document.resolve(receipt(**changes), demo_books)

    return resolve


def value(mapped: Mapped, field: str) -> str:
    because = mapped.because(field)
    assert because is not None, mapped.problems
    return because.value


@pytest.mark.parametrize(
    ("category", "account"),
    [
        ("Übernachtung", "6660"),
        ("Fahrtkosten", "6663"),
        ("Bewirtung", "6640"),
        ("Bürobedarf", "6815"),
        ("Software", "6837"),
        ("Fortbildung", "6821"),
        ("Telefon", "6805"),
    ],
)
def test_categories_lead_to_their_accounts(demo: Demo, category: str, account: str) -> None:
    """By one row each."""
    assert account == value(demo(category=Ref("9", None, category)), "account")


@pytest.mark.parametrize(
    ("changes", "vendor"),
    [
        ({}, "70001"),
        ({"payment": "reimbursable"}, "M1001"),
        ({"card": True}, "KARTE"),
        ({"kind": "mileage", "category": None, "taxes": (), "payment": "reimbursable"}, "M1001"),
    ],
)
def test_who_gets_the_money_depends_on_who_paid(
    demo: Demo, changes: dict[str, Any], vendor: str
) -> None:
    """Supplier, employee or card."""
    assert vendor == value(demo(**changes), "vendor")


def test_a_category_without_a_row_goes_to_the_default(demo: Demo) -> None:
    """And the default is seen."""
    mapped = demo(category=Ref("9", None, "Geschenke"))

    assert "6300" == value(mapped, "account")
    assert ["account"] == [because.field for because in mapped.defaults]


def test_no_category_is_a_problem(demo: Demo) -> None:
    """A default would be a guess."""
    assert ["category_missing"] == [problem.code for problem in demo(category=None).problems]


def test_a_large_purchase_is_left_to_a_person(demo: Demo) -> None:
    """It may be an asset."""
    category = Ref("9", None, "Bürobedarf")
    taxes = (TaxPart(rate=Decimal(19), base_cents=100000, tax_cents=19000),)

    (problem,) = demo(category=category, amount_cents=119000, taxes=taxes).problems

    assert "rule_stops" == problem.code


@pytest.mark.parametrize(
    ("date", "account"), [(dt.date(2026, 8, 31), "6300"), (dt.date(2026, 9, 1), "6650")]
)
def test_a_rule_changes_with_the_date(demo: Demo, date: dt.date, account: str) -> None:
    """Nothing is rewritten when an account changes in the middle of a year."""
    assert account == value(demo(category=Ref("9", None, "Messe"), date=date), "account")


@pytest.mark.parametrize(
    ("changes", "treatment"),
    [
        ({}, "rc-at"),
        ({"card": True}, "frei"),
        ({"payment": "reimbursable"}, "frei"),
    ],
)
def test_reverse_charge_needs_a_vendor_of_the_union(
    demo: Demo, changes: dict[str, Any], treatment: str
) -> None:
    """On an employee's or the card's account Business Central would compute domestic VAT."""
    mapped = demo(merchant_tin="ATU12345678", taxes=(), **changes)

    assert treatment == value(mapped, "vat[0 %]")


@pytest.mark.parametrize("company", [0, 1])
def test_the_demo_s_companies_have_what_the_document_names(company: int) -> None:
    """Accounts that can be posted to, the card's vendor, dimensions and VAT groups."""
    seed = json.loads((FOLDER.parent / "business_central.json").read_text(encoding="utf-8"))
    books = seed["companies"][company]
    document = MappingDocument.load(FOLDER)
    postable = {
        account["number"]
        for account in books["accounts"]
        if account["accountType"] == "Posting"
        and account["directPosting"]
        and not account["blocked"]
    }
    named = {
        rule.value for rule in document.rules if rule.target == "account" and rule.value != "stop"
    }

    assert set() == named - postable
    assert document.settings.rounding_account in postable
    assert "KARTE" in {vendor["number"] for vendor in books["vendors"]}
    assert set(document.settings.dimension_sources) <= {row["code"] for row in books["dimensions"]}
    assert books["name"] in document.settings.entities.values()


def test_a_rule_for_the_second_company_is_more_specific() -> None:
    """A rented car replaces one of its own fleet."""
    document = MappingDocument.load(FOLDER)
    rental = ExpenseRecord(
        key="expenses/expensable/1", id="1", kind="expense", status="approved",
        date=dt.date(2026, 9, 3), amount_cents=11900, currency="EUR", entity=Ref("2"),
        employee=Ref("7", "1001"), payment="reimbursable", category=Ref("3", None, "Fahrtkosten"),
        subcategory=Ref("Mietwagen", None, "Mietwagen"),
    )  # fmt: skip
    books = Books(
        company="Nordlicht Logistik GmbH",
        local_currency="EUR",
        accounts=tuple(Account(number) for number in ACCOUNTS),
        vendors=(Vendor("M1001"),),
    )

    mapped = document.resolve(rental, books)

    because = mapped.because("account")
    assert because is not None
    assert ("6530", "logistik-mietwagen", "fahrt") == (
        because.value,
        because.rule_id,
        because.runner_up,
    )


def test_the_second_company_s_expenses_are_not_in_these_books(demo: Demo) -> None:
    """They belong to Nordlicht Logistik GmbH."""
    mapped = demo(entity=Ref("2", None, "Nordlicht Logistik GmbH"))

    assert mapped.skipped is not None
    assert "other_company" == mapped.skipped.code


def test_the_demo_document_passes_its_own_examples(demo_books: Books) -> None:
    """Two rates on one receipt, a journey, and a rule that stops."""
    results = MappingDocument.load(FOLDER).test(demo_books)

    assert 3 == len(results)
    assert results.passed, results
