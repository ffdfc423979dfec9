"""Does the documentation keep its promises? Its Python blocks are run by Sybil; here is the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


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

    commands = {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }
    for named in re.findall(
        r"(?:^\$ |`)factorial-erp ([a-z]+)", page.read_text("utf-8"), re.MULTILINE
    ):
        assert named in commands, f"{page.name}: factorial-erp {named}"
