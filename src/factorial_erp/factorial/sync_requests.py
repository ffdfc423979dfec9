"""What does Factorial send when a user presses "Sync", and is it for us? Read from any web framework."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs

from ..errors import InputInvalid, SyncRequestRefused
from .challenge import CHALLENGE_HEADER, Headers, header_values, is_one_of, spellings

__all__ = ["Accepted", "SyncRequested", "read_sync_request"]

LONGEST_BODY = 64 * 1024
"""In **bytes**; a notification has about a hundred."""

LONGEST_ID = 128
"""In characters; ids grow, but not so far (a guess)."""

Body = bytes | str | Mapping[str, Any]
"""As it arrived, or read as JSON already."""


@attrs.frozen(kw_only=True)
class SyncRequested:
    """
    A user has pressed "Sync".

    Source: https://apidoc.factorialhr.com/docs/integrations-framework, which shows numbers for the ids; since
    2026-07-01 all ids are texts, so both are read.
    """

    sync_run_id: str
    integration_uuid: str
    """The same in production and demo."""
    company_id: str


@attrs.frozen(kw_only=True)
class Accepted:
    """Work to be done for a sync request. It fits into any queue: it pickles, and :meth:`to_json` is a line of text."""

    request: SyncRequested
    received_at: float
    """**Seconds** since 1970."""

    def to_json(self) -> str:
        """Write it out, for a queue."""
        return json.dumps({**attrs.asdict(self.request), "received_at": self.received_at})

    @classmethod
    def from_json(cls, text: str | bytes) -> Accepted:
        """
        Read what :meth:`to_json` wrote.

        Raises:
            InputInvalid: It is something else.
        """
        facts = _json(text) or {}
        try:
            received_at = float(facts["received_at"])
            return cls(request=read_sync_request(facts), received_at=received_at)
        except (KeyError, TypeError, ValueError, SyncRequestRefused) as error:
            message = "This is no accepted sync request."
            hint = "Put what Accepted.to_json() returns into the queue."
            raise InputInvalid(message, hint=hint) from error


def read_sync_request(
    body: Body, *, headers: Headers = (), secret: str | None = None
) -> SyncRequested:
    """
    Read a notification, and check that Factorial has sent it as far as that can be told.

    That the secret comes in the header ``x-factorial-wh-challenge`` is known of Factorial's own runtime; whether other
    receivers get one is to be agreed with Factorial. Without it, let your URL hold a long random part.

    Args:
        body: Of the request.
        headers: Of the request; needed for the secret.
        secret: As agreed with Factorial; ``None`` checks nothing.

    Raises:
        SyncRequestRefused: It is no such notification, or the secret is another one.

    Source: https://github.com/factorialco/factorial-code-skills
    """
    if secret is not None:
        given = header_values(headers, CHALLENGE_HEADER)[CHALLENGE_HEADER]
        # An empty secret is none: a header that is empty must not equal it.
        if not secret or not given or not all(is_one_of(each, spellings(secret)) for each in given):
            message = "The sync request does not carry the agreed secret."
            hint = f"It is expected in the header {CHALLENGE_HEADER}."
            raise SyncRequestRefused(message, status=401, hint=hint)
    facts = _json(body) if isinstance(body, bytes | str) else body
    if facts is None:
        message = "The body of the sync request is no JSON object."
        raise SyncRequestRefused(message, status=400)
    return SyncRequested(
        sync_run_id=_id(facts, "sync_run_id"),
        integration_uuid=_id(facts, "integration_uuid"),
        company_id=_id(facts, "company_id"),
    )


def _json(text: bytes | str) -> Mapping[str, Any] | None:
    if len(text) > LONGEST_BODY:
        return None
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None  # pyright: ignore[reportUnknownVariableType]


def _id(facts: Mapping[str, Any], name: str) -> str:
    """Return an id as a text; a number with a fraction is none."""
    value = facts.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**LONGEST_ID else ""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_ID:
        message = f"The sync request has no {name}."
        raise SyncRequestRefused(message, status=400)
    return value.strip()
