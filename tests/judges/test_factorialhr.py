"""Does a second, independent client take the sandbox for the API? factorialhr 7.0.0 over real HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

from .company import JUDGED, approved_header, by_id, records
from .running import peer_says

PEER = "factorialhr"

KNOWN_FAULTS = {
    # Ids are opaque since 2026-07-01; factorialhr speaks 2026-04-01 and takes only those that are numbers.
    "expenses/expenses": {"card_payment_id: int_parsing"},
    # A text in the API of 2026-10-01, and an object for factorialhr.
    "expenses/mileages": {"rate: dict_type"},
    # Another schema altogether in 2026-04-01.
    "finance/categories": {
        "name: missing",
        "company_id: missing",
        "created_at: missing",
        "updated_at: missing",
    },
}
"""Why factorialhr's models refuse records that are right; it still reads them all as plain JSON."""

WANTS_AN_ENVELOPE = {"companies/legal_entities", "project_management/projects"}
"""Where factorialhr takes one record out of a ``data`` that the API does not wrap around it."""


@pytest.fixture(scope="module")
def box() -> Sandbox:
    """The demo company."""
    return Sandbox()


@pytest.fixture(scope="module")
def kept(box: Sandbox) -> dict[str, dict[str, Any]]:
    """The records before anybody changed them."""
    return {name: records(box, name) for name in JUDGED}


@pytest.fixture(scope="module")
def said(box: Sandbox, kept: dict[str, Any]) -> Any:
    """What factorialhr read, then wrote."""
    assert kept
    with SandboxServer(box) as server:
        return peer_says(
            PEER, "factorialhr_reads.py", server.url, box.api_key, approved_header(box)
        )


@pytest.mark.parametrize("name", JUDGED)
def test_factorialhr_pages_through_every_record_by_number(
    said: Any, kept: dict[str, Any], name: str
) -> None:
    """
    It asks for all pages of 20 at once: every record, each once, in order, each field equal.
    """
    read = said["read"][name]

    assert list(kept[name]) == [str(row["id"]) for row in read["rows"]]
    assert kept[name] == by_id(read["rows"])
    assert list(kept[name])[20:40] == [*map(str, read["second_page"])]
    assert len(kept[name]) == read["total"]


@pytest.mark.parametrize("name", JUDGED)
def test_factorialhr_makes_models_of_the_records(
    said: Any, kept: dict[str, Any], name: str
) -> None:
    """
    All of them, to the cent; those that its known faults refuse are counted.
    """
    read = said["read"][name]
    made = dict(read["models"])

    assert set(read["refused"]) <= KNOWN_FAULTS.get(name, set())
    if name not in KNOWN_FAULTS:
        assert list(kept[name]) == list(made)
    assert {id: kept[name][id].get("amount") for id in made} == made


@pytest.mark.parametrize("name", sorted({*JUDGED} - {"finance/cost_center_memberships"}))
def test_factorialhr_gets_one_record(said: Any, name: str) -> None:
    """
    The last one that it could make a model of.
    """
    read = said["read"][name]

    assert bool(read["models"]) == ("one" in read)
    if read["models"]:
        known = "KeyError: 'data'" if name in WANTS_AN_ENVELOPE else read["models"][-1][0]
        assert known == read["one"]


def test_the_ids_of_an_old_version_are_numbers(said: Any) -> None:
    """
    Until 2026-04-01; what other systems call their own is text in every version.
    """
    accounts = said["read"]["finance/accounts"]["rows"]

    assert all(isinstance(each["id"], int) for each in accounts)
    assert all(isinstance(each["external_id"], str | None) for each in accounts)


def test_most_expenses_become_models(said: Any) -> None:
    """
    The known fault costs those paid by card, not the rest.
    """
    read = said["read"]["expenses/expenses"]

    assert len(read["models"]) > 100
    assert len(read["models"]) + sum(read["refused"].values()) == read["total"]


def test_factorialhr_creates_changes_deletes_and_pays(said: Any, box: Sandbox) -> None:
    """
    It sends numbers where ids are texts, as older versions of the API do.
    """
    center, edited, deleted, account, renamed, paid = said["written"]
    tables = box.factorial.tables

    assert ("Judges", "J1") == (center["name"], center["code"])
    assert "Judges of the North" == edited["name"]
    assert center["id"] == deleted["id"]
    assert str(deleted["id"]) not in tables["finance/cost_centers"]
    assert ("Judged", "Judged again") == (account["name"], renamed["name"])
    assert "1" == tables["finance/accounts"][str(account["id"])]["legal_entity_id"]
    assert "paid" == paid["status"]
    assert "paid" == tables["expenses/expensables"][str(paid["id"])]["status"]
