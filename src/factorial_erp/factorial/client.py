"""How does a program reach Factorial? The two clients, and what hangs off them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from typing_extensions import Self

from .._core import environment
from .._core.auth import ApiKey, Auth, BearerToken
from .._core.closing import Closing, ClosingAsync
from .._core.decode import Decoder
from .._core.io import IO, AsyncIO, SyncIO
from .._core.limits import Limits
from .._core.operation import Async, M, Sync, operation
from .._core.retry import Retry
from .._core.session import Session
from .._core.version import user_agent
from ..errors import ConfigurationMissing, InputInvalid
from .domains import FactorialDomains
from .environments import PRODUCTION_URL, checked, origin
from .faults import read_fault
from .versions import API_VERSION, at_version, known, resources_url, warn_if_ending

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core.decode import Drift
    from .._core.finding import Finding
    from .access import Identity

__all__ = ["AsyncFactorial", "Factorial", "FactorialView"]

LIMITS = Limits(
    concurrent=8, requests=200, window_seconds=60.0, counts=lambda method: method == "POST"
)
"""
200 POST requests a minute; nothing is published for other methods.

Source: https://apidoc.factorialhr.com/docs/faqs
"""


HEADERS = {
    "Accept": "application/json",
}


class FactorialView(FactorialDomains[M]):
    """The domains, and what concerns them all: who asks, whether all is well, and in which version."""

    @operation
    async def whoami(self) -> Identity:
        """
        Return whom the credentials stand for.

        Raises:
            ConfigurationMissing: Factorial answers with nothing: credentials of another environment.
        """
        from .access import identify

        return await identify(self._session.shared)

    @operation
    async def check(self) -> tuple[Finding, ...]:
        """
        Look for what goes wrong in silence: another environment, an old version, missing permissions.

        Reads the first records of a few lists and writes nothing. Each finding says how it is mended;
        what cannot be seen from outside is said too.
        """
        from .access import examine

        return await examine(self.shared, self._session.shared)

    def at(self, version: str) -> FactorialView[M]:
        """
        Return the same client for calls in another version: the same connections, token and limits.

        Models stay those of :data:`API_VERSION`; what a version lacks is a field that did not arrive.

        Raises:
            InputInvalid: The version is none that is known.
        """
        session = at_version(self._session, known(version))
        warn_if_ending(version, session.io.now(), stacklevel=2)
        return FactorialView(session)

    @property
    def shared(self) -> FactorialView[Async]:
        """The same client for code that awaits its operations in both modes."""
        return FactorialView(self._session.shared)


class Factorial(FactorialView[Sync], Closing):
    """
    A blocking client of Factorial's API.

    Making it costs nothing and sends nothing. It may be used by several threads at once.

    Args:
        api_key: Of one company, from Settings > API & Integrations.
        token: A bearer token that somebody else keeps fresh.
        auth: Any other credentials: :class:`~factorial_erp.factorial.OAuth2`.
        base_url: For the demo environment: :data:`DEMO_URL`. By default that of ``auth``, or production.
        version: Of the API; :meth:`at` changes it for single calls.
        timeout_seconds: For connecting and for each wait on an answer.
        retry: When to try again.
        limits: How much may be sent.
        strict: Raise on answers that differ from the schema; for contract tests.
        on_drift: Called once for each way in which answers differ from the schema.
        transport: Stands in for the network: ``Sandbox().transport()``.

    Raises:
        ConfigurationMissing: Not exactly one of ``api_key``, ``token`` and ``auth``, or credentials for
            another environment than ``base_url``.
        InputInvalid: The version is none that is known, ``base_url`` is no address, or the key or token
            has characters that no header can carry.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        token: str | None = None,
        auth: Auth | None = None,
        base_url: str | None = None,
        version: str = API_VERSION,
        timeout_seconds: float = 60.0,
        retry: Retry | None = None,
        limits: Limits = LIMITS,
        strict: bool = False,
        on_drift: Callable[[Drift], None] | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        credentials = _credentials(api_key, token, auth)
        self._io = SyncIO.pooled(
            connections=limits.concurrent, timeout_seconds=timeout_seconds, transport=transport
        )
        super().__init__(
            _session(
                self._io,
                base_url=resources_url(_base_url(base_url, credentials), known(version)),
                auth=credentials,
                decoder=Decoder(on_drift=on_drift, strict=strict),
                retry=retry,
                limits=limits,
                blocking=True,
            )
        )
        warn_if_ending(version, self._io.now(), stacklevel=2)

    @classmethod
    def from_env(cls, *, transport: httpx.BaseTransport | None = None) -> Self:
        """
        Take credentials from ``FACTORIAL_API_KEY`` or ``FACTORIAL_TOKEN``.

        ``FACTORIAL_BASE_URL`` names another environment.

        Raises:
            ConfigurationMissing: Neither is set.
        """
        return cls(
            environment.optional("FACTORIAL_API_KEY"),
            token=environment.optional("FACTORIAL_TOKEN"),
            base_url=environment.optional("FACTORIAL_BASE_URL"),
            transport=transport,
        )


class AsyncFactorial(FactorialView[Async], ClosingAsync):
    """An awaitable client of Factorial's API; see :class:`Factorial` for its arguments."""

    def __init__(
        self,
        api_key: str | None = None,
        *,
        token: str | None = None,
        auth: Auth | None = None,
        base_url: str | None = None,
        version: str = API_VERSION,
        timeout_seconds: float = 60.0,
        retry: Retry | None = None,
        limits: Limits = LIMITS,
        strict: bool = False,
        on_drift: Callable[[Drift], None] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        credentials = _credentials(api_key, token, auth)
        self._io = AsyncIO.pooled(
            connections=limits.concurrent, timeout_seconds=timeout_seconds, transport=transport
        )
        super().__init__(
            _session(
                self._io,
                base_url=resources_url(_base_url(base_url, credentials), known(version)),
                auth=credentials,
                decoder=Decoder(on_drift=on_drift, strict=strict),
                retry=retry,
                limits=limits,
                blocking=False,
            )
        )
        warn_if_ending(version, self._io.now(), stacklevel=2)

    @classmethod
    def from_env(cls, *, transport: httpx.AsyncBaseTransport | None = None) -> Self:
        """Take credentials from the environment; see :meth:`Factorial.from_env`."""
        return cls(
            environment.optional("FACTORIAL_API_KEY"),
            token=environment.optional("FACTORIAL_TOKEN"),
            base_url=environment.optional("FACTORIAL_BASE_URL"),
            transport=transport,
        )


def _credentials(api_key: str | None, token: str | None, auth: Auth | None) -> Auth:
    given = [each for each in (api_key, token, auth) if each]
    if len(given) != 1:
        message = (
            "Factorial needs credentials: an API key or a token."
            if not given
            else "Factorial takes one kind of credentials, several were given."
        )
        raise ConfigurationMissing(
            message,
            hint="Set FACTORIAL_API_KEY or give api_key=; an administrator makes keys under"
            " Settings > API & Integrations.",
        )
    if auth is not None:
        if not (hasattr(auth, "headers") and hasattr(auth, "renew")):
            message = "auth= takes credentials such as OAuth2, not a text."
            raise InputInvalid(message, field="auth", hint="A key is api_key=, a token is token=.")
        return auth
    return ApiKey(api_key) if api_key else BearerToken(token or "")


def _base_url(given: str | None, auth: Auth) -> str:
    """Return the environment, which must be the one that the credentials are for."""
    # Of the credentials only those that come from Factorial's token endpoint know where they belong.
    home: str | None = getattr(auth, "base_url", None)
    given = None if given is None else checked(given)
    if given is not None and home is not None and origin(given) != origin(home):
        message = f"The credentials are for {origin(home)}, the client for {origin(given)}."
        hint = "Leave base_url out, or sign in at the other environment. Nothing was sent."
        raise ConfigurationMissing(message, hint=hint)
    return given or home or PRODUCTION_URL


def _session(
    io: IO,
    *,
    base_url: str,
    auth: Auth,
    decoder: Decoder,
    retry: Retry | None,
    limits: Limits,
    blocking: bool,
) -> Session:
    return Session(
        io=io,
        base_url=base_url,
        auth=auth,
        decoder=decoder,
        read_fault=read_fault,
        retry=retry or Retry(),
        limits=limits,
        blocking=blocking,
        headers={**HEADERS, "User-Agent": user_agent()},
    )
