"""How do expenses get from Factorial to Business Central? Plan, apply, reconcile; in both modes."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from .._core.operation import Async, M, Resource, operation
from ..errors import InputInvalid
from ..mapping.loading import read_books
from .apply import apply_plan
from .ledger import Ledger
from .plan import Plan, make_plan
from .reading import Progress, month, read_expenses
from .reconcile import Reconciliation, reconcile_plan
from .report import Report

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..factorial.domains import FactorialDomains
    from ..mapping.document import MappingDocument

__all__ = ["Sync"]


class Sync(Resource[M]):
    """
    Expenses of Factorial as invoices, credit memos and journals of Business Central.

    Nothing is written before :meth:`apply`, and nothing is written twice.

    Args:
        factorial: Whose expenses.
        company: Where to.
        mapping: Decides what becomes what.
        ledger: Remembers what was written; keep it.
        post: Whether documents are posted, or left as drafts and lines of the journal.
        today: For mapping documents that move closed dates to today.
    """

    def __init__(
        self,
        factorial: FactorialDomains[M],
        company: Company[M],
        mapping: MappingDocument,
        *,
        ledger: Ledger,
        post: bool = True,
        today: dt.date | None = None,
    ) -> None:
        if factorial.is_blocking != company.is_blocking:
            message = "One client blocks and the other one awaits."
            raise InputInvalid(
                message, hint="Use Factorial with BusinessCentral, or both Async ones."
            )
        super().__init__(company._session)  # noqa: SLF001  (a workflow works on its clients' sessions)
        self._factorial: FactorialDomains[Async] = factorial.shared
        self._company: Company[Async] = company.shared
        self._mapping = mapping
        self._ledger = ledger
        self._post = post
        self._today = today

    @operation
    async def plan(
        self,
        period: str | None = None,
        *,
        first_day: dt.date | None = None,
        last_day: dt.date | None = None,
        progress: Progress | None = None,
    ) -> Plan:
        """
        Decide what would be written for a month or a window of days. Writes nothing.

        Args:
            period: ``2026-10``.
            first_day: Instead of a period.
            last_day: Instead of a period; inclusive.
            progress: Told how far it is.

        Raises:
            InputInvalid: No period and no window.
            ConfigurationMissing: Factorial answers with nothing at all.
        """
        first, last = _window(period, first_day, last_day)
        books = await read_books(self._company)
        records = await read_expenses(self._factorial, first, last, progress=progress)
        today = self._today or dt.datetime.fromtimestamp(self._session.io.now(), dt.UTC).date()
        resolve = functools.partial(self._mapping.resolve, books=books, today=today)
        return make_plan(
            records,
            resolve,
            self._ledger,
            company=books.company,
            first_day=first,
            last_day=last,
            mapping_name=self._mapping.name,
            mapping_hash=self._mapping.hash,
            post=self._post,
            journal_batch=self._mapping.settings.journal_batch,
        )

    @operation
    async def apply(
        self, plan: Plan, *, concurrency: int = 4, progress: Progress | None = None
    ) -> Report:
        """
        Carry a plan out: look up, write, read back, record.

        Killed anywhere and run again, nothing is there twice, nothing is lost and nothing is stuck.

        Args:
            plan: As it was reviewed.
            concurrency: Documents at once; Business Central allows 5 requests.
            progress: Told how far it is.

        Raises:
            LedgerInUse: Another process applies with this ledger.
            PlanInvalid: The plan is for another company.
        """
        return await apply_plan(
            plan,
            self._company,
            self._ledger,
            io=self._session.io,
            concurrency=concurrency,
            progress=progress,
        )

    @operation
    async def reconcile(self, plan: Plan, *, progress: Progress | None = None) -> Reconciliation:
        """
        Compare Factorial, the plan and the general ledger.

        Args:
            plan: Whose expenses are compared.
            progress: Told how far it is.
        """
        setup = [each async for each in self._company.general_ledger_setup.list()]
        return await reconcile_plan(
            plan,
            self._company,
            self._ledger,
            local_currency=setup[0].local_currency_code if setup else "",
            progress=progress,
        )


def _window(
    period: str | None, first_day: dt.date | None, last_day: dt.date | None
) -> tuple[dt.date, dt.date]:
    if period is not None:
        return month(period)
    if first_day is None or last_day is None:
        message = "A plan needs a period, or a first and a last day."
        raise InputInvalid(message, field="period", hint="Write plan('2026-10').")
    return first_day, last_day
