"""Is a table the same in a frame, in a notebook and for other programs?"""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal

import pytest

from factorial_erp.errors import ConfigurationMissing
from factorial_erp.mapping import Overview

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
    """What looks like HTML stays text."""
    html = TABLE.to_html()

    assert "<caption>Amounts &amp; more</caption>" in html
    assert "<td>&lt;Adler&gt;</td>" in html
    assert '<td style="text-align: right">10.50</td>' in html
    assert html == TABLE._repr_html_()


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
