"""What does a request bring along? Query options, a body, the version that it means; and what is a count?"""

from __future__ import annotations

from typing import Any

from ..exchange import Answer, Call
from .refusals import Refused, malformed
from .store import Row

__all__ = ["body_of", "check_version", "counted", "demand_version", "options_of", "schema_of"]


def options_of(call: Call) -> dict[str, str]:
    """Return the query options, by name."""
    return {key: value for key, value in call.query if key.startswith("$")}


def schema_of(call: Call) -> str:
    """Return the version of the schema that is asked for."""
    return call.parameter("$schemaversion") or "2.0"


def counted(number: int) -> Answer:
    """Answer with a number, which is a text with a byte order mark."""
    content = b"\xef\xbb\xbf" + str(number).encode()
    return Answer(status=200, content=content, headers={"Content-Type": "text/plain"})


def body_of(call: Call) -> dict[str, Any]:
    """
    Return the object that was sent.

    Raises:
        Refused: 415 for another type, 400 for what is no object.
    """
    if not call.headers.get("content-type", "").startswith("application/json"):
        raise Refused(415, "BadRequest", "The content type must be application/json.")
    try:
        body = call.json()
    except ValueError:
        raise malformed("The body is no JSON.") from None
    if not isinstance(body, dict):
        raise malformed("The body is no object.")
    return body  # pyright: ignore[reportUnknownVariableType]


def check_version(row: Row, match: str | None) -> None:
    """
    Refuse a version that is not the current one.

    Raises:
        Refused: 409, not 412.
    """
    if match not in (None, "*", row["@odata.etag"]):
        message = "Another user has already changed the record."
        raise Refused(409, "Request_EntityChanged", message)


def demand_version(call: Call, row: Row) -> None:
    """
    Refuse a change without a version to compare with.

    Raises:
        Refused: 400 without one, 409 with an old one.
    """
    match = call.headers.get("if-match")
    if match is None:
        raise Refused(400, "BadRequest_InvalidToken", "The If-Match header is missing.")
    check_version(row, match)
