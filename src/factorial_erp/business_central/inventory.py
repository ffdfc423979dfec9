"""
Inventory: items, their units, places and movements.

Generated from ``schema/business_central/inventory.json`` by ``python tools/generate.py``.
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
    from .dimensions import DefaultDimension, DefaultDimensions, NewDefaultDimension
    from .files import DocumentAttachment, DocumentAttachments, Picture

__all__ = [
    "AddressFormat",
    "AddressFormatName",
    "AnalysisSourceType",
    "CountriesRegions",
    "CountryRegion",
    "CountryRegionChanges",
    "GeneralProductPostingGroup",
    "GeneralProductPostingGroups",
    "InventoryPostingGroup",
    "InventoryPostingGroups",
    "Item",
    "ItemCategories",
    "ItemCategory",
    "ItemCategoryChanges",
    "ItemChanges",
    "ItemLedgerDocumentType",
    "ItemLedgerEntries",
    "ItemLedgerEntry",
    "ItemLedgerEntryType",
    "ItemType",
    "ItemTypeName",
    "ItemVariant",
    "ItemVariantChanges",
    "ItemVariants",
    "Items",
    "Location",
    "LocationChanges",
    "Locations",
    "NewCountryRegion",
    "NewItem",
    "NewItemCategory",
    "NewItemVariant",
    "NewLocation",
    "NewUnitOfMeasure",
    "UnitOfMeasure",
    "UnitOfMeasureChanges",
    "UnitsOfMeasure",
]


class ItemType(Option):
    """Values of ``itemType``."""

    INVENTORY = "Inventory"
    SERVICE = "Service"
    NON_INVENTORY = "Non-Inventory"


ItemTypeName = Literal["Inventory", "Service", "Non-Inventory"]
"""The members of :class:`ItemType` as plain text."""


class ItemLedgerEntryType(Option):
    """Values of ``itemLedgerEntryType``."""

    PURCHASE = "Purchase"
    SALE = "Sale"
    POSITIVE_ADJMT = "Positive Adjmt."
    NEGATIVE_ADJMT = "Negative Adjmt."
    TRANSFER = "Transfer"
    CONSUMPTION = "Consumption"
    OUTPUT = "Output"
    BLANK = " "
    ASSEMBLY_CONSUMPTION = "Assembly Consumption"
    ASSEMBLY_OUTPUT = "Assembly Output"


class AnalysisSourceType(Option):
    """Values of ``analysisSourceType``."""

    BLANK = " "
    CUSTOMER = "Customer"
    VENDOR = "Vendor"
    ITEM = "Item"


class ItemLedgerDocumentType(Option):
    """Values of ``itemLedgerDocumentType``."""

    BLANK = " "
    SALES_SHIPMENT = "Sales Shipment"
    SALES_INVOICE = "Sales Invoice"
    SALES_RETURN_RECEIPT = "Sales Return Receipt"
    SALES_CREDIT_MEMO = "Sales Credit Memo"
    PURCHASE_RECEIPT = "Purchase Receipt"
    PURCHASE_INVOICE = "Purchase Invoice"
    PURCHASE_RETURN_SHIPMENT = "Purchase Return Shipment"
    PURCHASE_CREDIT_MEMO = "Purchase Credit Memo"
    TRANSFER_SHIPMENT = "Transfer Shipment"
    TRANSFER_RECEIPT = "Transfer Receipt"
    SERVICE_SHIPMENT = "Service Shipment"
    SERVICE_INVOICE = "Service Invoice"
    SERVICE_CREDIT_MEMO = "Service Credit Memo"
    POSTED_ASSEMBLY = "Posted Assembly"
    INVENTORY_RECEIPT = "Inventory Receipt"
    INVENTORY_SHIPMENT = "Inventory Shipment"
    DIRECT_TRANSFER = "Direct Transfer"


class AddressFormat(Option):
    """Values of ``countryRegionAddressFormat``."""

    POST_CODE_CITY = "Post Code+City"
    CITY_POST_CODE = "City+Post Code"
    CITY_COUNTY_POST_CODE = "City+County+Post Code"
    BLANK_LINE_POST_CODE_CITY = "Blank Line+Post Code+City"
    CUSTOM = "Custom"


AddressFormatName = Literal[
    "Post Code+City",
    "City+Post Code",
    "City+County+Post Code",
    "Blank Line+Post Code+City",
    "Custom",
]
"""The members of :class:`AddressFormat` as plain text."""


@model(camel)
class Item(Entity):
    """Something that is bought or sold."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    display_name2: Attr[str] = field(max_length=50)
    type: Attr[ItemType]
    item_category_id: Attr[str | None] = field(default=None, guid=True)
    item_category_code: Attr[str] = field(max_length=20)
    blocked: Attr[bool]
    gtin: Attr[str] = field(max_length=14)
    inventory: Attr[Decimal] = field(computed=True)
    unit_price: Attr[Decimal]
    price_includes_tax: Attr[bool]
    unit_cost: Attr[Decimal]
    tax_group_id: Attr[str | None] = field(default=None, guid=True)
    tax_group_code: Attr[str] = field(max_length=20)
    base_unit_of_measure_id: Attr[str | None] = field(default=None, guid=True)
    base_unit_of_measure_code: Attr[str] = field(max_length=10)
    general_product_posting_group_id: Attr[str | None] = field(default=None, guid=True)
    general_product_posting_group_code: Attr[str] = field(max_length=20)
    inventory_posting_group_id: Attr[str | None] = field(default=None, guid=True)
    inventory_posting_group_code: Attr[str] = field(max_length=20)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    item_category: Attr[ItemCategory | None] = field(
        default=None, read_only=True, items=lambda: ItemCategory
    )
    """Only with ``expand=[Item.item_category]``."""
    inventory_posting_group: Attr[InventoryPostingGroup | None] = field(
        default=None, read_only=True, items=lambda: InventoryPostingGroup
    )
    """Only with ``expand=[Item.inventory_posting_group]``."""
    general_product_posting_group: Attr[GeneralProductPostingGroup | None] = field(
        default=None, read_only=True, items=lambda: GeneralProductPostingGroup
    )
    """Only with ``expand=[Item.general_product_posting_group]``."""
    unit_of_measure: Attr[UnitOfMeasure | None] = field(default=None, items=lambda: UnitOfMeasure)
    """Only with ``expand=[Item.unit_of_measure]``."""
    picture: Attr[Picture | None] = field(default=None, read_only=True, items=later("Picture"))
    """Only with ``expand=[Item.picture]``."""
    default_dimensions: Attr[tuple[DefaultDimension, ...]] = field(
        default=(), items=later("DefaultDimension")
    )
    """Only with ``expand=[Item.default_dimensions]``."""
    item_variants: Attr[tuple[ItemVariant, ...]] = field(default=(), items=lambda: ItemVariant)
    """Only with ``expand=[Item.item_variants]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[Item.document_attachments]``."""


@model(camel)
class ItemVariant(Entity):
    """A variant of an item."""

    id: Attr[str] = field(guid=True, read_only=True)
    item_id: Attr[str | None] = field(default=None, guid=True)
    item_number: Attr[str] = field(max_length=20)
    code: Attr[str] = field(max_length=10)
    description: Attr[str] = field(max_length=100)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    item: Attr[Item | None] = field(default=None, read_only=True, items=lambda: Item)
    """Only with ``expand=[ItemVariant.item]``."""


@model(camel)
class ItemCategory(Entity):
    """A category of items."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class ItemLedgerEntry(Entity):
    """A movement of an item."""

    id: Attr[str] = field(guid=True, read_only=True)
    entry_number: Attr[int] = field(read_only=True)
    item_number: Attr[str] = field(read_only=True)
    posting_date: Attr[dt.date | None] = field(default=None, read_only=True)
    entry_type: Attr[ItemLedgerEntryType] = field(read_only=True)
    source_number: Attr[str] = field(read_only=True)
    source_type: Attr[AnalysisSourceType] = field(read_only=True)
    document_number: Attr[str] = field(read_only=True)
    document_type: Attr[ItemLedgerDocumentType] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    quantity: Attr[Decimal] = field(read_only=True)
    sales_amount_actual: Attr[Decimal] = field(read_only=True)
    cost_amount_actual: Attr[Decimal] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class UnitOfMeasure(Entity):
    """A unit."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=50)
    international_standard_code: Attr[str] = field(max_length=10)
    symbol: Attr[str] = field(max_length=10)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class Location(Entity):
    """A warehouse or another place."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=100)
    contact: Attr[str] = field(max_length=100)
    address_line1: Attr[str] = field(private=True, max_length=100)
    address_line2: Attr[str] = field(private=True, max_length=50)
    city: Attr[str] = field(max_length=30)
    state: Attr[str] = field(max_length=30)
    country: Attr[str] = field(max_length=10)
    postal_code: Attr[str] = field(max_length=20)
    phone_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    website: Attr[str] = field(max_length=90)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class CountryRegion(Entity):
    """A country or region."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=50)
    address_format: Attr[AddressFormat]
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class InventoryPostingGroup(Entity):
    """On which accounts stock is posted."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class GeneralProductPostingGroup(Entity):
    """On which accounts what is bought and sold is posted."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    default_vat_product_posting_group: Attr[str] = field(
        wire="defaultVATProductPostingGroup", read_only=True
    )
    auto_insert_default: Attr[bool] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


class NewItem(TypedDict, total=False):
    """What :meth:`Items.create` takes, in the order Business Central wants it."""

    number: str
    display_name: str
    display_name2: str
    type: ItemType | ItemTypeName
    item_category_id: str
    item_category_code: str
    blocked: bool
    gtin: str
    inventory: Decimal | int
    unit_price: Decimal | int
    price_includes_tax: bool
    unit_cost: Decimal | int
    tax_group_id: str
    tax_group_code: str
    base_unit_of_measure_id: str
    base_unit_of_measure_code: str
    general_product_posting_group_id: str
    general_product_posting_group_code: str
    inventory_posting_group_id: str
    inventory_posting_group_code: str
    unit_of_measure: NewUnitOfMeasure
    default_dimensions: Sequence[NewDefaultDimension]
    item_variants: Sequence[NewItemVariant]


class ItemChanges(TypedDict, total=False):
    """What :meth:`Items.update` takes."""

    number: str
    display_name: str
    display_name2: str
    type: ItemType | ItemTypeName
    item_category_id: str
    item_category_code: str
    blocked: bool
    gtin: str
    inventory: Decimal | int
    unit_price: Decimal | int
    price_includes_tax: bool
    unit_cost: Decimal | int
    tax_group_id: str
    tax_group_code: str
    base_unit_of_measure_id: str
    base_unit_of_measure_code: str
    general_product_posting_group_id: str
    general_product_posting_group_code: str
    inventory_posting_group_id: str
    inventory_posting_group_code: str


class NewItemVariant(TypedDict, total=False):
    """What :meth:`ItemVariants.create` takes, in the order Business Central wants it."""

    item_id: str
    item_number: str
    code: str
    description: str


class ItemVariantChanges(TypedDict, total=False):
    """What :meth:`ItemVariants.update` takes."""

    item_id: str
    item_number: str
    code: str
    description: str


class NewItemCategory(TypedDict, total=False):
    """What :meth:`ItemCategories.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str


class ItemCategoryChanges(TypedDict, total=False):
    """What :meth:`ItemCategories.update` takes."""

    code: str
    display_name: str


class NewUnitOfMeasure(TypedDict, total=False):
    """What :meth:`UnitsOfMeasure.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    international_standard_code: str
    symbol: str


class UnitOfMeasureChanges(TypedDict, total=False):
    """What :meth:`UnitsOfMeasure.update` takes."""

    code: str
    display_name: str
    international_standard_code: str
    symbol: str


class NewLocation(TypedDict, total=False):
    """What :meth:`Locations.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    contact: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    email: str
    website: str


class LocationChanges(TypedDict, total=False):
    """What :meth:`Locations.update` takes."""

    code: str
    display_name: str
    contact: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    email: str
    website: str


class NewCountryRegion(TypedDict, total=False):
    """What :meth:`CountriesRegions.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    address_format: AddressFormat | AddressFormatName


class CountryRegionChanges(TypedDict, total=False):
    """What :meth:`CountriesRegions.update` takes."""

    code: str
    display_name: str
    address_format: AddressFormat | AddressFormatName


class Items(EntitySet[M]):
    """``items``: goods and services."""

    _set = "items"

    def default_dimensions(self, id: str) -> DefaultDimensions[M]:
        """Dimensions that a record brings along: those below one of these."""
        from .dimensions import DefaultDimensions

        return DefaultDimensions(self._session, self._root, self._below(id))

    def item_variants(self, id: str) -> ItemVariants[M]:
        """Variants of items: those below one of these."""
        return ItemVariants(self._session, self._root, self._below(id))

    def document_attachments(self, id: str) -> DocumentAttachments[M]:
        """Files of documents and of master data: those below one of these."""
        from .files import DocumentAttachments

        return DocumentAttachments(self._session, self._root, self._below(id))

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Item]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Item, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Item:
        """One by its id."""
        return await self._read(Item, id, options)

    @operation
    async def create(self, **fields: Unpack[NewItem]) -> Item:
        """Create one."""
        return await self._create(Item, fields)

    @operation
    async def update(
        self, record: Item | str, *, if_match: str | None = None, **changes: Unpack[ItemChanges]
    ) -> Item:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Item, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Item], ItemChanges], *, attempts: int = 3
    ) -> Item:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Item, id, change, attempts)

    @operation
    async def delete(self, record: Item | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def inventory_posting_group(
        self, id: str, **options: Unpack[ReadOptions]
    ) -> InventoryPostingGroup:
        """Posting groups of stock: what is below one of these."""
        return await self._read_below(InventoryPostingGroup, id, "inventoryPostingGroup", options)

    @operation
    async def general_product_posting_group(
        self, id: str, **options: Unpack[ReadOptions]
    ) -> GeneralProductPostingGroup:
        """Posting groups of products: what is below one of these."""
        return await self._read_below(
            GeneralProductPostingGroup, id, "generalProductPostingGroup", options
        )

    @operation
    async def unit_of_measure(self, id: str, **options: Unpack[ReadOptions]) -> UnitOfMeasure:
        """Units that quantities are counted in: what is below one of these."""
        return await self._read_below(UnitOfMeasure, id, "unitOfMeasure", options)

    @operation
    async def picture(self, id: str, **options: Unpack[ReadOptions]) -> Picture:
        """Pictures of customers, vendors, employees, contacts and items: what is below one of these."""
        from .files import Picture

        return await self._read_below(Picture, id, "picture", options)


class ItemVariants(EntitySet[M]):
    """``itemVariants``: variants of items."""

    _set = "itemVariants"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ItemVariant]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ItemVariant, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> ItemVariant:
        """One by its id."""
        return await self._read(ItemVariant, id, options)

    @operation
    async def create(self, **fields: Unpack[NewItemVariant]) -> ItemVariant:
        """Create one."""
        return await self._create(ItemVariant, fields)

    @operation
    async def update(
        self,
        record: ItemVariant | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[ItemVariantChanges],
    ) -> ItemVariant:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(ItemVariant, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[ItemVariant], ItemVariantChanges], *, attempts: int = 3
    ) -> ItemVariant:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(ItemVariant, id, change, attempts)

    @operation
    async def delete(self, record: ItemVariant | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class ItemCategories(EntitySet[M]):
    """``itemCategories``: categories of items."""

    _set = "itemCategories"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ItemCategory]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ItemCategory, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> ItemCategory:
        """One by its id."""
        return await self._read(ItemCategory, id, options)

    @operation
    async def create(self, **fields: Unpack[NewItemCategory]) -> ItemCategory:
        """Create one."""
        return await self._create(ItemCategory, fields)

    @operation
    async def update(
        self,
        record: ItemCategory | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[ItemCategoryChanges],
    ) -> ItemCategory:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(ItemCategory, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[ItemCategory], ItemCategoryChanges], *, attempts: int = 3
    ) -> ItemCategory:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(ItemCategory, id, change, attempts)

    @operation
    async def delete(self, record: ItemCategory | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class ItemLedgerEntries(EntitySet[M]):
    """``itemLedgerEntries``: movements of items."""

    _set = "itemLedgerEntries"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ItemLedgerEntry]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ItemLedgerEntry, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> ItemLedgerEntry:
        """One by its id."""
        return await self._read(ItemLedgerEntry, id, options)


class UnitsOfMeasure(EntitySet[M]):
    """``unitsOfMeasure``: units that quantities are counted in."""

    _set = "unitsOfMeasure"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[UnitOfMeasure]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(UnitOfMeasure, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> UnitOfMeasure:
        """One by its id."""
        return await self._read(UnitOfMeasure, id, options)

    @operation
    async def create(self, **fields: Unpack[NewUnitOfMeasure]) -> UnitOfMeasure:
        """Create one."""
        return await self._create(UnitOfMeasure, fields)

    @operation
    async def update(
        self,
        record: UnitOfMeasure | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[UnitOfMeasureChanges],
    ) -> UnitOfMeasure:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(UnitOfMeasure, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[UnitOfMeasure], UnitOfMeasureChanges], *, attempts: int = 3
    ) -> UnitOfMeasure:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(UnitOfMeasure, id, change, attempts)

    @operation
    async def delete(self, record: UnitOfMeasure | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class Locations(EntitySet[M]):
    """``locations``: warehouses and other places."""

    _set = "locations"

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Location]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Location, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Location:
        """One by its id."""
        return await self._read(Location, id, options)

    @operation
    async def create(self, **fields: Unpack[NewLocation]) -> Location:
        """Create one."""
        return await self._create(Location, fields)

    @operation
    async def update(
        self,
        record: Location | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[LocationChanges],
    ) -> Location:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Location, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Location], LocationChanges], *, attempts: int = 3
    ) -> Location:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Location, id, change, attempts)

    @operation
    async def delete(self, record: Location | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class CountriesRegions(EntitySet[M]):
    """``countriesRegions``: countries and regions."""

    _set = "countriesRegions"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CountryRegion]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CountryRegion, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CountryRegion:
        """One by its id."""
        return await self._read(CountryRegion, id, options)

    @operation
    async def create(self, **fields: Unpack[NewCountryRegion]) -> CountryRegion:
        """Create one."""
        return await self._create(CountryRegion, fields)

    @operation
    async def update(
        self,
        record: CountryRegion | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[CountryRegionChanges],
    ) -> CountryRegion:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(CountryRegion, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[CountryRegion], CountryRegionChanges], *, attempts: int = 3
    ) -> CountryRegion:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(CountryRegion, id, change, attempts)

    @operation
    async def delete(self, record: CountryRegion | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class InventoryPostingGroups(EntitySet[M]):
    """``inventoryPostingGroups``: posting groups of stock."""

    _set = "inventoryPostingGroups"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[InventoryPostingGroup]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(InventoryPostingGroup, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> InventoryPostingGroup:
        """One by its id."""
        return await self._read(InventoryPostingGroup, id, options)


class GeneralProductPostingGroups(EntitySet[M]):
    """``generalProductPostingGroups``: posting groups of products."""

    _set = "generalProductPostingGroups"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[GeneralProductPostingGroup]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(GeneralProductPostingGroup, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> GeneralProductPostingGroup:
        """One by its id."""
        return await self._read(GeneralProductPostingGroup, id, options)
