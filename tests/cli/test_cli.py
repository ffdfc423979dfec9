"""What does somebody see who types the commands? Real processes against the sandbox over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer

NAMES = (
    "FACTORIAL_API_KEY",
    "FACTORIAL_TOKEN",
    "FACTORIAL_BASE_URL",
    "BC_TENANT_ID",
    "BC_ENVIRONMENT",
    "BC_CLIENT_ID",
    "BC_CLIENT_SECRET",
    "BC_BASE_URL",
    "BC_LOGIN_URL",
    "BC_COMPANY",
    "FACTORIAL_ERP_MAPPING",
    "FACTORIAL_ERP_LEDGER",
)


class Terminal:
    """Runs commands as a user would, in an empty folder."""

    def __init__(self, folder: Path, box: Sandbox, url: str) -> None:
        self.folder = folder
        self.box = box
        self.environment = {k: v for k, v in os.environ.items() if k not in NAMES} | {
            "FACTORIAL_API_KEY": box.api_key,
            "FACTORIAL_BASE_URL": url,
            "BC_TENANT_ID": box.tenant,
            "BC_ENVIRONMENT": box.environment,
            "BC_CLIENT_ID": box.client_id,
            "BC_CLIENT_SECRET": box.client_secret,
            "BC_BASE_URL": url,
            "BC_LOGIN_URL": url,
            "BC_COMPANY": box.company_name,
            "FACTORIAL_ERP_MAPPING": str(box.mapping_folder),
            "COLUMNS": "200",
        }

    def run(self, *words: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in {**self.environment, **changes}.items() if v is not None}
        command = [sys.executable, "-m", "factorial_erp", *words]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal whose variables lead to a fresh sandbox."""
    box = Sandbox()
    with SandboxServer(box) as server:
        yield Terminal(tmp_path, box, server.url)


def test_the_demo_shows_the_main_job(terminal: Terminal) -> None:
    """
    One command, no account: planned, explained, applied once, reconciled.
    """
    done = terminal.run("demo", **dict.fromkeys(NAMES))

    assert done.returncode == 0, done.stderr
    assert "88 success, 0 failed, 6 invalid, 23 skipped" in done.stdout
    assert "first run: 88 written; second run: 0 written" in done.stdout
    assert "88 documents agree to the cent: source = plan = general ledger" in done.stdout


def test_a_plan_is_reviewed_explained_and_applied_once(terminal: Terminal) -> None:
    """
    The way of every month, over real HTTP.
    """
    planned = terminal.run("plan", "--period", "2026-10", "--out", "plan.json")
    plan = json.loads((terminal.folder / "plan.json").read_text("utf-8"))
    hotel = next(c for c in plan["changes"] if c["action"] == "create" and "6660" in c["reason"])
    explained = terminal.run("explain", hotel["key"].rpartition("/")[2], "plan.json")
    first = terminal.run("apply", "plan.json")
    second = terminal.run("apply", "plan.json")
    again = terminal.run("plan", "--period", "2026-10", "--json")

    assert planned.returncode == 1  # some expenses are blocked and want to be looked at
    assert "88 create, 0 skip, 23 wait, 6 blocked" in planned.stdout
    assert explained.returncode == 0
    assert "account: 6660" in explained.stdout
    assert "rules.csv:3" in explained.stdout
    assert "88 documents agree to the cent" in first.stdout
    assert "88 success, 0 failed" in second.stdout
    company = terminal.box.business_central.companies[terminal.box.company_name]
    assert len(company.purchase_invoices) == 87
    actions = [c["action"] for c in json.loads(again.stdout)["changes"]]
    assert (actions.count("create"), actions.count("skip")) == (0, 88)


def test_a_report_is_json_for_other_programs(terminal: Terminal) -> None:
    """
    Nothing but JSON on standard output, without colours.
    """
    terminal.run("plan", "-p", "2026-08", "-o", "plan.json")

    done = terminal.run("apply", "plan.json", "--json")

    answer = json.loads(done.stdout)
    assert answer["report"]["schema_version"] == 1
    assert answer["reconciliation"]["differences"] == []
    assert "\x1b" not in done.stdout


def test_doctor_finds_everything_in_order(terminal: Terminal) -> None:
    """
    Each check says what was found.
    """
    done = terminal.run("doctor")

    assert done.returncode == 0, done.stdout
    assert "legal entities: allowed: Nordlicht GmbH, Nordlicht Logistik GmbH" in done.stdout
    assert "accepted; companies: Nordlicht GmbH, Nordlicht Logistik GmbH" in done.stdout
    assert "cannot be checked without writing" in done.stdout
    assert "all can be posted to" in done.stdout


def broken(terminal: Terminal, how: str) -> dict[str, str | None]:
    """Break one thing, and return which variables change."""
    if how == "wrong environment":
        terminal.box.factorial.wrong_environment = True
    if how == "permission":
        terminal.box.business_central.denied.add("vendors")
    if how == "no roles":
        terminal.box.business_central.roles = False
    if how == "proxy":
        terminal.box.faults.add("html", path="/api/2026-10-01/", times=99)
    if how == "account":
        folder = terminal.folder / "mapping"
        shutil.copytree(terminal.box.mapping_folder, folder)
        rules = (folder / "rules.csv").read_text("utf-8").replace(",6660,", ",6666,")
        (folder / "rules.csv").write_text(rules, "utf-8")
        return {"FACTORIAL_ERP_MAPPING": str(folder)}
    changes: dict[str, dict[str, str | None]] = {
        "no key": {"FACTORIAL_API_KEY": None},
        "wrong key": {"FACTORIAL_API_KEY": "wrong-key-123"},
        "no secret": {"BC_CLIENT_SECRET": None},
        "wrong secret": {"BC_CLIENT_SECRET": "wrong-secret-123"},
        "wrong app": {"BC_CLIENT_ID": "nobody"},
        "wrong tenant": {"BC_TENANT_ID": "elsewhere"},
        "unknown environment": {"BC_ENVIRONMENT": "Produktion"},
        "unknown company": {"BC_COMPANY": "Nordlich"},
        "no mapping": {"FACTORIAL_ERP_MAPPING": "nowhere"},
        "no server": {"FACTORIAL_BASE_URL": "http://127.0.0.1:9"},
    }
    return changes.get(how, {})


CASES = [
    ("no key", "FACTORIAL_API_KEY", 2),
    ("wrong key", "check the credentials", 2),
    ("wrong environment", "another environment", 2),
    ("no secret", "BC_CLIENT_SECRET is not set", 2),
    ("wrong secret", "The client secret is wrong", 2),
    ("wrong app", "No app with this client id", 2),
    ("wrong tenant", "There is no such tenant", 2),
    ("no roles", "API.ReadWrite.All", 2),
    ("unknown environment", "Check the name of the environment", 2),
    ("unknown company", "It has: 'Nordlicht GmbH', 'Nordlicht Logistik GmbH'", 2),
    ("permission", "TableData 23 Vendor", 2),
    ("no mapping", "mapping", 2),
    ("account", "6666", 2),
    ("proxy", "proxy", 2),
]


@pytest.mark.parametrize(("how", "mend", "code"), CASES)
def test_doctor_says_what_is_wrong_and_how_to_mend_it(
    terminal: Terminal, how: str, mend: str, code: int
) -> None:
    """
    Every refused login and every name that does not fit explains itself.
    """
    changes = broken(terminal, how)

    done = terminal.run("doctor", **changes)

    assert done.returncode == code, done.stdout + done.stderr
    assert mend in done.stdout
    assert "Traceback" not in done.stderr
    assert "123" not in done.stdout.replace("wrong-", "")


@pytest.mark.parametrize(
    ("how", "message", "code"),
    [
        ("no key", "error: Factorial needs credentials", 2),
        ("wrong key", "answered 401", 2),
        ("wrong environment", "another environment", 2),
        ("wrong secret", "The client secret is wrong", 2),
        ("unknown company", "no company 'Nordlich'", 2),
        ("permission", "TableData 23 Vendor", 2),
        ("no mapping", "no mapping document at nowhere", 2),
        ("proxy", "is no JSON of this API", 1),
    ],
)
def test_a_plan_that_cannot_be_made_gives_one_clear_error(
    terminal: Terminal, how: str, message: str, code: int
) -> None:
    """
    On standard error, without a traceback; nothing was written.
    """
    changes = broken(terminal, how)

    done = terminal.run("plan", "--period", "2026-10", **changes)

    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    for company in terminal.box.business_central.companies.values():
        assert company.purchase_invoices == []


def test_an_account_that_is_missing_blocks_only_its_expenses(terminal: Terminal) -> None:
    """
    The row is named and the nearest accounts are suggested; everything else is planned.
    """
    done = terminal.run("plan", "--period", "2026-10", "--json", **broken(terminal, "account"))

    changes = json.loads(done.stdout)["changes"]
    problems = [p for c in changes for p in c.get("problems", ()) if p["code"] == "account_unknown"]
    assert problems
    assert problems[0]["value"] == "6666"
    assert "near are 6668, 6664, 6663" in problems[0]["fix"] + problems[0]["message"]
    assert len([c for c in changes if c["action"] == "create"]) > 70


@pytest.mark.parametrize(
    ("words", "message", "code"),
    [
        (["plan"], "Missing option", 2),
        (["plan", "--period", "Oktober"], "Write 2026-10", 2),
        (["apply", "absent.json"], "cannot be read", 2),
        (["explain", "1", "absent.json"], "cannot be read", 2),
        (["fly"], "No such command", 2),
    ],
)
def test_a_wrong_call_says_what_is_right(
    terminal: Terminal, words: list[str], message: str, code: int
) -> None:
    """
    Exit code 2, no traceback.
    """
    done = terminal.run(*words)

    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command(terminal: Terminal) -> None:
    """
    Without arguments the program introduces itself.
    """
    done = terminal.run("--help")

    assert done.returncode == 0
    for command in ("demo", "plan", "apply", "explain", "sandbox", "doctor"):
        assert command in done.stdout


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_sandbox_serves_until_it_is_stopped(terminal: Terminal, stop: signal.Signals) -> None:
    """
    It prints the variables for another terminal.
    """
    command = [sys.executable, "-u", "-m", "factorial_erp", "sandbox", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=terminal.folder,
        env=terminal.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while "Stop with" not in "".join(lines[-1:]):
            lines.append(process.stdout.readline())
            assert lines[-1], "the sandbox ended too early"
        url = lines[1].split("'")[1]
        request = urllib.request.Request(
            f"{url}/api/2026-10-01/resources/companies/legal_entities",
            headers={"x-api-key": terminal.box.api_key},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            entities = json.load(answer)["data"]
        process.send_signal(stop)
        try:
            rest, problems = process.communicate(timeout=30)
        finally:
            process.kill()

    assert len(entities) == 2
    assert any(line.startswith("export BC_CLIENT_SECRET=") for line in lines)
    assert "stopped" in rest
    assert "Traceback" not in problems
    assert process.returncode == 0
