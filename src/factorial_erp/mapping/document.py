"""What does a mapping document say, and what does it make of a record?"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ..errors import InputInvalid, MappingInvalid
from .books import Books
from .engine.chain import Chain, Function, make_chain
from .engine.resolve import Resolver
from .format.columns import TABLES
from .format.content import Content, from_texts
from .format.entries import Tables, make_tables
from .format.folder import read_folder, write_folder
from .format.settings import FILE, Place, Settings, read_settings
from .format.workbook import read_workbook, write_workbook
from .match import key
from .records.expense import ExpenseRecord, Membership
from .records.from_any import Source
from .review.comparing import MappingDiff, compare
from .review.coverage import Coverage, measure_coverage
from .review.finding import Findings
from .review.limits import limits, unseen
from .review.lint import lint
from .review.matching import Matching
from .review.rendering import Reading, as_html, as_markdown, reading_of, write_reading
from .review.testing import ExampleResults, check
from .review.validating import Validation, validate
from .rules import Rule, explain_miss
from .tables import Problems, Row, Table, did_you_mean, rows_of
from .trail import Mapped

__all__ = ["MappingDocument"]

_STEP_TABLES: Final = {
    "rules": "rules.csv",
    "taxes": "taxes.csv",
}
"""Without its file, such a step would silently decide otherwise."""


class MappingDocument:
    """
    A mapping document: settings and tables that a finance team keeps.

    Immutable and safe to share between threads and processes.
    """

    def __init__(self, content: Mapping[str, str] | Content) -> None:
        """
        Read a document from what is written in it.

        Args:
            content: The texts of its files by their names, ``mapping.toml`` included.

        Raises:
            MappingInvalid: Something in it is wrong; the error names file, row and column, and has
                everything else that is wrong as its ``others``.
        """
        self._content = content if isinstance(content, Content) else from_texts(content)
        self._tables, self._rows = _read_tables(self._content)
        self._hash = self._tables.hash
        self._chains: dict[str, Chain] = {
            target: make_chain(target, self._tables) for target in self._tables.settings.targets
        }
        self._functions: tuple[tuple[str, str, Function, str | None], ...] = ()
        self._last: Resolver | None = None

    def __reduce__(self) -> tuple[Callable[..., MappingDocument], tuple[Any, ...]]:
        return _with_functions, (self._content, self._functions)

    def __repr__(self) -> str:
        return f"<MappingDocument {self.name!r} {self.hash[:12]}>"

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> MappingDocument:
        """
        Read a document from its folder or its workbook.

        Args:
            path: A folder with ``mapping.toml`` and CSV tables, or an ``.xlsx`` file with the same as sheets.

        Raises:
            MappingInvalid: There is none, or something in it is wrong; the error names file or sheet, row
                and column, and has everything else that is wrong as its ``others``.
            ConfigurationMissing: A workbook needs the extra ``files``.
        """
        place = Path(path)
        if place.is_dir():
            return cls(read_folder(place))
        if not place.exists():
            raise MappingInvalid(
                f"There is no mapping document at {place}.",
                file=str(place),
                hint=f"Pass the folder that contains {FILE}, or a workbook.",
            )
        return cls(read_workbook(place))

    def save(self, path: str | os.PathLike[str]) -> None:
        """
        Write the document to a folder or a workbook; loaded again, it is the same document.

        Equal documents give equal files. Each file is replaced as a whole, so that a crash leaves the old or
        the new one; tables that the document does not have are deleted, other files are left alone.

        Args:
            path: A folder, or a file whose name ends in ``.xlsx``.

        Raises:
            InputInvalid: The path is a file of another kind, or a workbook cannot hold the document.
            ConfigurationMissing: A workbook needs the extra ``files``.
        """
        place = Path(path)
        if place.suffix.lower() == ".xlsx":
            write_workbook(self._content, place)
        elif (place.suffix and not place.is_dir()) or place.is_file():
            raise InputInvalid(
                f"A mapping document cannot be written to {place.name}.",
                field="path",
                value=place.name,
                hint="Pass a folder, or a file whose name ends in .xlsx.",
            )
        else:
            write_folder(self._content, place)

    @property
    def name(self) -> str:
        """The name that the document gives itself."""
        return self._tables.settings.name

    @property
    def hash(self) -> str:
        """
        SHA-256 of everything that the document says, order and notes included.

        The same for a folder and a workbook, any line ends, quoting and byte-order mark.
        """
        return self._hash

    @property
    def settings(self) -> Settings:
        """Policies, chains and defaults."""
        return self._tables.settings

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rows of rules.csv in their order."""
        rules = [rule for table in self._tables.rules.values() for rule in table.rules]
        return tuple(sorted(rules, key=lambda rule: rule.row))

    @property
    def tables(self) -> Tables:
        """The tables, checked and ready for look-up."""
        return self._tables

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table, ``suppliers.csv``, as they are written; none where it is absent."""
        return self._rows.get(table, ())

    def with_rows(self, table: str, rows: Iterable[Mapping[str, str]]) -> MappingDocument:
        """
        The document with more or other rows.

        Args:
            table: Its name: ``suppliers.csv``; made where it is absent.
            rows: Texts by column. Where a row with its ``id`` is there, these cells of it change; else it is
                appended.

        Raises:
            InputInvalid: There is no such table.
            MappingInvalid: The document would be broken by it.
        """
        columns = TABLES.get(table)
        if columns is None:
            raise InputInvalid(
                f"A mapping document has no table {table!r}.",
                field="table",
                value=table,
                hint=f"Its tables are: {', '.join(TABLES)}{did_you_mean(table, tuple(TABLES))}.",
            )
        empty = Table(name=table, place=table, columns=(), rows=(), numbers=())
        old = self._content.tables.get(table, empty)
        changed = self._content.with_table(old.with_rows(rows, columns))
        return _with_functions(changed, self._functions)

    def with_suggestions(self, matching: Matching) -> MappingDocument:
        """
        The document with suggested rows as drafts, which decide nothing until a person empties their status.

        Whom a row is for already, in force or as a draft, is passed over.
        """
        rows = matching.rows_beside(self.rows(matching.table))
        return self.with_rows(matching.table, rows) if rows else self

    def without(self, id: str, *, table: str = "rules.csv") -> MappingDocument:
        """
        The document without a row.

        Raises:
            InputInvalid: The table has no such row.
            MappingInvalid: The document would be broken without it.
        """
        known = [row.text("id") for row in self.rows(table)]
        if key(id) not in map(key, known):
            raise InputInvalid(
                f"{table} has no row {id!r}.",
                field="id",
                value=id,
                hint=f"Look into {table}{did_you_mean(id, known)}.",
            )
        changed = self._content.with_table(self._content.tables[table].without(id))
        return _with_functions(changed, self._functions)

    def resolve(
        self,
        record: Source,
        books: Books,
        *,
        today: dt.date | None = None,
    ) -> Mapped:
        """
        Decide what a record becomes, with the reason for each field.

        Pure: the same arguments give the same result. What cannot be decided is a problem of the
        result.

        Args:
            record: As :func:`record_of` and its siblings join it; or what Factorial gives alone: a receipt,
                mileage, per diem, invoice, card payment, bank transaction or the payload of a sync, which
                know less than their records do.
            today: Needed only where the document moves closed dates to today.

        Raises:
            InputInvalid: ``today`` is needed and absent.
        """
        last = self._last
        if last is None or last.books is not books or last.today != today:
            self._last = last = self.resolver(books, today=today)
        return last.resolve(record)

    def resolver(self, books: Books, *, today: dt.date | None = None) -> Resolver:
        """
        Bind the document to books, to resolve many records: ``resolver(books).resolve(record)``.

        Args:
            today: Needed only where the document moves closed dates to today.
        """
        return Resolver(self._tables, self._chains, books, document_hash=self._hash, today=today)

    def resolve_all(
        self,
        records: Iterable[Source],
        books: Books,
        *,
        today: dt.date | None = None,
    ) -> Iterator[Mapped]:
        """
        Resolve records one after the other, in flat memory.

        Args:
            records: See :meth:`resolve`.
            today: Needed only where the document moves closed dates to today.

        Raises:
            InputInvalid: ``today`` is needed and absent.
        """
        return map(self.resolver(books, today=today).resolve, records)

    def test(self, books: Books, *, today: dt.date | None = None) -> ExampleResults:
        """
        Compare what the document makes of its own examples, in ``examples.csv``, with what they expect.

        Args:
            today: Needed only where the document moves closed dates to today.

        Raises:
            InputInvalid: ``today`` is needed and absent.
        """
        return check(self._tables.examples, self.resolver(books, today=today).resolve)

    def to_html(self, books: Books | None = None, *, today: dt.date | None = None) -> str:
        """
        The document in words, for the finance team and the auditor, as a page of its own without scripts.

        Args:
            books: Adds the names of accounts, and how the examples of the document come out.
            today: Needed only where examples have a closed date that the document moves to today.

        Raises:
            InputInvalid: ``today`` is needed and absent.
        """
        return as_html(self._reading(books, today))

    def to_markdown(self, books: Books | None = None, *, today: dt.date | None = None) -> str:
        """The same as :meth:`to_html`, as Markdown."""
        return as_markdown(self._reading(books, today))

    def to_xlsx(
        self,
        path: str | os.PathLike[str],
        books: Books | None = None,
        *,
        today: dt.date | None = None,
    ) -> None:
        """
        Write the same as :meth:`to_html` as a workbook to read, a sheet for each part.

        It is no document that can be loaded: :meth:`save` writes one.

        Raises:
            ConfigurationMissing: The extra ``files`` is not installed.
            InputInvalid: ``today`` is needed and absent.
        """
        write_reading(self._reading(books, today), Path(path))

    def _reading(self, books: Books | None, today: dt.date | None) -> Reading:
        results = None if books is None else self.test(books, today=today)
        return reading_of(
            self._tables,
            self.rows,
            self._hash,
            chains={
                target: [step for step, _ in chain.steps] for target, chain in self._chains.items()
            },
            entities=self._content.nested.get("entities", {}),
            books=books,
            results=results,
        )

    def with_function(
        self, target: str, name: str, function: Function, *, before: str | None = None
    ) -> MappingDocument:
        """
        Let a Python function decide one target, and show it in the trail as ``function:<name>``.

        The function gets the record and returns the value that a row would have, or ``None`` to leave the
        decision to the next step. It must depend on nothing but the record; its name counts for the hash of
        the document, so change the name when it decides otherwise.

        Args:
            target: ``account``, ``vat``, ``vendor``, ``dimension:KST``, …
            name: Of the function, for readers.
            before: The step of the chain that it comes before; first of all where this is absent.

        Raises:
            InputInvalid: There is no such target or step, or the target has a function already.
        """
        chain = self._chains.get(target)
        if chain is None:
            raise InputInvalid(
                f"The document has no target {target!r}.",
                field="target",
                value=target,
                hint=f"It has: {', '.join(self._chains)}{did_you_mean(target, tuple(self._chains))}.",
            )
        steps = [step for step, _ in chain.steps]
        if before is not None and before not in steps:
            raise InputInvalid(
                f"The chain of {target} has no step {before!r}.",
                field="before",
                value=before,
                hint=f"It has: {', '.join(steps)}{did_you_mean(before, steps)}.",
            )
        if any(known == target for known, *_ in self._functions):
            raise InputInvalid(
                f"A function decides {target} already.",
                field="target",
                value=target,
                hint="Make one function of the two.",
            )
        plugged = MappingDocument(self._content)
        hash = hashlib.sha256(f"{self._hash}\n{target}\n{name}\n{before}".encode()).hexdigest()
        plugged._functions = (*self._functions, (target, name, function, before))
        plugged._hash = hash
        plugged._chains = {
            known: each.with_hash(hash)
            if known != target
            else each.with_function(name, function, before, hash)
            for known, each in self._chains.items()
        }
        return plugged

    @property
    def warnings(self) -> Findings:
        """
        What the document asks for and the standard API cannot carry, with the way round; and rows and columns
        that its workbook hides.
        """
        return Findings.sorted([*limits(self._tables), *unseen(self._content.hidden)])

    def lint(
        self,
        books: Books | None = None,
        *,
        memberships: Mapping[str, Sequence[Membership]] | None = None,
    ) -> Findings:
        """
        Look through the document: rules that never decide, gaps, twins, what the books do not have.

        Args:
            books: To compare accounts, vendors, dimension values and VAT codes with. What the API does not
                show is a finding of its own: ``unverifiable``.
            memberships: Cost centres of each employee, by number or id, to see whether they total 100 %.
        """
        found = lint(self, books, memberships=memberships)
        return Findings.sorted([*found, *unseen(self._content.hidden)])

    def validate(self, books: Books, *, earlier: Books | None = None) -> Validation:
        """
        Compare everything that the document names with the books, cell by cell.

        Args:
            earlier: Books as they were when the document was right (:meth:`Books.to_json`), to tell what
                changed since.
        """
        return validate(self, books, earlier)

    def coverage(self, mapped: Iterable[Mapped]) -> Coverage:
        """
        Measure what decides, in number and in amount: a rule, a table, a default, nothing.

        Args:
            mapped: What the document made of records; each is looked at once and not kept:
                ``document.coverage(document.resolve(each, books) for each in records)``.
        """
        return measure_coverage(self, mapped)

    def diff(
        self,
        new: MappingDocument,
        *,
        on: Iterable[ExpenseRecord],
        books: Books,
        today: dt.date | None = None,
    ) -> MappingDiff:
        """
        Tell what would move on these records if this document were replaced by another.

        Args:
            new: The document as it is to be.
            on: Records, of last month for instance; each is looked at once.
            today: Needed only where a document moves closed dates to today.

        Raises:
            InputInvalid: ``today`` is needed and absent.
        """
        return compare(self, new, on=on, books=books, today=today)

    def why_not(self, record: ExpenseRecord, rule_id: str) -> tuple[str, ...]:
        """
        What keeps a rule from applying to a record; empty where it applies.

        Raises:
            InputInvalid: There is no such rule.
        """
        for rule in self.rules:
            if key(rule.id) == key(rule_id):
                return explain_miss(
                    rule, record, self.settings.home_country, self.settings.minor_units
                )
        raise InputInvalid(
            f"The document has no rule {rule_id!r}.",
            field="rule_id",
            value=rule_id,
            hint=f"Look into rules.csv{did_you_mean(rule_id, [rule.id for rule in self.rules])}.",
        )


def _with_functions(
    content: Content, functions: tuple[tuple[str, str, Function, str | None], ...]
) -> MappingDocument:
    document = MappingDocument(content)
    for target, name, function, before in functions:
        document = document.with_function(target, name, function, before=before)
    return document


def _read_tables(content: Content) -> tuple[Tables, dict[str, tuple[Row, ...]]]:
    """The tables, ready for look-up, and the rows of each as they are written."""
    problems = Problems()
    place = Place(content.place, content.lines, problems)
    settings = read_settings(content.nested, place)
    declared = content.nested.get("chains", {})
    for target, steps in settings.chains.items():
        for step in steps:
            if step == "rules" and target not in declared:
                continue  # a document without rules is none that lost them
            table = _STEP_TABLES.get(step)
            if table is not None and table not in content.tables:
                problems.add(
                    MappingInvalid(
                        f"{table} does not exist, but the chain for {target} asks it.",
                        file=table,
                        hint=f"Add the table, or take {step!r} out of [chains] in {FILE}.",
                    )
                )
    rows = {
        name: rows_of(content.tables[name], columns, problems) if name in content.tables else ()
        for name, columns in TABLES.items()
    }
    problems.refuse()
    tables = make_tables(settings, rows, content.hash, place)
    problems.refuse()
    return tables, rows
