"""Does an independent client take the sandbox for Business Central? bc-cli 0.8.2 over real HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

from .company import POSTED, central, differences, kept, ledger_account, token, told
from .running import peer_says

PEER = "bc-cli"

READ = (
    "accounts",
    "vendors",
    "employees",
    "dimensions",
    "dimensionValues",
    "currencies",
    "accountingPeriods",
    "generalLedgerSetup",
)

PAGE = 20
"""The proxy in front of it asks for pages of 20; bc-cli itself takes what comes."""


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
    """What bc-cli read, then wrote."""
    assert before
    with SandboxServer(box) as server:
        return peer_says(
            PEER,
            "bccli_works.py",
            server.url,
            token(box, server.url),
            box.environment,
            central(box).row["id"],
            "70001",
            ledger_account(box)["number"],
            "VST19",
        )


def test_bccli_lists_the_companies(said: Any, box: Sandbox) -> None:
    """
    Above all companies, where no company is in the path.
    """
    names = [each["name"] for each in said["companies"]]

    assert [*box.business_central.companies] == names


@pytest.mark.parametrize("name", READ)
def test_bccli_follows_the_links_to_every_record(
    said: Any, before: dict[str, Any], name: str
) -> None:
    """
    Pages of 20; every record, each once, each field equal, amounts included.
    """
    read = said["read"][name]
    expected = before[name]

    assert sorted(expected) == sorted(row["id"] for row in read["rows"])
    assert set() == differences(expected, read["rows"])
    full, rest = divmod(len(expected), PAGE)
    assert [PAGE] * full + [rest] * bool(rest) == read["pages"]
    assert len(expected) == read["count"]


@pytest.mark.parametrize("name", READ)
def test_bccli_reads_parts_and_single_records(said: Any, before: dict[str, Any], name: str) -> None:
    """
    ``$skip`` and ``$top``, ``$select``, one by its id.
    """
    read = said["read"][name]
    ids = [row["id"] for row in read["rows"]]

    assert ids[1:3] == read["top_skip"]
    assert ["id"] == read["selected"]
    assert ids[-1] == read["one"]["id"]
    assert set() == differences(before[name], [read["one"]])


@pytest.mark.parametrize("name", ["accounts", "vendors"])
def test_bccli_get_stops_after_the_first_page(said: Any, before: dict[str, Any], name: str) -> None:
    """
    Known fault of bc-cli: ``get()`` returns the first page and does not say so; ``pages()`` reads all.
    """
    one_call = said["read"][name]["one_call"]

    assert PAGE == len(one_call) < len(before[name])


def test_bccli_creates_changes_and_deletes(said: Any, box: Sandbox) -> None:
    """
    With the ETag of the answer before, and without one, which bc-cli turns into ``*``.
    """
    written = said["written"]
    made, changed, overwritten = written["made"], written["changed"], written["overwritten"]

    assert ("O'Brien & Söhne", "Husum") == (made["displayName"], made["city"])
    assert ("Judged", "Husum") == (changed["displayName"], changed["city"])
    assert ("Judged", "Kiel") == (overwritten["displayName"], overwritten["city"])
    assert 3 == len({each["@odata.etag"] for each in (made, changed, overwritten)})
    assert [made["id"]] == written["quoted"]
    assert made["id"] not in central(box).tables["vendors"]


def test_bccli_hears_of_conflicts_and_of_what_is_gone(said: Any) -> None:
    """
    409 for a stale ETag, for which bc-cli knows no class of its own, and 404.
    """
    assert ["BCLIError", 409] == said["written"]["stale"]
    assert ["NotFoundError", 404] == said["written"]["gone"]


def test_bccli_inserts_deeply_and_expands(said: Any) -> None:
    """
    One request for an invoice and its lines; they come back in order, in floats that round to the same cents.
    """
    draft = said["written"]["draft"]
    [read] = said["written"]["read"]
    lines = read["purchaseInvoiceLines"]

    assert "Draft" == read["status"]
    assert [0.3, 1234.56, 39.98] == [line["amountExcludingTax"] for line in lines]
    assert 1517.06 == read["totalAmountIncludingTax"] == draft["totalAmountIncludingTax"]
    assert "70001" == read["vendor"]["number"]


def test_bccli_posts_an_invoice(said: Any, box: Sandbox) -> None:
    """
    A bound action; the id stays, the number changes, and the entries are those that the sandbox keeps.
    """
    draft, posted, entries = (said["written"][key] for key in ("draft", "posted", "entries"))

    assert draft["id"] == posted["id"]
    assert ("Open", "108001") == (posted["status"], posted["number"])
    assert POSTED == [(e["accountNumber"], e["debitAmount"], e["creditAmount"]) for e in entries]
    assert set() == differences(kept(box, "generalLedgerEntries"), entries)


def test_bccli_writes_into_a_journal(said: Any, box: Sandbox) -> None:
    """
    It knows no path below another record, so the line names its journal in the body.
    """
    journal, line = said["written"]["journal"], said["written"]["journal_line"]

    assert "JUDGES" == journal["code"]
    assert ("G/L Account", 10.01) == (told(line)["accountType"], line["amount"])
    assert set() == differences(kept(box, "journalLines"), [line])
