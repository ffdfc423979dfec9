"""What do the tests of access and of syncs share? An authorization server, and a company that syncs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factorial_erp._core.io import AsyncIO, SyncIO
from tests.conftest import Mode
from tests.factorial.oauth_server import OAuthServer
from tests.factorial.syncing import Stage


@pytest.fixture
def server() -> Iterator[OAuthServer]:
    """Hands out tokens of two hours."""
    with OAuthServer() as running:
        yield running


@pytest.fixture
def stage(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A company whose clock is also that of the client."""
    made = Stage(mode)

    def now(_io: object) -> float:
        return made.box.now.timestamp()

    monkeypatch.setattr(SyncIO, "now", now)
    monkeypatch.setattr(AsyncIO, "now", now)
    return made
