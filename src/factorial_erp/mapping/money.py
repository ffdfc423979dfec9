"""How do integer cents become amounts, and how is an amount rounded and shared out?

Amounts are :class:`~decimal.Decimal`; nothing here accepts a float. All arithmetic names its own
decimal context, so that the caller's context cannot change a cent.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact
from math import lcm
from typing import Final, Literal

from ..errors import InputInvalid

__all__ = [
    "MINOR_UNITS",
    "MinorUnits",
    "allocate",
    "allocate_quanta",
    "as_text",
    "from_quanta",
    "minor_units",
    "quanta",
    "round_amount",
    "round_ratio",
    "to_quanta",
    "units",
]

MinorUnits = Literal["iso4217", "hundredths"]
"""
What Factorial's "cents" mean in a currency without two decimals, which its API does not say.

``iso4217``: the currency's own smallest unit (JPY 1500 is 1500 yen); ``hundredths``: always 1/100.
"""

MINOR_UNITS: Final[dict[str, int]] = {
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    "CLF": 4, "UYW": 4,
}  # fmt: skip
"""
Decimals of the currencies that do not have two.

Source: ISO 4217, list one (currency, fund and precious metal codes).
"""

_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP, traps=[Inexact])
_ROUND: Final = Context(prec=60, rounding=ROUND_HALF_UP)


def minor_units(currency: str) -> int:
    """Decimals of a currency by ISO 4217."""
    return MINOR_UNITS.get(currency.upper(), 2)


def units(cents: int, currency: str, *, policy: MinorUnits = "iso4217") -> Decimal:
    """
    Turn the integer of the Factorial API into an amount.

    Args:
        policy: Matters only where the currency does not have two decimals.
    """
    _refuse_float(cents, "cents")
    return Decimal(cents).scaleb(-_decimals(currency, policy), _EXACT)


def quanta(cents: int, currency: str, *, decimals: int, policy: MinorUnits = "iso4217") -> int:
    """
    Turn the integer of the Factorial API into the smallest units that the books know.

    Args:
        decimals: Of the currency in the books, whose own precision counts when they are posted to: an
            ERP may round a currency otherwise than ISO 4217.
        policy: Matters only where the currency does not have two decimals.

    Raises:
        InputInvalid: The books are too coarse for the amount.
    """
    _refuse_float(cents, "cents")
    finer = decimals - _decimals(currency, policy)
    scale: int = 10 ** abs(finer)
    if finer >= 0:
        return cents * scale
    count, left = divmod(cents, scale)
    if left:
        return to_quanta(units(cents, currency, policy=policy), decimals)
    return count


def _decimals(currency: str, policy: MinorUnits) -> int:
    """Return the decimals of Factorial's integer: the one place that decides it."""
    return minor_units(currency) if policy == "iso4217" else 2


def round_amount(value: Decimal, decimals: int) -> Decimal:
    """Round to a number of decimals, halves away from zero as Business Central does."""
    _refuse_float(value, "value")
    return value.quantize(Decimal(1).scaleb(-decimals, _ROUND), context=_ROUND)


def round_ratio(numerator: int, denominator: int) -> int:
    """Round a fraction with a positive denominator to a whole number, halves away from zero."""
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -rounded if numerator < 0 else rounded


def to_quanta(value: Decimal, decimals: int) -> int:
    """
    Count the smallest units in an amount.

    Raises:
        InputInvalid: The amount has more decimals than that.
    """
    _refuse_float(value, "value")
    scaled = value.scaleb(decimals, _ROUND)
    count = int(scaled)
    if scaled != count:
        message = f"{value} has more than {decimals} decimals."
        raise InputInvalid(message, field="value", value=value)
    return count


def from_quanta(count: int, decimals: int) -> Decimal:
    """The amount of so many smallest units."""
    return Decimal(count).scaleb(-decimals, _EXACT)


def quanta_text(count: int, decimals: int) -> str:
    """The amount of so many smallest units, as ``str(from_quanta(…))`` has it."""
    if decimals == 2 and count >= 0:
        whole, cents = divmod(count, 100)
        return f"{whole}.{cents:02d}"
    return str(from_quanta(count, decimals))


def allocate(
    total: Decimal, weights: Sequence[int | Decimal], *, decimals: int
) -> tuple[Decimal, ...]:
    """
    Share out an amount by weights so that the parts sum to it exactly.

    Largest remainder: each part gets its share rounded down, the missing smallest units go to the
    largest fractions, on a tie to the lower index. A negative total mirrors the positive one. A
    part of weight zero gets nothing.

    Raises:
        InputInvalid: No weight is positive, one is negative, or the amount has too many decimals.
    """
    parts = allocate_quanta(to_quanta(total, decimals), weights)
    return tuple(from_quanta(part, decimals) for part in parts)


def allocate_quanta(total: int, weights: Sequence[int | Decimal]) -> tuple[int, ...]:
    """Share out a number of smallest units, see :func:`allocate`."""
    for weight in weights:
        _refuse_float(weight, "weights")
        if weight < 0:
            message = f"The weight {weight} is negative; shares are zero or more."
            raise InputInvalid(message, field="weights", value=weight)
    exact = _whole_numbers(weights)
    whole = sum(exact)
    if not whole:
        message = "Nothing can be shared out: no weight is above zero."
        raise InputInvalid(message, field="weights", value=tuple(weights))
    size = abs(total)
    parts = [size * weight // whole for weight in exact]
    missing = size - sum(parts)
    if missing:
        order = sorted(range(len(parts)), key=lambda index: (-(size * exact[index] % whole), index))
        for index in order[:missing]:
            parts[index] += 1
    return tuple([-part for part in parts] if total < 0 else parts)


def _whole_numbers(weights: Sequence[int | Decimal]) -> list[int]:
    """Return whole numbers in the same proportion."""
    ratios = [weight.as_integer_ratio() for weight in weights]
    common = lcm(*(denominator for _, denominator in ratios))
    return [numerator * (common // denominator) for numerator, denominator in ratios]


def as_text(value: Decimal) -> str:
    """A decimal without exponent and without superfluous zeros: ``19``, ``10.5``, ``0``."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text


def _refuse_float(value: object, field: str) -> None:
    if isinstance(value, float):
        message = f"{value!r} is a float, and floats lose cents."
        raise InputInvalid(message, field=field, value=value, hint="Pass a Decimal or an integer.")
