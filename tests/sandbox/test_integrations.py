"""Does the integrations framework behave as it is described: runs, items, states, one hour?"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from tests.sandbox.conftest import Listener

RUNS = "/integrations/sync_runs"
ITEMS = "/integrations/syncable_sync_runs"
STATES = "/integrations/syncable_states"


def press(box: Sandbox, **options: Any) -> str:
    """Sync the expenses of three days, and return the run."""
    return box.press_sync(begin="2026-10-03", end="2026-10-05", **options).sync_run_id


def items(factorial: httpx.Client, run: str) -> list[dict[str, Any]]:
    return factorial.get(ITEMS, params={"sync_run_ids[]": run}).json()["data"]


def report(factorial: httpx.Client, item: Any, status: str, **messages: str) -> httpx.Response:
    body: dict[str, Any] = {"id": item["id"], "status": status}
    return factorial.put(f"{ITEMS}/{item['id']}", json={**body, "error_messages": messages})


def run_of(factorial: httpx.Client, run: str) -> dict[str, Any]:
    return factorial.get(f"{RUNS}/{run}").json()


def test_a_pressed_button_makes_an_item_for_each_approved_expense(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    Within the days that were chosen; each has a state that links to the expense.
    """
    run = press(box)

    headers = box.factorial.tables["expenses/expensables"]
    wanted = [
        id for id, row in headers.items()
        if row["status"] == "approved" and "2026-10-03" <= row["effective_on"] <= "2026-10-05"
    ]  # fmt: skip
    found = items(factorial, run)
    ids = [item["syncable_state_id"] for item in found]
    states = factorial.get(STATES, params={"ids[]": ids}).json()["data"]

    assert wanted != []
    assert [state["syncable_id"] for state in states] == wanted
    assert {state["status"] for state in states} == {"syncing"}
    assert {item["status"] for item in found} == {"running"}
    assert run_of(factorial, run) == {
        "id": run,
        "status": "running",
        "started_at": "2026-11-02T09:00:00.000Z",
        "context": {"from": "2026-10-03", "to": "2026-10-05"},
        "company_id": "900",
        "integration_uuid": box.integration_uuid,
        "finished_at": None,
    }


def test_the_integration_is_notified_until_it_answers(box: Sandbox) -> None:
    """
    With run, integration and company; up to five times again.
    """
    seen: list[tuple[str, Any]] = []
    answers: list[int | None] = [500, None, 202, 200]

    def post(url: str, headers: Mapping[str, str], content: bytes) -> int | None:
        seen.append((url, json.loads(content)))
        return answers[len(seen) - 1] if len(seen) <= len(answers) else 503

    box.post = post
    pressed = box.press_sync("https://integration.example/sync")
    given_up = box.press_sync("https://integration.example/sync")

    told = {"sync_run_id": "1", "integration_uuid": box.integration_uuid, "company_id": "900"}
    assert seen[:4] == [("https://integration.example/sync", told)] * 4
    assert (pressed.tries, pressed.status) == (4, 200)
    assert (given_up.tries, given_up.status) == (6, 503)


def test_the_notification_goes_over_the_network(box: Sandbox, listener: Listener) -> None:
    """
    To whoever listens; nobody is told without a URL.
    """
    pressed = box.press_sync(f"{listener.url}/sync")
    silent = box.press_sync()
    nobody = box.press_sync("http://127.0.0.1:9")

    ((path, headers, body),) = listener.received
    assert (pressed.tries, pressed.status) == (1, 200)
    assert (path, headers["content-type"]) == ("/sync", "application/json")
    assert body["sync_run_id"] == pressed.sync_run_id
    assert (silent.tries, silent.status) == (0, None)
    assert (nobody.tries, nobody.status) == (6, None)


@pytest.mark.parametrize(
    ("statuses", "outcome"),
    [
        (["success"], "succeeded"),
        (["success", "failed"], "succededwitherrors"),
        (["success", "invalid"], "succededwitherrors"),
        (["failed"], "errored"),
    ],
)
def test_a_run_ends_when_all_is_reported(
    factorial: httpx.Client, box: Sandbox, statuses: list[str], outcome: str
) -> None:
    """
    With a state that says how it went, spelled as the API does.
    """
    run = press(box)
    found = items(factorial, run)

    for n, item in enumerate(found):
        assert run_of(factorial, run)["status"] == "running"
        assert report(factorial, item, statuses[n % len(statuses)]).status_code == 200

    ended = run_of(factorial, run)
    assert (ended["status"], ended["finished_at"]) == (outcome, "2026-11-02T09:00:00.000Z")


def test_messages_are_written_as_a_map_and_read_as_a_list(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    On the item and on its state; a new report replaces the old one.
    """
    run = press(box)
    item = items(factorial, run)[0]

    report(factorial, item, "failed", first="gone")
    answer = report(factorial, item, "invalid", account="No account.", vendor="No vendor.").json()

    messages = [
        {"key": "account", "value": "No account."},
        {"key": "vendor", "value": "No vendor."},
    ]
    state = factorial.get(f"{STATES}/{item['syncable_state_id']}").json()
    assert (answer["status"], answer["error_messages"]) == ("invalid", messages)
    assert (state["status"], state["error_messages"]) == ("invalid", messages)


def test_an_hour_later_what_was_not_reported_has_failed(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    To the second, by the sandbox's clock; later reports are refused.
    """
    run = press(box)
    first, second, *_ = items(factorial, run)
    report(factorial, first, "success")

    box.now += dt.timedelta(minutes=59, seconds=59)
    before = run_of(factorial, run)["status"]
    box.now += dt.timedelta(seconds=1)
    after = run_of(factorial, run)
    late = report(factorial, second, "success")

    assert (before, after["status"]) == ("running", "succededwitherrors")
    assert after["finished_at"] == "2026-11-02T10:00:00.000Z"
    assert late.status_code == 422
    assert {i["id"]: i["status"] for i in items(factorial, run)}[first["id"]] == "success"
    assert {i["status"] for i in items(factorial, run)} == {"success", "failed"}
    state = factorial.get(f"{STATES}/{second['syncable_state_id']}").json()
    assert (state["status"], state["error_messages"][0]["key"]) == ("failed", "sync_error")


def test_the_state_lasts_from_run_to_run(factorial: httpx.Client, box: Sandbox) -> None:
    """
    The second sync of an expense has the same link, and knows the ERP's key.
    """
    first = press(box)
    (one, *_) = items(factorial, first)
    state = factorial.get(f"{STATES}/{one['syncable_state_id']}").json()
    body = {
        "sync_run_id": first,
        "items": [
            {
                "external_identifier": "PI-1",
                "syncable_type": "expenses/expense",
                "syncable_id": state["syncable_id"],
                "status": "success",
            }
        ],
    }
    upserted = factorial.post(f"{ITEMS}/bulk_upsert", json=body).json()
    second = press(box)

    again = items(factorial, second)[0]
    state = factorial.get(f"{STATES}/{again['syncable_state_id']}").json()
    assert upserted[0]["id"] == one["id"]
    assert again["syncable_state_id"] == one["syncable_state_id"]
    assert (state["external_identifier"], state["status"]) == ("PI-1", "syncing")


def test_what_changed_after_its_sync_is_outdated(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Paying an expense changes it.
    """
    run = press(box)
    item = items(factorial, run)[0]
    report(factorial, item, "success")
    state = f"{STATES}/{item['syncable_state_id']}"
    synced = factorial.get(state).json()

    factorial.post("/expenses/expensables/bulk_set_to_paid", json={"ids": [synced["syncable_id"]]})

    assert (synced["status"], factorial.get(state).json()["status"]) == ("synced", "outdated")


def upsert(factorial: httpx.Client, run: str, *rows: dict[str, Any]) -> httpx.Response:
    """Report suppliers that an integration has brought along."""
    common = {"syncable_type": "finance/vendor", "status": "success"}
    body = {"sync_run_id": run, "items": [{**common, **row} for row in rows]}
    return factorial.post(f"{ITEMS}/bulk_upsert", json=body)


def test_an_integration_begins_its_own_run(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Items are found by run, the ERP's key and the type: reporting twice adds nothing.
    """
    run = factorial.post(RUNS, json={}).json()
    first = upsert(factorial, run["id"], {"external_identifier": "70001", "status": "running"})
    twice = upsert(
        factorial, run["id"], {"external_identifier": "70001"}, {"external_identifier": "70002"}
    )

    assert (run["integration_uuid"], run["context"]) == (box.integration_uuid, {"from": None, "to": None})  # fmt: skip
    assert [row["status"] for row in first.json()] == ["running"]
    assert [row["id"] for row in twice.json()] == [first.json()[0]["id"], "2"]
    assert len(items(factorial, run["id"])) == 2
    assert run_of(factorial, run["id"])["status"] == "succeeded"


def test_a_link_is_filled_once(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Linking what is linked already to something else is refused, and nothing of that body is written.
    """
    run = factorial.post(RUNS, json={}).json()["id"]
    upsert(factorial, run, {"external_identifier": "70001"})
    filled = upsert(factorial, run, {"external_identifier": "70001", "syncable_id": "1"})
    other = upsert(
        factorial,
        run,
        {"external_identifier": "70009"},
        {"external_identifier": "70001", "syncable_id": "2"},
    )
    stolen = upsert(factorial, run, {"external_identifier": "70002", "syncable_id": "1"})

    states = factorial.get(STATES).json()["data"]
    assert filled.status_code == 200
    assert (other.status_code, stolen.status_code) == (422, 422)
    assert [(s["external_identifier"], s["syncable_id"]) for s in states] == [("70001", "1")]


def test_a_run_is_for_the_integration_of_the_credentials(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    Another one is refused; a run that is none is 404.
    """
    body = {"marketplace_integration_uuid": "another"}

    assert factorial.post(RUNS, json=body).status_code == 422
    assert upsert(factorial, "99", {"external_identifier": "1"}).status_code == 404


def test_runs_are_listed_by_integration_and_time(factorial: httpx.Client, box: Sandbox) -> None:
    """
    To the second.
    """
    first = press(box)
    box.now += dt.timedelta(minutes=5)
    second = press(box, integration_uuid="another")

    def found(**query: str) -> list[str]:
        return [row["id"] for row in factorial.get(RUNS, params=query).json()["data"]]

    assert found() == [first, second]
    assert found(marketplace_integration_uuid=box.integration_uuid) == [first]
    assert found(created_at_gteq="2026-11-02T09:00:01Z") == [second]


def test_a_file_is_attached_to_a_run(factorial: httpx.Client, box: Sandbox) -> None:
    """
    A form; the name of the file is its own where none is given.
    """
    run = press(box)
    file = ("result.csv", b"id;status\n1;ok\n", "text/csv")

    answer = factorial.post(
        "/integrations/sync_run_outputs", data={"sync_run_id": run}, files={"file": file}
    )
    named = factorial.post(
        "/integrations/sync_run_outputs",
        data={"sync_run_id": run, "file_name": "other.csv"},
        files={"file": file},
    )
    nothing = factorial.post(
        "/integrations/sync_run_outputs", data={"sync_run_id": "9"}, files={"file": file}
    )
    text = factorial.post("/integrations/sync_run_outputs", json={"sync_run_id": run, "file": "x"})

    assert (answer.status_code, answer.json()["file_name"]) == (201, "result.csv")
    assert named.json()["file_name"] == "other.csv"
    assert (nothing.status_code, text.status_code) == (404, 422)


def test_an_integration_is_installed_once(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Per company.
    """
    body = {"company_id": "900", "integration_uuid": box.integration_uuid}

    first = factorial.post("/marketplace/installations", json=body)
    second = factorial.post("/marketplace/installations", json=body)

    assert (first.status_code, second.status_code) == (201, 422)


@pytest.mark.parametrize(
    ("version", "status"),
    [("2026-10-01", 404), ("2026-07-01", 200), ("2026-04-01", 200), ("2027-01-01", 200)],
)
def test_items_with_their_content_are_gone_in_the_newest_version(
    box: Sandbox, version: str, status: int
) -> None:
    """
    A version that is not known is answered with the oldest schema, which has them.
    """
    run = press(box)
    url = f"https://x.example/api/{version}/resources/integrations/syncable_items"

    with httpx.Client(transport=box.transport(), headers={"x-api-key": box.api_key}) as http:
        answer = http.get(url, params={"sync_run_id": run})
        missing = http.get(url, params={"sync_run_id": "9"})

    assert (answer.status_code, missing.status_code) == (status, 404)


def test_an_item_holds_the_expense_as_the_guide_has_it(box: Sandbox) -> None:
    """
    Header and detail in one; cents, codes, and moments to the minute.
    """
    box.press_sync()
    run = box.press_sync(statuses=("paid",), begin="2026-08-09", end="2026-08-09").sync_run_id
    url = "https://x.example/api/2026-07-01/resources/integrations/syncable_items"

    with httpx.Client(transport=box.transport(), headers={"x-api-key": box.api_key}) as http:
        item = http.get(url, params={"sync_run_id": run}).json()["data"][0]

    payload = item["sync_payload"]
    assert item["syncable_type"] == "expenses/expense"
    assert {
        key: payload[key]
        for key in ("id", "expense_id", "expense_type", "total_amount", "category_name", "effective_on")
    } == {
        "id": "5001",
        "expense_id": "3001",
        "expense_type": "expense",
        "total_amount": 44058,
        "category_name": "Übernachtung",
        "effective_on": "2026-08-09 00:00",
    }  # fmt: skip
    assert payload["cost_center_ids"] == [{"id": "5"}]
    assert payload["files"] == [{"id": "f3001"}]
