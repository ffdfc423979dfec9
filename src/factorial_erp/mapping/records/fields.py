"""What is the value of a field where the API may send nothing, or something else than its schema says?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import Any

__all__ = ["as_cents", "as_day", "as_decimal", "as_text", "received"]


def received(source: object, name: str) -> Any:
    """Return a field of a model, ``None`` where it did not arrive."""
    return getattr(source, name, None)


def as_text(value: object) -> str | None:
    """Return a text, also of an id that is a number."""
    return None if value is None else str(value)


def as_cents(value: object) -> int | None:
    """Return a whole number; another kind of value counts as unknown."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def as_decimal(value: Any) -> Decimal | None:
    """Return a number, also one that the API sends as text; what cannot be read counts as unknown."""
    if value is None or isinstance(value, float | bool):
        return None
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        return None
    return number if number.is_finite() else None


def as_day(value: object) -> dt.date | None:
    """Return a day, also of a time and of a text that begins with one; another value counts as unknown."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value[:10])
        except ValueError:
            return None
    return None
