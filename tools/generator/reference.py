"""What can be called? A page of the documentation with every operation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factorial_erp.generator.classes import Method

from .factorial import Built, Named

INTRO = """\
<!-- Generated from schema/factorial by `python tools/generate.py`. -->
# Operations of Factorial

{domains} domains, {resources} resources, {operations} operations of the API {version}.
On an `AsyncFactorial`, operations are awaited and lists are read with `async for`.

Each class named here can be imported from `factorial_erp.factorial`, and from the module of its domain.
Where two domains would use one name, both classes begin with the name of their domain (`AttendanceShift`, `ShiftManagementShift`);
`Category` is the one of `finance`.

`updated_since` stands at lists that the API can filter by changes; others refuse it and say what to do instead.
Lists with a window take `from_` and `to`, and include both.
"""

VERSION = "2026-10-01"


def page(built: list[Built]) -> str:
    """Print the page, in Markdown."""
    current = [
        named for each in built for named in each.resources if named.resource.version is None
    ]
    operations = sum(len(named.resource.operations) for named in current)
    intro = INTRO.format(
        domains=len(built), resources=len(current), operations=operations, version=VERSION
    )
    return intro + "".join(part for each in built for part in _domain(each))


def _domain(each: Built) -> Iterator[str]:
    yield f"\n## {each.domain.name}\n\n{_markdown(each.module.doc)}\n"
    for named in each.resources:
        yield from _resource(each, named)


def _resource(each: Built, named: Named) -> Iterator[str]:
    resource, client = named.resource, named.client
    assert client
    place = f"factorial.{each.domain.name}"
    if named.plural != each.cls:
        place += f".{resource.plural}"
    only = f" Only in version {resource.version}." if resource.version else ""
    yield f"\n### {place}\n\nRecords: `{named.model}`.{only}\n\n"
    yield "| operation | sends | |\n|---|---|---|\n"
    for method in client.methods:
        yield f"| `{_call(method)}` | {_sent(named, method)} | {_told(method)} |\n"


def _call(method: Method) -> str:
    arguments = method.arguments.replace("Unpack[", "").replace("]", "")
    return f"{method.name}({arguments})"


def _sent(named: Named, method: Method) -> str:
    resource = named.resource
    path = f"{resource.domain}/{resource.plural}"
    verb, place = {
        "list": ("GET", path),
        "get": ("GET", f"{path}/{{id}}"),
        "create": ("POST", path),
        "update": ("PUT", f"{path}/{{id}}"),
        "delete": ("DELETE", f"{path}/{{id}}"),
    }.get(method.name, ("POST", f"{path}/{method.name}"))
    return f"`{verb} {place}`"


def _told(method: Method) -> str:
    told = _markdown(method.doc)
    if "window=" in method.body:
        told += " With a window."
    if "changes=" in method.body:
        told += " `updated_since`."
    if "form=True" in method.body:
        told += " Sent as a form."
    return told


def _markdown(text: str) -> str:
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text).replace("``", "`").replace("\n", " ")
