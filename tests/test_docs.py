"""Does the documentation keep its promises? Its Python blocks are run by Sybil; here is the rest."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factorial_erp import __version__

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

LANGUAGES = {"python", "console", "text", "toml", "csv", "json", "{toctree}", "{eval-rst}"}
"""Of fenced blocks. `python` is run; other spellings of it would not be, so they are left out on purpose."""


def sessions() -> set[str]:
    """Return the names that `nox -s` takes, read without nox."""
    tree = ast.parse((ROOT / "noxfile.py").read_text("utf-8"))
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("nox.session" in ast.unparse(each) for each in node.decorator_list)
    }


def languages(text: str) -> list[str]:
    """Return the language of each fenced block."""
    fences: list[str] = re.findall(r"^ *```+(.*)$", text, re.MULTILINE)
    return [opening.split(" ")[0] for opening in fences[::2]]


def test_the_readme_has_the_two_commands() -> None:
    """
    Somebody with Python and pip needs nothing else.
    """
    text = (ROOT / "README.md").read_text("utf-8")

    assert "python -m pip install nox && nox -s demo" in text
    assert "nox -s tests" in text
    assert "python3 -m venv .venv" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """
    Relative links exist.
    """
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_exists(page: Path) -> None:
    """
    What the pages tell to type can be typed.
    """
    from factorial_erp.cli.app import app

    commands = command_names(app)
    for group in app.registered_groups:
        assert group.typer_instance is not None
        commands |= {
            f"{group.typer_instance.info.name} {name}"
            for name in command_names(group.typer_instance)
        }
    for named in re.findall(
        r"(?:^\$ |`)factorial-erp ((?:mapping )?[a-z-]+)", page.read_text("utf-8"), re.MULTILINE
    ):
        assert named in commands, f"{page.name}: factorial-erp {named}"


def command_names(app: Any) -> set[str]:
    """Return the names of the commands of an application or a group."""
    return {
        command.name or command.callback.__name__.removesuffix("_")
        for command in app.registered_commands
        if command.callback
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_example_runs(page: Path) -> None:
    """
    No block of Python is skipped, or hides under a name that is not run.
    """
    text = page.read_text("utf-8")

    assert set() == set(languages(text)) - LANGUAGES
    assert [] == re.findall(r"(?:<!--|%)\s*skip\s*:.*", text)


def test_an_example_under_another_name_is_found() -> None:
    """
    A check that cannot fail is none.
    """
    assert ["py", "python"] == languages("```py\n1\n```\n\n```python\n1\n```\n")


@pytest.mark.parametrize("page", [*PAGES, ROOT / ".ci" / "run"], ids=lambda page: page.name)
def test_every_session_exists(page: Path) -> None:
    """
    What the pages and CI tell nox to run, nox knows.
    """
    assert set() == set(re.findall(r"nox -s (\w+)", page.read_text("utf-8"))) - sessions()


def test_every_session_is_explained() -> None:
    """
    CONTRIBUTING lists all of them.
    """
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    assert sessions() == set(re.findall(r"^\| `nox -s (\w+)", text, re.MULTILINE))


def test_ci_runs_the_commands_of_the_readme() -> None:
    """
    What the README promises is what CI proves.
    """
    assert {"nox -s demo", "nox -s tests"} <= set(
        (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    )


def test_every_extra_exists() -> None:
    """
    pip only warns about an extra that it does not know, and installs nothing for it.
    """
    texts = [path.read_text("utf-8") for path in [*PAGES, *(ROOT / "src").rglob("*.py")]]

    named = {
        extra.strip()
        for text in texts
        for extras in re.findall(r"factorial-erp\[([\w, -]+)\]", text)
        for extra in extras.split(",")
    }

    assert "cli" in named
    assert set() == named - set(PROJECT["optional-dependencies"])


def test_the_changelog_begins_with_this_version() -> None:
    """
    Or with what becomes it.
    """
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")

    newest = re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)[0]

    assert newest in ("Unreleased", __version__)
