"""How does an application act for a company or person who signed in? OAuth2's authorization code, kept fresh."""

from __future__ import annotations

import contextlib
import hmac
import threading
from collections.abc import Generator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from .._core.auth import Secret, Way, ask_for_token
from .._core.tokens import MemoryTokenStore, Token, TokenStore, without_waiting
from ..errors import AuthenticationFailed, TokenUnavailable
from .environments import PRODUCTION_URL, checked, origin

__all__ = ["OUT_OF_BAND", "REDIRECT_URI", "OAuth2"]

REDIRECT_URI = "http://127.0.0.1:8765/callback"
"""Where the browser brings the answer, on this machine; register it with the application."""

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
"""
Instead of a redirect: the browser shows a code, which is copied by hand.

Source: https://apidoc.factorialhr.com/docs/first-steps
"""

POLL_SECONDS = 0.05
PATIENCE_SECONDS = 120.0
"""How long another thread or process may take to renew before this one gives up."""

SIGN_IN = "Sign in again: sign_in(oauth), or send the person to oauth.authorize_url()."

HINTS = {
    "invalid_client": "Check client_id and client_secret at /oauth/applications in Factorial.",
    "invalid_grant": "The code or the refresh token was used before, is too old (a week for refresh tokens)"
    f" or was revoked; a change of the application's scopes revokes it too. {SIGN_IN}",
    "invalid_scope": "Ask only for scopes that the application has at /oauth/applications.",
    "unauthorized_client": "The application may not do this: check it at /oauth/applications.",
    "redirect_uri_mismatch": "Give the redirect_uri exactly as it is registered at /oauth/applications.",
}


class OAuth2(Secret):
    """
    An application of Factorial for which somebody signs in.

    The access token is renewed before it ends, once for however many threads, tasks and processes share
    the store. Each renewal brings a new refresh token; the pair is stored before it is used, so that a
    crash in between leaves the old one. (That the old one is good until the new token is first used is a
    guess: Doorkeeper, which the endpoint resembles, can do so.)

    May be shared by several clients, blocking and awaitable ones.

    Args:
        client_id: Of the application, from ``/oauth/applications``.
        client_secret: Goes to ``base_url``'s token endpoint and nowhere else.
        store: Where the token is kept; in memory by default, so that each run signs in anew.
        redirect_uri: As registered with the application, letter by letter.
        scopes: All that the application has, by default.
        company: Ask for a token of the company instead of one of the person who signs in: it has all
            permissions, does not end, and needs an administrator to sign in.
        base_url: The environment; :data:`~factorial_erp.factorial.DEMO_URL` for the demo.

    Raises:
        InputInvalid: ``base_url`` is none.

    Source: https://apidoc.factorialhr.com/docs/oauth-2 and
    https://apidoc.factorialhr.com/docs/oauth2-partner-guide
    """

    renewable = True

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        store: TokenStore | None = None,
        redirect_uri: str = REDIRECT_URI,
        scopes: Sequence[str] = (),
        company: bool = False,
        base_url: str = PRODUCTION_URL,
    ) -> None:
        self.client_id = client_id
        self.redirect_uri = redirect_uri
        self.base_url = checked(base_url)
        self.store: TokenStore = MemoryTokenStore() if store is None else store
        self._client_secret = client_secret
        self._scopes = (scopes,) if isinstance(scopes, str) else tuple(scopes)
        self._company = company
        self._issuer = origin(base_url)
        self._lock = threading.Lock()
        self._token: Token | None = None
        self._unsaved: Token | None = None
        self._code: tuple[str, str] | None = None

    def __repr__(self) -> str:
        return f"OAuth2({self.client_id!r}, ***, base_url={self.base_url!r})"

    def authorize_url(self, *, state: str, redirect_uri: str | None = None) -> str:
        """
        Return the address at which somebody signs in and allows the application what it asks for.

        Args:
            state: Unguessable and used once: ``secrets.token_urlsafe()``. It comes back with the answer and
                proves that the answer is to this question.
            redirect_uri: Instead of the usual one.
        """
        query = {
            "client_id": self.client_id,
            "redirect_uri": redirect_uri or self.redirect_uri,
            "response_type": "code",
            "state": state,
        }
        if self._scopes:
            query["scope"] = " ".join(self._scopes)
        if self._company:
            query["resource_owner_type"] = "company"
        return f"{self.base_url}/oauth/authorize?{urlencode(query, quote_via=quote)}"

    def accept(self, answer: str, *, state: str | None, redirect_uri: str | None = None) -> None:
        """
        Take the answer of a sign-in; it is exchanged for a token with the next request of a client.

        A code can be used once and soon, so make that request now: ``factorial.whoami()``.

        Args:
            answer: The address that the browser was sent to, or the bare code.
            state: As given to :meth:`authorize_url`. A bare code comes without one; ``None`` says that you
                know where it comes from.
            redirect_uri: As given to :meth:`authorize_url`.

        Raises:
            TokenUnavailable: Access was denied, or the answer is to another question.
        """
        code = _code(answer.strip(), state)
        self._code = (code, redirect_uri or self.redirect_uri)

    def headers(self, now: float, /) -> Mapping[str, str] | None:
        """Return the headers to send; ``None`` where the token must be fetched or renewed first."""
        token = self._token
        if token is None or self._code is not None or not token.is_fresh(now):
            return None
        return {"Authorization": f"Bearer {token.access_token}"}

    async def renew(self, way: Way, /) -> None:
        """
        Get a token that is better than the last one: a newer one from the store, or a new one.

        Raises:
            TokenUnavailable: Nobody has signed in yet, or the store fails.
            AuthenticationFailed: Factorial refuses: sign in again.
        """
        stale = self._token
        give_up_at = way.now() + PATIENCE_SECONDS
        # Whoever gives up waiting in the middle would lose the new pair.
        while not await way.finish(self._attempt(way, stale)):
            if way.now() >= give_up_at:
                message = f"Somebody else has been renewing the token for {PATIENCE_SECONDS:.0f} s."
                raise TokenUnavailable(message, hint="Does another process hang that shares it?")
            # Waiting for a lock would stop an event loop, and a file's lock cannot be awaited.
            await way.sleep(POLL_SECONDS)

    async def _attempt(self, way: Way, stale: Token | None) -> bool:
        with self._turn() as mine:
            if mine:
                await self._renew(way, stale)
            return mine

    @contextlib.contextmanager
    def _turn(self) -> Generator[bool]:
        with without_waiting(self._lock) as mine_here:
            if not mine_here:
                yield False
                return
            with self.store.exclusive() as mine:
                yield mine

    async def _renew(self, way: Way, stale: Token | None) -> None:
        if self._unsaved is not None:
            # The store failed after the last renewal; that pair is the only good one.
            self._keep(self._unsaved)
            if self.headers(way.now()) is not None:
                return
        if self._code is not None:
            await self._exchange(way)
            return
        stored = self._load()
        if stored is None:
            message = "Nobody has signed in yet: the store has no token."
            raise TokenUnavailable(message, hint="Sign in first: sign_in(oauth).")
        if stored.is_fresh(way.now()) and not _same(stored, stale):
            self._token = stored
            return
        await self._refresh(way, stored)

    async def _exchange(self, way: Way) -> None:
        """
        Exchange the code. It is forgotten when Factorial has decided on it.

        As long as nobody answers, the code may still be good, and signing in again may not be needed.
        """
        assert self._code is not None  # noqa: S101  (the caller looked)
        asked = code, redirect_uri = self._code
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
        try:
            token = await self._ask(way, form, "Factorial refused the code", old=None)
        except AuthenticationFailed:
            self._forget(asked)
            raise
        self._forget(asked)
        self._keep(token)

    def _forget(self, code: tuple[str, str]) -> None:
        if self._code is code:  # somebody may have signed in anew meanwhile
            self._code = None

    async def _refresh(self, way: Way, stored: Token) -> None:
        if stored.refresh_token is None:
            message = "The token was refused or has ended, and it came without a refresh token."
            raise AuthenticationFailed(message, status=401, hint=SIGN_IN)
        form = {"grant_type": "refresh_token", "refresh_token": stored.refresh_token}
        try:
            token = await self._ask(way, form, "Factorial refused the refresh token", old=stored)
        except AuthenticationFailed as refusal:
            if refusal.code != "invalid_grant" or not await self._newer(way, stored):
                raise
            return
        self._keep(token)

    async def _newer(self, way: Way, stored: Token) -> bool:
        """Look whether another process, which no lock kept away, has renewed it meanwhile."""
        for wait in (0.0, 1.0):
            await way.sleep(wait)
            found = self._load()
            if found is not None and not _same(found, stored) and found.is_fresh(way.now()):
                self._token = found
                return True
        return False

    async def _ask(
        self, way: Way, form: Mapping[str, str], refused: str, *, old: Token | None
    ) -> Token:
        secrets = {"client_id": self.client_id, "client_secret": self._client_secret}
        asked_at = way.now()
        access_token, lifetime, answer = await ask_for_token(
            way,
            f"{self.base_url}/oauth/token",
            {**form, **secrets},
            refused=refused,
            hints=HINTS,
            hint=SIGN_IN,
        )
        return Token(
            access_token=access_token,
            issuer=self._issuer,
            # Before the answer travelled: the token is never taken for younger than it is.
            obtained_at=asked_at,
            expires_at=None if lifetime is None else asked_at + max(lifetime, 1.0),
            refresh_token=_text(answer.get("refresh_token"))
            or (None if old is None else old.refresh_token),
            scope=_text(answer.get("scope")) or ("" if old is None else old.scope),
        )

    def _keep(self, token: Token) -> None:
        """Store a token, and only then use it."""
        self._unsaved = token
        self.store.save(token)
        self._unsaved = None
        self._token = token

    def _load(self) -> Token | None:
        stored = self.store.load()
        if stored is not None and stored.issuer != self._issuer:
            message = f"The stored token is for {stored.issuer}, not for {self._issuer}."
            hint = "Keep a store for each environment; nothing was sent."
            raise TokenUnavailable(message, hint=hint)
        return stored


def _same(one: Token, other: Token | None) -> bool:
    return other is not None and one.access_token == other.access_token


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _code(answer: str, state: str | None) -> str:
    """Find the code in what came back from the browser."""
    parts = urlsplit(answer)
    if not parts.scheme and not parts.query:
        if not answer or any(each.isspace() for each in answer):
            message = "That is neither the address that the browser was sent to nor a code."
            raise TokenUnavailable(message, hint="Copy the whole address, beginning with http.")
        return answer
    query = parse_qs(parts.query)
    came = query.get("state", [""])[0]
    if state is None or not hmac.compare_digest(came.encode(), state.encode()):
        message = "The answer is not to this sign-in: its state differs."
        raise TokenUnavailable(message, hint="Begin again, with the address that belongs to it.")
    if "code" not in query:
        said = query.get("error", ["no code"])[0]
        message = f"Factorial did not allow access: {said[:100]}."
        hint = "Sign in as somebody who may allow it; for a company token, as an administrator."
        raise TokenUnavailable(message, hint=hint)
    return query["code"][0]
