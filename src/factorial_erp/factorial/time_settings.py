"""
Time settings: breaks and kinds of time.

Generated from ``schema/factorial/time_settings.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "NewTimeSettingsBreakConfiguration",
    "SplitCustomTimeRangeCategories",
    "SplitCustomTimeRangeCategory",
    "SplitCustomTimeRangeCategoryQuery",
    "SplitCustomTimeRangeCategoryTimeType",
    "TimeSettings",
    "TimeSettingsBreakConfiguration",
    "TimeSettingsBreakConfigurationChanges",
    "TimeSettingsBreakConfigurationQuery",
    "TimeSettingsBreakConfigurations",
]


class SplitCustomTimeRangeCategoryTimeType(OpenEnum):
    """Values of :attr:`SplitCustomTimeRangeCategory.time_type`."""

    ANY_TIME = "any_time"
    OVERTIME = "overtime"
    REGULAR = "regular"


@model()
class TimeSettingsBreakConfiguration(Model):
    """One of ``time_settings/break_configurations``."""

    id: Attr[str]
    name: Attr[str]
    paid: Attr[bool]
    archived: Attr[bool]


@model()
class SplitCustomTimeRangeCategory(Model):
    """One of ``time_settings/split_custom_time_range_categories``."""

    id: Attr[str]
    name: Attr[str]
    time_type: Attr[SplitCustomTimeRangeCategoryTimeType]
    active: Attr[bool]
    company_id: Attr[str]
    custom_time_range_category_id: Attr[str]


class TimeSettingsBreakConfigurationQuery(ListOptions, total=False):
    """Filters of :meth:`TimeSettingsBreakConfigurations.list`."""

    ids: Many[str]
    active: bool
    """The schema requires it; nothing is sent for it unless it is given."""


class NewTimeSettingsBreakConfiguration(TypedDict, total=False):
    """What :meth:`TimeSettingsBreakConfigurations.create` takes."""

    name: Required[str]
    paid: Required[bool]


class TimeSettingsBreakConfigurationChanges(TypedDict, total=False):
    """What :meth:`TimeSettingsBreakConfigurations.update` takes."""

    name: str | None
    paid: bool | None
    archived: bool | None


class SplitCustomTimeRangeCategoryQuery(ListOptions, total=False):
    """Filters of :meth:`SplitCustomTimeRangeCategories.list`."""

    ids: Many[str]
    company_id: str
    active: bool


class TimeSettingsBreakConfigurations(FactorialResource[M]):
    """``time_settings/break_configurations``: break configurations."""

    _path = "/time_settings/break_configurations"

    @listing
    def list(
        self, **query: Unpack[TimeSettingsBreakConfigurationQuery]
    ) -> Listing[TimeSettingsBreakConfiguration]:
        """Break configurations, oldest first."""
        return self._pages(
            TimeSettingsBreakConfiguration, TimeSettingsBreakConfigurationQuery, query
        )

    @operation
    async def get(self, id: str) -> TimeSettingsBreakConfiguration:
        """One record by its id."""
        return await self._one(TimeSettingsBreakConfiguration, "GET", id)

    @operation
    async def create(
        self, **fields: Unpack[NewTimeSettingsBreakConfiguration]
    ) -> TimeSettingsBreakConfiguration:
        """Create one."""
        return await self._one(
            TimeSettingsBreakConfiguration,
            "POST",
            takes=NewTimeSettingsBreakConfiguration,
            body=fields,
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[TimeSettingsBreakConfigurationChanges]
    ) -> TimeSettingsBreakConfiguration:
        """Change the fields that are given."""
        return await self._one(
            TimeSettingsBreakConfiguration,
            "PUT",
            id,
            takes=TimeSettingsBreakConfigurationChanges,
            body={"id": id, **changes},
        )


class SplitCustomTimeRangeCategories(FactorialResource[M]):
    """``time_settings/split_custom_time_range_categories``: split custom time range categories."""

    _path = "/time_settings/split_custom_time_range_categories"

    @listing
    def list(
        self, **query: Unpack[SplitCustomTimeRangeCategoryQuery]
    ) -> Listing[SplitCustomTimeRangeCategory]:
        """Split custom time range categories, oldest first."""
        return self._pages(SplitCustomTimeRangeCategory, SplitCustomTimeRangeCategoryQuery, query)

    @operation
    async def get(self, id: str) -> SplitCustomTimeRangeCategory:
        """One record by its id."""
        return await self._one(SplitCustomTimeRangeCategory, "GET", id)


class TimeSettings(FactorialResource[M]):
    """``time_settings``: breaks and kinds of time."""

    @cached_property
    def break_configurations(self) -> TimeSettingsBreakConfigurations[M]:
        """Break configurations."""
        return TimeSettingsBreakConfigurations(self._session)

    @cached_property
    def split_custom_time_range_categories(self) -> SplitCustomTimeRangeCategories[M]:
        """Split custom time range categories."""
        return SplitCustomTimeRangeCategories(self._session)
