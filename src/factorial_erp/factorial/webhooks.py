"""What has happened in Factorial, and is it Factorial that says so? Reads deliveries from any web framework."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Generic, TypeVar, overload

import attrs

from .._core.decode import Decoder
from .._core.model import Model, model
from .._core.rows import read_json
from ..errors import InputInvalid, WebhookRefused
from .challenge import CHALLENGE_HEADER, Headers, header_text, header_values, is_one_of, spellings
from .event_types import EventType
from .events import EVENT_TYPES

__all__ = ["Event", "UnknownRecord", "parse_event", "parse_events"]

R = TypeVar("R", bound=Model)

AUTHOR_ID_HEADER = "x-factorial-author-id"
AUTHOR_TYPE_HEADER = "x-factorial-author-type"

Challenge = str | Sequence[str] | None
"""The secret of the subscription; several while it is being changed; ``None`` checks nothing."""

DECODER = Decoder()


@model()
class UnknownRecord(Model):
    """What a webhook type sends that this version of the library does not know: all of it is in ``extra``."""


@attrs.frozen(kw_only=True)
class Event(Generic[R]):
    """
    Something that has happened, and the record it has happened to.

    Deliveries are repeated and overtake each other, so a record may be older than one that came before: read it
    again by its id where that matters. Payloads may lack what their schema promises: such a field raises
    :class:`~factorial_erp.errors.FieldNotReceived` when it is used.

    Source: https://apidoc.factorialhr.com/docs/webhooks-what
    """

    type: EventType[R]
    record: R = attrs.field(repr=False)
    """An :class:`UnknownRecord` where the type is unknown to this version of the library."""
    payload: Mapping[str, Any] = attrs.field(repr=False, hash=False)
    """The record as it was sent."""
    author_id: str | None = None
    """Who has caused it, where Factorial says so."""
    author_type: str | None = None
    """``employee`` or ``company``, as far as is known."""
    record_id: str | None = attrs.field(
        init=False, default=attrs.Factory(lambda event: _id(event.payload), takes_self=True)
    )
    """Id of the record; a number in payloads of versions before 2026-07-01. ``None`` where none was sent."""
    content_hash: str = attrs.field(
        init=False,
        repr=False,
        default=attrs.Factory(lambda event: _hash(event.payload), takes_self=True),
    )
    """The same for the same payload, whatever the order of its fields."""

    @property
    def is_known(self) -> bool:
        """Whether this version of the library knows the type."""
        return self.type.name in EVENT_TYPES


@overload
def parse_event(
    headers: Headers, body: bytes | str, *, challenge: Challenge, type: EventType[R]
) -> Event[R]: ...
@overload
def parse_event(
    headers: Headers, body: bytes | str, *, challenge: Challenge, type: str
) -> Event[Model]: ...
def parse_event(
    headers: Headers, body: bytes | str, *, challenge: Challenge, type: EventType[Any] | str
) -> Event[Any]:
    """
    Check that a delivery comes from Factorial, and read it.

    Args:
        headers: Of the request.
        body: Of the request, as it arrived.
        challenge: The secret of the subscription, which Factorial sends along and which is the only sign that a
            delivery is genuine. Several are accepted while it is being changed. ``None`` trusts everybody who
            knows the URL.
        type: What the subscription of this URL is for. Deliveries do not say it, so each type needs its own URL.

    Raises:
        WebhookRefused: The challenge is absent or another one (answer 401), or the body is no record (400).
        InputInvalid: The challenge to compare with is one that no header can carry.

    Source: https://apidoc.factorialhr.com/docs/manage-webhooks
    """
    found = parse_events(headers, body, challenge=challenge, type=type)
    if len(found) != 1:
        message = f"The webhook holds {len(found)} records instead of one."
        raise WebhookRefused(message, status=400, hint="Read it with parse_events.")
    return found[0]


@overload
def parse_events(
    headers: Headers, body: bytes | str, *, challenge: Challenge, type: EventType[R]
) -> tuple[Event[R], ...]: ...
@overload
def parse_events(
    headers: Headers, body: bytes | str, *, challenge: Challenge, type: str
) -> tuple[Event[Model], ...]: ...
def parse_events(
    headers: Headers, body: bytes | str, *, challenge: Challenge, type: EventType[Any] | str
) -> tuple[Event[Any], ...]:
    """
    Read a delivery that may hold an array of records.

    Known deliveries hold one record. That those of bulk types may hold several is a guess: the operations behind
    them answer with arrays. Arguments and errors are those of :func:`parse_event`.
    """
    return read_events(headers, body, accepted=accepted(challenge), type=event_type(type))


def event_type(type: EventType[Any] | str) -> EventType[Any]:
    """Return the webhook type of a name; one that is unknown has records of which nothing is known."""
    if isinstance(type, EventType):
        return type
    return EVENT_TYPES.get(type) or EventType(type, "webhooks", UnknownRecord.__name__)


def accepted(challenge: Challenge) -> tuple[bytes, ...] | None:
    """
    Return what the header may hold, ``None`` where nothing is checked.

    How Factorial spells letters beyond ASCII in a header is not known: UTF-8 and Latin-1 are accepted.

    Raises:
        InputInvalid: One that no header can carry, or none at all.
    """
    if challenge is None:
        return None
    secrets = (challenge,) if isinstance(challenge, str) else tuple(challenge)
    if not secrets or not all(map(_fits_header, secrets)):
        message = (
            "The challenge is empty, or begins, ends or breaks with what a header cannot carry."
        )
        hint = "Give the secret of the subscription; challenge=None trusts everybody who knows the URL."
        raise InputInvalid(message, field="challenge", hint=hint)
    return tuple(spelling for secret in secrets for spelling in spellings(secret))


def read_events(
    headers: Headers,
    body: bytes | str,
    *,
    accepted: tuple[bytes, ...] | None,
    type: EventType[R],
    decoder: Decoder = DECODER,
) -> tuple[Event[R], ...]:
    """
    Read a delivery whose type and challenges are looked up already.

    Raises:
        WebhookRefused: It is not genuine, or not readable.
    """
    known = header_values(headers, CHALLENGE_HEADER, AUTHOR_ID_HEADER, AUTHOR_TYPE_HEADER)
    if accepted is not None:
        _check(known[CHALLENGE_HEADER], accepted)
    author_id = next(map(header_text, known[AUTHOR_ID_HEADER]), None) or None
    author_type = next(map(header_text, known[AUTHOR_TYPE_HEADER]), None) or None
    try:
        return tuple(
            Event(
                type=type,
                record=_record(type.model, payload, decoder),
                payload=payload,
                author_id=author_id,
                author_type=author_type,
            )
            for payload in _payloads(body)
        )
    except RecursionError:
        message = "The body of the webhook is nested too deeply to be a record."
        raise WebhookRefused(message, status=400) from None


def _id(payload: Mapping[str, Any]) -> str | None:
    id = payload.get("id")
    if isinstance(id, bool) or not isinstance(id, str | int):
        return None
    return str(id) or None


def _hash(payload: Mapping[str, Any]) -> str:
    text = json.dumps(payload, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()


def _record(cls: type[R], payload: Mapping[str, Any], decoder: Decoder) -> R:
    if cls is not UnknownRecord:
        return decoder.decode(cls, payload)
    record = cls()
    record.__dict__["extra"] = dict(payload)  # nothing of it is drift: nothing was promised
    return record


# The challenge


def _fits_header(secret: str) -> bool:
    return bool(secret) and secret.strip() == secret and secret.isprintable()


def _check(given: Sequence[str | bytes], accepted: tuple[bytes, ...]) -> None:
    if not given:
        raise WebhookRefused(
            f"The delivery has no header {CHALLENGE_HEADER}.",
            status=401,
            hint="If it is Factorial's, its subscription has no challenge: set one with"
            " factorial.webhooks.subscribe(type, url, challenge=…).",
        )
    if sum(is_one_of(value, accepted) for value in given) < len(given):
        raise WebhookRefused(
            f"The delivery has another secret in the header {CHALLENGE_HEADER}.",
            status=401,
            hint="If it is Factorial's, its subscription has another challenge: subscribe again with this one.",
        )


# What arrived


def _payloads(body: bytes | str) -> list[dict[str, Any]]:
    try:
        found: Any = read_json(body.encode() if isinstance(body, str) else body)
    except ValueError:
        # Without its cause: the decoder's error holds the text.
        message = "The body of the webhook is no JSON."
        hint = "Give the body of the request as it arrived."
        raise WebhookRefused(message, status=400, hint=hint) from None
    payloads: list[Any] = found if isinstance(found, list) else [found]  # pyright: ignore[reportUnknownVariableType]
    if not all(isinstance(each, dict) for each in payloads):
        message = "The body of the webhook is JSON, but no record."
        raise WebhookRefused(message, status=400)
    return payloads
