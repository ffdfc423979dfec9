"""Who is asking? Credentials as headers, and how they are renewed. No secret shows in any repr."""

from __future__ import annotations

import base64
import inspect
from collections.abc import Coroutine, Mapping
from typing import Any, NoReturn, Protocol, TypeVar
from urllib.parse import quote

import attrs
import httpx

from ..errors import (
    AnswerUnreadable,
    AuthenticationFailed,
    InputInvalid,
    ServerFailed,
    Throttled,
)
from .log import redacted
from .rows import read_json

__all__ = [
    "ApiKey",
    "Auth",
    "AzureCredential",
    "BasicAuth",
    "BearerToken",
    "ClientCredentials",
    "Secret",
    "Way",
    "ask_for_token",
]

T = TypeVar("T")

EARLY_SECONDS = 300.0
"""A token is renewed this long before it ends, so that none ends on its way."""

ENTRA_HINTS = {
    "AADSTS7000215": "The client secret is wrong: copy its value, not its id, from the app registration.",
    "AADSTS7000222": "The client secret has expired: make a new one in the app registration.",
    "AADSTS700016": "No app with this client id is registered in this tenant: check both.",
    "AADSTS90002": "There is no such tenant: check BC_TENANT_ID.",
    "AADSTS900023": "The tenant is neither an id nor a domain: check BC_TENANT_ID.",
    "AADSTS70011": "The scope is not valid for this app.",
}
"""What Microsoft's most frequent refusals mean."""


class Way(Protocol):
    """What renewing may use: the connections and the clock of the client that needs the token."""

    async def send(self, request: httpx.Request, /) -> httpx.Response:
        """Send a request that is not for the API, and repeat it where that can help."""
        ...

    async def sleep(self, seconds: float, /) -> None:
        """Do nothing for a while."""
        ...

    async def finish(self, work: Coroutine[Any, Any, T], /) -> T:
        """Do the work to its end, also where the caller is cancelled meanwhile."""
        ...

    def now(self) -> float:
        """Return **seconds** since 1970."""
        ...


class Auth(Protocol):
    """Turns credentials into headers."""

    @property
    def renewable(self) -> bool:
        """Whether asking anew after a 401 can help."""
        ...

    def headers(self, now: float, /) -> Mapping[str, str] | None:
        """
        Return the headers to send, or ``None`` where :meth:`renew` must come first.

        Args:
            now: **Seconds** since 1970.
        """
        ...

    async def renew(self, way: Way, /) -> None:
        """Get a new token."""
        ...


class Secret:
    """Holds what nobody may read: hidden in a repr, and refused by pickle and copy."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(***)"

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        message = (
            f"{type(self).__name__} holds secrets, which must not lie about in pickles and copies."
            " Make it anew where it is needed."
        )
        raise TypeError(message)


class _Fixed(Secret):
    """Credentials that never change."""

    renewable = False

    def __init__(self, header: str, value: str) -> None:
        self._headers = {header: value}

    def headers(self, now: float, /) -> Mapping[str, str]:  # noqa: ARG002  (they never end)
        return self._headers

    async def renew(self, way: Way, /) -> None:
        """Do nothing: they are what they are."""


class ApiKey(_Fixed):
    """
    A Factorial API key.

    Raises:
        InputInvalid: It has characters that no header can carry.

    Source: https://apidoc.factorialhr.com/docs/api-keys
    """

    def __init__(self, key: str) -> None:
        super().__init__("x-api-key", _worn("api_key", key))


class BearerToken(_Fixed):
    """
    An access token that somebody else keeps fresh.

    Raises:
        InputInvalid: It has characters that no header can carry.
    """

    def __init__(self, token: str) -> None:
        super().__init__("Authorization", f"Bearer {_worn('token', token)}")


class BasicAuth(_Fixed):
    """
    A user and a web service access key, for Business Central on-premises; online it ended in October 2022.

    Raises:
        InputInvalid: The user has a colon, which would end it.

    Source: RFC 7617.
    """

    def __init__(self, user: str, key: str) -> None:
        if not user or ":" in user:
            raise InputInvalid("A user has a name without a colon.", field="user")
        pair = base64.b64encode(f"{user}:{key}".encode()).decode()
        super().__init__("Authorization", f"Basic {pair}")


def _worn(field: str, secret: object) -> str:
    """
    Return a secret as a header carries it: without what surrounds it in a file, such as a line break.

    Refused here, because those who send headers name in their errors what they cannot send.
    """
    text = secret.strip() if isinstance(secret, str) else ""
    if not _fits_a_header(text):
        message = f"{field} is no text of visible ASCII characters, as keys and tokens are."
        hint = "Copy it again, without blanks and without the word Bearer. It is not shown here."
        raise InputInvalid(message, field=field, hint=hint)
    return text


def _fits_a_header(text: str) -> bool:
    return text.isascii() and text.isprintable() and text != "" and " " not in text


@attrs.frozen
class _Token:
    text: str = attrs.field(repr=False)
    expires_at: float

    def headers(self, now: float) -> Mapping[str, str] | None:
        if now >= self.expires_at - EARLY_SECONDS:
            return None
        return {"Authorization": f"Bearer {self.text}"}


class _Renewed(Secret):
    """Credentials that are exchanged for tokens of limited life."""

    renewable = True
    _token: _Token | None = None

    def headers(self, now: float, /) -> Mapping[str, str] | None:
        return None if self._token is None else self._token.headers(now)


class ClientCredentials(_Renewed):
    """
    An application of Microsoft Entra with a secret.

    Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
    """

    def __init__(
        self,
        *,
        tenant: str,
        client_id: str,
        client_secret: str,
        scope: str,
        login_url: str = "https://login.microsoftonline.com",
    ) -> None:
        self._url = f"{login_url.rstrip('/')}/{quote(tenant, safe='')}/oauth2/v2.0/token"
        self._form = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": client_secret,
            "scope": scope,
        }

    async def renew(self, way: Way, /) -> None:
        """
        Exchange the secret for a token.

        Raises:
            AuthenticationFailed: Microsoft refused; the hint says what to mend.
        """
        token, lifetime, _ = await ask_for_token(
            way,
            self._url,
            self._form,
            refused="Microsoft refused the application's credentials",
            hints=ENTRA_HINTS,
            hint="Check BC_TENANT_ID, BC_CLIENT_ID and BC_CLIENT_SECRET in Microsoft Entra.",
        )
        self._token = _Token(token, way.now() + max(lifetime or 0.0, EARLY_SECONDS + 1))


class AzureCredential(_Renewed):
    """
    Any ``TokenCredential`` of azure-identity: device code, managed identity, certificate, …

    Args:
        credential: Blocking ones work in both clients, those of ``azure.identity.aio`` in the async one.
        scope: What the token is for.
    """

    def __init__(self, credential: Any, *, scope: str) -> None:
        self._credential = credential
        self._scope = scope

    async def renew(self, way: Way, /) -> None:
        """Ask the credential; it caches and refreshes by itself."""
        token = self._credential.get_token(self._scope)
        if inspect.isawaitable(token):
            token = await token
        self._token = _Token(
            str(token.token), max(float(token.expires_on), way.now() + EARLY_SECONDS + 1)
        )


async def ask_for_token(
    way: Way,
    url: str,
    form: Mapping[str, str],
    *,
    refused: str,
    hints: Mapping[str, str],
    hint: str,
) -> tuple[str, float | None, Mapping[str, Any]]:
    """
    Ask a token endpoint, and nobody else: a redirect is not followed.

    Args:
        way: Sends it.
        url: Of the endpoint; the form with its secrets goes there only.
        form: What is asked for, and by whom.
        refused: Begins the message of a refusal.
        hints: How to mend a refusal, by the endpoint's code.
        hint: How to mend any other.

    Returns:
        The access token, its life in **seconds** where it has an end, and the whole answer.

    Raises:
        AuthenticationFailed: The endpoint refused.
        AnswerUnreadable: The answer is no token.
        ServerFailed: The endpoint is down, also after repeating.
        Throttled: Too many requests, also after repeating.
    """
    response = await way.send(httpx.Request("POST", url, data=dict(form)))
    if response.is_redirect:
        raise _unreadable(response, url)
    answer = _token_answer(response, url)
    if not response.is_success:
        raise _refusal(response, answer, url, refused=refused, hints=hints, hint=hint)
    token, lifetime = answer.get("access_token"), answer.get("expires_in")
    if not isinstance(token, str) or not _fits_a_header(token):
        raise _unreadable(response, url)
    try:
        return token, None if lifetime is None else float(lifetime), answer
    except (TypeError, ValueError) as error:
        raise _unreadable(response, url) from error


def _token_answer(response: httpx.Response, url: str) -> Mapping[str, Any]:
    try:
        answer = read_json(response.content)
    except ValueError as error:
        raise _unreadable(response, url) from error
    if not isinstance(answer, Mapping):
        raise _unreadable(response, url)
    return answer  # pyright: ignore[reportUnknownVariableType]


def _unreadable(response: httpx.Response, url: str) -> AnswerUnreadable:
    return AnswerUnreadable(
        f"The token endpoint {url} answered {response.status_code} with something that is no token.",
        method="POST",
        url=url,
        status=response.status_code,
        content_type=response.headers.get("content-type"),
        hint="Is there a proxy that wants a login?",
    )


def _refusal(
    response: httpx.Response,
    answer: Mapping[str, Any],
    url: str,
    *,
    refused: str,
    hints: Mapping[str, str],
    hint: str,
) -> AuthenticationFailed | ServerFailed | Throttled:
    status = response.status_code
    description = str(answer.get("error_description") or "")
    # Microsoft's useful code stands in the description, everybody else's in "error".
    code = description.split(":", 1)[0] if description.startswith("AADSTS") else answer.get("error")
    code = redacted(str(code))[:100]
    if status == 429 or status >= 500:
        kind = Throttled if status == 429 else ServerFailed
        message = f"The token endpoint answered {status}."
        return kind(message, status=status, code=code, method="POST", url=url, hint="Try later.")
    return AuthenticationFailed(
        f"{refused} ({code}).",
        status=status,
        code=code,
        method="POST",
        url=url,
        request_id=str(answer["correlation_id"]) if "correlation_id" in answer else None,
        hint=hints.get(code, hint),
    )
