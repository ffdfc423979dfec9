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
from .._core.operation import Async, Sync
from .._core.retry import Retry
from .._core.session import Session
from .._core.version import user_agent
from ..errors import ConfigurationMissing
from .domains import FactorialDomains
from .faults import read_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core.decode import Drift

__all__ = ["API_VERSION", "DEMO_URL", "PRODUCTION_URL", "AsyncFactorial", "Factorial"]

API_VERSION = "2026-10-01"
PRODUCTION_URL = "https://api.factorialhr.com"
DEMO_URL = "https://api.eu2.demo.factorial.dev"

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


class Factorial(FactorialDomains[Sync], Closing):
    """
    A blocking client of Factorial's API.

    Making it costs nothing and sends nothing. It may be used by several threads at once.

    Args:
        api_key: Of one company, from Settings > API & Integrations.
        token: A bearer token that somebody else keeps fresh.
        auth: Any other credentials.
        base_url: For the demo environment: :data:`DEMO_URL`.
        timeout_seconds: For connecting and for each wait on an answer.
        retry: When to try again.
        limits: How much may be sent.
        strict: Raise on answers that differ from the schema; for contract tests.
        on_drift: Called once for each way in which answers differ from the schema.
        transport: Stands in for the network: ``Sandbox().transport()``.

    Raises:
        ConfigurationMissing: Not exactly one of ``api_key``, ``token`` and ``auth``.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        token: str | None = None,
        auth: Auth | None = None,
        base_url: str = PRODUCTION_URL,
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
                base_url=_resources(base_url),
                auth=credentials,
                decoder=Decoder(on_drift=on_drift, strict=strict),
                retry=retry,
                limits=limits,
                blocking=True,
            )
        )

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
            base_url=environment.optional("FACTORIAL_BASE_URL") or PRODUCTION_URL,
            transport=transport,
        )


class AsyncFactorial(FactorialDomains[Async], ClosingAsync):
    """An awaitable client of Factorial's API; see :class:`Factorial` for its arguments."""

    def __init__(
        self,
        api_key: str | None = None,
        *,
        token: str | None = None,
        auth: Auth | None = None,
        base_url: str = PRODUCTION_URL,
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
                base_url=_resources(base_url),
                auth=credentials,
                decoder=Decoder(on_drift=on_drift, strict=strict),
                retry=retry,
                limits=limits,
                blocking=False,
            )
        )

    @classmethod
    def from_env(cls, *, transport: httpx.AsyncBaseTransport | None = None) -> Self:
        """Take credentials from the environment; see :meth:`Factorial.from_env`."""
        return cls(
            environment.optional("FACTORIAL_API_KEY"),
            token=environment.optional("FACTORIAL_TOKEN"),
            base_url=environment.optional("FACTORIAL_BASE_URL") or PRODUCTION_URL,
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
        return auth
    return ApiKey(api_key) if api_key else BearerToken(token or "")


def _resources(base_url: str) -> str:
    return f"{base_url.rstrip('/')}/api/{API_VERSION}/resources"


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
