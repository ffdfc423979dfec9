"""How much of a receipt does the company bear, where less than its total is reimbursed?"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from ..match import key
from ..money import MinorUnits, minor_units, round_ratio, units
from ..records.expense import ExpenseRecord, TaxPart
from ..trail import Because, Drafts, Mapped, Skipped

if TYPE_CHECKING:
    from .resolve import Resolver

__all__ = ["refundable_part", "resolve_part"]

ROUNDING: Final = Fraction(99, 100)
"""A converted amount that is less by under one percent is a matter of the rate's decimals (a guess)."""


def refundable_part(record: ExpenseRecord, policy: MinorUnits) -> ExpenseRecord | None:
    """
    Return what of a receipt is reimbursed, ``None`` where that is all of it.

    Whoever approves an expense can lower its reimbursable amount. The rest is the employee's own, and so is
    the VAT: none is reclaimed for a receipt that is partly private.

    Source: ``expenses/expensables/update_reimbursable_amount``; postings of what is partly refundable in
    Business Central's expense app have no VAT entries.
    """
    total, refunded = record.amount_cents, record.reimbursable_cents
    if not total or refunded is None or record.kind != "expense" or record.withholdings:
        return None  # what is withheld is not reimbursed either
    if record.payment is None or key(record.payment) != "reimbursable":
        return None
    share = _share(record, abs(total), abs(refunded), policy)
    if share is None or share >= 1:
        return None
    part = round_ratio(abs(total) * share.numerator, share.denominator)
    cents = -part if total < 0 else part
    untaxed = TaxPart(rate=Decimal(0), base_cents=cents, tax_cents=0)
    return attrs.evolve(record, amount_cents=cents, taxes=(untaxed,))


def _share(record: ExpenseRecord, total: int, refunded: int, policy: MinorUnits) -> Fraction | None:
    currency = record.currency.strip().upper()
    own = (record.reimbursable_currency or currency).strip().upper()
    if own == currency:
        return Fraction(refunded, total)
    if not record.exchange_rate:
        return None
    converted = Fraction(units(total, currency, policy=policy)) * Fraction(record.exchange_rate)
    decimals = minor_units(own) if policy == "iso4217" else 2
    share = Fraction(refunded, 1) / (converted * int(10**decimals))
    return None if share >= ROUNDING else share


def resolve_part(desk: Resolver, record: ExpenseRecord, part: ExpenseRecord) -> Mapped:
    """Map the part that is reimbursed; the result is about the whole record, and says so."""
    skipped, _ = desk.belongs(record)
    if skipped is None and not part.amount_cents:
        skipped = Skipped(
            code="nothing_to_post", message="Nothing of the receipt is reimbursed to the employee."
        )
    mapped = None if skipped else desk.resolve_whole(part)
    policy = desk.settings.minor_units
    whole, refunded = (
        units(each.amount_cents or 0, record.currency.strip(), policy=policy)
        for each in (record, part)
    )
    because = Because(
        field="amount",
        value=f"{refunded} {record.currency}",
        step="reimbursable",
        reason=f"of {whole} {record.currency} only {refunded} are reimbursed; the rest is the "
        "employee's own, and no VAT is reclaimed for a receipt that is partly private",
        document_hash=desk.document_hash,
    )
    return Mapped(
        record,
        _Part(because, mapped),
        desk.document,
        posting_kind=mapped.posting_kind if mapped else "",
        problems=mapped.problems if mapped else (),
        skipped=mapped.skipped if mapped else skipped,
    )


@attrs.frozen
class _Part:
    """What was decided on a part, with why it is one."""

    because: Because
    mapped: Mapped | None

    def trail(self) -> tuple[Because, ...]:
        """The reasons, that for the part first; none where nothing was decided."""
        return (self.because, *self.mapped.trail) if self.mapped else ()

    def drafts(self) -> Drafts:
        """What is to be written, and what it will book."""
        if self.mapped is None:
            return Drafts()
        return Drafts(self.mapped.invoice, self.mapped.journal, self.mapped.posting)
