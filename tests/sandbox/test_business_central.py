"""Does the sandbox behave as Business Central does where a client can trip?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from factorial_erp.sandbox import Sandbox
from tests.sandbox.conftest import Central, line


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"client_secret": "x"}, 401, "AADSTS7000215"),
        ({"client_id": "x"}, 400, "AADSTS700016"),
        ({"tenant": "x"}, 400, "AADSTS90002"),
        ({"grant_type": "password"}, 400, "AADSTS70003"),
    ],
)
def test_wrong_credentials_get_no_token(
    central: Central, changes: dict[str, str], status: int, code: str
) -> None:
    """
    With Microsoft's own codes.
    """
    answer = central.token(**changes)

    assert answer.status_code == status
    assert answer.json()["error_description"].startswith(code)


def test_tokens_end_can_be_revoked_and_need_roles(central: Central, box: Sandbox) -> None:
    """
    All three are a 401.
    """

    def status() -> int:
        return central.call("GET", "/vendors").status_code

    assert status() == 200
    box.now += dt.timedelta(hours=1)
    assert status() == 401
    central.http.headers["Authorization"] = f"Bearer {central.token().json()['access_token']}"
    assert status() == 200
    box.business_central.roles = False
    assert central.error(central.call("GET", "/vendors"))[:2] == (
        401,
        "Authentication_InvalidCredentials",
    )
    box.business_central.roles = True
    box.business_central.revoke_tokens()
    assert status() == 401


def test_a_missing_permission_has_a_misleading_code(central: Central, box: Sandbox) -> None:
    """
    403 with the code of a server error, and the table in brackets.
    """
    box.business_central.denied.add("vendors")

    status, code, message = central.error(central.call("GET", "/vendors"))

    assert (status, code) == (403, "Internal_ServerError")
    assert "(TableData 23 Vendor Read: Base Application)" in message


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nothings", 404, "BadRequest_ResourceNotFound"),
        ("/vendors(11111111-1111-1111-1111-111111111111)", 404, "Internal_RecordNotFound"),
        ("/purchaseInvoiceLines", 400, "Application_DialogException"),
        ("/vendors?$filter=nothing eq 1", 400, "BadRequest"),
        ("/vendors?$filter=currencyCode eq 'EUR'", 400, "BadRequest_InvalidRequestUrl"),
        ("/vendors?$filter=number eq '1' or balance gt 0", 501, "BadRequest_MethodNotImplemented"),
        ("/vendors?$filter=not (number eq '1')", 501, "BadRequest_MethodNotImplemented"),
        ("/vendors?$filter=number in ('1','2')", 501, "BadRequest_MethodNotImplemented"),
        ("/vendors?$filter=number eq", 400, "BadRequest_NotFound"),
        ("/vendors?$filter=number eq '1", 400, "BadRequest_NotFound"),
        ("/vendors?$filter=blocked eq 'Sometimes'", 400, "Unknown"),
        ("/vendors?$select=nothing", 400, "BadRequest"),
        ("/vendors?$expand=nothing", 400, "BadRequest"),
        ("/vendors?$orderby=nothing", 400, "BadRequest"),
    ],
)
def test_what_cannot_be_read_is_refused(
    central: Central, path: str, status: int, code: str
) -> None:
    """
    With the statuses and codes that have been seen.
    """
    assert central.error(central.call("GET", path))[:2] == (status, code)


@pytest.mark.parametrize(
    ("where", "numbers"),
    [
        ("number eq '70001'", ["70001"]),
        ("number eq '70001' or number eq '70002'", ["70001", "70002"]),
        ("startswith(number,'7000') and number gt '70007'", ["70008", "70009"]),
        ("contains(displayName,'HOTEL')", ["70001", "70021"]),
        ("endswith(displayName,'gmbh') and country eq 'AT'", ["70021"]),
        ("displayName eq 'O''Neil'", []),
        ("blocked eq 'All'", ["70025"]),
        ("balance lt 0.01 and number le '70001'", ["70001"]),
        ("tolower(number) eq '70001'", ["70001"]),
        ("number eq '70001' and lastModifiedDateTime gt 2000-01-01T00:00:00Z", ["70001"]),
        ("number eq '70001' and taxLiable eq false", ["70001"]),
    ],
)
def test_filters_select_rows(central: Central, where: str, numbers: list[str]) -> None:
    """
    Text compares without regard to case, as online.
    """
    found = central.rows("/vendors", filter=where, orderby="number")

    assert [row["number"] for row in found] == numbers


def test_a_lambda_is_silently_ignored(central: Central) -> None:
    """
    More rows come than were asked for.
    """
    everything = central.rows("/vendors")

    found = central.rows("/vendors", filter="defaultDimensions/any(d: d/dimensionCode eq 'X')")

    assert len(found) == len(everything)


def test_pages_are_linked_absolutely(central: Central) -> None:
    """
    The link is followed as it is; the page size is asked for each time.
    """
    prefer = {"Prefer": "odata.maxpagesize=30"}
    answer = central.call("GET", "/vendors?$orderby=number", headers=prefer).json()
    numbers = [row["number"] for row in answer["value"]]
    while "@odata.nextLink" in answer:
        assert answer["@odata.nextLink"].startswith("https://api.businesscentral.dynamics.com/")
        answer = central.http.get(answer["@odata.nextLink"], headers=prefer).json()
        numbers += [row["number"] for row in answer["value"]]

    assert numbers == sorted(
        central.company.tables["vendors"][i]["number"] for i in central.company.tables["vendors"]
    )
    assert central.call("GET", "/vendors/$count").content.decode("utf-8-sig") == str(len(numbers))
    assert len(central.rows("/vendors", top=3, skip=1)) == 3


def test_expansions_nest(central: Central) -> None:
    """
    With options of their own.
    """
    draft = central.draft(line(dimensionSetLines=[{"code": "KOSTENSTELLE", "valueCode": "200"}]))

    expand = "purchaseInvoiceLines($select=lineObjectNumber;$expand=dimensionSetLines),vendor"
    found = central.rows("/purchaseInvoices", filter=f"id eq {draft['id']}", expand=expand)[0]

    assert found["vendor"]["number"] == "70001"
    assert found["purchaseInvoiceLines"][0]["lineObjectNumber"] == "6815"
    assert found["purchaseInvoiceLines"][0]["dimensionSetLines"][0]["valueCode"] == "200"


def test_changes_need_the_current_etag(central: Central) -> None:
    """
    400 without one, 409 with an old one.
    """
    vendor = central.rows("/vendors", top=1)[0]
    path = f"/vendors({vendor['id']})"

    def change(name: str, etag: str | None) -> httpx.Response:
        headers = {} if etag is None else {"If-Match": etag}
        return central.call("PATCH", path, json={"displayName": name}, headers=headers)

    assert central.error(change("A", None))[:2] == (400, "BadRequest_InvalidToken")
    assert change("B", vendor["@odata.etag"]).json()["displayName"] == "B"
    assert central.error(change("C", vendor["@odata.etag"]))[:2] == (409, "Request_EntityChanged")
    assert change("D", "*").status_code == 200


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"vendorNumber": "NOBODY"}, "Internal_InvalidTableRelation"),
        ({"vendorNumber": "70025"}, "Application_DialogException"),
        ({"vendorNumber": None}, "Application_DialogException"),
        ({"currencyCode": "XXX"}, "Internal_InvalidTableRelation"),
        ({"status": "Open"}, "BadRequest_InvalidOperation"),
        ({"nothing": 1}, "BadRequest"),
        ({"vendorInvoiceNumber": "X" * 36}, "Application_StringExceededLength"),
        ({"postingDate": "soon"}, "BadRequest"),
        (
            {"purchaseInvoiceLines": [line(lineObjectNumber="9999")]},
            "Internal_InvalidTableRelation",
        ),
        (
            {"purchaseInvoiceLines": [line(lineObjectNumber="0000")]},
            "Application_FieldValidationException",
        ),
        (
            {"purchaseInvoiceLines": [line(lineObjectNumber="6670")]},
            "Application_FieldValidationException",
        ),
        (
            {"purchaseInvoiceLines": [line(lineObjectNumber="1406")]},
            "Application_FieldValidationException",
        ),
        ({"purchaseInvoiceLines": [line(taxCode="VST99")]}, "Application_FieldValidationException"),
        ({"purchaseInvoiceLines": [line(lineType="Sometimes")]}, "Unknown"),
        ({"purchaseInvoiceLines": [line(), line(unitCost="much")]}, "BadRequest"),
    ],
)
def test_a_wrong_invoice_leaves_nothing_behind(
    central: Central, changes: dict[str, Any], code: str
) -> None:
    """
    One request is one transaction, lines included.
    """
    body = {"vendorNumber": "70001", "purchaseInvoiceLines": [line()], **changes}

    answer = central.call("POST", "/purchaseInvoices", json=body)

    assert central.error(answer)[1] == code
    assert central.company.purchase_invoices == []
    assert central.company.tables["purchaseInvoiceLines"] == {}


def test_the_type_must_come_before_the_number(central: Central) -> None:
    """
    Properties are validated as they arrive: a type that follows the number clears it.
    """
    body = {"lineObjectNumber": "6815", "lineType": "Account", "quantity": 1, "unitCost": 1}

    answer = central.call(
        "POST", "/purchaseInvoices", json={"vendorNumber": "70001", "purchaseInvoiceLines": [body]}
    )

    assert answer.status_code == 400


def test_vat_is_computed_for_each_identifier_with_a_running_remainder(central: Central) -> None:
    """
    Three lines of 0.10 at 19 %: each alone would have 0.02, together they have 0.06.
    """
    draft = central.draft(*[line(unitCost=0.1)] * 3, line(unitCost=0.07, taxCode="VST7"))
    lines = central.rows(f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines")

    assert [row["totalTaxAmount"] for row in lines] == [0.02, 0.02, 0.02, 0]
    assert (draft["totalAmountExcludingTax"], draft["totalTaxAmount"]) == (0.37, 0.06)


def test_the_remainder_runs_in_the_order_of_the_lines(central: Central) -> None:
    """
    Three lines of 0.03 at 19 %: 0.0171 in all, so one line has the two cents.
    """
    draft = central.draft(*[line(unitCost=0.03)] * 3)
    lines = central.rows(f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines")

    assert [row["totalTaxAmount"] for row in lines] == [0.01, 0, 0.01]
    assert draft["totalTaxAmount"] == 0.02


def test_reverse_charge_is_booked_on_both_sides(central: Central) -> None:
    """
    It is not part of what the vendor gets.
    """
    draft = central.draft(vendorNumber="70022")
    assert draft["totalAmountIncludingTax"] == 100

    assert central.post(draft).status_code == 204

    sums: dict[str, Decimal] = {}
    for entry in central.company.gl_entries:
        amount = entry["debitAmount"] - entry["creditAmount"]
        sums[entry["accountNumber"]] = sums.get(entry["accountNumber"], Decimal(0)) + amount
    assert sums == {"6815": 100, "1407": 19, "3837": -19, "3300": -100}


def test_posting_keeps_the_id_and_changes_the_number(central: Central) -> None:
    """
    The action's name is matched without regard to case; a posted invoice cannot be changed.
    """
    draft = central.draft()
    path = f"/purchaseInvoices({draft['id']})"

    assert central.call("POST", f"{path}/microsoft.nav.POST").status_code == 204
    posted = central.call("GET", path).json()

    assert (draft["number"], draft["status"]) == ("107001", "Draft")
    assert (posted["number"], posted["status"]) == ("108001", "Open")
    assert posted["vendorInvoiceNumber"] == "T-1"
    refused = central.call(
        "PATCH", path, json={"postingDate": "2026-10-06"}, headers={"If-Match": "*"}
    )
    assert central.error(refused)[1] == "Application_DialogException"
    assert central.call("DELETE", path).status_code == 400


@pytest.mark.parametrize(
    ("header", "lines", "message"),
    [
        ({"vendorInvoiceNumber": ""}, [line()], "document number of the document from the vendor"),
        ({}, [line(quantity=0)], "nothing to post"),
        ({}, [line(), line(quantity=0)], "Quantity must have a value"),
        ({}, [line(unitCost=-1)], "0 or greater"),
        ({}, [line(taxCode="")], "VAT Prod. Posting Group"),
        ({"postingDate": "2026-07-31"}, [line()], "not within your range"),
        (
            {},
            [line(dimensionSetLines=[{"code": "KOSTENSTELLE", "valueCode": "900"}])],
            "is blocked",
        ),
        (
            {},
            [line(dimensionSetLines=[{"code": "KOSTENSTELLE", "valueCode": "1-5"}])],
            "no standard value",
        ),
    ],
)
def test_posting_checks_what_writing_let_pass(
    central: Central, header: dict[str, Any], lines: list[Any], message: str
) -> None:
    """
    Nothing is posted, and the draft stays.
    """
    draft = central.draft(*lines, **header)

    answer = central.post(draft)

    assert message in central.error(answer)[2]
    assert central.company.gl_entries == []
    assert central.company.purchase_invoices[0]["status"] == "Draft"


def test_a_vendor_invoice_number_is_posted_once(central: Central) -> None:
    """
    Two drafts with one number are accepted; posting the second is refused.
    """
    first, second = central.draft(), central.draft(vendorInvoiceNumber="t-1")
    central.post(first)

    message = central.error(central.post(second))[2]

    assert "Purchase Invoice T-1 already exists for this vendor." in message
    assert central.post(central.draft(vendorNumber="70002")).status_code == 204


def test_dimensions_are_created_or_changed_never_both(central: Central) -> None:
    """
    A dimension that is there already, inherited or not, cannot be created again.
    """
    inherited = central.draft(vendorNumber="70010")
    lines = central.rows(f"/purchaseInvoices({inherited['id']})/purchaseInvoiceLines")
    below = f"/purchaseInvoiceLines({lines[0]['id']})/dimensionSetLines"
    first = central.rows(below)[0]
    assert first["valueCode"] == "200"

    again = central.call("POST", below, json={"code": "KOSTENSTELLE", "valueCode": "100"})
    changed = central.call(
        "PATCH", f"{below}({first['id']})", json={"valueCode": "100"}, headers={"If-Match": "*"}
    )
    clash = central.call(
        "POST",
        "/purchaseInvoices",
        json={
            "vendorNumber": "70010",
            "purchaseInvoiceLines": [
                line(dimensionSetLines=[{"code": "KOSTENSTELLE", "valueCode": "100"}])
            ],
        },
    )

    assert "already exists" in central.error(again)[2]
    assert changed.json()["valueCode"] == "100"
    assert "already exists" in central.error(clash)[2]
    unknown = central.call("POST", below, json={"code": "PROJEKT", "valueCode": "?"})
    assert central.error(unknown)[1] == "Internal_InvalidTableRelation"


def test_journals_are_posted_as_a_whole(central: Central) -> None:
    """
    Empty or out of balance is refused; a balancing account balances a line by itself; an empty line is left.
    """
    journal = central.call("POST", "/journals", json={"code": "expenses"}).json()
    post = f"/journals({journal['id']})/Microsoft.NAV.post"
    lines = f"/journals({journal['id']})/journalLines"
    assert journal["code"] == "EXPENSES"
    assert "nothing to post" in central.error(central.call("POST", post))[2]

    body = {
        "accountNumber": "6650",
        "documentNumber": "d1",
        "amount": 10.5,
        "postingDate": "2026-10-01",
    }
    central.call("POST", lines, json=body)
    assert "out of balance by 10.5" in central.error(central.call("POST", post))[2]
    other = {
        "accountNumber": "3501",
        "documentNumber": "D1",
        "amount": -10.5,
        "postingDate": "2026-10-01",
    }
    central.call("POST", lines, json=other)
    single = {
        **body,
        "documentNumber": "D2",
        "balanceAccountType": "G/L Account",
        "balancingAccountNumber": "1800",
    }
    central.call("POST", lines, json=single)
    twin = central.call("POST", lines, json={**body, "lineNumber": 10000})

    assert central.error(twin)[1] == "Internal_EntityWithSameKeyExists"
    assert central.call("POST", post).status_code == 204
    found = central.rows(
        "/generalLedgerEntries", filter="documentNumber eq 'D1'", orderby="entryNumber"
    )
    assert [(e["accountNumber"], e["debitAmount"], e["creditAmount"]) for e in found] == [
        ("6650", 10.5, 0),
        ("3501", 0, 10.5),
    ]
    assert [(row["lineNumber"], row["amount"]) for row in central.rows(lines)] == [(10000, 0)]


AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=10_000, places=2)
LINES = st.lists(
    st.tuples(AMOUNTS, st.sampled_from(["VST19", "VST7", "VST0"])), min_size=1, max_size=6
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    LINES,
    st.sampled_from(["70001", "70022", "M1001", "KARTE"]),
    st.sampled_from(["EUR", "USD", "JPY"]),
)
def test_every_posting_balances(
    lines: list[tuple[Decimal, str]], vendor: str, currency: str
) -> None:
    """
    Whatever the lines, the VAT and the currency: debit and credit of a document sum to zero.
    """
    box = Sandbox()
    company = box.business_central.companies[box.company_name]
    body = {
        "vendorNumber": vendor,
        "vendorInvoiceNumber": "H-1",
        "currencyCode": currency,
        "postingDate": "2026-10-05",
        "purchaseInvoiceLines": [line(unitCost=amount, taxCode=code) for amount, code in lines],
    }

    invoice = company.create("purchaseInvoices", body, None)
    company.post("purchaseInvoices", invoice["id"])

    net, vat = invoice["totalAmountExcludingTax"], invoice["totalTaxAmount"]
    assert net + vat == invoice["totalAmountIncludingTax"]
    assert sum(e["debitAmount"] - e["creditAmount"] for e in company.gl_entries) == 0
