"""Is a repeated webhook handled once, and is none taken for repeated that is news?"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from factorial_erp.errors import InputInvalid
from factorial_erp.factorial import (
    Deduplicator,
    DeliveryStore,
    Event,
    MemoryDeliveryStore,
    SqliteDeliveryStore,
    parse_event,
)

EDIT = "finance/cost_center/edit"
DAY = 24 * 3600.0


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DeliveryStore:
    """Each of the two stores in turn."""
    return (
        MemoryDeliveryStore()
        if request.param == "memory"
        else SqliteDeliveryStore(tmp_path / "webhooks.db")
    )


class Clock:
    """Seconds since 1970, as the test wants them."""

    def __init__(self) -> None:
        self.now = 1_760_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


def event(type: str = EDIT, **row: Any) -> Event[Any]:
    """An event as it is delivered."""
    return parse_event({}, json.dumps({"id": "8", **row}), challenge=None, type=type)


def handle(seen: Deduplicator, each: Event[Any]) -> str:
    """Handle an event, and tell what was known of it."""
    with seen.once(each) as state:
        return state


def test_a_repeated_delivery_is_done(store: DeliveryStore, clock: Clock) -> None:
    """
    Through all 48 hours in which Factorial tries again.
    """
    seen = Deduplicator(store, now=clock)

    states = [handle(seen, event(name="Sales"))]
    for _ in range(20):
        clock.now += 2 * DAY / 20
        states.append(handle(seen, event(name="Sales")))

    assert ["new"] + ["done"] * 20 == states


@pytest.mark.parametrize(
    "other",
    [
        event(name="Sales", id="9"),
        event(name="Salez"),
        event("finance/cost_center/create", name="Sales"),
        event(name="Sales", updated_at="2026-10-01T10:00:00Z"),
        event(name="Sales", id=None),
    ],
)
def test_another_record_type_or_content_is_news(
    store: DeliveryStore, clock: Clock, other: Event[Any]
) -> None:
    """
    Whichever of them differs.
    """
    seen = Deduplicator(store, now=clock)

    assert ["new", "new"] == [handle(seen, event(name="Sales")), handle(seen, other)]


def test_a_record_that_changes_to_and_fro_is_news_each_time(
    store: DeliveryStore, clock: Clock
) -> None:
    """
    Where it does not tell when it was updated, the third delivery looks like the first and is none.
    """
    seen = Deduplicator(store, now=clock)

    states = [handle(seen, event(name=name)) for name in ("Sales", "Salez", "Sales", "Sales")]

    assert ["new", "new", "new", "done"] == states


def test_a_record_that_tells_when_it_was_updated_is_known_in_any_order(
    store: DeliveryStore, clock: Clock
) -> None:
    """
    A repetition that comes after a newer delivery does not turn the record back.
    """
    seen = Deduplicator(store, now=clock)
    first = event(name="Sales", updated_at="2026-10-01T10:00:00Z")
    second = event(name="Salez", updated_at="2026-10-01T10:00:00Z")

    states = [handle(seen, each) for each in (first, second, first, second)]

    assert ["new", "new", "done", "done"] == states


def test_what_raises_is_handled_again(store: DeliveryStore, clock: Clock) -> None:
    """
    Whatever it raises, an interruption too.
    """
    seen = Deduplicator(store, now=clock)

    for error in (ValueError, KeyboardInterrupt):
        with pytest.raises(error), seen.once(event()) as state:
            assert "new" == state
            raise error

    assert ["new", "done"] == [handle(seen, event()), handle(seen, event())]


def test_while_it_is_handled_others_are_told(store: DeliveryStore, clock: Clock) -> None:
    """
    Until it is done, or the lease has ended: then its process has probably been killed.
    """
    seen = Deduplicator(store, now=clock, lease_seconds=600)

    with seen.once(event()) as outer:
        clock.now += 599
        running = handle(seen, event())
        clock.now += 1
        after = handle(seen, event())

    assert ("new", "running", "new") == (outer, running, after)
    assert "done" == handle(seen, event())


def test_whoever_is_late_and_fails_takes_nothing_from_his_successor(
    store: DeliveryStore, clock: Clock
) -> None:
    """
    Only his own claim is given back.
    """
    seen = Deduplicator(store, now=clock, lease_seconds=600)

    with pytest.raises(ValueError), seen.once(event()):
        clock.now += 600
        with seen.once(event()) as successor:
            # The first one fails while the second is at it.
            assert "new" == successor
            store.release(f"{EDIT} 8", event().content_hash, until=clock.now)
            during = handle(seen, event())
        raise ValueError

    assert ("running", "done") == (during, handle(seen, event()))


def test_after_some_days_it_is_forgotten(store: DeliveryStore, clock: Clock) -> None:
    """
    Three, so that the store does not grow.
    """
    seen = Deduplicator(store, now=clock)
    handle(seen, event())

    clock.now += 3 * DAY - 1
    assert "done" == handle(seen, event())
    clock.now += 1
    assert "new" == handle(seen, event())


def test_memory_is_bounded() -> None:
    """
    The oldest deliveries go first.
    """
    store = MemoryDeliveryStore(max_entries=2)
    seen = Deduplicator(store)

    for id in ("1", "2", "3"):
        handle(seen, event(id=id))

    assert 2 == len(store)
    assert ["done", "done", "new"] == [handle(seen, event(id=id)) for id in ("2", "3", "1")]


def test_a_file_does_not_grow_without_end(tmp_path: Path, clock: Clock) -> None:
    """
    What has ended is removed.
    """
    path = tmp_path / "webhooks.db"
    seen = Deduplicator(SqliteDeliveryStore(path), now=clock)
    for id in range(50):
        handle(seen, event(id=id))

    clock.now += 4 * DAY
    handle(seen, event(id="new"))

    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT key FROM webhook_deliveries").fetchall()
    connection.close()
    assert [(f"{EDIT} new",)] == rows


def test_a_file_is_remembered_and_holds_no_contents(tmp_path: Path) -> None:
    """
    By the next process; and nobody reads names in it.
    """
    path = tmp_path / "webhooks.db"
    handle(Deduplicator(SqliteDeliveryStore(path)), event(name="Greta"))

    assert "done" == handle(Deduplicator(SqliteDeliveryStore(str(path))), event(name="Greta"))
    assert b"Greta" not in path.read_bytes()


@pytest.mark.parametrize("path", ["", ":memory:"])
def test_a_file_is_needed(path: str) -> None:
    """
    What is in memory is gone with the connection.
    """
    with pytest.raises(InputInvalid, match="file"):
        SqliteDeliveryStore(path)


def test_of_many_threads_one_handles_it(store: DeliveryStore) -> None:
    """
    Though all begin at once.
    """
    seen = Deduplicator(store)
    begin = threading.Barrier(8)
    states: list[list[str]] = []

    def deliver() -> list[str]:
        begin.wait()
        return [handle(seen, event(id=id)) for id in range(20)]

    with ThreadPoolExecutor(8) as pool:
        states = [each.result() for each in [pool.submit(deliver) for _ in range(8)]]

    for of_one_event in zip(*states, strict=True):
        assert 1 == of_one_event.count("new")


def test_of_several_processes_one_handles_it(tmp_path: Path) -> None:
    """
    They share the file, and the system lets one write at a time.
    """
    program = textwrap.dedent("""
        import sys
        from factorial_erp.factorial import Deduplicator, SqliteDeliveryStore, parse_event
        seen = Deduplicator(SqliteDeliveryStore(sys.argv[1]))
        sys.stdin.readline()
        for id in range(30):
            event = parse_event({}, b'{"id": %d}' % id, challenge=None, type="teams/team/update")
            with seen.once(event) as state:
                if state == "new":
                    print(id)
    """)
    command = [sys.executable, "-c", program, str(tmp_path / "webhooks.db")]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for each in running:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    handled = [id for each in running for id in each.communicate(timeout=60)[0].split()]

    assert [str(id) for id in range(30)] == sorted(handled, key=int)


STORES: list[Callable[[Path], DeliveryStore]] = [
    lambda _: MemoryDeliveryStore(),
    lambda folder: SqliteDeliveryStore(folder / "webhooks.db"),
]

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["8", "9"]),
        st.sampled_from(["a", "b"]),
        st.booleans(),
        st.sampled_from(["handled", "raises"]),
        st.sampled_from([0.0, 1.0, 4 * DAY]),
    ),
    max_size=12,
)


@settings(max_examples=20)  # each writes files
@given(steps=STEPS)
def test_both_stores_decide_alike(tmp_path_factory: pytest.TempPathFactory, steps: Any) -> None:
    """
    Whatever comes in whatever order, and however long it takes.
    """
    told: list[list[str]] = []
    for make in STORES:
        clock, states = Clock(), []
        seen = Deduplicator(make(tmp_path_factory.mktemp("stores")), now=clock)
        for id, name, is_dated, end, wait in steps:
            clock.now += wait
            row = {"updated_at": "2026-10-01"} if is_dated else {}
            try:
                with seen.once(event(id=id, name=name, **row)) as state:
                    states.append(state)
                    if end == "raises":
                        raise ValueError
            except ValueError:
                states.append("raised")
        told.append(states)

    assert told[0] == told[1]
