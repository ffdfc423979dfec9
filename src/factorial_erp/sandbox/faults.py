"""What goes wrong on demand? Faults that real networks, proxies and servers produce."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, Literal, cast

import attrs

from .exchange import Answer, Call

__all__ = ["Fault", "Faults", "Kind"]

Kind = Literal[
    "status",
    "reset",
    "connect",
    "timeout",
    "html",
    "malformed",
    "truncated",
    "redirect",
    "foreign_next_link",
]

JSON = {"Content-Type": "application/json"}
ELSEWHERE = "https://elsewhere.example/"

PROXY_PAGE = (
    b"<html><head><title>Sign in</title></head><body>The proxy wants a login.</body></html>"
)


@attrs.frozen(kw_only=True)
class Fault:
    """One way for requests to go wrong."""

    kind: Kind = "status"
    status: int = 503
    """For ``status``."""
    method: str | None = None
    """Only requests with this method."""
    path: str | None = None
    """Only requests whose path contains this."""
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    body: Any = None
    after_effect: bool = False
    """Whether the request is carried out before its answer is lost."""

    def concerns(self, call: Call) -> bool:
        """Tell whether a request is one of those that go wrong."""
        if self.method is not None and call.method != self.method:
            return False
        return self.path is None or self.path.lower() in call.path.lower()

    @property
    def carries_out(self) -> bool:
        """Whether the request has its effect."""
        return self.kind == "foreign_next_link" or (self.after_effect and self.kind != "connect")

    def answer(self, genuine: Answer | None) -> Answer | None:
        """
        Return what is answered, ``None`` where no answer comes.

        Args:
            genuine: What would have been answered, where the request was carried out.
        """
        if self.kind == "status":
            return Answer(status=self.status, headers=self.headers, body=self.body)
        if self.kind == "html":
            return Answer(status=200, headers={"Content-Type": "text/html"}, content=PROXY_PAGE)
        if self.kind in ("malformed", "truncated"):
            return Answer(status=200, headers=JSON, content=b'{"data": [{"id": ')
        if self.kind == "redirect":
            return Answer(status=302, headers={"Location": ELSEWHERE})
        if self.kind == "foreign_next_link" and genuine is not None:
            return _with_foreign_link(genuine)
        return None


def _with_foreign_link(page: Answer) -> Answer:
    """Return a page of Business Central whose link to the next one leads to another host."""
    body: Any = page.body
    if not isinstance(body, dict) or "value" not in body:
        return page
    elsewhere = {**cast("dict[str, Any]", body), "@odata.nextLink": ELSEWHERE}
    return attrs.evolve(page, body=elsewhere, content=None)


@attrs.define
class _Armed:
    fault: Fault
    skip: int
    times: int


class Faults:
    """The faults that are waiting for their request."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []
        self._lock = threading.Lock()

    def add(
        self,
        kind: Kind = "status",
        *,
        status: int = 503,
        times: int = 1,
        skip: int = 0,
        method: str | None = None,
        path: str | None = None,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        after_effect: bool = False,
    ) -> None:
        """
        Let requests go wrong.

        Args:
            kind: ``connect`` means that nothing was sent; the others lose or spoil the answer.
                ``foreign_next_link`` leaves the answer as it is, except that a page of Business Central has
                a next one on another host.
            status: For ``status``.
            times: How often.
            skip: How many matching requests are answered normally before.
            method: Only requests with this method.
            path: Only requests whose path contains this.
            headers: Of the answer.
            body: Of the answer.
            after_effect: Whether the request is carried out before its answer is lost.
        """
        fault = Fault(
            kind=kind,
            status=status,
            method=method,
            path=path,
            headers=headers or {},
            body=body,
            after_effect=after_effect,
        )
        with self._lock:
            self._armed.append(_Armed(fault, skip, times))

    def clear(self) -> None:
        """Let everything go right again."""
        with self._lock:
            self._armed.clear()

    def strike(self, call: Call) -> Fault | None:
        """Return the fault that hits a request, and count it."""
        with self._lock:
            for armed in self._armed:
                if not armed.fault.concerns(call):
                    continue
                if armed.skip:
                    armed.skip -= 1
                    continue
                armed.times -= 1
                if not armed.times:
                    self._armed.remove(armed)
                return armed.fault
        return None
