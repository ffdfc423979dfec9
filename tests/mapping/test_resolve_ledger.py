"""Do records that have debits and credits become balanced journals, with the accounts of the document?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from factorial_erp.mapping import (
    Account,
    Books,
    LedgerLine,
    LedgerRecord,
    Mapped,
    MappingDocument,
    Membership,
    Ref,
)

SETTINGS = """\
schema_version = 1
name = "Ledger"

[policy]
statuses = ["published", "completed"]
posting_date = "next_open"
several_cost_centers = "memberships"

[dimensions.KST]
source = "cost_center"

[entities]
"1" = "Nordlicht GmbH"
"2" = "Südlicht GmbH"

[defaults]
credit_account = "3720"
"""
TAXES = "id,rate,vat_code,percent,kind\nfree,0,V0,0,none\n"
RULES = """\
id,target,kind,document_type,category,value
secret,posting_kind,journal_entry,bank,,none
file,posting_kind,journal_entry,external,,file
"""
CATEGORIES = """\
id,category,account
pay,Gehalt,6020
car,Firmenwagen,6020
tax,Lohnsteuer,3730
"""

TEXTS = {
    "mapping.toml": SETTINGS,
    "taxes.csv": TAXES,
    "rules.csv": RULES,
    "categories.csv": CATEGORIES,
}
SALES, TECH = Ref("c1", "100", "Vertrieb"), Ref("c2", "200", "Technik")


@pytest.fixture(scope="module")
def document() -> MappingDocument:
    """A document that knows payroll concepts."""
    return MappingDocument(TEXTS)


@pytest.fixture(scope="module")
def books() -> Books:
    """A small chart."""
    return Books(
        company="Nordlicht GmbH",
        local_currency="EUR",
        accounts=(
            Account("1800", "Bank"),
            Account("6020", "Gehälter"),
            Account("6000", "Personalkosten", "a heading"),
            Account("3720", "Löhne und Gehälter"),
            Account("3730", "Lohnsteuer"),
        ),
        dimensions={"KST": ("100", "200")},
    )


def line(id: str, cents: int, account: str | None = None, **more: Any) -> LedgerLine:
    return LedgerLine(
        id=id,
        debit_cents=max(cents, 0),
        credit_cents=max(-cents, 0),
        account=Ref(f"a{account}", account) if account else None,
        **more,
    )


def entry(*lines: LedgerLine, **changes: Any) -> LedgerRecord:
    given: dict[str, Any] = {
        "key": "finance/journal_entry/12",
        "id": "J12",
        "kind": "journal_entry",
        "status": "published",
        "date": dt.date(2026, 9, 3),
        "currency": "EUR",
        "lines": lines,
        "entity": Ref("1", None, "Nordlicht GmbH"),
        "document_number": "12",
        "document_type": "invoice",
        "description": "Umbuchung",
    }
    return LedgerRecord(**{**given, **changes})


def half(*centers: Ref) -> tuple[Membership, ...]:
    return tuple(
        Membership(cost_center=center, percent=Decimal(100) / len(centers)) for center in centers
    )


def payroll(*lines: LedgerLine) -> LedgerRecord:
    return entry(
        *lines,
        key="compensations/payroll_run/5",
        id="P5",
        kind="payroll_result",
        status="completed",
        document_type="payroll_run",
        document_number=None,
        description=None,
        is_open=True,
    )


def sides(mapped: Mapped) -> list[tuple[str, str, dict[str, str]]]:
    assert mapped.journal is not None, mapped.problems
    return [
        (each.account_number, str(each.amount), dict(each.dimensions))
        for each in mapped.journal.lines
    ]


def test_an_entry_keeps_sides_and_amounts(document: MappingDocument, books: Books) -> None:
    """Its accounts are Factorial's, its number tells it from an expense with the same id."""
    mapped = document.resolve(entry(line("1", 50000, "6020"), line("2", -50000, "1800")), books)

    assert [("6020", "500.00", {}), ("1800", "-500.00", {})] == sides(mapped)
    assert mapped.journal is not None
    assert "FE-J12" == mapped.journal.document_number
    assert {"Umbuchung"} == {each.description for each in mapped.journal.lines}
    assert mapped.posting is not None
    assert (("6020", Decimal("500.00")),) == mapped.posting.accounts
    assert "record" == getattr(mapped.because("account[1800]"), "step", None)
    assert "500.00" in mapped.explain()


@pytest.mark.parametrize(
    ("code", "record"),
    [
        ("entry_unbalanced", entry(line("1", 50000, "6020"), line("2", -49999, "1800"))),
        ("entry_empty", entry()),
        ("lcy_unknown", entry(line("1", 5, "6020"), line("2", -5, "1800"), currency="USD")),
        ("date_missing", entry(line("1", 5, "6020"), line("2", -5, "1800"), date=None)),
        ("account_unknown", entry(line("1", 5, "6021"), line("2", -5, "1800"))),
        (
            "account_unknown",
            entry(line("1", 5, "6021"), line("2", 5, "6021"), line("3", -10, "1800")),
        ),
        ("account_not_postable", entry(line("1", 5, "6000"), line("2", -5, "1800"))),
        ("entity_unmapped", entry(line("1", 5, "6020"), line("2", -5, "1800"), entity=None)),
        (
            "invoice_number_too_long",
            entry(line("1", 5, "6020"), line("2", -5, "1800"), id="J" * 20),
        ),
    ],
)
def test_what_cannot_be_posted_is_a_problem(
    document: MappingDocument, books: Books, code: str, record: LedgerRecord
) -> None:
    """Named with its mend, and nothing is drafted."""
    mapped = document.resolve(record, books)

    assert [code] == [problem.code for problem in mapped.problems]
    assert (None, None) == (mapped.journal, mapped.posting)


def test_a_problem_names_the_line(document: MappingDocument, books: Books) -> None:
    """By its account, and what to do."""
    mapped = document.resolve(entry(line("1", 5, "6021"), line("2", -5, "1800")), books)

    (problem,) = mapped.problems
    assert "account[6021]" == problem.field
    assert "6020" in problem.fix


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"document_type": "bank"}, "nothing_to_post"),
        ({"status": "reversed"}, "not_ready"),
        ({"entity": Ref("2")}, "other_company"),
    ],
)
def test_what_is_not_to_be_posted_is_passed_over(
    document: MappingDocument, books: Books, changes: dict[str, Any], code: str
) -> None:
    """By rule, by status, or because other books are meant."""
    lines = (line("1", 5, "6020"), line("2", -5, "1800"))

    mapped = document.resolve(entry(*lines, **changes), books)

    assert mapped.skipped is not None
    assert code == mapped.skipped.code


def test_for_files_there_is_only_the_posting(document: MappingDocument, books: Books) -> None:
    """A rule decides, as for other records."""
    lines = (line("1", 5, "6020"), line("2", -5, "1800"))

    mapped = document.resolve(entry(*lines, document_type="external"), books)

    assert mapped.journal is None
    assert mapped.posting is not None
    assert 2 == len(mapped.posting.entries)


def test_a_payroll_is_summed_and_divided_by_memberships(
    document: MappingDocument, books: Books
) -> None:
    """Two salaries on one account become one line for each cost centre; the rest is owed."""
    salary, tax = Ref("k1", None, "Gehalt"), Ref("k2", None, "Lohnsteuer")
    one = {"employee": Ref("77", "1001", "Erika Musterfrau"), "memberships": half(SALES, TECH)}
    two = {"employee": Ref("78", "1002", "Max Muster"), "memberships": half(SALES)}
    record = payroll(
        line("1", 300001, concept=salary, **one),
        line("2", 200000, concept=salary, **two),
        line("3", -90000, concept=tax, **two),
    )

    mapped = document.resolve(record, books)

    assert [
        ("6020", "3500.01", {"KST": "100"}),
        ("6020", "1500.00", {"KST": "200"}),
        ("3730", "-900.00", {"KST": "100"}),
        ("3720", "-4100.01", {}),
    ] == sides(mapped)
    story = mapped.explain()
    assert "Musterfrau" not in story
    assert "2000.00" not in story
    assert "300001" not in repr(record)


def test_a_payroll_that_leaves_nothing_owes_nothing(
    document: MappingDocument, books: Books
) -> None:
    """And a line of nothing is no line."""
    salary, tax = Ref("k1", None, "Gehalt"), Ref("k2", None, "Lohnsteuer")

    mapped = document.resolve(
        payroll(
            line("1", 500, concept=salary), line("2", -500, concept=tax), line("3", 0, concept=tax)
        ),
        books,
    )

    assert [("6020", "5.00", {}), ("3730", "-5.00", {})] == sides(mapped)


def test_a_payroll_abroad_is_no_journal_here(document: MappingDocument, books: Books) -> None:
    """Each thing that is wrong is said once."""
    record = attrs.evolve(payroll(line("1", 5, concept=Ref("k1", None, "Gehalt"))), currency="USD")

    assert ["lcy_unknown"] == [problem.code for problem in document.resolve(record, books).problems]


def test_amounts_that_the_books_cannot_hold_are_a_problem(books: Books) -> None:
    """Where cents are hundredths, 0.05 yen are nothing that yen have."""
    settings = SETTINGS.replace("[policy]", '[policy]\nminor_units = "hundredths"')
    document = MappingDocument({**TEXTS, "mapping.toml": settings})
    record = entry(line("1", 5, "6020"), line("2", -5, "1800"), currency="JPY")

    mapped = document.resolve(record, attrs.evolve(books, local_currency="JPY"))

    assert ["amount_too_fine"] == [problem.code for problem in mapped.problems]


def test_a_date_that_stays_closed_is_a_problem(document: MappingDocument, books: Books) -> None:
    """No later day is open."""
    record = entry(line("1", 5, "6020"), line("2", -5, "1800"))

    mapped = document.resolve(record, attrs.evolve(books, posting_to=dt.date(2026, 8, 31)))

    assert ["period_closed"] == [problem.code for problem in mapped.problems]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"description": None}, "journal entry 12"),
        ({"description": "x" * 120}, "x" * 99 + "…"),
    ],
)
def test_every_line_has_a_text_that_fits(
    document: MappingDocument, books: Books, changes: dict[str, Any], text: str
) -> None:
    """Of the entry, where the line has none."""
    lines = (line("1", 5, "6020"), line("2", -5, "1800", description="Bank"))

    journal = document.resolve(entry(*lines, **changes), books).journal

    assert journal is not None
    assert [text, "Bank"] == [each.description for each in journal.lines]


def test_what_a_payroll_owes_needs_an_account(books: Books) -> None:
    """It is not guessed."""
    settings = SETTINGS.replace('credit_account = "3720"', "")
    document = MappingDocument({**TEXTS, "mapping.toml": settings})

    mapped = document.resolve(payroll(line("1", 5, concept=Ref("k1", None, "Gehalt"))), books)

    assert ["credit_account_undecided"] == [problem.code for problem in mapped.problems]


def test_what_a_payroll_owes_needs_an_account_of_the_books(books: Books) -> None:
    """One that does not exist is named with what is near."""
    settings = SETTINGS.replace("3720", "3721")
    document = MappingDocument({**TEXTS, "mapping.toml": settings})

    mapped = document.resolve(payroll(line("1", 5, concept=Ref("k1", None, "Gehalt"))), books)

    (problem,) = mapped.problems
    assert ("account_unknown", "3721") == (problem.code, problem.value)


def test_a_closed_date_is_moved(document: MappingDocument, books: Books) -> None:
    """By the policy of the document, with both dates kept."""
    record = entry(line("1", 5, "6020"), line("2", -5, "1800"))
    later = attrs.evolve(books, posting_from=dt.date(2026, 10, 1))

    journal = document.resolve(record, later).journal

    assert journal is not None
    assert (dt.date(2026, 10, 1), dt.date(2026, 9, 3)) == (
        journal.posting_date,
        journal.document_date,
    )


@given(
    st.lists(st.tuples(st.integers(-(10**9), 10**9), st.booleans()), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_journals_balance_and_sum_to_the_lines(
    given_lines: list[tuple[int, bool]], random: Any
) -> None:
    """Whatever is shared among cost centres and summed; and in any order the sums are the same."""
    document, books = MappingDocument(TEXTS), ledger_books()
    concept = Ref("k1", None, "Gehalt")
    lines = [
        line(str(n), cents, concept=concept, memberships=half(SALES, TECH) if shared else ())
        for n, (cents, shared) in enumerate(given_lines)
        if cents
    ]
    if not lines:
        return
    mapped = document.resolve(payroll(*lines), books)
    random.shuffle(lines)
    again = document.resolve(payroll(*lines), books)

    assert mapped.journal is not None
    assert not sum(each.amount for each in mapped.journal.lines)
    total = sum(cents for cents, _ in given_lines)
    on_cost = sum(e.amount for e in mapped.journal.lines if e.account_number == "6020")
    assert Decimal(total) / 100 == on_cost
    assert sorted(sides(mapped), key=str) == sorted(sides(again), key=str)


def ledger_books() -> Books:
    """As the fixture, for each example of a property."""
    return Books(
        company="Nordlicht GmbH",
        local_currency="EUR",
        accounts=(Account("6020"), Account("3720")),
        dimensions={"KST": ("100", "200")},
    )


def test_many_records_of_any_kind_are_resolved_one_after_the_other(
    document: MappingDocument, books: Books, receipt: Callable[..., Any]
) -> None:
    """Entries among expenses."""
    records = [entry(line("1", 5, "6020"), line("2", -5, "1800")), receipt(status="draft")]

    first, second = document.resolve_all(records, books)

    assert first.journal is not None
    assert second.not_ready
