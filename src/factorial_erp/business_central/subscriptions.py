"""What does Business Central send to whoever has subscribed, and what does it want back? Pure: no server, no clock."""

from __future__ import annotations

import datetime as dt
import hmac
import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import attrs

from ..errors import InputInvalid

if TYPE_CHECKING:
    from .system import Subscription

__all__ = ["Notification", "ending_soon", "handshake", "read_notifications"]

RESOURCE = re.compile(
    r"(?:.*/)?companies\((?P<company>[^)]*)\)/(?P<set>\w+)(?:\('?(?P<id>[^)']*)'?\))?(?:\?.*)?"
)


@attrs.frozen(kw_only=True)
class Notification:
    """
    Something has changed.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-subscriptions
    """

    subscription_id: str
    change: str
    """``created``, ``updated``, ``deleted``, or ``collection``: more than a thousand records have changed."""
    resource: str
    """As it was sent."""
    company_id: str | None
    """``None`` where the resource is not of a company, or looks otherwise than expected."""
    entity_set: str | None
    id: str | None
    """Of the record; ``None`` for a ``collection``: read what changed since you last read, by your own clock."""
    changed_at: dt.datetime | None
    ends_at: dt.datetime | None
    """When the subscription ends unless it is renewed."""

    @property
    def is_collection(self) -> bool:
        """Whether it stands for many records that are not named."""
        return self.change == "collection"


def handshake(query: str) -> str | None:
    """
    Return what to answer, with status 200, when a subscription is made or renewed; ``None`` for other requests.

    Args:
        query: Of the URL that was called, without the question mark.
    """
    return next(iter(parse_qs(query).get("validationToken", ())), None)


def read_notifications(body: bytes | str, *, client_state: str | None) -> tuple[Notification, ...]:
    """
    Read what was sent to the notification URL. Several subscriptions may share one request.

    Answer with 2xx, or with 408, 429 or 5xx to have it sent again for 36 hours: any other answer ends the
    subscription.

    Args:
        body: Of the request.
        client_state: The secret given when subscribing; entries with another one are left out. ``None``
            takes all of them, so that anybody who knows the URL can send some.

    Raises:
        InputInvalid: It is none of Business Central's.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-subscriptions
    """
    try:
        content: Any = json.loads(body)
    except ValueError:
        content = None
    entries: Any = content.get("value") if isinstance(content, Mapping) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    if not isinstance(entries, list):
        message = "The request brings no notifications."
        raise InputInvalid(message, hint="Did somebody else call the URL?")
    found: list[Any] = entries  # pyright: ignore[reportUnknownVariableType]
    objects: list[Mapping[str, Any]] = [each for each in found if isinstance(each, Mapping)]
    return tuple(_notification(each) for each in objects if _is_ours(each, client_state))


def ending_soon(
    subscriptions: Iterable[Subscription],
    *,
    now: dt.datetime,
    within: dt.timedelta = dt.timedelta(days=1),
) -> tuple[Subscription, ...]:
    """
    Return the subscriptions to renew, those that end first before the others; each lives three days.

    Renew with ``bc.subscriptions.update(subscription, notification_url=…, resource=…, client_state=…)``; the
    handshake comes again.
    """
    last = now + within
    ending = [
        (end, each)
        for each in subscriptions
        if (end := each.expiration_date_time) is not None and end <= last
    ]
    return tuple(each for _, each in sorted(ending, key=lambda two: two[0]))


def _is_ours(entry: Mapping[str, Any], client_state: str | None) -> bool:
    if client_state is None:
        return True
    given = str(entry.get("clientState") or "")
    return hmac.compare_digest(given.encode(), client_state.encode())


def _notification(entry: Mapping[str, Any]) -> Notification:
    resource = str(entry.get("resource") or "")
    match = RESOURCE.fullmatch(resource)
    change = str(entry.get("changeType") or "")
    return Notification(
        subscription_id=str(entry.get("subscriptionId") or ""),
        change=change,
        resource=resource,
        company_id=match["company"] if match else None,
        entity_set=match["set"] if match else None,
        id=match["id"] if match and change != "collection" else None,
        changed_at=_moment(entry.get("lastModifiedDateTime")),
        ends_at=_moment(entry.get("expirationDateTime")),
    )


def _moment(value: Any) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
