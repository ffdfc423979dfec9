"""Are credit memos, journals and what takes something back once in the books, wherever the process is killed?"""

from __future__ import annotations

import datetime as dt
import signal
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from factorial_erp.sync import Plan, SqliteLedger
from tests.sync.kinds import (
    OWN,
    PAYROLL,
    company_of,
    entries_of,
    header,
    journal_lines,
    write_mapping,
)
from tests.sync.test_kill import Stage

if sys.platform == "win32":
    pytest.skip("there is no SIGKILL on Windows", allow_module_level=True)

WINDOW = {"first_day": dt.date(2026, 10, 1), "last_day": dt.date(2026, 10, 4)}
JOURNALS = 2
WRITES = [5, 8, 16, 17, 20, 22, 23, 25, 26, 29]
"""Which requests of a run write: the credit memo and its posting, lines of journals, and two postings."""
KILLED_AT = WRITES if sys.version_info >= (3, 13) else WRITES[::3]
"""Each of them takes seconds, and what is tested here does not depend on the Python."""


class KindsStage(Stage):
    """An invoice that is taken back by a credit memo, a journal that is by another one, and two new journals."""

    def put_mapping(self) -> None:
        """Take the document that makes journals."""
        company_of(self.box)
        write_mapping(self.box, self.folder / "mapping", PAYROLL, OWN)

    def _small_plan(self) -> Plan:
        with SqliteLedger(self.folder / "sync.db") as ledger:
            sync = self.sync(ledger)
            plan = sync.plan(**WINDOW)
            journals = [c for c in plan.of("create") if c.journal is not None]
            invoice = next(c for c in plan.of("create") if c.invoice is not None)
            self.reversed = (invoice, journals[0])
            first = attrs.evolve(plan, changes=self.reversed)
            assert sync.apply(first).is_complete
            for change in self.reversed:
                header(self.box, change.key)["status"] = "reversed"
            later = sync.plan(**WINDOW)
        keys = {c.key for c in (*self.reversed, *journals[1 : 1 + JOURNALS])}
        changes = tuple(c for c in later.of("create") if c.key in keys)
        assert len(changes) == len(keys) == 2 + JOURNALS
        return attrs.evolve(later, changes=changes)

    def check(self) -> None:
        """Nothing twice, nothing lost, nothing stuck, everything balanced; the originals stay as they were."""
        company = company_of(self.box)
        memos = company.tables["purchaseCreditMemos"].values()
        planned = [c for c in self.plan.changes if c.invoice is not None]
        assert [c.invoice.vendor_invoice_number for c in planned if c.invoice] == [
            memo["vendorCreditMemoNumber"] for memo in memos
        ]
        assert not {memo["status"] for memo in memos} & {"Draft", "In Review"}
        assert [] == journal_lines(self.box)
        for change in self.plan.changes:
            if change.journal is not None:
                entries = entries_of(self.box, change.journal.document_number)
                assert 0 == sum(entries.values())
                named: dict[str, Decimal] = {}
                for entry in change.posting.entries if change.posting else ():
                    if entry.account_type == "account" and entry.amount_lcy is not None:
                        named[entry.number] = named.get(entry.number, Decimal(0)) + entry.amount_lcy
                assert {account: entries[account] for account in named} == named
        with SqliteLedger(self.folder / "sync.db") as ledger:
            assert {"posted"} == {entry.state for entry in ledger.entries()}
            assert 2 + len(self.plan.changes) == len(ledger.entries())
            found = self.sync(ledger).reconcile(self.plan)
        assert found.agrees, str(found)


def test_a_run_that_is_not_killed_books_everything(tmp_path: Path) -> None:
    """
    The measure for the others: which of its requests write.
    """
    with KindsStage(tmp_path) as stage:
        before = len(stage.box.requests)
        stage.run_to_the_end()
        requests = stage.box.requests[before:]
        stage.check()

    assert WRITES == [n for n, each in enumerate(requests, 1) if each.method == "POST"][1:]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("nth", KILLED_AT)
def test_killed_at_any_write_nothing_is_twice_or_lost(tmp_path: Path, when: Any, nth: int) -> None:
    """
    SIGKILL while a request is on its way, or after it had its effect: the next run finishes the job.
    """
    with KindsStage(tmp_path) as stage:
        stage.server.hold(nth=nth, when=when)
        process = stage.start()
        held = stage.server.wait_held(30)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        stage.server.release()

        stage.run_to_the_end()

        assert held
        stage.check()


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("nth", [1, 2, 3, 5, 8])
def test_killed_around_any_entry_of_the_ledger_nothing_is_twice_or_lost(
    tmp_path: Path, moment: str, nth: int
) -> None:
    """
    SIGKILL between the answer of the ERP and the ledger, and right after the ledger.
    """
    with KindsStage(tmp_path) as stage:
        process = stage.start(f"{moment} put {nth}")
        process.communicate(timeout=60)

        stage.run_to_the_end()

        assert process.returncode == -signal.SIGKILL
        stage.check()
