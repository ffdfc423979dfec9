"""How is LibreOffice called? As the finance team has it: with a profile of its own and a language."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from .running import PATIENCE_SECONDS, SCRIPTS

XLSX = "Calc MS Excel 2007 XML"
ODS = "calc8"
PDF = "calc_pdf_Export"
CSV = "Text - txt - csv (StarCalc)"

_PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{}</value>
</prop></item></oor:items>
"""


@cache
def python_with_uno() -> str | None:
    """Return the Python that comes with LibreOffice's bridge: Debian's own."""
    for python in ("/usr/bin/python3", shutil.which("python3")):
        if python is not None and Path(python).exists():
            tried = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
            if tried.returncode == 0:
                return python
    return None


class Office:
    """A running LibreOffice that does what it is told, step by step."""

    def __init__(self, pipe: str) -> None:
        self._pipe = pipe

    def does(self, *steps: list[Any]) -> list[Any]:
        """Return what each step of ``peers/calc.py`` answers."""
        python = python_with_uno()
        assert python is not None
        done = subprocess.run(
            [python, SCRIPTS / "calc.py", self._pipe],
            input=json.dumps(steps, default=str),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS * 3,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        answers: list[Any] = json.loads(done.stdout)
        return answers

    def saves(
        self, path: Path, to: Path, form: str, *edits: list[Any], options: str = "", read: str = ""
    ) -> Path:
        """Open a file, do something with it, and save it under another name."""
        given = [CSV, read] if path.suffix == ".csv" else []
        self.does(["open", path, *given], *edits, ["save", to, form, options], ["close"])
        return to


@contextlib.contextmanager
def running(language: str) -> Iterator[Office]:
    """Run LibreOffice with a country's decimal comma and dates until the end of the block."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile = folder / "user" / "registrymodifications.xcu"
        profile.parent.mkdir()
        profile.write_text(_PROFILE.format(language), "utf-8")
        pipe = f"factorial-erp-{os.getpid()}-{language}"
        command = [
            "soffice", f"-env:UserInstallation={folder.as_uri()}", "--headless", "--norestore",
            "--nologo", f"--accept=pipe,name={pipe};urp;",
        ]  # fmt: skip
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            office = Office(pipe)
            try:
                yield office
            finally:
                with contextlib.suppress(AssertionError, subprocess.TimeoutExpired):
                    office.does(["quit"])
                try:
                    process.wait(PATIENCE_SECONDS / 4)
                except subprocess.TimeoutExpired:
                    process.kill()
