"""How are the files of a mapping document read, and what is said where they are broken?"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Literal

import attrs

from ..errors import MappingInvalid
from .match import key, nearest

__all__ = ["Column", "Columns", "Form", "Row", "as_text_file", "did_you_mean", "read_rows"]

MAX_BYTES = 20_000_000

_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
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
class Row:
    """A row of a table, with its place."""

    file: str
    number: int
    """As a spreadsheet counts: the header is row 1."""
    cells: dict[str, str]
    private: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """Name of the table: ``rules.csv``."""
        return self.file

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


def read_rows(text: str, file: str, columns: Columns) -> tuple[Row, ...]:
    """
    The rows of a CSV table; empty rows are passed over.

    Raises:
        MappingInvalid: The header or the shape is wrong, or an id occurs twice.
    """
    records = _records(text, file)
    number, header = next(records)
    names = [key(name) for name in header]
    _check_header(names, file, number, columns)
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, cells in records:
        if not any(cells):
            continue
        if len(cells) > len(names):
            raise MappingInvalid(
                f"{file}, row {number}: {len(cells)} cells under {len(names)} columns.",
                file=file,
                row=number,
                hint="Put a cell that contains a comma in double quotes.",
            )
        row = Row(
            file=file,
            number=number,
            cells=dict(zip(names, cells, strict=False)),
            private=columns.private,
        )
        id = key(row.required("id"))
        if id in seen:
            raise row.invalid(
                "id", f"is {row.text('id')!r}, as in row {seen[id]}", "Give each row its own id."
            )
        seen[id] = number
        rows.append(row)
    return tuple(rows)


def _records(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise MappingInvalid(
            f"{file}, row {number + 1}: {error}.",
            file=file,
            row=number + 1,
            hint="Look for a double quote that is not closed or not doubled.",
        ) from error


def _check_header(names: list[str], file: str, number: int, columns: Columns) -> None:
    if len(names) == 1 and ";" in names[0]:
        raise MappingInvalid(
            f"{file}: the columns are separated by semicolons.",
            file=file,
            row=number,
            hint="Separate them by commas: a spreadsheet with a decimal comma needs the format "
            "'CSV UTF-8' and the list separator ','.",
        )
    for name in names:
        if name not in columns.all:
            raise MappingInvalid(
                f"{file} has a column {name!r} that means nothing here.",
                file=file,
                row=number,
                column=name,
                hint=f"The columns are: {', '.join(columns.all)}{did_you_mean(name, columns.all)}.",
            )
        if names.count(name) > 1:
            raise MappingInvalid(
                f"{file} has the column {name!r} twice.",
                file=file,
                row=number,
                column=name,
                hint="Delete one of them.",
            )
    for name in columns.required:
        if name not in names:
            raise MappingInvalid(
                f"{file} lacks the column {name!r}.",
                file=file,
                row=number,
                column=name,
                hint=f"Required are: {', '.join(columns.required)}.",
            )
