"""
Shift management: planned shifts.

Generated from ``schema/factorial/shift_management.json`` by ``python tools/generate.py``.
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
    "NewShiftManagementShift",
    "ShiftManagement",
    "ShiftManagementShift",
    "ShiftManagementShiftBulkCreate",
    "ShiftManagementShiftBulkDelete",
    "ShiftManagementShiftOnlyState",
    "ShiftManagementShiftPlannedBreakFields",
    "ShiftManagementShiftQuery",
    "ShiftManagementShiftShiftCreationMode",
    "ShiftManagementShiftShiftFields",
    "ShiftManagementShiftShiftState",
    "ShiftManagementShiftState",
    "ShiftManagementShifts",
]


class ShiftManagementShiftState(OpenEnum):
    """Values of :attr:`ShiftManagementShift.state`."""

    BACKUP = "backup"
    DRAFT = "draft"
    PUBLISHED = "published"


class ShiftManagementShiftOnlyState(OpenEnum):
    """What :meth:`ShiftManagementShifts.list` can filter by."""

    BACKUP = "backup"
    DRAFT = "draft"
    PUBLISHED = "published"


class ShiftManagementShiftShiftState(OpenEnum):
    """Values of :attr:`ShiftManagementShiftShiftFields.state`."""

    BACKUP = "backup"
    DRAFT = "draft"
    PUBLISHED = "published"


class ShiftManagementShiftShiftCreationMode(OpenEnum):
    """Values of :attr:`ShiftManagementShiftShiftFields.creation_mode`."""

    AUTOMATIC = "automatic"
    MANUAL = "manual"


@model()
class ShiftManagementShift(Model):
    """One of ``shift_management/shifts``."""

    id: Attr[str]
    company_id: Attr[str]
    state: Attr[ShiftManagementShiftState] = field(private=True)
    employee_id: Attr[str]
    start_at: Attr[dt.datetime]
    end_at: Attr[dt.datetime]
    extra_hours: Attr[bool]
    timezone: Attr[str]
    local_start_at: Attr[dt.datetime]
    local_end_at: Attr[dt.datetime]
    name: Attr[str | None] = field(default=None)
    location_id: Attr[str | None] = field(default=None)
    locations_work_area_id: Attr[str | None] = field(default=None)
    notes: Attr[str | None] = field(default=None)
    default_shift_title: Attr[str | None] = field(default=None)


class ShiftManagementShiftQuery(ListOptions, total=False):
    """Filters of :meth:`ShiftManagementShifts.list`."""

    ids: Many[str]
    without_ids: Many[str]
    employee_ids: Many[str]
    location_ids: Many[str]
    start_at: dt.date | str
    end_at: dt.date | str
    only_published: bool
    only_states: Many[ShiftManagementShiftOnlyState | str]
    split_overnight_shifts: bool


class NewShiftManagementShift(TypedDict, total=False):
    """What :meth:`ShiftManagementShifts.create` takes."""

    start_at: Required[dt.datetime]
    end_at: Required[dt.datetime]
    employee_id: Required[str]
    company_id: Required[str]
    name: str | None
    notes: str | None
    location_id: str | None
    work_area_id: str | None


class ShiftManagementShiftShiftFields(TypedDict, total=False):
    """What goes into :attr:`ShiftManagementShiftBulkCreate.shifts`."""

    start_at: Required[dt.datetime]
    end_at: Required[dt.datetime]
    state: Required[ShiftManagementShiftShiftState | str]
    creation_mode: Required[ShiftManagementShiftShiftCreationMode | str]
    employee_id: Required[str]
    company_id: Required[str]
    name: str | None
    notes: str | None
    extra_hours: bool | None
    location_id: str | None
    work_area_id: str | None
    default_shift_id: str | None
    template_week_id: str | None
    unassigned_shift_id: str | None
    leave_id: str | None
    author_id: str | None


class ShiftManagementShiftPlannedBreakFields(TypedDict, total=False):
    """What goes into :attr:`ShiftManagementShiftBulkCreate.planned_breaks`."""

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


class ShiftManagementShiftBulkCreate(TypedDict, total=False):
    """What :meth:`ShiftManagementShifts.bulk_create` takes."""

    shifts: Required[Many[ShiftManagementShiftShiftFields]]
    planned_breaks: Many[ShiftManagementShiftPlannedBreakFields] | None


class ShiftManagementShiftBulkDelete(TypedDict, total=False):
    """What :meth:`ShiftManagementShifts.bulk_delete` takes."""

    author_id: Required[str]
    ids: Many[str] | None
    start_at: dt.datetime | None
    end_at: dt.datetime | None
    employee_ids: Many[str] | None
    destroy_backup_shifts: bool | None


class ShiftManagementShifts(FactorialResource[M]):
    """``shift_management/shifts``: shifts."""

    _path = "/shift_management/shifts"

    @listing
    def list(self, **query: Unpack[ShiftManagementShiftQuery]) -> Listing[ShiftManagementShift]:
        """Shifts, oldest first."""
        return self._pages(ShiftManagementShift, ShiftManagementShiftQuery, query)

    @operation
    async def get(self, id: str) -> ShiftManagementShift:
        """One record by its id."""
        return await self._one(ShiftManagementShift, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewShiftManagementShift]) -> ShiftManagementShift:
        """Create one."""
        return await self._one(
            ShiftManagementShift, "POST", takes=NewShiftManagementShift, body=fields
        )

    @operation
    async def delete(self, id: str) -> ShiftManagementShift:
        """Delete it and return what it was."""
        return await self._one(ShiftManagementShift, "DELETE", id)

    @operation
    async def bulk_create(
        self, **fields: Unpack[ShiftManagementShiftBulkCreate]
    ) -> tuple[ShiftManagementShift, ...]:
        """Create several at once."""
        return await self._many(
            ShiftManagementShift,
            "POST",
            "bulk_create",
            takes=ShiftManagementShiftBulkCreate,
            body=fields,
        )

    @operation
    async def bulk_delete(
        self, **fields: Unpack[ShiftManagementShiftBulkDelete]
    ) -> tuple[ShiftManagementShift, ...]:
        """Delete several at once and return what they were."""
        return await self._many(
            ShiftManagementShift,
            "POST",
            "bulk_delete",
            takes=ShiftManagementShiftBulkDelete,
            body=fields,
        )


class ShiftManagement(FactorialResource[M]):
    """``shift_management``: planned shifts."""

    @cached_property
    def shifts(self) -> ShiftManagementShifts[M]:
        """Shifts."""
        return ShiftManagementShifts(self._session)
