"""What does the library do? The main job, shown on the embedded sandbox."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from ..business_central.client import BusinessCentral
from ..factorial.client import Factorial
from ..mapping import MappingDocument
from ..sandbox import Sandbox
from ..sync import SqliteLedger, Sync
from .show import console, print_text, progress, show_plan, show_reconciliation, show_report

__all__ = ["demonstrate"]

PERIOD = "2026-10"


def demonstrate() -> bool:
    """Plan, explain, apply, apply again and reconcile; tell whether all went well."""
    box = Sandbox()
    console.rule("factorial-erp: the demo company of the sandbox, nothing leaves this machine")
    with (
        TemporaryDirectory() as folder,
        Factorial(api_key=box.api_key, transport=box.transport()) as factorial,
        BusinessCentral(
            tenant=box.tenant,
            environment=box.environment,
            client_id=box.client_id,
            client_secret=box.client_secret,
            transport=box.transport(),
        ) as business_central,
        SqliteLedger(Path(folder) / "sync.db") as ledger,
    ):
        company = business_central.company(box.company_name)
        mapping = MappingDocument.load(box.mapping_folder)
        sync = Sync(factorial, company, mapping, ledger=ledger)

        console.print(
            f"\n[bold]1. Plan[/] what the expenses of {PERIOD} become. Nothing is written.\n"
        )
        with progress() as told:
            plan = sync.plan(PERIOD, progress=told)
        show_plan(plan)

        first = plan.of("create")[0]
        console.print("\n[bold]2. Explain[/] one booking: which rule and row decided each field.\n")
        print_text(first.explain())

        console.print("\n[bold]3. Apply[/] the plan: look up, write, read back, record.\n")
        with progress() as told:
            report = sync.apply(plan, progress=told)
        show_report(report)

        console.print("\n[bold]4. Apply again[/], as after a crash: nothing may happen twice.\n")
        before = len(plan.of("create"))
        again = sync.plan(PERIOD)
        second = sync.apply(again)
        console.print(
            f"first run: {before} written; second run: {len(second.of('success'))} written"
        )

        console.print("\n[bold]5. Reconcile[/] Factorial, the plan and the general ledger.\n")
        found = sync.reconcile(plan)
        show_reconciliation(found)
    console.print(
        "\nNext: `factorial-erp sandbox` serves both APIs over HTTP, `factorial-erp doctor` checks your own"
        " credentials, and the tutorial walks through your first plan."
    )
    return report.is_complete and not second.of("success") and found.agrees
