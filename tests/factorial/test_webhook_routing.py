"""Does each webhook reach its function, and is Factorial answered what makes it do the right thing?"""

from __future__ import annotations

import json
import logging
from typing import Any

import anyio
import pytest

from factorial_erp.errors import InputInvalid
from factorial_erp.factorial import (
    CostCenter,
    Deduplicator,
    Event,
    Expensable,
    Reply,
    Router,
    events,
)

SECRET = "open-sesame"
GENUINE = {"x-factorial-wh-challenge": SECRET}
CREATE, EDIT = events.FINANCE_COST_CENTER_CREATE, events.FINANCE_COST_CENTER_EDIT
BODY = b'{"id": "8", "name": "Sales"}'


@pytest.fixture(params=["blocking", "awaitable"])
def way(request: pytest.FixtureRequest) -> Any:
    """Registers handlers and hands deliveries to a router, in each of the two ways."""
    return Way(request.param == "awaitable")


class Way:
    def __init__(self, is_async: bool) -> None:
        self.is_async = is_async

    def handler(self, do: Any) -> Any:
        if not self.is_async:
            return do

        async def handler(event: Event[Any]) -> None:
            await anyio.lowlevel.checkpoint()
            do(event)

        return handler

    def handle(self, router: Router, type: Any, body: bytes = BODY, headers: Any = None) -> Reply:
        given = GENUINE if headers is None else headers
        if not self.is_async:
            return router.handle(type, given, body)

        async def main() -> Reply:
            return await router.handle_async(type, given, body)

        return anyio.run(main)


def test_each_type_reaches_its_handler(way: Way) -> None:
    """
    By its constant, its name or its path.
    """
    router, seen = Router(challenge=SECRET), []
    router.on(CREATE)(way.handler(lambda event: seen.append(("created", event.record.name))))
    router.on("finance/cost_center/edit")(
        way.handler(lambda event: seen.append(("edited", event.record.name)))
    )

    for type in (CREATE, EDIT.name, "/factorial/finance/cost_center/edit", "/factorial/finance%2Fcost_center/create/?x=1"):  # fmt: skip
        assert Reply(outcome="handled") == way.handle(router, type)

    assert [("created", "Sales"), ("edited", "Sales"), ("edited", "Sales"), ("created", "Sales")] == seen  # fmt: skip


def test_a_handler_stays_a_function() -> None:
    """
    Decorating changes nothing about it, and one function may handle several types.
    """
    router = Router(challenge=None)
    seen: list[str] = []

    @router.on(CREATE, EDIT)
    @router.on(events.FINANCE_COST_CENTER_DELETE)
    def changed(event: Event[CostCenter]) -> str:
        seen.append(event.type.name)
        return event.record.name

    assert ("finance/cost_center/create", "finance/cost_center/delete", "finance/cost_center/edit") == router.types  # fmt: skip
    assert "handled" == router.handle(EDIT, {}, BODY).outcome
    assert ["finance/cost_center/edit"] == seen
    assert changed.__name__ == "changed"


@pytest.mark.parametrize(
    ("headers", "body", "status", "outcome"),
    [
        ({}, BODY, 401, "refused"),
        ({"x-factorial-wh-challenge": "guess"}, BODY, 401, "refused"),
        ({}, b"{", 401, "refused"),
        (GENUINE, b"{", 400, "unreadable"),
        (GENUINE, b"8", 400, "unreadable"),
        (GENUINE, b"[]", 200, "ignored"),
    ],
)
def test_what_is_no_delivery_reaches_nobody(
    way: Way, headers: Any, body: bytes, status: int, outcome: str
) -> None:
    """
    And the error in the reply says why.
    """
    router, seen = Router(challenge=SECRET), []
    router.on(CREATE)(way.handler(seen.append))

    reply = way.handle(router, CREATE, body, headers)

    assert (status, outcome) == (reply.status, reply.outcome)
    assert (reply.error is None) == (status == 200)
    assert [] == seen


def test_a_refused_delivery_is_logged_without_what_it_holds(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """
    Anybody may have sent it, so neither path nor body nor secrets are in the log.
    """
    router = Router(challenge=SECRET)

    router.handle("/factorial/x\nforged: line", {"x-factorial-wh-challenge": "guess"}, b"Greta")

    ((_, level, text),) = caplog.record_tuples
    assert logging.WARNING == level
    assert "subscribe again" in text
    for word in ("forged", "Greta", "guess", SECRET):
        assert word not in text + repr(router)


def test_a_type_that_nobody_handles_is_ignored_with_200(
    way: Way, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Otherwise Factorial would deliver it 20 times and then disable the subscription; the log names it.
    """
    caplog.set_level(logging.INFO)
    router = Router(challenge=SECRET)

    reply = way.handle(router, "/factorial/finance/dream/come_true")

    assert (200, "ignored") == (reply.status, reply.outcome)
    assert "finance/dream/come_true" in caplog.text
    assert 401 == way.handle(router, "finance/dream/come_true", headers={}).status


def test_another_handler_takes_the_rest(way: Way) -> None:
    """
    Types without one, and those that are unknown.
    """
    router, seen = Router(challenge=SECRET), []
    router.on(CREATE)(way.handler(lambda event: seen.append("created")))
    router.otherwise(way.handler(lambda event: seen.append((str(event.type), event.is_known))))

    for type in (CREATE, EDIT, "finance/dream/come_true"):
        assert "handled" == way.handle(router, type).outcome

    assert ["created", ("finance/cost_center/edit", True), ("finance/dream/come_true", False)] == seen  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/factorial", "/factorial/", "/factorialx/finance/cost_center/create", "/other", ""])  # fmt: skip
def test_a_path_that_is_not_the_routers_is_answered_so(way: Way, path: str) -> None:
    """
    404: whoever sends something there is to notice.
    """
    router = Router(challenge=SECRET)

    assert (404, "no such path") == ((reply := way.handle(router, path)).status, reply.outcome)


@pytest.mark.parametrize(("prefix", "path"), [("", "/"), ("/", "/"), ("hooks", "/hooks/"), ("/a/b/", "/a/b/")])  # fmt: skip
def test_every_type_has_its_path(prefix: str, path: str) -> None:
    """
    All 137, below the prefix however it is written; the path leads back to the type.
    """
    router = Router(challenge=None, prefix=prefix)
    seen: list[str] = []
    router.otherwise(lambda event: seen.append(event.type.name))

    for type in events.EVENT_TYPES.values():
        assert path + type.name == router.path_for(type) == router.path_for(type.name)
        router.handle(router.path_for(type), {}, BODY)
    router.handle(router.path_for("new/größer/x y"), {}, BODY)

    assert [*events.EVENT_TYPES, "new/größer/x y"] == seen


def test_a_type_has_one_handler() -> None:
    """
    An event is handled whole, or again: two handlers could not be told apart.
    """
    router = Router(challenge=None)
    router.on(CREATE)(print)
    router.otherwise(print)

    with pytest.raises(InputInvalid, match="finance/cost_center/create has a handler already"):
        router.on(EDIT, CREATE)(print)
    with pytest.raises(InputInvalid, match="already"):
        router.otherwise(print)
    assert ("finance/cost_center/create",) == router.types


def test_an_awaitable_handler_needs_the_awaitable_way() -> None:
    """
    Said at once, and the event is not taken for handled.
    """
    router = Router(challenge=None, deduplicator=Deduplicator())
    seen: list[str | None] = []

    @router.on(CREATE)
    async def created(event: Event[CostCenter]) -> None:
        seen.append(event.record_id)

    with pytest.raises(InputInvalid, match="handle_async"):
        router.handle(CREATE, {}, BODY)

    assert "handled" == anyio.run(router.handle_async, CREATE, {}, BODY).outcome
    assert ["8"] == seen


def test_a_blocking_handler_may_be_called_by_an_awaitable_program() -> None:
    """
    Both kinds fit into one router.
    """
    router = Router(challenge=None)
    seen: list[str] = []
    router.on(CREATE)(lambda event: seen.append(event.record.name))

    assert "handled" == anyio.run(router.handle_async, CREATE, {}, BODY).outcome
    assert ["Sales"] == seen


def test_what_a_handler_raises_comes_through_and_is_handled_again(way: Way) -> None:
    """
    The framework answers 500, Factorial delivers again, and then the event counts.
    """
    router = Router(challenge=SECRET, deduplicator=Deduplicator())
    seen: list[str | None] = []
    trouble = [ValueError("down"), None]

    def created(event: Event[CostCenter]) -> None:
        error = trouble.pop(0)
        if error is not None:
            raise error
        seen.append(event.record_id)

    router.on(CREATE)(way.handler(created))

    with pytest.raises(ValueError, match="down"):
        way.handle(router, CREATE)
    outcomes = [way.handle(router, CREATE).outcome for _ in range(3)]

    assert ["handled", "repeated", "repeated"] == outcomes
    assert ["8"] == seen


def test_a_delivery_that_comes_while_it_is_handled_is_to_come_again(way: Way) -> None:
    """
    503: a slow handler is not overtaken by the repetition that its slowness caused.
    """
    router = Router(challenge=SECRET, deduplicator=Deduplicator())
    replies: list[Reply] = []

    @router.on(CREATE)
    def slow(event: Event[CostCenter]) -> None:
        replies.append(router.handle(CREATE, GENUINE, BODY))

    first = way.handle(router, CREATE)

    assert (200, [(503, "running")]) == (first.status, [(r.status, r.outcome) for r in replies])
    assert "repeated" == way.handle(router, CREATE).outcome


def test_of_an_array_only_what_failed_is_handled_again(way: Way) -> None:
    """
    Each record is an event of its own.
    """
    router = Router(challenge=SECRET, deduplicator=Deduplicator())
    seen: list[str | None] = []
    broken = ["2"]

    def paid(event: Event[Expensable]) -> None:
        if event.record_id in broken:
            broken.clear()
            raise ValueError
        seen.append(event.record_id)

    router.on(events.EXPENSES_EXPENSABLE_BULK_SET_TO_PAID)(way.handler(paid))
    body = json.dumps([{"id": id, "amount": 1} for id in ("1", "2", "3")]).encode()

    with pytest.raises(ValueError):
        way.handle(router, events.EXPENSES_EXPENSABLE_BULK_SET_TO_PAID, body)
    again = way.handle(router, events.EXPENSES_EXPENSABLE_BULK_SET_TO_PAID, body)

    assert ("handled", ["1", "2", "3"]) == (again.outcome, seen)


def test_drift_is_reported_once() -> None:
    """
    To whoever asked for it.
    """
    drifts: list[str] = []
    router = Router(challenge=None, on_drift=lambda drift: drifts.append(str(drift)))
    router.on(CREATE)(lambda event: None)

    for _ in range(2):
        router.handle(CREATE, {}, b'{"id": "8", "company_id": "9", "name": "x", "new": 1}')

    assert 1 == drifts.count("CostCenter.new: unknown field")


def test_an_empty_challenge_makes_no_router() -> None:
    """
    An environment variable that is set to nothing opens no door.
    """
    with pytest.raises(InputInvalid, match="challenge"):
        Router(challenge="")
