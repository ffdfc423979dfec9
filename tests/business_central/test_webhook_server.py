"""Does the whole way work over real sockets: subscribed with a handshake, told of a change, renewed in time?"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from factorial_erp import BusinessCentral
from factorial_erp.business_central import Notification
from factorial_erp.errors import RequestInvalid
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from tests.serving import Served, load_example

EXAMPLE = load_example("business_central_webhooks_app")
STATE = "open-sesame"


@pytest.fixture
def box() -> Sandbox:
    """A demo company."""
    return Sandbox()


@pytest.fixture
def bc(box: Sandbox) -> Iterator[BusinessCentral]:
    """A client over real sockets; the sandbox delivers when the test says so."""
    with (
        SandboxServer(box, delivers_webhooks=False) as server,
        BusinessCentral(
            tenant=box.tenant,
            environment=box.environment,
            client_id=box.client_id,
            client_secret=box.client_secret,
            base_url=server.url,
            login_url=server.url,
        ) as client,
    ):
        yield client


class Listener:
    """What the app was told; it can be in trouble."""

    def __init__(self) -> None:
        self.told: list[Notification] = []
        self.in_trouble = False

    async def __call__(self, change: Notification) -> None:
        if self.in_trouble:
            message = "the database is away"
            raise OSError(message)
        self.told.append(change)


def keep_subscribed(bc: BusinessCentral, box: Sandbox, app: Served, state: str = STATE) -> Any:
    company = bc.company(box.company_name).entry()
    url = f"{app.url}/business-central"
    return list(EXAMPLE.keep_subscribed(bc, company.id, url, state, now=box.now))


def test_a_change_is_told_and_can_be_read(box: Sandbox, bc: BusinessCentral) -> None:
    """
    The notification names company, set and id, and nothing of the record.
    """
    listener = Listener()
    company = bc.company(box.company_name)
    with Served(EXAMPLE.make_app(STATE, listener)) as app:
        made = keep_subscribed(bc, box, app)
        vendor = company.vendors.create(display_name="Hotel Hafen")
        arrived = box.deliver_webhooks()

    (told,) = listener.told
    assert ["vendors", "purchaseInvoices"] == [each.resource.split("/")[-1] for each in made]
    assert 1 == arrived
    assert ("created", "vendors", vendor.id) == (told.change, told.entity_set, told.id)
    assert company.entry().id == told.company_id
    assert vendor == company.vendors.get(told.id or "")


def test_subscriptions_are_renewed_before_they_end(box: Sandbox, bc: BusinessCentral) -> None:
    """
    With another handshake; a day later there is nothing to do, and without renewal they end.
    """
    listener = Listener()
    with Served(EXAMPLE.make_app(STATE, listener)) as app:
        made = keep_subscribed(bc, box, app)
        box.now += dt.timedelta(days=1)
        assert [] == keep_subscribed(bc, box, app)
        box.now += dt.timedelta(days=1, hours=12)
        renewed = keep_subscribed(bc, box, app)
        box.now += dt.timedelta(days=2)
        bc.company(box.company_name).vendors.create(display_name="Hotel Hafen")
        arrived = box.deliver_webhooks()

    assert [each.subscription_id for each in made] == [each.subscription_id for each in renewed]
    later = {
        new.expiration_date_time - old.expiration_date_time
        for old, new in zip(made, renewed, strict=True)
    }
    assert {dt.timedelta(days=2, hours=12)} == later
    assert (1, 1) == (arrived, len(listener.told))
    box.now += dt.timedelta(days=2)
    assert [] == list(bc.subscriptions.list())


def test_nobody_is_subscribed_who_does_not_answer_the_handshake(
    box: Sandbox, bc: BusinessCentral
) -> None:
    """
    As when the server is not reached yet: nothing is made, so it can be tried again.
    """
    with Served(EXAMPLE.make_app(STATE, Listener())) as app:
        company = bc.company(box.company_name).entry()
        with pytest.raises(RequestInvalid, match="validation token"):
            list(EXAMPLE.keep_subscribed(bc, company.id, f"{app.url}/x", STATE, now=box.now))

    assert [] == list(bc.subscriptions.list())


def test_what_failed_is_told_again(
    box: Sandbox, bc: BusinessCentral, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The app answers 500, the subscription stays.
    """
    listener = Listener()
    listener.in_trouble = True
    with Served(EXAMPLE.make_app(STATE, listener)) as app:
        keep_subscribed(bc, box, app)
        bc.company(box.company_name).vendors.create(display_name="Hotel Hafen")
        first = box.deliver_webhooks()
        listener.in_trouble = False
        second = box.deliver_webhooks()

    assert (0, 1, 1) == (first, second, len(listener.told))
    assert "the database is away" in caplog.text


def test_strangers_tell_nothing(box: Sandbox, bc: BusinessCentral) -> None:
    """
    Neither with another state nor with something else.
    """
    listener = Listener()
    with Served(EXAMPLE.make_app(STATE, listener)) as app:
        keep_subscribed(bc, box, app, state="guessed")
        bc.company(box.company_name).vendors.create(display_name="Hotel Hafen")
        arrived = box.deliver_webhooks()
        strange = box.post(f"{app.url}/business-central", {}, b"[]")

    assert (1, 400, []) == (arrived, strange, listener.told)


def test_the_example_says_what_has_changed(
    box: Sandbox, bc: BusinessCentral, caplog: pytest.LogCaptureFixture
) -> None:
    """
    One record, or that there were many.
    """
    caplog.set_level(logging.INFO, "business_central_webhooks_app")
    with Served(EXAMPLE.make_app(STATE, EXAMPLE.on_change)) as app:
        keep_subscribed(bc, box, app)
        company = box.business_central.companies[box.company_name]
        vendor = company.create("vendors", {"displayName": "Hotel Hafen"})
        box.deliver_webhooks()
        for n in range(1001):
            company.create("vendors", {"displayName": f"Hotel {n}"})
        box.deliver_webhooks()

    assert [
        f"one of the vendors was created: {vendor['id']}",
        "many vendors have changed: read what changed since you last did",
    ] == [message for name, _, message in caplog.record_tuples if name.startswith("business")]
