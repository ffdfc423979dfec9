"""Is what a supplier's invoice withholds owed to the tax office, and the rest to the supplier, on every route?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import ExpenseRecord, Mapped, MappingDocument, Ref, TaxPart
from tests.mapping.small_company import (
    BOOKS,
    TAXES,
    company,
    post,
    posted,
    predicted,
    vat_posted,
    vat_predicted,
)

SETTINGS = """\
schema_version = 1
name = "IRPF"

[policy]
statuses = ["approved", "reversed"]
home_country = "ES"
vat_tolerance = "0.02"
rounding_account = "6590"
rounding_vat = "iva0"
several_cost_centers = "equal"

[defaults]
account = "6230"
vendor = "P1"
posting_kind = "{kind}"
"""
ROUTES = ("purchase_invoice", "journal", "file")


def document(kind: str = "purchase_invoice", taxes: str = TAXES) -> MappingDocument:
    toml = SETTINGS.format(kind=kind)
    return MappingDocument(
        {"mapping.toml": toml, "taxes.csv": taxes, "rules.csv": "id,target,value\n"}
    )


def part(rate: object, base: int | None, tax: int | None) -> TaxPart:
    return TaxPart(
        rate=None if rate is None else Decimal(str(rate)), base_cents=base, tax_cents=tax
    )


def invoice(**changes: Any) -> ExpenseRecord:
    """1,000.00 and 21 % of VAT, less 15 %: 1,060.00 to be paid."""
    given: dict[str, Any] = {
        "key": "finance/financial_document/8",
        "id": "D8",
        "kind": "supplier_invoice",
        "status": "approved",
        "date": dt.date(2026, 9, 3),
        "amount_cents": 106000,
        "currency": "EUR",
        "taxes": (part(21, 100000, 21000),),
        "withholdings": (part(15, 100000, 15000),),
        "category": Ref("5", None, "Asesoría"),
        "merchant_name": "Asesores SL",
        "supplier_country": "ES",
        "payment": "not_reimbursable",
        "document_number": "F-17",
    }
    return ExpenseRecord(**{**given, **changes})


def entries(mapped: Mapped) -> list[tuple[str, str, str]]:
    assert mapped.posting is not None, mapped.problems
    return [(each.role, each.number, str(each.amount)) for each in mapped.posting.entries]


@pytest.mark.parametrize("kind", ROUTES)
def test_net_and_vat_less_what_is_withheld_is_paid(kind: str) -> None:
    """On an account of its own; the VAT is that of the whole price."""
    mapped = document(kind).resolve(invoice(), BOOKS)

    order = sorted(entries(mapped))
    assert [
        ("cost", "6230", "1000.00"),
        ("credit", "P1", "-1060.00"),
        ("vat", "4720", "210.00"),
        ("withholding", "4751", "-150.00"),
    ] == order
    assert mapped.posting is not None
    assert (Decimal("1060.00"), Decimal("210.00")) == (mapped.posting.gross, mapped.posting.vat)


def test_on_an_invoice_it_is_a_negative_line_without_vat() -> None:
    """With a VAT code that computes none, which each line needs."""
    mapped = document().resolve(invoice(), BOOKS)

    assert mapped.invoice is not None
    assert [("6230", "1000.00", "IVA21"), ("4751", "-150.00", "IVA0")] == [
        (line.account_number, str(line.unit_cost), line.vat_code) for line in mapped.invoice.lines
    ]


def test_in_a_journal_it_has_no_vat_code() -> None:
    """And so no VAT entry."""
    mapped = document("journal").resolve(invoice(), BOOKS)

    assert mapped.journal is not None
    assert [("6230", "1210.00", "IVA21"), ("4751", "-150.00", ""), ("P1", "-1060.00", "")] == [
        (line.account_number, str(line.amount), line.vat_code) for line in mapped.journal.lines
    ]
    assert mapped.posting is not None
    assert ["IVA21"] == [tax.identifier for tax in mapped.posting.taxes]


def test_the_trail_says_what_is_withheld_and_where_it_is_owed() -> None:
    """With the row that decides."""
    mapped = document().resolve(invoice(), BOOKS)

    decided, withheld = mapped.because("withholding[15 %]"), mapped.because("withheld")
    assert decided is not None
    assert withheld is not None
    assert ("irpf15", "taxes.csv:8") == (decided.value, decided.source)
    assert "150.00" == withheld.value
    assert "withholds 15 % of 1000.00; account 4751 owes it" in withheld.reason
    assert "account 4751 (withheld)" in mapped.explain()


def test_without_a_row_it_is_a_problem_that_names_it() -> None:
    """And no other problem beside it: the total is understood all the same."""
    nineteen = part(19, 100000, 19000)
    mapped = document().resolve(invoice(amount_cents=102000, withholdings=(nineteen,)), BOOKS)

    (problem,) = mapped.problems
    assert ("withholding_undecided", "19 %") == (problem.code, problem.value)
    assert "withholds 19 % of income tax, 190.00" in problem.message
    assert "19 % from ES to taxes.csv with kind withholding" in problem.fix


def test_a_total_from_which_it_is_not_yet_taken_is_told_by_its_parts() -> None:
    """Factorial does not document which total it has."""
    mapped = document().resolve(invoice(amount_cents=121000), BOOKS)

    assert ("credit", "P1", "-1060.00") in entries(mapped)
    assert any("still in it" in because.reason for because in mapped.trail)


@pytest.mark.parametrize(
    ("withheld", "amount"),
    [
        (part(-15, 100000, -15000), "-150.00"),  # rates of Factorial may be negative
        (part(15, 100000, None), "-150.00"),
        (part(15, None, None), "-150.00"),
        (part(15, None, 15000), "-150.00"),
        (part(15, 100000, 15001), "-150.01"),  # within the tolerance the stated amount counts
    ],
)
def test_what_is_not_stated_is_computed(withheld: TaxPart, amount: str) -> None:
    """From the base that the taxes have; signs do not count."""
    cents = 121000 + int(Decimal(amount) * 100)
    mapped = document().resolve(invoice(amount_cents=cents, withholdings=(withheld,)), BOOKS)

    assert ("withholding", "4751", amount) in entries(mapped)


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ({"withholdings": (part(None, 1, 1),)}, "withholding_invalid", "no rate"),
        ({"withholdings": (part(15, 100000, 9000),)}, "withholding_invalid", "and not 90.00"),
        ({"withholdings": (part(15, None, None),), "taxes": ()}, "withholding_invalid", "neither"),
        (
            {"withholdings": (part(15, None, 130000),), "amount_cents": 121000},
            "withholding_too_large",
            "nothing is left",
        ),
    ],
)
def test_what_cannot_be_withheld_is_a_problem(
    changes: dict[str, Any], code: str, says: str
) -> None:
    """With its own code and figures."""
    problems = document().resolve(invoice(**changes), BOOKS).problems

    assert code == problems[0].code
    assert says in str(problems[0])


def test_its_account_must_take_postings() -> None:
    """As any other account; the row is named."""
    mapped = document(taxes=TAXES.replace(",4751,", ",4799,")).resolve(invoice(), BOOKS)

    assert ["account_unknown"] == [problem.code for problem in mapped.problems]
    assert "taxes.csv:8" == mapped.problems[0].source


def test_two_of_them_are_two_lines() -> None:
    """Each on the account of its row."""
    both = (part(15, 60000, 9000), part(7, 40000, 2800))
    mapped = document().resolve(invoice(amount_cents=109200, withholdings=both), BOOKS)

    assert ["-90.00", "-28.00"] == [a for role, _, a in entries(mapped) if role == "withholding"]


def test_what_an_employee_paid_less_what_is_withheld_is_not_private() -> None:
    """That less is reimbursed than invoiced is what the withholding says."""
    bill = invoice(
        kind="expense", payment="reimbursable", amount_cents=121000, reimbursable_cents=106000
    )

    mapped = document().resolve(bill, BOOKS)

    assert ("vat", "4720", "210.00") in entries(mapped)
    assert ("credit", "P1", "-1060.00") in entries(mapped)


@pytest.mark.parametrize("kind", ROUTES[:2])
@pytest.mark.parametrize("sign", [1, -1])
def test_prediction_is_posting(kind: str, sign: int) -> None:
    """To the cent, also with shares and cents that do not divide, and for credit notes."""
    ledger = company()
    centers = (Ref("1", "100"), Ref("2", "200"), Ref("3", "300"))
    record = invoice(
        kind="supplier_invoice" if sign > 0 else "credit_note",
        amount_cents=sign * (33333 + 7000 + 3333 - 4666),
        taxes=(part(21, sign * 33333, sign * 7000), part(0, sign * 3333, 0)),
        withholdings=(part(15, sign * 31107, sign * 4666),),
        cost_centers=centers,
    )

    mapped = document(kind).resolve(record, BOOKS)
    number = post(ledger, mapped)

    assert predicted(mapped) == posted(ledger, number)
    assert vat_predicted(mapped) == vat_posted(ledger, number)
    assert Decimal(-sign * 390) == predicted(mapped)["4000"]


@settings(deadline=None, max_examples=200)
@given(
    net=st.integers(100, 10**7),
    rate=st.sampled_from((0, 10, 21)),
    percent=st.sampled_from((7, 15)),
    kind=st.sampled_from(ROUTES),
    currency=st.sampled_from(("EUR", "USD")),
    local=st.none() | st.integers(1, 10**7),
    centers=st.integers(0, 3),
    is_before=st.booleans(),
)
def test_sums_are_kept_and_signs_mirrored(
    net: int,
    rate: int,
    percent: int,
    kind: str,
    currency: str,
    local: int | None,
    centers: int,
    *,
    is_before: bool,
) -> None:
    """
    Cost and VAT less what is withheld is owed; both currencies balance; a credit note is the invoice with all
    signs changed.
    """
    vat, withheld = (net * rate + 50) // 100, (net * percent + 50) // 100
    bill = invoice(
        amount_cents=net + vat - (0 if is_before else withheld),
        currency=currency,
        taxes=(part(rate, net, vat),),
        withholdings=(part(percent, net, withheld),),
        reimbursable_cents=local,
        reimbursable_currency=None if local is None else "EUR",
        cost_centers=tuple(Ref(str(n), f"{n}00") for n in range(1, centers + 1)),
    )
    note = attrs.evolve(
        bill,
        kind="credit_note",
        amount_cents=-(bill.amount_cents or 0),
        taxes=(part(rate, -net, -vat),),
        withholdings=(part(percent, -net, -withheld),),
    )

    mapped, mirrored = (document(kind).resolve(each, BOOKS) for each in (bill, note))

    codes = {problem.code for problem in mapped.problems}
    if codes:
        # A journal line rounds by itself, and has no currency.
        assert codes <= {"lcy_unknown", "vat_mismatch"}
        return
    posting = mapped.posting
    assert posting is not None
    owed = Decimal(net + vat - withheld) / 100
    kept = Decimal(withheld) / 100
    assert owed == posting.gross == -sum(e.amount for e in posting.entries if e.role == "credit")
    assert kept == -sum(e.amount for e in posting.entries if e.role == "withholding")
    assert not sum(entry.amount for entry in posting.entries)
    if local is not None and currency != "EUR":
        assert not sum(entry.amount_lcy or 0 for entry in posting.entries)
        credit = sum(e.amount_lcy or 0 for e in posting.entries if e.role == "credit")
        assert -Decimal(local) / 100 == credit
    assert mirrored.posting is not None
    assert [(e.role, e.number, -e.amount) for e in posting.entries] == [
        (e.role, e.number, e.amount) for e in mirrored.posting.entries
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("x,,IVA0,0,withholding,,,4751,", "rate"),
        ("x,19,IVA0,19,withholding,,,4751,", "percent"),
        ("x,19,IVA0,0,withholding,50,,4751,", "deductible"),
        ("x,19,IVA0,0,withholding,,6310,4751,", "cost_account"),
        ("x,19,IVA0,0,withholding,,,4751,4770", "reverse_account"),
        ("x,19,IVA0,0,withholding,,,,", "vat_account"),
        ("x,19,,0,withholding,,,4751,", "vat_code"),
    ],
)
def test_a_row_that_is_no_withholding_is_refused(row: str, column: str) -> None:
    """With file, row and column."""
    with pytest.raises(MappingInvalid) as caught:
        document(taxes=f"{TAXES}{row}\n")

    assert ("taxes.csv", 10, column) == (caught.value.file, caught.value.row, caught.value.column)


def test_no_rule_can_name_it_as_a_vat() -> None:
    """It is found by its rate alone."""
    with pytest.raises(MappingInvalid, match="withholding"):
        document().with_rows("rules.csv", [{"id": "r", "target": "vat", "value": "irpf15"}])


def test_vat_of_the_same_rate_is_another_tax() -> None:
    """15 % of VAT and 15 % of income tax are found apart."""
    taxes = f"{TAXES}iva15,15,IVA10,10,normal,,,4720,\n"
    mapped = document(taxes=taxes).resolve(invoice(), BOOKS)

    assert mapped.because("withholding[15 %]").value == "irpf15"  # type: ignore[union-attr]
    assert "iva15" not in {because.value for because in mapped.trail}


def test_an_example_can_state_it() -> None:
    """With a minus before what is withheld; the expected lines name its account."""
    rows = [
        {
            "id": "1",
            "example": "asesor",
            "kind": "supplier_invoice",
            "date": "2026-09-03",
            "amount": "1060.00",
            "currency": "EUR",
            "supplier_country": "ES",
            "payment": "not_reimbursable",
            "document_number": "F-17",
            "taxes": "21: 1000.00 + 210.00; 15: 1000.00 - 150.00",
            "account": "6230",
            "net": "1000.00",
            "category": "Asesoría",
        },
        {"id": "2", "example": "asesor", "account": "4751", "net": "-150.00"},
    ]

    results = document().with_rows("examples.csv", rows).test(BOOKS)

    assert results.passed, str(results)


def test_coverage_and_limits_know_it() -> None:
    """Its row is hit; what Business Central does not keep of it is said at load."""
    rows = document()
    covered = rows.coverage([rows.resolve(invoice(), BOOKS)])

    assert "taxes.csv:8" not in {row.source for row in covered.never_hit}
    found = [each for each in rows.warnings if each.code == "withholding_is_a_line"]
    assert ["taxes.csv:8", "taxes.csv:9"] == sorted(each.source or "" for each in found)
