"""
Work schedules: when people should work.

Generated from ``schema/factorial/work_schedule.json`` by ``python tools/generate.py``.
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
    "DayConfiguration",
    "DayConfigurationBulkCud",
    "DayConfigurationDayConfigurationFields",
    "DayConfigurationQuery",
    "DayConfigurations",
    "NewOverlapPeriod",
    "NewSchedule",
    "OverlapPeriod",
    "OverlapPeriodChanges",
    "OverlapPeriodCreateParamsFields",
    "OverlapPeriodQuery",
    "OverlapPeriodUpdateParamsFields",
    "OverlapPeriods",
    "Schedule",
    "ScheduleChanges",
    "SchedulePeriod",
    "ScheduleQuery",
    "ScheduleToggleArchive",
    "Schedules",
    "WorkSchedule",
]


@model()
class DayConfiguration(Model):
    """One of ``work_schedule/day_configurations``."""

    id: Attr[str]
    overlap_period_id: Attr[str]
    weekday: Attr[str]
    duration_in_seconds: Attr[int]
    start_at: Attr[dt.date | None] = field(default=None)


@model()
class OverlapPeriod(Model):
    """One of ``work_schedule/overlap_periods``."""

    id: Attr[str]
    default: Attr[bool]
    schedule_id: Attr[str]
    start_month: Attr[int]
    start_day: Attr[int]
    end_month: Attr[int]
    end_day: Attr[int]
    schedule_type: Attr[str]


@model()
class SchedulePeriod(Model):
    """One of :attr:`Schedule.periods`."""

    id: Attr[str]
    default: Attr[bool]
    schedule_id: Attr[str]
    start_month: Attr[int]
    start_day: Attr[int]
    end_month: Attr[int]
    end_day: Attr[int]
    start_date: Attr[dt.date]
    end_date: Attr[dt.date]
    schedule_type: Attr[str]


@model()
class Schedule(Model):
    """One of ``work_schedule/schedules``."""

    id: Attr[str]
    name: Attr[str]
    company_id: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    employee_ids: Attr[tuple[str, ...]]
    periods: Attr[tuple[SchedulePeriod, ...]]
    archived_at: Attr[dt.datetime | None] = field(default=None)


class DayConfigurationQuery(ListOptions, total=False):
    """Filters of :meth:`DayConfigurations.list`."""

    ids: Many[str]
    overlap_period_id: str
    schedule_id: str


class DayConfigurationDayConfigurationFields(TypedDict, total=False):
    """What goes into :attr:`DayConfigurationBulkCud.day_configurations`."""

    weekday: Required[str]
    duration_in_seconds: Required[int]
    id: str | None
    start_at: dt.datetime | None


class DayConfigurationBulkCud(TypedDict, total=False):
    """What :meth:`DayConfigurations.bulk_cud` takes."""

    overlap_period_id: Required[str]
    day_configurations: Required[Many[DayConfigurationDayConfigurationFields]]


class OverlapPeriodQuery(ListOptions, total=False):
    """Filters of :meth:`OverlapPeriods.list`."""

    ids: Many[str]


class OverlapPeriodCreateParamsFields(TypedDict, total=False):
    """What goes into :attr:`NewOverlapPeriod.create_params`."""

    default: Required[bool]
    start_day: Required[int]
    start_month: Required[int]
    end_day: Required[int]
    end_month: Required[int]
    schedule_type: Required[str]


class NewOverlapPeriod(TypedDict, total=False):
    """What :meth:`OverlapPeriods.create` takes."""

    schedule_id: Required[str]
    create_params: OverlapPeriodCreateParamsFields | None


class OverlapPeriodUpdateParamsFields(TypedDict, total=False):
    """What goes into :attr:`OverlapPeriodChanges.update_params`."""

    start_day: int | None
    start_month: int | None
    end_day: int | None
    end_month: int | None


class OverlapPeriodChanges(TypedDict, total=False):
    """What :meth:`OverlapPeriods.update` takes."""

    update_params: OverlapPeriodUpdateParamsFields | None


class ScheduleQuery(ListOptions, total=False):
    """Filters of :meth:`Schedules.list`."""

    ids: Many[str]
    with_employee_ids: bool
    """Default ``True``."""
    with_periods: bool
    """Default ``True``."""


class NewSchedule(TypedDict, total=False):
    """What :meth:`Schedules.create` takes."""

    name: Required[str]
    schedule_type: Required[str]


class ScheduleChanges(TypedDict, total=False):
    """What :meth:`Schedules.update` takes."""

    name: str | None


class ScheduleToggleArchive(TypedDict, total=False):
    """What :meth:`Schedules.toggle_archive` takes."""

    id: Required[str]


class DayConfigurations(FactorialResource[M]):
    """``work_schedule/day_configurations``: day configurations."""

    _path = "/work_schedule/day_configurations"

    @listing
    def list(self, **query: Unpack[DayConfigurationQuery]) -> Listing[DayConfiguration]:
        """Day configurations, oldest first."""
        return self._pages(DayConfiguration, DayConfigurationQuery, query)

    @operation
    async def get(self, id: str) -> DayConfiguration:
        """One record by its id."""
        return await self._one(DayConfiguration, "GET", id)

    @operation
    async def bulk_cud(
        self, **fields: Unpack[DayConfigurationBulkCud]
    ) -> tuple[DayConfiguration, ...]:
        """Create, change and delete several at once."""
        return await self._many(
            DayConfiguration, "POST", "bulk_cud", takes=DayConfigurationBulkCud, body=fields
        )


class OverlapPeriods(FactorialResource[M]):
    """``work_schedule/overlap_periods``: overlap periods."""

    _path = "/work_schedule/overlap_periods"

    @listing
    def list(self, **query: Unpack[OverlapPeriodQuery]) -> Listing[OverlapPeriod]:
        """Overlap periods, oldest first."""
        return self._pages(OverlapPeriod, OverlapPeriodQuery, query)

    @operation
    async def get(self, id: str) -> OverlapPeriod:
        """One record by its id."""
        return await self._one(OverlapPeriod, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewOverlapPeriod]) -> OverlapPeriod:
        """Create one."""
        return await self._one(OverlapPeriod, "POST", takes=NewOverlapPeriod, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[OverlapPeriodChanges]) -> OverlapPeriod:
        """Change the fields that are given."""
        return await self._one(
            OverlapPeriod, "PUT", id, takes=OverlapPeriodChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> OverlapPeriod:
        """Delete it and return what it was."""
        return await self._one(OverlapPeriod, "DELETE", id)


class Schedules(FactorialResource[M]):
    """``work_schedule/schedules``: schedules."""

    _path = "/work_schedule/schedules"

    @listing
    def list(self, **query: Unpack[ScheduleQuery]) -> Listing[Schedule]:
        """Schedules, oldest first."""
        return self._pages(
            Schedule,
            ScheduleQuery,
            query,
            defaults={"with_employee_ids": True, "with_periods": True},
        )

    @operation
    async def get(self, id: str) -> Schedule:
        """One record by its id."""
        return await self._one(Schedule, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSchedule]) -> Schedule:
        """Create one."""
        return await self._one(Schedule, "POST", takes=NewSchedule, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ScheduleChanges]) -> Schedule:
        """Change the fields that are given."""
        return await self._one(
            Schedule, "PUT", id, takes=ScheduleChanges, body={"id": id, **changes}
        )

    @operation
    async def toggle_archive(self, **fields: Unpack[ScheduleToggleArchive]) -> Schedule:
        """Put one away, or take it back."""
        return await self._one(
            Schedule, "POST", "toggle_archive", takes=ScheduleToggleArchive, body=fields
        )


class WorkSchedule(FactorialResource[M]):
    """``work_schedule``: when people should work."""

    @cached_property
    def day_configurations(self) -> DayConfigurations[M]:
        """Day configurations."""
        return DayConfigurations(self._session)

    @cached_property
    def overlap_periods(self) -> OverlapPeriods[M]:
        """Overlap periods."""
        return OverlapPeriods(self._session)

    @cached_property
    def schedules(self) -> Schedules[M]:
        """Schedules."""
        return Schedules(self._session)
