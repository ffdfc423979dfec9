"""What does somebody see who looks after a mapping document on the command line?"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import attrs
import pytest

from factorial_erp.cli.app import run
from factorial_erp.mapping import Books, MappingDocument
from factorial_erp.sandbox import Sandbox

if sys.platform != "win32":
    import pty

OCTOBER = ("--demo", "--period", "2026-10")


@attrs.frozen
class Done:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Runs `factorial-erp mapping …` in an empty folder, without any variable that could help."""
    for name in (
        "BC_COMPANY",
        "FACTORIAL_ERP_MAPPING",
        "FACTORIAL_ERP_VAT_SETUP",
        "FACTORIAL_API_KEY",
        "BC_CLIENT_ID",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")

    def do(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["factorial-erp", "mapping", *map(str, words)])
        code = run()
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return do


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A copy of the demo's document, to be edited."""
    folder = tmp_path / "demo"
    shutil.copytree(Sandbox().mapping_folder, folder)
    return folder


def edit(folder: Path, table: str, old: str, new: str) -> None:
    text = (folder / table).read_text("utf-8")
    assert old in text
    (folder / table).write_text(text.replace(old, new), "utf-8")


def test_lint_says_what_is_wrong_and_what_nobody_can_tell(command: Run, demo: Path) -> None:
    """Exit code 0 where nothing is wrong, 1 where something is; also as JSON."""
    alone = command("lint", "-m", demo)
    compared = command("lint", "-m", demo, "--demo")
    edit(demo, "rules.csv", ",6660,", ",6666,")
    broken = command("lint", "-m", demo, "--demo")
    as_json = command("lint", "-m", demo, "--demo", "--json")

    assert (0, 0, 1, 1) == (alone.code, compared.code, broken.code, as_json.code)
    assert "were not compared with any books" in alone.out
    assert "0 errors, 0 warnings, 4 beyond checking" in compared.out
    assert "Business Central has no account 6666." in broken.out
    assert "rules.csv:3" in broken.out
    assert ("account_unknown", "error") == (as_json.json[0]["code"], as_json.json[0]["severity"])


def test_validate_tells_what_changed_since_a_snapshot(
    command: Run, demo: Path, tmp_path: Path
) -> None:
    """Books that were kept, and books in which an account was blocked since."""
    kept = command("snapshot", tmp_path / "kept", "--demo")
    books = Books.from_json((tmp_path / "kept" / "books.json").read_text("utf-8"))
    accounts = tuple(
        attrs.evolve(account, reason="blocked") if account.number == "6660" else account
        for account in books.accounts
    )
    later = tmp_path / "later.json"
    later.write_text(attrs.evolve(books, accounts=accounts).to_json(), "utf-8")

    right = command("validate", "-m", demo, "-b", tmp_path / "kept" / "books.json")
    wrong = command("validate", "-m", demo, "-b", later, "-e", tmp_path / "kept" / "books.json")
    as_json = command(
        "validate", "-m", demo, "-b", later, "-e", tmp_path / "kept" / "books.json", "--json"
    )

    assert (0, 0, 1) == (kept.code, right.code, wrong.code)
    assert "28 ok, 0 wrong, 4 unverifiable" in right.out
    assert "27 ok, 1 wrong, 4 unverifiable; 1 since the earlier books" in wrong.out
    assert "Account 6660 cannot be posted to: blocked." in wrong.out
    assert ["rules.csv:3"] == [each["source"] for each in as_json.json["answers"] if each["since"]]


def test_coverage_measures_a_month(command: Run, demo: Path) -> None:
    """Exit code 1, because nothing decides on some expenses of the demo."""
    shown = command("coverage", "-m", demo, *OCTOBER)
    as_json = command("coverage", "-m", demo, *OCTOBER, "--json")

    assert (1, 1) == (shown.code, as_json.code)
    assert "94 records to book, 23 passed over" in shown.out
    assert "Values that no row names" in shown.out
    rows = {(each["target"], each["way"]): each["weight"] for each in as_json.json["covered"]}
    assert {"count": 1, "amounts": {"EUR": "27.49"}} == rows["account", "default"]


def test_a_period_chooses_among_the_records_of_a_file(
    command: Run, demo: Path, tmp_path: Path
) -> None:
    """And how many it leaves is said, on standard error, since the rest may be JSON."""
    command("snapshot", tmp_path, *OCTOBER)
    sources = ("-m", demo, "-b", tmp_path / "books.json", "-r", tmp_path / "records.jsonl")

    october = command("coverage", *sources, "-p", "2026-10", "--json")
    november = command("coverage", *sources, "-p", "2026-11", "--json")
    twice = tmp_path / "twice.jsonl"
    twice.write_text((tmp_path / "records.jsonl").read_text("utf-8") * 2, "utf-8")
    repeated = command("coverage", *sources[:-1], twice)

    assert (94, 0) == tuple(each.json["records"]["count"] for each in (october, november))
    assert "records.jsonl: 117 of 117 records are dated in 2026-10." in october.err
    assert "records.jsonl: 0 of 117 records are dated in 2026-11." in november.err
    assert "94 records to book, 23 passed over; 117 came with the key of an earlier" in repeated.out


def test_examples_of_the_document_are_tested(command: Run, demo: Path) -> None:
    """What is otherwise than expected is said, with exit code 1."""
    header = "id,example,kind,date,amount,currency,entity,employee,category,payment,taxes,account,net,vat\n"
    given = "expense,2026-10-05,119.00,EUR,1,1001,Software,reimbursable,19: 100 + 19"
    (demo / "examples.csv").write_text(f"{header}a,Software,{given},6837,100.00,VST19\n", "utf-8")

    right = command("test", "-m", demo, "--demo")
    edit(demo, "examples.csv", "6837", "6838")
    wrong = command("test", "-m", demo, "--demo")
    as_json = command("test", "-m", demo, "--demo", "--json")

    assert (0, 1, 1) == (right.code, wrong.code, as_json.code), right.out
    assert "1 of 1 examples pass." in right.out
    assert "6838" in wrong.out
    assert "fails" == as_json.json[0]["result"]


def test_diff_shows_what_an_edit_moves(command: Run, demo: Path, tmp_path: Path) -> None:
    """From files, without any connection; exit code 1 where something moves."""
    command("snapshot", tmp_path, *OCTOBER)
    sources = ("-b", tmp_path / "books.json", "-r", tmp_path / "records.jsonl")
    edited = tmp_path / "edited"
    shutil.copytree(demo, edited)
    edit(edited, "rules.csv", ",6660,", ",6650,")

    same = command("diff", demo, demo, *sources)
    moved = command("diff", demo, edited, *sources)
    as_json = command("diff", demo, edited, *sources, "--json")

    assert (0, 1, 1) == (same.code, moved.code, as_json.code)
    assert "Nothing moves on 117 records." in same.out
    assert moved.out.count("9 of 117 records change") == 1
    (euros,) = as_json.json["totals"]
    assert ("account", "6660", "6650", 9) == tuple(
        euros[name] for name in ("field", "before", "after", "records")
    )
    assert {"EUR": "1466.01", "GBP": "189.00"} == euros["amounts"]


def test_a_record_is_explained_without_a_plan(command: Run, demo: Path) -> None:
    """And what keeps another rule from applying; exit code 1 where it cannot be decided."""
    told = command("explain", "5252", "-m", demo, *OCTOBER)
    why_not = command("explain", "5252", "-m", demo, *OCTOBER, "--why-not", "hotel")
    undecided = command("explain", "5286", "-m", demo, *OCTOBER, "--json")
    nobody = command("explain", "1", "-m", demo, *OCTOBER)

    page = command("explain", "5252", "-m", demo, *OCTOBER, "--html", demo / "5252.html")

    assert (0, 0, 1, 2, 0) == (told.code, why_not.code, undecided.code, nobody.code, page.code)
    assert "rules.csv:4" in (demo / "5252.html").read_text("utf-8")
    assert "rule fahrt (rules.csv:4)" in told.out
    assert "the rule asks for übernachtung" in why_not.out
    assert "category_missing" in [each["code"] for each in undecided.json["problems"]]
    assert "There is no record '1'." in nobody.err


def test_suggestions_are_shown_and_written_as_drafts(command: Run, demo: Path) -> None:
    """Only where it is asked for; writing them again adds nothing."""
    before = MappingDocument.load(demo).hash
    shown = command("match", "-m", demo, "--demo")
    untouched = MappingDocument.load(demo).hash
    written = command("match", "-m", demo, "--demo", "--write", "--json")
    document = MappingDocument.load(demo)
    command("match", "-m", demo, "--demo", "--write")

    assert (0, 0) == (shown.code, written.code)
    assert "suppliers.csv: 25 suggested, 0 without a suggestion" in shown.out
    assert "same VAT number" in shown.out
    assert "Anker" not in shown.out
    assert before == untouched
    assert 25 == len(written.json["suppliers.csv"]["suggestions"])
    assert {"draft"} == {row.text("status") for row in document.rows("suppliers.csv")}
    assert 37 == len(document.rows("employees.csv"))
    assert document.hash == MappingDocument.load(demo).hash


def test_a_document_is_rendered_to_be_read(command: Run, demo: Path, tmp_path: Path) -> None:
    """In the format that the name of the file says."""
    pages = {name: tmp_path / f"mapping.{name}" for name in ("html", "md", "xlsx")}
    done = [command("render", page, "-m", demo, "--demo") for page in pages.values()]
    alone = command("render", tmp_path / "alone.md", "-m", demo)
    unknown = command("render", tmp_path / "mapping.pdf", "-m", demo)

    assert ([0, 0, 0], 0, 2) == ([each.code for each in done], alone.code, unknown.code)
    assert "Reisekosten" in pages["html"].read_text("utf-8")
    assert "Reisekosten" in pages["md"].read_text("utf-8")
    assert pages["xlsx"].read_bytes().startswith(b"PK")
    assert "End it in .html, .md or .xlsx." in unknown.err


def test_a_first_document_is_proposed_and_converted(command: Run, tmp_path: Path) -> None:
    """A folder that loads, nothing that exists is overwritten, and the same as a workbook."""
    made = command("init", tmp_path / "new", "--demo")
    again = command("init", tmp_path / "new", "--demo")
    converted = command("convert", tmp_path / "new", tmp_path / "new.xlsx")

    refused = command("convert", tmp_path / "new.xlsx", tmp_path / "new")
    forced = command("convert", tmp_path / "new.xlsx", tmp_path / "new", "--force")

    assert (0, 2, 0) == (made.code, again.code, converted.code)
    assert (2, 0) == (refused.code, forced.code)
    assert "replace it with --force" in refused.err
    assert "suppliers.csv: 25 suggested, 0 without a suggestion" in made.out
    assert "is there already" in again.err
    document = MappingDocument.load(tmp_path / "new")
    assert "Nordlicht GmbH" == document.name
    assert document.hash == MappingDocument.load(tmp_path / "new.xlsx").hash
    assert "Anker" not in made.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lint", "-m", "nowhere"], "There is no mapping document at nowhere"),
        (["validate", "-m", "demo"], "Give --books FILE, --company NAME"),
        (["validate", "-m", "demo", "-b", "absent.json"], "absent.json cannot be read"),
        (["validate", "-m", "demo", "-b", "demo/rules.csv"], "This is no JSON of books"),
        (["coverage", "-m", "demo", "--demo", "-r", "absent.jsonl"], "absent.jsonl cannot be read"),
        (["coverage", "-m", "demo", "--demo"], "Give --records FILE or --period"),
        (
            ["coverage", "-m", "demo", "--demo", "-r", "demo/mapping.toml"],
            "line 1: this is no JSON",
        ),
        (["coverage", "-m", "demo", "--demo", "-p", "Oktober"], "Write 2026-10"),
        (
            ["explain", "1", "-m", "demo", "--demo", "-r", "demo/rules.csv"],
            "mean nothing in a record",
        ),
        (["fly"], "No such command"),
    ],
)
def test_a_wrong_call_says_what_is_right(
    command: Run, demo: Path, words: list[str], told: str
) -> None:
    """Exit code 2, one message, no traceback."""
    done = command(*words)

    assert 2 == done.code
    assert told in done.err
    assert "" == done.out


# ---- VAT posting set-up ---------------------------------------------------------------------------

EXPORT = """\
MwSt.-Geschäftsbuchungsgruppe;MwSt.-Produktbuchungsgruppe;MwSt. %;MwSt.-Berechnungsart;Vorsteuerkonto
INLAND;VST19;19;Normale MwSt.;1406
INLAND;VST7;7,0;Normale MwSt.;1401
INLAND;VST0;0;Normale MwSt.;1400
EU;VST19;19;Erwerbsbesteuerung;1407
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The page as a German Excel writes it."""
    path = tmp_path / "setup.csv"
    path.write_text(EXPORT, "cp1252")
    return path


def test_an_exported_set_up_is_compared_with(command: Run, demo: Path, export: Path) -> None:
    """What was beyond checking is checked, and a rate that is wrong is found."""
    right = command("validate", "-m", demo, "--demo", "--vat-setup", export, "--json")
    export.write_text(EXPORT.replace("VST7;7,0", "VST7;5,0"), "cp1252")
    wrong = command("lint", "-m", demo, "--demo", "--vat-setup", export, "--json")

    codes = {each["code"] for each in right.json["answers"]}
    assert "vat_setup_unverifiable" not in codes
    assert 0 == right.code, right.out
    assert 1 == wrong.code
    assert ["percent: INLAND / VST7 computes 5 %, the row says 7 %."] == [
        each["message"] for each in wrong.json if each["code"] == "vat_percent_differs"
    ]


def test_a_set_up_is_kept_with_the_books(
    command: Run, demo: Path, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable names it once for all commands; kept books need it no more."""
    monkeypatch.setenv("FACTORIAL_ERP_VAT_SETUP", str(export))
    assert 0 == command("snapshot", "kept", "--demo").code
    monkeypatch.delenv("FACTORIAL_ERP_VAT_SETUP")

    found = command("validate", "-m", demo, "--books", "kept/books.json", "--json")

    assert Books.from_json(Path("kept/books.json").read_text("utf-8")).vat_setup is not None
    assert "vat_setup_unverifiable" not in {each["code"] for each in found.json["answers"]}


def test_a_set_up_is_added_to_kept_books(command: Run, demo: Path, export: Path) -> None:
    """The export may come later than the books."""
    assert 0 == command("snapshot", "kept", "--demo").code

    kept = ("-m", demo, "--books", "kept/books.json", "--json")
    found = command("validate", *kept, "--vat-setup", export)

    assert "vat_setup_unverifiable" not in {each["code"] for each in found.json["answers"]}
    assert "vat_setup_unverifiable" in {
        each["code"] for each in command("validate", *kept).json["answers"]
    }


def test_init_fills_the_taxes(command: Run, export: Path) -> None:
    """From the rates of Factorial and the pairs of the ERP."""
    done = command("init", "first", "--demo", "--vat-setup", export, "--json")

    assert 0 == done.code, done.err
    in_force = {
        row.text("rate"): row.text("vat_code")
        for row in MappingDocument.load("first").rows("taxes.csv")
        if not row.text("status")
    }
    assert {"19": "VST19", "7": "VST7", "0": "VST0"} == in_force
    assert 2 == command("init", "other", "--demo", "--domestic-group", "X").code


def test_a_broken_export_is_an_input_that_is_wrong(command: Run, demo: Path, export: Path) -> None:
    """With its row, its column and what to do."""
    export.write_text(EXPORT.replace("7,0", "sieben"), "cp1252")

    done = command("validate", "-m", demo, "--demo", "--vat-setup", export)

    assert 2 == done.code
    assert "setup.csv, row 3: MwSt. % is 'sieben', which is no number" in done.err


def test_what_an_old_terminal_cannot_show_does_not_stop_a_command(demo: Path) -> None:
    """
    Output that goes to a file on Windows has few signs: arrows become question marks there.
    """
    words = [sys.executable, "-m", "factorial_erp", "mapping", "lint", "--mapping", str(demo)]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "COLUMNS": "80"}
    done = subprocess.run([*words, "--demo"], env=environment, capture_output=True, check=False)

    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    assert done.stdout.decode("cp1252")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_story_keeps_its_indentation_on_a_terminal_and_its_lines_in_a_pipe(
    command: Run, demo: Path
) -> None:
    """
    A narrow terminal gets lines wrapped below their beginning; grep gets each reason on one line.
    """
    words = ["explain", "5252", "-m", str(demo), *OCTOBER]
    piped = command(*words).out.splitlines()
    narrow = on_a_terminal(60, [sys.executable, "-m", "factorial_erp", "mapping", *words])

    assert max(map(len, piped)) > 60 >= max(map(len, narrow))
    assert "".join("".join(narrow).split()) == "".join("".join(piped).split())
    begun = [line for line in narrow if not line.startswith(" ")]
    assert all(any(full.startswith(line) for full in piped) for line in begun)


def on_a_terminal(width: int, words: list[str]) -> list[str]:
    """The lines that a command shows on a real terminal of that width."""
    ours, its = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(width), "TERM": "xterm"}
    with subprocess.Popen(words, stdout=its, stderr=subprocess.DEVNULL, env=environment):
        os.close(its)
        shown = b""
        with contextlib.suppress(OSError):  # as Linux tells that the other side is closed
            while more := os.read(ours, 4096):
                shown += more
    os.close(ours)
    return shown.decode().splitlines()


def test_a_file_that_is_refused_is_closed(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    At once, and not when somebody collects garbage: elsewhere it could not be mended meanwhile.
    """
    opened: list[IO[Any]] = []
    open_ = Path.open

    def noted(path: Path, *words: Any, **named: Any) -> IO[Any]:
        opened.append(open_(path, *words, **named))
        return opened[-1]

    broken = tmp_path / "broken.jsonl"
    broken.write_text("no JSON\n" * 50, "utf-8")
    monkeypatch.setattr(Path, "open", noted)
    gc.disable()
    try:
        done = command("coverage", *OCTOBER[:1], "-m", Sandbox().mapping_folder, "-r", broken)
        closed = {file.name: file.closed for file in opened}
    finally:
        gc.enable()

    assert done.code == 2
    assert closed[str(broken)]
