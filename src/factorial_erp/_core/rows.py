"""
How is a page of JSON read? With msgspec (extra ``fast``) straight into one slot for each field, and what is
nested stays bytes until somebody reads it; without it, or where a record has fields that are unknown here,
with the standard library.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

__all__ = ["NOT_RECEIVED", "Slot", "plain", "read_json", "row_class", "rows_reader"]

Read = Callable[[bytes], Any]

NOT_RECEIVED: Any = object()
"""What reading a field gives that did not arrive."""


def read_json(content: bytes) -> Any:
    """Parse JSON; numbers with a fraction become ``Decimal``, exactly as written."""
    return json.loads(content, parse_float=Decimal)


def rows_reader(row: type | None, rows: str, *others: str) -> Read:
    """
    Return a function that reads the pages of a list.

    It gives a mapping of the named members. Where ``row`` fits, the records are instances of it, and else
    what :func:`read_json` makes of them.

    Args:
        row: From :func:`row_class`.
        rows: Name of the member that holds the records.
        others: Names of the other members that are wanted.
    """
    return read_json if row is None else _fast(row, rows, others)


@functools.cache
def _fast(row: type, rows: str, others: tuple[str, ...]) -> Read:
    msgspec = _msgspec()
    names = {f"member{at}": name for at, name in enumerate(others)}
    page = msgspec.defstruct(
        "Page",
        [("rows", list[row]), *((member, Any, None) for member in names)],  # type: ignore[valid-type]
        rename={"rows": rows, **names},
    )
    decode = msgspec.json.Decoder(page, float_hook=Decimal).decode

    def read(content: bytes) -> Any:
        """Read a page; one that looks otherwise is read as any JSON."""
        try:
            found = decode(content)
        except (msgspec.MsgspecError, ValueError):
            return read_json(content)
        members = {name: getattr(found, member) for member, name in names.items()}
        return {rows: found.rows, **members}

    return read


class Slot(NamedTuple):
    """Where a field of a record is kept."""

    name: str
    wire: str
    """The name in JSON."""
    nested: bool
    """Whether it holds objects or arrays; they stay bytes until :func:`plain` reads them."""


def row_class(name: str, slots: Sequence[Slot]) -> type | None:
    """
    Return a class for the records of a list, ``None`` without msgspec.

    Args:
        name: Of the class.
        slots: Its fields.
    """
    msgspec = _msgspec()
    if msgspec is None:
        return None
    made: type = msgspec.defstruct(
        name,
        [(slot.name, msgspec.Raw if slot.nested else Any, NOT_RECEIVED) for slot in slots],
        rename={slot.name: slot.wire for slot in slots},
        forbid_unknown_fields=True,
        gc=False,  # nothing in it can lead back to it
    )
    return made


def plain(value: Any) -> Any:
    """Return a value of a record as :func:`read_json` would have read it."""
    if value.__class__.__name__ != "Raw":  # the class itself is not there without the extra
        return value
    try:
        return _decode()(value)
    except (_msgspec().MsgspecError, ValueError):
        # A lone surrogate, which the standard library accepts, or a text that is not UTF-8.
        text = bytes(value).decode(errors="replace")
        try:
            return json.loads(text, parse_float=Decimal)
        except ValueError:
            return text


@functools.cache
def _decode() -> Callable[[Any], Any]:
    decode: Callable[[Any], Any] = _msgspec().json.Decoder(float_hook=Decimal).decode
    return decode


@functools.cache
def _msgspec() -> Any:
    try:
        import msgspec  # costs 50 ms, and is an extra
    except ImportError:
        return None
    return msgspec
