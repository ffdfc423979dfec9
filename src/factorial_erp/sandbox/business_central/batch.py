"""How is a `$batch` carried out? In order, to the first error, and what a snapshot's rollback hides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from ..exchange import Answer, Call, write
from .refusals import Refused, malformed
from .store import Store

__all__ = ["MOST", "carry_out"]

MOST = 100
"""Operations in one request."""

TWINS = "Internal_EntityWithSameKeyExists"


class _Undone(Exception):
    """A snapshot is rolled back."""


def carry_out(
    call: Call, root: str, stores: Iterable[Store], answer: Callable[[Call], Answer]
) -> Answer:
    """
    Answer a batch in JSON.

    With ``Isolation: snapshot`` all operations are one transaction. When one of them fails, what those before it have
    done is undone, and their answers say 201 all the same. What AL has committed on the way stays.

    Args:
        call: The request.
        root: Path of the API, which URLs are relative to.
        stores: What may be written.
        answer: Carries out one operation.

    Raises:
        Refused: 400 for a malformed batch, 415 for another content type, 500 for too many operations.
    """
    requests = _requests(call)
    goes_on = "continue-on-error" in call.headers.get("prefer", "").lower()
    is_snapshot = call.headers.get("isolation", "").lower() == "snapshot"
    responses: list[dict[str, Any]] = []
    try:
        with ExitStack() as stack:
            if is_snapshot:
                for store in stores:
                    stack.enter_context(store.transaction())
            for each in requests:
                given = answer(_inner(call, root, each))
                responses.append(_response(each["id"], given))
                if given.status < 400:
                    continue
                if is_snapshot and _code(given) == TWINS:
                    # A duplicate key lets the whole request fail, not just the one inside.
                    raise Refused(400, TWINS, given.body["error"]["message"])
                if not goes_on:
                    break
            if is_snapshot:
                _undo_failed(responses)
    except _Undone:
        pass
    if "application/json" not in call.headers.get("accept", ""):
        return _multipart(responses)
    return Answer(status=200, body={"responses": responses})


def _undo_failed(responses: list[dict[str, Any]]) -> None:
    """Roll a snapshot back where something in it has failed."""
    if any(each["status"] >= 400 for each in responses):
        raise _Undone


def _requests(call: Call) -> list[dict[str, Any]]:
    if not call.headers.get("content-type", "").startswith("application/json"):
        raise Refused(
            415, "BadRequest", "The content type of a batch must be application/json here."
        )
    try:
        requests: Any = call.json()["requests"]
    except (ValueError, TypeError, KeyError):
        message = "The batch has no array of requests."
        raise malformed(message) from None
    if not isinstance(requests, list):
        message = "The batch has no array of requests."
        raise malformed(message)
    found = cast("list[dict[str, Any]]", requests)
    if not all(_is_request(each) for each in found):
        message = "Each request of a batch needs an id, a method and a url."
        raise malformed(message)
    if len({str(each["id"]) for each in found}) < len(found):
        message = "The ids of a batch must be unique."
        raise malformed(message)
    if len(found) > MOST:
        message = f"The maximum number of operations in a batch is {MOST}."
        raise Refused(500, "Internal_ServerError", message)
    return found


def _is_request(each: object) -> bool:
    return isinstance(each, dict) and all(key in each for key in ("id", "method", "url"))


def _inner(call: Call, root: str, request: Mapping[str, Any]) -> Call:
    """Return one operation as a request of its own; the credentials are those of the batch."""
    parts = urlsplit(str(request["url"]))
    path = unquote(parts.path)
    if not path.startswith("/"):
        path = f"{root}/{path}"
    given: Mapping[str, Any] = request.get("headers") or {}
    headers = {name.lower(): str(value) for name, value in given.items()}
    headers["authorization"] = call.headers.get("authorization", "")
    body = request.get("body")
    if body is not None:
        headers.setdefault("content-type", "application/json")
    return Call(
        method=str(request["method"]).upper(),
        path=path,
        query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
        headers=headers,
        content=b"" if body is None else _bytes(body),
        origin=call.origin,
    )


def _bytes(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else write(body).encode()


def _code(answer: Answer) -> str:
    return str(answer.body["error"]["code"]) if answer.status >= 400 and answer.body else ""


def _response(id: Any, answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = {"id": id, "status": answer.status, "headers": dict(answer.headers)}
    if answer.content is not None:
        found["body"] = answer.content.decode("utf-8-sig", "replace")
    elif answer.body is not None:
        found["headers"].setdefault("Content-Type", "application/json")
        found["body"] = answer.body
    return found


def _multipart(responses: list[dict[str, Any]]) -> Answer:
    """Answer as the server does when nobody has asked for JSON."""
    boundary = "batchresponse_sandbox"
    parts: list[str] = []
    for each in responses:
        body = each.get("body")
        text = body if isinstance(body, str) else "" if body is None else write(body)
        parts.append(
            f"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            f"HTTP/1.1 {each['status']} -\r\nContent-Type: application/json\r\n\r\n{text}\r\n"
        )
    content = "".join([*parts, f"--{boundary}--\r\n"]).encode()
    headers = {"Content-Type": f"multipart/mixed; boundary={boundary}"}
    return Answer(status=200, headers=headers, content=content)
