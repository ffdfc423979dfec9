"""Is a broken workbook refused with sheet, row, column and cure?"""

from __future__ import annotations

import datetime as dt
import io
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given, settings, strategies as st
from openpyxl.chart import BarChart

from factorial_erp.errors import ConfigurationMissing, MappingInvalid
from factorial_erp.mapping import Books, MappingDocument

Texts = dict[str, str]
Book = Any

MINIMAL = 'schema_version = 1\n[chains]\nvat = ["default"]\n'


@pytest.fixture
def book(tmp_path: Path, texts: Texts) -> Path:
    """A workbook that is right."""
    texts["rules.csv"] = (
        "id,target,category,valid_from,amount_from,card,value,note\n"
        "hotel,account,Hotel,2026-01-01,10.5,no,6660,\n"
        "taxi,account,Taxi,,,,6663,\n"
    )
    MappingDocument(texts).save(tmp_path / "mapping.xlsx")
    return tmp_path / "mapping.xlsx"


def changed(path: Path, change: Callable[[Book], None]) -> MappingInvalid:
    """The error about a workbook in which something was changed."""
    opened = openpyxl.load_workbook(path)
    change(opened)
    opened.save(path)
    with pytest.raises(MappingInvalid) as caught:
        MappingDocument.load(path)
    assert caught.value.hint
    return caught.value


def cell(sheet: str, at: str, value: object) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        book[sheet][at].value = value

    return change


def merge(book: Book) -> None:
    book["rules"].merge_cells("C2:C3")


def hide(book: Book) -> None:
    book["rules"].sheet_state = "hidden"


def extra(book: Book) -> None:
    book.create_sheet("rule")["A1"].value = "id"


def chart(book: Book) -> None:
    book.create_chartsheet("Übersicht").add_chart(BarChart())


def without_settings(book: Book) -> None:
    del book["mapping"]


def without_header(book: Book) -> None:
    book["rules"].delete_rows(1, 9)


def title_above(book: Book) -> None:
    book["rules"].insert_rows(1)
    book["rules"]["A1"].value = "Our rules"


def error_value(book: Book) -> None:
    book["rules"]["G2"].value = "#REF!"
    book["rules"]["G2"].data_type = "e"


def percentage(book: Book) -> None:
    (column,) = [each.column for each in book["taxes"][1] if each.value == "percent"]
    book["taxes"].cell(2, column).value = 0.19
    book["taxes"].cell(2, column).number_format = "0%"


CASES: dict[str, tuple[Callable[[Book], None], str, int | None, str | None, str]] = {
    "formula": (cell("rules", "G2", "=1+1"), "rules", 2, "value", "is a formula"),
    "error": (error_value, "rules", 2, "value", "(G2) shows the error #REF!"),
    "number as account": (cell("rules", "G3", 6663), "rules", 3, "value", "again: 6663"),
    "1.0 for 1": (cell("rules", "G3", 1.0), "rules", 3, "value", "again: 1"),
    "amount as account": (cell("rules", "G3", 66.5), "rules", 3, "value", "again: 66.5"),
    "number as name": (cell("rules", "C3", 1.5), "rules", 3, "category", "must be text"),
    "date as name": (cell("rules", "C3", dt.date(2026, 2, 1)), "rules", 3, "category", "the date"),
    "date as account": (cell("rules", "G3", dt.date(2026, 2, 1)), "rules", 3, "value", "the date"),
    "date as text": (cell("rules", "D3", "1.9.2026"), "rules", 3, "valid_from", "2026-12-31"),
    "number as date": (cell("rules", "D3", 46000), "rules", 3, "valid_from", "no date"),
    "moment": (
        cell("rules", "D3", dt.datetime(2026, 1, 1, 12)), "rules", 3, "valid_from", "moment",
    ),
    "time": (cell("rules", "D3", dt.time(12, 30)), "rules", 3, "valid_from", "no text"),
    "percentage": (percentage, "taxes", 2, "percent", "type it again: 19."),
    "truth": (cell("rules", "F3", True), "rules", 3, "card", "yes or no"),
    "merged": (merge, "rules", 2, "C2:C3", "Unmerge"),
    "wrong header": (cell("rules", "C1", "categroy"), "rules", 1, "categroy", "'category'"),
    "header twice": (cell("rules", "C1", "target"), "rules", 1, "target", "twice"),
    "no header": (without_header, "rules", None, None, "is empty"),
    "title above": (title_above, "rules", 2, None, "first row with the columns' names"),
    "cell beside": (cell("rules", "K3", "remark"), "rules", 3, None, "give each column a name"),
    "duplicate id": (cell("rules", "A3", "hotel"), "rules", 3, "id", "as in row 2"),
    "hidden": (hide, "rules", None, None, "is hidden"),
    "a sheet too many": (extra, "rule", None, None, "did you mean 'rules'"),
    "chart": (chart, "Übersicht", None, None, "is a chart"),
    "no settings": (without_settings, "mapping", None, None, "is missing"),
    "wrong settings header": (cell("mapping", "B1", "name"), "mapping", 1, None, "section, key"),
    "unknown setting": (cell("mapping", "B5", "statusses"), "mapping", 5, "policy.statusses", "did"),
    "unknown tax": (cell("mapping", "C10", "frie"), "mapping", 10, "policy.rounding_vat", "'frei'"),
    "setting twice": (cell("mapping", "B6", "statuses"), "mapping", 6, "policy.statuses", "twice"),
    "setting and section": (cell("mapping", "B3", "policy"), "mapping", 5, "policy.statuses", "twice"),
    "value without key": (cell("mapping", "B5", None), "mapping", 5, "value", "has no key"),
    "formula in settings": (cell("mapping", "C5", "=A1"), "mapping", 5, "value", "formula"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_broken_workbook_is_refused(book: Path, case: str) -> None:
    """One error that names sheet, row and column and says what to do."""
    change, sheet, row, column, message = CASES[case]

    error = changed(book, change)

    assert message in str(error)
    assert (f"mapping.xlsx!{sheet}", row, column) == (error.file, error.row, error.column)


def test_everything_that_is_wrong_is_said_at_once(book: Path) -> None:
    """So that nobody mends a document in ten rounds; the first error is raised, with the others in it."""

    def change(opened: Book) -> None:
        opened["rules"]["G2"].value = 6660
        opened["rules"]["G3"].value = "=A1"
        opened["taxes"]["C2"].value = "#"
        opened["taxes"]["A1"].value = "idd"

    error = changed(book, change)

    assert [("mapping.xlsx!rules", 2), ("mapping.xlsx!rules", 3)] == [
        (problem.file, problem.row) for problem in (error, *error.others)
    ]
    assert 2 == str(error).count("mapping.xlsx!rules, row")
    assert error.others[0].message == pickle.loads(pickle.dumps(error)).others[0].message


def test_wrong_rows_of_all_tables_are_said_at_once(texts: Texts) -> None:
    """A folder likewise; what follows from another error is not."""
    texts["mapping.toml"] = texts["mapping.toml"].replace('"next_open"', '"never"')
    texts["rules.csv"] = "id,target,value\na,account,\nb,acount,1\na,vat,de19\n"

    with pytest.raises(MappingInvalid) as caught:
        MappingDocument(texts)
    one = caught.value
    texts["mapping.toml"] = texts["mapping.toml"].replace('"never"', '"fail"')
    texts["rules.csv"] = "id,target,value\na,account,\nb,acount,1\nc,vat,de91\n"
    with pytest.raises(MappingInvalid) as caught:
        MappingDocument(texts)
    other = caught.value

    assert [("mapping.toml", "policy.posting_date", 8), ("rules.csv", "id", 4)] == [
        (problem.file, problem.column, problem.row) for problem in (one, *one.others)
    ]
    assert [("value", 2), ("target", 3), ("value", 4)] == [
        (problem.column, problem.row) for problem in (other, *other.others)
    ]


def test_an_emptied_header_is_named_by_its_column(book: Path) -> None:
    """As a spreadsheet shows it: there is no name to call it by."""
    error = changed(book, cell("rules", "C1", None))

    assert ("mapping.xlsx!rules", 1, "C") == (error.file, error.row, error.column)
    assert "mapping.xlsx!rules, row 1: the header of column C is empty." == error.message


def test_findings_name_sheet_and_row_of_a_setting(book: Path, books: Books) -> None:
    """A reader of a workbook finds no mapping.toml."""
    document = MappingDocument.load(book)
    few = attrs.evolve(books, accounts=())

    wrong = {
        each.source
        for each in document.validate(few).of("wrong")
        if each.column == "policy.rounding_account"
    }
    trail = {each.source for each in document.warnings}

    assert {"mapping.xlsx!mapping:9"} == wrong
    assert {"mapping.xlsx!mapping:14"} == trail
    assert all(
        (each.source or "mapping.xlsx").startswith("mapping.xlsx") for each in document.lint(few)
    )


def test_what_a_workbook_hides_is_told(book: Path) -> None:
    """A filter hides rows, and they decide all the same; it is no error, since filters are of use."""
    opened = openpyxl.load_workbook(book)
    opened["rules"].row_dimensions[3].hidden = True
    opened["rules"].row_dimensions[40].hidden = True  # has no cells
    opened["rules"].column_dimensions.group("C", "D", hidden=True)
    opened["mapping"].row_dimensions[9].hidden = True
    opened.save(book)

    document = MappingDocument.load(book)
    found = document.warnings.of("warning")

    assert [
        ("row_hidden", "mapping.xlsx!mapping:9"),
        ("column_hidden", "mapping.xlsx!rules"),
        ("column_hidden", "mapping.xlsx!rules"),
        ("row_hidden", "mapping.xlsx!rules:3"),
    ] == [(each.code, each.source) for each in found]
    assert "The column category (C) is hidden" in str(found)
    assert "The column valid_from (D) is hidden" in str(found)
    assert set(found) <= set(document.lint())
    changed_since = document.without("hotel")
    assert ["mapping.xlsx!mapping:9"] == [
        each.source for each in changed_since.warnings.of("warning")
    ]


def test_of_many_problems_the_first_are_shown(texts: Texts) -> None:
    """All of them are in the error."""
    texts["rules.csv"] = "id,target,value\n" + "".join(f"r{n},acount,1\n" for n in range(50))

    with pytest.raises(MappingInvalid) as caught:
        MappingDocument(texts)

    assert 49 == len(caught.value.others)
    assert str(caught.value).endswith("\n… and 30 more.")


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return buffer.getvalue()


FILES = {
    "empty": (b"", "is empty"),
    "text": (b"id,target\n", "is a file, and no workbook"),
    "xls": (b"\xd0\xcf\x11\xe0" + bytes(600), "old format .xls"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "is encrypted",
    ),
    "another archive": (archive(mimetype=b"application/vnd.oasis"), "no workbook of Excel"),
    "zip bomb": (archive(xl__workbook_xml=bytes(70_000_000)), "unpacks to 70,000,000 bytes"),
    "no parts": (archive(xl__workbook_xml=b"<workbook/>"), "can be read"),
    "macros": (
        archive(**{"xl__workbook_xml": b"<workbook/>", "xl__vbaProject.bin": b""}), "macros",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, case: str) -> None:
    """One error that names the file and the cure; nothing is unpacked before its size is known."""
    content, message = FILES[case]
    (tmp_path / "mapping.xlsx").write_bytes(content)

    with pytest.raises(MappingInvalid, match=message) as caught:
        MappingDocument.load(tmp_path / "mapping.xlsx")

    assert "mapping.xlsx" == caught.value.file
    assert caught.value.hint


@pytest.mark.parametrize("name", ["mapping.xlsx", "rules.csv"])
def test_a_huge_file_is_not_read(tmp_path: Path, texts: Texts, name: str) -> None:
    """Neither as a workbook nor as a table."""
    MappingDocument(texts).save(tmp_path)
    with (tmp_path / name).open("wb") as file:
        file.truncate(100_000_000)

    with pytest.raises(MappingInvalid, match="100,000,000 bytes") as caught:
        MappingDocument.load(tmp_path / name if name.endswith("xlsx") else tmp_path)

    assert name == caught.value.file


def test_a_cut_workbook_is_refused(book: Path) -> None:
    """A download that broke off, for example; no crash at any length."""
    whole = book.read_bytes()

    for length in range(1, len(whole), 997):
        book.write_bytes(whole[:length])
        with pytest.raises(MappingInvalid, match=r"mapping\.xlsx"):
            MappingDocument.load(book)


def test_a_sheet_that_ends_far_below_is_read_at_once(book: Path, texts: Texts) -> None:
    """Excel says that a formatted column is a million rows long."""
    opened = openpyxl.load_workbook(book)
    opened["rules"]["B1048576"].number_format = "@"
    opened.save(book)

    assert ("hotel", "taxi") == tuple(rule.id for rule in MappingDocument.load(book).rules)


def test_numbers_and_blanks_that_people_leave_are_read(book: Path) -> None:
    """A whole number is a name or an id, a note may be empty, a row between too."""
    opened = openpyxl.load_workbook(book)
    opened["rules"]["C3"].value = 2026
    opened["rules"]["A3"].value = 7
    opened["rules"]["E3"].value = 10.0
    opened["rules"].insert_rows(3)
    opened.save(book)

    rule = MappingDocument.load(book).rules[1]

    assert ("7", "mapping.xlsx!rules:4", (("category", "2026"),), 10) == (
        rule.id,
        rule.source,
        rule.conditions,
        rule.amount_from,
    )


def test_a_workbook_needs_an_extra(
    tmp_path: Path, document: MappingDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which the error names."""
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)

    with pytest.raises(ConfigurationMissing, match=r"factorial-erp\[files\]"):
        document.save(tmp_path / "book.xlsx")


def test_a_folder_with_an_unknown_table_is_refused(tmp_path: Path, texts: Texts) -> None:
    """A table with a wrong name would decide nothing, and nobody would see it."""
    MappingDocument(texts).save(tmp_path)
    (tmp_path / "pyproject.toml").write_text("")  # other files do not matter
    (tmp_path / "category.csv").write_text("id,category,account\n")

    with pytest.raises(MappingInvalid, match=r"did you mean 'categories\.csv'") as caught:
        MappingDocument.load(tmp_path)

    assert "category.csv" == caught.value.file


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("id\ttarget\tvalue\na\taccount\t1\n", None, "separated by tabs"),
        ("id,target,value,note\na,account,1,b\x07\n", "note", "U+0007"),
        (f"id,target,value,note\na,account,1,{'x' * 40_000}\n", "note", "40,000 characters"),
        ("id,,value\na,account,1\n", "B", "row 1: the header of column B is empty"),
    ],
)
def test_a_table_that_no_workbook_could_hold_is_refused(
    texts: Texts, text: str, column: str | None, message: str
) -> None:
    """So that every document can be saved as one."""
    with pytest.raises(MappingInvalid) as caught:
        MappingDocument({**texts, "rules.csv": text})

    assert message in str(caught.value)
    assert ("rules.csv", column) == (caught.value.file, caught.value.column)


def test_columns_without_name_and_cells_are_passed_over(texts: Texts) -> None:
    """Spreadsheets write them where a column was emptied."""
    texts["rules.csv"] = "id,target,value,,\na,account,1,,\n,,,,\n"

    assert ("a",) == tuple(rule.id for rule in MappingDocument(texts).rules)


PIECES = st.lists(
    st.sampled_from(["id", "target", "value", "account", "kind", ",", "\n", '"', ";", "1.0", "=", "[", "]", "policy",
                     "schema_version = 1", "#", "'", '"""', "\\", "{", "}", "defaults", ".", "é", "\r", "\t"])
    | st.text(max_size=3),
    max_size=30,
).map("".join)  # fmt: skip


@given(settings_text=PIECES, rules=PIECES, examples=PIECES)
@settings(max_examples=300, deadline=None)
def test_whatever_a_file_says_is_read_or_refused(
    settings_text: str, rules: str, examples: str
) -> None:
    """There is no other error than the one that says where and what to do."""
    for texts in (
        {"mapping.toml": f"schema_version = 1\n{settings_text}"},
        {"mapping.toml": MINIMAL, "rules.csv": f"id,target,value\n{rules}"},
        {"mapping.toml": MINIMAL, "examples.csv": f"id,example,currency,amount,taxes\n{examples}"},
    ):
        refused: MappingInvalid | None = None
        try:
            MappingDocument(texts)
        except MappingInvalid as error:
            refused = error

        assert refused is None or (refused.hint and refused.file in {*texts, "taxes.csv"})


def test_a_document_without_settings_is_refused() -> None:
    """And told how to begin."""
    with pytest.raises(MappingInvalid, match="Begin it with the line: schema_version = 1"):
        MappingDocument({})
