"""How do journals and payments work? Batches, lines that balance, VAT line by line, everything posted at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .books import Books
from .checking import read_body
from .dimensions import inherit
from .facts import NO_ID
from .masters import refuse_twin, required
from .nesting import insert_along
from .reading import GENERAL, PAYMENTS, RECEIPTS
from .refusals import malformed, rule, twin, unrelated
from .store import Parent, Row

__all__ = [
    "apply_entry",
    "change_journal_line",
    "create_journal",
    "create_journal_line",
]

TEMPLATES = {
    "journals": GENERAL,
    "vendorPaymentJournals": PAYMENTS,
    "customerPaymentJournals": RECEIPTS,
}
LINES = {
    "journals": "journalLines",
    "vendorPaymentJournals": "vendorPayments",
    "customerPaymentJournals": "customerPayments",
}
JOURNALS = {lines: name for name, lines in LINES.items()}

ACCOUNTS = {
    "G/L Account": "accounts",
    "Vendor": "vendors",
    "Bank Account": "bankAccounts",
    "Customer": "customers",
    "Employee": "employees",
}
BY_ID = frozenset({"G/L Account", "Bank Account"})
"""Types of accounts that an id finds."""


# Batches


def create_journal(books: Books, name: str, body: Mapping[str, Any]) -> Row:
    """Insert a batch: no number series and no balancing account come from its template."""
    sent = read_body(books.facts[name], body, is_new=True)
    values = sent.values
    required(values, "code")
    _set_balancing(books, values)
    refuse_twin(books, name, values)
    values = {"templateDisplayName": TEMPLATES[name], **values}
    row = books.add("journals", values, key=values["code"])
    if name != "journals":
        # Each batch is found among the journals by its id, whatever its template.
        books.insert(name, row, row["id"])
    for _, items in sent.nested:
        for each in items:
            create_journal_line(books, LINES[name], each, (name, row["id"]))
    return row


def _set_balancing(books: Books, values: Row) -> None:
    id = values.get("balancingAccountId", NO_ID)
    if id == NO_ID:
        return
    account = books.tables["accounts"].get(id)
    if account is None:
        raise unrelated(f"The balancing account {id} does not exist.")
    values["balancingAccountNumber"] = account["number"]


# Lines


def create_journal_line(
    books: Books, name: str, body: Mapping[str, Any], parent: Parent | None
) -> Row:
    """Insert a line; the balancing account of its batch is applied before the body."""
    sent = read_body(books.facts[name], body, is_new=True)
    journal = parent[1] if parent else str(sent.values.get("journalId", ""))
    if journal not in books.tables["journals"]:
        raise unrelated("The journal of the line does not exist.")
    batch = books.tables["journals"][journal]
    present = [line for line in books.tables[name].values() if line["journalId"] == journal]
    taken = {line["lineNumber"] for line in present}
    line_number = sent.values.get("lineNumber") or max(taken, default=0) + 10000
    if line_number in taken:
        raise twin(f"The journal line {line_number} already exists.")
    key = f"{journal}/{line_number}/{books.fresh_key()}"
    given: Row = {"journalId": journal, "lineNumber": line_number, "postingDate": books.today}
    line = books.add(name, given, key=key)
    line["_dimensions"] = {}
    if batch["balancingAccountId"] != NO_ID and "balancingAccountId" in line:
        line["balancingAccountId"] = batch["balancingAccountId"]
        line["balancingAccountNumber"] = batch["balancingAccountNumber"]
    _validate(books, name, line, sent.without("journalId", "lineNumber"))
    if not line["documentNumber"]:
        line["documentNumber"] = _document_number(books, batch, present)
    insert_along(books, name, line, sent.nested)
    return line


def change_journal_line(books: Books, name: str, line: Row, body: Mapping[str, Any]) -> Row:
    """Change properties of a line; it stays in its batch."""
    values = read_body(books.facts[name], body, is_new=False).values
    if values.get("journalId", line["journalId"]) != line["journalId"]:
        raise rule("journalId of a line cannot be changed.")
    if values.get("lineNumber", line["lineNumber"]) != line["lineNumber"]:
        for other in books.tables[name].values():
            if (other["journalId"], other["lineNumber"]) == (
                line["journalId"],
                values["lineNumber"],
            ):
                raise twin(f"The journal line {values['lineNumber']} already exists.")
    books.edit(name, line)
    _validate(books, name, line, values)
    return line


def _document_number(books: Books, batch: Row, present: list[Row]) -> str:
    """Copy the number of the line before, or take the next one of the series."""
    if present:
        return str(max(present, key=lambda line: int(line["lineNumber"]))["documentNumber"])
    return books.series.get(batch.get("_series", ""), "")


def _validate(books: Books, name: str, line: Row, values: Mapping[str, Any]) -> None:
    """Set properties as they arrive: a type clears number and id of the account."""
    for key, value in values.items():
        match key:
            case "accountType" if value != line["accountType"]:
                line.update(accountType=value, accountId=NO_ID, accountNumber="")
            case "balanceAccountType" if value != line["balanceAccountType"]:
                line.update(
                    balanceAccountType=value, balancingAccountId=NO_ID, balancingAccountNumber=""
                )
            case "accountId" | "accountNumber":
                _set_account(books, name, line, key=key, value=value)
            case "balancingAccountId" | "balancingAccountNumber":
                _set_account(books, name, line, key=key, value=value)
            case "vendorId" | "vendorNumber" | "customerId" | "customerNumber":
                _set_party(books, line, key, values)
            case "appliesToInvoiceId" | "appliesToInvoiceNumber":
                _set_invoice(books, line, values)
            case _:
                line[key] = value


def _set_account(books: Books, name: str, line: Row, *, key: str, value: str) -> None:
    stem = key.removesuffix("Id").removesuffix("Number")
    kind = "accountType" if stem == "account" else "balanceAccountType"
    if value in ("", NO_ID):
        line.update({f"{stem}Id": NO_ID, f"{stem}Number": ""})
        return
    type = line[kind]
    if key.endswith("Id"):
        if type not in BY_ID:
            raise malformed(f"{key} is for G/L accounts and bank accounts; use {stem}Number.")
        account = books.tables[ACCOUNTS[type]].get(value)
    else:
        account = books.find(ACCOUNTS[type], "number", value) if type in ACCOUNTS else None
    if account is None:
        raise unrelated(f"The {type} {value} does not exist.")
    given = line[f"{stem}Number"]
    line.update({f"{stem}Number": account["number"]})
    line[f"{stem}Id"] = account["id"] if type in BY_ID else NO_ID
    if given and given != account["number"] and key.endswith("Id"):
        raise rule(f"{stem}Id and {stem}Number do not match.")
    if stem == "account":
        line["description"] = line["description"] or account["displayName"]
    inherit(books, name, line, account)


def _set_party(books: Books, line: Row, key: str, values: Mapping[str, Any]) -> None:
    stem = "vendor" if key.startswith("vendor") else "customer"
    table = books.tables[f"{stem}s"]
    id, number = values.get(f"{stem}Id", NO_ID), values.get(f"{stem}Number")
    by_id = table.get(id)
    by_number = books.find(f"{stem}s", "number", number) if number else None
    if (number and by_number is None) or (id != NO_ID and by_id is None):
        raise unrelated(f"The {stem} {number or id} does not exist.")
    if by_id is not None and by_number is not None and by_id is not by_number:
        raise rule(f"The {stem} number and the {stem} id do not match.")
    party = by_id or by_number
    if party is None:
        line.update({f"{stem}Id": NO_ID, f"{stem}Number": ""})
        return
    if party["blocked"] == "All" or (stem == "vendor" and party["blocked"] == "Payment"):
        raise rule(f"You cannot create a payment when {stem} {party['number']} is blocked.")
    line.update({f"{stem}Id": party["id"], f"{stem}Number": party["number"]})
    line["description"] = line["description"] or party["displayName"]
    lines = "vendorPayments" if stem == "vendor" else "customerPayments"
    inherit(books, lines, line, party)


def _set_invoice(books: Books, line: Row, values: Mapping[str, Any]) -> None:
    id, number = values.get("appliesToInvoiceId", NO_ID), values.get("appliesToInvoiceNumber")
    if id == NO_ID and not number:
        line.update(appliesToInvoiceId=NO_ID, appliesToInvoiceNumber="")
        return
    name = "purchaseInvoices" if "vendorId" in line else "salesInvoices"
    by_id = books.tables[name].get(id)
    by_number = books.find(name, "number", number) if number else None
    found = by_id or by_number
    clash = by_id is not None and by_number is not None and by_id is not by_number
    if found is None or found["status"] == "Draft" or (number and by_number is None):
        raise unrelated("The invoice to apply to is no posted invoice.")
    if clash:
        raise rule("The invoice number and the invoice id do not match.")
    line.update(appliesToInvoiceId=found["id"], appliesToInvoiceNumber=found["number"])


def apply_entry(books: Books, entry: Row, body: Mapping[str, Any], parent: Parent) -> Row:
    """Tie a payment to an open entry of its vendor, or loosen it."""
    values = read_body(books.facts["applyVendorEntries"], body, is_new=False).values
    payment = books.edit(parent[0], books.get(*parent))
    invoice = books.tables["purchaseInvoices"][entry["_invoice"]]
    is_applied = bool(values.get("applied", entry["applied"]))
    payment.update(
        appliesToInvoiceId=invoice["id"] if is_applied else NO_ID,
        appliesToInvoiceNumber=invoice["number"] if is_applied else "",
    )
    entry.update(applied=is_applied, appliesToId=payment["documentNumber"] if is_applied else "")
    return entry
