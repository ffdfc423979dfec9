"""How is a record kept in a file: as JSON, one on a line, or as CSV?"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import io
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs

from ...errors import RecordsInvalid
from .expense import ExpenseRecord
from .plain import Fault, Unfit, is_value, record_of_plain, required, unknown

if TYPE_CHECKING:
    import cattrs

__all__ = ["read_records", "record_from_json", "record_to_json", "records_to_csv"]

_SEPARATOR: Final = "."
_MOST: Final = 19
"""Problems of a file that are told; behind them, that there may be more."""
_ONE_A_LINE: Final = 'Write each record on a line of its own, {"key": …}, as record_to_json does.'
_WRITE: Final = (
    "Make a file of records with: factorial-erp mapping snapshot FOLDER --period 2026-10, or with "
    "record_to_json or records_to_csv."
)

_Cells = tuple[list[str], list[str]]
"""The names of the columns, and the cells of a row."""


def record_to_json(record: ExpenseRecord) -> str:
    """
    A record as one line of JSON; :func:`record_from_json` reads it.

    What has its default is left out, amounts are texts, and the name of the employee is not written: rules
    that name one by it do not meet the record that is read again.
    """
    return json.dumps(_plain(record), ensure_ascii=False)


def record_from_json(text: str) -> ExpenseRecord:
    """
    The record of one line of JSON.

    Raises:
        RecordsInvalid: It is no JSON of a record; the error names the field, and has what else is wrong as
            its ``others``.
    """
    (record,) = _records([(1, text)], lambda line: record_of_plain(_loaded(line)), "record")
    return record


def records_to_csv(records: Iterable[ExpenseRecord]) -> str:
    """
    Records as CSV: a column for each value, ``category.name``, ``taxes.0.rate``.

    Of a list that is empty there is no column.
    """
    rows = [dict(_flat(_plain(record), "")) for record in records]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    columns.sort(key=_place)
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def read_records(source: str | Iterable[str], file: str) -> Iterator[ExpenseRecord]:
    """
    The records of a file, one by one, up to the first line that is none.

    Args:
        source: The file's text, or its lines as an open file gives them, which are not kept.
        file: Its name, for errors: with ``.csv`` it is CSV, else JSON, one record on a line.

    Raises:
        RecordsInvalid: A line is no record; the error names line and field, and has what is wrong with the
            next lines as its ``others``.
    """
    # str.splitlines() would also split at characters that may stand in a text of JSON.
    lines = io.StringIO(source, newline="") if isinstance(source, str) else source
    if file.lower().endswith(".csv"):
        return _records(_rows(lines, file), _from_cells, file)
    filled = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    return _records(filled, lambda line: record_of_plain(_loaded(line)), file)


_Line = TypeVar("_Line")


def _records(
    lines: Iterable[tuple[int, _Line]], read: Callable[[_Line], ExpenseRecord], file: str
) -> Iterator[ExpenseRecord]:
    """Each record; after the first line that is none, only what else is wrong is looked for."""
    found: list[RecordsInvalid] = []
    number = 0
    for number, line in lines:
        try:
            record = read(line)
        except Unfit as unfit:
            found += _told(unfit, file, number)
            if len(found) >= _MOST:
                break
        else:
            if not found:
                yield record
    if found:
        first, *others = found[:_MOST]
        if len(found) >= _MOST:
            ended = f"{file} was not read beyond line {number}."
            others.append(RecordsInvalid(ended, file=file, line=number, hint=_WRITE))
        first.others = tuple(others)
        raise first


def _told(unfit: Unfit, file: str, line: int) -> Iterator[RecordsInvalid]:
    for fault in unfit.faults:
        yield RecordsInvalid(
            f"{file}, line {line}: {fault}.",
            file=file,
            line=line,
            field=fault.field or None,
            hint=fault.hint,
        )


# ---- JSON -----------------------------------------------------------------------------------------


@functools.cache
def _converter() -> cattrs.Converter:
    # Loading cattrs takes longer than mapping a few records.
    import cattrs

    converter = cattrs.Converter(omit_if_default=True)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(dt.date, lambda day: day.isoformat())
    return converter


def _plain(record: ExpenseRecord) -> dict[str, Any]:
    employee = record.employee
    if employee is not None and employee.name is not None:
        record = attrs.evolve(record, employee=attrs.evolve(employee, name=None))
    plain: dict[str, Any] = _converter().unstructure(record)
    return plain


def _loaded(text: str) -> Any:
    try:
        plain = json.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        what = f"this is no JSON from character {error.colno} on"
        raise Unfit([Fault(what=what, hint=_ONE_A_LINE)]) from None
    if not isinstance(plain, dict):
        kinds = ((list, "a list"), (str, "a text"))
        kind = next((word for type, word in kinds if isinstance(plain, type)), "a single value")
        raise Unfit([Fault(what=f"this is {kind}, and no record", hint=_ONE_A_LINE)])
    return cast("dict[str, Any]", plain)


# ---- CSV ------------------------------------------------------------------------------------------


def _flat(plain: Any, path: str) -> Iterator[tuple[str, str]]:
    """Each value with its path."""
    if isinstance(plain, dict):
        parts: Iterable[tuple[Any, Any]] = cast("dict[str, Any]", plain).items()
    elif isinstance(plain, list | tuple):
        parts = enumerate(cast("list[Any]", plain))
    else:
        yield path, json.dumps(plain) if isinstance(plain, bool) else str(plain)
        return
    for name, value in parts:
        if value is not None:
            yield from _flat(value, f"{path}{_SEPARATOR}{name}" if path else str(name))


def _place(column: str) -> tuple[int, tuple[str, ...]]:
    """Columns in the order of the record's fields."""
    first, *rest = column.split(_SEPARATOR)
    names = [field.name for field in attrs.fields(ExpenseRecord)]
    return names.index(first), tuple(rest)


def _rows(lines: Iterable[str], file: str) -> Iterator[tuple[int, _Cells]]:
    """The number of the line and the cells of each row, by a header that is right."""
    reader = csv.reader(lines, strict=True)
    try:
        names = [name.strip().removeprefix("\ufeff") for name in next(reader, ())]
        wrong = list(_wrong_columns(names)) if any(names) else []
        if wrong:
            first, *others = _told(Unfit(wrong), file, reader.line_num)
            first.others = tuple(others)
            raise first
        for cells in reader:
            if any(cells):
                yield reader.line_num, (names, cells)
    except csv.Error as error:
        raise RecordsInvalid(
            f"{file}, line {reader.line_num}: {error}.",
            file=file,
            line=reader.line_num,
            hint="Look for a double quote that is not closed or not doubled.",
        ) from None


def _wrong_columns(names: list[str]) -> Iterator[Fault]:
    if len(names) == 1 and ";" in names[0]:
        hint = "Separate them by commas: save it as 'CSV UTF-8 (comma delimited)'."
        yield Fault(what="the columns are separated by semicolons", hint=hint)
        return
    for number, name in enumerate(names):
        if name in names[:number]:
            yield Fault(path=(name,), what="is there twice", hint="Delete one of the two columns.")
        elif is_value(name.split(_SEPARATOR)) is False:
            hint = f"Write a column for each of them: {name}{_SEPARATOR}…"
            yield Fault(path=(name,), what="has several values", hint=hint)
    strange = [name for name in names if is_value(name.split(_SEPARATOR)) is None]
    missing = [name for name in required() if name not in names]
    if strange:
        told = ", ".join(name or "(blank)" for name in strange[:_MOST])
        meaning = "means nothing" if len(strange) == 1 else "mean nothing"
        hint = _WRITE if missing else unknown(strange[0])
        yield Fault(path=(told,), what=f"{meaning} in a record", hint=hint)
    if missing:
        what = "is missing: each record has it" if len(missing) == 1 else "are missing"
        yield Fault(path=(", ".join(missing),), what=what, hint=_WRITE)


def _from_cells(row: _Cells) -> ExpenseRecord:
    """The record of a row; empty cells are left out."""
    names, cells = row
    if len(cells) > len(names):
        hint = "Put a cell that contains a comma in double quotes."
        raise Unfit([Fault(what=f"{len(cells)} cells under {len(names)} columns", hint=hint)])
    top: dict[str, Any] = {}
    for column, cell in zip(names, cells, strict=False):
        if cell:
            *path, last = column.split(_SEPARATOR)
            place = top
            for name in path:
                place = place.setdefault(name, {})
            place[last] = cell
    return record_of_plain(_lists(top))


def _lists(plain: Any) -> Any:
    """Dictionaries whose names are numbers as lists."""
    if not isinstance(plain, dict):
        return plain
    parts = {name: _lists(value) for name, value in cast("dict[str, Any]", plain).items()}
    if parts and all(name.isdecimal() for name in parts):
        return [parts[name] for name in sorted(parts, key=int)]
    return parts
