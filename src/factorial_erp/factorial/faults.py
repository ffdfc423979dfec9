"""What does Factorial mean by an error answer? Reads every body shape that has been seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._core.session import Fault

__all__ = ["read_fault"]

HINTS = {
    401: "Check the key under Settings > API & Integrations, and that it is a key for x-api-key rather"
    " than a bearer token (or the reverse).",
    403: "The credentials may not do this: check their scopes under Settings > API & Integrations.",
    404: "Check the id, and that the key is one of this environment (production or demo).",
    409: "It changed or is being processed: read it again.",
    422: "Correct the fields named above.",
    429: "Factorial allows 200 POST requests in a minute.",
}


def read_fault(status: int, headers: Mapping[str, str], body: Any) -> Fault:
    """
    Read an error body.

    Understands ``{"errors": …}`` with a list of texts, a list of objects (the uniform shape of
    2027-01-01), a map of fields, or both nested; ``{"message": …}``; and OAuth's
    ``{"error", "error_description"}``.
    """
    messages: list[str] = []
    fields: dict[str, tuple[str, ...]] = {}
    code: str | None = None
    if isinstance(body, Mapping):
        found: Mapping[str, Any] = body  # pyright: ignore[reportUnknownVariableType]
        code = _collect(found.get("errors"), messages, fields)
        for key in ("message", "error_description", "error"):
            text = found.get(key)
            if isinstance(text, str) and text not in messages:
                messages.append(text)
                break
        if code is None and isinstance(found.get("error"), str):
            code = found["error"]
    messages += [f"{field} {said}" for field, texts in fields.items() for said in texts]
    return Fault(
        message="; ".join(messages)[:1000],
        code=code,
        request_id=headers.get("x-request-id"),
        fields=fields,
        hint=HINTS.get(status),
    )


def _collect(errors: Any, messages: list[str], fields: dict[str, tuple[str, ...]]) -> str | None:
    """Sort what is under ``errors`` into messages and fields; return the first code."""
    code: str | None = None
    if isinstance(errors, str):
        messages.append(errors)
    elif isinstance(errors, list):
        for each in errors:  # pyright: ignore[reportUnknownVariableType]
            if isinstance(each, Mapping):
                row: Mapping[str, Any] = each  # pyright: ignore[reportUnknownVariableType]
                text = str(row.get("message") or row.get("error") or "")
                code = code or row.get("code")
                if row.get("field"):
                    fields[str(row["field"])] = (*fields.get(str(row["field"]), ()), text)
                elif text:
                    messages.append(text)
            else:
                messages.append(str(each))  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(errors, Mapping):
        for key, texts in errors.items():  # pyright: ignore[reportUnknownVariableType]
            if key == "errors":
                code = _collect(texts, messages, fields)
            else:
                said = texts if isinstance(texts, list) else [texts]  # pyright: ignore[reportUnknownVariableType]
                fields[str(key)] = tuple(str(text) for text in said)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return code
