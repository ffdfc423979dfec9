"""
Attendance: shifts, worked and estimated times, overtime.

Generated from ``schema/factorial/attendance.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Attendance",
    "AttendanceBreakConfiguration",
    "AttendanceBreakConfigurationChanges",
    "AttendanceBreakConfigurationQuery",
    "AttendanceBreakConfigurations",
    "AttendanceShift",
    "AttendanceShiftAutofill",
    "AttendanceShiftBreakEnd",
    "AttendanceShiftBreakStart",
    "AttendanceShiftChanges",
    "AttendanceShiftClockIn",
    "AttendanceShiftClockOut",
    "AttendanceShiftHalfDay",
    "AttendanceShiftLocationType",
    "AttendanceShiftQuery",
    "AttendanceShiftSource",
    "AttendanceShiftToggleClock",
    "AttendanceShifts",
    "EditTimesheetRequest",
    "EditTimesheetRequestChanges",
    "EditTimesheetRequestLocationType",
    "EditTimesheetRequestQuery",
    "EditTimesheetRequestRequestType",
    "EditTimesheetRequests",
    "EstimatedTime",
    "EstimatedTimeBreak",
    "EstimatedTimeBreakBreakType",
    "EstimatedTimeQuery",
    "EstimatedTimeShift",
    "EstimatedTimeSource",
    "EstimatedTimeTimeUnit",
    "EstimatedTimes",
    "NewAttendanceBreakConfiguration",
    "NewAttendanceShift",
    "NewEditTimesheetRequest",
    "NewOvertimeRequest",
    "OpenShift",
    "OpenShiftQuery",
    "OpenShiftStatus",
    "OpenShifts",
    "OvertimeRequest",
    "OvertimeRequestApprove",
    "OvertimeRequestChanges",
    "OvertimeRequestQuery",
    "OvertimeRequestReject",
    "OvertimeRequestStatus",
    "OvertimeRequests",
    "Review",
    "ReviewBulkCreate",
    "ReviewBulkDestroy",
    "ReviewQuery",
    "Reviews",
    "WorkedTime",
    "WorkedTimeDayType",
    "WorkedTimeQuery",
    "WorkedTimeTimeUnit",
    "WorkedTimeWorkedTimeBlock",
    "WorkedTimeWorkedTimeBlockPoolType",
    "WorkedTimeWorkedTimeBlockTimeType",
    "WorkedTimes",
]


class EditTimesheetRequestRequestType(OpenEnum):
    """Values of :attr:`EditTimesheetRequest.request_type`."""

    CREATE_SHIFT = "create_shift"
    DELETE_SHIFT = "delete_shift"
    UPDATE_SHIFT = "update_shift"


class EditTimesheetRequestLocationType(OpenEnum):
    """Values of :attr:`EditTimesheetRequest.location_type`."""

    BUSINESS_TRIP = "business_trip"
    OFFICE = "office"
    WORK_FROM_HOME = "work_from_home"


class EstimatedTimeBreakBreakType(OpenEnum):
    """Values of :attr:`EstimatedTimeBreak.break_type`."""

    FIXED = "fixed"
    FLEXIBLE = "flexible"
    SEMI_FLEXIBLE = "semi_flexible"


class EstimatedTimeTimeUnit(OpenEnum):
    """Values of :attr:`EstimatedTime.time_unit`."""

    HALF_DAY = "half_day"
    MINUTE = "minute"
    NONE = "none"


class EstimatedTimeSource(OpenEnum):
    """Values of :attr:`EstimatedTime.source`."""

    CONTRACT_HOURS = "contract_hours"
    NONE = "none"
    SHIFT_MANAGEMENT = "shift_management"
    WORK_SCHEDULE = "work_schedule"


class OpenShiftStatus(OpenEnum):
    """Values of :attr:`OpenShift.status`."""

    CLOSED = "closed"
    CREATED = "created"
    OPENED = "opened"


class OvertimeRequestStatus(OpenEnum):
    """Values of :attr:`OvertimeRequest.status`."""

    APPROVED = "approved"
    NONE = "none"
    PENDING = "pending"
    REJECTED = "rejected"


class AttendanceShiftLocationType(OpenEnum):
    """Values of :attr:`AttendanceShift.location_type`."""

    BUSINESS_TRIP = "business_trip"
    OFFICE = "office"
    WORK_FROM_HOME = "work_from_home"


class AttendanceShiftHalfDay(OpenEnum):
    """Values of :attr:`AttendanceShift.half_day`."""

    BEGINNING_OF_DAY = "beginning_of_day"
    END_OF_DAY = "end_of_day"


class AttendanceShiftSource(OpenEnum):
    """Values of :attr:`NewAttendanceShift.source`."""

    API = "api"
    DESKTOP = "desktop"
    FACE_RECOGNITION = "face_recognition"
    MOBILE = "mobile"
    MOBILE_GEOLOCATION = "mobile_geolocation"
    ONE_ASSISTANT = "one_assistant"
    QR_CODE = "qr_code"
    SHARED_DEVICE = "shared_device"
    SYSTEM = "system"


class WorkedTimeTimeUnit(OpenEnum):
    """Values of :attr:`WorkedTime.time_unit`."""

    HALF_DAY = "half_day"
    MINUTE = "minute"
    NONE = "none"


class WorkedTimeWorkedTimeBlockTimeType(OpenEnum):
    """Values of :attr:`WorkedTimeWorkedTimeBlock.time_type`."""

    ANY_TIME = "any_time"
    OVERTIME = "overtime"
    REGULAR = "regular"


class WorkedTimeWorkedTimeBlockPoolType(OpenEnum):
    """Values of :attr:`WorkedTimeWorkedTimeBlock.pool_type`."""

    BALANCE = "balance"
    BUFFER = "buffer"
    COMPLEMENTARY_BUFFER = "complementary_buffer"
    DISCARDED = "discarded"
    PAYROLL = "payroll"
    TIMEOFF = "timeoff"
    VIRTUAL_PAYROLL = "virtual_payroll"
    VIRTUAL_TIMEOFF = "virtual_timeoff"


class WorkedTimeDayType(OpenEnum):
    """Values of :attr:`WorkedTime.day_type`."""

    BANK_HOLIDAY = "bank_holiday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    WORKDAY = "workday"


@model()
class AttendanceBreakConfiguration(Model):
    """One of ``attendance/break_configurations``."""

    id: Attr[str]
    attendance_employees_setting_id: Attr[str]
    time_settings_break_configuration_id: Attr[str]
    enabled: Attr[bool]
    name: Attr[str | None] = field(default=None)
    paid: Attr[bool | None] = field(default=None)


@model()
class EditTimesheetRequest(Model):
    """One of ``attendance/edit_timesheet_requests``."""

    id: Attr[str]
    request_type: Attr[EditTimesheetRequestRequestType]
    employee_id: Attr[str]
    approved: Attr[bool | None] = field(default=None)
    workable: Attr[bool | None] = field(default=None)
    clock_in: Attr[str | None] = field(default=None)
    clock_out: Attr[str | None] = field(default=None)
    location_type: Attr[EditTimesheetRequestLocationType | None] = field(default=None)
    reason: Attr[str | None] = field(default=None, private=True)
    attendance_shift_id: Attr[str | None] = field(default=None)
    time_settings_break_configuration_id: Attr[str | None] = field(default=None)
    observations: Attr[str | None] = field(default=None, private=True)
    date: Attr[dt.date | None] = field(default=None)
    reference_date: Attr[dt.date | None] = field(default=None)
    workplace_id: Attr[str | None] = field(default=None)
    clock_in_work_area_id: Attr[str | None] = field(default=None)
    clock_out_work_area_id: Attr[str | None] = field(default=None)


@model()
class EstimatedTimeBreak(Model):
    """One of :attr:`EstimatedTime.breaks`."""

    start_at: Attr[dt.datetime]
    end_at: Attr[dt.datetime]
    duration: Attr[int]
    break_configuration_id: Attr[str]
    break_configuration_name: Attr[str]
    break_configuration_paid: Attr[bool]
    break_type: Attr[EstimatedTimeBreakBreakType]
    timezone: Attr[str]
    shift_id: Attr[str | None] = field(default=None)


@model()
class EstimatedTimeShift(Model):
    """One of :attr:`EstimatedTime.shifts`."""

    id: Attr[str]
    start_at: Attr[dt.datetime]
    end_at: Attr[dt.datetime]
    location_id: Attr[str | None] = field(default=None)
    timezone: Attr[str | None] = field(default=None)
    extra_hours: Attr[bool | None] = field(default=None)


@model()
class EstimatedTime(Model):
    """One of ``attendance/estimated_times``."""

    date: Attr[dt.date]
    company_id: Attr[str]
    employee_id: Attr[str]
    expected_minutes: Attr[Decimal]
    regular_minutes: Attr[Decimal]
    overtime_minutes: Attr[Decimal]
    breaks: Attr[tuple[EstimatedTimeBreak, ...]]
    time_unit: Attr[EstimatedTimeTimeUnit]
    estimated_half_days: Attr[int]
    shifts: Attr[tuple[EstimatedTimeShift, ...]]
    source: Attr[EstimatedTimeSource]
    id: Attr[str]
    minutes: Attr[Decimal]


@model()
class OpenShift(Model):
    """One of ``attendance/open_shifts``."""

    id: Attr[str]
    employee_id: Attr[str]
    date: Attr[dt.date]
    reference_date: Attr[dt.date]
    clock_in: Attr[dt.datetime]
    status: Attr[OpenShiftStatus]
    workable: Attr[bool]
    automatic_clock_in: Attr[bool]
    clock_out: Attr[dt.datetime | None] = field(default=None)
    location_type: Attr[str | None] = field(default=None)
    workplace_id: Attr[str | None] = field(default=None)
    time_settings_break_configuration_id: Attr[str | None] = field(default=None)


@model()
class OvertimeRequest(Model):
    """One of ``attendance/overtime_requests``."""

    id: Attr[str]
    employee_id: Attr[str]
    author_id: Attr[str]
    status: Attr[OvertimeRequestStatus]
    date: Attr[dt.date]
    hours_amount_in_cents: Attr[int]
    """**Hundredths**: 100 means 1."""
    approver: Attr[bool]
    is_editable: Attr[bool]
    approver_id: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    reason: Attr[str | None] = field(default=None, private=True)
    created_at: Attr[dt.datetime | None] = field(default=None)
    approver_full_name: Attr[str | None] = field(default=None, private=True)


@model()
class Review(Model):
    """One of ``attendance/reviews``."""

    id: Attr[str]
    employee_id: Attr[str]
    date: Attr[dt.date]
    reviewed_at: Attr[dt.datetime]
    author_id: Attr[str]


@model()
class AttendanceShift(Model):
    """One of ``attendance/shifts``."""

    id: Attr[str]
    employee_id: Attr[str]
    date: Attr[dt.date]
    reference_date: Attr[dt.date]
    created_at: Attr[dt.datetime]
    company_id: Attr[str]
    updated_at: Attr[dt.datetime]
    minutes: Attr[int]
    clock_in: Attr[str | None] = field(default=None)
    clock_out: Attr[str | None] = field(default=None)
    in_source: Attr[str | None] = field(default=None)
    out_source: Attr[str | None] = field(default=None)
    observations: Attr[str | None] = field(default=None, private=True)
    location_type: Attr[AttendanceShiftLocationType | None] = field(default=None)
    half_day: Attr[AttendanceShiftHalfDay | None] = field(default=None)
    in_location_latitude: Attr[Decimal | None] = field(default=None, private=True)
    in_location_longitude: Attr[Decimal | None] = field(default=None, private=True)
    in_location_accuracy: Attr[Decimal | None] = field(default=None)
    out_location_latitude: Attr[Decimal | None] = field(default=None, private=True)
    out_location_longitude: Attr[Decimal | None] = field(default=None, private=True)
    out_location_accuracy: Attr[Decimal | None] = field(default=None)
    workable: Attr[bool | None] = field(default=None)
    workplace_id: Attr[str | None] = field(default=None)
    time_settings_break_configuration_id: Attr[str | None] = field(default=None)
    clock_in_with_seconds: Attr[str | None] = field(default=None)


@model()
class WorkedTimeWorkedTimeBlock(Model):
    """One of :attr:`WorkedTime.worked_time_blocks`."""

    minutes: Attr[int]
    time_type: Attr[WorkedTimeWorkedTimeBlockTimeType]
    extra_hour: Attr[bool]
    complementary_hour: Attr[bool]
    raw_minutes_in_cents: Attr[int]
    """**Hundredths**: 100 means 1."""
    equivalent_minutes_in_cents: Attr[int]
    """**Hundredths**: 100 means 1."""
    pool_type: Attr[WorkedTimeWorkedTimeBlockPoolType]
    date: Attr[dt.date]
    approved: Attr[bool]
    workable: Attr[bool]
    in_schedule: Attr[bool]
    employee_id: Attr[str]
    time_range_category_id: Attr[str | None] = field(default=None)
    time_settings_break_configuration_id: Attr[str | None] = field(default=None)
    time_range_category_name: Attr[str | None] = field(default=None)


@model()
class WorkedTime(Model):
    """One of ``attendance/worked_times``."""

    employee_id: Attr[str]
    date: Attr[dt.date]
    company_id: Attr[str]
    tracked_minutes: Attr[int]
    multiplied_minutes: Attr[int]
    pending_minutes: Attr[int]
    minutes: Attr[int]
    time_unit: Attr[WorkedTimeTimeUnit]
    worked_time_blocks: Attr[tuple[WorkedTimeWorkedTimeBlock, ...]]
    day_type: Attr[WorkedTimeDayType]
    id: Attr[str]


class AttendanceBreakConfigurationQuery(ListOptions, total=False):
    """Filters of :meth:`AttendanceBreakConfigurations.list`."""

    ids: Many[str]
    time_settings_break_configuration_ids: Many[str]
    attendance_employees_setting_id: str
    enabled: bool


class NewAttendanceBreakConfiguration(TypedDict, total=False):
    """What :meth:`AttendanceBreakConfigurations.create` takes."""

    time_settings_break_configuration_id: Required[str]
    attendance_employees_setting_id: Required[str]
    enabled: Required[bool]


class AttendanceBreakConfigurationChanges(TypedDict, total=False):
    """What :meth:`AttendanceBreakConfigurations.update` takes."""

    enabled: bool | None


class EditTimesheetRequestQuery(ListOptions, total=False):
    """Filters of :meth:`EditTimesheetRequests.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    shift_id: str
    pending: bool
    start_on: dt.date | str
    end_on: dt.date | str


class NewEditTimesheetRequest(TypedDict, total=False):
    """What :meth:`EditTimesheetRequests.create` takes."""

    employee_id: Required[str]
    request_type: Required[EditTimesheetRequestRequestType | str]
    reason: str | None
    date: dt.date | None
    clock_in: str | None
    clock_out: str | None
    workable: bool | None
    attendance_shift_id: str | None
    reference_date: dt.date | None
    time_settings_break_configuration_id: str | None
    location_type: EditTimesheetRequestLocationType | str | None
    observations: str | None
    workplace_id: str | None
    clock_in_work_area_id: str | None
    clock_out_work_area_id: str | None


class EditTimesheetRequestChanges(TypedDict, total=False):
    """What :meth:`EditTimesheetRequests.update` takes."""

    employee_id: Required[str]
    attendance_shift_id: str | None
    clock_in: str | None
    clock_out: str | None
    date: dt.date | None
    reference_date: dt.date | None
    location_type: EditTimesheetRequestLocationType | str | None
    observations: str | None
    reason: str | None
    time_settings_break_configuration_id: str | None
    workplace_id: str | None
    clock_in_work_area_id: str | None
    clock_out_work_area_id: str | None


class EstimatedTimeQuery(ListOptions, total=False):
    """Filters of :meth:`EstimatedTimes.list`."""

    start_on: dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""
    end_on: dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""
    employee_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""


class OpenShiftQuery(ListOptions, total=False):
    """Filters of :meth:`OpenShifts.list`."""

    employee_ids: Many[str]


class OvertimeRequestQuery(ListOptions, total=False):
    """Filters of :meth:`OvertimeRequests.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    start_on: dt.date | str
    end_on: dt.date | str
    status: OvertimeRequestStatus | str
    include_approval_flow: bool
    """Default ``False``."""


class NewOvertimeRequest(TypedDict, total=False):
    """What :meth:`OvertimeRequests.create` takes."""

    date: Required[dt.date]
    employee_id: Required[str]
    author_id: Required[str]
    description: str | None
    hours_amount: Decimal | None


class OvertimeRequestChanges(TypedDict, total=False):
    """What :meth:`OvertimeRequests.update` takes."""

    date: dt.date | None
    description: str | None
    hours_amount: Decimal | None
    reason: str | None


class OvertimeRequestApprove(TypedDict, total=False):
    """What :meth:`OvertimeRequests.approve` takes."""

    id: Required[str]
    reason: str | None
    approver_id: str | None


class OvertimeRequestReject(TypedDict, total=False):
    """What :meth:`OvertimeRequests.reject` takes."""

    id: Required[str]
    reason: Required[str]
    approver_id: str | None


class ReviewQuery(ListOptions, total=False):
    """Filters of :meth:`Reviews.list`."""

    employee_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    start_on: dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""
    end_on: dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""
    reviewed_at: dt.datetime | dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""


class ReviewBulkCreate(TypedDict, total=False):
    """What :meth:`Reviews.bulk_create` takes."""

    employee_ids: Required[Many[str]]
    start_on: Required[dt.date]
    end_on: Required[dt.date]
    reviewed_by: Required[str]


class ReviewBulkDestroy(TypedDict, total=False):
    """What :meth:`Reviews.bulk_destroy` takes."""

    employee_ids: Required[Many[str]]
    start_on: Required[dt.date]
    end_on: Required[dt.date]


class AttendanceShiftQuery(ListOptions, total=False):
    """Filters of :meth:`AttendanceShifts.list`."""

    employee_ids: Many[str]
    start_on: dt.date | str
    end_on: dt.date | str
    ids: Many[str]
    half_day: bool
    """The schema requires it; nothing is sent for it unless it is given."""
    workable: bool
    latest_shift: bool
    sort_created_at_asc: bool
    """Default ``False``."""
    breaks_with_time_configuration: bool
    last_working_shift: bool
    updated_at: dt.date | str


class NewAttendanceShift(TypedDict, total=False):
    """What :meth:`AttendanceShifts.create` takes."""

    date: Required[dt.date]
    employee_id: str | None
    reference_date: dt.date | None
    day: int | None
    clock_in: str | None
    clock_out: str | None
    observations: str | None
    half_day: str | None
    workable: bool | None
    location_type: AttendanceShiftLocationType | str | None
    source: AttendanceShiftSource | str | None
    time_settings_break_configuration_id: str | None
    workplace_id: str | None
    project_worker_id: str | None


class AttendanceShiftChanges(TypedDict, total=False):
    """What :meth:`AttendanceShifts.update` takes."""

    clock_in: str | None
    clock_out: str | None
    date: dt.date | None
    reference_date: dt.date | None
    observations: str | None
    location_type: AttendanceShiftLocationType | str | None
    workplace_id: str | None
    time_settings_break_configuration_id: str | None


class AttendanceShiftAutofill(TypedDict, total=False):
    """What :meth:`AttendanceShifts.autofill` takes."""

    employee_ids: Required[Many[str]]
    start_on: Required[dt.date]
    end_on: Required[dt.date]
    source: str | None


class AttendanceShiftBreakEnd(TypedDict, total=False):
    """What :meth:`AttendanceShifts.break_end` takes."""

    now: Required[str]
    employee_id: str | None
    observations: str | None
    project_worker_id: str | None
    subproject_id: str | None


class AttendanceShiftBreakStart(TypedDict, total=False):
    """What :meth:`AttendanceShifts.break_start` takes."""

    now: Required[str]
    employee_id: str | None
    observations: str | None
    time_settings_break_configuration_id: str | None


class AttendanceShiftClockIn(TypedDict, total=False):
    """What :meth:`AttendanceShifts.clock_in` takes."""

    now: Required[str]
    employee_id: str | None
    latitude: Decimal | None
    longitude: Decimal | None
    accuracy: Decimal | None
    observations: str | None
    location_type: AttendanceShiftLocationType | str | None
    workplace_id: str | None
    time_settings_break_configuration_id: str | None
    project_worker_id: str | None
    subproject_id: str | None


class AttendanceShiftClockOut(TypedDict, total=False):
    """What :meth:`AttendanceShifts.clock_out` takes."""

    now: Required[str]
    employee_id: str | None
    latitude: Decimal | None
    longitude: Decimal | None
    accuracy: Decimal | None
    observations: str | None


class AttendanceShiftToggleClock(TypedDict, total=False):
    """What :meth:`AttendanceShifts.toggle_clock` takes."""

    employee_id: Required[str]
    clock_time: Required[str]
    location_type: AttendanceShiftLocationType | str | None
    observations: str | None
    time_settings_break_configuration_id: str | None
    project_id: str | None


class WorkedTimeQuery(ListOptions, total=False):
    """Filters of :meth:`WorkedTimes.list`."""

    ids: Many[str]
    start_on: dt.date | str
    end_on: dt.date | str
    employee_ids: Many[str]
    include_time_range_category: bool
    """Default ``False``."""
    include_non_attendable_employees: bool
    """Default ``False``."""


class AttendanceBreakConfigurations(FactorialResource[M]):
    """``attendance/break_configurations``: break configurations."""

    _path = "/attendance/break_configurations"

    @listing
    def list(
        self, **query: Unpack[AttendanceBreakConfigurationQuery]
    ) -> Listing[AttendanceBreakConfiguration]:
        """Break configurations, oldest first."""
        return self._pages(AttendanceBreakConfiguration, AttendanceBreakConfigurationQuery, query)

    @operation
    async def get(self, id: str) -> AttendanceBreakConfiguration:
        """One record by its id."""
        return await self._one(AttendanceBreakConfiguration, "GET", id)

    @operation
    async def create(
        self, **fields: Unpack[NewAttendanceBreakConfiguration]
    ) -> AttendanceBreakConfiguration:
        """Create one."""
        return await self._one(
            AttendanceBreakConfiguration, "POST", takes=NewAttendanceBreakConfiguration, body=fields
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[AttendanceBreakConfigurationChanges]
    ) -> AttendanceBreakConfiguration:
        """Change the fields that are given."""
        return await self._one(
            AttendanceBreakConfiguration,
            "PUT",
            id,
            takes=AttendanceBreakConfigurationChanges,
            body={"id": id, **changes},
        )


class EditTimesheetRequests(FactorialResource[M]):
    """``attendance/edit_timesheet_requests``: edit timesheet requests."""

    _path = "/attendance/edit_timesheet_requests"

    @listing
    def list(self, **query: Unpack[EditTimesheetRequestQuery]) -> Listing[EditTimesheetRequest]:
        """Edit timesheet requests, oldest first."""
        return self._pages(EditTimesheetRequest, EditTimesheetRequestQuery, query)

    @operation
    async def get(self, id: str) -> EditTimesheetRequest:
        """One record by its id."""
        return await self._one(EditTimesheetRequest, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewEditTimesheetRequest]) -> EditTimesheetRequest:
        """Create one."""
        return await self._one(
            EditTimesheetRequest, "POST", takes=NewEditTimesheetRequest, body=fields
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[EditTimesheetRequestChanges]
    ) -> EditTimesheetRequest:
        """Change the fields that are given."""
        return await self._one(
            EditTimesheetRequest,
            "PUT",
            id,
            takes=EditTimesheetRequestChanges,
            body={"id": id, **changes},
        )

    @operation
    async def delete(self, id: str) -> EditTimesheetRequest:
        """Delete it and return what it was."""
        return await self._one(EditTimesheetRequest, "DELETE", id)


class EstimatedTimes(FactorialResource[M]):
    """``attendance/estimated_times``: estimated times."""

    _path = "/attendance/estimated_times"

    @listing
    def list(self, **query: Unpack[EstimatedTimeQuery]) -> Listing[EstimatedTime]:
        """Estimated times, oldest first."""
        return self._pages(EstimatedTime, EstimatedTimeQuery, query)


class OpenShifts(FactorialResource[M]):
    """``attendance/open_shifts``: open shifts."""

    _path = "/attendance/open_shifts"

    @listing
    def list(self, **query: Unpack[OpenShiftQuery]) -> Listing[OpenShift]:
        """Open shifts, oldest first."""
        return self._pages(OpenShift, OpenShiftQuery, query)


class OvertimeRequests(FactorialResource[M]):
    """``attendance/overtime_requests``: overtime requests."""

    _path = "/attendance/overtime_requests"

    @listing
    def list(self, **query: Unpack[OvertimeRequestQuery]) -> Listing[OvertimeRequest]:
        """Overtime requests, oldest first."""
        return self._pages(
            OvertimeRequest, OvertimeRequestQuery, query, defaults={"include_approval_flow": False}
        )

    @operation
    async def get(self, id: str) -> OvertimeRequest:
        """One record by its id."""
        return await self._one(OvertimeRequest, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewOvertimeRequest]) -> OvertimeRequest:
        """Create one."""
        return await self._one(OvertimeRequest, "POST", takes=NewOvertimeRequest, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[OvertimeRequestChanges]) -> OvertimeRequest:
        """Change the fields that are given."""
        return await self._one(
            OvertimeRequest, "PUT", id, takes=OvertimeRequestChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> OvertimeRequest:
        """Delete it and return what it was."""
        return await self._one(OvertimeRequest, "DELETE", id)

    @operation
    async def approve(self, **fields: Unpack[OvertimeRequestApprove]) -> OvertimeRequest:
        """Approve one."""
        return await self._one(
            OvertimeRequest, "POST", "approve", takes=OvertimeRequestApprove, body=fields
        )

    @operation
    async def reject(self, **fields: Unpack[OvertimeRequestReject]) -> OvertimeRequest:
        """Reject one."""
        return await self._one(
            OvertimeRequest, "POST", "reject", takes=OvertimeRequestReject, body=fields
        )


class Reviews(FactorialResource[M]):
    """``attendance/reviews``: reviews."""

    _path = "/attendance/reviews"

    @listing
    def list(self, **query: Unpack[ReviewQuery]) -> Listing[Review]:
        """Reviews, oldest first."""
        return self._pages(Review, ReviewQuery, query)

    @operation
    async def bulk_create(self, **fields: Unpack[ReviewBulkCreate]) -> tuple[Review, ...]:
        """Create several at once."""
        return await self._many(Review, "POST", "bulk_create", takes=ReviewBulkCreate, body=fields)

    @operation
    async def bulk_destroy(self, **fields: Unpack[ReviewBulkDestroy]) -> tuple[Review, ...]:
        """Delete several at once and return what they were."""
        return await self._many(
            Review, "POST", "bulk_destroy", takes=ReviewBulkDestroy, body=fields
        )


class AttendanceShifts(FactorialResource[M]):
    """``attendance/shifts``: shifts."""

    _path = "/attendance/shifts"

    @listing
    def list(self, **query: Unpack[AttendanceShiftQuery]) -> Listing[AttendanceShift]:
        """Shifts, oldest first."""
        return self._pages(
            AttendanceShift,
            AttendanceShiftQuery,
            query,
            defaults={"sort_created_at_asc": False},
            polling="Read a window by start_on and end_on.",
        )

    @operation
    async def get(self, id: str) -> AttendanceShift:
        """One record by its id."""
        return await self._one(AttendanceShift, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewAttendanceShift]) -> AttendanceShift:
        """Create one."""
        return await self._one(AttendanceShift, "POST", takes=NewAttendanceShift, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[AttendanceShiftChanges]) -> AttendanceShift:
        """Change the fields that are given."""
        return await self._one(
            AttendanceShift, "PUT", id, takes=AttendanceShiftChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> AttendanceShift:
        """Delete it and return what it was."""
        return await self._one(AttendanceShift, "DELETE", id)

    @operation
    async def autofill(
        self, **fields: Unpack[AttendanceShiftAutofill]
    ) -> tuple[AttendanceShift, ...]:
        """Fill a span of days."""
        return await self._many(
            AttendanceShift, "POST", "autofill", takes=AttendanceShiftAutofill, body=fields
        )

    @operation
    async def break_end(self, **fields: Unpack[AttendanceShiftBreakEnd]) -> AttendanceShift:
        """End a break."""
        return await self._one(
            AttendanceShift, "POST", "break_end", takes=AttendanceShiftBreakEnd, body=fields
        )

    @operation
    async def break_start(self, **fields: Unpack[AttendanceShiftBreakStart]) -> AttendanceShift:
        """Begin a break."""
        return await self._one(
            AttendanceShift, "POST", "break_start", takes=AttendanceShiftBreakStart, body=fields
        )

    @operation
    async def clock_in(self, **fields: Unpack[AttendanceShiftClockIn]) -> AttendanceShift:
        """Begin to work."""
        return await self._one(
            AttendanceShift, "POST", "clock_in", takes=AttendanceShiftClockIn, body=fields
        )

    @operation
    async def clock_out(self, **fields: Unpack[AttendanceShiftClockOut]) -> AttendanceShift:
        """Stop working."""
        return await self._one(
            AttendanceShift, "POST", "clock_out", takes=AttendanceShiftClockOut, body=fields
        )

    @operation
    async def toggle_clock(self, **fields: Unpack[AttendanceShiftToggleClock]) -> AttendanceShift:
        """Begin to work, or stop."""
        return await self._one(
            AttendanceShift, "POST", "toggle_clock", takes=AttendanceShiftToggleClock, body=fields
        )


class WorkedTimes(FactorialResource[M]):
    """``attendance/worked_times``: worked times."""

    _path = "/attendance/worked_times"

    @listing
    def list(self, **query: Unpack[WorkedTimeQuery]) -> Listing[WorkedTime]:
        """Worked times, oldest first."""
        return self._pages(
            WorkedTime,
            WorkedTimeQuery,
            query,
            defaults={
                "include_time_range_category": False,
                "include_non_attendable_employees": False,
            },
        )

    @operation
    async def get(self, id: str) -> WorkedTime:
        """One record by its id."""
        return await self._one(WorkedTime, "GET", id)


class Attendance(FactorialResource[M]):
    """``attendance``: shifts, worked and estimated times, overtime."""

    @cached_property
    def break_configurations(self) -> AttendanceBreakConfigurations[M]:
        """Break configurations."""
        return AttendanceBreakConfigurations(self._session)

    @cached_property
    def edit_timesheet_requests(self) -> EditTimesheetRequests[M]:
        """Edit timesheet requests."""
        return EditTimesheetRequests(self._session)

    @cached_property
    def estimated_times(self) -> EstimatedTimes[M]:
        """Estimated times."""
        return EstimatedTimes(self._session)

    @cached_property
    def open_shifts(self) -> OpenShifts[M]:
        """Open shifts."""
        return OpenShifts(self._session)

    @cached_property
    def overtime_requests(self) -> OvertimeRequests[M]:
        """Overtime requests."""
        return OvertimeRequests(self._session)

    @cached_property
    def reviews(self) -> Reviews[M]:
        """Reviews."""
        return Reviews(self._session)

    @cached_property
    def shifts(self) -> AttendanceShifts[M]:
        """Shifts."""
        return AttendanceShifts(self._session)

    @cached_property
    def worked_times(self) -> WorkedTimes[M]:
        """Worked times."""
        return WorkedTimes(self._session)
