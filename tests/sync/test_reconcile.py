"""Is every difference between Factorial, the plan and the general ledger named?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sync import MemoryLedger
from tests.conftest import Mode
from tests.sync.conftest import Setup

PERIOD = "2026-10"


@pytest.fixture
def applied(mode: Mode, setup: Setup, ledger: MemoryLedger) -> tuple[Any, Any]:
    """A sync that was applied, and its plan."""
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, PERIOD)
    mode.call(sync.apply, plan)
    return sync, plan


def company_of(box: Sandbox) -> Any:
    """Return the demo company."""
    return box.business_central.companies[box.company_name]


def test_what_was_not_written_is_missing(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    Before applying, every invoice of the plan is missing.
    """
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, PERIOD)

    found = mode.call(sync.reconcile, plan)

    assert not found.agrees
    assert {d.kind for d in found.differences} == {"missing"}
    assert len(found.differences) == 88
    assert "there are differences" in str(found)


def test_an_invoice_that_was_deleted_in_the_erp_is_missing(
    mode: Mode, applied: tuple[Any, Any], box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    The ledger knows it, the ERP does not.
    """
    sync, plan = applied
    change = plan.of("create")[0]
    entry = ledger.get(box.company_name, change.key)
    assert entry is not None
    del company_of(box).tables["purchaseInvoices"][entry.erp_id]

    found = mode.call(sync.reconcile, plan)

    assert [(d.key, d.kind) for d in found.differences] == [(change.key, "missing")]
    assert entry.number in found.differences[0].message


def test_a_changed_amount_is_named(mode: Mode, applied: tuple[Any, Any], box: Sandbox) -> None:
    """
    A document that says something else than the plan.
    """
    sync, plan = applied
    invoice = company_of(box).purchase_invoices[0]
    invoice["totalAmountIncludingTax"] += Decimal("0.01")

    found = mode.call(sync.reconcile, plan)

    assert [d.kind for d in found.differences] == ["amount"]
    assert invoice["number"] in found.differences[0].message


def test_a_moved_cent_is_seen_on_its_accounts(
    mode: Mode, applied: tuple[Any, Any], box: Sandbox
) -> None:
    """
    The documents are right, but an entry sits on another account.
    """
    sync, plan = applied
    entry = next(e for e in company_of(box).gl_entries if e["accountNumber"] == "6660")
    entry["accountNumber"] = "6650"

    found = mode.call(sync.reconcile, plan)

    assert not found.agrees
    assert {t.account for t in found.accounts if not t.agrees} == {"6650", "6660"}


def test_entries_that_do_not_balance_are_named(
    mode: Mode, applied: tuple[Any, Any], box: Sandbox
) -> None:
    """
    Debit and credit of each document sum to zero.
    """
    sync, plan = applied
    entry = next(e for e in company_of(box).gl_entries if e["accountNumber"] == "3501")
    entry["creditAmount"] += Decimal("0.01")

    found = mode.call(sync.reconcile, plan)

    assert [d.kind for d in found.differences] == ["unbalanced"]
    assert "-0.01" in found.differences[0].message


def test_a_draft_is_not_in_the_ledger_yet(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    Where posting was planned, a draft is a difference; where drafts were wanted, it is none.
    """
    drafting = setup.sync(ledger, post=False)
    drafts = mode.call(drafting.plan, PERIOD)
    mode.call(drafting.apply, drafts)
    posting = mode.call(setup.sync(ledger).plan, PERIOD)

    wanted = mode.call(drafting.reconcile, drafts)
    unwanted = mode.call(drafting.reconcile, posting)

    assert wanted.differences == ()
    assert {d.kind for d in unwanted.differences} == {"not_posted"}
