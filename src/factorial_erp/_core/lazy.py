"""How is code loaded only when it is used? Names of a package (PEP 562), and optional dependencies."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["installed", "lazily"]


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """
    Return a module-level ``__getattr__`` that loads a name's module when the name is first used.

    Args:
        package: The package's ``__name__``.
        homes: Module, relative to the package, of each name.
    """

    def load(name: str) -> Any:
        home = homes.get(name)
        if home is None:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(importlib.import_module(f".{home}", package), name)

    return load


def installed(module: str, *, extra: str, purpose: str) -> Any:
    """
    Load a module that comes with an extra.

    Args:
        module: Its name.
        extra: That installs it.
        purpose: What needs it, as the subject of a sentence.

    Raises:
        ConfigurationMissing: It is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        from ..errors import ConfigurationMissing

        message = f"{purpose} needs the package {module}, which is not installed."
        hint = f'Run: python -m pip install "factorial-erp[{extra}]"'
        raise ConfigurationMissing(message, hint=hint) from error
