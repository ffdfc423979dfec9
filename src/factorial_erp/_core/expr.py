"""What can be said about columns? A neutral expression tree, rendered by the APIs, evaluated here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

import attrs

from ..errors import FieldNotReceived

__all__ = ["All", "AnyOf", "Column", "Compare", "Expr", "Match", "Not", "OneOf", "Order"]

T = TypeVar("T")

HOLDER = "_values"
"""Slot of a record that leads to its values."""

Operator = Literal["eq", "ne", "lt", "le", "gt", "ge"]
Function = Literal["contains", "startswith", "endswith"]

SYMBOLS: dict[Operator, str] = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "le": "<=",
    "gt": ">",
    "ge": ">=",
}


class Expr:
    """A condition on records. Combine with ``&``, ``|`` and ``~``."""

    def __and__(self, other: Expr) -> Expr:
        return All((self, other))

    def __or__(self, other: Expr) -> Expr:
        return AnyOf((self, other))

    def __invert__(self) -> Expr:
        return Not(self)

    def __bool__(self) -> bool:
        message = "A condition has no truth value: combine with &, | and ~, not with and, or, not."
        raise TypeError(message)

    def matches(self, record: object) -> bool:
        """Tell whether a record fulfils the condition, as Python compares."""
        raise NotImplementedError


@attrs.frozen(eq=False, repr=False)
class Compare(Expr):
    """``column operator value``."""

    column: Column[Any]
    operator: Operator
    value: Any

    def matches(self, record: object) -> bool:
        """Tell whether the record's value compares so; an absent value is only equal to ``None``."""
        actual: Any = getattr(record, self.column.name)
        if self.operator == "eq":
            return bool(actual == self.value)
        if self.operator == "ne":
            return bool(actual != self.value)
        if actual is None or self.value is None:
            return False
        return _ORDERINGS[self.operator](actual, self.value)

    def __repr__(self) -> str:
        return f"({self.column!r} {SYMBOLS[self.operator]} {self.value!r})"


_ORDERINGS: dict[str, Callable[[Any, Any], bool]] = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
}


@attrs.frozen(eq=False, repr=False)
class Match(Expr):
    """``column.function(text)``."""

    column: Column[Any]
    function: Function
    text: str

    def matches(self, record: object) -> bool:
        """Tell whether the record's text contains, starts or ends with the given one."""
        actual: str = getattr(record, self.column.name) or ""
        if self.function == "contains":
            return self.text in actual
        if self.function == "startswith":
            return actual.startswith(self.text)
        return actual.endswith(self.text)

    def __repr__(self) -> str:
        return f"{self.column!r}.{self.function}({self.text!r})"


@attrs.frozen(eq=False, repr=False)
class OneOf(Expr):
    """``column`` has one of ``values``."""

    column: Column[Any]
    values: tuple[Any, ...]

    def matches(self, record: object) -> bool:
        """Tell whether the record's value is among the given ones."""
        return getattr(record, self.column.name) in self.values

    def __repr__(self) -> str:
        return f"{self.column!r}.one_of({', '.join(map(repr, self.values))})"


@attrs.frozen(eq=False, repr=False)
class All(Expr):
    """Every part holds."""

    parts: tuple[Expr, ...]

    def matches(self, record: object) -> bool:
        """Tell whether every part holds for the record."""
        return all(part.matches(record) for part in self.parts)

    def __repr__(self) -> str:
        return f"({' & '.join(map(repr, self.parts))})"


@attrs.frozen(eq=False, repr=False)
class AnyOf(Expr):
    """At least one part holds."""

    parts: tuple[Expr, ...]

    def matches(self, record: object) -> bool:
        """Tell whether some part holds for the record."""
        return any(part.matches(record) for part in self.parts)

    def __repr__(self) -> str:
        return f"({' | '.join(map(repr, self.parts))})"


@attrs.frozen(eq=False, repr=False)
class Not(Expr):
    """The part does not hold."""

    part: Expr

    def matches(self, record: object) -> bool:
        """Tell whether the part fails for the record."""
        return not self.part.matches(record)

    def __repr__(self) -> str:
        return f"~{self.part!r}"


@attrs.frozen(eq=False, repr=False)
class Order:
    """A column to sort by, and in which direction."""

    column: Column[Any]
    descending: bool = False

    def __repr__(self) -> str:
        return f"{self.column!r}.{'desc' if self.descending else 'asc'}()"


if TYPE_CHECKING:

    class _Property:
        """What a column is at run time only: types of its own come from ``Attr``."""

else:
    # It gives itself on a class and, on a record, what its getter finds, and runs no Python for that.
    _Property = property


class Column(_Property, Generic[T]):
    """
    What ``Vendor.balance`` is: a field of a model, named in queries and mappings.

    On a record it gives the value out of the record's :class:`~factorial_erp._core.rows.Values` or row.
    """

    def __init__(
        self,
        owner: str,
        name: str,
        wire: str,
        *,
        read_only: bool = False,
        computed: bool = False,
        guid: bool = False,
        private: bool = False,
        max_length: int | None = None,
        items: Callable[[], type] | None = None,
    ) -> None:
        if not TYPE_CHECKING:
            super().__init__(attrgetter(f"{HOLDER}.{name}"), doc="")
        self.owner = owner
        self.name = name
        self.wire = wire
        """The name in JSON and in queries."""
        self.read_only = read_only
        self.computed = computed
        """Whether the server computes it, so that it can neither filter nor sort by it."""
        self.guid = guid
        """Whether queries spell its values without quotes."""
        self.private = private
        """Whether the value never appears in a repr."""
        self.max_length = max_length
        """In characters."""
        self.items = items
        """Model of the records below this one, for navigation properties."""

    def not_received(self) -> FieldNotReceived:
        """Return what is raised where a record lacks this field."""
        message = f"{self.owner}.{self.name} was not received with this record."
        hint = (
            f"Ask for it with expand=[{self.owner}.{self.name}]."
            if self.items is not None
            else "It was left out by select=, or the API did not send it."
        )
        return FieldNotReceived(message, model=self.owner, field=self.name, hint=hint)

    def __repr__(self) -> str:
        return f"{self.owner}.{self.name}"

    __hash__ = object.__hash__

    def __eq__(self, value: T | None) -> Expr:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return Compare(self, "eq", value)

    def __ne__(self, value: T | None) -> Expr:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return Compare(self, "ne", value)

    @overload
    def __lt__(self: Column[Decimal] | Column[Decimal | None], value: Decimal | int) -> Expr: ...
    @overload
    def __lt__(self, value: T) -> Expr: ...
    def __lt__(self, value: Any) -> Expr:
        return Compare(self, "lt", value)

    @overload
    def __le__(self: Column[Decimal] | Column[Decimal | None], value: Decimal | int) -> Expr: ...
    @overload
    def __le__(self, value: T) -> Expr: ...
    def __le__(self, value: Any) -> Expr:
        return Compare(self, "le", value)

    @overload
    def __gt__(self: Column[Decimal] | Column[Decimal | None], value: Decimal | int) -> Expr: ...
    @overload
    def __gt__(self, value: T) -> Expr: ...
    def __gt__(self, value: Any) -> Expr:
        return Compare(self, "gt", value)

    @overload
    def __ge__(self: Column[Decimal] | Column[Decimal | None], value: Decimal | int) -> Expr: ...
    @overload
    def __ge__(self, value: T) -> Expr: ...
    def __ge__(self, value: Any) -> Expr:
        return Compare(self, "ge", value)

    def one_of(self, values: Iterable[T]) -> Expr:
        """Match records that have one of these values."""
        return OneOf(self, tuple(values))

    def contains(self: Column[str] | Column[str | None], text: str) -> Expr:
        """Match records whose text contains this one."""
        return Match(self, "contains", text)

    def startswith(self: Column[str] | Column[str | None], text: str) -> Expr:
        """Match records whose text starts with this one."""
        return Match(self, "startswith", text)

    def endswith(self: Column[str] | Column[str | None], text: str) -> Expr:
        """Match records whose text ends with this one."""
        return Match(self, "endswith", text)

    def asc(self) -> Order:
        """Sort by this column, smallest first."""
        return Order(self)

    def desc(self) -> Order:
        """Sort by this column, largest first."""
        return Order(self, descending=True)
