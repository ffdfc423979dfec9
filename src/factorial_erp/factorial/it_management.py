"""
IT: devices and who has them.

Generated from ``schema/factorial/it_management.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "AssetCategories",
    "AssetCategory",
    "AssetCategoryQuery",
    "ItAsset",
    "ItAssetChanges",
    "ItAssetModel",
    "ItAssetModelChanges",
    "ItAssetModelQuery",
    "ItAssetModels",
    "ItAssetQuery",
    "ItAssets",
    "ItManagement",
    "NewItAsset",
    "NewItAssetModel",
]


@model()
class AssetCategory(Model):
    """One of ``it_management/asset_categories``."""

    id: Attr[str]
    key: Attr[str]
    name: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    parent_id: Attr[str | None] = field(default=None)
    position: Attr[int | None] = field(default=None)


@model()
class ItAssetModel(Model):
    """One of ``it_management/it_asset_models``."""

    id: Attr[str]
    type_name: Attr[str]
    """Deprecated by the API."""
    company_id: Attr[str]
    brand: Attr[str]
    name: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    asset_category_id: Attr[str | None] = field(default=None)


@model()
class ItAsset(Model):
    """One of ``it_management/it_assets``."""

    id: Attr[str]
    company_id: Attr[str]
    it_asset_model_id: Attr[str]
    serial_number: Attr[str]
    status: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    owner_id: Attr[str | None] = field(default=None)
    location_id: Attr[str | None] = field(default=None)
    workplace_id: Attr[str | None] = field(default=None)
    team_id: Attr[str | None] = field(default=None)
    purchase_date: Attr[dt.date | None] = field(default=None)
    purchase_price_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    currency: Attr[str | None] = field(default=None)
    warranty_end_date: Attr[dt.date | None] = field(default=None)
    label: Attr[str | None] = field(default=None)
    notes: Attr[str | None] = field(default=None)
    discarded_at: Attr[dt.datetime | None] = field(default=None)


class AssetCategoryQuery(ListOptions, total=False):
    """Filters of :meth:`AssetCategories.list`."""

    ids: Many[str]


class ItAssetModelQuery(ListOptions, total=False):
    """Filters of :meth:`ItAssetModels.list`."""

    ids: Many[str]


class NewItAssetModel(TypedDict, total=False):
    """What :meth:`ItAssetModels.create` takes."""

    brand: Required[str]
    name: Required[str]
    type_name: str | None
    """Deprecated by the API."""
    asset_category_id: str | None
    company_id: str | None


class ItAssetModelChanges(TypedDict, total=False):
    """What :meth:`ItAssetModels.update` takes."""

    brand: Required[str]
    name: Required[str]
    type_name: str | None
    """Deprecated by the API."""
    asset_category_id: str | None
    company_id: str | None


class ItAssetQuery(ListOptions, total=False):
    """Filters of :meth:`ItAssets.list`."""

    ids: Many[str]
    serial_numbers: Many[str]
    type_names: Many[str]
    asset_category_ids: Many[str]
    owner_ids: Many[str]
    location_ids: Many[str]
    workplace_ids: Many[str]
    team_ids: Many[str]


class NewItAsset(TypedDict, total=False):
    """What :meth:`ItAssets.create` takes."""

    it_asset_model_id: Required[str]
    serial_number: Required[str]
    owner_id: str | None
    location_id: str | None
    workplace_id: str | None
    team_id: str | None
    purchase_date: dt.date | None
    purchase_price_cents: int | None
    currency: str | None
    warranty_end_date: dt.date | None
    label: str | None
    notes: str | None
    company_id: str | None


class ItAssetChanges(TypedDict, total=False):
    """What :meth:`ItAssets.update` takes."""

    it_asset_model_id: str | None
    serial_number: str | None
    status: str | None
    owner_id: str | None
    location_id: str | None
    workplace_id: str | None
    team_id: str | None
    purchase_date: dt.date | None
    purchase_price_cents: int | None
    currency: str | None
    warranty_end_date: dt.date | None
    label: str | None
    notes: str | None
    company_id: str | None


class AssetCategories(FactorialResource[M]):
    """``it_management/asset_categories``: asset categories."""

    _path = "/it_management/asset_categories"

    @listing
    def list(self, **query: Unpack[AssetCategoryQuery]) -> Listing[AssetCategory]:
        """Asset categories, oldest first."""
        return self._pages(AssetCategory, AssetCategoryQuery, query)

    @operation
    async def get(self, id: str) -> AssetCategory:
        """One record by its id."""
        return await self._one(AssetCategory, "GET", id)


class ItAssetModels(FactorialResource[M]):
    """``it_management/it_asset_models``: it asset models."""

    _path = "/it_management/it_asset_models"

    @listing
    def list(self, **query: Unpack[ItAssetModelQuery]) -> Listing[ItAssetModel]:
        """It asset models, oldest first."""
        return self._pages(ItAssetModel, ItAssetModelQuery, query)

    @operation
    async def get(self, id: str) -> ItAssetModel:
        """One record by its id."""
        return await self._one(ItAssetModel, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewItAssetModel]) -> ItAssetModel:
        """Create one."""
        return await self._one(ItAssetModel, "POST", takes=NewItAssetModel, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ItAssetModelChanges]) -> ItAssetModel:
        """Change the fields that are given."""
        return await self._one(
            ItAssetModel, "PUT", id, takes=ItAssetModelChanges, body={"id": id, **changes}
        )


class ItAssets(FactorialResource[M]):
    """``it_management/it_assets``: it assets."""

    _path = "/it_management/it_assets"

    @listing
    def list(self, **query: Unpack[ItAssetQuery]) -> Listing[ItAsset]:
        """It assets, oldest first."""
        return self._pages(ItAsset, ItAssetQuery, query)

    @operation
    async def get(self, id: str) -> ItAsset:
        """One record by its id."""
        return await self._one(ItAsset, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewItAsset]) -> ItAsset:
        """Create one."""
        return await self._one(ItAsset, "POST", takes=NewItAsset, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ItAssetChanges]) -> ItAsset:
        """Change the fields that are given."""
        return await self._one(ItAsset, "PUT", id, takes=ItAssetChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> ItAsset:
        """Delete it and return what it was."""
        return await self._one(ItAsset, "DELETE", id)


class ItManagement(FactorialResource[M]):
    """``it_management``: devices and who has them."""

    @cached_property
    def asset_categories(self) -> AssetCategories[M]:
        """Asset categories."""
        return AssetCategories(self._session)

    @cached_property
    def it_asset_models(self) -> ItAssetModels[M]:
        """It asset models."""
        return ItAssetModels(self._session)

    @cached_property
    def it_assets(self) -> ItAssets[M]:
        """It assets."""
        return ItAssets(self._session)
