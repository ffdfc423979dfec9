"""Is the demo company what its script makes, and what the pages say of it?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from factorial_erp.sandbox import Sandbox

SCRIPT = Path(__file__).parents[2] / "tools" / "make_seed.py"
CATALOGUE = Path(__file__).parents[3] / "shared" / "api" / "factorial-2026-10-01.json"


def test_the_seeds_are_current() -> None:
    """
    Nobody edits them by hand.
    """
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


def test_the_company_is_of_the_size_of_a_real_one(box: Sandbox) -> None:
    """
    Two legal entities, forty employees, twenty-five suppliers, three hundred expenses in three months.
    """
    tables = box.factorial.tables
    days = {row["effective_on"][:7] for row in tables["expenses/expensables"].values()}
    kinds = [row["type"] for row in tables["expenses/expensables"].values()]
    suppliers = [
        v
        for v in box.business_central.companies[box.company_name].tables["vendors"].values()
        if v["number"][0] == "7"
    ]

    assert len(tables["companies/legal_entities"]) == len(box.business_central.companies) == 2
    assert len(tables["employees/employees"]) == 40
    assert len(suppliers) == 25
    assert days == {"2026-08", "2026-09", "2026-10"}
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "expense": 239,
        "mileage": 48,
        "perdiem": 21,
    }


def test_the_company_has_what_real_life_brings(box: Sandbox) -> None:
    """
    Foreign currencies, several rates on one receipt, refunds, missing data.
    """
    receipts = list(box.factorial.tables["expenses/expenses"].values())

    assert {r["currency"] for r in receipts} == {"EUR", "USD", "GBP", "CHF", "JPY"}
    assert {t["percentage"] for r in receipts for t in r["taxes"]} == {7, 19, 20}
    assert any(len(r["taxes"]) == 2 for r in receipts)
    assert any((r["amount"] or 0) < 0 for r in receipts)
    assert any(r["amount"] is None for r in receipts)
    assert any(r["category"] is None for r in receipts)
    assert all(
        "@example.com" in e["email"] for e in box.factorial.tables["employees/employees"].values()
    )


def test_every_detail_belongs_to_its_header(box: Sandbox) -> None:
    """
    In both directions, with the same amount and status.
    """
    tables = box.factorial.tables
    for header in tables["expenses/expensables"].values():
        kind = {"expense": "expenses", "mileage": "mileages", "perdiem": "per_diems"}[
            header["type"]
        ]
        id = header["expense_id"] or header["mileage_id"] or header["per_diem_id"]
        detail = tables[f"expenses/{kind}"][id]

        assert detail["expenses_expensable_id"] == header["id"]
        assert detail["amount"] == header["amount"]
        assert detail["status"] == header["status"]


def test_taxes_add_up_to_the_amount(box: Sandbox) -> None:
    """
    Net and VAT make the amount, except for tips, receipts without taxes and those that are odd on purpose.
    """
    odd: dict[str, list[str]] = {"less": [], "more": [], "missing": []}
    for id, receipt in box.factorial.tables["expenses/expenses"].items():
        stated = sum(tax["base_amount"] + tax["amount"] for tax in receipt["taxes"])
        if receipt["amount"] is None:
            odd["missing"].append(id)
        elif receipt["taxes"] and abs(stated) > abs(receipt["amount"]):
            odd["more"].append(id)
        elif receipt["taxes"] and stated != receipt["amount"] and receipt["category_id"] != "8":
            odd["less"].append(id)

    assert odd == {"less": [], "more": ["3221"], "missing": ["3219"]}


def test_vat_is_what_the_rate_gives_but_for_one_cent(box: Sandbox) -> None:
    """
    Rounded half away from zero, as till receipts do.
    """
    off: list[str] = []
    for id, receipt in box.factorial.tables["expenses/expenses"].items():
        for tax in receipt["taxes"]:
            exact = Decimal(tax["base_amount"]) * tax["percentage"] / 100
            if tax["amount"] != int(exact.quantize(Decimal(1), ROUND_HALF_UP)):
                off.append(id)

    assert off == ["3220"]


def test_foreign_receipts_are_converted_with_their_rate(box: Sandbox) -> None:
    """
    Cents of the document times the rate; yen have no cents.
    """
    foreign = [
        (r["currency"], r["amount"], r["exchange_rate"], r["reimbursable_amount"])
        for r in box.factorial.tables["expenses/expenses"].values()
        if r["currency"] != "EUR"
    ]

    assert foreign == [
        ("USD", 3850, Decimal("0.9110"), 3507),
        ("GBP", 18900, Decimal("1.1580"), 21886),
        ("CHF", 7450, Decimal("1.0490"), 7815),
        ("JPY", 13320, Decimal("0.0062"), 8258),
    ]


def test_mileages_and_per_diems_are_computed(box: Sandbox) -> None:
    """
    0.30 for a kilometre; 14 for the first and the last day of a trip, 28 for those between.
    """
    mileages = box.factorial.tables["expenses/mileages"].values()
    per_diems = box.factorial.tables["expenses/per_diems"].values()
    by_days = {(r["rates"][0]["total_days"], r["amount"]) for r in per_diems}

    assert {(m["units"], m["rate"]) for m in mileages} == {("kilometres", "0.30")}
    assert all(m["amount"] == m["mileage"] * 30 for m in mileages)
    assert by_days == {(1, 1400), (2, 2800), (3, 5600), (4, 8400)}


def test_statuses_are_mixed(box: Sandbox) -> None:
    """
    Most are approved, on their way to be paid, or paid; each other one occurs.
    """
    headers = box.factorial.tables["expenses/expensables"].values()
    statuses = Counter(str(header["status"]) for header in headers)

    assert set(statuses) == {
        "approved",
        "changes_requested",
        "draft",
        "in_payroll",
        "paid",
        "pending",
        "rejected",
        "reversed",
        "sent_to_pay",
    }
    assert statuses["approved"] + statuses["sent_to_pay"] + statuses["paid"] == 302


def check_digit(number: str) -> int:
    """Return the check digit of a German VAT number: ISO 7064, mod 11, 10."""
    product = 10
    for digit in number:
        product = 2 * ((int(digit) + product) % 10 or 10) % 11
    return (11 - product) % 10


def test_german_vat_numbers_have_a_valid_check_digit(box: Sandbox) -> None:
    """
    The rule gives the last digit of DE136695976, the number that the rule is explained with.
    """
    vendors = box.business_central.companies[box.company_name].tables["vendors"].values()
    numbers = [v["taxRegistrationNumber"] for v in vendors]
    german = [number for number in numbers if number.startswith("DE")]

    assert check_digit("13669597") == 6
    assert {number for number in german if check_digit(number[2:-1]) != int(number[-1])} == set()
    assert (len(german), len(set(german))) == (16, 16)


def test_two_thirds_of_the_suppliers_are_found_by_their_tax_number(box: Sandbox) -> None:
    """
    One receipt names a number that nobody knows, some name none.
    """
    vendors = box.business_central.companies[box.company_name].tables["vendors"].values()
    known = {v["taxRegistrationNumber"] for v in vendors} - {""}
    stated = Counter(
        "none"
        if r["merchant_tin"] is None
        else "known"
        if r["merchant_tin"] in known
        else "unknown"
        for r in box.factorial.tables["expenses/expenses"].values()
    )
    suppliers = [v for v in vendors if v["number"].startswith("7")]

    assert stated["unknown"] == 1
    assert stated["none"] > 20
    assert stated["known"] > 150
    assert 2 / 3 < sum(1 for v in suppliers if v["taxRegistrationNumber"]) / len(suppliers) < 0.8


def test_codes_of_factorial_are_values_of_dimensions(box: Sandbox) -> None:
    """
    In both companies; headings, totals and blocked values are there to be avoided.
    """
    tables = box.factorial.tables
    for company in box.business_central.companies.values():
        values: dict[str, set[str]] = {}
        for row in company.tables["dimensionValues"].values():
            values.setdefault(row["_dimension"], set()).add(row["code"])

        assert {c["code"] for c in tables["finance/cost_centers"].values()} <= values[
            "KOSTENSTELLE"
        ]
        assert {"0", "1-5", "900"} <= values["KOSTENSTELLE"]
        assert {p["code"] for p in tables["project_management/projects"].values()} < values[
            "PROJEKT"
        ]


def test_every_employee_is_a_vendor_and_an_employee_there(box: Sandbox) -> None:
    """
    By personnel number: 1001 is vendor M1001.
    """
    people = {
        str(e["company_identifier"]) for e in box.factorial.tables["employees/employees"].values()
    }
    company = box.business_central.companies[box.company_name]
    vendors = {v["number"] for v in company.tables["vendors"].values()}

    assert people == {e["number"] for e in company.tables["employees"].values()}
    assert {f"M{number}" for number in people} | {"KARTE"} <= vendors


def test_the_chart_of_accounts_has_decoys(box: Sandbox) -> None:
    """
    Headings, totals, blocked accounts, and accounts that only posting writes to.
    """
    company = box.business_central.companies[box.company_name]
    accounts = {a["number"]: a for a in company.tables["accounts"].values()}
    kinds = Counter(str(a["accountType"]) for a in accounts.values())

    assert len(accounts) == 125
    assert set(kinds) == {"Posting", "Heading", "Begin-Total", "End-Total", "Total"}
    assert {n for n, a in accounts.items() if a["blocked"]} == {"1820", "6670"}
    assert not any(accounts[n]["directPosting"] for n in ("1406", "1401", "3300", "6999"))
    assert all(len(a["displayName"]) <= 100 for a in accounts.values())


def test_accounts_of_factorial_are_those_of_the_ledger(box: Sandbox) -> None:
    """
    By number and by ``external_id``; settings and links lead to some of them.
    """
    tables = box.factorial.tables
    ledger = box.business_central.companies[box.company_name].tables["accounts"].values()
    posting = {a["number"] for a in ledger if a["accountType"] == "Posting"}
    accounts = tables["finance/accounts"]
    defaults = {
        id
        for setting in tables["finance/accounting_settings"].values()
        for name, id in setting.items()
        if name.startswith("default_account") and id is not None
    }

    assert posting == {a["number"] for a in accounts.values()}
    assert all(a["number"] == a["external_id"] for a in accounts.values())
    assert defaults <= set(accounts)
    assert accounts["45"]["number"] == "6310"


def test_october_is_open_and_july_is_not(box: Sandbox) -> None:
    """
    Posting is allowed from August; all expenses are after that.
    """
    company = box.business_central.companies[box.company_name]
    closed = {
        p["startingDate"] for p in company.tables["accountingPeriods"].values() if p["closed"]
    }
    (setup,) = company.tables["generalLedgerSetup"].values()
    days = [h["effective_on"] for h in box.factorial.tables["expenses/expensables"].values()]

    assert max(closed) == "2026-07-01"
    assert setup["allowPostingFrom"] == "2026-08-01"
    assert min(days) >= "2026-08-01"
    assert max(days) <= "2026-10-31"


def test_nobody_real_is_in_the_seed() -> None:
    """
    Mail goes to example.com, no bank details.
    """
    folder = SCRIPT.parents[1] / "src" / "factorial_erp" / "sandbox" / "seed"
    text = "".join(
        (folder / f"{n}.json").read_text("utf-8") for n in ("factorial", "business_central")
    )
    people: Any = json.loads((folder / "factorial.json").read_text("utf-8"))["resources"]

    assert text.count("@") == text.count("@example.com")
    assert {e["bank_number"] for e in people["employees/employees"]} == {None}
    assert {c["iban"] for c in people["finance/contacts"]} == {None}


TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, Decimal),
    "boolean": bool,
    "array": list,
    "ref": dict,
    "object": dict,
    "any": object,
}


def fits(field: dict[str, Any], value: Any) -> bool:
    """Tell whether a value is what the catalogue says; only what is optional may be null."""
    if value is None:
        return not field["required"]
    return isinstance(value, TYPES[field["type"]]) and value in (field.get("enum") or [value])


@pytest.mark.skipif(
    not CATALOGUE.is_file(), reason="the catalogue stands in ../shared/api, which is absent here"
)
def test_every_record_fits_the_catalogue(box: Sandbox) -> None:
    """
    All fields are there and of their type; one is null although it is required, as in reality.
    """
    schemas = json.loads(CATALOGUE.read_text("utf-8"))["schemas"]
    odd: Counter[str] = Counter()

    def look(schema: str, record: dict[str, Any]) -> None:
        fields = {field["name"]: field for field in schemas[schema]["fields"]}
        odd.update(f"{schema}: unknown {n}" for n in record.keys() - fields if n[0] != "_")
        for name, field in fields.items():
            value = record.get(name, ...)
            if not fits(field, value):
                odd[f"{schema}: {name} is {value}"] += 1
            deeper = field.get("ref") or (field.get("items") or {}).get("ref")
            for each in value if isinstance(value, list) else [value]:
                if deeper and isinstance(each, dict):
                    look(deeper, each)

    catalogue = json.loads(CATALOGUE.read_text("utf-8"))["resources"]
    for resource in catalogue:
        name = resource["path"].rpartition("/resources/")[2]
        for record in box.factorial.tables[name].values():
            look(resource["schema"], record)

    assert odd == {"api_public_credential: employee_id is None": 1}
