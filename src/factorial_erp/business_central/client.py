"""How does a program reach Business Central? The two clients, and the companies of an environment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload
from urllib.parse import parse_qsl

import httpx
from typing_extensions import Self

from .._core import environment as variables
from .._core.auth import Auth, AzureCredential
from .._core.closing import Closing, ClosingAsync
from .._core.decode import Decoder
from .._core.io import IO, AsyncIO, SyncIO
from .._core.limits import Limits
from .._core.operation import Async, Deferred, M, Sync, operation
from .._core.retry import Retry
from .._core.session import Session
from .._core.version import user_agent
from ..errors import ConfigurationMissing, InputInvalid, NotFound
from .access import LOGIN_URL, SCOPE, ClientCredentials
from .entities import GUID
from .faults import read_fault
from .sets import CompanySets, EnvironmentSets

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core.decode import Drift
    from .batch import AsyncBatch, Batch, Isolation
    from .companies import Companies, CompanyEntry
    from .custom import CustomApi
    from .environments import Environment

__all__ = ["ONLINE_URL", "AsyncBusinessCentral", "BusinessCentral", "Company"]

ONLINE_URL = "https://api.businesscentral.dynamics.com"

LIMITS = Limits(concurrent=5, requests=6000, window_seconds=300.0)
"""
What Business Central online allows to one user.

Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/operational-limits-online
"""


HEADERS = {
    "Accept": "application/json",
    "Accept-Language": "en-US",
}
"""English, because Business Central translates captions and messages."""


class _Top:
    """The API itself, above all companies."""

    async def path(self, _session: Session, /) -> str:
        return ""


class _InCompany:
    """A company by name or id; it is looked up once, on first use."""

    def __init__(self, session: Session, name: str) -> None:
        self.name = name
        self._entry: CompanyEntry | None = None
        self._finding = session.io.gate(1)

    async def path(self, session: Session, /) -> str:
        id = self.name if GUID.fullmatch(self.name) else (await self.entry(session)).id
        return f"/companies({id})"

    async def entry(self, session: Session) -> CompanyEntry:
        if self._entry is None:
            async with self._finding:
                self._entry = self._entry or await self._find(session)
        return self._entry

    async def _find(self, session: Session) -> CompanyEntry:
        from .companies import Companies

        names: list[str] = []
        companies: Companies[Async] = Companies(session.shared, _Top())
        async for company in companies.list():
            if self.name in (company.name, company.display_name, company.id):
                return company
            names.append(company.name)
        known = ", ".join(repr(name) for name in names) or "none"
        message = f"The environment has no company {self.name!r}."
        hint = f"It has: {known}. Is it the right environment, and may the application see the company?"
        raise NotFound(message, status=404, code="CompanyNotFound", hint=hint)


class Company(CompanySets[M]):
    """
    One company. Making it sends nothing.

    Args:
        session: Of the client.
        name: Name, display name or id.
    """

    def __init__(self, session: Session, name: str, *, root: _InCompany | None = None) -> None:
        super().__init__(session)
        self.name = name
        self._named = root or _InCompany(session, name)
        self._root = self._named

    def __repr__(self) -> str:
        return f"<Company {self.name!r}>"

    @operation
    async def entry(self) -> CompanyEntry:
        """
        What the environment says of the company: its real name, display name and id.

        Raises:
            NotFound: The environment has no such company; the message names those that it has.
        """
        return await self._named.entry(self._session)

    @overload
    def batch(
        self: Company[Sync], *, isolation: Isolation = "none", continue_on_error: bool = False
    ) -> Batch: ...
    @overload
    def batch(
        self: Company[Async], *, isolation: Isolation = "none", continue_on_error: bool = False
    ) -> AsyncBatch: ...
    def batch(
        self, *, isolation: Isolation = "none", continue_on_error: bool = False
    ) -> Batch | AsyncBatch:
        """
        Send many operations in one request: ``with company.batch() as batch: batch.company.vendors…``.

        Operations of ``batch.company`` are checked at once, sent when the block ends, 100 in one request, and
        return handles, whose ``result()`` can be asked for then. One operation is one request of its own
        outside of a batch; what takes several is refused. Where the block raises, nothing is sent.

        Args:
            isolation: With ``"snapshot"`` all are carried out or none, 100 at most, and no actions: posting
                commits, which would split the whole.
            continue_on_error: Carry out the others where one fails, and leave it to the handles to tell;
                otherwise the first failure keeps back what follows, and is raised where the block ends.

        Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/use-odata-batch
        """
        from .batch import AsyncBatch, Batch, Collector

        collector = Collector(
            self._session, is_whole=isolation == "snapshot", continue_on_error=continue_on_error
        )
        company: Company[Deferred] = Company(collector.view, self.name, root=self._named)
        kind: Any = Batch if self.is_blocking else AsyncBatch
        return kind(collector, company, self._named)  # type: ignore[no-any-return]

    def api(self, publisher: str, group: str, version: str) -> CustomApi[M]:
        """
        Return an API of an app, for this company. Nothing is sent.

        Args:
            publisher: Of the API, as its pages say.
            group: Of the API.
            version: ``v1.0``, ``beta``, …

        Raises:
            InputInvalid: One of them cannot stand in a URL.
        """
        from .custom import CustomApi, route_of

        return CustomApi(self, route_of(publisher, group, version))

    @property
    def shared(self) -> Company[Async]:
        """The same company for code that awaits its operations in both modes."""
        return Company(self._session.shared, self.name, root=self._named)


class BusinessCentralEnvironment(EnvironmentSets[M]):
    """What hangs off a Business Central client."""

    _root = _Top()

    def __init__(self, session: Session, base_url: str | None) -> None:
        super().__init__(session)
        self._base_url = base_url

    @operation
    async def environments(self) -> tuple[Environment, ...]:
        """
        Return the environments of the tenant, online.

        Of the answer, its fields are documented. That an application may ask, and not only a person, is a
        guess, and so is that it sees environments in which it is not set up.

        Raises:
            InputInvalid: The client is for one URL (``api_url``), which has no list of environments.
            ErpError: See the tree in :mod:`factorial_erp.errors`.

        Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/api-get-environments
        """
        from .environments import read_environments

        if self._base_url is None:
            message = "A client with an api_url knows one environment only."
            raise InputInvalid(message, hint="Make one with base_url, or without both: online.")
        return await read_environments(self._session, self._base_url)

    def company(self, name: str) -> Company[M]:
        """
        Return one company. Nothing is sent; the name is looked up once, on first use.

        Args:
            name: Name, display name or id.
        """
        return Company(self._session, name)

    @property
    def shared(self) -> BusinessCentralEnvironment[Async]:
        """The same client for code that awaits its operations in both modes."""
        return BusinessCentralEnvironment(self._session.shared, self._base_url)


class BusinessCentral(BusinessCentralEnvironment[Sync], Closing):
    """
    A blocking client of Business Central's API v2.0.

    Making it costs nothing and sends nothing. It may be used by several threads at once.

    Args:
        tenant: Id or domain of the Microsoft Entra tenant.
        environment: Name of the environment.
        client_id: Of the application registered in the tenant.
        client_secret: Of that application.
        credential: Any ``TokenCredential`` of azure-identity instead of id and secret.
        auth: Any other credentials. Several of them, such as a list of ``ClientCredentials``, take turns: whoever
            can send first sends next, and each has the limits for itself.
        base_url: Of the host, for on-premises and tests; everything before ``/v2.0/…``.
        api_url: Of API v2.0 as a whole, for on-premises: ``https://host:7048/BC/api/v2.0``, with ``?tenant=…``
            where the server has several; that is sent with each request. Tenant (but for its token), environment
            and ``base_url`` do not matter then.
        login_url: Where tokens are made.
        timeout_seconds: For connecting and for each wait on an answer; posting takes long.
        retry: When to try again.
        limits: How much each user may send; by default what Business Central online allows. Threads and tasks
            share it; what exceeds it waits. It is kept for each client: have one, and keep it.
        strict: Raise on answers that differ from the schema; for contract tests.
        on_drift: Called once for each way in which answers differ from the schema.
        transport: Stands in for the network: ``Sandbox().transport()``.

    Raises:
        ConfigurationMissing: Not one complete kind of credentials.
    """

    def __init__(
        self,
        *,
        tenant: str = "",
        environment: str = "production",
        client_id: str | None = None,
        client_secret: str | None = None,
        credential: Any = None,
        auth: Auth | Sequence[Auth] | None = None,
        base_url: str = ONLINE_URL,
        api_url: str | None = None,
        login_url: str = LOGIN_URL,
        timeout_seconds: float = 120.0,
        retry: Retry | None = None,
        limits: Limits = LIMITS,
        strict: bool = False,
        on_drift: Callable[[Drift], None] | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        credentials = _credentials(
            tenant,
            client_id=client_id,
            client_secret=client_secret,
            credential=credential,
            auth=auth,
            login_url=login_url,
        )

        self._io = SyncIO.pooled(
            connections=limits.concurrent * len(credentials),
            timeout_seconds=timeout_seconds,
            transport=transport,
        )
        super().__init__(
            _session(
                self._io,
                url=api_url or _api(base_url, tenant, environment),
                credentials=credentials,
                decoder=Decoder(on_drift=on_drift, strict=strict),
                retry=retry,
                limits=limits,
                blocking=True,
            ),
            None if api_url else base_url.rstrip("/"),
        )

    @classmethod
    def from_env(cls, *, transport: httpx.BaseTransport | None = None) -> Self:
        """
        Take everything from ``BC_TENANT_ID``, ``BC_ENVIRONMENT``, ``BC_CLIENT_ID``, ``BC_CLIENT_SECRET``.

        ``BC_BASE_URL`` and ``BC_LOGIN_URL`` name other hosts.

        Raises:
            ConfigurationMissing: One of them is not set.
        """
        return cls(**dict(_variables()), transport=transport)


class AsyncBusinessCentral(BusinessCentralEnvironment[Async], ClosingAsync):
    """An awaitable client of Business Central; see :class:`BusinessCentral` for its arguments."""

    def __init__(
        self,
        *,
        tenant: str = "",
        environment: str = "production",
        client_id: str | None = None,
        client_secret: str | None = None,
        credential: Any = None,
        auth: Auth | Sequence[Auth] | None = None,
        base_url: str = ONLINE_URL,
        api_url: str | None = None,
        login_url: str = LOGIN_URL,
        timeout_seconds: float = 120.0,
        retry: Retry | None = None,
        limits: Limits = LIMITS,
        strict: bool = False,
        on_drift: Callable[[Drift], None] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        credentials = _credentials(
            tenant,
            client_id=client_id,
            client_secret=client_secret,
            credential=credential,
            auth=auth,
            login_url=login_url,
        )

        self._io = AsyncIO.pooled(
            connections=limits.concurrent * len(credentials),
            timeout_seconds=timeout_seconds,
            transport=transport,
        )
        super().__init__(
            _session(
                self._io,
                url=api_url or _api(base_url, tenant, environment),
                credentials=credentials,
                decoder=Decoder(on_drift=on_drift, strict=strict),
                retry=retry,
                limits=limits,
                blocking=False,
            ),
            None if api_url else base_url.rstrip("/"),
        )

    @classmethod
    def from_env(cls, *, transport: httpx.AsyncBaseTransport | None = None) -> Self:
        """Take everything from the environment; see :meth:`BusinessCentral.from_env`."""
        return cls(**dict(_variables()), transport=transport)


def _credentials(
    tenant: str,
    *,
    client_id: str | None,
    client_secret: str | None,
    credential: Any,
    auth: Auth | Sequence[Auth] | None,
    login_url: str,
) -> tuple[Auth, ...]:
    """Return the credentials of each user; at least one."""
    pair = client_id is not None or client_secret is not None
    if sum((pair, credential is not None, auth is not None)) > 1:
        message = "Business Central takes one kind of credentials, several were given."
        raise ConfigurationMissing(
            message, hint="Give client_id and client_secret, or credential=."
        )
    if isinstance(auth, Sequence):
        return _several(auth)
    if auth is not None:
        return (auth,)
    if credential is not None:
        return (AzureCredential(credential, scope=SCOPE),)
    if not tenant or not client_id or not client_secret:
        message = "Business Central needs a tenant, a client id and a client secret."
        raise ConfigurationMissing(
            message,
            hint="Set BC_TENANT_ID, BC_CLIENT_ID and BC_CLIENT_SECRET, or give tenant=, client_id= and"
            " client_secret=; they come from an app registration in Microsoft Entra.",
        )
    application = ClientCredentials(
        tenant=tenant, client_id=client_id, client_secret=client_secret, login_url=login_url
    )
    return (application,)


def _several(auths: Sequence[Auth]) -> tuple[Auth, ...]:
    if isinstance(auths, str | bytes) or not auths:
        message = "auth= takes credentials, or a list of them."
        raise ConfigurationMissing(message, hint="Give auth=[ClientCredentials(…), …].")
    if len({id(each) for each in auths}) < len(auths):
        message = "auth= has the same credentials twice."
        hint = "Limits are those of a user: give the credentials of different ones."
        raise ConfigurationMissing(message, hint=hint)
    return tuple(auths)


def _variables() -> Iterator[tuple[str, Any]]:
    app = "It comes from the app registration in Microsoft Entra."
    yield "tenant", variables.required("BC_TENANT_ID", "Set it to the tenant's id or domain.")
    yield "client_id", variables.required("BC_CLIENT_ID", app)
    yield "client_secret", variables.required("BC_CLIENT_SECRET", app)
    yield "environment", variables.optional("BC_ENVIRONMENT") or "production"
    yield "base_url", variables.optional("BC_BASE_URL") or ONLINE_URL
    yield "login_url", variables.optional("BC_LOGIN_URL") or LOGIN_URL


def _api(base_url: str, tenant: str, environment: str) -> str:
    segment = f"{tenant}/" if tenant else ""  # without it, the token tells
    return f"{base_url.rstrip('/')}/v2.0/{segment}{environment}/api/v2.0"


def _session(
    io: IO,
    *,
    url: str,
    credentials: Sequence[Auth],
    decoder: Decoder,
    retry: Retry | None,
    limits: Limits,
    blocking: bool,
) -> Session:
    base_url, _, query = url.partition("?")
    auth, *others = credentials
    return Session(
        io=io,
        base_url=base_url.rstrip("/"),
        auth=auth,
        others=others,
        params=tuple(parse_qsl(query)),
        decoder=decoder,
        read_fault=read_fault,
        retry=retry or Retry(),
        limits=limits,
        blocking=blocking,
        headers={**HEADERS, "User-Agent": user_agent()},
    )
