"""How much VAT is it? On documents for each identifier, on journals line by line; and how do entries still balance?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import attrs

__all__ = [
    "LineAmount",
    "LineVat",
    "VatSetup",
    "document_vat",
    "journal_vat",
    "rounded",
    "spread",
    "to_local",
    "vat_setups",
]

ZERO = Decimal(0)


@attrs.frozen(kw_only=True)
class VatSetup:
    """A row of the VAT posting set-up, which the API does not publish."""

    business_group: str
    product_group: str
    percent: Decimal
    calculation_type: str
    """``Normal VAT``, ``Reverse Charge VAT`` or ``Full VAT``."""
    identifier: str
    purchase_account: str
    reverse_account: str
    non_deductible: Decimal = ZERO
    """**Percent** of the VAT that is not reclaimed; one identifier has one."""
    non_deductible_account: str = ""
    """Takes it; empty: the account of the line does."""

    @property
    def reverses(self) -> bool:
        """Whether the buyer owes the VAT."""
        return self.calculation_type == "Reverse Charge VAT"


@attrs.frozen
class LineAmount:
    """A line's amount, and which VAT it has."""

    amount: Decimal
    """Net, or with VAT where prices include it."""
    setup: VatSetup


@attrs.frozen
class LineVat:
    """A line's share of the VAT of its identifier."""

    vat: Decimal
    """Part of the total; zero under reverse charge."""
    reverse_charge: Decimal
    non_deductible: Decimal = ZERO
    """Of the one or the other, what is not reclaimed."""


def rounded(amount: Decimal, precision: Decimal) -> Decimal:
    """Round to the nearest multiple of the currency's precision, halves away from zero."""
    steps = (amount / precision).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return steps * precision


def document_vat(
    lines: Sequence[LineAmount], precision: Decimal, *, included: bool = False
) -> tuple[LineVat, ...]:
    """
    Compute the VAT of a document.

    Over the sum of the lines for each VAT identifier, apart for positive and negative lines (table 290 "VAT
    Amount Line" of microsoft/BCApps has the sign in its key); each line gets its part of it, and what is lost
    by rounding runs on to the next. What is not reclaimed is rounded for the identifier, too, and handed to the
    lines by their amounts in the same way (codeunit 6201 "Non-Ded. VAT Impl.").

    Args:
        lines: In their order.
        precision: Of the currency.
        included: Whether the amounts have VAT in them; that the remainder runs then as well is a guess.
    """
    keys = [
        (line.setup.identifier, line.setup.calculation_type, line.amount >= 0) for line in lines
    ]
    sums: dict[tuple[str, str, bool], Decimal] = {}
    for key, line in zip(keys, lines, strict=True):
        sums[key] = sums.get(key, ZERO) + line.amount
    remainders = dict.fromkeys(sums, Fraction(0))
    lost_remainders = dict.fromkeys(sums, Fraction(0))
    found: list[LineVat] = []
    for key, line in zip(keys, lines, strict=True):
        percent, total = line.setup.percent, sums[key]
        whole = 100 + percent if included and not line.setup.reverses else Decimal(100)
        due, due_lost = remainders[key], lost_remainders[key]
        if total:
            of_all = rounded(total * percent / whole, precision)
            lost_of_all = rounded(of_all * line.setup.non_deductible / 100, precision)
            part = Fraction(line.amount) / Fraction(total)
            due += Fraction(of_all) * part
            due_lost += Fraction(lost_of_all) * part
        vat, lost = _nearest(due, precision), _nearest(due_lost, precision)
        remainders[key] = due - Fraction(vat)
        lost_remainders[key] = due_lost - Fraction(lost)
        reverses = line.setup.reverses
        found.append(LineVat(ZERO, vat, lost) if reverses else LineVat(vat, ZERO, lost))
    return tuple(found)


def _nearest(amount: Fraction, precision: Decimal) -> Decimal:
    """Round a fraction to the nearest multiple of the precision, halves away from zero."""
    steps = int(abs(amount) / Fraction(precision) + Fraction(1, 2))
    return (-steps if amount < 0 else steps) * precision


def journal_vat(gross: Decimal, setup: VatSetup, precision: Decimal) -> LineVat:
    """Compute the VAT of a journal line, which has the amount with VAT in it; each line is rounded by itself."""
    whole = Decimal(100) if setup.reverses else 100 + setup.percent
    vat = rounded(gross * setup.percent / whole, precision)
    lost = rounded(vat * setup.non_deductible / 100, precision)
    return LineVat(ZERO, vat, lost) if setup.reverses else LineVat(vat, ZERO, lost)


def spread(total: Decimal, amounts: Sequence[Decimal], precision: Decimal) -> list[Decimal]:
    """Spread a discount over lines by their amounts, with a running remainder."""
    whole = sum(amounts, ZERO)
    base = given = ZERO
    found: list[Decimal] = []
    for amount in amounts:
        base += amount
        share = rounded(total * base / whole, precision) - given if whole else ZERO
        given += share
        found.append(share)
    return found


def to_local(
    amounts: Iterable[tuple[str, Decimal]], rate: Decimal, precision: Decimal
) -> list[tuple[str, Decimal]]:
    """
    Convert entries into local currency so that they still balance.

    Args:
        amounts: Account and amount; they sum to zero, and the last one is the payables account.
        rate: Units of local currency for one unit of the document's.
        precision: Of the local currency.
    """
    converted = [(account, rounded(amount * rate, precision)) for account, amount in amounts]
    difference = sum((amount for _, amount in converted), ZERO)
    if converted and difference:
        account, amount = converted[-1]
        converted[-1] = (account, amount - difference)
    return converted


def vat_setups(rows: Iterable[Mapping[str, object]]) -> dict[tuple[str, str], VatSetup]:
    """Read the VAT posting set-up of a seed."""
    setups = (
        VatSetup(
            business_group=str(row.get("businessGroup", "")),
            product_group=str(row["productGroup"]),
            percent=Decimal(str(row.get("percent", 0))),
            calculation_type=str(row.get("calculationType", "Normal VAT")),
            identifier=str(row.get("identifier") or row["productGroup"]),
            purchase_account=str(row.get("purchaseVatAccount", "")),
            reverse_account=str(row.get("reverseChargeAccount", "")),
            non_deductible=Decimal(str(row.get("nonDeductiblePercent", 0))),
            non_deductible_account=str(row.get("nonDeductibleVatAccount", "")),
        )
        for row in rows
    )
    return {(setup.business_group, setup.product_group): setup for setup in setups}
