"""What does an error answer of Business Central mean?"""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from factorial_erp import errors
from factorial_erp.business_central.faults import read_fault
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"


def answered(code: str | None, message: str = "Nein.") -> Any:
    return {"error": {"code": code, "message": f"{message}  CorrelationId:  {ID}."}}


@pytest.mark.parametrize(
    ("status", "code", "kind", "hint"),
    [
        (400, "BadRequest", errors.RequestInvalid, "not as the server knows it"),
        (400, "BadRequest_NotFound", errors.RequestInvalid, "error of syntax"),
        (400, "BadRequest_InvalidToken", errors.RequestInvalid, "ETag"),
        (400, "BadRequest_InvalidOperation", errors.RequestInvalid, "read-only"),
        (400, "BadRequest_RequiredParamNotProvided", errors.RequestInvalid, "mandatory"),
        (400, "Internal_EntityWithSameKeyExists", errors.Conflict, "look it up"),
        (400, "Internal_CompanyNotFound", errors.NotFound, "no such company"),
        (400, "Internal_InvalidTableRelation", errors.RequestInvalid, "related table"),
        (400, "Application_FieldValidationException", errors.RequestInvalid, "set-up"),
        (400, "Application_StringExceededLength", errors.RequestInvalid, "Shorten"),
        (400, "Application_DialogException", errors.RequestInvalid, "business rule"),
        (400, "Application_CallbackNotAllowed", errors.RequestInvalid, "extension"),
        (400, "Application_FilterErrorException", errors.RequestInvalid, "does not fit"),
        (400, "Unknown", errors.RequestInvalid, "options"),
        (401, "Authentication_InvalidCredentials", errors.AuthenticationFailed, "Entra"),
        (401, None, errors.AuthenticationFailed, "gateway refused the token"),
        (403, "Internal_ServerError", errors.PermissionDenied, "permission set"),
        (404, "BadRequest_ResourceNotFound", errors.NotFound, "no such route"),
        (404, "Internal_RecordNotFound", errors.NotFound, "gone"),
        (404, "NoEnvironment", errors.NotFound, "name of the environment"),
        (405, "BadRequest_MethodNotAllowed", errors.RequestInvalid, "On-premises"),
        (409, "Request_EntityChanged", errors.Conflict, "read it again"),
        (409, "Internal_EntityWithSameKeyExists", errors.Conflict, "look it up"),
        (409, "Internal_ServerError", errors.Conflict, "Look up whether it happened"),
        (412, None, errors.Conflict, "read it again"),
        (413, None, errors.RequestInvalid, "350 MB"),
        (429, "Application_TooManyRequests", errors.Throttled, "6000 in 5 minutes"),
        (501, "BadRequest_MethodNotImplemented", errors.RequestInvalid, "does not support"),
        (503, "Internal_TenantUnavailable", errors.ServerFailed, "being updated"),
    ],
)
def test_each_code_becomes_an_error_that_says_how_to_mend_it(
    mode: Mode, status: int, code: str | None, kind: type[errors.ApiError], hint: str
) -> None:
    """
    The status decides, then the code; the words of the message, which may be German, decide nothing.
    """

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        return httpx.Response(status, json=answered(code))

    with pytest.raises(errors.ApiError) as caught:
        mode.call(mode.business_central(handle).company(ID).vendors.get, ID)

    assert kind is type(caught.value)
    assert hint in str(caught.value.hint)
    assert (status, code, ID) == (caught.value.status, caught.value.code, caught.value.request_id)
    assert "CorrelationId" not in str(caught.value)


@pytest.mark.parametrize(
    ("bracket", "missing"),
    [
        (
            "(TableData 38 Purchase Header Modify: Base Application)",
            "Modify on table 38 Purchase Header (Base Application)",
        ),
        (
            "(TableData 17 G/L Entry Read: Base Application)",
            "Read on table 17 G/L Entry (Base Application)",
        ),
        ("(TableData 5 Something Else)", "(TableData 5 Something Else)"),
        ("(TableData 9 X (Y) Insert: My App)", "Insert on table 9 X (Y) (My App)"),
    ],
)
def test_a_missing_permission_names_table_and_right(bracket: str, missing: str) -> None:
    """
    Only the bracket is not translated.
    """
    body = answered("Internal_ServerError", f"Aktuelle Berechtigungen haben verhindert. {bracket}")

    fault = read_fault(403, {}, body)

    assert f"What is missing: {missing}." in str(fault.hint)
    assert fault.kind is None


@pytest.mark.parametrize(
    ("message", "hint"),
    [
        (
            "Posting Date is not within your range of allowed posting dates.",
            "period that is closed",
        ),
        ("Purchase Invoice 1 already exists for this vendor.", "used for another document"),
        ("The journal is out of balance by 1.", "Debit and credit differ"),
        ("The activity was deadlocked with another user.", "Look up whether it happened"),
        ("There is nothing to post.", "empty"),
        ("Vendor 1 is blocked.", "unblock"),
    ],
)
def test_business_rules_are_explained_where_the_words_are_known(message: str, hint: str) -> None:
    """
    As advice: the error stays the same.
    """
    fault = read_fault(400, {}, answered("Application_DialogException", message))

    assert hint in str(fault.hint)
    assert fault.kind is None


@pytest.mark.parametrize("body", ["<xml/>", "", None, [], {"error": "x"}, {"error": {"code": 7}}])
def test_bodies_of_any_shape_are_read(body: Any) -> None:
    """
    A gateway answers as it likes.
    """
    fault = read_fault(502, {"request-id": "r"}, body)

    assert "r" == fault.request_id
    assert "gateway" in str(fault.hint)
