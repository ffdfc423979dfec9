"""
Payroll of employees: identifiers and German payroll data.

Generated from ``schema/factorial/payroll_employees.json`` by ``python tools/generate.py``.
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
    "GermanEmployeeData",
    "GermanEmployeeDatum",
    "GermanEmployeeDatumChanges",
    "GermanEmployeeDatumQuery",
    "Identifier",
    "IdentifierChanges",
    "IdentifierCountry",
    "IdentifierQuery",
    "Identifiers",
    "NewGermanEmployeeDatum",
    "NewIdentifier",
    "PayrollEmployees",
]


class IdentifierCountry(OpenEnum):
    """Values of :attr:`Identifier.country`."""

    DE = "de"
    IT = "it"
    PT = "pt"


@model()
class GermanEmployeeDatum(Model):
    """What German payroll needs to know about an employee. Its repr shows none of it."""

    id: Attr[str]
    employee_id: Attr[str]
    birth_name: Attr[str | None] = field(default=None, private=True)
    country_of_birth: Attr[str | None] = field(default=None, private=True)
    place_of_birth: Attr[str | None] = field(default=None, private=True)
    work_permit_expiration_date: Attr[dt.date | None] = field(default=None, private=True)
    residency_permit_expiration_date: Attr[dt.date | None] = field(default=None, private=True)
    certificate_of_study_expiration_date: Attr[dt.date | None] = field(default=None, private=True)
    health_insurer_company_number: Attr[str | None] = field(default=None, private=True)
    contribution_class_health_insurance: Attr[int | None] = field(default=None, private=True)
    contribution_class_unemployment_insurance: Attr[int | None] = field(default=None, private=True)
    contribution_class_pension_insurance: Attr[int | None] = field(default=None, private=True)
    contribution_class_nursing_insurance: Attr[int | None] = field(default=None, private=True)
    additional_contribution_to_nursing_insurance: Attr[bool | None] = field(
        default=None, private=True
    )
    tax_class: Attr[int | None] = field(default=None, private=True)
    requested_annual_allowance: Attr[int | None] = field(default=None, private=True)
    factor: Attr[Decimal | None] = field(default=None, private=True)
    annual_tax_allowance: Attr[int | None] = field(default=None, private=True)
    monthly_tax_allowance: Attr[int | None] = field(default=None, private=True)
    child_tax_allowance: Attr[Decimal | None] = field(default=None, private=True)
    denomination: Attr[str | None] = field(default=None, private=True)
    spouses_denomination: Attr[str | None] = field(default=None, private=True)
    personnel_leasing: Attr[int | None] = field(default=None, private=True)
    highest_level_of_professional_training: Attr[int | None] = field(default=None, private=True)
    highest_level_of_education: Attr[int | None] = field(default=None, private=True)


@model()
class Identifier(Model):
    """One of ``payroll_employees/identifiers``."""

    id: Attr[str]
    employee_id: Attr[str]
    country: Attr[IdentifierCountry]
    social_security_number: Attr[str | None] = field(default=None, private=True)
    tax_id: Attr[str | None] = field(default=None)


class GermanEmployeeDatumQuery(ListOptions, total=False):
    """Filters of :meth:`GermanEmployeeData.list`."""

    ids: Many[str]
    employee_ids: Many[str]


class NewGermanEmployeeDatum(TypedDict, total=False):
    """What :meth:`GermanEmployeeData.create` takes."""

    employee_id: Required[str]
    birth_name: str | None
    country_of_birth: str | None
    place_of_birth: str | None
    work_permit_expiration_date: dt.date | None
    residency_permit_expiration_date: dt.date | None
    certificate_of_study_expiration_date: dt.date | None
    health_insurer_company_number: str | None
    contribution_class_health_insurance: int | None
    contribution_class_unemployment_insurance: int | None
    contribution_class_pension_insurance: int | None
    contribution_class_nursing_insurance: int | None
    additional_contribution_to_nursing_insurance: bool | None
    tax_class: int | None
    requested_annual_allowance: int | None
    factor: Decimal | None
    annual_tax_allowance: int | None
    monthly_tax_allowance: int | None
    child_tax_allowance: Decimal | None
    denomination: str | None
    spouses_denomination: str | None
    personnel_leasing: int | None
    highest_level_of_professional_training: int | None
    highest_level_of_education: int | None


class GermanEmployeeDatumChanges(TypedDict, total=False):
    """What :meth:`GermanEmployeeData.update` takes."""

    birth_name: str | None
    country_of_birth: str | None
    place_of_birth: str | None
    work_permit_expiration_date: dt.date | None
    residency_permit_expiration_date: dt.date | None
    certificate_of_study_expiration_date: dt.date | None
    health_insurer_company_number: str | None
    contribution_class_health_insurance: int | None
    contribution_class_unemployment_insurance: int | None
    contribution_class_pension_insurance: int | None
    contribution_class_nursing_insurance: int | None
    additional_contribution_to_nursing_insurance: bool | None
    tax_class: int | None
    requested_annual_allowance: int | None
    factor: Decimal | None
    annual_tax_allowance: int | None
    monthly_tax_allowance: int | None
    child_tax_allowance: Decimal | None
    denomination: str | None
    spouses_denomination: str | None
    personnel_leasing: int | None
    highest_level_of_professional_training: int | None
    highest_level_of_education: int | None


class IdentifierQuery(ListOptions, total=False):
    """Filters of :meth:`Identifiers.list`."""

    ids: Many[str]
    employees_ids: Many[str]
    legal_entities_ids: Many[str]
    country: IdentifierCountry | str
    """The schema requires it; nothing is sent for it unless it is given."""


class NewIdentifier(TypedDict, total=False):
    """What :meth:`Identifiers.create` takes."""

    employee_id: Required[str]
    country: Required[IdentifierCountry | str]
    social_security_number: str | None
    tax_id: str | None


class IdentifierChanges(TypedDict, total=False):
    """What :meth:`Identifiers.update` takes."""

    country: Required[IdentifierCountry | str]
    social_security_number: str | None
    tax_id: str | None


class GermanEmployeeData(FactorialResource[M]):
    """``payroll_employees/german_employee_data``: german employee data."""

    _path = "/payroll_employees/german_employee_data"

    @listing
    def list(self, **query: Unpack[GermanEmployeeDatumQuery]) -> Listing[GermanEmployeeDatum]:
        """German employee data, oldest first."""
        return self._pages(GermanEmployeeDatum, GermanEmployeeDatumQuery, query)

    @operation
    async def get(self, id: str) -> GermanEmployeeDatum:
        """One record by its id."""
        return await self._one(GermanEmployeeDatum, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewGermanEmployeeDatum]) -> GermanEmployeeDatum:
        """Create one."""
        return await self._one(
            GermanEmployeeDatum, "POST", takes=NewGermanEmployeeDatum, body=fields
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[GermanEmployeeDatumChanges]
    ) -> GermanEmployeeDatum:
        """Change the fields that are given."""
        return await self._one(
            GermanEmployeeDatum,
            "PUT",
            id,
            takes=GermanEmployeeDatumChanges,
            body={"id": id, **changes},
        )


class Identifiers(FactorialResource[M]):
    """``payroll_employees/identifiers``: identifiers."""

    _path = "/payroll_employees/identifiers"

    @listing
    def list(self, **query: Unpack[IdentifierQuery]) -> Listing[Identifier]:
        """Identifiers, oldest first."""
        return self._pages(Identifier, IdentifierQuery, query)

    @operation
    async def get(self, id: str) -> Identifier:
        """One record by its id."""
        return await self._one(Identifier, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewIdentifier]) -> Identifier:
        """Create one."""
        return await self._one(Identifier, "POST", takes=NewIdentifier, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[IdentifierChanges]) -> Identifier:
        """Change the fields that are given."""
        return await self._one(
            Identifier, "PUT", id, takes=IdentifierChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Identifier:
        """Delete it and return what it was."""
        return await self._one(Identifier, "DELETE", id)


class PayrollEmployees(FactorialResource[M]):
    """``payroll_employees``: identifiers and German payroll data of employees."""

    @cached_property
    def german_employee_data(self) -> GermanEmployeeData[M]:
        """German employee data."""
        return GermanEmployeeData(self._session)

    @cached_property
    def identifiers(self) -> Identifiers[M]:
        """Identifiers."""
        return Identifiers(self._session)
