"""What the packaged facts say, and which classes were made of them."""

from __future__ import annotations

import importlib
import json
import re
from importlib import resources
from typing import Any

import factorial_erp.business_central as room
from factorial_erp._core.model import Model
from factorial_erp.business_central.entities import Entity, EntitySet
from factorial_erp.business_central.sets import CompanySets, EnvironmentSets

FACTS: Any = json.loads(
    (resources.files("factorial_erp.sandbox") / "schema" / "business_central.json").read_text(
        "utf-8"
    )
)
SETS: dict[str, Any] = FACTS["sets"]
STREAM = "@odata.mediaReadLink"

GUID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"


def classes() -> list[Any]:
    """Return everything public that the room offers."""
    return [getattr(room, name) for name in room.__all__]


CLASSES: dict[str, type[EntitySet[Any]]] = {
    each._set: each
    for each in classes()
    if isinstance(each, type) and issubclass(each, EntitySet) and "_set" in vars(each)
}
"""The class of each entity set."""


def attributes(hanging: type[Any]) -> dict[str, str]:
    """Return where each entity set hangs."""
    found: dict[str, str] = {}
    for name, each in vars(hanging).items():
        if hasattr(each, "attrname"):
            cls = each.func.__annotations__["return"].removesuffix("[M]")
            found[getattr(room, cls)._set] = name
    return found


IN_COMPANY = attributes(CompanySets)
ABOVE = attributes(EnvironmentSets)


def model_of(name: str) -> type[Entity]:
    """Return the model of an entity set."""
    answers = CLASSES[name].list._method.__annotations__["return"]  # type: ignore[attr-defined]
    found: type[Entity] = getattr(room, re.fullmatch(r"Listing\[(\w+)\]", answers)[1])  # type: ignore[index]
    return found


def models() -> list[type[Model]]:
    """Return every model of the room."""
    return [each for each in classes() if isinstance(each, type) and issubclass(each, Model)]


def payload_of(name: str, kind: str) -> Any:
    """Return the ``TypedDict`` of an operation, ``None`` where there is none."""
    model = model_of(name).__name__
    module = importlib.import_module(model_of(name).__module__)
    return getattr(module, f"New{model}" if kind == "create" else f"{model}Changes", None)


def is_written(field: Any) -> bool:
    """Whether a body may hold it."""
    refused = ("read_only", "ignored", "refused")
    return field["type"] != "Edm.Stream" and not any(field.get(flag) for flag in refused)
