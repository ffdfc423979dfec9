"""How does a result look as a table: in a notebook, as a frame, for other programs?"""

from __future__ import annotations

import datetime as dt
import html
import re
import textwrap
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final, Literal

import attrs

from ..._core.lazy import installed
from .telling import WIDTH

__all__ = ["Cell", "InTables", "Overview", "shape_of"]

Cell = str | int | Decimal | dt.date | None

_LEFT: Final = "text-align: left; vertical-align: top; white-space: pre-line"
_RIGHT: Final = "text-align: right; vertical-align: top; white-space: nowrap"
_SHAPES: Final = {
    "": _LEFT,
    "text": f"{_LEFT}; min-width: 9em",
    "long": f"{_LEFT}; min-width: 16em; overflow-wrap: anywhere",
}
"""Written at each cell: notebooks align all to the right, and take styles of pages away."""
_LONG_WORD: Final = re.compile(r"\S{31}")
_PRECISION: Final = 38
_NARROWEST: Final = 12
"""Characters of a text in a terminal."""


@attrs.frozen(kw_only=True)
class Overview:
    """A table for people: what a result says, row by row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def to_dicts(self) -> list[dict[str, Cell]]:
        """Each row by the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_frame(self) -> Any:
        """
        The table as a polars DataFrame; amounts are exact decimals.

        Raises:
            ConfigurationMissing: The extra ``notebook`` is not installed.
        """
        polars = installed("polars", extra="notebook", purpose="A frame")
        return polars.DataFrame(
            [
                _series(polars, name, [row[place] for row in self.rows])
                for place, name in enumerate(self.columns)
            ]
        )

    def to_html(self) -> str:
        """The table as HTML, which scrolls where it is wider than its place."""
        right = self._right()
        header = "".join(
            f'<th scope="col" style="{_RIGHT if is_number else _LEFT}">{html.escape(name)}</th>'
            for name, is_number in zip(self.columns, right, strict=True)
        )
        rows = "".join(f"<tr>{''.join(map(_html, row, right))}</tr>\n" for row in self.rows)
        title = html.escape(self.title)
        return (
            f'<div style="overflow-x: auto" role="region" aria-label="{title or "Table"}" tabindex="0">'
            f'<table><caption style="text-align: left">{title}</caption>'
            f"<thead><tr>{header}</tr></thead>\n<tbody>{rows}</tbody></table></div>"
        )

    def _repr_html_(self) -> str:
        return self.to_html()

    def __str__(self) -> str:
        right = self._right()
        table = [self.columns, *(tuple(map(_text, row)) for row in self.rows)]
        widths = _narrowed(
            [max(len(cell) for cell in cells) for cells in zip(*table, strict=True)], right
        )
        lines = (
            "  ".join(
                cell.rjust(width) if is_number else cell.ljust(width)
                for cell, width, is_number in zip(line, widths, right, strict=True)
            ).rstrip()
            for row in table
            for line in zip_longest(*map(_wrapped, row, widths), fillvalue="")
        )
        return "\n".join([self.title, *lines] if self.title else lines)

    def _right(self) -> list[bool]:
        """Whether a column has numbers, which stand at its right."""
        return [
            any(isinstance(row[place], int | Decimal) for row in self.rows)
            for place in range(len(self.columns))
        ]


def shape_of(text: str) -> Literal["", "text", "long"]:
    """
    How a text wants to stand in a cell of HTML.

    Only a ``long`` one may be broken anywhere: an account number in two lines would be read as two.
    """
    if len(text) > 60 or "\n" in text or _LONG_WORD.search(text):
        return "long"
    return "text" if len(text) > 20 else ""


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _narrowed(widths: list[int], right: list[bool]) -> list[int]:
    """Widths that fit into a terminal: the widest texts go on in the next line."""
    narrowed = list(widths)
    gaps = 2 * (len(widths) - 1)
    while sum(narrowed) + gaps > WIDTH:
        wide = max(
            (at for at, is_number in enumerate(right) if not is_number),
            key=narrowed.__getitem__,
            default=None,
        )
        if wide is None or narrowed[wide] <= _NARROWEST:
            break
        narrowed[wide] -= 1
    return narrowed


def _wrapped(cell: str, width: int) -> list[str]:
    lines = (textwrap.wrap(line, width, break_on_hyphens=False) for line in cell.split("\n"))
    return [line for wrapped in lines for line in wrapped or [""]]


class InTables:
    """A result that can be looked at as tables: in a notebook, as a frame."""

    __slots__ = ()

    @property
    def overview(self) -> Overview:
        """The table that says the most."""
        raise NotImplementedError

    @property
    def tables(self) -> tuple[Overview, ...]:
        """All tables, the most important one first."""
        return (self.overview,)

    def to_frame(self) -> Any:
        """
        :attr:`overview` as a polars DataFrame.

        Raises:
            ConfigurationMissing: The extra ``notebook`` is not installed.
        """
        return self.overview.to_frame()

    def _repr_html_(self) -> str:
        tables = [table for table in self.tables if table.rows] or self.tables[:1]
        return "".join(table.to_html() for table in tables)


def _html(cell: Cell, is_number: bool) -> str:  # noqa: FBT001  (a column of a table)
    text = "" if cell is None else str(cell)
    return (
        f'<td style="{_RIGHT if is_number else _SHAPES[shape_of(text)]}">{html.escape(text)}</td>'
    )


def _series(polars: Any, name: str, cells: list[Cell]) -> Any:
    amounts = [cell for cell in cells if isinstance(cell, Decimal)]
    if amounts:
        places = max(-int(amount.as_tuple().exponent) for amount in amounts)
        return polars.Series(name, cells, dtype=polars.Decimal(_PRECISION, max(places, 0)))
    if not any(cell is not None for cell in cells):
        return polars.Series(name, cells, dtype=polars.String)
    return polars.Series(name, cells)
