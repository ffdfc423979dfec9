"""How does a mapping document read: what goes where, from which row, in words?"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from ..books import Books
from ..format.columns import TABLES, WITH_DRAFTS
from ..format.entries import STOP, Tables
from ..format.examples import Example
from ..format.settings import DIMENSION, Settings
from ..format.settings_reference import REFERENCE
from ..format.workbook import Sheet, write_sheets
from ..rules import CONDITIONS
from ..tables import Column, Row
from .overview import Overview, shape_of
from .testing import ExampleResults

__all__ = ["Reading", "Section", "as_html", "as_markdown", "reading_of", "write_reading"]

STEPS: Final = {
    "rules": "the rules",
    "categories": "the table of categories",
    "taxes": "the table of taxes",
    "payment_methods": "the table of ways of paying",
    "suppliers": "the table of suppliers",
    "dimensions": "the table of dimensions",
    "record": "what Factorial says on the record",
    "resource": "the account that Factorial has for category and entity",
    "settings": "the account that Factorial has as default of the entity",
    "tax_number": "the vendor in the books with the same VAT number",
    "employee": "the vendor of the employee who paid",
    "default": "the default",
    "blank": "nothing, where the record has nothing to fill it",
}
"""The sources of a chain in words."""

TARGETS: Final = {
    "posting_kind": "What is made of a record",
    "vendor": "Vendor",
    "credit_account": "Number that is credited instead of a vendor",
    "account": "Account",
    "vat": "VAT",
    "description": "Description of a line",
}

FUNCTION: Final = "function:"
_OF_THEIR_OWN: Final = ("rules.csv", "suppliers.csv", "employees.csv", "examples.csv")
_PLAIN_TITLES: Final = {"dimensions.csv": "Dimension values"}
_REMARKS: Final = ("id", "note", "owner")

_BOUNDS: Final = {
    "amount_from": "amount from",
    "amount_to": "amount up to",
    "valid_from": "from",
    "valid_to": "until",
}


@attrs.frozen(kw_only=True)
class Section:
    """A part of the reading: a heading, sentences, and a table."""

    title: str
    sentences: tuple[str, ...] = ()
    table: Overview | None = None


@attrs.frozen(kw_only=True)
class Reading:
    """A mapping document in words."""

    title: str
    version: str
    """The hash of the document."""
    sections: tuple[Section, ...]


# ---- in words -------------------------------------------------------------------------------------


def reading_of(
    tables: Tables,
    rows: Callable[[str], Sequence[Row]],
    version: str,
    *,
    chains: Mapping[str, Sequence[str]],
    entities: Mapping[str, str],
    books: Books | None,
    results: ExampleResults | None,
) -> Reading:
    """
    A document in words.

    Args:
        rows: The rows of a table.
        chains: Names of the sources of each target, functions included.
        entities: Companies of the legal entities, as they are written.
        books: For the names of accounts and vendors.
        results: How the examples went.
    """
    writer = _Writer(tables, rows, books)
    return Reading(
        title=f"Field mapping {tables.settings.name}",
        version=version,
        sections=(
            *writer.targets(chains),
            *writer.policies(),
            *_entities(entities),
            *writer.rules(),
            *writer.dimensions(),
            *writer.plain_tables(),
            *writer.parties("suppliers.csv", "Suppliers"),
            *writer.parties("employees.csv", "Employees"),
            *writer.examples(results),
        ),
    )


class _Writer:
    def __init__(
        self, tables: Tables, rows: Callable[[str], Sequence[Row]], books: Books | None
    ) -> None:
        self._tables = tables
        self._settings: Settings = tables.settings
        self._rows = rows
        self._books = books

    def targets(self, chains: Mapping[str, Sequence[str]]) -> Iterator[Section]:
        lines = [
            (
                self._target(target),
                "; then ".join(filter(None, (self._step(target, step) for step in steps))),
                sum(
                    row.text("target").casefold() == target.casefold()
                    for row in self._rows("rules.csv")
                ),
            )
            for target, steps in chains.items()
        ]
        yield Section(
            title="What decides",
            sentences=(
                "For each target the sources are asked in this order; the first answer counts.",
            ),
            table=Overview(
                title="Targets and their sources",
                columns=("target", "sources", "rules"),
                rows=tuple(lines),
            ),
        )

    def policies(self) -> Iterator[Section]:
        lines: list[tuple[str, str, str]] = []
        for setting in REFERENCE:
            section, _, name = setting.path.rpartition(".")
            if section in {"policy", "invoice", "vendors"} or name == "hit_policy":
                value = self._setting(section, name)
                words = setting.choices.get(value, value)
                lines.append((setting.meaning.replace("`", ""), words or "not set", setting.path))
        for kind, template in self._settings.numbers.items():
            meaning = f"Template of the vendor invoice number: {kind.replace('_', ' ')}."
            lines.append((meaning, template, f"invoice.number_of.{kind}"))
        yield Section(
            title="Policies",
            table=Overview(
                title="Policies in words",
                columns=("question", "answer", "setting"),
                rows=tuple(lines),
            ),
        )

    def rules(self) -> Iterator[Section]:
        rows = self._rows("rules.csv")
        for target in self._settings.targets:
            mine = [row for row in rows if row.text("target").casefold() == target.casefold()]
            if mine:
                yield Section(
                    title=f"Rules: {self._target(target)}",
                    table=Overview(
                        title=f"Rules for {target}",
                        columns=("when", "then", "priority", "note", "owner", "row"),
                        rows=tuple(
                            (
                                _conditions(row),
                                self._value(target, row.text("value")),
                                row.text("priority"),
                                *_remarks(row),
                            )
                            for row in mine
                        ),
                    ),
                )

    def plain_tables(self) -> Iterator[Section]:
        """The tables whose rows read like what they are: the columns in use, conditions first."""
        for name in TABLES:
            if name in _OF_THEIR_OWN:
                continue
            rows = self._rows(name)
            title = _PLAIN_TITLES.get(
                name, name.removesuffix(".csv").replace("_", " ").capitalize()
            )
            for drafts, heading in ((False, title), (True, f"{title}: suggestions, not in force")):
                mine = [
                    row
                    for row in rows
                    if (name in WITH_DRAFTS and bool(row.text("status"))) == drafts
                ]
                yield from self._plain(name, heading, mine)

    def _plain(self, name: str, title: str, rows: Sequence[Row]) -> Iterator[Section]:
        used = [
            column
            for column in TABLES[name].all
            if column not in _REMARKS
            and not (column == "status" and name in WITH_DRAFTS)
            and any(row.text(column) for row in rows)
        ]
        if rows:
            yield Section(
                title=title,
                table=Overview(
                    title=f"Rows of {name}",
                    columns=(*map(_words, used), "note", "owner", "row"),
                    rows=tuple(
                        (
                            *(self._value(column, row.text(column)) for column in used),
                            *_remarks(row),
                        )
                        for row in rows
                    ),
                ),
            )

    def dimensions(self) -> Iterator[Section]:
        sources = self._settings.dimension_sources
        if sources:
            yield Section(
                title="Dimensions",
                table=Overview(
                    title="What fills each dimension",
                    columns=("dimension", "filled from"),
                    rows=tuple(
                        (code, source.replace("_", " ")) for code, source in sources.items()
                    ),
                ),
            )

    def parties(self, name: str, title: str) -> Iterator[Section]:
        private = TABLES[name].private
        rows = self._rows(name)
        wanted = (
            "employee",
            "name",
            "country",
            "tax_number",
            "iban",
            "external_id",
            "vendor",
            "account",
        )
        for drafts, heading in ((False, title), (True, f"{title}: suggestions, not in force")):
            mine = [row for row in rows if bool(row.text("status")) == drafts]
            columns = [column for column in wanted if any(row.text(column) for row in mine)]
            further = ("score", "evidence") if drafts else ()
            if mine:
                yield Section(
                    title=heading,
                    table=Overview(
                        title=f"{heading} ({name})",
                        columns=(*columns, *further, "note", "owner", "row"),
                        rows=tuple(
                            (
                                *(
                                    _number(row.text(column))
                                    if column in private
                                    else row.text(column)
                                    for column in columns
                                ),
                                *(row.text(column) for column in further),
                                *_remarks(row),
                            )
                            for row in mine
                        ),
                    ),
                )

    def examples(self, results: ExampleResults | None) -> Iterator[Section]:
        examples = self._tables.examples
        if not examples:
            return
        went = {result.example.name: result for result in results or ()}
        lines: list[tuple[str, ...]] = []
        for example in examples:
            result = went.get(example.name)
            outcome = "" if result is None else "as expected" if result.passed else "differs"
            differences = () if result is None else result.differences
            lines.append(
                (
                    example.name,
                    self._given(example),
                    _expected(example),
                    "\n".join((outcome, *differences)).strip(),
                    example.note,
                    example.source,
                )
            )
        yield Section(
            title="Examples",
            table=Overview(
                title="Given records and what is expected of them",
                columns=("example", "given", "expected", "result", "note", "row"),
                rows=tuple(lines),
            ),
        )

    def _given(self, example: Example) -> str:
        row = next(row for row in self._rows("examples.csv") if row.source == example.source)
        given = [
            column.name
            for column in TABLES["examples.csv"].columns
            if column.meaning.startswith("Given:") and row.text(column.name)
        ]
        return "; ".join(
            f"{_words(name)} {_number(row.text(name)) if name == 'employee' else row.text(name)}"
            for name in given
        )

    def _target(self, target: str) -> str:
        if target.startswith(DIMENSION):
            return f"Dimension {target.removeprefix(DIMENSION)}"
        return TARGETS[target]

    def _step(self, target: str, step: str) -> str:
        if step == "default":
            value = self._settings.defaults.get(target)
            return f"the default {self._value(target, value)}" if value else ""
        if step.startswith(FUNCTION):
            return f"the Python function {step.removeprefix(FUNCTION)}"
        if step == "employee" and self._settings.employee_vendor:
            return f"{STEPS[step]} ({self._settings.employee_vendor})"
        return STEPS[step]

    def _setting(self, section: str, name: str) -> str:
        names = {
            ("invoice", "number"): "invoice_number",
            ("vendors", "employee"): "employee_vendor",
        }
        value: object = getattr(self._settings, names.get((section, name), name))
        return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]

    def _value(self, target: str, value: str) -> str:
        """A value with what the books call it."""
        if value.casefold() == STOP:
            return "stop: a person decides"
        if not value or self._books is None:
            return value
        if target.endswith("account"):
            account = self._books.account(value)
            return f"{value} {account.name}".strip() if account else f"{value} (not in the books)"
        if target == "vendor" and self._books.vendor(value) is None:
            return f"{value} (not in the books)"
        return value


def _entities(entities: Mapping[str, str]) -> Iterator[Section]:
    if entities:
        yield Section(
            title="Legal entities",
            table=Overview(
                title="Companies of the legal entities",
                columns=("legal entity", "company"),
                rows=tuple(entities.items()),
            ),
        )


def _conditions(row: Row) -> str:
    parts = [
        f"{_BOUNDS.get(column, _words(column))} "
        + (_number(row.text(column)) if column == "employee" else row.text(column))
        for column in CONDITIONS
        if row.text(column)
    ]
    return "; ".join(parts) or "always"


def _expected(example: Example) -> str:
    once = (
        ("problem", ", ".join(example.problems)),
        ("becomes", example.posting_kind),
        ("credited", example.credit),
        ("VAT", "" if example.vat_amount is None else str(example.vat_amount)),
        ("posted on", "" if example.posting_date is None else str(example.posting_date)),
    )
    lines = [str(line) for line in example.lines]
    return "\n".join([*lines, *(f"{name} {text}" for name, text in once if text)])


def _remarks(row: Row) -> tuple[str, str, str]:
    return row.text("note"), row.text("owner"), f"{row.source} ({row.text('id')})"


def _words(column: str) -> str:
    return column.replace("_", " ")


def _number(text: str) -> str:
    """What stands for an employee, where it is a number; a name is not shown."""
    return text if re.search(r"\d", text) else "(by name)"


# ---- as HTML and Markdown -------------------------------------------------------------------------

_STYLE: Final = """
body{font:16px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;margin:2rem auto;max-width:75rem;padding:0 1rem}
h1,h2,p,li{overflow-wrap:anywhere}
nav ol{columns:16rem}
.wide{overflow-x:auto;margin:1rem 0;padding:1px}
table{border-collapse:collapse;width:100%%}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border:1px solid #8a94a0;padding:.3rem .5rem;text-align:left;vertical-align:top;white-space:pre-line}
thead th{background:#e6ebf1}
tbody th{font-weight:normal}
tbody tr>:first-child{background:#f6f8fa}
.text{min-width:9rem}
.long{min-width:16rem;overflow-wrap:anywhere}
code{overflow-wrap:anywhere}
a{color:#0b4f9e}
@media print{
@page{size:A4 landscape;margin:12mm}
@page{@bottom-left{content:"Version %s"}@bottom-right{content:counter(page) " / " counter(pages)}}
html{font-size:9pt}
body{font-size:9pt;line-height:1.35;margin:0;max-width:none;padding:0}
nav{display:none}
.wide{overflow:visible}
thead{display:table-header-group}
tr,h2,caption{break-inside:avoid}
h2,caption,thead{break-after:avoid}
th,td{padding:.15rem .3rem}
}
"""


def as_html(reading: Reading) -> str:
    """A page of its own, without scripts and without anything from elsewhere."""
    title = html.escape(reading.title)
    entries = "".join(
        f'<li><a href="#s{number}">{html.escape(section.title)}</a></li>'
        for number, section in enumerate(reading.sections, start=1)
    )
    sections = "".join(
        _html_section(number, section) for number, section in enumerate(reading.sections, start=1)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE % html.escape(reading.version)}</style></head>\n<body><header><h1>{title}</h1>"
        f"<p>Version <code>{html.escape(reading.version)}</code></p></header>\n"
        f'<nav aria-label="Contents"><ol>{entries}</ol></nav>\n<main>{sections}</main></body></html>\n'
    )


def _html_section(number: int, section: Section) -> str:
    sentences = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in section.sentences)
    return (
        f'\n<section aria-labelledby="s{number}"><h2 id="s{number}">{html.escape(section.title)}</h2>'
        f"{sentences}{_html_table(section.table)}</section>"
    )


def _html_table(table: Overview | None) -> str:
    if table is None:
        return ""
    head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{_html_cells(row)}</tr>\n" for row in table.rows)
    title = html.escape(table.title)
    return (
        f'<div class="wide" role="region" aria-label="{title}" tabindex="0">'
        f"<table><caption>{title}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>"
    )


def _html_cells(row: Iterable[object]) -> str:
    first, *others = (f"{_class(text)}>{html.escape(text)}" for text in map(str, row))
    head = f"<td{first}</td>" if first == ">" else f'<th scope="row"{first}</th>'
    return head + "".join(f"<td{cell}</td>" for cell in others)


def _class(text: str) -> str:
    shape = shape_of(text)
    return f' class="{shape}"' if shape else ""


_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")


def as_markdown(reading: Reading) -> str:
    """The same as Markdown with tables of pipes."""
    parts = [f"# {_markdown(reading.title)}", f"Version `{reading.version}`"]
    for section in reading.sections:
        parts.append(f"## {_markdown(section.title)}")
        parts += [_markdown(sentence) for sentence in section.sentences]
        if section.table is not None:
            parts.append("\n".join(_markdown_table(section.table)))
    return "\n\n".join(parts) + "\n"


def _markdown_table(table: Overview) -> Iterator[str]:
    yield "| " + " | ".join(map(_markdown, table.columns)) + " |"
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield "| " + " | ".join(_markdown(str(cell)) for cell in row) + " |"


def _markdown(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return "<br>".join(line.strip() for line in escaped.split("\n"))


def write_reading(reading: Reading, path: Path) -> None:
    """
    Write a document in words as a workbook, a sheet for each part that has a table.

    Raises:
        ConfigurationMissing: The extra ``files`` is not installed.
    """
    write_sheets(_sheets(reading), path, purpose="A reading in a workbook")


def _sheets(reading: Reading) -> Iterator[Sheet]:
    about = (Column("about", "What it is."), Column("value", "Which."))
    yield Sheet("About", about, (("title", reading.title), ("version", reading.version)))
    for number, section in enumerate(reading.sections, start=1):
        if section.table is not None:
            yield Sheet(
                f"{number} {section.title}",
                [Column(name, name) for name in section.table.columns],
                [[str(cell) for cell in row] for row in section.table.rows],
            )
