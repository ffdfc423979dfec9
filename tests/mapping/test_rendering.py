"""Can the finance team and an auditor read what the document does?"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings

from factorial_erp.mapping import Books, MappingDocument
from factorial_erp.mapping.format.settings import STEPS
from factorial_erp.mapping.review.rendering import STEPS as STEP_WORDS, TARGETS

from .test_examples import HEADER, HOTEL
from .test_round_trip import TEXT

Texts = dict[str, str]


class Page(HTMLParser):
    """What is on a page: tags, and the texts of its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.cells: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag in {"td", "th"}:
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells and self.tags[-1] in {"td", "th"}:
            self.cells[-1] += data


@pytest.fixture
def full(texts: Texts) -> MappingDocument:
    """A document with something in every table."""
    return MappingDocument(
        {
            **texts,
            "mapping.toml": texts["mapping.toml"]
            + '\n[entities]\n"Nordlicht GmbH" = "Nordlicht GmbH"\n',
            "rules.csv": "id,target,category,employee,amount_from,valid_to,value,note,owner\n"
            "hotel,account,Hotel,,10.50,2026-12-31,6660,nights,finance\n"
            "chef,account,,Erika Muster,,,9999,,\n"
            "kst,dimension:KST,,1001,,,100,,\n",
            "categories.csv": "id,category,subcategory,account,vat\nc,Taxi,,6663,de7\n",
            "allowances.csv": "id,kind,unit,tax_free,account\na,mileage,kilometers,0.30,6650\n",
            "payment_methods.csv": "id,card,paid_by,credit,credit_type\np,yes,card,6300,account\n",
            "suppliers.csv": "id,vendor,name,status,score,evidence\n"
            "s,70001,Adler,,,\nd,70002,Alpenhof,draft,0.91,same name\n",
            "employees.csv": "id,employee,vendor\ne,1001,M1001\nf,Erika Muster,M1002\n",
            "dimensions.csv": "id,dimension,from,value\nk,KST,Vertrieb,100\n",
            "examples.csv": HEADER + f"{HOTEL}6660,,,,,,,,\n",
        }
    )


def test_a_page_says_what_goes_where(full: MappingDocument, books: Books) -> None:
    """Chains and policies in words, each row with its place, names from the books, examples and version."""
    page = Page(full.to_html(books))

    cells = [cell.strip() for cell in page.cells]
    assert "the rules; then the table of suppliers" in "\n".join(cells)
    assert "it is posted on the next open day" in cells
    assert "category Hotel; amount from 10.50; until 2026-12-31" in cells
    assert "6660 Hotel" in cells
    assert {"6663 Fahrt", "6650 Reise", "Vertrieb", "mileage"} <= set(cells)
    assert "9999 (not in the books)" in cells
    assert "rules.csv:2 (hotel)" in cells
    assert "Nordlicht GmbH" in cells
    assert [cell for cell in cells if cell.startswith("differs\nline found:")]
    assert full.hash in full.to_html()


def test_people_appear_by_number_only(full: MappingDocument, books: Books) -> None:
    """A name in a table of employees or in a rule is not shown."""
    for text in (full.to_html(books), full.to_markdown(books)):
        assert "Erika" not in text
        assert "1001" in text


def test_a_function_is_named_among_the_sources(full: MappingDocument) -> None:
    """It decides like a table, and nobody sees it in one."""
    plugged = full.with_function("account", "fleet", lambda record: None)

    assert "the Python function fleet; then what Factorial says" in plugged.to_html()
    assert plugged.hash in plugged.to_html()


def test_suggestions_are_told_apart(full: MappingDocument) -> None:
    """They are not in force."""
    text = full.to_markdown()

    assert "## Suppliers: suggestions, not in force" in text
    assert text.index("Adler") < text.index("not in force") < text.index("Alpenhof")


def test_a_page_is_accessible_and_has_no_scripts(full: MappingDocument, books: Books) -> None:
    """Language, landmarks, headings, captions and scopes; nothing from elsewhere."""
    page = Page(full.to_html(books))

    assert not {"script", "iframe", "img", "link", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert {"main", "nav", "header"} <= set(page.tags)
    assert 1 == page.tags.count("h1")
    assert page.tags.count("table") == page.tags.count("caption")
    assert page.tags.count("th") == [name for name, _ in page.attributes].count("scope")
    assert ("lang", "en") in page.attributes
    links = [value for name, value in page.attributes if name == "href"]
    assert links == [f"#{value}" for name, value in page.attributes if name == "id"]


def test_a_cell_without_text_is_no_header(texts: Texts) -> None:
    """A screen reader would announce nothing; a row without a condition on its first column begins blank."""
    methods = "id,category,card,priority,paid_by\na,,yes,,card\nb,Hotel,,1,company\n"

    page = MappingDocument({**texts, "payment_methods.csv": methods}).to_html()

    assert "<tr><td></td><td>yes</td>" in page
    assert '<tr><th scope="row">Hotel</th><td></td>' in page
    assert '<th scope="row"></th>' not in page


def test_each_printed_page_names_the_version(full: MappingDocument) -> None:
    """And counts the pages."""
    page = full.to_html()

    assert f'@bottom-left{{content:"Version {full.hash}"}}' in page
    assert "counter(page)" in page


def test_the_same_document_gives_the_same_page(full: MappingDocument, texts: Texts) -> None:
    """Also when it was loaded again."""
    again = MappingDocument(full._content)

    assert full.to_html() == again.to_html()
    assert full.to_markdown() == again.to_markdown()


def test_the_reading_is_a_workbook_too(full: MappingDocument, books: Books, tmp_path: Path) -> None:
    """A sheet for each part; two times the same bytes."""
    full.to_xlsx(tmp_path / "reading.xlsx", books)
    first = (tmp_path / "reading.xlsx").read_bytes()
    full.to_xlsx(tmp_path / "reading.xlsx", books)

    assert first == (tmp_path / "reading.xlsx").read_bytes()
    book = openpyxl.load_workbook(tmp_path / "reading.xlsx")
    assert full.hash == book["About"]["B3"].value
    assert ["1 What decides", "2 Policies", "3 Legal entities"] == book.sheetnames[1:4]
    (drafts,) = [title for title in book.sheetnames if "suggestions" in title]
    assert drafts.endswith(" Suppliers suggestions, not…")


@given(note=TEXT.filter(bool))
@settings(max_examples=100, deadline=None)
def test_whatever_is_written_stays_text(note: str) -> None:
    """In HTML as in Markdown, where a pipe or a line end would break the table."""
    quoted = '"' + note.replace('"', '""') + '"'
    document = MappingDocument(
        {
            "mapping.toml": 'schema_version = 1\n[chains]\nvat = ["default"]\n',
            "rules.csv": f"id,target,value,note\na,account,1,{quoted}\n",
        }
    )

    page = Page(document.to_html())
    lines = document.to_markdown().split("\n")

    assert note in page.cells
    assert set(page.tags) <= {
        "html", "head", "meta", "title", "style", "body", "header", "h1", "p", "code", "nav", "ol",
        "li", "a", "main", "section", "h2", "table", "caption", "thead", "tr", "th", "tbody", "td", "div",
    }  # fmt: skip
    row = next(line for line in lines if "rules.csv:2" in line.replace("\\", ""))
    assert 7 == len(re.findall(r"(?<!\\)(?:\\\\)*\|", row))


def test_every_source_and_target_has_words() -> None:
    """A new one must get some."""
    assert {step for steps in STEPS.values() for step in steps} == set(STEP_WORDS)
    assert {target for target in STEPS if not target.endswith(":")} == set(TARGETS)


def test_suggested_taxes_stand_apart(texts: Texts) -> None:
    """Nobody takes a draft for what is booked."""
    taxes = "id,rate,vat_code,percent,kind,status,evidence\n"
    document = MappingDocument(
        {**texts, "taxes.csv": taxes + "frei,0,VST0,0,none,,\nnew,16,VST16,16,normal,draft,16 %\n"}
    )

    before, heading, after = document.to_markdown().partition("suggestions, not in force")

    assert heading
    assert "VST0" in before
    assert "VST16" not in before
    assert "VST16" in after
