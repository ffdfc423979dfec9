"""What becomes of one request, in both modes?"""

from __future__ import annotations

import copy
import logging
import pickle
import threading
import traceback
from email.utils import formatdate
from typing import Any

import httpx
import pytest

from factorial_erp import errors
from tests.conftest import Handler, Mode

COST_CENTER = {
    "id": "7",
    "name": "Sales",
    "company_id": "1",
    "legal_entity_id": "1",
    "status": "active",
    "active_employees_count": 0,
    "historical_employees_count": 0,
}


def answers(*steps: Any) -> tuple[Handler, list[httpx.Request]]:
    """Return a handler that answers step by step, and the requests it saw."""
    seen: list[httpx.Request] = []
    queue = list(steps)

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        step = queue.pop(0) if len(queue) > 1 else queue[0]
        if isinstance(step, Exception):
            raise step
        if isinstance(step, httpx.Response):
            return httpx.Response(step.status_code, headers=step.headers, content=step.content)
        return httpx.Response(200, json=step)

    return handle, seen


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
def test_a_read_is_repeated_after_a_passing_failure(
    mode: Mode, slept: list[float], status: int
) -> None:
    """
    Reading twice does no harm.
    """
    handler, seen = answers(httpx.Response(status), COST_CENTER)

    found = mode.call(mode.factorial(handler).finance.cost_centers.get, "7")

    assert found.name == "Sales"
    assert len(seen) == 2
    assert len(slept) == 1


@pytest.mark.parametrize(
    "error",
    [
        httpx.ReadError("reset"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("cut"),
        httpx.ConnectError("refused"),
    ],
)
def test_a_read_is_repeated_after_a_lost_answer(mode: Mode, error: Exception) -> None:
    """
    A reset, a time-out and a body that was cut are passing failures too.
    """
    handler, seen = answers(error, COST_CENTER)

    found = mode.call(mode.factorial(handler).finance.cost_centers.get, "7")

    assert found.id == "7"
    assert len(seen) == 2


@pytest.mark.parametrize("asked", ["2", formatdate(None, usegmt=True)])
def test_retry_after_is_honoured(mode: Mode, slept: list[float], asked: str) -> None:
    """
    The server knows best how long to wait.
    """
    handler, _ = answers(httpx.Response(429, headers={"Retry-After": asked}), COST_CENTER)

    mode.call(mode.factorial(handler).finance.cost_centers.get, "7")

    assert slept == [2.0] if asked == "2" else slept[0] <= 1.0


def test_a_throttled_write_is_repeated(mode: Mode) -> None:
    """
    429 means that nothing was done.
    """
    handler, seen = answers(httpx.Response(429), httpx.Response(201, json=COST_CENTER))

    mode.call(mode.factorial(handler).finance.cost_centers.create, name="Sales", company_id="1")

    assert [r.method for r in seen] == ["POST", "POST"]


def test_throttling_for_ever_ends_with_the_facts(mode: Mode, slept: list[float]) -> None:
    """
    After the last attempt the error says how long the server wants to be left alone.
    """
    handler, seen = answers(httpx.Response(429, headers={"Retry-After": "86400"}))

    with pytest.raises(errors.Throttled) as caught:
        mode.call(mode.factorial(handler).finance.cost_centers.get, "7")

    assert caught.value.retry_after == 86400
    assert caught.value.status == 429
    assert len(seen) == 4
    assert slept == [60, 60, 60]


@pytest.mark.parametrize(
    "step",
    [
        httpx.ReadTimeout("late"),
        httpx.ReadError("reset after the effect"),
        httpx.Response(503),
        httpx.Response(500),
        httpx.Response(200, content=b"<html>", headers={"content-type": "text/html"}),
    ],
)
def test_a_write_whose_outcome_is_unknown_is_sent_once(mode: Mode, step: Any) -> None:
    """
    It may have happened, so it is not repeated, and the error says so.
    """
    handler, seen = answers(step)

    with pytest.raises(errors.OutcomeUnknown, match="may have happened") as caught:
        mode.call(mode.factorial(handler).finance.cost_centers.create, name="S", company_id="1")

    assert len(seen) == 1
    assert caught.value.method == "POST"
    assert "Look" in (caught.value.hint or "")


@pytest.mark.parametrize("lost", [httpx.ReadError("reset"), httpx.Response(503)])
def test_a_repeated_deletion_that_finds_nothing_says_why(mode: Mode, lost: Any) -> None:
    """
    The first attempt, whose answer was lost, has probably done it.
    """
    handler, seen = answers(lost, httpx.Response(404))

    with pytest.raises(errors.NotFound, match="an earlier attempt, whose answer was lost"):
        mode.call(mode.factorial(handler).finance.cost_centers.delete, "7")

    assert len(seen) == 2


@pytest.mark.parametrize("first", [httpx.ConnectError("refused"), httpx.Response(429)])
def test_a_deletion_of_nothing_says_so(mode: Mode, first: Any) -> None:
    """
    What never left, or was turned away, has deleted nothing.
    """
    handler, _ = answers(first, httpx.Response(404))

    with pytest.raises(errors.NotFound) as caught:
        mode.call(mode.factorial(handler).finance.cost_centers.delete, "7")

    assert "earlier attempt" not in str(caught.value)


def test_a_write_that_never_left_is_repeated(mode: Mode) -> None:
    """
    Without a connection nothing can have happened.
    """
    handler, seen = answers(httpx.ConnectError("refused"), httpx.Response(201, json=COST_CENTER))

    mode.call(mode.factorial(handler).finance.cost_centers.create, name="Sales", company_id="1")

    assert len(seen) == 2


def test_no_answer_at_all_names_host_and_attempts(mode: Mode) -> None:
    """
    Where nothing answers, the error says from where.
    """
    handler, _ = answers(httpx.ConnectError("Name or service not known"))

    with pytest.raises(
        errors.TransportFailed, match=r"api\.factorialhr\.com after 4 attempts"
    ) as it:
        mode.call(mode.factorial(handler).finance.cost_centers.get, "7")

    assert it.value.attempts == 4
    assert isinstance(it.value.__cause__, httpx.ConnectError)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.RequestInvalid),
        (401, errors.AuthenticationFailed),
        (403, errors.PermissionDenied),
        (404, errors.NotFound),
        (409, errors.Conflict),
        (410, errors.NotFound),
        (412, errors.Conflict),
        (422, errors.RequestInvalid),
        (501, errors.RequestInvalid),
        (503, errors.ServerFailed),
    ],
)
def test_each_status_has_its_error(mode: Mode, status: int, kind: type[errors.ApiError]) -> None:
    """
    Errors are told apart by status; they carry what the API said, and survive pickling.
    """
    handler, _ = answers(httpx.Response(status, json={"errors": ["because"]}))

    with pytest.raises(kind) as caught:
        mode.call(mode.factorial(handler).finance.cost_centers.get, "7")

    assert type(caught.value) is kind
    copy = pickle.loads(pickle.dumps(caught.value))
    assert copy.__dict__ == caught.value.__dict__
    assert str(copy) == str(caught.value)
    assert f"answered {status}: because" in str(copy)


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(200, content=b"<html>login</html>", headers={"content-type": "text/html"}),
        httpx.Response(200, content=b'{"data": [', headers={"content-type": "application/json"}),
        httpx.Response(200, content=b"[" * 100_000),
        httpx.Response(200, json=["no", "object"]),
        httpx.Response(200, json=None),
    ],
)
def test_an_answer_that_is_no_json_of_the_api_says_so(mode: Mode, response: httpx.Response) -> None:
    """
    A proxy's page or a broken body is an error of ours, never a JSONDecodeError.
    """
    handler, _ = answers(response)

    with pytest.raises(errors.AnswerUnreadable):
        mode.call(mode.factorial(handler).finance.cost_centers.get, "7")
    with pytest.raises(errors.AnswerUnreadable):
        mode.list(mode.factorial(handler).finance.cost_centers.list())


@pytest.mark.parametrize(
    "location", ["https://evil.example/x", "//evil.example/x", "http://api.factorialhr.com/"]
)
def test_a_redirect_to_another_host_is_refused(mode: Mode, location: str) -> None:
    """
    The credentials are for one host, one scheme and one port.
    """
    handler, seen = answers(httpx.Response(302, headers={"location": location}))

    with pytest.raises(errors.ForeignHostRefused, match="credentials are for"):
        mode.call(mode.factorial(handler).finance.cost_centers.get, "7")

    assert {r.url.host for r in seen} == {"api.factorialhr.com"}
    assert len(seen) == 1


def token_server(lifetime: int = 3600) -> tuple[Handler, list[str], list[str]]:
    """Return a handler with a token endpoint that accepts only its newest token."""
    tokens: list[str] = []
    asked: list[str] = []
    lock = threading.Lock()

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/oauth2/v2.0/token"):
            with lock:
                tokens.append(f"token-{len(tokens) + 1}")
                token = tokens[-1]
            return httpx.Response(200, json={"access_token": token, "expires_in": lifetime})
        asked.append(request.headers["authorization"])
        if request.headers["authorization"] != f"Bearer {tokens[-1]}":
            return httpx.Response(401, json={"error": {"code": "x", "message": "old"}})
        return httpx.Response(200, json={"value": []})

    return handle, tokens, asked


def test_many_calls_share_one_token(mode: Mode) -> None:
    """
    However many calls wait, the token is asked for once.
    """
    handler, tokens, asked = token_server()
    client = mode.business_central(handler)

    mode.together([lambda: mode_list(client) for _ in range(20)])

    assert tokens == ["token-1"]
    assert len(asked) == 20


def mode_list(client: Any) -> Any:
    """List companies in the client's own mode."""
    pages = client.companies.list()
    if hasattr(pages, "__iter__"):
        return list(pages)

    async def read() -> Any:
        return [item async for item in pages]

    return read()


def test_a_refused_token_is_renewed_once_for_all(mode: Mode) -> None:
    """
    Twenty calls with a token that just died cause one renewal and no failure.
    """
    handler, tokens, _ = token_server()
    client = mode.business_central(handler)
    mode.list(client.companies.list())
    tokens.append("killed elsewhere")

    mode.together([lambda: mode_list(client) for _ in range(20)])

    assert tokens == ["token-1", "killed elsewhere", "token-3"]


def test_a_token_that_is_refused_again_ends_the_call(mode: Mode) -> None:
    """
    One renewal, one more try, then the truth.
    """
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.path.rsplit("/", 1)[-1])
        if seen[-1] == "token":
            return httpx.Response(200, json={"access_token": f"t{len(seen)}", "expires_in": 3600})
        return httpx.Response(401, json={"error": {"code": "Authentication_InvalidCredentials"}})

    with pytest.raises(errors.AuthenticationFailed, match="Authentication_InvalidCredentials"):
        mode.list(mode.business_central(handle).companies.list())

    assert seen == ["token", "companies", "token", "companies"]


def test_a_wrong_secret_says_what_to_mend(mode: Mode) -> None:
    """
    Microsoft's code becomes a sentence that helps.
    """
    answer = {
        "error": "invalid_client",
        "error_description": "AADSTS7000215: Invalid client secret provided.",
        "correlation_id": "c-1",
    }
    handler, _ = answers(httpx.Response(401, json=answer))

    with pytest.raises(errors.AuthenticationFailed, match="secret is wrong") as caught:
        mode.list(mode.business_central(handler).companies.list())

    assert caught.value.code == "AADSTS7000215"
    assert caught.value.request_id == "c-1"


def test_no_secret_shows_anywhere(mode: Mode, caplog: pytest.LogCaptureFixture) -> None:
    """
    Neither key nor token nor secret is in a repr, a log line or an error.
    """
    caplog.set_level(logging.DEBUG)
    body = {"errors": ["key test-key-123 Bearer test-key-123"], "access_token": "leak-1"}
    handler, _ = answers(httpx.Response(403, json=body))
    client = mode.factorial(handler, api_key="test-key-123")
    refusing = mode.business_central(
        lambda _: httpx.Response(401, json={"error_description": "client_secret=hush-9 is wrong"}),
        client_secret="hush-9",
    )

    with pytest.raises(errors.PermissionDenied) as first:
        mode.call(client.finance.cost_centers.get, "7")
    with pytest.raises(errors.AuthenticationFailed) as second:
        mode.list(refusing.companies.list())

    ours = [r.getMessage() for r in caplog.records if r.name.startswith("factorial_erp")]
    shown = "\n".join([repr(client), repr(refusing), *ours, repr(second.value.__dict__)])
    for secret in ("test-key-123", "hush-9", "leak-1"):
        assert secret not in shown
    assert "Bearer ***" in str(first.value)


def test_requests_are_logged_without_their_query(
    mode: Mode, caplog: pytest.LogCaptureFixture
) -> None:
    """
    A filter may hold a name, so only the path is logged.
    """
    caplog.set_level(logging.DEBUG, "factorial_erp")
    handler, _ = answers({"data": [], "meta": {}})

    mode.list(mode.factorial(handler).finance.contacts.list(name="Erika Muster"))

    assert "GET /api/2026-10-01/resources/finance/contacts answered 200" in caplog.text
    assert "Muster" not in caplog.text


def test_a_closed_window_makes_callers_wait(mode: Mode, slept: list[float]) -> None:
    """
    The limit is kept by waiting, not by failing.
    """
    from factorial_erp._core.limits import Limits

    handler, seen = answers(COST_CENTER)
    limits = Limits(concurrent=2, requests=3, window_seconds=1000.0)
    client = mode.factorial(handler, limits=limits)

    for _ in range(5):
        mode.call(client.finance.cost_centers.get, "7")

    assert len(seen) == 5
    assert len(slept) == 2
    assert all(900 < wait <= 1000 for wait in slept)


def test_clients_close_with_their_block() -> None:
    """
    A client is a context manager and is cheap: nothing is opened before the first request.
    """
    from factorial_erp import Factorial

    with Factorial("key") as client:
        assert client._io._transport is None


def test_a_burst_opens_no_more_connections_than_may_be_used(mode: Mode) -> None:
    """
    Over real sockets: a hundred calls at once share the few connections of the pool.
    """
    import threading
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    from factorial_erp import AsyncFactorial, Factorial

    ports: set[int] = set()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            ports.add(self.client_address[1])
            body = b'{"id": "7", "name": "Sales"}'
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    try:
        if mode.is_async:
            import anyio

            async def main() -> None:
                async with (
                    AsyncFactorial("k", base_url=url) as client,
                    anyio.create_task_group() as group,
                ):
                    for _ in range(100):
                        group.start_soon(client.finance.cost_centers.get, "7")

            anyio.run(main)
        else:
            with Factorial("k", base_url=url) as client:
                mode.together([lambda: client.finance.cost_centers.get("7") for _ in range(100)])
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

    assert 1 <= len(ports) <= 8


def test_time_outs_are_finite_by_default() -> None:
    """
    No request waits for ever unless somebody asks for it.
    """
    from factorial_erp import BusinessCentral, Factorial

    for client in (Factorial("k"), BusinessCentral(tenant="t", client_id="c", client_secret="s")):
        timeouts = client._io._extensions["timeout"]
        routes = client._io._open_transport()
        pool = routes.way(httpx.URL("https://x"))._pool  # type: ignore[attr-defined]
        assert {"connect", "read", "write", "pool"} == set(timeouts)
        assert None not in timeouts.values()
        assert pool._max_connections == pool._max_keepalive_connections


def test_a_header_that_cannot_be_sent_is_not_quoted(mode: Mode, slept: list[float]) -> None:
    """
    It may be the one with the credentials, and the HTTP client's error holds it.
    """
    handler, _ = answers(httpx.LocalProtocolError("Illegal header value b'hush'"))

    with pytest.raises(errors.TransportFailed) as caught:
        mode.call(mode.factorial(handler).finance.cost_centers.get, "7")

    shown = "".join(traceback.format_exception(caught.value))
    assert "hush" not in shown
    assert "a header cannot be sent" in shown
    assert slept


def test_half_a_character_is_refused_and_its_body_not_held(mode: Mode) -> None:
    """
    The codec's error would hold the whole body.
    """
    handler, seen = answers(COST_CENTER)
    centers = mode.factorial(handler).finance.cost_centers

    with pytest.raises(errors.InputInvalid, match="surrogate") as caught:
        mode.call(centers.create, company_id="1", name="\ud83d")
    with pytest.raises(errors.InputInvalid, match="surrogate"):
        mode.list(mode.factorial(handler).finance.categories.list(search="\ud83d"))

    assert caught.value.__cause__ is None
    assert seen == []


def test_a_client_is_refused_by_pickle_and_copy(mode: Mode) -> None:
    """
    It holds credentials and connections; the error says so instead of naming its parts.
    """
    handler, _ = answers(COST_CENTER)
    client = mode.factorial(handler)

    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="Factorial holds secrets"):
            attempt(client)
