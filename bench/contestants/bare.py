"""
What is possible with httpx alone, and with msgspec into structs whose every field is typed.

    python bare.py JOB BASE_URL      JOB: list (msgspec), list-plain (json into dicts), creates
"""

from __future__ import annotations

import sys

import httpx

JOB, URL = sys.argv[1:3]
client = httpx.Client(headers={"x-api-key": "key", "Accept": "application/json"})
RESOURCES = f"{URL}/api/2026-10-01/resources"


def typed() -> tuple[int, int]:
    import datetime as dt
    from decimal import Decimal
    from typing import Any

    import msgspec

    file = msgspec.defstruct(
        "File",
        [
            ("id", str),
            ("filename", str),
            ("byte_size", int),
            ("url", str | None, None),
            ("download_url", str | None, None),
            ("content_type", str | None, None),
        ],
    )
    tax = msgspec.defstruct(
        "Tax",
        [
            ("type", str),
            ("amount", int | None, None),
            ("percentage", Decimal | None, None),
            ("base_amount", int | None, None),
        ],
    )
    texts = (
        "id employee_id card_payment_id dispute_id expenses_expensable_id merchant_name user_merchant"
        " merchant_tin subcategory reference description external_authorization_id expenses_card_id"
        " document_id access_token document_number document_type payment payment_method"
        " reimbursable_currency category_id ledger_account_id budget_id project_id"
    ).split()
    expense = msgspec.defstruct(
        "Expense",
        [
            ("company_id", str),
            ("creation_type", str),
            ("currency", str),
            ("status", str),
            ("effective_on", dt.date),
            ("status_updated_at", dt.datetime),
            ("files", list[file]),  # type: ignore[valid-type]
            ("taxes", list[tax]),  # type: ignore[valid-type]
            ("cost_center_ids", list[str]),
            *((name, str | None, None) for name in texts),
            ("category", dict[str, str] | None, None),
            ("card", dict[str, str] | None, None),
            ("signed_document", Any, None),
            ("amount", int | None, None),
            ("reimbursable_amount", int | None, None),
            ("exchange_rate", Decimal | None, None),
            ("review_request_at", dt.datetime | None, None),
            ("paid_at", dt.datetime | None, None),
        ],
    )
    page = msgspec.defstruct("Page", [("data", list[expense]), ("meta", Any)])  # type: ignore[valid-type]
    decode = msgspec.json.Decoder(page).decode
    records = cents = 0
    cursor = ""
    while True:
        found = decode(client.get(f"{RESOURCES}/expenses/expenses?limit=100{cursor}").content)
        for row in found.data:
            records += 1
            if row.status == "approved" and row.effective_on.year == 2026:
                cents += row.amount
            if not row.merchant_name or row.currency != "EUR":
                raise AssertionError
        if not found.meta["has_next_page"]:
            return records, cents
        cursor = f"&after_id={found.meta['end_cursor']}"


def plain() -> tuple[int, int]:
    import json

    records = cents = 0
    cursor = ""
    while True:
        page = json.loads(client.get(f"{RESOURCES}/expenses/expenses?limit=100{cursor}").content)
        for row in page["data"]:
            records += 1
            if row["status"] == "approved" and row["effective_on"].startswith("2026"):
                cents += row["amount"]
            if not row["merchant_name"] or row["currency"] != "EUR":
                raise AssertionError
        if not page["meta"]["has_next_page"]:
            return records, cents
        cursor = f"&after_id={page['meta']['end_cursor']}"


def creates() -> tuple[int, int]:
    for number in range(1_000):
        body = {"name": "Workshop", "company_id": "1", "code": f"W{number}"}
        made = client.post(f"{RESOURCES}/finance/cost_centers", json=body).json()
        if made["status"] != "active":
            raise AssertionError
    return 1_000, 0


print(*{"list": typed, "list-plain": plain, "creates": creates}[JOB]())
