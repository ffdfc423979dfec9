"""Does the reference of the mapping document say what the code reads?"""

from __future__ import annotations

import ast
import re
import runpy
from pathlib import Path

import pytest

from factorial_erp import mapping
from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import MappingDocument
from factorial_erp.mapping.format.columns import TABLES
from factorial_erp.mapping.format.settings import DIMENSION, STEPS
from factorial_erp.mapping.format.settings_reference import REFERENCE
from factorial_erp.mapping.problems import PROBLEMS, REASONS_TO_SKIP

TOOL = Path(__file__).parents[2] / "tools" / "mapping_reference.py"


def test_the_page_is_current() -> None:
    """Its tables are written by ``python tools/mapping_reference.py``."""
    tool = runpy.run_path(str(TOOL))
    text = tool["PAGE"].read_text("utf-8")

    assert text == tool["current"](text)
    assert all(f"<!-- table: {name} -->" in text for name in TABLES)


def test_every_code_of_a_problem_is_registered() -> None:
    """Those that the code can raise, and no other; the reference lists them."""
    raised: set[str] = set()
    for path in Path(mapping.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                raised |= codes_of(node)
    undecided = {f"{'dimension' if target == DIMENSION else target}_undecided" for target in STEPS}

    assert {*PROBLEMS, *REASONS_TO_SKIP} == raised | undecided
    assert raised > {"vat_mismatch", "invoice_number_missing", "rule_tie", "not_ready"}


def codes_of(call: ast.Call) -> set[str]:
    """The codes that a call makes a problem with."""
    name = ast.unparse(call.func).rpartition(".")[2]
    named = [each.value for each in call.keywords if each.arg == "code"]
    code = {
        "Problem": named,
        "Skipped": named,
        "_problem": call.args[:1],
        "problem": call.args[:1],
        "VatRefused": call.args[:1],
    }.get(name, [])
    return {
        node.value
        for each in code
        for node in ([each.body, each.orelse] if isinstance(each, ast.IfExp) else [each])
        if isinstance(node, ast.Constant)
    }


@pytest.mark.parametrize("section", ["", "policy", "invoice", "journal", "vendors"])
def test_every_setting_is_explained(section: str) -> None:
    """Those that the code reads, and no other."""
    head = f"[{section}]\n" if section else ""
    with pytest.raises(MappingInvalid) as caught:
        MappingDocument({"mapping.toml": f"schema_version = 1\n{head}zzz = 1\n"})

    known = re.search(r"Known are: ([^.(]+)", str(caught.value))
    assert known is not None
    sections = {
        "policy", "invoice", "journal", "vendors", "entities", "dimensions", "chains", "defaults",
    }  # fmt: skip
    read = set(known.group(1).strip().split(", "))
    read -= {"number_of"} if section else sections
    explained = [setting.path.rpartition(".") for setting in REFERENCE]
    assert read == {name for where, _, name in explained if where == section}


@pytest.mark.parametrize(
    "setting", [setting for setting in REFERENCE if setting.choices and "CODE" not in setting.path]
)
def test_every_value_of_a_setting_is_explained(setting: object) -> None:
    """The values that the code takes are the values that the reference names, the default first."""
    path, choices = setting.path, setting.choices  # type: ignore[attr-defined]
    section, _, name = path.rpartition(".")
    head = f"[{section}]\n" if section else ""
    with pytest.raises(MappingInvalid) as caught:
        MappingDocument({"mapping.toml": f'schema_version = 1\n{head}{name} = "zzz"\n'})

    assert f"Write one of: {', '.join(choices)}." in str(caught.value)
    assert setting.default == next(iter(choices))  # type: ignore[attr-defined]
