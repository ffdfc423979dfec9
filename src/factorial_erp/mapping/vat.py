"""Which net lines carry a receipt, and which VAT will Business Central compute on them?

Whole numbers here count the smallest units of the document's currency.

On the document route Business Central computes VAT once for each VAT identifier, on the sum of the
net amounts, and hands it down to the lines in their order with a running remainder. On the journal
route it takes the VAT out of the gross amount of each line by itself. The same receipt may so differ by
a cent; :func:`document_taxes` and :func:`journal_taxes` predict the one and the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

import attrs

from .money import as_text, from_quanta, round_ratio

__all__ = [
    "GrossLine",
    "NetLine",
    "StatedPart",
    "Taxed",
    "TaxedAmount",
    "Treatment",
    "VatRefused",
    "complete_parts",
    "document_taxes",
    "journal_taxes",
    "net_of",
    "split_by_tax",
    "vat_in",
    "vat_of",
    "vat_totals",
]

KINDS: Final = ("normal", "reverse_charge", "none")
HUNDRED: Final = Decimal(100)


@lru_cache(maxsize=256)
def _ratio(percent: Decimal) -> tuple[int, int]:
    """Return a percentage as numerator and denominator."""
    numerator, denominator = percent.as_integer_ratio()
    return numerator, 100 * denominator


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
    deductible: Decimal = HUNDRED
    """**Percent** of the VAT that is reclaimed; the rest is cost. On documents this is the VAT
    posting set-up of :attr:`vat_code`."""
    cost_account: str = ""
    """Takes the VAT that is not reclaimed; empty: the account of the line does."""
    vat_account: str = ""
    """Input VAT; empty: only the ERP knows it."""
    reverse_account: str = ""
    """VAT owed under reverse charge; empty: only the ERP knows it."""
    ratio: tuple[int, int] = attrs.field(
        init=False,
        repr=False,
        eq=False,
        default=attrs.Factory(lambda self: _ratio(self.percent), takes_self=True),
    )
    """VAT divided by its base, as numerator and denominator."""
    lost: tuple[int, int] = attrs.field(
        init=False,
        repr=False,
        eq=False,
        default=attrs.Factory(lambda self: _ratio(HUNDRED - self.deductible), takes_self=True),
    )
    """VAT that is not reclaimed divided by all of it, as numerator and denominator."""


@attrs.frozen(kw_only=True)
class StatedPart:
    """A part of the receipt with everything known about it; the parts sum to the receipt."""

    rate: Decimal
    """**Percent**."""
    base: int
    tax: int
    origin: Literal["stated", "completed", "remainder", "untaxed", "split"]
    """``completed``: base or tax was computed; ``remainder``: what the stated parts leave over;
    ``untaxed``: the receipt states no tax at all; ``split``: the base follows from the stated tax."""


@attrs.frozen(kw_only=True)
class NetLine:
    """An amount without VAT and how it is taxed."""

    net: int
    treatment: Treatment


@attrs.frozen(kw_only=True)
class GrossLine:
    """An amount with VAT and how it is taxed; under reverse charge there is none in it."""

    gross: int
    treatment: Treatment


@attrs.frozen
class TaxedAmount:
    """What a route makes of a line, or of all lines that share a VAT entry."""

    treatment: Treatment
    base: int
    vat: int
    """On the document; zero under reverse charge."""
    reverse_charge: int
    """Posted both as input and as output tax."""
    non_deductible: int
    """The part of :attr:`vat` or :attr:`reverse_charge` that is not reclaimed."""


@attrs.frozen
class Taxed:
    """What a route computes."""

    lines: tuple[TaxedAmount, ...]
    """In the order of the given lines."""
    totals: tuple[TaxedAmount, ...]
    """The VAT entries, in the order in which they first occur: on documents one for each identifier,
    in journals one for each line."""


@attrs.frozen
class VatRefused:
    """Why the taxes of a receipt cannot be used."""

    code: str
    message: str
    fix: str


def vat_of(base: int, percent: Decimal) -> int:
    """VAT on a base, halves away from zero."""
    numerator, denominator = _ratio(percent)
    return round_ratio(base * numerator, denominator)


def vat_in(gross: int, percent: Decimal) -> int:
    """VAT in a gross amount, halves away from zero."""
    numerator, denominator = _ratio(percent)
    return round_ratio(gross * numerator, denominator + numerator)


def net_of(gross: int, percent: Decimal) -> int:
    """
    The base to which VAT is added to get a gross amount.

    Not every gross amount can be reached; then the sum is one smallest unit off.
    """
    numerator, denominator = _ratio(percent)
    near = round_ratio(gross * denominator, denominator + numerator)
    for base in (near, near - 1, near + 1):
        if base + vat_of(base, percent) == gross:
            return base
    return near


def document_taxes(lines: Sequence[NetLine]) -> Taxed:
    """
    Compute the VAT of a purchase document.

    It is rounded once for each VAT identifier, apart for positive and negative lines, and handed down to
    the lines in their order with a running remainder. A document with all signs changed has all results
    changed. The part that is not reclaimed is rounded and handed down in the same way.

    Source: VAT amount lines (table 290) and non-deductible VAT of Business Central (microsoft/BCApps).
    """
    identifiers = {(line.treatment.identifier, line.treatment.kind) for line in lines}
    if len(identifiers) == len(lines):
        # The usual receipt: each line is alone with its identifier and gets all of its VAT.
        amounts = tuple([_taxed(line.treatment, line.net) for line in lines])
        return Taxed(amounts, amounts)
    groups: dict[tuple[str, str, bool], _Group] = {}
    belongs: list[_Group] = []
    for line in lines:
        which = (line.treatment.identifier, line.treatment.kind, line.net >= 0)
        group = groups.get(which)
        if group is None:
            group = groups[which] = _Group(line.treatment)
        group.base += line.net
        belongs.append(group)
    totals: dict[tuple[str, str], TaxedAmount] = {}
    for (identifier, kind, _), group in groups.items():
        group.whole = _taxed(group.treatment, group.base)
        before = totals.get((identifier, kind))
        totals[identifier, kind] = group.whole if before is None else _sum(before, group.whole)
    handed = [group.next(line.net) for line, group in zip(lines, belongs, strict=True)]
    return Taxed(tuple(handed), tuple(totals.values()))


def journal_taxes(lines: Sequence[GrossLine]) -> Taxed:
    """
    Compute the VAT of the lines of a journal, each rounded by itself and each a VAT entry.

    VAT is the gross amount times the percent, divided by 100 plus the percent; the base is the rest.

    Source: VAT of general journal lines in Business Central; worked figures of its expense app.
    """
    amounts = tuple([_taxed_out_of(line.treatment, line.gross) for line in lines])
    return Taxed(amounts, amounts)


def vat_totals(lines: Iterable[NetLine]) -> tuple[TaxedAmount, ...]:
    """The VAT of a purchase document for each identifier, see :func:`document_taxes`."""
    return document_taxes(tuple(lines)).totals


def _taxed(treatment: Treatment, net: int) -> TaxedAmount:
    numerator, denominator = treatment.ratio
    return _amount(treatment, net, round_ratio(net * numerator, denominator))


def _taxed_out_of(treatment: Treatment, gross: int) -> TaxedAmount:
    if treatment.kind == "reverse_charge":
        return _taxed(treatment, gross)
    numerator, denominator = treatment.ratio
    vat = round_ratio(gross * numerator, denominator + numerator)
    return _amount(treatment, gross - vat, vat)


def _amount(treatment: Treatment, net: int, vat: int) -> TaxedAmount:
    numerator, denominator = treatment.lost
    lost = round_ratio(vat * numerator, denominator) if numerator else 0
    if treatment.kind == "reverse_charge":
        return TaxedAmount(treatment, net, 0, vat, lost)
    return TaxedAmount(treatment, net, vat, 0, lost)


def _sum(one: TaxedAmount, other: TaxedAmount) -> TaxedAmount:
    return TaxedAmount(
        one.treatment,
        one.base + other.base,
        one.vat + other.vat,
        one.reverse_charge + other.reverse_charge,
        one.non_deductible + other.non_deductible,
    )


class _Group:
    """Lines whose VAT is rounded together, and what is still to be handed down to them."""

    __slots__ = ("base", "due", "due_lost", "treatment", "whole")

    whole: TaxedAmount

    def __init__(self, treatment: Treatment) -> None:
        self.treatment = treatment
        self.base = self.due = self.due_lost = 0

    def next(self, net: int) -> TaxedAmount:
        """Hand down to the next line its part of the whole, with what the lines before left over."""
        if not net:
            return TaxedAmount(self.treatment, 0, 0, 0, 0)
        # What is due counts fractions of the base, whose sign is that of each line.
        base, size = abs(self.base), abs(net)
        self.due += (self.whole.vat + self.whole.reverse_charge) * size
        vat = round_ratio(self.due, base)
        self.due -= vat * base
        self.due_lost += self.whole.non_deductible * size
        lost = round_ratio(self.due_lost, base)
        self.due_lost -= lost * base
        if self.treatment.kind == "reverse_charge":
            return TaxedAmount(self.treatment, net, 0, vat, lost)
        return TaxedAmount(self.treatment, net, vat, 0, lost)


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
    city tax) becomes a part at 0 %, unless it is within the tolerance and so a matter of rounding. A
    refund, with all signs changed, has the same parts with their signs changed.

    Args:
        taxes: Rate in **percent**, base and tax of each stated part.
    """
    if gross >= 0:
        return _completed(gross, taxes, tolerance=tolerance, decimals=decimals)
    mirrored = [(rate, _minus(base), _minus(tax)) for rate, base, tax in taxes]
    parts = _completed(-gross, mirrored, tolerance=tolerance, decimals=decimals)
    if isinstance(parts, VatRefused):
        return parts
    return tuple(attrs.evolve(part, base=-part.base, tax=-part.tax) for part in parts)


def _minus(count: int | None) -> int | None:
    return None if count is None else -count


def split_by_tax(
    part: StatedPart, percent: Decimal, *, decimals: int
) -> tuple[StatedPart, ...] | VatRefused:
    """
    Divide a part whose stated tax is less than the ERP computes, so that both agree.

    Where they do already, the part stays whole. The base of the taxed part is the tax divided by the
    percent; what that leaves of the gross amount is a part at 0 %.

    Args:
        percent: What the ERP computes.
    """
    tax, gross = part.tax, part.base + part.tax
    if tax == vat_of(part.base, percent):
        return (part,)
    numerator, denominator = _ratio(percent)
    base = round_ratio(tax * denominator, numerator) if numerator else 0
    left = gross - base - tax
    sign = -1 if gross < 0 else 1
    if left * sign < 0 or tax * sign < 0 or (tax and not numerator):
        return VatRefused(
            "vat_mismatch",
            f"The receipt states a tax of {from_quanta(tax, decimals)} on "
            f"{from_quanta(part.base, decimals)}, more than {as_text(percent)} % can be.",
            "Correct the taxes of the expense in Factorial, or the percent in taxes.csv.",
        )
    taxed = StatedPart(rate=part.rate, base=base, tax=tax, origin="split")
    rest = StatedPart(rate=Decimal(0), base=left, tax=0, origin="remainder")
    return tuple(each for each in (taxed, rest) if each.base or each.tax)


def _completed(
    gross: int,
    taxes: Sequence[tuple[Decimal | None, int | None, int | None]],
    *,
    tolerance: int,
    decimals: int,
) -> tuple[StatedPart, ...] | VatRefused:
    stated = [part for part in taxes if part[1] or part[2] or part[0] is not None]
    if not stated:
        return (StatedPart(rate=Decimal(0), base=gross, tax=0, origin="untaxed"),)
    parts = _as_stated(stated)
    if parts is None:
        found = _supplied(gross, stated, tolerance=tolerance, decimals=decimals)
        if isinstance(found, VatRefused):
            return found
        parts = found
    left = gross
    for part in parts:
        left -= part.base + part.tax
    if left < -tolerance:
        taxed, whole = from_quanta(gross - left, decimals), from_quanta(gross, decimals)
        return VatRefused(
            "vat_mismatch",
            f"The taxed parts of the receipt sum to {taxed}, more than its total of {whole}.",
            "Correct the taxes or the amount in Factorial; an invoice of which income tax is withheld is "
            "booked by hand.",
        )
    if left > tolerance:
        parts.append(StatedPart(rate=Decimal(0), base=left, tax=0, origin="remainder"))
    return tuple(parts)


def _as_stated(
    stated: Sequence[tuple[Decimal | None, int | None, int | None]],
) -> list[StatedPart] | None:
    """Return the parts of a receipt that leaves nothing open, which most do."""
    parts: list[StatedPart] = []
    for rate, base, tax in stated:
        if rate is None or base is None or tax is None or not _is_possible(rate):
            return None
        parts.append(StatedPart(rate=rate, base=base, tax=tax, origin="stated"))
    return parts


def _supplied(
    gross: int,
    stated: Sequence[tuple[Decimal | None, int | None, int | None]],
    *,
    tolerance: int,
    decimals: int,
) -> list[StatedPart] | VatRefused:
    """Supply what a receipt leaves open."""
    rate = next((each[0] for each in stated if not _is_possible(each[0])), None)
    if rate is not None:
        return VatRefused(
            "tax_rate_invalid",
            f"The receipt states a tax rate of {rate} %.",
            "Correct the taxes of the expense in Factorial.",
        )
    open_gross = gross - sum(_gross_of(*each) for each in stated if each[1] is not None)
    if sum(each[1] is None for each in stated) > 1:
        return VatRefused(
            "tax_base_missing",
            "Several taxes of the receipt have no base, so it cannot be told how it divides.",
            "Enter the base of each tax on the expense in Factorial.",
        )
    parts: list[StatedPart] = []
    for rate, base, tax in stated:
        part = _complete(
            rate, base, tax, open_gross=open_gross, tolerance=tolerance, decimals=decimals
        )
        if isinstance(part, VatRefused):
            return part
        parts.append(part)
    return parts


def _is_possible(rate: Decimal | None) -> bool:
    return rate is None or (rate.is_finite() and 0 <= rate <= HUNDRED)


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
