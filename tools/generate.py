"""
What writes the rooms ``factorial`` and ``business_central``, and their reference pages? This, from ``schema``.

    python tools/generate.py                # writes what is not current
    python tools/generate.py --check        # tells what is not current, and fails then
    python tools/generate.py --release 29   # Business Central with what was not generally available yet
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))  # the generator runs where the library is not installed

from generator import business_central, by_hand, reference, tables
from generator.factorial import IMPORTS, build
from generator.facts import load

from factorial_erp.generator import entity_classes, entity_facts
from factorial_erp.generator.printing import module

SCHEMA = ROOT / "schema"
PACKAGE = ROOT / "src" / "factorial_erp"
DOCS = ROOT / "docs" / "reference"


def files(release: int | None = None) -> dict[Path, str]:
    """Return the text of every generated file."""
    return {**factorial(), **business_central_files(release)}


def factorial() -> dict[Path, str]:
    """Return the text of what is generated for Factorial."""
    built = build(load(SCHEMA / "factorial"))
    room = PACKAGE / "factorial"
    with ThreadPoolExecutor(4) as pool:
        texts = pool.map(lambda each: module(each.module, IMPORTS), built)
        made = {
            room / f"{each.domain.name}.py": text for each, text in zip(built, texts, strict=True)
        }
    made[room / "__init__.py"] = tables.package(built)
    made[room / "domains.py"] = tables.domains(built)
    made[room / "events.py"] = tables.events(built)
    made[DOCS / "factorial.md"] = reference.page(built)
    made[PACKAGE / "sandbox" / "schema" / "factorial.json"] = tables.sandbox_facts(
        SCHEMA / "factorial"
    )
    return made


def business_central_files(release: int | None) -> dict[Path, str]:
    """Return the text of what is generated for Business Central."""
    areas = entity_facts.load(SCHEMA / "business_central", release=release)
    taken = by_hand.business_central_homes()
    own = {"CompanySets", "EnvironmentSets"} | taken.keys()
    built = entity_classes.build(areas, taken=own - entity_classes.IMPORTED, bases=by_hand.BASES)
    room = PACKAGE / "business_central"
    with ThreadPoolExecutor(4) as pool:
        texts = pool.map(business_central.area_module, built)
        made = {
            room / f"{each.area.name}.py": text for each, text in zip(built, texts, strict=True)
        }
    made[room / "__init__.py"] = business_central.package(built)
    made[room / "sets.py"] = business_central.sets(built)
    made[DOCS / "business_central.md"] = business_central.reference(built, areas[0].release)
    made[PACKAGE / "sandbox" / "schema" / "business_central.json"] = business_central.sandbox_facts(
        areas
    )
    return made


def main(arguments: list[str]) -> int:
    """Write or check; return how the process ends."""
    check = arguments == ["--check"]
    release = None
    if arguments[:1] == ["--release"] and len(arguments) == 2:
        release = int(arguments[1])
    elif arguments and not check:
        print(__doc__)
        return 2
    stale = 0
    for path, text in files(release).items():
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale += 1
        print(f"{'not current' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
