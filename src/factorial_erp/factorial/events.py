"""
Which webhook types are there? One constant for each, and all of them by name.

Generated from ``schema/factorial`` by ``python tools/generate.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .event_types import EventType

if TYPE_CHECKING:
    from .api_public import WebhookSubscription
    from .ats import Application, Candidate, EvaluationForm, JobPosting
    from .attendance import AttendanceShift
    from .banking import BankAccountNumber
    from .bookkeepers_management import Incidence
    from .companies import LegalEntity
    from .contracts import ContractVersion, ContractVersionRequest
    from .custom_resources import Schema
    from .documents import Document, Folder
    from .employees import Employee
    from .expenses import Expensable
    from .finance import CostCenter
    from .locations import Location
    from .payroll import PolicyPeriod, Supplement
    from .payroll_integrations_base import Code
    from .performance import ReviewProcess
    from .project_management import TimeRecord
    from .shift_management import ShiftManagementShift
    from .tasks import Task
    from .teams import Membership, Team
    from .timeoff import BlockedPeriod, Leave, LeaveType, Policy
    from .trainings import Training, TrainingsCategory
    from .work_schedule import Schedule

__all__ = [
    "API_PUBLIC_WEBHOOK_SUBSCRIPTION_CREATE",
    "API_PUBLIC_WEBHOOK_SUBSCRIPTION_DELETE",
    "API_PUBLIC_WEBHOOK_SUBSCRIPTION_UPDATE",
    "ATS_APPLICATION_APPLY",
    "ATS_APPLICATION_CREATE",
    "ATS_APPLICATION_CREATE_FROM_EMPLOYEE",
    "ATS_APPLICATION_DELETE",
    "ATS_APPLICATION_UPDATE",
    "ATS_CANDIDATE_CREATE",
    "ATS_CANDIDATE_DELETE",
    "ATS_CANDIDATE_UPDATE",
    "ATS_EVALUATION_FORM_SAVE_AS_TEMPLATE",
    "ATS_JOB_POSTING_CREATE",
    "ATS_JOB_POSTING_DELETE",
    "ATS_JOB_POSTING_DUPLICATE",
    "ATS_JOB_POSTING_UPDATE",
    "ATTENDANCE_SHIFT_AUTOFILL",
    "ATTENDANCE_SHIFT_BREAK_END",
    "ATTENDANCE_SHIFT_BREAK_START",
    "ATTENDANCE_SHIFT_CLOCK_IN",
    "ATTENDANCE_SHIFT_CLOCK_OUT",
    "ATTENDANCE_SHIFT_CREATE",
    "ATTENDANCE_SHIFT_DELETE",
    "ATTENDANCE_SHIFT_TOGGLE_CLOCK",
    "ATTENDANCE_SHIFT_UPDATE",
    "BANKING_BANK_ACCOUNT_NUMBER_UPSERT",
    "BOOKKEEPERS_MANAGEMENT_INCIDENCE_UPDATE",
    "COMPANIES_LEGAL_ENTITY_CREATE",
    "CONTRACTS_CONTRACT_VERSION_CREATE",
    "CONTRACTS_CONTRACT_VERSION_DELETE",
    "CONTRACTS_CONTRACT_VERSION_REQUEST_APPROVE",
    "CONTRACTS_CONTRACT_VERSION_REQUEST_CREATE_PROMOTE_REQUEST",
    "CONTRACTS_CONTRACT_VERSION_REQUEST_DELETE",
    "CONTRACTS_CONTRACT_VERSION_REQUEST_REJECT",
    "CONTRACTS_CONTRACT_VERSION_UPDATE",
    "CUSTOM_RESOURCES_SCHEMA_CREATE",
    "DOCUMENTS_DOCUMENT_BULK_CREATE",
    "DOCUMENTS_DOCUMENT_CREATE",
    "DOCUMENTS_DOCUMENT_DELETE",
    "DOCUMENTS_DOCUMENT_MOVE_TO_TRASH_BIN",
    "DOCUMENTS_DOCUMENT_RESTORE_FROM_TRASH_BIN",
    "DOCUMENTS_DOCUMENT_UPDATE",
    "DOCUMENTS_FOLDER_CREATE",
    "DOCUMENTS_FOLDER_UPDATE",
    "EMPLOYEES_EMPLOYEE_CREATE_WITH_CONTRACT",
    "EMPLOYEES_EMPLOYEE_INVITE",
    "EMPLOYEES_EMPLOYEE_SET_REGULAR_ACCESS_START_DATE",
    "EMPLOYEES_EMPLOYEE_TERMINATE",
    "EMPLOYEES_EMPLOYEE_UNTERMINATE",
    "EMPLOYEES_EMPLOYEE_UPDATE",
    "EVENT_TYPES",
    "EXPENSES_EXPENSABLE_BULK_SET_TO_PAID",
    "EXPENSES_EXPENSABLE_UPDATE_REIMBURSABLE_AMOUNT",
    "FINANCE_COST_CENTER_CREATE",
    "FINANCE_COST_CENTER_DELETE",
    "FINANCE_COST_CENTER_EDIT",
    "LOCATIONS_LOCATION_CREATE",
    "LOCATIONS_LOCATION_DELETE",
    "LOCATIONS_LOCATION_UPDATE",
    "PAYROLL_INTEGRATIONS_BASE_CODE_CREATE",
    "PAYROLL_INTEGRATIONS_BASE_CODE_DELETE",
    "PAYROLL_INTEGRATIONS_BASE_CODE_UPDATE",
    "PAYROLL_POLICY_PERIOD_CHANGE_STATUS",
    "PAYROLL_SUPPLEMENT_CREATE",
    "PAYROLL_SUPPLEMENT_DELETE",
    "PAYROLL_SUPPLEMENT_UPDATE",
    "PERFORMANCE_REVIEW_PROCESS_CREATE",
    "PERFORMANCE_REVIEW_PROCESS_CREATE_FROM_TEMPLATE",
    "PERFORMANCE_REVIEW_PROCESS_DELETE",
    "PERFORMANCE_REVIEW_PROCESS_DUPLICATE",
    "PERFORMANCE_REVIEW_PROCESS_REMIND_IN_BULK",
    "PERFORMANCE_REVIEW_PROCESS_REMOVE_SCHEDULE",
    "PERFORMANCE_REVIEW_PROCESS_REOPEN",
    "PERFORMANCE_REVIEW_PROCESS_SCHEDULE",
    "PERFORMANCE_REVIEW_PROCESS_START",
    "PERFORMANCE_REVIEW_PROCESS_STOP",
    "PERFORMANCE_REVIEW_PROCESS_TOGGLE_ARCHIVE",
    "PERFORMANCE_REVIEW_PROCESS_UPDATE_AGREEMENTS_CONFIGURATION",
    "PERFORMANCE_REVIEW_PROCESS_UPDATE_BASIC_INFO",
    "PERFORMANCE_REVIEW_PROCESS_UPDATE_COMPETENCIES_ASSESSMENTS_CONFIGURATION",
    "PERFORMANCE_REVIEW_PROCESS_UPDATE_DEADLINE",
    "PERFORMANCE_REVIEW_PROCESS_UPDATE_EMPLOYEE_SCORE_CONFIGURATION",
    "PERFORMANCE_REVIEW_PROCESS_UPDATE_REVIEWER_STRATEGIES",
    "PERFORMANCE_REVIEW_PROCESS_UPDATE_SCHEDULE",
    "PERFORMANCE_REVIEW_PROCESS_UPDATE_TARGET_STRATEGY",
    "PROJECT_MANAGEMENT_TIME_RECORD_CREATE",
    "PROJECT_MANAGEMENT_TIME_RECORD_DELETE",
    "PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_IMPUTED_MINUTES",
    "PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_OBSERVATIONS",
    "PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_PROJECT_WORKER",
    "SHIFT_MANAGEMENT_SHIFT_BULK_CREATE",
    "SHIFT_MANAGEMENT_SHIFT_BULK_DELETE",
    "SHIFT_MANAGEMENT_SHIFT_CREATE",
    "SHIFT_MANAGEMENT_SHIFT_DELETE",
    "TASKS_TASK_BULK_CREATE",
    "TASKS_TASK_BULK_DELETE",
    "TASKS_TASK_BULK_UPDATE",
    "TASKS_TASK_COPY",
    "TASKS_TASK_CREATE",
    "TASKS_TASK_CREATE_COMMENT",
    "TASKS_TASK_DELETE",
    "TASKS_TASK_UPDATE",
    "TEAMS_MEMBERSHIP_BULK_UPSERT",
    "TEAMS_MEMBERSHIP_CREATE",
    "TEAMS_MEMBERSHIP_DELETE",
    "TEAMS_MEMBERSHIP_MOVE",
    "TEAMS_MEMBERSHIP_UPDATE",
    "TEAMS_TEAM_CREATE",
    "TEAMS_TEAM_DELETE",
    "TEAMS_TEAM_MOVE",
    "TEAMS_TEAM_PROJECT",
    "TEAMS_TEAM_UPDATE",
    "TIMEOFF_BLOCKED_PERIOD_CREATE",
    "TIMEOFF_BLOCKED_PERIOD_DELETE",
    "TIMEOFF_BLOCKED_PERIOD_UPDATE",
    "TIMEOFF_LEAVE_APPROVE",
    "TIMEOFF_LEAVE_BULK_DELETE",
    "TIMEOFF_LEAVE_CREATE",
    "TIMEOFF_LEAVE_DELETE",
    "TIMEOFF_LEAVE_REJECT",
    "TIMEOFF_LEAVE_TYPE_CREATE",
    "TIMEOFF_LEAVE_TYPE_UPDATE",
    "TIMEOFF_LEAVE_UPDATE",
    "TIMEOFF_POLICY_CREATE",
    "TIMEOFF_POLICY_DELETE",
    "TIMEOFF_POLICY_UPDATE",
    "TRAININGS_CATEGORY_CREATE",
    "TRAININGS_CATEGORY_DELETE",
    "TRAININGS_CATEGORY_UPDATE",
    "TRAININGS_TRAINING_BULK_DELETE",
    "TRAININGS_TRAINING_BULK_UPDATE_CATALOG",
    "TRAININGS_TRAINING_CREATE",
    "TRAININGS_TRAINING_DELETE",
    "TRAININGS_TRAINING_UPDATE",
    "TRAININGS_TRAINING_UPDATE_STATUS",
    "WORK_SCHEDULE_SCHEDULE_CREATE",
    "WORK_SCHEDULE_SCHEDULE_TOGGLE_ARCHIVE",
    "WORK_SCHEDULE_SCHEDULE_UPDATE",
]

API_PUBLIC_WEBHOOK_SUBSCRIPTION_CREATE: EventType[WebhookSubscription] = EventType(
    "api_public/webhook_subscription/create", "api_public", "WebhookSubscription"
)
API_PUBLIC_WEBHOOK_SUBSCRIPTION_DELETE: EventType[WebhookSubscription] = EventType(
    "api_public/webhook_subscription/delete", "api_public", "WebhookSubscription"
)
API_PUBLIC_WEBHOOK_SUBSCRIPTION_UPDATE: EventType[WebhookSubscription] = EventType(
    "api_public/webhook_subscription/update", "api_public", "WebhookSubscription"
)
ATS_APPLICATION_APPLY: EventType[Application] = EventType(
    "ats/application/apply", "ats", "Application"
)
ATS_APPLICATION_CREATE: EventType[Application] = EventType(
    "ats/application/create", "ats", "Application"
)
ATS_APPLICATION_CREATE_FROM_EMPLOYEE: EventType[Application] = EventType(
    "ats/application/create_from_employee", "ats", "Application"
)
ATS_APPLICATION_DELETE: EventType[Application] = EventType(
    "ats/application/delete", "ats", "Application"
)
ATS_APPLICATION_UPDATE: EventType[Application] = EventType(
    "ats/application/update", "ats", "Application"
)
ATS_CANDIDATE_CREATE: EventType[Candidate] = EventType("ats/candidate/create", "ats", "Candidate")
ATS_CANDIDATE_DELETE: EventType[Candidate] = EventType("ats/candidate/delete", "ats", "Candidate")
ATS_CANDIDATE_UPDATE: EventType[Candidate] = EventType("ats/candidate/update", "ats", "Candidate")
ATS_EVALUATION_FORM_SAVE_AS_TEMPLATE: EventType[EvaluationForm] = EventType(
    "ats/evaluation_form/save_as_template", "ats", "EvaluationForm"
)
ATS_JOB_POSTING_CREATE: EventType[JobPosting] = EventType(
    "ats/job_posting/create", "ats", "JobPosting"
)
ATS_JOB_POSTING_DELETE: EventType[JobPosting] = EventType(
    "ats/job_posting/delete", "ats", "JobPosting"
)
ATS_JOB_POSTING_DUPLICATE: EventType[JobPosting] = EventType(
    "ats/job_posting/duplicate", "ats", "JobPosting"
)
ATS_JOB_POSTING_UPDATE: EventType[JobPosting] = EventType(
    "ats/job_posting/update", "ats", "JobPosting"
)
ATTENDANCE_SHIFT_AUTOFILL: EventType[AttendanceShift] = EventType(
    "attendance/shift/autofill", "attendance", "AttendanceShift"
)
ATTENDANCE_SHIFT_BREAK_END: EventType[AttendanceShift] = EventType(
    "attendance/shift/break_end", "attendance", "AttendanceShift"
)
ATTENDANCE_SHIFT_BREAK_START: EventType[AttendanceShift] = EventType(
    "attendance/shift/break_start", "attendance", "AttendanceShift"
)
ATTENDANCE_SHIFT_CLOCK_IN: EventType[AttendanceShift] = EventType(
    "attendance/shift/clock_in", "attendance", "AttendanceShift"
)
ATTENDANCE_SHIFT_CLOCK_OUT: EventType[AttendanceShift] = EventType(
    "attendance/shift/clock_out", "attendance", "AttendanceShift"
)
ATTENDANCE_SHIFT_CREATE: EventType[AttendanceShift] = EventType(
    "attendance/shift/create", "attendance", "AttendanceShift"
)
ATTENDANCE_SHIFT_DELETE: EventType[AttendanceShift] = EventType(
    "attendance/shift/delete", "attendance", "AttendanceShift"
)
ATTENDANCE_SHIFT_TOGGLE_CLOCK: EventType[AttendanceShift] = EventType(
    "attendance/shift/toggle_clock", "attendance", "AttendanceShift"
)
ATTENDANCE_SHIFT_UPDATE: EventType[AttendanceShift] = EventType(
    "attendance/shift/update", "attendance", "AttendanceShift"
)
BANKING_BANK_ACCOUNT_NUMBER_UPSERT: EventType[BankAccountNumber] = EventType(
    "banking/bank_account_number/upsert", "banking", "BankAccountNumber"
)
BOOKKEEPERS_MANAGEMENT_INCIDENCE_UPDATE: EventType[Incidence] = EventType(
    "bookkeepers_management/incidence/update", "bookkeepers_management", "Incidence"
)
COMPANIES_LEGAL_ENTITY_CREATE: EventType[LegalEntity] = EventType(
    "companies/legal_entity/create", "companies", "LegalEntity"
)
CONTRACTS_CONTRACT_VERSION_CREATE: EventType[ContractVersion] = EventType(
    "contracts/contract_version/create", "contracts", "ContractVersion"
)
CONTRACTS_CONTRACT_VERSION_DELETE: EventType[ContractVersion] = EventType(
    "contracts/contract_version/delete", "contracts", "ContractVersion"
)
CONTRACTS_CONTRACT_VERSION_UPDATE: EventType[ContractVersion] = EventType(
    "contracts/contract_version/update", "contracts", "ContractVersion"
)
CONTRACTS_CONTRACT_VERSION_REQUEST_APPROVE: EventType[ContractVersionRequest] = EventType(
    "contracts/contract_version_request/approve", "contracts", "ContractVersionRequest"
)
CONTRACTS_CONTRACT_VERSION_REQUEST_CREATE_PROMOTE_REQUEST: EventType[ContractVersionRequest] = (
    EventType(
        "contracts/contract_version_request/create_promote_request",
        "contracts",
        "ContractVersionRequest",
    )
)
CONTRACTS_CONTRACT_VERSION_REQUEST_DELETE: EventType[ContractVersionRequest] = EventType(
    "contracts/contract_version_request/delete", "contracts", "ContractVersionRequest"
)
CONTRACTS_CONTRACT_VERSION_REQUEST_REJECT: EventType[ContractVersionRequest] = EventType(
    "contracts/contract_version_request/reject", "contracts", "ContractVersionRequest"
)
CUSTOM_RESOURCES_SCHEMA_CREATE: EventType[Schema] = EventType(
    "custom_resources/schema/create", "custom_resources", "Schema"
)
DOCUMENTS_DOCUMENT_BULK_CREATE: EventType[Document] = EventType(
    "documents/document/bulk_create", "documents", "Document"
)
DOCUMENTS_DOCUMENT_CREATE: EventType[Document] = EventType(
    "documents/document/create", "documents", "Document"
)
DOCUMENTS_DOCUMENT_DELETE: EventType[Document] = EventType(
    "documents/document/delete", "documents", "Document"
)
DOCUMENTS_DOCUMENT_MOVE_TO_TRASH_BIN: EventType[Document] = EventType(
    "documents/document/move_to_trash_bin", "documents", "Document"
)
DOCUMENTS_DOCUMENT_RESTORE_FROM_TRASH_BIN: EventType[Document] = EventType(
    "documents/document/restore_from_trash_bin", "documents", "Document"
)
DOCUMENTS_DOCUMENT_UPDATE: EventType[Document] = EventType(
    "documents/document/update", "documents", "Document"
)
DOCUMENTS_FOLDER_CREATE: EventType[Folder] = EventType(
    "documents/folder/create", "documents", "Folder"
)
DOCUMENTS_FOLDER_UPDATE: EventType[Folder] = EventType(
    "documents/folder/update", "documents", "Folder"
)
EMPLOYEES_EMPLOYEE_CREATE_WITH_CONTRACT: EventType[Employee] = EventType(
    "employees/employee/create_with_contract", "employees", "Employee"
)
EMPLOYEES_EMPLOYEE_INVITE: EventType[Employee] = EventType(
    "employees/employee/invite", "employees", "Employee"
)
EMPLOYEES_EMPLOYEE_SET_REGULAR_ACCESS_START_DATE: EventType[Employee] = EventType(
    "employees/employee/set_regular_access_start_date", "employees", "Employee"
)
EMPLOYEES_EMPLOYEE_TERMINATE: EventType[Employee] = EventType(
    "employees/employee/terminate", "employees", "Employee"
)
EMPLOYEES_EMPLOYEE_UNTERMINATE: EventType[Employee] = EventType(
    "employees/employee/unterminate", "employees", "Employee"
)
EMPLOYEES_EMPLOYEE_UPDATE: EventType[Employee] = EventType(
    "employees/employee/update", "employees", "Employee"
)
EXPENSES_EXPENSABLE_BULK_SET_TO_PAID: EventType[Expensable] = EventType(
    "expenses/expensable/bulk_set_to_paid", "expenses", "Expensable"
)
EXPENSES_EXPENSABLE_UPDATE_REIMBURSABLE_AMOUNT: EventType[Expensable] = EventType(
    "expenses/expensable/update_reimbursable_amount", "expenses", "Expensable"
)
FINANCE_COST_CENTER_CREATE: EventType[CostCenter] = EventType(
    "finance/cost_center/create", "finance", "CostCenter"
)
FINANCE_COST_CENTER_DELETE: EventType[CostCenter] = EventType(
    "finance/cost_center/delete", "finance", "CostCenter"
)
FINANCE_COST_CENTER_EDIT: EventType[CostCenter] = EventType(
    "finance/cost_center/edit", "finance", "CostCenter"
)
LOCATIONS_LOCATION_CREATE: EventType[Location] = EventType(
    "locations/location/create", "locations", "Location"
)
LOCATIONS_LOCATION_DELETE: EventType[Location] = EventType(
    "locations/location/delete", "locations", "Location"
)
LOCATIONS_LOCATION_UPDATE: EventType[Location] = EventType(
    "locations/location/update", "locations", "Location"
)
PAYROLL_POLICY_PERIOD_CHANGE_STATUS: EventType[PolicyPeriod] = EventType(
    "payroll/policy_period/change_status", "payroll", "PolicyPeriod"
)
PAYROLL_SUPPLEMENT_CREATE: EventType[Supplement] = EventType(
    "payroll/supplement/create", "payroll", "Supplement"
)
PAYROLL_SUPPLEMENT_DELETE: EventType[Supplement] = EventType(
    "payroll/supplement/delete", "payroll", "Supplement"
)
PAYROLL_SUPPLEMENT_UPDATE: EventType[Supplement] = EventType(
    "payroll/supplement/update", "payroll", "Supplement"
)
PAYROLL_INTEGRATIONS_BASE_CODE_CREATE: EventType[Code] = EventType(
    "payroll_integrations_base/code/create", "payroll_integrations_base", "Code"
)
PAYROLL_INTEGRATIONS_BASE_CODE_DELETE: EventType[Code] = EventType(
    "payroll_integrations_base/code/delete", "payroll_integrations_base", "Code"
)
PAYROLL_INTEGRATIONS_BASE_CODE_UPDATE: EventType[Code] = EventType(
    "payroll_integrations_base/code/update", "payroll_integrations_base", "Code"
)
PERFORMANCE_REVIEW_PROCESS_CREATE: EventType[ReviewProcess] = EventType(
    "performance/review_process/create", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_CREATE_FROM_TEMPLATE: EventType[ReviewProcess] = EventType(
    "performance/review_process/create_from_template", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_DELETE: EventType[ReviewProcess] = EventType(
    "performance/review_process/delete", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_DUPLICATE: EventType[ReviewProcess] = EventType(
    "performance/review_process/duplicate", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_REMIND_IN_BULK: EventType[ReviewProcess] = EventType(
    "performance/review_process/remind_in_bulk", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_REMOVE_SCHEDULE: EventType[ReviewProcess] = EventType(
    "performance/review_process/remove_schedule", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_REOPEN: EventType[ReviewProcess] = EventType(
    "performance/review_process/reopen", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_SCHEDULE: EventType[ReviewProcess] = EventType(
    "performance/review_process/schedule", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_START: EventType[ReviewProcess] = EventType(
    "performance/review_process/start", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_STOP: EventType[ReviewProcess] = EventType(
    "performance/review_process/stop", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_TOGGLE_ARCHIVE: EventType[ReviewProcess] = EventType(
    "performance/review_process/toggle_archive", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_UPDATE_AGREEMENTS_CONFIGURATION: EventType[ReviewProcess] = EventType(
    "performance/review_process/update_agreements_configuration", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_UPDATE_BASIC_INFO: EventType[ReviewProcess] = EventType(
    "performance/review_process/update_basic_info", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_UPDATE_COMPETENCIES_ASSESSMENTS_CONFIGURATION: EventType[
    ReviewProcess
] = EventType(
    "performance/review_process/update_competencies_assessments_configuration",
    "performance",
    "ReviewProcess",
)
PERFORMANCE_REVIEW_PROCESS_UPDATE_DEADLINE: EventType[ReviewProcess] = EventType(
    "performance/review_process/update_deadline", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_UPDATE_EMPLOYEE_SCORE_CONFIGURATION: EventType[ReviewProcess] = (
    EventType(
        "performance/review_process/update_employee_score_configuration",
        "performance",
        "ReviewProcess",
    )
)
PERFORMANCE_REVIEW_PROCESS_UPDATE_REVIEWER_STRATEGIES: EventType[ReviewProcess] = EventType(
    "performance/review_process/update_reviewer_strategies", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_UPDATE_SCHEDULE: EventType[ReviewProcess] = EventType(
    "performance/review_process/update_schedule", "performance", "ReviewProcess"
)
PERFORMANCE_REVIEW_PROCESS_UPDATE_TARGET_STRATEGY: EventType[ReviewProcess] = EventType(
    "performance/review_process/update_target_strategy", "performance", "ReviewProcess"
)
PROJECT_MANAGEMENT_TIME_RECORD_CREATE: EventType[TimeRecord] = EventType(
    "project_management/time_record/create", "project_management", "TimeRecord"
)
PROJECT_MANAGEMENT_TIME_RECORD_DELETE: EventType[TimeRecord] = EventType(
    "project_management/time_record/delete", "project_management", "TimeRecord"
)
PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_IMPUTED_MINUTES: EventType[TimeRecord] = EventType(
    "project_management/time_record/update_imputed_minutes", "project_management", "TimeRecord"
)
PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_OBSERVATIONS: EventType[TimeRecord] = EventType(
    "project_management/time_record/update_observations", "project_management", "TimeRecord"
)
PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_PROJECT_WORKER: EventType[TimeRecord] = EventType(
    "project_management/time_record/update_project_worker", "project_management", "TimeRecord"
)
SHIFT_MANAGEMENT_SHIFT_BULK_CREATE: EventType[ShiftManagementShift] = EventType(
    "shift_management/shift/bulk_create", "shift_management", "ShiftManagementShift"
)
SHIFT_MANAGEMENT_SHIFT_BULK_DELETE: EventType[ShiftManagementShift] = EventType(
    "shift_management/shift/bulk_delete", "shift_management", "ShiftManagementShift"
)
SHIFT_MANAGEMENT_SHIFT_CREATE: EventType[ShiftManagementShift] = EventType(
    "shift_management/shift/create", "shift_management", "ShiftManagementShift"
)
SHIFT_MANAGEMENT_SHIFT_DELETE: EventType[ShiftManagementShift] = EventType(
    "shift_management/shift/delete", "shift_management", "ShiftManagementShift"
)
TASKS_TASK_BULK_CREATE: EventType[Task] = EventType("tasks/task/bulk_create", "tasks", "Task")
TASKS_TASK_BULK_DELETE: EventType[Task] = EventType("tasks/task/bulk_delete", "tasks", "Task")
TASKS_TASK_BULK_UPDATE: EventType[Task] = EventType("tasks/task/bulk_update", "tasks", "Task")
TASKS_TASK_COPY: EventType[Task] = EventType("tasks/task/copy", "tasks", "Task")
TASKS_TASK_CREATE: EventType[Task] = EventType("tasks/task/create", "tasks", "Task")
TASKS_TASK_CREATE_COMMENT: EventType[Task] = EventType("tasks/task/create_comment", "tasks", "Task")
TASKS_TASK_DELETE: EventType[Task] = EventType("tasks/task/delete", "tasks", "Task")
TASKS_TASK_UPDATE: EventType[Task] = EventType("tasks/task/update", "tasks", "Task")
TEAMS_MEMBERSHIP_BULK_UPSERT: EventType[Membership] = EventType(
    "teams/membership/bulk_upsert", "teams", "Membership"
)
TEAMS_MEMBERSHIP_CREATE: EventType[Membership] = EventType(
    "teams/membership/create", "teams", "Membership"
)
TEAMS_MEMBERSHIP_DELETE: EventType[Membership] = EventType(
    "teams/membership/delete", "teams", "Membership"
)
TEAMS_MEMBERSHIP_MOVE: EventType[Membership] = EventType(
    "teams/membership/move", "teams", "Membership"
)
TEAMS_MEMBERSHIP_UPDATE: EventType[Membership] = EventType(
    "teams/membership/update", "teams", "Membership"
)
TEAMS_TEAM_CREATE: EventType[Team] = EventType("teams/team/create", "teams", "Team")
TEAMS_TEAM_DELETE: EventType[Team] = EventType("teams/team/delete", "teams", "Team")
TEAMS_TEAM_MOVE: EventType[Team] = EventType("teams/team/move", "teams", "Team")
TEAMS_TEAM_PROJECT: EventType[Team] = EventType("teams/team/project", "teams", "Team")
TEAMS_TEAM_UPDATE: EventType[Team] = EventType("teams/team/update", "teams", "Team")
TIMEOFF_BLOCKED_PERIOD_CREATE: EventType[BlockedPeriod] = EventType(
    "timeoff/blocked_period/create", "timeoff", "BlockedPeriod"
)
TIMEOFF_BLOCKED_PERIOD_DELETE: EventType[BlockedPeriod] = EventType(
    "timeoff/blocked_period/delete", "timeoff", "BlockedPeriod"
)
TIMEOFF_BLOCKED_PERIOD_UPDATE: EventType[BlockedPeriod] = EventType(
    "timeoff/blocked_period/update", "timeoff", "BlockedPeriod"
)
TIMEOFF_LEAVE_APPROVE: EventType[Leave] = EventType("timeoff/leave/approve", "timeoff", "Leave")
TIMEOFF_LEAVE_BULK_DELETE: EventType[Leave] = EventType(
    "timeoff/leave/bulk_delete", "timeoff", "Leave"
)
TIMEOFF_LEAVE_CREATE: EventType[Leave] = EventType("timeoff/leave/create", "timeoff", "Leave")
TIMEOFF_LEAVE_DELETE: EventType[Leave] = EventType("timeoff/leave/delete", "timeoff", "Leave")
TIMEOFF_LEAVE_REJECT: EventType[Leave] = EventType("timeoff/leave/reject", "timeoff", "Leave")
TIMEOFF_LEAVE_UPDATE: EventType[Leave] = EventType("timeoff/leave/update", "timeoff", "Leave")
TIMEOFF_LEAVE_TYPE_CREATE: EventType[LeaveType] = EventType(
    "timeoff/leave_type/create", "timeoff", "LeaveType"
)
TIMEOFF_LEAVE_TYPE_UPDATE: EventType[LeaveType] = EventType(
    "timeoff/leave_type/update", "timeoff", "LeaveType"
)
TIMEOFF_POLICY_CREATE: EventType[Policy] = EventType("timeoff/policy/create", "timeoff", "Policy")
TIMEOFF_POLICY_DELETE: EventType[Policy] = EventType("timeoff/policy/delete", "timeoff", "Policy")
TIMEOFF_POLICY_UPDATE: EventType[Policy] = EventType("timeoff/policy/update", "timeoff", "Policy")
TRAININGS_CATEGORY_CREATE: EventType[TrainingsCategory] = EventType(
    "trainings/category/create", "trainings", "TrainingsCategory"
)
TRAININGS_CATEGORY_DELETE: EventType[TrainingsCategory] = EventType(
    "trainings/category/delete", "trainings", "TrainingsCategory"
)
TRAININGS_CATEGORY_UPDATE: EventType[TrainingsCategory] = EventType(
    "trainings/category/update", "trainings", "TrainingsCategory"
)
TRAININGS_TRAINING_BULK_DELETE: EventType[Training] = EventType(
    "trainings/training/bulk_delete", "trainings", "Training"
)
TRAININGS_TRAINING_BULK_UPDATE_CATALOG: EventType[Training] = EventType(
    "trainings/training/bulk_update_catalog", "trainings", "Training"
)
TRAININGS_TRAINING_CREATE: EventType[Training] = EventType(
    "trainings/training/create", "trainings", "Training"
)
TRAININGS_TRAINING_DELETE: EventType[Training] = EventType(
    "trainings/training/delete", "trainings", "Training"
)
TRAININGS_TRAINING_UPDATE: EventType[Training] = EventType(
    "trainings/training/update", "trainings", "Training"
)
TRAININGS_TRAINING_UPDATE_STATUS: EventType[Training] = EventType(
    "trainings/training/update_status", "trainings", "Training"
)
WORK_SCHEDULE_SCHEDULE_CREATE: EventType[Schedule] = EventType(
    "work_schedule/schedule/create", "work_schedule", "Schedule"
)
WORK_SCHEDULE_SCHEDULE_TOGGLE_ARCHIVE: EventType[Schedule] = EventType(
    "work_schedule/schedule/toggle_archive", "work_schedule", "Schedule"
)
WORK_SCHEDULE_SCHEDULE_UPDATE: EventType[Schedule] = EventType(
    "work_schedule/schedule/update", "work_schedule", "Schedule"
)

EVENT_TYPES: Mapping[str, EventType[Any]] = MappingProxyType(
    {
        each.name: each
        for each in (
            API_PUBLIC_WEBHOOK_SUBSCRIPTION_CREATE,
            API_PUBLIC_WEBHOOK_SUBSCRIPTION_DELETE,
            API_PUBLIC_WEBHOOK_SUBSCRIPTION_UPDATE,
            ATS_APPLICATION_APPLY,
            ATS_APPLICATION_CREATE,
            ATS_APPLICATION_CREATE_FROM_EMPLOYEE,
            ATS_APPLICATION_DELETE,
            ATS_APPLICATION_UPDATE,
            ATS_CANDIDATE_CREATE,
            ATS_CANDIDATE_DELETE,
            ATS_CANDIDATE_UPDATE,
            ATS_EVALUATION_FORM_SAVE_AS_TEMPLATE,
            ATS_JOB_POSTING_CREATE,
            ATS_JOB_POSTING_DELETE,
            ATS_JOB_POSTING_DUPLICATE,
            ATS_JOB_POSTING_UPDATE,
            ATTENDANCE_SHIFT_AUTOFILL,
            ATTENDANCE_SHIFT_BREAK_END,
            ATTENDANCE_SHIFT_BREAK_START,
            ATTENDANCE_SHIFT_CLOCK_IN,
            ATTENDANCE_SHIFT_CLOCK_OUT,
            ATTENDANCE_SHIFT_CREATE,
            ATTENDANCE_SHIFT_DELETE,
            ATTENDANCE_SHIFT_TOGGLE_CLOCK,
            ATTENDANCE_SHIFT_UPDATE,
            BANKING_BANK_ACCOUNT_NUMBER_UPSERT,
            BOOKKEEPERS_MANAGEMENT_INCIDENCE_UPDATE,
            COMPANIES_LEGAL_ENTITY_CREATE,
            CONTRACTS_CONTRACT_VERSION_CREATE,
            CONTRACTS_CONTRACT_VERSION_DELETE,
            CONTRACTS_CONTRACT_VERSION_UPDATE,
            CONTRACTS_CONTRACT_VERSION_REQUEST_APPROVE,
            CONTRACTS_CONTRACT_VERSION_REQUEST_CREATE_PROMOTE_REQUEST,
            CONTRACTS_CONTRACT_VERSION_REQUEST_DELETE,
            CONTRACTS_CONTRACT_VERSION_REQUEST_REJECT,
            CUSTOM_RESOURCES_SCHEMA_CREATE,
            DOCUMENTS_DOCUMENT_BULK_CREATE,
            DOCUMENTS_DOCUMENT_CREATE,
            DOCUMENTS_DOCUMENT_DELETE,
            DOCUMENTS_DOCUMENT_MOVE_TO_TRASH_BIN,
            DOCUMENTS_DOCUMENT_RESTORE_FROM_TRASH_BIN,
            DOCUMENTS_DOCUMENT_UPDATE,
            DOCUMENTS_FOLDER_CREATE,
            DOCUMENTS_FOLDER_UPDATE,
            EMPLOYEES_EMPLOYEE_CREATE_WITH_CONTRACT,
            EMPLOYEES_EMPLOYEE_INVITE,
            EMPLOYEES_EMPLOYEE_SET_REGULAR_ACCESS_START_DATE,
            EMPLOYEES_EMPLOYEE_TERMINATE,
            EMPLOYEES_EMPLOYEE_UNTERMINATE,
            EMPLOYEES_EMPLOYEE_UPDATE,
            EXPENSES_EXPENSABLE_BULK_SET_TO_PAID,
            EXPENSES_EXPENSABLE_UPDATE_REIMBURSABLE_AMOUNT,
            FINANCE_COST_CENTER_CREATE,
            FINANCE_COST_CENTER_DELETE,
            FINANCE_COST_CENTER_EDIT,
            LOCATIONS_LOCATION_CREATE,
            LOCATIONS_LOCATION_DELETE,
            LOCATIONS_LOCATION_UPDATE,
            PAYROLL_POLICY_PERIOD_CHANGE_STATUS,
            PAYROLL_SUPPLEMENT_CREATE,
            PAYROLL_SUPPLEMENT_DELETE,
            PAYROLL_SUPPLEMENT_UPDATE,
            PAYROLL_INTEGRATIONS_BASE_CODE_CREATE,
            PAYROLL_INTEGRATIONS_BASE_CODE_DELETE,
            PAYROLL_INTEGRATIONS_BASE_CODE_UPDATE,
            PERFORMANCE_REVIEW_PROCESS_CREATE,
            PERFORMANCE_REVIEW_PROCESS_CREATE_FROM_TEMPLATE,
            PERFORMANCE_REVIEW_PROCESS_DELETE,
            PERFORMANCE_REVIEW_PROCESS_DUPLICATE,
            PERFORMANCE_REVIEW_PROCESS_REMIND_IN_BULK,
            PERFORMANCE_REVIEW_PROCESS_REMOVE_SCHEDULE,
            PERFORMANCE_REVIEW_PROCESS_REOPEN,
            PERFORMANCE_REVIEW_PROCESS_SCHEDULE,
            PERFORMANCE_REVIEW_PROCESS_START,
            PERFORMANCE_REVIEW_PROCESS_STOP,
            PERFORMANCE_REVIEW_PROCESS_TOGGLE_ARCHIVE,
            PERFORMANCE_REVIEW_PROCESS_UPDATE_AGREEMENTS_CONFIGURATION,
            PERFORMANCE_REVIEW_PROCESS_UPDATE_BASIC_INFO,
            PERFORMANCE_REVIEW_PROCESS_UPDATE_COMPETENCIES_ASSESSMENTS_CONFIGURATION,
            PERFORMANCE_REVIEW_PROCESS_UPDATE_DEADLINE,
            PERFORMANCE_REVIEW_PROCESS_UPDATE_EMPLOYEE_SCORE_CONFIGURATION,
            PERFORMANCE_REVIEW_PROCESS_UPDATE_REVIEWER_STRATEGIES,
            PERFORMANCE_REVIEW_PROCESS_UPDATE_SCHEDULE,
            PERFORMANCE_REVIEW_PROCESS_UPDATE_TARGET_STRATEGY,
            PROJECT_MANAGEMENT_TIME_RECORD_CREATE,
            PROJECT_MANAGEMENT_TIME_RECORD_DELETE,
            PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_IMPUTED_MINUTES,
            PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_OBSERVATIONS,
            PROJECT_MANAGEMENT_TIME_RECORD_UPDATE_PROJECT_WORKER,
            SHIFT_MANAGEMENT_SHIFT_BULK_CREATE,
            SHIFT_MANAGEMENT_SHIFT_BULK_DELETE,
            SHIFT_MANAGEMENT_SHIFT_CREATE,
            SHIFT_MANAGEMENT_SHIFT_DELETE,
            TASKS_TASK_BULK_CREATE,
            TASKS_TASK_BULK_DELETE,
            TASKS_TASK_BULK_UPDATE,
            TASKS_TASK_COPY,
            TASKS_TASK_CREATE,
            TASKS_TASK_CREATE_COMMENT,
            TASKS_TASK_DELETE,
            TASKS_TASK_UPDATE,
            TEAMS_MEMBERSHIP_BULK_UPSERT,
            TEAMS_MEMBERSHIP_CREATE,
            TEAMS_MEMBERSHIP_DELETE,
            TEAMS_MEMBERSHIP_MOVE,
            TEAMS_MEMBERSHIP_UPDATE,
            TEAMS_TEAM_CREATE,
            TEAMS_TEAM_DELETE,
            TEAMS_TEAM_MOVE,
            TEAMS_TEAM_PROJECT,
            TEAMS_TEAM_UPDATE,
            TIMEOFF_BLOCKED_PERIOD_CREATE,
            TIMEOFF_BLOCKED_PERIOD_DELETE,
            TIMEOFF_BLOCKED_PERIOD_UPDATE,
            TIMEOFF_LEAVE_APPROVE,
            TIMEOFF_LEAVE_BULK_DELETE,
            TIMEOFF_LEAVE_CREATE,
            TIMEOFF_LEAVE_DELETE,
            TIMEOFF_LEAVE_REJECT,
            TIMEOFF_LEAVE_UPDATE,
            TIMEOFF_LEAVE_TYPE_CREATE,
            TIMEOFF_LEAVE_TYPE_UPDATE,
            TIMEOFF_POLICY_CREATE,
            TIMEOFF_POLICY_DELETE,
            TIMEOFF_POLICY_UPDATE,
            TRAININGS_CATEGORY_CREATE,
            TRAININGS_CATEGORY_DELETE,
            TRAININGS_CATEGORY_UPDATE,
            TRAININGS_TRAINING_BULK_DELETE,
            TRAININGS_TRAINING_BULK_UPDATE_CATALOG,
            TRAININGS_TRAINING_CREATE,
            TRAININGS_TRAINING_DELETE,
            TRAININGS_TRAINING_UPDATE,
            TRAININGS_TRAINING_UPDATE_STATUS,
            WORK_SCHEDULE_SCHEDULE_CREATE,
            WORK_SCHEDULE_SCHEDULE_TOGGLE_ARCHIVE,
            WORK_SCHEDULE_SCHEDULE_UPDATE,
        )
    }
)
"""Every webhook type by its name."""
