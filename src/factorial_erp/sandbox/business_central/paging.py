"""How is a list cut into pages? The server's own pages, with an absolute and opaque link to the next one."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from ..exchange import Answer, Call
from .queries import Query
from .refusals import malformed
from .store import Row

__all__ = ["LARGEST_PAGE", "page"]

LARGEST_PAGE = 20_000
PREFERRED = re.compile(r"odata\.maxpagesize\s*=\s*\"?(\d+)", re.IGNORECASE)


def page(
    call: Call,
    rows: list[Row],
    query: Query,
    *,
    context: str,
    key: Callable[[Row], str],
    show: Callable[[Row], dict[str, Any]],
) -> Answer:
    """
    Answer with one page.

    The size is asked for anew with each request; a larger one than the largest is cut down without a word. The link
    goes on after the last row that was sent, or from its place where that row is gone (a guess).

    Raises:
        Refused: 400, the token of the link is none.
    """
    matching = query.matching(rows)
    wanted = query.cut(matching)
    asked = PREFERRED.search(call.headers.get("prefer", ""))
    size = min(max(int(asked[1]), 1) if asked else LARGEST_PAGE, LARGEST_PAGE)
    begin = _begin(call.parameter("$skiptoken"), wanted, key)
    found = wanted[begin : begin + size]
    body: dict[str, Any] = {"@odata.context": context}
    if query.counts:
        body["@odata.count"] = len(matching)
    body["value"] = [show(row) for row in found]
    headers = {"Preference-Applied": f"odata.maxpagesize={size}"} if asked else {}
    if begin + size < len(wanted):
        body["@odata.nextLink"] = _next_link(call, key(found[-1]), begin + size)
    return Answer(status=200, body=body, headers=headers)


def _begin(token: str | None, rows: list[Row], key: Callable[[Row], str]) -> int:
    if token is None:
        return 0
    try:
        after, place = json.loads(base64.urlsafe_b64decode(token))
        place = int(place)
    except (binascii.Error, ValueError, TypeError):
        message = "The skip token is malformed."
        raise malformed(message) from None
    if 0 < place <= len(rows) and key(rows[place - 1]) == after:
        return place
    places = (n for n, row in enumerate(rows, 1) if key(row) == after)
    return next(places, place)


def _next_link(call: Call, after: str, place: int) -> str:
    kept = [(name, value) for name, value in call.query if name != "$skiptoken"]
    token = base64.urlsafe_b64encode(json.dumps([after, place]).encode()).decode()
    pairs = [*kept, ("$skiptoken", token)]
    query = "&".join(f"{quote(name, safe='$')}={quote(value, safe='')}" for name, value in pairs)
    return f"{call.origin}{quote(call.path, safe='/()$,')}?{query}"
