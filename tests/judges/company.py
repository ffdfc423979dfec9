"""What does the sandbox hold that the peers should read? Its own records, by plain reading."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from decimal import Decimal
from importlib import resources
from typing import Any

import httpx

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


# Business Central

ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
POSTED = [
    ("6815", 0.3, 0),
    ("6815", 1234.56, 0),
    ("6815", 39.98, 0),
    ("1406", 242.22, 0),
    ("3300", 0, 1517.06),
]
"""Account, debit and credit of what the judges post: 3 x 0.10, 1 x 1234.56 and 2 x 19.99, each with 19 % VAT."""


def token(box: Sandbox, url: str) -> str:
    """Return a token as Microsoft Entra gives it."""
    form = {
        "grant_type": "client_credentials",
        "client_id": box.client_id,
        "client_secret": box.client_secret,
    }
    answer = httpx.post(f"{url}/{box.tenant}/oauth2/v2.0/token", data=form)
    made: str = answer.raise_for_status().json()["access_token"]
    return made


def ledger_account(box: Sandbox) -> Any:
    """Return an account that purchases can be posted to."""
    rows = central(box).tables["accounts"].values()
    return next(row for row in rows if row["number"] == "6815")


def central(box: Sandbox) -> Any:
    """Return the first company in Business Central."""
    return box.business_central.companies[box.company_name]


def kept(box: Sandbox, name: str) -> dict[str, Any]:
    """Return the records of an entity set by id, as JSON has them."""
    rows = central(box).tables[name].values()
    return {row["id"]: told({k: v for k, v in row.items() if k[0] not in "_@"}) for row in rows}


def told(value: Any) -> Any:
    """Return a record as JSON has it, where numbers are floats and options have their labels."""
    if isinstance(value, dict):
        return {k: told(v) for k, v in value.items() if not k.startswith("@")}
    if isinstance(value, list):
        return [told(each) for each in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and MOMENT.fullmatch(value):
        return dt.datetime.fromisoformat(value).isoformat()
    if isinstance(value, str):
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return value


def differences(kept: dict[str, Any], read: Any) -> set[str]:
    """Return the fields in which records that were read differ from those with these ids that are kept."""
    return {
        name
        for row in told(read)
        for name, value in row.items()
        if name in kept[row["id"]] and value != kept[row["id"]][name]
    }
