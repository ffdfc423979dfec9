"""Who asks? Tokens of Microsoft Entra, and Basic on premises."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import uuid
from collections.abc import Callable, Collection, Mapping
from urllib.parse import parse_qs

from ..exchange import Answer, Call

__all__ = ["Tokens"]

SECONDS = 3599


class Tokens:
    """
    The tokens that were given.

    Args:
        tenants: Id and domains of the tenant.
        applications: Secrets by client id.
        basic: Web service access keys by user, on premises.
        clock: Tells the present.
    """

    def __init__(
        self,
        tenants: Collection[str],
        applications: Mapping[str, str],
        basic: Mapping[str, str],
        clock: Callable[[], dt.datetime],
    ) -> None:
        self._tenants = tenants
        self._applications = applications
        self._basic = basic
        self._clock = clock
        self._count = 0
        self._given: dict[str, tuple[str, dt.datetime]] = {}

    def answer(self, call: Call) -> Answer:
        """Answer a request for a token, as Microsoft Entra does."""
        tenant = call.path.split("/")[1]
        form = {key: values[0] for key, values in parse_qs(call.content.decode()).items()}
        if tenant not in self._tenants:
            return _entra(400, "invalid_request", "AADSTS90002", f"Tenant '{tenant}' not found.")
        if form.get("grant_type") != "client_credentials":
            return _entra(400, "unsupported_grant_type", "AADSTS70003", "Unsupported grant type.")
        secret = self._applications.get(form.get("client_id", ""))
        if secret is None:
            message = "Application was not found in the directory."
            return _entra(400, "unauthorized_client", "AADSTS700016", message)
        if form.get("client_secret") != secret:
            return _entra(401, "invalid_client", "AADSTS7000215", "Invalid client secret provided.")
        scope = form.get("scope", "https://api.businesscentral.dynamics.com/.default")
        if not scope.endswith("/.default"):
            message = f"The provided value for the input parameter 'scope' is not valid: {scope}."
            return _entra(400, "invalid_scope", "AADSTS70011", message)
        self._count += 1
        token = f"sandbox-token-{self._count}"
        end = self._clock() + dt.timedelta(seconds=SECONDS)
        self._given[token] = (form["client_id"], end)
        answer = {"token_type": "Bearer", "expires_in": SECONDS, "access_token": token}
        return Answer(status=200, body=answer)

    def revoke(self) -> None:
        """Let all tokens be refused from now on."""
        self._given.clear()

    def application(self, call: Call) -> str | None:
        """Return the client whose token came along; ``None`` for none, or one that has ended."""
        token = call.headers.get("authorization", "").removeprefix("Bearer ")
        client, end = self._given.get(token, ("", self._clock()))
        return client if self._clock() < end else None

    def user(self, call: Call) -> str | None:
        """Return the user of an installation on premises."""
        scheme, _, text = call.headers.get("authorization", "").partition(" ")
        try:
            user, _, key = base64.b64decode(text, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return user if scheme == "Basic" and key and self._basic.get(user) == key else None


def _entra(status: int, error: str, code: str, message: str) -> Answer:
    body = {
        "error": error,
        "error_description": f"{code}: {message}",
        "correlation_id": str(uuid.uuid5(uuid.NAMESPACE_OID, code)),
    }
    return Answer(status=status, body=body)
