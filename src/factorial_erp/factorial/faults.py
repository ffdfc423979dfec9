"""What does Factorial mean by an error answer? Reads every body shape that has been seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._core.session import Fault
from .scopes import scope_of

__all__ = ["read_fault"]

LONGEST_MESSAGE = 1000
DEEPEST = 5
"""Levels of nesting that are read; more of them are no message for people."""

FORBIDDEN = (
    "The credentials may not do this: check their scopes under Settings > API & Integrations."
)

HINTS = {
    400: "A record that the request names may not exist, or the credentials may not see it.",
    401: "Check the key under Settings > API & Integrations, and that it is a key for x-api-key rather"
    " than a bearer token (or the reverse).",
    402: "The company's plan does not include this: ask Factorial.",
    403: FORBIDDEN,
    404: "Check the id, and that the key is one of this environment (production or demo).",
    409: "It changed or is being processed: read it again.",
    410: "It was deleted, or this version of the API no longer has the operation.",
    422: "Correct the fields named above.",
    428: "The record is not in a state in which this can be done: read it again.",
    429: "Factorial allows 200 POST requests in a minute.",
    500: "Factorial has trouble, not your request: try later, see status.factorialhr.com.",
}

CODE_HINTS = {
    "forbidden": FORBIDDEN,
    "invalid_state": HINTS[428],
    "malformed_request": "The request could not be read: check names and types of what was sent.",
    "malformed_resource": "A record could not be read: check names and types of what was sent.",
    "missing_resource": HINTS[404],
    "payment_required": HINTS[402],
    "service_unreachable": "A service behind the API is down: try later, see status.factorialhr.com.",
    "unauthorized": HINTS[401],
    "unknown_error": "Give the request id to Factorial's support.",
    "validation_failed": HINTS[422],
}
"""The codes of 2027-01-01; they say more than the status."""

TAKEN = "One with these values exists: look it up instead of creating it."


def read_fault(status: int, headers: Mapping[str, str], body: Any, path: str = "") -> Fault:
    """
    Read an error body.

    Understands ``{"errors": …}`` with a text, a list of texts or objects (the uniform shape of
    2027-01-01), a map of fields, or these nested; ``{"message": …}``; OAuth's
    ``{"error", "error_description"}``; and plain text. HTML is the page of somebody else and not read.

    Args:
        status: HTTP status.
        headers: Of the answer.
        body: JSON, or text where it was none.
        path: Of the request, to name the scope that is missing.
    """
    reading = _Reading()
    reading.body(body)
    messages = list(dict.fromkeys(reading.messages))
    said = messages + [f"{name} {each}" for name, each in reading.fields]
    fields: dict[str, tuple[str, ...]] = {}
    for name, each in reading.fields:
        fields[name] = (*fields.get(name, ()), each)
    message = "; ".join(said)
    return Fault(
        message=message[:LONGEST_MESSAGE],
        code=reading.code,
        request_id=headers.get("x-request-id"),
        fields=fields,
        hint=_hint(status, reading.code, message, path),
    )


def _hint(status: int, code: str | None, message: str, path: str) -> str | None:
    hint = CODE_HINTS.get(code or "") or HINTS.get(min(status, 500))
    if hint == FORBIDDEN and path:
        scope = scope_of(path)
        if scope is None:
            return f"{FORBIDDEN} Factorial's list names no scope for this resource: ask Factorial."
        return f"{FORBIDDEN} This needs the scope {scope} (a change of scopes ends the tokens)."
    return TAKEN if "already been taken" in message else hint


class _Reading:
    """What was found in a body so far."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.fields: list[tuple[str, str]] = []
        self.code: str | None = None

    def body(self, body: Any) -> None:
        """Read a whole body."""
        if isinstance(body, Mapping):
            found: Mapping[str, Any] = body  # pyright: ignore[reportUnknownVariableType]
            self.errors(found.get("errors"))
            self._said(found)
            if isinstance(found.get("error"), Mapping):
                self.errors([found["error"]])
        elif isinstance(body, str):
            if not body.lstrip().startswith("<"):
                self.errors(body)
        else:
            self.errors(body)

    def errors(self, errors: Any, depth: int = 0) -> None:
        """Read what stands under ``errors``."""
        if depth > DEEPEST:
            return
        if isinstance(errors, list):
            for each in errors:  # pyright: ignore[reportUnknownVariableType]
                if isinstance(each, Mapping):
                    self._row(each, depth + 1)  # pyright: ignore[reportUnknownArgumentType]
                else:
                    self.errors(each, depth + 1)  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(errors, Mapping):
            found: Mapping[str, Any] = errors  # pyright: ignore[reportUnknownVariableType]
            for key, value in found.items():
                if key == "errors":
                    self.errors(value, depth + 1)
                else:
                    self._field(str(key), value, depth + 1)
        elif errors is not None and not isinstance(errors, bool):
            self._message(errors)

    def _row(self, row: Mapping[str, Any], depth: int) -> None:
        """Read an object of a list: the uniform shape, or one with just a text."""
        texts = [row[key] for key in ("message", "error", "detail") if _is_text(row.get(key))]
        self._take_code(row.get("code"))
        if not texts and not _is_text(row.get("code")):
            self.errors(row, depth)
        elif _is_text(row.get("field")):
            self.fields.append((str(row["field"]), str(texts[0] if texts else row["code"])))
        elif texts:
            self._message(texts[0])

    def _field(self, name: str, value: Any, depth: int) -> None:
        if depth > DEEPEST or value is None:
            return
        if isinstance(value, Mapping):
            found: Mapping[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
            if _is_text(found.get("message")):
                self._take_code(found.get("code"))
                self.fields.append((name, str(found["message"])))
                return
            for key, inner in found.items():
                self._field(f"{name}.{key}", inner, depth + 1)
        elif isinstance(value, list):
            for each in value:  # pyright: ignore[reportUnknownVariableType]
                self._field(name, each, depth + 1)
        else:
            self.fields.append((name, str(value)))

    def _said(self, body: Mapping[str, Any]) -> None:
        """Read the texts beside ``errors``: the first that is one."""
        for key in ("message", "error_description", "error"):
            if _is_text(body.get(key)):
                self._message(body[key])
                break
        self._take_code(body.get("code"))
        self._take_code(body.get("error"))

    def _message(self, text: Any) -> None:
        said = " ".join(str(text).split())
        if said:
            self.messages.append(said)

    def _take_code(self, code: Any) -> None:
        if self.code is None and isinstance(code, str) and code and not _has_blank(code):
            self.code = code[:100]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _has_blank(text: str) -> bool:
    return any(each.isspace() for each in text)
