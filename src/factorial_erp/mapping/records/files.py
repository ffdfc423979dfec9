"""How is a record kept in a file: as JSON, one on a line, or as CSV?"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from ...errors import InputInvalid
from .expense import ExpenseRecord

if TYPE_CHECKING:
    import cattrs

__all__ = ["read_records", "record_from_json", "record_to_json", "records_to_csv"]

_SEPARATOR: Final = "."


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
        InputInvalid: It is no JSON of a record; the message says which field.
    """
    return _from_plain(_loaded(text, "record"), "record")


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
    The records of a file, one by one.

    Args:
        source: The file's text, or its lines as an open file gives them, which are not kept.
        file: Its name, for errors: with ``.csv`` it is CSV, else JSON, one record on a line.

    Raises:
        InputInvalid: A line is no record; the message says which line and field.
    """
    # str.splitlines() would also split at characters that may stand in a text of JSON.
    lines = io.StringIO(source, newline="") if isinstance(source, str) else source
    return _from_csv(lines, file) if file.lower().endswith(".csv") else _from_lines(lines, file)


def _from_lines(lines: Iterable[str], file: str) -> Iterator[ExpenseRecord]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{file}, line {number}"
            yield _from_plain(_loaded(line, where), where)


def _from_csv(lines: Iterable[str], file: str) -> Iterator[ExpenseRecord]:
    reader = csv.DictReader(lines, strict=True)
    try:
        for cells in reader:
            where = f"{file}, line {reader.line_num}"
            if None in cells:
                raise _invalid(where, "has more cells than there are columns")
            yield _from_plain(_deep(cells, where), where)
    except csv.Error as error:
        raise _invalid(f"{file}, line {reader.line_num}", f"is no CSV: {error}") from error


# ---- JSON -----------------------------------------------------------------------------------------


@functools.cache
def _converter() -> cattrs.Converter:
    # Loading cattrs takes longer than mapping a few records.
    import cattrs

    converter = cattrs.Converter(
        omit_if_default=True, forbid_extra_keys=True, detailed_validation=True
    )
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_unstructure_hook(dt.date, lambda day: day.isoformat())
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(bool, _yes)
    converter.register_structure_hook(str, _text)
    return converter


def _decimal(value: Any, _: Any) -> Decimal:
    try:
        number = Decimal(value) if isinstance(value, str | int | Decimal) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise ValueError(f"{value!r} is no number in a text, such as '19.5'")
    return number


def _whole(value: Any, _: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(f"{value!r} is no whole number")  # noqa: TRY004  (one kind of error for all)
    return int(value)


def _yes(value: Any, _: Any) -> bool:
    known = {True: True, False: False, "true": True, "false": False}
    if not isinstance(value, bool | str) or value not in known:
        raise ValueError(f"{value!r} is neither true nor false")
    return known[value]


def _text(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")  # noqa: TRY004  (one kind of error for all)
    return value


def _plain(record: ExpenseRecord) -> dict[str, Any]:
    employee = record.employee
    if employee is not None and employee.name is not None:
        record = attrs.evolve(record, employee=attrs.evolve(employee, name=None))
    plain: dict[str, Any] = _converter().unstructure(record)
    return plain


def _loaded(text: str, where: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise _invalid(where, f"is no JSON: {error}") from error


def _from_plain(plain: Any, where: str) -> ExpenseRecord:
    try:
        return _converter().structure(plain, ExpenseRecord)
    except Exception as error:
        from cattrs import transform_error

        told = "; ".join(transform_error(error, path="record"))
        raise _invalid(where, f"is no record: {told}") from error


def _invalid(where: str, what: str) -> InputInvalid:
    return InputInvalid(
        f"{where} {what}.",
        field="records",
        hint="Write records with record_to_json or records_to_csv.",
    )


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


def _deep(cells: dict[str, Any], where: str) -> dict[str, Any]:
    """The values of a row put together by their paths; empty cells are left out."""
    required = (
        field.name for field in attrs.fields(ExpenseRecord) if field.default is attrs.NOTHING
    )
    top: dict[str, Any] = dict.fromkeys(required)
    for column, cell in cells.items():
        if not cell:
            continue
        *path, last = column.split(_SEPARATOR)
        place = top
        for name in path:
            below = place.setdefault(name, {})
            if not isinstance(below, dict):
                raise _invalid(where, f"has a value and parts for {name}")
            place = cast("dict[str, Any]", below)
        place[last] = cell
    return cast("dict[str, Any]", _lists(top))


def _lists(plain: Any) -> Any:
    """Dictionaries whose names are numbers as lists."""
    if not isinstance(plain, dict):
        return plain
    parts = {name: _lists(value) for name, value in cast("dict[str, Any]", plain).items()}
    if parts and all(name.isdecimal() for name in parts):
        return [parts[name] for name in sorted(parts, key=int)]
    return parts
