"""What do filters and actions do of which only the name is known? Guesses, but the same ones everywhere."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox


def ids(factorial: httpx.Client, path: str, **query: Any) -> list[str]:
    answer = factorial.get(f"/{path}", params=query)
    assert answer.status_code == 200
    return [row["id"] for row in answer.json()["data"]]


def change(box: Sandbox, name: str, **rows: dict[str, Any]) -> None:
    """Change records that are made up: ``_1={"status": "x"}``."""
    for id, values in rows.items():
        box.factorial.tables[name][id[1:]].update(values)


@pytest.mark.parametrize(
    ("path", "rows", "query", "expected"),
    [
        # Ids and values are compared with the field of that name, in the singular and however that is spelled.
        ("attendance/shifts", {"_2": {"employee_id": "140"}}, {"employee_ids[]": "140"}, ["2"]),
        ("payroll_employees/identifiers", {"_3": {"employee_id": "140"}}, {"employees_ids[]": "140"}, ["3"]),
        ("teams/teams", {}, {"ids[]": ["1", "3"]}, ["1", "3"]),
        ("tasks/tasks", {"_2": {"due_on": "2026-12-24"}}, {"due_on": "2026-12-24"}, ["2"]),
        ("documents/folders", {"_2": {"name": None}}, {"name": "None"}, []),
        # Flags.
        ("custom_fields/fields", {}, {"company_id": "901"}, []),
        ("documents/folders", {"_2": {"active": False}}, {"active": "false"}, ["2"]),
        ("compensations/cycles", {"_2": {"archived_at": "2026-10-05T00:00:00Z"}}, {"include_archived": "true"}, ["1", "2", "3"]),
        ("compensations/cycles", {"_2": {"archived_at": "2026-10-05T00:00:00Z"}}, {"include_archived": "false"}, ["1", "3"]),
        ("project_management/project_workers", {"_2": {"inputed_minutes": 5}}, {"include_inputed_minutes": "false"}, ["1", "2", "3"]),
        # Days bound what has a day, both ends included; what lasts need only touch them.
        ("attendance/shifts", {"_1": {"date": "2026-10-01"}, "_2": {"date": "2026-10-05"}, "_3": {"date": "2026-10-09"}}, {"start_on": "2026-10-01", "end_on": "2026-10-05"}, ["1", "2"]),
        ("timeoff/leaves", {"_1": {"start_on": "2026-09-28", "finish_on": "2026-10-02"}, "_2": {"start_on": "2026-10-09", "finish_on": "2026-10-10"}, "_3": {"start_on": "2026-12-01", "finish_on": None}}, {"from": "2026-10-02", "to": "2026-10-09"}, ["1", "2"]),
        ("timeoff/leaves", {"_1": {"start_on": "2026-09-28", "finish_on": "2026-10-02"}}, {"from": "2026-10-03"}, ["2", "3"]),
        ("project_management/time_records", {"_2": {"date": "2026-03-31"}}, {"month": "3", "year": "2026"}, ["2"]),
        # What changed.
        ("banking/bank_accounts", {}, {"updated_from": "2026-10-02"}, ["2", "3"]),
        ("contracts/contract_versions", {}, {"updated_at_gteq": "2026-10-02", "updated_at_lteq": "2026-10-02"}, ["2"]),
        ("project_management/subprojects", {}, {"updated_after": "2026-10-03"}, ["3"]),
        # A text is looked for anywhere, whatever its case.
        ("trainings/trainings", {"_2": {"name": "Fire drill"}}, {"search": "FIRE"}, ["2"]),
        # What fits to nothing, and what nobody knows, is ignored.
        ("project_management/rates", {}, {"record_type": "x"}, ["1", "2", "3"]),
        ("teams/teams", {}, {"nonsense": "x"}, ["1", "2", "3"]),
    ],
)  # fmt: skip
def test_a_filter_means_what_its_name_says(
    factorial: httpx.Client, box: Sandbox, path: str, rows: Any, query: Any, expected: list[str]
) -> None:
    """
    Nothing more is known of most of them.
    """
    change(box, path, **rows)

    assert ids(factorial, path, **query) == expected


def test_members_of_teams_are_found(factorial: httpx.Client, box: Sandbox) -> None:
    """
    By the lists that teams keep.
    """
    change(box, "teams/teams", _1={"employee_ids": ["103", "140"]}, _2={"employee_ids": []})

    assert ids(factorial, "employees/employees", **{"team_ids[]": ["1", "2"]}) == ["103", "140"]


def act(factorial: httpx.Client, path: str, **body: Any) -> Any:
    answer = factorial.post(f"/{path}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_actions_lead_to_the_state_that_they_are_named_for(factorial: httpx.Client) -> None:
    """
    Where the record has it.
    """
    request, process = "attendance/overtime_requests", "performance/review_processes"

    assert act(factorial, f"{request}/approve", id="1")["status"] == "approved"
    assert act(factorial, f"{request}/reject", id="1", reason="no")["status"] == "rejected"
    assert act(factorial, "project_management/projects/close", id="1")["status"] == "closed"
    assert act(factorial, "project_management/projects/activate", id="1")["status"] == "active"
    assert (
        act(factorial, "project_management/subprojects/rename", id="1", name="New")["name"] == "New"
    )
    assert act(factorial, f"{process}/start", id="1")["status"] == "active"
    assert act(factorial, f"{process}/stop", id="1")["status"] == "finished"
    assert act(factorial, f"{process}/update_basic_info", id="1", name="Yearly")["name"] == "Yearly"


def test_archives_open_and_close(factorial: httpx.Client) -> None:
    """
    With the moment, or with a flag; what is archived can be left out.
    """
    areas = "locations/work_areas"

    archived = act(factorial, f"{areas}/archive", id="1")
    left = ids(factorial, areas, only_non_archived="true")
    back = act(factorial, f"{areas}/unarchive", id="1")
    flags = [
        act(factorial, "performance/review_processes/toggle_archive", id="1") for _ in range(3)
    ]

    assert (archived["archived_at"], back["archived_at"]) == ("2026-11-02T09:00:00.000Z", None)
    assert (left, ids(factorial, areas, only_non_archived="true")) == (["2", "3"], ["1", "2", "3"])
    assert [row["archived"] for row in flags] == [True, False, True]


def test_copies_are_new_records(factorial: httpx.Client, box: Sandbox) -> None:
    """
    With everything but the id.
    """
    copy = act(factorial, "ats/job_postings/duplicate", id="1")
    several = act(factorial, "project_management/project_tasks/bulk_duplicate", ids=["1", "2"])

    assert (copy["id"], copy["title"]) == (
        "4",
        box.factorial.tables["ats/job_postings"]["1"]["title"],
    )
    assert [row["id"] for row in several] == ["4", "5"]


def test_many_are_made_at_once(factorial: httpx.Client) -> None:
    """
    One for each id, for each row, or for each item in each row.
    """
    workers = act(
        factorial, "project_management/project_workers/bulk_create", project_id="1", employee_ids=["101", "102"]
    )  # fmt: skip
    results = act(
        factorial,
        "compensations/payroll_results/bulk_create",
        payroll_run_id="1",
        results=[
            {
                "employee_id": id,
                "items": [{"payroll_concept_id": n, "amount": 5} for n in ("1", "2")],
            }
            for id in ("101", "102")
        ],
    )

    assert [(row["project_id"], row["employee_id"]) for row in workers] == [
        ("1", "101"),
        ("1", "102"),
    ]
    assert len({row["id"] for row in results}) == 4


def test_many_are_taken_away_at_once(factorial: httpx.Client, box: Sandbox) -> None:
    """
    By id, all or none; or by what they have in common.
    """
    wrong = factorial.post("/timeoff/leaves/bulk_delete", json={"ids": ["1", "99"]})
    gone = act(factorial, "timeoff/leaves/bulk_delete", ids=["1", "3"])
    change(
        box,
        "attendance/reviews",
        _1={"employee_id": "101", "date": "2026-10-01"},
        _2={"employee_id": "101", "date": "2026-11-01"},
        _3={"employee_id": "102", "date": "2026-10-01"},
    )
    days = {"start_on": "2026-10-01", "end_on": "2026-10-31"}
    unreviewed = act(factorial, "attendance/reviews/bulk_destroy", employee_ids=["101"], **days)

    assert (wrong.status_code, wrong.json()) == (422, {"errors": {"ids": ["is invalid"]}})
    assert [row["id"] for row in gone] == ["1", "3"]
    assert list(box.factorial.tables["timeoff/leaves"]) == ["2"]
    assert [row["id"] for row in unreviewed] == ["1"]


def test_all_members_can_be_removed_at_once(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Without naming any.
    """
    path = "trainings/training_memberships/bulk_destroy"

    assert len(act(factorial, path, ids=[], training_id="1", all=True)) == 3
    assert box.factorial.tables["trainings/training_memberships"] == {}


def test_many_are_changed_at_once(factorial: httpx.Client, box: Sandbox) -> None:
    """
    All alike, or each on its own.
    """
    path = "trainings/trainings/bulk_update_catalog"
    alike = act(factorial, path, ids=["1", "2"], catalog=True)
    tasks = [{"id": "1", "name": "One"}, {"id": "2", "name": "Two"}]
    apart = act(factorial, "tasks/tasks/bulk_update", tasks=tasks)
    trash = act(factorial, "documents/documents/move_to_trash_bin", document_ids=["1"])
    back = act(factorial, "documents/documents/restore_from_trash_bin", document_ids=["1"])

    assert [(row["id"], row["catalog"]) for row in alike] == [("1", True), ("2", True)]
    assert [row["name"] for row in apart] == ["One", "Two"]
    assert (trash[0]["deleted_at"], back[0]["deleted_at"]) == ("2026-11-02T09:00:00.000Z", None)


def test_what_is_removed_softly_is_gone_from_the_list(factorial: httpx.Client) -> None:
    """
    The record is answered once more.
    """
    gone = act(factorial, "project_management/projects/soft_delete", id="2")

    assert gone["id"] == "2"
    assert ids(factorial, "project_management/projects") == ["1", "3"]


@pytest.mark.parametrize(
    ("path", "body", "errors"),
    [
        ("teams/teams", {"name": 5}, {"name": ["is invalid"]}),
        ("attendance/break_configurations", {"attendance_employees_setting_id": 5, "enabled": "yes"}, {"enabled": ["is invalid"]}),
        ("project_management/subprojects", {"name": "x", "project_id": ["1"]}, {"project_id": ["is invalid"]}),
        ("finance/journal_entries", {"legal_entity_id": "1", "lines": [], "reference_date": "2026-13-01"}, {"reference_date": ["is invalid"]}),
        ("finance/journal_entries", {"legal_entity_id": "1", "lines": {}, "reference_date": "2026-10-01"}, {"lines": ["is invalid"]}),
        ("payroll/supplements", {"amount_in_cents": 1.5}, None),
        ("payroll/supplements", {"amount_in_cents": True}, None),
        ("performance/review_processes/reopen", {"id": "1", "ends_at": "2026-10-01T25:00:00Z"}, {"ends_at": ["is invalid"]}),
    ],
)  # fmt: skip
def test_values_of_a_wrong_type_are_refused(
    factorial: httpx.Client, path: str, body: Any, errors: Any
) -> None:
    """
    Field by field; that it is done at all is a guess.
    """
    answer = factorial.post(f"/{path}", json=body)

    found = answer.json()["errors"]
    assert answer.status_code == 422
    if errors is None:
        assert found["amount_in_cents"] == ["is not a number"]
    else:
        assert {key: found.get(key) for key in errors} == errors
