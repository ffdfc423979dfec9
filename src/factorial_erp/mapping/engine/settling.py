"""Is it right to the cent, and where does a difference go?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from ..format.settings import FILE
from ..match import key
from ..money import allocate_quanta, from_quanta, quanta_text, round_ratio
from ..vat import TaxedAmount, Treatment, vat_of
from .desk import Currency
from .drafting import Amount, Line, Outline, taxed_by_route
from .in_books import bookable
from .notes import rounding_facts, rounding_note, vat_facts, vat_note
from .parts import Part, stated_taxes
from .story import Story

__all__ = ["agree", "balanced_locally", "settled", "to_split"]


def agree(kind: str, lines: tuple[Line, ...], gross: int) -> bool:
    """Whether lines of different VAT identifiers have exactly the tax that will be computed, and sum up."""
    if len(lines) > 1 and len({line.treatment.identifier for line in lines}) < len(lines):
        return False
    for line in lines:
        gross -= line.net + line.tax
        numerator, denominator = line.treatment.ratio
        if line.treatment.kind != "normal":
            continue
        if kind == "journal":
            vat = round_ratio((line.net + line.tax) * numerator, denominator + numerator)
        else:
            vat = round_ratio(line.net * numerator, denominator)
        if vat != line.tax:
            return False
    return not gross


def settled(
    story: Story, kind: str, lines: tuple[Line, ...], amount: Amount, currency: Currency
) -> tuple[Line, ...]:
    """The lines, with one for the difference to the receipt where that is within the tolerance."""
    taxed = taxed_by_route(cast("Any", kind), lines)
    _compare_vat(story, kind, lines, taxed.totals, amount=amount, currency=currency)
    if story.problems:
        return lines
    predicted = sum([part.base + part.vat for part in taxed.totals])
    difference = amount.gross - predicted
    return (
        _rounded(story, lines, difference, taxed.totals, amount=amount, currency=currency)
        if difference
        else lines
    )


def balanced_locally(story: Story, outline: Outline) -> Outline | None:
    """The outline, ``None`` where a file has no account for what converting its entries leaves over."""
    left = outline.local_without_account()
    if not left:
        return outline
    own, shown = outline.local_currency, str(from_quanta(abs(left), outline.local_decimals))
    story.problem(
        "rounding_account_missing",
        "rounding",
        shown,
        f"The entries differ by {shown} {own} when each is converted to {own}; no account takes that.",
        f"Set rounding_account and rounding_vat under [policy] in {FILE}.",
    )
    return None


def _rounded(
    story: Story,
    lines: tuple[Line, ...],
    difference: int,
    totals: tuple[TaxedAmount, ...],
    *,
    amount: Amount,
    currency: Currency,
) -> tuple[Line, ...]:
    shown = from_quanta(amount.sign * difference, amount.decimals)
    figures = [(total.treatment, total.base, total.vat) for total in totals]
    facts = rounding_facts(amount.gross, difference, figures, amount.decimals)
    if abs(difference) > currency.tolerance:
        _mismatch(story, facts)
        return lines
    settings = story.desk.settings
    number, vat = settings.rounding_account, settings.rounding_vat
    if number is None or vat is None:
        story.problem(
            "rounding_account_missing",
            "rounding",
            str(shown),
            f"{facts[0].upper()}{facts[1:]}; no account takes the difference of {shown}.",
            f"Set rounding_account and rounding_vat under [policy] in {FILE}.",
        )
        return lines
    account = bookable(story, number, None)
    if account is None:
        return lines
    story.items.append(rounding_note(story.desk, facts, str(shown), account))
    treatment = story.desk.tables.treatments[key(vat)]
    dimensions = lines[0].dimensions if lines else ()
    return (*lines, Line(difference, 0, treatment, account, dimensions, "rounding"))


def _compare_vat(
    story: Story,
    kind: str,
    lines: tuple[Line, ...],
    totals: tuple[TaxedAmount, ...],
    *,
    amount: Amount,
    currency: Currency,
) -> None:
    """
    Compare the stated VAT of each identifier with what will be computed.

    The tolerance is for the document: for the sum of the differences of all identifiers, without their
    signs.

    Source: Business Central's "Max. VAT Difference Allowed" (VAT specification, microsoft/BCApps).
    """
    differing: list[tuple[Treatment, int, str]] = []
    off = 0
    for treatment, stated, base, vat in _by_identifier(kind, lines, totals):
        if vat != stated:
            off += abs(stated - vat)
            facts = vat_facts(treatment, stated, vat, base, amount.decimals)
            differing.append((treatment, vat, facts))
    total = f"; all differences sum to {from_quanta(off, amount.decimals)}"
    for treatment, vat, facts in differing:
        if off <= currency.tolerance:
            shown = quanta_text(vat, amount.decimals)
            story.items.append(vat_note(story.desk, treatment, shown, facts))
        else:
            _mismatch(story, facts + total * (len(differing) > 1), treatment.source)


def _mismatch(story: Story, facts: str, source: str | None = None) -> None:
    story.problem(
        "vat_mismatch",
        "taxes",
        stated_taxes(story),
        f"{facts[0].upper()}{facts[1:]}; the tolerance is {story.desk.settings.vat_tolerance}.",
        "Correct the taxes of the expense in Factorial, the percent in taxes.csv, or "
        f"vat_tolerance in {FILE}.",
        source=source,
    )


def to_split(
    kind: str,
    parts: Sequence[Part],
    treatments: Mapping[Decimal, Treatment],
    weights: Sequence[int | Decimal],
    tolerance: int,
) -> set[int]:
    """
    The positions of parts that are to be split, so that all others are within the tolerance.

    The VAT is compared as that of the lines: by identifier, as the route computes it. Parts that lack most
    come first; one of which more is stated than computed cannot be split.

    Args:
        weights: How much each share of the record bears.
    """
    lines: list[tuple[int, Line]] = []
    for at, part in enumerate(parts):
        treatment = treatments.get(part.rate)
        if treatment is None or treatment.kind != "normal":
            continue
        if kind != "journal" or len(weights) == 1:  # only a journal computes share by share
            lines.append((at, Line(part.base, part.tax, treatment, "", ())))
            continue
        bases, taxes = (allocate_quanta(each, weights) for each in (part.base, part.tax))
        shares = zip(bases, taxes, strict=True)
        lines += [(at, Line(base, tax, treatment, "", ())) for base, tax in shares if base or tax]
    whole = tuple([line for _, line in lines])
    if agree(kind, whole, sum([line.net + line.tax for line in whole])):
        return set()
    apart: set[int] = set()
    while True:
        left = [line for at, line in lines if at not in apart]
        lacking = _lacking(kind, left)
        if sum(map(abs, lacking.values())) <= tolerance:
            return apart
        short: dict[int, int] = {}
        for at, line in lines:
            if at not in apart and lacking.get(line.treatment.identifier, 0) > 0:
                part = parts[at]
                short[at] = vat_of(part.base, line.treatment.percent) - part.tax
        most = max(short, key=lambda at: short[at], default=None)
        if most is None or short[most] <= 0:
            return apart  # the comparison of the totals will tell
        apart.add(most)


def _lacking(kind: str, lines: Sequence[Line]) -> dict[str, int]:
    """By how much the stated VAT of each identifier is less than the computed; negative where it is more."""
    totals = taxed_by_route(cast("Any", kind or "purchase_invoice"), lines).totals
    return {
        treatment.identifier: vat - stated
        for treatment, stated, _, vat in _by_identifier(kind, lines, totals)
    }


def _by_identifier(
    kind: str, lines: Sequence[Line], totals: Sequence[TaxedAmount]
) -> list[tuple[Treatment, int, int, int]]:
    """Treatment, stated VAT, base and computed VAT of each identifier."""
    found: dict[str, tuple[Treatment, int, int, int]] = {}
    for line in lines:
        if line.treatment.kind == "normal":
            name = line.treatment.identifier
            treatment, stated, _, _ = found.get(name, (line.treatment, 0, 0, 0))
            found[name] = (treatment, stated + line.tax, 0, 0)
    for total in totals:
        if total.treatment.kind == "normal":
            name = total.treatment.identifier
            treatment, stated, base, vat = found[name]
            found[name] = (treatment, stated, base + total.base, vat + total.vat)
    if kind != "file":
        return list(found.values())
    # In a file the receipt's own tax is kept.
    return [
        (each[0], each[1], each[2], vat_of(each[2], each[0].percent)) for each in found.values()
    ]
