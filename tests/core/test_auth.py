"""Who is asking, and when is a token renewed?"""

from __future__ import annotations

import asyncio
import copy
import pickle
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import pytest

from factorial_erp import errors
from factorial_erp._core.auth import ApiKey, AzureCredential, BearerToken, ClientCredentials
from factorial_erp._core.io import step
from tests.conftest import Mode

COMPANIES = {"value": []}


class AccessToken:
    """What azure-identity returns."""

    def __init__(self, token: str, expires_on: int) -> None:
        self.token = token
        self.expires_on = expires_on


class Credential:
    """A ``TokenCredential``, blocking or awaitable, that counts how often it is asked."""

    def __init__(self, *, awaitable: bool = False) -> None:
        self.awaitable = awaitable
        self.scopes: list[str] = []

    def get_token(self, *scopes: str) -> Any:
        self.scopes += scopes
        token = AccessToken(f"azure-{len(self.scopes)}", 4_000_000_000)
        if not self.awaitable:
            return token

        async def later() -> AccessToken:
            await asyncio.sleep(0)
            return token

        return later()


class Road:
    """What renewing may use, with answers at hand and a clock that is set."""

    def __init__(self, answer: Callable[[httpx.Request], httpx.Response], *, now: float) -> None:
        self.answer = answer
        self.time = now

    async def send(self, request: httpx.Request, /) -> httpx.Response:
        return self.answer(request)

    async def sleep(self, seconds: float, /) -> None:
        self.time += seconds

    async def finish(self, work: Coroutine[Any, Any, Any], /) -> Any:
        return await work

    def now(self) -> float:
        return self.time


SECRETIVE: list[Any] = [
    ApiKey("s3cret"),
    BearerToken("s3cret"),
    ClientCredentials(tenant="t", client_id="c", client_secret="s3cret", scope="x"),
    AzureCredential("s3cret", scope="x"),
]


@pytest.mark.parametrize("credentials", SECRETIVE, ids=lambda each: type(each).__name__)
def test_credentials_show_no_secret(credentials: Any) -> None:
    """
    Not in a repr, wherever it is printed.
    """
    assert "s3cret" not in repr(credentials) + f"{credentials}"


@pytest.mark.parametrize("credentials", SECRETIVE, ids=lambda each: type(each).__name__)
def test_credentials_go_into_no_pickle(credentials: Any) -> None:
    """
    A pickle ends in queues and caches that nobody guards.
    """
    for leave in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="holds secrets") as caught:
            leave(credentials)
        assert "s3cret" not in str(caught.value)


def test_fixed_credentials_are_never_renewed() -> None:
    """
    They are what they are: a 401 is final.
    """
    key = ApiKey("k")

    assert not key.renewable
    assert key.headers(0.0) == {"x-api-key": "k"}
    assert BearerToken("t").headers(0.0) == {"Authorization": "Bearer t"}


def test_a_token_is_renewed_before_it_ends() -> None:
    """
    Five minutes ahead, so that none ends on its way; a short one is still used.
    """
    credentials = ClientCredentials(tenant="t", client_id="c", client_secret="s", scope="x")
    lifetimes = [3600, 10]

    def answer(request: httpx.Request) -> httpx.Response:
        token = {"access_token": "t", "expires_in": lifetimes.pop(0)}
        return httpx.Response(200, json=token, request=request)

    step(credentials.renew(Road(answer, now=1000.0)))
    assert credentials.headers(1000.0) is not None
    assert credentials.headers(1000.0 + 3299) is not None
    assert credentials.headers(1000.0 + 3301) is None

    step(credentials.renew(Road(answer, now=5000.0)))
    assert credentials.headers(5000.0) is not None


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, {"error_description": "AADSTS7000222: expired"}, errors.AuthenticationFailed),
        (400, {"error": "invalid_request"}, errors.AuthenticationFailed),
        (503, {"error": "busy"}, errors.ServerFailed),
        (429, {"error": "busy"}, errors.Throttled),
        (200, {"token": "?"}, errors.AnswerUnreadable),
        (200, {"access_token": "t", "expires_in": "soon"}, errors.AnswerUnreadable),
        (200, {"access_token": "", "expires_in": 3600}, errors.AnswerUnreadable),
        (200, ["?"], errors.AnswerUnreadable),
        (200, None, errors.AnswerUnreadable),
    ],
)
def test_a_refusing_token_endpoint_is_told_apart(
    mode: Mode, status: int, body: Any, kind: type[errors.ErpError]
) -> None:
    """
    Wrong credentials, a busy endpoint and something that is no token endpoint are different errors.
    """
    client = mode.business_central(lambda _: httpx.Response(status, json=body))

    with pytest.raises(kind) as caught:
        mode.list(client.companies.list())

    assert type(caught.value) is kind


def test_a_proxy_in_front_of_the_token_endpoint_is_told(mode: Mode) -> None:
    """
    HTML is no token.
    """
    client = mode.business_central(lambda _: httpx.Response(200, text="<html>login</html>"))

    with pytest.raises(errors.AnswerUnreadable, match="no token"):
        mode.list(client.companies.list())


def test_any_azure_credential_works(mode: Mode) -> None:
    """
    Device code, managed identity, certificate: whatever has ``get_token``.
    """
    credential = Credential(awaitable=mode.is_async)
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["authorization"])
        return httpx.Response(200, json=COMPANIES)

    client = mode.business_central(
        handle, credential=credential, client_id=None, client_secret=None
    )
    mode.list(client.companies.list())
    mode.list(client.companies.list())

    assert seen == ["Bearer azure-1", "Bearer azure-1"]
    assert credential.scopes == ["https://api.businesscentral.dynamics.com/.default"]


def test_the_secret_goes_to_the_login_host_only(mode: Mode) -> None:
    """
    And the token to the API's host only.
    """
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if "oauth2" in request.url.path:
            return httpx.Response(200, json={"access_token": "t-1", "expires_in": 3600})
        return httpx.Response(200, json=COMPANIES)

    mode.list(mode.business_central(handle, client_secret="hush-1").companies.list())

    login, api = seen
    assert login.url.host == "login.microsoftonline.com"
    assert b"hush-1" in login.content
    assert api.url.host == "api.businesscentral.dynamics.com"
    assert "hush-1" not in str(api.headers) + str(api.url)
    assert "t-1" not in str(login.headers)


def test_a_token_endpoint_that_redirects_is_not_followed(mode: Mode) -> None:
    """
    The secret goes where it belongs, and nowhere from there.
    """
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        answer = {"access_token": "t", "expires_in": 3600}
        headers = {"Location": "https://elsewhere.example/token"}
        return httpx.Response(307, json=answer, headers=headers)

    with pytest.raises(errors.AnswerUnreadable, match="answered 307"):
        mode.list(mode.business_central(handle).companies.list())

    assert seen == ["login.microsoftonline.com"]


def test_two_kinds_of_credentials_are_refused(mode: Mode) -> None:
    """
    Which one is meant is not guessed.
    """
    with pytest.raises(errors.ConfigurationMissing, match="several were given"):
        mode.business_central(lambda _: httpx.Response(200), credential=Credential())


def test_business_central_is_configured_by_the_environment(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The variable that is missing is named.
    """
    from factorial_erp import AsyncBusinessCentral, BusinessCentral

    client: Any = AsyncBusinessCentral if mode.is_async else BusinessCentral
    for name in ("BC_TENANT_ID", "BC_CLIENT_ID", "BC_CLIENT_SECRET"):
        monkeypatch.delenv(name, raising=False)
        with pytest.raises(errors.ConfigurationMissing, match=name):
            client.from_env()
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("BC_ENVIRONMENT", "Test")
    monkeypatch.setenv("BC_BASE_URL", "https://bc.example/")

    assert "https://bc.example/v2.0/x/Test/api/v2.0" in repr(client.from_env())


@pytest.mark.parametrize("credentials", ["api_key", "token"])
def test_a_key_from_a_file_may_end_with_its_line(mode: Mode, credentials: str) -> None:
    """
    What reads a key from a file or a shell often leaves a line break behind it.
    """
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"id": "7"})

    mode.call(mode.factorial(handle, **{credentials: " k-1\n"}).finance.cost_centers.get, "7")

    sent = seen[0].headers
    assert "k-1" == sent.get("x-api-key", sent.get("authorization", "").removeprefix("Bearer "))


@pytest.mark.parametrize("credentials", ["api_key", "token"])
@pytest.mark.parametrize("secret", ["hu\nsh", "hüsh", "Bearer hush", "hush\x00", 4711])
def test_a_key_that_no_header_can_carry_is_refused_and_not_shown(
    mode: Mode, credentials: str, secret: object
) -> None:
    """
    HTTP clients quote the header that they cannot send, so it must not come to that.
    """
    with pytest.raises(errors.InputInvalid) as caught:
        mode.factorial(lambda _: httpx.Response(200), **{credentials: secret})

    assert credentials == caught.value.field
    assert caught.value.value is None
    assert "sh" not in str(caught.value).replace("shown", "")
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_token_that_no_header_can_carry_is_no_answer() -> None:
    """
    An endpoint that answers with something else than a token is not believed.
    """
    credentials = ClientCredentials(
        tenant="contoso", client_id="app", client_secret="hush", scope="s"
    )
    answer = {"access_token": "line\nbreak", "expires_in": 3600}

    with pytest.raises(errors.AnswerUnreadable):
        step(credentials.renew(Road(lambda _: httpx.Response(200, json=answer), now=0.0)))
