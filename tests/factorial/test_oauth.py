"""Is a token renewed once, stored before it is used, and sent nowhere else? Real sockets throughout."""

from __future__ import annotations

import copy
import logging
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from factorial_erp import AsyncFactorial, Factorial, errors
from factorial_erp._core.io import AsyncIO
from factorial_erp.factorial import (
    DEMO_URL,
    FileTokenStore,
    MemoryTokenStore,
    OAuth2,
    Token,
    TokenStore,
)
from tests.conftest import Mode
from tests.factorial.oauth_server import CLIENT_ID, CLIENT_SECRET, PAGE_SIZE, PAGES, OAuthServer


class Killed(BaseException):
    """The process ends here."""


class Watched:
    """A store that tells the server's log when something is saved, and fails on demand."""

    def __init__(self, server: OAuthServer, token: Token | None = None) -> None:
        self.inner = MemoryTokenStore(token)
        self.server = server
        self.failures: list[BaseException] = []

    def load(self) -> Token | None:
        return self.inner.load()

    def save(self, token: Token, /) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.server.events.append("save")
        self.inner.save(token)

    def exclusive(self) -> Any:
        return self.inner.exclusive()


def old_token(server: OAuthServer, *, expires_at: float | None = 1.0) -> Token:
    """Return a token that the server once made, and that ended long ago."""
    answer = server.issue()
    return Token(
        access_token=answer["access_token"],
        refresh_token=answer.get("refresh_token"),
        issuer=server.url,
        obtained_at=0.0,
        expires_at=expires_at,
    )


def application(server: OAuthServer, store: TokenStore | None = None, **options: Any) -> OAuth2:
    given = {"base_url": server.url, **options}
    return OAuth2(CLIENT_ID, CLIENT_SECRET, store=store, **given)


def client(mode: Mode, oauth: OAuth2, **options: Any) -> Any:
    return (AsyncFactorial if mode.is_async else Factorial)(auth=oauth, **options)


def together(mode: Mode, clients: list[Any], operations: list[Callable[..., Any]]) -> Any:
    """Make calls at once, in threads or tasks, and close the clients in the same loop."""
    if not mode.is_async:
        results = mode.together(operations)
        for each in clients:
            each.close()
        return results

    results = [None] * len(operations)

    async def one(position: int) -> None:
        results[position] = await operations[position]()

    async def main() -> None:
        async with anyio.create_task_group() as group:
            for position in range(len(operations)):
                group.start_soon(one, position)
        for each in clients:
            await each.close()

    anyio.run(main)
    return results


def run(mode: Mode, oauth: OAuth2, work: Callable[[Any], Any], **options: Any) -> Any:
    """Do one thing with a client that is closed afterwards."""
    if not mode.is_async:
        with Factorial(auth=oauth, **options) as factorial:
            return work(factorial)

    async def main() -> Any:
        async with AsyncFactorial(auth=oauth, **options) as factorial:
            return await work(factorial)

    return anyio.run(main)


async def give_way(_io: object, _seconds: float) -> None:
    """Take no time, and let others go on."""
    await anyio.lowlevel.checkpoint()


def ask(factorial: Any) -> Any:
    return factorial.finance.cost_centers.get("7")


def test_twenty_calls_at_once_renew_an_ended_token_once(mode: Mode, server: OAuthServer) -> None:
    """
    Threads or tasks: one renews, nineteen wait for it.
    """
    oauth = application(server, Watched(server, old_token(server)))
    factorial = client(mode, oauth)

    found = together(mode, [factorial], [lambda: ask(factorial)] * 20)

    assert ["7"] * 20 == [each.id for each in found]
    assert server.refreshes == 1
    assert "401" not in server.events


def test_twenty_calls_at_once_renew_a_refused_token_once(mode: Mode, server: OAuthServer) -> None:
    """
    The server knows better than the clock: a token that it refuses is renewed, whatever its age.
    """
    oauth = application(server, Watched(server, old_token(server, expires_at=9e9)))
    server.valid.clear()
    factorial = client(mode, oauth)

    found = together(mode, [factorial], [lambda: ask(factorial)] * 20)

    assert ["7"] * 20 == [each.id for each in found]
    assert server.refreshes == 1


def test_two_clients_that_share_credentials_renew_once(
    mode: Mode, server: OAuthServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Each client lets one of its callers renew, and the credentials one of the clients.
    """
    monkeypatch.setattr(AsyncIO, "sleep", give_way)
    oauth = application(server, Watched(server, old_token(server)))
    one, other = client(mode, oauth), client(mode, oauth)

    found = together(mode, [one, other], [lambda: ask(one)] * 10 + [lambda: ask(other)] * 10)

    assert ["7"] * 20 == [each.id for each in found]
    assert server.refreshes == 1


def test_two_clients_renew_once_with_a_store_that_knows_no_locks(
    mode: Mode, server: OAuthServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The credentials themselves let one through at a time.
    """
    monkeypatch.setattr(AsyncIO, "sleep", give_way)
    store = Watched(server, old_token(server))
    store.exclusive = lambda: nullcontext(True)  # type: ignore[method-assign]
    oauth = application(server, store)
    one, other = client(mode, oauth), client(mode, oauth)

    found = together(mode, [one, other], [lambda: ask(one)] * 5 + [lambda: ask(other)] * 5)

    assert ["7"] * 10 == [each.id for each in found]
    assert server.refreshes == 1


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_who_gives_up_in_the_middle_of_a_renewal_loses_nothing(
    server: OAuthServer, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The renewal goes on without its caller, and the new pair is stored.
    """
    monkeypatch.setattr(AsyncIO, "sleep", give_way)
    server.strict = True
    oauth = application(server, Watched(server, old_token(server)))

    async def main() -> Any:
        async with AsyncFactorial(auth=oauth) as factorial:
            async with anyio.create_task_group() as group:
                with server.lock:  # the answer to the renewal waits for this lock
                    group.start_soon(factorial.finance.cost_centers.get, "7")
                    while not server.waiting.is_set():
                        await anyio.lowlevel.checkpoint()
                    group.cancel_scope.cancel()
            return await factorial.finance.cost_centers.get("7")

    found = anyio.run(main, backend=backend)

    assert found.id == "7"
    assert server.events == ["refresh", "save", "api"]


def test_blocking_and_awaitable_clients_share_credentials(server: OAuthServer) -> None:
    """
    A token that one of them got is good for the other.
    """
    oauth = application(server, MemoryTokenStore(old_token(server)))

    run(Mode("sync"), oauth, ask)
    run(Mode("async"), oauth, ask)

    assert server.refreshes == 1


def test_a_new_token_is_stored_before_it_is_used(mode: Mode, server: OAuthServer) -> None:
    """
    The order decides what a crash leaves behind.
    """
    oauth = application(server, Watched(server, old_token(server)))

    run(mode, oauth, ask)

    assert server.events == ["refresh", "save", "api"]


def test_a_crash_before_storing_leaves_the_old_pair(mode: Mode, server: OAuthServer) -> None:
    """
    The new token was not used yet, so the old refresh token is still good.
    """
    store = Watched(server, old_token(server))
    store.failures.append(Killed())

    with pytest.raises(Killed):
        run(mode, application(server, store), ask)
    found = run(mode, application(server, store), ask)

    assert found.id == "7"
    assert server.events == ["refresh", "refresh", "save", "api"]


def test_a_crash_after_storing_leaves_the_new_pair(mode: Mode, server: OAuthServer) -> None:
    """
    Also where the old refresh token ends at once.
    """
    server.strict = True
    store = Watched(server, old_token(server))
    sent: list[httpx.Request] = []

    def crash(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        if "/oauth/" not in request.url.path:
            raise Killed
        with httpx.Client() as http:
            answer = http.post(str(request.url), content=request.content, headers=request.headers)
        return httpx.Response(answer.status_code, content=answer.content)

    with pytest.raises(Killed):
        run(mode, application(server, store), ask, transport=httpx.MockTransport(crash))
    found = run(mode, application(server, store), ask)

    assert found.id == "7"
    assert server.events == ["refresh", "save", "api"]


def test_a_store_that_fails_for_a_moment_loses_nothing(mode: Mode, server: OAuthServer) -> None:
    """
    The pair is kept in memory, unused, and stored at the next attempt: the old one may be gone.
    """
    server.strict = True
    store = Watched(server, old_token(server))
    store.failures.append(errors.TokenUnavailable("disk full"))
    oauth = application(server, store)

    with pytest.raises(errors.TokenUnavailable, match="disk full"):
        run(mode, oauth, ask)
    assert server.events == ["refresh"]
    found = run(mode, oauth, ask)

    assert found.id == "7"
    assert server.events == ["refresh", "save", "api"]


@pytest.mark.parametrize("by_page", [False, True])
def test_a_token_that_ends_at_page_seven_costs_nothing(
    mode: Mode, server: OAuthServer, by_page: bool
) -> None:
    """
    The list goes on where it was: nothing twice, nothing lost.
    """
    oauth = application(server, Watched(server, old_token(server, expires_at=9e9)))
    server.end_token_before_page = 7

    def read(factorial: Any) -> Any:
        pages = factorial.finance.cost_centers.list()
        if not mode.is_async:
            if by_page:
                return [each.id for page in pages.by_page() for each in page.items]
            return [each.id for each in pages]

        async def main() -> Any:
            if by_page:
                return [each.id async for page in pages.by_page() for each in page.items]
            return [each.id async for each in pages]

        return main()

    found = run(mode, oauth, read)

    assert [str(each + 1) for each in range(PAGES * PAGE_SIZE)] == found
    assert server.refreshes == 1
    assert [f"page {each}" for each in range(PAGES)] == [
        each for each in server.events if each.startswith("page")
    ]


def test_a_refused_refresh_token_says_how_to_mend_it(mode: Mode, server: OAuthServer) -> None:
    """
    Somebody must sign in again; nothing else helps.
    """
    oauth = application(server, MemoryTokenStore(old_token(server)))
    server.refresh.clear()

    with pytest.raises(errors.AuthenticationFailed, match="refused the refresh token") as caught:
        run(mode, oauth, ask)

    assert caught.value.code == "invalid_grant"
    assert "Sign in again" in str(caught.value.hint)


def test_a_wrong_secret_says_where_it_stands(mode: Mode, server: OAuthServer) -> None:
    """
    The refresh token is not to blame.
    """
    store = MemoryTokenStore(old_token(server))
    oauth = OAuth2(CLIENT_ID, "wrong-secret-1", store=store, base_url=server.url)

    with pytest.raises(errors.AuthenticationFailed) as caught:
        run(mode, oauth, ask)

    assert "/oauth/applications" in str(caught.value.hint)
    assert "wrong-secret-1" not in str(caught.value)


def test_nobody_has_signed_in_yet(mode: Mode, server: OAuthServer) -> None:
    """
    An empty store is no mystery.
    """
    with pytest.raises(errors.TokenUnavailable, match="Nobody has signed in") as caught:
        run(mode, application(server), ask)

    assert "sign_in(oauth)" in str(caught.value.hint)


def test_a_refused_token_yields_to_the_one_another_process_stored(
    mode: Mode, server: OAuthServer
) -> None:
    """
    Where no lock kept two apart, the one that comes second takes what the first one stored.
    """
    old = old_token(server)
    store = Watched(server, old)
    oauth = application(server, store)
    server.refresh.clear()
    newer = old_token(server, expires_at=9e9)
    asked: list[Token | None] = [old, newer]
    store.load = lambda: asked.pop(0) if len(asked) > 1 else asked[0]  # type: ignore[method-assign]

    found = run(mode, oauth, ask)

    assert found.id == "7"
    assert server.events == ["refresh", "api"]


def test_a_company_token_does_not_end(mode: Mode, server: OAuthServer) -> None:
    """
    It has no lifetime and no refresh token; who revoked it must let somebody sign in again.
    """
    server.expires_in = None
    oauth = application(server, company=True)
    url = oauth.authorize_url(state="s")
    server.codes["code-9"] = oauth.redirect_uri
    oauth.accept("code-9", state=None)

    run(mode, oauth, ask)
    assert "resource_owner_type=company" in url
    stored = oauth.store.load()
    assert stored is not None
    assert (stored.expires_at, stored.refresh_token) == (None, None)

    server.valid.clear()
    with pytest.raises(errors.AuthenticationFailed, match="without a refresh token") as caught:
        run(mode, oauth, ask)
    assert "Sign in again" in str(caught.value.hint)


def test_a_short_life_is_trusted(mode: Mode, server: OAuthServer) -> None:
    """
    A token is renewed early, but not so early that a short one is never used.
    """
    server.expires_in = 60
    oauth = application(server, MemoryTokenStore(old_token(server)))

    run(mode, oauth, ask)
    run(mode, oauth, ask)

    assert server.refreshes == 1


@pytest.mark.parametrize(
    ("expires_in", "age", "fresh"),
    [
        (7200, 6899, True),
        (7200, 6901, False),
        (60, 44, True),
        (60, 46, False),
        (None, 10**9, True),
    ],
)
def test_a_token_is_renewed_early(expires_in: int | None, age: int, fresh: bool) -> None:
    """
    Five minutes ahead, or a quarter of a shorter life, so that none ends on its way.
    """
    ends = None if expires_in is None else 1000.0 + expires_in
    token = Token(access_token="t", issuer="https://x", obtained_at=1000.0, expires_at=ends)

    assert token.is_fresh(1000.0 + age) is fresh


def test_neither_secret_nor_token_reaches_another_host(mode: Mode, server: OAuthServer) -> None:
    """
    A redirect of the token endpoint or of the API leads nowhere.
    """
    with OAuthServer() as foreign:
        oauth = application(server, MemoryTokenStore(old_token(server)))
        server.redirect_to = f"{foreign.url}/oauth/token"
        with pytest.raises(errors.AnswerUnreadable, match="answered 302"):
            run(mode, oauth, ask)
        server.redirect_to = None
        run(mode, oauth, ask)
        server.redirect_to = f"{foreign.url}/api/2026-10-01/resources/finance/cost_centers/7"
        with pytest.raises(errors.ForeignHostRefused):
            run(mode, oauth, ask)

        assert foreign.events == []
        assert foreign.bodies == []


def test_a_client_of_another_environment_is_refused(mode: Mode) -> None:
    """
    Its host must not see the token; by default the client goes where the credentials belong.
    """
    oauth = OAuth2(CLIENT_ID, CLIENT_SECRET, base_url=DEMO_URL)

    with pytest.raises(errors.ConfigurationMissing, match=r"api\.factorialhr\.com"):
        client(mode, oauth, base_url="https://api.factorialhr.com")

    assert DEMO_URL in repr(client(mode, oauth))
    assert DEMO_URL in repr(client(mode, oauth, base_url=f"{DEMO_URL}:443/"))


def test_a_stored_token_of_another_environment_is_not_sent(mode: Mode, server: OAuthServer) -> None:
    """
    A store that was copied from production to the demo gives nothing away.
    """
    token = Token(access_token="a", issuer="https://api.factorialhr.com", obtained_at=0.0)

    with pytest.raises(errors.TokenUnavailable, match=r"https://api\.factorialhr\.com"):
        run(mode, application(server, MemoryTokenStore(token)), ask)

    assert server.events == []


def test_secrets_show_nowhere(
    mode: Mode, server: OAuthServer, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Neither in logs nor in reprs, errors, pickles and copies.
    """
    caplog.set_level(logging.DEBUG)
    oauth = application(server, MemoryTokenStore(old_token(server)))
    run(mode, oauth, ask)
    server.valid.clear()
    server.refresh.clear()
    with pytest.raises(errors.AuthenticationFailed) as caught:
        run(mode, oauth, ask)
    token = oauth.store.load()

    shown = caplog.text + repr(oauth) + repr(oauth.store) + repr(token) + repr(caught.value)
    shown += str(caught.value) + str(vars(caught.value))
    for held in (oauth, oauth.store, token):
        for leave in (pickle.dumps, copy.copy):
            with pytest.raises(TypeError, match="holds secrets"):
                leave(held)

    for secret in (CLIENT_SECRET, "access-1", "access-2", "refresh-1", "refresh-2"):
        assert secret not in shown


PROGRAM = """
import sys, urllib.request
from concurrent.futures import ThreadPoolExecutor
from factorial_erp import Factorial
from factorial_erp.factorial import FileTokenStore, OAuth2

url, path = sys.argv[1:]
oauth = OAuth2("app-1", "hush-client-secret", store=FileTokenStore(path), base_url=url)
with Factorial(auth=oauth) as factorial:
    urllib.request.urlopen(f"{url}/ready").read()
    with ThreadPoolExecutor(5) as pool:
        found = list(pool.map(factorial.finance.cost_centers.get, ["1", "2", "3", "4", "5"]))
print(len(found))
"""


def test_processes_that_share_a_file_renew_once(tmp_path: Path, server: OAuthServer) -> None:
    """
    Three programs start at the same moment with a token that has ended.
    """
    server.strict = True
    path = tmp_path / "token.json"
    FileTokenStore(path).save(old_token(server))
    server.starting = threading.Barrier(3)
    command = [sys.executable, "-c", PROGRAM, server.url, str(path)]

    programs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    answers = [each.communicate(timeout=60) for each in programs]

    assert [("5\n", "")] * 3 == answers
    assert server.refreshes == 1
    stored = FileTokenStore(path).load()
    assert stored is not None
    assert stored.access_token == "access-2"


def test_a_process_that_hangs_is_told(
    mode: Mode, server: OAuthServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Waiting has an end.
    """
    store = FileTokenStore(tmp_path / "token.json")
    store.save(old_token(server))
    times = iter(range(0, 1_000_000, 50))
    monkeypatch.setattr("factorial_erp._core.io.time.time", lambda: float(next(times)))

    with store.exclusive() as mine:
        assert mine
        with pytest.raises(errors.TokenUnavailable, match="renewing the token for 120 s"):
            run(mode, application(server, FileTokenStore(store.path)), ask)

    assert server.events == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("https://x/callback?code=c&state=other", "state differs"),
        ("https://x/callback?code=c", "state differs"),
        ("https://x/callback?error=access_denied&state=right", "access_denied"),
        ("https://x/callback?state=right", "no code"),
        ("", "neither"),
        ("two words", "neither"),
    ],
)
def test_an_answer_must_be_one(answer: str, said: str) -> None:
    """
    And to this question.
    """
    with pytest.raises(errors.TokenUnavailable, match=said):
        OAuth2("a", "s").accept(answer, state="right")


def test_the_address_asks_for_what_is_needed() -> None:
    """
    Scopes are separated by blanks, and all is escaped.
    """
    oauth = OAuth2("a&b", "s", scopes=["expenses", "finance"], redirect_uri="https://x/y?z=1")

    assert oauth.authorize_url(state="s t") == (
        "https://api.factorialhr.com/oauth/authorize?client_id=a%26b"
        "&redirect_uri=https%3A%2F%2Fx%2Fy%3Fz%3D1&response_type=code&state=s%20t"
        "&scope=expenses%20finance"
    )


def test_a_code_is_good_once(mode: Mode, server: OAuthServer) -> None:
    """
    The second time Factorial refuses it, and the hint says so.
    """
    oauth = application(server)
    server.codes["code-1"] = oauth.redirect_uri
    oauth.accept("code-1", state=None)
    run(mode, oauth, ask)

    oauth.accept("code-1", state=None)
    with pytest.raises(errors.AuthenticationFailed, match="refused the code") as caught:
        run(mode, oauth, ask)

    assert "used before" in str(caught.value.hint)


def test_a_code_that_nobody_decided_on_is_kept(mode: Mode, server: OAuthServer) -> None:
    """
    Where the login is down for a while, signing in again is not needed.
    """
    oauth = application(server, base_url="http://127.0.0.1:1")
    server.codes["code-1"] = oauth.redirect_uri
    oauth.accept("code-1", state=None)

    with pytest.raises(errors.TransportFailed):
        run(mode, oauth, ask)
    oauth.base_url = server.url

    assert "7" == run(mode, oauth, ask).id


def test_a_code_that_was_refused_is_forgotten(mode: Mode, server: OAuthServer) -> None:
    """
    The next request says that somebody must sign in.
    """
    oauth = application(server)
    oauth.accept("forged", state=None)

    with pytest.raises(errors.AuthenticationFailed, match="refused the code"):
        run(mode, oauth, ask)
    with pytest.raises(errors.TokenUnavailable, match="Nobody has signed in"):
        run(mode, oauth, ask)
