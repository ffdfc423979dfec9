"""What is to be posted, and what will it do to the ledger?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final, Literal

import attrs

from ..errors import InputInvalid

__all__ = [
    "POSTING_KINDS",
    "InvoiceLine",
    "JournalDraft",
    "JournalLine",
    "Posting",
    "PostingEntry",
    "PredictedVat",
    "PurchaseInvoiceDraft",
]

VENDOR_INVOICE_NUMBER_LENGTH: Final = 35
LINE_DESCRIPTION_LENGTH: Final = 100
JOURNAL_NUMBER_LENGTH: Final = 20
EXTERNAL_DOCUMENT_LENGTH: Final = 35

POSTING_KINDS: Final = ("purchase_invoice", "journal", "file", "none")
"""What a record may become: values of the target ``posting_kind``."""

AccountType = Literal["account", "vendor", "employee", "bank", "vat"]
"""What a number belongs to; ``vat``: an account of the ERP's VAT set-up."""

Role = Literal[
    "cost",
    "vat",
    "reverse_charge",
    "non_deductible",
    "rounding",
    "withholding",
    "credit",
    "receivable",
]
"""What an entry is there for."""

Dimensions = tuple[tuple[str, str], ...]
"""Dimension code and value code."""


@attrs.frozen(kw_only=True)
class InvoiceLine:
    """A line on a G/L account."""

    account_number: str
    description: str = attrs.field(repr=False)
    """At most 100 characters."""
    quantity: Decimal = Decimal(1)
    unit_cost: Decimal
    """In the currency of the invoice, without VAT."""
    vat_code: str
    """The VAT product posting group."""
    dimensions: Dimensions = ()
    """Dimension code and value code."""


@attrs.frozen(kw_only=True)
class PurchaseInvoiceDraft:
    """A purchase invoice or credit memo that is not in Business Central yet."""

    vendor_number: str
    vendor_invoice_number: str
    """At most 35 characters, in capitals: the key by which the document is found again."""
    invoice_date: dt.date
    """The date of the document."""
    posting_date: dt.date
    currency_code: str
    """Empty for the local currency."""
    lines: tuple[InvoiceLine, ...]
    """Amounts of a credit memo are positive as well."""
    document_type: Literal["invoice", "credit_memo"] = "invoice"
    due_date: dt.date | None = None
    """``None``: the vendor's terms of payment tell it."""
    corrects: str = ""
    """Of a credit memo the :attr:`vendor_invoice_number` of the invoice that it corrects; empty where
    nothing tells it. Business Central applies it to the posted invoice, which it calls by its own number."""


@attrs.frozen(kw_only=True)
class JournalLine:
    """A line of a general journal."""

    account_type: Literal["account", "vendor", "employee", "bank"]
    account_number: str
    amount: Decimal
    """In the **local** currency, VAT included; a debit is positive. The journal lines of Business
    Central's API have no currency."""
    description: str = attrs.field(repr=False)
    """At most 100 characters."""
    comment: str = attrs.field(default="", repr=False)
    """At most 250 characters; keeps the amount in a foreign currency."""
    external_document_number: str = ""
    """At most 35 characters."""
    vat_code: str = ""
    """The VAT product posting group; empty: no VAT."""
    dimensions: Dimensions = ()


@attrs.frozen(kw_only=True)
class JournalDraft:
    """A document of a general journal that is not in Business Central yet."""

    document_number: str
    """At most 20 characters, in capitals: the only key that is found again after posting."""
    posting_date: dt.date
    document_date: dt.date
    lines: tuple[JournalLine, ...]
    """They sum to zero."""


@attrs.frozen(kw_only=True)
class PredictedVat:
    """The VAT that the ERP will compute for one VAT identifier, or for one line of a journal."""

    vat_code: str
    identifier: str
    kind: Literal["normal", "reverse_charge", "none"]
    percent: Decimal
    base: Decimal
    vat: Decimal
    """On the document; zero under reverse charge."""
    reverse_charge: Decimal = Decimal(0)
    """Posted both as input and as output tax."""
    non_deductible: Decimal = Decimal(0)
    """The part of :attr:`vat` or :attr:`reverse_charge` that is cost."""


@attrs.frozen(kw_only=True)
class PostingEntry:
    """One side of a posting."""

    role: Role
    account_type: AccountType
    number: str
    """Empty where only the ERP knows it: for VAT, and for what an invoice in a foreign currency leaves over
    where each of its lines is converted and no ``rounding_account`` is declared."""
    amount: Decimal
    """In the currency of the document; a debit is positive."""
    amount_lcy: Decimal | None
    """In the local currency; ``None`` where nothing tells it."""
    vat_code: str = ""
    dimensions: Dimensions = ()


@attrs.frozen(kw_only=True)
class Posting:
    """The predicted result, in the currency of the document; that of a refund is negative."""

    currency: str
    """ISO 4217 code, also for the local currency."""
    net: Decimal
    vat: Decimal
    gross: Decimal
    """What the vendor, or another creditor, is credited: after what is withheld."""
    accounts: tuple[tuple[str, Decimal], ...]
    """Debit for each account of the lines, in order of account number; sums to :attr:`net`."""
    line_vat: tuple[Decimal, ...]
    """VAT that each line will show."""
    taxes: tuple[PredictedVat, ...]
    """Debit for each VAT identifier; which accounts they go to, the API does not show."""
    entries: tuple[PostingEntry, ...] = ()
    """All sides: they sum to zero in the document's currency and, where it is known, in the local one."""
    local_currency: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse entries that do not balance."""
        amounts = sum((entry.amount for entry in self.entries), Decimal(0))
        local = [entry.amount_lcy for entry in self.entries if entry.amount_lcy is not None]
        if amounts or sum(local, Decimal(0)):
            raise InputInvalid(
                f"The posting does not balance: {amounts} {self.currency} and "
                f"{sum(local, Decimal(0))} {self.local_currency or 'local currency'} are left.",
                field="entries",
                value=str(amounts),
                hint="This is an error of the library: please report it.",
            )
