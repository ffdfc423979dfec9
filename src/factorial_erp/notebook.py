"""How are many records mapped for a report? In frames of polars, batch by batch, in flat memory.

Needs the extra ``notebook``. The decisions are those of :meth:`MappingDocument.resolve`: nothing here
decides anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from ._core.lazy import installed
from .errors import InputInvalid
from .mapping import Books, ExpenseRecord, Mapped, MappingDocument, Ref, TaxPart
from .mapping.tables import did_you_mean

if TYPE_CHECKING:
    import polars as pl

__all__ = ["RECORD_COLUMNS", "map_frames"]

_REFS: Final = ("entity", "employee", "category", "subcategory", "project", "ledger_account")
_TEXTS: Final = (
    "currency", "status", "reimbursable_currency", "merchant_name", "merchant_tin",
    "supplier_country", "payment", "payment_method", "reimbursement_method", "document_number",
    "document_type", "description",
)  # fmt: skip
_COUNTS: Final = ("amount_cents", "reimbursable_cents")
_PLAIN: Final = (*_TEXTS, *_COUNTS)

RECORD_COLUMNS: Final = (
    "id", "kind", "date", *_COUNTS, *_TEXTS, *_REFS, "cost_centers", "card", "exchange_rate", "taxes",
)  # fmt: skip
"""
The columns of a frame of records: those of :class:`~factorial_erp.mapping.ExpenseRecord`.

What a record points to (``entity``, ``employee``, ``category``, …) is a text: an id, a code or a name, whichever
the mapping document uses. ``cost_centers`` is a list of such texts, ``taxes`` a list of structs with ``rate`` in
**percent**, ``base_cents`` and ``tax_cents``. ``id``, ``amount_cents`` and ``currency`` are required.
"""

_REQUIRED: Final = ("id", "amount_cents", "currency")
_KINDS: Final = ("expense", "mileage", "per_diem")


def map_frames(
    frames: pl.DataFrame | pl.LazyFrame | Iterable[Any],
    mapping: MappingDocument,
    books: Books,
    *,
    columns: Mapping[str, str] | None = None,
    keep: tuple[str, ...] = (),
    batch_size: int = 20_000,
    today: dt.date | None = None,
) -> Iterator[pl.DataFrame]:
    """
    Map records in frames to the lines of their postings.

    Yields a frame for each batch, so that a million records need the memory of one batch. A record that
    cannot be posted has one row, with the code of its first problem in ``problem``; one that is rightly not
    posted has the reason there.

    Args:
        frames: A frame, a lazy frame (which is collected in batches), or batches of Arrow or polars.
        columns: The frame's own name of a column, by the name in :data:`RECORD_COLUMNS`.
        keep: Further columns that are carried over to every line.
        batch_size: Records a batch, where the frames are not batches already.
        today: See :meth:`MappingDocument.resolve`.

    Raises:
        InputInvalid: A column is missing, unknown, or a float.
        ConfigurationMissing: polars is not installed.
    """
    pl = installed("polars", extra="notebook", purpose="Mapping frames")
    renamed = columns or {}
    for name in renamed:
        if name not in RECORD_COLUMNS:
            message = f"A record has no column {name!r}."
            hint = f"See RECORD_COLUMNS{did_you_mean(name, RECORD_COLUMNS)}."
            raise InputInvalid(message, field="columns", value=name, hint=hint)
    names = _Names({name: renamed.get(name, name) for name in RECORD_COLUMNS}, keep)

    def resolve(record: ExpenseRecord) -> Mapped:
        return mapping.resolve(record, books, today=today)

    for batch in _batches(pl, frames, batch_size):
        _check_columns(pl, batch, names)
        yield _mapped_batch(pl, batch, resolve, names)


@attrs.frozen
class _Names:
    columns: Mapping[str, str]
    """The frame's name for each column of a record."""
    keep: tuple[str, ...]


def _batches(pl: Any, frames: Any, size: int) -> Iterator[Any]:
    if isinstance(frames, pl.LazyFrame):
        yield from frames.collect_batches(chunk_size=size)
    elif isinstance(frames, pl.DataFrame):
        yield from frames.iter_slices(size)
    else:
        for batch in cast("Iterable[Any]", frames):
            yield from (
                pl.from_arrow(batch) if not isinstance(batch, pl.DataFrame) else batch
            ).iter_slices(size)


def _check_columns(pl: Any, frame: Any, names: _Names) -> None:
    known = (*names.columns.values(), *names.keep)
    for column, kind in frame.schema.items():
        if column not in known:
            message = f"The frame has a column {column!r}, which no rule can ask for."
            near = did_you_mean(column, known)
            hint = f"Rename it with columns=…, carry it over with keep=…, or drop it{near}."
            raise InputInvalid(message, field=column, value=None, hint=hint)
        if _has_float(pl, kind):
            message = f"The column {column!r} has floats, and floats lose cents."
            hint = "Cast amounts to integer cents, rates to Decimal or text."
            raise InputInvalid(message, field=column, value=None, hint=hint)
    for name in (*(names.columns[name] for name in _REQUIRED), *names.keep):
        if name not in frame.columns:
            message = f"The frame has no column {name!r}."
            hint = (
                f"Its columns are: {', '.join(frame.columns)}{did_you_mean(name, frame.columns)}."
            )
            raise InputInvalid(message, field=name, value=None, hint=hint)


def _has_float(pl: Any, kind: Any) -> bool:
    if isinstance(kind, pl.Struct):
        return any(_has_float(pl, field.dtype) for field in kind.fields)
    if isinstance(kind, pl.List):
        return _has_float(pl, kind.inner)
    return bool(kind.is_float())


def _lines_schema(pl: Any) -> dict[str, Any]:
    money = pl.Decimal(38, 4)
    dimension = pl.Struct({"dimension": pl.String, "value": pl.String})
    return {
        "record": pl.String,
        "line": pl.Int32,
        "target": pl.String,
        "currency": pl.String,
        "role": pl.String,
        "account_type": pl.String,
        "number": pl.String,
        "amount": money,
        "amount_lcy": money,
        "vat_code": pl.String,
        "dimensions": pl.List(dimension),
        "problem": pl.String,
        "document": pl.String,
    }


def _mapped_batch(
    pl: Any, batch: Any, resolve: Callable[[ExpenseRecord], Mapped], names: _Names
) -> Any:
    lines: list[tuple[object, ...]] = []
    present = {
        name: batch[column].to_list()
        for name, column in names.columns.items()
        if column in batch.columns
    }
    kept = [batch[column].to_list() for column in names.keep]
    for index, record in enumerate(_records(present, len(batch))):
        carried = tuple(column[index] for column in kept)
        lines += [(*line, *carried) for line in _lines(resolve(record))]
    schema = _lines_schema(pl) | {column: batch.schema[column] for column in names.keep}
    return pl.DataFrame(lines, schema=schema, orient="row")


def _lines(mapped: Mapped) -> Iterator[tuple[object, ...]]:
    key, document = mapped.record.id, mapped.document_hash
    posting = mapped.posting
    if posting is None:
        problem = mapped.skipped.code if mapped.skipped else mapped.problems[0].code
        yield (key, 0, *(None,) * 9, problem, document)
        return
    target = _target(mapped)
    for number, entry in enumerate(posting.entries, start=1):
        yield (
            key,
            number,
            target,
            posting.currency,
            entry.role,
            entry.account_type,
            entry.number,
            entry.amount,
            entry.amount_lcy,
            entry.vat_code,
            [{"dimension": code, "value": value} for code, value in entry.dimensions],
            None,
            document,
        )


def _target(mapped: Mapped) -> str:
    if mapped.invoice is not None:
        return f"purchase_{mapped.invoice.document_type}"
    return "journal" if mapped.journal is not None else "file"


def _records(columns: Mapping[str, list[Any]], count: int) -> Iterator[ExpenseRecord]:
    refs: dict[str, Ref] = {}

    def ref(text: str | None) -> Ref | None:
        if not text:
            return None
        known = refs.get(text)
        if known is None:
            known = refs[text] = Ref(text, code=text)
        return known

    for index in range(count):
        row = {name: column[index] for name, column in columns.items()}
        yield _record({name: value for name, value in row.items() if value is not None}, ref)


def _record(row: Mapping[str, Any], ref: Callable[[str | None], Ref | None]) -> ExpenseRecord:
    id = str(row["id"])
    kind: Any = row.get("kind") or "expense"
    if kind not in _KINDS:
        message = f"Record {id} is of kind {kind!r}."
        hint = f"Known are: {', '.join(_KINDS)}."
        raise InputInvalid(message, field="kind", value=kind, hint=hint)
    date, rate = row.get("date"), row.get("exchange_rate")
    known: dict[str, Any] = {name: row[name] for name in _PLAIN if name in row}
    known |= {name: ref(row[name]) for name in _REFS if name in row}
    known["status"] = row.get("status") or "approved"
    return ExpenseRecord(
        key=f"expenses/expensable/{id}",
        id=id,
        kind=kind,
        date=dt.date.fromisoformat(date) if isinstance(date, str) else date,
        cost_centers=tuple(each for each in map(ref, row.get("cost_centers") or ()) if each),
        card=bool(row.get("card")),
        exchange_rate=None if rate is None else Decimal(rate),
        taxes=tuple(map(_tax, row.get("taxes") or ())),
        **known,
    )


def _tax(part: Mapping[str, Any]) -> TaxPart:
    rate = part.get("rate")
    return TaxPart(
        rate=None if rate is None else Decimal(rate),
        base_cents=part.get("base_cents"),
        tax_cents=part.get("tax_cents"),
    )
