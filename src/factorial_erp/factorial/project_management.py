"""
Project management: the projects that time and expenses belong to.

Generated from ``schema/factorial/project_management.json`` by ``python tools/generate.py``.
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
from .._core.uploads import UploadFile
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "BudgetStrategies",
    "BudgetStrategy",
    "BudgetStrategyBudgetStrategyType",
    "BudgetStrategyBudgetType",
    "BudgetStrategyChanges",
    "BudgetStrategyQuery",
    "ExpenseRecord",
    "ExpenseRecordQuery",
    "ExpenseRecords",
    "ExportableExpense",
    "ExportableExpenseQuery",
    "ExportableExpenses",
    "ExportableProject",
    "FlexibleTimeRecord",
    "ImputableProject",
    "ImputableProjectQuery",
    "ImputableProjectStatus",
    "ImputableProjects",
    "NewBudgetStrategy",
    "NewProject",
    "NewProjectTask",
    "NewProjectWorker",
    "NewSubproject",
    "NewTimeRecord",
    "PlannedRecord",
    "PlannedRecordBulkCreate",
    "PlannedRecordChanges",
    "PlannedRecordQuery",
    "PlannedRecords",
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
    "ProjectTask",
    "ProjectTaskBulkDestroy",
    "ProjectTaskBulkDuplicate",
    "ProjectTaskChanges",
    "ProjectTaskDueStatus",
    "ProjectTaskQuery",
    "ProjectTaskStatus",
    "ProjectTasks",
    "ProjectWorker",
    "ProjectWorkerBulkAssign",
    "ProjectWorkerBulkCreate",
    "ProjectWorkerQuery",
    "ProjectWorkerUnassign",
    "ProjectWorkers",
    "Projects",
    "Rate",
    "RateQuery",
    "RateResourceKind",
    "Rates",
    "Subproject",
    "SubprojectChanges",
    "SubprojectQuery",
    "SubprojectRename",
    "SubprojectStatus",
    "Subprojects",
    "TimeRecord",
    "TimeRecordBulkDelete",
    "TimeRecordBulkProcess",
    "TimeRecordItemFields",
    "TimeRecordQuery",
    "TimeRecordUpdateObservations",
    "TimeRecordUpdateProjectWorker",
    "TimeRecords",
]


class BudgetStrategyBudgetType(OpenEnum):
    """Values of :attr:`BudgetStrategy.budget_type`."""

    PROJECT_FIXED_COST = "project_fixed_cost"
    TOTAL_BUDGET = "total_budget"
    WITHOUT_BUDGET = "without_budget"


class BudgetStrategyBudgetStrategyType(OpenEnum):
    """Values of :attr:`NewBudgetStrategy.budget_strategy_type`."""

    PROJECT_FIXED_COST = "project_fixed_cost"
    TOTAL_BUDGET = "total_budget"
    WITHOUT_BUDGET = "without_budget"


class ImputableProjectStatus(OpenEnum):
    """Values of :attr:`ImputableProject.status`."""

    ACTIVE = "active"
    CLOSED = "closed"
    DRAFT = "draft"
    PROCESSING = "processing"


class ProjectTaskDueStatus(OpenEnum):
    """What :meth:`ProjectTasks.list` can filter by."""

    DUE_IN_FUTURE = "due_in_future"
    DUE_TODAY = "due_today"
    NO_DUE = "no_due"
    OVER_DUE = "over_due"


class ProjectTaskStatus(OpenEnum):
    """Values of :attr:`NewProjectTask.status`."""

    DISCARDED = "discarded"
    DONE = "done"
    IN_PROGRESS = "in_progress"
    TODO = "todo"


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


class RateResourceKind(OpenEnum):
    """Values of :attr:`Rate.resource_kind`."""

    EMPLOYEE = "employee"
    JOB_CATALOG_TREE_NODE = "job_catalog_tree_node"
    PROJECT = "project"
    PROJECT_WORKER = "project_worker"


class SubprojectStatus(OpenEnum):
    """Values of :attr:`Subproject.status`."""

    ACTIVE = "active"
    CLOSED = "closed"
    DRAFT = "draft"
    PROCESSING = "processing"


@model()
class BudgetStrategy(Model):
    """The budget of a project or subproject."""

    id: Attr[str]
    budget_type: Attr[BudgetStrategyBudgetType]
    project_id: Attr[str]
    delegated: Attr[bool]
    planned_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    planned_minutes: Attr[int | None] = field(default=None)
    fee_amount_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    subproject_id: Attr[str | None] = field(default=None)


@model()
class ExpenseRecord(Model):
    """An expense on a project, in the currency of the receipt and in that of the legal entity."""

    id: Attr[str]
    project_worker_id: Attr[str]
    expense_id: Attr[str]
    """Id of a receipt, by its name; that it is not the one of the header is a guess."""
    subproject_id: Attr[str | None] = field(default=None)
    original_amount_currency: Attr[str | None] = field(default=None)
    original_amount_cents: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`original_amount_currency`."""
    legal_entity_amount_currency: Attr[str | None] = field(default=None)
    legal_entity_amount_cents: Attr[str | None] = field(default=None)
    """**Cents** of :attr:`legal_entity_amount_currency`, as text."""
    effective_on: Attr[dt.date | None] = field(default=None)
    exchange_rate: Attr[Decimal | None] = field(default=None)
    status: Attr[str | None] = field(default=None)


@model()
class ExportableExpense(Model):
    """A row of the report: names instead of ids."""

    employee_name: Attr[str] = field(private=True)
    date: Attr[dt.date | None] = field(default=None)
    project_name: Attr[str | None] = field(default=None)
    subproject_name: Attr[str | None] = field(default=None)
    preferred_name: Attr[str | None] = field(default=None, private=True)
    amount: Attr[str | None] = field(default=None)
    """A decimal number as text."""
    currency: Attr[str | None] = field(default=None)
    expense_category: Attr[str | None] = field(default=None)
    expense_subcategory: Attr[str | None] = field(default=None)
    expense_status: Attr[str | None] = field(default=None)
    expense_link: Attr[str | None] = field(default=None, private=True)


@model()
class ImputableProject(Model):
    """A project that time can be recorded on."""

    id: Attr[str]
    name: Attr[str]
    status: Attr[ImputableProjectStatus]
    currency: Attr[str]
    code: Attr[str | None] = field(default=None)
    start_date: Attr[dt.date | None] = field(default=None)
    due_date: Attr[dt.date | None] = field(default=None)
    client_id: Attr[str | None] = field(default=None)
    """Id of a :class:`~factorial_erp.factorial.finance.Contact` (a guess, by its name)."""


@model()
class PlannedRecord(Model):
    """Work that is planned for somebody on a project."""

    id: Attr[str]
    daily_minutes: Attr[int]
    start_date: Attr[dt.date]
    end_date: Attr[dt.date]
    project_worker_id: Attr[str]
    week_days: Attr[tuple[int, ...]]
    subproject_id: Attr[str | None] = field(default=None)


@model()
class ProjectTask(Model):
    """A task of a project; its content is a task of :mod:`factorial_erp.factorial.tasks`."""

    id: Attr[str]
    project_id: Attr[str]
    task_id: Attr[str]
    follow_up: Attr[bool]
    subproject_id: Attr[str | None] = field(default=None)


@model()
class ProjectWorker(Model):
    """An employee on a project: time and expenses hang off it."""

    id: Attr[str]
    project_id: Attr[str]
    employee_id: Attr[str]
    assigned: Attr[bool]
    """``False`` once the assignment ended."""
    inputed_minutes: Attr[int | None] = field(default=None)
    labor_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    company_labor_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    spending_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""


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
    """Id of a :class:`~factorial_erp.factorial.finance.Contact` (a guess, by its name)."""
    total_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""


@model()
class Rate(Model):
    """What an hour of somebody costs and is billed at."""

    id: Attr[str]
    company_id: Attr[str]
    resource_id: Attr[str]
    """Id of what :attr:`resource_kind` says."""
    resource_kind: Attr[RateResourceKind]
    starts_on: Attr[dt.date]
    charging_cost_cents: Attr[int]
    """**Cents** of :attr:`currency`."""
    billing_rate_cents: Attr[int]
    """**Cents** of :attr:`currency`."""
    markup_percentage_cents: Attr[int]
    """**Hundredths of a percent**: 1250 means 12.5 %."""
    margin_percentage_cents: Attr[int]
    """**Hundredths of a percent**: 1250 means 12.5 %."""
    currency: Attr[str]
    unlinked: Attr[bool]
    project_id: Attr[str | None] = field(default=None)
    quote_id: Attr[str | None] = field(default=None)
    reference_rate_id: Attr[str | None] = field(default=None)
    ends_on: Attr[dt.date | None] = field(default=None)


@model()
class Subproject(Model):
    """A part of a project."""

    name: Attr[str]
    project_id: Attr[str]
    status: Attr[SubprojectStatus]
    id: Attr[str | None] = field(default=None)
    """``None`` in the row that stands for no subproject."""
    inputed_minutes: Attr[int | None] = field(default=None)
    labor_cost_cents: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    description: Attr[str | None] = field(default=None)
    code: Attr[str | None] = field(default=None)
    """The join key to the ERP."""
    start_date: Attr[dt.date | None] = field(default=None)
    due_date: Attr[dt.date | None] = field(default=None)
    is_billable: Attr[bool | None] = field(default=None)


@model()
class TimeRecord(Model):
    """Time that an employee spent on a project on one day."""

    id: Attr[str]
    project_worker_id: Attr[str]
    employee_id: Attr[str]
    project_id: Attr[str]
    attendance_shift_id: Attr[str | None] = field(default=None)
    subproject_id: Attr[str | None] = field(default=None)
    project_task_id: Attr[str | None] = field(default=None)
    date: Attr[dt.date | None] = field(default=None)
    imputed_minutes: Attr[int | None] = field(default=None)
    clock_in: Attr[dt.datetime | None] = field(default=None)
    clock_out: Attr[dt.datetime | None] = field(default=None)
    observations: Attr[str | None] = field(default=None)


@model()
class ExportableProject(Model):
    """Described by the API, but no operation answers with it."""

    id: Attr[str]
    project_name: Attr[str]
    project_status: Attr[str]
    inputed_time: Attr[str]
    date: Attr[dt.date | None] = field(default=None)
    project_code: Attr[str | None] = field(default=None)
    project_start_date: Attr[dt.date | None] = field(default=None)
    project_due_date: Attr[dt.date | None] = field(default=None)
    subproject_name: Attr[str | None] = field(default=None)
    employee_name: Attr[str | None] = field(default=None, private=True)
    employee_id: Attr[str | None] = field(default=None)
    client_id: Attr[str | None] = field(default=None)
    """Id of a :class:`~factorial_erp.factorial.finance.Contact` (a guess, by its name)."""


@model()
class FlexibleTimeRecord(Model):
    """Described by the API, but no operation answers with it."""

    id: Attr[str]
    date: Attr[dt.date]
    imputed_minutes: Attr[int]
    project_worker_id: Attr[str]
    subproject_id: Attr[str | None] = field(default=None)


class BudgetStrategyQuery(ListOptions, total=False):
    """Filters of :meth:`BudgetStrategies.list`."""

    ids: Many[str]
    project_ids: Many[str]
    subproject_ids: Many[str]
    without_subproject: bool


class NewBudgetStrategy(TypedDict, total=False):
    """What :meth:`BudgetStrategies.create` takes."""

    budget_strategy_type: Required[BudgetStrategyBudgetStrategyType | str]
    project_id: Required[str]
    planned_cents: int | None
    planned_minutes: int | None
    fee_amount_cents: int | None
    subproject_id: str | None
    delegated: bool | None


class BudgetStrategyChanges(TypedDict, total=False):
    """What :meth:`BudgetStrategies.update` takes."""

    planned_cents: int | None
    planned_minutes: int | None
    fee_amount_cents: int | None
    budget_strategy_type: BudgetStrategyBudgetStrategyType | str | None
    delegated: bool | None


class ExpenseRecordQuery(ListOptions, total=False):
    """Filters of :meth:`ExpenseRecords.list`."""

    ids: Many[str]
    start_date: dt.date | str
    end_date: dt.date | str
    expense_ids: Many[str]
    project_ids: Many[str]
    subproject_ids: Many[str]
    updated_after: dt.date | str
    employee_user_name_like: str
    project_worker_ids: Many[str]
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_after``; days before may come too."""


class ExportableExpenseQuery(ListOptions, total=False):
    """Filters of :meth:`ExportableExpenses.list`."""

    start_date: dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""
    end_date: dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""
    project_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""


class ImputableProjectQuery(ListOptions, total=False):
    """Filters of :meth:`ImputableProjects.list`."""

    ids: Many[str]
    name_or_code: str
    only_active: bool
    assigned: bool
    employee_ids: Many[str]


class PlannedRecordQuery(ListOptions, total=False):
    """Filters of :meth:`PlannedRecords.list`."""

    ids: Many[str]
    project_worker_ids: Many[str]
    start_date: dt.date | str
    end_date: dt.date | str
    subproject_ids: Many[str]


class PlannedRecordChanges(TypedDict, total=False):
    """What :meth:`PlannedRecords.update` takes."""

    start_date: Required[dt.date]
    end_date: Required[dt.date]
    daily_minutes: Required[int]
    project_worker_id: str | None
    week_days: Many[int] | None


class PlannedRecordBulkCreate(TypedDict, total=False):
    """What :meth:`PlannedRecords.bulk_create` takes."""

    project_worker_ids: Required[Many[str]]
    start_date: Required[dt.date]
    end_date: Required[dt.date]
    daily_minutes: Required[int]
    subproject_id: str | None
    week_days: Many[int] | None


class ProjectTaskQuery(ListOptions, total=False):
    """Filters of :meth:`ProjectTasks.list`."""

    ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    project_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    subproject_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    task_ids: Many[str]
    completed: bool
    """The schema requires it; nothing is sent for it unless it is given."""
    overdue: bool
    """The schema requires it; nothing is sent for it unless it is given."""
    search: str
    """The schema requires it; nothing is sent for it unless it is given."""
    due_status: ProjectTaskDueStatus | str
    """The schema requires it; nothing is sent for it unless it is given."""
    client_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""


class NewProjectTask(TypedDict, total=False):
    """What :meth:`ProjectTasks.create` takes."""

    name: Required[str]
    project_id: Required[str]
    status: Required[ProjectTaskStatus | str]
    content: str | None
    starts_on: dt.date | None
    follow_up: bool | None
    due_on: dt.date | None
    assignee_employee_ids: Many[str] | None
    subproject_id: str | None
    files: Many[UploadFile] | None


class ProjectTaskChanges(TypedDict, total=False):
    """What :meth:`ProjectTasks.update` takes."""

    name: Required[str]
    project_id: Required[str]
    content: str | None
    starts_on: dt.date | None
    follow_up: bool | None
    due_on: dt.date | None
    assignee_employee_ids: Many[str] | None
    subproject_id: str | None
    files_to_add: Many[UploadFile] | None
    files_to_remove: Many[str] | None
    status: ProjectTaskStatus | str | None


class ProjectTaskBulkDestroy(TypedDict, total=False):
    """What :meth:`ProjectTasks.bulk_destroy` takes."""

    ids: Required[Many[str]]


class ProjectTaskBulkDuplicate(TypedDict, total=False):
    """What :meth:`ProjectTasks.bulk_duplicate` takes."""

    ids: Required[Many[str]]
    project_id: str | None
    subproject_id: str | None
    exclude_assignees: bool | None


class ProjectWorkerQuery(ListOptions, total=False):
    """Filters of :meth:`ProjectWorkers.list`."""

    ids: Many[str]
    project_ids: Many[str]
    subproject_ids: Many[str]
    no_subproject: bool
    employee_ids: Many[str]
    assigned: bool
    project_active: bool
    employee_name: str
    include_inputed_minutes: bool
    include_cost: bool
    updated_after: dt.date | str
    include_labor_cost: bool
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_after``; days before may come too."""


class NewProjectWorker(TypedDict, total=False):
    """What :meth:`ProjectWorkers.create` takes."""

    project_id: Required[str]
    employee_id: Required[str]


class ProjectWorkerBulkAssign(TypedDict, total=False):
    """What :meth:`ProjectWorkers.bulk_assign` takes."""

    employee_ids: Required[Many[str]]
    project_id: str | None
    """Deprecated by the API."""
    project_ids: Many[str] | None


class ProjectWorkerBulkCreate(TypedDict, total=False):
    """What :meth:`ProjectWorkers.bulk_create` takes."""

    project_id: Required[str]
    employee_ids: Required[Many[str]]


class ProjectWorkerUnassign(TypedDict, total=False):
    """What :meth:`ProjectWorkers.unassign` takes."""

    id: Required[str]


class ProjectQuery(ListOptions, total=False):
    """Filters of :meth:`Projects.list`."""

    ids: Many[str]
    name: str
    """Deprecated by the API."""
    name_or_code: str
    include_inputed_minutes: bool
    """Without it :attr:`Project.inputed_minutes` is 0, not ``None``. Default ``False``."""
    include_costs: bool
    """Without it all costs are ``None``. Default ``False``."""
    updated_after: dt.date | str
    """Changed on or after this day."""
    legal_entity_id: str
    client_ids: Many[str]
    no_clients: bool
    total_currency: str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_after``; days before may come too."""


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
    """**Minutes**; not together with ``budget_allocation_cents``."""
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


class RateQuery(ListOptions, total=False):
    """Filters of :meth:`Rates.list`."""

    ids: Many[str]
    company_id: str
    project_id: str
    resource_ids: Many[str]
    resource_kind: RateResourceKind | str
    reference_rate_id: str
    role_or_level: str
    employee_name: str
    quote_id: str
    only_active: bool
    without_project: bool
    without_quote: bool
    record_type: str
    reference_rate_ids: Many[str]


class SubprojectQuery(ListOptions, total=False):
    """Filters of :meth:`Subprojects.list`."""

    ids: Many[str]
    project_ids: Many[str]
    name: str
    include_no_subproject: bool
    include_inputed_minutes: bool
    include_cost: bool
    updated_after: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_after``; days before may come too."""


class NewSubproject(TypedDict, total=False):
    """What :meth:`Subprojects.create` takes."""

    name: Required[str]
    project_id: Required[str]


class SubprojectChanges(TypedDict, total=False):
    """What :meth:`Subprojects.update` takes."""

    name: Required[str]
    status: Required[SubprojectStatus | str]
    description: str | None
    code: str | None
    start_date: dt.date | None
    due_date: dt.date | None


class SubprojectRename(TypedDict, total=False):
    """What :meth:`Subprojects.rename` takes."""

    id: Required[str]
    name: Required[str]


class TimeRecordQuery(ListOptions, total=False):
    """Filters of :meth:`TimeRecords.list`."""

    ids: Many[str]
    project_worker_ids: Many[str]
    subproject_ids: Many[str]
    project_task_ids: Many[str]
    attendance_shift_ids: Many[str]
    employee_ids: Many[str]
    month: int
    year: int
    updated_after: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_after``; days before may come too."""


class NewTimeRecord(TypedDict, total=False):
    """What :meth:`TimeRecords.create` takes."""

    project_worker_id: Required[str]
    attendance_shift_id: str | None
    subproject_id: str | None
    project_task_id: str | None
    imputed_minutes: int | None
    date: dt.date | None


class TimeRecordBulkDelete(TypedDict, total=False):
    """What :meth:`TimeRecords.bulk_delete` takes."""

    date: Required[dt.date]
    project_worker_id: Required[str]
    subproject_id: str | None


class TimeRecordItemFields(TypedDict, total=False):
    """What goes into :attr:`TimeRecordBulkProcess.items`."""

    time_record_id: str | None
    attendance_shift_id: str | None
    project_worker_id: str | None
    subproject_id: str | None
    project_task_id: str | None
    imputed_minutes: int | None
    date: dt.date | None


class TimeRecordBulkProcess(TypedDict, total=False):
    """What :meth:`TimeRecords.bulk_process` takes."""

    items: Required[Many[TimeRecordItemFields]]


class TimeRecordUpdateObservations(TypedDict, total=False):
    """What :meth:`TimeRecords.update_observations` takes."""

    id: Required[str]
    observations: str | None


class TimeRecordUpdateProjectWorker(TypedDict, total=False):
    """What :meth:`TimeRecords.update_project_worker` takes."""

    id: Required[str]
    project_worker_id: Required[str]
    subproject_id: str | None
    project_task_id: str | None


class BudgetStrategies(FactorialResource[M]):
    """``project_management/budget_strategies``: how projects are budgeted."""

    _path = "/project_management/budget_strategies"

    @listing
    def list(self, **query: Unpack[BudgetStrategyQuery]) -> Listing[BudgetStrategy]:
        """Budget strategies, oldest first."""
        return self._pages(BudgetStrategy, BudgetStrategyQuery, query)

    @operation
    async def get(self, id: str) -> BudgetStrategy:
        """One record by its id."""
        return await self._one(BudgetStrategy, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewBudgetStrategy]) -> BudgetStrategy:
        """Create one."""
        return await self._one(BudgetStrategy, "POST", takes=NewBudgetStrategy, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[BudgetStrategyChanges]) -> BudgetStrategy:
        """Change the fields that are given."""
        return await self._one(
            BudgetStrategy, "PUT", id, takes=BudgetStrategyChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> BudgetStrategy:
        """Delete it and return what it was."""
        return await self._one(BudgetStrategy, "DELETE", id)


class ExpenseRecords(FactorialResource[M]):
    """``project_management/expense_records``: expenses that are assigned to projects."""

    _path = "/project_management/expense_records"

    @listing
    def list(self, **query: Unpack[ExpenseRecordQuery]) -> Listing[ExpenseRecord]:
        """Expense records, oldest first."""
        return self._pages(ExpenseRecord, ExpenseRecordQuery, query, changes="updated_after")

    @operation
    async def get(self, id: str) -> ExpenseRecord:
        """One record by its id."""
        return await self._one(ExpenseRecord, "GET", id)


class ExportableExpenses(FactorialResource[M]):
    """``project_management/exportable_expenses``: a flat report of expenses on projects."""

    _path = "/project_management/exportable_expenses"

    @listing
    def list(self, **query: Unpack[ExportableExpenseQuery]) -> Listing[ExportableExpense]:
        """Rows of the report; give ``start_date``, ``end_date`` and ``project_ids``. Rows have no id."""
        return self._pages(ExportableExpense, ExportableExpenseQuery, query)


class ImputableProjects(FactorialResource[M]):
    """``project_management/imputable_projects``: projects that time can be recorded on."""

    _path = "/project_management/imputable_projects"

    @listing
    def list(self, **query: Unpack[ImputableProjectQuery]) -> Listing[ImputableProject]:
        """Imputable projects, oldest first."""
        return self._pages(ImputableProject, ImputableProjectQuery, query)

    @operation
    async def get(self, id: str) -> ImputableProject:
        """One record by its id."""
        return await self._one(ImputableProject, "GET", id)


class PlannedRecords(FactorialResource[M]):
    """``project_management/planned_records``: planned work on projects."""

    _path = "/project_management/planned_records"

    @listing
    def list(self, **query: Unpack[PlannedRecordQuery]) -> Listing[PlannedRecord]:
        """Planned records, oldest first."""
        return self._pages(PlannedRecord, PlannedRecordQuery, query)

    @operation
    async def get(self, id: str) -> PlannedRecord:
        """One record by its id."""
        return await self._one(PlannedRecord, "GET", id)

    @operation
    async def update(self, id: str, **changes: Unpack[PlannedRecordChanges]) -> PlannedRecord:
        """Change the fields that are given."""
        return await self._one(
            PlannedRecord, "PUT", id, takes=PlannedRecordChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> PlannedRecord:
        """Delete it and return what it was."""
        return await self._one(PlannedRecord, "DELETE", id)

    @operation
    async def bulk_create(
        self, **fields: Unpack[PlannedRecordBulkCreate]
    ) -> tuple[PlannedRecord, ...]:
        """Create several at once."""
        return await self._many(
            PlannedRecord, "POST", "bulk_create", takes=PlannedRecordBulkCreate, body=fields
        )


class ProjectTasks(FactorialResource[M]):
    """``project_management/project_tasks``: tasks of projects."""

    _path = "/project_management/project_tasks"

    @listing
    def list(self, **query: Unpack[ProjectTaskQuery]) -> Listing[ProjectTask]:
        """Project tasks, oldest first."""
        return self._pages(ProjectTask, ProjectTaskQuery, query)

    @operation
    async def get(self, id: str) -> ProjectTask:
        """One record by its id."""
        return await self._one(ProjectTask, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewProjectTask]) -> ProjectTask:
        """Create one."""
        return await self._one(ProjectTask, "POST", takes=NewProjectTask, body=fields, form=True)

    @operation
    async def update(self, id: str, **changes: Unpack[ProjectTaskChanges]) -> ProjectTask:
        """Change the fields that are given."""
        return await self._one(
            ProjectTask, "PUT", id, takes=ProjectTaskChanges, body={"id": id, **changes}, form=True
        )

    @operation
    async def bulk_destroy(
        self, **fields: Unpack[ProjectTaskBulkDestroy]
    ) -> tuple[ProjectTask, ...]:
        """Delete several at once and return what they were."""
        return await self._many(
            ProjectTask, "POST", "bulk_destroy", takes=ProjectTaskBulkDestroy, body=fields
        )

    @operation
    async def bulk_duplicate(
        self, **fields: Unpack[ProjectTaskBulkDuplicate]
    ) -> tuple[ProjectTask, ...]:
        """Copy several at once."""
        return await self._many(
            ProjectTask, "POST", "bulk_duplicate", takes=ProjectTaskBulkDuplicate, body=fields
        )


class ProjectWorkers(FactorialResource[M]):
    """``project_management/project_workers``: who works on which project."""

    _path = "/project_management/project_workers"

    @listing
    def list(self, **query: Unpack[ProjectWorkerQuery]) -> Listing[ProjectWorker]:
        """Workers, oldest first."""
        return self._pages(ProjectWorker, ProjectWorkerQuery, query, changes="updated_after")

    @operation
    async def get(self, id: str) -> ProjectWorker:
        """One record by its id."""
        return await self._one(ProjectWorker, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewProjectWorker]) -> ProjectWorker:
        """Create one."""
        return await self._one(ProjectWorker, "POST", takes=NewProjectWorker, body=fields)

    @operation
    async def bulk_assign(
        self, **fields: Unpack[ProjectWorkerBulkAssign]
    ) -> tuple[ProjectWorker, ...]:
        """Assign employees to projects."""
        return await self._many(
            ProjectWorker, "POST", "bulk_assign", takes=ProjectWorkerBulkAssign, body=fields
        )

    @operation
    async def bulk_create(
        self, **fields: Unpack[ProjectWorkerBulkCreate]
    ) -> tuple[ProjectWorker, ...]:
        """Create several at once."""
        return await self._many(
            ProjectWorker, "POST", "bulk_create", takes=ProjectWorkerBulkCreate, body=fields
        )

    @operation
    async def unassign(self, **fields: Unpack[ProjectWorkerUnassign]) -> ProjectWorker:
        """End an assignment; what was recorded stays."""
        return await self._one(
            ProjectWorker, "POST", "unassign", takes=ProjectWorkerUnassign, body=fields
        )


class Projects(FactorialResource[M]):
    """``project_management/projects``: projects."""

    _path = "/project_management/projects"

    @listing
    def list(self, **query: Unpack[ProjectQuery]) -> Listing[Project]:
        """Projects, oldest first."""
        return self._pages(
            Project,
            ProjectQuery,
            query,
            defaults={"include_inputed_minutes": False, "include_costs": False},
            changes="updated_after",
        )

    @operation
    async def get(self, id: str) -> Project:
        """One record by its id."""
        return await self._one(Project, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewProject]) -> Project:
        """Create one."""
        return await self._one(Project, "POST", takes=NewProject, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ProjectChanges]) -> Project:
        """Change the fields that are given."""
        return await self._one(Project, "PUT", id, takes=ProjectChanges, body={"id": id, **changes})

    @operation
    async def activate(self, **fields: Unpack[ProjectActivate]) -> Project:
        """Open a project."""
        return await self._one(Project, "POST", "activate", takes=ProjectActivate, body=fields)

    @operation
    async def change_assignment(self, **fields: Unpack[ProjectChangeAssignment]) -> Project:
        """Deprecated by the API: use :meth:`update`."""
        return await self._one(
            Project, "POST", "change_assignment", takes=ProjectChangeAssignment, body=fields
        )

    @operation
    async def change_status(self, **fields: Unpack[ProjectChangeStatus]) -> Project:
        """Set the status."""
        return await self._one(
            Project, "POST", "change_status", takes=ProjectChangeStatus, body=fields
        )

    @operation
    async def close(self, **fields: Unpack[ProjectClose]) -> Project:
        """Close a project."""
        return await self._one(Project, "POST", "close", takes=ProjectClose, body=fields)

    @operation
    async def soft_delete(self, **fields: Unpack[ProjectSoftDelete]) -> Project:
        """Delete a project."""
        return await self._one(Project, "POST", "soft_delete", takes=ProjectSoftDelete, body=fields)


class Rates(FactorialResource[M]):
    """``project_management/rates``: what an hour costs and is billed at."""

    _path = "/project_management/rates"

    @listing
    def list(self, **query: Unpack[RateQuery]) -> Listing[Rate]:
        """Rates, oldest first."""
        return self._pages(Rate, RateQuery, query)

    @operation
    async def get(self, id: str) -> Rate:
        """One record by its id."""
        return await self._one(Rate, "GET", id)


class Subprojects(FactorialResource[M]):
    """``project_management/subprojects``: parts of projects."""

    _path = "/project_management/subprojects"

    @listing
    def list(self, **query: Unpack[SubprojectQuery]) -> Listing[Subproject]:
        """Subprojects, oldest first; with ``include_no_subproject`` also a row without an id."""
        return self._pages(Subproject, SubprojectQuery, query, changes="updated_after")

    @operation
    async def get(self, id: str) -> Subproject:
        """One record by its id."""
        return await self._one(Subproject, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSubproject]) -> Subproject:
        """Create one."""
        return await self._one(Subproject, "POST", takes=NewSubproject, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[SubprojectChanges]) -> Subproject:
        """Change the fields that are given."""
        return await self._one(
            Subproject, "PUT", id, takes=SubprojectChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Subproject:
        """Delete it and return what it was."""
        return await self._one(Subproject, "DELETE", id)

    @operation
    async def rename(self, **fields: Unpack[SubprojectRename]) -> Subproject:
        """Give a subproject another name."""
        return await self._one(Subproject, "POST", "rename", takes=SubprojectRename, body=fields)


class TimeRecords(FactorialResource[M]):
    """``project_management/time_records``: time spent on projects."""

    _path = "/project_management/time_records"

    @listing
    def list(self, **query: Unpack[TimeRecordQuery]) -> Listing[TimeRecord]:
        """Time records, oldest first."""
        return self._pages(TimeRecord, TimeRecordQuery, query, changes="updated_after")

    @operation
    async def get(self, id: str) -> TimeRecord:
        """One record by its id."""
        return await self._one(TimeRecord, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTimeRecord]) -> TimeRecord:
        """Create one."""
        return await self._one(TimeRecord, "POST", takes=NewTimeRecord, body=fields)

    @operation
    async def delete(self, id: str) -> TimeRecord:
        """Delete it and return what it was."""
        return await self._one(TimeRecord, "DELETE", id)

    @operation
    async def bulk_delete(self, **fields: Unpack[TimeRecordBulkDelete]) -> tuple[TimeRecord, ...]:
        """Delete several at once and return what they were."""
        return await self._many(
            TimeRecord, "POST", "bulk_delete", takes=TimeRecordBulkDelete, body=fields
        )

    @operation
    async def bulk_process(self, **fields: Unpack[TimeRecordBulkProcess]) -> tuple[TimeRecord, ...]:
        """Create and change several at once."""
        return await self._many(
            TimeRecord, "POST", "bulk_process", takes=TimeRecordBulkProcess, body=fields
        )

    @operation
    async def update_observations(
        self, **fields: Unpack[TimeRecordUpdateObservations]
    ) -> TimeRecord:
        """Update observations."""
        return await self._one(
            TimeRecord,
            "POST",
            "update_observations",
            takes=TimeRecordUpdateObservations,
            body=fields,
        )

    @operation
    async def update_project_worker(
        self, **fields: Unpack[TimeRecordUpdateProjectWorker]
    ) -> TimeRecord:
        """Update project worker."""
        return await self._one(
            TimeRecord,
            "POST",
            "update_project_worker",
            takes=TimeRecordUpdateProjectWorker,
            body=fields,
        )


class ProjectManagement(FactorialResource[M]):
    """``project_management``: the projects that time and expenses belong to."""

    @cached_property
    def budget_strategies(self) -> BudgetStrategies[M]:
        """How projects are budgeted."""
        return BudgetStrategies(self._session)

    @cached_property
    def expense_records(self) -> ExpenseRecords[M]:
        """Expenses that are assigned to projects."""
        return ExpenseRecords(self._session)

    @cached_property
    def exportable_expenses(self) -> ExportableExpenses[M]:
        """A flat report of expenses on projects."""
        return ExportableExpenses(self._session)

    @cached_property
    def imputable_projects(self) -> ImputableProjects[M]:
        """Projects that time can be recorded on."""
        return ImputableProjects(self._session)

    @cached_property
    def planned_records(self) -> PlannedRecords[M]:
        """Planned work on projects."""
        return PlannedRecords(self._session)

    @cached_property
    def project_tasks(self) -> ProjectTasks[M]:
        """Tasks of projects."""
        return ProjectTasks(self._session)

    @cached_property
    def project_workers(self) -> ProjectWorkers[M]:
        """Who works on which project."""
        return ProjectWorkers(self._session)

    @cached_property
    def projects(self) -> Projects[M]:
        """Projects."""
        return Projects(self._session)

    @cached_property
    def rates(self) -> Rates[M]:
        """What an hour costs and is billed at."""
        return Rates(self._session)

    @cached_property
    def subprojects(self) -> Subprojects[M]:
        """Parts of projects."""
        return Subprojects(self._session)

    @cached_property
    def time_records(self) -> TimeRecords[M]:
        """Time spent on projects."""
        return TimeRecords(self._session)
