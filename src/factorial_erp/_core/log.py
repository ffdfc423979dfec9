"""Where does the package log, and what must never appear there?"""

from __future__ import annotations

import logging
import re

__all__ = ["REDACTED", "logger", "redacted"]

REDACTED = "***"

_SECRET_PAIR = re.compile(
    r"""(?ix)
    \b(authorization|x-api-key|api[_-]?key|client_secret|access_token|refresh_token|password|secret
      |access_key|assertion)\b
    (["']?\s*[:=]\s*["']?)
    (?:(?:bearer|basic)\s+)?
    [^\s"'&,;}]+
    """
)
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+[\w\-.~+/]+=*")
_TOKEN = re.compile(r"\beyJ[\w\-]+\.[\w\-]+(?:\.[\w\-]*)?")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")


def logger(name: str) -> logging.Logger:
    """Return the logger of one module; handlers and levels are the application's choice."""
    return logging.getLogger(name)


def redacted(text: str) -> str:
    """Hide tokens, keys, secrets, IBANs and e-mail addresses in a text that came from outside."""
    text = _SECRET_PAIR.sub(rf"\1\2{REDACTED}", text)
    text = _BEARER.sub(rf"\1 {REDACTED}", text)
    text = _TOKEN.sub(REDACTED, text)
    text = _EMAIL.sub(REDACTED, text)
    return _IBAN.sub(REDACTED, text)
