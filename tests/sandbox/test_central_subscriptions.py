"""Is somebody told of changes as Business Central tells: after a handshake, for three days, and not for ever?"""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from tests.sandbox.conftest import Central

ANY = {"If-Match": "*"}


class Receiver:
    """Somebody who has subscribed, without a network."""

    def __init__(self, box: Sandbox) -> None:
        self.asked: list[str] = []
        self.received: list[Any] = []
        self.status: int | None = 200
        self.says: str | None = None
        box.business_central.subscriptions.ask = self.ask
        box.post = self.post

    def ask(self, url: str) -> tuple[int, str] | None:
        self.asked.append(url)
        token = parse_qs(urlsplit(url).query)["validationToken"][0]
        return 200, token if self.says is None else self.says

    def post(self, url: str, headers: Mapping[str, str], content: bytes) -> int | None:
        assert headers["Content-Type"] == "application/json"
        self.received.append((url, json.loads(content)["value"]))
        return self.status


@pytest.fixture
def receiver(box: Sandbox) -> Receiver:
    """Somebody who answers."""
    return Receiver(box)


def subscribe(central: Central, name: str = "vendors", **changes: Any) -> httpx.Response:
    resource = f"/api/v2.0/companies({central.company.row['id']})/{name}"
    body = {"notificationUrl": "https://example.com/hook", "resource": resource, "clientState": "s"}
    return central.http.post(f"{central.api}/subscriptions", json={**body, **changes})


def test_a_subscription_begins_with_a_handshake(central: Central, receiver: Receiver) -> None:
    """
    It lives three days, and longer when it is renewed, which asks again.
    """
    answer = subscribe(central)

    made = answer.json()
    assert answer.status_code == 201
    assert made["expirationDateTime"] == "2026-11-05T09:00:00Z"
    place = f"{central.api}/subscriptions('{made['subscriptionId']}')"
    assert answer.headers["Location"].endswith(place)
    assert receiver.asked[0].startswith("https://example.com/hook?validationToken=")
    central.box.now += dt.timedelta(minutes=50)
    same = {"notificationUrl": made["notificationUrl"], "resource": made["resource"]}
    assert central.http.patch(place, json=same).status_code == 400
    renewed = central.http.patch(place, json=same, headers={"If-Match": made["@odata.etag"]})
    assert renewed.json()["expirationDateTime"] == "2026-11-05T09:50:00Z"
    assert len(receiver.asked) == 2
    assert central.http.delete(place).status_code == 204
    assert central.http.get(place).status_code == 404


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"resource": ""}, "BadRequest_RequiredParamNotProvided"),
        ({"resource": "/api/v2.0/vendors"}, "Application_DialogException"),
        (
            {"resource": "api/v2.0/companies(11111111-1111-1111-1111-111111111111)/vendors"},
            "Application_DialogException",
        ),
        ({"clientState": "x" * 2049}, "Application_StringExceededLength"),
        ({"userId": "11111111-1111-1111-1111-111111111111"}, "BadRequest_InvalidOperation"),
    ],
)
def test_subscriptions_that_are_refused(
    central: Central, receiver: Receiver, changes: dict[str, Any], code: str
) -> None:
    """
    What is no resource, or none that anybody is told of.
    """
    assert central.error(subscribe(central, **changes))[1] == code
    assert central.error(subscribe(central, "journalLines"))[1] == "Application_DialogException"
    receiver.says = "something else"
    assert "validation token" in central.error(subscribe(central))[2]


def test_changes_are_told_together(central: Central, receiver: Receiver) -> None:
    """
    One entry for each row and kind, several subscriptions in one request; a line changes its document.
    """
    first, second = subscribe(central).json(), subscribe(central, "purchaseInvoices").json()
    vendor = central.call("POST", "/vendors", json={"displayName": "New"}).json()
    draft = central.draft()
    line = central.rows(f"/purchaseInvoices({draft['id']})/purchaseInvoiceLines")[0]
    assert central.box.has_webhooks_waiting
    assert central.box.deliver_webhooks() == 1

    path = f"/purchaseInvoiceLines({line['id']})"
    central.call("PATCH", path, json={"quantity": 2}, headers=ANY)
    central.call("DELETE", f"/vendors({vendor['id']})")
    central.box.deliver_webhooks()

    told = [
        [(e["subscriptionId"], e["changeType"], e["resource"].split("/")[-1]) for e in value]
        for _, value in receiver.received
    ]
    name, document = f"vendors({vendor['id']})", f"purchaseInvoices({draft['id']})"
    assert told[0] == [
        (first["subscriptionId"], "created", name),
        (second["subscriptionId"], "created", document),
    ]
    assert sorted(told[1]) == sorted(
        [
            (first["subscriptionId"], "deleted", name),
            (second["subscriptionId"], "updated", document),
        ]
    )
    assert not central.box.has_webhooks_waiting
    assert receiver.received[0][1][0]["clientState"] == "s"
    assert receiver.received[0][1][0]["resource"].startswith("api/v2.0/companies(")


def test_what_was_rolled_back_is_not_told(central: Central, receiver: Receiver) -> None:
    """
    And neither is what another company does.
    """
    subscribe(central)
    other = list(central.box.business_central.companies.values())[1]
    other.create("vendors", {"displayName": "Elsewhere"})
    central.call("POST", "/vendors", json={"displayName": "X", "defaultDimensions": [{}]})

    assert not central.box.has_webhooks_waiting
    assert receiver.received == []


def test_more_than_a_thousand_changes_are_one(central: Central, receiver: Receiver) -> None:
    """
    An entry for the collection, with a filter of its own.
    """
    subscribe(central, "items")
    for number in range(1001):
        central.company.create("items", {"number": f"I{number}"})

    central.box.deliver_webhooks()

    (entry,) = receiver.received[0][1]
    assert entry["changeType"] == "collection"
    assert unquote(entry["resource"]).endswith(
        "items?$filter=lastModifiedDateTime gt 2026-11-02T09:00:00Z"
    )


@pytest.mark.parametrize("status", [408, 429, 500, 503, None])
def test_a_receiver_that_is_busy_is_tried_again(
    central: Central, receiver: Receiver, status: int | None
) -> None:
    """
    For 36 hours.
    """
    subscribe(central)
    central.call("POST", "/vendors", json={"displayName": "New"})
    receiver.status = status
    assert central.box.deliver_webhooks() == 0
    assert central.box.has_webhooks_waiting
    central.box.now += dt.timedelta(hours=36)

    assert central.box.deliver_webhooks() == 0

    assert not central.box.has_webhooks_waiting
    assert len(central.box.business_central.subscriptions.table) == 1


@pytest.mark.parametrize("status", [301, 400, 401, 404, 410])
def test_any_other_answer_ends_the_subscription(
    central: Central, receiver: Receiver, status: int
) -> None:
    """
    Nobody says so.
    """
    subscribe(central)
    central.call("POST", "/vendors", json={"displayName": "New"})
    receiver.status = status

    central.box.deliver_webhooks()

    assert central.http.get(f"{central.api}/subscriptions").json()["value"] == []


def test_a_subscription_ends_by_itself(central: Central, receiver: Receiver) -> None:
    """
    After three days nobody is told anything.
    """
    subscribe(central)
    central.box.now += dt.timedelta(days=3)

    central.company.create("vendors", {"displayName": "New"})

    assert central.box.deliver_webhooks() == 0
    assert receiver.received == []


def test_what_can_be_subscribed_to_is_listed(central: Central) -> None:
    """
    On a route of its own.
    """
    company = central.company.row["id"]
    route = f"/v2.0/{central.box.tenant}/production/api/microsoft/runtime/beta"

    answer = central.http.get(f"{route}/companies({company})/webhookSupportedResources").json()

    assert {"resource": "v2.0/vendors"} in answer["value"]


@pytest.fixture
def hook() -> Iterator[tuple[str, list[Any], threading.Event]]:
    """Somebody who listens on a real socket, shakes hands and takes down what comes."""
    received: list[Any] = []
    arrived = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            token = parse_qs(urlsplit(self.path).query).get("validationToken", [""])[0]
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(200)
            self.send_header("Content-Length", str(len(token)))
            self.end_headers()
            self.wfile.write(token.encode())
            if content:
                received.extend(json.loads(content)["value"])
                arrived.set()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/hook", received, arrived
    server.shutdown()
    server.server_close()


def test_a_server_tells_by_itself(
    box: Sandbox, hook: tuple[str, list[Any], threading.Event]
) -> None:
    """
    Over real sockets, handshake included.
    """
    url, received, arrived = hook
    central = Central(box)
    with SandboxServer(box) as server, httpx.Client(base_url=server.url, trust_env=False) as http:
        central.http = http
        token = central.token().json()["access_token"]
        http.headers["Authorization"] = f"Bearer {token}"
        assert subscribe(central, notificationUrl=url).status_code == 201
        central.call("POST", "/vendors", json={"displayName": "New"})

        assert arrived.wait(10)

    assert [entry["changeType"] for entry in received] == ["created"]
