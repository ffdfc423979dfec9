"""Who may import whom? The syntax tree of every file is checked, imports inside functions included."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import factorial_erp

ROOT = Path(factorial_erp.__file__).parent

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "_core": {"errors"},
    "factorial": {"errors", "_core"},
    "business_central": {"errors", "_core"},
    "mapping": {"errors", "_core", "factorial", "business_central"},
    "sync": {"errors", "_core", "factorial", "business_central", "mapping"},
    "sandbox": {"errors"},
    "generator": set(),
    "cli": {
        "errors",
        "_core",
        "factorial",
        "business_central",
        "mapping",
        "sync",
        "sandbox",
        "generator",
    },
    "notebook": {"errors", "_core", "mapping"},
    "__main__": {"errors", "cli"},
    "__init__": {"errors", "_core", "factorial", "business_central"},
}
"""Rooms that a room may know, besides itself."""

WITHIN_MAPPING: dict[str, set[str]] = {
    "": {"records"},
    "records": {""},
    "format": {"", "records"},
    "engine": {"", "records", "format"},
    "review": {"", "records", "format"},
}
"""The same for what is in the room of the mapping; ``""`` are the files directly in it."""

MAY_USE_HTTPX = {
    "_core/io.py",
    "_core/session.py",
    "_core/auth.py",
    "factorial/client.py",
    "business_central/client.py",
}

CLOCKS = {
    "time": {
        "time",
        "time_ns",
        "monotonic",
        "monotonic_ns",
        "perf_counter",
        "perf_counter_ns",
        "sleep",
    },
    "datetime": {"date.today", "datetime.now", "datetime.today", "datetime.utcnow"},
}
"""Calls that tell or pass the time, by module."""

BANNED_NAMES = {"utils", "helpers", "manager", "data", "info", "process", "misc", "common"}


def sources(root: Path) -> Iterator[tuple[str, ast.Module]]:
    """Yield each file's path below the root and its syntax tree."""
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), ast.parse(path.read_text("utf-8"))


def room_of(file: str) -> str:
    """Return the room that a file belongs to."""
    return file.split("/", maxsplit=1)[0].removesuffix(".py")


def imported(file: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the absolute name of everything that a file imports, with its line."""
    package = ["factorial_erp", *file.split("/")[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            if node.module is None or module == "factorial_erp":
                for alias in node.names:
                    yield node.lineno, f"{module}.{alias.name}"
            else:
                yield node.lineno, module


def violations(root: Path) -> list[str]:
    """Return every import that goes where it must not."""
    found: list[str] = []
    for file, tree in sources(root):
        room = room_of(file)
        for line, name in imported(file, tree):
            parts = name.split(".")
            if parts[0] == "factorial_erp" and len(parts) > 1:
                target = parts[1]
                if target != room and target not in MAY_IMPORT.get(room, set()):
                    found.append(f"{file}:{line} imports {target}")
            if parts[0] == "httpx" and file not in MAY_USE_HTTPX and room != "sandbox":
                found.append(f"{file}:{line} imports httpx")
    return found


def within_mapping(root: Path) -> list[str]:
    """
    Return every import inside the mapping that goes against its order.

    `document.py` puts all of it together; what only a type checker reads is left out.
    """
    found: list[str] = []
    for file, tree in sources(root / "mapping"):
        if file in {"__init__.py", "document.py"}:
            continue
        part = file.rpartition("/")[0]
        for line, name in imported(f"mapping/{file}", without_type_checking(tree)):
            inside = name.removeprefix("factorial_erp.mapping.")
            if inside != name:
                target = inside.split(".")[0]
                target = target if target in WITHIN_MAPPING else ""
                if target != part and target not in WITHIN_MAPPING[part]:
                    found.append(f"mapping/{file}:{line} imports {inside}")
    return found


def without_type_checking(tree: ast.Module) -> ast.Module:
    """Return a syntax tree without what only a type checker reads."""
    kept = [
        each
        for each in tree.body
        if not (isinstance(each, ast.If) and ast.unparse(each.test) == "TYPE_CHECKING")
    ]
    return ast.Module(kept, tree.type_ignores)


def clock_calls(root: Path) -> list[str]:
    """Return every call outside `io.py` that tells the time where decisions are made."""
    found: list[str] = []
    for file, tree in sources(root):
        if room_of(file) not in ("mapping", "_core") or file == "_core/io.py":
            continue
        meanings = meanings_of_names(tree)
        for node in ast.walk(tree):
            # Naming a clock is as good as calling it: `default=time.monotonic` is called later.
            if isinstance(node, ast.Attribute | ast.Name):
                first, *rest = ast.unparse(node).split(".")
                module, _, name = ".".join([meanings.get(first, ""), *rest]).partition(".")
                if name in CLOCKS.get(module, ()):
                    found.append(f"{file}:{node.lineno} uses {module}.{name}")
    return found


def meanings_of_names(tree: ast.Module) -> dict[str, str]:
    """Return what each imported name stands for: ``dt`` for ``datetime`` after ``import datetime as dt``."""
    meanings: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                meanings[alias.asname or alias.name] = alias.name
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                meanings[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return meanings


def dynamic_imports(root: Path) -> list[str]:
    """Return every import that no syntax tree shows; only `lazy.py` may make some."""
    return [
        f"{file}:{node.lineno} imports by text"
        for file, tree in sources(root)
        if file != "_core/lazy.py"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr == "import_module")
        or (isinstance(node, ast.Name) and node.id in ("import_module", "__import__"))
    ]


def test_every_import_goes_down_the_house() -> None:
    """
    errors ← _core ← {factorial, business_central} ← mapping ← sync ← cli ← __main__; the sandbox stands apart.
    """
    assert violations(ROOT) == []


def test_every_room_is_known() -> None:
    """
    A new room needs a line in the table above.
    """
    rooms = {room_of(file) for file, _ in sources(ROOT)}

    assert rooms == set(MAY_IMPORT)


def test_decisions_have_no_clock() -> None:
    """
    Functions decide, objects hold, `io.py` acts: only there is the time read.
    """
    assert clock_calls(ROOT) == []


def test_nothing_is_imported_by_text() -> None:
    """
    What the syntax tree does not show, the checks above do not see.
    """
    assert dynamic_imports(ROOT) == []


def test_the_mapping_is_built_in_order() -> None:
    """
    What a record is, how a document is written, how it decides, how people look at it: in this order.
    """
    assert within_mapping(ROOT) == []


def test_an_import_against_the_order_of_the_mapping_is_seen(tmp_path: Path) -> None:
    """
    The check above can fail.
    """
    (tmp_path / "mapping" / "format").mkdir(parents=True)
    (tmp_path / "mapping" / "rules.py").write_text("from .records.expense import ExpenseRecord\n")
    (tmp_path / "mapping" / "format" / "workbook.py").write_text(
        "from ..tables import Table\nfrom ..review.rendering import Reading\n"
    )

    assert within_mapping(tmp_path) == ["mapping/format/workbook.py:2 imports review.rendering"]


def test_mapping_reads_nothing_but_its_document() -> None:
    """
    The same record, document and books give the same result, on any machine.
    """
    banned = {"time", "random", "os", "socket", "urllib", "subprocess", "uuid", "secrets"}
    found = [
        f"{file}:{line} imports {name}"
        for file, tree in sources(ROOT)
        if room_of(file) == "mapping"
        and file not in {"mapping/document.py", "mapping/format/writing.py"}
        for line, name in imported(file, tree)
        if name.split(".")[0] in banned
    ]

    assert found == []


def test_only_the_command_line_prints() -> None:
    """
    A library speaks through results, errors and its logger.
    """
    found = [
        f"{file}:{node.lineno}"
        for file, tree in sources(ROOT)
        if room_of(file) != "cli"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]

    assert found == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    """
    A file answers one question, and its docstring asks it.
    """
    for file, tree in sources(ROOT):
        assert Path(file).stem not in BANNED_NAMES, file
        assert ast.get_docstring(tree), f"{file} has no docstring"


@pytest.mark.parametrize(
    ("file", "text", "violation"),
    [
        ("_core/x.py", "from ..factorial import client", "_core/x.py:1 imports factorial"),
        ("_core/x.py", "def f():\n    from ..sync.plan import Plan", "_core/x.py:2 imports sync"),
        (
            "factorial/x.py",
            "from .. import business_central",
            "factorial/x.py:1 imports business_central",
        ),
        ("sandbox/x.py", "import factorial_erp.mapping.money", "sandbox/x.py:1 imports mapping"),
        ("mapping/x.py", "import httpx", "mapping/x.py:1 imports httpx"),
        (
            "sync/x.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..cli.app import app",
            "sync/x.py:3 imports cli",
        ),
    ],
)
def test_the_check_finds_what_it_must(tmp_path: Path, file: str, text: str, violation: str) -> None:
    """
    A check that cannot fail is none.
    """
    target = tmp_path / file
    target.parent.mkdir()
    target.write_text(text, "utf-8")

    assert violations(tmp_path) == [violation]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("import time\ntime.monotonic()", "time.monotonic"),
        ("import time as clock\nclock.sleep(1)", "time.sleep"),
        ("from time import time as seconds\nseconds()", "time.time"),
        ("import datetime\ndatetime.datetime.now()", "datetime.datetime.now"),
        ("import datetime as dt\ndt.date.today()", "datetime.date.today"),
        ("from datetime import date\ndate.today()", "datetime.date.today"),
    ],
)
@pytest.mark.parametrize("room", ["mapping", "_core"])
def test_the_check_finds_clocks_under_any_name(
    tmp_path: Path, room: str, text: str, use: str
) -> None:
    """
    An alias hides nothing.
    """
    (tmp_path / room).mkdir()
    (tmp_path / room / "x.py").write_text(text, "utf-8")

    assert clock_calls(tmp_path) == [f"{room}/x.py:2 uses {use}"]


def test_the_check_leaves_the_clock_to_io(tmp_path: Path) -> None:
    """
    Somebody must read it.
    """
    (tmp_path / "_core").mkdir()
    (tmp_path / "_core" / "io.py").write_text("import time\ntime.time()", "utf-8")

    assert clock_calls(tmp_path) == []


@pytest.mark.parametrize(
    "text",
    [
        "import importlib\nimportlib.import_module('x')",
        "from importlib import import_module\nimport_module('x')",
        "\n__import__('x')",
    ],
)
def test_the_check_finds_imports_by_text(tmp_path: Path, text: str) -> None:
    """
    However they are written.
    """
    (tmp_path / "sync").mkdir()
    (tmp_path / "sync" / "x.py").write_text(text, "utf-8")

    assert dynamic_imports(tmp_path) == ["sync/x.py:2 imports by text"]
