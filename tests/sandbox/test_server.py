"""Does the sandbox behave over real sockets as it does in process, faults included?"""

from __future__ import annotations

import http.client
import socket
import struct
import threading
from collections.abc import Iterator

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

PATH = "/api/2026-10-01/resources/finance/cost_centers"


@pytest.fixture
def server(box: Sandbox) -> Iterator[SandboxServer]:
    """The sandbox over HTTP."""
    with SandboxServer(box) as running:
        yield running


@pytest.fixture(params=["in process", "over HTTP"])
def client(request: pytest.FixtureRequest, box: Sandbox) -> Iterator[httpx.Client]:
    """A client of each kind."""
    headers = {"x-api-key": box.api_key}
    if request.param == "in process":
        with httpx.Client(
            transport=box.transport(), base_url="https://api.factorialhr.com", headers=headers
        ) as http:
            yield http
        return
    with (
        SandboxServer(box) as running,
        httpx.Client(base_url=running.url, headers=headers, timeout=30) as http,
    ):
        yield http


def create(client: httpx.Client) -> httpx.Response:
    """Create a cost center."""
    return client.post(PATH, json={"name": "New", "company_id": "900"})


def count(box: Sandbox) -> int:
    """Return how many cost centers there are."""
    return len(box.factorial.tables["finance/cost_centers"])


def test_both_ways_answer_alike(client: httpx.Client) -> None:
    """
    The same bytes, in process and over HTTP.
    """
    answer = client.get(PATH)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert len(answer.json()["data"]) == 7


@pytest.mark.parametrize("after_effect", [True, False])
@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("reset", httpx.TransportError),
        ("truncated", httpx.RemoteProtocolError),
    ],
)
def test_an_answer_can_be_lost_before_or_after_the_effect(
    client: httpx.Client, box: Sandbox, kind: str, error: type[Exception], after_effect: bool
) -> None:
    """
    The next request is answered normally.
    """
    box.faults.add(kind, method="POST", after_effect=after_effect)  # type: ignore[arg-type]

    with pytest.raises(error):
        create(client)

    assert count(box) == 7 + after_effect
    assert create(client).status_code == 201


def test_an_answer_can_come_too_late(box: Sandbox) -> None:
    """
    In process the time-out is raised at once; over HTTP the connection hangs until the client gives up.
    """
    box.faults.add("timeout", times=2)
    with (
        httpx.Client(transport=box.transport(), base_url="https://x.example") as http,
        pytest.raises(httpx.ReadTimeout),
    ):
        http.get(PATH)
    with (
        SandboxServer(box) as running,
        httpx.Client(base_url=running.url, timeout=httpx.Timeout(30, read=0.5)) as http,
        pytest.raises(httpx.ReadTimeout),
    ):
        http.get(PATH)


def test_proxies_and_redirects_can_be_played(client: httpx.Client, box: Sandbox) -> None:
    """
    HTML with status 200, broken JSON, another host, any status with headers.
    """
    for kind in ("html", "malformed", "redirect"):
        box.faults.add(kind)
    box.faults.add(status=429, headers={"Retry-After": "2"}, body={"message": "slowly"})

    html, malformed, redirect, throttled = (client.get(PATH) for _ in range(4))

    assert html.text.startswith("<html>")
    assert malformed.text == '{"data": [{"id": '
    assert (redirect.status_code, redirect.headers["location"]) == (
        302,
        "https://elsewhere.example/",
    )
    assert (throttled.status_code, throttled.headers["retry-after"], throttled.json()) == (
        429,
        "2",
        {"message": "slowly"},
    )
    assert client.get(PATH).status_code == 200


def test_a_fault_hits_the_requests_it_is_for(client: httpx.Client, box: Sandbox) -> None:
    """
    By method and path, after some that are spared, as often as wanted.
    """
    box.faults.add(status=500, method="GET", path="COST_CENTERS", skip=1, times=2)

    statuses = [client.get(PATH).status_code for _ in range(4)]

    assert statuses == [200, 500, 500, 200]
    box.faults.add(status=500, times=99)
    box.faults.clear()
    assert client.get(PATH).status_code == 200


def test_requests_are_recorded_without_secrets(client: httpx.Client, box: Sandbox) -> None:
    """
    Method, path, query and status; a lost answer has none.
    """
    client.get(PATH, params={"search": "x"})
    box.faults.add("reset")
    with pytest.raises(httpx.TransportError):
        client.get(PATH)

    assert [(r.method, r.path, r.query, r.status) for r in box.requests] == [
        ("GET", PATH, (("search", "x"),), 200),
        ("GET", PATH, (), None),
    ]
    assert box.api_key not in repr(box.requests)


def test_a_request_can_be_held_and_released(box: Sandbox, server: SandboxServer) -> None:
    """
    Before its effect, or after it.
    """
    results: list[int] = []

    def send() -> None:
        with httpx.Client(
            base_url=server.url, headers={"x-api-key": box.api_key}, timeout=30
        ) as http:
            results.append(create(http).status_code)

    for when, made in (("before", 7), ("after", 9)):
        server.hold(nth=1, when=when)  # type: ignore[arg-type]
        thread = threading.Thread(target=send)
        thread.start()
        assert server.wait_held(10)
        assert count(box) == made
        server.release()
        thread.join(10)

    assert results == [201, 201]


def test_many_clients_may_write_at_once(box: Sandbox) -> None:
    """
    Numbers stay unique.
    """

    def send() -> None:
        with httpx.Client(
            transport=box.transport(),
            base_url="https://x.example",
            headers={"x-api-key": box.api_key},
        ) as http:
            for _ in range(5):
                assert create(http).status_code == 201

    threads = [threading.Thread(target=send) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert count(box) == 107


def test_an_unknown_path_says_so(client: httpx.Client) -> None:
    """
    In JSON.
    """
    assert client.get("/nowhere").json() == {"message": "Nothing is at /nowhere in the sandbox."}


def test_a_body_may_come_in_chunks(box: Sandbox, server: SandboxServer) -> None:
    """
    Of any size; the connection serves the next request.
    """
    body = b'{"name": "New", "company_id": "900"}'
    with httpx.Client(base_url=server.url, headers={"x-api-key": box.api_key}) as http:
        first = http.post(PATH, content=iter([body[:1], body[1:20], body[20:]]))
        second = http.post(PATH, content=iter([body]))

    assert (first.status_code, second.status_code) == (201, 201)
    assert count(box) == 9


@pytest.mark.parametrize(
    ("chunks", "status"),
    [
        (b"2;note=x\r\n{}\r\n0\r\nTrailer: y\r\n\r\n", 422),
        (b"0\r\n\r\n", 422),
        (b"-2\r\n{}\r\n0\r\n\r\n", 400),
        (b"two\r\n{}\r\n0\r\n\r\n", 400),
        (b"\r\n", 400),
    ],
)
def test_chunks_are_read_as_the_standard_has_them(
    box: Sandbox, server: SandboxServer, chunks: bytes, status: int
) -> None:
    """
    Extensions and trailers are skipped; what is no chunk is refused, and the connection closed.

    Source: RFC 9112, section 7.1.
    """
    host, _, port = server.url.removeprefix("http://").partition(":")
    head = f"POST {PATH} HTTP/1.1\r\nHost: {host}\r\nx-api-key: {box.api_key}\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(head.encode() + chunks)
        answer = connection.recv(65536)

    assert answer.startswith(f"HTTP/1.1 {status} ".encode())


def test_one_connection_serves_many_requests(box: Sandbox, server: SandboxServer) -> None:
    """
    HTTP/1.1 with keep-alive, also after refusals.
    """
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=10)
    statuses: list[int] = []
    ports: set[int] = set()
    for key in (box.api_key, "wrong", box.api_key):
        connection.request("GET", PATH, headers={"x-api-key": key})
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
        assert connection.sock is not None
        ports.add(connection.sock.getsockname()[1])
    connection.close()

    assert statuses == [200, 401, 200]
    assert len(ports) == 1


def test_a_client_that_is_gone_leaves_no_noise(
    box: Sandbox, server: SandboxServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """
    Its request still has its effect; nothing is printed when the answer finds nobody.
    """
    server.hold(nth=1, when="after")
    address = server.url.removeprefix("http://").split(":")
    body = b'{"name": "New", "company_id": "900"}'
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nx-api-key: {box.api_key}\r\nContent-Length: {len(body)}"
    linger = struct.pack("ii", 1, 0)

    connection = socket.create_connection((address[0], int(address[1])), timeout=10)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.sendall(head.encode() + b"\r\n\r\n" + body)
    assert server.wait_held(10)
    connection.close()
    server.release()
    with httpx.Client(base_url=server.url, headers={"x-api-key": box.api_key}) as http_:
        assert http_.get(PATH).status_code == 200

    assert count(box) == 8
    assert capfd.readouterr().err == ""


def test_a_new_hold_lets_the_last_one_go(box: Sandbox, server: SandboxServer) -> None:
    """
    No request is forgotten in a thread.
    """
    statuses: list[int] = []

    def send() -> None:
        with httpx.Client(
            base_url=server.url, headers={"x-api-key": box.api_key}, timeout=30
        ) as http_:
            statuses.append(http_.get(PATH).status_code)

    server.hold(nth=1)
    thread = threading.Thread(target=send)
    thread.start()
    assert server.wait_held(10)
    server.hold(nth=99)
    thread.join(10)

    assert statuses == [200]


def test_only_the_wanted_path_is_held(box: Sandbox, server: SandboxServer) -> None:
    """
    Others pass and do not count.
    """
    server.hold(nth=1, path="/tax_types")
    with httpx.Client(base_url=server.url, headers={"x-api-key": box.api_key}, timeout=5) as http_:
        assert http_.get(PATH).status_code == 200

    assert not server.wait_held(0)
