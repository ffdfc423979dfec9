"""What do the facts say, read without the sandbox's own reader? Operations, samples of bodies, and whether an answer fits."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import httpx

from factorial_erp.sandbox import Sandbox

PATH = Path(__file__).parents[2] / "src/factorial_erp/sandbox/schema/factorial.json"
DOMAINS: dict[str, Any] = json.loads(PATH.read_text("utf-8"))


@attrs.frozen
class Known:
    """A resource as the facts have it."""

    domain: str
    singular: str
    facts: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.domain}/{self.facts['plural']}"

    @property
    def record(self) -> dict[str, Any]:
        record = self.facts["record"]
        if isinstance(record, str):
            return DOMAINS[self.domain]["resources"][record]["record"]
        return record

    @property
    def operations(self) -> dict[str, Any]:
        return self.facts["operations"]


RESOURCES = [
    Known(domain, singular, facts)
    for domain, each in DOMAINS.items()
    for singular, facts in each["resources"].items()
]
BY_RELATION = {f"{each.domain}_{each.singular}": each for each in RESOURCES}


def offering(*names: str) -> list[Any]:
    """Return the resources with one of some operations, as cases of a test."""
    return [each for each in RESOURCES if set(names) & each.operations.keys()]


def actions() -> Iterator[tuple[Known, str]]:
    """Yield every operation that is none of the five."""
    for resource in RESOURCES:
        for name in resource.operations:
            if name not in ("list", "get", "create", "update", "delete"):
                yield resource, name


def misfits(fields: dict[str, Any], value: Any, path: str = "") -> list[str]:
    """Return where a record is not what the facts say; fields that nobody knows included."""
    found = [
        f"{path}{name} is not known"
        for name in value
        if name not in fields and f"{name}!" not in fields
    ]
    for name, kind in fields.items():
        plain = name.removesuffix("!")
        if plain not in value:
            found.append(f"{path}{plain} is missing")
        elif value[plain] is None:
            found += [f"{path}{plain} is null"] if name.endswith("!") else []
        else:
            found += _misfits(kind, value[plain], f"{path}{plain}")
    return found


def _misfits(kind: Any, value: Any, path: str) -> list[str]:
    if isinstance(kind, list):
        if not isinstance(value, list):
            return [f"{path} is no list"]
        return [m for n, each in enumerate(value) for m in _misfits(kind[0], each, f"{path}[{n}]")]
    if isinstance(kind, dict):
        return (
            misfits(kind, value, f"{path}.")
            if isinstance(value, dict)
            else [f"{path} is no object"]
        )
    word = kind.split(", ")[0]
    return [] if any(_is(each, value) for each in word.split(" or ")) else [f"{path} is {value!r}"]


def _is(word: str, value: Any) -> bool:
    if word.startswith("one of "):
        return value in word.split()[2:]
    if word in ("date", "datetime", "time"):
        read = {"date": dt.date, "datetime": dt.datetime, "time": dt.time}[word].fromisoformat
        try:
            read(value)
        except (TypeError, ValueError):
            return False
        return word != "datetime" or "T" in value
    types = {
        "text": str,
        "int": int,
        "number": (int, Decimal),
        "bool": bool,
        "object": dict,
        "any": object,
    }
    return isinstance(value, types[word]) and (word == "bool" or not isinstance(value, bool))


def sample(box: Sandbox, resource: Known, operation: str, *, every: bool = True) -> dict[str, Any]:
    """Return a body that the facts allow: all its fields, or only those that must be there."""
    fields = resource.operations[operation].get("body", {})
    return {
        name.removesuffix("!"): _sample(box, name.removesuffix("!"), kind)
        for name, kind in fields.items()
        if every or name.endswith("!")
    }


def _sample(box: Sandbox, name: str, kind: Any) -> Any:
    if isinstance(kind, list):
        return [_sample(box, name.removesuffix("s"), kind[0])]
    if isinstance(kind, dict):
        return {k.removesuffix("!"): _sample(box, k.removesuffix("!"), v) for k, v in kind.items()}
    word, *notes = kind.split(", ")
    for note in notes:
        if note == "-> api_public_credential.company_id":
            return box.factorial.company_id
        if note.startswith("-> ") and note[3:] in BY_RELATION:
            return next(iter(box.factorial.tables[BY_RELATION[note[3:]].name]), "1")
    if word.startswith("one of "):
        return word.split()[-1]
    return {
        "text": "1" if name.endswith(("id", "ids")) else "Words",
        "int": 7,
        "number": 0.5,
        "bool": True,
        "date": "2026-11-03",
        "datetime": "2026-11-03T10:00:00.000Z",
        "time": "10:00:00",
        "object": {"key": "value"},
        "any": "anything",
        "file": ("a.pdf", b"%PDF", "application/pdf"),
    }[word.split(" or ")[0]]


def send(
    http: httpx.Client, resource: Known, operation: str, body: dict[str, Any], id: str | None = None
) -> httpx.Response:
    """Send a body to an operation, as a form where it must be one."""
    method = {"update": "PUT", "delete": "DELETE"}.get(operation, "POST")
    place = id if id is not None and operation in ("update", "delete") else operation
    path = f"/{resource.name}" + ("" if operation == "create" else f"/{place}")
    facts = resource.operations[operation]
    if operation == "delete":
        return http.delete(path)
    if not facts.get("form"):
        return http.request(method, path, json=_in_json(body))
    parts: list[tuple[str, Any]] = []
    for key, value in body.items():
        name = f"{key}[]" if isinstance(value, list) else key
        for each in value if isinstance(value, list) else [value]:
            parts.append((name, each if isinstance(each, tuple) else (None, _text(each))))
    return http.request(method, path, files=parts)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _in_json(value: Any) -> Any:
    """Return a body with files as text; how the API wants files in JSON is not known."""
    if isinstance(value, dict):
        return {key: _in_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_json(each) for each in value]
    return "bytes" if isinstance(value, tuple) else value
