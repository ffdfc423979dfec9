"""Do journals get into the general ledger once, to the cent, and nothing else with them?"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factorial_erp.mapping import MappingDocument
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync import MemoryLedger, Plan
from tests.conftest import Mode
from tests.sync.conftest import Setup
from tests.sync.kinds import (
    IN_PAYROLL,
    MONTH,
    OWN,
    PAYROLL,
    WEEK,
    company_of,
    entries_of,
    journal_lines,
    write_mapping,
)


@pytest.fixture
def mapping(box: Sandbox, tmp_path: Path) -> MappingDocument:
    """Journals of what employees and payroll pay."""
    company_of(box)
    return MappingDocument.load(write_mapping(box, tmp_path / "mapping", PAYROLL, OWN))


@pytest.fixture
def sync(setup: Setup, ledger: MemoryLedger, mapping: MappingDocument) -> Any:
    """Posts."""
    return setup.sync(ledger, mapping=mapping)


def journals_of(plan: Plan) -> list[Any]:
    return [c for c in plan.of("create") if c.journal is not None]


def batch_of(box: Sandbox, code: str = "FACTORIAL") -> Any:
    return next(row for row in company_of(box).tables["journals"].values() if row["code"] == code)


def foreign_line(box: Sandbox, batch: Any, **changes: Any) -> Any:
    """Somebody works in the batch."""
    body = {
        "accountType": "G/L Account",
        "accountNumber": "6300",
        "documentNumber": "HAND-1",
        "postingDate": "2026-10-05",
        "amount": Decimal(7),
        **changes,
    }
    return company_of(box).create("journalLines", body, ("journals", batch["id"]))


def make_batch(box: Sandbox, code: str = "FACTORIAL") -> Any:
    return company_of(box).create("journals", {"code": code})


def lose_lines(box: Sandbox) -> None:
    lines = company_of(box).tables["journalLines"]
    for id in [line["id"] for line in journal_lines(box)]:
        del lines[id]


def test_what_payroll_pays_is_a_journal_against_its_clearing(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    No vendor is owed anything; base and VAT are posted as they were predicted, to the cent.
    """
    plan = mode.call(sync.plan, **MONTH)
    change = plan.change(IN_PAYROLL)
    report = mode.call(sync.apply, plan)
    found = mode.call(sync.reconcile, plan)

    assert "journal FE-5307 for 3720, 20.38 EUR on 6663" == change.reason
    predicted: Counter[str] = Counter()
    for entry in change.posting.entries:
        predicted[entry.number or "1401"] += entry.amount_lcy
    assert dict(predicted) == entries_of(box, "FE-5307")
    assert report.is_complete
    assert found.agrees, str(found)
    assert [] == journal_lines(box)


def test_prediction_is_posting_for_every_journal(mode: Mode, sync: Any, box: Sandbox) -> None:
    """
    Debit and credit of each account that the plan names, and the VAT entries; foreign receipts in local currency.
    """
    plan = mode.call(sync.plan, **MONTH)
    report = mode.call(sync.apply, plan)
    found = mode.call(sync.reconcile, plan)

    planned = journals_of(plan)
    assert 62 == len(planned)
    assert report.of("failed") == ()
    assert found.agrees, str(found)
    assert {"EUR", "USD", "GBP", "CHF", "JPY"} == {c.posting.currency for c in planned}
    vat = company_of(box).vat_entries
    for change in planned:
        entries = entries_of(box, change.journal.document_number)
        assert 0 == sum(entries.values())
        named: Counter[str] = Counter()
        for entry in change.posting.entries:
            if entry.account_type == "account":
                named[entry.number] += entry.amount_lcy
        assert {a: amount for a, amount in named.items() if amount} == {
            account: entries[account] for account in named if entries.get(account)
        }
        if change.posting.currency == "EUR":
            assert [(tax.identifier, tax.base, tax.vat) for tax in change.posting.taxes] == [
                (each["identifier"], each["base"], each["amount"])
                for each in vat
                if each["documentNumber"] == change.journal.document_number
            ]


def test_dimensions_are_on_each_line(mode: Mode, sync: Any, box: Sandbox) -> None:
    """
    Also in the general ledger.
    """
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)

    checked = 0
    for change in journals_of(plan):
        for line in change.journal.lines:
            entry = (
                next(
                    e
                    for e in company_of(box).gl_entries
                    if e["documentNumber"] == change.journal.document_number
                    and e["accountNumber"] == line.account_number
                )
                if line.account_type == "account"
                else None
            )
            if entry is not None and line.dimensions:
                held = {d["code"]: d["valueCode"] for d in entry["_dimensions"].values()}
                assert dict(line.dimensions).items() <= held.items()
                checked += 1
    assert checked


def test_a_dimension_that_the_account_brings_along_is_changed_in_place(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    Inserting another value clashes; the line goes in without it, and is settled afterwards.
    """
    plan = mode.call(sync.plan, **WEEK)
    change = next(c for c in journals_of(plan) if c.journal.lines[0].dimensions)
    code, value = change.journal.lines[0].dimensions[0]
    company = company_of(box)
    account = company.find("accounts", "number", change.journal.lines[0].account_number)
    other = next(
        row
        for row in company.tables["dimensionValues"].values()
        if row["dimensionId"] == company.find("dimensions", "code", code)["id"]
        and row["code"] != value
    )
    company.add(
        "defaultDimensions",
        {
            "parentId": account["id"],
            "dimensionId": company.find("dimensions", "code", code)["id"],
            "dimensionCode": code,
            "dimensionValueCode": other["code"],
        },
        key="of the account",
    )

    report = mode.call(sync.apply, plan)

    assert report.of("failed") == ()
    entry = next(
        e
        for e in company.gl_entries
        if e["documentNumber"] == change.journal.document_number
        and e["accountNumber"] == account["number"]
    )
    assert value in {d["valueCode"] for d in entry["_dimensions"].values()}


def test_a_second_run_writes_nothing(
    mode: Mode, sync: Any, setup: Setup, mapping: MappingDocument, box: Sandbox
) -> None:
    """
    Neither with its ledger nor without: the general ledger is looked at first.
    """
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    before = len(company_of(box).gl_entries)

    again = mode.call(sync.apply, plan)
    later = mode.call(sync.plan, **WEEK)
    forgotten = mode.call(setup.sync(MemoryLedger(), mapping=mapping).apply, plan)

    assert len(plan.of("create")) == len(again.of("success")) == len(forgotten.of("success"))
    assert later.of("create") == ()
    assert before == len(company_of(box).gl_entries)
    assert [] == journal_lines(box)


def test_drafts_are_lines_that_a_person_posts(
    mode: Mode, setup: Setup, ledger: MemoryLedger, mapping: MappingDocument, box: Sandbox
) -> None:
    """
    A later run that posts finds the lines; it finds also what was posted by hand.
    """
    drafting = setup.sync(ledger, mapping=mapping, post=False)
    plan = mode.call(drafting.plan, **WEEK)
    report = mode.call(drafting.apply, plan)
    written = len(journal_lines(box))
    checked = mode.call(drafting.reconcile, plan)

    again = mode.call(drafting.apply, plan)
    posting = setup.sync(ledger, mapping=mapping)
    planned = mode.call(posting.plan, **WEEK)
    unposted = mode.call(posting.reconcile, planned)
    done = mode.call(posting.apply, planned)

    assert report.is_complete
    assert again.is_complete
    assert written == sum(len(c.journal.lines) for c in journals_of(plan)) > 0
    assert checked.differences == ()
    assert "not_posted" in {d.kind for d in unposted.differences}
    assert len(done.of("success")) == len(plan.of("create"))
    assert [] == journal_lines(box)
    assert mode.call(posting.reconcile, planned).agrees


def test_what_a_person_posted_is_found(
    mode: Mode, setup: Setup, ledger: MemoryLedger, mapping: MappingDocument, box: Sandbox
) -> None:
    """
    The lines are gone, and their entries have the number.
    """
    drafting = setup.sync(ledger, mapping=mapping, post=False)
    mode.call(drafting.apply, mode.call(drafting.plan, **WEEK))
    company_of(box).post("journals", batch_of(box)["id"])
    before = len(company_of(box).gl_entries)

    posting = setup.sync(ledger, mapping=mapping)
    plan = mode.call(posting.plan, **WEEK)
    report = mode.call(posting.apply, plan)

    assert report.of("failed") == ()
    journals = {c.journal.document_number for c in journals_of(plan)}
    assert journals <= {e["documentNumber"] for e in company_of(box).gl_entries}
    assert sum(e["documentNumber"] in journals for e in company_of(box).gl_entries) <= before


def test_a_batch_with_foreign_lines_is_not_touched(mode: Mode, sync: Any, box: Sandbox) -> None:
    """
    Posting would post them, too. Once they are gone, the same plan is applied.
    """
    batch = make_batch(box)
    line = foreign_line(box, batch)
    plan = mode.call(sync.plan, **WEEK)

    refused = mode.call(sync.apply, plan)

    failed = refused.of("failed")
    assert {r.key for r in failed} == {c.key for c in journals_of(plan)}
    assert "batch FACTORIAL holds lines that are not of this plan (HAND-1)" in failed[0].message
    assert "[journal] in mapping.toml" in failed[0].message
    assert [line["id"]] == [each["id"] for each in journal_lines(box)]

    del company_of(box).tables["journalLines"][line["id"]]
    assert mode.call(sync.apply, plan).is_complete


def test_lines_that_arrive_meanwhile_stop_the_posting(mode: Mode, sync: Any, box: Sandbox) -> None:
    """
    They are looked for again right before; the lines that were written wait for the next run.
    """
    company = company_of(box)
    plan = mode.call(sync.plan, **WEEK)
    original = company.create
    arrived: list[Any] = []

    def create(name: str, body: Any, parent: Any = None) -> Any:
        row = original(name, body, parent)
        if name == "journalLines" and not arrived:
            arrived.append(None)
            arrived[0] = foreign_line(box, batch_of(box))
        return row

    company.create = create
    report = mode.call(sync.apply, plan)
    company.create = original

    if not arrived:
        pytest.skip("the server writes lines another way")
    assert "The lines were written, but not posted" in report.of("failed")[0].message
    del company.tables["journalLines"][arrived[0]["id"]]
    assert mode.call(sync.apply, plan).is_complete
    assert mode.call(sync.reconcile, plan).agrees


def test_drafts_go_into_a_batch_that_others_use(
    mode: Mode, setup: Setup, ledger: MemoryLedger, mapping: MappingDocument, box: Sandbox
) -> None:
    """
    Nothing is posted, so nobody's lines are.
    """
    line = foreign_line(box, make_batch(box))
    sync = setup.sync(ledger, mapping=mapping, post=False)

    report = mode.call(sync.apply, mode.call(sync.plan, **WEEK))

    assert report.is_complete
    assert line["id"] in {each["id"] for each in journal_lines(box)}


def test_a_receipt_that_somebody_entered_by_hand_is_not_written(
    mode: Mode, setup: Setup, ledger: MemoryLedger, mapping: MappingDocument, box: Sandbox
) -> None:
    """
    Same receipt number, account and amount in the batch, under another number.
    """
    sync = setup.sync(ledger, mapping=mapping, post=False)
    plan = mode.call(sync.plan, **MONTH)
    change = next(c for c in journals_of(plan) if c.journal.lines[0].external_document_number)
    line = change.journal.lines[0]
    foreign_line(
        box,
        make_batch(box),
        accountNumber=line.account_number,
        externalDocumentNumber=line.external_document_number,
        amount=line.amount,
    )

    report = mode.call(sync.apply, plan)

    refused = [r for r in report.of("invalid") if r.key == change.key]
    assert "entered it by hand" in refused[0].message
    assert change.journal.document_number not in {e["documentNumber"] for e in journal_lines(box)}


def test_a_batch_of_ones_own_is_named_in_the_document(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox, tmp_path: Path
) -> None:
    """
    It is made where it does not exist, in capitals as the ERP has it.
    """
    company_of(box)
    folder = write_mapping(box, tmp_path / "own", PAYROLL, OWN, batch="spesen")
    sync = setup.sync(ledger, mapping=MappingDocument.load(folder))

    plan = mode.call(sync.plan, **WEEK)
    report = mode.call(sync.apply, plan)

    assert "SPESEN" == plan.journal_batch
    assert report.is_complete
    assert {"SPESEN"} == {row["code"] for row in company_of(box).tables["journals"].values()}
    assert Plan.from_json(plan.to_json()) == plan


def test_a_batch_with_a_balancing_account_is_refused(mode: Mode, sync: Any, box: Sandbox) -> None:
    """
    It would balance each line on its own.
    """
    account = company_of(box).find("accounts", "number", "1800")
    company_of(box).create("journals", {"code": "FACTORIAL", "balancingAccountId": account["id"]})

    report = mode.call(sync.apply, mode.call(sync.plan, **WEEK))

    assert "has the balancing account 1800" in report.of("failed")[0].message
    assert [] == journal_lines(box)


def test_lines_of_another_plan_are_not_posted_as_if_they_were_these(
    mode: Mode, setup: Setup, ledger: MemoryLedger, mapping: MappingDocument, box: Sandbox
) -> None:
    """
    Somebody changed an amount in the batch: it is named, and nothing is posted.
    """
    drafting = setup.sync(ledger, mapping=mapping, post=False)
    plan = mode.call(drafting.plan, **WEEK)
    mode.call(drafting.apply, plan)
    line = journal_lines(box)[0]
    line["amount"] += 1

    posting = setup.sync(ledger, mapping=mapping)
    report = mode.call(posting.apply, mode.call(posting.plan, **WEEK))

    messages = [r.message for r in report.of("failed")]
    assert any("which was not planned" in message for message in messages)
    assert any("holds lines that are not of this plan" in message for message in messages)
    assert not {e["documentNumber"] for e in company_of(box).gl_entries} & {
        c.journal.document_number for c in journals_of(plan)
    }


def test_a_line_that_is_refused_takes_its_document_out_again(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    Half a document would keep the batch from being posted; the others are.
    """
    plan = mode.call(sync.plan, **WEEK)
    change = journals_of(plan)[-1]
    company = company_of(box)
    vendor = company.find("vendors", "number", change.journal.lines[-1].account_number)
    vendor["number"] = "GONE"

    report = mode.call(sync.apply, plan)

    refused = next(r for r in report.results if r.key == change.key)
    assert ("invalid", True) == (refused.status, "does not exist" in refused.message), str(report)
    assert {"success"} == {
        r.status for r in report.results if r.key in {c.key for c in journals_of(plan)[:-1]}
    }
    assert [] == journal_lines(box)


def test_vat_that_the_batch_does_not_compute_is_found_at_the_first_document(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    It cannot be seen before posting, so one goes first; the others are not written.
    """
    plan = mode.call(sync.plan, **WEEK)
    company = company_of(box)
    company.journals_have_vat = False

    report = mode.call(sync.apply, plan)
    posted = {e["documentNumber"] for e in company.gl_entries} & {
        c.journal.document_number for c in journals_of(plan)
    }

    wrong = [r for r in report.of("invalid") if "is posted, but account" in r.message]
    assert 1 == len(wrong) == len(posted)
    assert "copy the VAT set-up" in wrong[0].message
    assert len(journals_of(plan)) - 1 == len(report.of("failed"))
    assert [] == journal_lines(box)


def test_a_closed_day_stops_the_batch_and_says_so(mode: Mode, sync: Any, box: Sandbox) -> None:
    """
    What the ERP says is passed on; the lines stay, and the next run posts them.
    """
    plan = mode.call(sync.plan, **WEEK)
    company = company_of(box)
    setup_row = next(iter(company.tables["generalLedgerSetup"].values()))
    before = setup_row["allowPostingFrom"]
    setup_row["allowPostingFrom"] = "2026-11-01"

    report = mode.call(sync.apply, plan)
    setup_row["allowPostingFrom"] = before
    later = mode.call(sync.apply, plan)

    assert any("was not posted, its lines stay there" in r.message for r in report.results)
    assert later.is_complete
    assert mode.call(sync.reconcile, plan).agrees


@pytest.mark.parametrize("kind", ["timeout", "status", "malformed"])
@pytest.mark.parametrize("path", ["/journals", "/journalLines", "Microsoft.NAV.post"])
@pytest.mark.parametrize("after_effect", [True, False])
def test_a_lost_answer_to_a_write_makes_no_duplicate(
    mode: Mode, sync: Any, box: Sandbox, kind: Any, path: str, after_effect: bool
) -> None:
    """
    The number of a line makes a second try harmless; a posting is looked up in the general ledger.
    """
    plan = mode.call(sync.plan, **WEEK)
    box.faults.add(kind, method="POST", path=path, skip=1, times=2, after_effect=after_effect)

    mode.call(sync.apply, plan, concurrency=1)
    box.faults.clear()
    second = mode.call(sync.apply, plan)

    assert len(second.of("success")) == len(plan.of("create"))
    assert mode.call(sync.reconcile, plan).agrees
    for change in journals_of(plan):
        entries = entries_of(box, change.journal.document_number)
        assert 0 == sum(entries.values())
    assert [] == journal_lines(box)


def test_a_batch_that_numbers_anew_is_told_and_nothing_is_written_twice(
    mode: Mode, sync: Any, ledger: MemoryLedger, box: Sandbox
) -> None:
    """
    A posting number series replaces our number: the next run must not take that for "not written".
    """
    company = company_of(box)
    batch = make_batch(box)
    company.series["RENUMBERED"] = "R00001"
    batch["_posting_series"] = "RENUMBERED"
    plan = mode.call(sync.plan, **WEEK)

    first = mode.call(sync.apply, plan)
    before = len(company.gl_entries)
    second = mode.call(sync.apply, plan)

    assert "posting number series" in first.of("failed")[0].message
    assert before == len(company.gl_entries)
    written = [r for r in second.of("invalid") if "were written before" in r.message]
    assert written
    ledger.forget(box.company_name, written[0].key)
    assert ledger.get(box.company_name, written[0].key) is None


def test_an_employee_s_line_is_written_once_although_it_cannot_be_read(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox, tmp_path: Path
) -> None:
    """
    Its number tells whether it is there: the process died between the line and the ledger.
    """
    company = company_of(box)
    for employee in company.tables["employees"].values():
        employee["_gl_account"] = "3720"
    folder = write_mapping(box, tmp_path / "mapping", PAYROLL, OWN)
    rows = ["id,employee,vendor,account,note"]
    rows += [f"e{n},{n},,{n}," for n in range(1001, 1041)]
    (folder / "employees.csv").write_text("\n".join(rows) + "\n", "utf-8")
    sync = setup.sync(ledger, mapping=MappingDocument.load(folder))
    plan = mode.call(sync.plan, **WEEK)
    assert "employee" in {line.account_type for c in journals_of(plan) for line in c.journal.lines}

    class Forgetful(MemoryLedger):
        def put(self, entry: Any, /) -> None:
            if entry.document == "journal":
                raise KeyboardInterrupt

    dying = setup.sync(Forgetful(), mapping=MappingDocument.load(folder))
    with pytest.raises(KeyboardInterrupt):
        mode.call(dying.apply, plan, concurrency=1)
    report = mode.call(sync.apply, plan)

    assert report.of("failed") == (), str(report)
    assert [] == journal_lines(box)
    for change in journals_of(plan):
        entries = entries_of(box, change.journal.document_number)
        assert 0 == sum(entries.values())
        assert entries["3720"] == -change.posting.gross
