"""Which environments does Factorial have, and what is the origin of an address?"""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["DEMO_URL", "PRODUCTION_URL"]

PRODUCTION_URL = "https://api.factorialhr.com"

DEMO_URL = "https://api.eu2.demo.factorial.dev"
"""
Separate data and credentials, wiped now and then; credentials of the wrong environment see nothing.

Source: https://apidoc.factorialhr.com/docs/production-and-demo
"""

PORTS = {"https": 443, "http": 80}


def origin(url: str) -> str:
    """Return what credentials are for: scheme, host and port of an address, in one spelling."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    port = "" if parts.port in (None, PORTS.get(scheme)) else f":{parts.port}"
    return f"{scheme}://{parts.hostname or ''}{port}"
