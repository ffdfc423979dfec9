"""How does the integrations framework behave? Runs, their items, the lasting links, and one hour to report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from .asking import Asked, Tests, given
from .expenses import HEADERS, detail_of
from .fitting import Upload
from .records import Records, Row
from .refusals import Refused, invalid

__all__ = [
    "FILTERS",
    "INTEGRATION",
    "begin_run",
    "bulk_upsert",
    "create_output",
    "create_run",
    "install",
    "items_of",
    "press",
    "report",
    "settle",
]

INTEGRATION = "5a9d7c1e-3b52-4c8f-9d0a-6f1e2b7c8d90"
"""The integration that the credentials belong to."""

RUNS = "integrations/sync_runs"
ITEMS = "integrations/syncable_sync_runs"
STATES = "integrations/syncable_states"
OUTPUTS = "integrations/sync_run_outputs"
INSTALLATIONS = "marketplace/installations"

EXPENSE = "expenses/expense"
"""The type of what is synced; it stands for receipts, mileages and per diems."""
RESOURCE = "expenses/expensable"
"""What a state of an expense links to: the header, since only it is common to all three kinds (a guess)."""

DEADLINE = dt.timedelta(hours=1)

LINKS = {"success": "synced", "failed": "failed", "invalid": "invalid", "running": "syncing"}
"""What the report of an item makes of its state (a guess: states are read-only, so something must)."""


# Filters


def _runs(_records: Records, asked: Asked) -> Tests:
    uuid, since = asked.first("marketplace_integration_uuid"), asked.first("created_at_gteq")
    return {
        "marketplace_integration_uuid": given(
            asked, "marketplace_integration_uuid", lambda row: row["integration_uuid"] == uuid
        ),
        "created_at_gteq": given(
            asked, "created_at_gteq", lambda row: str(row["started_at"])[:19] >= since[:19]
        ),
    }


FILTERS = {RUNS: _runs}


# Runs


def create_run(records: Records, body: Row) -> Row:
    """
    Begin a run, as an integration does that brings records along.

    Raises:
        Refused: 422, the integration is another one than that of the credentials.
    """
    uuid = body.get("marketplace_integration_uuid") or INTEGRATION
    if uuid != INTEGRATION:
        raise invalid("marketplace_integration_uuid", "is invalid")
    return begin_run(records, uuid, {})


def begin_run(records: Records, uuid: str, context: Row) -> Row:
    """Add a run that begins now."""
    run = {"status": "running", "started_at": records.now(), "integration_uuid": uuid}
    return records.add(RUNS, {**run, "context": context})


def press(
    records: Records, *, uuid: str, begin: str | None, end: str | None, statuses: Collection[str]
) -> Row:
    """
    Begin a run for expenses, as a user does who presses the button.

    Args:
        records: Of the company.
        uuid: Of the integration.
        begin: First day of the expenses.
        end: Their last day.
        statuses: Those of the expenses that are meant.
    """
    context = {key: day for key, day in (("from", begin), ("to", end)) if day is not None}
    run = begin_run(records, uuid, context)
    for id, header in records.sorted(HEADERS):
        day = str(header.get("effective_on") or "")[:10]
        if header["status"] not in statuses or not (begin or "") <= day <= (end or "9999-12-31"):
            continue
        state = _linked(records, uuid, EXPENSE, syncable_id=id) or records.add(
            STATES,
            {
                "integration_uuid": uuid,
                "resource_syncable_type": RESOURCE,
                "syncable_id": id,
                "sync_type": EXPENSE,
                "error_messages": [],
            },
        )
        state.update(status="syncing", status_updated_at=records.now())
        _add_item(records, run, state)
    return run


def _add_item(records: Records, run: Row, state: Row) -> Row:
    given: Row = {"status": "running", "error_messages": []}
    return records.add(ITEMS, {**given, "sync_run_id": run["id"], "syncable_state_id": state["id"]})


def _linked(
    records: Records,
    uuid: str,
    kind: str,
    *,
    syncable_id: str | None = None,
    external: str | None = None,
) -> Row | None:
    """Return the state of something, by our id or by the ERP's."""
    for row in records.table(STATES).values():
        if (row["integration_uuid"], row["sync_type"]) != (uuid, kind):
            continue
        if syncable_id is not None and row["syncable_id"] == syncable_id:
            return row
        if external is not None and row["external_identifier"] == external:
            return row
    return None


# Reports


def report(records: Records, body: Row) -> Row:
    """
    Report what became of an item; a second report replaces the first.

    Raises:
        Refused: 404, or 422 after the hour; that late reports are refused is a guess.
    """
    item = records.found(ITEMS, body["id"])
    _refuse_late(records, records.found(RUNS, item["sync_run_id"]))
    _report(records, item, body["status"], body.get("error_messages"))
    settle(records)
    return item


def _report(records: Records, item: Row, status: str, messages: Row | None) -> None:
    # A map when it is written, a list when it is read.
    errors = [{"key": key, "value": str(text)} for key, text in (messages or {}).items()]
    item.update(status=status, error_messages=errors)
    state = records.found(STATES, item["syncable_state_id"])
    state.update(status=LINKS[status], error_messages=errors, status_updated_at=records.now())


def bulk_upsert(records: Records, body: Row) -> list[Row]:
    """
    Report many items, found by run, ERP's key and type; new ones are added.

    An item that has no key of the ERP yet is found by what it links to, and gets the key: a guess.

    Raises:
        Refused: 404 without the run, 422 for an item that is linked to something else, or after the hour.
    """
    run = records.found(RUNS, body["sync_run_id"])
    _refuse_late(records, run)
    uuid = run["integration_uuid"]
    linked: list[tuple[Row | None, Row]] = []
    for each in body["items"]:  # all or none
        ours, theirs = each.get("syncable_id"), each["external_identifier"]
        kind = each["syncable_type"]
        state = _linked(records, uuid, kind, external=theirs)
        if state is not None and ours and state["syncable_id"] not in (None, ours):
            raise Refused(422, {"errors": [f"{theirs}: syncable_id cannot be changed"]})
        other = _linked(records, uuid, kind, syncable_id=ours) if ours else None
        if other is not None and other is not state and other["external_identifier"] is not None:
            raise Refused(422, {"errors": [f"{theirs}: syncable_id is linked already"]})
        linked.append((state or other, each))
    return [_upserted(records, run, state, each) for state, each in linked]


def _upserted(records: Records, run: Row, state: Row | None, each: Row) -> Row:
    kind, uuid = each["syncable_type"], run["integration_uuid"]
    # The same key may stand twice in one body: the first one has made the state.
    state = state or _linked(records, uuid, kind, external=each["external_identifier"])
    if state is None:
        resource = RESOURCE if kind == EXPENSE else kind
        link = {"integration_uuid": uuid, "resource_syncable_type": resource, "sync_type": kind}
        state = records.add(STATES, {**link, "status_updated_at": records.now()})
    state["external_identifier"] = each["external_identifier"]
    state["syncable_id"] = state["syncable_id"] or each.get("syncable_id")
    item = next(
        (i for i in _items(records, run) if i["syncable_state_id"] == state["id"]), None
    ) or _add_item(records, run, state)
    _report(records, item, each["status"], each.get("error_messages"))
    settle(records)
    return item


def _items(records: Records, run: Row) -> list[Row]:
    return [row for row in records.table(ITEMS).values() if row["sync_run_id"] == run["id"]]


def _refuse_late(records: Records, run: Row) -> None:
    if _is_over(records, run):
        raise Refused(422, {"errors": ["the sync run is over"]})


def _is_over(records: Records, run: Row) -> bool:
    return records.clock() >= dt.datetime.fromisoformat(run["started_at"]) + DEADLINE


def settle(records: Records) -> None:
    """
    Bring every run up to the present.

    An hour after its start, what was not reported has failed. A run has its final state then, or as soon as all of its
    items are reported; the latter is a guess, and so is that a run without any item succeeds after the hour.
    """
    for run in records.table(RUNS).values():
        over, items = _is_over(records, run), _items(records, run)
        if over and run["status"] == "running":
            for item in items:
                if item["status"] == "running":
                    _report(records, item, "failed", {"sync_error": "not reported within an hour"})
        waiting = any(item["status"] == "running" for item in items)
        if waiting or not (items or over):
            run.update(status="running", finished_at=None)
        elif run["status"] == "running" or not over:
            run.update(status=_outcome(items), finished_at=run["finished_at"] or records.now())


def _outcome(items: Iterable[Row]) -> str:
    found = {item["status"] for item in items}
    if found <= {"success"}:
        return "succeeded"
    return "succededwitherrors" if "success" in found else "errored"  # the API spells it so


# Outputs, installations


def create_output(records: Records, body: Row) -> Row:
    """
    Attach a file to a run.

    Raises:
        Refused: 404 without the run, 422 for what is no file.
    """
    records.found(RUNS, body["sync_run_id"])
    upload = body["file"]
    if not isinstance(upload, Upload):
        raise invalid("file", "is invalid")
    given = {**body, "file_name": body.get("file_name") or upload.filename}
    row = records.add(OUTPUTS, given)
    records.uploads[f"output-{row['id']}"] = upload.content
    return row


def install(records: Records, body: Row) -> Row:
    """
    Install an integration, once in a company.

    Raises:
        Refused: 422, it is installed; that body is a guess.
    """
    for row in records.table(INSTALLATIONS).values():
        if row["integration_uuid"] == body["integration_uuid"]:
            raise invalid("integration_uuid", "has already been taken")
    return records.add(INSTALLATIONS, body)


# What versions before 2026-10-01 have


def items_of(records: Records, run_id: str) -> list[tuple[str, Row]]:
    """Return the items of a run with what is to be synced, by their ids."""
    found: list[tuple[str, Row]] = []
    for id, item in records.sorted(ITEMS):
        if item["sync_run_id"] != run_id:
            continue
        state = records.found(STATES, item["syncable_state_id"])
        payload = _payload(records, str(state["syncable_id"]))
        row = {"syncable_sync_run_id": id, "syncable_type": state["sync_type"]}
        found.append((id, {**row, "sync_payload": payload}))
    return found


def _payload(records: Records, id: str) -> Row:
    """Return an expense as the framework's guide has it: header and detail in one."""
    header = records.table(HEADERS).get(id, {})
    name, detail = detail_of(records, header)
    category: Any = detail.get("category") or {}
    common = {
        key: header.get(key)
        for key in (
            "group_id", "company_id", "legal_entity_id", "employee_id", "currency", "status",
            "reimbursable_amount", "reimbursable_currency", "reimbursement_method", "description",
            "internal_reference", "budget_id", "project_id",
        )
    }  # fmt: skip
    own = {
        key: detail.get(key)
        for key in (
            "creation_type", "payment", "merchant_name", "user_merchant", "merchant_tin", "category_id",
            "ledger_account_id", "exchange_rate", "document_number", "document_type", "mileage", "units",
            "round_trip", "calculated_mileage",
        )
    }  # fmt: skip
    moments = {
        key: _minute(header.get(key) or detail.get(key))
        for key in (
            "created_at", "effective_on", "review_request_at", "paid_at", "status_updated_at",
            "updated_at", "start_date", "end_date",
        )
    }  # fmt: skip
    return {
        "id": id,
        "expense_id": str(detail.get("id") or id),
        "expense_type": {"expenses/mileages": "mileage", "expenses/per_diems": "per_diem"}.get(
            str(name), "expense"
        ),
        **common,
        **own,
        **moments,
        "total_amount": header.get("amount"),
        "category_name": category.get("name"),
        "subcategory_name": detail.get("subcategory"),
        "payment_method_name": detail.get("payment_method"),
        "origin": detail.get("from"),
        "destination": detail.get("to"),
        "rate": detail.get("rate"),
        "taxes": detail.get("taxes") or [],
        "files": [{"id": file["id"]} for file in detail.get("files") or ()],
        "subproject_ids": [],
        "cost_center_ids": [{"id": id} for id in header.get("cost_center_ids") or ()],
    }


def _minute(moment: Any) -> str | None:
    """Return a moment as the payload has it: to the minute, without a zone."""
    if not moment:
        return None
    day, _, time = str(moment).partition("T")
    return f"{day} {time[:5] or '00:00'}"
