"""Is a document the same in a folder and in a workbook?"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import tempfile
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from hypothesis import given, settings, strategies as st

from factorial_erp.errors import InputInvalid
from factorial_erp.mapping import MappingDocument
from factorial_erp.mapping.format.folder import as_texts
from factorial_erp.mapping.format.toml import Setting, clean_note, grouped, read_toml, write_toml
from factorial_erp.sandbox import Sandbox

Texts = dict[str, str]

TEXT = st.text(
    st.one_of(
        st.sampled_from("aé-ß€𝄞 ,;\"'\n\t=+-@#_x0041\\{}[]|<&>"),
        st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
    ),
    max_size=20,
).map(str.strip)
"""What a person may write, and more."""
NAME = TEXT.map(lambda text: text or "?")
NUMBER = st.from_regex(r"0{0,3}[0-9]{1,6}", fullmatch=True)
DATE = st.just("") | st.dates(min_value=dt.date(1800, 1, 1)).map(str)
AMOUNT = st.just("") | st.decimals(0, 10**9, places=2).map(lambda amount: f"{amount:f}")
AMOUNT |= st.sampled_from(["0", "00", "-0", "1.0", "1.10", "0.0001", "123456789012345678.5"])


def table(columns: str, rows: Sequence[Sequence[str]]) -> str:
    """The text of a CSV table whose rows have their number as id."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns.split(","))
    writer.writerows([f"r{number}", *row] for number, row in enumerate(rows))
    return text.getvalue()


def names(folder: Path) -> list[str]:
    """Of everything in a folder."""
    return sorted(path.name for path in folder.iterdir())


@st.composite
def remarked_settings(draw: st.DrawFn) -> str:
    """A ``mapping.toml`` with remarks everywhere."""

    def setting(section: tuple[str, ...], key: str, value: object) -> Setting:
        return Setting(section=section, key=key, value=value, note=clean_note([draw(TEXT)]))

    entities = draw(st.lists(NAME, max_size=3, unique_by=lambda name: name.strip().casefold()))
    written = [
        setting((), "", None),
        setting((), "schema_version", 1),
        setting((), "name", draw(NAME)),
        setting(("policy",), "", None),
        setting(("policy",), "vat_tolerance", "0.02"),
        setting(("policy",), "statuses", ["paid", "approved"]),
        setting(("entities",), "", None),
        *(setting(("entities",), name, draw(NAME)) for name in entities),
        setting(("dimensions", draw(NAME)), "source", "project"),
    ]
    return write_toml(grouped(written), numbers=("schema_version",))


@st.composite
def documents(draw: st.DrawFn) -> MappingDocument:
    """A document whose numbers, dates, names and notes are anything."""

    def rows(*columns: st.SearchStrategy[str]) -> list[tuple[str, ...]]:
        return draw(st.lists(st.tuples(*columns, TEXT, TEXT), max_size=4))

    rules = [(*row, str(at)) for at, row in enumerate(rows(NUMBER, NAME, AMOUNT, DATE))]
    return MappingDocument(
        {
            "mapping.toml": draw(remarked_settings()),
            "taxes.csv": "id,rate,vat_code,percent,kind\nn,0,V0,0.0,none\n",
            "rules.csv": table(
                "id,target,value,supplier,amount_from,valid_from,note,owner,priority",
                [("account", *row) for row in rules],
            ),
            "suppliers.csv": table(
                "id,vendor,name,status,note,owner", rows(NUMBER, NAME, st.just("draft"))
            ),
        }
    )


@given(document=documents())
@settings(max_examples=25, deadline=None)
def test_folder_and_workbook_are_the_same_document(document: MappingDocument) -> None:
    """Content, order and hash stay over folder → workbook → folder, and equal documents give equal bytes."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)

        document.save(place / "folder")
        from_folder = MappingDocument.load(place / "folder")
        from_folder.save(place / "book.xlsx")
        from_book = MappingDocument.load(place / "book.xlsx")
        from_book.save(place / "again")
        from_book.save(place / "again.xlsx")

        assert document.hash == from_folder.hash == from_book.hash
        assert document._content.tables == from_folder._content.tables
        written = {path.name: path.read_bytes() for path in (place / "folder").iterdir()}
        assert written == {path.name: path.read_bytes() for path in (place / "again").iterdir()}
        assert (place / "book.xlsx").read_bytes() == (place / "again.xlsx").read_bytes()


@given(text=remarked_settings())
@settings(max_examples=100)
def test_settings_are_written_as_they_are_read(text: str) -> None:
    """A second time changes nothing."""
    assert text == write_toml(read_toml(text, "mapping.toml"), numbers=("schema_version",))


def test_remarks_stay_where_they_belong() -> None:
    """At the key in their line, else at what follows, else at the file."""
    text = """\
# Kept by finance.

# the version
schema_version = 1
[policy] # how
# one
statuses = [ # two
  "paid", # three
]
"a # b" = "c # d" # four
x.y = 0.50
[empty]
# the end
"""

    settings = read_toml(text, "mapping.toml")

    assert [
        ("", None, "Kept by finance.\nthe end"),
        ("schema_version", 1, "the version"),
        ("policy", None, "how"),
        ("policy.statuses", ["paid"], "one\ntwo\nthree"),
        ("policy.a # b", "c # d", "four"),
        ("policy.x.y", Decimal("0.50"), ""),
        ("empty", None, ""),
    ] == [(setting.path, setting.value, setting.note) for setting in settings]
    assert [1, 4, 5, 7, 10, 11, 12] == [setting.line for setting in settings]


def test_the_document_of_the_sandbox_survives(tmp_path: Path) -> None:
    """With every remark, and with the same decisions."""
    document = MappingDocument.load(Sandbox().mapping_folder)

    document.save(tmp_path / "book.xlsx")
    again = MappingDocument.load(tmp_path / "book.xlsx")

    assert document.hash == again.hash
    assert document.settings == again.settings
    assert "Kept by the finance team" in as_texts(again._content)["mapping.toml"]
    assert "book.xlsx!rules:2" == again.rules[0].source


def test_a_workbook_is_pleasant_to_keep(tmp_path: Path, texts: Texts) -> None:
    """Account numbers are text, dates are dates, choices have a list, the header stays in sight."""
    texts["rules.csv"] = (
        "id,target,kind,valid_from,amount_from,value,note\nhw,account,expense,2026-01-01,952.01,0650,=1+1\n"
    )
    texts["categories.csv"] = "id,category,vat\nh,Hotel,de7\n"
    MappingDocument(texts).save(tmp_path / "book.xlsx")

    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    sheet = book["rules"]

    assert ["id", "target", "kind", "valid_from", "amount_from", "value", "note"] == [
        cell.value for cell in sheet[1]
    ]
    _, _, _, date, amount, value, note = sheet[2]
    assert (dt.datetime(2026, 1, 1), 952.01, "0650") == (date.value, amount.value, value.value)
    assert ("s", "=1+1", True) == (note.data_type, note.value, note.quotePrefix)
    assert "@" == sheet.column_dimensions["F"].number_format
    assert "B2" == sheet.freeze_panes
    lists = {
        str(validation.sqref).split("2:")[0]: validation.formula1
        for validation in sheet.data_validations.dataValidation
    }
    assert "expense,mileage" in lists["C"]
    assert "posting_kind,vendor" in lists["B"]
    (taxes,) = book["categories"].data_validations.dataValidation
    assert ('"de19,de7,frei,at10,rc"', "C2:C1048576") == (taxes.formula1, str(taxes.sqref))


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("0.30", 0.3, "0.00####"),
        ("28.00", 28, "0.00####"),
        ("0.3", 0.3, "General"),
        ("28", 28, "General"),
        ("0.0", 0, "0.0####"),
        ("-0.0", "-0.0", "@"),
    ],
)
def test_an_amount_is_a_number_that_keeps_its_zeros(
    tmp_path: Path, texts: Texts, text: str, value: object, shown: str
) -> None:
    """Else a person with a decimal comma types 0,40 into a cell of text, where it is no number."""
    row = f"id,kind,unit,tax_free,account\nkm,mileage,kilometers,{text},6650\n"
    if text.startswith("-"):
        row = f"id,target,value,amount_from\nr,account,1,{text}\n"
    table = "rules" if text.startswith("-") else "allowances"
    document = MappingDocument({**texts, f"{table}.csv": row})
    document.save(tmp_path / "book.xlsx")

    cell = openpyxl.load_workbook(tmp_path / "book.xlsx")[table]["D2"]

    assert (value, shown) == (cell.value, cell.number_format)
    assert document.hash == MappingDocument.load(tmp_path / "book.xlsx").hash


@pytest.mark.parametrize(("typed", "read"), [(0.4, "0.40"), (0.355, "0.355"), (2, "2.00")])
def test_what_is_typed_over_an_amount_is_read_in_full(
    tmp_path: Path, texts: Texts, typed: float, read: str
) -> None:
    """The format of the cell adds zeros and takes no digits."""
    texts["allowances.csv"] = "id,kind,unit,tax_free,account\nkm,mileage,kilometers,0.30,6650\n"
    MappingDocument(texts).save(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    book["allowances"]["D2"].value = typed
    book.save(tmp_path / "book.xlsx")

    (row,) = MappingDocument.load(tmp_path / "book.xlsx").rows("allowances.csv")

    assert read == row.text("tax_free")


def test_long_texts_are_seen_in_full(tmp_path: Path, texts: Texts) -> None:
    """They wrap in a row that is high enough and that grows when somebody writes more."""
    texts["rules.csv"] = (
        f'id,target,value,note\na,account,1,{"word " * 30}\nb,description,2,"one\ntwo"\nc,vat,de7,\n'
    )
    MappingDocument(texts).save(tmp_path / "book.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["rules"]
    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        written = archive.read("xl/worksheets/sheet2.xml").decode()

    assert [45, 30, None] == [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert (True, None) == (sheet["D2"].alignment.wrap_text, sheet["D4"].alignment.wrap_text)
    assert "customHeight" not in written


def test_a_sheet_is_printed_on_the_width_of_a_page(
    tmp_path: Path, document: MappingDocument
) -> None:
    """With its header on each page."""
    document.save(tmp_path / "book.xlsx")

    for sheet in openpyxl.load_workbook(tmp_path / "book.xlsx"):
        assert ("landscape", 1, 0) == (
            sheet.page_setup.orientation,
            sheet.page_setup.fitToWidth,
            sheet.page_setup.fitToHeight,
        )
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "$1:$1" == sheet.print_title_rows


def test_excel_offers_no_conversion_of_account_numbers(
    tmp_path: Path, document: MappingDocument
) -> None:
    """It would drop their leading zeros."""
    document.save(tmp_path / "book.xlsx")

    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                assert b'numberStoredAsText="1"' in archive.read(name)


def test_saving_leaves_no_trace_of_the_time(tmp_path: Path, document: MappingDocument) -> None:
    """So that a workbook in git changes only with its content."""
    document.save(tmp_path / "book.xlsx")

    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        assert {(1980, 1, 1, 0, 0, 0)} == {part.date_time for part in archive.infolist()}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_table_that_is_gone_is_deleted(tmp_path: Path, texts: Texts) -> None:
    """What else lies in the folder is left alone."""
    more = {**texts, "employees.csv": "id,employee,vendor\na,1001,M1001\n"}
    (tmp_path / "README.md").write_text("ours")
    MappingDocument(more).save(tmp_path)

    MappingDocument(texts).save(tmp_path)

    assert ["README.md", "mapping.toml", "rules.csv", "taxes.csv"] == names(tmp_path)


def test_what_did_not_change_is_not_written(tmp_path: Path, document: MappingDocument) -> None:
    """Nobody has to ask why a file has a new date."""
    document.save(tmp_path)
    before = (tmp_path / "rules.csv").stat()

    document.save(tmp_path)

    after = (tmp_path / "rules.csv").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_crash_while_writing_leaves_the_old_document(
    tmp_path: Path, texts: Texts, document: MappingDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, for example: nothing of the new one is there, and no rest."""
    document.save(tmp_path)
    calls = iter([None, OSError("no space left")])

    def fsync(handle: int) -> None:
        error = next(calls, None)
        if error is not None:
            raise error

    monkeypatch.setattr(os, "fsync", fsync)
    texts["mapping.toml"] += 'description = "{category}"\n'
    changed = MappingDocument({**texts, "rules.csv": "id,target,value\nz,account,1\n"})

    with pytest.raises(OSError, match="no space left"):
        changed.save(tmp_path)

    assert document.hash == MappingDocument.load(tmp_path).hash
    assert ["mapping.toml", "rules.csv", "taxes.csv"] == names(tmp_path)


def test_a_link_stays_a_link(tmp_path: Path, document: MappingDocument) -> None:
    """The file that it points to is replaced."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "book.xlsx").symlink_to(tmp_path / "kept" / "real.xlsx")

    document.save(tmp_path / "book.xlsx")

    assert (tmp_path / "book.xlsx").is_symlink()
    assert document.hash == MappingDocument.load(tmp_path / "kept" / "real.xlsx").hash


@pytest.mark.parametrize("name", ["mapping.xls", "mapping.csv", "mapping.toml"])
def test_a_document_is_written_to_a_folder_or_a_workbook(
    tmp_path: Path, document: MappingDocument, name: str
) -> None:
    """A name of another kind is refused."""
    with pytest.raises(InputInvalid, match=r"ends in \.xlsx"):
        document.save(tmp_path / name)


def test_other_programs_read_and_write_the_workbook(tmp_path: Path, texts: Texts) -> None:
    """What calamine reads of ours, and XlsxWriter writes again in its own way, is the same document."""
    texts["rules.csv"] = (
        "id,target,category,valid_from,amount_from,priority,value,note\n"
        'hw,account,"Hard ware",2026-01-01,952.01,5,0650,"=1+1 _x0041_\nzwei, ""drei"""\n'
    )
    document = MappingDocument(texts)
    document.save(tmp_path / "ours.xlsx")

    read = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "ours.xlsx"))
    with xlsxwriter.Workbook(str(tmp_path / "theirs.xlsx")) as book:
        date = book.add_format({"num_format": "dd.mm.yyyy"})
        for name in read.sheet_names:
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(read.get_sheet_by_name(name).to_python()):
                for column, cell in enumerate(cells):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(row, column, cell, date)
                    elif isinstance(cell, float):
                        sheet.write_number(row, column, cell)
                    elif cell:
                        sheet.write_string(row, column, str(cell))
    again = MappingDocument.load(tmp_path / "theirs.xlsx")

    assert ["mapping", "rules", "taxes"] == read.sheet_names
    assert ["hw", "account", "Hard ware", dt.date(2026, 1, 1), 952.01, 5.0, "0650"] == (
        read.get_sheet_by_name("rules").to_python()[1][:7]
    )
    assert document.hash == again.hash
