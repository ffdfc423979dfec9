"""How is the sandbox reached over real HTTP? A small server on this machine."""

from __future__ import annotations

import re
import socket
import struct
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from typing_extensions import Self

from .app import Sandbox
from .exchange import Answer, Call

__all__ = ["SandboxServer"]


class _Hold:
    """Stops one request, so that a test can do something at exactly that moment."""

    def __init__(self, nth: int, when: Literal["before", "after"], path: str) -> None:
        self.left = nth
        self.when = when
        self.path = path
        self.reached = threading.Event()
        self.released = threading.Event()


class _Listener(ThreadingHTTPServer):
    """Serves each connection in a thread; a client that is gone is nothing to tell about."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SandboxServer:
    """
    The sandbox over HTTP/1.1 with keep-alive; faults happen on the real socket.

    Args:
        sandbox: What is served.
        port: 0 takes a free one.
        host: Loopback, unless you know better: the sandbox protects nothing.
        delivers_webhooks: Whether webhooks leave by themselves after the request that caused them. One that
            fails is tried again with the next one.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        *,
        port: int = 0,
        host: str = "127.0.0.1",
        delivers_webhooks: bool = True,
    ) -> None:
        self.sandbox = sandbox
        self._hold: _Hold | None = None
        self.stopping = threading.Event()
        """Set when the server stops: requests that were to hang forever give up."""
        self._counting = threading.Lock()
        self._server = _Listener((host, port), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._news = threading.Event()
        self._courier = threading.Thread(target=self._deliver, daemon=True)
        self._delivers = delivers_webhooks

    @property
    def url(self) -> str:
        """Where both APIs are: a base URL for either client, and the login URL."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def hold(
        self, *, nth: int, when: Literal["before", "after"] = "before", path: str = ""
    ) -> None:
        """
        Stop the nth request from now on until :meth:`release`.

        Args:
            nth: From 1.
            when: Before it is carried out, or after that and before the answer is sent.
            path: Count only requests whose path contains this.
        """
        self.release()
        self._hold = _Hold(nth, when, path)

    def wait_held(self, timeout_seconds: float) -> bool:
        """Wait until the request is stopped; tell whether it was."""
        return self._hold is not None and self._hold.reached.wait(timeout_seconds)

    def release(self) -> None:
        """Let the stopped request go on."""
        if self._hold is not None:
            self._hold.released.set()
            self._hold = None

    def wait(self) -> None:
        """Serve until the program is interrupted."""
        self._thread.join()

    def __enter__(self) -> Self:
        self._thread.start()
        if self._delivers:
            self._courier.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
        self.stopping.set()
        self._news.set()
        if self._delivers:
            self._courier.join()
        self._server.shutdown()
        self._server.server_close()

    def carry_out(self, call: Call) -> Answer:
        """Answer a request, unless it is to be held first."""
        hold = self._holds(call)
        if hold is not None and hold.when == "before":
            hold.reached.set()
            hold.released.wait()
        answer = self.sandbox.answer(call)
        if hold is not None and hold.when == "after":
            hold.reached.set()
            hold.released.wait()
        if self.sandbox.has_webhooks_waiting:
            self._news.set()
        return answer

    def _deliver(self) -> None:
        """Try what waits whenever something new has come."""
        while not self.stopping.is_set():
            self._news.wait()
            self._news.clear()
            if self.sandbox.has_webhooks_waiting and not self.stopping.is_set():
                self.sandbox.deliver_webhooks()

    def _holds(self, call: Call) -> _Hold | None:
        with self._counting:
            hold = self._hold
            if hold is None or hold.path.lower() not in call.path.lower():
                return None
            hold.left -= 1
            return hold if hold.left == 0 else None


def _handler(server: SandboxServer) -> type[BaseHTTPRequestHandler]:  # noqa: C901
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Without it, the kernel waits 40 ms between the headers and the body of each answer.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._serve()

        do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815  (http.server looks for these)

        def log_message(self, format: str, *args: Any) -> None:
            """Write no log: paths hold names."""

        def _serve(self) -> None:
            parts = urlsplit(self.path)
            content = self._content()
            if content is None:
                self.close_connection = True
                self._send(Answer(status=400))
                return
            call = Call(
                method=self.command,
                path=unquote(parts.path),
                query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
                headers={key.lower(): value for key, value in self.headers.items()},
                content=content,
                origin=f"http://{self.headers.get('Host') or server.url.removeprefix('http://')}",
            )
            fault = server.sandbox.faults.strike(call)
            if fault is None:
                self._send(server.carry_out(call))
                return
            answer = server.sandbox.spoil(call, fault)
            if fault.kind == "timeout":
                server.stopping.wait()
            if answer is None:
                self._reset()
            elif fault.kind == "truncated":
                self.close_connection = True
                self._send(answer, missing=1000)
            else:
                self._send(answer)

        def _content(self) -> bytes | None:
            """Return the body, which may come in chunks; ``None`` where these are malformed."""
            if "chunked" not in self.headers.get("Transfer-Encoding", "").lower():
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found = b""
            while True:
                size = self.rfile.readline().partition(b";")[0].strip()
                if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
                    return None
                if int(size, 16) == 0:
                    break
                found += self.rfile.read(int(size, 16))
                self.rfile.readline()
            while self.rfile.readline().strip():
                pass  # trailers
            return found

        def _send(self, answer: Answer, *, missing: int = 0) -> None:
            content = answer.content or b""
            self.send_response(answer.status)
            for key, value in answer.headers.items():
                self.send_header(key, value)
            if answer.status != 204:
                self.send_header("Content-Length", str(len(content) + missing))
            self.end_headers()
            self.wfile.write(content)

        def _reset(self) -> None:
            """Break the connection with a reset instead of an end."""
            self.close_connection = True
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()

    return Handler
