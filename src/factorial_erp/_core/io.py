"""How is waiting done? The only file that sends, sleeps, locks or starts a thread or task."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Coroutine, Generator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar
from urllib.request import getproxies, proxy_bypass

import httpx
from typing_extensions import Self

from ..errors import InputInvalid

if TYPE_CHECKING:
    import asyncio
    import ssl
    from collections.abc import Callable

__all__ = ["IO", "Arriving", "AsyncIO", "CollectingIO", "Pending", "SyncIO", "step"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Pending(Protocol[T_co]):
    """Work that goes on while the caller does something else."""

    async def result(self) -> T_co:
        """Wait for the result, or raise what the work raised."""
        ...

    def cancel(self) -> None:
        """Give the work up; its result is thrown away."""
        ...


class Arriving(Protocol):
    """An answer whose body is read piece by piece."""

    @property
    def response(self) -> httpx.Response:
        """Status and headers."""
        ...

    async def piece(self) -> bytes:
        """Return the next bytes as they were sent, none at the end."""
        ...

    async def close(self) -> None:
        """Give the connection back, or up where something is still to come."""
        ...


class IO(Protocol):
    """All that shared code may await."""

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read the whole answer."""
        ...

    async def open(self, request: httpx.Request) -> Arriving:
        """Send a request and read no more than the head of the answer."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Do nothing for a while."""
        ...

    async def finish(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work to its end, also where the caller is cancelled meanwhile."""
        ...

    def now(self) -> float:
        """Return **seconds** since 1970, for dates."""
        ...

    def monotonic(self) -> float:
        """Return **seconds** on a clock that never goes back, for durations."""
        ...

    def gate(self, width: int) -> AbstractAsyncContextManager[None]:
        """Return a gate that lets ``width`` callers in at once; width 1 is a lock."""
        ...

    async def gather(self, work: Sequence[Coroutine[Any, Any, T]], *, limit: int) -> list[T]:
        """Do all the work, at most ``limit`` pieces at once; results come in order."""
        ...

    def ahead(self, work: Coroutine[Any, Any, T]) -> Pending[T]:
        """Start the work now and let the caller go on."""
        ...


class _ThreadGate:
    """A semaphore for threads in the dress of an async one. Entering blocks, it never suspends."""

    def __init__(self, width: int) -> None:
        self._semaphore = threading.BoundedSemaphore(width)

    async def __aenter__(self) -> None:
        self._semaphore.acquire()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._semaphore.release()


class _ThreadPending(Generic[T]):
    """A coroutine that never suspends, being finished by a thread."""

    def __init__(self, work: Coroutine[Any, Any, T]) -> None:
        self._work = work
        self._outcome: tuple[T, None] | tuple[None, BaseException] | None = None
        # A daemon: an interpreter that wants to end does not wait for a page nobody will read.
        self._thread = threading.Thread(target=self._run, name="factorial-erp-ahead", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._outcome = (step(self._work), None)
        except BaseException as error:  # noqa: BLE001  (handed over to the caller's thread)
            self._outcome = (None, error)

    async def result(self) -> T:
        self._thread.join()
        assert self._outcome is not None  # noqa: S101  (the thread always leaves an outcome)
        value, error = self._outcome
        if error is not None:
            raise error
        return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]

    def cancel(self) -> None:
        """Let the thread finish by itself: a blocking request cannot be interrupted."""


@functools.cache
def tls() -> ssl.SSLContext:
    """Return the TLS settings shared by all clients: loading the certificates takes 20 ms."""
    return httpx.create_ssl_context()


def _pool(connections: int) -> httpx.Limits:
    # httpx opens a connection for each request of a burst unless both numbers are equal.
    return httpx.Limits(max_connections=connections, max_keepalive_connections=connections)


def _timeouts(seconds: float) -> dict[str, Any]:
    return {"timeout": httpx.Timeout(seconds).as_dict()}


class _Way(NamedTuple):
    """How a request gets to its host."""

    proxy: str | None
    encrypted: bool


class _Ways:
    """Which way each request goes: by the proxies that the environment names, and encrypted or not."""

    def __init__(self) -> None:
        self._proxies = getproxies()

    def of(self, url: httpx.URL) -> _Way:
        """Return the way to a URL."""
        return _Way(self._proxy(url), url.scheme == "https")

    def _proxy(self, url: httpx.URL) -> str | None:
        if not self._proxies or proxy_bypass(url.host):
            return None
        proxy = self._proxies.get(url.scheme) or self._proxies.get("all")
        return proxy if proxy is None or "://" in proxy else f"http://{proxy}"


class _Routed(httpx.BaseTransport):
    """
    Sends each request its way, and loads certificates only where they are needed.

    ``httpx.Client`` would know proxies too, and log each URL with its query.
    """

    def __init__(self, connections: int) -> None:
        self._ways = _Ways()
        self._connections = connections
        self._transports: dict[_Way, httpx.HTTPTransport] = {}
        self._opening = threading.Lock()

    def way(self, url: httpx.URL) -> httpx.HTTPTransport:
        """Return the connections that lead to a URL."""
        way = self._ways.of(url)
        with self._opening:
            if way not in self._transports:
                self._transports[way] = httpx.HTTPTransport(
                    limits=_pool(self._connections),
                    verify=tls() if way.encrypted else False,
                    proxy=way.proxy,
                )
        return self._transports[way]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read no more than the head of the answer."""
        return self.way(request.url).handle_request(request)

    def close(self) -> None:
        """Close the connections."""
        for transport in self._transports.values():
            transport.close()


class _RoutedAsync(httpx.AsyncBaseTransport):
    """Sends each request its way; see :class:`_Routed`."""

    def __init__(self, connections: int) -> None:
        self._ways = _Ways()
        self._connections = connections
        self._transports: dict[_Way, httpx.AsyncHTTPTransport] = {}

    def way(self, url: httpx.URL) -> httpx.AsyncHTTPTransport:
        """Return the connections that lead to a URL."""
        way = self._ways.of(url)
        if way not in self._transports:
            self._transports[way] = httpx.AsyncHTTPTransport(
                limits=_pool(self._connections),
                verify=tls() if way.encrypted else False,
                proxy=way.proxy,
            )
        return self._transports[way]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read no more than the head of the answer."""
        return await self.way(request.url).handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections."""
        for transport in self._transports.values():
            await transport.aclose()


class _Blocking:
    """An answer that is being read from a blocking connection."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        # An answer that was made without a network has been read before it arrives.
        whole = response.is_stream_consumed
        self._pieces = iter([response.content]) if whole else response.iter_raw()

    async def piece(self) -> bytes:
        return next(self._pieces, b"")

    async def close(self) -> None:
        self.response.close()


class SyncIO:
    """
    Blocks and never suspends, so that :func:`step` finishes any coroutine built on it.

    Requests go to the transport itself: what ``httpx.Client`` adds (cookies, redirects, merging of headers)
    is not wanted here, and costs a fifth of the time that fetching a page takes.

    Args:
        open_transport: Makes the connection pool; called on the first request, so that a client is cheap.
        timeout_seconds: For connecting and for each wait on an answer.
    """

    def __init__(
        self, open_transport: Callable[[], httpx.BaseTransport], *, timeout_seconds: float = 60.0
    ) -> None:
        self._open_transport = open_transport
        self._extensions = _timeouts(timeout_seconds)
        self._opening = threading.Lock()
        self._transport: httpx.BaseTransport | None = None
        self._on_their_way = 0
        self._closed = False

    @classmethod
    def pooled(
        cls, *, connections: int, timeout_seconds: float, transport: httpx.BaseTransport | None
    ) -> Self:
        """Keep so many connections open; each wait for the server is limited."""

        def open_transport() -> httpx.BaseTransport:
            return _Routed(connections) if transport is None else transport

        return cls(open_transport, timeout_seconds=timeout_seconds)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read the whole answer."""
        with self._opening:
            self._on_their_way += 1
        try:
            response = self._answer(request)
            try:
                response.read()
            except BaseException:
                response.close()
                raise
        finally:
            with self._opening:
                self._on_their_way -= 1
                is_last = self._closed and not self._on_their_way
            if is_last:
                self._close_transport()
        return response

    async def open(self, request: httpx.Request) -> Arriving:
        """Send a request and read no more than the head of the answer."""
        return _Blocking(self._answer(request))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if self._closed:
            raise _closed_client()
        request.extensions = {**request.extensions, **self._extensions}
        response = (self._transport or self._opened()).handle_request(request)
        response.request = request
        return response

    def _opened(self) -> httpx.BaseTransport:
        with self._opening:
            self._transport = self._transport or self._open_transport()
        return self._transport

    async def sleep(self, seconds: float) -> None:
        """Do nothing for a while."""
        time.sleep(seconds)  # noqa: ASYNC251  (no loop runs here: blocking is the point)

    async def finish(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work to its end: nothing can cancel a thread."""
        return await work

    def now(self) -> float:
        """Return **seconds** since 1970."""
        return time.time()

    def monotonic(self) -> float:
        """Return **seconds** on a clock that never goes back."""
        return time.monotonic()

    def gate(self, width: int) -> AbstractAsyncContextManager[None]:
        """Return a gate that lets ``width`` callers in at once."""
        return _ThreadGate(width)

    async def gather(self, work: Sequence[Coroutine[Any, Any, T]], *, limit: int) -> list[T]:
        """Do all the work, at most ``limit`` pieces at once."""
        if limit <= 1 or len(work) <= 1:
            return [await each for each in work]
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(min(limit, len(work)), "factorial-erp") as pool:
            running = [pool.submit(step, each) for each in work]
            return [each.result() for each in running]

    def ahead(self, work: Coroutine[Any, Any, T]) -> Pending[T]:
        """Start the work now and let the caller go on."""
        return _ThreadPending(work)

    def close(self) -> None:
        """
        Close the connections.

        Where a page that nobody waits for any more is still on its way in a thread, that thread closes them:
        a pool that is closed while it opens a connection forgets that one.
        """
        with self._opening:
            self._closed = True
            is_idle = not self._on_their_way
        if is_idle:
            self._close_transport()

    def _close_transport(self) -> None:
        if self._transport is not None:
            self._transport.close()


def _closed_client() -> InputInvalid:
    return InputInvalid("The client is closed.", hint="Make a new one, or work within its block.")


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the event loop of asyncio; trio has none."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


class _TaskPending(Generic[T]):
    """A coroutine being finished by a task of the running loop."""

    def __init__(self, task: asyncio.Task[T]) -> None:
        self._task = task
        # A caller who stops early never asks for the page; asyncio would report its error as lost.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def result(self) -> T:
        return await self._task

    def cancel(self) -> None:
        self._task.cancel()


class _Later(Generic[T]):
    """A coroutine that is only begun when its result is wanted."""

    def __init__(self, work: Coroutine[Any, Any, T]) -> None:
        self._work = work

    async def result(self) -> T:
        return await self._work

    def cancel(self) -> None:
        self._work.close()


class _Awaitable:
    """An answer that is being read from an awaitable connection."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._whole = [response.content] if response.is_stream_consumed else None
        self._pieces = response.aiter_raw()

    async def piece(self) -> bytes:
        if self._whole is not None:
            return self._whole.pop() if self._whole else b""
        return await anext(self._pieces, b"")

    async def close(self) -> None:
        await self.response.aclose()


class AsyncIO:
    """
    Awaits, on asyncio or trio. Requests go to the transport itself; see :class:`SyncIO`.

    Args:
        open_transport: Makes the connection pool; called on the first request.
        timeout_seconds: For connecting and for each wait on an answer.
    """

    def __init__(
        self,
        open_transport: Callable[[], httpx.AsyncBaseTransport],
        *,
        timeout_seconds: float = 60.0,
    ) -> None:
        self._open_transport = open_transport
        self._extensions = _timeouts(timeout_seconds)
        self._transport: httpx.AsyncBaseTransport | None = None
        self._loop: object = None
        self._closed = False
        self._finishing: set[asyncio.Task[Any]] = set()

    @classmethod
    def pooled(
        cls, *, connections: int, timeout_seconds: float, transport: httpx.AsyncBaseTransport | None
    ) -> Self:
        """Keep so many connections open; each wait for the server is limited."""

        def open_transport() -> httpx.AsyncBaseTransport:
            return _RoutedAsync(connections) if transport is None else transport

        return cls(open_transport, timeout_seconds=timeout_seconds)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request and read the whole answer."""
        response = await self._answer(request)
        try:
            await response.aread()
        except BaseException:
            await response.aclose()
            raise
        return response

    async def open(self, request: httpx.Request) -> Arriving:
        """Send a request and read no more than the head of the answer."""
        return _Awaitable(await self._answer(request))

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        if self._closed:
            raise _closed_client()
        request.extensions = {**request.extensions, **self._extensions}
        response = await self._opened().handle_async_request(request)
        response.request = request
        return response

    def _opened(self) -> httpx.AsyncBaseTransport:
        """Return the connections of this event loop: those of one that has ended lead nowhere."""
        loop = _running_loop()
        if self._transport is None or self._loop is not loop:
            self._transport, self._loop = self._open_transport(), loop
        return self._transport

    async def sleep(self, seconds: float) -> None:
        """Do nothing for a while."""
        import anyio  # comes with httpx; costs 40 ms that a blocking client need not pay

        await anyio.sleep(seconds)

    async def finish(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work to its end, also where the caller is cancelled meanwhile."""
        import asyncio

        loop = _running_loop()
        if loop is None:  # trio
            return await _shielded(work)
        task = loop.create_task(work)
        # The loop itself keeps only weak references to its tasks.
        self._finishing.add(task)
        task.add_done_callback(self._finishing.discard)
        # Where the caller is gone, nobody asks for the error; asyncio would report it as lost.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(task)

    def now(self) -> float:
        """Return **seconds** since 1970."""
        return time.time()

    def monotonic(self) -> float:
        """Return **seconds** on a clock that never goes back."""
        return time.monotonic()

    def gate(self, width: int) -> AbstractAsyncContextManager[None]:
        """Return a gate that lets ``width`` callers in at once."""
        import anyio

        return anyio.Semaphore(width)  # type: ignore[return-value]  # pyright: ignore[reportReturnType]

    async def gather(self, work: Sequence[Coroutine[Any, Any, T]], *, limit: int) -> list[T]:
        """Do all the work, at most ``limit`` pieces at once."""
        import anyio

        gate = anyio.Semaphore(limit)
        results: dict[int, T] = {}
        errors: dict[int, Exception] = {}

        async def one(position: int, each: Coroutine[Any, Any, T]) -> None:
            """Do one piece when the gate lets it in."""
            async with gate:
                try:
                    results[position] = await each
                except Exception as error:  # noqa: BLE001  (raised below, as one error and not as a group)
                    errors[position] = error

        async with anyio.create_task_group() as group:
            for position, each in enumerate(work):
                group.start_soon(one, position, each)
        if errors:
            raise errors[min(errors)]
        return [results[position] for position in range(len(work))]

    def ahead(self, work: Coroutine[Any, Any, T]) -> Pending[T]:
        """Start the work now and let the caller go on."""
        import asyncio

        try:
            return _TaskPending(asyncio.get_running_loop().create_task(work))
        except (
            RuntimeError
        ):  # trio has no tasks outside a nursery, so nothing is fetched ahead there
            return _Later(work)

    async def close(self) -> None:
        """Close the connections."""
        self._closed = True
        if self._transport is not None and self._loop is _running_loop():
            await self._transport.aclose()


async def _shielded(work: Coroutine[Any, Any, T]) -> T:
    import anyio

    with anyio.CancelScope(shield=True):
        return await work
    raise AssertionError  # a shield swallows nothing


class _Asking:
    """Hands a request to whoever steps the coroutine, and goes on with the answer."""

    def __init__(self, request: httpx.Request) -> None:
        self._request = request

    def __await__(self) -> Generator[httpx.Request, httpx.Response, httpx.Response]:
        return (yield self._request)


class CollectingIO:
    """
    Suspends each operation at its request, so that many of them travel as one.

    Whoever steps the coroutine is given the request, and sends :meth:`answer` or throws :meth:`lost`.

    Args:
        clock: Tells the time.
    """

    def __init__(self, clock: IO) -> None:
        self.now = clock.now
        self.monotonic = clock.monotonic

    @staticmethod
    def answer(
        request: httpx.Request, status: int, headers: Mapping[str, str], content: bytes
    ) -> httpx.Response:
        """Return an answer to a request that did not travel alone."""
        return httpx.Response(status, headers=headers, content=content, request=request)

    @staticmethod
    def lost(request: httpx.Request) -> Exception:
        """Return what says that a request was sent and never answered."""
        return httpx.ReadError("the answer to the batch was lost", request=request)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Let the request be taken along."""
        return await _Asking(request)

    async def open(self, request: httpx.Request) -> Arriving:  # noqa: ARG002
        """Refuse: a file does not travel with others."""
        message = "Files cannot be read in a batch."
        raise InputInvalid(message, hint="Read them outside of it.")

    async def sleep(self, seconds: float) -> None:
        """Do not wait: whoever sends the whole does."""

    async def finish(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work to its end."""
        return await work

    def gate(self, width: int) -> AbstractAsyncContextManager[None]:  # noqa: ARG002
        """Return a gate that lets everybody in."""
        return nullcontext()

    async def gather(self, work: Sequence[Coroutine[Any, Any, T]], *, limit: int) -> list[T]:  # noqa: ARG002
        """Do one piece of the work after the other."""
        return [await each for each in work]

    def ahead(self, work: Coroutine[Any, Any, T]) -> Pending[T]:
        """Begin the work when its result is wanted."""
        return _Later(work)


def step(work: Coroutine[Any, Any, T]) -> T:
    """
    Finish a coroutine that never suspends, without an event loop.

    Raises:
        RuntimeError: It suspended: shared code may only await its :class:`IO` object.
    """
    try:
        work.send(None)
    except StopIteration as done:
        value: T = done.value
        return value
    work.close()
    message = f"{work!r} suspended: shared code may only await its IO object"
    raise RuntimeError(message)
