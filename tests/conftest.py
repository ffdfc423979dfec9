"""What do all tests share? Both modes in one fixture, and time that passes without waiting."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import settings

from factorial_erp import AsyncBusinessCentral, AsyncFactorial, BusinessCentral, Factorial
from factorial_erp._core.io import AsyncIO, SyncIO
from factorial_erp._core.pages import AsyncPages, Pages

# Machines pause: how long one example takes says nothing about the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

Handler = Callable[[httpx.Request], httpx.Response]


class Mode:
    """One of the two ways of using a client, so that each test is written once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_async = name == "async"

    def factorial(self, handler: Handler, **options: Any) -> Any:
        """Make a client of Factorial whose requests are answered by ``handler``."""
        client = AsyncFactorial if self.is_async else Factorial
        if not {"api_key", "token", "auth"} & options.keys():
            options["api_key"] = "test-key"
        return client(transport=httpx.MockTransport(handler), **options)

    def business_central(self, handler: Handler, **options: Any) -> Any:
        """Make a client of Business Central whose requests are answered by ``handler``."""
        client = AsyncBusinessCentral if self.is_async else BusinessCentral
        given = {"tenant": "contoso", "client_id": "app", "client_secret": "hush", **options}
        return client(transport=httpx.MockTransport(handler), **given)

    def call(self, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call an operation and return its result."""
        if not self.is_async:
            return operation(*args, **kwargs)

        async def main() -> Any:
            return await operation(*args, **kwargs)

        return anyio.run(main)

    def list(self, pages: Any) -> Any:
        """Read a whole list."""
        if isinstance(pages, Pages):
            return list(pages)
        assert isinstance(pages, AsyncPages)

        async def main() -> Any:
            return [item async for item in pages]

        return anyio.run(main)

    def take(self, pages: Any, count: int) -> Any:
        """Read the first records of a list and leave the rest."""
        taken: Any = []
        if isinstance(pages, Pages):
            for item in pages:
                taken.append(item)
                if len(taken) == count:
                    break
            return taken

        async def main() -> None:
            async for item in pages:
                taken.append(item)
                if len(taken) == count:
                    break

        anyio.run(main)
        return taken

    def pages(self, pages: Any, cursor: str | None = None) -> Any:
        """Read a whole list page by page."""
        if isinstance(pages, Pages):
            return list(pages.by_page(cursor))

        async def main() -> Any:
            return [page async for page in pages.by_page(cursor)]

        return anyio.run(main)

    def together(self, calls: Any) -> Any:
        """Make several calls at once, in threads or in tasks, and return their results in order."""
        if not self.is_async:
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(len(calls)) as pool:
                return [each.result() for each in [pool.submit(call) for call in calls]]
        results: Any = [None] * len(calls)

        async def one(position: int, call: Callable[[], Coroutine[Any, Any, Any]]) -> None:
            results[position] = await call()

        async def main() -> None:
            async with anyio.create_task_group() as group:
                for position, call in enumerate(calls):
                    group.start_soon(one, position, call)

        anyio.run(main)
        return results


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    """Each of the two modes in turn."""
    return Mode(request.param)


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits that were asked for, in seconds; none of them takes any time."""
    waits: list[float] = []

    async def sleep(_io: object, seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(SyncIO, "sleep", sleep)
    monkeypatch.setattr(AsyncIO, "sleep", sleep)
    return waits
