"""Which files tell about all domains at once? The package, the client's domains, the sandbox's facts."""

from __future__ import annotations

import json
from pathlib import Path

from . import by_hand
from .classes import Below, Client
from .factorial import Built
from .printing import client, formatted

ORIGIN = "Generated from ``schema/factorial`` by ``python tools/generate.py``."


def package(built: list[Built]) -> str:
    """Print ``__init__``: every name, loaded when it is first used."""
    homes = by_hand.homes()
    for each in built:
        homes.update(dict.fromkeys(each.module.names(), each.domain.name))
    modules: dict[str, list[str]] = {}
    for name, home in homes.items():
        modules.setdefault(home, []).append(name)
    imports = "\n".join(
        f"    from .{home} import ({', '.join(f'{name} as {name}' for name in sorted(names))})"
        for home, names in sorted(modules.items())
    )
    listed = ", ".join(repr(name) for name in homes)
    table = ", ".join(f"{name!r}: {homes[name]!r}" for name in sorted(homes))
    return formatted(
        f'"""\nFactorial\'s API: models, payloads and filters. Each name loads its module when it is first'
        f' used.\n\n{ORIGIN}\n"""\n\n'
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


def sandbox_facts(folder: Path) -> str:
    """Print the facts of all domains on one line: the sandbox's copy."""
    facts = {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n"
