"""Who is asking? Keys, tokens that end, refresh tokens that work once, scopes."""

from __future__ import annotations

import datetime as dt
import hashlib
import html
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

import attrs

from ..exchange import Answer, Call
from .refusals import Refused

__all__ = ["CLIENT_ID", "CLIENT_SECRET", "NATIVE", "Credential", "Credentials", "scopes_of"]

CLIENT_ID = "sandbox-oauth-client"
CLIENT_SECRET = "sandbox-oauth-secret"  # noqa: S105  (made up, for a made-up company)
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
NATIVE = "/oauth/authorize/native"

TOKEN_LASTS = dt.timedelta(hours=1)
REFRESH_LASTS = dt.timedelta(weeks=1)
CODE_LASTS = dt.timedelta(minutes=10)
"""A guess: what Doorkeeper, whose conventions the token endpoint seems to follow, does by default."""

EVERYTHING = frozenset({"read", "write"})
"""Scopes that are not of a group of resources."""

SCOPES: Mapping[str, tuple[str, ...]] = {
    "ats": ("recruitment",),
    "attendance": ("time_tracking",),
    "banking": ("banking",),
    "companies": ("company_legal_entities",),
    "contracts": ("contracts",),
    "custom_fields": ("custom_fields",),
    "custom_resources": ("custom_fields",),
    "documents": ("documents",),
    "employee_updates": ("employee_updates",),
    "employees": ("employees",),
    "expenses": ("expenses",),
    "finance": ("finance",),
    "holidays": ("company_holidays",),
    "integrations": ("integrations",),
    "job_catalog": ("job_catalog",),
    "locations": ("company_locations",),
    "marketplace": ("marketplace",),
    "payroll": ("payroll", "payroll_supplements"),
    "performance": ("performance",),
    "posts": ("posts",),
    "project_management": (
        "project_management_projects",
        "project_management_expenses",
        "project_management_time",
    ),
    "shift_management": ("shift_management",),
    "tasks": ("tasks",),
    "teams": ("employees",),
    "timeoff": ("time_off",),
    "trainings": ("trainings",),
}
"""Scopes that open a domain; one of them is enough (a simplification). No scope is known for the other domains."""


def scopes_of(domain: str) -> tuple[str, ...]:
    """Return the scopes that open a domain."""
    return SCOPES.get(domain, ())


@attrs.frozen(kw_only=True)
class Credential:
    """What a request is made with."""

    kind: str
    """``api_key``, ``user`` or ``company``."""
    name: str = attrs.field(repr=False)
    employee_id: str | None = None
    scopes: frozenset[str] = frozenset()

    def opens(self, domain: str) -> bool:
        """
        Tell whether a domain may be seen; keys and company tokens may see all of them.

        Writing is never refused for want of a scope: what the real API does then is not known.
        """
        needed = scopes_of(domain)
        if self.kind != "user" or not self.scopes or not needed or self.scopes & EVERYTHING:
            return True
        return bool(self.scopes & set(needed))


@attrs.define(kw_only=True)
class _Grant:
    """What a user or an admin has agreed to."""

    owner: str
    scope: str
    redirect_uri: str
    ends: dt.datetime


@attrs.define(kw_only=True)
class _Token:
    credential: Credential
    ends: dt.datetime | None


class Credentials:
    """
    The API key, and the tokens that were given out.

    Args:
        api_key: The company's.
        employee_id: Returns the employee who logs in at ``/oauth/authorize``.
        clock: Tells the present.
    """

    def __init__(
        self,
        api_key: str,
        *,
        employee_id: Callable[[], str | None],
        clock: Callable[[], dt.datetime],
    ) -> None:
        self.api_key = api_key
        self._employee_id = employee_id
        self._clock = clock
        self._made = 0
        self._codes: dict[str, _Grant] = {}
        self._tokens: dict[str, _Token] = {}
        self._refreshes: dict[str, _Grant] = {}

    def recognize(self, headers: Mapping[str, str]) -> Credential:
        """
        Return what a request is made with; where both are sent, the key wins.

        Raises:
            Refused: 401, the key or the token is wrong or has ended.
        """
        if "x-api-key" in headers:
            if headers["x-api-key"] != self.api_key:
                raise Refused(401, ["Unauthorized"])
            return Credential(kind="api_key", name=self.api_key)
        scheme, _, text = headers.get("authorization", "").partition(" ")
        token = self._tokens.get(text.strip())
        if scheme.lower() != "bearer" or token is None:
            raise Refused(401, ["Unauthorized"])
        if token.ends is not None and self._clock() >= token.ends:
            raise Refused(401, ["Unauthorized"])
        return token.credential

    def expire(self) -> None:
        """End every token of a user at once; refresh tokens stay good."""
        for token in self._tokens.values():
            if token.ends is not None:
                token.ends = self._clock()

    def revoke(self) -> None:
        """Take back every token, as changing the app's scopes or removing it does."""
        self._tokens.clear()
        self._refreshes.clear()
        self._codes.clear()

    # GET /oauth/authorize

    def authorize(self, call: Call) -> Answer:
        """
        Answer what a browser asks: the user agrees at once, and is sent back with a code.

        Every ``redirect_uri`` is taken for registered, and every scope for one of the application's.
        What is wrong with the client is shown, not sent back; that body is a guess.
        """
        if call.path == NATIVE:
            return _shown(f"<code>{html.escape(call.parameter('code') or '')}</code>")
        if call.parameter("client_id") != CLIENT_ID:
            return _shown("The client is not known.", status=401)
        uri = call.parameter("redirect_uri")
        if not uri:
            return _shown("There is no redirect_uri.", status=400)
        state = call.parameter("state")
        if call.parameter("response_type") != "code":
            return _back(uri, {"error": "unsupported_response_type"}, state)
        code = self._next("code")
        self._codes[code] = _Grant(
            owner=call.parameter("resource_owner_type") or "user",
            scope=call.parameter("scope") or "",
            redirect_uri=uri,
            ends=self._clock() + CODE_LASTS,
        )
        return _back(NATIVE if uri == OUT_OF_BAND else uri, {"code": code}, state)

    # POST /oauth/token

    def token(self, call: Call) -> Answer:
        """Answer with a token for a code or a refresh token, each of which works once."""
        form = _form(call)
        client = (form.get("client_id"), form.get("client_secret"))
        if client != (CLIENT_ID, CLIENT_SECRET):
            return _refused(401, "invalid_client", "The client is unknown or its secret is wrong.")
        match form.get("grant_type"):
            case "authorization_code":
                grant = self._codes.pop(str(form.get("code")), None)
                if grant is not None and form.get("redirect_uri") != grant.redirect_uri:
                    grant = None
            case "refresh_token":
                grant = self._refreshes.pop(str(form.get("refresh_token")), None)
            case None:
                return _refused(400, "invalid_request", "grant_type is missing.")
            case _:
                return _refused(400, "unsupported_grant_type", "This grant is not supported.")
        if grant is None or self._clock() >= grant.ends:
            return _refused(400, "invalid_grant", "The grant is wrong, used, or has ended.")
        headers = {"Cache-Control": "no-store"}
        return Answer(status=200, headers=headers, body=self._give_out(grant))

    def _give_out(self, grant: _Grant) -> dict[str, Any]:
        now = self._clock()
        token = self._next("token")
        is_company = grant.owner == "company"
        scopes = frozenset(grant.scope.split())
        self._tokens[token] = _Token(
            credential=Credential(
                kind="company" if is_company else "user",
                name=token,
                employee_id=None if is_company else self._employee_id(),
                scopes=scopes,
            ),
            ends=None if is_company else now + TOKEN_LASTS,
        )
        body: dict[str, Any] = {"access_token": token, "token_type": "Bearer"}
        if not is_company:  # that a company token comes without the two is a guess: it never ends
            refresh = self._next("refresh")
            self._refreshes[refresh] = attrs.evolve(grant, ends=now + REFRESH_LASTS)
            body |= {"expires_in": int(TOKEN_LASTS.total_seconds()), "refresh_token": refresh}
        return {**body, "scope": grant.scope or "read write", "created_at": int(now.timestamp())}

    def _next(self, kind: str) -> str:
        """Return a secret that was not given out before."""
        self._made += 1
        digest = hashlib.sha256(f"{kind} {self._made}".encode()).hexdigest()
        return f"sandbox-{kind}-{self._made}-{digest[:24]}"


def _form(call: Call) -> dict[str, Any]:
    """Return the body of a request for a token, which may be JSON as well."""
    if call.headers.get("content-type", "").startswith("application/json"):
        try:
            body: Any = call.json()
        except ValueError:
            return {}
        return dict(body) if isinstance(body, dict) else {}  # pyright: ignore[reportUnknownArgumentType]
    return dict(parse_qsl(call.content.decode(errors="replace")))


def _back(uri: str, values: dict[str, str], state: str | None) -> Answer:
    query = urlencode(values | ({"state": state} if state is not None else {}))
    separator = "&" if "?" in uri else "?"
    return Answer(status=302, headers={"Location": f"{uri}{separator}{query}"}, content=b"")


def _shown(text: str, *, status: int = 200) -> Answer:
    page = f"<html><body>{text}</body></html>".encode()
    return Answer(status=status, headers={"Content-Type": "text/html"}, content=page)


def _refused(status: int, error: str, description: str) -> Answer:
    return Answer(status=status, body={"error": error, "error_description": description})
