"""Which problems can a decision have, and why is there sometimes rightly nothing to post?"""

from __future__ import annotations

from typing import Final

__all__ = ["PROBLEMS", "REASONS_TO_SKIP"]

PROBLEMS: Final = {
    "account_not_postable": "The account is a heading, blocked or without direct posting.",
    "account_unknown": "The books have no such account.",
    "account_undecided": "Nothing decides the account.",
    "allowance_missing": "No row of allowances.csv is for this kind, date and currency.",
    "allowance_unknown": "The record does not say how many days or how far.",
    "amount_missing": "The record has no amount.",
    "amount_too_fine": "An amount has more decimals than the books keep.",
    "amount_zero": "The amount is zero.",
    "category_missing": "The record has no category, and no rule decides without one.",
    "company_unmapped": "No legal entity belongs to the company of the books.",
    "credit_account_undecided": "Nothing decides which account is credited.",
    "credit_not_vendor": "A purchase invoice is to credit something else than a vendor.",
    "currency_unknown": "The books do not know the currency.",
    "date_missing": "The record has no date.",
    "description_undecided": "Nothing decides the description.",
    "dimension_undecided": "Nothing decides the value of a dimension.",
    "dimension_unknown": "The books have no such dimension.",
    "dimension_value_unknown": "The dimension has no such value in the books.",
    "entity_unmapped": "The legal entity is not in the document, or the record names none.",
    "entry_empty": "A journal entry has no lines.",
    "entry_unbalanced": "Debits and credits of a journal entry differ.",
    "invoice_number_missing": "The number of the document is empty.",
    "invoice_number_too_long": "The number of the document is longer than the ERP takes.",
    "lcy_unknown": "Nothing says what an amount is in the local currency.",
    "payment_missing": "The receipt does not say who paid.",
    "period_closed": "The books take no posting on this date.",
    "personal_needs_journal": "Personal spend is to become an invoice, which cannot say it.",
    "posting_kind_undecided": "Nothing decides what becomes of the record.",
    "receivable_missing": "Nothing says on which account an employee owes personal spend.",
    "rounding_account_missing": "No account takes a difference of rounding.",
    "rule_stops": "A rule leaves the decision to a person.",
    "rule_tie": "Rules match equally well and say different things.",
    "several_cost_centers": "The record has several cost centres without shares.",
    "shares_not_100": "The shares of the cost centres do not total 100 %.",
    "tax_base_missing": "A tax of the receipt has no base, and it cannot be told.",
    "tax_rate_invalid": "A tax rate of the receipt is none.",
    "tax_rate_missing": "A tax of the receipt has no rate.",
    "taxes_missing": "The receipt states no tax.",
    "taxes_negative": "The taxes of a receipt are negative, and its amount is not.",
    "vat_mismatch": "The stated VAT differs from the computed by more than the tolerance.",
    "vat_on_reverse_charge": "The receipt states VAT where the supplier must not charge any.",
    "vat_undecided": "Nothing decides the VAT.",
    "vendor_ambiguous": "Several vendors have the tax number of the supplier.",
    "vendor_blocked": "The vendor is blocked.",
    "vendor_undecided": "Nothing decides the vendor.",
    "vendor_unknown": "The books have no such vendor.",
    "withholding_invalid": "What an invoice withholds cannot be used.",
    "withholding_too_large": "An invoice withholds all that there is to pay.",
    "withholding_undecided": "Nothing decides the account of what an invoice withholds.",
}
"""The code of every problem that :meth:`MappingDocument.resolve` can find, with what it means."""

REASONS_TO_SKIP: Final = {
    "not_ready": "The status of the record says that it is not posted, or not yet.",
    "nothing_to_post": "Nothing of the record is to be posted.",
    "other_company": "The record belongs to another company.",
}
"""The same for :class:`Skipped`."""
