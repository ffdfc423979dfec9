"""Which files tell about all entity sets of Business Central at once?"""

from __future__ import annotations

import json
from typing import Any

from factorial_erp.generator.entity_facts import EDM, Area, EntitySet, Field, Navigation, label


def sandbox_facts(areas: list[Area]) -> str:
    """Print the facts of all areas on one line, spelled out: the sandbox's copy."""
    sets = [each for area in areas for each in area.sets]
    names = {each.entity: each.name for each in sets}
    facts = {
        "enums": {
            name: [
                {"wire": wire, "label": label(wire), "value": value}
                for wire, value in enum.members.items()
            ]
            for area in areas
            for name, enum in area.enums.items()
        },
        "types": {
            name: [_field(each) for each in structure.fields]
            for area in areas
            for name, structure in area.structures.items()
        },
        "sets": {each.name: _entity_set(each, sets, names) for each in sets},
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n"


def _entity_set(each: EntitySet, sets: list[EntitySet], names: dict[str, str]) -> dict[str, Any]:
    below = [
        [other.name, link.name, link.many]
        for other in sets
        for link in other.navigation
        if link.kind == "part" and link.target == each.entity
    ]
    facts: dict[str, Any] = {
        "entity": each.entity,
        "key": list(each.key),
        "operations": list(each.operations),
        "fields": [_field(one) for one in each.fields],
        "navigation": [_navigation(one, names) for one in each.navigation],
        "actions": [{"name": one.name, "results": list(one.results)} for one in each.actions],
        "below": below,
    }
    optional: dict[str, Any] = {
        "kind": each.kind if each.kind != "page" else None,
        "alternate_keys": [list(key) for key in each.alternate_keys],
        "not_in_company": not each.in_company,
        "not_sortable": not each.sortable,
        "temporary": each.temporary,
        "all_of": list(each.all_of),
        "any_of": list(each.any_of),
        "needs_parent_path": each.needs_parent_path,
    }
    return facts | {key: value for key, value in optional.items() if value}


def _field(each: Field) -> dict[str, Any]:
    type = f"list of {each.of}" if each.type == "list" else EDM.get(each.type, each.type)
    optional: dict[str, Any] = {
        "enum": each.of if each.type == "enum" else None,
        "max_length": each.limit,
        "required": not each.nullable,
        "source": each.source,
        "read_only": each.read_only,
        "ignored": each.ignored,
        "refused": each.refused,
        "filter_only": each.filter_only,
        "aggregate": each.aggregate,
        "captions": list(each.captions),
    }
    facts = {"name": each.name, "type": type}
    return facts | {key: value for key, value in optional.items() if value}


def _navigation(each: Navigation, names: dict[str, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": each.name, "set": names[each.target], "kind": each.kind}
    optional: dict[str, Any] = {
        "many": each.many,
        "deep_insert": each.deep_insert,
        "on": list(each.on) if each.on else None,
        "fixed": {key: label(value) for key, value in each.fixed.items()},
        "partner": each.partner,
    }
    return facts | {key: value for key, value in optional.items() if value}
