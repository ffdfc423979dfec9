"""Do source, plan and ledger agree to the cent? Every difference is named."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import attrs

from .._core.operation import Async
from ..business_central.ledger import GeneralLedgerEntry
from ..errors import NotFound
from ..mapping.money import units
from .documents import documents_of
from .entries import difference, entries_of, planned_on_accounts, posted_on_accounts
from .ledger import Ledger, LedgerEntry
from .originals import lines_of
from .plan import Change, Plan

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..mapping.posting import Posting
    from .reading import Progress

__all__ = ["AccountTotal", "Difference", "Reconciliation", "reconcile_plan"]

ZERO = Decimal(0)

Kind = Literal["missing", "not_posted", "amount", "unbalanced", "source"]


@attrs.frozen(kw_only=True)
class AccountTotal:
    """One account over all documents in local currency."""

    account: str
    planned: Decimal | None
    """``None`` for accounts that the ERP chooses: VAT, payables."""
    posted: Decimal
    """Debit minus credit."""

    @property
    def agrees(self) -> bool:
        """Whether what was planned was posted; accounts that the ERP chooses are not judged."""
        return self.planned is None or self.planned == self.posted


@attrs.frozen(kw_only=True)
class Difference:
    """Something that does not agree."""

    key: str
    kind: Kind
    message: str


@attrs.frozen(kw_only=True)
class Reconciliation:
    """Source, plan and ledger of one plan, compared."""

    plan_id: str
    company: str
    documents: int
    """Documents that were compared: invoices, credit memos and journals."""
    source: dict[str, Decimal]
    """What Factorial says of what was to be written, in each currency."""
    planned: dict[str, Decimal]
    posted: dict[str, Decimal]
    """What the ERP's documents say."""
    accounts: tuple[AccountTotal, ...]
    """Of the documents in local currency."""
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """Whether everything agrees to the cent."""
        return not self.differences and all(total.agrees for total in self.accounts)

    def __str__(self) -> str:
        lines = [
            f"Reconciliation of plan {self.plan_id} in {self.company}: {self.documents} documents"
        ]
        lines += [
            f"{currency}: source {self.source.get(currency, ZERO)}, planned"
            f" {self.planned.get(currency, ZERO)}, posted {self.posted.get(currency, ZERO)}"
            for currency in sorted({*self.source, *self.planned, *self.posted})
        ]
        for total in self.accounts:
            planned = "chosen by the ERP" if total.planned is None else f"planned {total.planned}"
            mark = " " if total.agrees else "✗"
            lines.append(f"{mark} account {total.account}: posted {total.posted}, {planned}")
        lines += [f"✗ {each.key}: {each.message}" for each in self.differences]
        lines.append("everything agrees to the cent" if self.agrees else "there are differences")
        return "\n".join(lines)


async def reconcile_plan(
    plan: Plan,
    company: Company[Async],
    ledger: Ledger,
    *,
    local_currency: str,
    progress: Progress | None = None,
) -> Reconciliation:
    """
    Compare what Factorial says, what was planned and what stands in the general ledger.

    Args:
        plan: Whose expenses are compared: those to be written, and those written before.
        company: Where they were written.
        ledger: Knows the documents.
        local_currency: Accounts are compared for journals and for documents in this currency; the others
            are compared as documents, because the ERP converts them by its own rates.
        progress: Told how far it is.
    """
    tally = _Tally(local_currency)
    changes = [change for change in plan.changes if change.posting is not None]
    changes = [change for change in changes if change.action in ("create", "skip")]
    for done, change in enumerate(changes, start=1):
        await _compare(change, company, ledger, tally, plan)
        if progress is not None:
            progress("reconciling", done, len(changes))
    return tally.result(plan)


class _Tally:
    """Sums on the way."""

    def __init__(self, local_currency: str) -> None:
        self.local_currency = local_currency
        self.documents = 0
        self.source: dict[str, Decimal] = {}
        self.planned: dict[str, Decimal] = {}
        self.posted: dict[str, Decimal] = {}
        self.planned_accounts: dict[str, Decimal] = {}
        self.posted_accounts: dict[str, Decimal] = {}
        self.differences: list[Difference] = []

    def differ(self, change: Change, kind: Kind, message: str) -> None:
        self.differences.append(Difference(key=change.key, kind=kind, message=message))

    def result(self, plan: Plan) -> Reconciliation:
        accounts = tuple(
            AccountTotal(
                account=account,
                planned=self.planned_accounts.get(account),
                posted=self.posted_accounts.get(account, ZERO),
            )
            for account in sorted({*self.planned_accounts, *self.posted_accounts})
        )
        return Reconciliation(
            plan_id=plan.id,
            company=plan.company,
            documents=self.documents,
            source=self.source,
            planned=self.planned,
            posted=self.posted,
            accounts=accounts,
            differences=tuple(self.differences),
        )


def _add(totals: dict[str, Decimal], key: str, amount: Decimal) -> None:
    totals[key] = totals.get(key, ZERO) + amount


async def _compare(
    change: Change, company: Company[Async], ledger: Ledger, tally: _Tally, plan: Plan
) -> None:
    posting = change.posting
    if posting is None:
        return
    source = units(change.source_cents or 0, change.currency)
    _add(tally.source, change.currency, source)
    _add(tally.planned, posting.currency, posting.gross)
    if source != posting.gross:
        tally.differ(change, "source", f"Factorial says {source}, planned are {posting.gross}.")
    known = ledger.get(plan.company, change.ledger_key)
    if known is None:
        tally.differ(change, "missing", "It was not written yet.")
        return
    if known.document == "journal":
        await _compare_journal(change, posting, company, known, tally, post=plan.post)
        return
    try:
        document = await documents_of(company, known.document).get(known.erp_id)
    except NotFound:
        message = f"The ledger knows it as {known.number}, but the ERP has no such document."
        tally.differ(change, "missing", message)
        return
    tally.documents += 1
    total = document.gross if document.noun == "invoice" else -document.gross
    _add(tally.posted, posting.currency, total)
    if total != posting.gross:
        tally.differ(
            change, "amount", f"{document.number} has {total}, planned are {posting.gross}."
        )
    if document.state == "draft":
        if plan.post:
            tally.differ(change, "not_posted", f"{document.number} is still a draft.")
        return
    entries = await entries_of(company, document.number)
    is_local = posting.currency == tally.local_currency
    _compare_entries(change, posting, entries, tally, number=document.number, is_local=is_local)


async def _compare_journal(
    change: Change,
    posting: Posting,
    company: Company[Async],
    known: LedgerEntry,
    tally: _Tally,
    *,
    post: bool,
) -> None:
    entries = await entries_of(company, known.number)
    if not entries:
        if not await lines_of(company, known.erp_id, known.number):
            message = (
                f"The ledger knows it as {known.number}, but the ERP has neither lines nor entries"
                " with this number."
            )
            tally.differ(change, "missing", message)
            return
        tally.documents += 1
        _add(tally.posted, posting.currency, posting.gross)
        if post:
            message = f"The lines of {known.number} are in their batch, and not posted yet."
            tally.differ(change, "not_posted", message)
        return
    tally.documents += 1
    differs = difference(planned_on_accounts(posting), posted_on_accounts(entries))
    if differs is None:
        _add(tally.posted, posting.currency, posting.gross)
    else:
        tally.differ(change, "amount", f"Journal {known.number}: {differs}.")
    _compare_entries(change, posting, entries, tally, number=known.number, is_local=True)


def _compare_entries(
    change: Change,
    posting: Posting,
    entries: list[GeneralLedgerEntry],
    tally: _Tally,
    *,
    number: str,
    is_local: bool,
) -> None:
    """Sum the entries of a posted document; they must balance."""
    posted = posted_on_accounts(entries)
    if is_local:
        for account, amount in posted.items():
            _add(tally.posted_accounts, account, amount)
        for account, amount in planned_on_accounts(posting).items():
            _add(tally.planned_accounts, account, amount)
    balance = sum(posted.values(), ZERO)
    if balance != ZERO:
        tally.differ(
            change, "unbalanced", f"The entries of {number} sum to {balance}, not to zero."
        )
