"""Does a mapping document come back from LibreOffice as it went, and do a person's edits come with it?"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import MappingDocument

from .odd import ODD, SAMPLES, odd
from .office import CSV, ODS, PDF, XLSX, Office, python_with_uno, running


def absent() -> str:
    if shutil.which("soffice") is None or python_with_uno() is None:
        return "LibreOffice is not installed (Debian: libreoffice-calc, python3-uno)"
    return ""


@pytest.fixture(scope="module")
def english() -> Iterator[Office]:
    yield from _office("en-US")


@pytest.fixture(scope="module")
def german() -> Iterator[Office]:
    yield from _office("de-DE")


def _office(language: str) -> Iterator[Office]:
    if absent() and not os.environ.get("CI"):
        pytest.skip(absent())
    with running(language) as office:
        yield office


def document(name: str) -> MappingDocument:
    return odd() if name == "odd" else MappingDocument.load(SAMPLES / f"mapping_{name}")


def rows(mapping: MappingDocument, name: str) -> list[dict[str, str]]:
    return [dict(row.cells) for row in mapping.rows(name)]


DOCUMENTS = ("germany", "spain", "odd")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_workbook_that_was_saved_again_is_the_same_document(
    english: Office, german: Office, tmp_path: Path, name: str
) -> None:
    """Leading zeros, dates, decimals, choices, notes, what looks like a formula: all of it, in each language."""
    mapping = document(name)
    mapping.save(tmp_path / "ours.xlsx")

    for office in (english, german):
        theirs = office.saves(tmp_path / "ours.xlsx", tmp_path / "theirs.xlsx", XLSX)

        assert mapping.hash == MappingDocument.load(theirs).hash


@pytest.mark.parametrize("name", DOCUMENTS)
def test_also_by_way_of_its_own_format(german: Office, tmp_path: Path, name: str) -> None:
    """As .ods and back."""
    mapping = document(name)
    mapping.save(tmp_path / "ours.xlsx")

    ods = german.saves(tmp_path / "ours.xlsx", tmp_path / "theirs.ods", ODS)
    theirs = german.saves(ods, tmp_path / "theirs.xlsx", XLSX)

    assert mapping.hash == MappingDocument.load(theirs).hash


def test_edits_of_a_person_are_there_and_nothing_else(german: Office, tmp_path: Path) -> None:
    """
    A German types into cells, inserts a row, writes below the table, deletes a row, and sorts.

    What is typed in a column of numbers that are text stays text, also in rows that nobody prepared; decimal
    commas and dates are understood.
    """
    before = document("germany")
    before.save(tmp_path / "ours.xlsx")

    theirs = german.saves(
        tmp_path / "ours.xlsx",
        tmp_path / "theirs.xlsx",
        XLSX,
        ["type", "rules", "F3", "1.952,50"],
        ["type", "rules", "I4", "31.12.2026"],
        ["type", "rules", "K5", "0668"],
        ["type", "rules", "L6", "=1+1"],
        ["insert_row", "rules", 8],
        *(
            ["type", "rules", f"{column}8", text]
            for column, text in {"A": "new", "B": "account", "C": "Bahn", "K": "0012"}.items()
        ),
        *(
            ["type", "rules", f"{column}14", text]
            for column, text in {
                "A": "below", "B": "account", "C": "Taxi", "F": "12,5", "H": "1.5.2026", "J": "7",
                "K": "007", "L": "+49 30 1234",
            }.items()
        ),
        ["type", "allowances", "D2", "0,4"],
        ["delete_row", "suppliers", 5],
        ["sort", "categories", "B", True],
    )  # fmt: skip
    after = MappingDocument.load(theirs)

    assert before.settings == after.settings
    expected = rows(before, "rules.csv")
    blank = dict.fromkeys(expected[0], "")
    expected[1]["amount_from"] = "1952.5"
    expected[2]["valid_to"] = "2026-12-31"
    expected[3]["value"] = "0668"
    expected[4]["note"] = "=1+1"
    expected.insert(
        6, blank | {"id": "new", "target": "account", "category": "Bahn", "value": "0012"}
    )
    expected.append(
        blank
        | {"id": "below", "target": "account", "category": "Taxi", "amount_from": "12.5"}
        | {"valid_from": "2026-05-01", "priority": "7", "value": "007", "note": "+49 30 1234"}
    )
    assert expected == rows(after, "rules.csv")
    allowances = rows(before, "allowances.csv")
    allowances[0]["tax_free"] = "0.40"
    assert allowances == rows(after, "allowances.csv")
    assert rows(before, "suppliers.csv")[:3] == rows(after, "suppliers.csv")
    names = [row["category"] for row in rows(after, "categories.csv")]
    assert ("Zeitschriften", "Arbeitskleidung") == (names[0], names[-1])
    by_id = {row["id"]: row for row in rows(before, "categories.csv")}
    assert by_id == {row["id"]: row for row in rows(after, "categories.csv")}
    for name in ("taxes.csv", "payment_methods.csv", "dimensions.csv", "employees.csv"):
        assert rows(before, name) == rows(after, name)


def test_what_a_person_sees(german: Office, tmp_path: Path) -> None:
    """Choices in a list, the header in sight, amounts and dates in the country's way, long texts in full."""
    mapping = odd()
    mapping.save(tmp_path / "ours.xlsx")

    _, target, amount, date, zeros, account, vat, kind, note, frozen, _ = german.does(
        ["open", tmp_path / "ours.xlsx"],
        ["show", "rules", "B2"],
        ["show", "rules", "F3"],
        ["show", "rules", "G3"],
        ["show", "taxes", "D4"],
        ["show", "categories", "C2"],
        ["show", "categories", "D2"],
        ["show", "taxes", "E2"],
        ["show", "rules", f"H{ODD.index('x' * 10_000) + 2}"],
        ["frozen", "rules"],
        ["close"],
    )

    assert '"account";"vat";' in target["choices"]
    assert ("1,05", "VALUE") == (amount["text"], amount["kind"])
    assert ("2026-01-31", "VALUE") == (date["text"], date["kind"])
    assert ("7,00", "VALUE") == (zeros["text"], zeros["kind"])
    assert ("0650", "TEXT") == (account["text"], account["kind"])
    assert '"n";"h";"q";"none"' == vat["choices"]
    assert kind["choices"].startswith('"normal";"reverse_charge";"none"')
    assert note["wraps"]
    assert note["height"] > 20 * account["height"]
    assert note["width"] < 15_000  # hundredths of a millimetre
    assert [1, 1] == frozen


@pytest.mark.parametrize("options", ["44,34,76,1,,0,false,true", "44,34,76,1,,0,true,true"])
@pytest.mark.parametrize("name", ["germany", "spain"])
def test_tables_that_were_saved_as_csv_with_commas_load(
    german: Office, tmp_path: Path, name: str, options: str
) -> None:
    """Also where all texts are in quotes; the examples have nothing that a spreadsheet spoils."""
    mapping = document(name)
    folder = _as_csv(german, SAMPLES / f"mapping_{name}", tmp_path, options)

    assert mapping.hash == MappingDocument.load(folder).hash


REFUSED = {
    "semicolons": ("59,34,76,1,,0,false,true", 1, "separated by semicolons"),
    "semicolons and quotes": ("59,34,76,1,,0,true,true", 1, "separated by semicolons"),
    "tabs": ("9,34,76,1,,0,false,true", 1, "separated by tabs"),
    "Windows-1252": ("44,34,1,1,,0,false,true", 2, "no UTF-8"),
    "UTF-16": ("44,34,65535,1,,0,false,true", 1, "no UTF-8"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_tables_that_were_saved_in_another_way_are_refused(
    german: Office, tmp_path: Path, case: str
) -> None:
    """With what to do: a spreadsheet with a decimal comma proposes semicolons."""
    options, row, message = REFUSED[case]
    folder = _as_csv(german, SAMPLES / "mapping_germany", tmp_path, options)

    with pytest.raises(MappingInvalid, match=message) as caught:
        MappingDocument.load(folder)

    assert ("rules.csv", row) == (caught.value.file, caught.value.row)
    assert "CSV UTF-8" in (caught.value.hint or "")


def _as_csv(office: Office, folder: Path, to: Path, options: str) -> Path:
    """Copy a document whose tables LibreOffice opened and saved again."""
    shutil.copy(folder / "mapping.toml", to)
    steps: list[list[object]] = []
    for path in sorted(folder.glob("*.csv")):
        steps += [
            ["open", path, CSV, "44,34,76,1,,0,false,true"],
            ["save", to / path.name, CSV, options],
            ["close"],
        ]
    office.does(*steps)
    return to


def test_the_reading_is_printed_page_by_page(english: Office, tmp_path: Path) -> None:
    """Each sheet on the width of a page, its texts in full, its header on every page."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    mapping = document("germany")
    mapping.to_xlsx(tmp_path / "reading.xlsx")

    pdf = english.saves(tmp_path / "reading.xlsx", tmp_path / "reading.pdf", PDF)
    printed = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout

    *pages, end = printed.split("\f")
    assert not end.strip()
    assert len(pages) < 20
    categories = [page for page in pages if page.startswith("8 Categories")]
    assert [["category", "subcategory", "account"]] * 2 == [
        next(line for line in page.split("\n")[1:] if line.strip()).split()[:3]
        for page in categories
    ]
    assert mapping.hash in printed.replace("\n", "").replace(" ", "")
    assert "same VAT number; then the vendor of the employee who paid" in " ".join(printed.split())
