"""People: the employees that Business Central knows."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions

__all__ = [
    "Employee",
    "EmployeeChanges",
    "EmployeeStatus",
    "EmployeeStatusName",
    "Employees",
    "NewEmployee",
]


class EmployeeStatus(Option):
    """Values of ``employeeStatus``."""

    ACTIVE = "Active"
    INACTIVE = "Inactive"
    TERMINATED = "Terminated"


EmployeeStatusName = Literal["Active", "Inactive", "Terminated"]
"""The members of :class:`EmployeeStatus` as plain text."""


@model(camel)
class Employee(Entity):
    """An employee. Its repr shows no personal data."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(read_only=True, computed=True, private=True)
    given_name: Attr[str] = field(private=True, max_length=30)
    middle_name: Attr[str] = field(private=True, max_length=30)
    surname: Attr[str] = field(private=True, max_length=30)
    job_title: Attr[str] = field(max_length=30)
    address_line1: Attr[str] = field(private=True, max_length=100)
    address_line2: Attr[str] = field(private=True, max_length=50)
    city: Attr[str] = field(private=True, max_length=30)
    state: Attr[str] = field(private=True, max_length=30)
    country: Attr[str] = field(private=True, max_length=10)
    postal_code: Attr[str] = field(private=True, max_length=20)
    phone_number: Attr[str] = field(private=True, max_length=30)
    mobile_phone: Attr[str] = field(max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    personal_email: Attr[str] = field(private=True, max_length=80)
    employment_date: Attr[dt.date | None] = field(default=None, private=True)
    termination_date: Attr[dt.date | None] = field(default=None, private=True)
    status: Attr[EmployeeStatus]
    birth_date: Attr[dt.date | None] = field(default=None, private=True)
    statistics_group_code: Attr[str] = field(max_length=10)
    bank_branch_number: Attr[str] = field(private=True, max_length=20)
    bank_account_number: Attr[str] = field(private=True, max_length=30)
    iban: Attr[str] = field(private=True, max_length=50)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


class NewEmployee(TypedDict, total=False):
    """What :meth:`Employees.create` takes, in the order Business Central wants it."""

    number: str
    given_name: str
    middle_name: str
    surname: str
    job_title: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    mobile_phone: str
    email: str
    personal_email: str
    employment_date: dt.date | None
    termination_date: dt.date | None
    status: EmployeeStatus | EmployeeStatusName
    birth_date: dt.date | None
    statistics_group_code: str
    bank_branch_number: str
    bank_account_number: str
    iban: str


class EmployeeChanges(TypedDict, total=False):
    """What :meth:`Employees.update` takes."""

    number: str
    given_name: str
    middle_name: str
    surname: str
    job_title: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    mobile_phone: str
    email: str
    personal_email: str
    employment_date: dt.date | None
    termination_date: dt.date | None
    status: EmployeeStatus | EmployeeStatusName
    birth_date: dt.date | None
    statistics_group_code: str
    bank_branch_number: str
    bank_account_number: str
    iban: str


class Employees(EntitySet[M]):
    """``employees``: employees."""

    _set = "employees"

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Employee]:
        """Employees that fulfil ``where``."""
        return self._pages(Employee, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Employee:
        """One by its id."""
        return await self._read(Employee, id, options)

    @operation
    async def create(self, **fields: Unpack[NewEmployee]) -> Employee:
        """Create one."""
        return await self._create(Employee, fields)

    @operation
    async def update(
        self,
        record: Employee | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[EmployeeChanges],
    ) -> Employee:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Employee, record, if_match, changes)

    @operation
    async def delete(self, record: Employee | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)
