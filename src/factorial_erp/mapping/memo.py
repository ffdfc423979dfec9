"""Which decisions were made before, so that they need not be made again?

A decision of a target depends on the columns that its rules and steps ask for, and of a value only on
whether some row knows it. Records that agree in this share the decision, reasons included. So the work for a
record does not grow with the number of rules, and a memo can only save time: what it answers is what walking
the chain would answer.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from bisect import bisect_right
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar

from .chain import Chain
from .rules import ANSWERS

__all__ = ["Memo", "Remembered"]

T = TypeVar("T")

LIMIT: Final = 1 << 15
"""How many values, or decisions, are remembered at most; then all are forgotten."""

_SOURCES: Final = {
    "supplier": "supplier",
    "supplier_country": "country",
    "cost_center": "centers",
    "tax_rate": "rate",
    "payee": "payee",
}
"""Columns that are not the field of a record with the same name."""

_NOBODY_KNOWS: Final = 0
_NONE: Final = -1
_numbers = itertools.count(1)


class _Numbers(dict[Any, int]):
    """A number for each value of a column that counts; all that no row knows have the same."""

    def __init__(self, column: str, known: frozenset[str] | None) -> None:
        """
        Begin.

        Args:
            known: Texts in rows; ``None``: each value counts.
        """
        super().__init__()
        self._answers = ANSWERS.get(column)
        self._known = known

    def __missing__(self, value: Any) -> int:
        if len(self) >= LIMIT:
            self.clear()
        number = self[value] = self._number(value)
        return number

    def _number(self, value: Any) -> int:
        if value is None:
            return _NONE
        if self._known is None or self._answers is None:
            return next(_numbers)
        if self._known.isdisjoint(self._answers(value)):
            return _NOBODY_KNOWS
        return next(_numbers)


class Remembered(dict[Any, T], Generic[T]):
    """A dictionary that forgets everything when it is full."""

    def put(self, name: Any, value: T) -> None:
        """Remember a value."""
        if len(self) >= LIMIT:
            self.clear()
        self[name] = value


class Memo(Remembered[T]):
    """The decisions of a target, by what they depend on."""

    def __init__(self, chain: Chain) -> None:
        super().__init__()
        self.is_possible = all(step.reads is not None for _, step in chain.steps)
        """Whether it is known what a decision depends on."""
        columns = _columns(chain)
        self.columns: Final = tuple(columns)
        self._numbers = tuple(_Numbers(column, known) for column, known in columns.items())
        self._values = _values_of(self.columns)
        self._amounts = _Amounts(chain)
        self._days = sorted(
            {day for _, step in chain.steps for table in step.tables for day in table.days}
        )

    def name(self, seen: Any) -> Any:
        """
        What a decision depends on, in numbers.

        Args:
            seen: Has ``record`` and the derived columns as attributes.
        """
        name: tuple[object, ...] = tuple(
            [
                numbers[value]
                for numbers, value in zip(self._numbers, self._values(seen), strict=True)
            ]
        )
        if self._days:
            date: dt.date | None = seen.record.date
            name = (*name, _NONE if date is None else bisect_right(self._days, date))
        if self._amounts:
            name = (*name, self._amounts.interval(seen))
        return name


class _Amounts:
    """Between which amounts of the rules a record lies."""

    def __init__(self, chain: Chain) -> None:
        bounds = {
            bound for _, step in chain.steps for table in step.tables for bound in table.amounts
        }
        self._bounds = sorted(bounds)
        self._by_decimals: dict[int, list[int]] = {}

    def __bool__(self) -> bool:
        return bool(self._bounds)

    def interval(self, seen: Any) -> tuple[int, int]:
        cents: int | None = seen.record.amount_cents
        if cents is None:
            return _NONE, 0
        decimals: int = seen.decimals_of_cents
        bounds = self._by_decimals.get(decimals)
        if bounds is None:
            bounds = self._by_decimals[decimals] = sorted(
                _first_inside(bound, above, decimals) for bound, above in self._bounds
            )
        return decimals, bisect_right(bounds, cents)


def _first_inside(bound: Decimal, above: bool, decimals: int) -> int:  # noqa: FBT001
    """The first number of cents from which, or above which, a rule begins to differ."""
    exact = Fraction(bound) * int(10**decimals)
    return math.floor(exact) + 1 if above else math.ceil(exact)


def _columns(chain: Chain) -> Mapping[str, frozenset[str] | None]:
    columns: dict[str, frozenset[str] | None] = {}
    for _, step in chain.steps:
        for table in step.tables:
            for column, texts in table.known.items():
                before = columns.get(column, frozenset())
                columns[column] = None if before is None else before | texts
        for column in step.reads or ():
            columns[column] = None
    return columns


def _values_of(columns: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    sources = [_SOURCES.get(column, f"record.{column}") for column in columns]
    if len(sources) > 1:
        return attrgetter(*sources)
    if not sources:
        return lambda _: ()
    one = attrgetter(sources[0])
    return lambda seen: (one(seen),)
