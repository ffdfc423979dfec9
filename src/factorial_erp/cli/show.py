"""How do plans, reports and checks look on a terminal, and as JSON for other programs?"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from ..sync.booking import NOUNS

if TYPE_CHECKING:
    from ..sync import Plan, Reconciliation, Report
    from ..sync.reading import Progress as Told
    from .doctor import Check

__all__ = ["console", "errors", "progress", "show_checks", "show_plan", "show_reconciliation"]

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)

PLAN_COLORS = {"create": "green", "skip": "dim", "wait": "dim", "blocked": "yellow"}
REPORT_COLORS = {"success": "green", "skipped": "dim", "failed": "red", "invalid": "yellow"}
CHECK_COLORS = {"ok": "green", "warning": "yellow", "wrong": "red", "unknown": "dim"}


def print_json(content: Any) -> None:
    """Print JSON on standard output, without colours and line breaks of a terminal."""
    print(json.dumps(content, indent=1, ensure_ascii=False, default=str))  # noqa: T201


def print_text(text: str) -> None:
    """Print text with an indentation: wrapped below it on a terminal, line by line for other programs."""
    for line in text.splitlines():
        if console.is_terminal:
            indent = " " * (len(line) - len(line.lstrip()) + 2)
            lines = textwrap.wrap(line, console.width, subsequent_indent=indent)
            console.print("\n".join(lines), markup=False)
        else:
            print(line)  # noqa: T201


@contextmanager
def progress() -> Generator[Told]:
    """Show bars on standard error while something long runs; nothing where it is no terminal."""
    bars = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    )
    tasks: dict[str, Any] = {}

    def told(what: str, done: int, of: int | None) -> None:
        if what not in tasks:
            tasks[what] = bars.add_task(what, total=of)
        bars.update(tasks[what], completed=done, total=of)

    with bars:
        yield told


def show_plan(plan: Plan, *, everything: bool = False) -> None:
    """
    Show a plan as a table.

    Args:
        plan: To show.
        everything: Also what is skipped and what waits.
    """
    table = Table(title=f"Plan {plan.id}", box=None, pad_edge=False, title_justify="left")
    for heading in ("", "expense", "document", "creditor", "number"):
        table.add_column(heading)
    table.add_column("amount", justify="right")
    table.add_column("accounts / reason", overflow="fold")
    for change in plan.changes:
        if change.action in ("skip", "wait") and not everything:
            continue
        color = PLAN_COLORS[change.action]
        booking = change.booking
        if change.action == "create" and booking is not None:
            posting = booking.posting
            accounts = ", ".join(account for account, _ in posting.accounts)
            if change.reverses is not None:
                accounts += f" (takes back {change.reverses.number})"
            if change.defaults:
                accounts += f" [yellow](default for {', '.join(change.defaults)})[/]"
            table.add_row(
                f"[{color}]+[/]",
                _id(change.key),
                NOUNS[booking.kind],
                booking.creditor,
                booking.number,
                f"{posting.gross} {posting.currency}",
                accounts,
            )
        else:
            mark = {"blocked": "!", "skip": "·", "wait": "…"}[change.action]
            table.add_row(
                f"[{color}]{mark}[/]", _id(change.key), "", "", "", "", escape(change.reason)
            )
    console.print(table)
    console.print(
        f"{escape(plan.company)}, {plan.first_day} to {plan.last_day}, mapping"
        f" {escape(plan.mapping_name)} {plan.mapping_hash[:12]}"
    )
    console.print(plan.summary(), style="bold")


def show_report(report: Report) -> None:
    """Show what was not written and why, then the counts."""
    for result in report.results:
        if result.status in ("failed", "invalid"):
            color = REPORT_COLORS[result.status]
            console.print(
                f"[{color}]{result.status}[/] {_id(result.key)}: {escape(result.message)}"
            )
    console.print(report.summary(), style="bold")


def show_reconciliation(found: Reconciliation) -> None:
    """Show source, plan and ledger side by side."""
    table = Table(box=None, pad_edge=False)
    table.add_column("account")
    table.add_column("planned", justify="right")
    table.add_column("posted", justify="right")
    table.add_column("")
    for total in found.accounts:
        planned = "(chosen by the ERP)" if total.planned is None else str(total.planned)
        table.add_row(
            total.account, planned, str(total.posted), "" if total.agrees else "[red]differs[/]"
        )
    console.print(table)
    for currency in sorted({*found.source, *found.planned, *found.posted}):
        console.print(
            f"{currency}: Factorial {found.source.get(currency, 0)}, planned"
            f" {found.planned.get(currency, 0)}, posted {found.posted.get(currency, 0)}"
        )
    for difference in found.differences:
        console.print(f"[red]✗[/] {_id(difference.key)}: {escape(difference.message)}")
    agrees = f"{found.documents} documents agree to the cent: source = plan = general ledger"
    console.print(agrees if found.agrees else "There are differences.", style="bold")


def show_checks(checks: list[Check]) -> None:
    """Show each check with its result and how to mend it."""
    for check in checks:
        color = CHECK_COLORS[check.state]
        console.print(f"[{color}]{check.state:8}[/] {escape(check.name)}: {escape(check.found)}")
        if check.mend:
            console.print(f"         → {escape(check.mend)}")


def _id(key: str) -> str:
    return key.rpartition("/")[2]
