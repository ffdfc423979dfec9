"""What becomes of lists and writes when the network fails? mitmproxy stands between client and sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import anyio
import attrs
import httpx
import pytest

from factorial_erp import AsyncFactorial, Factorial
from factorial_erp._core.auth import ApiKey
from factorial_erp._core.retry import Retry
from factorial_erp.errors import (
    AnswerUnreadable,
    ErpError,
    NotFound,
    OutcomeUnknown,
    PagingStuck,
    ServerFailed,
    Throttled,
    TransportFailed,
)
from factorial_erp.factorial import OAuth2
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

from ..conftest import Mode
from .company import seed
from .running import SCRIPTS, free_port, listening, place

EXPENSES = "/expenses/expenses"
CENTERS = "/finance/cost_centers"
COUNT = 750
IDS = [str(number) for number in range(1, COUNT + 1)]
TIMEOUT_SECONDS = 1.5
QUICK = Retry(first_wait=0.05, longest_wait=3.0)


def many_expenses() -> Any:
    """Return the demo company with eight pages of receipts."""
    company = seed()
    receipts = [
        row for row in company["resources"]["expenses/expenses"] if row["status"] != "draft"
    ]
    company["resources"]["expenses/expenses"] = [
        {**receipts[int(id) % len(receipts)], "id": id} for id in IDS
    ]
    return company


@attrs.frozen
class Network:
    """The way from the client to the sandbox."""

    box: Sandbox
    url: str
    third: str
    """Cursor of page 3."""
    seventh: tuple[tuple[str, str], ...]
    """How page 7 is asked for: by cursor or by number."""

    def order(self, *faults: dict[str, Any]) -> None:
        """Let things go wrong from now on, and forget what was seen."""
        self.box.requests.clear()
        httpx.post(f"{self.url}/judge/order", json=[*faults]).raise_for_status()

    def on_page_7(self, kind: str, *, times: int = 1, **facts: Any) -> None:
        """Let the seventh page of expenses go wrong."""
        asks = [list(pair) for pair in self.seventh]
        self.order(fault(kind, "GET", EXPENSES, times=times, asks=asks, **facts))

    def on_write(self, kind: str, method: str = "POST", path: str = CENTERS, **facts: Any) -> None:
        """Let the next write go wrong."""
        self.order(fault(kind, method, path, **facts))

    def sent(self, method: str, path: str) -> list[dict[str, Any]]:
        """Return the requests that the client sent."""
        seen: list[dict[str, Any]] = httpx.get(f"{self.url}/judge/seen").json()
        return [each for each in seen if each["method"] == method and path in each["path"]]

    def arrived(self, method: str, path: str) -> int:
        """Return how many requests reached the sandbox."""
        return sum(1 for each in self.box.requests if each.method == method and path in each.path)

    def use(self, mode: Mode, work: Callable[[Any], Any], *, auth: Any = None) -> Any:
        """Let a client do some work: ``work`` gets the client and returns the answer or a coroutine."""
        options: Any = {
            "auth": auth or ApiKey(self.box.api_key),
            "base_url": self.url,
            "timeout_seconds": TIMEOUT_SECONDS,
            "retry": QUICK,
        }
        if not mode.is_async:
            with Factorial(**options) as factorial:
                return work(factorial)

        async def main() -> Any:
            async with AsyncFactorial(**options) as factorial:
                return await work(factorial)

        return anyio.run(main)

    def signed_in(self) -> OAuth2:
        """Return an application that somebody has just signed in for."""
        oauth = OAuth2(self.box.oauth_client_id, self.box.oauth_client_secret, base_url=self.url)
        answer = httpx.get(oauth.authorize_url(state="mine"))
        oauth.accept(answer.headers["location"], state="mine")
        return oauth

    def read(
        self, mode: Mode, cursor: str | None = None, *, auth: Any = None, **options: Any
    ) -> list[str]:
        """Read all expenses, or those from a cursor on, and return their ids."""

        def work(factorial: Any) -> Any:
            pages = factorial.expenses.list(**options)
            if not mode.is_async:
                if cursor is None:
                    return [each.id for each in pages]
                return [each.id for page in pages.by_page(cursor) for each in page.items]
            return awaited(pages)

        async def awaited(pages: Any) -> list[str]:
            if cursor is None:
                return [each.id async for each in pages]
            return [each.id async for page in pages.by_page(cursor) for each in page.items]

        ids: list[str] = self.use(mode, work, auth=auth)
        return ids


def fault(
    kind: str, method: str, path: str, *, times: int = 1, asks: Any = (), **facts: Any
) -> dict[str, Any]:
    """Return an order to the proxy."""
    order = {"kind": kind, "method": method, "path": path, "times": times, "asks": list(asks)}
    return {**order, **facts}


def cursors(url: str, key: str) -> list[str]:
    """Walk through the pages by plain HTTP and return where each of them begins."""
    found = [""]
    while len(found) < 7:
        page = httpx.get(
            f"{url}/api/2026-10-01/resources{EXPENSES}",
            params={"limit": "100", **({"after_id": found[-1]} if found[-1] else {})},
            headers={"x-api-key": key},
        ).json()
        found.append(page["meta"]["end_cursor"])
    return found


@pytest.fixture(params=[1, 4], ids=["one by one", "four at once"])
def concurrency(request: pytest.FixtureRequest) -> int:
    """Following cursors, and asking for several pages by number."""
    width: int = request.param
    return width


@pytest.fixture(scope="module")
def network() -> Iterator[Network]:
    """The sandbox with eight pages of expenses, behind mitmproxy."""
    box = Sandbox(factorial=many_expenses())
    port = free_port()
    with SandboxServer(box) as server:
        command = [
            place("mitmproxy") / "bin" / "mitmdump",
            *("--mode", f"reverse:{server.url}", "--listen-host", "127.0.0.1"),
            *("--listen-port", str(port), "--set", "connection_strategy=lazy", "--quiet"),
            *("--set", f"confdir={place('mitmproxy') / 'settings'}"),
            *("--scripts", SCRIPTS / "faults.py"),
        ]
        with listening(command, port) as url:
            places = cursors(server.url, box.api_key)
            yield Network(box, url, places[2], (("after_id", places[6]), ("page", "7")))


ON_THE_WAY = {
    "429": {"kind": "status", "status": 429, "times": 2},
    "502": {"kind": "status", "status": 502, "times": 2},
    "503": {"kind": "status", "status": 503, "times": 2},
    "504": {"kind": "status", "status": 504, "times": 2},
    "reset": {"kind": "reset", "after_effect": True, "times": 2},
    "truncated": {"kind": "truncated", "after_effect": True, "times": 2},
    "late": {"kind": "late", "seconds": TIMEOUT_SECONDS * 2},
}
"""What page 7 survives, and how often in a row."""


@pytest.mark.parametrize("name", ON_THE_WAY)
def test_a_list_survives_a_fault_on_page_7(
    network: Network, mode: Mode, concurrency: int, name: str
) -> None:
    """
    Each record once and in order; only page 7 is asked for again.
    """
    network.on_page_7(**ON_THE_WAY[name])

    read = network.read(mode, concurrency=concurrency)

    assert IDS == read
    asked = [tuple(map(tuple, each["query"])) for each in network.sent("GET", EXPENSES)]
    repeated = {query for query in asked if asked.count(query) > 1}
    assert 1 == len(repeated)
    assert set(network.seventh) & set(*repeated)
    assert 8 + ON_THE_WAY[name].get("times", 1) == len(asked)


@pytest.mark.parametrize("form", ["Retry-After", "Retry-After-Date"])
def test_a_list_waits_as_long_as_it_is_asked_to(network: Network, mode: Mode, form: str) -> None:
    """
    Seconds, or an HTTP date (whole seconds, so up to one less): the next request comes after that.
    """
    seconds = {"Retry-After": "1", "Retry-After-Date": "2"}[form]
    network.on_page_7("status", status=429, headers={form: seconds})

    read = network.read(mode)

    assert IDS == read
    refused, repeated = [
        each["at"]
        for each in network.sent("GET", EXPENSES)
        if {tuple(pair) for pair in each["query"]} & set(network.seventh)
    ]
    assert 0.9 < repeated - refused < 4


GIVEN_UP = {
    "503": ({"kind": "status", "status": 503}, ServerFailed, type(None)),
    "429": ({"kind": "status", "status": 429}, Throttled, type(None)),
    "reset": ({"kind": "reset", "after_effect": True}, TransportFailed, httpx.ReadError),
    "truncated": (
        {"kind": "truncated", "after_effect": True},
        TransportFailed,
        httpx.RemoteProtocolError,
    ),
    "html": ({"kind": "html"}, AnswerUnreadable, ValueError),
}
"""What page 7 does not survive when it lasts; the error that says so, and its cause."""


@pytest.mark.parametrize("name", GIVEN_UP)
def test_a_list_that_gives_up_can_be_resumed(
    network: Network, mode: Mode, concurrency: int, name: str
) -> None:
    """
    The error carries the place: what was read before and what is read from there on is everything.
    """
    order, kind, cause = GIVEN_UP[name]
    network.on_page_7(**order, times=99)
    before: list[str] = []

    with pytest.raises(kind) as caught:
        network.use(
            mode,
            lambda factorial: collect(
                mode, factorial.expenses.list(concurrency=concurrency), before
            ),
        )
    network.order()
    after = network.read(mode, caught.value.cursor, concurrency=concurrency)

    assert (network.seventh[0][1] if concurrency == 1 else "page=7") == caught.value.cursor
    assert IDS[:600] == before
    assert IDS[600:] == after
    assert isinstance(caught.value.__cause__, cause)


def collect(mode: Mode, pages: Any, into: list[str]) -> Any:
    """Read a list and keep what was read even where it fails."""

    async def awaited() -> None:
        async for each in pages:
            into.append(each.id)

    if mode.is_async:
        return awaited()
    for each in pages:
        into.append(each.id)
    return None


def test_an_empty_page_does_not_end_a_list(network: Network, mode: Mode, concurrency: int) -> None:
    """
    No records, but `has_next_page`: the list goes on behind it, by cursor even where it was read by number.
    """
    network.on_page_7("empty_page")

    read = network.read(mode, concurrency=concurrency)

    assert IDS == read
    by_number = {tuple(pair) for each in network.sent("GET", EXPENSES) for pair in each["query"]}
    asked = len(network.sent("GET", EXPENSES))
    # Page 8 may be on its way when page 7 turns out to be empty, or be given up before it was sent.
    assert asked == 9 if concurrency == 1 else asked in (7 + 8, 8 + 8)
    assert (("page", "7") in by_number) == (concurrency > 1)


def test_a_list_that_fell_back_to_cursors_can_be_resumed(network: Network, mode: Mode) -> None:
    """
    Reading by number ended at page 7; on the way back there by cursor, page 3 is out of order for good.
    """
    third = [["after_id", network.third]]
    numbered = [["page", "7"]]
    network.order(
        fault("empty_page", "GET", EXPENSES, asks=numbered),
        fault("status", "GET", EXPENSES, asks=third, times=99, status=503),
    )
    before: list[str] = []

    with pytest.raises(ServerFailed) as caught:
        network.use(
            mode, lambda factorial: collect(mode, factorial.expenses.list(concurrency=4), before)
        )
    network.order()
    after = network.read(mode, caught.value.cursor)

    assert IDS[:600] == before
    assert IDS[600:] == after


def test_a_cursor_that_does_not_move_ends_a_list(network: Network, mode: Mode) -> None:
    """
    Asking for ever would repeat records for ever.
    """
    network.on_page_7("stuck", times=99)
    before: list[str] = []

    with pytest.raises(PagingStuck) as caught:
        network.use(mode, lambda factorial: collect(mode, factorial.expenses.list(), before))

    assert caught.value.cursor == network.seventh[0][1]
    assert IDS[:600] == before
    assert 7 == len(network.sent("GET", EXPENSES))


@pytest.mark.parametrize("moment", range(5, 9))
def test_a_list_outlives_its_token(
    network: Network, mode: Mode, concurrency: int, moment: int
) -> None:
    """
    The token ends before one of the last requests: it is renewed once, and that request is sent again.
    """
    oauth = network.signed_in()
    network.order()
    network.box.faults.add("expired_token", path=EXPENSES, skip=moment - 1)

    read = network.read(mode, auth=oauth, concurrency=concurrency)

    assert IDS == read
    assert 2 == len(network.sent("POST", "/oauth/token"))  # for the code, and for the refresh token
    refused = sum(1 for each in network.box.requests if each.status == 401)
    assert 1 <= refused <= concurrency
    assert 8 + refused == len(network.sent("GET", EXPENSES))


def test_a_write_outlives_its_token(network: Network, mode: Mode) -> None:
    """
    401 says that nothing was done: with a new token it is sent again, and carried out once.
    """
    oauth = network.signed_in()
    network.order()
    network.box.faults.add("expired_token", method="POST", path=CENTERS)
    kept = len(network.box.factorial.tables["finance/cost_centers"])

    made = network.use(
        mode,
        lambda factorial: factorial.finance.cost_centers.create(name="New", company_id="900"),
        auth=oauth,
    )

    assert "New" == made.name
    assert 2 == len(network.sent("POST", CENTERS))
    assert kept + 1 == len(network.box.factorial.tables["finance/cost_centers"])


# Writes


def create(network: Network, mode: Mode) -> Any:
    """Create a cost center."""
    return network.use(
        mode,
        lambda factorial: factorial.finance.cost_centers.create(name="New", company_id="900"),
    )


LOST: dict[str, tuple[dict[str, Any], int]] = {
    "502 before": ({"kind": "status", "status": 502}, 0),
    "503 after": ({"kind": "status", "status": 503, "after_effect": True}, 1),
    "504 after": ({"kind": "status", "status": 504, "after_effect": True}, 1),
    "500 before": ({"kind": "status", "status": 500}, 0),
    "reset before": ({"kind": "reset"}, 0),
    "reset after": ({"kind": "reset", "after_effect": True}, 1),
    "truncated after": ({"kind": "truncated", "after_effect": True}, 1),
    "html after": ({"kind": "html", "after_effect": True}, 1),
    "late before": ({"kind": "late", "seconds": TIMEOUT_SECONDS * 2}, 0),
    "late after": ({"kind": "late", "seconds": TIMEOUT_SECONDS * 2, "after_effect": True}, 1),
}
"""Answers to a POST that do not tell whether it happened, and how many really arrived."""


@pytest.mark.parametrize("name", LOST)
def test_a_post_without_an_answer_is_not_repeated(network: Network, mode: Mode, name: str) -> None:
    """
    Sent once, whatever became of it, and the error says that nobody knows.
    """
    order, effects = LOST[name]
    kept = len(network.box.factorial.tables["finance/cost_centers"])
    network.on_write(**order)

    with pytest.raises(OutcomeUnknown):
        create(network, mode)

    assert 1 == len(network.sent("POST", CENTERS))
    assert effects == network.arrived("POST", CENTERS)
    assert kept + effects == len(network.box.factorial.tables["finance/cost_centers"])


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "1"}, {"Retry-After-Date": "2"}])
def test_a_throttled_post_is_repeated(
    network: Network, mode: Mode, headers: dict[str, str]
) -> None:
    """
    429 says that nothing was done: sent three times, carried out once.
    """
    network.on_write("status", status=429, headers=headers, times=2)

    made = create(network, mode)

    assert "New" == made.name
    assert 3 == len(network.sent("POST", CENTERS))
    assert 1 == network.arrived("POST", CENTERS)


def test_a_throttled_post_gives_up_in_the_end(network: Network, mode: Mode) -> None:
    """
    And says that it was throttled, not that the outcome is unknown.
    """
    network.on_write("status", status=429, times=99)

    with pytest.raises(Throttled):
        create(network, mode)

    assert QUICK.attempts == len(network.sent("POST", CENTERS))
    assert 0 == network.arrived("POST", CENTERS)


def test_a_post_that_never_left_is_repeated(mode: Mode) -> None:
    """
    Nobody listens: nothing can have happened, and the error is no riddle.
    """
    nowhere = Network(Sandbox(), f"http://127.0.0.1:{free_port()}", "", ())

    with pytest.raises(TransportFailed) as caught:
        create(nowhere, mode)

    assert QUICK.attempts == caught.value.attempts


@pytest.mark.parametrize("kind", ["reset", "truncated", "status"])
def test_an_update_is_repeated(network: Network, mode: Mode, kind: str) -> None:
    """
    Writing the same values twice does no harm.
    """
    path = "/finance/accounts/102"
    network.on_write(kind, "PUT", path, after_effect=True, status=503)

    changed = network.use(
        mode, lambda factorial: factorial.finance.accounts.update("102", name="Renamed")
    )

    assert "Renamed" == changed.name
    assert 2 == len(network.sent("PUT", path))
    assert 2 == network.arrived("PUT", path)


@pytest.mark.parametrize("kind", ["reset", "truncated", "status"])
def test_a_deletion_whose_answer_was_lost(network: Network, mode: Mode, kind: str) -> None:
    """
    Repeated, too; where the first one did it, the second finds nothing, and the error says why.
    """
    center = create(network, mode)
    path = f"{CENTERS}/{center.id}"
    network.on_write(kind, "DELETE", path, after_effect=True, status=503)

    with pytest.raises(NotFound, match="an earlier attempt, whose answer was lost"):
        network.use(mode, lambda factorial: factorial.finance.cost_centers.delete(center.id))

    assert 2 == network.arrived("DELETE", path)
    assert center.id not in network.box.factorial.tables["finance/cost_centers"]


def test_every_error_here_can_be_caught_as_one() -> None:
    """
    One `except` for all of it.
    """
    kinds = (
        AnswerUnreadable,
        OutcomeUnknown,
        PagingStuck,
        ServerFailed,
        Throttled,
        TransportFailed,
    )

    assert all(issubclass(kind, ErpError) for kind in kinds)
