"""How much is sent at once, and by whom? Limits of one user, and several users who share the work."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import anyio
import httpx
import pytest

from factorial_erp import errors
from factorial_erp._core.io import AsyncIO, SyncIO
from factorial_erp.business_central import BearerToken, ClientCredentials, Limits
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"


def application(name: str) -> ClientCredentials:
    return ClientCredentials(tenant="contoso", client_id=name, client_secret=f"hush-{name}")


class Central:
    """Gives each application a token of its name, and notes who asks for what, and how many at once."""

    def __init__(self, *, pause: float = 0.0) -> None:
        self.asked: list[str] = []
        """Who sent each request to the API."""
        self.logins: list[str] = []
        self.busiest: Counter[str] = Counter()
        """The most requests at once by user, and of all users."""
        self.refused: set[str] = set()
        """Tokens that are not taken."""
        self._now: Counter[str] = Counter()
        self._pause = pause
        self._lock = threading.Lock()

    def _begin(self, request: httpx.Request) -> httpx.Response | None:
        if request.url.host == "login.microsoftonline.com":
            (name,) = parse_qs(request.content.decode())["client_id"]
            self.logins.append(name)
            token = f"{name}.{self.logins.count(name)}"
            return httpx.Response(200, json={"access_token": token, "expires_in": 3600})
        assert b"hush" not in request.content
        token = request.headers["authorization"].removeprefix("Bearer ")
        if token in self.refused:
            return httpx.Response(401, json={"error": {"code": "Unauthorized", "message": ""}})
        with self._lock:
            who = token.split(".")[0]
            self.asked.append(who)
            for name in (who, "all"):
                self._now[name] += 1
                self.busiest[name] = max(self.busiest[name], self._now[name])
        return None

    def _end(self, request: httpx.Request) -> httpx.Response:
        who = request.headers["authorization"].removeprefix("Bearer ").split(".")[0]
        with self._lock:
            self._now[who] -= 1
            self._now["all"] -= 1
        return httpx.Response(200, content=b"0")

    def __call__(self, request: httpx.Request) -> httpx.Response:
        early = self._begin(request)
        if early is not None:
            return early
        time.sleep(self._pause)
        return self._end(request)

    async def awaitable(self, request: httpx.Request) -> httpx.Response:
        early = self._begin(request)
        if early is not None:
            return early
        await anyio.sleep(self._pause)
        return self._end(request)


def client(mode: Mode, central: Central, names: list[str], **options: Any) -> Any:
    handler: Any = central.awaitable if mode.is_async else central
    auth = [application(name) for name in names]
    given = {"client_id": None, "client_secret": None, "auth": auth}
    return mode.business_central(handler, **given, **options).company(ID)


def counting(company: Any) -> Callable[[], Any]:
    count: Callable[[], Any] = company.vendors.count
    return count


def test_a_user_has_five_requests_on_their_way_at_most(mode: Mode) -> None:
    """
    Others wait, whether they come from threads or from tasks.
    """
    central = Central(pause=0.01)
    company = client(mode, central, ["ada"])

    mode.together([counting(company)] * 23)

    assert 23 == len(central.asked)
    assert {"ada": 5, "all": 5} == central.busiest


def test_each_user_has_the_limit_for_itself(mode: Mode) -> None:
    """
    Three users have three times as many requests on their way, and sign in once each.
    """
    central = Central(pause=0.01)
    company = client(mode, central, ["ada", "ben", "eve"])

    mode.together([counting(company)] * 60)

    assert {"ada": 5, "ben": 5, "eve": 5, "all": 15} == central.busiest
    assert ["ada", "ben", "eve"] == sorted(central.logins)
    assert 60 == len(central.asked)


def test_limits_can_be_set(mode: Mode) -> None:
    """
    A server on-premises has its own.
    """
    central = Central(pause=0.01)
    limits = Limits(concurrent=2, requests=100, window_seconds=60.0)
    company = client(mode, central, ["ada"], limits=limits)

    mode.together([counting(company)] * 9)

    assert {"ada": 2, "all": 2} == central.busiest


class Clock:
    """Time that passes only where somebody waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

        async def sleep(_io: object, seconds: float) -> None:
            self.waits.append(seconds)
            self.now += seconds

        for io in (SyncIO, AsyncIO):
            monkeypatch.setattr(io, "sleep", sleep)
            monkeypatch.setattr(io, "monotonic", lambda _io: self.now)


def test_the_rest_of_6000_requests_in_five_minutes_waits(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    As many as Business Central allows are sent at once, the next one when the window has moved on.
    """
    clock, central = Clock(monkeypatch), Central()
    company = client(mode, central, ["ada"])
    window = company._session._callers.choose(0.0)._window
    window._sent.extend([clock.now] * 5999)  # sent by others of its threads

    mode.call(counting(company))
    assert [] == clock.waits
    clock.now += 100.0
    mode.call(counting(company))

    assert [200.0] == clock.waits
    assert 2 == len(central.asked)


def test_users_take_turns_until_all_have_used_up_their_limits(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    One after the other; only when none may send any more, the one who may first is waited for.
    """
    clock, central = Clock(monkeypatch), Central()
    limits = Limits(concurrent=5, requests=2, window_seconds=300.0)
    company = client(mode, central, ["ada", "ben"], limits=limits)

    for _ in range(4):
        mode.call(counting(company))
        clock.now += 10.0

    assert ["ada", "ben", "ada", "ben"] == central.asked
    assert [] == clock.waits
    mode.call(counting(company))
    assert [260.0] == clock.waits
    assert "ada" == central.asked[-1]


def test_a_refused_token_is_renewed_for_its_user_only(mode: Mode) -> None:
    """
    The others keep theirs.
    """
    central = Central()
    company = client(mode, central, ["ada", "ben"])
    mode.call(counting(company))
    mode.call(counting(company))
    central.refused.add("ada.1")

    mode.call(counting(company))
    mode.call(counting(company))

    assert ["ada", "ben", "ada", "ben"] == central.asked
    assert ["ada", "ben", "ada"] == central.logins


def test_a_user_whose_request_failed_can_be_chosen_again(mode: Mode) -> None:
    """
    What was raised is no request on its way any more.
    """
    central = Central()
    company = client(mode, central, ["ada", "ben"])
    central.refused.update({"ada.1", "ada.2"})

    with pytest.raises(errors.AuthenticationFailed):
        mode.call(counting(company))
    callers = company._session._callers._callers

    assert [0, 0] == [caller.under_way for caller in callers]


def test_files_count_too(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Their requests are the user's as all others are, and their users take turns as well.
    """
    clock, central = Clock(monkeypatch), Central(pause=0.01)
    limits = Limits(concurrent=1, requests=2, window_seconds=300.0)
    company = client(mode, central, ["ada", "ben"], limits=limits)

    mode.together([lambda: company.attachments.sha256(ID)] * 4)
    assert [] == clock.waits
    assert Counter({"ada": 1, "ben": 1, "all": 2}) >= central.busiest
    mode.call(counting(company))

    assert [300.0] == clock.waits
    assert {"ada", "ben"} == set(central.asked)


@pytest.mark.parametrize("auth", [[], "token"])
def test_no_credentials_at_all_are_refused(mode: Mode, auth: Any) -> None:
    """
    The hint shows how it is meant.
    """
    with pytest.raises(errors.ConfigurationMissing) as caught:
        mode.business_central(Central(), client_id=None, client_secret=None, auth=auth)

    assert caught.value.hint is not None
    assert "auth=[ClientCredentials(" in caught.value.hint


def test_the_same_user_twice_is_refused(mode: Mode) -> None:
    """
    It would have its limit once, not twice.
    """
    token = BearerToken("t-1")

    with pytest.raises(errors.ConfigurationMissing, match="twice"):
        mode.business_central(Central(), client_id=None, client_secret=None, auth=[token, token])
