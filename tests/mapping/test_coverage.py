"""Is it counted rightly what decides, in records and in money, and what nobody named?"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from factorial_erp.mapping import (
    Books,
    Coverage,
    ExpenseRecord,
    Mapped,
    MappingDocument,
    Ref,
    TaxPart,
)
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync import Sync
from factorial_erp.sync.ledger import MemoryLedger
from factorial_erp.sync.reading import month, read_expenses

from .sandbox_clients import clients

Receipt = Callable[..., ExpenseRecord]
Texts = dict[str, str]


def counts(coverage: Coverage, target: str) -> dict[str, int]:
    return {each.way: each.weight.count for each in coverage.covered if each.target == target}


def measured(document: MappingDocument, books: Books, *records: ExpenseRecord) -> Coverage:
    """The coverage of records, each with a key of its own."""
    keyed = (attrs.evolve(record, key=f"k/{number}") for number, record in enumerate(records))
    return document.coverage(document.resolve(record, books) for record in keyed)


def test_a_record_that_comes_twice_counts_once(
    document: MappingDocument, books: Books, receipt: Receipt
) -> None:
    """Where two files of records overlap; and that is said."""
    other = receipt(key="expenses/expensable/4712")
    given = [receipt(), other, receipt(), receipt(amount_cents=1)]

    coverage = document.coverage(document.resolve(each, books) for each in given)
    moved = document.diff(document, on=given, books=books)

    assert (2, {"EUR": Decimal("238.00")}, 2) == (
        coverage.records.count,
        coverage.records.amounts,
        coverage.repeated,
    )
    assert (2, 2) == (moved.compared, moved.repeated)
    assert "2 came with the key of an earlier one" in str(coverage)
    assert "2 came with the key of an earlier one" in str(moved)


def test_each_way_of_deciding_is_counted_with_its_money(
    document: MappingDocument, books: Books, receipt: Receipt
) -> None:
    """Rule, record, default and nothing; a refund counts with its size; currencies stay apart."""
    coverage = measured(
        document,
        books,
        receipt(),
        receipt(amount_cents=2000, currency="USD", taxes=()),
        receipt(category=Ref("8", None, "Geschenke"), amount_cents=5000, taxes=()),
        receipt(ledger_account=Ref("1", "6650"), amount_cents=700, taxes=()),
        receipt(category=None, amount_cents=300, taxes=()),
        receipt(status="draft", amount_cents=999),
    )

    assert {"rule": 2, "record": 1, "default": 1, "none": 1} == counts(coverage, "account")
    assert {"EUR": Decimal("119.00"), "USD": Decimal("20.00")} == coverage.weight(
        "account", "rule"
    ).amounts
    assert {"EUR": Decimal("53.00")} == coverage.weight("account", "default", "none").amounts
    assert (5, 1) == (coverage.records.count, coverage.skipped.count)
    assert {"EUR": Decimal("9.99")} == coverage.skipped.amounts
    assert "account" in coverage.undecided


def test_a_record_counts_where_its_weakest_part_is(
    texts: Texts, books: Books, receipt: Receipt
) -> None:
    """19 % by a rule and 7 % by a default are not covered by a rule."""
    rules = "id,target,tax_rate,value\nx,account,19,6660\n"
    document = MappingDocument({**texts, "rules.csv": rules})
    taxes = (
        TaxPart(rate=Decimal(19), base_cents=10000, tax_cents=1900),
        TaxPart(rate=Decimal(7), base_cents=1000, tax_cents=70),
    )

    coverage = measured(document, books, receipt(taxes=taxes, amount_cents=12970))

    assert {"default": 1} == counts(coverage, "account")
    assert {"table": 1} == counts(coverage, "vat")


def test_functions_and_other_kinds_of_posting_are_told_apart(
    texts: Texts, books: Books, receipt: Receipt
) -> None:
    """A journal asks for no vendor, an invoice for no credit account."""
    rules = texts["rules.csv"] + "k,posting_kind,Taxi,journal\nc,credit_account,Taxi,0650\n"
    document = MappingDocument({**texts, "rules.csv": rules}).with_function(
        "account", "odd", lambda record: "6650" if record.id == "1" else None
    )

    coverage = measured(
        document,
        books,
        receipt(id="1"),
        receipt(category=Ref("6", None, "Taxi")),
        receipt(date=None),
    )

    assert {"function": 1, "rule": 2} == counts(coverage, "account")
    assert {"record": 2, "not_asked": 1} == counts(coverage, "vendor")
    assert {"rule": 1, "not_asked": 2} == counts(coverage, "credit_account")


def test_what_is_refused_is_not_covered(texts: Texts, books: Books, receipt: Receipt) -> None:
    """A rule decided, but its account cannot be posted to."""
    document = MappingDocument({**texts, "rules.csv": "id,target,value\nx,account,6600\n"})

    assert {"none": 1} == counts(measured(document, books, receipt()), "account")


def test_values_that_no_row_names_are_listed(texts: Texts, books: Books, receipt: Receipt) -> None:
    """Of columns in use, heaviest first, people by number; suppliers in any spelling."""
    document = MappingDocument(
        {
            **texts,
            "rules.csv": "id,target,category,employee,value\n"
            "hotel,account,Hotel,,6660\ntaxi,account,Taxi,,6663\nx,account,Messe,1002,6650\n",
            "suppliers.csv": "id,tax_number,vendor\na,123456789,70001\n",
        }
    )

    coverage = measured(
        document,
        books,
        receipt(),
        receipt(merchant_name="Alpenhof", merchant_tin=None, amount_cents=100),
        receipt(category=Ref("8", None, "Geschenke"), amount_cents=5000),
        receipt(category=Ref("9", None, "Porto"), amount_cents=7000),
        receipt(employee=Ref("78", "1002", "Max Muster"), taxes=(TaxPart(rate=Decimal(21)),)),
    )

    assert [
        ("category", "Porto", 1),
        ("category", "Geschenke", 1),
        ("employee", "1001", 4),
        ("supplier", "Alpenhof", 1),
        ("tax_rate", "21", 1),
    ] == [(each.column, each.value, each.weight.count) for each in coverage.unseen]
    assert "Muster" not in coverage._repr_html_() + str(coverage)
    assert "Values that no row names" in str(coverage)


def test_rows_that_decided_nothing_are_listed(texts: Texts, books: Books, receipt: Receipt) -> None:
    """Of every table; suggestions do not count, and a tax that a rule names is used."""
    document = MappingDocument(
        {
            **texts,
            "rules.csv": texts["rules.csv"] + "vat,vat,Hotel,rc\n",
            "suppliers.csv": "id,name,vendor,status\n"
            "a,Hotel Adler,70001,\nb,Alpenhof,70002,\nc,Seehof,70002,draft\n",
        }
    )
    record = receipt(merchant_tin=None, taxes=(TaxPart(rate=Decimal(0), base_cents=11900),))

    coverage = measured(document, books, record)

    assert [
        ("rules.csv:3", "taxi"),
        ("taxes.csv:2", "de19"),
        ("taxes.csv:3", "de7"),
        ("taxes.csv:4", "frei"),
        ("taxes.csv:5", "at10"),
        ("suppliers.csv:3", "b"),
    ] == [(each.source, each.id) for each in coverage.never_hit]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "amount_cents": st.none() | st.integers(-100_000, 100_000),
                "currency": st.sampled_from(["EUR", "USD", "JPY", "XXX"]),
                "category": st.sampled_from([None, Ref("5", None, "Hotel"), Ref("8", None, "Neu")]),
                "status": st.sampled_from(["approved", "draft"]),
                "payment": st.sampled_from([None, "reimbursable", "not_reimbursable"]),
                "taxes": st.sampled_from([(), (TaxPart(rate=Decimal(19), tax_cents=5),)]),
            }
        ),
        max_size=12,
    )
)
def test_ways_sum_to_all_records(
    document: MappingDocument, books: Books, receipt: Receipt, changes: list[dict[str, Any]]
) -> None:
    """For each target, in number and in each currency, to the cent."""
    coverage = measured(document, books, *(receipt(**each) for each in changes))

    ways = ("rule", "table", "function", "record", "blank", "default", "none", "not_asked")
    for target in document.settings.targets:
        whole = coverage.weight(target, *ways)  # type: ignore[arg-type]
        assert coverage.records == whole
    booked = [each for each in changes if each["status"] == "approved"]
    assert len(booked) == coverage.records.count
    assert len(changes) - len(booked) == coverage.skipped.count


def test_memory_stays_flat(document: MappingDocument, books: Books, receipt: Receipt) -> None:
    """Results are not kept: two thousand of them would take several megabytes."""

    def many(number: int) -> Iterator[Mapped]:
        for n in range(number):
            yield document.resolve(receipt(id=str(n), key=f"k/{n}"), books)

    tracemalloc.start()
    document.coverage(many(2_000))
    _, flat = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    kept = list(many(2_000))
    _, grown = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert 2_000 == len(kept)
    assert 3 * flat < grown


def test_the_demo_is_covered_as_its_plan_says() -> None:
    """What coverage says of October agrees with the plan of the same month."""
    box = Sandbox()
    with clients(box) as (factorial, company):
        document = MappingDocument.load(box.mapping_folder)
        plan = Sync(factorial, company, document, ledger=MemoryLedger()).plan("2026-10")
        books = Books.load(company)
        records = read(factorial)

    coverage = document.coverage(document.resolve(record, books) for record in records)

    wait = len(plan.of("wait"))
    defaults = [c for c in plan.changes if "account" in c.defaults]
    assert (len(plan.changes) - wait, wait) == (coverage.records.count, coverage.skipped.count)
    assert len(defaults) >= counts(coverage, "account").get("default", 0)
    assert coverage.weight("account", "rule").count > 50
    pytest.importorskip("polars")
    assert {"target", "by", "records", "currency", "amount", "percent"} == set(
        coverage.to_frame().columns
    )


def read(factorial: Any) -> tuple[ExpenseRecord, ...]:
    from factorial_erp._core.io import step

    first, last = month("2026-10")
    return step(read_expenses(factorial.shared, first, last))
