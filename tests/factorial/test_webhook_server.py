"""Does the whole way work over real sockets: a change, the sandbox's delivery, a Starlette app, a typed record?"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import anyio
import pytest

from factorial_erp import AsyncFactorial, Factorial
from factorial_erp.factorial import CostCenter, Event, Router, events
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from tests.conftest import Mode
from tests.serving import Served, load_example

CREATE = events.FINANCE_COST_CENTER_CREATE


EXAMPLE = load_example("webhooks_app")


@pytest.fixture
def box() -> Sandbox:
    """A demo company."""
    return Sandbox()


@pytest.fixture
def server(box: Sandbox) -> Iterator[SandboxServer]:
    """It delivers when the test says so."""
    with SandboxServer(box, delivers_webhooks=False) as running:
        yield running


@pytest.fixture
def call(mode: Mode, box: Sandbox, server: SandboxServer) -> Callable[..., Any]:
    """Calls an operation by its name, over real sockets and in both modes."""

    def call(name: str, /, *args: Any, **kwargs: Any) -> Any:
        if not mode.is_async:
            with Factorial(box.api_key, base_url=server.url) as blocking:
                return attrgetter(name)(blocking)(*args, **kwargs)

        async def main() -> Any:
            async with AsyncFactorial(box.api_key, base_url=server.url) as awaitable:
                return await attrgetter(name)(awaitable)(*args, **kwargs)

        return anyio.run(main)

    return call


def test_a_change_arrives_as_a_typed_record(box: Sandbox, call: Any) -> None:
    """
    And a second delivery of it is answered, but not handled.
    """
    router = Router(challenge="open-sesame")
    received: list[Event[CostCenter]] = []

    @router.on(CREATE)
    async def created(event: Event[CostCenter]) -> None:
        received.append(event)

    with Served(EXAMPLE.make_app(router)) as app:
        call("webhooks.subscribe_all", router, app.url)
        made = call("finance.cost_centers.create", name="Sales", company_id="900")
        arrived = box.deliver_webhooks()

    (event,) = received
    assert (1, made) == (arrived, event.record)
    assert (CREATE, made.id, "900", "company") == (event.type, event.record_id, event.author_id, event.author_type)  # fmt: skip


def test_a_refused_challenge_disables_and_a_subscription_is_taken_up_again(
    box: Sandbox, call: Any
) -> None:
    """
    401, tried again, disabled after 20 failures; enabled again with the right challenge, it delivers.
    """
    router = Router(challenge="open-sesame")
    received: list[Event[CostCenter]] = []
    router.on(CREATE)(received.append)
    statuses: list[int | None] = []
    post = box.post

    def posted(*delivery: Any) -> int | None:
        statuses.append(post(*delivery))
        return statuses[-1]

    box.post = posted
    with Served(EXAMPLE.make_app(router)) as app:
        url = app.url + router.path_for(CREATE)
        wrong = call("webhooks.subscribe", CREATE, url, challenge="close-sesame")
        call("finance.cost_centers.create", name="Lost", company_id="900")
        tries = 0
        while box.has_webhooks_waiting:
            assert 0 == box.deliver_webhooks()
            tries += 1
        disabled = call("api_public.webhook_subscriptions.get", wrong.id)

        (enabled,) = call("webhooks.enable_disabled", base_url=app.url)
        mended = call("webhooks.subscribe", CREATE, url, challenge="open-sesame")
        call("finance.cost_centers.create", name="Sales", company_id="900")
        arrived = box.deliver_webhooks()

    assert [401] * 20 + [200] == statuses
    assert (20, False, True) == (tries, disabled.enabled, enabled.enabled)
    assert wrong.id == enabled.id == mended.id
    assert (1, ["Sales"]) == (arrived, [event.record.name for event in received])


def test_a_handler_that_fails_gets_the_delivery_again(
    box: Sandbox, call: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The app answers 500, and the next delivery is handled.
    """
    router = Router(challenge="s")
    trouble = [ValueError("down")]
    received: list[str] = []

    @router.on(CREATE)
    def created(event: Event[CostCenter]) -> None:
        if trouble:
            raise trouble.pop()
        received.append(event.record.name)

    with Served(EXAMPLE.make_app(router)) as app:
        call("webhooks.subscribe_all", router, app.url)
        call("finance.cost_centers.create", name="Sales", company_id="900")
        arrived = [box.deliver_webhooks(), box.deliver_webhooks()]

    assert ([0, 1], ["Sales"]) == (arrived, received)
    assert "down" in caplog.text


def test_the_example_does_what_it_says(
    box: Sandbox, call: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """
    It says which cost center has which name, once, however often that is delivered.
    """
    caplog.set_level(logging.INFO, "webhooks_app")
    router = EXAMPLE.make_router("open-sesame", tmp_path / "webhooks.db")
    kept: list[Any] = []
    post = box.post

    def posted(*delivery: Any) -> int | None:
        kept.append(delivery)
        return post(*delivery)

    box.post = posted
    with Served(EXAMPLE.make_app(router)) as app:
        call("webhooks.subscribe_all", router, app.url)
        made = call("finance.cost_centers.create", name="Sales", company_id="900")
        call("finance.cost_centers.edit", id=made.id, name="Sale")
        statuses = [box.deliver_webhooks(), *(post(*each) for each in kept)]
        elsewhere = post(f"{app.url}/factorial/", {}, b"{}"), post(f"{app.url}/x", {}, b"{}")

    assert [2, 200, 200] == statuses
    assert (404, 404) == elsewhere
    assert [
        f"cost center {made.id} is now called Sales",
        f"cost center {made.id} is now called Sale",
    ] == [message for name, _, message in caplog.record_tuples if name == "webhooks_app"]


def test_the_sandbox_delivers_by_itself(box: Sandbox) -> None:
    """
    As Factorial does: the change is answered, and soon the record is there.
    """
    router = Router(challenge="open-sesame")
    received: list[str] = []
    arrived = threading.Event()

    @router.on(CREATE)
    def created(event: Event[CostCenter]) -> None:
        received.append(event.record.name)
        arrived.set()

    with (
        Served(EXAMPLE.make_app(router)) as app,
        SandboxServer(box) as server,
        Factorial(box.api_key, base_url=server.url) as factorial,
    ):
        factorial.webhooks.subscribe_all(router, app.url)
        factorial.finance.cost_centers.create(name="Sales", company_id="900")
        assert arrived.wait(10)

    assert ["Sales"] == received
