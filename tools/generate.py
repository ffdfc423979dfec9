"""Stub, replaced within the hour: writes the sandbox's copy of the facts."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent
facts = {
    path.stem: json.loads(path.read_text())
    for path in sorted((ROOT / "schema" / "factorial").glob("*.json"))
}
target = ROOT / "src" / "factorial_erp" / "sandbox" / "schema" / "factorial.json"
target.parent.mkdir(exist_ok=True)
target.write_text(json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n")
