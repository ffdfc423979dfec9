"""How are requests sent: compressed answers, proxies, time-outs, over real sockets?"""

from __future__ import annotations

import gc
import gzip
import json
import logging
import threading
import warnings
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import anyio
import httpx
import pytest

from factorial_erp import AsyncFactorial, Factorial, errors
from factorial_erp._core.io import SyncIO, step
from factorial_erp._core.retry import Retry

PAGE = json.dumps({"data": [], "meta": {"has_next_page": False}}).encode()


class Server(ThreadingHTTPServer):
    """Answers each request with an empty page and remembers it."""

    daemon_threads = True

    def __init__(self) -> None:
        self.seen: list[tuple[str, str | None]] = []
        self.hang = threading.Event()
        self.hangs = False
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.seen.append((self.path, self.headers.get("Cookie")))
        if self.server.hangs:
            self.server.hang.wait(10)
        body = gzip.compress(PAGE)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Set-Cookie", "session=1")
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            self.send_header("Content-Encoding", "gzip")
        else:
            body = PAGE
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Write no log."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A real server on this machine."""
    made = Server()
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.hang.set()
    made.shutdown()
    made.server_close()


def listed(mode: Any, base_url: str, **options: Any) -> list[Any]:
    """Read a list with a client of the mode, twice over one connection."""
    if not mode.is_async:
        with Factorial("k", base_url=base_url, **options) as client:
            return [*client.finance.accounts.list(), *client.finance.accounts.list()]

    async def main() -> list[Any]:
        async with AsyncFactorial("k", base_url=base_url, **options) as client:
            first = [a async for a in client.finance.accounts.list()]
            return first + [a async for a in client.finance.accounts.list()]

    return anyio.run(main)


def test_compressed_answers_are_read_and_cookies_are_not_kept(mode: Any, server: Server) -> None:
    """
    An API needs no cookies: keeping them would tie requests to a session of the server.
    """
    assert listed(mode, server.url) == []

    assert [cookie for _, cookie in server.seen] == [None, None]


def test_proxies_of_the_environment_are_used(
    mode: Any, server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """
    A company's proxy gets the whole URL, a host that is excepted is reached directly, and no log has a query.
    """
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    listed(mode, "http://api.factorial.example")
    listed(mode, server.url)

    assert [path.split("/api/")[0] for path, _ in server.seen] == [
        "http://api.factorial.example",
        "http://api.factorial.example",
        "",
        "",
    ]
    assert "limit=100" not in caplog.text


def test_a_server_that_hangs_is_left_after_the_time_out(mode: Any, server: Server) -> None:
    """
    No wait lasts for ever.
    """
    server.hangs = True

    with pytest.raises(errors.TransportFailed) as caught:
        listed(mode, server.url, timeout_seconds=0.2, retry=Retry(attempts=2))

    assert caught.value.attempts == 2


class Slow(httpx.BaseTransport):
    """Answers when it is told to, and knows whether it was closed."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.answers = threading.Event()
        self.closed = threading.Event()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.set()
        assert self.answers.wait(10)
        return httpx.Response(200, json={}, request=request)

    def close(self) -> None:
        self.closed.set()


def test_the_last_page_on_its_way_closes_the_connections() -> None:
    """
    Closing does not wait for it, and a connection that it opens meanwhile is closed, too.
    """
    transport = Slow()
    io = SyncIO(lambda: transport)
    io.ahead(io.send(httpx.Request("GET", "https://x.example")))
    assert transport.asked.wait(10)

    io.close()

    assert not transport.closed.is_set()
    transport.answers.set()
    assert transport.closed.wait(10)


def test_an_idle_client_closes_at_once() -> None:
    """
    Nothing is on its way.
    """
    transport = Slow()
    transport.answers.set()
    io = SyncIO(lambda: transport)
    step(io.send(httpx.Request("GET", "https://x.example")))

    io.close()

    assert transport.closed.is_set()


def test_a_closed_client_says_so(mode: Any, server: Server) -> None:
    """
    Connections that were opened after the end would never be closed.
    """
    if mode.is_async:

        async def main() -> None:
            client = AsyncFactorial("k", base_url=server.url)
            await client.close()
            await client.finance.accounts.get("1")

        with pytest.raises(errors.InputInvalid, match="closed"):
            anyio.run(main)
        return
    client = Factorial("k", base_url=server.url)
    client.close()
    with pytest.raises(errors.InputInvalid, match="closed"):
        client.finance.accounts.get("1")


def test_an_awaitable_client_outlives_its_event_loop(server: Server) -> None:
    """
    Scripts call ``asyncio.run`` more than once; connections of a loop that has ended lead nowhere.
    """
    import asyncio

    client = AsyncFactorial("k", base_url=server.url)

    async def main() -> int:
        return len([a async for a in client.finance.accounts.list()])

    found = [asyncio.run(main()), asyncio.run(main())]

    assert (found, len(server.seen)) == ([0, 0], 2)
    client = None  # type: ignore[assignment]
    with warnings.catch_warnings():  # nobody could close what an ended loop left open
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.mark.parametrize(
    "arguments",
    [{"auth": "abc"}, {"api_key": "k", "base_url": "https://x.example/api/2026-10-01/resources"}],
)
def test_arguments_that_cannot_be_meant_are_refused(arguments: dict[str, Any]) -> None:
    """
    A text is no credentials, and the address of a resource is no server.
    """
    with pytest.raises(errors.InputInvalid):
        Factorial(**arguments)
