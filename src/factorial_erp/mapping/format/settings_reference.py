"""What does each setting of `mapping.toml` mean?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

__all__ = ["REFERENCE", "SettingReference"]


@attrs.frozen
class SettingReference:
    """A setting, in words for the finance team."""

    path: str
    """Its dotted name; capitals stand for a name of one's own."""
    meaning: str
    default: str = attrs.field(default="", kw_only=True)
    """What holds where it is left out; empty: nothing."""
    choices: Mapping[str, str] = attrs.field(factory=dict[str, str], kw_only=True)
    """What each value means; empty where any is allowed."""


REFERENCE: Final = (
    SettingReference("schema_version", "Version of this layout: 1."),
    SettingReference("name", "Name of the document, for readers.", default="mapping"),
    SettingReference(
        "hit_policy",
        "Which of several rules that fit decides.",
        default="most_specific",
        choices={
            "most_specific": "the one that asks for the most columns, then the one with the higher priority",
            "first": "the one that stands first",
        },
    ),
    SettingReference(
        "policy.statuses",
        "Statuses in Factorial that are posted; records in another one are passed over.",
        default="approved, sent_to_pay, paid",
    ),
    SettingReference(
        "policy.home_country",
        "Country of a supplier where nothing tells it: ISO code of two letters.",
    ),
    SettingReference(
        "policy.posting_date",
        "What happens where the date of the document is closed for posting.",
        default="fail",
        choices={
            "fail": "it is a problem",
            "next_open": "it is posted on the next open day",
            "today": "it is posted today",
        },
    ),
    SettingReference(
        "policy.vat_tolerance",
        "Difference between the receipt and the VAT that the ERP computes that is booked as rounding, in "
        "units of the document's currency; for all VAT codes of a document together.",
        default="0",
    ),
    SettingReference("policy.rounding_account", "Account that takes such differences."),
    SettingReference(
        "policy.rounding_vat", "Id of the row of taxes.csv for the rounding line; its percent is 0."
    ),
    SettingReference(
        "policy.vat_mismatch",
        "What happens where the stated VAT differs by more than the tolerance.",
        default="problem",
        choices={
            "problem": "it is a problem",
            "split": "what the stated VAT is computed on is taxed, and the rest is at 0 %",
        },
    ),
    SettingReference(
        "policy.minor_units",
        "What a cent of Factorial is in currencies without two decimals, which Factorial does not document.",
        default="iso4217",
        choices={
            "iso4217": "the smallest unit of the currency: 1500 of JPY are 1500 yen",
            "hundredths": "a hundredth: 1500 of JPY are 15 yen",
        },
    ),
    SettingReference(
        "policy.several_cost_centers",
        "How the net amount is divided where a record has several cost centres.",
        default="fail",
        choices={
            "fail": "not at all: it is a problem",
            "first": "the first takes all",
            "equal": "equally",
            "percentages": "by the percentages that the record states",
            "memberships": "by the employee's memberships on the day of the document",
        },
    ),
    SettingReference(
        "policy.without_taxes",
        "What a receipt is that states no tax.",
        default="zero",
        choices={"zero": "taxed at 0 %: no input tax", "problem": "a problem"},
    ),
    SettingReference(
        "policy.without_category",
        "What happens to a record without category that no rule decides.",
        default="problem",
        choices={"problem": "it is a problem", "default": "it gets the default account"},
    ),
    SettingReference(
        "invoice.number",
        "Template of our number of a document, by which it is found again: with `{id}` or `{document_number}`; at most 35 characters, 20 for journals. What takes a document back has `-R` behind it.",
        default="FE-{id}",
    ),
    SettingReference(
        "invoice.number_of.KIND",
        "Template of the vendor invoice number of a kind of record; journals take `invoice.number`.",
        default="`{document_number}`, the issuer's own number, for supplier_invoice and credit_note; else "
        "`invoice.number`",
    ),
    SettingReference(
        "journal.batch",
        "Batch of the general journal that journals are written to: a code of at most 10 characters. Give it "
        "to the sync alone: posting posts everything in it. Made where it does not exist.",
        default="FACTORIAL",
    ),
    SettingReference("vendors.employee", "Template of an employee's vendor number: `M{employee}`."),
    SettingReference(
        "entities.ENTITY", "Company of a legal entity, which is named by its id, code or name."
    ),
    SettingReference(
        "dimensions.CODE.source",
        "What of the record fills the dimension of this code.",
        choices={
            "cost_center": "its cost centre",
            "project": "its project",
            "employee": "its employee",
            "entity": "its legal entity",
            "category": "its category",
            "subcategory": "its subcategory",
        },
    ),
    SettingReference(
        "chains.TARGET",
        "Sources that are asked for a target, from left to right; the first answer counts.",
        default="all that the target has",
    ),
    SettingReference("defaults.TARGET", "Value of a target where no other source has an answer."),
)
"""Every setting, in the order in which a document is best written."""
