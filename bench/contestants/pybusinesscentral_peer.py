"""
pybusinesscentral, as its users write it: it has no paging of its own, so they page with top and skip.

    python pybusinesscentral_peer.py JOB BASE_URL      JOB: list-far
"""

from __future__ import annotations

import sys
from decimal import Decimal

from pybusinesscentral import ApiClient, Configuration, apis

_, URL = sys.argv[1:3]
COMPANY = "11111111-0000-4000-8000-00000000c0c0"
PAGE = 500


def listing() -> tuple[int, Decimal]:
    records, total = 0, 0.0
    client = ApiClient(Configuration(host=f"{URL}/v2.0/p/api/v2.0", access_token="token"))
    entries = apis.GeneralLedgerEntryApi(client)
    while True:
        page = entries.list_general_ledger_entries(COMPANY, top=PAGE, skip=records).value
        for entry in page:
            records += 1
            total += entry.debit_amount - entry.credit_amount
            if entry.posting_date is None or not entry.account_number:
                raise AssertionError
        if len(page) < PAGE:
            return records, round(Decimal(total), 2)  # its amounts are floats


print(*listing())
