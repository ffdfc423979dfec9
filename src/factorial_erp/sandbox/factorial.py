"""How does Factorial's API behave? The resources that the expense flow needs, odd parts included."""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

from .exchange import Answer, Call

__all__ = ["FactorialHalf"]

PATH = re.compile(r"/api/(?P<version>[\d-]+)/resources/(?P<resource>\w+/\w+)(?:/(?P<place>[^/]+))?")

LARGEST_PAGE = 100

Row = dict[str, Any]

HALF_OPEN = frozenset({"expenses/expenses", "expenses/mileages"})
"""Resources whose ``to`` is excluded."""

WITH_WINDOW = HALF_OPEN | {"expenses/expensables"}

READ_ONLY = frozenset(
    {
        "api_public/credentials",
        "companies/legal_entities",
        "employees/employees",
        "expenses/expensables",
        "expenses/expenses",
        "expenses/mileages",
        "expenses/per_diems",
        "finance/categories",
        "finance/cost_center_memberships",
        "project_management/projects",
    }
)
"""Without create and update here; actions are apart."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "finance/accounts": ("number", "type", "currency", "legal_entity_id"),
    "finance/contacts": ("name", "address"),
    "finance/cost_centers": ("name", "company_id"),
    "finance/tax_types": ("name", "type"),
    "finance/tax_rates": (),
    "finance/accounting_settings": ("legal_entity_id",),
    "finance/ledger_account_resources": ("legal_entity_id", "resource_type"),
}
"""What creating or upserting needs."""

CHANGEABLE: dict[str, tuple[str, ...]] = {
    "finance/accounts": ("number", "type", "currency", "legal_entity_id", "name", "external_id"),
    "finance/contacts": (
        "address",
        "tax_id",
        "legal_name",
        "name",
        "website",
        "email",
        "phone_number",
    ),
    "finance/cost_centers": ("name", "code", "description"),
    "finance/tax_types": ("name", "country_code", "type"),
    "finance/tax_rates": ("description",),
}
"""What an update takes; anything else is ignored, as it is there."""

WRITE_ONLY = frozenset({"currency"})
"""Fields of accounts that are taken and never shown."""

FLAGS = frozenset(
    {
        "limit",
        "after_id",
        "before_id",
        "page",
        "from",
        "to",
        "include_attachments",
        "include_grouped",
        "include_manual_drafts",
        "exclude_drafts",
        "include_costs",
        "category_level",
        "type",
        "statuses[]",
        "only_active",
        "only_managers",
        "contact_type",
        "search",
        "updated_from",
        "updated_after",
        "updated_at_gteq",
        "active_on",
        "applying_on",
        "include_actives_on_date",
    }
)
"""Query parameters that are no plain comparison with a field."""


class FactorialHalf:
    """
    Factorial with the records of a seed.

    Args:
        seed: ``api_key``, ``company_id`` and ``resources``: records by ``domain/resource``.
        clock: Tells the present.
    """

    def __init__(self, seed: Mapping[str, Any], *, clock: Callable[[], dt.datetime]) -> None:
        self.api_key = str(seed["api_key"])
        self.company_id = str(seed["company_id"])
        self.tables: dict[str, dict[str, Row]] = {
            resource: {str(row["id"]): dict(row) for row in rows}
            for resource, rows in seed["resources"].items()
        }
        """Records by id, of each resource."""
        self.wrong_environment = False
        """Answer as the real API does to credentials of another environment: with nothing."""
        self._clock = clock

    def handle(self, call: Call) -> Answer:
        """Answer a request."""
        found = PATH.fullmatch(call.path)
        if found is None or found["resource"] not in self.tables:
            return _refusal(404, "Not found")
        if call.headers.get("x-api-key") != self.api_key:
            return _refusal(401, "Unauthorized")
        resource, place = found["resource"], found["place"]
        if call.method == "GET":
            return self._list(resource, call) if place is None else self._get(resource, place)
        try:
            body: Any = call.json() if call.content else dict[str, Any]()
        except ValueError:
            return _refusal(400, "The body is no JSON")
        if not isinstance(body, dict):
            return _refusal(400, "The body is no object")
        return self._write(call.method, resource, place, cast("Row", body))

    # Reading

    def _list(self, resource: str, call: Call) -> Answer:
        rows = [] if self.wrong_environment else self._selected(resource, call)
        limit = min(_number(call.parameter("limit"), LARGEST_PAGE) or LARGEST_PAGE, LARGEST_PAGE)
        begin = self._beginning(rows, call, limit)
        page = rows[begin : begin + limit]
        meta = {
            "has_previous_page": begin > 0,
            "has_next_page": begin + limit < len(rows),
            "limit": limit,
            "total": len(rows),
            "start_cursor": _cursor(page[0]) if page else None,
            "end_cursor": _cursor(page[-1]) if page else None,
        }
        return Answer(status=200, body={"data": page, "meta": meta})

    def _selected(self, resource: str, call: Call) -> list[Row]:
        conditions: dict[str, list[str]] = {}
        for name, value in call.query:
            conditions.setdefault(name, []).append(value)
        rows = sorted(self.tables[resource].values(), key=lambda row: _order(str(row["id"])))
        rows = [row for row in rows if self._matches(resource, row, conditions)]
        if conditions.get("include_attachments") == ["false"]:
            without: Row = {"files": ()}
            rows = [{**row, **without} if "files" in row else row for row in rows]
        return rows

    def _matches(self, resource: str, row: Row, conditions: Mapping[str, list[str]]) -> bool:
        if not _special(resource, row, conditions):
            return False
        for name, values in conditions.items():
            if name in FLAGS:
                continue
            field = name.removesuffix("[]")
            if field not in row:
                field = field.removesuffix("s")
            if field not in row and field.removesuffix("_id") + "_ids" not in row:
                continue  # unknown filters are ignored, as they are there
            actual = row.get(field)
            if name.endswith("[]"):
                if not _any_of(actual, values):
                    return False
            elif str(actual) != values[0]:
                return False
        return True

    def _beginning(self, rows: list[Row], call: Call, limit: int) -> int:
        after, page = call.parameter("after_id"), call.parameter("page")
        if after is not None:
            last = _order(_uncursor(after))
            return sum(1 for row in rows if _order(str(row["id"])) <= last)
        return (_number(page, 1) - 1) * limit if page is not None else 0

    def _get(self, resource: str, id: str) -> Answer:
        row = None if self.wrong_environment else self.tables[resource].get(id)
        return _refusal(404, "Resource not found") if row is None else Answer(status=200, body=row)

    # Writing

    def _write(self, method: str, resource: str, place: str | None, body: Row) -> Answer:  # noqa: C901
        if resource == "expenses/expensables" and method == "POST":
            if place == "bulk_set_to_paid":
                return self._pay(body)
            if place == "update_reimbursable_amount":
                return self._reimburse(body)
        if resource == "finance/cost_center_memberships" and place == "bulk_create_update":
            return self._join(body)
        if resource in READ_ONLY:
            return _refusal(404, "Not found")
        if method == "POST" and place is None:
            return self._create(resource, body, status=201)
        if method == "POST" and place == "upsert":
            return self._upsert(resource, body)
        if method == "POST" and place == "edit":
            return self._update(resource, str(body.get("id")), body)
        if method == "PUT" and place is not None:
            return self._update(resource, place, body)
        if method == "DELETE" and place is not None and resource == "finance/cost_centers":
            row = self.tables[resource].pop(place, None)
            return (
                _refusal(404, "Resource not found") if row is None else Answer(status=200, body=row)
            )
        return _refusal(404, "Not found")

    def _create(self, resource: str, body: Row, *, status: int) -> Answer:
        missing = [name for name in REQUIRED.get(resource, ()) if body.get(name) in (None, "")]
        if missing:
            fields = {name: ["can't be blank"] for name in missing}
            return Answer(status=422, body={"errors": fields})
        unknown = self._unknown_reference(body)
        if unknown:
            return Answer(status=400, body={"errors": [{"error": f"{unknown} does not exist"}]})
        table = self.tables[resource]
        example = next(iter(table.values()), Row())
        id = str(max((_order(id)[0] for id in table), default=0) + 1)
        row = dict.fromkeys(example)
        row.update({name: value for name, value in body.items() if name in example})
        row.update(id=id)
        for name, value in {
            "updated_at": self._stamp(),
            "disabled": False,
            "status": "active",
        }.items():
            if name in example and row.get(name) is None:
                row[name] = value
        table[id] = row
        return Answer(status=status, body=row)

    def _update(self, resource: str, id: str, body: Row) -> Answer:
        row = self.tables[resource].get(id)
        if row is None:
            return _refusal(404, "Resource not found")
        for name in CHANGEABLE.get(resource, ()):
            if name in body and name in row:
                row[name] = body[name]
        if "updated_at" in row:
            row["updated_at"] = self._stamp()
        return Answer(status=200, body=row)

    def _upsert(self, resource: str, body: Row) -> Answer:
        keys = ("legal_entity_id", "resource_type", "resource_id")
        wanted = {name: body.get(name) for name in keys if name in body}
        for row in self.tables[resource].values():
            if all(row.get(name) == value for name, value in wanted.items()):
                row.update({name: value for name, value in body.items() if name in row})
                row["updated_at"] = self._stamp()
                return Answer(status=200, body=row)
        return self._create(resource, body, status=200)

    def _pay(self, body: Row) -> Answer:
        wanted: list[object] = body.get("ids") or []
        ids = [str(id) for id in wanted]
        table = self.tables["expenses/expensables"]
        unknown = [id for id in ids if id not in table]
        if not ids or unknown:
            return Answer(status=422, body={"errors": {"ids": ["is invalid"]}})
        for id in ids:
            self._set_status(table[id], "paid")
            table[id]["paid_at"] = self._stamp()
        return Answer(status=200, body=[table[id] for id in ids])

    def _set_status(self, header: Row, status: str) -> None:
        """Change the status of a header and of its detail."""
        header.update(status=status, status_updated_at=self._stamp(), updated_at=self._stamp())
        for kind, resource in {
            "expense": "expenses",
            "mileage": "mileages",
            "per_diem": "per_diems",
        }.items():
            id = header.get(f"{kind}_id")
            if id is not None:
                self.tables[f"expenses/{resource}"][str(id)]["status"] = status

    def _reimburse(self, body: Row) -> Answer:
        header = self.tables["expenses/expensables"].get(str(body.get("id")))
        if header is None:
            return _refusal(404, "Resource not found")
        detail = self.tables["expenses/expenses"].get(str(header.get("expense_id")))
        if detail is None or detail.get("payment") != "reimbursable":
            errors = {"errors": ["only reimbursable receipts have a reimbursable amount"]}
            return Answer(status=422, body={"errors": errors})
        for row in (header, detail):
            row["reimbursable_amount"] = body.get("reimbursable_amount")
        header["updated_at"] = self._stamp()
        return Answer(status=200, body=header)

    def _join(self, body: Row) -> Answer:
        shares: list[Row] = body.get("memberships") or []
        if sum(Decimal(str(each["percentage"])) for each in shares) != 1:
            return Answer(status=422, body={"errors": {"memberships": ["must sum to 1"]}})
        table = self.tables["finance/cost_center_memberships"]
        today = self._clock().date().isoformat()
        for row in table.values():
            if row["employee_id"] == body.get("employee_id") and row.get("end_date") is None:
                row["end_date"] = today
        made: list[Row] = []
        for each in shares:
            id = str(max((_order(id)[0] for id in table), default=0) + 1)
            example = next(iter(table.values()), Row())
            row = {**dict.fromkeys(example), "id": id, "employee_id": body.get("employee_id")}
            row.update(
                {name: value for name, value in each.items() if name in example and name != "id"}
            )
            table[id] = row
            made.append(row)
        return Answer(status=200, body=made)

    def _unknown_reference(self, body: Row) -> str | None:
        entity = body.get("legal_entity_id")
        entities = self.tables.get("companies/legal_entities", {})
        return "legal_entity_id" if entity is not None and str(entity) not in entities else None

    def _stamp(self) -> str:
        return self._clock().strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _special(resource: str, row: Row, conditions: Mapping[str, list[str]]) -> bool:
    """Apply the filters that are no plain comparison."""

    def first(name: str) -> str | None:
        return conditions[name][0] if name in conditions else None

    begin, end = first("from"), first("to")
    # One bound alone is ignored without a word.
    if resource in WITH_WINDOW and begin is not None and end is not None:
        day = str(row.get("effective_on") or "")[:10]
        before_end = day < end[:10] if resource in HALF_OPEN else day <= end[:10]
        if not (begin[:10] <= day and before_end):
            return False
    changed = first("updated_from") or first("updated_at_gteq")
    if changed is not None and str(row.get("updated_at") or "")[:10] < changed[:10]:
        return False
    text = first("search")
    if text is not None:
        shown = " ".join(str(row.get(name) or "") for name in ("name", "label", "description"))
        if text.casefold() not in shown.casefold():
            return False
    drafts = first("include_manual_drafts") == "false" or first("exclude_drafts") == "true"
    if drafts and row.get("status") == "draft":
        return False
    if resource == "employees/employees":
        return first("only_active") != "true" or bool(row.get("active"))
    return (
        _category(row, conditions)
        if resource == "finance/categories"
        else _typed(row, first("type"))
    )


def _category(row: Row, conditions: Mapping[str, list[str]]) -> bool:
    level = conditions.get("category_level", ["all"])[0]
    if level != "all" and (level == "category") != (row.get("parent_category_id") is None):
        return False
    states = conditions.get("statuses[]") or ["enabled", "disabled"]
    return ("enabled" if row.get("enabled") else "disabled") in states


def _typed(row: Row, type: str | None) -> bool:
    return type is None or "type" not in row or row["type"] == type


def _any_of(actual: Any, values: list[str]) -> bool:
    if isinstance(actual, list):
        return any(str(each) in values for each in actual)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return str(actual) in values


def _refusal(status: int, message: str) -> Answer:
    return Answer(status=status, body={"errors": [message]})


def _cursor(row: Row) -> str:
    return base64.b64encode(str(row["id"]).encode()).decode()


def _uncursor(cursor: str) -> str:
    try:
        return base64.b64decode(cursor, validate=True).decode()
    except ValueError:
        return "0"


def _order(id: str) -> tuple[int, str]:
    """Sort ids as numbers, with those that are none at the end."""
    return (int(id), "") if id.isdigit() else (10**30, id)


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdigit() else default
