"""
How fast are expenses mapped? Beside the same decisions as plain ifs, in one process and turn by turn.

    python bench/mapping.py [--records 100000] [--rules 500] [--rounds 3]

Both get the same records and decide the same for each: vendor, account, VAT, dimensions, posting date and lines
that sum to the receipt; what they decide is compared before anything is timed. The ifs are what somebody would
write by hand, one below the other and the first that fits returns; they give no reasons. Times are processor
times, since other processes only disturb.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import time
from collections.abc import Callable, Iterable
from decimal import Decimal

import mapping_cases as cases

from factorial_erp.mapping import ExpenseRecord, Mapped
from factorial_erp.mapping.engine.resolve import Resolver

Booked = tuple[str, str, tuple[tuple[str, int, str], ...], tuple[tuple[str, str], ...], dt.date]
"""Vendor, number, lines (account, net cents, VAT code), dimensions, posting date."""

Decide = Callable[[ExpenseRecord], Booked]


def by_hand(count: int) -> Decide:  # noqa: C901, PLR0915  (plain ifs are the point)
    """The decisions of :func:`cases.rules` as a program of plain ifs."""
    suppliers, narrow = count // 5, count // 10
    categories = count - suppliers - 2 * narrow - 2
    lines = ["def account_of(category, subcategory, supplier, cents):"]
    for i in range(narrow):
        lines += [
            f"    if category == 'C{i}' and subcategory == 'S{i % 3}':",
            f"        return '{cases.account_of(i + 3)}'",
        ]
    lines += ["    if category == 'C0' and cents >= 95201:", "        return '0650'"]
    for i in reversed(range(suppliers)):
        lines += [
            f"    if supplier == 'supplier {i}':",
            f"        return '{cases.account_of(i + 7)}'",
        ]
    for i in range(categories):
        lines += [f"    if category == 'C{i}':", f"        return '{cases.account_of(i)}'"]
    lines += ["    return '6300'", "", "def center_of(center, date, code):"]
    for i in range(narrow):
        since = " and date >= JULY" if i % 2 else ""
        lines += [
            f"    if center == 'K{i}'{since}:",
            f"        return '{100 + i % cases.CENTERS}'",
        ]
    lines += ["    return code"]
    space: dict[str, Callable[..., str]] = {"JULY": dt.date(2026, 7, 1)}  # type: ignore[dict-item]
    exec("\n".join(lines), space)
    account_of, center_of = space["account_of"], space["center_of"]
    first, last, home = dt.date(2026, 1, 1), dt.date(2026, 12, 31), "DE"
    zero, seven, nineteen = Decimal(0), Decimal(7), Decimal(19)

    def vat_code(rate: Decimal, country: str) -> tuple[str, int, bool]:
        if country == "DE" and rate == nineteen:
            return "VST19", 19, True
        if country == "DE" and rate == seven:
            return "VST7", 7, True
        if rate == zero:
            return "VST0", 0, False
        raise LookupError(rate)

    def decide(record: ExpenseRecord) -> Booked:  # noqa: C901, PLR0912
        if record.status not in ("approved", "paid") or record.category is None:
            raise LookupError(record.id)
        cents, date = record.amount_cents, record.date
        if cents is None or date is None or not first <= date <= last:
            raise LookupError(record.id)
        if record.card:
            vendor = "KARTE"
        elif record.payment == "reimbursable" and record.employee is not None:
            vendor = f"M{record.employee.code}"
        else:
            raise LookupError(record.id)
        supplier = (record.merchant_name or "").strip().casefold()
        subcategory = record.subcategory.id if record.subcategory else ""
        account = account_of(record.category.id, subcategory, supplier, cents)
        dimensions = []
        if record.cost_centers:
            center = record.cost_centers[0]
            dimensions.append(("KST", center_of(center.id, date, center.code)))
        if record.project is not None and record.project.code:
            dimensions.append(("PROJEKT", record.project.code))
        lines = []
        left = cents
        computed = 0
        for tax in record.taxes:
            if tax.rate is None or tax.base_cents is None or tax.tax_cents is None:
                raise LookupError(record.id)
            code, percent, taxed = vat_code(tax.rate, home)
            if taxed:
                vat = (2 * tax.base_cents * percent + 100) // 200
                if abs(vat - tax.tax_cents) > 2:
                    raise LookupError(record.id)
                lines.append((account, tax.base_cents, code))
                computed += tax.base_cents + vat
            else:
                lines.append((account, tax.base_cents + tax.tax_cents, code))
                computed += tax.base_cents + tax.tax_cents
            left -= tax.base_cents + tax.tax_cents
        if left > 2:
            lines.append((account, left, vat_code(zero, home)[0]))
            computed += left
        difference = cents - computed
        if difference:
            if abs(difference) > 2:
                raise LookupError(record.id)
            lines.append(("6999", difference, "VST0"))
        return vendor, f"FE-{record.id}", tuple(lines), tuple(dimensions), date

    return decide


def booked(mapped: Mapped) -> Booked:
    """The same of a result of the mapping."""
    invoice = mapped.invoice
    if invoice is None:
        message = f"{mapped.record_key}: {mapped.problems}"
        raise SystemExit(message)
    lines = tuple(
        (line.account_number, int(line.unit_cost.scaleb(2)), line.vat_code)
        for line in invoice.lines
    )
    return (
        invoice.vendor_number,
        invoice.vendor_invoice_number,
        lines,
        invoice.lines[0].dimensions,
        invoice.posting_date,
    )


def reading(resolver: Resolver, *, posting: bool = False) -> Callable[[ExpenseRecord], object]:
    """Resolve a record and look at the reasons, and perhaps at the entries too."""

    def read(record: ExpenseRecord) -> object:
        mapped = resolver.resolve(record)
        return (mapped.trail, mapped.posting) if posting else mapped.trail

    return read


def seconds(work: Callable[[ExpenseRecord], object], records: Iterable[ExpenseRecord]) -> float:
    """Processor time of doing something with each record and dropping the result."""
    gc.collect()
    begin = time.process_time()
    for record in records:
        work(record)
    return time.process_time() - begin


def measure(count: int, rules: int, rounds: int) -> dict[str, float]:
    """The best time of each way, in seconds."""
    document, books = cases.document(rules), cases.books()
    records = list(cases.records(count, rules))
    decide = by_hand(rules)
    check = document.resolver(books)
    for record in records[:: max(1, count // 2_000)]:
        if booked(check.resolve(record)) != decide(record):
            message = f"The ways disagree on {record.key}."
            raise SystemExit(message)
    gc.collect()
    gc.freeze()  # the collector need not look through the records again and again
    times: dict[str, list[float]] = {"ifs": [], "resolve": [], "trail": [], "all": []}
    for _ in range(rounds):
        times["ifs"].append(seconds(decide, records))
        times["resolve"].append(seconds(document.resolver(books).resolve, records))
        # Each round starts with nothing remembered.
        times["trail"].append(seconds(reading(document.resolver(books)), records))
        times["all"].append(seconds(reading(document.resolver(books), posting=True), records))
    return {name: min(each) for name, each in times.items()}


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--records", type=int, default=100_000)
    words.add_argument("--rules", type=int, default=500)
    words.add_argument("--rounds", type=int, default=3)
    given = words.parse_args()
    print(json.dumps(measure(given.records, given.rules, given.rounds)))


if __name__ == "__main__":
    main()
