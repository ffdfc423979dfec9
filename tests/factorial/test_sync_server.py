"""Does a sync work over real sockets, and with processes that are killed?"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, Self

import pytest

from factorial_erp import AsyncFactorial, Factorial
from factorial_erp.errors import SyncRequestRefused
from factorial_erp.factorial import BackgroundRun, SyncItem, SyncRunner
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from tests.factorial.syncing import ITEMS


class Connector:
    """A web server of a partner, with a blocking client."""

    def __init__(self, runner: SyncRunner[Any]) -> None:
        self.runner = runner
        self.runs: list[BackgroundRun[Any]] = []
        connector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(connector.receive(body, dict(self.headers)))
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/sync"

    def receive(self, body: bytes, headers: dict[str, str]) -> int:
        try:
            accepted = self.runner.accept(body, headers=headers)
        except SyncRequestRefused as refused:
            return refused.status
        self.runs.append(self.runner.in_background(accepted))
        return 200

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def test_a_pressed_button_reaches_the_connector() -> None:
    """
    The notification is answered before the first item is written; then everything is reported.
    """
    box = Sandbox()
    box.now = box.now.now(box.now.tzinfo)
    answered = threading.Event()
    written: list[str] = []

    def sync_item(item: SyncItem) -> None:
        assert answered.wait(10)
        written.append(item.key)

    with (
        SandboxServer(box) as server,
        Factorial(box.api_key, base_url=server.url) as factorial,
    ):
        runner = SyncRunner(factorial, sync_item, integration_uuid=box.integration_uuid)
        with Connector(runner) as connector:
            pressed = box.press_sync(connector.url, begin="2026-10-03", end="2026-10-05")
            before = len(written)
            answered.set()
            summary = connector.runs[0].result()
            box.post(connector.url, {}, b'{"sync_run_id": 1}')
            run = factorial.integrations.sync_runs.get(pressed.sync_run_id)

    assert (200, 1, 0) == (pressed.status, pressed.tries, before)
    assert ("done", 9, "succeeded") == (summary.state, len(written), run.status)


def test_a_request_for_somebody_else_is_answered_so() -> None:
    """
    Factorial tries again, and tells the partner.
    """
    box = Sandbox()

    with Factorial(box.api_key, transport=box.transport()) as factorial:
        runner = SyncRunner(factorial, lambda item: None, integration_uuid="another")
        with Connector(runner) as connector:
            pressed = box.press_sync(connector.url)

    assert (404, 6, []) == (pressed.status, pressed.tries, connector.runs)


def test_an_awaitable_connector_answers_and_goes_on() -> None:
    """
    In one loop: the answer leaves, the task works.
    """
    box = Sandbox()
    box.now = box.now.now(box.now.tzinfo)

    async def main() -> tuple[Any, Any]:
        written: list[str] = []

        async def sync_item(item: SyncItem) -> None:
            await asyncio.sleep(0)
            written.append(item.key)

        with SandboxServer(box) as sandbox:
            async with AsyncFactorial(box.api_key, base_url=sandbox.url) as factorial:
                runner = SyncRunner(factorial, sync_item, integration_uuid=box.integration_uuid)
                runs: list[BackgroundRun[Any]] = []

                async def receive(
                    reader: asyncio.StreamReader, writer: asyncio.StreamWriter
                ) -> None:
                    head = await reader.readuntil(b"\r\n\r\n")
                    length = int(head.lower().partition(b"content-length:")[2].split()[0])
                    accepted = runner.accept(await reader.readexactly(length))
                    runs.append(runner.in_background(accepted))
                    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                    await writer.drain()
                    writer.close()

                listener = await asyncio.start_server(receive, "127.0.0.1", 0)
                port = listener.sockets[0].getsockname()[1]
                pressed = await asyncio.to_thread(
                    box.press_sync,
                    f"http://127.0.0.1:{port}/",
                    begin="2026-10-03",
                    end="2026-10-05",
                )
                summary = await runs[0].result()
                listener.close()
                await listener.wait_closed()
                return pressed, summary

    pressed, summary = asyncio.run(main())

    assert (200, "done", 9) == (pressed.status, summary.state, len(summary.of("success")))


PROGRAM = """
import sys
from pathlib import Path
from factorial_erp import Factorial
from factorial_erp.factorial import Accepted, ItemResult, SyncRunner, SqliteSyncStore

folder, uuid = Path(sys.argv[1]), sys.argv[2]


def sync_item(item):
    # An ERP that is asked for the key before something is created.
    written = folder / item.key.replace("/", "-")
    with (folder / "calls").open("a") as calls:
        print(item.key, file=calls)
    written.touch()
    return ItemResult(external_identifier=f"PI-{item.record_id}")


with Factorial.from_env() as factorial:
    runner = SyncRunner(
        factorial, sync_item, integration_uuid=uuid, lock=SqliteSyncStore(folder / "runs.db")
    )
    print(runner.work(Accepted.from_json((folder / "accepted.json").read_text())).summary())
"""

needs_sigkill = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


class Worker:
    """A task queue's worker in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.box = Sandbox()
        self.box.now = self.box.now.now(self.box.now.tzinfo)
        self.server = SandboxServer(self.box)
        run = self.box.press_sync(begin="2026-10-03", end="2026-10-05").sync_run_id
        with Factorial(self.box.api_key, transport=self.box.transport()) as factorial:
            runner = SyncRunner(
                factorial, lambda item: None, integration_uuid=self.box.integration_uuid
            )
            accepted = runner.accept(
                {
                    "sync_run_id": run,
                    "integration_uuid": self.box.integration_uuid,
                    "company_id": 900,
                }
            )
        (folder / "accepted.json").write_text(accepted.to_json(), "utf-8")

    def __enter__(self) -> Self:
        self.server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.__exit__()

    def start(self) -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            "FACTORIAL_API_KEY": self.box.api_key,
            "FACTORIAL_BASE_URL": self.server.url,
        }
        environment.pop("FACTORIAL_TOKEN", None)
        command = [sys.executable, "-c", PROGRAM, str(self.folder), self.box.integration_uuid]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    def finish(self) -> str:
        output, _ = self.start().communicate(timeout=60)
        return output.strip()

    def calls(self) -> list[str]:
        return (self.folder / "calls").read_text("utf-8").split()

    def statuses(self) -> list[str]:
        return [row["status"] for row in self.box.factorial.tables[ITEMS].values()]


@needs_sigkill
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("nth", [1, 2, 5, 9])
def test_killed_around_any_report_each_item_is_reported_once(
    tmp_path: Path, nth: int, when: Any
) -> None:
    """
    SIGKILL while a report is on its way, or after it has arrived: only that item may come again.
    """
    with Worker(tmp_path) as worker:
        worker.server.hold(nth=nth, when=when, path="bulk_upsert")
        process = worker.start()
        assert worker.server.wait_held(30)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        worker.server.release()

        summary = worker.finish()

        calls = worker.calls()
        assert -signal.SIGKILL == process.returncode
        assert ["success"] * 9 == worker.statuses()
        assert 9 == len(set(calls))
        assert len(calls) <= 10
        assert summary.endswith(("done", "over"))


@needs_sigkill
def test_a_second_worker_stays_out_until_the_first_is_gone(tmp_path: Path) -> None:
    """
    The lock is the system's: it goes with the process that had it.
    """
    with Worker(tmp_path) as worker:
        worker.server.hold(nth=3, path="bulk_upsert")
        first = worker.start()
        assert worker.server.wait_held(30)
        second = worker.finish()
        first.send_signal(signal.SIGKILL)
        first.communicate(timeout=30)
        worker.server.release()

        third = worker.finish()

    assert second.endswith("in_use")
    assert third.endswith("done")
    assert ["success"] * 9 == worker.statuses()
