"""Project management: the projects that time and expenses belong to."""

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
    "NewProject",
    "Project",
    "ProjectActivate",
    "ProjectChangeAssignment",
    "ProjectChangeStatus",
    "ProjectChangeStatusStatus",
    "ProjectChanges",
    "ProjectClose",
    "ProjectEmployeesAssignment",
    "ProjectManagement",
    "ProjectQuery",
    "ProjectSoftDelete",
    "ProjectStatus",
    "Projects",
]


class ProjectStatus(OpenEnum):
    """Values of :attr:`Project.status`."""

    ACTIVE = "active"
    CLOSED = "closed"
    DRAFT = "draft"
    PROCESSING = "processing"


class ProjectEmployeesAssignment(OpenEnum):
    """Values of :attr:`Project.employees_assignment`."""

    COMPANY = "company"
    MANUAL = "manual"


class ProjectChangeStatusStatus(OpenEnum):
    """Values of :attr:`ProjectChangeStatus.status`."""

    ACTIVE = "active"
    CLOSED = "closed"
    DRAFT = "draft"


@model()
class Project(Model):
    """A project."""

    id: Attr[str]
    name: Attr[str]
    status: Attr[ProjectStatus]
    employees_assignment: Attr[ProjectEmployeesAssignment]
    is_billable: Attr[bool]
    legal_entity_id: Attr[str]
    code: Attr[str | None] = field(default=None)
    """The join key to the ERP: projects have no external id."""
    description: Attr[str | None] = field(default=None)
    start_date: Attr[dt.date | None] = field(default=None)
    due_date: Attr[dt.date | None] = field(default=None)
    inputed_minutes: Attr[int | None] = field(default=None)
    fixed_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    labor_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    spending_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    client_id: Attr[str | None] = field(default=None)
    total_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""


class ProjectQuery(ListOptions, total=False):
    """Filters of :meth:`Projects.list`."""

    ids: Many[str]
    name: str
    name_or_code: str
    include_inputed_minutes: bool
    include_costs: bool
    updated_after: str
    """Changed on or after this day."""
    legal_entity_id: str
    client_ids: Many[str]
    no_clients: bool
    total_currency: str


class NewProject(TypedDict, total=False):
    """What :meth:`Projects.create` takes."""

    name: Required[str]
    code: str | None
    description: str | None
    start_date: dt.date | None
    due_date: dt.date | None
    status: str | None
    employees_assignment: str | None
    project_admins: Many[str] | None
    project_managers: Many[str] | None
    project_viewers: Many[str] | None
    is_billable: bool | None
    fixed_cost_cents: int | None
    budget_allocation: int | None
    legal_entity_id: str | None
    budget_allocation_cents: int | None
    fee_amount_cents: int | None
    client_id: str | None


class ProjectChanges(TypedDict, total=False):
    """What :meth:`Projects.update` takes."""

    name: Required[str]
    code: str | None
    description: str | None
    start_date: dt.date | None
    due_date: dt.date | None
    client_id: str | None
    legal_entity_id: str | None


class ProjectActivate(TypedDict, total=False):
    """What :meth:`Projects.activate` takes."""

    id: Required[str]


class ProjectChangeAssignment(TypedDict, total=False):
    """What :meth:`Projects.change_assignment` takes."""

    id: Required[str]
    employees_assignment: Required[str]


class ProjectChangeStatus(TypedDict, total=False):
    """What :meth:`Projects.change_status` takes."""

    id: Required[str]
    status: Required[ProjectChangeStatusStatus | str]


class ProjectClose(TypedDict, total=False):
    """What :meth:`Projects.close` takes."""

    id: Required[str]


class ProjectSoftDelete(TypedDict, total=False):
    """What :meth:`Projects.soft_delete` takes."""

    id: Required[str]


class Projects(FactorialResource[M]):
    """``project_management/projects``: projects."""

    _path = "/project_management/projects"

    @listing
    def list(self, **query: Unpack[ProjectQuery]) -> Listing[Project]:
        """Projects, oldest first."""
        return self._pages(Project, query, defaults={"include_costs": False})

    @operation
    async def get(self, id: str) -> Project:
        """One record by its id."""
        return await self._one(Project, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewProject]) -> Project:
        """Create one."""
        return await self._one(Project, "POST", body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ProjectChanges]) -> Project:
        """Change the fields that are given."""
        return await self._one(Project, "PUT", id, body={"id": id, **changes})

    @operation
    async def activate(self, **fields: Unpack[ProjectActivate]) -> Project:
        """Open a project."""
        return await self._one(Project, "POST", "activate", body=fields)

    @operation
    async def change_assignment(self, **fields: Unpack[ProjectChangeAssignment]) -> Project:
        """Deprecated by the API: use :meth:`update`."""
        return await self._one(Project, "POST", "change_assignment", body=fields)

    @operation
    async def change_status(self, **fields: Unpack[ProjectChangeStatus]) -> Project:
        """Set the status."""
        return await self._one(Project, "POST", "change_status", body=fields)

    @operation
    async def close(self, **fields: Unpack[ProjectClose]) -> Project:
        """Close a project."""
        return await self._one(Project, "POST", "close", body=fields)

    @operation
    async def soft_delete(self, **fields: Unpack[ProjectSoftDelete]) -> Project:
        """Delete a project."""
        return await self._one(Project, "POST", "soft_delete", body=fields)


class ProjectManagement(FactorialResource[M]):
    """``project_management``: the projects that time and expenses belong to."""

    @cached_property
    def projects(self) -> Projects[M]:
        """Projects."""
        return Projects(self._session)
