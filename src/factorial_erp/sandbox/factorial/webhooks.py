"""How are webhooks delivered? One subscription for each event, tried again, disabled in the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

import attrs
import httpx

from ..exchange import write
from .records import Records, Row
from .refusals import invalid

__all__ = ["Courier", "Delivery", "Post", "post", "subscribe", "update_subscription"]

SUBSCRIPTIONS = "api_public/webhook_subscriptions"
MOST_FAILURES = 20
"""A delivery that failed so often disables its subscription."""
MOST_WAITING = 10_000
"""Deliveries that are kept; the oldest ones go first."""

PATIENCE_SECONDS = 10.0
"""How long a receiver may take; the real limit is not known."""

Post = Callable[[str, Mapping[str, str], bytes], int | None]
"""Sends a body to a URL and returns the status of the answer, ``None`` where none comes."""


def post(url: str, headers: Mapping[str, str], content: bytes) -> int | None:
    """Send a body over the network, and follow no redirect."""
    try:
        with httpx.Client(trust_env=False, timeout=PATIENCE_SECONDS) as http:
            exact = {name.encode(): value.encode() for name, value in headers.items()}
            return http.post(url, headers=exact, content=content).status_code
    except (httpx.TransportError, httpx.InvalidURL):
        return None


@attrs.define
class Delivery:
    """An event on its way."""

    subscription_id: str
    type: str
    url: str
    content: bytes = attrs.field(repr=False)
    employee_id: str | None
    """Whose doing it was; ``None`` for the company's."""
    failures: int = 0
    status: int | None = None
    """Of the last answer; ``None`` where none came."""

    @property
    def has_arrived(self) -> bool:
        """Whether the receiver has answered 2xx."""
        return self.status is not None and 200 <= self.status < 300


# Subscriptions


def subscribe(records: Records, body: Row) -> Row:
    """
    Subscribe to an event; the record calls its type ``type``.

    Raises:
        Refused: 422, nobody knows the event, or it is subscribed to already.
    """
    kind: str = body["subscription_type"]
    _check(records, kind, None)
    given = {**body, "type": kind, "enabled": body.get("enabled") is not False}
    return records.add(SUBSCRIPTIONS, {"api_version": "2026-10-01", **given})


def update_subscription(records: Records, body: Row) -> Row:
    """
    Change a subscription, or enable it again.

    Raises:
        Refused: 404, or 422 as for a new one.
    """
    row = records.found(SUBSCRIPTIONS, body["id"])
    kind = body.get("subscription_type")
    if kind is not None:
        _check(records, kind, row["id"])
        body = {**body, "type": kind}
    return records.change(SUBSCRIPTIONS, row, body)


def _check(records: Records, kind: str, id: str | None) -> None:
    if kind not in records.facts.events:
        raise invalid("subscription_type", "is not included in the list")
    for row in records.table(SUBSCRIPTIONS).values():
        if row["type"] == kind and row["id"] != id:
            raise invalid("type", "has already been taken")


# Deliveries


class Courier:
    """Delivers what happened to those who subscribed to it."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.waiting: deque[Delivery] = deque(maxlen=MOST_WAITING)
        """Deliveries that have not arrived, oldest first."""

    def versions(self, event: str) -> list[str]:
        """Return the versions in which an event is wanted."""
        return list(dict.fromkeys(str(row["api_version"]) for row in self._wanting(event)))

    def announce(
        self, event: str, version: str, record: Any, *, employee_id: str | None = None
    ) -> None:
        """Prepare the deliveries of an event to those who want it in a version."""
        content = write(record).encode()
        for row in self._wanting(event):
            if row["api_version"] == version:
                self.waiting.append(
                    Delivery(row["id"], event, row["target_url"], content, employee_id)
                )

    def _wanting(self, event: str) -> list[Row]:
        rows = self._records.table(SUBSCRIPTIONS).values()
        return [row for row in rows if row["type"] == event and row["enabled"]]

    def take(self) -> list[tuple[Delivery, dict[str, str]]]:
        """Return what is to be tried now, with the headers; those whose subscription ended are dropped."""
        due: list[tuple[Delivery, dict[str, str]]] = []
        table = self._records.table(SUBSCRIPTIONS)
        for delivery in self.waiting:
            row = table.get(delivery.subscription_id)
            if row is None or not row["enabled"]:
                continue
            headers = {
                "Content-Type": "application/json",
                "x-factorial-author-id": delivery.employee_id or self._records.company_id,
                "x-factorial-author-type": "employee" if delivery.employee_id else "company",
            }
            if row.get("challenge"):
                headers["x-factorial-wh-challenge"] = str(row["challenge"])
            due.append((delivery, headers))
        self.waiting.clear()
        return due

    def record(self, delivery: Delivery, status: int | None) -> None:
        """Take down what the receiver answered; what failed waits for the next time, or disables the subscription."""
        delivery.status = status
        if delivery.has_arrived:
            return
        delivery.failures += 1
        if delivery.failures < MOST_FAILURES:
            self.waiting.append(delivery)
            return
        row = self._records.table(SUBSCRIPTIONS).get(delivery.subscription_id)
        if row is not None:
            row["enabled"] = False
