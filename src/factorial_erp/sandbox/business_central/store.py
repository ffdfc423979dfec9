"""What does a company hold, and how is a request that fails undone? Rows, ETags, number series, transactions."""

from __future__ import annotations

import base64
import datetime as dt
import re
import uuid
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

import attrs

from .facts import Facts
from .refusals import missing

__all__ = ["Change", "Parent", "Row", "Store"]

Row = dict[str, Any]
"""Properties, enumerations as labels; names that begin with an underscore never leave the server."""

Parent = tuple[str, str]
"""Entity set and id of the row that others are below."""


@attrs.frozen
class Change:
    """Something that has happened to a row."""

    kind: Literal["created", "updated", "deleted"]
    entity_set: str
    id: str


@attrs.frozen
class _Step:
    """How to undo one step, and what it tells to those who listen."""

    undo: Callable[[], None]
    change: Change | None = None


class Store:
    """
    Rows by entity set and id.

    Args:
        facts: What there is.
        name: Of the company; ids are made of it.
        clock: Tells the present.
    """

    def __init__(self, facts: Facts, name: str, clock: Callable[[], dt.datetime]) -> None:
        self.facts = facts
        self.clock = clock
        self.tables: dict[str, dict[str, Row]] = {each: {} for each in facts}
        """Rows by id, of each entity set."""
        self.contents: dict[tuple[str, str, str], bytes] = {}
        """Streams by entity set, id and property."""
        self.series: dict[str, str] = {}
        """The next number of each series."""
        self.tell: Callable[[Change], None] = lambda _: None
        """Hears of every change as soon as it is committed."""
        self._name = name
        self._versions = 0
        self._blanks: dict[str, Row] = {}
        self._steps: list[_Step] = []
        self._undone_before = 0
        self._depth = 0

    # Transactions

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Undo everything that happens inside if it ends with an exception; what was committed inside stays."""
        mark = self._undone_before + len(self._steps)
        self._depth += 1
        try:
            yield
        except BaseException:
            while self._steps and self._undone_before + len(self._steps) > mark:
                self._steps.pop().undo()
            raise
        finally:
            self._depth -= 1
            if not self._depth:
                self.commit()

    def commit(self) -> None:
        """Keep what has happened so far, whatever follows; AL does so in the middle of posting."""
        done, self._steps = self._steps, []
        self._undone_before += len(done)
        for step in done:
            if step.change is not None:
                self.tell(step.change)

    def undoable(self, undo: Callable[[], None]) -> None:
        """Remember how to undo what is about to happen outside of the tables."""
        self._steps.append(_Step(undo))

    # Writing

    def id_for(self, name: str, key: str) -> str:
        """Return the id of a row with a key, always the same."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self._name}/{name}/{key}"))

    def fresh_key(self) -> str:
        """Return a key that no other row has."""
        return f"#{self._versions}"

    def blank(self, name: str) -> Row:
        """Return a row in which nothing is set."""
        if name not in self._blanks:
            fields = self.facts[name].fields.values()
            self._blanks[name] = {f.name: f.blank for f in fields if f.type != "stream"}
        return dict(self._blanks[name])

    def add(self, name: str, values: Mapping[str, Any], *, key: str) -> Row:
        """Insert a row; absent properties are blank, those that the set does not have stay out."""
        entity = self.facts[name]
        row = self.blank(name)
        known = {k: v for k, v in values.items() if k in entity.fields and v is not None}
        row.update(known)
        row.update({k: v for k, v in values.items() if k.startswith("_")})
        id = str(known.get(entity.key[0]) or "")
        if entity.key == ("id",) and not values.get("id"):
            id = row["id"] = self.id_for(name, key)
        return self.insert(name, row, id or self.id_for(name, key))

    def insert(self, name: str, row: Row, id: str) -> Row:
        """Insert a row as it is, stamped."""
        table = self.tables[name]
        self._steps.append(_Step(lambda: _drop(table, id), Change("created", name, id)))
        table[id] = self.stamped(row, name, is_new=True)
        self._settle()
        return row

    def edit(self, name: str, row: Row) -> Row:
        """Announce that a row changes: it gets a new ETag, and can be restored."""
        before = _copy(row)
        id = self.key(name, row)
        change = Change("updated", name, id) if id in self.tables[name] else None
        self._steps.append(_Step(lambda: _restore(row, before), change))
        self.stamped(row, name)
        self._settle()
        return row

    def remember(self, row: Row) -> Row:
        """Let a row be restored although its ETag stays, as where the server computes something."""
        before = _copy(row)
        self._steps.append(_Step(lambda: _restore(row, before)))
        self._settle()
        return row

    def remove(self, name: str, id: str) -> None:
        """Delete a row."""
        table = self.tables[name]
        before = dict(table)
        self._steps.append(_Step(lambda: _restore(table, before), Change("deleted", name, id)))
        del table[id]
        self._settle()

    def _settle(self) -> None:
        """Keep a change at once where nobody has begun a transaction."""
        if not self._depth:
            self.commit()

    def key(self, name: str, row: Row) -> str:
        """Return what a row is found by."""
        return str(row.get(self.facts[name].key[0], ""))

    def stamped(self, row: Row, name: str, *, is_new: bool = False) -> Row:
        """Give a row a new ETag and time of change."""
        self._versions += 1
        tag = base64.b64encode(f"{self._versions:08}".encode()).decode()
        row["@odata.etag"] = f'W/"{tag}"'
        stamp = f"{self.clock().isoformat()[:19]}.{self._versions % 1000:03}Z"
        fields = self.facts[name].fields
        for field in ("lastModifiedDateTime", "systemModifiedAt"):
            if field in fields:
                row[field] = stamp
        if is_new and "systemCreatedAt" in fields:
            row["systemCreatedAt"] = stamp
        return row

    def next_number(self, series: str, *, first: str = "") -> str:
        """Take the next number of a series."""
        number = self.series.get(series, first)
        found = re.fullmatch(r"(.*?)(\d+)", number)
        head, digits = found.groups() if found else (number, "1")
        if series in self.series:
            self.undoable(lambda: self.series.__setitem__(series, number))
        else:
            self.undoable(lambda: _forget(self.series, series))
        self.series[series] = f"{head}{int(digits) + 1:0{len(digits)}}"
        return number

    def keep_content(self, name: str, id: str, field: str, content: bytes) -> None:
        """Store a stream."""
        place = (name, id, field)
        before = self.contents.get(place)
        if before is None:
            self.undoable(lambda: _forget(self.contents, place))
        else:
            self.undoable(lambda: self.contents.__setitem__(place, before))
        self.contents[place] = content

    # Reading

    def get(self, name: str, id: str) -> Row:
        """
        Return a row.

        Raises:
            Refused: 404, there is none.
        """
        row = self.tables[name].get(id)
        if row is None:
            raise missing(name, id)
        return row

    def find(self, name: str, field: str, value: str) -> Row | None:
        """Return the first row with a value, without regard to case."""
        wanted = value.upper()
        rows = self.tables[name].values()
        return next((row for row in rows if str(row[field]).upper() == wanted), None)


def _drop(table: dict[str, Row], id: str) -> None:
    table.pop(id, None)


def _forget(table: dict[Any, Any], key: Any) -> None:
    table.pop(key, None)


def _restore(row: dict[str, Any], before: dict[str, Any]) -> None:
    """Bring a mapping back to what it was, so that all who hold it see that."""
    row.clear()
    row.update(before)


def _copy(row: Row) -> Row:
    """Copy a row with the dimensions in it."""
    copied = dict(row)
    if "_dimensions" in row:
        copied["_dimensions"] = {id: dict(each) for id, each in row["_dimensions"].items()}
    return copied
