"""How is a decision told to a reader in finance?"""

from __future__ import annotations

from typing import Protocol

from .posting import Posting, PurchaseInvoiceDraft
from .trail import Because, Problem, Skipped

__all__ = ["Story", "explain"]


class Story(Protocol):
    """What can be told: a mapped record, or a change of a plan that was made from one."""

    @property
    def record_key(self) -> str:
        """Which record."""
        ...

    @property
    def document_name(self) -> str:
        """Of the mapping document."""
        ...

    @property
    def document_hash(self) -> str:
        """Of the mapping document."""
        ...

    @property
    def invoice(self) -> PurchaseInvoiceDraft | None:
        """What is to be written."""
        ...

    @property
    def posting(self) -> Posting | None:
        """What it will book."""
        ...

    @property
    def trail(self) -> tuple[Because, ...]:
        """The decisions."""
        ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be decided."""
        ...

    @property
    def skipped(self) -> Skipped | None:
        """Why there is nothing to post."""
        ...


def explain(mapped: Story) -> str:
    """The whole story of a record as text."""
    lines = [f"{mapped.record_key}: {_outcome(mapped)}"]
    lines.append(f"Mapping {mapped.document_name!r}, version {mapped.document_hash[:12]}")
    if mapped.invoice is not None and mapped.posting is not None:
        lines += ["", *_posting(mapped)]
    for because in mapped.trail:
        lines += ["", *_because(because)]
    for problem in mapped.problems:
        lines += [
            "",
            f"PROBLEM  {problem.field} [{problem.code}]",
            f"  {problem.message}",
            f"  What to do: {problem.fix}",
        ]
    return "\n".join(lines)


def _outcome(mapped: Story) -> str:
    if mapped.skipped is not None:
        return f"not posted. {mapped.skipped.message}"
    if mapped.invoice is None or mapped.posting is None:
        count = len(mapped.problems)
        return f"cannot be posted: {count} problem{'' if count == 1 else 's'}"
    posting = mapped.posting
    return (
        f"purchase invoice {mapped.invoice.vendor_invoice_number} of vendor "
        f"{mapped.invoice.vendor_number}, {posting.gross} {posting.currency}"
    )


def _posting(mapped: Story) -> list[str]:
    if mapped.invoice is None or mapped.posting is None:
        return []
    posting = mapped.posting
    rows = [(f"account {number}", amount) for number, amount in posting.accounts]
    for tax in posting.taxes:
        if tax.vat:
            rows.append((f"VAT {tax.vat_code} ({tax.percent} % of {tax.base})", tax.vat))
        if tax.reverse_charge:
            label = f"reverse charge {tax.vat_code} ({tax.percent} % of {tax.base}), in and out"
            rows.append((label, tax.reverse_charge - tax.reverse_charge))
    rows.append((f"vendor {mapped.invoice.vendor_number}", -posting.gross))
    width = max(len(label) for label, _ in rows)
    return [f"  {label:<{width}}  {amount:>12}" for label, amount in rows]


def _because(because: Because) -> list[str]:
    lines = [
        f"{because.field}: {because.value or '(blank)'}{'  [default]' if because.is_default else ''}"
    ]
    lines.append(f"  Because {because.reason} [{because.step}].")
    lines += [f"  Asked before: {step}: {reason}." for step, reason in because.tried]
    lines += [f"  Came close: {id} {reason}." for id, reason in because.lost]
    if because.rule_id is not None:
        after = (
            f"{because.runner_up} would decide" if because.runner_up else "the next step is asked"
        )
        lines.append(f"  Without {because.rule_id}: {after}.")
    return lines
