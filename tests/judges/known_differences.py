"""In which respects does this library send something else than the official SDK, and why?"""

from __future__ import annotations

NOT_THEIRS = {
    ("GET", "/api/2026-07-01/resources/integrations/syncable_items"): (
        "only older versions have it; reachable because partners' integrations still need it"
    ),
}
"""Operations that the SDK lacks."""

FORMS = {
    ("PUT", "/api/2026-10-01/resources/teams/teams/ID"),
    ("POST", "/api/2026-10-01/resources/trainings/trainings"),
}
"""
Bodies that the SDK cannot send: a file within JSON (TypeError: Object of type BytesIO is not JSON serializable).

This library sends a multipart form as soon as there is a file; that Factorial takes it is a guess.
"""

OBJECT_FILTERS = {"expenses/expensables": ("by_resources[]", "by_resources[][key]")}
"""
Filters whose values are objects: the SDK's name, then ours.

The SDK writes Python's own notation of a dict into the URL, which no server can read; this library writes the
objects as Rails reads them.
"""

ID_IN_BODY = {
    "ats/feedbacks",
    "contracts/compensations",
    "custom_fields/values",
    "performance/review_visibility_settings",
    "timeoff/leave_types",
}
"""
Updates whose body may repeat the id of the path, and need not in the SDK.

The other 58 must repeat it; this library always does.
"""

SENT_BY_DEFAULT = {"project_management/projects": "include_costs"}
"""Filters that the specification leaves open, and this library decides unless the caller does."""

NOT_FORCED: dict[str, str] = {
    "api_public/webhook_subscriptions": "id",
    "ats/messages": "id",
    "attendance/estimated_times": "employee_ids[] end_on start_on",
    "attendance/reviews": "employee_ids[] end_on reviewed_at start_on",
    "attendance/shifts": "half_day",
    "contracts/contract_activity_periods": "contract_id",
    "contracts/contract_version_meta_data": "contract_version_ids[]",
    "contracts/contract_versions": "job_catalog_tree_node_uuids[]",
    "contracts/materialized_templates": "company_id template_type",
    "contracts/reference_contracts": "job_catalog_tree_node_uuids[]",
    "integrations/sync_runs": "created_at_gteq marketplace_integration_uuid",
    "job_catalog/node_attributes": "node_uuid",
    "job_catalog/tree_nodes": "node_type",
    "marketplace/installation_settings": "company_id integration_uuid",
    "payroll/supplements": "policy_period_ids[]",
    "payroll_employees/identifiers": "country",
    "performance/target_managers": "performance_review_process_ids[]",
    "posts/comments": "post_ids[]",
    "project_management/exportable_expenses": "end_date project_ids[] start_date",
    "project_management/project_tasks": "client_ids[] completed due_status ids[] overdue project_ids[] search subproject_ids[]",
    "tasks/task_files": "task_id",
    "time_planning/planned_breaks": "active_break_configuration day_configuration_ids[] default_shift_ids[] ids[] paid shift_configuration_ids[] shift_ids[]",
    "time_settings/break_configurations": "active",
    "timeoff/policy_timelines": "employee_id reference_date",
    "trainings/session_access_memberships": "session_id",
    "trainings/session_attendances": "id",
    "trainings/training_classes": "id",
    "trainings/training_memberships": "due_date",
    "trainings/trainings": "id",
}
"""
Filters that the specification requires of every caller, and this library sends only when they are given.

Public clients leave them out, and some cannot be meant: a list of tasks would need eight at once. Where a plain
default exists, it is sent instead.
"""

EXAMPLES_WITH_TIME = {"expenses/expenses": ("from", "to"), "expenses/mileages": ("from", "to")}
"""
Filters that take a day, says this library; the specification's format comes from examples with a time of day.

Nobody could try which of the two Factorial takes, or whether it takes both: a guess.
"""

PRISM_IS_WRONG = {
    r"^query: Request query must have required property '.*%5b%5d'$": (
        "Prism finds no parameter with brackets in its name, however it is escaped, and checks none"
    ),
    r"^body\.\w+\[\]: Request body property \w+\[\] must be array$": (
        "of a field that a form repeats, Prism sees one value"
    ),
    r"^query\.(with_targets_)?managed_by_filter: .* must have required property '\w+'$": (
        "Prism takes an object that is not sent, and need not be, for an empty one"
    ),
}
"""Findings of Prism 5.14.2 that are faults of Prism: a pattern of its words, and what is wrong with them."""

ODD_ANSWERS = {
    "expenses/expensables": {
        r"effective_on must match format \"date-time\"": "days have been seen; sources disagree"
    },
    "api_public/credentials": {
        r"employee_id must be string": "null for credentials of a company, as the real API answers"
    },
    "attendance/shifts": {
        r"meta.limit must be integer": "answers with everything at once, as the real API was seen to"
    },
    "work_schedule/day_configurations": {
        r"start_at must match format \"date\"": "sources disagree: a day, or a day with a time"
    },
}
"""Answers of the sandbox that differ from the specification on purpose: what Prism says, and why it is so."""

REFUSED = {
    "api_public.webhook_subscriptions.create": "a company subscribes to an event once",
    "api_public.webhook_subscriptions.delete": "there is one, so the second time it is gone",
    "documents.download_urls.bulk_create": "API keys are refused, as the real API was seen to",
    "expenses.expensables.update_reimbursable_amount": "the newest expense is not reimbursable",
    "finance.cost_center_memberships.bulk_create_update": "shares of 1.5 and 1.5 do not sum to 1",
    "finance.financial_documents.update": "takes the number of another invoice",
    "finance.ledger_account_resources.upsert": "without an account there is nothing to link to",
    "finance.tax_rates.create": "a rate of 1.5 is none",
    "integrations.syncable_items.list": "only older versions have it",
    "marketplace.installations.create": "an integration is installed once",
    "procurement.purchase_orders.update": "the first update has closed it",
    "shift_management.shifts.delete": "no operation makes one, so there is none to delete",
}
"""Operations that the sandbox refuses at least once, given made-up values, and why it is right to."""
