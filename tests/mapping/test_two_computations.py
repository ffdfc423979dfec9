"""Do the prediction and the sandbox, written apart, compute the same VAT for any lines?"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import example, given, strategies as st

from factorial_erp.mapping.vat import (
    GrossLine,
    NetLine,
    Treatment,
    document_taxes,
    journal_taxes,
)
from factorial_erp.sandbox.business_central.vat import (
    LineAmount,
    VatSetup,
    document_vat,
    journal_vat,
)

CENT = Decimal("0.01")
RATES = {"A": Decimal(19), "B": Decimal(7), "C": Decimal("5.5"), "D": Decimal(0)}
LINES = st.lists(
    st.tuples(st.integers(-(10**9), 10**9), st.sampled_from("ABCD"), st.booleans()),
    min_size=1,
    max_size=8,
)


def treatment(name: str, *, reverses: bool) -> Treatment:
    return Treatment(
        id=name,
        vat_code=name,
        identifier=name,
        percent=RATES[name],
        kind="reverse_charge" if reverses else "normal",
        source="",
    )


def setup(name: str, *, reverses: bool) -> VatSetup:
    return VatSetup(
        business_group="",
        product_group=name,
        percent=RATES[name],
        calculation_type="Reverse Charge VAT" if reverses else "Normal VAT",
        identifier=name,
        purchase_account="",
        reverse_account="",
    )


@given(LINES)
@example([(3, "A", False), (4, "A", False)])
def test_of_documents(lines: list[tuple[int, str, bool]]) -> None:
    """The VAT of every line, whatever signs, rates and kinds are mixed."""
    predicted = document_taxes(
        [NetLine(net=net, treatment=treatment(n, reverses=r)) for net, n, r in lines]
    )
    posted = document_vat(
        [LineAmount(net * CENT, setup(name, reverses=r)) for net, name, r in lines], CENT
    )

    assert [(line.vat * CENT, line.reverse_charge * CENT) for line in predicted.lines] == [
        (line.vat, line.reverse_charge) for line in posted
    ]


@given(LINES)
def test_of_journals(lines: list[tuple[int, str, bool]]) -> None:
    """Each line by itself."""
    predicted = journal_taxes(
        [GrossLine(gross=g, treatment=treatment(n, reverses=r)) for g, n, r in lines]
    )
    posted = [journal_vat(g * CENT, setup(name, reverses=r), CENT) for g, name, r in lines]

    assert [(line.vat * CENT, line.reverse_charge * CENT) for line in predicted.lines] == [
        (line.vat, line.reverse_charge) for line in posted
    ]
