"""Does a batch do what Business Central's does: in order, to the first error, and with the trap of a rollback?"""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from tests.sandbox.conftest import Central

JSON = {"Accept": "application/json"}
SNAPSHOT = {**JSON, "Isolation": "snapshot"}


def send(central: Central, requests: list[Any], **headers: str) -> httpx.Response:
    sent = {**JSON, **headers}
    return central.http.post(f"{central.api}/$batch", json={"requests": requests}, headers=sent)


def request(central: Central, id: str, method: str, path: str, **rest: Any) -> dict[str, Any]:
    company = central.company.row["id"]
    return {"id": id, "method": method, "url": f"companies({company}){path}", **rest}


def project(central: Central, number: str, **rest: Any) -> dict[str, Any]:
    return request(central, f"p{number}", "POST", "/projects", body={"number": number}, **rest)


def numbers(central: Central) -> list[str]:
    return [
        row["number"] for row in central.rows("/projects", filter="number lt '4'", orderby="number")
    ]


def statuses(answer: httpx.Response) -> list[tuple[str, int]]:
    assert answer.status_code == 200, answer.text
    return [(each["id"], each["status"]) for each in answer.json()["responses"]]


def test_operations_are_carried_out_in_order(central: Central) -> None:
    """
    Reads, writes with their headers, counts, actions: each has its own answer.
    """
    vendor = central.rows("/vendors", filter="number eq '70001'")[0]
    draft = central.draft()
    path = f"/vendors({vendor['id']})"
    match = {"If-Match": vendor["@odata.etag"]}
    answer = send(
        central,
        [
            request(central, "1", "GET", "/vendors?$filter=number eq '70001'&$select=number"),
            request(central, "2", "PATCH", path, headers=match, body={"city": "Bonn"}),
            request(central, "3", "PATCH", path, headers=match, body={"city": "Ulm"}),
        ],
    )
    posting = request(central, "4", "POST", f"/purchaseInvoices({draft['id']})/Microsoft.NAV.post")
    count = request(central, "5", "GET", "/vendors/$count")
    more = send(central, [posting, count]).json()["responses"]

    assert statuses(answer) == [("1", 200), ("2", 200), ("3", 409)]
    found = answer.json()["responses"]
    assert [row["number"] for row in found[0]["body"]["value"]] == ["70001"]
    assert found[1]["body"]["city"] == "Bonn"
    assert found[2]["body"]["error"]["code"] == "Request_EntityChanged"
    assert more[0]["status"] == 204
    assert "body" not in more[0]
    assert more[1]["body"] == str(len(central.rows("/vendors")))


def test_it_stops_at_the_first_error(central: Central) -> None:
    """
    What follows is absent from the answer, and what came before stays.
    """
    bad = request(central, "bad", "POST", "/projects", body={"nothing": 1})

    answer = send(central, [project(central, "1"), bad, project(central, "2")])

    assert statuses(answer) == [("p1", 201), ("bad", 400)]
    assert numbers(central) == ["1"]


def test_it_goes_on_where_that_is_preferred(central: Central) -> None:
    """
    All are carried out, and all answered.
    """
    bad = request(central, "bad", "POST", "/projects", body={"nothing": 1})

    answer = send(
        central,
        [project(central, "1"), bad, project(central, "2")],
        Prefer="odata.continue-on-error",
    )

    assert statuses(answer) == [("p1", 201), ("bad", 400), ("p2", 201)]
    assert numbers(central) == ["1", "2"]


@pytest.mark.parametrize("prefer", ["", "odata.continue-on-error"])
def test_a_rollback_is_not_told(central: Central, prefer: str) -> None:
    """
    The trap: in a snapshot the operations before the error say 201, with ids, and nothing of it is there.
    """
    bad = request(central, "bad", "POST", "/projects", body={"nothing": 1})
    headers = {**SNAPSHOT, **({"Prefer": prefer} if prefer else {})}

    answer = send(central, [project(central, "1"), bad, project(central, "2")], **headers)

    assert statuses(answer)[:2] == [("p1", 201), ("bad", 400)]
    made = answer.json()["responses"][0]["body"]["id"]
    assert central.call("GET", f"/projects({made})").status_code == 404
    assert numbers(central) == []


def test_a_snapshot_that_works_stays(central: Central) -> None:
    """
    As a whole.
    """
    answer = send(central, [project(central, "1"), project(central, "2")], **SNAPSHOT)

    assert statuses(answer) == [("p1", 201), ("p2", 201)]
    assert numbers(central) == ["1", "2"]


def test_a_commit_inside_splits_a_snapshot(central: Central) -> None:
    """
    Posting commits: what came before it cannot be rolled back any more, and neither can itself.
    """
    draft = central.draft()
    post = request(central, "post", "POST", f"/purchaseInvoices({draft['id']})/Microsoft.NAV.post")
    bad = request(central, "bad", "POST", "/projects", body={"nothing": 1})

    answer = send(central, [project(central, "1"), post, project(central, "2"), bad], **SNAPSHOT)

    assert statuses(answer) == [("p1", 201), ("post", 204), ("p2", 201), ("bad", 400)]
    assert numbers(central) == ["1"]
    assert central.call("GET", f"/purchaseInvoices({draft['id']})").json()["status"] == "Open"


def test_a_duplicate_key_lets_a_whole_snapshot_fail(central: Central) -> None:
    """
    The request itself is 400 then, and nothing is there.
    """
    journal = central.call("POST", "/journals", json={"code": "J"}).json()
    path = f"/journals({journal['id']})/journalLines"
    lines = [
        request(central, str(n), "POST", path, body={"lineNumber": 7, "accountNumber": "6650"})
        for n in range(2)
    ]

    answer = send(central, lines, **SNAPSHOT)

    assert central.error(answer)[:2] == (400, "Internal_EntityWithSameKeyExists")
    assert central.rows(path) == []
    assert statuses(send(central, lines)) == [("0", 201), ("1", 400)]


def test_a_hundred_operations_and_no_more(central: Central) -> None:
    """
    One more is a 500 that names the maximum; nothing is carried out.
    """
    reads = [request(central, str(n), "GET", "/vendors?$top=1") for n in range(101)]

    assert len(statuses(send(central, reads[:100]))) == 100
    status, _, message = central.error(send(central, reads))
    assert (status, "100" in message) == (500, True)


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b'{"requests": 1}', b'{"requests": [1]}', b'{"requests": [{"id": "1"}]}'],
)
def test_a_malformed_batch(central: Central, body: bytes) -> None:
    """
    400; another content type is 415, another method 405, twins among the ids 400.
    """
    url, typed = f"{central.api}/$batch", {**JSON, "Content-Type": "application/json"}

    assert central.http.post(url, content=body, headers=typed).status_code == 400
    assert central.http.post(url, content=body, headers=JSON).status_code == 415
    assert central.http.get(url, headers=typed).status_code == 405
    twins = [request(central, "1", "GET", "/vendors?$top=1")] * 2
    assert send(central, twins).status_code == 400


def test_nobody_who_forgets_accept_gets_json(central: Central) -> None:
    """
    A multipart body comes back.
    """
    requests = {"requests": [request(central, "1", "GET", "/vendors?$top=1")]}

    answer = central.http.post(f"{central.api}/$batch", json=requests, headers={"Accept": "*/*"})

    assert answer.headers["Content-Type"].startswith("multipart/mixed")
    assert b"HTTP/1.1 200" in answer.content


def test_faults_hit_operations_too(central: Central, box: Sandbox) -> None:
    """
    429 or 5xx in the middle, with the batch itself at 200.
    """
    box.faults.add(status=429, path="/projects", headers={"Retry-After": "1"}, skip=1)

    answer = send(
        central,
        [project(central, "1"), project(central, "2"), project(central, "3")],
        Prefer="odata.continue-on-error",
    )

    assert statuses(answer) == [("p1", 201), ("p2", 429), ("p3", 201)]
    assert answer.json()["responses"][1]["headers"]["Retry-After"] == "1"
    assert numbers(central) == ["1", "3"]


def test_an_operation_whose_answer_is_lost_may_have_its_effect(
    central: Central, box: Sandbox
) -> None:
    """
    The batch says 500 for it either way.
    """
    box.faults.add("reset", path="/projects", after_effect=True)
    box.faults.add("reset", path="/projects")

    found = send(
        central, [project(central, "1"), project(central, "2")], Prefer="odata.continue-on-error"
    )

    assert statuses(found) == [("p1", 500), ("p2", 500)]
    assert numbers(central) == ["1"]


def test_decimals_go_through_a_batch_digit_by_digit(central: Central) -> None:
    """
    In both directions.
    """
    post = project(central, "1")
    post["url"] = post["url"].replace("projects", "items")
    content = json.dumps({"requests": [post]}).replace(
        '{"number"', '{"unitPrice": 1234567890123.12345, "number"'
    )
    headers = {**JSON, "Content-Type": "application/json"}

    answer = central.http.post(f"{central.api}/$batch", content=content, headers=headers)

    assert b'"unitPrice":1234567890123.12345' in answer.content
