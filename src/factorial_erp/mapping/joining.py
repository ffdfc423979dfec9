"""How do Factorial's header, its detail and what they point to become one record?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from ..factorial.expenses import Expensable, Expense, ExpenseTax, Mileage, PerDiem
from .records import (
    ExpenseKind,
    ExpenseRecord,
    Mileage as Journey,
    PerDiem as AwayDays,
    Ref,
    TaxPart,
)

__all__ = ["Directory", "received", "record_of", "record_of_detail"]

KINDS: dict[str, ExpenseKind] = {"mileage": "mileage", "perdiem": "per_diem"}

Directory = Mapping[str, Ref]
"""What is known about the things that expenses point to, by id."""


def record_of(
    header: Expensable,
    detail: Expense | Mileage | PerDiem | None,
    directories: Mapping[str, Directory] | None = None,
) -> ExpenseRecord:
    """
    Join the header of an expense, its detail and what they point to.

    What did not arrive, or is of another kind than the schema says, counts as unknown: the mapping then
    names it as a problem of this record, and all other records are mapped.

    Args:
        header: Common to all kinds.
        detail: The receipt, mileage or per diem; ``None`` where Factorial gave none.
        directories: Entities, employees, categories, cost centers, accounts and projects by id.
    """
    record = ExpenseRecord(
        key=f"expenses/expensable/{header.id}",
        id=header.id,
        kind=KINDS.get(str(received(header, "type")), "expense"),
        **_common(header, directories or {}),
    )
    record = attrs.evolve(
        record,
        entity=_ref(directories or {}, "entity", received(header, "legal_entity_id")),
        reimbursement_method=_text(received(header, "reimbursement_method")),
    )
    return record if detail is None else _with_detail(record, detail, directories or {})


def record_of_detail(detail: Expense | Mileage | PerDiem) -> ExpenseRecord:
    """
    Make a record of a receipt, a mileage or a per diem alone.

    What only its header knows is missing: the legal entity, and how it is reimbursed. Employees, cost
    centers and projects are known by their ids.
    """
    id = _text(received(detail, "expenses_expensable_id")) or detail.id
    kind: ExpenseKind = "expense"
    if not isinstance(detail, Expense):
        kind = "mileage" if isinstance(detail, Mileage) else "per_diem"
    record = ExpenseRecord(key=f"expenses/expensable/{id}", id=id, kind=kind, **_common(detail, {}))
    return _with_detail(record, detail, {})


def received(source: object, name: str) -> Any:
    """Return a field of a model, ``None`` where it did not arrive."""
    return getattr(source, name, None)


def _common(
    source: Expensable | Expense | Mileage | PerDiem, known: Mapping[str, Directory]
) -> dict[str, Any]:
    """Return what headers and details call by the same name."""
    centers = received(source, "cost_center_ids") or ()
    return {
        "status": str(received(source, "status") or "unknown"),
        "date": _day(received(source, "effective_on")),
        "amount_cents": _cents(received(source, "amount")),
        "currency": str(received(source, "currency") or ""),
        "reimbursable_cents": _cents(received(source, "reimbursable_amount")),
        "reimbursable_currency": _text(received(source, "reimbursable_currency")),
        "employee": _ref(known, "employee", received(source, "employee_id")),
        "cost_centers": tuple(known.get("cost_center", {}).get(id) or Ref(id) for id in centers),
        "project": _ref(known, "project", received(source, "project_id")),
        "description": _text(received(source, "description")),
    }


def _with_detail(
    record: ExpenseRecord, detail: Expense | Mileage | PerDiem, known: Mapping[str, Directory]
) -> ExpenseRecord:
    subcategory = _text(received(detail, "subcategory"))
    common = attrs.evolve(
        record,
        payment=_text(received(detail, "payment")),
        subcategory=Ref(subcategory, name=subcategory) if subcategory else None,
        ledger_account=_ref(known, "account", received(detail, "ledger_account_id")),
        category=_category(detail, known.get("category", {})),
    )
    if isinstance(detail, Expense):
        return _with_receipt(common, detail)
    if isinstance(detail, Mileage):
        return attrs.evolve(common, mileage=_journey(detail))
    days = [_decimal(rate.total_days) for rate in received(detail, "rates") or ()]
    away = AwayDays(
        start=_day(received(detail, "start_date")),
        end=_day(received(detail, "end_date")),
        days=sum((each for each in days if each is not None), Decimal(0)) if days else None,
    )
    return attrs.evolve(common, per_diem=away)


def _category(detail: Expense | Mileage | PerDiem, known: Directory) -> Ref | None:
    embedded: Any = received(detail, "category")
    id = _text(received(embedded, "id")) or _text(received(detail, "category_id"))
    return None if id is None else known.get(id) or Ref(id, name=_text(received(embedded, "name")))


def _with_receipt(record: ExpenseRecord, detail: Expense) -> ExpenseRecord:
    taxes: tuple[ExpenseTax, ...] = received(detail, "taxes") or ()
    parts = (
        TaxPart(
            rate=_decimal(received(tax, "percentage")),
            base_cents=_cents(received(tax, "base_amount")),
            tax_cents=_cents(received(tax, "amount")),
        )
        for tax in taxes
    )
    return attrs.evolve(
        record,
        taxes=tuple(parts),
        exchange_rate=_decimal(received(detail, "exchange_rate")),
        # What the employee typed wins over what was read from the receipt.
        merchant_name=_text(received(detail, "user_merchant") or received(detail, "merchant_name")),
        merchant_tin=_text(received(detail, "merchant_tin")),
        payment_method=_text(received(detail, "payment_method")),
        card=bool(received(detail, "card") or received(detail, "card_payment_id")),
        document_number=_text(received(detail, "document_number")),
        document_type=_text(received(detail, "document_type")),
    )


def _journey(detail: Mileage) -> Journey:
    return Journey(
        distance=_decimal(received(detail, "mileage")),
        unit=_text(received(detail, "units")),
        rate=_decimal(received(detail, "rate")),
        origin=_text(received(detail, "from_")),
        destination=_text(received(detail, "to")),
    )


def _ref(known: Mapping[str, Directory], directory: str, id: Any) -> Ref | None:
    return None if id is None else known.get(directory, {}).get(id) or Ref(str(id))


def _day(value: Any) -> dt.date | None:
    return value if isinstance(value, dt.date) else None


def _cents(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _decimal(value: Any) -> Decimal | None:
    """Read a number, also one that the API sends as text; what cannot be read counts as unknown."""
    if value is None or isinstance(value, float | bool):
        return None
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        return None
    return number if number.is_finite() else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
