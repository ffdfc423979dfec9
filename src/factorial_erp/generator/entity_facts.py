"""What does an API of Business Central offer? Facts of entity sets, read from ``schema/business_central`` or from ``$metadata``."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = [
    "Action",
    "Area",
    "EntitySet",
    "Enum",
    "Field",
    "Navigation",
    "Structure",
    "label",
    "load",
]

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

OLDEST = 17
"""The first release whose facts are known."""

EDM = {
    "text": "Edm.String",
    "guid": "Edm.Guid",
    "decimal": "Edm.Decimal",
    "double": "Edm.Double",
    "date": "Edm.Date",
    "datetime": "Edm.DateTimeOffset",
    "time": "Edm.TimeOfDay",
    "duration": "Edm.Duration",
    "bool": "Edm.Boolean",
    "int": "Edm.Int32",
    "int64": "Edm.Int64",
    "binary": "Edm.Binary",
    "stream": "Edm.Stream",
}
"""The type of OData for each word of the facts."""

COMPUTED = frozenset({"variable", "expression", "flow filter"})
"""Sources that the server can neither filter nor sort by."""

SOURCES = COMPUTED | {"system", "flow field"}


@dataclass
class Enum:
    """An enumeration: its members as the wire spells them, with their ordinals."""

    name: str
    members: dict[str, int]


@dataclass
class Field:
    """A property of an entity or of a structure."""

    name: str
    type: str
    """A word of :data:`EDM`, ``enum``, or ``list`` of a structure."""
    of: str | None = None
    """The enumeration, or the structure."""
    nullable: bool = True
    max_length: int | None = None
    live_length: int | None = None
    """What the servers of today allow, where that is less."""
    source: str | None = None
    """One of :data:`SOURCES`; a stored field has none."""
    read_only: bool = False
    ignored: bool = False
    """The server takes the value and forgets it."""
    refused: bool = False
    """The server knows the name and answers with an error."""
    read_only_by_docs: bool = False
    filter_only: bool = False
    aggregate: bool = False
    captions: tuple[str, ...] = ()
    """What a text in the language of the request may say."""
    since: int = OLDEST

    @property
    def writable(self) -> bool:
        """Whether a body may hold it."""
        refused = self.read_only or self.ignored or self.refused
        return not refused and self.type not in ("stream", "list")

    @property
    def computed(self) -> bool:
        """Whether the server can neither filter nor sort by it."""
        return self.source in COMPUTED or self.type in ("stream", "list")

    @property
    def limit(self) -> int | None:
        """The length that every server takes."""
        return min(filter(None, (self.max_length, self.live_length)), default=None)


@dataclass
class Navigation:
    """A navigation property."""

    name: str
    target: str
    """The entity it leads to."""
    many: bool = False
    kind: str = "relation"
    """``part``, ``relation``, ``parent`` or ``company``."""
    deep_insert: bool = False
    on: tuple[str, str] | None = None
    """The property of this entity that equals which property of the target."""
    fixed: dict[str, str] = field(default_factory=dict[str, str])
    """What the server sets on the target besides."""
    partner: str | None = None
    since: int = OLDEST


@dataclass
class Action:
    """A bound action; none of them takes anything."""

    name: str
    results: tuple[str, ...] = ()
    since: int = OLDEST


@dataclass
class Structure:
    """A type without a key, inside others."""

    name: str
    fields: list[Field]


@dataclass
class EntitySet:
    """An entity set with its entity."""

    name: str
    entity: str
    key: tuple[str, ...]
    operations: tuple[str, ...]
    fields: list[Field]
    navigation: list[Navigation] = field(default_factory=list["Navigation"])
    actions: list[Action] = field(default_factory=list["Action"])
    kind: str = "page"
    """``page``, ``query`` or ``platform``."""
    in_company: bool = True
    sortable: bool = True
    temporary: bool = False
    """Made up while it is read, so nobody is notified of changes."""
    since: int = OLDEST
    all_of: tuple[str, ...] = ()
    """Fields that a list must be filtered by, unless it is read below its parent."""
    any_of: tuple[str, ...] = ()
    """Fields of which a list must be filtered by one."""
    needs_parent_path: bool = False
    alternate_keys: tuple[tuple[str, ...], ...] = ()

    def field(self, name: str) -> Field:
        """Return a property by its name."""
        return next(each for each in self.fields if each.name == name)


@dataclass
class Area:
    """A group of entity sets: one module."""

    name: str
    sets: list[EntitySet]
    enums: dict[str, Enum]
    structures: dict[str, Structure]
    overlay: dict[str, Any] = field(default_factory=dict[str, Any])
    release: int = 0
    """What came later was left out."""

    def words(self, kind: str, name: str) -> dict[str, Any]:
        """Return what the overlay says about a ``set``, a ``class`` or an ``enum``."""
        found: dict[str, Any] = self.overlay.get(kind, {}).get(name, {})
        return found


def label(wire: str) -> str:
    """Spell ``Purchase_x0020_Invoice`` as ``Purchase Invoice``."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), wire)


def load(folder: Path, *, release: int | None = None) -> list[Area]:
    """
    Read every area, corrected by its overlay.

    Args:
        folder: ``schema/business_central``.
        release: What came later is left out; by default the newest that was generally available.
    """
    areas = [_area(path, release) for path in sorted(folder.glob("*.json"))]
    known = {each.entity for area in areas for each in area.sets}
    for area in areas:
        for each in area.sets:
            each.navigation = [link for link in each.navigation if link.target in known]
    used = {one.of for each in all_sets(areas) for one in each.fields}
    for area in areas:
        area.enums = {name: enum for name, enum in area.enums.items() if name in used}
    return areas


def _area(path: Path, release: int | None) -> Area:
    facts = json.loads(path.read_text("utf-8"))
    words = path.parent / "overlay" / f"{path.stem}.toml"
    newest = release or facts["newest_generally_available"]
    sets = [_entity_set(name, each) for name, each in facts["sets"].items()]
    area = Area(
        path.stem,
        [each for each in sets if each.since <= newest],
        {name: Enum(name, members) for name, members in facts["enums"].items()},
        {name: Structure(name, _fields(fields)) for name, fields in facts["types"].items()},
        tomllib.loads(words.read_text("utf-8")) if words.exists() else {},
        newest,
    )
    for correction in area.overlay.get("corrections", ()):
        _correct(area, correction)
    for each in area.sets:
        each.fields = _available(each.fields, newest)
        each.navigation = _available(each.navigation, newest)
        each.actions = _available(each.actions, newest)
    return area


def _available(parts: Iterable[Any], release: int) -> list[Any]:
    return [each for each in parts if each.since <= release]


def _correct(area: Area, correction: Mapping[str, Any]) -> None:
    """Apply ``{at = "vendors.website", is = "text 80"}``; source and date are compulsory."""
    for key in ("at", "is", "source", "date"):
        if key not in correction:
            message = f"{area.name}: a correction lacks {key}: {correction}"
            raise ValueError(message)
    name, _, place = correction["at"].partition(".")
    entity_set = next(each for each in area.sets if each.name == name)
    key = place + ("" if entity_set.field(place).nullable else "!")
    (corrected,) = _fields({key: correction["is"]})
    entity_set.fields = [corrected if each.name == place else each for each in entity_set.fields]


def _entity_set(name: str, facts: Mapping[str, Any]) -> EntitySet:
    needs = facts.get("needs_filter", {})
    return EntitySet(
        name,
        facts["entity"],
        tuple(facts.get("key", ["id"])),
        tuple(facts["operations"].split()),
        _fields(facts["fields"]),
        [_navigation(key, spec) for key, spec in facts["navigation"].items()],
        [_action(key, spec) for key, spec in facts["actions"].items()],
        kind=facts.get("kind", "page"),
        in_company=facts.get("in_company", True),
        sortable=facts.get("sortable", True),
        temporary=facts.get("temporary", False),
        since=facts.get("since", OLDEST),
        all_of=tuple(needs.get("all_of", ())),
        any_of=tuple(needs.get("any_of", ())),
        needs_parent_path=facts.get("needs_parent_path", False),
        alternate_keys=tuple(tuple(each) for each in facts.get("alternate_keys", ())),
    )


def _fields(facts: Mapping[str, str]) -> list[Field]:
    return [_field(key, spec) for key, spec in facts.items()]


def _field(key: str, spec: str) -> Field:
    words, *notes = spec.split(", ")
    made = Field(key.removesuffix("!"), words, nullable=not key.endswith("!"))
    if words.startswith("one of "):
        made.type, made.of = "enum", words.removeprefix("one of ")
    elif words.startswith("list of "):
        made.type, made.of = "list", words.removeprefix("list of ")
    else:
        made.type, _, length = words.partition(" ")
        made.max_length = int(length) if length else None
    for note in notes:
        _note(made, note)
    return made


FLAGS = {
    "read only": "read_only",
    "ignored": "ignored",
    "refused": "refused",
    "read only by the docs": "read_only_by_docs",
    "filter only": "filter_only",
    "sum": "aggregate",
}


def _note(made: Field, note: str) -> None:
    first, _, rest = note.partition(" ")
    if note in FLAGS:
        setattr(made, FLAGS[note], True)
    elif note in SOURCES:
        made.source = note
    elif first == "live":
        made.live_length = int(rest)
    elif first == "since":
        made.since = int(rest)
    elif first == "captions":
        made.captions = tuple(rest.split("|"))
    else:
        message = f"{made.name}: unknown note {note!r}"
        raise ValueError(message)


def _navigation(name: str, spec: str) -> Navigation:
    target, kind, *notes = spec.split(", ")
    made = Navigation(name, target.removeprefix("many "), target.startswith("many "), kind)
    for note in notes:
        first, _, rest = note.partition(" ")
        if note == "deep insert":
            made.deep_insert = True
        elif first == "fixed":
            key, _, value = rest.partition(" = ")
            made.fixed[key] = value
        elif first == "partner":
            made.partner = rest
        elif first == "since":
            made.since = int(rest)
        else:
            mine, _, theirs = note.partition(" = ")
            made.on = (mine, theirs)
    return made


def _action(name: str, spec: str) -> Action:
    results, *notes = spec.split(", ")
    since = next((int(note.removeprefix("since ")) for note in notes), OLDEST)
    return Action(name, tuple(results.split(" or ")), since)


def all_sets(areas: Iterable[Area]) -> Iterator[EntitySet]:
    """Yield the sets of all areas."""
    for area in areas:
        yield from area.sets
