"""
How do the facts of Factorial's API come into ``schema/factorial``? From the catalogue that was read off it.

    python tools/read_catalogue.py ../shared/api/factorial-2026-10-01.json

Run it when the API has a new version. One file for each domain; its layout is told in ``schema/README.md``.
What the API derives from names (methods, paths, ``[]``) is checked here and not written down.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).parent.parent / "schema" / "factorial"
TYPES = {
    "string": "text",
    "integer": "int",
    "number": "number",
    "boolean": "bool",
    "any": "any",
    "object": "object",
}
FORMATS = {"date": "date", "date-time": "datetime", "time": "time", "binary": "file"}
LONE = re.compile(r'\[\s+("[^"]*")\s+\]')
Catalogue = dict[str, Any]


def main(source: str) -> None:
    """Write the facts of every domain."""
    catalogue = json.loads(Path(source).read_text())
    domains: dict[str, list[Any]] = {}
    for resource in catalogue["resources"]:
        domains.setdefault(resource["domain"], []).append(resource)
    for domain, resources in domains.items():
        facts = _domain(catalogue, domain, resources)
        text = LONE.sub(r"[\1]", json.dumps(facts, indent=1, ensure_ascii=False))
        (SCHEMA / f"{domain}.json").write_text(text + "\n")


def _domain(catalogue: Catalogue, domain: str, resources: list[Any]) -> Any:
    schemas = catalogue["schemas"]
    names = {f"{domain}_{each['name']}": each["name"] for each in resources}
    read = {each["schema"] for each in resources}
    events = [each for each in catalogue["webhooks"] if each["domain"] == domain]
    others = [
        key
        for key, schema in schemas.items()
        if schema["kind"] == "record" and key.startswith(f"{domain}_") and key not in read
    ]
    return {
        "version": catalogue["version"],
        "resources": {each["name"]: _resource(schemas, each, names) for each in resources},
        "records": {key.removeprefix(f"{domain}_"): _fields(schemas, key) for key in others},
        "events": {
            each["subscription_type"]: _record_name(each["schema"], domain, resources)
            for each in events
        },
    }


def _record_name(schema: str, domain: str, resources: list[Any]) -> str:
    for resource in resources:
        if resource["schema"] == schema:
            return str(resource["name"])
    return schema.removeprefix(f"{domain}_")


def _resource(schemas: Any, resource: Any, names: dict[str, str]) -> Any:
    schema = resource["schema"]
    path = f"{resource['domain']}/{resource['plural']}"
    assert resource["path"].endswith(f"/resources/{path}"), resource["path"]
    shared = schema in names and names[schema] != resource["name"]
    return {
        "plural": resource["plural"],
        "record": names[schema] if shared else _fields(schemas, schema),
        "operations": {
            each["name"]: _operation(schemas, resource, each) for each in resource["operations"]
        },
    }


def _operation(schemas: Any, resource: Any, operation: Any) -> Any:
    name, path = operation["name"], resource["path"]
    expected = {
        "list": ("GET", path),
        "get": ("GET", f"{path}/{{id}}"),
        "create": ("POST", path),
        "update": ("PUT", f"{path}/{{id}}"),
        "delete": ("DELETE", f"{path}/{{id}}"),
    }.get(name, ("POST", f"{path}/{name}"))
    assert (operation["method"], operation["path"]) == expected, operation["id"]
    assert operation["response"]["schema"] == resource["schema"], operation["id"]
    facts: dict[str, Any] = {}
    if name == "list":
        if operation["query"]:
            facts["filters"] = dict(_filter(schemas, each) for each in operation["query"])
        if operation.get("change_filters"):
            facts["changes"] = operation["change_filters"]
    if operation["body"]:
        facts["body"] = _fields(schemas, operation["body"])
    if operation["body_encoding"] == "multipart":
        facts["form"] = True
    if operation["response"]["kind"] == "array":
        facts["answers"] = "array"
    return facts


def _filter(schemas: Any, query: Any) -> tuple[str, Any]:
    name, kind = query["name"], query["type"]
    many = kind.startswith("array[")
    assert name.endswith("[]") == many, name
    if kind == "object":
        spec: Any = _fields(schemas, query["ref"])
    else:
        item = kind.removeprefix("array[").removesuffix("]")
        spec = "object" if item == "ref" else _spec({**query, "type": item})
    return _key(name, query), [spec] if many else spec


def _fields(schemas: Any, key: str) -> Any:
    schema = schemas[key]
    if schema.get("free_form"):
        return "object"
    return {_key(each["name"], each): _type(schemas, each) for each in schema["fields"]}


def _key(name: str, facts: Any) -> str:
    return name.removesuffix("[]") + ("!" if facts["required"] else "")


def _type(schemas: Any, field: Any) -> Any:
    if field["type"] == "ref":
        return _fields(schemas, field["ref"])
    if field["type"] == "array":
        return [_type(schemas, {"required": False, **field["items"]})]
    return _spec(field)


def _spec(field: Any) -> str:
    words = [TYPES[field["type"]]]
    if field.get("enum"):
        words = ["one of", *(value or "''" for value in field["enum"])]
    elif field.get("format"):
        words = [FORMATS[field["format"]]]
        if field.get("format_by_name"):
            words += ["or", FORMATS[field["format_by_name"]]]
    notes = [field["unit"]] if field.get("unit") else []
    if field.get("nullable") is True:
        notes.append("nullable")
    if field.get("deprecated"):
        notes.append("deprecated")
    if field.get("relation"):
        notes.append(f"-> {field['relation']}")
    return ", ".join([" ".join(words), *notes])


if __name__ == "__main__":
    main(sys.argv[1])
