"""Is nothing twice and nothing lost when the process is killed at any step? With real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import pytest

from factorial_erp import BusinessCentral, Factorial
from factorial_erp.mapping import MappingDocument
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from factorial_erp.sync import Plan, SqliteLedger, Sync

if sys.platform == "win32":
    pytest.skip("there is no SIGKILL on Windows", allow_module_level=True)

FEW = 4
"""Invoices in the plan of these tests: each is five requests and two entries in the ledger."""

PROGRAM = """
import os, signal, sys
from pathlib import Path
from factorial_erp import BusinessCentral, Factorial
from factorial_erp.mapping import MappingDocument
from factorial_erp.sync import Plan, SqliteLedger, Sync

url, folder, die_at = sys.argv[1], Path(sys.argv[2]), sys.argv[3]


class Mortal(SqliteLedger):
    entries_written = 0

    def put(self, entry, /):
        Mortal.entries_written += 1
        if die_at == f"before put {self.entries_written}":
            os.kill(os.getpid(), signal.SIGKILL)
        super().put(entry)
        if die_at == f"after put {self.entries_written}":
            os.kill(os.getpid(), signal.SIGKILL)


mapping = MappingDocument.load(folder / "mapping")
factorial = Factorial.from_env()
company = BusinessCentral.from_env().company(os.environ["BC_COMPANY"])
plan = Plan.from_json((folder / "plan.json").read_text("utf-8"))
with Mortal(folder / "sync.db") as ledger:
    print(Sync(factorial, company, mapping, ledger=ledger).apply(plan, concurrency=1).summary())
"""


class Stage:
    """The sandbox over HTTP, a small plan on disk, and processes that apply it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.box = Sandbox()
        self.server = SandboxServer(self.box)
        self.clients: list[Any] = []
        self.put_mapping()

    def __enter__(self) -> Self:
        self.server.__enter__()
        self.plan = self._small_plan()
        (self.folder / "plan.json").write_text(self.plan.to_json(), "utf-8")
        return self

    def put_mapping(self) -> None:
        """Take the demo's document."""
        (self.folder / "mapping").symlink_to(self.box.mapping_folder)

    def __exit__(self, *_: object) -> None:
        for client in self.clients:
            client.close()
        self.server.__exit__()

    def _small_plan(self) -> Plan:
        import attrs

        with SqliteLedger(self.folder / "sync.db") as ledger:
            plan = self.sync(ledger).plan("2026-10")
        return attrs.evolve(plan, changes=plan.of("create")[:FEW])

    def sync(self, ledger: Any) -> Any:
        factorial = Factorial(self.box.api_key, base_url=self.server.url)
        central = BusinessCentral(
            tenant=self.box.tenant,
            client_id=self.box.client_id,
            client_secret=self.box.client_secret,
            base_url=self.server.url,
            login_url=self.server.url,
        )
        self.clients += [factorial, central]
        mapping = MappingDocument.load(self.folder / "mapping")
        return Sync(factorial, central.company(self.box.company_name), mapping, ledger=ledger)

    def start(self, die_at: str = "never") -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            "FACTORIAL_API_KEY": self.box.api_key,
            "FACTORIAL_BASE_URL": self.server.url,
            "BC_TENANT_ID": self.box.tenant,
            "BC_ENVIRONMENT": self.box.environment,
            "BC_CLIENT_ID": self.box.client_id,
            "BC_CLIENT_SECRET": self.box.client_secret,
            "BC_BASE_URL": self.server.url,
            "BC_LOGIN_URL": self.server.url,
            "BC_COMPANY": self.box.company_name,
        }
        environment.pop("FACTORIAL_TOKEN", None)
        command = [sys.executable, "-c", PROGRAM, self.server.url, str(self.folder), die_at]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    def run_to_the_end(self) -> None:
        process = self.start()
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0, output
        assert output.startswith(f"{FEW} success, 0 failed"), output

    def check(self) -> None:
        """Nothing twice, nothing lost, nothing stuck, everything balanced."""
        company = self.box.business_central.companies[self.box.company_name]
        numbers = [invoice["vendorInvoiceNumber"] for invoice in company.purchase_invoices]
        wanted = [c.invoice.vendor_invoice_number for c in self.plan.changes if c.invoice]
        assert sorted(numbers) == sorted(wanted)
        assert {invoice["status"] for invoice in company.purchase_invoices} == {"Open"}
        assert len({entry["documentNumber"] for entry in company.gl_entries}) == FEW
        assert sum(e["debitAmount"] - e["creditAmount"] for e in company.gl_entries) == 0
        with SqliteLedger(self.folder / "sync.db") as ledger:
            assert len(ledger.entries()) == FEW
            assert {entry.state for entry in ledger.entries()} == {"posted"}
            found = self.sync(ledger).reconcile(self.plan)
        assert found.agrees, str(found)


def requests_of_one_run(folder: Path) -> int:
    """Count the requests that applying the plan needs."""
    with Stage(folder) as stage:
        before = len(stage.box.requests)
        stage.run_to_the_end()
        stage.check()
        return len(stage.box.requests) - before - 0


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many requests a whole run sends."""
    return requests_of_one_run(tmp_path_factory.mktemp("count"))


def test_a_run_that_is_not_killed_books_everything(steps: int) -> None:
    """
    The measure for the others: token, company, then several requests for each invoice.
    """
    assert steps > 5 * FEW


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("nth", range(1, 15))
def test_killed_at_any_request_nothing_is_twice_or_lost(
    tmp_path: Path, when: Any, nth: int
) -> None:
    """
    SIGKILL while the nth request is on its way, or after it had its effect: the next run finishes the job.
    """
    with Stage(tmp_path) as stage:
        stage.server.hold(nth=nth, when=when)
        process = stage.start()
        assert stage.server.wait_held(30)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        stage.server.release()

        stage.run_to_the_end()

        assert process.returncode == -signal.SIGKILL
        stage.check()


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("nth", [1, 2, 3, 2 * FEW])
def test_killed_around_any_entry_of_the_ledger_nothing_is_twice_or_lost(
    tmp_path: Path, moment: str, nth: int
) -> None:
    """
    SIGKILL between the answer of the ERP and the ledger, and right after the ledger.
    """
    with Stage(tmp_path) as stage:
        process = stage.start(f"{moment} put {nth}")
        process.communicate(timeout=60)

        stage.run_to_the_end()

        assert process.returncode == -signal.SIGKILL
        stage.check()


def test_killed_again_and_again_the_job_is_done_in_the_end(tmp_path: Path) -> None:
    """
    Each run gets one step further.
    """
    with Stage(tmp_path) as stage:
        for nth in (9, 8, 7, 6):
            stage.server.hold(nth=nth, when="after")
            process = stage.start()
            held = stage.server.wait_held(30)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=30)
            stage.server.release()
            assert held

        stage.run_to_the_end()

        stage.check()


def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path) -> None:
    """
    The lock belongs to the operating system; while the process lives, a second one is refused.
    """
    from factorial_erp.errors import LedgerInUse

    with Stage(tmp_path) as stage:
        stage.server.hold(nth=8)
        process = stage.start()
        assert stage.server.wait_held(30)
        with SqliteLedger(tmp_path / "sync.db") as ledger:
            with pytest.raises(LedgerInUse, match="Another process"), ledger.exclusive():
                pass
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=30)
            stage.server.release()
            with ledger.exclusive():
                pass
