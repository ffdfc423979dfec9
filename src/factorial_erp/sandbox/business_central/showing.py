"""How does a row go over the wire? Enumerations escaped, streams as links, with what is read along."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import attrs

from .books import Books
from .facts import EntitySet, Facts
from .queries import Query
from .reading import below, rows_of
from .store import Row

__all__ = ["View", "escaped"]

NO_LETTER = re.compile(r"[^A-Za-z0-9]")


@attrs.frozen
class View:
    """How rows of a company are shown to somebody."""

    root: str
    """URL of the company."""
    facts: Facts
    books: Books | None
    permit: Callable[[str], None]
    """Refuses a set that the caller may not read."""

    def row(self, entity: EntitySet, row: Row, query: Query) -> dict[str, Any]:
        """Return a row with what was asked to be read along."""
        fields = entity.fields.values() if query.select is None else query.select
        shown: dict[str, Any] = {"@odata.etag": row["@odata.etag"]}
        for field in fields:
            if field.type == "stream":
                place = f"{self.root}/{entity.name}({row[entity.key[0]]})/{field.name}"
                if not field.read_only:
                    shown[f"{field.name}@odata.mediaEditLink"] = place
                shown[f"{field.name}@odata.mediaReadLink"] = place
                continue
            value = row.get(field.name, field.blank)
            shown[field.name] = escaped(value) if field.type == "enum" else value
        for each in query.expand:
            target = self.facts[each.navigation.target]
            rows = self._along(entity, row, each.navigation.name)
            found = each.query.cut(each.query.matching(rows))
            views = [self.row(target, inner, each.query) for inner in found]
            if not each.navigation.many:
                shown[each.navigation.name] = next(iter(views), None)
                continue
            if each.query.counts:
                shown[f"{each.navigation.name}@odata.count"] = len(each.query.matching(rows))
            shown[each.navigation.name] = views
        return shown

    def _along(self, entity: EntitySet, row: Row, name: str) -> list[Row]:
        link = entity.navigation[name]
        self.permit(link.target)
        if self.books is None:
            return []
        if link.kind == "company":
            return rows_of(self.books, link.target, None)
        return below(self.books, row, link)


def escaped(label: str) -> str:
    """Return a member of an enumeration as the wire has it."""
    return NO_LETTER.sub(lambda found: f"_x{ord(found[0]):04X}_", label)
