"""Is what was booked taken back once and exactly, when its expense is reversed?"""

from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from factorial_erp.mapping import MappingDocument
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync import Change, MemoryLedger, Plan, SqliteLedger
from tests.conftest import Mode
from tests.sync.conftest import Setup
from tests.sync.kinds import (
    IN_PAYROLL,
    MONTH,
    OWN,
    PAYROLL,
    REFUND,
    WEEK,
    company_of,
    credit_memos,
    entries_of,
    header,
    journal_lines,
    receipt,
    write_mapping,
)


@pytest.fixture
def folder(box: Sandbox, tmp_path: Path) -> Path:
    """The document's."""
    company_of(box)
    return write_mapping(box, tmp_path / "mapping", PAYROLL)


@pytest.fixture
def sync(setup: Setup, ledger: MemoryLedger, folder: Path) -> Any:
    """Posts invoices, credit memos, and journals of what payroll pays."""
    return setup.sync(ledger, mapping=MappingDocument.load(folder))


def invoices_of(plan: Plan) -> list[Change]:
    return [c for c in plan.of("create") if c.booking and c.booking.kind == "purchase_invoice"]


def number_of(report: Any, change: Change) -> str:
    return str(next(r.number for r in report.results if r.key == change.key))


def vat_of(box: Sandbox, number: str) -> list[tuple[str, Decimal, Decimal]]:
    return [
        (each["identifier"], each["base"], each["amount"])
        for each in company_of(box).vat_entries
        if each["documentNumber"] == number
    ]


def mirrored(entries: dict[str, Decimal]) -> dict[str, Decimal]:
    return {account: -amount for account, amount in entries.items()}


def test_a_refund_is_a_credit_memo(mode: Mode, sync: Any, box: Sandbox) -> None:
    """
    To the cent: its totals, and each account of the general ledger.
    """
    plan = mode.call(sync.plan, **MONTH)
    change = plan.change(REFUND)
    report = mode.call(sync.apply, plan)
    found = mode.call(sync.reconcile, plan)

    (memo,) = credit_memos(box)
    assert change.reason.startswith("credit memo FE-5292 for M1011, -46.01 EUR on 6663")
    assert ("FE-5292", "Open", Decimal("46.01")) == (
        memo["vendorCreditMemoNumber"],
        memo["status"],
        memo["totalAmountIncludingTax"],
    )
    entries = entries_of(box, number_of(report, change))
    assert {
        "6663": Decimal("-43.00"),
        "1401": Decimal("-3.01"),
        "3501": Decimal("46.01"),
    } == entries
    assert found.agrees, str(found)


def test_what_was_posted_and_is_reversed_is_taken_back_once(
    mode: Mode, sync: Any, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    A credit memo mirrors each entry and each VAT entry; the invoice stays as it was, and is settled.
    """
    plan = mode.call(sync.plan, **WEEK)
    report = mode.call(sync.apply, plan)
    change = next(c for c in invoices_of(plan) if c.posting is not None and c.posting.vat)
    number = number_of(report, change)
    before = entries_of(box, number)
    header(box, change.key)["status"] = "reversed"

    taking = mode.call(sync.plan, **WEEK)
    taken = mode.call(sync.apply, taking)
    found = mode.call(sync.reconcile, taking)
    again = mode.call(sync.plan, **WEEK)
    repeated = mode.call(sync.apply, taking)

    (planned,) = taking.of("create")
    assert planned.key == change.key
    assert planned.invoice is not None
    assert change.invoice is not None
    assert f"{change.invoice.vendor_invoice_number}-R" == planned.invoice.vendor_invoice_number
    assert f"takes back invoice {number}" in planned.reason
    assert (
        f"what was booked as {number} is booked again with all signs changed" in planned.explain()
    )
    memo_number = number_of(taken, change)
    assert mirrored(before) == entries_of(box, memo_number)
    assert before == entries_of(box, number)
    assert [(i, -base, -vat) for i, base, vat in vat_of(box, number)] == vat_of(box, memo_number)
    memo = next(m for m in credit_memos(box) if m["number"] == memo_number)
    assert number == memo["invoiceNumber"]
    assert found.agrees, str(found)
    assert again.of("create") == ()
    assert f"taken back as {memo_number}" in again.change(change.key).reason
    assert repeated.is_complete
    assert 1 == len(credit_memos(box))
    original = ledger.get(box.company_name, change.key)
    assert original is not None
    assert ("posted", number) == (original.state, original.number)


def test_a_lost_ledger_does_not_take_back_twice(
    mode: Mode, sync: Any, setup: Setup, box: Sandbox, folder: Path
) -> None:
    """
    The plan knows what it takes back, and the ERP knows the number of what did.
    """
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    header(box, invoices_of(plan)[0].key)["status"] = "reversed"
    taking = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, taking)
    before = len(credit_memos(box))

    forgotten = setup.sync(MemoryLedger(), mapping=MappingDocument.load(folder))
    report = mode.call(forgotten.apply, taking)

    assert report.is_complete
    assert before == len(credit_memos(box))


def test_what_was_reversed_before_it_was_written_gets_nothing(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    There is nothing to take back, and nothing to book.
    """
    first = mode.call(sync.plan, **WEEK)
    key = invoices_of(first)[0].key
    header(box, key)["status"] = "reversed"

    plan = mode.call(sync.plan, **WEEK)
    report = mode.call(sync.apply, plan)

    assert "wait" == plan.change(key).action
    assert "nothing to take back" in plan.change(key).reason
    assert plan.change(key).skipped is not None
    assert "skipped" == next(r.status for r in report.results if r.key == key)
    # Expense 5306 of the demo was reversed before anybody wrote it.
    assert "wait" == mode.call(sync.plan, **MONTH).change("5306").action


def test_a_journal_is_taken_back_by_its_mirror(mode: Mode, sync: Any, box: Sandbox) -> None:
    """
    What payroll paid is decided by its status, which is another one now: what was booked counts.
    """
    plan = mode.call(sync.plan, **MONTH)
    mode.call(sync.apply, plan)
    before = entries_of(box, "FE-5307")
    header(box, IN_PAYROLL)["status"] = "reversed"

    taking = mode.call(sync.plan, **MONTH)
    report = mode.call(sync.apply, taking)
    again = mode.call(sync.apply, taking)

    (change,) = taking.of("create")
    assert change.journal is not None
    assert "FE-5307-R" == change.journal.document_number
    assert mirrored(before) == entries_of(box, "FE-5307-R")
    assert before == entries_of(box, "FE-5307")
    assert report.is_complete
    assert again.is_complete
    assert mode.call(sync.reconcile, taking).agrees
    assert mode.call(sync.plan, **MONTH).of("create") == ()


def test_a_credit_memo_that_is_reversed_becomes_an_invoice(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    A refund that was reversed: its mirror is positive.
    """
    plan = mode.call(sync.plan, **MONTH)
    report = mode.call(sync.apply, plan)
    number = number_of(report, plan.change(REFUND))
    header(box, REFUND)["status"] = "reversed"

    taking = mode.call(sync.plan, **MONTH)
    taken = mode.call(sync.apply, taking)

    (change,) = taking.of("create")
    assert change.booking is not None
    assert "purchase_invoice" == change.booking.kind
    assert mirrored(entries_of(box, number)) == entries_of(box, number_of(taken, change))
    assert mode.call(sync.reconcile, taking).agrees


@pytest.mark.parametrize("with_sign", [True, False])
def test_an_expense_that_became_a_refund_is_taken_back(
    mode: Mode, sync: Any, box: Sandbox, with_sign: bool
) -> None:
    """
    The same expense with a minus, whose taxes come with it or without.
    """
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    change = next(c for c in invoices_of(plan) if c.posting is not None and c.posting.vat)
    header(box, change.key)["amount"] *= -1
    detail = receipt(box, change.key)
    detail["amount"] *= -1
    if with_sign:
        for tax in detail["taxes"]:
            tax.update(amount=-tax["amount"], base_amount=-tax["base_amount"])

    taking = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, taking)

    (planned,) = taking.of("create")
    assert change.key == planned.key
    assert planned.source_cents == -(change.source_cents or 0)
    assert "was made a refund" in planned.explain()
    assert mode.call(sync.reconcile, taking).agrees
    assert mode.call(sync.plan, **WEEK).of("create") == ()


def test_what_is_taken_back_is_what_was_booked_whatever_the_mapping_says_now(
    mode: Mode, sync: Any, setup: Setup, ledger: MemoryLedger, box: Sandbox, folder: Path
) -> None:
    """
    The account was corrected meanwhile: the old booking is mirrored, not the new one.
    """
    plan = mode.call(sync.plan, **MONTH)
    mode.call(sync.apply, plan)
    change = next(
        c
        for c in invoices_of(plan)
        if c.invoice is not None and {line.account_number for line in c.invoice.lines} == {"6660"}
    )
    header(box, change.key)["status"] = "reversed"
    other = shutil.copytree(folder, folder.with_name("other"))
    rules = (other / "rules.csv").read_text("utf-8").replace(",6660,", ",6650,")
    (other / "rules.csv").write_text(rules, "utf-8")

    later = setup.sync(ledger, mapping=MappingDocument.load(other))
    taking = mode.call(later.plan, **MONTH)
    report = mode.call(later.apply, taking)

    planned = taking.change(change.key)
    assert planned.invoice is not None
    assert {"6660"} == {line.account_number for line in planned.invoice.lines}
    assert Decimal(0) > entries_of(box, number_of(report, change))["6660"]
    assert report.is_complete


def test_a_closed_month_moves_what_takes_back_to_the_next_open_day(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    As the policy of the document says for every date.
    """
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    change = invoices_of(plan)[0]
    header(box, change.key)["status"] = "reversed"
    row = next(iter(company_of(box).tables["generalLedgerSetup"].values()))
    row["allowPostingFrom"] = "2026-11-01"

    taking = mode.call(sync.plan, **WEEK)
    report = mode.call(sync.apply, taking)

    (planned,) = taking.of("create")
    assert planned.invoice is not None
    assert "2026-11-01" == str(planned.invoice.posting_date)
    assert "posting_date: 2026-11-01" in planned.explain()
    assert report.is_complete


def test_a_document_that_does_not_post_reversals_says_so(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox
) -> None:
    """
    The expense is reversed and its invoice stands: that must be seen.
    """
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    change = invoices_of(plan)[0]
    header(box, change.key)["status"] = "reversed"

    later = mode.call(sync.plan, **WEEK).change(change.key)

    assert "blocked" == later.action
    assert ["reversed_after_booking"] == [problem.code for problem in later.problems]
    assert 'Add "reversed" to statuses' in later.reason


def test_a_draft_of_a_reversed_expense_is_to_be_deleted(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox, folder: Path
) -> None:
    """
    Nothing takes back what was never posted; when the draft is gone, all is well. A person may also have
    posted it.
    """
    mapping = MappingDocument.load(folder)
    drafting = setup.sync(ledger, mapping=mapping, post=False)
    plan = mode.call(drafting.plan, **WEEK)
    drafted = mode.call(drafting.apply, plan)
    kept, posted = invoices_of(plan)[:2]
    company = company_of(box)
    rows = company.tables["purchaseInvoices"]
    ids = {r.key: r.erp_id for r in drafted.results}
    company.post("purchaseInvoices", ids[posted.key])
    for change in (kept, posted):
        header(box, change.key)["status"] = "reversed"

    taking = mode.call(drafting.plan, **WEEK)
    first = {r.key: r for r in mode.call(drafting.apply, taking).results}
    del rows[ids[kept.key]]
    second = {r.key: r for r in mode.call(drafting.apply, taking).results}

    assert "invalid" == first[kept.key].status
    assert "still a draft" in first[kept.key].message
    assert "success" == first[posted.key].status == second[posted.key].status
    assert "skipped" == second[kept.key].status
    assert "nothing to take back" in second[kept.key].message


def test_what_was_cancelled_in_the_erp_is_not_taken_back_again(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    Somebody corrected it there already.
    """
    plan = mode.call(sync.plan, **WEEK)
    report = mode.call(sync.apply, plan)
    change = invoices_of(plan)[0]
    header(box, change.key)["status"] = "reversed"
    id = next(r.erp_id for r in report.results if r.key == change.key)
    company_of(box).tables["purchaseInvoices"][id]["status"] = "Canceled"

    taken = mode.call(sync.apply, mode.call(sync.plan, **WEEK))

    result = next(r for r in taken.results if r.key == change.key)
    assert ("skipped", True) == (result.status, "was cancelled" in result.message)
    assert [] == credit_memos(box)


def test_lines_of_a_reversed_expense_are_to_be_deleted(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox, folder: Path
) -> None:
    """
    A journal that is not posted needs no mirror.
    """
    mapping = MappingDocument.load(folder)
    drafting = setup.sync(ledger, mapping=mapping, post=False)
    mode.call(drafting.apply, mode.call(drafting.plan, **MONTH))
    header(box, IN_PAYROLL)["status"] = "reversed"

    taking = mode.call(drafting.plan, **MONTH)
    first = mode.call(drafting.apply, taking)
    lines = company_of(box).tables["journalLines"]
    for line in journal_lines(box):
        del lines[line["id"]]
    second = mode.call(drafting.apply, taking)

    key = taking.change(IN_PAYROLL).key
    message = {r.key: r.message for r in first.results}[key]
    assert "delete its lines" in message
    assert "nothing to take back" in {r.key: r.message for r in second.results}[key]


def test_a_reversed_expense_that_is_approved_again_is_left_to_a_person(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    Its numbers are taken: by the document, and by what took it back.
    """
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    change = invoices_of(plan)[0]
    header(box, change.key)["status"] = "reversed"
    mode.call(sync.apply, mode.call(sync.plan, **WEEK))
    header(box, change.key)["status"] = "approved"

    later = mode.call(sync.plan, **WEEK).change(change.key)

    assert "blocked" == later.action
    assert ["active_after_reversal"] == [problem.code for problem in later.problems]


def test_an_expense_that_changed_and_is_reversed_is_left_to_a_person(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    What was booked is not what Factorial takes back.
    """
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    change = invoices_of(plan)[0]
    header(box, change.key).update(status="reversed", amount=1)

    later = mode.call(sync.plan, **WEEK).change(change.key)

    assert ["changed_after_booking"] == [problem.code for problem in later.problems]


def test_the_ledger_on_disk_remembers_what_was_booked(
    mode: Mode, setup: Setup, box: Sandbox, folder: Path, tmp_path: Path
) -> None:
    """
    The next process takes back exactly that.
    """
    mapping = MappingDocument.load(folder)
    with SqliteLedger(tmp_path / "sync.db") as ledger:
        sync = setup.sync(ledger, mapping=mapping)
        plan = mode.call(sync.plan, **WEEK)
        mode.call(sync.apply, plan)
        change = invoices_of(plan)[0]
        entry = ledger.get(box.company_name, change.key)
    header(box, change.key)["status"] = "reversed"

    with SqliteLedger(tmp_path / "sync.db") as ledger:
        sync = setup.sync(ledger, mapping=mapping)
        taking = mode.call(sync.plan, **WEEK)
        report = mode.call(sync.apply, taking)
        kinds = {each.document for each in ledger.entries()}
        keys = {each.key for each in ledger.entries()}

    assert entry is not None
    assert change.booking == entry.booked
    assert report.is_complete
    assert {"purchase_invoice", "credit_memo"} == kinds
    assert {change.key, f"{change.key}#reversal"} <= keys
    assert Plan.from_json(taking.to_json()) == taking


def test_what_an_earlier_version_booked_is_left_to_a_person(
    mode: Mode, sync: Any, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Its ledger does not say what was in the document.
    """
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    change = invoices_of(plan)[0]
    entry = ledger.get(box.company_name, change.key)
    assert entry is not None
    ledger.put(attrs.evolve(entry, booked=None))
    header(box, change.key)["status"] = "reversed"

    later = mode.call(sync.plan, **WEEK).change(change.key)

    assert ["booking_not_remembered"] == [problem.code for problem in later.problems]


def test_a_number_that_leaves_no_room_is_told(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox, tmp_path: Path
) -> None:
    """
    What takes a document back has two characters more.
    """
    company_of(box)
    folder = write_mapping(box, tmp_path / "long", PAYROLL, OWN)
    toml = (folder / "mapping.toml").read_text("utf-8")
    (folder / "mapping.toml").write_text(toml.replace("FE-{id}", "EXPENSES-FACTO-{id}"), "utf-8")
    sync = setup.sync(ledger, mapping=MappingDocument.load(folder))
    plan = mode.call(sync.plan, **WEEK)
    mode.call(sync.apply, plan)
    change = next(c for c in plan.of("create") if c.journal is not None)
    header(box, change.key)["status"] = "reversed"

    later = mode.call(sync.plan, **WEEK).change(change.key)

    assert "blocked" == later.action
    assert ["reversal_number_too_long"] == [problem.code for problem in later.problems]


def test_what_is_for_a_file_says_what_to_do(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox, tmp_path: Path
) -> None:
    """
    The sync writes to Business Central only.
    """
    folder = write_mapping(box, tmp_path / "file", "own,reimbursable,,,employee,file,,")
    sync = setup.sync(ledger, mapping=MappingDocument.load(folder))

    plan = mode.call(sync.plan, **WEEK)

    problems = [p for c in plan.of("blocked") for p in c.problems if p.code == "file_not_written"]
    assert problems
    assert "purchase_invoice or journal" in problems[0].fix
    assert mode.call(sync.apply, plan).is_complete


def test_what_only_the_erp_knows_of_a_reversed_expense_is_told(
    mode: Mode, sync: Any, setup: Setup, box: Sandbox, folder: Path
) -> None:
    """
    The ledger was lost: the plan finds nothing to take back, and applying finds the document.
    """
    plan = mode.call(sync.plan, **MONTH)
    mode.call(sync.apply, plan)
    invoice = invoices_of(plan)[0]
    keys = [invoice.key, plan.change(IN_PAYROLL).key, plan.change(REFUND).key]
    header(box, invoice.key)["status"] = header(box, REFUND)["status"] = "reversed"

    forgotten = setup.sync(MemoryLedger(), mapping=MappingDocument.load(folder))
    later = mode.call(forgotten.plan, **MONTH)
    results = {r.key: r for r in mode.call(forgotten.apply, later).results}

    assert "wait" == later.change(invoice.key).action
    assert "the ERP has invoice 108" in results[keys[0]].message
    assert "invalid" == results[keys[0]].status == results[keys[2]].status
    assert "the ERP has credit memo 118" in results[keys[2]].message
    assert "success" == results[keys[1]].status


def test_a_draft_of_another_kind_is_to_be_deleted_first(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox, folder: Path, tmp_path: Path
) -> None:
    """
    It was drafted as an invoice, and is to be a journal by now: both would be one too many.
    """
    drafting = setup.sync(ledger, mapping=MappingDocument.load(folder), post=False)
    plan = mode.call(drafting.plan, **WEEK)
    mode.call(drafting.apply, plan)
    other = MappingDocument.load(write_mapping(box, tmp_path / "other", PAYROLL, OWN))

    posting = setup.sync(ledger, mapping=other)
    changed = mode.call(posting.plan, **WEEK)
    first = mode.call(posting.apply, changed)
    journals = {c.key for c in changed.of("create") if c.journal is not None}
    told = {r.key for r in first.of("invalid") if "now something else is planned" in r.message}
    rows = company_of(box).tables["purchaseInvoices"]
    for id in [id for id, row in rows.items() if row["status"] == "Draft"]:
        del rows[id]
    second = mode.call(posting.apply, changed)

    assert journals == told != set()
    assert [] == journal_lines(box)
    assert second.of("failed") == ()
    assert {"success"} == {r.status for r in second.results if r.key in journals}
    assert {"journal"} == {r.document for r in second.results if r.key in journals}


def test_a_journal_s_lines_are_to_be_deleted_before_an_invoice_is_made(
    mode: Mode, setup: Setup, ledger: MemoryLedger, box: Sandbox, folder: Path, tmp_path: Path
) -> None:
    """
    The other way round.
    """
    other = MappingDocument.load(write_mapping(box, tmp_path / "other", PAYROLL, OWN))
    drafting = setup.sync(ledger, mapping=other, post=False)
    plan = mode.call(drafting.plan, **WEEK)
    mode.call(drafting.apply, plan)
    journals = {c.key for c in plan.of("create") if c.journal is not None}

    posting = setup.sync(ledger, mapping=MappingDocument.load(folder))
    report = mode.call(posting.apply, mode.call(posting.plan, **WEEK))

    told = {
        r.key for r in report.of("invalid") if "its lines are still in their batch" in r.message
    }
    assert journals == told != set()


def test_a_credit_memo_settles_the_invoice_that_it_names(
    mode: Mode, sync: Any, box: Sandbox
) -> None:
    """
    By the number under which that was posted; due dates go along.
    """
    plan = mode.call(sync.plan, **MONTH)
    memo = plan.change(REFUND)
    assert memo.invoice is not None
    vendor = memo.invoice.vendor_number
    invoice = next(c for c in invoices_of(plan) if c.invoice and c.invoice.vendor_number == vendor)
    assert invoice.invoice is not None
    day = dt.date(2026, 12, 24)
    due = attrs.evolve(invoice, invoice=attrs.evolve(invoice.invoice, due_date=day))
    number = invoice.invoice.vendor_invoice_number
    named = attrs.evolve(memo, invoice=attrs.evolve(memo.invoice, corrects=number))

    first = mode.call(sync.apply, attrs.evolve(plan, changes=(due,)))
    mode.call(sync.apply, attrs.evolve(plan, changes=(named,)))

    (row,) = credit_memos(box)
    (posted,) = company_of(box).purchase_invoices
    assert number_of(first, invoice) == row["invoiceNumber"]
    assert str(day) == posted["dueDate"]
