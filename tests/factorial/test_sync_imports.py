"""Do records of the other system get into Factorial once, in a run that the connector begins?"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from typing import Any

import pytest

from factorial_erp.errors import ErpError, InputInvalid, ItemInvalid, SyncRequestRefused
from factorial_erp.factorial import ImportRecord
from tests.factorial.syncing import ITEMS, RUNS, STATES, Stage


def vendors(count: int, first: int = 1) -> list[ImportRecord]:
    numbers = range(first, first + count)
    return [
        ImportRecord(external_identifier=f"V{n}", sync_type="finance/vendor", source={"no": n})
        for n in numbers
    ]


class Contacts:
    """What a connector writes into Factorial."""

    def __init__(self) -> None:
        self.seen: list[ImportRecord] = []

    def __call__(self, record: ImportRecord) -> str | None:
        self.seen.append(record)
        return f"c-{record.external_identifier}"


def bring(stage: Stage, records: Any, function: Any, **options: Any) -> Any:
    return stage.mode.call(stage.runner().import_records, records, function, **options)


def test_records_are_brought_in_a_run_of_their_own(stage: Stage) -> None:
    """
    The run is begun, each record is linked to what it became, and reported in portions.
    """
    contacts = Contacts()

    summary = bring(stage, vendors(120), contacts)

    assert ("done", "1", 120) == (
        summary.state,
        summary.sync_run_id,
        len(summary.of("success")),
    )
    assert ["POST"] * 3 == stage.reports()
    assert {("V1", "c-V1", "synced"), ("V120", "c-V120", "synced")} <= {
        (row["external_identifier"], row["syncable_id"], row["status"])
        for row in stage.tables[STATES].values()
    }
    assert "succeeded" == stage.tables[RUNS]["1"]["status"]
    assert list(stage.tables[ITEMS]) == [each.item_id for each in summary.reports]


def test_the_next_run_knows_what_is_linked(stage: Stage) -> None:
    """
    Your function updates it then, and a link is never changed.
    """
    bring(stage, vendors(2), Contacts())
    contacts = Contacts()

    summary = bring(stage, vendors(3), lambda record: contacts(record) and "another")

    assert ["c-V1", "c-V2", None] == [record.record_id for record in contacts.seen]
    assert ("2", "done") == (summary.sync_run_id, summary.state)
    assert ["c-V1", "c-V2", "another"] == [
        row["syncable_id"] for row in stage.tables[STATES].values()
    ]


def test_a_run_that_ended_early_goes_on(stage: Stage) -> None:
    """
    What was reported is left out.
    """
    contacts = Contacts()

    def dies(record: ImportRecord) -> str | None:
        if len(contacts.seen) == 60:
            raise KeyboardInterrupt
        return contacts(record)

    with pytest.raises(KeyboardInterrupt):
        bring(stage, vendors(70), dies)
    again = Contacts()
    summary = bring(stage, vendors(70), again, sync_run_id="1")

    assert ("done", "1", 50, 20) == (
        summary.state,
        summary.sync_run_id,
        summary.done_before,
        len(again.seen),
    )
    assert 70 == len(stage.tables[ITEMS])


def test_each_record_has_its_own_fate(stage: Stage) -> None:
    """
    In Factorial's words, with messages by field.
    """
    outcomes = iter(
        [
            ItemInvalid({"tax_id": "Missing."}),
            ErpError("Down."),
            RuntimeError("Erika Mustermann"),
            None,
        ]
    )

    def function(record: ImportRecord) -> str | None:
        outcome = next(outcomes)
        if outcome is not None:
            raise outcome
        return None

    summary = bring(stage, vendors(4), function)

    rows = list(stage.tables[ITEMS].values())
    assert ["invalid", "failed", "failed", "success"] == [row["status"] for row in rows]
    assert [{"key": "tax_id", "value": "Missing."}] == rows[0]["error_messages"]
    assert "Erika" not in f"{rows} {summary}"


def test_one_record_that_is_refused_does_not_cost_the_portion(stage: Stage) -> None:
    """
    Factorial takes all of a portion or nothing, so each is reported by itself then.
    """
    bring(stage, vendors(1), Contacts())

    def same(record: ImportRecord) -> str:
        return "c-V1" if record.external_identifier == "V3" else f"c-{record.external_identifier}"

    summary = bring(stage, vendors(4), same)

    assert [True, True, False, True] == [each.is_reported for each in summary.reports]
    assert "incomplete" == summary.state


def test_reports_that_do_not_arrive_are_told(stage: Stage) -> None:
    """
    No further record is begun; bring the same ones again, in the same run.
    """
    stage.box.faults.add("status", status=503, path="bulk_upsert", times=3)

    contacts = Contacts()

    summary = bring(stage, vendors(100), contacts)
    again = bring(stage, vendors(100), Contacts(), sync_run_id=summary.sync_run_id)

    assert ("incomplete", 50, "done") == (summary.state, len(contacts.seen), again.state)


def test_the_hour_counts_here_too(stage: Stage) -> None:
    """
    What no time is left for is not begun.
    """
    contacts = Contacts()

    def slow(record: ImportRecord) -> str | None:
        stage.box.now += dt.timedelta(minutes=18)
        return contacts(record)

    summary = bring(stage, vendors(5), slow)

    assert (3, 2) == (len(contacts.seen), len(summary.of("failed")))


def test_a_run_that_is_over_does_not_go_on(stage: Stage) -> None:
    """
    Nothing is written that could not be reported.
    """
    bring(stage, vendors(1), Contacts())
    stage.box.now += dt.timedelta(minutes=60)
    contacts = Contacts()

    summary = bring(stage, vendors(2), contacts, sync_run_id="1")

    assert ("over", []) == (summary.state, contacts.seen)


def test_records_may_be_awaited(stage: Stage) -> None:
    """
    With an awaitable client: a list of the ERP is one. A blocking client refuses it.
    """
    seen: list[str] = []

    async def records() -> AsyncIterator[ImportRecord]:
        for each in vendors(3):
            yield each

    async def function(record: ImportRecord) -> str:
        seen.append(record.external_identifier)
        return "c-1"[:2] + record.external_identifier

    if stage.mode.is_async:
        assert "done" == bring(stage, records(), function).state
        assert ["V1", "V2", "V3"] == seen
    else:
        with pytest.raises(InputInvalid, match="cannot await the records"):
            bring(stage, records(), Contacts())
        with pytest.raises(InputInvalid, match="cannot await the function"):
            bring(stage, vendors(1), function)
        assert {} == stage.tables[RUNS]


def test_only_ones_own_run_goes_on(stage: Stage) -> None:
    """
    A run that is none, or another integration's, is refused.
    """
    other = stage.box.press_sync(integration_uuid="another").sync_run_id

    for id in ("99", other):
        with pytest.raises(SyncRequestRefused, match=r"no such run|another integration"):
            bring(stage, vendors(1), Contacts(), sync_run_id=id)


def test_two_importers_never_have_one_run(stage: Stage) -> None:
    """
    The second one does nothing, and says so.
    """
    states: list[str] = []

    def blocking(record: ImportRecord) -> None:
        again = stage.runner().import_records(vendors(1), Contacts(), sync_run_id="1")
        states.append(again.state)

    async def awaitable(record: ImportRecord) -> None:
        again = await stage.runner().import_records(vendors(1), Contacts(), sync_run_id="1")
        states.append(again.state)

    bring(stage, vendors(1), awaitable if stage.mode.is_async else blocking)

    assert ["in_use"] == states
