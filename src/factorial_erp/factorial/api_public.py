"""API: who is asking."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing
from .._core.pages import Listing
from .resource import FactorialResource

__all__ = [
    "ApiPublic",
    "Credential",
    "Credentials",
]


@model()
class Credential(Model):
    """What the credentials in use stand for."""

    company_id: Attr[str]
    id: Attr[str]
    """Begins with the kind of credential."""
    employee_id: Attr[str | None] = field(default=None)
    """``None`` for company credentials, although the schema requires it."""
    email: Attr[str | None] = field(default=None, private=True)
    login_email: Attr[str | None] = field(default=None, private=True)
    full_name: Attr[str | None] = field(default=None, private=True)
    first_name: Attr[str | None] = field(default=None, private=True)
    last_name: Attr[str | None] = field(default=None, private=True)
    role: Attr[str | None] = field(default=None)
    gdpr_tos: Attr[bool | None] = field(default=None)
    legal_name: Attr[str | None] = field(default=None)
    locale: Attr[str | None] = field(default=None)
    logo: Attr[str | None] = field(default=None)
    name: Attr[str | None] = field(default=None, private=True)
    onboarded_on: Attr[dt.date | None] = field(default=None)
    subscription_plan: Attr[str | None] = field(default=None)
    tin: Attr[str | None] = field(default=None)
    to_be_deleted: Attr[str | None] = field(default=None)
    tos: Attr[bool | None] = field(default=None)


class Credentials(FactorialResource[M]):
    """``api_public/credentials``: one row, for the credentials in use."""

    _path = "/api_public/credentials"

    @listing
    def list(self) -> Listing[Credential]:
        """The credentials in use: one row, or none in the wrong environment."""
        return self._pages(Credential, {})


class ApiPublic(FactorialResource[M]):
    """``api_public``: who is asking."""

    @cached_property
    def credentials(self) -> Credentials[M]:
        """Who is asking."""
        return Credentials(self._session)
