"""What does the sandbox hold that the peers should read? Its own records, by plain reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from typing import Any

from factorial_erp.sandbox import Sandbox

SHOWN: dict[str, Callable[[Any], bool]] = {
    "finance/contacts": lambda row: row.get("_contact_type", "vendor") == "vendor",
    "finance/categories": lambda row: bool(row["enabled"]) and not row.get("_status"),
    "finance/cost_center_memberships": lambda row: row["end_date"] is None,
}
"""What a list shows where no filter, or the one that the peers need, leaves records out."""

JUDGED = (
    "expenses/expensables",
    "expenses/expenses",
    "expenses/mileages",
    "expenses/per_diems",
    "finance/accounts",
    "finance/accounting_settings",
    "finance/categories",
    "finance/contacts",
    "finance/cost_centers",
    "finance/cost_center_memberships",
    "finance/ledger_account_resources",
    "finance/tax_rates",
    "finance/tax_types",
    "employees/employees",
    "companies/legal_entities",
    "project_management/projects",
)
"""Resources of the demo company that both peers know."""


def seed() -> Any:
    """Return the records of the demo company, to change at will."""
    text = (resources.files("factorial_erp.sandbox") / "seed" / "factorial.json").read_text("utf-8")
    return json.loads(text)


def records(box: Sandbox, name: str) -> dict[str, Any]:
    """Return the records of a resource by id in ascending order, as JSON has them."""
    shown = SHOWN.get(name, lambda _row: True)
    kept = filter(shown, box.factorial.tables[name].values())
    visible = [{k: v for k, v in row.items() if not k.startswith("_")} for row in kept]
    visible.sort(key=lambda row: int(row["id"]) if row["id"].isdecimal() else 0)
    return by_id(json.loads(json.dumps(visible, default=float)))


def by_id(rows: list[Any]) -> dict[str, Any]:
    """Return records by id in their order, without what differs from answer to answer."""
    return {str(row["id"]): settled("", row) for row in rows}


def settled(name: str, value: Any) -> Any:
    """Return ids as texts, and no links: those lead to wherever the sandbox runs."""
    if isinstance(value, dict):
        return {k: settled(k, v) for k, v in value.items() if k not in ("url", "download_url")}
    if isinstance(value, list):
        return [settled(name, each) for each in value]
    is_id = name in ("id", "ids") or name.endswith(("_id", "_ids"))
    return str(value) if isinstance(value, int) and is_id else value


def approved_header(box: Sandbox) -> str:
    """Return the id of an expense that can be paid."""
    rows = box.factorial.tables["expenses/expensables"].items()
    return next(id for id, row in rows if row["status"] == "approved")
