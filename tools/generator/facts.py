"""What does the API offer? Reads ``schema/factorial/*.json`` and corrects it by the overlay."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VERBS = ("list", "get", "create", "update", "delete")


@dataclass
class Type:
    """The type of a field: a word, an enumeration, an array or an object with fields."""

    word: str
    """``text``, ``int``, ``number``, ``bool``, ``date``, …, or ``enum``, ``array``, ``record``."""
    other: str | None = None
    """What another source says it is."""
    values: tuple[str, ...] = ()
    item: Type | None = None
    fields: list[Field] = field(default_factory=list)

    def shape(self) -> Any:
        """Return what two types must share to be the same class."""
        below = [(each.name, each.required, each.type.shape()) for each in self.fields]
        return (self.word, self.other, self.values, self.item and self.item.shape(), below)

    def leaf(self) -> Type:
        """Return what an array holds, or the type itself."""
        return self.item.leaf() if self.item else self

    def all(self) -> Iterator[Type]:
        """Yield the type and all below it."""
        yield self
        if self.item:
            yield from self.item.all()
        for each in self.fields:
            yield from each.type.all()


@dataclass
class Field:
    """A field of a record or body, or a filter of a list."""

    name: str
    required: bool
    type: Type
    unit: str | None = None
    nullable: bool = False
    deprecated: bool = False
    relation: str | None = None
    doc: str | None = None


@dataclass
class Operation:
    """One method and path."""

    name: str
    filters: list[Field] = field(default_factory=list)
    changes: str | None = None
    body: list[Field] | None = None
    form: bool = False
    many: bool = False

    @property
    def holds_files(self) -> bool:
        """Whether a file can be given anywhere in the body."""
        return any(type.word == "file" for each in self.body or () for type in each.type.all())


@dataclass
class Resource:
    """What is at ``/<domain>/<plural>``."""

    domain: str
    singular: str
    plural: str
    record: list[Field]
    operations: list[Operation]
    answers_like: str | None = None
    """Another resource of the domain, whose records it answers with."""
    version: str | None = None
    """The only version that has it, where that is not the current one."""


@dataclass
class Domain:
    """A group of resources: the facts, and the words of the overlay."""

    name: str
    resources: list[Resource]
    records: dict[str, list[Field]]
    events: dict[str, str]
    overlay: dict[str, Any]

    def words(self, kind: str, name: str) -> dict[str, Any]:
        """Return what the overlay says about a ``class`` or a ``resource``."""
        found: dict[str, Any] = self.overlay.get(kind, {}).get(name, {})
        return found


def load(folder: Path) -> list[Domain]:
    """Read every domain, corrected by its overlay."""
    raw = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    taken = {
        f"{domain}_{name}": domain for domain, facts in raw.items() for name in facts["resources"]
    }
    return [_domain(name, facts, folder / "overlay", taken) for name, facts in raw.items()]


def _domain(name: str, facts: Any, overlays: Path, taken: dict[str, str]) -> Domain:
    path = overlays / f"{name}.toml"
    overlay = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    records = {
        key: _fields(fields)
        for key, fields in facts["records"].items()
        # payroll_employees_identifier is the identifier of payroll_employees, not of payroll.
        if f"{name}_{key}" not in taken
    }
    resources = [_resource(name, key, each) for key, each in facts["resources"].items()]
    for extra in overlay.get("resources", ()):
        record = records.pop(extra["record"])
        resource = _resource(name, extra["singular"], {**extra, "record": {}})
        resource.record, resource.version = record, extra["version"]
        resources.append(resource)
    resources.sort(key=lambda each: each.plural)
    domain = Domain(name, resources, records, facts["events"], overlay)
    for correction in overlay.get("corrections", ()):
        _correct(domain, correction)
    return domain


def _resource(domain: str, name: str, facts: Any) -> Resource:
    record = facts["record"]
    like = record if isinstance(record, str) else None
    operations = [_operation(key, each) for key, each in facts["operations"].items()]
    fields = [] if like else _fields(record)
    return Resource(domain, name, facts["plural"], fields, operations, answers_like=like)


def _operation(name: str, facts: Any) -> Operation:
    changes = facts.get("changes", [])
    return Operation(
        name,
        filters=_fields(facts.get("filters", {})),
        changes=changes[0] if changes else None,
        body=_fields(facts["body"]) if "body" in facts else None,
        form=facts.get("form", False),
        many=facts.get("answers") == "array",
    )


def _fields(facts: dict[str, Any]) -> list[Field]:
    return [_field(key, spec) for key, spec in facts.items()]


def _field(key: str, spec: Any) -> Field:
    made = Field(key.removesuffix("!"), key.endswith("!"), _type(spec))
    leaf = spec
    while isinstance(leaf, list):
        (leaf,) = leaf
    if isinstance(leaf, str):
        for note in leaf.split(", ")[1:]:
            if note == "nullable":
                made.nullable = True
            elif note == "deprecated":
                made.deprecated = True
            elif note.startswith("-> "):
                made.relation = note.removeprefix("-> ")
            else:
                made.unit = note
    return made


def _type(spec: Any) -> Type:
    if isinstance(spec, list):
        (item,) = spec
        return Type("array", item=_type(item))
    if isinstance(spec, dict):
        return Type("record", fields=_fields(spec))
    word = spec.split(", ")[0]
    if word.startswith("one of "):
        values = word.removeprefix("one of ").split(" ")
        return Type("enum", values=tuple("" if each == "''" else each for each in values))
    first, _, second = word.partition(" or ")
    return Type(first, other=second or None)


def _correct(domain: Domain, correction: dict[str, Any]) -> None:
    """Apply ``{at = "expense.record.id", required = true, …}``; source and date are compulsory."""
    for key in ("at", "source", "date"):
        if key not in correction:
            raise SystemExit(f"{domain.name}: a correction lacks {key}: {correction}")
    singular, place, *path = correction["at"].split(".")
    resource = next(each for each in domain.resources if each.singular == singular)
    if place == "record":
        fields = resource.record
    else:
        operation = next(each for each in resource.operations if each.name == place)
        if not path:
            operation.changes = correction["changes"] or None
            return
        fields = operation.filters if place == "list" else operation.body or []
    *above, name = path
    for each in above:
        fields = _find(fields, each).type.leaf().fields
    found = _find(fields, name)
    if "is" in correction:
        found.type = _type(correction["is"])
    found.required = correction.get("required", found.required)


def _find(fields: list[Field], name: str) -> Field:
    return next(each for each in fields if each.name == name)
