"""Is the employee owed what is reimbursed, and not the total of the receipt?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp.mapping import Books, ExpenseRecord, MappingDocument
from factorial_erp.mapping.engine.refundable import refundable_part

Receipt = Callable[..., ExpenseRecord]


@pytest.fixture
def lowered(receipt: Receipt) -> Callable[..., ExpenseRecord]:
    """A hotel bill of 119.00 that an employee paid, of which 50.00 are reimbursed."""

    def make(**changes: Any) -> ExpenseRecord:
        given = {"payment": "reimbursable", "reimbursable_cents": 5000}
        return receipt(**{"reimbursable_currency": "EUR", **given, **changes})

    return make


def test_only_what_is_reimbursed_is_posted(
    document: MappingDocument, books: Books, lowered: Receipt
) -> None:
    """Without VAT, with the reason first, and the record as it was given."""
    record = lowered()

    mapped = document.resolve(record, books)

    assert mapped.problems == ()
    assert mapped.posting is not None
    assert (Decimal("50.00"), Decimal(0)) == (mapped.posting.gross, mapped.posting.vat)
    assert mapped.invoice is not None
    assert "M1001" == mapped.invoice.vendor_number
    assert record is mapped.record
    assert "of 119.00 EUR only 50.00 are reimbursed" in mapped.trail[0].reason


def test_nothing_reimbursed_is_nothing_to_post(
    document: MappingDocument, books: Books, lowered: Receipt
) -> None:
    """It is passed over with its reason, unless the status passes over it before."""
    nothing = document.resolve(lowered(reimbursable_cents=0), books)
    draft = document.resolve(lowered(reimbursable_cents=0, status="draft"), books)

    assert ("nothing_to_post", "not_ready") == tuple(
        each.skipped.code for each in (nothing, draft) if each.skipped
    )
    assert (None, ()) == (nothing.posting, nothing.trail)


@pytest.mark.parametrize(
    "changes",
    [
        {"reimbursable_cents": 11900},
        {"reimbursable_cents": 12000},
        {"reimbursable_cents": None},
        {"payment": "not_reimbursable"},
        {"payment": None},
        {"kind": "mileage"},
        {"currency": "USD"},
        {"currency": "USD", "reimbursable_cents": 10947, "exchange_rate": Decimal("0.92")},
    ],
)
def test_what_is_not_lowered_is_posted_whole(lowered: Receipt, changes: dict[str, Any]) -> None:
    """Other amounts mean other things, and a rate has few decimals."""
    assert refundable_part(lowered(**changes), "iso4217") is None


def test_a_foreign_receipt_is_lowered_in_its_own_currency(lowered: Receipt) -> None:
    """54.74 of 109.48 euros are half of 119.00 dollars."""
    record = lowered(currency="USD", reimbursable_cents=5474, exchange_rate=Decimal("0.92"))

    part = refundable_part(record, "iso4217")

    assert part is not None
    assert (5950, 5474) == (part.amount_cents, part.reimbursable_cents)


@given(total=st.integers(1, 10**9), data=st.data())
def test_the_part_is_what_is_reimbursed_with_any_sign(total: int, data: Any) -> None:
    """A refund mirrors its original."""
    refunded = data.draw(st.integers(0, total - 1))

    def part(sign: int) -> ExpenseRecord | None:
        record = ExpenseRecord(
            key="1",
            id="1",
            kind="expense",
            status="approved",
            date=None,
            amount_cents=sign * total,
            currency="EUR",
            reimbursable_cents=sign * refunded,
            payment="reimbursable",
        )
        return refundable_part(record, "iso4217")

    found, mirrored = part(1), part(-1)
    assert found is not None
    assert mirrored is not None
    assert (refunded, -refunded) == (found.amount_cents, mirrored.amount_cents)
