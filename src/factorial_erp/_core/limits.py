"""How many requests may be sent, and how many at once? Pure: reserves, never sleeps."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import attrs

__all__ = ["Limits", "SlidingWindow"]


def _always(_method: str) -> bool:
    return True


@attrs.frozen(kw_only=True)
class Limits:
    """What an API allows to one user."""

    concurrent: int
    """Requests at once."""
    requests: int
    """Requests within :attr:`window_seconds`."""
    window_seconds: float
    counts: Callable[[str], bool] = _always
    """Whether a request with this HTTP method counts."""


class SlidingWindow:
    """
    Hands out times at which requests may be sent.

    Keeps one number for each request of the last window, so no burst at a window's edge exceeds it.
    Not thread-safe: the session holds its lock while it reserves.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sent: deque[float] = deque()

    def reserve(self, method: str, *, now: float) -> float:
        """
        Book one request and return the **seconds** to wait before sending it.

        Args:
            method: HTTP method; those that do not count never wait.
            now: **Seconds** on a clock that never goes back.
        """
        if not self._limits.counts(method):
            return 0.0
        wait = self.wait(now)
        self._sent.append(now + wait)
        return wait

    def wait(self, now: float) -> float:
        """Return the **seconds** that the next request would have to wait, without booking it."""
        limits, sent = self._limits, self._sent
        while sent and sent[0] <= now - limits.window_seconds:
            sent.popleft()
        if len(sent) < limits.requests:
            return 0.0
        return max(0.0, sent[-limits.requests] + limits.window_seconds - now)
