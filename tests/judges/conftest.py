"""Who judges us? Where nobody has called the judges, their tests say so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

from .running import FOLDER


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of this folder where no judge is installed."""
    here = Path(__file__).parent
    if FOLDER is None:
        absent = pytest.mark.skip(reason="the judges are installed and called by `nox -s judges`")
        for item in items:
            if here in item.path.parents:
                item.add_marker(absent)


@pytest.fixture
def slept() -> None:
    """Let time pass as it does: the judges are real, and so are the waits."""


@pytest.fixture
def box() -> Sandbox:
    """A fresh demo company."""
    return Sandbox()


@pytest.fixture
def server(box: Sandbox) -> Iterator[SandboxServer]:
    """The sandbox over HTTP."""
    with SandboxServer(box) as running:
        yield running
