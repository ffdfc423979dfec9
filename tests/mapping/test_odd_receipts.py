"""Are receipts right that no textbook has: a deposit back, a discount, a cost centre named twice?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import (
    CostCenterShare,
    ExpenseRecord,
    Mapped,
    Mileage,
    Ref,
)

from .test_sample_documents import BOOKS, GERMANY, SPAIN, entries, german, part, record

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def amounts(mapped: Mapped) -> dict[str, Decimal]:
    """Amount of each account."""
    assert mapped.posting is not None, [str(problem) for problem in mapped.problems]
    found: dict[str, Decimal] = {}
    for entry in mapped.posting.entries:
        found[entry.number] = found.get(entry.number, Decimal(0)) + entry.amount
    return found


def test_a_discount_line_is_taken_off() -> None:
    mapped = german(10710, "Bürobedarf", taxes=(part(19, 10000, 1900), part(19, -1000, -190)))
    assert amounts(mapped) == {
        "6815": Decimal("90.00"),
        "1406": Decimal("17.10"),
        "M1001": Decimal("-107.10"),
    }


def test_a_deposit_that_came_back_has_no_tax() -> None:
    mapped = german(11400, "Bürobedarf", taxes=(part(19, 10000, 1900), part(0, -500, 0)))
    assert amounts(mapped) == {
        "6815": Decimal("95.00"),
        "1406": Decimal("19.00"),
        "M1001": Decimal("-114.00"),
    }


def test_taxes_against_the_amount_are_a_problem() -> None:
    mapped = german(11900, "Bürobedarf", taxes=(part(19, -10000, -1900),))
    assert [problem.code for problem in mapped.problems] == ["taxes_negative"]


parts = st.lists(
    st.tuples(st.sampled_from([0, 7, 19]), st.integers(-100_000, 100_000)), min_size=1, max_size=4
)


@given(parts)
def test_receipts_of_any_signs_balance_and_mirror(given_parts: list[tuple[int, int]]) -> None:
    taxes = tuple(part(rate, base, (base * rate) // 100) for rate, base in given_parts)
    gross = sum((tax.base_cents or 0) + (tax.tax_cents or 0) for tax in taxes)
    mapped = german(gross, "Bürobedarf", taxes=taxes)
    back = tuple(
        attrs.evolve(tax, base_cents=-(tax.base_cents or 0), tax_cents=-(tax.tax_cents or 0))
        for tax in taxes
    )
    mirrored = german(-gross, "Bürobedarf", taxes=back)

    assert [each.code for each in mapped.problems] == [each.code for each in mirrored.problems]
    if mapped.posting is not None and mirrored.posting is not None:
        found = amounts(mapped)
        assert sum(found.values()) == 0
        assert found["M1001"] * 100 == -gross
        assert {number: -amount for number, amount in found.items()} == amounts(mirrored)


def test_a_credit_note_is_one_whatever_its_sign() -> None:
    for cents in (11900, -11900):
        mapped = german(
            cents,
            "Bürobedarf",
            kind="credit_note",
            document_number="G-1",
            merchant_tin="DE214304432",
            payment="not_reimbursable",
            taxes=(part(19, 10000, 1900),),
        )
        assert mapped.invoice is not None
        assert mapped.invoice.document_type == "credit_memo"
        assert amounts(mapped)["6815"] == Decimal("-100.00")


def test_what_stops_a_purchase_stops_its_refund() -> None:
    assert german(95300, "Hardware").problems[0].code == "rule_stops"
    assert german(-95300, "Hardware").problems[0].code == "rule_stops"


def test_an_amount_with_a_sign_is_refused() -> None:
    rows = [dict(row.cells) for row in GERMANY.rows("rules.csv")]
    rows[1]["amount_from"] = "-5"
    with pytest.raises(MappingInvalid, match="compared as the purchase that it undoes"):
        GERMANY.with_rows("rules.csv", rows)


def shared(*shares: tuple[Ref, int]) -> ExpenseRecord:
    return attrs.evolve(
        record("1001", 10000, "Bürobedarf"),
        cost_centers=tuple(center for center, _ in shares),
        cost_center_shares=tuple(
            CostCenterShare(cost_center=center, percent=Decimal(percent))
            for center, percent in shares
        ),
    )


def test_a_cost_centre_named_twice_is_one() -> None:
    sales = Ref("1", name="Vertrieb")
    mapped = GERMANY.resolve(shared((sales, 50), (sales, 50)), BOOKS["Germany"])
    assert mapped.posting is not None
    (cost, _) = mapped.posting.entries
    assert (cost.amount, cost.dimensions) == (Decimal("100.00"), (("KOSTENSTELLE", "100"),))


def test_cost_centres_of_one_name_stay_apart() -> None:
    here, there = Ref("1", code="100", name="Sales"), Ref("2", code="200", name="Sales")
    mapped = GERMANY.resolve(shared((here, 60), (there, 40)), BOOKS["Germany"])
    assert mapped.posting is not None
    assert [(entry.amount, entry.dimensions) for entry in mapped.posting.entries[:2]] == [
        (Decimal("60.00"), (("KOSTENSTELLE", "100"),)),
        (Decimal("40.00"), (("KOSTENSTELLE", "200"),)),
    ]


def test_a_negative_share_is_told() -> None:
    sales, dev = Ref("1", name="Vertrieb"), Ref("2", name="Entwicklung")
    (problem, *_) = GERMANY.resolve(shared((sales, -50), (dev, 150)), BOOKS["Germany"]).problems
    assert problem.code == "shares_not_100"
    assert "or one is negative" in problem.message


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"date": dt.date(2023, 7, 16)}, "allowance_missing"),
        ({"currency": "USD"}, "allowance_missing"),
        ({"mileage": Mileage(distance=Decimal(-5), unit="km")}, "allowance_unknown"),
    ],
)
def test_what_no_allowance_is_for_is_no_gift(fields: dict[str, Any], code: str) -> None:
    known: dict[str, Any] = {
        "kind": "mileage",
        "mileage": Mileage(distance=Decimal(100), unit="km"),
    }
    given_record = record("2001", 5000, "Kilometraje", **known | fields)
    assert code in [
        problem.code for problem in SPAIN.resolve(given_record, BOOKS["Spain"]).problems
    ]


def test_a_number_that_was_taken_for_the_erps_is_a_default() -> None:
    mapped = german(
        5000,
        "Privat",
        payment="not_reimbursable",
        card=True,
        employee=Ref("99", code="0099"),
    )
    assert entries(mapped)[0] == ("receivable", "0099", "50.00")
    because = mapped.because("receivable")
    assert because is not None
    assert because.is_default
    assert "no row of employees.csv" in because.reason
