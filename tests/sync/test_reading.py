"""Do records arrive with what Factorial itself would book them to?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from factorial_erp import Factorial
from factorial_erp._core.io import step
from factorial_erp.mapping import Ref
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync.reading import read_expenses


def test_records_have_teams_shares_and_accounts_of_factorial(box: Sandbox) -> None:
    """
    The accounts of the category and of the legal entity, the employee's cost centres and team.
    """
    tables = box.factorial.tables
    receipt = next(iter(tables["expenses/expenses"].values()))
    employee, category = receipt["employee_id"], receipt["category_id"]
    tables["finance/ledger_account_resources"]["1"]["resource_id"] = category
    tables["teams/teams"]["1"] = {
        "id": "1", "name": "Einkauf", "company_id": "900", "employee_ids": [employee],
    }  # fmt: skip
    factorial = Factorial(box.api_key, transport=box.transport())

    records = step(read_expenses(factorial.shared, dt.date(2026, 1, 1), dt.date(2026, 12, 31)))

    linked = [record for record in records if record.resource_account is not None]
    assert {category} == {record.category.id for record in linked if record.category}
    known = [record for record in records if record.entity and record.entity.id == "1"]
    assert {"44"} == {r.entity_default_account.id for r in known if r.entity_default_account}
    ours = next(r for r in records if r.employee and r.employee.id == employee)
    assert Ref("1", None, "Einkauf") == ours.team
    assert [Decimal(100)] == [membership.percent for membership in ours.memberships]


def test_receipts_on_projects_have_their_subproject(box: Sandbox) -> None:
    """
    Only those are asked for.
    """
    tables = box.factorial.tables
    receipts = list(tables["expenses/expenses"].values())
    on_project = next(row for row in receipts if row["project_id"])
    other = next(row for row in receipts if not row["project_id"])
    tables["project_management/subprojects"]["7"] = {
        "id": "7", "name": "Montage", "code": "M", "project_id": on_project["project_id"],
        "status": "active",
    }  # fmt: skip
    for id, receipt in (("1", on_project), ("2", other)):
        tables["project_management/expense_records"][id] = {
            "id": id, "project_worker_id": "1", "expense_id": receipt["id"], "subproject_id": "7",
        }  # fmt: skip
    factorial = Factorial(box.api_key, transport=box.transport())

    records = step(read_expenses(factorial.shared, dt.date(2026, 1, 1), dt.date(2026, 12, 31)))

    found = {record.id: record.subproject for record in records if record.subproject}
    assert {on_project["expenses_expensable_id"]: Ref("7", "M", "Montage")} == found
