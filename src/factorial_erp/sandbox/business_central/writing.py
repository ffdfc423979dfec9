"""What does each write do? By the set's own rules, or as any list does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import (
    attachments,
    dimensions,
    documents,
    journal_posting,
    journals,
    kinds,
    posting,
    sales,
    totals,
)
from .books import Books
from .checking import read_body
from .facts import NO_ID
from .inventing import invent_around
from .masters import complete, refuse_twin
from .reading import along, row_of
from .refusals import rule, unknown_segment
from .store import Parent, Row

__all__ = ["act", "create", "delete", "update"]

FILES = ("attachments", "documentAttachments")
PAYMENTS = ("journalLines", "vendorPayments", "customerPayments")
JOURNALS = ("journals", "vendorPaymentJournals", "customerPaymentJournals")


def create(books: Books, name: str, body: Mapping[str, Any], parent: Parent | None) -> Row:
    """
    Insert a row with what is nested below it.

    Raises:
        Refused: 400 or 404.
    """
    invent_around(books, name)
    if parent is not None:
        row_of(books, *parent)
    kind = kinds.kind_of(name)
    match name:
        case _ if kind is not None and name == kind.name:
            return documents.create_document(books, kind, body)
        case _ if kind is not None:
            return documents.create_line(books, kind, body, parent)
        case _ if name in sales.DOCUMENTS:
            return sales.create_sales_document(books, name, body)
        case _ if name in JOURNALS:
            return journals.create_journal(books, name, body)
        case _:
            return CREATORS.get(name, _create_plain)(books, name, body, parent)


def _create_plain(books: Books, name: str, body: Mapping[str, Any], parent: Parent | None) -> Row:
    sent = read_body(books.facts[name], body, is_new=True)
    values = dict(sent.values)
    if parent is not None:
        link = books.facts[parent[0]].link_to(name)
        owner = row_of(books, *parent)
        if link is not None and link.property is not None and link.referenced is not None:
            values.update({link.referenced: owner[link.property], **link.fixed})
    row: Row = {}
    complete(books, name, row, values)
    refuse_twin(books, name, row)
    key = str(row.get("number") or row.get("code") or books.fresh_key())
    if books.id_for(name, key) in books.tables[name]:
        key += books.fresh_key()
    stored = books.add(name, row, key=key)
    for link, items in sent.nested:
        for each in items:
            if link.property == "id":
                create(books, link.target, each, (name, stored["id"]))
            else:  # it hangs on the row by an id of the row's own
                target = create(books, link.target, each, None)
                stored[str(link.property)] = target[str(link.referenced)]
    return stored


def update(
    books: Books, name: str, row: Row, body: Mapping[str, Any], parent: Parent | None
) -> Row:
    """
    Change properties of a row.

    Raises:
        Refused: 400.
    """
    kind = kinds.kind_of(name)
    if kind is not None:
        change = documents.change_document if name == kind.name else documents.change_line
        return change(books, kind, row, body)
    if name in sales.DOCUMENTS:
        return sales.change_sales_document(books, name, row, body)
    if name in sales.LINES:
        return sales.change_sales_line(books, name, row, body)
    if name in PAYMENTS:
        return journals.change_journal_line(books, name, row, body)
    if name in FILES:
        return attachments.change_attachment(books, name, row, body)
    if name == "dimensionSetLines":
        return dimensions.change_dimension(books, row["id"], body, parent)
    if name == "defaultDimensions":
        return dimensions.change_default(books, row, body)
    if name == "applyVendorEntries":
        if parent is None:
            raise rule("Entries are applied below a payment.")
        return journals.apply_entry(books, row, body, parent)
    return _update_plain(books, name, row, body)


Creator = Callable[[Books, str, Mapping[str, Any], Parent | None], Row]

CREATORS: Mapping[str, Creator] = {
    **dict.fromkeys(sales.LINES, sales.create_sales_line),
    **dict.fromkeys(PAYMENTS, journals.create_journal_line),
    **dict.fromkeys(FILES, attachments.create_attachment),
    "dimensionSetLines": lambda books, _, body, parent: dimensions.create_dimension(
        books, body, parent
    ),
    "defaultDimensions": lambda books, _, body, parent: dimensions.create_default(
        books, body, parent
    ),
}
"""How rows are inserted that are below others, or stand for something else."""

UNCHANGING = {"timeRegistrationEntries": ("employeeId", "employeeNumber", "date")}
"""Properties that are set once."""


def _update_plain(books: Books, name: str, row: Row, body: Mapping[str, Any]) -> Row:
    values = read_body(books.facts[name], body, is_new=False).values
    for field in UNCHANGING.get(name, ()):
        if values.get(field, row[field]) != row[field]:
            raise rule(f"{field} cannot be changed.")
    if "id" in row:
        refuse_twin(books, name, {**row, **values}, id=row["id"])
    before = row.get("number")
    books.edit(name, row)
    complete(books, name, row, values)
    if name == "vendors" and row["number"] != before:
        _rename_vendor(books, row)
    return row


def _rename_vendor(books: Books, vendor: Row) -> None:
    """Carry a vendor's new number to all that name it."""
    for name in ("purchaseInvoices", "purchaseCreditMemos", "purchaseOrders", "vendorPayments"):
        for row in books.tables[name].values():
            for id, number in (
                ("vendorId", "vendorNumber"),
                ("payToVendorId", "payToVendorNumber"),
            ):
                if row.get(id) == vendor["id"]:
                    books.remember(row)[number] = vendor["number"]


def delete(books: Books, name: str, row: Row, parent: Parent | None) -> None:
    """
    Delete a row and what is below it.

    Raises:
        Refused: 400, something depends on it.
    """
    kind = kinds.kind_of(name)
    if name == "dimensionSetLines":
        dimensions.remove_dimension(books, row["id"], parent)
    elif kind is not None:
        remove = documents.remove_document if name == kind.name else documents.remove_line
        remove(books, kind, row)
    elif name in ("vendors", "customers") and _has_entries(books, name, row):
        raise rule(f"You cannot delete {row['number']}: there are documents or entries for it.")
    else:
        _delete_below(books, name, row)
        id = books.key(name, row)
        for each in JOURNALS if name in JOURNALS else (name,):
            if id in books.tables[each]:
                books.remove(each, id)


def _delete_below(books: Books, name: str, row: Row) -> None:
    for link in books.facts[name].navigation.values():
        if link.kind == "part" and link.many and link.property == "id" and link.referenced != "id":
            for each in along(books, name, row, link.name):
                if each.get("id") in books.tables[link.target]:
                    books.remove(link.target, each["id"])


def _has_entries(books: Books, name: str, row: Row) -> bool:
    party = "vendorId" if name == "vendors" else "customerId"
    sets = kinds.KINDS if name == "vendors" else sales.DOCUMENTS
    return any(each[party] == row["id"] for set in sets for each in books.tables[set].values())


def act(books: Books, name: str, row: Row, action: str) -> None:
    """
    Carry out a bound action.

    Raises:
        Refused: 404, the set has no such action; 400, it cannot be done now.
    """
    found = books.facts[name].actions.get(action.lower())
    if found is None:
        raise unknown_segment(f"{name} has no action {action}.")
    kind = kinds.KINDS.get(name)
    match found.name:
        case "post" if name == "journals":
            journal_posting.post_journal(books, row)
        case "post" if kind is not None:
            posting.post_document(books, kind, row)
        case "cancel" if kind is not None:
            posting.cancel(books, kind, row)
        case "receiveAndInvoice":
            _receive(books, row)
        case _:
            sales.act(books, name, row, action.lower())


def _receive(books: Books, order: Row) -> None:
    """Turn an order into a posted invoice; that the order vanishes is AL's, the rest a guess."""
    kind, target = kinds.KINDS["purchaseOrders"], kinds.INVOICE
    lines = kinds.lines_of(books, kind, order)
    given = {key: value for key, value in order.items() if key not in ("id", "number")}
    number = order["number"]
    ours: Row = {"number": number, "invoiceDate": order["orderDate"], "orderNumber": number}
    ours |= {"vendorInvoiceNumber": number, "dueDate": order["orderDate"], "orderId": NO_ID}
    invoice = books.add(target.name, {**given, **ours}, key=f"order {number}")
    for line in lines:
        values = {key: value for key, value in line.items() if key != "id"}
        values |= {"documentId": invoice["id"], "unitCost": line["directUnitCost"]}
        books.add(target.lines, values, key=f"order {number}/{line['sequence']}")
        books.remove(kind.lines, line["id"])
    books.remove(kind.name, order["id"])
    totals.total(books, target, invoice)
    posting.post_document(books, target, invoice)
