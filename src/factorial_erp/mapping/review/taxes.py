"""Does Business Central compute the VAT that a row of taxes.csv says?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import attrs

from ..books import NO_DIRECT_POSTING, Books
from ..match import key, nearest
from ..money import as_text
from ..vat import HUNDRED
from ..vat_setup import VatPair, VatSetup
from .verdict import Verdict, doubtful, unverifiable, wrong

if TYPE_CHECKING:
    from ..tables import Row

__all__ = ["compare_tax"]

_NEAR: Final = 3
_COMPLETE: Final = "Complete the pair in VAT Posting Setup in Business Central."


@attrs.frozen(kw_only=True)
class _Tax:
    """What a row says."""

    code: str
    group: str
    kind: str
    percent: Decimal
    deductible: Decimal
    identifier: str

    @property
    def words(self) -> str:
        return f"{as_text(self.percent)} %" if self.kind == "normal" else self.kind

    def misses(self, pair: VatPair) -> tuple[str, ...]:
        """The columns that a pair contradicts; only the kind, where that is another."""
        if pair.kind != self.kind and not (
            self.kind == "normal" and pair.kind == "none" and not self.percent
        ):
            return ("kind",)
        told = pair.non_deductible if self.percent else None
        return (
            *(("percent",) if pair.percent != self.percent else ()),
            *(("deductible",) if told is not None and HUNDRED - told != self.deductible else ()),
        )


def compare_tax(row: Row, setup: VatSetup, books: Books, home_country: str) -> dict[str, Verdict]:
    """
    What the VAT posting set-up says to the columns of a row, where it is not simply right.

    A row that names no business group is right where some pair of its VAT code computes what it says: which group
    a vendor has, the API does not show.

    Args:
        books: To look up the accounts of the pair.
        home_country: Its vendors have the domestic group.
    """
    tax = _tax(row)
    if tax.group and not setup.in_group(tax.group):
        known = [group for group in setup.business_groups if group]
        return {
            "business_group": wrong(
                "vat_group_unknown",
                f"The VAT posting set-up has no VAT business posting group {tax.group}.",
                f"Correct it{_named(nearest(tax.group, known))}.",
            )
        }
    pairs = setup.of(tax.code)
    if tax.group:
        pairs = tuple(pair for pair in pairs if key(pair.business_group) == key(tax.group))
    if not pairs:
        return {"vat_code": _absent(tax, setup)}
    home = key(row.text("country")) in ("", key(home_country))
    domestic = setup.domestic_group if home else None

    def rank(pair: VatPair) -> tuple[int, bool, bool, bool]:
        misses = tax.misses(pair)
        size = 3 if "kind" in misses else len(misses)
        return size, pair.blocked, not pair.business_group, pair.business_group != domestic

    best = min(pairs, key=rank)
    found = {
        **_differences(tax, best, setup),
        **_identifier(row, tax, best, setup),
        **_accounts(row, best),
    }
    if best.blocked:
        found["vat_code"] = wrong(
            "vat_pair_blocked",
            f"{best.label} is blocked in the VAT posting set-up.",
            f"Unblock it in Business Central, or name another VAT code{_alternatives(tax, setup)}.",
        )
    elif not found.keys() & {"kind", "percent"}:
        broken = next(_broken_accounts(best, books), None)
        if broken is not None:
            found["vat_code"] = broken
    return found


def _tax(row: Row) -> _Tax:
    deductible = row.decimal("deductible")
    return _Tax(
        code=row.text("vat_code"),
        group=row.text("business_group"),
        # What is withheld is a line without VAT.
        kind="none" if _is_withholding(row) else key(row.text("kind")),
        percent=row.decimal("percent") or Decimal(0),
        deductible=HUNDRED if deductible is None else deductible,
        identifier=row.text("identifier"),
    )


def _is_withholding(row: Row) -> bool:
    return key(row.text("kind")) == "withholding"


def _absent(tax: _Tax, setup: VatSetup) -> Verdict:
    what = (
        f"pair {tax.group} / {tax.code}"
        if tax.group
        else f"pair with the VAT product posting group {tax.code}"
    )
    return wrong(
        "vat_pair_unknown",
        f"The VAT posting set-up has no {what}.",
        f"Correct the code, or add the pair in Business Central{_alternatives(tax, setup)}.",
    )


def _alternatives(tax: _Tax, setup: VatSetup) -> str:
    """The end of a sentence that names the pairs that compute the same, else codes that look alike."""
    pairs = setup.in_group(tax.group) if tax.group else setup.pairs
    same = [
        pair for pair in pairs if pair.business_group and not pair.blocked and not tax.misses(pair)
    ]
    alike = nearest(tax.code, [pair.product_group for pair in pairs if pair.product_group])
    if not same:
        return _named(alike)
    same.sort(key=lambda pair: pair.product_group not in alike)
    return _named(f"{pair.label} ({pair.words})" for pair in same[:_NEAR])


def _named(near: Iterable[str]) -> str:
    names = ", ".join(near)
    return f"; near are {names}" if names else ""


def _differences(tax: _Tax, pair: VatPair, setup: VatSetup) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    misses = tax.misses(pair)
    instead = _alternatives(tax, setup)
    if "kind" in misses:
        none = " No kind stands for that." if pair.kind is None else ""
        found["kind"] = wrong(
            "vat_kind_differs",
            f"{pair.label} computes {pair.words}, the row says {tax.words}.{none}",
            f"Correct kind and percent, or name another VAT code{instead}.",
        )
    if "percent" in misses:
        found["percent"] = wrong(
            "vat_percent_differs",
            f"{pair.label} computes {as_text(pair.percent)} %, the row says {as_text(tax.percent)} %.",
            f"Correct percent, the VAT code, or the VAT posting set-up{instead}.",
        )
    if pair.non_deductible is None and tax.deductible != HUNDRED:
        found["deductible"] = unverifiable(
            "vat_deductible_unverifiable",
            "The export of the VAT posting set-up has no column 'Non-Deductible VAT %'.",
            "Show the column on the page, and export it again.",
        )
    elif "deductible" in misses and pair.non_deductible is not None:
        found["deductible"] = wrong(
            "vat_deductible_differs",
            f"{pair.label} reclaims {as_text(HUNDRED - pair.non_deductible)} % of the VAT, the row says "
            f"{as_text(tax.deductible)} %.",
            f"Correct deductible, the VAT code, or the VAT posting set-up{instead}.",
        )
    return found


def _identifier(row: Row, tax: _Tax, pair: VatPair, setup: VatSetup) -> dict[str, Verdict]:
    """A warning where documents would be rounded otherwise than predicted."""
    if not pair.identifier:
        return {}
    if tax.identifier and key(tax.identifier) != key(pair.identifier):
        return {
            "identifier": doubtful(
                "vat_identifier_differs",
                f"{pair.label} has the VAT identifier {pair.identifier}, the row says {tax.identifier}.",
                f"Write {pair.identifier}: Business Central rounds once for each identifier.",
            )
        }
    if tax.identifier or key(tax.code) == key(pair.identifier) or not row.text("vat_code"):
        return {}
    sharing = [
        other.product_group
        for other in setup.in_group(pair.business_group)
        if key(other.identifier or "") == key(pair.identifier)
        and key(other.product_group) != key(pair.product_group)
    ]
    if not sharing:
        return {}
    return {
        "vat_code": doubtful(
            "vat_identifier_shared",
            f"{pair.label} shares the VAT identifier {pair.identifier} with {', '.join(sharing)}: "
            "documents round their VAT together.",
            f"Write {pair.identifier} into identifier.",
        )
    }


def _accounts(row: Row, pair: VatPair) -> dict[str, Verdict]:
    """Warnings where the row predicts other accounts than Business Central takes."""
    found: dict[str, Verdict] = {}
    for column, account, what in (
        ("vat_account", pair.purchase_account, "input VAT"),
        ("reverse_account", pair.reverse_account, "VAT owed under reverse charge"),
        ("cost_account", pair.non_deductible_account, "VAT that is not reclaimed"),
    ):
        said = "" if _is_withholding(row) else row.text(column)
        if said and account and key(said) != key(account):
            found[column] = doubtful(
                "vat_account_differs",
                f"{pair.label} posts {what} to {account}, the row says {said}.",
                f"Write {account}, or leave it blank.",
            )
    return found


def _broken_accounts(pair: VatPair, books: Books) -> Iterator[Verdict]:
    """What keeps Business Central from posting with a pair."""
    needed = (
        ("Purchase VAT Account", pair.purchase_account, bool(pair.percent)),
        ("Reverse Chrg. VAT Acc.", pair.reverse_account, pair.kind == "reverse_charge"),
        ("Non-Deductible Purchase VAT Account", pair.non_deductible_account, False),
    )
    for caption, number, is_needed in needed:
        if number == "" and is_needed:
            yield wrong(
                "vat_account_missing",
                f"{pair.label} has no account under '{caption}', so that nothing can be posted with it.",
                _COMPLETE,
            )
        if not number or not books.accounts:
            continue
        account = books.account(number)
        if account is None or account.reason not in (None, NO_DIRECT_POSTING):
            why = "which does not exist" if account is None else f"which is {account.reason}"
            yield wrong(
                "vat_account_unusable",
                f"{pair.label} has the account {number} under '{caption}', {why}.",
                _COMPLETE,
            )
