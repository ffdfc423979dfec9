"""Was this webhook handled already? Deliveries are repeated; a store remembers those of the last days."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple, Protocol

from ..errors import InputInvalid
from .webhooks import Event

__all__ = [
    "Deduplicator",
    "DeliveryState",
    "DeliveryStore",
    "MemoryDeliveryStore",
    "SqliteDeliveryStore",
]

DeliveryState = Literal["new", "running", "done"]
"""``new``: to be handled; ``running``: somebody is at it; ``done``: it was handled."""


class DeliveryStore(Protocol):
    """Remembers what was handled. Write your own for a database that your processes share; it must be atomic."""

    def claim(self, key: str, content: str, /, *, now: float, until: float) -> DeliveryState:
        """
        Take on a delivery, unless one with the same key and content is known and has not ended by ``now``.

        One with the same key and another content is forgotten.
        """
        ...

    def finish(self, key: str, content: str, /, *, until: float) -> None:
        """Remember until then that it was handled."""
        ...

    def release(self, key: str, content: str, /, *, until: float) -> None:
        """Give back a claim, unless it has ended and somebody else has taken it: his ends at another time."""
        ...


class Deduplicator:
    """
    Lets each event be handled once.

    Factorial repeats a delivery up to 20 times within 48 hours until it is answered with 2xx. A repeated delivery
    is known by its type, its record and its content. Where the record tells when it was updated, any delivery of
    the last days is known again. Where it does not, only the last one is: of a record that changes to and fro,
    the same content is news again. Two events that leave the record as it was, such as two reminders in a row, look
    like one delivery and its repetition.

    An event whose handling raises, or whose process is killed, is handled again when it is delivered again: so
    what a handler does may be begun twice, and is finished once.

    Args:
        store: Where it is remembered; by default in memory. Several processes need a common one.
        keep_seconds: How long; by default three days.
        lease_seconds: How long a handler may take before it counts as killed; by default ten minutes.
        now: Tells the time in **seconds** since 1970.

    Source: https://apidoc.factorialhr.com/docs/webhooks-policies
    """

    def __init__(
        self,
        store: DeliveryStore | None = None,
        *,
        keep_seconds: float = 3 * 24 * 3600.0,
        lease_seconds: float = 600.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._store = MemoryDeliveryStore() if store is None else store
        self._keep_seconds = keep_seconds
        self._lease_seconds = lease_seconds
        self._now = now

    @contextmanager
    def once(self, event: Event[Any]) -> Generator[DeliveryState]:
        """
        Tell whether to handle an event; it was handled when the block ends without an error.

        In coroutines too: the store blocks for a moment only.
        """
        key, content = _identity(event)
        now = self._now()
        until = now + self._lease_seconds
        state = self._store.claim(key, content, now=now, until=until)
        if state != "new":
            yield state
            return
        try:
            yield state
        except BaseException:
            self._store.release(key, content, until=until)
            raise
        self._store.finish(key, content, until=self._now() + self._keep_seconds)


def _identity(event: Event[Any]) -> tuple[str, str]:
    """Return under which key an event is remembered, and its content."""
    content = event.content_hash
    key = f"{event.type.name} {event.record_id or ''}"
    return (f"{key} {content}" if event.payload.get("updated_at") else key), content


class _Entry(NamedTuple):
    content: str
    done: bool
    until: float


class MemoryDeliveryStore:
    """
    Remembers as long as the process lives, for all of its threads.

    Args:
        max_entries: The oldest ones go first.
    """

    def __init__(self, *, max_entries: int = 10_000) -> None:
        self._max_entries = max_entries
        self._entries: OrderedDict[str, _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def claim(self, key: str, content: str, /, *, now: float, until: float) -> DeliveryState:
        """Take on a delivery."""
        with self._lock:
            known = self._entries.get(key)
            if known is not None and known.content == content and known.until > now:
                return "done" if known.done else "running"
            self._put(key, _Entry(content, done=False, until=until))
            return "new"

    def finish(self, key: str, content: str, /, *, until: float) -> None:
        """Remember that it was handled."""
        with self._lock:
            self._put(key, _Entry(content, done=True, until=until))

    def release(self, key: str, content: str, /, *, until: float) -> None:
        """Give back a claim."""
        with self._lock:
            if self._entries.get(key) == _Entry(content, done=False, until=until):
                del self._entries[key]

    def _put(self, key: str, entry: _Entry) -> None:
        self._entries[key] = entry
        self._entries.move_to_end(key)
        while len(self._entries) > self._max_entries:
            self._entries.popitem(last=False)


class SqliteDeliveryStore:
    """
    Remembers in a file that the threads and processes of one machine share.

    It holds types, ids and hashes, no contents. What has ended is removed.

    Args:
        path: Of the database; it is made where it is absent.

    Raises:
        InputInvalid: The path is none of a file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        if self.path in ("", ":memory:"):
            message = "SqliteDeliveryStore needs the path of a file."
            raise InputInvalid(message, field="path", hint="Or take a MemoryDeliveryStore.")
        with self._transaction() as database:
            database.execute(
                "CREATE TABLE IF NOT EXISTS webhook_deliveries ("
                "key TEXT PRIMARY KEY, content TEXT NOT NULL, done INTEGER NOT NULL, until REAL NOT NULL"
                ") WITHOUT ROWID"
            )
            database.execute(
                "CREATE INDEX IF NOT EXISTS webhook_deliveries_until ON webhook_deliveries (until)"
            )

    def __repr__(self) -> str:
        return f"SqliteDeliveryStore({self.path!r})"

    def claim(self, key: str, content: str, /, *, now: float, until: float) -> DeliveryState:
        """Take on a delivery."""
        with self._transaction() as database:
            database.execute("DELETE FROM webhook_deliveries WHERE until <= ?", (now,))
            known = database.execute(
                "SELECT done FROM webhook_deliveries WHERE key = ? AND content = ?", (key, content)
            ).fetchone()
            if known is not None:
                return "done" if known[0] else "running"
            _put(database, key, _Entry(content, done=False, until=until))
            return "new"

    def finish(self, key: str, content: str, /, *, until: float) -> None:
        """Remember that it was handled."""
        with self._transaction() as database:
            _put(database, key, _Entry(content, done=True, until=until))

    def release(self, key: str, content: str, /, *, until: float) -> None:
        """Give back a claim."""
        with self._transaction() as database:
            database.execute(
                "DELETE FROM webhook_deliveries WHERE key = ? AND content = ? AND NOT done AND until = ?",
                (key, content, until),
            )

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        """Connect anew each time: connections survive neither a fork nor a change of threads."""
        database = sqlite3.connect(self.path, timeout=30.0, isolation_level=None)
        try:
            database.execute("BEGIN IMMEDIATE")  # a reader that becomes a writer may not wait
            yield database
            database.execute("COMMIT")
        finally:
            database.close()  # what was not committed is undone


def _put(database: sqlite3.Connection, key: str, entry: _Entry) -> None:
    database.execute("INSERT OR REPLACE INTO webhook_deliveries VALUES (?, ?, ?, ?)", (key, *entry))
