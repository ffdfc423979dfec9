"""How fast is it? Ratios within one run, because machines differ and drift."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 21

IMPORTS = {
    "import attrs, httpx": "import attrs, httpx",
    "import factorial_erp": "import factorial_erp",
    "from factorial_erp import Factorial, BusinessCentral": "from factorial_erp import Factorial, BusinessCentral",
    "from factorial_erp.mapping import MappingDocument": "from factorial_erp.mapping import MappingDocument",
}

LIMITS = {
    "import factorial_erp": 1.3,
}
"""The most that a figure may be, as a multiple of the first row."""


def seconds(statement: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - begin


def imports() -> bool:
    """Time the imports as whole processes, taking turns so that a slow phase hits all of them."""
    measured: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for statement in IMPORTS.values():
        seconds(statement)  # compiles what is not compiled yet
    for _ in range(ROUNDS):
        for name, statement in IMPORTS.items():
            measured[name].append(seconds(statement))
    base = statistics.median(measured["import attrs, httpx"])
    print(f"{'whole process':55} {'median ms':>9} {'ratio':>6} {'limit':>6}")
    within = True
    for name, times in measured.items():
        median = statistics.median(times)
        ratio, limit = median / base, LIMITS.get(name)
        within = within and (limit is None or ratio <= limit)
        print(f"{name:55} {median * 1000:9.1f} {ratio:6.2f} {'' if limit is None else limit:>6}")
    return within


def listing() -> None:
    """Read 20,000 accounts in pages of 100 as typed records, against the same JSON as plain dicts."""
    import json

    import httpx

    from factorial_erp import Factorial

    row = {
        "id": "1",
        "number": "6650",
        "type": "expense",
        "legal_entity_id": "1",
        "name": "Travel",
        "external_id": None,
        "disabled": False,
        "updated_at": "2026-10-01T00:00:00Z",
    }
    bodies = {
        more: json.dumps(
            {"data": [row] * 100, "meta": {"has_next_page": more, "end_cursor": "c"}}
        ).encode()
        for more in (True, False)
    }
    pages = 200
    asked = 0

    def answer(_: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        body = bodies[asked % pages != 0].replace(b'"c"', f'"{asked}"'.encode())
        return httpx.Response(200, content=body)

    transport = httpx.MockTransport(answer)
    plain = httpx.Client(transport=transport)
    typed = Factorial("k", transport=transport).finance.accounts
    times: dict[str, list[float]] = {"httpx and json": [], "typed records": []}
    for _ in range(7):
        begin = time.perf_counter()
        for _ in range(pages):
            for _row in json.loads(plain.get("https://x.example").content)["data"]:
                pass
        middle = time.perf_counter()
        for _row in typed.list():
            pass
        times["httpx and json"].append(middle - begin)
        times["typed records"].append(time.perf_counter() - middle)
    base = statistics.median(times["httpx and json"])
    print(f"\n{'20,000 records in pages of 100':55} {'records/s':>9} {'ratio':>6}")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:55} {pages * 100 / median:9,.0f} {median / base:6.2f}")


def main() -> int:
    within = imports()
    listing()
    print("\nwithin the limits" if within else "\na figure is above its limit")
    return int(not within)


if __name__ == "__main__":
    sys.exit(main())
