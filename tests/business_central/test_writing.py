"""What happens where somebody else writes too, or an answer is lost?"""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal
from typing import Any

import httpx
import pytest

from factorial_erp import AsyncBusinessCentral, BusinessCentral, errors
from factorial_erp.business_central import PurchaseInvoice, Vendor
from factorial_erp.sandbox import Sandbox
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"
VENDOR = "11111111-1111-1111-1111-111111111111"
CHANGED = {"error": {"code": "Request_EntityChanged", "message": "Changed."}}


class Record:
    """Business Central with one vendor, which changes with every write; others may write in between."""

    def __init__(self, others: int = 0, *, status: int = 409) -> None:
        self.version = 1
        self.name = "Old"
        self.others = others
        self.status = status
        self.lose: list[str] = []
        self.methods: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        self.methods.append(request.method)
        if request.method == "GET":
            return httpx.Response(200, json=self.row())
        if self.others:
            self.others -= 1
            self.write("Theirs")
        if request.headers["if-match"] not in ("*", self.etag):
            return httpx.Response(self.status, json=CHANGED)
        if request.method == "DELETE":
            return httpx.Response(204)
        lost = self.lose.pop() if self.lose else ""
        if lost != "before":
            self.write(request.content.decode().split('"')[3])
        return httpx.Response(504) if lost else httpx.Response(200, json=self.row())

    @property
    def etag(self) -> str:
        return f'W/"{self.version}"'

    def row(self) -> dict[str, Any]:
        return {"@odata.etag": self.etag, "id": VENDOR, "displayName": self.name}

    def write(self, name: str) -> None:
        self.version += 1
        self.name = name


def vendors(mode: Mode, server: Any) -> Any:
    return mode.business_central(server).company(ID).vendors


@pytest.mark.parametrize("status", [409, 412])
def test_a_conflict_has_both_versions(mode: Mode, status: int) -> None:
    """
    What was read and what is there now, so that the caller can decide; they survive a pickle.
    """
    server = Record(others=1, status=status)
    mine = mode.call(vendors(mode, server).get, VENDOR)

    with pytest.raises(errors.Conflict, match="Read it again") as caught:
        mode.call(vendors(mode, server).update, mine, display_name="Mine")

    conflict = pickle.loads(pickle.dumps(caught.value))
    assert ("Old", "Theirs") == (conflict.ours.display_name, conflict.theirs.display_name)
    assert 'W/"2"' == conflict.theirs.etag


def test_a_deletion_of_what_changed_has_both_versions_too(mode: Mode) -> None:
    """
    Perhaps nobody wants it deleted any more.
    """
    server = Record(others=1)
    mine = mode.call(vendors(mode, server).get, VENDOR)

    with pytest.raises(errors.Conflict) as caught:
        mode.call(vendors(mode, server).delete, mine)

    assert "Theirs" == caught.value.theirs.display_name


def test_a_duplicate_is_no_change_of_somebody_else(mode: Mode) -> None:
    """
    Another conflict, which reading again would not mend.
    """
    methods: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        methods.append(request.method)
        return httpx.Response(409, json={"error": {"code": "Internal_EntityWithSameKeyExists"}})

    with pytest.raises(errors.Conflict, match="look it up") as caught:
        mode.call(vendors(mode, handle).update, VENDOR, if_match="*", number="1")

    assert caught.value.theirs is None
    assert ["PATCH"] == methods


def test_a_pure_change_is_made_of_what_is_there(mode: Mode) -> None:
    """
    Somebody was faster twice, and nothing of theirs is lost.
    """
    server = Record(others=2)

    vendor = mode.call(
        vendors(mode, server).update_with,
        VENDOR,
        lambda v: {"display_name": f"{v.display_name}+"},
    )

    assert "Theirs+" == vendor.display_name
    assert ["GET", "PATCH", "GET", "PATCH", "GET", "PATCH"] == server.methods


def test_somebody_who_is_always_faster_wins(mode: Mode) -> None:
    """
    The attempts end.
    """
    server = Record(others=9)

    with pytest.raises(errors.Conflict) as caught:
        mode.call(
            vendors(mode, server).update_with,
            VENDOR,
            lambda v: {"display_name": "Mine"},
            attempts=2,
        )

    assert "Theirs" == caught.value.theirs.display_name
    assert 2 == server.methods.count("PATCH")


def test_nothing_to_change_is_not_written(mode: Mode) -> None:
    """
    The record is returned as it is.
    """
    server = Record()

    vendor = mode.call(vendors(mode, server).update_with, VENDOR, lambda v: {})

    assert "Old" == vendor.display_name
    assert ["GET"] == server.methods
    with pytest.raises(errors.InputInvalid, match="attempts is 0"):
        mode.call(vendors(mode, server).update_with, VENDOR, lambda v: {}, attempts=0)


def test_a_lost_change_that_did_not_happen_is_made_again(mode: Mode) -> None:
    """
    The record is as it was, so it is safe.
    """
    server = Record()
    server.lose = ["before"]

    vendor = mode.call(
        vendors(mode, server).update_with, VENDOR, lambda v: {"display_name": "Mine"}
    )

    assert ("Mine", 2) == (vendor.display_name, server.version)


def test_a_lost_change_that_may_have_happened_is_told(mode: Mode) -> None:
    """
    The record has changed, by us or by somebody else.
    """
    server = Record()
    server.lose = ["after"]

    with pytest.raises(errors.OutcomeUnknown):
        mode.call(vendors(mode, server).update_with, VENDOR, lambda v: {"display_name": "Mine"})

    assert 1 == server.methods.count("PATCH")


class Invoice:
    """Business Central with one invoice: how posting is answered, and what is there afterwards."""

    def __init__(self, answer: int, status: str) -> None:
        self.answer = answer
        self.status = status
        self.methods: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        self.methods.append(request.method)
        if request.method == "POST":
            return httpx.Response(self.answer)
        return httpx.Response(200, json={"id": ID, "number": "108001", "status": self.status})


@pytest.mark.parametrize("answer", [204, 504])
def test_posting_is_read_back(mode: Mode, answer: int) -> None:
    """
    The record tells, also where the answer was lost.
    """
    server = Invoice(answer, "Open")
    invoices = mode.business_central(server).company(ID).purchase_invoices

    invoice = mode.call(invoices.post_and_read, ID)

    assert ("108001", "Open") == (invoice.number, invoice.status)
    assert ["POST", "GET"] == server.methods


@pytest.mark.parametrize(
    ("answer", "reason"), [(204, "still a draft.*in the background"), (504, "answered 504")]
)
def test_what_is_still_a_draft_is_told(mode: Mode, answer: int, reason: str) -> None:
    """
    It may yet be posted: by a job, or by what is still running.
    """
    invoices = mode.business_central(Invoice(answer, "Draft")).company(ID).purchase_invoices

    with pytest.raises(errors.OutcomeUnknown, match=reason):
        mode.call(invoices.post_and_read, ID)


@pytest.fixture
def box() -> Sandbox:
    """A fresh demo company."""
    return Sandbox()


def on(mode: Mode, box: Sandbox) -> Any:
    """Return the demo company."""
    client = AsyncBusinessCentral if mode.is_async else BusinessCentral
    transport: Any = box.transport()
    return client(
        tenant=box.tenant,
        environment=box.environment,
        client_id=box.client_id,
        client_secret=box.client_secret,
        transport=transport,
    ).company(box.company_name)


def draft(mode: Mode, company: Any) -> PurchaseInvoice:
    """Create a draft for a vendor who has a cost center."""
    invoice: PurchaseInvoice = mode.call(
        company.purchase_invoices.create,
        vendor_number="70010",
        vendor_invoice_number="FE-1",
        invoice_date=dt.date(2026, 10, 5),
        posting_date=dt.date(2026, 10, 5),
        purchase_invoice_lines=[
            {
                "line_type": "Account",
                "line_object_number": "6650",
                "unit_cost": Decimal("12.50"),
                "quantity": 1,
            }
        ],
    )
    return invoice


def test_dimensions_are_set_whether_or_not_they_were_inherited(mode: Mode, box: Sandbox) -> None:
    """
    The vendor's cost center is changed, the project is added; again, and nothing is left to do.
    """
    company = on(mode, box)
    (line,) = mode.list(
        company.purchase_invoices.purchase_invoice_lines(draft(mode, company).id).list()
    )
    lines = company.purchase_invoice_lines.dimension_set_lines(line.id)
    before = {each.code: each.value_code for each in mode.list(lines.list())}

    for _ in range(2):
        found = mode.call(lines.assign, {"Kostenstelle": "300", "PROJEKT": "P-2601"})

    assert {"KOSTENSTELLE": "200"} == before
    assert {"KOSTENSTELLE": "300", "PROJEKT": "P-2601"} == {
        each.code: each.value_code for each in found
    }
    assert {each.code: each.value_code for each in mode.list(lines.list())} == {
        "KOSTENSTELLE": "300",
        "PROJEKT": "P-2601",
    }


def test_a_dimension_that_somebody_adds_meanwhile_is_changed(mode: Mode) -> None:
    """
    Creating it clashes, so it is looked for again.
    """
    line = {"@odata.etag": "e", "id": ID, "code": "KST", "valueCode": "1"}
    rows: list[Any] = []
    sent: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        sent.append(request.method)
        if request.method == "POST":
            rows.append(line)
            return httpx.Response(400, json={"error": {"code": "Application_DialogException"}})
        if request.method == "PATCH":
            line["valueCode"] = "2"
            return httpx.Response(200, json=line)
        return httpx.Response(200, json={"value": rows})

    lines = mode.business_central(handle).company(ID).purchase_invoices.dimension_set_lines(ID)

    (found,) = mode.call(lines.assign, {"KST": "2"})

    assert "2" == found.value_code
    assert ["GET", "POST", "GET", "PATCH"] == sent


def test_dimensions_belong_to_a_record(mode: Mode) -> None:
    """
    Their ids are the same everywhere.
    """
    company = mode.business_central(Record()).company(ID)

    with pytest.raises(errors.InputInvalid, match="belong to one document"):
        mode.call(company.dimension_set_lines.assign, {"KST": "1"})


def test_what_takes_several_requests_cannot_travel_in_a_batch() -> None:
    """
    The second one would have nobody to send it.
    """
    company = BusinessCentral(
        tenant="t", client_id="c", client_secret="s", transport=httpx.MockTransport(Record())
    ).company(ID)

    with pytest.raises(errors.InputInvalid, match=r"update_with\(\) takes several requests"):
        with company.batch() as batch:
            batch.company.vendors.update_with(VENDOR, lambda v: {"display_name": "x"})
    with pytest.raises(errors.InputInvalid, match=r"post_and_read\(\) takes several requests"):
        with company.batch() as batch:
            batch.company.purchase_invoices.post_and_read(ID)


def test_a_batch_reaches_the_sandbox(box: Sandbox) -> None:
    """
    Another implementation of the server undoes the whole, and still says that it was created.
    """
    company = BusinessCentral(
        tenant=box.tenant,
        environment=box.environment,
        client_id=box.client_id,
        client_secret=box.client_secret,
        transport=box.transport(),
    ).company(box.company_name)
    before = company.vendors.count()

    with pytest.raises(errors.ApiError):
        with company.batch(isolation="snapshot") as batch:
            first = batch.company.vendors.create(number="80001", display_name="New")
            batch.company.vendors.create(number="70001", display_name="Twice")
    assert isinstance(first.error, errors.NotCarriedOut)
    assert before == company.vendors.count()

    with company.batch() as batch:
        vendor = batch.company.vendors.create(number="80001", display_name="New")
        page = batch.company.vendors.list(Vendor.number == "70001")

    assert "80001" == vendor.result().number
    assert ["70001"] == [each.number for each in page.result().items]
