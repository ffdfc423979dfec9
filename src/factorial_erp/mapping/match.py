"""When do two pieces of text name the same thing?"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

__all__ = ["bare_tax_number", "compact", "country_of", "key", "nearest", "supplier_key"]

# Prefixes of VAT numbers; Greece writes EL and Northern Ireland XI instead of the country code.
_PREFIXES = (
    "AT", "BE", "BG", "CHE", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
)  # fmt: skip
_COUNTRIES = {"EL": "GR", "XI": "GB", "CHE": "CH"}
_VAT_NUMBER = re.compile(rf"({'|'.join(_PREFIXES)})(?=(?:[A-Z]*[0-9]){{6}})[0-9A-Z]{{8,12}}")
_NO_ALPHANUMERIC = re.compile(r"[^0-9A-Z]")


def key(text: str) -> str:
    """The form in which names and codes are compared: trimmed, without regard to case."""
    return text.strip().casefold()


def compact(tax_number: str) -> str:
    """A tax number without blanks, dots, slashes and dashes, in capitals."""
    return _NO_ALPHANUMERIC.sub("", tax_number.upper())


def bare_tax_number(tax_number: str, country: str = "") -> str:
    """
    A tax number without the prefix of its country, so that both spellings are one.

    Args:
        country: Removed from the front even where the rest is no VAT number that can be recognised.
    """
    number = compact(tax_number)
    found = _VAT_NUMBER.fullmatch(number)
    if found is not None:
        return number.removeprefix(found.group(1))
    return number.removeprefix(country.strip().upper())


def supplier_key(text: str) -> str:
    """The form in which suppliers are compared: VAT numbers compact, names as they are."""
    number = compact(text)
    return number.casefold() if _VAT_NUMBER.fullmatch(number) else key(text)


def country_of(tax_number: str) -> str | None:
    """The country that a VAT number names by its prefix, ``None`` where it has none."""
    found = _VAT_NUMBER.fullmatch(compact(tax_number))
    if found is None:
        return None
    prefix = found.group(1)
    return _COUNTRIES.get(prefix, prefix)


def nearest(text: str, known: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """Up to ``count`` known texts that look like this one, best first."""
    by_key: dict[str, str] = {}
    for candidate in sorted(known):
        by_key.setdefault(key(candidate), candidate)
    return tuple(
        by_key[found] for found in difflib.get_close_matches(key(text), by_key, count, 0.5)
    )
