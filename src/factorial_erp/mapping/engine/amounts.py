"""How much is it, in the currency of the document and in the local one?"""

from __future__ import annotations

from decimal import Decimal

from ..format.settings import FILE
from ..match import nearest
from ..money import MINOR_UNITS, from_quanta, round_ratio, units
from .desk import Currency
from .drafting import Amount
from .story import Story

__all__ = ["amount_of", "count_of", "local_gross", "total_of"]


def amount_of(story: Story, currency: Currency) -> Amount | None:
    """The total of a record and its sign, ``None`` where there is none to post."""
    record = story.record
    cents, decimals = record.amount_cents, currency.decimals
    if decimals is None:
        books = story.desk.books
        near = nearest(currency.code, books.currencies)
        story.problem(
            "currency_unknown",
            "currency",
            currency.code,
            f"The books know no currency {currency.code}.",
            "Add it with its exchange rates in Business Central"
            + (f" (there are {', '.join(near)})." if near else "."),
        )
    if cents is None:
        story.problem(
            "amount_missing",
            "amount",
            None,
            f"The {record.kind} has no amount.",
            "Enter its total in Factorial.",
        )
        return None
    if not cents:
        story.problem(
            "amount_zero",
            "amount",
            "0",
            "The amount is zero, and Business Central posts no empty invoice.",
            "Enter the amount in Factorial, or reject the expense.",
        )
        return None
    if decimals is None:
        return None
    gross = count_of(cents, currency)
    if gross is None:
        story.problem(
            "amount_too_fine",
            "amount",
            str(total_of(story)),
            f"The amount {total_of(story)} {currency.code} has more than the {decimals} decimals "
            "of the books.",
            f"Check minor_units in {FILE}, or the rounding of {currency.code} in Business Central.",
        )
        return None
    if currency.code in MINOR_UNITS:
        story.because(
            "amount",
            f"{total_of(story)} {currency.code}",
            "minor_units",
            f"Factorial does not document the unit of {cents} {currency.code}; "
            f"minor_units of {FILE} is {story.desk.settings.minor_units!r}",
            is_default=True,
        )
    sign = -1 if gross < 0 or record.kind == "credit_note" else 1
    if record.is_reversed:
        sign = -sign
        reason = "the expense was reversed, so it mirrors its original with all signs changed"
        story.because("sign", "refund" if sign < 0 else "charge", "status", reason)
    return Amount(abs(gross), sign, decimals, currency.code, currency.is_local)


def total_of(story: Story) -> Decimal | None:
    """The amount in **units** of its currency."""
    cents = story.record.amount_cents
    if cents is None:
        return None
    policy = story.desk.settings.minor_units
    return units(cents, story.record.currency.strip(), policy=policy)


def local_gross(story: Story, kind: str, amount: Amount) -> int | None:
    """The amount in the local currency: what Factorial says it is, else by its exchange rate."""
    if amount.is_local:
        return amount.gross
    desk, record = story.desk, story.record
    own = desk.books.local_currency
    local = None
    converted_to = (record.reimbursable_currency or "").strip().upper()
    if converted_to == own or (not converted_to and record.exchange_rate):
        local = _converted(story, amount, desk.currency(own), is_told=bool(converted_to))
    if local is None and kind == "journal":
        story.problem(
            "lcy_unknown",
            "amount",
            f"{from_quanta(amount.gross, amount.decimals)} {amount.currency}",
            f"A journal of Business Central's API has no currency, and nothing says what "
            f"{from_quanta(amount.gross, amount.decimals)} {amount.currency} are in {own}.",
            "Enter the reimbursable amount in Factorial, or make a purchase invoice of it "
            "(posting_kind), which has a currency.",
        )
    return local


def _converted(story: Story, amount: Amount, own: Currency, *, is_told: bool) -> int | None:
    """
    The amount in the local currency.

    Args:
        is_told: Whether Factorial says that it converts to the local currency.
    """
    record = story.record
    rate = record.exchange_rate
    cents = record.reimbursable_cents if is_told else None
    by_rate = None
    if rate is not None and own.decimals is not None:
        numerator, denominator = rate.as_integer_ratio()
        by_rate = round_ratio(
            amount.gross * numerator * 10**own.decimals, denominator * 10**amount.decimals
        )
    if cents:
        local = count_of(cents, own)
        if local is None or own.decimals is None:
            return None
        local = abs(local)
        if by_rate is not None and abs(by_rate - local) > own.tolerance:
            said, computed = (
                from_quanta(local, own.decimals),
                from_quanta(by_rate, own.decimals),
            )
            story.because(
                "amount_lcy",
                str(said),
                "reimbursable",
                f"Factorial converts to {said} {own.code}; its exchange rate {rate} would give "
                f"{computed}",
            )
        return local
    if by_rate is not None and own.decimals is not None:
        story.because(
            "amount_lcy",
            str(from_quanta(by_rate, own.decimals)),
            "exchange_rate",
            f"Factorial names the exchange rate {rate}, but no converted amount"
            f"{'' if is_told else ' and no currency'}; {rate} times "
            f"{from_quanta(amount.gross, amount.decimals)} {amount.currency}, rounded, is taken (that "
            "the rate multiplies is a guess)",
            is_default=True,
        )
    return by_rate


def count_of(cents: int, currency: Currency) -> int | None:
    """The smallest units of the books in so many cents; ``None`` where they are too fine for the books."""
    if currency.decimals is None:
        return None
    shift = currency.decimals - currency.of_cents
    if shift >= 0:
        return cents * int(10**shift)
    whole, rest = divmod(cents, 10**-shift)
    return None if rest else whole
