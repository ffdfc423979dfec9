"""Does Factorial's own SDK take the sandbox for the API? factorial-api-client 3.0.0 over real HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

from .company import JUDGED, approved_header, by_id, records, seed
from .running import peer_says

PEER = "official-sdk"

READ = (*JUDGED, "api_public/credentials")

EMPTY = {
    "api_public/webhook_subscriptions",
    "integrations/sync_runs",
    "integrations/syncable_states",
    "integrations/syncable_sync_runs",
}
"""Resources of which the demo company has nothing before somebody subscribes or syncs."""

CANNOT_ASK = {
    "contracts/materialized_templates",
    "job_catalog/node_attributes",
    "job_catalog/tree_nodes",
    "payroll_employees/identifiers",
    "payroll_integrations_base/codes",
    "project_management/project_tasks",
}
"""
Known fault of the SDK: without a filter that its specification requires, it asks nothing.

AttributeError: 'Unset' object has no attribute 'value'. The API answers other clients without them.
"""


def without_fatal_nulls(box: Sandbox) -> Sandbox:
    """
    Leave out what the SDK cannot read.

    Known fault: a page is lost where an object or an array in it is null (TypeError: 'NoneType' object is not
    iterable). Factorial does answer null there, and so does the sandbox; the SDK gets a company without.
    """
    half = box.factorial
    for name in half.facts:
        for row in half.tables[name].values():
            for field in half.facts[name].record.values():
                if field.kind.word in ("record", "list") and row.get(field.name, "") is None:
                    del row[field.name]
    return box


@pytest.fixture(scope="module")
def judged() -> Sandbox:
    """The demo company, without what the SDK cannot read."""
    return without_fatal_nulls(Sandbox())


@pytest.fixture(scope="module")
def read(judged: Sandbox) -> Any:
    """What the SDK read of it."""
    with SandboxServer(judged) as server:
        return peer_says(PEER, "sdk_reads.py", server.url, judged.api_key)


@pytest.mark.parametrize("name", READ)
def test_the_sdk_pages_through_every_record(read: Any, judged: Sandbox, name: str) -> None:
    """
    Pages of 20, followed by cursor: every record, each once, each field equal to what the sandbox keeps.
    """
    kept = records(judged, name)

    assert "fault" not in read[name], read[name]
    assert list(kept) == [row["id"] for row in read[name]["rows"]]
    assert kept == by_id(read[name]["rows"])
    assert list(kept) == read[name]["awaited_ids"]


@pytest.mark.parametrize("name", READ)
def test_the_sdk_reads_the_first_page_and_the_total(read: Any, judged: Sandbox, name: str) -> None:
    """
    Without paging parameters a list answers with its first hundred.
    """
    kept = records(judged, name)

    assert list(kept)[:100] == [row["id"] for row in read[name]["first_page"]]
    assert len(kept) == read[name]["total"]


@pytest.mark.parametrize("name", READ)
def test_the_sdk_gets_one_record(read: Any, judged: Sandbox, name: str) -> None:
    """
    The last one of the list, wherever the API has a get.
    """
    kept = records(judged, name)
    without_get = {"api_public/credentials", "finance/cost_center_memberships"}

    assert (name not in without_get) == ("one" in read[name])
    if "one" in read[name]:
        assert [*kept.values()][-1:] == [*by_id([read[name]["one"]]).values()]


def test_the_sdk_reads_every_list_that_it_can_ask_for(read: Any, judged: Sandbox) -> None:
    """
    All 169 of the API, parsed into its own models: as many records as the list says, each once.
    """
    faults = {name: each["fault"] for name, each in read.items() if "fault" in each}
    lists = {name: each for name, each in read.items() if "fault" not in each}

    assert 169 == len(read)
    assert (
        dict.fromkeys(CANNOT_ASK, "AttributeError: 'Unset' object has no attribute 'value'")
        == faults
    )
    assert EMPTY == {name for name, each in lists.items() if not each["rows"]}
    for name, each in lists.items():
        ids = [row["id"] for row in each["rows"] if "id" in row]
        assert len(each["rows"]) == each["total"], name
        assert len({*ids}) == len(ids), name
        assert {*ids} <= {*judged.factorial.tables[name]}, name


def test_the_sdk_gets_one_record_of_each_resource(read: Any) -> None:
    """
    Wherever the API has a get.
    """
    got = {name: each["one"]["id"] for name, each in read.items() if "one" in each}

    assert 129 <= len(got)
    assert {name: read[name]["rows"][-1]["id"] for name in got} == got


def test_the_sdk_creates_changes_deletes_and_pays(server: SandboxServer, box: Sandbox) -> None:
    """
    It understands each answer, and the sandbox keeps what it sent.
    """
    tables = box.factorial.tables
    approved = approved_header(box)

    center, edited, deleted, account, renamed, contact, kind, paid = peer_says(
        PEER, "sdk_writes.py", server.url, box.api_key, approved
    )

    assert ("Judges", "J1") == (center["name"], center["code"])
    assert ("Judges of the North", "J2") == (edited["name"], edited["code"])
    assert center["id"] == deleted["id"]
    assert deleted["id"] not in tables["finance/cost_centers"]
    assert "BC-6999" == account["external_id"]
    assert {**account, "name": "Judged again", "updated_at": renamed["updated_at"]} == renamed
    assert "Judged again" == tables["finance/accounts"][account["id"]]["name"]
    assert "Husum" == tables["finance/contacts"][contact["id"]]["address"]["city"]
    assert "Vorsteuer 2" == tables["finance/tax_types"][kind["id"]]["name"]
    assert (approved, "paid") == (paid["id"], paid["status"])
    assert "paid" == tables["expenses/expensables"][approved]["status"]


def test_the_sdk_still_loses_a_page_over_a_null(server: SandboxServer, box: Sandbox) -> None:
    """
    Why the seed is trimmed above: a fault of the SDK, not of the sandbox. Where this fails, trim no more.
    """
    nulls = [row for row in box.factorial.tables["expenses/expenses"].values() if not row["card"]]

    read = peer_says(PEER, "sdk_reads.py", server.url, box.api_key)

    assert nulls
    assert {"fault": "TypeError: 'NoneType' object is not iterable"} == read["expenses/expenses"]


def test_no_resource_of_the_seed_goes_unjudged() -> None:
    """
    A resource that joins the demo company joins the list.
    """
    domains = {"expenses", "finance", "employees"}
    filled = {name for name in seed()["resources"] if name.split("/")[0] in domains}

    assert set() == filled - set(READ)
