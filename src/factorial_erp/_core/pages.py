"""How are long lists read? Page by page, lazily, the next ones fetched while the caller works."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

import attrs

from ..errors import ErpError, FieldNotReceived, PagingStuck
from .io import IO, Pending, step
from .log import logger

__all__ = ["AsyncPages", "FetchPage", "Listing", "Page", "Pages", "numbered", "page_number"]

log = logger(__name__)

T = TypeVar("T")

WORTH_FETCHING_AHEAD = 0.01
"""**Seconds** that a page must have taken: below that, a thread costs more than it saves."""


@attrs.frozen
class Page(Generic[T]):
    """One answer of a list operation."""

    items: tuple[T, ...]
    cursor: str | None
    """Where the next page begins; opaque; ``None`` on the last one."""
    total: int | None = None
    """Records in the whole list, where the API tells."""


FetchPage = Callable[["str | None"], Coroutine[Any, Any, Page[T]]]


@attrs.frozen(kw_only=True)
class Listing(Generic[T]):
    """A list operation that was not sent yet: how its pages are fetched, and how many of them."""

    fetch: FetchPage[T]
    """Takes the cursor of a page, ``None`` for the first."""
    concurrency: int = 1
    """Pages on their way at once; more than one only where ``fetch`` knows :func:`numbered` cursors."""
    max_items: int | None = None
    """The most records to read; ``None`` reads all."""
    head_start: int = 1
    """
    Pages to ask for before the first has told how many there are. Those that do not exist are asked for in
    vain, so more than one is for APIs whose limits have room for that.
    """


def numbered(number: int) -> str:
    """Return the cursor of a page that is asked for by its number, from 1."""
    return f"page={number}"


def page_number(cursor: str | None) -> int | None:
    """Return the number in a cursor made by :func:`numbered`, ``None`` for any other cursor."""
    kind, _, number = (cursor or "").partition("=")
    return int(number) if kind == "page" and number.isdecimal() else None


class _Walk(Protocol[T]):
    """A place in a list, and what is on its way."""

    async def next(self) -> Page[T] | None:
        """Return the next page, or ``None`` after the last one."""
        ...

    def ahead(self) -> None:
        """Begin to fetch what follows the current page."""
        ...

    def cancel(self) -> None:
        """Give up what is on its way."""
        ...


async def _fetched(fetch: FetchPage[T], cursor: str | None, asked: Collection[str] = ()) -> Page[T]:
    """
    Fetch a page; an error tells how to go on from there.

    Args:
        fetch: Takes a cursor.
        cursor: Of the page.
        asked: Cursors that must not come again.
    """
    try:
        page = await fetch(cursor)
        if page.cursor is not None and page.cursor in asked:
            message = "The server hands out a cursor a second time, so the list never ends."
            raise PagingStuck(message, hint="Report it to the API's support.")
    except ErpError as error:
        error.cursor = cursor
        if cursor is not None:
            error.add_note(f"Everything before was read. Resume with by_page(cursor={cursor!r}).")
        raise
    return page


class _OneByOne(Generic[T]):
    """Follows cursors; the next page is fetched ahead where waiting for it would cost time."""

    def __init__(self, io: IO, fetch: FetchPage[T], cursor: str | None) -> None:
        self._io = io
        self._fetch = fetch
        self._cursor = cursor
        self._asked: set[str] = set()
        self._ended = False
        self._seconds = 0.0
        self._pending: Pending[Page[T]] | None = None

    async def next(self) -> Page[T] | None:
        if self._ended:
            return None
        pending, self._pending = self._pending, None
        page = await (self._get() if pending is None else pending.result())
        self._ended = page.cursor is None
        self._cursor = page.cursor
        return page

    def ahead(self) -> None:
        if not self._ended and self._pending is None and self._seconds >= WORTH_FETCHING_AHEAD:
            self._pending = self._io.ahead(self._get())

    def cancel(self) -> None:
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None

    async def _get(self) -> Page[T]:
        if self._cursor is not None:
            self._asked.add(self._cursor)
        begin = self._io.monotonic()
        page = await _fetched(self._fetch, self._cursor, self._asked)
        self._seconds = self._io.monotonic() - begin
        return page


class _Place(str):
    """A cursor from an error of :class:`_Several`: it knows what was read before, and how long the list was."""

    __slots__ = ("seen", "total")

    seen: frozenset[object]
    total: int | None

    @classmethod
    def of(cls, cursor: str, seen: Iterable[object], total: int | None) -> _Place:
        """Return a cursor that remembers."""
        place = cls(cursor)
        place.seen, place.total = frozenset(seen), total
        return place


class _Several(Generic[T]):
    """
    Fetches several pages at once by their numbers, and checks that the list stands still meanwhile.

    A record that is deleted moves all later ones forward by one place, so one would be missed at the edge
    of a page. It shows in the total, in a page that is not full or in an id that comes twice; then the
    walk starts over by cursor and leaves out what was read already. Remembers the ids it has seen.
    """

    def __init__(self, io: IO, listing: Listing[T], first: str | None) -> None:
        self._io = io
        self._fetch = fetch = listing.fetch
        self._number = page_number(first) or 1
        self._concurrency = listing.concurrency
        self._head_start = min(listing.head_start, listing.concurrency)
        self._first: Page[T] | None = None
        self._last_number = self._number
        self._begun = self._number
        self._pending: deque[Pending[Page[T]]] = deque()
        self._seen: set[object] = set()
        self._total: int | None = None
        self._by_cursor: _OneByOne[T] | None = None
        if isinstance(first, _Place):
            self._seen |= first.seen
            self._total = first.total
            if page_number(first) is None:
                self._by_cursor = _OneByOne(io, fetch, first)

    async def next(self) -> Page[T] | None:
        try:
            return await self._next()
        except ErpError as error:
            # A place alone would not do: what is behind it was read in part, by number.
            error.cursor = _Place.of(error.cursor or numbered(1), self._seen, self._total)
            raise

    async def _next(self) -> Page[T] | None:
        if self._by_cursor is not None:
            return await self._unseen(self._by_cursor)
        if self._first is None:
            self._begin_up_to(self._number + self._head_start - 1)
            page = await _fetched(self._fetch, numbered(self._number))
            self._first = page
            if self._total is None:
                self._total = page.total
            if page.cursor is not None and page.total is not None and page.items:
                self._last_number = -(-page.total // len(page.items))
            while self._begun > self._last_number:
                self._begun -= 1
                self._pending.pop().cancel()
        elif self._number > self._last_number:
            return None
        else:
            self.ahead()
            page = await self._pending.popleft().result()
        moved = self._moved(page)
        if moved is not None:
            self.cancel()
            log.warning("%s: reading on by cursor, one page after the other", moved)
            self._by_cursor = _OneByOne(self._io, self._fetch, None)
            return await self._unseen(self._by_cursor)
        self._number += 1
        return page

    def ahead(self) -> None:
        if self._by_cursor is not None:
            self._by_cursor.ahead()
            return
        self._begin_up_to(
            min(self._last_number, self._begun + self._concurrency - len(self._pending))
        )

    def _begin_up_to(self, number: int) -> None:
        while self._begun < number:
            self._begun += 1
            work = _fetched(self._fetch, numbered(self._begun))
            self._pending.append(self._io.ahead(work))

    def cancel(self) -> None:
        while self._pending:
            self._pending.popleft().cancel()
        if self._by_cursor is not None:
            self._by_cursor.cancel()

    def _moved(self, page: Page[T]) -> str | None:
        """Tell why the pages do not fit together, ``None`` where they do; remember the page's ids."""
        first = self._first or page
        is_last = self._number == self._last_number
        if page is first and page.cursor is None and not self._seen:
            return None
        if page.total is None:
            return "the list tells no total"
        if page.total != self._total or is_last != (page.cursor is None):
            return "the list changed while it was read"
        if not is_last and len(page.items) != len(first.items):
            return "the list changed while it was read"
        try:
            ids = {_identity(item) for item in page.items}
        except FieldNotReceived:
            return "the list has records without an id"
        if len(ids) != len(page.items) or not self._seen.isdisjoint(ids):
            return "the list changed while it was read"
        self._seen |= ids
        return None

    async def _unseen(self, walk: _OneByOne[T]) -> Page[T] | None:
        """Return the next page that has something new, with that alone."""
        while (page := await walk.next()) is not None:
            new = tuple(item for item in page.items if not self._was_seen(item))
            if new or page.cursor is None:
                return attrs.evolve(page, items=new)
        return None

    def _was_seen(self, item: T) -> bool:
        try:
            return _identity(item) in self._seen
        except FieldNotReceived:
            return False


def _identity(item: Any) -> object:
    return item.id


class _AtMost(Generic[T]):
    """Ends a walk after so many records."""

    def __init__(self, walk: _Walk[T], max_items: int) -> None:
        self._walk = walk
        self._left = max_items

    async def next(self) -> Page[T] | None:
        if self._left <= 0:
            return None
        page = await self._walk.next()
        if page is None or len(page.items) <= self._left:
            self._left -= 0 if page is None else len(page.items)
            return page
        items, self._left = page.items[: self._left], 0
        return attrs.evolve(page, items=items)

    def ahead(self) -> None:
        if self._left > 0:
            self._walk.ahead()

    def cancel(self) -> None:
        self._walk.cancel()


def _walk(io: IO, listing: Listing[T], cursor: str | None) -> _Walk[T]:
    walk: _Walk[T] = _OneByOne(io, listing.fetch, cursor)
    by_number = cursor is None or page_number(cursor) is not None
    if isinstance(cursor, _Place) or (listing.concurrency > 1 and by_number):
        walk = _Several(io, listing, cursor)
    return walk if listing.max_items is None else _AtMost(walk, listing.max_items)


class Pages(Generic[T]):
    """
    Records of a list operation, for ``for`` loops.

    Nothing is sent before the iteration begins, no page is kept after it was read, and each new
    iteration asks anew. An error carries ``cursor``: give it to :meth:`by_page` to go on.
    """

    def __init__(self, io: IO, listing: Listing[T]) -> None:
        self._io = io
        self._listing = listing

    def __repr__(self) -> str:
        return "<Pages: a for loop over it asks for the records>"

    def by_page(self, cursor: str | None = None) -> Iterator[Page[T]]:
        """
        Iterate over pages, from a cursor on.

        Args:
            cursor: From :attr:`Page.cursor` or an error; ``None`` begins at the first page.
        """
        walk = _walk(self._io, self._listing, cursor)
        try:
            while (page := step(walk.next())) is not None:
                walk.ahead()
                yield page
        finally:
            walk.cancel()

    def __iter__(self) -> Iterator[T]:
        walk = _walk(self._io, self._listing, None)
        try:
            while (page := step(walk.next())) is not None:
                items = iter(page.items)
                # A caller who wants only the first record should not pay for a second page.
                yield from _first(items)
                walk.ahead()
                yield from items
        finally:
            walk.cancel()


class AsyncPages(Generic[T]):
    """Records of a list operation, for ``async for`` loops. See :class:`Pages`."""

    def __init__(self, io: IO, listing: Listing[T]) -> None:
        self._io = io
        self._listing = listing

    def __repr__(self) -> str:
        return "<AsyncPages: an async for loop over it asks for the records>"

    async def by_page(self, cursor: str | None = None) -> AsyncIterator[Page[T]]:
        """
        Iterate over pages, from a cursor on.

        Args:
            cursor: From :attr:`Page.cursor` or an error; ``None`` begins at the first page.
        """
        walk = _walk(self._io, self._listing, cursor)
        try:
            while (page := await walk.next()) is not None:
                walk.ahead()
                yield page
        finally:
            walk.cancel()

    async def __aiter__(self) -> AsyncIterator[T]:
        walk = _walk(self._io, self._listing, None)
        try:
            while (page := await walk.next()) is not None:
                items = iter(page.items)
                for item in _first(items):
                    yield item
                walk.ahead()
                for item in items:
                    yield item
        finally:
            walk.cancel()


def _first(items: Iterator[T]) -> Iterator[T]:
    for item in items:
        yield item
        return
