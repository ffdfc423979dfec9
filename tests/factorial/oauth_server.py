"""A small Factorial with an authorization server, over real sockets: tokens, and one list in pages."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from typing_extensions import Self

API = "/api/2026-10-01/resources"

COST_CENTER = {
    "name": "Sales",
    "company_id": "1",
    "legal_entity_id": "1",
    "status": "active",
    "active_employees_count": 0,
    "historical_employees_count": 0,
}

CLIENT_ID = "app-1"
CLIENT_SECRET = "hush-client-secret"
PAGE_SIZE = 10
PAGES = 9


class OAuthServer:
    """
    Hands out and checks tokens as Doorkeeper does.

    The old refresh token is good until the new access token is used for the first time; with ``strict``
    it is not good any more as soon as a new one exists.
    """

    def __init__(self, *, strict: bool = False, expires_in: int | None = 7200) -> None:
        self.strict = strict
        self.expires_in = expires_in
        self.lock = threading.RLock()
        self.count = 0
        self.codes: dict[str, str] = {}
        self.valid: set[str] = set()
        self.refresh: dict[str, str] = {}
        """Refresh tokens that are good, with the access token they came with."""
        self.replaces: dict[str, str] = {}
        """Access tokens, with the refresh token that ends with their first use."""
        self.events: list[str] = []
        self.bodies: list[str] = []
        self.end_token_before_page: int | None = None
        self.redirect_to: str | None = None
        self.deny = False
        self.starting: threading.Barrier | None = None
        self.waiting = threading.Event()
        """Set when somebody asks for a token."""
        self.employee_id: str | None = None
        self.wrong_environment = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def refreshes(self) -> int:
        return self.events.count("refresh")

    def issue(self, replaces: str | None = None) -> dict[str, Any]:
        """Make a pair of tokens."""
        self.count += 1
        access, refresh = f"access-{self.count}", f"refresh-{self.count}"
        self.valid.add(access)
        answer: dict[str, Any] = {
            "access_token": access,
            "token_type": "Bearer",
            "scope": "read write",
            "created_at": 1_700_000_000,
        }
        if self.expires_in is not None:
            self.refresh[refresh] = access
            answer |= {"expires_in": self.expires_in, "refresh_token": refresh}
        if replaces is not None:
            if self.strict:
                del self.refresh[replaces]
            else:
                self.replaces[access] = replaces
        return answer

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.bodies.append(urlencode(form))
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return 401, {"error": "invalid_client", "error_description": "Unknown client."}
        if form["grant_type"] == "authorization_code":
            self.events.append("code")
            if self.codes.pop(form["code"], None) != form["redirect_uri"]:
                return 400, {"error": "invalid_grant", "error_description": "Bad code."}
            return 200, self.issue()
        self.events.append("refresh")
        old = form["refresh_token"]
        if old not in self.refresh:
            return 400, {"error": "invalid_grant", "error_description": "Bad refresh token."}
        self.valid.discard(self.refresh[old])
        return 200, self.issue(replaces=old)

    def authorize(self, query: dict[str, str]) -> str:
        """Return where the browser is sent after a person has said yes."""
        if self.deny:
            answer = {"error": "access_denied", "state": query["state"]}
        else:
            code = f"code-{len(self.codes) + 1}"
            self.codes[code] = query["redirect_uri"]
            answer = {"code": code, "state": query["state"]}
        return f"{query['redirect_uri']}?{urlencode(answer)}"

    def api(self, path: str, query: dict[str, str], authorization: str) -> tuple[int, Any]:
        page = int(query.get("after_id", "0"))
        if page == self.end_token_before_page:
            self.end_token_before_page = None
            self.valid.clear()
        token = authorization.removeprefix("Bearer ")
        if token not in self.valid:
            self.events.append("401")
            return 401, {"errors": ["Unauthorized"]}
        self.refresh.pop(self.replaces.pop(token, ""), None)
        self.events.append(f"page {page}" if path.endswith("/cost_centers") else "api")
        if path == f"{API}/api_public/credentials":
            row = {"id": "company-1", "company_id": "1", "employee_id": self.employee_id}
            rows = [] if self.wrong_environment else [row | {"legal_name": "Nordlicht GmbH"}]
            return 200, {"data": rows, "meta": {"has_next_page": False}}
        if path == f"{API}/finance/cost_centers":
            first = page * PAGE_SIZE
            rows = [COST_CENTER | {"id": str(first + each + 1)} for each in range(PAGE_SIZE)]
            more = page + 1 < PAGES
            meta = {"has_next_page": more, "end_cursor": str(page + 1) if more else None}
            return 200, {"data": rows, "meta": meta | {"limit": PAGE_SIZE}}
        return 200, COST_CENTER | {"id": path.rpartition("/")[2]}


def handler(server: OAuthServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = dict(parse_qsl(parts.query))
            if parts.path == "/ready" and server.starting:
                server.starting.wait(30)
                self.answer(200, {})
                return
            with server.lock:
                if parts.path == "/oauth/authorize":
                    self.redirect(server.authorize(query))
                elif server.redirect_to and parts.path.startswith("/api/"):
                    self.redirect(server.redirect_to)
                else:
                    key = self.headers.get("authorization", "")
                    self.answer(*server.api(parts.path, query, key))

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["content-length"])).decode()
            server.waiting.set()
            with server.lock:
                if server.redirect_to:
                    self.redirect(server.redirect_to)
                else:
                    form = {key: texts[0] for key, texts in parse_qs(content).items()}
                    self.answer(*server.token(form))

        def redirect(self, target: str) -> None:
            self.send_response(302)
            self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def answer(self, status: int, body: Any) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler
