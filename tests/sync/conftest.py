"""What do the tests of the sync share? The demo company, and a sync in each mode."""

from __future__ import annotations

from typing import Any

import pytest

from factorial_erp import AsyncBusinessCentral, AsyncFactorial, BusinessCentral, Factorial
from factorial_erp.mapping import MappingDocument
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync import MemoryLedger, Sync
from tests.conftest import Mode


@pytest.fixture
def box() -> Sandbox:
    """A fresh demo company."""
    return Sandbox()


@pytest.fixture
def ledger() -> MemoryLedger:
    """A ledger that knows nothing yet."""
    return MemoryLedger()


class Setup:
    """Makes a sync on the sandbox in one mode."""

    def __init__(self, mode: Mode, box: Sandbox) -> None:
        self.mode = mode
        self.box = box
        self.mapping = MappingDocument.load(box.mapping_folder)

    def sync(self, ledger: Any, **options: Any) -> Any:
        factorial_class, central_class = (
            (AsyncFactorial, AsyncBusinessCentral)
            if self.mode.is_async
            else (Factorial, BusinessCentral)
        )
        factorial: Any = factorial_class(self.box.api_key, transport=self.box.transport())
        central: Any = central_class(
            tenant=self.box.tenant,
            environment=self.box.environment,
            client_id=self.box.client_id,
            client_secret=self.box.client_secret,
            transport=self.box.transport(),
        )
        company = central.company(options.pop("company", self.box.company_name))
        mapping = options.pop("mapping", self.mapping)
        return Sync(factorial, company, mapping, ledger=ledger, **options)


@pytest.fixture
def setup(mode: Mode, box: Sandbox) -> Setup:
    """What makes a sync in each mode."""
    return Setup(mode, box)
