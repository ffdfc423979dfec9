"""Does an independent computation, slow and obvious, written from the documentation, book the same?"""

from __future__ import annotations

import datetime as dt
import pickle
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import attrs
from hypothesis import given, settings, strategies as st

from factorial_erp.mapping import (
    Account,
    Books,
    CostCenterShare,
    ExpenseRecord,
    Mapped,
    MappingDocument,
    Ref,
    TaxPart,
    Vendor,
)
from factorial_erp.mapping.problems import PROBLEMS

SETTINGS = """\
schema_version = 1
name = "Audit"

[policy]
statuses = ["approved", "reversed"]
home_country = "ES"
vat_tolerance = "{tolerance}"
rounding_account = "6590"
rounding_vat = "none"
several_cost_centers = "percentages"
vat_mismatch = "{mismatch}"

[vendors]
employee = "E{{employee}}"

[dimensions.CC]
source = "cost_center"

[defaults]
posting_kind = "{route}"
"""


class Row(NamedTuple):
    """What a row of taxes.csv says."""

    rate: str
    code: str
    percent: Fraction = Fraction(0)
    kind: str = "none"
    reclaimed: Fraction = Fraction(100)
    cost_account: str = ""
    identifier: str = ""


ROWS = {
    "t21": Row("21", "IVA21", Fraction(21), "normal", identifier="IVA21"),
    "t10": Row("10", "IVA10", Fraction(10), "normal", identifier="IVA10"),
    "t55": Row("5.5", "IVA55", Fraction("5.5"), "normal", identifier="IVA55"),
    "none": Row("0", "IVA0"),
    "twin": Row("", "IVA21B", Fraction(21), "normal", identifier="IVA21"),
    "half": Row("", "IVA21M", Fraction(21), "normal", Fraction(50), "", "IVA21M"),
    "third": Row("", "IVA10M", Fraction(10), "normal", Fraction("33.33"), "6310", "IVA10M"),
    "cost": Row("", "IVA0"),
    "charge": Row("", "ISP", Fraction(21), "reverse_charge", Fraction(30), "6311", "ISP"),
}
SPECIAL = {
    ("Twin", "21"): "twin",
    ("Car", "21"): "half",
    ("Meal", "10"): "third",
    ("Gift", "21"): "cost",
    ("Cloud", "0"): "charge",
}
ACCOUNTS = {"Taxi": "6291", "Twin": "6280", "Car": "6210", "Meal": "6292", "Gift": "6270"}
ACCOUNTS |= {"Cloud": "6230"}
VAT_ACCOUNT, OWED = "4720", "4770"
CENTERS = [Ref(str(number), str(number * 100)) for number in (1, 2, 3)]
DECIMALS = {"EUR": 2, "USD": 2, "JPY": 0, "BHD": 3, "CLF": 4}
BOOKS = Books(
    local_currency="EUR",
    accounts=tuple(Account(each) for each in (*ACCOUNTS.values(), "6310", "6311", "6590")),
    vendors=(Vendor("E2001"),),
    dimensions={"CC": tuple(each.number for each in CENTERS)},
    currencies={code: decimals for code, decimals in DECIMALS.items() if code != "EUR"},
)
NAME = "Perpetua Confidencial"


def document(route: str, tolerance: str, mismatch: str) -> MappingDocument:
    taxes = [
        f"{id},{row.rate},{row.code},{row.identifier},{float(row.percent)},{row.kind},"
        f"{'' if row.reclaimed == 100 else float(row.reclaimed)},{row.cost_account},"
        f"{VAT_ACCOUNT if row.kind != 'none' else ''},{OWED if row.kind == 'reverse_charge' else ''}"
        for id, row in ROWS.items()
    ]
    rules = [
        f"{at},vat,{case[0]},{case[1]},{row}" for at, (case, row) in enumerate(SPECIAL.items())
    ]
    categories = [f"{name},{name},{number}" for name, number in ACCOUNTS.items()]
    return MappingDocument(
        {
            "mapping.toml": SETTINGS.format(route=route, tolerance=tolerance, mismatch=mismatch),
            "taxes.csv": "id,rate,vat_code,identifier,percent,kind,deductible,cost_account,"
            "vat_account,reverse_account\n" + "\n".join(taxes),
            "rules.csv": "id,target,category,tax_rate,value\n" + "\n".join(rules),
            "categories.csv": "id,category,account\n" + "\n".join(categories),
        }
    )


DOCUMENTS = {
    (route, tolerance, mismatch): document(route, tolerance, mismatch)
    for route in ("purchase_invoice", "journal", "file")
    for tolerance in ("0", "0.02")
    for mismatch in ("problem", "split")
}


# ---- the computation ------------------------------------------------------------------------------


def rounded(exact: Fraction) -> int:
    """Halves away from zero."""
    size = int(abs(exact) + Fraction(1, 2))
    return -size if exact < 0 else size


def shared(total: int, weights: list[Fraction]) -> list[int]:
    """Largest remainder; on a tie the first."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(each) for each in exact]
    by_rest = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in by_rest[: total - sum(parts)]:
        parts[at] += 1
    return parts


def handed_down(whole: int, sizes: list[int]) -> list[int]:
    """In order, with a running remainder."""
    left, parts = Fraction(0), list[int]()
    for size in sizes:
        left += Fraction(whole * size, sum(sizes) or 1)
        parts.append(rounded(left))
        left -= parts[-1]
    return parts


class Line(NamedTuple):
    """A part of the receipt that one cost centre bears."""

    row: Row
    center: str
    net: int
    stated: int
    vat: int = 0
    lost: int = 0


def expected(route: str, tolerance: str, record: ExpenseRecord) -> Counter[Any] | None:
    """
    Debit by role, account, VAT code and cost centre, in the smallest units; ``None`` for a problem.

    What the lines show as VAT is in one more name.
    """
    assert record.amount_cents is not None
    assert record.category is not None
    total = abs(record.amount_cents)
    sign = (-1 if record.amount_cents < 0 else 1) * (-1 if record.status == "reversed" else 1)
    allowed = Fraction(tolerance) * 10 ** DECIMALS[record.currency]
    stated = [(str(each.rate), each.base_cents or 0, each.tax_cents or 0) for each in record.taxes]
    rest = total - sum(base + tax for _, base, tax in stated)
    if rest > allowed or not stated:
        stated.append(("0", rest, 0))
    if rest < -allowed:
        return None
    shares = [
        (each.cost_center.number, Fraction(each.percent)) for each in record.cost_center_shares
    ]
    weights = [weight for _, weight in shares] or [Fraction(1)]
    lines: list[Line] = []
    for rate, base, tax in stated:
        by_rate = {row.rate: id for id, row in ROWS.items() if row.rate}
        row = ROWS[SPECIAL.get((record.category.label, rate), by_rate[rate])]
        if row.kind == "reverse_charge" and tax:
            return None
        net, own = (base + tax, 0) if row.kind == "none" else (base, tax)
        for at, (part, own_part) in enumerate(
            zip(shared(net, weights), shared(own, weights), strict=True)
        ):
            lines.append(Line(row, shares[at][0] if shares else "", part, own_part))
    computed = documents_way(lines) if route != "journal" else journals_way(lines)
    off: Counter[str] = Counter()
    for line in computed:
        if line.row.kind == "normal":
            off[line.row.identifier] += line.vat - line.stated
    if sum(map(abs, off.values())) > allowed:
        return None
    return posted(files_way(lines) if route == "file" else computed, total, sign, allowed)


def documents_way(lines: list[Line]) -> list[Line]:
    """Rounded once for each VAT identifier."""
    result = list(lines)
    for identifier in {line.row.identifier for line in lines if line.row.kind != "none"}:
        places = [
            at
            for at, line in enumerate(lines)
            if line.row.identifier == identifier and line.net  # a line of nothing is not written
        ]
        if not places:
            continue
        row, nets = lines[places[0]].row, [lines[at].net for at in places]
        whole = rounded(sum(nets) * row.percent / 100)
        lost = rounded(whole * (100 - row.reclaimed) / 100)
        for at, vat, part in zip(
            places, handed_down(whole, nets), handed_down(lost, nets), strict=True
        ):
            result[at] = lines[at]._replace(vat=vat, lost=part)
    return result


def journals_way(lines: list[Line]) -> list[Line]:
    """Each line by itself, out of its gross amount."""
    result: list[Line] = []
    for line in lines:
        gross, percent = line.net + line.stated, line.row.percent
        if line.row.kind == "reverse_charge":
            net, vat = gross, rounded(gross * percent / 100)
        else:
            vat = rounded(gross * percent / (100 + percent))
            net = gross - vat
        lost = rounded(vat * (100 - line.row.reclaimed) / 100)
        result.append(line._replace(net=net, vat=vat, lost=lost))
    return result


def files_way(lines: list[Line]) -> list[Line]:
    """The receipt's own tax."""
    result: list[Line] = []
    for line in lines:
        is_owed = line.row.kind == "reverse_charge"
        vat = rounded(line.net * line.row.percent / 100) if is_owed else line.stated
        lost = rounded(vat * (100 - line.row.reclaimed) / 100)
        result.append(line._replace(vat=vat, lost=lost))
    return result


def posted(lines: list[Line], total: int, sign: int, allowed: Fraction) -> Counter[Any] | None:
    account = "cost"  # that of the category
    found: Counter[Any] = Counter()
    left = total
    for line in lines:
        row = line.row
        is_owed = row.kind == "reverse_charge"
        found["cost", account, row.code, line.center] += line.net
        found["non_deductible", row.cost_account or account, row.code] += line.lost
        found["reverse_charge" if is_owed else "vat", VAT_ACCOUNT, row.code] += line.vat - line.lost
        if is_owed:
            found["reverse_charge", OWED, row.code] -= line.vat
        left -= line.net + (0 if is_owed else line.vat)
    if abs(left) > allowed:
        return None
    found["rounding", "6590", "IVA0"] += left
    found["credit", "E2001", ""] -= total
    result = Counter({key: sign * count for key, count in found.items() if count})
    shown = [line.vat * sign for line in lines if line.row.kind == "normal" and line.vat]
    result["lines", *shown] = 1
    return result


def booked(mapped: Mapped) -> Counter[Any]:
    assert mapped.posting is not None
    assert mapped.record.category is not None
    own = ACCOUNTS[mapped.record.category.label]
    found: Counter[Any] = Counter()
    for entry in mapped.posting.entries:
        number = "cost" if entry.number == own else entry.number
        name: tuple[str, ...] = (entry.role, number, entry.vat_code)
        if entry.role == "cost":
            name += (dict(entry.dimensions).get("CC", ""),)
        count = Fraction(entry.amount) * 10 ** DECIMALS[mapped.posting.currency]
        assert count.denominator == 1
        found[name] += int(count)
    result = Counter({name: count for name, count in found.items() if count})
    shown = [
        int(each * 10 ** DECIMALS[mapped.posting.currency]) for each in mapped.posting.line_vat
    ]
    result["lines", *filter(None, shown)] = 1
    return result


# ---- what is compared -----------------------------------------------------------------------------


@st.composite
def records(draw: st.DrawFn) -> ExpenseRecord:
    """Receipts that nearly add up: with tips, refunds, cents that are off, several cost centres."""
    category = draw(st.sampled_from(sorted(ACCOUNTS)))
    rates = ["0"] if category == "Cloud" else ["21", "10", "5.5", "0"]
    amounts = st.integers(1, 300) | st.integers(1, 10**7)
    off = st.sampled_from((0, 0, 0, 0, 1, -1, 2, -25, 30))
    taxes: list[TaxPart] = []
    for rate in draw(st.lists(st.sampled_from(rates), max_size=4)):
        base = draw(amounts)
        tax = rounded(base * Fraction(rate) / 100) + (draw(off) if rate != "0" else 0)
        taxes.append(TaxPart(rate=Decimal(rate), base_cents=base, tax_cents=max(0, tax)))
    tip = draw(st.sampled_from((0, 0, 0, 1, 2, -1)) | amounts) if taxes else draw(amounts)
    total = max(1, tip + sum((each.base_cents or 0) + (each.tax_cents or 0) for each in taxes))
    percents = draw(st.sampled_from(("", "100", "50 50", "33.33 66.67", "70 10 20", "1 99")))
    shares = tuple(
        CostCenterShare(cost_center=center, percent=Decimal(percent))
        for center, percent in zip(draw(st.permutations(CENTERS)), percents.split(), strict=False)
    )
    currency = draw(st.sampled_from(("EUR", "EUR", *DECIMALS)))
    return ExpenseRecord(
        key="expenses/expensable/1",
        id="1",
        kind="expense",
        status=draw(st.sampled_from(("approved", "approved", "reversed"))),
        date=dt.date(2026, 10, 5),
        amount_cents=total * draw(st.sampled_from((1, 1, -1))),
        currency=currency,
        reimbursable_cents=None if currency == "EUR" else draw(st.integers(1, 10**7)),
        reimbursable_currency=None if currency == "EUR" else "EUR",
        taxes=tuple(taxes),
        entity=Ref("1"),
        employee=Ref("78", "2001", NAME),
        category=Ref("5", None, category),
        cost_centers=tuple(each.cost_center for each in shares),
        cost_center_shares=shares,
        merchant_name=NAME,
        description=NAME,
        payment="reimbursable",
    )


CASES = st.tuples(st.sampled_from(sorted(DOCUMENTS)), records())


@settings(max_examples=1000)
@given(CASES)
def test_every_cent_is_where_the_documentation_says(
    case: tuple[tuple[str, str, str], ExpenseRecord],
) -> None:
    """By account, VAT code and cost centre, on every route; and what does not add up is a problem."""
    which, record = case

    mapped = DOCUMENTS[which].resolve(record, BOOKS)

    wanted = expected(*which[:2], record)
    if wanted is not None:
        assert mapped.problems == ()
        assert wanted == booked(mapped)
    elif which[2] == "problem":
        assert {"vat_mismatch"} == {each.code for each in mapped.problems}
    elif mapped.posting is not None:  # it was split
        credited = [each.amount for each in mapped.posting.entries if each.role == "credit"]
        assert [abs(record.amount_cents or 0)] == [
            abs(each) * 10 ** DECIMALS[record.currency] for each in credited
        ]


@settings(max_examples=300)
@given(CASES)
def test_whatever_is_said_of_it_holds(case: tuple[tuple[str, str, str], ExpenseRecord]) -> None:
    """Mirrored with its sign, balanced in local currency, equal after pickling, with no name in it."""
    which, record = case
    mapping = DOCUMENTS[which]

    mapped = mapping.resolve(record, BOOKS)

    cents = record.amount_cents or 0
    mirrored = mapping.resolve(attrs.evolve(record, amount_cents=-cents), BOOKS)
    assert pickle.loads(pickle.dumps(mapped)) == mapped
    assert [each.code for each in mapped.problems] == [each.code for each in mirrored.problems]
    assert all(each.code in PROBLEMS and each.fix for each in mapped.problems)
    assert NAME not in repr((mapped, mapped.problems))
    assert mapped.explain()
    assert mapped.to_html()
    if mapped.posting is not None and mirrored.posting is not None:
        entries = mapped.posting.entries
        assert [(each.number, each.amount, each.amount_lcy) for each in entries] == [
            (each.number, -each.amount, -(each.amount_lcy or 0))
            for each in mirrored.posting.entries
        ]
        assert sum(each.amount_lcy or 0 for each in entries) == 0
        local = {abs(each.amount_lcy or 0) for each in entries if each.role == "credit"}
        known = record.reimbursable_cents or abs(cents)
        assert {Decimal(known) / 100} == local
