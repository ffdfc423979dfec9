"""Can a tax number or an IBAN be right? Nobody is asked: only form and check digits count."""

from __future__ import annotations

from typing import Any, Final, Literal

import attrs

from .._core.lazy import installed
from .match import compact, country_of

__all__ = ["NumberCheck", "check_iban", "check_tax_number"]

_NATIONAL: Final = {"DE": ("vat", "stnr"), "ES": ("vat",), "IT": ("vat", "codicefiscale")}
"""Kinds of number, in python-stdnum's words, that suppliers of a country write on receipts."""


@attrs.frozen(kw_only=True)
class NumberCheck:
    """What a number's form tells; it never repeats the number."""

    verdict: Literal["valid", "invalid", "unchecked"]
    """``unchecked``: no rule is known for its country, so nothing can be said."""
    reason: str
    """The end of a sentence that begins with the number's name."""
    country: str | None
    """ISO 3166 code of two letters: by the prefix, else the given one."""
    number: str = attrs.field(repr=False)
    """Without blanks, dots and dashes."""

    @property
    def is_wrong(self) -> bool:
        """Whether it is certain that the number is mistaken."""
        return self.verdict == "invalid"


def check_tax_number(number: str, country: str | None = None) -> NumberCheck:
    """
    Check the form and the check digits of a VAT number or national tax number.

    Args:
        country: ISO 3166 code of two letters, for a number without prefix; a prefix counts more.

    Raises:
        ConfigurationMissing: The package python-stdnum is not installed (extra ``checks``).
    """
    stdnum = _stdnum("check_tax_number()")
    text = compact(number)
    found = country_of(text) or (country.upper() if country else None)

    def told(verdict: Literal["valid", "invalid", "unchecked"], reason: str) -> NumberCheck:
        return NumberCheck(verdict=verdict, reason=reason, country=found, number=text)

    if not text:
        return told("invalid", "is empty")
    if found is None:
        return told("unchecked", "names no country, so no rule applies")
    rules = [
        rule
        for kind in _NATIONAL.get(found, ("vat",))
        if (rule := stdnum.get_cc_module(found.lower(), kind)) is not None
    ]
    if not rules:
        return told("unchecked", f"is of {found}, for which no rule is known")
    reasons = [_refusal(rule, text) for rule in rules]
    if None in reasons:
        return told("valid", f"has the form of a tax number of {found}")
    return told("invalid", f"is no tax number of {found}: {reasons[0]}")


def check_iban(iban: str) -> NumberCheck:
    """
    Check the length, the form and the check digits of an IBAN.

    Raises:
        ConfigurationMissing: The package python-stdnum is not installed (extra ``checks``).
    """
    _stdnum("check_iban()")
    text = compact(iban)
    rule = installed("stdnum.iban", extra="checks", purpose="check_iban()")
    reason = _refusal(rule, text)
    country = text[:2] if text[:2].isalpha() else None
    return NumberCheck(
        verdict="invalid" if reason else "valid",
        reason=f"is no IBAN: {reason}" if reason else "has the form of an IBAN",
        country=country,
        number=text,
    )


def _stdnum(purpose: str) -> Any:
    return installed("stdnum", extra="checks", purpose=purpose)


def _refusal(rule: Any, number: str) -> str | None:
    """Return why a module of python-stdnum refuses a number, ``None`` where it does not."""
    errors = installed("stdnum.exceptions", extra="checks", purpose="Checking numbers")
    try:
        rule.validate(number)
    except errors.InvalidChecksum:
        return "its check digits do not fit, so a character is probably mistyped"
    except errors.InvalidLength:
        return f"it has {len(number)} characters, which is the wrong length"
    except errors.ValidationError:
        return "it has not the form of one"
    return None
