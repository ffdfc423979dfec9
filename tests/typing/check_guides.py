"""Are the scripts of the guides on the mapping right for mypy, strict? Run by `nox -s typing`."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    ROOT / "docs" / "tutorial.md",
    *sorted((ROOT / "docs" / "guides").glob("mapping-*.md")),
    ROOT / "docs" / "reference" / "mapping.md",
)


def script(page: Path) -> str:
    """Return the blocks of a page, each line where it stands on the page."""
    text, lines, is_code = page.read_text("utf-8"), list[str](), False
    for line in text.splitlines():
        opens = re.fullmatch(r"```python", line) is not None
        is_code = opens or (is_code and not line.startswith("```"))
        lines.append(line if is_code and not opens else "")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the scripts to a folder and check them."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{page.stem.replace('-', '_')}_md.py") for page in PAGES]
        for file, page in zip(files, PAGES, strict=True):
            file.write_text(script(page), "utf-8")
        command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", *map(str, files)]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    print(answer.stdout.replace(f"{folder}/", ""), answer.stderr, sep="")
    return answer.returncode


if __name__ == "__main__":
    sys.exit(main())
