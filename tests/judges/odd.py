"""Which texts do spreadsheets and browsers like to make something else of? A document is full of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from factorial_erp.mapping import MappingDocument

SAMPLES = Path(__file__).parents[2] / "docs" / "examples"
ODD = (
    "=1+1", "=SUM(A1:A2)", "-5", "+49 30 1234", "@x", "'quoted", "007", "1.0", "1e5", "1E+10", "TRUE", "2026-01-01",
    "1/2", "12:30", "50 %", "1,5", "1.234,56", "€ 5,00", "(5)", "#N/A", "=", "+", "-", "@", "'", "a\nb\n\nc",
    "line\n=2+2", "_x0041_ x", "ü€𝄞😀", "שלום עולם", "\u202ertl", "nbsp\u00a0inside", "two  spaces",
    "<script>alert(1)</script>", 'a "quoted" text', "a & b < c", "9007199254740993", "1234567890123456789",
    "http://example.com", "x" * 10_000,
)  # fmt: skip


def table(header: str, rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()


def odd() -> MappingDocument:
    """A document full of what a spreadsheet likes to change."""
    return MappingDocument(
        {
            "mapping.toml": (SAMPLES / "mapping_germany" / "mapping.toml").read_text("utf-8"),
            "taxes.csv": "id,rate,vat_code,percent,kind,deductible\n"
            "n,0,V0,0,none,\nh,19,0019,19,normal,33.3333\nq,7.0,V7,7.00,normal,0.0001\nnone,,V0,0,none,\n",
            "categories.csv": "id,category,account,vat\nc1,Hotel,0650,h\n2,2,007,\n",
            "rules.csv": table(
                "id,target,value,category,priority,amount_from,valid_from,note,owner",
                [
                    (f"r{at}", "description", text[:200], f"C{at}", at or "", f"{at}.05", "2026-01-31", text, "Häns")
                    for at, text in enumerate(ODD)
                ],
            ),
            "suppliers.csv": table(
                "id,vendor,name,status,score,evidence",
                [(f"s{at}", f"00{at}", text, "draft", "0.90", text) for at, text in enumerate(ODD)],
            ),
        }
    )  # fmt: skip
