"""Which function handles which webhook, and what is Factorial answered? For any web framework."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, overload
from urllib.parse import quote, unquote

import attrs

from .._core.decode import Decoder
from .._core.io import step
from .._core.log import logger
from .._core.model import Model
from ..errors import InputInvalid, WebhookRefused
from .challenge import Headers
from .event_types import EventType
from .webhook_deduplication import Deduplicator, DeliveryState
from .webhooks import Challenge, Event, accepted, event_type, read_events

if TYPE_CHECKING:
    from .._core.decode import Drift

__all__ = ["Reply", "Router", "WebhookOutcome"]

log = logger(__name__)

R = TypeVar("R", bound=Model)
T = TypeVar("T")
F = TypeVar("F", bound=Callable[[Event[Any]], object])

WebhookOutcome = Literal[
    "handled", "repeated", "ignored", "running", "refused", "unreadable", "no such path"
]

STATUS: dict[WebhookOutcome, int] = {
    "handled": 200,
    "repeated": 200,
    "ignored": 200,
    "running": 503,
    "refused": 401,
    "unreadable": 400,
    "no such path": 404,
}
"""With 2xx Factorial is content; anything else is delivered again, up to 20 times within 48 hours."""


@attrs.frozen(kw_only=True)
class Reply:
    """What became of a delivery, and what to answer."""

    outcome: WebhookOutcome
    """
    ``handled``; ``repeated``: it was handled before; ``ignored``: nobody handles its type, or it
    is empty; ``running``: the same
    delivery is being handled just now, so Factorial is to come again; ``refused`` and ``unreadable``: as
    :attr:`error` says; ``no such path``: it is not below the router's prefix.
    """
    error: WebhookRefused | None = None

    @property
    def status(self) -> int:
        """HTTP status to answer with; a body is not needed."""
        return STATUS[self.outcome]


class Router:
    """
    Hands each webhook to the function that handles its type.

    Deliveries do not say of which type they are, so each type has its own path: ``prefix`` and its name, as in
    ``/factorial/employees/employee/update``.

    Args:
        challenge: The secret of the subscriptions. Several are accepted while it is being changed: the new one
            first. ``None`` trusts everybody who knows the URL.
        prefix: Of the paths.
        deduplicator: Lets repeated deliveries be handled once; without one they are handled each time.
        on_drift: Called once for each way in which payloads differ from the schema; by default that is logged.

    Raises:
        InputInvalid: The challenge is one that no header can carry.
    """

    def __init__(
        self,
        *,
        challenge: Challenge,
        prefix: str = "/factorial",
        deduplicator: Deduplicator | None = None,
        on_drift: Callable[[Drift], None] | None = None,
    ) -> None:
        self._accepted = accepted(challenge)
        secrets = (challenge,) if isinstance(challenge, str) else (challenge or ())
        self._challenge = next(iter(secrets), None)
        self.prefix = "/" + prefix.strip("/") if prefix.strip("/") else ""
        self._deduplicator = deduplicator
        self._decoder = Decoder(on_drift=on_drift)
        self._handlers: dict[str, Callable[[Event[Any]], object]] = {}
        self._otherwise: Callable[[Event[Any]], object] | None = None

    def __repr__(self) -> str:
        return f"<Router of {len(self._handlers)} webhook types at {self.prefix or '/'}>"

    @property
    def challenge(self) -> str | None:
        """The secret to subscribe with: the first, if there are several."""
        return self._challenge

    @property
    def types(self) -> tuple[str, ...]:
        """Names of the types that are handled, sorted."""
        return tuple(sorted(self._handlers))

    @overload
    def on(
        self, type: EventType[R], /, *more: EventType[R]
    ) -> Callable[[Callable[[Event[R]], T]], Callable[[Event[R]], T]]: ...
    @overload
    def on(
        self, type: str, /, *more: str
    ) -> Callable[[Callable[[Event[Model]], T]], Callable[[Event[Model]], T]]: ...
    def on(self, type: EventType[Any] | str, /, *more: EventType[Any] | str) -> Callable[[F], F]:
        """
        Make a function, blocking or awaitable, the handler of a type, or of several with the same records.

        What it raises is not caught: your framework answers 500, and Factorial delivers again. An event that
        can never be handled must therefore not raise: after 20 failures Factorial disables the subscription.

        Raises:
            InputInvalid: The type has a handler already.
        """

        def register(handler: F) -> F:
            names = [event_type(each).name for each in (type, *more)]
            for name in names:
                if name in self._handlers:
                    message = f"{name} has a handler already."
                    hint = "Let one function call the other: an event is handled whole, or again."
                    raise InputInvalid(message, field="type", value=name, hint=hint)
            self._handlers.update(dict.fromkeys(names, handler))
            return handler

        return register

    def otherwise(self, handler: Callable[[Event[Model]], T]) -> Callable[[Event[Model]], T]:
        """
        Make a function the handler of all other types, those that the library does not know included.

        Without one they are answered with 200 and ignored, which is logged.

        Raises:
            InputInvalid: There is one already.
        """
        if self._otherwise is not None:
            message = "There is a handler for all other types already."
            raise InputInvalid(message, field="handler")
        self._otherwise = handler
        return handler

    def path_for(self, type: EventType[Any] | str) -> str:
        """Return the path of a type, to subscribe with."""
        return f"{self.prefix}/{quote(event_type(type).name, safe='/')}"

    def handle(
        self, type_or_path: EventType[Any] | str, headers: Headers, body: bytes | str
    ) -> Reply:
        """
        Check, read and handle a delivery with blocking handlers.

        Args:
            type_or_path: The type; or, beginning with ``/``, the path of the request.
            headers: Of the request.
            body: Of the request, as it arrived.

        Raises:
            InputInvalid: The handler is awaitable: use :meth:`handle_async`.
        """
        return step(self._handle(type_or_path, headers, body, _called))

    async def handle_async(
        self, type_or_path: EventType[Any] | str, headers: Headers, body: bytes | str
    ) -> Reply:
        """
        Check, read and handle a delivery with awaitable handlers.

        A blocking handler is called as it is, and holds up the loop: where it takes long, call :meth:`handle`
        in a thread instead. Arguments are those of :meth:`handle`.
        """
        return await self._handle(type_or_path, headers, body, _awaited)

    async def _handle(
        self,
        type_or_path: EventType[Any] | str,
        headers: Headers,
        body: bytes | str,
        call: Callable[[Callable[[Event[Any]], object], Event[Any]], Awaitable[None]],
    ) -> Reply:
        type = self._type(type_or_path)
        if type is None:
            return Reply(outcome="no such path")
        try:
            events = read_events(
                headers, body, accepted=self._accepted, type=type, decoder=self._decoder
            )
        except WebhookRefused as refused:
            # Neither path nor body: anybody may have sent them.
            log.warning("webhook answered with %s: %s", refused.status, refused)
            return Reply(
                outcome="refused" if refused.status == 401 else "unreadable", error=refused
            )
        handler = self._handlers.get(type.name, self._otherwise)
        if handler is None:
            log.info("webhook ignored, for nobody handles its type: %r", type.name)
            return Reply(outcome="ignored")
        states: set[DeliveryState] = set()
        for event in events:
            with self._once(event) as state:
                states.add(state)
                if state == "new":
                    await call(handler, event)
        if "running" in states:
            return Reply(outcome="running")
        if not states:
            return Reply(outcome="ignored")
        return Reply(outcome="handled" if "new" in states else "repeated")

    def _once(self, event: Event[Any]) -> Any:
        return nullcontext("new") if self._deduplicator is None else self._deduplicator.once(event)

    def _type(self, type_or_path: EventType[Any] | str) -> EventType[Any] | None:
        if isinstance(type_or_path, EventType):
            return type_or_path
        name = type_or_path
        if name.startswith("/"):
            path = unquote(name.partition("?")[0])
            if not path.startswith(f"{self.prefix}/"):
                return None
            name = path.removeprefix(self.prefix)
        name = name.strip("/")
        return event_type(name) if name else None


async def _called(handler: Callable[[Event[Any]], object], event: Event[Any]) -> None:
    result = handler(event)
    if inspect.isawaitable(result):
        if inspect.iscoroutine(result):
            result.close()
        message = f"The handler of {event.type} is awaitable, but was called by a blocking program."
        raise InputInvalid(message, field="handler", hint="Use await router.handle_async(…).")


async def _awaited(handler: Callable[[Event[Any]], object], event: Event[Any]) -> None:
    result = handler(event)
    if inspect.isawaitable(result):
        await cast("Awaitable[object]", result)
