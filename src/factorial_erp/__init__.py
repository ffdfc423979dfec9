"""
Connect Factorial (HR, expenses, finance) to Business Central and to ERPs that take files.

Importing this package loads nothing: each name loads its module when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._core.lazy import lazily

if TYPE_CHECKING:
    from ._core.version import __version__ as __version__
    from .business_central.client import (
        AsyncBusinessCentral as AsyncBusinessCentral,
        BusinessCentral as BusinessCentral,
    )
    from .errors import ErpError as ErpError
    from .factorial.client import AsyncFactorial as AsyncFactorial, Factorial as Factorial

__all__ = [
    "AsyncBusinessCentral",
    "AsyncFactorial",
    "BusinessCentral",
    "ErpError",
    "Factorial",
    "__version__",
]

_load = lazily(
    __name__,
    {
        "AsyncBusinessCentral": "business_central.client",
        "AsyncFactorial": "factorial.client",
        "BusinessCentral": "business_central.client",
        "ErpError": "errors",
        "Factorial": "factorial.client",
        "__version__": "_core.version",
    },
)


def __getattr__(name: str) -> object:
    return _load(name)


def __dir__() -> list[str]:
    return sorted(__all__)
