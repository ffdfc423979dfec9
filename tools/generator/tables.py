"""Which files tell about all domains at once? The package, the client's domains, the sandbox's facts."""

from __future__ import annotations

import json
from pathlib import Path

from factorial_erp.generator import names
from factorial_erp.generator.classes import Below, Client
from factorial_erp.generator.printing import client, formatted

from . import by_hand
from .factorial import Built

ORIGIN = "Generated from ``schema/factorial`` by ``python tools/generate.py``."


def package(built: list[Built]) -> str:
    """Print Factorial's ``__init__``: every name, loaded when it is first used."""
    homes = by_hand.homes()
    for each in built:
        homes.update(dict.fromkeys(each.module.names(), each.domain.name))
    return package_text("Factorial's API: models, payloads and filters.", homes, ORIGIN)


def package_text(title: str, homes: dict[str, str], origin: str) -> str:
    """
    Print an ``__init__`` whose names load their modules when they are first used.

    Args:
        title: What the package holds, as a sentence.
        homes: The module of each name.
        origin: What it is generated from.
    """
    modules: dict[str, list[str]] = {}
    for name, home in homes.items():
        modules.setdefault(home, []).append(name)
    imports = "\n".join(
        f"    from .{home} import ({', '.join(f'{name} as {name}' for name in sorted(offered))})"
        for home, offered in sorted(modules.items())
    )
    listed = ", ".join(repr(name) for name in homes)
    table = ", ".join(f"{name!r}: {homes[name]!r}" for name in sorted(homes))
    return formatted(
        f'"""\n{title} Each name loads its module when it is first used.\n\n{origin}\n"""\n\n'
        "from __future__ import annotations\n\nfrom typing import TYPE_CHECKING\n\n"
        "from .._core.lazy import lazily\n\n"
        f"if TYPE_CHECKING:\n{imports}\n\n__all__ = [{listed}]\n\n"
        f"__getattr__ = lazily(__name__, {{{table}}})\n\n\n"
        "def __dir__() -> list[str]:\n    return sorted(__all__)\n"
    )


def domains(built: list[Built]) -> str:
    """Print what hangs off a client."""
    generated = [
        Below(each.domain.name, each.cls, each.summary, module=each.domain.name) for each in built
    ]
    made = Client(
        "FactorialDomains",
        "What hangs off a Factorial client: one attribute for each domain of the API.",
        "Resource",
        below=sorted([*generated, *by_hand.HANGING_OFF], key=lambda each: each.attribute),
    )
    imports = "\n".join(f"    from .{each.module} import {each.cls}" for each in made.below)
    shared = (
        "\n    @property\n    def shared(self) -> FactorialDomains[Async]:\n"
        '        """The same client for code that awaits its operations in both modes."""\n'
        "        return FactorialDomains(self._session.shared)\n"
    )
    return formatted(
        f'"""\nWhat hangs off a client of Factorial? Each domain loads its module when it is first used.\n\n{ORIGIN}\n"""\n\n'
        "from __future__ import annotations\n\nfrom functools import cached_property\n"
        "from typing import TYPE_CHECKING\n\nfrom .._core.operation import Async, M, Resource\n\n"
        f"if TYPE_CHECKING:\n{imports}\n\n"
        f'__all__ = ["FactorialDomains"]\n\n\n{client(made)}{shared}'
    )


def events(built: list[Built]) -> str:
    """Print the webhook types of all domains."""
    models = {
        f"{each.domain.name}_{name}": (each.domain.name, model)
        for each in built
        for name, model in each.models.items()
    }
    types = {
        event: models[f"{each.domain.name}_{record}"]
        for each in built
        for event, record in each.domain.events.items()
    }
    constants = {event: names.constant(event) for event in sorted(types)}
    assert len(set(constants.values())) == len(types)
    imports = "\n".join(
        f"    from .{home} import {model}" for home, model in sorted(set(types.values()))
    )
    lines = "\n".join(
        f"{constants[event]}: EventType[{types[event][1]}] = EventType("
        f"{event!r}, {types[event][0]!r}, {types[event][1]!r})"
        for event in constants
    )
    listed = ", ".join(constants.values())
    return formatted(
        f'"""\nWhich webhook types are there? One constant for each, and all of them by name.\n\n{ORIGIN}\n"""\n\n'
        "from __future__ import annotations\n\nfrom collections.abc import Mapping\n"
        "from types import MappingProxyType\nfrom typing import TYPE_CHECKING, Any\n\n"
        "from .event_types import EventType\n\n"
        f"if TYPE_CHECKING:\n{imports}\n\n"
        f'__all__ = ["EVENT_TYPES", {", ".join(repr(name) for name in constants.values())}]\n\n{lines}\n\n'
        "EVENT_TYPES: Mapping[str, EventType[Any]] = MappingProxyType("
        f"{{each.name: each for each in ({listed})}})\n"
        '"""Every webhook type by its name."""\n'
    )


def sandbox_facts(folder: Path) -> str:
    """Print the facts of all domains on one line: the sandbox's copy."""
    facts = {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n"
