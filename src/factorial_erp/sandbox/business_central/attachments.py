"""How do files hang on documents? Both kinds, their contents, and what stands alone without an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .books import Books
from .checking import read_body
from .facts import NO_ID
from .refusals import rule, unrelated
from .store import Parent, Row

__all__ = ["change_attachment", "content_of", "create_attachment", "move", "put_content"]

PARENTS = {
    "Journal": ("journalLines", "generalLedgerEntries"),
    "Sales Order": ("salesOrders",),
    "Sales Quote": ("salesQuotes",),
    "Sales Credit Memo": ("salesCreditMemos",),
    "Sales Invoice": ("salesInvoices",),
    "Purchase Invoice": ("purchaseInvoices",),
    "Purchase Order": ("purchaseOrders",),
    "Purchase Credit Memo": ("purchaseCreditMemos",),
}
"""Where an attachment may hang, by its type of parent."""

MORE_PARENTS = {
    **PARENTS,
    "Employee": ("employees",),
    "Job": ("projects",),
    "Item": ("items",),
    "Customer": ("customers",),
    "Vendor": ("vendors",),
}
"""Where a document attachment may hang."""

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def create_attachment(
    books: Books, name: str, body: Mapping[str, Any], parent: Parent | None
) -> Row:
    """
    Insert a file without its content.

    An attachment whose parent is missing or wrong is stored unlinked, without an error; a document attachment is not.

    Raises:
        Refused: 400.
    """
    values = read_body(books.facts[name], body, is_new=True).values
    if parent is not None:
        link = books.facts[parent[0]].link_to(name)
        values.update(parentId=parent[1], **(link.fixed if link is not None else {}))
    kinds = PARENTS if name == "attachments" else MORE_PARENTS
    places = kinds.get(str(values.get("parentType", " ")), ())
    id = values.get("parentId", NO_ID)
    if not any(id in books.tables[place] for place in places):
        if name == "documentAttachments":
            raise unrelated("The parent of the document attachment does not exist.")
        values.update(parentId=NO_ID, parentType=" ")
    values["fileName"] = _file_name(values.get("fileName", ""))
    values.pop("documentFlowPurchase", None)  # taken, and never shown
    values["byteSize"] = 0
    return books.add(name, values, key=f"{id}/{values['fileName']}/{books.fresh_key()}")


def change_attachment(books: Books, name: str, row: Row, body: Mapping[str, Any]) -> Row:
    """Rename a file; what it hangs on stays."""
    values = read_body(books.facts[name], body, is_new=False).values
    for field in ("parentId", "parentType"):
        if values.get(field, row[field]) != row[field]:
            raise rule(f"{field} of an attachment cannot be changed.")
    if "fileName" in values:
        values["fileName"] = _file_name(values["fileName"])
    values.pop("documentFlowPurchase", None)
    values.pop("byteSize", None)
    books.edit(name, row).update(values)
    return row


def _file_name(name: str) -> str:
    return "filename.txt" if not name or FORBIDDEN.search(name) else name


def move(books: Books, owner: Parent, target: str) -> None:
    """Hang the files of a journal line on its ledger entry when it is posted; which entry is a guess."""
    for name in ("attachments", "documentAttachments"):
        for row in books.tables[name].values():
            if row["parentId"] == owner[1]:
                books.edit(name, row)["parentId"] = target


def content_of(books: Books, name: str, row: Row, field: str) -> bytes:
    """Return a stream; what was never sent is empty, a printed document is a blank page."""
    if field == "pdfDocumentContent":
        return PDF
    return books.contents.get((name, books.key(name, row), field), b"")


def put_content(books: Books, name: str, row: Row, field: str, content: bytes) -> None:
    """Store a stream."""
    books.keep_content(name, books.key(name, row), field, content)
    books.edit(name, row)
    if "byteSize" in row:
        row["byteSize"] = len(content)
