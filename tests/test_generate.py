"""Does the generator write what stands in the repository, and does it notice what is undecided?"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factorial_erp.generator import entity_classes, entity_facts, names
from tools.generator.factorial import build, clashing, looks_private
from tools.generator.facts import load

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schema" / "factorial"
ENTITY_SETS = ROOT / "schema" / "business_central"


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


# Business Central


@pytest.fixture
def entity_sets(tmp_path: Path) -> Path:
    """A copy of the facts of Business Central to change."""
    return Path(shutil.copytree(ENTITY_SETS, tmp_path / "business_central"))


def test_what_is_not_generally_available_is_left_out_unless_asked_for() -> None:
    """
    Release 28 has 87 entity sets; 63 more come with 29, and links and fields to them.
    """
    current = entity_facts.load(ENTITY_SETS)
    coming = entity_facts.load(ENTITY_SETS, release=29)

    counted = [len(list(entity_facts.all_sets(areas))) for areas in (current, coming)]

    assert [87, 150] == counted
    assert {28} == {area.release for area in current}
    known = {each.entity for each in entity_facts.all_sets(current)}
    for each in entity_facts.all_sets(current):
        assert {link.target for link in each.navigation} <= known
        parts = (each, *each.fields, *each.navigation, *each.actions)
        assert max(part.since for part in parts) <= 28


def test_what_comes_next_can_be_generated_too() -> None:
    """
    Its names clash with none, and every set has a class.
    """
    built = entity_classes.build(entity_facts.load(ENTITY_SETS, release=29))

    clients = [client.name for each in built for client in each.module.clients]
    assert 150 == len(clients) == len(set(clients))
    assert "TransferOrders" in clients


def test_an_area_imports_enumerations_of_earlier_areas_only() -> None:
    """
    They are needed when a module is loaded, so circles would break it.
    """
    built = entity_classes.build(entity_facts.load(ENTITY_SETS, release=29))
    needs = {
        each.area.name: {home for name, home in each.homes.items() if name in each.enums}
        for each in built
    }

    done: set[str] = set()
    while needs:
        ready = {area for area, others in needs.items() if others <= done}
        assert ready, f"a circle: {needs}"
        done |= ready
        needs = {area: others for area, others in needs.items() if area not in ready}


def test_a_length_is_the_one_that_every_server_takes() -> None:
    """
    It grew in a release that is not everywhere yet.
    """
    areas = entity_facts.load(ENTITY_SETS)
    vendors = next(each for each in entity_facts.all_sets(areas) if each.name == "vendors")

    assert 80 == vendors.field("website").limit


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[[corrections]]\nat = "vendors.website"\nis = "text 20"\n', "lacks source"),
        ('[set.vendor]\ndoc = "x"\n', "set vendor"),
        ('[set.purchaseOrders]\ndco = "x"\n', "purchaseOrders: dco"),
        ('[set.vendors.operations]\npots = "x"\n', "vendors.pots"),
        ('[class.Vendr]\ndoc = "x"\n', "class Vendr"),
        ('[class.NewVendor.fields]\nnumbr = "x"\n', "NewVendor.numbr"),
        ('[enum.vendorBlokced]\nclass = "X"\n', "enum vendorBlokced"),
        ('[sets.vendors]\ndoc = "x"\n', "key sets"),
    ],
)
def test_an_overlay_of_entity_sets_is_checked(entity_sets: Path, text: str, reason: str) -> None:
    """
    A typing error would lose a docstring, or a correction its reason.
    """
    overlay = entity_sets / "overlay" / "purchasing.toml"
    overlay.write_text(f'module = "x"\n{text}', "utf-8")

    with pytest.raises(ValueError, match=reason):
        entity_classes.build(entity_facts.load(entity_sets))


def test_a_correction_changes_a_field(entity_sets: Path) -> None:
    """
    And nothing else of its entity.
    """
    overlay = entity_sets / "overlay" / "purchasing.toml"
    correction = (
        '[[corrections]]\nat = "vendors.balance"\nis = "decimal, expression, read only"\n'
        'source = "a test"\ndate = 2026-11-25\n'
    )
    overlay.write_text(overlay.read_text("utf-8") + correction, "utf-8")

    before, after = (
        next(e for e in entity_facts.all_sets(entity_facts.load(folder)) if e.name == "vendors")
        for folder in (ENTITY_SETS, entity_sets)
    )

    assert after.field("balance").computed
    assert not before.field("balance").computed
    assert [e.name for e in before.fields] == [e.name for e in after.fields]


def test_an_unknown_note_is_no_fact(entity_sets: Path) -> None:
    """
    What the reader of the catalogue writes, the generator must understand.
    """
    facts = entity_sets / "currencies.json"
    facts.write_text(facts.read_text("utf-8").replace("system, read only", "sytem", 1), "utf-8")

    with pytest.raises(ValueError, match="unknown note 'sytem'"):
        entity_facts.load(entity_sets)
