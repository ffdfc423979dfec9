"""What does Factorial know about the expenses of a period? Read once, as plain records."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import AsyncIterable, Callable, Iterable, Iterator
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
from ..mapping.records.directories import Directories, accounts_linked, memberships_of
from ..mapping.records.expense import ExpenseRecord, Ref
from ..mapping.records.fields import received
from ..mapping.records.from_expense import record_of

if TYPE_CHECKING:
    from ..factorial.domains import FactorialDomains

__all__ = ["Progress", "month", "read_directories", "read_expenses"]

Progress = Callable[[str, int, int | None], None]
"""Called with what is being done, how much of it is done, and how much there is, if known."""

IDS_AT_ONCE = 50
"""Ids in one query: URLs stay short enough for every proxy."""


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
    directories = attrs.evolve(
        await read_directories(factorial),
        expense_subprojects=await _subprojects(factorial, details.values()),
    )
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
            header = received(detail, "expenses_expensable_id")
            if header is not None:
                found[header] = detail
                told("reading details", len(found), len(headers))

    for ids in _chunks(
        header.id for header in headers if received(header, "type") == ExpensableType.EXPENSE
    ):
        await collect(factorial.expenses.list(expenses_expensable_ids=ids))
    for ids in _chunks(
        header.id for header in headers if received(header, "type") == ExpensableType.MILEAGE
    ):
        await collect(factorial.expenses.mileages.list(expenses_expensable_ids=ids))
    for ids in _chunks(
        header.id for header in headers if received(header, "type") == ExpensableType.PERDIEM
    ):
        await collect(factorial.expenses.per_diems.list(expenses_expensable_ids=ids))
    return found


async def _subprojects(
    factorial: FactorialDomains[Async], details: Iterable[Expense | Mileage | PerDiem]
) -> dict[str, Ref]:
    """Return the subproject of each receipt that is on a project, by the receipt's id."""
    projects = factorial.project_management
    on_projects = [
        detail.id
        for detail in details
        if isinstance(detail, Expense) and received(detail, "project_id")
    ]
    found: dict[str, str] = {}
    for ids in _chunks(on_projects):
        async for row in projects.expense_records.list(expense_ids=ids):
            subproject: str | None = received(row, "subproject_id")
            if subproject:
                found[row.expense_id] = subproject
    known: dict[str, Ref] = {}
    for ids in _chunks(dict.fromkeys(found.values())):
        async for each in projects.subprojects.list(ids=ids):
            id = received(each, "id")
            if id:
                known[id] = Ref(id, code=received(each, "code"), name=received(each, "name"))
    return {expense: known.get(id) or Ref(id) for expense, id in found.items()}


async def read_directories(factorial: FactorialDomains[Async]) -> Directories:
    """Read the lists that expenses point to, and what Factorial itself would book them to."""
    finance = factorial.finance
    cost_centers = {
        each.id: Ref(each.id, code=received(each, "code"), name=received(each, "name"))
        async for each in finance.cost_centers.list()
    }
    accounts = {
        each.id: Ref(each.id, code=received(each, "number"), name=received(each, "name"))
        async for each in finance.accounts.list()
    }
    teams = [team async for team in factorial.teams.list()]
    memberships = [row async for row in finance.cost_center_memberships.list(only_active=False)]
    links = [link async for link in finance.ledger_account_resources.list()]
    return Directories(
        entities={
            each.id: Ref(each.id, name=received(each, "legal_name"))
            async for each in factorial.companies.legal_entities.list()
        },
        employees={
            each.id: Ref(each.id, code=received(each, "company_identifier"))
            async for each in factorial.employees.list()
        },
        teams={
            id: Ref(team.id, name=received(team, "name"))
            for team in reversed(teams)
            for id in received(team, "employee_ids") or ()
        },
        categories={
            each.id: Ref(each.id, code=received(each, "identifier"), name=received(each, "label"))
            async for each in finance.categories.list()
        },
        cost_centers=cost_centers,
        memberships=memberships_of(memberships, cost_centers),
        projects={
            each.id: Ref(each.id, code=received(each, "code"), name=received(each, "name"))
            async for each in factorial.project_management.projects.list()
        },
        accounts=accounts,
        linked_accounts=accounts_linked(links, accounts),
        settings={each.legal_entity_id: each async for each in finance.accounting_settings.list()},
    )


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while chunk := list(itertools.islice(waiting, IDS_AT_ONCE)):
        yield chunk
