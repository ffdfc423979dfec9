"""How are conditions and orders written in OData, as far as Business Central understands it?"""

from __future__ import annotations

import datetime as dt
import enum
import string
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from .._core.encode import scalar
from .._core.expr import All, AnyOf, Column, Compare, Expr, Match, Not, OneOf, Operator, Order
from .._core.model import OpenEnum
from ..errors import InputInvalid, QueryUnsupported

__all__ = ["Raw", "columns_of", "filter_text", "literal", "order_text", "raw"]

OPPOSITES: dict[Operator, Operator] = {
    "eq": "ne",
    "ne": "eq",
    "lt": "ge",
    "ge": "lt",
    "gt": "le",
    "le": "gt",
}

KNOWN_LIMITS = "https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/odata-known-limitations"

NO_GUID = "00000000-0000-0000-0000-000000000000"
"""How an empty GUID is stored."""

MOST_CLAUSES = 200
"""A condition that takes more has got out of hand."""

Clause = dict[str, str]
"""Alternatives: the text of each comparison, and the field that it speaks of."""


@attrs.frozen(eq=False, repr=False)
class Raw(Expr):
    """A condition written in OData; made by :func:`raw`."""

    text: str

    def matches(self, record: object) -> bool:  # noqa: ARG002  (nobody can read it here)
        """
        Refuse: only the server can tell.

        Raises:
            QueryUnsupported: Always.
        """
        message = "Only Business Central can tell whether a condition written in OData holds."
        raise QueryUnsupported(message)

    def __repr__(self) -> str:
        return f"raw({self.text!r})"


def raw(text: str, **values: object) -> Expr:
    """
    Write a condition in OData yourself, with the values quoted and escaped for you.

    ``raw("contains(tolower(displayName), {part})", part="o'neil")``. Fields have the API's own names. It
    combines with other conditions by ``&``; what it says is not checked.

    Args:
        text: The condition; ``{name}`` stands for a value, without quotes around it.
        values: By name. A ``uuid.UUID`` is written bare, as GUIDs are.

    Raises:
        InputInvalid: A value is missing, is not used or stands between quotes.
    """
    parts: list[str] = []
    unused = set(values)
    try:
        pieces = list(string.Formatter().parse(text))
    except ValueError as error:
        message = f"The condition {text!r} cannot be read: {error}."
        raise InputInvalid(message, hint="Write {{ and }} for braces.") from None
    for before, name, spec, conversion in pieces:
        parts.append(before)
        if name is None:
            continue
        if name not in values or spec or conversion:
            message = f"The condition {text!r} names {name!r}, which is no value given here."
            raise InputInvalid(message, field=name, hint=f"Give {name or 'name'}=… by name.")
        if "".join(parts).count("'") % 2:
            message = f"In the condition {text!r}, {{{name}}} stands between quotes."
            raise InputInvalid(message, field=name, hint="Leave the quotes out: they are added.")
        unused.discard(name)
        parts.append(literal(values[name]))
    if unused:
        message = f"The condition {text!r} does not use {', '.join(sorted(unused))}."
        raise InputInvalid(message)
    return Raw("".join(parts))


def filter_text(where: Expr) -> str:
    """
    Write a condition as the value of ``$filter``, not yet escaped for a URL.

    Business Central takes ``or`` on one field only, and neither ``not`` nor ``in``; what means the same
    without them is sent instead: ``~(a == 1)`` as ``a ne 1``, ``one_of`` as alternatives, and
    ``(a & b) | (a & c)`` as ``a and (b or c)``.

    Raises:
        QueryUnsupported: Business Central cannot carry it out.
        InputInvalid: A value has no OData literal.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-connect-apps-filtering
    """
    if isinstance(where, Raw):
        return where.text
    clauses = _clauses(_without_not(where))
    for clause in clauses:
        _refuse_or_over_fields(clause, where)
    return _written(clauses)


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
            return NO_GUID if column is not None and column.guid else "null"
        case OpenEnum():
            return _quoted(value.to_wire())
        case enum.Enum():
            return literal(value.value)
        case dt.datetime() if value.tzinfo is not None and value.microsecond % 1000:
            # Cut to milliseconds, "le" would leave out what Python counts in.
            text = value.astimezone(dt.UTC).isoformat(timespec="microseconds")
            return text.replace("+00:00", "Z")
        case bool() | int() | Decimal() | dt.date() | uuid.UUID():
            return scalar(value)
        case str() if column is not None and column.guid:
            return _guid(value, column)
        case str():
            return _quoted(value)
        case _:
            return scalar(value)  # raises, and says why


def columns_of(where: Expr | None) -> Iterator[Column[Any]]:
    """Yield the columns that a condition speaks of."""
    match where:
        case Compare() | Match() | OneOf():
            yield where.column
        case All() | AnyOf():
            for part in where.parts:
                yield from columns_of(part)
        case Not():
            yield from columns_of(where.part)
        case _:
            return


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _guid(value: str, column: Column[Any]) -> str:
    try:
        return str(uuid.UUID(value))
    except ValueError:
        message = f"{column!r} is compared with {value!r}, which is no GUID."
        raise InputInvalid(message, field=column.name, value=value) from None


def _written(clauses: Sequence[Mapping[str, str]]) -> str:
    texts = [
        f"({' or '.join(clause)})" if len(clause) > 1 and len(clauses) > 1 else " or ".join(clause)
        for clause in clauses
    ]
    return " and ".join(texts)


def _clauses(where: Expr) -> list[Clause]:
    """Bring a condition without ``not`` into the form that Business Central takes: an "and" of "or"s."""
    match where:
        case Compare():
            _refuse_computed(where.column, "filter by")
            return [_comparison(where.column, where.operator, where.value)]
        case Match():
            _refuse_computed(where.column, "filter by")
            text = f"{where.function}({where.column.wire},{literal(where.text)})"
            return [{text: where.column.wire}]
        case OneOf():
            _refuse_computed(where.column, "filter by")
            _refuse_empty(where)
            clause: Clause = {}
            for value in where.values:
                clause |= _comparison(where.column, "eq", value)
            return [clause]
        case All():
            return _absorbed([clause for part in where.parts for clause in _clauses(part)])
        case AnyOf():
            found: list[Clause] = [{}]
            for part in where.parts:
                more = _clauses(part)
                if len(found) * len(more) > MOST_CLAUSES:
                    message = "The condition has too many alternatives for one query."
                    raise QueryUnsupported(message, hint="Send several queries.")
                found = _absorbed([one | two for one in found for two in more])
            return found
        case Raw():
            return [{f"({where.text})": where.text}]
        case _:
            message = f"{where!r} has no OData form."
            raise QueryUnsupported(message)


def _comparison(column: Column[Any], operator: Operator, value: Any) -> Clause:
    return {f"{column.wire} {operator} {literal(value, column)}": column.wire}


def _absorbed(clauses: Sequence[Clause]) -> list[Clause]:
    """Leave out what follows from another clause: ``a and (a or b)`` is ``a``."""
    kept: list[Clause] = []
    for clause in clauses:
        if any(other.keys() <= clause.keys() for other in kept):
            continue
        kept = [other for other in kept if not clause.keys() <= other.keys()]
        kept.append(clause)
    return kept


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
            _refuse_empty(where)
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


def _refuse_empty(where: OneOf) -> None:
    if not where.values:
        message = f"{where.column!r}.one_of() has no values, so nothing can match."
        raise QueryUnsupported(message, field=where.column.name)


def _refuse_or_over_fields(clause: Clause, where: Expr) -> None:
    fields = set(clause.values())
    if len(fields) > 1:
        known = {column.wire: repr(column) for column in columns_of(where)}
        names = ", ".join(sorted(known.get(field, "a condition in OData") for field in fields))
        message = f"Business Central cannot combine different fields by 'or': {names}."
        hint = f"Send one query for each alternative. {KNOWN_LIMITS}"
        raise QueryUnsupported(message, hint=hint)


def _refuse_computed(column: Column[Any], purpose: str) -> None:
    if column.computed:
        message = f"Business Central computes {column!r} and cannot {purpose} it."
        raise QueryUnsupported(message, field=column.name, hint="Do it after reading the records.")
    if column.items is not None:
        message = f"{column!r} is a list of other records: Business Central cannot {purpose} it."
        raise QueryUnsupported(message, field=column.name, hint="Query those records instead.")
