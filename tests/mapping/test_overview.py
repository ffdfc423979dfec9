"""Is a table the same in a frame, in a notebook and for other programs?"""

from __future__ import annotations

import datetime as dt
import re
import sys
from decimal import Decimal

import pytest

from factorial_erp.errors import ConfigurationMissing
from factorial_erp.mapping import Overview
from factorial_erp.mapping.review.overview import shape_of

TABLE = Overview(
    title="Amounts & more",
    columns=("name", "amount", "count", "day", "nothing"),
    rows=(
        ("<Adler>", Decimal("10.50"), 1, dt.date(2026, 9, 3), None),
        ("Berg", Decimal("0.005"), 2, None, None),
        (None, None, 3, dt.date(2026, 9, 4), None),
    ),
)


def test_amounts_of_a_frame_are_exact_decimals() -> None:
    """With the places of the finest one; what is absent is null."""
    polars = pytest.importorskip("polars")

    frame = TABLE.to_frame()

    assert polars.Decimal(38, 3) == frame.schema["amount"]
    assert [Decimal("10.500"), Decimal("0.005"), None] == frame["amount"].to_list()
    assert [1, 2, 3] == frame["count"].to_list()
    assert polars.Date == frame.schema["day"]
    assert polars.String == frame.schema["nothing"]


def test_an_empty_table_is_an_empty_frame() -> None:
    """With its columns."""
    pytest.importorskip("polars")

    frame = Overview(title="", columns=("a", "b"), rows=()).to_frame()

    assert (0, ["a", "b"]) == (frame.height, frame.columns)


def test_html_is_escaped_and_numbers_stand_right() -> None:
    """What looks like HTML stays text; notebooks would set all to the right."""
    html = TABLE.to_html()

    assert ">Amounts &amp; more</caption>" in html
    assert re.search('<td style="text-align: left[^>]*>&lt;Adler&gt;</td>', html)
    assert re.search('<td style="text-align: right[^>]*>10.50</td>', html)
    assert re.findall('<th scope="col" style="text-align: (left|right)', html) == [
        "left", "right", "right", "left", "left",
    ]  # fmt: skip
    assert html == TABLE._repr_html_()


def test_a_wide_table_scrolls_for_itself() -> None:
    """Also by the keyboard, under its title."""
    assert TABLE.to_html().startswith(
        '<div style="overflow-x: auto" role="region" aria-label="Amounts &amp; more" tabindex="0">'
    )
    assert 'aria-label="Table"' in Overview(title="", columns=("a",), rows=()).to_html()


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("6640", ""),
        ("account_unknown", ""),
        ("posting_windows_unverifiable", "text"),
        ("Business Central has no account 6640.", "text"),
        ("x" * 31, "long"),
        ("one\ntwo", "long"),
        ("word " * 13, "long"),
    ],
)
def test_only_a_long_text_is_broken_within_a_word(text: str, shape: str) -> None:
    """An account number in two lines would be read as two."""
    cell = Overview(title="", columns=("a",), rows=((text,),)).to_html().partition("<td")[2]

    assert shape == shape_of(text)
    assert ("anywhere" in cell) is (shape == "long")


def test_text_is_aligned() -> None:
    """Numbers to the right, and what is absent is blank."""
    table = Overview(
        title="Two",
        columns=("name", "amount"),
        rows=(("Adler", Decimal("10.50")), (None, Decimal(5))),
    )

    assert ["Two", "name   amount", "Adler   10.50", "            5"] == str(table).splitlines()
    assert "name  amount" in str(Overview(title="", columns=("name", "amount"), rows=()))


def test_rows_have_names() -> None:
    """For JSON."""
    assert {
        "name": "Berg",
        "amount": Decimal("0.005"),
        "count": 2,
        "day": None,
        "nothing": None,
    } == (TABLE.to_dicts()[1])


def test_without_polars_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base install stays small."""
    monkeypatch.setitem(sys.modules, "polars", None)

    with pytest.raises(ConfigurationMissing, match=r"factorial-erp\[notebook\]"):
        TABLE.to_frame()


def test_a_long_text_goes_on_in_the_next_line() -> None:
    """So that a row fits into a terminal of 80 columns; numbers are never broken."""
    table = Overview(
        title="Long",
        columns=("row", "amount", "told"),
        rows=((1, Decimal("10.50"), "as long as it takes, " * 6), (2, None, "short")),
    )

    assert [
        "Long",
        "row  amount  told",
        "  1   10.50  as long as it takes, as long as it takes, as long as it takes, as",
        "             long as it takes, as long as it takes, as long as it takes,",
        "  2          short",
    ] == str(table).splitlines()
