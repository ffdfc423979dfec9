"""How does a browser's answer reach a program? By a small server on this machine, open for one answer."""

from __future__ import annotations

import hmac
import queue
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

from typing_extensions import Self

from ..errors import TokenUnavailable

__all__ = ["Loopback"]

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<body style="font: 1.2em sans-serif; margin: 4em"><h1>{title}</h1><p>{text}</p></body></html>"""

SECONDS_PER_REQUEST = 10.0
"""Browsers open connections that they never use; none of them may hold the door."""


class Loopback:
    """
    Waits for the one request that carries ``state``; all others are turned away and change nothing.

    Listens on 127.0.0.1, so that no other machine can reach it.

    Args:
        state: That the answer must carry.
        port: 0 takes a free one.
        path: Where the answer is expected.

    Raises:
        TokenUnavailable: The port is taken.
    """

    def __init__(self, *, state: str, port: int, path: str) -> None:
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        try:
            self._server = _Door(("127.0.0.1", port), _handler(state, path, self._answers.put))
        except OSError as error:
            message = f"Port {port} of this machine is taken."
            hint = "End what listens there, or register and give another redirect_uri."
            raise TokenUnavailable(message, hint=hint) from error
        self.port: int = self._server.server_address[1]
        """Where it listens."""
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            args=(0.05,),
            name="factorial-erp-sign-in",
            daemon=True,
        )

    def wait(self, seconds: float) -> str | None:
        """Return the address that the browser was sent to; ``None`` where none came in time."""
        try:
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            return None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Door(ThreadingHTTPServer):
    """Serves each connection in a thread; a browser that goes away is nothing to tell about."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: the traceback would show the code."""


def _handler(
    state: str, path: str, answered: Callable[[str], None]
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = SECONDS_PER_REQUEST

        def do_GET(self) -> None:
            """Take the answer, or turn away what is none."""
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            came = query.get("state", [""])[0]
            if parts.path != path:
                self._show(404, "Nothing is here", "The sign-in waits elsewhere.")
            elif not hmac.compare_digest(came.encode(), state.encode()):
                self._show(400, "Not the answer", "It belongs to another sign-in; this one waits.")
            else:
                if "code" in query:
                    self._show(200, "Almost there", "You can close this window and go back.")
                else:
                    self._show(200, "Access was not allowed", "Go back: the program says more.")
                answered(f"http://127.0.0.1{self.path}")

        def _show(self, status: int, title: str, text: str) -> None:
            page = PAGE.format(title=title, text=text).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.send_header("Cache-Control", "no-store")
            # The address holds the code: it is told to nobody.
            self.send_header("Referrer-Policy", "no-referrer")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(page)
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Write nothing: the address holds the code."""

    return Handler
