"""What do environment variables say? Read in one place, and a missing one is named."""

from __future__ import annotations

import os

from ..errors import ConfigurationMissing

__all__ = ["optional", "required"]


def optional(name: str) -> str | None:
    """Return a variable that is set and not blank."""
    return os.environ.get(name, "").strip() or None


def required(name: str, purpose: str) -> str:
    """
    Return a variable.

    Raises:
        ConfigurationMissing: It is absent or blank.
    """
    value = optional(name)
    if value is None:
        message = f"The environment variable {name} is not set."
        raise ConfigurationMissing(message, hint=purpose)
    return value
