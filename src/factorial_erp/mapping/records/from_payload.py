"""How does what the integrations framework sends along with an item of a sync become a record?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from ..._core.model import Model, columns
from ...factorial.integrations import SyncableItemSyncPayload
from .directories import NOTHING, Directories, Directory, ref
from .expense import (
    CostCenterShare,
    ExpenseKind,
    ExpenseRecord,
    Mileage,
    PerDiem,
    Ref,
    TaxPart,
)
from .fields import as_cents, as_day, as_decimal, as_text, received

__all__ = ["record_of_payload"]


_KINDS: Final[dict[str, ExpenseKind]] = {
    "mileage": "mileage",
    "per_diem": "per_diem",
    "perdiem": "per_diem",
}
_CARDS: Final = (
    "corporate_debit_card",
    "corporate_credit_card",
    "corporate_credit_car",
    "factorial_card",
)
"""Ways of paying that are a company card; one of them is misspelt in Factorial's documentation."""


def record_of_payload(
    payload: SyncableItemSyncPayload | Mapping[str, Any], directories: Directories = NOTHING
) -> ExpenseRecord:
    """
    Make a record of the payload of an ``expenses/expense``.

    It is the only place where Factorial states the percentages of cost centres; whether they are of 1 or of
    100 it does not say, so shares that sum to 1 or less are fractions (a guess). Ids may be numbers or texts,
    and a field may have its older name.

    Source: https://apidoc.factorialhr.com/docs/integrations-framework
    """
    fields = _fields(payload)

    def first(*names: str) -> Any:
        return next((fields[name] for name in names if fields.get(name) is not None), None)

    def named(known: Directory, name: str) -> Ref | None:
        return _named(known, first(f"{name}_id"), first(f"{name}_name"))

    id = as_text(first("expense_id", "id")) or ""
    entity = as_text(first("legal_entity_id"))
    employee = as_text(first("employee_id"))
    category = named(directories.categories, "category")
    centers = _centers(first("cost_center_ids") or (), directories.cost_centers)
    kind = _KINDS.get(str(first("expense_type", "type")), "expense")
    method = as_text(first("payment_method_name", "payment_method"))
    taxes: Iterable[Any] = first("taxes") or ()
    subproject = first("subproject_id") or next(iter(first("subproject_ids") or ()), None)
    return ExpenseRecord(
        key=f"expenses/expensable/{id}",
        id=id,
        kind=kind,
        status=str(first("status") or "unknown"),
        date=as_day(first("effective_on")),
        amount_cents=as_cents(first("total_amount", "amount")),
        currency=as_text(first("currency")) or "",
        reimbursable_cents=as_cents(first("reimbursable_amount")),
        reimbursable_currency=as_text(first("reimbursable_currency")),
        exchange_rate=as_decimal(first("exchange_rate")),
        taxes=tuple(_tax(tax) for tax in taxes if not _is_withheld(tax)),
        withholdings=tuple(_tax(tax) for tax in taxes if _is_withheld(tax)),
        entity=_named(directories.entities, entity, first("legal_entity_name")),
        employee=ref(directories.employees, employee),
        team=directories.teams.get(employee) if employee else None,
        category=category,
        subcategory=named({}, "subcategory"),
        cost_centers=tuple(center for center, _ in centers),
        cost_center_shares=_shares(centers),
        memberships=directories.memberships.get(employee, ()) if employee else (),
        project=named(directories.projects, "project"),
        subproject=_named(directories.subprojects, subproject, first("subproject_name")),
        merchant_name=as_text(first("user_merchant", "merchant_name")),
        merchant_tin=as_text(first("merchant_tin")),
        payment=as_text(first("payment")),
        payment_method=method,
        reimbursement_method=as_text(first("reimbursement_method")),
        card=method in _CARDS,
        ledger_account=ref(directories.accounts, first("ledger_account_id")),
        resource_account=directories.linked(
            "customcategory", category.id if category else None, entity
        ),
        entity_default_account=directories.default_account("expenses", entity),
        document_number=as_text(first("document_number")),
        document_type=as_text(first("document_type")),
        due_date=as_day(first("due_date")),
        description=as_text(first("description")),
        mileage=Mileage(
            distance=as_decimal(first("mileage")),
            unit=as_text(first("units")),
            origin=as_text(first("origin")),
            destination=as_text(first("destination")),
        )
        if kind == "mileage"
        else None,
        per_diem=PerDiem(start=as_day(first("start_date")), end=as_day(first("end_date")))
        if kind == "per_diem"
        else None,
    )


def _fields(source: Model | Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields of a payload, those that the schema does not name included."""
    if isinstance(source, Model):
        return {**source.extra, **{name: received(source, name) for name in columns(type(source))}}
    return source


def _named(known: Directory, id: object, name: object) -> Ref | None:
    if id is None:
        return None
    return known.get(str(id)) or Ref(str(id), name=as_text(name))


def _is_withheld(source: Any) -> bool:
    return _fields(source).get("type") == "personal_income"


def _tax(source: Any) -> TaxPart:
    fields = _fields(source)
    return TaxPart(
        rate=as_decimal(fields.get("percentage")),
        base_cents=as_cents(fields.get("base_amount")),
        tax_cents=as_cents(fields.get("amount")),
    )


def _centers(sources: Iterable[Any], known: Directory) -> list[tuple[Ref, Decimal | None]]:
    found: list[tuple[Ref, Decimal | None]] = []
    for source in sources:
        fields = {"id": source} if isinstance(source, str | int) else _fields(source)
        center = _named(known, fields.get("id"), fields.get("name"))
        if center is not None:
            found.append((center, as_decimal(fields.get("percentage"))))
    return found


def _shares(centers: list[tuple[Ref, Decimal | None]]) -> tuple[CostCenterShare, ...]:
    """Return the shares where all cost centres have one."""
    shares = [(center, share) for center, share in centers if share is not None]
    if not shares or len(shares) < len(centers):
        return ()
    scale = 100 if sum(share for _, share in shares) <= 1 else 1
    return tuple(
        CostCenterShare(cost_center=center, percent=share * scale) for center, share in shares
    )
