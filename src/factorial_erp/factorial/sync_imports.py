"""How do records of the other system get into Factorial, in a run that the connector begins?"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any

import attrs

from .._core.io import IO
from .._core.log import logger
from .._core.operation import Async
from ..errors import ErpError, RequestInvalid
from .integrations import SyncableState, SyncableSyncRunItemFields, SyncRun
from .sync_items import ItemReport, RunSummary, outcome_of
from .sync_rounds import REPORTED, TOO_LATE, upsert

if TYPE_CHECKING:
    from .domains import FactorialDomains

__all__ = ["ImportFunction", "ImportRecord"]

log = logger(__name__)

IMPORTS_AT_ONCE = 50
"""Records of an import in one report; how many Factorial takes is not published."""


@attrs.frozen(kw_only=True)
class ImportRecord:
    """A record of the other system that is brought into Factorial."""

    external_identifier: str
    """Its key there, unique among its :attr:`sync_type`."""
    sync_type: str
    """``finance/vendor``, or another one of the kinds of items."""
    source: Any = attrs.field(default=None, repr=False)
    """Whatever your function needs."""
    record_id: str | None = None
    """Id in Factorial where it is linked already; filled in by the runner: update it then."""


ImportFunction = Callable[[ImportRecord], str | Awaitable[str | None] | None]
"""
Your code: writes a record into Factorial and returns its id there, or raises.

It may be called again where a process ended before its report: look up before you create.
"""


class Import:
    """Brings records into Factorial, and reports them in portions."""

    def __init__(
        self, factorial: FactorialDomains[Async], io: IO, run: SyncRun, stop: float
    ) -> None:
        self._factorial = factorial
        self._io = io
        self._run = run
        self._stop = stop
        self._unreachable = False

    async def carry_out(
        self,
        records: Iterable[ImportRecord] | AsyncIterable[ImportRecord],
        function: ImportFunction,
        *,
        is_new: bool,
    ) -> RunSummary:
        """
        Bring the records that are not reported.

        Raises:
            ErpError: What is linked already could not be read.
        """
        links = await self._links()
        reported = set[str]() if is_new else await self._reported()
        before = 0
        reports: list[ItemReport] = []
        portion: list[tuple[ImportRecord, ItemReport]] = []
        async for record in _each(records):
            state = links.get((record.sync_type, record.external_identifier))
            if state is not None and state.id in reported:
                before += 1
                continue
            linked = None if state is None else state.syncable_id
            portion.append(await self._one(attrs.evolve(record, record_id=linked), function))
            if len(portion) == IMPORTS_AT_ONCE:
                reports += await self._tell(portion)
                portion = []
                if self._unreachable:  # Factorial would not hear of the rest either
                    break
        reports += await self._tell(portion)
        is_done = all(each.is_reported for each in reports)
        return RunSummary(
            state="done" if is_done else "incomplete",
            sync_run_id=self._run.id,
            reports=tuple(reports),
            done_before=before,
        )

    async def _links(self) -> dict[tuple[str, str], SyncableState]:
        """Return what was linked in this or an earlier run, by type and key."""
        return {
            (str(state.sync_type), state.external_identifier): state
            async for state in self._factorial.integrations.syncable_states.list(
                integration_uuid=self._run.integration_uuid
            )
            if state.external_identifier
        }

    async def _reported(self) -> set[str]:
        """Return the states of the items that this run has reported."""
        return {
            row.syncable_state_id
            async for row in self._factorial.integrations.syncable_sync_runs.list(
                sync_run_ids=[self._run.id]
            )
            if row.status in REPORTED
        }

    async def _one(
        self, record: ImportRecord, function: ImportFunction
    ) -> tuple[ImportRecord, ItemReport]:
        report = ItemReport(
            key=f"{record.sync_type}/{record.external_identifier}",
            status="success",
            external_identifier=record.external_identifier,
        )
        if self._io.now() >= self._stop:
            return record, attrs.evolve(report, status="failed", messages=TOO_LATE)
        outcome = await outcome_of(report.key, lambda: function(record))
        made = None if outcome.value is None else str(outcome.value)
        return (
            attrs.evolve(record, record_id=record.record_id or made),  # a link is never changed
            attrs.evolve(report, status=outcome.status, messages=outcome.messages),
        )

    async def _tell(self, portion: list[tuple[ImportRecord, ItemReport]]) -> list[ItemReport]:
        """Report a portion; where one record of it is refused, each by itself."""
        if not portion:
            return []
        try:
            rows = await upsert(
                self._factorial, self._io, self._run.id, [_fields(*each) for each in portion]
            )
        except RequestInvalid:
            if len(portion) > 1:
                return [told for each in portion for told in await self._tell([each])]
            log.warning("a record of sync run %s was not reported: refused", self._run.id)
            return [report for _, report in portion]
        except ErpError as error:
            self._unreachable = True
            name = type(error).__name__
            log.warning("%d records of sync run %s were not reported: %s", len(portion), self._run.id, name)  # fmt: skip
            return [report for _, report in portion]
        ids = [row.id for row in rows] if len(rows) == len(portion) else [None] * len(portion)
        return [
            attrs.evolve(report, is_reported=True, item_id=id)
            for (_, report), id in zip(portion, ids, strict=True)
        ]


def _fields(record: ImportRecord, report: ItemReport) -> SyncableSyncRunItemFields:
    fields: SyncableSyncRunItemFields = {
        "external_identifier": record.external_identifier,
        "syncable_type": record.sync_type,
        "status": report.status,
    }
    if record.record_id is not None:
        fields["syncable_id"] = record.record_id
    if report.messages:
        fields["error_messages"] = dict(report.messages)
    return fields


async def _each(
    records: Iterable[ImportRecord] | AsyncIterable[ImportRecord],
) -> AsyncIterator[ImportRecord]:
    if isinstance(records, AsyncIterable):
        async for record in records:
            yield record
    else:
        for record in records:
            yield record
