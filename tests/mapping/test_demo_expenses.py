"""Do the demo expenses of real companies map, balance and post as predicted?"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from factorial_erp.mapping import Mapped
from factorial_erp.sandbox import Sandbox
from tests.mapping.demo_companies import books_of, document_of, records_of
from tests.sync.real_company import COMPANY, RealCompany, absent, real_company

pytestmark = absent


@cache
def company(country: str) -> RealCompany:
    """A demo company."""
    return real_company(country)


def vat_account(real: RealCompany, code: str) -> str:
    """The input VAT account of a product posting group."""
    return next(
        row["Purchase VAT Account"]
        for row in real.tables["VAT Posting Setup"]
        if row.get("VAT Bus. Posting Group") == "DOMESTIC"
        and row.get("VAT Prod. Posting Group") == code
    )


def write_invoice(ledger: Any, mapped: Mapped, real: RealCompany) -> str:
    """Post a drafted invoice in the sandbox, and return the number that it gets."""
    draft = mapped.invoice
    assert draft is not None
    row = ledger.create(
        "purchaseInvoices",
        {
            "vendorNumber": draft.vendor_number,
            "vendorInvoiceNumber": draft.vendor_invoice_number,
            "invoiceDate": str(draft.invoice_date),
            "postingDate": str(draft.posting_date),
            "currencyCode": draft.currency_code or real.local_currency,
            "purchaseInvoiceLines": [
                {
                    "lineType": "Account",
                    "lineObjectNumber": line.account_number,
                    "quantity": line.quantity,
                    "unitCost": line.unit_cost,
                    "taxCode": line.vat_code,
                }
                for line in draft.lines
            ],
        },
    )
    ledger.post("purchaseInvoices", row["id"])
    return str(ledger.get("purchaseInvoices", row["id"])["number"])


@pytest.mark.parametrize(("country", "count", "is_rounded"), [("DE", 72, True), ("W1", 59, False)])
def test_prediction_is_posting(country: str, count: int, *, is_rounded: bool) -> None:
    """
    To the cent, for each document: every account of the general ledger, and every VAT entry.

    At 19 % some totals cannot be reached; at 25 % and 10 % all of these can.
    """
    real = company(country)
    document, books = document_of(real), books_of(real)
    ledger = Sandbox(business_central=real.business_central()).business_central.companies[COMPANY]
    rounded = foreign = 0

    for record in records_of(real):
        mapped = document.resolve(record, books)
        assert mapped.problems == (), record.key
        posting = mapped.posting
        assert posting is not None
        assert posting.gross == Decimal(record.amount_cents or 0) / 100
        number = write_invoice(ledger, mapped, real)

        entries: Counter[str] = Counter()
        for entry in ledger.gl_entries:
            if entry["documentNumber"] == number:
                entries[entry["accountNumber"]] += entry["debitAmount"] - entry["creditAmount"]
        vat_entries = [
            (entry["identifier"], entry["base"], entry["amount"])
            for entry in ledger.vat_entries
            if entry["documentNumber"] == number
        ]
        assert not sum(entries.values())
        if record.currency != real.local_currency:
            foreign += 1
            assert set(entries) > {account for account, _ in posting.accounts}
            continue
        predicted: Counter[str] = Counter(dict(posting.accounts))
        for tax in posting.taxes:
            predicted[vat_account(real, tax.vat_code)] += tax.vat
        payables = set(entries) - set(predicted)
        assert 1 == len(payables)
        predicted[payables.pop()] -= posting.gross
        assert {account: sum_ for account, sum_ in predicted.items() if sum_} == dict(entries)
        assert vat_entries == [(tax.identifier, tax.base, tax.vat) for tax in posting.taxes]
        rounded += mapped.because("rounding") is not None

    assert count == len(real.expenses)
    assert foreign
    assert is_rounded == bool(rounded)
