"""Of which parts, each taxed at one rate, does a receipt consist?"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Final, NamedTuple

from ..format.settings import FILE
from ..records.expense import FROM_SUPPLIERS
from ..vat import VatRefused, complete_parts
from .amounts import count_of
from .desk import Currency
from .drafting import Amount
from .notes import part_note
from .story import Story

_ZERO: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)

__all__ = ["Part", "note_part", "parts_of", "stated_taxes"]


class Part(NamedTuple):
    """The part of a receipt that is taxed at one rate."""

    rate: Decimal
    base: int
    tax: int
    origin: str


def parts_of(story: Story, amount: Amount, currency: Currency) -> list[Part] | None:
    """The parts of a receipt, which sum to its total; ``None`` where that is a problem."""
    parts = _stated_parts(story, amount, currency)
    if parts is not None:
        return parts
    taxes: list[tuple[Decimal | None, int | None, int | None]] = []
    sign = 1
    for each in story.record.taxes:
        base = None if each.base_cents is None else count_of(each.base_cents, currency)
        tax = None if each.tax_cents is None else count_of(each.tax_cents, currency)
        if (base is None) != (each.base_cents is None) or (tax is None) != (each.tax_cents is None):
            story.problem(
                "amount_too_fine",
                "taxes",
                stated_taxes(story),
                f"The taxes of the receipt have more than the {amount.decimals} decimals of the "
                "books.",
                f"Check minor_units in {FILE}, or the rounding of the currency in Business "
                "Central.",
            )
            return None
        taxes.append((each.rate, base, tax))
    stated = sum([(base or 0) + (tax or 0) for _, base, tax in taxes])
    if stated < 0:
        if (story.record.amount_cents or 0) > 0:
            story.problem(
                "taxes_negative",
                "taxes",
                stated_taxes(story),
                "The taxes of the receipt are negative altogether, and its amount is not.",
                "Correct the taxes or the amount of the expense in Factorial.",
            )
            return None
        sign = -1  # the taxes of a refund come with its sign or without
    mirrored = [
        (rate, None if base is None else sign * base, None if tax is None else sign * tax)
        for rate, base, tax in taxes
    ]
    found = complete_parts(
        amount.gross, mirrored, tolerance=currency.tolerance, decimals=amount.decimals
    )
    if isinstance(found, VatRefused):
        story.problem(found.code, "taxes", stated_taxes(story), found.message, found.fix)
        return None
    parts = [Part(part.rate, part.base, part.tax, part.origin) for part in found]
    for part in parts:
        note_part(story, part, amount.decimals)
    return parts


def _stated_parts(story: Story, amount: Amount, currency: Currency) -> list[Part] | None:
    """The parts of a receipt that states everything; ``None`` where something is to be found out."""
    if currency.of_cents != amount.decimals or amount.sign < 0:
        return None
    left = amount.gross
    parts: list[Part] = []
    for rate, base, tax in [(t.rate, t.base_cents, t.tax_cents) for t in story.record.taxes]:
        if rate is None or base is None or tax is None or base < 0 or tax < 0:
            return None
        parts.append(Part(rate, base, tax, "stated"))
        left -= base + tax
    if not parts or not -currency.tolerance <= left <= currency.tolerance:
        return None
    for part in parts:
        if not (part.rate.is_finite() and _ZERO <= part.rate <= _HUNDRED):
            return None
    return parts


def stated_taxes(story: Story) -> str:
    """The taxes of a record as Factorial states them."""
    return "; ".join(
        f"{tax.rate} %: base {tax.base_cents}, tax {tax.tax_cents} cents"
        for tax in story.record.taxes
    )


def note_part(story: Story, part: Part, decimals: int) -> None:
    """Tell where a part comes from that the receipt does not state."""
    if part.origin == "untaxed":
        if story.record.kind not in FROM_SUPPLIERS:
            return
        if story.desk.settings.without_taxes == "problem":
            story.problem(
                "taxes_missing",
                "taxes",
                None,
                "The receipt states no tax.",
                f"Enter its taxes in Factorial, or set without_taxes to zero under [policy] in {FILE}.",
            )
            return
    if part.origin != "stated":
        story.items.append(partial(part_note, story.desk, part, decimals))
