"""Does polling hand over the same items as a run does, once for each change?"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from factorial_erp.errors import ErpError, InputInvalid, ItemInvalid, LedgerInUse
from factorial_erp.factorial import (
    ItemResult,
    MemorySyncStore,
    SqliteSyncStore,
    Synced,
    SyncItem,
    SyncStore,
)
from tests.factorial.syncing import Stage

WINDOW = {"from_": dt.date(2026, 10, 3), "to": dt.date(2026, 10, 5)}


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Each of the stores in turn."""
    if request.param == "memory":
        yield MemorySyncStore()
        return
    with SqliteSyncStore(tmp_path / "synced.db") as made:
        yield made


def poll(stage: Stage, store: SyncStore, function: Any = None, **options: Any) -> Any:
    window = options.pop("window", WINDOW)
    return stage.mode.call(stage.poller(store, function, **options).poll, **window)


def numbered(item: SyncItem) -> ItemResult:
    return ItemResult(external_identifier=f"PI-{item.record_id}")


def test_polling_finds_the_items_that_a_run_has(stage: Stage) -> None:
    """
    The same function gets the same items, but for what only runs have.
    """
    stage.work(stage.press())
    of_the_run = [(each.key, each.sync_type, each.record, each.detail) for each in stage.handed]
    stage.handed.clear()

    summary = poll(stage, MemorySyncStore())

    of_the_poll = [(each.key, each.sync_type, each.record, each.detail) for each in stage.handed]
    assert of_the_run == of_the_poll
    assert {(None, None, None)} == {
        (each.item_id, each.sync_run_id, each.state) for each in stage.handed
    }
    assert (None, "9 success, 0 failed, 0 invalid, 0 done before, done") == (
        summary.sync_run_id,
        summary.summary(),
    )
    assert not any(each.is_reported for each in summary.reports)


def test_what_was_synced_is_left_alone_until_it_changes(stage: Stage, store: SyncStore) -> None:
    """
    Then it comes with its key.
    """
    poll(stage, store, numbered)
    unchanged = poll(stage, store)
    header = stage.tables["expenses/expensables"]["5199"]
    header["updated_at"] = "2026-11-02T08:00:00.000Z"

    changed = poll(stage, store)

    assert (0, 9) == (len(unchanged.reports), unchanged.done_before)
    assert (1, 8) == (len(changed.reports), changed.done_before)
    assert [("5199", "PI-5199")] == [
        (item.record_id, item.external_identifier) for item in stage.handed
    ]


def test_what_did_not_succeed_comes_again(stage: Stage, store: SyncStore) -> None:
    """
    The mapping may have been mended meanwhile, or the ERP be back; a key is kept through that.
    """
    poll(stage, store, numbered)
    for header in stage.tables["expenses/expensables"].values():
        header["updated_at"] = "2026-11-02T08:00:00.000Z"
    problems = iter([ItemInvalid("Not mapped."), ErpError("Down.")])

    def broken(item: SyncItem) -> None:
        problem = next(problems, None)
        if problem is not None:
            raise problem

    first = poll(stage, store, broken)
    second = poll(stage, store)

    assert (1, 1, 7) == tuple(len(first.of(s)) for s in ("invalid", "failed", "success"))
    assert ([True, True], 7) == (
        [item.is_update for item in stage.handed],
        second.done_before,
    )


def test_a_change_while_it_is_written_is_found_the_next_time(stage: Stage) -> None:
    """
    What counts is the record as it was handed over.
    """
    store = MemorySyncStore()

    def changes(item: SyncItem) -> None:
        header = stage.tables["expenses/expensables"][item.record_id]
        header["status_updated_at"] = "2026-11-02T08:59:00.000Z"

    poll(stage, store, changes)
    again = poll(stage, store)

    assert 9 == len(again.reports)


def test_a_process_that_ended_goes_on_where_it_was(stage: Stage, store: SyncStore) -> None:
    """
    Each item is remembered as soon as it was written.
    """

    def dies(item: SyncItem) -> None:
        stage.take(item)
        if len(stage.handed) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        poll(stage, store, dies)
    summary = poll(stage, store)

    assert (6, 3) == (len(summary.reports), summary.done_before)


def test_the_window_is_the_last_ninety_days(stage: Stage) -> None:
    """
    Both ends included; other statuses on demand.
    """
    summary = poll(stage, MemorySyncStore(), statuses=["paid", "approved"], window={})

    first, last = dt.date(2026, 8, 4), dt.date(2026, 11, 2)
    wanted = {
        id
        for id, row in stage.tables["expenses/expensables"].items()
        if row["status"] in ("paid", "approved")
        and first <= dt.date.fromisoformat(row["effective_on"][:10]) <= last
    }
    assert wanted == {item.record_id for item in stage.handed}
    assert len(wanted) == len(summary.reports)


def test_only_the_chosen_statuses_are_handed_over(stage: Stage) -> None:
    """
    Also where the API makes something else of several statuses.
    """
    stage.ignore_filters("status", "status[]")

    poll(stage, MemorySyncStore())

    assert 9 == len(stage.handed)
    assert {"approved"} == {str(item.header.status) for item in stage.handed if item.header}


def test_a_record_without_moments_is_synced_once(stage: Stage) -> None:
    """
    Nothing tells that it changed.
    """
    store = MemorySyncStore()
    stage.tables["expenses/expensables"]["5199"].update(updated_at=None, status_updated_at=None)

    first, second = poll(stage, store), poll(stage, store)

    assert (9, 0) == (len(first.reports), len(second.reports))


def test_several_items_at_once(stage: Stage, store: SyncStore) -> None:
    """
    In threads or in tasks.
    """
    summary = poll(stage, store, concurrency=4)

    assert (9, 9) == (len(summary.of("success")), len(stage.handed))


def test_two_pollers_never_share_a_store(stage: Stage, store: SyncStore) -> None:
    """
    The second one does nothing, and says so.
    """
    with store.exclusive():
        summary = poll(stage, store)

    assert ("in_use", []) == (summary.state, stage.handed)
    assert "done" == poll(stage, store).state


def test_errors_are_told_to_your_monitoring(stage: Stage) -> None:
    """
    As in a run.
    """
    told: list[str] = []

    def broken(item: SyncItem) -> None:
        raise RuntimeError

    poll(stage, MemorySyncStore(), broken, on_error=lambda item, error: told.append(item.key))

    assert 9 == len(told)


def test_one_status_is_several_letters(stage: Stage) -> None:
    """
    A text would be taken apart.
    """
    with pytest.raises(InputInvalid, match="several texts"):
        stage.poller(MemorySyncStore(), statuses="approved")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.text(),
    status=st.sampled_from(["success", "failed", "invalid"]),
    version=st.text(),
    identifier=st.none() | st.text(),
)
def test_a_store_gives_back_what_it_got(
    store: SyncStore, key: str, status: Any, version: str, identifier: str | None
) -> None:
    """
    The latest, whatever it is.
    """
    key = key.encode("utf-8", "replace").decode()
    store.put(Synced(key=key, status="failed", version="1"))
    synced = Synced(key=key, status=status, version=version, external_identifier=identifier)

    store.put(synced)

    assert store.get(key) == synced


def test_a_file_remembers(tmp_path: Path) -> None:
    """
    From run to run; what was never synced is unknown.
    """
    synced = Synced(key="k", status="success", version="1", external_identifier="PI-1")
    with SqliteSyncStore(tmp_path / "synced.db") as store:
        store.put(synced)

    with SqliteSyncStore(tmp_path / "synced.db") as store:
        assert (synced, None) == (store.get("k"), store.get("other"))


def test_the_lock_of_a_file_is_for_all_processes(tmp_path: Path) -> None:
    """
    A process that was killed leaves none behind.
    """
    path = tmp_path / "synced.db"
    program = (
        "import sys; from factorial_erp.factorial import SqliteSyncStore\n"
        "with SqliteSyncStore(sys.argv[1]).exclusive():\n"
        "    print('locked', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout is not None
    assert other.stdin is not None

    with SqliteSyncStore(path) as store:
        assert "locked\n" == other.stdout.readline()
        with pytest.raises(LedgerInUse, match="Another process"), store.exclusive():
            pass
        other.kill()
        other.wait()
        with store.exclusive():
            pass
    other.stdin.close()
    other.stdout.close()
