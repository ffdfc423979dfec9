"""
What does factorialhr read from and write to a server? Run in its own environment.

Usage: factorialhr_reads.py BASE_URL API_KEY EXPENSABLE_ID; prints JSON: for each resource the records of all
pages, as they came and as models, and the records that writing gave back.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import factorialhr
import pydantic

ENDPOINTS = (
    factorialhr.ExpensablesEndpoint,
    factorialhr.ExpensesEndpoint,
    factorialhr.MileagesEndpoint,
    factorialhr.PerDiemsEndpoint,
    factorialhr.AccountsEndpoint,
    factorialhr.AccountingSettingsEndpoint,
    factorialhr.FinanceCategoriesEndpoint,
    factorialhr.ContactsEndpoint,
    factorialhr.CostCentersEndpoint,
    factorialhr.CostCenterMembershipsEndpoint,
    factorialhr.LedgerAccountResourcesEndpoint,
    factorialhr.TaxRatesEndpoint,
    factorialhr.TaxTypesEndpoint,
    factorialhr.EmployeesEndpoint,
    factorialhr.LegalEntitiesEndpoint,
    factorialhr.ProjectEndpoint,
)
FILTERS: dict[str, dict[str, Any]] = {
    "finance/categories": {"category_level": "all", "type": "all", "statuses[]": "enabled"},
}
PAGE = 20


async def reading(endpoint: Any) -> dict[str, Any]:
    """Read a resource in each way that the library offers."""
    filters = FILTERS.get(endpoint.endpoint, {})
    answer = await endpoint.all(params={**filters, "limit": PAGE})
    second = await endpoint.get(params={**filters, "limit": PAGE, "page": 2})
    models: list[Any] = []
    refused: dict[str, int] = {}
    for row in answer.raw_data:
        try:
            model = answer.model_type.model_validate(row)
        except pydantic.ValidationError as error:
            for each in error.errors():
                reason = f"{each['loc'][0]}: {each['type']}"
                refused[reason] = refused.get(reason, 0) + 1
        else:
            models.append([str(model.id), getattr(model, "amount", None)])
    found = {
        "rows": list(answer.raw_data),
        "models": models,
        "refused": refused,
        "second_page": [row["id"] for row in second.raw_data],
        "total": second.meta.total,
    }
    if hasattr(endpoint, "get_by_id") and models:
        try:
            found["one"] = str((await endpoint.get_by_id(models[-1][0])).id)
        except KeyError as error:
            found["one"] = f"KeyError: {error}"
    return found


async def writing(api: factorialhr.ApiClient, expensable_id: str) -> list[Any]:
    """Create, change, delete and pay."""
    centers, accounts = factorialhr.CostCentersEndpoint(api), factorialhr.AccountsEndpoint(api)
    expensables = factorialhr.ExpensablesEndpoint(api)
    center = await centers.create({"name": "Judges", "company_id": 900, "code": "J1"})
    edited = await centers.edit({"id": center.id, "name": "Judges of the North"})
    deleted = await centers.delete(center.id)
    fields = {"number": "6999", "type": "expense", "currency": "EUR", "legal_entity_id": 1}
    account = await accounts.create({**fields, "name": "Judged"})
    renamed = await accounts.update(account.id, {"id": account.id, "name": "Judged again"})
    paid = await expensables.bulk_set_to_paid({"ids": [int(expensable_id)]})
    done = (center, edited, deleted, account, renamed, *paid)
    return [record.model_dump(mode="json") for record in done]


async def main(base_url: str, api_key: str, expensable_id: str) -> None:
    auth = factorialhr.ApiKeyAuth(api_key)
    async with factorialhr.ApiClient(base_url, auth=auth, timeout=60) as api:
        read = {kind.endpoint: await reading(kind(api)) for kind in ENDPOINTS}
        written = await writing(api, expensable_id)
    print(json.dumps({"read": read, "written": written}))


asyncio.run(main(*sys.argv[1:]))
