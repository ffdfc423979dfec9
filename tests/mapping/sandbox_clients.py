"""How do tests reach both halves of a sandbox?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from factorial_erp.business_central import BusinessCentral
from factorial_erp.factorial import Factorial
from factorial_erp.sandbox import Sandbox


@contextmanager
def clients(box: Sandbox) -> Iterator[tuple[Factorial, Any]]:
    """A client of Factorial, and the demo company in Business Central."""
    with (
        Factorial(api_key=box.api_key, transport=box.transport()) as factorial,
        BusinessCentral(
            tenant=box.tenant,
            environment=box.environment,
            client_id=box.client_id,
            client_secret=box.client_secret,
            transport=box.transport(),
        ) as client,
    ):
        yield factorial, client.company(box.company_name)
