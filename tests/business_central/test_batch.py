"""How do many operations travel in one request?"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import anyio
import httpx
import pytest

from factorial_erp import errors
from factorial_erp.business_central import Vendor
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"
VENDOR = "11111111-1111-1111-1111-111111111111"

Part = dict[str, Any]


def created(number: int = 1) -> Part:
    return {"status": 201, "body": {"id": VENDOR, "number": str(number)}}


def refused(status: int, code: str = "BadRequest", **headers: str) -> Part:
    body = {"error": {"code": code, "message": f"No. CorrelationId: {ID}."}}
    return {"status": status, "body": body, "headers": headers}


class Server:
    """Business Central that answers each operation as told; it stops at the first error unless told not to."""

    def __init__(
        self, answer: Callable[[Part], Part] | None = None, *outer: httpx.Response
    ) -> None:
        self.answer = answer or (lambda _: created())
        self.outer = list(outer)
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        if request.url.path.endswith("/companies"):
            return httpx.Response(
                200, json={"value": [{"id": ID, "name": "CRONUS", "displayName": "Cronus"}]}
            )
        self.seen.append(request)
        if self.outer:
            return self.outer.pop(0)
        goes_on = "continue-on-error" in request.headers.get("prefer", "")
        responses: list[Part] = []
        for each in json.loads(request.content)["requests"]:
            responses.append({"id": each["id"], **self.answer(each)})
            if responses[-1]["status"] >= 400 and not goes_on:
                break
        return httpx.Response(200, json={"responses": responses[::-1]})

    def sizes(self) -> list[int]:
        return [len(json.loads(request.content)["requests"]) for request in self.seen]


def run(mode: Mode, server: Server, fill: Callable[[Any], Any], **options: Any) -> Any:
    """Fill a batch in either mode and return what ``fill`` returned."""
    company = mode.business_central(server).company("CRONUS")
    if not mode.is_async:
        with company.batch(**options) as batch:
            return fill(batch.company)

    async def main() -> Any:
        async with company.batch(**options) as batch:
            return fill(batch.company)

    return anyio.run(main)


def run_failing(
    mode: Mode, server: Server, fill: Callable[[Any], Any], kind: type[Exception], **options: Any
) -> tuple[Any, Any]:
    """Return what ``fill`` returned and the error that the block ended with."""
    kept: list[Any] = []

    def remember(company: Any) -> None:
        kept.append(fill(company))

    with pytest.raises(kind) as caught:
        run(mode, server, remember, **options)
    return kept[0], caught.value


def test_ordinary_operations_travel_in_one_request(mode: Mode) -> None:
    """
    Their urls are relative to the route; amounts stay exact, both ways.
    """

    def answer(request: Part) -> Part:
        if request["method"] == "POST":
            return {"status": 201, "body": {"id": VENDOR, "discountAmount": 0.1}}
        if request["method"] == "GET":
            return {"status": 200, "body": {"value": [{"number": "7", "balance": 12.5}]}}
        return {"status": 204}

    server = Server(answer)

    made, page, gone = run(
        mode,
        server,
        lambda company: (
            company.purchase_invoices.create(
                vendor_number="70001", discount_amount=Decimal("99999999999999.99")
            ),
            company.vendors.list(where=Vendor.display_name == "O'Neil & Söhne", top=1),
            company.vendors.delete(VENDOR, if_match='W/"1"'),
        ),
    )

    assert [3] == server.sizes()
    assert server.seen[0].url.path.endswith("/api/v2.0/$batch")
    assert "application/json" == server.seen[0].headers["accept"]
    assert b"99999999999999.99" in server.seen[0].content
    post, get, delete = json.loads(server.seen[0].content)["requests"]
    assert (f"companies({ID})/purchaseInvoices", "POST") == (post["url"], post["method"])
    assert {"content-type": "application/json"} == post["headers"]
    assert get["url"].startswith(
        f"companies({ID})/vendors?$filter=displayName%20eq%20'O''Neil%20%26"
    )
    assert {"prefer": "odata.maxpagesize=2000"} == get["headers"]
    assert "body" not in get
    assert {"if-match": 'W/"1"'} == delete["headers"]
    assert VENDOR == made.result().id
    assert Decimal("0.1") == made.result().discount_amount
    assert [Decimal("12.5")] == [vendor.balance for vendor in page.result().items]
    assert gone.result() is None


def test_a_hundred_go_at_once(mode: Mode) -> None:
    """
    The server refuses more; results are told apart by their ids.
    """
    server = Server(lambda r: created(r["body"]["number"]))

    handles = run(
        mode,
        server,
        lambda company: [company.vendors.create(number=str(n)) for n in range(250)],
    )

    assert [100, 100, 50] == server.sizes()
    assert [str(n) for n in range(250)] == [handle.result().number for handle in handles]


def test_the_first_failure_keeps_back_what_follows(mode: Mode) -> None:
    """
    It is raised where the block ends, and each operation tells what became of it.
    """

    def answer(request: Part) -> Part:
        return refused(400) if request["body"]["number"] == "101" else created()

    server = Server(answer)

    handles, error = run_failing(
        mode,
        server,
        lambda company: [company.vendors.create(number=str(n)) for n in range(250)],
        errors.RequestInvalid,
    )

    assert [100, 100] == server.sizes()
    assert ID == error.request_id
    assert list(range(101)) == [at for at, handle in enumerate(handles) if handle.is_done]
    assert handles[101].error is error
    with pytest.raises(errors.NotCarriedOut) as caught:
        handles[249].result()
    assert caught.value.failed is error


def test_all_are_carried_out_where_the_caller_wants_it(mode: Mode) -> None:
    """
    Then nothing is raised where the block ends: the handles tell.
    """

    def answer(request: Part) -> Part:
        if request["body"]["number"] == "1":
            return refused(409, "Internal_EntityWithSameKeyExists")
        return created()

    server = Server(answer)

    first, second, third = run(
        mode,
        server,
        lambda company: [company.vendors.create(number=str(n)) for n in range(3)],
        continue_on_error=True,
    )

    assert "odata.continue-on-error" == server.seen[0].headers["prefer"]
    assert [True, False, True] == [each.is_done for each in (first, second, third)]
    with pytest.raises(errors.Conflict):
        second.result()


def test_what_was_undone_is_not_reported_as_created(mode: Mode) -> None:
    """
    After a rollback the server still says 201, with ids that do not exist.
    """

    def answer(request: Part) -> Part:
        return refused(400) if request["body"]["number"] == "2" else created()

    server = Server(answer)

    handles, error = run_failing(
        mode,
        server,
        lambda company: [company.vendors.create(number=str(n)) for n in range(4)],
        errors.RequestInvalid,
        isolation="snapshot",
    )

    assert "snapshot" == server.seen[0].headers["isolation"]
    assert handles[2].error is error
    for at in (0, 1, 3):
        with pytest.raises(errors.NotCarriedOut, match="was undone") as caught:
            handles[at].result()
        assert caught.value.failed is error


@pytest.mark.parametrize(
    ("fill", "reason"),
    [
        (lambda c: c.purchase_invoices.post(VENDOR), "An action commits"),
        (lambda c: [c.vendors.delete(VENDOR, if_match="*") for _ in range(101)], "100 operations"),
    ],
)
def test_what_cannot_be_undone_as_a_whole_is_refused(
    mode: Mode, fill: Callable[[Any], Any], reason: str
) -> None:
    """
    Posting commits, and two requests are two transactions.
    """
    server = Server()

    with pytest.raises(errors.InputInvalid, match=reason):
        run(mode, server, fill, isolation="snapshot")

    assert [] == server.seen


def test_mistakes_are_found_where_they_are_made(mode: Mode) -> None:
    """
    At the call, and nothing of the batch is sent.
    """
    server = Server()

    with pytest.raises(errors.InputInvalid, match="is no id of Business Central"):
        run(mode, server, lambda c: (c.vendors.create(number="1"), c.vendors.get("70001")))

    assert [] == server.seen


def test_operations_belong_into_the_block(mode: Mode) -> None:
    """
    Before and after, nobody would send them.
    """
    company = mode.business_central(Server()).company("CRONUS")
    batch = company.batch()

    with pytest.raises(errors.InputInvalid, match="belong into its block"):
        batch.company.vendors.get(VENDOR)
    handles = run(mode, Server(), lambda c: [c])
    with pytest.raises(errors.InputInvalid, match="belong into its block"):
        handles[0].vendors.get(VENDOR)


def test_results_are_there_when_the_batch_was_sent(mode: Mode) -> None:
    """
    Not before.
    """

    def fill(company: Any) -> Any:
        handle = company.vendors.get(VENDOR)
        with pytest.raises(errors.InputInvalid, match="not sent yet"):
            handle.result()
        assert (False, None) == (handle.is_done, handle.error)
        return handle

    assert VENDOR == run(mode, Server(), fill).result().id


def test_an_empty_batch_sends_nothing(mode: Mode) -> None:
    """
    There is nothing to ask.
    """
    server = Server()

    run(mode, server, lambda company: None)

    assert [] == server.seen


def test_a_throttled_operation_goes_again_with_those_behind_it(
    mode: Mode, slept: list[float]
) -> None:
    """
    The server stopped there, and what is throttled was not done.
    """
    refusals = [refused(429, "Application_TooManyRequests", **{"Retry-After": "7"})]
    numbers: list[str] = []

    def answer(request: Part) -> Part:
        if request["body"]["number"] == "2" and refusals:
            return refusals.pop()
        numbers.append(request["body"]["number"])
        return created(request["body"]["number"])

    server = Server(answer)

    handles = run(
        mode, server, lambda company: [company.vendors.create(number=str(n)) for n in range(5)]
    )

    assert [5, 3] == server.sizes()
    assert ["0", "1", "2", "3", "4"] == numbers
    assert ["0", "1", "2", "3", "4"] == [handle.result().number for handle in handles]
    assert [7.0] == slept


def test_a_throttled_whole_goes_again_as_a_whole(mode: Mode) -> None:
    """
    It was undone.
    """
    refusals = [refused(429)]

    def answer(request: Part) -> Part:
        return refusals.pop() if request["body"]["number"] == "1" and refusals else created()

    server = Server(answer)

    handles = run(
        mode,
        server,
        lambda company: [company.vendors.create(number=str(n)) for n in range(3)],
        isolation="snapshot",
    )

    assert [3, 3] == server.sizes()
    assert all(handle.is_done for handle in handles)


def test_only_what_was_throttled_goes_again_where_all_go_on(mode: Mode) -> None:
    """
    The others are done.
    """
    refusals = [refused(429)]

    def answer(request: Part) -> Part:
        return refusals.pop() if request["body"]["number"] == "1" and refusals else created()

    server = Server(answer)

    run(
        mode,
        server,
        lambda company: [company.vendors.create(number=str(n)) for n in range(3)],
        continue_on_error=True,
    )

    assert [3, 1] == server.sizes()


def test_throttling_that_does_not_end_is_told(mode: Mode) -> None:
    """
    After the last attempt; what follows was never reached.
    """
    server = Server(lambda _: refused(429))

    handles, error = run_failing(
        mode,
        server,
        lambda company: [company.vendors.create(number=str(n)) for n in range(2)],
        errors.Throttled,
    )

    assert [2, 2, 2, 2] == server.sizes()
    assert handles[0].error is error
    assert isinstance(handles[1].error, errors.NotCarriedOut)


def test_a_write_that_failed_inside_is_not_repeated(mode: Mode) -> None:
    """
    It may have happened: the look-up is named.
    """
    server = Server(lambda _: refused(500, "Internal_ServerError"))

    _, error = run_failing(
        mode, server, lambda c: [c.vendors.create(number="1")], errors.OutcomeUnknown
    )

    assert [1] == server.sizes()
    assert "Vendor.number" in error.lookup


def test_a_read_that_failed_inside_is_repeated(mode: Mode) -> None:
    """
    Reading does no harm.
    """
    failures = [refused(503)]
    server = Server(lambda _: failures.pop() if failures else created())

    (vendor,) = run(mode, server, lambda c: [c.vendors.get(VENDOR)])

    assert [1, 1] == server.sizes()
    assert VENDOR == vendor.result().id


def test_a_lost_batch_is_not_repeated_where_it_writes(mode: Mode) -> None:
    """
    Each write may have happened; what follows is not sent.
    """
    server = Server(None, httpx.Response(504))

    handles, _ = run_failing(
        mode,
        server,
        lambda c: [c.vendors.create(number=str(n)) for n in range(101)],
        errors.OutcomeUnknown,
    )

    assert [100] == server.sizes()
    assert isinstance(handles[0].error, errors.OutcomeUnknown)
    assert isinstance(handles[99].error, errors.OutcomeUnknown)
    assert isinstance(handles[100].error, errors.NotCarriedOut)


def test_a_lost_batch_of_reads_is_repeated(mode: Mode) -> None:
    """
    And a throttled one always.
    """
    server = Server(None, httpx.Response(504), httpx.Response(429))

    (vendor,) = run(mode, server, lambda c: [c.vendors.get(VENDOR)])

    assert VENDOR == vendor.result().id


def test_a_refused_batch_has_done_nothing(mode: Mode) -> None:
    """
    The handles say so, those of later requests too.
    """
    server = Server(None, httpx.Response(403, json={"error": {"code": "Internal_ServerError"}}))

    handles, error = run_failing(
        mode,
        server,
        lambda c: [c.vendors.create(number=str(n)) for n in range(101)],
        errors.PermissionDenied,
        continue_on_error=True,
    )

    assert {errors.NotCarriedOut} == {type(handle.error) for handle in handles}
    assert handles[100].error.failed is error


def test_an_answer_without_a_part_leaves_a_write_unknown(mode: Mode) -> None:
    """
    Nothing failed before it, so it should have been there.
    """
    server = Server(None, httpx.Response(200, json={"responses": []}))

    run_failing(mode, server, lambda c: [c.vendors.create(number="1")], errors.OutcomeUnknown)


def test_a_block_that_raises_sends_nothing(mode: Mode) -> None:
    """
    Half of what was meant is not meant.
    """
    server = Server()
    kept: list[Any] = []

    def fill(company: Any) -> None:
        kept.append(company.vendors.create(number="1"))
        raise KeyError

    with pytest.raises(KeyError):
        run(mode, server, fill)

    assert [] == server.seen
    assert isinstance(kept[0].error, errors.NotCarriedOut)


def test_limits_count_the_request_and_not_its_operations(mode: Mode) -> None:
    """
    A thousand records are ten requests.
    """
    server = Server()

    run(mode, server, lambda c: [c.vendors.create(number=str(n)) for n in range(1000)])

    assert [100] * 10 == server.sizes()


def test_an_update_that_is_answered_without_the_record_reads_it(mode: Mode) -> None:
    """
    OData allows 204; the records are read together, in one more request.
    """

    def answer(part: Part) -> Part:
        if part["method"] == "PATCH":
            return {"status": 204}
        return {"status": 200, "body": {"id": VENDOR, "city": "Lübeck"}}

    server = Server(answer)

    one, two = run(
        mode,
        server,
        lambda company: [
            company.vendors.update(VENDOR, if_match="*", city="Lübeck") for _ in range(2)
        ],
        isolation="snapshot",
    )

    assert ["Lübeck", "Lübeck"] == [one.result().city, two.result().city]
    first, second = (json.loads(request.content)["requests"] for request in server.seen)
    assert ["PATCH", "PATCH"] == [part["method"] for part in first]
    assert ["GET", "GET"] == [part["method"] for part in second]
    assert "isolation" not in server.seen[1].headers


def test_what_was_updated_is_read_also_where_another_operation_failed(mode: Mode) -> None:
    """
    The failure ends the block all the same, and a record that cannot be read fails alone.
    """

    def answer(part: Part) -> Part:
        if part["method"] == "PATCH":
            return {"status": 204}
        if part["method"] == "GET":
            return refused(404, "Internal_RecordNotFound")
        return refused(400)

    server = Server(answer)

    (update, failed), error = run_failing(
        mode,
        server,
        lambda company: (
            company.vendors.update(VENDOR, if_match="*", city="Lübeck"),
            company.vendors.create(display_name="x"),
        ),
        errors.RequestInvalid,
    )

    assert failed.error is error
    assert isinstance(update.error, errors.NotFound)
