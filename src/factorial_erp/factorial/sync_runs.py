"""What happens when a user presses "Sync"? Verify, answer, hand each item over, report it; within the hour."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import AsyncIterable, Callable, Generator, Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Literal, Protocol

from .._core.io import Pending
from .._core.log import logger, redacted
from .._core.operation import Async, M, Resource, operation
from .._core.session import Session
from .._core.uploads import Upload, UploadFile
from ..errors import (
    AnswerUnreadable,
    ErpError,
    InputInvalid,
    LedgerInUse,
    NotFound,
    OutcomeUnknown,
    ServerFailed,
    SyncRequestRefused,
    Throttled,
    TransportFailed,
)
from .challenge import Headers
from .integrations import SyncRun, SyncRunOutput, SyncRunStatus
from .sync_imports import Import, ImportFunction, ImportRecord
from .sync_items import RunSummary, SyncFunction, SyncItem, check_function
from .sync_requests import Accepted, Body, SyncRequested, read_sync_request
from .sync_rounds import Round
from .versions import API_VERSION, at_version, version_of

if TYPE_CHECKING:
    from .domains import FactorialDomains

__all__ = ["BackgroundRun", "RunLock", "SyncRunner"]

log = logger(__name__)

HOUR = dt.timedelta(minutes=60)
"""
After the start of a run, Factorial lets what is not reported fail.

Source: https://apidoc.factorialhr.com/docs/integrations-framework
"""

TRANSIENT = (AnswerUnreadable, OutcomeUnknown, ServerFailed, Throttled, TransportFailed)
"""Failures of a report, or of reading, after which trying again later may help."""

WAITS = (30.0, 60.0, 120.0, 240.0)
"""**Seconds** before a background run is tried again."""

ENDED = frozenset(
    {
        SyncRunStatus.SUCCEEDED,
        SyncRunStatus.SUCCEDEDWITHERRORS,
        SyncRunStatus.ERRORED,
        SyncRunStatus("succeededwitherrors"),
    }
)


class RunLock(Protocol):
    """
    Keeps two processes from working on runs at once.

    ``SqliteSyncStore``, and the ledgers of ``factorial_erp.sync``, are such locks. Give the runner one of its own: not
    the ledger that is locked again by the function for an item.
    """

    def exclusive(self) -> AbstractContextManager[None]:
        """
        Keep others out.

        Raises:
            LedgerInUse: Another one is in.
        """
        ...


class BackgroundRun(Resource[M]):
    """Work that goes on while the web server answers."""

    def __init__(self, session: Session, pending: Pending[RunSummary]) -> None:
        super().__init__(session)
        self._pending = pending

    @operation
    async def result(self) -> RunSummary:
        """
        Wait for the summary.

        Raises:
            ErpError: As :meth:`SyncRunner.work`.
        """
        return await self._pending.result()


class SyncRunner(Resource[M]):
    """
    Runs an integration of Factorial's: what users start with the button "Sync".

    Nothing is handed over twice once it was reported, however often the notification comes and wherever a process ended.

    Args:
        factorial: Of the company; a client of an integration that serves several companies is made for each.
        sync_item: Writes an item to the other system.
        integration_uuid: As agreed with Factorial.
        secret: That notifications carry, where one is agreed; see :func:`read_sync_request`.
        read: ``records`` reads the records themselves; ``payloads`` asks version 2026-07-01 of the API for the content
            of the items, which later versions lack.
        concurrency: Items at once: in threads with a blocking client, in tasks with an awaitable one.
        stop_before: How long before the hour ends no further item is begun; the rest is then reported as failed.
        lock: Keeps other processes out. Within a process, two workers never have the same run.
        on_error: Told of each error but ``ItemInvalid``, for your own monitoring; Factorial and the log get no details.

    Raises:
        InputInvalid: A blocking client and a coroutine function, or a number that makes no sense.
    """

    def __init__(
        self,
        factorial: FactorialDomains[M],
        sync_item: SyncFunction,
        *,
        integration_uuid: str,
        secret: str | None = None,
        read: Literal["records", "payloads"] = "records",
        concurrency: int = 1,
        stop_before: dt.timedelta = dt.timedelta(minutes=10),
        lock: RunLock | None = None,
        on_error: Callable[[SyncItem, Exception], object] | None = None,
    ) -> None:
        super().__init__(factorial._session)  # noqa: SLF001  (a workflow works on its client's session)
        check_function(sync_item, is_blocking=self.is_blocking)
        if concurrency < 1 or not dt.timedelta() < stop_before < HOUR:
            message = "At least one item at once, and a moment between the start and the hour."
            raise InputInvalid(message, field="concurrency" if concurrency < 1 else "stop_before")
        self._factorial = _view(self._session)
        self._sync_item = sync_item
        self._integration_uuid = integration_uuid
        self._secret = secret
        self._read = read
        self._concurrency = concurrency
        self._stop_before = stop_before
        self._lock = lock
        self._on_error = on_error
        self._background: set[_Kept] = set()

    def accept(self, body: Body, *, headers: Headers = ()) -> Accepted:
        """
        Check a notification; then answer it with 200 at once, and let :meth:`work` follow.

        Sends nothing: whether there is such a run, and whose it is, shows when the work begins.

        Args:
            body: Of the request: bytes, text, or its JSON.
            headers: Of the request, as your web framework has them.

        Raises:
            SyncRequestRefused: Answer with its ``status``.
        """
        request = read_sync_request(body, headers=headers, secret=self._secret)
        self._refuse_other_integration(request)
        return Accepted(request=request, received_at=self._session.io.now())

    @operation
    async def work(self, accepted: Accepted) -> RunSummary:
        """
        Hand over each item of the run that is not reported yet, and report it.

        Args:
            accepted: From :meth:`accept`, maybe in another process.

        Raises:
            SyncRequestRefused: There is no such run, or it is of another company or integration.
            ErpError: Factorial could not be read; try again, within the hour.
        """
        return await self._work(accepted)

    def in_background(self, accepted: Accepted) -> BackgroundRun[M]:
        """
        Begin the work now, in a thread or a task, and let the caller answer.

        Where Factorial cannot be reached it tries again, for several minutes. It ends with the process, and Factorial,
        which has its answer, does not notify again: take up :meth:`unfinished` runs when a process starts, or use a
        queue of yours instead. On trio, which has no tasks without a nursery, it begins only when the result is
        waited for.
        """
        kept = _Kept()
        # A loop refers weakly to its tasks, and the caller may drop what is returned.
        self._background.add(kept)
        kept.pending = self._session.io.ahead(self._to_the_end(accepted, kept))
        return BackgroundRun(self._session, kept.pending)

    @operation
    async def unfinished(self) -> tuple[Accepted, ...]:
        """
        Return the runs of this integration and company that are not over, oldest first.

        For a process that starts: an earlier one may have accepted them. It finds runs of which no notification came, too.

        Raises:
            ErpError: Factorial could not be read.
        """
        since = dt.datetime.fromtimestamp(self._session.io.now(), dt.UTC) - HOUR
        runs = self._factorial.integrations.sync_runs.list(
            marketplace_integration_uuid=self._integration_uuid, created_at_gteq=since
        )
        return tuple(
            [
                Accepted(
                    request=SyncRequested(
                        sync_run_id=run.id,
                        integration_uuid=run.integration_uuid,
                        company_id=run.company_id,
                    ),
                    received_at=run.started_at.timestamp(),
                )
                async for run in runs
                if run.status not in ENDED
                and _same(run.integration_uuid, self._integration_uuid)
                and run.started_at > since
            ]
        )

    @operation
    async def attach_csv(
        self, sync_run_id: str, csv: UploadFile | RunSummary, *, file_name: str = "result.csv"
    ) -> SyncRunOutput:
        """
        Attach a CSV file to a run, where users of Factorial find it.

        Args:
            sync_run_id: Of the run.
            csv: A file, or a summary, which becomes one.
            file_name: As users see it.

        Raises:
            ErpError: It was not attached; after ``OutcomeUnknown`` it may be.
        """
        if isinstance(csv, RunSummary):
            content = csv.to_csv().encode("utf-8-sig")  # without the mark, Excel takes it for ANSI
            csv = Upload(content, filename=file_name, content_type="text/csv")
        return await self._factorial.integrations.sync_run_outputs.create(
            sync_run_id=sync_run_id, file=csv, file_name=file_name
        )

    @operation
    async def import_records(
        self,
        records: Iterable[ImportRecord] | AsyncIterable[ImportRecord],
        import_record: ImportFunction,
        *,
        sync_run_id: str | None = None,
    ) -> RunSummary:
        """
        Bring records of the other system into Factorial, in a run that this begins.

        Records are known by run, ERP's key and type, so reporting one twice changes nothing. That the run ends when all
        is reported, or with the hour, is a guess: there is no call to end it.

        Args:
            records: To bring; each key once for each type.
            import_record: Writes one, and returns its id in Factorial.
            sync_run_id: Goes on with a run that was begun: what is reported there is left out.

        Raises:
            InputInvalid: A blocking client and a coroutine function, or a list that must be awaited.
            SyncRequestRefused: There is no such run, or it is of another integration.
            ErpError: The run could not be begun, or what is linked already not be read.
        """
        check_function(import_record, is_blocking=self.is_blocking)
        if self.is_blocking and isinstance(records, AsyncIterable):
            raise InputInvalid("A blocking client cannot await the records.", field="records")
        run = await self._run_of_import(sync_run_id)
        with self._alone(run.id) as is_mine:
            if not is_mine:
                return RunSummary(state="in_use", sync_run_id=run.id)
            if self._session.io.now() >= (run.started_at + HOUR).timestamp():
                return RunSummary(state="over", sync_run_id=run.id)
            return await Import(self._factorial, self._session.io, run, self._stop(run)).carry_out(
                records, import_record, is_new=sync_run_id is None
            )

    # The work

    async def _work(self, accepted: Accepted) -> RunSummary:
        request = accepted.request
        self._refuse_other_integration(request)
        with self._alone(request.sync_run_id) as is_mine:
            if not is_mine:
                return RunSummary(state="in_use", sync_run_id=request.sync_run_id)
            run = await self._run(request.sync_run_id)
            if run.company_id != request.company_id:
                raise _refused("it belongs to another company than the notification says")
            # Where the start did not arrive, the notification did, a moment after it.
            started = getattr(run, "started_at", None) or dt.datetime.fromtimestamp(
                accepted.received_at, dt.UTC
            )
            is_over = self._session.io.now() >= (started + HOUR).timestamp()
            if is_over or getattr(run, "status", None) in ENDED:
                return RunSummary(state="over", sync_run_id=run.id)
            return await Round(
                self._factorial,
                self._session.io,
                run_id=run.id,
                stop=(started + HOUR - self._stop_before).timestamp(),
                function=self._sync_item,
                on_error=self._on_error,
                concurrency=self._concurrency,
                with_payloads=self._read == "payloads",
            ).carry_out()

    @contextlib.contextmanager
    def _alone(self, sync_run_id: str) -> Generator[bool]:
        """Become the only worker of a run, if nobody is; tell whether it worked."""
        with contextlib.ExitStack() as doors:
            is_mine = doors.enter_context(_claimed(self._place(sync_run_id)))
            if is_mine and self._lock is not None:
                try:
                    doors.enter_context(self._lock.exclusive())
                except LedgerInUse:
                    is_mine = False
            yield is_mine

    async def _to_the_end(self, accepted: Accepted, kept: _Kept) -> RunSummary:
        try:
            return await self._persist(accepted)
        finally:
            self._background.discard(kept)

    async def _persist(self, accepted: Accepted) -> RunSummary:
        """Work until it is done; nobody may be there to hear of errors, so they are logged."""
        run_id = accepted.request.sync_run_id
        for wait in WAITS:
            try:
                summary = await self._work(accepted)
            except TRANSIENT as error:
                log.warning("sync run %s: %s", run_id, type(error).__name__)
            except ErpError as error:
                log.error("sync run %s: %s", run_id, redacted(str(error)))  # noqa: TRY400  (the caller can have it)
                raise
            else:
                log.info("sync run %s: %s", run_id, summary.summary())
                if summary.state in ("done", "over") or self._place(run_id) in _claims:
                    return summary  # the other worker of this process persists too
            await self._session.io.sleep(wait)
        return await self._work(accepted)

    async def _run(self, sync_run_id: str) -> SyncRun:
        try:
            run = await self._factorial.integrations.sync_runs.get(sync_run_id)
        except NotFound as error:
            raise _refused("there is no such run for these credentials") from error
        if not _same(run.integration_uuid, self._integration_uuid):
            raise _refused("it belongs to another integration")
        return run

    async def _run_of_import(self, sync_run_id: str | None) -> SyncRun:
        if sync_run_id is not None:
            return await self._run(sync_run_id)
        return await self._factorial.integrations.sync_runs.create(
            marketplace_integration_uuid=self._integration_uuid
        )

    def _stop(self, run: SyncRun) -> float:
        return (run.started_at + HOUR - self._stop_before).timestamp()

    def _place(self, sync_run_id: str) -> tuple[str, str]:
        return self._session.base_url.partition("/api/")[0], sync_run_id

    def _refuse_other_integration(self, request: SyncRequested) -> None:
        if not _same(request.integration_uuid, self._integration_uuid):
            raise _refused("it is for another integration")


def _view(session: Session) -> FactorialDomains[Async]:
    """Return a client in a version that has the framework: runs and states are new in 2026-10-01."""
    from .domains import FactorialDomains

    shared = session.shared
    if version_of(shared) < API_VERSION:
        shared = at_version(shared, API_VERSION)
    return FactorialDomains(shared)


def _same(one: str, other: str) -> bool:
    return one.strip().lower() == other.strip().lower()


def _refused(why: str) -> SyncRequestRefused:
    return SyncRequestRefused(f"The sync request is refused: {why}.", status=404)


# One worker for each run


_claims: set[tuple[str, str]] = set()
_claiming = threading.Lock()


@contextlib.contextmanager
def _claimed(place: tuple[str, str]) -> Generator[bool]:
    """Become the only worker of a run in this process, if nobody is; tell whether it worked."""
    with _claiming:
        is_mine = place not in _claims
        _claims.add(place)
    try:
        yield is_mine
    finally:
        if is_mine:
            with _claiming:
                _claims.discard(place)


class _Kept:
    """Refers to background work until it has ended."""

    pending: Pending[RunSummary] | None = None
