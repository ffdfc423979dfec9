"""How is a page of JSON read, and are its fields the same however late they are read?"""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import json
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any, ClassVar

import attrs
import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp import Factorial, errors
from factorial_erp._core import decode as decode_module, rows as rows_module
from factorial_erp._core.decode import Decoder, Drift
from factorial_erp._core.model import Attr, Model, field, model
from factorial_erp._core.rows import (
    NOT_RECEIVED,
    Slot,
    plain,
    raw_name,
    read_json,
    row_kind,
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
KINDS = [row_kind("Row", SLOTS, {})]


def values(row: Any) -> dict[str, Any]:
    """Return the fields of a row, whatever it was read into."""
    if isinstance(row, dict):
        return row
    found = {slot.wire: plain(getattr(row, raw_name(slot.name))) for slot in SLOTS}
    return {name: value for name, value in found.items() if value is not NOT_RECEIVED}


@given(st.lists(st.dictionaries(NAMES | st.text(), JSON, max_size=6), max_size=4))
def test_values_that_are_read_later_are_the_same(rows: list[dict[str, Any]]) -> None:
    """
    Slots and raw values give what reading everything at once gives, also with names that are unknown.
    """
    content = page(rows)

    read = rows_reader(KINDS, "data", "meta")(content)

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
    (row,) = rows_reader(KINDS, "data", "meta")(content)["data"]

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
    read = rows_reader(KINDS, "data", "meta")(content)

    if read != {"data": None, "meta": None}:
        assert read_json(content) == read


@pytest.mark.parametrize("content", [b"<html>", b'{"data":[{"a":', b"", b'{"data":[{]}'])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    """
    A proxy's page and a cut body are errors, not empty lists.
    """
    with pytest.raises(ValueError):
        rows_reader(KINDS, "data", "meta")(content)


@pytest.mark.parametrize("text", [b'"\\ud800"', b'"\xff"'])
def test_a_text_that_is_no_unicode_costs_one_field(text: bytes) -> None:
    """
    The record around it can be read.
    """
    content = b'{"data":[{"a":"1","b":%s}]}' % text

    (row,) = rows_reader(KINDS, "data", "meta")(content)["data"]

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

    assert "status" not in vars(expense._values)
    assert expense.status is ExpenseStatus.APPROVED
    assert vars(expense._values)["status"] is ExpenseStatus.APPROVED


@model()
class Booking(Model):
    """A record with all that is read at once."""

    blanks: ClassVar[frozenset[str]] = frozenset({"0001-01-01", "0001-01-01T00:00:00Z"})

    text: Attr[str] = field()
    number: Attr[int] = field()
    flag: Attr[bool | None] = field(default=None)
    amount: Attr[Decimal] = field()
    other: Attr[Decimal | None] = field(default=None)
    day: Attr[dt.date | None] = field(default=None)
    first: Attr[dt.date] = field()


WHOLE: dict[str, Any] = {
    "text": "a",
    "number": 1,
    "flag": True,
    "amount": 5,
    "other": 0.25,
    "day": "2026-10-01",
    "first": "2026-10-02",
}


def read_booking(changes: dict[str, Any], *left_out: str) -> tuple[Any, Booking]:
    """Read a page with one usual record and one with changes; return the row of the latter and the record."""
    changed = {k: v for k, v in {**WHOLE, **changes}.items() if k not in left_out}
    decoder = Decoder()
    rows = decoder.page_reader(Booking, "data")(json.dumps({"data": [WHOLE, changed]}).encode())
    return rows["data"][1], decoder.decode_all(Booking, rows["data"])[1]


def test_plain_values_are_read_at_once() -> None:
    """
    The class that the schema says, exactly; nothing is converted later.
    """
    row, booking = read_booking({})

    assert booking._values is row
    assert {} == vars(row)
    assert ("a", 1, True) == (booking.text, booking.number, booking.flag)
    assert [Decimal(5), Decimal("0.25")] == [booking.amount, booking.other]
    assert (dt.date(2026, 10, 1), dt.date(2026, 10, 2)) == (booking.day, booking.first)
    assert {} == vars(row)


@pytest.mark.parametrize("name", ["flag", "other", "day"])
def test_what_may_be_missing_is_none(name: str) -> None:
    """
    Whether it is null or was left out.
    """
    assert getattr(read_booking({name: None})[1], name) is None
    assert getattr(read_booking({}, name)[1], name) is None


def test_a_day_that_stands_for_none_is_none_where_there_may_be_none() -> None:
    """
    Business Central writes 0001-01-01; where a day is required it would be one.
    """
    row, booking = read_booking({"day": "0001-01-01", "first": "0001-01-01"})

    assert booking._values is row
    assert booking.day is None
    assert dt.date(1, 1, 1) == booking.first


@pytest.mark.parametrize("text", ["NaN", "sNaN1", "Infinity", "-inf", "nan"])
@pytest.mark.parametrize("name", ["amount", "other"])
def test_a_text_that_is_no_amount_stays_a_text(name: str, text: str) -> None:
    """
    Python would take it for a decimal.
    """
    assert text == getattr(read_booking({name: text})[1], name)


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("text", 7),
        ("number", "1"),
        ("number", 1.5),
        ("flag", 1),
        ("amount", "x"),
        ("amount", True),
        ("day", "2026-10-01T10:00:00Z"),
        ("day", "2026-13-01"),
        ("first", ""),
    ],
)
def test_an_odd_value_is_the_same_as_without_msgspec(name: str, odd: Any) -> None:
    """
    It costs neither the record nor the speed of its page.
    """
    row, booking = read_booking({name: odd})
    plainly = Decoder().decode(Booking, read_json(json.dumps({**WHOLE, name: odd}).encode()))

    assert booking._values is row
    assert repr(plainly) == repr(booking)
    assert plainly == booking


def test_what_is_missing_is_said_when_it_is_used() -> None:
    """
    The others can be read.
    """
    _, booking = read_booking({}, "amount")

    assert booking.text == "a"
    with pytest.raises(errors.FieldNotReceived, match=r"Booking\.amount was not received"):
        _ = booking.amount


def test_what_was_not_asked_for_is_not_empty() -> None:
    """
    Neither of what is read at once nor of the rest.
    """
    decoder = Decoder()
    rows = decoder.page_reader(Booking, "data", partial=True)(b'{"data":[{"text":"a"}]}')
    (booking,) = decoder.decode_all(Booking, rows["data"], partial=True)

    assert booking.text == "a"
    for name in ("flag", "day", "amount"):
        with pytest.raises(errors.FieldNotReceived):
            getattr(booking, name)


def test_a_record_by_hand_is_like_one_that_was_received() -> None:
    """
    Equal, copied and pickled as one; its fields cannot be changed.
    """
    _, received = read_booking({}, "flag")
    made = Booking(**{name: getattr(received, name) for name in WHOLE})

    assert received == made
    assert repr(received) == repr(made)
    assert made == pickle.loads(pickle.dumps(received)) == copy.copy(made)
    assert attrs.evolve(received, number=2).number == 2
    with pytest.raises(AttributeError):
        received.number = 3
    with pytest.raises(AttributeError, match="no attribute 'numbr'"):
        getattr(made, "numbr")  # noqa: B009  (a name that no type checker knows)


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


def test_threads_that_meet_a_model_for_the_first_time_agree_on_its_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Otherwise the rows of the one are strangers to the other, and an answer counts as unreadable.
    """
    both_make_rows, both_have_read = threading.Barrier(2), threading.Barrier(2)

    def made(*parts: Any) -> Any:
        with contextlib.suppress(threading.BrokenBarrierError):
            both_make_rows.wait(timeout=0.2)  # only where nothing keeps the second one out
        return row_kind(*parts)

    monkeypatch.setattr(decode_module, "row_kind", made)
    decoder = Decoder()

    def read(_: int) -> list[str]:
        reader = decoder.page_reader(Expense, "data", "meta")
        read_page = reader(page([{**EXPENSE, "exchange_rate": 1}] * 2))
        both_have_read.wait()
        return [each.id for each in decoder.decode_all(Expense, read_page["data"])]

    with ThreadPoolExecutor(max_workers=2) as threads:
        found = list(threads.map(read, range(2)))

    assert found == [["41", "41"]] * 2
