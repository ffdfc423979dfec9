"""How does a result look as a table: in a notebook, as a frame, for other programs?"""

from __future__ import annotations

import datetime as dt
import html
from decimal import Decimal
from typing import Any, Final

import attrs

from ..._core.lazy import installed

__all__ = ["Cell", "Overview"]

Cell = str | int | Decimal | dt.date | None

_NUMBER: Final = ' style="text-align: right"'
_PRECISION: Final = 38


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
        """The table as HTML."""
        header = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = "".join(f"<tr>{''.join(map(_html, row))}</tr>" for row in self.rows)
        return (
            f"<table><caption>{html.escape(self.title)}</caption>"
            f"<thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _repr_html_(self) -> str:
        return self.to_html()

    def __str__(self) -> str:
        columns = [
            [name, *("" if row[place] is None else str(row[place]) for row in self.rows)]
            for place, name in enumerate(self.columns)
        ]
        widths = [max(map(len, cells)) for cells in columns]
        right = [
            any(isinstance(row[place], int | Decimal) for row in self.rows)
            for place in range(len(columns))
        ]
        lines = (
            "  ".join(
                cell.rjust(width) if is_number else cell.ljust(width)
                for cell, width, is_number in zip(line, widths, right, strict=True)
            ).rstrip()
            for line in zip(*columns, strict=True)
        )
        return "\n".join([self.title, *lines] if self.title else lines)


def _html(cell: Cell) -> str:
    number = _NUMBER if isinstance(cell, int | Decimal) else ""
    return f"<td{number}>{'' if cell is None else html.escape(str(cell))}</td>"


def _series(polars: Any, name: str, cells: list[Cell]) -> Any:
    amounts = [cell for cell in cells if isinstance(cell, Decimal)]
    if amounts:
        places = max(-int(amount.as_tuple().exponent) for amount in amounts)
        return polars.Series(name, cells, dtype=polars.Decimal(_PRECISION, max(places, 0)))
    if not any(cell is not None for cell in cells):
        return polars.Series(name, cells, dtype=polars.String)
    return polars.Series(name, cells)
