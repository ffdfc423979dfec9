"""How are purchase invoices, credit memos and orders written? Property by property, as they arrive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .books import Books
from .checking import read_body
from .date_formulas import later
from .dimensions import inherit, set_shortcut
from .facts import NO_DATE, NO_ID
from .kinds import Kind, lines_of, vendor_of
from .masters import agree_on_currency
from .nesting import insert_along
from .refusals import invalid, rule, twin, unrelated
from .store import Parent, Row
from .totals import setup_for, total

__all__ = [
    "change_document",
    "change_line",
    "create_document",
    "create_line",
    "remove_document",
    "remove_line",
]

VENDOR = ("vendorId", "vendorNumber")
PAY_TO = ("payToVendorId", "payToVendorNumber")
ADDRESS = {
    "AddressLine1": "addressLine1",
    "AddressLine2": "addressLine2",
    "City": "city",
    "Country": "country",
    "State": "state",
    "PostCode": "postalCode",
}


# Documents


def create_document(books: Books, kind: Kind, body: Mapping[str, Any]) -> Row:
    """Insert a draft with its dimensions and lines; all or nothing."""
    sent = read_body(books.facts[kind.name], body, is_new=True)
    if not any(sent.values.get(each, NO_ID) not in ("", NO_ID) for each in VENDOR):
        raise rule('"vendorNumber" or "vendorId" must be provided.')
    number = books.next_number(kind.name, first=kind.first)
    row = books.add(kind.name, {"number": number, "status": "Draft"}, key=number)
    row["_dimensions"] = {}
    _validate(books, kind, row, sent.values)
    for field in (kind.date, "postingDate"):
        row[field] = row[field] if row[field] != NO_DATE else books.today
    if "dueDate" in row and not sent.values.get("dueDate"):
        row["dueDate"] = _due(books, kind, row)
    held: dict[str, Row] = row["_dimensions"]
    row["_dimensions"] = {}
    inherit(books, kind.name, row, vendor_of(books, row))
    row["_dimensions"] = {**row["_dimensions"], **held}
    insert_along(books, kind.name, row, sent.nested, lines=kind.lines)
    for link, items in sent.nested:
        if link.target == kind.lines:
            for each in items:
                create_line(books, kind, each, (kind.name, row["id"]), totals=False)
    total(books, kind, row)
    return row


def change_document(books: Books, kind: Kind, row: Row, body: Mapping[str, Any]) -> Row:
    """Change properties of a draft."""
    values = read_body(books.facts[kind.name], body, is_new=False).values
    refuse_posted(kind, row)
    books.edit(kind.name, row)
    _validate(books, kind, row, values)
    dates = {kind.date, "paymentTermsId"} & values.keys()
    if dates and "dueDate" in row and "dueDate" not in values:
        row["dueDate"] = _due(books, kind, row)
    total(books, kind, row)
    return row


def remove_document(books: Books, kind: Kind, row: Row) -> None:
    """Delete a draft with its lines."""
    if row["status"] != "Draft":
        raise rule(f"{kind.label} {row['number']} is posted and cannot be deleted.")
    for line in lines_of(books, kind, row):
        books.remove(kind.lines, line["id"])
    books.remove(kind.name, row["id"])


def refuse_posted(kind: Kind, row: Row) -> None:
    """
    Refuse a document that is no draft.

    Raises:
        Refused: 400.
    """
    if row["status"] != "Draft":
        raise rule(f"{kind.label} {row['number']} is posted and cannot be changed.")


def _validate(books: Books, kind: Kind, row: Row, values: Mapping[str, Any]) -> None:
    """Set properties as they arrive: a vendor brings addresses and currency, which overwrite what came before."""
    done: set[str] = set()
    for name, value in values.items():
        match name:
            case "vendorId" | "vendorNumber" if "vendor" not in done:
                done.add("vendor")
                _set_vendor(books, row, _vendor(books, values, *VENDOR))
            case "payToVendorId" | "payToVendorNumber":
                _set_pay_to(row, _vendor(books, values, *PAY_TO))
            case "currencyId" | "currencyCode":
                agree_on_currency(books, row, values)
            case "shortcutDimension1Code" | "shortcutDimension2Code":
                set_shortcut(books, kind.name, row, {name: value})
            case "discountAmount" if value < 0:
                raise invalid("The invoice discount amount must be 0 or greater.")
            case "vendorId" | "vendorNumber" | "dueDate":
                pass
            case _:
                row[name] = value
    _settle_rest(books, row, values)


def _settle_rest(books: Books, row: Row, values: Mapping[str, Any]) -> None:
    if "invoiceNumber" in row:
        _apply_to(books, row, values)
    if values.get("dueDate"):
        row["dueDate"] = values["dueDate"]
    if not row.get("currencyCode"):
        books.show_currency(row)


def _apply_to(books: Books, row: Row, values: Mapping[str, Any]) -> None:
    """Let a credit memo apply to a posted invoice."""
    id, number = values.get("invoiceId", NO_ID), values.get("invoiceNumber")
    if id == NO_ID and not number:
        return
    table = books.tables["purchaseInvoices"]
    by_id, by_number = table.get(id), None
    if number:
        by_number = books.find("purchaseInvoices", "number", number)
    found = by_id or by_number
    if found is None or found["status"] == "Draft" or (by_number and by_number is not found):
        raise unrelated("The invoice to apply to is no posted purchase invoice.")
    row.update(invoiceId=found["id"], invoiceNumber=found["number"])


def _vendor(books: Books, values: Mapping[str, Any], id: str, number: str) -> Row:
    by_id = books.tables["vendors"].get(values.get(id) or NO_ID)
    wanted = values.get(number)
    by_number = books.find("vendors", "number", wanted) if wanted else None
    if wanted and by_number is None:
        raise unrelated(f"The field Vendor No. contains a value ({wanted}) that cannot be found.")
    if by_id is not None and by_number is not None and by_id is not by_number:
        raise rule("The vendor number and the vendor id do not match.")
    vendor = by_number or by_id
    if vendor is None:
        raise unrelated("The vendor cannot be found.")
    if vendor["blocked"] == "All":
        raise rule(
            f"You cannot create this type of document when Vendor {vendor['number']} is blocked."
        )
    return vendor


def _set_vendor(books: Books, row: Row, vendor: Row) -> None:
    given: Row = {
        "vendorId": vendor["id"],
        "vendorNumber": vendor["number"],
        "vendorName": vendor["displayName"],
        "currencyCode": vendor["currencyCode"],
        "currencyId": vendor["currencyId"],
        "paymentTermsId": vendor["paymentTermsId"],
    }
    given.update({f"buyFrom{end}": vendor[source] for end, source in ADDRESS.items()})
    row.update({name: value for name, value in given.items() if name in row})
    _set_pay_to(row, vendor)
    books.show_currency(row)


def _set_pay_to(row: Row, vendor: Row) -> None:
    given: Row = {
        "payToVendorId": vendor["id"],
        "payToVendorNumber": vendor["number"],
        "payToName": vendor["displayName"],
    }
    given.update({f"payTo{end}": vendor[source] for end, source in ADDRESS.items()})
    row.update({name: value for name, value in given.items() if name in row})


def _due(books: Books, kind: Kind, row: Row) -> str:
    """Return the day that the terms of payment lead to."""
    vendor = vendor_of(books, row)
    terms = books.tables["paymentTerms"].get(row.get("paymentTermsId") or vendor["paymentTermsId"])
    day = str(row[kind.date])
    return day if terms is None else later(day, str(terms["dueDateCalculation"]))


# Lines


def create_line(
    books: Books,
    kind: Kind,
    body: Mapping[str, Any],
    parent: Parent | None,
    *,
    totals: bool = True,
) -> Row:
    """Insert a line; it inherits the dimensions of its document, then those of its account."""
    sent = read_body(books.facts[kind.lines], body, is_new=True)
    id = parent[1] if parent else str(sent.values.get("documentId", ""))
    document = books.get(kind.name, id)
    refuse_posted(kind, document)
    present = lines_of(books, kind, document)
    taken = {line["sequence"] for line in present}
    sequence = sent.values.get("sequence") or max(taken, default=0) + 10000
    if sequence in taken:
        raise twin(f"The line {sequence} already exists.")
    key = f"{id}/{sequence}/{books.fresh_key()}"
    line = books.add(kind.lines, {"documentId": id, "sequence": sequence}, key=key)
    line.update(lineType="Comment", _dimensions={})
    fixed = books.facts[kind.lines].navigation["dimensionSetLines"].fixed
    line["_dimensions"] = {
        each["id"]: {**each, "parentId": line["id"], **fixed}
        for each in document["_dimensions"].values()
    }
    _validate_line(books, kind, line, sent.without("documentId", "sequence"))
    insert_along(books, kind.lines, line, sent.nested)
    if totals:
        total(books, kind, document)
    return line


def change_line(books: Books, kind: Kind, line: Row, body: Mapping[str, Any]) -> Row:
    """Change properties of a line; what it belongs to stays."""
    values = read_body(books.facts[kind.lines], body, is_new=False).values
    document = books.tables[kind.name][line["documentId"]]
    refuse_posted(kind, document)
    for name in ("documentId", "sequence"):
        if values.get(name, line[name]) != line[name]:
            raise rule(f"{name} of a line cannot be changed.")
    if line["lineObjectNumber"] and values.get("lineObjectNumber", "") not in (
        "",
        line["lineObjectNumber"],
    ):
        raise rule("lineObjectNumber of a line cannot be changed.")
    books.edit(kind.lines, line)
    _validate_line(books, kind, line, values)
    total(books, kind, document)
    return line


def remove_line(books: Books, kind: Kind, line: Row) -> None:
    """Delete a line of a draft."""
    document = books.tables[kind.name][line["documentId"]]
    if document["status"] != "Draft":
        raise rule(f"{kind.label} {document['number']} is posted and cannot be deleted.")
    books.remove(kind.lines, line["id"])
    total(books, kind, document)


def _validate_line(books: Books, kind: Kind, line: Row, values: Mapping[str, Any]) -> None:
    """Set properties one by one as they arrive: setting the type clears what was set before."""
    if _is_set(values, "itemId") and _is_set(values, "accountId"):
        raise rule("itemId and accountId cannot both be set.")
    for name, value in values.items():
        if name == "lineType" and value != line["lineType"]:
            line.update(lineObjectNumber="", description="", taxCode="")
            line.update({each: NO_ID for each in ("accountId", "itemId") if each in line})
        if name == "accountId" and value != NO_ID:
            _set_account(books, kind, line, books.tables["accounts"].get(value), value)
            continue
        if name == "itemId" and value != NO_ID:
            _set_item(line, books.tables["items"].get(value), value)
            continue
        if name == "lineObjectNumber" and value:
            _set_object(books, kind, line, value)
            continue
        if name == "taxCode" and value:
            setup_for(books, kind, line, value)
        if name in ("discountAmount", "discountPercent"):
            line["_discount"] = name
        if name == "amountExcludingTax" and line["quantity"]:
            # The amount is writable and moves the price (a guess).
            line["unitCost"] = value / line["quantity"]
        line[name] = value


def _is_set(values: Mapping[str, Any], name: str) -> bool:
    return bool(values.get(name, NO_ID) != NO_ID)


def _set_object(books: Books, kind: Kind, line: Row, number: str) -> None:
    if line["lineType"] == "Account":
        account = books.find("accounts", "number", number)
        _set_account(books, kind, line, account, number)
    elif line["lineType"] == "Item":
        _set_item(line, books.find("items", "number", number), number)
    else:
        raise rule("The line type must be Account to set a G/L account number.")


def _set_item(line: Row, item: Row | None, wanted: str) -> None:
    if item is None:
        raise unrelated(f"The field No. contains a value ({wanted}) that cannot be found.")
    if item["blocked"]:
        raise invalid(f"Blocked must be equal to 'No' in Item: No.={item['number']}.")
    line.update(lineType="Item", lineObjectNumber=item["number"], itemId=item["id"])
    line["description"] = line["description"] or item["displayName"]


def _set_account(books: Books, kind: Kind, line: Row, account: Row | None, wanted: str) -> None:
    if account is None:
        raise unrelated(f"The field No. contains a value ({wanted}) that cannot be found.")
    where = f"in G/L Account: No.={account['number']}."
    if account["blocked"]:
        raise invalid(f"Blocked must be equal to 'No' {where}")
    if account["accountType"] != "Posting":
        raise invalid(f"Account Type must be equal to 'Posting' {where}")
    if not account["directPosting"]:
        raise invalid(f"Direct Posting must be equal to 'Yes' {where}")
    line.update(lineType="Account", lineObjectNumber=account["number"], accountId=account["id"])
    line["description"] = line["description"] or account["displayName"]
    inherit(books, kind.lines, line, account)
