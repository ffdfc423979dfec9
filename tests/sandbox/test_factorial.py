"""Does the sandbox behave as Factorial does where a client can trip?"""

from __future__ import annotations

from typing import Any

import httpx

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
