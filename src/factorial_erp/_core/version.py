"""Which version of the package is this, and what does it call itself towards servers?"""

from __future__ import annotations

import functools

__all__ = ["user_agent", "version"]


@functools.cache
def version() -> str:
    """Return the version of the installed package."""
    from importlib import metadata  # costs 20 ms that an import of the package need not pay

    try:
        return metadata.version("factorial-erp")
    except metadata.PackageNotFoundError:  # run from a checkout that is not installed
        return "0+unknown"


def user_agent() -> str:
    """Return what requests say about their sender."""
    return f"factorial-erp/{version()}"
