"""What do the books say to a cell of the document?"""

from __future__ import annotations

from typing import Final, Literal

import attrs

__all__ = ["OK", "Verdict", "doubtful", "unverifiable", "wrong"]


@attrs.frozen(kw_only=True)
class Verdict:
    """What the books say to a reference."""

    state: Literal["ok", "wrong", "doubtful", "unverifiable"]
    code: str = "ok"
    message: str = ""
    fix: str = ""


OK: Final = Verdict(state="ok")


def wrong(code: str, message: str, fix: str) -> Verdict:
    """The verdict on what will fail."""
    return Verdict(state="wrong", code=code, message=message, fix=fix)


def doubtful(code: str, message: str, fix: str) -> Verdict:
    """The verdict on what is probably not meant so."""
    return Verdict(state="doubtful", code=code, message=message, fix=fix)


def unverifiable(code: str, message: str, fix: str) -> Verdict:
    """The verdict on what nobody can tell."""
    return Verdict(state="unverifiable", code=code, message=message, fix=fix)
