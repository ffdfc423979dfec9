"""What does a mapping document say, and what does it make of a record?"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ..errors import InputInvalid, MappingInvalid
from ..factorial.expenses import Expense, Mileage, PerDiem
from .books import Books
from .chain import Chain, Function, make_chain
from .columns import TABLES
from .coverage import Coverage, measure_coverage
from .entries import Tables, make_tables
from .finding import Findings
from .joining import record_of_detail
from .lint import lint
from .match import key
from .records import ExpenseRecord
from .resolve import Resolver
from .rules import Rule, explain_miss
from .settings import FILE, Settings, read_settings
from .tables import Row, as_text_file, did_you_mean, read_rows
from .trail import Mapped
from .validating import Validation, validate

__all__ = ["MappingDocument"]

_STEP_TABLES: Final = {
    "rules": "rules.csv",
    "taxes": "taxes.csv",
}
"""Without its file, such a step would silently decide otherwise."""

_WITHOUT_RULES: Final = ("posting_kind", "credit_account")
"""Targets that a document need not have rules for."""


class MappingDocument:
    """
    A mapping document: settings and tables that a finance team keeps.

    Immutable and safe to share between threads and processes.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        """
        Read a document from the texts of its files.

        Args:
            texts: Content by file name, ``mapping.toml`` included.

        Raises:
            MappingInvalid: Something in it is wrong; the error names file, row and column.
        """
        self._texts = {name: texts[name] for name in sorted(texts)}
        self._hash = _content_hash(self._texts)
        self._tables = _read_tables(self._texts, self._hash)
        self._chains: dict[str, Chain] = {
            target: make_chain(target, self._tables) for target in self._tables.settings.targets
        }
        self._functions: tuple[tuple[str, str, Function, str | None], ...] = ()
        self._last: Resolver | None = None

    def __reduce__(self) -> tuple[Callable[..., MappingDocument], tuple[Any, ...]]:
        return _with_functions, (self._texts, self._functions)

    def __repr__(self) -> str:
        return f"<MappingDocument {self.name!r} {self.hash[:12]}>"

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> MappingDocument:
        """
        Read the folder of a document.

        Raises:
            MappingInvalid: There is none, or something in it is wrong; the error names file, row
                and column.
        """
        folder = Path(path)
        if not folder.exists():
            raise MappingInvalid(
                f"There is no mapping document at {folder}.",
                file=str(folder),
                hint="Pass the folder that contains mapping.toml.",
            )
        if not folder.is_dir():
            raise MappingInvalid(
                f"{folder} is a file; a mapping document is a folder with {FILE} and CSV tables.",
                file=folder.name,
                hint="Pass the folder that contains mapping.toml.",
            )
        if not (folder / FILE).exists():
            raise MappingInvalid(
                f"The folder {folder} is no mapping document: it contains no {FILE}.",
                file=FILE,
                hint="Pass the folder that contains mapping.toml.",
            )
        names = [FILE, *(name for name in TABLES if (folder / name).exists())]
        return cls({name: as_text_file(folder / name) for name in names})

    @property
    def name(self) -> str:
        """The name that the document gives itself."""
        return self._tables.settings.name

    @property
    def hash(self) -> str:
        """SHA-256 of the content: the same for any line ends, byte-order mark and folder."""
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
        text = self._texts.get(table)
        return () if text is None else read_rows(text, table, TABLES[table])

    def resolve(
        self,
        record: ExpenseRecord | Expense | Mileage | PerDiem,
        books: Books,
        *,
        today: dt.date | None = None,
    ) -> Mapped:
        """
        Decide what a record becomes, with the reason for each field.

        Pure: the same arguments give the same result. What cannot be decided is a problem of the
        result.

        Args:
            record: As :func:`record_of` joins it; or a receipt, mileage or per diem of Factorial alone, which
                knows neither its legal entity nor the codes of what it points to.
            today: Needed only where the document moves closed dates to today.

        Raises:
            InputInvalid: ``today`` is needed and absent.
        """
        known = record if isinstance(record, ExpenseRecord) else record_of_detail(record)
        last = self._last
        if last is None or last.books is not books or last.today != today:
            self._last = last = self.resolver(books, today=today)
        return last.resolve(known)

    def resolver(self, books: Books, *, today: dt.date | None = None) -> Resolver:
        """
        Bind the document to books, to resolve many records: ``resolver(books).resolve(record)``.

        Args:
            today: Needed only where the document moves closed dates to today.
        """
        return Resolver(self._tables, self._chains, books, document_hash=self._hash, today=today)

    def resolve_all(
        self, records: Iterable[ExpenseRecord], books: Books, *, today: dt.date | None = None
    ) -> Iterator[Mapped]:
        """
        Resolve records one after the other, in flat memory.

        Args:
            today: Needed only where the document moves closed dates to today.

        Raises:
            InputInvalid: ``today`` is needed and absent.
        """
        return map(self.resolver(books, today=today).resolve, records)

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
        plugged = MappingDocument(self._texts)
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

    def lint(self, books: Books | None = None) -> Findings:
        """
        Look through the document: rules that never decide, gaps, twins, what the books do not have.

        Args:
            books: To compare accounts, vendors, dimension values and VAT codes with. What the API does not
                show is a finding of its own: ``unverifiable``.
        """
        return lint(self, books)

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
    texts: dict[str, str], functions: tuple[tuple[str, str, Function, str | None], ...]
) -> MappingDocument:
    document = MappingDocument(texts)
    for target, name, function, before in functions:
        document = document.with_function(target, name, function, before=before)
    return document


def _content_hash(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name, text in texts.items():
        body = text.rstrip("\n").encode()
        digest.update(f"{name}\n{len(body)}\n".encode() + body)
    return digest.hexdigest()


def _read_tables(texts: Mapping[str, str], content_hash: str) -> Tables:
    settings = read_settings(texts[FILE])
    rows = {
        name: read_rows(texts[name], name, columns) if name in texts else ()
        for name, columns in TABLES.items()
    }
    for target, steps in settings.chains.items():
        for step in () if target in _WITHOUT_RULES else steps:
            table = _STEP_TABLES.get(step)
            if table is not None and table not in texts:
                raise MappingInvalid(
                    f"{table} does not exist, but the chain for {target} asks it.",
                    file=table,
                    hint=f"Add the file, or take {step!r} out of [chains] in {FILE}.",
                )
    return make_tables(settings, rows, content_hash)
