"""May a body be written? First what it points to, then its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .facts import Field, Kind, Operation
from .fitting import is_list, is_row, objection
from .records import Records, Row
from .refusals import Refused, unknown_reference

__all__ = ["check"]

OPTIONAL = frozenset({("integrations/sync_run_outputs", "file_name")})
"""Fields that the facts require and the API's words do not."""


def check(
    records: Records, name: str, operation: Operation, body: Row, *, refuse_unknown: bool = False
) -> Row:
    """
    Refuse a body that the API refuses, and return what it takes of any other.

    The order is known: first 400 for an id that leads nowhere, then the fields. Known are the bodies as well: a map of
    fields, or a list of texts for what is deeper inside. A guess is that a field nobody knows is ignored, and that only
    ids are looked up that lead to what the seed brings.

    Args:
        records: What ids lead to.
        name: Of the resource.
        operation: What is to be done.
        body: What was sent.
        refuse_unknown: Refuse fields that are not known, so that tests of a client can be strict.

    Raises:
        Refused: 400 for a reference to nothing, 422 for everything else.
    """
    for field, id in _references(operation.body, body):
        _look_up(records, field, id)
    unknown = sorted(body.keys() - operation.body.keys() - {"id"})
    if refuse_unknown and unknown:
        raise Refused(422, {"errors": [f"unknown: {', '.join(unknown)}"]})
    wrong: dict[str, list[str]] = {}
    deeper: list[str] = []
    for field in operation.body.values():
        value = body.get(field.name)
        if value is None or value == "":
            if field.required and (name, field.name) not in OPTIONAL:
                wrong[field.name] = ["can't be blank"]
            continue
        message = objection(field.kind, value)
        if message is not None:
            wrong[field.name] = [message]
        else:
            deeper += _inside(field.kind, value, field.name)
    if wrong:
        raise Refused(422, wrong)
    if deeper:
        raise Refused(422, {"errors": deeper})
    return {
        name: None if _is_blank(operation.body.get(name), value) else value
        for name, value in body.items()
        if name in operation.body or name == "id"
    }


def _is_blank(field: Field | None, value: Any) -> bool:
    """Tell whether an empty text stands for nothing: anywhere but in a plain text."""
    if field is None or value != "":
        return False
    return field.kind.word != "text" or field.kind.target is not None


def _look_up(records: Records, field: Field, id: str) -> None:
    if field.kind.target == "api_public_credential.company_id":
        known = [records.company_id]
    else:
        target = records.facts.of_relation(field.kind.target)
        if target is None or target not in records.given:
            return
        known = list(records.table(target))
    if id not in known:
        raise unknown_reference(f"{field.name} does not exist")


def _references(fields: Mapping[str, Field], body: Row) -> Iterator[tuple[Field, str]]:
    """Yield every id in a body that leads somewhere, with its field."""
    for field in fields.values():
        value = body.get(field.name)
        kind = field.kind
        values = value if is_list(value) else [value]
        if kind.word == "list" and kind.items is not None:
            kind = kind.items
        for each in values:
            if kind.word == "record" and is_row(each):
                yield from _references(kind.fields, each)
            elif kind.target is not None and each not in (None, ""):
                yield Field(field.name, kind, field.required), str(each)


def _inside(kind: Kind, value: Any, path: str) -> list[str]:
    """Return what is wrong below a field."""
    if kind.word == "list" and kind.items is not None:
        items = kind.items
        found: list[str] = []
        for each in value:
            message = objection(items, each)
            found += [f"{path}: {message}"] if message else _inside(items, each, path)
        return found
    if kind.word != "record":
        return []
    missing = [f.name for f in kind.fields.values() if f.required and value.get(f.name) is None]
    found = [f"{path}: {', '.join(missing)} is missing"] if missing else []
    for field in kind.fields.values():
        inner = value.get(field.name)
        if inner is None:
            continue
        message = objection(field.kind, inner)
        below = f"{path}.{field.name}"
        found += [f"{below}: {message}"] if message else _inside(field.kind, inner, below)
    return found
