"""What does a mapping document say, and what does it make of a record?"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal, TypeVar, cast

from ..errors import InputInvalid, MappingInvalid
from ..factorial.expenses import Expense, Mileage, PerDiem
from .books import Books
from .chain import STOP, Chain, Entry, Tables, make_chain
from .joining import record_of_detail
from .match import compact, key
from .records import ExpenseRecord
from .resolve import resolve
from .rules import CONDITIONS, Rule, RuleTable, explain_miss, read_conditions
from .settings import DIMENSION, FILE, PLACEHOLDERS, Settings, placeholders_unknown, read_settings
from .tables import Columns, Row, as_text_file, did_you_mean, read_rows
from .trail import Mapped
from .vat import KINDS, Treatment

__all__ = ["TABLES", "MappingDocument"]

_K = TypeVar("_K", bound=Hashable)

_REMARKS: Final = ("note", "owner")

TABLES: Final[dict[str, Columns]] = {
    "rules.csv": Columns(
        required=("id", "target", "value"),
        optional=(*CONDITIONS, "priority", *_REMARKS),
        private=("employee",),
    ),
    "taxes.csv": Columns(
        required=("id", "rate", "vat_code", "percent", "kind"),
        optional=(
            "entity", "country", "payment", "card", "valid_from", "valid_to", "priority", "identifier",
            *_REMARKS,
        ),
    ),
    "dimensions.csv": Columns(required=("id", "dimension", "from", "value"), optional=_REMARKS),
    "suppliers.csv": Columns(
        required=("id", "vendor"), optional=("tax_number", "name", *_REMARKS)
    ),
    "employees.csv": Columns(
        required=("id", "employee", "vendor"), optional=_REMARKS, private=("employee",)
    ),
}  # fmt: skip
"""The tables of a document and their columns."""

_STEP_TABLES: Final = {
    "rules": "rules.csv",
    "taxes": "taxes.csv",
    "suppliers": "suppliers.csv",
    "dimensions": "dimensions.csv",
}


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
        for step in steps:
            table = _STEP_TABLES.get(step)
            declared = table in ("rules.csv", "taxes.csv")
            if table is not None and declared and table not in texts:
                raise MappingInvalid(
                    f"{table} does not exist, but the chain for {target} asks it.",
                    file=table,
                    hint=f"Add the file, or take {step!r} out of [chains] in {FILE}.",
                )
    treatments = {key(row.text("id")): _treatment(row) for row in rows["taxes.csv"]}
    _check_settings(settings, treatments)
    return Tables(
        settings=settings,
        rules=_rule_tables(rows["rules.csv"], settings, treatments),
        taxes=RuleTable((_tax_rule(row) for row in rows["taxes.csv"]), "most_specific"),
        treatments=treatments,
        suppliers_by_tax_number=_entries(rows["suppliers.csv"], "tax_number", compact),
        suppliers_by_name=_entries(rows["suppliers.csv"], "name", key),
        employees=_entries(rows["employees.csv"], "employee", key),
        dimensions=_dimension_entries(rows["dimensions.csv"], settings),
        hash=content_hash,
    )


def _check_settings(settings: Settings, treatments: Mapping[str, Treatment]) -> None:
    for column, id in (
        ("defaults.vat", settings.defaults.get("vat")),
        ("policy.rounding_vat", settings.rounding_vat),
    ):
        if id is not None and key(id) not in treatments:
            known = [treatment.id for treatment in treatments.values()]
            raise MappingInvalid(
                f"{FILE}: {column} is {id!r}, which is no id of taxes.csv.",
                file=FILE,
                column=column,
                hint=f"Its ids are: {', '.join(known)}{did_you_mean(id, known)}.",
            )
    if settings.rounding_vat and treatments[key(settings.rounding_vat)].percent:
        raise MappingInvalid(
            f"{FILE}: policy.rounding_vat is {settings.rounding_vat!r}, which adds VAT to a difference.",
            file=FILE,
            column="policy.rounding_vat",
            hint="Name a row of taxes.csv whose percent is 0.",
        )


def _rule_tables(
    rows: tuple[Row, ...], settings: Settings, treatments: Mapping[str, Treatment]
) -> dict[str, RuleTable]:
    by_target: dict[str, list[Rule]] = {}
    targets = {key(target): target for target in settings.targets}
    for row in rows:
        named = row.required("target")
        target = targets.get(key(named))
        if target is None:
            raise row.invalid(
                "target",
                f"is {named!r}",
                f"Write one of: {', '.join(targets.values())}{did_you_mean(named, settings.targets)}."
                + (
                    f" Declare a dimension under [dimensions] in {FILE} first."
                    if key(named).startswith(DIMENSION)
                    else ""
                ),
            )
        by_target.setdefault(target, []).append(_rule(row, target, treatments))
    return {target: RuleTable(rules, settings.hit_policy) for target, rules in by_target.items()}


def _rule(row: Row, target: str, treatments: Mapping[str, Treatment]) -> Rule:
    value = row.required("value")
    if key(value) == STOP:
        value = STOP
    elif target == "vat":
        if key(value) not in treatments:
            known = [treatment.id for treatment in treatments.values()]
            raise row.invalid(
                "value",
                f"is {value!r}, which is no id of taxes.csv",
                f"Its ids are: {', '.join(known)}{did_you_mean(value, known)}.",
            )
    elif target == "description":
        unknown = placeholders_unknown(value)
        if unknown is not None:
            raise row.invalid(
                "value",
                f"has the placeholder {{{unknown}}}, which means nothing",
                f"Known are: {', '.join(PLACEHOLDERS)}{did_you_mean(unknown, PLACEHOLDERS)}.",
            )
    else:
        value = row.account("value")
    if row.text("tax_rate") and target not in ("account", "vat"):
        raise row.invalid(
            "tax_rate",
            f"narrows a rule for {target}, which is decided once for a whole receipt",
            "Leave it blank; only account and vat are decided for each rate.",
        )
    return _make_rule(row, target, value)


def _make_rule(row: Row, target: str, value: str, names: Mapping[str, str] | None = None) -> Rule:
    conditions = read_conditions(row, names)
    return Rule(
        id=row.text("id"),
        target=target,
        value=value,
        source=row.source,
        row=row.number,
        note=row.text("note"),
        owner=row.text("owner"),
        conditions=conditions.texts,
        amount_from=conditions.amount_from,
        amount_to=conditions.amount_to,
        valid_from=conditions.valid_from,
        valid_to=conditions.valid_to,
        priority=conditions.priority,
    )


def _tax_rule(row: Row) -> Rule:
    row.required("rate")
    # The column kind of taxes.csv is the kind of the tax, not of the expense.
    names = {"tax_rate": "rate", "supplier_country": "country", "kind": ""}
    return _make_rule(row, "vat", row.text("id"), names)


def _treatment(row: Row) -> Treatment:
    row.required("kind")
    kind = cast("Literal['normal', 'reverse_charge', 'none']", row.choice("kind", KINDS))
    row.required("percent")
    percent = row.decimal("percent") or Decimal(0)
    if not 0 <= percent <= 100:
        raise row.invalid("percent", f"is {row.text('percent')!r}", "Write a number from 0 to 100.")
    if kind == "none" and percent:
        raise row.invalid(
            "percent",
            f"is {row.text('percent')!r}, but the kind 'none' means that no VAT is computed",
            "Write 0, with a vat_code whose VAT in Business Central is 0 %.",
        )
    return Treatment(
        id=row.text("id"),
        vat_code=row.required("vat_code"),
        identifier=row.text("identifier") or row.required("vat_code"),
        percent=percent,
        kind=kind,
        source=row.source,
    )


def _entries(rows: tuple[Row, ...], column: str, normal: Callable[[str], str]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for row in rows:
        vendor = row.account("vendor")
        if column in ("tax_number", "name") and not (row.text("tax_number") or row.text("name")):
            raise row.invalid("tax_number", "and name are empty", "Fill in one of them.")
        if column == "employee":
            row.required("employee")
        text = normal(row.text(column))
        if not text:
            continue
        entry = Entry(id=row.text("id"), value=vendor, source=row.source, note=row.text("note"))
        _add(entries, text, entry, row, column)
    return entries


def _dimension_entries(rows: tuple[Row, ...], settings: Settings) -> dict[tuple[str, str], Entry]:
    entries: dict[tuple[str, str], Entry] = {}
    codes = {key(code): code for code in settings.dimension_sources}
    for row in rows:
        named = row.required("dimension")
        code = codes.get(key(named))
        if code is None:
            raise row.invalid(
                "dimension",
                f"is {named!r}, which {FILE} does not declare",
                f"Declared are: {', '.join(codes.values())}{did_you_mean(named, tuple(codes.values()))}.",
            )
        entry = Entry(
            id=row.text("id"),
            value=row.account("value"),
            source=row.source,
            note=row.text("note"),
        )
        _add(entries, (code, key(row.required("from"))), entry, row, "from")
    return entries


def _add(entries: dict[_K, Entry], name: _K, entry: Entry, row: Row, column: str) -> None:
    other = entries.get(name)
    if other is not None and other.value != entry.value:
        raise row.invalid(
            column,
            f"is {row.text(column)!r}, as in {other.source}, which says {other.value!r}",
            "Delete one of the two rows.",
        )
    entries.setdefault(name, entry)
