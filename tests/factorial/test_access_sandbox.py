"""Does access work against the sandbox too, which somebody else wrote, over real sockets?"""

from __future__ import annotations

import datetime as dt
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factorial_erp import Factorial, errors
from factorial_erp.factorial import OUT_OF_BAND, FileTokenStore, OAuth2, sign_in
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from tests.conftest import Mode
from tests.factorial.test_oauth import client, run, together


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(Sandbox()) as running:
        yield running


def application(server: SandboxServer, **options: Any) -> OAuth2:
    box = server.sandbox
    return OAuth2(box.oauth_client_id, box.oauth_client_secret, base_url=server.url, **options)


def browse(url: str) -> bool:
    """Say yes to everything, as a browser that follows redirects."""

    def visit() -> None:
        with urllib.request.urlopen(url) as answer:
            answer.read()

    threading.Thread(target=visit).start()
    return True


def signed_in(server: SandboxServer, **options: Any) -> OAuth2:
    oauth = application(server, **options)
    sign_in(oauth, port=0, browser=browse)
    return oauth


def tokens_asked(server: SandboxServer) -> int:
    return sum(each.path == "/oauth/token" for each in server.sandbox.requests)


def test_a_person_signs_in(server: SandboxServer) -> None:
    """
    And is known by name, which is in no repr.
    """
    who = sign_in(application(server), port=0, browser=browse)

    assert who.kind == "user token"
    assert who.company_id == "900"
    assert who.employee_id is not None
    assert str(who.credential.full_name) not in repr(who)


def test_a_company_signs_in(server: SandboxServer) -> None:
    """
    Its token does not end.
    """
    oauth = application(server, company=True)

    who = sign_in(oauth, port=0, browser=browse)

    assert (who.kind, who.legal_name) == ("company token", "Nordlicht GmbH")
    stored = oauth.store.load()
    assert stored is not None
    assert stored.expires_at is None


def test_a_code_that_is_shown_is_pasted(server: SandboxServer) -> None:
    """
    The out-of-band redirect of the demo.
    """

    def ask(prompt: str) -> str:
        url = next(line for line in prompt.splitlines() if line.startswith("http"))
        with urllib.request.urlopen(url) as answer:
            page: str = answer.read().decode()
        return page.partition("<code>")[2].partition("</code>")[0]

    who = sign_in(application(server, redirect_uri=OUT_OF_BAND), ask=ask)

    assert who.company_id == "900"


def test_twenty_calls_renew_once(mode: Mode, server: SandboxServer) -> None:
    """
    Refresh tokens work once here, so a second renewal would fail.
    """
    oauth = signed_in(server)
    server.sandbox.factorial.credentials.expire()
    factorial = client(mode, oauth)

    found = together(mode, [factorial], [lambda: factorial.finance.accounts.get("45")] * 20)

    assert {"45"} == {each.id for each in found}
    assert tokens_asked(server) == 2


def test_a_list_goes_on_when_its_token_ends(mode: Mode, server: SandboxServer) -> None:
    """
    At page seven; nothing is lost or read twice.
    """
    table = server.sandbox.factorial.tables["finance/cost_centers"]
    pattern = dict(next(iter(table.values())))
    for number in range(850):
        table[str(50_000 + number)] = {**pattern, "id": str(50_000 + number)}
    expected = sorted(int(each) for each in table)
    oauth = signed_in(server)
    credentials = server.sandbox.factorial.credentials

    def read(factorial: Any) -> Any:
        pages = factorial.finance.cost_centers.list().by_page()
        ids: list[int] = []
        if not mode.is_async:
            for number, page in enumerate(pages, 1):
                ids += [int(each.id) for each in page.items]
                if number == 6:
                    credentials.expire()
            return ids

        async def main() -> list[int]:
            number = 0
            async for page in pages:
                number += 1
                ids.extend(int(each.id) for each in page.items)
                if number == 6:
                    credentials.expire()
            return ids

        return main()

    assert run(mode, oauth, read) == expected
    assert tokens_asked(server) == 2


def test_a_refresh_token_that_is_too_old_asks_for_a_sign_in(
    mode: Mode, server: SandboxServer
) -> None:
    """
    After a week without any run.
    """
    oauth = signed_in(server)
    server.sandbox.now += dt.timedelta(days=8)

    with pytest.raises(errors.AuthenticationFailed) as caught:
        run(mode, oauth, lambda factorial: factorial.whoami())

    assert "a week" in str(caught.value.hint)
    assert "Sign in again" in str(caught.value.hint)


def test_the_next_run_needs_no_browser(server: SandboxServer, tmp_path: Path) -> None:
    """
    The store knows.
    """
    store = FileTokenStore(tmp_path / "token.json")
    signed_in(server, store=store)
    server.sandbox.factorial.credentials.expire()

    with Factorial(auth=application(server, store=FileTokenStore(store.path))) as factorial:
        assert factorial.finance.accounts.get("45").id == "45"


def test_check_sees_what_a_scope_hides(mode: Mode, server: SandboxServer) -> None:
    """
    Factorial leaves the fields null; nothing else tells.
    """
    oauth = signed_in(server, scopes=["expenses"])

    findings = run(mode, oauth, lambda factorial: factorial.check(), on_drift=lambda _: None)

    states = {each.name: each for each in findings}
    assert states["Factorial: read expenses"].state == "ok"
    employees = states["Factorial: read employees"]
    assert employees.state == "warning"
    assert "null in all of the first" in employees.found
    assert "scope employees" in str(employees.mend)


def test_an_old_version_shows_by_its_ids(mode: Mode, server: SandboxServer) -> None:
    """
    The sandbox answers 2026-04-01 with numbers; a client of it finds that in order.
    """
    box = server.sandbox
    view = mode.factorial(box, api_key=box.api_key, version="2026-04-01")

    findings = mode.call(view.check)

    assert "wrong" not in {each.state for each in findings}
    assert mode.call(view.whoami).company_id == "900"
