"""How is one pass over the items of a run carried out? Read, hand over, report, until the time is up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

from .._core.io import IO
from .._core.log import logger
from .._core.operation import Async
from ..errors import Conflict, ErpError, NotFound, OutcomeUnknown, RequestInvalid
from .integrations import (
    SyncableItemSyncPayload,
    SyncableState,
    SyncableSyncRun,
    SyncableSyncRunItemFields,
    SyncableSyncRunStatus,
)
from .sync_items import (
    API_ERROR,
    ItemReport,
    RunSummary,
    SyncFunction,
    SyncItem,
    chunks,
    hand_over,
)
from .sync_reading import IDS_AT_ONCE, items_of_states

if TYPE_CHECKING:
    from .domains import FactorialDomains

__all__: list[str] = []

log = logger(__name__)

REPORTS_AT_ONCE = 8
"""Reports that are sent together where the time is up."""

UPSERT_WAITS = (1.0, 4.0)
"""**Seconds** before a report by key is repeated."""

TOO_LATE: Mapping[str, str] = {
    "sync_time_is_up": "There was no time left within the hour that a sync may take. Sync again."
}

REPORTED = frozenset(
    {SyncableSyncRunStatus.SUCCESS, SyncableSyncRunStatus.FAILED, SyncableSyncRunStatus.INVALID}
)

REFUSALS = (Conflict, NotFound, RequestInvalid)
"""Of one report: they concern its item only; anything else would meet the next one too."""

OnError = Callable[[SyncItem, Exception], object]


class Round:
    """One pass over the items of a run that are not reported."""

    def __init__(
        self,
        factorial: FactorialDomains[Async],
        io: IO,
        *,
        run_id: str,
        stop: float,
        function: SyncFunction,
        on_error: OnError | None,
        concurrency: int,
        with_payloads: bool,
    ) -> None:
        self._factorial = factorial
        self._io = io
        self._run_id = run_id
        self._stop = stop
        self._function = function
        self._on_error = on_error
        self._concurrency = concurrency
        self._with_payloads = with_payloads
        self._unreachable = False
        """Whether reports do not arrive: nothing more is written then that Factorial would not hear of."""
        self._undelivered: dict[str | None, SyncItem | None] = {}
        """Items whose report did not arrive, by their ids."""

    async def carry_out(self) -> RunSummary:
        """
        Hand over and report what is not reported.

        Raises:
            ErpError: Factorial could not be read.
        """
        by_id = {
            row.id: row
            async for row in self._factorial.integrations.syncable_sync_runs.list(
                sync_run_ids=[self._run_id]
            )
            if getattr(row, "sync_run_id", None) == self._run_id
        }
        rows = list(by_id.values())
        waiting = [row for row in rows if getattr(row, "status", None) not in REPORTED]
        payloads = await self._payloads() if self._with_payloads and waiting else None
        reports: list[ItemReport] = []
        for some in chunks(waiting, IDS_AT_ONCE):
            if self._unreachable:
                break
            if self._is_late():
                told = [self._tell(None, _too_late(row)) for row in some]
                reports += await self._io.gather(told, limit=REPORTS_AT_ONCE)
            else:
                reports += await self._hand_over(some, payloads)
        reports = await self._tell_again(reports)
        is_done = len(reports) == len(waiting) and all(each.is_reported for each in reports)
        return RunSummary(
            state="done" if is_done else "incomplete",
            sync_run_id=self._run_id,
            reports=tuple(reports),
            done_before=len(rows) - len(waiting),
        )

    async def _payloads(self) -> dict[str, SyncableItemSyncPayload]:
        return {
            item.syncable_sync_run_id: item.sync_payload
            async for item in self._factorial.integrations.syncable_items.list(
                sync_run_id=self._run_id
            )
        }

    async def _hand_over(
        self,
        rows: tuple[SyncableSyncRun, ...],
        payloads: Mapping[str, SyncableItemSyncPayload] | None,
    ) -> list[ItemReport]:
        """Read what so many items stand for, and hand them over."""
        links = {row.id: getattr(row, "syncable_state_id", None) for row in rows}
        states = await self._states({link for link in links.values() if link})
        pairs = [(id, states[link]) for id, link in links.items() if link in states]
        found = await items_of_states(
            self._factorial, pairs, sync_run_id=self._run_id, payloads=payloads
        )
        items = [found.get(row.id) or _without_state(row) for row in rows]
        if self._concurrency == 1:  # nothing is left behind that was begun and never awaited
            done = [await self._one(item) for item in items]
        else:
            work = [self._one(item) for item in items]
            done = await self._io.gather(work, limit=self._concurrency)
        return [each for each in done if each is not None]

    async def _states(self, ids: set[str]) -> dict[str, SyncableState]:
        if not ids:  # no filter would ask for all of them
            return {}
        pages = self._factorial.integrations.syncable_states.list(ids=sorted(ids))
        return {state.id: state async for state in pages}

    async def _one(self, item: SyncItem | ItemReport) -> ItemReport | None:
        if self._unreachable:
            return None
        if isinstance(item, ItemReport):
            return await self._tell(None, item)
        if self._is_late():
            return await self._tell(item, _too_late_for(item))
        report = await hand_over(item, self._function, self._on_error)
        return await self._tell(item, report)

    def _is_late(self) -> bool:
        return self._io.now() >= self._stop

    # Reports

    async def _tell(self, item: SyncItem | None, report: ItemReport) -> ItemReport:
        """Report an item, and note whether Factorial knows."""
        try:
            if item is None or not await self._link(item, report):
                await self._factorial.integrations.syncable_sync_runs.update(
                    str(report.item_id),
                    status=report.status,
                    error_messages=dict(report.messages),
                )
        except ErpError as error:
            if not isinstance(error, REFUSALS):
                self._unreachable = True
                self._undelivered[report.item_id] = item
            log.warning(
                "item %s of sync run %s was not reported: %s",
                report.item_id, self._run_id, type(error).__name__,
            )  # fmt: skip
            return report
        return attrs.evolve(report, is_reported=True)

    async def _link(self, item: SyncItem, report: ItemReport) -> bool:
        """
        Report a success together with the ERP's key, and tell whether the item was met.

        Only this call takes the key. That it finds the item by what it links to, where there is no key yet, is a guess,
        so its answer is checked, and the item is reported by its id if it was another one.
        """
        key = report.external_identifier
        if report.status != "success" or key is None or item.external_identifier is not None:
            return False  # a link is never changed
        if item.record_id is None:
            return False
        fields: SyncableSyncRunItemFields = {
            "external_identifier": key,
            "syncable_type": item.sync_type,
            "syncable_id": item.record_id,
            "status": "success",
        }
        try:
            rows = await upsert(self._factorial, self._io, self._run_id, [fields])
        except REFUSALS as error:
            log.info("item %s keeps no key: %s", item.item_id, type(error).__name__)
            return False
        return any(row.id == item.item_id for row in rows)

    async def _tell_again(self, reports: list[ItemReport]) -> list[ItemReport]:
        """Try once more to report what did not arrive."""
        self._unreachable = False
        told: list[ItemReport] = []
        for each in reports:
            if each.item_id not in self._undelivered or self._unreachable:
                told.append(each)
            else:
                told.append(await self._tell(self._undelivered[each.item_id], each))
        return told


async def upsert(
    factorial: FactorialDomains[Async],
    io: IO,
    run_id: str,
    items: list[SyncableSyncRunItemFields],
) -> tuple[SyncableSyncRun, ...]:
    """Report by key; again where no answer came, for the second time changes nothing."""
    report = factorial.integrations.syncable_sync_runs.bulk_upsert
    for wait in UPSERT_WAITS:
        try:
            return await report(sync_run_id=run_id, items=items)
        except OutcomeUnknown:
            await io.sleep(wait)
    return await report(sync_run_id=run_id, items=items)


def _too_late(row: SyncableSyncRun) -> ItemReport:
    return ItemReport(key=f"item/{row.id}", status="failed", messages=TOO_LATE, item_id=row.id)


def _too_late_for(item: SyncItem) -> ItemReport:
    return ItemReport(
        key=item.key,
        status="failed",
        messages=TOO_LATE,
        item_id=item.item_id,
        external_identifier=item.external_identifier,
    )


def _without_state(row: SyncableSyncRun) -> ItemReport:
    messages = {API_ERROR: "Factorial did not say what it links to."}
    return ItemReport(key=f"item/{row.id}", status="failed", messages=messages, item_id=row.id)
