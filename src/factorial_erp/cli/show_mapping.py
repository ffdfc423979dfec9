"""How do findings, coverage, differences and proposals look on a terminal?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

import attrs
from rich.markup import escape
from rich.table import Table

from ..mapping import Coverage, Findings, Matching, Overview, Proposal
from ..mapping.review.telling import Group
from .show import console

__all__ = [
    "LENGTH",
    "show_coverage",
    "show_findings",
    "show_groups",
    "show_matching",
    "show_overview",
    "show_proposal",
]

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


LENGTH: Final = 50
"""Rows of a table, or messages of one kind, that are shown; the rest is in --json."""


def show_overview(overview: Overview, *, once: int = 0, length: int | None = None) -> None:
    """
    Show a table; numbers stand right.

    Args:
        once: Of so many columns at the left, what is as in the row above is left blank.
        length: The number of rows that are shown; how many more there are is said.
    """
    table = Table(title=escape(overview.title), box=None, pad_edge=False, title_justify="left")
    rows = overview.rows
    for place, column in enumerate(overview.columns):
        is_number = any(isinstance(row[place], int | Decimal) for row in rows)
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    above: Sequence[object] = ()
    for row in rows[:length]:
        same = bool(once) and row[:once] == above
        above = row[:once]
        table.add_row(*("" if same and at < once else _cell(cell) for at, cell in enumerate(row)))
    console.print(table)
    if length is not None and len(rows) > length:
        console.print(f"… and {len(rows) - length} more: use --json.", style="dim")


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    color = COLORS.get(text)
    return f"[{color}]{text}[/]" if color else escape(text)


def show_groups(groups: Iterable[Group]) -> None:
    """Show what one thing mends together, within the width of the terminal."""
    for group in groups:
        color = COLORS.get(group.state, "none")
        console.print(f"[{color}]{group.state}[/] [dim]{escape(f'[{group.code}]')}[/]")
        for line in group.lines(console.width, most=LENGTH):
            console.print(line, markup=False, soft_wrap=True)


def show_findings(findings: Findings) -> None:
    """Show findings, and count them."""
    show_groups(findings.groups)
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
    for overview in whole.tables:
        if overview.rows:
            once = overview.columns.index("currency") if "currency" in overview.columns else 0
            show_overview(overview, once=once, length=length)
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
