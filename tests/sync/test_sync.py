"""Do expenses get into the books once, with every cent, whatever goes wrong on the way?"""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
import pytest

from factorial_erp._core.io import step
from factorial_erp.errors import (
    ConfigurationMissing,
    InputInvalid,
    LedgerInUse,
    NotFound,
    PermissionDenied,
    PlanInvalid,
)
from factorial_erp.mapping import MappingDocument
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync import MemoryLedger, Plan
from tests.conftest import Mode
from tests.sync.conftest import Setup

PERIOD = "2026-10"


def booked(box: Sandbox) -> list[Any]:
    """Return the invoices and credit memos of the demo company."""
    company = box.business_central.companies[box.company_name]
    return [*company.purchase_invoices, *company.tables["purchaseCreditMemos"].values()]


def test_a_plan_writes_nothing(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Planning only reads.
    """
    sync = setup.sync(ledger)

    plan = mode.call(sync.plan, PERIOD)

    assert {r.method for r in box.requests if "/oauth2/" not in r.path} == {"GET"}
    assert (len(plan.of("create")), len(plan.of("blocked")), len(plan.of("wait"))) == (88, 6, 23)


def test_every_cent_is_booked_once(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Source, plan and general ledger agree for each account, and all entries sum to zero.
    """
    sync = setup.sync(ledger)

    plan = mode.call(sync.plan, PERIOD)
    report = mode.call(sync.apply, plan)
    found = mode.call(sync.reconcile, plan)

    assert len(report.of("success")) == 88
    assert len(report.of("invalid")) == 6
    assert report.is_complete
    assert found.agrees, str(found)
    assert found.documents == 88
    entries = box.business_central.companies[box.company_name].gl_entries
    assert sum(e["debitAmount"] - e["creditAmount"] for e in entries) == 0
    assert plan.totals["EUR"] == found.posted["EUR"] == Decimal("17536.53")


def test_a_second_run_writes_nothing(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Applying a plan twice has the effect of applying it once.
    """
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, PERIOD)
    mode.call(sync.apply, plan)
    before = len(booked(box))

    again = mode.call(sync.apply, plan)
    later = mode.call(sync.plan, PERIOD)

    assert len(booked(box)) == before == 88
    assert len(again.of("success")) == 88
    assert all(result.message.startswith("posted before") for result in again.of("success"))
    assert len(later.of("create")) == 0
    assert len(later.of("skip")) == 88


def test_a_lost_ledger_makes_no_duplicates(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    The ERP is the truth: each invoice is looked up there before it is made.
    """
    plan = mode.call(setup.sync(ledger).plan, PERIOD)
    mode.call(setup.sync(ledger).apply, plan)

    forgotten = MemoryLedger()
    report = mode.call(setup.sync(forgotten).apply, plan)

    assert len(booked(box)) == 88
    assert len(report.of("success")) == 88
    assert forgotten.get(box.company_name, plan.of("create")[0].key) is not None


@pytest.mark.parametrize("kind", ["timeout", "reset", "status", "truncated", "malformed"])
@pytest.mark.parametrize("path", ["/purchaseInvoices", "Microsoft.NAV.post"])
@pytest.mark.parametrize("after_effect", [True, False])
def test_a_lost_answer_to_a_write_makes_no_duplicate(
    mode: Mode,
    setup: Setup,
    box: Sandbox,
    ledger: MemoryLedger,
    kind: Any,
    path: str,
    after_effect: bool,
) -> None:
    """
    The write is looked up, never repeated blindly; what is open afterwards is done by the next run.
    """
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, PERIOD)
    box.faults.add(kind, method="POST", path=path, skip=3, times=2, after_effect=after_effect)

    mode.call(sync.apply, plan, concurrency=1)
    box.faults.clear()
    second = mode.call(sync.apply, plan)
    found = mode.call(sync.reconcile, plan)

    assert len(second.of("success")) == 88
    assert len(booked(box)) == 88
    numbers = {i.get("vendorInvoiceNumber") or i["vendorCreditMemoNumber"] for i in booked(box)}
    assert len(numbers) == 88
    assert {i["status"] for i in booked(box)} == {"Open"}
    assert found.agrees, str(found)


@pytest.mark.parametrize("status", [429, 503])
def test_a_passing_fault_on_a_read_is_not_even_noticed(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger, status: int
) -> None:
    """
    Reads are repeated.
    """
    box.faults.add("status", status=status, method="GET", times=3, skip=2)
    sync = setup.sync(ledger)

    plan = mode.call(sync.plan, PERIOD)

    assert len(plan.of("create")) == 88


def test_drafts_are_left_as_drafts(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    With ``post=False`` a person posts; planning for posting afterwards finishes the job.
    """
    drafting = setup.sync(ledger, post=False)
    plan = mode.call(drafting.plan, PERIOD)
    mode.call(drafting.apply, plan)

    assert {i["status"] for i in booked(box)} == {"Draft"}
    assert len(mode.call(drafting.plan, PERIOD).of("skip")) == 88

    posting = setup.sync(ledger)
    mode.call(posting.apply, mode.call(posting.plan, PERIOD))

    assert {i["status"] for i in booked(box)} == {"Open"}
    assert len(booked(box)) == 88


def test_what_the_erp_computes_differently_is_not_posted(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    A wrong percent in taxes.csv is found before anything is posted, and named.
    """
    company = box.business_central.companies[box.company_name]
    import attrs

    key = ("MITARBEITER", "VST7")
    company.vat_setup[key] = attrs.evolve(company.vat_setup[key], percent=Decimal(5))
    sync = setup.sync(ledger)

    plan = mode.call(sync.plan, PERIOD)
    report = mode.call(sync.apply, plan)

    refused = [r for r in report.of("invalid") if "planned were" in r.message]
    assert refused
    assert "taxes.csv" in refused[0].message
    assert {i["status"] for i in booked(box) if i["id"] in {r.erp_id for r in refused}} == {"Draft"}


def test_a_dimension_that_the_vendor_brings_along_is_changed_in_place(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Vendor 70010 has a default cost center; inserting another one clashes, so it is changed afterwards.
    """
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, PERIOD)
    change = next(c for c in plan.of("create") if c.invoice.vendor_number == "70010")
    wanted = dict(change.invoice.lines[0].dimensions)

    report = mode.call(sync.apply, plan)

    result = next(r for r in report.results if r.key == change.key)
    company = box.business_central.companies[box.company_name]
    lines = company.below(
        company.tables["purchaseInvoices"][result.erp_id],
        "purchaseInvoiceLines",
    )
    booked_dimensions = {d["code"]: d["valueCode"] for d in lines[0]["_dimensions"].values()}
    assert result.status == "success"
    assert booked_dimensions == wanted
    assert wanted["KOSTENSTELLE"] != "200"


def test_a_change_after_booking_is_shown_and_not_written(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    What is posted stays; that Factorial says something else now must be seen.
    """
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, PERIOD)
    mode.call(sync.apply, plan)
    changed, paid = plan.of("create")[0].key, plan.of("create")[1].key
    headers = box.factorial.tables["expenses/expensables"]
    headers[changed.rpartition("/")[2]]["amount"] += 100
    headers[paid.rpartition("/")[2]]["status"] = "paid"

    later = mode.call(sync.plan, PERIOD)

    assert later.change(changed).action == "blocked"
    assert later.change(changed).problems[-1].code == "changed_after_booking"
    assert later.change(paid).action == "skip"


def test_one_expense_is_told_from_source_to_account(
    mode: Mode, setup: Setup, ledger: MemoryLedger
) -> None:
    """
    "Why account 6660?" has an answer with rule, file and row.
    """
    plan = mode.call(setup.sync(ledger).plan, PERIOD)
    hotel = next(c for c in plan.of("create") if c.invoice.lines[0].account_number == "6660")

    story = hotel.explain()

    assert "account: 6660" in story
    assert "rules.csv:3" in story
    assert "hotel" in story


def test_a_default_that_was_used_is_seen(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    In the line of the expense and in the counts: a default is a rule that is missing.
    """
    plan = mode.call(setup.sync(ledger).plan, PERIOD)

    used = [change for change in plan.of("create") if change.defaults]

    assert [(c.key, c.defaults) for c in used] == [("expenses/expensable/5287", ("account",))]
    assert used[0].reason.endswith("; default for account")
    assert "; 1 with a default; " in plan.summary()


def test_plans_survive_the_disk(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    A plan that was stored and read is the same plan, with the same id.
    """
    plan = mode.call(setup.sync(ledger).plan, PERIOD)

    copy = Plan.from_json(plan.to_json())

    assert copy == plan
    assert copy.id == plan.id
    assert copy.to_json() == plan.to_json()
    assert str(copy) == str(plan)


def test_the_same_input_makes_the_same_plan(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    The id is a hash of the content.
    """
    first = mode.call(setup.sync(ledger).plan, PERIOD)
    second = mode.call(setup.sync(ledger).plan, PERIOD)

    assert first.id == second.id


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace('"6660"', '"6300"', 1), "was changed after it was made"),
        (lambda text: text.replace('"schema_version": 1', '"schema_version": 9'), "has version 9"),
        (lambda _: "[]", "is no plan"),
        (lambda _: "{", "is no plan"),
        (lambda _: '{"schema_version": 1, "id": "x"}', "cannot be read"),
    ],
)
def test_a_plan_that_was_tampered_with_is_refused(
    setup: Setup, mode: Mode, ledger: MemoryLedger, change: Any, reason: str
) -> None:
    """
    What is applied is what was reviewed.
    """
    text = mode.call(setup.sync(ledger).plan, PERIOD).to_json()

    with pytest.raises(PlanInvalid, match=reason):
        Plan.from_json(change(text))


def test_a_plan_for_another_company_is_refused(
    mode: Mode, setup: Setup, ledger: MemoryLedger
) -> None:
    """
    One expense must not land in two companies.
    """
    plan = mode.call(setup.sync(ledger).plan, PERIOD)

    with pytest.raises(PlanInvalid, match="is for 'Nordlicht GmbH'"):
        mode.call(setup.sync(ledger, company="Nordlicht Logistik GmbH").apply, plan)


def test_the_two_companies_take_their_own_expenses(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Each legal entity is booked in its company, and no expense in both.
    """
    first = mode.call(setup.sync(ledger).plan, PERIOD)
    second = mode.call(setup.sync(ledger, company="Nordlicht Logistik GmbH").plan, PERIOD)

    assert not {c.key for c in first.of("create")} & {c.key for c in second.of("create")}
    assert second.of("create")


def test_credentials_of_another_environment_are_told(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Factorial answers them with nothing instead of an error.
    """
    box.factorial.wrong_environment = True

    with pytest.raises(ConfigurationMissing, match="another environment"):
        mode.call(setup.sync(ledger).plan, PERIOD)


def test_an_empty_period_is_an_empty_plan(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    Nothing to do is no error where the company is there.
    """
    plan = mode.call(setup.sync(ledger).plan, "2025-01")

    assert plan.changes == ()
    assert "to be booked: nothing" in str(plan)


def test_an_unknown_company_is_told(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    With the names that exist.
    """
    with pytest.raises(NotFound, match="It has: 'Nordlicht GmbH', 'Nordlicht Logistik GmbH'"):
        mode.call(setup.sync(ledger, company="Nordlich").plan, PERIOD)


def test_a_missing_permission_is_told_before_anything_is_written(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    The table is named.
    """
    box.business_central.denied.add("vendors")

    with pytest.raises(PermissionDenied, match="TableData 23 Vendor"):
        mode.call(setup.sync(ledger).plan, PERIOD)

    assert booked(box) == []


@pytest.mark.parametrize("period", ["2026-13", "October", "2026", ""])
def test_a_period_that_is_none_is_told(
    mode: Mode, setup: Setup, ledger: MemoryLedger, period: str
) -> None:
    """
    With an example.
    """
    with pytest.raises(InputInvalid, match="2026-10"):
        mode.call(setup.sync(ledger).plan, period)


def test_two_runs_at_once_are_refused(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    The ledger lets one process apply at a time.
    """
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, PERIOD)

    with ledger.exclusive(), pytest.raises(LedgerInUse):
        mode.call(sync.apply, plan)


def test_clients_of_different_modes_are_refused(box: Sandbox, ledger: MemoryLedger) -> None:
    """
    Type checkers say so too.
    """
    from factorial_erp import AsyncBusinessCentral, Factorial
    from factorial_erp.mapping import MappingDocument
    from factorial_erp.sync import Sync

    central = AsyncBusinessCentral(tenant="t", client_id="c", client_secret="s")
    mapping = MappingDocument.load(box.mapping_folder)

    with pytest.raises(InputInvalid, match="One client blocks"):
        Sync(Factorial("k"), central.company("x"), mapping, ledger=ledger)  # type: ignore[arg-type]


def test_no_personal_data_is_in_plans_and_reports(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Neither names nor addresses of employees, nor keys and tokens.
    """
    sync = setup.sync(ledger)
    plan = mode.call(sync.plan, PERIOD)
    report = mode.call(sync.apply, plan)
    text = plan.to_json() + str(plan) + report.to_json() + str(report)
    text += "".join(change.explain() for change in plan.changes)

    for employee in box.factorial.tables["employees/employees"].values():
        assert employee["full_name"] not in text
        assert employee["email"] not in text
    for secret in (box.api_key, box.client_secret, "sandbox-token", "sandbox-access"):
        assert secret not in text


def test_progress_is_told(mode: Mode, setup: Setup, ledger: MemoryLedger) -> None:
    """
    Long work says how far it is.
    """
    told: list[tuple[str, int, int | None]] = []
    sync = setup.sync(ledger)

    plan = mode.call(sync.plan, PERIOD, progress=lambda *each: told.append(each))
    mode.call(sync.apply, plan, progress=lambda *each: told.append(each))

    assert ("reading expenses", 117, 117) in told
    assert ("applying", 117, 117) in told


def test_a_company_may_be_called_by_any_of_its_names(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Name, display name or id: the plan and the ledger use the real name.
    """
    company = list(box.business_central.companies.values())[1]
    names = [company.row["name"], company.row["displayName"], company.row["id"]]

    plans = [mode.call(setup.sync(ledger, company=name).plan, PERIOD) for name in names]

    assert len(set(names)) == 3
    assert {plan.id for plan in plans} == {plans[0].id}
    assert plans[0].company == "Nordlicht Logistik GmbH"
    assert plans[0].of("create")


def test_a_draft_of_an_earlier_plan_is_not_posted_as_if_it_were_this_one(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger, tmp_path: Path
) -> None:
    """
    The mapping was corrected between two runs: a draft with the old account must not slip into the books.
    """
    drafting = setup.sync(ledger, post=False)
    old = mode.call(drafting.plan, PERIOD)
    mode.call(drafting.apply, old)
    corrected = tmp_path / "mapping"
    shutil.copytree(box.mapping_folder, corrected)
    rules = (corrected / "rules.csv").read_text("utf-8").replace(",6660,", ",6650,")
    (corrected / "rules.csv").write_text(rules, "utf-8")

    sync = setup.sync(MemoryLedger(), mapping=MappingDocument.load(corrected))
    report = mode.call(sync.apply, mode.call(sync.plan, PERIOD))

    refused = report.of("invalid")
    changed = [
        r for r in refused if "on account 6660" in r.message and "on account 6650" in r.message
    ]
    hotels = [
        c for c in old.of("create") if "6660" in {line.account_number for line in c.invoice.lines}
    ]
    assert len(changed) == len(hotels) > 0
    drafts = [i for i in booked(box) if i["status"] == "Draft"]
    assert {i["id"] for i in drafts} == {r.erp_id for r in changed}


def test_a_draft_that_somebody_edited_is_left_alone(
    mode: Mode, setup: Setup, box: Sandbox, ledger: MemoryLedger
) -> None:
    """
    Another line in a draft of ours is somebody's decision, not ours.
    """
    drafting = setup.sync(ledger, post=False)
    mode.call(drafting.apply, mode.call(drafting.plan, PERIOD))
    company = box.business_central.companies[box.company_name]
    edited = booked(box)[0]
    body = {
        "lineType": "Account",
        "lineObjectNumber": "6300",
        "quantity": 1,
        "unitCost": 0,
        "taxCode": "VST0",
    }
    company.create("purchaseInvoiceLines", body, ("purchaseInvoices", edited["id"]))

    sync = setup.sync(MemoryLedger())
    report = mode.call(sync.apply, mode.call(sync.plan, PERIOD))

    result = next(r for r in report.results if r.erp_id == edited["id"])
    assert result.status == "invalid"
    assert "lines, planned were" in result.message
    assert edited["status"] == "Draft"


@pytest.mark.parametrize(
    ("table", "field", "value", "code"),
    [
        ("expenses/expensables", "currency", None, "currency_unknown"),
        ("expenses/expensables", "effective_on", "2026-10-1x", "date_missing"),
        ("expenses/expensables", "amount", "12.10", "amount_missing"),
        ("expenses/expenses", "taxes", None, None),
        ("expenses/expenses", "payment", None, "payment_missing"),
        ("expenses/expenses", "category", {"id": None, "name": None}, None),
        ("expenses/expensables", "cost_center_ids", None, None),
        ("expenses/expensables", "type", None, "payment_missing"),
        ("finance/categories", "label", None, None),
        ("finance/cost_centers", "code", 7, None),
        ("companies/legal_entities", "legal_name", None, None),
    ],
)
def test_one_odd_record_never_costs_the_plan(
    mode: Mode,
    setup: Setup,
    box: Sandbox,
    ledger: MemoryLedger,
    table: str,
    field: str,
    value: Any,
    code: str | None,
) -> None:
    """
    What Factorial left out or sent in another shape is a problem of its record; the others are planned.
    """
    row = next(
        row
        for row in box.factorial.tables[table].values()
        if str(row.get("effective_on", "2026-10")).startswith("2026-10")
        and row.get("status") in (None, "approved", "active")
    )
    row[field] = value

    plan = mode.call(setup.sync(ledger).plan, PERIOD)

    assert len(plan.of("create")) >= 60
    problems = {p.code for c in plan.of("blocked") for p in c.problems}
    assert code is None or code in problems


def test_a_receipt_alone_can_be_asked_about(mode: Mode, setup: Setup, box: Sandbox) -> None:
    """
    In a notebook: one expense, the mapping, the books, and why.
    """
    from factorial_erp.mapping import Books

    sync = setup.sync(MemoryLedger())
    shared = sync._factorial

    async def read() -> Any:
        return await shared.expenses.get("3001"), await Books.load(sync._company)

    expense, books = step(read()) if not mode.is_async else anyio.run(read)
    mapped = setup.mapping.resolve(expense, books)

    assert mapped.record_key == f"expenses/expensable/{expense.expenses_expensable_id}"
    account = mapped.because("account")
    assert account is not None
    assert account.value == "6660"
    assert "6660" in mapped.explain()
