"""Do the documents for Germany and Spain book what an accountant of either country would?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factorial_erp.mapping import (
    Account,
    Books,
    CostCenterShare,
    ExpenseRecord,
    Mapped,
    MappingDocument,
    Membership,
    Mileage,
    PerDiem,
    Ref,
    TaxPart,
    Vendor,
)

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"

GERMANY = MappingDocument.load(EXAMPLES / "mapping_germany")
SPAIN = MappingDocument.load(EXAMPLES / "mapping_spain")

ACCOUNTS = {
    "rules.csv": ("value",),
    "categories.csv": ("account",),
    "taxes.csv": ("vat_account", "reverse_account"),
    "allowances.csv": ("account",),
    "payment_methods.csv": ("credit",),
    "employees.csv": ("account",),
}


def books_of(document: MappingDocument, vendors: tuple[Vendor, ...], headings: str) -> Books:
    """Books with the accounts of a document, and headings among them that cannot be posted to."""
    numbers = {
        row.text(column)
        for table, columns in ACCOUNTS.items()
        for row in document.rows(table)
        for column in columns
        if row.text(column).isdigit()
    } | {document.settings.rounding_account or ""}
    dimensions: dict[str, tuple[str, ...]] = dict.fromkeys(document.settings.dimension_sources, ())
    for row in document.rows("dimensions.csv"):
        dimensions[row.text("dimension")] += (row.text("value"),)
    return Books(
        company=next(iter(document.settings.entities.values())),
        local_currency="EUR",
        accounts=(
            *(Account(number) for number in sorted(numbers)),
            *(Account(number, reason="a heading") for number in headings.split()),
        ),
        vendors=vendors,
        dimensions=dimensions,
        currencies={"USD": 2},
    )


BOOKS = {
    "Germany": books_of(
        GERMANY,
        tuple(Vendor(number) for number in ("M1001", "M1002", "70001", "70002", "70003")),
        "66 68",
    ),
    "Spain": books_of(
        SPAIN, tuple(Vendor(number) for number in ("E2001", "E2002", "P0001", "P0002")), "62 629"
    ),
}


def part(rate: int, base: int, tax: int) -> TaxPart:
    return TaxPart(rate=Decimal(rate), base_cents=base, tax_cents=tax)


def record(number: str, cents: int, category: str, **fields: Any) -> ExpenseRecord:
    """Return a receipt that an employee of Ejemplo SL or Muster GmbH paid."""
    known: dict[str, Any] = {
        "key": "expenses/expensable/1",
        "id": "1",
        "kind": "expense",
        "status": "approved",
        "date": dt.date(2026, 10, 5),
        "amount_cents": cents,
        "currency": "EUR",
        "entity": Ref("1"),
        "employee": Ref(number, code=number),
        "category": Ref(category, name=category),
        "payment": "reimbursable",
    }
    return ExpenseRecord(**known | fields)


def german(cents: int, category: str, **fields: Any) -> Mapped:
    return GERMANY.resolve(record("1001", cents, category, **fields), BOOKS["Germany"])


def spanish(cents: int, category: str, **fields: Any) -> Mapped:
    return SPAIN.resolve(record("2001", cents, category, **fields), BOOKS["Spain"])


def entries(mapped: Mapped) -> list[tuple[str, str, str]]:
    """Role, number and amount of each entry; a problem fails the test with its words."""
    assert not mapped.problems, [str(problem) for problem in mapped.problems]
    assert mapped.posting is not None
    assert sum(entry.amount for entry in mapped.posting.entries) == 0
    return [(entry.role, entry.number, str(entry.amount)) for entry in mapped.posting.entries]


COMPANY_PAID = {"payment": "not_reimbursable", "card": False}


@pytest.mark.parametrize("document", [GERMANY, SPAIN], ids=lambda document: document.name)
def test_a_document_is_complete(document: MappingDocument) -> None:
    categories = {row.text("category") for row in document.rows("categories.csv")}
    assert len(categories) >= 40
    findings = document.lint(BOOKS[document.name])
    assert [each.message for each in findings if each.severity in ("error", "warning")] == []


@pytest.mark.parametrize("document", [GERMANY, SPAIN], ids=lambda document: document.name)
def test_every_category_can_be_booked(document: MappingDocument) -> None:
    number = document.rows("employees.csv")[0].text("employee")
    for row in document.rows("categories.csv"):
        subcategory = row.text("subcategory")
        fields = {"subcategory": Ref(subcategory, name=subcategory)} if subcategory else {}
        given = record(number, 1000, row.text("category"), **fields)
        mapped = document.resolve(given, BOOKS[document.name])
        assert mapped.posting is not None, row.source
        assert mapped.posting.accounts == ((row.text("account"), Decimal("10.00")),)


def test_two_rates_on_one_german_receipt() -> None:
    mapped = german(14000, "Hotel", taxes=(part(7, 10000, 700), part(19, 2773, 527)))
    assert entries(mapped) == [
        ("cost", "6660", "100.00"),
        ("cost", "6662", "27.73"),  # breakfast at the full rate is no lodging
        ("vat", "1401", "7.00"),
        ("vat", "1406", "5.27"),
        ("credit", "M1001", "-140.00"),
    ]
    assert mapped.because("account[19 %]").rule_id == "hotel-breakfast"  # type: ignore[union-attr]


def test_two_rates_on_one_spanish_receipt() -> None:
    mapped = spanish(17050, "Hotel", taxes=(part(10, 10000, 1000), part(21, 5000, 1050)))
    assert entries(mapped) == [
        ("cost", "6290004", "100.00"),
        ("cost", "6290004", "50.00"),
        ("vat", "4720010", "10.00"),
        ("vat", "4720021", "10.50"),
        ("credit", "E2001", "-170.50"),
    ]


def test_a_tip_is_cost_without_vat() -> None:
    # The tip is what the taxed part leaves over.
    mapped = german(13000, "Bewirtung", taxes=(part(19, 10000, 1900),))
    assert entries(mapped) == [
        ("cost", "6640", "100.00"),
        ("cost", "6640", "11.00"),
        ("vat", "1406", "19.00"),
        ("credit", "M1001", "-130.00"),
    ]
    assert mapped.because("vat[0 %]").rule_id == "zero"  # type: ignore[union-attr]
    assert entries(spanish(500, "Propina")) == [
        ("cost", "6290007", "5.00"),
        ("credit", "E2001", "-5.00"),
    ]


@pytest.mark.parametrize(
    ("resolve", "tin", "category", "account", "accounts", "vendor", "vat"),
    [
        (german, "IE7134761K", "Cloud", "6838", ("1407", "3837"), "70002", "19.00"),
        (spanish, "IE7134761K", "Nube", "6230003", ("4720021", "4770021"), "P0002", "21.00"),
    ],
)
def test_a_service_from_abroad_is_reverse_charge(
    resolve: Any,
    tin: str,
    category: str,
    account: str,
    accounts: tuple[str, str],
    vendor: str,
    vat: str,
) -> None:
    mapped = resolve(10000, category, merchant_tin=tin, taxes=(part(0, 10000, 0),), **COMPANY_PAID)
    assert entries(mapped) == [
        ("cost", account, "100.00"),
        ("reverse_charge", accounts[0], vat),
        ("reverse_charge", accounts[1], f"-{vat}"),
        ("credit", vendor, "-100.00"),
    ]


def test_a_service_from_abroad_on_the_card_is_reverse_charge_too() -> None:
    """Who pays has no say in who owes the tax."""
    fields: dict[str, Any] = {
        "payment": "not_reimbursable",
        "card": True,
        "supplier_country": "IE",
    }
    mapped = german(10000, "Cloud", taxes=(part(0, 10000, 0),), **fields)
    assert entries(mapped) == [
        ("cost", "6838", "100.00"),
        ("reverse_charge", "1407", "19.00"),
        ("reverse_charge", "3837", "-19.00"),
        ("credit", "3610", "-100.00"),
    ]
    taxi = german(1000, "Taxi", taxes=(part(0, 1000, 0),), **fields)
    assert entries(taxi) == [("cost", "6663", "10.00"), ("credit", "3610", "-10.00")]


def test_foreign_tax_is_cost() -> None:
    mapped = spanish(11900, "Hotel", supplier_country="DE", taxes=(part(19, 10000, 1900),))
    assert entries(mapped) == [("cost", "6290004", "119.00"), ("credit", "E2001", "-119.00")]


def test_half_of_the_tax_of_a_mixed_car_is_cost() -> None:
    mapped = spanish(
        12100, "Renting", merchant_tin="ESB90281759", taxes=(part(21, 10000, 2100),), **COMPANY_PAID
    )
    assert entries(mapped) == [
        ("cost", "6210002", "100.00"),
        ("non_deductible", "6210002", "10.50"),
        ("vat", "4720021", "10.50"),
        ("credit", "P0001", "-121.00"),
    ]


def test_a_journey_beyond_the_free_rate() -> None:
    journey = Mileage(distance=Decimal(100), unit="km")
    assert entries(german(4200, "Kilometergeld", kind="mileage", mileage=journey)) == [
        ("cost", "6668", "30.00"),
        ("cost", "6669", "12.00"),
        ("credit", "M1001", "-42.00"),
    ]
    assert entries(spanish(3000, "Kilometraje", kind="mileage", mileage=journey)) == [
        ("cost", "6290009", "26.00"),
        ("cost", "6400001", "4.00"),
        ("credit", "E2001", "-30.00"),
    ]


def test_days_away_beyond_the_free_rate() -> None:
    away = PerDiem(days=Decimal("1.5"))
    assert entries(german(5000, "Verpflegungspauschale", kind="per_diem", per_diem=away)) == [
        ("cost", "6664", "42.00"),
        ("cost", "6667", "8.00"),
        ("credit", "M1001", "-50.00"),
    ]


def test_two_cost_centres_by_percent() -> None:
    sales, dev = Ref("1", name="Vertrieb"), Ref("2", name="Entwicklung")
    mapped = german(
        11901,
        "Bürobedarf",
        taxes=(part(19, 10001, 1900),),
        cost_centers=(sales, dev),
        cost_center_shares=(
            CostCenterShare(cost_center=sales, percent=Decimal(50)),
            CostCenterShare(cost_center=dev, percent=Decimal(50)),
        ),
    )
    assert entries(mapped)[:2] == [("cost", "6815", "50.01"), ("cost", "6815", "50.00")]
    assert mapped.posting is not None
    assert [entry.dimensions for entry in mapped.posting.entries[:2]] == [
        (("KOSTENSTELLE", "100"),),
        (("KOSTENSTELLE", "200"),),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 10, 15), ["70.00", "30.00"]),
        (dt.date(2026, 10, 16), ["100.00"]),
    ],
)
def test_two_cost_centres_by_the_memberships_of_the_day(day: dt.date, expected: list[str]) -> None:
    sales, admin = Ref("1", name="Ventas"), Ref("2", name="Administración")
    memberships = (
        Membership(cost_center=sales, percent=Decimal(70), end=dt.date(2026, 10, 15)),
        Membership(cost_center=admin, percent=Decimal(30), end=dt.date(2026, 10, 15)),
        Membership(cost_center=admin, percent=Decimal(100), start=dt.date(2026, 10, 16)),
    )
    mapped = spanish(10000, "Taxi", date=day, cost_centers=(sales, admin), memberships=memberships)
    amounts = [amount for role, _, amount in entries(mapped) if role == "cost"]
    assert amounts == expected


def test_what_payroll_pays_has_no_vendor() -> None:
    mapped = german(11900, "Bürobedarf", status="in_payroll", taxes=(part(19, 10000, 1900),))
    assert mapped.invoice is None
    assert mapped.journal is not None
    assert entries(mapped) == [
        ("cost", "6815", "100.00"),
        ("vat", "1406", "19.00"),
        ("credit", "3740", "-119.00"),
    ]


def test_what_was_reversed_mirrors_its_original() -> None:
    taxes = (part(21, 10000, 2100),)
    original = spanish(12100, "Software", taxes=taxes)
    reversed_ = spanish(12100, "Software", taxes=taxes, status="reversed")
    assert reversed_.invoice is not None
    assert reversed_.invoice.document_type == "credit_memo"
    assert [(role, number) for role, number, _ in entries(reversed_)] == [
        (role, number) for role, number, _ in entries(original)
    ]
    assert original.posting is not None
    assert reversed_.posting is not None
    assert [entry.amount for entry in reversed_.posting.entries] == [
        -entry.amount for entry in original.posting.entries
    ]


def test_private_spend_on_the_card_is_owed() -> None:
    fields = {"payment": "not_reimbursable", "card": True}
    assert entries(german(5000, "Privat", **fields)) == [
        ("receivable", "1340", "50.00"),
        ("credit", "3610", "-50.00"),
    ]
    assert entries(german(5000, "Taxi", **fields))[-1] == ("credit", "3610", "-50.00")


def test_a_tax_that_does_not_fit_is_a_problem_or_divided() -> None:
    stated = (part(19, 10000, 1500),)
    assert german(11500, "Software", taxes=stated).problems[0].code == "vat_mismatch"
    mapped = spanish(11500, "Software", taxes=(part(21, 10000, 1500),))
    assert entries(mapped) == [
        ("cost", "6230002", "71.43"),
        ("cost", "6230002", "28.57"),
        ("vat", "4720021", "15.00"),
        ("credit", "E2001", "-115.00"),
    ]


def test_rows_have_their_time() -> None:
    before = german(1000, "Messe", date=dt.date(2026, 6, 30))
    after = german(1000, "Messe", date=dt.date(2026, 7, 1))
    assert before.because("account").rule_id == "fair-old"  # type: ignore[union-attr]
    assert after.because("account").rule_id == "fair"  # type: ignore[union-attr]


def test_a_suggestion_decides_nothing() -> None:
    mapped = german(1000, "Bahn", merchant_name="Nordbahn Fernverkehr", **COMPANY_PAID)
    assert [problem.code for problem in mapped.problems] == ["vendor_undecided"]


def test_what_may_be_an_asset_stops() -> None:
    assert german(95300, "Hardware").problems[0].code == "rule_stops"
    assert spanish(36400, "Informática").problems[0].code == "rule_stops"


@pytest.mark.parametrize("name", ["germany", "spain"])
def test_saving_changes_nothing(name: str, tmp_path: Path) -> None:
    document = MappingDocument.load(EXAMPLES / f"mapping_{name}")
    document.save(tmp_path / "copy")
    document.save(tmp_path / "copy.xlsx")
    for path in ("copy", "copy.xlsx"):
        assert MappingDocument.load(tmp_path / path).hash == document.hash
    for file in sorted((EXAMPLES / f"mapping_{name}").iterdir()):
        assert (tmp_path / "copy" / file.name).read_text("utf-8") == file.read_text("utf-8")
