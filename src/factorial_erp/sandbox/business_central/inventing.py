"""What stands in sets that the seed leaves out? A few plausible rows that belong together, made when somebody looks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from .books import Books
from .facts import NO_ID, EntitySet, Field, Navigation
from .store import Row

__all__ = ["invent", "invent_around", "single_part"]

HOW_MANY = 3

NEVER = frozenset(
    "accounts vendors dimensions dimensionValues defaultDimensions dimensionSetLines employees currencies"
    " currencyExchangeRates accountingPeriods generalLedgerSetup companyInformation companies journals journalLines"
    " vendorPaymentJournals vendorPayments applyVendorEntries purchaseInvoices purchaseInvoiceLines purchaseCreditMemos"
    " purchaseCreditMemoLines generalLedgerEntries attachments documentAttachments pictures pdfDocument subscriptions"
    " entityDefinitions externaleventsubscriptions externalbusinesseventdefinitions apicategoryroutes trialBalances"
    " agedAccountsPayables agedAccountsReceivables customerFinancialDetails vendorPurchases customerSales".split()
)
"""Sets that a seed, a posting or another row fills."""

FIRST_DAY = dt.date(2026, 10, 1)


def invent(books: Books, name: str) -> None:
    """Fill a set that the seed left out, once."""
    if not books.invents or name in NEVER or name in books.invented or books.tables[name]:
        return
    books.invented.add(name)
    entity = books.facts[name]
    parent = next(
        (n for n in entity.navigation.values() if n.kind == "parent" and n.property), None
    )
    if parent is None:
        for n in range(1, HOW_MANY + 1):
            _keep(books, entity, n, {})
        return
    invent(books, parent.target)
    link = books.facts[parent.target].navigation.get(parent.partner or "")
    owners = list(books.tables[parent.target].values())[:HOW_MANY]
    for n, owner in enumerate(owners, 1):
        given = {str(parent.property): owner[str(parent.referenced)]}
        _keep(books, entity, n, {**given, **(link.fixed if link is not None else {})})


def invent_around(books: Books, name: str) -> None:
    """Fill a set and those below it before somebody adds to them, so that what is invented joins nothing real."""
    invent(books, name)
    for link in books.facts[name].navigation.values():
        if link.kind == "part" and link.many:
            invent(books, link.target)


def single_part(books: Books, row: Row, link: Navigation) -> Row:
    """Return the one row that belongs to another, as a picture does; it is there as soon as somebody looks."""
    entity = books.facts[link.target]
    referenced = str(link.referenced)
    wanted = row[str(link.property)]
    table = books.tables[link.target]
    found = next((each for each in table.values() if each[referenced] == wanted), None)
    if found is not None:
        return found
    new = books.blank(link.target)
    alike = {"customerNumber": "number", "vendorNumber": "number", "name": "displayName"}
    for field in entity.fields.values():
        source = alike.get(field.name, field.name)
        if source in row and field.type == "text":
            new[field.name] = row[source]
    if "id" in new:
        new["id"] = row["id"]
    new.update({referenced: wanted, **link.fixed})
    table[books.key(link.target, new)] = books.stamped(new, link.target, is_new=True)
    return new


def _keep(books: Books, entity: EntitySet, n: int, given: Row) -> None:
    row = books.blank(entity.name)
    for field in entity.fields.values():
        if field.type != "stream":
            row[field.name] = _value(entity, field, n)
    _relate(books, entity, row, n)
    row.update(given)
    if entity.key == ("id",):
        row["id"] = books.id_for(entity.name, f"invented {n}")
    row = books.stamped(row, entity.name, is_new=True)
    books.tables[entity.name][books.key(entity.name, row)] = row


def _value(entity: EntitySet, field: Field, n: int) -> Any:
    match field.type:
        case "text":
            return _text(entity, field, n)
        case "guid":
            return NO_ID
        case "decimal":
            return Decimal(10 * n)
        case "int":
            return 10000 * n if field.name in ("sequence", "lineNumber") else n
        case "bool":
            return False
        case "date":
            return (FIRST_DAY + dt.timedelta(days=n)).isoformat()
        case "datetime":
            return f"{(FIRST_DAY + dt.timedelta(days=n)).isoformat()}T09:00:00Z"
        case "enum":
            return field.labels[min(len(field.labels) - 1, 1 if field.labels[0] == " " else 0)]
        case _:
            return []


def _text(entity: EntitySet, field: Field, n: int) -> str:
    head = "".join(letter for letter in entity.entity.title() if letter.isalpha())[:4].upper()
    if field.name in ("number", "code", "documentNumber"):
        return f"{head}{n:04}"[: field.max_length]
    if field.is_code or field.is_computed or field.max_length is None:
        return ""
    if field.name in ("displayName", "description", "name"):
        return f"{entity.entity[0].upper()}{entity.entity[1:]} {n}"[: field.max_length]
    if field.name.lower().endswith("calculation"):
        return "30D"
    return ""


def _relate(books: Books, entity: EntitySet, row: Row, n: int) -> None:
    """Point to rows of other sets, with their numbers and codes."""
    for link in entity.navigation.values():
        is_single = link.kind in ("relation", "part") and not link.many and link.property != "id"
        if not is_single or link.referenced != "id" or link.target == entity.name:
            continue
        invent(books, link.target)
        rows = list(books.tables[link.target].values())
        if not rows or link.property not in row:
            continue
        target = rows[(n - 1) % len(rows)]
        row[link.property] = target["id"]
        stem = link.property.removesuffix("Id")
        for suffix, source in (("Number", "number"), ("Code", "code"), ("Name", "displayName")):
            if f"{stem}{suffix}" in row and source in target:
                row[f"{stem}{suffix}"] = target[source]
