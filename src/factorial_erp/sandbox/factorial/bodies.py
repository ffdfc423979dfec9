"""What did a client send? JSON and forms, read by the facts of the operation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

from ..exchange import Call
from .facts import Field, Kind, Operation
from .fitting import Upload, is_row, with_ids_as_text
from .records import Row
from .refusals import unknown_reference

__all__ = ["read"]

NESTED = re.compile(r"(?P<list>\w+)\[\]\[(?P<key>\w+)\]")
"""How Rails writes the fields of rows in a form: ``line_items[][description]``."""


def read(call: Call, operation: Operation) -> Row:
    """
    Return the body of a request, ids as text even where a client sends numbers.

    A form is multipart or urlencoded; rows in it are JSON, or spread over parts as Rails does (a guess: nobody
    published how the API wants them). Where JSON would have to hold a file, a form will do (a guess too).

    Raises:
        Refused: 400, it cannot be read; that body is a guess.
    """
    kind = call.headers.get("content-type", "")
    takes_form = operation.is_form or any(
        _holds_file(each.kind) for each in operation.body.values()
    )
    if takes_form and kind.startswith(("multipart/", "application/x-www-form-urlencoded")):
        try:
            return _form(call, kind, operation.body)
        except UnicodeDecodeError:
            raise unknown_reference("the form is no text") from None
    try:
        body: Any = call.json() if call.content else dict[str, Any]()
    except ValueError:
        raise unknown_reference("the body is no JSON") from None
    if not is_row(body):
        raise unknown_reference("the body is no object")
    return {name: with_ids_as_text(name, value) for name, value in body.items()}


def _holds_file(kind: Kind) -> bool:
    """Tell whether a value is a file, or has one somewhere in it."""
    if kind.items is not None:
        return _holds_file(kind.items)
    return kind.word == "file" or any(_holds_file(each.kind) for each in kind.fields.values())


def _form(call: Call, kind: str, fields: Mapping[str, Field]) -> Row:
    parts: Iterator[tuple[str, str | Upload]]
    if kind.startswith("multipart/"):
        parts = _parts(call.content, kind)
    else:
        parts = iter(parse_qsl(call.content.decode(), keep_blank_values=True))
    by_parameter = {field.parameter: field for field in fields.values()}
    body: Row = {}
    for name, value in parts:
        field = by_parameter.get(name)
        nested = NESTED.fullmatch(name)
        if nested is not None and nested["list"] in fields:
            _spread(body, fields[nested["list"]], nested["key"], value)
        elif field is None:
            body[name] = value
        elif field.kind.word == "list" and field.kind.items is not None:
            values: list[Any] = body.setdefault(field.name, [])
            if value != "":  # an empty text alone clears the list, as Rails has it
                values.append(_typed(field.kind.items, value))
        else:
            body[field.name] = _typed(field.kind, value)
    return body


def _spread(body: Row, field: Field, key: str, value: str | Upload) -> None:
    """Put a part of a row where it belongs; a key that is there already begins the next row."""
    rows: list[Row] = body.setdefault(field.name, [])
    if not rows or key in rows[-1]:
        rows.append({})
    items = field.kind.items
    inner = items.fields.get(key) if items is not None else None
    rows[-1][key] = value if inner is None else _typed(inner.kind, value)


def _typed(kind: Kind, value: str | Upload) -> Any:
    """Return a text of a form as what it stands for; one that stands for nothing stays a text."""
    if isinstance(value, Upload) or kind.word in ("text", "choice", "date", "datetime", "time"):
        return value
    try:
        match kind.word:
            case "int":
                return int(value)
            case "number":
                return Decimal(value)
            case "bool":
                return {"true": True, "1": True, "false": False, "0": False}.get(value, value)
            case "record" | "object" | "any" | "list":
                return with_ids_as_text("", json.loads(value, parse_float=Decimal))
            case _:
                return value
    except (ValueError, InvalidOperation):
        return value


def _parts(content: bytes, kind: str) -> Iterator[tuple[str, str | Upload]]:
    boundary = _header(kind).get_param("boundary")
    if not isinstance(boundary, str):
        raise unknown_reference("the form has no boundary")
    pieces = (b"\r\n" + content).split(b"\r\n--" + boundary.encode())
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise unknown_reference("the form is cut off")
    for piece in pieces[1:-1]:
        head, separator, value = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        lines = {
            key.strip().lower(): text.strip()
            for key, _, text in (line.partition(":") for line in head.decode().split("\r\n"))
        }
        disposition = _header(lines.get("content-disposition", ""))
        name = disposition.get_param("name")
        if not separator or not isinstance(name, str):
            raise unknown_reference("a part of the form has no name")
        filename = disposition.get_param("filename")
        if filename is None:
            yield name, value.decode()
            continue
        yield (
            name,
            Upload(
                filename=filename if isinstance(filename, str) else filename[2],
                content_type=lines.get("content-type", "application/octet-stream"),
                content=value,
            ),
        )


def _header(text: str) -> Message:
    message = Message()
    message["Content-Type"] = text
    return message
