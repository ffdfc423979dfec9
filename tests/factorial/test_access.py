"""Who is asking, and what goes wrong in silence?"""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from factorial_erp import errors
from factorial_erp.factorial import Finding
from factorial_erp.sandbox import Sandbox
from tests.conftest import Mode

COMPANY = {"id": "company-1", "company_id": "1", "employee_id": None, "legal_name": "Nordlicht"}
PERSON = {"id": "access-5", "company_id": "1", "employee_id": "101", "full_name": "Ada Anker"}

EMPLOYEE = {"id": "1", "first_name": "A", "last_name": "B", "full_name": "A B", "active": True}


def answering(lists: dict[str, Any]) -> Any:
    """Return a handler that answers with these rows by the end of the path, with none otherwise."""

    def handle(request: httpx.Request) -> httpx.Response:
        rows = lists.get(request.url.path.rpartition("/")[2], [])
        if isinstance(rows, int):
            return httpx.Response(rows, json={"message": "Forbidden"})
        return httpx.Response(200, json={"data": rows, "meta": {"has_next_page": False}})

    return handle


def finding(findings: tuple[Finding, ...], name: str) -> Finding:
    (found,) = [each for each in findings if each.name == name]
    return found


@pytest.mark.parametrize(
    ("options", "row", "kind"),
    [
        ({"api_key": "k"}, COMPANY, "api key"),
        ({"token": "t"}, COMPANY, "company token"),
        ({"token": "t"}, PERSON, "user token"),
    ],
)
def test_whoami_tells_whom_the_credentials_stand_for(
    mode: Mode, options: dict[str, str], row: dict[str, Any], kind: str
) -> None:
    """
    A company or a person; the person's name is in no repr.
    """
    client = mode.factorial(answering({"credentials": [row]}), **options)

    who = mode.call(client.whoami)

    assert (who.kind, who.id, who.company_id) == (kind, row["id"], "1")
    assert who.employee_id == row["employee_id"]
    assert who.legal_name == row.get("legal_name")
    assert who.credential.full_name == row.get("full_name")
    assert "Ada" not in repr(who)


def test_whoami_knows_the_wrong_environment(mode: Mode) -> None:
    """
    Factorial answers with an empty page instead of an error.
    """
    client = mode.factorial(answering({}), base_url="https://demo.example")

    with pytest.raises(errors.ConfigurationMissing, match="nothing at all") as caught:
        mode.call(client.whoami)

    assert "https://demo.example" in str(caught.value.hint)


def test_whoami_expects_a_list(mode: Mode) -> None:
    """
    Anything else is no answer of Factorial's.
    """
    client = mode.factorial(lambda _: httpx.Response(200, json={"data": ["x"]}))

    with pytest.raises(errors.AnswerUnreadable):
        mode.call(client.whoami)


def test_check_finds_everything_in_order(mode: Mode) -> None:
    """
    On the demo company.
    """
    box = Sandbox()
    client = mode.factorial(box, api_key=box.api_key)

    findings = mode.call(client.check)

    assert {"ok"} == {each.state for each in findings}, findings
    assert finding(findings, "Factorial's credentials").found == (
        "accepted: api key of company 900, Nordlicht GmbH"
    )
    assert "2026-07-01 would look the same" in finding(findings, "Factorial's answers").found
    assert all(each.method == "GET" for each in box.requests)


def test_check_finds_the_wrong_environment(mode: Mode) -> None:
    """
    And stops there: nothing else can be seen.
    """
    box = Sandbox()
    box.factorial.wrong_environment = True

    findings = mode.call(mode.factorial(box, api_key=box.api_key).check)

    assert findings[-1].state == "wrong"
    assert "another environment" in findings[-1].found
    assert "FACTORIAL_BASE_URL" in str(findings[-1].mend)


def test_check_finds_refused_credentials(mode: Mode) -> None:
    """
    As a finding, not as an exception.
    """
    findings = mode.call(mode.factorial(Sandbox(), api_key="wrong").check)

    assert findings[-1].state == "wrong"
    assert "answered 401" in findings[-1].found
    assert "check the credentials" in str(findings[-1].mend)


def test_check_finds_a_missing_scope(mode: Mode) -> None:
    """
    Where Factorial says so, and where it only leaves required fields null.
    """
    blind = [{**EMPLOYEE, "id": str(each), "full_name": None} for each in range(3)]
    rows = {"credentials": [PERSON], "employees": blind, "accounts": 403}
    client = mode.factorial(answering(rows), token="t", on_drift=lambda _: None)

    findings = mode.call(client.check)

    employees = finding(findings, "Factorial: read employees")
    assert employees.state == "warning"
    assert "null in all of the first 3 records" in employees.found
    assert "full_name" in employees.found
    assert "first_name" not in employees.found
    assert "scope employees" in str(employees.mend)
    accounts = finding(findings, "Factorial: read accounts")
    assert accounts.state == "wrong"
    assert "scope finance" in str(accounts.mend)
    categories = finding(findings, "Factorial: read categories")
    assert categories.state == "warning"
    assert "nothing that the person may see" in categories.found
    assert finding(findings, "Factorial: fields that may be empty").state == "unknown"


@pytest.mark.parametrize(
    ("status", "mend"),
    [
        (401, "Access denied: check the credentials."),
        (402, "Access denied: check the permissions."),
        (404, "Check the id"),
        (422, "Rejected: check format and required fields."),
        (503, "status.factorialhr.com"),
    ],
)
def test_check_goes_on_after_a_list_that_fails(mode: Mode, status: int, mend: str) -> None:
    """
    One finding for each list, in the words of Factorial's troubleshooting.
    """
    lists = {"credentials": [COMPANY], "accounts": status}

    findings = mode.call(mode.factorial(answering(lists)).check)

    accounts = finding(findings, "Factorial: read accounts")
    assert accounts.state == "wrong"
    assert f"answered {status}" in accounts.found
    assert mend in str(accounts.mend)
    assert findings[-1].name == "Factorial: read cost centers"


def test_a_field_that_one_record_has_is_not_missing(mode: Mode) -> None:
    """
    One odd record is drift, not a permission.
    """
    rows = [{**EMPLOYEE, "id": "1"}, {**EMPLOYEE, "id": "2", "full_name": None}]
    lists = {"credentials": [PERSON], "employees": rows}
    client = mode.factorial(answering(lists), token="t", on_drift=lambda _: None)

    assert "full_name" not in finding(mode.call(client.check), "Factorial: read employees").found


@pytest.mark.parametrize(
    ("version", "company_id", "state"),
    [
        ("2026-10-01", "1", "ok"),
        ("2026-10-01", 1, "wrong"),
        ("2026-04-01", 1, "ok"),
        ("2026-04-01", "1", "wrong"),
    ],
)
def test_check_sees_the_schema_of_another_version(
    mode: Mode, version: str, company_id: Any, state: str
) -> None:
    """
    Ids were numbers before 2026-07-01: an outdated version shows, among its neighbours it does not.
    """
    row = {**COMPANY, "company_id": company_id}
    client = mode.factorial(answering({"credentials": [row]}), version=version)

    found = finding(mode.call(client.check), "Factorial's answers")

    assert found.state == state
    assert state == "ok" or "another version" in found.found
