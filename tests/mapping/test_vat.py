"""Does the prediction compute VAT as Business Central does, in documents and in journals?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp.mapping.vat import (
    GrossLine,
    NetLine,
    StatedPart,
    TaxedAmount,
    Treatment,
    VatRefused,
    complete_parts,
    document_taxes,
    journal_taxes,
    net_of,
    split_by_tax,
    vat_in,
    vat_of,
    vat_totals,
)

CENTS = st.integers(-(10**12), 10**12)
RATES = st.decimals(0, 100, places=2)


def treatment(percent: object = 19, kind: str = "normal", **other: Any) -> Treatment:
    return Treatment(
        id="t",
        vat_code=f"V{percent}",
        identifier=other.pop("identifier", f"V{percent}"),
        percent=Decimal(str(percent)),
        kind=kind,  # type: ignore[arg-type]
        source="taxes.csv:2",
        **other,
    )


def lines_of(nets: Sequence[int], taxed: Treatment) -> list[NetLine]:
    return [NetLine(net=net, treatment=taxed) for net in nets]


def gross_of(amounts: Sequence[int], taxed: Treatment) -> list[GrossLine]:
    return [GrossLine(gross=gross, treatment=taxed) for gross in amounts]


def figures(line: TaxedAmount) -> tuple[int, ...]:
    return line.base, line.vat, line.reverse_charge, line.non_deductible


def vat_on(lines: Sequence[NetLine]) -> list[int]:
    return [line.vat for line in document_taxes(lines).lines]


def complete(gross: int, *taxes: tuple[Decimal | None, int | None, int | None]) -> Any:
    return complete_parts(gross, taxes, tolerance=2, decimals=2)


def part(rate: int, base: int, tax: int, origin: Any = "stated") -> StatedPart:
    return StatedPart(rate=Decimal(rate), base=base, tax=tax, origin=origin)


def test_vat_is_rounded_once_for_each_identifier() -> None:
    """Three lines of 0.03 at 19 % make 0.02, not three times 0.01."""
    assert [1, 0, 1] == vat_on(lines_of([3, 3, 3], treatment()))


def test_the_remainder_of_one_identifier_does_not_reach_another() -> None:
    """Each VAT identifier carries its own."""
    lines = [*lines_of([3], treatment()), *lines_of([7], treatment(7))]

    assert [1, 0, 1] == vat_on([*lines, *lines_of([5], treatment())])


def test_negative_lines_are_rounded_apart() -> None:
    """A discount on the document has VAT of its own; the entry of the identifier sums both."""
    lines = lines_of([103, -53, 103], treatment(10))

    taxed = document_taxes(lines)

    assert [11, -5, 10] == [line.vat for line in taxed.lines]
    assert [(153, 16)] == [(total.base, total.vat) for total in taxed.totals]


def test_what_is_not_reclaimed_is_rounded_and_handed_down_like_the_vat() -> None:
    """60 % of 0.57 are 0.34 of cost, over three lines with a running remainder."""
    taxed = document_taxes(lines_of([100, 100, 100], treatment(deductible=Decimal(40))))

    assert [(19, 11), (19, 12), (19, 11)] == [
        (line.vat, line.non_deductible) for line in taxed.lines
    ]
    assert [(300, 57, 34)] == [
        (total.base, total.vat, total.non_deductible) for total in taxed.totals
    ]


def test_reverse_charge_is_no_amount_of_the_document() -> None:
    """It is owed and reclaimed, and of a part that is not reclaimed the cost rises."""
    taxed = document_taxes(
        lines_of([1000], treatment(19, "reverse_charge", deductible=Decimal(50)))
    )

    assert [(1000, 0, 190, 95)] == [figures(line) for line in taxed.lines]


def test_a_journal_takes_the_vat_out_of_each_line() -> None:
    """100 and 20 at 10 %, 30 at 20 %, 10 without: figures of Business Central's own tests."""
    given = [(100_00, 10), (20_00, 10), (30_00, 20), (10_00, 0)]

    taxed = journal_taxes([GrossLine(gross=gross, treatment=treatment(p)) for gross, p in given])

    assert [(90_91, 9_09), (18_18, 1_82), (25_00, 5_00), (10_00, 0)] == [
        (total.base, total.vat) for total in taxed.totals
    ]


def test_a_journal_with_reverse_charge_has_the_whole_amount_as_its_base() -> None:
    """The supplier's document carries no VAT."""
    line = GrossLine(gross=100_00, treatment=treatment(19, "reverse_charge"))

    taxed = journal_taxes([line])

    assert [(100_00, 0, 19_00, 0)] == [figures(line) for line in taxed.lines]


def test_the_routes_may_differ_by_a_cent() -> None:
    """Two lines of 0.11 at 19 % are 0.02 each in a journal, and 0.03 together in a document."""
    document = document_taxes(lines_of([9, 9], treatment()))
    journal = journal_taxes(gross_of([11, 11], treatment()))

    assert (3, 4) == tuple(
        sum(total.vat for total in taxed.totals) for taxed in (document, journal)
    )


LINES = st.lists(st.tuples(st.sampled_from("AB"), CENTS), min_size=1, max_size=8)


@given(LINES, RATES, RATES)
def test_lines_sum_to_the_vat_of_their_identifier(
    lines: list[tuple[str, int]], percent: Decimal, deductible: Decimal
) -> None:
    """The running remainder ends at zero, for positive and for negative lines."""
    taxed = document_taxes(
        [
            NetLine(net=net, treatment=treatment(percent, identifier=id, deductible=deductible))
            for id, net in lines
        ]
    )
    expected: dict[str, list[int]] = {}
    for id in dict.fromkeys(id for id, _ in lines):
        nets = [net for name, net in lines if name == id]
        vats = [
            vat_of(sum(part), percent)
            for part in ([net for net in nets if net >= 0], [net for net in nets if net < 0])
        ]
        lost = sum(vat_of(vat, 100 - deductible) for vat in vats)
        expected[id] = [sum(nets), sum(vats), lost]
    found = {id: [0, 0, 0] for id in expected}
    for (id, _), line in zip(lines, taxed.lines, strict=True):
        for place, amount in enumerate((line.base, line.vat, line.non_deductible)):
            found[id][place] += amount

    assert expected == found
    assert list(expected.values()) == [[t.base, t.vat, t.non_deductible] for t in taxed.totals]


@given(st.lists(CENTS, min_size=1, max_size=8), RATES, RATES)
def test_vat_of_a_refund_mirrors_its_original(
    nets: list[int], percent: Decimal, deductible: Decimal
) -> None:
    """Halves go away from zero on both sides; so on both routes."""
    taxed = treatment(percent, deductible=deductible)
    mirrored = [-net for net in nets]

    document = document_taxes(lines_of(nets, taxed)), document_taxes(lines_of(mirrored, taxed))
    journal = journal_taxes(gross_of(nets, taxed)), journal_taxes(gross_of(mirrored, taxed))

    for original, refund in (document, journal):
        assert [figures(line) for line in original.lines] == [
            tuple(-figure for figure in figures(line)) for line in refund.lines
        ]


@given(CENTS, RATES)
def test_a_journal_line_loses_no_cent(gross: int, percent: Decimal) -> None:
    """Base and VAT sum to the line, and the VAT is within one unit of that on the base."""
    (line,) = journal_taxes([GrossLine(gross=gross, treatment=treatment(percent))]).lines

    assert gross == line.base + line.vat
    assert vat_in(gross, percent) == line.vat
    assert abs(vat_of(line.base, percent) - line.vat) <= 1


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


def test_a_refund_has_the_parts_of_its_original() -> None:
    """With their signs changed, the remainder too."""
    parts = complete(-121_00, (Decimal(19), -100_00, -19_00))

    assert (part(19, -100_00, -19_00), part(0, -2_00, 0, "remainder")) == parts


def test_a_refund_is_refused_as_its_original_is() -> None:
    """With the same reason."""
    refused = complete(-119_00, (Decimal(19), -100_00, -19_03))

    assert isinstance(refused, VatRefused)
    assert "vat_mismatch" == refused.code


@pytest.mark.parametrize("sign", [1, -1])
def test_less_tax_than_computed_splits_the_part(sign: int) -> None:
    """9.50 of VAT at 19 % were paid on 50.00; the other 59.50 carry none."""
    parts = split_by_tax(part(19, sign * 109_50, sign * 9_50), Decimal(19), decimals=2)

    assert (
        part(19, sign * 50_00, sign * 9_50, "split"),
        part(0, sign * 59_50, 0, "remainder"),
    ) == parts


def test_a_part_that_states_no_tax_is_wholly_untaxed() -> None:
    """Nothing of it is taxed."""
    parts = split_by_tax(part(19, 100_00, 0), Decimal(19), decimals=2)

    assert (part(0, 100_00, 0, "remainder"),) == parts


@pytest.mark.parametrize(
    ("tax", "percent"), [(20_00, Decimal(19)), (1, Decimal(0)), (-1, Decimal(19))]
)
def test_more_tax_than_computed_is_refused(tax: int, percent: Decimal) -> None:
    """There is no base that explains it."""
    refused = split_by_tax(part(19, 100_00, tax), percent, decimals=2)

    assert isinstance(refused, VatRefused)
    assert "vat_mismatch" == refused.code


@given(st.integers(1, 10**9), st.decimals("0.01", 100, places=2), st.data())
def test_a_split_part_has_the_stated_tax(base: int, percent: Decimal, data: Any) -> None:
    """The ERP computes on the taxed part what the receipt states, and nothing is lost."""
    tax = data.draw(st.integers(0, vat_of(base, percent)))

    parts = split_by_tax(
        StatedPart(rate=percent, base=base, tax=tax, origin="stated"), percent, decimals=2
    )

    assert not isinstance(parts, VatRefused)
    assert base + tax == sum(each.base + each.tax for each in parts)
    assert tax == sum(vat_of(each.base, each.rate) for each in parts)


def test_totals_alone_are_those_of_the_document() -> None:
    """A shorter way to the same figures."""
    lines = lines_of([3, 3, 3], treatment())

    assert document_taxes(lines).totals == vat_totals(lines)
