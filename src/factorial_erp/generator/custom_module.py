"""How does the ``$metadata`` of an app's API become a module? One file, for whoever has the app."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from . import names
from .classes import Below, Client
from .entity_classes import build
from .entity_facts import Area
from .metadata import read_metadata
from .printing import client, module_text, tidied

__all__ = ["custom_module"]

LIBRARY = "factorial_erp.business_central.custom"

OFFERED = (
    "Attr",
    "CustomApi",
    "Entity",
    "EntitySet",
    "Expr",
    "ListOptions",
    "Listing",
    "M",
    "Model",
    "Option",
    "ReadOptions",
    "camel",
    "field",
    "listing",
    "model",
    "operation",
)
"""What the module takes from the library."""

STANDARD = (
    ("import datetime as dt", "dt"),
    ("from collections.abc import Callable", "Callable"),
    ("from collections.abc import Sequence", "Sequence"),
    ("from decimal import Decimal", "Decimal"),
    ("from functools import cached_property", "cached_property"),
)

TYPING = ("Any", "Literal", "TypedDict")

RESERVED = frozenset({*OFFERED, *TYPING, *(name for _, name in STANDARD), "Unpack", "later"})

ROUTE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


def custom_module(content: bytes, *, name: str, route: str, source: str) -> str:
    """
    Write a module with the models, bodies and entity sets of an API.

    Args:
        content: The answer to ``GET …/api/{route}/$metadata``.
        name: Of the module; the class of the API is named after it.
        route: ``publisher/group/version``.
        source: What it is made of, for its first lines.

    Raises:
        MetadataUnreadable: The content is no such document.
        ValueError: The route cannot stand in a URL.
    """
    if not ROUTE.fullmatch(route):
        message = f"{route!r} is no route of an API: write publisher/group/version."
        raise ValueError(message)
    area = read_metadata(content, name)
    area.overlay = _names(area)
    (built,) = build([area], taken=RESERVED)
    made = built.module
    made.doc = f"API ``{route}``: models, bodies and entity sets."
    made.origin = f"Generated from ``{source}`` by ``factorial-erp generate-bc``."
    cls = _free(names.pascal(name) + "Api", "Root", set(made.names()) | RESERVED)
    api = Client(
        cls,
        f"The API ``{route}`` of a company: ``{cls}(company)``.",
        "CustomApi",
        [f'_api = "{route}"'],
        [
            Below(
                each.attribute,
                each.plural,
                f"``{each.entity_set.name}``.",
                arguments="self._session, self._root",
            )
            for each in built.sets
            if not each.refuses_flat
        ],
    )
    body = module_text(made, [], [client(api)], [cls])
    return tidied(_with_imports(body))


def _names(area: Area) -> dict[str, Any]:
    """Decide on class names, so that none occurs twice whatever the app calls its entities."""
    taken = set(RESERVED)
    overlay: dict[str, Any] = {"set": {}, "enum": {}, "type": {}}
    for each in area.sets:
        model = _free(names.pascal(each.entity), "Record", taken, "New{}", "{}Changes")
        plural = names.pascal(each.name)
        plural = _free(plural, "Set", taken)
        overlay["set"][each.name] = {"model": model, "plural": plural}
    for name in area.enums:
        cls = _free(names.pascal(name), "Option", taken, "{}Name")
        overlay["enum"][name] = {"class": cls}
    for name in area.structures:
        overlay["type"][name] = {"class": _free(names.pascal(name), "Part", taken)}
    return overlay


def _free(name: str, suffix: str, taken: set[str], *related: str) -> str:
    """Return a name that is not taken, nor are those made of it; and take them."""
    while taken & {name, *(each.format(name) for each in related)}:
        name += suffix
    taken |= {name, *(each.format(name) for each in related)}
    return name


def _with_imports(text: str) -> str:
    """Put the imports that a module uses where they belong."""

    def used(name: str) -> bool:
        return re.search(rf"\b{name}\b", text) is not None

    typing = ", ".join(name for name in TYPING if used(name))
    library = "".join(f"    {name},\n" for name in OFFERED if used(name))
    lines = [line for line, name in STANDARD if used(name)]
    lines += [f"from typing import {typing}"] if typing else []
    lines += ["", "from typing_extensions import Unpack"] if used("Unpack") else []
    lines += ["", f"from {LIBRARY} import (\n{library})"]
    first = "from __future__ import annotations\n"
    return text.replace(first, first + "\n" + "\n".join(lines) + "\n", 1)


def name_of(path: Path) -> str:
    """Return the name of the module that is made of a file."""
    found = re.sub(r"\W+", "_", path.stem).strip("_").lower()
    return found if found and not found[0].isdigit() else f"api_{found}"
