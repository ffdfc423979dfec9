"""How do Factorial's resources look on the wire?"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import httpx
import pytest

from factorial_erp import AsyncFactorial, Factorial, errors
from tests.conftest import Mode


class Server:
    """Factorial that answers every list with nothing and everything else with a record."""

    def __init__(self) -> None:
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request)
        if request.method == "GET":
            return httpx.Response(200, json={"data": [], "meta": {"has_next_page": False}})
        return httpx.Response(200, json={"id": "7", "name": "x"})

    def query(self) -> list[tuple[str, str]]:
        return self.seen[-1].url.params.multi_items()


@pytest.mark.parametrize(
    ("resource", "last"),
    [("expenses", "2026-11-01"), ("mileages", "2026-11-01"), ("expensables", "2026-10-31")],
)
def test_both_ends_of_a_window_are_included(mode: Mode, resource: str, last: str) -> None:
    """
    The API includes the end for headers and excludes it for receipts; callers need not know.
    """
    server = Server()
    expenses = mode.factorial(server).expenses
    lists = expenses if resource == "expenses" else getattr(expenses, resource)

    mode.list(lists.list(from_="2026-10-01", to=dt.date(2026, 10, 31)))

    assert ("from", "2026-10-01") in server.query()
    assert ("to", last) in server.query()


@pytest.mark.parametrize(
    ("window", "reason"),
    [
        ({"from_": "2026-10-01"}, "Give both ends"),
        ({"to": "2026-10-01"}, "Give both ends"),
        ({"from_": "2026-10-02", "to": "2026-10-01"}, "before it begins"),
        ({"from_": "1.10.2026", "to": "2026-10-01"}, "is no day"),
    ],
)
def test_half_a_window_is_refused(mode: Mode, window: dict[str, Any], reason: str) -> None:
    """
    Factorial ignores a single bound without a word.
    """
    server = Server()

    with pytest.raises(errors.InputInvalid, match=reason):
        mode.factorial(server).expenses.list(**window)

    assert server.seen == []


def test_filters_are_spelled_as_rails_does(mode: Mode) -> None:
    """
    Arrays are repeated with brackets; flags that the schema requires have defaults.
    """
    server = Server()

    mode.list(mode.factorial(server).finance.categories.list(ids=["1", "2"], search="a&b c"))

    assert server.query() == [
        ("category_level", "all"),
        ("type", "all"),
        ("statuses[]", "enabled"),
        ("statuses[]", "disabled"),
        ("ids[]", "1"),
        ("ids[]", "2"),
        ("search", "a&b c"),
        ("limit", "100"),
    ]


def test_changes_repeat_the_id_in_the_body(mode: Mode) -> None:
    """
    Most PUT bodies of the API require the id besides the path.
    """
    server = Server()

    mode.call(mode.factorial(server).finance.accounts.update, "7/8", name="New", external_id=None)

    assert server.seen[0].method == "PUT"
    assert server.seen[0].url.raw_path.endswith(b"/finance/accounts/7%2F8")
    assert json.loads(server.seen[0].content) == {"id": "7/8", "name": "New", "external_id": None}


def test_what_is_left_out_is_not_sent(mode: Mode) -> None:
    """
    Absent means unchanged, ``None`` means null.
    """
    server = Server()

    mode.call(mode.factorial(server).finance.cost_centers.edit, id="7", name="Sales")

    assert json.loads(server.seen[0].content) == {"id": "7", "name": "Sales"}


def test_an_empty_id_is_refused(mode: Mode) -> None:
    """
    It would read the whole list.
    """
    with pytest.raises(errors.InputInvalid, match="needs an id"):
        mode.call(mode.factorial(Server()).finance.accounts.get, "")


def test_the_key_travels_in_its_header_only(mode: Mode) -> None:
    """
    An API key is no bearer token, although it looks like one.
    """
    server = Server()

    mode.list(mode.factorial(server, api_key="k-1").companies.legal_entities.list())

    assert server.seen[0].headers["x-api-key"] == "k-1"
    assert "authorization" not in server.seen[0].headers
    assert "k-1" not in str(server.seen[0].url)


@pytest.mark.parametrize("client", [Factorial, AsyncFactorial])
def test_missing_or_double_credentials_are_told(client: Any) -> None:
    """
    Before anything is sent, with the place where keys are made.
    """
    with pytest.raises(errors.ConfigurationMissing, match="API & Integrations"):
        client()
    with pytest.raises(errors.ConfigurationMissing, match="several"):
        client("key", token="token")


def test_the_environment_configures_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The same variables as the official SDK.
    """
    monkeypatch.delenv("FACTORIAL_API_KEY", raising=False)
    monkeypatch.delenv("FACTORIAL_TOKEN", raising=False)
    with pytest.raises(errors.ConfigurationMissing, match="FACTORIAL_API_KEY"):
        Factorial.from_env()

    monkeypatch.setenv("FACTORIAL_TOKEN", "t-1")
    monkeypatch.setenv("FACTORIAL_BASE_URL", "https://api.eu2.demo.factorial.dev/")
    server = Server()
    list(Factorial.from_env(transport=httpx.MockTransport(server)).companies.legal_entities.list())

    assert str(server.seen[0].url).startswith("https://api.eu2.demo.factorial.dev/api/2026-10-01/")
    assert server.seen[0].headers["authorization"] == "Bearer t-1"


def test_an_id_may_be_a_number(mode: Mode) -> None:
    """
    Ids were numbers before 2026-07-01, and still are in many a table that they come from.
    """
    server = Server()

    mode.call(mode.factorial(server).finance.cost_centers.delete, 45)

    assert server.seen[-1].url.path.endswith("/finance/cost_centers/45")


@pytest.mark.parametrize("id_", [None, "", ".", "..", True, 4.0, b"4", "\ud83d"])
@pytest.mark.parametrize("verb", ["get", "update", "delete"])
def test_an_id_that_leads_elsewhere_is_refused(mode: Mode, verb: str, id_: object) -> None:
    """
    ``None`` would address the whole list, two dots what is above it.
    """
    server = Server()
    teams = mode.factorial(server).teams

    with pytest.raises(errors.InputInvalid, match="needs an id"):
        mode.call(getattr(teams, verb), id_)

    assert server.seen == []


@pytest.mark.parametrize("resource", ["expenses", "expensables"])
@pytest.mark.parametrize("spelled", [str, lambda each: each])
def test_a_window_has_the_days_that_are_written(mode: Mode, resource: str, spelled: Any) -> None:
    """
    Midnight in Berlin begins a day there, though it is the day before in UTC.
    """
    server = Server()
    expenses = mode.factorial(server).expenses
    lists = expenses if resource == "expenses" else getattr(expenses, resource)
    berlin = dt.timezone(dt.timedelta(hours=2))
    first, last = (dt.datetime(2026, 10, day, tzinfo=berlin) for day in (1, 31))

    mode.list(lists.list(from_=spelled(first), to=spelled(last)))

    found = dict(server.query())
    assert "2026-10-01" == found["from"]
    assert ("2026-11-01" if resource == "expenses" else "2026-10-31") == found["to"]


def test_changes_are_asked_for_since_the_day_in_utc(mode: Mode) -> None:
    """
    There the earlier day is the safe one: what changed meanwhile comes twice rather than never.
    """
    server = Server()
    berlin = dt.timezone(dt.timedelta(hours=2))
    since = dt.datetime(2026, 10, 1, tzinfo=berlin)

    mode.list(mode.factorial(server).finance.contacts.list(updated_since=since))

    assert "2026-09-30" in dict(server.query()).values()


@pytest.mark.parametrize("single", ["approved", ["approved"], ("approved",)])
def test_a_single_value_filters_as_a_list_of_one(mode: Mode, single: object) -> None:
    """
    Without brackets in its name it would filter nothing, and all records would come.
    """
    server = Server()

    mode.list(mode.factorial(server).expenses.expensables.list(status=single))

    assert ("status[]", "approved") in server.query()


@pytest.mark.parametrize(
    "base_url",
    [
        "api.factorialhr.com",
        "ftp://api.factorialhr.com",
        "https://",
        "https://u:hush@x",
        "https://x:y",
        "",
    ],
)
def test_an_address_that_nobody_can_send_to_is_refused(mode: Mode, base_url: str) -> None:
    """
    Otherwise four attempts fail before the missing scheme is named.
    """
    server = Server()

    with pytest.raises(errors.InputInvalid, match="https") as caught:
        mode.factorial(server, base_url=base_url)

    assert "hush" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [("create", {"name": "A"}), ("update", {"id": "7"}), ("move", {"id": "7"})],
)
def test_a_field_that_an_operation_does_not_take_is_refused(
    mode: Mode, verb: str, arguments: dict[str, Any]
) -> None:
    """
    Factorial drops it without a word, and the value would be lost.
    """
    server = Server()
    resource = mode.factorial(server).teams

    with pytest.raises(errors.InputInvalid, match="takes no field 'descripton'") as caught:
        mode.call(getattr(resource, verb), **arguments, descripton="x")

    assert "descripton" == caught.value.field
    assert server.seen == []


def test_the_field_that_was_meant_is_named(mode: Mode) -> None:
    """
    Most unknown fields are misspelled.
    """
    with pytest.raises(errors.InputInvalid, match="Did you mean code"):
        mode.call(
            mode.factorial(Server()).finance.cost_centers.create,
            name="A",
            company_id="1",
            cod="7",
        )


def test_a_path_as_a_text_is_no_file(mode: Mode) -> None:
    """
    It would be sent as the text that it is.
    """
    server = Server()

    with pytest.raises(errors.InputInvalid, match=r"pathlib\.Path"):
        mode.call(
            mode.factorial(server).finance.financial_documents.create,
            company_id="1",
            document_type="invoice",
            file="scan.pdf",
        )

    assert server.seen == []


def test_a_message_ends_before_its_hint_begins() -> None:
    """
    What a server says often has no full stop.
    """
    assert "name is blank. Mend it." == str(errors.ErpError("name is blank", hint="Mend it."))
    assert "Why? Mend it." == str(errors.ErpError("Why?", hint="Mend it."))
    assert "name is blank" == str(errors.ErpError("name is blank"))
