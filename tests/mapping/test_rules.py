"""Does the right rule decide, whatever way it is written, and is the runner-up the true one?"""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp.errors import MappingInvalid, NotDecided
from factorial_erp.mapping import ExpenseRecord, Mapped, MappingDocument, Ref, TaxPart
from factorial_erp.mapping.books import Books
from factorial_erp.mapping.rules import Facts, Rule, RuleTable

Receipt = Callable[..., ExpenseRecord]
WithRules = Callable[..., MappingDocument]


def decided(mapped: Mapped, field: str = "account") -> tuple[str, str | None]:
    because = mapped.because(field)
    assert because is not None, mapped.problems
    return because.value, because.rule_id


@pytest.mark.parametrize("written", ["5", "HOT", "Hotel", " hotel "])
def test_a_thing_is_named_by_id_code_or_name(
    with_rules: WithRules, receipt: Receipt, books: Books, written: str
) -> None:
    """Exactly, but without regard to case and to blanks around it."""
    document = with_rules(f"id,target,category,value\nx,account,{written},6650\n")

    mapped = document.resolve(receipt(category=Ref("5", "HOT", "Hotel")), books)

    assert ("6650", "x") == decided(mapped)


@pytest.mark.parametrize(
    ("column", "text", "changes"),
    [
        ("entity", "Nordlicht GmbH", {}),
        ("subcategory", "Taxi", {"subcategory": Ref("8", None, "Taxi")}),
        ("cost_center", "100", {}),
        ("project", "P1", {"project": Ref("3", "P1", "Umbau")}),
        ("subproject", "P1.2", {"subproject": Ref("31", "P1.2", "Dach")}),
        ("supplier", "hotel adler", {}),
        ("supplier", "K-17", {"supplier": Ref("901", "K-17")}),
        ("supplier", "901", {"supplier": Ref("901")}),
        ("supplier", "DE123456789", {}),
        ("supplier", "de 123.456.789", {}),
        ("supplier_country", "de", {}),
        ("employee", "1001", {}),
        ("team", "Vertrieb", {"team": Ref("4", None, "Vertrieb")}),
        ("document_type", "Invoice", {"document_type": "invoice"}),
        ("payment", "not_reimbursable", {}),
        ("payment_method", "Amex", {"payment_method": "AMEX"}),
        ("card", "yes", {"card": True}),
        ("currency", "eur", {}),
        ("tax_rate", "19.00", {}),
        ("kind", "expense", {}),
        ("amount_from", "119", {}),
        ("amount_to", "119.00", {}),
        ("valid_from", "2026-09-03", {}),
        ("valid_to", "2026-09-03", {}),
    ],
)
def test_each_condition_narrows_a_rule(
    with_rules: WithRules,
    receipt: Receipt,
    books: Books,
    column: str,
    text: str,
    changes: dict[str, Any],
) -> None:
    """A rule that meets the record beats one that asks for nothing."""
    document = with_rules(f"id,target,{column},value\nall,account,,6663\nx,account,{text},6650\n")

    because = document.resolve(receipt(**changes), books).because("account")

    assert because is not None
    assert ("6650", "x", "all") == (because.value, because.rule_id, because.runner_up)
    assert 1 == len(because.matched)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("entity", "2"),
        ("cost_center", "200"),
        ("supplier", "Hotel"),
        ("supplier_country", "AT"),
        ("card", "yes"),
        ("tax_rate", "7"),
        ("kind", "mileage"),
        ("amount_from", "119.01"),
        ("amount_to", "118.99"),
        ("valid_from", "2026-09-04"),
        ("valid_to", "2026-09-02"),
    ],
)
def test_a_rule_that_asks_for_something_else_does_not_apply(
    with_rules: WithRules, receipt: Receipt, books: Books, column: str, text: str
) -> None:
    """And why_not() names the one condition that failed."""
    document = with_rules(f"id,target,{column},value\nx,account,{text},6650\n")

    mapped = document.resolve(receipt(), books)

    assert ("6300", None) == decided(mapped)
    assert 1 == len(document.why_not(receipt(), "x"))


def test_the_most_specific_rule_decides_then_priority(
    with_rules: WithRules, receipt: Receipt, books: Books
) -> None:
    """The losers are named, best first, with the reason."""
    document = with_rules(
        "id,target,category,project,priority,value\n"
        "one,account,Hotel,,9,6300\n"
        "two,account,Hotel,P1,,6650\n"
        "other,account,,P1,5,6663\n"
    )

    because = document.resolve(receipt(project=Ref("3", "P1")), books).because("account")

    assert because is not None
    assert ("two", "one") == (because.rule_id, because.runner_up)
    assert (
        ("one", "is less specific: it asks for 1 of the columns, two for 2"),
        ("other", "is less specific: it asks for 1 of the columns, two for 2"),
    ) == because.lost


def test_equals_are_told_apart_by_priority_and_row(
    with_rules: WithRules, receipt: Receipt, books: Books
) -> None:
    """Two rows that say the same need no priority."""
    document = with_rules(
        "id,target,category,priority,value\n"
        "low,account,Hotel,1,6300\nup,account,Hotel,2,6650\ntwin,account,Hotel,2,6650\n"
    )

    because = document.resolve(receipt(), books).because("account")

    assert because is not None
    assert ("up", "twin") == (because.rule_id, because.runner_up)
    assert (
        ("twin", "says the same as row 3 and stands below it"),
        ("low", "has priority 1, up has 2"),
    ) == because.lost


def test_why_not_is_empty_for_a_rule_that_applies(
    document: MappingDocument, receipt: Receipt
) -> None:
    """Whether or not another one beats it."""
    assert () == document.why_not(receipt(), "HOTEL")


def test_the_first_rule_decides_where_the_document_says_so(
    with_rules: WithRules, receipt: Receipt, books: Books
) -> None:
    """The order of the rows counts, and nothing can tie."""
    document = with_rules(
        "id,target,category,value\nall,account,,6663\nx,account,Hotel,6650\n", hit_policy='"first"'
    )

    because = document.resolve(receipt(), books).because("account")

    assert because is not None
    assert ("6663", "all") == (because.value, because.rule_id)
    assert (("x", "stands below row 2"),) == because.lost


def test_a_tie_that_only_a_record_shows_is_a_problem(
    with_rules: WithRules, receipt: Receipt, books: Books
) -> None:
    """At load nobody can know that 5 is the id of Hotel."""
    document = with_rules("id,target,category,value\na,account,5,6650\nb,account,Hotel,6663\n")

    mapped = document.resolve(receipt(), books)

    (problem,) = mapped.problems
    assert ("rule_tie", "account") == (problem.code, problem.field)
    assert "a (rules.csv:2: 6650) and b (rules.csv:3: 6663)" in problem.message


def test_a_rule_may_leave_the_decision_to_a_person(
    with_rules: WithRules, receipt: Receipt, books: Books
) -> None:
    """The chain ends there: no default takes its place."""
    document = with_rules(
        "id,target,category,value,note\nx,account,Hotel,stop,Ask the controller\n"
    )

    (problem,) = document.resolve(receipt(), books).problems

    assert ("rule_stops", "rules.csv:2") == (problem.code, problem.source)
    assert "Ask the controller" in problem.message


def test_accounts_differ_by_tax_rate(with_rules: WithRules, receipt: Receipt, books: Books) -> None:
    """The breakfast of a hotel bill goes elsewhere than the night."""
    document = with_rules(
        "id,target,category,tax_rate,value\nnight,account,Hotel,7,6660\nrest,account,Hotel,,6650\n"
    )
    bill = receipt(
        amount_cents=12600,
        taxes=(
            TaxPart(rate=Decimal(7), base_cents=10000, tax_cents=700),
            TaxPart(rate=Decimal(19), base_cents=1597, tax_cents=303),
        ),
    )

    mapped = document.resolve(bill, books)

    assert mapped.posting is not None
    assert (("6650", Decimal("15.97")), ("6660", Decimal("100.00"))) == mapped.posting.accounts
    assert ("6660", "night") == decided(mapped, "account[7 %]")
    assert ("6650", "rest") == decided(mapped, "account[19 %]")


COLUMNS = ("category", "project", "currency")
TEXTS = st.sampled_from(("", "a", "b"))
AMOUNTS = st.none() | st.integers(0, 5).map(Decimal)
ROWS = st.lists(
    st.tuples(st.tuples(TEXTS, TEXTS, TEXTS), AMOUNTS, st.integers(0, 2), st.sampled_from("XYZ")),
    max_size=10,
)


def make_rules(rows: list[Any]) -> list[Rule]:
    return [
        Rule(
            id=f"r{number}",
            target="account",
            value=value,
            source=f"rules.csv:{number}",
            row=number,
            conditions=tuple((c, t) for c, t in zip(COLUMNS, texts, strict=True) if t),
            amount_from=amount,
            priority=priority,
        )
        for number, (texts, amount, priority, value) in enumerate(rows, start=2)
    ]


def applies(rule: Rule, facts: Facts) -> bool:
    if rule.amount_from is not None and (facts.amount is None or facts.amount < rule.amount_from):
        return False
    return all(text in facts.answers[column] for column, text in rule.conditions)


@given(ROWS, st.tuples(*[st.sampled_from("abc")] * 3), AMOUNTS)
def test_the_index_decides_as_reading_row_by_row(
    rows: list[Any], texts: tuple[str, ...], amount: Decimal | None
) -> None:
    """
    Of the rules that apply, the one with most columns, then priority, then the upper row; and
    without it, its stated runner-up.
    """
    rules = make_rules(rows)
    answers = {column: (text,) for column, text in zip(COLUMNS, texts, strict=True)}
    facts = Facts(answers=answers, amount=amount, date=dt.date(2026, 9, 3))
    try:
        table = RuleTable(rules, "most_specific")
    except MappingInvalid:
        return

    decision = table.decide(facts)

    fitting = sorted(
        (rule for rule in rules if applies(rule, facts)),
        key=lambda rule: (-rule.specificity, -rule.priority, rule.row),
    )
    assert not decision.tie
    assert (fitting[0] if fitting else None) == decision.rule
    if decision.rule is not None:
        without = RuleTable([rule for rule in rules if rule != decision.rule], "most_specific")
        assert decision.runner_up == without.decide(facts).rule


@given(ROWS)
def test_a_table_is_refused_exactly_where_two_rules_contradict(rows: list[Any]) -> None:
    """These columns are independent, so every tie can be proven at load."""
    rules = make_rules(rows)

    def contradict(one: Rule, other: Rule) -> bool:
        asked, others = dict(one.conditions), dict(other.conditions)
        return (
            one.value != other.value
            and (one.specificity, one.priority) == (other.specificity, other.priority)
            and all(asked[column] == others[column] for column in asked.keys() & others.keys())
        )

    expected = any(contradict(one, other) for one in rules for other in rules)

    try:
        RuleTable(rules, "most_specific")
        refused = False
    except MappingInvalid:
        refused = True

    assert expected == refused


def test_a_decision_is_looked_up_by_its_name(
    with_rules: WithRules, receipt: Receipt, books: Books
) -> None:
    """Of a name that there is not, the error tells those that there are, and why it is open."""
    taxed = (
        TaxPart(rate=Decimal(19), base_cents=10000, tax_cents=1900),
        TaxPart(rate=Decimal(7), base_cents=1000, tax_cents=70),
    )
    document = with_rules("id,target,tax_rate,value\nx,account,19,6660\n")
    mapped = document.resolve(receipt(taxes=taxed, amount_cents=12970), books)
    stopped = with_rules("id,target,value\nx,account,stop\n").resolve(receipt(), books)

    assert ("6660", "x") == (mapped["account[19 %]"].value, mapped["account[19 %]"].rule_id)
    assert "account[19 %]" in mapped
    assert "account" not in mapped
    with pytest.raises(NotDecided, match=r"did you mean 'account\[") as caught:
        mapped["account"]
    assert ("account", mapped.fields) == (caught.value.field, caught.value.known)
    assert caught.value.known == pickle.loads(pickle.dumps(caught.value)).known
    with pytest.raises(KeyError, match="leaves this to a person"):
        stopped["account"]
