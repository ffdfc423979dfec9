"""What did a look at the set-up find, and how is it mended?"""

from __future__ import annotations

from typing import Literal

import attrs
from typing_extensions import Self

from ..errors import ApiError, AuthenticationFailed, ErpError, NotFound, PermissionDenied

__all__ = ["Finding"]


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that was looked at."""

    name: str
    state: Literal["ok", "warning", "wrong", "unknown"]
    found: str
    mend: str | None = None

    @classmethod
    def of_error(cls, name: str, error: ErpError) -> Self:
        """Say what an error means, in the words of Factorial's troubleshooting where they fit."""
        mend = error.hint
        if isinstance(error, AuthenticationFailed):
            mend = f"Access denied: check the credentials. {error.hint or ''}".strip()
        elif isinstance(error, PermissionDenied):
            mend = f"Access denied: check the permissions. {error.hint or ''}".strip()
        elif isinstance(error, NotFound):
            mend = error.hint or "Data do not match: check the names."
        elif isinstance(error, ApiError) and error.status < 500:
            mend = f"Rejected: check format and required fields. {error.hint or ''}".strip()
        return cls(name=name, state="wrong", found=error.message, mend=mend)
