"""Which rows are there: in a set, below a row, along a link? With what the pages hide and demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from .books import ZERO, Books
from .facts import NO_ID, EntitySet, Navigation
from .inventing import invent, single_part
from .queries import Query
from .refusals import Refused, missing, rule, unknown_segment
from .store import Parent, Row

__all__ = ["along", "below", "demand_filter", "demand_upgrade", "row_of", "rows_of"]

GENERAL, PAYMENTS, RECEIPTS = "GENERAL", "PAYMENT", "CASHRCPT"
"""Journal templates: the first general one and those of payments."""

VISIBLE_ACCOUNTS = frozenset({"G/L Account", "Customer", "Vendor", "Bank Account"})
UPGRADED = frozenset(
    {"purchaseCreditMemos", "purchaseCreditMemoLines", "purchaseReceiptLines", "salesShipmentLines"}
)
"""Sets that fail as a whole until the API data upgrade has run; the lines of credit memos are a guess."""

REPORTS = {
    "trialBalances": ("accounts", "trialBalance"),
    "agedAccountsPayables": ("vendors", "agedAccountsPayable"),
    "agedAccountsReceivables": ("customers", "agedAccountsReceivable"),
    "customerFinancialDetails": ("customers", "customerFinancialDetail"),
}
"""Sets with one row for each row of another."""


def rows_of(books: Books, name: str, parent: Parent | None) -> list[Row]:
    """Return the rows of a set, or of the part of it that is below a row of another one."""
    if parent is None:
        return _visible(books, name)
    owner = row_of(books, parent[0], parent[1])
    link = books.facts[parent[0]].link_to(name)
    if link is None:
        raise unknown_segment(f"{parent[0]} has no {name}.")
    return below(books, owner, link)


def _visible(books: Books, name: str) -> list[Row]:
    if name in REPORTS:
        source, link = REPORTS[name]
        navigation = books.facts[source].navigation[link]
        return [single_part(books, row, navigation) for row in rows_of(books, source, None)]
    if name in ("vendorPurchases", "customerSales"):
        return _query_rows(books, name)
    invent(books, name)
    hidden = HIDDEN.get(name)
    rows = list(books.tables[name].values())
    return rows if hidden is None else [row for row in rows if not hidden(row)]


def _query_rows(books: Books, name: str) -> list[Row]:
    """Return one row for each vendor or customer, with what was posted."""
    source = "vendors" if name == "vendorPurchases" else "customers"
    number, id, amount = (
        ("vendorNumber", "vendorId", "totalPurchaseAmount")
        if source == "vendors"
        else ("customerNumber", "customerId", "totalSalesAmount")
    )
    found: list[Row] = []
    for row in rows_of(books, source, None):
        new = books.blank(name)
        new.update({id: row["id"], number: row["number"], "name": row["displayName"]})
        new[amount] = row.get("_purchases", ZERO)
        new["@odata.etag"] = row["@odata.etag"]
        found.append(new)
    return found


HIDDEN: Mapping[str, Callable[[Row], bool]] = {
    "journals": lambda row: row["templateDisplayName"] in (PAYMENTS, RECEIPTS),
    "journalLines": lambda row: row["accountType"] not in VISIBLE_ACCOUNTS,
    # Until release 29, a payment that applies to no invoice is not shown.
    "vendorPayments": lambda row: row["appliesToInvoiceId"] == NO_ID,
}
"""Rows that the page filters away."""


def row_of(books: Books, name: str, id: str, parent: Parent | None = None) -> Row:
    """
    Return a row.

    Raises:
        Refused: 404, there is none here; 400, it is only found below its parent.
    """
    if parent is not None:
        for row in rows_of(books, name, parent):
            if books.key(name, row) == id:
                return row
        raise missing(name, id)
    if name == "dimensionSetLines":
        raise rule("You must specify a parent to get the dimension set lines.")
    if name in REPORTS:
        _visible(books, name)
    invent(books, name)
    return books.get(name, id)


def below(books: Books, row: Row, link: Navigation) -> list[Row]:
    """Return what a navigation property of a row leads to."""
    if link.target == "dimensionSetLines":
        return list(row.get("_dimensions", {}).values())
    if link.name == "applyVendorEntries":
        return _entries_to_apply(books, row)
    if link.property is None or link.referenced is None:
        return []
    wanted = row.get(link.property)
    if link.kind == "part" and not link.many and link.property == "id":
        return [single_part(books, row, link)]
    invent(books, link.target)
    table = books.tables[link.target]
    if link.referenced == "id":
        target = table.get(str(wanted))
        return [] if target is None else [target]
    found = [
        each
        for each in table.values()
        if each[link.referenced] == wanted
        and all(each[key] in (value, " ") for key, value in link.fixed.items())
    ]
    hidden = HIDDEN.get(link.target)
    if hidden is not None:
        found = [each for each in found if not hidden(each)]
    return sorted(found, key=_place)


def _place(row: Row) -> int:
    """Return where a line stands among the others."""
    for name in ("sequence", "lineNumber"):
        if name in row:
            return int(row[name])
    return 0


def along(books: Books, name: str, row: Row, link: str) -> list[Row]:
    """Return what a navigation property leads to, by its name."""
    return below(books, row, books.facts[name].navigation[link])


def _entries_to_apply(books: Books, payment: Row) -> list[Row]:
    """Return the open invoices of the vendor that a payment is for."""
    found: list[Row] = []
    for invoice in books.tables["purchaseInvoices"].values():
        left = invoice.get("_remaining", ZERO)
        if not left or invoice["payToVendorId"] != payment["vendorId"]:
            continue
        row = books.blank("applyVendorEntries")
        is_applied = payment["appliesToInvoiceId"] == invoice["id"]
        row.update(
            id=books.id_for("applyVendorEntries", f"{invoice['id']}"),
            applied=is_applied,
            appliesToId=payment["documentNumber"] if is_applied else "",
            postingDate=invoice["postingDate"],
            documentType="Invoice",
            documentNumber=invoice["number"],
            externalDocumentNumber=invoice["vendorInvoiceNumber"],
            vendorNumber=invoice["payToVendorNumber"],
            vendorName=invoice["payToName"],
            description=f"Invoice {invoice['number']}",
            remainingAmount=Decimal(-left),
            lastModifiedDateTime=invoice["lastModifiedDateTime"],
        )
        row["@odata.etag"] = payment["@odata.etag"]
        row["_invoice"] = invoice["id"]
        found.append(row)
    return found


def demand_upgrade(books: Books, name: str) -> None:
    """
    Refuse a set whose data have not been brought up to date.

    Raises:
        Refused: 400.
    """
    if books.lacks_api_upgrade and name in UPGRADED:
        message = f"Set-up is not completed: run the API data upgrade to use {name}."
        raise rule(message)


def demand_filter(entity: EntitySet, query: Query) -> None:
    """
    Refuse a flat list of a set that is read below a parent only, or with a filter.

    Raises:
        Refused: 400.
    """
    fields = query.filter.fields if query.filter is not None else frozenset[str]()
    one, every = entity.needs_one_of, entity.needs_all_of
    lacks_one = bool(one) and not fields.intersection(one)
    lacks_all = not fields.issuperset(every)
    if entity.needs_parent or lacks_one or lacks_all:
        needed = " and ".join([*every, *([" or ".join(one)] if one else [])]) or "a parent"
        message = f"You must specify {needed} to get {entity.name}."
        raise Refused(400, "Application_DialogException", message)
