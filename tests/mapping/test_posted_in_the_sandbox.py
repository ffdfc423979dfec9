"""Are partly reclaimed VAT, and entries that already have debits and credits, posted as predicted?"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from factorial_erp.mapping import (
    ExpenseRecord,
    LedgerLine,
    LedgerRecord,
    MappingDocument,
    Ref,
    TaxPart,
)
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
name = "Posted"

[policy]
statuses = ["approved", "published"]
home_country = "ES"
vat_tolerance = "0.05"
rounding_account = "6590"
rounding_vat = "iva0"
several_cost_centers = "equal"

[defaults]
account = "6230"
vendor = "P1"
credit_account = "{credit}"
posting_kind = "{kind}"
"""
RULES = """\
id,target,category,value
half,vat,Renting,half
third,vat,Viajes,third
isp,vat,Nube,isp
renting,account,Renting,6210
viajes,account,Viajes,6290
"""
CATEGORIES = {"Renting": 21, "Viajes": 10, "Nube": 0, "Asesoría": 21}


def document(kind: str, credit: str = "vendor:P1") -> MappingDocument:
    toml = SETTINGS.format(kind=kind, credit=credit)
    return MappingDocument({"mapping.toml": toml, "taxes.csv": TAXES, "rules.csv": RULES})


def bill(
    category: str, parts: Sequence[tuple[int, int]], *, sign: int = 1, centers: int = 1
) -> ExpenseRecord:
    """A supplier's invoice: net and VAT of each part, in cents."""
    rate = CATEGORIES[category]
    return ExpenseRecord(
        key="finance/financial_document/8",
        id="D8",
        kind="supplier_invoice" if sign > 0 else "credit_note",
        status="approved",
        date=dt.date(2026, 9, 3),
        amount_cents=sign * sum(net + tax for net, tax in parts),
        currency="EUR",
        taxes=tuple(
            TaxPart(rate=Decimal(rate), base_cents=sign * net, tax_cents=sign * tax)
            for net, tax in parts
        ),
        category=Ref("5", None, category),
        cost_centers=tuple(Ref(str(n), f"{n}00") for n in range(centers)),
        supplier_country="ES",
        payment="not_reimbursable",
        document_number="F-17",
    )


@pytest.mark.parametrize("kind", ["purchase_invoice", "journal"])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("category", "cost", "account"),
    [("Renting", "10.51", "6210"), ("Viajes", "7.00", "6310"), ("Nube", "10.50", "6230")],
)
def test_what_is_not_reclaimed_is_cost(
    category: str, cost: str, account: str, sign: int, kind: str
) -> None:
    """On the account of the cost, or that of the set-up; reverse charge too."""
    rate = CATEGORIES[category]
    ledger = company()
    record = bill(category, [(10003, (10003 * rate + 50) // 100)], sign=sign)

    mapped = document(kind).resolve(record, BOOKS)
    number = post(ledger, mapped)

    assert predicted(mapped) == posted(ledger, number)
    assert vat_predicted(mapped) == vat_posted(ledger, number)
    assert mapped.posting is not None
    lost = [each for each in mapped.posting.entries if each.role == "non_deductible"]
    assert [(account, sign)] == [(each.number, 1 if each.amount > 0 else -1) for each in lost]
    assert abs(abs(lost[0].amount) - Decimal(cost)) <= Decimal("0.01")


@settings(deadline=None, max_examples=60)
@given(
    category=st.sampled_from(("Renting", "Viajes", "Nube")),
    nets=st.lists(st.integers(1, 10**6), min_size=1, max_size=4),
    centers=st.integers(1, 3),
    sign=st.sampled_from((1, -1)),
    kind=st.sampled_from(("purchase_invoice", "journal")),
)
def test_any_partly_reclaimed_vat_is_posted_as_predicted(
    category: str, nets: list[int], centers: int, sign: int, kind: str
) -> None:
    """However many parts and shares round against each other."""
    rate = CATEGORIES[category]
    parts = [(net, (net * rate + 50) // 100) for net in nets]
    mapped = document(kind).resolve(bill(category, parts, sign=sign, centers=centers), BOOKS)
    if mapped.problems:
        # A journal rounds each line; many lines may exceed the tolerance.
        assert {"vat_mismatch"} == {problem.code for problem in mapped.problems}
        return
    ledger = company()

    number = post(ledger, mapped)

    assert predicted(mapped) == posted(ledger, number)
    if kind == "journal":
        assert Counter(vat_predicted(mapped)) == Counter(vat_posted(ledger, number))
    else:
        assert vat_predicted(mapped) == vat_posted(ledger, number)


def test_a_journal_entry_is_posted_as_predicted() -> None:
    """Each line on its side, to the cent."""
    entry = LedgerRecord(
        key="finance/journal_entry/7",
        id="J7",
        kind="journal_entry",
        status="published",
        date=dt.date(2026, 9, 30),
        currency="EUR",
        lines=(
            LedgerLine(id="1", debit_cents=100001, account=Ref("a", "6400")),
            LedgerLine(id="2", debit_cents=31000, account=Ref("b", "6420")),
            LedgerLine(id="3", credit_cents=37500, account=Ref("c", "4760")),
            LedgerLine(id="4", credit_cents=93501, account=Ref("d", "4650")),
        ),
        document_number="42",
    )
    ledger = company()

    mapped = document("journal").resolve(entry, BOOKS)
    number = post(ledger, mapped)

    assert (
        {
            "6400": Decimal("1000.01"),
            "6420": Decimal("310.00"),
            "4760": Decimal("-375.00"),
            "4650": Decimal("-935.01"),
        }
        == predicted(mapped)
        == posted(ledger, number)
    )
    assert [] == vat_posted(ledger, number)


def test_a_payroll_is_posted_as_predicted() -> None:
    """Summed for each account, so that the ledger shows no single salary; what is left is owed."""
    wages, tax = Ref("a", "6400"), Ref("b", "4751")
    run = LedgerRecord(
        key="compensations/payroll_run/9",
        id="P9",
        kind="payroll_result",
        status="published",
        date=dt.date(2026, 9, 30),
        currency="EUR",
        lines=(
            LedgerLine(id="1", debit_cents=200050, account=wages, employee=Ref("e1", "1")),
            LedgerLine(id="2", debit_cents=180033, account=wages, employee=Ref("e2", "2")),
            LedgerLine(id="3", credit_cents=30012, account=tax, employee=Ref("e1", "1")),
            LedgerLine(id="4", credit_cents=27001, account=tax, employee=Ref("e2", "2")),
        ),
        is_open=True,
    )
    ledger = company()

    mapped = document("journal", credit="4650").resolve(run, BOOKS)
    number = post(ledger, mapped)

    assert (
        {
            "6400": Decimal("3800.83"),
            "4751": Decimal("-570.13"),
            "4650": Decimal("-3230.70"),
        }
        == predicted(mapped)
        == posted(ledger, number)
    )
    count = sum(entry["documentNumber"] == number for entry in ledger.gl_entries)
    assert 3 == count
