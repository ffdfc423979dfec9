"""Do the worked cases of Business Central's expense app come out, on the journal route?"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factorial_erp.mapping.money import round_amount, to_quanta
from factorial_erp.mapping.vat import GrossLine, Treatment, journal_taxes

ORACLES = Path(__file__).parents[3] / "shared" / "data" / "oracles.json"


@cache
def cases() -> Any:
    """All cases, with exact numbers."""
    if not ORACLES.exists():
        pytest.skip("the worked cases are in ../shared/data beside the project")
    return json.loads(ORACLES.read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)["cases"]


def line(gross: Decimal, percent: Decimal) -> GrossLine:
    treatment = Treatment(
        id="t", vat_code="V", identifier="V", percent=percent, kind="normal", source=""
    )
    return GrossLine(gross=to_quanta(gross, 2), treatment=treatment)


def figures(base: Decimal, vat: Decimal) -> tuple[int, int]:
    return to_quanta(base, 2), to_quanta(vat, 2)


def test_every_vat_specification_has_the_predicted_base_and_vat() -> None:
    """The receipts with several rates: each line is divided by itself, none by the sum."""
    specified = [case for case in cases() if "vat_specification" in case["given"]]
    for case in specified:
        given = case["given"]["vat_specification"]

        taxed = journal_taxes([line(row["Amount"], row.get("VAT %", Decimal(0))) for row in given])

        found = [(amount.base, amount.vat) for amount in taxed.totals]
        assert found == [
            figures(row["VAT Base Amount"], row.get("VAT Amount", Decimal(0)))
            for row in case["expected"]["vat_specification"]
        ], case["name"]
        assert found == [
            figures(entry["Base"], entry.get("Amount", Decimal(0)))
            for entry in case["expected"]["vat_entries"]
        ], case["name"]

    assert 4 == len(specified)


def test_foreign_receipts_are_converted_and_then_divided() -> None:
    """The local amount is rounded first; VAT at 20 % is taken out of it."""
    converted = [
        case
        for case in cases()
        if "vat_entries" in case["expected"] and "vat_specification" not in case["given"]
    ]
    for case in converted:
        last = max(rate["Starting Date"] for rate in case["given"]["exchange_rates"])
        rates = {
            rate["Currency Code"]: rate["Exchange Rate Amount"]
            for rate in case["given"]["exchange_rates"]
            if rate["Starting Date"] == last
        }
        local = {
            round_amount(row["Amount"] / rates.get(row.get("Currency Code"), Decimal(1)), 2)
            for row in case["given"]["expenses"]
        }
        possible = {
            (amount.base, amount.vat)
            for amount in journal_taxes([line(gross, Decimal(20)) for gross in local]).totals
        }
        posted = [figures(row["Base"], row["Amount"]) for row in case["expected"]["vat_entries"]]

        assert set(posted) <= possible, case["name"]

    assert 2 == len(converted)
