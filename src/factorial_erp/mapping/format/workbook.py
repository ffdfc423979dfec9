"""How is a mapping document kept in an Excel workbook?"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from unicodedata import east_asian_width

import attrs

from ..._core.lazy import installed
from ...errors import InputInvalid, MappingInvalid
from ..money import as_text
from ..sheets import grid, open_workbook
from ..tables import (
    Column,
    Problems,
    Table,
    check_text,
    clean_cell,
    column_letters,
    did_you_mean,
    make_table,
)
from .columns import TABLES
from .content import Content, Hidden, is_list
from .settings import FILE, NUMBERS, targets_of
from .toml import Setting, as_cell, clean_note, grouped, section_name, section_of
from .writing import replace_files

__all__ = ["Sheet", "read_workbook", "write_sheets", "write_workbook"]

SETTINGS: Final = "mapping"
"""The sheet with what ``mapping.toml`` says in a folder."""
SHEETS: Final = {SETTINGS: FILE, **{name.removesuffix(".csv"): name for name in TABLES}}

MAX_ROWS: Final = 1_048_576
MAX_TITLE: Final = 31
_NO_TITLE: Final = re.compile(r"[\\/*?:\[\]]")
MAX_WIDTH: Final = 60
"""Characters of a column; a longer text goes on in the next line of its cell."""
LINE: Final = 15
"""Points of a line."""
MAX_HEIGHT: Final = 409
"""Points of a row that Excel takes."""
MAX_LIST: Final = 255
"""Characters of a list of choices in Excel."""

_SETTING_COLUMNS: Final = (
    Column("section", "Section; blank: none."),
    Column("key", "Name of the setting; blank: a remark on the section.", form="code"),
    Column("value", "A list has commas between.", form="code"),
    Column("note", "Remark."),
)
_NO_OFFER: Final = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
)
"""Excel would mark every account number and offer to drop its leading zeros."""
_MORE: Final = "####"
_OUR_FORMAT: Final = re.compile(rf"0\.(0+){_MORE}")
"""Of a number with zeros at its end; digits that are typed later are shown too."""
_AT_THE_RIGHT: Final = ("decimal", "whole", "date")
_FIRST_EXCEL_DATE: Final = dt.date(1900, 3, 1)  # Excel takes 1900 for a leap year
_ESCAPED: Final = re.compile("_x005F_|_x000D_")
_TO_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


# ---- reading --------------------------------------------------------------------------------------


def read_workbook(path: Path) -> Content:
    """
    The content of a workbook.

    Raises:
        MappingInvalid: It is none that can be read, or its sheets are not those of a document.
        ConfigurationMissing: The extra ``files`` is not installed.
    """
    book = open_workbook(
        path,
        purpose="A mapping document in a workbook",
        what="a mapping document",
        instead=f"Pass the folder that contains {FILE}, or an .xlsx file.",
    )
    return _Reader(path.name, book).content()


class _Reader:
    """Reads the sheets of an opened workbook and gathers what is wrong with them."""

    def __init__(self, file: str, book: Any) -> None:
        self._file = file
        self._book = book
        self._problems = Problems()

    def content(self) -> Content:
        sheets = self._sheets()
        settings: tuple[Setting, ...] = ()
        tables: dict[str, Table] = {}
        for name, sheet in sheets.items():
            with self._problems.collecting():
                if name == FILE:
                    settings = self._settings(sheet)
                else:
                    columns = TABLES[name].columns
                    tables[name] = self._table(sheet, name, columns)
        self._problems.refuse()
        return Content(
            settings=settings,
            tables={name: tables[name] for name in TABLES if name in tables},
            place=self._place(sheets[FILE]),
            hidden=tuple(each for sheet in sheets.values() for each in self._hidden(sheet)),
        )

    def _hidden(self, sheet: Any) -> Iterator[Hidden]:
        """The rows and columns that have cells and are not shown."""
        place, rows = self._place(sheet), list(grid(sheet))
        if not rows:
            return
        _, header = rows[0]
        for dimension in sheet.column_dimensions.values():
            first, last = dimension.min or 1, dimension.max or 0
            if dimension.hidden:
                for at in range(first, min(last, len(header)) + 1):
                    name = "" if header[at - 1] is None else f"{header[at - 1].value} "
                    yield Hidden(place, column=f"{name}({column_letters(at)})")
        for number, _ in rows:
            if sheet.row_dimensions[number].hidden:
                yield Hidden(place, number)

    def _sheets(self) -> dict[str, Any]:
        """The sheets of the document by the names of its files."""
        found: dict[str, Any] = {}
        for sheet in self._book.worksheets:
            title = str(sheet.title)
            name = SHEETS.get(title.strip().lower())
            if name is None or name in found:
                self._refuse(
                    title,
                    "is no sheet of a mapping document" if name is None else "is there twice",
                    f"The sheets are: {', '.join(SHEETS)}{did_you_mean(title, tuple(SHEETS))}. "
                    "Delete it, or keep it in another workbook.",
                )
            elif sheet.sheet_state != "visible":
                self._refuse(
                    title, "is hidden", "Show it, so that everyone sees what decides, or delete it."
                )
            else:
                found[name] = sheet
        for sheet in getattr(self._book, "chartsheets", ()):
            self._refuse(str(sheet.title), "is a chart", "Keep it in another workbook.")
        if FILE not in found:
            self._refuse(SETTINGS, "is missing", "It has the columns section, key, value, note.")
            self._problems.refuse()
        return found

    def _table(self, sheet: Any, name: str, columns: Sequence[Column]) -> Table:
        by_name = {column.name: column for column in columns}
        self._check_merged(sheet)
        place = self._place(sheet)
        records: list[tuple[int, list[str]]] = []
        header: list[str] = []
        for number, cells in grid(sheet):
            texts: list[str] = []
            for index, cell in enumerate(cells):
                column = by_name.get(header[index]) if index < len(header) else None
                with self._problems.collecting():
                    texts.append(_text(cell, column, self._where(place, number, header, index)))
                    continue
                texts.append("?")
            records.append((number, texts))
            if not header and any(texts):
                header = [text.strip().casefold() for text in texts]
        return make_table(name, place, records)

    def _settings(self, sheet: Any) -> tuple[Setting, ...]:
        self._check_merged(sheet)
        place = self._place(sheet)
        header: list[str] = []
        settings: list[Setting] = []
        names = [column.name for column in _SETTING_COLUMNS]
        for number, cells in grid(sheet):
            where = [self._where(place, number, header or names, at) for at in range(len(cells))]
            if not header:
                header = [
                    _text(cell, None, at).casefold() for cell, at in zip(cells, where, strict=True)
                ]
                if [name for name in header if name] != names:
                    raise MappingInvalid(
                        f"{place}, row {number}: the columns are {', '.join(header)}.",
                        file=place,
                        row=number,
                        hint=f"They must be: {', '.join(names)}.",
                    )
                continue
            with self._problems.collecting():
                settings += _setting(number, cells, where)
        return grouped(settings)

    def _check_merged(self, sheet: Any) -> None:
        for merged in sheet.merged_cells.ranges:
            self._problems.add(
                MappingInvalid(
                    f"{self._place(sheet)}, row {merged.min_row}: the cells {merged.coord} are merged.",
                    file=self._place(sheet),
                    row=merged.min_row,
                    column=str(merged.coord),
                    hint="Unmerge them and fill in each cell.",
                )
            )

    def _place(self, sheet: Any) -> str:
        return f"{self._file}!{sheet.title}"

    def _refuse(self, title: str, what: str, hint: str) -> None:
        place = f"{self._file}!{title}"
        self._problems.add(
            MappingInvalid(f"{self._file}: the sheet {title!r} {what}.", file=place, hint=hint)
        )

    def _where(self, place: str, number: int, header: Sequence[str], index: int) -> _Where:
        letters = column_letters(index + 1)
        name = header[index] if index < len(header) and header[index] else letters
        return _Where(place, number, name, f"{letters}{number}")


@attrs.frozen
class _Where:
    place: str
    row: int
    column: str
    cell: str

    def invalid(self, what: str, hint: str) -> MappingInvalid:
        return MappingInvalid(
            f"{self.place}, row {self.row}: {self.column} ({self.cell}) {what}.",
            file=self.place,
            row=self.row,
            column=self.column,
            hint=hint,
        )


def _text(cell: Any, column: Column | None, where: _Where) -> str:
    """
    A cell as text.

    Raises:
        MappingInvalid: A spreadsheet made something else of what was typed.
    """
    value = _value(cell, where)
    if column is None or isinstance(value, str):
        return as_cell(value)  # a column that means nothing is refused as a whole
    form = column.form
    if isinstance(value, dt.date):
        if form == "date":
            return value.isoformat()
        raise where.invalid(
            f"is the date {value}, which a spreadsheet probably made of something else",
            "Format the cell as text and type it again.",
        )
    if form in {"decimal", "whole"} or (form == "text" and isinstance(value, int)):
        return as_cell(value)
    if form == "date":
        raise where.invalid(f"is {value}, which is no date", "Write it as 2026-12-31.")
    raise where.invalid(
        f"is the number {value}, but must be text: a spreadsheet drops leading zeros",
        f"Format the cell as text and type it again: {value:f}."
        if isinstance(value, Decimal)
        else f"Format the cell as text and type it again: {value}.",
    )


def _value(cell: Any, where: _Where) -> str | int | Decimal | dt.date:
    """What a cell says: text, a number or a date."""
    if cell is None:
        return ""
    value, type = cell.value, cell.data_type
    if type == "f":
        raise where.invalid(
            "is a formula, whose result nobody can review",
            "Copy the cell and paste it as a value.",
        )
    if type == "e":
        raise where.invalid(f"shows the error {value}", "Type what it should say.")
    if isinstance(value, bool):
        raise where.invalid(f"is {str(value).upper()}", "Write yes or no, or format it as text.")
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise where.invalid(f"is the moment {value}", "Write only the date: 2026-12-31.")
        return value.date()
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format, where)
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        return clean_cell(_ESCAPED.sub(_unescaped, value))
    raise where.invalid(f"is {value}, which is no text", "Format it as text and type it again.")


def _number(value: float, number_format: str, where: _Where) -> int | Decimal:
    number = Decimal(repr(value))
    if "%" in number_format:
        percent = as_text(100 * number)
        raise where.invalid(
            f"is {percent} as a percentage, which is kept as {value}",
            f"Format the cell as a number and type it again: {percent}.",
        )
    if number == number.to_integral_value():
        number = Decimal(int(number))
    ours = _OUR_FORMAT.fullmatch(number_format)
    places = max(len(ours[1]) if ours else 0, -int(number.as_tuple().exponent))
    return Decimal(f"{number:.{places}f}") if places else int(number)


def _unescaped(found: re.Match[str]) -> str:
    return "_" if found.group() == "_x005F_" else "\r"


def _setting(number: int, cells: Sequence[Any], where: Sequence[_Where]) -> list[Setting]:
    padded = [*cells, *[None] * (4 - len(cells))]
    places = [*where, *[where[-1]] * (4 - len(where))]
    section_text, key, note = (as_cell(_value(padded[at], places[at])) for at in (0, 1, 3))
    value = _value(padded[2], places[2])
    for text, at in ((section_text, 0), (key, 1), (note, 3), (as_cell(value), 2)):
        check_text(text, places[at].invalid)
    section = section_of(section_text)
    if not key:
        if value != "":
            raise places[2].invalid("has no key", "Fill in the key, or empty the cell.")
        if not section and not note:
            return []
        return [Setting(section=section, key="", value=None, note=clean_note([note]), line=number)]
    if isinstance(value, str) and is_list(section, key):
        items = [item.strip() for item in value.split(",")]
        return [_made(section, key, items, note, number)]
    made = _made(section, key, value, note, number)
    if made.path in NUMBERS and isinstance(value, str) and re.fullmatch(r"\d{1,9}", value):
        return [attrs.evolve(made, value=int(value))]
    return [made]


def _made(section: tuple[str, ...], key: str, value: Any, note: str, number: int) -> Setting:
    return Setting(section=section, key=key, value=value, note=clean_note([note]), line=number)


# ---- writing --------------------------------------------------------------------------------------


@attrs.frozen
class Sheet:
    """A sheet to write: its title, what its columns are, and its rows as text."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]


def write_workbook(content: Content, path: Path) -> None:
    """
    Write a document as a workbook; the same document and openpyxl give the same bytes.

    Raises:
        InputInvalid: A table has more rows than a sheet.
        ConfigurationMissing: The extra ``files`` is not installed.
    """
    write_sheets(_sheets_of(content), path, purpose="A mapping document in a workbook")


def _sheets_of(content: Content) -> Iterator[Sheet]:
    yield Sheet(
        SETTINGS,
        _SETTING_COLUMNS,
        [
            (section_name(each.section), each.key, as_cell(each.value), each.note)
            for each in content.settings
        ],
    )
    choices = _own_choices(content)
    for name, table in content.tables.items():
        columns = [
            attrs.evolve(column, choices=choices.get((name, column.name), column.choices))
            for column in (TABLES[name][column] for column in table.columns)
        ]
        yield Sheet(name.removesuffix(".csv"), columns, table.rows)


def write_sheets(sheets: Iterable[Sheet], path: Path, *, purpose: str) -> None:
    """
    Write sheets as a workbook; the same sheets and openpyxl give the same bytes.

    Args:
        sheets: The sheets in their order; a title is cut to the length that Excel takes.
        path: The file; a crash leaves the old or the new one.
        purpose: What the workbook is, for the message where the extra is not installed.

    Raises:
        InputInvalid: There are more rows than a sheet takes.
        ConfigurationMissing: The extra ``files`` is not installed.
    """
    openpyxl = installed("openpyxl", extra="files", purpose=purpose)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _add_sheet(book, _title(sheet.title), sheet.columns, list(sheet.rows))
    buffer = io.BytesIO()
    book.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_files({path: _tidied(buffer.getvalue())})


def _title(text: str) -> str:
    """A title that Excel takes; one that is too long ends after a word."""
    title = " ".join(_NO_TITLE.sub(" ", text).split())
    if len(title) <= MAX_TITLE:
        return title
    words, _, _ = title[:MAX_TITLE].rpartition(" ")
    return f"{words or title[: MAX_TITLE - 1]}…"


def _own_choices(content: Content) -> dict[tuple[str, str], tuple[str, ...]]:
    """What a cell may say by the document itself, by table and column."""
    dimensions = tuple(content.nested.get("dimensions", {}))
    choices = {
        ("rules.csv", "target"): targets_of(dimensions),
        ("dimensions.csv", "dimension"): dimensions,
    }
    taxes = content.tables.get("taxes.csv")
    if taxes is not None:
        at = taxes.columns.index("id")
        choices["categories.csv", "vat"] = tuple(row[at] for row in taxes.rows)
    return choices


def _add_sheet(
    book: Any, title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> None:
    if len(rows) >= MAX_ROWS:
        raise InputInvalid(
            f"The table {title} has {len(rows):,} rows; a sheet holds {MAX_ROWS - 1:,} below its header.",
            field="path",
            value=title,
            hint="Save the document to a folder.",
        )
    styles = installed("openpyxl.styles", extra="files", purpose="A mapping document in a workbook")
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    head = styles.Font(name="Calibri", size=11, bold=True)  # as openpyxl writes the other cells
    fill = styles.PatternFill("solid", fgColor="DDE6F0")
    for index, column in enumerate(columns, start=1):
        cell = sheet.cell(row=1, column=index)
        _set_text(cell, column.name)
        cell.font, cell.fill = head, fill
        _set_up_column(sheet, cell.column_letter, column, [row[index - 1] for row in rows])
    top = styles.Alignment(vertical="top")
    wrap = styles.Alignment(vertical="top", wrap_text=True)
    right = styles.Alignment(vertical="top", horizontal="right", indent=1)
    for number, row in enumerate(rows, start=2):
        for index, (column, text) in enumerate(zip(columns, row, strict=True), start=1):
            if text:
                cell = sheet.cell(row=number, column=index)
                _set(cell, column, text)
                cell.alignment = (
                    wrap if _lines(text) > 1 else right if column.form in _AT_THE_RIGHT else top
                )
        height = max(map(_lines, row), default=1)
        if height > 1:
            # LibreOffice measures only the sheet that is opened first.
            sheet.row_dimensions[number].height = min(height * LINE, MAX_HEIGHT)
    if columns:
        last = sheet.cell(row=1, column=len(columns)).column_letter
        sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    _set_up_pages(sheet)


def _lines(text: str) -> int:
    """Lines that a text takes in a column of the greatest width; a letter of East Asia is two wide."""
    return sum(
        -(-max(sum(1 + (east_asian_width(each) in "WF") for each in line), 1) // MAX_WIDTH)
        for line in text.split("\n")
    )


def _set_up_pages(sheet: Any) -> None:
    """On paper: all columns on a page's width, the header and the page's number on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0  # as many pages as it takes
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    sheet.oddHeader.left.text = "&A"
    sheet.oddHeader.right.text = "&P / &N"


def _set_up_column(sheet: Any, letter: str, column: Column, texts: Sequence[str]) -> None:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    dimension = sheet.column_dimensions[letter]
    dimension.width = min(max(longest, len(column.name), 6) + 3, MAX_WIDTH)
    # Rows that are added below look the same.
    dimension.number_format = {"date": "yyyy-mm-dd", "decimal": "General", "whole": "0"}.get(
        column.form, "@"
    )
    choices = ",".join(column.choices)
    # Excel's list is a text with commas between, and no choice may contain one.
    if 0 < len(choices) <= MAX_LIST and choices.count(",") == len(column.choices) - 1:
        validation = installed(
            "openpyxl.worksheet.datavalidation", extra="files", purpose="A workbook"
        ).DataValidation(
            type="list", formula1=f'"{choices.replace(chr(34), chr(34) * 2)}"', allow_blank=True
        )
        validation.error = f"Write one of: {choices}"[:MAX_LIST]
        validation.add(f"{letter}2:{letter}{MAX_ROWS}")
        sheet.add_data_validation(validation)


def _set(cell: Any, column: Column, text: str) -> None:
    if column.form == "date" and _is_date(text):
        cell.value = dt.date.fromisoformat(text)
        cell.number_format = "yyyy-mm-dd"
    elif column.form in {"decimal", "whole"} and _is_number(text):
        cell.value = Decimal(text) if "." in text else int(text)
        cell.number_format = _format(text)
    else:
        _set_text(cell, text)


def _set_text(cell: Any, text: str) -> None:
    escaped = _TO_ESCAPE.sub("_x005F_", text)
    cell.value = escaped
    cell.data_type = "s"  # what looks like a formula or an error is text all the same
    cell.number_format = "@"
    if text[0] in "=+-@":
        cell.quotePrefix = True


def _is_date(text: str) -> bool:
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        return False
    return date.isoformat() == text and date >= _FIRST_EXCEL_DATE


def _format(text: str) -> str:
    """A format that shows the zeros at the end of a number: they come back with it."""
    _, _, places = text.partition(".")
    return f"0.{'0' * len(places)}{_MORE}" if places.endswith("0") else "General"


def _is_number(text: str) -> bool:
    """Whether a spreadsheet gives back the same digits: it keeps 15 of them."""
    return re.fullmatch(r"(?!-[0.]*$)-?(0|[1-9]\d{0,9})(\.\d{1,4})?", text) is not None


def _tidied(packed: bytes) -> bytes:
    """A workbook without the time of its making, its parts in order of name, whose numbers stay text and rows grow."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as made, zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(made.namelist()):
            part = made.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", part)
            elif name.startswith("xl/worksheets/"):
                # openpyxl fixes each height that it writes.
                part = re.sub(rb'(<row [^>]*?) customHeight="1"', rb"\1", part)
                part = part.replace(b"</headerFooter>", b"</headerFooter>" + _NO_OFFER)
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part)
    return buffer.getvalue()
