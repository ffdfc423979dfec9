"""How do Python values become JSON? Exactly: a decimal is written digit by digit, never as a float."""

from __future__ import annotations

import datetime as dt
import difflib
import enum
import json
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ..errors import InputInvalid
from .expr import Column
from .model import Model, columns

__all__ = ["body_of", "scalar", "write_json"]

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def write_json(value: Any) -> str:
    """
    Write JSON.

    Raises:
        InputInvalid: A float, a naive date-time or a type that JSON cannot carry.
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case enum.Enum():
            return write_json(value.value)
        case str():
            return _quoted(value)
        case int():
            return str(value)
        case Decimal():
            return _number(value)
        case Mapping():
            pairs = (f"{_quoted(str(k))}:{write_json(v)}" for k, v in value.items())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            return "{" + ",".join(pairs) + "}"
        case Sequence() if not isinstance(value, bytes | bytearray):
            return "[" + ",".join(write_json(v) for v in value) + "]"  # pyright: ignore[reportUnknownVariableType]
        case _:
            return _quoted(scalar(value))


def scalar(value: Any) -> str:
    """
    Write a single value as text, for queries and JSON strings.

    Raises:
        InputInvalid: A float, a naive date-time or an unknown type.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case enum.Enum():
            return str(value.value)
        case str():
            return value
        case int() | uuid.UUID():
            return str(value)
        case Decimal():
            return _number(value)
        case dt.datetime():
            if value.tzinfo is None:
                message = f"The date-time {value.isoformat()} has no time zone."
                raise InputInvalid(message, value=value, hint="Add one: tzinfo=datetime.UTC.")
            return _utc(value)
        case dt.date():
            return value.isoformat()
        case float():
            message = f"The float {value!r} is not exact."
            raise InputInvalid(message, value=value, hint="Give a Decimal or integer cents.")
        case _:
            message = f"A {type(value).__name__} cannot be sent."
            raise InputInvalid(message, value=value)


def body_of(model: type[Model], fields: Mapping[str, Any]) -> dict[str, Any]:
    """
    Spell the fields of a write as the API does, in the order of the API.

    The order matters: servers validate properties as they arrive, and a later one may reset an
    earlier one (Business Central clears the account when the line type follows it).

    Raises:
        InputInvalid: An unknown or read-only field, or a text that is too long.
    """
    known = columns(model)
    for name in fields:
        if name not in known:
            raise _unknown(model, name, known)
    return {
        column.wire: _checked(column, fields[name])
        for name, column in known.items()
        if name in fields
    }


def _checked(column: Column[Any], value: Any) -> Any:
    if column.read_only:
        message = f"{column!r} is read-only."
        raise InputInvalid(message, field=column.name, hint="Leave it out.")
    if column.items is not None and value is not None:
        below = column.items()
        if isinstance(value, Mapping):
            return body_of(below, value)  # pyright: ignore[reportUnknownArgumentType]
        return [body_of(below, each) for each in value]
    if column.max_length is not None and isinstance(value, str) and len(value) > column.max_length:
        message = f"{column!r} takes {column.max_length} characters, this text has {len(value)}."
        raise InputInvalid(message, field=column.name, hint="Shorten it: it is never cut silently.")
    return value


def _unknown(model: type[Model], name: str, known: Mapping[str, Column[Any]]) -> InputInvalid:
    message = f"{model.__name__} has no field {name!r}."
    near = difflib.get_close_matches(name, known, n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else None
    return InputInvalid(message, field=name, hint=hint)


def _number(value: Decimal) -> str:
    if not value.is_finite():
        message = f"{value} is not a number that can be sent."
        raise InputInvalid(message, value=value)
    return f"{value:f}"


def _utc(value: dt.datetime) -> str:
    text = value.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
