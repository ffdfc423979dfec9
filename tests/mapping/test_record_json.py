"""Is a record the same after it was written to a file and read again?"""

from __future__ import annotations

import datetime as dt
import io
import json
import pickle
from collections.abc import Callable
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from factorial_erp.errors import RecordsInvalid
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

HEADER = "key,id,kind,status,currency"

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
        ("{", "r.jsonl", "r.jsonl, line 1: this is no JSON from character 2 on"),
        ("\n[]", "r.jsonl", "r.jsonl, line 2: this is a list, and no record"),
        ('"k"', "r.jsonl", "this is a text, and no record. Write each record on a line"),
        ("7", "r.jsonl", "this is a single value, and no record"),
        ('{"key": "k", "amount": 5}', "r.jsonl", "amount means nothing here"),
        ('{"amount": 5}', "r.jsonl", "(did you mean 'amount_cents'?)"),
        ('{"status": "approved"}', "r.jsonl", "r.jsonl, line 1: key is missing. Fill it in."),
        ('{"key": null}', "r.jsonl", "key is missing"),
        ('{"amount_cents": 11.9}', "r.jsonl", "amount_cents is 11.9, but must be a whole number"),
        ('{"amount_cents": true}', "r.jsonl", "amount_cents is true, but must be a whole number"),
        ('{"kind": "expens"}', "r.jsonl", "(did you mean 'expense'?)"),
        ('{"date": "3.9.2026"}', "r.jsonl", "is the text '3.9.2026', but must be a date. Write it"),
        ('{"card": "ja"}', "r.jsonl", "card is the text 'ja', which is neither true nor false"),
        (
            '{"exchange_rate": "1,5"}',
            "r.jsonl",
            "exchange_rate is the text '1,5', but must be a finite",
        ),
        (
            '{"exchange_rate": NaN}',
            "r.jsonl",
            "exchange_rate is a number, but must be a finite number",
        ),
        ('{"id": 4711}', "r.jsonl", "id is 4711, but must be a text. Put it in double quotes"),
        ('{"taxes": "19"}', "r.jsonl", "taxes is the text '19', but must be a list"),
        (
            '{"taxes": [{}, {"rate": []}]}',
            "r.jsonl",
            "taxes.1.rate is a list, but must be a finite number",
        ),
        ('{"category": "Hotel"}', "r.jsonl", "category is the text 'Hotel', but must have parts"),
        (f"{HEADER},category\n", "r.csv", "category has several values. Write a column for each"),
        (f"{HEADER},key\n", "r.csv", "key is there twice"),
        (f"{HEADER}\n1,2,3,4,5,6\n", "r.csv", "r.csv, line 2: 6 cells under 5 columns"),
        (f'{HEADER}\n"1\n', "r.csv", "Look for a double quote that is not closed"),
        (f"{HEADER},color\n", "r.csv", "line 1: color means nothing in a record. Its fields are"),
        (f"{HEADER},taxes.0.rat\n", "r.csv", "taxes.0.rat means nothing in a record"),
        (f"{HEADER},taxes.x\n", "r.csv", "taxes.x means nothing in a record"),
        (f"{HEADER}\nk,,expense,paid,EUR\n", "r.csv", "r.csv, line 2: id is missing"),
        ("key;id;kind\n", "r.csv", "separated by semicolons"),
        (
            "id,country,rate,vat_code,kind\nde19,DE,19,VST19,normal\n",
            "taxes.csv",
            "taxes.csv, line 1: country, rate, vat_code mean nothing in a record. Make a file",
        ),
    ],
)
def test_what_is_no_record_is_refused(text: str, file: str, told: str) -> None:
    """With line, field, what is expected and the cure."""
    with pytest.raises(RecordsInvalid) as caught:
        list(read_records(text, file))

    assert told in str(caught.value)
    assert file == caught.value.file
    assert all(each.hint for each in (caught.value, *caught.value.others))


def test_all_that_is_wrong_with_a_file_is_told(receipt: Callable[..., ExpenseRecord]) -> None:
    """The records before it are read; the error knows lines and fields, and survives pickling."""
    right = record_to_json(receipt())
    first = json.dumps({**json.loads(right), "amount_cents": 1.5, "color": "red"})
    other = json.dumps({**json.loads(right), "taxes": [{"rate": "x"}]})
    found: list[ExpenseRecord] = []

    with pytest.raises(RecordsInvalid) as caught:
        found.extend(read_records(f'{right}\n{first}\n{right}\n{other}\n"text"\n', "r.jsonl"))

    error = pickle.loads(pickle.dumps(caught.value))
    assert [(2, "amount_cents"), (2, "color"), (4, "taxes.0.rate"), (5, None)] == [
        (each.line, each.field) for each in (error, *error.others)
    ]
    assert 4 == len(str(error).splitlines())


def test_of_a_file_that_is_wrong_throughout_the_beginning_is_told() -> None:
    """A text of JSON on each of many lines: nobody reads a thousand times the same."""
    lines = iter(['"record"\n'] * 1000)

    with pytest.raises(RecordsInvalid) as caught:
        list(read_records(lines, "r.jsonl"))

    assert 20 == len(str(caught.value).splitlines())
    assert "r.jsonl was not read beyond line 19." in str(caught.value)
    assert 981 == len(list(lines))


def test_a_value_that_may_name_a_person_is_not_repeated() -> None:
    """Neither of the employee nor of a description."""
    wrong = {"employee": {"id": "77", "name": ["Erika"]}, "description": {"Erika": 1}}
    other = {"employee": "Erika Musterfrau", "description": "Taxi"}

    with pytest.raises(RecordsInvalid) as caught:
        list(read_records(f"{json.dumps(wrong)}\n{json.dumps(other)}\n", "r.jsonl"))

    assert "employee.name is a list, but must be a text" in str(caught.value)
    assert "employee is a text, but must have parts" in str(caught.value)
    assert "Erika" not in str(caught.value) + repr(caught.value)


def test_a_file_of_a_spreadsheet_may_begin_with_a_mark() -> None:
    """Of its byte order; a file without records has none."""
    text = f"\ufeff{HEADER}\nk,1,expense,paid,EUR\n,,,,\n"

    (record,) = read_records(text, "r.csv")

    assert ("k", None, None) == (record.key, record.date, record.amount_cents)
    assert [] == list(read_records("", "r.csv"))
    assert [] == list(read_records(f"{HEADER}\n", "r.csv"))
