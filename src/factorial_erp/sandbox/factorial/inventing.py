"""What could stand in a record that nobody gave us? Plausible values, the same ones each time."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import attrs

from .facts import Field, Kind, Resource

__all__ = ["HOW_MANY", "Inventor"]

Row = dict[str, Any]

HOW_MANY = 3
"""Records that are invented for a resource."""

PEOPLE = (("Ida", "Ibsen"), ("Jon", "Jansen"), ("Kai", "Kruse"))

ENDED = re.compile(
    "delet|terminat|archiv|cancel|reject|discard|expired|deactivat|decline|duplicate_of|trash"
)
"""Names of fields that say that something is over; nothing invented is."""

LATER = re.compile("end|until|finish|due|deadline|expir|clock_out|_to$|^to$|lteq")
"""Names of days that come after those of the same record."""

YES = frozenset({"active", "enabled", "visible", "attendable", "is_editable", "is_active"})

BY_NAME: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("uuid", lambda n: str(uuid.UUID(int=n + (4 << 76) + (8 << 60)))),
    ("email", lambda n: f"person{n}@example.com"),
    ("currency", lambda _: "EUR"),
    ("country", lambda _: "de"),
    ("locale|language", lambda _: "de"),
    ("url", lambda n: f"https://example.com/{n}"),
    ("filename|file_name", lambda n: f"file-{n}.pdf"),
    ("content_type|mime", lambda _: "application/pdf"),
    ("extension", lambda _: "pdf"),
    ("colou?r", lambda _: "#2f6f9f"),
    ("phone|contact_number", lambda n: f"+49 40 55500{n:02d}"),
    ("postal_code", lambda n: f"2009{n % 10}"),
    ("city|birthplace", lambda _: "Hamburg"),
    ("address", lambda n: f"Deichstraße {n}"),
    ("first_name", lambda n: PEOPLE[n % 3][0]),
    ("last_name|surname", lambda n: PEOPLE[n % 3][1]),
    ("full_name|employee_name|preferred_name", lambda n: " ".join(PEOPLE[n % 3])),
    ("longitude|latitude", lambda n: f"{9 + n}.5"),
    ("amount|cost|rate$|price|percentage", lambda n: f"{12 * n}.50"),
    ("month", lambda n: f"{n:02d}"),
    ("year", lambda _: "2026"),
    ("weekday", lambda n: ("monday", "tuesday", "wednesday")[n % 3]),
)
"""What texts with a telling name look like."""


@attrs.frozen
class Inventor:
    """
    Makes records up.

    Args:
        company_id: The company that all of them belong to.
        ids: Returns the ids that a field can lead to, by the spelling of the facts.
    """

    company_id: str
    ids: Callable[[str | None], Sequence[str]]

    def record(self, resource: Resource, number: int) -> Row:
        """Return the whole record number ``number``, from 1; the last one has nothing that is optional."""
        bare = number == HOW_MANY
        moment = dt.datetime(2026, 10, number, 9, tzinfo=dt.UTC)
        row: Row = {}
        for field in resource.record.values():
            left_out = not field.required and (bare or ENDED.search(field.name) is not None)
            row[field.name] = None if left_out else self.value(resource, field, number, moment)
        if "id" in row:
            row["id"] = str(number)
        return row

    def value(self, resource: Resource, field: Field, number: int, moment: dt.datetime) -> Any:
        """Return a value for one field of a record that is made at a moment."""
        return self._of(field.kind, field.name, resource.singular, number, moment)

    def _of(self, kind: Kind, name: str, singular: str, number: int, moment: dt.datetime) -> Any:
        if kind.word == "list":
            if kind.items is None or ENDED.search(name):
                return []
            return [self._of(kind.items, name.removesuffix("s"), singular, number, moment)]
        if kind.word == "record":
            return {
                each.name: self._of(each.kind, each.name, singular, number, moment)
                for each in kind.fields.values()
            }
        if kind.word == "text":
            return self._text(kind, name, singular, number, moment)
        return _simple(kind, name, number, moment)

    def _text(self, kind: Kind, name: str, singular: str, number: int, moment: dt.datetime) -> str:
        if name == "company_id":
            return self.company_id
        if name == "id":
            return str(number)
        if name.endswith(("_id", "_ids")) or kind.target is not None:
            ids = self.ids(kind.target) or [str(number)]
            return str(ids[(number - 1) % len(ids)])
        if name.endswith(("_on", "_at", "date")):
            return (moment.date() + _later(name)).isoformat()
        for pattern, text in BY_NAME:
            if re.search(pattern, name):
                return text(number)
        words = singular if name in ("name", "title", "label") else name
        return f"{words.replace('_', ' ').capitalize()} {number}"


def _simple(kind: Kind, name: str, number: int, moment: dt.datetime) -> Any:
    match kind.word:
        case "choice":
            return kind.choices[(number - 1) % len(kind.choices)]
        case "bool":
            return name in YES
        case "int":
            return _whole(kind, name, number)
        case "date":
            return (moment.date() + _later(name)).isoformat()
        case "datetime":
            return (moment + _later(name)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        case "time":
            return "17:00:00" if LATER.search(name) else "09:00:00"
        case "object":
            return {}
        case _:
            return Decimal(number)


def _later(name: str) -> dt.timedelta:
    return dt.timedelta(days=7) if LATER.search(name) else dt.timedelta()


def _whole(kind: Kind, name: str, number: int) -> int:
    if kind.unit in ("cents", "hundredths"):
        return 1000 * number
    if kind.unit == "minutes":
        return 60 * number
    if kind.unit == "seconds":
        return 3600 * number
    if name.endswith("size"):
        return 2000 + number
    return {"year": 2026, "month": 10}.get(name, number)
