"""What does Business Central mean by an error answer? By status first, then by code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .._core.session import Fault

__all__ = ["read_fault"]

CORRELATION = re.compile(r"\s*CorrelationId:\s*([0-9A-Fa-f\-]{8,36})\.?\s*$")
TABLE = re.compile(r"\(TableData [^()]*(?:\([^()]*\)[^()]*)*\)")

HINTS: dict[tuple[int, str], str] = {
    (400, "BadRequest_InvalidToken"): "Send the record's ETag, or if_match='*'.",
    (400, "BadRequest_InvalidOperation"): "Leave read-only fields out.",
    (400, "BadRequest_RequiredParamNotProvided"): "Give the mandatory field.",
    (400, "Internal_InvalidTableRelation"): "The value does not exist in the related table.",
    (400, "Internal_EntityWithSameKeyExists"): "One with this key exists: look it up.",
    (400, "Application_StringExceededLength"): "Shorten the text.",
    (
        400,
        "Application_FieldValidationException",
    ): "Something is missing in the set-up or the record: see the message.",
    (400, "Application_DialogException"): "A business rule refused it: see the message.",
    (409, "Internal_EntityWithSameKeyExists"): "One with this key exists: look it up.",
}

STATUS_HINTS: dict[int, str] = {
    401: "Check the application in Microsoft Entra (API.ReadWrite.All, with admin consent), and that it is"
    " enabled on the page Microsoft Entra Applications in Business Central.",
    403: "Give the application a permission set for that table, for example D365 BUS FULL ACCESS: disable its"
    " card on the page Microsoft Entra Applications, add the set, enable it.",
    404: "Check the environment, the company and the id.",
    409: "It changed since it was read: read it again, then change it.",
    412: "It changed since it was read: read it again, then change it.",
    429: "Business Central allows 5 requests at once and 6000 in 5 minutes to one user.",
    501: "Business Central does not support this filter, order or action.",
}


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
    correlation = CORRELATION.search(message)
    request_id = correlation[1] if correlation else headers.get("request-id")
    message = CORRELATION.sub("", message)
    return Fault(
        message=message[:1000],
        code=str(code) if code else None,
        request_id=request_id,
        hint=_hint(status, code, message),
    )


def _hint(status: int, code: Any, message: str) -> str | None:
    table = TABLE.search(message)
    if status == 403 and table:
        return f"{STATUS_HINTS[403]} What is missing: {table[0]}."
    return HINTS.get((status, str(code))) or STATUS_HINTS.get(status)
