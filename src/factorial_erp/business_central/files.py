"""
Files: attachments, PDF documents and pictures.

Generated from ``schema/business_central/files.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .attachments import AttachmentFiles, DocumentAttachmentFiles
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions, later

if TYPE_CHECKING:
    from .assets import Project
    from .inventory import Item
    from .ledger import GeneralLedgerEntry, JournalLine
    from .people import Contact, Employee
    from .purchasing import PurchaseCreditMemo, PurchaseInvoice, PurchaseOrder, Vendor
    from .sales import (
        Customer,
        CustomerContact,
        SalesCreditMemo,
        SalesInvoice,
        SalesOrder,
        SalesQuote,
    )

__all__ = [
    "Attachment",
    "AttachmentChanges",
    "AttachmentParentType",
    "AttachmentParentTypeName",
    "Attachments",
    "DocumentAttachment",
    "DocumentAttachmentChanges",
    "DocumentAttachments",
    "NewAttachment",
    "NewDocumentAttachment",
    "PdfDocument",
    "PdfDocuments",
    "Picture",
    "PictureParentType",
    "Pictures",
]


class AttachmentParentType(Option):
    """Values of ``attachmentEntityBufferDocumentType``."""

    BLANK = " "
    JOURNAL = "Journal"
    SALES_ORDER = "Sales Order"
    SALES_QUOTE = "Sales Quote"
    SALES_CREDIT_MEMO = "Sales Credit Memo"
    SALES_INVOICE = "Sales Invoice"
    PURCHASE_INVOICE = "Purchase Invoice"
    PURCHASE_ORDER = "Purchase Order"
    PURCHASE_QUOTE = "Purchase Quote"
    EMPLOYEE = "Employee"
    JOB = "Job"
    ITEM = "Item"
    CUSTOMER = "Customer"
    VENDOR = "Vendor"
    PURCHASE_CREDIT_MEMO = "Purchase Credit Memo"
    CUSTOMER_STATEMENT = "Customer Statement"
    BLANKET_SALES_ORDER = "Blanket Sales Order"
    SALES_RETURN_ORDER = "Sales Return Order"
    SALES_SHIPMENT = "Sales Shipment"
    RETURN_RECEIPT = "Return Receipt"
    BLANKET_PURCHASE_ORDER = "Blanket Purchase Order"
    PURCHASE_RECEIPT = "Purchase Receipt"
    PURCHASE_RETURN_ORDER = "Purchase Return Order"
    PURCH_RETURN_SHIPMENT = "Purch. Return Shipment"
    TRANSFER_ORDER = "Transfer Order"
    TRANSFER_SHIPMENT = "Transfer Shipment"
    TRANSFER_RECEIPT = "Transfer Receipt"
    SALES_ARCHIVE_QUOTE = "Sales Archive Quote"
    SALES_ARCHIVE_ORDER = "Sales Archive Order"
    PURCHASE_ARCHIVE_QUOTE = "Purchase Archive Quote"
    PURCHASE_ARCHIVE_ORDER = "Purchase Archive Order"
    SALES_ARCHIVE_RETURN = "Sales Archive Return"
    PURCHASE_ARCHIVE_RETURN = "Purchase Archive Return"
    ASSEMBLY_ORDER = "Assembly Order"
    POSTED_ASSEMBLY_ORDER = "Posted Assembly Order"
    SALES_ARCHIVE_BLANKET_ORDER = "Sales Archive Blanket Order"
    PURCHASE_ARCHIVE_BLANKET_ORDER = "Purchase Archive Blanket Order"
    PHYS_INVENTORY_ORDER = "Phys. Inventory Order"
    POSTED_PHYS_INVENTORY_ORDER = "Posted Phys. Inventory Order"
    PHYS_INVENTORY_RECORDING = "Phys. Inventory Recording"
    POSTED_PHYS_INVENTORY_RECORDING = "Posted Phys. Inventory Recording"
    INVENTORY_SHIPMENT = "Inventory Shipment"
    INVENTORY_RECEIPT = "Inventory Receipt"
    POSTED_INVENTORY_SHIPMENT = "Posted Inventory Shipment"
    POSTED_INVENTORY_RECEIPT = "Posted Inventory Receipt"
    POSTED_DIRECT_TRANSFER = "Posted Direct Transfer"


AttachmentParentTypeName = Literal[
    " ",
    "Journal",
    "Sales Order",
    "Sales Quote",
    "Sales Credit Memo",
    "Sales Invoice",
    "Purchase Invoice",
    "Purchase Order",
    "Purchase Quote",
    "Employee",
    "Job",
    "Item",
    "Customer",
    "Vendor",
    "Purchase Credit Memo",
    "Customer Statement",
    "Blanket Sales Order",
    "Sales Return Order",
    "Sales Shipment",
    "Return Receipt",
    "Blanket Purchase Order",
    "Purchase Receipt",
    "Purchase Return Order",
    "Purch. Return Shipment",
    "Transfer Order",
    "Transfer Shipment",
    "Transfer Receipt",
    "Sales Archive Quote",
    "Sales Archive Order",
    "Purchase Archive Quote",
    "Purchase Archive Order",
    "Sales Archive Return",
    "Purchase Archive Return",
    "Assembly Order",
    "Posted Assembly Order",
    "Sales Archive Blanket Order",
    "Purchase Archive Blanket Order",
    "Phys. Inventory Order",
    "Posted Phys. Inventory Order",
    "Phys. Inventory Recording",
    "Posted Phys. Inventory Recording",
    "Inventory Shipment",
    "Inventory Receipt",
    "Posted Inventory Shipment",
    "Posted Inventory Receipt",
    "Posted Direct Transfer",
]
"""The members of :class:`AttachmentParentType` as plain text."""


class PictureParentType(Option):
    """Values of ``pictureEntityParentType``."""

    CUSTOMER = "Customer"
    ITEM = "Item"
    VENDOR = "Vendor"
    EMPLOYEE = "Employee"
    CONTACT = "Contact"
    ITEM_VARIANT = "Item Variant"


@model(camel)
class Attachment(Entity):
    """A file of a document. Compare :attr:`parent_id`: one that does not fit is stored without a parent, and nothing is said."""

    id: Attr[str] = field(guid=True, read_only=True)
    parent_id: Attr[str | None] = field(default=None, guid=True)
    file_name: Attr[str] = field(max_length=250)
    byte_size: Attr[int]
    """**Bytes**; 0 until the content is there."""
    attachment_content: Attr[str | None] = field(
        default=None,
        wire="attachmentContent@odata.mediaReadLink",
        read_only=True,
        computed=True,
        private=True,
    )
    """Where the content is."""
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    parent_type: Attr[AttachmentParentType]
    sales_invoice: Attr[SalesInvoice | None] = field(
        default=None, read_only=True, items=later("SalesInvoice")
    )
    """Only with ``expand=[Attachment.sales_invoice]``."""
    journal_line: Attr[JournalLine | None] = field(
        default=None, read_only=True, items=later("JournalLine")
    )
    """Only with ``expand=[Attachment.journal_line]``."""
    general_ledger_entry: Attr[GeneralLedgerEntry | None] = field(
        default=None, read_only=True, items=later("GeneralLedgerEntry")
    )
    """Only with ``expand=[Attachment.general_ledger_entry]``."""
    sales_order: Attr[SalesOrder | None] = field(
        default=None, read_only=True, items=later("SalesOrder")
    )
    """Only with ``expand=[Attachment.sales_order]``."""
    sales_quote: Attr[SalesQuote | None] = field(
        default=None, read_only=True, items=later("SalesQuote")
    )
    """Only with ``expand=[Attachment.sales_quote]``."""
    sales_credit_memo: Attr[SalesCreditMemo | None] = field(
        default=None, read_only=True, items=later("SalesCreditMemo")
    )
    """Only with ``expand=[Attachment.sales_credit_memo]``."""
    purchase_invoice: Attr[PurchaseInvoice | None] = field(
        default=None, read_only=True, items=later("PurchaseInvoice")
    )
    """Only with ``expand=[Attachment.purchase_invoice]``."""
    purchase_order: Attr[PurchaseOrder | None] = field(
        default=None, read_only=True, items=later("PurchaseOrder")
    )
    """Only with ``expand=[Attachment.purchase_order]``."""
    purchase_credit_memo: Attr[PurchaseCreditMemo | None] = field(
        default=None, read_only=True, items=later("PurchaseCreditMemo")
    )
    """Only with ``expand=[Attachment.purchase_credit_memo]``."""


@model(camel)
class DocumentAttachment(Entity):
    """A file of a document, vendor, employee, customer, item or project."""

    id: Attr[str] = field(guid=True, read_only=True)
    file_name: Attr[str] = field(max_length=250)
    byte_size: Attr[int] = field(read_only=True)
    """**Bytes**."""
    attachment_content: Attr[str | None] = field(
        default=None,
        wire="attachmentContent@odata.mediaReadLink",
        read_only=True,
        computed=True,
        private=True,
    )
    """Where the content is."""
    parent_type: Attr[AttachmentParentType]
    parent_id: Attr[str | None] = field(default=None, guid=True)
    line_number: Attr[int]
    document_flow_sales: Attr[bool]
    document_flow_purchase: Attr[bool]
    """Whether it goes along to the documents that are made of this one; never told as it was written."""
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[DocumentAttachment.item]``."""
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=later("Customer"))
    """Only with ``expand=[DocumentAttachment.customer]``."""
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=later("Vendor"))
    """Only with ``expand=[DocumentAttachment.vendor]``."""
    sales_invoice: Attr[SalesInvoice | None] = field(
        default=None, read_only=True, items=later("SalesInvoice")
    )
    """Only with ``expand=[DocumentAttachment.sales_invoice]``."""
    employee: Attr[Employee | None] = field(default=None, read_only=True, items=later("Employee"))
    """Only with ``expand=[DocumentAttachment.employee]``."""
    sales_order: Attr[SalesOrder | None] = field(
        default=None, read_only=True, items=later("SalesOrder")
    )
    """Only with ``expand=[DocumentAttachment.sales_order]``."""
    sales_quote: Attr[SalesQuote | None] = field(
        default=None, read_only=True, items=later("SalesQuote")
    )
    """Only with ``expand=[DocumentAttachment.sales_quote]``."""
    sales_credit_memo: Attr[SalesCreditMemo | None] = field(
        default=None, read_only=True, items=later("SalesCreditMemo")
    )
    """Only with ``expand=[DocumentAttachment.sales_credit_memo]``."""
    purchase_invoice: Attr[PurchaseInvoice | None] = field(
        default=None, read_only=True, items=later("PurchaseInvoice")
    )
    """Only with ``expand=[DocumentAttachment.purchase_invoice]``."""
    project: Attr[Project | None] = field(default=None, read_only=True, items=later("Project"))
    """Only with ``expand=[DocumentAttachment.project]``."""
    purchase_order: Attr[PurchaseOrder | None] = field(
        default=None, read_only=True, items=later("PurchaseOrder")
    )
    """Only with ``expand=[DocumentAttachment.purchase_order]``."""
    purchase_credit_memo: Attr[PurchaseCreditMemo | None] = field(
        default=None, read_only=True, items=later("PurchaseCreditMemo")
    )
    """Only with ``expand=[DocumentAttachment.purchase_credit_memo]``."""


@model(camel)
class PdfDocument(Entity):
    """A document as PDF."""

    id: Attr[str] = field(guid=True, read_only=True)
    parent_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    parent_type: Attr[AttachmentParentType] = field(read_only=True)
    pdf_document_content: Attr[str | None] = field(
        default=None,
        wire="pdfDocumentContent@odata.mediaReadLink",
        read_only=True,
        computed=True,
        private=True,
    )
    """Where the content is."""
    sales_invoice: Attr[SalesInvoice | None] = field(
        default=None, read_only=True, items=later("SalesInvoice")
    )
    """Only with ``expand=[PdfDocument.sales_invoice]``."""
    sales_order: Attr[SalesOrder | None] = field(
        default=None, read_only=True, items=later("SalesOrder")
    )
    """Only with ``expand=[PdfDocument.sales_order]``."""
    sales_quote: Attr[SalesQuote | None] = field(
        default=None, read_only=True, items=later("SalesQuote")
    )
    """Only with ``expand=[PdfDocument.sales_quote]``."""
    sales_credit_memo: Attr[SalesCreditMemo | None] = field(
        default=None, read_only=True, items=later("SalesCreditMemo")
    )
    """Only with ``expand=[PdfDocument.sales_credit_memo]``."""
    purchase_invoice: Attr[PurchaseInvoice | None] = field(
        default=None, read_only=True, items=later("PurchaseInvoice")
    )
    """Only with ``expand=[PdfDocument.purchase_invoice]``."""
    project: Attr[Project | None] = field(default=None, read_only=True, items=later("Project"))
    """Only with ``expand=[PdfDocument.project]``."""
    purchase_order: Attr[PurchaseOrder | None] = field(
        default=None, read_only=True, items=later("PurchaseOrder")
    )
    """Only with ``expand=[PdfDocument.purchase_order]``."""
    purchase_credit_memo: Attr[PurchaseCreditMemo | None] = field(
        default=None, read_only=True, items=later("PurchaseCreditMemo")
    )
    """Only with ``expand=[PdfDocument.purchase_credit_memo]``."""
    customer_contact: Attr[CustomerContact | None] = field(
        default=None, read_only=True, items=later("CustomerContact")
    )
    """Only with ``expand=[PdfDocument.customer_contact]``."""


@model(camel)
class Picture(Entity):
    """A picture."""

    id: Attr[str] = field(guid=True, read_only=True)
    parent_type: Attr[PictureParentType] = field(read_only=True)
    width: Attr[int] = field(read_only=True)
    """**Pixels**."""
    height: Attr[int] = field(read_only=True)
    """**Pixels**."""
    content_type: Attr[str] = field(read_only=True)
    picture_content: Attr[str | None] = field(
        default=None,
        wire="pictureContent@odata.mediaReadLink",
        read_only=True,
        computed=True,
        private=True,
    )
    """Where the content is."""
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[Picture.item]``."""
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=later("Customer"))
    """Only with ``expand=[Picture.customer]``."""
    contact: Attr[Contact | None] = field(default=None, read_only=True, items=later("Contact"))
    """Only with ``expand=[Picture.contact]``."""
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=later("Vendor"))
    """Only with ``expand=[Picture.vendor]``."""
    employee: Attr[Employee | None] = field(default=None, read_only=True, items=later("Employee"))
    """Only with ``expand=[Picture.employee]``."""


class NewAttachment(TypedDict, total=False):
    """What :meth:`Attachments.create` takes, in the order Business Central wants it."""

    parent_id: str
    file_name: str
    byte_size: int
    parent_type: AttachmentParentType | AttachmentParentTypeName


class AttachmentChanges(TypedDict, total=False):
    """What :meth:`Attachments.update` takes."""

    parent_id: str
    file_name: str
    byte_size: int
    parent_type: AttachmentParentType | AttachmentParentTypeName


class NewDocumentAttachment(TypedDict, total=False):
    """What :meth:`DocumentAttachments.create` takes, in the order Business Central wants it."""

    file_name: str
    parent_type: AttachmentParentType | AttachmentParentTypeName
    parent_id: str
    line_number: int
    document_flow_sales: bool
    document_flow_purchase: bool


class DocumentAttachmentChanges(TypedDict, total=False):
    """What :meth:`DocumentAttachments.update` takes."""

    file_name: str
    parent_type: AttachmentParentType | AttachmentParentTypeName
    parent_id: str
    line_number: int
    document_flow_sales: bool
    document_flow_purchase: bool


class Attachments(AttachmentFiles[M]):
    """``attachments``: files of documents and journal lines (incoming documents)."""

    _set = "attachments"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[Attachment]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Attachment, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Attachment:
        """One by its id."""
        return await self._read(Attachment, id, options)

    @operation
    async def create(self, **fields: Unpack[NewAttachment]) -> Attachment:
        """Announce a file; its content follows."""
        return await self._create(Attachment, fields)

    @operation
    async def update(
        self,
        record: Attachment | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[AttachmentChanges],
    ) -> Attachment:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Attachment, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Attachment], AttachmentChanges], *, attempts: int = 3
    ) -> Attachment:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Attachment, id, change, attempts)

    @operation
    async def delete(self, record: Attachment | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class DocumentAttachments(DocumentAttachmentFiles[M]):
    """``documentAttachments``: files of documents and of master data."""

    _set = "documentAttachments"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[DocumentAttachment]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(DocumentAttachment, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> DocumentAttachment:
        """One by its id."""
        return await self._read(DocumentAttachment, id, options)

    @operation
    async def create(self, **fields: Unpack[NewDocumentAttachment]) -> DocumentAttachment:
        """Announce a file; its content follows."""
        return await self._create(DocumentAttachment, fields)

    @operation
    async def update(
        self,
        record: DocumentAttachment | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[DocumentAttachmentChanges],
    ) -> DocumentAttachment:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(DocumentAttachment, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[DocumentAttachment], DocumentAttachmentChanges],
        *,
        attempts: int = 3,
    ) -> DocumentAttachment:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(DocumentAttachment, id, change, attempts)

    @operation
    async def delete(
        self, record: DocumentAttachment | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class PdfDocuments(EntitySet[M]):
    """``pdfDocument``: documents as PDF."""

    _set = "pdfDocument"
    _parents = ("parent_id", "id")
    _parents_all = ("parent_type",)

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PdfDocument]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PdfDocument, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """One by its id."""
        return await self._read(PdfDocument, id, options)


class Pictures(EntitySet[M]):
    """``pictures``: pictures of customers, vendors, employees, contacts and items."""

    _set = "pictures"
    _parents_all = ("id", "parent_type")

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Picture]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Picture, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Picture:
        """One by its id."""
        return await self._read(Picture, id, options)

    @operation
    async def delete(self, record: Picture | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)
