"""
What do the contestants talk to? A loopback server that is never the slow part.

    python bench/server.py [--latency-ms 80] [--records 100000] [--api business-central]

For Factorial: a list of realistic expenses (all fields, 100 a page; by cursor and by page number), and the
creation of cost centers. For Business Central: general ledger entries in pages of any size, by link or by
``$skip``, and the creation of vendors, one by one or in batches. Records are encoded before the port is
printed.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import re
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, unquote

PAGE = 100


def expense(number: int) -> dict[str, Any]:
    """Return a made-up receipt with every field of the API, about 1.7 KB long."""
    day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
    moment = f"{day}T0{number % 10}:15:00.000Z"
    file = {
        "id": str(900_000 + number),
        "filename": f"receipt-{number}.pdf",
        "byte_size": 48_213 + number,
        "url": f"https://files.example/receipts/{number}/receipt-{number}.pdf",
        "download_url": f"https://files.example/receipts/{number}?signature={'5e' * 20}",
        "content_type": "application/pdf",
    }
    net = 1_000 + number % 90_000
    tax = net * 21 // 100
    signed = {
        "id": str(700_000 + number),
        "original_files": [file],
        "signed_for_organization": "Nordlicht GmbH",
        "created_at": moment,
        "signing": False,
        "file": file,
    }
    record = {
        "id": str(number),
        "company_id": "1",
        "creation_type": ("manual", "automatic", "travelperk")[number % 3],
        "currency": "EUR",
        "status": ("approved", "pending", "paid", "draft")[number % 4],
        "effective_on": day,
        "status_updated_at": moment,
        "files": [file],
        "taxes": [
            {"type": "vat", "amount": tax, "percentage": 21.0, "base_amount": net},
            {"type": "vat", "amount": 0, "percentage": 0.0, "base_amount": 0},
        ],
        "cost_center_ids": [str(number % 7), str(number % 11)],
        "employee_id": str(number % 300),
        "card_payment_id": str(500_000 + number),
        "dispute_id": None,
        "expenses_expensable_id": str(300_000 + number),
        "merchant_name": f"Trattoria da Luigi {number % 50}",
        "user_merchant": f"Trattoria Luigi {number % 50}",
        "merchant_tin": f"ESB{number % 90_000_000:08}",
        "category": {"id": str(number % 40), "name": "Meals with clients"},
        "subcategory": "Dinner",
        "reference": f"FE-{number}",
        "amount": net + tax,
        "description": "Dinner with the project team after the workshop, see the list of guests",
        "review_request_at": moment,
        "external_authorization_id": f"auth-{number}",
        "expenses_card_id": str(number % 80),
        "card": {"card_type": "virtual", "last4": f"{number % 10_000:04}"},
        "document_id": str(100_000 + number),
        "access_token": f"tok{number:040}",
        "paid_at": moment,
        "document_number": f"2026/{number}",
        "document_type": "receipt",
        "payment": ("reimbursable", "not_reimbursable")[number % 2],
        "payment_method": "card",
        "exchange_rate": 1.0,
        "reimbursable_currency": "EUR",
        "reimbursable_amount": net + tax,
        "category_id": str(number % 40),
        "ledger_account_id": str(number % 120),
        "budget_id": str(number % 5),
        "project_id": str(number % 60),
    }
    if number % 10 == 0:  # left out elsewhere: the official client fails on null in a nested object
        record["signed_document"] = signed
    return record


def cursor(number: int) -> str:
    """Return the opaque text by which the API names a place in a list."""
    return base64.b64encode(str(number).encode()).decode()


class Pages:
    """The pages of one list, encoded."""

    def __init__(self, records: int) -> None:
        self.last = records // PAGE
        rows = [expense(number) for number in range(1, min(records, 2_000) + 1)]
        # Larger lists repeat the same rows under other ids: encoding all of them would take minutes.
        encoded = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
        self._bodies: list[bytes] = []
        for page in range(self.last):
            begin = page * PAGE % len(encoded)
            shift = page * PAGE - begin
            some = encoded[begin : begin + PAGE]
            if shift:
                some = [
                    text.replace(f'"id":"{begin + at + 1}"', f'"id":"{begin + at + 1 + shift}"', 1)
                    for at, text in enumerate(some)
                ]
            meta = {
                "has_previous_page": page > 0,
                "has_next_page": page + 1 < self.last,
                "start_cursor": cursor(page * PAGE + 1),
                "end_cursor": cursor((page + 1) * PAGE),
                "limit": PAGE,
                "total": records,
            }
            body = '{"data":[' + ",".join(some) + '],"meta":' + json.dumps(meta) + "}"
            self._bodies.append(_answer(body.encode()))

    def answer(self, query: dict[str, list[str]]) -> bytes:
        """Return the page that is asked for, head and body."""
        after = query.get("after_id")
        if after:
            page = int(base64.b64decode(unquote(after[0]))) // PAGE
        else:
            page = int(query.get("page", ["1"])[0]) - 1
        return self._bodies[min(page, self.last - 1)]


def _answer(body: bytes, status: str = "200 OK") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: application/json; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


COST_CENTER = _answer(
    json.dumps(
        {
            "id": "1",
            "name": "Workshop",
            "company_id": "1",
            "active_employees_count": 0,
            "historical_employees_count": 0,
            "status": "active",
            "legal_entity_id": "1",
            "code": "W1",
            "description": None,
            "deactivation_date": None,
        }
    ).encode(),
    "201 Created",
)


class Factorial:
    """What Factorial answers."""

    def __init__(self, records: int) -> None:
        self._pages = Pages(records)

    def answer(self, method: str, target: str, _head: bytes, _body: bytes) -> bytes:
        """Return an answer, head and body."""
        if method == "POST":
            return COST_CENTER
        return self._pages.answer(parse_qs(target.partition("?")[2]))


def entry(number: int) -> dict[str, Any]:
    """Return a made-up general ledger entry, about 0.5 KB long."""
    amount = Decimal(number * 7919 % 10_000_000) / 100
    return {
        "@odata.etag": f'W/"JzE5Ozg{number:012};MTsn"',
        "id": f"{number:08x}-0000-4000-8000-{number:012x}",
        "entryNumber": number,
        "postingDate": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "documentNumber": f"PI-{100_000 + number // 3}",
        "documentType": ("Invoice", "Credit_x0020_Memo", "Payment")[number % 3],
        "accountId": f"{number % 400:08x}-0000-4000-8000-00000000aaaa",
        "accountNumber": str(6000 + number % 400),
        "description": f"Office supplies, delivery {number % 977}",
        "debitAmount": amount,
        "creditAmount": Decimal(0),
        "additionalCurrencyDebitAmount": Decimal(0),
        "additionalCurrencyCreditAmount": Decimal(0),
        "lastModifiedDateTime": f"2026-11-{number % 28 + 1:02}T08:00:00.123Z",
    }


VENDOR = json.dumps(
    {
        "@odata.etag": 'W/"JzE5OzE7MTsn"',
        "id": "11111111-0000-4000-8000-000000000001",
        "number": "V00001",
        "displayName": "Papier & Mehr",
        "lastModifiedDateTime": "2026-11-01T08:00:00Z",
    }
).encode()


class BusinessCentral:
    """What Business Central answers."""

    def __init__(self, records: int) -> None:
        self._rows = [
            json.dumps(entry(number), default=float, separators=(",", ":")).encode()
            for number in range(1, records + 1)
        ]
        self._pages: dict[tuple[int, int, bool, bool], bytes] = {}
        self.url = ""

    def answer(self, method: str, target: str, head: bytes, body: bytes) -> bytes:
        """Return an answer, head and body."""
        if method == "POST" and target.endswith("$batch"):
            made = [
                b'{"id":%s,"status":201,"body":%s}' % (json.dumps(each["id"]).encode(), VENDOR)
                for each in json.loads(body)["requests"]
            ]
            return _answer(b'{"responses":[%s]}' % b",".join(made))
        if method == "POST":
            return _answer(VENDOR, "201 Created")
        place, _, query = target.partition("?")
        asked = parse_qs(query)
        begin = int(asked.get("$skiptoken", asked.get("$skip", ["0"]))[0])
        most = re.search(rb"odata.maxpagesize=(\d+)", head)
        size = min(int(most[1]) if most else 20_000, 20_000)
        by_link = "$top" not in asked
        if not by_link:
            size = int(asked["$top"][0])
        key = (begin, size, by_link, "$count" in asked)
        if key not in self._pages:
            end = begin + size
            link = b""
            if by_link and end < len(self._rows):
                link = b',"@odata.nextLink":"%s%s?$skiptoken=%d"' % (
                    self.url.encode(),
                    place.encode(),
                    end,
                )
            rows = b",".join(self._rows[begin:end])
            count = b'"@odata.count":%d,' % len(self._rows) if "$count" in asked else b""
            self._pages[key] = _answer(b'{%s"value":[%s]%s}' % (count, rows, link))
        return self._pages[key]


class Connection(asyncio.Protocol):
    """One client, whose requests come one after the other."""

    def __init__(self, api: Factorial | BusinessCentral, latency: float) -> None:
        self._api = api
        self._latency = latency
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end]
            length = 0
            for line in head.split(b"\r\n")[1:]:
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if len(self._received) < end + 4 + length:
                return
            body = self._received[end + 4 : end + 4 + length]
            self._received = self._received[end + 4 + length :]
            method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
            answer = self._api.answer(method, unquote(target), head, body)
            if self._latency:
                asyncio.get_running_loop().call_later(self._latency, self._write, answer)
            else:
                self._write(answer)

    def _write(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)  # type: ignore[attr-defined]


async def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--records", type=int, default=100_000)
    words.add_argument("--latency-ms", type=float, default=0.0)
    words.add_argument("--api", default="factorial")
    given = words.parse_args()
    made: Factorial | BusinessCentral = (
        Factorial(given.records) if given.api == "factorial" else BusinessCentral(given.records)
    )
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(made, given.latency_ms / 1000), "127.0.0.1", 0
    )
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    if isinstance(made, BusinessCentral):
        made.url = url
    print(url, flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
