"""
Payroll: supplements to salaries, policy periods, family situations.

Generated from ``schema/factorial/payroll.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import OPEN, FactorialResource, ListOptions, Many

__all__ = [
    "FamilySituation",
    "FamilySituationChanges",
    "FamilySituationCivilStatus",
    "FamilySituationQuery",
    "FamilySituations",
    "NewFamilySituation",
    "NewSupplement",
    "Payroll",
    "PolicyPeriod",
    "PolicyPeriodChangeStatus",
    "PolicyPeriodChangeStatusStatus",
    "PolicyPeriods",
    "Supplement",
    "SupplementChanges",
    "SupplementQuery",
    "SupplementUnit",
    "Supplements",
]


class FamilySituationCivilStatus(OpenEnum):
    """Values of :attr:`FamilySituation.civil_status`."""

    CIVIL_PARTNERSHIP = "civil_partnership"
    COHABITATING = "cohabitating"
    DIVORCED = "divorced"
    MARRIED = "married"
    NOT_APPLICABLE = "not_applicable"
    SEPARATED = "separated"
    SINGLE = "single"
    UNKNOWN = "unknown"
    WIDOW = "widow"


class PolicyPeriodChangeStatusStatus(OpenEnum):
    """Values of :attr:`PolicyPeriodChangeStatus.status`."""

    PAID = "paid"
    PAYMENT_PROCESSING = "payment_processing"
    PAYROLL_CALCULATION = "payroll_calculation"
    PREPARATION = "preparation"
    SUPPLEMENTS_DEFINITION = "supplements_definition"
    UNDER_REVIEW = "under_review"


class SupplementUnit(OpenEnum):
    """Values of :attr:`Supplement.unit`."""

    MONEY = "money"
    TIME = "time"
    UNITS = "units"


@model()
class FamilySituation(Model):
    """One of ``payroll/family_situations``."""

    id: Attr[str]
    employee_id: Attr[str]
    civil_status: Attr[FamilySituationCivilStatus | None] = field(default=None, private=True)
    number_of_dependants: Attr[int | None] = field(default=None, private=True)


@model()
class PolicyPeriod(Model):
    """One of ``payroll/policy_periods``."""

    id: Attr[str]
    starts_on: Attr[dt.date]
    policy_id: Attr[str]
    company_id: Attr[str]
    ends_on: Attr[dt.date]
    period: Attr[str]
    name: Attr[str | None] = field(default=None)
    status: Attr[str | None] = field(default=None)
    policy_name: Attr[str | None] = field(default=None)
    calculation_started_at: Attr[dt.date | None] = field(default=None)


@model()
class Supplement(Model):
    """Money, time or units paid besides the salary."""

    id: Attr[str]
    employee_id: Attr[str]
    company_id: Attr[str]
    unit: Attr[SupplementUnit]
    """Which of the amounts counts."""
    contracts_compensation_id: Attr[str | None] = field(default=None)
    contracts_taxonomy_id: Attr[str | None] = field(default=None)
    amount_in_cents: Attr[int | None] = field(default=None, private=True)
    """**Cents** of :attr:`currency`, or hundredths of a unit (a guess)."""
    effective_on: Attr[dt.date | None] = field(default=None)
    created_at: Attr[dt.datetime | None] = field(default=None)
    updated_at: Attr[dt.datetime | None] = field(default=None)
    description: Attr[str | None] = field(default=None, private=True)
    payroll_policy_period_id: Attr[str | None] = field(default=None)
    employee_observations: Attr[tuple[str, ...] | None] = field(default=None, private=True)
    raw_minutes_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths of a minute**, as it was entered."""
    minutes_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths of a minute**: 6000 is one hour."""
    equivalent_minutes_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths of a minute**, weighted."""
    currency: Attr[str | None] = field(default=None)
    legal_entity_id: Attr[str | None] = field(default=None)


class FamilySituationQuery(ListOptions, total=False):
    """Filters of :meth:`FamilySituations.list`."""

    employee_ids: Many[str]


class NewFamilySituation(TypedDict, total=False):
    """What :meth:`FamilySituations.create` takes."""

    employee_id: Required[str]
    civil_status: FamilySituationCivilStatus | str | None
    number_of_dependants: int | None


class FamilySituationChanges(TypedDict, total=False):
    """What :meth:`FamilySituations.update` takes."""

    employee_id: Required[str]
    civil_status: FamilySituationCivilStatus | str | None
    number_of_dependants: int | None


class PolicyPeriodChangeStatus(TypedDict, total=False):
    """What :meth:`PolicyPeriods.change_status` takes."""

    id: Required[str]
    status: Required[PolicyPeriodChangeStatusStatus | str]
    notify_employee: Required[bool]
    employee_ids: Required[Many[str]]


class SupplementQuery(ListOptions, total=False):
    """Filters of :meth:`Supplements.list`."""

    from_: dt.date | str
    """First day, inclusive (a guess: the API does not say)."""
    to: dt.date | str
    """Last day, inclusive (a guess: the API does not say)."""
    employee_ids: Many[str]
    policy_period_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    compensation_id: str
    ids: Many[str]
    legal_entity_ids: Many[str]


class NewSupplement(TypedDict, total=False):
    """What :meth:`Supplements.create` takes."""

    amount_in_cents: Required[int]
    employee_id: Required[str]
    effective_on: Required[dt.date]
    contracts_taxonomy_id: Required[str]
    payroll_policy_period_id: Required[str]
    contracts_compensation_id: str | None
    unit: str | None
    worked_days: int | None


class SupplementChanges(TypedDict, total=False):
    """What :meth:`Supplements.update` takes."""

    employee_id: str | None
    contracts_compensation_id: str | None
    contracts_taxonomy_id: str | None
    amount_in_cents: int | None
    effective_on: dt.date | None
    unit: str | None
    payroll_policy_period_id: str | None


class FamilySituations(FactorialResource[M]):
    """``payroll/family_situations``: what payroll needs to know about an employee's family."""

    _path = "/payroll/family_situations"

    @listing
    def list(self, **query: Unpack[FamilySituationQuery]) -> Listing[FamilySituation]:
        """Family situations, oldest first."""
        return self._pages(FamilySituation, FamilySituationQuery, query)

    @operation
    async def create(self, **fields: Unpack[NewFamilySituation]) -> FamilySituation:
        """Create one."""
        return await self._one(FamilySituation, "POST", takes=NewFamilySituation, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[FamilySituationChanges]) -> FamilySituation:
        """Change the fields that are given."""
        return await self._one(
            FamilySituation, "PUT", id, takes=FamilySituationChanges, body={"id": id, **changes}
        )


class PolicyPeriods(FactorialResource[M]):
    """``payroll/policy_periods``: periods of payroll policies."""

    _path = "/payroll/policy_periods"

    @operation
    async def change_status(self, **fields: Unpack[PolicyPeriodChangeStatus]) -> PolicyPeriod:
        """Set the status."""
        return await self._one(
            PolicyPeriod, "POST", "change_status", takes=PolicyPeriodChangeStatus, body=fields
        )


class Supplements(FactorialResource[M]):
    """``payroll/supplements``: what is paid besides the salary."""

    _path = "/payroll/supplements"

    @listing
    def list(self, **query: Unpack[SupplementQuery]) -> Listing[Supplement]:
        """Supplements, oldest first; the window is on the day they take effect."""
        return self._pages(
            Supplement,
            SupplementQuery,
            query,
            window=OPEN,
            polling="Read windows of effective dates by from_ and to; the API sends webhooks for supplements.",
        )

    @operation
    async def get(self, id: str) -> Supplement:
        """One record by its id."""
        return await self._one(Supplement, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSupplement]) -> Supplement:
        """Create one."""
        return await self._one(Supplement, "POST", takes=NewSupplement, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[SupplementChanges]) -> Supplement:
        """Change the fields that are given."""
        return await self._one(
            Supplement, "PUT", id, takes=SupplementChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Supplement:
        """Delete it and return what it was."""
        return await self._one(Supplement, "DELETE", id)


class Payroll(FactorialResource[M]):
    """``payroll``: supplements, policy periods and family situations."""

    @cached_property
    def family_situations(self) -> FamilySituations[M]:
        """What payroll needs to know about an employee's family."""
        return FamilySituations(self._session)

    @cached_property
    def policy_periods(self) -> PolicyPeriods[M]:
        """Periods of payroll policies."""
        return PolicyPeriods(self._session)

    @cached_property
    def supplements(self) -> Supplements[M]:
        """What is paid besides the salary."""
        return Supplements(self._session)
