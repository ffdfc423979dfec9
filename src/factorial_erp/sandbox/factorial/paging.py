"""Which page of a list is asked for, and where do the cursors stand?"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from .asking import Asked
from .records import Row, order
from .refusals import unknown_reference

__all__ = ["LARGEST_PAGE", "cursor", "page"]

LARGEST_PAGE = 100

ALL_AT_ONCE = frozenset({"attendance/shifts"})
"""Lists that were seen to give everything in one answer."""


def page(
    name: str, entries: Sequence[tuple[str, Row]], asked: Asked
) -> tuple[Sequence[tuple[str, Row]], dict[str, Any]]:
    """
    Return the records of the page that is asked for, and its ``meta``.

    Args:
        name: Of the resource.
        entries: Records with their ids, ascending.
        asked: The query; a limit that is no number from 1 to 100 is 100.

    Raises:
        Refused: 400, the cursor is malformed; that it is refused at all is a guess.
    """
    if name in ALL_AT_ONCE:
        meta = {"has_previous_page": False, "has_next_page": False, "limit": None}
        return entries, {**meta, "total": len(entries), "paginateable": False}
    limit = min(asked.number("limit", LARGEST_PAGE) or LARGEST_PAGE, LARGEST_PAGE)
    begin, end = _window(entries, asked, limit)
    chosen = entries[begin:end]
    # Whoever pages by number gets cursors on the first page only.
    has_cursors = bool(chosen) and asked.number("page", 1) <= 1
    return chosen, {
        "has_previous_page": begin > 0,
        "has_next_page": end < len(entries),
        "limit": limit,
        "total": len(entries),
        "start_cursor": cursor(chosen[0][0]) if has_cursors else None,
        "end_cursor": cursor(chosen[-1][0]) if has_cursors else None,
    }


def _window(entries: Sequence[tuple[str, Row]], asked: Asked, limit: int) -> tuple[int, int]:
    """Return where the page begins and ends."""
    if "after_id" in asked:
        place = _place(asked.first("after_id"))
        begin = sum(1 for id, _ in entries if order(id) <= place)
    elif "before_id" in asked:
        place = _place(asked.first("before_id"))
        end = sum(1 for id, _ in entries if order(id) < place)
        return max(end - limit, 0), end
    else:
        begin = max(asked.number("page", 1) - 1, 0) * limit
    return min(begin, len(entries)), min(begin + limit, len(entries))


def cursor(id: str) -> str:
    """Return the cursor of a record: opaque to clients, in truth its id in base64."""
    return base64.b64encode(id.encode()).decode()


def _place(text: str) -> tuple[int, str]:
    try:
        return order(base64.b64decode(text, validate=True).decode())
    except ValueError:
        raise unknown_reference("the cursor is malformed") from None
