"""What does a mapping document expect of records that it names itself?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, cast

import attrs

from ..match import key
from ..money import MinorUnits, units
from ..posting import POSTING_KINDS, PostingEntry
from ..problems import PROBLEMS, REASONS_TO_SKIP
from ..records.expense import (
    CostCenterShare,
    ExpenseKind,
    ExpenseRecord,
    Membership,
    Mileage,
    PerDiem,
    Ref,
    TaxPart,
)
from ..tables import Problems, Row, did_you_mean
from .columns import EXAMPLE_KINDS, STATUSES
from .settings import Settings

__all__ = ["Example", "ExpectedLine", "line_text", "read_examples"]

_GIVEN: Final = (
    "kind", "status", "date", "amount", "currency", "reimbursed", "entity", "employee", "team",
    "category", "subcategory", "cost_centers", "project", "subproject", "supplier", "tax_number",
    "supplier_country", "payment", "payment_method", "card", "document_type", "document_number", "taxes",
    "ledger_account", "distance", "days",
)  # fmt: skip
_EXPECTED_ONCE: Final = ("posting_kind", "credit", "vat_amount", "posting_date", "problem")

_CODES: Final = (*PROBLEMS, *REASONS_TO_SKIP)
"""What an example may expect instead of lines."""

_TAX: Final = re.compile(
    r"(?P<rate>[\d.]+)(?:\s*:\s*(?P<base>-?[\d.]+)?\s*(?:(?P<sign>[+-])\s*(?P<tax>-?[\d.]+))?)?"
)
_TAX_HINT: Final = (
    "Write rate: base + tax, with semicolons between: 19: 100.00 + 19.00; 7: 50 + 3.50; with a minus what "
    "is withheld: 15: 100.00 - 15.00"
)
_DIMENSION_HINT: Final = "Write code = value, with semicolons between: KST=100; PRJ=7"
_AMOUNT_HINT: Final = "Write it with a decimal point and no more decimals than the currency: 119.00"


@attrs.frozen(kw_only=True)
class ExpectedLine:
    """A line that an example expects; what is ``None`` or empty may be anything."""

    account: str
    net: Decimal | None
    """In the currency of the record; a debit is positive."""
    vat: str
    """The VAT product posting group."""
    dimensions: tuple[tuple[str, str], ...] | None
    source: str

    def fits(self, entry: PostingEntry) -> bool:
        """Whether an entry is what is expected."""
        return (
            (not self.account or key(self.account) == key(entry.number))
            and (self.net is None or self.net == entry.amount)
            and (not self.vat or key(self.vat) == key(entry.vat_code))
            and (self.dimensions is None or _keys(self.dimensions) == _keys(entry.dimensions))
        )

    def __str__(self) -> str:
        return line_text(self.account, self.net, self.vat, self.dimensions)


@attrs.frozen(kw_only=True)
class Example:
    """A record and what the document is expected to make of it."""

    name: str
    record: ExpenseRecord
    lines: tuple[ExpectedLine, ...]
    """None: they may be anything."""
    posting_kind: str
    credit: str
    """Number that is credited, or type and number: ``vendor:70001``."""
    vat_amount: Decimal | None
    posting_date: dt.date | None
    problems: tuple[str, ...]
    """Codes of problems, or of the reason for posting nothing, in order of the alphabet."""
    note: str
    source: str


# ---- reading --------------------------------------------------------------------------------------


def read_examples(
    rows: Iterable[Row], settings: Settings, problems: Problems
) -> tuple[Example, ...]:
    """The examples of a table: rows that share a name are one, the first of them has what is given."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        with problems.collecting():
            groups.setdefault(key(row.required("example")), []).append(row)
    return tuple(problems.each(lambda rows: _example(rows, settings), groups.values()))


def _example(rows: Sequence[Row], settings: Settings) -> Example:
    first, *others = rows
    for row in others:
        for column in (*_GIVEN, *_EXPECTED_ONCE):
            if row.text(column):
                raise row.invalid(
                    column,
                    f"stands below the first row of {first.text('example')!r}",
                    f"Write it in row {first.number}; further rows have only expected lines.",
                )
    codes = sorted(_codes(first))
    lines = tuple(line for row in rows if (line := _expected(row)) is not None)
    if codes and lines:
        raise first.invalid("problem", "is expected together with lines", "Empty one or the other.")
    return Example(
        name=first.text("example"),
        record=_record(first, settings),
        lines=lines,
        posting_kind=first.choice("posting_kind", POSTING_KINDS),
        credit=first.text("credit"),
        vat_amount=first.decimal("vat_amount"),
        posting_date=first.date("posting_date"),
        problems=tuple(codes),
        note=first.text("note"),
        source=first.source,
    )


def _codes(row: Row) -> Iterator[str]:
    for code in _items(row.text("problem")):
        if key(code) not in _CODES:
            raise row.invalid(
                "problem",
                f"contains {code!r}, which is no code of a problem",
                f"The reference of the mapping document lists them{did_you_mean(code, _CODES)}.",
            )
        yield key(code)


def _expected(row: Row) -> ExpectedLine | None:
    pairs = row.text("dimensions")
    dimensions = None if not pairs else tuple(_pairs(row, "dimensions", pairs, _DIMENSION_HINT))
    account = row.account("account") if row.text("account") else ""
    net, vat = row.decimal("net"), row.text("vat")
    if not account and net is None and not vat and dimensions is None:
        return None
    if pairs == "-":
        dimensions = ()
    return ExpectedLine(account=account, net=net, vat=vat, dimensions=dimensions, source=row.source)


def _record(row: Row, settings: Settings) -> ExpenseRecord:
    currency = row.required("currency").upper()
    cents = _cents(row, "amount", row.text("amount"), currency, settings.minor_units)
    reimbursed, reimbursed_currency = _reimbursed(row, settings.minor_units)
    centers, shares = _centers(row)
    kind = cast("ExpenseKind", row.choice("kind", EXAMPLE_KINDS) or "expense")
    return ExpenseRecord(
        key=f"example/{row.text('example')}",
        id=row.text("id"),
        kind=kind,
        status=row.choice("status", STATUSES) or settings.statuses[0],
        date=row.date("date"),
        amount_cents=cents,
        currency=currency,
        reimbursable_cents=reimbursed,
        reimbursable_currency=reimbursed_currency,
        taxes=tuple(_taxes(row, currency, settings.minor_units, "+")),
        withholdings=tuple(_taxes(row, currency, settings.minor_units, "-")),
        entity=_ref(row, "entity"),
        employee=_ref(row, "employee"),
        category=_ref(row, "category"),
        subcategory=_ref(row, "subcategory"),
        team=_ref(row, "team"),
        cost_centers=centers,
        cost_center_shares=shares,
        project=_ref(row, "project"),
        subproject=_ref(row, "subproject"),
        merchant_name=row.text("supplier") or None,
        merchant_tin=row.text("tax_number") or None,
        supplier_country=row.country("supplier_country") if row.text("supplier_country") else None,
        payment=row.text("payment") or None,
        payment_method=row.text("payment_method") or None,
        card=row.choice("card", ("yes", "no")) == "yes",
        ledger_account=_ref(row, "ledger_account"),
        document_type=row.text("document_type") or None,
        document_number=row.text("document_number")
        or (row.text("id") if kind in settings.numbers else None),
        memberships=tuple(
            Membership(cost_center=share.cost_center, percent=share.percent) for share in shares
        ),
        mileage=_mileage(row),
        per_diem=PerDiem(days=row.decimal("days")) if row.text("days") else None,
    )


def _mileage(row: Row) -> Mileage | None:
    text = row.text("distance")
    if not text:
        return None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]+)", text)
    if found is None:
        raise row.invalid("distance", f"is {text!r}", "Write the number and the unit: 120.5 km")
    return Mileage(distance=Decimal(found[1]), unit=found[2])


def _ref(row: Row, column: str) -> Ref | None:
    text = row.text(column)
    return Ref(text, text, text) if text else None


def _cents(row: Row, column: str, text: str, currency: str, policy: MinorUnits) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise row.invalid(column, f"is {row.text(column)!r}", _AMOUNT_HINT)
    cents = Decimal(text) / units(1, currency, policy=policy)
    if cents != cents.to_integral_value():
        raise row.invalid(column, f"is {row.text(column)!r}", _AMOUNT_HINT)
    return int(cents)


def _reimbursed(row: Row, policy: MinorUnits) -> tuple[int | None, str | None]:
    text = row.text("reimbursed")
    if not text:
        return None, None
    amount, _, currency = text.partition(" ")
    if not re.fullmatch(r"[A-Za-z]{3}", currency.strip()):
        raise row.invalid("reimbursed", f"is {text!r}", "Write amount and currency: 108.20 EUR")
    currency = currency.strip().upper()
    return _cents(row, "reimbursed", amount, currency, policy), currency


def _taxes(row: Row, currency: str, policy: MinorUnits, sign: str) -> Iterator[TaxPart]:
    for item in _items(row.text("taxes")):
        found = _TAX.fullmatch(item)
        if found is None or not re.fullmatch(r"\d+(\.\d+)?", found["rate"]):
            raise row.invalid("taxes", f"contains {item!r}", _TAX_HINT)
        if (found["sign"] or "+") != sign:
            continue
        yield TaxPart(
            rate=Decimal(found["rate"]),
            base_cents=_cents(row, "taxes", found["base"] or "", currency, policy),
            tax_cents=_cents(row, "taxes", found["tax"] or "", currency, policy),
        )


def _centers(row: Row) -> tuple[tuple[Ref, ...], tuple[CostCenterShare, ...]]:
    text = row.text("cost_centers")
    if "=" not in text:
        return tuple(Ref(item, item, item) for item in _items(text)), ()
    hint = "Write names, or names = percent, with semicolons between: 100=60; 200=40"
    shares: list[CostCenterShare] = []
    for name, percent in _pairs(row, "cost_centers", text, hint):
        if not re.fullmatch(r"\d+(\.\d+)?", percent):
            raise row.invalid("cost_centers", f"contains {percent!r}", hint)
        shares.append(CostCenterShare(cost_center=Ref(name, name, name), percent=Decimal(percent)))
    return tuple(share.cost_center for share in shares), tuple(shares)


def _pairs(row: Row, column: str, text: str, hint: str) -> Iterator[tuple[str, str]]:
    for item in _items(text):
        name, sign, value = item.partition("=")
        if item == "-" and text == "-":
            return
        if not (sign and name.strip() and value.strip()):
            raise row.invalid(column, f"contains {item!r}", hint)
        yield name.strip(), value.strip()


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(";") if item.strip()]


def line_text(
    account: str, net: Decimal | None, vat: str, dimensions: Iterable[tuple[str, str]] | None
) -> str:
    """A line of a posting in words, as far as it is known."""
    pairs = "" if dimensions is None else "; ".join(f"{code}={value}" for code, value in dimensions)
    parts = [account, "" if net is None else str(net), vat, pairs]
    return " ".join(part for part in parts if part)


def _keys(dimensions: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {key(code): key(value) for code, value in dimensions}
