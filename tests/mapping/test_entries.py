"""Are the tables of a document checked row by row and kept ready for look-up?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import MappingDocument
from factorial_erp.mapping.format.entries import Tables

Texts = dict[str, str]


def tables(texts: Texts, **more: str) -> Tables:
    """The tables of the small document with more tables."""
    return MappingDocument(
        {**texts, **{f"{name}.csv": text for name, text in more.items()}}
    )._tables


def test_a_row_of_categories_decides_account_and_vat_apart(texts: Texts) -> None:
    """A blank cell says nothing on its target."""
    text = "id,category,subcategory,account,vat,note\nh,Hotel,,6660,de7,\nb,Hotel,Parken,0670,,x\n"

    categories = tables(texts, categories=text).categories

    assert [("h", "6660"), ("b", "0670")] == [(r.id, r.value) for r in categories["account"].rules]
    assert [("h", "de7")] == [(r.id, r.value) for r in categories["vat"].rules]


def test_a_subcategory_alone_wins_over_a_category(texts: Texts) -> None:
    """As a row with both does."""
    text = "id,category,subcategory,account\nh,Hotel,,6660\np,,Parken,6670\n"

    _, parking = tables(texts, categories=text).categories["account"].rules

    assert (1, 1) == (parking.specificity, parking.priority)


def test_a_way_of_paying_says_who_is_credited(texts: Texts) -> None:
    """And is found by the record's payment, method, card and status."""
    text = (
        "id,card,status,personal,priority,paid_by,posting_kind,credit,credit_type\n"
        "lohn,,in_payroll,,1,payroll,journal,1755,account\nprivat,yes,,yes,,card,,,\n"
        "bar,no,paid,,,employee,,,\n"
    )

    found = tables(texts, payment_methods=text)

    payroll = found.payment_methods["lohn"]
    assert ("payroll", "journal", "1755", "account", False) == (
        payroll.paid_by,
        payroll.posting_kind,
        payroll.credit,
        payroll.credit_type,
        payroll.personal,
    )
    assert found.payment_methods["privat"].personal
    assert (("status", "in_payroll"),) == found.payments.rules[0].conditions


def test_a_tax_says_how_much_is_reclaimed(texts: Texts) -> None:
    """And where the VAT, the rest and what is owed under reverse charge go; blank leaves all that to the ERP."""
    taxes = (
        "id,rate,vat_code,percent,kind,deductible,cost_account,vat_account,reverse_account\n"
        "frei,0,V0,0,none,,,,\nhalf,19,V,19,normal,50,6645,1406,\nrc,7,V,19,reverse_charge,,,1407,3837\n"
    )

    found = tables(texts, taxes=taxes).treatments

    half, charged = found["half"], found["rc"]
    assert (Decimal(50), "6645", "1406", "") == (
        half.deductible,
        half.cost_account,
        half.vat_account,
        half.reverse_account,
    )
    assert (Decimal(100), "", "1407", "3837") == (
        charged.deductible,
        charged.cost_account,
        charged.vat_account,
        charged.reverse_account,
    )


def test_suppliers_are_found_in_four_ways(texts: Texts) -> None:
    """A row that names a country is only for suppliers from there."""
    text = (
        "id,vendor,tax_number,iban,external_id,name,country\n"
        "a,70001,DE 123.456.789,DE02 1203 0000 0000 2020 51,f-1,Adler,\n"
        "b,70002,,,,Adler,at\n"
    )

    found = tables(texts, suppliers=text)

    assert "70001" == found.suppliers_by_tax_number["DE123456789"].value
    assert "70001" == found.suppliers_by_iban["DE02120300000000202051"].value
    assert "70001" == found.suppliers_by_external_id["f-1"].value
    assert "70001" == found.suppliers_by_name["adler"].value
    assert "70002" == found.suppliers_by_name_and_country["adler", "at"].value
    assert "AT" == found.suppliers_by_name_and_country["adler", "at"].country


def test_a_draft_is_kept_apart(texts: Texts) -> None:
    """A suggestion is read and checked, and decides nothing, also where it contradicts a row."""
    suppliers = (
        "id,vendor,name,status,score,evidence\n"
        "a,70001,Adler,,,\nb,70002,Adler,draft,0.91,same name\nc,,Alpenhof,draft,,\n"
    )
    employees = "id,employee,vendor,account,status\nm,1001,,E1,\nn,1002,M2,,draft\n"

    found = tables(texts, suppliers=suppliers, employees=employees)

    assert ["adler"] == list(found.suppliers_by_name)
    assert {} == found.employees
    assert "E1" == found.employee_accounts["1001"].value
    assert [("suppliers.csv", "b"), ("suppliers.csv", "c"), ("employees.csv", "n")] == [
        (draft.table, draft.id) for draft in found.drafts
    ]
    assert (Decimal("0.91"), "same name") == (found.drafts[0].score, found.drafts[0].evidence)


def test_a_draft_shows_no_name(texts: Texts) -> None:
    """What it suggests may name a person."""
    employees = "id,employee,vendor,status\nn,Erika Muster,M2,draft\n"

    assert "Erika" not in repr(tables(texts, employees=employees).drafts)


@pytest.mark.parametrize(
    ("name", "text", "column", "message"),
    [
        ("categories", "id,category,account\na,,1\n", "category", "defaults"),
        ("categories", "id,category,vat\na,Hotel,de91\n", "vat", "did you mean 'de19'"),
        ("categories", "id,category,account\na,Hotel,1.0\n", "account", "Write '1'"),
        ("payment_methods", "id,paid_by\na,card holder\n", "paid_by", "did you mean"),
        ("payment_methods", "id,paid_by\na,\n", "paid_by", "is empty"),
        ("payment_methods", "id,paid_by,status\na,card,payed\n", "status", "did you mean 'paid'"),
        ("payment_methods", "id,paid_by,credit\na,card,1\n", "credit_type", "belong together"),
        (
            "payment_methods",
            "id,paid_by,credit_type\na,card,bank\n",
            "credit",
            "belong together",
        ),
        ("payment_methods", "id,paid_by,personal\na,card,maybe\n", "personal", "yes, no"),
        (
            "taxes",
            "id,rate,vat_code,percent,kind,deductible\na,0,V,0,none,50\n",
            "deductible",
            "blank",
        ),
        (
            "taxes",
            "id,rate,vat_code,percent,kind,deductible\na,7,V,7,normal,101\n",
            "deductible",
            "100",
        ),
        (
            "taxes",
            "id,rate,vat_code,percent,kind,cost_account\na,7,V,7,normal,1.0\n",
            "cost_account",
            "'1'",
        ),
        ("suppliers", "id,vendor,name,country\na,1,A,Austria\n", "country", "two letters"),
        ("suppliers", "id,vendor,name,status\na,1,A,drft\n", "status", "did you mean 'draft'"),
        ("suppliers", "id,vendor,name,status,score\na,1,A,draft,91\n", "score", "from 0 to 1"),
        ("suppliers", "id,vendor,iban\na,1,X1\nb,2,x 1\n", "iban", "as in suppliers.csv:2"),
        ("employees", "id,employee,account\na,1001,\n", "vendor", "and account are empty"),
        ("rules", "id,target,value\na,posting_kind,invoice\n", "value", "purchase_invoice"),
        ("rules", "id,target,value\na,credit_account,banc:G\n", "value", "bank:NUMBER"),
        ("rules", "id,target,value\na,credit_account,1.0\n", "value", "Write '1'"),
    ],
)
def test_a_row_that_cannot_be_is_refused(
    texts: Texts, name: str, text: str, column: str, message: str
) -> None:
    """With its place and the cure."""
    with pytest.raises(MappingInvalid) as caught:
        tables(texts, **{name: text})

    assert (f"{name}.csv", column) == (caught.value.file, caught.value.column)
    assert message in str(caught.value)


def test_every_condition_of_a_rule_is_described() -> None:
    """The table of rules knows the columns that the engine asks for, and no other."""
    from factorial_erp.mapping.format.columns import TABLES
    from factorial_erp.mapping.rules import CONDITIONS

    assert set(CONDITIONS) < set(TABLES["rules.csv"].all)
