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
from operator import attrgetter, itemgetter
from typing import Any, Final, Generic, TypeVar

from ..records.expense import ExpenseRecord
from ..rules import ANSWERS
from .chain import Chain

__all__ = ["LIMIT", "Glance", "Memo", "Remembered"]

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
        self.numbers = tuple(_Numbers(column, known) for column, known in columns.items())
        self._values = _values_of(self.columns)
        self.ranges = _ranges(chain)
        self.asks_amount = any(table.amounts for _, step in chain.steps for table in step.tables)

    def name(self, seen: Any) -> object:
        """
        What a decision depends on, in numbers.

        Args:
            seen: Has ``record`` and the derived columns as attributes.
        """
        values = self._values(seen)
        numbers = [of[value] for of, value in zip(self.numbers, values, strict=True)]
        where = [at(seen.record, seen.decimals_of_cents) for at in self.ranges]
        return (*numbers, *where)


class Glance(Generic[T]):
    """
    What the decisions of all targets depend on, seen at once for the usual record.

    The usual record has one share and tax rates that matter for VAT only. What was decided is kept once more
    here, under names that are made faster; that of VAT is completed with the tax rate, that of the vendor with
    who is paid.
    """

    def __init__(self, memos: Mapping[str, Memo[T]]) -> None:
        """Begin with the memos of the targets; one that depends on a tax rate is not for a glance."""
        usable = {
            target: memo
            for target, memo in memos.items()
            if memo.is_possible and (target == "vat" or "tax_rate" not in memo.columns)
        }
        found: list[tuple[str, str, Mapping[Any, int]]] = [
            (target, column, of)
            for target, memo in usable.items()
            for column, of in zip(memo.columns, memo.numbers, strict=True)
            if column not in ("tax_rate", "payee")
        ]
        found += [
            (target, "date", days)
            for target, memo in usable.items()
            for days in memo.ranges
            if isinstance(days, _Days)
        ]
        # Fields of the record first, what is derived from it behind them.
        found.sort(key=lambda each: _DERIVED.index(each[1]) if each[1] in _DERIVED else -1)
        self._of = tuple(of for _, _, of in found)
        fields = [column for _, column, _ in found if column not in _DERIVED]
        self._fields = _getter(tuple(_FIELDS.get(column, column) for column in fields))
        self._suppliers = sum(column == "supplier" for _, column, _ in found)
        self._countries = sum(column == "supplier_country" for _, column, _ in found)
        amounts = [
            (target, at)
            for target, memo in usable.items()
            for at in memo.ranges
            if isinstance(at, _Amounts)
        ]
        self._amounts = tuple(at for _, at in amounts)
        places: dict[str, list[int]] = {target: [] for target in usable}
        for place, target in enumerate(
            [*(each[0] for each in found), *(each[0] for each in amounts)]
        ):
            places[target].append(place)
        self.targets = {
            target: (_picker(of_target), Remembered[T]()) for target, of_target in places.items()
        }
        """For each target how its name is picked from what is seen, and what was decided."""

    def see(self, record: ExpenseRecord, country: str | None, decimals: int) -> list[object]:
        """
        Everything that decisions depend on, except tax rates and who is paid.

        Args:
            country: The supplier's.
            decimals: Of the record's cents.
        """
        values = self._fields(record)
        if self._suppliers:
            supplier = (record.merchant_name, record.merchant_tin, record.supplier)
            values += (supplier,) * self._suppliers
        if self._countries:
            values += (country,) * self._countries
        # No strict zip: both are as long as each other, and this is the busiest line of all.
        seen: list[object] = [of[value] for of, value in zip(self._of, values)]  # noqa: B905
        for place in self._amounts:
            seen += (place(record, decimals),)
        return seen


_DERIVED: Final = ("supplier", "supplier_country")
_FIELDS: Final = {"cost_center": "cost_centers"}


def _picker(places: list[int]) -> Callable[[list[object]], object]:
    if places:
        return itemgetter(*places)
    return lambda _: None


_Interval = Callable[[ExpenseRecord, int], object]


def _ranges(chain: Chain) -> tuple[_Interval, ...]:
    """Where between the dates and amounts of the rules a record lies."""
    tables = [table for _, step in chain.steps for table in step.tables]
    days = sorted({day for table in tables for day in table.days})
    amounts = sorted({bound for table in tables for bound in table.amounts})
    ranges: list[_Interval] = []
    if days:
        ranges.append(_Days(days))
    if amounts:
        ranges.append(_Amounts(amounts))
    return tuple(ranges)


class _Days(dict["dt.date | None", int]):
    """Between which days of the rules a day lies."""

    def __init__(self, days: list[dt.date]) -> None:
        super().__init__({None: _NONE})
        self._bounds = days

    def __missing__(self, day: dt.date) -> int:
        if len(self) >= LIMIT:
            self.clear()
            self[None] = _NONE
        place = self[day] = bisect_right(self._bounds, day)
        return place

    def __call__(self, record: ExpenseRecord, _: int) -> object:
        return self[record.date]


class _Amounts:
    """Between which amounts of the rules a record lies."""

    def __init__(self, bounds: list[tuple[Decimal, bool]]) -> None:
        self._bounds = bounds
        self._by_decimals: dict[int, list[int]] = {}

    def __call__(self, record: ExpenseRecord, decimals: int) -> object:
        cents = record.amount_cents
        if cents is None:
            return _NONE
        bounds = self._by_decimals.get(decimals)
        if bounds is None:
            bounds = self._by_decimals[decimals] = sorted(
                _first_inside(bound, above, decimals) for bound, above in self._bounds
            )
        return bisect_right(bounds, abs(cents))


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
    return _getter(tuple(_source(column) for column in columns))


def _source(column: str) -> str:
    return _SOURCES.get(column, f"record.{column}")


def _getter(sources: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(sources) > 1:
        return attrgetter(*sources)
    if not sources:
        return lambda _: ()
    one = attrgetter(sources[0])
    return lambda seen: (one(seen),)
