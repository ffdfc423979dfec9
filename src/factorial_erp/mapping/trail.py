"""What was decided, why, what else was tried, and what could not be decided?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from .posting import Posting, PurchaseInvoiceDraft
from .records import ExpenseRecord

__all__ = ["Because", "Mapped", "Problem", "Skipped"]


@attrs.frozen(kw_only=True)
class Because:
    """Why a field has its value."""

    field: str
    """``account``, ``vat[19 %]``, ``dimension:KOSTENSTELLE``, …"""
    value: str
    step: str
    """The step of the chain that decided."""
    reason: str
    """One sentence for a reader."""
    rule_id: str | None = None
    source: str | None = None
    """File and row: ``rules.csv:14``."""
    matched: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """What the deciding row asked for, with the record's value."""
    lost: tuple[tuple[str, str], ...] = ()
    """Rows that came close, best first: id and why it did not decide."""
    runner_up: str | None = None
    """The row that would decide if the winning one were removed."""
    tried: tuple[tuple[str, str], ...] = ()
    """Earlier steps of the chain and why they gave nothing."""
    fallback_depth: int = 0
    """Position in the chain: 0 is the first choice."""
    is_default: bool = False
    """Nothing about this record decided, only a default."""
    document_hash: str = ""


@attrs.frozen(kw_only=True)
class Problem:
    """What cannot be decided or must not be posted."""

    code: str
    """Stable, for programs."""
    field: str
    value: str | None
    message: str
    fix: str
    kind: Literal["invalid", "failed"] = "invalid"
    """In Factorial's sense: ``invalid`` needs a person, ``failed`` may pass on another try."""
    source: str | None = None
    """The row of the document that leads here."""

    def __str__(self) -> str:
        return f"{self.message} {self.fix}"


@attrs.frozen(kw_only=True)
class Skipped:
    """Why there is rightly nothing to post."""

    code: Literal["not_ready", "other_company"]
    message: str


@attrs.frozen(kw_only=True)
class Mapped:
    """What a record becomes, with the reasons."""

    record_key: str
    record: ExpenseRecord
    invoice: PurchaseInvoiceDraft | None
    """``None`` where there are problems or nothing is to be posted."""
    posting: Posting | None
    trail: tuple[Because, ...]
    problems: tuple[Problem, ...]
    skipped: Skipped | None = None
    document_name: str
    document_hash: str

    @property
    def not_ready(self) -> bool:
        """The record's status says that it must not be posted (yet)."""
        return self.skipped is not None and self.skipped.code == "not_ready"

    @property
    def defaults(self) -> tuple[Because, ...]:
        """The decisions that only a default made."""
        return tuple(because for because in self.trail if because.is_default)

    def because(self, field: str) -> Because | None:
        """The reason for one field, ``None`` where it was not decided."""
        return next((because for because in self.trail if because.field == field), None)

    def explain(self) -> str:
        """The whole story, for a reader in finance."""
        # explain.py reads the classes of this file.
        from .explain import explain

        return explain(self)
