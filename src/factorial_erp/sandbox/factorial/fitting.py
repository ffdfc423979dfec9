"""Is a value what the facts say? And how is it stored where they say something slightly different?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeGuard

import attrs

from .facts import Field, Kind

__all__ = [
    "Upload",
    "fits",
    "is_id",
    "is_list",
    "is_row",
    "objection",
    "stored",
    "with_ids_as_text",
]

Row = dict[str, Any]

TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
MIDNIGHT = "T00:00:00.000Z"


@attrs.frozen(kw_only=True)
class Upload:
    """A file that came with a form."""

    filename: str
    content_type: str
    content: bytes = attrs.field(repr=False)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a value of JSON is a list."""
    return isinstance(value, list)


def is_row(value: object) -> TypeGuard[Row]:
    """Tell whether a value of JSON is an object."""
    return isinstance(value, dict)


GIVEN_BY_OTHERS = ("external_id", "tax_id", "external_authorization_id")
"""Ends of names that hold texts of other systems and authorities: ``0135`` is not 135."""


def is_id(name: str) -> bool:
    """Tell whether a field holds ids of Factorial, by its name."""
    if name.endswith(GIVEN_BY_OTHERS):
        return False
    return name in ("id", "ids") or name.endswith(("_id", "_ids"))


def with_ids_as_text(name: str, value: Any) -> Any:
    """Return a value with the ids in it as text; older clients send numbers."""
    if is_list(value):
        return [with_ids_as_text(name, each) for each in value]
    if is_row(value):
        return {k: with_ids_as_text(k, v) for k, v in value.items()}
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number and is_id(name) else value


def objection(kind: Kind, value: Any) -> str | None:
    """
    Return what is wrong with a value that is sent, in Rails' words.

    That types are checked at all, and these words for it, are a guess; the choices are known to be.
    """
    if kind.word == "choice":
        return None if value in kind.choices else "is not included in the list"
    if any(IS.get(word, _anything)(value) for word in kind.words):
        return None
    return "is not a number" if kind.word in ("int", "number") else "is invalid"


def fits(kind: Kind, value: Any) -> bool:
    """Tell whether a value, with all that is in it, can stand in a record."""
    if kind.word == "list":
        items = kind.items
        return is_list(value) and all(items is None or fits(items, each) for each in value)
    if kind.word == "record":
        return is_row(value) and all(
            _field_fits(field, value.get(field.name)) for field in kind.fields.values()
        )
    return objection(kind, value) is None


def _field_fits(field: Field, value: Any) -> bool:
    return not field.required if value is None else fits(field.kind, value)


def stored(kind: Kind, value: Any) -> Any:
    """
    Return a value as a record keeps it: days and moments in the record's own form.

    Anything that cannot be kept comes back as it is; :func:`fits` tells.
    """
    if kind.word == "list" and kind.items is not None and is_list(value):
        return [stored(kind.items, each) for each in value]
    if kind.word == "record" and is_row(value):
        return {
            field.name: None
            if value.get(field.name) is None
            else stored(field.kind, value[field.name])
            for field in kind.fields.values()
        }
    if isinstance(value, str):
        if kind.words == ("date",) and objection(kind, value) is None:
            return value[:10]
        if kind.words == ("datetime",) and _is_day(value):
            return value + MIDNIGHT
    return value


def _anything(_value: object) -> bool:
    return True


def _is_when(value: object) -> bool:
    return isinstance(value, str) and (_is_day(value) or _is_moment(value))


def _is_time(value: object) -> bool:
    return isinstance(value, str) and (TIME.fullmatch(value) is not None or _is_moment(value))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


IS: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": _is_number,
    "date": _is_when,
    "datetime": _is_when,
    "time": _is_time,
    "file": lambda value: isinstance(value, Upload | str),
    "object": is_row,
    "list": is_list,
    "record": is_row,
}
"""Whether a value is what a word says."""


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2026-10-01") and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return len(text) > len("2026-10-01") and bool(dt.datetime.fromisoformat(text))
    except ValueError:
        return False
