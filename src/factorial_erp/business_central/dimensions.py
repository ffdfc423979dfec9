"""Dimensions: by what postings are analysed."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions

__all__ = [
    "Dimension",
    "DimensionParentType",
    "DimensionSetLine",
    "DimensionSetLineChanges",
    "DimensionSetLines",
    "DimensionValue",
    "DimensionValues",
    "Dimensions",
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


@model(camel)
class Dimension(Entity):
    """A dimension, such as cost center or project."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(read_only=True)
    display_name: Attr[str] = field(read_only=True)
    consolidation_code: Attr[str] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    dimension_values: Attr[tuple[DimensionValue, ...]] = field(
        default=(), items=lambda: DimensionValue
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


class Dimensions(EntitySet[M]):
    """``dimensions``: dimensions."""

    _set = "dimensions"

    def dimension_values(self, id: str) -> DimensionValues[M]:
        """Values of dimensions below one of these."""
        return DimensionValues(self._session, self._root, self._below(id))

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Dimension]:
        """Dimensions that fulfil ``where``."""
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
        """Values of dimensions that fulfil ``where``."""
        return self._pages(DimensionValue, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> DimensionValue:
        """One by its id."""
        return await self._read(DimensionValue, id, options)


class DimensionSetLines(EntitySet[M]):
    """``dimensionSetLines``: dimensions of one document, line or entry."""

    _set = "dimensionSetLines"
    _parents = ("parent_id", "parent_type")

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[DimensionSetLine]:
        """Dimensions of one document, line or entry that fulfil ``where``."""
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
    async def delete(self, record: DimensionSetLine | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)
