"""What does the ``$metadata`` of an API tell? The same facts as ``schema``, as far as it tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.parsers import expat

from .entity_facts import EDM, Action, Area, EntitySet, Enum, Field, Navigation, Structure

__all__ = ["MetadataUnreadable", "read_metadata"]

COLLECTION = re.compile(r"Collection\((.+)\)")

WORDS = {edm: word for word, edm in EDM.items()} | {
    "Edm.Single": "double",
    "Edm.Int16": "int",
    "Edm.Byte": "int",
    "Edm.SByte": "int",
}

SYSTEM = frozenset(
    {
        "lastModifiedDateTime",
        "systemCreatedAt",
        "systemCreatedBy",
        "systemId",
        "systemModifiedAt",
        "systemModifiedBy",
        "systemRowVersion",
    }
)
"""Properties that the server sets; ``$metadata`` does not tell which ones can be written."""

COMPANY = "company"


class MetadataUnreadable(ValueError):
    """The text is no ``$metadata`` of Business Central."""


def read_metadata(content: bytes, name: str) -> Area:
    """
    Read the ``$metadata`` of an API.

    It does not tell which properties are read-only or computed: keys that are GUIDs and what the server sets
    by its names are taken for read-only, everything else for writable. That collections can be created together with
    their owner is a guess too.

    Args:
        content: The document.
        name: Of the module to be made.

    Raises:
        MetadataUnreadable: It is no such document, or one that defines entities of XML.
    """
    root = _parsed(content)
    schemas = [each for each in root.iter() if _tag(each) == "Schema"]
    if not schemas:
        message = "The document has no schema: is it the answer to GET …/$metadata?"
        raise MetadataUnreadable(message)
    return _Reader(schemas).area(name)


def _parsed(content: bytes) -> ET.Element:
    """Parse without a document type: what entities of XML expand to may fill the memory."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        message = "The document has a document type, which no $metadata has."
        raise MetadataUnreadable(message)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    try:
        parser.Parse(content, True)
        return builder.close()
    except (expat.ExpatError, AssertionError) as error:
        message = f"The document is no XML: {error}."
        raise MetadataUnreadable(message) from error


def _tag(each: ET.Element) -> str:
    return each.tag.rpartition(":")[2]


def _children(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    return (each for each in parent if _tag(each) == tag)


class _Reader:
    """Reads the schemas of a document."""

    def __init__(self, schemas: list[ET.Element]) -> None:
        self.entities = self._named(schemas, "EntityType")
        self.structures = self._named(schemas, "ComplexType")
        self.enums = self._named(schemas, "EnumType")
        self.actions = [each for schema in schemas for each in _children(schema, "Action")]
        self.sets = [
            each
            for schema in schemas
            for container in _children(schema, "EntityContainer")
            for each in _children(container, "EntitySet")
        ]

    def _named(self, schemas: list[ET.Element], tag: str) -> dict[str, ET.Element]:
        return {
            _attribute(each, "Name"): each for schema in schemas for each in _children(schema, tag)
        }

    def area(self, name: str) -> Area:
        """Return the facts of what is in a company."""
        company = self.entities.get(COMPANY)
        inside = {
            _short(_attribute(each, "Type"))
            for each in (() if company is None else _children(company, "NavigationProperty"))
        }
        sets = [
            self._set(each, entity)
            for each in self.sets
            if (entity := _short(_attribute(each, "EntityType"))) in self.entities
            and (company is None or entity in inside)
        ]
        if not sets:
            message = "The document has no entity set that is in a company."
            raise MetadataUnreadable(message)
        known = {each.entity for each in sets}
        for each in sets:
            each.navigation = [link for link in each.navigation if link.target in known]
        enums = {each.of for one in sets for each in one.fields if each.type == "enum"}
        return Area(
            name,
            sets,
            {each: self._enum(each) for each in self.enums if each in enums},
            self._structures(sets),
        )

    def _structures(self, sets: list[EntitySet]) -> dict[str, Structure]:
        """Return the structures that are used, those inside others first."""
        found: dict[str, Structure] = {}

        def add(name: str) -> None:
            if name in found:
                return
            fields = [self._field(each) for each in _children(self.structures[name], "Property")]
            for each in fields:
                if each.type == "list" and each.of and each.of != name:
                    add(each.of)
            found[name] = Structure(name, fields)

        for entity_set in sets:
            for each in entity_set.fields:
                if each.type == "list" and each.of:
                    add(each.of)
        return found

    def _enum(self, name: str) -> Enum:
        members = list(_children(self.enums[name], "Member"))
        return Enum(
            name,
            {
                _attribute(each, "Name"): int(each.get("Value") or place)
                for place, each in enumerate(members)
            },
        )

    def _set(self, each: ET.Element, entity: str) -> EntitySet:
        found = self.entities[entity]
        key = tuple(
            _attribute(ref, "Name")
            for keys in _children(found, "Key")
            for ref in _children(keys, "PropertyRef")
        )
        fields = [self._field(one) for one in _children(found, "Property")]
        for field in fields:
            is_key = field.name in key and field.type == "guid"
            if is_key or field.name in SYSTEM:
                field.read_only = True
        told = dict(_capabilities(each))
        verbs = {"create": "Insertable", "update": "Updatable", "delete": "Deletable"}
        return EntitySet(
            _attribute(each, "Name"),
            entity,
            key,
            ("list", "get", *(verb for verb, word in verbs.items() if told.get(word, True))),
            fields,
            [self._navigation(one) for one in _children(found, "NavigationProperty")],
            list(self._actions(entity)),
            sortable=told.get("Sortable", True),
        )

    def _field(self, each: ET.Element) -> Field:
        kind = _attribute(each, "Type")
        made = Field(_attribute(each, "Name"), WORDS.get(kind, "any"))
        collection = COLLECTION.fullmatch(kind)
        short = _short(kind)
        if collection and short in self.structures:
            made.type, made.of = "list", short
        elif short in self.enums and not collection:
            made.type, made.of = "enum", short
        made.nullable = each.get("Nullable") != "false"
        length = each.get("MaxLength", "")
        made.max_length = int(length) if length.isdecimal() else None
        computed = [
            one
            for one in _children(each, "Annotation")
            if one.get("Term") == "Org.OData.Core.V1.Computed" and one.get("Bool") != "false"
        ]
        made.read_only = bool(computed)
        return made

    def _navigation(self, each: ET.Element) -> Navigation:
        kind = _attribute(each, "Type")
        many = COLLECTION.fullmatch(kind) is not None
        on = next(_children(each, "ReferentialConstraint"), None)
        return Navigation(
            _attribute(each, "Name"),
            _short(kind),
            many,
            "part" if many else "relation",
            deep_insert=many,
            on=None
            if on is None
            else (_attribute(on, "Property"), _attribute(on, "ReferencedProperty")),
            partner=each.get("Partner"),
        )

    def _actions(self, entity: str) -> Iterator[Action]:
        for each in self.actions:
            parameters = list(_children(each, "Parameter"))
            bound = each.get("IsBound") == "true" and len(parameters) == 1
            if bound and _short(_attribute(parameters[0], "Type")) == entity:
                yield Action(_attribute(each, "Name"))


def _attribute(each: ET.Element, name: str) -> str:
    found = each.get(name)
    if found is None:
        message = f"A {_tag(each)} of the document has no {name}."
        raise MetadataUnreadable(message)
    return found


def _short(kind: str) -> str:
    """Return a type without its namespace."""
    found = COLLECTION.fullmatch(kind)
    return (found[1] if found else kind).rpartition(".")[2]


def _capabilities(each: ET.Element) -> Iterator[tuple[str, bool]]:
    """Yield what the annotations of an entity set allow and forbid."""
    for one in each.iter():
        if _tag(one) == "PropertyValue" and one.get("Bool") is not None:
            yield one.get("Property", ""), one.get("Bool") == "true"
