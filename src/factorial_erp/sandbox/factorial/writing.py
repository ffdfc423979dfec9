"""What does each operation that writes do? By its name, unless its resource has ways of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from . import expenses, finance, integrations, organisation, procurement, webhooks
from .asking import plain, window
from .facts import Operation, Resource
from .files import file_fields
from .fitting import Upload, fits, is_list, is_row
from .records import Records, Row
from .refusals import invalid

__all__ = ["carry_out"]

Written = Row | list[Row]
Way = Callable[[Records, Row], Written]

WAYS: dict[tuple[str, str], Way] = {
    ("api_public/webhook_subscriptions", "create"): webhooks.subscribe,
    ("api_public/webhook_subscriptions", "update"): webhooks.update_subscription,
    ("employees/employees", "create_with_contract"): organisation.hire,
    ("employees/employees", "terminate"): organisation.terminate,
    ("employees/employees", "unterminate"): organisation.unterminate,
    ("employees/employees", "update"): organisation.update_employee,
    ("expenses/expensables", "bulk_set_to_paid"): expenses.pay,
    ("expenses/expensables", "update_reimbursable_amount"): expenses.reimburse,
    ("finance/accounting_settings", "upsert"): finance.set_accounts,
    ("finance/accounts", "create"): finance.create_account,
    ("finance/cost_center_memberships", "bulk_create_update"): finance.join,
    ("finance/financial_documents", "create"): finance.create_document,
    ("finance/financial_documents", "update"): finance.update_document,
    ("finance/journal_entries", "create"): finance.create_entry,
    ("finance/ledger_account_resources", "upsert"): finance.link,
    ("finance/tax_rates", "create"): finance.create_rate,
    ("integrations/sync_run_outputs", "create"): integrations.create_output,
    ("integrations/sync_runs", "create"): integrations.create_run,
    ("integrations/syncable_sync_runs", "bulk_upsert"): integrations.bulk_upsert,
    ("integrations/syncable_sync_runs", "update"): integrations.report,
    ("marketplace/installations", "create"): integrations.install,
    ("procurement/purchase_orders", "create"): procurement.create_order,
    ("procurement/purchase_orders", "update"): procurement.update_order,
}
"""Operations that do more than their name says."""

STATES = {
    "activate": ("active",),
    "approve": ("approved",),
    "approve_all": ("approved",),
    "approve_resource": ("approved",),
    "close": ("closed",),
    "reject": ("rejected",),
    "reject_resource": ("rejected",),
    "reopen": ("started", "active"),
    "schedule": ("scheduled",),
    "start": ("started", "active"),
    "stop": ("stopped", "finished"),
}
"""The status that an action leads to: the first one that the record knows."""

ARCHIVES = {"archive": True, "unarchive": False}
COPIES = frozenset({"copy", "duplicate", "bulk_duplicate", "save_as_template"})
REMOVES = frozenset({"soft_delete", "delete_with_alt_allowance", "bulk_delete", "bulk_destroy"})


def carry_out(records: Records, resource: Resource, operation: Operation, body: Row) -> Written:
    """
    Write, and return the record or the records that are answered.

    What the actions of other domains than finance and expenses do is a guess by their names.

    Raises:
        Refused: 404, 409 or 422.
    """
    way = WAYS.get((resource.name, operation.name))
    if way is not None:
        return way(records, body)
    return _by_name(records, resource, operation, body)


def _by_name(records: Records, resource: Resource, operation: Operation, body: Row) -> Written:
    name = resource.name
    if operation.answers_array:
        return list(_many(records, resource, operation, body))
    match operation.name:
        case "create":
            return _create(records, resource, body)
        case "update" | "edit":
            return records.change(name, records.found(name, body.get("id")), body)
        case "delete":
            return records.remove(name, body["id"])
        case _ if "id" not in operation.body:
            return records.add(name, body)
        case _ if operation.name in REMOVES:
            return records.remove(name, body["id"])
        case _ if operation.name in COPIES:
            return _copy(records, name, records.found(name, body["id"]), body)
        case _:
            return _act(records, resource, operation.name, body)


def _create(records: Records, resource: Resource, body: Row) -> Row:
    """Add a record; files that came along can be downloaded again."""
    row = records.add(resource.name, {**body, **_described(body.get("file"))})
    if isinstance(body.get("file"), Upload):
        records.uploads[f"{resource.singular}-{row['id']}"] = body["file"].content
    for field, _ in file_fields(resource.record):
        uploads = body.get(field)
        if is_list(uploads):
            ids = [f"{resource.singular}-{row['id']}-{n}" for n in range(1, len(uploads) + 1)]
            described = (
                {**_described(each), "id": id} for id, each in zip(ids, uploads, strict=True)
            )
            records.change(resource.name, row, {field: list(described)})
            records.uploads.update(
                (id, each.content) for id, each in zip(ids, uploads, strict=True)
            )
    return row


def _described(upload: Any) -> Row:
    """Return what records tell of a file, in all the spellings that there are."""
    if not isinstance(upload, Upload):
        return {}
    size = dict.fromkeys(("size", "byte_size", "file_size"), len(upload.content))
    extension = upload.filename.rpartition(".")[2]
    return {
        "filename": upload.filename,
        "content_type": upload.content_type,
        "extension": extension,
        **size,
    }


def _act(records: Records, resource: Resource, action: str, body: Row) -> Row:
    row = records.change(resource.name, records.found(resource.name, body["id"]), body)
    for name in ("status", "state"):
        field = resource.record.get(name)
        if field is not None and name not in body:
            known = (each for each in STATES.get(action, ()) if fits(field.kind, each))
            row[name] = next(known, row[name])
    is_archived = bool(row.get("archived") or row.get("archived_at"))
    wanted = not is_archived if action == "toggle_archive" else ARCHIVES.get(action)
    if wanted is not None:
        marks: Row = {"archived": wanted, "archived_at": records.now() if wanted else None}
        row.update({name: value for name, value in marks.items() if name in row})
    return row


def _copy(records: Records, name: str, row: Row, body: Row) -> Row:
    changes = {key: value for key, value in body.items() if key not in ("id", "ids")}
    return records.add(name, {**row, **changes})


# Many at once


def _many(records: Records, resource: Resource, operation: Operation, body: Row) -> Iterator[Row]:
    name = resource.name
    wanted = next((key for key in ("ids", "document_ids") if body.get(key)), None)
    if wanted is not None:
        table = records.table(name)
        if any(id not in table for id in body[wanted]):
            raise invalid(wanted, "is invalid")
        for id in dict.fromkeys(body[wanted]):
            if operation.name in REMOVES:
                yield records.remove(name, id)
            elif operation.name in COPIES:
                yield _copy(records, name, table[id], body)
            else:
                yield records.change(name, table[id], {**body, **_trash(records, operation.name)})
        return
    if operation.name in REMOVES:
        for id in [id for id, row in records.sorted(name) if _is_meant(operation, body, row)]:
            yield records.remove(name, id)
        return
    for each in _items(operation, body):
        if each.get("id") in records.table(name):
            yield records.change(name, records.found(name, each["id"]), each)
        else:
            yield records.add(name, each)


def _trash(records: Records, action: str) -> Row:
    if "trash_bin" not in action:
        return {}
    return {"deleted_at": records.now() if action.startswith("move_to") else None}


def _is_meant(operation: Operation, body: Row, row: Row) -> bool:
    """Tell whether a record is among those that a body describes: whose, when, which."""
    if body.get("all"):
        return True
    begin = str(body.get("start_on") or body.get("start_at") or "")[:10]
    end = str(body.get("end_on") or body.get("end_at") or "")[:10]
    if (begin or end) and not window(begin, end)(row):
        return False
    for field in operation.body.values():
        value, single = body.get(field.name), field.name.removesuffix("s")
        if value is None or single not in row or field.name.startswith(("start_", "end_")):
            continue
        values = value if is_list(value) else [value]
        if not plain([single], [str(each) for each in values])(row):
            return False
    return True


def _items(operation: Operation, body: Row) -> Iterator[Row]:
    """Yield what each of the new records is given: rows of a list, or one of many ids, with all the rest."""
    spread = next((f for f in operation.body.values() if _is_spread(f.name, body)), None)
    rest = {key: value for key, value in body.items() if spread is None or key != spread.name}
    rest.setdefault("date", body.get("start_on"))
    if spread is None:
        yield rest
        return
    for each in body[spread.name]:
        if is_row(each):
            yield from _flat({**rest, **each})
        else:
            yield {**rest, spread.name.removesuffix("s"): each}


def _is_spread(name: str, body: Row) -> bool:
    value: Any = body.get(name)
    return is_list(value) and bool(value) and (name.endswith("_ids") or is_row(value[0]))


def _flat(row: Row) -> Iterator[Row]:
    """Yield a row, or one for each of the ``items`` in it."""
    items = row.get("items")
    if not is_list(items):
        yield row
        return
    for each in items:
        yield {**{key: value for key, value in row.items() if key != "items"}, **each}
