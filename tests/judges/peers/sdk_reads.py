"""
What does the official SDK read from a server? Run in the SDK's own environment.

Usage: sdk_reads.py BASE_URL API_KEY; prints JSON: for each resource its records, one page of it, one record,
and which of the SDK's own faults came up.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from factorial_api_client import FactorialClient
from factorial_api_client.generated import models
from factorial_api_client.generated.errors import UnexpectedStatus

PAGE = 20

NEEDED: dict[tuple[str, str], dict[str, Any]] = {
    ("finance", "categories"): {
        "category_level": models.GetApi20261001ResourcesFinanceCategoriesCategoryLevel.ALL,
        "type_": models.GetApi20261001ResourcesFinanceCategoriesType.ALL,
        "statuses": models.GetApi20261001ResourcesFinanceCategoriesStatuses.ENABLED,
    },
}
"""Filters without which the SDK cannot build the request."""


async def main(base_url: str, api_key: str) -> None:
    client = FactorialClient(api_key=api_key, base_url=base_url)
    seen: dict[str, Any] = {}
    for domain, resources in vars(client).items():
        if domain.startswith("_"):
            continue
        for name, resource in vars(resources).items():
            if hasattr(resource, "paginate"):
                filters = NEEDED.get((domain, name), {})
                seen[f"{domain}/{name}"] = await reading(resource, filters)
    print(json.dumps(seen))


async def reading(resource: Any, filters: dict[str, Any]) -> dict[str, Any]:
    """Read a resource in each way that the SDK offers."""
    try:
        rows = [row.to_dict() for row in resource.paginate(limit=PAGE, **filters)]
        page = resource.list(**filters)
        awaited = await awaiting(resource, filters)
    except (UnexpectedStatus, TypeError, ValueError, KeyError, AttributeError) as error:
        return {"fault": f"{type(error).__name__}: {error}"}
    found = {
        "rows": rows,
        "first_page": [row.to_dict() for row in page.data],
        "total": page.meta.total,
        "awaited_ids": [row.get("id") for row in awaited],
    }
    if hasattr(resource, "get") and rows and "id" in rows[-1]:
        found["one"] = resource.get(rows[-1]["id"]).to_dict()
    return found


async def awaiting(resource: Any, filters: dict[str, Any]) -> list[dict[str, Any]]:
    """Read the list with the SDK's asynchronous paging."""
    pages = await resource.paginate_async(limit=PAGE, **filters)
    return [row.to_dict() async for row in pages]


asyncio.run(main(*sys.argv[1:]))
