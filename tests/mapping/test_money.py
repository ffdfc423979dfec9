"""Are cents read, rounded and shared out without losing one?"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal, localcontext
from random import Random
from typing import Any

import iso4217
import pytest
from hypothesis import assume, given, strategies as st

from factorial_erp.errors import InputInvalid
from factorial_erp.mapping.money import (
    MINOR_UNITS,
    allocate,
    allocate_quanta,
    as_text,
    from_quanta,
    minor_units,
    quanta,
    round_amount,
    to_quanta,
    units,
)

TOTALS = st.integers(-(10**15), 10**15)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)
PLACES = st.integers(0, 4)


@pytest.mark.parametrize(
    ("cents", "currency", "policy", "expected"),
    [
        (11900, "EUR", "iso4217", "119.00"),
        (-5, "EUR", "iso4217", "-0.05"),
        (1500, "JPY", "iso4217", "1500"),
        (1500, "JPY", "hundredths", "15.00"),
        (1500, "BHD", "iso4217", "1.500"),
        (1500, "CLF", "iso4217", "0.1500"),
        (1500, "EUR", "hundredths", "15.00"),
    ],
)
def test_cents_are_read_by_the_stated_policy(
    cents: int, currency: str, policy: str, expected: str
) -> None:
    """Only currencies without two decimals depend on the policy."""
    amount = units(cents, currency, policy=policy)  # type: ignore[arg-type]

    assert expected == str(amount)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("0.124", 2, "0.12"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: str, decimals: int, expected: str) -> None:
    """As Business Central rounds, and unlike Python's default."""
    assert expected == str(round_amount(Decimal(value), decimals))


def test_the_caller_s_decimal_context_changes_no_cent() -> None:
    """A context of three digits that rounds down would cut every larger amount."""
    with localcontext() as context:
        context.prec = 3
        context.rounding = ROUND_FLOOR

        amount = units(123456789, "EUR")
        rounded = round_amount(Decimal("123456.785"), 2)
        parts = allocate(amount, [1, 1], decimals=2)

    assert Decimal("1234567.89") == amount
    assert Decimal("123456.79") == rounded
    assert (Decimal("617283.95"), Decimal("617283.94")) == parts


def test_a_missing_cent_goes_to_the_lower_index() -> None:
    """Equal fractions tie, and the written tie-break decides."""
    parts = allocate(Decimal("100.00"), [1, 1, 1], decimals=2)

    assert (Decimal("33.34"), Decimal("33.33"), Decimal("33.33")) == parts


def test_a_missing_cent_goes_to_the_largest_fraction_first() -> None:
    """0.05 by 50 : 30 : 20 is 2.5, 1.5 and 1 cents."""
    parts = allocate(Decimal("0.05"), [50, 30, 20], decimals=2)

    assert (Decimal("0.03"), Decimal("0.01"), Decimal("0.01")) == parts


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
def test_weights_that_cannot_share_are_refused(weights: list[int]) -> None:
    """There is no share of nothing, and none below it."""
    with pytest.raises(InputInvalid):
        allocate(Decimal("1.00"), weights, decimals=2)


@pytest.mark.parametrize("call", ["units", "round", "quanta", "weights"])
def test_a_float_is_refused(call: str) -> None:
    """Money is never a float."""
    broken: float = 1.1
    with pytest.raises(InputInvalid, match="float"):
        if call == "units":
            units(broken, "EUR")  # type: ignore[arg-type]
        elif call == "round":
            round_amount(broken, 2)  # type: ignore[arg-type]
        elif call == "quanta":
            to_quanta(broken, 2)  # type: ignore[arg-type]
        else:
            allocate(Decimal(1), [broken], decimals=2)  # type: ignore[list-item]


def test_an_amount_that_is_too_fine_is_refused() -> None:
    """Rounding is asked for, never done in passing."""
    with pytest.raises(InputInvalid, match="more than 2 decimals"):
        to_quanta(Decimal("1.005"), 2)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("19.00", "19"),
        ("1E+1", "10"),
        ("10.50", "10.5"),
        ("0", "0"),
        ("-0.00", "0"),
        ("100", "100"),
    ],
)
def test_a_rate_is_written_in_one_way(value: str, expected: str) -> None:
    """Rates from the API and from tables meet as text."""
    assert expected == as_text(Decimal(value))


def test_every_currency_has_the_decimals_of_the_standard() -> None:
    """The table is small because it only names the others; a kept library has the whole list."""
    listed = {
        currency.code: currency.exponent
        for currency in iso4217.Currency
        if currency.exponent is not None
    }

    assert len(listed) > 150
    assert listed == {code: minor_units(code) for code in listed}
    assert set(MINOR_UNITS) <= set(listed)


@pytest.mark.parametrize(
    ("cents", "currency", "policy", "decimals", "expected"),
    [
        (11900, "EUR", "iso4217", 2, 11900),
        (11900, "EUR", "iso4217", 3, 119000),
        (-1500, "JPY", "iso4217", 0, -1500),
        (1500, "JPY", "hundredths", 0, 15),
        (1500, "BHD", "iso4217", 2, 150),
        (11900, "HUF", "iso4217", 0, 119),
    ],
)
def test_the_precision_of_the_books_counts(
    cents: int, currency: str, policy: Any, decimals: int, expected: int
) -> None:
    """A forint has two decimals by the standard, and none in most books."""
    assert expected == quanta(cents, currency, decimals=decimals, policy=policy)


def test_an_amount_that_is_too_fine_for_the_books_is_refused() -> None:
    """119.05 forint cannot be posted where forint have no decimals."""
    with pytest.raises(InputInvalid, match=r"119\.05 has more than 0 decimals"):
        quanta(11905, "HUF", decimals=0)


@given(TOTALS, st.sampled_from(["EUR", "JPY", "BHD", "CLF"]), PLACES)
def test_smallest_units_are_those_of_the_amount(cents: int, currency: str, decimals: int) -> None:
    """The short way and the way through the amount agree, refusals included."""
    amount = units(cents, currency)
    try:
        expected = to_quanta(amount, decimals)
    except InputInvalid:
        with pytest.raises(InputInvalid):
            quanta(cents, currency, decimals=decimals)
        return

    assert expected == quanta(cents, currency, decimals=decimals)


def test_percentages_share_like_whole_numbers() -> None:
    """33.3 : 66.7 of 100.00."""
    parts = allocate(Decimal("100.00"), [Decimal("33.3"), Decimal("66.7")], decimals=2)

    assert (Decimal("33.30"), Decimal("66.70")) == parts


@given(TOTALS, WEIGHTS, st.integers(1, 10**4))
def test_the_scale_of_weights_does_not_matter(total: int, weights: list[int], scale: int) -> None:
    """Percent, shares and fractions of them give the same parts."""
    scaled = [Decimal(weight) / 64 for weight in weights]

    assert allocate_quanta(total, weights) == allocate_quanta(total, scaled)
    assert allocate_quanta(total, weights) == allocate_quanta(total, [w * scale for w in weights])


def test_currencies_without_two_decimals_are_known() -> None:
    """Yen have none, dinars three, the unidad de fomento four."""
    assert (0, 3, 4, 2) == tuple(minor_units(code) for code in ("jpy", "KWD", "CLF", "EUR"))


@given(TOTALS, WEIGHTS)
def test_parts_sum_to_the_whole(total: int, weights: list[int]) -> None:
    """Nothing is lost and nothing is made."""
    assert total == sum(allocate_quanta(total, weights))


@given(TOTALS, WEIGHTS)
def test_a_refund_mirrors_its_original(total: int, weights: list[int]) -> None:
    """The sign is applied last."""
    mirrored = tuple(-part for part in allocate_quanta(-total, weights))

    assert allocate_quanta(total, weights) == mirrored


@given(TOTALS, WEIGHTS)
def test_each_part_is_within_one_unit_of_its_exact_share(total: int, weights: list[int]) -> None:
    """And a part of weight zero gets nothing."""
    whole = sum(weights)
    for part, weight in zip(allocate_quanta(total, weights), weights, strict=True):
        assert abs(part * whole - total * weight) < whole
        assert weight or not part


@given(TOTALS, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_weights_matters_only_for_ties(
    total: int, weights: list[int], random: Random
) -> None:
    """Where no two different weights have the same fraction, every weight gets the same in any order."""
    fractions = {weight: abs(total) * weight % sum(weights) for weight in set(weights)}
    assume(len(set(fractions.values())) == len(fractions))
    shuffled = list(weights)
    random.shuffle(shuffled)

    before = sorted(zip(weights, allocate_quanta(total, weights), strict=True))
    after = sorted(zip(shuffled, allocate_quanta(total, shuffled), strict=True))

    assert before == after


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8).filter(any))
def test_parts_shared_out_again_by_themselves_stay(parts: list[int]) -> None:
    """Idempotent on its own result."""
    assert tuple(parts) == allocate_quanta(sum(parts), parts)


@given(TOTALS, PLACES)
def test_amounts_survive_the_way_through_smallest_units(count: int, decimals: int) -> None:
    """Counting and writing are inverse."""
    assert count == to_quanta(from_quanta(count, decimals), decimals)
