"""How do Python values become JSON?"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp._core.encode import scalar, write_json
from factorial_erp.business_central import InvoiceStatus
from factorial_erp.errors import InputInvalid

BERLIN = dt.timezone(dt.timedelta(hours=2))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (5, "5"),
        (Decimal("99999999999999.99"), "99999999999999.99"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.10"), "-0.10"),
        ('O"Neil\n', '"O\\"Neil\\n"'),
        (dt.date(2026, 10, 31), '"2026-10-31"'),
        (dt.datetime(2026, 10, 31, 1, 30, tzinfo=BERLIN), '"2026-10-30T23:30:00.000Z"'),
        (InvoiceStatus.IN_REVIEW, '"In Review"'),
        (uuid.UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        ([1, (2,)], "[1,[2]]"),
        ({"a": {"b": None}}, '{"a":{"b":null}}'),
    ],
)
def test_values_are_written_exactly(value: Any, text: str) -> None:
    """
    Decimals digit by digit, moments in UTC, enums as their text.
    """
    assert write_json(value) == text


@pytest.mark.parametrize(
    "value", [1.5, float("nan"), Decimal("Infinity"), dt.datetime(2026, 1, 1), object(), b"x"]
)
def test_what_is_not_exact_is_refused(value: Any) -> None:
    """
    Neither rounded nor guessed.
    """
    with pytest.raises(InputInvalid):
        write_json([value])


def test_query_values_are_plain_texts() -> None:
    """
    Booleans in lower case, days as ISO 8601.
    """
    assert [scalar(v) for v in (True, 5, "a b", dt.date(2026, 1, 2))] == [
        "true",
        "5",
        "a b",
        "2026-01-02",
    ]


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_any_value_comes_back_as_it_was(value: Any) -> None:
    """
    What is written can be read by anybody, without losing a digit.
    """

    def plain(each: Any) -> Any:
        if isinstance(each, Decimal | int) and not isinstance(each, bool):
            return Decimal(each)
        if isinstance(each, list):
            return [plain(item) for item in each]
        if isinstance(each, dict):
            return {key: plain(item) for key, item in each.items()}
        return each

    read = json.loads(write_json(value), parse_float=Decimal, parse_int=Decimal)

    assert read == plain(value)
