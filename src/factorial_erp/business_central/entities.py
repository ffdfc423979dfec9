"""How do entity sets look on the wire: paths, query options, pages, bodies, ETags, actions?"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar
from urllib.parse import quote, urljoin

from typing_extensions import Self

from .._core.encode import body_of
from .._core.expr import All, Column, Expr, Order
from .._core.model import Attr, Model, OpenEnum, camel, columns, field, model
from .._core.operation import M, Resource, operation
from .._core.pages import Listing, Page, numbered, page_number
from .._core.session import Parameters, Session
from ..errors import (
    AnswerUnreadable,
    Conflict,
    ErpError,
    InputInvalid,
    NotFound,
    OutcomeUnknown,
    QueryUnsupported,
)
from .odata import Raw, columns_of, filter_text
from .queries import (
    LARGEST_PAGE,
    Expand,
    ListOptions,
    ReadOptions,
    is_partial,
    list_params,
    read_headers,
    read_params,
    whole,
)

__all__ = [
    "Entity",
    "EntitySet",
    "Expand",
    "ListOptions",
    "Option",
    "ReadOptions",
    "Root",
    "later",
    "text_key",
]

R = TypeVar("R", bound="Entity")

DEFAULT_PAGE_SIZE = 2000
"""Rows asked for at once: enough to hide the latency, few enough to keep memory flat."""

DRAFTS = frozenset({"", "Draft", "In Review"})
"""What a document that was not posted has as its status."""

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

GUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


class Option(OpenEnum):
    """An enum of Business Central: its labels, with the wire's ``_x0020_`` undone."""

    @classmethod
    def from_wire(cls, text: str) -> Self:
        """Read ``Purchase_x0020_Invoice`` as ``Purchase Invoice``."""
        return cls(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))

    def to_wire(self) -> str:
        """Spell ``Purchase Invoice`` as ``Purchase_x0020_Invoice``."""
        return "".join(each if each.isalnum() else f"_x{ord(each):04X}_" for each in self._value_)


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


class Root(Protocol):
    """Where entity sets stand: a company, or the API itself."""

    async def path(self, session: Session, /) -> str:
        """Return the path in front of the entity set."""
        ...


class EntitySet(Resource[M]):
    """An entity set of a company."""

    _set: str
    _parents: ClassVar[tuple[str, ...]] = ()
    """Fields by one of which a list must be filtered, unless it is read below its parent."""
    _parents_all: ClassVar[tuple[str, ...]] = ()
    """Fields by all of which it must be filtered then."""
    _only_below: ClassVar[bool] = False
    """Whether nothing but its parent leads to it."""
    _sortable: ClassVar[bool] = True
    """Whether the server can sort it; it cannot sort what it computes by a query of its own."""
    _key: str = "id"
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
        if id is not None:
            self._refuse_alone("A record")
        path = f"{await self._root.path(self._session)}{self._parent}/{self._set}"
        return path if id is None else f"{path}({self._spelled(id)})"

    def _spelled(self, id: str) -> str:
        """Spell a key as it stands in a path."""
        return text_key(id) if self._key_is_text else _guid(id)

    def _pages(self, model: type[R], where: Expr | None, options: ListOptions) -> Listing[R]:
        """
        Return a list that was not sent yet.

        Raises:
            QueryUnsupported: Business Central cannot carry it out.
            InputInvalid: An option that makes no sense.
        """
        self._refuse_flat(f"{model.__name__}.", where)
        query = _Query(
            self._session,
            self._set,
            self._place,
            model,
            where=where,
            options=options,
            sortable=self._sortable,
        )
        return Listing(
            fetch=query.fetch, concurrency=query.concurrency, head_start=query.head_start
        )

    @operation
    async def count(self, where: Expr | None = None) -> int:
        """Return how many there are, or how many of them fulfil ``where``."""
        self._refuse_flat("", where)
        params = [] if where is None else [("$filter", filter_text(where))]
        found: int = await self._session.json(
            "GET",
            f"{await self._place()}/$count",
            params=params,
            headers={"Accept": "text/plain"},
            read=_number,
        )
        return found

    async def _read(self, model: type[R], id: str, options: ReadOptions) -> R:
        answer = await self._session.json(
            "GET",
            await self._place(id),
            params=read_params(model, options),
            headers=read_headers(options),
        )
        return self._session.decode(model, answer, partial=is_partial(options))

    async def _read_below(self, model: type[R], id: str, segment: str, options: ReadOptions) -> R:
        """Read the only record of a kind below one of these."""
        answer = await self._session.json(
            "GET",
            f"{await self._place(id)}/{segment}",
            params=read_params(model, options),
            headers=read_headers(options),
        )
        return self._session.decode(model, answer, partial=is_partial(options))

    async def _create(
        self, model: type[R], fields: Mapping[str, Any], *, lookup: str | None = None
    ) -> R:
        self._refuse_alone("A new record")
        body = body_of(model, fields)
        answer = await self._session.json("POST", await self._place(), json=body, lookup=lookup)
        return self._session.decode(model, answer)

    async def _update(
        self, model: type[R], record: R | str, if_match: str | None, changes: Mapping[str, Any]
    ) -> R:
        id, etag = self._identity(record, if_match)
        _refuse_deep(model, changes)
        try:
            answer = await self._session.json(
                "PATCH",
                await self._place(id),
                json=body_of(model, changes),
                headers={"If-Match": etag},
                lookup=f"get({id!r})",
            )
        except Conflict as conflict:
            raise await self._told(model, id, record, conflict) from None
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
            model = None if isinstance(record, str) else type(record)
            raise await self._told(model, id, record, conflict) from None

    async def _told(
        self, model: type[Entity] | None, id: str, record: Entity | str, conflict: Conflict
    ) -> Conflict:
        """Put both versions of a record that changed into the conflict."""
        if not _changed_meanwhile(conflict):
            return conflict
        conflict.hint = "It changed since it was read. Read it again, then change it."
        conflict.ours = None if isinstance(record, str) else record
        if model is not None and self._session.collect is None:  # a batch cannot ask again
            with contextlib.suppress(ErpError):
                conflict.theirs = await self._read(model, id, {})
        return conflict

    async def _update_with(
        self,
        model: type[R],
        id: str,
        change: Callable[[R], Mapping[str, Any]],
        attempts: int,
    ) -> R:
        """
        Change a record by what ``change`` makes of it, as often as somebody else was faster.

        Raises:
            Conflict: Somebody was faster each time.
            OutcomeUnknown: The answer was lost, and the record has changed since.
        """
        self._needs_several("update_with")
        if attempts < 1:
            raise InputInvalid(f"attempts is {attempts}.", field="attempts", hint="Give 1 or more.")
        record = await self._read(model, id, {})
        for left in range(attempts - 1, -1, -1):
            changes = change(record)
            if not changes:
                return record
            try:
                return await self._update(model, record, None, changes)
            except Conflict as conflict:
                if not left or not _changed_meanwhile(conflict):
                    raise
                theirs: R | None = conflict.theirs
                record = theirs or await self._read(model, id, {})
            except OutcomeUnknown:
                again = await self._read(model, id, {})
                if not left or again.etag is None or again.etag != record.etag:
                    raise  # changed, by us or by somebody else: nobody can tell
                record = again
        raise AssertionError  # the last attempt returns or raises

    async def _post_and_read(self, model: type[R], id: str, action: str, lookup: str) -> R:
        """
        Post a document and read it again, which tells whether it was posted, also where the answer was lost.

        Raises:
            OutcomeUnknown: It is still a draft although nothing was refused.
        """
        self._needs_several("post_and_read")
        lost: OutcomeUnknown | None = None
        try:
            await self._act(id, action, lookup=lookup)
        except OutcomeUnknown as error:
            lost = error
        record = await self._read(model, id, {})
        if str(getattr(record, "status", "")).strip() not in DRAFTS:
            return record
        if lost is not None:
            raise lost
        message = f"{self._set}({id}) was sent to be posted and is still a draft."
        hint = f"Business Central may post in the background. Look it up later: {lookup}."
        raise OutcomeUnknown(message, method="POST", url=action, lookup=lookup, hint=hint)

    def _needs_several(self, name: str) -> None:
        """Refuse in a batch what takes several requests."""
        if self._session.collect is not None:
            message = f"{name}() takes several requests, so it cannot travel in a batch."
            raise InputInvalid(message, hint="Call it outside of the batch.")

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

    def _refuse_flat(self, owner: str, where: Expr | None) -> None:
        """Refuse to list what Business Central gives only below a parent, or to those who name it."""
        if self._parent:
            return
        missing = [owner + name for name in self._parents_all if not _tells(where, (name,))]
        if self._parents and not _tells(where, self._parents):
            missing.append(" or ".join(owner + name for name in self._parents))
        if missing or self._only_below:
            message = f"{self._set} cannot be listed as a whole."
            fields = " and ".join(missing)
            hint = "Read it below its parent" + (f", or filter by {fields}." if fields else ".")
            raise QueryUnsupported(message, hint=hint)

    def _refuse_alone(self, what: str) -> None:
        """Refuse to address what Business Central knows only together with its parent."""
        if not self._parent and (self._parents_all or self._only_below):
            message = f"{what} of {self._set} needs its parent in the path."
            raise QueryUnsupported(message, hint="Go through the record that it is below of.")


def _refuse_deep(model: type[Model], changes: Mapping[str, Any]) -> None:
    """Refuse to change what is below a record together with it: only new records take others along."""
    for name in changes:
        column = columns(model).get(name)
        if column is not None and column.items is not None:
            message = f"{column!r} cannot be changed together with its {model.__name__}."
            raise InputInvalid(message, field=name, hint="Change or create those records.")


def _tells(where: Expr | None, names: Sequence[str]) -> bool:
    """Tell whether a condition speaks of one of these fields."""
    if isinstance(where, Raw):
        return any(camel(name) in where.text for name in names)
    if isinstance(where, All):
        return any(_tells(part, names) for part in where.parts)
    return any(column.name in names for column in columns_of(where))


class _Query(Generic[R]):
    """A list that is being read: by the server's links, or by place where several pages are fetched at once."""

    def __init__(
        self,
        session: Session,
        name: str,
        place: Callable[[], Awaitable[str]],
        model: type[R],
        *,
        where: Expr | None,
        options: ListOptions,
        sortable: bool,
    ) -> None:
        self._session = session
        self._name = name
        self._place = place
        self._model = model
        self._partial = is_partial(options)
        self._size = whole(options, "page_size", 1, LARGEST_PAGE) or DEFAULT_PAGE_SIZE
        self._skip = whole(options, "skip", 0) or 0
        self._top = whole(options, "top", 0)
        self.concurrency = whole(options, "concurrency", 1) or 1
        if "id" not in columns(model):
            self.concurrency = 1  # nothing would tell whether a record comes twice
        if self.concurrency > 1:
            options = _by_id(model, options, sortable=sortable)
        self._params = list_params(model, where, options, sortable=sortable)
        if options.get("count") or self.concurrency > 1:
            self._params.append(("$count", "true"))
        # The server forgets it after the first page, so it is sent with each.
        self._headers = {"Prefer": f"odata.maxpagesize={self._size}", **read_headers(options)}
        members = ("value", "@odata.nextLink", "@odata.count")
        self._reader = session.decoder.page_reader(model, *members, partial=self._partial)

    @property
    def head_start(self) -> int:
        """How many pages to ask for before it is known how many there are."""
        if self._top is None:
            return self.concurrency
        return max(1, min(self.concurrency, -(-self._top // self._size)))

    async def fetch(self, cursor: str | None) -> Page[R]:
        """Fetch one page: by its number, by a link or the first one."""
        number = page_number(cursor)
        if number is not None:
            return await self._numbered(number)
        if cursor is None:
            items, answer = await self._get(None, [*self._params, *self._window()])
        else:
            items, answer = await self._get(cursor, ())
        link = answer.get("@odata.nextLink")
        return Page(items, self._whole(link) if isinstance(link, str) else None, _total(answer))

    def _whole(self, link: str) -> str:
        """Return a link that begins with a slash as a URL: our own paths begin at the API, not at its host."""
        return urljoin(self._session.base_url, link) if link.startswith("/") else link

    def _window(self) -> Iterator[tuple[str, str]]:
        if self._top is not None:
            yield "$top", str(self._top)
        if self._skip:
            yield "$skip", str(self._skip)

    async def _numbered(self, number: int) -> Page[R]:
        begin = (number - 1) * self._size
        wanted = self._size if self._top is None else min(self._size, self._top - begin)
        place = [("$top", str(wanted)), ("$skip", str(self._skip + begin))]
        items, answer = await self._get(None, [*self._params, *place])
        total = _total(answer)
        if total is not None:  # of this list, so that the last page is known
            total = max(0, total - self._skip)
            total = total if self._top is None else min(total, self._top)
        is_last = total is None or begin + self._size >= total
        return Page(items, None if is_last else numbered(number + 1), total)

    async def _get(
        self, link: str | None, params: Parameters
    ) -> tuple[tuple[R, ...], Mapping[str, Any]]:
        place = await self._place() if link is None else link
        answer = await self._session.json(
            "GET", place, params=params, headers=self._headers, read=self._reader
        )
        rows = answer.get("value") if isinstance(answer, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        if not isinstance(rows, list):
            message = f"GET {self._name} did not answer with a list of records."
            raise AnswerUnreadable(
                message, method="GET", url=self._name, status=200, content_type=None
            )
        items = self._session.decode_all(self._model, rows, partial=self._partial)  # pyright: ignore[reportUnknownArgumentType]
        return items, answer  # pyright: ignore[reportUnknownVariableType]


def _by_id(model: type[Model], options: ListOptions, *, sortable: bool) -> ListOptions:
    """Sort by the id at last, and ask for it: places mean nothing in a list without an order."""
    id = columns(model)["id"]
    given = options.get("order_by")
    orders = [given] if isinstance(given, Column | Order) else list(given or ())
    changed: ListOptions = {**options}
    if sortable:
        changed["order_by"] = [*orders, id]
    select = options.get("select")
    if select is not None and not any(each is id for each in select):
        changed["select"] = [*select, id]
    return changed


def _number(content: bytes) -> int:
    return int(content.decode("utf-8-sig"))  # Business Central puts a mark in front


def _total(answer: Mapping[str, Any]) -> int | None:
    total = answer.get("@odata.count")
    return total if isinstance(total, int) else None


def text_key(id: str) -> str:
    """Spell a text as a key in a path."""
    escaped = id.replace("'", "''")
    return f"'{quote(escaped, safe='')}'"


def _guid(id: str) -> str:
    if not GUID.fullmatch(id):
        message = f"{id!r} is no id of Business Central."
        hint = "Ids are GUIDs; numbers and codes are found with list(where=…)."
        raise InputInvalid(message, field="id", value=id, hint=hint)
    return id


def _changed_meanwhile(conflict: Conflict) -> bool:
    """Tell a stale ETag from a duplicate or a lock, which are conflicts too."""
    return conflict.status == 412 or conflict.code in (None, "Request_EntityChanged")
