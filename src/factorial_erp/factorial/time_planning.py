"""
Time planning: versions of plans, and planned breaks.

Generated from ``schema/factorial/time_planning.json`` by ``python tools/generate.py``.
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
    "NewPlanningVersion",
    "PlannedBreak",
    "PlannedBreakBreakType",
    "PlannedBreakBulkCreate",
    "PlannedBreakPlannedBreakFields",
    "PlannedBreakQuery",
    "PlannedBreaks",
    "PlanningVersion",
    "PlanningVersionBulkCreate",
    "PlanningVersionChanges",
    "PlanningVersionPlanningTool",
    "PlanningVersionQuery",
    "PlanningVersions",
    "TimePlanning",
]


class PlannedBreakBreakType(OpenEnum):
    """Values of :attr:`PlannedBreak.break_type`."""

    FIXED = "fixed"
    FLEXIBLE = "flexible"
    SEMI_FLEXIBLE = "semi_flexible"


class PlanningVersionPlanningTool(OpenEnum):
    """What :meth:`PlanningVersions.list` can filter by."""

    CONTRACT_HOURS = "contract_hours"
    SHIFT_MANAGEMENT = "shift_management"
    WORK_SCHEDULE = "work_schedule"


@model()
class PlannedBreak(Model):
    """One of ``time_planning/planned_breaks``."""

    id: Attr[str]
    break_type: Attr[PlannedBreakBreakType]
    break_configuration_id: Attr[str]
    break_configuration_name: Attr[str]
    break_configuration_paid: Attr[bool]
    start_at: Attr[dt.datetime | None] = field(default=None)
    end_at: Attr[dt.datetime | None] = field(default=None)
    duration: Attr[int | None] = field(default=None)
    """**Minutes**."""
    default_shift_id: Attr[str | None] = field(default=None)
    shift_configuration_id: Attr[str | None] = field(default=None)
    shift_id: Attr[str | None] = field(default=None)
    day_configuration_id: Attr[str | None] = field(default=None)


@model()
class PlanningVersion(Model):
    """One of ``time_planning/planning_versions``."""

    effective_at: Attr[dt.date]
    planning_tool: Attr[str]
    employee_id: Attr[str]
    id: Attr[str | None] = field(default=None)
    number_of_rest_days_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    work_schedule_schedule_id: Attr[str | None] = field(default=None)


class PlannedBreakQuery(ListOptions, total=False):
    """Filters of :meth:`PlannedBreaks.list`."""

    ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    paid: bool
    """The schema requires it; nothing is sent for it unless it is given."""
    default_shift_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    shift_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    day_configuration_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    shift_configuration_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    active_break_configuration: bool
    """The schema requires it; nothing is sent for it unless it is given."""


class PlannedBreakPlannedBreakFields(TypedDict, total=False):
    """What goes into :attr:`PlannedBreakBulkCreate.planned_breaks`."""

    break_configuration_id: Required[str]
    id: str | None
    start_at: dt.datetime | None
    end_at: dt.datetime | None
    duration: int | None
    break_type: str | None
    default_shift_id: str | None
    shift_id: str | None
    day_configuration_id: str | None
    shift_configuration_id: str | None


class PlannedBreakBulkCreate(TypedDict, total=False):
    """What :meth:`PlannedBreaks.bulk_create` takes."""

    planned_breaks: Required[Many[PlannedBreakPlannedBreakFields]]


class PlanningVersionQuery(ListOptions, total=False):
    """Filters of :meth:`PlanningVersions.list`."""

    employee_ids: Many[str]
    for_shifts: bool
    only_active: bool
    """Default ``False``."""
    planning_tool: PlanningVersionPlanningTool | str
    schedule_ids: Many[str]


class NewPlanningVersion(TypedDict, total=False):
    """What :meth:`PlanningVersions.create` takes."""

    effective_at: Required[dt.date]
    planning_tool: Required[str]
    employee_id: Required[str]
    number_of_rest_days_in_cents: int | None
    schedule_id: str | None


class PlanningVersionChanges(TypedDict, total=False):
    """What :meth:`PlanningVersions.update` takes."""

    effective_at: Required[dt.date]
    planning_tool: Required[str]
    number_of_rest_days_in_cents: int | None
    schedule_id: str | None


class PlanningVersionBulkCreate(TypedDict, total=False):
    """What :meth:`PlanningVersions.bulk_create` takes."""

    effective_at: Required[dt.date]
    planning_tool: Required[str]
    employee_ids: Required[Many[str]]
    number_of_rest_days_in_cents: int | None
    schedule_id: str | None


class PlannedBreaks(FactorialResource[M]):
    """``time_planning/planned_breaks``: planned breaks."""

    _path = "/time_planning/planned_breaks"

    @listing
    def list(self, **query: Unpack[PlannedBreakQuery]) -> Listing[PlannedBreak]:
        """Planned breaks, oldest first."""
        return self._pages(PlannedBreak, PlannedBreakQuery, query)

    @operation
    async def get(self, id: str) -> PlannedBreak:
        """One record by its id."""
        return await self._one(PlannedBreak, "GET", id)

    @operation
    async def bulk_create(
        self, **fields: Unpack[PlannedBreakBulkCreate]
    ) -> tuple[PlannedBreak, ...]:
        """Create several at once."""
        return await self._many(
            PlannedBreak, "POST", "bulk_create", takes=PlannedBreakBulkCreate, body=fields
        )


class PlanningVersions(FactorialResource[M]):
    """``time_planning/planning_versions``: planning versions."""

    _path = "/time_planning/planning_versions"

    @listing
    def list(self, **query: Unpack[PlanningVersionQuery]) -> Listing[PlanningVersion]:
        """Planning versions, oldest first."""
        return self._pages(
            PlanningVersion, PlanningVersionQuery, query, defaults={"only_active": False}
        )

    @operation
    async def create(self, **fields: Unpack[NewPlanningVersion]) -> PlanningVersion:
        """Create one."""
        return await self._one(PlanningVersion, "POST", takes=NewPlanningVersion, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[PlanningVersionChanges]) -> PlanningVersion:
        """Change the fields that are given."""
        return await self._one(
            PlanningVersion, "PUT", id, takes=PlanningVersionChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> PlanningVersion:
        """Delete it and return what it was."""
        return await self._one(PlanningVersion, "DELETE", id)

    @operation
    async def bulk_create(
        self, **fields: Unpack[PlanningVersionBulkCreate]
    ) -> tuple[PlanningVersion, ...]:
        """Create several at once."""
        return await self._many(
            PlanningVersion, "POST", "bulk_create", takes=PlanningVersionBulkCreate, body=fields
        )


class TimePlanning(FactorialResource[M]):
    """``time_planning``: versions of plans, and planned breaks."""

    @cached_property
    def planned_breaks(self) -> PlannedBreaks[M]:
        """Planned breaks."""
        return PlannedBreaks(self._session)

    @cached_property
    def planning_versions(self) -> PlanningVersions[M]:
        """Planning versions."""
        return PlanningVersions(self._session)
