"""What does a path name? A set, a row, what is below it, a stream, an action."""

from __future__ import annotations

import re

import attrs

from .books import Books
from .facts import EntitySet, Field
from .reading import below, row_of
from .refusals import Refused, missing, unknown_segment
from .store import Parent

__all__ = ["Segment", "Target", "find", "segments"]

SEGMENT = re.compile(r"(?P<name>[\w.$]+)(?:\((?P<key>.*)\))?", re.DOTALL)
GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@attrs.frozen
class Segment:
    """A part of a path."""

    name: str
    key: str | None


@attrs.frozen(kw_only=True)
class Target:
    """What a request is about."""

    entity: EntitySet
    id: str | None = None
    """``None`` for a collection."""
    parent: Parent | None = None
    field: Field | None = None
    """A property of the row."""
    action: str | None = None
    counts: bool = False
    raw: bool = False
    """Whether ``/$value`` follows."""


def segments(path: str) -> list[Segment]:
    """
    Take a path apart.

    Raises:
        Refused: 400, it is malformed.
    """
    found: list[Segment] = []
    for part in path.strip("/").split("/"):
        match = SEGMENT.fullmatch(part)
        if match is None:
            message = f"The segment {part!r} is malformed."
            raise Refused(400, "BadRequest_InvalidRequestUrl", message)
        found.append(Segment(match["name"], match["key"]))
    return found


def key_of(entity: EntitySet, text: str | None) -> str | None:
    """
    Return the key in a path as rows are found by.

    Raises:
        Refused: 400, it is no GUID where one is needed; the code is a guess.
    """
    if text is None:
        return None
    name, is_named, value = text.partition("=")
    plain = value if is_named and name in entity.key and len(entity.key) == 1 else text
    if entity.fields[entity.key[0]].type != "guid":
        if not re.fullmatch(r"'.*'", plain, re.DOTALL):
            raise Refused(
                400, "BadRequest_InvalidRequestUrl", f"The key {text} is no text in quotes."
            )
        return plain[1:-1].replace("''", "'")
    if len(entity.key) > 1 or not GUID.fullmatch(plain):
        raise Refused(400, "BadRequest_InvalidRequestUrl", f"The key {text} is no GUID.")
    return plain.lower()


def find(books: Books, path: list[Segment]) -> Target:
    """
    Follow a path below a company.

    Raises:
        Refused: 404, it leads nowhere; 400, a key is malformed.
    """
    first, *rest = path
    if first.name not in books.facts or not books.facts[first.name].is_of_company:
        raise unknown_segment(f"Resource not found for the segment '{first.name}'.")
    entity = books.facts[first.name]
    target = Target(entity=entity, id=key_of(entity, first.key))
    for segment in rest:
        target = _step(books, target, segment)
    return target


def _step(books: Books, target: Target, segment: Segment) -> Target:
    entity, name = target.entity, segment.name
    if name == "$count" and target.id is None:
        return attrs.evolve(target, counts=True)
    if name == "$value" and target.field is not None:
        return attrs.evolve(target, raw=True)
    if target.field is not None or target.action is not None or target.counts:
        raise unknown_segment(f"Nothing is below the segment before '{name}'.")
    if target.id is None:
        raise unknown_segment(f"A collection has no segment '{name}'.")
    if name.lower().startswith("microsoft.nav."):
        return attrs.evolve(target, action=name[len("microsoft.nav.") :])
    link = entity.navigation.get(name)
    if link is None:
        field = entity.fields.get(name)
        if field is None:
            raise unknown_segment(f"{entity.name} has no {name}.")
        return attrs.evolve(target, field=field)
    row = row_of(books, entity.name, target.id, target.parent)
    below_it = books.facts[link.target]
    if link.many:
        parent = (entity.name, target.id)
        return Target(entity=below_it, id=key_of(below_it, segment.key), parent=parent)
    rows = below(books, row, link)
    if not rows:
        raise missing(link.target, f"of {entity.name}")
    return Target(entity=below_it, id=books.key(link.target, rows[0]))
