"""
factorial-erp, as its users write it.

    python ours.py JOB BASE_URL      JOB: list, list-plain, list-async, list-far, creates

``list-plain`` does without the extra ``fast``; ``list-far`` fetches eight pages at once.
"""

from __future__ import annotations

import sys

JOB, URL = sys.argv[1:3]
if JOB == "list-plain":
    sys.modules["msgspec"] = None  # type: ignore[assignment]  # as if it were not installed


def listing() -> tuple[int, int]:
    from factorial_erp import Factorial

    records = cents = 0
    options = {"concurrency": 8, "max_items": 10_000} if JOB == "list-far" else {}
    with Factorial("key", base_url=URL) as factorial:
        for expense in factorial.expenses.list(**options):
            records += 1
            if expense.status == "approved" and expense.effective_on.year == 2026:
                cents += expense.amount or 0
            if not expense.merchant_name or expense.currency != "EUR":
                raise AssertionError
    return records, cents


async def listing_async() -> tuple[int, int]:
    from factorial_erp import AsyncFactorial

    records = cents = 0
    async with AsyncFactorial("key", base_url=URL) as factorial:
        async for expense in factorial.expenses.list():
            records += 1
            if expense.status == "approved" and expense.effective_on.year == 2026:
                cents += expense.amount or 0
            if not expense.merchant_name or expense.currency != "EUR":
                raise AssertionError
    return records, cents


def creates() -> tuple[int, int]:
    import attrs

    from factorial_erp import Factorial
    from factorial_erp.factorial.client import LIMITS

    free = attrs.evolve(
        LIMITS, requests=10**9
    )  # the real limit of 200 a minute would hide everything
    with Factorial("key", base_url=URL, limits=free) as factorial:
        for number in range(1_000):
            made = factorial.finance.cost_centers.create(
                name="Workshop", company_id="1", code=f"W{number}"
            )
            if made.status != "active":
                raise AssertionError
    return 1_000, 0


if JOB == "creates":
    print(*creates())
elif JOB == "list-async":
    import asyncio

    print(*asyncio.run(listing_async()))
else:
    print(*listing())
