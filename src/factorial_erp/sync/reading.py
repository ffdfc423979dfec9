"""What does Factorial know about the expenses of a period? Read once, as plain records."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import attrs

from .._core.operation import Async
from ..errors import ConfigurationMissing, InputInvalid
from ..factorial.expenses import (
    Expensable,
    ExpensableType,
    Expense,
    Mileage,
    PerDiem,
)
from ..mapping.records import ExpenseKind, ExpenseRecord, Ref, TaxPart
from ..mapping.records import Mileage as Journey
from ..mapping.records import PerDiem as AwayDays

if TYPE_CHECKING:
    from ..factorial.client import FactorialDomains

__all__ = ["Progress", "month", "read_expenses", "record_of"]

Progress = Callable[[str, int, int | None], None]
"""Called with what is being done, how much of it is done, and how much there is, if known."""

IDS_AT_ONCE = 50
"""Ids in one query: URLs stay short enough for every proxy."""

KINDS: dict[str, ExpenseKind] = {"mileage": "mileage", "perdiem": "per_diem"}

Directory = Mapping[str, Ref]
"""What is known about the things that expenses point to, by id."""


def month(period: str) -> tuple[dt.date, dt.date]:
    """
    Return the first and last day of ``2026-10``.

    Raises:
        InputInvalid: It is no month.
    """
    try:
        first = dt.date.fromisoformat(f"{period}-01")
    except ValueError:
        message = f"{period!r} is no period."
        raise InputInvalid(message, field="period", value=period, hint="Write 2026-10.") from None
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return first, following - dt.timedelta(days=1)


async def read_expenses(
    factorial: FactorialDomains[Async],
    first: dt.date,
    last: dt.date,
    *,
    progress: Progress | None = None,
) -> tuple[ExpenseRecord, ...]:
    """
    Read all expenses, mileages and per diems with a document date in a window, oldest first.

    Args:
        factorial: Whose expenses.
        first: First day, inclusive.
        last: Last day, inclusive.
        progress: Told how far it is.

    Raises:
        ConfigurationMissing: Factorial answers with nothing at all: credentials of another environment.
    """
    told = progress or _silent
    headers: list[Expensable] = []
    async for header in factorial.expenses.expensables.list(from_=first, to=last):
        headers.append(header)
        told("reading expenses", len(headers), None)
    if not headers:
        await _refuse_wrong_environment(factorial)
    details = await _details(factorial, headers, told)
    directories = await _directories(factorial)
    told("reading expenses", len(headers), len(headers))
    records = (record_of(header, details.get(header.id), directories) for header in headers)
    return tuple(sorted(records, key=lambda record: (record.date or dt.date.min, record.key)))


def _silent(_what: str, _done: int, _of: int | None) -> None:
    """Tell nobody."""


async def _refuse_wrong_environment(factorial: FactorialDomains[Async]) -> None:
    """
    Tell an empty period from credentials of another environment.

    Factorial answers those with nothing instead of an error.
    Source: https://apidoc.factorialhr.com/docs/production-and-demo
    """
    async for _ in factorial.companies.legal_entities.list():
        return
    message = f"{factorial!r} answers with nothing at all: no expense, and not even a legal entity."
    raise ConfigurationMissing(
        message,
        hint="The key probably belongs to another environment: Factorial answers keys of the demo in"
        " production, and the reverse, with empty lists. Check FACTORIAL_API_KEY and FACTORIAL_BASE_URL.",
    )


async def _details(
    factorial: FactorialDomains[Async], headers: list[Expensable], told: Progress
) -> dict[str, Expense | Mileage | PerDiem]:
    """Return the detail of each header, by the header's id."""
    found: dict[str, Expense | Mileage | PerDiem] = {}

    async def collect(details: AsyncIterable[Expense | Mileage | PerDiem]) -> None:
        async for detail in details:
            if detail.expenses_expensable_id is not None:
                found[detail.expenses_expensable_id] = detail
                told("reading details", len(found), len(headers))

    for ids in _chunks(header.id for header in headers if header.type == ExpensableType.EXPENSE):
        await collect(factorial.expenses.list(expenses_expensable_ids=ids))
    for ids in _chunks(header.id for header in headers if header.type == ExpensableType.MILEAGE):
        await collect(factorial.expenses.mileages.list(expenses_expensable_ids=ids))
    for ids in _chunks(header.id for header in headers if header.type == ExpensableType.PERDIEM):
        await collect(factorial.expenses.per_diems.list(expenses_expensable_ids=ids))
    return found


async def _directories(factorial: FactorialDomains[Async]) -> dict[str, Directory]:
    """Read the small lists that expenses point to."""
    finance = factorial.finance
    return {
        "entity": {
            each.id: Ref(each.id, name=each.legal_name)
            async for each in factorial.companies.legal_entities.list()
        },
        "employee": {
            each.id: Ref(each.id, code=each.company_identifier)
            async for each in factorial.employees.list()
        },
        "category": {
            each.id: Ref(each.id, code=each.identifier, name=each.label)
            async for each in finance.categories.list()
        },
        "cost_center": {
            each.id: Ref(each.id, code=each.code, name=each.name)
            async for each in finance.cost_centers.list()
        },
        "account": {
            each.id: Ref(each.id, code=each.number, name=each.name)
            async for each in finance.accounts.list()
        },
        "project": {
            each.id: Ref(each.id, code=each.code, name=each.name)
            async for each in factorial.project_management.projects.list()
        },
    }


def record_of(
    header: Expensable,
    detail: Expense | Mileage | PerDiem | None,
    directories: Mapping[str, Directory] | None = None,
) -> ExpenseRecord:
    """
    Join the header of an expense, its detail and what they point to.

    Args:
        header: Common to all kinds.
        detail: The receipt, mileage or per diem; ``None`` where Factorial gave none.
        directories: Entities, employees, categories, cost centers, accounts and projects by id.
    """
    known = directories or {}

    def ref(directory: str, id: str | None) -> Ref | None:
        return None if id is None else known.get(directory, {}).get(id) or Ref(id)

    record = ExpenseRecord(
        key=f"expenses/expensable/{header.id}",
        id=header.id,
        kind=KINDS.get(str(header.type), "expense"),
        status=str(header.status),
        date=header.effective_on,
        amount_cents=header.amount,
        currency=header.currency,
        reimbursable_cents=header.reimbursable_amount,
        reimbursable_currency=header.reimbursable_currency,
        entity=ref("entity", header.legal_entity_id),
        employee=ref("employee", header.employee_id),
        cost_centers=tuple(r for id in header.cost_center_ids if (r := ref("cost_center", id))),
        project=ref("project", header.project_id),
        description=header.description,
        reimbursement_method=_text(header.reimbursement_method),
    )
    if detail is None:
        return record
    common = attrs.evolve(
        record,
        payment=_text(detail.payment),
        subcategory=Ref(detail.subcategory, name=detail.subcategory)
        if detail.subcategory
        else None,
        ledger_account=ref("account", detail.ledger_account_id),
        category=_category(detail, known.get("category", {})),
    )
    if isinstance(detail, Expense):
        return _receipt(common, detail)
    if isinstance(detail, Mileage):
        return attrs.evolve(common, mileage=_journey(detail))
    days = [rate.total_days for rate in detail.rates if rate.total_days is not None]
    per_diem = AwayDays(
        start=detail.start_date,
        end=detail.end_date,
        days=sum(map(Decimal, days), Decimal(0)) if days else None,
    )
    return attrs.evolve(common, per_diem=per_diem)


def _category(detail: Expense | Mileage | PerDiem, known: Directory) -> Ref | None:
    embedded = detail.category
    id = embedded.id if embedded is not None else getattr(detail, "category_id", None)
    if id is None:
        return None
    return known.get(id) or Ref(id, name=embedded.name if embedded is not None else None)


def _receipt(record: ExpenseRecord, detail: Expense) -> ExpenseRecord:
    taxes = (
        TaxPart(rate=tax.percentage, base_cents=tax.base_amount, tax_cents=tax.amount)
        for tax in detail.taxes
    )
    return attrs.evolve(
        record,
        taxes=tuple(taxes),
        exchange_rate=detail.exchange_rate,
        # What the employee typed wins over what was read from the receipt.
        merchant_name=detail.user_merchant or detail.merchant_name,
        merchant_tin=detail.merchant_tin,
        payment_method=detail.payment_method,
        card=detail.card is not None or detail.card_payment_id is not None,
        document_number=detail.document_number,
        document_type=detail.document_type,
    )


def _journey(detail: Mileage) -> Journey:
    return Journey(
        distance=None if detail.mileage is None else Decimal(detail.mileage),
        unit=detail.units,
        rate=_decimal(detail.rate),
        origin=detail.from_,
        destination=detail.to,
    )


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while chunk := list(itertools.islice(waiting, IDS_AT_ONCE)):
        yield chunk


def _decimal(text: str | None) -> Decimal | None:
    """Read a number that the API sends as text; what cannot be read counts as unknown."""
    try:
        value = Decimal(text or "")
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
