"""Is each cell compared with the books, and is it told what changed since?"""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from factorial_erp.mapping import Account, Books, MappingDocument, Vendor

WithRules = Callable[..., MappingDocument]
Texts = dict[str, str]


@pytest.fixture
def document(texts: Texts) -> MappingDocument:
    """A document that names something in every table."""
    settings = texts["mapping.toml"] + '[entities]\n"1" = "Nordlicht GmbH"\n"2" = "Logistik"\n'
    return MappingDocument(
        {
            "mapping.toml": settings,
            "rules.csv": "id,target,entity,category,value\n"
            "hotel,account,,Hotel,6660\n"
            "other,account,2,Hotel,1234\n"
            "karte,credit_account,,,vendor:70001\n"
            "kasse,credit_account,,Taxi,1600\n"
            "person,account,,Messe,stop\n"
            "km,dimension:KST,,Taxi,100\n"
            "text,description,,Taxi,{merchant}\n",
            "taxes.csv": texts["taxes.csv"],
            "categories.csv": "id,category,account,vat\ntaxi,Taxi,6663,de7\nleer,Leer,,de7\n",
            "suppliers.csv": "id,name,vendor,status,score\n"
            "adler,Adler,70001,,\nneu,Neu,79999,draft,0.7\n",
            "employees.csv": "id,employee,vendor,account\na,1001,M1001,\nb,1002,,E1002\n",
            "dimensions.csv": "id,dimension,from,value\nv,KST,Vertrieb,200\n",
            "payment_methods.csv": "id,payment_method,paid_by,credit,credit_type\n"
            "visa,Visa,card,B-01,bank\n",
        }
    )


@pytest.fixture
def complete(books: Books) -> Books:
    """Books in which everything is right."""
    more = (Account("1600", "Kasse"),)
    codes = {"VST19": "", "VST7": "", "VST0": ""}
    return attrs.evolve(books, accounts=(*books.accounts, *more), vat_codes=codes)


def test_every_cell_that_names_something_is_answered(
    document: MappingDocument, complete: Books
) -> None:
    """Right, or beyond checking; nothing is passed over in silence."""
    found = document.validate(complete)

    assert found.is_valid, str(found)
    assert {
        ("mapping.toml:10", "policy.rounding_account", "6300"),
        ("mapping.toml:24", "defaults.account", "6300"),
        ("mapping.toml:26", "entities", "Nordlicht GmbH"),
        ("mapping.toml:18", "dimensions.KST", "KST"),
        ("rules.csv:2", "value", "6660"),
        ("rules.csv:4", "value", "70001"),
        ("rules.csv:5", "value", "1600"),
        ("rules.csv:7", "value", "100"),
        ("categories.csv:2", "account", "6663"),
        ("taxes.csv:2", "vat_code", "VST19"),
        ("suppliers.csv:2", "vendor", "70001"),
        ("employees.csv:2", "vendor", "M1001"),
        ("dimensions.csv:2", "value", "200"),
    } <= {(each.source, each.column, each.value) for each in found.of("ok")}
    assert {
        "other_company",
        "employee_unverifiable",
        "bank_unverifiable",
        "vat_setup_unverifiable",
        "dimension_blocking_unverifiable",
        "posting_windows_unverifiable",
    } == {each.code for each in found.of("unverifiable")}
    assert ["vendor_unknown"] == [each.code for each in found.of("wrong") if each.is_draft]


def test_what_was_right_before_is_drift(document: MappingDocument, complete: Books) -> None:
    """Row 2 points to an account that was blocked since, and a vendor is gone."""
    changed = attrs.evolve(
        complete,
        accounts=tuple(
            attrs.evolve(account, reason="blocked") if account.number == "6660" else account
            for account in complete.accounts
        ),
        vendors=tuple(vendor for vendor in complete.vendors if vendor.number != "M1001"),
    )

    found = document.validate(changed, earlier=complete)

    assert not found.is_valid
    assert [("rules.csv:2", "account_blocked"), ("employees.csv:2", "vendor_unknown")] == [
        (each.source, each.code) for each in found.drift
    ]
    assert {False} == {
        each.since for each in found.answers if each.code == "ok" and each.id != "entities"
    }
    assert "2 since the earlier books" in found.summary()
    assert (
        "wrong [account_blocked]\n  rules.csv:2: Account 6660 cannot be posted to: blocked"
        in str(found)
    )


def test_without_earlier_books_nothing_is_said_about_drift(
    document: MappingDocument, complete: Books
) -> None:
    """Unknown is not the same as unchanged."""
    found = document.validate(complete)

    assert {None} == {each.since for each in found.answers}
    assert () == found.drift


def test_books_of_an_unmapped_company_are_told(document: MappingDocument, complete: Books) -> None:
    """Otherwise every record would be passed over without a word."""
    found = document.validate(attrs.evolve(complete, company="Nordlicht"))

    assert "company_unmapped" in [each.code for each in found.of("wrong")]


def test_answers_make_a_frame(document: MappingDocument, complete: Books) -> None:
    """A row for each, and HTML without the names of anybody."""
    found = document.validate(attrs.evolve(complete, vendors=(Vendor("70001", "Erika Muster"),)))

    pytest.importorskip("polars")
    frame = found.to_frame()

    assert len(found.answers) == frame.height
    assert "M1001" in frame["value"].to_list()
    assert "Erika" not in found._repr_html_()
