"""How are sales documents written, and what do their actions do? Totals without tax, no ledger: none of it is posted."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .books import ZERO, Books
from .checking import read_body
from .dimensions import inherit, set_shortcut
from .facts import NO_DATE, NO_ID
from .masters import agree_on_currency, check_references
from .nesting import insert_along
from .reading import along
from .refusals import rule, twin, unrelated
from .store import Parent, Row
from .vat import rounded

__all__ = [
    "DOCUMENTS",
    "LINES",
    "act",
    "change_sales_document",
    "change_sales_line",
    "create_sales_document",
    "create_sales_line",
]

DOCUMENTS = {
    "salesInvoices": ("salesInvoiceLines", "102001", "103001"),
    "salesOrders": ("salesOrderLines", "101001", "101001"),
    "salesQuotes": ("salesQuoteLines", "100101", "100101"),
    "salesCreditMemos": ("salesCreditMemoLines", "104001", "105001"),
}
"""Lines, first number of drafts, first number of what is posted."""

LINES = {lines: name for name, (lines, _, _) in DOCUMENTS.items()}
CUSTOMER = ("customerId", "customerNumber")


def create_sales_document(books: Books, name: str, body: Mapping[str, Any]) -> Row:
    """Insert a draft with its lines."""
    lines, first, _ = DOCUMENTS[name]
    sent = read_body(books.facts[name], body, is_new=True)
    if not any(sent.values.get(each, NO_ID) not in ("", NO_ID) for each in CUSTOMER):
        raise rule('"customerNumber" or "customerId" must be provided.')
    check_references(books, name, sent.values)
    number = books.next_number(name, first=first)
    row = books.add(name, {"number": number, "status": "Draft"}, key=number)
    row["_dimensions"] = {}
    _validate(books, name, row, sent.values)
    for field in ("invoiceDate", "orderDate", "documentDate", "creditMemoDate", "postingDate"):
        if row.get(field) == NO_DATE:
            row[field] = books.today
    inherit(books, name, row, books.tables["customers"][row["customerId"]])
    insert_along(books, name, row, sent.nested, lines=lines)
    for link, items in sent.nested:
        for each in items if link.target == lines else ():
            create_sales_line(books, lines, each, (name, row["id"]))
    return row


def change_sales_document(books: Books, name: str, row: Row, body: Mapping[str, Any]) -> Row:
    """Change a draft."""
    values = read_body(books.facts[name], body, is_new=False).values
    _refuse_posted(name, row)
    check_references(books, name, values)
    books.edit(name, row)
    _validate(books, name, row, values)
    _total(books, name, row)
    return row


def _refuse_posted(name: str, row: Row) -> None:
    if row["status"] not in (
        "Draft",
        "Open" if name in ("salesOrders", "salesQuotes") else "Draft",
    ):
        raise rule(f"The document {row['number']} is posted and cannot be changed.")


def _validate(books: Books, name: str, row: Row, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if key in CUSTOMER:
            _set_customer(books, row, values)
        elif key in ("currencyId", "currencyCode"):
            agree_on_currency(books, row, values)
        elif key in ("shortcutDimension1Code", "shortcutDimension2Code"):
            set_shortcut(books, name, row, {key: value})
        else:
            row[key] = value


def _set_customer(books: Books, row: Row, values: Mapping[str, Any]) -> None:
    number = values.get("customerNumber")
    by_id = books.tables["customers"].get(values.get("customerId", NO_ID))
    by_number = books.find("customers", "number", number) if number else None
    if number and by_number is None:
        raise unrelated(f"The customer {number} does not exist.")
    customer = by_number or by_id
    if customer is None:
        raise unrelated("The customer cannot be found.")
    if by_id is not None and by_number is not None and by_id is not by_number:
        raise rule("The customer number and the customer id do not match.")
    given: Row = {
        "customerId": customer["id"],
        "customerNumber": customer["number"],
        "customerName": customer["displayName"],
        "billToCustomerId": customer["id"],
        "billToCustomerNumber": customer["number"],
        "billToName": customer["displayName"],
        "currencyId": customer["currencyId"],
        "currencyCode": customer["currencyCode"],
    }
    row.update({key: value for key, value in given.items() if key in row})
    books.show_currency(row)


# Lines


def create_sales_line(
    books: Books, name: str, body: Mapping[str, Any], parent: Parent | None
) -> Row:
    """Insert a line."""
    sent = read_body(books.facts[name], body, is_new=True)
    id = parent[1] if parent else str(sent.values.get("documentId", ""))
    document = books.get(LINES[name], id)
    _refuse_posted(LINES[name], document)
    check_references(books, name, sent.values)
    taken = {line["sequence"] for line in along(books, LINES[name], document, name)}
    sequence = sent.values.get("sequence") or max(taken, default=0) + 10000
    if sequence in taken:
        raise twin(f"The line {sequence} already exists.")
    given = {**sent.values, "documentId": id, "sequence": sequence}
    line = books.add(name, given, key=f"{id}/{sequence}/{books.fresh_key()}")
    line["_dimensions"] = {
        key: {**each, "parentId": line["id"]} for key, each in document["_dimensions"].items()
    }
    insert_along(books, name, line, sent.nested)
    _total(books, LINES[name], document)
    return line


def change_sales_line(books: Books, name: str, line: Row, body: Mapping[str, Any]) -> Row:
    """Change a line of a draft."""
    values = read_body(books.facts[name], body, is_new=False).values
    document = books.tables[LINES[name]][line["documentId"]]
    _refuse_posted(LINES[name], document)
    check_references(books, name, values)
    for field in ("documentId", "sequence"):
        if values.get(field, line[field]) != line[field]:
            raise rule(f"{field} of a line cannot be changed.")
    books.edit(name, line).update(values)
    _total(books, LINES[name], document)
    return line


def _total(books: Books, name: str, document: Row) -> None:
    lines = along(books, name, document, DOCUMENTS[name][0])
    precision = books.precision_of(document["currencyCode"])
    net = ZERO
    for line in lines:
        amount = Decimal(line["quantity"]) * Decimal(line["unitPrice"])
        amount -= Decimal(line["discountAmount"]) or amount * Decimal(line["discountPercent"]) / 100
        amount = rounded(amount, precision)
        books.remember(line)
        both = ("amountExcludingTax", "amountIncludingTax", "netAmount", "netAmountIncludingTax")
        line.update({field: amount for field in both if field in line})
        net += amount
    net -= Decimal(document["discountAmount"])
    books.edit(name, document)
    document.update(totalAmountExcludingTax=net, totalAmountIncludingTax=net)
    if "remainingAmount" in document:
        document["remainingAmount"] = net


# Actions


def act(books: Books, name: str, row: Row, action: str) -> None:
    """
    Carry out an action of a sales document, a purchase order or a job queue entry by what its name says (a guess).

    Raises:
        Refused: 400, the document is in no state for it.
    """
    match action:
        case "post" | "postandsend":
            _post(books, name, row)
        case "cancel" | "cancelandsend":
            _need(row, "Open")
            books.edit(name, row)["status"] = "Canceled"
        case "makecorrectivecreditmemo":
            _need(row, "Open")
            _copy(books, name, row, "salesCreditMemos")
            books.edit(name, row)["status"] = "Corrective"
        case "makeinvoice":
            _become(books, name, row, "salesInvoices")
        case "makeorder":
            _become(books, name, row, "salesOrders")
        case "shipandinvoice":
            _post(books, "salesInvoices", _become(books, name, row, "salesInvoices"))
        case "restart":
            books.edit(name, row)["status"] = "Ready"
        case _:  # sending leaves nothing behind
            pass


def _need(row: Row, status: str) -> None:
    if row["status"] != status:
        raise rule(f"The document {row['number']} is {row['status']}, it must be {status}.")


def _post(books: Books, name: str, row: Row) -> None:
    _need(row, "Draft")
    if not along(books, name, row, DOCUMENTS[name][0]):
        raise rule("There is nothing to post.")
    number = books.next_number(f"posted {name}", first=DOCUMENTS[name][2])
    books.edit(name, row).update(status="Open", number=number)


def _copy(books: Books, name: str, row: Row, target: str) -> Row:
    """Make a document of another kind out of one."""
    lines, first, _ = DOCUMENTS[target]
    number = books.next_number(target, first=first)
    given = {key: value for key, value in row.items() if key not in ("id", "number", "status")}
    new = books.add(target, {**given, "number": number, "status": "Draft"}, key=number)
    for line in along(books, name, row, DOCUMENTS[name][0]):
        values = {key: value for key, value in line.items() if key != "id"}
        key = f"{number}/{line['sequence']}"
        books.add(lines, {**values, "documentId": new["id"]}, key=key)
    return new


def _become(books: Books, name: str, row: Row, target: str) -> Row:
    """Turn a document into one of another kind, with another id."""
    new = _copy(books, name, row, target)
    for line in along(books, name, row, DOCUMENTS[name][0]):
        books.remove(DOCUMENTS[name][0], line["id"])
    books.remove(name, row["id"])
    return new
