"""Which entity sets does API v2.0 have, with which fields, links and actions? The facts, taken apart on first use."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import attrs

__all__ = ["NO_DATE", "NO_ID", "NO_MOMENT", "Action", "EntitySet", "Facts", "Field", "Navigation"]

NO_ID = "00000000-0000-0000-0000-000000000000"
NO_DATE = "0001-01-01"
NO_MOMENT = "0001-01-01T00:00:00Z"

BLANKS: Mapping[str, object] = {
    "text": "",
    "guid": NO_ID,
    "decimal": 0,
    "int": 0,
    "bool": False,
    "date": NO_DATE,
    "datetime": NO_MOMENT,
}

CODE = re.compile(
    r"number|code|\w*(?:Number|Code|CodeFilter)|country|postalCode|purchaser|salesperson"
)
NO_CODE = re.compile(
    r"(?:phone|fax|bankAccount|bankBranch|taxRegistration|serial)Number|irs1099Code|\w*PhoneNumber"
)
COMPUTED = frozenset({"variable", "expression", "flow filter"})
"""Where a field comes from that can be neither filtered nor sorted by."""
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@attrs.frozen(kw_only=True)
class Field:
    """A property of an entity."""

    name: str
    type: str
    """``text``, ``guid``, ``decimal``, ``int``, ``bool``, ``date``, ``datetime``, ``enum``, ``stream`` or ``records``."""
    wire_type: str
    """As the CSDL has it."""
    labels: tuple[str, ...] = ()
    """Of an enumeration, in the order of its values."""
    max_length: int | None = None
    nullable: bool = True
    read_only: bool = False
    is_computed: bool = False
    """Whether the page computes it, so that nobody can filter or sort by it (a guess)."""
    is_ignored: bool = False
    """Whether it is taken and forgotten when written."""
    is_error: bool = False
    """Whether writing it is an error although it is no read-only control."""
    filters_only: bool = False

    @property
    def is_code(self) -> bool:
        """Whether it is stored in upper case; guessed by its name, which AL's types are mirrored in."""
        is_number = self.type == "text" and CODE.fullmatch(self.name) is not None
        return is_number and NO_CODE.fullmatch(self.name) is None

    @property
    def blank(self) -> Any:
        """What the API shows where nothing is set."""
        if self.type == "enum":
            return " " if " " in self.labels else self.labels[0]
        return BLANKS.get(self.type)


@attrs.frozen(kw_only=True)
class Navigation:
    """A link to other entities."""

    name: str
    target: str
    """Name of the entity set."""
    many: bool
    kind: str
    """``part``, ``relation``, ``parent`` or ``company``."""
    property: str | None = None
    """Of this entity, that is equal to ..."""
    referenced: str | None = None
    """... this one of the target."""
    fixed: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """What the target has besides, enumerations as labels."""
    deep_insert: bool = False
    partner: str | None = None


@attrs.frozen
class Action:
    """A bound action."""

    name: str
    """Without its namespace."""
    results: tuple[str, ...]


@attrs.frozen(kw_only=True)
class EntitySet:
    """An entity set: what can be done with it, and what it consists of."""

    name: str
    entity: str
    kind: str
    """``page``, ``query`` or ``platform``."""
    key: tuple[str, ...]
    operations: frozenset[str]
    """Out of ``list``, ``get``, ``create``, ``update``, ``delete``."""
    fields: Mapping[str, Field]
    navigation: Mapping[str, Navigation]
    actions: Mapping[str, Action]
    """By name in lower case."""
    needs_one_of: tuple[str, ...] = ()
    """A flat list must filter by at least one of them."""
    needs_all_of: tuple[str, ...] = ()
    """A flat list must filter by each of them."""
    needs_parent: bool = False
    """Whether it is read below a parent only."""
    is_sortable: bool = True
    is_of_company: bool = True

    def link_to(self, target: str) -> Navigation | None:
        """Return the collection that leads to a set."""
        links = (each for each in self.navigation.values() if each.many and each.target == target)
        return next(links, None)


class Facts:
    """The facts of the release."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self._sets: Mapping[str, Any] = facts["sets"]
        self.enums: dict[str, Mapping[str, int]] = {
            name: {str(each["label"]): int(each["value"]) for each in members}
            for name, members in facts["enums"].items()
        }
        """Members: labels with their values."""
        self.types: dict[str, tuple[tuple[str, str, bool], ...]] = {
            name: tuple(
                (field["name"], _wire(field["type"]), not field.get("required", False))
                for field in fields
            )
            for name, fields in facts["types"].items()
        }
        """Structures inside entities: name, type and whether it is nullable, of each field."""
        self._read: dict[str, EntitySet] = {}

    @classmethod
    def packaged(cls) -> Facts:
        """Return the facts that come with the sandbox."""
        return _packaged()

    def __iter__(self) -> Iterator[str]:
        """Yield the name of every entity set."""
        return iter(self._sets)

    def __contains__(self, name: object) -> bool:
        return name in self._sets

    def __getitem__(self, name: str) -> EntitySet:
        if name not in self._read:
            self._read[name] = self._entity_set(name, self._sets[name])
        return self._read[name]

    def _entity_set(self, name: str, facts: Mapping[str, Any]) -> EntitySet:
        fields = (self._field(each) for each in facts["fields"])
        links = (_navigation(each) for each in facts["navigation"])
        actions = (Action(each["name"], tuple(each["results"])) for each in facts["actions"])
        return EntitySet(
            name=name,
            entity=facts["entity"],
            kind=facts.get("kind", "page"),
            key=tuple(facts["key"]),
            operations=frozenset(facts["operations"]),
            fields={field.name: field for field in fields},
            navigation={link.name: link for link in links},
            actions={action.name.lower(): action for action in actions},
            needs_one_of=tuple(facts.get("any_of", ())),
            needs_all_of=tuple(facts.get("all_of", ())),
            needs_parent=facts.get("needs_parent_path", False),
            is_sortable=not facts.get("not_sortable", False),
            is_of_company=not facts.get("not_in_company", False),
        )

    def _field(self, facts: Mapping[str, Any]) -> Field:
        wire: str = facts["type"]
        enum = facts.get("enum")
        return Field(
            name=facts["name"],
            type="enum" if enum else _type(wire),
            wire_type=f"Microsoft.NAV.{enum}" if enum else _wire(wire),
            labels=tuple(self.enums[enum]) if enum else (),
            max_length=facts.get("max_length"),
            nullable=not facts.get("required", False),
            read_only=facts.get("read_only", False),
            is_computed=facts.get("source") in COMPUTED,
            is_ignored=facts.get("ignored", False),
            is_error=facts.get("refused", False),
            filters_only=facts.get("filter_only", False),
        )


def _navigation(facts: Mapping[str, Any]) -> Navigation:
    property, referenced = facts.get("on") or (None, None)
    return Navigation(
        name=facts["name"],
        target=facts["set"],
        many=facts.get("many", False),
        kind=facts["kind"],
        property=property,
        referenced=referenced,
        fixed=facts.get("fixed", {}),
        deep_insert=facts.get("deep_insert", False),
        partner=facts.get("partner"),
    )


@functools.cache
def _packaged() -> Facts:
    folder = resources.files("factorial_erp.sandbox") / "schema"
    return Facts(json.loads((folder / "business_central.json").read_text("utf-8")))


def plain(member: str) -> str:
    """Return a member of an enumeration without the wire's escapes."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), member)


def _wire(type: str) -> str:
    """Return a type as the CSDL has it."""
    many, _, record = type.partition("list of ")
    return f"Collection(Microsoft.NAV.{record})" if not many and record else type


def _type(wire: str) -> str:
    if wire.startswith("list of "):
        return "records"
    types = {
        "Edm.String": "text",
        "Edm.Guid": "guid",
        "Edm.Decimal": "decimal",
        "Edm.Int32": "int",
        "Edm.Int64": "int",
        "Edm.Boolean": "bool",
        "Edm.Date": "date",
        "Edm.DateTimeOffset": "datetime",
        "Edm.Stream": "stream",
    }
    return types[wire]
