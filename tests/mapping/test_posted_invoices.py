"""Does the prediction give the VAT entries of purchase invoices that Business Central itself posted?"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factorial_erp.mapping.vat import NetLine, Treatment, document_taxes

DATA = Path(__file__).parents[3] / "shared" / "data"

KINDS = {"Normal VAT": "normal", "Reverse Charge VAT": "reverse_charge"}


@cache
def tables_of(country: str) -> Any:
    """The tables of a demo company, with exact numbers."""
    path = DATA / f"{country}.json"
    if not path.exists():
        pytest.skip("the posted invoices are in ../shared/data beside the project")
    return json.loads(path.read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)["tables"]


def treatments(tables: Any) -> dict[tuple[str, str], Treatment]:
    """The VAT posting set-up of the company."""
    return {
        (row.get("VAT Bus. Posting Group", ""), row["VAT Prod. Posting Group"]): Treatment(
            id=f"{row.get('VAT Bus. Posting Group', '')}/{row['VAT Prod. Posting Group']}",
            vat_code=row["VAT Prod. Posting Group"],
            identifier=row["VAT Identifier"],
            percent=row.get("VAT %", Decimal(0)),
            kind=KINDS[row["VAT Calculation Type"]],  # type: ignore[arg-type]
            source="",
            vat_account=row.get("Purchase VAT Account", ""),
            reverse_account=row.get("Reverse Chrg. VAT Acc.", ""),
        )
        for row in tables["VAT Posting Setup"]
        if row["VAT Calculation Type"] in KINDS and "VAT Prod. Posting Group" in row
    }


def cents(amount: Decimal) -> int:
    count = int(amount * 100)
    assert count == amount * 100
    return count


@pytest.mark.parametrize("country", ["DE", "W1"])
def test_posted_invoices_have_the_predicted_vat(country: str) -> None:
    """
    VAT of every line, base and VAT of every VAT entry, and every amount in the general ledger.
    """
    tables = tables_of(country)
    known = treatments(tables)
    payables = {row["Code"]: row["Payables Account"] for row in tables["Vendor Posting Group"]}
    headers = {row["No."]: row for row in tables["Purch. Inv. Header"]}
    lines: dict[str, list[Any]] = defaultdict(list)
    for line in tables["Purch. Inv. Line"]:
        lines[line["Document No."]].append(line)
    entries: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for entry in tables["VAT Entry"]:
        vat = cents(entry.get("Amount", Decimal(0)))
        figures = (entry["VAT Prod. Posting Group"], cents(entry["Base"]), vat)
        entries[entry["Document No."]].append(figures)
    ledger: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in tables["G/L Entry"]:
        if entry.get("Document Type") == "Invoice" and "Amount" in entry:
            ledger[entry["Document No."]][entry["G/L Account No."]] += cents(entry["Amount"])

    for number, own in lines.items():
        nets = [
            NetLine(
                net=cents(line["Amount"]),
                treatment=known[line["VAT Bus. Posting Group"], line["VAT Prod. Posting Group"]],
            )
            for line in own
        ]

        taxed = document_taxes(nets)

        assert [line.vat for line in taxed.lines] == [
            cents(line["Amount Including VAT"] - line["Amount"]) for line in own
        ], number
        assert entries[number] == [
            (total.treatment.vat_code, total.base, total.vat + total.reverse_charge)
            for total in taxed.totals
        ], number
        predicted: Counter[str] = Counter()
        for total in taxed.totals:
            predicted[total.treatment.vat_account] += total.vat + total.reverse_charge
            predicted[total.treatment.reverse_account] -= total.reverse_charge
        owed = sum(line.base + line.vat for line in taxed.lines)
        predicted[payables[headers[number]["Vendor Posting Group"]]] -= owed
        posted = ledger[number]
        cost = set(posted) - set(predicted)
        assert sum(line.base for line in taxed.lines) == sum(posted[account] for account in cost)
        assert {a: n for a, n in predicted.items() if n} == {
            a: n for a, n in posted.items() if n and a not in cost
        }, number

    assert len(lines) > 200
    assert {line["VAT Calculation Type"] for own in lines.values() for line in own} == set(KINDS)
