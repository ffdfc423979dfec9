"""How do the demo expenses of a real company become records, with a document and books to map them?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from factorial_erp.mapping import (
    Account,
    Books,
    ExpenseRecord,
    MappingDocument,
    Mileage,
    Ref,
    TaxPart,
    Vendor,
)
from factorial_erp.mapping.vat import vat_in
from tests.sync.real_company import CARD_ACCOUNT, RealCompany

UNTAXED = {"TIPS", "FINES", "MILEAGE", "PER-DIEM", "PREPAYMENT", "PERSONAL", "PASSPORT", "AIRLINE"}
REDUCED = {"HOTELS", "GROUNDTRAN"}
MIXED = {"MEALS", "ENTERTAIN"}
"""Food at the reduced rate, drinks at the standard one, in equal parts."""

RATES = {"EUR": {"VAT19": 19, "VAT7": 7}, "GBP": {"STANDARD": 25, "REDUCED": 10}}
"""Percent of the VAT product posting groups, standard and reduced, by local currency."""

SETTINGS = """\
schema_version = 1
name = "Demo"

[policy]
statuses = ["approved"]
home_country = "{country}"
vat_tolerance = "0.02"
rounding_account = "{rounding}"
rounding_vat = "free"

[vendors]
employee = "M-{{employee}}"

[chains]
vendor = ["rules", "employee"]
account = ["rules"]
vat = ["taxes"]
"""


def document_of(real: RealCompany, kind: str = "purchase_invoice") -> MappingDocument:
    """
    A document whose categories point to the accounts of their posting groups.

    Invoices credit employees and the card as vendors, journals their accounts.
    """
    country = "DE" if real.local_currency == "EUR" else "GB"
    rounding = real.tables["Vendor Posting Group"][0]["Invoice Rounding Account"]
    taxes = ["id,rate,vat_code,percent,kind", "free,0,NO VAT,0,none"]
    taxes += [
        f"{code},{percent},{code},{percent},normal"
        for code, percent in RATES[real.local_currency].items()
    ]
    rules = ["id,target,category,card,value", "card,vendor,,yes,CARD"]
    rules += [f"{code},account,{code},,{account}" for code, account in real.accounts.items()]
    employees = real.tables["Employee Posting Group"][0]
    card = employees.get("Expense Payable Card Paid Acc.", CARD_ACCOUNT)
    payments = [
        "id,card,paid_by,posting_kind,credit,credit_type",
        f"card,yes,card,journal,{card},account",
        f"employee,no,employee,journal,{employees['Payables Account']},account",
    ]
    return MappingDocument(
        {
            **({"payment_methods.csv": "\n".join(payments)} if kind == "journal" else {}),
            "mapping.toml": SETTINGS.format(country=country, rounding=rounding),
            "taxes.csv": "\n".join(taxes) + "\n",
            "rules.csv": "\n".join(rules) + "\n",
        }
    )


def books_of(real: RealCompany) -> Books:
    """The books, from the tables."""
    users = [user["No."] for user in real.tables["Expense User"]]
    return Books(
        local_currency=real.local_currency,
        accounts=tuple(
            Account(
                row["No."],
                row["Name"],
                None if row.get("Account Type") == "Posting" else "a heading",
            )
            for row in real.tables["G/L Account"]
        ),
        vendors=(Vendor("CARD", "Company card"), *(Vendor(f"M-{user}") for user in users)),
        currencies={row["Code"]: decimals_of(row) for row in real.tables["Currency"]},
    )


def decimals_of(currency: dict[str, Any]) -> int:
    """Decimals that a currency is rounded to."""
    precision = Decimal(currency.get("Amount Rounding Precision", "0.01"))
    return next(n for n in range(6) if precision.scaleb(n) >= 1)


def records_of(real: RealCompany) -> Iterator[ExpenseRecord]:
    """The demo expenses; those in local currency get the VAT that such a receipt would state."""
    for expense in real.expenses:
        code = expense["Expense Category"]
        cents = Decimal(expense["Amount"]) * 100
        assert cents == int(cents)
        is_mileage = "Mileage" in expense
        yield ExpenseRecord(
            key=expense["No."],
            id=expense["No."],
            kind="mileage" if is_mileage else "expense",
            status="approved",
            date=dt.date.fromisoformat(expense["Expense Date"]),
            amount_cents=int(cents),
            currency=expense.get("Currency Code", real.local_currency),
            reimbursable_cents=int(Decimal(expense["Amount (LCY)"]) * 100),
            reimbursable_currency=real.local_currency,
            taxes=() if "Currency Code" in expense else taxes_of(real, code, int(cents)),
            employee=Ref(expense["Expense User No."], expense["Expense User No."]),
            category=Ref(code, code, code),
            merchant_name=expense.get("Merchant Name"),
            payment="reimbursable",
            card=expense["Reimbursement Type"] == "Credit Card",
            mileage=Mileage(distance=Decimal(expense["Mileage"])) if is_mileage else None,
        )


def taxes_of(real: RealCompany, category: str, gross: int) -> tuple[TaxPart, ...]:
    """The taxes that a receipt of a category states."""
    standard, reduced = RATES[real.local_currency].values()
    if category in UNTAXED:
        return ()
    if category in MIXED:
        return (stated(reduced, gross // 2), stated(standard, gross - gross // 2))
    return (stated(reduced if category in REDUCED else standard, gross),)


def stated(percent: int, gross: int) -> TaxPart:
    """A part of a receipt; what it states is rounded as tills do."""
    vat = vat_in(gross, Decimal(percent))
    return TaxPart(rate=Decimal(percent), base_cents=gross - vat, tax_cents=vat)
