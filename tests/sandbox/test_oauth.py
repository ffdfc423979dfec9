"""Do tokens behave as Factorial's: one hour, refreshed once, companies forever, scopes that hide?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

REDIRECT = "http://127.0.0.1:8765/callback"
RESOURCES = "/api/2026-10-01/resources"


@pytest.fixture(params=["in process", "over HTTP"])
def http(request: pytest.FixtureRequest, box: Sandbox) -> Iterator[httpx.Client]:
    """A client of each kind, without credentials."""
    if request.param == "in process":
        with httpx.Client(transport=box.transport(), base_url="https://x.example") as client:
            yield client
        return
    with SandboxServer(box) as server, httpx.Client(base_url=server.url, timeout=30) as client:
        yield client


def code_of(http: httpx.Client, box: Sandbox, **query: str) -> str:
    """Let the user agree, and return the code."""
    asked = {
        "client_id": box.oauth_client_id,
        "redirect_uri": REDIRECT,
        "response_type": "code",
        "state": "s p&c",
        **query,
    }
    answer = http.get("/oauth/authorize", params=asked)
    assert answer.status_code == 302
    target = urlsplit(answer.headers["location"])
    assert f"{target.scheme}://{target.netloc}{target.path}" == REDIRECT
    back = parse_qs(target.query)
    assert back["state"] == ["s p&c"]
    return back["code"][0]


def exchange(http: httpx.Client, box: Sandbox, **form: str) -> httpx.Response:
    """Ask for a token."""
    given = {"client_id": box.oauth_client_id, "client_secret": box.oauth_client_secret}
    return http.post("/oauth/token", data={**given, **form})


def tokens(http: httpx.Client, box: Sandbox, **query: str) -> Any:
    """Go the whole way and return what the token endpoint answers."""
    code = code_of(http, box, **query)
    answer = exchange(http, box, grant_type="authorization_code", code=code, redirect_uri=REDIRECT)
    assert answer.status_code == 200, answer.text
    return answer.json()


def bearer(token: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {token['access_token']}"}


def employees(http: httpx.Client, token: Any) -> int:
    return http.get(f"{RESOURCES}/employees/employees", headers=bearer(token)).status_code


def test_a_code_becomes_a_token_that_opens_the_resources(http: httpx.Client, box: Sandbox) -> None:
    """
    For an hour of the sandbox's clock.
    """
    token = tokens(http, box)

    assert token.keys() == {
        "access_token", "token_type", "expires_in", "refresh_token", "scope", "created_at",
    }  # fmt: skip
    assert (token["token_type"], token["expires_in"]) == ("Bearer", 3600)
    assert token["created_at"] == int(box.now.timestamp())
    assert employees(http, token) == 200
    box.now += dt.timedelta(seconds=3599)
    assert employees(http, token) == 200
    box.now += dt.timedelta(seconds=1)
    assert employees(http, token) == 401


def test_a_refresh_token_works_once(http: httpx.Client, box: Sandbox) -> None:
    """
    Each gives a new pair; the one that was used is worthless.
    """
    first = tokens(http, box)
    box.now += dt.timedelta(hours=2)

    second = exchange(http, box, grant_type="refresh_token", refresh_token=first["refresh_token"])
    again = exchange(http, box, grant_type="refresh_token", refresh_token=first["refresh_token"])

    assert employees(http, first) == 401
    assert employees(http, second.json()) == 200
    assert second.json()["refresh_token"] != first["refresh_token"]
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert set(again.json()) == {"error", "error_description"}


def test_a_token_may_be_asked_for_in_json(http: httpx.Client, box: Sandbox) -> None:
    """
    As some clients do; what is no JSON names no client.
    """
    body = {
        "client_id": box.oauth_client_id,
        "client_secret": box.oauth_client_secret,
        "grant_type": "authorization_code",
        "code": code_of(http, box),
        "redirect_uri": REDIRECT,
    }

    assert http.post("/oauth/token", json=body).status_code == 200
    for content in ("[]", "{"):
        answer = http.post(
            "/oauth/token", content=content, headers={"Content-Type": "application/json"}
        )
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_a_refresh_token_lasts_a_week(http: httpx.Client, box: Sandbox) -> None:
    """
    Then the user has to agree again.
    """
    token = tokens(http, box)["refresh_token"]
    box.now += dt.timedelta(weeks=1)

    answer = exchange(http, box, grant_type="refresh_token", refresh_token=token)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_a_company_token_never_ends(http: httpx.Client, box: Sandbox) -> None:
    """
    It belongs to nobody and has no refresh token.
    """
    token = tokens(http, box, resource_owner_type="company")
    box.now += dt.timedelta(days=400)

    (who,) = http.get(f"{RESOURCES}/api_public/credentials", headers=bearer(token)).json()["data"]

    assert not {"expires_in", "refresh_token"} & token.keys()
    assert (who["id"], who["employee_id"], who["legal_name"]) == (
        "company-900",
        None,
        "Nordlicht GmbH",
    )


def test_a_user_token_tells_who_it_is(http: httpx.Client, box: Sandbox) -> None:
    """
    The first active employee; the company's names are not theirs to tell.
    """
    token = tokens(http, box)

    (who,) = http.get(f"{RESOURCES}/api_public/credentials", headers=bearer(token)).json()["data"]

    assert (who["id"], who["employee_id"], who["company_id"]) == ("user-101", "101", "900")
    assert (who["full_name"], who["legal_name"]) == ("Ada Anker", None)


def test_a_missing_scope_hides_instead_of_failing(http: httpx.Client, box: Sandbox) -> None:
    """
    Every field but the id is null; what the scope opens is all there.
    """
    token = tokens(http, box, scope="expenses company_legal_entities")

    hidden = http.get(f"{RESOURCES}/employees/employees/101", headers=bearer(token))
    shown = http.get(f"{RESOURCES}/expenses/expenses/3001", headers=bearer(token)).json()

    assert token["scope"] == "expenses company_legal_entities"
    assert hidden.status_code == 200
    assert {key for key, value in hidden.json().items() if value is not None} == {"id"}
    assert (shown["amount"], shown["merchant_name"]) == (44058, "Hotel Leuchtturm GmbH")


def test_without_scopes_everything_is_open(http: httpx.Client, box: Sandbox) -> None:
    """
    As with ``read write``, which is what the published example shows.
    """
    for query in ({}, {"scope": "read write"}):
        token = tokens(http, box, **query)
        row = http.get(f"{RESOURCES}/employees/employees/101", headers=bearer(token)).json()

        assert (token["scope"], row["first_name"]) == ("read write", "Ada")


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"client_secret": "wrong", "grant_type": "refresh_token"}, 401, "invalid_client"),
        ({"client_id": "wrong", "grant_type": "refresh_token"}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({}, 400, "invalid_request"),
        ({"grant_type": "authorization_code", "code": "none", "redirect_uri": REDIRECT}, 400, "invalid_grant"),
        ({"grant_type": "refresh_token"}, 400, "invalid_grant"),
    ],
)  # fmt: skip
def test_refusals_are_those_of_oauth(
    http: httpx.Client, box: Sandbox, form: dict[str, str], status: int, error: str
) -> None:
    """
    ``error`` and ``error_description``.
    """
    answer = exchange(http, box, **form)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.json()["error_description"]


def test_a_code_works_once_and_only_for_its_redirect(http: httpx.Client, box: Sandbox) -> None:
    """
    And for ten minutes.
    """

    def statuses(code: str, uri: str = REDIRECT) -> int:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": uri}
        return exchange(http, box, **form).status_code

    used, elsewhere, late = (code_of(http, box) for _ in range(3))

    assert (statuses(used), statuses(used)) == (200, 400)
    assert statuses(elsewhere, "https://evil.example/") == 400
    box.now += dt.timedelta(minutes=10)
    assert statuses(late) == 400


def test_an_unknown_client_is_not_sent_back(http: httpx.Client, box: Sandbox) -> None:
    """
    Nor one without a redirect; what is wrong otherwise is.
    """
    query = {"client_id": box.oauth_client_id, "response_type": "code"}
    unknown = http.get(
        "/oauth/authorize", params={**query, "client_id": "x", "redirect_uri": REDIRECT}
    )
    nowhere = http.get("/oauth/authorize", params=query)
    odd = http.get(
        "/oauth/authorize", params={**query, "redirect_uri": REDIRECT, "response_type": "token"}
    )

    assert (unknown.status_code, nowhere.status_code) == (401, 400)
    assert odd.headers["location"] == f"{REDIRECT}?error=unsupported_response_type"


def test_out_of_band_the_code_is_shown(http: httpx.Client, box: Sandbox) -> None:
    """
    On a page, for those who copy it by hand.
    """
    uri = "urn:ietf:wg:oauth:2.0:oob"
    query = {"client_id": box.oauth_client_id, "response_type": "code", "redirect_uri": uri}

    page = http.get("/oauth/authorize", params=query, follow_redirects=True)
    code = page.text.partition("<code>")[2].partition("</code>")[0]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": uri}

    assert exchange(http, box, **form).status_code == 200


def test_the_key_wins_over_the_token(http: httpx.Client, box: Sandbox) -> None:
    """
    Where both are sent; a wrong key is not saved by a good token.
    """
    token = bearer(tokens(http, box, scope="expenses"))
    path = f"{RESOURCES}/employees/employees/101"

    both = http.get(path, headers={**token, "x-api-key": box.api_key})
    wrong = http.get(path, headers={**token, "x-api-key": "wrong"})

    assert both.json()["first_name"] == "Ada"
    assert wrong.status_code == 401


def test_tokens_can_end_or_be_taken_back_at_once(http: httpx.Client, box: Sandbox) -> None:
    """
    In the middle of a list by a fault; revoked ones cannot be refreshed either.
    """
    token = tokens(http, box)
    box.faults.add("expired_token", skip=1)
    statuses = [employees(http, token) for _ in range(3)]
    fresh = exchange(http, box, grant_type="refresh_token", refresh_token=token["refresh_token"])
    box.factorial.credentials.revoke()
    again = exchange(
        http, box, grant_type="refresh_token", refresh_token=fresh.json()["refresh_token"]
    )

    assert statuses == [200, 401, 401]
    assert fresh.status_code == 200
    assert employees(http, fresh.json()) == 401
    assert again.status_code == 400


def test_links_to_documents_need_a_token(http: httpx.Client, box: Sandbox) -> None:
    """
    An API key is refused with 403, as it was seen.
    """
    path = f"{RESOURCES}/documents/download_urls/bulk_create"
    body = {"ids": ["1", "99"]}

    refused = http.post(path, json=body, headers={"x-api-key": box.api_key})
    answer = http.post(path, json=body, headers=bearer(tokens(http, box)))

    assert refused.status_code == 403
    assert [link["id"] for link in answer.json()] == ["1"]
    assert http.get(answer.json()[0]["url"]).content.startswith(b"%PDF")


def test_no_secret_is_in_any_repr(http: httpx.Client, box: Sandbox) -> None:
    """
    Neither the tokens nor the key.
    """
    token = tokens(http, box)
    credential = box.factorial.credentials.recognize(
        {"authorization": bearer(token)["Authorization"]}
    )

    assert token["access_token"] not in repr(credential)
    assert {r.path: r.query for r in box.requests} == {"/oauth/authorize": (), "/oauth/token": ()}


def test_200_posts_a_minute_may_be_limited(http: httpx.Client, box: Sandbox) -> None:
    """
    Per credential, by the sandbox's clock; reading is never limited, and without asking nothing is.
    """
    box.limit_requests()
    token = bearer(tokens(http, box))
    key = {"x-api-key": box.api_key}
    path = f"{RESOURCES}/finance/tax_types"

    def post(headers: dict[str, str]) -> httpx.Response:
        return http.post(path, json={"name": "VAT", "type": "vat"}, headers=headers)

    statuses = {post(key).status_code for _ in range(150)}
    box.now += dt.timedelta(seconds=40)
    statuses |= {post(key).status_code for _ in range(50)}
    refused = post(key)
    box.now += dt.timedelta(seconds=19.5)
    nearly = post(key)

    assert statuses == {201}
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "20")
    assert (nearly.status_code, nearly.headers["retry-after"]) == (429, "1")
    assert post(token).status_code == 201
    assert http.get(path, headers=key).status_code == 200
    box.now += dt.timedelta(seconds=0.5)
    assert post(key).status_code == 201
