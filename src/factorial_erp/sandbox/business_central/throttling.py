"""How many requests may an application make? 6000 in any five minutes."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable

import attrs

from ..exchange import Answer
from .refusals import error

__all__ = ["Limit"]

WINDOW = dt.timedelta(minutes=5)


class Limit:
    """
    A limit on requests within any five minutes, by the sandbox's clock.

    Args:
        requests: How many.
        clock: Tells the present.
    """

    def __init__(self, requests: int, clock: Callable[[], dt.datetime]) -> None:
        self._requests = requests
        self._clock = clock
        self._seen: dict[str, deque[dt.datetime]] = {}

    def refusal(self, application: str) -> Answer | None:
        """Count a request; return the answer to one that is too many."""
        now = self._clock()
        seen = self._seen.setdefault(application, deque())
        while seen and now - seen[0] >= WINDOW:
            seen.popleft()
        if len(seen) < self._requests:
            seen.append(now)
            return None
        wait = seen[0] + WINDOW - now if seen else WINDOW
        return too_many(-(-wait // dt.timedelta(seconds=1)))


def too_many(seconds: int) -> Answer:
    """Answer that it is too much, and when to come again."""
    answer = error(429, "Application_TooManyRequests", "Too many requests reached.")
    return attrs.evolve(answer, headers={"Retry-After": str(seconds)})
