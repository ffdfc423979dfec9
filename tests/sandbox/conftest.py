"""How do the tests speak to the sandbox? Plain HTTP, without the library's own clients."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox


@pytest.fixture
def box() -> Sandbox:
    """A fresh demo company."""
    return Sandbox()


class Central:
    """Business Central of the sandbox over plain HTTP."""

    def __init__(self, box: Sandbox) -> None:
        self.box = box
        base = "https://api.businesscentral.dynamics.com"
        self.http = httpx.Client(transport=box.transport(), base_url=base)
        self.http.headers["Authorization"] = f"Bearer {self.token().json()['access_token']}"
        self.company = box.business_central.companies[box.company_name]
        self.api = f"/v2.0/{box.tenant}/{box.environment}/api/v2.0"
        self.root = f"{self.api}/companies({self.company.row['id']})"

    def token(self, **changes: str) -> httpx.Response:
        form = {
            "grant_type": "client_credentials",
            "client_id": self.box.client_id,
            "client_secret": self.box.client_secret,
            **changes,
        }
        tenant = form.pop("tenant", self.box.tenant)
        return self.http.post(f"/{tenant}/oauth2/v2.0/token", data=form)

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.http.request(method, self.root + path, **options)

    def rows(self, path: str, **query: Any) -> Any:
        answer = self.call("GET", path, params={f"${k}": v for k, v in query.items()})
        assert answer.status_code == 200, answer.text
        return answer.json()["value"]

    def error(self, answer: httpx.Response) -> tuple[int, str, str]:
        error = answer.json()["error"]
        assert "CorrelationId:" in error["message"]
        return answer.status_code, error["code"], error["message"]

    def draft(self, *lines: dict[str, Any], **header: Any) -> Any:
        body = {
            "vendorNumber": "70001",
            "vendorInvoiceNumber": "T-1",
            "invoiceDate": "2026-10-05",
            "postingDate": "2026-10-05",
            **header,
            "purchaseInvoiceLines": list(lines) or [line()],
        }
        answer = self.call("POST", "/purchaseInvoices", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def post(self, invoice: Any) -> httpx.Response:
        return self.call("POST", f"/purchaseInvoices({invoice['id']})/Microsoft.NAV.post")


def line(**changes: Any) -> dict[str, Any]:
    """Return a line of 100 at 19 %."""
    return {
        "lineType": "Account",
        "lineObjectNumber": "6815",
        "quantity": 1,
        "unitCost": 100,
        "taxCode": "VST19",
        **changes,
    }


@pytest.fixture
def central(box: Sandbox) -> Central:
    """Business Central over plain HTTP."""
    return Central(box)


@pytest.fixture
def factorial(box: Sandbox) -> httpx.Client:
    """Factorial over plain HTTP."""
    return httpx.Client(
        transport=box.transport(),
        base_url="https://api.factorialhr.com/api/2026-10-01/resources",
        headers={"x-api-key": box.api_key},
    )


class Listener:
    """Receives webhooks over real HTTP."""

    def __init__(self) -> None:
        self.status = 200
        self.received: list[tuple[str, dict[str, str], Any]] = []
        self.arrived = threading.Event()
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {key.lower(): value for key, value in self.headers.items()}
                listener.received.append((self.path, headers, json.loads(content)))
                self.send_response(listener.status)
                self.send_header("Content-Length", "0")
                self.end_headers()
                listener.arrived.set()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Somebody who has subscribed."""
    running = Listener()
    thread = threading.Thread(target=running.server.serve_forever, daemon=True)
    thread.start()
    yield running
    running.server.shutdown()
    running.server.server_close()
