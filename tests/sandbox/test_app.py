"""Is the sandbox one object that any client of httpx can use, fast, exact and without secrets?"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.exchange import Call, write
from tests.sandbox.conftest import Central

RESOURCES = "/api/2026-10-01/resources"


def test_the_facts_of_the_demo_company_are_known() -> None:
    """
    What an environment file needs, before any request.
    """
    box = Sandbox()

    assert box.api_key == "sandbox-api-key"
    assert box.environment == "production"
    assert box.company_name == "Nordlicht GmbH"
    assert list(box.business_central.companies) == ["Nordlicht GmbH", "Nordlicht Logistik GmbH"]
    assert box.now == dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)
    assert (box.mapping_folder / "mapping.toml").is_file()


@pytest.mark.parametrize("host", ["api.factorialhr.com", "anything.example"])
def test_the_path_decides_not_the_host(box: Sandbox, host: str) -> None:
    """
    Clients may keep their production URLs.
    """
    with httpx.Client(transport=box.transport(), headers={"x-api-key": box.api_key}) as http:
        answer = http.get(f"https://{host}{RESOURCES}/companies/legal_entities")

    assert [row["id"] for row in answer.json()["data"]] == ["1", "2"]


def test_one_transport_serves_both_modes(box: Sandbox) -> None:
    """
    Blocking and awaitable clients get the same bytes.
    """
    url = f"https://x.example{RESOURCES}/expenses/expenses"
    headers = {"x-api-key": box.api_key}

    async def ask() -> bytes:
        async with httpx.AsyncClient(transport=box.transport()) as http:
            return (await http.get(url, headers=headers)).content

    with httpx.Client(transport=box.transport()) as http:
        assert http.get(url, headers=headers).content == anyio.run(ask)


def test_a_half_that_nobody_asks_is_not_loaded(box: Sandbox) -> None:
    """
    Each half reads its seed on first use.
    """
    call = Call(
        method="GET",
        path=f"{RESOURCES}/companies/legal_entities",
        headers={"x-api-key": "sandbox-api-key"},
    )

    assert box.answer(call).status == 200
    assert box._factorial is not None
    assert box._business_central is None


def test_two_sandboxes_share_nothing() -> None:
    """
    Each begins with the seed.
    """
    first, second = Sandbox(), Sandbox()
    first.factorial.tables["expenses/expenses"]["3001"]["amount"] = 1

    assert second.factorial.tables["expenses/expenses"]["3001"]["amount"] != 1


def test_a_company_of_ones_own_can_be_loaded() -> None:
    """
    Resources that the seed leaves out are empty, and can be written.
    """
    seed = {
        "api_key": "mine",
        "company_id": "1",
        "resources": {"finance/categories": [{"id": "7", "label": "Taxi", "enabled": True}]},
    }
    box = Sandbox(factorial=seed)
    base = f"https://x.example{RESOURCES}"
    with httpx.Client(transport=box.transport(), headers={"x-api-key": "mine"}) as http:
        categories = http.get(f"{base}/finance/categories").json()["data"]
        before = http.get(f"{base}/finance/tax_types").json()
        made = http.post(f"{base}/finance/tax_types", json={"name": "VAT", "type": "vat"})

    assert categories == [{"id": "7", "label": "Taxi", "enabled": True}]
    assert (before["data"], before["meta"]["total"]) == ([], 0)
    assert made.json() == {
        "id": "1",
        "name": "VAT",
        "type": "vat",
        "updated_at": "2026-11-02T09:00:00.000Z",
        "country_code": None,
        "external_id": None,
    }


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=5, min_value=-(10**15), max_value=10**15
    )
)
def test_decimals_are_written_digit_by_digit(number: Decimal) -> None:
    """
    No float between a record and the wire, no exponent either.
    """
    row = {"id": "1", "rate": number}
    seed = {"api_key": "k", "company_id": "1", "resources": {"finance/tax_rates": [row]}}
    call = Call(method="GET", path=f"{RESOURCES}/finance/tax_rates/1", headers={"x-api-key": "k"})

    content = Sandbox(factorial=seed).answer(call).content

    assert content == f'{{"id":"1","rate":{number:f}}}'.encode()


def test_the_clock_is_the_test_s(box: Sandbox, factorial: httpx.Client) -> None:
    """
    Stamps come from it.
    """
    box.now = dt.datetime(2027, 1, 31, 23, 59, 59, tzinfo=dt.UTC)

    made = factorial.post("/finance/tax_types", json={"name": "VAT", "type": "vat"})

    assert made.json()["updated_at"] == "2027-01-31T23:59:59.000Z"


def test_records_may_change_while_they_are_read(box: Sandbox, factorial: httpx.Client) -> None:
    """
    An answer is written out while nobody can change what is in it: header and detail agree.
    """
    ids = [
        row["id"]
        for row in factorial.get("/expenses/expensables", params={"status[]": "approved"}).json()[
            "data"
        ]
    ][:20]

    def pay(id: str) -> int:
        body = {"ids": [id]}
        return factorial.post("/expenses/expensables/bulk_set_to_paid", json=body).status_code

    def read(_: int) -> bool:
        rows = factorial.get("/expenses/expensables", params={"ids[]": ids}).json()["data"]
        return all((row["status"] == "paid") == (row["paid_at"] is not None) for row in rows)

    with ThreadPoolExecutor(8) as pool:
        paid = [pool.submit(pay, id) for id in ids]
        seen = [pool.submit(read, n) for n in range(20)]

    assert {each.result() for each in paid} == {200}
    assert {each.result() for each in seen} == {True}


def test_links_lead_back_to_where_the_request_came_in(central: Central) -> None:
    """
    The next page is on the host that the client knows.
    """
    page = central.call("GET", "/vendors", headers={"Prefer": "odata.maxpagesize=5"}).json()

    assert page["@odata.nextLink"].startswith("https://api.businesscentral.dynamics.com/v2.0/")


def test_the_record_of_requests_holds_no_secret(box: Sandbox, central: Central) -> None:
    """
    Neither the secret in the body for a token, nor the token.
    """
    central.rows("/vendors", top=1)

    assert [(r.method, r.status) for r in box.requests] == [("POST", 200), ("GET", 200)]
    for secret in (box.client_secret, "sandbox-token"):
        assert secret not in repr(box.requests)


PROGRAM = """
import time
from factorial_erp.sandbox import Sandbox
begin = time.perf_counter(); Sandbox().factorial
middle = time.perf_counter(); Sandbox().business_central
print(middle - begin, time.perf_counter() - middle)
"""


def test_the_seeds_are_read_quickly() -> None:
    """
    In well under a second, in a process of its own; it takes some 20 ms.
    """
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )

    seconds: Any = [float(word) for word in done.stdout.split()]
    assert max(seconds) < 1


def test_the_clock_stands_still_until_it_is_started(box: Sandbox) -> None:
    """
    Then it runs on from where it is, also after it was set.
    """
    before = box.now
    assert box.now == before

    box.start_clock()
    started = box.now
    box.now = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)

    assert before <= started < before + dt.timedelta(minutes=5)
    assert (
        dt.timedelta() <= box.now - dt.datetime(2027, 1, 1, tzinfo=dt.UTC) < dt.timedelta(minutes=5)
    )


def test_what_json_cannot_carry_is_an_error() -> None:
    """
    Rather than a text of Python.
    """
    with pytest.raises(TypeError, match="JSON has no set"):
        write({"a": {1}})
