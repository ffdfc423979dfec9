"""Is access refused as Business Central refuses it: too often, not allowed, elsewhere, gone?"""

from __future__ import annotations

import base64
import datetime as dt

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from tests.sandbox.conftest import Central


def test_too_many_requests_are_told_when_to_come_again(central: Central, box: Sandbox) -> None:
    """
    Within any five minutes of the sandbox's clock, for each application.
    """
    half = box.business_central
    half.applications["other"] = "secret"
    half.limit_requests(2)
    other = central.token(client_id="other", client_secret="secret").json()["access_token"]

    found = [central.call("GET", "/vendors?$top=1") for _ in range(3)]

    assert [answer.status_code for answer in found] == [200, 200, 429]
    assert central.error(found[2])[1] == "Application_TooManyRequests"
    assert found[2].headers["Retry-After"] == "300"
    as_other = {"Authorization": f"Bearer {other}"}
    assert central.call("GET", "/vendors?$top=1", headers=as_other).status_code == 200
    box.now += dt.timedelta(minutes=5)
    assert central.call("GET", "/vendors?$top=1").status_code == 200


@pytest.mark.parametrize(
    ("denied", "method", "path", "status", "code"),
    [
        ("vendors", "GET", "/vendors", 403, "Internal_ServerError"),
        ("vendors:Insert", "GET", "/vendors", 200, ""),
        ("vendors:Insert", "POST", "/vendors", 403, "Internal_ServerError"),
        ("purchaseInvoices:Insert", "POST", "/purchaseInvoices", 403, "Internal_ServerError"),
        ("purchaseInvoices", "GET", "/purchaseInvoices", 400, "Application_DialogException"),
        ("dimensionValues", "GET", "/dimensions?$expand=dimensionValues", 403, "Internal_ServerError"),
    ],
)  # fmt: skip
def test_missing_rights(
    central: Central, box: Sandbox, denied: str, method: str, path: str, status: int, code: str
) -> None:
    """
    Each right by itself; some pages speak for themselves.
    """
    box.business_central.denied.add(denied)

    answer = central.call(method, path, json={} if method == "POST" else None)

    assert answer.status_code == status
    assert code in answer.text


def test_credit_memos_that_may_not_be_read_are_just_not_there(
    central: Central, box: Sandbox
) -> None:
    """
    No error at all.
    """
    central.call("POST", "/purchaseCreditMemos", json={"vendorNumber": "70001"})
    assert len(central.rows("/purchaseCreditMemos")) == 1

    box.business_central.denied.add("purchaseCreditMemos")

    assert central.rows("/purchaseCreditMemos") == []


def test_a_company_is_renamed_or_removed(central: Central, box: Sandbox) -> None:
    """
    By its old name it is 404; its id stays until it is gone.
    """
    half, name = box.business_central, box.company_name
    by_name = f"{central.api}/vendors"

    assert central.http.get(by_name, params={"company": name}).status_code == 200
    half.rename_company(name, "New")
    old = central.http.get(by_name, params={"company": name})
    assert central.error(old)[:2] == (404, "Internal_CompanyNotFound")
    assert central.http.get(by_name, params={"company": "New"}).status_code == 200
    assert central.call("GET", "/vendors").status_code == 200
    assert central.http.get(by_name).status_code == 404
    half.remove_company("New")
    assert central.error(central.call("GET", "/vendors"))[:2] == (404, "Internal_CompanyNotFound")
    assert central.http.get(by_name).status_code == 200


def test_a_display_name_follows_or_is_given(central: Central, box: Sandbox) -> None:
    """
    Where name and display name were the same, both change; else the latter stays unless told.
    """
    half, name = box.business_central, box.company_name

    def shown() -> tuple[str, str]:
        row = central.http.get(f"{central.api}/companies({central.company.row['id']})").json()
        return row["name"], row["displayName"]

    half.companies[name].row["displayName"] = name
    half.rename_company(name, "New")
    assert ("New", "New") == shown()
    half.rename_company("New", "New", display_name="Brand new")
    assert ("New", "Brand new") == shown()
    half.rename_company("New", "Newer")
    assert ("Newer", "Brand new") == shown()


def test_two_companies_do_not_get_one_name(box: Sandbox) -> None:
    """
    The name is a key.
    """
    half, name = box.business_central, box.company_name
    half.companies["Other"] = half.companies[name]

    with pytest.raises(ValueError, match="already"):
        half.rename_company(name, "Other")


def test_basic_works_on_premises_only(central: Central) -> None:
    """
    With the user's web service access key.
    """
    key = base64.b64encode(b"admin:sandbox-web-service-access-key").decode()
    good = {"Authorization": f"Basic {key}"}
    wrong = {"Authorization": f"Basic {base64.b64encode(b'admin:x').decode()}"}
    path = f"/BC/api/v2.0/companies({central.company.row['id']})/vendors"

    found = central.http.get(f"{path}?$top=1", headers={**good, "Prefer": "odata.maxpagesize=1"})

    assert found.status_code == 200
    for headers in (wrong, {"Authorization": "Basic ?"}, {}):
        assert central.http.get(path, headers=headers).status_code == 401
    assert central.call("GET", "/vendors", headers=good).status_code == 401


def test_environments_tell_what_they_are(central: Central) -> None:
    """
    The tenant's segment may be left out of a path.
    """
    found = central.http.get("/environments/v1.2").json()["value"]

    assert [(row["name"], row["type"]) for row in found] == [
        ("production", "Production"),
        ("sandbox", "Sandbox"),
    ]
    assert central.http.get("/v2.0/production/api/v2.0/companies").status_code == 200
    assert central.http.get("/v2.0/nobody.example/production/api/v2.0/companies").status_code == 404
    lost = central.http.get("/v2.0/staging/api/v2.0/companies")
    assert "NoEnvironment" in lost.text


def test_the_service_says_what_it_has(central: Central) -> None:
    """
    Its root lists the sets; each has captions; the scope of a token must be right.
    """
    names = {each["name"] for each in central.http.get(central.api).json()["value"]}
    row = central.http.get(f"{central.api}/entityDefinitions('vendor')").json()

    assert len(names) == 87
    assert row["entitySetName"] == "vendors"
    assert row["entityCaptions"] == [{"languageCode": 1033, "caption": "Vendor"}]
    assert central.token(scope="https://graph.microsoft.com/Mail.Read").status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/vendors({id})", 405),
        ("POST", "/vendors({id})", 405),
        ("DELETE", "/vendors", 405),
        ("GET", "/vendors(1)", 400),
        ("GET", "/vendors({id})/nothing", 404),
        ("GET", "/vendors/defaultDimensions", 404),
        ("GET", "/vendors({id})/Microsoft.NAV.post", 405),
        ("POST", "/vendors({id})/Microsoft.NAV.post", 404),
        ("GET", "/vendors(({id})", 400),
    ],
)
def test_paths_and_methods_that_lead_nowhere(
    central: Central, method: str, path: str, status: int
) -> None:
    """
    405 for a verb, 404 for a segment, 400 for a key that is none.
    """
    id = central.rows("/vendors")[0]["id"]

    answer = central.call(method, path.format(id=id), json={} if method == "POST" else None)

    assert answer.status_code == status, answer.text


def test_what_only_reads_cannot_write(central: Central) -> None:
    """
    The intent is taken seriously.
    """
    reads = {"Data-Access-Intent": "ReadOnly"}

    assert central.call("GET", "/vendors?$top=1", headers=reads).status_code == 200
    assert central.call("POST", "/projects", json={}, headers=reads).status_code == 400


@pytest.mark.parametrize(
    ("content", "type", "status"),
    [(b"{", "application/json", 400), (b"[]", "application/json", 400), (b"{}", "text/plain", 415)],
)
def test_bodies_that_are_none(central: Central, content: bytes, type: str, status: int) -> None:
    """
    400 for what is no object, 415 for another type.
    """
    headers = {"Content-Type": type}

    assert central.call("POST", "/projects", content=content, headers=headers).status_code == status


def test_links_lead_to_the_host_that_was_asked(box: Sandbox) -> None:
    """
    Context, location and next page.
    """
    central = Central(box)
    central.http = httpx.Client(
        transport=box.transport(), base_url="https://bc.example:7048", headers=central.http.headers
    )

    page = central.call("GET", "/vendors?$top=2", headers={"Prefer": "odata.maxpagesize=1"}).json()
    made = central.call("POST", "/purchaseInvoices", json={"vendorNumber": "70001"})

    assert page["@odata.nextLink"].startswith("https://bc.example:7048/v2.0/")
    assert page["@odata.context"].startswith("https://bc.example:7048/v2.0/")
    assert (
        made.headers["Location"]
        == f"https://bc.example:7048{central.root}/purchaseInvoices({made.json()['id']})"
    )
