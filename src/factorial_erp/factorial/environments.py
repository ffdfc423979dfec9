"""Which environments does Factorial have, and what is the origin of an address?"""

from __future__ import annotations

from urllib.parse import urlsplit

from ..errors import InputInvalid

__all__ = ["DEMO_URL", "PRODUCTION_URL"]

PRODUCTION_URL = "https://api.factorialhr.com"

DEMO_URL = "https://api.eu2.demo.factorial.dev"
"""
Separate data and credentials, wiped now and then; credentials of the wrong environment see nothing.

Source: https://apidoc.factorialhr.com/docs/production-and-demo
"""

PORTS = {"https": 443, "http": 80}


def checked(base_url: str) -> str:
    """
    Return an address that requests can go to, without a slash at its end.

    Raises:
        InputInvalid: It has no scheme or no host, or one that nobody can send to.
    """
    try:
        parts = urlsplit(base_url)
        fits = parts.scheme.lower() in PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or "@" in base_url:
        message = "base_url is no address of a server."  # not shown: it may hold a password
        hint = f"Write it as {PRODUCTION_URL}: https, a host, and no user."
        raise InputInvalid(message, field="base_url", hint=hint)
    if "/resources" in base_url:
        message = "base_url is the address of a resource, not of the server."
        hint = f"Leave out what follows the host: {PRODUCTION_URL}."
        raise InputInvalid(message, field="base_url", hint=hint)
    return base_url.rstrip("/")


def origin(url: str) -> str:
    """Return what credentials are for: scheme, host and port of an address, in one spelling."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    port = "" if parts.port in (None, PORTS.get(scheme)) else f":{parts.port}"
    return f"{scheme}://{parts.hostname or ''}{port}"
