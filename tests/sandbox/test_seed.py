"""Is the demo company what its script makes, and what the pages say of it?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from factorial_erp.sandbox import Sandbox

SCRIPT = Path(__file__).parents[2] / "tools" / "make_seed.py"


def test_the_seeds_are_current() -> None:
    """
    Nobody edits them by hand.
    """
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


def test_the_company_is_of_the_size_of_a_real_one(box: Sandbox) -> None:
    """
    Two legal entities, forty employees, twenty-five suppliers, three hundred expenses in three months.
    """
    tables = box.factorial.tables
    days = {row["effective_on"][:7] for row in tables["expenses/expensables"].values()}
    kinds = [row["type"] for row in tables["expenses/expensables"].values()]
    suppliers = [
        v
        for v in box.business_central.companies[box.company_name].tables["vendors"].values()
        if v["number"][0] == "7"
    ]

    assert len(tables["companies/legal_entities"]) == len(box.business_central.companies) == 2
    assert len(tables["employees/employees"]) == 40
    assert len(suppliers) == 25
    assert days == {"2026-08", "2026-09", "2026-10"}
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "expense": 239,
        "mileage": 48,
        "perdiem": 21,
    }


def test_the_company_has_what_real_life_brings(box: Sandbox) -> None:
    """
    Foreign currencies, several rates on one receipt, refunds, missing data.
    """
    receipts = list(box.factorial.tables["expenses/expenses"].values())

    assert {r["currency"] for r in receipts} == {"EUR", "USD", "GBP", "CHF", "JPY"}
    assert {t["percentage"] for r in receipts for t in r["taxes"]} == {7, 19, 20}
    assert any(len(r["taxes"]) == 2 for r in receipts)
    assert any((r["amount"] or 0) < 0 for r in receipts)
    assert any(r["amount"] is None for r in receipts)
    assert any(r["category"] is None for r in receipts)
    assert all(
        "@example.com" in e["email"] for e in box.factorial.tables["employees/employees"].values()
    )


def test_every_detail_belongs_to_its_header(box: Sandbox) -> None:
    """
    In both directions, with the same amount and status.
    """
    tables = box.factorial.tables
    for header in tables["expenses/expensables"].values():
        kind = {"expense": "expenses", "mileage": "mileages", "perdiem": "per_diems"}[
            header["type"]
        ]
        id = header["expense_id"] or header["mileage_id"] or header["per_diem_id"]
        detail = tables[f"expenses/{kind}"][id]

        assert detail["expenses_expensable_id"] == header["id"]
        assert detail["amount"] == header["amount"]
        assert detail["status"] == header["status"]
