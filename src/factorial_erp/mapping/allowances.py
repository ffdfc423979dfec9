"""Which part of a mileage or a per diem is free of tax, and which is pay?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

import attrs

from .days import holds_on
from .money import round_ratio
from .records.expense import ExpenseRecord

__all__ = ["ALLOWANCE_KINDS", "ALLOWANCE_UNITS", "Allowance", "Divided", "allowance_for", "divide"]

ALLOWANCE_KINDS: Final = ("mileage", "per_diem")
ALLOWANCE_UNITS: Final = ("kilometers", "miles", "days")

_SPELLINGS: Final = {
    "km": "kilometers", "kilometer": "kilometers", "kilometre": "kilometers",
    "kilometres": "kilometers", "mi": "miles", "mile": "miles",
}  # fmt: skip


@attrs.frozen(kw_only=True)
class Allowance:
    """A row of allowances.csv: what may be paid without tax for a kilometre or a day."""

    id: str
    kind: Literal["mileage", "per_diem"]
    tax_free: Decimal
    """Money for one :attr:`unit`."""
    unit: Literal["kilometers", "miles", "days"]
    account: str
    """Takes what is paid beyond it."""
    currency: str = ""
    """Empty: every currency."""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: str
    note: str = ""


@attrs.frozen(kw_only=True)
class Divided:
    """An amount in its two parts, in the smallest units of its currency; they sum to it."""

    free: int
    taxable: int
    reason: str


def allowance_for(record: ExpenseRecord, allowances: Sequence[Allowance]) -> Allowance | None:
    """The first row for this kind, currency and date; ``None`` where nothing limits the record."""
    for allowance in allowances:
        if allowance.kind != record.kind:
            continue
        if allowance.currency not in ("", record.currency.strip().upper()):
            continue
        if holds_on(record.date, allowance.valid_from, allowance.valid_to):
            return allowance
    return None


def divide(
    record: ExpenseRecord, allowance: Allowance, amount: int, *, decimals: int
) -> Divided | str:
    """
    Divide an amount of a record into what is free of tax and what is not.

    Args:
        amount: In the smallest units of the record's currency; a negative one mirrors the positive.

    Returns:
        The two parts, or the reason for which they cannot be told.
    """
    count = _count(record, allowance)
    if isinstance(count, str):
        return count
    numerator, denominator = (count * allowance.tax_free).as_integer_ratio()
    limit = round_ratio(numerator * 10**decimals, denominator)
    free = min(abs(amount), limit)
    taxable = abs(amount) - free
    sign = -1 if amount < 0 else 1
    reason = f"{count.normalize():f} {allowance.unit} at {allowance.tax_free} are free of tax ({allowance.source})"
    return Divided(free=sign * free, taxable=sign * taxable, reason=reason)


def _count(record: ExpenseRecord, allowance: Allowance) -> Decimal | str:
    if record.kind == "per_diem":
        days = record.per_diem.days if record.per_diem else None
        return "the per diem does not say for how many days" if days is None else _positive(days)
    journey = record.mileage
    if journey is None or journey.distance is None:
        return "the mileage does not say how far it was"
    unit = (journey.unit or "").strip().casefold()
    unit = _SPELLINGS.get(unit, unit)
    if unit != allowance.unit:
        return f"the distance is in {journey.unit or 'an unknown unit'}, the allowance for {allowance.unit}"
    return _positive(journey.distance)


def _positive(count: Decimal) -> Decimal | str:
    return count if count >= 0 else f"{count} is less than nothing"
