"""What is to be posted, and what will it do to the ledger?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final, Literal

import attrs

__all__ = ["InvoiceLine", "Posting", "PredictedVat", "PurchaseInvoiceDraft"]

VENDOR_INVOICE_NUMBER_LENGTH: Final = 35
LINE_DESCRIPTION_LENGTH: Final = 100


@attrs.frozen(kw_only=True)
class InvoiceLine:
    """A line on a G/L account."""

    account_number: str
    description: str
    """At most 100 characters."""
    quantity: Decimal = Decimal(1)
    unit_cost: Decimal
    """In the currency of the invoice, without VAT."""
    vat_code: str
    """The VAT product posting group."""
    dimensions: tuple[tuple[str, str], ...] = ()
    """Dimension code and value code."""


@attrs.frozen(kw_only=True)
class PurchaseInvoiceDraft:
    """A purchase invoice that is not in Business Central yet."""

    vendor_number: str
    vendor_invoice_number: str
    """At most 35 characters, in capitals: the key by which the invoice is found again."""
    invoice_date: dt.date
    """The date of the document."""
    posting_date: dt.date
    currency_code: str
    """Empty for the local currency."""
    lines: tuple[InvoiceLine, ...]


@attrs.frozen(kw_only=True)
class PredictedVat:
    """The VAT that Business Central will compute for one VAT identifier."""

    vat_code: str
    identifier: str
    kind: Literal["normal", "reverse_charge", "none"]
    percent: Decimal
    base: Decimal
    vat: Decimal
    """On the document; zero under reverse charge."""
    reverse_charge: Decimal = Decimal(0)
    """Posted both as input and as output tax."""


@attrs.frozen(kw_only=True)
class Posting:
    """The predicted result, in the currency of the document."""

    currency: str
    """ISO 4217 code, also for the local currency."""
    net: Decimal
    vat: Decimal
    gross: Decimal
    """What the vendor is credited."""
    accounts: tuple[tuple[str, Decimal], ...]
    """Debit for each account of the lines, in order of account number; sums to :attr:`net`."""
    line_vat: tuple[Decimal, ...]
    """VAT that each line of the invoice will show."""
    taxes: tuple[PredictedVat, ...]
    """Debit for each VAT identifier; which accounts they go to, the API does not show."""
