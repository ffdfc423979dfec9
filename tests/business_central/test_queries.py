"""What can be asked of a list?"""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import httpx
import pytest

from factorial_erp import errors
from factorial_erp.business_central import (
    GeneralLedgerEntry,
    PurchaseInvoice,
    PurchaseInvoiceLine,
    Vendor,
)
from factorial_erp.business_central.entities import Expand
from factorial_erp.business_central.odata import raw
from factorial_erp.sandbox import Sandbox
from tests.business_central.test_writing import on
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"
OTHER = "11111111-1111-1111-1111-111111111111"
BASE = "https://api.businesscentral.dynamics.com/v2.0/contoso/production/api/v2.0"
SINCE = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)


def guid(number: int) -> str:
    """Return an id for each number, in order."""
    return f"00000000-0000-0000-0000-{number:012d}"


class Book:
    """Business Central with one list of vendors, which pages, skips and counts."""

    def __init__(self, rows: int) -> None:
        self.rows = [{"id": guid(n), "number": str(n), "balance": n} for n in range(1, rows + 1)]
        self.seen: list[httpx.Request] = []
        self.before: dict[int, Any] = {}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        self.seen.append(request)
        if change := self.before.pop(len(self.seen), None):
            answer = change(self)
            if answer is not None:
                return answer
        query = dict(request.url.params)
        size = int(request.headers["prefer"].partition("=")[2])
        begin = int(query.get("$skip") or 0)
        end = begin + int(query.get("$top", len(self.rows)))
        if "$skiptoken" in query:
            begin, end = map(int, query["$skiptoken"].split("-"))
        left = self.rows[begin:end]
        body: dict[str, Any] = {"value": left[:size]}
        if query.get("$count") == "true":
            body["@odata.count"] = len(self.rows)
        if len(left) > size:
            link = request.url.copy_set_param("$skiptoken", f"{begin + size}-{end}")
            body["@odata.nextLink"] = str(link.copy_remove_param("$skip"))
        return httpx.Response(200, json=body)

    def queries(self) -> list[dict[str, str]]:
        return [dict(request.url.params) for request in self.seen]


def company(mode: Mode, server: Any, **options: Any) -> Any:
    return mode.business_central(server, **options).company(ID)


def test_a_count_comes_with_each_page(mode: Mode) -> None:
    """
    The server counts what fulfils the condition, whatever is left out.
    """
    server = Book(3)

    pages = mode.pages(company(mode, server).vendors.list(count=True, page_size=2))

    assert [3, 3] == [page.total for page in pages]
    assert {"$count": "true"} == server.queries()[0]


def test_records_are_counted_without_being_read(mode: Mode) -> None:
    """
    The number comes as text, with a mark in front.
    """
    seen: list[httpx.URL] = []

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        seen.append(request.url)
        return httpx.Response(200, content=b"\xef\xbb\xbf42")

    count = mode.call(company(mode, handle).vendors.count, Vendor.balance > 0)

    assert 42 == count
    assert seen[0].path.endswith(f"/companies({ID})/vendors/$count")
    assert {"$filter": "balance gt 0"} == dict(seen[0].params)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "lastModifiedDateTime ge 2026-10-01T11:50:00.000Z"),
        ({"overlap": dt.timedelta()}, "lastModifiedDateTime ge 2026-10-01T12:00:00.000Z"),
        (
            {"where": (Vendor.number == "1") | (Vendor.number == "2")},
            "(number eq '1' or number eq '2') and lastModifiedDateTime ge 2026-10-01T11:50:00.000Z",
        ),
    ],
)
def test_changes_are_asked_for_with_an_overlap(
    mode: Mode, options: dict[str, Any], text: str
) -> None:
    """
    A change bears the time it was made at and shows when its transaction ends.
    """
    server = Book(0)

    mode.list(company(mode, server).vendors.list(updated_since=SINCE, **options))

    assert [{"$filter": text}] == server.queries()


def test_lists_that_do_not_tell_changes_refuse(mode: Mode) -> None:
    """
    Sending it would be an error of the server, or everything.
    """
    server = Book(0)
    lines = company(mode, server).purchase_invoices.purchase_invoice_lines(ID)

    with pytest.raises(errors.QueryUnsupported, match="does not tell when it was changed"):
        lines.list(updated_since=SINCE)
    with pytest.raises(errors.InputInvalid, match="without a time zone"):
        company(mode, server).vendors.list(updated_since=dt.datetime(2026, 10, 1))

    assert server.seen == []


def test_a_replica_is_asked_by_header(mode: Mode) -> None:
    """
    On every page, and for a single record too.
    """
    server = Book(3)
    vendors = company(mode, server).vendors

    mode.list(vendors.list(replica=True, page_size=2))

    assert ["ReadOnly", "ReadOnly"] == [r.headers["data-access-intent"] for r in server.seen]


def test_expanded_records_have_options_of_their_own(mode: Mode) -> None:
    """
    Several levels deep, separated by semicolons.
    """
    server = Book(0)

    mode.list(
        company(mode, server).purchase_invoices.list(
            select=[PurchaseInvoice.number],
            expand=[
                PurchaseInvoice.vendor,
                Expand(
                    PurchaseInvoice.purchase_invoice_lines,
                    select=[PurchaseInvoiceLine.description],
                    where=PurchaseInvoiceLine.description == "a;b)'c",
                    expand=[
                        Expand(
                            PurchaseInvoiceLine.dimension_set_lines,
                        )
                    ],
                ),
            ],
        )
    )

    assert {
        "$select": "number",
        "$expand": "vendor,purchaseInvoiceLines($select=description;"
        "$filter=description eq 'a;b)''c';$expand=dimensionSetLines)",
    } == server.queries()[0]


def test_selected_fields_below_leave_the_others_unknown(mode: Mode) -> None:
    """
    Also in contract tests: what was not asked for is no drift.
    """
    row = {
        "@odata.etag": "e",
        "id": ID,
        "number": "1",
        "purchaseInvoiceLines": [{"id": OTHER, "description": "Hotel"}],
    }

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        return httpx.Response(200, json={"value": [row]})

    lines = Expand(PurchaseInvoice.purchase_invoice_lines, select=[PurchaseInvoiceLine.description])
    (invoice,) = mode.list(
        company(mode, handle, strict=True).purchase_invoices.list(
            select=[PurchaseInvoice.number], expand=[lines]
        )
    )

    assert "Hotel" == invoice.purchase_invoice_lines[0].description
    with pytest.raises(errors.FieldNotReceived):
        invoice.purchase_invoice_lines[0].unit_cost


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"where": PurchaseInvoice.number == "1"}, r"PurchaseInvoice.number is no field of Vendor"),
        ({"order_by": PurchaseInvoice.number}, "is no field of Vendor"),
        ({"order_by": Vendor.currency_code}, "cannot sort by it"),
        ({"select": [PurchaseInvoice.number]}, "is no field of Vendor"),
        ({"select": [Vendor.etag]}, "names no field"),
        ({"select": []}, "names no field"),
        ({"expand": [Vendor.number]}, "holds no other records"),
        ({"expand": [PurchaseInvoice.vendor]}, "is no field of Vendor"),
        ({"top": -1}, "top is -1"),
        ({"skip": "1"}, "skip is '1'"),
        ({"page_size": 0}, "page_size is 0"),
        ({"page_size": 20_001}, "20000 at most"),
        ({"concurrency": True}, "concurrency is True"),
    ],
)
def test_what_makes_no_sense_is_refused_before_sending(
    mode: Mode, options: dict[str, Any], reason: str
) -> None:
    """
    With the reason, at the call and not at the first record.
    """
    server = Book(0)

    with pytest.raises(errors.InputInvalid, match=reason):
        company(mode, server).vendors.list(**options)

    assert server.seen == []


def test_navigation_is_expanded_and_not_selected(mode: Mode) -> None:
    """
    Selecting it would leave it out.
    """
    with pytest.raises(errors.InputInvalid, match=r"Give expand=\[PurchaseInvoice.vendor\]"):
        company(mode, Book(0)).purchase_invoices.list(select=[PurchaseInvoice.vendor])


def test_lines_may_be_found_by_a_raw_condition(mode: Mode) -> None:
    """
    It names the parent in the words of the server.
    """
    server = Book(0)
    lines = company(mode, server).purchase_invoice_lines

    mode.list(lines.list(raw("documentId eq {id}", id=uuid.UUID(ID))))

    assert [{"$filter": f"documentId eq {ID}"}] == server.queries()


def test_alternatives_do_not_name_the_parent(mode: Mode) -> None:
    """
    Only what every line must fulfil keeps the list from being read as a whole.
    """
    lines = company(mode, Book(0)).purchase_invoice_lines

    with pytest.raises(errors.QueryUnsupported):
        lines.list(PurchaseInvoiceLine.description == "x")
    lines.list((PurchaseInvoiceLine.document_id == ID) & (PurchaseInvoiceLine.description == "x"))


def test_several_pages_are_fetched_at_once_in_the_order_of_ids(mode: Mode) -> None:
    """
    Each place is asked for, with the count that tells whether the list stood still.
    """
    server = Book(10)

    found = mode.list(
        company(mode, server).vendors.list(
            order_by=Vendor.balance, select=[Vendor.number], page_size=3, concurrency=4
        )
    )

    assert [str(n) for n in range(1, 11)] == [vendor.number for vendor in found]
    assert {
        "$select": "number,id",
        "$orderby": "balance,id",
        "$count": "true",
        "$top": "3",
        "$skip": "0",
    } in server.queries()
    assert ["0", "3", "6", "9"] == sorted(query["$skip"] for query in server.queries())


@pytest.mark.parametrize(("top", "asked"), [(None, 4), (20, 4), (6, 2), (1, 1), (0, 1)])
def test_several_pages_are_asked_for_before_the_first_tells_how_many_there_are(
    mode: Mode, top: int | None, asked: int
) -> None:
    """
    As many as may be on their way at once, but none that ``top`` leaves out.
    """
    server = Book(2)
    options = {} if top is None else {"top": top}

    mode.list(company(mode, server).vendors.list(page_size=3, concurrency=4, **options))

    assert len(server.seen) <= asked
    places = {int(query["$skip"]) for query in server.queries()}
    assert places <= set(range(0, 3 * asked, 3))


@pytest.mark.parametrize(
    ("skip", "top"),
    [(0, 0), (0, 3), (0, 7), (2, 4), (2, 50), (9, 1), (12, 5), (0, None), (4, None)],
)
def test_several_pages_at_once_keep_to_the_window(mode: Mode, skip: int, top: int | None) -> None:
    """
    ``top`` and ``skip`` mean the same, however the list is read.
    """
    options = {} if top is None else {"top": top}
    expected = [str(n) for n in range(1, 11)][skip:][:top]

    for concurrency in (1, 4):
        found = mode.list(
            company(mode, Book(10)).vendors.list(
                page_size=3, skip=skip, concurrency=concurrency, **options
            )
        )
        assert expected == [vendor.number for vendor in found]


def test_a_list_that_changes_is_read_on_by_links(mode: Mode) -> None:
    """
    A deletion would move a record from a page that is still to come to one that was read.
    """
    server = Book(9)

    def delete(book: Book) -> None:
        del book.rows[0]

    server.before[3] = delete  # the first two pages are asked for together

    found = mode.list(company(mode, server).vendors.list(page_size=3, concurrency=2))

    assert [str(n) for n in range(1, 10)] == sorted(vendor.number for vendor in found)


def test_a_list_read_by_place_is_resumed(mode: Mode) -> None:
    """
    The error knows where, and what came before.
    """
    server = Book(9)
    server.before[2] = lambda _: httpx.Response(400, json={"error": {"code": "BadRequest"}})
    vendors = company(mode, server).vendors.list(page_size=3, concurrency=2)
    # The first answer decides how many pages there are, the second one fails.
    with pytest.raises(errors.RequestInvalid) as caught:
        mode.list(vendors)

    rest = [each.number for page in mode.pages(vendors, caught.value.cursor) for each in page.items]

    assert set(rest) >= {str(n) for n in range(7, 10)}


def test_amounts_are_exact_however_they_are_read(mode: Mode) -> None:
    """
    Fast or not: digits are digits.
    """
    content = (
        b'{"value":[{"id":"%s","debitAmount":12345678901234567.89,"creditAmount":0}],'
        b'"@odata.nextLink":null}' % ID.encode()
    )

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        return httpx.Response(200, content=content)

    (entry,) = mode.list(company(mode, handle).general_ledger_entries.list())

    assert isinstance(entry, GeneralLedgerEntry)
    assert Decimal("12345678901234567.89") == entry.debit_amount
    assert Decimal(0) == entry.credit_amount
    assert isinstance(entry.credit_amount, Decimal)


def test_expanded_records_can_be_sorted_and_cut(mode: Mode) -> None:
    """
    Among their own options, in the order of OData's documentation.
    """
    server = Book(0)
    lines = Expand(
        PurchaseInvoice.purchase_invoice_lines,
        order_by=[PurchaseInvoiceLine.sequence.desc(), PurchaseInvoiceLine.id],
        top=3,
    )

    mode.list(company(mode, server).purchase_invoices.list(expand=[lines]))

    expected = "purchaseInvoiceLines($orderby=sequence desc,id;$top=3)"
    assert expected == server.queries()[0]["$expand"]


def test_the_sandbox_sorts_and_cuts_what_is_expanded(mode: Mode) -> None:
    """
    The dearest line of an invoice, with its dimensions.
    """
    box = Sandbox()
    there = on(mode, box)
    lines: Any = [
        {"line_type": "Account", "line_object_number": "6650", "quantity": 1, "unit_cost": cost}
        for cost in (Decimal(1), Decimal(3), Decimal(2))
    ]
    made = mode.call(
        there.purchase_invoices.create, vendor_number="70010", purchase_invoice_lines=lines
    )
    dearest = Expand(
        PurchaseInvoice.purchase_invoice_lines,
        order_by=PurchaseInvoiceLine.unit_cost.desc(),
        top=1,
        expand=[PurchaseInvoiceLine.dimension_set_lines],
    )

    read = mode.call(there.purchase_invoices.get, made.id, expand=[dearest])

    assert [Decimal(3)] == [line.unit_cost for line in read.purchase_invoice_lines]


def test_expanded_records_are_sorted_by_their_own_fields(mode: Mode) -> None:
    """
    A field of the record above is named.
    """
    lines = Expand(PurchaseInvoice.purchase_invoice_lines, order_by=PurchaseInvoice.number)

    with pytest.raises(errors.InputInvalid, match="no field of PurchaseInvoiceLine"):
        mode.list(company(mode, Book(0)).purchase_invoices.list(expand=[lines]))


@pytest.mark.parametrize("top", [-1, True, 1.5])
def test_expanded_records_are_cut_by_a_whole_number(top: Any) -> None:
    """
    Before anything is sent.
    """
    with pytest.raises(errors.InputInvalid, match="top is"):
        Expand(PurchaseInvoice.purchase_invoice_lines, top=top)
