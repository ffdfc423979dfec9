"""How is an operation written once and used in two ways? Blocking clients step it, others await it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from .auth import Secret
from .handles import Handle
from .io import step
from .pages import AsyncPages, Listing, Page, Pages

if TYPE_CHECKING:
    from .session import Session

__all__ = ["Async", "Deferred", "M", "Resource", "Sync", "listing", "operation"]

P = ParamSpec("P")
T = TypeVar("T")


class Sync:
    """Marks the resources of a blocking client."""


class Async:
    """Marks the resources of an awaitable client, and those that shared code works with."""


class Deferred:
    """Marks the resources of a batch, whose operations are sent together at its end."""


M = TypeVar("M", Sync, Async, Deferred)


class Resource(Secret, Generic[M]):
    """Base of everything that hangs off a client; none of it can be pickled or copied."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def is_blocking(self) -> bool:
        """Whether operations return their result, rather than a coroutine."""
        return self._session.blocking

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._session.base_url}>"


class operation(Generic[P, T]):  # noqa: N801  (reads as a keyword where it is used)
    """
    Make an ``async def`` method return its result on a blocking client.

    The method itself may await only its session, its I/O object and other operations. On
    ``Resource[Sync]`` it is a plain function, on ``Resource[Async]`` a coroutine function; type checkers
    know both.
    """

    def __init__(self, method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]) -> None:
        self._method = method
        functools.update_wrapper(self, method)

    @overload
    def __get__(self, resource: None, owner: object) -> operation[P, T]: ...
    @overload
    def __get__(self, resource: Resource[Sync], owner: object) -> Callable[P, T]: ...
    @overload
    def __get__(
        self, resource: Resource[Async], owner: object
    ) -> Callable[P, Coroutine[Any, Any, T]]: ...
    @overload
    def __get__(self, resource: Resource[Deferred], owner: object) -> Callable[P, Handle[T]]: ...
    def __get__(self, resource: Any, owner: object = None) -> Any:
        return self if resource is None else self._bound(resource)

    def _bound(self, resource: Any) -> Callable[P, Any]:
        method: Callable[P, Coroutine[Any, Any, T]] = self._method.__get__(resource)
        collect = resource._session.collect  # noqa: SLF001
        if collect is not None:

            @functools.wraps(self._method)
            def later(*args: P.args, **kwargs: P.kwargs) -> Handle[T]:
                handle: Handle[T] = collect(method(*args, **kwargs))
                return handle

            return later
        if not resource._session.blocking:  # noqa: SLF001
            return method

        @functools.wraps(self._method)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return step(method(*args, **kwargs))

        return call

    def __call__(self, resource: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
        """Call it with the resource as first argument, as a method of a class can be."""
        return self._bound(resource)(*args, **kwargs)


class listing(Generic[P, T]):  # noqa: N801
    """
    Make a method that returns a :class:`Listing` return an iterable of records.

    ``Pages[T]`` on a blocking client, ``AsyncPages[T]`` on an awaitable one, the first page in a batch. Nothing is sent before the
    iteration begins.
    """

    def __init__(self, method: Callable[Concatenate[Any, P], Listing[T]]) -> None:
        self._method = method
        functools.update_wrapper(self, method)

    @overload
    def __get__(self, resource: None, owner: object) -> listing[P, T]: ...
    @overload
    def __get__(self, resource: Resource[Sync], owner: object) -> Callable[P, Pages[T]]: ...
    @overload
    def __get__(self, resource: Resource[Async], owner: object) -> Callable[P, AsyncPages[T]]: ...
    @overload
    def __get__(
        self, resource: Resource[Deferred], owner: object
    ) -> Callable[P, Handle[Page[T]]]: ...
    def __get__(self, resource: Any, owner: object = None) -> Any:
        return self if resource is None else self._bound(resource)

    def _bound(self, resource: Any) -> Callable[P, Any]:
        session: Session = resource._session  # noqa: SLF001
        method: Callable[P, Listing[T]] = self._method.__get__(resource)
        pages: Any = Pages if session.blocking else AsyncPages

        @functools.wraps(self._method)
        def call(*args: P.args, **kwargs: P.kwargs) -> Any:
            if session.collect is not None:  # the first page; its cursor leads to the others
                return session.collect(method(*args, **kwargs).fetch(None))
            return pages(session.io, method(*args, **kwargs))

        return call

    def __call__(self, resource: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
        """Call it with the resource as first argument, as a method of a class can be."""
        return self._bound(resource)(*args, **kwargs)
