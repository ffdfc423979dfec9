"""How many requests may be made? 200 POSTs a minute, for each credential."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable

from ..exchange import Answer

__all__ = ["Limit"]

MINUTE = dt.timedelta(minutes=1)


class Limit:
    """
    A limit on requests within any minute, by the sandbox's clock.

    Args:
        posts: How many POSTs; no limit is known for the other methods.
        clock: Tells the present.
    """

    def __init__(self, posts: int, clock: Callable[[], dt.datetime]) -> None:
        self._posts = posts
        self._clock = clock
        self._seen: dict[str, deque[dt.datetime]] = {}

    def refusal(self, credential: str) -> Answer | None:
        """
        Count a POST; return the answer to one that is too many.

        The body of a 429 is not known; ``Retry-After`` in whole seconds was seen by others.
        """
        now = self._clock()
        seen = self._seen.setdefault(credential, deque())
        while seen and now - seen[0] >= MINUTE:
            seen.popleft()
        if len(seen) < self._posts:
            seen.append(now)
            return None
        wait = seen[0] + MINUTE - now
        seconds = -(-wait // dt.timedelta(seconds=1))
        body = {"message": "Too many requests"}
        return Answer(status=429, headers={"Retry-After": str(seconds)}, body=body)
