"""Write the tables of docs/reference/mapping.md from the code; behind `--check` only tell whether they are current."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from factorial_erp.mapping.format.columns import TABLES
from factorial_erp.mapping.format.settings import STEPS
from factorial_erp.mapping.format.settings_reference import REFERENCE
from factorial_erp.mapping.problems import PROBLEMS, REASONS_TO_SKIP
from factorial_erp.mapping.review.rendering import STEPS as SOURCES, TARGETS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "mapping.md"
MARK = re.compile(r"(<!-- table: (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(header: str, rows: list[tuple[str, ...]]) -> str:
    lines = [header, "| --- " * header.count(" | ") + "| --- |"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def settings() -> str:
    rows: list[tuple[str, ...]] = []
    for setting in REFERENCE:
        choices = "".join(f"<br>`{value}`: {words}." for value, words in setting.choices.items())
        default = f"`{setting.default}`" if setting.default else ""
        rows.append((f"`{setting.path}`", setting.meaning + choices, default))
    return table("| Setting | Meaning | Left out |", rows)


def columns(name: str) -> str:
    forms = {"code": "number as text", "decimal": "number", "whole": "whole number"}
    rows: list[tuple[str, ...]] = []
    for column in TABLES[name].columns:
        form = ", ".join(f"`{choice}`" for choice in column.choices) or forms.get(
            column.form, column.form
        )
        rows.append((f"`{column.name}`{' *' if column.required else ''}", form, column.meaning))
    return table("| Column | Form | Meaning |", rows)


def chains() -> str:
    rows = [
        (
            f"`{target}CODE`" if target.endswith(":") else f"`{target}`",
            TARGETS.get(target, "Value of the dimension"),
            ", ".join(f"`{step}`" for step in steps),
        )
        for target, steps in STEPS.items()
    ]
    return table(
        "| Target | What it is | Sources, in the order that holds where none is declared |", rows
    )


def sources() -> str:
    return table(
        "| Source | What is asked |", [(f"`{name}`", text) for name, text in SOURCES.items()]
    )


def problems() -> str:
    codes = {**PROBLEMS, **REASONS_TO_SKIP}
    return table("| Code | Meaning |", [(f"`{code}`", text) for code, text in codes.items()])


def current(text: str) -> str:
    """Return the page with its tables as the code has them."""
    made = {"settings": settings, "chains": chains, "sources": sources, "problems": problems}

    def replaced(found: re.Match[str]) -> str:
        name = found.group(2)
        content = made[name]() if name in made else columns(name)
        return f"{found.group(1)}\n{content}\n{found.group(3)}"

    return MARK.sub(replaced, text)


def main() -> int:
    text = PAGE.read_text("utf-8")
    if text == current(text):
        return 0
    if "--check" in sys.argv:
        print(f"{PAGE.name} is not current: run python tools/mapping_reference.py")
        return 1
    PAGE.write_text(current(text), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
