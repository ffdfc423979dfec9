"""What is worth mending in a mapping document?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

import attrs

from .overview import InTables, Overview
from .telling import Group, Told, grouped, tell

__all__ = ["Finding", "Findings", "Severity"]

Severity = Literal["error", "warning", "info", "unverifiable"]
"""
``error``: records will fail; ``warning``: probably not meant so; ``info``: worth knowing;
``unverifiable``: nobody can tell through this API, which is not the same as being right.
"""

_ORDER: Final = ("error", "warning", "unverifiable", "info")


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is wrong, doubtful, worth knowing or beyond checking."""

    code: str
    """Stable, for programs."""
    severity: Severity
    message: str
    fix: str
    source: str | None = None
    """File and row: ``rules.csv:14``."""

    def __str__(self) -> str:
        at = f"{self.source}: " if self.source else ""
        return f"{self.severity} {at}{self.message} {self.fix} [{self.code}]"


class Findings(tuple[Finding, ...], InTables):
    """What was found, worst first, then in the order of the document."""

    __slots__ = ()

    @classmethod
    def sorted(cls, findings: Iterable[Finding]) -> Findings:
        """The same findings in their order, each once."""
        return cls(sorted(dict.fromkeys(findings), key=_place))

    def of(self, *severities: Severity) -> Findings:
        """Only those of some severities."""
        return Findings(finding for finding in self if finding.severity in severities)

    @property
    def is_clean(self) -> bool:
        """No error and no warning; something may still be unverifiable."""
        return not self.of("error", "warning")

    @property
    def overview(self) -> Overview:
        """A row for each finding."""
        return Overview(
            title="Findings",
            columns=("severity", "source", "code", "message", "fix"),
            rows=tuple(
                (each.severity, each.source, each.code, each.message, each.fix) for each in self
            ),
        )

    @property
    def groups(self) -> tuple[Group, ...]:
        """The findings by what mends them, worst first."""
        return grouped(map(_told, self))

    def __str__(self) -> str:
        return "\n".join(tell(map(_told, self))) or "Nothing was found."


def _told(finding: Finding) -> Told:
    return Told(
        state=finding.severity,
        source=finding.source or "",
        message=finding.message,
        fix=finding.fix,
        code=finding.code,
    )


def _place(finding: Finding) -> tuple[int, str, int, str]:
    file, _, row = (finding.source or "").rpartition(":")
    number = int(row) if row.isdecimal() else 0
    return _ORDER.index(finding.severity), file or row, number, finding.code
