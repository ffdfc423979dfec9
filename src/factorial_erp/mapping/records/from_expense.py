"""How do Factorial's header of an expense, its detail and what they point to become one record?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import attrs

from ...factorial.expenses import Expensable, Expense, ExpenseTax, Mileage, PerDiem
from .directories import NOTHING, Directories, Directory, ref
from .expense import (
    ExpenseKind,
    ExpenseRecord,
    Mileage as Journey,
    PerDiem as AwayDays,
    Ref,
    TaxPart,
)
from .fields import as_cents, as_day, as_decimal, as_text, received

__all__ = ["record_of", "record_of_detail"]


KINDS: Final[dict[str, ExpenseKind]] = {"mileage": "mileage", "perdiem": "per_diem"}


def record_of(
    header: Expensable,
    detail: Expense | Mileage | PerDiem | None,
    directories: Directories = NOTHING,
) -> ExpenseRecord:
    """
    Join the header of an expense, its detail and what they point to.

    What did not arrive, or is of another kind than the schema says, counts as unknown: the mapping then
    names it as a problem of this record, and all other records are mapped.

    Args:
        header: Common to all kinds.
        detail: The receipt, mileage or per diem; ``None`` where Factorial gave none.
        directories: What headers and details name by id only.
    """
    entity = as_text(received(header, "legal_entity_id"))
    record = ExpenseRecord(
        key=f"expenses/expensable/{header.id}",
        id=header.id,
        kind=KINDS.get(str(received(header, "type")), "expense"),
        **_common(header, directories),
    )
    record = attrs.evolve(
        record,
        entity=ref(directories.entities, entity),
        entity_default_account=directories.default_account("expenses", entity),
        reimbursement_method=as_text(received(header, "reimbursement_method")),
    )
    return record if detail is None else _with_detail(record, detail, directories)


def record_of_detail(
    detail: Expense | Mileage | PerDiem, directories: Directories = NOTHING
) -> ExpenseRecord:
    """
    Make a record of a receipt, a mileage or a per diem alone.

    What only its header knows is missing: the legal entity, and how it is reimbursed.
    """
    id = as_text(received(detail, "expenses_expensable_id")) or detail.id
    kind: ExpenseKind = "expense"
    if not isinstance(detail, Expense):
        kind = "mileage" if isinstance(detail, Mileage) else "per_diem"
    record = ExpenseRecord(
        key=f"expenses/expensable/{id}", id=id, kind=kind, **_common(detail, directories)
    )
    return _with_detail(record, detail, directories)


def _common(source: Expensable | Expense | Mileage | PerDiem, known: Directories) -> dict[str, Any]:
    """Return what headers and details call by the same name."""
    centers = received(source, "cost_center_ids") or ()
    employee = as_text(received(source, "employee_id"))
    return {
        "status": str(received(source, "status") or "unknown"),
        "date": as_day(received(source, "effective_on")),
        "amount_cents": as_cents(received(source, "amount")),
        "currency": str(received(source, "currency") or ""),
        "reimbursable_cents": as_cents(received(source, "reimbursable_amount")),
        "reimbursable_currency": as_text(received(source, "reimbursable_currency")),
        "employee": ref(known.employees, employee),
        "team": known.teams.get(employee) if employee else None,
        "memberships": known.memberships.get(employee, ()) if employee else (),
        "cost_centers": tuple(known.cost_centers.get(id) or Ref(id) for id in centers),
        "project": ref(known.projects, received(source, "project_id")),
        "description": as_text(received(source, "description")),
    }


def _with_detail(
    record: ExpenseRecord, detail: Expense | Mileage | PerDiem, known: Directories
) -> ExpenseRecord:
    subcategory = as_text(received(detail, "subcategory"))
    category = _category(detail, known.categories)
    entity = record.entity.id if record.entity else None
    common = attrs.evolve(
        record,
        payment=as_text(received(detail, "payment")),
        category=category,
        subcategory=Ref(subcategory, name=subcategory) if subcategory else None,
        ledger_account=ref(known.accounts, received(detail, "ledger_account_id")),
        resource_account=known.linked("customcategory", category.id if category else None, entity),
        subproject=known.expense_subprojects.get(detail.id),
    )
    if isinstance(detail, Expense):
        return _with_receipt(common, detail)
    if isinstance(detail, Mileage):
        return attrs.evolve(common, mileage=_journey(detail))
    days = [as_decimal(rate.total_days) for rate in received(detail, "rates") or ()]
    away = AwayDays(
        start=as_day(received(detail, "start_date")),
        end=as_day(received(detail, "end_date")),
        days=sum((each for each in days if each is not None), Decimal(0)) if days else None,
    )
    return attrs.evolve(common, per_diem=away)


def _category(detail: Expense | Mileage | PerDiem, known: Directory) -> Ref | None:
    embedded: Any = received(detail, "category")
    id = as_text(received(embedded, "id")) or as_text(received(detail, "category_id"))
    return (
        None if id is None else known.get(id) or Ref(id, name=as_text(received(embedded, "name")))
    )


def _with_receipt(record: ExpenseRecord, detail: Expense) -> ExpenseRecord:
    taxes: tuple[ExpenseTax, ...] = received(detail, "taxes") or ()
    parts = (
        TaxPart(
            rate=as_decimal(received(tax, "percentage")),
            base_cents=as_cents(received(tax, "base_amount")),
            tax_cents=as_cents(received(tax, "amount")),
        )
        for tax in taxes
    )
    return attrs.evolve(
        record,
        taxes=tuple(parts),
        exchange_rate=as_decimal(received(detail, "exchange_rate")),
        # What the employee typed wins over what was read from the receipt.
        merchant_name=as_text(
            received(detail, "user_merchant") or received(detail, "merchant_name")
        ),
        merchant_tin=as_text(received(detail, "merchant_tin")),
        payment_method=as_text(received(detail, "payment_method")),
        card=bool(received(detail, "card") or received(detail, "card_payment_id")),
        document_number=as_text(received(detail, "document_number")),
        document_type=as_text(received(detail, "document_type")),
    )


def _journey(detail: Mileage) -> Journey:
    return Journey(
        distance=as_decimal(received(detail, "mileage")),
        unit=as_text(received(detail, "units")),
        rate=as_decimal(received(detail, "rate")),
        origin=as_text(received(detail, "from_")),
        destination=as_text(received(detail, "to")),
    )
