"""What does a ledger remember, and for how long?"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from factorial_erp.errors import LedgerInUse
from factorial_erp.sync import Ledger, LedgerEntry, MemoryLedger, SqliteLedger

ENTRY = LedgerEntry(
    company="CRONUS",
    key="expenses/expensable/1",
    state="drafted",
    erp_id="id-1",
    number="107001",
    fingerprint="f1",
    plan_id="p1",
)


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """Each kind of ledger."""
    if request.param == "memory":
        yield MemoryLedger()
        return
    with SqliteLedger(tmp_path / "sync.db") as opened:
        yield opened


def test_what_was_put_is_had(ledger: Ledger) -> None:
    """
    By company and key; the last word counts.
    """
    posted = attrs.evolve(ENTRY, state="posted", number="108001")

    ledger.put(ENTRY)
    first = ledger.get("CRONUS", ENTRY.key)
    ledger.put(posted)

    assert first == ENTRY
    assert ledger.get("CRONUS", ENTRY.key) == posted
    assert ledger.get("OTHER", ENTRY.key) is None
    assert ledger.get("CRONUS", "expenses/expensable/2") is None


def test_only_one_applies_at_a_time(ledger: Ledger) -> None:
    """
    And the next one may, when the first is done, also after an error.
    """
    with ledger.exclusive(), pytest.raises(LedgerInUse), ledger.exclusive():
        pass
    with pytest.raises(ZeroDivisionError), ledger.exclusive():
        raise ZeroDivisionError
    with ledger.exclusive():
        pass


def test_a_file_remembers(tmp_path: Path) -> None:
    """
    The next process finds what the last one wrote.
    """
    with SqliteLedger(tmp_path / "sync.db") as ledger:
        ledger.put(ENTRY)
    program = (
        "import sys; from factorial_erp.sync import SqliteLedger;"
        "print(SqliteLedger(sys.argv[1]).get('CRONUS', 'expenses/expensable/1').number)"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "sync.db")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.strip() == "107001"


def test_many_threads_write_at_once(tmp_path: Path) -> None:
    """
    A blocking client applies several invoices in threads.
    """
    with SqliteLedger(tmp_path / "sync.db") as ledger:

        def write(n: int) -> None:
            for m in range(20):
                ledger.put(attrs.evolve(ENTRY, key=f"expenses/expensable/{n}-{m}"))

        threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(ledger.entries()) == 160


def test_texts_are_kept_as_they_are(tmp_path: Path) -> None:
    """
    Quotes and letters of all scripts are no SQL.
    """
    odd = attrs.evolve(ENTRY, company="O'Neil & Söhne \u2713; DROP TABLE entry", number="'")

    with SqliteLedger(tmp_path / "sync.db") as ledger:
        ledger.put(odd)

        assert ledger.entries() == [odd]
