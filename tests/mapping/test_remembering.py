"""Is a result the same whether or not anything was resolved before, and whoever looked at it?"""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import (
    Account,
    Books,
    CostCenterShare,
    ExpenseRecord,
    Mapped,
    MappingDocument,
    Membership,
    Period,
    Ref,
    TaxPart,
    Vendor,
)

from .conftest import everything

TAXES = """\
id,country,rate,vat_code,percent,kind,identifier,deductible,payment,vat_account
de19,DE,19,VST19,19,normal,,,,
de7,DE,7,VST7,7,normal,,50,,
frei,,0,VST0,0,none,,,,
at10,AT,10,VST0,0,none,,,,
rc,AT,0,VST19,19,reverse_charge,,,not_reimbursable,
half,DE,8,VST7,7,normal,,,,
kept,,15,VST0,0,withholding,,,,1590
"""
CATEGORIES = """\
id,category,subcategory,account,vat
c1,Hotel,,6660,
c2,,Taxi,6663,frei
c3,Other,,stop,
"""
METHODS = """\
id,payment,card,status,personal,paid_by,posting_kind,credit,credit_type
amex,not_reimbursable,yes,,,card,purchase_invoice,70002,vendor
payroll,,,in_payroll,,payroll,journal,3790,account
own,private,,,yes,card,journal,3600,account
file,cash,,,,employee,file,,
"""
SUPPLIERS = """\
id,vendor,tax_number,external_id,name,country
s1,70002,,K-17,,
s2,70002,,,Adler,AT
s3,70001,,,Adler,
"""

POLICIES = st.fixed_dictionaries(
    {
        "hit_policy": st.sampled_from(("most_specific", "first")),
        "statuses": st.just('["approved", "paid", "in_payroll", "reversed"]'),
        "posting_date": st.sampled_from(("next_open", "fail")),
        "several_cost_centers": st.sampled_from(
            ("equal", "first", "fail", "percentages", "memberships")
        ),
        "vat_mismatch": st.sampled_from(("problem", "split")),
        "without_taxes": st.sampled_from(("zero", "zero", "problem")),
        "number": st.sampled_from(("FE-{id}", "FE-{id}", "{merchant} {id}")),
        "rounding": st.sampled_from((True, True, False)),
        "default": st.sampled_from((True, True, False)),
    }
)

CELLS: dict[str, st.SearchStrategy[str]] = {
    "category": st.sampled_from(("", "", "Hotel", "5", "Other")),
    "subcategory": st.sampled_from(("", "", "Taxi")),
    "cost_center": st.sampled_from(("", "", "100", "Sales")),
    "project": st.sampled_from(("", "", "P1")),
    "supplier": st.sampled_from(("", "", "adler", "DE123456789", "K-17")),
    "supplier_country": st.sampled_from(("", "", "AT")),
    "employee": st.sampled_from(("", "", "1001")),
    "payment": st.sampled_from(("", "", "reimbursable")),
    "card": st.sampled_from(("", "", "yes", "no")),
    "tax_rate": st.sampled_from(("", "", "", "19")),
    "kind": st.sampled_from(("", "", "mileage")),
    "amount_from": st.sampled_from(("", "", "100", "119.005")),
    "amount_to": st.sampled_from(("", "", "500", "119")),
    "valid_from": st.sampled_from(("", "", "2026-09-03")),
    "valid_to": st.sampled_from(("", "", "2026-09-03")),
}
VALUES = {
    "account": ("6300", "6650", "6660", "6663", "stop"),
    "vendor": ("70001", "70002", "70003"),
    "vat": ("de19", "frei", "half"),
    "dimension:KST": ("100", "300", "999"),
    "description": ("{merchant} {category}", "{date}: {employee}"),
    "posting_kind": ("purchase_invoice", "journal", "journal", "file", "none"),
    "credit_account": ("vendor:70001", "vendor:70001", "vendor:70002", "bank:B1"),
}


@st.composite
def rows(draw: st.DrawFn) -> str:
    target = draw(st.sampled_from(tuple(VALUES)))
    cells = {column: draw(cell) for column, cell in CELLS.items()}
    if cells["amount_from"] == "119.005":
        cells["amount_to"] = ""
    if cells["amount_from"] and cells["amount_to"] == "119":
        cells["amount_from"] = "100"
    if target not in ("account", "vat"):
        cells["tax_rate"] = ""
    for column in draw(st.lists(st.sampled_from(tuple(CELLS)), unique=True)):
        cells[column] = ""
    return ",".join([target, *cells.values(), draw(st.sampled_from(VALUES[target]))])


@st.composite
def documents(draw: st.DrawFn) -> MappingDocument | None:
    policy = draw(POLICIES)
    text = f"""\
schema_version = 1
name = "Any"
hit_policy = "{policy["hit_policy"]}"
[policy]
statuses = {policy["statuses"]}
home_country = "DE"
posting_date = "{policy["posting_date"]}"
several_cost_centers = "{policy["several_cost_centers"]}"
vat_mismatch = "{policy["vat_mismatch"]}"
without_taxes = "{policy["without_taxes"]}"
vat_tolerance = "0.02"
"""
    if policy["rounding"]:
        text += 'rounding_account = "6300"\nrounding_vat = "frei"\n'
    text += f"""\
[invoice]
number = "{policy["number"]}"
[vendors]
employee = "M{{employee}}"
[dimensions.KST]
source = "cost_center"
[dimensions.PROJEKT]
source = "project"
"""
    if policy["default"]:
        text += '[defaults]\naccount = "6300"\nvendor = "70001"\nvat = "frei"\n'
    lines = draw(st.lists(rows(), max_size=8))
    header = ",".join(["id", "target", *CELLS, "value", "priority"])
    texts = {
        "mapping.toml": text,
        "taxes.csv": TAXES,
        "rules.csv": "\n".join([header, *(f"r{i},{line},{i}" for i, line in enumerate(lines))])
        + "\n",
    }
    for name, table in (
        ("categories.csv", CATEGORIES),
        ("payment_methods.csv", METHODS),
        ("suppliers.csv", SUPPLIERS),
    ):
        if draw(st.sampled_from((False, False, True))):
            texts[name] = table
    try:
        return MappingDocument(texts)
    except MappingInvalid:
        return None  # rules that tie


BOOKS = Books(
    company="",
    local_currency="EUR",
    accounts=tuple(
        Account(number, "", "a heading" if number == "6600" else None)
        for number in ("1590", "3600", "3790", "6300", "6600", "6650", "6660", "6663")
    ),
    vendors=(
        Vendor("70001", "Adler", "DE123456789", "DE"),
        Vendor("70002", "Alpenhof", "ATU12345678", "AT"),
        Vendor("70003", "Gesperrt", "DE999999999", "DE", "All"),
        Vendor("M1001"),
    ),
    dimensions={"KST": ("100", "200", "300"), "PROJEKT": ("P1", "P2")},
    currencies={"USD": 2, "JPY": 0, "BHD": 3},
    posting_from=dt.date(2026, 1, 1),
    posting_to=dt.date(2026, 12, 31),
    periods=(Period(dt.date(2026, 8, 1), closed=True), Period(dt.date(2026, 9, 1))),
)

CENTERS = (Ref("9", "100", "Sales"), Ref("10", "200", "Service"), Ref("11", None, "Lab"))


@st.composite
def taxes(draw: st.DrawFn) -> TaxPart:
    rate = draw(st.sampled_from((19, 19, 19, 7, 7, 0, 10, 8)))
    base = draw(st.integers(0, 20_000))
    off = draw(st.sampled_from((0, 0, 0, 0, 0, 1, -1, 2, 40, -300))) if rate else 0
    return TaxPart(
        rate=Decimal(rate), base_cents=base, tax_cents=max(0, (base * rate + 50) // 100 + off)
    )


ODD: dict[str, st.SearchStrategy[Any]] = {
    "id": st.just("A-1"),
    "kind": st.sampled_from(("mileage", "supplier_invoice", "credit_note")),
    "status": st.sampled_from(("in_payroll", "reversed", "draft")),
    "date": st.sampled_from((None, dt.date(2026, 8, 3), dt.date(2026, 9, 2))),
    "amount_cents": st.sampled_from((None, 0, -11900, 11900)),
    "currency": st.sampled_from(("USD", "JPY", "BHD", "XXX")),
    "reimbursable_cents": st.sampled_from((10_000, 0)),
    "exchange_rate": st.just(Decimal("0.91")),
    "taxes": st.sampled_from(
        (
            (TaxPart(rate=Decimal(19)),),
            (TaxPart(tax_cents=100),),
            (TaxPart(rate=Decimal(19), tax_cents=100),),
            (TaxPart(rate=Decimal("19.0"), base_cents=100, tax_cents=19),) * 2,
            (TaxPart(rate=Decimal(300), base_cents=100, tax_cents=19),),
        )
    ),
    "withholdings": st.sampled_from(
        (
            (TaxPart(rate=Decimal(15), tax_cents=1500),),
            (TaxPart(rate=Decimal(-15), base_cents=100, tax_cents=-15),) * 2,
            (TaxPart(rate=Decimal(19), tax_cents=100),),
            (TaxPart(tax_cents=100),),
        )
    ),
    "due_date": st.just(dt.date(2026, 10, 3)),
    "corrects": st.sampled_from((Ref("D7"), Ref("D7", "RE-0"))),
    "document_number": st.sampled_from(("re 1", "x" * 40)),
    "employee": st.sampled_from((None, Ref("78", "1002"), Ref("79"))),
    "category": st.sampled_from((None, Ref("6", None, "Other"), Ref("7"))),
    "cost_centers": st.sampled_from((CENTERS[:2], CENTERS[1:], CENTERS, ())),
    "project": st.sampled_from((Ref("3", "P1"), Ref("4", "P2"))),
    "merchant_name": st.sampled_from((None, "Somebody")),
    "merchant_tin": st.sampled_from((None, "DE999999999")),
    "supplier": st.just(Ref("901", "K-17")),
    "supplier_country": st.just("AT"),
    "payment": st.sampled_from((None, "private", "cash")),
    "card": st.just(True),
    "ledger_account": st.just(Ref("88", "6650")),
}
"""What makes a record unusual, one field at a time."""


@st.composite
def records(draw: st.DrawFn, oddities: int = 3) -> ExpenseRecord:
    parts = tuple(draw(st.lists(taxes(), max_size=3)))
    total = sum((part.base_cents or 0) + (part.tax_cents or 0) for part in parts)
    total += draw(st.sampled_from((0, 0, 0, 1, -1, 250)))
    id = draw(st.sampled_from(("4711", "4712")))
    center = draw(st.sampled_from(CENTERS[:2]))
    usual: dict[str, Any] = {
        "id": id,
        "kind": "expense",
        "status": draw(st.sampled_from(("approved", "paid"))),
        "date": draw(st.sampled_from((dt.date(2026, 9, 3), dt.date(2026, 9, 4)))),
        "amount_cents": total or 11900,
        "currency": "EUR",
        "reimbursable_currency": "EUR",
        "taxes": parts,
        "entity": Ref("1"),
        "employee": Ref("77", "1001", "Erika"),
        "category": Ref("5", None, "Hotel"),
        "subcategory": draw(st.sampled_from((None, Ref("8", None, "Taxi")))),
        "cost_centers": (center,),
        "merchant_name": "Adler",
        "merchant_tin": draw(st.sampled_from(("DE123456789", "ATU12345678"))),
        "payment": draw(st.sampled_from(("reimbursable", "not_reimbursable"))),
    }
    for field in draw(st.lists(st.sampled_from(tuple(ODD)), max_size=oddities, unique=True)):
        usual[field] = draw(ODD[field])
    percents = {0: (), 1: (100,), 2: (40, 60), 3: (20, 30, 49)}[len(usual["cost_centers"])]
    return ExpenseRecord(
        key=f"expenses/expensable/{usual['id']}",
        cost_center_shares=tuple(
            CostCenterShare(cost_center=each, percent=Decimal(percent))
            for each, percent in zip(usual["cost_centers"], percents, strict=True)
        ),
        memberships=(
            Membership(cost_center=CENTERS[0], percent=Decimal("33.3")),
            Membership(cost_center=CENTERS[1], percent=Decimal("66.7")),
        ),
        **usual,
    )


SIMPLE = MappingDocument(
    {
        "mapping.toml": """\
schema_version = 1
[policy]
home_country = "DE"
several_cost_centers = "equal"
vat_tolerance = "0.02"
rounding_account = "6300"
rounding_vat = "frei"
[vendors]
employee = "M{employee}"
[dimensions.KST]
source = "cost_center"
[defaults]
account = "6300"
vat = "frei"
""",
        "taxes.csv": TAXES,
        "rules.csv": "id,target,category,amount_from,valid_from,value\n"
        "a,account,Hotel,,,6660\nb,account,Hotel,119.005,,6650\nc,dimension:KST,Hotel,,2026-09-04,300\n",
    }
)


def told(mapped: Mapped) -> tuple[Any, ...]:
    return (everything(mapped), mapped.explain())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
@given(document=documents(), batch=st.lists(records(), min_size=1, max_size=12))
def test_what_was_resolved_before_changes_nothing(
    document: MappingDocument | None, batch: list[ExpenseRecord]
) -> None:
    """
    In a batch, in the batch again, backwards and each alone: the same bytes.
    """
    if document is None:
        return
    alone = [told(document.resolver(BOOKS).resolve(record)) for record in batch]
    resolver = document.resolver(BOOKS)

    first = [told(resolver.resolve(record)) for record in batch]
    backwards = [told(resolver.resolve(record)) for record in reversed(batch)][::-1]
    again = [told(mapped) for mapped in document.resolve_all(batch, BOOKS)]

    assert alone == first
    assert alone == backwards
    assert alone == again


@settings(deadline=None, max_examples=200)
@given(batch=st.lists(records(oddities=1), min_size=5, max_size=20))
def test_the_quick_way_leads_to_the_same(batch: list[ExpenseRecord]) -> None:
    """
    As going step by step, for all receipts that may take it.
    """
    quick, slow = SIMPLE.resolver(BOOKS), SIMPLE.resolver(BOOKS)
    slow._quick.is_possible = False
    for record in batch:
        quick.resolve(record)  # dates, currencies and countries are known from now on
    ways = [quick._quick.resolve(record) for record in batch]

    assert [told(slow.resolve_whole(record)) for record in batch] == [
        told(way or quick.resolve_whole(record)) for way, record in zip(ways, batch, strict=True)
    ]


def test_a_usual_receipt_takes_the_quick_way(
    document: MappingDocument, books: Books, receipt: Callable[..., ExpenseRecord]
) -> None:
    """
    Otherwise the property above would say nothing.
    """
    resolver = document.resolver(books)
    resolver.resolve(receipt())

    ways = [
        resolver._quick.resolve(receipt(**changes))
        for changes in (
            {"id": "1"},
            {"amount_cents": 11901},
            {"taxes": ()},
            {"amount_cents": 12500},
        )
    ]

    assert all(way is not None and way.posting is not None for way in ways)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)
@given(document=documents(), record=records())
def test_looking_changes_nothing(document: MappingDocument | None, record: ExpenseRecord) -> None:
    """
    A result that nobody looked at equals one that was read, and survives pickling either way.
    """
    if document is None:
        return
    resolver = document.resolver(BOOKS)
    read = resolver.resolve(record)
    told(read)

    unread = resolver.resolve(record)
    pickled = pickle.loads(pickle.dumps(resolver.resolve(record)))

    assert read == unread == pickled
    assert everything(read) == everything(pickled)
    assert hash(read) == hash(unread)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=200)
@given(document=documents(), record=records())
def test_every_posting_balances_and_mirrors(
    document: MappingDocument | None, record: ExpenseRecord
) -> None:
    """
    In both currencies, for every kind; a refund is the posting with all signs changed, and no float is in it.
    """
    if document is None:
        return
    mapped = document.resolve(record, BOOKS)
    posting = mapped.posting
    if posting is None:
        assert mapped.problems or mapped.skipped
        assert (None, None) == (mapped.invoice, mapped.journal)
        return
    assert not mapped.problems
    assert not sum(entry.amount for entry in posting.entries)
    local = [entry.amount_lcy for entry in posting.entries]
    assert all(amount is None for amount in local) or not sum(
        amount for amount in local if amount is not None
    )
    assert "float" not in everything(mapped)
    credit = posting.entries[-1]
    assert ("credit", -posting.gross) == (credit.role, credit.amount)
    assert posting.gross == posting.net + posting.vat
    if mapped.journal is not None:
        assert not sum(line.amount for line in mapped.journal.lines)
        assert {"EUR"} == {posting.local_currency}
