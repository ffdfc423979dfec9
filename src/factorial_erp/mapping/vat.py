"""Which net lines carry a receipt, and which VAT will Business Central compute on them?

Whole numbers here count the smallest units of the document's currency.

On the document route Business Central computes VAT once for each VAT identifier, on the sum of the
line amounts, and hands it down to the lines in their order with a running remainder. The journal
route rounds line by line and may differ by a cent; it is not predicted here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

import attrs

from .money import as_text, from_quanta, round_ratio

__all__ = [
    "NetLine",
    "StatedPart",
    "Treatment",
    "VatRefused",
    "VatTotal",
    "complete_parts",
    "document_vat",
    "net_of",
    "vat_of",
    "vat_totals",
]

KINDS: Final = ("normal", "reverse_charge", "none")


@attrs.frozen(kw_only=True)
class Treatment:
    """A row of taxes.csv: what a tax on a receipt becomes in Business Central."""

    id: str
    vat_code: str
    """The VAT product posting group."""
    identifier: str
    """The VAT identifier: VAT is rounded once for each."""
    percent: Decimal
    """**Percent** that Business Central computes."""
    kind: Literal["normal", "reverse_charge", "none"]
    """``none``: no VAT is computed, and one that was paid is part of the cost."""
    source: str


@attrs.frozen(kw_only=True)
class StatedPart:
    """A part of the receipt with everything known about it; the parts sum to the receipt."""

    rate: Decimal
    """**Percent**."""
    base: int
    tax: int
    origin: Literal["stated", "completed", "remainder", "untaxed"]
    """``completed``: base or tax was computed; ``remainder``: what the stated parts leave over;
    ``untaxed``: the receipt states no tax at all."""

    @property
    def label(self) -> str:
        """The rate for a reader: ``19 %``."""
        return f"{as_text(self.rate)} %"


@attrs.frozen(kw_only=True)
class NetLine:
    """An amount without VAT and how it is taxed."""

    net: int
    treatment: Treatment


@attrs.frozen(kw_only=True)
class VatTotal:
    """The VAT of one identifier of a document."""

    treatment: Treatment
    base: int
    vat: int
    reverse_charge: int


@attrs.frozen
class VatRefused:
    """Why the taxes of a receipt cannot be used."""

    code: str
    message: str
    fix: str


def vat_of(base: int, percent: Decimal) -> int:
    """VAT on a base, halves away from zero."""
    numerator, denominator = percent.as_integer_ratio()
    return round_ratio(base * numerator, 100 * denominator)


def net_of(gross: int, percent: Decimal) -> int:
    """
    The base to which VAT is added to get a gross amount.

    Not every gross amount can be reached; then the sum is one smallest unit off.
    """
    numerator, denominator = percent.as_integer_ratio()
    near = round_ratio(gross * 100 * denominator, 100 * denominator + numerator)
    for base in (near, near - 1, near + 1):
        if base + vat_of(base, percent) == gross:
            return base
    return near


def document_vat(lines: Sequence[tuple[str, Decimal, int]]) -> tuple[int, ...]:
    """
    VAT of each line of a document, from identifier, percent and net.

    Source: VAT amount lines of Business Central's purchase documents (microsoft/BCApps).
    """
    sums: dict[str, int] = {}
    for identifier, _, net in lines:
        sums[identifier] = sums.get(identifier, 0) + net
    remainders: dict[str, Fraction] = {}
    result: list[int] = []
    for identifier, percent, net in lines:
        whole = sums[identifier]
        if not whole:
            result.append(0)
            continue
        due = remainders.get(identifier, Fraction(0))
        due += Fraction(vat_of(whole, percent) * net, whole)
        rounded = round_ratio(due.numerator, due.denominator)
        remainders[identifier] = due - rounded
        result.append(rounded)
    return tuple(result)


def vat_totals(lines: Iterable[NetLine]) -> tuple[VatTotal, ...]:
    """The VAT of a document for each identifier, in the order in which they first occur."""
    bases: dict[str, int] = {}
    treatments: dict[str, Treatment] = {}
    for line in lines:
        identifier = f"{line.treatment.identifier} {line.treatment.kind}"
        treatments.setdefault(identifier, line.treatment)
        bases[identifier] = bases.get(identifier, 0) + line.net
    totals: list[VatTotal] = []
    for identifier, treatment in treatments.items():
        base = bases[identifier]
        vat = vat_of(base, treatment.percent)
        reverse = treatment.kind == "reverse_charge"
        totals.append(
            VatTotal(
                treatment=treatment,
                base=base,
                vat=0 if reverse else vat,
                reverse_charge=vat if reverse else 0,
            )
        )
    return tuple(totals)


def complete_parts(
    gross: int,
    taxes: Sequence[tuple[Decimal | None, int | None, int | None]],
    *,
    tolerance: int,
    decimals: int,
) -> tuple[StatedPart, ...] | VatRefused:
    """
    The parts of a receipt, completed so that nothing of the gross amount is lost.

    One part may lack its base: it takes what the others leave. What all parts leave over (a tip, a
    city tax) becomes a part at 0 %, unless it is within the tolerance and so a matter of rounding.

    Args:
        taxes: Rate in **percent**, base and tax of each stated part.
    """
    stated = [part for part in taxes if part[1] or part[2] or part[0] is not None]
    if not stated:
        return (StatedPart(rate=Decimal(0), base=gross, tax=0, origin="untaxed"),)
    for rate, _, _ in stated:
        if rate is not None and not (rate.is_finite() and 0 <= rate <= 100):
            return VatRefused(
                "tax_rate_invalid",
                f"The receipt states a tax rate of {rate} %.",
                "Correct the taxes of the expense in Factorial.",
            )
    open_gross = gross - sum(_gross_of(*part) for part in stated if part[1] is not None)
    parts: list[StatedPart] = []
    for rate, base, tax in stated:
        part = _complete(
            rate, base, tax, open_gross=open_gross, tolerance=tolerance, decimals=decimals
        )
        if isinstance(part, VatRefused):
            return part
        parts.append(part)
    if sum(base is None for _, base, _ in stated) > 1:
        return VatRefused(
            "tax_base_missing",
            "Several taxes of the receipt have no base, so it cannot be told how it divides.",
            "Enter the base of each tax on the expense in Factorial.",
        )
    left = gross - sum(part.base + part.tax for part in parts)
    if left < -tolerance:
        taxed, whole = from_quanta(gross - left, decimals), from_quanta(gross, decimals)
        return VatRefused(
            "vat_mismatch",
            f"The taxed parts of the receipt sum to {taxed}, more than its total of {whole}.",
            "Correct the taxes or the amount of the expense in Factorial.",
        )
    if left > tolerance:
        parts.append(StatedPart(rate=Decimal(0), base=left, tax=0, origin="remainder"))
    return tuple(parts)


def _gross_of(rate: Decimal | None, base: int | None, tax: int | None) -> int:
    base = base or 0
    return base + (vat_of(base, rate or Decimal(0)) if tax is None else tax)


def _complete(
    rate: Decimal | None,
    base: int | None,
    tax: int | None,
    *,
    open_gross: int,
    tolerance: int,
    decimals: int,
) -> StatedPart | VatRefused:
    if rate is None:
        if tax:
            return VatRefused(
                "tax_rate_missing",
                f"The receipt states a tax of {from_quanta(tax, decimals)} without its rate.",
                "Enter the rate of the tax on the expense in Factorial.",
            )
        rate = Decimal(0)
    if base is not None:
        if tax is None:
            return StatedPart(rate=rate, base=base, tax=vat_of(base, rate), origin="completed")
        return StatedPart(rate=rate, base=base, tax=tax, origin="stated")
    if tax is None:
        base = net_of(open_gross, rate)
        return StatedPart(rate=rate, base=base, tax=open_gross - base, origin="completed")
    base = open_gross - tax
    if abs(vat_of(base, rate) - tax) > tolerance:
        return VatRefused(
            "tax_base_missing",
            f"The receipt states a tax of {from_quanta(tax, decimals)} at {as_text(rate)} % without "
            f"its base, and it does not fit {from_quanta(open_gross, decimals)}.",
            "Enter the base of the tax on the expense in Factorial.",
        )
    return StatedPart(rate=rate, base=base, tax=tax, origin="completed")
