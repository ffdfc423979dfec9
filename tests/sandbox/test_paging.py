"""Does every way through a list see each record exactly once, and are the odd pages odd as they should be?"""

from __future__ import annotations

import base64
from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.exchange import Call

PATH = "/api/2026-10-01/resources/expenses/per_diems"


def company(ids: set[int]) -> Sandbox:
    """Return a company with per diems of these ids, which are as large as they get in clusters."""
    rows = [{"id": str(id), "status": "paid", "files": []} for id in ids]
    resources = {"expenses/per_diems": rows}
    return Sandbox(factorial={"api_key": "k", "company_id": "1", "resources": resources})


def page(box: Sandbox, **query: str) -> Any:
    call = Call(method="GET", path=PATH, query=tuple(query.items()), headers={"x-api-key": "k"})
    answer = box.answer(call)
    assert answer.status == 200
    return answer.body


IDS = st.sets(st.integers(1, 2**70), max_size=40)


@given(ids=IDS, limit=st.integers(1, 101))
def test_cursors_lead_through_all_records_once(ids: set[int], limit: int) -> None:
    """
    Whatever the size of a page, forwards and backwards.
    """
    box = company(ids)
    expected = [str(id) for id in sorted(ids)]

    forwards: list[str] = []
    body = page(box, limit=str(limit))
    while True:
        forwards += [row["id"] for row in body["data"]]
        assert len(body["data"]) <= min(limit, 100)
        if not body["meta"]["has_next_page"]:
            break
        body = page(box, limit=str(limit), after_id=body["meta"]["end_cursor"])
    backwards: list[str] = []
    while body["meta"]["has_previous_page"]:
        backwards = [row["id"] for row in body["data"]] + backwards
        body = page(box, limit=str(limit), before_id=body["meta"]["start_cursor"])
    backwards = [row["id"] for row in body["data"]] + backwards

    assert forwards == backwards == expected


@given(ids=IDS, limit=st.integers(1, 100))
def test_numbers_lead_through_all_records_once(ids: set[int], limit: int) -> None:
    """
    As many pages as the total says.
    """
    box = company(ids)
    total = page(box, limit=str(limit))["meta"]["total"]

    pages = [page(box, limit=str(limit), page=str(n)) for n in range(1, -(-total // limit) + 1)]

    assert [row["id"] for each in pages for row in each["data"]] == [str(id) for id in sorted(ids)]
    assert [each["meta"]["has_next_page"] for each in pages] == [
        n < len(pages) for n in range(1, len(pages) + 1)
    ]


@given(ids=st.sets(st.integers(1, 500), min_size=2), limit=st.integers(1, 20), data=st.data())
def test_a_cursor_of_a_record_that_is_gone_is_good(ids: set[int], limit: int, data: Any) -> None:
    """
    It is a place, not a record; what was deleted or added before it moves nothing.
    """
    box = company(ids)
    gone = data.draw(st.sampled_from(sorted(ids)))
    cursor = base64.b64encode(str(gone).encode()).decode()
    del box.factorial.tables["expenses/per_diems"][str(gone)]

    body = page(box, limit=str(limit), after_id=cursor)

    expected = [str(id) for id in sorted(ids) if id > gone][:limit]
    assert [row["id"] for row in body["data"]] == expected


@pytest.mark.parametrize("path", ["/attendance/shifts"])
def test_some_lists_come_all_at_once(factorial: httpx.Client, box: Sandbox, path: str) -> None:
    """
    Without a limit and without cursors, whatever is asked.
    """
    row = box.factorial.tables["attendance/shifts"]["1"]
    box.factorial.tables["attendance/shifts"].update(
        {str(n): {**row, "id": str(n)} for n in range(1, 151)}
    )

    body = factorial.get(path, params={"limit": 10}).json()

    assert len(body["data"]) == 150
    assert body["meta"] == {
        "has_previous_page": False, "has_next_page": False, "limit": None, "total": 150, "paginateable": False,
    }  # fmt: skip


def follow(factorial: httpx.Client, pages: int) -> list[tuple[list[str], Any]]:
    """Read some pages by their cursors and return ids and meta of each."""
    seen: list[tuple[list[str], Any]] = []
    query: dict[str, str] = {"limit": "10"}
    for _ in range(pages):
        body = factorial.get("/expenses/per_diems", params=query).json()
        seen.append(([row["id"] for row in body["data"]], body["meta"]))
        query["after_id"] = body["meta"]["end_cursor"]
    return seen


@pytest.mark.parametrize("skip", [0, 1])
def test_a_page_may_be_empty_although_there_are_more(
    factorial: httpx.Client, box: Sandbox, skip: int
) -> None:
    """
    Its cursor is a new one, and nothing is lost behind it.
    """
    everything = [ids for ids, _ in follow(factorial, 3)]
    box.faults.add("empty_page", skip=skip)

    seen = follow(factorial, 4)

    cursors = [meta["end_cursor"] for _, meta in seen]
    assert [ids for ids, _ in seen] == [*everything[:skip], [], *everything[skip:]]
    assert seen[skip][1]["has_next_page"] is True
    assert len(set(cursors)) == len(cursors)


@pytest.mark.parametrize("skip", [0, 1])
def test_a_cursor_may_be_stuck(factorial: httpx.Client, box: Sandbox, skip: int) -> None:
    """
    The page that follows is the same one again.
    """
    box.faults.add("stuck_cursor", skip=skip)

    seen = follow(factorial, skip + 2)

    assert seen[skip][0] == seen[skip + 1][0] != []
    if skip:
        assert seen[skip][1]["end_cursor"] == seen[skip - 1][1]["end_cursor"]


def test_a_page_may_lack_its_meta(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Both keys are optional; a single record is left alone.
    """
    box.faults.add("bare_page", times=2)

    assert list(factorial.get("/expenses/per_diems").json()) == ["data"]
    assert factorial.get("/expenses/per_diems/8001").json()["id"] == "8001"


def test_a_server_may_say_until_when_to_wait(factorial: httpx.Client, box: Sandbox) -> None:
    """
    ``Retry-After`` as a date.
    """
    moment = "Mon, 02 Nov 2026 09:00:30 GMT"
    box.faults.add(status=429, headers={"Retry-After": moment})

    assert factorial.get("/expenses/per_diems").headers["retry-after"] == moment


@pytest.mark.parametrize(
    ("version", "id"),
    [
        ("2026-10-01", "8001"),
        ("2026-07-01", "8001"),
        ("2026-04-01", 8001),
        ("2019-01-01", 8001),
        ("typo", 8001),
    ],
)
def test_ids_are_numbers_in_old_versions_and_in_unknown_ones(
    box: Sandbox, version: str, id: Any
) -> None:
    """
    Without a word; lists of ids and what is deeper inside too.
    """
    base = f"https://x.example/api/{version}/resources"
    with httpx.Client(transport=box.transport(), headers={"x-api-key": box.api_key}) as http:
        row = http.get(f"{base}/expenses/per_diems/8001").json()
        listed = http.get(f"{base}/expenses/per_diems", params={"ids[]": "8001"}).json()["data"][0]

    assert row == listed
    assert (row["id"], row["rates"][0]["expenses_per_diem_id"]) == (id, id)
    assert type(row["cost_center_ids"][0]) is type(id)
