"""Does a record become an invoice, a credit memo, a journal or a neutral posting, as the document says?"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from rich.console import Console

from factorial_erp.errors import InputInvalid
from factorial_erp.mapping import (
    Account,
    Books,
    CostCenterShare,
    ExpenseRecord,
    JournalLine,
    Mapped,
    MappingDocument,
    Membership,
    Posting,
    PostingEntry,
    Ref,
    TaxPart,
)

Receipt = Callable[..., ExpenseRecord]
Document = Callable[..., MappingDocument]

METHODS = """\
id,payment,payment_method,card,status,personal,paid_by,posting_kind,credit,credit_type
payroll,,,,in_payroll,,payroll,journal,3790,account
own,not_reimbursable,private,yes,,yes,card,journal,3600,account
advance,reimbursable,advance,,,,advance,journal,1340,account
cash,reimbursable,cash,,,,employee,journal,,
neutral,not_reimbursable,file,,,,company,file,,
card,not_reimbursable,,yes,,,card,purchase_invoice,70004,vendor
bad,not_reimbursable,bank,,,,company,purchase_invoice,1800,bank
"""


def codes(mapped: Mapped) -> list[str]:
    return [problem.code for problem in mapped.problems]


def entries(mapped: Mapped) -> list[tuple[str, str, str]]:
    assert mapped.posting is not None, mapped.problems
    return [
        (entry.role, f"{entry.account_type} {entry.number}".strip(), str(entry.amount))
        for entry in mapped.posting.entries
    ]


@pytest.fixture
def document(texts: dict[str, str]) -> Document:
    """A document with ways of paying, and policies and tables replaced where a test says so."""

    def make(tables: dict[str, str] | None = None, **policies: str) -> MappingDocument:
        toml = texts["mapping.toml"].replace(
            '["approved", "paid"]', '["approved", "paid", "in_payroll", "reversed"]'
        )
        for name, value in policies.items():
            toml = "\n".join(
                line for line in toml.splitlines() if not line.startswith(f"{name} = ")
            ).replace("[policy]", f"[policy]\n{name} = {value}")
        return MappingDocument(
            {**texts, "payment_methods.csv": METHODS, "mapping.toml": toml, **(tables or {})}
        )

    return make


@pytest.fixture
def ledger(books: Books) -> Books:
    """The books with accounts that are credited."""
    more = tuple(Account(number) for number in ("1340", "1590", "3600", "3790"))
    return attrs.evolve(books, accounts=(*books.accounts, *more))


def test_a_refund_mirrors_its_original(document: Document, ledger: Books, receipt: Receipt) -> None:
    """The same accounts and VAT on a credit memo, whose own amounts are positive."""
    charge = document().resolve(receipt(), ledger)
    refund = document().resolve(
        receipt(
            amount_cents=-11900,
            taxes=(TaxPart(rate=Decimal(19), base_cents=-10000, tax_cents=-1900),),
        ),
        ledger,
    )

    assert charge.invoice is not None
    assert attrs.evolve(charge.invoice, document_type="credit_memo") == refund.invoice
    assert [
        ("cost", "account 6660", "-100.00"),
        ("vat", "vat", "-19.00"),
        ("credit", "vendor 70001", "119.00"),
    ] == entries(refund)
    assert "purchase credit memo FE-4711 of vendor 70001, -119.00 EUR" in refund.explain()


def test_what_was_reversed_mirrors_too(document: Document, ledger: Books, receipt: Receipt) -> None:
    """Although its amount is that of the original; the status says it, and the trail."""
    mapped = document().resolve(receipt(status="reversed"), ledger)

    assert mapped.invoice is not None
    assert "credit_memo" == mapped.invoice.document_type
    assert mapped.because("sign") is not None


def test_a_story_of_a_journal_has_the_whole_base_of_its_tax(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """
    A journal has a VAT entry for each line; the story tells them together, and so their base.
    """
    taxes = (
        TaxPart(rate=Decimal(19), base_cents=2000, tax_cents=380),
        TaxPart(rate=Decimal(19), base_cents=1000, tax_cents=190),
    )
    record = receipt(status="in_payroll", payment="reimbursable", amount_cents=3570, taxes=taxes)
    mapped = document().resolve(record, ledger)

    assert mapped.journal is not None
    assert "(19 % of 30.00)" in mapped.explain()


def test_payroll_is_a_journal_against_its_clearing(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """It must not also create a vendor's liability; VAT is taken out of the gross amount."""
    mapped = document().resolve(
        receipt(status="in_payroll", payment="reimbursable", document_number="R-7"), ledger
    )

    assert mapped.journal is not None
    assert ("journal", "FE-4711", None) == (
        mapped.posting_kind,
        mapped.journal.document_number,
        mapped.invoice,
    )
    assert (
        JournalLine(
            account_type="account",
            account_number="6660",
            amount=Decimal("119.00"),
            description="Hotel Adler Hotel",
            external_document_number="R-7",
            vat_code="VST19",
            dimensions=(("KST", "100"),),
        ),
        JournalLine(
            account_type="account",
            account_number="3790",
            amount=Decimal("-119.00"),
            description="Hotel Adler Hotel",
            external_document_number="R-7",
        ),
    ) == mapped.journal.lines
    assert [
        ("cost", "account 6660", "100.00"),
        ("vat", "vat", "19.00"),
        ("credit", "account 3790", "-119.00"),
    ] == entries(mapped)
    assert mapped.because("vendor") is None


@pytest.mark.parametrize(
    ("table", "credited"),
    [
        ("id,employee,account\ne,1001,1590\n", "account 1590"),
        ("id,employee,account\ne,1001,E77\n", "employee E77"),
        ("id,employee,vendor\ne,1001,M1001\n", "vendor M1001"),
    ],
)
def test_who_paid_in_cash_is_credited_on_their_account(
    document: Document, ledger: Books, receipt: Receipt, table: str, credited: str
) -> None:
    """A G/L account that the books know, an employee of the ERP, or else the employee's vendor."""
    mapped = document({"employees.csv": table}).resolve(
        receipt(payment="reimbursable", payment_method="cash"), ledger
    )

    assert ("credit", credited, "-119.00") == entries(mapped)[-1]


def test_private_spend_on_the_card_is_owed_by_the_employee(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """In full and without VAT; the card's clearing account is credited."""
    mapped = document().resolve(receipt(card=True, payment_method="private"), ledger)

    assert [
        ("receivable", "employee 1001", "119.00"),
        ("credit", "account 3600", "-119.00"),
    ] == entries(mapped)
    assert mapped.journal is not None
    assert "" == mapped.journal.lines[0].vat_code


def test_an_advance_is_credited_on_its_account(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """The employee got the money before."""
    mapped = document().resolve(receipt(payment="reimbursable", payment_method="advance"), ledger)

    assert ("credit", "account 1340", "-119.00") == entries(mapped)[-1]


def test_a_card_is_a_vendor_where_its_row_says_so(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """Then the chain for the vendor is not asked."""
    mapped = document().resolve(receipt(card=True), ledger)

    assert mapped.invoice is not None
    assert "70004" == mapped.invoice.vendor_number
    because = mapped.because("credit_account")
    assert because is not None
    assert ("vendor:70004", "card") == (because.value, because.rule_id)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"payment_method": "bank"}, "credit_not_vendor"),
        ({"status": "in_payroll", "id": "9" * 18}, "invoice_number_too_long"),
        ({"status": "in_payroll", "currency": "USD"}, "lcy_unknown"),
        ({"card": True, "payment_method": "private", "employee": Ref("77")}, "receivable_missing"),
    ],
)
def test_what_a_route_cannot_carry_is_a_problem(
    document: Document, ledger: Books, receipt: Receipt, changes: dict[str, Any], code: str
) -> None:
    """With the way round."""
    mapped = document().resolve(receipt(**changes), ledger)

    assert [code] == codes(mapped)
    assert mapped.problems[0].fix


def test_a_foreign_receipt_in_a_journal_is_what_factorial_says_in_local_currency(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """It is never multiplied where the amount is given; the foreign figure stays in the comment."""
    mapped = document().resolve(
        receipt(
            status="in_payroll",
            currency="USD",
            reimbursable_cents=10947,
            reimbursable_currency="EUR",
            exchange_rate=Decimal("0.9"),
        ),
        ledger,
    )

    assert mapped.journal is not None
    assert mapped.posting is not None
    assert [Decimal("109.47"), Decimal("-109.47")] == [line.amount for line in mapped.journal.lines]
    assert {"119.00 USD"} == {line.comment for line in mapped.journal.lines}
    assert [
        (Decimal("100.00"), Decimal("91.99")),
        (Decimal("19.00"), Decimal("17.48")),
        (Decimal("-119.00"), Decimal("-109.47")),
    ] == [(entry.amount, entry.amount_lcy) for entry in mapped.posting.entries]
    because = mapped.because("amount_lcy")
    assert because is not None
    assert "its exchange rate 0.9 would give 107.10" in because.reason


def test_a_difference_in_the_local_currency_is_an_entry_of_its_own(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """Three thirds of a cent are not plugged in silence."""
    mapped = document().resolve(
        receipt(
            currency="USD",
            amount_cents=300,
            taxes=(),
            cost_centers=tuple(Ref(str(i), str(i * 100)) for i in (1, 2, 3)),
            reimbursable_cents=100,
            reimbursable_currency="EUR",
        ),
        ledger,
    )

    assert mapped.posting is not None
    assert [
        ("cost", "1.00", "0.33"),
        ("cost", "1.00", "0.33"),
        ("cost", "1.00", "0.33"),
        ("rounding", "0.00", "0.01"),
        ("credit", "-3.00", "-1.00"),
    ] == [(e.role, str(e.amount), str(e.amount_lcy)) for e in mapped.posting.entries]


@pytest.mark.parametrize("method", ["file", "card"])
def test_a_file_needs_an_account_for_a_difference_in_the_local_currency(
    method: str, document: Document, texts: dict[str, str], ledger: Books, receipt: Receipt
) -> None:
    """No entry without a number; an invoice is converted by Business Central, which has one."""
    toml = texts["mapping.toml"].replace('rounding_account = "6300"\n', "")
    mapped = document({"mapping.toml": toml}).resolve(
        receipt(
            currency="USD",
            amount_cents=300,
            taxes=(),
            cost_centers=tuple(Ref(str(i), str(i * 100)) for i in (1, 2, 3)),
            reimbursable_cents=100,
            reimbursable_currency="EUR",
            payment_method=method,
        ),
        ledger,
    )

    if method == "card":
        assert ("rounding", "", Decimal("0.01")) in [
            (entry.role, entry.number, entry.amount_lcy)
            for entry in (mapped.posting.entries if mapped.posting else ())
        ]
    else:
        (problem,) = mapped.problems
        assert ("rounding_account_missing", "0.01") == (problem.code, problem.value)
        assert "differ by 0.01 EUR" in problem.message
        assert None is mapped.posting


def test_without_a_converted_amount_the_local_one_is_unknown(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """Business Central converts an invoice by its own table."""
    mapped = document().resolve(receipt(currency="USD"), ledger)

    assert mapped.posting is not None
    assert {None} == {entry.amount_lcy for entry in mapped.posting.entries}


def test_a_posting_for_a_file_needs_no_books(document: Document, receipt: Receipt) -> None:
    """Accounts, vendors and dimensions are taken as written; the receipt's own tax is kept."""
    books = Books(local_currency="EUR")
    suppliers = "id,vendor,name\ns,V-1,Hotel Adler\n"
    bill = receipt(
        payment_method="file",
        amount_cents=11901,
        taxes=(TaxPart(rate=Decimal(19), base_cents=10000, tax_cents=1901),),
        cost_centers=(Ref("1", "X-1"), Ref("2", "X-2")),
    )

    mapped = document({"suppliers.csv": suppliers}).resolve(bill, books)

    assert ("file", None, None) == (mapped.posting_kind, mapped.invoice, mapped.journal)
    assert [
        ("cost", "account 6660", "50.00"),
        ("vat", "vat", "9.51"),
        ("cost", "account 6660", "50.00"),
        ("vat", "vat", "9.50"),
        ("credit", "vendor V-1", "-119.01"),
    ] == entries(mapped)


def test_rules_choose_what_it_becomes(document: Document, ledger: Books, receipt: Receipt) -> None:
    """Before the ways of paying are asked; ``none`` is rightly nothing."""
    rules = (
        "id,target,category,payment,value\nh,account,Hotel,,6660\n"
        "x,posting_kind,,reimbursable,none\nj,posting_kind,,not_reimbursable,journal\n"
        "c,credit_account,,,1590\n"
    )
    plain = document({"rules.csv": rules})

    nothing = plain.resolve(receipt(payment="reimbursable"), ledger)
    journal = plain.resolve(receipt(), ledger)

    assert nothing.skipped is not None
    assert ("nothing_to_post", None) == (nothing.skipped.code, nothing.posting)
    assert ("credit", "account 1590", "-119.00") == entries(journal)[-1]


def test_shares_follow_the_policy_and_total_100(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """Net and VAT are shared out each by itself; memberships are those of the document's day."""
    sales, service = Ref("1", "100", "Sales"), Ref("2", "200", "Service")
    stated = tuple(
        CostCenterShare(cost_center=center, percent=Decimal(percent))
        for center, percent in ((sales, "33.3"), (service, "66.7"))
    )
    memberships = (
        Membership(cost_center=sales, percent=Decimal(100), end=dt.date(2026, 9, 2)),
        Membership(cost_center=sales, percent=Decimal(25), start=dt.date(2026, 9, 3)),
        Membership(cost_center=service, percent=Decimal(75), start=dt.date(2026, 9, 3)),
    )
    bill = receipt(
        cost_centers=(sales, service), cost_center_shares=stated, memberships=memberships
    )

    def nets(policy: str, record: ExpenseRecord) -> list[str]:
        mapped = document(several_cost_centers=f'"{policy}"').resolve(record, ledger)
        assert mapped.invoice is not None, mapped.problems
        return [str(line.unit_cost) for line in mapped.invoice.lines]

    assert ["33.30", "66.70"] == nets("percentages", bill)
    assert ["25.00", "75.00"] == nets("memberships", bill)
    before = attrs.evolve(bill, date=dt.date(2026, 9, 2), cost_centers=())
    assert ["100.00"] == nets("memberships", before)
    short = attrs.evolve(bill, cost_center_shares=stated[:1])
    refused = document(several_cost_centers='"percentages"').resolve(short, ledger)
    assert ["shares_not_100"] == codes(refused)


def test_less_tax_than_computed_splits_where_declared(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """The part that the stated tax is of, and the rest at 0 %."""
    bill = receipt(taxes=(TaxPart(rate=Decimal(19), base_cents=10950, tax_cents=950),))

    refused = document().resolve(bill, ledger)
    split = document(vat_mismatch='"split"').resolve(bill, ledger)

    assert ["vat_mismatch"] == codes(refused)
    assert split.invoice is not None
    assert [("50.00", "VST19"), ("59.50", "VST0")] == [
        (str(line.unit_cost), line.vat_code) for line in split.invoice.lines
    ]


@pytest.mark.parametrize("kind", ["purchase_invoice", "journal", "file"])
def test_the_tolerance_is_for_all_differences_of_a_document(
    kind: str, document: Document, ledger: Books, receipt: Receipt
) -> None:
    """
    Each VAT code is compared by itself; the sum of what they differ, without signs, is within 0.02.
    """

    def resolve(first: int, second: int) -> Mapped:
        parts = ((19, 10000, 1900 + first), (7, 10000, 700 + second))
        bill = receipt(
            amount_cents=22600 + first + second,
            taxes=tuple(
                TaxPart(rate=Decimal(rate), base_cents=base, tax_cents=tax)
                for rate, base, tax in parts
            ),
        )
        rule = f"id,target,category,value\nhotel,account,Hotel,6660\nkind,posting_kind,,{kind}\n"
        return document({"rules.csv": rule}).resolve(bill, ledger)

    within, beyond, opposite = resolve(1, 1), resolve(2, 1), resolve(2, -2)

    assert [] == codes(within)
    compared = [each.field for each in within.trail if each.step == "vat_tolerance"]
    # The lines of a journal are gross amounts, so that nothing is left to round.
    rounding = ["rounding"] if kind == "purchase_invoice" else []
    assert ["vat_total[VST19]", "vat_total[VST7]", *rounding] == compared
    assert ["vat_mismatch", "vat_mismatch"] == codes(beyond) == codes(opposite)
    assert "all differences sum to 0.03; the tolerance is 0.02" in str(beyond.problems[0])


@pytest.mark.parametrize("kind", ["purchase_invoice", "journal", "file"])
@pytest.mark.parametrize("parts", [((10000, 1930), (9000, 1680)), ((10001, 1897), (11002, 2093))])
def test_what_agrees_by_vat_code_is_not_split(
    kind: str,
    parts: tuple[tuple[int, int], ...],
    document: Document,
    ledger: Books,
    receipt: Receipt,
) -> None:
    """Two parts of one code that differ the other way, and together by no more than the tolerance."""
    bill = receipt(
        amount_cents=sum(map(sum, parts)),
        taxes=tuple(
            TaxPart(rate=Decimal(19), base_cents=base, tax_cents=tax) for base, tax in parts
        ),
    )
    rules = {"rules.csv": f"id,target,value\nkind,posting_kind,{kind}\nhotel,account,6660\n"}

    asked = document(rules, vat_mismatch='"problem"').resolve(bill, ledger)
    split = document(rules, vat_mismatch='"split"').resolve(bill, ledger)

    assert (asked.problems, split.problems) == ((), ())
    assert asked.posting == split.posting


def test_what_differs_most_is_split_first(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """A cent at the other rate stays within the tolerance, and its part stays whole."""
    bill = receipt(
        amount_cents=22599 - 1500,
        taxes=(
            TaxPart(rate=Decimal(19), base_cents=10000, tax_cents=400),
            TaxPart(rate=Decimal(7), base_cents=10000, tax_cents=699),
        ),
    )

    mapped = document(vat_mismatch='"split"').resolve(bill, ledger)

    assert mapped.invoice is not None, mapped.problems
    assert [("21.05", "VST19"), ("78.95", "VST0"), ("100.00", "VST7"), ("-0.01", "VST0")] == [
        (str(line.unit_cost), line.vat_code) for line in mapped.invoice.lines
    ]


def test_partly_reclaimed_tax_is_cost(document: Document, ledger: Books, receipt: Receipt) -> None:
    """On the account that taxes.csv names, else on the line's own."""
    taxes = (
        "id,country,rate,vat_code,percent,kind,deductible,cost_account\n"
        "half,DE,19,VST19,19,normal,50,6300\nfrei,,0,VST0,0,none,,\n"
    )

    mapped = document({"taxes.csv": taxes}).resolve(receipt(), ledger)

    assert [
        ("cost", "account 6660", "100.00"),
        ("non_deductible", "account 6300", "9.50"),
        ("vat", "vat", "9.50"),
        ("credit", "vendor 70001", "-119.00"),
    ] == entries(mapped)
    assert "account 6300 (VAT that is not reclaimed)" in mapped.explain()


@pytest.mark.parametrize(
    ("changes", "value", "step"),
    [
        ({"resource_account": Ref("9", "6650")}, "6650", "resource"),
        ({"category": Ref("6", None, "Messe")}, "6663", "categories"),
        ({"category": Ref("6", None, "X"), "entity_default_account": Ref("9", "6650")}, "6650", "settings"),
        ({"category": Ref("6", None, "X"), "entity_default_account": Ref("9")}, "6300", "default"),
    ],
)  # fmt: skip
def test_an_account_is_looked_up_from_the_nearest_source(
    document: Document,
    ledger: Books,
    receipt: Receipt,
    changes: dict[str, Any],
    value: str,
    step: str,
) -> None:
    """What Factorial knows, then rules, categories, Factorial's defaults and the document's."""
    table = "id,category,account\nc,Messe,6663\n"

    because = (
        document({"categories.csv": table}).resolve(receipt(**changes), ledger).because("account")
    )

    assert because is not None
    assert (value, step) == (because.value, because.step)


def by_length(record: ExpenseRecord) -> str | None:
    return "6650" if len(record.merchant_name or "") > 8 else None


def test_a_function_may_decide_one_target_and_says_so(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """It is a step of the chain, counts for the hash, and may leave the decision to the next step."""
    plain = document()
    plugged = plain.with_function("account", "by_length", by_length, before="rules")

    decided = plugged.resolve(receipt(), ledger).because("account")
    left = plugged.resolve(receipt(merchant_name="Adler"), ledger).because("account")

    assert decided is not None
    assert left is not None
    assert ("6650", "function:by_length") == (decided.value, decided.step)
    assert ("6660", "rules") == (left.value, left.step)
    assert ("function:by_length", "it leaves this open") in left.tried
    assert plain.hash != plugged.hash == decided.document_hash


@pytest.mark.parametrize(
    ("target", "before"), [("acount", None), ("account", "rule"), ("account", "rules")]
)
def test_a_function_for_nothing_is_refused(
    document: Document, target: str, before: str | None
) -> None:
    """An unknown target or step, or a second function for one target."""
    plugged = document().with_function("account", "by_length", by_length)

    with pytest.raises(InputInvalid):
        plugged.with_function(target, "again", by_length, before=before)


def test_the_nearest_rule_tells_what_would_change_it(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """One thing that differs, and which row would then decide."""
    rules = (
        "id,target,category,project,employee,priority,value\nh,account,Hotel,,,,6660\n"
        "p,account,Hotel,P1,,1,6650\ne,account,Hotel,,1002,,6663\nt,account,Taxi,,,,6663\n"
    )
    mapped = document({"rules.csv": rules}).resolve(receipt(), ledger)

    because = mapped.because("account")

    assert because is not None
    assert (
        ("p", "if project were p1"),
        ("e", "if employee were the one it asks for"),
    ) == because.nearest
    assert "What would change it: p would decide if project were p1." in mapped.explain()


def test_a_story_is_told_as_html_and_in_a_terminal(
    document: Document, ledger: Books, receipt: Receipt
) -> None:
    """The same facts; what comes from outside is escaped."""
    mapped = document().resolve(
        receipt(merchant_name="<b>Adler</b> [red]", currency="USD", reimbursable_cents=10000,
                reimbursable_currency="EUR"),
        ledger,
    )  # fmt: skip
    console = Console(width=120, record=True, file=io.StringIO())

    html = mapped.to_html()
    console.print(mapped)
    text = console.export_text()

    assert html == mapped._repr_html_()
    assert "&lt;b&gt;Adler&lt;/b&gt; [red]" in html
    assert re.search(">account 6660</th><td [^>]*right[^>]*>100.00</td>", html)
    for told in ("account 6660", "vendor 70001", "<b>Adler</b> [red]", "Because rule hotel"):
        assert told in text


def test_problems_are_told_everywhere(document: Document, ledger: Books, receipt: Receipt) -> None:
    """With what to do."""
    mapped = document().resolve(receipt(amount_cents=None), ledger)
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(mapped)

    assert "What to do: Enter its total in Factorial." in mapped.to_html()
    assert "What to do: Enter its total in Factorial." in console.export_text()


def test_a_posting_that_does_not_balance_cannot_be_made() -> None:
    """Whoever makes it."""
    entry = PostingEntry(
        role="cost", account_type="account", number="1", amount=Decimal(1), amount_lcy=None
    )

    with pytest.raises(InputInvalid, match="does not balance: 1 EUR"):
        Posting(
            currency="EUR", net=Decimal(1), vat=Decimal(0), gross=Decimal(1), accounts=(),
            line_vat=(), taxes=(), entries=(entry,),
        )  # fmt: skip


def test_what_the_api_cannot_carry_is_said_at_load(document: Document) -> None:
    """By row, with the way round: currencies of journals, jobs, VAT set-up, employees."""
    taxes = (
        "id,country,rate,vat_code,percent,kind,deductible,vat_account\n"
        "half,DE,19,VST19,19,normal,50,1406\nfrei,,0,VST0,0,none,,\n"
    )
    methods = f"{METHODS}staff,reimbursable,staff,,,,employee,journal,E1,employee\n"
    rules = "id,target,value\nj,posting_kind,journal\nc,credit_account,employee:E1\n"

    found = document(
        {"taxes.csv": taxes, "payment_methods.csv": methods, "rules.csv": rules}
    ).warnings

    assert {
        ("deductible_is_set_up_there", "taxes.csv:2"),
        ("employee_not_read_back", "payment_methods.csv:9"),
        ("employee_not_read_back", "rules.csv:3"),
        ("journal_without_currency", "payment_methods.csv:9"),
        ("journal_without_currency", "rules.csv:2"),
        ("project_is_no_job", "mapping.toml:21"),
        ("vat_account_is_set_up_there", "taxes.csv:2"),
    } <= {(each.code, each.source) for each in found}
    assert {"info"} == {each.severity for each in found}


def test_a_result_cannot_be_changed(document: Document, ledger: Books, receipt: Receipt) -> None:
    """Not even by name."""
    mapped = document().resolve(receipt(), ledger)

    with pytest.raises(AttributeError):
        mapped.problems = ()  # type: ignore[misc]
    assert mapped != "something else"


CENTERS = tuple(Ref(str(i), str(i * 100)) for i in (1, 2, 3))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    cents=st.integers(1, 10**7),
    rate=st.sampled_from((0, 7, 19)),
    centers=st.permutations(CENTERS),
    currency=st.sampled_from(("EUR", "USD", "JPY", "BHD", "CLF")),
    local=st.none() | st.integers(1, 10**7),
    status=st.sampled_from(("approved", "in_payroll")),
    method=st.sampled_from((None, "file")),
)
def test_sums_are_kept_whatever_the_route_order_and_sign(
    document: Document,
    ledger: Books,
    receipt: Receipt,
    cents: int,
    rate: int,
    centers: list[Ref],
    currency: str,
    local: int | None,
    status: str,
    method: str | None,
) -> None:
    """
    Both currencies balance; the order of shares changes only which of them gets the odd cent; a refund is the
    posting with all signs changed.
    """
    books = attrs.evolve(ledger, currencies={**ledger.currencies, "CLF": 4})
    net = cents * 100 // (100 + rate)
    part = TaxPart(rate=Decimal(rate), base_cents=net, tax_cents=cents - net)
    bill = receipt(
        amount_cents=cents, taxes=(part,), cost_centers=tuple(centers), currency=currency,
        reimbursable_cents=local, reimbursable_currency="EUR", status=status, payment_method=method,
    )  # fmt: skip
    minus = attrs.evolve(part, base_cents=-net, tax_cents=net - cents)
    turned = attrs.evolve(
        bill,
        amount_cents=-cents,
        taxes=(minus,),
        reimbursable_cents=None if local is None else -local,
    )
    resolve = document().resolver(books).resolve

    charge, refund = resolve(bill), resolve(turned)
    ordered = resolve(attrs.evolve(bill, cost_centers=CENTERS))

    assert codes(charge) == codes(refund)
    if charge.posting is None or refund.posting is None or ordered.posting is None:
        assert set(codes(charge)) <= {"lcy_unknown", "vat_mismatch"}
        return
    for mapped in (charge, refund):
        assert mapped.posting is not None
        assert not sum(entry.amount for entry in mapped.posting.entries)
        assert not sum(entry.amount_lcy or 0 for entry in mapped.posting.entries)
    assert [-entry.amount for entry in charge.posting.entries] == [
        entry.amount for entry in refund.posting.entries
    ]
    assert charge.posting.gross == -refund.posting.gross == ordered.posting.gross
    places = {"EUR": 2, "USD": 2, "JPY": 0, "BHD": 3, "CLF": 4}[currency]
    assert Decimal(cents).scaleb(-places) == charge.posting.gross
    assert charge.posting.net == ordered.posting.net
