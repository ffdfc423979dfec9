"""What do the tests of syncs share? The sandbox as a stage, in both modes, with its clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

from factorial_erp.factorial import (
    Accepted,
    SyncItem,
    SyncPoller,
    SyncRunner,
    SyncStore,
)
from factorial_erp.sandbox import Sandbox
from tests.conftest import Mode

RUNS = "integrations/sync_runs"
ITEMS = "integrations/syncable_sync_runs"
STATES = "integrations/syncable_states"


class Stage:
    """A company in the sandbox, and a client of it."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self.box = Sandbox()
        self.factorial = self.client()
        self.handed: list[SyncItem] = []

    def client(self, **options: Any) -> Any:
        """Make a client whose requests the sandbox answers."""
        options = {"api_key": self.box.api_key, **options}
        return self.mode.factorial(self.answer, **options)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer a request; a test may answer another way."""
        return self.box(request)

    def ignore_filters(self, *names: str) -> None:
        """Let the API ignore filters from now on, as it does with those that it does not know."""

        def blind(request: httpx.Request) -> httpx.Response:
            kept = [pair for pair in request.url.params.multi_items() if pair[0] not in names]
            request.url = request.url.copy_with(params=kept)
            return self.box(request)

        self.factorial = self.mode.factorial(blind, api_key=self.box.api_key)

    @property
    def tables(self) -> Any:
        return self.box.factorial.tables

    def press(self, **options: Any) -> Accepted:
        """Press the button for the nine expenses of three days, and accept what is sent."""
        options = {"begin": "2026-10-03", "end": "2026-10-05", **options}
        run = self.box.press_sync(**options).sync_run_id
        return self.accepted(run)

    def accepted(self, run: str) -> Accepted:
        return self.runner().accept(
            {"sync_run_id": run, "integration_uuid": self.box.integration_uuid, "company_id": 900}
        )

    def take(self, item: SyncItem) -> None:
        """Take an item, and do nothing with it."""
        self.handed.append(item)

    def runner(self, function: Callable[[SyncItem], Any] | None = None, **options: Any) -> Any:
        return SyncRunner(
            options.pop("factorial", self.factorial),
            function or self.take,
            integration_uuid=options.pop("integration_uuid", self.box.integration_uuid),
            **options,
        )

    def poller(
        self, store: SyncStore, function: Callable[[SyncItem], Any] | None = None, **options: Any
    ) -> Any:
        return SyncPoller(self.factorial, function or self.take, store=store, **options)

    def work(self, accepted: Accepted, function: Any = None, **options: Any) -> Any:
        return self.mode.call(self.runner(function, **options).work, accepted)

    def statuses(self, accepted: Accepted) -> list[str]:
        """Return what Factorial knows of the items of a run, oldest first."""
        return [row["status"] for row in self.rows(accepted)]

    def rows(self, accepted: Accepted) -> list[Any]:
        run = accepted.request.sync_run_id
        return [row for row in self.tables[ITEMS].values() if row["sync_run_id"] == run]

    def status(self, accepted: Accepted) -> str:
        """Return the status of a run."""
        return str(self.tables[RUNS][accepted.request.sync_run_id]["status"])

    def reports(self) -> list[str]:
        """Return the method of each report that was sent."""
        return [
            sent.method for sent in self.box.requests if ITEMS in sent.path and sent.method != "GET"
        ]
