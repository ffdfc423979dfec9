"""How does Factorial come to know where webhooks are wanted, and what if it has given up? Idempotent subscriptions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .._core.operation import Async, M, Resource, operation
from ..errors import InputInvalid, OutcomeUnknown, RequestInvalid
from .api_public import (
    NewWebhookSubscription,
    WebhookSubscription,
    WebhookSubscriptionChanges,
    WebhookSubscriptions,
)
from .event_types import EventType
from .versions import known, version_of
from .webhooks import accepted

if TYPE_CHECKING:
    from .webhook_routing import Router

__all__ = ["Webhooks"]


class Webhooks(Resource[M]):
    """
    Subscriptions to webhooks, as they ought to be.

    A company has one subscription for each type. These operations look first and then create or change it, so
    they can be called again at any time, after an error too.

    Source: https://apidoc.factorialhr.com/docs/manage-webhooks
    """

    @operation
    async def subscribe(
        self,
        type: EventType[Any] | str,
        target_url: str,
        *,
        challenge: str | None,
        name: str | None = None,
        company_id: str | None = None,
        api_version: str | None = None,
    ) -> WebhookSubscription:
        """
        Subscribe to a type, or make the subscription that there is like this; it is enabled afterwards.

        Args:
            type: What to be told of.
            target_url: Where. Each type needs its own URL, since deliveries do not say of which type they are.
            challenge: A secret that Factorial sends along, the only sign that a delivery is genuine; ``None``
                goes without. That ``None`` takes away one that there was is a guess.
            name: What people see in Factorial; ``None`` leaves it as it is.
            company_id: By default that of the credentials.
            api_version: That payloads look like; by default that of the client.

        Raises:
            InputInvalid: The URL is none, the challenge is one that no header can carry, or the version unknown.
            OutcomeUnknown: No answer tells whether it was created; call it again.
        """
        company = company_id or await self._company()
        (made,) = await self._ensure(
            [(_name(type), target_url)],
            company_id=company,
            challenge=challenge,
            name=name,
            api_version=api_version,
        )
        return made

    @operation
    async def subscribe_all(
        self,
        router: Router,
        base_url: str,
        *,
        types: Iterable[EventType[Any] | str] | None = None,
        name: str | None = None,
        company_id: str | None = None,
        api_version: str | None = None,
    ) -> tuple[WebhookSubscription, ...]:
        """
        Subscribe to all types that a router handles, with its challenge, each at its path.

        Subscriptions to other types are left alone. Factorial takes 200 new ones a minute.

        Args:
            router: What will receive them.
            base_url: Of your server, before the router's prefix: ``https://erp.example``.
            types: Other ones: ``EVENT_TYPES`` of ``factorial_erp.factorial.events`` for all there are.
            name: As in :meth:`subscribe`.
            company_id: As in :meth:`subscribe`.
            api_version: As in :meth:`subscribe`.

        Raises:
            InputInvalid: The router handles no type yet, or as :meth:`subscribe`.
            ErpError: As :meth:`subscribe`; what was subscribed before stays, and calling it again goes on.
        """
        names = router.types if types is None else dict.fromkeys(map(_name, types))
        if not names:
            message = "There is no type to subscribe to."
            hint = "Register handlers with router.on(…) before, or name the types."
            raise InputInvalid(message, field="types", hint=hint)
        base = base_url.rstrip("/")
        return await self._ensure(
            [(each, base + router.path_for(each)) for each in names],
            company_id=company_id or await self._company(),
            challenge=router.challenge,
            name=name,
            api_version=api_version,
        )

    @operation
    async def enable_disabled(
        self,
        *,
        base_url: str | None = None,
        types: Iterable[EventType[Any] | str] | None = None,
    ) -> tuple[WebhookSubscription, ...]:
        """
        Enable again what is disabled, and return it.

        Factorial disables a subscription after 20 failed deliveries within 48 hours. What happened since then is
        not delivered later, as far as is known: read it from the lists. A person may also have disabled one on
        purpose, which cannot be told apart; so say which ones are yours.

        Args:
            base_url: Only those whose URL is this or below it.
            types: Only these; default: all.

        Source: https://apidoc.factorialhr.com/docs/webhooks-policies
        """
        subscriptions = self._subscriptions
        wanted = None if types is None else set(map(_name, types))
        disabled = [
            row
            async for row in subscriptions.list(enabled=False)
            if not row.enabled
            and (wanted is None or row.type in wanted)
            and (base_url is None or _is_below(row.target_url, base_url))
        ]
        return tuple([await subscriptions.update(row.id, enabled=True) for row in disabled])

    @property
    def _subscriptions(self) -> WebhookSubscriptions[Async]:
        return WebhookSubscriptions(self._session.shared)

    async def _company(self) -> str:
        from .access import identify

        return (await identify(self._session.shared)).company_id

    async def _ensure(
        self,
        wanted: list[tuple[str, str]],
        *,
        company_id: str,
        challenge: str | None,
        name: str | None,
        api_version: str | None,
    ) -> tuple[WebhookSubscription, ...]:
        accepted(challenge)
        bodies: list[NewWebhookSubscription] = []
        for type, target_url in wanted:
            body: NewWebhookSubscription = {
                "subscription_type": type,
                "target_url": _checked(target_url),
                "company_id": company_id,
                "enabled": True,
                "challenge": challenge,
                "api_version": known(api_version or version_of(self._session)),
            }
            if name is not None:
                body["name"] = name
            bodies.append(body)
        there = await self._there(company_id, wanted[0][0] if len(wanted) == 1 else None)
        return tuple(
            [await self._one(body, there.get(body["subscription_type"])) for body in bodies]
        )

    async def _there(self, company_id: str, type: str | None) -> dict[str, WebhookSubscription]:
        """Return what a company has subscribed to, by type."""
        only: Any = (
            {"company_id": company_id} if type is None else {"company_id": company_id, "type": type}
        )
        return {
            row.type: row
            async for row in self._subscriptions.list(**only)
            if row.company_id == company_id
        }

    async def _one(
        self, body: NewWebhookSubscription, there: WebhookSubscription | None
    ) -> WebhookSubscription:
        if there is None:
            try:
                return await self._subscriptions.create(**body)
            except (RequestInvalid, OutcomeUnknown):
                # "Already been taken" by somebody who was faster, or by the attempt whose answer was lost.
                type = body["subscription_type"]
                there = (await self._there(body["company_id"], type)).get(type)
                if there is None:
                    raise
        changes = _changes(body, there)
        return await self._subscriptions.update(there.id, **changes) if changes else there


def _changes(
    body: NewWebhookSubscription, there: WebhookSubscription
) -> WebhookSubscriptionChanges:
    """Return what a subscription lacks to be as it is wanted."""
    changes: Any = {
        field: value
        for field, value in body.items()
        if field not in ("subscription_type", "company_id") and getattr(there, field, None) != value
    }
    wanted: WebhookSubscriptionChanges = changes
    return wanted


def _name(type: EventType[Any] | str) -> str:
    return type.name if isinstance(type, EventType) else type


def _checked(target_url: str) -> str:
    parts = urlsplit(target_url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        message = "The URL to deliver to is none of HTTP."
        hint = "Give it whole: https://erp.example/factorial/employees/employee/update."
        raise InputInvalid(message, field="target_url", hint=hint)
    return target_url


def _is_below(url: str, base_url: str) -> bool:
    base = base_url.rstrip("/")
    return url.rstrip("/") == base or url.startswith(f"{base}/")
