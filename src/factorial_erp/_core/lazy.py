"""How does a package offer many names without loading their modules? PEP 562."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["lazily"]


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
