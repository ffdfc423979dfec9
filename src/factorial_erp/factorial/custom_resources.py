"""
Custom resources: tables that a company added.

Generated from ``schema/factorial/custom_resources.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "CustomResources",
    "CustomResourcesValue",
    "CustomResourcesValueQuery",
    "CustomResourcesValues",
    "NewCustomResourcesValue",
    "NewSchema",
    "Resource",
    "ResourceQuery",
    "Resources",
    "Schema",
    "SchemaQuery",
    "Schemas",
]


@model()
class Resource(Model):
    """One of ``custom_resources/resources``."""

    id: Attr[str]
    schema_id: Attr[str]
    attachable_type: Attr[str]
    attachable_id: Attr[str]


@model()
class Schema(Model):
    """One of ``custom_resources/schemas``."""

    id: Attr[str]
    name: Attr[str]
    company_id: Attr[str]
    hidden: Attr[bool]
    position: Attr[int | None] = field(default=None)


@model()
class CustomResourcesValue(Model):
    """One of ``custom_resources/values``."""

    id: Attr[str]
    resource_id: Attr[str]
    attachable_id: Attr[str | None] = field(default=None)


class ResourceQuery(ListOptions, total=False):
    """Filters of :meth:`Resources.list`."""

    ids: Many[str]
    employee_ids: Many[str]


class SchemaQuery(ListOptions, total=False):
    """Filters of :meth:`Schemas.list`."""

    ids: Many[str]


class NewSchema(TypedDict, total=False):
    """What :meth:`Schemas.create` takes."""

    name: Required[str]
    company_id: Required[str]
    hidden: Required[bool]
    effective_at_id: str | None
    position: int | None
    usage_group_slug: str | None


class CustomResourcesValueQuery(ListOptions, total=False):
    """Filters of :meth:`CustomResourcesValues.list`."""

    ids: Many[str]
    employee_ids: Many[str]


class NewCustomResourcesValue(TypedDict, total=False):
    """What :meth:`CustomResourcesValues.create` takes."""

    schema_id: Required[str]
    employee_id: Required[str]
    field_id: Required[str]
    value: Required[str]
    custom_resource_id: str | None


class Resources(FactorialResource[M]):
    """``custom_resources/resources``: resources."""

    _path = "/custom_resources/resources"

    @listing
    def list(self, **query: Unpack[ResourceQuery]) -> Listing[Resource]:
        """Resources, oldest first."""
        return self._pages(Resource, ResourceQuery, query)

    @operation
    async def get(self, id: str) -> Resource:
        """One record by its id."""
        return await self._one(Resource, "GET", id)


class Schemas(FactorialResource[M]):
    """``custom_resources/schemas``: schemas."""

    _path = "/custom_resources/schemas"

    @listing
    def list(self, **query: Unpack[SchemaQuery]) -> Listing[Schema]:
        """Schemas, oldest first."""
        return self._pages(Schema, SchemaQuery, query)

    @operation
    async def get(self, id: str) -> Schema:
        """One record by its id."""
        return await self._one(Schema, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSchema]) -> Schema:
        """Create one."""
        return await self._one(Schema, "POST", takes=NewSchema, body=fields)


class CustomResourcesValues(FactorialResource[M]):
    """``custom_resources/values``: values."""

    _path = "/custom_resources/values"

    @listing
    def list(self, **query: Unpack[CustomResourcesValueQuery]) -> Listing[CustomResourcesValue]:
        """Values, oldest first."""
        return self._pages(CustomResourcesValue, CustomResourcesValueQuery, query)

    @operation
    async def get(self, id: str) -> CustomResourcesValue:
        """One record by its id."""
        return await self._one(CustomResourcesValue, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewCustomResourcesValue]) -> CustomResourcesValue:
        """Create one."""
        return await self._one(
            CustomResourcesValue, "POST", takes=NewCustomResourcesValue, body=fields
        )


class CustomResources(FactorialResource[M]):
    """``custom_resources``: tables that a company added."""

    @cached_property
    def resources(self) -> Resources[M]:
        """Resources."""
        return Resources(self._session)

    @cached_property
    def schemas(self) -> Schemas[M]:
        """Schemas."""
        return Schemas(self._session)

    @cached_property
    def values(self) -> CustomResourcesValues[M]:
        """Values."""
        return CustomResourcesValues(self._session)
