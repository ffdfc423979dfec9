"""Is what an edit is said to move what it then really moves?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from factorial_erp._core.io import step
from factorial_erp.mapping import (
    Books,
    ExpenseRecord,
    MappingDiff,
    MappingDocument,
    Ref,
    TaxPart,
)
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync import MemoryLedger, Sync
from factorial_erp.sync.reading import month, read_expenses

from .sandbox_clients import clients

Receipt = Callable[..., ExpenseRecord]
Texts = dict[str, str]


def moved(diff: MappingDiff, field: str) -> list[tuple[str, str, str]]:
    return [(m.before, m.after, str(m.amount)) for m in diff.moves if m.field == field]


def edited(texts: Texts, table: str, old: str, new: str) -> MappingDocument:
    assert old in texts[table]
    return MappingDocument({**texts, table: texts[table].replace(old, new)})


def test_another_account_moves_the_net_amount(
    texts: Texts, document: MappingDocument, books: Books, receipt: Receipt
) -> None:
    """Of the records that the rule is for; others stay."""
    new = edited(texts, "rules.csv", "Hotel,6660", "Hotel,6650")
    taxi = receipt(key="k/2", category=Ref("6", None, "Taxi"))

    diff = document.diff(new, on=[receipt(), taxi], books=books)

    assert ["expenses/expensable/4711"] == list(diff.record_keys)
    assert [("6660", "6650", "100.00")] == moved(diff, "account")
    assert {"account"} == {move.field for move in diff.moves}
    assert {("6650", "EUR"): Decimal(100), ("6660", "EUR"): Decimal(-100)} == diff.changes(
        "account"
    )
    (total,) = diff.totals
    assert (1, {"EUR": Decimal("100.00")}) == (total.records, total.amounts)
    assert "account: 6660 → 6650: 1 record, 100.00 EUR" in str(diff)


def test_another_tax_moves_vat_into_the_cost(
    texts: Texts, document: MappingDocument, books: Books, receipt: Receipt
) -> None:
    """What is not reclaimed any more comes to the account from nowhere."""
    new = edited(texts, "rules.csv", "taxi,account,Taxi,6663\n", "v,vat,Hotel,frei\n")

    diff = document.diff(new, on=[receipt()], books=books)

    assert [("", "6660", "19.00")] == moved(diff, "account")
    assert [("VST19", "VST0", "100.00"), ("", "VST0", "19.00")] == moved(diff, "vat")


def test_what_cannot_be_posted_any_more_goes_to_nothing(
    texts: Texts, document: MappingDocument, books: Books, receipt: Receipt
) -> None:
    """With the code of the problem, and the amount that is left."""
    new = edited(texts, "rules.csv", "Hotel,6660", "Hotel,6600")

    diff = document.diff(new, on=[receipt()], books=books)
    back = new.diff(document, on=[receipt()], books=books)

    assert [("invoice", "problem: account_not_postable", "119.00")] == moved(diff, "outcome")
    assert [("6660", "", "100.00")] == moved(diff, "account")
    assert [("", "6660", "100.00")] == moved(back, "account")


def test_credit_dimension_and_date_are_compared(
    texts: Texts, document: MappingDocument, books: Books, receipt: Receipt
) -> None:
    """Each under its own field; a record may move in several."""
    settings = texts["mapping.toml"]
    rules = texts["rules.csv"] + "v,vendor,Hotel,70002\nd,dimension:KST,Hotel,200\n"
    new = MappingDocument(
        {
            **texts,
            "mapping.toml": settings.replace(
                'posting_date = "next_open"', 'posting_date = "today"'
            ),
            "rules.csv": rules,
        }
    )
    record = receipt(date=dt.date(2026, 8, 15))

    diff = document.diff(new, on=[record], books=books, today=dt.date(2026, 9, 9))

    assert [("vendor 70001", "vendor 70002", "119.00")] == moved(diff, "credit")
    assert [("100", "200", "100.00")] == moved(diff, "dimension:KST")
    assert [("2026-09-01", "2026-09-09", "119.00")] == moved(diff, "posting_date")
    assert 1 == len(diff.record_keys)


def test_a_refund_moves_the_other_way(
    texts: Texts, document: MappingDocument, books: Books, receipt: Receipt
) -> None:
    """Its amount is negative, from the old account to the new one."""
    new = edited(texts, "rules.csv", "Hotel,6660", "Hotel,6650")
    taxes = (TaxPart(rate=Decimal(19), base_cents=-10000, tax_cents=-1900),)

    diff = document.diff(new, on=[receipt(amount_cents=-11900, taxes=taxes)], books=books)

    assert [("6660", "6650", "-100.00")] == moved(diff, "account")


@pytest.mark.parametrize("kind", ["journal", "file", "none"])
def test_another_kind_of_posting_is_an_outcome(
    texts: Texts, document: MappingDocument, books: Books, receipt: Receipt, kind: str
) -> None:
    """The vendor is not credited any more, the account is."""
    rules = texts["rules.csv"] + f"k,posting_kind,Hotel,{kind}\nc,credit_account,Hotel,0650\n"
    new = MappingDocument({**texts, "rules.csv": rules})

    diff = document.diff(new, on=[receipt()], books=books)

    expected = "skipped: nothing_to_post" if kind == "none" else kind
    credit = "" if kind == "none" else "account 0650"
    assert [("invoice", expected, "119.00")] == moved(diff, "outcome")
    assert [("vendor 70001", credit, "119.00")] == moved(diff, "credit")
    assert bool(moved(diff, "posting_date")) == (kind == "none")


RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "amount_cents": st.integers(-50_000, 50_000),
            "category": st.sampled_from([Ref("5", None, "Hotel"), Ref("6", None, "Taxi"), None]),
            "status": st.sampled_from(["approved", "approved", "draft"]),
            "currency": st.sampled_from(["EUR", "USD"]),
            "cost_centers": st.sampled_from(
                [(), (Ref("9", "100"),), (Ref("9", "100"), Ref("8", "200"))]
            ),
            "taxes": st.just(()),
        }
    ),
    max_size=8,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=RECORDS)
def test_a_document_moves_nothing_against_itself(
    texts: Texts,
    document: MappingDocument,
    books: Books,
    receipt: Receipt,
    changes: list[dict[str, Any]],
) -> None:
    """Whatever the records are, and also where only notes differ."""
    records = [receipt(key=f"k/{n}", **each) for n, each in enumerate(changes)]
    noted = MappingDocument(
        {
            **texts,
            "rules.csv": "id,target,category,value,note\nhotel,account,Hotel,6660,x\ntaxi,account,Taxi,6663,y\n",
        }
    )

    diff = document.diff(document, on=records, books=books)

    assert diff.is_empty
    assert len(records) == diff.compared
    assert document.diff(noted, on=records, books=books).is_empty


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=RECORDS)
def test_what_moves_there_moves_back(
    texts: Texts,
    document: MappingDocument,
    books: Books,
    receipt: Receipt,
    changes: list[dict[str, Any]],
) -> None:
    """And each account changes by exactly the difference of the two postings."""
    records = [receipt(key=f"k/{n}", **each) for n, each in enumerate(changes)]
    new = edited(texts, "rules.csv", "Hotel,6660", "Hotel,6650")

    there = document.diff(new, on=records, books=books)
    back = new.diff(document, on=records, books=books)

    assert there.changes("account") == {
        place: -amount for place, amount in back.changes("account").items()
    }
    expected: dict[tuple[str, str], Decimal] = {}
    for sign, which in ((-1, document), (1, new)):
        for record in records:
            posting = which.resolve(record, books).posting
            for number, amount in posting.accounts if posting else ():
                place = (number, record.currency)
                expected[place] = expected.get(place, Decimal(0)) + sign * amount
    assert {place: amount for place, amount in expected.items() if amount} == there.changes(
        "account"
    )


def test_the_predicted_difference_is_the_observed_one() -> None:
    """
    October's euros, posted once with each document into a fresh company of the sandbox.

    Hotels go to another account, and what was reclaimed for 7 % is cost: the general ledgers differ as said.
    """
    box = Sandbox()
    old = MappingDocument.load(box.mapping_folder)
    texts = {
        path.name: path.read_text("utf-8")
        for path in box.mapping_folder.iterdir()
        if path.is_file()
    }
    rules = texts["rules.csv"].replace("Übernachtung,,,,,,,,,,,6660", "Übernachtung,,,,,,,,,,,6650")
    taxes = texts["taxes.csv"].replace("de7,DE,7,,,VST7,7,normal", "de7,DE,7,,,VST0,0,none")
    new = MappingDocument({**texts, "rules.csv": rules, "taxes.csv": taxes})

    ledgers: dict[MappingDocument, dict[str, Decimal]] = {}
    records: list[ExpenseRecord] = []
    books: Books | None = None
    for document in (old, new):
        box = Sandbox()
        with clients(box) as (factorial, company):
            first, last = month("2026-10")
            read = step(read_expenses(factorial.shared, first, last))
            books = Books.load(company)
            sync = Sync(factorial, company, document, ledger=MemoryLedger())
            plan = sync.plan("2026-10")
            euros = tuple(change for change in plan.changes if change.currency == "EUR")
            assert sync.apply(attrs.evolve(plan, changes=euros)).is_complete
            written = {change.key for change in euros if change.action == "create"}
            records = [record for record in read if record.key in written]
            ledgers[document] = totals(company)
    assert books is not None

    predicted = old.diff(new, on=records, books=books)

    observed = {
        account: ledgers[new].get(account, Decimal(0)) - ledgers[old].get(account, Decimal(0))
        for account in {*ledgers[old], *ledgers[new]}
        if account.startswith("6")
    }
    accounts = {account: amount for (account, _), amount in predicted.changes("account").items()}
    assert {account: amount for account, amount in observed.items() if amount} == accounts
    assert {"6650", "6660"} <= set(accounts)
    pytest.importorskip("polars")
    assert len(predicted.moves) == predicted.to_frame().height
    assert "6660" in predicted._repr_html_()


def totals(company: Any) -> dict[str, Decimal]:
    """Debit less credit of each account."""
    found: dict[str, Decimal] = {}
    for entry in company.general_ledger_entries.list():
        number, amount = entry.account_number, entry.debit_amount - entry.credit_amount
        found[number] = found.get(number, Decimal(0)) + amount
    return found
