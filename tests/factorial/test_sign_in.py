"""Does somebody who signs in at the browser end up with a token? Real sockets, and a browser that reads no page."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from factorial_erp import Factorial, errors
from factorial_erp.factorial import OUT_OF_BAND, FileTokenStore, OAuth2, sign_in
from tests.factorial.oauth_server import CLIENT_ID, CLIENT_SECRET, OAuthServer


def application(server: OAuthServer, **options: object) -> OAuth2:
    return OAuth2(CLIENT_ID, CLIENT_SECRET, base_url=server.url, **options)  # type: ignore[arg-type]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Browser:
    """Opens an address and goes wherever it is sent, as somebody who says yes at once."""

    def __init__(self, first: Callable[[str], None] | None = None) -> None:
        self.first = first
        self.pages: list[tuple[int, str]] = []
        self.visits: list[str] = []
        self.thread: threading.Thread | None = None

    def __call__(self, url: str) -> bool:
        self.visits.append(url)
        self.thread = threading.Thread(target=self.go, args=(url,))
        self.thread.start()
        return True

    def go(self, url: str) -> None:
        if self.first:
            self.first(url)
        self.visit(url)

    def visit(self, url: str) -> None:
        try:
            with urllib.request.urlopen(url) as answer:
                self.pages.append((answer.status, answer.read().decode()))
        except urllib.error.HTTPError as error:
            self.pages.append((error.code, error.read().decode()))


def no_question(prompt: str) -> str:
    raise AssertionError(prompt)


def test_somebody_signs_in_at_the_browser(server: OAuthServer, tmp_path: object) -> None:
    """
    The answer comes back by itself, and the token is there for the next run.
    """
    path = f"{tmp_path}/token.json"
    browser = Browser()

    who = sign_in(
        application(server, store=FileTokenStore(path)), port=0, browser=browser, ask=no_question
    )
    with Factorial(auth=application(server, store=FileTokenStore(path))) as factorial:
        found = factorial.finance.cost_centers.get("7")

    assert (who.kind, who.company_id, who.legal_name) == ("company token", "1", "Nordlicht GmbH")
    assert found.id == "7"
    assert server.events == ["code", "api", "api"]
    ((status, page),) = browser.pages
    assert status == 200
    assert "close this window" in page
    assert "code-1" not in page


def test_the_registered_address_is_used(server: OAuthServer) -> None:
    """
    Letter by letter, or Factorial refuses it.
    """
    redirect_uri = f"http://localhost:{free_port()}/back"
    browser = Browser()

    sign_in(application(server, redirect_uri=redirect_uri), browser=browser, ask=no_question)

    query = parse_qs(urlsplit(browser.visits[0]).query)
    assert query["redirect_uri"] == [redirect_uri]
    assert len(query["state"][0]) >= 32


def test_answers_to_other_questions_change_nothing(server: OAuthServer) -> None:
    """
    Any page can send a browser to this machine; without the state it is turned away.
    """

    def stray(url: str) -> None:
        back = parse_qs(urlsplit(url).query)["redirect_uri"][0]
        browser.visit(f"{back}?code=evil&state=guessed")
        browser.visit(f"{back}?code=evil")
        browser.visit(back.replace("/callback", "/favicon.ico"))

    browser = Browser(stray)
    oauth = application(server)

    sign_in(oauth, port=0, browser=browser, ask=no_question)

    assert [400, 400, 404, 200] == [status for status, _ in browser.pages]
    assert server.events == ["code", "api"]
    assert "evil" not in "".join(server.bodies)


def test_a_connection_that_says_nothing_holds_nobody_up(server: OAuthServer) -> None:
    """
    Browsers open spare ones.
    """
    spare: list[socket.socket] = []

    def connect(url: str) -> None:
        port = urlsplit(parse_qs(urlsplit(url).query)["redirect_uri"][0]).port
        spare.append(socket.create_connection(("127.0.0.1", port)))

    who = sign_in(application(server), port=0, browser=Browser(connect), ask=no_question)
    spare[0].close()

    assert who.company_id == "1"


def test_nobody_signs_in(server: OAuthServer) -> None:
    """
    Waiting has an end, and the message names what may be wrong.
    """
    with pytest.raises(errors.TokenUnavailable, match="Nobody signed in within 0 s") as caught:
        sign_in(application(server), port=0, timeout_seconds=0.01, browser=lambda _: True)

    assert "/callback with the application" in str(caught.value.hint)
    assert "browser=None" in str(caught.value.hint)


def test_somebody_says_no(server: OAuthServer) -> None:
    """
    Which is an answer too.
    """
    server.deny = True
    browser = Browser()

    with pytest.raises(errors.TokenUnavailable, match="access_denied") as caught:
        sign_in(application(server), port=0, browser=browser)

    assert "administrator" in str(caught.value.hint)
    assert browser.thread is not None
    browser.thread.join()
    assert "not allowed" in browser.pages[0][1]


def test_a_taken_port_is_told(server: OAuthServer) -> None:
    """
    Before anybody is sent to the browser.
    """
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(errors.TokenUnavailable, match=f"Port {port}"):
            sign_in(application(server), port=port, browser=lambda _: pytest.fail("opened"))


def paste(server: OAuthServer, how: str) -> Callable[[str], str]:
    """Return what shows a prompt, and pastes what a person at another machine would."""

    def ask(prompt: str) -> str:
        url = next(line for line in prompt.splitlines() if line.startswith("http"))
        query = {key: texts[0] for key, texts in parse_qs(urlsplit(url).query).items()}
        address = server.authorize(query)
        return f" {address}\n" if how == "address" else address.partition("code=")[2].split("&")[0]

    return ask


@pytest.mark.parametrize("how", ["address", "code"])
@pytest.mark.parametrize(
    "redirect_uri", ["http://127.0.0.1:8765/callback", "https://acme.example/done", OUT_OF_BAND]
)
def test_without_a_browser_the_answer_is_pasted(
    server: OAuthServer, how: str, redirect_uri: str
) -> None:
    """
    On a server, or where the redirect leads elsewhere: the whole address, or the code that is shown.
    """
    browser = None if "127.0.0.1" in redirect_uri else no_browser
    oauth = application(server, redirect_uri=redirect_uri)

    who = sign_in(oauth, browser=browser, ask=paste(server, how))

    assert who.company_id == "1"


def no_browser(url: str) -> bool:
    raise AssertionError(url)


def test_a_browser_that_does_not_open_is_no_dead_end(server: OAuthServer) -> None:
    """
    The address is shown instead.
    """
    who = sign_in(
        application(server), port=0, browser=lambda _: False, ask=paste(server, "address")
    )

    assert who.company_id == "1"


def test_a_pasted_answer_to_another_sign_in_is_refused(server: OAuthServer) -> None:
    """
    Somebody may have been talked into pasting it.
    """
    with pytest.raises(errors.TokenUnavailable, match="state differs"):
        sign_in(
            application(server),
            browser=None,
            ask=lambda _: "http://127.0.0.1:8765/callback?code=evil&state=guessed",
        )

    assert server.events == []
