"""
pybc365 with exact decimals, as its users write it. It speaks to web services, whose rows look alike.

    python pybc365_peer.py JOB BASE_URL      JOB: list, list-far, creates
"""

from __future__ import annotations

import sys
from decimal import Decimal

import httpx
from pybc365 import Client

JOB, URL = sys.argv[1:3]


def listing() -> tuple[int, Decimal]:
    records, total = 0, Decimal(0)
    auth = httpx.BasicAuth("user", "key")
    size = 500 if JOB == "list-far" else None
    with Client(
        base_url=URL, company="C", auth=auth, parse_float=Decimal, page_size=size
    ) as client:
        for entry in client.service("generalLedgerEntries"):
            records += 1
            total += Decimal(entry["debitAmount"]) - Decimal(entry["creditAmount"])
            if not entry["postingDate"] or not entry["accountNumber"]:  # a text here
                raise AssertionError
    return records, total


def creates() -> tuple[int, int]:
    """Create vendors one by one: it knows no batches."""
    auth = httpx.BasicAuth("user", "key")
    with Client(base_url=URL, company="C", auth=auth, parse_float=Decimal) as client:
        vendors = client.service("vendors")
        for number in range(1_000):
            if not vendors.create({"displayName": f"Papier & Mehr {number}"})["number"]:
                raise AssertionError
    return 1_000, 0


print(*(creates() if JOB == "creates" else listing()))
