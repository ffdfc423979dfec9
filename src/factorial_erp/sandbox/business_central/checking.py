"""May a body be written? Known and writable properties, of the right type, not too long."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from .facts import EntitySet, Field, Navigation
from .filters import label
from .refusals import Refused, malformed

__all__ = ["Body", "Nested", "read_body"]

Nested = list[tuple[Navigation, list[Mapping[str, Any]]]]
"""What is nested in a body, by its navigation property."""

GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@attrs.frozen
class Body:
    """What was sent, in the form in which it is stored; the order is that of the body."""

    values: dict[str, Any]
    nested: Nested

    def without(self, *names: str) -> dict[str, Any]:
        """Return the values but for some."""
        return {name: value for name, value in self.values.items() if name not in names}


def read_body(entity: EntitySet, body: Mapping[str, Any], *, is_new: bool) -> Body:
    """
    Read a body.

    Raises:
        Refused: 400 for a property that is unknown, read-only, of the wrong type or too long; for a nested entity
            in an update, and for one that cannot be inserted along.
    """
    values: dict[str, Any] = {}
    nested: Nested = []
    for key, value in body.items():
        if key.startswith("@"):
            continue  # annotations mean nothing here (a guess)
        link = entity.navigation.get(key)
        field = entity.fields.get(key)
        if field is None and link is not None:
            nested.append((link, _nested(entity, link, value, is_new=is_new)))
        elif field is None:
            message = (
                f"The property '{key}' does not exist on type 'Microsoft.NAV.{entity.entity}'."
            )
            raise malformed(message)
        else:
            _refuse_unwritable(field)
            if not field.is_ignored:
                values[key] = _stored(field, value)
    return Body(values, nested)


def _nested(
    entity: EntitySet, link: Navigation, value: Any, *, is_new: bool
) -> list[Mapping[str, Any]]:
    if not is_new:
        message = "A deep update is not supported."
        raise malformed(message)
    if not link.deep_insert:
        raise Refused(
            400,
            "BadRequest_InvalidOperation",
            f"{link.name} cannot be inserted with {entity.name}.",
        )
    items: list[Any] = [value]
    if link.many and isinstance(value, list):
        items = value  # pyright: ignore[reportUnknownVariableType]
    elif link.many:
        raise malformed(f"{link.name} must be an array of objects.")
    if not all(isinstance(each, dict) for each in items):
        raise malformed(f"{link.name} must hold objects.")
    return items


def _refuse_unwritable(field: Field) -> None:
    if field.is_error:
        message = f"{field.name} cannot be set."
        raise Refused(400, "Application_DialogException", message)
    # That a stream cannot travel in a body was found by Microsoft's tests; the error is a guess.
    if field.read_only or field.type in ("stream", "records"):
        message = f"Control '{field.name}' is read-only."
        raise Refused(400, "BadRequest_InvalidOperation", message)


def _stored(field: Field, value: Any) -> Any:
    if value is None:
        return field.blank
    match field.type:
        case "enum":
            return label(str(value), field)
        case "decimal" | "int":
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                raise _unlike(field)
            if field.type == "int" and value != int(value):
                raise _unlike(field)
            return Decimal(value) if field.type == "decimal" else int(value)
        case "bool":
            if not isinstance(value, bool):
                raise _unlike(field)
            return value
        case _:
            if not isinstance(value, str):
                raise _unlike(field)
            return _text(field, value)


def _text(field: Field, value: str) -> str:
    match field.type:
        case "date":
            return value if _is_date(value) else _raise(field)
        case "datetime":
            return value if _is_moment(value) else _raise(field)
        case "guid":
            id = value.lower()
            if not GUID.fullmatch(id):
                raise Refused(
                    400, "Application_InvalidGUID", f"{value!r} is no GUID: {field.name}."
                )
            return id
        case _:
            if field.max_length is not None and len(value) > field.max_length:
                message = (
                    f"The length of the string is {len(value)}, but it must be less than or equal to"
                    f" {field.max_length} characters. Value: {field.name}"
                )
                raise Refused(400, "Application_StringExceededLength", message)
            # Trailing blanks of codes are trimmed (a guess).
            return value.strip().upper() if field.is_code else value


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-01-31")


def _is_moment(text: str) -> bool:
    try:
        return dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _unlike(field: Field) -> Refused:
    return malformed(f"Cannot convert the value of {field.name} to the expected type.")


def _raise(field: Field) -> str:
    raise _unlike(field)
