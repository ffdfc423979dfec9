"""Does the document do what its own examples expect?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, cast

import attrs

from .columns import EXAMPLE_KINDS, STATUSES
from .match import key
from .money import MinorUnits, units
from .overview import Overview
from .posting import POSTING_KINDS, Posting, PostingEntry
from .records import (
    CostCenterShare,
    ExpenseKind,
    ExpenseRecord,
    Membership,
    Mileage,
    PerDiem,
    Ref,
    TaxPart,
)
from .settings import Settings
from .tables import Problems, Row
from .trail import Mapped

__all__ = ["Example", "ExampleResult", "ExampleResults", "ExpectedLine", "check", "read_examples"]

LINE_ROLES: Final = frozenset({"cost", "non_deductible", "rounding", "receivable"})
"""Entries that an expected line stands for; VAT and the credit side have columns of their own."""

_GIVEN: Final = (
    "kind", "status", "date", "amount", "currency", "reimbursed", "entity", "employee", "team",
    "category", "subcategory", "cost_centers", "project", "subproject", "supplier", "tax_number",
    "supplier_country", "payment", "payment_method", "card", "document_type", "taxes",
    "ledger_account", "distance", "days",
)  # fmt: skip
_EXPECTED_ONCE: Final = ("posting_kind", "credit", "vat_amount", "posting_date", "problem")

_TAX: Final = re.compile(
    r"(?P<rate>[\d.]+)(?:\s*:\s*(?P<base>-?[\d.]+)?\s*(?:\+\s*(?P<tax>-?[\d.]+))?)?"
)
_TAX_HINT: Final = (
    "Write rate: base + tax, with semicolons between: 19: 100.00 + 19.00; 7: 50 + 3.50"
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
        return _line(self.account, self.net, self.vat, self.dimensions)


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


@attrs.frozen(kw_only=True)
class ExampleResult:
    """How an example went."""

    example: Example
    differences: tuple[str, ...]
    """What is otherwise than expected, one thing each; none: it passed."""
    mapped: Mapped = attrs.field(repr=False)
    """What the document makes of the record, with the reasons."""

    @property
    def passed(self) -> bool:
        """Whether everything is as expected."""
        return not self.differences

    def __str__(self) -> str:
        head = f"{'ok  ' if self.passed else 'FAIL'} {self.example.name} ({self.example.source})"
        return "\n".join([head, *(f"       {difference}" for difference in self.differences)])


class ExampleResults(tuple[ExampleResult, ...]):
    """How the examples of a document went, in their order."""

    __slots__ = ()

    @property
    def passed(self) -> bool:
        """Whether all examples came out as expected; also where there is none."""
        return not self.failed

    @property
    def failed(self) -> ExampleResults:
        """Those with a difference."""
        return ExampleResults(result for result in self if not result.passed)

    @property
    def overview(self) -> Overview:
        """A row for each example."""
        return Overview(
            title="Examples",
            columns=("example", "source", "result", "differences"),
            rows=tuple(
                (
                    each.example.name,
                    each.example.source,
                    "ok" if each.passed else "fails",
                    "\n".join(each.differences),
                )
                for each in self
            ),
        )

    def _repr_html_(self) -> str:
        return self.overview.to_html()

    def __str__(self) -> str:
        count = len(self) - len(self.failed)
        return "\n".join([*map(str, self), f"{count} of {len(self)} examples pass."])


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
    codes = sorted(key(code) for code in _items(first.text("problem")))
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
        taxes=tuple(_taxes(row, currency, settings.minor_units)),
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


def _taxes(row: Row, currency: str, policy: MinorUnits) -> Iterator[TaxPart]:
    for item in _items(row.text("taxes")):
        found = _TAX.fullmatch(item)
        if found is None or not re.fullmatch(r"\d+(\.\d+)?", found["rate"]):
            raise row.invalid("taxes", f"contains {item!r}", _TAX_HINT)
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


# ---- checking -------------------------------------------------------------------------------------


def check(
    examples: Iterable[Example], resolve: Callable[[ExpenseRecord], Mapped]
) -> ExampleResults:
    """What the document makes of its examples, compared with what they expect."""
    results: list[ExampleResult] = []
    for example in examples:
        mapped = resolve(example.record)
        results.append(
            ExampleResult(
                example=example, differences=tuple(_differences(example, mapped)), mapped=mapped
            )
        )
    return ExampleResults(results)


def _differences(example: Example, mapped: Mapped) -> Iterator[str]:
    codes = sorted({problem.code for problem in mapped.problems})
    if mapped.skipped is not None:
        codes.append(mapped.skipped.code)
    if example.problems:
        if example.problems != tuple(codes):
            found = ", ".join(codes) or "none"
            yield f"problem: expected {', '.join(example.problems)}, found {found}"
        return
    if mapped.posting is not None and not codes:
        yield from _posting_differences(example, mapped, mapped.posting)
        return
    yield from (f"problem {problem.code}: {problem}" for problem in mapped.problems)
    if mapped.skipped is not None:
        yield f"{mapped.skipped.code}: {mapped.skipped.message}"


def _posting_differences(example: Example, mapped: Mapped, posting: Posting) -> Iterator[str]:
    for name, expected, found in (
        ("posting_kind", example.posting_kind or None, mapped.posting_kind),
        ("vat_amount", example.vat_amount, posting.vat),
        ("posting_date", example.posting_date, _posting_date(mapped)),
    ):
        if expected is not None and expected != found:
            yield f"{name}: expected {expected}, found {found or 'none'}"
    credits = [entry for entry in posting.entries if entry.role == "credit"]
    if example.credit and not any(_is_credit(example.credit, entry) for entry in credits):
        found = ", ".join(f"{entry.account_type}:{entry.number}" for entry in credits)
        yield f"credit: expected {example.credit}, found {found or 'none'}"
    if example.lines:
        yield from _line_differences(
            example.lines, [entry for entry in posting.entries if entry.role in LINE_ROLES]
        )


def _posting_date(mapped: Mapped) -> dt.date | None:
    draft = mapped.invoice or mapped.journal
    if draft is not None:
        return draft.posting_date
    because = mapped.because("posting_date")
    return None if because is None else dt.date.fromisoformat(because.value)


def _is_credit(expected: str, entry: PostingEntry) -> bool:
    type, colon, number = expected.partition(":")
    if not colon:
        return key(expected) == key(entry.number)
    return key(type) == entry.account_type and key(number) == key(entry.number)


def _line_differences(
    expected: Sequence[ExpectedLine], found: Sequence[PostingEntry]
) -> Iterator[str]:
    left = list(found)
    missing: list[ExpectedLine] = []
    # Lines that say the most choose first, so that one that says little takes what is left.
    for line in sorted(expected, key=_openness):
        entry = next((entry for entry in left if line.fits(entry)), None)
        if entry is None:
            missing.append(line)
        else:
            left.remove(entry)
    order = {line.source: place for place, line in enumerate(expected)}
    for line in sorted(missing, key=lambda line: order[line.source]):
        yield f"line expected: {line} ({line.source})"
    for entry in left:
        yield f"line found:    {_line(entry.number, entry.amount, entry.vat_code, entry.dimensions)}"


def _openness(line: ExpectedLine) -> int:
    return [
        bool(line.account),
        line.net is not None,
        bool(line.vat),
        line.dimensions is not None,
    ].count(False)


def _line(
    account: str, net: Decimal | None, vat: str, dimensions: Iterable[tuple[str, str]] | None
) -> str:
    pairs = "" if dimensions is None else "; ".join(f"{code}={value}" for code, value in dimensions)
    parts = [account, "" if net is None else str(net), vat, pairs]
    return " ".join(part for part in parts if part)


def _keys(dimensions: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {key(code): key(value) for code, value in dimensions}
