"""How does a request reach the half of the sandbox that it is for, and how does the answer get back?"""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from collections.abc import Collection, Mapping
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import httpx

from .business_central import BusinessCentralHalf
from .exchange import Answer, Call, write
from .factorial import FactorialHalf
from .factorial.integrations import INTEGRATION, press
from .factorial.oauth import CLIENT_ID, CLIENT_SECRET, NATIVE
from .factorial.throttling import Limit
from .factorial.webhooks import Post, post
from .faults import Fault, Faults, Kind

__all__ = ["Pressed", "Recorded", "Sandbox"]

JSON = {"Content-Type": "application/json"}
BEGINNING = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


@attrs.frozen(kw_only=True)
class Pressed:
    """What came of pressing the button "Sync"."""

    sync_run_id: str
    tries: int
    """How often the notification was sent."""
    status: int | None
    """What the last one was answered with; ``None`` where no answer came, or where there is no URL."""


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
        self._now = BEGINNING
        self._started: float | None = None
        self.post: Post = post
        """Sends notifications and webhooks; another function receives them without a network."""
        self.faults = Faults()
        self.requests: list[Recorded] = []

    @property
    def now(self) -> dt.datetime:
        """What the sandbox takes for the present; it stands still, set it to let tokens expire."""
        if self._started is None:
            return self._now
        return self._now + dt.timedelta(seconds=time.monotonic() - self._started)

    @now.setter
    def now(self, value: dt.datetime) -> None:
        """Set the clock."""
        self._now = value
        if self._started is not None:
            self._started = time.monotonic()

    def start_clock(self) -> None:
        """Let the clock run from now on, as a server does that is up for hours."""
        self._started = time.monotonic()

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
                self._business_central.strike = self.faults.strike
            return self._business_central

    @property
    def api_key(self) -> str:
        """Made-up API key of Factorial."""
        return self.factorial.api_key

    @property
    def oauth_client_id(self) -> str:
        """Made-up application of Factorial, for ``/oauth/authorize``."""
        return CLIENT_ID

    @property
    def oauth_client_secret(self) -> str:
        """Its made-up secret."""
        return CLIENT_SECRET

    @property
    def integration_uuid(self) -> str:
        """The integration that the credentials of Factorial belong to."""
        return INTEGRATION

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

    def limit_requests(self, posts: int = 200) -> None:
        """
        Refuse more than so many POSTs a minute and credential with 429; otherwise there is no limit.

        A minute is one of the sandbox's clock: as long as it stands still, none passes. See :meth:`start_clock`.
        """
        self.factorial.limit = Limit(posts, lambda: self.now)

    def press_sync(
        self,
        url: str | None = None,
        *,
        begin: str | None = None,
        end: str | None = None,
        statuses: Collection[str] = ("approved",),
        integration_uuid: str = INTEGRATION,
    ) -> Pressed:
        """
        Begin a sync of expenses as a user does, and notify an integration.

        A notification that is not answered with 200 is sent up to 5 times again; here at once, not within 15
        minutes.

        Args:
            url: Where the integration listens; ``None`` notifies nobody.
            begin: First day of the expenses, as in ``2026-10-01``.
            end: Their last day.
            statuses: Those of the expenses that are meant.
            integration_uuid: Which integration.
        """
        with self._lock:
            half = self.factorial
            run = press(
                half.records, uuid=integration_uuid, begin=begin, end=end, statuses=statuses
            )
            told = {
                "sync_run_id": run["id"],
                "integration_uuid": integration_uuid,
                "company_id": half.company_id,
            }
        status, tries = None, 0
        while url is not None and status != 200 and tries < 6:
            status = self.post(url, JSON, json.dumps(told).encode())
            tries += 1
        return Pressed(sync_run_id=run["id"], tries=tries, status=status)

    @property
    def has_webhooks_waiting(self) -> bool:
        """Whether something happened that somebody has subscribed to and not received, in either API."""
        central = self._business_central
        if central is not None and central.subscriptions.has_waiting:
            return True
        return self._factorial is not None and bool(self._factorial.courier.waiting)

    def deliver_webhooks(self) -> int:
        """
        Try every webhook and every notification that waits, once, and return how many arrived.

        A webhook of Factorial that fails waits for the next call; after 20 failures its subscription is disabled. A
        notification of Business Central waits up to 36 hours of the sandbox's clock, unless its receiver refuses it,
        which ends the subscription. A server of the sandbox calls this by itself.
        """
        return self._deliver_webhooks() + self._deliver_notifications()

    def _deliver_webhooks(self) -> int:
        if self._factorial is None:
            return 0
        with self._lock:
            courier = self._factorial.courier
            due = courier.take()
        for delivery, headers in due:
            status = self.post(delivery.url, headers, delivery.content)
            with self._lock:
                courier.record(delivery, status)
        return sum(delivery.has_arrived for delivery, _ in due)

    def _deliver_notifications(self) -> int:
        if self._business_central is None:
            return 0
        with self._lock:
            subscriptions = self._business_central.subscriptions
            sent = subscriptions.take()
        arrived = 0
        for each in sent:
            status = self.post(each.url, JSON, each.content)
            with self._lock:
                arrived += subscriptions.record(each, status)
        return arrived

    def answer(self, call: Call) -> Answer:
        """Carry out a request without any fault."""
        with self._lock:
            answer = _written(self._route(call))
            self._record(call, answer.status)
        return answer

    def spoil(self, call: Call, fault: Fault) -> Answer | None:
        """
        Let a request go wrong, carried out or not, and record it.

        Returns:
            What is answered instead; ``None`` where no answer comes.
        """
        with self._lock:
            if fault.kind == "expired_token":
                self.factorial.credentials.expire()
            genuine = _written(self._route(call)) if fault.carries_out else None
            spoiled = fault.answer(genuine, call)
            answer = None if spoiled is None else _written(spoiled)
            status = answer.status if answer is not None and fault.kind != "truncated" else None
            self._record(call, status)
        return answer

    def _record(self, call: Call, status: int | None) -> None:
        is_open = not call.path.startswith(
            ("/oauth/", "/files/")
        )  # codes and signatures are secrets
        query = call.query if is_open else ()
        self.requests.append(Recorded(call.method, call.path, query, status))

    def _route(self, call: Call) -> Answer:
        path = call.path
        if path.startswith("/api/") and "/resources/" in path:
            return self.factorial.handle(call)
        if path == "/oauth/token" and call.method == "POST":
            return self.factorial.credentials.token(call)
        if path in ("/oauth/authorize", NATIVE) and call.method == "GET":
            return self.factorial.credentials.authorize(call)
        download = self.factorial.files.PATH.fullmatch(path) if path.startswith("/files/") else None
        if download is not None:
            return self.factorial.files.answer(call, download["id"])
        if path.endswith("/oauth2/v2.0/token"):
            return self.business_central.token(call)
        if path.startswith(("/v2.0/", "/environments/", "/BC/")):
            return self.business_central.handle(call)
        return Answer(status=404, body={"message": f"Nothing is at {path} in the sandbox."})


def _written(answer: Answer) -> Answer:
    """Write the body out while nobody can change the records in it; decimals digit by digit."""
    if answer.content is not None or answer.body is None:
        return answer
    headers = {"Content-Type": "application/json", **answer.headers}
    return attrs.evolve(answer, headers=headers, content=write(answer.body).encode())


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


def _seed(name: str) -> Mapping[str, Any]:
    text = (resources.files("factorial_erp.sandbox") / "seed" / f"{name}.json").read_text("utf-8")
    seed: Mapping[str, Any] = json.loads(text, parse_float=Decimal)
    return seed
