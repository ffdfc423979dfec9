"""
factorialhr, as its users write it.

    python factorialhr_peer.py JOB BASE_URL      JOB: list, list-far
"""

from __future__ import annotations

import asyncio
import sys

import factorialhr

JOB, URL = sys.argv[1:3]


async def listing() -> tuple[int, int]:
    records = cents = 0
    pages = 100 if JOB == "list-far" else 1_000
    async with factorialhr.ApiClient(URL, auth=factorialhr.ApiKeyAuth("key")) as api:
        expenses = factorialhr.ExpensesEndpoint(api)
        for page in range(1, pages + 1):
            answer = await expenses.get(params={"limit": 100, "page": page})
            for expense in answer.data():
                records += 1
                if expense.status == "approved" and expense.effective_on.year == 2026:
                    cents += expense.amount or 0
                if not expense.merchant_name or expense.currency != "EUR":
                    raise AssertionError
    return records, cents


print(*asyncio.run(listing()))
