"""How are the files of a mapping document read, and what is said where they are broken?"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

import attrs

from ..errors import MappingInvalid
from .match import key, nearest

__all__ = [
    "Column", "Columns", "Form", "Problems", "Row", "Table", "as_text_file", "check_text",
    "clean_cell", "column_letters", "did_you_mean", "make_table", "read_table", "rows_of",
]  # fmt: skip

_T = TypeVar("_T")
_R = TypeVar("_R")

MAX_BYTES = 20_000_000
MAX_CELL = 32_767
"""Characters that Excel holds in a cell."""

_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_UNPRINTABLE = re.compile("[\0-\b\v\f\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML or TOML cannot hold."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPREADSHEET_NUMBER = re.compile(r"(\d+)[.,]0+|\d([.,]\d+)?[eE][+-]?\d+")


Form = Literal["text", "code", "decimal", "whole", "date"]


@attrs.frozen
class Column:
    """A column of a table."""

    name: str
    meaning: str
    """One sentence for the finance team."""
    form: Form = attrs.field(default="text", kw_only=True)
    """``code``: a number that is text, such as an account; leading zeros count."""
    choices: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    """All that a cell may say; empty where any text is allowed."""
    required: bool = attrs.field(default=False, kw_only=True)
    """Whether the header must name it."""
    private: bool = attrs.field(default=False, kw_only=True)
    """Whether its values may name a person; they are not repeated in an error."""


@attrs.frozen
class Columns:
    """The columns of a table, in the order of the documentation."""

    columns: tuple[Column, ...]

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that a header must have."""
        return tuple(column.name for column in self.columns if column.required)

    @property
    def private(self) -> tuple[str, ...]:
        """Names of the columns that may name a person."""
        return tuple(column.name for column in self.columns if column.private)

    @property
    def all(self) -> tuple[str, ...]:
        """The name of every column."""
        return tuple(column.name for column in self.columns)

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


@attrs.frozen(kw_only=True)
class Table:
    """A table as it is written."""

    name: str
    """``rules.csv``, also where it is a sheet."""
    place: str
    """The file or sheet, for errors and explanations."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Trimmed cells, one for each column."""
    numbers: tuple[int, ...] = attrs.field(eq=False)
    """Of the rows, as a spreadsheet counts them."""
    header: int = attrs.field(default=1, eq=False)
    """Row of the header."""

    def with_rows(self, rows: Iterable[Mapping[str, str]], columns: Columns) -> Table:
        """Change the cells of rows whose id is there and append the others, with the columns that it takes."""
        given = [{key(name): clean_cell(text) for name, text in row.items()} for row in rows]
        used = {*self.columns, *columns.required, *(name for row in given for name in row)}
        kept = [name for name in self.columns if name in used]
        known = [name for name in columns.all if name in used and name not in kept]
        names = (*kept, *known, *sorted(used - {*kept, *known}))
        found = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        by_id = {key(row.get("id", "")): row for row in found}
        for row in given:
            same = by_id.get(key(row.get("id", "")))
            if same is None:
                found.append(row)
            else:
                same.update(row)
        return self._rewritten(names, [tuple(row.get(name, "") for name in names) for row in found])

    def without(self, id: str) -> Table:
        """The table without a row; the same where there is none."""
        at = self.columns.index("id")
        return self._rewritten(self.columns, [row for row in self.rows if key(row[at]) != key(id)])

    def _rewritten(self, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
        return Table(
            name=self.name,
            place=self.place,
            columns=tuple(columns),
            rows=tuple(rows),
            numbers=tuple(range(2, len(rows) + 2)),
        )


class Problems:
    """All that is wrong with a document, so that it can be said in one go."""

    def __init__(self) -> None:
        self._found: list[MappingInvalid] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, problem: MappingInvalid) -> None:
        """Keep a problem; the same one is kept once."""
        if all(problem.args != known.args for known in self._found):
            self._found.append(problem)

    @contextmanager
    def collecting(self) -> Generator[None]:
        """Keep the problem that the block raises, and go on after it."""
        try:
            yield
        except MappingInvalid as problem:
            self.add(problem)

    def each(self, function: Callable[[_T], _R], items: Iterable[_T]) -> list[_R]:
        """What a function makes of each item, as far as it does."""
        made: list[_R] = []
        for item in items:
            with self.collecting():
                made.append(function(item))
        return made

    def refuse(self) -> None:
        """
        End where anything is wrong.

        Raises:
            MappingInvalid: The first problem, with the others in it.
        """
        if self._found:
            first, *others = self._found
            first.others = tuple(others)
            raise first


@attrs.frozen(kw_only=True)
class Row:
    """A row of a table, with its place."""

    table: str
    """``rules.csv``, also where it is a sheet."""
    file: str
    """The file or sheet, for errors and explanations."""
    number: int
    """As a spreadsheet counts: the header is row 1."""
    cells: Mapping[str, str]
    private: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """File and row: ``rules.csv:14``."""
        return f"{self.file}:{self.number}"

    def text(self, column: str) -> str:
        """The cell, empty where it or its column is absent."""
        return self.cells.get(column, "")

    def required(self, column: str) -> str:
        """
        The cell.

        Raises:
            MappingInvalid: It is empty.
        """
        text = self.text(column)
        if not text:
            raise self.invalid(column, "is empty", "Fill it in, or delete the row.")
        return text

    def account(self, column: str) -> str:
        """
        A number that is text: of an account or a vendor.

        Raises:
            MappingInvalid: It is empty, or a spreadsheet made a number of it.
        """
        text = self.required(column)
        spoilt = _SPREADSHEET_NUMBER.fullmatch(text)
        if spoilt:
            meant = spoilt.group(1)
            raise self.invalid(
                column,
                f"is {text!r}: a spreadsheet turned the account number into an amount",
                (f"Write {meant!r}, and" if meant else "Write it in full, and")
                + " format the column as text before saving.",
            )
        return text

    def decimal(self, column: str) -> Decimal | None:
        """
        A number, ``None`` where the cell is empty.

        Raises:
            MappingInvalid: It is no number with a decimal point.
        """
        text = self.text(column)
        if not text:
            return None
        if not _DECIMAL.fullmatch(text):
            raise self.invalid(
                column,
                f"is {text!r}, which is no number",
                "Write it with a decimal point and without grouping: 1234.50.",
            )
        return Decimal(text)

    def whole(self, column: str) -> int:
        """
        A whole number, 0 where the cell is empty.

        Raises:
            MappingInvalid: It is no whole number.
        """
        text = self.text(column)
        if text and not re.fullmatch(r"-?\d+", text):
            raise self.invalid(column, f"is {text!r}, which is no whole number", "Write it as 10.")
        return int(text or "0")

    def date(self, column: str) -> dt.date | None:
        """
        A date, ``None`` where the cell is empty.

        Raises:
            MappingInvalid: It is no date of the form 2026-12-31.
        """
        text = self.text(column)
        if not text:
            return None
        try:
            if not _DATE.fullmatch(text):
                raise ValueError(text)  # noqa: TRY301  (one message for both)
            return dt.date.fromisoformat(text)
        except ValueError:
            raise self.invalid(
                column, f"is {text!r}, which is no date", "Write it as 2026-12-31."
            ) from None

    def country(self, column: str) -> str:
        """
        The code of a country, in capitals.

        Raises:
            MappingInvalid: It is not of two letters.
        """
        text = self.text(column)
        if len(text) != 2 or not text.isalpha():
            raise self.invalid(
                column, f"is {text!r}", "Write the country's code of two letters: DE."
            )
        return text.upper()

    def choice(self, column: str, allowed: Sequence[str]) -> str:
        """
        One of the allowed texts, empty where the cell is.

        Raises:
            MappingInvalid: It is another text.
        """
        text = self.text(column)
        if text and key(text) not in allowed:
            raise self.invalid(
                column,
                f"is {text!r}",
                f"Write one of: {', '.join(allowed)}{did_you_mean(text, allowed)}.",
            )
        return key(text)

    def invalid(self, column: str, what: str, hint: str) -> MappingInvalid:
        """The error about a cell."""
        if column in self.private:
            what = what.replace(repr(self.text(column)), "not repeated here")
        return MappingInvalid(
            f"{self.file}, row {self.number}: {column} {what}.",
            file=self.file,
            row=self.number,
            column=column,
            hint=hint,
        )


def did_you_mean(text: str, known: Sequence[str]) -> str:
    """The end of a sentence that names what was probably meant; empty where nothing is near."""
    near = nearest(text, known, count=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def as_text_file(path: Path) -> str:
    """
    The text of a file with plain line ends.

    Raises:
        MappingInvalid: It is absent, empty, too large or no UTF-8 text.
    """
    file = path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise MappingInvalid(
                f"{file} has {size:,} bytes; a mapping document has at most {MAX_BYTES:,}.",
                file=file,
                hint="This is probably an export of records and no table of rules.",
            )
        content = path.read_bytes()
    except OSError as error:
        raise MappingInvalid(
            f"{path} cannot be read: {error.strerror}.", file=file, hint="Check its permissions."
        ) from error
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise MappingInvalid(
            f"{file} is a workbook with another name.",
            file=file,
            hint="Save the sheet as 'CSV UTF-8 (comma delimited)'.",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise MappingInvalid(
            f"{file}, row {row}: byte 0x{content[error.start]:02x} is no UTF-8; "
            "the file was probably saved as Windows-1252 or UTF-16.",
            file=file,
            row=row,
            hint="Save it as 'CSV UTF-8 (comma delimited)'.",
        ) from None
    if not text.strip():
        raise MappingInvalid(
            f"{file} is empty.", file=file, hint="Write at least the header, or delete the file."
        )
    if "\0" in text:
        raise MappingInvalid(
            f"{file} contains zero bytes: it is no text.", file=file, hint="Save it as UTF-8 text."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_table(text: str, name: str) -> Table:
    """
    A table as a CSV file has it.

    Raises:
        MappingInvalid: The text is no CSV.
    """
    before, header, _ = re.split(r"([^\n]*\S[^\n]*)", text, maxsplit=1)
    if "," not in header:  # else quotes in it would be blamed
        _check_separator([header], name, before.count("\n") + 1)
    return make_table(name, name, _records(text, name))


def make_table(name: str, place: str, records: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """
    A table of numbered records, the first of which is the header; empty ones are passed over.

    Raises:
        MappingInvalid: There is no header, or a row has more cells than it.
    """
    filled = ((number, cells) for number, cells in records if any(cells))
    number, header = next(filled, (0, ()))
    if not number:
        raise MappingInvalid(
            f"{place} is empty.", file=place, hint="Write at least the header, or delete it."
        )
    names = [key(cell) for cell in header]
    while names and not names[-1]:
        names.pop()
    _check_separator(names, place, number)
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for row, cells in filled:
        if any(cells[len(names) :]):
            raise MappingInvalid(
                f"{place}, row {row}: {len(cells)} cells under {len(names)} columns.",
                file=place,
                row=row,
                hint="Begin with a first row with the columns' names, give each column a name, and put a "
                "cell that contains a comma in double quotes.",
            )
        blank = [""] * (len(names) - len(cells))
        rows.append((*cells[: len(names)], *blank))
        numbers.append(row)
    return Table(
        name=name,
        place=place,
        columns=tuple(names),
        rows=tuple(rows),
        numbers=tuple(numbers),
        header=number,
    )


def rows_of(table: Table, columns: Columns, problems: Problems) -> tuple[Row, ...]:
    """The rows of a table whose columns and ids are right; what is not goes to the problems."""
    if not _check_header(table, columns, problems):
        return ()
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, cells in zip(table.numbers, table.rows, strict=True):
        with problems.collecting():
            row = Row(
                table=table.name,
                file=table.place,
                number=number,
                cells=dict(zip(table.columns, cells, strict=True)),
                private=columns.private,
            )
            _check_texts(row)
            id = key(row.required("id"))
            if id in seen:
                raise row.invalid(
                    "id",
                    f"is {row.text('id')!r}, as in row {seen[id]}",
                    "Give each row its own id.",
                )
            seen[id] = number
            rows.append(row)
    return tuple(rows)


def _check_texts(row: Row) -> None:
    for column, text in row.cells.items():
        check_text(text, partial(row.invalid, column))


def check_text(text: str, invalid: Callable[[str, str], MappingInvalid]) -> None:
    """
    Refuse what no workbook can hold.

    Raises:
        MappingInvalid: As ``invalid`` makes it of what is wrong and the cure.
    """
    found = _UNPRINTABLE.search(text)
    if found:
        raise invalid(f"contains the invisible character U+{ord(found.group()):04X}", "Delete it.")
    if len(text) > MAX_CELL:
        raise invalid(f"has {len(text):,} characters; a cell holds {MAX_CELL:,}", "Shorten it.")


def _records(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [clean_cell(cell) for cell in cells]
    except csv.Error as error:
        raise MappingInvalid(
            f"{file}, row {number + 1}: {error}.",
            file=file,
            row=number + 1,
            hint="Look for a double quote that is not closed or not doubled.",
        ) from error


def clean_cell(text: str) -> str:
    """A cell as it is compared and written: trimmed, with plain line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def column_letters(number: int) -> str:
    """A column as a spreadsheet counts: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _check_separator(names: list[str], place: str, number: int) -> None:
    for separator, word in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) == 1 and separator in names[0]:
            raise MappingInvalid(
                f"{place}: the columns are separated by {word}.",
                file=place,
                row=number,
                hint="Separate them by commas: 'CSV UTF-8' with ',' as list separator or field delimiter. "
                "Or keep the document in a workbook (.xlsx), which has no separators.",
            )


def _check_header(table: Table, columns: Columns, problems: Problems) -> bool:
    place, names = table.place, table.columns
    before = len(problems)

    def refuse(message: str, column: str, hint: str) -> None:
        problems.add(
            MappingInvalid(message, file=place, row=table.header, column=column, hint=hint)
        )

    for number, name in enumerate(names):
        letters = column_letters(number + 1)
        if not name:
            refuse(
                f"{place}, row {table.header}: the header of column {letters} is empty.",
                letters,
                "Write its name there, or delete the column. "
                f"The columns are: {', '.join(columns.all)}.",
            )
        elif name in names[:number]:
            refuse(f"{place} has the column {name!r} twice.", name, "Delete one of them.")
        elif name not in columns.all:
            refuse(
                f"{place} has a column {name!r} that means nothing here.",
                name,
                f"The columns are: {', '.join(columns.all)}{did_you_mean(name, columns.all)}.",
            )
    for name in columns.required:
        if name not in names:
            refuse(
                f"{place} lacks the column {name!r}.",
                name,
                f"Required are: {', '.join(columns.required)}.",
            )
    return len(problems) == before
