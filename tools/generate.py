"""
What writes ``src/factorial_erp/factorial`` and its reference page? This, from ``schema/factorial``.

    python tools/generate.py            # writes what is not current
    python tools/generate.py --check    # tells what is not current, and fails then
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator import reference, tables
from generator.factorial import IMPORTS, build
from generator.facts import load
from generator.printing import module

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "schema" / "factorial"
PACKAGE = ROOT / "src" / "factorial_erp"


def files() -> dict[Path, str]:
    """Return the text of every generated file."""
    built = build(load(SCHEMA))
    room = PACKAGE / "factorial"
    with ThreadPoolExecutor(4) as pool:
        texts = pool.map(lambda each: module(each.module, IMPORTS), built)
        made = {
            room / f"{each.domain.name}.py": text for each, text in zip(built, texts, strict=True)
        }
    made[room / "__init__.py"] = tables.package(built)
    made[room / "domains.py"] = tables.domains(built)
    made[room / "events.py"] = tables.events(built)
    made[ROOT / "docs" / "reference" / "factorial.md"] = reference.page(built)
    made[PACKAGE / "sandbox" / "schema" / "factorial.json"] = tables.sandbox_facts(SCHEMA)
    return made


def main(arguments: list[str]) -> int:
    """Write or check; return how the process ends."""
    check = arguments == ["--check"]
    if arguments and not check:
        print(__doc__)
        return 2
    stale = 0
    for path, text in files().items():
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
