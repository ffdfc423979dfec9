"""Do records take exact numbers only?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

import pytest

from factorial_erp.errors import InputInvalid
from factorial_erp.mapping import TaxPart


def test_a_rate_is_exact() -> None:
    """Whole numbers are taken, floats are not."""
    assert TaxPart(rate=cast("Any", 20)).rate == Decimal(20)
    with pytest.raises(InputInvalid, match="floats lose digits"):
        TaxPart(rate=cast("Any", 5.5))
