"""
Purchasing: suppliers, their invoices, credit memos, orders and receipts.

Generated from ``schema/business_central/purchasing.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions, later

if TYPE_CHECKING:
    from .currencies import Currency
    from .dimensions import (
        DefaultDimension,
        DefaultDimensions,
        DimensionSetLine,
        DimensionSetLines,
        DimensionValue,
        NewDefaultDimension,
        NewDimensionSetLine,
    )
    from .files import (
        Attachment,
        Attachments,
        DocumentAttachment,
        DocumentAttachments,
        PdfDocument,
        Picture,
    )
    from .inventory import Item, ItemVariant, Location, NewLocation, UnitOfMeasure
    from .ledger import Account
    from .payments import PaymentMethod, PaymentTerm
    from .people import ContactInformation, ContactsInformation
    from .reports import AgedAccountsPayable
    from .sales import CustomerReturnReason, ShipmentMethod

__all__ = [
    "InvoiceLineType",
    "InvoiceLineTypeName",
    "InvoiceStatus",
    "NewPurchaseCreditMemo",
    "NewPurchaseCreditMemoLine",
    "NewPurchaseInvoice",
    "NewPurchaseInvoiceLine",
    "NewPurchaseOrder",
    "NewPurchaseOrderLine",
    "NewVendor",
    "PurchaseCreditMemo",
    "PurchaseCreditMemoChanges",
    "PurchaseCreditMemoLine",
    "PurchaseCreditMemoLineChanges",
    "PurchaseCreditMemoLines",
    "PurchaseCreditMemoStatus",
    "PurchaseCreditMemos",
    "PurchaseInvoice",
    "PurchaseInvoiceChanges",
    "PurchaseInvoiceLine",
    "PurchaseInvoiceLineChanges",
    "PurchaseInvoiceLines",
    "PurchaseInvoices",
    "PurchaseLineType",
    "PurchaseOrder",
    "PurchaseOrderChanges",
    "PurchaseOrderLine",
    "PurchaseOrderLineChanges",
    "PurchaseOrderLines",
    "PurchaseOrderStatus",
    "PurchaseOrders",
    "PurchaseReceipt",
    "PurchaseReceiptLine",
    "PurchaseReceiptLines",
    "PurchaseReceipts",
    "Vendor",
    "VendorBlocked",
    "VendorBlockedName",
    "VendorChanges",
    "Vendors",
]


class VendorBlocked(Option):
    """Values of ``vendorBlocked``."""

    BLANK = " "
    PAYMENT = "Payment"
    ALL = "All"


VendorBlockedName = Literal[" ", "Payment", "All"]
"""The members of :class:`VendorBlocked` as plain text."""


class InvoiceStatus(Option):
    """Values of ``invoiceEntityAggregateStatus``."""

    BLANK = " "
    DRAFT = "Draft"
    IN_REVIEW = "In Review"
    OPEN = "Open"
    PAID = "Paid"
    CANCELED = "Canceled"
    CORRECTIVE = "Corrective"


class InvoiceLineType(Option):
    """Values of ``invoiceLineAggLineType``."""

    COMMENT = "Comment"
    ACCOUNT = "Account"
    ITEM = "Item"
    RESOURCE = "Resource"
    FIXED_ASSET = "Fixed Asset"
    CHARGE = "Charge"
    ALLOCATION_ACCOUNT = "Allocation Account"


InvoiceLineTypeName = Literal[
    "Comment", "Account", "Item", "Resource", "Fixed Asset", "Charge", "Allocation Account"
]
"""The members of :class:`InvoiceLineType` as plain text."""


class PurchaseCreditMemoStatus(Option):
    """Values of ``purchCrMemoEntityStatus``."""

    DRAFT = "Draft"
    IN_REVIEW = "In Review"
    OPEN = "Open"
    CANCELED = "Canceled"
    CORRECTIVE = "Corrective"
    PAID = "Paid"


class PurchaseOrderStatus(Option):
    """Values of ``purchaseOrderEntityBufferStatus``."""

    DRAFT = "Draft"
    IN_REVIEW = "In Review"
    OPEN = "Open"


class PurchaseLineType(Option):
    """Values of ``purchaseLineType``."""

    BLANK = " "
    G_L_ACCOUNT = "G/L Account"
    ITEM = "Item"
    RESOURCE = "Resource"
    FIXED_ASSET = "Fixed Asset"
    CHARGE_ITEM = "Charge (Item)"
    ALLOCATION_ACCOUNT = "Allocation Account"


@model(camel)
class Vendor(Entity):
    """A supplier, or anybody else that invoices come from."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    address_line1: Attr[str] = field(private=True, max_length=100)
    address_line2: Attr[str] = field(private=True, max_length=50)
    city: Attr[str] = field(max_length=30)
    state: Attr[str] = field(max_length=30)
    country: Attr[str] = field(max_length=10)
    postal_code: Attr[str] = field(max_length=20)
    phone_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    website: Attr[str] = field(max_length=80)
    tax_registration_number: Attr[str] = field(computed=True)
    """VAT number."""
    currency_id: Attr[str | None] = field(default=None, guid=True)
    currency_code: Attr[str] = field(computed=True)
    """ISO 4217 code of invoices; the local one where none is set."""
    irs1099_code: Attr[str] = field(computed=True)
    payment_terms_id: Attr[str | None] = field(default=None, guid=True)
    payment_method_id: Attr[str | None] = field(default=None, guid=True)
    tax_liable: Attr[bool]
    blocked: Attr[VendorBlocked]
    """What must not be done with it."""
    balance: Attr[Decimal] = field(read_only=True)
    """What is owed, in local currency."""
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[Vendor.currency]``."""
    payment_term: Attr[PaymentTerm | None] = field(
        default=None, read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[Vendor.payment_term]``."""
    payment_method: Attr[PaymentMethod | None] = field(
        default=None, read_only=True, items=later("PaymentMethod")
    )
    """Only with ``expand=[Vendor.payment_method]``."""
    picture: Attr[Picture | None] = field(default=None, read_only=True, items=later("Picture"))
    """Only with ``expand=[Vendor.picture]``."""
    default_dimensions: Attr[tuple[DefaultDimension, ...]] = field(
        default=(), items=later("DefaultDimension")
    )
    """Only with ``expand=[Vendor.default_dimensions]``."""
    aged_accounts_payable: Attr[AgedAccountsPayable | None] = field(
        default=None, read_only=True, items=later("AgedAccountsPayable")
    )
    """Only with ``expand=[Vendor.aged_accounts_payable]``."""
    contacts_information: Attr[tuple[ContactInformation, ...]] = field(
        default=(), read_only=True, items=later("ContactInformation")
    )
    """Only with ``expand=[Vendor.contacts_information]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[Vendor.document_attachments]``."""


@model(camel)
class PurchaseInvoice(Entity):
    """A purchase invoice, draft or posted: always look at :attr:`status`."""

    id: Attr[str] = field(guid=True, read_only=True)
    """Stays the same when the draft is posted."""
    number: Attr[str] = field(read_only=True)
    """Changes when the draft is posted."""
    posting_date: Attr[dt.date | None] = field(default=None)
    """The day it counts in the books."""
    invoice_date: Attr[dt.date | None] = field(default=None)
    """The day of the document."""
    due_date: Attr[dt.date | None] = field(default=None)
    vendor_invoice_number: Attr[str] = field(max_length=35)
    """The number the supplier gave; unique for each vendor among posted invoices. Stored in upper case."""
    vendor_id: Attr[str | None] = field(default=None, guid=True)
    vendor_number: Attr[str] = field(max_length=20)
    vendor_name: Attr[str] = field(read_only=True)
    pay_to_name: Attr[str] = field(read_only=True)
    pay_to_contact: Attr[str] = field(read_only=True)
    pay_to_vendor_id: Attr[str | None] = field(default=None, guid=True)
    pay_to_vendor_number: Attr[str] = field(max_length=20)
    ship_to_name: Attr[str] = field(max_length=100)
    ship_to_contact: Attr[str] = field(max_length=100)
    buy_from_address_line1: Attr[str] = field(private=True, max_length=100)
    buy_from_address_line2: Attr[str] = field(private=True, max_length=50)
    buy_from_city: Attr[str] = field(max_length=30)
    buy_from_country: Attr[str] = field(max_length=10)
    buy_from_state: Attr[str] = field(max_length=30)
    buy_from_post_code: Attr[str] = field(max_length=20)
    ship_to_address_line1: Attr[str] = field(private=True, max_length=100)
    ship_to_address_line2: Attr[str] = field(private=True, max_length=50)
    ship_to_city: Attr[str] = field(max_length=30)
    ship_to_country: Attr[str] = field(max_length=10)
    ship_to_state: Attr[str] = field(max_length=30)
    ship_to_post_code: Attr[str] = field(max_length=20)
    pay_to_address_line1: Attr[str] = field(read_only=True, private=True)
    pay_to_address_line2: Attr[str] = field(read_only=True, private=True)
    pay_to_city: Attr[str] = field(read_only=True)
    pay_to_country: Attr[str] = field(read_only=True)
    pay_to_state: Attr[str] = field(read_only=True)
    pay_to_post_code: Attr[str] = field(read_only=True)
    shortcut_dimension1_code: Attr[str] = field(max_length=20)
    shortcut_dimension2_code: Attr[str] = field(max_length=20)
    currency_id: Attr[str | None] = field(default=None, guid=True)
    currency_code: Attr[str] = field(computed=True)
    order_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    order_number: Attr[str] = field(read_only=True)
    purchaser: Attr[str] = field(max_length=20)
    prices_include_tax: Attr[bool]
    """Documented as read-only, writable in the source: try before use."""
    discount_amount: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    total_amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    """In :attr:`currency_code`."""
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    """In :attr:`currency_code`; computed from the VAT set-up, never taken from a body."""
    total_amount_including_tax: Attr[Decimal] = field(read_only=True)
    """In :attr:`currency_code`."""
    status: Attr[InvoiceStatus] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=lambda: Vendor)
    """Only with ``expand=[PurchaseInvoice.vendor]``."""
    dimension_value: Attr[DimensionValue | None] = field(
        default=None, read_only=True, items=later("DimensionValue")
    )
    """Only with ``expand=[PurchaseInvoice.dimension_value]``."""
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[PurchaseInvoice.currency]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[PurchaseInvoice.dimension_set_lines]``."""
    purchase_invoice_lines: Attr[tuple[PurchaseInvoiceLine, ...]] = field(
        default=(), items=lambda: PurchaseInvoiceLine
    )
    """Only with ``expand=[PurchaseInvoice.purchase_invoice_lines]``."""
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[PurchaseInvoice.pdf_document]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[PurchaseInvoice.attachments]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[PurchaseInvoice.document_attachments]``."""


@model(camel)
class PurchaseInvoiceLine(Entity):
    """A line of a purchase invoice."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True)
    sequence: Attr[int]
    item_id: Attr[str | None] = field(default=None, guid=True)
    account_id: Attr[str | None] = field(default=None, guid=True)
    line_type: Attr[InvoiceLineType]
    line_object_number: Attr[str] = field(max_length=20)
    """The number of the account or item; send the type before it."""
    description: Attr[str] = field(max_length=100)
    description2: Attr[str] = field(max_length=50)
    unit_of_measure_id: Attr[str | None] = field(default=None, guid=True)
    unit_of_measure_code: Attr[str] = field(max_length=10)
    unit_cost: Attr[Decimal]
    """Without VAT, in the currency of the invoice."""
    quantity: Attr[Decimal]
    discount_amount: Attr[Decimal]
    discount_percent: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    amount_excluding_tax: Attr[Decimal]
    tax_code: Attr[str] = field(max_length=50)
    """The VAT product posting group."""
    tax_percent: Attr[Decimal] = field(read_only=True)
    """**Percent**."""
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    amount_including_tax: Attr[Decimal]
    invoice_discount_allocation: Attr[Decimal] = field(read_only=True)
    """Accepted and ignored in a body."""
    net_amount: Attr[Decimal] = field(read_only=True)
    """Accepted and ignored in a body."""
    net_tax_amount: Attr[Decimal] = field(read_only=True)
    """Accepted and ignored in a body."""
    net_amount_including_tax: Attr[Decimal] = field(read_only=True)
    """Accepted and ignored in a body."""
    expected_receipt_date: Attr[dt.date | None] = field(default=None)
    item_variant_id: Attr[str | None] = field(default=None, guid=True)
    location_id: Attr[str | None] = field(default=None, guid=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[PurchaseInvoiceLine.item]``."""
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[PurchaseInvoiceLine.account]``."""
    unit_of_measure: Attr[UnitOfMeasure | None] = field(
        default=None, read_only=True, items=later("UnitOfMeasure")
    )
    """Only with ``expand=[PurchaseInvoiceLine.unit_of_measure]``."""
    item_variant: Attr[ItemVariant | None] = field(
        default=None, read_only=True, items=later("ItemVariant")
    )
    """Only with ``expand=[PurchaseInvoiceLine.item_variant]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[PurchaseInvoiceLine.dimension_set_lines]``."""
    location: Attr[Location | None] = field(default=None, items=later("Location"))
    """Only with ``expand=[PurchaseInvoiceLine.location]``."""
    purchase_invoice: Attr[PurchaseInvoice | None] = field(
        default=None, read_only=True, items=lambda: PurchaseInvoice
    )
    """Only with ``expand=[PurchaseInvoiceLine.purchase_invoice]``."""


@model(camel)
class PurchaseCreditMemo(Entity):
    """A purchase credit memo, draft or posted: always look at :attr:`status`."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    credit_memo_date: Attr[dt.date | None] = field(default=None)
    posting_date: Attr[dt.date | None] = field(default=None)
    due_date: Attr[dt.date | None] = field(default=None)
    vendor_id: Attr[str | None] = field(default=None, guid=True)
    vendor_number: Attr[str] = field(max_length=20)
    vendor_name: Attr[str] = field(read_only=True)
    vendor_credit_memo_number: Attr[str] = field(max_length=35)
    """The number the supplier gave."""
    pay_to_vendor_id: Attr[str | None] = field(default=None, guid=True)
    pay_to_vendor_number: Attr[str] = field(max_length=20)
    pay_to_name: Attr[str] = field(read_only=True)
    buy_from_address_line1: Attr[str] = field(private=True, max_length=100)
    buy_from_address_line2: Attr[str] = field(private=True, max_length=50)
    buy_from_city: Attr[str] = field(max_length=30)
    buy_from_country: Attr[str] = field(max_length=10)
    buy_from_state: Attr[str] = field(max_length=30)
    buy_from_post_code: Attr[str] = field(max_length=20)
    pay_to_address_line1: Attr[str] = field(private=True, max_length=100)
    pay_to_address_line2: Attr[str] = field(private=True, max_length=50)
    pay_to_city: Attr[str] = field(max_length=30)
    pay_to_country: Attr[str] = field(max_length=10)
    pay_to_state: Attr[str] = field(max_length=30)
    pay_to_post_code: Attr[str] = field(max_length=20)
    shortcut_dimension1_code: Attr[str] = field(max_length=20)
    shortcut_dimension2_code: Attr[str] = field(max_length=20)
    currency_id: Attr[str | None] = field(default=None, guid=True)
    currency_code: Attr[str] = field(computed=True)
    payment_terms_id: Attr[str | None] = field(default=None, guid=True)
    shipment_method_id: Attr[str | None] = field(default=None, guid=True)
    purchaser: Attr[str] = field(max_length=20)
    prices_include_tax: Attr[bool] = field(read_only=True)
    discount_amount: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    total_amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    total_amount_including_tax: Attr[Decimal] = field(read_only=True)
    status: Attr[PurchaseCreditMemoStatus] = field(read_only=True)
    """Draft, in review, open or paid …"""
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    invoice_id: Attr[str | None] = field(default=None, guid=True, computed=True)
    invoice_number: Attr[str] = field(max_length=20)
    """The posted invoice that it takes back."""
    vendor_return_reason_id: Attr[str | None] = field(default=None, guid=True)
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=lambda: Vendor)
    """Only with ``expand=[PurchaseCreditMemo.vendor]``."""
    dimension_value: Attr[DimensionValue | None] = field(
        default=None, read_only=True, items=later("DimensionValue")
    )
    """Only with ``expand=[PurchaseCreditMemo.dimension_value]``."""
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[PurchaseCreditMemo.currency]``."""
    payment_term: Attr[PaymentTerm | None] = field(
        default=None, read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[PurchaseCreditMemo.payment_term]``."""
    shipment_method: Attr[ShipmentMethod | None] = field(
        default=None, read_only=True, items=later("ShipmentMethod")
    )
    """Only with ``expand=[PurchaseCreditMemo.shipment_method]``."""
    customer_return_reason: Attr[CustomerReturnReason | None] = field(
        default=None, read_only=True, items=later("CustomerReturnReason")
    )
    """Only with ``expand=[PurchaseCreditMemo.customer_return_reason]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[PurchaseCreditMemo.dimension_set_lines]``."""
    purchase_credit_memo_lines: Attr[tuple[PurchaseCreditMemoLine, ...]] = field(
        default=(), items=lambda: PurchaseCreditMemoLine
    )
    """Only with ``expand=[PurchaseCreditMemo.purchase_credit_memo_lines]``."""
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[PurchaseCreditMemo.pdf_document]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[PurchaseCreditMemo.attachments]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[PurchaseCreditMemo.document_attachments]``."""


@model(camel)
class PurchaseCreditMemoLine(Entity):
    """A line of a purchase credit memo."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True)
    sequence: Attr[int]
    item_id: Attr[str | None] = field(default=None, guid=True)
    account_id: Attr[str | None] = field(default=None, guid=True)
    line_type: Attr[InvoiceLineType]
    line_object_number: Attr[str] = field(max_length=20)
    """The number of the account or item; send the type before it."""
    description: Attr[str] = field(max_length=100)
    unit_of_measure_id: Attr[str | None] = field(default=None, guid=True)
    unit_of_measure_code: Attr[str] = field(max_length=10)
    unit_cost: Attr[Decimal]
    quantity: Attr[Decimal]
    discount_amount: Attr[Decimal]
    discount_percent: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    tax_code: Attr[str] = field(max_length=50)
    tax_percent: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    amount_including_tax: Attr[Decimal] = field(read_only=True)
    invoice_discount_allocation: Attr[Decimal] = field(read_only=True)
    net_amount: Attr[Decimal] = field(read_only=True)
    net_tax_amount: Attr[Decimal] = field(read_only=True)
    net_amount_including_tax: Attr[Decimal] = field(read_only=True)
    item_variant_id: Attr[str | None] = field(default=None, guid=True)
    location_id: Attr[str | None] = field(default=None, guid=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[PurchaseCreditMemoLine.item]``."""
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[PurchaseCreditMemoLine.account]``."""
    unit_of_measure: Attr[UnitOfMeasure | None] = field(
        default=None, read_only=True, items=later("UnitOfMeasure")
    )
    """Only with ``expand=[PurchaseCreditMemoLine.unit_of_measure]``."""
    item_variant: Attr[ItemVariant | None] = field(
        default=None, read_only=True, items=later("ItemVariant")
    )
    """Only with ``expand=[PurchaseCreditMemoLine.item_variant]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[PurchaseCreditMemoLine.dimension_set_lines]``."""
    location: Attr[Location | None] = field(default=None, items=later("Location"))
    """Only with ``expand=[PurchaseCreditMemoLine.location]``."""
    purchase_credit_memo: Attr[PurchaseCreditMemo | None] = field(
        default=None, read_only=True, items=lambda: PurchaseCreditMemo
    )
    """Only with ``expand=[PurchaseCreditMemoLine.purchase_credit_memo]``."""


@model(camel)
class PurchaseOrder(Entity):
    """A purchase order."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    order_date: Attr[dt.date | None] = field(default=None)
    posting_date: Attr[dt.date | None] = field(default=None)
    vendor_id: Attr[str | None] = field(default=None, guid=True)
    vendor_number: Attr[str] = field(max_length=20)
    vendor_name: Attr[str] = field(read_only=True)
    pay_to_name: Attr[str] = field(read_only=True)
    pay_to_vendor_id: Attr[str | None] = field(default=None, guid=True)
    pay_to_vendor_number: Attr[str] = field(max_length=20)
    ship_to_name: Attr[str] = field(max_length=100)
    ship_to_contact: Attr[str] = field(max_length=100)
    buy_from_address_line1: Attr[str] = field(private=True, max_length=100)
    buy_from_address_line2: Attr[str] = field(private=True, max_length=50)
    buy_from_city: Attr[str] = field(max_length=30)
    buy_from_country: Attr[str] = field(max_length=10)
    buy_from_state: Attr[str] = field(max_length=30)
    buy_from_post_code: Attr[str] = field(max_length=20)
    pay_to_address_line1: Attr[str] = field(read_only=True, private=True)
    pay_to_address_line2: Attr[str] = field(read_only=True, private=True)
    pay_to_city: Attr[str] = field(read_only=True)
    pay_to_country: Attr[str] = field(read_only=True)
    pay_to_state: Attr[str] = field(read_only=True)
    pay_to_post_code: Attr[str] = field(read_only=True)
    ship_to_address_line1: Attr[str] = field(private=True, max_length=100)
    ship_to_address_line2: Attr[str] = field(private=True, max_length=50)
    ship_to_city: Attr[str] = field(max_length=30)
    ship_to_country: Attr[str] = field(max_length=10)
    ship_to_state: Attr[str] = field(max_length=30)
    ship_to_post_code: Attr[str] = field(max_length=20)
    shortcut_dimension1_code: Attr[str] = field(max_length=20)
    shortcut_dimension2_code: Attr[str] = field(max_length=20)
    currency_id: Attr[str | None] = field(default=None, guid=True)
    currency_code: Attr[str] = field(computed=True)
    prices_include_tax: Attr[bool]
    payment_terms_id: Attr[str | None] = field(default=None, guid=True)
    shipment_method_id: Attr[str | None] = field(default=None, guid=True)
    purchaser: Attr[str] = field(max_length=20)
    requested_receipt_date: Attr[dt.date | None] = field(default=None)
    discount_amount: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    total_amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    total_amount_including_tax: Attr[Decimal] = field(read_only=True)
    fully_received: Attr[bool]
    status: Attr[PurchaseOrderStatus] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=lambda: Vendor)
    """Only with ``expand=[PurchaseOrder.vendor]``."""
    dimension_value: Attr[DimensionValue | None] = field(
        default=None, read_only=True, items=later("DimensionValue")
    )
    """Only with ``expand=[PurchaseOrder.dimension_value]``."""
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[PurchaseOrder.currency]``."""
    payment_term: Attr[PaymentTerm | None] = field(
        default=None, read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[PurchaseOrder.payment_term]``."""
    shipment_method: Attr[ShipmentMethod | None] = field(
        default=None, read_only=True, items=later("ShipmentMethod")
    )
    """Only with ``expand=[PurchaseOrder.shipment_method]``."""
    purchase_order_lines: Attr[tuple[PurchaseOrderLine, ...]] = field(
        default=(), items=lambda: PurchaseOrderLine
    )
    """Only with ``expand=[PurchaseOrder.purchase_order_lines]``."""
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[PurchaseOrder.pdf_document]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[PurchaseOrder.attachments]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[PurchaseOrder.dimension_set_lines]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[PurchaseOrder.document_attachments]``."""


@model(camel)
class PurchaseOrderLine(Entity):
    """A line of a purchase order."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True)
    sequence: Attr[int]
    item_id: Attr[str | None] = field(default=None, guid=True)
    account_id: Attr[str | None] = field(default=None, guid=True)
    line_type: Attr[InvoiceLineType]
    line_object_number: Attr[str] = field(max_length=20)
    """The number of the account or item; send the type before it."""
    description: Attr[str] = field(max_length=100)
    description2: Attr[str] = field(max_length=50)
    unit_of_measure_id: Attr[str | None] = field(default=None, guid=True)
    unit_of_measure_code: Attr[str] = field(max_length=10)
    quantity: Attr[Decimal]
    direct_unit_cost: Attr[Decimal]
    discount_amount: Attr[Decimal]
    discount_percent: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    tax_code: Attr[str] = field(max_length=50)
    tax_percent: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    amount_including_tax: Attr[Decimal] = field(read_only=True)
    invoice_discount_allocation: Attr[Decimal] = field(read_only=True)
    net_amount: Attr[Decimal] = field(read_only=True)
    net_tax_amount: Attr[Decimal] = field(read_only=True)
    net_amount_including_tax: Attr[Decimal] = field(read_only=True)
    expected_receipt_date: Attr[dt.date | None] = field(default=None)
    received_quantity: Attr[Decimal]
    invoiced_quantity: Attr[Decimal]
    invoice_quantity: Attr[Decimal]
    receive_quantity: Attr[Decimal]
    item_variant_id: Attr[str | None] = field(default=None, guid=True)
    location_id: Attr[str | None] = field(default=None, guid=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[PurchaseOrderLine.item]``."""
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[PurchaseOrderLine.account]``."""
    unit_of_measure: Attr[UnitOfMeasure | None] = field(
        default=None, read_only=True, items=later("UnitOfMeasure")
    )
    """Only with ``expand=[PurchaseOrderLine.unit_of_measure]``."""
    item_variant: Attr[ItemVariant | None] = field(
        default=None, read_only=True, items=later("ItemVariant")
    )
    """Only with ``expand=[PurchaseOrderLine.item_variant]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[PurchaseOrderLine.dimension_set_lines]``."""
    location: Attr[Location | None] = field(default=None, items=later("Location"))
    """Only with ``expand=[PurchaseOrderLine.location]``."""
    purchase_order: Attr[PurchaseOrder | None] = field(
        default=None, read_only=True, items=lambda: PurchaseOrder
    )
    """Only with ``expand=[PurchaseOrderLine.purchase_order]``."""


@model(camel)
class PurchaseReceipt(Entity):
    """A posted receipt."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    invoice_date: Attr[dt.date | None] = field(default=None, read_only=True)
    posting_date: Attr[dt.date | None] = field(default=None, read_only=True)
    due_date: Attr[dt.date | None] = field(default=None, read_only=True)
    vendor_number: Attr[str] = field(read_only=True)
    vendor_name: Attr[str] = field(read_only=True)
    pay_to_name: Attr[str] = field(read_only=True)
    pay_to_contact: Attr[str] = field(read_only=True)
    pay_to_vendor_number: Attr[str] = field(read_only=True)
    ship_to_name: Attr[str] = field(read_only=True)
    ship_to_contact: Attr[str] = field(read_only=True)
    buy_from_address_line1: Attr[str] = field(read_only=True, private=True)
    buy_from_address_line2: Attr[str] = field(read_only=True, private=True)
    buy_from_city: Attr[str] = field(read_only=True)
    buy_from_country: Attr[str] = field(read_only=True)
    buy_from_state: Attr[str] = field(read_only=True)
    buy_from_post_code: Attr[str] = field(read_only=True)
    ship_to_address_line1: Attr[str] = field(read_only=True, private=True)
    ship_to_address_line2: Attr[str] = field(read_only=True, private=True)
    ship_to_city: Attr[str] = field(read_only=True)
    ship_to_country: Attr[str] = field(read_only=True)
    ship_to_state: Attr[str] = field(read_only=True)
    ship_to_post_code: Attr[str] = field(read_only=True)
    pay_to_address_line1: Attr[str] = field(read_only=True, private=True)
    pay_to_address_line2: Attr[str] = field(read_only=True, private=True)
    pay_to_city: Attr[str] = field(read_only=True)
    pay_to_country: Attr[str] = field(read_only=True)
    pay_to_state: Attr[str] = field(read_only=True)
    pay_to_post_code: Attr[str] = field(read_only=True)
    currency_code: Attr[str] = field(read_only=True, computed=True)
    order_number: Attr[str] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    purchase_receipt_lines: Attr[tuple[PurchaseReceiptLine, ...]] = field(
        default=(), read_only=True, items=lambda: PurchaseReceiptLine
    )
    """Only with ``expand=[PurchaseReceipt.purchase_receipt_lines]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), read_only=True, items=later("DimensionSetLine")
    )
    """Only with ``expand=[PurchaseReceipt.dimension_set_lines]``."""


@model(camel)
class PurchaseReceiptLine(Entity):
    """A line of a posted receipt."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    sequence: Attr[int] = field(read_only=True)
    line_type: Attr[PurchaseLineType] = field(read_only=True)
    line_object_number: Attr[str] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    description2: Attr[str] = field(read_only=True)
    unit_of_measure_code: Attr[str] = field(read_only=True)
    unit_cost: Attr[Decimal] = field(read_only=True)
    quantity: Attr[Decimal] = field(read_only=True)
    discount_percent: Attr[Decimal] = field(read_only=True)
    tax_percent: Attr[Decimal] = field(read_only=True)
    expected_receipt_date: Attr[dt.date | None] = field(default=None, read_only=True)
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), read_only=True, items=later("DimensionSetLine")
    )
    """Only with ``expand=[PurchaseReceiptLine.dimension_set_lines]``."""
    purchase_receipt: Attr[PurchaseReceipt | None] = field(
        default=None, read_only=True, items=lambda: PurchaseReceipt
    )
    """Only with ``expand=[PurchaseReceiptLine.purchase_receipt]``."""


class NewVendor(TypedDict, total=False):
    """What :meth:`Vendors.create` takes, in the order Business Central wants it."""

    number: str
    display_name: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    email: str
    website: str
    tax_registration_number: str
    currency_id: str
    currency_code: str
    irs1099_code: str
    payment_terms_id: str
    payment_method_id: str
    tax_liable: bool
    blocked: VendorBlocked | VendorBlockedName
    default_dimensions: Sequence[NewDefaultDimension]


class VendorChanges(TypedDict, total=False):
    """What :meth:`Vendors.update` takes."""

    number: str
    display_name: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    email: str
    website: str
    tax_registration_number: str
    currency_id: str
    currency_code: str
    irs1099_code: str
    payment_terms_id: str
    payment_method_id: str
    tax_liable: bool
    blocked: VendorBlocked | VendorBlockedName


class NewPurchaseInvoice(TypedDict, total=False):
    """What :meth:`PurchaseInvoices.create` takes, in the order Business Central wants it."""

    posting_date: dt.date | None
    invoice_date: dt.date | None
    due_date: dt.date | None
    vendor_invoice_number: str
    vendor_id: str
    vendor_number: str
    pay_to_vendor_id: str
    pay_to_vendor_number: str
    ship_to_name: str
    ship_to_contact: str
    buy_from_address_line1: str
    buy_from_address_line2: str
    buy_from_city: str
    buy_from_country: str
    buy_from_state: str
    buy_from_post_code: str
    ship_to_address_line1: str
    ship_to_address_line2: str
    ship_to_city: str
    ship_to_country: str
    ship_to_state: str
    ship_to_post_code: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_id: str
    currency_code: str
    purchaser: str
    prices_include_tax: bool
    discount_amount: Decimal | int
    dimension_set_lines: Sequence[NewDimensionSetLine]
    purchase_invoice_lines: Sequence[NewPurchaseInvoiceLine]


class PurchaseInvoiceChanges(TypedDict, total=False):
    """What :meth:`PurchaseInvoices.update` takes."""

    posting_date: dt.date | None
    invoice_date: dt.date | None
    due_date: dt.date | None
    vendor_invoice_number: str
    vendor_id: str
    vendor_number: str
    pay_to_vendor_id: str
    pay_to_vendor_number: str
    ship_to_name: str
    ship_to_contact: str
    buy_from_address_line1: str
    buy_from_address_line2: str
    buy_from_city: str
    buy_from_country: str
    buy_from_state: str
    buy_from_post_code: str
    ship_to_address_line1: str
    ship_to_address_line2: str
    ship_to_city: str
    ship_to_country: str
    ship_to_state: str
    ship_to_post_code: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_id: str
    currency_code: str
    purchaser: str
    prices_include_tax: bool
    discount_amount: Decimal | int


class NewPurchaseInvoiceLine(TypedDict, total=False):
    """What :meth:`PurchaseInvoiceLines.create` takes, in the order Business Central wants it."""

    document_id: str
    sequence: int
    item_id: str
    account_id: str
    line_type: InvoiceLineType | InvoiceLineTypeName
    line_object_number: str
    description: str
    description2: str
    unit_of_measure_id: str
    unit_of_measure_code: str
    unit_cost: Decimal | int
    quantity: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    amount_excluding_tax: Decimal | int
    tax_code: str
    amount_including_tax: Decimal | int
    expected_receipt_date: dt.date | None
    item_variant_id: str
    location_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    location: NewLocation


class PurchaseInvoiceLineChanges(TypedDict, total=False):
    """What :meth:`PurchaseInvoiceLines.update` takes."""

    document_id: str
    sequence: int
    item_id: str
    account_id: str
    line_type: InvoiceLineType | InvoiceLineTypeName
    line_object_number: str
    description: str
    description2: str
    unit_of_measure_id: str
    unit_of_measure_code: str
    unit_cost: Decimal | int
    quantity: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    amount_excluding_tax: Decimal | int
    tax_code: str
    amount_including_tax: Decimal | int
    expected_receipt_date: dt.date | None
    item_variant_id: str
    location_id: str


class NewPurchaseCreditMemo(TypedDict, total=False):
    """What :meth:`PurchaseCreditMemos.create` takes, in the order Business Central wants it."""

    credit_memo_date: dt.date | None
    posting_date: dt.date | None
    due_date: dt.date | None
    vendor_id: str
    vendor_number: str
    vendor_credit_memo_number: str
    pay_to_vendor_id: str
    pay_to_vendor_number: str
    buy_from_address_line1: str
    buy_from_address_line2: str
    buy_from_city: str
    buy_from_country: str
    buy_from_state: str
    buy_from_post_code: str
    pay_to_address_line1: str
    pay_to_address_line2: str
    pay_to_city: str
    pay_to_country: str
    pay_to_state: str
    pay_to_post_code: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_id: str
    currency_code: str
    payment_terms_id: str
    shipment_method_id: str
    purchaser: str
    discount_amount: Decimal | int
    invoice_id: str
    invoice_number: str
    vendor_return_reason_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    purchase_credit_memo_lines: Sequence[NewPurchaseCreditMemoLine]


class PurchaseCreditMemoChanges(TypedDict, total=False):
    """What :meth:`PurchaseCreditMemos.update` takes."""

    credit_memo_date: dt.date | None
    posting_date: dt.date | None
    due_date: dt.date | None
    vendor_id: str
    vendor_number: str
    vendor_credit_memo_number: str
    pay_to_vendor_id: str
    pay_to_vendor_number: str
    buy_from_address_line1: str
    buy_from_address_line2: str
    buy_from_city: str
    buy_from_country: str
    buy_from_state: str
    buy_from_post_code: str
    pay_to_address_line1: str
    pay_to_address_line2: str
    pay_to_city: str
    pay_to_country: str
    pay_to_state: str
    pay_to_post_code: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_id: str
    currency_code: str
    payment_terms_id: str
    shipment_method_id: str
    purchaser: str
    discount_amount: Decimal | int
    invoice_id: str
    invoice_number: str
    vendor_return_reason_id: str


class NewPurchaseCreditMemoLine(TypedDict, total=False):
    """What :meth:`PurchaseCreditMemoLines.create` takes, in the order Business Central wants it."""

    document_id: str
    sequence: int
    item_id: str
    account_id: str
    line_type: InvoiceLineType | InvoiceLineTypeName
    line_object_number: str
    description: str
    unit_of_measure_id: str
    unit_of_measure_code: str
    unit_cost: Decimal | int
    quantity: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    item_variant_id: str
    location_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    location: NewLocation


class PurchaseCreditMemoLineChanges(TypedDict, total=False):
    """What :meth:`PurchaseCreditMemoLines.update` takes."""

    document_id: str
    sequence: int
    item_id: str
    account_id: str
    line_type: InvoiceLineType | InvoiceLineTypeName
    line_object_number: str
    description: str
    unit_of_measure_id: str
    unit_of_measure_code: str
    unit_cost: Decimal | int
    quantity: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    item_variant_id: str
    location_id: str


class NewPurchaseOrder(TypedDict, total=False):
    """What :meth:`PurchaseOrders.create` takes, in the order Business Central wants it."""

    order_date: dt.date | None
    posting_date: dt.date | None
    vendor_id: str
    vendor_number: str
    pay_to_vendor_id: str
    pay_to_vendor_number: str
    ship_to_name: str
    ship_to_contact: str
    buy_from_address_line1: str
    buy_from_address_line2: str
    buy_from_city: str
    buy_from_country: str
    buy_from_state: str
    buy_from_post_code: str
    ship_to_address_line1: str
    ship_to_address_line2: str
    ship_to_city: str
    ship_to_country: str
    ship_to_state: str
    ship_to_post_code: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_id: str
    currency_code: str
    prices_include_tax: bool
    payment_terms_id: str
    shipment_method_id: str
    purchaser: str
    requested_receipt_date: dt.date | None
    discount_amount: Decimal | int
    fully_received: bool
    purchase_order_lines: Sequence[NewPurchaseOrderLine]
    dimension_set_lines: Sequence[NewDimensionSetLine]


class PurchaseOrderChanges(TypedDict, total=False):
    """What :meth:`PurchaseOrders.update` takes."""

    order_date: dt.date | None
    posting_date: dt.date | None
    vendor_id: str
    vendor_number: str
    pay_to_vendor_id: str
    pay_to_vendor_number: str
    ship_to_name: str
    ship_to_contact: str
    buy_from_address_line1: str
    buy_from_address_line2: str
    buy_from_city: str
    buy_from_country: str
    buy_from_state: str
    buy_from_post_code: str
    ship_to_address_line1: str
    ship_to_address_line2: str
    ship_to_city: str
    ship_to_country: str
    ship_to_state: str
    ship_to_post_code: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_id: str
    currency_code: str
    prices_include_tax: bool
    payment_terms_id: str
    shipment_method_id: str
    purchaser: str
    requested_receipt_date: dt.date | None
    discount_amount: Decimal | int
    fully_received: bool


class NewPurchaseOrderLine(TypedDict, total=False):
    """What :meth:`PurchaseOrderLines.create` takes, in the order Business Central wants it."""

    document_id: str
    sequence: int
    item_id: str
    account_id: str
    line_type: InvoiceLineType | InvoiceLineTypeName
    line_object_number: str
    description: str
    description2: str
    unit_of_measure_id: str
    unit_of_measure_code: str
    quantity: Decimal | int
    direct_unit_cost: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    expected_receipt_date: dt.date | None
    received_quantity: Decimal | int
    invoiced_quantity: Decimal | int
    invoice_quantity: Decimal | int
    receive_quantity: Decimal | int
    item_variant_id: str
    location_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    location: NewLocation


class PurchaseOrderLineChanges(TypedDict, total=False):
    """What :meth:`PurchaseOrderLines.update` takes."""

    document_id: str
    sequence: int
    item_id: str
    account_id: str
    line_type: InvoiceLineType | InvoiceLineTypeName
    line_object_number: str
    description: str
    description2: str
    unit_of_measure_id: str
    unit_of_measure_code: str
    quantity: Decimal | int
    direct_unit_cost: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    expected_receipt_date: dt.date | None
    received_quantity: Decimal | int
    invoiced_quantity: Decimal | int
    invoice_quantity: Decimal | int
    receive_quantity: Decimal | int
    item_variant_id: str
    location_id: str


class Vendors(EntitySet[M]):
    """``vendors``: suppliers."""

    _set = "vendors"

    def default_dimensions(self, id: str) -> DefaultDimensions[M]:
        """Dimensions that a record brings along: those below one of these."""
        from .dimensions import DefaultDimensions

        return DefaultDimensions(self._session, self._root, self._below(id))

    def contacts_information(self, id: str) -> ContactsInformation[M]:
        """Which contact belongs to a customer, vendor, bank account or employee: those below one of these."""
        from .people import ContactsInformation

        return ContactsInformation(self._session, self._root, self._below(id))

    def document_attachments(self, id: str) -> DocumentAttachments[M]:
        """Files of documents and of master data: those below one of these."""
        from .files import DocumentAttachments

        return DocumentAttachments(self._session, self._root, self._below(id))

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Vendor]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Vendor, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Vendor:
        """One by its id."""
        return await self._read(Vendor, id, options)

    @operation
    async def create(self, **fields: Unpack[NewVendor]) -> Vendor:
        """Create one."""
        return await self._create(Vendor, fields, lookup="vendors.list(where=Vendor.number == …)")

    @operation
    async def update(
        self, record: Vendor | str, *, if_match: str | None = None, **changes: Unpack[VendorChanges]
    ) -> Vendor:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Vendor, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Vendor], VendorChanges], *, attempts: int = 3
    ) -> Vendor:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Vendor, id, change, attempts)

    @operation
    async def delete(self, record: Vendor | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def picture(self, id: str, **options: Unpack[ReadOptions]) -> Picture:
        """Pictures of customers, vendors, employees, contacts and items: what is below one of these."""
        from .files import Picture

        return await self._read_below(Picture, id, "picture", options)

    @operation
    async def aged_accounts_payable(
        self, id: str, **options: Unpack[ReadOptions]
    ) -> AgedAccountsPayable:
        """What is owed to suppliers, by how long: what is below one of these."""
        from .reports import AgedAccountsPayable

        return await self._read_below(AgedAccountsPayable, id, "agedAccountsPayable", options)


class PurchaseInvoices(EntitySet[M]):
    """``purchaseInvoices``: purchase invoices, drafts and posted ones together."""

    _set = "purchaseInvoices"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    def purchase_invoice_lines(self, id: str) -> PurchaseInvoiceLines[M]:
        """Lines of purchase invoices: those below one of these."""
        return PurchaseInvoiceLines(self._session, self._root, self._below(id))

    def attachments(self, id: str) -> Attachments[M]:
        """Files of documents and journal lines (incoming documents): those below one of these."""
        from .files import Attachments

        return Attachments(self._session, self._root, self._below(id))

    def document_attachments(self, id: str) -> DocumentAttachments[M]:
        """Files of documents and of master data: those below one of these."""
        from .files import DocumentAttachments

        return DocumentAttachments(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseInvoice]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PurchaseInvoice, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PurchaseInvoice:
        """One by its id."""
        return await self._read(PurchaseInvoice, id, options)

    @operation
    async def create(self, **fields: Unpack[NewPurchaseInvoice]) -> PurchaseInvoice:
        """Create a draft; lines given inline are inserted in the same request."""
        return await self._create(
            PurchaseInvoice,
            fields,
            lookup="purchase_invoices.list(where=PurchaseInvoice.vendor_invoice_number == …)",
        )

    @operation
    async def update(
        self,
        record: PurchaseInvoice | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[PurchaseInvoiceChanges],
    ) -> PurchaseInvoice:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(PurchaseInvoice, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[PurchaseInvoice], PurchaseInvoiceChanges],
        *,
        attempts: int = 3,
    ) -> PurchaseInvoice:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(PurchaseInvoice, id, change, attempts)

    @operation
    async def delete(self, record: PurchaseInvoice | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def post_and_read(self, id: str) -> PurchaseInvoice:
        """Post the draft and return what became of it, also where the answer to posting was lost."""
        return await self._post_and_read(
            PurchaseInvoice, id, "Microsoft.NAV.post", "purchase_invoices.get(id).status"
        )

    @operation
    async def post(self, id: str) -> None:
        """Post the draft; its id stays, its number changes."""
        await self._act(id, "Microsoft.NAV.post", lookup="purchase_invoices.get(id).status")

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)


class PurchaseInvoiceLines(EntitySet[M]):
    """``purchaseInvoiceLines``: lines of purchase invoices."""

    _set = "purchaseInvoiceLines"
    _parents = ("id", "document_id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseInvoiceLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PurchaseInvoiceLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PurchaseInvoiceLine:
        """One by its id."""
        return await self._read(PurchaseInvoiceLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewPurchaseInvoiceLine]) -> PurchaseInvoiceLine:
        """Create one."""
        return await self._create(PurchaseInvoiceLine, fields)

    @operation
    async def update(
        self,
        record: PurchaseInvoiceLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[PurchaseInvoiceLineChanges],
    ) -> PurchaseInvoiceLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(PurchaseInvoiceLine, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[PurchaseInvoiceLine], PurchaseInvoiceLineChanges],
        *,
        attempts: int = 3,
    ) -> PurchaseInvoiceLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(PurchaseInvoiceLine, id, change, attempts)

    @operation
    async def delete(
        self, record: PurchaseInvoiceLine | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def location(self, id: str, **options: Unpack[ReadOptions]) -> Location:
        """Warehouses and other places: what is below one of these."""
        from .inventory import Location

        return await self._read_below(Location, id, "location", options)


class PurchaseCreditMemos(EntitySet[M]):
    """``purchaseCreditMemos``: purchase credit memos, drafts and posted ones together."""

    _set = "purchaseCreditMemos"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    def purchase_credit_memo_lines(self, id: str) -> PurchaseCreditMemoLines[M]:
        """Lines of purchase credit memos: those below one of these."""
        return PurchaseCreditMemoLines(self._session, self._root, self._below(id))

    def attachments(self, id: str) -> Attachments[M]:
        """Files of documents and journal lines (incoming documents): those below one of these."""
        from .files import Attachments

        return Attachments(self._session, self._root, self._below(id))

    def document_attachments(self, id: str) -> DocumentAttachments[M]:
        """Files of documents and of master data: those below one of these."""
        from .files import DocumentAttachments

        return DocumentAttachments(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseCreditMemo]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PurchaseCreditMemo, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PurchaseCreditMemo:
        """One by its id."""
        return await self._read(PurchaseCreditMemo, id, options)

    @operation
    async def create(self, **fields: Unpack[NewPurchaseCreditMemo]) -> PurchaseCreditMemo:
        """Create a draft; lines given inline are inserted in the same request."""
        return await self._create(
            PurchaseCreditMemo,
            fields,
            lookup="purchase_credit_memos.list(where=PurchaseCreditMemo.vendor_credit_memo_number == …)",
        )

    @operation
    async def update(
        self,
        record: PurchaseCreditMemo | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[PurchaseCreditMemoChanges],
    ) -> PurchaseCreditMemo:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(PurchaseCreditMemo, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[PurchaseCreditMemo], PurchaseCreditMemoChanges],
        *,
        attempts: int = 3,
    ) -> PurchaseCreditMemo:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(PurchaseCreditMemo, id, change, attempts)

    @operation
    async def delete(
        self, record: PurchaseCreditMemo | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def post_and_read(self, id: str) -> PurchaseCreditMemo:
        """Post the draft and return what became of it, also where the answer to posting was lost."""
        return await self._post_and_read(
            PurchaseCreditMemo, id, "Microsoft.NAV.post", "purchase_credit_memos.get(id).status"
        )

    @operation
    async def post(self, id: str) -> None:
        """Post the draft; its id stays, its number changes."""
        await self._act(id, "Microsoft.NAV.post", lookup="purchase_credit_memos.get(id).status")

    @operation
    async def cancel(self, id: str) -> None:
        """Cancel what was posted, by a document that takes it back."""
        await self._act(id, "Microsoft.NAV.cancel", lookup="purchase_credit_memos.get(id).status")

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)


class PurchaseCreditMemoLines(EntitySet[M]):
    """``purchaseCreditMemoLines``: lines of purchase credit memos."""

    _set = "purchaseCreditMemoLines"
    _parents = ("id", "document_id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseCreditMemoLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PurchaseCreditMemoLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PurchaseCreditMemoLine:
        """One by its id."""
        return await self._read(PurchaseCreditMemoLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewPurchaseCreditMemoLine]) -> PurchaseCreditMemoLine:
        """Create one."""
        return await self._create(PurchaseCreditMemoLine, fields)

    @operation
    async def update(
        self,
        record: PurchaseCreditMemoLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[PurchaseCreditMemoLineChanges],
    ) -> PurchaseCreditMemoLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(PurchaseCreditMemoLine, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[PurchaseCreditMemoLine], PurchaseCreditMemoLineChanges],
        *,
        attempts: int = 3,
    ) -> PurchaseCreditMemoLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(PurchaseCreditMemoLine, id, change, attempts)

    @operation
    async def delete(
        self, record: PurchaseCreditMemoLine | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def location(self, id: str, **options: Unpack[ReadOptions]) -> Location:
        """Warehouses and other places: what is below one of these."""
        from .inventory import Location

        return await self._read_below(Location, id, "location", options)


class PurchaseOrders(EntitySet[M]):
    """``purchaseOrders``: purchase orders."""

    _set = "purchaseOrders"

    def purchase_order_lines(self, id: str) -> PurchaseOrderLines[M]:
        """Lines of purchase orders: those below one of these."""
        return PurchaseOrderLines(self._session, self._root, self._below(id))

    def attachments(self, id: str) -> Attachments[M]:
        """Files of documents and journal lines (incoming documents): those below one of these."""
        from .files import Attachments

        return Attachments(self._session, self._root, self._below(id))

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    def document_attachments(self, id: str) -> DocumentAttachments[M]:
        """Files of documents and of master data: those below one of these."""
        from .files import DocumentAttachments

        return DocumentAttachments(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseOrder]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PurchaseOrder, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PurchaseOrder:
        """One by its id."""
        return await self._read(PurchaseOrder, id, options)

    @operation
    async def create(self, **fields: Unpack[NewPurchaseOrder]) -> PurchaseOrder:
        """Create one; lines given inline are inserted in the same request."""
        return await self._create(PurchaseOrder, fields)

    @operation
    async def update(
        self,
        record: PurchaseOrder | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[PurchaseOrderChanges],
    ) -> PurchaseOrder:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(PurchaseOrder, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[PurchaseOrder], PurchaseOrderChanges], *, attempts: int = 3
    ) -> PurchaseOrder:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(PurchaseOrder, id, change, attempts)

    @operation
    async def delete(self, record: PurchaseOrder | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def receive_and_invoice(self, id: str) -> None:
        """Post all of it as received and invoiced."""
        await self._act(
            id, "Microsoft.NAV.receiveAndInvoice", lookup="purchase_orders.get(id).status"
        )

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)


class PurchaseOrderLines(EntitySet[M]):
    """``purchaseOrderLines``: lines of purchase orders."""

    _set = "purchaseOrderLines"
    _parents = ("id", "document_id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseOrderLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PurchaseOrderLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PurchaseOrderLine:
        """One by its id."""
        return await self._read(PurchaseOrderLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewPurchaseOrderLine]) -> PurchaseOrderLine:
        """Create one."""
        return await self._create(PurchaseOrderLine, fields)

    @operation
    async def update(
        self,
        record: PurchaseOrderLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[PurchaseOrderLineChanges],
    ) -> PurchaseOrderLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(PurchaseOrderLine, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[PurchaseOrderLine], PurchaseOrderLineChanges],
        *,
        attempts: int = 3,
    ) -> PurchaseOrderLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(PurchaseOrderLine, id, change, attempts)

    @operation
    async def delete(self, record: PurchaseOrderLine | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def location(self, id: str, **options: Unpack[ReadOptions]) -> Location:
        """Warehouses and other places: what is below one of these."""
        from .inventory import Location

        return await self._read_below(Location, id, "location", options)


class PurchaseReceipts(EntitySet[M]):
    """``purchaseReceipts``: posted receipts of what was ordered."""

    _set = "purchaseReceipts"

    def purchase_receipt_lines(self, id: str) -> PurchaseReceiptLines[M]:
        """Lines of posted receipts: those below one of these."""
        return PurchaseReceiptLines(self._session, self._root, self._below(id))

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseReceipt]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PurchaseReceipt, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PurchaseReceipt:
        """One by its id."""
        return await self._read(PurchaseReceipt, id, options)


class PurchaseReceiptLines(EntitySet[M]):
    """``purchaseReceiptLines``: lines of posted receipts."""

    _set = "purchaseReceiptLines"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseReceiptLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PurchaseReceiptLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PurchaseReceiptLine:
        """One by its id."""
        return await self._read(PurchaseReceiptLine, id, options)
