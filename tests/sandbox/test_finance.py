"""Do journals, documents, orders and people behave where a client notices?"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import httpx
import pytest

from factorial_erp.sandbox import Sandbox

ENTRIES = "/finance/journal_entries"
DOCUMENTS = "/finance/financial_documents"
ORDERS = "/procurement/purchase_orders"


def line(account: str, debit: int = 0, credit: int = 0) -> dict[str, Any]:
    return {"account_id": account, "debit_amount_cents": debit, "credit_amount_cents": credit}


def entry(factorial: httpx.Client, *lines: dict[str, Any], **more: Any) -> httpx.Response:
    body = {"legal_entity_id": "1", "reference_date": "2026-10-31", "lines": list(lines), **more}
    return factorial.post(ENTRIES, json=body)


def test_an_entry_has_the_next_number_and_its_lines(factorial: httpx.Client, box: Sandbox) -> None:
    """
    The lines are records of their own, found by entry, type and text.
    """
    before = max(row["number"] for row in box.factorial.tables["finance/journal_entries"].values())
    made = entry(
        factorial, line("45", 100), line("46", 19), line("123", 0, 119), description="October rent"
    )

    def lines(**query: str) -> list[tuple[int, str, int, int]]:
        found = factorial.get("/finance/journal_lines", params=query).json()["data"]
        return [(r["number"], r["account_id"], r["debit_amount_cents"], r["credit_amount_cents"]) for r in found]  # fmt: skip

    expected = [(1, "45", 100, 0), (2, "46", 19, 0), (3, "123", 0, 119)]
    assert (made.status_code, made.json()["number"]) == (201, before + 1)
    assert (made.json()["status"], made.json()["type"]) == ("published", "external")
    assert lines(**{"journal_entry_ids[]": made.json()["id"]}) == expected
    assert lines(description="october", reconciliation_status="pending") == expected
    assert lines(**{"journal_entry_types[]": "external"}) == expected


@pytest.mark.parametrize(
    ("lines", "status", "errors"),
    [
        ([line("45", 100), line("123", 0, 99)], 422, {"lines": ["must balance"]}),
        ([], 422, {"lines": ["can't be blank"]}),
        ([line("45", -5), line("123", 0, -5)], 422, {"lines": ["must not be negative"]}),
        ([line("9999", 5), line("123", 0, 5)], 400, [{"error": "account_id does not exist"}]),
        ([{"account_id": "45"}], 422, {"errors": ["lines: debit_amount_cents, credit_amount_cents is missing"]}),
        ([line("45", 5) | {"debit_amount_cents": "5"}], 422, {"errors": ["lines.debit_amount_cents: is not a number"]}),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_add_up_is_refused(
    factorial: httpx.Client, box: Sandbox, lines: Any, status: int, errors: Any
) -> None:
    """
    And nothing of it is kept.
    """
    before = len(box.factorial.tables["finance/journal_lines"])

    answer = entry(factorial, *lines)

    assert (answer.status_code, answer.json()) == (status, {"errors": errors})
    assert len(box.factorial.tables["finance/journal_lines"]) == before


PDF = {"file": ("invoice.pdf", b"%PDF", "application/pdf")}


def document(factorial: httpx.Client, **fields: Any) -> httpx.Response:
    data = {"company_id": "900", "document_type": "invoice", "vendor_id": "1", **fields}
    return factorial.post(DOCUMENTS, data=data, files=PDF)


LINES = [
    {"description": "Room", "quantity": 2, "unit_price_cents": 10050, "tax_rate_id": "1"},
    {"description": "Tip", "quantity": 1, "unit_price_cents": 500},
]
RAILS = {
    "line_items[][description]": ["Room", "Tip"],
    "line_items[][quantity]": ["2", "1"],
}


def test_a_document_is_named_differently_when_it_is_sent(factorial: httpx.Client) -> None:
    """
    ``invoice_number`` and ``invoice_date`` become ``document_number`` and ``document_date``; somebody is to review it.
    """
    made = document(
        factorial,
        invoice_number="RE-1",
        invoice_date="2026-10-05",
        currency="EUR",
        **{"line_items[]": [json.dumps(each) for each in LINES]},
    ).json()

    assert (made["document_number"], made["document_date"]) == ("RE-1", "2026-10-05")
    assert (made["status"], made["validated_at"], made["issuer_name"]) == (
        "review",
        None,
        "Hotel Leuchtturm GmbH",
    )
    assert (made["net_amount_cents"], made["taxes_total_amount_cents"]) == (20600, 3819)
    assert made["total_amount_cents"] == 24419
    assert [(t["base_amount_cents"], t["amount_cents"], t["percentage"]) for t in made["taxes"]] == [(20100, 3819, 19)]  # fmt: skip


def test_lines_may_be_spread_over_a_form_as_rails_does(factorial: httpx.Client) -> None:
    """
    A name that comes again begins the next line.
    """
    parts: list[tuple[str, Any]] = [
        ("company_id", (None, "900")),
        ("document_type", (None, "invoice")),
    ]
    for each in LINES:
        parts += [(f"line_items[][{key}]", (None, str(value))) for key, value in each.items()]
    parts.append(("file", PDF["file"]))

    made = factorial.post(DOCUMENTS, files=parts)

    assert (made.status_code, made.json()["total_amount_cents"]) == (201, 24419)


def test_a_number_is_unique_for_its_supplier(factorial: httpx.Client) -> None:
    """
    422 when it is created, 409 when it is changed; without a supplier it may come again.
    """
    first = document(factorial, invoice_number="RE-1").json()
    again = document(factorial, invoice_number="RE-1")
    elsewhere = document(factorial, invoice_number="RE-1", vendor_id="2")
    second = document(factorial, invoice_number="RE-2").json()
    body = {
        "company_id": "900",
        "id": second["id"],
        "status": "review",
        "taxes": [],
        "vendor_id": "1",
    }
    changed = factorial.put(f"{DOCUMENTS}/{second['id']}", json={**body, "document_number": "RE-1"})
    same = factorial.put(f"{DOCUMENTS}/{first['id']}", json={**body, "document_number": "RE-1"})

    taken = {"errors": {"invoice_number": ["has already been taken"]}}
    assert (again.status_code, again.json()) == (422, taken)
    assert elsewhere.status_code == 201
    assert (changed.status_code, changed.json()) == (409, taken)
    assert same.status_code == 200
    assert document(factorial, invoice_number="RE-9", vendor_id="").status_code == 201
    assert document(factorial, invoice_number="RE-9", vendor_id="").status_code == 201


def test_an_update_replaces_the_whole_document(factorial: httpx.Client) -> None:
    """
    What is not sent is gone, but for the lines and what only the server knows.
    """
    made = document(factorial, invoice_number="RE-1", currency="EUR", due_date="2026-11-30").json()
    tax = {"type": "vat", "amount_cents": 19, "base_amount_cents": 100, "percentage": 19}

    body = {
        "company_id": "900",
        "id": made["id"],
        "status": "paid",
        "taxes": [tax],
        "currency": "USD",
    }
    changed = factorial.put(f"{DOCUMENTS}/{made['id']}", json=body).json()

    assert (changed["status"], changed["currency"], changed["taxes"][0]["amount_cents"]) == (
        "paid",
        "USD",
        19,
    )
    assert (changed["document_number"], changed["due_date"], changed["vendor_id"]) == (
        None,
        None,
        None,
    )
    assert changed["file"]["filename"] == "invoice.pdf"


def test_who_confirms_a_document_must_have_all_of_it(factorial: httpx.Client) -> None:
    """
    ``validated_at`` makes fields required.
    """
    id = document(factorial).json()["id"]
    body = {"company_id": "900", "id": id, "status": "review", "taxes": []}
    whole = {
        "document_number": "RE-1", "document_date": "2026-10-05", "currency": "EUR", "total_amount_cents": 100,
        "legal_entity_id": "1", "vendor_id": "1",
    }  # fmt: skip
    confirmed = {**body, "validated_at": "2026-11-02T09:00:00Z"}

    refused = factorial.put(f"{DOCUMENTS}/{id}", json=confirmed)
    taken = factorial.put(f"{DOCUMENTS}/{id}", json={**confirmed, **whole})

    assert (refused.status_code, set(refused.json()["errors"])) == (422, set(whole))
    assert taken.status_code == 200


def test_a_credit_note_finds_its_invoice_by_number(factorial: httpx.Client) -> None:
    """
    Or by id.
    """
    invoice = document(factorial, invoice_number="RE-1").json()

    note = document(factorial, document_type="credit_note", original_invoice_number="RE-1").json()

    assert note["parent_financial_document_id"] == invoice["id"]


def test_documents_of_another_company_are_an_error(factorial: httpx.Client) -> None:
    """
    Where other lists would be empty.
    """
    assert factorial.get(DOCUMENTS, params={"company_id": "901"}).status_code == 400
    assert factorial.get(DOCUMENTS, params={"company_id": "900"}).status_code == 200


def test_a_document_without_a_file_is_none(factorial: httpx.Client) -> None:
    """
    Neither in JSON nor as a text.
    """
    body = {"company_id": "900", "document_type": "invoice"}

    for answer in (
        factorial.post(DOCUMENTS, json=body),
        factorial.post(DOCUMENTS, data=body),
        factorial.post(DOCUMENTS, json={**body, "file": "text"}),
    ):
        assert (answer.status_code, set(answer.json()["errors"])) == (422, {"file"})


def test_orders_are_numbered_and_their_blocks_renamed(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    A block that is left out of an update stays, an empty one clears.
    """
    body = {
        "company_id": "900",
        "legal_entity_id": "1",
        "currency": "EUR",
        "header_field_values": [{"field_key": "note", "value": "x"}],
        "line_items": [{"position": 1, "fields": [{"field_key": "name", "value": "Bolt"}]}],
    }
    made = factorial.post(ORDERS, json=body).json()
    update = {
        "company_id": "900", "formatted_po_number": made["formatted_po_number"], "description": "Bolts",
        "legal_entity_id": "1", "cost": {"cents": 5, "currency": "EUR"}, "line_items_by_key": [],
    }  # fmt: skip
    changed = factorial.put(f"{ORDERS}/{made['id']}", json=update).json()

    assert (made["po_number"], made["formatted_po_number"], made["status"]) == (
        4,
        "PO-00004",
        "draft",
    )
    assert made["date"] == "2026-11-02"
    assert made["line_items_by_key"][0]["fields"] == [{"field_key": "name", "value": "Bolt"}]
    assert changed["header_field_values_by_key"] == [{"field_key": "note", "value": "x"}]
    assert (changed["line_items_by_key"], changed["cost"]["cents"]) == ([], 5)


@pytest.mark.parametrize("status", ["processing", "closed"])
def test_an_order_may_be_beyond_changes(factorial: httpx.Client, box: Sandbox, status: str) -> None:
    """
    409 while it is processed, and for good when it is closed; nobody can write ``processing``.
    """
    box.factorial.tables["procurement/purchase_orders"]["2"]["status"] = status
    body = {
        "company_id": "900", "formatted_po_number": "1", "description": "x", "legal_entity_id": "1",
        "cost": {"cents": 5, "currency": "EUR"},
    }  # fmt: skip

    assert factorial.put(f"{ORDERS}/2", json=body).status_code == 409
    assert factorial.put(f"{ORDERS}/1", json={**body, "status": "processing"}).status_code == 422


def test_people_come_change_and_go(factorial: httpx.Client, box: Sandbox) -> None:
    """
    The full name follows, and who has left is not active.
    """
    body = {
        "company_id": "900",
        "first_name": "Ute",
        "last_name": "Ulmer",
        "email": "ute@example.com",
    }
    made = factorial.post("/employees/employees/create_with_contract", json=body).json()
    path = f"/employees/employees/{made['id']}"
    renamed = factorial.put(path, json={"last_name": "Unger"}).json()
    leaving = {"id": made["id"], "terminated_on": "2026-12-31"}
    soon = factorial.post("/employees/employees/terminate", json=leaving).json()
    gone = factorial.post(
        "/employees/employees/terminate", json={**leaving, "terminated_on": "2026-11-01"}
    ).json()
    back = factorial.post("/employees/employees/unterminate", json={"id": made["id"]}).json()

    assert (made["full_name"], made["active"]) == ("Ute Ulmer", True)
    assert renamed["full_name"] == "Ute Unger"
    assert (soon["active"], soon["is_terminating"]) == (True, True)
    assert (gone["active"], gone["terminated_on"]) == (False, "2026-11-01")
    assert (back["active"], back["terminated_on"]) == (True, None)


def test_only_the_settings_of_one_s_own_entity_are_written(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    There is one record for each legal entity.
    """
    path = "/finance/accounting_settings"
    body = {"legal_entity_id": "2", "default_account_for_banks_id": "123"}

    set_ = factorial.post(f"{path}/upsert", json=body).json()

    assert (set_["id"], set_["default_account_for_banks_id"]) == ("2", "123")
    assert len(factorial.get(path).json()["data"]) == 2


def test_an_entity_without_settings_gets_some(factorial: httpx.Client) -> None:
    """
    A new legal entity has none.
    """
    body = {
        "company_id": "900",
        "country": "at",
        "legal_name": "Nordlicht GesmbH",
        "currency": "EUR",
    }
    entity = factorial.post("/companies/legal_entities", json=body).json()

    made = factorial.post(
        "/finance/accounting_settings/upsert", json={"legal_entity_id": entity["id"]}
    ).json()

    assert (made["id"], made["legal_entity_id"], made["company_id"]) == ("3", "3", "900")


def test_a_form_says_what_cannot_be_read_in_it(factorial: httpx.Client) -> None:
    """
    Numbers that are none, rows that are no JSON.
    """
    number = document(factorial, total_amount_cents="twelve")
    rows = document(factorial, **{"line_items[]": "{"})

    assert (number.status_code, number.json()) == (
        422,
        {"errors": {"total_amount_cents": ["is not a number"]}},
    )
    assert (rows.status_code, rows.json()) == (
        422,
        {"errors": {"errors": ["line_items: is invalid"]}},
    )


def test_what_changed_is_found_by_the_day(factorial: httpx.Client, box: Sandbox) -> None:
    """
    Also where the record does not tell when.
    """
    box.now = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    made = factorial.post("/project_management/projects", json={"name": "New"}).json()
    factorial.post("/project_management/projects/close", json={"id": "2"})

    found = factorial.get(
        "/project_management/projects", params={"updated_after": "2026-11-20"}
    ).json()["data"]

    assert [row["id"] for row in found] == ["2", made["id"]]
    assert (found[0]["status"], found[1]["status"]) == ("closed", "active")


def test_fields_that_nobody_knows_are_ignored_unless_tests_are_strict(
    factorial: httpx.Client, box: Sandbox
) -> None:
    """
    What the real API does is not known.
    """
    body = {"name": "VAT", "type": "vat", "nmae": "typo"}

    loose = factorial.post("/finance/tax_types", json=body)
    box.factorial.refuses_unknown_fields = True
    strict = factorial.post("/finance/tax_types", json=body)

    assert (loose.status_code, "nmae" in loose.json()) == (201, False)
    assert (strict.status_code, strict.json()) == (422, {"errors": {"errors": ["unknown: nmae"]}})
