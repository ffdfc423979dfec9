"""Do the demo expenses of real companies map, balance and post as predicted?"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
import pytest

from factorial_erp.mapping import Mapped
from factorial_erp.sandbox import Sandbox
from tests.mapping.demo_companies import books_of, document_of, records_of
from tests.mapping.small_company import posted
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
    """Post a drafted invoice or credit memo in the sandbox, and return the number that it gets."""
    draft = mapped.invoice
    assert draft is not None
    is_invoice = draft.document_type == "invoice"
    kind = "Invoice" if is_invoice else "CreditMemo"
    table = f"purchase{kind}s"
    row = ledger.create(
        table,
        {
            "vendorNumber": draft.vendor_number,
            f"vendor{kind}Number": draft.vendor_invoice_number,
            "invoiceDate" if is_invoice else "creditMemoDate": str(draft.invoice_date),
            "postingDate": str(draft.posting_date),
            "currencyCode": draft.currency_code or real.local_currency,
            f"purchase{kind}Lines": [
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
    ledger.post(table, row["id"])
    return str(ledger.get(table, row["id"])["number"])


def write_journal(ledger: Any, mapped: Mapped, batch: str) -> str:
    """Post a drafted journal in the sandbox, and return its number."""
    draft = mapped.journal
    assert draft is not None
    for line in draft.lines:
        assert "account" == line.account_type
        ledger.create(
            "journalLines",
            {
                "accountType": "G/L Account",
                "accountNumber": line.account_number,
                "postingDate": str(draft.posting_date),
                "documentNumber": draft.document_number,
                "amount": line.amount,
                "description": line.description,
                "comment": line.comment,
                "taxCode": line.vat_code,
            },
            ("journals", batch),
        )
    ledger.post("journals", batch)
    return draft.document_number


def vat_entries_of(ledger: Any, number: str) -> list[tuple[str, Decimal, Decimal]]:
    """The VAT entries of a document: identifier, base and amount."""
    return [
        (entry["identifier"], entry["base"], entry["amount"])
        for entry in ledger.vat_entries
        if entry["documentNumber"] == number
    ]


@pytest.mark.parametrize(("country", "count", "is_rounded"), [("DE", 72, True), ("W1", 59, False)])
def test_prediction_is_posting(country: str, count: int, *, is_rounded: bool) -> None:
    """
    To the cent, for each invoice: every account of the general ledger, and every VAT entry.

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

        entries = posted(ledger, number)
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
        assert {account: amount for account, amount in predicted.items() if amount} == entries
        assert vat_entries_of(ledger, number) == [
            (tax.identifier, tax.base, tax.vat) for tax in posting.taxes
        ]
        rounded += mapped.because("rounding") is not None

    assert count == len(real.expenses)
    assert foreign
    assert is_rounded == bool(rounded)


def test_refunds_take_back_what_was_posted() -> None:
    """
    The same receipt with a minus becomes a credit memo: prediction and ledger are its mirror, to the cent.
    """
    real = company("DE")
    document, books = document_of(real), books_of(real)
    ledger = Sandbox(business_central=real.business_central()).business_central.companies[COMPANY]

    for record in records_of(real):
        refund = attrs.evolve(record, id=f"{record.id}R", amount_cents=-(record.amount_cents or 0))
        original, mirrored = document.resolve(record, books), document.resolve(refund, books)
        assert original.posting is not None
        assert mirrored.posting is not None, mirrored.problems
        assert mirrored.invoice is not None
        assert "credit_memo" == mirrored.invoice.document_type
        numbers = [write_invoice(ledger, each, real) for each in (original, mirrored)]

        assert [entry.amount for entry in original.posting.entries] == [
            -entry.amount for entry in mirrored.posting.entries
        ]
        there, back = (posted(ledger, number) for number in numbers)
        assert there == {account: -amount for account, amount in back.items()}
        assert vat_entries_of(ledger, numbers[0]) == [
            (identifier, -base, -vat)
            for identifier, base, vat in vat_entries_of(ledger, numbers[1])
        ]


@pytest.mark.parametrize("country", ["DE", "W1"])
def test_prediction_is_posting_in_journals(country: str) -> None:
    """
    To the cent, in local currency: every account, foreign receipts too, and every VAT entry.
    """
    real = company(country)
    document, books = document_of(real, "journal"), books_of(real)
    seed = real.business_central()
    seed["companies"][0] |= {"journalsCopyVatSetup": True, "journalVatBusinessGroup": "DOMESTIC"}
    ledger = Sandbox(business_central=seed).business_central.companies[COMPANY]
    batch = ledger.create("journals", {"code": "FE"})["id"]

    for record in records_of(real):
        mapped = document.resolve(record, books)
        assert mapped.problems == (), record.key
        assert mapped.posting is not None
        number = write_journal(ledger, mapped, batch)

        predicted: Counter[str] = Counter()
        for entry in mapped.posting.entries:
            assert entry.amount_lcy is not None
            account = vat_account(real, entry.vat_code) if entry.role == "vat" else entry.number
            predicted[account] += entry.amount_lcy
        assert {a: amount for a, amount in predicted.items() if amount} == posted(ledger, number)
        if record.currency == real.local_currency:
            assert vat_entries_of(ledger, number) == [
                (tax.identifier, tax.base, tax.vat) for tax in mapped.posting.taxes
            ]
