"""Purchasing: suppliers, their invoices and the lines of these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .currencies import Currency
from .dimensions import DimensionSetLine, DimensionSetLines, DimensionValue, NewDimensionSetLine
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions
from .ledger import Account

__all__ = [
    "InvoiceLineType",
    "InvoiceLineTypeName",
    "InvoiceStatus",
    "NewPurchaseInvoice",
    "NewPurchaseInvoiceLine",
    "NewVendor",
    "PurchaseInvoice",
    "PurchaseInvoiceChanges",
    "PurchaseInvoiceLine",
    "PurchaseInvoiceLineChanges",
    "PurchaseInvoiceLines",
    "PurchaseInvoices",
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
    currency: Attr[Currency | None] = field(default=None, items=lambda: Currency)
    """Only with ``expand=[Vendor.currency]``."""


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
    buy_from_address_line1: Attr[str] = field(max_length=100)
    buy_from_address_line2: Attr[str] = field(max_length=50)
    buy_from_city: Attr[str] = field(max_length=30)
    buy_from_country: Attr[str] = field(max_length=10)
    buy_from_state: Attr[str] = field(max_length=30)
    buy_from_post_code: Attr[str] = field(max_length=20)
    ship_to_address_line1: Attr[str] = field(max_length=100)
    ship_to_address_line2: Attr[str] = field(max_length=50)
    ship_to_city: Attr[str] = field(max_length=30)
    ship_to_country: Attr[str] = field(max_length=10)
    ship_to_state: Attr[str] = field(max_length=30)
    ship_to_post_code: Attr[str] = field(max_length=20)
    pay_to_address_line1: Attr[str] = field(read_only=True)
    pay_to_address_line2: Attr[str] = field(read_only=True)
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
    vendor: Attr[Vendor | None] = field(default=None, items=lambda: Vendor)
    """Only with ``expand=[PurchaseInvoice.vendor]``."""
    dimension_value: Attr[DimensionValue | None] = field(default=None, items=lambda: DimensionValue)
    """Only with ``expand=[PurchaseInvoice.dimension_value]``."""
    currency: Attr[Currency | None] = field(default=None, items=lambda: Currency)
    """Only with ``expand=[PurchaseInvoice.currency]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=lambda: DimensionSetLine
    )
    """Only with ``expand=[PurchaseInvoice.dimension_set_lines]``."""
    purchase_invoice_lines: Attr[tuple[PurchaseInvoiceLine, ...]] = field(
        default=(), items=lambda: PurchaseInvoiceLine
    )
    """Only with ``expand=[PurchaseInvoice.purchase_invoice_lines]``."""


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
    net_amount: Attr[Decimal] = field(read_only=True)
    """Accepted and ignored in a body."""
    net_tax_amount: Attr[Decimal] = field(read_only=True)
    net_amount_including_tax: Attr[Decimal] = field(read_only=True)
    expected_receipt_date: Attr[dt.date | None] = field(default=None)
    item_variant_id: Attr[str | None] = field(default=None, guid=True)
    location_id: Attr[str | None] = field(default=None, guid=True)
    account: Attr[Account | None] = field(default=None, items=lambda: Account)
    """Only with ``expand=[PurchaseInvoiceLine.account]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=lambda: DimensionSetLine
    )
    """Only with ``expand=[PurchaseInvoiceLine.dimension_set_lines]``."""


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


class Vendors(EntitySet[M]):
    """``vendors``: suppliers."""

    _set = "vendors"

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Vendor]:
        """Suppliers that fulfil ``where``."""
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
    async def delete(self, record: Vendor | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class PurchaseInvoices(EntitySet[M]):
    """``purchaseInvoices``: purchase invoices, drafts and posted ones together."""

    _set = "purchaseInvoices"

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry below one of these."""
        return DimensionSetLines(self._session, self._root, self._below(id))

    def purchase_invoice_lines(self, id: str) -> PurchaseInvoiceLines[M]:
        """Lines of purchase invoices below one of these."""
        return PurchaseInvoiceLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseInvoice]:
        """Purchase invoices, drafts and posted ones together that fulfil ``where``."""
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
    async def delete(self, record: PurchaseInvoice | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def post(self, id: str) -> None:
        """Post the draft; its id stays, its number changes."""
        await self._act(id, "Microsoft.NAV.post", lookup="purchase_invoices.get(id).status")


class PurchaseInvoiceLines(EntitySet[M]):
    """``purchaseInvoiceLines``: lines of purchase invoices."""

    _set = "purchaseInvoiceLines"
    _parents = ("id", "document_id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry below one of these."""
        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PurchaseInvoiceLine]:
        """Lines of purchase invoices that fulfil ``where``."""
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
    async def delete(
        self, record: PurchaseInvoiceLine | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)
