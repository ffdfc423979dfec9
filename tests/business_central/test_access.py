"""How is Business Central reached on-premises, and under other URLs?"""

from __future__ import annotations

import base64
import contextlib
from typing import Any

import anyio
import httpx
import pytest

from factorial_erp import AsyncBusinessCentral, BusinessCentral, errors
from factorial_erp._core.auth import BasicAuth
from tests.conftest import Handler, Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"


@pytest.mark.parametrize(
    ("options", "url"),
    [
        ({"api_url": "https://erp.local:7048/BC/api/v2.0/"}, "https://erp.local:7048/BC/api/v2.0"),
        (
            {"environment": "Test"},
            "https://api.businesscentral.dynamics.com/v2.0/Test/api/v2.0",
        ),
        (
            {"base_url": "https://proxy.local", "tenant": "t"},
            "https://proxy.local/v2.0/t/production/api/v2.0",
        ),
    ],
)
def test_a_user_with_a_key_reaches_any_url(mode: Mode, options: dict[str, str], url: str) -> None:
    """
    No token is asked for.
    """
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"value": []})

    client = AsyncBusinessCentral if mode.is_async else BusinessCentral
    bc = client(auth=BasicAuth("ADA", "kéy:1"), transport=httpx.MockTransport(handle), **options)

    mode.list(bc.company(ID).vendors.list())

    assert [f"{url}/companies({ID})/vendors"] == [str(request.url) for request in seen]
    scheme, _, pair = seen[0].headers["authorization"].partition(" ")
    assert ("Basic", "ADA:kéy:1") == (scheme, base64.b64decode(pair).decode())


@pytest.mark.parametrize("user", ["", "a:b"])
def test_a_user_with_a_colon_is_refused(user: str) -> None:
    """
    It would end the name and begin the key.
    """
    with pytest.raises(errors.InputInvalid, match="without a colon"):
        BasicAuth(user, "key")


def test_keys_show_nowhere() -> None:
    """
    Not in a repr.
    """
    assert "key" not in repr(BasicAuth("ADA", "key"))


ENVIRONMENT = {
    "aadTenantId": "a6a06bd1-8c31-43a7-8b55-7c9b4d0a7d11",
    "applicationFamily": "BusinessCentral",
    "type": "Sandbox",
    "name": "Test",
    "countryCode": "DE",
    "webServiceUrl": "https://api.businesscentral.dynamics.com",
    "webClientLoginUrl": "https://businesscentral.dynamics.com/a6a06bd1/Test",
    "ringName": "PROD",
}


@pytest.mark.parametrize(
    "base_url", ["https://api.businesscentral.dynamics.com", "https://x.test/bc/"]
)
def test_the_environments_of_a_tenant_are_listed(mode: Mode, base_url: str) -> None:
    """
    Above all of them, at the same host.
    """
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json={"value": [ENVIRONMENT]})

    bc = on_premises(mode, handle, base_url=base_url)

    (found,) = mode.call(bc.environments)

    assert ("Test", "Sandbox", "DE") == (found.name, found.type.value, found.country_code)
    assert [f"{base_url.rstrip('/')}/environments/v1.2"] == seen


def test_one_url_has_no_list_of_environments(mode: Mode) -> None:
    """
    Nothing is asked.
    """
    bc = on_premises(mode, refuse, api_url="https://erp.local:7048/BC/api/v2.0")

    with pytest.raises(errors.InputInvalid, match="one environment only"):
        mode.call(bc.environments)


def test_environments_are_no_list_of_something_else(mode: Mode) -> None:
    """
    A proxy may answer with anything.
    """
    bc = on_premises(mode, lambda _: httpx.Response(200, json=[ENVIRONMENT]))

    with pytest.raises(errors.AnswerUnreadable, match="list of environments"):
        mode.call(bc.environments)


def on_premises(mode: Mode, handle: Handler, **options: Any) -> Any:
    client = AsyncBusinessCentral if mode.is_async else BusinessCentral
    return client(auth=BasicAuth("ADA", "key"), transport=httpx.MockTransport(handle), **options)


def refuse(request: httpx.Request) -> httpx.Response:
    raise AssertionError(request)


def test_the_tenant_of_a_server_on_premises_is_sent_with_each_request(mode: Mode) -> None:
    """
    Of a page, of the next one whether its link names the tenant or not, of a file, of a batch.
    """
    api = "https://erp.local:7048/BC/api/v2.0"
    links = [
        f"{api}/companies({ID})/vendors?$skiptoken=a%27b",
        f"{api}/companies({ID})/vendors?tenant=b&$skiptoken=2",
    ]
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.method == "POST":
            return httpx.Response(200, json={"responses": [{"id": "0", "status": 204}]})
        if "attachmentContent" in request.url.path:
            return httpx.Response(200, content=b"file")
        link = {"@odata.nextLink": links.pop(0)} if links else {}
        return httpx.Response(200, json={"value": [], **link})

    company = on_premises(mode, handle, api_url=f"{api}?tenant=caf%C3%A9").company(ID)

    mode.list(company.vendors.list(top=5))
    mode.call(company.attachments.sha256, ID)
    batch = company.batch()
    if mode.is_async:
        anyio.run(delete_in, batch)
    else:
        with batch as b:
            b.company.vendors.delete(ID, if_match="*")

    assert [
        f"{api}/companies({ID})/vendors?$top=5&tenant=caf%C3%A9",
        f"{api}/companies({ID})/vendors?$skiptoken=a%27b&tenant=caf%C3%A9",
        f"{api}/companies({ID})/vendors?tenant=b&$skiptoken=2",
        f"{api}/companies({ID})/attachments({ID})/attachmentContent?tenant=caf%C3%A9",
        f"{api}/$batch?tenant=caf%C3%A9",
    ] == [str(request.url) for request in seen]
    assert f"companies({ID})/vendors({ID})" in seen[-1].content.decode()
    assert b"tenant" not in seen[-1].content


async def delete_in(batch: Any) -> None:
    async with batch as b:
        b.company.vendors.delete(ID, if_match="*")


@pytest.mark.parametrize(
    "where", ["https://evil.example/x", "//evil.example/x", "http://bc.test/x"]
)
@pytest.mark.parametrize("kind", ["next link", "redirect", "redirect of a file"])
def test_the_token_goes_to_a_base_url_of_ones_own_only(mode: Mode, where: str, kind: str) -> None:
    """
    Wherever the server sends us; and the secret goes to the login only.
    """
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.url.host == "login.test":
            return httpx.Response(200, json={"access_token": "t-1", "expires_in": 3600})
        if request.url.host != "bc.test" or request.url.scheme != "https":
            return httpx.Response(200, content=b"file")
        if kind == "next link":
            return httpx.Response(200, json={"value": [], "@odata.nextLink": where})
        return httpx.Response(302, headers={"Location": where})

    bc = mode.business_central(handle, base_url="https://bc.test", login_url="https://login.test")
    company = bc.company(ID)

    with contextlib.suppress(errors.ForeignHostRefused):
        if kind == "redirect of a file":
            mode.call(company.attachments.sha256, ID)
        else:
            mode.list(company.vendors.list())

    carrying = {
        str(r.url.copy_with(path="/", query=None)) for r in seen if "authorization" in r.headers
    }
    assert {"https://bc.test/"} == carrying
    assert {"login.test"} == {r.url.host for r in seen if b"hush" in r.content}
