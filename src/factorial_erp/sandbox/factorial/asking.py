"""What does a query ask for? Tests of records, and the readings that many filters share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from .facts import Field, Resource
from .fitting import is_list
from .records import Row

__all__ = ["Asked", "Test", "Tests", "contains", "generic", "given", "mentions", "when", "window"]

Test = Callable[[Row], bool]
Tests = dict[str, Test | None]
"""Tests by parameter; ``None`` for a parameter that lets everything pass."""

FOREVER = "9999-12-31"
CHANGED = frozenset({"updated_from", "updated_after", "updated_at_gteq", "updated_at_lteq"})
BEGINS = ("from", "start_on", "start_date", "start_at", "start_after", "changes_gteq")
ENDS = ("to", "until", "end_on", "end_date", "end_at", "start_before", "changes_lteq")
DAYS = (
    "effective_on", "date", "day", "reference_date", "booking_date", "start_on", "starts_on",
    "start_date", "start_at", "starts_at", "effective_at", "clock_in", "period_start", "published_at",
    "created_at",
)  # fmt: skip
"""Fields that a window of days is compared with: the first one that a record has."""
LAST_DAYS = ("end_on", "ends_on", "end_date", "finish_on", "end_at", "ends_at")
"""Fields that say when something that lasts is over."""
TEXTS = frozenset({"search", "name_or_code", "full_text_name", "employee_user_name_like"})
PLURALS = (("entities", "entity"), ("employees", "employee"), ("companies", "company"))


class Asked:
    """The query of a list."""

    def __init__(self, query: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in query:
            self._values.setdefault(name, []).append(value)

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def all(self, name: str) -> list[str]:
        """Return every value of a parameter."""
        return self._values.get(name, [])

    def first(self, name: str) -> str:
        """Return its first value, or an empty text."""
        return self._values.get(name, [""])[0]

    def says(self, name: str, value: str) -> bool:
        """Tell whether a parameter has a value."""
        return value in self._values.get(name, ())

    def number(self, name: str, default: int) -> int:
        """Return a whole number, or the default where none is given."""
        text = self.first(name)
        return int(text) if text.isdecimal() and len(text) < 20 else default


def generic(resource: Resource, filters: Mapping[str, Field], asked: Asked) -> Tests:
    """
    Return a test for every filter of a list, read by its name alone.

    What the names mean is known for the finance and expense resources only; for all others it is a guess: an id
    or a value is compared with the field of that name, days bound the record's own days at both ends, a text is
    looked for anywhere, ``include_archived=false`` leaves out what is archived. A parameter that fits to nothing
    in the record is ignored. No filter is insisted on, although the specification requires some: public clients leave
    them out.
    """
    tests: Tests = {}
    begin, end = _bound(filters, asked, BEGINS), _bound(filters, asked, ENDS)
    if begin or end:
        tests["from"] = window(begin, end)
    for field in filters.values():
        name = field.parameter
        if name not in asked or field.name in BEGINS or field.name in ENDS:
            continue
        test = _by_name(resource, field, asked)
        if test is not None:
            tests[name] = test
    return tests


def _bound(filters: Mapping[str, Field], asked: Asked, names: Iterable[str]) -> str:
    return next((asked.first(n)[:10] for n in names if n in filters and n in asked), "")


def _by_name(resource: Resource, field: Field, asked: Asked) -> Test | None:
    name, value = field.name, asked.first(field.parameter)
    if name in CHANGED:
        return _changed(value[:10], until=name.endswith("lteq"))
    if name in TEXTS:
        return lambda row: mentions(value, row.values())
    if name.startswith("include_"):
        return _left_out(resource, name.removeprefix("include_")) if value == "false" else None
    if name in ("month", "year") and "date" in resource.record:
        part = slice(5, 7) if name == "month" else slice(0, 4)
        return lambda row: str(row.get("date") or "")[part] == value.zfill(2)
    if name in ("only_active", "only_non_archived"):
        return when(asked, name, _is_in_use)
    targets = [each for each in _fields_of(field) if each in resource.record]
    if not targets or value == "all":
        return None
    return plain(targets, asked.all(field.parameter), is_day=field.kind.word in ("date", "datetime"))  # fmt: skip


def _left_out(resource: Resource, mark: str) -> Test | None:
    """Return a test that leaves out what has a mark: ``archived``, also where it is a moment."""
    flag, moment = resource.record.get(mark), f"{mark}_at"
    if moment not in resource.record and (flag is None or flag.kind.word != "bool"):
        return None
    return lambda row: not (row.get(mark) or row.get(moment))


def _is_in_use(row: Row) -> bool:
    return row.get("active") is not False and not (row.get("archived") or row.get("archived_at"))


def _fields_of(field: Field) -> list[str]:
    """Return the fields that a parameter may be named for: ``legal_entity_ids``, ``types``, ``statuses``."""
    stems = [field.name]
    for plural, singular in PLURALS:
        stems.append(field.name.replace(f"{plural}_", f"{singular}_"))
    found: list[str] = []
    for stem in stems:
        found += [stem, stem.removesuffix("s"), stem.removesuffix("es"), f"{stem}s"]
        found.append(re.sub("ies$", "y", stem))
    return list(dict.fromkeys(found))


def plain(fields: Iterable[str], values: list[str], *, is_day: bool = False) -> Test:
    """Return a test that one of some fields has one of some values."""
    names = list(fields)

    def written(value: Any) -> str:
        text = _written(value)
        return text[:10] if is_day else text

    wanted = {value[:10] if is_day else value for value in values}

    def test(row: Row) -> bool:
        for name in names:
            if name in row:
                actual = row[name]
                found = actual if is_list(actual) else [actual]
                return any(each is not None and written(each) in wanted for each in found)
        return False

    return test


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _changed(day: str, *, until: bool) -> Test:
    def test(row: Row) -> bool:
        changed = str(row.get("updated_at") or row.get("_updated_at") or "")[:10]
        return bool(changed) and (changed <= day if until else changed >= day)

    return test


def window(begin: str, end: str) -> Test:
    """Return a test for days within a window, both ends included; what lasts need only touch it."""

    def inside(row: Row) -> bool:
        name = next((n for n in DAYS if row.get(n)), None)
        if name is None:
            return not any(n in row for n in DAYS)
        first = str(row[name])[:10]
        last = next((str(row[n])[:10] for n in LAST_DAYS if row.get(n)), first)
        return first <= (end or FOREVER) and last >= begin

    return inside


def given(asked: Asked, name: str, test: Test) -> Test | None:
    """Return a test that holds where a parameter is given."""
    return test if name in asked else None


def when(asked: Asked, name: str, test: Test) -> Test | None:
    """Return a test that a flag switches on."""
    return test if asked.first(name) == "true" else None


def unless(asked: Asked, name: str, test: Test) -> Test | None:
    """Return a test that holds unless a flag leaves it out."""
    return test if asked.first(name) == "false" else None


def contains(asked: Asked, name: str, *fields: str) -> Test | None:
    """Return a test for a text anywhere in some fields, whatever its case."""
    if name not in asked:
        return None
    return lambda row: mentions(asked.first(name), [row.get(field) for field in fields])


def mentions(text: str, places: Iterable[Any]) -> bool:
    """Tell whether a text stands somewhere, whatever its case."""
    return any(text.casefold() in place.casefold() for place in places if isinstance(place, str))
