"""Does the generator write what stands in the repository, and does it notice what is undecided?"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factorial_erp.generator import names
from tools.generator.factorial import build, clashing, looks_private
from tools.generator.facts import load

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schema" / "factorial"


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    """A copy of the facts to change."""
    return Path(shutil.copytree(SCHEMA, tmp_path / "factorial"))


def test_what_is_generated_is_current() -> None:
    """
    Nobody edits generated files by hand, and nobody forgets to run the generator.
    """
    answer = subprocess.run(
        [sys.executable, "tools/generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.stdout == ""
    assert answer.returncode == 0, answer.stderr


def test_what_is_not_current_is_named(tmp_path: Path) -> None:
    """
    CI says which file, and fails.
    """
    copy = tmp_path / "copy"
    for folder in ("schema", "tools", "src", "docs/reference"):
        shutil.copytree(ROOT / folder, copy / folder)
    module = copy / "src/factorial_erp/factorial/expenses.py"
    module.write_text(module.read_text("utf-8") + "\n# by hand\n", "utf-8")

    answer = subprocess.run(
        [sys.executable, "tools/generate.py", "--check"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.stdout == "not current: src/factorial_erp/factorial/expenses.py\n"
    assert answer.returncode == 1


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("taxes", "tax"),
        ("categories", "category"),
        ("statuses", "status"),
        ("processes", "process"),
        ("files", "file"),
        ("expenses", "expense"),
        ("status", "status"),
        ("template", "template"),
    ],
)
def test_a_class_is_named_after_one_of_many(plural: str, expected: str) -> None:
    """
    ``Expense.taxes`` holds objects of ``ExpenseTax``.
    """
    assert names.singular(plural) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("sent_to_pay", "SENT_TO_PAY"),
        ("expenses/expense", "EXPENSES_EXPENSE"),
        ("2026-10-01", "V2026_10_01"),
        ("", "EMPTY"),
    ],
)
def test_a_value_becomes_a_member(value: str, expected: str) -> None:
    """
    Whatever the API calls it.
    """
    assert names.constant(value) == expected


@pytest.mark.parametrize(
    "field",
    [
        "email",
        "work_email",
        "phone_number",
        "address_line_1",
        "iban",
        "birthday_on",
        "latitude",
        "social_security_number",
        "access_token",
        "download_url",
        "challenge",
        "salary_amount",
    ],
)
def test_personal_data_and_secrets_are_private_by_name(field: str) -> None:
    """
    A new field of the API is in no repr because somebody forgot it.
    """
    assert looks_private(field)


@pytest.mark.parametrize("field", ["amount", "currency", "status", "company_id", "created_at"])
def test_ordinary_fields_are_not(field: str) -> None:
    """
    A repr that shows nothing helps nobody.
    """
    assert not looks_private(field)


def test_names_do_not_depend_on_the_order_of_domains() -> None:
    """
    The same facts make the same names on every machine.
    """
    domains = load(SCHEMA)

    assert clashing(domains) == clashing(list(reversed(domains)))


def test_a_required_filter_needs_a_decision(schema: Path) -> None:
    """
    What the schema requires is either sent by default or left out on purpose.
    """
    overlay = schema / "overlay" / "expenses.toml"
    text = re.sub(r"^defaults = .*$", "", overlay.read_text("utf-8"), flags=re.MULTILINE)
    overlay.write_text(text, "utf-8")

    with pytest.raises(SystemExit, match="expenses/expensables: what is sent by default"):
        build(load(schema))


def test_a_correction_needs_its_source(schema: Path) -> None:
    """
    In a year somebody asks why.
    """
    overlay = schema / "overlay" / "companies.toml"
    correction = '\n[[corrections]]\nat = "legal_entity.record.id"\nrequired = false\n'
    overlay.write_text(overlay.read_text("utf-8") + correction, "utf-8")

    with pytest.raises(SystemExit, match="lacks source"):
        load(schema)


def test_words_for_what_does_not_exist_are_refused(schema: Path) -> None:
    """
    A typing error in the overlay would lose a docstring without a word.
    """
    overlay = schema / "overlay" / "companies.toml"
    overlay.write_text(
        overlay.read_text("utf-8") + '\n[class.LegalEntty]\ndoc = "A legal entity."\n', "utf-8"
    )

    with pytest.raises(SystemExit, match="LegalEntty"):
        build(load(schema))


def test_every_public_class_and_function_has_a_docstring() -> None:
    """
    Also where the overlay has no words.
    """
    for path in (ROOT / "src" / "factorial_erp" / "factorial").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), (path.name, node.name)


def test_a_private_field_that_no_model_has_is_refused(schema: Path) -> None:
    """
    A typing error would show what should be hidden.
    """
    overlay = schema / "overlay" / "performance.toml"
    text = overlay.read_text("utf-8").replace('"comment"', '"coment"')
    overlay.write_text(text, "utf-8")

    with pytest.raises(SystemExit, match="coment"):
        build(load(schema))
