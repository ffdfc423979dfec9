"""Is an allowance divided to the cent, and never without saying why?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import (
    Account,
    Books,
    ExpenseRecord,
    MappingDocument,
    Mileage,
    PerDiem,
    Ref,
    Vendor,
)
from factorial_erp.mapping.allowances import Allowance, Divided, allowance_for, divide
from factorial_erp.mapping.days import holds_on

from .conftest import SETTINGS, TAXES

TABLE = """\
id,kind,unit,tax_free,account,currency,valid_from,valid_to
km-old,mileage,kilometers,0.26,6669,EUR,,2022-12-31
km,mileage,kilometers,0.30,6669,EUR,2023-01-01,
day,per_diem,days,28.00,6665,EUR,,
"""


BOOKS = Books(
    local_currency="EUR",
    accounts=(Account("6300"), Account("6665"), Account("6669")),
    vendors=(Vendor("M7"),),
)


def document(text: str = TABLE) -> MappingDocument:
    rules = "id,target,kind,value\nkm,account,mileage,6300\n"
    return MappingDocument(
        {"mapping.toml": SETTINGS, "taxes.csv": TAXES, "rules.csv": rules, "allowances.csv": text}
    )


def allowances(text: str = TABLE) -> tuple[Allowance, ...]:
    return document(text).tables.allowances


def journey(distance: str, cents: int, **fields: Any) -> ExpenseRecord:
    record: dict[str, Any] = {
        "key": "k", "id": "1", "kind": "mileage", "status": "paid", "date": dt.date(2026, 10, 1),
        "amount_cents": cents, "currency": "EUR",
        "mileage": Mileage(distance=Decimal(distance), unit="kilometers"),
    }  # fmt: skip
    return ExpenseRecord(**record | fields)


def test_what_is_paid_beyond_the_rate_is_taxable() -> None:
    record = journey("100", 4200)
    allowance = allowance_for(record, allowances())
    assert allowance is not None
    assert allowance.id == "km"

    divided = divide(record, allowance, 4200, decimals=2)

    assert divided == Divided(
        free=3000,
        taxable=1200,
        reason="100 kilometers at 0.30 are free of tax (allowances.csv:3)",
    )


def test_rates_have_their_time() -> None:
    old = allowance_for(journey("100", 1, date=dt.date(2022, 12, 31)), allowances())
    assert old is not None
    assert old.tax_free == Decimal("0.26")
    assert allowance_for(journey("100", 1, currency="CHF"), allowances()) is None


def test_half_days_count_half() -> None:
    record = journey(
        "0", 5000, kind="per_diem", mileage=None, per_diem=PerDiem(days=Decimal("1.5"))
    )
    allowance = allowance_for(record, allowances())
    assert allowance is not None
    divided = divide(record, allowance, 5000, decimals=2)
    assert isinstance(divided, Divided)
    assert (divided.free, divided.taxable) == (4200, 800)


def test_what_cannot_be_divided_says_why() -> None:
    allowance = allowances()[1]
    miles = journey("10", 500, mileage=Mileage(distance=Decimal(10), unit="miles"))
    assert divide(miles, allowance, 500, decimals=2) == (
        "the distance is in miles, the allowance for kilometers"
    )
    unknown = journey("10", 500, mileage=None)
    assert divide(unknown, allowance, 500, decimals=2) == "the mileage does not say how far it was"


@given(
    distance=st.decimals(0, 10**6, places=3),
    rate=st.decimals(0, 100, places=4),
    amount=st.integers(-(10**9), 10**9),
    decimals=st.sampled_from([0, 2, 3, 4]),
)
def test_the_parts_sum_to_the_amount_and_mirror(
    distance: Decimal, rate: Decimal, amount: int, decimals: int
) -> None:
    record = journey(str(distance), amount)
    allowance = allowances(TABLE.replace("0.30", str(rate)))[1]

    divided = divide(record, allowance, amount, decimals=decimals)
    mirrored = divide(record, allowance, -amount, decimals=decimals)

    assert isinstance(divided, Divided)
    assert isinstance(mirrored, Divided)
    assert divided.free + divided.taxable == amount
    assert (mirrored.free, mirrored.taxable) == (-divided.free, -divided.taxable)
    assert abs(divided.free) <= distance * rate * 10**decimals + 1


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("per_diem,days", "per_diem,miles", "unit"),
        ("0.26", "-1", "tax_free"),
        ("mileage,kilometers,0.26", "milage,kilometers,0.26", "kind"),
        ("2023-01-01,", "2023-01-01,2022-01-01", "valid_to"),
        ("6665", "6665.0", "account"),
    ],
)
def test_a_broken_row_is_refused(old: str, new: str, column: str) -> None:
    with pytest.raises(MappingInvalid) as caught:
        allowances(TABLE.replace(old, new))
    assert caught.value.column == column


def test_a_journey_is_booked_on_two_accounts_and_says_why() -> None:
    record = journey("100", 4200, employee=Ref("7", code="7"))
    mapped = document().resolve(record, BOOKS)

    assert not mapped.problems
    assert mapped.posting is not None
    assert mapped.posting.accounts == (("6300", Decimal("30.00")), ("6669", Decimal("12.00")))
    because = mapped.because("tax_free")
    assert because is not None
    assert (because.value, because.source) == ("30.00", "allowances.csv:3")
    assert "100 kilometers at 0.30 are free of tax" in because.reason
    assert "12.00 are paid beyond that" in because.reason

    refund = document().resolve(attrs.evolve(record, amount_cents=-4200), BOOKS)
    assert refund.posting is not None
    assert refund.posting.accounts == (("6300", Decimal("-30.00")), ("6669", Decimal("-12.00")))


def test_a_journey_within_the_rate_stays_whole() -> None:
    mapped = document().resolve(journey("100", 3000, employee=Ref("7", code="7")), BOOKS)
    assert mapped.posting is not None
    assert mapped.posting.accounts == (("6300", Decimal("30.00")),)
    assert mapped.because("tax_free") is not None


def test_a_journey_of_unknown_length_is_a_problem() -> None:
    mapped = document().resolve(
        journey("100", 4200, mileage=None, employee=Ref("7", code="7")), BOOKS
    )
    (problem,) = mapped.problems
    assert problem.code == "allowance_unknown"
    assert problem.source == "allowances.csv:3"


@pytest.mark.parametrize(
    ("day", "first", "last", "expected"),
    [
        (None, None, None, True),
        (None, 1, None, False),
        (None, None, 9, False),
        (5, 5, 5, True),
        (5, 6, None, False),
        (5, None, 4, False),
        (5, None, None, True),
    ],
)
def test_a_span_has_its_first_and_its_last_day(
    day: int | None, first: int | None, last: int | None, expected: bool
) -> None:
    """An unknown day is in no span that begins or ends."""
    days = [None if each is None else dt.date(2026, 10, each) for each in (day, first, last)]

    assert expected == holds_on(*days)
