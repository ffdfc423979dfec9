"""The document, the books and the expenses that the mapping is measured with; nothing here is random."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from factorial_erp.mapping import (
    Account,
    Books,
    ExpenseRecord,
    MappingDocument,
    Ref,
    TaxPart,
    Vendor,
)

SETTINGS = """\
schema_version = 1
name = "Bench"

[policy]
statuses = ["approved", "paid"]
home_country = "DE"
posting_date = "next_open"
vat_tolerance = "0.02"
rounding_account = "6999"
rounding_vat = "frei"

[vendors]
employee = "M{employee}"

[dimensions.KST]
source = "cost_center"

[dimensions.PROJEKT]
source = "project"

[chains]
account = ["rules", "default"]
vat = ["rules", "taxes", "default"]
vendor = ["rules", "employee"]

[defaults]
account = "6300"
"""
TAXES = """\
id,country,rate,vat_code,percent,kind
de19,DE,19,VST19,19,normal
de7,DE,7,VST7,7,normal
frei,,0,VST0,0,none
at20,AT,20,VST0,0,none
"""

EMPLOYEES, CENTERS, PROJECTS, MERCHANTS = 300, 40, 30, 2_000


def account_of(number: int) -> str:
    return str(6000 + number % 900)


def rules(count: int) -> str:
    """So many rules: mostly for categories, some for suppliers, subcategories, dates and dimensions."""
    lines = [
        "id,target,category,subcategory,cost_center,supplier,card,amount_from,valid_from,priority,value"
    ]
    lines.append("karte,vendor,,,,,yes,,,,KARTE")
    suppliers, narrow = count // 5, count // 10
    categories = count - suppliers - 2 * narrow - 2
    lines.append("gross,account,C0,,,,,952.01,,9,0650")
    lines += [f"c{i},account,C{i},,,,,,,,{account_of(i)}" for i in range(categories)]
    lines += [
        f"s{i},account,,,,Supplier {i},,,,{i + 1},{account_of(i + 7)}" for i in range(suppliers)
    ]
    lines += [f"n{i},account,C{i},S{i % 3},,,,,,,{account_of(i + 3)}" for i in range(narrow)]
    lines += [
        f"d{i},dimension:KST,,,K{i},,,,{'2026-07-01' if i % 2 else ''},,{100 + i % CENTERS}"
        for i in range(narrow)
    ]
    return "\n".join(lines) + "\n"


def document(count: int) -> MappingDocument:
    return MappingDocument(
        {"mapping.toml": SETTINGS, "taxes.csv": TAXES, "rules.csv": rules(count)}
    )


def books() -> Books:
    numbers = ["0650", "6300", "6999", *(str(6000 + i) for i in range(900) if i not in (300, 999))]
    return Books(
        local_currency="EUR",
        accounts=tuple(Account(number) for number in dict.fromkeys(numbers)),
        vendors=(Vendor("KARTE"), *(Vendor(f"M{1000 + i}") for i in range(EMPLOYEES))),
        dimensions={
            "KST": tuple(str(100 + i) for i in range(CENTERS)),
            "PROJEKT": tuple(f"P{i}" for i in range(PROJECTS)),
        },
        posting_from=dt.date(2026, 1, 1),
        posting_to=dt.date(2026, 12, 31),
    )


def records(count: int, rule_count: int) -> Iterator[ExpenseRecord]:
    """So many expenses, spread over what the rules know and what they do not."""
    employees = [Ref(str(i), str(1000 + i), f"Person {i}") for i in range(EMPLOYEES)]
    centers = [Ref(f"K{i}", str(100 + i), f"Center {i}") for i in range(CENTERS)]
    projects = [Ref(f"P{i}", f"P{i}", f"Project {i}") for i in range(PROJECTS)]
    categories = [Ref(f"C{i}", None, f"Category {i}") for i in range(min(rule_count // 2, 120))]
    subcategories = [Ref(f"S{i}", None, f"Sub {i}") for i in range(5)]
    entity = Ref("1", None, "Company")
    first = dt.date(2026, 1, 1)
    rates = (Decimal(19), Decimal(7))
    for i in range(count):
        spin = i * 2_654_435_761 % 4_294_967_296
        net = 500 + spin % 40_000
        rate = rates[spin % 3 == 0]
        vat = (net * int(rate) + 50) // 100 + (1 if spin % 20 == 0 else 0)
        taxes: tuple[TaxPart, ...] = (TaxPart(rate=rate, base_cents=net, tax_cents=vat),)
        gross = net + vat
        if spin % 10 == 1:
            taxes = (
                *taxes,
                TaxPart(
                    rate=Decimal(7 if rate == 19 else 19),
                    base_cents=1000,
                    tax_cents=70 if rate == 19 else 190,
                ),
            )
            gross += 1000 + (70 if rate == 19 else 190)
        if spin % 11 == 1:
            gross += 250  # a tip
        if spin % 7 == 2:
            taxes = ()
        card = spin % 4 == 0
        yield ExpenseRecord(
            key=f"expenses/expensable/{i}",
            id=str(i),
            kind="expense",
            status="approved",
            date=first + dt.timedelta(days=spin // 7 % 360),
            amount_cents=gross,
            currency="EUR",
            taxes=taxes,
            entity=entity,
            employee=employees[spin // 3 % EMPLOYEES],
            category=categories[spin // 5 % len(categories)],
            subcategory=subcategories[spin // 11 % 5] if spin % 3 else None,
            cost_centers=(centers[spin // 13 % CENTERS],),
            project=projects[spin // 17 % PROJECTS] if spin % 2 else None,
            merchant_name=f"Supplier {spin // 19 % MERCHANTS}",
            payment="not_reimbursable" if card else "reimbursable",
            card=card,
        )
