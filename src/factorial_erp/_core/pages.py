"""How are long lists read? Page by page, lazily, the next one fetched while the caller works."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any, Generic, TypeVar

import attrs

from ..errors import ErpError, PagingStuck
from .io import IO, Pending, step

__all__ = ["AsyncPages", "FetchPage", "Page", "Pages"]

T = TypeVar("T")


@attrs.frozen
class Page(Generic[T]):
    """One answer of a list operation."""

    items: tuple[T, ...]
    cursor: str | None
    """Where the next page begins; opaque; ``None`` on the last one."""
    total: int | None = None
    """Records in the whole list, where the API tells."""


FetchPage = Callable[["str | None"], Coroutine[Any, Any, Page[T]]]


class _Walk(Generic[T]):
    """A place in a list, and the page that may be on its way."""

    def __init__(self, io: IO, fetch: FetchPage[T], cursor: str | None) -> None:
        self._io = io
        self._fetch = fetch
        self._cursor = cursor
        self._ended = False
        self._pending: Pending[Page[T]] | None = None

    async def next(self) -> Page[T] | None:
        """Return the next page, or ``None`` after the last one."""
        if self._ended:
            return None
        pending, self._pending = self._pending, None
        page = await (self._get() if pending is None else pending.result())
        self._ended = page.cursor is None
        self._cursor = page.cursor
        return page

    def ahead(self) -> None:
        """Begin to fetch the page after the current one."""
        if not self._ended and self._pending is None:
            self._pending = self._io.ahead(self._get())

    def cancel(self) -> None:
        """Give up the page that is on its way."""
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None

    async def _get(self) -> Page[T]:
        cursor = self._cursor
        try:
            page = await self._fetch(cursor)
            if page.cursor is not None and page.cursor == cursor:
                message = (
                    "The server answered with the cursor it was asked for, so the list never ends."
                )
                raise PagingStuck(message, hint="Report it to the API's support.")
        except ErpError as error:
            error.cursor = cursor
            if cursor is not None:
                error.add_note(
                    f"Everything before was read. Resume with by_page(cursor={cursor!r})."
                )
            raise
        return page


class Pages(Generic[T]):
    """
    Records of a list operation, for ``for`` loops.

    Nothing is sent before the iteration begins, no page is kept after it was read, and each new
    iteration asks anew. An error carries ``cursor``: give it to :meth:`by_page` to go on.
    """

    def __init__(self, io: IO, fetch: FetchPage[T]) -> None:
        self._io = io
        self._fetch = fetch

    def by_page(self, cursor: str | None = None) -> Iterator[Page[T]]:
        """
        Iterate over pages, from a cursor on.

        Args:
            cursor: From :attr:`Page.cursor` or an error; ``None`` begins at the first page.
        """
        walk = _Walk(self._io, self._fetch, cursor)
        try:
            while (page := step(walk.next())) is not None:
                walk.ahead()
                yield page
        finally:
            walk.cancel()

    def __iter__(self) -> Iterator[T]:
        walk = _Walk(self._io, self._fetch, None)
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

    def __init__(self, io: IO, fetch: FetchPage[T]) -> None:
        self._io = io
        self._fetch = fetch

    async def by_page(self, cursor: str | None = None) -> AsyncIterator[Page[T]]:
        """
        Iterate over pages, from a cursor on.

        Args:
            cursor: From :attr:`Page.cursor` or an error; ``None`` begins at the first page.
        """
        walk = _Walk(self._io, self._fetch, cursor)
        try:
            while (page := await walk.next()) is not None:
                walk.ahead()
                yield page
        finally:
            walk.cancel()

    async def __aiter__(self) -> AsyncIterator[T]:
        walk = _Walk(self._io, self._fetch, None)
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
