"""Which files tell about all entity sets of Business Central at once?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from factorial_erp.generator.classes import Below, Client, Method
from factorial_erp.generator.entity_classes import IMPORTS, Built, Named, imports_of
from factorial_erp.generator.entity_facts import EDM, Area, EntitySet, Field, Navigation, label
from factorial_erp.generator.printing import client, formatted, module

from . import by_hand
from .tables import package_text

ORIGIN = "Generated from ``schema/business_central`` by ``python tools/generate.py``."


def area_module(each: Built) -> str:
    """Print the module of an area."""
    return module(each.module, [*IMPORTS, *imports_of(each)])


def package(built: list[Built]) -> str:
    """Print ``__init__``: every name, loaded when it is first used."""
    homes = by_hand.business_central_homes()
    homes.update({"CompanySets": "sets", "EnvironmentSets": "sets"})
    for each in built:
        homes.update(dict.fromkeys(each.module.names(), each.area.name))
    title = "Business Central's API v2.0: models, payloads and queries."
    return package_text(title, homes, ORIGIN)


def sets(built: list[Built]) -> str:
    """Print what hangs off a company, and off a client."""
    named = [each for one in built for each in one.sets]
    company = _hanging(
        "CompanySets",
        "What hangs off a company: one attribute for each entity set that can be reached without a parent.",
        [each for each in named if each.entity_set.in_company and not each.refuses_flat],
    )
    environment = _hanging(
        "EnvironmentSets",
        "What hangs off a client: the entity sets above all companies.",
        [each for each in named if not each.entity_set.in_company],
    )
    imports = "\n".join(
        f"    from .{each.area.name} import {one.plural}" for each in built for one in each.sets
    )
    return formatted(
        '"""\nWhat hangs off a client of Business Central and off a company? Each set loads its module when it is'
        f' first used.\n\n{ORIGIN}\n"""\n\n'
        "from __future__ import annotations\n\nfrom functools import cached_property\n"
        "from typing import TYPE_CHECKING\n\nfrom .._core.operation import M, Resource\n\n"
        f"if TYPE_CHECKING:\n    from .entities import Root\n{imports}\n\n"
        f'__all__ = ["CompanySets", "EnvironmentSets"]\n\n\n{client(company)}\n\n{client(environment)}'
    )


def _hanging(name: str, doc: str, named: list[Named]) -> Client:
    below = [
        Below(
            each.attribute,
            each.plural,
            f"{each.doc[:1].upper()}{each.doc[1:]}.",
            module=each.area.name,
            arguments="self._session, self._root",
        )
        for each in sorted(named, key=lambda one: one.attribute)
    ]
    return Client(name, doc, "Resource", ["_root: Root"], below)


INTRO = """\
<!-- Generated from schema/business_central by `python tools/generate.py`. -->
# Entity sets of Business Central

{sets} entity sets and {actions} actions of API v2.0, as of release {release}.
On an `AsyncBusinessCentral`, operations are awaited and lists are read with `async for`.

Each class named here can be imported from `factorial_erp.business_central`, and from the module of its area.
Where a set cannot be listed as a whole, read it below its parent, or filter it by what is named.
"""


def reference(built: list[Built], release: int) -> str:
    """Print the page of the documentation with every operation, in Markdown."""
    named = [each for one in built for each in one.sets]
    actions = sum(len(each.entity_set.actions) for each in named)
    intro = INTRO.format(sets=len(named), actions=actions, release=release)
    return intro + "".join(part for each in built for part in _area(each))


def _area(each: Built) -> Iterator[str]:
    yield f"\n## {each.area.name}\n\n{_markdown(each.module.doc)}\n"
    for named in each.sets:
        yield from _set(named)


def _set(named: Named) -> Iterator[str]:
    entity_set, made = named.entity_set, named.client
    assert made
    root = "company" if entity_set.in_company else "bc"
    place = f"{root}.{named.attribute}" if not named.refuses_flat else named.plural
    yield f"\n### {place}\n\n`{entity_set.name}`: {_markdown(named.doc)}. Records: `{named.model}`."
    yield _flat(entity_set)
    yield "\n\n| operation | sends | |\n|---|---|---|\n"
    for method in made.methods:
        yield f"| `{_call(method)}` | {_sent(entity_set, method)} | {_markdown(method.doc)} |\n"
    for part in made.parts:
        yield f"| `{part.name}(id)` | | `{part.cls}`, below one of these |\n"


def _flat(entity_set: EntitySet) -> str:
    if entity_set.needs_parent_path:
        return " Only below its parent."
    told: list[str] = []
    if entity_set.all_of:
        told.append(" and ".join(f"`{name}`" for name in entity_set.all_of))
    if entity_set.any_of:
        told.append(" or ".join(f"`{name}`" for name in entity_set.any_of))
    return f" As a whole only filtered by {', and by '.join(told)}." if told else ""


def _call(method: Method) -> str:
    arguments = method.arguments.replace("Unpack[", "").replace("]", "").replace(" | ", " or ")
    return f"{method.name}({arguments})"


def _sent(entity_set: EntitySet, method: Method) -> str:
    verb = {"list": "GET", "get": "GET", "create": "POST", "update": "PATCH", "delete": "DELETE"}
    if method.name == "update_with":
        return f"`GET`, `PATCH {entity_set.name}({{id}})`"
    if method.name == "post_and_read":
        return f"`POST {entity_set.name}({{id}})/Microsoft.NAV.post`, `GET`"
    if method.name in ("list", "create"):
        return f"`{verb[method.name]} {entity_set.name}`"
    if method.name in verb:
        return f"`{verb[method.name]} {entity_set.name}({{id}})`"
    found = re.search(r'_act\(id, "([\w.]+)"', method.body)
    if found:
        return f"`POST {entity_set.name}({{id}})/{found[1]}`"
    found = re.search(r'id, "(\w+)", options', method.body)
    assert found, method
    return f"`GET {entity_set.name}({{id}})/{found[1]}`"


def _markdown(text: str) -> str:
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text).replace("``", "`").replace("\n", " ")


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
