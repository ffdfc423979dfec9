"""
A server that is told what changes in Business Central, with Starlette.

    python -m pip install factorial-erp starlette uvicorn
    WEBHOOK_STATE=… uvicorn --factory business_central_webhooks_app:main

Subscriptions live three days. Make and renew them once the server runs, and then once a day:

    WEBHOOK_STATE=… WEBHOOK_URL=https://erp.example/business-central BC_COMPANY=… \
        python business_central_webhooks_app.py
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Awaitable, Callable, Iterable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from factorial_erp import BusinessCentral
from factorial_erp.business_central import (
    Notification,
    Subscription,
    ending_soon,
    handshake,
    read_notifications,
)
from factorial_erp.errors import InputInvalid

log = logging.getLogger("business_central_webhooks_app")

WATCHED = ("vendors", "purchaseInvoices")


async def on_change(change: Notification) -> None:
    if change.is_collection:
        log.info("many %s have changed: read what changed since you last did", change.entity_set)
    else:
        log.info("one of the %s was %s: %s", change.entity_set, change.change, change.id)


def make_app(state: str, on_change: Callable[[Notification], Awaitable[None]]) -> Starlette:
    async def receive(request: Request) -> Response:
        token = handshake(request.url.query)
        if token is not None:  # somebody subscribes, or renews
            return PlainTextResponse(token)
        try:
            changes = read_notifications(await request.body(), client_state=state)
        except InputInvalid:
            return Response(status_code=400)
        for change in changes:
            await on_change(change)  # what it raises is a 500, after which they come again
        return Response(status_code=200)

    return Starlette(routes=[Route("/business-central", receive, methods=["POST"])])


def keep_subscribed(
    bc: BusinessCentral, company_id: str, url: str, state: str, *, now: dt.datetime
) -> Iterable[Subscription]:
    """Subscribe to what is watched and is not yet, renew what ends within a day, and yield both."""
    there = {
        each.resource.strip("/"): each
        for each in bc.subscriptions.list()
        if each.notification_url == url
    }
    for name in WATCHED:
        resource = f"api/v2.0/companies({company_id})/{name}"
        found = there.get(resource)
        if found is None:
            yield bc.subscriptions.create(
                notification_url=url, resource=resource, client_state=state
            )
        elif ending_soon([found], now=now):
            yield bc.subscriptions.update(
                found, notification_url=url, resource=resource, client_state=state
            )


def main() -> Starlette:
    logging.basicConfig(level=logging.INFO)
    return make_app(os.environ["WEBHOOK_STATE"], on_change)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    with BusinessCentral.from_env() as bc:
        company = bc.company(os.environ["BC_COMPANY"]).entry()
        url, state = os.environ["WEBHOOK_URL"], os.environ["WEBHOOK_STATE"]
        for each in keep_subscribed(bc, company.id, url, state, now=dt.datetime.now(dt.UTC)):
            log.info("%s until %s", each.resource, each.expiration_date_time)
