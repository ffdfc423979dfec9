"""How are purchase invoices and credit memos found, made and posted? Both alike, under their own names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Protocol

import attrs

from .._core.operation import Async
from ..business_central.dimensions import DimensionSetLine, DimensionSetLines
from ..business_central.purchasing import (
    InvoiceLineType,
    InvoiceStatus,
    NewPurchaseCreditMemo,
    NewPurchaseCreditMemoLine,
    NewPurchaseInvoice,
    NewPurchaseInvoiceLine,
    PurchaseCreditMemo,
    PurchaseCreditMemoLine,
    PurchaseCreditMemoStatus,
    PurchaseInvoice,
    PurchaseInvoiceLine,
)

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..mapping.posting import InvoiceLine, PurchaseInvoiceDraft

__all__ = ["Document", "DocumentLine", "Documents", "documents_of", "settle_dimensions"]


@attrs.frozen(kw_only=True)
class Document:
    """An invoice or a credit memo as the ERP has it."""

    noun: Literal["invoice", "credit memo"]
    id: str
    number: str
    state: Literal["draft", "posted", "cancelled"]
    is_open: bool
    """Posted, and neither paid nor set off."""
    net: Decimal
    vat: Decimal
    gross: Decimal
    """All three are positive, also those of a credit memo."""


@attrs.frozen(kw_only=True)
class DocumentLine:
    """A line of it."""

    id: str
    account_number: str
    amount: Decimal
    """Without VAT."""
    vat_code: str
    dimensions: tuple[DimensionSetLine, ...]


class Documents(Protocol):
    """One kind of purchase documents of a company."""

    async def find(self, draft: PurchaseInvoiceDraft) -> Document | None:
        """Look our number up among drafts and posted documents."""
        ...

    async def get(self, id: str) -> Document:
        """Read one."""
        ...

    async def insert(
        self, draft: PurchaseInvoiceDraft, *, dimensions: bool, settles: Document | None
    ) -> Document:
        """Make a draft with its lines."""
        ...

    async def post(self, id: str) -> None:
        """Post a draft."""
        ...

    async def lines(self, id: str) -> list[DocumentLine]:
        """Read the lines of one, comments left out."""
        ...

    def dimensions_of(self, line_id: str) -> DimensionSetLines[Async]:
        """Where the dimensions of a line are."""
        ...


class _Invoices:
    def __init__(self, company: Company[Async]) -> None:
        self._company = company

    async def find(self, draft: PurchaseInvoiceDraft) -> Document | None:
        ours = (PurchaseInvoice.vendor_invoice_number == draft.vendor_invoice_number) & (
            PurchaseInvoice.vendor_number == draft.vendor_number
        )
        return _one_of(
            [
                _invoice(each)
                async for each in self._company.purchase_invoices.list(ours)
                # The server compares text without regard to case.
                if each.vendor_invoice_number.upper() == draft.vendor_invoice_number.upper()
            ]
        )

    async def get(self, id: str) -> Document:
        return _invoice(await self._company.purchase_invoices.get(id))

    async def insert(
        self,
        draft: PurchaseInvoiceDraft,
        *,
        dimensions: bool,
        settles: Document | None,  # noqa: ARG002  (an invoice takes a credit memo back, and cannot name it)
    ) -> Document:
        fields: NewPurchaseInvoice = {
            "vendor_number": draft.vendor_number,
            "vendor_invoice_number": draft.vendor_invoice_number,
            "invoice_date": draft.invoice_date,
            "posting_date": draft.posting_date,
            "currency_code": draft.currency_code,
            "purchase_invoice_lines": [
                _new_line(each, dimensions=dimensions) for each in draft.lines
            ],
        }
        if draft.due_date is not None:
            fields["due_date"] = draft.due_date
        return _invoice(await self._company.purchase_invoices.create(**fields))

    async def post(self, id: str) -> None:
        await self._company.purchase_invoices.post(id)

    async def lines(self, id: str) -> list[DocumentLine]:
        return [
            _line(line)
            async for line in self._company.purchase_invoices.purchase_invoice_lines(id).list(
                expand=[PurchaseInvoiceLine.dimension_set_lines],
                order_by=PurchaseInvoiceLine.sequence,
            )
            if line.line_type != InvoiceLineType.COMMENT
        ]

    def dimensions_of(self, line_id: str) -> DimensionSetLines[Async]:
        return self._company.purchase_invoice_lines.dimension_set_lines(line_id)


class _CreditMemos:
    def __init__(self, company: Company[Async]) -> None:
        self._company = company

    async def find(self, draft: PurchaseInvoiceDraft) -> Document | None:
        ours = (PurchaseCreditMemo.vendor_credit_memo_number == draft.vendor_invoice_number) & (
            PurchaseCreditMemo.vendor_number == draft.vendor_number
        )
        return _one_of(
            [
                _credit_memo(each)
                async for each in self._company.purchase_credit_memos.list(ours)
                if each.vendor_credit_memo_number.upper() == draft.vendor_invoice_number.upper()
            ]
        )

    async def get(self, id: str) -> Document:
        return _credit_memo(await self._company.purchase_credit_memos.get(id))

    async def insert(
        self, draft: PurchaseInvoiceDraft, *, dimensions: bool, settles: Document | None
    ) -> Document:
        fields: NewPurchaseCreditMemo = {
            "credit_memo_date": draft.invoice_date,
            "posting_date": draft.posting_date,
            "vendor_number": draft.vendor_number,
            "vendor_credit_memo_number": draft.vendor_invoice_number,
            "currency_code": draft.currency_code,
            "purchase_credit_memo_lines": [
                _new_line(each, dimensions=dimensions) for each in draft.lines
            ],
        }
        if draft.due_date is not None:
            fields["due_date"] = draft.due_date
        if settles is not None:
            fields["invoice_number"] = settles.number
        made = await self._company.purchase_credit_memos.create(**fields)
        return _credit_memo(made)

    async def post(self, id: str) -> None:
        await self._company.purchase_credit_memos.post(id)

    async def lines(self, id: str) -> list[DocumentLine]:
        below = self._company.purchase_credit_memos.purchase_credit_memo_lines(id)
        return [
            _line(line)
            async for line in below.list(
                expand=[PurchaseCreditMemoLine.dimension_set_lines],
                order_by=PurchaseCreditMemoLine.sequence,
            )
            if line.line_type != InvoiceLineType.COMMENT
        ]

    def dimensions_of(self, line_id: str) -> DimensionSetLines[Async]:
        return self._company.purchase_credit_memo_lines.dimension_set_lines(line_id)


def documents_of(
    company: Company[Async], kind: Literal["purchase_invoice", "credit_memo"]
) -> Documents:
    """Return the invoices or the credit memos of a company."""
    return _Invoices(company) if kind == "purchase_invoice" else _CreditMemos(company)


async def settle_dimensions(
    present: Sequence[DimensionSetLine],
    wanted: Sequence[tuple[str, str]],
    dimensions: DimensionSetLines[Async],
) -> None:
    """Make the dimensions of a line what the plan says; inherited ones are changed in place."""
    known = {each.code: each for each in present}
    for code, value in wanted:
        found = known.get(code)
        if found is None:
            await dimensions.create(code=code, value_code=value)
        elif found.value_code != value:
            await dimensions.update(found, value_code=value)


def _one_of(found: list[Document]) -> Document | None:
    posted = [each for each in found if each.state != "draft"]
    return next(iter(posted or found), None)


def _invoice(invoice: PurchaseInvoice) -> Document:
    status = invoice.status
    is_draft = status in (InvoiceStatus.DRAFT, InvoiceStatus.IN_REVIEW)
    cancelled = status == InvoiceStatus.CANCELED
    return Document(
        noun="invoice",
        id=invoice.id,
        number=invoice.number,
        state="draft" if is_draft else "cancelled" if cancelled else "posted",
        is_open=status == InvoiceStatus.OPEN,
        net=invoice.total_amount_excluding_tax,
        vat=invoice.total_tax_amount,
        gross=invoice.total_amount_including_tax,
    )


def _credit_memo(memo: PurchaseCreditMemo) -> Document:
    status = memo.status
    is_draft = status in (PurchaseCreditMemoStatus.DRAFT, PurchaseCreditMemoStatus.IN_REVIEW)
    cancelled = status == PurchaseCreditMemoStatus.CANCELED
    return Document(
        noun="credit memo",
        id=memo.id,
        number=memo.number,
        state="draft" if is_draft else "cancelled" if cancelled else "posted",
        is_open=status == PurchaseCreditMemoStatus.OPEN,
        net=memo.total_amount_excluding_tax,
        vat=memo.total_tax_amount,
        gross=memo.total_amount_including_tax,
    )


def _line(line: PurchaseInvoiceLine | PurchaseCreditMemoLine) -> DocumentLine:
    return DocumentLine(
        id=line.id,
        account_number=line.line_object_number,
        amount=line.quantity * line.unit_cost,
        vat_code=line.tax_code,
        dimensions=line.dimension_set_lines,
    )


class _NewLine(NewPurchaseInvoiceLine, NewPurchaseCreditMemoLine):
    """The lines of both are written alike."""


def _new_line(line: InvoiceLine, *, dimensions: bool) -> _NewLine:
    fields: _NewLine = {
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
