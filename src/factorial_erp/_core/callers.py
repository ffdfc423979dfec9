"""Who asks next? The users of an API, each with credentials and limits of its own. Decides, never waits."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager

from .auth import Auth
from .io import IO
from .limits import Limits, SlidingWindow

__all__ = ["Caller", "Callers"]


class Caller:
    """
    One user of an API: credentials, and what is left of what the API allows to it.

    Args:
        auth: Its credentials.
        limits: What it may send.
        io: Makes the gates.
    """

    def __init__(self, auth: Auth, limits: Limits, io: IO) -> None:
        self.auth = auth
        self.gate: AbstractAsyncContextManager[None] = io.gate(limits.concurrent)
        """Lets in as many requests as it may have at once."""
        self.renewing: AbstractAsyncContextManager[None] = io.gate(1)
        """Lets one in to renew the credentials, however many need them."""
        self.under_way = 0
        """Requests that were given to it and are not done, those that wait included."""
        self._concurrent = limits.concurrent
        self._window = SlidingWindow(limits)
        self._reserving = threading.Lock()

    def reserve(self, method: str, *, now: float) -> float:
        """Book one request and return the **seconds** to wait before sending it."""
        with self._reserving:
            return self._window.reserve(method, now=now)

    def burden(self, now: float) -> tuple[bool, float, int]:
        """Return what tells how long the next request would wait: smaller is sooner."""
        with self._reserving:
            wait = self._window.wait(now)
        return (self.under_way >= self._concurrent, wait, self.under_way)


class Callers:
    """
    The users of one client, among whom its requests are divided.

    Args:
        auths: Credentials of each; at least one.
        limits: What each of them may send.
        io: Makes the gates.
    """

    def __init__(self, auths: Sequence[Auth], limits: Limits, io: IO) -> None:
        self._callers = [Caller(auth, limits, io) for auth in auths]
        self._choosing = threading.Lock()
        self._turn = 0

    def choose(self, now: float) -> Caller:
        """
        Return who sends the next request: whoever can send it first, and in turn where several can.

        Args:
            now: **Seconds** on a clock that never goes back.
        """
        callers = self._callers
        if len(callers) == 1:
            return callers[0]
        with self._choosing:
            in_turn = callers[self._turn :] + callers[: self._turn]
            chosen = min(in_turn, key=lambda caller: caller.burden(now))
            self._turn = (callers.index(chosen) + 1) % len(callers)
            chosen.under_way += 1
        return chosen

    def release(self, caller: Caller) -> None:
        """Take note that a request is done, whatever became of it."""
        if len(self._callers) > 1:
            with self._choosing:
                caller.under_way -= 1
