"""What does Factorial mean by an error answer?"""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp import errors
from factorial_erp.factorial.faults import CODE_HINTS, HINTS, read_fault
from tests.conftest import Mode

SHAPES: list[tuple[Any, str, dict[str, tuple[str, ...]], str | None]] = [
    ({"errors": ["not found"]}, "not found", {}, None),
    ({"errors": "not found"}, "not found", {}, None),
    ({"errors": [{"error": "no such entity"}]}, "no such entity", {}, None),
    (
        {"errors": {"name": ["is blank", "is short"]}},
        "name is blank; name is short",
        {"name": ("is blank", "is short")},
        None,
    ),
    ({"errors": {"errors": ["bad request object"]}}, "bad request object", {}, None),
    (
        {"errors": {"errors": ["no"], "name": ["is blank"]}},
        "no; name is blank",
        {"name": ("is blank",)},
        None,
    ),
    ({"errors": {"name": "taken"}}, "name taken", {"name": ("taken",)}, None),
    (
        {"errors": {"address": {"city": ["is blank"], "line1": None}}},
        "address.city is blank",
        {"address.city": ("is blank",)},
        None,
    ),
    (
        {"errors": [{"code": "validation_failed", "message": "is blank", "field": "name"}]},
        "name is blank",
        {"name": ("is blank",)},
        "validation_failed",
    ),
    (
        {
            "errors": [
                {"code": "validation_failed", "message": "is blank", "field": "name"},
                {"code": "invalid_state", "message": "is short", "field": "name"},
                {"code": "invalid_state", "message": "is closed", "field": None},
            ]
        },
        "is closed; name is blank; name is short",
        {"name": ("is blank", "is short")},
        "validation_failed",
    ),
    ({"errors": [{"code": "forbidden", "message": "no", "field": None}]}, "no", {}, "forbidden"),
    ({"errors": [{"code": "unknown_error"}]}, "", {}, "unknown_error"),
    (
        {"errors": [{"code": "validation_failed", "field": "name"}]},
        "name validation_failed",
        {"name": ("validation_failed",)},
        "validation_failed",
    ),
    ({"errors": [{"code": 7, "message": "no"}]}, "no", {}, None),
    (
        {"errors": {"name": {"code": "blank", "message": "is blank"}}},
        "name is blank",
        {"name": ("is blank",)},
        "blank",
    ),
    ({"errors": [{"name": ["is blank"]}]}, "name is blank", {"name": ("is blank",)}, None),
    ({"message": "down"}, "down", {}, None),
    ({"error": "not allowed"}, "not allowed", {}, None),
    ({"error": {"code": "forbidden", "message": "no"}}, "no", {}, "forbidden"),
    (
        {"error": "invalid_grant", "error_description": "old code"},
        "old code",
        {},
        "invalid_grant",
    ),
    ({"errors": ["no"], "message": "no"}, "no", {}, None),
    ("Bad\n gateway", "Bad gateway", {}, None),
    (" <html>Log in</html>", "", {}, None),
    ("", "", {}, None),
    (["x"], "x", {}, None),
    ({"errors": None}, "", {}, None),
    ({"errors": {}}, "", {}, None),
    ({"errors": [None, True, []]}, "", {}, None),
    ({}, "", {}, None),
    (None, "", {}, None),
]


@pytest.mark.parametrize(("body", "message", "fields", "code"), SHAPES)
def test_every_error_body_is_read(body: Any, message: str, fields: Any, code: str | None) -> None:
    """
    All shapes that have been seen, and the uniform one of 2027-01-01.
    """
    fault = read_fault(422, {}, body)

    assert fault.message == message
    assert fault.fields == fields
    assert fault.code == code
    assert fault.hint is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["errors", "error", "message", "code", "field", "name"]) | st.text(),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(body=JSON, status=st.integers(400, 599), path=st.text())
def test_no_body_is_too_odd(body: Any, status: int, path: str) -> None:
    """
    An error must never hide behind an error of ours.
    """
    fault = read_fault(status, {}, body, path)

    assert isinstance(fault.message, str)
    assert len(fault.message) <= 1000
    assert fault.code is None or isinstance(fault.code, str)
    for name, texts in fault.fields.items():
        assert isinstance(name, str)
        assert all(isinstance(text, str) for text in texts)


@given(body=st.dictionaries(st.text(), JSON, max_size=3))
def test_what_is_said_about_fields_is_never_lost(body: dict[str, Any]) -> None:
    """
    Whatever else is in the body.
    """
    fault = read_fault(422, {}, {**body, "errors": {"iban": ["is invalid"]}})

    assert fault.fields == {"iban": ("is invalid",)}
    assert "iban is invalid" in fault.message or len(fault.message) == 1000


def test_a_body_may_be_nested_without_end() -> None:
    """
    Five levels are read, the rest is no message for people.
    """
    body: Any = "deep"
    for _ in range(500):
        body = {"errors": [body], "a": body}

    assert read_fault(400, {}, body).message == ""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/2026-10-01/resources/expenses/expensables", "scope expenses "),
        ("/api/2026-10-01/resources/finance/journal_lines", "scope finance "),
        ("/api/2026-10-01/resources/companies/legal_entities/1", "scope company_legal_entities "),
        ("/api/2026-10-01/resources/project_management/projects", "project_management_projects "),
        ("/api/2026-10-01/resources/finance/categories", "names no scope"),
        ("/api/2026-10-01/resources/procurement/purchase_orders", "names no scope"),
    ],
)
def test_a_missing_scope_is_named(mode: Mode, path: str, said: str) -> None:
    """
    Where Factorial's list names one.
    """
    client = mode.factorial(lambda _: httpx.Response(403, json={"message": "Forbidden"}))

    with pytest.raises(errors.PermissionDenied) as caught:
        mode.call(client.finance.cost_centers.get, "1")
    fault = read_fault(403, {}, None, path)

    assert "scope finance" in str(caught.value.hint)
    assert said in str(fault.hint)


@pytest.mark.parametrize(
    ("status", "body", "kind", "mend"),
    [
        (400, {"errors": [{"error": "no such id"}]}, errors.RequestInvalid, "may not exist"),
        (401, None, errors.AuthenticationFailed, "rather than a bearer token"),
        (402, None, errors.PermissionDenied, "plan"),
        (403, None, errors.PermissionDenied, "scope"),
        (404, {"errors": ["no"]}, errors.NotFound, "environment"),
        (409, None, errors.Conflict, "read it again"),
        (410, None, errors.NotFound, "deleted"),
        (422, {"errors": {"name": ["is blank"]}}, errors.RequestInvalid, "fields"),
        (
            422,
            {"errors": {"type": ["has already been taken"]}},
            errors.RequestInvalid,
            "look it up",
        ),
        (428, None, errors.Conflict, "state"),
        (502, None, errors.ServerFailed, "not your request"),
        (400, {"errors": [{"code": "invalid_state", "message": "closed"}]}, None, "state"),
    ],
)
def test_each_status_has_its_error_and_its_mend(
    mode: Mode, status: int, body: Any, kind: type[errors.ApiError] | None, mend: str
) -> None:
    """
    The uniform codes say more than the status, and win.
    """
    client = mode.factorial(lambda _: httpx.Response(status, json=body))

    with pytest.raises(errors.ApiError) as caught:
        mode.call(client.finance.cost_centers.get, "1")

    assert type(caught.value) is (kind or errors.RequestInvalid)
    assert mend in str(caught.value.hint)


def test_every_uniform_code_has_a_mend() -> None:
    """
    The ten of 2027-01-01.
    """
    assert set(CODE_HINTS) == {
        "forbidden",
        "invalid_state",
        "malformed_request",
        "malformed_resource",
        "missing_resource",
        "payment_required",
        "service_unreachable",
        "unauthorized",
        "unknown_error",
        "validation_failed",
    }
    assert all(text.endswith(".") for text in [*HINTS.values(), *CODE_HINTS.values()])


def test_the_page_of_a_proxy_is_not_read_out(mode: Mode) -> None:
    """
    Its HTML says nothing about the request.
    """
    page = httpx.Response(403, text="<html><body>Log in to the proxy</body></html>")
    client = mode.factorial(lambda _: page)

    with pytest.raises(errors.PermissionDenied) as caught:
        mode.call(client.finance.cost_centers.get, "1")

    assert "proxy" not in caught.value.message


def test_the_request_id_is_kept() -> None:
    """
    Factorial's support asks for it.
    """
    assert read_fault(500, {"x-request-id": "r-1"}, None).request_id == "r-1"
