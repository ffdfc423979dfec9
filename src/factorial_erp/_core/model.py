"""What does a record look like? Typed, frozen models whose class attributes are query columns."""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar, overload

import attrs
from typing_extensions import Self, dataclass_transform

from .expr import HOLDER, Column
from .rows import NOT_RECEIVED, Values

__all__ = [
    "NOT_RECEIVED",
    "Attr",
    "Model",
    "OpenEnum",
    "camel",
    "columns",
    "field",
    "hold",
    "model",
    "snake",
]

T = TypeVar("T")
C = TypeVar("C", bound="type[Model]")

NOTHING_EXTRA: Mapping[str, Any] = MappingProxyType({})


class OpenEnum(enum.StrEnum):
    """
    A text with known values that keeps those it has never heard of.

    An unknown value compares, hashes, pickles and prints as its text; :attr:`is_known` tells.
    Compare with ``==``, not with ``is``.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    # Enum hashes by name, which would tell {"paid": …} and {Status.PAID: …} apart.
    __hash__ = str.__hash__

    @property
    def is_known(self) -> bool:
        """Whether this version of the library knows the value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def from_wire(cls, text: str) -> Self:
        """Read the value as the API spells it."""
        return cls(text)

    def to_wire(self) -> str:
        """Spell the value as the API does in queries."""
        return self._value_


class Attr(Generic[T]):
    """
    Annotates a field of a model.

    ``Vendor.balance`` is a ``Column[Decimal]`` to query with, ``vendor.balance`` a ``Decimal``.
    """

    if TYPE_CHECKING:

        @overload
        def __get__(self, record: None, owner: object) -> Column[T]: ...
        @overload
        def __get__(self, record: object, owner: object) -> T: ...
        def __get__(self, record: object | None, owner: object) -> Any: ...
        def __set__(self, record: object, value: T) -> None: ...


class _Field(NamedTuple):
    """What was said about a field of a model."""

    default: Any
    facts: Mapping[str, Any]


class _Late:
    """Lets attrs know the fields of a model as soon as it asks for them."""

    def __get__(self, record: object, owner: type[Model]) -> Any:
        if not owner.__own_fields__:  # the base of all models
            return ()
        _make(owner)
        return owner.__dict__["__attrs_attrs__"]


_making = threading.RLock()


def _make(cls: type[Model]) -> None:
    """
    Make an attrs class of a model.

    Only needed for records that are built by hand and for functions of attrs: writing the code of
    ``__init__`` for hundreds of models would take most of the time that importing them takes.
    """
    with _making:
        if "__attrs_attrs__" in cls.__dict__:
            return
        if "__own_fields__" not in cls.__dict__:
            message = f"{cls.__name__} lacks the decorator @model()."
            raise TypeError(message)
        fields = {
            name: attrs.field(default=each.default, metadata=dict(each.facts))
            for name, each in cls.__own_fields__.items()
        }
        # What attrs leaves in __dict__ becomes the record's values; slots would hide the columns.
        attrs.frozen(these=fields, kw_only=True, slots=False, repr=False, eq=False, init=True)(cls)


class Model:
    """Base of everything read from an API."""

    __slots__ = (HOLDER,)  # subclasses have a __dict__ as well

    extra: ClassVar[Mapping[str, Any]] = NOTHING_EXTRA
    """Fields that arrived but are unknown to this version of the library."""

    blanks: ClassVar[frozenset[str]] = frozenset()
    """Texts by which the API says that an optional field is empty."""

    __own_fields__: ClassVar[Mapping[str, _Field]] = MappingProxyType({})
    __attrs_attrs__: ClassVar[Any] = _Late()

    def __init__(self, **fields: Any) -> None:
        _make(type(self))
        type(self).__init__(self, **fields)

    def __attrs_post_init__(self) -> None:
        hold(self, Values.given(self.__dict__))
        self.__dict__.clear()

    if not TYPE_CHECKING:  # every attribute would be known

        def __getattr__(self, name: str) -> Any:
            column = columns(type(self)).get(name)
            if column is not None:
                raise column.not_received()
            message = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=self)

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{name}={value!r}"
            for name, value in _received(self).items()
            if value is not None and not columns(type(self))[name].private
        )
        return f"{type(self).__name__}({shown})"

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other) or not isinstance(other, Model):
            return NotImplemented
        return _received(self) == _received(other) and self.extra == other.extra

    def __hash__(self) -> int:
        return hash((type(self), getattr(self, "id", None)))

    def __getstate__(self) -> dict[str, Any]:
        # Neither the bytes that a record was read from nor what reads them goes into a pickle or a copy.
        extra = {"extra": dict(self.extra)} if self.extra else {}
        return {**_received(self), **extra}

    def __setstate__(self, state: dict[str, Any]) -> None:
        if "extra" in state:
            self.__dict__["extra"] = state["extra"]
        hold(self, Values.given({name: state[name] for name in state if name != "extra"}))


hold: Callable[[Model, Any], None] = Model.__dict__[HOLDER].__set__
"""Gives a record its values: :class:`Values`, or a row."""


def _received(record: Model) -> dict[str, Any]:
    """Return the fields that a record has, by name; those of a record as it arrived are converted now."""
    found = {name: getattr(record, name, NOT_RECEIVED) for name in columns(type(record))}
    return {name: value for name, value in found.items() if value is not NOT_RECEIVED}


def field(
    *,
    default: Any = attrs.NOTHING,
    wire: str | None = None,
    read_only: bool = False,
    computed: bool = False,
    guid: bool = False,
    private: bool = False,
    max_length: int | None = None,
    items: Callable[[], type[Model]] | None = None,
) -> Any:
    """
    Describe a field of a model.

    Args:
        default: Value when a record is built by hand without it.
        wire: Name in JSON, where it does not follow from the Python name.
        read_only: The API refuses it in a body.
        computed: The server computes it and can neither filter nor sort by it.
        guid: A GUID, which queries spell without quotes.
        private: Never shown in a repr.
        max_length: In characters; longer values are refused before they are sent.
        items: Returns the model of the records below this one.
    """
    facts = {
        "wire": wire,
        "read_only": read_only,
        "computed": computed,
        "guid": guid,
        "private": private,
        "max_length": max_length,
        "items": items,
    }
    return _Field(default, facts)


def snake(name: str) -> str:
    """Spell a field in JSON as in Python, but for the underscore that avoids a keyword."""
    return name.removesuffix("_")


def camel(name: str) -> str:
    """Spell ``display_name`` as ``displayName``, and ``address_line1`` as ``addressLine1``."""
    head, *tail = name.removesuffix("_").split("_")
    return head + "".join(part.capitalize() for part in tail)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def model(spelling: Callable[[str], str] = snake) -> Callable[[C], C]:
    """
    Make a frozen attrs class of a model, with a :class:`Column` for each field.

    Args:
        spelling: Derives a field's name in JSON from its Python name.
    """

    def decorate(cls: C) -> C:
        own: dict[str, _Field] = {}
        for name, annotation in cls.__annotations__.items():
            if "ClassVar" in str(annotation):
                continue
            own[name] = each = cls.__dict__.get(name, REQUIRED)
            facts: dict[str, Any] = {**each.facts, "wire": each.facts.get("wire") or spelling(name)}
            setattr(cls, name, Column(cls.__name__, name, **facts))
        type.__setattr__(cls, "__own_fields__", MappingProxyType(own))
        # Else that of a base would be found, which attrs has made by then for the fields of the base only.
        type.__setattr__(cls, "__init__", Model.__init__)
        return cls

    return decorate


REQUIRED = _Field(attrs.NOTHING, {})
"""A field about which nothing was said."""


def columns(cls: type[Model]) -> Mapping[str, Column[Any]]:
    """Return the columns of a model by Python name, in the order of the API."""
    found: Mapping[str, Column[Any]] | None = cls.__dict__.get("_columns")
    if found is None:
        bases = reversed(cls.__mro__)
        names = [name for base in bases for name in base.__dict__.get("__own_fields__", ())]
        found = MappingProxyType({name: getattr(cls, name) for name in names})
        type.__setattr__(cls, "_columns", found)
    return found
