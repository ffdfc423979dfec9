"""How is a plan carried out so that nothing lands twice? Look up, write, read back, record."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import attrs

from .._core.io import IO
from .._core.log import logger
from .._core.operation import Async
from ..errors import ErpError, OutcomeUnknown, PlanInvalid, RequestInvalid
from .booking import DocumentKind
from .documents import Document, documents_of, settle_dimensions
from .journals import JournalRun
from .ledger import Ledger, LedgerEntry
from .originals import leftover, standing_of, unknown_to_ledger
from .plan import Change, Plan
from .report import Report, Result, blame

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..mapping.posting import Posting, PurchaseInvoiceDraft
    from .reading import Progress

__all__ = ["apply_plan"]

log = logger(__name__)


async def apply_plan(
    plan: Plan,
    company: Company[Async],
    ledger: Ledger,
    *,
    io: IO,
    concurrency: int,
    progress: Progress | None = None,
) -> Report:
    """
    Carry out a plan: invoices and credit memos one by one, then the lines of all journals.

    Each document is looked up by our own number before it is made, so a run that was killed anywhere is
    simply run again. Errors concern one document and end up in the report.

    Args:
        plan: As it was reviewed.
        company: Where to.
        ledger: Locked for other processes meanwhile.
        io: Of the company's client.
        concurrency: Documents at once.
        progress: Told how far it is.

    Raises:
        LedgerInUse: Another process applies with this ledger.
        PlanInvalid: The plan is for another company.
    """
    name = (await company.entry()).name
    if plan.company != name:
        message = f"Plan {plan.id} is for {plan.company!r}, not for {name!r}."
        raise PlanInvalid(message, hint="Make a plan for this company.")
    done = 0

    def told(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress("applying", done, len(plan.changes))

    async def one(change: Change) -> Result:
        """Carry out one change, and tell how far we are."""
        result = await _Writing(plan, change, company, ledger).carry_out()
        told(1)
        return result

    journals = [each for each in plan.changes if _is_journal(each)]
    others = [each for each in plan.changes if not _is_journal(each)]
    with ledger.exclusive():
        results = await io.gather([one(each) for each in others], limit=concurrency)
        run = JournalRun(plan, company, ledger, io=io, concurrency=concurrency)
        results += await run.carry_out(journals)
        told(len(journals))
    by_key = {result.key: result for result in results}
    return Report(
        plan_id=plan.id,
        company=plan.company,
        results=tuple(by_key[change.key] for change in plan.changes),
    )


def _is_journal(change: Change) -> bool:
    return change.action == "create" and change.journal is not None


class _Writing:
    """The way of one expense into the books, as an invoice or a credit memo."""

    def __init__(self, plan: Plan, change: Change, company: Company[Async], ledger: Ledger) -> None:
        self._plan = plan
        self._change = change
        self._company = company
        self._ledger = ledger

    async def carry_out(self) -> Result:
        change = self._change
        if change.action == "blocked":
            return Result(key=change.key, status="invalid", message=change.reason)
        draft, posting = change.invoice, change.posting
        if change.action != "create" or draft is None or posting is None:
            return await self._pass_over()
        known = self._ledger.get(self._plan.company, change.ledger_key)
        if known is not None and known.state == "posted":
            return self._success(f"posted before as {known.number}", known.erp_id, known.number)
        kind: Literal["purchase_invoice", "credit_memo"] = (
            "purchase_invoice" if draft.document_type == "invoice" else "credit_memo"
        )
        self._documents = documents_of(self._company, kind)
        try:
            return await self._book(draft, posting)
        except ErpError as error:
            log.info("booking %s failed: %s", change.key, type(error).__name__)
            return Result(key=change.key, status=blame(error), message=str(error))

    async def _pass_over(self) -> Result:
        """Leave an expense alone, if the ERP does not know better than the ledger."""
        change = self._change
        if change.skipped is not None and change.skipped.code == "nothing_to_reverse":
            try:
                found = await unknown_to_ledger(change, self._company)
            except ErpError as error:
                return Result(key=change.key, status=blame(error), message=str(error))
            if found is not None:
                return Result(key=change.key, status="invalid", message=found)
        return Result(key=change.key, status="skipped", message=change.reason)

    async def _book(self, draft: PurchaseInvoiceDraft, posting: Posting) -> Result:
        document = await self._documents.find(draft)
        if document is None:
            settles, result = await self._before_writing(draft, posting)
            if result is not None:
                return result
            document = await self._create(draft, settles)
            # Read back: what was computed from the lines is not in the answer to their insertion.
            document = await self._documents.get(document.id)
        self._record("drafted", document)
        difference = _difference_in_totals(document, posting)
        if difference is None and document.state == "draft":
            difference = await self._settle_lines(document, draft)
        if difference is not None:
            return self._refuse(document, difference)
        if not self._plan.post:
            return self._success(f"draft {document.number}", document.id, document.number)
        if document.state == "draft":
            document = await self._post(document)
        self._record("posted", document)
        return self._success(f"posted as {document.number}", document.id, document.number)

    async def _before_writing(
        self, draft: PurchaseInvoiceDraft, posting: Posting
    ) -> tuple[Document | None, Result | None]:
        """
        Look at what an earlier plan left, and at what is taken back or corrected.

        Returns:
            What a credit memo settles, where it is open; and the result, where nothing is to be written.
        """
        key = self._change.key
        known = self._ledger.get(self._plan.company, self._change.ledger_key)
        left = None if known is None else await leftover(known, self._company)
        if left is not None:
            return None, Result(key=key, status="invalid", message=left)
        if self._change.reverses is None:
            return await self._corrected(draft), None
        standing = await standing_of(self._change.reverses, posting, self._company)
        document = standing.document
        is_open = document is not None and document.is_open
        return document if is_open else None, standing.ending(key)

    async def _corrected(self, draft: PurchaseInvoiceDraft) -> Document | None:
        """The open invoice that a credit memo names as the one it corrects."""
        if not draft.corrects:
            return None
        named = attrs.evolve(draft, vendor_invoice_number=draft.corrects)
        found = await documents_of(self._company, "purchase_invoice").find(named)
        return found if found is not None and found.is_open else None

    async def _create(self, draft: PurchaseInvoiceDraft, settles: Document | None) -> Document:
        try:
            return await self._documents.insert(draft, dimensions=True, settles=settles)
        except OutcomeUnknown:
            made = await self._documents.find(draft)
            if made is None:
                raise
            return made
        except RequestInvalid:
            if not any(line.dimensions for line in draft.lines):
                raise
            # A dimension that the vendor or account sets by default cannot be inserted again, and that
            # refuses the whole document. Without them it goes in; they are set afterwards.
            return await self._documents.insert(draft, dimensions=False, settles=settles)

    async def _settle_lines(self, document: Document, draft: PurchaseInvoiceDraft) -> str | None:
        """
        Compare the lines with the plan and set their dimensions; say what differs.

        A draft that is found may be of an earlier plan, or somebody may have edited it.
        """
        lines = await self._documents.lines(document.id)
        if len(lines) != len(draft.lines):
            return f"it has {len(lines)} lines, planned were {len(draft.lines)}"
        for number, (line, wanted) in enumerate(zip(lines, draft.lines, strict=True), start=1):
            present = (line.account_number, line.amount, line.vat_code)
            planned = (wanted.account_number, wanted.quantity * wanted.unit_cost, wanted.vat_code)
            if present != planned:
                return f"line {number} has {_words(present)}, planned were {_words(planned)}"
            await settle_dimensions(
                line.dimensions, wanted.dimensions, self._documents.dimensions_of(line.id)
            )
        return None

    async def _post(self, document: Document) -> Document:
        """Post the draft, and believe only what is read afterwards."""
        try:
            await self._documents.post(document.id)
        except OutcomeUnknown:
            posted = await self._documents.get(document.id)
            if posted.state == "draft":
                raise
            return posted
        posted = await self._documents.get(document.id)
        if posted.state == "draft":
            message = f"{_name(posted)} is still a draft after posting."
            hint = "Business Central may post in the background: run the plan again later."
            raise ErpError(message, hint=hint)
        return posted

    def _refuse(self, document: Document, difference: str) -> Result:
        """Leave a document alone that is not what was planned."""
        if document.state == "draft":
            message = (
                f"Draft {document.number} was not posted: {difference}. Check the VAT codes in taxes.csv"
                " against the VAT set-up of Business Central, delete the draft and plan anew."
            )
        else:
            message = f"{_name(document)} is posted already, but {difference}. Correct it by hand."
        return Result(
            key=self._change.key,
            status="invalid",
            message=message,
            erp_id=document.id,
            number=document.number,
            document=_kind(document),
        )

    def _record(self, state: Literal["drafted", "posted"], document: Document) -> None:
        change = self._change
        self._ledger.put(
            LedgerEntry(
                company=self._plan.company,
                key=change.ledger_key,
                state=state,
                erp_id=document.id,
                number=document.number,
                fingerprint=change.fingerprint,
                plan_id=self._plan.id,
                document=_kind(document),
                booked=change.booking,
            )
        )

    def _success(self, message: str, erp_id: str, number: str) -> Result:
        booking = self._change.booking
        return Result(
            key=self._change.key,
            status="success",
            message=message,
            erp_id=erp_id,
            number=number,
            document=None if booking is None else booking.kind,
        )


def _kind(document: Document) -> DocumentKind:
    return "purchase_invoice" if document.noun == "invoice" else "credit_memo"


def _difference_in_totals(document: Document, posting: Posting) -> str | None:
    """Compare what the ERP computed with what was planned."""
    sign = 1 if document.noun == "invoice" else -1
    planned = (sign * posting.net, sign * posting.vat, sign * posting.gross)
    computed = (document.net, document.vat, document.gross)
    if planned == computed:
        return None
    return f"it has {_amounts(computed)}, planned were {_amounts(planned)}"


def _name(document: Document) -> str:
    return f"{document.noun.capitalize()} {document.number}"


def _words(line: tuple[str, Decimal, str]) -> str:
    account, amount, code = line
    return f"{amount.normalize():f} on account {account} with VAT code {code}"


def _amounts(amounts: tuple[Decimal, Decimal, Decimal]) -> str:
    net, vat, gross = amounts
    return f"{net} net, {vat} VAT, {gross} in all"
