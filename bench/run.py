"""
How fast is it? Ratios within one run, because machines differ and drift.

    python bench/run.py [--rounds 5] [--peers FOLDER]

Each contestant is a whole process, import included, and they take turns. ``FOLDER`` holds an environment for
each peer (``nox -s bench`` makes them); without it, only what needs no peer is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
CONTESTANTS = HERE / "contestants"


class Contestant:
    """A program that is measured."""

    def __init__(self, name: str, *command: str) -> None:
        self.name = name
        self.command = command
        self.wall: list[float] = []
        self.cpu: list[float] = []
        self.peak_mb = 0.0

    def run(self) -> str:
        """Run it once, and return what it printed."""
        with tempfile.TemporaryFile() as said:
            begin = time.perf_counter()
            process = subprocess.Popen(self.command, stdout=said)
            _, status, used = os.wait4(process.pid, 0)
            self.wall.append(time.perf_counter() - begin)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                message = f"{self.name} failed: {' '.join(self.command)}"
                raise SystemExit(message)
            self.cpu.append(used.ru_utime + used.ru_stime)
            self.peak_mb = max(self.peak_mb, used.ru_maxrss / 1024)
            said.seek(0)
            return said.read().decode().strip()

    @property
    def seconds(self) -> float:
        """The best time: noise only ever adds."""
        return min(self.wall)

    @property
    def cpu_seconds(self) -> float:
        """The best processor time, user and system."""
        return min(self.cpu)


class Goals:
    """What the figures should be, and which of them are not."""

    def __init__(self) -> None:
        self.missed: list[str] = []
        self.failed: list[str] = []

    def faster(
        self, what: str, ours: Contestant, other: Contestant, goal: float, *, floor: float
    ) -> None:
        """
        Say whether one is so many times as fast as the other.

        Below ``floor`` the run fails, unless the processor times say that a busy machine was the reason.
        """
        ratio, by_cpu = other.seconds / ours.seconds, other.cpu_seconds / ours.cpu_seconds
        figures = f"{ratio:.2f} (by processor time {by_cpu:.2f})"
        self._say(f"{what}: {figures}, at least {goal:g}", reached=ratio >= goal)
        if max(ratio, by_cpu) < floor:
            self.failed.append(what)

    def at_most(self, what: str, figure: float, goal: float, *, floor: float) -> None:
        """Say whether a figure stays below its goal; above ``floor`` the run fails."""
        self._say(f"{what}: {figure:.2f}, at most {goal:g}", reached=figure <= goal)
        if figure > floor:
            self.failed.append(what)

    def _say(self, figure: str, *, reached: bool) -> None:
        if not reached:
            self.missed.append(figure)
        print(f"  {'reached' if reached else 'MISSED':8} {figure}")


@contextmanager
def server(*options: str) -> Iterator[str]:
    """Run the loopback server and yield its URL."""
    command = [sys.executable, str(HERE / "server.py"), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


def compete(
    title: str,
    contestants: list[Contestant],
    *,
    rounds: int,
    records: int = 0,
    warm_up: bool = True,
) -> None:
    """Let the contestants take turns, and print their figures."""
    for contestant in contestants if warm_up else ():
        contestant.run()  # compiles what is not compiled yet
        contestant.wall.clear()
        contestant.cpu.clear()
    said: set[str] = set()
    for _ in range(rounds):
        for contestant in contestants:
            said.add(contestant.run())
    if records and len(said) != 1:
        message = f"The contestants disagree: {sorted(said)}"
        raise SystemExit(message)
    base = contestants[0]
    print(f"\n{title}")
    print(f"  {'':44} {'best s':>8} {'ratio':>6} {'CPU s':>7} {'ratio':>6} {'peak MB':>8}", end="")
    print(f" {'records/s':>10}" if records else "")
    for each in contestants:
        print(f"  {each.name:44} {each.seconds:8.3f} {each.seconds / base.seconds:6.2f}", end="")
        print(f" {each.cpu_seconds:7.3f} {each.cpu_seconds / base.cpu_seconds:6.2f}", end="")
        print(f" {each.peak_mb:8.1f}", end="")
        print(f" {records / each.seconds:10,.0f}" if records else "")


def imports(goals: Goals, peers: Path | None, rounds: int) -> None:
    """Time the imports."""

    def contestant(statement: str, python: str = sys.executable) -> Contestant:
        return Contestant(statement, python, "-c", statement)

    base = contestant("import attrs, httpx")
    package = contestant("import factorial_erp")
    clients = contestant("from factorial_erp import Factorial, BusinessCentral")
    expenses = contestant("from factorial_erp.factorial import Expense")
    others = [base, package, clients, expenses]
    official = None
    if peers is not None:
        official = contestant(
            "from factorial_api_client import FactorialClient", python_of(peers, "official-sdk")
        )
        others += [official, contestant("import factorialhr", python_of(peers, "factorialhr"))]
    compete("Imports, as whole processes", others, rounds=rounds * 4)
    goals.at_most(
        "import factorial_erp / import attrs, httpx", package.seconds / base.seconds, 1.0, floor=1.3
    )
    if official is not None:
        goals.faster("import factorial_erp / official SDK's", package, official, 8, floor=8)


def lists(goals: Goals, peers: Path | None, rounds: int) -> None:
    """Read 100,000 expenses, using five fields of each."""
    with server() as url:
        fast = ours("list", url)
        contestants = [
            fast,
            ours("list-plain", url, "factorial-erp without the extra"),
            ours("list-async", url, "factorial-erp, awaiting"),
            bare("list", url, "httpx and msgspec, all fields typed"),
            bare("list-plain", url, "httpx and json, dicts"),
        ]
        if peers is not None:
            official, hr = (
                peer(peers, "official-sdk", "list", url),
                peer(peers, "factorialhr", "list", url),
            )
            contestants += [official, hr]
        compete(
            "100,000 expenses in pages of 100, five fields of each used",
            contestants,
            rounds=rounds,
            records=100_000,
        )
    goals.at_most("peak memory in MB", fast.peak_mb, 60, floor=60)
    if peers is not None:
        for each, goal in ((official, 4.0), (hr, 3.0)):
            goals.faster(f"records/s / {each.name}'s", fast, each, goal, floor=goal * 0.75)


def far(goals: Goals, peers: Path | None, rounds: int) -> None:
    """Read 10,000 expenses from a server that needs 80 ms for each answer."""
    if peers is None:
        return
    with server("--records", "10000", "--latency-ms", "80") as url:
        near = ours("list-far", url, "factorial-erp, concurrency=8")
        official, hr = (
            peer(peers, "official-sdk", "list-far", url),
            peer(peers, "factorialhr", "list-far", url),
        )
        compete(
            "10,000 expenses, 80 ms for each answer",
            [near, official, hr],
            rounds=max(1, rounds // 2),
            records=10_000,
        )
    goals.faster("speed at 80 ms / official SDK's", near, official, 5, floor=4)


def ledger(goals: Goals, peers: Path | None, rounds: int) -> None:
    """
    Read 100,000 general ledger entries of Business Central, using four fields of each, exactly.

    Of 0.65 s of processor time, imports take 0.17 (httpx alone 0.08), fetching 50 MB over httpx 0.12, parsing
    into typed slots with 400,000 decimals 0.20, records 0.02, the use of the fields and the sum 0.08 (0.04 in
    plain slots), letting all go again 0.03. The same by hand, with httpx and typed structs of msgspec and
    nothing else, takes 0.58: that is the limit of what Python code of ours can change.
    """
    with server("--api", "business-central") as url:
        fast = ours_bc("list", url)
        contestants = [fast, ours_bc("list-plain", url, "factorial-erp without the extra")]
        if peers is not None:
            contestants.append(peer(peers, "pybc365", "list", url))
        compete(
            "100,000 general ledger entries, four fields of each used",
            contestants,
            rounds=rounds,
            records=100_000,
        )
    goals.at_most("peak memory in MB", fast.peak_mb, 80, floor=80)
    if peers is not None:
        # pybc365 leaves dates as texts and numbers without a name; its rows are plain dicts.
        goals.faster("records/s / pybc365's, exact", fast, contestants[-1], 1.5, floor=1.2)


def creates(goals: Goals, peers: Path | None, rounds: int) -> None:
    """Create 1,000 cost centers, one after the other."""
    with server("--records", "100") as url:
        ourselves, base = ours("creates", url), bare("creates", url, "httpx alone")
        contestants = [base, ourselves]
        if peers is not None:
            contestants.append(peer(peers, "official-sdk", "creates", url))
        compete("1,000 single creates", contestants, rounds=rounds * 2)
    ratio = min(ourselves.seconds / base.seconds, ourselves.cpu_seconds / base.cpu_seconds)
    goals.at_most("1,000 creates / bare httpx", ratio, 1.15, floor=1.5)


def far_ledger(goals: Goals, peers: Path | None, rounds: int) -> None:
    """Read 10,000 general ledger entries in pages of 500 from a server that needs 80 ms for each answer."""
    if peers is None:
        return
    with server("--api", "business-central", "--records", "10000", "--latency-ms", "80") as url:
        near = ours_bc("list-far", url, "factorial-erp, concurrency=5")
        others = [peer(peers, name, "list-far", url) for name in ("pybc365", "pybusinesscentral")]
        compete(
            "10,000 general ledger entries in pages of 500, 80 ms for each answer",
            [near, *others],
            rounds=max(1, rounds // 2),
            records=10_000,
        )
    for each in others:
        goals.faster(f"speed at 80 ms / {each.name}'s", near, each, 3, floor=2.4)


def batches(goals: Goals, peers: Path | None) -> None:
    """Create 1,000 vendors on a server that needs 20 ms for each answer, in batches and one by one."""
    if peers is None:
        return
    with server("--api", "business-central", "--records", "100", "--latency-ms", "20") as url:
        together = ours_bc("creates", url, "factorial-erp, $batch")
        alone = peer(peers, "pybc365", "creates", url)
        # Waiting makes out nearly all of it, so once is enough.
        compete(
            "1,000 creates in Business Central, 20 ms for each answer",
            [together, alone],
            rounds=1,
            records=1_000,
            warm_up=False,
        )
    goals.faster("1,000 creates by $batch / pybc365's", together, alone, 10, floor=8)


def mapping(goals: Goals, _: Path | None, rounds: int) -> None:
    """Map 100,000 expenses with documents of 50, 500 and 5,000 rules, beside the same as plain ifs."""
    print("\n100,000 expenses mapped; processor time for each in µs")
    print(f"  {'rules':>8} {'ifs':>8} {'resolved':>9} {'and reasons read':>17} {'and entries':>12}")
    resolved: dict[int, float] = {}
    for rules in (50, 500, 5_000):
        command = [sys.executable, str(HERE / "mapping.py"), "--rules", str(rules)]
        command += ["--rounds", str(max(1, rounds // 2))]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        each = {name: 10 * seconds for name, seconds in json.loads(said).items()}
        resolved[rules] = each["resolve"]
        print(f"  {rules:8,} {each['ifs']:8.1f} {each['resolve']:9.1f}", end="")
        print(f" {each['trail']:17.1f} {each['all']:12.1f}")
        if rules == 500:
            by_hand = each["resolve"] / each["ifs"]
            goals.at_most("500 rules: µs a record (50,000 a second)", each["resolve"], 20, floor=40)
            goals.at_most("500 rules: resolved / plain ifs", by_hand, 3, floor=5)
            goals.at_most("500 rules: µs a record, reasons read", each["trail"], 20, floor=60)
    growth = resolved[5_000] / resolved[50]
    goals.at_most("time with 5,000 rules / with 50", growth, 2, floor=4)


def ours(job: str, url: str, name: str = "factorial-erp") -> Contestant:
    return Contestant(name, sys.executable, str(CONTESTANTS / "ours.py"), job, url)


def ours_bc(job: str, url: str, name: str = "factorial-erp") -> Contestant:
    return Contestant(name, sys.executable, str(CONTESTANTS / "ours_bc.py"), job, url)


def bare(job: str, url: str, name: str) -> Contestant:
    return Contestant(name, sys.executable, str(CONTESTANTS / "bare.py"), job, url)


def peer(peers: Path, name: str, job: str, url: str) -> Contestant:
    script = CONTESTANTS / f"{name.replace('-', '_')}_peer.py"
    return Contestant(name, python_of(peers, name), str(script), job, url)


def python_of(peers: Path, name: str) -> str:
    return str(peers / name / "bin" / "python")


def main() -> int:
    words = argparse.ArgumentParser()
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--peers", type=Path)
    given = words.parse_args()
    goals = Goals()
    for measure in (imports, lists, far, creates, ledger, far_ledger, mapping):
        measure(goals, given.peers, given.rounds)
    batches(goals, given.peers)
    print(
        f"\n{len(goals.missed)} goals missed, {len(goals.failed)} of them by more than noise explains"
    )
    return int(bool(goals.failed))


if __name__ == "__main__":
    sys.exit(main())
