"""
People: employees, contacts and salespeople.

Generated from ``schema/business_central/people.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions, later

if TYPE_CHECKING:
    from .dimensions import (
        DefaultDimension,
        DefaultDimensions,
        DimensionSetLine,
        DimensionSetLines,
        NewDefaultDimension,
        NewDimensionSetLine,
    )
    from .files import DocumentAttachment, DocumentAttachments, Picture
    from .purchasing import Vendor
    from .sales import Customer

__all__ = [
    "Contact",
    "ContactBusinessRelation",
    "ContactBusinessRelationName",
    "ContactChanges",
    "ContactInformation",
    "ContactRelatedType",
    "ContactType",
    "ContactTypeName",
    "Contacts",
    "ContactsInformation",
    "Employee",
    "EmployeeChanges",
    "EmployeeStatus",
    "EmployeeStatusName",
    "Employees",
    "NewContact",
    "NewEmployee",
    "NewOpportunity",
    "NewSalespersonPurchaser",
    "NewTimeRegistrationEntry",
    "Opportunities",
    "Opportunity",
    "OpportunityChanges",
    "OpportunityStatus",
    "SalespeoplePurchasers",
    "SalespersonPurchaser",
    "SalespersonPurchaserChanges",
    "TimeRegistrationEntries",
    "TimeRegistrationEntry",
    "TimeRegistrationEntryChanges",
    "TimeRegistrationStatus",
]


class EmployeeStatus(Option):
    """Values of ``employeeStatus``."""

    ACTIVE = "Active"
    INACTIVE = "Inactive"
    TERMINATED = "Terminated"


EmployeeStatusName = Literal["Active", "Inactive", "Terminated"]
"""The members of :class:`EmployeeStatus` as plain text."""


class TimeRegistrationStatus(Option):
    """Values of ``employeeTimeRegStatus``."""

    OPEN = "Open"
    SUBMITTED = "Submitted"
    REJECTED = "Rejected"
    APPROVED = "Approved"


class ContactType(Option):
    """Values of ``contactType``."""

    COMPANY = "Company"
    PERSON = "Person"


ContactTypeName = Literal["Company", "Person"]
"""The members of :class:`ContactType` as plain text."""


class ContactBusinessRelation(Option):
    """Values of ``contactBusinessRelation``."""

    BLANK = " "
    CUSTOMER = "Customer"
    VENDOR = "Vendor"
    BANK_ACCOUNT = "Bank Account"
    EMPLOYEE = "Employee"
    NONE = "None"
    OTHER = "Other"
    MULTIPLE = "Multiple"


ContactBusinessRelationName = Literal[
    " ", "Customer", "Vendor", "Bank Account", "Employee", "None", "Other", "Multiple"
]
"""The members of :class:`ContactBusinessRelation` as plain text."""


class ContactRelatedType(Option):
    """Values of ``contactBusinessRelationLinkToTable``."""

    BLANK = " "
    CUSTOMER = "Customer"
    VENDOR = "Vendor"
    BANK_ACCOUNT = "Bank Account"
    EMPLOYEE = "Employee"


class OpportunityStatus(Option):
    """Values of ``opportunityStatus``."""

    NOT_STARTED = "Not Started"
    IN_PROGRESS = "In Progress"
    WON = "Won"
    LOST = "Lost"


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
    mobile_phone: Attr[str] = field(private=True, max_length=30)
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
    picture: Attr[Picture | None] = field(default=None, read_only=True, items=later("Picture"))
    """Only with ``expand=[Employee.picture]``."""
    default_dimensions: Attr[tuple[DefaultDimension, ...]] = field(
        default=(), items=later("DefaultDimension")
    )
    """Only with ``expand=[Employee.default_dimensions]``."""
    time_registration_entries: Attr[tuple[TimeRegistrationEntry, ...]] = field(
        default=(), items=lambda: TimeRegistrationEntry
    )
    """Only with ``expand=[Employee.time_registration_entries]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[Employee.document_attachments]``."""


@model(camel)
class TimeRegistrationEntry(Entity):
    """Hours of an employee on a day."""

    employee_id: Attr[str | None] = field(default=None, guid=True)
    employee_number: Attr[str] = field(max_length=20)
    job_id: Attr[str | None] = field(default=None, guid=True)
    job_number: Attr[str] = field(max_length=20)
    job_task_number: Attr[str] = field(max_length=20)
    absence: Attr[str] = field(read_only=True)
    line_number: Attr[int] = field(read_only=True)
    date: Attr[dt.date | None] = field(default=None)
    quantity: Attr[Decimal]
    status: Attr[TimeRegistrationStatus] = field(read_only=True)
    unit_of_measure_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    unit_of_measure_code: Attr[str] = field(read_only=True)
    id: Attr[str] = field(guid=True, read_only=True)
    last_modfied_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[TimeRegistrationEntry.dimension_set_lines]``."""
    employee: Attr[Employee | None] = field(default=None, read_only=True, items=lambda: Employee)
    """Only with ``expand=[TimeRegistrationEntry.employee]``."""


@model(camel)
class Contact(Entity):
    """A contact: a company or a person."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    type: Attr[ContactType]
    display_name: Attr[str] = field(private=True, max_length=100)
    job_title: Attr[str] = field(max_length=30)
    company_number: Attr[str] = field(max_length=20)
    company_name: Attr[str] = field(max_length=100)
    contact_business_relation: Attr[ContactBusinessRelation]
    address_line1: Attr[str] = field(private=True, max_length=100)
    address_line2: Attr[str] = field(private=True, max_length=50)
    city: Attr[str] = field(private=True, max_length=30)
    state: Attr[str] = field(private=True, max_length=30)
    country: Attr[str] = field(private=True, max_length=10)
    postal_code: Attr[str] = field(private=True, max_length=20)
    phone_number: Attr[str] = field(private=True, max_length=30)
    mobile_phone_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    website: Attr[str] = field(max_length=80)
    search_name: Attr[str] = field(max_length=100)
    privacy_blocked: Attr[bool]
    tax_registration_number: Attr[str] = field(computed=True)
    last_interaction_date: Attr[dt.date | None] = field(default=None, read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    picture: Attr[Picture | None] = field(default=None, read_only=True, items=later("Picture"))
    """Only with ``expand=[Contact.picture]``."""
    contact_information: Attr[ContactInformation | None] = field(
        default=None, read_only=True, items=lambda: ContactInformation
    )
    """Only with ``expand=[Contact.contact_information]``."""


@model(camel)
class ContactInformation(Entity):
    """Whose contact somebody is."""

    contact_id: Attr[str] = field(guid=True, read_only=True)
    contact_number: Attr[str] = field(read_only=True)
    contact_name: Attr[str] = field(read_only=True, private=True)
    contact_type: Attr[ContactType] = field(read_only=True)
    related_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    related_type: Attr[ContactRelatedType] = field(read_only=True)
    contact: Attr[Contact | None] = field(default=None, read_only=True, items=lambda: Contact)
    """Only with ``expand=[ContactInformation.contact]``."""
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=later("Customer"))
    """Only with ``expand=[ContactInformation.customer]``."""
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=later("Vendor"))
    """Only with ``expand=[ContactInformation.vendor]``."""


@model(camel)
class SalespersonPurchaser(Entity):
    """Somebody who sells or buys."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(private=True, max_length=50)
    email: Attr[str] = field(private=True, max_length=80)
    email2: Attr[str] = field(private=True, max_length=80)
    phone_no: Attr[str] = field(private=True, max_length=30)
    job_title: Attr[str] = field(max_length=30)
    commision_percent: Attr[Decimal]
    privacy_blocked: Attr[bool]
    blocked: Attr[bool]
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class Opportunity(Entity):
    """A deal that may come about."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    contact_number: Attr[str] = field(max_length=20)
    contact_name: Attr[str] = field(read_only=True)
    contact_company_name: Attr[str] = field(read_only=True)
    salesperson_code: Attr[str] = field(max_length=20)
    description: Attr[str] = field(max_length=100)
    status: Attr[OpportunityStatus] = field(read_only=True)
    closed: Attr[bool] = field(read_only=True)
    creation_date: Attr[dt.date | None] = field(default=None, read_only=True)
    date_closed: Attr[dt.date | None] = field(default=None, read_only=True)
    calculated_current_value: Attr[Decimal] = field(read_only=True)
    chances_of_success_prc: Attr[Decimal] = field(read_only=True)
    completed_prc: Attr[Decimal] = field(read_only=True)
    estimated_closing_date: Attr[dt.date | None] = field(default=None, read_only=True)
    estimated_value: Attr[Decimal] = field(read_only=True)
    system_created_at: Attr[dt.datetime | None] = field(default=None, read_only=True)
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
    default_dimensions: Sequence[NewDefaultDimension]
    time_registration_entries: Sequence[NewTimeRegistrationEntry]


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


class NewTimeRegistrationEntry(TypedDict, total=False):
    """What :meth:`TimeRegistrationEntries.create` takes, in the order Business Central wants it."""

    employee_id: str
    employee_number: str
    job_id: str
    job_number: str
    job_task_number: str
    date: dt.date | None
    quantity: Decimal | int
    dimension_set_lines: Sequence[NewDimensionSetLine]


class TimeRegistrationEntryChanges(TypedDict, total=False):
    """What :meth:`TimeRegistrationEntries.update` takes."""

    employee_id: str
    employee_number: str
    job_id: str
    job_number: str
    job_task_number: str
    date: dt.date | None
    quantity: Decimal | int


class NewContact(TypedDict, total=False):
    """What :meth:`Contacts.create` takes, in the order Business Central wants it."""

    number: str
    type: ContactType | ContactTypeName
    display_name: str
    job_title: str
    company_number: str
    company_name: str
    contact_business_relation: ContactBusinessRelation | ContactBusinessRelationName
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    mobile_phone_number: str
    email: str
    website: str
    search_name: str
    privacy_blocked: bool
    tax_registration_number: str


class ContactChanges(TypedDict, total=False):
    """What :meth:`Contacts.update` takes."""

    number: str
    type: ContactType | ContactTypeName
    display_name: str
    job_title: str
    company_number: str
    company_name: str
    contact_business_relation: ContactBusinessRelation | ContactBusinessRelationName
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    mobile_phone_number: str
    email: str
    website: str
    search_name: str
    privacy_blocked: bool
    tax_registration_number: str


class NewSalespersonPurchaser(TypedDict, total=False):
    """What :meth:`SalespeoplePurchasers.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    email: str
    email2: str
    phone_no: str
    job_title: str
    commision_percent: Decimal | int
    privacy_blocked: bool
    blocked: bool


class SalespersonPurchaserChanges(TypedDict, total=False):
    """What :meth:`SalespeoplePurchasers.update` takes."""

    code: str
    display_name: str
    email: str
    email2: str
    phone_no: str
    job_title: str
    commision_percent: Decimal | int
    privacy_blocked: bool
    blocked: bool


class NewOpportunity(TypedDict, total=False):
    """What :meth:`Opportunities.create` takes, in the order Business Central wants it."""

    number: str
    contact_number: str
    salesperson_code: str
    description: str


class OpportunityChanges(TypedDict, total=False):
    """What :meth:`Opportunities.update` takes."""

    number: str
    contact_number: str
    salesperson_code: str
    description: str


class Employees(EntitySet[M]):
    """``employees``: employees."""

    _set = "employees"

    def default_dimensions(self, id: str) -> DefaultDimensions[M]:
        """Dimensions that a record brings along: those below one of these."""
        from .dimensions import DefaultDimensions

        return DefaultDimensions(self._session, self._root, self._below(id))

    def time_registration_entries(self, id: str) -> TimeRegistrationEntries[M]:
        """Hours that employees worked: those below one of these."""
        return TimeRegistrationEntries(self._session, self._root, self._below(id))

    def document_attachments(self, id: str) -> DocumentAttachments[M]:
        """Files of documents and of master data: those below one of these."""
        from .files import DocumentAttachments

        return DocumentAttachments(self._session, self._root, self._below(id))

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Employee]:
        """Those that fulfil ``where``; all of them without it."""
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
    async def update_with(
        self, id: str, change: Callable[[Employee], EmployeeChanges], *, attempts: int = 3
    ) -> Employee:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Employee, id, change, attempts)

    @operation
    async def delete(self, record: Employee | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def picture(self, id: str, **options: Unpack[ReadOptions]) -> Picture:
        """Pictures of customers, vendors, employees, contacts and items: what is below one of these."""
        from .files import Picture

        return await self._read_below(Picture, id, "picture", options)


class TimeRegistrationEntries(EntitySet[M]):
    """``timeRegistrationEntries``: hours that employees worked."""

    _set = "timeRegistrationEntries"
    _parents = ("id", "employee_id", "date")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[TimeRegistrationEntry]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(TimeRegistrationEntry, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> TimeRegistrationEntry:
        """One by its id."""
        return await self._read(TimeRegistrationEntry, id, options)

    @operation
    async def create(self, **fields: Unpack[NewTimeRegistrationEntry]) -> TimeRegistrationEntry:
        """Create one."""
        return await self._create(TimeRegistrationEntry, fields)

    @operation
    async def update(
        self,
        record: TimeRegistrationEntry | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[TimeRegistrationEntryChanges],
    ) -> TimeRegistrationEntry:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(TimeRegistrationEntry, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[TimeRegistrationEntry], TimeRegistrationEntryChanges],
        *,
        attempts: int = 3,
    ) -> TimeRegistrationEntry:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(TimeRegistrationEntry, id, change, attempts)

    @operation
    async def delete(
        self, record: TimeRegistrationEntry | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class Contacts(EntitySet[M]):
    """``contacts``: contacts: companies and persons."""

    _set = "contacts"

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Contact]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Contact, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Contact:
        """One by its id."""
        return await self._read(Contact, id, options)

    @operation
    async def create(self, **fields: Unpack[NewContact]) -> Contact:
        """Create one."""
        return await self._create(Contact, fields)

    @operation
    async def update(
        self,
        record: Contact | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[ContactChanges],
    ) -> Contact:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Contact, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Contact], ContactChanges], *, attempts: int = 3
    ) -> Contact:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Contact, id, change, attempts)

    @operation
    async def delete(self, record: Contact | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def picture(self, id: str, **options: Unpack[ReadOptions]) -> Picture:
        """Pictures of customers, vendors, employees, contacts and items: what is below one of these."""
        from .files import Picture

        return await self._read_below(Picture, id, "picture", options)


class ContactsInformation(EntitySet[M]):
    """``contactsInformation``: which contact belongs to a customer, vendor, bank account or employee."""

    _set = "contactsInformation"
    _key = "contact_id"
    _parents_all = ("related_id", "related_type")

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ContactInformation]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ContactInformation, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> ContactInformation:
        """One by its id."""
        return await self._read(ContactInformation, id, options)

    @operation
    async def contact(self, id: str, **options: Unpack[ReadOptions]) -> Contact:
        """Contacts: companies and persons: what is below one of these."""
        return await self._read_below(Contact, id, "contact", options)


class SalespeoplePurchasers(EntitySet[M]):
    """``salespeoplePurchasers``: who sells and who buys."""

    _set = "salespeoplePurchasers"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[SalespersonPurchaser]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(SalespersonPurchaser, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> SalespersonPurchaser:
        """One by its id."""
        return await self._read(SalespersonPurchaser, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSalespersonPurchaser]) -> SalespersonPurchaser:
        """Create one."""
        return await self._create(SalespersonPurchaser, fields)

    @operation
    async def update(
        self,
        record: SalespersonPurchaser | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SalespersonPurchaserChanges],
    ) -> SalespersonPurchaser:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(SalespersonPurchaser, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[SalespersonPurchaser], SalespersonPurchaserChanges],
        *,
        attempts: int = 3,
    ) -> SalespersonPurchaser:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(SalespersonPurchaser, id, change, attempts)

    @operation
    async def delete(
        self, record: SalespersonPurchaser | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class Opportunities(EntitySet[M]):
    """``opportunities``: deals that may come about."""

    _set = "opportunities"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[Opportunity]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Opportunity, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Opportunity:
        """One by its id."""
        return await self._read(Opportunity, id, options)

    @operation
    async def create(self, **fields: Unpack[NewOpportunity]) -> Opportunity:
        """Create one."""
        return await self._create(Opportunity, fields)

    @operation
    async def update(
        self,
        record: Opportunity | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[OpportunityChanges],
    ) -> Opportunity:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Opportunity, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Opportunity], OpportunityChanges], *, attempts: int = 3
    ) -> Opportunity:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Opportunity, id, change, attempts)

    @operation
    async def delete(self, record: Opportunity | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)
