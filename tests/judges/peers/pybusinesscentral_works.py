"""
What does pybusinesscentral read from and write to a server? Run in its own environment.

Usage: pybusinesscentral_works.py BASE_URL TOKEN COMPANY_ID VENDOR_NUMBER ACCOUNT_ID TAX_CODE; prints JSON: for each
entity set its records, and the records that writing gave back. It has no paging, so this pages with top and skip.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Any

from pybusinesscentral import ApiClient, Configuration, apis
from pybusinesscentral.api.journal_line_api import JournalLineApi
from pybusinesscentral.api.purchase_invoice_line_api import PurchaseInvoiceLineApi
from pybusinesscentral.exceptions import ApiException
from pybusinesscentral.model.post_journal_line_for_journal_request import (
    PostJournalLineForJournalRequest,
)
from pybusinesscentral.model.post_journal_request import PostJournalRequest
from pybusinesscentral.model.post_purchase_invoice_line_for_purchase_invoice_request import (
    PostPurchaseInvoiceLineForPurchaseInvoiceRequest,
)
from pybusinesscentral.model.post_purchase_invoice_request import PostPurchaseInvoiceRequest
from pybusinesscentral.model.post_vendor_request import PostVendorRequest

PAGE = 20
JSON = "application/json"


def plain(model: Any) -> Any:
    """Return a model as JSON has it."""
    return model.model_dump(mode="json", by_alias=True, exclude_none=True)


def reading(listing: Any, company: str) -> dict[str, Any]:
    """Read all pages of a list."""
    rows: list[Any] = []
    sizes: list[int] = []
    while not sizes or sizes[-1] == PAGE:
        page = listing(company, top=PAGE, skip=len(rows)).value
        sizes.append(len(page))
        rows += map(plain, page)
    return {"rows": rows, "pages": sizes, "one_call": len(listing(company).value)}


def refusal(call: Any, *arguments: Any) -> list[Any]:
    """Return how it reports what the server refuses."""
    try:
        call(*arguments)
    except ApiException as error:
        return [type(error).__name__, error.status]
    return []


def writing(client: Any, company: str, vendor: str, account: str, tax_code: str) -> dict[str, Any]:
    """Create, change, delete and post."""
    done: dict[str, Any] = {}
    vendors = apis.VendorApi(client)
    new = PostVendorRequest(number="J-PBC", displayName="O'Brien & Söhne", city="Husum")
    made = vendors.post_vendor_with_http_info(company, JSON, new)
    first = json.loads(made.raw_data)["@odata.etag"]
    id = made.data.id
    done["made"] = plain(made.data)
    change = PostVendorRequest(displayName="Judged")
    done["changed"] = plain(vendors.patch_vendor(company, id, JSON, first, change))
    done["stale"] = refusal(vendors.patch_vendor, company, id, JSON, first, change)
    done["overwritten"] = plain(
        vendors.patch_vendor(company, id, JSON, "*", PostVendorRequest(city="Kiel"))
    )
    found = vendors.list_vendors(company, filter="displayName eq 'Judged'", select=["id", "number"])
    done["found"] = [plain(each) for each in found.value]
    done["deleted"] = vendors.delete_vendor(company, id)
    done["gone"] = refusal(vendors.get_vendor, company, id)

    invoices, lines = apis.PurchaseInvoiceApi(client), PurchaseInvoiceLineApi(client)
    draft = invoices.post_purchase_invoice(
        company,
        JSON,
        PostPurchaseInvoiceRequest(
            vendorNumber=vendor, vendorInvoiceNumber="J-3", invoiceDate=dt.date(2026, 10, 5)
        ),
    )
    done["draft"] = plain(draft)
    done["lines"] = [
        plain(
            lines.post_purchase_invoice_line_for_purchase_invoice(
                company,
                draft.id,
                JSON,
                PostPurchaseInvoiceLineForPurchaseInvoiceRequest(
                    lineType="Account",
                    accountId=account,
                    unitCost=cost,
                    quantity=quantity,
                    taxCode=tax_code,
                ),
            )
        )
        for cost, quantity in ((0.1, 3), (1234.56, 1), (19.99, 2))
    ]
    done["read"] = plain(
        invoices.get_purchase_invoice(company, draft.id, expand=["purchaseInvoiceLines", "vendor"])
    )
    done["acted"] = invoices.post_action_purchase_invoices(company, draft.id)
    posted = invoices.get_purchase_invoice(company, draft.id)
    done["posted"] = plain(posted)
    entries = apis.GeneralLedgerEntryApi(client).list_general_ledger_entries(
        company, filter=f"documentNumber eq '{posted.number}'"
    )
    done["entries"] = [plain(each) for each in entries.value]

    journals, journal_lines = apis.JournalApi(client), JournalLineApi(client)
    journal = journals.post_journal(company, JSON, PostJournalRequest(code="PBC"))
    for amount in (10.01, -10.01):
        line = PostJournalLineForJournalRequest(
            accountType="G/L Account",
            accountId=account,
            postingDate="2026-10-06",
            documentNumber="J-4",
            amount=amount,
            description="Judged",
        )
        journal_lines.post_journal_line_for_journal(company, journal.id, JSON, line)
    listed = journal_lines.list_journal_lines_for_journal(company, journal.id)
    done["journal_lines"] = [plain(each) for each in listed.value]
    done["journal_posted"] = journals.post_action_journals(company, journal.id)
    done["lines_left"] = len(
        journal_lines.list_journal_lines_for_journal(company, journal.id).value
    )
    return done


def main(base_url: str, token: str, company: str, vendor: str, account: str, tax_code: str) -> None:
    client = ApiClient(Configuration(host=base_url, access_token=token))
    accounts, dimensions = apis.AccountApi(client), apis.DimensionApi(client)
    vendors = apis.VendorApi(client)
    read = {
        "accounts": reading(accounts.list_accounts, company),
        "vendors": reading(vendors.list_vendors, company),
        "dimensions": reading(dimensions.list_dimensions, company),
    }
    one = plain(vendors.get_vendor(company, read["vendors"]["rows"][-1]["id"]))
    companies = [plain(each) for each in apis.CompanyApi(client).list_companies().value]
    written = writing(client, company, vendor, account, tax_code)
    print(json.dumps({"companies": companies, "read": read, "one": one, "written": written}))


main(*sys.argv[1:])
