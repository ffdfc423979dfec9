"""How are long lists read?"""

from __future__ import annotations

import pickle
import threading
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp import Factorial, errors
from factorial_erp._core import pages as pages_module
from tests.conftest import Mode


def account(number: int) -> dict[str, Any]:
    """Return an account as Factorial sends it."""
    return {
        "id": str(number),
        "number": f"{number:04}",
        "type": "expense",
        "legal_entity_id": "1",
        "name": f"Account {number}",
        "disabled": False,
        "updated_at": "2026-10-01T00:00:00Z",
        "external_id": None,
    }


@pytest.fixture(autouse=True, params=[0.0, 60.0], ids=["ahead", "one by one"])
def ahead(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the next page is fetched ahead, however quick the server is."""
    monkeypatch.setattr(pages_module, "WORTH_FETCHING_AHEAD", request.param)
    return bool(request.param == 0.0)


class Accounts:
    """A server with accounts that answers in pages and fails on demand."""

    def __init__(self, count: int, size: int = 100) -> None:
        self.rows = [account(n) for n in range(count)]
        self.size = size
        self.seen: list[str | None] = []
        self.failures: dict[str | None, list[Any]] = {}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        cursor = request.url.params.get("after_id")
        self.seen.append(cursor)
        if self.failures.get(cursor):
            failure = self.failures[cursor].pop(0)
            if isinstance(failure, Exception):
                raise failure
            return httpx.Response(
                failure.status_code, headers=failure.headers, content=failure.content
            )
        begin = int(cursor or 0)
        end = begin + self.size
        meta = {"has_next_page": end < len(self.rows), "end_cursor": str(end), "total": 7}
        return httpx.Response(200, json={"data": self.rows[begin:end], "meta": meta})


def test_all_pages_are_read_in_order(mode: Mode) -> None:
    """
    Cursors are followed to the end; nothing is lost or repeated.
    """
    server = Accounts(250)

    found = mode.list(mode.factorial(server).finance.accounts.list())

    assert [a.id for a in found] == [str(n) for n in range(250)]
    assert server.seen == [None, "100", "200"]


def test_nothing_is_sent_before_the_iteration(mode: Mode) -> None:
    """
    Making a list costs nothing, and each iteration asks anew.
    """
    server = Accounts(5)

    pages = mode.factorial(server).finance.accounts.list()

    assert server.seen == []
    mode.list(pages)
    assert server.seen == [None]


def test_who_wants_one_record_pays_for_one_page(mode: Mode) -> None:
    """
    The next page is fetched ahead only once the caller goes on.
    """
    server = Accounts(250)

    taken = mode.take(mode.factorial(server).finance.accounts.list(), 1)

    assert [a.id for a in taken] == ["0"]
    assert server.seen == [None]


def test_the_next_page_is_fetched_while_the_caller_works(ahead: bool) -> None:
    """
    When the second record is handed out, the second page is on its way, unless that is not worth a thread.
    """
    server, arrived = Accounts(250), threading.Event()

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.params.get("after_id") == "100":
            arrived.set()
        return server(request)

    records = iter(Factorial("k", transport=httpx.MockTransport(handle)).finance.accounts.list())
    next(records)
    next(records)

    assert arrived.wait(5 if ahead else 0.1) == ahead


def test_an_error_says_where_to_resume(mode: Mode) -> None:
    """
    What was read is not lost: the cursor in the error goes on from there.
    """
    server = Accounts(300)
    server.failures["200"] = [httpx.Response(403, json={"errors": ["no"]})]
    accounts = mode.factorial(server).finance.accounts

    with pytest.raises(errors.PermissionDenied) as caught:
        mode.list(accounts.list())
    rest = mode.pages(accounts.list(), cursor=caught.value.cursor)

    assert caught.value.cursor == "200"
    assert [a.id for page in rest for a in page.items] == [str(n) for n in range(200, 300)]
    assert "by_page(cursor='200')" in caught.value.__notes__[0]


@pytest.mark.parametrize(
    "failure",
    [
        httpx.Response(429, headers={"retry-after": "1"}),
        httpx.Response(503),
        httpx.ReadError("reset"),
        httpx.RemoteProtocolError("cut"),
        httpx.ReadTimeout("slow"),
    ],
)
def test_a_passing_failure_in_the_middle_loses_nothing(mode: Mode, failure: Any) -> None:
    """
    Page 7 fails once: the list is complete all the same.
    """
    server = Accounts(1000)
    server.failures["600"] = [failure]

    found = mode.list(mode.factorial(server).finance.accounts.list())

    assert [a.id for a in found] == [str(n) for n in range(1000)]


def test_an_empty_page_does_not_end_the_list(mode: Mode) -> None:
    """
    Only the server's word ends a list, not an empty page.
    """
    answers = [
        {"data": [account(1)], "meta": {"has_next_page": True, "end_cursor": "a"}},
        {"data": [], "meta": {"has_next_page": True, "end_cursor": "b"}},
        {"data": [account(2)], "meta": {"has_next_page": False, "end_cursor": "c"}},
    ]

    found = mode.list(
        mode.factorial(lambda _: httpx.Response(200, json=answers.pop(0))).finance.accounts.list()
    )

    assert [a.id for a in found] == ["1", "2"]


def test_a_cursor_that_does_not_move_is_an_error(mode: Mode) -> None:
    """
    Otherwise the list would never end.
    """
    body = {"data": [account(1)], "meta": {"has_next_page": True, "end_cursor": "same"}}

    with pytest.raises(errors.PagingStuck) as caught:
        mode.list(mode.factorial(lambda _: httpx.Response(200, json=body)).finance.accounts.list())

    assert caught.value.cursor == "same"


def test_cursors_that_go_round_are_an_error(mode: Mode) -> None:
    """
    A cursor that was followed before would lead round in a circle.
    """
    following = {None: "a", "a": "b", "b": "a"}

    def handle(request: httpx.Request) -> httpx.Response:
        end = following[request.url.params.get("after_id")]
        body = {"data": [account(1)], "meta": {"has_next_page": True, "end_cursor": end}}
        return httpx.Response(200, json=body)

    with pytest.raises(errors.PagingStuck):
        mode.list(mode.factorial(handle).finance.accounts.list())


def test_a_next_page_that_nothing_leads_to_is_an_error(mode: Mode) -> None:
    """
    Ending there would lose the rest without a word.
    """
    body = {"data": [account(1)], "meta": {"has_next_page": True, "end_cursor": None}}

    with pytest.raises(errors.PagingStuck, match="not where it begins"):
        mode.list(mode.factorial(lambda _: httpx.Response(200, json=body)).finance.accounts.list())


@pytest.mark.parametrize(
    "body",
    [
        [account(1), account(2)],
        {"data": [account(1), account(2)]},
        {"data": [account(1), account(2)], "meta": {"paginateable": False, "limit": None}},
    ],
)
@pytest.mark.parametrize("concurrency", [1, 4])
def test_lists_that_answer_everything_at_once(mode: Mode, body: Any, concurrency: int) -> None:
    """
    Not every list has pages; one without is read with one request.
    """
    asked: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=body)

    found = mode.list(mode.factorial(handle).finance.accounts.list(concurrency=concurrency))

    assert (["1", "2"], 1) == ([a.id for a in found], len(asked))


def test_pages_can_be_walked_one_by_one(mode: Mode) -> None:
    """
    Each page knows where the next one begins, and the total where the API tells.
    """
    pages = mode.pages(mode.factorial(Accounts(250)).finance.accounts.list())

    assert [(len(p.items), p.cursor, p.total) for p in pages] == [
        (100, "100", 7),
        (100, "200", 7),
        (50, None, 7),
    ]


@given(st.integers(0, 60), st.integers(1, 10), st.data())
def test_resuming_anywhere_reads_the_rest(count: int, size: int, data: st.DataObject) -> None:
    """
    Whatever the size of list and page: what was read before an error and after it is the whole.
    """
    server = Accounts(count, size)
    cursors = [None, *(str(n) for n in range(size, count, size))]
    broken = data.draw(st.sampled_from(cursors))
    server.failures[broken] = [httpx.Response(403)]
    accounts = Factorial("k", transport=httpx.MockTransport(server)).finance.accounts
    found: list[str] = []

    with pytest.raises(errors.PermissionDenied) as caught:
        for page in accounts.list().by_page():
            found += [a.id for a in page.items]
    for page in accounts.list().by_page(caught.value.cursor):
        found += [a.id for a in page.items]

    assert found == [str(n) for n in range(count)]


def test_memory_stays_flat() -> None:
    """
    Pages are let go: a list of 50,000 records needs no more than a few of its pages, as one of 10,000 does.
    """

    def peak(count: int) -> int:
        size, total = 100, count
        body = [account(n) for n in range(size)]

        def handle(request: httpx.Request) -> httpx.Response:
            end = int(request.url.params.get("after_id", 0)) + size
            meta = {"has_next_page": end < total, "end_cursor": str(end)}
            return httpx.Response(200, json={"data": body, "meta": meta})

        accounts = Factorial("k", transport=httpx.MockTransport(handle)).finance.accounts
        for _ in accounts.list():  # fills caches
            pass
        tracemalloc.start()
        for _ in accounts.list():
            pass
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    assert peak(50_000) < 3 * peak(10_000)


def test_trio_reads_lists_too() -> None:
    """
    The awaitable client does not depend on asyncio.
    """
    import trio

    from factorial_erp import AsyncFactorial

    async def main() -> list[str]:
        async with AsyncFactorial("k", transport=httpx.MockTransport(Accounts(250))) as client:
            return [a.id async for a in client.finance.accounts.list()]

    assert len(trio.run(main)) == 250


def test_a_page_that_nobody_wants_may_fail_unseen(
    ahead: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Stopping early while the next page fails leaves no complaint of the event loop behind.
    """
    import asyncio
    import gc

    from factorial_erp import AsyncFactorial

    server = Accounts(250)
    server.failures["100"] = [httpx.Response(403)]

    async def main() -> None:
        client = AsyncFactorial("k", transport=httpx.MockTransport(server))
        records = aiter(client.finance.accounts.list())
        await anext(records)
        await anext(records)
        for _ in range(100):  # turns of the loop, enough for the next page to fail
            await asyncio.sleep(0)
        await records.aclose()  # type: ignore[attr-defined]
        gc.collect()

    asyncio.run(main())

    assert server.seen == ([None, "100"] if ahead else [None])
    assert "never retrieved" not in caplog.text


class Numbered:
    """A server that answers by page number, as Factorial does, and whose list may change meanwhile."""

    def __init__(self, count: int, *, total: bool = True) -> None:
        self.rows = [account(n) for n in range(count)]
        self.total = total
        self.seen: list[str] = []
        self.after: dict[str, Callable[[], None]] = {}
        self.failures: dict[str, list[httpx.Response]] = {}
        self.lock = threading.Lock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self.lock:
            return self.answer(request)

    def answer(self, request: httpx.Request) -> httpx.Response:
        params = request.url.params
        limit = int(params["limit"])
        after, page = params.get("after_id"), params.get("page")
        asked = f"page={page}" if page else str(after)
        self.seen.append(asked)
        if self.failures.get(asked):
            return self.failures[asked].pop()
        if after is not None:
            rows = [row for row in self.rows if int(row["id"]) > int(after)]
            more, some = len(rows) > limit, rows[:limit]
        else:
            begin = (int(page or 1) - 1) * limit
            some = self.rows[begin : begin + limit]
            more = begin + limit < len(self.rows)
        meta: dict[str, Any] = {"has_next_page": more, "limit": limit}
        if page in (None, "1") and some:
            meta["end_cursor"] = some[-1]["id"]
        if self.total:
            meta["total"] = len(self.rows)
        change = self.after.pop(asked, None)
        if change:
            change()
        return httpx.Response(200, json={"data": some, "meta": meta})


def test_several_pages_are_fetched_at_once_and_come_in_order(mode: Mode) -> None:
    """
    With ``concurrency`` pages are asked for by number; the records come as they would by cursor.
    """
    server = Numbered(1250)

    found = mode.list(mode.factorial(server).finance.accounts.list(concurrency=4))

    assert [a.id for a in found] == [str(n) for n in range(1250)]
    assert sorted(server.seen) == sorted(f"page={n}" for n in range(1, 14))


def test_as_many_requests_are_on_their_way_as_asked_for() -> None:
    """
    ``concurrency`` is what it says, and no more.
    """
    server, busy, most = Numbered(2000), 0, 0
    lock, full = threading.Lock(), threading.Event()

    def handle(request: httpx.Request) -> httpx.Response:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
            if most == 4:
                full.set()
        if request.url.params["page"] != "1":
            full.wait(5)
        answer = server(request)
        with lock:
            busy -= 1
        return answer

    client = Factorial("k", transport=httpx.MockTransport(handle))
    found = list(client.finance.accounts.list(concurrency=4))

    assert (len(found), most) == (2000, 4)


@pytest.mark.parametrize("count", [0, 1, 100, 101, 200])
def test_short_lists_end_where_they_end(mode: Mode, count: int) -> None:
    """
    No page is asked for that cannot exist.
    """
    server = Numbered(count)

    found = mode.list(mode.factorial(server).finance.accounts.list(concurrency=8))

    assert len(found) == count
    assert len(server.seen) == max(1, -(-count // 100))


@pytest.mark.parametrize("moment", ["page=1", "page=3", "page=5"])
def test_a_record_deleted_meanwhile_costs_no_other_record(
    mode: Mode, moment: str, caplog: pytest.LogCaptureFixture
) -> None:
    """
    A deletion moves what follows; it is noticed, said, and the rest is read by cursor.
    """
    server = Numbered(1000)
    server.after[moment] = lambda: server.rows.__delitem__(50)

    found = mode.list(mode.factorial(server).finance.accounts.list(concurrency=2))

    ids = [a.id for a in found]
    assert len(set(ids)) == len(ids)
    assert set(ids) | {"50"} == {str(n) for n in range(1000)}
    assert "reading on by cursor" in caplog.text


def test_a_list_without_total_is_read_by_cursor(
    mode: Mode, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Without a total nothing tells which pages exist.
    """
    server = Numbered(250, total=False)

    found = mode.list(mode.factorial(server).finance.accounts.list(concurrency=4))

    assert [a.id for a in found] == [str(n) for n in range(250)]
    assert "no total" in caplog.text


@given(
    st.integers(0, 700),
    st.integers(2, 9),
    st.lists(st.tuples(st.integers(1, 7), st.integers(0, 700)), max_size=4),
)
def test_a_list_read_by_number_goes_on_after_any_failure(
    count: int, concurrency: int, failures: list[tuple[int, int]]
) -> None:
    """
    Pages that fail, by number or by cursor, and a record that is gone when the list goes on: no record that
    stays is lost or comes twice, in this process or, pickled, in another.
    """
    server = Numbered(count)
    for number, _ in failures:
        for asked in (f"page={number}", str(number * 100 - 1)):
            server.failures.setdefault(asked, []).append(httpx.Response(400))
    accounts = Factorial("k", transport=httpx.MockTransport(server)).finance.accounts
    deleted = [place for _, place in failures]
    found: list[str] = []
    gone: set[str] = set()
    cursor = None

    while True:
        try:
            for page in accounts.list(concurrency=concurrency).by_page(cursor):
                found += [each.id for each in page.items]
        except errors.RequestInvalid as error:
            cursor = pickle.loads(pickle.dumps(error)).cursor
            if deleted and (place := deleted.pop()) < len(server.rows):
                gone.add(server.rows.pop(place)["id"])
        else:
            break

    assert len(set(found)) == len(found)
    assert {str(n) for n in range(count)} - gone <= set(found)


@given(
    st.integers(0, 700),
    st.integers(1, 9),
    st.dictionaries(st.integers(1, 7), st.integers(0, 700)),
)
def test_whatever_is_deleted_when_nothing_else_is_lost(
    count: int, concurrency: int, moments: dict[int, int]
) -> None:
    """
    Deletions between any two pages: the records that stay are each read exactly once.
    """
    server = Numbered(count)
    gone: set[str] = set()

    def delete(place: int) -> None:
        if server.rows:
            gone.add(server.rows.pop(place % len(server.rows))["id"])

    server.after = {f"page={n}": partial(delete, place) for n, place in moments.items()}
    accounts = Factorial("k", transport=httpx.MockTransport(server)).finance.accounts

    ids = [a.id for a in accounts.list(concurrency=concurrency)]

    assert len(set(ids)) == len(ids)
    assert {str(n) for n in range(count)} - gone <= set(ids)


def test_an_error_at_a_numbered_page_says_where_to_resume(mode: Mode) -> None:
    """
    The cursor in the error is a page number, and goes on from there.
    """
    server = Numbered(1000)
    server.failures["page=7"] = [httpx.Response(403)]
    accounts = mode.factorial(server).finance.accounts
    first: list[str] = []

    with pytest.raises(errors.PermissionDenied) as caught:
        first += [a.id for p in mode.pages(accounts.list(concurrency=3)) for a in p.items]
    rest = mode.pages(accounts.list(concurrency=3), cursor=caught.value.cursor)

    assert caught.value.cursor == "page=7"
    assert [a.id for p in rest for a in p.items] == [str(n) for n in range(600, 1000)]


@pytest.mark.parametrize("concurrency", [1, 4])
@pytest.mark.parametrize("most", [1, 5, 100, 150, 999])
def test_no_more_records_than_wanted(mode: Mode, most: int, concurrency: int) -> None:
    """
    ``max_items`` ends the list, and asks the server for no more than that.
    """
    server = Numbered(400)

    found = mode.list(
        mode.factorial(server).finance.accounts.list(max_items=most, concurrency=concurrency)
    )

    assert [a.id for a in found] == [str(n) for n in range(min(most, 400))]
    if concurrency == 1:
        assert len(server.seen) == -(-min(most, 400) // 100)


@pytest.mark.parametrize("option", [{"max_items": 0}, {"concurrency": -1}, {"max_items": "5"}])
def test_a_senseless_option_is_refused(mode: Mode, option: dict[str, Any]) -> None:
    """
    Zero records or pages at once is a slip of the caller.
    """
    with pytest.raises(errors.InputInvalid, match=next(iter(option))):
        mode.factorial(Numbered(1)).finance.accounts.list(**option)


def test_a_list_says_how_it_is_read(mode: Mode) -> None:
    """
    Somebody who prints a list instead of looping over it learns what to do.
    """
    shown = repr(mode.factorial(lambda _: httpx.Response(200)).expenses.list())

    assert "for loop" in shown
    assert ("async" in shown) == mode.is_async
