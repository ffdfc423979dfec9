"""How is Business Central reached on-premises, and under other URLs?"""

from __future__ import annotations

import base64

import httpx
import pytest

from factorial_erp import AsyncBusinessCentral, BusinessCentral, errors
from factorial_erp._core.auth import BasicAuth
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"


@pytest.mark.parametrize(
    ("options", "url"),
    [
        ({"api_url": "https://erp.local:7048/BC/api/v2.0/"}, "https://erp.local:7048/BC/api/v2.0"),
        (
            {"environment": "Test"},
            "https://api.businesscentral.dynamics.com/v2.0/Test/api/v2.0",
        ),
        (
            {"base_url": "https://proxy.local", "tenant": "t"},
            "https://proxy.local/v2.0/t/production/api/v2.0",
        ),
    ],
)
def test_a_user_with_a_key_reaches_any_url(mode: Mode, options: dict[str, str], url: str) -> None:
    """
    No token is asked for.
    """
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"value": []})

    client = AsyncBusinessCentral if mode.is_async else BusinessCentral
    bc = client(auth=BasicAuth("ADA", "kéy:1"), transport=httpx.MockTransport(handle), **options)

    mode.list(bc.company(ID).vendors.list())

    assert [f"{url}/companies({ID})/vendors"] == [str(request.url) for request in seen]
    scheme, _, pair = seen[0].headers["authorization"].partition(" ")
    assert ("Basic", "ADA:kéy:1") == (scheme, base64.b64decode(pair).decode())


@pytest.mark.parametrize("user", ["", "a:b"])
def test_a_user_with_a_colon_is_refused(user: str) -> None:
    """
    It would end the name and begin the key.
    """
    with pytest.raises(errors.InputInvalid, match="without a colon"):
        BasicAuth(user, "key")


def test_keys_show_nowhere() -> None:
    """
    Not in a repr.
    """
    assert "key" not in repr(BasicAuth("ADA", "key"))
