"""What does the set-up of a company change that no API publishes? Global dimensions, accounts' defaults, date formulas."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.business_central.date_formulas import later
from factorial_erp.sandbox.business_central.refusals import Refused
from tests.sandbox.conftest import Central, line

ANY = {"If-Match": "*"}
COMPANY: dict[str, Any] = {
    "id": "00000000-1111-2222-3333-444444444444",
    "name": "Set up",
    "localCurrencyCode": "EUR",
    "globalDimensions": ["DEPT", "PROJ"],
    "accounts": [
        {"number": n, "displayName": n, "accountType": "Posting", "directPosting": True}
        for n in ("6000", "1800", "1400")
    ]
    + [{"number": "3300", "displayName": "Payables", "accountType": "Posting"}],
    "vendorPostingGroups": [{"code": "V", "payablesAccount": "3300"}],
    "vatPostingSetup": [
        {"businessGroup": "D", "productGroup": "V19", "percent": 19, "purchaseVatAccount": "1400"}
    ],
    "vendors": [
        {"number": "V1", "displayName": "V", "vatBusinessPostingGroup": "D", "vendorPostingGroup": "V"}
    ],
    "bankAccounts": [{"number": "B1", "displayName": "Bank", "_gl_account": "1800"}],
    "dimensions": [
        {"code": "DEPT", "displayName": "Department", "values": [{"code": "A"}, {"code": "B"}]},
        {"code": "PROJ", "displayName": "Project", "values": [{"code": "P"}]},
    ],
    "defaultDimensions": [
        {"parentType": "Vendor", "parentNumber": "V1", "dimensionCode": "DEPT", "dimensionValueCode": "A"},
        {"parentType": "Account", "parentNumber": "6000", "dimensionCode": "DEPT", "dimensionValueCode": "B"},
        {"parentType": "Vendor", "parentNumber": "NONE", "dimensionCode": "DEPT"},
    ],
    "journals": [{"code": "DAILY", "templateDisplayName": "GENERAL"}],
}  # fmt: skip


@pytest.fixture
def central() -> Central:
    """A company of our own, in which nothing is invented."""
    seed = {
        "tenant": "t",
        "environments": ["production"],
        "client_id": "c",
        "client_secret": "s",
        "companies": [COMPANY],
    }
    return Central(Sandbox(business_central=seed))


def draft(central: Central, **changes: Any) -> Any:
    lines = [line(lineObjectNumber="6000", taxCode="V19")]
    body = {
        "vendorNumber": "V1",
        "vendorInvoiceNumber": "X",
        "purchaseInvoiceLines": lines,
        **changes,
    }
    answer = central.call("POST", "/purchaseInvoices", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def values(central: Central, path: str) -> dict[str, str]:
    return {each["code"]: each["valueCode"] for each in central.rows(f"{path}/dimensionSetLines")}


def test_the_default_of_an_account_wins_on_its_line(central: Central) -> None:
    """
    The vendor's is on the header, and in its own property there.
    """
    made = draft(central)
    path = f"/purchaseInvoices({made['id']})"

    row = central.rows(f"{path}/purchaseInvoiceLines")[0]

    assert (made["shortcutDimension1Code"], made["shortcutDimension2Code"]) == ("A", "")
    assert values(central, path) == {"DEPT": "A"}
    assert values(central, f"/purchaseInvoiceLines({row['id']})") == {"DEPT": "B"}
    assert (
        central.rows("/defaultDimensions", filter="parentType eq ' '")[0]["dimensionCode"] == "DEPT"
    )


def test_global_dimensions_are_properties_of_a_document(central: Central) -> None:
    """
    Written there or among the others, it is the same.
    """
    made = draft(central, shortcutDimension1Code="B", shortcutDimension2Code="P")
    path = f"/purchaseInvoices({made['id']})"
    assert values(central, path) == {"DEPT": "B", "PROJ": "P"}

    changed = central.call("PATCH", path, json={"shortcutDimension2Code": ""}, headers=ANY).json()

    assert (changed["shortcutDimension2Code"], values(central, path)) == ("", {"DEPT": "B"})
    body = {"code": "PROJ", "valueCode": "P"}
    central.call("POST", f"{path}/dimensionSetLines", json=body)
    assert central.call("GET", path).json()["shortcutDimension2Code"] == "P"
    wrong = central.call("PATCH", path, json={"shortcutDimension2Code": "NO"}, headers=ANY)
    assert central.error(wrong)[1] == "Internal_InvalidTableRelation"
    assert values(central, path) == {"DEPT": "B", "PROJ": "P"}


def test_a_default_without_its_dimension_is_refused(central: Central) -> None:
    """
    Or with a parent, a type or a value that is none; what it belongs to stays.
    """
    vendor = central.rows("/vendors")[0]
    dimensions = {row["code"]: row for row in central.rows("/dimensions", expand="dimensionValues")}
    project = dimensions["PROJ"]
    good = {"parentType": "Vendor", "parentId": vendor["id"], "dimensionId": project["id"]}
    other = dimensions["DEPT"]["dimensionValues"][0]["id"]

    for change in (
        {"parentType": " "},
        {"parentId": project["id"]},
        {"dimensionId": vendor["id"]},
        {"dimensionValueId": other},
    ):
        assert (
            central.call("POST", "/defaultDimensions", json={**good, **change}).status_code == 400
        )
    made = central.call("POST", "/defaultDimensions", json=good).json()
    assert (made["dimensionCode"], made["dimensionValueCode"]) == ("PROJ", "")
    path = f"/defaultDimensions({made['id']})"
    moved = central.call("PATCH", path, json={"dimensionId": dimensions["DEPT"]["id"]}, headers=ANY)
    assert moved.status_code == 400
    nothing = {"dimensionValueId": "00000000-0000-0000-0000-000000000000"}
    assert central.call("PATCH", path, json=nothing, headers=ANY).json()["dimensionValueCode"] == ""


def test_a_bank_account_is_posted_to_its_own_account(central: Central) -> None:
    """
    By number or id; a batch of the seed is there.
    """
    bank = central.rows("/bankAccounts")[0]
    journal = central.rows("/journals")[0]
    body = {
        "accountType": "G/L Account",
        "accountNumber": "6000",
        "amount": 5,
        "documentNumber": "1",
        "balanceAccountType": "Bank Account",
        "balancingAccountId": bank["id"],
    }
    made = central.call("POST", f"/journals({journal['id']})/journalLines", json=body).json()

    posted = central.call("POST", f"/journals({journal['id']})/Microsoft.NAV.post")

    assert made["balancingAccountNumber"] == "B1"
    assert posted.status_code == 204
    found = [(e["accountNumber"], e["debitAmount"]) for e in central.rows("/generalLedgerEntries")]
    assert found == [("6000", 5), ("1800", 0)]


def test_nothing_is_invented_unless_a_seed_says_so(central: Central) -> None:
    """
    Sets that it leaves out are empty.
    """
    assert central.rows("/customers") == []
    assert central.rows("/salesInvoices") == []
    assert central.rows("/vendorPurchases")[0]["totalPurchaseAmount"] == 0
    assert len(central.rows("/trialBalances")) == 4


@pytest.mark.parametrize(
    ("day", "formula", "expected"),
    [
        ("2026-01-31", "", "2026-01-31"),
        ("2026-01-31", "30D", "2026-03-02"),
        ("2026-01-31", "1M", "2026-02-28"),
        ("2026-01-31", "<1M+CM>", "2026-02-28"),
        ("2026-01-15", "CM+10D", "2026-02-10"),
        ("2026-01-15", "-1Y", "2025-01-15"),
        ("2026-01-15", "2W", "2026-01-29"),
        ("2026-01-15", "1Q", "2026-04-15"),
        ("2026-01-15", "CW", "2026-01-18"),
        ("2026-01-15", "-CW", "2026-01-12"),
        ("2026-02-15", "CQ", "2026-03-31"),
        ("2026-02-15", "-CQ", "2026-01-01"),
        ("2026-02-15", "CY", "2026-12-31"),
        ("2026-02-15", "-CY", "2026-01-01"),
        ("2026-02-15", "-CM", "2026-02-01"),
        ("2026-02-15", "CD", "2026-02-15"),
    ],
)
def test_date_formulas(day: str, formula: str, expected: str) -> None:
    """
    Days, weeks, months, quarters and years; a period ends or, with a minus, begins.
    """
    assert later(day, formula) == expected


@pytest.mark.parametrize("formula", ["soon", "1", "D", "1T", "30 D +"])
def test_what_is_no_date_formula(formula: str) -> None:
    """
    Cannot be evaluated.
    """
    with pytest.raises(Refused) as refused:
        later("2026-01-01", formula)

    assert refused.value.code == "Application_EvaluateException"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(-999, 999))
def test_months_keep_the_day_or_take_the_last_one(day: dt.date, months: int) -> None:
    """
    Whatever the day and the number.
    """
    found = dt.date.fromisoformat(later(day.isoformat(), f"{months}M"))

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + dt.timedelta(days=1)).day == 1


def test_a_document_waits_for_its_approval(central: Central) -> None:
    """
    Where a workflow demands it.
    """
    made = draft(central)
    central.company.needs_approval = True
    assert "must be approved" in central.error(central.post(made))[2]

    central.company.approve("purchaseInvoices", made["id"])

    assert central.post(made).status_code == 204


def test_an_old_company_refuses_whole_sets(central: Central) -> None:
    """
    Until its data are upgraded: credit memos, and lines of receipts and shipments.
    """
    central.company.lacks_api_upgrade = True

    for name in ("purchaseCreditMemos", "purchaseReceiptLines", "salesShipmentLines"):
        assert central.error(central.call("GET", f"/{name}"))[1] == "Application_DialogException"
    assert central.rows("/purchaseReceipts") == []
    assert (
        central.call("POST", "/purchaseCreditMemos", json={"vendorNumber": "V1"}).status_code == 400
    )
