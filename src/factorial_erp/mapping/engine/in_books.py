"""Is what was decided in the books and the tables, and may it be posted to?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from ..format.settings import DIMENSION, FILE
from ..match import key, nearest
from ..trail import Because
from ..vat import Treatment
from .chain import Reason
from .drafting import Creditor
from .story import Story

__all__ = ["CHECKS", "bookable"]


def _account(story: Story, _: str, reason: Reason) -> str | None:
    return bookable(story, reason.value, reason)


def bookable(story: Story, number: str, why: Because | Reason | None) -> str | None:
    """
    The number of an account that may be posted to, ``None`` where that is a problem.

    Args:
        why: What decided on it; ``None``: the setting for rounding.
    """
    return number if story.lenient else _postable(story, number, why)


def _postable(story: Story, number: str, why: Because | Reason | None) -> str | None:
    books = story.desk.books
    account = books.account(number)
    if account is not None and account.reason is None:
        return account.number
    because = why.because if isinstance(why, Reason) else why
    origin = _origin(because) if because else f"{FILE}: rounding_account"
    source = because.source if because else FILE
    field = because.field if because else "rounding_account"
    near = nearest(number, (known.number for known in books.accounts if known.postable))
    if account is None:
        story.problem(
            "account_unknown",
            field,
            number,
            f"Business Central has no account {number} ({origin}).",
            "Correct the number" + (f"; near are {', '.join(near)}." if near else "."),
            source=source,
        )
    else:
        story.problem(
            "account_not_postable",
            field,
            account.number,
            f"Account {account.number} cannot be posted to: {account.reason} ({origin}).",
            "Name another account" + (f"; near are {', '.join(near)}." if near else "."),
            source=source,
        )
    return None


def _creditor(story: Story, _: str, reason: Reason) -> Creditor | None:
    type, colon, number = reason.value.partition(":")
    if not colon:
        type, number = "account", reason.value
    creditor = Creditor(cast("Any", key(type)), number.strip())
    if story.lenient or creditor.type in ("employee", "bank"):
        return creditor
    if creditor.type == "vendor":
        known = _known_vendor(story, creditor.number, reason)
    else:
        known = _postable(story, creditor.number, reason)
    return None if known is None else creditor._replace(number=known)


def _vendor(story: Story, _: str, reason: Reason) -> str | None:
    return _known_vendor(story, reason.value, reason)


def _known_vendor(story: Story, number: str, reason: Reason) -> str | None:
    if story.lenient:
        return number
    vendor = story.desk.books.vendor(number)
    if vendor is None:
        because = reason.because
        near = nearest(number, (known.number for known in story.desk.books.vendors))
        story.problem(
            "vendor_unknown",
            because.field,
            number,
            f"Business Central has no vendor {number} ({_origin(because)}).",
            "Create the vendor, or correct the row"
            + (f"; near are {', '.join(near)}." if near else "."),
            source=because.source,
        )
        return None
    if not vendor.takes_invoices:
        because = reason.because
        story.problem(
            "vendor_blocked",
            because.field,
            vendor.number,
            f"Vendor {vendor.number} is blocked in Business Central ({_origin(because)}).",
            "Unblock the vendor, or name another one.",
            source=because.source,
        )
    return vendor.number


def _dimension(story: Story, target: str, reason: Reason) -> tuple[str, str] | None:
    if not reason.value:
        return None
    code, books = target.removeprefix(DIMENSION), story.desk.books
    if story.lenient:
        return code, reason.value
    dimension = books.dimension(code)
    if dimension is None:
        because = reason.because
        near = nearest(code, books.dimensions)
        story.problem(
            "dimension_unknown",
            because.field,
            code,
            f"Business Central has no dimension {code}.",
            f"Correct [dimensions] in {FILE}" + (f"; near are {', '.join(near)}." if near else "."),
            source=FILE,
        )
        return None
    value = books.dimension_value(code, reason.value)
    if value is None:
        because = reason.because
        near = nearest(because.value, books.dimensions[dimension])
        story.problem(
            "dimension_value_unknown",
            because.field,
            because.value,
            f"Dimension {dimension} has no value {because.value} ({_origin(because)}).",
            "Create the value in Business Central, or add a row to dimensions.csv"
            + (f"; near are {', '.join(near)}." if near else "."),
            source=because.source,
        )
        return None
    return dimension, value


def _treatment(story: Story, _: str, reason: Reason) -> Treatment:
    return story.desk.tables.treatments[key(reason.value)]


def _origin(because: Because) -> str:
    if because.source is None:
        return f"from {because.step}"
    return f"{because.source}, {because.rule_id}" if because.rule_id else because.source


CHECKS: Final[Mapping[str, Callable[[Story, str, Reason], Any]]] = {
    "account": _account,
    "credit_account": _creditor,
    "dimension": _dimension,
    "vat": _treatment,
    "vendor": _vendor,
}
"""How the value of a target is looked up: from target and reason, ``None`` where that is a problem."""
