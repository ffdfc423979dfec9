"""Does "the user pressed Sync" become items handed over once, and reported within the hour?"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp._core.io import SyncIO
from factorial_erp.errors import (
    ErpError,
    InputInvalid,
    ItemInvalid,
    LedgerInUse,
    ServerFailed,
    SyncRequestRefused,
)
from factorial_erp.factorial import (
    Accepted,
    Contact,
    Expensable,
    Expense,
    ItemResult,
    MemorySyncStore,
    Mileage,
    SyncItem,
    SyncRunner,
)
from tests.conftest import Mode
from tests.factorial.syncing import ITEMS, RUNS, STATES, Stage

# The way of an item


def test_each_item_is_handed_over_and_reported(stage: Stage) -> None:
    """
    Success, failed and invalid, with messages by field; then the run has its final state.
    """
    accepted = stage.press()

    def sync_item(item: SyncItem) -> ItemResult | None:
        stage.take(item)
        if len(stage.handed) == 2:
            raise ItemInvalid({"category_id": "No account for category 7."})
        if len(stage.handed) == 3:
            raise ServerFailed("Business Central is down.", status=503)
        return ItemResult(external_identifier=f"PI-{item.record_id}", note="drafted")

    summary = stage.work(accepted, sync_item)

    assert ("done", "7 success, 1 failed, 1 invalid, 0 done before, done") == (
        summary.state,
        summary.summary(),
    )
    assert ["success", "invalid", "failed", *["success"] * 6] == stage.statuses(accepted)
    assert "succededwitherrors" == stage.status(accepted)
    assert [
        [{"key": "category_id", "value": "No account for category 7."}],
        [{"key": "sync_api_error", "value": "Business Central is down."}],
    ] == [row["error_messages"] for row in stage.rows(accepted)[1:3]]
    assert all(each.is_reported for each in summary.reports)
    assert "PI-" + str(stage.handed[0].record_id) == summary.reports[0].external_identifier


def test_an_item_comes_with_its_records(stage: Stage) -> None:
    """
    Header and detail, typed, in a few requests for all of them.
    """
    accepted = stage.press()
    before = len(stage.box.requests)

    stage.work(accepted)

    first = stage.handed[0]
    asked = [sent.path.rpartition("/")[2] for sent in stage.box.requests[before:]]
    assert isinstance(first.record, Expensable)
    assert first.record == first.header
    assert all(
        item.detail is not None and item.detail.expenses_expensable_id == item.record_id
        for item in stage.handed
    )
    assert {Expense, Mileage} <= {type(item.detail) for item in stage.handed}
    assert ["expensables", "expenses", "mileages"] == asked[3:6]
    assert (f"expenses/expensable/{first.record_id}", "expenses/expense") == (
        first.key,
        first.sync_type,
    )


def test_what_was_written_before_comes_with_its_key(stage: Stage) -> None:
    """
    The key that the first run reported makes the second one an update.
    """
    stage.work(stage.press(), lambda item: ItemResult(external_identifier=f"PI-{item.record_id}"))

    stage.work(stage.press())

    assert 9 == len(stage.handed)
    assert all(item.external_identifier == f"PI-{item.record_id}" for item in stage.handed)
    assert all(item.is_update for item in stage.handed)
    assert 9 == len(stage.tables[STATES])


def test_a_key_is_never_changed(stage: Stage) -> None:
    """
    Factorial refuses to link to something else; the success is reported all the same.
    """
    stage.work(stage.press(), lambda item: ItemResult(external_identifier=f"PI-{item.record_id}"))
    accepted = stage.press()

    stage.box.requests.clear()

    summary = stage.work(accepted, lambda item: ItemResult(external_identifier="another"))

    assert ("done", "succeeded") == (summary.state, stage.status(accepted))
    assert ["PUT"] * 9 == stage.reports()
    assert {f"PI-{row['syncable_id']}" for row in stage.tables[STATES].values()} == {
        row["external_identifier"] for row in stage.tables[STATES].values()
    }


def test_an_item_that_the_key_does_not_find_is_reported_by_its_id(stage: Stage) -> None:
    """
    That a report by key meets the item is a guess, so the answer is looked at.
    """
    answer = stage.answer

    def elsewhere(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("bulk_upsert"):
            row = {
                "id": "777", "status": "success", "error_messages": [], "sync_run_id": "1",
                "syncable_state_id": "1", "company_id": "900",
            }  # fmt: skip
            return httpx.Response(200, json=[row])
        return answer(request)

    stage.answer = elsewhere  # type: ignore[method-assign]
    stage.factorial = stage.client()
    accepted = stage.press()

    summary = stage.work(accepted, lambda item: ItemResult(external_identifier="PI-1"))

    assert ("done", ["success"] * 9) == (summary.state, stage.statuses(accepted))


@pytest.mark.parametrize("status", [409, 422])
def test_a_refused_key_does_not_cost_the_report(stage: Stage, status: int) -> None:
    """
    The item is reported by its id then.
    """
    stage.box.faults.add("status", status=status, path="bulk_upsert", times=1)
    accepted = stage.press()

    summary = stage.work(
        accepted, lambda item: ItemResult(external_identifier=f"PI-{item.record_id}")
    )

    assert ("done", "succeeded") == (summary.state, stage.status(accepted))


def test_hundreds_of_items_are_read_in_pages(stage: Stage) -> None:
    """
    All pages of items; states and records a hundred at a time.
    """
    accepted = stage.press(begin="2026-01-01", end="2026-12-31", statuses=("approved", "paid"))

    summary = stage.work(accepted)

    sizes = [
        len([key for key, _ in sent.query if key == "ids[]"])
        for sent in stage.box.requests
        if sent.path.endswith("syncable_states")
    ]
    assert [100, 100, 55] == sizes
    assert 255 == len(summary.of("success"))
    assert len({item.key for item in stage.handed}) == 255


def test_payloads_come_from_the_version_that_has_them(stage: Stage) -> None:
    """
    With everything that the framework sends along; no record is read.
    """
    accepted = stage.press()

    summary = stage.work(accepted, read="payloads")

    item = stage.handed[0]
    assert ("done", None) == (summary.state, item.record)
    assert item.payload is not None
    assert item.payload.id == item.record_id
    assert "expense" == item.payload.extra["expense_type"]
    assert "expenses" not in {sent.path.split("/")[-2] for sent in stage.box.requests}


def test_an_item_without_its_payload_fails_by_itself(stage: Stage) -> None:
    """
    Unless the record was deleted, which needs none.
    """
    accepted = stage.press()
    answer = stage.answer

    def less(request: httpx.Request) -> httpx.Response:
        response = answer(request)
        if request.url.path.endswith("syncable_items"):
            return httpx.Response(
                200, json={**response.json(), "data": response.json()["data"][2:]}
            )
        return response

    stage.answer = less  # type: ignore[method-assign]
    stage.factorial = stage.client()
    stage.tables[STATES]["2"]["syncable_deleted_at"] = "2026-11-01T10:00:00Z"

    stage.work(accepted, read="payloads")

    assert ["failed", *["success"] * 8] == stage.statuses(accepted)
    assert [True, *[False] * 7] == [item.is_deleted for item in stage.handed]


def test_a_client_of_an_older_version_runs_too(stage: Stage) -> None:
    """
    Runs and states are asked for in the version that has them.
    """
    accepted = stage.press()

    summary = stage.work(accepted, factorial=stage.client(version="2026-07-01"))

    assert "done" == summary.state
    assert {"2026-10-01"} == {sent.path.split("/")[2] for sent in stage.box.requests}


@pytest.mark.parametrize(
    ("linked", "kind"), [("expenses/expense", Expense), ("expenses/mileage", Mileage)]
)
def test_items_may_link_to_the_detail(stage: Stage, linked: str, kind: type[Any]) -> None:
    """
    What an expense links to is not published; header and detail are there either way.
    """
    accepted = stage.press()
    table = {"expenses/expense": "expenses/expenses", "expenses/mileage": "expenses/mileages"}
    detail = next(
        row
        for row in stage.tables[table[linked]].values()
        if row["expenses_expensable_id"]
        in {state["syncable_id"] for state in stage.tables[STATES].values()}
    )
    state = next(
        row
        for row in stage.tables[STATES].values()
        if row["syncable_id"] == detail["expenses_expensable_id"]
    )
    state.update(resource_syncable_type=linked, syncable_id=detail["id"])

    stage.work(accepted)

    item = next(each for each in stage.handed if each.resource_type == linked)
    assert isinstance(item.record, kind)
    assert item.record == item.detail
    assert item.header is not None
    assert item.header.id == detail["expenses_expensable_id"]


@pytest.mark.parametrize(
    "linked",
    [
        "finance/contact",
        "finance/nothing",
        "payroll/family_situation",
        "x",
        "at/x",
        "_a/_b",
    ],
)
def test_items_of_other_kinds_are_handed_over_too(stage: Stage, linked: str) -> None:
    """
    With their record where there is a list of that name that can be asked for ids; without it where there is none.
    """
    accepted = stage.press()
    contact = next(iter(stage.tables["finance/contacts"]))
    state = stage.tables[STATES]["1"]
    state.update(resource_syncable_type=linked, syncable_id=contact, sync_type="finance/other")

    summary = stage.work(accepted)

    item = next(each for each in stage.handed if each.resource_type == linked)
    assert ("done", "finance/other") == (summary.state, item.sync_type)
    assert not item.sync_type.is_known
    assert isinstance(item.record, Contact if linked == "finance/contact" else type(None))


def test_a_record_that_is_not_given_fails_by_itself(stage: Stage) -> None:
    """
    Factorial leaves out what the credentials may not see; your function never gets half an item.
    """
    accepted = stage.press()
    id = stage.tables[STATES]["2"]["syncable_id"]
    del stage.tables["expenses/expensables"][id]

    stage.work(accepted)

    assert 8 == len(stage.handed)
    assert ["success", "failed", *["success"] * 7] == stage.statuses(accepted)
    assert "may not see it" in stage.rows(accepted)[1]["error_messages"][0]["value"]


def test_records_that_may_not_be_read_fail_with_a_message(stage: Stage) -> None:
    """
    Nothing is handed over, all is reported.
    """
    accepted = stage.press()
    stage.box.faults.add("status", status=403, path="/expenses/", times=100)

    summary = stage.work(accepted)

    assert ("done", [], ["failed"] * 9) == (summary.state, stage.handed, stage.statuses(accepted))


def test_an_item_that_links_to_nothing_keeps_no_key(stage: Stage) -> None:
    """
    There is nothing to find it by; its success is reported.
    """
    accepted = stage.press()
    stage.tables[STATES]["1"]["syncable_id"] = None

    stage.work(accepted, lambda item: ItemResult(external_identifier="PI-1"))

    assert "success" == stage.statuses(accepted)[0]
    assert None is stage.tables[STATES]["1"]["external_identifier"]


def test_states_that_do_not_arrive_fail_by_themselves(stage: Stage) -> None:
    """
    A list of states without any id to ask for would be a list of all of them.
    """
    accepted = stage.press()
    answer = stage.answer

    def without(request: httpx.Request) -> httpx.Response:
        response = answer(request)
        if request.url.path.endswith("syncable_sync_runs") and request.method == "GET":
            rows = [{**row, "syncable_state_id": None} for row in response.json()["data"]]
            return httpx.Response(200, json={**response.json(), "data": rows})
        return response

    stage.answer = without  # type: ignore[method-assign]
    stage.factorial = stage.client()

    stage.work(accepted)

    assert (["failed"] * 9, []) == (stage.statuses(accepted), stage.handed)
    assert not [sent for sent in stage.box.requests if sent.path.endswith("syncable_states")]


def test_what_was_deleted_is_handed_over_without_a_record(stage: Stage) -> None:
    """
    The other system may have to delete it too.
    """
    accepted = stage.press()
    state = stage.tables[STATES]["2"]
    del stage.tables["expenses/expensables"][state["syncable_id"]]
    state["syncable_deleted_at"] = "2026-11-01T10:00:00Z"

    stage.work(accepted)

    assert [(item.is_deleted, item.record is None) for item in stage.handed[:3]] == [
        (False, False),
        (True, True),
        (False, False),
    ]


def test_several_items_at_once(stage: Stage) -> None:
    """
    In threads or in tasks; each is reported once.
    """
    accepted = stage.press()
    meeting = threading.Barrier(3)
    together: list[int] = []

    def blocking(item: SyncItem) -> None:
        meeting.wait(10)
        stage.take(item)

    async def awaitable(item: SyncItem) -> None:
        stage.take(item)
        begun = len(stage.handed)
        await anyio.lowlevel.checkpoint()
        together.append(len(stage.handed) - begun)

    summary = stage.work(accepted, awaitable if stage.mode.is_async else blocking, concurrency=3)

    assert ("done", ["success"] * 9) == (summary.state, stage.statuses(accepted))
    assert ["PUT"] * 9 == stage.reports()
    assert max([*together, 1 - stage.mode.is_async]) > 0


# Once and only once


def test_a_repeated_notification_hands_nothing_over_again(stage: Stage) -> None:
    """
    It comes up to five times again.
    """
    accepted = stage.press()
    stage.work(accepted)

    again = [stage.work(accepted).state for _ in range(5)]

    assert (["over"] * 5, 9, 9) == (again, len(stage.handed), len(stage.reports()))


def test_a_process_that_ended_goes_on_where_it_was(stage: Stage) -> None:
    """
    What was reported is left alone; the item that was being written comes again.
    """
    accepted = stage.press()

    def dies(item: SyncItem) -> None:
        stage.take(item)
        if len(stage.handed) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stage.work(accepted, dies)
    summary = stage.work(accepted)

    assert ("done", 3) == (summary.state, summary.done_before)
    assert 10 == len(stage.handed)
    assert stage.handed[3].key == stage.handed[4].key
    assert (["PUT"] * 9, "succeeded") == (stage.reports(), stage.status(accepted))


def test_two_workers_never_have_one_run(stage: Stage) -> None:
    """
    Within a process: the second one does nothing, and says so.
    """
    accepted = stage.press()
    states: list[str] = []

    def blocking(item: SyncItem) -> None:
        states.append(stage.runner().work(accepted).state)

    async def awaitable(item: SyncItem) -> None:
        states.append((await stage.runner().work(accepted)).state)

    summary = stage.work(accepted, awaitable if stage.mode.is_async else blocking)

    assert ("done", ["in_use"] * 9, []) == (summary.state, states, stage.handed)


def test_a_lock_keeps_other_processes_out(stage: Stage) -> None:
    """
    Whatever has an ``exclusive()`` will do; nothing is read or handed over while somebody has it.
    """
    lock = MemorySyncStore()
    accepted = stage.press()
    before = len(stage.box.requests)

    with lock.exclusive():
        locked = stage.work(accepted, lock=lock)
    sent = len(stage.box.requests) - before
    free = stage.work(accepted, lock=lock)

    assert ("in_use", 0, "done") == (locked.state, sent, free.state)


class Busy:
    """A lock that somebody else has."""

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        raise LedgerInUse("Somebody else has it.")
        yield


def test_an_error_of_the_function_is_no_lock(stage: Stage) -> None:
    """
    A function may use a ledger of its own, and find it in use.
    """
    accepted = stage.press()

    def sync_item(item: SyncItem) -> None:
        with Busy().exclusive():
            pass

    summary = stage.work(accepted, sync_item, lock=MemorySyncStore())

    assert ("done", 9) == (summary.state, len(summary.of("failed")))


@given(st.lists(st.integers(min_value=1, max_value=9), max_size=6), st.booleans())
def test_wherever_a_process_ends_each_item_is_reported_once(deaths: list[int], early: bool) -> None:
    """
    Any number of times, while an item is written or while it is reported.
    """
    stage = Stage(Mode("sync"))
    accepted = stage.press()
    answer = stage.answer
    left = 0

    def mortal(request: httpx.Request) -> httpx.Response:
        nonlocal left
        if request.method == "PUT":
            left -= 1
            if left == 0 and early:
                raise KeyboardInterrupt
            response = answer(request)
            if left == 0:
                raise KeyboardInterrupt
            return response
        return answer(request)

    stage.answer = mortal  # type: ignore[method-assign]
    runner = stage.runner(factorial=stage.client())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(SyncIO, "now", lambda _io: stage.box.now.timestamp())
        for death in deaths:
            left = death
            with contextlib.suppress(KeyboardInterrupt):
                runner.work(accepted)
        left = 0
        runner.work(accepted)

    assert ["success"] * 9 == stage.statuses(accepted)
    assert 9 <= len(stage.handed) <= 9 + (len(deaths) if early else 0)


# The hour


def test_what_no_time_is_left_for_is_reported_as_failed(stage: Stage) -> None:
    """
    Ten minutes before the hour ends no further item is begun; users read why.
    """
    accepted = stage.press()

    def slow(item: SyncItem) -> None:
        stage.take(item)
        stage.box.now += dt.timedelta(minutes=18)

    summary = stage.work(accepted, slow)

    assert (3, "done") == (len(stage.handed), summary.state)
    assert [*["success"] * 3, *["failed"] * 6] == stage.statuses(accepted)
    assert "no time left" in stage.rows(accepted)[3]["error_messages"][0]["value"]
    assert "succededwitherrors" == stage.status(accepted)


def test_an_item_that_takes_longer_than_what_is_left_is_not_reported(stage: Stage) -> None:
    """
    Factorial has let it fail; the summary says that it was written.
    """
    accepted = stage.press()

    def very_slow(item: SyncItem) -> None:
        stage.box.now += dt.timedelta(minutes=61)

    summary = stage.work(accepted, very_slow)

    first = summary.reports[0]
    assert ("success", False, "incomplete") == (first.status, first.is_reported, summary.state)
    assert "errored" == stage.mode.call(stage.factorial.integrations.sync_runs.get, "1").status


def test_the_hour_begins_with_the_run(stage: Stage) -> None:
    """
    Not when the notification is accepted, nor when the work begins.
    """
    accepted = stage.press()
    stage.box.now += dt.timedelta(minutes=50)

    summary = stage.work(stage.accepted(accepted.request.sync_run_id))

    assert ([], 9, "errored") == (stage.handed, len(summary.of("failed")), stage.status(accepted))


def test_a_thousand_late_items_are_reported_together(stage: Stage) -> None:
    """
    Without reading what they stand for.
    """
    accepted = stage.press(begin="2026-01-01", end="2026-12-31", statuses=("approved", "paid"))
    stage.box.now += dt.timedelta(minutes=55)

    summary = stage.work(accepted)

    assert (255, "done") == (len(summary.of("failed")), summary.state)
    assert not [sent for sent in stage.box.requests if sent.path.endswith("syncable_states")]


def test_after_the_hour_nothing_is_done(stage: Stage) -> None:
    """
    Factorial has let everything fail; the ERP gets nothing that Factorial would not hear of.
    """
    accepted = stage.press()
    stage.box.now += dt.timedelta(minutes=60)

    summary = stage.work(accepted)

    assert ("over", (), []) == (summary.state, summary.reports, stage.handed)


def test_the_hour_counts_even_where_the_run_is_said_to_go_on(stage: Stage) -> None:
    """
    Reports would be refused.
    """
    accepted = stage.press()
    stage.box.now += dt.timedelta(minutes=60)
    answer = stage.answer

    def running(request: httpx.Request) -> httpx.Response:
        response = answer(request)
        if request.url.path.endswith("/sync_runs/1"):
            return httpx.Response(200, json={**response.json(), "status": "running"})
        return response

    stage.answer = running  # type: ignore[method-assign]
    stage.factorial = stage.client()

    summary = stage.work(accepted)

    assert ("over", []) == (summary.state, stage.handed)


def test_without_a_start_the_notification_counts(stage: Stage) -> None:
    """
    It comes a moment after the start.
    """
    accepted = stage.press()
    stage.tables[RUNS][accepted.request.sync_run_id]["started_at"] = None
    answer = stage.answer

    def running(request: httpx.Request) -> httpx.Response:
        row = stage.tables[RUNS]["1"]
        row["started_at"] = "2026-11-02T09:00:00.000Z"
        response = answer(request)
        if request.url.path.endswith("/sync_runs/1"):
            return httpx.Response(200, json={**response.json(), "started_at": None})
        return response

    stage.answer = running  # type: ignore[method-assign]
    stage.factorial = stage.client()

    early = stage.work(accepted)
    late = Accepted(request=accepted.request, received_at=accepted.received_at - 3600)

    assert ("done", "over") == (early.state, stage.work(late).state)


# What goes wrong


def test_an_unforeseen_error_tells_nobody_anything(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Neither its text nor where it happened reach Factorial or the log; your own monitoring gets it.
    """
    accepted = stage.press()
    told: list[tuple[str, Exception]] = []

    def broken(item: SyncItem) -> None:
        message = "Erika Mustermann, DE02120300000000202051"
        raise RuntimeError(message)

    with caplog.at_level(logging.DEBUG):
        summary = stage.work(
            accepted, broken, on_error=lambda item, error: told.append((item.key, error))
        )

    everywhere = f"{stage.rows(accepted)} {summary} {summary.to_json()} {caplog.text}"
    assert "Erika" not in everywhere
    assert "Traceback" not in everywhere
    assert "RuntimeError" in caplog.text
    assert "The connector failed unexpectedly" in everywhere
    assert (9, "RuntimeError") == (len(told), type(told[0][1]).__name__)


def test_a_monitoring_that_fails_costs_no_report(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """
    It is told about an item that has to be reported all the same.
    """
    accepted = stage.press()

    def down(item: SyncItem, error: Exception) -> None:
        raise OSError

    summary = stage.work(accepted, lambda item: 1 / 0, on_error=down)

    assert (["failed"] * 9, "done") == (stage.statuses(accepted), summary.state)
    assert "on_error raised OSError" in caplog.text


def test_errors_that_are_reported_hold_no_secret(stage: Stage) -> None:
    """
    What another system said may hold anything.
    """
    accepted = stage.press()

    def refused(item: SyncItem) -> None:
        raise ErpError("Refused for erika@example.com with IBAN DE02120300000000202051.")

    stage.work(accepted, refused)

    said = stage.rows(accepted)[0]["error_messages"][0]["value"]
    assert "Refused for *** with IBAN ***." == said


def test_a_function_that_returns_something_else_has_failed(stage: Stage) -> None:
    """
    A forgotten ``ItemResult`` does not pass for a success.
    """
    accepted = stage.press()

    summary = stage.work(accepted, lambda item: "PI-1")

    assert 9 == len(summary.of("failed"))


def test_nothing_is_written_while_reports_do_not_arrive(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """
    What Factorial does not hear of counts as failed there: the rest waits until it can be reached.
    """
    accepted = stage.press()
    stage.box.faults.add("status", status=503, path=ITEMS + "/", times=8)

    first = stage.work(accepted)
    handed = len(stage.handed)
    second = stage.work(accepted)

    assert ("incomplete", 1, [False]) == (
        first.state,
        handed,
        [each.is_reported for each in first.reports],
    )
    assert ("done", "succeeded") == (second.state, stage.status(accepted))


def test_items_further_on_wait_too_while_reports_do_not_arrive(stage: Stage) -> None:
    """
    Those of the next hundred are not even read.
    """
    accepted = stage.press(begin="2026-01-01", end="2026-12-31", statuses=("approved", "paid"))
    stage.box.faults.add("status", status=503, path=ITEMS + "/", times=8)

    summary = stage.work(accepted)

    read = [sent for sent in stage.box.requests if sent.path.endswith("syncable_states")]
    assert ("incomplete", 1, 1) == (summary.state, len(stage.handed), len(read))


def test_a_report_that_did_not_arrive_is_sent_again_in_the_end(stage: Stage) -> None:
    """
    With the key, which only that report carries.
    """
    accepted = stage.press()
    stage.box.faults.add("status", status=503, path=ITEMS + "/", times=3)

    summary = stage.work(
        accepted, lambda item: ItemResult(external_identifier=f"PI-{item.record_id}")
    )

    assert "incomplete" == summary.state
    assert [True] == [each.is_reported for each in summary.reports]
    assert stage.tables[STATES]["1"]["external_identifier"] is not None


def test_a_report_without_an_answer_is_repeated(stage: Stage, slept: list[float]) -> None:
    """
    Reporting twice changes nothing, so it is done, after a while.
    """
    accepted = stage.press()
    stage.box.faults.add("reset", path="bulk_upsert", times=2, after_effect=True)

    summary = stage.work(
        accepted, lambda item: ItemResult(external_identifier=f"PI-{item.record_id}")
    )

    assert ("done", ["success"] * 9) == (summary.state, stage.statuses(accepted))
    assert [1.0, 4.0] == slept


def test_an_odd_item_does_not_cost_the_others(stage: Stage) -> None:
    """
    Nulls where the schema promises something.
    """
    accepted = stage.press()
    stage.tables[STATES]["1"]["sync_type"] = None
    stage.tables[STATES]["2"]["resource_syncable_type"] = None
    del stage.tables[STATES]["3"]["syncable_id"]
    answer = stage.answer

    def odd(request: httpx.Request) -> httpx.Response:
        response = answer(request)
        if request.url.path.endswith("syncable_sync_runs") and request.method == "GET":
            body = response.json()
            body["data"][3]["syncable_state_id"] = None
            body["data"][4]["status"] = None
            return httpx.Response(200, json=body)
        return response

    stage.answer = odd  # type: ignore[method-assign]
    stage.factorial = stage.client()

    summary = stage.work(accepted)

    assert (8, 1, "done") == (
        len(summary.of("success")),
        len(summary.of("failed")),
        summary.state,
    )


def test_only_the_items_of_the_run_are_handed_over(stage: Stage) -> None:
    """
    Also where the API ignores the filter.
    """
    other, accepted = stage.press(end="2026-10-03"), stage.press()
    stage.ignore_filters("sync_run_ids[]")

    stage.work(accepted)

    assert {"1": "running"} == {other.request.sync_run_id: stage.status(other)}
    assert ({"2"}, 9) == ({item.sync_run_id for item in stage.handed}, len(stage.handed))


def test_an_item_that_is_listed_twice_is_handed_over_once(stage: Stage) -> None:
    """
    Lists may move while they are read.
    """
    accepted = stage.press()
    answer = stage.answer

    def twice(request: httpx.Request) -> httpx.Response:
        response = answer(request)
        if request.url.path.endswith("syncable_sync_runs") and request.method == "GET":
            rows = response.json()["data"]
            return httpx.Response(200, json={**response.json(), "data": [*rows, *rows]})
        return response

    stage.answer = twice  # type: ignore[method-assign]
    stage.factorial = stage.client()

    summary = stage.work(accepted)

    assert (9, 9) == (len(stage.handed), len(summary.reports))


def test_trio_will_do(stage: Stage) -> None:
    """
    An awaitable client is bound to no loop.
    """
    if not stage.mode.is_async:
        pytest.skip("a blocking client has no loop")
    accepted = stage.press()

    summary = anyio.run(stage.runner(concurrency=3).work, accepted, backend="trio")

    assert ("done", ["success"] * 9) == (summary.state, stage.statuses(accepted))


def test_a_run_without_items_is_done(stage: Stage) -> None:
    """
    Nothing was chosen.
    """
    accepted = stage.press(begin="2020-01-01", end="2020-01-31")

    summary = stage.work(accepted)

    assert ("done", ()) == (summary.state, summary.reports)


# What is refused


def test_another_integrations_request_is_refused(stage: Stage) -> None:
    """
    Before anything is sent; upper and lower case are the same.
    """
    body = {"sync_run_id": "1", "integration_uuid": "another", "company_id": "900"}
    ours = {**body, "integration_uuid": stage.box.integration_uuid.upper()}

    with pytest.raises(SyncRequestRefused, match="another integration") as caught:
        stage.runner().accept(body)

    assert (404, []) == (caught.value.status, stage.box.requests)
    assert "1" == stage.runner().accept(ours).request.sync_run_id


def test_a_runner_with_a_secret_wants_it(stage: Stage) -> None:
    """
    In the header that Factorial uses.
    """
    body = {
        "sync_run_id": "1",
        "integration_uuid": stage.box.integration_uuid,
        "company_id": "900",
    }
    runner = stage.runner(secret="hush")

    with pytest.raises(SyncRequestRefused) as caught:
        runner.accept(body)

    assert 401 == caught.value.status
    assert runner.accept(body, headers={"x-factorial-wh-challenge": "hush"}).received_at > 0
    assert "hush" not in repr(runner)


def test_a_forged_request_does_nothing(stage: Stage) -> None:
    """
    There must be such a run, of this company and integration.
    """
    accepted = stage.press()
    other = stage.box.press_sync(integration_uuid="another").sync_run_id
    uuid = stage.box.integration_uuid
    runner = stage.runner()
    forged = [
        runner.accept({"sync_run_id": "99", "integration_uuid": uuid, "company_id": "900"}),
        runner.accept({"sync_run_id": other, "integration_uuid": uuid, "company_id": "900"}),
        runner.accept({"sync_run_id": "1", "integration_uuid": uuid, "company_id": "901"}),
        runner.accept({"sync_run_id": "../1", "integration_uuid": uuid, "company_id": "900"}),
    ]

    for each in forged:
        with pytest.raises(SyncRequestRefused, match=r"no such run|another"):
            stage.mode.call(runner.work, each)

    assert ([], ["running"] * 9) == (stage.handed, stage.statuses(accepted))


def test_a_run_whose_hour_is_over_is_not_unfinished(stage: Stage) -> None:
    """
    Whatever the API says of it.
    """
    stage.press()
    stage.box.now += dt.timedelta(minutes=61)
    started = "2026-11-02T09:00:00.000Z"
    run = {**stage.tables[RUNS]["1"], "id": "1", "company_id": "900", "started_at": started}

    def running(request: httpx.Request) -> httpx.Response:
        row = {**run, "status": "running", "finished_at": None}
        return httpx.Response(200, json={"data": [row], "meta": {"has_next_page": False}})

    stage.answer = running  # type: ignore[method-assign]
    stage.factorial = stage.client()

    assert () == stage.mode.call(stage.runner().unfinished)


def test_the_work_of_another_integration_is_refused(stage: Stage) -> None:
    """
    A queue may have mixed them up.
    """
    accepted = stage.press()

    with pytest.raises(SyncRequestRefused, match="another integration"):
        stage.work(accepted, integration_uuid="another")


def test_a_blocking_client_takes_no_coroutine(stage: Stage) -> None:
    """
    Nobody could await it.
    """

    async def sync_item(item: SyncItem) -> None: ...

    class Callable:
        async def __call__(self, item: SyncItem) -> None: ...

    for function in (sync_item, Callable()):
        if stage.mode.is_async:
            assert isinstance(stage.runner(function), SyncRunner)
        else:
            with pytest.raises(InputInvalid, match="cannot await"):
                stage.runner(function)


@pytest.mark.parametrize(
    "options",
    [
        {"concurrency": 0},
        {"stop_before": dt.timedelta(minutes=60)},
        {"stop_before": dt.timedelta()},
    ],
)
def test_numbers_that_make_no_sense_are_refused(stage: Stage, options: Any) -> None:
    """
    At once, not when a user presses the button.
    """
    with pytest.raises(InputInvalid) as caught:
        stage.runner(**options)

    assert next(iter(options)) == caught.value.field


# In the background


def background(stage: Stage, runner: Any, accepted: Accepted) -> Any:
    """Begin the work, and wait for it."""
    if not stage.mode.is_async:
        return runner.in_background(accepted).result()

    async def main() -> Any:
        return await runner.in_background(accepted).result()

    return anyio.run(main)


def test_the_work_goes_on_in_the_background(stage: Stage) -> None:
    """
    In a thread or a task; the caller may forget about it.
    """
    accepted = stage.press()
    runner = stage.runner()

    summary = background(stage, runner, accepted)

    assert ("done", "succeeded") == (summary.state, stage.status(accepted))
    assert set() == runner._background


def test_the_background_tries_again(stage: Stage, slept: list[float]) -> None:
    """
    Where Factorial cannot be reached, or reports do not arrive.
    """
    accepted = stage.press()
    stage.box.faults.add("status", status=503, path=RUNS + "/", times=4)
    stage.box.faults.add("status", status=503, path=ITEMS + "/", times=8)

    summary = background(stage, stage.runner(), accepted)

    assert ("done", "succeeded") == (summary.state, stage.status(accepted))
    assert [30.0, 60.0] == [wait for wait in slept if wait >= 30]


def test_the_background_gives_up_in_the_end(stage: Stage, slept: list[float]) -> None:
    """
    After about eight minutes; the error is there for whoever asks.
    """
    accepted = stage.press()
    stage.box.faults.add("status", status=503, path=RUNS + "/", times=100)

    with pytest.raises(ServerFailed):
        background(stage, stage.runner(), accepted)

    assert [30.0, 60.0, 120.0, 240.0] == [wait for wait in slept if wait >= 30]


def test_the_background_waits_for_a_lock(stage: Stage) -> None:
    """
    Another process may be at another run.
    """
    accepted = stage.press()
    lock = Sometimes(3)

    summary = background(stage, stage.runner(lock=lock), accepted)

    assert ("done", 4) == (summary.state, lock.tries)


class Sometimes:
    """A lock that somebody else has for a while."""

    def __init__(self, busy: int) -> None:
        self.busy = busy
        self.tries = 0

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        self.tries += 1
        if self.tries <= self.busy:
            raise LedgerInUse("Somebody else has it.")
        yield


def test_what_no_waiting_helps_ends_the_background(
    stage: Stage, slept: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    """
    Nobody may be there to hear of it, so it is logged.
    """
    forged = stage.accepted("99")

    with pytest.raises(SyncRequestRefused):
        background(stage, stage.runner(), forged)

    assert [] == slept
    assert "no such run" in caplog.text


def test_a_process_that_starts_finds_what_is_not_finished(stage: Stage) -> None:
    """
    Of this integration, and within its hour; also where no notification came.
    """
    stage.press()
    stage.box.now += dt.timedelta(minutes=61)
    done, waiting = stage.press(), stage.press()
    stage.press(integration_uuid="another")
    stage.work(done)

    found = stage.mode.call(stage.runner().unfinished)
    asked = dict(stage.box.requests[-1].query)
    stage.ignore_filters("marketplace_integration_uuid", "created_at_gteq")
    anyway = stage.mode.call(stage.runner().unfinished)

    assert (waiting,) == found == anyway
    assert "2026-11-02T09:01:00" == asked["created_at_gteq"][:19]
    assert "done" == stage.work(found[0]).state


# Files


def test_a_summary_becomes_a_file_of_the_run(stage: Stage) -> None:
    """
    With a line for each item; a spreadsheet computes none of its cells.
    """
    accepted = stage.press()
    summary = stage.work(accepted, lambda item: ItemResult(external_identifier="=1+1"))

    made = stage.mode.call(stage.runner().attach_csv, "1", summary, file_name="november.csv")

    content = stage.box.factorial.records.uploads[f"output-{made.id}"]
    lines = content.decode("utf-8-sig").splitlines()
    assert ("november.csv", 10) == (made.file_name, len(lines))
    assert "item,status,external_identifier,messages,note" == lines[0]
    assert "success,'=1+1,," in lines[1]


def test_any_file_can_be_attached(stage: Stage, tmp_path: Path) -> None:
    """
    As it is.
    """
    stage.press()
    file = tmp_path / "mine.csv"
    file.write_bytes(b"a;b\n")

    made = stage.mode.call(stage.runner().attach_csv, "1", file)

    assert b"a;b\n" == stage.box.factorial.records.uploads[f"output-{made.id}"]


def test_a_summary_is_text_and_json(stage: Stage) -> None:
    """
    For a log of yours, or for another program.
    """
    accepted = stage.press()

    def sync_item(item: SyncItem) -> ItemResult:
        stage.take(item)
        if len(stage.handed) == 2:
            raise ItemInvalid("Nothing fits.")
        return ItemResult(note="drafted")

    summary = stage.work(accepted, sync_item)

    lines = str(summary).splitlines()
    assert "Sync run 1" == lines[0]
    assert lines[1].startswith("✓ expenses/expensable/")
    assert lines[1].endswith("  drafted")
    assert lines[2].endswith("  sync_validation_error: Nothing fits.")
    assert ("done", 9) == (
        json.loads(summary.to_json())["state"],
        len(json.loads(summary.to_json())["reports"]),
    )
