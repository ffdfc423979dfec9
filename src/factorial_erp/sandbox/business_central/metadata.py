"""What does the API say of itself? Its CSDL, its service document and its captions, made of the facts."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from .facts import EntitySet, Facts, Navigation
from .showing import escaped

__all__ = ["definitions", "document", "service"]

EDMX = "http://docs.oasis-open.org/odata/ns/edmx"
EDM = "http://docs.oasis-open.org/odata/ns/edm"

ENGLISH = 1033


def document(facts: Facts) -> bytes:
    """Return the CSDL; it has no annotations, unlike the real one."""
    ET.register_namespace("edmx", EDMX)
    ET.register_namespace("", EDM)
    root = ET.Element(f"{{{EDMX}}}Edmx", Version="4.0")
    services = ET.SubElement(root, f"{{{EDMX}}}DataServices")
    schema = ET.SubElement(services, f"{{{EDM}}}Schema", Namespace="Microsoft.NAV")
    sets = [facts[name] for name in facts]
    for each in sets:
        _entity_type(schema, facts, each)
    for name, fields in facts.types.items():
        record = ET.SubElement(schema, f"{{{EDM}}}ComplexType", Name=name)
        for field, type, nullable in fields:
            facets = {"Name": field, "Type": type} | ({} if nullable else {"Nullable": "false"})
            ET.SubElement(record, f"{{{EDM}}}Property", facets)
    for name, labels in facts.enums.items():
        enum = ET.SubElement(schema, f"{{{EDM}}}EnumType", Name=name)
        for label, value in labels.items():
            ET.SubElement(enum, f"{{{EDM}}}Member", Name=escaped(label), Value=str(value))
    for each in sets:
        for action in each.actions.values():
            element = ET.SubElement(schema, f"{{{EDM}}}Action", Name=action.name, IsBound="true")
            type = f"Microsoft.NAV.{each.entity}"
            ET.SubElement(element, f"{{{EDM}}}Parameter", Name="bindingParameter", Type=type)
    container = ET.SubElement(schema, f"{{{EDM}}}EntityContainer", Name="NAV")
    for each in sets:
        type = f"Microsoft.NAV.{each.entity}"
        ET.SubElement(container, f"{{{EDM}}}EntitySet", Name=each.name, EntityType=type)
    text: str = ET.tostring(root, encoding="unicode")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode()


def _entity_type(schema: ET.Element, facts: Facts, entity: EntitySet) -> None:
    element = ET.SubElement(schema, f"{{{EDM}}}EntityType", Name=entity.entity)
    key = ET.SubElement(element, f"{{{EDM}}}Key")
    for name in entity.key:
        ET.SubElement(key, f"{{{EDM}}}PropertyRef", Name=name)
    for field in entity.fields.values():
        facets = {"Name": field.name, "Type": field.wire_type}
        if not field.nullable:
            facets["Nullable"] = "false"
        if field.max_length is not None:
            facets["MaxLength"] = str(field.max_length)
        if field.type == "decimal":
            facets["Scale"] = "Variable"
        ET.SubElement(element, f"{{{EDM}}}Property", facets)
    for link in entity.navigation.values():
        _navigation(element, facts, link)


def _navigation(element: ET.Element, facts: Facts, link: Navigation) -> None:
    type = f"Microsoft.NAV.{facts[link.target].entity}"
    facets = {"Name": link.name, "Type": f"Collection({type})" if link.many else type}
    if link.partner is not None:
        facets["Partner"] = link.partner
    facets["ContainsTarget"] = "true"
    child = ET.SubElement(element, f"{{{EDM}}}NavigationProperty", facets)
    if link.property is not None and link.referenced is not None:
        attributes = {"Property": link.property, "ReferencedProperty": link.referenced}
        ET.SubElement(child, f"{{{EDM}}}ReferentialConstraint", attributes)


def service(facts: Facts, root: str) -> dict[str, Any]:
    """Return the service document."""
    sets = [{"name": name, "kind": "EntitySet", "url": name} for name in facts]
    return {"@odata.context": f"{root}/$metadata", "value": sets}


def definitions(facts: Facts) -> list[dict[str, Any]]:
    """Return the captions of all entities, made of their names."""
    return [
        {
            "@odata.etag": 'W/""',
            "entityName": entity.entity,
            "entitySetName": entity.name,
            "entityCaptions": _captions(entity.entity),
            "entitySetCaptions": _captions(entity.name),
            "properties": [{"name": name, "captions": _captions(name)} for name in entity.fields],
            "actions": [
                {"name": each.name, "captions": _captions(each.name)}
                for each in entity.actions.values()
            ],
            "enumMembers": [],
        }
        for entity in (facts[name] for name in facts)
    ]


def _captions(name: str) -> list[dict[str, Any]]:
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return [{"languageCode": ENGLISH, "caption": spaced[:1].upper() + spaced[1:]}]
