"""Which kinds of purchase documents are there, and what belongs to one of them?"""

from __future__ import annotations

import attrs

from .books import Books
from .reading import along
from .store import Row

__all__ = ["CREDIT_MEMO", "INVOICE", "KINDS", "Kind", "kind_of", "lines_of", "vendor_of"]


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of purchase document."""

    name: str
    lines: str
    label: str
    """As messages and document types call it."""
    type: str
    sign: int
    number: str | None
    """Property with the vendor's own number."""
    date: str
    """Property with the document date."""
    first: str
    """The first number of drafts."""
    first_posted: str


INVOICE = Kind(
    name="purchaseInvoices",
    lines="purchaseInvoiceLines",
    label="Purchase invoice",
    type="Invoice",
    sign=1,
    number="vendorInvoiceNumber",
    date="invoiceDate",
    first="107001",
    first_posted="108001",
)
CREDIT_MEMO = Kind(
    name="purchaseCreditMemos",
    lines="purchaseCreditMemoLines",
    label="Purchase credit memo",
    type="Credit Memo",
    sign=-1,
    number="vendorCreditMemoNumber",
    date="creditMemoDate",
    first="117001",
    first_posted="118001",
)
ORDER = Kind(
    name="purchaseOrders",
    lines="purchaseOrderLines",
    label="Purchase order",
    type="Order",
    sign=1,
    number=None,
    date="orderDate",
    first="106001",
    first_posted="108001",
)
KINDS = {kind.name: kind for kind in (INVOICE, CREDIT_MEMO, ORDER)}
LINES = {kind.lines: kind for kind in KINDS.values()}


def kind_of(name: str) -> Kind | None:
    """Return the kind whose documents or lines a set holds."""
    return KINDS.get(name) or LINES.get(name)


def lines_of(books: Books, kind: Kind, document: Row) -> list[Row]:
    """Return the lines of a document in their order."""
    return along(books, kind.name, document, kind.lines)


def vendor_of(books: Books, row: Row) -> Row:
    """Return the vendor of a document."""
    return books.tables["vendors"][row["vendorId"]]
