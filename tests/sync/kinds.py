"""How does the demo company book also credit memos, journals and what is reversed? With a document of its own."""

from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

from factorial_erp.sandbox import Sandbox

PAYROLL = "payroll,,in_payroll,5,payroll,journal,3720,account"
"""What payroll reimburses goes to its clearing account."""
OWN = "own,reimbursable,,,employee,journal,,"
"""What an employee paid is a journal on the vendor that stands for the employee."""
HEADER = "id,payment,status,priority,paid_by,posting_kind,credit,credit_type"

WEEK = {"first_day": dt.date(2026, 10, 1), "last_day": dt.date(2026, 10, 8)}
"""Invoices, journals on vendors, and the credit memo of a refund."""
MONTH = {"first_day": dt.date(2026, 10, 1), "last_day": dt.date(2026, 10, 31)}

REFUND = "5292"
"""A negative expense."""
IN_PAYROLL = "5307"


def write_mapping(box: Sandbox, folder: Path, *methods: str, batch: str = "") -> Path:
    """Write the demo's document, which now also posts what payroll pays and what is reversed."""
    shutil.copytree(box.mapping_folder, folder)
    toml = (folder / "mapping.toml").read_text("utf-8")
    toml = toml.replace('"paid"]', '"paid", "in_payroll", "reversed"]')
    if batch:
        toml = toml.replace("[vendors]", f'[journal]\nbatch = "{batch}"\n\n[vendors]')
    (folder / "mapping.toml").write_text(toml, "utf-8")
    rows = "\n".join([HEADER, *methods])
    (folder / "payment_methods.csv").write_text(rows + "\n", "utf-8")
    return folder


def company_of(box: Sandbox) -> Any:
    """Return the demo company, whose journals copy the VAT set-up to their lines."""
    company = box.business_central.companies[box.company_name]
    company.journals_have_vat = True
    company.journal_vat_group = "INLAND"
    return company


def credit_memos(box: Sandbox) -> list[Any]:
    """Return the credit memos of the demo company."""
    return list(company_of(box).tables["purchaseCreditMemos"].values())


def journal_lines(box: Sandbox) -> list[Any]:
    """Return the lines of all journals, without the empty one that posting leaves."""
    return [line for line in company_of(box).tables["journalLines"].values() if line["amount"]]


def entries_of(box: Sandbox, number: str) -> dict[str, Decimal]:
    """Return debit minus credit of a document, for each account."""
    found: dict[str, Decimal] = {}
    for entry in company_of(box).gl_entries:
        if entry["documentNumber"] == number:
            amount = entry["debitAmount"] - entry["creditAmount"]
            account = entry["accountNumber"]
            found[account] = found.get(account, Decimal(0)) + amount
    return found


def header(box: Sandbox, key: str) -> Any:
    """Return the header of an expense in Factorial."""
    return box.factorial.tables["expenses/expensables"][key.rpartition("/")[2]]


def receipt(box: Sandbox, key: str) -> Any:
    """Return the receipt of an expense in Factorial."""
    return box.factorial.tables["expenses/expenses"][header(box, key)["expense_id"]]
