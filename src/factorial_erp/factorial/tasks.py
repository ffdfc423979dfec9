"""
Tasks: what somebody has to do.

Generated from ``schema/factorial/tasks.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .._core.uploads import UploadFile
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "NewTask",
    "NewTaskFile",
    "Task",
    "TaskBulkCreate",
    "TaskBulkDelete",
    "TaskBulkUpdate",
    "TaskCategory",
    "TaskChanges",
    "TaskCopy",
    "TaskCreateComment",
    "TaskFile",
    "TaskFileQuery",
    "TaskFiles",
    "TaskQuery",
    "TaskStatus",
    "TaskTaskFields",
    "TaskTaskIdentifier",
    "TaskTaskStatus",
    "Tasks",
]


class TaskStatus(OpenEnum):
    """Values of :attr:`Task.status`."""

    DISCARDED = "discarded"
    DONE = "done"
    IN_PROGRESS = "in_progress"
    TODO = "todo"


class TaskTaskStatus(OpenEnum):
    """What :meth:`Tasks.list` can filter by."""

    DISCARDED = "discarded"
    DONE = "done"
    IN_PROGRESS = "in_progress"
    TODO = "todo"


class TaskCategory(OpenEnum):
    """What :meth:`Tasks.list` can filter by."""

    BENEFITS = "benefits"
    COMPENSATION = "compensation"
    COMPLAINTS = "complaints"
    DOCUMENTS = "documents"
    ENGAGEMENT = "engagement"
    FINANCE = "finance"
    ORGANIZATION = "organization"
    PERFORMANCE = "performance"
    POLICIES = "policies"
    RECRUITMENT = "recruitment"
    SOFTWARE = "software"
    SPENDING = "spending"
    SURVEYS = "surveys"
    TIMEOFF = "timeoff"
    TIME_PLANNING = "time_planning"
    TIME_TRACKING = "time_tracking"
    TRAINING = "training"


class TaskTaskIdentifier(OpenEnum):
    """Values of :attr:`TaskTaskFields.identifier`."""

    INBOX = "inbox"
    PROJECT = "project"
    SHARED_AND_SINGLE = "shared_and_single"
    SINGLE = "single"
    WORKFLOW = "workflow"


@model()
class TaskFile(Model):
    """One of ``tasks/task_files``."""

    id: Attr[str]
    task_id: Attr[str]
    filename: Attr[str]
    path: Attr[str]
    created_at: Attr[dt.datetime]
    content_type: Attr[str | None] = field(default=None)


@model()
class Task(Model):
    """One of ``tasks/tasks``."""

    id: Attr[str]
    name: Attr[str]
    company_id: Attr[str]
    assignee_ids: Attr[tuple[str, ...]]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    content: Attr[str | None] = field(default=None)
    due_on: Attr[dt.date | None] = field(default=None)
    author_employee_id: Attr[str | None] = field(default=None)
    completed_at: Attr[dt.datetime | None] = field(default=None)
    completed_by_id: Attr[str | None] = field(default=None)
    status: Attr[TaskStatus | None] = field(default=None)


class TaskFileQuery(ListOptions, total=False):
    """Filters of :meth:`TaskFiles.list`."""

    task_id: str
    """The schema requires it; nothing is sent for it unless it is given."""
    ids: Many[str]


class NewTaskFile(TypedDict, total=False):
    """What :meth:`TaskFiles.create` takes."""

    task_id: Required[str]
    file: Required[UploadFile]


class TaskQuery(ListOptions, total=False):
    """Filters of :meth:`Tasks.list`."""

    ids: Many[str]
    company_id: str
    assignee_id: str
    due_on: dt.date | str
    already_due: bool
    task_status: TaskTaskStatus | str
    involvee_id: str
    category: TaskCategory | str


class NewTask(TypedDict, total=False):
    """What :meth:`Tasks.create` takes."""

    name: Required[str]
    status: Required[TaskStatus | str]
    content: str | None
    due_on: dt.date | None
    assignee_ids: Many[str] | None
    author_employee_id: str | None


class TaskChanges(TypedDict, total=False):
    """What :meth:`Tasks.update` takes."""

    name: str | None
    content: str | None
    due_on: dt.date | None
    assignee_ids: Many[str] | None
    status: TaskStatus | str | None


class TaskBulkCreate(TypedDict, total=False):
    """What :meth:`Tasks.bulk_create` takes."""

    name: Required[str]
    status: Required[TaskStatus | str]
    content: str | None
    due_on: dt.date | None
    assignee_ids: Many[str] | None
    author_employee_id: str | None


class TaskBulkDelete(TypedDict, total=False):
    """What :meth:`Tasks.bulk_delete` takes."""

    ids: Required[Many[str]]


class TaskTaskFields(TypedDict, total=False):
    """What goes into :attr:`TaskBulkUpdate.tasks`."""

    id: Required[str]
    name: str | None
    content: str | None
    starts_on: dt.date | None
    due_on: dt.date | None
    assignee_ids: Many[str] | None
    identifier: TaskTaskIdentifier | str | None
    status: TaskTaskStatus | str | None


class TaskBulkUpdate(TypedDict, total=False):
    """What :meth:`Tasks.bulk_update` takes."""

    tasks: Required[Many[TaskTaskFields]]


class TaskCopy(TypedDict, total=False):
    """What :meth:`Tasks.copy` takes."""

    id: Required[str]
    name: str | None


class TaskCreateComment(TypedDict, total=False):
    """What :meth:`Tasks.create_comment` takes."""

    content: Required[str]
    author_id: Required[str]
    resource_id: Required[str]
    company_id: Required[str]
    mentioned_access_ids: Many[str] | None


class TaskFiles(FactorialResource[M]):
    """``tasks/task_files``: task files."""

    _path = "/tasks/task_files"

    @listing
    def list(self, **query: Unpack[TaskFileQuery]) -> Listing[TaskFile]:
        """Task files, oldest first."""
        return self._pages(TaskFile, TaskFileQuery, query)

    @operation
    async def get(self, id: str) -> TaskFile:
        """One record by its id."""
        return await self._one(TaskFile, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTaskFile]) -> TaskFile:
        """Create one."""
        return await self._one(TaskFile, "POST", takes=NewTaskFile, body=fields, form=True)

    @operation
    async def delete(self, id: str) -> TaskFile:
        """Delete it and return what it was."""
        return await self._one(TaskFile, "DELETE", id)


class Tasks(FactorialResource[M]):
    """``tasks/tasks``: tasks."""

    _path = "/tasks/tasks"

    @cached_property
    def task_files(self) -> TaskFiles[M]:
        """Task files."""
        return TaskFiles(self._session)

    @listing
    def list(self, **query: Unpack[TaskQuery]) -> Listing[Task]:
        """Tasks, oldest first."""
        return self._pages(Task, TaskQuery, query)

    @operation
    async def get(self, id: str) -> Task:
        """One record by its id."""
        return await self._one(Task, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTask]) -> Task:
        """Create one."""
        return await self._one(Task, "POST", takes=NewTask, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[TaskChanges]) -> Task:
        """Change the fields that are given."""
        return await self._one(Task, "PUT", id, takes=TaskChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> Task:
        """Delete it and return what it was."""
        return await self._one(Task, "DELETE", id)

    @operation
    async def bulk_create(self, **fields: Unpack[TaskBulkCreate]) -> tuple[Task, ...]:
        """Create several at once."""
        return await self._many(Task, "POST", "bulk_create", takes=TaskBulkCreate, body=fields)

    @operation
    async def bulk_delete(self, **fields: Unpack[TaskBulkDelete]) -> tuple[Task, ...]:
        """Delete several at once and return what they were."""
        return await self._many(Task, "POST", "bulk_delete", takes=TaskBulkDelete, body=fields)

    @operation
    async def bulk_update(self, **fields: Unpack[TaskBulkUpdate]) -> tuple[Task, ...]:
        """Change several at once."""
        return await self._many(Task, "POST", "bulk_update", takes=TaskBulkUpdate, body=fields)

    @operation
    async def copy(self, **fields: Unpack[TaskCopy]) -> Task:
        """Copy one."""
        return await self._one(Task, "POST", "copy", takes=TaskCopy, body=fields)

    @operation
    async def create_comment(self, **fields: Unpack[TaskCreateComment]) -> Task:
        """Create comment."""
        return await self._one(Task, "POST", "create_comment", takes=TaskCreateComment, body=fields)
