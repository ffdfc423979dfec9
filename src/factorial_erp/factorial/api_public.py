"""
API: who is asking, and which webhooks are sent.

Generated from ``schema/factorial/api_public.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions

__all__ = [
    "ApiPublic",
    "Credential",
    "CredentialQuery",
    "Credentials",
    "NewWebhookSubscription",
    "WebhookSubscription",
    "WebhookSubscriptionApiVersion",
    "WebhookSubscriptionChanges",
    "WebhookSubscriptionQuery",
    "WebhookSubscriptions",
]


class WebhookSubscriptionApiVersion(OpenEnum):
    """Values of :attr:`NewWebhookSubscription.api_version`."""

    V2025_10_01 = "2025-10-01"
    V2026_01_01 = "2026-01-01"
    V2026_04_01 = "2026-04-01"
    V2026_07_01 = "2026-07-01"
    V2026_10_01 = "2026-10-01"


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


@model()
class WebhookSubscription(Model):
    """Where webhooks of one type are sent."""

    id: Attr[str]
    target_url: Attr[str] = field(private=True)
    type: Attr[str]
    """Called ``subscription_type`` where it is written."""
    company_id: Attr[str]
    enabled: Attr[bool]
    api_version: Attr[str]
    """Decides what payloads look like."""
    name: Attr[str | None] = field(default=None)
    challenge: Attr[str | None] = field(default=None, private=True)
    """A secret that comes back in the header ``x-factorial-wh-challenge``: the only sign that a webhook is genuine."""


class CredentialQuery(ListOptions, total=False):
    """Filters of :meth:`Credentials.list`."""


class WebhookSubscriptionQuery(ListOptions, total=False):
    """Filters of :meth:`WebhookSubscriptions.list`."""

    id: str
    company_id: str
    type: str
    enabled: bool


class NewWebhookSubscription(TypedDict, total=False):
    """What :meth:`WebhookSubscriptions.create` takes."""

    subscription_type: Required[str]
    target_url: Required[str]
    """Use one for each type: deliveries do not say of which type they are."""
    company_id: Required[str]
    name: str | None
    challenge: str | None
    enabled: bool | None
    api_version: WebhookSubscriptionApiVersion | str | None


class WebhookSubscriptionChanges(TypedDict, total=False):
    """What :meth:`WebhookSubscriptions.update` takes."""

    target_url: str | None
    subscription_type: str | None
    name: str | None
    challenge: str | None
    enabled: bool | None
    api_version: WebhookSubscriptionApiVersion | str | None


class Credentials(FactorialResource[M]):
    """``api_public/credentials``: one row, for the credentials in use."""

    _path = "/api_public/credentials"

    @listing
    def list(self, **query: Unpack[CredentialQuery]) -> Listing[Credential]:
        """The credentials in use: one row, or none in the wrong environment."""
        return self._pages(Credential, CredentialQuery, query)


class WebhookSubscriptions(FactorialResource[M]):
    """``api_public/webhook_subscriptions``: where webhooks are sent."""

    _path = "/api_public/webhook_subscriptions"

    @listing
    def list(self, **query: Unpack[WebhookSubscriptionQuery]) -> Listing[WebhookSubscription]:
        """Subscriptions, oldest first. Those that could not be delivered for two days are disabled."""
        return self._pages(WebhookSubscription, WebhookSubscriptionQuery, query)

    @operation
    async def get(self, id: str) -> WebhookSubscription:
        """One record by its id."""
        return await self._one(WebhookSubscription, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewWebhookSubscription]) -> WebhookSubscription:
        """Subscribe to one type of event; a second subscription of a company to the same type is refused."""
        return await self._one(
            WebhookSubscription, "POST", takes=NewWebhookSubscription, body=fields
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[WebhookSubscriptionChanges]
    ) -> WebhookSubscription:
        """Change a subscription; ``enabled=True`` takes it up again."""
        return await self._one(
            WebhookSubscription,
            "PUT",
            id,
            takes=WebhookSubscriptionChanges,
            body={"id": id, **changes},
        )

    @operation
    async def delete(self, id: str) -> WebhookSubscription:
        """Delete it and return what it was."""
        return await self._one(WebhookSubscription, "DELETE", id)


class ApiPublic(FactorialResource[M]):
    """``api_public``: who is asking, and which webhooks are sent."""

    @cached_property
    def credentials(self) -> Credentials[M]:
        """Who is asking."""
        return Credentials(self._session)

    @cached_property
    def webhook_subscriptions(self) -> WebhookSubscriptions[M]:
        """Where webhooks are sent."""
        return WebhookSubscriptions(self._session)
