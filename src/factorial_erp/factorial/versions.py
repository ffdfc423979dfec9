"""Which versions of the API are there, and until when is one answered as it was written?"""

from __future__ import annotations

import datetime as dt
import warnings

import attrs

from .._core.session import Session
from ..errors import InputInvalid

__all__ = ["API_VERSION", "KNOWN_VERSIONS", "VersionEndsSoon"]

API_VERSION = "2026-10-01"
"""The version that models and operations are written for."""

KNOWN_VERSIONS = ("2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01")
"""
Those that were live when 2026-10-01 came out: the values of a webhook subscription's ``api_version``.

A version that does not exist is answered in the oldest schema, without a word, so others are refused.
"""

WARN_BEFORE = dt.timedelta(days=60)


class VersionEndsSoon(UserWarning):
    """Support of the API version in use ends within 60 days, or has ended."""


def known(version: str) -> str:
    """
    Return a version that exists.

    Raises:
        InputInvalid: It is none that this library knows.
    """
    if version in KNOWN_VERSIONS:
        return version
    message = (
        f"{version!r} is no version of Factorial's API; known are {', '.join(KNOWN_VERSIONS)}."
    )
    hint = "Factorial would answer in its oldest schema. Newer versions come with newer releases."
    raise InputInvalid(message, field="version", value=version, hint=hint)


def supported_until(version: str) -> dt.date:
    """
    Return the first day on which requests are answered in the oldest schema instead.

    Source: https://apidoc.factorialhr.com/docs/api-versioning (one year; that the day is the same one is
    a guess)
    """
    first = dt.date.fromisoformat(version)
    return first.replace(year=first.year + 1)


def ending(version: str, today: dt.date) -> str | None:
    """Return what is to be said about the end of a version; ``None`` where it is far away."""
    end = supported_until(version)
    if today >= end:
        return (
            f"Version {version} of Factorial's API has not been supported since {end}:"
            " answers may have an older shape."
        )
    if today >= end - WARN_BEFORE:
        return f"Version {version} of Factorial's API is supported until {end}."
    return None


_warned: set[str] = set()


def warn_if_ending(version: str, now: float, *, stacklevel: int) -> None:
    """
    Warn once about a version that ends.

    Args:
        version: In use.
        now: **Seconds** since 1970.
        stacklevel: Of the line that chose it, counted from the caller.
    """
    said = ending(version, dt.datetime.fromtimestamp(now, dt.UTC).date())
    if said is not None and said not in _warned:
        _warned.add(said)
        mend = "Use a later one, or a newer release of factorial-erp."
        warnings.warn(f"{said} {mend}", VersionEndsSoon, stacklevel=stacklevel + 1)


def resources_url(base_url: str, version: str) -> str:
    """Return where the resources of a version are."""
    return f"{base_url.rstrip('/')}/api/{version}/resources"


def version_of(session: Session) -> str:
    """Return the version that a session speaks."""
    return session.base_url.removesuffix("/resources").rpartition("/")[2]


def at_version(session: Session, version: str) -> Session:
    """Return the same session for another version: the same connections, token and limits."""
    if version_of(session) == version:
        return session
    base_url = session.base_url.rpartition("/api/")[0]
    return attrs.evolve(session, base_url=resources_url(base_url, known(version)))
