"""Does a frame of records come out as the same decisions, in exact money and flat memory?"""

from __future__ import annotations

import datetime as dt
import gc
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import polars as pl
import pytest

from factorial_erp.errors import InputInvalid
from factorial_erp.mapping import (
    Account,
    Books,
    ExpenseRecord,
    MappingDocument,
    Ref,
    TaxPart,
    Vendor,
)
from factorial_erp.notebook import RECORD_COLUMNS, map_frames

DOCUMENT = MappingDocument(
    {
        "mapping.toml": """\
schema_version = 1
[policy]
home_country = "DE"
[dimensions.KST]
source = "cost_center"
[vendors]
employee = "M{employee}"
""",
        "taxes.csv": "id,rate,vat_code,percent,kind\nfull,19,VST19,19,normal\nfree,0,VST0,0,none\n",
        "rules.csv": "id,target,category,value\nhotel,account,Hotel,6660\ntaxi,account,Taxi,6663\n",
    }
)
BOOKS = Books(
    local_currency="EUR",
    accounts=(Account("6660"), Account("6663")),
    vendors=(Vendor("M7"),),
    dimensions={"KST": ("100",)},
)


def frame(count: int = 3) -> pl.DataFrame:
    """Receipts of hotels and taxis, and one without a category."""
    categories = ["Hotel", "Taxi", None]
    return pl.DataFrame(
        {
            "id": [str(number) for number in range(count)],
            "date": [dt.date(2026, 10, 1)] * count,
            "amount_cents": [11900 + number % 7 for number in range(count)],
            "currency": ["EUR"] * count,
            "category": [categories[number % 3] for number in range(count)],
            "employee": ["7"] * count,
            "payment": ["reimbursable"] * count,
            "taxes": [[{"rate": "19", "base_cents": None, "tax_cents": None}]] * count,
            "team": ["field"] * count,
        }
    )


def lines(source: Any, **options: Any) -> pl.DataFrame:
    return pl.concat(map_frames(source, DOCUMENT, BOOKS, keep=("team",), **options))


def test_the_lines_are_those_of_resolve() -> None:
    mapped = DOCUMENT.resolve(
        ExpenseRecord(
            key="expenses/expensable/0",
            id="0",
            kind="expense",
            status="approved",
            date=dt.date(2026, 10, 1),
            amount_cents=11900,
            currency="EUR",
            category=Ref("Hotel", code="Hotel"),
            employee=Ref("7", code="7"),
            payment="reimbursable",
            taxes=(TaxPart(rate=Decimal(19)),),
        ),
        BOOKS,
    )
    assert mapped.posting is not None

    rows = lines(frame()).filter(pl.col("record") == "0").to_dicts()

    assert [(row["role"], row["number"], row["amount"]) for row in rows] == [
        (entry.role, entry.number, entry.amount) for entry in mapped.posting.entries
    ]
    assert {row["target"] for row in rows} == {"purchase_invoice"}
    assert {row["document"] for row in rows} == {DOCUMENT.hash}
    assert {row["team"] for row in rows} == {"field"}
    assert sum(row["amount"] for row in rows) == 0


def test_what_cannot_be_posted_has_a_row_with_its_problem() -> None:
    (row,) = lines(frame()).filter(pl.col("record") == "2").to_dicts()
    assert row["problem"] == "account_undecided"
    assert row["amount"] is None


def test_every_kind_of_frame_gives_the_same() -> None:
    expected = lines(frame(100))
    assert lines(frame(100).lazy(), batch_size=7).equals(expected)
    assert lines(frame(100), batch_size=7).equals(expected)
    assert lines(frame(100).iter_slices(9)).equals(expected)
    assert lines(frame(100).to_arrow().to_batches(11)).equals(expected)
    renamed = frame(100).rename({"category": "Kategorie"})
    assert lines(renamed, columns={"category": "Kategorie"}).equals(expected)


def test_columns_name_fields_of_a_record() -> None:
    fields = {field.name for field in attrs.fields(ExpenseRecord)}
    assert set(RECORD_COLUMNS) <= fields


@pytest.mark.parametrize(
    ("change", "message", "field"),
    [
        (
            lambda given: given.rename({"category": "catgory"}),
            "The frame has a column 'catgory', which no rule can ask for.",
            "catgory",
        ),
        (
            lambda given: given.with_columns(pl.col("amount_cents").cast(pl.Float64)),
            "The column 'amount_cents' has floats, and floats lose cents.",
            "amount_cents",
        ),
        (
            lambda given: given.with_columns(
                taxes=pl.Series([[{"rate": 19.0, "base_cents": 1, "tax_cents": 1}]] * 3)
            ),
            "The column 'taxes' has floats, and floats lose cents.",
            "taxes",
        ),
        (lambda given: given.drop("currency"), "The frame has no column 'currency'.", "currency"),
        (
            lambda given: given.with_columns(kind=pl.lit("receipt")),
            "Record 0 is of kind 'receipt'.",
            "kind",
        ),
    ],
)
def test_a_frame_that_would_be_misread_is_refused(change: Any, message: str, field: str) -> None:
    with pytest.raises(InputInvalid) as caught:
        lines(change(frame()))
    assert caught.value.message == message
    assert caught.value.field == field


def test_memory_does_not_grow_with_the_records() -> None:
    def batches(count: int) -> Iterator[pl.DataFrame]:
        for _ in range(count):
            gc.collect()  # what is garbage depends on the moment; what is kept does not
            yield frame(500)

    def peak(count: int) -> int:
        tracemalloc.start()
        for batch in map_frames(batches(count), DOCUMENT, BOOKS, keep=("team",)):
            assert len(batch) > 500
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(2)
    assert peak(12) < 1.5 * peak(3)
