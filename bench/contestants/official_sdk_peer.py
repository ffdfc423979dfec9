"""
The official SDK, as its users write it.

    python official_sdk_peer.py JOB BASE_URL      JOB: list, list-far, creates
"""

from __future__ import annotations

import sys

from factorial_api_client import FactorialClient

JOB, URL = sys.argv[1:3]
factorial = FactorialClient(api_key="key", base_url=URL)


def listing() -> tuple[int, int]:
    records = cents = 0
    most = 10_000 if JOB == "list-far" else None
    pages = factorial.expenses.expenses.paginate(
        include_manual_drafts=False, include_attachments=True
    )
    for expense in pages:
        records += 1
        # Its dates are texts.
        if str(expense.status) == "approved" and expense.effective_on.startswith("2026"):
            cents += expense.amount
        if not expense.merchant_name or expense.currency != "EUR":
            raise AssertionError
        if records == most:
            break
    return records, cents


def creates() -> tuple[int, int]:
    from factorial_api_client.generated.models import (
        PostApi20261001ResourcesFinanceCostCentersBody as Body,
    )

    for number in range(1_000):
        body = Body(name="Workshop", company_id="1", code=f"W{number}")
        if factorial.finance.cost_centers.create(body=body).status != "active":
            raise AssertionError
    return 1_000, 0


print(*(creates() if JOB == "creates" else listing()))
