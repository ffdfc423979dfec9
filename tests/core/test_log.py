"""What is hidden before a text from outside is shown?"""

from __future__ import annotations

import pytest

from factorial_erp._core.log import redacted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Authorization: Bearer abc.def-1", "Authorization: ***"),
        ('{"access_token": "s3cret", "n": 1}', '{"access_token": "***", "n": 1}'),
        ("client_secret=abc&scope=x", "client_secret=***&scope=x"),
        ("x-api-key: 12345", "x-api-key: ***"),
        ("sent Bearer abc", "sent Bearer ***"),
        ("token eyJhbGciOi.eyJzdWIi.sig here", "token *** here"),
        ("pay to DE89 3704 0044 0532 0130 00 now", "pay to *** now"),
        ("ask anna.muster@example.com", "ask ***"),
        ("Vendor V00010 has 12.50 EUR", "Vendor V00010 has 12.50 EUR"),
    ],
)
def test_secrets_and_personal_data_are_hidden(text: str, shown: str) -> None:
    """
    Tokens, keys, secrets, IBANs and addresses never show; numbers and codes stay.
    """
    assert redacted(text) == shown
