"""Does subscribing lead to the one subscription that is wanted, whatever was there and whatever breaks?"""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from factorial_erp import errors
from factorial_erp._core.retry import Retry
from factorial_erp.errors import InputInvalid
from factorial_erp.factorial import Router, events
from factorial_erp.sandbox import Sandbox
from tests.conftest import Mode

CREATE, EDIT = events.FINANCE_COST_CENTER_CREATE, events.FINANCE_COST_CENTER_EDIT
URL = "https://erp.example/factorial/finance/cost_center/create"


@pytest.fixture
def box() -> Sandbox:
    """A company without subscriptions, whose requests are counted."""
    return Sandbox()


class Sent:
    """Answers as a sandbox does, and remembers which requests wrote."""

    def __init__(self, box: Sandbox) -> None:
        self.box = box
        self.writes: list[tuple[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method != "GET":
            self.writes.append((request.method, json.loads(request.content)))
        return self.box(request)


@pytest.fixture
def sent(box: Sandbox) -> Sent:
    """What was written."""
    return Sent(box)


@pytest.fixture
def factorial(mode: Mode, box: Sandbox, sent: Sent) -> Any:
    """A client of the sandbox, in both modes."""
    return mode.factorial(sent, api_key=box.api_key, retry=Retry(attempts=1))


def rows(mode: Mode, factorial: Any) -> list[Any]:
    found: list[Any] = mode.list(factorial.api_public.webhook_subscriptions.list())
    return found


def test_the_first_time_it_is_created(mode: Mode, factorial: Any, sent: Sent) -> None:
    """
    For the company of the credentials, and with payloads in the version of the client.
    """
    made = mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s", name="ERP")

    assert [
        (
            "POST",
            {
                "subscription_type": "finance/cost_center/create",
                "target_url": URL,
                "company_id": "900",
                "enabled": True,
                "challenge": "s",
                "api_version": "2026-10-01",
                "name": "ERP",
            },
        )
    ] == sent.writes
    assert (URL, True, "s", "ERP") == (made.target_url, made.enabled, made.challenge, made.name)


def test_the_second_time_nothing_is_written(mode: Mode, factorial: Any, sent: Sent) -> None:
    """
    By its constant or its name, and with or without the name that people see.
    """
    first = mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s", name="ERP")
    again = mode.call(factorial.webhooks.subscribe, CREATE.name, URL, challenge="s")

    assert first == again
    assert 1 == len(sent.writes)


@pytest.mark.parametrize(
    ("wanted", "change"),
    [
        ({"target_url": f"{URL}/2"}, {"target_url": f"{URL}/2"}),
        ({"challenge": "new"}, {"challenge": "new"}),
        ({"challenge": None}, {"challenge": None}),
        ({"name": "Other"}, {"name": "Other"}),
        ({"api_version": "2026-07-01"}, {"api_version": "2026-07-01"}),
    ],
)
def test_only_what_differs_is_changed(
    mode: Mode, factorial: Any, sent: Sent, wanted: Any, change: Any
) -> None:
    """
    Of the one that there is: a second one would be refused.
    """
    given = {"target_url": URL, "challenge": "s"}
    first = mode.call(factorial.webhooks.subscribe, CREATE, **given)
    other = mode.call(factorial.webhooks.subscribe, EDIT, f"{URL}/edit", challenge="s")

    changed = mode.call(factorial.webhooks.subscribe, CREATE, **{**given, **wanted})

    assert ("PUT", {"id": first.id, **change}) == sent.writes[-1]
    assert [changed, other] == rows(mode, factorial)


def test_a_disabled_one_is_enabled(mode: Mode, factorial: Any, sent: Sent) -> None:
    """
    Whoever subscribes wants deliveries.
    """
    first = mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s")
    mode.call(factorial.api_public.webhook_subscriptions.update, first.id, enabled=False)

    again = mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s")

    assert ("PUT", {"id": first.id, "enabled": True}) == sent.writes[-1]
    assert again.enabled


def test_somebody_who_was_faster_is_no_error(mode: Mode, box: Sandbox, sent: Sent) -> None:
    """
    422 "already been taken": the one that is there now is looked up and changed.
    """

    def meanwhile(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            box.transport().handle_request(
                httpx.Request(
                    "POST",
                    request.url,
                    headers=request.headers,
                    json={**json.loads(request.content), "target_url": "https://faster.example"},
                )
            )
        return sent(request)

    factorial = mode.factorial(meanwhile, api_key=box.api_key)

    made = mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s")

    assert ["POST", "PUT"] == [method for method, _ in sent.writes]
    assert [URL] == [row.target_url for row in rows(mode, factorial)] == [made.target_url]


@pytest.mark.parametrize("fault", ["reset", "timeout", "status"])
def test_an_answer_that_was_lost_is_looked_up(
    mode: Mode, box: Sandbox, factorial: Any, sent: Sent, fault: Any
) -> None:
    """
    Whether it was created can be seen, since there is one for each type.
    """
    box.faults.add(fault, method="POST", after_effect=True)

    made = mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s")

    assert [made] == rows(mode, factorial)
    assert 1 == len(sent.writes)


def test_what_was_not_created_is_said(mode: Mode, box: Sandbox, factorial: Any) -> None:
    """
    And calling it again does it.
    """
    box.faults.add("timeout", method="POST")

    with pytest.raises(errors.OutcomeUnknown):
        mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s")
    mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s")

    assert [URL] == [row.target_url for row in rows(mode, factorial)]


def test_a_type_that_factorial_does_not_know_is_refused_by_it(mode: Mode, factorial: Any) -> None:
    """
    Unknown names are sent: a later version may know them.
    """
    with pytest.raises(errors.RequestInvalid, match="not included"):
        mode.call(factorial.webhooks.subscribe, "finance/dream/come_true", URL, challenge="s")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"target_url": "erp.example/x"}, "URL"),
        ({"target_url": "ftp://erp.example"}, "URL"),
        ({"target_url": ""}, "URL"),
        ({"challenge": ""}, "challenge"),
        ({"challenge": "s "}, "challenge"),
        ({"api_version": "2020-01-01"}, "2020-01-01"),
    ],
)
def test_what_cannot_work_is_refused_before_it_is_sent(
    mode: Mode, factorial: Any, sent: Sent, wrong: Any, said: str
) -> None:
    """
    Factorial would accept most of it and fail two days later.
    """
    given = {"target_url": URL, "challenge": "s", **wrong}

    with pytest.raises(InputInvalid, match=said):
        mode.call(factorial.webhooks.subscribe, CREATE, **given)

    assert [] == sent.writes


def test_a_router_is_subscribed_as_a_whole(mode: Mode, factorial: Any, sent: Sent) -> None:
    """
    Each type at its path, with the new challenge of two; what is there already stays.
    """
    router = Router(challenge=("new", "old"), prefix="/hooks")
    router.on(CREATE, EDIT)(print)
    mode.call(factorial.webhooks.subscribe, "teams/team/create", "https://other.example", challenge=None)  # fmt: skip
    sent.writes.clear()

    made = mode.call(factorial.webhooks.subscribe_all, router, "https://erp.example/")
    again = mode.call(factorial.webhooks.subscribe_all, router, "https://erp.example")

    assert made == again
    assert ["POST", "POST"] == [method for method, _ in sent.writes]
    assert [
        ("https://erp.example/hooks/finance/cost_center/create", "new"),
        ("https://erp.example/hooks/finance/cost_center/edit", "new"),
    ] == [(row.target_url, row.challenge) for row in made]
    assert 3 == len(rows(mode, factorial))


def test_a_router_without_handlers_is_noticed(mode: Mode, factorial: Any, sent: Sent) -> None:
    """
    Rather than subscribing to nothing: its module has probably not been imported yet.
    """
    router = Router(challenge="s")
    router.otherwise(print)

    with pytest.raises(InputInvalid, match="no type"):
        mode.call(factorial.webhooks.subscribe_all, router, "https://erp.example")

    assert [] == sent.writes


def test_all_137_types_can_be_subscribed_to(mode: Mode, factorial: Any, sent: Sent) -> None:
    """
    Looking them up takes two pages, not 137 requests.
    """
    router = Router(challenge="s")

    made = mode.call(
        factorial.webhooks.subscribe_all, router, "https://erp.example", types=events.EVENT_TYPES
    )
    again = mode.call(
        factorial.webhooks.subscribe_all,
        router,
        "https://erp.example",
        types=events.EVENT_TYPES.values(),
    )

    assert list(events.EVENT_TYPES) == [row.type for row in made]
    assert made == again
    assert 137 == len(sent.writes)


def test_what_is_disabled_is_enabled_again(mode: Mode, factorial: Any, sent: Sent) -> None:
    """
    And nothing else is touched; the second time there is nothing to do.
    """
    first = mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge="s")
    mode.call(factorial.webhooks.subscribe, EDIT, f"{URL}/edit", challenge="s")
    mode.call(factorial.api_public.webhook_subscriptions.update, first.id, enabled=False)
    sent.writes.clear()

    enabled = mode.call(factorial.webhooks.enable_disabled)
    nothing = mode.call(factorial.webhooks.enable_disabled)

    assert [("PUT", {"id": first.id, "enabled": True})] == sent.writes
    assert ([CREATE.name], ()) == ([row.type for row in enabled], nothing)
    assert all(row.enabled for row in rows(mode, factorial))


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ({}, [CREATE.name, EDIT.name, "teams/team/create"]),
        ({"types": [CREATE, "teams/team/create"]}, [CREATE.name, "teams/team/create"]),
        ({"base_url": "https://erp.example"}, [CREATE.name]),
        ({"base_url": "https://erp.example/"}, [CREATE.name]),
        ({"base_url": URL}, [CREATE.name]),
        ({"base_url": "https://erp"}, []),
        ({"types": [EDIT], "base_url": "https://erp.example"}, []),
    ],
)
def test_only_ones_own_are_enabled(mode: Mode, factorial: Any, only: Any, expected: Any) -> None:
    """
    By type or by URL: a person may have disabled others on purpose.
    """
    for type, url in (
        (CREATE, URL),
        (EDIT, "https://erp.example.org/x"),
        ("teams/team/create", "https://x.example"),
    ):
        made = mode.call(factorial.webhooks.subscribe, type, url, challenge=None)
        mode.call(factorial.api_public.webhook_subscriptions.update, made.id, enabled=False)

    enabled = mode.call(factorial.webhooks.enable_disabled, **only)

    assert expected == [row.type for row in enabled]


def test_nothing_is_believed_about_filters(mode: Mode, box: Sandbox) -> None:
    """
    A server that ignores them does not make us change the subscription of another company, type or state.
    """
    writes: list[str] = []
    row = {"id": "1", "target_url": URL, "type": EDIT.name, "company_id": "900", "enabled": True, "api_version": "2026-10-01"}  # fmt: skip

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "GET" and "credentials" in request.url.path:
            return box(request)
        if request.method == "GET":
            return httpx.Response(
                200,
                json={
                    "data": [row, {**row, "id": "2", "type": CREATE.name, "company_id": "901"}],
                    "meta": {"has_next_page": False},
                },
            )
        writes.append(f"{request.method} {request.url.path.rpartition('/resources')[2]}")
        return httpx.Response(201, json={**row, "type": CREATE.name})

    factorial = mode.factorial(answer, api_key=box.api_key)

    mode.call(factorial.webhooks.subscribe, CREATE, URL, challenge=None)
    enabled = mode.call(factorial.webhooks.enable_disabled)

    assert ["POST /api_public/webhook_subscriptions"] == writes
    assert () == enabled
