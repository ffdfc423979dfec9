"""Are webhooks delivered as Factorial does: the bare record, a challenge, tried again, disabled in the end?"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from tests.sandbox.conftest import Listener

SUBSCRIPTIONS = "/api_public/webhook_subscriptions"
CREATED = "finance/cost_center/create"


def subscribe(
    factorial: httpx.Client, url: str, kind: str = CREATED, **more: Any
) -> httpx.Response:
    body = {"subscription_type": kind, "target_url": url, "company_id": "900", **more}
    return factorial.post(SUBSCRIPTIONS, json=body)


def create(factorial: httpx.Client, name: str = "New") -> Any:
    return factorial.post("/finance/cost_centers", json={"name": name, "company_id": "900"}).json()


def test_a_change_arrives_as_the_bare_record(
    factorial: httpx.Client, box: Sandbox, listener: Listener
) -> None:
    """
    With the challenge and the author in headers, at the URL of the subscription.
    """
    subscribe(factorial, f"{listener.url}/hook", challenge="Sesam öffne dich")

    made = create(factorial)
    arrived = box.deliver_webhooks()

    ((path, headers, body),) = listener.received
    assert (arrived, path, body) == (1, "/hook", made)
    assert headers["x-factorial-wh-challenge"] == "Sesam öffne dich".encode().decode("latin-1")
    assert (headers["x-factorial-author-id"], headers["x-factorial-author-type"]) == (
        "900",
        "company",
    )
    assert box.deliver_webhooks() == 0


def test_the_author_is_who_did_it(
    factorial: httpx.Client, box: Sandbox, listener: Listener
) -> None:
    """
    An employee, where the token is one's.
    """
    subscribe(factorial, listener.url)
    query = {
        "client_id": box.oauth_client_id,
        "response_type": "code",
        "redirect_uri": "https://app.example/",
    }
    form = {
        "client_id": box.oauth_client_id,
        "client_secret": box.oauth_client_secret,
        "grant_type": "authorization_code",
        "redirect_uri": "https://app.example/",
    }
    with httpx.Client(transport=box.transport(), base_url="https://x.example") as http:
        back = http.get("/oauth/authorize", params=query).headers["location"]
        code = httpx.URL(back).params["code"]
        token = http.post("/oauth/token", data={**form, "code": code}).json()["access_token"]
        http.post(
            "/api/2026-10-01/resources/finance/cost_centers",
            json={"name": "New", "company_id": "900"},
            headers={"Authorization": f"Bearer {token}"},
        )
    box.deliver_webhooks()

    headers = listener.received[0][1]
    assert (headers["x-factorial-author-id"], headers["x-factorial-author-type"]) == (
        "101",
        "employee",
    )


def test_without_a_challenge_there_is_no_header(
    factorial: httpx.Client, box: Sandbox, listener: Listener
) -> None:
    """
    Rather than an empty one.
    """
    subscribe(factorial, listener.url)
    create(factorial)
    box.deliver_webhooks()

    assert "x-factorial-wh-challenge" not in listener.received[0][1]


class Post:
    """Receives webhooks without a network."""

    def __init__(self, box: Sandbox, status: int | None = 200) -> None:
        self.status = status
        self.bodies: list[Any] = []
        box.post = self

    def __call__(self, url: str, headers: Mapping[str, str], content: bytes) -> int | None:
        self.bodies.append(json.loads(content))
        return self.status


def test_every_kind_of_change_has_its_event(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Created, changed, deleted, or an action for many, each of them on its own; what is refused has none.
    """
    post = Post(box)
    for kind in (CREATED, "finance/cost_center/edit", "finance/cost_center/delete",
                 "expenses/expensable/bulk_set_to_paid"):  # fmt: skip
        assert subscribe(factorial, "https://x.example", kind).status_code == 201

    id = create(factorial)["id"]
    factorial.post("/finance/cost_centers/edit", json={"id": id, "name": "Newer"})
    factorial.delete(f"/finance/cost_centers/{id}")
    factorial.delete(f"/finance/cost_centers/{id}")
    headers = factorial.get("/expenses/expensables", params={"status[]": "approved"}).json()["data"]
    ids = [row["id"] for row in headers[:2]]
    factorial.post("/expenses/expensables/bulk_set_to_paid", json={"ids": ids})
    arrived = box.deliver_webhooks()

    assert arrived == 5
    assert [(b.get("name"), b["id"]) for b in post.bodies[:3]] == [("New", id), ("Newer", id), ("Newer", id)]  # fmt: skip
    assert [(b["id"], b["status"]) for b in post.bodies[3:]] == [(ids[0], "paid"), (ids[1], "paid")]


def test_a_record_is_sent_as_it_was_at_the_time(factorial: httpx.Client, box: Sandbox) -> None:
    """
    In order, whatever has become of it.
    """
    post = Post(box)
    subscribe(factorial, "https://x.example")

    for name in ("first", "second"):
        id = create(factorial, name)["id"]
        factorial.delete(f"/finance/cost_centers/{id}")
    box.deliver_webhooks()

    assert [body["name"] for body in post.bodies] == ["first", "second"]


def test_the_version_of_a_subscription_shapes_the_payload(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    Before 2026-07-01, ids are numbers.
    """
    post = Post(box)
    old = subscribe(factorial, "https://x.example", api_version="2026-04-01").json()

    create(factorial)
    box.deliver_webhooks()

    assert old["api_version"] == "2026-04-01"
    assert (post.bodies[0]["id"], post.bodies[0]["company_id"]) == (8, 900)


def test_one_subscription_for_each_event(factorial: httpx.Client) -> None:
    """
    A second one is taken, an unknown event is refused, and so is another company.
    """
    first = subscribe(factorial, "https://x.example")
    second = subscribe(factorial, "https://y.example")
    unknown = subscribe(factorial, "https://x.example", "expenses/expensable/approve")
    foreign = subscribe(factorial, "https://x.example", "teams/team/create", company_id="901")

    assert (first.status_code, first.json()["type"], first.json()["enabled"]) == (
        201,
        CREATED,
        True,
    )
    assert "subscription_type" not in first.json()
    assert second.json() == {"errors": {"type": ["has already been taken"]}}
    assert (unknown.status_code, foreign.status_code) == (422, 400)


def test_after_20_failures_a_subscription_is_disabled(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    Nothing is sent any more, until it is enabled again; what happened meanwhile is lost.
    """
    post = Post(box, status=500)
    id = subscribe(factorial, "https://x.example").json()["id"]
    create(factorial)

    for _ in range(19):
        assert box.deliver_webhooks() == 0
    before = factorial.get(f"{SUBSCRIPTIONS}/{id}").json()["enabled"]
    box.deliver_webhooks()
    after = factorial.get(f"{SUBSCRIPTIONS}/{id}").json()["enabled"]
    create(factorial, "lost")
    box.deliver_webhooks()
    factorial.put(f"{SUBSCRIPTIONS}/{id}", json={"enabled": True})
    post.status = 200
    create(factorial, "seen")

    assert (before, after) == (True, False)
    assert len(post.bodies) == 20
    assert box.deliver_webhooks() == 1
    assert post.bodies[-1]["name"] == "seen"


@pytest.mark.parametrize("status", [None, 302, 404, 500])
def test_whatever_is_not_2xx_is_tried_again(
    factorial: httpx.Client, box: Sandbox, status: int | None
) -> None:
    """
    Until it arrives.
    """
    post = Post(box, status=status)
    subscribe(factorial, "https://x.example")
    create(factorial)

    failed = box.deliver_webhooks()
    post.status = 204

    assert (failed, box.deliver_webhooks(), box.deliver_webhooks()) == (0, 1, 0)


def test_what_nobody_answers_is_tried_again(
    factorial: httpx.Client, box: Sandbox, listener: Listener
) -> None:
    """
    Over a real network: nobody listens, then somebody does.
    """
    id = subscribe(factorial, "http://127.0.0.1:9").json()["id"]
    create(factorial)
    assert box.deliver_webhooks() == 0
    (waiting,) = box.factorial.courier.waiting
    waiting.url = listener.url

    assert (waiting.failures, waiting.subscription_id) == (1, id)
    assert box.deliver_webhooks() == 1


def test_a_subscription_that_ended_gets_nothing(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Deleted or disabled, even what was on its way.
    """
    post = Post(box)
    id = subscribe(factorial, "https://x.example").json()["id"]
    create(factorial)
    factorial.put(f"{SUBSCRIPTIONS}/{id}", json={"id": id, "enabled": False})

    assert box.deliver_webhooks() == 0
    factorial.delete(f"{SUBSCRIPTIONS}/{id}")
    create(factorial)
    assert (box.deliver_webhooks(), post.bodies) == (0, [])


def test_a_server_delivers_by_itself(box: Sandbox, listener: Listener) -> None:
    """
    After the request that caused it.
    """
    with SandboxServer(box) as server:
        base = f"{server.url}/api/2026-10-01/resources"
        with httpx.Client(base_url=base, headers={"x-api-key": box.api_key}) as http:
            subscribe(http, listener.url)
            made = create(http)
            assert listener.arrived.wait(10)

    assert listener.received[0][2] == made


def test_a_server_can_leave_it_to_the_test(box: Sandbox) -> None:
    """
    Then they wait.
    """
    post = Post(box)
    with SandboxServer(box, delivers_webhooks=False) as server:
        base = f"{server.url}/api/2026-10-01/resources"
        with httpx.Client(base_url=base, headers={"x-api-key": box.api_key}) as http:
            subscribe(http, "https://x.example")
            create(http)

    assert (post.bodies, box.has_webhooks_waiting) == ([], True)
    assert box.deliver_webhooks() == 1


def test_a_receiver_may_ask_back(factorial: httpx.Client, box: Sandbox) -> None:
    """
    While it is told: nothing is locked.
    """
    seen: list[str] = []

    def post(url: str, headers: Mapping[str, str], content: bytes) -> int:
        id = json.loads(content)["id"]
        answer: list[Any] = []
        thread = threading.Thread(
            target=lambda: answer.append(factorial.get(f"/finance/cost_centers/{id}").json())
        )
        thread.start()
        thread.join(10)
        seen.append(answer[0]["name"])
        return 200

    box.post = post
    subscribe(factorial, "https://x.example")
    create(factorial, "asked")
    box.deliver_webhooks()

    assert seen == ["asked"]
