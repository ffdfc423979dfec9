"""What does one half of the sandbox receive, and what does it answer?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

__all__ = ["Answer", "Call", "write"]

MARKED = re.compile(r'"\\u0000decimal (-?[0-9.]+)"')


@attrs.frozen(kw_only=True)
class Call:
    """One HTTP request, taken apart."""

    method: str
    path: str
    """Percent-decoded, starting with a slash, without the query."""
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """Names in lower case."""
    content: bytes = b""
    origin: str = "https://api.factorialhr.com"
    """Scheme, host and port that the client used."""

    def json(self) -> Any:
        """Read the body, numbers with a fraction as ``Decimal``."""
        return json.loads(self.content, parse_float=Decimal)

    def parameter(self, name: str) -> str | None:
        """Return the first value of a query parameter."""
        return next((value for key, value in self.query if key == name), None)


@attrs.frozen(kw_only=True)
class Answer:
    """One HTTP response, before it is written to the wire."""

    status: int
    body: Any = None
    """Anything JSON can carry, ``Decimal`` included; ``None`` sends no body."""
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    content: bytes | None = None
    """Sent as it is instead of ``body``."""


def write(value: Any) -> str:
    """Write JSON; a decimal passes the fast writer as a text that is unlike any other, and is bared afterwards."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_marked)
    return MARKED.sub(r"\1", text) if "\\u0000decimal" in text else text


def _marked(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"\0decimal {value:f}"
    message = f"JSON has no {type(value).__name__}"
    raise TypeError(message)
