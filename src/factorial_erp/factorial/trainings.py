"""
Trainings: courses, sessions and who takes part.

Generated from ``schema/factorial/trainings.json`` by ``python tools/generate.py``.
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
from .._core.uploads import UploadFile, holds_file
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "NewSession",
    "NewTraining",
    "NewTrainingClass",
    "NewTrainingsCategory",
    "Session",
    "SessionAccessMembership",
    "SessionAccessMembershipBulkCreate",
    "SessionAccessMembershipBulkDestroy",
    "SessionAccessMembershipQuery",
    "SessionAccessMemberships",
    "SessionAttendance",
    "SessionAttendanceBulkUpdate",
    "SessionAttendanceQuery",
    "SessionAttendanceStatus",
    "SessionAttendances",
    "SessionChanges",
    "SessionModality",
    "SessionQuery",
    "SessionReminderFields",
    "SessionReminderTimeframe",
    "SessionSchedule",
    "Sessions",
    "Training",
    "TrainingAttachmentFields",
    "TrainingBulkDelete",
    "TrainingBulkUpdateCatalog",
    "TrainingChanges",
    "TrainingClass",
    "TrainingClassChanges",
    "TrainingClassPaymentStatus",
    "TrainingClassQuery",
    "TrainingClasses",
    "TrainingMembership",
    "TrainingMembershipBulkCreate",
    "TrainingMembershipBulkDestroy",
    "TrainingMembershipChanges",
    "TrainingMembershipQuery",
    "TrainingMembershipStatus",
    "TrainingMemberships",
    "TrainingQuery",
    "TrainingStatus",
    "TrainingTrainingAttendanceStatus",
    "TrainingUpdateStatus",
    "Trainings",
    "TrainingsCategories",
    "TrainingsCategory",
    "TrainingsCategoryQuery",
]


class SessionAttendanceStatus(OpenEnum):
    """Values of :attr:`SessionAttendance.status`."""

    COMPLETED = "completed"
    INPROGRESS = "inprogress"
    MISSING = "missing"
    PENDING = "pending"


class SessionModality(OpenEnum):
    """Values of :attr:`Session.modality`."""

    INPERSON = "inperson"
    MIXED = "mixed"
    ONLINE = "online"


class SessionSchedule(OpenEnum):
    """Values of :attr:`Session.schedule`."""

    SCHEDULED = "scheduled"
    SELFPACED = "selfpaced"


class SessionReminderTimeframe(OpenEnum):
    """Values of :attr:`SessionReminderFields.timeframe`."""

    CUSTOM = "custom"
    ONEDAY = "oneday"
    ONEHOUR = "onehour"
    ONEWEEK = "oneweek"
    THREEDAYS = "threedays"
    TWODAYS = "twodays"


class TrainingClassPaymentStatus(OpenEnum):
    """Values of :attr:`TrainingClass.payment_status`."""

    PAID = "paid"
    PENDING = "pending"


class TrainingMembershipStatus(OpenEnum):
    """Values of :attr:`TrainingMembership.status`."""

    COMPLETED = "completed"
    MISSING = "missing"
    NOTASSIGNED = "notassigned"
    NOTSTARTED = "notstarted"
    PARTIALLYCOMPLETED = "partiallycompleted"
    STARTED = "started"


class TrainingTrainingAttendanceStatus(OpenEnum):
    """Values of :attr:`Training.training_attendance_status`."""

    COMPLETED = "completed"
    MISSING = "missing"
    NOTASSIGNED = "notassigned"
    NOTSTARTED = "notstarted"
    PARTIALLYCOMPLETED = "partiallycompleted"
    STARTED = "started"


class TrainingStatus(OpenEnum):
    """Values of :attr:`Training.status`."""

    ACTIVE = "active"
    DELETED = "deleted"
    DRAFT = "draft"


@model()
class TrainingsCategory(Model):
    """One of ``trainings/categories``."""

    id: Attr[str]
    name: Attr[str]
    company_id: Attr[str]
    created_at: Attr[dt.datetime | None] = field(default=None)
    updated_at: Attr[dt.datetime | None] = field(default=None)


@model()
class SessionAccessMembership(Model):
    """One of ``trainings/session_access_memberships``."""

    id: Attr[str]
    access_id: Attr[str]
    session_id: Attr[str]
    employee_id: Attr[str | None] = field(default=None)
    first_name: Attr[str | None] = field(default=None, private=True)
    last_name: Attr[str | None] = field(default=None, private=True)
    job_title: Attr[str | None] = field(default=None)


@model()
class SessionAttendance(Model):
    """One of ``trainings/session_attendances``."""

    id: Attr[str]
    status: Attr[SessionAttendanceStatus]
    session_access_membership_id: Attr[str]
    access_id: Attr[str]
    employee_id: Attr[str | None] = field(default=None)
    completed_duration: Attr[str | None] = field(default=None)


@model()
class Session(Model):
    """One of ``trainings/sessions``."""

    id: Attr[str]
    name: Attr[str]
    training_id: Attr[str]
    subsidized: Attr[bool]
    description: Attr[str | None] = field(default=None)
    training_class_id: Attr[str | None] = field(default=None)
    starts_at: Attr[dt.datetime | None] = field(default=None)
    ends_at: Attr[dt.datetime | None] = field(default=None)
    due_date: Attr[dt.date | None] = field(default=None)
    duration: Attr[str | None] = field(default=None)
    modality: Attr[SessionModality | None] = field(default=None)
    schedule: Attr[SessionSchedule | None] = field(default=None)
    link: Attr[str | None] = field(default=None, private=True)
    location: Attr[str | None] = field(default=None)
    session_attendance_ids: Attr[tuple[str, ...] | None] = field(default=None)
    session_feedback_id: Attr[str | None] = field(default=None)
    status: Attr[str | None] = field(default=None)
    parent_id: Attr[str | None] = field(default=None)


@model()
class TrainingClass(Model):
    """One of ``trainings/training_classes``."""

    id: Attr[str]
    training_id: Attr[str]
    name: Attr[str]
    cost: Attr[str]
    indirect_cost: Attr[str]
    salary_cost: Attr[str] = field(private=True)
    subsidized_cost: Attr[str]
    gross_cost: Attr[str]
    net_cost: Attr[str]
    completed_attendances_count: Attr[int]
    total_attendances_count: Attr[int]
    currency: Attr[str]
    created_at: Attr[dt.datetime]
    description: Attr[str | None] = field(default=None)
    start_date: Attr[dt.date | None] = field(default=None)
    end_date: Attr[dt.date | None] = field(default=None)
    payment_status: Attr[TrainingClassPaymentStatus | None] = field(default=None)


@model()
class TrainingMembership(Model):
    """One of ``trainings/training_memberships``."""

    id: Attr[str]
    access_id: Attr[str]
    employee_id: Attr[str]
    training_id: Attr[str]
    status: Attr[TrainingMembershipStatus]
    training_due_date: Attr[dt.date | None] = field(default=None)
    training_completed_at: Attr[dt.date | None] = field(default=None)


@model()
class Training(Model):
    """One of ``trainings/trainings``."""

    id: Attr[str]
    company_id: Attr[str]
    author_id: Attr[str]
    name: Attr[str]
    description: Attr[str]
    external: Attr[bool]
    fundae_subsidized: Attr[bool]
    subsidized: Attr[bool]
    cost: Attr[int]
    subsidized_cost: Attr[int]
    cost_decimal: Attr[str]
    subsidized_cost_decimal: Attr[str]
    year: Attr[int]
    catalog: Attr[bool]
    competency_ids: Attr[tuple[str, ...]]
    total_training_cost: Attr[str]
    total_training_indirect_cost: Attr[str]
    total_training_salary_cost: Attr[str] = field(private=True)
    total_training_subsidized_cost: Attr[str]
    total_participants: Attr[int]
    training_attendance_status: Attr[TrainingTrainingAttendanceStatus]
    total_duration: Attr[Decimal]
    """**Hours**."""
    is_mandatory: Attr[bool]
    author_employee_id: Attr[str | None] = field(default=None)
    code: Attr[str | None] = field(default=None)
    created_at: Attr[dt.datetime | None] = field(default=None)
    updated_at: Attr[dt.datetime | None] = field(default=None)
    external_provider: Attr[str | None] = field(default=None)
    total_cost: Attr[int | None] = field(default=None)
    total_cost_decimal: Attr[str | None] = field(default=None)
    category_ids: Attr[tuple[str, ...] | None] = field(default=None)
    status: Attr[TrainingStatus | None] = field(default=None)
    valid_for: Attr[int | None] = field(default=None)
    objectives: Attr[str | None] = field(default=None)
    number_of_expired_participants: Attr[int | None] = field(default=None)


class TrainingsCategoryQuery(ListOptions, total=False):
    """Filters of :meth:`TrainingsCategories.list`."""

    ids: Many[str]


class NewTrainingsCategory(TypedDict, total=False):
    """What :meth:`TrainingsCategories.create` takes."""

    name: Required[str]
    company_id: Required[str]


class SessionAccessMembershipQuery(ListOptions, total=False):
    """Filters of :meth:`SessionAccessMemberships.list`."""

    session_id: str
    """The schema requires it; nothing is sent for it unless it is given."""
    ids: Many[str]
    search: str
    team_ids: Many[str]
    status: Many[str]


class SessionAccessMembershipBulkCreate(TypedDict, total=False):
    """What :meth:`SessionAccessMemberships.bulk_create` takes."""

    session_id: Required[str]
    notify: Required[bool]
    access_ids: Many[str] | None
    employee_ids: Many[str] | None


class SessionAccessMembershipBulkDestroy(TypedDict, total=False):
    """What :meth:`SessionAccessMemberships.bulk_destroy` takes."""

    ids: Required[Many[str]]
    notify: Required[bool]


class SessionAttendanceQuery(ListOptions, total=False):
    """Filters of :meth:`SessionAttendances.list`."""

    session_id: str
    id: str
    ids: Many[str]
    session_access_membership_ids: Many[str]
    access_ids: Many[str]


class SessionAttendanceBulkUpdate(TypedDict, total=False):
    """What :meth:`SessionAttendances.bulk_update` takes."""

    ids: Required[Many[str]]
    status: str | None
    completed_duration: str | None


class SessionQuery(ListOptions, total=False):
    """Filters of :meth:`Sessions.list`."""

    ids: Many[str]
    training_ids: Many[str]
    search: str
    start_after: dt.datetime | dt.date | str
    start_before: dt.datetime | dt.date | str
    access_id: str
    employee_id: str
    training_class_ids: Many[str]
    next: bool
    modality: str
    starts_at: Many[dt.datetime | dt.date | str]
    active: bool


class SessionReminderFields(TypedDict, total=False):
    """What goes into :attr:`NewSession.reminders`."""

    name: Required[str]
    session_id: str | None
    content: str | None
    scheduled_at: dt.datetime | None
    timeframe: SessionReminderTimeframe | str | None


class NewSession(TypedDict, total=False):
    """What :meth:`Sessions.create` takes."""

    name: Required[str]
    training_id: Required[str]
    description: str | None
    training_class_id: str | None
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    due_date: dt.date | None
    duration: str | None
    modality: SessionModality | str | None
    schedule: SessionSchedule | str | None
    link: str | None
    location: str | None
    subsidized: bool | None
    recurrent: bool | None
    reminders: Many[SessionReminderFields] | None
    send_calendar_invites: bool | None


class SessionChanges(TypedDict, total=False):
    """What :meth:`Sessions.update` takes."""

    name: Required[str]
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    due_date: dt.date | None
    duration: str | None
    modality: str | None
    schedule: SessionSchedule | str | None
    link: str | None
    location: str | None
    subsidized: bool | None
    recurrent: bool | None
    send_calendar_invites: bool | None


class TrainingClassQuery(ListOptions, total=False):
    """Filters of :meth:`TrainingClasses.list`."""

    ids: Many[str]
    id: str
    training_id: str
    search: str
    start_date: Many[dt.date | str]
    end_date: Many[dt.date | str]


class NewTrainingClass(TypedDict, total=False):
    """What :meth:`TrainingClasses.create` takes."""

    start_date: Required[dt.date]
    end_date: Required[dt.date]
    training_id: Required[str]
    company_id: Required[str]
    author_id: Required[str]
    cost: Required[str]
    subsidized_cost: Required[str]
    indirect_cost: Required[str]
    salary_cost: Required[str]
    payment_status: Required[TrainingClassPaymentStatus | str]
    name: str | None
    description: str | None


class TrainingClassChanges(TypedDict, total=False):
    """What :meth:`TrainingClasses.update` takes."""

    cost: Required[str]
    subsidized_cost: Required[str]
    salary_cost: Required[str]
    indirect_cost: Required[str]
    payment_status: Required[TrainingClassPaymentStatus | str]
    name: str | None
    description: str | None
    start_date: dt.date | None
    end_date: dt.date | None


class TrainingMembershipQuery(ListOptions, total=False):
    """Filters of :meth:`TrainingMemberships.list`."""

    training_id: str
    ids: Many[str]
    search: str
    team_id: str
    status: str
    class_id: str
    employee_id: str
    due_date: dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""


class TrainingMembershipChanges(TypedDict, total=False):
    """What :meth:`TrainingMemberships.update` takes."""

    training_completed_at: dt.date | None


class TrainingMembershipBulkCreate(TypedDict, total=False):
    """What :meth:`TrainingMemberships.bulk_create` takes."""

    training_id: Required[str]
    employee_ids: Many[str] | None


class TrainingMembershipBulkDestroy(TypedDict, total=False):
    """What :meth:`TrainingMemberships.bulk_destroy` takes."""

    ids: Required[Many[str]]
    training_id: str | None
    all: bool | None


class TrainingQuery(ListOptions, total=False):
    """Filters of :meth:`Trainings.list`."""

    id: str
    ids: Many[str]
    access_id: str
    """Deprecated by the API."""
    search: str
    status: str
    catalog: bool
    only_assigned: bool
    with_expired_memberships: bool
    return_expired_memberships: bool
    is_mandatory: bool
    with_current_training_classes: bool


class TrainingAttachmentFields(TypedDict, total=False):
    """What goes into :attr:`NewTraining.attachments`."""

    author_id: Required[str]
    file: Required[UploadFile]
    visibility: Required[bool]
    title: str | None


class NewTraining(TypedDict, total=False):
    """What :meth:`Trainings.create` takes."""

    name: Required[str]
    description: Required[str]
    external: Required[bool]
    year: Required[int]
    attachments: Required[Many[TrainingAttachmentFields]]
    code: str | None
    external_provider: str | None
    category_ids: Many[str] | None
    competency_ids: Many[str] | None
    author_id: str | None
    employee_id: str | None
    cost: int | None
    subsidized_cost: int | None
    cost_decimal: str | None
    subsidized_cost_decimal: str | None
    company_id: str | None
    valid_for: int | None
    objectives: str | None
    total_duration: Decimal | None
    """**Hours**."""
    is_mandatory: bool | None


class TrainingChanges(TypedDict, total=False):
    """What :meth:`Trainings.update` takes."""

    name: Required[str]
    description: Required[str]
    external: Required[bool]
    year: Required[int]
    code: str | None
    external_provider: str | None
    category_ids: Many[str] | None
    competency_ids: Many[str] | None
    cost: int | None
    subsidized_cost: int | None
    cost_decimal: str | None
    subsidized_cost_decimal: str | None
    valid_for: int | None


class TrainingBulkDelete(TypedDict, total=False):
    """What :meth:`Trainings.bulk_delete` takes."""

    ids: Required[Many[str]]


class TrainingBulkUpdateCatalog(TypedDict, total=False):
    """What :meth:`Trainings.bulk_update_catalog` takes."""

    ids: Required[Many[str]]
    catalog: Required[bool]


class TrainingUpdateStatus(TypedDict, total=False):
    """What :meth:`Trainings.update_status` takes."""

    id: Required[str]
    status: Required[str]
    notify: Required[bool]


class TrainingsCategories(FactorialResource[M]):
    """``trainings/categories``: categories."""

    _path = "/trainings/categories"

    @listing
    def list(self, **query: Unpack[TrainingsCategoryQuery]) -> Listing[TrainingsCategory]:
        """Categories, oldest first."""
        return self._pages(TrainingsCategory, TrainingsCategoryQuery, query)

    @operation
    async def get(self, id: str) -> TrainingsCategory:
        """One record by its id."""
        return await self._one(TrainingsCategory, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTrainingsCategory]) -> TrainingsCategory:
        """Create one."""
        return await self._one(TrainingsCategory, "POST", takes=NewTrainingsCategory, body=fields)

    @operation
    async def delete(self, id: str) -> TrainingsCategory:
        """Delete it and return what it was."""
        return await self._one(TrainingsCategory, "DELETE", id)


class SessionAccessMemberships(FactorialResource[M]):
    """``trainings/session_access_memberships``: session access memberships."""

    _path = "/trainings/session_access_memberships"

    @listing
    def list(
        self, **query: Unpack[SessionAccessMembershipQuery]
    ) -> Listing[SessionAccessMembership]:
        """Session access memberships, oldest first."""
        return self._pages(SessionAccessMembership, SessionAccessMembershipQuery, query)

    @operation
    async def get(self, id: str) -> SessionAccessMembership:
        """One record by its id."""
        return await self._one(SessionAccessMembership, "GET", id)

    @operation
    async def bulk_create(
        self, **fields: Unpack[SessionAccessMembershipBulkCreate]
    ) -> tuple[SessionAccessMembership, ...]:
        """Create several at once."""
        return await self._many(
            SessionAccessMembership,
            "POST",
            "bulk_create",
            takes=SessionAccessMembershipBulkCreate,
            body=fields,
        )

    @operation
    async def bulk_destroy(
        self, **fields: Unpack[SessionAccessMembershipBulkDestroy]
    ) -> tuple[SessionAccessMembership, ...]:
        """Delete several at once and return what they were."""
        return await self._many(
            SessionAccessMembership,
            "POST",
            "bulk_destroy",
            takes=SessionAccessMembershipBulkDestroy,
            body=fields,
        )


class SessionAttendances(FactorialResource[M]):
    """``trainings/session_attendances``: session attendances."""

    _path = "/trainings/session_attendances"

    @listing
    def list(self, **query: Unpack[SessionAttendanceQuery]) -> Listing[SessionAttendance]:
        """Session attendances, oldest first."""
        return self._pages(SessionAttendance, SessionAttendanceQuery, query)

    @operation
    async def get(self, id: str) -> SessionAttendance:
        """One record by its id."""
        return await self._one(SessionAttendance, "GET", id)

    @operation
    async def bulk_update(
        self, **fields: Unpack[SessionAttendanceBulkUpdate]
    ) -> tuple[SessionAttendance, ...]:
        """Change several at once."""
        return await self._many(
            SessionAttendance, "POST", "bulk_update", takes=SessionAttendanceBulkUpdate, body=fields
        )


class Sessions(FactorialResource[M]):
    """``trainings/sessions``: sessions."""

    _path = "/trainings/sessions"

    @listing
    def list(self, **query: Unpack[SessionQuery]) -> Listing[Session]:
        """Sessions, oldest first."""
        return self._pages(Session, SessionQuery, query)

    @operation
    async def get(self, id: str) -> Session:
        """One record by its id."""
        return await self._one(Session, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSession]) -> Session:
        """Create one."""
        return await self._one(Session, "POST", takes=NewSession, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[SessionChanges]) -> Session:
        """Change the fields that are given."""
        return await self._one(Session, "PUT", id, takes=SessionChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> Session:
        """Delete it and return what it was."""
        return await self._one(Session, "DELETE", id)


class TrainingClasses(FactorialResource[M]):
    """``trainings/training_classes``: training classes."""

    _path = "/trainings/training_classes"

    @listing
    def list(self, **query: Unpack[TrainingClassQuery]) -> Listing[TrainingClass]:
        """Training classes, oldest first."""
        return self._pages(TrainingClass, TrainingClassQuery, query)

    @operation
    async def get(self, id: str) -> TrainingClass:
        """One record by its id."""
        return await self._one(TrainingClass, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTrainingClass]) -> TrainingClass:
        """Create one."""
        return await self._one(TrainingClass, "POST", takes=NewTrainingClass, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[TrainingClassChanges]) -> TrainingClass:
        """Change the fields that are given."""
        return await self._one(
            TrainingClass, "PUT", id, takes=TrainingClassChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> TrainingClass:
        """Delete it and return what it was."""
        return await self._one(TrainingClass, "DELETE", id)


class TrainingMemberships(FactorialResource[M]):
    """``trainings/training_memberships``: training memberships."""

    _path = "/trainings/training_memberships"

    @listing
    def list(self, **query: Unpack[TrainingMembershipQuery]) -> Listing[TrainingMembership]:
        """Training memberships, oldest first."""
        return self._pages(TrainingMembership, TrainingMembershipQuery, query)

    @operation
    async def get(self, id: str) -> TrainingMembership:
        """One record by its id."""
        return await self._one(TrainingMembership, "GET", id)

    @operation
    async def update(
        self, id: str, **changes: Unpack[TrainingMembershipChanges]
    ) -> TrainingMembership:
        """Change the fields that are given."""
        return await self._one(
            TrainingMembership,
            "PUT",
            id,
            takes=TrainingMembershipChanges,
            body={"id": id, **changes},
        )

    @operation
    async def bulk_create(
        self, **fields: Unpack[TrainingMembershipBulkCreate]
    ) -> tuple[TrainingMembership, ...]:
        """Create several at once."""
        return await self._many(
            TrainingMembership,
            "POST",
            "bulk_create",
            takes=TrainingMembershipBulkCreate,
            body=fields,
        )

    @operation
    async def bulk_destroy(
        self, **fields: Unpack[TrainingMembershipBulkDestroy]
    ) -> tuple[TrainingMembership, ...]:
        """Delete several at once and return what they were."""
        return await self._many(
            TrainingMembership,
            "POST",
            "bulk_destroy",
            takes=TrainingMembershipBulkDestroy,
            body=fields,
        )


class Trainings(FactorialResource[M]):
    """``trainings/trainings``: trainings."""

    _path = "/trainings/trainings"

    @cached_property
    def categories(self) -> TrainingsCategories[M]:
        """Categories."""
        return TrainingsCategories(self._session)

    @cached_property
    def session_access_memberships(self) -> SessionAccessMemberships[M]:
        """Session access memberships."""
        return SessionAccessMemberships(self._session)

    @cached_property
    def session_attendances(self) -> SessionAttendances[M]:
        """Session attendances."""
        return SessionAttendances(self._session)

    @cached_property
    def sessions(self) -> Sessions[M]:
        """Sessions."""
        return Sessions(self._session)

    @cached_property
    def training_classes(self) -> TrainingClasses[M]:
        """Training classes."""
        return TrainingClasses(self._session)

    @cached_property
    def training_memberships(self) -> TrainingMemberships[M]:
        """Training memberships."""
        return TrainingMemberships(self._session)

    @listing
    def list(self, **query: Unpack[TrainingQuery]) -> Listing[Training]:
        """Trainings, oldest first."""
        return self._pages(Training, TrainingQuery, query)

    @operation
    async def get(self, id: str) -> Training:
        """One record by its id."""
        return await self._one(Training, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTraining]) -> Training:
        """Create one."""
        return await self._one(
            Training, "POST", takes=NewTraining, body=fields, form=holds_file(fields)
        )

    @operation
    async def update(self, id: str, **changes: Unpack[TrainingChanges]) -> Training:
        """Change the fields that are given."""
        return await self._one(
            Training, "PUT", id, takes=TrainingChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Training:
        """Delete it and return what it was."""
        return await self._one(Training, "DELETE", id)

    @operation
    async def bulk_delete(self, **fields: Unpack[TrainingBulkDelete]) -> tuple[Training, ...]:
        """Delete several at once and return what they were."""
        return await self._many(
            Training, "POST", "bulk_delete", takes=TrainingBulkDelete, body=fields
        )

    @operation
    async def bulk_update_catalog(
        self, **fields: Unpack[TrainingBulkUpdateCatalog]
    ) -> tuple[Training, ...]:
        """Bulk update catalog."""
        return await self._many(
            Training, "POST", "bulk_update_catalog", takes=TrainingBulkUpdateCatalog, body=fields
        )

    @operation
    async def update_status(self, **fields: Unpack[TrainingUpdateStatus]) -> Training:
        """Update status."""
        return await self._one(
            Training, "POST", "update_status", takes=TrainingUpdateStatus, body=fields
        )
