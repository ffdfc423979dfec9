"""Does something hold on a day?"""

from __future__ import annotations

import datetime as dt

__all__ = ["holds_on"]


def holds_on(day: dt.date | None, first: dt.date | None, last: dt.date | None) -> bool:
    """
    Whether a day is in a span.

    Args:
        day: An unknown one is in no span that begins or ends.
        first: ``None`` where it holds since ever.
        last: The last day; ``None`` where it still holds.
    """
    if day is None:
        return first is None and last is None
    return (first is None or first <= day) and (last is None or day <= last)
