"""What do the query options ask for besides a filter? `$select`, `$expand` with its own options, `$orderby`, `$top`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from .facts import EntitySet, Facts, Field, Navigation
from .filters import Filter, comparable, read_filter
from .refusals import Refused, malformed, unknown_property, unsupported

__all__ = ["Expansion", "Query", "read_query"]

UNSUPPORTED = frozenset({"$apply", "$compute", "$search", "$deltatoken", "$index"})
"""That these are 501 is a guess."""
KNOWN = frozenset(
    "$filter $select $expand $orderby $top $skip $count $skiptoken $schemaversion $format".split()
)
"""That any other name with a dollar sign is 400 is one, too."""


@attrs.frozen(kw_only=True)
class Query:
    """What is asked of an entity set, or of what a navigation property leads to."""

    filter: Filter | None = None
    select: tuple[Field, ...] | None = None
    expand: tuple[Expansion, ...] = ()
    order: tuple[tuple[Field, bool], ...] = ()
    """Fields, and whether they descend."""
    top: int | None = None
    skip: int = 0
    counts: bool = False

    def matching(self, rows: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Return the rows that the filter selects, in order."""
        found = [row for row in rows if self.filter is None or self.filter.test(row)]
        for field, descends in reversed(self.order):
            found.sort(key=lambda row: comparable(row[field.name], field), reverse=descends)
        return found

    def cut(self, rows: list[Any]) -> list[Any]:
        """Return what ``$skip`` and ``$top`` leave."""
        return rows[self.skip :][: self.top]


@attrs.frozen
class Expansion:
    """A navigation property to read along."""

    navigation: Navigation
    query: Query


def read_query(
    options: Mapping[str, str], entity_set: EntitySet, sets: Facts, *, schema: str = "2.0"
) -> Query:
    """
    Read query options.

    Args:
        options: By name with its dollar sign.
        entity_set: What they are about.
        sets: All entity sets by name.
        schema: Version of the schema.

    Raises:
        Refused: 400 where an option is malformed or names something unknown, 501 where it is not supported.
    """
    for name in options:
        if name in UNSUPPORTED:
            raise unsupported(f"The query option '{name}' is not supported.")
        if name not in KNOWN:
            raise malformed(f"The query option '{name}' is unknown.")
    where, order = options.get("$filter"), options.get("$orderby")
    select, expand = options.get("$select"), options.get("$expand")
    return Query(
        filter=read_filter(where, entity_set, schema=schema) if where else None,
        select=_select(select, entity_set) if select else None,
        expand=tuple(_expand(expand, entity_set, sets, schema)) if expand else (),
        order=tuple(_order(order, entity_set)) if order else (),
        top=_number("$top", options),
        skip=_number("$skip", options) or 0,
        counts=_truth("$count", options),
    )


def _number(name: str, options: Mapping[str, str]) -> int | None:
    text = options.get(name)
    if text is None:
        return None
    if not text.isdecimal():
        raise malformed(f"Invalid value '{text}' for {name} query option found.")
    return int(text)


def _truth(name: str, options: Mapping[str, str]) -> bool:
    text = options.get(name, "false").lower()
    if text not in ("true", "false"):
        raise malformed(f"Invalid value '{text}' for {name} query option found.")
    return text == "true"


def _order(text: str, entity_set: EntitySet) -> list[tuple[Field, bool]]:
    if not entity_set.is_sortable:
        raise unsupported(f"{entity_set.name} cannot be sorted.")
    found: list[tuple[Field, bool]] = []
    for part in text.split(","):
        name, _, direction = part.strip().partition(" ")
        field = entity_set.fields.get(name)
        if field is None:
            raise unknown_property(name, entity_set.entity)
        is_opaque = field.is_computed or field.type in ("stream", "records")
        if is_opaque or direction.strip() not in ("", "asc", "desc"):
            raise malformed(f"Cannot sort by {part.strip()!r}.")
        found.append((field, direction.strip() == "desc"))
    return found


def _select(text: str, entity_set: EntitySet) -> tuple[Field, ...] | None:
    fields: list[Field] = []
    for name in (each.strip() for each in text.split(",")):
        if name == "*":
            return None
        field = entity_set.fields.get(name)
        if field is not None:
            fields.append(field)
        elif name not in entity_set.navigation:  # naming a link selects it, and expands nothing
            raise unknown_property(name, entity_set.entity)
    return tuple(fields)


def _expand(text: str, entity_set: EntitySet, sets: Facts, schema: str) -> list[Expansion]:
    found: list[Expansion] = []
    for part in _split(text, ","):
        name, bracket, inner = part.strip().partition("(")
        link = entity_set.navigation.get(name)
        if link is None:
            raise unknown_property(name, entity_set.entity)
        if bracket and not inner.endswith(")"):
            raise Refused(400, "BadRequest_NotFound", f"')' is missing in {part!r}.")
        options: dict[str, str] = {}
        for option in _split(inner.removesuffix(")"), ";"):
            key, is_set, value = option.strip().partition("=")
            if option.strip() and not (is_set and key.startswith("$")):
                raise Refused(400, "BadRequest_NotFound", f"{option!r} is no query option.")
            options[key] = value
        options.pop("", None)
        query = read_query(options, sets[link.target], sets, schema=schema)
        found.append(Expansion(link, query))
    return found


def _split(text: str, sign: str) -> list[str]:
    """Split at a sign that stands outside of brackets and quotes."""
    parts, depth, quoted = [""], 0, False
    for letter in text:
        if letter == "'":
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == sign and not depth and not quoted:
            parts.append("")
        else:
            parts[-1] += letter
    return parts
