"""
Dimensions: by what postings are analysed.

Generated from ``schema/business_central/dimensions.json`` by ``python tools/generate.py``.
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
from .dimension_lines import DimensionLineSet
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions, later

if TYPE_CHECKING:
    from .inventory import Item
    from .ledger import Account, GeneralLedgerEntry, JournalLine
    from .payments import CustomerPayment, VendorPayment
    from .people import Employee, TimeRegistrationEntry
    from .purchasing import (
        PurchaseCreditMemo,
        PurchaseCreditMemoLine,
        PurchaseInvoice,
        PurchaseInvoiceLine,
        PurchaseOrder,
        PurchaseOrderLine,
        PurchaseReceipt,
        PurchaseReceiptLine,
        Vendor,
    )
    from .sales import (
        Customer,
        SalesCreditMemo,
        SalesCreditMemoLine,
        SalesInvoice,
        SalesInvoiceLine,
        SalesOrder,
        SalesOrderLine,
        SalesQuote,
        SalesQuoteLine,
        SalesShipment,
        SalesShipmentLine,
    )

__all__ = [
    "DefaultDimension",
    "DefaultDimensionChanges",
    "DefaultDimensionParentType",
    "DefaultDimensionParentTypeName",
    "DefaultDimensionPosting",
    "DefaultDimensionPostingName",
    "DefaultDimensions",
    "Dimension",
    "DimensionParentType",
    "DimensionSetLine",
    "DimensionSetLineChanges",
    "DimensionSetLines",
    "DimensionValue",
    "DimensionValues",
    "Dimensions",
    "NewDefaultDimension",
    "NewDimensionSetLine",
]


class DimensionParentType(Option):
    """Values of ``dimensionSetEntryBufferParentType``."""

    BLANK = " "
    JOURNAL_LINE = "Journal Line"
    SALES_ORDER = "Sales Order"
    SALES_ORDER_LINE = "Sales Order Line"
    SALES_QUOTE = "Sales Quote"
    SALES_QUOTE_LINE = "Sales Quote Line"
    SALES_CREDIT_MEMO = "Sales Credit Memo"
    SALES_CREDIT_MEMO_LINE = "Sales Credit Memo Line"
    SALES_INVOICE = "Sales Invoice"
    SALES_INVOICE_LINE = "Sales Invoice Line"
    PURCHASE_INVOICE = "Purchase Invoice"
    PURCHASE_INVOICE_LINE = "Purchase Invoice Line"
    GENERAL_LEDGER_ENTRY = "General Ledger Entry"
    TIME_REGISTRATION_ENTRY = "Time Registration Entry"
    SALES_SHIPMENT = "Sales Shipment"
    SALES_SHIPMENT_LINE = "Sales Shipment Line"
    PURCHASE_RECEIPT = "Purchase Receipt"
    PURCHASE_RECEIPT_LINE = "Purchase Receipt Line"
    PURCHASE_ORDER = "Purchase Order"
    PURCHASE_ORDER_LINE = "Purchase Order Line"
    PURCHASE_CREDIT_MEMO = "Purchase Credit Memo"
    PURCHASE_CREDIT_MEMO_LINE = "Purchase Credit Memo Line"
    SALES_RETURN_ORDER = "Sales Return Order"
    SALES_RETURN_ORDER_LINE = "Sales Return Order Line"
    BLANKET_PURCHASE_ORDER = "Blanket Purchase Order"
    BLANKET_PURCHASE_ORDER_LINE = "Blanket Purchase Order Line"
    BLANKET_SALES_ORDER = "Blanket Sales Order"
    BLANKET_SALES_ORDER_LINE = "Blanket Sales Order Line"
    TRANSFER_ORDER = "Transfer Order"
    TRANSFER_ORDER_LINE = "Transfer Order Line"
    TRANSFER_SHIPMENT = "Transfer Shipment"
    TRANSFER_SHIPMENT_LINE = "Transfer Shipment Line"
    TRANSFER_RECEIPT = "Transfer Receipt"
    TRANSFER_RECEIPT_LINE = "Transfer Receipt Line"
    POSTED_DIRECT_TRANSFER = "Posted Direct Transfer"
    POSTED_DIRECT_TRANSFER_LINE = "Posted Direct Transfer Line"
    SALES_QUOTE_ARCHIVE = "Sales Quote Archive"
    SALES_QUOTE_ARCHIVE_LINE = "Sales Quote Archive Line"
    SALES_ORDER_ARCHIVE = "Sales Order Archive"
    SALES_ORDER_ARCHIVE_LINE = "Sales Order Archive Line"
    PURCHASE_QUOTE_ARCHIVE = "Purchase Quote Archive"
    PURCHASE_QUOTE_ARCHIVE_LINE = "Purchase Quote Archive Line"
    PURCHASE_ORDER_ARCHIVE = "Purchase Order Archive"
    PURCHASE_ORDER_ARCHIVE_LINE = "Purchase Order Archive Line"
    SALES_RETURN_ORDER_ARCHIVE = "Sales Return Order Archive"
    SALES_RETURN_ORDER_ARCHIVE_LINE = "Sales Return Order Archive Line"
    PURCHASE_RETURN_ORDER_ARCHIVE = "Purchase Return Order Archive"
    PURCHASE_RETURN_ORDER_ARCHIVE_LINE = "Purchase Return Order Archive Line"
    ASSEMBLY_ORDER = "Assembly Order"
    ASSEMBLY_ORDER_LINE = "Assembly Order Line"
    POSTED_ASSEMBLY_ORDER = "Posted Assembly Order"
    POSTED_ASSEMBLY_ORDER_LINE = "Posted Assembly Order Line"
    SALES_BLANKET_ORDER_ARCHIVE = "Sales Blanket Order Archive"
    SALES_BLANKET_ORDER_ARCHIVE_LINE = "Sales Blanket Order Archive Line"
    PURCHASE_BLANKET_ORDER_ARCHIVE = "Purchase Blanket Order Archive"
    PURCHASE_BLANKET_ORDER_ARCHIVE_LINE = "Purchase Blanket Order Archive Line"
    PHYSICAL_INVENTORY_ORDER = "Physical Inventory Order"
    PHYSICAL_INVENTORY_ORDER_LINE = "Physical Inventory Order Line"
    POSTED_PHYSICAL_INVENTORY_ORDER = "Posted Physical Inventory Order"
    POSTED_PHYSICAL_INVENTORY_ORDER_LINE = "Posted Physical Inventory Order Line"
    INVENTORY_SHIPMENT = "Inventory Shipment"
    INVENTORY_SHIPMENT_LINE = "Inventory Shipment Line"
    INVENTORY_RECEIPT = "Inventory Receipt"
    INVENTORY_RECEIPT_LINE = "Inventory Receipt Line"
    POSTED_INVENTORY_SHIPMENT = "Posted Inventory Shipment"
    POSTED_INVENTORY_SHIPMENT_LINE = "Posted Inventory Shipment Line"
    POSTED_INVENTORY_RECEIPT = "Posted Inventory Receipt"
    POSTED_INVENTORY_RECEIPT_LINE = "Posted Inventory Receipt Line"
    PURCHASE_RETURN_ORDER = "Purchase Return Order"
    PURCHASE_RETURN_ORDER_LINE = "Purchase Return Order Line"
    PURCHASE_QUOTE = "Purchase Quote"
    PURCHASE_QUOTE_LINE = "Purchase Quote Line"


class DefaultDimensionParentType(Option):
    """Values of ``defaultDimensionParentType``."""

    BLANK = " "
    CUSTOMER = "Customer"
    ITEM = "Item"
    VENDOR = "Vendor"
    EMPLOYEE = "Employee"


DefaultDimensionParentTypeName = Literal[" ", "Customer", "Item", "Vendor", "Employee"]
"""The members of :class:`DefaultDimensionParentType` as plain text."""


class DefaultDimensionPosting(Option):
    """Values of ``defaultDimensionValuePostingType``."""

    BLANK = " "
    CODE_MANDATORY = "Code Mandatory"
    SAME_CODE = "Same Code"
    NO_CODE = "No Code"


DefaultDimensionPostingName = Literal[" ", "Code Mandatory", "Same Code", "No Code"]
"""The members of :class:`DefaultDimensionPosting` as plain text."""


@model(camel)
class Dimension(Entity):
    """A dimension, such as cost center or project."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(read_only=True)
    display_name: Attr[str] = field(read_only=True)
    consolidation_code: Attr[str] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    dimension_values: Attr[tuple[DimensionValue, ...]] = field(
        default=(), read_only=True, items=lambda: DimensionValue
    )
    """Only with ``expand=[Dimension.dimension_values]``."""


@model(camel)
class DimensionValue(Entity):
    """A value of a dimension. Whether it is blocked or a heading is not published."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(read_only=True)
    dimension_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    display_name: Attr[str] = field(read_only=True)
    consolidation_code: Attr[str] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    dimension: Attr[Dimension | None] = field(default=None, read_only=True, items=lambda: Dimension)
    """Only with ``expand=[DimensionValue.dimension]``."""


@model(camel)
class DimensionSetLine(Entity):
    """A dimension and its value on a document, line or entry."""

    id: Attr[str] = field(guid=True)
    """The dimension's own id, so it is the same under every parent."""
    code: Attr[str] = field(max_length=20)
    consolidation_code: Attr[str] = field(read_only=True)
    parent_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    parent_type: Attr[DimensionParentType] = field(read_only=True)
    display_name: Attr[str] = field(read_only=True)
    value_id: Attr[str | None] = field(default=None, guid=True, computed=True)
    value_code: Attr[str] = field(computed=True)
    value_consolidation_code: Attr[str] = field(read_only=True)
    value_display_name: Attr[str] = field(read_only=True)
    sales_invoice: Attr[SalesInvoice | None] = field(
        default=None, read_only=True, items=later("SalesInvoice")
    )
    """Only with ``expand=[DimensionSetLine.sales_invoice]``."""
    sales_invoice_line: Attr[SalesInvoiceLine | None] = field(
        default=None, read_only=True, items=later("SalesInvoiceLine")
    )
    """Only with ``expand=[DimensionSetLine.sales_invoice_line]``."""
    customer_payment: Attr[CustomerPayment | None] = field(
        default=None, read_only=True, items=later("CustomerPayment")
    )
    """Only with ``expand=[DimensionSetLine.customer_payment]``."""
    journal_line: Attr[JournalLine | None] = field(
        default=None, read_only=True, items=later("JournalLine")
    )
    """Only with ``expand=[DimensionSetLine.journal_line]``."""
    time_registration_entry: Attr[TimeRegistrationEntry | None] = field(
        default=None, read_only=True, items=later("TimeRegistrationEntry")
    )
    """Only with ``expand=[DimensionSetLine.time_registration_entry]``."""
    general_ledger_entry: Attr[GeneralLedgerEntry | None] = field(
        default=None, read_only=True, items=later("GeneralLedgerEntry")
    )
    """Only with ``expand=[DimensionSetLine.general_ledger_entry]``."""
    sales_order: Attr[SalesOrder | None] = field(
        default=None, read_only=True, items=later("SalesOrder")
    )
    """Only with ``expand=[DimensionSetLine.sales_order]``."""
    sales_order_line: Attr[SalesOrderLine | None] = field(
        default=None, read_only=True, items=later("SalesOrderLine")
    )
    """Only with ``expand=[DimensionSetLine.sales_order_line]``."""
    sales_quote: Attr[SalesQuote | None] = field(
        default=None, read_only=True, items=later("SalesQuote")
    )
    """Only with ``expand=[DimensionSetLine.sales_quote]``."""
    sales_quote_line: Attr[SalesQuoteLine | None] = field(
        default=None, read_only=True, items=later("SalesQuoteLine")
    )
    """Only with ``expand=[DimensionSetLine.sales_quote_line]``."""
    sales_credit_memo: Attr[SalesCreditMemo | None] = field(
        default=None, read_only=True, items=later("SalesCreditMemo")
    )
    """Only with ``expand=[DimensionSetLine.sales_credit_memo]``."""
    sales_credit_memo_line: Attr[SalesCreditMemoLine | None] = field(
        default=None, read_only=True, items=later("SalesCreditMemoLine")
    )
    """Only with ``expand=[DimensionSetLine.sales_credit_memo_line]``."""
    purchase_invoice: Attr[PurchaseInvoice | None] = field(
        default=None, read_only=True, items=later("PurchaseInvoice")
    )
    """Only with ``expand=[DimensionSetLine.purchase_invoice]``."""
    purchase_invoice_line: Attr[PurchaseInvoiceLine | None] = field(
        default=None, read_only=True, items=later("PurchaseInvoiceLine")
    )
    """Only with ``expand=[DimensionSetLine.purchase_invoice_line]``."""
    vendor_payment: Attr[VendorPayment | None] = field(
        default=None, read_only=True, items=later("VendorPayment")
    )
    """Only with ``expand=[DimensionSetLine.vendor_payment]``."""
    sales_shipment: Attr[SalesShipment | None] = field(
        default=None, read_only=True, items=later("SalesShipment")
    )
    """Only with ``expand=[DimensionSetLine.sales_shipment]``."""
    sales_shipment_line: Attr[SalesShipmentLine | None] = field(
        default=None, read_only=True, items=later("SalesShipmentLine")
    )
    """Only with ``expand=[DimensionSetLine.sales_shipment_line]``."""
    purchase_receipt: Attr[PurchaseReceipt | None] = field(
        default=None, read_only=True, items=later("PurchaseReceipt")
    )
    """Only with ``expand=[DimensionSetLine.purchase_receipt]``."""
    purchase_receipt_line: Attr[PurchaseReceiptLine | None] = field(
        default=None, read_only=True, items=later("PurchaseReceiptLine")
    )
    """Only with ``expand=[DimensionSetLine.purchase_receipt_line]``."""
    purchase_order: Attr[PurchaseOrder | None] = field(
        default=None, read_only=True, items=later("PurchaseOrder")
    )
    """Only with ``expand=[DimensionSetLine.purchase_order]``."""
    purchase_order_line: Attr[PurchaseOrderLine | None] = field(
        default=None, read_only=True, items=later("PurchaseOrderLine")
    )
    """Only with ``expand=[DimensionSetLine.purchase_order_line]``."""
    purchase_credit_memo: Attr[PurchaseCreditMemo | None] = field(
        default=None, read_only=True, items=later("PurchaseCreditMemo")
    )
    """Only with ``expand=[DimensionSetLine.purchase_credit_memo]``."""
    purchase_credit_memo_line: Attr[PurchaseCreditMemoLine | None] = field(
        default=None, read_only=True, items=later("PurchaseCreditMemoLine")
    )
    """Only with ``expand=[DimensionSetLine.purchase_credit_memo_line]``."""


@model(camel)
class DefaultDimension(Entity):
    """A dimension that a vendor, employee, customer or item brings along to its documents."""

    id: Attr[str] = field(guid=True, read_only=True)
    parent_type: Attr[DefaultDimensionParentType]
    """Customer, Item, Vendor or Employee."""
    parent_id: Attr[str | None] = field(default=None, guid=True)
    dimension_id: Attr[str | None] = field(default=None, guid=True)
    dimension_code: Attr[str] = field(read_only=True)
    dimension_value_id: Attr[str | None] = field(default=None, guid=True)
    dimension_value_code: Attr[str] = field(read_only=True)
    posting_validation: Attr[DefaultDimensionPosting]
    """What is checked when it is posted."""
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[DefaultDimension.account]``."""
    dimension: Attr[Dimension | None] = field(default=None, read_only=True, items=lambda: Dimension)
    """Only with ``expand=[DefaultDimension.dimension]``."""
    dimension_value: Attr[DimensionValue | None] = field(
        default=None, read_only=True, items=lambda: DimensionValue
    )
    """Only with ``expand=[DefaultDimension.dimension_value]``."""
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[DefaultDimension.item]``."""
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=later("Customer"))
    """Only with ``expand=[DefaultDimension.customer]``."""
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=later("Vendor"))
    """Only with ``expand=[DefaultDimension.vendor]``."""
    employee: Attr[Employee | None] = field(default=None, read_only=True, items=later("Employee"))
    """Only with ``expand=[DefaultDimension.employee]``."""


class NewDimensionSetLine(TypedDict, total=False):
    """What :meth:`DimensionSetLines.create` takes, in the order Business Central wants it."""

    id: str
    code: str
    value_id: str
    value_code: str


class DimensionSetLineChanges(TypedDict, total=False):
    """What :meth:`DimensionSetLines.update` takes."""

    id: str
    code: str
    value_id: str
    value_code: str


class NewDefaultDimension(TypedDict, total=False):
    """What :meth:`DefaultDimensions.create` takes, in the order Business Central wants it."""

    parent_type: DefaultDimensionParentType | DefaultDimensionParentTypeName
    parent_id: str
    dimension_id: str
    dimension_value_id: str
    posting_validation: DefaultDimensionPosting | DefaultDimensionPostingName


class DefaultDimensionChanges(TypedDict, total=False):
    """What :meth:`DefaultDimensions.update` takes."""

    parent_type: DefaultDimensionParentType | DefaultDimensionParentTypeName
    parent_id: str
    dimension_id: str
    dimension_value_id: str
    posting_validation: DefaultDimensionPosting | DefaultDimensionPostingName


class Dimensions(EntitySet[M]):
    """``dimensions``: dimensions."""

    _set = "dimensions"

    def dimension_values(self, id: str) -> DimensionValues[M]:
        """Values of dimensions: those below one of these."""
        return DimensionValues(self._session, self._root, self._below(id))

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Dimension]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Dimension, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Dimension:
        """One by its id."""
        return await self._read(Dimension, id, options)


class DimensionValues(EntitySet[M]):
    """``dimensionValues``: values of dimensions."""

    _set = "dimensionValues"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[DimensionValue]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(DimensionValue, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> DimensionValue:
        """One by its id."""
        return await self._read(DimensionValue, id, options)


class DimensionSetLines(DimensionLineSet[M]):
    """``dimensionSetLines``: dimensions of one document, line or entry."""

    _set = "dimensionSetLines"
    _parents_all = ("parent_id", "parent_type")

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[DimensionSetLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(DimensionSetLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> DimensionSetLine:
        """One by its id."""
        return await self._read(DimensionSetLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewDimensionSetLine]) -> DimensionSetLine:
        """Set a dimension that is not set yet; change one that is, with :meth:`update`."""
        return await self._create(DimensionSetLine, fields)

    @operation
    async def update(
        self,
        record: DimensionSetLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[DimensionSetLineChanges],
    ) -> DimensionSetLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(DimensionSetLine, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[DimensionSetLine], DimensionSetLineChanges],
        *,
        attempts: int = 3,
    ) -> DimensionSetLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(DimensionSetLine, id, change, attempts)

    @operation
    async def delete(self, record: DimensionSetLine | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class DefaultDimensions(EntitySet[M]):
    """``defaultDimensions``: dimensions that a record brings along."""

    _set = "defaultDimensions"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[DefaultDimension]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(DefaultDimension, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> DefaultDimension:
        """One by its id."""
        return await self._read(DefaultDimension, id, options)

    @operation
    async def create(self, **fields: Unpack[NewDefaultDimension]) -> DefaultDimension:
        """Set one; ``dimension_id`` is needed, codes are filled in by Business Central."""
        return await self._create(DefaultDimension, fields)

    @operation
    async def update(
        self,
        record: DefaultDimension | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[DefaultDimensionChanges],
    ) -> DefaultDimension:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(DefaultDimension, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[DefaultDimension], DefaultDimensionChanges],
        *,
        attempts: int = 3,
    ) -> DefaultDimension:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(DefaultDimension, id, change, attempts)

    @operation
    async def delete(self, record: DefaultDimension | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)
