"""How does a company sync that is no partner of Factorial's? The same items, found by asking again and again."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import attrs
from typing_extensions import Self

from .._core.operation import M, Resource, operation
from ..errors import InputInvalid, LedgerInUse
from .expenses import Expensable, ExpensableStatus
from .integrations import SyncableStateSyncType
from .sync_items import (
    EXPENSABLE,
    Detail,
    ItemReport,
    RunSummary,
    Status,
    SyncFunction,
    SyncItem,
    check_function,
    chunks,
    hand_over,
)
from .sync_reading import IDS_AT_ONCE, with_details

if TYPE_CHECKING:
    from .domains import FactorialDomains

__all__ = ["MemorySyncStore", "SqliteSyncStore", "SyncPoller", "SyncStore", "Synced"]

LOOK_BACK_DAYS = 90


@attrs.frozen(kw_only=True)
class Synced:
    """What became of an item the last time."""

    key: str
    """Of the item: ``expenses/expensable/5001``."""
    status: Status
    version: str
    """When the record had last changed as it was handed over."""
    external_identifier: str | None = None


class SyncStore(Protocol):
    """
    Remembers what was synced, as Factorial does for its partners.

    Implementations may be called from several threads.
    """

    def get(self, key: str, /) -> Synced | None:
        """Return what became of an item."""
        ...

    def put(self, synced: Synced, /) -> None:
        """Remember, durably before returning; replaces what was known."""
        ...

    def exclusive(self) -> AbstractContextManager[None]:
        """
        Keep every other process from syncing with this store.

        Raises:
            LedgerInUse: Another one does.
        """
        ...


class MemorySyncStore:
    """Forgets with the process. For tests."""

    def __init__(self) -> None:
        self._synced: dict[str, Synced] = {}
        self._lock = threading.Lock()

    def get(self, key: str, /) -> Synced | None:
        """Return what became of an item."""
        return self._synced.get(key)

    def put(self, synced: Synced, /) -> None:
        """Remember until the process ends."""
        self._synced[synced.key] = synced

    @contextmanager
    def exclusive(self) -> Generator[None]:
        """Keep other threads from syncing with this store."""
        if not self._lock.acquire(blocking=False):
            raise LedgerInUse(
                "Another thread syncs with this store.", hint="Wait until it is done."
            )
        try:
            yield
        finally:
            self._lock.release()


class SqliteSyncStore:
    """
    Remembers in a SQLite file; what was put is on the disk.

    The lock of :meth:`exclusive` belongs to the operating system, so a killed process leaves none behind. It serves as
    the lock of a :class:`SyncRunner` too.

    Args:
        path: Made if it does not exist; its folder must.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        self._database = sqlite3.connect(self.path, check_same_thread=False, timeout=30.0)
        with self._database:
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.execute(
                "CREATE TABLE IF NOT EXISTS synced (key TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID"
            )

    def get(self, key: str, /) -> Synced | None:
        """Return what became of an item."""
        with self._lock:
            row = self._database.execute(
                "SELECT facts FROM synced WHERE key = ?", (key,)
            ).fetchone()
        return None if row is None else Synced(**json.loads(row[0]))

    def put(self, synced: Synced, /) -> None:
        """Remember, durably before returning."""
        facts = json.dumps(attrs.asdict(synced))
        with self._lock, self._database:
            self._database.execute(
                "INSERT OR REPLACE INTO synced (key, facts) VALUES (?, ?)", (synced.key, facts)
            )

    @contextmanager
    def exclusive(self) -> Generator[None]:
        """
        Keep every other process from syncing with this store.

        Raises:
            LedgerInUse: Another one does.
        """
        guard = sqlite3.connect(
            f"{self.path}-lock", timeout=0, isolation_level=None, check_same_thread=False
        )
        try:
            guard.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            guard.close()
            message = f"Another process syncs with {self.path}."
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


class SyncPoller(Resource[M]):
    """
    Finds new and changed expenses, and hands them over as a run of Factorial's would.

    Nothing is reported to Factorial: the summary and the store know how it went. Headers of expenses cannot be listed by
    when they changed, so a window of document dates is read each time and compared with the store.

    Args:
        factorial: Whose expenses.
        sync_item: The same function as for :class:`SyncRunner`.
        store: Remembers what was synced; keep it.
        statuses: Which expenses are ready.
        concurrency: Items at once.
        on_error: Told of each error but ``ItemInvalid``.

    Raises:
        InputInvalid: A blocking client and a coroutine function.
    """

    def __init__(
        self,
        factorial: FactorialDomains[M],
        sync_item: SyncFunction,
        *,
        store: SyncStore,
        statuses: Sequence[ExpensableStatus | str] = (ExpensableStatus.APPROVED,),
        concurrency: int = 1,
        on_error: Callable[[SyncItem, Exception], object] | None = None,
    ) -> None:
        super().__init__(factorial._session)  # noqa: SLF001  (a workflow works on its client's session)
        check_function(sync_item, is_blocking=self.is_blocking)
        if isinstance(statuses, str):
            message = "Statuses are several texts, not one."
            raise InputInvalid(message, field="statuses", hint="Write ['approved'].")
        self._factorial = factorial.shared
        self._sync_item = sync_item
        self._store = store
        self._statuses = tuple(statuses)
        self._concurrency = concurrency
        self._on_error = on_error

    @operation
    async def poll(self, *, from_: dt.date | None = None, to: dt.date | None = None) -> RunSummary:
        """
        Hand over what is new or has changed since it was synced, and what did not succeed.

        A record that changes while it is handed over is found again the next time.

        Args:
            from_: First document date; by default 90 days ago.
            to: Last document date, inclusive; by default today, in UTC.

        Raises:
            ErpError: Factorial could not be read.
        """
        with ExitStack() as doors:
            try:
                doors.enter_context(self._store.exclusive())
            except LedgerInUse:
                return RunSummary(state="in_use")
            return await self._poll(from_, to)

    async def _poll(self, from_: dt.date | None, to: dt.date | None) -> RunSummary:
        today = dt.datetime.fromtimestamp(self._session.io.now(), dt.UTC).date()
        headers = [
            header
            async for header in self._factorial.expenses.expensables.list(
                from_=from_ or today - dt.timedelta(days=LOOK_BACK_DAYS),
                to=to or today,
                status=list(self._statuses),
            )
            # What the server does with several values is not described well enough to rely on.
            if getattr(header, "status", None) in self._statuses
        ]
        waiting = [header for header in headers if self._is_due(header)]
        reports: list[ItemReport] = []
        for some in chunks(waiting, IDS_AT_ONCE):
            pairs = await with_details(self._factorial, some)
            items = [(self._item(header, pairs), header) for header in some]
            if self._concurrency == 1:
                reports += [await self._one(*each) for each in items]
            else:
                work = [self._one(*each) for each in items]
                reports += await self._session.io.gather(work, limit=self._concurrency)
        return RunSummary(
            state="done", reports=tuple(reports), done_before=len(headers) - len(waiting)
        )

    def _is_due(self, header: Expensable) -> bool:
        synced = self._store.get(_key(header))
        return synced is None or synced.status != "success" or synced.version != _version(header)

    def _item(
        self, header: Expensable, pairs: Mapping[str, tuple[Expensable | None, Detail | None]]
    ) -> SyncItem:
        synced = self._store.get(_key(header))
        return SyncItem(
            key=_key(header),
            sync_type=SyncableStateSyncType.EXPENSES_EXPENSE,
            external_identifier=None if synced is None else synced.external_identifier,
            resource_type=EXPENSABLE,
            record_id=header.id,
            record=header,
            header=header,
            detail=pairs[header.id][1],
        )

    async def _one(self, item: SyncItem, header: Expensable) -> ItemReport:
        report = await hand_over(item, self._sync_item, self._on_error)
        self._store.put(
            Synced(
                key=item.key,
                status=report.status,
                version=_version(header),
                external_identifier=report.external_identifier,
            )
        )
        return report


def _key(header: Expensable) -> str:
    return f"{EXPENSABLE}/{header.id}"


def _version(header: Expensable) -> str:
    """Return when it changed; what did not arrive counts as never."""
    moments = (getattr(header, name, None) for name in ("updated_at", "status_updated_at"))
    return max((moment.isoformat() for moment in moments if moment is not None), default="")
