"""
Employee updates: what changed about employees, for payroll.

Generated from ``schema/factorial/employee_updates.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from typing_extensions import Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Absence",
    "AbsenceQuery",
    "Absences",
    "ContractChange",
    "ContractChangeQuery",
    "ContractChanges",
    "EmployeeUpdates",
    "NewHire",
    "NewHireQuery",
    "NewHires",
    "PersonalChange",
    "PersonalChangeQuery",
    "PersonalChanges",
    "Summaries",
    "Summary",
    "SummaryQuery",
    "Termination",
    "TerminationQuery",
    "TerminationRemainingHoliday",
    "Terminations",
]


@model()
class Absence(Model):
    """One of ``employee_updates/absences``."""

    id: Attr[str]
    status: Attr[str]
    employee_id: Attr[str | None] = field(default=None)
    employee_full_name: Attr[str | None] = field(default=None, private=True)
    approved: Attr[bool | None] = field(default=None)
    description: Attr[str | None] = field(default=None, private=True)
    start_on: Attr[dt.datetime | None] = field(default=None)
    prev_start_on: Attr[dt.datetime | None] = field(default=None)
    finish_on: Attr[dt.datetime | None] = field(default=None)
    prev_finish_on: Attr[dt.date | None] = field(default=None)
    half_day: Attr[str | None] = field(default=None)
    hours_amount_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    leave_type_id: Attr[str | None] = field(default=None)
    leave_type_name: Attr[str | None] = field(default=None, private=True)


@model()
class ContractChange(Model):
    """One of ``employee_updates/contract_changes``."""

    id: Attr[str]
    status: Attr[str]
    effective_on: Attr[dt.date]
    employee_id: Attr[str]
    has_payroll: Attr[bool]
    fr_forfait_jours: Attr[bool]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    starts_on: Attr[dt.date | None] = field(default=None)
    ends_on: Attr[dt.date | None] = field(default=None)
    job_title: Attr[str | None] = field(default=None)
    job_role: Attr[str | None] = field(default=None)
    job_level: Attr[str | None] = field(default=None)
    salary_amount: Attr[int | None] = field(default=None, private=True)
    """**Cents** of the currency of the record."""
    salary_frequency: Attr[str | None] = field(default=None, private=True)
    working_week_days: Attr[str | None] = field(default=None)
    working_hours: Attr[int | None] = field(default=None)
    working_hours_frequency: Attr[str | None] = field(default=None)
    country: Attr[str | None] = field(default=None)
    es_has_teleworking_contract: Attr[bool | None] = field(default=None)
    es_cotization_group: Attr[int | None] = field(default=None)
    es_contract_observations: Attr[str | None] = field(default=None)
    es_job_description: Attr[str | None] = field(default=None)
    es_contract_type_id: Attr[str | None] = field(default=None)
    es_contract_type_name: Attr[str | None] = field(default=None)
    es_trial_period_ends_on: Attr[dt.date | None] = field(default=None)
    es_working_day_type_id: Attr[str | None] = field(default=None)
    es_education_level_id: Attr[str | None] = field(default=None)
    es_professional_category_id: Attr[str | None] = field(default=None)
    fr_employee_type: Attr[str | None] = field(default=None)
    fr_jours_par_an: Attr[int | None] = field(default=None)
    fr_coefficient: Attr[str | None] = field(default=None)
    fr_level_id: Attr[str | None] = field(default=None)
    fr_level_name: Attr[str | None] = field(default=None)
    fr_step_id: Attr[str | None] = field(default=None)
    fr_step_name: Attr[str | None] = field(default=None)
    fr_mutual_id: Attr[str | None] = field(default=None)
    fr_mutual_name: Attr[str | None] = field(default=None)
    fr_professional_category_id: Attr[str | None] = field(default=None)
    fr_professional_category_name: Attr[str | None] = field(default=None)
    fr_work_type_id: Attr[str | None] = field(default=None)
    fr_work_type_name: Attr[str | None] = field(default=None)
    compensation_ids: Attr[tuple[str, ...] | None] = field(default=None)
    fr_contract_type_id: Attr[str | None] = field(default=None)
    fr_contract_type_name: Attr[str | None] = field(default=None)
    de_contract_type_id: Attr[str | None] = field(default=None)
    de_contract_type_name: Attr[str | None] = field(default=None)
    pt_contract_type_id: Attr[str | None] = field(default=None)
    pt_contract_type_name: Attr[str | None] = field(default=None)


@model()
class NewHire(Model):
    """One of ``employee_updates/new_hires``."""

    id: Attr[str]
    status: Attr[str]
    employee_id: Attr[str]
    first_name: Attr[str] = field(private=True)
    last_name: Attr[str] = field(private=True)
    address: Attr[str] = field(private=True)
    birth_name: Attr[str | None] = field(default=None, private=True)
    identifier: Attr[str | None] = field(default=None, private=True)
    identifier_type: Attr[str | None] = field(default=None)
    payroll_identifier: Attr[str | None] = field(default=None)
    work_email: Attr[str | None] = field(default=None, private=True)
    phone_number: Attr[str | None] = field(default=None, private=True)
    gender: Attr[str | None] = field(default=None, private=True)
    job_title: Attr[str | None] = field(default=None)
    city: Attr[str | None] = field(default=None, private=True)
    country: Attr[str | None] = field(default=None)
    state: Attr[str | None] = field(default=None, private=True)
    postal_code: Attr[str | None] = field(default=None, private=True)
    date_of_birth: Attr[dt.date | None] = field(default=None, private=True)
    nationality: Attr[str | None] = field(default=None, private=True)
    start_date: Attr[dt.date | None] = field(default=None)
    contract_effective_date: Attr[dt.date | None] = field(default=None)
    contract_end_date: Attr[dt.date | None] = field(default=None)
    bank_account: Attr[str | None] = field(default=None, private=True)
    salary_amount_in_cents: Attr[int | None] = field(default=None, private=True)
    """**Cents** of the currency of the record."""
    salary_frequency: Attr[str | None] = field(default=None, private=True)
    working_hours: Attr[int | None] = field(default=None)
    working_hours_frequency: Attr[str | None] = field(default=None)
    social_security_number: Attr[str | None] = field(default=None, private=True)
    manager_id: Attr[str | None] = field(default=None)
    """Id of an :class:`~factorial_erp.factorial.employees.Employee` (a guess, by its name)."""
    tax_id: Attr[str | None] = field(default=None)
    legal_entity_id: Attr[str | None] = field(default=None)
    workplace_id: Attr[str | None] = field(default=None)


@model()
class PersonalChange(Model):
    """One of ``employee_updates/personal_changes``."""

    id: Attr[str]
    status: Attr[str]
    employee_id: Attr[str]
    first_name: Attr[str] = field(private=True)
    last_name: Attr[str] = field(private=True)
    work_email: Attr[str | None] = field(default=None, private=True)
    phone_number: Attr[str | None] = field(default=None, private=True)
    identifier_type: Attr[str | None] = field(default=None)
    identifier: Attr[str | None] = field(default=None, private=True)
    social_security_number: Attr[str | None] = field(default=None, private=True)
    tax_id: Attr[str | None] = field(default=None)
    gender: Attr[str | None] = field(default=None, private=True)
    date_of_birth: Attr[dt.date | None] = field(default=None, private=True)
    nationality: Attr[str | None] = field(default=None, private=True)
    address_line_1: Attr[str | None] = field(default=None, private=True)
    address_line_2: Attr[str | None] = field(default=None, private=True)
    postal_code: Attr[str | None] = field(default=None, private=True)
    city: Attr[str | None] = field(default=None, private=True)
    state: Attr[str | None] = field(default=None, private=True)
    country: Attr[str | None] = field(default=None)
    bank_number: Attr[str | None] = field(default=None, private=True)
    job_title: Attr[str | None] = field(default=None)
    workplace_id: Attr[str | None] = field(default=None)


@model()
class Summary(Model):
    """One of ``employee_updates/summaries``."""

    id: Attr[str]
    legal_entity_id: Attr[str]
    status: Attr[str]
    type: Attr[str]
    created_at: Attr[dt.datetime]
    employee_id: Attr[str | None] = field(default=None)
    starts_on: Attr[dt.date | None] = field(default=None)
    ends_on: Attr[dt.date | None] = field(default=None)


@model()
class TerminationRemainingHoliday(Model):
    """One of :attr:`Termination.remaining_holidays`."""

    name: Attr[str]
    available_days: Attr[str]


@model()
class Termination(Model):
    """One of ``employee_updates/terminations``."""

    id: Attr[str]
    status: Attr[str]
    employee_id: Attr[str]
    remaining_holidays: Attr[tuple[TerminationRemainingHoliday, ...]]
    terminated_on: Attr[dt.date | None] = field(default=None)
    contract_end_date: Attr[dt.date | None] = field(default=None)
    termination_reason: Attr[str | None] = field(default=None, private=True)
    termination_observations: Attr[str | None] = field(default=None, private=True)
    legal_entity_id: Attr[str | None] = field(default=None)
    termination_reason_type: Attr[str | None] = field(default=None, private=True)
    termination_type_description: Attr[str | None] = field(default=None, private=True)


class AbsenceQuery(ListOptions, total=False):
    """Filters of :meth:`Absences.list`."""

    ids: Many[str]


class ContractChangeQuery(ListOptions, total=False):
    """Filters of :meth:`ContractChanges.list`."""

    ids: Many[str]


class NewHireQuery(ListOptions, total=False):
    """Filters of :meth:`NewHires.list`."""

    ids: Many[str]


class PersonalChangeQuery(ListOptions, total=False):
    """Filters of :meth:`PersonalChanges.list`."""

    ids: Many[str]


class SummaryQuery(ListOptions, total=False):
    """Filters of :meth:`Summaries.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    legal_entities_ids: Many[str]
    type: Many[str]
    starts_on: dt.date | str
    ends_on: dt.date | str


class TerminationQuery(ListOptions, total=False):
    """Filters of :meth:`Terminations.list`."""

    ids: Many[str]


class Absences(FactorialResource[M]):
    """``employee_updates/absences``: absences."""

    _path = "/employee_updates/absences"

    @listing
    def list(self, **query: Unpack[AbsenceQuery]) -> Listing[Absence]:
        """Absences, oldest first."""
        return self._pages(Absence, AbsenceQuery, query)

    @operation
    async def get(self, id: str) -> Absence:
        """One record by its id."""
        return await self._one(Absence, "GET", id)


class ContractChanges(FactorialResource[M]):
    """``employee_updates/contract_changes``: contract changes."""

    _path = "/employee_updates/contract_changes"

    @listing
    def list(self, **query: Unpack[ContractChangeQuery]) -> Listing[ContractChange]:
        """Contract changes, oldest first."""
        return self._pages(ContractChange, ContractChangeQuery, query)

    @operation
    async def get(self, id: str) -> ContractChange:
        """One record by its id."""
        return await self._one(ContractChange, "GET", id)


class NewHires(FactorialResource[M]):
    """``employee_updates/new_hires``: new hires."""

    _path = "/employee_updates/new_hires"

    @listing
    def list(self, **query: Unpack[NewHireQuery]) -> Listing[NewHire]:
        """New hires, oldest first."""
        return self._pages(NewHire, NewHireQuery, query)

    @operation
    async def get(self, id: str) -> NewHire:
        """One record by its id."""
        return await self._one(NewHire, "GET", id)


class PersonalChanges(FactorialResource[M]):
    """``employee_updates/personal_changes``: personal changes."""

    _path = "/employee_updates/personal_changes"

    @listing
    def list(self, **query: Unpack[PersonalChangeQuery]) -> Listing[PersonalChange]:
        """Personal changes, oldest first."""
        return self._pages(PersonalChange, PersonalChangeQuery, query)

    @operation
    async def get(self, id: str) -> PersonalChange:
        """One record by its id."""
        return await self._one(PersonalChange, "GET", id)


class Summaries(FactorialResource[M]):
    """``employee_updates/summaries``: summaries."""

    _path = "/employee_updates/summaries"

    @listing
    def list(self, **query: Unpack[SummaryQuery]) -> Listing[Summary]:
        """Summaries, oldest first."""
        return self._pages(Summary, SummaryQuery, query)

    @operation
    async def get(self, id: str) -> Summary:
        """One record by its id."""
        return await self._one(Summary, "GET", id)


class Terminations(FactorialResource[M]):
    """``employee_updates/terminations``: terminations."""

    _path = "/employee_updates/terminations"

    @listing
    def list(self, **query: Unpack[TerminationQuery]) -> Listing[Termination]:
        """Terminations, oldest first."""
        return self._pages(Termination, TerminationQuery, query)

    @operation
    async def get(self, id: str) -> Termination:
        """One record by its id."""
        return await self._one(Termination, "GET", id)


class EmployeeUpdates(FactorialResource[M]):
    """``employee_updates``: what changed about employees, for payroll."""

    @cached_property
    def absences(self) -> Absences[M]:
        """Absences."""
        return Absences(self._session)

    @cached_property
    def contract_changes(self) -> ContractChanges[M]:
        """Contract changes."""
        return ContractChanges(self._session)

    @cached_property
    def new_hires(self) -> NewHires[M]:
        """New hires."""
        return NewHires(self._session)

    @cached_property
    def personal_changes(self) -> PersonalChanges[M]:
        """Personal changes."""
        return PersonalChanges(self._session)

    @cached_property
    def summaries(self) -> Summaries[M]:
        """Summaries."""
        return Summaries(self._session)

    @cached_property
    def terminations(self) -> Terminations[M]:
        """Terminations."""
        return Terminations(self._session)
