"""What does a mapping document say, and what does it make of a record?"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from ..errors import InputInvalid, MappingInvalid
from ..factorial.expenses import Expense, Mileage, PerDiem
from .books import Books
from .chain import Chain, make_chain
from .columns import TABLES
from .coverage import Coverage, measure_coverage
from .entries import Tables, make_tables
from .finding import Findings
from .joining import record_of_detail
from .lint import lint
from .match import key
from .records import ExpenseRecord
from .resolve import resolve
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

    def __reduce__(self) -> tuple[type[MappingDocument], tuple[dict[str, str]]]:
        return type(self), (self._texts,)

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
        return resolve(self._tables, self._chains, known, books, today=today)

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
