"""Which pairs of VAT groups does Business Central know, and what does it compute for each?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Final, Literal

import attrs

from .match import key
from .money import as_text

__all__ = ["Computes", "VatPair", "VatSetup"]

Computes = Literal["normal", "reverse_charge", "full", "sales_tax", "none"]
"""
``full``: the whole amount is VAT (import VAT); ``none``: not subject to VAT, which only some countries have.
"""

_WORDS: Final[dict[str, str]] = {
    "normal": "normal VAT",
    "reverse_charge": "reverse charge VAT",
    "full": "full VAT",
    "sales_tax": "sales tax",
    "none": "no taxable VAT",
}

_DOMESTIC: Final = ("domestic", "inland", "national", "nacional", "nac", "nazionale", "binnenland")
"""What the group of vendors of the own country is mostly called."""


@attrs.frozen(kw_only=True)
class VatPair:
    """
    A row of the VAT posting set-up: a VAT business and a VAT product posting group.

    Source: table 325 "VAT Posting Setup" of Business Central (microsoft/BCApps).
    """

    business_group: str
    """Of the vendor; empty where a line has none, as in journals."""
    product_group: str
    """The VAT code of a line."""
    computes: Computes
    percent: Decimal
    """**Percent** that is computed."""
    identifier: str | None = None
    """VAT of documents is rounded once for each; ``None`` where the export does not tell."""
    non_deductible: Decimal | None = None
    """**Percent** of the VAT that is not reclaimed; ``None`` where the export does not tell."""
    purchase_account: str | None = None
    """Input VAT; ``None`` where the export does not tell."""
    reverse_account: str | None = None
    """VAT owed under reverse charge; ``None`` where the export does not tell."""
    non_deductible_account: str | None = None
    """VAT that is not reclaimed; empty: the account of the line. ``None`` where the export does not tell."""
    blocked: bool = False

    @property
    def label(self) -> str:
        """Both groups: ``DOMESTIC / VAT19``."""
        return f"{self.business_group or '(blank)'} / {self.product_group or '(blank)'}"

    @property
    def kind(self) -> Literal["normal", "reverse_charge", "none"] | None:
        """What ``kind`` in taxes.csv has to be; ``None`` where nothing there stands for it."""
        match self.computes:
            case "normal" | "reverse_charge":
                return self.computes if self.percent else "none"
            case "none":
                return "none"
            case "full" | "sales_tax":
                return None

    @property
    def words(self) -> str:
        """What it computes: ``19 % normal VAT, blocked``."""
        lost = f", {as_text(self.non_deductible)} % not deductible" if self.non_deductible else ""
        blocked = ", blocked" if self.blocked else ""
        return f"{as_text(self.percent)} % {_WORDS[self.computes]}{lost}{blocked}"


@attrs.frozen
class VatSetup:
    """The VAT posting set-up of a company, which the API does not show. Codes are compared in any case."""

    pairs: tuple[VatPair, ...]

    @property
    def product_groups(self) -> tuple[str, ...]:
        """Each once, in their order."""
        return tuple(dict.fromkeys(pair.product_group for pair in self.pairs))

    @property
    def business_groups(self) -> tuple[str, ...]:
        """Each once, in their order."""
        return tuple(dict.fromkeys(pair.business_group for pair in self.pairs))

    def of(self, product_group: str) -> tuple[VatPair, ...]:
        """The pairs of a VAT product posting group."""
        return self._by_product_group.get(key(product_group), ())

    def in_group(self, business_group: str) -> tuple[VatPair, ...]:
        """The pairs of a VAT business posting group."""
        wanted = key(business_group)
        return tuple(pair for pair in self.pairs if key(pair.business_group) == wanted)

    @property
    def domestic_group(self) -> str | None:
        """
        The group of vendors of the own country, ``None`` where that cannot be told.

        It is the only one with normal VAT, or the only one of these that has the usual name.
        """
        taxed = self._groups_of(pair for pair in self.pairs if pair.kind == "normal")
        usual = [group for group in taxed if key(group).startswith(_DOMESTIC)]
        found = taxed if len(taxed) == 1 else usual
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _groups_of(pairs: Iterable[VatPair]) -> list[str]:
        """Their business groups, each once; a blank one has no vendors."""
        return list(
            dict.fromkeys(
                pair.business_group for pair in pairs if pair.business_group and not pair.blocked
            )
        )

    @cached_property
    def _by_product_group(self) -> dict[str, tuple[VatPair, ...]]:
        found: dict[str, tuple[VatPair, ...]] = {}
        for pair in self.pairs:
            found[key(pair.product_group)] = (*found.get(key(pair.product_group), ()), pair)
        return found
