"""
What does bc-cli read from and write to a server? Run in its own environment.

Usage: bccli_works.py BASE_URL TOKEN ENVIRONMENT COMPANY_ID VENDOR_NUMBER ACCOUNT_NUMBER TAX_CODE; prints JSON: for each
entity set what each way of reading gave, and the records that writing gave back.

bc-cli knows one host only. A transport in its httpx client takes every request to the server instead, as a
proxy in front of Business Central would; it also asks for small pages, which bc-cli itself never does.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import httpx
from bcli import AsyncBCClient
from bcli.auth._static import StaticTokenAuth
from bcli.errors import BCLIError

SETS = (
    "accounts",
    "vendors",
    "employees",
    "dimensions",
    "dimensionValues",
    "currencies",
    "accountingPeriods",
    "generalLedgerSetup",
)
PAGE = 20


class Proxy(httpx.AsyncBaseTransport):
    """Takes what is for Business Central online to another server, and says so to nobody."""

    def __init__(self, base_url: str) -> None:
        self.server = httpx.URL(base_url)
        self.inner = httpx.AsyncHTTPTransport()
        self.page_size = PAGE
        self.sent: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        known = request.url.host
        headers = dict(request.headers)
        if request.method == "GET":
            headers["Prefer"] = f"odata.maxpagesize={self.page_size}"
        self.sent.append(request.method)
        url = request.url.copy_with(scheme="http", host=self.server.host, port=self.server.port)
        body = await request.aread()
        passed = httpx.Request(request.method, url, headers=headers, content=body)
        answer = await self.inner.handle_async_request(passed)
        # What the server says about itself in links, as a proxy that ends TLS rewrites it.
        content = (await answer.aread()).replace(
            f"http://{known}".encode(), f"https://{known}".encode()
        )
        kept = {k: v for k, v in answer.headers.items() if k.lower() != "content-length"}
        return httpx.Response(answer.status_code, headers=kept, content=content)


async def reading(client: AsyncBCClient, name: str) -> dict[str, Any]:
    """Read an entity set in each way that the library offers."""
    paged = [page async for page in await client.query(name).pages()]
    rows = [row for page in paged for row in page]
    counted = await client.query(name).count().top(1).execute()
    found: dict[str, Any] = {
        "pages": [len(page) for page in paged],
        "rows": rows,
        "one_call": [row["id"] for row in await client.query(name).get()],
        "count": counted.count,
        "top_skip": [row["id"] for row in await client.query(name).skip(1).top(2).get()],
        "one": (await client.get(name, rows[-1]["id"])).raw,
    }
    selected = await client.query(name).select("id").top(1).get()
    found["selected"] = sorted(key for key in selected[0] if not key.startswith("@"))
    return found


async def refusal(call: Any) -> list[Any]:
    """Return how bc-cli reports what the server refuses."""
    try:
        await call
    except BCLIError as error:
        return [type(error).__name__, error.status_code]
    return []


async def writing(
    client: AsyncBCClient, vendor_number: str, account: str, tax_code: str
) -> dict[str, Any]:
    """Create, change, delete and post."""
    new = {"number": "J-BCCLI", "displayName": "O'Brien & Söhne", "city": "Husum", "blocked": " "}
    made = await client.post("vendors", new)
    changed = await client.patch(
        "vendors", made["id"], {"displayName": "Judged"}, etag=made["@odata.etag"]
    )
    stale = await refusal(
        client.patch("vendors", made["id"], {"city": "Kiel"}, etag=made["@odata.etag"])
    )
    overwritten = await client.patch("vendors", made["id"], {"city": "Kiel"})
    quoted = await client.query("vendors").filter("displayName eq 'Judged'").get()
    deleted = await client.delete("vendors", made["id"], etag=overwritten["@odata.etag"])
    gone = await refusal(client.get("vendors", made["id"]))
    lines = [
        {
            "lineType": "Account",
            "lineObjectNumber": account,
            "unitCost": cost,
            "quantity": quantity,
            "taxCode": tax_code,
        }
        for cost, quantity in ((0.1, 3), (1234.56, 1), (19.99, 2))
    ]
    draft = await client.post(
        "purchaseInvoices",
        {
            "vendorNumber": vendor_number,
            "vendorInvoiceNumber": "J-1",
            "invoiceDate": "2026-10-05",
            "postingDate": "2026-10-05",
            "purchaseInvoiceLines": lines,
        },
    )
    read = (
        await client.query("purchaseInvoices")
        .filter(f"id eq {draft['id']}")
        .expand("purchaseInvoiceLines", "vendor")
        .get()
    )
    acted = await client.post(f"purchaseInvoices({draft['id']})/Microsoft.NAV.post", {})
    posted = (await client.get("purchaseInvoices", draft["id"])).raw
    entries = (
        await client.query("generalLedgerEntries")
        .filter(f"documentNumber eq '{posted['number']}'")
        .get()
    )
    journal = await client.post("journals", {"code": "judges"})
    line = {
        "journalId": journal["id"],
        "accountType": "G/L Account",
        "accountNumber": account,
        "postingDate": "2026-10-06",
        "documentNumber": "J-2",
        "amount": 10.01,
        "description": "Judged",
    }
    journal_line = await client.post("journalLines", line)
    return {
        "made": made,
        "changed": changed,
        "stale": stale,
        "overwritten": overwritten,
        "quoted": [row["id"] for row in quoted],
        "deleted": deleted,
        "gone": gone,
        "draft": draft,
        "read": read,
        "acted": acted,
        "posted": posted,
        "entries": entries,
        "journal": journal,
        "journal_line": journal_line,
    }


async def main(
    base_url: str,
    token: str,
    environment: str,
    company: str,
    vendor: str,
    account: str,
    tax_code: str,
) -> None:
    client = AsyncBCClient(
        tenant_id="nobody",
        client_id="nobody",
        environment=environment,
        company_id=company,
        auth=StaticTokenAuth(token),
    )
    proxy = Proxy(base_url)
    async with client:
        client._ensure_transport()._client._transport = proxy
        companies = await client.list_companies()
        read = {name: await reading(client, name) for name in SETS}
        proxy.page_size = 20_000
        written = await writing(client, vendor, account, tax_code)
    print(json.dumps({"companies": companies, "read": read, "written": written}))


asyncio.run(main(*sys.argv[1:]))
