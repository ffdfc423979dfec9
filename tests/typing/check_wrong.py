"""Do mypy and pyright flag each wrong use in wrong.py, and nothing else? Run by `nox -s typing`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

WRONG = Path(__file__).with_name("wrong.py")


def marked() -> set[int]:
    lines = WRONG.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# error")}


def flagged_by_mypy() -> set[int]:
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--config-file=",
        str(WRONG),
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.findall(r"wrong\.py:(\d+): error", answer.stdout)
    return set(map(int, found))


def flagged_by_pyright() -> set[int]:
    command = [
        sys.executable,
        "-m",
        "pyright",
        "--outputjson",
        "--pythonpath",
        sys.executable,
        str(WRONG),
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(answer.stdout[answer.stdout.index("{") :])
    return {
        each["range"]["start"]["line"] + 1
        for each in report["generalDiagnostics"]
        if each["severity"] == "error"
    }


def main() -> int:
    expected, failed = marked(), False
    for name, flagged in (("mypy", flagged_by_mypy()), ("pyright", flagged_by_pyright())):
        print(f"{name}: {len(expected & flagged)} of {len(expected)} wrong uses flagged")
        for line in sorted(expected - flagged):
            failed = True
            print(f"  line {line} is wrong and not flagged")
        for line in sorted(flagged - expected):
            failed = True
            print(f"  line {line} is flagged and not marked")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
