"""What does Factorial's API offer? The facts of every resource, read once and taken apart on first use."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any, cast

import attrs

__all__ = ["Facts", "Field", "Kind", "Operation", "Resource"]


@attrs.frozen(kw_only=True)
class Kind:
    """What a value can be."""

    word: str
    """``text``, ``int``, ``number``, ``bool``, ``date``, ``datetime``, ``time``, ``file``, ``any``, ``object``,
    ``choice``, ``list`` or ``record``."""
    or_else: str | None = None
    """The other word where sources disagree."""
    choices: tuple[str, ...] = ()
    unit: str | None = None
    target: str | None = None
    """Where an id leads, as the facts spell it: ``employees_employee``."""
    items: Kind | None = None
    fields: Mapping[str, Field] = attrs.field(factory=dict[str, "Field"])

    @property
    def words(self) -> tuple[str, ...]:
        """All that it may be."""
        return (self.word,) if self.or_else is None else (self.word, self.or_else)


@attrs.frozen
class Field:
    """A named value in a record, a body or a query."""

    name: str
    kind: Kind
    required: bool

    @property
    def parameter(self) -> str:
        """Its name in a query or a form."""
        return f"{self.name}[]" if self.kind.word == "list" else self.name


@attrs.frozen(kw_only=True)
class Operation:
    """What can be done with a resource."""

    name: str
    filters: Mapping[str, Field]
    body: Mapping[str, Field]
    is_form: bool
    """Whether the body is multipart."""
    answers_array: bool


@attrs.frozen(kw_only=True)
class Resource:
    """A resource of the API."""

    domain: str
    singular: str
    plural: str
    record: Mapping[str, Field]
    operations: Mapping[str, Operation]

    @property
    def name(self) -> str:
        """Its place below ``/resources/``."""
        return f"{self.domain}/{self.plural}"

    def event(self, operation: str) -> str:
        """Return the webhook type that an operation would have."""
        return f"{self.domain}/{self.singular}/{operation}"


class Facts:
    """The facts of one version."""

    def __init__(self, domains: Mapping[str, Any]) -> None:
        self._domains = domains
        self._places: dict[str, tuple[str, str]] = {}
        self._relations: dict[str, str] = {}
        self.events: dict[str, str] = {}
        """The record that each webhook type sends."""
        for domain, facts in domains.items():
            for singular, resource in facts["resources"].items():
                name = f"{domain}/{resource['plural']}"
                self._places[name] = (domain, singular)
                self._relations[f"{domain}_{singular}"] = name
            self.events.update(facts["events"])
        self._read: dict[str, Resource] = {}

    @classmethod
    def packaged(cls) -> Facts:
        """Return the facts that come with the sandbox."""
        return _packaged()

    def __iter__(self) -> Iterator[str]:
        """Yield the name of every resource."""
        return iter(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __getitem__(self, name: str) -> Resource:
        if name not in self._read:
            self._read[name] = self._resource(*self._places[name])
        return self._read[name]

    def of_relation(self, target: str | None) -> str | None:
        """Return the resource that an id leads to."""
        return self._relations.get(target or "")

    def _resource(self, domain: str, singular: str) -> Resource:
        known = self._domains[domain]["resources"]
        facts = known[singular]
        record = facts["record"]
        if isinstance(record, str):  # it answers as another resource does
            record = known[record]["record"]
        return Resource(
            domain=domain,
            singular=singular,
            plural=facts["plural"],
            record=_fields(record),
            operations={n: _operation(n, each) for n, each in facts["operations"].items()},
        )


@functools.cache
def _packaged() -> Facts:
    folder = resources.files("factorial_erp.sandbox") / "schema"
    return Facts(json.loads((folder / "factorial.json").read_text("utf-8")))


def _operation(name: str, facts: Mapping[str, Any]) -> Operation:
    return Operation(
        name=name,
        filters=_fields(facts.get("filters", {})),
        body=_fields(facts.get("body", {})),
        is_form=bool(facts.get("form")),
        answers_array=facts.get("answers") == "array",
    )


def _fields(facts: Mapping[str, Any]) -> dict[str, Field]:
    fields = (Field(n.removesuffix("!"), _kind(t), n.endswith("!")) for n, t in facts.items())
    return {field.name: field for field in fields}


def _kind(type: Any) -> Kind:
    if isinstance(type, list):
        (item,) = type  # pyright: ignore[reportUnknownVariableType]
        return Kind(word="list", items=_kind(item))
    if isinstance(type, dict):
        return Kind(word="record", fields=_fields(cast("dict[str, Any]", type)))
    return _simple(str(type))


@functools.cache
def _simple(type: str) -> Kind:
    word, *notes = type.split(", ")
    unit = target = None
    for note in notes:
        if note.startswith("-> "):
            target = note.removeprefix("-> ")
        elif note not in ("nullable", "deprecated"):
            unit = note
    if word.startswith("one of "):
        return Kind(word="choice", choices=tuple(word.split()[2:]), unit=unit, target=target)
    first, _, second = word.partition(" or ")
    return Kind(word=first, or_else=second or None, unit=unit, target=target)
