"""How does a request reach the half of the sandbox that it is for, and how does the answer get back?"""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from collections.abc import Mapping
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import httpx

from .business_central import BusinessCentralHalf
from .exchange import Answer, Call
from .factorial import FactorialHalf
from .faults import Fault, Faults, Kind

__all__ = ["Recorded", "Sandbox"]

MARKED = re.compile(r'"\\u0000decimal (-?[0-9.]+)"')

BEGINNING = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


@attrs.frozen
class Recorded:
    """A request that was answered; without headers and bodies, which hold secrets."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    status: int | None
    """``None`` where no answer was sent."""


class Sandbox:
    """
    Both APIs with a made-up company, embedded.

    Behaves as the real ones do where a client can notice: paging, ETags, validation, VAT, posting, error
    bodies, odd parts included. Everything is deterministic; nothing leaves the process.

    Args:
        factorial: Another seed for the Factorial half.
        business_central: Another seed for the Business Central half.
    """

    def __init__(
        self,
        *,
        factorial: Mapping[str, Any] | None = None,
        business_central: Mapping[str, Any] | None = None,
    ) -> None:
        self._factorial_seed = factorial
        self._business_central_seed = business_central
        self._factorial: FactorialHalf | None = None
        self._business_central: BusinessCentralHalf | None = None
        self._lock = threading.RLock()
        self.now = BEGINNING
        """What the sandbox takes for the present; set it to let tokens expire."""
        self.faults = Faults()
        self.requests: list[Recorded] = []

    @property
    def factorial(self) -> FactorialHalf:
        """The Factorial half, with its records; read from the seed on first use."""
        with self._lock:
            if self._factorial is None:
                seed = self._factorial_seed or _seed("factorial")
                self._factorial = FactorialHalf(seed, clock=lambda: self.now)
            return self._factorial

    @property
    def business_central(self) -> BusinessCentralHalf:
        """The Business Central half, with its companies; read from the seed on first use."""
        with self._lock:
            if self._business_central is None:
                seed = self._business_central_seed or _seed("business_central")
                self._business_central = BusinessCentralHalf(seed, clock=lambda: self.now)
            return self._business_central

    @property
    def api_key(self) -> str:
        """Made-up API key of Factorial."""
        return self.factorial.api_key

    @property
    def tenant(self) -> str:
        """Made-up tenant of Microsoft Entra."""
        return self.business_central.tenant

    @property
    def environment(self) -> str:
        """Name of Business Central's environment."""
        return self.business_central.environments[0]

    @property
    def client_id(self) -> str:
        """Made-up application of Microsoft Entra."""
        return self.business_central.client_id

    @property
    def client_secret(self) -> str:
        """Its made-up secret."""
        return self.business_central.client_secret

    @property
    def company_name(self) -> str:
        """Name of the first company in Business Central."""
        return next(iter(self.business_central.companies))

    @property
    def mapping_folder(self) -> Path:
        """The mapping document of the demo company."""
        return Path(str(resources.files("factorial_erp.sandbox") / "seed" / "mapping"))

    def transport(self) -> httpx.MockTransport:
        """Return what stands in for the network in a client, blocking or awaitable."""
        return httpx.MockTransport(self)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, or let it go wrong."""
        call = Call(
            method=request.method,
            path=request.url.path,
            query=tuple(request.url.params.multi_items()),
            headers={key.lower(): value for key, value in request.headers.items()},
            content=request.read(),
            origin=f"{request.url.scheme}://{request.url.netloc.decode()}",
        )
        fault = self.faults.strike(call)
        if fault is None:
            return _response(self.answer(call))
        answer = self.spoil(call, fault)
        if answer is not None and fault.kind != "truncated":
            return _response(answer)
        raise _failure(fault.kind, request)

    def answer(self, call: Call) -> Answer:
        """Carry out a request without any fault."""
        with self._lock:
            answer = _written(self._route(call))
            self.requests.append(Recorded(call.method, call.path, call.query, answer.status))
        return answer

    def spoil(self, call: Call, fault: Fault) -> Answer | None:
        """
        Let a request go wrong, carried out or not, and record it.

        Returns:
            What is answered instead; ``None`` where no answer comes.
        """
        with self._lock:
            genuine = _written(self._route(call)) if fault.carries_out else None
            spoiled = fault.answer(genuine)
            answer = None if spoiled is None else _written(spoiled)
            status = answer.status if answer is not None and fault.kind != "truncated" else None
            self.requests.append(Recorded(call.method, call.path, call.query, status))
        return answer

    def _route(self, call: Call) -> Answer:
        path = call.path
        if path.startswith("/api/") and "/resources/" in path:
            return self.factorial.handle(call)
        download = self.factorial.files.PATH.fullmatch(path) if path.startswith("/files/") else None
        if download is not None:
            return self.factorial.files.answer(call, download["id"])
        if path.endswith("/oauth2/v2.0/token"):
            return self.business_central.token(call)
        if path.startswith(("/v2.0/", "/environments/")):
            return self.business_central.handle(call)
        return Answer(status=404, body={"message": f"Nothing is at {path} in the sandbox."})


def _written(answer: Answer) -> Answer:
    """Write the body out while nobody can change the records in it; decimals digit by digit."""
    if answer.content is not None or answer.body is None:
        return answer
    headers = {"Content-Type": "application/json", **answer.headers}
    return attrs.evolve(answer, headers=headers, content=_write(answer.body).encode())


def _response(answer: Answer) -> httpx.Response:
    return httpx.Response(
        answer.status, headers=dict(answer.headers), content=answer.content or b""
    )


def _failure(kind: Kind, request: httpx.Request) -> httpx.TransportError:
    if kind == "connect":
        return httpx.ConnectError("Connection refused", request=request)
    if kind == "timeout":
        return httpx.ReadTimeout("The answer took too long", request=request)
    if kind == "truncated":
        message = "peer closed connection without sending complete message body"
        return httpx.RemoteProtocolError(message, request=request)
    return httpx.ReadError("Connection reset by peer", request=request)


def _write(value: Any) -> str:
    """Write JSON; a decimal passes the fast writer as a text that is unlike any other, and is bared afterwards."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_marked)
    return MARKED.sub(r"\1", text) if "\\u0000decimal" in text else text


def _marked(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"\0decimal {value:f}"
    message = f"JSON has no {type(value).__name__}"
    raise TypeError(message)


def _seed(name: str) -> Mapping[str, Any]:
    text = (resources.files("factorial_erp.sandbox") / "seed" / f"{name}.json").read_text("utf-8")
    seed: Mapping[str, Any] = json.loads(text, parse_float=Decimal)
    return seed
