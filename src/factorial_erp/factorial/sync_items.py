"""What is one item of a sync, how is it handed over, and what became of it?"""

from __future__ import annotations

import csv
import inspect
import io as text_io
import itertools
import json
from collections.abc import (
    Awaitable,
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from typing import Generic, Literal, TypeVar

import attrs

from .._core.log import logger, redacted
from .._core.model import Model
from ..errors import (
    ErpError,
    InputInvalid,
    ItemInvalid,
)
from .expenses import Expensable, Expense, Mileage, PerDiem
from .integrations import SyncableItemSyncPayload, SyncableState, SyncableStateSyncType

__all__ = [
    "Detail",
    "ItemReport",
    "ItemResult",
    "RunState",
    "RunSummary",
    "SyncFunction",
    "SyncItem",
]

log = logger(__name__)

T = TypeVar("T")

EXPENSABLE = "expenses/expensable"
"""What an item of an expense links to: the header, since only it is common to all three kinds (a guess)."""

Detail = Expense | Mileage | PerDiem
"""What a header of an expense does not tell: merchant, taxes and files, or the journey, or the days."""

Status = Literal["success", "failed", "invalid"]
RunState = Literal["done", "incomplete", "in_use", "over"]

UNEXPECTED = "sync_error"
API_ERROR = "sync_api_error"
"""As Factorial's own sample calls what the other system refused."""

MARKS: Mapping[str, str] = {"success": "✓", "failed": "✗", "invalid": "!"}

SCHEMA_VERSION = 1


@attrs.frozen(kw_only=True)
class SyncItem:
    """One thing to be written to the other system."""

    key: str
    """``expenses/expensable/5001``: the same in each run, and when it is polled."""
    sync_type: SyncableStateSyncType
    """What it is to Factorial; new kinds arrive without a new version, so look at the ones you know."""
    external_identifier: str | None
    """Its key in the other system: ``None`` where it was never written, so create it, or find it by :attr:`key`."""
    resource_type: str
    """``domain/resource`` of :attr:`record`."""
    record_id: str | None
    record: Model | None = attrs.field(default=None, repr=False)
    """The record as its own resource gives it; ``None`` where it was deleted, or where this library knows no such list."""
    header: Expensable | None = attrs.field(default=None, repr=False)
    """Of an expense: what is common to receipts, mileages and per diems."""
    detail: Detail | None = attrs.field(default=None, repr=False)
    """Of an expense: the receipt, mileage or per diem."""
    payload: SyncableItemSyncPayload | None = attrs.field(default=None, repr=False)
    """What the framework itself sends along, where payloads are asked for; what is not typed is in ``extra``."""
    state: SyncableState | None = attrs.field(default=None, repr=False)
    """The lasting link; ``None`` when polled."""
    sync_run_id: str | None = None
    """``None`` when polled."""
    item_id: str | None = None
    """Of the item in its run; ``None`` when polled."""

    @property
    def is_update(self) -> bool:
        """Whether it was written before."""
        return self.external_identifier is not None

    @property
    def is_deleted(self) -> bool:
        """Whether the record is gone from Factorial."""
        return getattr(self.state, "syncable_deleted_at", None) is not None


@attrs.frozen(kw_only=True)
class ItemResult:
    """What your code returns for an item that was written, or that needs nothing."""

    external_identifier: str | None = None
    """Key in the other system; Factorial keeps it, and gives it along the next time."""
    note: str = ""
    """For the summary only."""


SyncFunction = Callable[[SyncItem], ItemResult | Awaitable[ItemResult | None] | None]
"""
Your code: writes an item and returns, or raises.

``ItemInvalid`` says that data must be mended first; any other ``ErpError`` that writing failed. It is called again for
the same item where a process ended before its report, so look up by :attr:`SyncItem.key` before you create.
"""


@attrs.frozen(kw_only=True)
class ItemReport:
    """What became of an item, in Factorial's words for it."""

    key: str
    """Of the item; ``item/<id>`` where what it stands for was not read."""
    status: Status
    """Written; went wrong and may be tried again; data must be mended first."""
    messages: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """What users of Factorial read, by field."""
    external_identifier: str | None = None
    note: str = ""
    item_id: str | None = None
    is_reported: bool = False
    """Whether Factorial knows; it never does when polled."""


@attrs.frozen(kw_only=True)
class RunSummary:
    """What became of a run; the same for runs of Factorial's, for polling, and for imports."""

    state: RunState
    """
    ``done``, ``incomplete`` (not everything could be reported: work on it again), ``in_use`` (another worker is at it),
    ``over`` (it had ended before). With the last two, nothing was done.
    """
    reports: tuple[ItemReport, ...] = ()
    sync_run_id: str | None = None
    """``None`` when polled."""
    done_before: int = 0
    """Items that needed nothing: reported by an earlier worker, or unchanged since they were polled last."""

    def of(self, status: Status) -> tuple[ItemReport, ...]:
        """Return the items with one status."""
        return tuple(each for each in self.reports if each.status == status)

    def to_json(self) -> str:
        """Write the summary as JSON."""
        content = {"schema_version": SCHEMA_VERSION, **attrs.asdict(self)}
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"

    def to_csv(self) -> str:
        """
        Write a line for each item, for :meth:`SyncRunner.attach_csv`.

        A cell that a spreadsheet would compute gets an apostrophe in front.
        """
        file = text_io.StringIO(newline="")
        lines = csv.writer(file)
        lines.writerow(["item", "status", "external_identifier", "messages", "note"])
        for each in self.reports:
            said = "; ".join(f"{field}: {text}" for field, text in each.messages.items())
            cells = [each.key, each.status, each.external_identifier or "", said, each.note]
            lines.writerow([_harmless(cell) for cell in cells])
        return file.getvalue()

    def summary(self) -> str:
        """Return the counts in one line."""
        counts = [f"{len(self.of(status))} {status}" for status in ("success", "failed", "invalid")]
        return ", ".join([*counts, f"{self.done_before} done before", self.state])

    def __str__(self) -> str:
        name = f"Sync run {self.sync_run_id}" if self.sync_run_id else "Sync"
        lines = [name]
        for each in self.reports:
            said = [*(f"{field}: {text}" for field, text in each.messages.items()), each.note]
            lines.append(
                f"{MARKS[each.status]} {each.key}  {'; '.join(filter(None, said))}".rstrip()
            )
        return "\n".join([*lines, self.summary()])


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def check_function(function: Callable[..., object], *, is_blocking: bool) -> None:
    """
    Refuse a coroutine function where nobody could await it.

    Raises:
        InputInvalid: The client blocks and the function does not.
    """
    call = getattr(function, "__call__", function)  # noqa: B004  (an object whose call is a coroutine function)
    if is_blocking and (inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(call)):
        message = "A blocking client cannot await the function for an item."
        raise InputInvalid(message, hint="Use AsyncFactorial, or a plain function.")


@attrs.frozen(kw_only=True)
class Outcome(Generic[T]):
    """What calling the user's function came to."""

    status: Status
    messages: Mapping[str, str] = attrs.field(factory=dict[str, str])
    value: T | None = None
    error: Exception | None = None


async def outcome_of(what: str, call: Callable[[], T | Awaitable[T]]) -> Outcome[T]:
    """
    Call the user's function, and tell how it went in Factorial's words.

    An error that it did not foresee may hold anything, so neither its text nor where it happened leaves the process.

    Args:
        what: Names the item in the log.
        call: Calls the function.
    """
    try:
        value = call()
        if inspect.isawaitable(value):
            value = await value
        return Outcome(status="success", value=value)
    except ItemInvalid as error:
        return Outcome(status="invalid", messages=error.problems)
    except ErpError as error:
        log.info("%s failed: %s", what, type(error).__name__)
        return Outcome(status="failed", messages={API_ERROR: redacted(str(error))}, error=error)
    except Exception as error:  # noqa: BLE001  (one item must not cost the others, whatever it is)
        log.error("%s raised %s", what, type(error).__name__)  # noqa: TRY400  (a traceback may hold personal data)
        said = {UNEXPECTED: "The connector failed unexpectedly. Ask who runs it."}
        return Outcome(status="failed", messages=said, error=error)


async def hand_over(
    item: SyncItem,
    function: SyncFunction,
    on_error: Callable[[SyncItem, Exception], object] | None,
) -> ItemReport:
    """Call the user's function for an item, and turn what it returns or raises into a report."""
    outcome = await outcome_of(item.key, lambda: _checked(function(item)))
    if outcome.error is not None and on_error is not None:
        try:
            on_error(item, outcome.error)
        except Exception as error:  # noqa: BLE001  (the report is due all the same)
            log.error("on_error raised %s", type(error).__name__)  # noqa: TRY400  (a traceback may hold personal data)
    result = outcome.value or ItemResult()
    return ItemReport(
        key=item.key,
        status=outcome.status,
        messages=outcome.messages,
        external_identifier=result.external_identifier or item.external_identifier,
        note=result.note,
        item_id=item.item_id,
    )


def _checked(
    result: ItemResult | Awaitable[ItemResult | None] | None,
) -> ItemResult | Awaitable[ItemResult | None] | None:
    if result is None or isinstance(result, ItemResult) or inspect.isawaitable(result):
        return result
    message = "the function for an item returns an ItemResult or None"
    raise TypeError(message)


def chunks(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield so many values at a time."""
    waiting = iter(values)
    while some := tuple(itertools.islice(waiting, size)):
        yield some
