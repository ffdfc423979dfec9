"""What is a small company in the sandbox, in which a prediction is posted and compared with its entries?"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from factorial_erp.mapping import Account, Books, Mapped, Vendor
from factorial_erp.sandbox import Sandbox

NAME = "Ejemplo SL"
PAYABLES = "4000"
ACCOUNTS = (
    "4000", "4650", "4720", "4751", "4760", "4770", "6210", "6230", "6290", "6310", "6400", "6420", "6590",
)  # fmt: skip
TYPES = {
    "account": "G/L Account",
    "vendor": "Vendor",
    "employee": "Employee",
    "bank": "Bank Account",
}


def _setup(code: str, percent: int, **more: Any) -> dict[str, Any]:
    return {
        "businessGroup": "NAC",
        "productGroup": code,
        "percent": percent,
        "identifier": code,
        "purchaseVatAccount": "4720",
        **more,
    }


SETUP = (
    _setup("IVA21", 21),
    _setup("IVA10", 10),
    _setup("IVA0", 0),
    _setup("IVA21M", 21, nonDeductiblePercent=50),
    _setup("IVA10M", 10, nonDeductiblePercent=70, nonDeductibleVatAccount="6310"),
    _setup(
        "ISPM",
        21,
        nonDeductiblePercent=50,
        calculationType="Reverse Charge VAT",
        reverseChargeAccount="4770",
    ),
)
TAXES = """\
id,rate,vat_code,percent,kind,deductible,cost_account,vat_account,reverse_account
iva21,21,IVA21,21,normal,,,4720,
iva10,10,IVA10,10,normal,,,4720,
iva0,0,IVA0,0,none,,,,
half,,IVA21M,21,normal,50,,4720,
third,,IVA10M,10,normal,30,6310,4720,
isp,,ISPM,21,reverse_charge,50,,4720,4770
irpf15,15,IVA0,0,withholding,,,4751,
irpf7,7,IVA0,0,withholding,,,4751,
"""

BOOKS = Books(
    company=NAME,
    local_currency="EUR",
    accounts=tuple(Account(number) for number in ACCOUNTS),
    vendors=(Vendor("P1", "Asesores SL", "ESB12345674", "ES"),),
    currencies={"USD": 2},
)


def company(*, journals_have_vat: bool = True) -> Any:
    """The company in a sandbox of its own, with nothing posted in it."""
    seed: dict[str, Any] = {
        "id": "11111111-1111-1111-1111-111111111111",
        "name": NAME,
        "localCurrencyCode": "EUR",
        "accounts": [
            {
                "number": number,
                "displayName": number,
                "category": "Expense",
                "accountType": "Posting",
                "directPosting": True,
                "blocked": False,
            }
            for number in ACCOUNTS
        ],
        "vendors": [
            {
                "number": "P1",
                "displayName": "Asesores SL",
                "currencyCode": "",
                "blocked": " ",
                "vatBusinessPostingGroup": "NAC",
                "vendorPostingGroup": "PROV",
            }
        ],
        "vendorPostingGroups": [{"code": "PROV", "payablesAccount": PAYABLES}],
        "vatPostingSetup": list(SETUP),
        "currencies": [
            {
                "code": "USD",
                "displayName": "USD",
                "amountDecimalPlaces": "2:2",
                "amountRoundingPrecision": 0.01,
            }
        ],
        "journalsCopyVatSetup": journals_have_vat,
        "journalVatBusinessGroup": "NAC",
    }
    tenant = {
        "tenant": "small",
        "environments": ["production"],
        "client_id": "app",
        "client_secret": "hush",
        "companies": [seed],
    }
    sandbox = Sandbox(business_central=tenant)
    return sandbox.business_central.companies[NAME]


def post(ledger: Any, mapped: Mapped) -> str:
    """Post what was drafted, and return the number that the document gets."""
    assert mapped.problems == ()
    return (
        _post_invoice(ledger, mapped)
        if mapped.invoice is not None
        else _post_journal(ledger, mapped)
    )


def _post_invoice(ledger: Any, mapped: Mapped) -> str:
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
            **({"dueDate": str(draft.due_date)} if draft.due_date else {}),
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


def _post_journal(ledger: Any, mapped: Mapped) -> str:
    draft = mapped.journal
    assert draft is not None
    batch = ledger.create("journals", {"code": draft.document_number[:10]})["id"]
    for line in draft.lines:
        ledger.create(
            "journalLines",
            {
                "accountType": TYPES[line.account_type],
                "accountNumber": line.account_number,
                "postingDate": str(draft.posting_date),
                "documentNumber": draft.document_number,
                "amount": line.amount,
                "description": line.description,
                "taxCode": line.vat_code,
            },
            ("journals", batch),
        )
    ledger.post("journals", batch)
    return draft.document_number


def posted(ledger: Any, number: str) -> dict[str, Decimal]:
    """What a document left on each account of the general ledger."""
    found: Counter[str] = Counter()
    for entry in ledger.gl_entries:
        if entry["documentNumber"] == number:
            found[entry["accountNumber"]] += entry["debitAmount"] - entry["creditAmount"]
    return {account: Decimal(amount) for account, amount in found.items() if amount}


def predicted(mapped: Mapped) -> dict[str, Decimal]:
    """What the prediction leaves on each account; a vendor is its payables account."""
    assert mapped.posting is not None
    found: dict[str, Decimal] = {}
    for entry in mapped.posting.entries:
        assert entry.amount_lcy is not None
        account = PAYABLES if entry.account_type == "vendor" else entry.number
        found[account] = found.get(account, Decimal(0)) + entry.amount_lcy
    return {account: amount for account, amount in found.items() if amount}


def vat_posted(ledger: Any, number: str) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    """The VAT entries of a document: identifier, base, VAT, and what of that is not reclaimed."""
    return [
        (
            entry["identifier"],
            entry["base"] + entry["nonDeductibleBase"],
            entry["amount"] + entry["nonDeductibleAmount"],
            entry["nonDeductibleAmount"],
        )
        for entry in ledger.vat_entries
        if entry["documentNumber"] == number
    ]


def vat_predicted(mapped: Mapped) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    """The same as predicted."""
    assert mapped.posting is not None
    return [
        (tax.identifier, tax.base, tax.vat + tax.reverse_charge, tax.non_deductible)
        for tax in mapped.posting.taxes
    ]
