"""How are findings told in lines of text, those that one thing mends together?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

import attrs

__all__ = ["WIDTH", "Group", "Told", "grouped", "places", "tell"]

WIDTH: Final = 80
"""Columns of a terminal."""
_INDENT: Final = "  "
_FEW: Final = 3
"""From so many rows on that follow each other only the first and the last are named."""
_MOST_RANGES: Final = 12


@attrs.frozen(kw_only=True)
class Told:
    """One thing to tell."""

    state: str
    """How bad it is."""
    source: str
    """File and row; empty where there is none."""
    message: str
    fix: str
    code: str


@attrs.frozen(kw_only=True)
class Group:
    """Things of one kind that are mended in one way."""

    state: str
    code: str
    fix: str
    messages: tuple[tuple[str, str], ...]
    """Where, ``rules.csv:4, 9, 12``, and what; each message once."""

    def lines(self, width: int = WIDTH, *, most: int | None = None) -> Iterator[str]:
        """
        The messages, and behind them what to do.

        Args:
            width: Columns that a line may have.
            most: Messages that are told; how many more there are is said.
        """
        for place, message in self.messages[:most]:
            yield from _wrapped(f"{place}: {message}" if place else message, width)
        if most is not None and len(self.messages) > most:
            yield f"{_INDENT}… and {len(self.messages) - most} more"
        yield from _wrapped(f"→ {self.fix}", width)


def grouped(things: Iterable[Told]) -> tuple[Group, ...]:
    """Things by what mends them, in the order of the first of each."""
    groups: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for each in things:
        messages = groups.setdefault((each.state, each.code, each.fix), {})
        messages.setdefault(each.message, []).append(each.source)
    return tuple(
        Group(
            state=state,
            code=code,
            fix=fix,
            messages=tuple((places(sources), message) for message, sources in messages.items()),
        )
        for (state, code, fix), messages in groups.items()
    )


def tell(things: Iterable[Told], width: int = WIDTH) -> Iterator[str]:
    """Lines that say everything."""
    for group in grouped(things):
        yield f"{group.state} [{group.code}]"
        yield from group.lines(width)


def places(sources: Iterable[str]) -> str:
    """Files, each with its rows: ``rules.csv:4, 9, 12-15``."""
    rows: dict[str, list[int]] = {}
    for source in dict.fromkeys(sources):
        file, _, row = source.rpartition(":")
        if row.isdecimal():
            rows.setdefault(file, []).append(int(row))
        elif source:
            rows.setdefault(source, [])
    return "; ".join(
        f"{file}:{_ranges(numbers)}" if numbers else file for file, numbers in rows.items()
    )


def _ranges(numbers: Sequence[int]) -> str:
    told: list[str] = []
    for _, pairs in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        told += [f"{run[0]}-{run[-1]}"] if len(run) >= _FEW else map(str, run)
    left = len(told) - _MOST_RANGES
    return ", ".join(told) if left <= 0 else f"{', '.join(told[:_MOST_RANGES])}, …"


def _wrapped(text: str, width: int) -> list[str]:
    lines = textwrap.wrap(
        text.replace(" %", "\xa0%"),
        width,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT * 2,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\xa0%", " %") for line in lines]
