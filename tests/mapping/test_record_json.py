"""Is a record the same after it was written to a file and read again?"""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from factorial_erp.errors import InputInvalid
from factorial_erp.mapping import (
    CostCenterShare,
    ExpenseRecord,
    Membership,
    Mileage,
    PerDiem,
    Ref,
    TaxPart,
    read_records,
    record_from_json,
    record_to_json,
    records_to_csv,
)

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
DECIMAL = st.decimals("-99999", "99999", places=2)
DATE = st.dates()
REF = st.builds(Ref, TEXT, st.none() | TEXT, st.none() | TEXT)
NUMBERED = st.builds(Ref, TEXT, st.none() | TEXT)
RECORDS = st.builds(
    ExpenseRecord,
    key=TEXT,
    id=TEXT,
    kind=st.sampled_from(["expense", "mileage", "per_diem"]),
    status=TEXT,
    date=st.none() | DATE,
    amount_cents=st.none() | st.integers(-(10**12), 10**12),
    currency=TEXT,
    exchange_rate=st.none() | DECIMAL,
    taxes=st.lists(
        st.builds(
            TaxPart,
            rate=st.none() | DECIMAL,
            base_cents=st.none() | st.integers(),
            tax_cents=st.integers(),
        ),
        max_size=12,
    ).map(tuple),
    entity=st.none() | REF,
    employee=st.none() | NUMBERED,
    category=st.none() | REF,
    cost_centers=st.lists(REF, max_size=3).map(tuple),
    cost_center_shares=st.lists(
        st.builds(CostCenterShare, cost_center=REF, percent=DECIMAL), max_size=2
    ).map(tuple),
    memberships=st.lists(
        st.builds(Membership, cost_center=REF, percent=DECIMAL, start=st.none() | DATE), max_size=2
    ).map(tuple),
    merchant_name=st.none() | TEXT,
    card=st.booleans(),
    mileage=st.none() | st.builds(Mileage, distance=DECIMAL, unit=st.none() | TEXT),
    per_diem=st.none() | st.builds(PerDiem, days=DECIMAL),
)


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_a_record_survives_json(record: ExpenseRecord) -> None:
    """Whatever it contains; as one line, without a float."""
    line = record_to_json(record)

    assert record == record_from_json(line)
    assert "\n" not in line


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORDS, max_size=4))
def test_records_survive_csv(records: list[ExpenseRecord]) -> None:
    """Values that stand deep inside have columns of their own; a spreadsheet leaves them alone."""
    text = records_to_csv(records)

    assert records == list(read_records(text, "records.csv"))


@settings(max_examples=50, deadline=None)
@given(st.lists(RECORDS, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_records_survive_a_file_of_json(records: list[ExpenseRecord], end: str) -> None:
    """One on a line; separators of lines and paragraphs may stand in a text."""
    text = "".join(f"{record_to_json(record)}{end}" for record in records)

    assert records == list(read_records(text, "records.jsonl"))
    assert records == list(read_records(io.StringIO(text), "records.jsonl"))


def test_a_file_has_a_record_on_each_line(receipt: Callable[..., ExpenseRecord]) -> None:
    """Empty lines are passed over; the employee is there by number only."""
    record = receipt(taxes=(TaxPart(rate=Decimal("19.5"), tax_cents=1), TaxPart(base_cents=7)))
    text = f"\n{record_to_json(record)}\n\n{record_to_json(record)}\n"

    found = list(read_records(text, "records.jsonl"))

    without_name = attrs.evolve(record, employee=Ref("77", "1001"))
    assert [without_name, without_name] == found
    assert "Erika" not in text
    assert "Erika" not in records_to_csv([record])


def test_numbers_of_json_may_stand_without_quotes(receipt: Callable[..., ExpenseRecord]) -> None:
    """They are exact all the same."""
    plain = json.loads(record_to_json(receipt()))
    plain["taxes"] = [{"rate": 19.5, "tax_cents": 1900}]

    (part,) = record_from_json(json.dumps(plain)).taxes

    assert Decimal("19.5") == part.rate
    assert dt.date(2026, 9, 3) == record_from_json(json.dumps(plain)).date


@pytest.mark.parametrize(
    ("text", "file", "told"),
    [
        ("{", "r.jsonl", "r.jsonl, line 1 is no JSON"),
        ("\n[]", "r.jsonl", "r.jsonl, line 2 is no record"),
        ('{"key": "k", "amount": 5}', "r.jsonl", "amount"),
        ('{"amount_cents": 11.9}', "r.jsonl", "amount_cents"),
        ('{"amount_cents": true}', "r.jsonl", "amount_cents"),
        ('{"date": "3.9.2026"}', "r.jsonl", "date"),
        ('{"card": "ja"}', "r.jsonl", "card"),
        ('{"exchange_rate": "1,5"}', "r.jsonl", "exchange_rate"),
        ('{"id": 4711}', "r.jsonl", "id"),
        ("id,category,category.name\n1,a,b\n", "r.csv", "value and parts for category"),
        ("id\n1,2\n", "r.csv", "r.csv, line 2 has more cells"),
        ('id\n"1\n', "r.csv", "is no CSV"),
        ("id,color\n1,red\n", "r.csv", "color"),
    ],
)
def test_what_is_no_record_is_refused(text: str, file: str, told: str) -> None:
    """With line and field."""
    with pytest.raises(InputInvalid) as caught:
        list(read_records(text, file))

    assert told in str(caught.value)
