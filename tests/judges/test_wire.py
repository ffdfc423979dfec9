"""Does every operation send what the official SDK sends? Method, path, names in query and body, for all 615."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from email.parser import BytesParser
from typing import Any

import attrs
import httpx
import pytest

from factorial_erp import Factorial
from factorial_erp._core.limits import Limits
from factorial_erp.errors import ErpError

from .calls import Variant, calls, value
from .known_differences import (
    FORMS,
    ID_IN_BODY,
    NOT_FORCED,
    NOT_THEIRS,
    OBJECT_FILTERS,
    SENT_BY_DEFAULT,
)
from .running import peer_says

NO_LIMIT = Limits(concurrent=1, requests=10_000, window_seconds=1.0)
FILES = {"avatar", "file"}
PAGING = {"limit", "after_id", "before_id", "page"}
"""Parameters of every list that the SDK adds by hand, because the specification lacks them."""


@attrs.frozen
class Sent:
    """A request in the form in which two clients can be compared."""

    method: str
    path: str
    query: frozenset[str]
    content_type: str
    body: Any
    """Names and kinds of the values, at every depth."""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it this operation."""
        return self.method, self.path


def read(method: str, path: str, query: Any, content_type: str, content: bytes) -> Sent:
    """Reduce a request to names and kinds."""
    plain = content_type.partition(";")[0]
    body: Any = None
    if plain == "multipart/form-data":
        body = read_form(content_type, content)
    elif content:
        body = shape(json.loads(content))
    names = frozenset(name for name, _ in query) - PAGING
    return Sent(method, path, names, plain if content else "", body)


def shape(found: Any) -> Any:
    """Return names and kinds instead of values; an array has the shape of its entries."""
    if isinstance(found, dict):
        return {name: shape(each) for name, each in found.items()}
    if isinstance(found, list):
        shapes = [shape(each) for each in found]
        return shapes[:1] if all(each == shapes[0] for each in shapes) else shapes
    kinds = {bool: "boolean", int: "integer", float: "number", str: "text", type(None): "null"}
    return kinds[type(found)]


def read_form(content_type: str, content: bytes) -> dict[str, str]:
    """
    Return the names of a form, with `file` for files.

    The SDK sends an object within a form as JSON under `lines[]`, this library as Rails reads it, as
    `lines[][amount]`. Both are guesses about a server that nobody could ask; here they count as equal.
    """
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    names: dict[str, str] = {}
    for part in BytesParser().parsebytes(head + content).get_payload():
        name = str(part.get_param("name", header="content-disposition"))  # type: ignore[union-attr]
        payload = part.get_payload(decode=True)  # type: ignore[union-attr]
        if part.get_filename():  # type: ignore[union-attr]
            names[name] = "file"
        elif part.get_content_type() == "application/json":  # type: ignore[union-attr]
            names.update({f"{name}[{inner}]": "text" for inner in json.loads(payload)})
        else:
            names[name] = "text"
    return names


@functools.cache
def ours(variant: Variant) -> dict[tuple[str, str], Sent]:
    """Return what this library sends for each of its operations."""
    sent: dict[tuple[str, str], Sent] = {}
    requests: list[httpx.Request] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        request.read()
        requests.append(request)
        return httpx.Response(418, json={})

    client = Factorial("key", transport=httpx.MockTransport(refuse), limits=NO_LIMIT)
    for call in calls(client):
        requests.clear()
        arguments = call.arguments(variant, lambda name, hint: value(name, hint, variant=variant))
        with pytest.raises(ErpError):
            call.make(arguments)
        assert 1 == len(requests), call.name
        request = requests[0]
        found = read(
            request.method,
            request.url.path,
            request.url.params.multi_items(),
            request.headers.get("content-type", ""),
            request.content,
        )
        assert found.key not in sent, call.name
        sent[found.key] = found
    return sent


@pytest.fixture(scope="module")
def sdk() -> Any:
    """What the SDK says that it sends."""
    return peer_says("official-sdk", "sdk_requests.py")


def theirs(sdk: Any, variant: Variant) -> dict[tuple[str, str], Sent]:
    """Return what the SDK sends for each of its operations."""
    found = (
        read(
            each[variant]["method"],
            each[variant]["path"],
            each[variant]["query"],
            each[variant]["content_type"],
            each[variant]["body"].encode("latin-1"),
        )
        for each in sdk.values()
    )
    return {each.key: each for each in found}


def differences(us: Mapping[Any, Sent], them: Mapping[Any, Sent], field: str) -> dict[Any, Any]:
    """Return what differs in one respect, by operation: ours, then theirs."""
    return {
        key: (getattr(us[key], field), getattr(them[key], field))
        for key in us.keys() & them.keys()
        if getattr(us[key], field) != getattr(them[key], field)
    }


def place(key: tuple[str, str]) -> str:
    """Return domain and resource of an operation."""
    return "/".join(key[1].partition("/resources/")[2].split("/")[:2])


VARIANTS: tuple[Variant, ...] = ("full", "minimal")


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_operation_has_its_method_and_path(sdk: Any, variant: Variant) -> None:
    """
    The same 615, none missing, none added but what is listed.
    """
    them, us = theirs(sdk, variant), ours(variant)

    assert 615 == len(sdk) == len(them)
    assert {*them} | {*NOT_THEIRS} == {*us}


def test_every_filter_has_its_name(sdk: Any) -> None:
    """
    With everything that can be asked.
    """
    different = differences(ours("full"), theirs(sdk, "full"), "query")

    renamed = {place(key): (them - us, us - them) for key, (us, them) in different.items()}
    assert renamed == {
        where: ({theirs}, {ours}) for where, (theirs, ours) in OBJECT_FILTERS.items()
    }


def test_every_list_asks_what_the_sdk_asks_without_being_told(sdk: Any) -> None:
    """
    Flags that the API needs are sent by themselves; what only its specification needs is listed.
    """
    different = differences(ours("minimal"), theirs(sdk, "minimal"), "query")

    left_out = {
        place(key): " ".join(sorted(them - us))
        for key, (us, them) in different.items()
        if them - us
    }
    added = {
        place(key): " ".join(sorted(us - them))
        for key, (us, them) in different.items()
        if us - them
    }
    assert NOT_FORCED == left_out
    assert SENT_BY_DEFAULT == added


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_body_has_its_names_and_kinds(sdk: Any, variant: Variant) -> None:
    """
    At every depth: names, and whether a value is a text, a number, an integer, a boolean or an array.
    """
    us, them = ours(variant), theirs(sdk, variant)

    different = differences(us, them, "body")
    if variant == "minimal":
        for key in [key for key in different if place(key) in ID_IN_BODY]:
            mine, sdks = different.pop(key)
            assert mine == {"id": "text", **sdks}
    for key in [key for key in different if key in FORMS]:
        mine, sdks = different.pop(key)
        assert {*mine} == {*form_names(sdks)}

    assert {} == different


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_body_has_its_encoding(sdk: Any, variant: Variant) -> None:
    """
    JSON, or a form for the seven uploads.
    """
    us = ours(variant)
    different = differences(us, theirs(sdk, variant), "content_type")

    assert {*different} <= FORMS
    forms = {key for key, each in us.items() if each.content_type == "multipart/form-data"}
    assert 7 == len(forms - FORMS)


def test_the_sdk_still_cannot_send_files_within_json(sdk: Any) -> None:
    """
    Why those two are compared by names alone. Where this fails, compare them as the others.
    """
    failing = {
        (each["full"]["method"], each["full"]["path"])
        for each in sdk.values()
        if "error" in each["full"]
    }

    assert FORMS == {(method, path.replace("{id}", "ID")) for method, path in failing}


def form_names(body: Any, prefix: str = "") -> Iterator[str]:
    """Return the names that a JSON body has as a form."""
    for name, each in body.items():
        where = f"{prefix}[{name}]" if prefix else name
        if each and isinstance(each, list) and isinstance(each[0], dict):
            yield from form_names(each[0], f"{where}[]")
        elif isinstance(each, list) and name not in FILES:
            yield f"{where}[]"
        else:
            yield where
