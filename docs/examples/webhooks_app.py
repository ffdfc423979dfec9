"""
A server that receives webhooks of Factorial, with Starlette.

    python -m pip install factorial-erp starlette uvicorn
    WEBHOOK_CHALLENGE=… uvicorn --factory webhooks_app:main
"""

from __future__ import annotations

import logging
import os

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from factorial_erp.factorial import (
    CostCenter,
    Deduplicator,
    Employee,
    Event,
    Router,
    SqliteDeliveryStore,
    events,
)

log = logging.getLogger("webhooks_app")


def make_router(challenge: str, database: str) -> Router:
    router = Router(
        challenge=challenge,
        prefix="/factorial",
        deduplicator=Deduplicator(SqliteDeliveryStore(database)),
    )

    @router.on(events.FINANCE_COST_CENTER_CREATE, events.FINANCE_COST_CENTER_EDIT)
    async def on_cost_center(event: Event[CostCenter]) -> None:
        log.info("cost center %s is now called %s", event.record.id, event.record.name)

    @router.on(events.EMPLOYEES_EMPLOYEE_UPDATE)
    async def on_employee(event: Event[Employee]) -> None:
        log.info("employee %s has changed: read it again", event.record_id)

    return router


def make_app(router: Router) -> Starlette:
    async def receive(request: Request) -> Response:
        type = request.path_params["type"]
        reply = await router.handle_async(type, request.headers, await request.body())
        return Response(status_code=reply.status)

    return Starlette(routes=[Route(f"{router.prefix}/{{type:path}}", receive, methods=["POST"])])


def main() -> Starlette:
    return make_app(make_router(os.environ["WEBHOOK_CHALLENGE"], "webhooks.db"))
