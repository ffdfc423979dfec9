"""Who wants to be told of changes? Subscriptions with a handshake, notifications, and what their answers cause."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import attrs
import httpx

from ..exchange import write
from .checking import read_body
from .refusals import Refused, rule
from .store import Change, Row, Store

__all__ = ["RESOURCES", "Ask", "Notifications", "Subscriptions", "ask"]

LIFE = dt.timedelta(days=3)
PATIENCE = dt.timedelta(hours=36)
MOST = 200
MOST_CHANGES = 1000
TRIED_AGAIN = frozenset({408, 429})

RESOURCES = frozenset(
    "accounts companyInformation countriesRegions currencies customerPaymentJournals customers dimensions employees"
    " generalLedgerEntries itemCategories items journals paymentMethods paymentTerms purchaseInvoices salesCreditMemos"
    " salesInvoices salesOrders salesQuotes shipmentMethods unitsOfMeasure vendors".split()
)
"""Sets that can be subscribed to: the documented ones."""

RESOURCE = re.compile(
    r"/?(?:.*/)?api/v2\.0/companies\((?P<company>[0-9a-fA-F-]{36})\)/(?P<name>\w+)"
)

Ask = Callable[[str], tuple[int, str] | None]
"""Sends an empty POST to a URL and returns status and body of the answer, ``None`` where none comes."""


def ask(url: str) -> tuple[int, str] | None:
    """Ask over the network, and follow no redirect."""
    try:
        with httpx.Client(trust_env=False, timeout=10) as http:
            answer = http.post(url)
            return answer.status_code, answer.text
    except (httpx.TransportError, httpx.InvalidURL):
        return None


@attrs.define
class _Waiting:
    """Changes that a subscriber has not heard of."""

    since: dt.datetime
    changes: dict[tuple[str, str], dt.datetime] = attrs.field(
        factory=dict[tuple[str, str], dt.datetime]
    )
    """When it happened, by id and kind."""


@attrs.frozen
class Notifications:
    """What is sent to one URL in one request."""

    url: str
    content: bytes = attrs.field(repr=False)
    parts: Mapping[str, _Waiting] = attrs.field(repr=False)
    """By subscription."""


class Subscriptions:
    """
    The subscriptions of an environment.

    Args:
        store: Where they are kept.
        knows: Tells whether there is a company with an id.
        clock: Tells the present.
    """

    def __init__(
        self, store: Store, knows: Callable[[str], bool], clock: Callable[[], dt.datetime]
    ) -> None:
        self._store = store
        self._knows = knows
        self._clock = clock
        self._waiting: dict[str, _Waiting] = {}
        self.ask: Ask = ask
        """Shakes hands; another function does so without a network."""

    @property
    def table(self) -> dict[str, Row]:
        """Those that have not ended."""
        table = self._store.tables["subscriptions"]
        now = self._clock()
        for id, row in list(table.items()):
            if dt.datetime.fromisoformat(row["expirationDateTime"]) <= now:
                del table[id]
        return table

    def create(self, body: Mapping[str, Any]) -> Row:
        """
        Subscribe after a handshake.

        Raises:
            Refused: 400, the resource cannot be subscribed to, or the receiver did not answer with the token.
        """
        values = self._checked(body, {})
        if len(self.table) >= MOST:
            raise rule(f"The number of subscriptions is limited to {MOST}.")
        id = uuid.uuid5(uuid.NAMESPACE_URL, f"subscription {self._store.fresh_key()}").hex
        given = {**values, "subscriptionId": id, "expirationDateTime": self._end()}
        return self._store.add("subscriptions", given, key=id)

    def renew(self, row: Row, body: Mapping[str, Any]) -> Row:
        """Prolong a subscription by three days from now, after another handshake."""
        values = self._checked(body, row)
        self._store.edit("subscriptions", row).update(values)
        row["expirationDateTime"] = self._end()
        return row

    def _end(self) -> str:
        return (self._clock() + LIFE).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _checked(self, body: Mapping[str, Any], row: Row) -> Row:
        values = read_body(self._store.facts["subscriptions"], body, is_new=True).values
        url = values.get("notificationUrl", row.get("notificationUrl", ""))
        resource = values.get("resource", row.get("resource", ""))
        if not url or not resource:
            message = "notificationUrl and resource must be filled in."
            raise Refused(400, "BadRequest_RequiredParamNotProvided", message)
        found = RESOURCE.fullmatch(resource)
        if (
            found is None
            or found["name"] not in RESOURCES
            or not self._knows(found["company"].lower())
        ):
            raise rule(f"The resource {resource} cannot be subscribed to.")
        token = uuid.uuid5(uuid.NAMESPACE_URL, f"{url} {self._store.fresh_key()}").hex
        sign = "&" if "?" in url else "?"
        answer = self.ask(f"{url}{sign}validationToken={token}")
        if answer is None or answer[0] != 200 or answer[1].strip().strip('"') != token:
            message = f"The notification URL {url} did not answer with the validation token."
            raise rule(message)
        return values

    # Notifications

    @property
    def has_waiting(self) -> bool:
        """Whether somebody has not heard of something."""
        return bool(self._waiting)

    def note(self, company: str, change: Change) -> None:
        """Remember a change for those who want to hear of it."""
        if change.entity_set not in RESOURCES or not self._store.tables["subscriptions"]:
            return
        now = self._clock()
        for id, row in self.table.items():
            found = RESOURCE.fullmatch(row["resource"])
            if found is None or (found["company"].lower(), found["name"]) != (
                company,
                change.entity_set,
            ):
                continue
            waiting = self._waiting.setdefault(id, _Waiting(now))
            kind = change.kind
            if kind == "updated" and (change.id, "created") in waiting.changes:
                continue
            waiting.changes[change.id, kind] = now

    def take(self) -> list[Notifications]:
        """Return what is to be sent now; several subscriptions share a request to one URL."""
        by_url: dict[str, dict[str, _Waiting]] = {}
        for id, waiting in self._waiting.items():
            row = self.table.get(id)
            if row is not None:
                by_url.setdefault(row["notificationUrl"], {})[id] = waiting
        self._waiting = {}
        return [Notifications(url, self._content(parts), parts) for url, parts in by_url.items()]

    def _content(self, parts: Mapping[str, _Waiting]) -> bytes:
        value = [each for id, waiting in parts.items() for each in self._entries(id, waiting)]
        return write({"value": value}).encode()

    def _entries(self, id: str, waiting: _Waiting) -> list[dict[str, Any]]:
        row = self.table[id]
        common = {
            "subscriptionId": id,
            "clientState": row["clientState"],
            "expirationDateTime": row["expirationDateTime"],
        }
        resource = row["resource"].lstrip("/")
        if len(waiting.changes) > MOST_CHANGES:
            first = min(waiting.changes.values()).strftime("%Y-%m-%dT%H:%M:%SZ")
            query = quote(f"lastModifiedDateTime gt {first}")
            entry = {"resource": f"{resource}?$filter={query}", "changeType": "collection"}
            return [{**common, **entry, "lastModifiedDateTime": first}]
        return [
            {
                **common,
                "resource": f"{resource}({changed})",
                "changeType": kind,
                "lastModifiedDateTime": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            }
            for (changed, kind), when in waiting.changes.items()
        ]

    def record(self, sent: Notifications, status: int | None) -> bool:
        """
        Take down what a receiver answered, and tell whether it has arrived.

        408, 429, 5xx and no answer (a guess) are tried again for 36 hours; any other answer ends the subscriptions.
        """
        if status is not None and 200 <= status < 300:
            return True
        is_tried_again = status is None or status in TRIED_AGAIN or status >= 500
        for id, waiting in sent.parts.items():
            if is_tried_again and self._clock() - waiting.since < PATIENCE:
                newer = self._waiting.get(id)
                self._waiting[id] = waiting
                if newer is not None:
                    waiting.changes.update(newer.changes)
            elif not is_tried_again:
                self._store.tables["subscriptions"].pop(id, None)
        return False
