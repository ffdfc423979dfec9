"""How do legal entities, people, teams and projects behave?"""

from __future__ import annotations

from .asking import Asked, Tests, contains, given, when
from .records import Records, Row

__all__ = ["FILTERS", "hide_costs", "hire", "terminate", "unterminate", "update_employee"]

EMPLOYEES = "employees/employees"
PROJECTS = "project_management/projects"

COSTS = ("fixed_cost_cents", "labor_cost_cents", "spending_cost_cents", "total_cost_cents")


# Filters


def _entities(records: Records, asked: Asked) -> Tests:
    people = records.table(EMPLOYEES)
    entities = {
        str(people[id].get("legal_entity_id"))
        for id in asked.all("employees_ids[]")
        if id in people
    }
    countries = {country.lower() for country in asked.all("country_ids[]")}
    return {
        "employees_ids[]": given(asked, "employees_ids[]", lambda r: str(r["id"]) in entities),
        "country_ids[]": given(asked, "country_ids[]", lambda r: r.get("country") in countries),
    }


def _employees(records: Records, asked: Asked) -> Tests:
    people = records.table(EMPLOYEES).values()
    managers = {str(row["manager_id"]) for row in people if row.get("manager_id")}
    start = asked.first("name_starts_with").casefold()
    teams = [records.table("teams/teams").get(id, {}) for id in asked.all("team_ids[]")]
    members = {str(id) for team in teams for id in team.get("employee_ids") or ()}
    return {
        "only_active": when(asked, "only_active", lambda r: bool(r.get("active"))),
        "only_managers": when(asked, "only_managers", lambda r: str(r["id"]) in managers),
        "full_text_name": contains(asked, "full_text_name", "full_name", "preferred_name"),
        "name_starts_with": given(
            asked,
            "name_starts_with",
            lambda r: str(r.get("full_name") or "").casefold().startswith(start),
        ),
        "team_ids[]": given(asked, "team_ids[]", lambda r: str(r["id"]) in members),
    }


def _projects(_records: Records, asked: Asked) -> Tests:
    return {
        "include_inputed_minutes": None,
        "include_costs": None,
        "name": contains(asked, "name", "name"),
        "name_or_code": contains(asked, "name_or_code", "name", "code"),
        "no_clients": when(asked, "no_clients", lambda row: row.get("client_id") is None),
    }


FILTERS = {
    "companies/legal_entities": _entities,
    EMPLOYEES: _employees,
    PROJECTS: _projects,
}


def hide_costs(row: Row, asked: Asked) -> Row:
    """Return a project without what was not asked for."""
    hidden: Row = {} if asked.says("include_costs", "true") else dict.fromkeys(COSTS)
    if asked.says("include_inputed_minutes", "false"):
        hidden["inputed_minutes"] = 0
    return {**row, **hidden}


# Employees


def hire(records: Records, body: Row) -> Row:
    """Add an employee; the address is spelled differently in body and record."""
    given = {
        **body,
        "address_line_1": body.get("address_line1"),
        "active": True,
        "attendable": True,
    }
    row = records.add(EMPLOYEES, given)
    return _named(row)


def update_employee(records: Records, body: Row) -> Row:
    """Change an employee; the full name follows."""
    return _named(records.change(EMPLOYEES, records.found(EMPLOYEES, body["id"]), body))


def terminate(records: Records, body: Row) -> Row:
    """Let an employee go; from that day on they are not active."""
    row = records.change(EMPLOYEES, records.found(EMPLOYEES, body["id"]), body)
    row["active"] = row["terminated_on"] > records.today()
    row["is_terminating"] = row["active"]
    return row


def unterminate(records: Records, body: Row) -> Row:
    """Take an employee back."""
    row = records.found(EMPLOYEES, body["id"])
    row.update(terminated_on=None, termination_reason=None, active=True, is_terminating=False)
    return records.touch(EMPLOYEES, row)


def _named(row: Row) -> Row:
    row["full_name"] = f"{row['first_name']} {row['last_name']}"
    return row
