"""Does a generated client take the sandbox for Business Central? pybusinesscentral 3.10.0 over real HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

from .company import POSTED, central, differences, kept, ledger_account, token
from .running import peer_says

PEER = "pybusinesscentral"

READ = ("accounts", "vendors", "dimensions")

PAGE = 20


@pytest.fixture(scope="module")
def box() -> Sandbox:
    """The demo company."""
    return Sandbox()


@pytest.fixture(scope="module")
def before(box: Sandbox) -> dict[str, dict[str, Any]]:
    """The records before anybody changed them."""
    return {name: kept(box, name) for name in READ}


@pytest.fixture(scope="module")
def said(box: Sandbox, before: dict[str, Any]) -> Any:
    """What pybusinesscentral read, then wrote."""
    assert before
    with SandboxServer(box) as server:
        return peer_says(
            PEER,
            "pybusinesscentral_works.py",
            f"{server.url}/v2.0/{box.environment}/api/v2.0",
            token(box, server.url),
            central(box).row["id"],
            "70001",
            ledger_account(box)["id"],
            "VST19",
        )


def test_pybusinesscentral_lists_the_companies(said: Any, box: Sandbox) -> None:
    """
    Above all companies, where no company is in the path.
    """
    names = [each["name"] for each in said["companies"]]

    assert [*box.business_central.companies] == names


@pytest.mark.parametrize("name", READ)
def test_pybusinesscentral_makes_models_of_every_record(
    said: Any, before: dict[str, Any], name: str
) -> None:
    """
    Strict models: a type or a length that the API does not have would be refused. Read with top and skip.
    """
    read = said["read"][name]
    expected = before[name]

    assert sorted(expected) == sorted(row["id"] for row in read["rows"])
    assert set() == differences(expected, read["rows"])
    full, rest = divmod(len(expected), PAGE)
    assert [*[PAGE] * full, rest] == read["pages"]
    assert len(expected) == read["one_call"]


def test_pybusinesscentral_gets_one_record(said: Any) -> None:
    """
    By its id.
    """
    assert said["read"]["vendors"]["rows"][-1] == said["one"]


def test_pybusinesscentral_creates_changes_and_deletes(said: Any, box: Sandbox) -> None:
    """
    Known fault of pybusinesscentral: its models have no ETag, it must be dug out of the raw answer.
    """
    written = said["written"]
    made, changed, overwritten = written["made"], written["changed"], written["overwritten"]

    assert ("O'Brien & Söhne", "Husum") == (made["displayName"], made["city"])
    assert ("Judged", "Husum") == (changed["displayName"], changed["city"])
    assert ("Judged", "Kiel") == (overwritten["displayName"], overwritten["city"])
    assert [{"id": made["id"], "number": "J-PBC"}] == written["found"]
    assert made["id"] not in central(box).tables["vendors"]


def test_pybusinesscentral_hears_of_conflicts_and_of_what_is_gone(said: Any) -> None:
    """
    409 for a stale ETag, and 404.
    """
    assert ["ConflictException", 409] == said["written"]["stale"]
    assert ["NotFoundException", 404] == said["written"]["gone"]


def test_pybusinesscentral_writes_lines_and_expands(said: Any) -> None:
    """
    Lines one by one below their invoice, by the id of the account.
    """
    lines, read = said["written"]["lines"], said["written"]["read"]

    assert "Draft" == read["status"]
    assert lines == read["purchaseInvoiceLines"]
    assert [0.3, 1234.56, 39.98] == [line["amountExcludingTax"] for line in lines]
    assert 1517.06 == read["totalAmountIncludingTax"]
    assert "70001" == read["vendor"]["number"]


def test_pybusinesscentral_posts_an_invoice(said: Any, box: Sandbox) -> None:
    """
    A bound action; the id stays, the number changes, and the entries are those that the sandbox keeps.
    """
    draft, posted, entries = (said["written"][key] for key in ("draft", "posted", "entries"))

    assert draft["id"] == posted["id"]
    assert ("Open", "108001") == (posted["status"], posted["number"])
    assert POSTED == [(e["accountNumber"], e["debitAmount"], e["creditAmount"]) for e in entries]
    found = kept(box, "generalLedgerEntries")
    assert set() == differences(found, entries)


def test_pybusinesscentral_posts_a_journal(said: Any, box: Sandbox) -> None:
    """
    Two lines that balance; posting leaves an empty one, as without a number series, and two entries.
    """
    lines = said["written"]["journal_lines"]

    assert [10.01, -10.01] == [line["amount"] for line in lines]
    assert 1 == said["written"]["lines_left"]
    entries = [
        e for e in kept(box, "generalLedgerEntries").values() if e["documentNumber"] == "J-4"
    ]
    assert [(10.01, 0), (0, 10.01)] == [(e["debitAmount"], e["creditAmount"]) for e in entries]
