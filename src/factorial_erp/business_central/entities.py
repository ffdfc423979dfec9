"""How do entity sets look on the wire: paths, query options, pages, bodies, ETags, actions?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Protocol, TypedDict, TypeVar
from urllib.parse import quote

from typing_extensions import Self

from .._core.encode import body_of
from .._core.expr import Column, Expr, Order
from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, Resource
from .._core.pages import Listing, Page
from .._core.session import Session
from ..errors import AnswerUnreadable, Conflict, InputInvalid, NotFound, QueryUnsupported
from .odata import filter_text, order_text

__all__ = ["Entity", "EntitySet", "ListOptions", "Option", "ReadOptions", "Root", "later"]

R = TypeVar("R", bound="Entity")

DEFAULT_PAGE_SIZE = 1000
"""Rows asked for at once: enough to hide the latency, few enough to keep memory flat."""

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

GUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


class Option(OpenEnum):
    """An enum of Business Central: its labels, with the wire's ``_x0020_`` undone."""

    @classmethod
    def from_wire(cls, text: str) -> Self:
        """Read ``Purchase_x0020_Invoice`` as ``Purchase Invoice``."""
        return cls(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


@model()
class Entity(Model):
    """Base of everything read from Business Central."""

    blanks: ClassVar[frozenset[str]] = frozenset(
        {"0001-01-01", "0001-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000"}
    )

    etag: Attr[str | None] = field(
        default=None, wire="@odata.etag", read_only=True, computed=True, private=True
    )
    """Changes with every write; sent back to refuse changes by others."""


def later(name: str) -> Callable[[], type[Model]]:
    """Return what finds a model of another module when it is first needed: models lead to each other in circles."""

    def find() -> type[Model]:
        from .. import business_central

        found: type[Model] = getattr(business_central, name)
        return found

    return find


class ReadOptions(TypedDict, total=False):
    """What can be asked of a single record."""

    select: Sequence[Column[Any]]
    """Only these fields; others raise ``FieldNotReceived``."""
    expand: Sequence[Column[Any]]
    """Records below this one to read along."""


class ListOptions(ReadOptions, total=False):
    """What can be asked of a list."""

    order_by: Column[Any] | Order | Sequence[Column[Any] | Order]
    top: int
    """At most so many records."""
    skip: int
    """Leave out so many at the beginning; prefer the cursor of a page."""
    page_size: int
    """Rows in one answer; at most 20,000."""


class Root(Protocol):
    """Where entity sets stand: a company, or the API itself."""

    async def path(self, session: Session, /) -> str:
        """Return the path in front of the entity set."""
        ...


class EntitySet(Resource[M]):
    """An entity set of a company."""

    _set: ClassVar[str]
    _parents: ClassVar[tuple[str, ...]] = ()
    """Fields by one of which a list must be filtered, unless it is read below its parent."""
    _parents_all: ClassVar[tuple[str, ...]] = ()
    """Fields by all of which it must be filtered then."""
    _only_below: ClassVar[bool] = False
    """Whether nothing but its parent leads to it."""
    _sortable: ClassVar[bool] = True
    """Whether the server can sort it; it cannot sort what it computes by a query of its own."""
    _key: ClassVar[str] = "id"
    """The field that is the key."""
    _key_is_text: ClassVar[bool] = False
    """Whether the key is a text rather than a GUID."""

    def __init__(self, session: Session, root: Root, below: str = "") -> None:
        super().__init__(session)
        self._root = root
        self._parent = below

    def _below(self, id: str) -> str:
        """Return the path of one record, for the sets below it."""
        return f"{self._parent}/{self._set}({self._spelled(id)})"

    async def _place(self, id: str | None = None) -> str:
        path = f"{await self._root.path(self._session)}{self._parent}/{self._set}"
        return path if id is None else f"{path}({self._spelled(id)})"

    def _spelled(self, id: str) -> str:
        """Spell a key as it stands in a path."""
        if self._key_is_text:
            escaped = id.replace("'", "''")
            return f"'{quote(escaped, safe='')}'"
        return _guid(id)

    def _pages(self, model: type[R], where: Expr | None, options: ListOptions) -> Listing[R]:
        """Return a list that was not sent yet."""
        self._refuse_flat(model, where)
        params = _read_params(options)
        if "order_by" in options and not self._sortable:
            message = f"Business Central cannot sort {self._set}."
            raise QueryUnsupported(message, hint="Sort the records after reading them.")
        if where is not None:
            params.append(("$filter", filter_text(where)))
        if (order := options.get("order_by")) is not None:
            orders = [order] if isinstance(order, Column | Order) else order
            params.append(("$orderby", order_text(orders)))
        if (top := options.get("top")) is not None:
            params.append(("$top", str(top)))
        if (skip := options.get("skip")) is not None:
            params.append(("$skip", str(skip)))
        # The server forgets it after the first page, so it is sent with each.
        size = options.get("page_size", DEFAULT_PAGE_SIZE)
        headers = {"Prefer": f"odata.maxpagesize={size}"}
        partial = "select" in options

        async def fetch(cursor: str | None) -> Page[R]:
            if cursor is None:
                answer = await self._session.json(
                    "GET", await self._place(), params=params, headers=headers
                )
            else:
                answer = await self._session.json("GET", cursor, headers=headers)
            rows, link = self._rows(answer)
            items = self._session.decode_all(model, rows, partial=partial)
            return Page(items, link)

        return Listing(fetch=fetch)

    async def _read(self, model: type[R], id: str, options: ReadOptions) -> R:
        answer = await self._session.json(
            "GET", await self._place(id), params=_read_params(options)
        )
        return self._session.decode(model, answer, partial="select" in options)

    async def _read_below(self, model: type[R], id: str, segment: str, options: ReadOptions) -> R:
        """Read the only record of a kind below one of these."""
        answer = await self._session.json(
            "GET", f"{await self._place(id)}/{segment}", params=_read_params(options)
        )
        return self._session.decode(model, answer, partial="select" in options)

    async def _create(
        self, model: type[R], fields: Mapping[str, Any], *, lookup: str | None = None
    ) -> R:
        body = body_of(model, fields)
        answer = await self._session.json("POST", await self._place(), json=body, lookup=lookup)
        return self._session.decode(model, answer)

    async def _update(
        self, model: type[R], record: R | str, if_match: str | None, changes: Mapping[str, Any]
    ) -> R:
        id, etag = self._identity(record, if_match)
        try:
            answer = await self._session.json(
                "PATCH",
                await self._place(id),
                json=body_of(model, changes),
                headers={"If-Match": etag},
                lookup=f"get({id!r})",
            )
        except Conflict as conflict:
            raise _with_hint(conflict) from None
        if answer is None:  # 204, as OData allows; Business Central answers with the record
            return await self._read(model, id, {})
        return self._session.decode(model, answer)

    async def _delete(self, record: Entity | str, if_match: str | None) -> None:
        id, etag = self._identity(record, if_match)
        try:
            await self._session.json("DELETE", await self._place(id), headers={"If-Match": etag})
        except NotFound:
            return
        except Conflict as conflict:
            raise _with_hint(conflict) from None

    def _identity(self, record: Entity | str, if_match: str | None) -> tuple[str, str]:
        """Return the key and the ETag that a change is bound to."""
        if isinstance(record, str):
            if if_match is None:
                message = "A change needs the record as it was read, or if_match=."
                hint = "Business Central refuses changes without an ETag; if_match='*' overwrites anything."
                raise InputInvalid(message, field="if_match", hint=hint)
            return record, if_match
        key: str = getattr(record, self._key)
        return key, if_match or record.etag or "*"

    async def _act(self, id: str, action: str, *, lookup: str | None = None) -> None:
        """Carry out a bound action. It is never repeated: it may have happened."""
        await self._session.json("POST", f"{await self._place(id)}/{action}", lookup=lookup)

    def _rows(self, answer: Any) -> tuple[list[Any], str | None]:
        if isinstance(answer, Mapping):
            rows = answer.get("value")  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
            link = answer.get("@odata.nextLink")  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
            if isinstance(rows, list):
                return rows, link if isinstance(link, str) else None  # pyright: ignore[reportUnknownVariableType]
        message = f"GET {self._set} did not answer with a list of records."
        raise AnswerUnreadable(message, method="GET", url=self._set, status=200, content_type=None)

    def _refuse_flat(self, model: type[Model], where: Expr | None) -> None:
        """Refuse to list what Business Central gives only below a parent, or to those who name it."""
        if self._parent:
            return
        told = _names(where)
        missing = [name for name in self._parents_all if name not in told]
        if self._parents and not told & set(self._parents):
            missing.append(f" or {model.__name__}.".join(self._parents))
        if missing or self._only_below:
            message = f"{self._set} cannot be listed as a whole."
            fields = " and ".join(f"{model.__name__}.{name}" for name in missing)
            hint = "Read it below its parent" + (f", or filter by {fields}." if fields else ".")
            raise QueryUnsupported(message, hint=hint)


def _names(where: Expr | None) -> set[str]:
    """Return the columns that a condition speaks of."""
    if where is None:
        return set()
    parts: tuple[Expr, ...] = getattr(where, "parts", ())
    column: Column[Any] | None = getattr(where, "column", None)
    found = {name for part in parts for name in _names(part)}
    return found if column is None else found | {column.name}


def _read_params(options: ReadOptions) -> list[tuple[str, str]]:
    params: list[tuple[str, str]] = []
    if (select := options.get("select")) is not None:
        params.append(("$select", ",".join(column.wire for column in select)))
    if (expand := options.get("expand")) is not None:
        params.append(("$expand", ",".join(column.wire for column in expand)))
    return params


def _guid(id: str) -> str:
    if not GUID.fullmatch(id):
        message = f"{id!r} is no id of Business Central."
        hint = "Ids are GUIDs; numbers and codes are found with list(where=…)."
        raise InputInvalid(message, field="id", value=id, hint=hint)
    return id


def _with_hint(conflict: Conflict) -> Conflict:
    conflict.hint = "It changed since it was read. Read it again, then change it."
    return conflict
