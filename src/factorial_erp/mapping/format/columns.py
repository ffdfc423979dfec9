"""Which tables does a mapping document have, and what do their columns mean?"""

from __future__ import annotations

from typing import Final

from ..allowances import ALLOWANCE_KINDS, ALLOWANCE_UNITS
from ..posting import POSTING_KINDS
from ..records.expense import RECORD_KINDS
from ..rules import CONDITIONS
from ..tables import Column, Columns, Form
from ..vat import KINDS

__all__ = [
    "CREDIT_TYPES", "EXAMPLE_KINDS", "PAID_BY", "STATUSES", "TABLES", "TAX_KINDS", "WITH_DRAFTS",
]  # fmt: skip

CREDIT_TYPES: Final = ("vendor", "employee", "account", "bank")
PAID_BY: Final = ("employee", "card", "company", "payroll", "advance")
STATUSES: Final = (
    "approved", "changes_requested", "draft", "in_payroll", "paid", "pending", "rejected",
    "reversed", "sent_to_pay", "booked", "closed", "completed", "processing", "published", "review",
)  # fmt: skip
"""Of an expense in Factorial; behind them those of card payments, invoices, entries and payrolls."""

EXAMPLE_KINDS: Final = tuple(
    kind for kind in RECORD_KINDS if kind not in {"journal_entry", "payroll_result"}
)
"""Kinds that an example can give: those of one amount."""

_YES_NO: Final = ("yes", "no")
TAX_KINDS: Final = (*KINDS, "withholding")
"""Of VAT, and of what is no VAT but taken off the price."""

_CONDITION_MEANINGS: Final = {
    "entity": "Legal entity: its id, code or name.",
    "category": "Category: its id or name.",
    "subcategory": "Subcategory: its id or name.",
    "cost_center": "Cost centre: its id, code or name.",
    "project": "Project: its id, code or name.",
    "subproject": "Subproject: its id, code or name.",
    "supplier": "Supplier: VAT number, id, external id or name.",
    "supplier_country": "Country of the supplier: ISO code of two letters.",
    "employee": "Employee: the id or the number.",
    "team": "Team of the employee: its id or name.",
    "payment": "Whether the employee paid: `reimbursable` or `not_reimbursable`.",
    "payment_method": "How it was paid, in Factorial's word.",
    "card": "Whether a company card paid.",
    "currency": "Currency of the document: ISO code of three letters.",
    "tax_rate": "A tax rate of the document in percent.",
    "document_type": "Type of the document, in Factorial's word.",
    "kind": "Kind of the record.",
    "amount_from": "Lowest gross amount without its sign, in units of the document's currency.",
    "amount_to": "Highest gross amount without its sign, in units of the document's currency.",
    "valid_from": "First date of the document.",
    "valid_to": "Last date of the document.",
}
_CONDITION_FORMS: Final[dict[str, Form]] = {
    "tax_rate": "decimal",
    "amount_from": "decimal",
    "amount_to": "decimal",
    "valid_from": "date",
    "valid_to": "date",
    "employee": "code",
}
_CONDITION_CHOICES: Final = {"card": _YES_NO, "kind": RECORD_KINDS}


def _condition(name: str) -> Column:
    return Column(
        name,
        _CONDITION_MEANINGS[name],
        form=_CONDITION_FORMS.get(name, "text"),
        choices=_CONDITION_CHOICES.get(name, ()),
        private=name == "employee",
    )


def _table(*columns: Column) -> Columns:
    remarks = (
        Column("note", "Why the row is there; shown in explanations."),
        Column("owner", "Who keeps the row."),
    )
    id = Column("id", "Name of the row; unique in its table and kept for good.", required=True)
    return Columns((id, *columns, *remarks))


_PRIORITY: Final = Column(
    "priority", "Decides between rows that are equally specific; the higher wins.", form="whole"
)
_DRAFT: Final = Column(
    "status",
    "Blank: in force. `draft`: a suggestion, which is never used for a decision.",
    choices=("draft",),
)
_EVIDENCE: Final = Column("evidence", "What a suggestion rests on.")
_SUGGESTION: Final = (
    _DRAFT,
    Column("score", "How sure a suggestion is: from 0 to 1.", form="decimal"),
    _EVIDENCE,
)

TABLES: Final[dict[str, Columns]] = {
    "rules.csv": _table(
        Column("target", "What the row decides.", required=True),
        *(_condition(name) for name in CONDITIONS),
        _PRIORITY,
        Column(
            "value",
            "What the target becomes; `stop` leaves the decision to a person.",
            form="code",
            required=True,
        ),
    ),
    "categories.csv": _table(
        Column("category", "Category: its id or name."),
        Column("subcategory", "Subcategory: its id or name; such a row wins over its category."),
        Column("account", "Number of the account; blank says nothing on it.", form="code"),
        Column("vat", "Id of a row of taxes.csv; blank says nothing on it."),
    ),
    "taxes.csv": _table(
        Column(
            "rate",
            "Rate on the receipt in percent, 0 for none; blank: used only where another table names the row.",
            form="decimal",
            required=True,
        ),
        Column("entity", "Legal entity: its id, code or name; blank means any."),
        Column("country", "Country of the supplier: ISO code of two letters; blank means any."),
        Column("payment", _CONDITION_MEANINGS["payment"]),
        Column("card", _CONDITION_MEANINGS["card"], choices=_YES_NO),
        Column("valid_from", _CONDITION_MEANINGS["valid_from"], form="date"),
        Column("valid_to", _CONDITION_MEANINGS["valid_to"], form="date"),
        _PRIORITY,
        Column("vat_code", "VAT product posting group of the ERP.", form="code", required=True),
        Column(
            "business_group",
            "VAT business posting group of the vendors that the row is meant for; blank: any. Only for "
            "comparing with the VAT posting set-up.",
            form="code",
        ),
        Column(
            "identifier",
            "VAT identifier of the ERP, for which it rounds once; blank: as vat_code.",
            form="code",
        ),
        Column("percent", "VAT in percent that the ERP computes.", form="decimal", required=True),
        Column(
            "kind",
            "`none`: no VAT is computed, and one that was paid is part of the cost; `withholding`: no VAT "
            "but income tax that is kept from the supplier.",
            choices=TAX_KINDS,
            required=True,
        ),
        Column(
            "deductible",
            "How much of the VAT is reclaimed, in percent; blank: 100.",
            form="decimal",
        ),
        Column(
            "cost_account",
            "Account of the VAT that is not reclaimed; blank: the account of the cost.",
            form="code",
        ),
        Column(
            "vat_account",
            "Account of the VAT; blank: the ERP knows it. Of a withholding, which needs it: what is owed "
            "to the tax office.",
            form="code",
        ),
        Column(
            "reverse_account",
            "Account of the VAT owed under reverse charge; blank: the ERP knows it.",
            form="code",
        ),
        _DRAFT,
        _EVIDENCE,
    ),
    "allowances.csv": _table(
        Column("kind", "What is limited.", choices=ALLOWANCE_KINDS, required=True),
        Column("unit", "What is counted.", choices=ALLOWANCE_UNITS, required=True),
        Column(
            "tax_free", "What is free of tax for one unit, in money.", form="decimal", required=True
        ),
        Column("account", "Account of what is paid beyond it.", form="code", required=True),
        Column("currency", "Currency of the amounts: ISO code of three letters; blank means any."),
        Column("valid_from", _CONDITION_MEANINGS["valid_from"], form="date"),
        Column("valid_to", _CONDITION_MEANINGS["valid_to"], form="date"),
    ),
    "payment_methods.csv": _table(
        Column(
            "category",
            _CONDITION_MEANINGS["category"]
            + " Blank means any; tells personal spend, which Factorial does not.",
        ),
        Column("payment", _CONDITION_MEANINGS["payment"] + " Blank means any."),
        Column("payment_method", _CONDITION_MEANINGS["payment_method"] + " Blank means any."),
        Column("card", _CONDITION_MEANINGS["card"] + " Blank means any.", choices=_YES_NO),
        Column(
            "status",
            "Status of the expense in Factorial; blank means any.",
            choices=STATUSES,
        ),
        Column("personal", "Whether it is personal spend that the employee owes.", choices=_YES_NO),
        _PRIORITY,
        Column("paid_by", "Who paid.", choices=PAID_BY, required=True),
        Column(
            "posting_kind", "What is made of it; blank says nothing on it.", choices=POSTING_KINDS
        ),
        Column("credit", "Number that is credited; blank says nothing on it.", form="code"),
        Column("credit_type", "What `credit` is a number of.", choices=CREDIT_TYPES),
    ),
    "dimensions.csv": _table(
        Column("dimension", "Code of a dimension that mapping.toml declares.", required=True),
        Column("from", "What the record has: an id, code or name.", form="code", required=True),
        Column("value", "Code of the dimension value.", form="code", required=True),
    ),
    "suppliers.csv": _table(
        Column("tax_number", "VAT number, with or without its country.", form="code"),
        Column("iban", "International bank account number."),
        Column("external_id", "Id of the supplier in Factorial or elsewhere.", form="code"),
        Column("name", "Name on the receipt."),
        Column("country", "Country: ISO code of two letters; tells suppliers of one name apart."),
        Column("vendor", "Number of the vendor.", form="code", required=True),
        *_SUGGESTION,
    ),
    "employees.csv": _table(
        Column(
            "employee", "Employee: the id or the number.", form="code", required=True, private=True
        ),
        Column("vendor", "Number of the vendor that stands for the employee.", form="code"),
        Column("account", "Number of the employee or account in the ERP.", form="code"),
        *_SUGGESTION,
    ),
    "examples.csv": _table(
        Column("example", "Name of the example; rows that share it are one.", required=True),
        Column("kind", "Given: kind of the record; blank: expense.", choices=EXAMPLE_KINDS),
        Column(
            "status",
            "Given: status in Factorial; blank: the first one that is posted.",
            choices=STATUSES,
        ),
        Column("date", "Given: date of the document.", form="date"),
        Column("amount", "Given: total with taxes, in units of the currency.", form="decimal"),
        Column("currency", "Given: ISO code of three letters.", required=True),
        Column("reimbursed", "Given: what is reimbursed in another currency: `108.20 EUR`."),
        Column("entity", "Given: legal entity, as the document names it."),
        Column("employee", "Given: the employee's number.", form="code", private=True),
        Column("team", "Given: team of the employee."),
        Column("category", "Given: category."),
        Column("subcategory", "Given: subcategory."),
        Column(
            "cost_centers",
            "Given: cost centres, `100; 200`, or with the percentages of the record and of the employee's "
            "memberships, `100=60; 200=40`.",
            form="code",
        ),
        Column("project", "Given: project.", form="code"),
        Column("subproject", "Given: subproject.", form="code"),
        Column("supplier", "Given: name on the receipt."),
        Column("tax_number", "Given: VAT number on the receipt.", form="code"),
        Column("supplier_country", "Given: ISO code of two letters."),
        Column("payment", "Given: `reimbursable` or `not_reimbursable`."),
        Column("payment_method", "Given: how it was paid, in Factorial's word."),
        Column("card", "Given: whether a company card paid.", choices=_YES_NO),
        Column("document_type", "Given: type of the document, in Factorial's word."),
        Column(
            "document_number",
            "Given: number on the document; blank: the id of the row where an invoice is numbered by it.",
            form="code",
        ),
        Column(
            "taxes",
            "Given: rate: base + tax of each tax on the receipt, `19: 100.00 + 19.00; 7: 50 + 3.50`; of a "
            "withholding rate: base - tax, `15: 100.00 - 15.00`.",
            form="code",
        ),
        Column("ledger_account", "Given: number of the account that Factorial names.", form="code"),
        Column("distance", "Given: of a mileage, with its unit: `120.5 km`."),
        Column("days", "Given: of a per diem.", form="decimal"),
        Column("account", "Expected line: account; blank may be any.", form="code"),
        Column(
            "net",
            "Expected line: amount without the VAT that is reclaimed, a debit is positive.",
            form="decimal",
        ),
        Column("vat", "Expected line: VAT product posting group; blank may be any.", form="code"),
        Column(
            "dimensions",
            "Expected line: all its dimensions, `KST=100; PRJ=7`; `-` for none; blank may be any.",
            form="code",
        ),
        Column("posting_kind", "Expected: what is made of it.", choices=POSTING_KINDS),
        Column("credit", "Expected: number that is credited, or `vendor:70001`.", form="code"),
        Column("vat_amount", "Expected: VAT of the whole document.", form="decimal"),
        Column("posting_date", "Expected: date of the posting.", form="date"),
        Column(
            "problem", "Expected: codes of the problems instead of lines, with semicolons between."
        ),
    ),
}
"""The tables of a document and their columns."""

WITH_DRAFTS: Final = ("taxes.csv", "suppliers.csv", "employees.csv")
"""Tables whose rows may be suggestions."""
