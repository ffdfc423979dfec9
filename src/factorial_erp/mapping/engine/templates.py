"""How does a template become the text of a record?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Final

from ..records.expense import ExpenseRecord, Ref

__all__ = ["fill", "placeholders"]

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_LOOSE_ENDS: Final = " ,;:/-"


def placeholders(template: str) -> set[str]:
    """The names in braces of a template."""
    return set(_PLACEHOLDER.findall(template))


def fill(template: str, record: ExpenseRecord, cost_centers: tuple[Ref, ...]) -> str:
    """A template with the record's values; what the record lacks is left out with its punctuation."""
    form, values = _compiled(template)
    text = form % tuple([value(record, cost_centers) or "" for value in values])
    return " ".join(text.split()).strip(_LOOSE_ENDS)


_Value = Callable[[ExpenseRecord, tuple[Ref, ...]], "str | None"]


@lru_cache(maxsize=256)
def _compiled(template: str) -> tuple[str, tuple[_Value, ...]]:
    """The template with ``%s`` for each placeholder, and what stands for them."""
    pieces = _PLACEHOLDER.split(template)
    form = "%s".join(text.replace("%", "%%") for text in pieces[::2])
    return form, tuple(_VALUES[name] for name in pieces[1::2])


def _of_record(name: str) -> _Value:
    get = attrgetter(name)

    def value(record: ExpenseRecord, _: tuple[Ref, ...]) -> str | None:
        found = get(record)
        return None if found is None else str(found)

    return value


def _label_of(name: str) -> _Value:
    get = attrgetter(name)

    def value(record: ExpenseRecord, _: tuple[Ref, ...]) -> str | None:
        ref: Ref | None = get(record)
        return ref.label if ref else None

    return value


def _of_journey(name: str) -> _Value:
    get = attrgetter(name)

    def value(record: ExpenseRecord, _: tuple[Ref, ...]) -> str | None:
        found = get(record.mileage) if record.mileage else None
        return None if found is None else str(found)

    return value


def _number_of_employee(record: ExpenseRecord, _: tuple[Ref, ...]) -> str | None:
    return record.employee.number if record.employee else None


def _labels_of_centers(_: ExpenseRecord, cost_centers: tuple[Ref, ...]) -> str | None:
    return ", ".join(ref.label for ref in cost_centers)


_VALUES: Final[Mapping[str, _Value]] = {
    **{name: _of_record(name) for name in ("id", "kind", "document_number", "description", "date")},
    **{name: _label_of(name) for name in ("category", "subcategory", "project")},
    **{name: _of_journey(name) for name in ("origin", "destination", "distance", "unit")},
    "merchant": _of_record("merchant_name"),
    "employee": _number_of_employee,
    "cost_center": _labels_of_centers,
}
"""What each placeholder stands for."""
