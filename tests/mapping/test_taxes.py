"""Is each row of taxes.csv compared with what Business Central computes for its VAT code?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

from factorial_erp.mapping import Account, Answer, Books, MappingDocument, VatPair, VatSetup
from factorial_erp.mapping.books import NO_DIRECT_POSTING
from tests.mapping.demo_companies import books_of, document_of
from tests.sync.real_company import RealCompany, absent, real_company

Texts = dict[str, str]
HEADER = (
    "id,country,rate,vat_code,business_group,identifier,percent,kind,deductible,vat_account,status"
)


def pair(group: str, code: str, percent: str = "19", **known: Any) -> VatPair:
    return VatPair(
        business_group=group,
        product_group=code,
        percent=Decimal(percent),
        **{
            "computes": "normal",
            "identifier": code,
            "non_deductible": Decimal(0),
            "purchase_account": "1406",
            "reverse_account": "3837",
            **known,
        },
    )


SETUP = VatSetup(
    (
        pair("", "VST19", "0"),
        pair("INLAND", "VST19"),
        pair("INLAND", "VST7", "7"),
        pair("INLAND", "VST0", "0"),
        pair("INLAND", "HALB", non_deductible=Decimal(50)),
        pair("INLAND", "ALT16", "16", blocked=True),
        pair("INLAND", "EUST", "100", computes="full"),
        pair("INLAND", "OHNE", purchase_account=""),
        pair("INLAND", "FALSCH", purchase_account="9999"),
        pair("INLAND", "TITEL", purchase_account="6600"),
        pair("INLAND", "KINO", "7", identifier="VST7"),
        pair("EU", "VST19", computes="reverse_charge"),
        pair("EU", "VST0", "0"),
        pair("EU", "RC7", "7", computes="reverse_charge", reverse_account=""),
        pair("DRITT", "VST19", "0"),
        pair("EU", "RC0", "0", computes="reverse_charge", reverse_account=""),
    )
)


@pytest.fixture
def known(books: Books) -> Books:
    """Books with the set-up, whose accounts only Business Central itself posts to."""
    accounts = (
        Account("1406", "Vorsteuer", NO_DIRECT_POSTING),
        Account("3837", "Umsatzsteuer", NO_DIRECT_POSTING),
    )
    return attrs.evolve(books, accounts=(*books.accounts, *accounts), vat_setup=SETUP)


def document_with(texts: Texts, *rows: str) -> MappingDocument:
    """The document with one more row of taxes.csv, or several."""
    taxes = [HEADER, "frei,,0,VST0,,,0,none,,,", *rows]
    return MappingDocument({**texts, "taxes.csv": "\n".join(taxes) + "\n"})


def answers(document: MappingDocument, books: Books, id: str = "x") -> dict[str, Answer]:
    """What is not simply right in a row, by its column."""
    return {
        each.column: each
        for each in document.validate(books).answers
        if each.id == id and each.code != "ok"
    }


@pytest.mark.parametrize(
    "row",
    [
        "x,DE,19,VST19,,,19,normal,,,",
        "x,DE,19,vst19,inland,,19,normal,,1406,",
        "x,,,VST19,EU,,19,reverse_charge,,,",
        "x,,,VST19,,,19,reverse_charge,,,",
        "x,CH,8.1,VST19,DRITT,,0,none,,,",
        "x,DE,7,HALB,,HALB,19,normal,50,,",
        "x,DE,7,KINO,,VST7,7,normal,,,",
        "x,DE,7,VST0,,,0,normal,,,",
        "x,IE,0,RC0,EU,,0,none,,,",
    ],
)
def test_what_business_central_computes_is_right(texts: Texts, known: Books, row: str) -> None:
    """In any case of the codes; a row that names no group needs one that computes it."""
    assert {} == answers(document_with(texts, row), known)


@pytest.mark.parametrize(
    ("row", "column", "code", "message", "fix"),
    [
        (
            "x,DE,19,VST91,,,19,normal,,,", "vat_code", "vat_pair_unknown",
            "no pair with the VAT product posting group VST91",
            "near are INLAND / VST19 (19 % normal VAT)",
        ),
        (
            "x,DE,7,RC7,INLAND,,7,normal,,,", "vat_code", "vat_pair_unknown",
            "no pair INLAND / RC7", "near are INLAND / VST7 (7 % normal VAT)",
        ),
        (
            "x,DE,19,VST19,INLND,,19,normal,,,", "business_group", "vat_group_unknown",
            "no VAT business posting group INLND", "near are INLAND",
        ),
        (
            "x,DE,19,VST7,,,19,normal,,,", "percent", "vat_percent_differs",
            "INLAND / VST7 computes 7 %, the row says 19 %.", "near are INLAND / VST19",
        ),
        (
            "x,DE,19,VST19,EU,,19,normal,,,", "kind", "vat_kind_differs",
            "EU / VST19 computes 19 % reverse charge VAT, the row says 19 %.", "Correct kind",
        ),
        (
            "x,FR,20,VST7,,,0,none,,,", "kind", "vat_kind_differs",
            "INLAND / VST7 computes 7 % normal VAT, the row says none.", "near are INLAND / VST0 (0 % normal VAT)",
        ),
        (
            "x,DE,19,EUST,,,100,normal,,,", "kind", "vat_kind_differs",
            "computes 100 % full VAT", "Correct kind",
        ),
        (
            "x,DE,16,ALT16,,,16,normal,,,", "vat_code", "vat_pair_blocked",
            "INLAND / ALT16 is blocked", "Unblock it",
        ),
        (
            "x,DE,19,HALB,,,19,normal,,,", "deductible", "vat_deductible_differs",
            "INLAND / HALB reclaims 50 % of the VAT, the row says 100 %.", "near are INLAND / VST19",
        ),
        (
            "x,DE,19,VST19,,,19,normal,50,,", "deductible", "vat_deductible_differs",
            "INLAND / VST19 reclaims 100 % of the VAT, the row says 50 %.",
            "near are INLAND / HALB (19 % normal VAT, 50 % not deductible)",
        ),
        (
            "x,DE,19,OHNE,,,19,normal,,,", "vat_code", "vat_account_missing",
            "no account under 'Purchase VAT Account'", "Complete the pair",
        ),
        (
            "x,DE,7,RC7,,,7,reverse_charge,,,", "vat_code", "vat_account_missing",
            "no account under 'Reverse Chrg. VAT Acc.'", "Complete the pair",
        ),
        (
            "x,DE,19,FALSCH,,,19,normal,,,", "vat_code", "vat_account_unusable",
            "the account 9999 under 'Purchase VAT Account', which does not exist", "Complete",
        ),
        (
            "x,DE,19,TITEL,,,19,normal,,,", "vat_code", "vat_account_unusable",
            "the account 6600 under 'Purchase VAT Account', which is a heading", "Complete",
        ),
    ],
)  # fmt: skip
def test_what_it_does_not_compute_is_wrong(
    texts: Texts, known: Books, row: str, column: str, code: str, message: str, fix: str
) -> None:
    """In the cell that is to be corrected, and nowhere else; lint calls it an error at the same row."""
    document = document_with(texts, row)

    found = answers(document, known)

    assert [column] == list(found)
    assert ("wrong", code) == (found[column].state, found[column].code)
    assert message in found[column].message
    assert fix in found[column].fix
    assert [("error", "taxes.csv:3")] == [
        (each.severity, each.source) for each in document.lint(known) if each.code == code
    ]


@pytest.mark.parametrize(
    ("row", "column", "code", "fix"),
    [
        ("x,DE,19,VST19,,V,19,normal,,,", "identifier", "vat_identifier_differs", "Write VST19"),
        ("x,DE,7,KINO,,,7,normal,,,", "vat_code", "vat_identifier_shared", "Write VST7"),
        ("x,DE,19,VST19,,,19,normal,,1407,", "vat_account", "account_unknown", "Correct"),
        ("x,DE,19,VST19,,,19,normal,,3837,", "vat_account", "vat_account_differs", "Write 1406"),
    ],
)
def test_what_predicts_otherwise_is_doubtful(
    texts: Texts, known: Books, row: str, column: str, code: str, fix: str
) -> None:
    """It is rounded for another identifier, or posted to another account."""
    found = answers(document_with(texts, row), known)

    assert [(column, code)] == [(name, each.code) for name, each in found.items()]
    assert fix in found[column].fix


def test_what_an_export_does_not_tell_is_unverifiable(texts: Texts, known: Books) -> None:
    """Pages without the feature do not show the column."""
    setup = VatSetup((pair("INLAND", "V", non_deductible=None), pair("INLAND", "VST0", "0")))
    books = attrs.evolve(known, vat_setup=setup)

    half = answers(document_with(texts, "x,DE,19,V,,,19,normal,50,,"), books)
    whole = answers(document_with(texts, "x,DE,19,V,,,19,normal,,,"), books)

    assert {"deductible": ("unverifiable", "vat_deductible_unverifiable")} == {
        column: (each.state, each.code) for column, each in half.items()
    }
    assert {} == whole


def test_a_set_up_answers_what_was_beyond_checking(texts: Texts, known: Books) -> None:
    """Without it all of it is; with it only the vendors' groups are, and every cell is answered."""
    document = document_with(texts, "x,DE,19,VST19,,,19,normal,,,")

    before = document.validate(
        attrs.evolve(known, vat_setup=None, vat_codes={"VST19": "", "VST0": ""})
    )
    after = document.validate(known)

    assert "vat_setup_unverifiable" in {each.code for each in before.of("unverifiable")}
    assert "--vat-setup" in str(before)
    codes = {each.code for each in after.of("unverifiable")}
    assert "vat_setup_unverifiable" not in codes
    assert "vat_codes_unread" not in codes
    assert "vendor_vat_group_unverifiable" in codes
    assert {"vat_code", "percent", "kind", "deductible"} == {
        each.column for each in after.answers if each.source == "taxes.csv:3"
    }


def test_a_changed_set_up_is_drift(texts: Texts, known: Books) -> None:
    """A rate that was right is wrong since."""
    document = document_with(texts, "x,DE,19,VST19,,,19,normal,,,")
    changed = VatSetup(
        tuple(
            attrs.evolve(each, percent=Decimal(16)) if each.product_group == "VST19" else each
            for each in SETUP.pairs
        )
    )

    found = document.validate(attrs.evolve(known, vat_setup=changed), earlier=known)
    first = document.validate(known, earlier=attrs.evolve(known, vat_setup=None))

    assert [("taxes.csv:3", "percent")] == [(each.source, each.column) for each in found.drift]
    assert () == first.drift


def test_suggested_rows_decide_nothing(texts: Texts, known: Books, receipt: Any) -> None:
    """A draft is checked, and mentioned by lint; it is no tax that a rule may name."""
    document = document_with(
        texts,
        "v,DE,19,VST19,,,19,normal,,,",
        "x,DE,19,NEU,,,19,normal,,,draft",
    )

    because = document.resolve(receipt(), known).because("vat[19 %]")
    assert because is not None
    assert "v" == because.value
    assert ["frei", "v"] == list(document.tables.treatments)
    (told,) = [each for each in document.lint(known) if each.code == "vat_pair_unknown"]
    assert ("info", "taxes.csv:4") == (told.severity, told.source)
    assert "drafts_waiting" in {each.code for each in document.lint(known)}
    assert document.validate(known).is_valid


@absent
@pytest.mark.parametrize("country", ["DE", "W1"])
def test_right_documents_of_real_companies_have_nothing_against_them(country: str) -> None:
    """Every row is answered, and none is found wrong that posts to the cent in other tests."""
    real: RealCompany = real_company(country)
    document = document_of(real)
    books = books_of(real).with_vat_setup(real.tables["VAT Posting Setup"])

    found = document.validate(books)

    assert found.is_valid, str(found)
    assert document.lint(books).is_clean, str(document.lint(books))
    assert {"vendor_vat_group_unverifiable", "posting_windows_unverifiable"} == {
        each.code for each in found.answers if each.code != "ok"
    }
    assert 3 == sum(each.column == "percent" for each in found.of("ok"))
