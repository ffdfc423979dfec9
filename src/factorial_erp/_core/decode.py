"""How does JSON become records? Forgiving: what differs from the schema is kept and reported."""

from __future__ import annotations

import datetime as dt
import functools
import threading
import types
import typing
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import repeat
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast

import attrs

from ..errors import DriftDetected
from .log import logger
from .model import Model, OpenEnum, columns, hold
from .rows import (
    NOT_RECEIVED,
    RowKind,
    Slot,
    Values,
    plain,
    raw_name,
    row_kind,
    rows_reader,
)

if TYPE_CHECKING:
    import cattrs

__all__ = ["Decoder", "Drift"]

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


class _Below(NamedTuple):
    """Stands for one or many models that are found when a record of theirs arrives."""

    many: bool


class _Never:
    """The class of no JSON value: fields that always need converting."""


class Decoder:
    """
    Turns JSON objects into models.

    A field that cannot be read stays as it was sent; a required one that did not arrive is left unset
    and raises :class:`~factorial_erp.errors.FieldNotReceived` when it is used. One odd value never costs
    the record or the page.

    Fields are converted when they are first used, since most programs use few of them; with ``on_drift`` or
    ``strict`` all of them are converted at once, so that no drift stays unseen.

    Args:
        on_drift: Called once for each way in which answers differ from the schema; by default they are
            logged as they are met.
        strict: Raise :class:`~factorial_erp.errors.DriftDetected` instead. For contract tests.
    """

    def __init__(
        self, *, on_drift: Callable[[Drift], None] | None = None, strict: bool = False
    ) -> None:
        self._on_drift = on_drift or _log_drift
        self._strict = strict
        self._is_lazy = on_drift is None and not strict
        self._reported: set[Drift] = set()
        self._readers: dict[type[Model], _Reader] = {}
        self._building = threading.Lock()

    def decode(self, cls: type[R], source: Mapping[str, Any], *, partial: bool = False) -> R:
        """
        Read one record.

        Args:
            cls: Its model.
            source: A JSON object; its values may be raw.
            partial: Only some fields were asked for, here or below, so absent ones are unknown rather than
                empty.
        """
        reader = self._readers.get(cls) or self._reader(cls)
        record: R = (reader.wrap if self._is_lazy else reader.read)(source, partial)
        return record

    def decode_all(
        self, cls: type[R], sources: Sequence[Any], *, partial: bool = False
    ) -> tuple[R, ...]:
        """
        Read the records of a page, as :meth:`page_reader` left them.

        Raises:
            TypeError: One of them is no object.
        """
        reader = self._readers.get(cls) or self._reader(cls)
        if self._is_lazy:
            return tuple(reader.wrap_all(sources, partial=partial))
        return tuple([reader.read(source, partial) for source in sources])

    def page_reader(
        self, cls: type[Model], rows: str, *others: str, partial: bool = False
    ) -> Callable[[bytes], Any]:
        """
        Return what parses the pages of a list of these records.

        Args:
            cls: Model of the records.
            rows: Name of the member that holds the records.
            others: Names of the other members that are wanted.
            partial: As for :meth:`decode_all`, which the page goes to.
        """
        reader = self._readers.get(cls) or self._reader(cls)
        kinds = reader.kinds(partial=partial)
        # Where all is converted at once, it must be possible to say what differs from the schema.
        return rows_reader(kinds if self._is_lazy else kinds[-1:], rows, *others)

    def converter(self) -> cattrs.Converter:
        """Return a cattrs converter that structures models, also inside attrs classes of your own."""
        import cattrs as _cattrs  # not needed to read an API: only for classes of the caller

        def hook_for(cls: type[Model]) -> Callable[[Any, Any], Any]:
            return lambda source, _: self.decode(cls, source)

        converter = _cattrs.Converter()
        converter.register_structure_hook_factory(_is_model, hook_for)
        return converter

    def _reader(self, cls: type[Model]) -> _Reader:
        with self._building:
            found = self._readers.get(cls)
            if found is None:
                steps = [self._step(cls, name, hint) for name, hint in _hints(cls).items()]
                found = self._readers[cls] = _Reader(cls, steps, self._report)
            return found

    def _step(self, cls: type[Model], name: str, hint: Any) -> _Step:
        column = columns(cls)[name]
        inner, optional = _without_none(hint)
        expected: Any = _Never
        if isinstance(inner, _Below):
            optional = not inner.many
            convert = self._below(cls, name, many=inner.many, partial=False)
            convert_partial = self._below(cls, name, many=inner.many, partial=True)
        else:
            expected, convert = self._leaf(cls, name, inner)
            _, convert_partial = self._leaf(cls, name, inner, partial=True)
        if optional and cls.blanks and (expected is str or expected is _Never):
            convert = _unless_blank(cls.blanks, expected, convert)
            convert_partial = _unless_blank(cls.blanks, expected, convert_partial)
            expected = _Never
        return _Step(
            name=name,
            wire=column.wire,
            expected=expected,
            convert=convert,
            convert_partial=convert_partial,
            optional=optional,
            # Records below this one arrive only when they are asked for: their absence means nothing.
            on_demand=column.items is not None,
            nested=not _is_scalar(inner),
            kind=_kind(inner, is_blankable=optional and bool(cls.blanks)),
            blanks=_blanks(cls.blanks, inner) if optional else frozenset(),
        )

    def _leaf(
        self, cls: type[Model], name: str, hint: Any, *, partial: bool = False
    ) -> tuple[Any, Convert]:
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
            return _Never, self._record(cast("type[Model]", hint), partial=partial)
        if typing.get_origin(hint) is tuple:
            return _Never, self._items(cls, name, typing.get_args(hint)[0], partial=partial)
        if hint is Any or hint is object or typing.get_origin(hint) is Mapping:
            return _Never, _as_it_is
        message = f"{cls.__name__}.{name} is annotated {hint!r}, which no decoder is written for."
        raise TypeError(message)

    def _below(self, cls: type[Model], name: str, *, many: bool, partial: bool) -> Convert:
        """Read records below this one; their model may stand in a module that nobody has loaded yet."""
        column = columns(cls)[name]

        def convert(raw: Any) -> Any:
            model = cast("Callable[[], type[Model]]", column.items)()
            if not many:
                return self.decode(model, _object(raw), partial=partial)
            if not isinstance(raw, list):
                raise TypeError
            rows: list[Any] = list(cast("Sequence[Any]", raw))
            return tuple(self.decode(model, _object(each), partial=partial) for each in rows)

        return convert

    def _record(self, model: type[Model], *, partial: bool) -> Convert:
        return lambda raw: self.decode(model, _object(raw), partial=partial)

    def _enum(self, cls: type[Model], name: str, enum: type[OpenEnum]) -> Convert:
        known: dict[str, OpenEnum] = {}  # by the text on the wire, as they are met

        def convert(raw: Any) -> OpenEnum:
            value = known.get(raw)
            if value is not None:
                return value
            if not isinstance(raw, str):
                raise TypeError
            value = enum.from_wire(raw)
            if value.is_known:
                known[raw] = value
            else:
                self._report(Drift(cls.__name__, name, "unknown value"))
            return value

        return convert

    def _items(self, cls: type[Model], name: str, hint: Any, *, partial: bool) -> Convert:
        expected, convert = self._leaf(cls, name, hint, partial=partial)

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


@attrs.frozen
class _Step:
    """How one field of a model is read."""

    name: str
    wire: str
    expected: Any
    """Class of the values that need no converting."""
    convert: Convert
    convert_partial: Convert
    """The same where only some fields were asked for, here or below."""
    optional: bool
    """Whether it may be empty."""
    on_demand: bool
    """Whether it comes only when it is asked for."""
    nested: bool
    """Whether it holds objects or arrays."""
    kind: type | None
    """Class of its values where JSON alone tells them."""
    blanks: frozenset[Any]
    """Values of this class by which the API says that there is none."""


class _Reader:
    """Reads the records of one model, at once or field by field."""

    def __init__(
        self, cls: type[Model], steps: Sequence[_Step], report: Callable[[Drift], None]
    ) -> None:
        self._cls = cls
        self._owner = cls.__name__
        self._known = frozenset(step.wire for step in steps)
        self._report = report
        fields = {False: dict[str, Any](), True: dict[str, Any]()}
        for partial, made in fields.items():
            for step in steps:
                made[step.name] = self._field(step, partial=partial)
        self._fields = fields
        self._steps = steps
        self._kinds: dict[bool, Sequence[RowKind]] = {}
        self._making = threading.Lock()
        self._rows: dict[bool, frozenset[type]] = {False: frozenset(), True: frozenset()}

    def kinds(self, *, partial: bool) -> Sequence[RowKind]:
        """
        Return what the rows of a page become, the fastest first; nothing without msgspec.

        The last one takes any value; the one before only such as the schema has.
        """
        found = self._kinds.get(partial)
        if found is None:
            # Two threads must not make two kinds of rows: the one would not know the other's.
            with self._making:
                found = self._kinds.get(partial) or self._made(partial=partial)
        return found

    def _made(self, *, partial: bool) -> Sequence[RowKind]:
        slots = [Slot(step.name, step.wire, step.nested) for step in self._steps]
        typed = [
            slot._replace(kind=step.kind, optional=step.optional, blanks=step.blanks)
            for slot, step in zip(slots, self._steps, strict=True)
        ]
        # Where only some fields were asked for, the others are missing rather than empty.
        ways = [slots] if partial else [typed, slots]
        made = [row_kind(self._owner, way, self._fields[partial]) for way in ways]
        found = tuple(kind for kind in made if kind is not None)
        self._rows[partial] = frozenset(kind.row for kind in found)
        self._kinds[partial] = found
        return found

    def read(self, source: Any, partial: bool) -> Any:  # noqa: FBT001  (called in a hot loop)
        """Return a record whose fields are all converted."""
        record = self.wrap(source, partial)
        read = {name: field(source) for name, field in self._fields[partial].items()}
        hold(record, Values.given({k: v for k, v in read.items() if v is not NOT_RECEIVED}))
        return record

    def wrap(self, source: Any, partial: bool) -> Any:  # noqa: FBT001  (called in a hot loop)
        """Return a record whose fields are converted when they are first used."""
        record = self._cls.__new__(self._cls)
        if source.__class__ in self._rows[partial]:
            hold(record, source)
        elif source.__class__ is dict:
            hold(record, Values.late(source, self._fields[partial]))
            if not self._known.issuperset(source):
                self._keep_extra(record, source)
        else:
            message = f"a {self._owner} is no {type(source).__name__}"
            raise TypeError(message)
        return record

    def wrap_all(self, sources: Sequence[Any], *, partial: bool) -> list[Any]:
        """Return the records of a page; where all are rows, without running Python for each."""
        if not self._rows[partial].issuperset(map(type, sources)):
            return [self.wrap(source, partial) for source in sources]
        records = list(map(self._cls.__new__, repeat(self._cls, len(sources))))
        deque(map(hold, records, sources), maxlen=0)
        return records

    def _field(self, step: _Step, *, partial: bool) -> Callable[[Any], Any]:
        """Return what reads one field of a record: one call, since big lists make many of them."""
        raw, wire, expected = raw_name(step.name), step.wire, step.expected
        convert = step.convert_partial if partial else step.convert
        optional = step.optional
        drift = functools.partial(Drift, self._owner, step.name)
        report, may_be_absent = self._report, partial or step.on_demand

        def read(source: Any) -> Any:
            value = (
                source.get(wire, NOT_RECEIVED) if source.__class__ is dict else getattr(source, raw)
            )
            if value.__class__ is expected:
                return value
            value = plain(value)
            if value is None:
                if optional:
                    return None
                report(drift("null"))
                return NOT_RECEIVED
            if value is NOT_RECEIVED:
                if may_be_absent:
                    return NOT_RECEIVED
                if optional:
                    return None
                report(drift("missing"))
                return NOT_RECEIVED
            try:
                return convert(value)
            except MISFITS:
                report(drift("type"))
                return value

        return read

    def _keep_extra(self, record: Model, source: Mapping[str, Any]) -> None:
        extra = {k: plain(v) for k, v in source.items() if k not in self._known and "@" not in k}
        if extra:
            record.__dict__["extra"] = extra
            for key in extra:
                self._report(Drift(self._owner, key, "unknown field"))


def _log_drift(drift: Drift) -> None:
    level = log.debug if drift.kind in ("unknown field", "null") else log.warning
    level("answer differs from the schema: %s", drift)


def _is_scalar(hint: Any) -> bool:
    return isinstance(hint, type) and not issubclass(hint, Model) and hint is not object


def _kind(hint: Any, *, is_blankable: bool) -> type | None:
    """Return the class of values that are read at once, ``None`` where they need a look of ours."""
    if hint is str:
        return None if is_blankable else str
    return hint if hint in (bool, int, Decimal, dt.date) else None


def _blanks(texts: frozenset[str], hint: Any) -> frozenset[Any]:
    if hint is not dt.date:
        return frozenset()
    return frozenset(dt.date.fromisoformat(text) for text in texts if len(text) == 10)


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)


def _hints(cls: type[Model]) -> dict[str, Any]:
    """Return what each ``Attr[…]`` of a model holds; what stands below the record is found when it arrives."""
    hints: dict[str, Any] = {}
    known = columns(cls)
    for base in reversed(cls.__mro__):
        own = {name: base.__annotations__[name] for name in base.__dict__.get("__own_fields__", ())}
        below = {name for name in own if known[name].items is not None}
        rest = {name: each for name, each in own.items() if name not in below}
        # Names that stand below may be known to type checkers only.
        probe = type(base.__name__, (), {"__annotations__": rest, "__module__": base.__module__})
        for name, hint in typing.get_type_hints(probe).items():
            hints[name] = typing.get_args(hint)[0]
        for name in below:
            text = own[name] if isinstance(own[name], str) else repr(own[name])
            hints[name] = _Below(many="tuple[" in text.lower())
    return {name: hints[name] for name in known}


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


@functools.lru_cache(maxsize=4096)  # the records of a list share few days
def _date(raw: Any) -> dt.date:
    # Both APIs have fields that their schemas call a date and that arrive as a date-time, or the reverse.
    return dt.date.fromisoformat(raw) if len(raw) == 10 else _date_time(raw).date()


def _date_time(raw: Any) -> dt.datetime:
    value = dt.datetime.fromisoformat(raw)
    # Factorial's framework sends "yyyy-mm-dd hh:mm" without a zone.
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)
