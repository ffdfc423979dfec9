"""Both APIs, embedded: develop, test and demonstrate without an account."""

from __future__ import annotations

from .app import Sandbox

__all__ = ["Sandbox"]
