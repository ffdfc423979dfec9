"""Which commands are there, and which options do they take?"""

from __future__ import annotations

import io
import json
import signal
import sys
from pathlib import Path
from typing import Annotated, Any

import attrs
import typer

from ..business_central.client import BusinessCentral
from ..errors import (
    AuthenticationFailed,
    ConfigurationMissing,
    ErpError,
    InputInvalid,
    MappingInvalid,
    NotFound,
    PermissionDenied,
    PlanInvalid,
)
from ..factorial.client import Factorial
from ..mapping import MappingDocument
from ..sync import Plan, SqliteLedger, Sync
from .mapping import mapping_app
from .show import (
    console,
    errors,
    print_json,
    print_text,
    progress,
    show_checks,
    show_plan,
    show_reconciliation,
    show_report,
)

__all__ = ["app", "run"]

TO_MEND = (
    AuthenticationFailed,
    ConfigurationMissing,
    InputInvalid,
    MappingInvalid,
    NotFound,
    PermissionDenied,
    PlanInvalid,
)
"""Errors that the caller mends before trying again: exit code 2."""

app = typer.Typer(
    name="factorial-erp",
    help="Bring Factorial's expenses into Business Central: planned, explained, once and only once.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(mapping_app)

Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Period = Annotated[str, typer.Option("--period", "-p", help="Month: 2026-10.")]
CompanyName = Annotated[
    str, typer.Option("--company", "-c", envvar="BC_COMPANY", help="Company in Business Central.")
]
Mapping = Annotated[
    Path,
    typer.Option(
        "--mapping", "-m", envvar="FACTORIAL_ERP_MAPPING", help="Mapping document: a folder."
    ),
]
LedgerFile = Annotated[
    Path,
    typer.Option(
        "--ledger", "-l", envvar="FACTORIAL_ERP_LEDGER", help="Remembers what was written."
    ),
]
NoPost = Annotated[
    bool,
    typer.Option(
        "--drafts", help="Leave documents as drafts, and journals as lines of their batch."
    ),
]


class Opened:
    """Both clients, the mapping and the ledger of one command."""

    def __init__(self, company: str, mapping: Path, ledger: Path, *, post: bool) -> None:
        self.mapping = MappingDocument.load(mapping)
        self.factorial = Factorial.from_env()
        self.business_central = BusinessCentral.from_env()
        self.ledger = SqliteLedger(ledger)
        self.sync = Sync(
            self.factorial,
            self.business_central.company(company),
            self.mapping,
            ledger=self.ledger,
            post=post,
        )

    def __enter__(self) -> Sync[Any]:
        return self.sync

    def __exit__(self, *_: object) -> None:
        self.factorial.close()
        self.business_central.close()
        self.ledger.close()


@app.command()
def demo() -> None:
    """Run the main job on the embedded sandbox; no account needed."""
    from .demo import demonstrate

    if not demonstrate():
        raise typer.Exit(1)


@app.command()
def plan(
    period: Period,
    company: CompanyName,
    mapping: Mapping = Path("mapping"),
    ledger: LedgerFile = Path("sync.db"),
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write the plan to a file.")
    ] = None,
    drafts: NoPost = False,  # noqa: FBT002  (typer makes options of such parameters)
    everything: Annotated[bool, typer.Option("--all", help="Show also what is skipped.")] = False,  # noqa: FBT002
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Decide what would be written. Writes nothing."""
    with Opened(company, mapping, ledger, post=not drafts) as sync, progress() as told:
        made = sync.plan(period, progress=told)
    if out is not None:
        out.write_text(made.to_json(), encoding="utf-8")
    if as_json:
        print_json(json.loads(made.to_json()))
    else:
        show_plan(made, everything=everything)
        if out is not None:
            console.print(f"Apply it with: factorial-erp apply {out} --company {company!r}")
    if made.of("blocked"):
        raise typer.Exit(1)


@app.command()
def apply(
    plan_file: Annotated[Path, typer.Argument(help="Written by: factorial-erp plan --out.")],
    company: CompanyName,
    mapping: Mapping = Path("mapping"),
    ledger: LedgerFile = Path("sync.db"),
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Carry out a plan as it was reviewed. May be repeated after any failure."""
    made = _read_plan(plan_file)
    with Opened(company, mapping, ledger, post=made.post) as sync, progress() as told:
        report = sync.apply(made, progress=told)
        found = sync.reconcile(made, progress=told)
    if as_json:
        print_json({"report": json.loads(report.to_json()), "reconciliation": attrs.asdict(found)})
    else:
        show_report(report)
        show_reconciliation(found)
    if not report.is_complete or report.of("invalid"):
        raise typer.Exit(1)


@app.command()
def explain(
    expense: Annotated[str, typer.Argument(help="Id of the expense.")],
    plan_file: Annotated[Path, typer.Argument(help="Written by: factorial-erp plan --out.")],
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Say why an expense lands where it lands."""
    made = _read_plan(plan_file)
    change = made.change(expense)
    if as_json:
        content = json.loads(made.to_json())
        print_json(next(each for each in content["changes"] if each["key"] == change.key))
    else:
        print_text(change.explain())


@app.command()
def doctor(
    company: Annotated[str | None, typer.Option("--company", "-c", envvar="BC_COMPANY")] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", "-m", envvar="FACTORIAL_ERP_MAPPING")
    ] = None,
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Check credentials, versions, permissions, companies and the mapping; say what to mend."""
    from .doctor import examine

    checks = list(examine(company=company, mapping=mapping))
    if as_json:
        print_json([attrs.asdict(check) for check in checks])
    else:
        show_checks(checks)
    if any(check.state == "wrong" for check in checks):
        raise typer.Exit(2)


@app.command("generate-bc")
def generate_bc(
    metadata: Annotated[
        Path, typer.Argument(help="What GET …/api/{route}/$metadata answers, in a file.")
    ],
    route: Annotated[
        str, typer.Option("--route", "-r", help="Of the API: publisher/group/version.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write the module to a file.")
    ] = None,
) -> None:
    """Write a typed module for an API of a Business Central app."""
    from .generating import generate

    text = generate(metadata, route=route, out=out)
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 8765,
) -> None:
    """Serve both APIs with the demo company on this machine, until it is interrupted."""
    from ..sandbox import Sandbox
    from ..sandbox.server import SandboxServer

    # Shells let programs in the background ignore SIGINT, and supervisors send SIGTERM.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    box = Sandbox()
    with SandboxServer(box, port=port) as server:
        console.print("Both APIs with the demo company. In another terminal:", markup=False)
        for name, value in {
            "FACTORIAL_BASE_URL": server.url,
            "FACTORIAL_API_KEY": box.api_key,
            "BC_BASE_URL": server.url,
            "BC_LOGIN_URL": server.url,
            "BC_TENANT_ID": box.tenant,
            "BC_ENVIRONMENT": box.environment,
            "BC_CLIENT_ID": box.client_id,
            "BC_CLIENT_SECRET": box.client_secret,
            "BC_COMPANY": box.company_name,
            "FACTORIAL_ERP_MAPPING": str(box.mapping_folder),
        }.items():
            console.print(f"export {name}='{value}'", markup=False, soft_wrap=True)
        console.print("factorial-erp plan --period 2026-10 --out plan.json", markup=False)
        console.print("Stop with Ctrl+C.", markup=False)
        try:
            server.wait()
        except KeyboardInterrupt:
            console.print("stopped")


def run() -> int:
    """Run the command line and return its exit code; errors of ours become one clear message."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file or an old terminal of Windows may lack a sign: a question mark then, and no crash.
            stream.reconfigure(errors="replace")
    try:
        result = app(standalone_mode=False)
    except typer.Exit as exit_:
        return int(exit_.exit_code)
    except typer.Abort:
        return 1
    except ErpError as error:
        errors.print(f"error: {error}", markup=False, soft_wrap=True)
        return 2 if isinstance(error, TO_MEND) else 1
    except Exception as error:
        show = getattr(error, "show", None)  # usage errors of click, which typer brings along
        if show is None:
            raise
        show()
        return int(getattr(error, "exit_code", 2))
    return result if isinstance(result, int) else 0


def _read_plan(path: Path) -> Plan:
    try:
        return Plan.from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"The plan {path} cannot be read."
        raise PlanInvalid(message, hint="Make one with: factorial-erp plan --out.") from error
