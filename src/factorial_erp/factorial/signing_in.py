"""How does somebody sign in from a script or a notebook? In the browser, whose answer comes back by itself."""

from __future__ import annotations

import secrets
import webbrowser
from collections.abc import Callable
from urllib.parse import urlsplit

from .._core.loopback import Loopback
from ..errors import TokenUnavailable
from .access import Identity
from .client import Factorial
from .oauth import OAuth2

__all__ = ["sign_in"]

LOOPBACK_HOSTS = {"127.0.0.1", "localhost"}


def sign_in(
    oauth: OAuth2,
    *,
    port: int | None = None,
    timeout_seconds: float = 300.0,
    browser: Callable[[str], bool] | None = webbrowser.open,
    ask: Callable[[str], str] = input,
) -> Identity:
    """
    Let somebody sign in, and store the token.

    Opens the browser and waits until it comes back to this machine. Where there is no browser, or the
    redirect leads elsewhere, the address is shown and its answer is pasted: the address at which the
    browser ends up (also when it says that nothing is there), or the code that Factorial shows.

    Args:
        oauth: The application; its ``redirect_uri`` must be registered with it, letter by letter.
        port: To listen on, instead of that of the ``redirect_uri``; 0 takes a free one, which works only
            where Factorial does not compare ports (it is not known whether it does).
        timeout_seconds: For the person at the browser.
        browser: Opens an address; ``None`` where there is none, as on a server.
        ask: Shows a text and returns what was typed.

    Returns:
        Who signed in.

    Raises:
        TokenUnavailable: Nobody signed in in time, access was denied, or the store fails.
        AuthenticationFailed: Factorial refused the application or the code.
    """
    state = secrets.token_urlsafe(24)
    target = urlsplit(oauth.redirect_uri)
    if browser is None or target.hostname not in LOOPBACK_HOSTS or target.scheme != "http":
        _ask(oauth, state, oauth.redirect_uri, ask)
    else:
        _listen(oauth, state, port=port, timeout_seconds=timeout_seconds, browser=browser, ask=ask)
    with Factorial(auth=oauth) as factorial:
        return factorial.whoami()


def _listen(
    oauth: OAuth2,
    state: str,
    *,
    port: int | None,
    timeout_seconds: float,
    browser: Callable[[str], bool],
    ask: Callable[[str], str],
) -> None:
    target = urlsplit(oauth.redirect_uri)
    usual = target.port or 80
    path = target.path or "/"
    with Loopback(state=state, port=usual if port is None else port, path=path) as door:
        redirect_uri = oauth.redirect_uri
        if door.port != usual:
            redirect_uri = f"http://{target.hostname}:{door.port}{target.path}"
        url = oauth.authorize_url(state=state, redirect_uri=redirect_uri)
        if not browser(url):
            _ask(oauth, state, redirect_uri, ask)
            return
        answer = door.wait(timeout_seconds)
    if answer is None:
        message = f"Nobody signed in within {timeout_seconds:.0f} s."
        hint = (
            "Try again; if Factorial complained about the redirect, register"
            f" {redirect_uri} with the application. Without a browser: sign_in(oauth, browser=None)."
        )
        raise TokenUnavailable(message, hint=hint)
    oauth.accept(answer, state=state, redirect_uri=redirect_uri)


def _ask(oauth: OAuth2, state: str, redirect_uri: str, ask: Callable[[str], str]) -> None:
    url = oauth.authorize_url(state=state, redirect_uri=redirect_uri)
    prompt = (
        f"Open this address and sign in:\n\n{url}\n\n"
        "Then paste the address at which the browser ends up, or the code it shows: "
    )
    oauth.accept(ask(prompt), state=state, redirect_uri=redirect_uri)
