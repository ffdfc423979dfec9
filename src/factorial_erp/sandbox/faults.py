"""What goes wrong on demand? Faults that real networks, proxies and servers produce."""

from __future__ import annotations

import base64
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
    "stuck_cursor",
    "empty_page",
    "bare_page",
    "expired_token",
]

GENUINE = frozenset(
    {"foreign_next_link", "stuck_cursor", "empty_page", "bare_page", "expired_token"}
)
"""Kinds that carry a request out and answer nearly what is true."""

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
        return self.kind in GENUINE or (self.after_effect and self.kind != "connect")

    def answer(self, genuine: Answer | None, call: Call) -> Answer | None:
        """
        Return what is answered, ``None`` where no answer comes.

        Args:
            genuine: What would have been answered, where the request was carried out.
            call: The request.
        """
        if self.kind == "status":
            return Answer(status=self.status, headers=self.headers, body=self.body)
        if self.kind == "html":
            return Answer(status=200, headers={"Content-Type": "text/html"}, content=PROXY_PAGE)
        if self.kind in ("malformed", "truncated"):
            return Answer(status=200, headers=JSON, content=b'{"data": [{"id": ')
        if self.kind == "redirect":
            return Answer(status=302, headers={"Location": ELSEWHERE})
        if genuine is None or self.kind not in GENUINE:
            return None
        if self.kind == "foreign_next_link":
            return _with_foreign_link(genuine)
        return _odd_page(genuine, self.kind, call.parameter("after_id"))


def _with_foreign_link(page: Answer) -> Answer:
    """Return a page of Business Central whose link to the next one leads to another host."""
    body: Any = page.body
    if not isinstance(body, dict) or "value" not in body:
        return page
    elsewhere = {**cast("dict[str, Any]", body), "@odata.nextLink": ELSEWHERE}
    return attrs.evolve(page, body=elsewhere, content=None)


def _odd_page(genuine: Answer, kind: Kind, asked: str | None) -> Answer:
    """Return a page of Factorial as it may be on a bad day; anything else as it is."""
    body: Any = genuine.body
    if kind == "expired_token" or not isinstance(body, dict) or "meta" not in body:
        return genuine
    page = cast("dict[str, Any]", body)
    meta: dict[str, Any] = page["meta"]
    before = _just_before(meta.get("start_cursor"))
    if kind == "bare_page":
        odd: dict[str, Any] = {"data": page["data"]}
    elif kind == "stuck_cursor":
        odd = {**page, "meta": {**meta, "has_next_page": True, "end_cursor": asked or before}}
    else:
        cursors = {"start_cursor": None, "end_cursor": before}
        odd = {"data": [], "meta": {**meta, **cursors, "has_next_page": True}}
    return attrs.evolve(genuine, body=odd, content=None)


def _just_before(cursor: str | None) -> str | None:
    """Return a cursor that was not given before and after which the same page begins."""
    if cursor is None:
        return None
    id = base64.b64decode(cursor).decode()
    return base64.b64encode(f"0{int(id) - 1}".encode()).decode() if id.isdecimal() else cursor


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
                a next one on another host. Pages of Factorial: with ``stuck_cursor`` the next page is the same one, with
                ``empty_page`` the records only come on the next one, ``bare_page`` lacks ``meta``. ``expired_token`` ends
                the tokens of Factorial's users before the request.
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
