"""How does JSON become records? Forgiving: what differs from the schema is kept and reported."""

from __future__ import annotations

import datetime as dt
import json
import threading
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import attrs

from ..errors import DriftDetected
from .log import logger
from .model import Model, OpenEnum, columns

if TYPE_CHECKING:
    import cattrs

__all__ = ["Decoder", "Drift", "read_json"]

log = logger(__name__)

R = TypeVar("R", bound=Model)
Convert = Callable[[Any], Any]

DriftKind = Literal["unknown field", "unknown value", "null", "missing", "type"]

MISFITS = (TypeError, ValueError, InvalidOperation, OverflowError, AttributeError)


@attrs.frozen
class Drift:
    """One way in which an answer differs from the schema. Holds no values: they may be personal."""

    model: str
    field: str
    kind: DriftKind

    def __str__(self) -> str:
        return f"{self.model}.{self.field}: {self.kind}"


class _Never:
    """The class of no JSON value: fields that always need converting."""


_ABSENT: Any = object()


def read_json(content: bytes) -> Any:
    """Parse JSON; numbers with a fraction become ``Decimal``, exactly as written."""
    return json.loads(content, parse_float=Decimal)


class Decoder:
    """
    Turns JSON objects into models.

    A field that cannot be read stays as it was sent; a required one that did not arrive is left unset
    and raises :class:`~factorial_erp.errors.FieldNotReceived` when it is used. One odd value never costs
    the record or the page.

    Args:
        on_drift: Called once for each way in which answers differ from the schema; logs by default.
        strict: Raise :class:`~factorial_erp.errors.DriftDetected` instead. For contract tests.
    """

    def __init__(
        self, *, on_drift: Callable[[Drift], None] | None = None, strict: bool = False
    ) -> None:
        self._on_drift = on_drift or _log_drift
        self._strict = strict
        self._reported: set[Drift] = set()
        self._readers: dict[type[Model], Callable[[Mapping[str, Any], bool], Any]] = {}
        self._building = threading.Lock()

    def decode(self, cls: type[R], source: Mapping[str, Any], *, partial: bool = False) -> R:
        """
        Read one record.

        Args:
            cls: Its model.
            source: A JSON object.
            partial: Only some fields were asked for, so absent ones are unknown rather than empty.
        """
        reader = self._readers.get(cls) or self._reader(cls)
        record: R = reader(source, partial)
        return record

    def converter(self) -> cattrs.Converter:
        """Return a cattrs converter that structures models, also inside attrs classes of your own."""
        import cattrs as _cattrs  # not needed to read an API: only for classes of the caller

        def hook_for(cls: type[Model]) -> Callable[[Any, Any], Any]:
            return lambda source, _: self.decode(cls, source)

        converter = _cattrs.Converter()
        converter.register_structure_hook_factory(_is_model, hook_for)
        return converter

    def _reader(self, cls: type[Model]) -> Callable[[Mapping[str, Any], bool], Any]:
        with self._building:
            return self._readers.setdefault(cls, self._build(cls))

    def _build(self, cls: type[Model]) -> Callable[[Mapping[str, Any], bool], Any]:  # noqa: C901
        plan = tuple(self._step(cls, name, hint) for name, hint in _hints(cls).items())
        known = frozenset(step[1] for step in plan)
        owner, report = cls.__name__, self._report

        # One flat loop: each call inside it would cost as much as the rest of the field.
        def read(source: Mapping[str, Any], partial: bool) -> Any:  # noqa: C901, FBT001, PLR0912
            record = cls.__new__(cls)
            values = record.__dict__
            get = source.get
            for name, wire, expected, convert, optional, on_demand in plan:
                raw = get(wire, _ABSENT)
                if raw.__class__ is expected:
                    values[name] = raw
                elif raw is None:
                    if optional:
                        values[name] = None
                    else:
                        report(Drift(owner, name, "null"))
                elif raw is _ABSENT:
                    if partial or on_demand:
                        continue
                    if optional:
                        values[name] = None
                    else:
                        report(Drift(owner, name, "missing"))
                else:
                    try:
                        values[name] = convert(raw)
                    except MISFITS:
                        values[name] = raw
                        report(Drift(owner, name, "type"))
            if not known.issuperset(source):
                extra = {k: v for k, v in source.items() if k not in known and "@" not in k}
                if extra:
                    values["extra"] = extra
                    for key in extra:
                        report(Drift(owner, key, "unknown field"))
            return record

        return read

    def _step(
        self, cls: type[Model], name: str, hint: Any
    ) -> tuple[str, str, Any, Convert, bool, bool]:
        column = columns(cls)[name]
        inner, optional = _without_none(hint)
        expected, convert = self._leaf(cls, name, inner)
        if optional and cls.blanks and (expected is str or expected is _Never):
            expected, convert = _Never, _unless_blank(cls.blanks, expected, convert)
        # Records below this one arrive only when they are asked for: their absence means nothing.
        return name, column.wire, expected, convert, optional, column.items is not None

    def _leaf(self, cls: type[Model], name: str, hint: Any) -> tuple[Any, Convert]:
        """Return the class of values that need no converting, and how to convert the others."""
        if hint is str:
            return str, _text
        if hint is bool or hint is int:
            return hint, _refuse
        if hint is Decimal:
            return Decimal, _decimal
        if hint is dt.date:
            return _Never, _date
        if hint is dt.datetime:
            return _Never, _date_time
        if isinstance(hint, type) and issubclass(hint, OpenEnum):
            return _Never, self._enum(cls, name, hint)
        if _is_model(hint):
            return _Never, self._record(cast("type[Model]", hint))
        if typing.get_origin(hint) is tuple:
            return _Never, self._items(cls, name, typing.get_args(hint)[0])
        if hint is Any or hint is object or typing.get_origin(hint) is Mapping:
            return _Never, _as_it_is
        message = f"{cls.__name__}.{name} is annotated {hint!r}, which no decoder is written for."
        raise TypeError(message)

    def _record(self, model: type[Model]) -> Convert:
        return lambda raw: self.decode(model, _object(raw))

    def _enum(self, cls: type[Model], name: str, enum: type[OpenEnum]) -> Convert:
        def convert(raw: Any) -> OpenEnum:
            if not isinstance(raw, str):
                raise TypeError
            value = enum.from_wire(raw)
            if not value.is_known:
                self._report(Drift(cls.__name__, name, "unknown value"))
            return value

        return convert

    def _items(self, cls: type[Model], name: str, hint: Any) -> Convert:
        expected, convert = self._leaf(cls, name, hint)

        def convert_each(raw: Any) -> tuple[Any, ...]:
            if not isinstance(raw, list):
                raise TypeError
            values: list[Any] = list(cast("Sequence[Any]", raw))
            return tuple(v if v.__class__ is expected else convert(v) for v in values)

        return convert_each

    def _report(self, drift: Drift) -> None:
        if self._strict:
            message = f"{drift.model}.{drift.field} differs from the schema: {drift.kind}."
            raise DriftDetected(
                message,
                model=drift.model,
                field=drift.field,
                kind=drift.kind,
                hint="Correct the schema's overlay, or decode leniently.",
            )
        if drift not in self._reported:
            self._reported.add(drift)
            self._on_drift(drift)


def _log_drift(drift: Drift) -> None:
    level = log.debug if drift.kind in ("unknown field", "null") else log.warning
    level("answer differs from the schema: %s", drift)


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)


def _hints(cls: type[Model]) -> dict[str, Any]:
    """Return what each ``Attr[…]`` of a model holds."""
    hints = typing.get_type_hints(cls)
    return {name: typing.get_args(hints[name])[0] for name in columns(cls)}


def _without_none(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) not in (types.UnionType, typing.Union):
        return hint, False
    (inner,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
    return inner, True


def _unless_blank(blanks: frozenset[str], expected: Any, convert: Convert) -> Convert:
    def convert_unless_blank(raw: Any) -> Any:
        if raw.__class__ is str and raw in blanks:
            return None
        return raw if raw.__class__ is expected else convert(raw)

    return convert_unless_blank


def _refuse(_raw: Any) -> Any:
    raise TypeError


def _as_it_is(raw: Any) -> Any:
    return raw


def _object(raw: Any) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise TypeError
    return raw  # pyright: ignore[reportUnknownVariableType]


def _text(raw: Any) -> str:
    # Ids were integers before 2026-07-01 and still are in some payloads.
    if raw.__class__ is int:
        return str(raw)
    raise TypeError


def _decimal(raw: Any) -> Decimal:
    if raw.__class__ is int or raw.__class__ is str:
        value = Decimal(raw)
        if value.is_finite():
            return value
    raise TypeError


def _date(raw: Any) -> dt.date:
    # Both APIs have fields that their schemas call a date and that arrive as a date-time, or the reverse.
    return dt.date.fromisoformat(raw) if len(raw) == 10 else _date_time(raw).date()


def _date_time(raw: Any) -> dt.datetime:
    value = dt.datetime.fromisoformat(raw)
    # Factorial's framework sends "yyyy-mm-dd hh:mm" without a zone.
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)
