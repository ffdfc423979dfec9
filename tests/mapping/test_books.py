"""Do the books find things as Business Central spells them, and say which days are open?"""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from factorial_erp.errors import InputInvalid
from factorial_erp.mapping import Books, Period, Vendor


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ((2026, 7, 15), (2026, 7, 15)),
        ((2026, 8, 1), (2026, 9, 1)),
        ((2026, 8, 31), (2026, 9, 1)),
        ((2025, 5, 5), (2026, 1, 1)),
        ((2026, 12, 31), (2026, 12, 31)),
        ((2027, 1, 1), None),
    ],
)
def test_the_next_open_day_is_found(
    books: Books, wanted: tuple[int, int, int], expected: tuple[int, int, int] | None
) -> None:
    """August is closed, and posting is allowed in 2026 only."""
    found = books.open_date(dt.date(*wanted))

    assert (expected and dt.date(*expected)) == found
    assert found is None or books.is_open(found)


def test_the_window_may_begin_in_a_closed_period(books: Books) -> None:
    """Then the first open period after it counts."""
    books = attrs.evolve(books, posting_from=dt.date(2026, 8, 10))

    assert dt.date(2026, 9, 1) == books.open_date(dt.date(2026, 7, 1))


def test_there_may_be_no_open_period_left(books: Books) -> None:
    """All that follow are closed."""
    books = attrs.evolve(
        books, periods=(Period(dt.date(2026, 1, 1), closed=True),), posting_to=None
    )

    assert books.open_date(dt.date(2026, 5, 5)) is None
    assert "the period from 2026-01-01 is closed" == books.closed_because(dt.date(2026, 5, 5))


@pytest.mark.parametrize(
    ("card", "country", "receipt"),
    [
        ("DE123456789", "DE", "DE 123.456-789"),
        ("DE123456789", "DE", "123456789"),
        ("123456789", "DE", "DE123456789"),
        ("DE123456789", "", "de123456789"),
    ],
)
def test_a_tax_number_is_found_with_and_without_its_prefix(
    card: str, country: str, receipt: str
) -> None:
    """Vendor cards and receipts spell it in their own ways."""
    books = Books(local_currency="EUR", vendors=(Vendor("1", "", card, country), Vendor("2")))

    assert ("1",) == tuple(vendor.number for vendor in books.vendors_of(receipt))


def test_codes_are_compared_without_regard_to_case(books: Books) -> None:
    """Business Central keeps them in capitals."""
    assert ("KST", "100") == (books.dimension("kst"), books.dimension_value(" kst", "100 "))
    assert books.vendor("m1001") == books.vendor("M1001")
    assert (None, None) == (books.dimension("X"), books.dimension_value("X", "100"))


def test_the_company_s_rounding_wins_over_iso(books: Books) -> None:
    """A currency that the books do not know has none."""
    books = attrs.evolve(books, currencies={"HUF": 0, "EUR": 3})

    assert (0, 3, None) == tuple(books.decimals(code) for code in ("HUF", "EUR", "USD"))


def test_books_are_kept_as_json(books: Books) -> None:
    """A snapshot, to say later what changed since."""
    full = attrs.evolve(books, vat_codes={"VST19": "Vorsteuer 19 %"})

    assert full == Books.from_json(full.to_json())
    assert books == Books.from_json(books.to_json())


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema_version": 2}', '{"schema_version": 1, "accounts": 5}']
)
def test_other_json_is_no_books(text: str) -> None:
    """One message, that says what to give."""
    with pytest.raises(InputInvalid, match=r"written by Books\.to_json"):
        Books.from_json(text)


def test_vat_codes_are_found_in_any_case(books: Books) -> None:
    """And are unknown where nobody could read them."""
    known = attrs.evolve(books, vat_codes={"VST19": ""})

    assert "VST19" == known.vat_code("vst19 ")
    assert known.vat_code("VST7") is None
    assert books.vat_codes is None
