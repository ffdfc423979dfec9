"""How do expenses behave? A header and one of three details, which change together."""

from __future__ import annotations

from .asking import Asked, Test, Tests, given, mentions, unless
from .records import Records, Row
from .refusals import Refused, invalid

__all__ = ["FILTERS", "HEADERS", "detail_of", "pay", "reimburse"]

HEADERS = "expenses/expensables"
DETAILS = {
    "expense": "expenses/expenses",
    "mileage": "expenses/mileages",
    "per_diem": "expenses/per_diems",
}
PAYABLE = frozenset({"approved", "sent_to_pay", "in_payroll", "paid"})
"""Statuses that can become ``paid``; that the others cannot is a guess."""


def detail_of(records: Records, header: Row) -> tuple[str | None, Row]:
    """Return the resource and the record behind a header."""
    for kind, name in DETAILS.items():
        id = header.get(f"{kind}_id")
        if id is not None:
            return name, records.table(name).get(str(id), {})
    return None, {}


# Filters


def _headers(records: Records, asked: Asked) -> Tests:
    people = {"employee_id": "employee_ids[]", "reporter_id": "reporter_ids[]"}

    def concerns(row: Row) -> bool:
        return any(str(row.get(f)) in asked.all(name) for f, name in people.items())

    # Both together are a union; what is no way of creation matches nothing.
    union = concerns if any(name in asked for name in people.values()) else None
    ways = {"manual", "automatic"} & set(asked.all("creation_type[]"))
    return {
        **_drafts(asked),
        "from": _between(asked, half_open=False),
        "employee_ids[]": union,
        "reporter_ids[]": None,
        "creation_type[]": given(
            asked,
            "creation_type[]",
            lambda row: detail_of(records, row)[1].get("creation_type", "manual") in ways,
        ),
        "include_grouped": unless(
            asked, "include_grouped", lambda row: row.get("group_id") is None
        ),
        "search": given(
            asked,
            "search",
            lambda row: mentions(
                asked.first("search"),
                [row.get("description"), row.get("internal_reference")]
                + [detail_of(records, row)[1].get(n) for n in ("merchant_name", "user_merchant")],
            ),
        ),
    }


def _details(_records: Records, asked: Asked) -> Tests:
    cards = asked.all("card_ids[]")
    return {
        **_drafts(asked),
        "from": _between(asked, half_open=True),
        "card_ids[]": given(asked, "card_ids[]", lambda row: row.get("expenses_card_id") in cards),
    }


def _per_diems(_records: Records, asked: Asked) -> Tests:
    return {**_drafts(asked), "from": None}


FILTERS = {
    HEADERS: _headers,
    "expenses/expenses": _details,
    "expenses/mileages": _details,
    "expenses/per_diems": _per_diems,
}


def _drafts(asked: Asked) -> Tests:
    left_out = asked.says("include_manual_drafts", "false") or asked.says("exclude_drafts", "true")
    return {
        "include_manual_drafts": (lambda row: row.get("status") != "draft") if left_out else None,
        "exclude_drafts": None,
        "include_attachments": None,  # it changes what is shown
    }


def _between(asked: Asked, *, half_open: bool) -> Test | None:
    begin, end = asked.first("from"), asked.first("to")
    if not begin or not end:
        return None  # one bound alone is ignored without a word

    def moment(bound: str) -> str:
        return (
            bound[:19].replace(" ", "T") if len(bound) > len("2026-10-01") else f"{bound}T00:00:00"
        )

    def inside(row: Row) -> bool:
        day = str(row.get("effective_on") or "")[:10]
        if not day:
            return False
        if half_open:
            return moment(begin) <= moment(day) < moment(end)
        return begin[:10] <= day <= end[:10]

    return inside


# Actions


def pay(records: Records, body: Row) -> list[Row]:
    """
    Take expenses for paid, all or none; those that are paid stay as they are.

    Raises:
        Refused: 422, one of them cannot be paid.
    """
    table = records.table(HEADERS)
    ids: list[str] = body["ids"]
    if not ids or any(id not in table for id in ids):
        raise invalid("ids", "is invalid")
    unpayable = sorted({str(table[id]["status"]) for id in ids} - PAYABLE)
    if unpayable:
        raise invalid("ids", f"cannot be paid while {', '.join(unpayable)}")
    for header in (table[id] for id in ids):
        if header["status"] == "paid":
            continue
        detail_name, detail = detail_of(records, header)
        for row in (header, detail):
            row.update(status="paid", paid_at=records.now())
        records.touch(HEADERS, header)["status_updated_at"] = records.now()
        if detail_name == "expenses/expenses":
            detail["status_updated_at"] = records.now()
        _outdate(records, header)
    return [table[id] for id in ids]


def reimburse(records: Records, body: Row) -> Row:
    """
    Change what an employee gets back, in **cents**.

    Raises:
        Refused: 404, or 422 for anything but a receipt that is reimbursed.
    """
    header = records.found(HEADERS, body["id"])
    detail_name, detail = detail_of(records, header)
    if detail_name != "expenses/expenses" or detail.get("payment") != "reimbursable":
        message = "only reimbursable receipts have a reimbursable amount"
        raise Refused(422, {"errors": [message]})
    for row in (header, detail):
        row["reimbursable_amount"] = body["reimbursable_amount"]
    records.touch(HEADERS, header)
    _outdate(records, header)
    return header


def _outdate(records: Records, header: Row) -> None:
    """Mark what was synced before as changed since; that this is when it happens is a guess."""
    for state in records.table("integrations/syncable_states").values():
        linked = (state["resource_syncable_type"], state["syncable_id"])
        if linked == ("expenses/expensable", header["id"]) and state["status"] == "synced":
            state.update(status="outdated", status_updated_at=records.now())
