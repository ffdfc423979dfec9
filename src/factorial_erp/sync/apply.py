"""How is a plan carried out so that nothing lands twice? Look up, write, read back, record."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from .._core.io import IO
from .._core.log import logger
from .._core.operation import Async
from ..business_central.purchasing import (
    InvoiceLineType,
    InvoiceStatus,
    NewPurchaseInvoiceLine,
    PurchaseInvoice,
    PurchaseInvoiceLine,
)
from ..errors import ErpError, OutcomeUnknown, PlanInvalid, RequestInvalid
from .ledger import Ledger, LedgerEntry
from .plan import Change, Plan
from .report import Report, Result

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..mapping.posting import InvoiceLine, PurchaseInvoiceDraft
    from .reading import Progress

__all__ = ["apply_plan"]

log = logger(__name__)

UNPOSTED = (InvoiceStatus.DRAFT, InvoiceStatus.IN_REVIEW)


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
    Carry out a plan.

    Each invoice is looked up by our own number before it is made, so a run that was killed anywhere is
    simply run again. Errors concern one invoice and end up in the report.

    Args:
        plan: As it was reviewed.
        company: Where to.
        ledger: Locked for other processes meanwhile.
        io: Of the company's client.
        concurrency: Invoices at once.
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

    async def one(change: Change) -> Result:
        """Carry out one change, and tell how far we are."""
        nonlocal done
        result = await _Booking(plan, change, company, ledger).carry_out()
        done += 1
        if progress is not None:
            progress("applying", done, len(plan.changes))
        return result

    with ledger.exclusive():
        results = await io.gather([one(each) for each in plan.changes], limit=concurrency)
    return Report(plan_id=plan.id, company=plan.company, results=tuple(results))


class _Booking:
    """The way of one expense into the books."""

    def __init__(self, plan: Plan, change: Change, company: Company[Async], ledger: Ledger) -> None:
        self._plan = plan
        self._change = change
        self._company = company
        self._ledger = ledger

    async def carry_out(self) -> Result:
        change = self._change
        if change.action == "blocked":
            return Result(key=change.key, status="invalid", message=change.reason)
        draft = change.invoice
        if change.action != "create" or draft is None:
            return Result(key=change.key, status="skipped", message=change.reason)
        known = self._ledger.get(self._plan.company, change.key)
        if known is not None and known.state == "posted":
            return self._success(f"posted before as {known.number}", known.erp_id, known.number)
        try:
            return await self._book(draft)
        except ErpError as error:
            log.info("booking %s failed: %s", change.key, type(error).__name__)
            return Result(key=change.key, status=_blame(error), message=str(error))

    async def _book(self, draft: PurchaseInvoiceDraft) -> Result:
        invoice = await self._find(draft)
        if invoice is None:
            invoice = await self._create(draft)
            # Read back: what was computed from the lines is not in the answer to their insertion.
            invoice = await self._company.purchase_invoices.get(invoice.id)
        self._record("drafted", invoice)
        difference = self._difference_in_totals(invoice)
        if difference is None and invoice.status in UNPOSTED:
            difference = await self._settle_lines(invoice, draft)
        if difference is not None:
            return self._refuse(invoice, difference)
        if not self._plan.post:
            return self._success(f"draft {invoice.number}", invoice.id, invoice.number)
        if invoice.status in UNPOSTED:
            invoice = await self._post(invoice)
        self._record("posted", invoice)
        return self._success(f"posted as {invoice.number}", invoice.id, invoice.number)

    async def _find(self, draft: PurchaseInvoiceDraft) -> PurchaseInvoice | None:
        """Look our number up among drafts and posted invoices."""
        ours = (PurchaseInvoice.vendor_invoice_number == draft.vendor_invoice_number) & (
            PurchaseInvoice.vendor_number == draft.vendor_number
        )
        found = [
            invoice
            async for invoice in self._company.purchase_invoices.list(ours)
            # The server compares text without regard to case.
            if invoice.vendor_invoice_number.upper() == draft.vendor_invoice_number.upper()
        ]
        posted = [invoice for invoice in found if invoice.status not in UNPOSTED]
        return next(iter(posted or found), None)

    async def _create(self, draft: PurchaseInvoiceDraft) -> PurchaseInvoice:
        try:
            return await self._insert(draft, dimensions=True)
        except OutcomeUnknown:
            made = await self._find(draft)
            if made is None:
                raise
            return made
        except RequestInvalid:
            if not any(line.dimensions for line in draft.lines):
                raise
            # A dimension that the vendor or account sets by default cannot be inserted again, and that
            # refuses the whole invoice. Without them it goes in; they are set afterwards.
            return await self._insert(draft, dimensions=False)

    async def _insert(self, draft: PurchaseInvoiceDraft, *, dimensions: bool) -> PurchaseInvoice:
        return await self._company.purchase_invoices.create(
            vendor_number=draft.vendor_number,
            vendor_invoice_number=draft.vendor_invoice_number,
            invoice_date=draft.invoice_date,
            posting_date=draft.posting_date,
            currency_code=draft.currency_code,
            purchase_invoice_lines=[_line(each, dimensions=dimensions) for each in draft.lines],
        )

    async def _settle_lines(
        self, invoice: PurchaseInvoice, draft: PurchaseInvoiceDraft
    ) -> str | None:
        """
        Compare the lines with the plan and set their dimensions; say what differs.

        A draft that is found may be of an earlier plan, or somebody may have edited it.
        """
        below = self._company.purchase_invoices.purchase_invoice_lines(invoice.id)
        lines = [
            line
            async for line in below.list(
                expand=[PurchaseInvoiceLine.dimension_set_lines],
                order_by=PurchaseInvoiceLine.sequence,
            )
            if line.line_type != InvoiceLineType.COMMENT
        ]
        if len(lines) != len(draft.lines):
            return f"it has {len(lines)} lines, planned were {len(draft.lines)}"
        for number, (line, wanted) in enumerate(zip(lines, draft.lines, strict=True), start=1):
            present = (line.line_object_number, line.quantity * line.unit_cost, line.tax_code)
            planned = (wanted.account_number, wanted.quantity * wanted.unit_cost, wanted.vat_code)
            if present != planned:
                return f"line {number} has {_words(present)}, planned were {_words(planned)}"
            await self._set_dimensions(line, wanted)
        return None

    async def _set_dimensions(self, line: PurchaseInvoiceLine, wanted: InvoiceLine) -> None:
        """Make the dimensions of a line what the plan says; inherited ones are changed in place."""
        present = {each.code: each for each in line.dimension_set_lines}
        dimensions = self._company.purchase_invoice_lines.dimension_set_lines(line.id)
        for code, value in wanted.dimensions:
            found = present.get(code)
            if found is None:
                await dimensions.create(code=code, value_code=value)
            elif found.value_code != value:
                await dimensions.update(found, value_code=value)

    async def _post(self, invoice: PurchaseInvoice) -> PurchaseInvoice:
        """Post the draft, and believe only what is read afterwards."""
        try:
            await self._company.purchase_invoices.post(invoice.id)
        except OutcomeUnknown:
            posted = await self._company.purchase_invoices.get(invoice.id)
            if posted.status in UNPOSTED:
                raise
            return posted
        posted = await self._company.purchase_invoices.get(invoice.id)
        if posted.status in UNPOSTED:
            message = f"Invoice {posted.number} is still a draft after posting."
            hint = "Business Central may post in the background: run the plan again later."
            raise ErpError(message, hint=hint)
        return posted

    def _difference_in_totals(self, invoice: PurchaseInvoice) -> str | None:
        """Compare what the ERP computed with what was planned."""
        posting = self._change.posting
        if posting is None:
            return None
        planned = (posting.net, posting.vat, posting.gross)
        computed = (
            invoice.total_amount_excluding_tax,
            invoice.total_tax_amount,
            invoice.total_amount_including_tax,
        )
        if planned == computed:
            return None
        return f"it has {_amounts(computed)}, planned were {_amounts(planned)}"

    def _refuse(self, invoice: PurchaseInvoice, difference: str) -> Result:
        """Leave an invoice alone that is not what was planned."""
        if invoice.status in UNPOSTED:
            message = (
                f"Draft {invoice.number} was not posted: {difference}. Check the VAT codes in taxes.csv"
                " against the VAT set-up of Business Central, delete the draft and plan anew."
            )
        else:
            message = (
                f"Invoice {invoice.number} is posted already, but {difference}. Correct it by hand."
            )
        return Result(
            key=self._change.key,
            status="invalid",
            message=message,
            erp_id=invoice.id,
            number=invoice.number,
        )

    def _record(self, state: Literal["drafted", "posted"], invoice: PurchaseInvoice) -> None:
        self._ledger.put(
            LedgerEntry(
                company=self._plan.company,
                key=self._change.key,
                state=state,
                erp_id=invoice.id,
                number=invoice.number,
                fingerprint=self._change.fingerprint,
                plan_id=self._plan.id,
            )
        )

    def _success(self, message: str, erp_id: str, number: str) -> Result:
        return Result(
            key=self._change.key, status="success", message=message, erp_id=erp_id, number=number
        )


def _line(line: InvoiceLine, *, dimensions: bool) -> NewPurchaseInvoiceLine:
    fields: NewPurchaseInvoiceLine = {
        "line_type": "Account",
        "line_object_number": line.account_number,
        "description": line.description,
        "unit_cost": line.unit_cost,
        "quantity": line.quantity,
        "tax_code": line.vat_code,
    }
    if dimensions and line.dimensions:
        fields["dimension_set_lines"] = [
            {"code": code, "value_code": value} for code, value in line.dimensions
        ]
    return fields


def _blame(error: ErpError) -> Literal["failed", "invalid"]:
    """Tell what must be mended from what may be tried again."""
    return "invalid" if isinstance(error, RequestInvalid) else "failed"


def _words(line: tuple[str, Decimal, str]) -> str:
    account, amount, code = line
    return f"{amount.normalize():f} on account {account} with VAT code {code}"


def _amounts(amounts: tuple[Decimal, Decimal, Decimal]) -> str:
    net, vat, gross = amounts
    return f"{net} net, {vat} VAT, {gross} in all"
