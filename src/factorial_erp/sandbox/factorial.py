"""How does Factorial's API behave? The resources that the expense flow needs, odd parts included."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, cast

import attrs

from .exchange import Answer, Call

__all__ = ["FactorialHalf"]

PATH = re.compile(r"/api/(?P<version>[^/]+)/resources/(?P<resource>\w+/\w+)(?:/(?P<place>[^/]+))?")
"""Any version is served: one that ended is answered with the oldest schema, without a word."""

LARGEST_PAGE = 100

Row = dict[str, Any]
Test = Callable[[Row], bool]


class Refused(Exception):
    """The server refuses a request."""

    def __init__(self, status: int, errors: Any) -> None:
        super().__init__(errors)
        self.answer = Answer(status=status, body={"errors": errors})


# What each resource has: its record, what may be asked, what may be written.


@attrs.frozen(kw_only=True)
class Resource:
    """A resource of API 2026-10-01."""

    fields: tuple[str, ...]
    """Of a record, in the order of the wire."""
    operations: frozenset[str]
    """Besides the list."""
    filters: tuple[str, ...]
    """Query parameters; others are ignored."""
    creates: Mapping[str, bool]
    """What creating or upserting takes, and whether it must be there."""
    updates: Mapping[str, bool]
    """What an update takes, and whether it must be there."""


def _resource(
    fields: str, operations: str = "get", *, filters: str = "", creates: str = "", updates: str = ""
) -> Resource:
    """Read the words of a resource; a star marks what must be there."""

    def taken(words: str) -> dict[str, bool]:
        return {word.rstrip("*"): word.endswith("*") for word in words.split()}

    return Resource(
        fields=tuple(fields.split()),
        operations=frozenset(operations.split()),
        filters=tuple(filters.split()),
        creates=taken(creates),
        updates=taken(updates),
    )


DETAIL_FILTERS = (
    "ids[] expenses_expensable_ids[] include_manual_drafts employee_ids[]"
    " external_authorization_ids[] card_ids[] card_payment_ids[] include_attachments from to"
    " dispute_ids[]"
)
DEFAULT_ACCOUNTS = " ".join(
    f"default_account_for_{role}_id"
    for role in (
        "purchase_invoices vendors banks suspense expenses employees sale_invoices clients benefits"
    ).split()
)

RESOURCES: dict[str, Resource] = {
    "api_public/credentials": _resource(
        "company_id id employee_id email login_email full_name first_name last_name role gdpr_tos"
        " legal_name locale logo name onboarded_on subscription_plan tin to_be_deleted tos",
        "",
    ),
    "companies/legal_entities": _resource(
        "id company_id country legal_name currency tin siret city state postal_code"
        " address_line_1 address_line_2",
        "get create",
        filters="ids[] employees_ids[] companies_ids[] country_ids[]",
        creates="company_id* country* legal_name* currency* tin city state postal_code"
        " address_line_1 address_line_2",
    ),
    "employees/employees": _resource(
        "id access_id first_name last_name full_name company_id location_id created_at updated_at"
        " is_terminating attendable preferred_name birth_name gender identifier identifier_type"
        " email login_email birthday_on nationality address_line_1 address_line_2 postal_code city"
        " state country bank_number swift_bic bank_number_format legal_entity_id"
        " default_work_area_id social_security_number terminated_on termination_reason_type"
        " termination_reason termination_observations manager_id timeoff_manager_id phone_number"
        " company_identifier age_number termination_type_description contact_name contact_number"
        " personal_email seniority_calculation_date communications_email"
        " unconfirmed_communications_email pronouns active disability_percentage_cents"
        " identifier_expiration_date country_of_birth birthplace",
        filters="ids[] access_ids[] emails[] full_text_name updated_at_gteq legal_entity_ids[]"
        " company_identifier only_active team_ids[] location_ids[] only_managers name_starts_with",
    ),
    "expenses/expensables": _resource(
        "id type company_id employee_id created_at currency status status_updated_at updated_at"
        " cost_center_ids group_id legal_entity_id amount description reporter_id effective_on"
        " review_request_at paid_at reimbursable_amount reimbursable_currency reimbursement_method"
        " internal_reference expense_id mileage_id per_diem_id budget_id project_id",
        "get bulk_set_to_paid update_reimbursable_amount",
        filters="ids[] company_id group_ids[] employee_ids[] reporter_ids[] status[]"
        " creation_type[] from to search include_grouped include_attachments"
        " include_manual_drafts",
    ),
    "expenses/expenses": _resource(
        "company_id creation_type currency status effective_on status_updated_at files taxes"
        " cost_center_ids id employee_id card_payment_id dispute_id expenses_expensable_id"
        " merchant_name user_merchant merchant_tin category subcategory reference amount"
        " description review_request_at external_authorization_id expenses_card_id card"
        " document_id signed_document access_token paid_at document_number document_type payment"
        " payment_method exchange_rate reimbursable_currency reimbursable_amount category_id"
        " ledger_account_id budget_id project_id",
        filters=DETAIL_FILTERS,
    ),
    "expenses/mileages": _resource(
        "id company_id currency status files payment cost_center_ids employee_id"
        " expenses_expensable_id category subcategory category_id amount reimbursable_amount"
        " reimbursable_currency mileage units rate rate_measurement_unit from to description"
        " effective_on review_request_at paid_at ledger_account_id round_trip origin_longitude"
        " origin_latitude destination_longitude destination_latitude calculated_mileage budget_id"
        " project_id",
        filters=DETAIL_FILTERS,
    ),
    "expenses/per_diems": _resource(
        "id company_id currency payment files status cost_center_ids rates employee_id"
        " expenses_expensable_id end_date start_date from to trip_name ledger_account_id amount"
        " reimbursable_amount reimbursable_currency paid_at review_request_at effective_on"
        " description category subcategory budget_id project_id",
        filters="ids[] expenses_expensable_ids[] exclude_drafts",
    ),
    "finance/accounts": _resource(
        "id legal_entity_id number disabled type updated_at name external_id",
        "get create update",
        filters="ids[] legal_entity_ids[] types[] number updated_from",
        # The currency is taken and never shown.
        creates="number* type* currency* legal_entity_id* name external_id",
        updates="id* name number type currency legal_entity_id external_id",
    ),
    "finance/accounting_settings": _resource(
        f"id company_id legal_entity_id updated_at external_id {DEFAULT_ACCOUNTS}",
        "get upsert",
        filters="ids[] legal_entity_ids[] updated_from",
        creates=f"legal_entity_id* external_id {DEFAULT_ACCOUNTS}",
    ),
    "finance/categories": _resource(
        "id label default_label identifier visible enabled parent_category_id position",
        filters="ids[] company_ids[] parent_category_ids[] category_level type statuses[] search",
    ),
    "finance/contacts": _resource(
        "id name address updated_at legal_name tax_id external_id iban bank_code"
        " preferred_payment_method website email phone_number",
        "get create update",
        filters="ids[] tax_ids[] legal_name name contact_type website email phone_number"
        " updated_from",
        creates="name* address* tax_id legal_name iban bank_code external_id project_ids website"
        " email phone_number",
        # Bank details and the key of the ERP are fixed once the contact exists.
        updates="id* address* tax_id legal_name name website email phone_number",
    ),
    "finance/cost_centers": _resource(
        "id name company_id active_employees_count historical_employees_count status"
        " legal_entity_id code description deactivation_date",
        "get create edit delete",
        filters="ids[] company_id legal_entity_ids[] include_actives_on_date search",
        creates="name* company_id* legal_entity_id code description",
        updates="id* name code description",
    ),
    "finance/cost_center_memberships": _resource(
        "id employee_id cost_center_id start_date percentage end_date",
        "bulk_create_update",
        filters="cost_center_id employee_id active_on only_active applying_on company_id"
        " cost_center_ids[]",
        creates="cost_center_id* start_date* percentage* end_date",
    ),
    "finance/ledger_account_resources": _resource(
        "id resource_type resource_id account_id updated_at balance_type external_id"
        " legal_entity_id",
        "get upsert",
        filters="ids[] resource_ids[] resource_type legal_entity_ids[] updated_from"
        " finance_account_ids[]",
        creates="legal_entity_id* resource_type* id name number external_id account_id resource_id"
        " balance_type operation_type",
    ),
    "finance/tax_rates": _resource(
        "id rate tax_type_id updated_at description external_id",
        "get create update",
        filters="ids[] tax_type_ids[] updated_from",
        creates="description rate tax_type_id external_id",
        updates="id* description",
    ),
    "finance/tax_types": _resource(
        "id name type updated_at country_code external_id",
        "get create update",
        filters="ids[] country_code type updated_from",
        creates="name* type* country_code external_id",
        updates="id* type* name country_code",
    ),
    "project_management/projects": _resource(
        "id name status employees_assignment is_billable legal_entity_id code description"
        " start_date due_date inputed_minutes fixed_cost_cents labor_cost_cents"
        " spending_cost_cents client_id total_cost_cents",
        filters="ids[] name name_or_code include_inputed_minutes include_costs updated_after"
        " legal_entity_id client_ids[] no_clients",
    ),
}

CHOICES: dict[tuple[str, str], str] = {
    ("finance/accounts", "type"): "bank current_asset current_liability equity expense income"
    " non_current_asset non_current_liability",
    ("finance/ledger_account_resources", "resource_type"): "bankaccount customcategory invoice"
    " payrollconcept taxtype vendor",
    ("finance/ledger_account_resources", "balance_type"): "credit debit",
    ("finance/ledger_account_resources", "operation_type"): "purchase sale",
    ("finance/tax_types", "type"): "personal_income vat",
}
"""Values of fields that take no others."""

NEW: dict[str, dict[str, Any]] = {
    "finance/accounts": {"disabled": False},
    "finance/cost_centers": {
        "status": "active",
        "active_employees_count": 0,
        "historical_employees_count": 0,
    },
    "finance/ledger_account_resources": {"resource_id": "", "balance_type": "debit"},
    "finance/tax_rates": {"rate": Decimal(0), "tax_type_id": ""},
}
"""What a new record has that nobody gave it."""

REFERENCES: dict[str, str] = {
    "legal_entity_id": "companies/legal_entities",
    "employee_id": "employees/employees",
    "cost_center_id": "finance/cost_centers",
    "account_id": "finance/accounts",
    "tax_type_id": "finance/tax_types",
    **dict.fromkeys(DEFAULT_ACCOUNTS.split(), "finance/accounts"),
}
"""Where the ids in a body lead."""

ADDRESS = ("line1", "city", "postal_code", "state", "country_code")
"""What an address of a contact must have."""

PAYABLE = frozenset({"approved", "sent_to_pay", "in_payroll", "paid"})
"""Statuses that can become ``paid``; that the others cannot is a guess."""

DETAILS = {"expense": "expenses/expenses", "mileage": "expenses/mileages"}
DETAILS["per_diem"] = "expenses/per_diems"

HALF_OPEN = frozenset({"expenses/expenses", "expenses/mileages"})
"""Resources whose ``to`` is excluded."""

COSTS = ("fixed_cost_cents", "labor_cost_cents", "spending_cost_cents", "total_cost_cents")


class FactorialHalf:
    """
    Factorial with the records of a seed.

    Args:
        seed: ``api_key``, ``company_id`` and ``resources``: records by ``domain/resource``. A key of a record
            that starts with an underscore is known to filters and never shown.
        clock: Tells the present.
    """

    def __init__(self, seed: Mapping[str, Any], *, clock: Callable[[], dt.datetime]) -> None:
        self.api_key = str(seed["api_key"])
        self.company_id = str(seed["company_id"])
        self.tables: dict[str, dict[str, Row]] = {name: {} for name in RESOURCES}
        """Records by id, of each resource."""
        for name, rows in seed["resources"].items():
            self.tables[name] = {str(row["id"]): dict(row) for row in rows}
        self.wrong_environment = False
        """Answer as the real API does to credentials of another environment: with nothing."""
        self._elsewhere: dict[str, dict[str, Row]] = {name: {} for name in self.tables}
        self._clock = clock

    def handle(self, call: Call) -> Answer:
        """Answer a request."""
        try:
            return self._dispatch(call)
        except Refused as refusal:
            return refusal.answer

    def _dispatch(self, call: Call) -> Answer:
        found = PATH.fullmatch(call.path)
        if found is None or found["resource"] not in self.tables:
            raise Refused(404, ["Not found"])
        if call.headers.get("x-api-key") != self.api_key:
            raise Refused(401, ["Unauthorized"])
        name, place = found["resource"], found["place"]
        if call.method == "GET":
            return self._list(name, call) if place is None else self._get(name, place)
        return self._write(call.method, name, place, _body(call))

    def _table(self, name: str) -> dict[str, Row]:
        """Return the records that the credentials see."""
        return (self._elsewhere if self.wrong_environment else self.tables).setdefault(name, {})

    # Reading

    def _list(self, name: str, call: Call) -> Answer:
        asked = _asked(call.query)
        rows = sorted(self._table(name).values(), key=lambda row: _order(str(row["id"])))
        for test in self._tests(name, asked):
            rows = [row for row in rows if test(row)]
        limit = min(_number(call.parameter("limit"), LARGEST_PAGE) or LARGEST_PAGE, LARGEST_PAGE)
        begin, end = _window(rows, call, limit)
        page = [_shown(name, row, asked) for row in rows[begin:end]]
        by_number = _number(call.parameter("page"), 1) > 1
        meta = {
            "has_previous_page": begin > 0,
            "has_next_page": end < len(rows),
            "limit": limit,
            "total": len(rows),
            # Whoever pages by number gets cursors on the first page only.
            "start_cursor": _cursor(page[0]) if page and not by_number else None,
            "end_cursor": _cursor(page[-1]) if page and not by_number else None,
        }
        return Answer(status=200, body={"data": page, "meta": meta})

    def _get(self, name: str, id: str) -> Answer:
        if name in RESOURCES and "get" not in RESOURCES[name].operations:
            raise Refused(404, ["Not found"])
        return Answer(status=200, body=_shown(name, self._found(name, id)))

    def _found(self, name: str, id: str) -> Row:
        row = self._table(name).get(id)
        if row is None:
            raise Refused(404, ["Resource not found"])
        return row

    # Filters

    def _tests(self, name: str, asked: Mapping[str, list[str]]) -> Iterator[Test]:
        """Yield what a record must pass."""
        resource = RESOURCES.get(name)
        special = self._special(name, asked)
        for parameter in ("ids[]",) if resource is None else resource.filters:
            if parameter in special:
                continue
            if parameter in asked:
                yield _plain(parameter, asked[parameter])
        yield from (test for test in special.values() if test is not None)

    def _special(self, name: str, asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
        """
        Return the tests behind parameters that are no plain comparison with a field.

        ``None`` stands for a parameter that lets everything pass.
        """
        tests: dict[str, Test | None] = {
            "company_id": self._of_company(asked.get("company_id")),
            "company_ids[]": self._of_company(asked.get("company_ids[]")),
            "companies_ids[]": self._of_company(asked.get("companies_ids[]")),
            "include_attachments": None,  # it changes what is shown
        }
        for parameter in ("updated_from", "updated_at_gteq", "updated_after"):
            if parameter in asked:
                tests[parameter] = _changed_since(asked[parameter][0][:10])
        if "false" in asked.get("include_manual_drafts", ()) or "true" in asked.get(
            "exclude_drafts", ()
        ):
            tests["include_manual_drafts"] = lambda row: row.get("status") != "draft"
        tests.setdefault("include_manual_drafts", None)
        tests["exclude_drafts"] = None
        if name.startswith("expenses/") and name != "expenses/per_diems":
            tests["from"] = tests["to"] = _between(name, asked)
        more: Mapping[str, Callable[[Mapping[str, list[str]]], dict[str, Test | None]]] = {
            "companies/legal_entities": self._entities,
            "employees/employees": self._employees,
            "expenses/expensables": self._expensables,
            "finance/categories": _categories,
            "finance/contacts": _contacts,
            "finance/cost_centers": _cost_centers,
            "finance/cost_center_memberships": self._memberships,
            "finance/ledger_account_resources": _ledger_account_resources,
            "project_management/projects": _projects,
        }
        return {**tests, **(more[name](asked) if name in more else {})}

    def _of_company(self, wanted: list[str] | None) -> Test | None:
        if wanted is None or self.company_id in wanted:
            return None
        return lambda _row: False

    def _entities(self, asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
        people = self._table("employees/employees")
        entities = {
            str(people[id].get("legal_entity_id"))
            for id in asked.get("employees_ids[]", ())
            if id in people
        }
        countries = {country.lower() for country in asked.get("country_ids[]", ())}
        return {
            "employees_ids[]": _given(asked, "employees_ids[]", lambda r: str(r["id"]) in entities),
            "country_ids[]": _given(
                asked, "country_ids[]", lambda r: r.get("country") in countries
            ),
        }

    def _employees(self, asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
        people = self._table("employees/employees").values()
        managers = {str(row["manager_id"]) for row in people if row.get("manager_id")}
        start = _first(asked, "name_starts_with").casefold()
        return {
            "only_active": _when(asked, "only_active", lambda r: bool(r.get("active"))),
            "only_managers": _when(asked, "only_managers", lambda r: str(r["id"]) in managers),
            "full_text_name": _contains(asked, "full_text_name", "full_name", "preferred_name"),
            "name_starts_with": _given(
                asked,
                "name_starts_with",
                lambda r: str(r.get("full_name") or "").casefold().startswith(start),
            ),
            "emails[]": _given(asked, "emails[]", lambda r: r.get("email") in asked["emails[]"]),
        }

    def _expensables(self, asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
        people = {"employee_id": "employee_ids[]", "reporter_id": "reporter_ids[]"}

        def concerns(row: Row) -> bool:
            return any(str(row.get(f)) in asked.get(name, ()) for f, name in people.items())

        # Both together are a union; what is no way of creation matches nothing.
        union = concerns if any(name in asked for name in people.values()) else None
        ways = {"manual", "automatic"} & set(asked.get("creation_type[]", ()))
        return {
            "employee_ids[]": union,
            "reporter_ids[]": None,
            "creation_type[]": _given(
                asked,
                "creation_type[]",
                lambda row: self._detail(row)[1].get("creation_type", "manual") in ways,
            ),
            "include_grouped": _unless(
                asked, "include_grouped", lambda row: row.get("group_id") is None
            ),
            "search": _given(
                asked,
                "search",
                lambda row: _mentions(
                    _first(asked, "search"),
                    [row.get("description"), row.get("internal_reference")]
                    + [self._detail(row)[1].get(n) for n in ("merchant_name", "user_merchant")],
                ),
            ),
        }

    def _memberships(self, asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
        today = self._clock().date().isoformat()
        days = [asked[name][0][:10] for name in ("active_on", "applying_on") if name in asked]
        if not days and _first(asked, "only_active") != "false":
            days = [today]

        def applies(row: Row) -> bool:
            begin, end = str(row["start_date"]), str(row.get("end_date") or "9999-12-31")
            return all(begin <= day <= end for day in days)

        return {"only_active": applies, "active_on": None, "applying_on": None}

    def _detail(self, header: Row) -> tuple[str | None, Row]:
        """Return the resource and the record behind a header."""
        for kind, name in DETAILS.items():
            id = header.get(f"{kind}_id")
            if id is not None:
                return name, self._table(name).get(str(id), {})
        return None, {}

    # Writing

    def _write(self, method: str, name: str, place: str | None, body: Row) -> Answer:
        operations = RESOURCES[name].operations if name in RESOURCES else frozenset[str]()
        actions: dict[str, Callable[[Row], Answer]] = {
            "upsert": lambda body: self._upsert(name, body),
            "edit": lambda body: self._update(name, str(body.get("id")), body),
            "bulk_set_to_paid": self._pay,
            "update_reimbursable_amount": self._reimburse,
            "bulk_create_update": self._join,
        }
        if method == "POST" and place is None and "create" in operations:
            return self._create(name, body, status=201)
        if method == "POST" and place in operations and place in actions:
            return actions[place](body)
        if method == "PUT" and place is not None and "update" in operations:
            return self._update(name, place, body)
        if method == "DELETE" and place is not None and "delete" in operations:
            row = self._found(name, place)
            del self._table(name)[place]
            return Answer(status=200, body=_shown(name, row))
        raise Refused(404, ["Not found"])

    def _create(self, name: str, body: Row, *, status: int) -> Answer:
        taken = RESOURCES[name].creates
        self._check(name, taken, body)
        row = self._new(name, {key: body[key] for key in taken if key in body})
        return Answer(status=status, body=_shown(name, row))

    def _new(self, name: str, given: Row) -> Row:
        """Add a record with the next id."""
        table = self._table(name)
        row: Row = {**dict.fromkeys(RESOURCES[name].fields), **NEW.get(name, {})}
        row.update({key: value for key, value in given.items() if key in row and value is not None})
        row["id"] = _next_id(table)
        if "updated_at" in row:
            row["updated_at"] = self._stamp()
        if "company_id" in row:
            row["company_id"] = self.company_id
        table[row["id"]] = row
        return row

    def _update(self, name: str, id: str, body: Row) -> Answer:
        row = self._found(name, id)
        taken = RESOURCES[name].updates
        self._check(name, taken, body, already=row)
        row.update({key: body[key] for key in taken if key in body and key in row and key != "id"})
        if "updated_at" in row:
            row["updated_at"] = self._stamp()
        return Answer(status=200, body=_shown(name, row))

    def _upsert(self, name: str, body: Row) -> Answer:
        taken = RESOURCES[name].creates
        self._check(name, taken, body)
        given = {key: body[key] for key in taken if key in body}
        if name == "finance/ledger_account_resources":
            given["account_id"] = self._account_of(given)
        keys = ("id",) if given.get("id") else ("legal_entity_id", "resource_type", "resource_id")
        if given.get("id"):
            self._found(name, str(given["id"]))
        for row in self._table(name).values():
            if all(row.get(key) == given[key] for key in keys if key in given):
                row.update({key: value for key, value in given.items() if key in row})
                row["updated_at"] = self._stamp()
                return Answer(status=200, body=_shown(name, row))
        return Answer(status=200, body=_shown(name, self._new(name, given)))

    def _account_of(self, given: Row) -> str:
        """Return the account of a link; one given by number and name is added where it is missing."""
        if given.get("account_id"):
            return str(given["account_id"])
        entity, number = given["legal_entity_id"], given.get("number")
        if not number:
            raise Refused(422, {"account_id": ["can't be blank"]})
        accounts = self._table("finance/accounts")
        for row in accounts.values():
            if (row["number"], row.get("legal_entity_id")) == (number, entity):
                return str(row["id"])
        if not given.get("name"):
            raise Refused(422, {"name": ["can't be blank"]})
        account = {"number": number, "name": given["name"], "type": "expense"}
        return str(self._new("finance/accounts", {**account, "legal_entity_id": entity})["id"])

    def _pay(self, body: Row) -> Answer:
        name = "expenses/expensables"
        wanted = body.get("ids")
        table = self._table(name)
        ids: list[str] = [str(id) for id in wanted] if isinstance(wanted, list) else []  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        if not ids or any(id not in table for id in ids):
            raise Refused(422, {"ids": ["is invalid"]})
        unpayable = sorted({str(table[id]["status"]) for id in ids} - PAYABLE)
        if unpayable:
            raise Refused(422, {"ids": [f"cannot be paid while {', '.join(unpayable)}"]})
        for header in (table[id] for id in ids):
            if header["status"] == "paid":
                continue
            detail_name, detail = self._detail(header)
            for row in (header, detail):
                row.update(status="paid", paid_at=self._stamp())
            header.update(status_updated_at=self._stamp(), updated_at=self._stamp())
            if detail_name == "expenses/expenses":
                detail["status_updated_at"] = self._stamp()
        return Answer(status=200, body=[_shown(name, table[id]) for id in ids])

    def _reimburse(self, body: Row) -> Answer:
        name = "expenses/expensables"
        header = self._found(name, str(body.get("id")))
        amount = body.get("reimbursable_amount")
        if isinstance(amount, bool) or not isinstance(amount, int):
            raise Refused(422, {"reimbursable_amount": ["is not a number"]})
        detail_name, detail = self._detail(header)
        if detail_name != "expenses/expenses" or detail.get("payment") != "reimbursable":
            message = "only reimbursable receipts have a reimbursable amount"
            raise Refused(422, {"errors": [message]})
        for row in (header, detail):
            row["reimbursable_amount"] = amount
        header["updated_at"] = self._stamp()
        return Answer(status=200, body=_shown(name, header))

    def _join(self, body: Row) -> Answer:
        name = "finance/cost_center_memberships"
        self._check(name, {"employee_id": True, "company_id": True, "memberships": True}, body)
        shares: list[Row] = [each for each in body["memberships"] if isinstance(each, dict)]
        for each in shares:
            self._check(name, RESOURCES[name].creates, each)
        if sum((_decimal(each["percentage"]) for each in shares), Decimal(0)) != 1:
            raise Refused(422, {"memberships": ["must sum to 1"]})
        today = self._clock().date().isoformat()
        table = self._table(name)
        for row in table.values():
            if row["employee_id"] == body["employee_id"] and row.get("end_date") is None:
                row["end_date"] = today
        made = [self._new(name, {**each, "employee_id": body["employee_id"]}) for each in shares]
        for id, center in self._table("finance/cost_centers").items():
            members = [row for row in table.values() if row["cost_center_id"] == id]
            center["active_employees_count"] = sum(1 for row in members if not row.get("end_date"))
            center["historical_employees_count"] = len({row["employee_id"] for row in members})
        return Answer(status=200, body=[_shown(name, row) for row in made])

    def _check(
        self, name: str, taken: Mapping[str, bool], body: Row, *, already: Row | None = None
    ) -> None:
        """
        Refuse a body that the API refuses: first what it points to, then its fields.

        Raises:
            Refused: 400 for a reference to nothing, 422 for everything else.
        """
        for field, target in REFERENCES.items():
            id = body.get(field) if field in taken else None
            if id not in (None, "") and str(id) not in self._table(target):
                raise Refused(400, [{"error": f"{field} does not exist"}])
        wrong = {
            field: ["can't be blank"]
            for field, needed in taken.items()
            if needed and body.get(field) in (None, "", [])
        }
        wrong.update(_unusable(name, body))
        if name == "finance/accounts" and already is None and self._is_known(name, body):
            wrong["external_id"] = ["has already been taken"]
        if wrong:
            raise Refused(422, wrong)
        if name == "finance/contacts":
            _check_address(body.get("address"))

    def _is_known(self, name: str, body: Row) -> bool:
        """Tell whether another record of the legal entity has the ERP's key already."""
        key = (body.get("external_id"), body.get("legal_entity_id"))
        rows = self._table(name).values()
        return bool(key[0]) and any(
            (row.get("external_id"), row.get("legal_entity_id")) == key for row in rows
        )

    def _stamp(self) -> str:
        return self._clock().strftime("%Y-%m-%dT%H:%M:%S.000Z")


# What is shown


def _shown(name: str, row: Row, asked: Mapping[str, list[str]] | None = None) -> Row:
    """Return a record as it goes over the wire, apart from what is kept."""
    shown = {key: value for key, value in row.items() if not key.startswith("_")}
    if asked is None:
        return shown
    if "files" in shown and "false" in asked.get("include_attachments", ()):
        shown["files"] = []
    if name == "project_management/projects":
        if "false" in asked.get("include_inputed_minutes", ()):
            shown["inputed_minutes"] = 0
        if "true" not in asked.get("include_costs", ()):
            shown.update(dict.fromkeys(COSTS))
    return shown


def _window(rows: list[Row], call: Call, limit: int) -> tuple[int, int]:
    """Return where the page begins and ends."""
    before, after = call.parameter("before_id"), call.parameter("after_id")
    if after is not None:
        begin = sum(1 for row in rows if _order(str(row["id"])) <= _uncursor(after))
    elif before is not None:
        end = sum(1 for row in rows if _order(str(row["id"])) < _uncursor(before))
        return max(end - limit, 0), end
    else:
        begin = max(_number(call.parameter("page"), 1) - 1, 0) * limit
    return min(begin, len(rows)), min(begin + limit, len(rows))


def _cursor(row: Row) -> str:
    return base64.b64encode(str(row["id"]).encode()).decode()


def _uncursor(cursor: str) -> tuple[int, str]:
    try:
        return _order(base64.b64decode(cursor, validate=True).decode())
    except (binascii.Error, UnicodeError):
        raise Refused(400, [{"error": "the cursor is malformed"}]) from None


def _order(id: str) -> tuple[int, str]:
    """Sort ids as numbers, with those that are none at the end."""
    return (int(id), "") if id.isdecimal() else (10**30, id)


def _next_id(table: Mapping[str, Row]) -> str:
    return str(max((int(id) for id in table if id.isdecimal()), default=0) + 1)


# What is asked


def _asked(query: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    asked: dict[str, list[str]] = {}
    for name, value in query:
        asked.setdefault(name, []).append(value)
    return asked


def _first(asked: Mapping[str, list[str]], name: str) -> str:
    return asked.get(name, [""])[0]


def _given(asked: Mapping[str, list[str]], name: str, test: Test) -> Test | None:
    return test if name in asked else None


def _when(asked: Mapping[str, list[str]], name: str, test: Test) -> Test | None:
    """Return a test that a flag switches on."""
    return test if _first(asked, name) == "true" else None


def _unless(asked: Mapping[str, list[str]], name: str, test: Test) -> Test | None:
    """Return a test that holds unless a flag leaves it out."""
    return test if _first(asked, name) == "false" else None


def _plain(parameter: str, values: list[str]) -> Test:
    """Compare with the field that a parameter is named for: ``legal_entity_ids[]``, ``types[]``."""
    stem = parameter.removesuffix("[]")
    fields = {stem, stem.removesuffix("s")}
    if stem == "card_ids":
        fields = {"expenses_card_id"}

    def test(row: Row) -> bool:
        for field in fields & row.keys():
            actual = row[field]
            found = actual if isinstance(actual, list) else [actual]  # pyright: ignore[reportUnknownVariableType]
            return any(str(each) in values for each in found)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return False

    return test


def _contains(asked: Mapping[str, list[str]], name: str, *fields: str) -> Test | None:
    """Return a test for a text anywhere in some fields, whatever its case."""
    if name not in asked:
        return None
    return lambda row: _mentions(_first(asked, name), [row.get(field) for field in fields])


def _mentions(text: str, places: Iterable[Any]) -> bool:
    return any(text.casefold() in str(place or "").casefold() for place in places)


def _changed_since(day: str) -> Test:
    return lambda row: str(row.get("updated_at") or row.get("_updated_at") or "")[:10] >= day


def _between(name: str, asked: Mapping[str, list[str]]) -> Test | None:
    begin, end = _first(asked, "from"), _first(asked, "to")
    if not begin or not end:
        return None  # one bound alone is ignored without a word

    def moment(bound: str) -> str:
        return (
            bound[:19].replace(" ", "T") if len(bound) > len("2026-10-01") else f"{bound}T00:00:00"
        )

    def inside(row: Row) -> bool:
        day = str(row.get("effective_on") or "")[:10]
        if not day:
            return False
        if name in HALF_OPEN:
            return moment(begin) <= moment(day) < moment(end)
        return begin[:10] <= day <= end[:10]

    return inside


def _categories(asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
    level, kind = _first(asked, "category_level"), _first(asked, "type")
    states = asked.get("statuses[]") or ["enabled", "disabled"]

    def state(row: Row) -> str:
        return str(row.get("_status") or ("enabled" if row.get("enabled") else "disabled"))

    return {
        "category_level": (
            (lambda row: (level == "category") == (row.get("parent_category_id") is None))
            if level in ("category", "subcategory")
            else None
        ),
        "type": (
            (lambda row: row.get("_type", "expense") == kind) if kind not in ("", "all") else None
        ),
        "statuses[]": lambda row: state(row) in states,
        "search": _contains(asked, "search", "label", "default_label"),
    }


def _contacts(asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
    kind = _first(asked, "contact_type") or "vendor"
    return {
        "contact_type": lambda row: row.get("_contact_type", "vendor") == kind,
        "name": _contains(asked, "name", "name"),
        "legal_name": _contains(asked, "legal_name", "legal_name"),
    }


def _cost_centers(asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
    day = _first(asked, "include_actives_on_date")[:10]
    return {
        "include_actives_on_date": _given(
            asked,
            "include_actives_on_date",
            lambda row: str(row.get("deactivation_date") or "9999-12-31") >= day,
        ),
        "search": _contains(asked, "search", "name", "code", "description"),
    }


def _ledger_account_resources(asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
    accounts = asked.get("finance_account_ids[]", [])
    return {
        "finance_account_ids[]": _given(
            asked, "finance_account_ids[]", lambda row: row.get("account_id") in accounts
        )
    }


def _projects(asked: Mapping[str, list[str]]) -> dict[str, Test | None]:
    return {
        "include_inputed_minutes": None,
        "include_costs": None,
        "name": _contains(asked, "name", "name"),
        "name_or_code": _contains(asked, "name_or_code", "name", "code"),
        "no_clients": _when(asked, "no_clients", lambda row: row.get("client_id") is None),
    }


# What arrives


def _body(call: Call) -> Row:
    """
    Return the body of a request, ids as text even where a client sends numbers.

    Raises:
        Refused: It is no JSON object.
    """
    try:
        body: Any = call.json() if call.content else dict[str, Any]()
    except ValueError:
        raise Refused(400, [{"error": "the body is no JSON"}]) from None
    if not isinstance(body, dict):
        raise Refused(400, [{"error": "the body is no object"}])
    return {name: _id_as_text(name, value) for name, value in cast("Row", body).items()}


def _unusable(name: str, body: Row) -> dict[str, list[str]]:
    """Return what is wrong with the values of fields."""
    wrong: dict[str, list[str]] = {}
    for field, value in body.items():
        allowed = CHOICES.get((name, field))
        if allowed and value is not None and value not in allowed.split():
            wrong[field] = ["is not included in the list"]
    rate = body.get("rate")
    if name == "finance/tax_rates" and rate is not None and not -1 <= _decimal(rate) <= 1:
        wrong["rate"] = ["must be between -1 and 1"]
    return wrong


def _check_address(address: Any) -> None:
    missing = [key for key in ADDRESS if not isinstance(address, dict) or key not in address]
    if missing:
        raise Refused(422, {"errors": [f"address: {', '.join(missing)} is missing"]})


def _id_as_text(name: str, value: Any) -> Any:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number and (name == "id" or name.endswith("_id")) else value


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() else default


def _decimal(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise Refused(422, {"errors": [f"{value!r} is no number"]}) from None
