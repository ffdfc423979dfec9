"""Do journals and payments post as Business Central does: all of a batch, VAT line by line, with its own numbers?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import given, settings, strategies as st

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.business_central.vat import VatSetup, journal_vat
from tests.sandbox.conftest import Central

ANY = {"If-Match": "*"}
LINE = {
    "accountType": "G/L Account",
    "accountNumber": "6650",
    "documentNumber": "D1",
    "amount": 10,
    "postingDate": "2026-10-01",
    "balancingAccountNumber": "1800",
}


class Journal:
    """A batch."""

    def __init__(self, central: Central, **fields: Any) -> None:
        self.central = central
        self.row = central.call("POST", "/journals", json={"code": "TEST", **fields}).json()
        self.lines = f"/journals({self.row['id']})/journalLines"

    def add(self, **changes: Any) -> httpx.Response:
        return self.central.call("POST", self.lines, json={**LINE, **changes})

    def post(self) -> httpx.Response:
        return self.central.call("POST", f"/journals({self.row['id']})/Microsoft.NAV.post")


@pytest.fixture
def journal(central: Central) -> Journal:
    """An empty batch."""
    return Journal(central)


def balances(central: Central) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for entry in central.company.gl_entries:
        amount = entry["debitAmount"] - entry["creditAmount"]
        found[entry["accountNumber"]] = found.get(entry["accountNumber"], Decimal(0)) + amount
    return found


def test_a_type_that_comes_late_clears_the_account(journal: Journal) -> None:
    """
    Properties are validated in the order of the body.
    """
    late = {key: value for key, value in LINE.items() if key != "accountType"}
    answer = journal.central.call(
        "POST", journal.lines, json={**late, "accountType": "Vendor"}
    ).json()

    assert (answer["accountType"], answer["accountNumber"]) == ("Vendor", "")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"accountNumber": "9999"}, 400, "Internal_InvalidTableRelation"),
        ({"accountType": "Vendor", "accountNumber": "6650"}, 400, "Internal_InvalidTableRelation"),
        ({"accountType": "Vendor", "accountId": "11111111-1111-1111-1111-111111111111"}, 400, "BadRequest"),
        ({"journalDisplayName": "X"}, 400, "Application_DialogException"),
        ({"lineNumber": 10000}, 400, "Internal_EntityWithSameKeyExists"),
        ({"amount": "10"}, 400, "BadRequest"),
    ],
)  # fmt: skip
def test_lines_that_are_refused(
    journal: Journal, changes: dict[str, Any], status: int, code: str
) -> None:
    """
    With the codes that have been seen; a vendor is found by its number only.
    """
    journal.add()
    kept = {"accountNumber": None} if "accountId" in changes else {}

    answer = journal.add(**kept, **changes)

    assert journal.central.error(answer)[:2] == (status, code)
    assert len(journal.central.rows(journal.lines)) == 1


def test_a_line_stays_in_its_batch(journal: Journal) -> None:
    """
    Its number may change to one that is free.
    """
    first, second = journal.add().json(), journal.add().json()
    path = f"/journalLines({second['id']})"

    other = Journal(journal.central, code="OTHER")
    for change in ({"journalId": other.row["id"]}, {"lineNumber": first["lineNumber"]}):
        assert journal.central.call("PATCH", path, json=change, headers=ANY).status_code == 400
    moved = journal.central.call("PATCH", path, json={"lineNumber": 5}, headers=ANY)
    assert moved.json()["lineNumber"] == 5


def test_a_document_number_that_is_left_out_is_copied(journal: Journal) -> None:
    """
    From the line before; without any, the line cannot be posted.
    """
    assert journal.add(documentNumber="").json()["documentNumber"] == ""
    assert "Document No." in journal.central.error(journal.post())[2]
    journal.add(documentNumber="d7")

    assert journal.add(documentNumber="").json()["documentNumber"] == "D7"


def test_the_balancing_account_of_a_batch_reaches_its_lines(central: Central) -> None:
    """
    Before the values of the body.
    """
    bank = central.rows("/accounts", filter="number eq '1800'")[0]
    journal = Journal(central, balancingAccountId=bank["id"])

    body = {k: v for k, v in LINE.items() if k != "balancingAccountNumber"}
    made = central.call("POST", journal.lines, json=body).json()

    assert journal.row["balancingAccountNumber"] == "1800"
    assert made["balancingAccountNumber"] == "1800"
    assert journal.post().status_code == 204
    assert balances(central) == {"6650": 10, "1800": -10}


def test_a_vendor_in_a_journal_is_the_payables_account(journal: Journal) -> None:
    """
    And changes what the vendor is owed.
    """
    journal.add(accountType="Vendor", accountNumber="70001", amount=-10)

    assert journal.post().status_code == 204
    assert balances(journal.central) == {"3300": -10, "1800": 10}
    vendor = journal.central.rows("/vendors", filter="number eq '70001'")[0]
    assert vendor["balance"] == 10


def test_lines_of_employees_are_not_shown(journal: Journal) -> None:
    """
    The page filters them away; nothing here says what their posting would do.
    """
    made = journal.add(accountType="Employee", accountNumber="1001")

    assert made.status_code == 201
    assert journal.central.rows(journal.lines) == []
    assert journal.post().status_code == 400


def test_tax_codes_count_only_where_the_set_up_is_copied(journal: Journal) -> None:
    """
    Otherwise the whole amount goes to the account, without a word.
    """
    company = journal.central.company
    journal.add(amount=119, taxCode="VST19")
    assert journal.post().status_code == 204
    assert balances(journal.central) == {"6650": 119, "1800": -119}

    company.journals_have_vat, company.journal_vat_group = True, "INLAND"
    for _ in range(3):
        journal.add(amount=0.10, taxCode="VST19", documentNumber="D2")
    assert journal.post().status_code == 204

    # Each line alone: 0.10 * 19 / 119 is 0.016, three times 0.02.
    assert [(e["base"], e["amount"]) for e in company.vat_entries] == [
        (Decimal("0.08"), Decimal("0.02"))
    ] * 3
    journal.add(amount=5, taxCode="NONE", documentNumber="D3")
    assert "VAT Posting Setup" in journal.central.error(journal.post())[2]


@settings(max_examples=200)
@given(st.decimals(-10_000, 10_000, places=2), st.sampled_from(["0", "7", "19", "21"]))
def test_base_and_vat_of_a_journal_line_are_its_amount(amount: Decimal, percent: str) -> None:
    """
    Whatever the rate; under reverse charge nothing is taken out.
    """
    for kind in ("Normal VAT", "Reverse Charge VAT"):
        setup = VatSetup(
            business_group="",
            product_group="",
            percent=Decimal(percent),
            calculation_type=kind,
            identifier="",
            purchase_account="",
            reverse_account="",
        )
        found = journal_vat(amount, setup, Decimal("0.01"))
        exact = (amount - found.vat) * Decimal(percent) / 100

        assert abs(exact - found.vat - found.reverse_charge) <= Decimal("0.01")
        assert (found.vat == 0) or kind == "Normal VAT"


def test_figures_of_the_expense_app(central: Central) -> None:
    """
    Receipts as Business Central's own tests post them: gross, rate, VAT.
    """
    for gross, percent, vat in (
        ("120", 10, "10.91"), ("30", 20, "5.00"), ("230", 10, "20.91"), ("15", 20, "2.50"), ("15", 0, "0"),
    ):  # fmt: skip
        setup = VatSetup(
            business_group="",
            product_group="",
            percent=Decimal(percent),
            calculation_type="Normal VAT",
            identifier="",
            purchase_account="",
            reverse_account="",
        )
        found = journal_vat(Decimal(gross), setup, central.company.precision)
        assert found.vat == Decimal(vat)


def test_one_bad_line_keeps_all_from_being_posted(journal: Journal) -> None:
    """
    And leaves the batch as it was.
    """
    journal.add()
    journal.add(postingDate="2026-01-01", documentNumber="D2")

    assert "Posting Date" in journal.central.error(journal.post())[2]
    assert journal.central.company.gl_entries == []
    assert len(journal.central.rows(journal.lines)) == 2


def test_a_posting_series_replaces_the_number(journal: Journal) -> None:
    """
    The entries carry a number that the client never chose, and no empty line is left.
    """
    row = journal.central.company.tables["journals"][journal.row["id"]]
    row.update(_series="GJ", _posting_series="PGJ")
    journal.central.company.series.update(GJ="G0001", PGJ="P0001")
    journal.add(documentNumber="MINE")
    journal.central.company.allows_manual_numbers = False
    assert "G0001" in journal.central.error(journal.post())[2]
    journal.central.company.allows_manual_numbers = True

    assert journal.post().status_code == 204
    assert {e["documentNumber"] for e in journal.central.company.gl_entries} == {"P0001"}
    assert journal.central.rows(journal.lines) == []


def test_posting_in_the_background_is_only_promised(journal: Journal) -> None:
    """
    204 means queued.
    """
    company = journal.central.company
    company.posts_in_background = True
    journal.add()

    assert journal.post().status_code == 204
    assert company.gl_entries == []
    company.run_job_queue()
    assert len(company.gl_entries) == 2


def test_files_of_a_line_move_to_its_entry(journal: Journal) -> None:
    """
    And its dimensions with them.
    """
    central = journal.central
    made = journal.add().json()
    path = f"/journalLines({made['id']})"
    central.call("POST", f"{path}/attachments", json={"fileName": "a.pdf"})
    body = {"code": "KOSTENSTELLE", "valueCode": "100"}
    central.call("POST", f"{path}/dimensionSetLines", json=body)

    journal.post()

    entry = central.rows("/generalLedgerEntries", filter="accountNumber eq '6650'")[0]
    found = central.rows(f"/generalLedgerEntries({entry['id']})/attachments")
    assert [row["fileName"] for row in found] == ["a.pdf"]
    held = central.rows(f"/generalLedgerEntries({entry['id']})/dimensionSetLines")
    assert [row["valueCode"] for row in held] == ["100"]


# Payments


def payment(central: Central, **changes: Any) -> tuple[str, httpx.Response]:
    bank = central.rows("/accounts", filter="number eq '1800'")[0]
    body = {"code": "PAY", "balancingAccountId": bank["id"]}
    batch = central.call("POST", "/vendorPaymentJournals", json=body).json()
    line_body = {
        "vendorNumber": "70001",
        "postingDate": "2026-10-10",
        "documentNumber": "PAY1",
        "amount": 119,
        **changes,
    }
    path = f"/vendorPaymentJournals({batch['id']})/vendorPayments"
    return batch["id"], central.call("POST", path, json=line_body)


def test_a_payment_settles_the_invoice_it_applies_to(central: Central) -> None:
    """
    It is posted as a journal; the invoice is paid then.
    """
    invoice = central.draft()
    central.post(invoice)
    batch, made = payment(central, appliesToInvoiceNumber="108001")
    assert made.json()["appliesToInvoiceId"] == invoice["id"]

    posted = central.call("POST", f"/journals({batch})/Microsoft.NAV.post")

    assert posted.status_code == 204, posted.text
    row = central.call("GET", f"/purchaseInvoices({invoice['id']})").json()
    assert row["status"] == "Paid"
    assert balances(central) == {"6815": 100, "1406": 19, "3300": 0, "1800": -119}
    types = {e["documentType"] for e in central.rows("/generalLedgerEntries")}
    assert types == {"Invoice", "Payment"}


def test_a_payment_that_applies_to_nothing_is_not_shown(central: Central) -> None:
    """
    Until it is tied to an open entry.
    """
    invoice = central.draft()
    central.post(invoice)
    batch, made = payment(central)
    path = f"/vendorPaymentJournals({batch})/vendorPayments"
    assert (made.status_code, central.rows(path)) == (201, [])
    entries = f"/vendorPayments({made.json()['id']})/applyVendorEntries"
    entry = central.rows(entries)[0]
    assert (entry["documentNumber"], entry["applied"]) == ("108001", False)

    changed = central.call(
        "PATCH", f"{entries}({entry['id']})", json={"applied": True}, headers=ANY
    )

    assert changed.json()["applied"] is True
    assert [row["appliesToInvoiceNumber"] for row in central.rows(path)] == ["108001"]


def test_payments_that_are_refused(central: Central) -> None:
    """
    A negative one when it is posted; an invoice that is none, and a blocked vendor, at once.
    """
    draft = central.draft()
    for changes, code in (
        ({"appliesToInvoiceId": draft["id"]}, "Internal_InvalidTableRelation"),
        ({"appliesToInvoiceNumber": "1"}, "Internal_InvalidTableRelation"),
        ({"vendorNumber": "70025"}, "Application_DialogException"),
        ({"vendorNumber": "NONE"}, "Internal_InvalidTableRelation"),
    ):
        fresh = Central(Sandbox())
        fresh.draft()
        assert fresh.error(payment(fresh, **changes)[1])[1] == code
    central.post(draft)
    batch, _ = payment(central, amount=-5, appliesToInvoiceId=draft["id"])
    message = central.error(central.call("POST", f"/journals({batch})/Microsoft.NAV.post"))[2]
    assert "must be positive" in message


def test_no_line_is_written_into_no_journal(central: Central) -> None:
    """
    An id that is none is no journal; a code is given once.
    """
    Journal(central)
    twin = central.call("POST", "/journals", json={"code": "test"})
    blank = central.call("POST", "/journals", json={"displayName": "X"})
    alone = central.call("POST", "/journalLines", json=LINE)

    assert central.error(twin)[1] == "Internal_EntityWithSameKeyExists"
    assert central.error(blank)[1] == "BadRequest_RequiredParamNotProvided"
    assert central.error(alone)[1] == "Internal_InvalidTableRelation"
