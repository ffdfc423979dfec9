"""What does Business Central mean by an error answer? By status first, then by code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .._core.session import Fault
from ..errors import ApiError, Conflict, NotFound

__all__ = ["read_fault"]

CORRELATION = re.compile(r"\s*CorrelationId:\s*([0-9A-Fa-f\-]{8,36})\.?\s*$")
TABLE = re.compile(r"\(TableData [^()]*(?:\([^()]*\)[^()]*)*\)")
RIGHT = re.compile(r"\(TableData (\d+) (.+) (\w+): ([^:]+)\)")

FOUND_OUT = "Look up whether it happened before you repeat it."

DUPLICATE = "One with this key exists: look it up."

BAD_VALUE = "A value is not what the field takes: see the message."

KINDS: dict[str, type[ApiError]] = {
    "Internal_EntityWithSameKeyExists": Conflict,
    "Internal_CompanyNotFound": NotFound,
    "Internal_RecordNotFound": NotFound,
    "Internal_DataNotFoundFilter": NotFound,
}
"""Codes that come with 400 too, and say more than it."""

HINTS: dict[str, str] = {
    "BadRequest": "A field, the filter or the body is not as the server knows it: see the message.",
    "BadRequest_InvalidRequestUrl": "A field or option of the query is unknown, or cannot be filtered by.",
    "BadRequest_NotFound": "The query has an error of syntax; nothing is missing.",
    "BadRequest_InvalidToken": "Send the record's ETag, or if_match='*'.",
    "BadRequest_InvalidOperation": "Leave read-only fields out; the page may also not allow the operation.",
    "BadRequest_RequiredParamNotProvided": "Give the mandatory field.",
    "BadRequest_ResourceNotFound": "The server has no such route: is the version of Business Central older, or"
    " the app with this API not installed?",
    "BadRequest_MethodNotAllowed": "The entity set does not allow this. On-premises, check that the API services"
    " of the server instance are enabled.",
    "BadRequest_MethodNotImplemented": "Business Central does not support this filter, order or action.",
    "Internal_InvalidTableRelation": "The value does not exist in the related table: create it there, or correct"
    " it.",
    "Internal_EntityWithSameKeyExists": DUPLICATE,
    "Internal_CompanyNotFound": "The environment has no such company: bc.companies.list() tells which it has.",
    "Internal_RecordNotFound": "It is gone, or its id is that of another record.",
    "Internal_DataNotFoundFilter": "It is gone, or the page that the API is made of leaves it out.",
    "Internal_TenantUnavailable": "The environment is being started or updated: try again in some minutes.",
    "Application_StringExceededLength": "Shorten the text.",
    "Application_FieldValidationException": "Something is missing in the set-up or the record (a posting group,"
    " an external document number): see the message.",
    "Application_DialogException": "A business rule refused it: see the message.",
    "Application_CallbackNotAllowed": "Code in Business Central, often of an extension, asks a question that no"
    " API can answer: have the extension mended, or do it by hand.",
    "Application_EvaluateException": BAD_VALUE,
    "Application_InvalidGUID": BAD_VALUE,
    "Application_FilterErrorException": "A value in the filter does not fit the field; it may be too long.",
    "Unknown": "A value is none of the field's options: see the message.",
}
"""By code, where the status leaves it open."""

PHRASES: tuple[tuple[str, str], ...] = (
    (
        "allowed posting dates",
        "Its date is in a period that is closed: change it, or open the period.",
    ),
    (
        "already exists for this vendor",
        "The vendor's number was used for another document: look it up.",
    ),
    ("out of balance", "Debit and credit differ, by date or by document number."),
    ("nothing to post", "The journal is empty: has somebody posted it already?"),
    ("is blocked", "It is blocked in Business Central: unblock it, or use another one."),
    ("deadlock", f"Somebody else was changing the same records. {FOUND_OUT}"),
    ("locked by another user", f"Somebody else was changing the same records. {FOUND_OUT}"),
    ("API Data Upgrade", "Run the job API Data Upgrade in the company once."),
)
"""
Words of English messages, for advice only: nothing is decided by them, and in other languages they are not met.
"""

STATUS_HINTS: dict[int, str] = {
    401: "Check the application in Microsoft Entra (API.ReadWrite.All, with admin consent), and that it is"
    " enabled on the page Microsoft Entra Applications in Business Central.",
    403: "Give the application a permission set for that table, for example D365 BUS FULL ACCESS: disable its"
    " card on the page Microsoft Entra Applications, add the set, enable it.",
    404: "Check the environment, the company and the id.",
    405: HINTS["BadRequest_MethodNotAllowed"],
    408: f"It took longer than the 8 minutes that the server gives. {FOUND_OUT}",
    412: "It changed since it was read: read it again, then change it.",
    413: "It is larger than the server takes: 350 MB, or 20,000 rows in one page.",
    415: "The server wants another content type.",
    429: "Business Central allows 5 requests at once and 6000 in 5 minutes to one user.",
    501: HINTS["BadRequest_MethodNotImplemented"],
    502: f"The gateway got no answer from the server. {FOUND_OUT}",
    503: f"The server is busy or being updated. {FOUND_OUT}",
    504: f"The server took longer than the gateway waits. {FOUND_OUT}",
}

CONFLICT_HINTS: dict[str | None, str] = {
    "Request_EntityChanged": STATUS_HINTS[412],
    "Internal_EntityWithSameKeyExists": DUPLICATE,
    "Internal_ServerError": f"Somebody else was changing the same records. {FOUND_OUT}",
    None: STATUS_HINTS[412],
}
"""What a 409 means, by code."""

WRONG_AUDIENCE = (
    "The gateway refused the token before Business Central saw it: is it made for"
    " https://api.businesscentral.dynamics.com, and for this tenant?"
)


def read_fault(status: int, headers: Mapping[str, str], body: Any, _path: str = "") -> Fault:
    """
    Read an error body.

    The status decides, because codes mislead: a missing permission has the code
    ``Internal_ServerError``. Messages are translated, so nothing is decided by their words; only the
    bracketed table name, which is not translated, is looked for.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/dynamics-error-codes
    """
    message, code = "", None
    if isinstance(body, Mapping):
        found: Mapping[str, Any] = body  # pyright: ignore[reportUnknownVariableType]
        error = found.get("error")
        if isinstance(error, Mapping):
            inner: Mapping[str, Any] = error  # pyright: ignore[reportUnknownVariableType]
            message, code = str(inner.get("message") or ""), inner.get("code")
    code = str(code) if code else None
    correlation = CORRELATION.search(message)
    request_id = correlation[1] if correlation else headers.get("request-id")
    message = CORRELATION.sub("", message)
    return Fault(
        message=message[:1000],
        code=code,
        request_id=request_id,
        hint=_hint(status, code, message),
        kind=KINDS.get(code or "") if status == 400 else None,
    )


def _hint(status: int, code: str | None, message: str) -> str | None:
    match status:
        case 401:
            return STATUS_HINTS[401] if code else WRONG_AUDIENCE
        case 403:
            return f"{STATUS_HINTS[403]}{_missing_right(message)}"
        case 409:
            return _phrase(message) or CONFLICT_HINTS.get(code) or HINTS.get(code or "")
        case 404 if code == "NoEnvironment":
            return "Check the name of the environment, in the admin center of Business Central."
        case 400 | 404 | 405 | 500 | 501:
            return _phrase(message) or HINTS.get(code or "") or STATUS_HINTS.get(status)
        case _:
            return STATUS_HINTS.get(status) or HINTS.get(code or "")


def _phrase(message: str) -> str | None:
    return next((hint for words, hint in PHRASES if words in message), None)


def _missing_right(message: str) -> str:
    """Say which permission on which table is missing, where the message tells."""
    table = TABLE.search(message)
    if table is None:
        return ""
    right = RIGHT.fullmatch(table[0])
    if right is None:
        return f" What is missing: {table[0]}."
    number, name, permission, app = right.groups()
    return f" What is missing: {permission} on table {number} {name} ({app})."
