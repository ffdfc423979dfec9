"""Which scope does an application need for a resource?"""

from __future__ import annotations

__all__ = ["scope_of"]

SCOPES: tuple[tuple[str, str], ...] = (
    ("banking/", "banking"),
    ("companies/legal_entities", "company_legal_entities"),
    ("custom_fields/", "custom_fields"),
    ("documents/", "documents"),
    ("employees/", "employees"),
    ("expenses/", "expenses"),
    ("finance/accounting_settings", "finance"),
    ("finance/accounts", "finance"),
    ("finance/contacts", "finance"),
    ("finance/cost_center_memberships", "finance"),
    ("finance/cost_centers", "finance"),
    ("finance/financial_documents", "finance"),
    ("finance/journal_entries", "finance"),
    ("finance/journal_lines", "finance"),
    ("finance/tax_rates", "finance"),
    ("finance/tax_types", "finance"),
    ("marketplace/", "marketplace"),
    ("payroll/supplements", "payroll_supplements"),
    ("payroll/", "payroll"),
    ("payroll_integrations_base/codes", "integrations"),
    ("project_management/expense_records", "project_management_expenses"),
    ("project_management/time_records", "project_management_time"),
    ("project_management/", "project_management_projects"),
    ("teams/", "employees"),
)
"""
By the beginning of the path; the first that fits.

Source: https://apidoc.factorialhr.com/docs/oauth-scopes; its list is older than the newest resources, so
some have none. Which one of the three belongs to which resource of project management is a guess.
"""


def scope_of(path: str) -> str | None:
    """Return the scope for a request's path; ``None`` where Factorial's list names none."""
    _, found, place = path.partition("/resources/")
    place = place if found else path.lstrip("/")
    return next((scope for beginning, scope in SCOPES if place.startswith(beginning)), None)
