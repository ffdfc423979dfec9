"""Do the generated modules send what the API takes, for each of its operations?"""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import json
import re
import subprocess
import sys
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import httpx
import pytest

import factorial_erp.factorial
from factorial_erp import errors
from factorial_erp._core.model import Model, columns
from factorial_erp._core.uploads import Upload
from factorial_erp.factorial.events import EVENT_TYPES
from factorial_erp.factorial.expenses import Expensable
from tests.conftest import Mode

VERSION = "2026-10-01"
CATALOGUE = Path(__file__).parents[3] / "shared" / "api" / f"factorial-{VERSION}.json"
FACTS: Any = json.loads(
    (resources.files("factorial_erp.sandbox") / "schema" / "factorial.json").read_text("utf-8")
)
needs_catalogue = pytest.mark.skipif(
    not CATALOGUE.exists(), reason="the catalogue of the API lies beside the checkout: ../shared"
)


class Sent(NamedTuple):
    """What a client sent, as far as names go."""

    method: str
    path: str
    query: frozenset[str]
    body: frozenset[str]


class Case(NamedTuple):
    """An operation of the facts."""

    domain: str
    resource: str
    operation: str

    @property
    def facts(self) -> Any:
        found = FACTS[self.domain]["resources"][self.resource]
        return found["operations"][self.operation]

    @property
    def plural(self) -> str:
        return str(FACTS[self.domain]["resources"][self.resource]["plural"])


CASES = [
    Case(domain, resource, operation)
    for domain, facts in FACTS.items()
    for resource, each in facts["resources"].items()
    for operation in each["operations"]
]


def sample(spec: Any) -> Any:
    """Make a value of a type of the facts."""
    if isinstance(spec, list):
        return [sample(spec[0])]
    if isinstance(spec, dict):
        return {key.removesuffix("!"): sample(each) for key, each in spec.items()}
    word = spec.split(", ")[0].split(" or ")[0]
    if word.startswith("one of "):
        return word.split(" ")[2]
    values = {
        "text": "x",
        "int": 1,
        "number": 1,
        "bool": True,
        "date": dt.date(2026, 10, 1),
        "datetime": dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC),
        "time": "08:00",
        "any": "x",
        "object": {"key": "value"},
        "file": Upload(b"content", filename="receipt.pdf"),
    }
    return values[word]


def arguments(fields: Any) -> dict[str, Any]:
    """Make keyword arguments that give every field."""
    names = {"from": "from_"}
    plain = {key.removesuffix("!"): spec for key, spec in fields.items()}
    given = {names.get(name, name): sample(spec) for name, spec in plain.items()}
    if {"from_", "to"} <= given.keys():
        given |= {"from_": dt.date(2026, 10, 1), "to": dt.date(2026, 10, 31)}
    return given


def resource_of(client: Any, case: Case) -> Any:
    """Walk from a client to a resource."""
    domain = getattr(client, case.domain)
    return domain if case.plural == case.domain else getattr(domain, case.plural)


@functools.cache
def sent(case: Case, mode: str = "sync") -> Sent:
    """Call an operation with every argument and return what went out."""
    use = Mode(mode)
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if case.operation == "list":
            return httpx.Response(200, json={"data": [], "meta": {"has_next_page": False}})
        return httpx.Response(200, json=[] if case.facts.get("answers") == "array" else {})

    client = use.factorial(answer, on_drift=lambda _: None)
    operation = getattr(resource_of(client, case), case.operation)
    body = arguments(case.facts.get("body", {}))
    if case.operation == "list":
        assert use.list(operation(**arguments(case.facts.get("filters", {})))) == []
    elif case.operation in ("get", "delete"):
        use.call(operation, "7")
    elif case.operation == "update":
        use.call(operation, "7", **{k: v for k, v in body.items() if k != "id"})
    else:
        use.call(operation, **body)
    (request,) = seen
    return Sent(
        request.method,
        request.url.path,
        frozenset(request.url.params) - {"limit"},
        frozenset(body_names(request)),
    )


def body_names(request: httpx.Request) -> set[str]:
    """Return the names on the first level of a JSON body or a form."""
    content = request.read()
    if not content:
        return set()
    if request.headers["content-type"].startswith("multipart/form-data"):
        names = re.findall(rb'form-data; name="([^"]+)"', content)
        return {name.decode().split("[")[0] for name in names}
    return set(json.loads(content))


@functools.cache
def catalogue() -> dict[Case, Sent]:
    """Return what the catalogue says about each operation."""
    read: Any = json.loads(CATALOGUE.read_text("utf-8"))
    found: dict[Case, Sent] = {}
    for resource in read["resources"]:
        for each in resource["operations"]:
            query: set[str] = set()
            for parameter in each["query"]:
                if parameter["type"] == "object":  # spread, as the official SDK does
                    fields = read["schemas"][parameter["ref"]]["fields"]
                    query |= {field["name"] for field in fields}
                elif parameter["type"] == "array[ref]":
                    query.add(f"{parameter['name']}[key]")
                else:
                    query.add(parameter["name"])
            body = read["schemas"][each["body"]]["fields"] if each["body"] else []
            found[Case(resource["domain"], resource["name"], each["name"])] = Sent(
                each["method"],
                each["path"].replace("{id}", "7"),
                frozenset(query),
                frozenset(field["name"].removesuffix("[]") for field in body),
            )
    return found


def wire(filters: Any) -> set[str]:
    """Spell the filters of the facts as they go out."""
    names: set[str] = set()
    for key, spec in filters.items():
        name = key.removesuffix("!")
        if isinstance(spec, dict):
            names |= {each.removesuffix("!") for each in spec}
        elif isinstance(spec, list):
            names.add(f"{name}[][key]" if spec == ["object"] else f"{name}[]")
        else:
            names.add(name)
    return names


def test_there_are_as_many_as_the_api_has() -> None:
    """
    38 domains, 176 resources, 615 operations.
    """
    assert 38 == len(FACTS)
    assert 176 == sum(len(facts["resources"]) for facts in FACTS.values())
    assert 615 == len(CASES)


@pytest.mark.parametrize("mode_name", ["sync", "async"])
@pytest.mark.parametrize("case", CASES, ids="/".join)
def test_every_operation_sends_what_the_facts_say(case: Case, mode_name: str) -> None:
    """
    Method, path, and the names of all filters and fields, each given a value.
    """
    path = f"/api/{VERSION}/resources/{case.domain}/{case.plural}"
    method, place = {
        "list": ("GET", path),
        "get": ("GET", f"{path}/7"),
        "create": ("POST", path),
        "update": ("PUT", f"{path}/7"),
        "delete": ("DELETE", f"{path}/7"),
    }.get(case.operation, ("POST", f"{path}/{case.operation}"))
    body = {key.removesuffix("!") for key in case.facts.get("body", {})}

    assert sent(case, mode_name) == (method, place, wire(case.facts.get("filters", {})), body)


@needs_catalogue
@pytest.mark.parametrize("case", CASES, ids="/".join)
def test_every_operation_sends_what_the_catalogue_says(case: Case) -> None:
    """
    The catalogue was read off the official SDK; the facts are our own writing.
    """
    assert sent(case) == catalogue()[case]


@needs_catalogue
def test_no_operation_of_the_catalogue_is_missing() -> None:
    """
    What the API has, the library has.
    """
    assert set(CASES) == set(catalogue())


def test_names_are_unique_across_domains() -> None:
    """
    Each public name of the generated modules means one thing in ``factorial_erp.factorial`` too.
    """
    modules = [importlib.import_module(f"factorial_erp.factorial.{domain}") for domain in FACTS]
    counted = Counter(name for module in modules for name in module.__all__)

    assert [name for name, count in counted.items() if count > 1] == []
    assert set(counted) <= set(factorial_erp.factorial.__all__)


def test_names_that_would_clash_begin_with_their_domain() -> None:
    """
    But for the category of expenses, which was there first.
    """
    expected = {
        "AttendanceBreakConfiguration": "attendance",
        "AttendanceShift": "attendance",
        "Category": "finance",
        "ContractsCompensation": "contracts",
        "CustomFieldsValue": "custom_fields",
        "CustomResourcesValue": "custom_resources",
        "ShiftManagementShift": "shift_management",
        "TimeSettingsBreakConfiguration": "time_settings",
        "TrainingsCategory": "trainings",
    }

    for name, domain in expected.items():
        found = getattr(factorial_erp.factorial, name)
        assert found.__module__ == f"factorial_erp.factorial.{domain}"
    assert not hasattr(factorial_erp.factorial, "Shift")


def test_importing_the_room_loads_no_domain() -> None:
    """
    A program pays for the domains it uses.
    """
    program = (
        "import sys, factorial_erp.factorial; from factorial_erp import Factorial; c = Factorial('k');"
        "from factorial_erp.factorial import events;"
        f"print([m for m in {list(FACTS)!r} if 'factorial_erp.factorial.' + m in sys.modules])"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "[]"


def page(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"data": [], "meta": {"has_next_page": False}})


def test_an_unknown_filter_is_refused(mode: Mode) -> None:
    """
    Factorial ignores it and answers with everything.
    """
    with pytest.raises(errors.InputInvalid, match="no filter 'employees_ids'") as caught:
        mode.list(mode.factorial(page).expenses.expensables.list(employees_ids=["1"]))

    assert "employee_ids" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("since", "filter"),
    [
        (dt.date(2026, 10, 2), "2026-10-02"),
        ("2026-10-02", "2026-10-02"),
        (
            dt.datetime(2026, 10, 2, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-2))),
            "2026-10-03",
        ),
        (dt.datetime(2026, 10, 2, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=2))), "2026-10-01"),
        ("2026-10-02T23:59:00+00:00", "2026-10-02"),
    ],
)
def test_updated_since_becomes_the_filter_of_the_api(mode: Mode, since: Any, filter: str) -> None:
    """
    The API counts days, in a zone that it does not tell; the day is taken in UTC.
    """
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return page(request)

    mode.list(mode.factorial(answer).finance.accounts.list(updated_since=since))

    assert filter == seen[0].url.params["updated_from"]
    assert "updated_since" not in seen[0].url.params


def test_a_filter_that_may_exclude_its_day_is_asked_for_one_day_more(mode: Mode) -> None:
    """
    No change is missed; whether ``updated_after`` includes its day is not documented.
    """
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return page(request)

    mode.list(mode.factorial(answer).project_management.projects.list(updated_since="2026-10-01"))

    assert "2026-09-30" == seen[0].url.params["updated_after"]


def test_updated_since_tells_where_the_api_has_no_such_filter(mode: Mode) -> None:
    """
    And what to do instead.
    """
    with pytest.raises(errors.QueryUnsupported, match="expenses/expenses cannot") as caught:
        mode.list(mode.factorial(page).expenses.list(updated_since="2026-10-01"))

    assert "expenses_expensable_ids" in str(caught.value.hint)


def test_an_open_window_includes_what_is_given(mode: Mode) -> None:
    """
    Bank transactions may be asked for from a day on.
    """
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return page(request)

    transactions = mode.factorial(answer).banking.transactions
    mode.list(transactions.list(from_="2026-10-01"))
    mode.list(transactions.list(to=dt.date(2026, 10, 31)))
    mode.list(transactions.list(from_="2026-10-01", to="2026-10-31"))

    windows = [{k: v for k, v in each.url.params.items() if k in ("from", "to")} for each in seen]
    assert windows == [
        {"from": "2026-10-01"},
        {"to": "2026-10-31"},
        {"from": "2026-10-01", "to": "2026-10-31"},
    ]


def test_objects_in_filters_are_spelled_in_two_ways(mode: Mode) -> None:
    """
    One object is spread as the official SDK does; several go as Rails reads them, which is a guess.
    """
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return page(request)

    client = mode.factorial(answer)
    mode.list(
        client.performance.review_process_targets.list(
            managed_by_filter={"manager_employee_id": "4", "only_direct_reports": True}
        )
    )
    mode.list(
        client.expenses.expensables.list(by_resources=[{"type": "a", "id": "1"}, {"type": "b"}])
    )

    assert ("manager_employee_id", "4") in seen[0].url.params.multi_items()
    assert ("only_direct_reports", "true") in seen[0].url.params.multi_items()
    assert [
        ("by_resources[][type]", "a"),
        ("by_resources[][id]", "1"),
        ("by_resources[][type]", "b"),
    ] == [pair for pair in parse_qsl(seen[1].url.query.decode()) if pair[0].startswith("by_res")]


def test_what_only_another_version_has_is_asked_for_there(mode: Mode) -> None:
    """
    The items of a sync run are gone from 2026-10-01.
    """
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return page(request)

    mode.list(mode.factorial(answer).integrations.syncable_items.list(sync_run_id="1"))

    assert "/api/2026-07-01/resources/integrations/syncable_items" == seen[0].url.path
    assert "api.factorialhr.com" == seen[0].url.host


@pytest.mark.parametrize(
    ("given", "kind"), [(True, "multipart/form-data"), (False, "application/json")]
)
def test_a_team_is_sent_as_a_form_only_with_a_picture(mode: Mode, given: bool, kind: str) -> None:
    """
    The schema puts the picture into JSON, which cannot carry one.
    """
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"id": "7", "name": "Sales"})

    changes = {"avatar": Upload(b"png", filename="team.png")} if given else {}
    mode.call(mode.factorial(answer).teams.update, "7", name="Sales", **changes)

    assert seen[0].headers["content-type"].startswith(kind)


def test_every_webhook_type_leads_to_its_model() -> None:
    """
    137 types, each with the fields of the record that it sends.
    """
    assert {event for facts in FACTS.values() for event in facts["events"]} == set(EVENT_TYPES)
    assert 137 == len(EVENT_TYPES)
    for domain, facts in FACTS.items():
        for event, record in facts["events"].items():
            fields = facts["resources"].get(record, {}).get("record") or facts["records"].get(
                record
            )
            model = EVENT_TYPES[event].model
            assert issubclass(model, Model)
            if isinstance(fields, dict):
                expected = {key.removesuffix("!") for key in fields}
                assert {each.wire for each in columns(model).values()} == expected, event
            assert domain in EVENT_TYPES[event].name


def test_a_webhook_type_prints_as_its_name() -> None:
    """
    As subscriptions spell it.
    """
    event = EVENT_TYPES["expenses/expensable/bulk_set_to_paid"]

    assert "expenses/expensable/bulk_set_to_paid" == str(event)
    assert event.model is Expensable


PERSONAL = [
    ("employees.Employee", ["full_name", "communications_email", "birthday_on", "bank_number"]),
    ("finance.Contact", ["iban", "email", "phone_number", "address"]),
    ("banking.BankAccount", ["iban", "account_number", "bic", "beneficiary_name"]),
    ("expenses.Expense", ["access_token"]),
    ("expenses.ExpenseFile", ["url", "download_url"]),
    ("api_public.WebhookSubscription", ["challenge", "target_url"]),
    ("timeoff.Leave", ["reason", "leave_type_name", "employee_full_name"]),
    ("payroll.Supplement", ["amount_in_cents"]),
    ("compensations.PayrollResult", ["amount"]),
    ("payroll_employees.GermanEmployeeDatum", ["tax_class", "birth_name"]),
    ("attendance.AttendanceShift", ["in_location_latitude", "observations"]),
]


@pytest.mark.parametrize(("place", "fields"), PERSONAL)
def test_personal_data_is_in_no_repr(place: str, fields: list[str]) -> None:
    """
    Reprs end up in logs, notebooks and error reports.
    """
    domain, name = place.split(".")
    model = getattr(importlib.import_module(f"factorial_erp.factorial.{domain}"), name)

    assert all(columns(model)[field].private for field in fields)
