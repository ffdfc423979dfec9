"""
How is a page of JSON read, and where do the fields of a record stay? With msgspec (extra ``fast``) straight into
one slot for each field: plain values as they are used later, all else when somebody asks for it. Without it, or
where an answer is not what the schema says, with the standard library.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

__all__ = [
    "NOT_RECEIVED",
    "RowKind",
    "Slot",
    "Values",
    "plain",
    "raw_name",
    "read_json",
    "row_kind",
    "rows_reader",
]

Read = Callable[[bytes], Any]
Readers = Mapping[str, Callable[[Any], Any]]

NOT_RECEIVED: Any = object()
"""What reading a field gives that did not arrive."""


def read_json(content: bytes) -> Any:
    """Parse JSON; numbers with a fraction become ``Decimal``, exactly as written."""
    return json.loads(content, parse_float=Decimal)


class Values:
    """
    The fields of a record, by name: given, or read from a JSON object when they are first used.

    Reaching :meth:`__getattr__` means that a field was not used yet, or never came.
    """

    _source: Any = None
    _readers: Readers = MappingProxyType({})

    @classmethod
    def given(cls, values: Mapping[str, Any]) -> Values:
        """Return values that are known."""
        made = cls()
        made.__dict__.update(values)
        return made

    @classmethod
    def late(cls, source: Mapping[str, Any], readers: Readers) -> Values:
        """Return values that are read when they are first used."""
        made = cls()
        made._source, made._readers = source, readers
        return made

    def __getattr__(self, name: str) -> Any:
        return _first_use(self, self._source, name)


def _first_use(values: Any, source: Any, name: str) -> Any:
    read = values._readers.get(name)  # noqa: SLF001  (of Values and of rows)
    value = NOT_RECEIVED if read is None else read(source)
    if value is NOT_RECEIVED:
        raise AttributeError(name)
    values.__dict__[name] = value
    return value


def _first_use_in_row(row: Any, name: str) -> Any:
    return _first_use(row, row, name)


class Slot(NamedTuple):
    """Where a field of a record is kept."""

    name: str
    wire: str
    """The name in JSON."""
    nested: bool
    """Whether it holds objects or arrays; they stay bytes until :func:`plain` reads them."""
    kind: type | None = None
    """Class of the values that are read at once; ``None`` where a field is read when it is first used."""
    optional: bool = False
    """Whether what is read at once may be missing."""
    blanks: frozenset[Any] = frozenset()
    """Values read at once by which the API says that there is none."""


def raw_name(name: str) -> str:
    """Return where a row keeps a field that nobody has used yet."""
    return f"_{name}_"


class RowKind(NamedTuple):
    """What the records of a page are read into."""

    row: type
    slots: Sequence[Slot]


def row_kind(name: str, slots: Sequence[Slot], readers: Readers) -> RowKind | None:
    """
    Return what the records of a page are read into, ``None`` without msgspec.

    Args:
        name: Of the class.
        slots: Its fields.
        readers: For each field what reads it out of a row, when it is first used.
    """
    msgspec = _msgspec()
    if msgspec is None:
        return None
    names = {slot: slot.name if slot.kind else raw_name(slot.name) for slot in slots}
    made: type = msgspec.defstruct(
        name,
        [_member(slot, names[slot]) for slot in slots],
        namespace={
            "_readers": readers,
            "__getattr__": _first_use_in_row,
        },
        rename={names[slot]: slot.wire for slot in slots},
        kw_only=True,
        forbid_unknown_fields=True,
        dict=True,  # for what was used
    )
    return RowKind(made, slots)


def _member(slot: Slot, name: str) -> tuple[Any, ...]:
    if slot.kind is None:
        return (name, _msgspec().Raw if slot.nested else Any, NOT_RECEIVED)
    return (name, slot.kind | None, None) if slot.optional else (name, slot.kind)


def rows_reader(kinds: Sequence[RowKind], rows: str, *others: str) -> Read:
    """
    Return a function that reads the pages of a list.

    It gives a mapping of the named members. The records are rows of the first kind that fits, and where none
    does what :func:`read_json` makes of them.

    Args:
        kinds: From :func:`row_kind`.
        rows: Name of the member that holds the records.
        others: Names of the other members that are wanted.
    """
    if not kinds:
        return read_json
    msgspec = _msgspec()
    names = {f"member{at}": name for at, name in enumerate(others)}
    tries = [(_page_decoder(kind, rows, names), _finisher(kind.slots)) for kind in kinds]

    def read(content: bytes) -> Any:
        """Read a page; one that looks otherwise is read as any JSON."""
        for decode, finish in tries:
            try:
                found = decode(content)
                finish(found.rows)
            except (msgspec.MsgspecError, ValueError):
                continue
            members = {name: getattr(found, member) for member, name in names.items()}
            return {rows: found.rows, **members}
        return read_json(content)

    return read


def _page_decoder(kind: RowKind, rows: str, others: Mapping[str, str]) -> Callable[[bytes], Any]:
    msgspec = _msgspec()
    page = msgspec.defstruct(
        "Page",
        [("rows", list[kind.row]), *((member, Any, None) for member in others)],  # type: ignore[name-defined]
        rename={"rows": rows, **others},
    )
    decode: Callable[[bytes], Any] = msgspec.json.Decoder(page, float_hook=Decimal).decode
    return decode


def _finisher(slots: Sequence[Slot]) -> Callable[[Sequence[Any]], None]:
    """Return what checks and mends rows that were read: field by field, so that no Python runs for each row."""
    amounts = [(attrgetter(each.name), each.optional) for each in slots if each.kind is Decimal]
    blankable = [(slot.name, attrgetter(slot.name), slot.blanks) for slot in slots if slot.blanks]

    def finish(rows: Sequence[Any]) -> None:
        """Refuse texts like NaN, which msgspec takes for decimals, and replace blanks by ``None``."""
        for amount, optional in amounts:
            found = map(amount, rows)
            if not all(map(Decimal.is_finite, filter(None, found) if optional else found)):
                message = "an amount that is no number"
                raise ValueError(message)
        for name, value, blanks in blankable:
            if not blanks.isdisjoint(map(value, rows)):
                for row in rows:
                    if value(row) in blanks:
                        setattr(row, name, None)

    return finish


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


@cache
def _decode() -> Callable[[Any], Any]:
    decode: Callable[[Any], Any] = _msgspec().json.Decoder(float_hook=Decimal).decode
    return decode


@cache
def _msgspec() -> Any:
    try:
        import msgspec  # costs 50 ms, and is an extra
    except ImportError:
        return None
    return msgspec
