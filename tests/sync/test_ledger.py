"""What does a ledger remember, and for how long?"""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from factorial_erp.errors import LedgerInUse
from factorial_erp.mapping import ExpenseRecord, JournalDraft, JournalLine, Posting, PostingEntry
from factorial_erp.sync import Booking, Ledger, LedgerEntry, MemoryLedger, SqliteLedger
from factorial_erp.sync.plan import fingerprint

ENTRY = LedgerEntry(
    company="CRONUS",
    key="expenses/expensable/1",
    state="drafted",
    erp_id="id-1",
    number="107001",
    fingerprint="f1",
    plan_id="p1",
)

JOURNAL = Booking(
    journal=JournalDraft(
        document_number="FE-1",
        posting_date=dt.date(2026, 10, 2),
        document_date=dt.date(2026, 10, 1),
        lines=(
            JournalLine(
                account_type="account",
                account_number="0420",
                amount=Decimal("7.10"),
                description="Löhne \u2713",
                dimensions=(("KST", "007"),),
            ),
            JournalLine(
                account_type="employee",
                account_number="1001",
                amount=Decimal("-7.10"),
                description="Löhne \u2713",
            ),
        ),
    ),
    posting=Posting(
        currency="EUR",
        net=Decimal("7.10"),
        vat=Decimal("0.00"),
        gross=Decimal("7.10"),
        accounts=(("0420", Decimal("7.10")),),
        line_vat=(Decimal("0.00"),),
        taxes=(),
        entries=(
            PostingEntry(
                role="cost",
                account_type="account",
                number="0420",
                amount=Decimal("7.10"),
                amount_lcy=Decimal("7.10"),
            ),
            PostingEntry(
                role="credit",
                account_type="employee",
                number="1001",
                amount=Decimal("-7.10"),
                amount_lcy=Decimal("-7.10"),
            ),
        ),
        local_currency="EUR",
    ),
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


def test_what_was_booked_is_remembered_line_by_line(ledger: Ledger) -> None:
    """
    Leading zeros, cents and letters of all scripts included; an expense and its reversal have keys of their own.
    """
    booked = attrs.evolve(ENTRY, document="journal", booked=JOURNAL)
    back = attrs.evolve(
        booked,
        key=f"{ENTRY.key}#reversal",
        booked=JOURNAL.taken_back(dt.date(2026, 11, 1)),
    )

    ledger.put(booked)
    ledger.put(back)

    assert booked == ledger.get("CRONUS", ENTRY.key)
    assert back == ledger.get("CRONUS", f"{ENTRY.key}#reversal")


def test_what_is_taken_back_mirrors_what_was_booked() -> None:
    """
    All signs are changed, nothing else, and twice is the original again.
    """
    mirror = JOURNAL.taken_back(dt.date(2026, 11, 1))
    assert JOURNAL.journal is not None
    assert mirror.journal is not None

    assert "FE-1-R" == mirror.number
    assert dt.date(2026, 11, 1) == mirror.posting_date
    assert [-line.amount for line in JOURNAL.journal.lines] == [
        line.amount for line in mirror.journal.lines
    ]
    assert (("KST", "007"),) == mirror.journal.lines[0].dimensions
    assert -JOURNAL.posting.gross == mirror.posting.gross
    assert JOURNAL.posting == mirror.taken_back(dt.date(2026, 10, 2)).posting


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_a_document_can_be_forgotten(tmp_path: Path, kind: str) -> None:
    """
    Only this one; what is not known is forgotten already.
    """
    ledger = MemoryLedger() if kind == "memory" else SqliteLedger(tmp_path / "sync.db")
    other = attrs.evolve(ENTRY, key="expenses/expensable/2")
    ledger.put(ENTRY)
    ledger.put(other)

    ledger.forget("CRONUS", ENTRY.key)
    ledger.forget("CRONUS", ENTRY.key)

    assert ledger.get("CRONUS", ENTRY.key) is None
    assert other == ledger.get("CRONUS", other.key)
    if isinstance(ledger, SqliteLedger):
        ledger.close()


def test_a_file_of_an_earlier_version_is_read_and_written(tmp_path: Path) -> None:
    """
    It knew invoices only, and not what was in them.
    """
    database = sqlite3.connect(tmp_path / "sync.db")
    with database:
        database.execute(
            "CREATE TABLE entry (company TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,"
            " erp_id TEXT NOT NULL, number TEXT NOT NULL, fingerprint TEXT NOT NULL,"
            " plan_id TEXT NOT NULL, written_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,"
            " PRIMARY KEY (company, key)) WITHOUT ROWID"
        )
        database.execute(
            "INSERT INTO entry (company, key, state, erp_id, number, fingerprint, plan_id)"
            " VALUES ('CRONUS', 'expenses/expensable/1', 'drafted', 'id-1', '107001', 'f1', 'p1')"
        )
    database.close()

    with SqliteLedger(tmp_path / "sync.db") as ledger:
        old = ledger.get("CRONUS", ENTRY.key)
        ledger.put(attrs.evolve(ENTRY, key="expenses/expensable/2", booked=JOURNAL))
    with SqliteLedger(tmp_path / "sync.db") as ledger:
        entries = ledger.entries()

    assert ENTRY == old
    assert [None, JOURNAL] == [entry.booked for entry in entries]


def test_a_field_that_records_get_later_changes_no_fingerprint() -> None:
    """
    What was booked by an earlier version of this library did not change, though records know more now.
    """
    record = ExpenseRecord(
        key="expenses/expensable/1",
        id="1",
        kind="expense",
        status="approved",
        date=dt.date(2026, 10, 5),
        amount_cents=1190,
        currency="EUR",
    )

    assert fingerprint(record) == "cf6bc44531cef270"
    assert fingerprint(attrs.evolve(record, due_date=dt.date(2026, 11, 5))) != fingerprint(record)
    assert fingerprint(attrs.evolve(record, status="paid")) == fingerprint(record)
