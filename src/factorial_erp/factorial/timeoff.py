"""
Time off: leaves, allowances and policies.

Generated from ``schema/factorial/timeoff.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import Any, TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import OPEN, FactorialResource, ListOptions, Many

__all__ = [
    "Allowance",
    "AllowanceAccruedUnitsAvailability",
    "AllowanceAllowanceType",
    "AllowanceAvailableDays",
    "AllowanceChanges",
    "AllowanceChangesTenurePeriodBalanceType",
    "AllowanceChangesTenurePeriodFields",
    "AllowanceChangesTenurePeriodPeriodType",
    "AllowanceCycleStart",
    "AllowanceDaysType",
    "AllowanceDeleteWithAltAllowance",
    "AllowanceFrequency",
    "AllowanceIncidence",
    "AllowanceIncidenceChanges",
    "AllowanceIncidenceQuery",
    "AllowanceIncidenceTargetBalance",
    "AllowanceIncidences",
    "AllowanceNegativeCounterType",
    "AllowanceProrationType",
    "AllowanceQuery",
    "AllowanceRangeType",
    "AllowanceRounding",
    "AllowanceSourceUnits",
    "AllowanceStat",
    "AllowanceStatCycle",
    "AllowanceStatCycleCarryOver",
    "AllowanceStatCycleCarryOverUsed",
    "AllowanceStatQuery",
    "AllowanceStats",
    "AllowanceTenurePeriod",
    "AllowanceTenurePeriodBalanceType",
    "AllowanceTenurePeriodFields",
    "AllowanceTenurePeriodPeriodType",
    "AllowanceTenurePeriodTransition",
    "Allowances",
    "BlockedPeriod",
    "BlockedPeriodChanges",
    "BlockedPeriodQuery",
    "BlockedPeriodTimePeriod",
    "BlockedPeriodTimePeriodsAttributeFields",
    "BlockedPeriods",
    "FrenchLeaveDayCount",
    "FrenchLeaveDayCountQuery",
    "FrenchLeaveDayCountUnit",
    "FrenchLeaveDayCounts",
    "Leave",
    "LeaveApprove",
    "LeaveApproveAll",
    "LeaveBulkDelete",
    "LeaveChanges",
    "LeaveDurationByDayAttributes",
    "LeaveDurationByDayAttributesUsedUnitsByDay",
    "LeaveDurationByDayAttributesWorkableUnitsByDay",
    "LeaveQuery",
    "LeaveReject",
    "LeaveType",
    "LeaveTypeChanges",
    "LeaveTypeQuery",
    "LeaveTypes",
    "Leaves",
    "NewAllowance",
    "NewAllowanceIncidence",
    "NewBlockedPeriod",
    "NewLeave",
    "NewLeaveType",
    "NewPolicy",
    "NewPolicyAssignment",
    "Policies",
    "Policy",
    "PolicyAssignment",
    "PolicyAssignmentChanges",
    "PolicyAssignmentQuery",
    "PolicyAssignments",
    "PolicyChanges",
    "PolicyQuery",
    "PolicyTimeline",
    "PolicyTimelineItem",
    "PolicyTimelineItemPolicyAssignment",
    "PolicyTimelineQuery",
    "PolicyTimelines",
    "Timeoff",
]


class AllowanceIncidenceTargetBalance(OpenEnum):
    """Values of :attr:`NewAllowanceIncidence.target_balance`."""

    ACCRUED = "accrued"
    AVAILABLE = "available"


class AllowanceAllowanceType(OpenEnum):
    """Values of :attr:`Allowance.allowance_type`."""

    DAYS = "days"
    HOURS = "hours"


class AllowanceAvailableDays(OpenEnum):
    """Values of :attr:`Allowance.available_days`."""

    ALL_DAYS = "all_days"
    BIMONTHLY_FIFTEENTH_AND_LAST = "bimonthly_fifteenth_and_last"
    BIMONTHLY_FIRST_AND_FIFTEENTH = "bimonthly_first_and_fifteenth"
    GENERATED_DAYS = "generated_days"
    GENERATED_DAYS_MONTHLY = "generated_days_monthly"
    GENERATED_DAYS_MONTHLY_FIRST_DAY = "generated_days_monthly_first_day"
    MENSIVERSARY = "mensiversary"
    MONTHLY_FIFTEENTH = "monthly_fifteenth"


class AllowanceProrationType(OpenEnum):
    """Values of :attr:`Allowance.proration_type`."""

    PRORATION_DISABLED = "proration_disabled"
    PRORATION_ENABLED = "proration_enabled"


class AllowanceRounding(OpenEnum):
    """Values of :attr:`Allowance.rounding`."""

    DECIMALS = "decimals"
    HALF_DAY = "half_day"
    QUARTERS = "quarters"
    ROUND_UP = "round_up"


class AllowanceTenurePeriodPeriodType(OpenEnum):
    """Values of :attr:`AllowanceTenurePeriod.period_type`."""

    MONTHS = "months"
    YEARS = "years"


class AllowanceTenurePeriodBalanceType(OpenEnum):
    """Values of :attr:`AllowanceTenurePeriod.balance_type`."""

    FIXED_BALANCE = "fixed_balance"
    TIME_WORKED_BASED = "time_worked_based"


class AllowanceAccruedUnitsAvailability(OpenEnum):
    """Values of :attr:`Allowance.accrued_units_availability`."""

    CURRENT_CYCLE = "current_cycle"
    NEXT_CYCLE = "next_cycle"


class AllowanceDaysType(OpenEnum):
    """Values of :attr:`Allowance.days_type`."""

    FRENCH_CALENDAR_DAYS = "french_calendar_days"
    FRENCH_OUVRES = "french_ouvres"
    NATURAL_DAYS = "natural_days"
    NATURAL_DAYS_ONLY_RANGE = "natural_days_only_range"
    WORKING_DAYS = "working_days"


class AllowanceFrequency(OpenEnum):
    """Values of :attr:`Allowance.frequency`."""

    LIFETIME = "lifetime"
    MONTHLY_FLEXIBLE = "monthly_flexible"
    YEARLY = "yearly"


class AllowanceNegativeCounterType(OpenEnum):
    """Values of :attr:`Allowance.negative_counter_type`."""

    NEGATIVE_COUNTER_DISABLED = "negative_counter_disabled"
    NEGATIVE_COUNTER_ENABLED = "negative_counter_enabled"


class AllowanceRangeType(OpenEnum):
    """Values of :attr:`Allowance.range_type`."""

    EXACT_RANGE = "exact_range"
    EXTRA_NON_WORKING_DAYS_AT_END = "extra_non_working_days_at_end"


class AllowanceSourceUnits(OpenEnum):
    """Values of :attr:`Allowance.source_units`."""

    BASE_UNITS = "base_units"
    BY_WORKED_TIME = "by_worked_time"
    OVERTIME_UNITS = "overtime_units"


class AllowanceTenurePeriodTransition(OpenEnum):
    """Values of :attr:`Allowance.tenure_period_transition`."""

    AFTER_MILESTONE = "after_milestone"
    BEGINNING_OF_CYCLE = "beginning_of_cycle"
    END_OF_CYCLE = "end_of_cycle"


class AllowanceCycleStart(OpenEnum):
    """Values of :attr:`NewAllowance.cycle_start`."""

    APR = "apr"
    AUG = "aug"
    DEC = "dec"
    EMPLOYEE_HIRED_DATE = "employee_hired_date"
    FEB = "feb"
    JAN = "jan"
    JUL = "jul"
    JUN = "jun"
    MAR = "mar"
    MAY = "may"
    NOV = "nov"
    OCT = "oct"
    SEP = "sep"


class AllowanceChangesTenurePeriodBalanceType(OpenEnum):
    """Values of :attr:`AllowanceChangesTenurePeriodFields.balance_type`."""

    FIXED_BALANCE = "fixed_balance"
    TIME_WORKED_BASED = "time_worked_based"


class AllowanceChangesTenurePeriodPeriodType(OpenEnum):
    """Values of :attr:`AllowanceChangesTenurePeriodFields.period_type`."""

    MONTHS = "months"
    YEARS = "years"


class FrenchLeaveDayCountUnit(OpenEnum):
    """Values of :attr:`FrenchLeaveDayCount.unit`."""

    DAYS = "days"
    HOURS = "hours"


@model()
class AllowanceIncidence(Model):
    """One of ``timeoff/allowance_incidences``."""

    id: Attr[str]
    employee_id: Attr[str]
    days_in_cents: Attr[int]
    """**Hundredths**: 100 means 1."""
    timeoff_allowance_id: Attr[str]
    effective_on: Attr[dt.date]
    created_at: Attr[int]
    updated_at: Attr[int]
    description: Attr[str | None] = field(default=None)
    target_balance: Attr[str | None] = field(default=None)


@model()
class AllowanceStatCycle(Model):
    """One of :attr:`AllowanceStat.cycles`."""

    id: Attr[str]
    start_at: Attr[dt.datetime]
    end_at: Attr[dt.datetime]
    regular_start_at: Attr[dt.datetime]
    regular_end_at: Attr[dt.datetime]
    allowance_id: Attr[str]


@model()
class AllowanceStatCycleCarryOverUsed(Model):
    """One of :attr:`AllowanceStatCycleCarryOver.used`."""

    date: Attr[dt.date]
    amount: Attr[str]


@model()
class AllowanceStatCycleCarryOver(Model):
    """One of :attr:`AllowanceStat.cycle_carry_overs`."""

    from_cycle_ending_on: Attr[dt.date]
    non_expire: Attr[bool]
    total: Attr[str]
    used: Attr[tuple[AllowanceStatCycleCarryOverUsed, ...]]
    accumulated: Attr[str]
    expired: Attr[str]
    taken: Attr[str]
    expire_in_months: Attr[int | None] = field(default=None)


@model()
class AllowanceStat(Model):
    """One of ``timeoff/allowance_stats``."""

    id: Attr[str]
    allowance_id: Attr[str]
    employee_id: Attr[str]
    year: Attr[int]
    cycles: Attr[tuple[AllowanceStatCycle, ...]]
    cycle_carry_overs: Attr[tuple[AllowanceStatCycleCarryOver, ...]]
    accumulated_carry_over: Attr[str]
    available_days: Attr[str]
    total_accrued_units: Attr[str]
    total: Attr[str]
    incidences: Attr[str]
    accrued_incidences: Attr[str]
    available_incidences: Attr[str]
    policy_allowance: Attr[str]
    prorated_allowance_days: Attr[str]
    used_carry_over: Attr[str]
    used_days: Attr[str]
    used_units_until_reference_date: Attr[dt.date]
    outstanding_units: Attr[str]
    max_balance_cap: Attr[str | None] = field(default=None)
    total_in_decimal: Attr[str | None] = field(default=None)


@model()
class AllowanceTenurePeriod(Model):
    """One of :attr:`Allowance.tenure_periods`."""

    id: Attr[str]
    period_type: Attr[AllowanceTenurePeriodPeriodType]
    balance_type: Attr[AllowanceTenurePeriodBalanceType]
    period_length: Attr[int | None] = field(default=None)
    adjustment_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    time_worked_based_hours_accrued_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    time_worked_based_per_hours_worked_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    max_cap_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""


@model()
class Allowance(Model):
    """One of ``timeoff/allowances``."""

    id: Attr[str]
    allowance_type: Attr[AllowanceAllowanceType]
    available_days: Attr[AllowanceAvailableDays]
    count_holiday_as_workable: Attr[bool]
    leave_type_ids: Attr[tuple[str, ...]]
    name: Attr[str]
    proration_type: Attr[AllowanceProrationType]
    rounding: Attr[AllowanceRounding]
    tenure_periods: Attr[tuple[AllowanceTenurePeriod, ...]]
    timeoff_cycle: Attr[str]
    timeoff_policy_id: Attr[str]
    accrued_denominator_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    accrued_factor_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    accrued_units_availability: Attr[AllowanceAccruedUnitsAvailability | None] = field(default=None)
    carry_over_days: Attr[int | None] = field(default=None)
    carry_over_units_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    cycle_length: Attr[int | None] = field(default=None)
    cycle_start: Attr[str | None] = field(default=None)
    days_type: Attr[AllowanceDaysType | None] = field(default=None)
    employee_carry_over_starting_year: Attr[int | None] = field(default=None)
    expire_in_months: Attr[int | None] = field(default=None)
    frequency: Attr[AllowanceFrequency | None] = field(default=None)
    holiday_allowance_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    maximum_amount_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    negative_counter_type: Attr[AllowanceNegativeCounterType | None] = field(default=None)
    position: Attr[int | None] = field(default=None)
    pto_proratio_enabled: Attr[bool | None] = field(default=None)
    range_type: Attr[AllowanceRangeType | None] = field(default=None)
    send_notification: Attr[bool | None] = field(default=None)
    source_units: Attr[AllowanceSourceUnits | None] = field(default=None)
    tenure_period_transition: Attr[AllowanceTenurePeriodTransition | None] = field(default=None)
    tenure_periods_enabled: Attr[bool | None] = field(default=None)
    unlimited_accrued_hours: Attr[bool | None] = field(default=None)
    unlimited_carry_over: Attr[bool | None] = field(default=None)
    unlimited_carry_over_expiration: Attr[bool | None] = field(default=None)
    unlimited_holidays: Attr[bool | None] = field(default=None)


@model()
class BlockedPeriodTimePeriod(Model):
    """One of :attr:`BlockedPeriod.time_periods`."""

    id: Attr[str]
    policy_id: Attr[str]
    name: Attr[str]
    period_type: Attr[str]
    start_on: Attr[dt.date | None] = field(default=None)
    finish_on: Attr[dt.date | None] = field(default=None)
    duration: Attr[int | None] = field(default=None)
    duration_unit: Attr[str | None] = field(default=None)


@model()
class BlockedPeriod(Model):
    """One of ``timeoff/blocked_periods``."""

    id: Attr[str]
    company_id: Attr[str]
    name: Attr[str]
    leave_type_ids: Attr[tuple[str, ...]]
    time_periods: Attr[tuple[BlockedPeriodTimePeriod, ...]]
    strategy: Attr[str]
    members: Attr[tuple[str, ...]]
    location_ids: Attr[tuple[str, ...] | None] = field(default=None)
    team_ids: Attr[tuple[str, ...] | None] = field(default=None)
    legal_entity_ids: Attr[tuple[str, ...] | None] = field(default=None)


@model()
class FrenchLeaveDayCount(Model):
    """One of ``timeoff/french_leave_day_counts``."""

    leave_id: Attr[str]
    amount: Attr[Decimal]
    unit: Attr[FrenchLeaveDayCountUnit]


@model()
class LeaveType(Model):
    """One of ``timeoff/leave_types``."""

    id: Attr[str]
    name: Attr[str]
    identifier: Attr[str] = field(private=True)
    color: Attr[str]
    attachment: Attr[bool]
    visibility: Attr[bool]
    workable: Attr[bool]
    company_id: Attr[str]
    allowance_ids: Attr[tuple[str, ...]]
    details_required: Attr[bool]
    translated_name: Attr[str | None] = field(default=None)
    active: Attr[bool | None] = field(default=None)
    editable: Attr[bool | None] = field(default=None)
    approval_required: Attr[bool | None] = field(default=None)
    accrues: Attr[bool | None] = field(default=None)
    allow_endless: Attr[bool | None] = field(default=None)
    restricted: Attr[bool | None] = field(default=None)
    payable: Attr[bool | None] = field(default=None)
    is_attachment_mandatory: Attr[bool | None] = field(default=None)
    half_days_units_enabled: Attr[bool | None] = field(default=None)
    max_days_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    min_days_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    description: Attr[str | None] = field(default=None)


@model()
class LeaveDurationByDayAttributesWorkableUnitsByDay(Model):
    """What is below :attr:`LeaveDurationByDayAttributes.workable_units_by_day`."""

    days: Attr[Any]
    hours: Attr[Any]


@model()
class LeaveDurationByDayAttributesUsedUnitsByDay(Model):
    """What is below :attr:`LeaveDurationByDayAttributes.used_units_by_day`."""

    days: Attr[Any]
    hours: Attr[Any]


@model()
class LeaveDurationByDayAttributes(Model):
    """What is below :attr:`Leave.duration_by_day_attributes`."""

    workable_units_by_day: Attr[LeaveDurationByDayAttributesWorkableUnitsByDay]
    used_units_by_day: Attr[LeaveDurationByDayAttributesUsedUnitsByDay]


@model()
class Leave(Model):
    """One of ``timeoff/leaves``."""

    id: Attr[str]
    company_id: Attr[str]
    employee_id: Attr[str]
    start_on: Attr[dt.date]
    updated_at: Attr[dt.datetime]
    days_taken: Attr[Decimal]
    finish_on: Attr[dt.date | None] = field(default=None)
    half_day: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None, private=True)
    reason: Attr[str | None] = field(default=None, private=True)
    leave_type_id: Attr[str | None] = field(default=None)
    leave_type_name: Attr[str | None] = field(default=None, private=True)
    approved: Attr[bool | None] = field(default=None)
    employee_full_name: Attr[str | None] = field(default=None, private=True)
    start_time: Attr[str | None] = field(default=None)
    hours_amount_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    created_at: Attr[dt.datetime | None] = field(default=None)
    deleted_at: Attr[dt.datetime | None] = field(default=None)
    duration_attributes: Attr[str | None] = field(default=None)
    duration_by_day_attributes: Attr[LeaveDurationByDayAttributes | None] = field(default=None)


@model()
class Policy(Model):
    """One of ``timeoff/policies``."""

    id: Attr[str]
    name: Attr[str]
    company_id: Attr[str]
    main: Attr[bool | None] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class PolicyAssignment(Model):
    """One of ``timeoff/policy_assignments``."""

    timeoff_policy_id: Attr[str]
    employee_id: Attr[str]
    effective_at: Attr[dt.date]
    id: Attr[str | None] = field(default=None)


@model()
class PolicyTimelineItemPolicyAssignment(Model):
    """What is below :attr:`PolicyTimelineItem.policy_assignment`."""

    timeoff_policy_id: Attr[str]
    employee_id: Attr[str]
    effective_at: Attr[dt.datetime]
    id: Attr[str | None] = field(default=None)
    timeoff_policy_name: Attr[str | None] = field(default=None)
    is_initial: Attr[bool | None] = field(default=None)
    end_effective_at: Attr[dt.datetime | None] = field(default=None)


@model()
class PolicyTimelineItem(Model):
    """One of :attr:`PolicyTimeline.items`."""

    policy_assignment: Attr[PolicyTimelineItemPolicyAssignment]
    start_at: Attr[dt.datetime]
    end_at: Attr[dt.datetime]
    is_first_item: Attr[bool]
    is_last_item: Attr[bool]


@model()
class PolicyTimeline(Model):
    """One of ``timeoff/policy_timelines``."""

    employee_id: Attr[str]
    start_limit_date: Attr[dt.date]
    end_limit_date: Attr[dt.date]
    items: Attr[tuple[PolicyTimelineItem, ...]]
    id: Attr[str]


class AllowanceIncidenceQuery(ListOptions, total=False):
    """Filters of :meth:`AllowanceIncidences.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    timeoff_allowance_ids: Many[str]


class NewAllowanceIncidence(TypedDict, total=False):
    """What :meth:`AllowanceIncidences.create` takes."""

    employee_id: Required[str]
    timeoff_allowance_id: Required[str]
    days_in_cents: Required[int]
    effective_on: Required[dt.date]
    target_balance: Required[AllowanceIncidenceTargetBalance | str]
    description: str | None
    _skip_notifications: bool | None


class AllowanceIncidenceChanges(TypedDict, total=False):
    """What :meth:`AllowanceIncidences.update` takes."""

    days_in_cents: int | None
    timeoff_allowance_id: str | None
    description: str | None
    effective_on: dt.date | None
    target_balance: AllowanceIncidenceTargetBalance | str | None


class AllowanceStatQuery(ListOptions, total=False):
    """Filters of :meth:`AllowanceStats.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    allowance_ids: Many[str]
    reference_date: dt.date | str
    simulate_policy_change_to_id: str


class AllowanceQuery(ListOptions, total=False):
    """Filters of :meth:`Allowances.list`."""

    ids: Many[str]
    timeoff_policy_id: str
    by_overtime: bool


class AllowanceTenurePeriodFields(TypedDict, total=False):
    """What goes into :attr:`NewAllowance.tenure_periods`."""

    balance_type: Required[AllowanceTenurePeriodBalanceType | str]
    period_length: Required[int]
    period_type: Required[AllowanceTenurePeriodPeriodType | str]
    adjustment_in_cents: int | None
    max_cap_in_cents: int | None
    temp_id: str | None
    time_worked_based_hours_accrued_in_cents: int | None
    time_worked_based_per_hours_worked_in_cents: int | None


class NewAllowance(TypedDict, total=False):
    """What :meth:`Allowances.create` takes."""

    accrued_units_availability: Required[AllowanceAccruedUnitsAvailability | str]
    allowance_type: Required[AllowanceAllowanceType | str]
    available_days: Required[AllowanceAvailableDays | str]
    count_holiday_as_workable: Required[bool]
    cycle_start: Required[AllowanceCycleStart | str]
    days_type: Required[AllowanceDaysType | str]
    holiday_allowance_in_cents: Required[int]
    leave_type_ids: Required[Many[str]]
    name: Required[str]
    negative_counter_type: Required[AllowanceNegativeCounterType | str]
    proration_type: Required[AllowanceProrationType | str]
    pto_proratio_enabled: Required[bool]
    rounding: Required[AllowanceRounding | str]
    source_units: Required[AllowanceSourceUnits | str]
    tenure_periods: Required[Many[AllowanceTenurePeriodFields]]
    timeoff_policy_id: Required[str]
    unlimited_accrued_hours: Required[bool]
    unlimited_carry_over: Required[bool]
    unlimited_carry_over_expiration: Required[bool]
    unlimited_holidays: Required[bool]
    accrued_denominator_in_cents: int | None
    accrued_factor_in_cents: int | None
    carry_over_units_in_cents: int | None
    cycle_length: int | None
    expire_in_months: int | None
    frequency: AllowanceFrequency | str | None
    maximum_amount_in_cents: int | None
    position: int | None
    range_type: AllowanceRangeType | str | None
    tenure_period_transition: AllowanceTenurePeriodTransition | str | None
    tenure_periods_enabled: bool | None


class AllowanceChangesTenurePeriodFields(TypedDict, total=False):
    """What goes into :attr:`AllowanceChanges.tenure_periods`."""

    id: str | None
    adjustment_in_cents: int | None
    balance_type: AllowanceChangesTenurePeriodBalanceType | str | None
    max_cap_in_cents: int | None
    period_length: int | None
    period_type: AllowanceChangesTenurePeriodPeriodType | str | None
    temp_id: str | None
    time_worked_based_hours_accrued_in_cents: int | None
    time_worked_based_per_hours_worked_in_cents: int | None
    _destroy: bool | None


class AllowanceChanges(TypedDict, total=False):
    """What :meth:`Allowances.update` takes."""

    accrued_denominator_in_cents: int | None
    accrued_factor_in_cents: int | None
    available_days: AllowanceAvailableDays | str | None
    carry_over_units_in_cents: int | None
    count_holiday_as_workable: bool | None
    days_type: AllowanceDaysType | str | None
    expire_in_months: int | None
    frequency: AllowanceFrequency | str | None
    holiday_allowance_in_cents: int | None
    leave_type_ids: Many[str] | None
    maximum_amount_in_cents: int | None
    name: str | None
    negative_counter_type: AllowanceNegativeCounterType | str | None
    position: int | None
    proration_type: AllowanceProrationType | str | None
    pto_proratio_enabled: bool | None
    range_type: AllowanceRangeType | str | None
    rounding: AllowanceRounding | str | None
    tenure_period_transition: AllowanceTenurePeriodTransition | str | None
    tenure_periods_enabled: bool | None
    tenure_periods: Many[AllowanceChangesTenurePeriodFields] | None
    unlimited_accrued_hours: bool | None
    unlimited_carry_over: bool | None
    unlimited_carry_over_expiration: bool | None
    unlimited_holidays: bool | None


class AllowanceDeleteWithAltAllowance(TypedDict, total=False):
    """What :meth:`Allowances.delete_with_alt_allowance` takes."""

    id: Required[str]
    alt_allowance_id: Required[str]


class BlockedPeriodQuery(ListOptions, total=False):
    """Filters of :meth:`BlockedPeriods.list`."""

    ids: Many[str]
    company_ids: Many[str]


class NewBlockedPeriod(TypedDict, total=False):
    """What :meth:`BlockedPeriods.create` takes."""

    company_id: Required[str]
    name: Required[str]
    leave_type_ids: Required[Many[str]]


class BlockedPeriodTimePeriodsAttributeFields(TypedDict, total=False):
    """What goes into :attr:`BlockedPeriodChanges.time_periods_attributes`."""

    id: str | None
    name: str | None
    _destroy: bool | None
    period_type: str | None
    duration: int | None
    duration_unit: str | None
    start_on: dt.date | None
    finish_on: dt.date | None


class BlockedPeriodChanges(TypedDict, total=False):
    """What :meth:`BlockedPeriods.update` takes."""

    name: Required[str]
    leave_type_ids: Required[Many[str]]
    time_periods_attributes: Required[Many[BlockedPeriodTimePeriodsAttributeFields]]
    strategy: Required[str]
    members: Many[str] | None
    query: str | None
    team_ids: Many[str] | None
    location_ids: Many[str] | None
    legal_entity_ids: Many[str] | None


class FrenchLeaveDayCountQuery(ListOptions, total=False):
    """Filters of :meth:`FrenchLeaveDayCounts.list`."""

    leave_ids: Many[str]
    employee_ids: Many[str]
    from_: dt.date | str
    """First day, inclusive (a guess: the API does not say)."""
    to: dt.date | str
    """Last day, inclusive (a guess: the API does not say)."""
    include_deleted: bool
    """Default ``False``."""


class LeaveTypeQuery(ListOptions, total=False):
    """Filters of :meth:`LeaveTypes.list`."""

    ids: Many[str]
    company_ids: Many[str]
    active: bool
    payable: bool
    identifier: str
    employee_id: str
    reference_date: dt.date | str
    leave_type_id: str
    allow_endless: bool


class NewLeaveType(TypedDict, total=False):
    """What :meth:`LeaveTypes.create` takes."""

    accrues: Required[bool]
    approval_required: Required[bool]
    identifier: Required[str]
    color: Required[str]
    name: Required[str]
    workable: Required[bool]
    company_id: Required[str]
    details_required: Required[bool]
    attachment: bool | None
    visibility: bool | None
    payable: bool | None
    is_attachment_mandatory: bool | None
    half_days_units_enabled: bool | None
    max_days_in_cents: int | None
    min_days_in_cents: int | None
    editable: bool | None
    allow_endless: bool | None
    restricted: bool | None
    description: str | None


class LeaveTypeChanges(TypedDict, total=False):
    """What :meth:`LeaveTypes.update` takes."""

    accrues: bool | None
    approval_required: bool | None
    identifier: str | None
    attachment: bool | None
    color: str | None
    name: str | None
    visibility: bool | None
    workable: bool | None
    payable: bool | None
    is_attachment_mandatory: str | None
    half_days_units_enabled: bool | None
    max_days_in_cents: int | None
    min_days_in_cents: int | None
    active: bool | None
    allow_endless: bool | None
    restricted: bool | None
    description: str | None
    details_required: bool | None


class LeaveQuery(ListOptions, total=False):
    """Filters of :meth:`Leaves.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    leave_type_id: Many[str]
    to: dt.date | str
    """Last day, inclusive (a guess: the API does not say)."""
    from_: dt.date | str
    """First day, inclusive (a guess: the API does not say)."""
    only_active: bool
    include_deleted_leaves: bool
    """Default ``False``."""
    approved: bool
    include_pending: bool
    include_leave_type: bool
    include_duration: bool
    include_duration_by_day: bool
    type_is_workable: bool
    type_is_payable: bool
    forced_finish_on: dt.date | str


class NewLeave(TypedDict, total=False):
    """What :meth:`Leaves.create` takes."""

    employee_id: Required[str]
    start_on: Required[dt.date]
    leave_type_id: str | None
    description: str | None
    finish_on: dt.date | None
    half_day: str | None
    start_time: str | None
    hours_amount_in_cents: int | None
    medical_leave_type: int | None
    effective_on: dt.date | None
    medical_discharge_reason: str | None
    colegiate_number: int | None
    has_previous_relapse: bool | None
    relapse_leave_id: str | None
    relapse_on: dt.date | None
    accident_on: dt.date | None
    paternity_birth_on: dt.date | None


class LeaveChanges(TypedDict, total=False):
    """What :meth:`Leaves.update` takes."""

    employee_id: str | None
    leave_type_id: str | None
    description: str | None
    start_on: dt.date | None
    finish_on: dt.date | None
    half_day: str | None
    start_time: str | None
    hours_amount_in_cents: int | None
    approved: bool | None
    skip_notifications: bool | None
    skip_validations: bool | None
    skip_medical_leave: bool | None


class LeaveApprove(TypedDict, total=False):
    """What :meth:`Leaves.approve` takes."""

    id: Required[str]


class LeaveApproveAll(TypedDict, total=False):
    """What :meth:`Leaves.approve_all` takes."""

    id: Required[str]


class LeaveBulkDelete(TypedDict, total=False):
    """What :meth:`Leaves.bulk_delete` takes."""

    ids: Required[Many[str]]


class LeaveReject(TypedDict, total=False):
    """What :meth:`Leaves.reject` takes."""

    id: Required[str]
    reason: str | None


class PolicyQuery(ListOptions, total=False):
    """Filters of :meth:`Policies.list`."""

    ids: Many[str]
    company_ids: Many[str]


class NewPolicy(TypedDict, total=False):
    """What :meth:`Policies.create` takes."""

    name: Required[str]
    main: bool | None
    description: str | None
    company_id: str | None
    based_on_policy_id: str | None


class PolicyChanges(TypedDict, total=False):
    """What :meth:`Policies.update` takes."""

    name: str | None
    description: str | None
    main: bool | None


class PolicyAssignmentQuery(ListOptions, total=False):
    """Filters of :meth:`PolicyAssignments.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    timeoff_policy_ids: Many[str]


class NewPolicyAssignment(TypedDict, total=False):
    """What :meth:`PolicyAssignments.create` takes."""

    timeoff_policy_id: Required[str]
    employee_id: Required[str]
    effective_at: Required[dt.date]


class PolicyAssignmentChanges(TypedDict, total=False):
    """What :meth:`PolicyAssignments.update` takes."""

    timeoff_policy_id: Required[str]
    effective_at: Required[dt.date]


class PolicyTimelineQuery(ListOptions, total=False):
    """Filters of :meth:`PolicyTimelines.list`."""

    employee_id: str
    """The schema requires it; nothing is sent for it unless it is given."""
    reference_date: dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""


class AllowanceIncidences(FactorialResource[M]):
    """``timeoff/allowance_incidences``: allowance incidences."""

    _path = "/timeoff/allowance_incidences"

    @listing
    def list(self, **query: Unpack[AllowanceIncidenceQuery]) -> Listing[AllowanceIncidence]:
        """Allowance incidences, oldest first."""
        return self._pages(AllowanceIncidence, AllowanceIncidenceQuery, query)

    @operation
    async def get(self, id: str) -> AllowanceIncidence:
        """One record by its id."""
        return await self._one(AllowanceIncidence, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewAllowanceIncidence]) -> AllowanceIncidence:
        """Create one."""
        return await self._one(AllowanceIncidence, "POST", takes=NewAllowanceIncidence, body=fields)

    @operation
    async def update(
        self, id: str, **changes: Unpack[AllowanceIncidenceChanges]
    ) -> AllowanceIncidence:
        """Change the fields that are given."""
        return await self._one(
            AllowanceIncidence,
            "PUT",
            id,
            takes=AllowanceIncidenceChanges,
            body={"id": id, **changes},
        )

    @operation
    async def delete(self, id: str) -> AllowanceIncidence:
        """Delete it and return what it was."""
        return await self._one(AllowanceIncidence, "DELETE", id)


class AllowanceStats(FactorialResource[M]):
    """``timeoff/allowance_stats``: allowance stats."""

    _path = "/timeoff/allowance_stats"

    @listing
    def list(self, **query: Unpack[AllowanceStatQuery]) -> Listing[AllowanceStat]:
        """Allowance stats, oldest first."""
        return self._pages(AllowanceStat, AllowanceStatQuery, query)

    @operation
    async def get(self, id: str) -> AllowanceStat:
        """One record by its id."""
        return await self._one(AllowanceStat, "GET", id)


class Allowances(FactorialResource[M]):
    """``timeoff/allowances``: allowances."""

    _path = "/timeoff/allowances"

    @listing
    def list(self, **query: Unpack[AllowanceQuery]) -> Listing[Allowance]:
        """Allowances, oldest first."""
        return self._pages(Allowance, AllowanceQuery, query)

    @operation
    async def get(self, id: str) -> Allowance:
        """One record by its id."""
        return await self._one(Allowance, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewAllowance]) -> Allowance:
        """Create one."""
        return await self._one(Allowance, "POST", takes=NewAllowance, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[AllowanceChanges]) -> Allowance:
        """Change the fields that are given."""
        return await self._one(
            Allowance, "PUT", id, takes=AllowanceChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Allowance:
        """Delete it and return what it was."""
        return await self._one(Allowance, "DELETE", id)

    @operation
    async def delete_with_alt_allowance(
        self, **fields: Unpack[AllowanceDeleteWithAltAllowance]
    ) -> Allowance:
        """Delete with alt allowance."""
        return await self._one(
            Allowance,
            "POST",
            "delete_with_alt_allowance",
            takes=AllowanceDeleteWithAltAllowance,
            body=fields,
        )


class BlockedPeriods(FactorialResource[M]):
    """``timeoff/blocked_periods``: blocked periods."""

    _path = "/timeoff/blocked_periods"

    @listing
    def list(self, **query: Unpack[BlockedPeriodQuery]) -> Listing[BlockedPeriod]:
        """Blocked periods, oldest first."""
        return self._pages(BlockedPeriod, BlockedPeriodQuery, query)

    @operation
    async def get(self, id: str) -> BlockedPeriod:
        """One record by its id."""
        return await self._one(BlockedPeriod, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewBlockedPeriod]) -> BlockedPeriod:
        """Create one."""
        return await self._one(BlockedPeriod, "POST", takes=NewBlockedPeriod, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[BlockedPeriodChanges]) -> BlockedPeriod:
        """Change the fields that are given."""
        return await self._one(
            BlockedPeriod, "PUT", id, takes=BlockedPeriodChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> BlockedPeriod:
        """Delete it and return what it was."""
        return await self._one(BlockedPeriod, "DELETE", id)


class FrenchLeaveDayCounts(FactorialResource[M]):
    """``timeoff/french_leave_day_counts``: french leave day counts."""

    _path = "/timeoff/french_leave_day_counts"

    @listing
    def list(self, **query: Unpack[FrenchLeaveDayCountQuery]) -> Listing[FrenchLeaveDayCount]:
        """French leave day counts, oldest first."""
        return self._pages(
            FrenchLeaveDayCount,
            FrenchLeaveDayCountQuery,
            query,
            defaults={"include_deleted": False},
            window=OPEN,
        )


class LeaveTypes(FactorialResource[M]):
    """``timeoff/leave_types``: leave types."""

    _path = "/timeoff/leave_types"

    @listing
    def list(self, **query: Unpack[LeaveTypeQuery]) -> Listing[LeaveType]:
        """Leave types, oldest first."""
        return self._pages(LeaveType, LeaveTypeQuery, query)

    @operation
    async def get(self, id: str) -> LeaveType:
        """One record by its id."""
        return await self._one(LeaveType, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewLeaveType]) -> LeaveType:
        """Create one."""
        return await self._one(LeaveType, "POST", takes=NewLeaveType, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[LeaveTypeChanges]) -> LeaveType:
        """Change the fields that are given."""
        return await self._one(
            LeaveType, "PUT", id, takes=LeaveTypeChanges, body={"id": id, **changes}
        )


class Leaves(FactorialResource[M]):
    """``timeoff/leaves``: leaves."""

    _path = "/timeoff/leaves"

    @listing
    def list(self, **query: Unpack[LeaveQuery]) -> Listing[Leave]:
        """Leaves, oldest first."""
        return self._pages(
            Leave, LeaveQuery, query, defaults={"include_deleted_leaves": False}, window=OPEN
        )

    @operation
    async def get(self, id: str) -> Leave:
        """One record by its id."""
        return await self._one(Leave, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewLeave]) -> Leave:
        """Create one."""
        return await self._one(Leave, "POST", takes=NewLeave, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[LeaveChanges]) -> Leave:
        """Change the fields that are given."""
        return await self._one(Leave, "PUT", id, takes=LeaveChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> Leave:
        """Delete it and return what it was."""
        return await self._one(Leave, "DELETE", id)

    @operation
    async def approve(self, **fields: Unpack[LeaveApprove]) -> Leave:
        """Approve one."""
        return await self._one(Leave, "POST", "approve", takes=LeaveApprove, body=fields)

    @operation
    async def approve_all(self, **fields: Unpack[LeaveApproveAll]) -> Leave:
        """Approve all that the caller may."""
        return await self._one(Leave, "POST", "approve_all", takes=LeaveApproveAll, body=fields)

    @operation
    async def bulk_delete(self, **fields: Unpack[LeaveBulkDelete]) -> tuple[Leave, ...]:
        """Delete several at once and return what they were."""
        return await self._many(Leave, "POST", "bulk_delete", takes=LeaveBulkDelete, body=fields)

    @operation
    async def reject(self, **fields: Unpack[LeaveReject]) -> Leave:
        """Reject one."""
        return await self._one(Leave, "POST", "reject", takes=LeaveReject, body=fields)


class Policies(FactorialResource[M]):
    """``timeoff/policies``: policies."""

    _path = "/timeoff/policies"

    @listing
    def list(self, **query: Unpack[PolicyQuery]) -> Listing[Policy]:
        """Policies, oldest first."""
        return self._pages(Policy, PolicyQuery, query)

    @operation
    async def get(self, id: str) -> Policy:
        """One record by its id."""
        return await self._one(Policy, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewPolicy]) -> Policy:
        """Create one."""
        return await self._one(Policy, "POST", takes=NewPolicy, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[PolicyChanges]) -> Policy:
        """Change the fields that are given."""
        return await self._one(Policy, "PUT", id, takes=PolicyChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> Policy:
        """Delete it and return what it was."""
        return await self._one(Policy, "DELETE", id)


class PolicyAssignments(FactorialResource[M]):
    """``timeoff/policy_assignments``: policy assignments."""

    _path = "/timeoff/policy_assignments"

    @listing
    def list(self, **query: Unpack[PolicyAssignmentQuery]) -> Listing[PolicyAssignment]:
        """Policy assignments, oldest first."""
        return self._pages(PolicyAssignment, PolicyAssignmentQuery, query)

    @operation
    async def get(self, id: str) -> PolicyAssignment:
        """One record by its id."""
        return await self._one(PolicyAssignment, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewPolicyAssignment]) -> PolicyAssignment:
        """Create one."""
        return await self._one(PolicyAssignment, "POST", takes=NewPolicyAssignment, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[PolicyAssignmentChanges]) -> PolicyAssignment:
        """Change the fields that are given."""
        return await self._one(
            PolicyAssignment, "PUT", id, takes=PolicyAssignmentChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> PolicyAssignment:
        """Delete it and return what it was."""
        return await self._one(PolicyAssignment, "DELETE", id)


class PolicyTimelines(FactorialResource[M]):
    """``timeoff/policy_timelines``: policy timelines."""

    _path = "/timeoff/policy_timelines"

    @listing
    def list(self, **query: Unpack[PolicyTimelineQuery]) -> Listing[PolicyTimeline]:
        """Policy timelines, oldest first."""
        return self._pages(PolicyTimeline, PolicyTimelineQuery, query)


class Timeoff(FactorialResource[M]):
    """``timeoff``: leaves, allowances and policies."""

    @cached_property
    def allowance_incidences(self) -> AllowanceIncidences[M]:
        """Allowance incidences."""
        return AllowanceIncidences(self._session)

    @cached_property
    def allowance_stats(self) -> AllowanceStats[M]:
        """Allowance stats."""
        return AllowanceStats(self._session)

    @cached_property
    def allowances(self) -> Allowances[M]:
        """Allowances."""
        return Allowances(self._session)

    @cached_property
    def blocked_periods(self) -> BlockedPeriods[M]:
        """Blocked periods."""
        return BlockedPeriods(self._session)

    @cached_property
    def french_leave_day_counts(self) -> FrenchLeaveDayCounts[M]:
        """French leave day counts."""
        return FrenchLeaveDayCounts(self._session)

    @cached_property
    def leave_types(self) -> LeaveTypes[M]:
        """Leave types."""
        return LeaveTypes(self._session)

    @cached_property
    def leaves(self) -> Leaves[M]:
        """Leaves."""
        return Leaves(self._session)

    @cached_property
    def policies(self) -> Policies[M]:
        """Policies."""
        return Policies(self._session)

    @cached_property
    def policy_assignments(self) -> PolicyAssignments[M]:
        """Policy assignments."""
        return PolicyAssignments(self._session)

    @cached_property
    def policy_timelines(self) -> PolicyTimelines[M]:
        """Policy timelines."""
        return PolicyTimelines(self._session)
