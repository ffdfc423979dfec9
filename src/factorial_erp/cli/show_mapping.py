"""How do findings, coverage, differences and proposals look on a terminal?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import attrs
from rich.markup import escape
from rich.table import Table

from ..mapping import Coverage, Findings, Matching, Overview, Proposal
from .show import console

__all__ = ["show_coverage", "show_findings", "show_matching", "show_overview", "show_proposal"]

COLORS = {
    "error": "red",
    "wrong": "red",
    "none": "red",
    "warning": "yellow",
    "default": "yellow",
    "unverifiable": "dim",
    "info": "dim",
    "ok": "green",
    "rule": "green",
    "table": "green",
}


def show_overview(
    overview: Overview, *, columns: Sequence[str] | None = None, length: int | None = None
) -> None:
    """
    Show a table; numbers stand right.

    Args:
        columns: Those that are shown; all of them where this is absent.
        length: The number of rows that are shown; how many more there are is said.
    """
    shown = tuple(columns or overview.columns)
    table = Table(title=escape(overview.title), box=None, pad_edge=False, title_justify="left")
    rows = overview.to_dicts()
    for column in shown:
        is_number = any(isinstance(row[column], int | Decimal) for row in rows)
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    for row in rows[:length]:
        table.add_row(*(_cell(row[column]) for column in shown))
    console.print(table)
    if length is not None and len(rows) > length:
        console.print(f"… and {len(rows) - length} more: use --json.", style="dim")


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    color = COLORS.get(text)
    return f"[{color}]{text}[/]" if color else escape(text)


def show_findings(findings: Findings) -> None:
    """Show findings, and count them."""
    if findings:
        show_overview(findings.overview, columns=("severity", "source", "message", "fix"))
    counts = {severity: len(findings.of(severity)) for severity in ("error", "warning")}
    unverifiable = len(findings.of("unverifiable"))
    console.print(
        f"{counts['error']} errors, {counts['warning']} warnings,"
        f" {unverifiable} beyond checking through this API",
        style="bold",
    )


def show_coverage(coverage: Coverage, *, length: int) -> None:
    """Show what decides, what no row names and which rows decided nothing."""
    asked = tuple(each for each in coverage.covered if each.way != "not_asked")
    whole = attrs.evolve(coverage, covered=asked)
    for overview in (whole.overview, coverage.unseen_overview, coverage.never_hit_overview):
        if overview.rows:
            show_overview(overview, length=length)
    console.print(coverage.summary(), style="bold")


def show_matching(matching: Matching, *, length: int) -> None:
    """Show what is suggested, who shares what should be their own, and who is left."""
    if matching.suggestions:
        show_overview(matching.overview, length=length)
    for twins in matching.twins:
        console.print(f"[yellow]{escape(str(twins))}[/]")
    console.print(
        f"{matching.table}: {len(matching.suggestions)} suggested, {len(matching.unmatched)} without a"
        " suggestion",
        style="bold",
    )


def show_proposal(proposal: Proposal, folder: Path) -> None:
    """Show what a person has to decide, and where the document is."""
    show_findings(proposal.open_points)
    for matching in (proposal.suppliers, proposal.employees):
        console.print(
            f"{matching.table}: {len(matching.suggestions)} suggested, {len(matching.unmatched)} without"
            " a suggestion"
        )
    console.print(f"{folder}: {proposal.document.name}", style="bold", markup=False)
