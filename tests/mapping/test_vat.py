"""Does the prediction compute VAT as Business Central's purchase documents do?"""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp.mapping.vat import (
    NetLine,
    StatedPart,
    Treatment,
    VatRefused,
    complete_parts,
    document_vat,
    net_of,
    vat_of,
    vat_totals,
)

DATA = Path(__file__).parents[3] / "shared" / "data"
CENTS = st.integers(-(10**12), 10**12)
RATES = st.decimals(0, 100, places=2)


def treatment(percent: str = "19", kind: str = "normal") -> Treatment:
    return Treatment(
        id="t",
        vat_code=f"V{percent}",
        identifier=f"V{percent}",
        percent=Decimal(percent),
        kind=kind,  # type: ignore[arg-type]
        source="taxes.csv:2",
    )


def complete(gross: int, *taxes: tuple[Decimal | None, int | None, int | None]) -> Any:
    return complete_parts(gross, taxes, tolerance=2, decimals=2)


def part(rate: int, base: int, tax: int, origin: Any = "stated") -> StatedPart:
    return StatedPart(rate=Decimal(rate), base=base, tax=tax, origin=origin)


def test_vat_is_rounded_once_for_each_identifier() -> None:
    """Three lines of 0.03 at 19 % make 0.02, not three times 0.01."""
    lines = [("V19", Decimal(19), 3)] * 3

    assert (1, 0, 1) == document_vat(lines)


def test_the_remainder_of_one_identifier_does_not_reach_another() -> None:
    """Each VAT identifier carries its own."""
    lines = [("A", Decimal(19), 3), ("B", Decimal(7), 7), ("A", Decimal(19), 5)]

    assert (1, 0, 1) == document_vat(lines)


def test_lines_that_cancel_out_carry_no_vat() -> None:
    """There is nothing to hand down."""
    assert (0, 0) == document_vat([("A", Decimal(19), 100), ("A", Decimal(19), -100)])


@given(st.lists(st.tuples(st.sampled_from("AB"), CENTS), min_size=1, max_size=8), RATES)
def test_line_vat_sums_to_the_vat_of_the_identifier(
    lines: list[tuple[str, int]], percent: Decimal
) -> None:
    """The running remainder ends at zero."""
    found: dict[str, int] = defaultdict(int)
    nets: dict[str, int] = defaultdict(int)
    vat = document_vat([(identifier, percent, net) for identifier, net in lines])
    for (identifier, net), amount in zip(lines, vat, strict=True):
        found[identifier] += amount
        nets[identifier] += net

    assert {identifier: vat_of(net, percent) for identifier, net in nets.items()} == found


@given(st.lists(CENTS, min_size=1, max_size=8), RATES)
def test_vat_of_a_refund_mirrors_its_original(nets: list[int], percent: Decimal) -> None:
    """Halves go away from zero on both sides."""
    vat = document_vat([("A", percent, net) for net in nets])
    mirrored = document_vat([("A", percent, -net) for net in nets])

    assert vat == tuple(-amount for amount in mirrored)


@given(st.integers(0, 10**12), RATES)
def test_a_base_leads_back_to_its_gross_amount(base: int, percent: Decimal) -> None:
    """Every amount that VAT can reach is found again."""
    gross = base + vat_of(base, percent)

    found = net_of(gross, percent)

    assert gross == found + vat_of(found, percent)


@given(st.integers(1, 10**9), RATES)
def test_a_gross_amount_that_vat_cannot_reach_is_missed_by_one(
    gross: int, percent: Decimal
) -> None:
    """Never by more."""
    found = net_of(gross, percent)

    assert abs(gross - found - vat_of(found, percent)) <= 1


def test_reverse_charge_shows_beside_the_document() -> None:
    """Input and output tax cancel out, and the vendor gets the net."""
    lines = [NetLine(net=100_00, treatment=treatment(kind="reverse_charge"))]

    (total,) = vat_totals(lines)

    assert (100_00, 0, 19_00) == (total.base, total.vat, total.reverse_charge)


def test_a_receipt_without_taxes_is_one_part_at_zero() -> None:
    """No tax is claimed that nobody stated."""
    assert (part(0, 50_00, 0, "untaxed"),) == complete(50_00)


def test_what_the_taxes_leave_over_is_a_part_at_zero() -> None:
    """A tip is an expense, too."""
    parts = complete(94_00, (Decimal(19), 50_00, 9_50), (Decimal(7), 30_00, 2_10))

    assert (part(19, 50_00, 9_50), part(7, 30_00, 2_10), part(0, 2_40, 0, "remainder")) == parts


def test_a_remainder_within_the_tolerance_is_no_part() -> None:
    """It is a matter of rounding."""
    assert (part(19, 100_00, 19_00),) == complete(119_02, (Decimal(19), 100_00, 19_00))


def test_a_missing_base_takes_what_the_others_leave() -> None:
    """119.00 of 162.80 are left for 19 %."""
    parts = complete(161_80, (Decimal(7), 40_00, 2_80), (Decimal(19), None, 19_00))

    assert (part(7, 40_00, 2_80), part(19, 100_00, 19_00, "completed")) == parts


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ((Decimal(19), None, None), part(19, 100_00, 19_00, "completed")),
        ((Decimal(19), 100_00, None), part(19, 100_00, 19_00, "completed")),
        ((None, 119_00, None), part(0, 119_00, 0, "completed")),
        ((None, 119_00, 0), part(0, 119_00, 0)),
    ],
)
def test_what_follows_from_the_rest_is_computed(stated: Any, expected: StatedPart) -> None:
    """And is marked as such."""
    assert (expected,) == complete(119_00, stated)


@pytest.mark.parametrize(
    ("code", "taxes"),
    [
        ("tax_rate_missing", [(None, 100_00, 19_00)]),
        ("tax_base_missing", [(Decimal(19), None, 5_00)]),
        ("tax_base_missing", [(Decimal(19), None, None), (Decimal(7), None, None)]),
        ("tax_rate_invalid", [(Decimal(-100), None, None)]),
        ("tax_rate_invalid", [(Decimal("NaN"), None, None)]),
        ("vat_mismatch", [(Decimal(19), 100_00, 19_03)]),
    ],
)
def test_what_does_not_follow_is_not_guessed(code: str, taxes: Any) -> None:
    """A person has to look at it."""
    refused = complete(119_00, *taxes)

    assert isinstance(refused, VatRefused)
    assert code == refused.code


@pytest.mark.parametrize("country", ["DE", "W1"])
def test_posted_invoices_of_a_real_company_have_the_predicted_vat(country: str) -> None:
    """
    Base and VAT of every VAT entry, and the VAT of every line, of about 200 purchase invoices that
    Business Central itself posted.
    """
    path = DATA / f"{country}.json"
    if not path.exists():
        pytest.skip("the posted invoices are in ../shared/data beside the project")
    tables = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["tables"]
    percents = {
        (row.get("VAT Bus. Posting Group"), row.get("VAT Prod. Posting Group")): row
        for row in tables["VAT Posting Setup"]
    }
    by_document: dict[str, list[Any]] = defaultdict(list)
    for line in tables["Purch. Inv. Line"]:
        if line.get("Amount"):
            by_document[line["Document No."]].append(line)
    expected: dict[str, list[tuple[Decimal, Decimal]]] = defaultdict(list)
    for entry in tables["VAT Entry"]:
        if entry["Document No."] in by_document and entry["Type"] == "Purchase":
            figures = (Decimal(entry["Base"]), Decimal(entry.get("Amount", 0)))
            expected[entry["Document No."]].append(figures)

    found: dict[str, list[tuple[Decimal, Decimal]]] = {}
    for number, lines in by_document.items():
        nets = []
        for line in lines:
            setup = percents[line["VAT Bus. Posting Group"], line["VAT Prod. Posting Group"]]
            reverse = setup["VAT Calculation Type"] == "Reverse Charge VAT"
            kind = "reverse_charge" if reverse else "normal"
            percent = str(setup.get("VAT %", 0))
            nets.append(
                NetLine(net=int(Decimal(line["Amount"]) * 100), treatment=treatment(percent, kind))
            )
        totals = vat_totals(nets)
        found[number] = [
            (Decimal(t.base) / 100, Decimal(t.vat + t.reverse_charge) / 100) for t in totals
        ]
        on_lines = document_vat(
            [
                (n.treatment.identifier, n.treatment.percent, n.net)
                for n in nets
                if n.treatment.kind == "normal"
            ]
        )
        posted = [
            Decimal(line["Amount Including VAT"]) - Decimal(line["Amount"])
            for line, n in zip(lines, nets, strict=True)
            if n.treatment.kind == "normal"
        ]
        assert posted == [Decimal(amount) / 100 for amount in on_lines], number

    assert len(found) > 150
    assert expected == found
