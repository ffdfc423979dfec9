"""Does what the mapping shows read well in a browser, on a phone, on paper, and for everyone?"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factorial_erp.mapping import Account, Books, MappingDocument, Vendor, read_records

from .odd import ODD, odd
from .running import PATIENCE_SECONDS, place

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = """\
id,example,date,amount,currency,entity,employee,category,payment,taxes,account,net,vat,vat_amount
a,Hotel with breakfast,2026-10-05,140.00,EUR,1,1001,Hotel,reimbursable,7: 100 + 7; 19: 27.73 + 5.27,6660,100,VST7,12.27
b,Hotel with breakfast,,,,,,,,,6662,27.73,VST19,
c,Pens,2026-10-05,59.50,EUR,1,1001,Bürobedarf,reimbursable,19: 50 + 9.50,6816,50,VST19,
"""
BOOKS = Books(
    local_currency="EUR",
    accounts=tuple(Account(number, name=f"Konto {number}") for number in ("6660", "6662", "6815")),
    vendors=(Vendor("M1001"), Vendor("70001")),
)

NOTEBOOK = """\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Notebook</title>
<meta name="viewport" content="width=device-width"><style>
body{{background:{};color:{};font:13px/1.4 sans-serif}}
table{{border-collapse:collapse;font-size:12px;table-layout:fixed}}
td,th,tr{{vertical-align:middle;padding:.5em;line-height:normal;white-space:normal;max-width:none;text-align:right}}
</style></head><body><main><h1>Notebook</h1><h2>Out</h2>{}</main></body></html>
"""
"""A page that treats tables as JupyterLab does."""

BROKEN_WORDS = """() => {
  const broken = [];
  for (const cell of document.querySelectorAll("th, td")) {
    const style = getComputedStyle(cell);
    if (style.overflowWrap === "anywhere") continue;
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const word of node.data.matchAll(/[\\p{L}\\p{N}._:]+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map(each => Math.round(each.top)));
        if (tops.size > 1) broken.push(word[0]);
      }
  }
  return broken;
}"""
"""The words that stand in two lines."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium as Debian has it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    playwright = pytest.importorskip("playwright.sync_api")
    if program is None and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed (Debian: chromium)")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic",
                "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        )  # fmt: skip
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that must do nothing but show: no message, no script, no request to anywhere."""
    opened = browser.new_page()
    done: list[str] = []
    opened.on("dialog", lambda dialog: (done.append(dialog.message), dialog.dismiss()))
    opened.on("pageerror", lambda error: done.append(str(error)))
    opened.on("console", lambda message: done.append(message.text))
    opened.on("request", lambda request: done.append(request.url))
    yield opened
    opened.close()
    assert not [each for each in done if not each.startswith("file:")]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the mapping shows, as files."""
    folder = tmp_path_factory.mktemp("pages")
    sample = DOCS / "examples" / "mapping_germany"
    mapping = MappingDocument(
        {path.name: path.read_text("utf-8") for path in sample.iterdir()}
        | {"examples.csv": EXAMPLES}
    )
    records = list(read_records((DOCS / "examples" / "records.jsonl").read_text("utf-8"), "x"))
    mapped = list(mapping.resolve_all(records, BOOKS))
    assert {True, False} == {bool(each.problems) for each in mapped}
    edited = mapping.with_rows("categories.csv", [{"id": "office", "account": "6660"}])
    results = (
        *mapped,
        mapping.lint(BOOKS),
        mapping.validate(BOOKS),
        mapping.coverage(mapped),
        mapping.test(BOOKS),
        mapping.diff(edited, on=records, books=BOOKS),
    )
    outputs = "".join(f"<div>{each._repr_html_()}</div>" for each in results)
    contents = {
        "reading": mapping.to_html(BOOKS),
        "odd": odd().to_html(BOOKS),
        "light": NOTEBOOK.format("#fff", "#000", outputs),
        "dark": NOTEBOOK.format("#111", "#e0e0e0", outputs),
    }
    for name, text in contents.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


PAGES = ("reading", "odd", "light", "dark")


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_window(page: Any, pages: Path, name: str, width: int) -> None:
    """Also that of a phone: wide tables scroll for themselves, and no word stands in two lines."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((pages / f"{name}.html").as_uri())

    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert [] == page.evaluate(BROKEN_WORDS)


def test_a_broken_word_would_be_seen(page: Any, pages: Path) -> None:
    """The measure works: it finds what was there before."""
    page.set_viewport_size({"width": 400, "height": 900})
    page.goto((pages / "reading.html").as_uri())

    page.add_style_tag(content="td,th{word-break:break-all;min-width:0!important}")

    assert "6660" in page.evaluate(BROKEN_WORDS)


def test_whatever_is_written_is_shown_as_text(page: Any, pages: Path) -> None:
    """Tags, quotes, right-to-left letters, ten thousand characters: each cell says what the table says."""
    page.goto((pages / "odd.html").as_uri())

    shown = page.eval_on_selector_all("td", "cells => cells.map(cell => cell.textContent)")

    assert set(ODD) <= set(shown)
    assert 0 == page.evaluate("document.scripts.length")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everyone(page: Any, pages: Path, name: str) -> None:
    """axe finds nothing: language, order of headings, headers of tables, contrast in light and in dark."""
    page.goto((pages / f"{name}.html").as_uri())

    page.add_script_tag(path=place("pages") / "node_modules" / "axe-core" / "axe.min.js")
    violations = page.evaluate("axe.run().then(found => found.violations)")

    assert [] == [(each["id"], each["help"], each["nodes"][0]["html"][:200]) for each in violations]


def test_a_notebook_keeps_texts_at_the_left_and_amounts_at_the_right(
    page: Any, pages: Path
) -> None:
    """And its own colours, in the light and in the dark."""
    shown = []
    for name in ("light", "dark"):
        page.goto((pages / f"{name}.html").as_uri())
        shown.append(
            page.eval_on_selector_all(
                "td, th",
                "cells => cells.map(cell => [cell.textContent, getComputedStyle(cell).textAlign,"
                " getComputedStyle(cell).color, getComputedStyle(cell).backgroundColor])",
            )
        )
    light, dark = shown

    alignment = {text: align for text, align, _, _ in light}
    assert ("left", "right") == (alignment["account 6660"], alignment["100.00"])
    assert ("left", "right") == (alignment["account_unknown"], alignment["percent"])
    assert {("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")} == {(ink, paper) for _, _, ink, paper in light}
    assert {("rgb(224, 224, 224)", "rgba(0, 0, 0, 0)")} == {
        (ink, paper) for _, _, ink, paper in dark
    }


def test_each_printed_page_says_what_it_is(page: Any, pages: Path) -> None:
    """For the auditor: version and number below, and the header of a table that goes on above."""
    if shutil.which("pdftotext") is None and not os.environ.get("CI"):
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    page.goto((pages / "reading.html").as_uri())
    version = page.text_content("header code")
    pdf = pages / "reading.pdf"

    page.pdf(path=pdf, prefer_css_page_size=True)
    printed = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout

    *sheets, end = printed.split("\f")
    assert not end.strip()
    for number, sheet in enumerate(sheets, start=1):
        last = [line for line in sheet.split("\n") if line.strip()][-1]
        assert f"Version{version}{number}/{len(sheets)}" == "".join(last.split())
        if "categories.csv:" in sheet.replace("Rows of categories.csv", ""):
            assert ["category", "subcategory", "account", "vat", "note", "owner", "row"] in [
                line.split() for line in sheet.split("\n")
            ]
    told = " ".join(printed.split())
    assert "categories.csv:2 (rail)" in told
    assert "categories.csv:51 (workwear)" in told
    assert "line expected: 6816 50" in told


def test_the_pages_are_valid_html(pages: Path) -> None:
    """The validator of the W3C finds nothing to say."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("Java is not installed")
    jar = place("pages") / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

    done = subprocess.run(
        [
            java,
            "-jar",
            jar,
            "--format",
            "json",
            "--exit-zero-always",
            *sorted(pages.glob("*.html")),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )

    assert [] == [
        (each["type"], each["message"], each.get("extract", ""))
        for each in json.loads(done.stderr)["messages"]
    ]
