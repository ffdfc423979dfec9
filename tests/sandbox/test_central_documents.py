"""Are purchase documents written and posted as Business Central does, with its rounding, its checks and its traps?"""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import attrs
import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.business_central.inventing import invent
from tests.sandbox.conftest import Central, line

ANY = {"If-Match": "*"}


def vendor_of(central: Central, number: str) -> Any:
    return central.rows("/vendors", filter=f"number eq '{number}'")[0]


def by_account(central: Central, number: str) -> dict[str, Decimal]:
    """Return the balance of each account in a document."""
    found: dict[str, Decimal] = {}
    for entry in central.company.gl_entries:
        if entry["documentNumber"] == number:
            amount = entry["debitAmount"] - entry["creditAmount"]
            found[entry["accountNumber"]] = found.get(entry["accountNumber"], Decimal(0)) + amount
    return found


def memo(central: Central, **changes: Any) -> httpx.Response:
    body = {
        "vendorNumber": "70001",
        "vendorCreditMemoNumber": "C-1",
        "creditMemoDate": "2026-10-05",
        "postingDate": "2026-10-05",
        **changes,
    }
    return central.call(
        "POST", "/purchaseCreditMemos", json={**body, "purchaseCreditMemoLines": [line()]}
    )


# Credit memos


def test_a_credit_memo_takes_back_what_an_invoice_has_posted(central: Central) -> None:
    """
    The same accounts with the other sign; applied, both are settled, and the vendor is owed nothing.
    """
    invoice = central.draft()
    central.post(invoice)
    draft = memo(central, invoiceId=invoice["id"]).json()

    posted = central.call("POST", f"/purchaseCreditMemos({draft['id']})/Microsoft.NAV.post")

    row = central.call("GET", f"/purchaseCreditMemos({draft['id']})").json()
    assert posted.status_code == 204
    assert (row["number"], row["status"], row["invoiceNumber"]) == ("118001", "Paid", "108001")
    assert by_account(central, "118001") == {"6815": -100, "1406": -19, "3300": 119}
    assert [(e["base"], e["amount"]) for e in central.company.vat_entries] == [
        (100, 19),
        (-100, -19),
    ]
    status = central.call("GET", f"/purchaseInvoices({invoice['id']})").json()["status"]
    assert (status, vendor_of(central, "70001")["balance"]) == ("Paid", 0)


@pytest.mark.parametrize(
    ("account", "posted"),
    [
        ("", {"6815": "109.54", "1406": "9.50", "3300": "-119.04"}),
        ("6300", {"6815": "100.03", "6300": "9.51", "1406": "9.50", "3300": "-119.04"}),
    ],
)
def test_vat_that_is_not_reclaimed_is_posted_as_cost(
    central: Central, account: str, posted: dict[str, str]
) -> None:
    """
    Rounded once for the identifier, on the account of the set-up or of the line; the VAT entry has both parts.
    """
    pair = ("INLAND", "VST19")
    setups = central.company.vat_setup
    setups[pair] = attrs.evolve(
        setups[pair], non_deductible=Decimal(50), non_deductible_account=account
    )
    invoice = central.draft(line(unitCost=50.01), line(unitCost=50.02))

    assert central.post(invoice).status_code == 204

    assert by_account(central, "108001") == {n: Decimal(amount) for n, amount in posted.items()}
    (entry,) = central.company.vat_entries
    assert ("50.01", "9.50", "50.02", "9.51") == tuple(
        str(entry[name]) for name in ("base", "amount", "nonDeductibleBase", "nonDeductibleAmount")
    )


def test_a_posted_credit_memo_is_cancelled_once(central: Central) -> None:
    """
    Its entries are taken back; a second time is refused.
    """
    draft = memo(central).json()
    path = f"/purchaseCreditMemos({draft['id']})"
    assert central.call("POST", f"{path}/Microsoft.NAV.cancel").status_code == 400
    central.call("POST", f"{path}/Microsoft.NAV.post")

    cancelled = central.call("POST", f"{path}/Microsoft.NAV.cancel")

    assert cancelled.status_code == 204
    assert central.call("GET", path).json()["status"] == "Canceled"
    assert sum(e["debitAmount"] - e["creditAmount"] for e in central.company.gl_entries) == 0
    assert all(row["netChange"] == 0 for row in central.company.tables["accounts"].values())
    assert sum(e["amount"] for e in central.company.vat_entries) == 0
    assert central.call("POST", f"{path}/Microsoft.NAV.cancel").status_code == 400


@pytest.mark.parametrize(
    "changes", [{"invoiceNumber": "999"}, {"invoiceId": "11111111-1111-1111-1111-111111111111"}]
)
def test_a_credit_memo_applies_to_posted_invoices_only(
    central: Central, changes: dict[str, Any]
) -> None:
    """
    Anything else is no related record; a number is unique for each kind of document.
    """
    assert central.error(memo(central, **changes))[1] == "Internal_InvalidTableRelation"
    draft = central.draft()
    refused = memo(central, invoiceId=draft["id"])
    assert central.error(refused)[1] == "Internal_InvalidTableRelation"
    first, second = memo(central).json(), memo(central).json()
    path = "/purchaseCreditMemos({})/Microsoft.NAV.post"
    assert central.call("POST", path.format(first["id"])).status_code == 204
    message = central.error(central.call("POST", path.format(second["id"])))[2]
    assert "Purchase Credit Memo C-1 already exists for this vendor." in message


# Writing


def test_a_vendor_that_comes_late_overwrites(central: Central) -> None:
    """
    Properties are validated in the order of the body.
    """
    body: dict[str, Any] = {
        "buyFromCity": "Elsewhere",
        "currencyCode": "USD",
        "vendorNumber": "70001",
    }

    first = central.call("POST", "/purchaseInvoices", json=body).json()
    second = central.call("POST", "/purchaseInvoices", json=dict(reversed(body.items()))).json()

    assert (first["buyFromCity"], first["currencyCode"]) == ("Kiel", "EUR")
    assert (second["buyFromCity"], second["currencyCode"]) == ("Elsewhere", "USD")


def test_id_and_number_must_agree(central: Central) -> None:
    """
    Of the vendor, the currency and the vendor to pay.
    """
    one, other = vendor_of(central, "70001"), vendor_of(central, "70002")
    dollars = central.rows("/currencies", filter="code eq 'USD'")[0]

    def code(**body: Any) -> str:
        answer = central.call("POST", "/purchaseInvoices", json={"vendorNumber": "70001", **body})
        return "" if answer.is_success else central.error(answer)[1]

    assert code(vendorId=one["id"]) == ""
    assert code(vendorId=other["id"]) == "Application_DialogException"
    assert code(currencyId=dollars["id"], currencyCode="USD") == ""
    assert code(currencyId=dollars["id"], currencyCode="CHF") == "Application_DialogException"
    assert code(payToVendorId=one["id"], payToVendorNumber="70002") == "Application_DialogException"
    assert code(payToVendorNumber="NONE") == "Internal_InvalidTableRelation"


def test_the_day_to_pay_follows_from_the_terms(central: Central) -> None:
    """
    Unless it is sent, which counts last.
    """
    terms = central.call(
        "POST", "/paymentTerms", json={"code": "30", "dueDateCalculation": "1M+CM"}
    )
    vendor = vendor_of(central, "70001")
    change = {"paymentTermsId": terms.json()["id"]}
    central.call("PATCH", f"/vendors({vendor['id']})", json=change, headers=ANY)

    draft = central.draft(invoiceDate="2026-09-30")

    assert draft["dueDate"] == "2026-10-31"
    assert central.draft(dueDate="2026-12-24")["dueDate"] == "2026-12-24"
    path = f"/purchaseInvoices({draft['id']})"
    moved = central.call("PATCH", path, json={"invoiceDate": "2026-10-01"}, headers=ANY).json()
    assert moved["dueDate"] == "2026-11-30"


def test_prices_that_include_vat(central: Central) -> None:
    """
    The remainder runs over what the identifier has with VAT.
    """
    draft = central.draft(*[line(unitCost=0.1)] * 3, pricesIncludeTax=True)

    lines = central.rows(f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines")

    assert draft["totalAmountIncludingTax"] == 0.3
    assert draft["totalTaxAmount"] == 0.05
    assert draft["totalAmountExcludingTax"] == 0.25
    assert [row["totalTaxAmount"] for row in lines] == [0.02, 0.01, 0.02]


def test_discounts_of_lines_and_of_the_invoice(central: Central) -> None:
    """
    A line's percent gives its amount and the other way round; the invoice's is spread over the lines.
    """
    draft = central.draft(
        line(discountPercent=10), line(discountAmount=25), line(unitCost=50), discountAmount=10
    )

    lines = central.rows(f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines")

    assert [(r["discountAmount"], r["discountPercent"]) for r in lines] == [
        (10, 10),
        (25, 25),
        (0, 0),
    ]
    assert [row["amountExcludingTax"] for row in lines] == [90, 75, 50]
    assert [row["invoiceDiscountAllocation"] for row in lines] == [4.19, 3.48, 2.33]
    assert draft["totalAmountExcludingTax"] == 205
    assert draft["totalTaxAmount"] == 38.95


def test_what_a_line_belongs_to_cannot_be_changed(central: Central) -> None:
    """
    Sequence, document and account stay; a sequence that is taken is refused.
    """
    draft = central.draft(line(), line())
    lines = f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines"
    first = central.rows(lines)[0]
    path = f"/purchaseInvoiceLines({first['id']})"

    for change in ({"sequence": 5}, {"documentId": first["id"]}, {"lineObjectNumber": "6650"}):
        assert central.call("PATCH", path, json=change, headers=ANY).status_code == 400
    twin = central.call("POST", lines, json=line(sequence=10000))
    assert central.error(twin)[1] == "Internal_EntityWithSameKeyExists"
    assert central.call("POST", lines, json=line(sequence=15000)).json()["sequence"] == 15000
    assert [row["sequence"] for row in central.rows(lines)] == [10000, 15000, 20000]


def test_account_and_item_exclude_each_other(central: Central) -> None:
    """
    A line with words only is a comment; items cannot be posted here.
    """
    draft = central.draft()
    lines = f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines"
    item = central.rows("/items")[0]
    account = central.rows("/accounts", filter="number eq '6815'")[0]

    both = central.call("POST", lines, json={"itemId": item["id"], "accountId": account["id"]})
    words = central.call("POST", lines, json={"description": "Thank you"})
    made = central.call("POST", lines, json={"itemId": item["id"], "quantity": 1, "unitCost": 1})

    assert central.error(both)[1] == "Application_DialogException"
    assert words.json()["lineType"] == "Comment"
    assert (made.json()["lineType"], made.json()["lineObjectNumber"]) == ("Item", item["number"])
    assert "General Posting Setup" in central.error(central.post(draft))[2]


def test_fields_that_are_ignored_or_read_only(central: Central) -> None:
    """
    Computed amounts of a line are taken and forgotten, those of a header are refused.
    """
    draft = central.draft(line(netAmount=7, netTaxAmount=7, invoiceDiscountAllocation=7))

    row = central.rows(f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines")[0]

    assert (row["netAmount"], row["netTaxAmount"], row["invoiceDiscountAllocation"]) == (100, 19, 0)
    for name in ("number", "totalTaxAmount", "vendorName", "payToCity", "id"):
        answer = central.call("POST", "/purchaseInvoices", json={"vendorNumber": "70001", name: 1})
        assert central.error(answer)[1] == "BadRequest_InvalidOperation"


def test_nothing_is_updated_deeply(central: Central) -> None:
    """
    Lines in an update are refused, and so is what cannot be inserted along.
    """
    draft = central.draft()
    path = f"/purchaseInvoices({draft['id']})"

    deep = central.call("PATCH", path, json={"purchaseInvoiceLines": []}, headers=ANY)
    vendor = central.call("POST", "/purchaseInvoices", json={"vendorNumber": "70001", "vendor": {}})

    assert central.error(deep)[:2] == (400, "BadRequest")
    assert central.error(vendor)[1] == "BadRequest_InvalidOperation"


def test_an_answer_without_a_body(central: Central) -> None:
    """
    Only when it is preferred for a POST; a PATCH answers with its row all the same.
    """
    quiet = {"Prefer": "return-no-content"}

    made = central.call("POST", "/projects", json={"number": "P9"}, headers=quiet)
    changed = central.http.patch(
        made.headers["Location"],
        json={"displayName": "X"},
        headers={**ANY, "Prefer": "return=minimal"},
    )

    assert (made.status_code, made.content) == (204, b"")
    assert changed.json()["displayName"] == "X"


# Dimensions


def test_default_dimensions_are_enforced_when_posting(central: Central) -> None:
    """
    The vendor's on the header, the account's on the lines.
    """
    vendor = vendor_of(central, "70001")
    place = f"/vendors({vendor['id']})/defaultDimensions"
    dimension = central.rows(
        "/dimensions", filter="code eq 'KOSTENSTELLE'", expand="dimensionValues"
    )[0]
    values = {each["code"]: each["id"] for each in dimension["dimensionValues"]}
    body = {"dimensionId": dimension["id"], "postingValidation": "Code Mandatory"}
    default = central.call("POST", place, json=body).json()
    assert default["dimensionCode"] == "KOSTENSTELLE"
    assert (
        central.error(central.call("POST", place, json=body))[1]
        == "Internal_EntityWithSameKeyExists"
    )

    draft = central.draft()
    assert "Select a Dimension Value Code" in central.error(central.post(draft))[2]
    path = f"/purchaseInvoices({draft['id']})/dimensionSetLines"
    central.call("POST", path, json={"code": "kostenstelle", "valueCode": "100"})
    assert central.post(draft).status_code == 204

    change = {"postingValidation": "Same Code", "dimensionValueId": values["200"]}
    changed = central.call(
        "PATCH", f"/defaultDimensions({default['id']})", json=change, headers=ANY
    ).json()
    assert (changed["dimensionValueCode"], changed["postingValidation"]) == (
        "200",
        "Same_x0020_Code",
    )
    other = central.draft(vendorInvoiceNumber="T-2")
    held = central.rows(f"/purchaseInvoices({other['id']})/dimensionSetLines")
    assert [each["valueCode"] for each in held] == ["200"]
    path = f"/purchaseInvoices({other['id']})/dimensionSetLines({dimension['id']})"
    central.call("PATCH", path, json={"valueCode": "100"}, headers=ANY)
    assert "must be '200'" in central.error(central.post(other))[2]
    none = {"postingValidation": "No Code"}
    central.call("PATCH", f"/defaultDimensions({default['id']})", json=none, headers=ANY)
    assert "must not be used" in central.error(central.post(other))[2]
    assert central.call("DELETE", path).status_code == 204
    assert central.post(other).status_code == 204


def test_dimensions_of_a_header_do_not_reach_lines_that_exist(central: Central) -> None:
    """
    Later lines inherit them; ids and codes must belong together; each row has a key that others have as well.
    """
    draft = central.draft()
    header = f"/purchaseInvoices({draft['id']})"
    made = central.call(
        "POST", f"{header}/dimensionSetLines", json={"code": "KOSTENSTELLE", "valueCode": "100"}
    ).json()
    central.call("POST", f"{header}/purchaseInvoiceLines", json=line())

    lines = central.rows(f"{header}/purchaseInvoiceLines", expand="dimensionSetLines")

    assert [[d["id"] for d in row["dimensionSetLines"]] for row in lines] == [[], [made["id"]]]
    assert made["parentType"] == "Purchase_x0020_Invoice"
    assert lines[1]["dimensionSetLines"][0]["parentType"] == "Purchase_x0020_Invoice_x0020_Line"
    other = central.rows("/dimensions", filter="code eq 'PROJEKT'")[0]
    below = f"/purchaseInvoiceLines({lines[0]['id']})/dimensionSetLines"
    clash = {"id": other["id"], "code": "KOSTENSTELLE", "valueCode": "100"}
    assert "do not match" in central.error(central.call("POST", below, json=clash))[2]
    change = {"code": "PROJEKT"}
    path = f"{header}/dimensionSetLines({made['id']})"
    assert central.call("PATCH", path, json=change, headers=ANY).status_code == 400
    assert central.call("GET", f"/dimensionSetLines({made['id']})").status_code == 400


def test_dimensions_travel_to_the_ledger_and_stay_there(central: Central) -> None:
    """
    What is changed on a posted invoice does not change its entries, and those are read only.
    """
    draft = central.draft(line(dimensionSetLines=[{"code": "KOSTENSTELLE", "valueCode": "100"}]))
    central.post(draft)
    entry = central.rows("/generalLedgerEntries", filter="accountNumber eq '6815'")[0]
    row = central.rows(f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines")[0]
    below = f"/purchaseInvoiceLines({row['id']})/dimensionSetLines"
    held = central.rows(below)[0]

    changed = central.call(
        "PATCH", f"{below}({held['id']})", json={"valueCode": "200"}, headers=ANY
    )

    path = f"/generalLedgerEntries({entry['id']})/dimensionSetLines"
    assert changed.json()["valueCode"] == "200"
    assert [each["valueCode"] for each in central.rows(path)] == ["100"]
    body = {"code": "PROJEKT", "valueCode": "P100"}
    assert central.call("POST", path, json=body).status_code == 400


# Vendors


def test_vendors_are_numbered_renamed_and_kept(central: Central) -> None:
    """
    The series skips what is taken; a new number reaches the documents; one with documents stays.
    """
    central.company.series["vendors"] = "70001"
    made = central.call("POST", "/vendors", json={"displayName": "New"}).json()
    assert made["number"] == "70026"
    draft = central.draft()
    vendor = vendor_of(central, "70001")
    path = f"/vendors({vendor['id']})"

    central.call("PATCH", path, json={"number": "x1"}, headers=ANY)

    assert central.call("GET", f"/purchaseInvoices({draft['id']})").json()["vendorNumber"] == "X1"
    taken = central.call("PATCH", path, json={"number": "70002"}, headers=ANY)
    assert central.error(taken)[1] == "Internal_EntityWithSameKeyExists"
    assert central.call("DELETE", path).status_code == 400
    assert central.call("DELETE", f"/vendors({made['id']})").status_code == 204
    central.company.allows_manual_numbers = False
    manual = central.call("POST", "/vendors", json={"number": "M1"})
    assert central.error(manual)[1] == "Application_DialogException"


def test_a_new_vendor_has_no_posting_groups_without_a_template(central: Central) -> None:
    """
    Nobody notices before the invoice is posted.
    """
    made = central.call("POST", "/vendors", json={"number": "NEW", "displayName": "New"}).json()
    draft = central.draft(line(taxCode=""), vendorNumber="NEW")

    assert central.error(central.post(draft))[1] == "Application_FieldValidationException"
    template = {"vatBusinessPostingGroup": "INLAND", "vendorPostingGroup": "KREDITOR"}
    central.company.vendor_template = template
    central.call("POST", "/vendors", json={"number": "NEXT", "displayName": "Next"})
    assert central.post(central.draft(vendorNumber="NEXT")).status_code == 204
    assert made["balance"] == 0


def test_references_must_exist(central: Central) -> None:
    """
    Terms, methods and currencies of a vendor; the name of an employee is put together.
    """
    for name in ("paymentTermsId", "paymentMethodId", "currencyId"):
        body = {"displayName": "X", name: "11111111-1111-1111-1111-111111111111"}
        answer = central.call("POST", "/vendors", json=body)
        assert central.error(answer)[1] == "Internal_InvalidTableRelation"
    body = {"givenName": "Ada", "middleName": "B", "surname": "C"}
    assert central.call("POST", "/employees", json=body).json()["displayName"] == "Ada B C"


@pytest.mark.parametrize("day", ["2026-01-15", "2026-07-31"])
def test_closed_periods_are_closed(central: Central, day: str) -> None:
    """
    By the period itself, or by the range in which posting is allowed.
    """
    central.company.tables["generalLedgerSetup"][
        next(iter(central.company.tables["generalLedgerSetup"]))
    ]["allowPostingFrom"] = "0001-01-01" if day < "2026-02" else "2026-08-01"

    status, code, message = central.error(central.post(central.draft(postingDate=day)))

    assert (status, code) == (400, "Application_DialogException")
    assert "Posting Date" in message


# All or nothing


def state(central: Central) -> Any:
    """Return everything that a company holds."""
    company = central.company
    return copy.deepcopy(
        (company.tables, company.series, company.vat_entries, company.contents, company.queued)
    )


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/purchaseInvoices", {"vendorNumber": "70010", "purchaseInvoiceLines": [line(), line(taxCode="NO")]}),
        ("POST", "/purchaseCreditMemos", {"vendorNumber": "70010", "dimensionSetLines": [{"code": "NO"}]}),
        ("POST", "/purchaseOrders", {"vendorNumber": "70010", "purchaseOrderLines": [{"lineObjectNumber": "1"}]}),
        ("POST", "/salesInvoices", {"customerNumber": "CUST0001", "salesInvoiceLines": [{}, {"sequence": 10000}]}),
        ("POST", "/journals", {"code": "J", "journalLines": [{"lineNumber": 5}, {"lineNumber": 5}]}),
        ("POST", "/vendorPaymentJournals", {"code": "J", "vendorPayments": [{}, {"vendorNumber": "NO"}]}),
        ("POST", "/items", {"displayName": "X", "itemVariants": [{"code": "A"}, {"code": "A"}]}),
        ("POST", "/vendors", {"number": "NEW", "defaultDimensions": [{}]}),
        ("PATCH", "draft", {"postingDate": "2026-10-06", "currencyCode": "NO"}),
        ("PATCH", "line", {"quantity": 2, "taxCode": "NO"}),
        ("POST", "post", None),
    ],
)  # fmt: skip
def test_a_request_that_is_refused_leaves_everything_as_it_was(
    central: Central, method: str, path: str, body: Any
) -> None:
    """
    Rows, ETags, totals and number series; whatever had happened before the error.
    """
    draft = central.draft(line(), line(taxCode=""), vendorNumber="70010")
    row = central.rows(f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines")[0]
    for name in central.company.facts:
        invent(central.company, name)
    path = {
        "draft": f"/purchaseInvoices({draft['id']})",
        "line": f"/purchaseInvoiceLines({row['id']})",
        "post": f"/purchaseInvoices({draft['id']})/Microsoft.NAV.post",
    }.get(path, path)
    before = state(central)

    answer = central.call(method, path, json=body, headers=ANY)

    assert answer.status_code == 400, answer.text
    assert state(central) == before


def test_an_order_becomes_a_posted_invoice(central: Central) -> None:
    """
    The order vanishes.
    """
    body = {
        "vendorNumber": "70001",
        "orderDate": "2026-10-05",
        "postingDate": "2026-10-05",
        "purchaseOrderLines": [
            {
                "lineType": "Account",
                "lineObjectNumber": "6815",
                "quantity": 2,
                "directUnitCost": 50,
                "taxCode": "VST19",
            }
        ],
    }
    order = central.call("POST", "/purchaseOrders", json=body).json()
    assert order["totalAmountIncludingTax"] == 119

    done = central.call("POST", f"/purchaseOrders({order['id']})/Microsoft.NAV.receiveAndInvoice")

    assert done.status_code == 204
    assert central.call("GET", f"/purchaseOrders({order['id']})").status_code == 404
    assert [(i["status"], i["orderNumber"]) for i in central.rows("/purchaseInvoices")] == [
        ("Open", order["number"])
    ]
    assert by_account(central, "108001") == {"6815": 100, "1406": 19, "3300": -119}


SALES = [
    ("salesInvoices", "post", "Open"),
    ("salesInvoices", "postAndSend", "Open"),
    ("salesInvoices", "send", "Draft"),
    ("salesCreditMemos", "post", "Open"),
    ("salesQuotes", "makeInvoice", None),
    ("salesQuotes", "makeOrder", None),
    ("salesOrders", "shipAndInvoice", None),
]


@pytest.mark.parametrize(("name", "action", "status"), SALES)
def test_actions_of_sales_documents(
    central: Central, name: str, action: str, status: str | None
) -> None:
    """
    By what their names say: nothing reaches the ledger.
    """
    customer = central.rows("/customers")[0]
    lines = f"{name.removesuffix('s')}Lines"
    body = {
        "customerNumber": customer["number"],
        lines: [{"description": "X", "quantity": 2, "unitPrice": 5}],
    }
    made = central.call("POST", f"/{name}", json=body).json()
    assert (made["customerId"], made["totalAmountExcludingTax"]) == (customer["id"], 10)

    done = central.call("POST", f"/{name}({made['id']})/Microsoft.NAV.{action}")

    after = central.call("GET", f"/{name}({made['id']})")
    assert done.status_code == 204
    if status is None:
        assert after.status_code == 404
    else:
        assert after.json()["status"] == status
    assert central.company.gl_entries == []


def test_a_posted_sales_invoice_is_cancelled_or_corrected(central: Central) -> None:
    """
    A draft is not; a job that failed is made ready again.
    """
    customer = central.rows("/customers")[0]
    body = {
        "customerNumber": customer["number"],
        "salesInvoiceLines": [{"quantity": 1, "unitPrice": 5}],
    }
    for action, status in (("cancel", "Canceled"), ("makeCorrectiveCreditMemo", "Corrective")):
        made = central.call("POST", "/salesInvoices", json=body).json()
        path = f"/salesInvoices({made['id']})"
        assert central.call("POST", f"{path}/Microsoft.NAV.{action}").status_code == 400
        central.call("POST", f"{path}/Microsoft.NAV.post")
        assert central.call("POST", f"{path}/Microsoft.NAV.{action}").status_code == 204
        assert central.call("GET", path).json()["status"] == status
        assert (
            central.call("PATCH", path, json={"email": "a@example.com"}, headers=ANY).status_code
            == 400
        )
    job = central.rows("/jobQueueEntries")[0]
    central.call("POST", f"/jobQueueEntries({job['id']})/Microsoft.NAV.restart")
    assert central.call("GET", f"/jobQueueEntries({job['id']})").json()["status"] == "Ready"
    unknown = central.call("POST", f"/jobQueueEntries({job['id']})/Microsoft.NAV.fly")
    assert unknown.status_code == 404


def test_sandboxes_share_nothing(central: Central) -> None:
    """
    What is written in one is not in another.
    """
    central.draft()

    assert Central(Sandbox()).rows("/purchaseInvoices") == []


def test_sales_documents_are_checked_as_well(central: Central) -> None:
    """
    Customer, lines and sequences; time registrations keep whose they are.
    """
    customers = central.rows("/customers")
    number = customers[0]["number"]

    def code(path: str, **body: Any) -> str:
        answer = central.call("POST", path, json=body)
        return "" if answer.is_success else central.error(answer)[1]

    assert code("/salesOrders") == "Application_DialogException"
    assert code("/salesOrders", customerNumber="NO") == "Internal_InvalidTableRelation"
    clash = {"customerNumber": number, "customerId": customers[1]["id"]}
    assert code("/salesOrders", **clash) == "Application_DialogException"
    item = "11111111-1111-1111-1111-111111111111"
    wrong = {"customerNumber": number, "salesOrderLines": [{"itemId": item}]}
    assert code("/salesOrders", **wrong) == "Internal_InvalidTableRelation"
    order = central.call("POST", "/salesOrders", json={"customerNumber": number}).json()
    lines = f"/salesOrders({order['id']})/salesOrderLines"
    made = central.call(
        "POST", lines, json={"quantity": 3, "unitPrice": 2, "discountPercent": 50}
    ).json()
    assert code(lines, sequence=10000) == "Internal_EntityWithSameKeyExists"
    path = f"/salesOrderLines({made['id']})"
    assert central.call("PATCH", path, json={"sequence": 1}, headers=ANY).status_code == 400
    assert central.call("PATCH", path, json={"quantity": 4}, headers=ANY).status_code == 200
    assert (
        central.call("GET", f"/salesOrders({order['id']})").json()["totalAmountExcludingTax"] == 4
    )
    changed = central.call(
        "PATCH", f"/salesOrders({order['id']})", json={"currencyCode": "USD"}, headers=ANY
    )
    assert changed.json()["currencyCode"] == "USD"
    assert central.call("DELETE", f"/salesOrders({order['id']})").status_code == 204
    assert central.call("GET", path).status_code == 404
    employee = central.rows("/employees")[0]
    time = {"employeeId": employee["id"], "date": "2026-10-05", "quantity": 8}
    entry = central.call("POST", "/timeRegistrationEntries", json=time)
    assert entry.status_code == 201, entry.text
    path = f"/timeRegistrationEntries({entry.json()['id']})"
    assert central.call("PATCH", path, json={"date": "2026-10-06"}, headers=ANY).status_code == 400
    assert central.call("PATCH", path, json={"quantity": 7}, headers=ANY).json()["quantity"] == 7
