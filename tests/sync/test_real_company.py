"""Does the main job also work on a real chart of accounts, real currencies and real expenses?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factorial_erp.mapping import MappingDocument
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync import MemoryLedger
from tests.conftest import Mode
from tests.sync.conftest import Setup
from tests.sync.real_company import COMPANY, RealCompany, absent, real_company

pytestmark = absent

WINDOW = {"first_day": dt.date(2025, 10, 1), "last_day": dt.date(2026, 12, 31)}


@pytest.fixture(scope="module")
def real() -> RealCompany:
    """The real company."""
    return real_company()


@pytest.fixture
def box(real: RealCompany) -> Sandbox:
    """The real company in the sandbox."""
    return Sandbox(factorial=real.factorial(), business_central=real.business_central())


@pytest.fixture
def sync(mode: Mode, box: Sandbox, real: RealCompany, tmp_path: Path) -> Any:
    """A sync of the real company, in each mode."""
    mapping = MappingDocument.load(real.write_mapping(tmp_path / "mapping"))
    return Setup(mode, box).sync(MemoryLedger(), mapping=mapping)


def test_all_real_expenses_are_booked_to_the_cent(
    mode: Mode, sync: Any, box: Sandbox, real: RealCompany
) -> None:
    """
    Planned = posted = general ledger, for each account; and the ledger is what Business Central's own expense
    app computed for the same expenses in local currency.
    """
    plan = mode.call(sync.plan, **WINDOW)
    report = mode.call(sync.apply, plan)
    found = mode.call(sync.reconcile, plan)

    expected: dict[str, Decimal] = {}
    for expense in real.expenses:
        account = real.account_of(expense)
        local = Decimal(str(expense["Amount (LCY)"]))
        expected[account] = expected.get(account, Decimal(0)) + local
    company = box.business_central.companies[COMPANY]
    posted: dict[str, Decimal] = {}
    for entry in company.gl_entries:
        amount = entry["debitAmount"] - entry["creditAmount"]
        account = entry["accountNumber"]
        posted[account] = posted.get(account, Decimal(0)) + amount

    assert len(real.expenses) == 72
    assert plan.of("blocked") == ()
    assert len(report.of("success")) == 72, str(report)
    assert found.agrees, str(found)
    assert {account: posted[account] for account in expected} == expected
    assert set(posted) - set(expected) == {"4150", "3510"}
    assert sum(posted.values()) == 0


def test_foreign_documents_agree_in_their_own_currency(
    mode: Mode, sync: Any, real: RealCompany
) -> None:
    """
    Source, plan and documents, for each currency.
    """
    plan = mode.call(sync.plan, **WINDOW)
    mode.call(sync.apply, plan)
    found = mode.call(sync.reconcile, plan)

    expected: dict[str, Decimal] = {}
    for expense in real.expenses:
        currency = expense.get("Currency Code", "EUR")
        amount = Decimal(str(expense["Amount"]))
        expected[currency] = expected.get(currency, Decimal(0)) + amount
    assert set(expected) == {"DKK", "EUR", "GBP", "USD"}
    assert found.source == found.planned == found.posted == expected


def test_a_second_run_on_the_real_company_writes_nothing(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    The same expense never lands twice.
    """
    mode.call(sync.apply, mode.call(sync.plan, **WINDOW))

    again = mode.call(sync.plan, **WINDOW)
    mode.call(sync.apply, again)

    assert len(again.of("skip")) == 72
    assert len(box.business_central.companies[COMPANY].purchase_invoices) == 72


def test_an_account_that_is_a_heading_is_refused(
    mode: Mode, box: Sandbox, real: RealCompany, tmp_path: Path
) -> None:
    """
    The real chart has headings and totals: they explain themselves before anything is written.
    """
    folder = real.write_mapping(tmp_path / "mapping")
    rules = (folder / "rules.csv").read_text("utf-8")
    (folder / "rules.csv").write_text(
        rules.replace("MEALS,account,MEALS,,6660", "MEALS,account,MEALS,,0"), "utf-8"
    )
    sync = Setup(mode, box).sync(MemoryLedger(), mapping=MappingDocument.load(folder))

    plan = mode.call(sync.plan, **WINDOW)

    blocked = plan.of("blocked")
    assert len(blocked) == len([e for e in real.expenses if e["Expense Category"] == "MEALS"]) == 6
    assert {change.problems[0].code for change in blocked} == {"account_not_postable"}
    assert "Heading" in blocked[0].problems[0].message
