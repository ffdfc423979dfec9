"""What was already written to the ERP? Remembered on disk, so that no expense lands twice."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Literal, Protocol, cast

import attrs
from typing_extensions import Self

from ..errors import LedgerInUse
from .booking import Booking, DocumentKind, converter

__all__ = ["Ledger", "LedgerEntry", "MemoryLedger", "SqliteLedger"]


@attrs.frozen(kw_only=True)
class LedgerEntry:
    """One document that was written for an expense in one company."""

    company: str
    key: str
    """``expenses/expensable/<id>``, and ``…#reversal`` for what takes its document back."""
    state: Literal["drafted", "posted"]
    erp_id: str
    """Of the document; of a journal, the id of its batch."""
    number: str
    """Of the document in the ERP, as it was when this was written."""
    fingerprint: str
    """Of the expense as it was booked; tells a later change."""
    plan_id: str
    document: DocumentKind = "purchase_invoice"
    """What was written."""
    booked: Booking | None = None
    """Everything in it, so that exactly this can be taken back."""


class Ledger(Protocol):
    """
    Remembers what was written. The ERP stays the truth: apply looks there before it creates.

    Implementations may be called from several threads.
    """

    def get(self, company: str, key: str, /) -> LedgerEntry | None:
        """Return what is known under a key."""
        ...

    def put(self, entry: LedgerEntry, /) -> None:
        """Remember, durably before returning; replaces what was known."""
        ...

    def exclusive(self) -> AbstractContextManager[None]:
        """
        Keep every other process from applying with this ledger.

        Raises:
            LedgerInUse: Another one does.
        """
        ...


class MemoryLedger:
    """A ledger that forgets with the process. For tests and dry runs."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], LedgerEntry] = {}
        self._lock = threading.Lock()

    def get(self, company: str, key: str, /) -> LedgerEntry | None:
        """Return what is known under a key."""
        return self._entries.get((company, key))

    def put(self, entry: LedgerEntry, /) -> None:
        """Remember until the process ends."""
        self._entries[entry.company, entry.key] = entry

    def forget(self, company: str, key: str) -> None:
        """Forget a document that is not in the ERP any more, so that it is written again."""
        self._entries.pop((company, key), None)

    @contextmanager
    def exclusive(self) -> Generator[None]:
        """Keep other threads from applying with this ledger."""
        if not self._lock.acquire(blocking=False):
            message = "Another thread applies with this ledger."
            raise LedgerInUse(message, hint="Wait until it is done.")
        try:
            yield
        finally:
            self._lock.release()


SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    company TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('drafted', 'posted')),
    erp_id TEXT NOT NULL,
    number TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    document TEXT NOT NULL DEFAULT 'purchase_invoice',
    booked TEXT,
    written_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (company, key)
) WITHOUT ROWID
"""

ADDED: Final = {
    "document": "ALTER TABLE entry ADD COLUMN document TEXT NOT NULL DEFAULT 'purchase_invoice'",
    "booked": "ALTER TABLE entry ADD COLUMN booked TEXT",
}
"""Columns that files of earlier versions do not have."""

FIELDS = "company, key, state, erp_id, number, fingerprint, plan_id, document, booked"


class SqliteLedger:
    """
    A ledger in a SQLite file.

    Each entry is on the disk before :meth:`put` returns. The lock of :meth:`exclusive` belongs to the
    operating system, so a killed process never leaves one behind.

    Args:
        path: Made if it does not exist; its folder must.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        self._database = sqlite3.connect(self.path, check_same_thread=False, timeout=30.0)
        with self._database:
            # The default of some builds trusts the cache of the disk with the last transaction.
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.execute(SCHEMA)
            present = {row[1] for row in self._database.execute("PRAGMA table_info(entry)")}
            for column, statement in ADDED.items():
                if column not in present:
                    self._database.execute(statement)

    def get(self, company: str, key: str, /) -> LedgerEntry | None:
        """Return what is known under a key."""
        query = f"SELECT {FIELDS} FROM entry WHERE company = ? AND key = ?"  # noqa: S608  (constants)
        with self._lock:
            row = self._database.execute(query, (company, key)).fetchone()
        return None if row is None else _entry(row)

    def entries(self) -> list[LedgerEntry]:
        """Return everything, ordered by company and key."""
        query = f"SELECT {FIELDS} FROM entry ORDER BY company, key"  # noqa: S608  (constants)
        with self._lock:
            return [_entry(row) for row in self._database.execute(query)]

    def put(self, entry: LedgerEntry, /) -> None:
        """Remember, durably before returning."""
        values = [getattr(entry, name) for name in FIELDS.split(", ")]
        if entry.booked is not None:
            values[-1] = json.dumps(converter().unstructure(entry.booked), ensure_ascii=False)
        marks = ", ".join("?" for _ in values)
        statement = f"INSERT OR REPLACE INTO entry ({FIELDS}) VALUES ({marks})"  # noqa: S608
        with self._lock, self._database:
            self._database.execute(statement, values)

    def forget(self, company: str, key: str) -> None:
        """Forget a document that is not in the ERP any more, so that it is written again."""
        with self._lock, self._database:
            self._database.execute(
                "DELETE FROM entry WHERE company = ? AND key = ?", (company, key)
            )

    @contextmanager
    def exclusive(self) -> Generator[None]:
        """
        Keep every other process from applying with this ledger.

        Raises:
            LedgerInUse: Another one does.
        """
        guard = sqlite3.connect(f"{self.path}-lock", timeout=0, isolation_level=None)
        try:
            guard.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            guard.close()
            message = f"Another process applies with the ledger {self.path}."
            raise LedgerInUse(message, hint="Wait until it is done.") from error
        try:
            yield
        finally:
            guard.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _entry(row: tuple[str, ...]) -> LedgerEntry:
    company, key, state, erp_id, number, fingerprint, plan_id, document, booked = row
    return LedgerEntry(
        company=company,
        key=key,
        state="posted" if state == "posted" else "drafted",
        erp_id=erp_id,
        number=number,
        fingerprint=fingerprint,
        plan_id=plan_id,
        document=cast("DocumentKind", document),
        booked=converter().structure(json.loads(booked), Booking) if booked else None,
    )
