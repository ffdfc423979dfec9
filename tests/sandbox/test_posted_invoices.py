"""Does the sandbox compute the VAT that Business Central computed for the same invoices?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox
from tests.sync.real_company import COMPANY, RealCompany, absent, real_company

pytestmark = absent

ACCOUNT = "6300"
"""Where all lines go: items and resources have no account of their own on an API line."""


@pytest.fixture(scope="module")
def real() -> RealCompany:
    """The real company."""
    return real_company()


class Client:
    """Speaks plain HTTP to the sandbox, without the library."""

    def __init__(self, box: Sandbox) -> None:
        self.http = httpx.Client(
            transport=box.transport(), base_url="https://api.businesscentral.dynamics.com"
        )
        form = {
            "grant_type": "client_credentials",
            "client_id": box.client_id,
            "client_secret": box.client_secret,
        }
        token = self.http.post(f"/{box.tenant}/oauth2/v2.0/token", data=form).json()["access_token"]
        self.http.headers["Authorization"] = f"Bearer {token}"
        company = box.business_central.companies[COMPANY].row["id"]
        self.root = f"/v2.0/{box.tenant}/production/api/v2.0/companies({company})"

    def post(self, path: str, body: Any = None) -> Any:
        answer = self.http.post(self.root + path, json=body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None


def amount(row: dict[str, Any], name: str) -> Decimal:
    """Return an amount of the data; what is zero is left out there."""
    return Decimal(str(row.get(name, 0)))


def test_the_vat_of_every_posted_invoice_comes_out(real: RealCompany) -> None:
    """
    For each document and VAT group: base and VAT in local currency, reverse charge included.
    """
    box = Sandbox(business_central=real.business_central(), factorial=real.factorial())
    client = Client(box)
    company = box.business_central.companies[COMPANY]
    lines: dict[str, list[dict[str, Any]]] = {}
    for line in real.tables["Purch. Inv. Line"]:
        if line.get("Type") and amount(line, "Quantity"):
            lines.setdefault(line["Document No."], []).append(line)
    expected: dict[str, dict[str, tuple[Decimal, Decimal]]] = {}
    for entry in real.tables["VAT Entry"]:
        if entry.get("Type") == "Purchase" and entry.get("Document Type") == "Invoice":
            groups = expected.setdefault(entry["Document No."], {})
            base, vat = groups.get(entry["VAT Prod. Posting Group"], (Decimal(0), Decimal(0)))
            new = (base + amount(entry, "Base"), vat + amount(entry, "Amount"))
            groups[entry["VAT Prod. Posting Group"]] = new

    compared = 0
    for header in real.tables["Purch. Inv. Header"]:
        number = header["No."]
        if number not in expected:
            continue
        body = {
            "vendorNumber": header["Buy-from Vendor No."],
            "vendorInvoiceNumber": f"REAL-{number}",
            "postingDate": header["Posting Date"],
            "invoiceDate": header["Posting Date"],
            "currencyCode": header.get("Currency Code", "EUR"),
            "purchaseInvoiceLines": [
                {
                    "lineType": "Account",
                    "lineObjectNumber": ACCOUNT,
                    "quantity": 1,
                    # The VAT base of the line: discounts are taken off already. A float is what most
                    # programs would send; its shortest form is the amount as it stands in the data.
                    "unitCost": float(amount(line, "VAT Base Amount") or amount(line, "Amount")),
                    "taxCode": line["VAT Prod. Posting Group"],
                }
                for line in lines[number]
            ],
        }
        invoice = client.post("/purchaseInvoices", body)
        client.post(f"/purchaseInvoices({invoice['id']})/Microsoft.NAV.post")
        posted = company.tables["purchaseInvoices"][invoice["id"]]["number"]
        found = {
            entry["identifier"]: (entry["base"], entry["amount"])
            for entry in company.vat_entries
            if entry["documentNumber"] == posted
        }
        assert found == expected[number], number
        compared += 1

    assert compared == 208
    entries = company.gl_entries
    assert sum(e["debitAmount"] - e["creditAmount"] for e in entries) == 0
