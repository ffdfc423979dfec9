"""
Which request does the official SDK send for each operation? Run in the SDK's own environment.

Calls every endpoint module twice, with each parameter and with the required ones only, on a transport
that records and sends nothing, and prints what was recorded as JSON.
"""

from __future__ import annotations

import datetime as dt
import enum
import importlib
import inspect
import io
import json
import pkgutil
import types
import typing
from typing import Any

import attr
import httpx
from factorial_api_client.generated import api, models, types as sdk_types
from factorial_api_client.generated.client import AuthenticatedClient

NAMES = {**vars(models), **vars(sdk_types), "datetime": dt}
CONTAINER = "additional_properties"


def filled(hint: Any, *, full: bool) -> Any:
    """Return a value of a type: two entries in each list, so that repetition shows."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        kinds = [
            each
            for each in typing.get_args(hint)
            if each is not sdk_types.Unset and each is not type(None)
        ]
        return filled(kinds[0], full=full)
    if origin is list:
        inner = typing.get_args(hint)[0]
        return [filled(inner, full=full), filled(inner, full=full)]
    if origin is dict:
        return {"key": "text"}
    if hint is sdk_types.File:
        return sdk_types.File(
            payload=io.BytesIO(b"%PDF"), file_name="file.pdf", mime_type="application/pdf"
        )
    if hint is Any:
        return "text"
    if attr.has(hint):
        return record(hint, full=full)
    if issubclass(hint, enum.Enum):
        return next(iter(hint))
    return {str: "text", bool: True, int: 7, float: 1.5}[hint]


def record(kind: Any, *, full: bool) -> Any:
    """Return an object with all of its fields, or with the required ones."""
    module = vars(importlib.import_module(kind.__module__))
    hints = typing.get_type_hints(kind, {**NAMES, **module})
    given = {}
    for field in attr.fields(kind):
        if field.init and field.name != CONTAINER and (full or field.default is attr.NOTHING):
            given[field.alias] = filled(hints[field.name], full=full)
    made = kind(**given)
    if not attr.fields_dict(kind).keys() - {CONTAINER}:
        made.additional_properties = {"key": "text"}
    return made


def arguments(module: types.ModuleType, *, full: bool) -> dict[str, Any]:
    """Return what the operation is called with."""
    builder = module._get_kwargs
    hints = typing.get_type_hints(builder)
    given = {}
    for name, parameter in inspect.signature(builder).parameters.items():
        if name == "id":
            given[name] = "ID"
        elif full or name == "body" or parameter.default is inspect.Parameter.empty:
            given[name] = filled(hints[name], full=full)
    return given


def main() -> None:
    """Print one JSON object: for each module what it sends, or why it cannot be called."""
    sent: list[httpx.Request] = []

    def keep(request: httpx.Request) -> httpx.Response:
        request.read()
        sent.append(request)
        return httpx.Response(418)

    client = AuthenticatedClient(
        base_url="http://sdk.example",
        token="key",
        httpx_args={"transport": httpx.MockTransport(keep)},
    )
    found: dict[str, Any] = {}
    for package in pkgutil.iter_modules(api.__path__):
        inside = importlib.import_module(f"{api.__name__}.{package.name}")
        for each in pkgutil.iter_modules(inside.__path__):
            module = importlib.import_module(f"{inside.__name__}.{each.name}")
            entry: dict[str, Any] = found.setdefault(f"{package.name}/{each.name}", {})
            for variant in ("full", "minimal"):
                sent.clear()
                given = arguments(module, full=variant == "full")
                try:
                    module.sync_detailed(client=client, **given)
                    entry[variant] = written(sent[0])
                except TypeError as error:
                    entry[variant] = unsendable(module._get_kwargs(**given), error)
    print(json.dumps(found))


def written(request: httpx.Request) -> dict[str, Any]:
    """Return what goes over the wire."""
    return {
        "method": request.method,
        "path": request.url.path,
        "query": request.url.params.multi_items(),
        "content_type": request.headers.get("content-type", ""),
        "body": request.content.decode("latin-1"),
    }


def unsendable(request: dict[str, Any], error: TypeError) -> dict[str, Any]:
    """Return what the SDK would send if it did not fail over a file within JSON."""
    return {
        "error": str(error),
        "method": request["method"].upper(),
        "path": request["url"],
        "query": [],
        "content_type": "application/json",
        "body": json.dumps(request["json"], default=lambda _file: "file"),
    }


main()
