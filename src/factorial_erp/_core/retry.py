"""How long to wait before trying again, or whether to give up? Pure: decides, never sleeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Literal

import attrs

__all__ = ["Failure", "Retry", "retry_after"]

REPEATABLE_STATUS = frozenset({408, 500, 502, 503, 504})
IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})


@attrs.frozen(kw_only=True)
class Failure:
    """Why one attempt did not succeed."""

    kind: Literal["status", "never_sent", "lost"]
    """``never_sent``: no connection, so nothing can have happened; ``lost``: no usable answer came."""
    status: int | None = None
    wait: float | None = None
    """**Seconds** the server asked to wait."""

    @property
    def had_no_effect(self) -> bool:
        """Whether the server certainly did not carry out the request."""
        return self.kind == "never_sent" or self.status == 429


@attrs.frozen(kw_only=True)
class Retry:
    """
    When to try again, and when not.

    Throttled requests and those that never left are always repeated. Anything else is repeated only
    where repeating cannot do harm: neither API has an idempotency key.
    """

    attempts: int = 4
    """How often a request is sent at most."""
    first_wait: float = 0.5
    """**Seconds** before the second attempt; doubled for each further one."""
    longest_wait: float = 60.0
    """**Seconds**; caps both the growing wait and what ``Retry-After`` asks for."""

    def wait(self, attempt: int, failure: Failure, *, safe: bool, random: float) -> float | None:
        """
        Return the **seconds** to wait after ``attempt``, or ``None`` to give up.

        Args:
            attempt: Number of attempts made so far, from 1.
            failure: What became of the last one.
            safe: Whether the request may be carried out twice without harm.
            random: From 0 to 1, spreads clients that failed together (75 % to 125 % of the wait).
        """
        if attempt >= self.attempts:
            return None
        if not failure.had_no_effect:
            if not safe:
                return None
            if failure.kind == "status" and failure.status not in REPEATABLE_STATUS:
                return None
        if failure.wait is not None:
            return min(failure.wait, self.longest_wait)
        growing = self.first_wait * 2.0 ** (attempt - 1) * (0.75 + random / 2)
        return min(growing, self.longest_wait)


def retry_after(headers: Mapping[str, str], *, now: float) -> float | None:
    """
    Read how many **seconds** the server asks to wait.

    Understands ``Retry-After`` as seconds and as an HTTP date, and ``retry-after-ms``. What cannot be
    read counts as absent.

    Source: RFC 9110, section 10.2.3.
    """
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        text = headers.get(name, "").strip()
        try:
            seconds = float(text) * scale
        except ValueError:
            continue
        if 0 <= seconds < float("inf"):
            return seconds
    try:
        moment = parsedate_to_datetime(headers.get("retry-after", ""))
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:  # "-0000" is UTC without a promise
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, moment.timestamp() - now)
