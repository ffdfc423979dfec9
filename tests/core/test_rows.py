"""How is a page of JSON read, and are its fields the same however late they are read?"""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp import Factorial, errors
from factorial_erp._core import rows as rows_module
from factorial_erp._core.decode import Decoder, Drift
from factorial_erp._core.rows import (
    NOT_RECEIVED,
    Slot,
    plain,
    read_json,
    row_class,
    rows_reader,
)
from factorial_erp.factorial import Expense, ExpenseStatus
from tests.core.test_model import EXPENSE

msgspec = pytest.importorskip("msgspec", reason="the extra 'fast' is not installed")

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False).map(lambda d: float(f"{d:.6f}")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def page(rows: Any, **others: Any) -> bytes:
    """Write a page as Factorial does."""
    return json.dumps({"data": rows, "meta": {"total": 1}, **others}).encode()


NAMES = st.sampled_from(["a", "b", "nested", "@odata.etag"])
SLOTS = [
    Slot("a", "a", nested=False),
    Slot("b", "b", nested=True),
    Slot("from_", "nested", nested=True),
    Slot("etag", "@odata.etag", nested=False),
]
ROW = row_class("Row", SLOTS)


def values(row: Any) -> dict[str, Any]:
    """Return the fields of a row, whatever it was read into."""
    if isinstance(row, dict):
        return row
    found = {slot.wire: plain(getattr(row, slot.name)) for slot in SLOTS}
    return {name: value for name, value in found.items() if value is not NOT_RECEIVED}


@given(st.lists(st.dictionaries(NAMES | st.text(), JSON, max_size=6), max_size=4))
def test_values_that_are_read_later_are_the_same(rows: list[dict[str, Any]]) -> None:
    """
    Slots and raw values give what reading everything at once gives, also with names that are unknown.
    """
    content = page(rows)

    read = rows_reader(ROW, "data", "meta")(content)

    found = [values(row) for row in read["data"]]
    assert {"data": found, "meta": read["meta"]} == read_json(content)


@pytest.mark.parametrize(
    "text", ["0.10", "1e400", "-0.0", "123456789012345678901234567890", "0.1234567890123456789012"]
)
@pytest.mark.parametrize("flat", [True, False])
def test_numbers_are_exact_either_way(text: str, flat: bool) -> None:
    """
    No digit goes through a float.
    """
    content = b'{"data":[{"n":%s}]}' % text.encode()
    content = content.replace(b'"n"', b'"a"') if flat else content.replace(b'"n"', b'"b"')
    (row,) = rows_reader(ROW, "data", "meta")(content)["data"]

    value = values(row)["a" if flat else "b"]

    expected = read_json(text.encode())
    assert (type(expected), repr(expected)) == (type(value), repr(value))


@pytest.mark.parametrize(
    "content",
    [b"[]", b'[{"a":1}]', b"7", b'{"data":null}', b'{"data":[null]}', b'{"data":{"a":1}}', b"{}"],
)
def test_what_is_no_page_is_read_as_any_json(content: bytes) -> None:
    """
    Whoever asked decides what to make of it.
    """
    read = rows_reader(ROW, "data", "meta")(content)

    if read != {"data": None, "meta": None}:
        assert read_json(content) == read


@pytest.mark.parametrize("content", [b"<html>", b'{"data":[{"a":', b"", b'{"data":[{]}'])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    """
    A proxy's page and a cut body are errors, not empty lists.
    """
    with pytest.raises(ValueError):
        rows_reader(ROW, "data", "meta")(content)


@pytest.mark.parametrize("text", [b'"\\ud800"', b'"\xff"'])
def test_a_text_that_is_no_unicode_costs_one_field(text: bytes) -> None:
    """
    The record around it can be read.
    """
    content = b'{"data":[{"a":"1","b":%s}]}' % text

    (row,) = rows_reader(ROW, "data", "meta")(content)["data"]

    assert values(row)["a"] == "1"
    assert isinstance(values(row)["b"], str)


FIELDS = st.sampled_from([*EXPENSE, "merchant_name", "payment", "brand_new"])


@given(st.dictionaries(FIELDS, JSON, max_size=5), st.sets(st.sampled_from(list(EXPENSE))))
def test_a_record_is_the_same_however_late_it_is_read(
    changes: dict[str, Any], left_out: set[str]
) -> None:
    """
    Converted at once or on first use, from bytes or from objects: same fields, same drift.
    """
    source = {**EXPENSE, "exchange_rate": 1.08125, **changes}
    source = {name: value for name, value in source.items() if name not in left_out}
    content = page([source])
    eager_drift: list[Drift] = []
    eager = Decoder(on_drift=eager_drift.append).decode(Expense, read_json(content)["data"][0])

    late_drift: set[str] = set()
    decoder = Decoder()
    decoder._on_drift = lambda drift: late_drift.add(str(drift))
    row = decoder.page_reader(Expense, "data", "meta")(content)["data"][0]
    (late,) = decoder.decode_all(Expense, [row])

    assert repr(eager) == repr(late)
    assert eager == late
    assert late.extra == eager.extra
    # An array with one odd record stays as it was sent, so the others in it are never looked into.
    assert late_drift <= {str(drift) for drift in eager_drift}
    assert {str(d) for d in eager_drift if d.model == "Expense"} <= late_drift
    assert eager == pickle.loads(pickle.dumps(late))
    assert eager == copy.deepcopy(late)


def test_only_what_is_used_is_converted() -> None:
    """
    A record that was just received holds no converted field; a used one keeps it.
    """
    decoder = Decoder()
    read = decoder.page_reader(Expense, "data", "meta")
    rows = read(page([{**EXPENSE, "exchange_rate": 1}]))["data"]

    (expense,) = decoder.decode_all(Expense, rows)

    assert "status" not in vars(expense)
    assert expense.status is ExpenseStatus.APPROVED
    assert vars(expense)["status"] is ExpenseStatus.APPROVED


def test_without_msgspec_pages_are_read_by_the_standard_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    The extra makes lists faster and nothing else.
    """
    answer = page(
        [{"id": "1", "rate": 0.21, "tax_type_id": "2", "updated_at": "2026-10-01T00:00:00Z"}]
    )
    client = Factorial(
        "k", transport=httpx.MockTransport(lambda _: httpx.Response(200, content=answer))
    )
    with_it = repr(list(client.finance.tax_rates.list()))
    monkeypatch.setattr(rows_module, "_msgspec", lambda: None)
    client = Factorial(
        "k", transport=httpx.MockTransport(lambda _: httpx.Response(200, content=answer))
    )

    without = repr(list(client.finance.tax_rates.list()))

    assert with_it == without


def test_a_row_that_is_no_object_is_said(mode: Any) -> None:
    """
    The page is refused as a whole: nothing tells what a bare value would be.
    """
    answer = httpx.Response(200, content=b'{"data":[{"id":"1"},7]}')

    with pytest.raises(errors.AnswerUnreadable, match="Account as a JSON object, got a int"):
        mode.list(mode.factorial(lambda _: answer).finance.accounts.list())
