"""Which version of the package is this, and what does it call itself towards servers?"""

from __future__ import annotations

__all__ = ["__version__", "user_agent"]

__version__ = "0.1.0"
"""Read by the build, too: asking for the metadata of the installed package takes as long as fetching a page."""


def user_agent() -> str:
    """Return what requests say about their sender."""
    return f"factorial-erp/{__version__}"
