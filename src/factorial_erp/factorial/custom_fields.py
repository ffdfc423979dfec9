"""
Custom fields: fields that a company added, and their values.

Generated from ``schema/factorial/custom_fields.json`` by ``python tools/generate.py``.
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
    "CustomFields",
    "CustomFieldsValue",
    "CustomFieldsValueChanges",
    "CustomFieldsValueQuery",
    "CustomFieldsValues",
    "Field",
    "FieldEditable",
    "FieldFieldType",
    "FieldQuery",
    "FieldVisible",
    "Fields",
    "NewCustomFieldsValue",
    "NewField",
    "NewOption",
    "NewResourceField",
    "Option",
    "OptionQuery",
    "Options",
    "ResourceField",
    "ResourceFieldEditable",
    "ResourceFieldFieldType",
    "ResourceFieldQuery",
    "ResourceFieldVisible",
    "ResourceFields",
]


class FieldFieldType(OpenEnum):
    """Values of :attr:`Field.field_type`."""

    CENTS = "cents"
    CHECKBOX = "checkbox"
    DATE = "date"
    LONG_TEXT = "long_text"
    MONEY = "money"
    MULTIPLE_CHOICE = "multiple_choice"
    RATING = "rating"
    SINGLE_CHOICE = "single_choice"
    TEXT = "text"


class FieldEditable(OpenEnum):
    """Values of :attr:`NewField.editable`."""

    EVERYBODY = "everybody"
    LEGAL_ENTITY = "legal_entity"
    OWNED = "owned"
    REPORTEES = "reportees"
    TEAM_LEADER = "team_leader"


class FieldVisible(OpenEnum):
    """Values of :attr:`NewField.visible`."""

    EVERYBODY = "everybody"
    LEGAL_ENTITY = "legal_entity"
    OWNED = "owned"
    REPORTEES = "reportees"
    TEAM_LEADER = "team_leader"


class ResourceFieldFieldType(OpenEnum):
    """Values of :attr:`NewResourceField.field_type`."""

    CENTS = "cents"
    CHECKBOX = "checkbox"
    DATE = "date"
    LONG_TEXT = "long_text"
    MONEY = "money"
    MULTIPLE_CHOICE = "multiple_choice"
    RATING = "rating"
    SINGLE_CHOICE = "single_choice"
    TEXT = "text"


class ResourceFieldEditable(OpenEnum):
    """Values of :attr:`NewResourceField.editable`."""

    EVERYBODY = "everybody"
    LEGAL_ENTITY = "legal_entity"
    OWNED = "owned"
    REPORTEES = "reportees"
    TEAM_LEADER = "team_leader"


class ResourceFieldVisible(OpenEnum):
    """Values of :attr:`NewResourceField.visible`."""

    EVERYBODY = "everybody"
    LEGAL_ENTITY = "legal_entity"
    OWNED = "owned"
    REPORTEES = "reportees"
    TEAM_LEADER = "team_leader"


@model()
class Field(Model):
    """One of ``custom_fields/fields``."""

    id: Attr[str]
    field_type: Attr[FieldFieldType]
    label_text: Attr[str]
    position: Attr[int | None] = field(default=None)
    required: Attr[bool | None] = field(default=None)
    min_value: Attr[int | None] = field(default=None)
    max_value: Attr[int | None] = field(default=None)
    legal_entity_name: Attr[str | None] = field(default=None)
    legal_entity_id: Attr[str | None] = field(default=None)
    slug: Attr[str | None] = field(default=None)


@model()
class Option(Model):
    """One of ``custom_fields/options``."""

    id: Attr[str]
    label: Attr[str | None] = field(default=None)
    value: Attr[str | None] = field(default=None)
    is_active: Attr[bool | None] = field(default=None)
    field_id: Attr[str | None] = field(default=None)


@model()
class ResourceField(Model):
    """One of ``custom_fields/resource_fields``."""

    id: Attr[str]
    field_id: Attr[str | None] = field(default=None)


@model()
class CustomFieldsValue(Model):
    """One of ``custom_fields/values``."""

    id: Attr[str]
    custom_field_identifier: Attr[str]
    valuable_id: Attr[str]
    field_id: Attr[str]
    valuable_type: Attr[str]
    value: Attr[str | None] = field(default=None, private=True)
    long_text_value: Attr[str | None] = field(default=None, private=True)
    date_value: Attr[dt.date | None] = field(default=None, private=True)
    single_choice_value: Attr[str | None] = field(default=None, private=True)
    cents_value: Attr[int | None] = field(default=None, private=True)
    label: Attr[str | None] = field(default=None)
    required: Attr[bool | None] = field(default=None)
    usage_group_id: Attr[str | None] = field(default=None)
    usage_group_slug: Attr[str | None] = field(default=None)
    updated_at: Attr[dt.datetime | None] = field(default=None)


class FieldQuery(ListOptions, total=False):
    """Filters of :meth:`Fields.list`."""

    ids: Many[str]
    field_type: FieldFieldType | str
    label: str
    slug: str
    company_id: str


class NewField(TypedDict, total=False):
    """What :meth:`Fields.create` takes."""

    company_id: Required[str]
    field_type: Required[FieldFieldType | str]
    editable: FieldEditable | str | None
    visible: FieldVisible | str | None
    label: str | None
    min_value: int | None
    max_value: int | None
    required: bool | None
    options: Many[str] | None
    position: int | None


class OptionQuery(ListOptions, total=False):
    """Filters of :meth:`Options.list`."""

    ids: Many[str]
    field_ids: Many[str]


class NewOption(TypedDict, total=False):
    """What :meth:`Options.create` takes."""

    label: Required[str]
    field_id: Required[str]
    is_active: bool | None


class ResourceFieldQuery(ListOptions, total=False):
    """Filters of :meth:`ResourceFields.list`."""

    ids: Many[str]
    field_ids: Many[str]
    schema_ids: Many[str]


class NewResourceField(TypedDict, total=False):
    """What :meth:`ResourceFields.create` takes."""

    schema_id: Required[str]
    company_id: Required[str]
    field_type: Required[ResourceFieldFieldType | str]
    required: Required[bool]
    editable: Required[ResourceFieldEditable | str]
    visible: Required[ResourceFieldVisible | str]
    label: str | None
    max_value: int | None
    min_value: int | None
    position: int | None
    options: Many[str] | None


class CustomFieldsValueQuery(ListOptions, total=False):
    """Filters of :meth:`CustomFieldsValues.list`."""

    employee_ids: Many[str]
    identifiers: Many[str]
    ids: Many[str]
    instance_id: str
    value: str
    slug: str
    field_id: str
    updated_at_gteq: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_at_gteq``; days before may come too."""


class NewCustomFieldsValue(TypedDict, total=False):
    """What :meth:`CustomFieldsValues.create` takes."""

    field_id: Required[str]
    valuable_type: Required[str]
    valuable_id: Required[str]
    value: Required[str]


class CustomFieldsValueChanges(TypedDict, total=False):
    """What :meth:`CustomFieldsValues.update` takes."""

    value: str | None


class Fields(FactorialResource[M]):
    """``custom_fields/fields``: fields."""

    _path = "/custom_fields/fields"

    @listing
    def list(self, **query: Unpack[FieldQuery]) -> Listing[Field]:
        """Fields, oldest first."""
        return self._pages(Field, FieldQuery, query)

    @operation
    async def get(self, id: str) -> Field:
        """One record by its id."""
        return await self._one(Field, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewField]) -> Field:
        """Create one."""
        return await self._one(Field, "POST", takes=NewField, body=fields)

    @operation
    async def delete(self, id: str) -> Field:
        """Delete it and return what it was."""
        return await self._one(Field, "DELETE", id)


class Options(FactorialResource[M]):
    """``custom_fields/options``: options."""

    _path = "/custom_fields/options"

    @listing
    def list(self, **query: Unpack[OptionQuery]) -> Listing[Option]:
        """Options, oldest first."""
        return self._pages(Option, OptionQuery, query)

    @operation
    async def get(self, id: str) -> Option:
        """One record by its id."""
        return await self._one(Option, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewOption]) -> Option:
        """Create one."""
        return await self._one(Option, "POST", takes=NewOption, body=fields)


class ResourceFields(FactorialResource[M]):
    """``custom_fields/resource_fields``: resource fields."""

    _path = "/custom_fields/resource_fields"

    @listing
    def list(self, **query: Unpack[ResourceFieldQuery]) -> Listing[ResourceField]:
        """Resource fields, oldest first."""
        return self._pages(ResourceField, ResourceFieldQuery, query)

    @operation
    async def get(self, id: str) -> ResourceField:
        """One record by its id."""
        return await self._one(ResourceField, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewResourceField]) -> ResourceField:
        """Create one."""
        return await self._one(ResourceField, "POST", takes=NewResourceField, body=fields)


class CustomFieldsValues(FactorialResource[M]):
    """``custom_fields/values``: values."""

    _path = "/custom_fields/values"

    @listing
    def list(self, **query: Unpack[CustomFieldsValueQuery]) -> Listing[CustomFieldsValue]:
        """Values, oldest first."""
        return self._pages(
            CustomFieldsValue, CustomFieldsValueQuery, query, changes="updated_at_gteq"
        )

    @operation
    async def get(self, id: str) -> CustomFieldsValue:
        """One record by its id."""
        return await self._one(CustomFieldsValue, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewCustomFieldsValue]) -> CustomFieldsValue:
        """Create one."""
        return await self._one(CustomFieldsValue, "POST", takes=NewCustomFieldsValue, body=fields)

    @operation
    async def update(
        self, id: str, **changes: Unpack[CustomFieldsValueChanges]
    ) -> CustomFieldsValue:
        """Change the fields that are given."""
        return await self._one(
            CustomFieldsValue, "PUT", id, takes=CustomFieldsValueChanges, body={"id": id, **changes}
        )


class CustomFields(FactorialResource[M]):
    """``custom_fields``: fields that a company added, and their values."""

    @cached_property
    def fields(self) -> Fields[M]:
        """Fields."""
        return Fields(self._session)

    @cached_property
    def options(self) -> Options[M]:
        """Options."""
        return Options(self._session)

    @cached_property
    def resource_fields(self) -> ResourceFields[M]:
        """Resource fields."""
        return ResourceFields(self._session)

    @cached_property
    def values(self) -> CustomFieldsValues[M]:
        """Values."""
        return CustomFieldsValues(self._session)
