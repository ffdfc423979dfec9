"""
Employees: the people of the company.

Generated from ``schema/factorial/employees.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Employee",
    "EmployeeBankNumberFormat",
    "EmployeeChanges",
    "EmployeeCreateWithContract",
    "EmployeeCreateWithContractContractsAnnualWorkingTimeDistribution",
    "EmployeeCreateWithContractContractsBankHolidayTreatment",
    "EmployeeInvite",
    "EmployeeQuery",
    "EmployeeSetRegularAccessStartDate",
    "EmployeeTerminate",
    "EmployeeUnterminate",
    "Employees",
]


class EmployeeBankNumberFormat(OpenEnum):
    """Values of :attr:`Employee.bank_number_format`."""

    BANK_NAME_AND_ACCOUNT_NUMBER = "bank_name_and_account_number"
    CLABE = "clabe"
    IBAN = "iban"
    OTHER = "other"
    ROUTING_NUMBER_AND_ACCOUNT_NUMBER = "routing_number_and_account_number"
    SORT_CODE_AND_ACCOUNT_NUMBER = "sort_code_and_account_number"


class EmployeeCreateWithContractContractsBankHolidayTreatment(OpenEnum):
    """Values of :attr:`EmployeeCreateWithContract.contracts_bank_holiday_treatment`."""

    NON_WORKABLE = "non_workable"
    WORKABLE = "workable"


class EmployeeCreateWithContractContractsAnnualWorkingTimeDistribution(OpenEnum):
    """Values of :attr:`EmployeeCreateWithContract.contracts_annual_working_time_distribution`."""

    LIMIT_DAILY_HOURS = "limit_daily_hours"
    LIMIT_WORKDAYS = "limit_workdays"


@model()
class Employee(Model):
    """A person employed by the company. Its repr shows no personal data."""

    id: Attr[str]
    access_id: Attr[str]
    first_name: Attr[str] = field(private=True)
    last_name: Attr[str] = field(private=True)
    full_name: Attr[str] = field(private=True)
    company_id: Attr[str]
    location_id: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    is_terminating: Attr[bool]
    attendable: Attr[bool]
    preferred_name: Attr[str | None] = field(default=None, private=True)
    birth_name: Attr[str | None] = field(default=None, private=True)
    gender: Attr[str | None] = field(default=None, private=True)
    identifier: Attr[str | None] = field(default=None, private=True)
    identifier_type: Attr[str | None] = field(default=None, private=True)
    email: Attr[str | None] = field(default=None, private=True)
    login_email: Attr[str | None] = field(default=None, private=True)
    birthday_on: Attr[dt.date | None] = field(default=None, private=True)
    nationality: Attr[str | None] = field(default=None, private=True)
    address_line_1: Attr[str | None] = field(default=None, private=True)
    address_line_2: Attr[str | None] = field(default=None, private=True)
    postal_code: Attr[str | None] = field(default=None, private=True)
    city: Attr[str | None] = field(default=None, private=True)
    state: Attr[str | None] = field(default=None, private=True)
    country: Attr[str | None] = field(default=None, private=True)
    bank_number: Attr[str | None] = field(default=None, private=True)
    swift_bic: Attr[str | None] = field(default=None, private=True)
    bank_number_format: Attr[EmployeeBankNumberFormat | None] = field(default=None, private=True)
    legal_entity_id: Attr[str | None] = field(default=None)
    default_work_area_id: Attr[str | None] = field(default=None)
    social_security_number: Attr[str | None] = field(default=None, private=True)
    terminated_on: Attr[dt.date | None] = field(default=None)
    termination_reason_type: Attr[str | None] = field(default=None, private=True)
    termination_reason: Attr[str | None] = field(default=None, private=True)
    termination_observations: Attr[str | None] = field(default=None, private=True)
    manager_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Employee` (a guess, by its name)."""
    timeoff_manager_id: Attr[str | None] = field(default=None, private=True)
    phone_number: Attr[str | None] = field(default=None, private=True)
    company_identifier: Attr[str | None] = field(default=None)
    """The company's own employee number: the join key to the ERP."""
    age_number: Attr[int | None] = field(default=None, private=True)
    termination_type_description: Attr[str | None] = field(default=None, private=True)
    contact_name: Attr[str | None] = field(default=None, private=True)
    contact_number: Attr[str | None] = field(default=None, private=True)
    personal_email: Attr[str | None] = field(default=None, private=True)
    seniority_calculation_date: Attr[dt.date | None] = field(default=None, private=True)
    communications_email: Attr[str | None] = field(default=None, private=True)
    unconfirmed_communications_email: Attr[str | None] = field(default=None, private=True)
    pronouns: Attr[str | None] = field(default=None, private=True)
    active: Attr[bool | None] = field(default=None)
    disability_percentage_cents: Attr[int | None] = field(default=None, private=True)
    """**Hundredths of a percent**."""
    identifier_expiration_date: Attr[dt.date | None] = field(default=None, private=True)
    country_of_birth: Attr[str | None] = field(default=None, private=True)
    birthplace: Attr[str | None] = field(default=None, private=True)


class EmployeeQuery(ListOptions, total=False):
    """Filters of :meth:`Employees.list`."""

    ids: Many[str]
    access_ids: Many[str]
    emails: Many[str]
    full_text_name: str
    updated_at_gteq: dt.date | str
    legal_entity_ids: Many[str]
    company_identifier: str
    only_active: bool
    """Leaves out those who left. Default ``False``."""
    team_ids: Many[str]
    location_ids: Many[str]
    only_managers: bool
    """Default ``False``."""
    name_starts_with: str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_at_gteq``; days before may come too."""


class EmployeeChanges(TypedDict, total=False):
    """What :meth:`Employees.update` takes."""

    access_id: str | None
    gender: str | None
    first_name: str | None
    last_name: str | None
    identifier: str | None
    identifier_type: str | None
    birthday_on: dt.date | None
    nationality: str | None
    address_line_1: str | None
    address_line_2: str | None
    postal_code: str | None
    city: str | None
    state: str | None
    country: str | None
    bank_number: str | None
    bank_number_format: EmployeeBankNumberFormat | str | None
    swift_bic: str | None
    manager_id: str | None
    timeoff_manager_id: str | None
    social_security_number: str | None
    has_work_permit: bool | None
    phone_number: str | None
    company_identifier: str | None
    seniority_calculation_date: dt.date | None
    legal_entity_id: str | None
    location_id: str | None
    preferred_name: str | None
    pronouns: str | None
    contact_name: str | None
    contact_number: str | None
    personal_email: str | None
    communications_email: str | None
    disability_percentage_cents: int | None
    identifier_expiration_date: dt.date | None


class EmployeeCreateWithContract(TypedDict, total=False):
    """What :meth:`Employees.create_with_contract` takes."""

    company_id: Required[str]
    first_name: Required[str]
    last_name: Required[str]
    email: Required[str]
    contract_effective_on: dt.date | None
    contract_starts_on: dt.date | None
    ends_on: dt.date | None
    gender: str | None
    identifier: str | None
    identifier_type: str | None
    identifier_expiration_date: dt.date | None
    birthday_on: dt.date | None
    nationality: str | None
    address_line1: str | None
    address_line_2: str | None
    postal_code: str | None
    city: str | None
    state: str | None
    country: str | None
    bank_number: str | None
    swift_bic: str | None
    manager_id: str | None
    timeoff_manager_id: str | None
    legal_entity_id: str | None
    company_identifier: str | None
    seniority_calculation_date: dt.date | None
    job_catalog_tree_node_uuid: str | None
    team_id: str | None
    location_id: str | None
    social_security_number: str | None
    has_trial_period: bool | None
    trial_period_ends_on: dt.date | None
    contact_name: str | None
    contact_number: str | None
    phone_number: str | None
    a3_innuva_code: str | None
    a3_nom_code: str | None
    contracts_bank_holiday_treatment: (
        EmployeeCreateWithContractContractsBankHolidayTreatment | str | None
    )
    contracts_annual_working_time_distribution: (
        EmployeeCreateWithContractContractsAnnualWorkingTimeDistribution | str | None
    )
    contracts_working_time_percentage_in_cents: int | None
    contracts_max_legal_yearly_hours: int | None
    contracts_maximum_weekly_hours: int | None


class EmployeeInvite(TypedDict, total=False):
    """What :meth:`Employees.invite` takes."""

    id: Required[str]
    company_id: Required[str]


class EmployeeSetRegularAccessStartDate(TypedDict, total=False):
    """What :meth:`Employees.set_regular_access_start_date` takes."""

    id: Required[str]
    starts_on: dt.date | None


class EmployeeTerminate(TypedDict, total=False):
    """What :meth:`Employees.terminate` takes."""

    id: Required[str]
    terminated_on: Required[dt.date]
    termination_reason: str | None
    termination_assigned_manager_id: str | None
    open_backfill: bool | None


class EmployeeUnterminate(TypedDict, total=False):
    """What :meth:`Employees.unterminate` takes."""

    id: Required[str]


class Employees(FactorialResource[M]):
    """``employees/employees``: the people of the company."""

    _path = "/employees/employees"

    @listing
    def list(self, **query: Unpack[EmployeeQuery]) -> Listing[Employee]:
        """Employees, oldest first."""
        return self._pages(
            Employee,
            EmployeeQuery,
            query,
            defaults={"only_active": False, "only_managers": False},
            changes="updated_at_gteq",
        )

    @operation
    async def get(self, id: str) -> Employee:
        """One record by its id."""
        return await self._one(Employee, "GET", id)

    @operation
    async def update(self, id: str, **changes: Unpack[EmployeeChanges]) -> Employee:
        """Change the fields that are given."""
        return await self._one(
            Employee, "PUT", id, takes=EmployeeChanges, body={"id": id, **changes}
        )

    @operation
    async def create_with_contract(self, **fields: Unpack[EmployeeCreateWithContract]) -> Employee:
        """Create an employee together with a contract."""
        return await self._one(
            Employee, "POST", "create_with_contract", takes=EmployeeCreateWithContract, body=fields
        )

    @operation
    async def invite(self, **fields: Unpack[EmployeeInvite]) -> Employee:
        """Invite an employee to Factorial."""
        return await self._one(Employee, "POST", "invite", takes=EmployeeInvite, body=fields)

    @operation
    async def set_regular_access_start_date(
        self, **fields: Unpack[EmployeeSetRegularAccessStartDate]
    ) -> Employee:
        """Set from when an employee may log in."""
        return await self._one(
            Employee,
            "POST",
            "set_regular_access_start_date",
            takes=EmployeeSetRegularAccessStartDate,
            body=fields,
        )

    @operation
    async def terminate(self, **fields: Unpack[EmployeeTerminate]) -> Employee:
        """End an employment."""
        return await self._one(Employee, "POST", "terminate", takes=EmployeeTerminate, body=fields)

    @operation
    async def unterminate(self, **fields: Unpack[EmployeeUnterminate]) -> Employee:
        """Take a termination back."""
        return await self._one(
            Employee, "POST", "unterminate", takes=EmployeeUnterminate, body=fields
        )
