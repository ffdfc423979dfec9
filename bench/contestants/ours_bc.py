"""
factorial-erp's client of Business Central, as its users write it.

    python ours_bc.py JOB BASE_URL      JOB: list, list-plain, list-async, list-far, creates

``list-plain`` does without the extra ``fast``; ``list-far`` fetches five pages at once; ``creates`` sends
batches.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factorial_erp.business_central import ListOptions

JOB, URL = sys.argv[1:3]
COMPANY = "11111111-0000-4000-8000-00000000c0c0"
if JOB == "list-plain":
    sys.modules["msgspec"] = None  # type: ignore[assignment]  # as if it were not installed


def listing() -> tuple[int, Decimal]:
    from factorial_erp import BusinessCentral
    from factorial_erp._core.auth import BearerToken

    records, total = 0, Decimal(0)
    auth = BearerToken("token")
    options: ListOptions = {"concurrency": 5, "page_size": 500} if JOB == "list-far" else {}
    with BusinessCentral(tenant="t", environment="p", base_url=URL, auth=auth) as client:
        for entry in client.company(COMPANY).general_ledger_entries.list(**options):
            records += 1
            total += entry.debit_amount - entry.credit_amount
            if entry.posting_date is None or not entry.account_number:
                raise AssertionError
    return records, total


async def listing_async() -> tuple[int, Decimal]:
    from factorial_erp import AsyncBusinessCentral
    from factorial_erp._core.auth import BearerToken

    records, total = 0, Decimal(0)
    auth = BearerToken("token")
    async with AsyncBusinessCentral(tenant="t", environment="p", base_url=URL, auth=auth) as client:
        async for entry in client.company(COMPANY).general_ledger_entries.list():
            records += 1
            total += entry.debit_amount - entry.credit_amount
            if entry.posting_date is None or not entry.account_number:
                raise AssertionError
    return records, total


def creates() -> tuple[int, int]:
    from factorial_erp import BusinessCentral
    from factorial_erp._core.auth import BearerToken

    auth = BearerToken("token")
    with BusinessCentral(tenant="t", environment="p", base_url=URL, auth=auth) as client:
        with client.company(COMPANY).batch() as batch:
            made = [
                batch.company.vendors.create(display_name=f"Papier & Mehr {number}")
                for number in range(1_000)
            ]
        if not all(each.result().number for each in made):
            raise AssertionError
    return len(made), 0


if JOB == "creates":
    print(*creates())
elif JOB == "list-async":
    import asyncio

    print(*asyncio.run(listing_async()))
else:
    print(*listing())
