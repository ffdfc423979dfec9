"""Does a validating proxy find a wrong request? Prism stands between client and sandbox, for all 615 operations."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal

import attrs
import httpx
import pytest

from factorial_erp import Factorial
from factorial_erp._core.limits import Limits
from factorial_erp.errors import ErpError
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

from .calls import ID, Call, Variant, calls, value
from .known_differences import (
    EXAMPLES_WITH_TIME,
    FORMS,
    NOT_FORCED,
    NOT_THEIRS,
    OBJECT_FILTERS,
    ODD_ANSWERS,
    PRISM_IS_WRONG,
    REFUSED,
)
from .running import free_port, listening, place

SPECIFICATION = Path(__file__).parents[3] / "shared" / "api" / "factorial-2026-10-01.openapi.json"
NO_LIMIT = Limits(concurrent=1, requests=10_000, window_seconds=1.0)
VARIANTS: tuple[Variant, ...] = ("full", "minimal")
ORDER = ("list", "create", "get", "update", "delete")
FEW = 3
"""Records to read of each list: what Prism notes must fit into a header."""

TEXTS = {
    "company_id": "900",
    "employee_id": "101",
    "employee_ids": "101",
    "manager_id": "101",
    "legal_entity_id": "1",
    "account_id": "102",
    "ledger_account_id": "102",
    "cost_center_id": "1",
    "project_id": "1",
    "client_id": "1",
    "vendor_id": "1",
    "tax_type_id": "1",
    "tax_rate_id": "1",
    "subscription_type": "teams/team/create",
    "sync_run_id": "1",
    "marketplace_integration_uuid": Sandbox().integration_uuid,
    "clock_in": "09:30",
    "clock_out": "17:30",
    **{
        f"default_account_for_{role}_id": "102"
        for role in (
            *("purchase_invoices", "vendors", "banks", "suspense", "expenses"),
            *("employees", "sale_invoices", "clients", "benefits"),
        )
    },
}
"""Texts that mean something to the demo company, by the names of the fields."""

pytestmark = pytest.mark.skipif(
    not SPECIFICATION.is_file(), reason="the specification stands in ../shared/api, absent here"
)


@attrs.frozen
class Verdict:
    """What Prism says about one exchange."""

    call: Call
    variant: Variant
    key: tuple[str, str]
    """Method and path; an id is written `ID`."""
    request: httpx.Request
    response: httpx.Response
    findings: tuple[Any, ...]

    @property
    def title(self) -> str:
        """What was called, and how."""
        return f"{self.call.name} ({self.variant})"

    def about(self, side: Literal["request", "response"]) -> list[str]:
        """Return what is wrong on one side: where, and why."""
        return [
            f"{'.'.join(map(str, each['location'][1:]))}: {each['message']}"
            for each in self.findings
            if side_of(each) == side and each["severity"] == "Error"
        ]


def side_of(finding: Any) -> str:
    """Tell what a finding is about; one without a place is about the route or the kind of body."""
    place: str = (finding["location"] or ["request"])[0]
    return place


@pytest.fixture(scope="module")
def specification() -> Any:
    """The API's specification, with closed bodies: Prism by itself lets unknown fields pass."""
    return strict(json.loads(SPECIFICATION.read_text("utf-8")))


def strict(specification: Any) -> Any:
    """Forbid unknown fields in the bodies of requests, at every depth."""
    schemas = specification["components"]["schemas"]
    closed: set[str] = set()

    def close(schema: Any) -> None:
        reference = schema.get("$ref", "").rpartition("/")[2]
        if reference:
            if reference not in closed:
                closed.add(reference)
                close(schemas[reference])
            return
        if schema.get("properties"):
            schema["additionalProperties"] = False
        for each in [*schema.get("properties", {}).values(), schema.get("items")]:
            if isinstance(each, dict):
                close(each)

    for path in specification["paths"].values():
        for operation in path.values():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                close(content["schema"])
    return specification


@pytest.fixture(scope="module")
def box() -> Sandbox:
    """The demo company, where somebody has pressed "Sync"."""
    box = Sandbox()
    box.press_sync()
    return box


@pytest.fixture(scope="module")
def prism(
    box: Sandbox, specification: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Prism in front of the sandbox: its base URL."""
    file = tmp_path_factory.mktemp("prism") / "specification.json"
    file.write_text(json.dumps(specification), "utf-8")
    port = free_port()
    with SandboxServer(box) as server:
        program = place("prism") / "node_modules" / ".bin" / "prism"
        command: list[str | Path] = [program, "proxy", file, server.url, "--port", str(port)]
        with listening(command, port) as url:
            yield url


class Listener(httpx.HTTPTransport):
    """Sends requests and keeps what Prism notes on the answers."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[httpx.Request, httpx.Response, tuple[Any, ...]]] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        response.read()
        self.heard.append((request, response, findings(response)))
        return response


def findings(response: httpx.Response) -> tuple[Any, ...]:
    """Return what Prism notes: in a header of its own, or instead of an answer where no route fits."""
    if "problem+json" in response.headers.get("content-type", ""):
        problem = response.json()
        words = f"{problem['title']}: {problem['detail']}"
        return ({"location": [], "severity": "Error", "message": words},)
    return tuple(json.loads(response.headers.get("sl-violations", "[]")))


@pytest.fixture(scope="module")
def verdicts(box: Sandbox, prism: str) -> list[Verdict]:
    """Every operation, carried out through Prism; whatever the sandbox answers, Prism has its say."""
    found: list[Verdict] = []
    listener = Listener()
    with Factorial(box.api_key, base_url=prism, transport=listener, limits=NO_LIMIT) as client:
        for call in sorted(calls(client), key=order):
            for variant in VARIANTS:
                listener.heard.clear()
                id = an_id(box, call)
                texts = {**TEXTS, "id": id, "ids": id, "document_ids": id}
                given = call.arguments(variant, partial(value, variant=variant, texts=texts), id=id)
                if call.lists:
                    given["max_items"] = FEW
                with contextlib.suppress(ErpError):
                    call.make(given)
                assert listener.heard, call.name
                for request, *heard in listener.heard:
                    path = re.sub(f"/{re.escape(id)}$", f"/{ID}", request.url.path)
                    key = (request.method, path)
                    found.append(Verdict(call, variant, key, request, *heard))
    return found


def order(call: Call) -> tuple[str, int]:
    """Delete last, so that there is something to read and to change."""
    resource, _, name = call.name.rpartition(".")
    return resource, ORDER.index(name) if name in ORDER else 3


def an_id(box: Sandbox, call: Call) -> str:
    """Return the id of the newest record that the sandbox has, or of none."""
    half = box.factorial
    return next(reversed(half.tables[call.resource]), ID) if call.resource in half.facts else ID


def unexplained(verdict: Verdict) -> list[str]:
    """Return what Prism finds wrong with a request, apart from what is listed with its reason."""
    where = verdict.call.resource
    listed = [*PRISM_IS_WRONG]
    if verdict.variant == "minimal":
        names = NOT_FORCED.get(where, "").split()
        listed += [f"required property '{re.escape(name)}'$" for name in names]
    for name in EXAMPLES_WITH_TIME.get(where, ()):
        listed.append(f'^query.{name}: .* must match format "date-time"$')
    if verdict.key in NOT_THEIRS:
        listed.append("route not found$")
    if verdict.key in FORMS:
        listed.append("Supported content types: application/json$")
    return [
        each
        for each in verdict.about("request")
        if not any(re.search(pattern, each) for pattern in listed)
    ]


def test_prism_finds_no_wrong_request(verdicts: list[Verdict]) -> None:
    """
    Method, path, parameters and body of every operation, with all that can be given and with what must be.
    """
    wrong = {each.title: unexplained(each) for each in verdicts}

    assert 615 == len({each.key for each in verdicts} - {*NOT_THEIRS})
    assert {} == {title: found for title, found in wrong.items() if found}


def test_the_sandbox_carries_out_what_prism_lets_pass(verdicts: list[Verdict]) -> None:
    """
    Otherwise only refusals would be judged; each operation that is refused in any way is listed with its reason.
    """
    refused = {each.call.name for each in verdicts if not each.response.is_success}

    assert {*REFUSED} == refused


def test_prism_finds_no_wrong_answer_of_the_sandbox(verdicts: list[Verdict]) -> None:
    """
    Against the schemas of the answers; what is odd on purpose is listed.
    """
    wrong = {
        (each.call.resource, re.sub(r"\b\d+\b", "0", words))
        for each in verdicts
        for words in each.about("response")
    }
    unlisted = {
        (where, words)
        for where, words in wrong
        if not any(re.search(pattern, words) for pattern in ODD_ANSWERS.get(where, {}))
    }

    assert set() == unlisted
    assert {*ODD_ANSWERS} == {where for where, _ in wrong}


def test_every_parameter_stands_in_the_specification(
    verdicts: list[Verdict], specification: Any
) -> None:
    """
    Prism lets unknown ones pass, so they are looked up here.
    """
    known = {
        (method.upper(), path.replace("{id}", ID)): {*names(specification, operation)}
        for path, operations in specification["paths"].items()
        for method, operation in operations.items()
    }

    unknown = {
        each.title: {*each.request.url.params} - known[each.key] - objects(each)
        for each in verdicts
        if each.key not in NOT_THEIRS
    }

    assert {} == {title: names for title, names in unknown.items() if names}


def names(specification: Any, operation: Any) -> Iterator[str]:
    """Return the query parameters that an operation knows; an object is sent as its fields."""
    components = specification["components"]
    for each in operation["parameters"]:
        if "$ref" in each:
            yield components["parameters"][each["$ref"].rpartition("/")[2]]["name"]
            continue
        reference = each["schema"].get("$ref", "").rpartition("/")[2]
        if reference:
            yield from components["schemas"][reference]["properties"]
        else:
            yield each["name"]


def objects(verdict: Verdict) -> set[str]:
    """Return the names of filters whose spelling is listed with its reason."""
    _, ours = OBJECT_FILTERS.get(verdict.call.resource, ("", ""))
    return {ours}


def test_every_listed_fault_still_shows(verdicts: list[Verdict]) -> None:
    """
    What no longer happens is listed no longer.
    """
    said = [words for each in verdicts for words in each.about("request")]
    with_time = {
        (each.call.resource, name)
        for each in verdicts
        for words in each.about("request")
        for name in re.findall(r'^query\.(\w+): .* must match format "date-time"$', words)
    }

    for pattern in PRISM_IS_WRONG:
        assert any(re.search(pattern, words) for words in said), pattern
    assert {
        (each, name) for each, names in EXAMPLES_WITH_TIME.items() for name in names
    } == with_time


WRONG: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "a method": ("PATCH", "/finance/accounts/102", {"json": {}}, "route not found"),
    "a path": ("GET", "/finance/acounts", {}, "route not found"),
    "a kind of parameter": ("GET", "/finance/accounts?limit=many", {}, "limit must be integer"),
    "a value of a parameter": ("GET", "/finance/tax_types?type=toll", {}, "personal_income, vat"),
    "a missing parameter": ("GET", "/employees/employees?only_active=true", {}, "only_managers"),
    "a missing field": ("POST", "/finance/tax_types", {"json": {"name": "A"}}, "'type'"),
    "an unknown field": (
        "POST",
        "/finance/tax_types",
        {"json": {"name": "A", "type": "vat", "colour": "red"}},
        "additional propert",
    ),
    "a kind of field": (
        "POST",
        "/finance/tax_types",
        {"json": {"name": 7, "type": "vat"}},
        "name must be string",
    ),
    "no body": ("POST", "/finance/tax_types", {}, "body"),
    "a form instead of JSON": ("POST", "/finance/tax_types", {"data": {"name": "A"}}, "content"),
}
"""Requests that are wrong in one way each, and what Prism says about them."""


@pytest.mark.parametrize("what", WRONG)
def test_prism_would_notice(prism: str, box: Sandbox, what: str) -> None:
    """
    A judge that finds nothing is worth something only if it finds what is there.
    """
    method, path, options, words = WRONG[what]

    response = httpx.request(
        method,
        f"{prism}/api/2026-10-01/resources{path}",
        headers={"x-api-key": box.api_key},
        **options,
    )

    said = " ".join(each["message"] for each in findings(response))
    assert words.lower() in said.lower()
