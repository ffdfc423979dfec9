"""Does a document test itself with the examples that the finance team wrote into it?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import (
    Books,
    CostCenterShare,
    ExampleResults,
    MappingDocument,
    Ref,
    TaxPart,
)

Texts = dict[str, str]

HEADER = (
    "id,example,date,amount,currency,entity,employee,category,cost_centers,supplier,tax_number,payment,taxes,"
    "account,net,vat,dimensions,credit,posting_kind,vat_amount,posting_date,problem\n"
)
HOTEL = (
    "e1,hotel,2026-09-03,126.00,EUR,Nordlicht GmbH,1001,Hotel,100,Hotel Adler,DE123456789,not_reimbursable,"
    '"19: 100.00 + 19.00; 7: 6.54 + 0.46",'
)
MORE = "e2,hotel" + "," * 12


def results(texts: Texts, books: Books, rows: str) -> ExampleResults:
    """How examples go with the small document."""
    return MappingDocument({**texts, "examples.csv": HEADER + rows}).test(books)


def test_an_example_passes(texts: Texts, books: Books) -> None:
    """Each expected line is there, and nothing else; order does not matter."""
    rows = (
        f"{HOTEL}6660,6.54,VST7,KST=100,vendor:70001,purchase_invoice,19.46,2026-09-03,\n"
        f"{MORE}6660,100,vst19,kst=100,,,,,\n"
    )

    found = results(texts, books, rows)

    assert found.passed
    assert "ok   hotel (examples.csv:2)\n1 of 1 examples pass." == str(found)


def test_a_blank_expectation_may_be_anything(texts: Texts, books: Books) -> None:
    """The lines that say the most choose first."""
    assert results(texts, books, f"{HOTEL}6660,,,,,,,,\n{MORE},6.54,,,,,,,\n").passed
    assert results(texts, books, f"{HOTEL},,,,70001,,,,\n").passed


def test_differences_are_told_line_by_line(texts: Texts, books: Books) -> None:
    """What was expected and is missing, and what was found and nobody expected."""
    rows = (
        f"{HOTEL}6650,100.00,VST19,KST=200,70002,journal,19.47,2026-09-04,\n"
        f"{MORE}6660,6.54,VST7,-,,,,,\n"
    )

    found = results(texts, books, rows)

    assert not found.passed
    assert (
        "posting_kind: expected journal, found purchase_invoice",
        "vat_amount: expected 19.47, found 19.46",
        "posting_date: expected 2026-09-04, found 2026-09-03",
        "credit: expected 70002, found vendor:70001",
        "line expected: 6650 100.00 VST19 KST=200 (examples.csv:2)",
        "line expected: 6660 6.54 VST7 (examples.csv:3)",
        "line found:    6660 100.00 VST19 KST=100",
        "line found:    6660 6.54 VST7 KST=100",
    ) == found[0].differences
    assert "0 of 1 examples pass." in str(found)
    assert "fails" in found.overview.to_html()


def test_a_problem_can_be_expected(texts: Texts, books: Books) -> None:
    """By its code; so can the reason for posting nothing."""
    blank = "e1,wrong,2026-09-03,119.00,EUR,,,Hotel,,,,not_reimbursable,," + "," * 8
    as_expected = results(texts, books, blank + "vendor_undecided\n")
    otherwise = results(texts, books, blank + "rule_tie; account_unknown\n")
    unexpected = results(texts, books, blank + "\n")

    assert as_expected.passed
    assert ("problem: expected account_unknown, rule_tie, found vendor_undecided",) == otherwise[
        0
    ].differences
    assert unexpected[0].differences[0].startswith("problem vendor_undecided: ")


def test_a_record_is_given_as_people_write_it(texts: Texts) -> None:
    """Units, percentages and names; only the rate of a tax, its base or its amount may be known."""
    texts["examples.csv"] = (
        "id,example,kind,date,amount,currency,reimbursed,cost_centers,employee,card,taxes,supplier_country\n"
        "e,one,expense,2026-01-02,1500,JPY,8.90 EUR,100=60;200=40,0077,yes,10; 8: 100; 5: + 5,jp\n"
    )

    record = MappingDocument(texts).tables.examples[0].record

    assert (1500, 890, "EUR") == (
        record.amount_cents,
        record.reimbursable_cents,
        record.reimbursable_currency,
    )
    assert (
        TaxPart(rate=Decimal(10)),
        TaxPart(rate=Decimal(8), base_cents=100),
        TaxPart(rate=Decimal(5), tax_cents=5),
    ) == record.taxes
    assert (
        CostCenterShare(cost_center=Ref("100", "100", "100"), percent=Decimal(60)),
        CostCenterShare(cost_center=Ref("200", "200", "200"), percent=Decimal(40)),
    ) == record.cost_center_shares
    assert ("approved", True, "JP", dt.date(2026, 1, 2)) == (
        record.status,
        record.card,
        record.supplier_country,
        record.date,
    )


def test_journeys_and_days_away_are_given_too(texts: Texts, books: Books) -> None:
    """So that examples show what of them is free of tax."""
    texts["allowances.csv"] = (
        "id,kind,unit,tax_free,account\nkm,mileage,kilometers,0.30,6663\ndays,per_diem,days,28,6663\n"
    )
    texts["examples.csv"] = (
        "id,example,kind,date,amount,currency,entity,employee,distance,days,account,net\n"
        "a1,ride,mileage,2026-09-03,45.00,EUR,Nordlicht GmbH,1001,100 km,,6300,30\n"
        "a2,ride,,,,,,,,,6663,15\n"
        "b1,days,per_diem,2026-09-03,60.00,EUR,Nordlicht GmbH,1001,,2,6300,56\n"
        "b2,days,,,,,,,,,6663,4\n"
    )
    texts["mapping.toml"] = texts["mapping.toml"].replace(
        "[policy]", '[policy]\nwithout_category = "default"'
    )

    results = MappingDocument(texts).test(books)

    assert results.passed, results


@pytest.mark.parametrize(
    ("columns", "cells", "column", "message"),
    [
        ("example,currency", ",EUR", "example", "is empty"),
        ("example,currency", "a,", "currency", "is empty"),
        ("example,currency,amount", 'a,EUR,"1,5"', "amount", "119.00"),
        ("example,currency,amount", "a,EUR,1.555", "amount", "no more decimals"),
        ("example,currency,amount", "a,JPY,1.5", "amount", "no more decimals"),
        ("example,currency,kind", "a,EUR,milage", "kind", "did you mean 'mileage'"),
        ("example,currency,kind", "a,EUR,journal_entry", "kind", "expense, mileage"),
        ("example,currency,distance", "a,EUR,100", "distance", "120.5 km"),
        ("example,currency,taxes", "a,EUR,19 %", "taxes", "19: 100.00 + 19.00"),
        ("example,currency,taxes", "a,EUR,1.2.3", "taxes", "19: 100.00 + 19.00"),
        ("example,currency,dimensions", "a,EUR,KST", "dimensions", "KST=100"),
        ("example,currency,cost_centers", "a,EUR,100=x", "cost_centers", "100=60"),
        ("example,currency,reimbursed", "a,EUR,12", "reimbursed", "108.20 EUR"),
        ("example,currency,posting_kind", "a,EUR,invoice", "posting_kind", "purchase_invoice"),
        ("example,currency,problem,account", "a,EUR,rule_tie,6660", "problem", "one or the other"),
        (
            "example,currency,problem",
            "a,EUR,vat_mismach",
            "problem",
            "(did you mean 'vat_mismatch'?)",
        ),
        ("example,currency,account", "a,EUR,6660.0", "account", "Write '6660'"),
    ],
)
def test_a_wrong_example_is_refused(
    texts: Texts, columns: str, cells: str, column: str, message: str
) -> None:
    """When the document is loaded, with its place."""
    texts["examples.csv"] = f"id,{columns}\ne,{cells}\n"

    with pytest.raises(MappingInvalid) as caught:
        MappingDocument(texts)

    assert message in str(caught.value)
    assert ("examples.csv", 2, column) == (caught.value.file, caught.value.row, caught.value.column)


def test_further_rows_have_only_lines(texts: Texts) -> None:
    """What is given stands in the first row."""
    texts["examples.csv"] = "id,example,currency,account\na,one,EUR,1\nb,ONE,EUR,2\n"

    with pytest.raises(MappingInvalid, match="Write it in row 2"):
        MappingDocument(texts)
