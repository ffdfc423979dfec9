"""
Sales: customers, quotes, orders, invoices, credit memos and shipments.

Generated from ``schema/business_central/sales.json`` by ``python tools/generate.py``.
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
from .people import ContactType
from .purchasing import InvoiceLineType, InvoiceStatus

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
    from .people import ContactInformation, ContactsInformation, ContactTypeName
    from .purchasing import InvoiceLineTypeName
    from .reports import AgedAccountsReceivable

__all__ = [
    "Customer",
    "CustomerBlocked",
    "CustomerBlockedName",
    "CustomerChanges",
    "CustomerContact",
    "CustomerContactChanges",
    "CustomerContacts",
    "CustomerFinancialDetail",
    "CustomerFinancialDetails",
    "CustomerReturnReason",
    "CustomerReturnReasonChanges",
    "CustomerReturnReasons",
    "Customers",
    "DisputeStatus",
    "DisputeStatusChanges",
    "DisputeStatuses",
    "NewCustomer",
    "NewCustomerReturnReason",
    "NewDisputeStatus",
    "NewSalesCreditMemo",
    "NewSalesCreditMemoLine",
    "NewSalesInvoice",
    "NewSalesInvoiceLine",
    "NewSalesOrder",
    "NewSalesOrderLine",
    "NewSalesQuote",
    "NewSalesQuoteLine",
    "NewShipmentMethod",
    "SalesCreditMemo",
    "SalesCreditMemoChanges",
    "SalesCreditMemoLine",
    "SalesCreditMemoLineChanges",
    "SalesCreditMemoLines",
    "SalesCreditMemoStatus",
    "SalesCreditMemos",
    "SalesInvoice",
    "SalesInvoiceChanges",
    "SalesInvoiceLine",
    "SalesInvoiceLineChanges",
    "SalesInvoiceLines",
    "SalesInvoices",
    "SalesLineType",
    "SalesOrder",
    "SalesOrderChanges",
    "SalesOrderLine",
    "SalesOrderLineChanges",
    "SalesOrderLines",
    "SalesOrderStatus",
    "SalesOrders",
    "SalesQuote",
    "SalesQuoteChanges",
    "SalesQuoteLine",
    "SalesQuoteLineChanges",
    "SalesQuoteLines",
    "SalesQuoteStatus",
    "SalesQuotes",
    "SalesShipment",
    "SalesShipmentLine",
    "SalesShipmentLines",
    "SalesShipments",
    "ShipmentMethod",
    "ShipmentMethodChanges",
    "ShipmentMethods",
]


class CustomerBlocked(Option):
    """Values of ``customerBlocked``."""

    BLANK = " "
    SHIP = "Ship"
    INVOICE = "Invoice"
    ALL = "All"


CustomerBlockedName = Literal[" ", "Ship", "Invoice", "All"]
"""The members of :class:`CustomerBlocked` as plain text."""


class SalesCreditMemoStatus(Option):
    """Values of ``salesCrMemoEntityBufferStatus``."""

    DRAFT = "Draft"
    IN_REVIEW = "In Review"
    OPEN = "Open"
    CANCELED = "Canceled"
    CORRECTIVE = "Corrective"
    PAID = "Paid"


class SalesOrderStatus(Option):
    """Values of ``salesOrderEntityBufferStatus``."""

    DRAFT = "Draft"
    IN_REVIEW = "In Review"
    OPEN = "Open"


class SalesQuoteStatus(Option):
    """Values of ``salesQuoteEntityBufferStatus``."""

    DRAFT = "Draft"
    SENT = "Sent"
    ACCEPTED = "Accepted"
    EXPIRED = "Expired "


class SalesLineType(Option):
    """Values of ``salesLineType``."""

    BLANK = " "
    G_L_ACCOUNT = "G/L Account"
    ITEM = "Item"
    RESOURCE = "Resource"
    FIXED_ASSET = "Fixed Asset"
    CHARGE_ITEM = "Charge (Item)"
    ALLOCATION_ACCOUNT = "Allocation Account"


@model(camel)
class Customer(Entity):
    """A customer."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    type: Attr[ContactType]
    address_line1: Attr[str] = field(private=True, max_length=100)
    address_line2: Attr[str] = field(private=True, max_length=50)
    city: Attr[str] = field(max_length=30)
    state: Attr[str] = field(max_length=30)
    country: Attr[str] = field(max_length=10)
    postal_code: Attr[str] = field(max_length=20)
    phone_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    website: Attr[str] = field(max_length=80)
    salesperson_code: Attr[str] = field(max_length=20)
    balance_due: Attr[Decimal] = field(read_only=True)
    credit_limit: Attr[Decimal]
    tax_liable: Attr[bool]
    tax_area_id: Attr[str | None] = field(default=None, guid=True)
    tax_area_display_name: Attr[str] = field(read_only=True, computed=True)
    tax_registration_number: Attr[str] = field(computed=True)
    currency_id: Attr[str | None] = field(default=None, guid=True)
    currency_code: Attr[str] = field(computed=True)
    payment_terms_id: Attr[str | None] = field(default=None, guid=True)
    shipment_method_id: Attr[str | None] = field(default=None, guid=True)
    payment_method_id: Attr[str | None] = field(default=None, guid=True)
    blocked: Attr[CustomerBlocked]
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[Customer.currency]``."""
    payment_term: Attr[PaymentTerm | None] = field(
        default=None, read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[Customer.payment_term]``."""
    shipment_method: Attr[ShipmentMethod | None] = field(
        default=None, read_only=True, items=lambda: ShipmentMethod
    )
    """Only with ``expand=[Customer.shipment_method]``."""
    payment_method: Attr[PaymentMethod | None] = field(
        default=None, read_only=True, items=later("PaymentMethod")
    )
    """Only with ``expand=[Customer.payment_method]``."""
    customer_financial_detail: Attr[CustomerFinancialDetail | None] = field(
        default=None, read_only=True, items=lambda: CustomerFinancialDetail
    )
    """Only with ``expand=[Customer.customer_financial_detail]``."""
    picture: Attr[Picture | None] = field(default=None, read_only=True, items=later("Picture"))
    """Only with ``expand=[Customer.picture]``."""
    default_dimensions: Attr[tuple[DefaultDimension, ...]] = field(
        default=(), items=later("DefaultDimension")
    )
    """Only with ``expand=[Customer.default_dimensions]``."""
    aged_accounts_receivable: Attr[AgedAccountsReceivable | None] = field(
        default=None, read_only=True, items=later("AgedAccountsReceivable")
    )
    """Only with ``expand=[Customer.aged_accounts_receivable]``."""
    contacts_information: Attr[tuple[ContactInformation, ...]] = field(
        default=(), read_only=True, items=later("ContactInformation")
    )
    """Only with ``expand=[Customer.contacts_information]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[Customer.document_attachments]``."""


@model(camel)
class CustomerContact(Entity):
    """A contact of a customer who gets statements."""

    id: Attr[str] = field(guid=True, read_only=True)
    email: Attr[str] = field(private=True, max_length=80)
    first_name: Attr[str] = field(max_length=30)
    last_name: Attr[str] = field(max_length=30)
    professional_title: Attr[str] = field(max_length=30)
    customer_id: Attr[str | None] = field(default=None, guid=True, computed=True)
    customer_name: Attr[str] = field(read_only=True, computed=True, private=True)
    primary_phone_number: Attr[str] = field(private=True, max_length=30)
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[CustomerContact.pdf_document]``."""


@model(camel)
class CustomerFinancialDetail(Entity):
    """What a customer owes."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    balance: Attr[Decimal] = field(read_only=True)
    total_sales_excluding_tax: Attr[Decimal] = field(read_only=True)
    overdue_amount: Attr[Decimal] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=lambda: Customer)
    """Only with ``expand=[CustomerFinancialDetail.customer]``."""


@model(camel)
class CustomerReturnReason(Entity):
    """A reason to send something back."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    description: Attr[str] = field(max_length=100)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class DisputeStatus(Entity):
    """A step of a dispute."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=100)


@model(camel)
class SalesInvoice(Entity):
    """A sales invoice, draft or posted: always look at :attr:`status`."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    external_document_number: Attr[str] = field(max_length=35)
    invoice_date: Attr[dt.date | None] = field(default=None)
    posting_date: Attr[dt.date | None] = field(default=None)
    due_date: Attr[dt.date | None] = field(default=None)
    promised_pay_date: Attr[dt.date | None] = field(default=None)
    customer_purchase_order_reference: Attr[str] = field(max_length=35)
    customer_id: Attr[str | None] = field(default=None, guid=True)
    customer_number: Attr[str] = field(max_length=20)
    customer_name: Attr[str] = field(read_only=True)
    bill_to_name: Attr[str] = field(read_only=True)
    bill_to_customer_id: Attr[str | None] = field(default=None, guid=True)
    bill_to_customer_number: Attr[str] = field(max_length=20)
    ship_to_name: Attr[str] = field(max_length=100)
    ship_to_contact: Attr[str] = field(max_length=100)
    sell_to_address_line1: Attr[str] = field(private=True, max_length=100)
    sell_to_address_line2: Attr[str] = field(private=True, max_length=50)
    sell_to_city: Attr[str] = field(max_length=30)
    sell_to_country: Attr[str] = field(max_length=10)
    sell_to_state: Attr[str] = field(max_length=30)
    sell_to_post_code: Attr[str] = field(max_length=20)
    bill_to_address_line1: Attr[str] = field(read_only=True, private=True)
    bill_to_address_line2: Attr[str] = field(read_only=True, private=True)
    bill_to_city: Attr[str] = field(read_only=True)
    bill_to_country: Attr[str] = field(read_only=True)
    bill_to_state: Attr[str] = field(read_only=True)
    bill_to_post_code: Attr[str] = field(read_only=True)
    ship_to_address_line1: Attr[str] = field(private=True, max_length=100)
    ship_to_address_line2: Attr[str] = field(private=True, max_length=50)
    ship_to_city: Attr[str] = field(max_length=30)
    ship_to_country: Attr[str] = field(max_length=10)
    ship_to_state: Attr[str] = field(max_length=30)
    ship_to_post_code: Attr[str] = field(max_length=20)
    currency_id: Attr[str | None] = field(default=None, guid=True)
    shortcut_dimension1_code: Attr[str] = field(max_length=20)
    shortcut_dimension2_code: Attr[str] = field(max_length=20)
    currency_code: Attr[str] = field(computed=True)
    order_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    order_number: Attr[str] = field(read_only=True)
    payment_terms_id: Attr[str | None] = field(default=None, guid=True)
    shipment_method_id: Attr[str | None] = field(default=None, guid=True)
    salesperson: Attr[str] = field(max_length=20)
    dispute_status_id: Attr[str | None] = field(default=None, guid=True)
    dispute_status: Attr[str] = field(max_length=10)
    prices_include_tax: Attr[bool] = field(read_only=True)
    remaining_amount: Attr[Decimal] = field(read_only=True, computed=True)
    discount_amount: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    total_amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    total_amount_including_tax: Attr[Decimal] = field(read_only=True)
    status: Attr[InvoiceStatus] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    phone_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=lambda: Customer)
    """Only with ``expand=[SalesInvoice.customer]``."""
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[SalesInvoice.currency]``."""
    dimension_value: Attr[DimensionValue | None] = field(
        default=None, read_only=True, items=later("DimensionValue")
    )
    """Only with ``expand=[SalesInvoice.dimension_value]``."""
    payment_term: Attr[PaymentTerm | None] = field(
        default=None, read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[SalesInvoice.payment_term]``."""
    shipment_method: Attr[ShipmentMethod | None] = field(
        default=None, read_only=True, items=lambda: ShipmentMethod
    )
    """Only with ``expand=[SalesInvoice.shipment_method]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesInvoice.dimension_set_lines]``."""
    sales_invoice_lines: Attr[tuple[SalesInvoiceLine, ...]] = field(
        default=(), items=lambda: SalesInvoiceLine
    )
    """Only with ``expand=[SalesInvoice.sales_invoice_lines]``."""
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[SalesInvoice.pdf_document]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[SalesInvoice.attachments]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[SalesInvoice.document_attachments]``."""


@model(camel)
class SalesInvoiceLine(Entity):
    """A line of a sales invoice."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True)
    sequence: Attr[int]
    item_id: Attr[str | None] = field(default=None, guid=True)
    account_id: Attr[str | None] = field(default=None, guid=True)
    line_type: Attr[InvoiceLineType]
    line_object_number: Attr[str] = field(max_length=20)
    description: Attr[str] = field(max_length=100)
    description2: Attr[str] = field(max_length=50)
    unit_of_measure_id: Attr[str | None] = field(default=None, guid=True)
    unit_of_measure_code: Attr[str] = field(max_length=10)
    quantity: Attr[Decimal]
    unit_price: Attr[Decimal]
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
    shipment_date: Attr[dt.date | None] = field(default=None)
    item_variant_id: Attr[str | None] = field(default=None, guid=True)
    location_id: Attr[str | None] = field(default=None, guid=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[SalesInvoiceLine.item]``."""
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[SalesInvoiceLine.account]``."""
    unit_of_measure: Attr[UnitOfMeasure | None] = field(
        default=None, read_only=True, items=later("UnitOfMeasure")
    )
    """Only with ``expand=[SalesInvoiceLine.unit_of_measure]``."""
    item_variant: Attr[ItemVariant | None] = field(
        default=None, read_only=True, items=later("ItemVariant")
    )
    """Only with ``expand=[SalesInvoiceLine.item_variant]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesInvoiceLine.dimension_set_lines]``."""
    location: Attr[Location | None] = field(default=None, items=later("Location"))
    """Only with ``expand=[SalesInvoiceLine.location]``."""
    sales_invoice: Attr[SalesInvoice | None] = field(
        default=None, read_only=True, items=lambda: SalesInvoice
    )
    """Only with ``expand=[SalesInvoiceLine.sales_invoice]``."""


@model(camel)
class SalesCreditMemo(Entity):
    """A sales credit memo, draft or posted: always look at :attr:`status`."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    external_document_number: Attr[str] = field(max_length=35)
    credit_memo_date: Attr[dt.date | None] = field(default=None)
    posting_date: Attr[dt.date | None] = field(default=None)
    due_date: Attr[dt.date | None] = field(default=None)
    customer_id: Attr[str | None] = field(default=None, guid=True)
    customer_number: Attr[str] = field(max_length=20)
    customer_name: Attr[str] = field(read_only=True)
    bill_to_name: Attr[str] = field(read_only=True)
    bill_to_customer_id: Attr[str | None] = field(default=None, guid=True)
    bill_to_customer_number: Attr[str] = field(max_length=20)
    sell_to_address_line1: Attr[str] = field(private=True, max_length=100)
    sell_to_address_line2: Attr[str] = field(private=True, max_length=50)
    sell_to_city: Attr[str] = field(max_length=30)
    sell_to_country: Attr[str] = field(max_length=10)
    sell_to_state: Attr[str] = field(max_length=30)
    sell_to_post_code: Attr[str] = field(max_length=20)
    bill_to_address_line1: Attr[str] = field(private=True, max_length=100)
    bill_to_address_line2: Attr[str] = field(private=True, max_length=50)
    bill_to_city: Attr[str] = field(max_length=30)
    bill_to_country: Attr[str] = field(max_length=10)
    bill_to_state: Attr[str] = field(max_length=30)
    bill_to_post_code: Attr[str] = field(max_length=20)
    shortcut_dimension1_code: Attr[str] = field(max_length=20)
    shortcut_dimension2_code: Attr[str] = field(max_length=20)
    currency_id: Attr[str | None] = field(default=None, guid=True)
    currency_code: Attr[str] = field(computed=True)
    payment_terms_id: Attr[str | None] = field(default=None, guid=True)
    shipment_method_id: Attr[str | None] = field(default=None, guid=True)
    salesperson: Attr[str] = field(max_length=20)
    prices_include_tax: Attr[bool] = field(read_only=True)
    discount_amount: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    total_amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    total_amount_including_tax: Attr[Decimal] = field(read_only=True)
    status: Attr[SalesCreditMemoStatus] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    invoice_id: Attr[str | None] = field(default=None, guid=True, computed=True)
    invoice_number: Attr[str] = field(max_length=20)
    phone_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    customer_return_reason_id: Attr[str | None] = field(default=None, guid=True)
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=lambda: Customer)
    """Only with ``expand=[SalesCreditMemo.customer]``."""
    dimension_value: Attr[DimensionValue | None] = field(
        default=None, read_only=True, items=later("DimensionValue")
    )
    """Only with ``expand=[SalesCreditMemo.dimension_value]``."""
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[SalesCreditMemo.currency]``."""
    payment_term: Attr[PaymentTerm | None] = field(
        default=None, read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[SalesCreditMemo.payment_term]``."""
    shipment_method: Attr[ShipmentMethod | None] = field(
        default=None, read_only=True, items=lambda: ShipmentMethod
    )
    """Only with ``expand=[SalesCreditMemo.shipment_method]``."""
    customer_return_reason: Attr[CustomerReturnReason | None] = field(
        default=None, read_only=True, items=lambda: CustomerReturnReason
    )
    """Only with ``expand=[SalesCreditMemo.customer_return_reason]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesCreditMemo.dimension_set_lines]``."""
    sales_credit_memo_lines: Attr[tuple[SalesCreditMemoLine, ...]] = field(
        default=(), items=lambda: SalesCreditMemoLine
    )
    """Only with ``expand=[SalesCreditMemo.sales_credit_memo_lines]``."""
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[SalesCreditMemo.pdf_document]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[SalesCreditMemo.attachments]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[SalesCreditMemo.document_attachments]``."""


@model(camel)
class SalesCreditMemoLine(Entity):
    """A line of a sales credit memo."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True)
    sequence: Attr[int]
    item_id: Attr[str | None] = field(default=None, guid=True)
    account_id: Attr[str | None] = field(default=None, guid=True)
    line_type: Attr[InvoiceLineType]
    line_object_number: Attr[str] = field(max_length=20)
    description: Attr[str] = field(max_length=100)
    description2: Attr[str] = field(max_length=50)
    unit_of_measure_id: Attr[str | None] = field(default=None, guid=True)
    unit_of_measure_code: Attr[str] = field(max_length=10)
    unit_price: Attr[Decimal]
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
    shipment_date: Attr[dt.date | None] = field(default=None)
    item_variant_id: Attr[str | None] = field(default=None, guid=True)
    location_id: Attr[str | None] = field(default=None, guid=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[SalesCreditMemoLine.item]``."""
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[SalesCreditMemoLine.account]``."""
    unit_of_measure: Attr[UnitOfMeasure | None] = field(
        default=None, read_only=True, items=later("UnitOfMeasure")
    )
    """Only with ``expand=[SalesCreditMemoLine.unit_of_measure]``."""
    item_variant: Attr[ItemVariant | None] = field(
        default=None, read_only=True, items=later("ItemVariant")
    )
    """Only with ``expand=[SalesCreditMemoLine.item_variant]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesCreditMemoLine.dimension_set_lines]``."""
    location: Attr[Location | None] = field(default=None, items=later("Location"))
    """Only with ``expand=[SalesCreditMemoLine.location]``."""
    sales_credit_memo: Attr[SalesCreditMemo | None] = field(
        default=None, read_only=True, items=lambda: SalesCreditMemo
    )
    """Only with ``expand=[SalesCreditMemoLine.sales_credit_memo]``."""


@model(camel)
class SalesOrder(Entity):
    """A sales order."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    external_document_number: Attr[str] = field(max_length=35)
    order_date: Attr[dt.date | None] = field(default=None)
    posting_date: Attr[dt.date | None] = field(default=None)
    customer_id: Attr[str | None] = field(default=None, guid=True)
    customer_number: Attr[str] = field(max_length=20)
    customer_name: Attr[str] = field(read_only=True)
    bill_to_name: Attr[str] = field(read_only=True)
    bill_to_customer_id: Attr[str | None] = field(default=None, guid=True)
    bill_to_customer_number: Attr[str] = field(max_length=20)
    ship_to_name: Attr[str] = field(max_length=100)
    ship_to_contact: Attr[str] = field(max_length=100)
    sell_to_address_line1: Attr[str] = field(private=True, max_length=100)
    sell_to_address_line2: Attr[str] = field(private=True, max_length=50)
    sell_to_city: Attr[str] = field(max_length=30)
    sell_to_country: Attr[str] = field(max_length=10)
    sell_to_state: Attr[str] = field(max_length=30)
    sell_to_post_code: Attr[str] = field(max_length=20)
    bill_to_address_line1: Attr[str] = field(read_only=True, private=True)
    bill_to_address_line2: Attr[str] = field(read_only=True, private=True)
    bill_to_city: Attr[str] = field(read_only=True)
    bill_to_country: Attr[str] = field(read_only=True)
    bill_to_state: Attr[str] = field(read_only=True)
    bill_to_post_code: Attr[str] = field(read_only=True)
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
    salesperson: Attr[str] = field(max_length=20)
    partial_shipping: Attr[bool] = field(computed=True)
    requested_delivery_date: Attr[dt.date | None] = field(default=None)
    discount_amount: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    total_amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    total_amount_including_tax: Attr[Decimal] = field(read_only=True)
    fully_shipped: Attr[bool]
    status: Attr[SalesOrderStatus] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    phone_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=lambda: Customer)
    """Only with ``expand=[SalesOrder.customer]``."""
    dimension_value: Attr[DimensionValue | None] = field(
        default=None, read_only=True, items=later("DimensionValue")
    )
    """Only with ``expand=[SalesOrder.dimension_value]``."""
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[SalesOrder.currency]``."""
    payment_term: Attr[PaymentTerm | None] = field(
        default=None, read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[SalesOrder.payment_term]``."""
    shipment_method: Attr[ShipmentMethod | None] = field(
        default=None, read_only=True, items=lambda: ShipmentMethod
    )
    """Only with ``expand=[SalesOrder.shipment_method]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesOrder.dimension_set_lines]``."""
    sales_order_lines: Attr[tuple[SalesOrderLine, ...]] = field(
        default=(), items=lambda: SalesOrderLine
    )
    """Only with ``expand=[SalesOrder.sales_order_lines]``."""
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[SalesOrder.pdf_document]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[SalesOrder.attachments]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[SalesOrder.document_attachments]``."""


@model(camel)
class SalesOrderLine(Entity):
    """A line of a sales order."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True)
    sequence: Attr[int]
    item_id: Attr[str | None] = field(default=None, guid=True)
    account_id: Attr[str | None] = field(default=None, guid=True)
    line_type: Attr[InvoiceLineType]
    line_object_number: Attr[str] = field(max_length=20)
    description: Attr[str] = field(max_length=100)
    description2: Attr[str] = field(max_length=50)
    unit_of_measure_id: Attr[str | None] = field(default=None, guid=True)
    unit_of_measure_code: Attr[str] = field(max_length=10)
    quantity: Attr[Decimal]
    unit_price: Attr[Decimal]
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
    shipment_date: Attr[dt.date | None] = field(default=None)
    shipped_quantity: Attr[Decimal]
    invoiced_quantity: Attr[Decimal]
    invoice_quantity: Attr[Decimal]
    ship_quantity: Attr[Decimal]
    item_variant_id: Attr[str | None] = field(default=None, guid=True)
    location_id: Attr[str | None] = field(default=None, guid=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[SalesOrderLine.item]``."""
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[SalesOrderLine.account]``."""
    unit_of_measure: Attr[UnitOfMeasure | None] = field(
        default=None, read_only=True, items=later("UnitOfMeasure")
    )
    """Only with ``expand=[SalesOrderLine.unit_of_measure]``."""
    item_variant: Attr[ItemVariant | None] = field(
        default=None, read_only=True, items=later("ItemVariant")
    )
    """Only with ``expand=[SalesOrderLine.item_variant]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesOrderLine.dimension_set_lines]``."""
    location: Attr[Location | None] = field(default=None, items=later("Location"))
    """Only with ``expand=[SalesOrderLine.location]``."""
    sales_order: Attr[SalesOrder | None] = field(
        default=None, read_only=True, items=lambda: SalesOrder
    )
    """Only with ``expand=[SalesOrderLine.sales_order]``."""


@model(camel)
class SalesQuote(Entity):
    """A sales quote."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    external_document_number: Attr[str] = field(max_length=35)
    document_date: Attr[dt.date | None] = field(default=None)
    posting_date: Attr[dt.date | None] = field(default=None)
    due_date: Attr[dt.date | None] = field(default=None)
    customer_id: Attr[str | None] = field(default=None, guid=True)
    customer_number: Attr[str] = field(max_length=20)
    customer_name: Attr[str] = field(read_only=True)
    bill_to_name: Attr[str] = field(read_only=True)
    bill_to_customer_id: Attr[str | None] = field(default=None, guid=True)
    bill_to_customer_number: Attr[str] = field(max_length=20)
    ship_to_name: Attr[str] = field(max_length=100)
    ship_to_contact: Attr[str] = field(max_length=100)
    sell_to_address_line1: Attr[str] = field(private=True, max_length=100)
    sell_to_address_line2: Attr[str] = field(private=True, max_length=50)
    sell_to_city: Attr[str] = field(max_length=30)
    sell_to_country: Attr[str] = field(max_length=10)
    sell_to_state: Attr[str] = field(max_length=30)
    sell_to_post_code: Attr[str] = field(max_length=20)
    bill_to_address_line1: Attr[str] = field(private=True, max_length=100)
    bill_to_address_line2: Attr[str] = field(private=True, max_length=50)
    bill_to_city: Attr[str] = field(max_length=30)
    bill_to_country: Attr[str] = field(max_length=10)
    bill_to_state: Attr[str] = field(max_length=30)
    bill_to_post_code: Attr[str] = field(max_length=20)
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
    payment_terms_id: Attr[str | None] = field(default=None, guid=True)
    shipment_method_id: Attr[str | None] = field(default=None, guid=True)
    salesperson: Attr[str] = field(max_length=20)
    discount_amount: Attr[Decimal]
    total_amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    total_amount_including_tax: Attr[Decimal] = field(read_only=True)
    status: Attr[SalesQuoteStatus] = field(read_only=True)
    sent_date: Attr[dt.datetime | None] = field(default=None, read_only=True)
    """Accepted and ignored in a body."""
    valid_until_date: Attr[dt.date | None] = field(default=None)
    accepted_date: Attr[dt.date | None] = field(default=None)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    phone_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=lambda: Customer)
    """Only with ``expand=[SalesQuote.customer]``."""
    dimension_value: Attr[DimensionValue | None] = field(
        default=None, read_only=True, items=later("DimensionValue")
    )
    """Only with ``expand=[SalesQuote.dimension_value]``."""
    currency: Attr[Currency | None] = field(default=None, read_only=True, items=later("Currency"))
    """Only with ``expand=[SalesQuote.currency]``."""
    payment_term: Attr[PaymentTerm | None] = field(
        default=None, read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[SalesQuote.payment_term]``."""
    shipment_method: Attr[ShipmentMethod | None] = field(
        default=None, read_only=True, items=lambda: ShipmentMethod
    )
    """Only with ``expand=[SalesQuote.shipment_method]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesQuote.dimension_set_lines]``."""
    sales_quote_lines: Attr[tuple[SalesQuoteLine, ...]] = field(
        default=(), items=lambda: SalesQuoteLine
    )
    """Only with ``expand=[SalesQuote.sales_quote_lines]``."""
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[SalesQuote.pdf_document]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[SalesQuote.attachments]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[SalesQuote.document_attachments]``."""


@model(camel)
class SalesQuoteLine(Entity):
    """A line of a sales quote."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True)
    sequence: Attr[int]
    item_id: Attr[str | None] = field(default=None, guid=True)
    account_id: Attr[str | None] = field(default=None, guid=True)
    line_type: Attr[InvoiceLineType]
    line_object_number: Attr[str] = field(max_length=20)
    description: Attr[str] = field(max_length=100)
    description2: Attr[str] = field(max_length=50)
    unit_of_measure_id: Attr[str | None] = field(default=None, guid=True)
    unit_of_measure_code: Attr[str] = field(max_length=10)
    unit_price: Attr[Decimal]
    quantity: Attr[Decimal]
    discount_amount: Attr[Decimal]
    discount_percent: Attr[Decimal]
    discount_applied_before_tax: Attr[bool] = field(read_only=True)
    amount_excluding_tax: Attr[Decimal] = field(read_only=True)
    tax_code: Attr[str] = field(max_length=50)
    tax_percent: Attr[Decimal] = field(read_only=True)
    total_tax_amount: Attr[Decimal] = field(read_only=True)
    amount_including_tax: Attr[Decimal] = field(read_only=True)
    net_amount: Attr[Decimal] = field(read_only=True)
    """Accepted and ignored in a body."""
    net_tax_amount: Attr[Decimal] = field(read_only=True)
    net_amount_including_tax: Attr[Decimal] = field(read_only=True)
    item_variant_id: Attr[str | None] = field(default=None, guid=True)
    location_id: Attr[str | None] = field(default=None, guid=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=later("Item"))
    """Only with ``expand=[SalesQuoteLine.item]``."""
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[SalesQuoteLine.account]``."""
    unit_of_measure: Attr[UnitOfMeasure | None] = field(
        default=None, read_only=True, items=later("UnitOfMeasure")
    )
    """Only with ``expand=[SalesQuoteLine.unit_of_measure]``."""
    item_variant: Attr[ItemVariant | None] = field(
        default=None, read_only=True, items=later("ItemVariant")
    )
    """Only with ``expand=[SalesQuoteLine.item_variant]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesQuoteLine.dimension_set_lines]``."""
    location: Attr[Location | None] = field(default=None, items=later("Location"))
    """Only with ``expand=[SalesQuoteLine.location]``."""
    sales_quote: Attr[SalesQuote | None] = field(
        default=None, read_only=True, items=lambda: SalesQuote
    )
    """Only with ``expand=[SalesQuoteLine.sales_quote]``."""


@model(camel)
class SalesShipment(Entity):
    """A posted shipment."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    external_document_number: Attr[str] = field(read_only=True)
    invoice_date: Attr[dt.date | None] = field(default=None, read_only=True)
    posting_date: Attr[dt.date | None] = field(default=None, read_only=True)
    due_date: Attr[dt.date | None] = field(default=None, read_only=True)
    customer_purchase_order_reference: Attr[str] = field(read_only=True)
    customer_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    customer_number: Attr[str] = field(read_only=True)
    customer_name: Attr[str] = field(read_only=True)
    bill_to_customer_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    bill_to_name: Attr[str] = field(read_only=True)
    bill_to_customer_number: Attr[str] = field(read_only=True)
    ship_to_name: Attr[str] = field(read_only=True)
    ship_to_contact: Attr[str] = field(read_only=True)
    sell_to_address_line1: Attr[str] = field(read_only=True, private=True)
    sell_to_address_line2: Attr[str] = field(read_only=True, private=True)
    sell_to_city: Attr[str] = field(read_only=True)
    sell_to_country: Attr[str] = field(read_only=True)
    sell_to_state: Attr[str] = field(read_only=True)
    sell_to_post_code: Attr[str] = field(read_only=True)
    bill_to_address_line1: Attr[str] = field(read_only=True, private=True)
    bill_to_address_line2: Attr[str] = field(read_only=True, private=True)
    bill_to_city: Attr[str] = field(read_only=True)
    bill_to_country: Attr[str] = field(read_only=True)
    bill_to_state: Attr[str] = field(read_only=True)
    bill_to_post_code: Attr[str] = field(read_only=True)
    ship_to_address_line1: Attr[str] = field(read_only=True, private=True)
    ship_to_address_line2: Attr[str] = field(read_only=True, private=True)
    ship_to_city: Attr[str] = field(read_only=True)
    ship_to_country: Attr[str] = field(read_only=True)
    ship_to_state: Attr[str] = field(read_only=True)
    ship_to_post_code: Attr[str] = field(read_only=True)
    currency_code: Attr[str] = field(read_only=True, computed=True)
    order_number: Attr[str] = field(read_only=True)
    payment_terms_code: Attr[str] = field(read_only=True)
    shipment_method_code: Attr[str] = field(read_only=True)
    salesperson: Attr[str] = field(read_only=True)
    prices_include_tax: Attr[bool] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    phone_number: Attr[str] = field(read_only=True, private=True)
    email: Attr[str] = field(read_only=True, private=True)
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=lambda: Customer)
    """Only with ``expand=[SalesShipment.customer]``."""
    sales_shipment_lines: Attr[tuple[SalesShipmentLine, ...]] = field(
        default=(), read_only=True, items=lambda: SalesShipmentLine
    )
    """Only with ``expand=[SalesShipment.sales_shipment_lines]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), read_only=True, items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesShipment.dimension_set_lines]``."""


@model(camel)
class SalesShipmentLine(Entity):
    """A line of a posted shipment."""

    id: Attr[str] = field(guid=True, read_only=True)
    document_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    document_no: Attr[str] = field(read_only=True)
    sequence: Attr[int] = field(read_only=True)
    line_type: Attr[SalesLineType] = field(read_only=True)
    line_object_number: Attr[str] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    description2: Attr[str] = field(read_only=True)
    unit_of_measure_code: Attr[str] = field(read_only=True)
    unit_price: Attr[Decimal] = field(read_only=True)
    quantity: Attr[Decimal] = field(read_only=True)
    discount_percent: Attr[Decimal] = field(read_only=True)
    tax_percent: Attr[Decimal] = field(read_only=True)
    shipment_date: Attr[dt.date | None] = field(default=None, read_only=True)
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), read_only=True, items=later("DimensionSetLine")
    )
    """Only with ``expand=[SalesShipmentLine.dimension_set_lines]``."""
    sales_shipment: Attr[SalesShipment | None] = field(
        default=None, read_only=True, items=lambda: SalesShipment
    )
    """Only with ``expand=[SalesShipmentLine.sales_shipment]``."""


@model(camel)
class ShipmentMethod(Entity):
    """Terms of delivery."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=100)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


class NewCustomer(TypedDict, total=False):
    """What :meth:`Customers.create` takes, in the order Business Central wants it."""

    number: str
    display_name: str
    type: ContactType | ContactTypeName
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    email: str
    website: str
    salesperson_code: str
    credit_limit: Decimal | int
    tax_liable: bool
    tax_area_id: str
    tax_registration_number: str
    currency_id: str
    currency_code: str
    payment_terms_id: str
    shipment_method_id: str
    payment_method_id: str
    blocked: CustomerBlocked | CustomerBlockedName
    default_dimensions: Sequence[NewDefaultDimension]


class CustomerChanges(TypedDict, total=False):
    """What :meth:`Customers.update` takes."""

    number: str
    display_name: str
    type: ContactType | ContactTypeName
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    email: str
    website: str
    salesperson_code: str
    credit_limit: Decimal | int
    tax_liable: bool
    tax_area_id: str
    tax_registration_number: str
    currency_id: str
    currency_code: str
    payment_terms_id: str
    shipment_method_id: str
    payment_method_id: str
    blocked: CustomerBlocked | CustomerBlockedName


class CustomerContactChanges(TypedDict, total=False):
    """What :meth:`CustomerContacts.update` takes."""

    email: str
    first_name: str
    last_name: str
    professional_title: str
    customer_id: str
    primary_phone_number: str


class NewCustomerReturnReason(TypedDict, total=False):
    """What :meth:`CustomerReturnReasons.create` takes, in the order Business Central wants it."""

    code: str
    description: str


class CustomerReturnReasonChanges(TypedDict, total=False):
    """What :meth:`CustomerReturnReasons.update` takes."""

    code: str
    description: str


class NewDisputeStatus(TypedDict, total=False):
    """What :meth:`DisputeStatuses.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str


class DisputeStatusChanges(TypedDict, total=False):
    """What :meth:`DisputeStatuses.update` takes."""

    code: str
    display_name: str


class NewSalesInvoice(TypedDict, total=False):
    """What :meth:`SalesInvoices.create` takes, in the order Business Central wants it."""

    external_document_number: str
    invoice_date: dt.date | None
    posting_date: dt.date | None
    due_date: dt.date | None
    promised_pay_date: dt.date | None
    customer_purchase_order_reference: str
    customer_id: str
    customer_number: str
    bill_to_customer_id: str
    bill_to_customer_number: str
    ship_to_name: str
    ship_to_contact: str
    sell_to_address_line1: str
    sell_to_address_line2: str
    sell_to_city: str
    sell_to_country: str
    sell_to_state: str
    sell_to_post_code: str
    ship_to_address_line1: str
    ship_to_address_line2: str
    ship_to_city: str
    ship_to_country: str
    ship_to_state: str
    ship_to_post_code: str
    currency_id: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_code: str
    payment_terms_id: str
    shipment_method_id: str
    salesperson: str
    dispute_status_id: str
    dispute_status: str
    discount_amount: Decimal | int
    phone_number: str
    email: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    sales_invoice_lines: Sequence[NewSalesInvoiceLine]


class SalesInvoiceChanges(TypedDict, total=False):
    """What :meth:`SalesInvoices.update` takes."""

    external_document_number: str
    invoice_date: dt.date | None
    posting_date: dt.date | None
    due_date: dt.date | None
    promised_pay_date: dt.date | None
    customer_purchase_order_reference: str
    customer_id: str
    customer_number: str
    bill_to_customer_id: str
    bill_to_customer_number: str
    ship_to_name: str
    ship_to_contact: str
    sell_to_address_line1: str
    sell_to_address_line2: str
    sell_to_city: str
    sell_to_country: str
    sell_to_state: str
    sell_to_post_code: str
    ship_to_address_line1: str
    ship_to_address_line2: str
    ship_to_city: str
    ship_to_country: str
    ship_to_state: str
    ship_to_post_code: str
    currency_id: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_code: str
    payment_terms_id: str
    shipment_method_id: str
    salesperson: str
    dispute_status_id: str
    dispute_status: str
    discount_amount: Decimal | int
    phone_number: str
    email: str


class NewSalesInvoiceLine(TypedDict, total=False):
    """What :meth:`SalesInvoiceLines.create` takes, in the order Business Central wants it."""

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
    unit_price: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    shipment_date: dt.date | None
    item_variant_id: str
    location_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    location: NewLocation


class SalesInvoiceLineChanges(TypedDict, total=False):
    """What :meth:`SalesInvoiceLines.update` takes."""

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
    unit_price: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    shipment_date: dt.date | None
    item_variant_id: str
    location_id: str


class NewSalesCreditMemo(TypedDict, total=False):
    """What :meth:`SalesCreditMemos.create` takes, in the order Business Central wants it."""

    external_document_number: str
    credit_memo_date: dt.date | None
    posting_date: dt.date | None
    due_date: dt.date | None
    customer_id: str
    customer_number: str
    bill_to_customer_id: str
    bill_to_customer_number: str
    sell_to_address_line1: str
    sell_to_address_line2: str
    sell_to_city: str
    sell_to_country: str
    sell_to_state: str
    sell_to_post_code: str
    bill_to_address_line1: str
    bill_to_address_line2: str
    bill_to_city: str
    bill_to_country: str
    bill_to_state: str
    bill_to_post_code: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_id: str
    currency_code: str
    payment_terms_id: str
    shipment_method_id: str
    salesperson: str
    discount_amount: Decimal | int
    invoice_id: str
    invoice_number: str
    phone_number: str
    email: str
    customer_return_reason_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    sales_credit_memo_lines: Sequence[NewSalesCreditMemoLine]


class SalesCreditMemoChanges(TypedDict, total=False):
    """What :meth:`SalesCreditMemos.update` takes."""

    external_document_number: str
    credit_memo_date: dt.date | None
    posting_date: dt.date | None
    due_date: dt.date | None
    customer_id: str
    customer_number: str
    bill_to_customer_id: str
    bill_to_customer_number: str
    sell_to_address_line1: str
    sell_to_address_line2: str
    sell_to_city: str
    sell_to_country: str
    sell_to_state: str
    sell_to_post_code: str
    bill_to_address_line1: str
    bill_to_address_line2: str
    bill_to_city: str
    bill_to_country: str
    bill_to_state: str
    bill_to_post_code: str
    shortcut_dimension1_code: str
    shortcut_dimension2_code: str
    currency_id: str
    currency_code: str
    payment_terms_id: str
    shipment_method_id: str
    salesperson: str
    discount_amount: Decimal | int
    invoice_id: str
    invoice_number: str
    phone_number: str
    email: str
    customer_return_reason_id: str


class NewSalesCreditMemoLine(TypedDict, total=False):
    """What :meth:`SalesCreditMemoLines.create` takes, in the order Business Central wants it."""

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
    unit_price: Decimal | int
    quantity: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    shipment_date: dt.date | None
    item_variant_id: str
    location_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    location: NewLocation


class SalesCreditMemoLineChanges(TypedDict, total=False):
    """What :meth:`SalesCreditMemoLines.update` takes."""

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
    unit_price: Decimal | int
    quantity: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    shipment_date: dt.date | None
    item_variant_id: str
    location_id: str


class NewSalesOrder(TypedDict, total=False):
    """What :meth:`SalesOrders.create` takes, in the order Business Central wants it."""

    external_document_number: str
    order_date: dt.date | None
    posting_date: dt.date | None
    customer_id: str
    customer_number: str
    bill_to_customer_id: str
    bill_to_customer_number: str
    ship_to_name: str
    ship_to_contact: str
    sell_to_address_line1: str
    sell_to_address_line2: str
    sell_to_city: str
    sell_to_country: str
    sell_to_state: str
    sell_to_post_code: str
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
    salesperson: str
    partial_shipping: bool
    requested_delivery_date: dt.date | None
    discount_amount: Decimal | int
    fully_shipped: bool
    phone_number: str
    email: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    sales_order_lines: Sequence[NewSalesOrderLine]


class SalesOrderChanges(TypedDict, total=False):
    """What :meth:`SalesOrders.update` takes."""

    external_document_number: str
    order_date: dt.date | None
    posting_date: dt.date | None
    customer_id: str
    customer_number: str
    bill_to_customer_id: str
    bill_to_customer_number: str
    ship_to_name: str
    ship_to_contact: str
    sell_to_address_line1: str
    sell_to_address_line2: str
    sell_to_city: str
    sell_to_country: str
    sell_to_state: str
    sell_to_post_code: str
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
    salesperson: str
    partial_shipping: bool
    requested_delivery_date: dt.date | None
    discount_amount: Decimal | int
    fully_shipped: bool
    phone_number: str
    email: str


class NewSalesOrderLine(TypedDict, total=False):
    """What :meth:`SalesOrderLines.create` takes, in the order Business Central wants it."""

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
    unit_price: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    shipment_date: dt.date | None
    shipped_quantity: Decimal | int
    invoiced_quantity: Decimal | int
    invoice_quantity: Decimal | int
    ship_quantity: Decimal | int
    item_variant_id: str
    location_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    location: NewLocation


class SalesOrderLineChanges(TypedDict, total=False):
    """What :meth:`SalesOrderLines.update` takes."""

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
    unit_price: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    shipment_date: dt.date | None
    shipped_quantity: Decimal | int
    invoiced_quantity: Decimal | int
    invoice_quantity: Decimal | int
    ship_quantity: Decimal | int
    item_variant_id: str
    location_id: str


class NewSalesQuote(TypedDict, total=False):
    """What :meth:`SalesQuotes.create` takes, in the order Business Central wants it."""

    external_document_number: str
    document_date: dt.date | None
    posting_date: dt.date | None
    due_date: dt.date | None
    customer_id: str
    customer_number: str
    bill_to_customer_id: str
    bill_to_customer_number: str
    ship_to_name: str
    ship_to_contact: str
    sell_to_address_line1: str
    sell_to_address_line2: str
    sell_to_city: str
    sell_to_country: str
    sell_to_state: str
    sell_to_post_code: str
    bill_to_address_line1: str
    bill_to_address_line2: str
    bill_to_city: str
    bill_to_country: str
    bill_to_state: str
    bill_to_post_code: str
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
    payment_terms_id: str
    shipment_method_id: str
    salesperson: str
    discount_amount: Decimal | int
    valid_until_date: dt.date | None
    accepted_date: dt.date | None
    phone_number: str
    email: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    sales_quote_lines: Sequence[NewSalesQuoteLine]


class SalesQuoteChanges(TypedDict, total=False):
    """What :meth:`SalesQuotes.update` takes."""

    external_document_number: str
    document_date: dt.date | None
    posting_date: dt.date | None
    due_date: dt.date | None
    customer_id: str
    customer_number: str
    bill_to_customer_id: str
    bill_to_customer_number: str
    ship_to_name: str
    ship_to_contact: str
    sell_to_address_line1: str
    sell_to_address_line2: str
    sell_to_city: str
    sell_to_country: str
    sell_to_state: str
    sell_to_post_code: str
    bill_to_address_line1: str
    bill_to_address_line2: str
    bill_to_city: str
    bill_to_country: str
    bill_to_state: str
    bill_to_post_code: str
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
    payment_terms_id: str
    shipment_method_id: str
    salesperson: str
    discount_amount: Decimal | int
    valid_until_date: dt.date | None
    accepted_date: dt.date | None
    phone_number: str
    email: str


class NewSalesQuoteLine(TypedDict, total=False):
    """What :meth:`SalesQuoteLines.create` takes, in the order Business Central wants it."""

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
    unit_price: Decimal | int
    quantity: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    item_variant_id: str
    location_id: str
    dimension_set_lines: Sequence[NewDimensionSetLine]
    location: NewLocation


class SalesQuoteLineChanges(TypedDict, total=False):
    """What :meth:`SalesQuoteLines.update` takes."""

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
    unit_price: Decimal | int
    quantity: Decimal | int
    discount_amount: Decimal | int
    discount_percent: Decimal | int
    tax_code: str
    item_variant_id: str
    location_id: str


class NewShipmentMethod(TypedDict, total=False):
    """What :meth:`ShipmentMethods.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str


class ShipmentMethodChanges(TypedDict, total=False):
    """What :meth:`ShipmentMethods.update` takes."""

    code: str
    display_name: str


class Customers(EntitySet[M]):
    """``customers``: customers."""

    _set = "customers"

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
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Customer]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Customer, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Customer:
        """One by its id."""
        return await self._read(Customer, id, options)

    @operation
    async def create(self, **fields: Unpack[NewCustomer]) -> Customer:
        """Create one."""
        return await self._create(Customer, fields)

    @operation
    async def update(
        self,
        record: Customer | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[CustomerChanges],
    ) -> Customer:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Customer, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Customer], CustomerChanges], *, attempts: int = 3
    ) -> Customer:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Customer, id, change, attempts)

    @operation
    async def delete(self, record: Customer | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def customer_financial_detail(
        self, id: str, **options: Unpack[ReadOptions]
    ) -> CustomerFinancialDetail:
        """What customers owe: what is below one of these."""
        return await self._read_below(
            CustomerFinancialDetail, id, "customerFinancialDetail", options
        )

    @operation
    async def picture(self, id: str, **options: Unpack[ReadOptions]) -> Picture:
        """Pictures of customers, vendors, employees, contacts and items: what is below one of these."""
        from .files import Picture

        return await self._read_below(Picture, id, "picture", options)

    @operation
    async def aged_accounts_receivable(
        self, id: str, **options: Unpack[ReadOptions]
    ) -> AgedAccountsReceivable:
        """What customers owe, by how long: what is below one of these."""
        from .reports import AgedAccountsReceivable

        return await self._read_below(AgedAccountsReceivable, id, "agedAccountsReceivable", options)


class CustomerContacts(EntitySet[M]):
    """``customerContacts``: contacts that statements of account go to."""

    _set = "customerContacts"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CustomerContact]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CustomerContact, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CustomerContact:
        """One by its id."""
        return await self._read(CustomerContact, id, options)

    @operation
    async def update(
        self,
        record: CustomerContact | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[CustomerContactChanges],
    ) -> CustomerContact:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(CustomerContact, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[CustomerContact], CustomerContactChanges],
        *,
        attempts: int = 3,
    ) -> CustomerContact:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(CustomerContact, id, change, attempts)

    @operation
    async def delete(self, record: CustomerContact | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)


class CustomerFinancialDetails(EntitySet[M]):
    """``customerFinancialDetails``: what customers owe."""

    _set = "customerFinancialDetails"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CustomerFinancialDetail]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CustomerFinancialDetail, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CustomerFinancialDetail:
        """One by its id."""
        return await self._read(CustomerFinancialDetail, id, options)


class CustomerReturnReasons(EntitySet[M]):
    """``customerReturnReasons``: why customers send things back."""

    _set = "customerReturnReasons"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CustomerReturnReason]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CustomerReturnReason, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CustomerReturnReason:
        """One by its id."""
        return await self._read(CustomerReturnReason, id, options)

    @operation
    async def create(self, **fields: Unpack[NewCustomerReturnReason]) -> CustomerReturnReason:
        """Create one."""
        return await self._create(CustomerReturnReason, fields)

    @operation
    async def update(
        self,
        record: CustomerReturnReason | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[CustomerReturnReasonChanges],
    ) -> CustomerReturnReason:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(CustomerReturnReason, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[CustomerReturnReason], CustomerReturnReasonChanges],
        *,
        attempts: int = 3,
    ) -> CustomerReturnReason:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(CustomerReturnReason, id, change, attempts)

    @operation
    async def delete(
        self, record: CustomerReturnReason | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class DisputeStatuses(EntitySet[M]):
    """``disputeStatus``: where a dispute about an invoice stands."""

    _set = "disputeStatus"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[DisputeStatus]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(DisputeStatus, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> DisputeStatus:
        """One by its id."""
        return await self._read(DisputeStatus, id, options)

    @operation
    async def create(self, **fields: Unpack[NewDisputeStatus]) -> DisputeStatus:
        """Create one."""
        return await self._create(DisputeStatus, fields)

    @operation
    async def update(
        self,
        record: DisputeStatus | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[DisputeStatusChanges],
    ) -> DisputeStatus:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(DisputeStatus, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[DisputeStatus], DisputeStatusChanges], *, attempts: int = 3
    ) -> DisputeStatus:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(DisputeStatus, id, change, attempts)

    @operation
    async def delete(self, record: DisputeStatus | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class SalesInvoices(EntitySet[M]):
    """``salesInvoices``: sales invoices, drafts and posted ones together."""

    _set = "salesInvoices"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    def sales_invoice_lines(self, id: str) -> SalesInvoiceLines[M]:
        """Lines of sales invoices: those below one of these."""
        return SalesInvoiceLines(self._session, self._root, self._below(id))

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
    ) -> Listing[SalesInvoice]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesInvoice, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesInvoice:
        """One by its id."""
        return await self._read(SalesInvoice, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalesInvoice]) -> SalesInvoice:
        """Create a draft; lines given inline are inserted in the same request."""
        return await self._create(
            SalesInvoice,
            fields,
            lookup="sales_invoices.list(where=SalesInvoice.external_document_number == …)",
        )

    @operation
    async def update(
        self,
        record: SalesInvoice | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalesInvoiceChanges],
    ) -> SalesInvoice:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalesInvoice, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[SalesInvoice], SalesInvoiceChanges], *, attempts: int = 3
    ) -> SalesInvoice:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalesInvoice, id, change, attempts)

    @operation
    async def delete(self, record: SalesInvoice | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def post_and_read(self, id: str) -> SalesInvoice:
        """Post the draft and return what became of it, also where the answer to posting was lost."""
        return await self._post_and_read(
            SalesInvoice, id, "Microsoft.NAV.post", "sales_invoices.get(id).status"
        )

    @operation
    async def post(self, id: str) -> None:
        """Post the draft; its id stays, its number changes."""
        await self._act(id, "Microsoft.NAV.post", lookup="sales_invoices.get(id).status")

    @operation
    async def post_and_send(self, id: str) -> None:
        """Post the draft and send it to the customer."""
        await self._act(id, "Microsoft.NAV.postAndSend", lookup="sales_invoices.get(id).status")

    @operation
    async def send(self, id: str) -> None:
        """Send it to the customer."""
        await self._act(id, "Microsoft.NAV.send", lookup="sales_invoices.get(id).status")

    @operation
    async def cancel(self, id: str) -> None:
        """Cancel what was posted, by a document that takes it back."""
        await self._act(id, "Microsoft.NAV.cancel", lookup="sales_invoices.get(id).status")

    @operation
    async def cancel_and_send(self, id: str) -> None:
        """Cancel what was posted, and tell the customer."""
        await self._act(id, "Microsoft.NAV.cancelAndSend", lookup="sales_invoices.get(id).status")

    @operation
    async def make_corrective_credit_memo(self, id: str) -> None:
        """Draft the credit memo that corrects what was posted."""
        await self._act(
            id, "Microsoft.NAV.makeCorrectiveCreditMemo", lookup="sales_invoices.get(id).status"
        )

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)


class SalesInvoiceLines(EntitySet[M]):
    """``salesInvoiceLines``: lines of sales invoices."""

    _set = "salesInvoiceLines"
    _parents = ("id", "document_id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[SalesInvoiceLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesInvoiceLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesInvoiceLine:
        """One by its id."""
        return await self._read(SalesInvoiceLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalesInvoiceLine]) -> SalesInvoiceLine:
        """Create one."""
        return await self._create(SalesInvoiceLine, fields)

    @operation
    async def update(
        self,
        record: SalesInvoiceLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalesInvoiceLineChanges],
    ) -> SalesInvoiceLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalesInvoiceLine, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[SalesInvoiceLine], SalesInvoiceLineChanges],
        *,
        attempts: int = 3,
    ) -> SalesInvoiceLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalesInvoiceLine, id, change, attempts)

    @operation
    async def delete(self, record: SalesInvoiceLine | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def location(self, id: str, **options: Unpack[ReadOptions]) -> Location:
        """Warehouses and other places: what is below one of these."""
        from .inventory import Location

        return await self._read_below(Location, id, "location", options)


class SalesCreditMemos(EntitySet[M]):
    """``salesCreditMemos``: sales credit memos, drafts and posted ones together."""

    _set = "salesCreditMemos"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    def sales_credit_memo_lines(self, id: str) -> SalesCreditMemoLines[M]:
        """Lines of sales credit memos: those below one of these."""
        return SalesCreditMemoLines(self._session, self._root, self._below(id))

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
    ) -> Listing[SalesCreditMemo]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesCreditMemo, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesCreditMemo:
        """One by its id."""
        return await self._read(SalesCreditMemo, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalesCreditMemo]) -> SalesCreditMemo:
        """Create a draft; lines given inline are inserted in the same request."""
        return await self._create(
            SalesCreditMemo,
            fields,
            lookup="sales_credit_memos.list(where=SalesCreditMemo.external_document_number == …)",
        )

    @operation
    async def update(
        self,
        record: SalesCreditMemo | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalesCreditMemoChanges],
    ) -> SalesCreditMemo:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalesCreditMemo, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[SalesCreditMemo], SalesCreditMemoChanges],
        *,
        attempts: int = 3,
    ) -> SalesCreditMemo:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalesCreditMemo, id, change, attempts)

    @operation
    async def delete(self, record: SalesCreditMemo | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def post_and_read(self, id: str) -> SalesCreditMemo:
        """Post the draft and return what became of it, also where the answer to posting was lost."""
        return await self._post_and_read(
            SalesCreditMemo, id, "Microsoft.NAV.post", "sales_credit_memos.get(id).status"
        )

    @operation
    async def post(self, id: str) -> None:
        """Post the draft; its id stays, its number changes."""
        await self._act(id, "Microsoft.NAV.post", lookup="sales_credit_memos.get(id).status")

    @operation
    async def post_and_send(self, id: str) -> None:
        """Post the draft and send it to the customer."""
        await self._act(id, "Microsoft.NAV.postAndSend", lookup="sales_credit_memos.get(id).status")

    @operation
    async def send(self, id: str) -> None:
        """Send it to the customer."""
        await self._act(id, "Microsoft.NAV.send", lookup="sales_credit_memos.get(id).status")

    @operation
    async def cancel(self, id: str) -> None:
        """Cancel what was posted, by a document that takes it back."""
        await self._act(id, "Microsoft.NAV.cancel", lookup="sales_credit_memos.get(id).status")

    @operation
    async def cancel_and_send(self, id: str) -> None:
        """Cancel what was posted, and tell the customer."""
        await self._act(
            id, "Microsoft.NAV.cancelAndSend", lookup="sales_credit_memos.get(id).status"
        )

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)


class SalesCreditMemoLines(EntitySet[M]):
    """``salesCreditMemoLines``: lines of sales credit memos."""

    _set = "salesCreditMemoLines"
    _parents = ("id", "document_id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[SalesCreditMemoLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesCreditMemoLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesCreditMemoLine:
        """One by its id."""
        return await self._read(SalesCreditMemoLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalesCreditMemoLine]) -> SalesCreditMemoLine:
        """Create one."""
        return await self._create(SalesCreditMemoLine, fields)

    @operation
    async def update(
        self,
        record: SalesCreditMemoLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalesCreditMemoLineChanges],
    ) -> SalesCreditMemoLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalesCreditMemoLine, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[SalesCreditMemoLine], SalesCreditMemoLineChanges],
        *,
        attempts: int = 3,
    ) -> SalesCreditMemoLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalesCreditMemoLine, id, change, attempts)

    @operation
    async def delete(
        self, record: SalesCreditMemoLine | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def location(self, id: str, **options: Unpack[ReadOptions]) -> Location:
        """Warehouses and other places: what is below one of these."""
        from .inventory import Location

        return await self._read_below(Location, id, "location", options)


class SalesOrders(EntitySet[M]):
    """``salesOrders``: sales orders."""

    _set = "salesOrders"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    def sales_order_lines(self, id: str) -> SalesOrderLines[M]:
        """Lines of sales orders: those below one of these."""
        return SalesOrderLines(self._session, self._root, self._below(id))

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
    ) -> Listing[SalesOrder]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesOrder, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesOrder:
        """One by its id."""
        return await self._read(SalesOrder, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalesOrder]) -> SalesOrder:
        """Create one; lines given inline are inserted in the same request."""
        return await self._create(
            SalesOrder,
            fields,
            lookup="sales_orders.list(where=SalesOrder.external_document_number == …)",
        )

    @operation
    async def update(
        self,
        record: SalesOrder | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalesOrderChanges],
    ) -> SalesOrder:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalesOrder, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[SalesOrder], SalesOrderChanges], *, attempts: int = 3
    ) -> SalesOrder:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalesOrder, id, change, attempts)

    @operation
    async def delete(self, record: SalesOrder | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def ship_and_invoice(self, id: str) -> None:
        """Post all of it as shipped and invoiced."""
        await self._act(
            id,
            "Microsoft.NAV.shipAndInvoice",
            lookup="sales_invoices.list(where=SalesInvoice.order_id == …)",
        )

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)


class SalesOrderLines(EntitySet[M]):
    """``salesOrderLines``: lines of sales orders."""

    _set = "salesOrderLines"
    _parents = ("id", "document_id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[SalesOrderLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesOrderLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesOrderLine:
        """One by its id."""
        return await self._read(SalesOrderLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalesOrderLine]) -> SalesOrderLine:
        """Create one."""
        return await self._create(SalesOrderLine, fields)

    @operation
    async def update(
        self,
        record: SalesOrderLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalesOrderLineChanges],
    ) -> SalesOrderLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalesOrderLine, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[SalesOrderLine], SalesOrderLineChanges],
        *,
        attempts: int = 3,
    ) -> SalesOrderLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalesOrderLine, id, change, attempts)

    @operation
    async def delete(self, record: SalesOrderLine | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def location(self, id: str, **options: Unpack[ReadOptions]) -> Location:
        """Warehouses and other places: what is below one of these."""
        from .inventory import Location

        return await self._read_below(Location, id, "location", options)


class SalesQuotes(EntitySet[M]):
    """``salesQuotes``: sales quotes."""

    _set = "salesQuotes"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    def sales_quote_lines(self, id: str) -> SalesQuoteLines[M]:
        """Lines of sales quotes: those below one of these."""
        return SalesQuoteLines(self._session, self._root, self._below(id))

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
    ) -> Listing[SalesQuote]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesQuote, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesQuote:
        """One by its id."""
        return await self._read(SalesQuote, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalesQuote]) -> SalesQuote:
        """Create one; lines given inline are inserted in the same request."""
        return await self._create(SalesQuote, fields)

    @operation
    async def update(
        self,
        record: SalesQuote | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalesQuoteChanges],
    ) -> SalesQuote:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalesQuote, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[SalesQuote], SalesQuoteChanges], *, attempts: int = 3
    ) -> SalesQuote:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalesQuote, id, change, attempts)

    @operation
    async def delete(self, record: SalesQuote | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def make_invoice(self, id: str) -> None:
        """Turn it into an invoice."""
        await self._act(id, "Microsoft.NAV.makeInvoice", lookup="sales_quotes.get(id).status")

    @operation
    async def make_order(self, id: str) -> None:
        """Turn it into an order."""
        await self._act(id, "Microsoft.NAV.makeOrder", lookup="sales_quotes.get(id).status")

    @operation
    async def send(self, id: str) -> None:
        """Send it to the customer."""
        await self._act(id, "Microsoft.NAV.send", lookup="sales_quotes.get(id).status")

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)


class SalesQuoteLines(EntitySet[M]):
    """``salesQuoteLines``: lines of sales quotes."""

    _set = "salesQuoteLines"
    _parents = ("id", "document_id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[SalesQuoteLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesQuoteLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesQuoteLine:
        """One by its id."""
        return await self._read(SalesQuoteLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalesQuoteLine]) -> SalesQuoteLine:
        """Create one."""
        return await self._create(SalesQuoteLine, fields)

    @operation
    async def update(
        self,
        record: SalesQuoteLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalesQuoteLineChanges],
    ) -> SalesQuoteLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalesQuoteLine, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[SalesQuoteLine], SalesQuoteLineChanges],
        *,
        attempts: int = 3,
    ) -> SalesQuoteLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalesQuoteLine, id, change, attempts)

    @operation
    async def delete(self, record: SalesQuoteLine | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def location(self, id: str, **options: Unpack[ReadOptions]) -> Location:
        """Warehouses and other places: what is below one of these."""
        from .inventory import Location

        return await self._read_below(Location, id, "location", options)


class SalesShipments(EntitySet[M]):
    """``salesShipments``: posted shipments."""

    _set = "salesShipments"

    def sales_shipment_lines(self, id: str) -> SalesShipmentLines[M]:
        """Lines of posted shipments: those below one of these."""
        return SalesShipmentLines(self._session, self._root, self._below(id))

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[SalesShipment]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesShipment, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesShipment:
        """One by its id."""
        return await self._read(SalesShipment, id, options)


class SalesShipmentLines(EntitySet[M]):
    """``salesShipmentLines``: lines of posted shipments."""

    _set = "salesShipmentLines"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[SalesShipmentLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalesShipmentLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalesShipmentLine:
        """One by its id."""
        return await self._read(SalesShipmentLine, id, options)


class ShipmentMethods(EntitySet[M]):
    """``shipmentMethods``: terms of delivery."""

    _set = "shipmentMethods"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ShipmentMethod]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ShipmentMethod, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> ShipmentMethod:
        """One by its id."""
        return await self._read(ShipmentMethod, id, options)

    @operation
    async def create(self, **fields: Unpack[NewShipmentMethod]) -> ShipmentMethod:
        """Create one."""
        return await self._create(ShipmentMethod, fields)

    @operation
    async def update(
        self,
        record: ShipmentMethod | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[ShipmentMethodChanges],
    ) -> ShipmentMethod:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(ShipmentMethod, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[ShipmentMethod], ShipmentMethodChanges],
        *,
        attempts: int = 3,
    ) -> ShipmentMethod:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(ShipmentMethod, id, change, attempts)

    @operation
    async def delete(self, record: ShipmentMethod | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)
