"""Which environments does a tenant have?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._core.model import Attr, Model, OpenEnum, camel, field, model
from .._core.session import Session
from ..errors import AnswerUnreadable

__all__ = ["Environment", "EnvironmentKind", "read_environments"]

VERSION = "v1.2"


class EnvironmentKind(OpenEnum):
    """What an environment is for."""

    PRODUCTION = "Production"
    SANDBOX = "Sandbox"


@model(camel)
class Environment(Model):
    """
    One environment of a tenant, as the service lists it.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/api-get-environments
    """

    name: Attr[str] = field(read_only=True)
    """What ``BusinessCentral(environment=…)`` takes."""
    type: Attr[EnvironmentKind] = field(read_only=True)
    country_code: Attr[str | None] = field(default=None, read_only=True)
    """Whose localization it has."""
    aad_tenant_id: Attr[str | None] = field(default=None, read_only=True)
    """Of the Microsoft Entra tenant that owns it."""
    application_family: Attr[str | None] = field(default=None, read_only=True)
    web_service_url: Attr[str | None] = field(default=None, read_only=True)
    web_client_login_url: Attr[str | None] = field(default=None, read_only=True)
    """Where people sign in."""
    ring_name: Attr[str | None] = field(default=None, read_only=True)


async def read_environments(session: Session, base_url: str) -> tuple[Environment, ...]:
    """
    Ask the service which environments there are.

    Raises:
        AnswerUnreadable: The answer is no list of environments.
        ErpError: See the tree in :mod:`factorial_erp.errors`.
    """
    url = f"{base_url}/environments/{VERSION}"
    answer = await session.json("GET", url)
    rows: Any = answer.get("value") if isinstance(answer, Mapping) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    if not isinstance(rows, list):
        message = "GET environments did not answer with a list of environments."
        raise AnswerUnreadable(message, method="GET", url=url, status=200, content_type=None)
    return session.decode_all(Environment, rows)  # pyright: ignore[reportUnknownArgumentType]
