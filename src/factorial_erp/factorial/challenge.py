"""Does a request carry the secret that was agreed with Factorial? Reads the headers of any web framework."""

from __future__ import annotations

import contextlib
import hmac
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

__all__ = [
    "CHALLENGE_HEADER",
    "HasItems",
    "Headers",
    "header_text",
    "header_values",
    "is_one_of",
    "spellings",
]

CHALLENGE_HEADER = "x-factorial-wh-challenge"

Pairs = Iterable[tuple[str | bytes, str | bytes | Sequence[str]]]


class HasItems(Protocol):
    """Headers that give their pairs: a ``dict``, or what Starlette, Flask, Django and others have."""

    def items(self) -> Pairs:
        """Return names and values."""
        ...


Headers = HasItems | Pairs
"""As web frameworks have them: a mapping, also of lists, or the pairs of ASGI; names in any case."""


def header_values(headers: Headers | None, *names: str) -> dict[str, list[str | bytes]]:
    """
    Return all values of some headers, by name.

    Args:
        headers: Of the request; some frameworks have ``None`` where there are none.
        names: In lower case.
    """
    given: Any = headers or ()
    pairs: Pairs = given.items() if hasattr(given, "items") else given
    found: dict[str, list[str | bytes]] = {name: [] for name in names}
    for name, value in pairs:
        values = found.get(header_text(name).lower())
        if values is not None:
            values.extend([value] if isinstance(value, str | bytes) else value)
    return found


def header_text(value: str | bytes) -> str:
    """Return the text of a header, which ASGI has as bytes."""
    return value.decode("latin-1") if isinstance(value, bytes) else value


def spellings(text: str) -> list[bytes]:
    """Spell a text as bytes in both ways that headers know; frameworks read bytes as Latin-1."""
    spelled = [text.encode("utf-8", "surrogatepass")]
    if not text.isascii():
        with contextlib.suppress(UnicodeEncodeError):
            spelled.append(text.encode("latin-1"))
    return spelled


def is_one_of(value: str | bytes, accepted: Sequence[bytes]) -> bool:
    """Compare what a header holds with the secrets, in a time that tells nothing of them."""
    spelled = [value] if isinstance(value, bytes) else spellings(value)
    # Counted rather than searched, so that the time tells nothing.
    return sum(hmac.compare_digest(one, other) for one in spelled for other in accepted) > 0
