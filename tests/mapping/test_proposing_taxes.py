"""Do Factorial's rates find their VAT codes in the set-up, and is nothing decided that is not clear?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

from factorial_erp._core.io import step
from factorial_erp.errors import InputInvalid
from factorial_erp.mapping import (
    Account,
    Books,
    InvoicedVat,
    LegalEntity,
    Proposal,
    Survey,
    TaxRate,
    VatPair,
    VatSetup,
    propose,
)
from factorial_erp.mapping.books import NO_DIRECT_POSTING
from factorial_erp.sandbox import Sandbox
from factorial_erp.sync.surveying import read_invoiced_vat
from tests.mapping.demo_companies import books_of
from tests.mapping.sandbox_clients import clients
from tests.mapping.test_taxes import pair
from tests.sync.real_company import RealCompany, absent, real_company


def rate(percent: str, country: str = "DE", **known: Any) -> TaxRate:
    given = {"id": f"{country}{percent}".lower(), **known}
    return TaxRate(percent=Decimal(percent), country=country, **given)


def proposal_of(
    books: Books, *pairs: VatPair, rates: tuple[TaxRate, ...], group: str | None = None
) -> Proposal:
    """Of a German company with two VAT accounts and these pairs."""
    accounts = (
        Account("1406", "Vorsteuer", NO_DIRECT_POSTING),
        Account("3837", "Umsatzsteuer", NO_DIRECT_POSTING),
    )
    full = attrs.evolve(
        books,
        accounts=(*books.accounts, *accounts),
        vat_setup=VatSetup(pairs) if pairs else None,
        vat_codes={each.product_group: "" for each in pairs} or None,
    )
    survey = Survey(
        entities=(LegalEntity(id="1", name="Nordlicht GmbH", country="de"),), tax_rates=rates
    )
    return propose(survey, full, domestic_group=group)


def rows_of(proposal: Proposal, *columns: str) -> dict[str, tuple[str, ...]]:
    """Cells of each row of taxes.csv, by its id; the status comes first."""
    return {
        row.text("id"): tuple(row.text(column) for column in ("status", *columns))
        for row in proposal.document.rows("taxes.csv")
    }


def told(proposal: Proposal, *codes: str) -> list[str]:
    return [each.message for each in proposal.open_points if each.code in codes]


USUAL = (
    pair("INLAND", "VST19"),
    pair("INLAND", "VST7", "7", identifier="7"),
    pair("INLAND", "VST0", "0"),
    pair("INLAND", "EUST", "100", computes="full"),
    pair("EU", "VST19", computes="reverse_charge"),
    pair("EU", "VST0", "0"),
)


def test_the_only_pair_of_the_domestic_group_is_in_force(books: Books) -> None:
    """With all that the set-up knows of it, the reason in its note, and 0 % for tips."""
    proposal = proposal_of(books, *USUAL, rates=(rate("19"), rate("7")))

    assert {
        "tax-de19": ("", "VST19", "INLAND", "", "19", "normal", "1406"),
        "tax-de7": ("", "VST7", "INLAND", "7", "7", "normal", "1406"),
        "tax-none": ("", "VST0", "INLAND", "", "0", "none", ""),
        "rc-eu-vst19": ("draft", "VST19", "EU", "", "19", "reverse_charge", "1406"),
    } == rows_of(
        proposal, "vat_code", "business_group", "identifier", "percent", "kind", "vat_account"
    )
    row = proposal.document.rows("taxes.csv")[0]
    assert "the only pair of INLAND that computes this rate" in row.text("note")
    assert [] == told(proposal, "tax_open", "domestic_group_open")
    assert 3 == len(told(proposal, "tax_proposed"))


def test_several_pairs_are_drafts(books: Books) -> None:
    """One of which a person puts in force; none of them decides."""
    second = pair("INLAND", "VST19A")

    proposal = proposal_of(books, *USUAL, second, rates=(rate("19"),))

    rows = rows_of(proposal, "vat_code", "evidence")
    assert ("draft", "VST19", "INLAND / VST19 computes 19 % normal VAT") == rows["tax-de19"]
    assert ("draft", "VST19A", "INLAND / VST19A computes 19 % normal VAT") == rows["tax-de19-2"]
    assert ["none"] == [key.removeprefix("tax-") for key in proposal.document.tables.treatments]
    assert [
        "For 19 % from DE it is not clear which pair is meant: INLAND / VST19, INLAND / VST19A."
    ] == told(proposal, "tax_open")


def test_a_rate_without_a_pair_is_an_open_point(books: Books) -> None:
    """With what there is instead; a blocked pair is none."""
    blocked = pair("INLAND", "VST16", "16", blocked=True)

    proposal = proposal_of(books, *USUAL, blocked, rates=(rate("16"),))

    assert "tax-de16" not in rows_of(proposal)
    (message,) = told(proposal, "tax_open")
    assert "For 16 % from DE the VAT posting set-up has no pair of INLAND" in message
    assert "INLAND / VST19 (19 % normal VAT), INLAND / VST7" in message


def test_what_factorial_keeps_decides_between_pairs(books: Books) -> None:
    """Where the set-up computes it; where it does not, nobody decides."""
    second = pair("INLAND", "VST19A")
    stated = rate("19", external_id="vst19a")

    proposal = proposal_of(books, *USUAL, second, rates=(stated, rate("7", external_id="VST19")))

    assert ("", "VST19A") == rows_of(proposal, "vat_code")["tax-de19"]
    assert "tax-de7" not in rows_of(proposal)
    (message,) = told(proposal, "tax_open")
    assert (
        "For 7 % from DE Factorial keeps VST19, but Business Central computes otherwise" in message
    )


def test_rates_of_a_receipt_that_look_the_same_are_one(books: Books) -> None:
    """Goods and services at 19 % are told apart by nothing on a receipt."""
    rates = (rate("19", id="a"), rate("19", id="b"))

    assert ["tax-a", "tax-none"] == [
        id for id in rows_of(proposal_of(books, *USUAL, rates=rates)) if id.startswith("tax")
    ]


def test_vat_of_another_country_is_suggested_as_cost(books: Books) -> None:
    """It is never reclaimed as that of the own country, even at the same percent."""
    proposal = proposal_of(books, *USUAL, rates=(rate("19"), rate("19", "RO"), rate("20", "FR")))

    rows = rows_of(proposal, "country", "rate", "vat_code", "percent", "kind")
    assert ("draft", "RO", "19", "VST0", "0", "none") == rows["tax-ro19"]
    assert ("draft", "FR", "20", "VST0", "0", "none") == rows["tax-fr20"]


def test_without_a_home_country_nothing_is_decided(books: Books) -> None:
    """Which of two countries is foreign, nobody says."""
    full = attrs.evolve(books, vat_setup=VatSetup(USUAL), vat_codes=None)

    two = propose(Survey(tax_rates=(rate("19"), rate("19", "RO"))), full)
    one = propose(Survey(tax_rates=(rate("19"),)), full)

    assert {"draft"} == {rows_of(two)[id][0] for id in ("tax-de19", "tax-ro19")}
    assert "" == rows_of(one)["tax-de19"][0]


def test_vat_that_is_partly_reclaimed_is_a_draft_for_a_rule(books: Books) -> None:
    """It has the same rate on the receipt as what is reclaimed in full."""
    half = pair("INLAND", "HALB", non_deductible=Decimal(50), non_deductible_account="6300")

    proposal = proposal_of(books, *USUAL, half, rates=(rate("19"),))

    rows = rows_of(proposal, "rate", "vat_code", "deductible", "cost_account")
    assert ("", "19", "VST19", "", "") == rows["tax-de19"]
    assert ("draft", "", "HALB", "50", "6300") == rows["part-inland-halb"]


def test_the_domestic_group_is_asked_for_where_it_is_not_clear(books: Books) -> None:
    """Until then all are drafts; a group that is not there is refused."""
    pairs = (pair("A", "VST19"), pair("B", "VST19X"), pair("A", "VST0", "0"))

    unclear = proposal_of(books, *pairs, rates=(rate("19"),))
    clear = proposal_of(books, *pairs, rates=(rate("19"),), group="B")

    assert {"draft"} == {status for (status,) in rows_of(unclear).values()}
    (message,) = told(unclear, "domestic_group_open")
    assert "normal VAT is computed for A, B." in message
    assert ("", "VST19X") == rows_of(clear, "vat_code")["tax-de19"]
    with pytest.raises(InputInvalid, match="no VAT business posting group 'C'"):
        proposal_of(books, *pairs, rates=(), group="C")
    with pytest.raises(InputInvalid) as caught:
        proposal_of(books, rates=(), group="C")
    assert "--vat-setup" in str(caught.value.hint)


def test_without_a_set_up_only_what_factorial_keeps_is_in_force(books: Books) -> None:
    """One code for a rate; two are drafts, and how to have more proposed is said."""
    full = attrs.evolve(books, vat_codes={"V19": "", "V19A": "", "V7": ""})
    rates = (
        rate("19", id="a", external_id="v19"),
        rate("19", id="b", external_id="V19A"),
        rate("7", external_id="V7"),
        rate("5"),
    )

    proposal = propose(Survey(tax_rates=rates), full)

    assert {
        "tax-a": ("draft", "V19"),
        "tax-a-2": ("draft", "V19A"),
        "tax-de7": ("", "V7"),
    } == rows_of(proposal, "vat_code")
    assert any("--vat-setup" in each.fix for each in proposal.open_points)


def test_without_a_set_up_invoices_suggest_codes(books: Books) -> None:
    """Those of the own country, the most frequent first, as drafts: no line tells how much is reclaimed."""
    shown = (
        InvoicedVat(code="HALB", percent=Decimal(19), country="DE", lines=2),
        InvoicedVat(code="V19", percent=Decimal(19), country="DE", lines=37),
        InvoicedVat(code="V0", percent=Decimal(0), country="DE", lines=1),
        InvoicedVat(code="X19", percent=Decimal(19), country="RO", lines=99),
    )
    survey = Survey(
        entities=(LegalEntity(id="1", name="Nordlicht GmbH", country="DE"),),
        tax_rates=(rate("19"), rate("7")),
    )

    proposal = propose(survey, books, invoiced=shown)

    assert {
        "tax-de19": ("draft", "V19", "37 lines of purchase invoices from DE have V19 with 19 %"),
        "tax-de19-2": ("draft", "HALB", "2 lines of purchase invoices from DE have HALB with 19 %"),
        "tax-none": ("draft", "V0", "1 line of purchase invoices from DE have V0 with 0 %"),
    } == rows_of(proposal, "vat_code", "evidence")
    assert "For 7 % from DE no VAT code is known." in told(proposal, "tax_open")


def test_lines_of_purchase_invoices_are_counted() -> None:
    """By their VAT code, percent and the vendor's country; nothing where the app may not read them."""
    box = Sandbox()
    with clients(box) as (_, company):
        for number in ("R-1", "R-2"):
            line = {"line_type": "Account", "line_object_number": "6660", "quantity": 1}
            company.purchase_invoices.create(
                vendor_number="70001",
                vendor_invoice_number=number,
                purchase_invoice_lines=[
                    {**line, "unit_cost": 100, "tax_code": "VST7"},
                    {**line, "unit_cost": 10, "tax_code": "VST19"},
                ],
            )

        found = step(read_invoiced_vat(company.shared))
        box.business_central.denied.add("purchaseInvoices")
        denied = step(read_invoiced_vat(company.shared))

    assert () == denied
    assert {("VST7", Decimal(7), "DE", 2), ("VST19", Decimal(19), "DE", 2)} == {
        (each.code, each.percent, each.country, each.lines) for each in found
    }


@absent
@pytest.mark.parametrize(
    ("country", "home", "standard", "reduced"),
    [
        ("DE", "DE", ("19", "VAT19"), ("7", "VAT7")),
        ("W1", "GB", ("25", "STANDARD"), ("10", "REDUCED")),
    ],
)
def test_a_real_company_gets_its_taxes_and_nothing_against_them(
    country: str, home: str, standard: tuple[str, str], reduced: tuple[str, str]
) -> None:
    """From its own set-up and chart; lint finds nothing wrong in what was proposed."""
    real: RealCompany = real_company(country)
    books = attrs.evolve(
        books_of(real).with_vat_setup(real.tables["VAT Posting Setup"]), company="CRONUS"
    )
    survey = Survey(
        entities=(LegalEntity(id="1", name="CRONUS", country=home),),
        tax_rates=(rate(standard[0], home), rate(reduced[0], home)),
    )

    proposal = propose(survey, books)

    in_force = {
        row.text("rate"): row.text("vat_code")
        for row in proposal.document.rows("taxes.csv")
        if not row.text("status")
    }
    assert {standard[0]: standard[1], reduced[0]: reduced[1], "0": "NO VAT"} == in_force
    assert [] == told(proposal, "tax_open", "domestic_group_open")
    about_taxes = [
        each
        for each in proposal.document.lint(books)
        if (each.source or "").startswith("taxes.csv")
    ]
    assert {"drafts_waiting", "vendor_vat_group_unverifiable"} == {
        each.code for each in about_taxes
    }
    assert proposal.document.validate(books).is_valid
