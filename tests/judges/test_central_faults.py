"""What becomes of work on Business Central when the network fails? mitmproxy stands between client and sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import anyio
import attrs
import httpx
import pytest

from factorial_erp import AsyncBusinessCentral, BusinessCentral
from factorial_erp._core.retry import Retry
from factorial_erp.business_central import PurchaseInvoice
from factorial_erp.errors import (
    AnswerUnreadable,
    AuthenticationFailed,
    Conflict,
    ErpError,
    ForeignHostRefused,
    NotCarriedOut,
    NotFound,
    OutcomeUnknown,
    RequestInvalid,
    ServerFailed,
    Throttled,
    TransportFailed,
)
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

from ..conftest import Mode
from .company import central
from .running import SCRIPTS, free_port, listening, place

VENDORS = "/vendors"
INVOICES = "/purchaseInvoices"
TOKEN = "/oauth2/v2.0/token"
PAGE = 10
PAGES = 7
FOURTH = 3
"""Pages before the one that fails."""
TIMEOUT_SECONDS = 1.5
QUICK = Retry(first_wait=0.05, longest_wait=3.0)


class Elsewhere:
    """Another host, which keeps whatever it is sent."""

    def __init__(self) -> None:
        self.seen: list[dict[str, str]] = []
        seen = self.seen

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                seen.append(dict(self.headers))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{"value":[]}')

            do_POST = do_GET  # noqa: N815  (http.server looks for it)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        """Stop listening."""
        self.server.shutdown()
        self.server.server_close()


@attrs.frozen
class Network:
    """The way from the client to the sandbox."""

    box: Sandbox
    url: str
    elsewhere: Elsewhere

    @property
    def numbers(self) -> list[str]:
        """The vendors in the order in which they are listed."""
        return sorted(row["number"] for row in central(self.box).tables["vendors"].values())

    def order(self, *faults: dict[str, Any]) -> None:
        """Let things go wrong from now on, and forget what was seen."""
        self.box.requests.clear()
        self.elsewhere.seen.clear()
        httpx.post(f"{self.url}/judge/order", json=[*faults]).raise_for_status()

    def on(self, method: str, path: str, kind: str, **facts: Any) -> None:
        """Let requests go wrong."""
        self.order({"times": 1, "asks": [], **facts, "kind": kind, "method": method, "path": path})

    def on_page_4(self, kind: str, **facts: Any) -> None:
        """Let the fourth page of vendors go wrong."""
        self.on("GET", VENDORS, kind, skip=FOURTH, **facts)

    def sent(self, method: str, path: str) -> int:
        """Return how many requests the client sent."""
        seen = httpx.get(f"{self.url}/judge/seen").json()
        return sum(1 for each in seen if each["method"] == method and path in each["path"])

    def arrived(self, method: str, path: str) -> int:
        """Return how many requests reached the sandbox."""
        return sum(1 for each in self.box.requests if each.method == method and path in each.path)

    def use(self, mode: Mode, work: Callable[[Any], Any], name: str | None = None) -> Any:
        """Let a client do some work in the company: it returns the answer or a coroutine."""
        options: Any = {
            "tenant": self.box.tenant,
            "environment": self.box.environment,
            "client_id": self.box.client_id,
            "client_secret": self.box.client_secret,
            "base_url": self.url,
            "login_url": self.url,
            "timeout_seconds": TIMEOUT_SECONDS,
            "retry": QUICK,
        }
        name = name or self.box.company_name
        if not mode.is_async:
            with BusinessCentral(**options) as client:
                return work(client.company(name))

        async def main() -> Any:
            async with AsyncBusinessCentral(**options) as client:
                return await work(client.company(name))

        return anyio.run(main)

    def read(
        self, mode: Mode, into: list[str], *, cursor: str | None = None, **options: Any
    ) -> None:
        """Read the vendors page by page, and keep the numbers of what was read even where it fails."""

        def work(company: Any) -> Any:
            pages = company.vendors.list(page_size=PAGE, **options).by_page(cursor)
            if mode.is_async:
                return awaited(pages)
            for page in pages:
                into.extend(each.number for each in page.items)
            return None

        async def awaited(pages: Any) -> None:
            async for page in pages:
                into.extend(each.number for each in page.items)

        self.use(mode, work)


@pytest.fixture(scope="module")
def network() -> Iterator[Network]:
    """The sandbox behind mitmproxy, and another host."""
    box = Sandbox()
    port = free_port()
    with SandboxServer(box) as server, closing(Elsewhere()) as elsewhere:
        command = [
            place("mitmproxy") / "bin" / "mitmdump",
            *("--mode", f"reverse:{server.url}", "--listen-host", "127.0.0.1"),
            *("--listen-port", str(port), "--set", "connection_strategy=lazy", "--quiet"),
            *("--set", f"confdir={place('mitmproxy') / 'settings'}"),
            *("--set", "keep_host_header=true"),
            *("--scripts", SCRIPTS / "faults.py"),
        ]
        with listening(command, port) as url:
            yield Network(box, url, elsewhere)


@pytest.fixture(autouse=True)
def orderly(network: Network) -> Iterator[None]:
    """Nothing goes wrong that a test has not ordered."""
    network.order()
    yield
    network.order()


# Lists

ON_THE_WAY = {
    "429": {"kind": "status", "status": 429, "times": 2},
    "429 with a time": {"kind": "status", "status": 429, "headers": {"Retry-After": "1"}},
    "502": {"kind": "status", "status": 502, "times": 2},
    "503": {"kind": "status", "status": 503, "times": 2},
    "504": {"kind": "status", "status": 504, "times": 2},
    "reset": {"kind": "reset", "after_effect": True, "times": 2},
    "truncated": {"kind": "truncated", "after_effect": True, "times": 2},
    "late": {"kind": "late", "seconds": TIMEOUT_SECONDS * 2},
}
"""What page 4 survives, and how often in a row."""


@pytest.mark.parametrize("name", ON_THE_WAY)
def test_a_list_survives_a_fault_on_page_4(network: Network, mode: Mode, name: str) -> None:
    """
    Each record once and in order; only page 4 is asked for again.
    """
    network.on_page_4(**ON_THE_WAY[name])
    read: list[str] = []

    network.read(mode, read)

    assert network.numbers == sorted(read)
    assert len(set(read)) == len(read)
    assert PAGES + ON_THE_WAY[name].get("times", 1) == network.sent("GET", VENDORS)


@pytest.mark.parametrize("name", ["503", "reset", "truncated"])
def test_a_list_of_several_pages_at_once_survives_a_fault(
    network: Network, mode: Mode, name: str
) -> None:
    """
    Whichever of them is the fourth to be sent.
    """
    network.on_page_4(**ON_THE_WAY[name])
    read: list[str] = []

    network.read(mode, read, concurrency=4)

    assert network.numbers == sorted(read)
    assert len(set(read)) == len(read)


GIVEN_UP: dict[str, tuple[dict[str, Any], type[ErpError]]] = {
    "429": ({"kind": "status", "status": 429}, Throttled),
    "503": ({"kind": "status", "status": 503}, ServerFailed),
    "reset": ({"kind": "reset", "after_effect": True}, TransportFailed),
    "truncated": ({"kind": "truncated", "after_effect": True}, TransportFailed),
    "html": ({"kind": "html"}, AnswerUnreadable),
}
"""What page 4 does not survive when it lasts, and the error that says so."""


@pytest.mark.parametrize("name", GIVEN_UP)
def test_a_list_that_gives_up_can_be_resumed(network: Network, mode: Mode, name: str) -> None:
    """
    The error carries the link: what was read before and what is read from there on is everything, once.
    """
    order, kind = GIVEN_UP[name]
    network.on_page_4(**order, times=99)
    before: list[str] = []
    after: list[str] = []

    with pytest.raises(kind) as caught:
        network.read(mode, before)
    network.order()
    network.read(mode, after, cursor=caught.value.cursor)

    assert FOURTH * PAGE == len(before)
    assert network.numbers == sorted(before + after)
    assert PAGES - FOURTH == network.sent("GET", VENDORS)


def test_a_list_outlives_its_token(network: Network, mode: Mode) -> None:
    """
    401 on page 4: the token is renewed once, and that page asked for again.
    """
    network.on_page_4("status", status=401)
    read: list[str] = []

    network.read(mode, read)

    assert network.numbers == sorted(read)
    assert 2 == network.sent("POST", TOKEN)
    assert PAGES + 1 == network.sent("GET", VENDORS)


# Other hosts


def test_a_link_to_another_host_is_not_followed(network: Network, mode: Mode) -> None:
    """
    The token does not leave; the other host hears nothing at all; what was read before is kept.
    """
    network.on_page_4("foreign_link", place=network.elsewhere.url)
    read: list[str] = []

    with pytest.raises(ForeignHostRefused) as caught:
        network.read(mode, read)

    assert [] == network.elsewhere.seen
    assert (FOURTH + 1) * PAGE == len(read)
    assert caught.value.cursor is not None


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_host_is_not_followed(
    network: Network, mode: Mode, status: int
) -> None:
    """
    Neither by a list nor by a write.
    """
    network.on_page_4("redirect", place=network.elsewhere.url, status=status)
    with pytest.raises(ForeignHostRefused):
        network.read(mode, [])
    network.on("POST", INVOICES, "redirect", place=network.elsewhere.url, status=status)
    with pytest.raises(ForeignHostRefused):
        create(network, mode, f"REDIRECTED-{status}")

    assert [] == network.elsewhere.seen


def test_a_token_is_not_asked_for_elsewhere(network: Network, mode: Mode) -> None:
    """
    A login that redirects would carry the client secret away.
    """
    network.on("POST", TOKEN, "redirect", place=network.elsewhere.url, status=307)

    with pytest.raises(ErpError):
        network.read(mode, [])

    assert [] == network.elsewhere.seen


# Access


def test_a_token_without_roles_is_renewed_once_then_explained(
    network: Network, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Business Central says no more than 401; the error tells what to look for.
    """
    monkeypatch.setattr(network.box.business_central, "roles", False)

    with pytest.raises(AuthenticationFailed) as caught:
        network.read(mode, [])

    assert "API.ReadWrite.All" in (caught.value.hint or "")
    assert 2 == network.sent("POST", TOKEN)
    assert 2 == network.sent("GET", "/companies")


# Writes


def create(network: Network, mode: Mode, number: str) -> Any:
    """Create a draft."""
    return network.use(
        mode,
        lambda company: company.purchase_invoices.create(
            vendor_number="70001", vendor_invoice_number=number
        ),
    )


def found(network: Network, mode: Mode, number: str) -> Any:
    """Look invoices up by the number that the vendor gave them, as the error says."""

    def work(company: Any) -> Any:
        pages = company.purchase_invoices.list(PurchaseInvoice.vendor_invoice_number == number)
        return awaited(pages) if mode.is_async else list(pages)

    async def awaited(pages: Any) -> Any:
        return [each async for each in pages]

    return network.use(mode, work)


def test_a_stale_etag_is_a_conflict(network: Network, mode: Mode) -> None:
    """
    Somebody else was faster: nothing is overwritten, and nothing is tried again.
    """
    number = f"STALE {mode.name}".upper()
    read = create(network, mode, number)
    network.use(mode, lambda company: company.purchase_invoices.update(read, purchaser="FIRST"))
    network.order()

    with pytest.raises(Conflict):
        network.use(
            mode, lambda company: company.purchase_invoices.update(read, purchaser="SECOND")
        )

    assert 1 == network.sent("PATCH", INVOICES)
    [kept] = found(network, mode, number)
    assert "FIRST" == kept.purchaser


LOST: dict[str, tuple[dict[str, Any], int]] = {
    "500 before": ({"kind": "status", "status": 500}, 0),
    "502 before": ({"kind": "status", "status": 502}, 0),
    "503 after": ({"kind": "status", "status": 503, "after_effect": True}, 1),
    "504 after": ({"kind": "status", "status": 504, "after_effect": True}, 1),
    "408 after": ({"kind": "status", "status": 408, "after_effect": True}, 1),
    "reset before": ({"kind": "reset"}, 0),
    "reset after": ({"kind": "reset", "after_effect": True}, 1),
    "truncated after": ({"kind": "truncated", "after_effect": True}, 1),
    "html after": ({"kind": "html", "after_effect": True}, 1),
    "late before": ({"kind": "late", "seconds": TIMEOUT_SECONDS * 2}, 0),
    "late after": ({"kind": "late", "seconds": TIMEOUT_SECONDS * 2, "after_effect": True}, 1),
}
"""Answers to a POST that do not tell whether it happened, and how many drafts there are afterwards."""


@pytest.mark.parametrize("name", LOST)
def test_a_post_without_an_answer_is_looked_up_not_repeated(
    network: Network, mode: Mode, name: str
) -> None:
    """
    Sent once; the error names the call that tells what became of it, and that call does.
    """
    order, effects = LOST[name]
    number = f"LOST {name} {mode.name}".upper()
    network.on("POST", INVOICES, **order)

    with pytest.raises(OutcomeUnknown) as caught:
        create(network, mode, number)

    assert 1 == network.sent("POST", INVOICES)
    assert "purchase_invoices.list(where=PurchaseInvoice.vendor_invoice_number ==" in str(
        caught.value
    )
    assert effects == len(found(network, mode, number))


def test_a_throttled_post_is_repeated(network: Network, mode: Mode) -> None:
    """
    429 says that nothing was done: sent three times, carried out once.
    """
    network.on("POST", INVOICES, "status", status=429, times=2)

    create(network, mode, f"THROTTLED {mode.name}")

    assert 3 == network.sent("POST", INVOICES)
    assert 1 == len(found(network, mode, f"THROTTLED {mode.name}".upper()))


@pytest.mark.parametrize("kind", ["reset", "truncated", "status"])
def test_a_change_whose_answer_was_lost_is_not_repeated_blindly(
    network: Network, mode: Mode, kind: str
) -> None:
    """
    With the ETag from before it would be refused as a conflict, though it was ours that went through.
    """
    read = create(network, mode, f"CHANGE {kind} {mode.name}")
    network.on("PATCH", INVOICES, kind, after_effect=True, status=503)

    with pytest.raises(OutcomeUnknown):
        network.use(mode, lambda company: company.purchase_invoices.update(read, purchaser="ME"))

    assert 1 == network.sent("PATCH", INVOICES)
    [kept] = found(network, mode, read.vendor_invoice_number)
    assert "ME" == kept.purchaser


@pytest.mark.parametrize("kind", ["reset", "truncated", "status"])
def test_a_deletion_whose_answer_was_lost_is_repeated(
    network: Network, mode: Mode, kind: str
) -> None:
    """
    The second one finds nothing, which is what was wanted.
    """
    read = create(network, mode, f"DELETE {kind} {mode.name}")
    network.on("DELETE", INVOICES, kind, after_effect=True, status=503)

    network.use(mode, lambda company: company.purchase_invoices.delete(read))

    assert 2 == network.sent("DELETE", INVOICES)
    assert [] == found(network, mode, read.vendor_invoice_number)


@pytest.mark.parametrize("name", ["503 after", "reset before", "reset after", "late after"])
def test_posting_without_an_answer_is_not_repeated(network: Network, mode: Mode, name: str) -> None:
    """
    Nothing is posted twice; reading the status back tells whether it was posted.
    """
    order, effects = LOST[name]
    number = f"POSTING {name} {mode.name}".upper()
    line = {"line_type": "Account", "line_object_number": "6815", "tax_code": "VST19"}
    draft = network.use(
        mode,
        lambda company: company.purchase_invoices.create(
            vendor_number="70001",
            vendor_invoice_number=number,
            purchase_invoice_lines=[{**line, "unit_cost": 10, "quantity": 1}],
        ),
    )
    network.on("POST", "Microsoft.NAV.post", **order)

    with pytest.raises(OutcomeUnknown):
        network.use(mode, lambda company: company.purchase_invoices.post(draft.id))

    assert 1 == network.sent("POST", "Microsoft.NAV.post")
    [read] = found(network, mode, number)
    assert ("Open" if effects else "Draft") == read.status
    entries = [each["documentNumber"] for each in central(network.box).gl_entries]
    assert (3 if effects else 0) == entries.count(read.number)


# Batches

BATCH = "$batch"


def batch(
    network: Network, mode: Mode, fill: Callable[[Any], Any], **options: Any
) -> tuple[Any, ErpError | None]:
    """Fill and send a batch; return what ``fill`` returned and the error that the block ended with."""
    kept: list[Any] = []

    def work(company: Any) -> Any:
        if mode.is_async:
            return awaited(company)
        with company.batch(**options) as open_batch:
            kept.append(fill(open_batch.company))
        return None

    async def awaited(company: Any) -> None:
        async with company.batch(**options) as open_batch:
            kept.append(fill(open_batch.company))

    try:
        network.use(mode, work)
    except ErpError as error:
        return kept[0], error
    return kept[0], None


def drafts(numbers: list[str]) -> Callable[[Any], Any]:
    """Return what creates drafts with these numbers of their vendor."""
    return lambda company: [
        company.purchase_invoices.create(vendor_number="70001", vendor_invoice_number=number)
        for number in numbers
    ]


def named(name: str, mode: Mode, count: int = 5) -> list[str]:
    """Return numbers that no other test uses."""
    return [f"{name} {mode.name} {position}".upper() for position in range(count)]


def numbers_kept(network: Network, wanted: list[str]) -> list[str]:
    """Return which drafts the sandbox has, as often as it has them."""
    kept = [row["vendorInvoiceNumber"] for row in central(network.box).purchase_invoices]
    return sorted(number for number in kept if number in wanted)


def errors(handles: list[Any]) -> list[type[ErpError] | None]:
    """Return what became of the operations."""
    return [None if each.error is None else type(each.error) for each in handles]


def test_a_batch_of_many_is_sent_by_hundreds(network: Network, mode: Mode) -> None:
    """
    120 drafts in two requests, each once, the answers matched to their operations.
    """
    wanted = named("MANY", mode, 120)

    handles, error = batch(network, mode, drafts(wanted))

    assert error is None
    assert wanted == [each.result().vendor_invoice_number for each in handles]
    assert sorted(wanted) == numbers_kept(network, wanted)
    assert 2 == network.sent("POST", BATCH)


@pytest.mark.parametrize("goes_on", [False, True], ids=["stopping", "going on"])
def test_429_in_the_middle_of_a_batch(network: Network, mode: Mode, goes_on: bool) -> None:
    """
    What was throttled goes again, with what the server has not reached; what was done does not.
    """
    wanted = named(f"THROTTLED {goes_on}", mode)
    network.box.faults.add("status", status=429, method="POST", path=INVOICES, skip=2)

    handles, error = batch(network, mode, drafts(wanted), continue_on_error=goes_on)

    assert error is None
    assert wanted == [each.result().vendor_invoice_number for each in handles]
    assert sorted(wanted) == numbers_kept(network, wanted)
    assert 2 == network.sent("POST", BATCH)


def test_429_for_a_whole_batch(network: Network, mode: Mode) -> None:
    """
    Nothing was done, so all of it goes again.
    """
    wanted = named("ALL THROTTLED", mode)
    network.on("POST", BATCH, "status", status=429, times=2)

    _, error = batch(network, mode, drafts(wanted))

    assert error is None
    assert sorted(wanted) == numbers_kept(network, wanted)
    assert 3 == network.sent("POST", BATCH)


def test_503_for_a_write_in_a_batch(network: Network, mode: Mode) -> None:
    """
    Nobody knows about this one, so it is not repeated; those before are done, those behind were not reached.
    """
    wanted = named("BROKEN", mode)
    network.box.faults.add("status", status=503, method="POST", path=INVOICES, skip=2)

    handles, error = batch(network, mode, drafts(wanted))

    assert isinstance(error, OutcomeUnknown)
    assert [None, None, OutcomeUnknown, NotCarriedOut, NotCarriedOut] == errors(handles)
    assert wanted[:2] == numbers_kept(network, wanted)
    assert 1 == network.sent("POST", BATCH)


def test_503_for_a_write_in_a_batch_that_goes_on(network: Network, mode: Mode) -> None:
    """
    The others are carried out, and only their handles tell.
    """
    wanted = named("GOING ON", mode)
    network.box.faults.add("status", status=503, method="POST", path=INVOICES, skip=2)

    handles, error = batch(network, mode, drafts(wanted), continue_on_error=True)

    assert error is None
    assert [None, None, OutcomeUnknown, None, None] == errors(handles)
    assert [*wanted[:2], *wanted[3:]] == numbers_kept(network, wanted)
    assert 1 == network.sent("POST", BATCH)


def test_503_for_a_read_in_a_batch(network: Network, mode: Mode) -> None:
    """
    Reading twice does no harm.
    """
    ids = [row["id"] for row in central(network.box).tables["vendors"].values()][:5]
    network.box.faults.add("status", status=503, method="GET", path=VENDORS, skip=2)

    handles, error = batch(network, mode, lambda company: [company.vendors.get(id) for id in ids])

    assert error is None
    assert ids == [each.result().id for each in handles]
    assert 2 == network.sent("POST", BATCH)


def test_a_snapshot_is_undone_as_a_whole(network: Network, mode: Mode) -> None:
    """
    The server says 201 for what it has undone; nothing is reported as created, and nothing is there.
    """
    wanted = named("SNAPSHOT", mode)

    def fill(company: Any) -> Any:
        handles = drafts(wanted)(company)
        bad = company.purchase_invoices.create(vendor_number="NOBODY", vendor_invoice_number="X")
        return [*handles, bad]

    handles, error = batch(network, mode, fill, isolation="snapshot")

    assert isinstance(error, RequestInvalid)
    assert [NotCarriedOut] * len(wanted) + [RequestInvalid] == errors(handles)
    assert [] == numbers_kept(network, wanted)


def test_a_snapshot_without_a_failure_is_kept(network: Network, mode: Mode) -> None:
    """
    All of it.
    """
    wanted = named("KEPT", mode)

    handles, error = batch(network, mode, drafts(wanted), isolation="snapshot")

    assert error is None
    assert wanted == [each.result().vendor_invoice_number for each in handles]
    assert wanted == numbers_kept(network, wanted)


@pytest.mark.parametrize("status", [429, 503])
def test_a_snapshot_that_was_disturbed(network: Network, mode: Mode, status: int) -> None:
    """
    429 goes again as a whole; after 503 all was undone, and what failed is not repeated.
    """
    wanted = named(f"DISTURBED {status}", mode)
    network.box.faults.add("status", status=status, method="POST", path=INVOICES, skip=2)

    handles, error = batch(network, mode, drafts(wanted), isolation="snapshot")

    if status == 429:
        assert error is None
        assert wanted == numbers_kept(network, wanted)
        assert 2 == network.sent("POST", BATCH)
    else:
        assert isinstance(error, OutcomeUnknown)
        kept_back = [NotCarriedOut] * 4
        assert [*kept_back[:2], OutcomeUnknown, *kept_back[2:]] == errors(handles)
        assert [] == numbers_kept(network, wanted)
        assert 1 == network.sent("POST", BATCH)


@pytest.mark.parametrize("name", ["503 after", "reset before", "reset after", "truncated after"])
def test_a_batch_without_an_answer_is_not_repeated(network: Network, mode: Mode, name: str) -> None:
    """
    Nobody knows about any of its writes; looking them up tells.
    """
    order, effects = LOST[name]
    wanted = named(f"BATCH {name}", mode)
    network.on("POST", BATCH, **order)

    handles, error = batch(network, mode, drafts(wanted))

    assert isinstance(error, OutcomeUnknown)
    assert [OutcomeUnknown] * 5 == errors(handles)
    assert 1 == network.sent("POST", BATCH)
    assert wanted * effects == numbers_kept(network, wanted)
    assert effects == len(found(network, mode, wanted[3]))


# A company that is renamed


def test_a_company_that_is_renamed_meanwhile(network: Network, mode: Mode) -> None:
    """
    Work that has begun goes on, by its id; whoever comes later with the old name is told the new one.
    """
    half, name = network.box.business_central, network.box.company_name
    read: list[str] = []
    try:

        def work(company: Any) -> Any:
            if mode.is_async:
                return awaited(company)
            for each in company.vendors.list(page_size=PAGE):
                rename(each.number)
            return None

        async def awaited(company: Any) -> None:
            async for each in company.vendors.list(page_size=PAGE):
                rename(each.number)

        def rename(number: str) -> None:
            read.append(number)
            if len(read) == 25:
                half.rename_company(name, "Nordlicht SE")
                half.companies["Nordlicht SE"].row["displayName"] = "Nordlicht SE"

        network.use(mode, work)
        with pytest.raises(NotFound) as caught:
            network.use(mode, work, name)
    finally:
        half.rename_company("Nordlicht SE", name)
        central(network.box).row["displayName"] = name

    assert network.numbers == sorted(read)
    assert "'Nordlicht SE'" in (caught.value.hint or "")
