"""How does a real demo company of Business Central get into the sandbox? From `../shared/data`."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

absent = pytest.mark.skipif(
    not (DATA / "DE.json").exists(),
    reason="the real companies stand in ../shared/data, which is absent here",
)

COMPANY = "CRONUS DE"

ACCOUNTS = {
    "EXPENSE ENTERT": "8420",
    "EXPENSE MEALS": "8420",
    "EXPENSE MILEAGE": "8430",
    "EXPENSE-OTHER": "8450",
    "EXPENSE-RENTAL": "8430",
    "EXPENSE-TRAVEL": "8430",
}
"""For posting groups that name none: those of the international company."""

CARD_ACCOUNT = "5950"
"""For an employee posting group that names none."""

NO_VAT = "NO VAT"

MAPPING = """\
schema_version = 1
name = "CRONUS DE"

[policy]
statuses = ["approved"]
home_country = "DE"

[vendors]
employee = "M-{employee}"

[entities]
"1" = "CRONUS DE"

[chains]
vendor = ["rules", "employee"]
account = ["rules"]
vat = ["taxes"]
"""

TAXES = "id,rate,vat_code,percent,kind\nfree,0,NO VAT,0,none\n"


@attrs.frozen
class RealCompany:
    """The tables of the company, and what the sandbox makes of them."""

    tables: dict[str, list[dict[str, Any]]]

    @property
    def expenses(self) -> list[dict[str, Any]]:
        """The demo expenses of Business Central's own expense app."""
        return self.tables["Expense"]

    def account_of(self, expense: dict[str, Any]) -> str:
        """Return the account that the category's posting group names."""
        return self.accounts[expense["Expense Category"]]

    @property
    def accounts(self) -> dict[str, str]:
        """The account of each category."""
        groups = {group["Code"]: group for group in self.tables["Expense Posting Group"]}
        found: dict[str, str] = {}
        for category in self.tables["Expense Category"]:
            code = category["Posting Group"]
            side = "Refundable" if category.get("Refundable") else "Non-Refundable"
            account = groups[code].get(f"{side} Debit Account")
            found[category["Code"]] = account or ACCOUNTS[code]
        return found

    @property
    def local_currency(self) -> str:
        """The currency of the ledger."""
        return str(self.tables["General Ledger Setup"][0]["LCY Code"])

    def write_mapping(self, folder: Path) -> Path:
        """Write a mapping document whose categories point to the accounts of their posting groups."""
        rows = ["id,target,category,card,value"]
        rows += [f"{code},account,{code},,{account}" for code, account in self.accounts.items()]
        rows.append("card,vendor,,yes,CARD")
        folder.mkdir()
        (folder / "mapping.toml").write_text(MAPPING, "utf-8")
        (folder / "rules.csv").write_text("\n".join(rows) + "\n", "utf-8")
        (folder / "taxes.csv").write_text(TAXES, "utf-8")
        return folder

    def business_central(self) -> dict[str, Any]:
        """Return the seed of the Business Central half."""
        employees = self.tables["Employee Posting Group"][0]
        users = [user["No."] for user in self.tables["Expense User"]]
        groups = [
            {"code": group["Code"], "payablesAccount": group["Payables Account"]}
            for group in self.tables["Vendor Posting Group"]
        ]
        # Expenses are booked as purchase invoices here: employees and the card become vendors whose
        # payables accounts are those of the employee posting group.
        groups.append({"code": "EMPLOYEE", "payablesAccount": employees["Payables Account"]})
        card = employees.get("Expense Payable Card Paid Acc.", CARD_ACCOUNT)
        groups.append({"code": "CARD", "payablesAccount": card})
        vendors = [
            {
                "number": vendor["No."],
                "displayName": vendor["Name"],
                "country": vendor.get("Country/Region Code", ""),
                "taxRegistrationNumber": vendor.get("VAT Registration No.", ""),
                "currencyCode": vendor.get("Currency Code", ""),
                "vatBusinessPostingGroup": vendor["VAT Bus. Posting Group"],
                "vendorPostingGroup": vendor["Vendor Posting Group"],
            }
            for vendor in self.tables["Vendor"]
        ]
        vendors += [
            {
                "number": f"M-{user}",
                "displayName": f"Employee {user}",
                "vatBusinessPostingGroup": "DOMESTIC",
                "vendorPostingGroup": "EMPLOYEE",
            }
            for user in users
        ]
        vendors.append(
            {
                "number": "CARD",
                "displayName": "Company card",
                "vatBusinessPostingGroup": "DOMESTIC",
                "vendorPostingGroup": "CARD",
            }
        )
        return {
            "tenant": "real",
            "environments": ["production"],
            "client_id": "app",
            "client_secret": "hush",
            "companies": [
                {
                    "id": "00000000-0000-4000-8000-000000000001",
                    "name": COMPANY,
                    "localCurrencyCode": self.local_currency,
                    "accounts": [self._account(row) for row in self.tables["G/L Account"]],
                    "vendors": vendors,
                    "vendorPostingGroups": groups,
                    "vatPostingSetup": [self._vat(row) for row in self.tables["VAT Posting Setup"]],
                    "dimensions": self._dimensions(),
                    "currencies": [
                        {
                            "code": row["Code"],
                            "displayName": row.get("Description", "")[:30],
                            "amountDecimalPlaces": row.get("Amount Decimal Places", "2:2"),
                            "amountRoundingPrecision": row.get(
                                "Amount Rounding Precision", Decimal("0.01")
                            ),
                        }
                        for row in self.tables["Currency"]
                    ],
                    "currencyExchangeRates": [
                        {
                            "currencyCode": row["Currency Code"],
                            "startingDate": row["Starting Date"],
                            "exchangeRateAmount": row["Exchange Rate Amount"],
                            "relationalExchangeRateAmount": row["Relational Exch. Rate Amount"],
                        }
                        for row in self.tables["Currency Exchange Rate"]
                    ],
                    # The data closed 2025 after its expenses were posted; they are posted again here.
                    "accountingPeriods": [
                        {"startingDate": row["Starting Date"], "name": row["Name"][:10]}
                        for row in self.tables["Accounting Period"]
                    ],
                }
            ],
        }

    def _account(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            "number": row["No."],
            "displayName": row["Name"],
            "category": row.get("Account Category", " "),
            "accountType": row.get("Account Type", "Posting"),
            "directPosting": bool(row.get("Direct Posting")),
            "blocked": bool(row.get("Blocked")),
        }

    def _vat(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            "businessGroup": row.get("VAT Bus. Posting Group", ""),
            "productGroup": row.get("VAT Prod. Posting Group", ""),
            "percent": row.get("VAT %", 0),
            "calculationType": row["VAT Calculation Type"],
            "identifier": row.get("VAT Identifier", ""),
            "purchaseVatAccount": row.get("Purchase VAT Account", ""),
            "reverseChargeAccount": row.get("Reverse Chrg. VAT Acc.", ""),
        }

    def _dimensions(self) -> list[dict[str, Any]]:
        return [
            {
                "code": dimension["Code"],
                "displayName": dimension["Name"],
                "values": [
                    {
                        "code": value["Code"],
                        "displayName": value.get("Name", ""),
                        "type": value.get("Dimension Value Type", "Standard"),
                        "blocked": bool(value.get("Blocked")),
                    }
                    for value in self.tables["Dimension Value"]
                    if value["Dimension Code"] == dimension["Code"]
                ],
            }
            for dimension in self.tables["Dimension"]
        ]

    def factorial(self) -> dict[str, Any]:
        """Return the seed of the Factorial half: the same expenses as Factorial would have them."""
        users = {user["No."]: str(n) for n, user in enumerate(self.tables["Expense User"], 1)}
        categories = {
            row["Code"]: str(n) for n, row in enumerate(self.tables["Expense Category"], 1)
        }
        headers: list[dict[str, Any]] = []
        receipts: list[dict[str, Any]] = []
        for n, expense in enumerate(self.expenses, start=1):
            header, receipt = self._expense(str(n), expense, users, categories)
            headers.append(header)
            receipts.append(receipt)
        return {
            "api_key": "key",
            "company_id": "1",
            "resources": {
                "api_public/credentials": [{"id": "company-1", "company_id": "1"}],
                "companies/legal_entities": [
                    {
                        "id": "1",
                        "company_id": "1",
                        "country": "de",
                        "legal_name": COMPANY,
                        "currency": self.local_currency,
                    }
                ],
                "employees/employees": [
                    {"id": id, "company_identifier": user, "active": True}
                    for user, id in users.items()
                ],
                "finance/categories": [
                    {
                        "id": id,
                        "label": code,
                        "identifier": code,
                        "visible": True,
                        "enabled": True,
                        "parent_category_id": None,
                    }
                    for code, id in categories.items()
                ],
                "finance/accounts": [],
                "finance/cost_centers": [],
                "project_management/projects": [],
                "expenses/expensables": headers,
                "expenses/expenses": receipts,
                "expenses/mileages": [],
                "expenses/per_diems": [],
            },
        }

    def _expense(
        self, id: str, expense: dict[str, Any], users: dict[str, str], categories: dict[str, str]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        cents = Decimal(str(expense["Amount"])) * 100
        assert cents == int(cents)
        card = expense["Reimbursement Type"] == "Credit Card"
        stamp = "2026-01-26T12:00:00Z"
        common = {
            "id": id,
            "company_id": "1",
            "employee_id": users[expense["Expense User No."]],
            "currency": expense.get("Currency Code", self.local_currency),
            "amount": int(cents),
            "status": "approved",
            "status_updated_at": stamp,
            "effective_on": expense["Expense Date"],
            "cost_center_ids": [],
            "description": expense.get("Description"),
        }
        header = {
            **common,
            "type": "expense",
            "created_at": stamp,
            "updated_at": stamp,
            "legal_entity_id": "1",
            "expense_id": id,
        }
        receipt = {
            **common,
            "creation_type": "manual",
            "expenses_expensable_id": id,
            "files": [],
            "taxes": [],
            "category": {
                "id": categories[expense["Expense Category"]],
                "name": expense["Expense Category"],
            },
            "category_id": categories[expense["Expense Category"]],
            "subcategory": expense.get("Expense Subcategory"),
            "merchant_name": expense.get("Merchant Name"),
            "payment": "not_reimbursable" if card else "reimbursable",
            "payment_method": expense.get("Payment Method Code"),
            "card": {"card_type": "visa", "last4": "0000"} if card else None,
            "document_number": expense.get("Expense Ext. Doc. No."),
        }
        return header, receipt


def real_company(country: str = "DE") -> RealCompany:
    """Read the real company: the German one, or ``W1``, the international one."""
    text = (DATA / f"{country}.json").read_text("utf-8")
    return RealCompany(json.loads(text, parse_float=Decimal)["tables"])
