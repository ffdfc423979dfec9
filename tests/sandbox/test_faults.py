"""Does a fault do what networks, proxies and servers do, at the request it is for, and only there?"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from tests.sandbox.conftest import Central

PATH = "/api/2026-10-01/resources/finance/tax_types"
BODY = {"name": "VAT", "type": "vat"}


@pytest.fixture(params=["in process", "over HTTP"])
def client(request: pytest.FixtureRequest, box: Sandbox) -> Iterator[httpx.Client]:
    """A client of each kind."""
    headers = {"x-api-key": box.api_key}
    if request.param == "in process":
        with httpx.Client(
            transport=box.transport(), base_url="https://x.example", headers=headers
        ) as http:
            yield http
        return
    with (
        SandboxServer(box) as running,
        httpx.Client(base_url=running.url, headers=headers, timeout=5) as http,
    ):
        yield http


def made(box: Sandbox) -> int:
    """Return how many tax types were created."""
    return len(box.factorial.tables["finance/tax_types"]) - 1


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("reset", httpx.ReadError),
        ("connect", httpx.ConnectError),
        ("timeout", httpx.ReadTimeout),
        ("truncated", httpx.RemoteProtocolError),
    ],
)
def test_in_process_each_failure_is_the_one_of_httpx(
    box: Sandbox, kind: Any, error: type[httpx.TransportError]
) -> None:
    """
    Retries decide by the type; the request is attached.
    """
    box.faults.add(kind)
    with httpx.Client(transport=box.transport()) as http, pytest.raises(error) as raised:
        http.get(f"https://x.example{PATH}")

    assert raised.value.request.url.path == PATH


@pytest.mark.parametrize(
    ("kind", "status", "seen"),
    [
        ("status", 503, 503),
        ("html", 200, 200),
        ("malformed", 200, 200),
        ("redirect", 302, 302),
    ],
)
@pytest.mark.parametrize("after_effect", [True, False])
def test_an_answer_can_be_replaced_before_or_after_the_effect(
    client: httpx.Client, box: Sandbox, kind: Any, status: int, seen: int, after_effect: bool
) -> None:
    """
    A gateway that answers 503 may have let the request through.
    """
    box.faults.add(kind, method="POST", after_effect=after_effect)

    answer = client.post(PATH, json=BODY)

    assert answer.status_code == seen
    assert made(box) == after_effect
    assert box.requests[-1].status == status


def test_a_connection_that_is_refused_has_no_effect(client: httpx.Client, box: Sandbox) -> None:
    """
    Whatever was asked for: nothing was sent.
    """
    box.faults.add("connect", after_effect=True)

    with pytest.raises(httpx.TransportError):
        client.post(PATH, json=BODY)

    assert made(box) == 0
    assert box.requests[-1].status is None


def test_a_fault_spares_some_hits_some_and_is_gone(client: httpx.Client, box: Sandbox) -> None:
    """
    ``skip=2`` hits the third matching request; others do not count.
    """
    box.faults.add(status=429, method="POST", path="/tax_types", skip=2)

    statuses: list[int] = []
    for _ in range(4):
        assert client.get(PATH).status_code == 200
        statuses.append(client.post(PATH, json=BODY).status_code)

    assert statuses == [201, 201, 429, 201]


def test_faults_wait_for_their_turn(client: httpx.Client, box: Sandbox) -> None:
    """
    The first one that matches strikes; the next request meets the next one.
    """
    box.faults.add(status=500)
    box.faults.add(status=429, headers={"Retry-After": "7"}, body={"message": "slower"})

    first, second, third = (client.get(PATH) for _ in range(3))

    assert [first.status_code, second.status_code, third.status_code] == [500, 429, 200]
    assert (second.headers["retry-after"], second.json()) == ("7", {"message": "slower"})


def test_a_next_link_can_lead_to_another_host(central: Central, box: Sandbox) -> None:
    """
    Whoever follows it gives the token away; the page itself is genuine.
    """
    box.faults.add("foreign_next_link", path="/vendors")

    page = central.call("GET", "/vendors").json()
    single = central.rows("/vendors")

    assert page["@odata.nextLink"] == "https://elsewhere.example/"
    assert [row["number"] for row in page["value"]] == [row["number"] for row in single]


def test_a_single_record_has_no_next_link(central: Central, box: Sandbox) -> None:
    """
    The fault leaves what is no page as it is.
    """
    id = central.rows("/vendors", top=1)[0]["id"]
    box.faults.add("foreign_next_link")

    assert "@odata.nextLink" not in central.call("GET", f"/vendors({id})").json()


def received(server: SandboxServer, box: Sandbox) -> bytes:
    """Send a GET over a bare socket and return all bytes until the server closes."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    request = f"GET {PATH} HTTP/1.1\r\nHost: {host}\r\nx-api-key: {box.api_key}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request.encode())
        found = b""
        while part := connection.recv(65536):
            found += part
        return found


def test_over_http_a_reset_is_a_reset(box: Sandbox) -> None:
    """
    RST instead of an orderly end: the operating system reports it.
    """
    box.faults.add("reset")
    with SandboxServer(box) as server, pytest.raises(ConnectionResetError):
        received(server, box)


def test_over_http_a_truncated_answer_promises_more_than_it_sends(box: Sandbox) -> None:
    """
    Then the connection ends.
    """
    box.faults.add("truncated")
    with SandboxServer(box) as server:
        head, _, body = received(server, box).partition(b"\r\n\r\n")

    assert body == b'{"data": [{"id": '
    assert b"Content-Length: %d" % (len(body) + 1000) in head
