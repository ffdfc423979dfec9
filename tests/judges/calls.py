"""How is every operation of the client called? By the types that its users see, nothing else."""

from __future__ import annotations

import datetime as dt
import enum
import inspect
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

import attrs
from typing_extensions import NotRequired, Required, is_typeddict

from factorial_erp._core.operation import Resource, listing, operation
from factorial_erp._core.uploads import Upload
from factorial_erp.factorial.resource import ListOptions

ID = "ID"
OURS = {*ListOptions.__annotations__, "updated_since"}
"""Options of lists that never go over the wire under these names."""

Variant = Literal["full", "minimal"]


@attrs.frozen
class Call:
    """An operation of a client, and what it may be given."""

    name: str
    """As users write it: ``finance.cost_centers.create``."""
    resource: str
    """As it stands in paths: ``finance/cost_centers``."""
    method: Callable[..., Any]
    """Bound to its client."""
    hints: Mapping[str, Any]
    """Types of the fields and filters, ``Required`` where they must be given."""
    takes_id: bool
    lists: bool

    def arguments(
        self, variant: Variant, value: Callable[[str, Any], Any], *, id: str = ID
    ) -> dict[str, Any]:
        """
        Return everything that it can be given, or what it must.

        Args:
            variant: Which of the two.
            value: Makes a value of a name and a type.
            id: Of the record that it is about.
        """
        given = {
            name: value(name, hint)
            for name, hint in self.hints.items()
            if variant == "full" or is_required(hint)
        }
        return {"id": id, **given} if self.takes_id else given

    def make(self, arguments: Mapping[str, Any]) -> Any:
        """Carry it out on a blocking client; a list is read to its end."""
        outcome = self.method(**arguments)
        return list(outcome) if self.lists else outcome


def calls(resource: Resource[Any], place: str = "") -> Iterator[Call]:
    """Yield every operation of a resource and of what hangs off it."""
    kind = type(resource)
    for name, member in inspect.getmembers_static(kind):
        where = f"{place}.{name}".lstrip(".")
        if isinstance(member, cached_property):
            below = getattr(resource, name)
            if isinstance(below, Resource):
                yield from calls(below, where)
        elif isinstance(member, (operation, listing)) and hasattr(kind, "_path"):
            yield _call(where, resource, name, member)


def _call(where: str, resource: Any, name: str, member: Any) -> Call:
    method = member._method
    hints = typing.get_type_hints(method, include_extras=True)
    found: dict[str, Any] = {}
    takes_id = False
    for parameter in list(inspect.signature(method).parameters.values())[1:]:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            (fields,) = typing.get_args(hints[parameter.name])
            found.update(fields_of(fields))
        elif parameter.name == "id":
            takes_id = True
        else:
            message = f"{where} has a parameter {parameter.name} that no rule here covers"
            raise AssertionError(message)
    return Call(
        name=where,
        resource=str(resource._path).strip("/"),
        method=getattr(resource, name),
        hints={k: v for k, v in found.items() if k not in OURS},
        takes_id=takes_id,
        lists=isinstance(member, listing),
    )


def fields_of(kind: Any) -> dict[str, Any]:
    """Return the names and types of a body or of filters."""
    hints: dict[str, Any] = typing.get_type_hints(kind, include_extras=True)
    return hints


def is_required(hint: Any) -> bool:
    """Tell whether a field must be given."""
    return typing.get_origin(hint) is Required


def kinds_of(hint: Any) -> list[Any]:
    """Return the types that a value may have, without ``None``."""
    if typing.get_origin(hint) in (Required, NotRequired):
        (hint,) = typing.get_args(hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = [kind for each in typing.get_args(hint) for kind in kinds_of(each)]
        return [kind for kind in inner if kind is not type(None)]
    return [hint]


PLAIN: tuple[tuple[Any, Any], ...] = (
    (bool, True),
    (int, 7),
    (Decimal, Decimal("1.5")),
    (dt.datetime, dt.datetime(2026, 10, 1, 9, 30, tzinfo=dt.UTC)),
    (dt.date, dt.date(2026, 10, 1)),
    (dt.time, dt.time(9, 30)),
    (str, "text"),
)
"""What is given for each type, the most particular one first."""


def value(
    name: str, hint: Any, *, variant: Variant = "full", texts: Mapping[str, str] | None = None
) -> Any:
    """
    Return a value of a type: two entries in each array, so that repetition shows.

    Args:
        name: Of the field.
        hint: Its type.
        variant: Whether objects get all of their fields, or those that they must have.
        texts: Texts that mean something, by the name of the field.
    """
    kinds = kinds_of(hint)
    for kind in kinds:
        origin = typing.get_origin(kind) or kind
        if is_typeddict(kind):
            return {
                field: value(field, each, variant=variant, texts=texts)
                for field, each in fields_of(kind).items()
                if variant == "full" or is_required(each)
            }
        if origin in (list, tuple):
            inner = typing.get_args(kind)[0]
            return [value(name, inner, variant=variant, texts=texts) for _ in range(2)]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"key": "text"}
        if kind is Upload:
            return Upload(b"%PDF", filename="file.pdf", content_type="application/pdf")
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return next(iter(kind))
    for plain, given in PLAIN:
        if plain in kinds:
            return (texts or {}).get(name, given) if plain is str else given
    if Any in kinds or object in kinds:
        return "text"
    message = f"No rule here makes a value of {hint} for {name}"
    raise AssertionError(message)
