"""Does the sandbox behave as Factorial does where a client can trip?"""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox


def rows(factorial: httpx.Client, path: str, **query: Any) -> Any:
    """Return the first page of a list."""
    answer = factorial.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def test_the_key_belongs_into_its_own_header(factorial: httpx.Client, box: Sandbox) -> None:
    """
    A bearer token of the same text is refused.
    """
    bearer = {"Authorization": f"Bearer {box.api_key}", "x-api-key": ""}

    assert factorial.get("/finance/accounts").status_code == 200
    assert factorial.get("/finance/accounts", headers=bearer).status_code == 401
    assert factorial.get("/finance/accounts", headers={"x-api-key": "wrong"}).status_code == 401


def test_lists_are_paged_by_cursor_and_by_number(factorial: httpx.Client) -> None:
    """
    At most 100 at once, by id; both ways see the same records.
    """
    by_cursor: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        answer = factorial.get("/expenses/expensables", params={"limit": 500, **cursor}).json()
        by_cursor += [row["id"] for row in answer["data"]]
        if not answer["meta"]["has_next_page"]:
            break
        cursor = {"after_id": answer["meta"]["end_cursor"]}
    by_number = [
        row["id"]
        for page in (1, 2, 3, 4)
        for row in rows(factorial, "/expenses/expensables", page=page)
    ]

    assert answer["meta"]["limit"] == 100
    assert answer["meta"]["total"] == len(by_cursor) == 308
    assert by_cursor == sorted(by_cursor, key=int) == by_number


def test_windows_end_differently(factorial: httpx.Client) -> None:
    """
    Headers include the last day, receipts do not; one bound alone is ignored.
    """
    window = {"from": "2026-10-03", "to": "2026-10-04"}

    headers = {row["effective_on"] for row in rows(factorial, "/expenses/expensables", **window)}
    receipts = {row["effective_on"] for row in rows(factorial, "/expenses/expenses", **window)}
    everything = factorial.get("/expenses/expenses", params={"from": "2026-10-03"}).json()["meta"]

    assert headers == {"2026-10-03", "2026-10-04"}
    assert receipts == {"2026-10-03"}
    assert everything["total"] == 239


def test_filters_really_filter(factorial: httpx.Client) -> None:
    """
    Arrays, flags and texts; unknown filters are ignored.
    """
    assert {
        r["status"]
        for r in rows(factorial, "/expenses/expensables", **{"status[]": ["draft", "pending"]})
    } == {
        "draft",
        "pending",
    }
    assert [
        r["id"] for r in rows(factorial, "/expenses/expenses", **{"ids[]": ["3001", "3003"]})
    ] == ["3001", "3003"]
    assert (
        rows(factorial, "/expenses/expenses", **{"ids[]": "3001", "include_attachments": "false"})[
            0
        ]["files"]
        == []
    )
    assert "draft" not in {
        r["status"]
        for r in rows(
            factorial,
            "/expenses/expensables",
            include_manual_drafts="false",
            **{"from": "2026-10-18", "to": "2026-10-22"},
        )
    }
    assert len(rows(factorial, "/employees/employees", only_active="true")) == 37
    assert [r["label"] for r in rows(factorial, "/finance/categories", search="flug")] == ["Flug"]
    assert {
        r["parent_category_id"]
        for r in rows(factorial, "/finance/categories", category_level="subcategory")
    } == {"3"}
    assert [r["name"] for r in rows(factorial, "/finance/accounts", number="6650")] == [
        "Reisekosten Arbeitnehmer"
    ]
    assert rows(factorial, "/finance/accounts", updated_from="2026-07-02") == []
    assert len(rows(factorial, "/finance/cost_centers", nonsense="1")) == 7


def test_errors_have_factorials_shapes(factorial: httpx.Client) -> None:
    """
    Lists of texts, maps of fields, lists of objects.
    """
    missing = factorial.get("/finance/accounts/999")
    blank = factorial.post("/finance/accounts", json={"name": "X"})
    foreign = factorial.post(
        "/finance/accounts",
        json={"number": "1", "type": "expense", "currency": "EUR", "legal_entity_id": "77"},
    )

    assert (missing.status_code, missing.json()) == (404, {"errors": ["Resource not found"]})
    assert blank.status_code == 422
    assert set(blank.json()["errors"]) == {"number", "type", "currency", "legal_entity_id"}
    assert (foreign.status_code, list(foreign.json()["errors"][0])) == (400, ["error"])
    assert factorial.post("/finance/accounts", content=b"{").status_code == 400
    assert factorial.post("/expenses/expenses", json={}).status_code == 404


def test_master_data_can_be_kept(factorial: httpx.Client) -> None:
    """
    Create, change, edit, upsert and delete have their effect.
    """
    body = {
        "number": "6999X",
        "type": "expense",
        "currency": "EUR",
        "legal_entity_id": "1",
        "name": "New",
        "odd": 1,
    }
    account = factorial.post("/finance/accounts", json=body)
    changed = factorial.put(
        f"/finance/accounts/{account.json()['id']}", json={"id": "x", "name": "Newer"}
    )
    center = factorial.post("/finance/cost_centers/edit", json={"id": "1", "name": "Leitung"})
    link = {
        "legal_entity_id": "1",
        "resource_type": "customcategory",
        "resource_id": "19",
        "account_id": account.json()["id"],
    }
    upserted = factorial.post("/finance/ledger_account_resources/upsert", json=link)
    deleted = factorial.delete("/finance/cost_centers/7")

    assert account.status_code == 201
    assert "currency" not in account.json()  # written and never shown
    assert "odd" not in account.json()
    assert changed.json()["name"] == "Newer"
    assert center.json()["name"] == "Leitung"
    assert (upserted.status_code, upserted.json()["id"], upserted.json()["account_id"]) == (
        200,
        "1",
        account.json()["id"],
    )
    assert deleted.json()["id"] == "7"
    assert factorial.get("/finance/cost_centers/7").status_code == 404


def test_expenses_are_paid_and_reimbursed(factorial: httpx.Client) -> None:
    """
    The header and its detail change together.
    """
    header = rows(factorial, "/expenses/expensables", **{"status[]": "approved"})[0]

    paid = factorial.post("/expenses/expensables/bulk_set_to_paid", json={"ids": [header["id"]]})
    wrong = factorial.post("/expenses/expensables/bulk_set_to_paid", json={"ids": ["0"]})
    amount = {"id": header["id"], "reimbursable_amount": 1}
    cut = factorial.post("/expenses/expensables/update_reimbursable_amount", json=amount)

    assert paid.json()[0]["status"] == "paid"
    assert factorial.get(f"/expenses/expenses/{header['expense_id']}").json()["status"] == "paid"
    assert wrong.status_code == 422
    assert cut.json()["reimbursable_amount"] == 1


def test_memberships_must_sum_to_one(factorial: httpx.Client) -> None:
    """
    Shares are fractions; old memberships end when new ones begin.
    """
    path = "/finance/cost_center_memberships/bulk_create_update"

    def join(*shares: float) -> httpx.Response:
        memberships = [
            {"cost_center_id": str(n), "start_date": "2026-11-02", "percentage": share}
            for n, share in enumerate(shares, start=1)
        ]
        return factorial.post(
            path, json={"employee_id": "101", "company_id": "900", "memberships": memberships}
        )

    assert join(0.5, 0.4).status_code == 422
    assert [row["percentage"] for row in join(0.1, 0.2, 0.7).json()] == [0.1, 0.2, 0.7]


def test_credentials_of_another_environment_see_nothing(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    No error: empty lists.
    """
    box.factorial.wrong_environment = True

    assert rows(factorial, "/api_public/credentials") == []
    assert rows(factorial, "/expenses/expensables") == []
    assert factorial.get("/expenses/expenses/3001").status_code == 404


def ids(factorial: httpx.Client, path: str, **query: Any) -> list[str]:
    """Return the ids on the first page of a list."""
    return [row["id"] for row in rows(factorial, path, **query)]


def test_pages_can_be_read_backwards(factorial: httpx.Client) -> None:
    """
    ``before_id`` gives the page before a record, in the same order.
    """
    path = "/finance/categories"
    cursor = base64.b64encode(b"11").decode()

    answer = factorial.get(path, params={"before_id": cursor, "limit": 3}).json()

    assert [row["id"] for row in answer["data"]] == ["8", "9", "10"]
    assert (answer["meta"]["has_previous_page"], answer["meta"]["has_next_page"]) == (True, True)
    assert answer["meta"]["start_cursor"] == base64.b64encode(b"8").decode()


def test_paging_by_number_gives_cursors_on_the_first_page_only(factorial: httpx.Client) -> None:
    """
    As it was seen at the real API.
    """
    first, second, beyond = (
        factorial.get("/finance/categories", params={"page": n, "limit": 15}).json()["meta"]
        for n in (1, 2, 9)
    )

    assert first["end_cursor"] == base64.b64encode(b"15").decode()
    assert (second["start_cursor"], second["end_cursor"]) == (None, None)
    assert (second["has_next_page"], beyond["has_next_page"]) == (False, False)


@pytest.mark.parametrize("limit", ["0", "-1", "many", "101"])
def test_odd_limits_are_the_largest_one(factorial: httpx.Client, limit: str) -> None:
    """
    A page has at most 100 records.
    """
    meta = factorial.get("/expenses/expenses", params={"limit": limit}).json()["meta"]

    assert meta["limit"] == 100


@pytest.mark.parametrize("cursor", ["%%%", "/w==", "x"])
def test_a_malformed_cursor_is_refused(factorial: httpx.Client, cursor: str) -> None:
    """
    Rather than beginning again without a word.
    """
    assert factorial.get("/expenses/expenses", params={"after_id": cursor}).status_code == 400


@pytest.mark.parametrize("version", ["2019-01-01", "2099-10-01", "typo"])
def test_any_version_is_served(box: Sandbox, version: str) -> None:
    """
    Silently, by the oldest schema.
    """
    with httpx.Client(transport=box.transport(), headers={"x-api-key": box.api_key}) as http:
        answer = http.get(f"https://x.example/api/{version}/resources/finance/tax_types")

    assert answer.status_code == 200


def test_instants_bound_receipts_to_the_second(factorial: httpx.Client) -> None:
    """
    The end is excluded: midnight of the next day is the way to include a whole day.
    """
    begin = "2026-10-03T00:00:00Z"

    def days(end: str) -> set[str]:
        found = rows(factorial, "/expenses/expenses", **{"from": begin, "to": end})
        return {row["effective_on"] for row in found}

    assert days("2026-10-04T00:00:00Z") == {"2026-10-03"}
    assert days("2026-10-04T00:00:01Z") == {"2026-10-03", "2026-10-04"}


def test_owner_or_reporter_is_a_union(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Both filters together give more, not less.
    """
    box.factorial.tables["expenses/expensables"]["5002"]["reporter_id"] = "999"
    path = "/expenses/expensables"
    owned = ids(factorial, path, **{"employee_ids[]": "101"})

    both = ids(factorial, path, **{"employee_ids[]": "101", "reporter_ids[]": "999"})

    assert sorted(both) == sorted([*owned, "5002"])
    assert ids(factorial, path, **{"reporter_ids[]": "999"}) == ["5002"]


@pytest.mark.parametrize(
    ("way", "some"), [("manual", True), ("automatic", True), ("travelperk", False), ("x", False)]
)
def test_an_unknown_way_of_creation_matches_nothing(
    factorial: httpx.Client, way: str, some: bool
) -> None:
    """
    Although receipts of a third way exist.
    """
    assert bool(rows(factorial, "/expenses/expensables", **{"creation_type[]": way})) == some
    assert factorial.get("/expenses/expenses/3005").json()["creation_type"] == "travelperk"


def test_what_belongs_together_can_be_left_out(factorial: httpx.Client) -> None:
    """
    Groups, files and drafts only disappear where a flag says so.
    """
    path = "/expenses/expensables"
    trip = ids(factorial, path, **{"group_ids[]": "41"})
    (receipt,) = rows(factorial, "/expenses/expenses", **{"ids[]": "3001"})
    (bare,) = rows(
        factorial, "/expenses/expenses", **{"ids[]": "3001", "include_attachments": "false"}
    )

    assert len(trip) == 3
    assert rows(factorial, path, **{"group_ids[]": "41", "include_grouped": "false"}) == []
    assert (len(receipt["files"]), bare["files"]) == (1, [])
    assert factorial.get("/expenses/expenses/3001").json()["files"] == receipt["files"]
    assert ids(factorial, path, **{"status[]": "draft"}) != []
    assert rows(factorial, path, **{"status[]": "draft", "include_manual_drafts": "false"}) == []


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("/expenses/expensables", {"search": "hänger"}, ["5103"]),
        ("/expenses/expensables", {"company_id": "901"}, []),
        ("/expenses/expenses", {"expenses_expensable_ids[]": ["5001", "5103"]}, ["3001", "3080"]),
        ("/expenses/per_diems", {"expenses_expensable_ids[]": "5001"}, []),
        ("/companies/legal_entities", {"employees_ids[]": ["101", "102"]}, ["1"]),
        ("/companies/legal_entities", {"employees_ids[]": ["101", "140"]}, ["1", "2"]),
        ("/companies/legal_entities", {"country_ids[]": "at"}, []),
        ("/employees/employees", {"name_starts_with": "ada"}, ["101"]),
        ("/employees/employees", {"full_text_name": "brook"}, ["102"]),
        ("/employees/employees", {"emails[]": "ada.anker@example.com"}, ["101"]),
        ("/employees/employees", {"company_identifier": "1040"}, ["140"]),
        ("/employees/employees", {"only_managers": "true"}, ["101", "109", "117", "125", "133"]),
        ("/finance/accounts", {"types[]": "bank"}, ["123", "124", "125", "126"]),
        ("/finance/accounting_settings", {"legal_entity_ids[]": "2"}, ["2"]),
        ("/finance/categories", {"type": "mileage"}, ["16"]),
        ("/finance/categories", {"type": "perdiem", "category_level": "category"}, ["17"]),
        ("/finance/categories", {"parent_category_ids[]": "3"}, ["4", "5", "6", "7"]),
        ("/finance/categories", {"statuses[]": "deleted"}, []),
        ("/finance/contacts", {"contact_type": "client"}, ["26", "27"]),
        ("/finance/contacts", {"name": "leuchtturm"}, ["1"]),
        ("/finance/contacts", {"tax_ids[]": "ATU60000020"}, ["21"]),
        ("/finance/cost_centers", {"legal_entity_ids[]": "2"}, ["6", "7"]),
        ("/finance/cost_centers", {"search": "210"}, ["3"]),
        ("/finance/ledger_account_resources", {"finance_account_ids[]": "67"}, ["1"]),
        ("/finance/ledger_account_resources", {"resource_type": "vendor"}, []),
        ("/finance/tax_rates", {"tax_type_ids[]": "2"}, []),
        ("/finance/tax_types", {"type": "personal_income"}, []),
        ("/project_management/projects", {"name_or_code": "p-2602"}, ["2"]),
        ("/project_management/projects", {"no_clients": "true"}, ["2", "3"]),
        ("/project_management/projects", {"client_ids[]": "26"}, ["1"]),
    ],
)
def test_every_list_knows_its_filters(
    factorial: httpx.Client, path: str, query: dict[str, Any], expected: list[str]
) -> None:
    """
    Those of the catalogue, and no others.
    """
    assert ids(factorial, path, **query) == expected


def test_memberships_that_ended_are_asked_for(factorial: httpx.Client) -> None:
    """
    Without a date, only those of today are given.
    """
    path = "/finance/cost_center_memberships"

    assert ids(factorial, path, employee_id="140") == []
    assert ids(factorial, path, employee_id="140", only_active="false") == ["40"]
    assert ids(factorial, path, employee_id="140", active_on="2026-09-30") == ["40"]


def test_costs_of_projects_are_asked_for(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Otherwise they are null, and minutes that are not wanted are 0.
    """
    box.factorial.tables["project_management/projects"]["1"].update(
        total_cost_cents=500, inputed_minutes=90
    )
    path = "/project_management/projects"

    (plain,) = rows(factorial, path, **{"ids[]": "1", "include_inputed_minutes": "false"})
    (full,) = rows(
        factorial,
        path,
        **{"ids[]": "1", "include_inputed_minutes": "true", "include_costs": "true"},
    )

    assert (plain["total_cost_cents"], plain["inputed_minutes"]) == (None, 0)
    assert (full["total_cost_cents"], full["inputed_minutes"]) == (500, 90)


ADDRESS = {
    "line1": "Kai 1",
    "city": "Kiel",
    "postal_code": "24103",
    "state": "",
    "country_code": "DE",
}
ACCOUNT = {"number": "6701", "type": "expense", "currency": "EUR", "legal_entity_id": "1"}


@pytest.mark.parametrize(
    ("path", "body", "status", "errors"),
    [
        ("/finance/accounts", {**ACCOUNT, "type": "x"}, 422, {"type": ["is not included in the list"]}),
        ("/finance/accounts", {**ACCOUNT, "external_id": "6650"}, 422, {"external_id": ["has already been taken"]}),
        ("/finance/accounts", {"legal_entity_id": "9"}, 400, [{"error": "legal_entity_id does not exist"}]),
        ("/finance/contacts", {"name": "X", "address": {"city": "Kiel"}}, 422, {"errors": ["address: line1, postal_code, state, country_code is missing"]}),
        ("/finance/tax_rates", {"rate": 19, "tax_type_id": "1"}, 422, {"rate": ["must be between -1 and 1"]}),
        ("/finance/tax_rates", {"rate": 0.16, "tax_type_id": "9"}, 400, [{"error": "tax_type_id does not exist"}]),
        ("/finance/ledger_account_resources/upsert", {"legal_entity_id": "1", "resource_type": "vendor"}, 422, {"account_id": ["can't be blank"]}),
        ("/finance/ledger_account_resources/upsert", {"legal_entity_id": "1", "resource_type": "vendor", "number": "6999"}, 422, {"name": ["can't be blank"]}),
        ("/finance/cost_center_memberships/bulk_create_update", {"employee_id": "101", "company_id": "900", "memberships": []}, 422, {"memberships": ["can't be blank"]}),
        ("/expenses/expensables/bulk_set_to_paid", {"ids": []}, 422, {"ids": ["is invalid"]}),
        ("/expenses/expensables/update_reimbursable_amount", {"id": "5073", "reimbursable_amount": 1}, 422, {"errors": ["only reimbursable receipts have a reimbursable amount"]}),
        ("/expenses/expensables/update_reimbursable_amount", {"id": "5001", "reimbursable_amount": "1"}, 422, {"reimbursable_amount": ["is not a number"]}),
    ],
)  # fmt: skip
def test_bodies_are_checked_references_first(
    factorial: httpx.Client, path: str, body: Any, status: int, errors: Any
) -> None:
    """
    400 for an id that leads nowhere, then 422 with the fields.
    """
    answer = factorial.post(path, json=body)

    assert (answer.status_code, answer.json()) == (status, {"errors": errors})


def test_what_a_supplier_is_paid_to_cannot_be_changed(factorial: httpx.Client) -> None:
    """
    The bank details and the ERP's key are taken once; a type, a number and names later too.
    """
    body = {"name": "X", "address": ADDRESS, "iban": "DE02", "external_id": "70099"}
    made = factorial.post("/finance/contacts", json=body).json()

    changes = {**body, "id": made["id"], "name": "Y", "iban": "DE99", "external_id": "1"}
    changed = factorial.put(f"/finance/contacts/{made['id']}", json=changes).json()

    assert made["id"] == "28"
    assert (changed["name"], changed["iban"], changed["external_id"]) == ("Y", "DE02", "70099")


def test_ids_may_arrive_as_numbers_and_leave_as_text(factorial: httpx.Client) -> None:
    """
    Older clients send integers.
    """
    made = factorial.post("/finance/accounts", json={**ACCOUNT, "legal_entity_id": 1})

    assert (made.status_code, made.json()["legal_entity_id"]) == (201, "1")


def test_a_link_can_bring_its_account_along(factorial: httpx.Client) -> None:
    """
    By number and name; the account is added once.
    """
    body = {
        "legal_entity_id": "1",
        "resource_type": "customcategory",
        "resource_id": "4",
        "number": "6669",
        "name": "Taxi",
    }
    first = factorial.post("/finance/ledger_account_resources/upsert", json=body).json()
    second = factorial.post("/finance/ledger_account_resources/upsert", json=body).json()
    (account,) = rows(factorial, "/finance/accounts", number="6669")

    assert (first["id"], second["id"]) == ("2", "2")
    assert first["account_id"] == account["id"]


def test_an_id_is_never_given_twice(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Not even that of a record that is gone; one that a test has put there is passed over.
    """
    path, body = "/finance/cost_centers", {"name": "New", "company_id": "900"}
    first = factorial.post(path, json=body).json()["id"]
    factorial.delete(f"{path}/{first}")
    second = factorial.post(path, json=body).json()["id"]
    box.factorial.tables["finance/cost_centers"]["10"] = {"id": "10", "name": "Put there"}
    third = factorial.post(path, json=body).json()["id"]

    assert [first, second, third] == ["8", "9", "11"]


def test_only_what_was_approved_can_be_paid(factorial: httpx.Client, box: Sandbox) -> None:
    """
    All or none; paying twice changes nothing.
    """
    headers = box.factorial.tables["expenses/expensables"]
    by_status = {row["status"]: row["id"] for row in headers.values()}
    wanted = [by_status["approved"], by_status["rejected"]]
    before = headers[by_status["paid"]]["paid_at"]
    path = "/expenses/expensables/bulk_set_to_paid"

    refused = factorial.post(path, json={"ids": wanted})
    again = factorial.post(path, json={"ids": [by_status["paid"]]})

    assert refused.status_code == 422
    assert headers[by_status["approved"]]["status"] == "approved"
    assert again.json()[0]["paid_at"] == before


def test_new_memberships_end_the_old_ones(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Today; the cost centers count their people again.
    """
    box.now = dt.datetime(2026, 11, 15, 12, tzinfo=dt.UTC)
    old = box.factorial.tables["finance/cost_center_memberships"]["1"]
    before = factorial.get("/finance/cost_centers/1").json()["active_employees_count"]
    body = {
        "employee_id": "101",
        "company_id": "900",
        "memberships": [{"cost_center_id": "1", "start_date": "2026-11-15", "percentage": 1}],
    }

    (new,) = factorial.post("/finance/cost_center_memberships/bulk_create_update", json=body).json()

    assert (old["end_date"], new["id"], new["start_date"]) == ("2026-11-15", "41", "2026-11-15")
    assert factorial.get("/finance/cost_centers/1").json()["active_employees_count"] == before + 1


def test_what_is_read_only_cannot_be_written(factorial: httpx.Client) -> None:
    """
    As the catalogue has it.
    """
    assert factorial.put("/expenses/expenses/3001", json={"id": "3001"}).status_code == 404
    assert factorial.delete("/finance/accounts/45").status_code == 404
    assert factorial.patch("/finance/accounts/45", json={}).status_code == 404
    assert factorial.get("/api_public/credentials/company-900").status_code == 404
    assert factorial.get("/finance/cost_center_memberships/1").status_code == 404


def test_another_environment_has_its_own_records(factorial: httpx.Client, box: Sandbox) -> None:
    """
    What is written there does not arrive here.
    """
    box.factorial.wrong_environment = True

    made = factorial.post("/finance/tax_types", json={"name": "VAT", "type": "vat"})
    paid = factorial.post("/expenses/expensables/bulk_set_to_paid", json={"ids": ["5300"]})

    assert (made.json()["id"], paid.status_code) == ("1", 422)
    assert list(box.factorial.tables["finance/tax_types"]) == ["1"]
    box.factorial.wrong_environment = False
    assert rows(factorial, "/finance/tax_types")[0]["name"] == "Vorsteuer"
