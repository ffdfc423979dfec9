"""What is known about the things that records point to?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

import attrs

from ...factorial.finance import (
    AccountingSetting,
    CostCenterMembership,
    LedgerAccountResource,
    LedgerAccountResourceBalanceType,
)
from .expense import Membership, Ref
from .fields import received

__all__ = [
    "NOTHING",
    "Directories",
    "Directory",
    "LinkedAccounts",
    "accounts_linked",
    "memberships_of",
    "ref",
]

Directory = Mapping[str, Ref]
"""Things by their id."""

Linked = Literal["bankaccount", "customcategory", "invoice", "payrollconcept", "taxtype", "vendor"]
LinkedAccounts = Mapping[tuple[str, str, str], Ref]
"""Accounts by what they are linked to: its type, its id, and the legal entity, empty for all of them."""


def _nothing() -> Directory:
    return {}


@attrs.frozen(kw_only=True)
class Directories:
    """The lists that records point into, read once."""

    entities: Directory = attrs.field(factory=_nothing)
    employees: Directory = attrs.field(factory=_nothing, repr=False)
    """Their code is the employee number; no name is needed."""
    teams: Directory = attrs.field(factory=_nothing)
    """By the id of an employee."""
    categories: Directory = attrs.field(factory=_nothing)
    cost_centers: Directory = attrs.field(factory=_nothing)
    memberships: Mapping[str, tuple[Membership, ...]] = attrs.field(
        factory=dict[str, tuple[Membership, ...]], repr=False
    )
    """By the id of an employee."""
    projects: Directory = attrs.field(factory=_nothing)
    subprojects: Directory = attrs.field(factory=_nothing)
    expense_subprojects: Directory = attrs.field(factory=_nothing)
    """By the id of a receipt."""
    suppliers: Directory = attrs.field(factory=_nothing)
    """Contacts; their code is the ``external_id``, the number in the ERP."""
    tax_numbers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """By the id of a contact."""
    document_numbers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """The issuer's number, by the id of a financial document, for the credit notes that correct it."""
    concepts: Directory = attrs.field(factory=_nothing)
    """Payroll concepts."""
    accounts: Directory = attrs.field(factory=_nothing)
    linked_accounts: LinkedAccounts = attrs.field(factory=dict[tuple[str, str, str], Ref])
    settings: Mapping[str, AccountingSetting] = attrs.field(factory=dict[str, AccountingSetting])
    """Default accounts, by the id of a legal entity."""

    def linked(self, kind: Linked, id: str | None, entity: str | None) -> Ref | None:
        """The account that Factorial links a thing to: for its legal entity, else for all."""
        if id is None:
            return None
        own = self.linked_accounts.get((kind, id, entity)) if entity else None
        return own or self.linked_accounts.get((kind, id, ""))

    def default_account(
        self, kind: Literal["expenses", "purchase_invoices", "suspense"], entity: str | None
    ) -> Ref | None:
        """The account that Factorial has for a kind of record of a legal entity."""
        setting = self.settings.get(entity) if entity else None
        id = received(setting, f"default_account_for_{kind}_id")
        return None if id is None else self.accounts.get(id) or Ref(id)


NOTHING: Final = Directories()
"""Nothing is known."""


def ref(known: Directory, id: object) -> Ref | None:
    """Return a thing by its id, also one that is not known."""
    return None if id is None else known.get(str(id)) or Ref(str(id))


def accounts_linked(links: Iterable[LedgerAccountResource], accounts: Directory) -> LinkedAccounts:
    """
    Return the accounts that a thing is debited to.

    Where Factorial links several, the first in the order of ids counts.
    """
    found: dict[tuple[str, str, str], Ref] = {}
    for link in links:
        if received(link, "balance_type") == LedgerAccountResourceBalanceType.CREDIT:
            continue
        place = (str(link.resource_type), link.resource_id, received(link, "legal_entity_id") or "")
        found.setdefault(place, accounts.get(link.account_id) or Ref(link.account_id))
    return found


def memberships_of(
    rows: Iterable[CostCenterMembership], cost_centers: Directory
) -> dict[str, tuple[Membership, ...]]:
    """Return the cost centres of each employee, with percentages instead of fractions."""
    found: dict[str, tuple[Membership, ...]] = {}
    for row in rows:
        membership = Membership(
            cost_center=cost_centers.get(row.cost_center_id) or Ref(row.cost_center_id),
            percent=row.percentage * 100,
            start=row.start_date,
            end=received(row, "end_date"),
        )
        found[row.employee_id] = (*found.get(row.employee_id, ()), membership)
    return found
