"""What became of a plan? One result for each change, as text and as JSON."""

from __future__ import annotations

import json
from typing import Any, Literal

import attrs

from ..errors import ErpError, RequestInvalid
from .booking import DocumentKind

__all__ = ["Report", "Result", "blame"]

SCHEMA_VERSION = 1

MARKS = {"success": "✓", "failed": "✗", "invalid": "!", "skipped": "·"}


@attrs.frozen(kw_only=True)
class Result:
    """What became of one expense, in Factorial's words for results."""

    key: str
    """``expenses/expensable/<id>``, also where its document was taken back."""
    status: Literal["success", "failed", "invalid", "skipped"]
    """Written; went wrong and may be tried again; data or mapping must be mended; nothing to do."""
    message: str
    erp_id: str | None = None
    number: str | None = None
    """Of the document in the ERP."""
    document: DocumentKind | None = None
    """What it is."""


def blame(error: ErpError) -> Literal["failed", "invalid"]:
    """Tell what must be mended from what may be tried again."""
    return "invalid" if isinstance(error, RequestInvalid) else "failed"


@attrs.frozen(kw_only=True)
class Report:
    """What applying a plan did."""

    plan_id: str
    company: str
    results: tuple[Result, ...]

    def of(self, status: str) -> tuple[Result, ...]:
        """Return the results with one status."""
        return tuple(result for result in self.results if result.status == status)

    @property
    def is_complete(self) -> bool:
        """Whether nothing failed; what is invalid was known before."""
        return not self.of("failed")

    def to_json(self) -> str:
        """Write the report as JSON."""
        content: dict[str, Any] = {"schema_version": SCHEMA_VERSION, **attrs.asdict(self)}
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"

    def summary(self) -> str:
        """Return the counts in one line."""
        return ", ".join(f"{len(self.of(status))} {status}" for status in MARKS)

    def __str__(self) -> str:
        lines = [f"Report of plan {self.plan_id} in {self.company}"]
        lines += [f"{MARKS[r.status]} {r.key}: {r.message}" for r in self.results]
        lines.append(self.summary())
        return "\n".join(lines)
