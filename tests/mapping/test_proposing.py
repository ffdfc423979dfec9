"""Is a first document made of what is stated, and is everything else left to a person?"""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from factorial_erp._core.io import step
from factorial_erp.factorial import Factorial
from factorial_erp.mapping import (
    Account,
    Books,
    Category,
    LegalEntity,
    Membership,
    Party,
    Proposal,
    Ref,
    Survey,
    TaxRate,
    Vendor,
    propose,
)
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync.reading import month, read_expenses
from factorial_erp.sync.surveying import read_people, read_survey
from tests.mapping.demo_companies import books_of, records_of
from tests.mapping.sandbox_clients import clients
from tests.sync.real_company import absent, real_company

SURVEY = Survey(
    entities=(
        LegalEntity(id="1", name="nordlicht gmbh", country="DE", default_account="6300"),
        LegalEntity(id="2", name="Nordlicht S.L.", country="ES"),
    ),
    categories=(
        Category(id="1", name="Hotel", accounts={"": "6660"}),
        Category(id="2", name="Werbung", accounts={"1": "6600"}),
        Category(id="3", name="Fahrt"),
        Category(id="4", name="Taxi", parent="Fahrt", accounts={"2": "9999"}),
        Category(id="5", name="Doppelt", accounts={"": "6650", "1": "6663"}),
    ),
    tax_rates=(
        TaxRate(id="1", percent=Decimal(19), country="DE", external_id="vst19"),
        TaxRate(id="2", percent=Decimal(7), country="DE"),
    ),
    cost_centers=(Ref("1", "100"), Ref("2", "200"), Ref("3", "999", "Neu"), Ref("4", None, "Ohne")),
    projects=(Ref("1", "P9"),),
    suppliers=(Party(id="1", name="Alpenhof", tax_number="ATU12345678"),),
    employees=(
        Party(id="77", code="1001", name="Erika Muster"),
        Party(id="78", code="1002", name="Max Lang"),
    ),
    memberships={"1002": (Membership(cost_center=Ref("1", "100"), percent=Decimal(90)),)},
)


@pytest.fixture
def proposal(books: Books) -> Proposal:
    """Of the survey above and the books of the other tests."""
    full = attrs.evolve(books, vat_codes={"VST19": "Vorsteuer 19 %", "VST7": "Vorsteuer 7 %"})
    return propose(SURVEY, full, people=[Party(id="E2", name="Max Lang")])


def test_only_what_is_stated_is_in_force(proposal: Proposal) -> None:
    """A link to an account that can be posted to, a key of the ERP, a dimension with the codes."""
    document = proposal.document

    accounts = {row.text("id"): row.text("account") for row in document.rows("categories.csv")}
    assert ["6660", "", "", "", ""] == list(accounts.values())
    assert [("19", "VST19")] == [
        (row.text("rate"), row.text("vat_code")) for row in document.rows("taxes.csv")
    ]
    assert {"KST": "cost_center"} == document.settings.dimension_sources
    assert {"1": "Nordlicht GmbH"} == document.settings.entities
    assert "DE" == document.settings.home_country
    assert () == document.rules
    assert {"draft"} == {
        row.text("status")
        for table in ("suppliers.csv", "employees.csv")
        for row in document.rows(table)
    }


def test_what_is_open_is_told_with_what_may_fit(proposal: Proposal) -> None:
    """Each with its row, and without anything being decided."""
    told = {(each.code, each.source): each.message for each in proposal.open_points}

    assert "links it to 6600, which is a heading" in told["category_open", "categories.csv:3"]
    assert "named alike are 6663 Fahrt" in told["category_open", "categories.csv:4"]
    assert "links it to 6650, 6663" in told["category_open", "categories.csv:6"]
    assert "category_open" not in {c for c, source in told if source == "categories.csv:2"}
    messages = " ".join(each.message for each in proposal.open_points)
    assert "For 7 % from DE no VAT code is known; named alike: VST7 Vorsteuer 7 %." in messages
    assert "For 0 % no VAT code is known" in messages
    assert "The cost center Neu leads to no value of dimension KST." in messages
    assert "Nothing says who is credited for what company cards pay." in messages
    assert "The cost center Ohne leads to no value of dimension KST." in messages
    assert "No single dimension contains the codes of the projects." in messages
    assert "The legal entity Nordlicht S.L. (id 2) has no company" in messages
    assert "What nothing else decides goes to 6300" in messages
    assert "1 of 2 employee numbers are those of vendors with M before them." in messages
    assert "The cost centres of employee 1002 total 90 %." in messages
    assert "Muster" not in str(proposal.open_points)


def test_people_are_looked_for_among_vendors_then_employees(proposal: Proposal) -> None:
    """Each in the column that their number belongs to."""
    assert [("1001", "M1001", ""), ("1002", "", "E2")] == [
        (row.text("employee"), row.text("vendor"), row.text("account"))
        for row in proposal.document.rows("employees.csv")
    ]


def test_names_with_quotes_and_lines_break_nothing(books: Books) -> None:
    """Whatever the company is called."""
    name = 'Müller "und" Söhne\\\n= "x"'

    proposal = propose(
        Survey(
            entities=(LegalEntity(id='a"b', name=name),), categories=(Category(id="1", name=name),)
        ),
        attrs.evolve(books, company=name, accounts=(Account("1", name),)),
    )

    assert name == proposal.document.name
    assert {'a"b': name} == proposal.document.settings.entities


def test_a_first_document_of_the_sandbox_maps_once_it_is_filled_in() -> None:
    """Read through both APIs; what is open is a problem of a record, and never a guess."""
    box = Sandbox()
    with clients(box) as (factorial, company):
        books = Books.load(company)
        survey = step(read_survey(factorial.shared))
        people = step(read_people(company.shared))
        first, last = month("2026-10")
        records = step(read_expenses(factorial.shared, first, last))

    proposal = propose(survey, books, people)

    document = proposal.document
    assert {
        "KOSTENSTELLE": "cost_center",
        "PROJEKT": "project",
    } == document.settings.dimension_sources
    assert 37 == len(proposal.employees.suggestions)
    assert 25 == len(proposal.suppliers.suggestions)
    mapped = [document.resolve(record, books) for record in records]
    assert not [each for each in mapped if each.invoice is not None]
    assert {"vat_undecided"} <= {problem.code for each in mapped for problem in each.problems}


def test_income_tax_that_is_withheld_is_an_open_point() -> None:
    """It is no VAT, and nothing tells which account owes it; rates of Factorial may be negative."""
    box = Sandbox()
    with Factorial(api_key=box.api_key, transport=box.transport()) as factorial:
        kind = factorial.finance.tax_types.create(
            name="IRPF", type="personal_income", country_code="ES"
        )
        factorial.finance.tax_rates.create(rate=Decimal("-0.15"), tax_type_id=kind.id)
        survey = step(read_survey(factorial.shared))

    assert ["15"] == [str(rate.percent) for rate in survey.withheld_rates]
    assert Decimal(15) not in {abs(rate.percent) for rate in survey.tax_rates}
    (point,) = [
        each
        for each in propose(survey, Books(local_currency="EUR")).open_points
        if "withheld" in each.message
    ]
    assert ("tax_open", "taxes.csv") == (point.code, point.source)
    assert "15 % of income tax from ES that is withheld (IRPF)" in point.message


def test_who_may_not_read_employees_gets_a_document_all_the_same() -> None:
    """Nobody is matched among them."""
    box = Sandbox()
    box.business_central.denied.add("employees")
    with clients(box) as (_, company):
        assert () == step(read_people(company.shared))


@absent
@pytest.mark.parametrize("name", ["DE", "W1"])
def test_the_categories_of_a_real_company_find_their_accounts(name: str) -> None:
    """What its posting groups say is stated; all demo expenses then land by the table, to the cent."""
    real = real_company(name)
    books = books_of(real)
    survey = Survey(
        categories=tuple(
            Category(id=code, name=code, accounts={"": number})
            for code, number in real.accounts.items()
        )
    )

    document = propose(survey, books).document
    coverage = document.coverage(document.resolve_all(records_of(real), books))

    assert set(real.accounts.items()) == {
        (row.text("category"), row.text("account")) for row in document.rows("categories.csv")
    }
    assert coverage.records == coverage.weight("account", "table")
    assert coverage.records.count == len(real.expenses) > 50
    assert () == document.lint(books).of("error")


def test_what_may_be_meant_is_named(books: Books) -> None:
    """Values of a dimension that look like a cost centre, and who may stand for company cards."""
    full = attrs.evolve(
        books,
        accounts=(
            *books.accounts,
            Account("1361", "Verrechnungskonto Kreditkarte", category="Assets"),
            Account("6855", "Gebühren Kreditkarte", category="Expense"),
        ),
        vendors=(
            *books.vendors,
            Vendor("79000", "VISA Business"),
            Vendor("79001", "Postkartenladen"),
        ),
        dimensions={"KST": ("100", "200", "VERTRIEB")},
    )
    centers = (Ref("1", "100"), Ref("2", "200"), Ref("3", "V-1", "Vertrieb"))

    proposal = propose(Survey(cost_centers=centers), full)

    told = {each.code: each.message for each in proposal.open_points}
    assert told["dimension_value_open"].endswith(
        "leads to no value of dimension KST; near are VERTRIEB."
    )
    assert told["card_open"].endswith(
        "named like cards are vendor 79000, account 1361 Verrechnungskonto Kreditkarte."
    )
