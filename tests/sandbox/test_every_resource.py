"""Is every one of the 176 resources served as the facts have it, whatever is done with it?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from tests.sandbox.facts import RESOURCES, Known, actions, misfits, offering, sample, send

ODD = {"api_public/credentials": ["employee_id is null"]}
"""What the sandbox answers differently on purpose: company credentials belong to nobody."""


def named(resource: Known) -> str:
    return resource.name


def first(box: Sandbox, resource: Known) -> str:
    """Return the id of a record that there is; a sync and a subscription are made first."""
    if resource.name == "api_public/webhook_subscriptions":
        box.factorial.records.add(resource.name, {"type": "teams/team/create", "enabled": True})
    if resource.domain == "integrations":
        box.press_sync()
    if resource.name == "procurement/purchase_orders":
        return "2"  # the first one is closed for good
    return next(iter(box.factorial.tables[resource.name]), "1")


def decoded(answer: httpx.Response) -> Any:
    return answer.json(parse_float=Decimal)


def test_there_are_as_many_as_the_catalogue_has() -> None:
    """
    38 domains, 176 resources, 615 operations.
    """
    assert len({each.domain for each in RESOURCES}) == 38
    assert len(RESOURCES) == 176
    assert sum(len(each.operations) for each in RESOURCES) == 615


@pytest.mark.parametrize("resource", offering("list"), ids=named)
def test_a_list_has_records_that_fit(
    factorial: httpx.Client, box: Sandbox, resource: Known
) -> None:
    """
    Field by field, with ``data`` and ``meta``.
    """
    first(box, resource)

    answer = factorial.get(f"/{resource.name}")

    body = decoded(answer)
    assert answer.status_code == 200
    assert body["data"] != []
    for record in body["data"]:
        assert misfits(resource.record, record) == ODD.get(resource.name, [])
    assert body["meta"]["total"] >= len(body["data"])


@pytest.mark.parametrize("resource", offering("list"), ids=named)
def test_a_list_takes_every_filter(factorial: httpx.Client, box: Sandbox, resource: Known) -> None:
    """
    One by one; none is an error, none adds records.
    """
    first(box, resource)
    total = decoded(factorial.get(f"/{resource.name}"))["meta"]["total"]
    values = {"bool": ["true", "false"], "int": ["2026"], "number": ["1"]}
    for key, kind in resource.operations["list"].get("filters", {}).items():
        name = key.removesuffix("!")
        word = kind[0] if isinstance(kind, list) else kind
        parameter = f"{name}[]" if isinstance(kind, list) else name
        choices = values.get(str(word).split(", ")[0], ["1", "2026-10-01", "900"])
        for value in choices:
            answer = factorial.get(f"/{resource.name}", params={parameter: value})
            if (resource.name, name, answer.status_code) == (
                "finance/financial_documents",
                "company_id",
                400,
            ):
                continue
            assert answer.status_code == 200, (parameter, value)
            if parameter not in ("only_active", "statuses[]", "contact_type"):
                assert answer.json()["meta"]["total"] <= total, (parameter, value)


@pytest.mark.parametrize("resource", offering("get"), ids=named)
def test_a_record_is_got_by_its_id(factorial: httpx.Client, box: Sandbox, resource: Known) -> None:
    """
    Bare, without an envelope; an id that is none is 404.
    """
    id = first(box, resource)

    answer = factorial.get(f"/{resource.name}/{id}")
    missing = factorial.get(f"/{resource.name}/none")

    assert misfits(resource.record, decoded(answer)) == []
    assert answer.json()["id"] == id
    assert (missing.status_code, missing.json()) == (404, {"errors": ["Resource not found"]})


SPECIAL = {
    # A subscription is for an event that exists, an installation and a run for a known integration.
    ("api_public/webhook_subscriptions", "create"): {"subscription_type": "teams/team/create"},
    ("api_public/webhook_subscriptions", "update"): {"subscription_type": "teams/team/create"},
    ("finance/journal_entries", "create"): {
        "lines": [{"account_id": "45", "debit_amount_cents": 7, "credit_amount_cents": 7}]
    },
    ("finance/cost_center_memberships", "bulk_create_update"): {
        "memberships": [{"cost_center_id": "1", "start_date": "2026-11-03", "percentage": 1}]
    },
}


def body_of(box: Sandbox, resource: Known, operation: str, *, every: bool) -> Any:
    body = sample(box, resource, operation, every=every)
    if resource.domain == "integrations":
        body["sync_run_id"] = first(box, next(e for e in RESOURCES if e.singular == "sync_run"))
        body.pop("marketplace_integration_uuid", None)
    body.update({k: v for k, v in SPECIAL.get((resource.name, operation), {}).items() if k in body})
    return body


@pytest.mark.parametrize("every", [True, False], ids=["all fields", "required fields"])
@pytest.mark.parametrize("resource", offering("create"), ids=named)
def test_a_created_record_fits_and_is_there(
    factorial: httpx.Client, box: Sandbox, resource: Known, every: bool
) -> None:
    """
    201 with the record; what has a list shows it there.
    """
    body = body_of(box, resource, "create", every=every)
    before = len(box.factorial.tables[resource.name])

    answer = send(factorial, resource, "create", body)

    assert answer.status_code == 201, answer.text
    assert misfits(resource.record, decoded(answer)) == []
    assert len(box.factorial.tables[resource.name]) == before + 1
    if "get" in resource.operations:
        assert factorial.get(f"/{resource.name}/{answer.json()['id']}").json() == answer.json()


@pytest.mark.parametrize("resource", offering("create", "update"), ids=named)
def test_what_must_be_there_is_missed(
    factorial: httpx.Client, box: Sandbox, resource: Known
) -> None:
    """
    422 with every field that is blank; the id of an update is in its path.
    """
    id = first(box, resource)
    for operation in ("create", "update"):
        fields = resource.operations.get(operation, {}).get("body", {})
        required = {name.removesuffix("!") for name in fields if name.endswith("!")}
        required -= (
            {"id", "file_name"}
            if operation == "update" or resource.domain == "integrations"
            else set()
        )
        if not required:
            continue
        answer = send(factorial, resource, operation, {}, id)
        if resource.operations[operation].get("form"):
            answer = factorial.request(
                "POST" if operation == "create" else "PUT",
                f"/{resource.name}" + ("" if operation == "create" else f"/{id}"),
                files={"nothing": (None, "")},
            )

        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"] == {name: ["can't be blank"] for name in required}


@pytest.mark.parametrize("resource", offering("update"), ids=named)
def test_an_updated_record_fits_and_is_another(
    factorial: httpx.Client, box: Sandbox, resource: Known
) -> None:
    """
    200 with the whole record; the id stays.
    """
    id = first(box, resource)

    answer = send(factorial, resource, "update", body_of(box, resource, "update", every=True), id)
    missing = send(factorial, resource, "update", body_of(box, resource, "update", every=True), "0")

    assert answer.status_code == 200, answer.text
    assert misfits(resource.record, decoded(answer)) == []
    assert answer.json().get("id", id) == id
    assert missing.status_code == 404


@pytest.mark.parametrize("resource", offering("delete"), ids=named)
def test_a_deleted_record_is_answered_once(
    factorial: httpx.Client, box: Sandbox, resource: Known
) -> None:
    """
    200 with the record that is gone.
    """
    id = first(box, resource)

    answer = factorial.delete(f"/{resource.name}/{id}")

    assert answer.status_code == 200
    assert misfits(resource.record, decoded(answer)) == []
    assert factorial.delete(f"/{resource.name}/{id}").status_code == 404
    assert id not in box.factorial.tables[resource.name]


@pytest.mark.parametrize(
    ("resource", "operation"),
    [each for each in actions() if each[0].name != "documents/download_urls"],  # refuses API keys
    ids=lambda v: v if isinstance(v, str) else v.name,
)
def test_an_action_answers_what_the_facts_say(
    factorial: httpx.Client, box: Sandbox, resource: Known, operation: str
) -> None:
    """
    A record, or a bare list of them.
    """
    body = body_of(box, resource, operation, every=True)
    id = first(box, resource)
    if resource.name == "expenses/expensables":
        id = next(
            i for i, row in box.factorial.tables[resource.name].items()
            if row["status"] == "approved" and row["reimbursable_amount"]
        )  # fmt: skip
    for key in ("ids", "document_ids"):
        if key in body:
            body[key] = [id]
    if "id" in body:
        body["id"] = id

    answer = send(factorial, resource, operation, body)

    assert answer.status_code == 200, answer.text
    found = decoded(answer)
    is_array = resource.operations[operation].get("answers") == "array"
    assert isinstance(found, list) == is_array
    for record in found if is_array else [found]:
        assert misfits(resource.record, record) == []


@pytest.mark.parametrize("resource", RESOURCES, ids=named)
def test_what_is_not_offered_is_not_there(factorial: httpx.Client, resource: Known) -> None:
    """
    404, for another method or an action that nobody knows.
    """
    path = f"/{resource.name}"
    calls = {
        "list": ("GET", path),
        "get": ("GET", f"{path}/1"),
        "create": ("POST", path),
        "update": ("PUT", f"{path}/1"),
        "delete": ("DELETE", f"{path}/1"),
    }
    for operation, (method, place) in calls.items():
        if operation not in resource.operations:
            assert factorial.request(method, place, json={}).status_code == 404
    assert factorial.post(f"{path}/nonsense", json={}).status_code == 404
    assert factorial.patch(f"{path}/1", json={}).status_code == 404


def test_made_up_records_are_the_same_every_time() -> None:
    """
    In any order of asking.
    """
    one, other = Sandbox().factorial.tables, Sandbox().factorial.tables
    names = ["teams/teams", "teams/memberships", "attendance/shifts", "documents/documents"]

    forwards = {name: one[name] for name in names}
    backwards = {name: other[name] for name in reversed(names)}

    assert forwards == backwards


def test_ids_in_what_is_made_up_lead_somewhere(box: Sandbox) -> None:
    """
    A membership belongs to a team and an employee that exist.
    """
    for row in box.factorial.tables["teams/memberships"].values():
        assert row["team_id"] in box.factorial.tables["teams/teams"]
        assert row["employee_id"] in box.factorial.tables["employees/employees"]
