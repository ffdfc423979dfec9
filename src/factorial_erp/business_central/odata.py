"""How are conditions and orders written in OData, as far as Business Central understands it?"""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from .._core.encode import scalar
from .._core.expr import All, AnyOf, Column, Compare, Expr, Match, Not, OneOf, Operator, Order
from ..errors import InputInvalid, QueryUnsupported

__all__ = ["filter_text", "literal", "order_text"]

OPPOSITES: dict[Operator, Operator] = {
    "eq": "ne",
    "ne": "eq",
    "lt": "ge",
    "ge": "lt",
    "gt": "le",
    "le": "gt",
}

KNOWN_LIMITS = "https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/odata-known-limitations"


def filter_text(where: Expr) -> str:
    """
    Write a condition as the value of ``$filter``, not yet escaped for a URL.

    Raises:
        QueryUnsupported: Business Central cannot carry it out.
        InputInvalid: A value has no OData literal.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-connect-apps-filtering
    """
    return _render(_without_not(where), inside_and=False)


def order_text(orders: Iterable[Column[Any] | Order]) -> str:
    """
    Write the value of ``$orderby``.

    Raises:
        QueryUnsupported: A column is computed by the server.
    """
    parts: list[str] = []
    for each in orders:
        order = each if isinstance(each, Order) else Order(each)
        _refuse_computed(order.column, "sort by")
        parts.append(f"{order.column.wire} desc" if order.descending else order.column.wire)
    return ",".join(parts)


def literal(value: object, column: Column[Any] | None = None) -> str:
    """
    Write a value as an OData literal.

    Raises:
        InputInvalid: A float, a naive date-time or a type that OData has no literal for.

    Source: OData 4.01 ABNF, and which spellings Business Central reads.
    """
    match value:
        case None:
            return "null"
        case bool() | int() | Decimal() | dt.date() | uuid.UUID():
            return scalar(value)
        case enum.Enum():
            return literal(value.value)
        case str() if column is not None and column.guid:
            return _guid(value, column)
        case str():
            return "'" + value.replace("'", "''") + "'"
        case _:
            return scalar(value)  # raises, and says why


def _guid(value: str, column: Column[Any]) -> str:
    try:
        return str(uuid.UUID(value))
    except ValueError:
        message = f"{column!r} is compared with {value!r}, which is no GUID."
        raise InputInvalid(message, field=column.name, value=value) from None


def _render(where: Expr, *, inside_and: bool) -> str:
    match where:
        case Compare():
            _refuse_computed(where.column, "filter by")
            return f"{where.column.wire} {where.operator} {literal(where.value, where.column)}"
        case Match():
            _refuse_computed(where.column, "filter by")
            return f"{where.function}({where.column.wire},{literal(where.text)})"
        case OneOf():
            return _render(_any_of(where), inside_and=inside_and)
        case All():
            return " and ".join(_render(part, inside_and=True) for part in where.parts)
        case AnyOf():
            _refuse_or_over_fields(where)
            text = " or ".join(_render(part, inside_and=True) for part in where.parts)
            return f"({text})" if inside_and else text
        case _:
            message = f"{where!r} has no OData form."
            raise QueryUnsupported(message)


def _any_of(where: OneOf) -> Expr:
    """Spell ``in`` as alternatives on one field: ``in`` itself needs schema version 2.1."""
    if not where.values:
        message = f"{where.column!r}.one_of() has no values, so nothing can match."
        raise QueryUnsupported(message, field=where.column.name)
    alternatives = tuple(Compare(where.column, "eq", value) for value in where.values)
    return alternatives[0] if len(alternatives) == 1 else AnyOf(alternatives)


def _without_not(where: Expr) -> Expr:
    """Say the same without ``not``, which Business Central answers with 501."""
    match where:
        case All():
            return All(tuple(_without_not(part) for part in where.parts))
        case AnyOf():
            return AnyOf(tuple(_without_not(part) for part in where.parts))
        case Not():
            return _opposite(where.part)
        case _:
            return where


def _opposite(where: Expr) -> Expr:
    match where:
        case Compare():
            return Compare(where.column, OPPOSITES[where.operator], where.value)
        case OneOf():
            return All(tuple(Compare(where.column, "ne", value) for value in where.values))
        case All():
            return AnyOf(tuple(_opposite(part) for part in where.parts))
        case AnyOf():
            return All(tuple(_opposite(part) for part in where.parts))
        case Not():
            return _without_not(where.part)
        case _:
            message = f"Business Central cannot negate {where!r}."
            raise QueryUnsupported(
                message, hint=f"Filter the records after reading. {KNOWN_LIMITS}"
            )


def _refuse_or_over_fields(where: AnyOf) -> None:
    fields = {column.wire for column in _columns(where)}
    if len(fields) > 1:
        names = ", ".join(
            sorted(repr(column) for column in {c.wire: c for c in _columns(where)}.values())
        )
        message = f"Business Central cannot combine different fields by 'or': {names}."
        hint = f"Send one query for each alternative. {KNOWN_LIMITS}"
        raise QueryUnsupported(message, hint=hint)


def _columns(where: Expr) -> list[Column[Any]]:
    match where:
        case Compare() | Match() | OneOf():
            return [where.column]
        case All() | AnyOf():
            return [column for part in where.parts for column in _columns(part)]
        case Not():
            return _columns(where.part)
        case _:
            return []


def _refuse_computed(column: Column[Any], purpose: str) -> None:
    if column.computed:
        message = f"Business Central computes {column!r} and cannot {purpose} it."
        raise QueryUnsupported(message, field=column.name, hint="Do it after reading the records.")
    if column.items is not None:
        message = f"{column!r} is a list of other records: Business Central cannot {purpose} it."
        raise QueryUnsupported(message, field=column.name, hint="Query those records instead.")
