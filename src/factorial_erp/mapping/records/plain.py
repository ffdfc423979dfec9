"""Which record do plain values make, as JSON and CSV have them, and what is wrong with them?"""

from __future__ import annotations

import datetime as dt
import functools
import re
import types
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

import attrs

from ..tables import did_you_mean
from .expense import ExpenseRecord

__all__ = ["Fault", "Unfit", "is_value", "record_of_plain", "required", "unknown"]

_MOST_SHOWN: Final = 40
"""Characters of a value that an error repeats."""
_WHOLE: Final = re.compile(r"-?[0-9]{1,300}")
_AS_CENTS: Final = "Write cents: 11900 for 119.00."


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that keeps a value from being a record."""

    path: tuple[str, ...] = ()
    """Where it is: ``("taxes", "0", "rate")``; empty for all of it."""
    what: str
    """``is missing``; where a value is shown, it stands before this."""
    hint: str
    value: str = attrs.field(default="", repr=False)
    """The value for a reader."""
    kind: str = ""
    """What the value is, where it must not be repeated: ``a text``."""

    @property
    def field(self) -> str:
        """Where it is, as the column of a CSV file would be called: ``taxes.0.rate``."""
        return ".".join(self.path)

    def below(self, name: str, *, private: bool) -> Fault:
        """The same of a part of something larger; the value of a private part is not repeated."""
        return attrs.evolve(
            self, path=(name, *self.path), value=self.kind if private else self.value
        )

    def __str__(self) -> str:
        is_what = f"is {self.value}, {self.what}" if self.value else self.what
        return f"{self.field} {is_what}".strip()


class Unfit(ValueError):
    """Values that are no record, with everything that is wrong with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


Read = Callable[[Any], Any]


def record_of_plain(plain: Any) -> ExpenseRecord:
    """
    The record that plain values make.

    Raises:
        Unfit: They make none.
    """
    return cast("ExpenseRecord", _reader(ExpenseRecord)(plain))


def required() -> tuple[str, ...]:
    """The fields that each record has."""
    return tuple(name for name, (_, needed, _) in _fields(ExpenseRecord).items() if needed)


def is_value(path: Sequence[str]) -> bool | None:
    """Whether a path such as ``taxes.0.rate`` leads to a value; ``None`` where it leads nowhere."""
    kind: Any = ExpenseRecord
    for name in path:
        if attrs.has(kind):
            if name not in _fields(kind):
                return None
            kind = _without_none(get_type_hints(kind)[name])
        elif get_origin(kind) is tuple and name.isdecimal():
            kind = get_args(kind)[0]
        else:
            return None
    return not (attrs.has(kind) or get_origin(kind) is tuple)


def unknown(name: str) -> str:
    """What a field is probably meant to be."""
    names = tuple(_fields(ExpenseRecord))
    return f"Its fields are: {', '.join(names)}{did_you_mean(name, names)}."


# ---- readers --------------------------------------------------------------------------------------


@functools.cache
def _reader(kind: Any) -> Read:
    """What reads values of a type."""
    if get_origin(kind) in (Union, types.UnionType):
        inner = _reader(_without_none(kind))
        return lambda value: None if value is None else inner(value)
    if attrs.has(kind):
        return functools.partial(_object, kind)
    if get_origin(kind) is tuple:
        return functools.partial(_list, get_args(kind)[0])
    if get_origin(kind) is Literal:
        return functools.partial(_choice, get_args(kind))
    return _SCALARS[kind]


def _without_none(kind: Any) -> Any:
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    (inner,) = (each for each in get_args(kind) if each is not type(None))
    return inner


@functools.cache
def _fields(cls: type[attrs.AttrsInstance]) -> dict[str, tuple[Read, bool, bool]]:
    """For each field what reads it, whether it must have a value, and whether it is private."""
    hints = get_type_hints(cls)
    return {
        field.name: (
            _reader(hints[field.name]),
            field.default is attrs.NOTHING
            and _without_none(hints[field.name]) is hints[field.name],
            field.repr is not True,
        )
        for field in attrs.fields(cls)
    }


@functools.cache
def _unknown(cls: type[attrs.AttrsInstance]) -> dict[str, None]:
    """The fields that may be left out, and are ``None`` then."""
    open_ = (name for name, (_, needed, _) in _fields(cls).items() if not needed)
    nothing = {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}
    return dict.fromkeys(name for name in open_ if name in nothing)


def _object(cls: type[attrs.AttrsInstance], value: Any) -> Any:
    fields = _fields(cls)
    if not isinstance(value, dict):
        names = ", ".join(name for name, (_, needed, _) in fields.items() if needed)
        hint = f'Write {{"name": value}} with {names or "its parts"}.'
        raise _unfit(value, "but must have parts", hint)
    faults: list[Fault] = []
    made: dict[str, Any] = {**_unknown(cls)}
    for name, part in cast("dict[str, Any]", value).items():
        if name not in fields:
            hint = f"It may have: {', '.join(fields)}{did_you_mean(name, tuple(fields))}."
            faults.append(Fault(path=(name,), what="means nothing here", hint=hint))
            continue
        read, needed, private = fields[name]
        if part is None and needed:
            continue
        try:
            made[name] = read(part)
        except Unfit as unfit:
            made[name] = None
            faults += (fault.below(name, private=private) for fault in unfit.faults)
    faults += (
        Fault(path=(name,), what="is missing", hint="Fill it in.")
        for name, (_, needed, _) in fields.items()
        if needed and name not in made
    )
    if faults:
        raise Unfit(faults)
    return cls(**made)


def _list(kind: Any, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _unfit(value, "but must be a list", "Write [ … ], in CSV a column for each part.")
    items = cast("Sequence[Any]", value)
    read = _reader(kind)
    made: list[Any] = []
    faults: list[Fault] = []
    for number, item in enumerate(items):
        try:
            made.append(read(item))
        except Unfit as unfit:
            faults += (fault.below(str(number), private=False) for fault in unfit.faults)
    if faults:
        raise Unfit(faults)
    return tuple(made)


def _choice(allowed: tuple[str, ...], value: Any) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    near = did_you_mean(value, allowed) if isinstance(value, str) else ""
    raise _unfit(value, "which means nothing", f"Write one of: {', '.join(allowed)}{near}.")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise _unfit(value, "but must be a text", 'Put it in double quotes: "…".')


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    raise _unfit(value, "but must be a whole number", _AS_CENTS)


def _decimal(value: Any) -> Decimal:
    try:
        number = Decimal(value) if isinstance(value, str | int | Decimal) else None
    except InvalidOperation:
        number = None
    if number is None or isinstance(value, bool) or not number.is_finite():
        raise _unfit(value, "but must be a finite number", "Write it with a decimal point: 19.5.")
    return number


def _day(value: Any) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _unfit(value, "but must be a date", "Write it as 2026-12-31.") from None


def _yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise _unfit(value, "which is neither true nor false", "Write true or false.")


_SCALARS: Final[dict[Any, Read]] = {
    str: _text,
    int: _whole,
    Decimal: _decimal,
    dt.date: _day,
    bool: _yes,
}


def _unfit(value: Any, what: str, hint: str) -> Unfit:
    kind = next(_kinds(value))
    shown = kind
    if isinstance(value, str):
        short = value if len(value) <= _MOST_SHOWN else f"{value[:_MOST_SHOWN]}…"
        shown = f"the text {short!r}"
    elif isinstance(value, bool | int | Decimal):
        shown = str(value).lower() if isinstance(value, bool) else str(value)
    return Unfit([Fault(what=what, hint=hint, value=shown, kind=kind)])


def _kinds(value: Any) -> Iterator[str]:
    if value is None:
        yield "null"
    if isinstance(value, bool):
        yield "true or false"
    if isinstance(value, int | float | Decimal):
        yield "a number"
    if isinstance(value, str):
        yield "a text"
    yield "a list" if isinstance(value, list) else "an object"
