"""What does posting leave? Entries in the general ledger that balance, VAT entries, amounts that stay open."""

from __future__ import annotations

from decimal import Decimal

import attrs

from .books import ZERO, Books
from .facts import NO_DATE
from .refusals import invalid, rule
from .store import Row
from .vat import VatSetup, rounded, to_local

__all__ = ["Posting", "VatAmount", "check_date", "enter", "enter_vat", "rate_of", "settle"]


@attrs.frozen(kw_only=True)
class Posting:
    """One amount in a document's currency on its way into the general ledger."""

    account: str
    amount: Decimal
    text: str
    owner: Row | None = None
    """Whose dimensions count."""


@attrs.frozen(kw_only=True)
class VatAmount:
    """VAT of one identifier in a document."""

    setup: VatSetup
    base: Decimal
    amount: Decimal
    """Reverse charge included."""
    non_deductible: Decimal = ZERO
    """The part of :attr:`amount` that is not reclaimed."""


def check_date(books: Books, day: str) -> None:
    """
    Refuse a day on which nobody may post.

    Raises:
        Refused: 400, outside of the allowed range or in a closed period.
    """
    setup = next(iter(books.tables["generalLedgerSetup"].values()))
    begin, end = setup["allowPostingFrom"], setup["allowPostingTo"]
    if (begin != NO_DATE and day < begin) or (end != NO_DATE and day > end):
        raise rule(f"Posting Date {day} is not within your range of allowed posting dates.")
    periods = sorted(
        books.tables["accountingPeriods"].values(), key=lambda p: str(p["startingDate"])
    )
    period = next((p for p in reversed(periods) if p["startingDate"] <= day), None)
    if period is not None and (period["closed"] or period["dateLocked"]):
        raise rule(f"Posting Date {day} is in a closed accounting period.")


def rate_of(books: Books, currency: str, day: str) -> Decimal:
    """
    Return units of local currency for one unit of a currency on a day.

    Raises:
        Refused: 400, there is no rate.
    """
    if currency == books.local_currency:
        return Decimal(1)
    rates = [
        row
        for row in books.tables["currencyExchangeRates"].values()
        if row["currencyCode"] == currency and row["startingDate"] <= day
    ]
    if not rates:
        raise invalid(f"There is no exchange rate for {currency} on {day}.")
    newest = max(rates, key=lambda row: str(row["startingDate"]))
    relational = Decimal(str(newest["relationalExchangeRateAmount"]))
    return relational / Decimal(str(newest["exchangeRateAmount"]))


def enter(
    books: Books, postings: list[Posting], *, day: str, number: str, type: str, rate: Decimal
) -> list[Row]:
    """
    Write the entries of a document into the general ledger, in local currency.

    Args:
        books: The company.
        postings: They sum to zero; the last one takes what conversion leaves over.
        day: Posting date.
        number: Document number.
        type: Document type.
        rate: Units of local currency for one unit of the document's.
    """
    amounts = ((each.account, each.amount) for each in postings)
    local = to_local(amounts, rate, books.precision)
    return [
        _enter(books, each, amount, day=day, number=number, type=type)
        for each, (_, amount) in zip(postings, local, strict=True)
    ]


def _enter(
    books: Books, posting: Posting, amount: Decimal, *, day: str, number: str, type: str
) -> Row:
    account = books.find("accounts", "number", posting.account)
    if account is None:
        raise invalid(f"The G/L account {posting.account} of the posting set-up does not exist.")
    entry = len(books.tables["generalLedgerEntries"]) + 1
    row = books.add(
        "generalLedgerEntries",
        {
            "entryNumber": entry,
            "postingDate": day,
            "documentNumber": number,
            "documentType": type,
            "accountId": account["id"],
            "accountNumber": posting.account,
            "description": posting.text[:100],
            "debitAmount": max(amount, ZERO),
            "creditAmount": max(-amount, ZERO),
        },
        key=str(entry),
    )
    held: dict[str, Row] = {} if posting.owner is None else posting.owner.get("_dimensions", {})
    fixed = books.facts["generalLedgerEntries"].navigation["dimensionSetLines"].fixed
    row["_dimensions"] = {id: {**each, "parentId": row["id"], **fixed} for id, each in held.items()}
    before = account["netChange"]
    books.undoable(lambda: account.__setitem__("netChange", before))
    account["netChange"] = Decimal(str(before)) + amount
    return row


def enter_vat(books: Books, number: str, amounts: list[VatAmount], rate: Decimal) -> None:
    """Write the VAT entries of a document, which the API does not publish."""
    count = len(books.vat_entries)
    books.undoable(lambda: books.vat_entries.__delitem__(slice(count, None)))
    for each in amounts:
        lost_base = rounded(each.base * each.setup.non_deductible / 100 * rate, books.precision)
        lost = rounded(each.non_deductible * rate, books.precision)
        books.vat_entries.append(
            {
                "documentNumber": number,
                "identifier": each.setup.identifier,
                "calculationType": each.setup.calculation_type,
                "base": rounded(each.base * rate, books.precision) - lost_base,
                "amount": rounded(each.amount * rate, books.precision) - lost,
                "nonDeductibleBase": lost_base,
                "nonDeductibleAmount": lost,
            }
        )


def settle(books: Books, vendor: Row, amount: Decimal, *, is_purchase: bool = True) -> None:
    """Let a vendor be owed more, or less; nobody's ETag changes by that."""
    before = vendor["balance"], vendor.get("_purchases", ZERO)

    def undo() -> None:
        vendor["balance"], vendor["_purchases"] = before

    books.undoable(undo)
    vendor["balance"] = Decimal(str(before[0])) + amount
    if is_purchase:
        vendor["_purchases"] = before[1] + amount
