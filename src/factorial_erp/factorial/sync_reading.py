"""Where do the records of a sync's items come from? From their own resources, many at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from .._core.log import redacted
from .._core.model import Model
from .._core.operation import Async
from ..errors import InputInvalid, NotFound, PermissionDenied, RequestInvalid
from .expenses import Expensable, ExpensableType, Expense, Mileage, PerDiem
from .integrations import SyncableItemSyncPayload, SyncableState, SyncableStateSyncType
from .sync_items import API_ERROR, EXPENSABLE, Detail, ItemReport, SyncItem, chunks

if TYPE_CHECKING:
    from .domains import FactorialDomains

__all__: list[str] = []

IDS_AT_ONCE = 100
"""Ids in one query: as many as a page has records."""

UNKNOWN_TYPE = SyncableStateSyncType("unknown")

EXPENSE_TYPES = frozenset({EXPENSABLE, "expenses/expense", "expenses/mileage", "expenses/per_diem"})
"""What an item of an expense may link to: which one is not published, so all are understood."""


async def items_of_states(
    factorial: FactorialDomains[Async],
    rows: Sequence[tuple[str, SyncableState]],
    *,
    sync_run_id: str,
    payloads: Mapping[str, SyncableItemSyncPayload] | None,
) -> dict[str, SyncItem | ItemReport]:
    """
    Return what is to be handed over, by the id of the item; a report where its record could not be read.

    Args:
        factorial: Whose records.
        rows: Id and state of each item.
        sync_run_id: Of the run.
        payloads: By the id of the item; ``None`` reads the records themselves.
    """
    found: dict[str, SyncItem | ItemReport] = {}
    by_type: dict[str, list[SyncItem]] = {}
    for item_id, state in rows:
        resource_type = str(getattr(state, "resource_syncable_type", None) or "")
        record_id = state.syncable_id
        item = SyncItem(
            key=f"{resource_type}/{record_id or state.id}",
            sync_type=getattr(state, "sync_type", UNKNOWN_TYPE),
            external_identifier=state.external_identifier or None,
            resource_type=resource_type,
            record_id=record_id,
            state=state,
            sync_run_id=sync_run_id,
            item_id=item_id,
            payload=None if payloads is None else payloads.get(item_id),
        )
        found[item_id] = item
        if payloads is not None:
            if item.payload is None and not item.is_deleted:
                found[item_id] = _unread(item, "Factorial gave no content for it.")
        elif record_id is not None:
            by_type.setdefault(resource_type, []).append(item)
    for resource_type, items in by_type.items():
        for ready in await _with_records(factorial, resource_type, items):
            found[str(ready.item_id)] = ready
    return found


async def _with_records(
    factorial: FactorialDomains[Async], resource_type: str, items: list[SyncItem]
) -> list[SyncItem | ItemReport]:
    """Add the records of one type to its items."""
    resource = resource_of(factorial, resource_type)
    if resource is None:
        return list(items)  # the user's function may know what it is
    try:
        records = {
            str(getattr(record, "id", None)): record
            async for record in _by_ids(resource, [str(item.record_id) for item in items])
        }
        if resource_type in EXPENSE_TYPES:
            pairs = await with_details(factorial, list(records.values()))
        else:
            pairs = {}
    except (NotFound, PermissionDenied, RequestInvalid) as error:
        # It will not go away by trying again at once, and the other items have nothing to do with it.
        return [_unread(item, redacted(str(error))) for item in items]
    ready: list[SyncItem | ItemReport] = []
    for item in items:
        record = records.get(str(item.record_id))
        if record is None and not item.is_deleted:
            said = (
                "Factorial did not give the record: it is gone, or the credentials may not see it."
            )
            ready.append(_unread(item, said))
            continue
        header, detail = pairs.get(str(item.record_id), (None, None))
        ready.append(attrs.evolve(item, record=record, header=header, detail=detail))
    return ready


def _unread(item: SyncItem, why: str) -> ItemReport:
    return ItemReport(
        key=item.key,
        status="failed",
        messages={API_ERROR: why},
        item_id=item.item_id,
        external_identifier=item.external_identifier,
    )


def resource_of(factorial: FactorialDomains[Async], resource_type: str) -> Any:
    """
    Return the resource that ``expenses/expensable`` stands for, ``None`` where none can be asked for ids.

    That the name in the path is the plural of the type is a guess; it holds for all types that are known.
    """
    domain, _, name = resource_type.partition("/")
    if not (domain.isidentifier() and name.isidentifier()) or name.startswith("_"):
        return None
    home: Any = getattr(factorial, domain, None)
    for plural in (f"{name}s", f"{name}es", f"{name[:-1]}ies", name):
        places: tuple[Any, ...] = (home, getattr(home, plural, None))
        for place in places:
            if getattr(place, "_path", None) == f"/{domain}/{plural}" and _takes_ids(place):
                return place
    return None


def _takes_ids(resource: Any) -> bool:
    """Whether it has a list with that filter; nothing is sent."""
    try:
        resource.list(ids=[])
    except (InputInvalid, AttributeError):
        return False
    return True


async def _by_ids(resource: Any, ids: Sequence[str]) -> AsyncIterator[Model]:
    """Yield the records with these ids, in as few requests as possible."""
    for some in chunks(ids, IDS_AT_ONCE):
        async for record in resource.list(ids=list(some)):
            yield record


async def with_details(
    factorial: FactorialDomains[Async], records: Iterable[Model]
) -> dict[str, tuple[Expensable | None, Detail | None]]:
    """Return header and detail of expenses, by the id of whichever of the two is given."""
    expenses = factorial.expenses
    headers = {each.id: each for each in records if isinstance(each, Expensable)}
    details = {each.id: each for each in records if isinstance(each, Expense | Mileage | PerDiem)}
    belongs = {id: getattr(each, "expenses_expensable_id", None) for id, each in details.items()}
    above = {
        record.id: record
        async for record in _by_ids(expenses.expensables, [id for id in belongs.values() if id])
        if isinstance(record, Expensable)
    }
    below: dict[str, Detail] = {}
    lists = (
        (ExpensableType.EXPENSE, expenses),
        (ExpensableType.MILEAGE, expenses.mileages),
        (ExpensableType.PERDIEM, expenses.per_diems),
    )
    for kind, resource in lists:
        ids = [id for id, each in headers.items() if getattr(each, "type", None) == kind]
        for some in chunks(ids, IDS_AT_ONCE):
            async for detail in resource.list(expenses_expensable_ids=list(some)):
                below[str(getattr(detail, "expenses_expensable_id", None))] = detail
    return {
        **{id: (header, below.get(id)) for id, header in headers.items()},
        **{id: (above.get(str(belongs[id])), detail) for id, detail in details.items()},
    }
