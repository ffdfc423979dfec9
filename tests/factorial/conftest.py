"""What do the tests of access share? A small authorization server over real sockets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factorial.oauth_server import OAuthServer


@pytest.fixture
def server() -> Iterator[OAuthServer]:
    """Hands out tokens of two hours."""
    with OAuthServer() as running:
        yield running
