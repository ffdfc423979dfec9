"""What can be asked of a list or a record, and how is it spelled as query options?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict

from .._core.expr import Column, Expr, Order
from .._core.model import Model, columns
from ..errors import InputInvalid, QueryUnsupported
from .odata import columns_of, filter_text, order_text

__all__ = [
    "LARGEST_PAGE",
    "Expand",
    "ListOptions",
    "ReadOptions",
    "changed_since",
    "is_partial",
    "list_params",
    "read_headers",
    "read_params",
    "whole",
]

OVERLAP = dt.timedelta(minutes=10)
"""A change bears the time at which it was made and shows when its transaction ends, at most 8 minutes later."""

LARGEST_PAGE = 20_000

CHANGED = ("last_modified_date_time", "system_modified_at")
"""Fields that tell when a record was changed, the usual one first."""


class Expand:
    """
    Records below a record to read along, with options of their own.

    ``expand=[Expand(PurchaseInvoice.purchase_invoice_lines, select=[PurchaseInvoiceLine.description])]``

    Args:
        column: The navigation property.
        select: Only these fields of the records below.
        where: Only records below that fulfil this.
        expand: Records below those.
        order_by: In this order. That Business Central carries it out below a record is a guess: its
            documentation shows ``select``, ``where`` and ``expand`` there.
        top: At most so many below each record; a guess likewise.

    Raises:
        InputInvalid: ``top`` is no number of records.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-rate-limits
    """

    def __init__(
        self,
        column: Column[Any],
        *,
        select: Sequence[Column[Any]] | None = None,
        where: Expr | None = None,
        expand: Sequence[Column[Any] | Expand] | None = None,
        order_by: Column[Any] | Order | Sequence[Column[Any] | Order] | None = None,
        top: int | None = None,
    ) -> None:
        self.column = column
        self.select = select
        self.where = where
        self.expand = expand
        self.order_by = order_by
        self.top = whole({"top": top}, "top", 0)

    def __repr__(self) -> str:
        return f"Expand({self.column!r})"


class ReadOptions(TypedDict, total=False):
    """What can be asked of a single record."""

    select: Sequence[Column[Any]]
    """Only these fields; others raise ``FieldNotReceived``."""
    expand: Sequence[Column[Any] | Expand]
    """Records below this one to read along."""
    replica: bool
    """Whether a copy of the database that may lag behind will do; it spares the users of the real one."""


class ListOptions(ReadOptions, total=False):
    """What can be asked of a list."""

    order_by: Column[Any] | Order | Sequence[Column[Any] | Order]
    top: int
    """At most so many records."""
    skip: int
    """Leave out so many at the beginning; prefer the cursor of a page."""
    page_size: int
    """Rows in one answer; at most 20,000."""
    count: bool
    """Whether pages tell in ``total`` how many records there are, whatever ``top`` and ``skip`` leave out."""
    updated_since: dt.datetime
    """
    Only what was changed since then. Some of what was changed before may come again, by :attr:`overlap`.
    Deleted records never come.
    """
    overlap: dt.timedelta
    """
    How much earlier than ``updated_since`` to begin; 10 minutes by default, since changes show when their
    transaction ends, which may take 8.
    """
    concurrency: int
    """
    Pages to fetch at once; default 1, which follows the server's links. More are read in the order of their
    ids, by place; a list that changes meanwhile is noticed, but for a deletion and a creation in the same
    instant, and is then read on by links. The ids are kept in memory. As many are asked for at first as may
    be on their way at once, also where the list is shorter.
    """


def read_params(model: type[Model], options: ReadOptions) -> list[tuple[str, str]]:
    """
    Spell what is asked of a single record.

    Raises:
        InputInvalid: A field of another model, or one that cannot be selected or expanded.
        QueryUnsupported: A condition below that Business Central cannot carry out.
    """
    params: list[tuple[str, str]] = []
    if (select := options.get("select")) is not None:
        params.append(("$select", _select(model, select)))
    if (expand := options.get("expand")) is not None:
        params.append(("$expand", _expand(model, expand)))
    return params


def list_params(
    model: type[Model], where: Expr | None, options: ListOptions, *, sortable: bool = True
) -> list[tuple[str, str]]:
    """
    Spell what is asked of a list, but for where it begins and ends.

    Raises:
        InputInvalid: A field of another model, or a number that makes no sense.
        QueryUnsupported: Business Central cannot carry it out.
    """
    params = read_params(model, options)
    condition = where
    if (since := options.get("updated_since")) is not None:
        changed = changed_since(model, since, options.get("overlap", OVERLAP))
        condition = changed if where is None else where & changed
    if condition is not None:
        _refuse_strangers(model, columns_of(condition))
        params.append(("$filter", filter_text(condition)))
    if (order := options.get("order_by")) is not None:
        if not sortable:
            message = f"Business Central cannot sort a list of {model.__name__}."
            raise QueryUnsupported(message, hint="It is a query of the server: sort after reading.")
        params.append(("$orderby", _order(model, order)))
    return params


def read_headers(options: ReadOptions) -> dict[str, str]:
    """
    Return the headers that a read needs.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/performance/performance-developer
    """
    return {"Data-Access-Intent": "ReadOnly"} if options.get("replica") else {}


def is_partial(options: ReadOptions) -> bool:
    """Tell whether some fields were not asked for, here or below."""
    return _is_partial(options.get("select"), options.get("expand"))


def whole(options: Mapping[str, Any], name: str, least: int, most: int | None = None) -> int | None:
    """
    Return a number that was given as an option.

    Raises:
        InputInvalid: It is none, or too small or large.
    """
    value = options.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        message = f"{name} is {value!r}."
        raise InputInvalid(message, field=name, hint=f"Give a whole number from {least} on.")
    if most is not None and value > most:
        message = f"{name} is {value}; Business Central gives {most} at most."
        raise InputInvalid(message, field=name)
    return value


def changed_since(model: type[Model], since: dt.datetime, overlap: dt.timedelta) -> Expr:
    """
    Return the condition that a record was changed since a moment, less an overlap.

    Raises:
        QueryUnsupported: The records do not tell when they were changed.
        InputInvalid: The moment has no time zone.
    """
    known = columns(model)
    column = next((known[name] for name in CHANGED if name in known), None)
    if column is None:
        message = f"A {model.__name__} does not tell when it was changed."
        hint = (
            "Lines: ask for the documents that changed, and expand their lines. Else read them all."
        )
        raise QueryUnsupported(message, field="updated_since", hint=hint)
    if since.tzinfo is None:
        message = f"updated_since is {since.isoformat()}, without a time zone."
        raise InputInvalid(message, field="updated_since", hint="Add one: tzinfo=datetime.UTC.")
    return column >= since - overlap


def _is_partial(
    select: Sequence[Column[Any]] | None, expand: Sequence[Column[Any] | Expand] | None
) -> bool:
    if select is not None:
        return True
    return any(
        isinstance(each, Expand) and _is_partial(each.select, each.expand) for each in expand or ()
    )


def _select(model: type[Model], select: Sequence[Column[Any]]) -> str:
    _refuse_strangers(model, select)
    for column in select:
        if column.items is not None:
            message = f"{column!r} holds other records."
            raise InputInvalid(message, field=column.name, hint=f"Give expand=[{column!r}].")
    names = [column.wire for column in select if not column.wire.startswith("@")]
    if not names:
        raise InputInvalid("select= names no field.", field="select", hint="Name one, or leave it.")
    return ",".join(names)


def _order(model: type[Model], order: Column[Any] | Order | Sequence[Column[Any] | Order]) -> str:
    orders = [order] if isinstance(order, Column | Order) else list(order)
    _refuse_strangers(model, [o.column if isinstance(o, Order) else o for o in orders])
    return order_text(orders)


def _expand(model: type[Model], expand: Sequence[Column[Any] | Expand]) -> str:
    return ",".join(_expansion(model, each) for each in expand)


def _expansion(model: type[Model], given: Column[Any] | Expand) -> str:
    each = given if isinstance(given, Expand) else Expand(given)
    _refuse_strangers(model, [each.column])
    if each.column.items is None:
        message = f"{each.column!r} holds no other records."
        raise InputInvalid(message, field=each.column.name, hint="It comes without expand=.")
    below = each.column.items()
    options: list[str] = []
    if each.select is not None:
        options.append(f"$select={_select(below, each.select)}")
    if each.where is not None:
        _refuse_strangers(below, columns_of(each.where))
        options.append(f"$filter={filter_text(each.where)}")
    if each.expand is not None:
        options.append(f"$expand={_expand(below, each.expand)}")
    if each.order_by is not None:
        options.append(f"$orderby={_order(below, each.order_by)}")
    if each.top is not None:
        options.append(f"$top={each.top}")
    return f"{each.column.wire}({';'.join(options)})" if options else each.column.wire


def _refuse_strangers(model: type[Model], used: Iterable[Column[Any]]) -> None:
    known = columns(model)
    for column in used:
        if known.get(column.name) is not column:
            message = f"{column!r} is no field of {model.__name__}."
            near = known.get(column.name)
            raise InputInvalid(
                message, field=column.name, hint=f"Did you mean {near!r}?" if near else None
            )
