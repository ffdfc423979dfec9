"""What is written in a mapping document, whether a folder or a workbook keeps it?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, cast

import attrs

from ...errors import MappingInvalid
from ..tables import Problems, Table, read_table
from .columns import TABLES
from .settings import FILE
from .toml import Setting, as_cell, read_toml

__all__ = ["Content", "Hidden", "from_texts", "is_list"]


@attrs.frozen
class Hidden:
    """A row or a column of a sheet that a reader does not see."""

    place: str
    """The sheet: ``mapping.xlsx!rules``."""
    row: int | None = None
    column: str = ""
    """Its name, with its letters: ``category (C)``."""


@attrs.frozen(kw_only=True)
class Content:
    """The settings and tables of a document as they are written."""

    settings: tuple[Setting, ...]
    """In their order, those of one section together."""
    tables: Mapping[str, Table]
    """By name, in the order of the documentation; those that exist."""
    place: str = FILE
    """Where the settings stand, for errors."""
    hidden: tuple[Hidden, ...] = attrs.field(default=(), eq=False)
    """What a workbook does not show, and what counts all the same."""

    @property
    def hash(self) -> str:
        """SHA-256 of everything that the document says, order and notes included."""
        said = [
            [[each.section, each.key, as_cell(each.value), each.note] for each in self.settings],
            [[table.name, table.columns, table.rows] for table in self.tables.values()],
        ]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()

    @property
    def nested(self) -> dict[str, Any]:
        """
        The settings as TOML nests them.

        Raises:
            MappingInvalid: One is given twice, or is a value and a section.
        """
        top: dict[str, Any] = {}
        for setting in self.settings:
            section = top
            for name in setting.section:
                inner: Any = section.setdefault(name, {})
                if not isinstance(inner, dict):
                    raise self._twice(setting)
                section = cast("dict[str, Any]", inner)
            if setting.key:
                if setting.key in section:
                    raise self._twice(setting)
                section[setting.key] = setting.value
        return top

    @property
    def lines(self) -> dict[str, int]:
        """Row of each setting and section, by its dotted name."""
        lines: dict[str, int] = {}
        for setting in reversed(self.settings):
            lines[".".join(setting.section)] = setting.line
            lines[setting.path] = setting.line
        return lines

    def with_table(self, table: Table) -> Content:
        """The content with another version of a table."""
        tables = {**self.tables, table.name: table}
        hidden = tuple(each for each in self.hidden if each.place != table.place)
        return attrs.evolve(
            self,
            tables={name: tables[name] for name in TABLES if name in tables},
            hidden=hidden,
        )

    def _twice(self, setting: Setting) -> MappingInvalid:
        return MappingInvalid(
            f"{self.place}, row {setting.line}: {setting.path} is given twice.",
            file=self.place,
            row=setting.line,
            column=setting.path,
            hint="Delete one of the two rows.",
        )


def from_texts(texts: Mapping[str, str]) -> Content:
    """
    The content of a folder.

    Args:
        texts: By the names of the files.

    Raises:
        MappingInvalid: A file is no TOML or no table; the error has all that is wrong.
    """
    if FILE not in texts:
        raise MappingInvalid(
            f"The mapping document contains no {FILE}.",
            file=FILE,
            hint="Begin it with the line: schema_version = 1",
        )
    problems = Problems()
    settings: tuple[Setting, ...] = ()
    with problems.collecting():
        settings = read_toml(texts[FILE], FILE)
    names = [name for name in TABLES if name in texts]
    tables = problems.each(lambda name: read_table(texts[name], name), names)
    problems.refuse()
    return Content(settings=settings, tables={table.name: table for table in tables})


def is_list(section: tuple[str, ...], key: str) -> bool:
    """Whether a setting is a list, which a cell holds with commas between."""
    return section == ("chains",) or (section, key) == (("policy",), "statuses")
