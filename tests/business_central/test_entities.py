"""How do entity sets look on the wire?"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import httpx
import pytest

from factorial_erp import errors
from factorial_erp.business_central import (
    DimensionSetLine,
    PurchaseInvoice,
    PurchaseInvoiceLine,
    Vendor,
)
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"
VENDOR = "11111111-1111-1111-1111-111111111111"


class Server:
    """Business Central with one company; answers as told, and remembers what it was asked."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        self.seen.append(request)
        if request.url.path.endswith("/companies"):
            return httpx.Response(
                200, json={"value": [{"id": ID, "name": "CRONUS", "displayName": "Cronus AG"}]}
            )
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, httpx.Response):
            return httpx.Response(
                answer.status_code, headers=answer.headers, content=answer.content
            )
        return httpx.Response(200, json=answer)

    def paths(self) -> list[str]:
        return [r.url.path.split("/api/v2.0", 1)[1] for r in self.seen]


def body(request: httpx.Request) -> Any:
    return json.loads(request.content)


@pytest.mark.parametrize("name", ["CRONUS", "Cronus AG"])
def test_a_company_is_found_by_name_once(mode: Mode, name: str) -> None:
    """
    Making a company sends nothing; its name is looked up on first use and kept.
    """
    server = Server({"value": []})
    company = mode.business_central(server).company(name)

    assert server.seen == []
    mode.list(company.vendors.list())
    mode.list(company.accounts.list())

    assert server.paths() == [
        "/companies",
        f"/companies({ID})/vendors",
        f"/companies({ID})/accounts",
    ]


def test_an_unknown_company_is_told_with_those_that_exist(mode: Mode) -> None:
    """
    A typing error should not need a support call.
    """
    company = mode.business_central(Server({"value": []})).company("CRONOS")

    with pytest.raises(errors.NotFound, match=r"no company 'CRONOS'.* It has: 'CRONUS'"):
        mode.list(company.vendors.list())


def test_query_options_are_spelled_in_odata(mode: Mode) -> None:
    """
    Columns become the names of the API, pages are asked for on each request.
    """
    server = Server({"value": []})
    company = mode.business_central(server).company(ID)

    mode.list(
        company.purchase_invoices.list(
            where=PurchaseInvoice.vendor_number == "1",
            select=[PurchaseInvoice.id, PurchaseInvoice.number],
            expand=[PurchaseInvoice.purchase_invoice_lines],
            order_by=[PurchaseInvoice.posting_date.desc(), PurchaseInvoice.number],
            top=5,
            page_size=50,
        )
    )

    assert dict(server.seen[0].url.params) == {
        "$select": "id,number",
        "$expand": "purchaseInvoiceLines",
        "$filter": "vendorNumber eq '1'",
        "$orderby": "postingDate desc,number",
        "$top": "5",
    }
    assert server.seen[0].headers["prefer"] == "odata.maxpagesize=50"
    assert server.seen[0].headers["accept-language"] == "en-US"


def test_next_links_are_followed_as_they_are(mode: Mode) -> None:
    """
    They are opaque, and the page size is repeated because the server forgets it.
    """
    base = "https://api.businesscentral.dynamics.com/v2.0/contoso/production/api/v2.0"
    link = f"{base}/companies({ID})/vendors?$skiptoken=a%27b&aid=FIN"
    server = Server(
        {"value": [{"number": "1"}], "@odata.nextLink": link}, {"value": [{"number": "2"}]}
    )

    found = mode.list(mode.business_central(server).company(ID).vendors.list())

    assert [v.number for v in found] == ["1", "2"]
    assert str(server.seen[1].url) == link
    assert server.seen[1].headers["prefer"] == "odata.maxpagesize=2000"


def test_a_next_link_may_be_relative_to_the_service(mode: Mode) -> None:
    """
    OData allows it; Business Central's are absolute.
    """
    link = f"companies({ID})/vendors?$skiptoken=a%27b"
    server = Server({"value": [], "@odata.nextLink": link}, {"value": [{"number": "2"}]})

    found = mode.list(mode.business_central(server).company(ID).vendors.list())

    assert [v.number for v in found] == ["2"]
    base = "https://api.businesscentral.dynamics.com/v2.0/contoso/production/api/v2.0"
    assert str(server.seen[1].url) == f"{base}/{link}"


def test_a_next_link_may_begin_at_the_host(mode: Mode) -> None:
    """
    With a slash in front it is relative to the host, not to the service.
    """
    link = f"/v2.0/contoso/production/api/v2.0/companies({ID})/vendors?$skiptoken=a%27b"
    server = Server({"value": [], "@odata.nextLink": link}, {"value": [{"number": "2"}]})

    found = mode.list(mode.business_central(server).company(ID).vendors.list())

    assert [v.number for v in found] == ["2"]
    assert str(server.seen[1].url) == f"https://api.businesscentral.dynamics.com{link}"


@pytest.mark.parametrize(
    "link",
    [
        "//evil.example/v2.0/x",
        "mailto:nobody@evil.example",
        "https://evil.example/v2.0/x",
        "http://api.businesscentral.dynamics.com/x",
        "https://api.businesscentral.dynamics.com:444/x",
        "https://api.businesscentral.dynamics.com@evil.example/x",
    ],
)
def test_a_next_link_to_another_host_is_refused(mode: Mode, link: str) -> None:
    """
    The token stays at home, and the error says where the list can be resumed.
    """
    server = Server({"value": [{"number": "1"}], "@odata.nextLink": link})

    with pytest.raises(errors.ForeignHostRefused):
        mode.list(mode.business_central(server).company(ID).vendors.list())

    assert {r.url.host for r in server.seen} == {"api.businesscentral.dynamics.com"}
    assert len(server.seen) == 1


def test_a_draft_is_inserted_with_its_lines_in_one_request(mode: Mode) -> None:
    """
    Names, order and decimals are as Business Central wants them: the type stands before the number.
    """
    server = Server(httpx.Response(201, json={"id": ID, "number": "1"}))
    company = mode.business_central(server).company(ID)

    invoice = mode.call(
        company.purchase_invoices.create,
        vendor_number="70001",
        vendor_invoice_number="FE-1",
        purchase_invoice_lines=[
            {
                "unit_cost": Decimal("99999999999999.99"),
                "quantity": 1,
                "line_object_number": "6650",
                "line_type": "Account",
                "dimension_set_lines": [{"code": "KST", "value_code": "10"}],
            }
        ],
    )

    assert invoice.id == ID
    assert server.seen[0].content.decode() == (
        '{"vendorInvoiceNumber":"FE-1","vendorNumber":"70001","purchaseInvoiceLines":[{"lineType":"Account",'
        '"lineObjectNumber":"6650","unitCost":99999999999999.99,"quantity":1,'
        '"dimensionSetLines":[{"code":"KST","valueCode":"10"}]}]}'
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"vendor_nunber": "1"}, "no field 'vendor_nunber'. Did you mean vendor_number"),
        ({"status": "Open"}, r"PurchaseInvoice\.status is read-only"),
        ({"vendor_invoice_number": "X" * 36}, "takes 35 characters, this text has 36"),
        ({"purchase_invoice_lines": [{"unit_cost": 1.5}]}, "float 1.5 is not exact"),
        ({"purchase_invoice_lines": [{"net_amount": 1}]}, "net_amount is read-only"),
    ],
)
def test_what_cannot_be_written_is_refused_before_sending(
    mode: Mode, fields: dict[str, Any], reason: str
) -> None:
    """
    A value is never cut, rounded or dropped silently.
    """
    server = Server({})
    company = mode.business_central(server).company(ID)

    with pytest.raises(errors.InputInvalid, match=reason):
        mode.call(company.purchase_invoices.create, **fields)

    assert server.seen == []


def test_a_change_carries_the_etag_of_what_was_read(mode: Mode) -> None:
    """
    Business Central refuses changes without one.
    """
    server = Server({"@odata.etag": 'W/"7"', "id": VENDOR, "displayName": "Old"})
    company = mode.business_central(server).company(ID)

    vendor = mode.call(company.vendors.get, VENDOR)
    mode.call(company.vendors.update, vendor, display_name="New")
    mode.call(company.vendors.delete, vendor)
    mode.call(company.vendors.update, VENDOR, if_match="*", display_name="New")

    assert [r.headers.get("if-match") for r in server.seen] == [None, 'W/"7"', 'W/"7"', "*"]
    assert body(server.seen[1]) == {"displayName": "New"}
    with pytest.raises(errors.InputInvalid, match="if_match="):
        mode.call(company.vendors.update, VENDOR, display_name="New")


def test_a_change_that_is_answered_with_nothing_is_read_back(mode: Mode) -> None:
    """
    Business Central answers with the record; OData allows 204, as some other servers do.
    """
    server = Server(httpx.Response(204), {"id": VENDOR, "displayName": "New"})
    company = mode.business_central(server).company(ID)

    vendor = mode.call(company.vendors.update, VENDOR, if_match="*", display_name="New")

    assert vendor.display_name == "New"
    assert [r.method for r in server.seen] == ["PATCH", "GET"]


@pytest.mark.parametrize("status", [409, 412])
def test_a_stale_etag_is_a_conflict(mode: Mode, status: int) -> None:
    """
    Business Central says 409 where HTTP would say 412.
    """
    error = {
        "error": {
            "code": "Request_EntityChanged",
            "message": "Changed. CorrelationId: ab-12345678.",
        }
    }
    server = Server(httpx.Response(status, json=error))
    company = mode.business_central(server).company(ID)

    with pytest.raises(errors.Conflict, match="Read it again, then change it") as caught:
        mode.call(company.vendors.update, VENDOR, if_match='W/"1"', display_name="New")

    assert caught.value.code == "Request_EntityChanged"
    assert caught.value.request_id == "ab-12345678"


def test_deleting_what_is_gone_is_no_error(mode: Mode) -> None:
    """
    The aim is reached.
    """
    server = Server(httpx.Response(404, json={"error": {"code": "Internal_RecordNotFound"}}))

    mode.call(mode.business_central(server).company(ID).vendors.delete, VENDOR, if_match="*")

    assert len(server.seen) == 1


def test_a_bound_action_is_never_repeated(mode: Mode) -> None:
    """
    A lost answer to "post" names the look-up that tells what happened.
    """
    server = Server(httpx.Response(504))
    company = mode.business_central(server).company(ID)

    with pytest.raises(errors.OutcomeUnknown, match=r"purchase_invoices\.get\(id\)\.status"):
        mode.call(company.purchase_invoices.post, VENDOR)

    assert server.paths() == [f"/companies({ID})/purchaseInvoices({VENDOR})/Microsoft.NAV.post"]


def test_sets_that_need_their_parent_say_so(mode: Mode) -> None:
    """
    Business Central answers a flat read of lines with 400.
    """
    server = Server({"value": []})
    company = mode.business_central(server).company(ID)

    with pytest.raises(errors.QueryUnsupported, match="cannot be listed as a whole"):
        company.purchase_invoice_lines.list()
    mode.list(company.purchase_invoice_lines.list(PurchaseInvoiceLine.document_id == VENDOR))
    mode.list(company.purchase_invoices.purchase_invoice_lines(VENDOR).list())
    mode.list(company.purchase_invoice_lines.dimension_set_lines(VENDOR).list())

    assert server.paths() == [
        f"/companies({ID})/purchaseInvoiceLines",
        f"/companies({ID})/purchaseInvoices({VENDOR})/purchaseInvoiceLines",
        f"/companies({ID})/purchaseInvoiceLines({VENDOR})/dimensionSetLines",
    ]


def test_ids_that_are_none_are_refused(mode: Mode) -> None:
    """
    A number in place of an id, or a path in its place, must not reach the URL.
    """
    server = Server({})
    company = mode.business_central(server).company(ID)

    for id in ("70001", "", f"{VENDOR})/x("):
        with pytest.raises(errors.InputInvalid, match="no id of Business Central"):
            mode.call(company.vendors.get, id)

    assert server.seen == []


def test_a_missing_permission_names_the_table(mode: Mode) -> None:
    """
    The status decides: the code says "internal server error".
    """
    message = (
        "Sorry, the current permissions prevented the action. (TableData 38 Purchase Header Modify: Base"
        " Application) CorrelationId: 11111111-2222-3333-4444-555555555555."
    )
    server = Server(
        httpx.Response(403, json={"error": {"code": "Internal_ServerError", "message": message}})
    )

    with pytest.raises(
        errors.PermissionDenied, match="TableData 38 Purchase Header Modify"
    ) as caught:
        mode.call(mode.business_central(server).company(ID).vendors.get, VENDOR)

    assert caught.value.code == "Internal_ServerError"
    assert caught.value.request_id == "11111111-2222-3333-4444-555555555555"
    assert "permission set" in (caught.value.hint or "")


def test_selected_fields_leave_the_others_unknown(mode: Mode) -> None:
    """
    A field that was not asked for is not empty: using it is an error.
    """
    server = Server({"value": [{"number": "1"}]})
    found = mode.list(
        mode.business_central(server).company(ID).vendors.list(select=[Vendor.number])
    )

    assert found[0].number == "1"
    with pytest.raises(errors.FieldNotReceived):
        _ = found[0].last_modified_date_time


def test_dimension_lines_are_read_with_their_line(mode: Mode) -> None:
    """
    Expanded records are models too.
    """
    row = {"id": VENDOR, "dimensionSetLines": [{"id": ID, "code": "KST", "valueCode": "10"}]}
    server = Server({"value": [row]})
    lines = mode.business_central(server).company(ID).purchase_invoices.purchase_invoice_lines(ID)

    found = mode.list(lines.list(expand=[PurchaseInvoiceLine.dimension_set_lines]))

    assert isinstance(found[0].dimension_set_lines[0], DimensionSetLine)
    assert found[0].dimension_set_lines[0].value_code == "10"


def test_missing_credentials_are_named(mode: Mode) -> None:
    """
    Nothing is sent without them.
    """
    with pytest.raises(errors.ConfigurationMissing, match="BC_TENANT_ID"):
        mode.business_central(Server({}), client_secret="")
