"""Which commands look after a mapping document, and which options do they take?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated, Final

import attrs
import typer

from .._core.io import step
from ..business_central.client import BusinessCentral
from ..errors import ConfigurationMissing, InputInvalid
from ..factorial.client import Factorial
from ..mapping import (
    Books,
    ExpenseRecord,
    MappingDocument,
    Proposal,
    propose,
    read_records,
    record_to_json,
)
from ..sync.reading import month, read_expenses
from ..sync.surveying import read_invoiced_vat, read_people, read_survey
from .show import console, errors, print_json, print_text
from .show_mapping import (
    LENGTH,
    show_coverage,
    show_findings,
    show_groups,
    show_matching,
    show_overview,
    show_proposal,
)

__all__ = ["mapping_app"]

mapping_app = typer.Typer(
    name="mapping",
    help="Look after a mapping document: check it, measure it, compare it, begin one.",
    no_args_is_help=True,
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Document = Annotated[
    Path,
    typer.Option(
        "--mapping", "-m", envvar="FACTORIAL_ERP_MAPPING", help="Mapping document to look at."
    ),
]
BooksFile = Annotated[
    Path | None, typer.Option("--books", "-b", help="Books in a file, written by: snapshot.")
]
CompanyName = Annotated[
    str | None,
    typer.Option(
        "--company", "-c", envvar="BC_COMPANY", help="Read the books of this company instead."
    ),
]
AskedCompany = Annotated[
    str | None, typer.Option("--company", "-c", help="Compare with the books of this company.")
]
RecordsFile = Annotated[
    Path | None,
    typer.Option("--records", "-r", help="Records in a file: .jsonl as of snapshot, or .csv."),
]
Period = Annotated[
    str | None,
    typer.Option(
        "--period", "-p", help="Read this month's, 2026-10; with --records only its of the file."
    ),
]
Force = Annotated[
    bool, typer.Option("--force", "-f", help="Replace what stands there, tables included.")
]
Demo = Annotated[bool, typer.Option("--demo", help="Take the demo companies of the sandbox.")]
SetupFile = Annotated[
    Path | None,
    typer.Option(
        "--vat-setup",
        envvar="FACTORIAL_ERP_VAT_SETUP",
        help="The page VAT Posting Setup, exported from Business Central as .xlsx or .csv.",
    ),
]
Write = Annotated[bool, typer.Option("--write", help="Add them to the document as drafts.")]

DEFAULT: Final = Path("mapping")


@mapping_app.command()
def lint(
    mapping: Document = DEFAULT,
    books: BooksFile = None,
    company: AskedCompany = None,
    vat_setup: SetupFile = None,
    demo: Demo = False,  # noqa: FBT002  (typer makes options of such parameters)
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Find rules that never decide, gaps, twins, and what the books lack. Exit code 1: something is wrong."""
    document = MappingDocument.load(mapping)
    compared = books is not None or company is not None or demo
    known = _books(books, company, demo=demo, vat_setup=vat_setup) if compared else None
    findings = document.lint(known)
    if as_json:
        print_json([attrs.asdict(finding) for finding in findings])
    else:
        show_findings(findings)
    if not findings.is_clean:
        raise typer.Exit(1)


@mapping_app.command()
def validate(
    mapping: Document = DEFAULT,
    books: BooksFile = None,
    company: CompanyName = None,
    earlier: Annotated[
        Path | None, typer.Option("--earlier", "-e", help="Books as they were, to tell since when.")
    ] = None,
    vat_setup: SetupFile = None,
    demo: Demo = False,  # noqa: FBT002
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Compare every cell with the books: right, wrong, or beyond checking. Exit code 1: something is wrong."""
    document = MappingDocument.load(mapping)
    known = _books(books, company, demo=demo, vat_setup=vat_setup)
    found = document.validate(known, earlier=None if earlier is None else _read_books(earlier))
    if as_json:
        print_json(attrs.asdict(found))
    else:
        show_groups(found.groups)
        console.print(found.summary(), style="bold")
    if not found.is_valid:
        raise typer.Exit(1)


@mapping_app.command()
def coverage(
    mapping: Document = DEFAULT,
    records: RecordsFile = None,
    period: Period = None,
    books: BooksFile = None,
    company: CompanyName = None,
    demo: Demo = False,  # noqa: FBT002
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Measure what decides, in number and in amount. Exit code 1: nothing decides on some records."""
    document = MappingDocument.load(mapping)
    known = _books(books, company, demo=demo)
    given = _records(records, period, demo=demo)
    measured = document.coverage(document.resolve_all(given, known, today=_today()))
    if as_json:
        print_json(attrs.asdict(measured))
    else:
        show_coverage(measured, length=LENGTH)
    if measured.undecided:
        raise typer.Exit(1)


@mapping_app.command("test")
def run_examples(
    mapping: Document = DEFAULT,
    books: BooksFile = None,
    company: CompanyName = None,
    demo: Demo = False,  # noqa: FBT002
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Map the document's own examples, and say what is otherwise. Exit code 1: something is."""
    document = MappingDocument.load(mapping)
    results = document.test(_books(books, company, demo=demo), today=_today())
    if as_json:
        print_json(results.overview.to_dicts())
    else:
        console.print(str(results), markup=False)
    if not results.passed:
        raise typer.Exit(1)


@mapping_app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The document as it is.")],
    new: Annotated[Path, typer.Argument(help="The document as it is to be.")],
    records: RecordsFile = None,
    period: Period = None,
    books: BooksFile = None,
    company: CompanyName = None,
    demo: Demo = False,  # noqa: FBT002
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Tell which records and amounts an edit moves. Exit code 1: something moves."""
    before, after = MappingDocument.load(old), MappingDocument.load(new)
    known = _books(books, company, demo=demo)
    given = _records(records, period, demo=demo)
    found = before.diff(after, on=given, books=known, today=_today())
    if as_json:
        print_json({**attrs.asdict(found), "totals": [attrs.asdict(each) for each in found.totals]})
    else:
        for overview in (found.overview, found.moves_overview):
            if overview.rows:
                show_overview(overview, length=LENGTH)
        console.print(found.summary(), style="bold")
    if not found.is_empty:
        raise typer.Exit(1)


@mapping_app.command()
def explain(
    record: Annotated[str, typer.Argument(help="Key or id of the record.")],
    mapping: Document = DEFAULT,
    records: RecordsFile = None,
    period: Period = None,
    books: BooksFile = None,
    company: CompanyName = None,
    why_not: Annotated[
        str | None, typer.Option("--why-not", help="Say what keeps this rule from applying.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write it to a file for a browser.")
    ] = None,
    demo: Demo = False,  # noqa: FBT002
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Say why a record lands where it lands, without a plan. Exit code 1: it cannot be decided."""
    document = MappingDocument.load(mapping)
    known = _books(books, company, demo=demo)
    found = _record(record, _records(records, period, demo=demo))
    if why_not is not None:
        reasons = document.why_not(found, why_not)
        if as_json:
            print_json(reasons)
        else:
            print_text("\n".join(reasons) or f"Rule {why_not} applies.")
        return
    mapped = document.resolve(found, known, today=_today())
    if html is not None:
        html.write_text(mapped.to_html(), encoding="utf-8")
    if as_json:
        print_json(
            {
                "record": mapped.record_key,
                "document": mapped.document_hash,
                "trail": [attrs.asdict(each) for each in mapped.trail],
                "problems": [attrs.asdict(each) for each in mapped.problems],
                "posting": attrs.asdict(mapped.posting) if mapped.posting else None,
            }
        )
    else:
        print_text(mapped.explain())
    if mapped.problems:
        raise typer.Exit(1)


@mapping_app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(help="Folder or .xlsx file to make; must not be there.")
    ],
    company: CompanyName = None,
    vat_setup: SetupFile = None,
    domestic_group: Annotated[
        str | None,
        typer.Option(
            "--domestic-group",
            help="VAT business posting group of vendors of the own country, where it is not clear.",
        ),
    ] = None,
    demo: Demo = False,  # noqa: FBT002
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Propose a first document from both systems; what merely looks alike is left open."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is there already."
        raise InputInvalid(message, field="folder", value=str(folder), hint="Name a new folder.")
    proposal = _proposal(company, demo=demo, vat_setup=vat_setup, domestic_group=domestic_group)
    proposal.document.save(folder)
    if as_json:
        print_json([attrs.asdict(finding) for finding in proposal.open_points])
    else:
        show_proposal(proposal, folder)


@mapping_app.command()
def match(
    mapping: Document = DEFAULT,
    company: CompanyName = None,
    write: Write = False,  # noqa: FBT002
    demo: Demo = False,  # noqa: FBT002
    as_json: Json = False,  # noqa: FBT002
) -> None:
    """Suggest vendors for suppliers and employees. Exit code 1: some share what should be their own."""
    document = MappingDocument.load(mapping)
    proposal = _proposal(company, demo=demo)
    found = (proposal.suppliers, proposal.employees)
    if as_json:
        print_json({matching.table: attrs.asdict(matching) for matching in found})
    else:
        for matching in found:
            show_matching(matching, length=LENGTH)
    if write:
        for matching in found:
            document = document.with_suggestions(matching)
        document.save(mapping)
    if any(matching.twins for matching in found):
        raise typer.Exit(1)


@mapping_app.command()
def render(
    out: Annotated[Path, typer.Argument(help="File to write: .html, .md or .xlsx.")],
    mapping: Document = DEFAULT,
    books: BooksFile = None,
    company: AskedCompany = None,
    demo: Demo = False,  # noqa: FBT002
) -> None:
    """Write the document in words, for the finance team and the auditor; books add names of accounts."""
    document = MappingDocument.load(mapping)
    compared = books is not None or company is not None or demo
    known = _books(books, company, demo=demo) if compared else None
    match out.suffix.lower():
        case ".html" | ".htm":
            out.write_text(document.to_html(known, today=_today()), encoding="utf-8")
        case ".md":
            out.write_text(document.to_markdown(known, today=_today()), encoding="utf-8")
        case ".xlsx":
            document.to_xlsx(out, known, today=_today())
        case _:
            message = f"{out} names no format."
            raise InputInvalid(
                message, field="out", value=str(out), hint="End it in .html, .md or .xlsx."
            )
    console.print(f"{out}: {document.name}, {document.hash[:12]}", markup=False)


@mapping_app.command()
def convert(
    source: Annotated[Path, typer.Argument(help="A document: a folder, or a workbook.")],
    target: Annotated[
        Path, typer.Argument(help="Where to: a folder, or a file that ends in .xlsx.")
    ],
    force: Force = False,  # noqa: FBT002
) -> None:
    """Turn a folder into a workbook, or a workbook into a folder; nothing is lost on the way."""
    document = MappingDocument.load(source)
    if not force and target.exists() and (target.is_file() or any(target.iterdir())):
        message = f"{target} is there already."
        hint = "Name another place, or replace it with --force."
        raise InputInvalid(message, field="target", value=str(target), hint=hint)
    document.save(target)
    console.print(f"{target}: {document.name}, {document.hash[:12]}", markup=False)


@mapping_app.command()
def snapshot(
    folder: Annotated[Path, typer.Argument(help="Where books.json and records.jsonl go.")],
    period: Period = None,
    company: CompanyName = None,
    vat_setup: SetupFile = None,
    demo: Demo = False,  # noqa: FBT002
) -> None:
    """Keep the books, and the records of a month, in files for the other commands and for later."""
    known = _books(None, company, demo=demo, vat_setup=vat_setup)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "books.json").write_text(known.to_json(), encoding="utf-8")
    console.print(f"{folder / 'books.json'}: the books of {known.company}", markup=False)
    if period is not None:
        given = list(_records(None, period, demo=demo))
        lines = "".join(f"{record_to_json(record)}\n" for record in given)
        (folder / "records.jsonl").write_text(lines, encoding="utf-8")
        console.print(f"{folder / 'records.jsonl'}: {len(given)} records", markup=False)


# ---- where books and records come from ------------------------------------------------------------


def _proposal(
    company: str | None,
    *,
    demo: bool,
    vat_setup: Path | None = None,
    domestic_group: str | None = None,
) -> Proposal:
    with _factorial(demo=demo) as factorial, _company(company, demo=demo) as (client, name):
        of = client.company(name)
        survey, people = step(read_survey(factorial.shared)), step(read_people(of.shared))
        books = Books.load(of, vat_setup=vat_setup)
        invoiced = step(read_invoiced_vat(of.shared)) if vat_setup is None else ()
        return propose(survey, books, people, domestic_group=domestic_group, invoiced=invoiced)


def _today() -> dt.date:
    """Today, for documents that move closed dates to it."""
    return dt.datetime.now(dt.UTC).date()


def _books(
    file: Path | None, company: str | None, *, demo: bool, vat_setup: Path | None = None
) -> Books:
    if file is not None:
        known = _read_books(file)
        return known if vat_setup is None else known.with_vat_setup(vat_setup)
    with _company(company, demo=demo) as (client, name):
        return Books.load(client.company(name), vat_setup=vat_setup)


def _read_books(file: Path) -> Books:
    try:
        return Books.from_json(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(file, "Make one with: factorial-erp mapping snapshot.") from error


def _unreadable(file: Path, hint: str) -> InputInvalid:
    message = f"{file} cannot be read."
    return InputInvalid(message, field="file", value=str(file), hint=hint)


def _records(file: Path | None, period: str | None, *, demo: bool) -> Iterator[ExpenseRecord]:
    if file is not None:
        given = _records_of(file)
        return given if period is None else _dated(given, period, file.name)
    if period is None:
        message = "Which records?"
        raise InputInvalid(
            message, field="records", hint="Give --records FILE or --period 2026-10."
        )
    first, last = month(period)
    with _factorial(demo=demo) as factorial:
        return iter(step(read_expenses(factorial.shared, first, last)))


def _dated(records: Iterator[ExpenseRecord], period: str, file: str) -> Iterator[ExpenseRecord]:
    """The records of a month, and on standard error how many of the file they were."""
    first, last = month(period)

    def dated() -> Iterator[ExpenseRecord]:
        count = kept = 0
        for count, record in enumerate(records, start=1):  # noqa: B007  (counted for the end)
            if record.date is not None and first <= record.date <= last:
                kept += 1
                yield record
        errors.print(f"{file}: {kept} of {count} records are dated in {period}.", markup=False)

    return dated()


def _records_of(file: Path) -> Iterator[ExpenseRecord]:
    """The records of a file, which is closed also where one of them is refused."""
    with closing(_lines(file)) as lines:
        yield from read_records(lines, file.name)


def _lines(file: Path) -> Generator[str]:
    """The lines of a file of records, without reading all of it at once."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(
            file, "Make one with: factorial-erp mapping snapshot --period 2026-10."
        ) from error


def _record(id: str, records: Iterator[ExpenseRecord]) -> ExpenseRecord:
    for record in records:
        if id in (record.key, record.id):
            return record
    message = f"There is no record {id!r}."
    raise InputInvalid(message, field="record", value=id, hint="Is it in the file, or the period?")


@contextmanager
def _factorial(*, demo: bool) -> Generator[Factorial]:
    if demo:
        from ..sandbox import Sandbox

        box = Sandbox()
        client = Factorial(api_key=box.api_key, transport=box.transport())
    else:
        client = Factorial.from_env()
    with client:
        yield client


@contextmanager
def _company(name: str | None, *, demo: bool) -> Generator[tuple[BusinessCentral, str]]:
    if demo:
        from ..sandbox import Sandbox

        box = Sandbox()
        client = BusinessCentral(
            tenant=box.tenant,
            environment=box.environment,
            client_id=box.client_id,
            client_secret=box.client_secret,
            transport=box.transport(),
        )
        name = name if name in box.business_central.companies else box.company_name
    else:
        if name is None:
            message = "Whose books?"
            raise ConfigurationMissing(
                message, hint="Give --books FILE, --company NAME (or BC_COMPANY), or --demo."
            )
        client = BusinessCentral.from_env()
    with client:
        yield client, name
