"""Are mistyped tax numbers and IBANs found, and right ones left alone?"""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, strategies as st

from factorial_erp.errors import ConfigurationMissing
from factorial_erp.mapping.checks import check_iban, check_tax_number


@pytest.mark.parametrize(
    ("number", "country", "expected"),
    [
        ("DE 136.695.976", None, "DE"),
        ("136695976", "de", "DE"),
        ("ATU13585627", "DE", "AT"),
        ("B-58378431", "ES", "ES"),
        ("ES54362315K", None, "ES"),
        ("FR40303265045", None, "FR"),
        ("EL094259216", None, "GR"),
        ("CHE-107.787.577 MWST", "CH", "CH"),
    ],
)
def test_right_tax_numbers_are_valid(number: str, country: str | None, expected: str) -> None:
    """With prefix or with the supplier's country, however they are written."""
    check = check_tax_number(number, country)

    assert ("valid", expected) == (check.verdict, check.country)
    assert not check.is_wrong


@pytest.mark.parametrize(
    ("number", "country", "reason"),
    [
        ("DE136695978", None, "check digits"),
        ("DE1366959760", None, "wrong length"),
        ("13669X976", "DE", "has not the form"),
        (" . ", "DE", "is empty"),
    ],
)
def test_mistyped_tax_numbers_are_told_with_a_reason(
    number: str, country: str | None, reason: str
) -> None:
    """The reason says what is wrong."""
    check = check_tax_number(number, country)

    assert check.is_wrong
    assert reason in check.reason


@pytest.mark.parametrize(("number", "country"), [("12345678", None), ("12345678", "AQ")])
def test_where_no_rule_is_known_nothing_is_claimed(number: str, country: str | None) -> None:
    """That is an answer of its own."""
    check = check_tax_number(number, country)

    assert "unchecked" == check.verdict
    assert not check.is_wrong


def test_a_german_tax_number_that_is_no_vat_number_is_one_too() -> None:
    """Small suppliers write the number of their tax office."""
    assert "valid" == check_tax_number("181/815/08155", "DE").verdict


@pytest.mark.parametrize("iban", ["DE89 3704 0044 0532 0130 00", "ES9121000418450200051332"])
def test_right_ibans_are_valid(iban: str) -> None:
    """With or without blanks."""
    check = check_iban(iban)

    assert ("valid", iban[:2]) == (check.verdict, check.country)


@pytest.mark.parametrize("iban", ["DE89370400440532013001", "DE8937040044053201300", "", "12"])
def test_mistyped_ibans_are_told(iban: str) -> None:
    """By check digits or length."""
    assert check_iban(iban).is_wrong


@given(st.integers(4, 21), st.integers(1, 9))
def test_one_wrong_digit_of_an_iban_is_found(place: int, step: int) -> None:
    """The check digits find every single mistyped digit."""
    digits = list("DE89370400440532013000")
    digits[place] = str((int(digits[place]) + step) % 10)

    assert check_iban("".join(digits)).is_wrong


def test_nothing_repeats_a_number() -> None:
    """An IBAN is of a person, and reasons land in logs."""
    for check in (check_iban("DE89370400440532013001"), check_tax_number("DE136695978")):
        assert check.number not in repr(check)
        assert check.number[2:] not in check.reason


@pytest.mark.parametrize("check", [check_iban, check_tax_number])
def test_without_the_extra_the_error_names_it(
    check: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no part of the base install."""
    assert callable(check)
    monkeypatch.setitem(sys.modules, "stdnum", None)

    with pytest.raises(ConfigurationMissing, match="needs the package stdnum") as caught:
        check("DE136695976")

    assert "factorial-erp[checks]" in str(caught.value.hint)
