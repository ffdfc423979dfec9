"""How do accounts, suppliers, documents and journals behave?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .asking import Asked, Tests, contains, given, mentions
from .fitting import Upload
from .records import Records, Row
from .refusals import Refused, invalid

__all__ = ["FILTERS", "create_document", "create_entry", "join", "link", "set_accounts", "update_document"]  # fmt: skip

ACCOUNTS = "finance/accounts"
CENTERS = "finance/cost_centers"
DOCUMENTS = "finance/financial_documents"
ENTRIES = "finance/journal_entries"
LINES = "finance/journal_lines"
LINKS = "finance/ledger_account_resources"
MEMBERSHIPS = "finance/cost_center_memberships"
SETTINGS = "finance/accounting_settings"

STRICT = ("document_number", "document_date", "currency", "total_amount_cents", "legal_entity_id",
          "vendor_id")  # fmt: skip
"""What a document that somebody confirmed must have; which fields these are is a guess."""


# Filters


def _categories(_records: Records, asked: Asked) -> Tests:
    level, kind = asked.first("category_level"), asked.first("type")
    states = asked.all("statuses[]") or ["enabled", "disabled"]

    def state(row: Row) -> str:
        return str(row.get("_status") or ("enabled" if row.get("enabled") else "disabled"))

    return {
        "category_level": (
            (lambda row: (level == "category") == (row.get("parent_category_id") is None))
            if level in ("category", "subcategory")
            else None
        ),
        "type": (
            (lambda row: row.get("_type", "expense") == kind) if kind not in ("", "all") else None
        ),
        "statuses[]": lambda row: state(row) in states,
        "search": contains(asked, "search", "label", "default_label"),
    }


def _contacts(_records: Records, asked: Asked) -> Tests:
    kind = asked.first("contact_type") or "vendor"
    return {
        "contact_type": lambda row: row.get("_contact_type", "vendor") == kind,
        "name": contains(asked, "name", "name"),
        "legal_name": contains(asked, "legal_name", "legal_name"),
    }


def _centers(_records: Records, asked: Asked) -> Tests:
    day = asked.first("include_actives_on_date")[:10]
    return {
        "include_actives_on_date": given(
            asked,
            "include_actives_on_date",
            lambda row: str(row.get("deactivation_date") or "9999-12-31") >= day,
        ),
        "search": contains(asked, "search", "name", "code", "description"),
    }


def _memberships(records: Records, asked: Asked) -> Tests:
    days = [asked.first(name)[:10] for name in ("active_on", "applying_on") if name in asked]
    if not days and asked.first("only_active") != "false":
        days = [records.today()]

    def applies(row: Row) -> bool:
        begin, end = str(row["start_date"]), str(row.get("end_date") or "9999-12-31")
        return all(begin <= day <= end for day in days)

    return {"only_active": applies, "active_on": None, "applying_on": None}


def _links(_records: Records, asked: Asked) -> Tests:
    name = "finance_account_ids[]"
    return {name: given(asked, name, lambda row: row.get("account_id") in asked.all(name))}


def _lines(records: Records, asked: Asked) -> Tests:
    def entry(row: Row) -> Row:
        return records.table(ENTRIES).get(str(row["journal_entry_id"]), {})

    types, state = asked.all("journal_entry_types[]"), asked.first("reconciliation_status")
    return {
        "journal_entry_types[]": given(
            asked, "journal_entry_types[]", lambda row: entry(row).get("type") in types
        ),
        "description": given(
            asked,
            "description",
            lambda row: mentions(asked.first("description"), [entry(row).get("description")]),
        ),
        "reconciliation_status": given(
            asked,
            "reconciliation_status",
            lambda row: state == ("reconciled" if row.get("fully_reconciled_at") else "pending"),
        ),
    }


def _documents(records: Records, asked: Asked) -> Tests:
    if "company_id" in asked and asked.first("company_id") != records.company_id:
        raise Refused(400, [{"error": "company_id does not exist"}])
    return {}


FILTERS = {
    "finance/categories": _categories,
    "finance/contacts": _contacts,
    CENTERS: _centers,
    MEMBERSHIPS: _memberships,
    LINKS: _links,
    LINES: _lines,
    DOCUMENTS: _documents,
}


# Accounts


def create_account(records: Records, body: Row) -> Row:
    """
    Add a ledger account.

    Raises:
        Refused: 422, the legal entity has one with the ERP's key already.
    """
    key = (body.get("external_id"), body.get("legal_entity_id"))
    for row in records.table(ACCOUNTS).values():
        if key[0] and (row.get("external_id"), row.get("legal_entity_id")) == key:
            raise invalid("external_id", "has already been taken")
    return records.add(ACCOUNTS, body)


def create_rate(records: Records, body: Row) -> Row:
    """
    Add a rate: a fraction.

    Raises:
        Refused: 422, it is not between -1 and 1.
    """
    if body.get("rate") is not None and not -1 <= Decimal(str(body["rate"])) <= 1:
        raise invalid("rate", "must be between -1 and 1")
    return records.add("finance/tax_rates", body)


def set_accounts(records: Records, body: Row) -> Row:
    """Write the settings of a legal entity, of which there is one."""
    for row in records.table(SETTINGS).values():
        if row.get("legal_entity_id") == body["legal_entity_id"]:
            return records.change(SETTINGS, row, body)
    return records.add(SETTINGS, body)


def link(records: Records, body: Row) -> Row:
    """
    Link a resource to an account: by id, else by what is linked.

    Raises:
        Refused: 404 for an id that is none, 422 without an account.
    """
    body = {**body, "account_id": _account_of(records, body)}
    if body.get("id"):
        return records.change(LINKS, records.found(LINKS, body["id"]), body)
    keys = ("legal_entity_id", "resource_type", "resource_id")
    for row in records.table(LINKS).values():
        if all(row.get(key) == body[key] for key in keys if key in body):
            return records.change(LINKS, row, body)
    return records.add(LINKS, body)


def _account_of(records: Records, given: Row) -> str:
    """Return the account of a link; one given by number and name is added where it is missing."""
    if given.get("account_id"):
        return str(given["account_id"])
    entity, number = given["legal_entity_id"], given.get("number")
    if not number:
        raise invalid("account_id", "can't be blank")
    for row in records.table(ACCOUNTS).values():
        if (row["number"], row.get("legal_entity_id")) == (number, entity):
            return str(row["id"])
    if not given.get("name"):
        raise invalid("name", "can't be blank")
    account = {"number": number, "name": given["name"], "type": "expense"}
    return str(records.add(ACCOUNTS, {**account, "legal_entity_id": entity})["id"])


def join(records: Records, body: Row) -> list[Row]:
    """
    Share an employee out among cost centers; what was before ends today.

    Raises:
        Refused: 422, the shares do not sum to 1.
    """
    shares: list[Row] = body["memberships"]
    if not shares:
        raise invalid("memberships", "can't be blank")
    if sum((Decimal(str(each["percentage"])) for each in shares), Decimal(0)) != 1:
        raise invalid("memberships", "must sum to 1")
    table = records.table(MEMBERSHIPS)
    for row in table.values():
        if row["employee_id"] == body["employee_id"] and row.get("end_date") is None:
            row["end_date"] = records.today()
    employee = {"employee_id": body["employee_id"]}
    made = [records.add(MEMBERSHIPS, {**each, **employee}) for each in shares]
    for id, center in records.table(CENTERS).items():
        members = [row for row in table.values() if row["cost_center_id"] == id]
        center["active_employees_count"] = sum(1 for row in members if not row.get("end_date"))
        center["historical_employees_count"] = len({row["employee_id"] for row in members})
    return made


# Journals


def create_entry(records: Records, body: Row) -> Row:
    """
    Add a journal entry with its lines; it gets the next number.

    That it must balance is a guess, though a safe one.

    Raises:
        Refused: 422, there are no lines, or debit and credit differ.
    """
    lines: list[Row] = body["lines"]
    if not lines:
        raise invalid("lines", "can't be blank")
    if any(line["debit_amount_cents"] < 0 or line["credit_amount_cents"] < 0 for line in lines):
        raise invalid("lines", "must not be negative")
    if _sum(lines, "debit_amount_cents") != _sum(lines, "credit_amount_cents"):
        raise invalid("lines", "must balance")
    number = _next(records.table(ENTRIES).values(), "number")
    entry = {**body, "number": number, "published_at": records.now()}
    row = records.add(ENTRIES, entry)
    for position, line in enumerate(lines, start=1):
        records.add(LINES, {**line, "journal_entry_id": row["id"], "number": position})
    return row


def _sum(rows: Iterable[Row], field: str) -> int:
    return sum(row[field] for row in rows)


def _next(rows: Iterable[Row], field: str) -> int:
    return max((row[field] for row in rows), default=0) + 1


# Documents


def create_document(records: Records, body: Row) -> Row:
    """
    Take a document in; somebody is to review it.

    The names of the body and of the record differ: ``invoice_number`` becomes ``document_number``.

    Raises:
        Refused: 422, the file is no file, or the supplier's number is taken.
    """
    upload = body["file"]
    if not isinstance(upload, Upload):
        raise invalid("file", "is invalid")
    parent = body.get("parent_financial_document_id") or _numbered(
        records, body.get("original_invoice_number")
    )
    row: Row = {
        **body,
        "document_number": body.get("invoice_number"),
        "document_date": body.get("invoice_date"),
        "parent_financial_document_id": parent,
    }
    if _is_taken(records, row):
        raise invalid("invoice_number", "has already been taken")
    row |= _amounts(records, body.get("line_items") or [], body.get("total_amount_cents"))
    row |= _issuer(records, body.get("vendor_id"))
    file = {"filename": upload.filename, "content_type": upload.content_type}
    row["file"] = {**file, "id": "", "url": "", "size": len(upload.content), "created_at": records.now()}  # fmt: skip
    made = records.add(DOCUMENTS, row)
    made["file"]["id"] = f"d{made['id']}"
    records.uploads[made["file"]["id"]] = upload.content
    made["_lines"] = body.get("line_items") or []
    return made


def update_document(records: Records, body: Row) -> Row:
    """
    Replace a document as a whole; its lines stay where none are sent.

    Raises:
        Refused: 409 for a number that the supplier has used, 422 where a confirmed document lacks something.
    """
    row = records.found(DOCUMENTS, body["id"])
    if _is_taken(records, {**body, "_except": body["id"]}):
        raise Refused(409, {"invoice_number": ["has already been taken"]})
    if body.get("validated_at"):
        missing = {name: ["can't be blank"] for name in STRICT if body.get(name) is None}
        if missing:
            raise Refused(422, missing)
    fields = records.facts[DOCUMENTS].operations["update"].body
    records.change(DOCUMENTS, row, {name: body.get(name) for name in fields})
    if body.get("line_items") is not None:
        row["_lines"] = body["line_items"]
        row.update(_amounts(records, row["_lines"], body.get("total_amount_cents")))
        row["taxes"] = records.change(DOCUMENTS, row, {"taxes": body["taxes"]})["taxes"]
    return row


def _numbered(records: Records, number: Any) -> str | None:
    rows = records.table(DOCUMENTS).values() if number else ()
    return next((str(row["id"]) for row in rows if row.get("document_number") == number), None)


def _is_taken(records: Records, given: Row) -> bool:
    """Tell whether the supplier has given that number before; without a supplier it may repeat."""
    key = (given.get("vendor_id"), given.get("document_number"))
    return None not in key and any(
        (row.get("vendor_id"), row.get("document_number")) == key
        for id, row in records.table(DOCUMENTS).items()
        if id != given.get("_except")
    )


def _amounts(records: Records, lines: list[Row], total: int | None) -> Row:
    """Return the sums of some lines, in **cents**, rounded half away from zero; the total is as it was stated."""
    if not lines:
        return {"total_amount_cents": total}
    by_rate: dict[str | None, int] = {}
    for line in lines:
        price = Decimal(line["unit_price_cents"]) * Decimal(str(line["quantity"]))
        discount = Decimal(str(line.get("discount_percentage") or 0))
        cents = _whole(price * (100 - discount) / 100)
        rate = line.get("tax_rate_id")
        by_rate[rate] = by_rate.get(rate, 0) + cents
    taxes: list[Row] = []
    for id, base in by_rate.items():
        if id is None:
            continue
        rate_row = records.found("finance/tax_rates", id)
        rate = Decimal(str(rate_row["rate"]))
        taxes.append(
            {
                "type": "vat",
                "amount_cents": _whole(base * rate),
                "base_amount_cents": base,
                "percentage": rate * 100,
                "tax_type_id": rate_row["tax_type_id"],
                "tax_rates": [{"percentage": rate * 100}],
            }
        )
    net, tax = sum(by_rate.values()), _sum(taxes, "amount_cents")
    stated = net + tax if total is None else total
    sums = {"net_amount_cents": net, "taxes_total_amount_cents": tax, "total_amount_cents": stated}
    return {**sums, "taxes": taxes}


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def _issuer(records: Records, vendor: Any) -> Row:
    contact = records.table("finance/contacts").get(str(vendor), {})
    address: Row = contact.get("address") or {}
    parts = {"address_line_1": "line1", "address_line_2": "line2"} | {
        name: name for name in ("city", "postal_code", "state", "country_code")
    }
    found = {f"issuer_{name}": address.get(key) for name, key in parts.items()}
    return {**found, "issuer_name": contact.get("name"), "issuer_tax_id": contact.get("tax_id")}
