"""Does the prediction give the VAT entries of purchase invoices that Business Central itself posted?"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factorial_erp.mapping import (
    Account,
    Books,
    ExpenseRecord,
    MappingDocument,
    Ref,
    TaxPart,
    Vendor,
)
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


SETTINGS = """\
schema_version = 1
name = "Posted invoices"

[policy]
statuses = ["approved"]

[defaults]
account = "{account}"
"""

CODES = {"DE": "VAT19", "W1": "STANDARD"}


def document_of(country: str, tables: Any) -> MappingDocument:
    """A document that knows the countries of the vendors and how each is taxed."""
    taxes = ["id,country,rate,vat_code,percent,kind"]
    suppliers = ["id,external_id,vendor"]
    seen = {
        (header["Buy-from Vendor No."], header["Buy-from Country/Region Code"]): header[
            "VAT Bus. Posting Group"
        ]
        for header in tables["Purch. Inv. Header"]
    }
    known = treatments(tables)
    code = CODES[country]
    for (vendor, land), group in seen.items():
        suppliers.append(f"v{vendor},{vendor},{vendor}")
        treatment = known[group, code]
        rate = treatment.percent if treatment.kind == "normal" else 0
        taxes.append(f"t{vendor},{land},{rate},{code},{treatment.percent},{treatment.kind}")
    unique = {line.partition(",")[2]: line for line in reversed(taxes[1:])}
    account = next(
        row["No."]
        for row in tables["G/L Account"]
        if row.get("Account Type") == "Posting" and row.get("Account Category") == "Expense"
    )
    return MappingDocument(
        {
            "mapping.toml": SETTINGS.format(account=account),
            "taxes.csv": "\n".join([taxes[0], *unique.values()]) + "\n",
            "rules.csv": "id,target,value\n",
            "suppliers.csv": "\n".join(suppliers) + "\n",
        }
    )


def invoice_of(header: Any, lines: list[Any]) -> ExpenseRecord:
    """The document as the supplier sent it, with a total for each rate."""
    net = sum(cents(line["Amount"]) for line in lines)
    gross = sum(cents(line["Amount Including VAT"]) for line in lines)
    vendor = header["Buy-from Vendor No."]
    return ExpenseRecord(
        key=header["No."],
        id=header["No."],
        kind="supplier_invoice",
        status="approved",
        date=dt.date.fromisoformat(header["Document Date"]),
        amount_cents=gross,
        currency="LCY",
        taxes=(
            TaxPart(rate=lines[0].get("VAT %", Decimal(0)), base_cents=net, tax_cents=gross - net),
        ),
        supplier=Ref(vendor, vendor),
        supplier_country=header["Buy-from Country/Region Code"],
        category=Ref("1", "goods", "Goods"),
        payment="not_reimbursable",
        document_number=header["Vendor Invoice No."],
    )


@pytest.mark.parametrize("country", ["DE", "W1"])
def test_documents_resolve_to_the_posted_entries(country: str) -> None:
    """Vendor, VAT entries and total of each invoice, from a record and a document alone."""
    tables = tables_of(country)
    document = document_of(country, tables)
    books = Books(
        local_currency="LCY",
        accounts=tuple(
            Account(
                row["No."], row["Name"], None if row["Account Type"] == "Posting" else "heading"
            )
            for row in tables["G/L Account"]
        ),
        vendors=tuple(Vendor(row["No."], row["Name"]) for row in tables["Vendor"]),
    )
    lines: dict[str, list[Any]] = defaultdict(list)
    for line in tables["Purch. Inv. Line"]:
        lines[line["Document No."]].append(line)
    entries: dict[str, list[tuple[str, Decimal, Decimal]]] = defaultdict(list)
    for entry in tables["VAT Entry"]:
        figures = (
            entry["VAT Prod. Posting Group"],
            entry["Base"],
            entry.get("Amount", Decimal(0)),
        )
        entries[entry["Document No."]].append(figures)

    for header in tables["Purch. Inv. Header"]:
        mapped = document.resolve(invoice_of(header, lines[header["No."]]), books)

        assert mapped.problems == (), header["No."]
        assert mapped.invoice is not None
        assert mapped.posting is not None
        assert mapped.invoice.vendor_number == header["Buy-from Vendor No."]
        assert [
            (tax.vat_code, tax.base, tax.vat + tax.reverse_charge) for tax in mapped.posting.taxes
        ] == entries[header["No."]], header["No."]
        assert mapped.posting.gross == sum(
            line["Amount Including VAT"] for line in lines[header["No."]]
        )
        assert not sum(entry.amount for entry in mapped.posting.entries)
