"""What is told about amounts: parts that a receipt does not state, differences of VAT, rounding, texts?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ..money import as_text, quanta_text
from ..posting import LINE_DESCRIPTION_LENGTH
from ..records.expense import ExpenseRecord, Ref
from ..trail import Because
from ..vat import Treatment
from .chain import Reason
from .desk import Desk
from .templates import fill

__all__ = [
    "described",
    "link_notes",
    "part_note",
    "rounding_facts",
    "rounding_note",
    "text_of",
    "vat_facts",
    "vat_note",
]


def text_of(template: str, record: ExpenseRecord, centers: tuple[Ref, ...]) -> tuple[str, int]:
    """The text of lines from a template, and how long it would be in full."""
    text = fill(template, record, centers) or record.id
    length = len(text)
    if length > LINE_DESCRIPTION_LENGTH:
        text = text[: LINE_DESCRIPTION_LENGTH - 1].rstrip() + "…"
    return text, length


def described(decided: Reason, record: ExpenseRecord, centers: tuple[Ref, ...]) -> Because:
    """The decision on a template, with the text that it gives for a record."""
    because = decided.from_template
    text, length = text_of(decided.value, record, centers)
    reason = because.reason
    if length > LINE_DESCRIPTION_LENGTH:
        reason += f", shortened from {length} to {LINE_DESCRIPTION_LENGTH} characters"
    return because.in_words(text, reason)


def link_notes(desk: Desk, record: ExpenseRecord, corrected: str | None = None) -> list[Because]:
    """
    When an invoice is to be paid and which one is corrected, as the record tells it.

    Args:
        corrected: Number under which the invoice is posted that a credit memo corrects; empty where that
            cannot be told, ``None`` for what is no credit memo.
    """
    found: list[Because] = []
    if record.due_date is not None:
        reason = "Factorial's document names it, and not the vendor's terms of payment"
        found.append(desk.because("due_date", str(record.due_date), "record", reason))
    if record.corrects is not None and corrected is not None:
        reason = f"Factorial names {record.corrects.label} as the invoice that it corrects"
        if not corrected:
            reason += ", whose number is not known here: nothing is applied to it"
        found.append(desk.because("corrects", corrected, "record", reason))
    return found


def part_note(desk: Desk, part: tuple[Decimal, int, int, str], decimals: int) -> Because:
    """
    Where a part of a receipt comes from that it does not state.

    Args:
        part: Rate, base, tax and origin.
    """
    rate, base, tax, origin = part
    amount, vat = quanta_text(base, decimals), quanta_text(tax, decimals)
    if origin == "untaxed":
        step, reason = "without_taxes", f"the receipt states no tax on {amount}"
    elif origin == "remainder":
        step, reason = "remainder", f"the stated taxes leave {amount} of the receipt over"
    elif origin == "completed":
        step = "completed"
        reason = f"base or tax is not stated; computed are base {amount} and tax {vat}"
    else:
        step = "split"
        reason = f"the stated tax of {vat} is that of {amount}, the rest is untaxed"
    is_default = origin == "untaxed"
    return desk.because("taxes", f"{as_text(rate)} %", step, reason, is_default=is_default)


def vat_facts(treatment: Treatment, stated: int, vat: int, base: int, decimals: int) -> str:
    """How the stated VAT differs from the one that will be computed."""
    return (
        f"the receipt states {quanta_text(stated, decimals)} of VAT, Business Central will compute "
        f"{quanta_text(vat, decimals)}: {as_text(treatment.percent)} % of "
        f"{quanta_text(base, decimals)} ({treatment.source})"
    )


def vat_note(desk: Desk, treatment: Treatment, vat: str, facts: str) -> Because:
    """That a difference of VAT is within the tolerance."""
    return desk.because(f"vat_total[{treatment.vat_code}]", vat, "vat_tolerance", facts)


def rounding_facts(
    gross: int, difference: int, totals: Iterable[tuple[Treatment, int, int]], decimals: int
) -> str:
    """
    How the total differs from the one that will be computed.

    Args:
        totals: Base and VAT of each treatment.
    """
    figures = ", ".join(
        f"{treatment.vat_code}: {quanta_text(base, decimals)} + {quanta_text(vat, decimals)}"
        for treatment, base, vat in totals
    )
    return (
        f"the receipt is {quanta_text(gross, decimals)}, Business Central will compute "
        f"{quanta_text(gross - difference, decimals)} ({figures})"
    )


def rounding_note(desk: Desk, facts: str, difference: str, account: str) -> Because:
    """Where the difference of the totals goes."""
    reason = f"{facts}; the difference of {difference} goes to account {account}"
    return desk.because("rounding", difference, "vat_tolerance", reason)
