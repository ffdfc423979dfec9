"""Which rows of taxes.csv follow from the rates of Factorial and from what the ERP computes?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import attrs

from ..books import Books
from ..match import key
from ..money import as_text
from ..vat import HUNDRED
from ..vat_setup import VatPair, VatSetup
from .finding import Finding

__all__ = ["InvoicedVat", "ProposedTaxes", "TaxRate", "open_withholdings", "propose_taxes"]

_TABLE: Final = "taxes.csv"
_ZERO: Final = Decimal(0)
_MOST: Final = 3
"""VAT codes that are suggested from invoices for a rate."""
_WITHOUT_SETUP: Final = (
    "Add a row to taxes.csv; or export the page VAT Posting Setup, and give it to Books.with_vat_setup or "
    "--vat-setup, to have it proposed."
)


@attrs.frozen(kw_only=True)
class TaxRate:
    """A rate of VAT, or of income tax that is withheld, in Factorial."""

    id: str
    percent: Decimal
    country: str = ""
    name: str = ""
    external_id: str = ""
    """What Factorial has as the key in the ERP."""


@attrs.frozen(kw_only=True)
class InvoicedVat:
    """What purchase invoices in the ERP show of a VAT code; it is all that the standard API tells of its rate."""

    code: str
    percent: Decimal
    country: str = ""
    """Of the vendors: ISO code of two letters."""
    lines: int
    """How many lines have it."""


@attrs.frozen(kw_only=True)
class ProposedTaxes:
    """Rows in force and drafts, and what a person has to decide."""

    rows: tuple[dict[str, str], ...]
    open_points: tuple[Finding, ...]


@attrs.frozen(kw_only=True)
class _Rate:
    """Rates of Factorial that a receipt does not tell apart."""

    id: str
    percent: Decimal
    country: str
    names: tuple[str, ...]
    external_ids: tuple[str, ...]

    @property
    def words(self) -> str:
        if not self.percent:
            return "0 %"
        return f"{as_text(self.percent)} % from {self.country or 'any country'}"


@attrs.frozen(kw_only=True)
class _Found:
    """What a rate becomes."""

    rows: tuple[dict[str, str], ...] = ()
    finding: Finding | None = None


def propose_taxes(
    rates: Iterable[TaxRate],
    books: Books,
    *,
    home_country: str,
    domestic_group: str | None,
    invoiced: Iterable[InvoicedVat] = (),
) -> ProposedTaxes:
    """
    Propose rows.

    In force is a rate whose VAT code Factorial keeps, and one that a single pair of the domestic group computes.
    Where several do, each is a draft. Reverse charge, VAT that is partly reclaimed and rates of other countries
    are drafts as well.

    Args:
        home_country: Of the company, empty where it is not known.
        domestic_group: VAT business posting group of its vendors; ``None``: the set-up tells.
        invoiced: Where there is no set-up, VAT codes that invoices of a country have at a rate are drafts.
    """
    setup = books.vat_setup
    group = domestic_group or (setup.domestic_group if setup else None)
    known = list(_together(rates))
    if not any(not rate.percent and rate.country in ("", home_country) for rate in known):
        known.append(
            _Rate(id="none", percent=_ZERO, country="", names=(), external_ids=())
        )  # tips and receipts without VAT
    countries = {rate.country for rate in known if rate.country}
    if not home_country and len(countries) == 1:
        home_country = countries.pop()
    seen = tuple(invoiced)
    found = [
        _without_setup(rate, _seen(rate, seen, home_country), books)
        if setup is None
        else _propose(rate, books, setup, group, home_country)
        for rate in known
    ]
    rows = [row for each in found for row in each.rows]
    if setup is not None:
        rows += _named_by_rules(setup, group)
    open_points = [each.finding for each in found if each.finding is not None]
    if setup is not None and group is None:
        open_points.append(_open_group(setup))
    return ProposedTaxes(rows=tuple(_unique(rows)), open_points=tuple(open_points))


def open_withholdings(rates: Iterable[TaxRate]) -> Iterator[Finding]:
    """What is to be decided on income tax: which account owes it, nothing tells."""
    for rate in rates:
        if rate.percent:
            where = rate.country or "any country"
            yield _open(
                f"Factorial has {as_text(rate.percent)} % of income tax from {where} that is withheld"
                f"{f' ({rate.name})' if rate.name else ''}; which account owes it is not known.",
                f"Add a row to taxes.csv with rate {as_text(rate.percent)}, kind withholding, percent 0, a "
                "VAT code that computes none, and the account in vat_account; or delete the rate in "
                "Factorial, where no supplier has it.",
            )


def _together(rates: Iterable[TaxRate]) -> Iterator[_Rate]:
    by_receipt: dict[tuple[Decimal, str], list[TaxRate]] = {}
    for rate in rates:
        by_receipt.setdefault((rate.percent, rate.country.upper()), []).append(rate)
    for (percent, country), same in by_receipt.items():
        yield _Rate(
            id=same[0].id,
            percent=percent,
            country=country,
            names=tuple(dict.fromkeys(rate.name for rate in same if rate.name)),
            external_ids=tuple(
                dict.fromkeys(rate.external_id for rate in same if rate.external_id)
            ),
        )


def _unique(rows: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The rows with ids that are their own."""
    seen: dict[str, int] = {}
    for row in rows:
        count = seen[key(row["id"])] = seen.get(key(row["id"]), 0) + 1
        yield row if count == 1 else {**row, "id": f"{row['id']}-{count}"}


# ---- one rate -------------------------------------------------------------------------------------


def _propose(
    rate: _Rate, books: Books, setup: VatSetup, group: str | None, home_country: str
) -> _Found:
    stated = _stated(rate, books)
    is_foreign = bool(rate.percent and home_country) and rate.country not in ("", home_country)
    if is_foreign and not stated:
        return _foreign(rate, setup, group)
    is_clear = bool(stated) or (group is not None and rate.country in ("", home_country))
    wanted = attrs.evolve(rate, percent=_ZERO) if is_foreign else rate
    pairs = _computing(wanted, setup, group)
    if stated:
        pairs = [pair for pair in pairs if key(pair.product_group) in map(key, stated)]
        if not pairs:
            return _contradicted(rate, stated, setup)
        evidence = f"Factorial has {', '.join(stated)} as the external id of this rate"
    else:
        evidence = f"the only pair of {group} that computes this rate"
    if len(pairs) == 1 and is_clear:
        pair = pairs[0]
        row = _row(rate, pair, note=f"{evidence}: {pair.label}, {pair.words}")
        return _Found(rows=(row,), finding=_told(rate, pair))
    if not pairs:
        return _Found(finding=_nothing(rate, setup, group))
    return _Found(
        rows=tuple(
            _row(rate, pair, status="draft", evidence=f"{pair.label} computes {pair.words}")
            for pair in pairs
        ),
        finding=_several(rate, pairs),
    )


def _stated(rate: _Rate, books: Books) -> tuple[str, ...]:
    """The VAT codes that Factorial keeps for a rate, as far as the ERP has them."""
    setup = books.vat_setup
    known = {key(code): code for code in setup.product_groups} if setup else {}
    codes = (books.vat_code(id) or known.get(key(id)) for id in rate.external_ids)
    return tuple(dict.fromkeys(code for code in codes if code))


def _computing(rate: _Rate, setup: VatSetup, group: str | None) -> list[VatPair]:
    """The pairs that compute a rate, all of which is reclaimed."""
    kind = "normal" if rate.percent else "none"
    pairs = setup.pairs if group is None else setup.in_group(group)
    return [
        pair
        for pair in pairs
        if pair.kind == kind
        and pair.percent == rate.percent
        and pair.business_group
        and not pair.blocked
        and not (rate.percent and pair.non_deductible)
    ]


def _row(rate: _Rate, pair: VatPair, **told: str) -> dict[str, str]:
    return {**_of_rate(rate), **_of_pair(pair), **told}


def _row_of_code(rate: _Rate, code: str, **told: str) -> dict[str, str]:
    """A row where nothing is known of the pair but its VAT code."""
    kind = "normal" if rate.percent else "none"
    cells = {"vat_code": code, "percent": as_text(rate.percent), "kind": kind}
    return {**_of_rate(rate), **cells, **told}


def _of_rate(rate: _Rate) -> dict[str, str]:
    """The cells that a rate fills."""
    return {"id": f"tax-{rate.id}", "rate": as_text(rate.percent), "country": rate.country}


def _of_pair(pair: VatPair) -> dict[str, str]:
    """The cells that a pair fills."""
    identifier = pair.identifier or ""
    lost = pair.non_deductible if pair.percent else None
    cells = {
        "vat_code": pair.product_group,
        "business_group": pair.business_group,
        "identifier": "" if key(identifier) == key(pair.product_group) else identifier,
        "percent": as_text(pair.percent),
        "kind": pair.kind or "",
    }
    if pair.percent:
        cells["deductible"] = as_text(HUNDRED - lost) if lost else ""
        cells["cost_account"] = (pair.non_deductible_account or "") if lost else ""
        cells["vat_account"] = pair.purchase_account or ""
    if pair.kind == "reverse_charge":
        cells["reverse_account"] = pair.reverse_account or ""
    return cells


def _seen(
    rate: _Rate, invoiced: Iterable[InvoicedVat], home_country: str
) -> tuple[InvoicedVat, ...]:
    """The VAT codes that invoices have at a rate, the most frequent first."""
    country = rate.country or home_country
    fitting = (
        each
        for each in invoiced
        if each.percent == rate.percent and each.country.upper() in ("", country)
    )
    return tuple(sorted(fitting, key=lambda each: -each.lines)[:_MOST])


def _without_setup(rate: _Rate, seen: Sequence[InvoicedVat], books: Books) -> _Found:
    """What the API alone tells: codes that Factorial keeps, what invoices show, and names of VAT codes."""
    percent = as_text(rate.percent)
    stated = _stated(rate, books)
    rows = tuple(
        _row_of_code(rate, code, note=f"Factorial has {code} as the external id of this rate")
        for code in stated
    )
    if len(rows) == 1:
        return _Found(rows=rows)
    if rows:
        evidence = "Factorial has it as the external id of this rate"
        drafts = tuple({**row, "note": "", "status": "draft", "evidence": evidence} for row in rows)
        message = f"For {rate.words} Factorial keeps several VAT codes: {', '.join(stated)}."
        return _Found(rows=drafts, finding=_open(message, _CHOOSE))
    if seen:
        shown = tuple(
            _row_of_code(
                rate,
                each.code,
                status="draft",
                evidence=f"{each.lines} {'line' if each.lines == 1 else 'lines'} of purchase invoices from "
                f"{each.country or 'vendors'} have {each.code} with {percent} %",
            )
            for each in seen
        )
        message = (
            f"For {rate.words} purchase invoices have {', '.join(each.code for each in seen)}."
        )
        return _Found(rows=shown, finding=_open(message, _CHOOSE))
    alike = [
        f"{code} {name}".strip()
        for code, name in (books.vat_codes or {}).items()
        if rate.percent
        and percent in re.findall(r"\d+(?:\.\d+)?", f"{code} {name}".replace(",", "."))
    ]
    message = f"For {rate.words} no VAT code is known" + (
        f"; named alike: {', '.join(alike)}." if alike else "."
    )
    if not rate.percent:
        return _Found(
            finding=_open(
                "For 0 % no VAT code is known; tips and receipts without VAT need it.",
                "Add a row to taxes.csv with rate 0 and kind none.",
            )
        )
    return _Found(finding=_open(message, _WITHOUT_SETUP))


def _foreign(rate: _Rate, setup: VatSetup, group: str | None) -> _Found:
    """VAT of another country, which is mostly part of the cost."""
    zero = attrs.evolve(rate, percent=_ZERO)
    rows = tuple(
        _row(rate, pair, status="draft", evidence="VAT of another country, as a part of the cost")
        for pair in (_computing(zero, setup, group) if group is not None else ())
    )
    message = f"VAT of {rate.words} is not computed for vendors of the own country."
    fix = "Decide whether it is part of the cost, kind none, and complete the row of taxes.csv."
    return _Found(rows=rows, finding=_open(message, fix, severity="info"))


# ---- what only a rule leads to --------------------------------------------------------------------


def _named_by_rules(setup: VatSetup, group: str | None) -> Iterator[dict[str, str]]:
    """Drafts without a rate: reverse charge, and VAT of the own country that is partly reclaimed."""
    for pair in setup.pairs:
        if pair.blocked or not pair.business_group or not pair.percent:
            continue
        reverses = pair.kind == "reverse_charge"
        is_partial = pair.kind == "normal" and bool(pair.non_deductible)
        if not reverses and not (is_partial and pair.business_group == group):
            continue
        name = re.sub(r"[^0-9a-z]+", "-", key(f"{pair.business_group} {pair.product_group}"))
        yield {
            "id": f"{'rc' if reverses else 'part'}-{name}".strip("-"),
            **_of_pair(pair),
            "status": "draft",
            "evidence": f"{pair.label} computes {pair.words}; only a rule can lead to it",
        }


# ---- open points ----------------------------------------------------------------------------------

_CHOOSE: Final = "Empty the status of the right row in taxes.csv, and delete the others."


def _open(message: str, fix: str, *, severity: str = "warning") -> Finding:
    return Finding(
        code="tax_open",
        severity="info" if severity == "info" else "warning",
        message=message,
        fix=fix,
        source=_TABLE,
    )


def _told(rate: _Rate, pair: VatPair) -> Finding:
    return Finding(
        code="tax_proposed",
        severity="info",
        message=f"{rate.words} becomes {pair.label}, which computes {pair.words}.",
        fix="Look it over in taxes.csv.",
        source=_TABLE,
    )


def _several(rate: _Rate, pairs: Sequence[VatPair]) -> Finding:
    labels = ", ".join(pair.label for pair in pairs)
    message = f"For {rate.words} it is not clear which pair is meant: {labels}."
    return _open(message, _CHOOSE)


def _nothing(rate: _Rate, setup: VatSetup, group: str | None) -> Finding:
    pairs = setup.pairs if group is None else setup.in_group(group)
    there = ", ".join(f"{pair.label} ({pair.words})" for pair in pairs if pair.kind == "normal")
    return _open(
        f"For {rate.words} the VAT posting set-up has no pair"
        + (f" of {group}" if group else "")
        + (f"; there are {there}." if there else "."),
        "Add the pair in Business Central and export the page again, or add a row to taxes.csv."
        if rate.percent
        else "Add a VAT code for 0 % in Business Central; tips and receipts without VAT need it.",
    )


def _contradicted(rate: _Rate, stated: Sequence[str], setup: VatSetup) -> _Found:
    told = [f"{pair.label} ({pair.words})" for code in stated for pair in setup.of(code)]
    return _Found(
        finding=_open(
            f"For {rate.words} Factorial keeps {', '.join(stated)}, but Business Central computes otherwise: "
            f"{', '.join(told)}.",
            "Correct the external id in Factorial, or the VAT posting set-up.",
        )
    )


def _open_group(setup: VatSetup) -> Finding:
    groups: Mapping[str, None] = dict.fromkeys(
        pair.business_group for pair in setup.pairs if pair.business_group and pair.kind == "normal"
    )
    return Finding(
        code="domestic_group_open",
        severity="warning",
        message="Which VAT business posting group the vendors of the own country have, the VAT posting set-up "
        f"does not tell; normal VAT is computed for {', '.join(groups) or 'none'}.",
        fix="Name it: propose(…, domestic_group=…) or --domestic-group.",
        source=_TABLE,
    )
