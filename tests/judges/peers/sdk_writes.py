"""
What does the official SDK write, and does it understand the answers? Run in the SDK's own environment.

Usage: sdk_writes.py BASE_URL API_KEY EXPENSABLE_ID; prints JSON: the records that it got back, in order.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from factorial_api_client import FactorialClient
from factorial_api_client.generated import models


def body(path: str, fields: dict[str, Any]) -> Any:
    """Make one of the SDK's bodies of the part of its name that differs."""
    return getattr(models, f"{path}Body").from_dict(fields)


def main(base_url: str, api_key: str, expensable_id: str) -> None:
    client = FactorialClient(api_key=api_key, base_url=base_url)
    done: list[Any] = []

    def keep(record: Any) -> Any:
        done.append(record.to_dict())
        return record

    finance = client.finance
    post, put = "PostApi20261001ResourcesFinance", "PutApi20261001ResourcesFinance"
    center = {"name": "Judges", "company_id": "900", "legal_entity_id": "1", "code": "J1"}
    made = keep(finance.cost_centers.create(body=body(f"{post}CostCenters", center)))
    edited = {"id": made.id, "name": "Judges of the North", "code": "J2"}
    keep(finance.cost_centers.edit(body=body(f"{post}CostCentersEdit", edited)))
    keep(finance.cost_centers.delete(made.id))
    account = {
        "number": "6999",
        "type": "expense",
        "currency": "EUR",
        "legal_entity_id": "1",
        "name": "Judged",
        "external_id": "BC-6999",
    }
    made = keep(finance.accounts.create(body=body(f"{post}Accounts", account)))
    renamed = {"id": made.id, "name": "Judged again"}
    keep(finance.accounts.update(made.id, body=body(f"{put}AccountsId", renamed)))
    contact = {
        "name": "Kanzlei Deich",
        "tax_id": "DE900000999",
        "address": {
            "line1": "Am Deich 1",
            "city": "Husum",
            "postal_code": "25813",
            "state": "",
            "country_code": "DE",
        },
    }
    keep(finance.contacts.create(body=body(f"{post}Contacts", contact)))
    kind = {"name": "Vorsteuer 2", "type": "vat", "country_code": "de"}
    keep(finance.tax_types.create(body=body(f"{post}TaxTypes", kind)))
    paid = "PostApi20261001ResourcesExpensesExpensablesBulkSetToPaid"
    for record in client.expenses.expensables.bulk_set_to_paid(
        body=body(paid, {"ids": [expensable_id]})
    ):
        keep(record)
    print(json.dumps(done))


main(*sys.argv[1:])
