"""How is a name of an API spelled in Python?"""

from __future__ import annotations

import keyword
import re

PLURALS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("uses", "us"))
"""Endings that lose more than an ``s``."""


def pascal(name: str) -> str:
    """Spell ``cost_center`` as ``CostCenter``."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", name))


def singular(name: str) -> str:
    """Spell ``taxes`` as ``tax``; words that are no plural stay."""
    for ending, replacement in PLURALS:
        if name.endswith(ending):
            return name.removesuffix(ending) + replacement
    return name.removesuffix("s") if not name.endswith(("ss", "us")) else name


def constant(value: str) -> str:
    """Spell a value of an enumeration as the name of its member."""
    name = re.sub(r"[^A-Za-z0-9]+", "_", value).strip("_").upper() or "EMPTY"
    return f"V{name}" if name[0].isdigit() else name


def attribute(name: str, taken: frozenset[str] = frozenset()) -> str:
    """Spell a field as an attribute: keywords and names that are taken get a trailing underscore."""
    return f"{name}_" if keyword.iskeyword(name) or name in taken else name


def words(name: str) -> str:
    """Spell ``bulk_create`` as ``bulk create``."""
    return name.replace("_", " ")
