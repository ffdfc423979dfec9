"""How does Factorial refuse a request? The bodies that were seen."""

from __future__ import annotations

from typing import Any

from ..exchange import Answer

__all__ = ["Refused", "invalid", "not_found", "unknown_reference"]


class Refused(Exception):
    """The server refuses a request."""

    def __init__(self, status: int, errors: Any) -> None:
        super().__init__(errors)
        self.answer = Answer(status=status, body={"errors": errors})


def invalid(field: str, message: str) -> Refused:
    """Return the refusal of one field."""
    return Refused(422, {field: [message]})


def not_found() -> Refused:
    """Return the refusal of an id that leads nowhere."""
    return Refused(404, ["Resource not found"])


def unknown_reference(message: str) -> Refused:
    """Return the refusal of the check that comes before any validation."""
    return Refused(400, [{"error": message}])
