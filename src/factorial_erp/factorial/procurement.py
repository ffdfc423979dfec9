"""
Procurement: purchase orders and requests, and the templates that shape them.

Generated from ``schema/factorial/procurement.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "NewPurchaseOrder",
    "NewPurchaseOrderStatus",
    "PoFieldValue",
    "PoFieldValueQuery",
    "PoFieldValues",
    "PoLineItem",
    "PoLineItemQuery",
    "PoLineItems",
    "PoTemplate",
    "PoTemplateFieldDefinition",
    "PoTemplateFieldDefinitionQuery",
    "PoTemplateFieldDefinitionSectionType",
    "PoTemplateFieldDefinitions",
    "PoTemplateQuery",
    "PoTemplateVersion",
    "PoTemplateVersionQuery",
    "PoTemplateVersionStatus",
    "PoTemplateVersions",
    "PoTemplates",
    "Procurement",
    "PurchaseOrder",
    "PurchaseOrderChanges",
    "PurchaseOrderChangesStatus",
    "PurchaseOrderCost",
    "PurchaseOrderCostFields",
    "PurchaseOrderHeaderFieldValueFields",
    "PurchaseOrderHeaderFieldValuesByKey",
    "PurchaseOrderHeaderFieldValuesByKeyFields",
    "PurchaseOrderLineItemFieldFields",
    "PurchaseOrderLineItemFields",
    "PurchaseOrderLineItemsByKey",
    "PurchaseOrderLineItemsByKeyField",
    "PurchaseOrderLineItemsByKeyFieldFields",
    "PurchaseOrderLineItemsByKeyFields",
    "PurchaseOrderPreferredPaymentMethod",
    "PurchaseOrderQuery",
    "PurchaseOrderStatus",
    "PurchaseOrders",
    "PurchaseRequest",
    "PurchaseRequestCost",
    "PurchaseRequestQuery",
    "PurchaseRequestStatus",
    "PurchaseRequests",
    "Type",
    "TypeQuery",
    "Types",
]


class PoTemplateFieldDefinitionSectionType(OpenEnum):
    """What :meth:`PoTemplateFieldDefinitions.list` can filter by."""

    GENERAL_INFORMATION = "general_information"
    LINE_ITEM_COLUMNS = "line_item_columns"
    NOTES_AND_DELIVERY = "notes_and_delivery"
    VENDOR_CONTACT = "vendor_contact"


class PoTemplateVersionStatus(OpenEnum):
    """What :meth:`PoTemplateVersions.list` can filter by."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    DRAFT = "draft"


class PurchaseOrderStatus(OpenEnum):
    """``processing`` is set by Factorial only and passes; ``closed`` is final."""

    CLOSED = "closed"
    DRAFT = "draft"
    ORDERED = "ordered"
    PARTIAL = "partial"
    PENDING = "pending"
    PROCESSING = "processing"
    RECEIVED = "received"


class PurchaseOrderPreferredPaymentMethod(OpenEnum):
    """Values of :attr:`PurchaseOrder.preferred_payment_method`."""

    BANKTRANSFER = "banktransfer"
    CASH = "cash"
    VIRTUALCARD = "virtualcard"


class NewPurchaseOrderStatus(OpenEnum):
    """Values of :attr:`NewPurchaseOrder.status`."""

    CLOSED = "closed"
    DRAFT = "draft"
    ORDERED = "ordered"
    PARTIAL = "partial"
    PENDING = "pending"
    RECEIVED = "received"


class PurchaseOrderChangesStatus(OpenEnum):
    """Values of :attr:`PurchaseOrderChanges.status`."""

    CLOSED = "closed"
    DRAFT = "draft"
    ORDERED = "ordered"
    PARTIAL = "partial"
    PENDING = "pending"
    RECEIVED = "received"


class PurchaseRequestStatus(OpenEnum):
    """Values of :attr:`PurchaseRequest.status`."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    DRAFT = "draft"
    PENDING = "pending"
    REJECTED = "rejected"


@model()
class PoFieldValue(Model):
    """What stands in one field of an order or of one of its lines."""

    id: Attr[str]
    company_id: Attr[str]
    purchase_order_id: Attr[str]
    field_definition_id: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    line_item_id: Attr[str | None] = field(default=None)
    """``None`` for a field of the head."""
    value: Attr[str | None] = field(default=None)
    """As stored: an id where the field points to a record."""
    display_value: Attr[str | None] = field(default=None)
    """As people see it."""


@model()
class PoLineItem(Model):
    """A line of a purchase order; what it says is in its :class:`PoFieldValue`."""

    id: Attr[str]
    company_id: Attr[str]
    purchase_order_id: Attr[str]
    position: Attr[int]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]


@model()
class PoTemplateFieldDefinition(Model):
    """A field of a template version: its key, kind and place."""

    id: Attr[str]
    po_template_version_id: Attr[str]
    company_id: Attr[str]
    section_type: Attr[str]
    label: Attr[str]
    field_type: Attr[str]
    predefined: Attr[bool]
    visible: Attr[bool]
    required: Attr[bool]
    position: Attr[int]
    computed: Attr[bool]
    locked: Attr[bool]
    visible_in_pdf: Attr[bool]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    field_key: Attr[str | None] = field(default=None)
    """What orders call it; ``None`` for a field that cannot be written by key."""
    options: Attr[tuple[str, ...] | None] = field(default=None)
    default_value: Attr[str | None] = field(default=None)


@model()
class PoTemplateVersion(Model):
    """A version of a template: orders keep the one they were made with."""

    id: Attr[str]
    po_template_id: Attr[str]
    company_id: Attr[str]
    version_number: Attr[int]
    status: Attr[str]
    """``draft``, ``active`` or ``archived``."""
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    based_on_version_id: Attr[str | None] = field(default=None)
    created_by_id: Attr[str | None] = field(default=None)
    """Id of an :class:`~factorial_erp.factorial.employees.Employee` (a guess, by its name)."""
    published_by_id: Attr[str | None] = field(default=None)
    published_at: Attr[dt.datetime | None] = field(default=None)


@model()
class PoTemplate(Model):
    """A template of purchase orders."""

    id: Attr[str]
    company_id: Attr[str]
    name: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    created_by_id: Attr[str | None] = field(default=None)
    """Id of an :class:`~factorial_erp.factorial.employees.Employee` (a guess, by its name)."""


@model()
class PurchaseOrderCost(Model):
    """What it costs."""

    cents: Attr[int]
    """**Cents** of :attr:`currency`."""
    currency: Attr[str]


@model()
class PurchaseOrderHeaderFieldValuesByKey(Model):
    """One field of the template, by its key."""

    field_key: Attr[str]
    value: Attr[str | None] = field(default=None)


@model()
class PurchaseOrderLineItemsByKeyField(Model):
    """One field of a line, by its key."""

    field_key: Attr[str]
    value: Attr[str | None] = field(default=None)


@model()
class PurchaseOrderLineItemsByKey(Model):
    """One line of the order."""

    id: Attr[str]
    position: Attr[int]
    fields: Attr[tuple[PurchaseOrderLineItemsByKeyField, ...]]


@model()
class PurchaseOrder(Model):
    """An order to a vendor. Its fields depend on the template version it was made with."""

    id: Attr[str]
    po_number: Attr[int]
    """Counts within the company."""
    description: Attr[str]
    status: Attr[PurchaseOrderStatus]
    cost: Attr[PurchaseOrderCost]
    date: Attr[dt.date]
    legal_entity_id: Attr[str]
    company_id: Attr[str]
    formatted_po_number: Attr[str]
    """The number as people see it."""
    deadline: Attr[str | None] = field(default=None)
    """A day, as text."""
    vendor_id: Attr[str | None] = field(default=None)
    """Id of a contact of :mod:`factorial_erp.factorial.finance`."""
    purchase_request_id: Attr[str | None] = field(default=None)
    preferred_payment_method: Attr[PurchaseOrderPreferredPaymentMethod | None] = field(default=None)
    po_template_version_id: Attr[str | None] = field(default=None)
    header_field_values_by_key: Attr[tuple[PurchaseOrderHeaderFieldValuesByKey, ...] | None] = (
        field(default=None)
    )
    line_items_by_key: Attr[tuple[PurchaseOrderLineItemsByKey, ...] | None] = field(default=None)


@model()
class PurchaseRequestCost(Model):
    """What it is expected to cost."""

    cents: Attr[int]
    """**Cents** of :attr:`currency`."""
    currency: Attr[str]


@model()
class PurchaseRequest(Model):
    """What an employee wants to be bought."""

    id: Attr[str]
    description: Attr[str]
    type_id: Attr[str]
    cost: Attr[PurchaseRequestCost]
    date: Attr[dt.date]
    requester_employee_id: Attr[str]
    """Id of an :class:`~factorial_erp.factorial.employees.Employee` (a guess, by its name)."""
    status: Attr[PurchaseRequestStatus]
    company_id: Attr[str | None] = field(default=None)
    vendor_id: Attr[str | None] = field(default=None)
    """Id of a :class:`~factorial_erp.factorial.finance.Contact` (a guess, by its name)."""
    url: Attr[str | None] = field(default=None)
    additional_information: Attr[str | None] = field(default=None)
    rejection_reason: Attr[str | None] = field(default=None)
    deadline: Attr[dt.date | None] = field(default=None)


@model()
class Type(Model):
    """A kind of purchase request."""

    company_id: Attr[str]
    created_at: Attr[dt.datetime]
    id: Attr[str]
    name: Attr[str]
    updated_at: Attr[dt.datetime]
    author_id: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    enabled: Attr[bool | None] = field(default=None)
    identifier: Attr[str | None] = field(default=None, private=True)
    workflow_currency: Attr[str | None] = field(default=None)


class PoFieldValueQuery(ListOptions, total=False):
    """Filters of :meth:`PoFieldValues.list`."""

    ids: Many[str]
    purchase_order_ids: Many[str]
    line_item_ids: Many[str]
    exclude_line_items: bool


class PoLineItemQuery(ListOptions, total=False):
    """Filters of :meth:`PoLineItems.list`."""

    ids: Many[str]
    purchase_order_ids: Many[str]


class PoTemplateFieldDefinitionQuery(ListOptions, total=False):
    """Filters of :meth:`PoTemplateFieldDefinitions.list`."""

    ids: Many[str]
    po_template_version_ids: Many[str]
    section_type: Many[PoTemplateFieldDefinitionSectionType | str]


class PoTemplateVersionQuery(ListOptions, total=False):
    """Filters of :meth:`PoTemplateVersions.list`."""

    ids: Many[str]
    po_template_ids: Many[str]
    status: Many[PoTemplateVersionStatus | str]


class PoTemplateQuery(ListOptions, total=False):
    """Filters of :meth:`PoTemplates.list`."""

    ids: Many[str]


class PurchaseOrderQuery(ListOptions, total=False):
    """Filters of :meth:`PurchaseOrders.list`."""

    ids: Many[str]
    purchase_request_ids: Many[str]
    status: PurchaseOrderStatus | str
    vendor_ids: Many[str]


class PurchaseOrderHeaderFieldValueFields(TypedDict, total=False):
    """What goes into :attr:`NewPurchaseOrder.header_field_values`."""

    field_key: Required[str]
    value: str | None


class PurchaseOrderLineItemFieldFields(TypedDict, total=False):
    """What goes into :attr:`PurchaseOrderLineItemFields.fields`."""

    field_key: Required[str]
    value: str | None


class PurchaseOrderLineItemFields(TypedDict, total=False):
    """What goes into :attr:`NewPurchaseOrder.line_items`."""

    position: Required[int]
    fields: Required[Many[PurchaseOrderLineItemFieldFields]]


class NewPurchaseOrder(TypedDict, total=False):
    """What :meth:`PurchaseOrders.create` takes."""

    company_id: Required[str]
    legal_entity_id: Required[str]
    currency: Required[str]
    vendor_id: str | None
    date: dt.date | None
    deadline: str | None
    status: NewPurchaseOrderStatus | str | None
    description: str | None
    preferred_payment_method: PurchaseOrderPreferredPaymentMethod | str | None
    header_field_values: Many[PurchaseOrderHeaderFieldValueFields] | None
    line_items: Many[PurchaseOrderLineItemFields] | None


class PurchaseOrderCostFields(TypedDict, total=False):
    """What goes into :attr:`PurchaseOrderChanges.cost`."""

    cents: Required[int]
    currency: Required[str]


class PurchaseOrderHeaderFieldValuesByKeyFields(TypedDict, total=False):
    """What goes into :attr:`PurchaseOrderChanges.header_field_values_by_key`."""

    field_key: Required[str]
    value: str | None


class PurchaseOrderLineItemsByKeyFieldFields(TypedDict, total=False):
    """What goes into :attr:`PurchaseOrderLineItemsByKeyFields.fields`."""

    field_key: Required[str]
    value: str | None


class PurchaseOrderLineItemsByKeyFields(TypedDict, total=False):
    """What goes into :attr:`PurchaseOrderChanges.line_items_by_key`."""

    position: Required[int]
    fields: Required[Many[PurchaseOrderLineItemsByKeyFieldFields]]
    id: str | None


class PurchaseOrderChanges(TypedDict, total=False):
    """What :meth:`PurchaseOrders.update` takes."""

    company_id: Required[str]
    formatted_po_number: Required[str]
    description: Required[str]
    legal_entity_id: Required[str]
    cost: Required[PurchaseOrderCostFields]
    preferred_payment_method: PurchaseOrderPreferredPaymentMethod | str | None
    status: PurchaseOrderChangesStatus | str | None
    vendor_id: str | None
    date: dt.date | None
    deadline: str | None
    header_field_values_by_key: Many[PurchaseOrderHeaderFieldValuesByKeyFields] | None
    line_items_by_key: Many[PurchaseOrderLineItemsByKeyFields] | None


class PurchaseRequestQuery(ListOptions, total=False):
    """Filters of :meth:`PurchaseRequests.list`."""

    ids: Many[str]
    requester_employee_ids: Many[str]
    type_ids: Many[str]
    status: PurchaseRequestStatus | str


class TypeQuery(ListOptions, total=False):
    """Filters of :meth:`Types.list`."""

    ids: Many[str]


class PoFieldValues(FactorialResource[M]):
    """``procurement/po_field_values``: what stands in the fields of purchase orders."""

    _path = "/procurement/po_field_values"

    @listing
    def list(self, **query: Unpack[PoFieldValueQuery]) -> Listing[PoFieldValue]:
        """Po field values, oldest first."""
        return self._pages(PoFieldValue, PoFieldValueQuery, query)

    @operation
    async def get(self, id: str) -> PoFieldValue:
        """One record by its id."""
        return await self._one(PoFieldValue, "GET", id)


class PoLineItems(FactorialResource[M]):
    """``procurement/po_line_items``: the lines of purchase orders, without their values."""

    _path = "/procurement/po_line_items"

    @listing
    def list(self, **query: Unpack[PoLineItemQuery]) -> Listing[PoLineItem]:
        """Po line items, oldest first."""
        return self._pages(PoLineItem, PoLineItemQuery, query)

    @operation
    async def get(self, id: str) -> PoLineItem:
        """One record by its id."""
        return await self._one(PoLineItem, "GET", id)


class PoTemplateFieldDefinitions(FactorialResource[M]):
    """``procurement/po_template_field_definitions``: the fields of template versions."""

    _path = "/procurement/po_template_field_definitions"

    @listing
    def list(
        self, **query: Unpack[PoTemplateFieldDefinitionQuery]
    ) -> Listing[PoTemplateFieldDefinition]:
        """Po template field definitions, oldest first."""
        return self._pages(PoTemplateFieldDefinition, PoTemplateFieldDefinitionQuery, query)

    @operation
    async def get(self, id: str) -> PoTemplateFieldDefinition:
        """One record by its id."""
        return await self._one(PoTemplateFieldDefinition, "GET", id)


class PoTemplateVersions(FactorialResource[M]):
    """``procurement/po_template_versions``: versions of templates; one of each template is active."""

    _path = "/procurement/po_template_versions"

    @listing
    def list(self, **query: Unpack[PoTemplateVersionQuery]) -> Listing[PoTemplateVersion]:
        """Po template versions, oldest first."""
        return self._pages(PoTemplateVersion, PoTemplateVersionQuery, query)

    @operation
    async def get(self, id: str) -> PoTemplateVersion:
        """One record by its id."""
        return await self._one(PoTemplateVersion, "GET", id)


class PoTemplates(FactorialResource[M]):
    """``procurement/po_templates``: templates of purchase orders."""

    _path = "/procurement/po_templates"

    @listing
    def list(self, **query: Unpack[PoTemplateQuery]) -> Listing[PoTemplate]:
        """Po templates, oldest first."""
        return self._pages(PoTemplate, PoTemplateQuery, query)

    @operation
    async def get(self, id: str) -> PoTemplate:
        """One record by its id."""
        return await self._one(PoTemplate, "GET", id)


class PurchaseOrders(FactorialResource[M]):
    """``procurement/purchase_orders``: what was ordered from vendors."""

    _path = "/procurement/purchase_orders"

    @listing
    def list(self, **query: Unpack[PurchaseOrderQuery]) -> Listing[PurchaseOrder]:
        """Purchase orders, oldest first; they do not tell when they changed."""
        return self._pages(
            PurchaseOrder,
            PurchaseOrderQuery,
            query,
            polling="Read by status or vendor_ids and compare the records.",
        )

    @operation
    async def get(self, id: str) -> PurchaseOrder:
        """One record by its id."""
        return await self._one(PurchaseOrder, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewPurchaseOrder]) -> PurchaseOrder:
        """Order something; a draft unless a status is given."""
        return await self._one(PurchaseOrder, "POST", takes=NewPurchaseOrder, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[PurchaseOrderChanges]) -> PurchaseOrder:
        """Change an order. Blocks of fields that are left out stay, an empty list clears. Refused while it is processing, and for good once it is closed."""
        return await self._one(
            PurchaseOrder, "PUT", id, takes=PurchaseOrderChanges, body={"id": id, **changes}
        )


class PurchaseRequests(FactorialResource[M]):
    """``procurement/purchase_requests``: what employees want to be bought."""

    _path = "/procurement/purchase_requests"

    @listing
    def list(self, **query: Unpack[PurchaseRequestQuery]) -> Listing[PurchaseRequest]:
        """Purchase requests, oldest first."""
        return self._pages(
            PurchaseRequest,
            PurchaseRequestQuery,
            query,
            polling="Read by status and compare the records.",
        )

    @operation
    async def get(self, id: str) -> PurchaseRequest:
        """One record by its id."""
        return await self._one(PurchaseRequest, "GET", id)


class Types(FactorialResource[M]):
    """``procurement/types``: kinds of purchase requests."""

    _path = "/procurement/types"

    @listing
    def list(self, **query: Unpack[TypeQuery]) -> Listing[Type]:
        """Types, oldest first."""
        return self._pages(Type, TypeQuery, query)

    @operation
    async def get(self, id: str) -> Type:
        """One record by its id."""
        return await self._one(Type, "GET", id)


class Procurement(FactorialResource[M]):
    """``procurement``: purchase orders and requests, and the templates that shape them."""

    @cached_property
    def po_field_values(self) -> PoFieldValues[M]:
        """What stands in the fields of purchase orders."""
        return PoFieldValues(self._session)

    @cached_property
    def po_line_items(self) -> PoLineItems[M]:
        """The lines of purchase orders, without their values."""
        return PoLineItems(self._session)

    @cached_property
    def po_template_field_definitions(self) -> PoTemplateFieldDefinitions[M]:
        """The fields of template versions."""
        return PoTemplateFieldDefinitions(self._session)

    @cached_property
    def po_template_versions(self) -> PoTemplateVersions[M]:
        """Versions of templates; one of each template is active."""
        return PoTemplateVersions(self._session)

    @cached_property
    def po_templates(self) -> PoTemplates[M]:
        """Templates of purchase orders."""
        return PoTemplates(self._session)

    @cached_property
    def purchase_orders(self) -> PurchaseOrders[M]:
        """What was ordered from vendors."""
        return PurchaseOrders(self._session)

    @cached_property
    def purchase_requests(self) -> PurchaseRequests[M]:
        """What employees want to be bought."""
        return PurchaseRequests(self._session)

    @cached_property
    def types(self) -> Types[M]:
        """Kinds of purchase requests."""
        return Types(self._session)
