"""What does an expense become in the books, and what takes that back?"""

from __future__ import annotations

import datetime as dt
import functools
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

import attrs

from ..mapping.posting import (
    JOURNAL_NUMBER_LENGTH,
    VENDOR_INVOICE_NUMBER_LENGTH,
    JournalDraft,
    Posting,
    PurchaseInvoiceDraft,
)

if TYPE_CHECKING:
    import cattrs

__all__ = [
    "NOUNS",
    "REVERSAL",
    "Booking",
    "DocumentKind",
    "Original",
    "converter",
    "reversal_key",
]

DocumentKind = Literal["purchase_invoice", "credit_memo", "journal"]
"""What is written to the ERP."""

NOUNS: Final[dict[DocumentKind, str]] = {
    "purchase_invoice": "invoice",
    "credit_memo": "credit memo",
    "journal": "journal",
}

REVERSAL: Final = "#reversal"
"""Behind the key of an expense: what takes back what was booked for it."""

REVERSED_NUMBER: Final = "-R"
"""Behind the number of a document: the one that takes it back."""


def reversal_key(key: str) -> str:
    """Return the key of what takes back an expense's document: ``expenses/expensable/<id>#reversal``."""
    return key + REVERSAL


@attrs.frozen(kw_only=True)
class Original:
    """A document in the ERP that is taken back."""

    document: DocumentKind
    erp_id: str
    """Of a journal, the id of its batch."""
    number: str


@attrs.frozen(kw_only=True)
class Booking:
    """A document that is to be written or was, with what it does to the general ledger."""

    invoice: PurchaseInvoiceDraft | None = None
    """A purchase invoice or credit memo; else it is a journal."""
    journal: JournalDraft | None = None
    posting: Posting

    @property
    def kind(self) -> DocumentKind:
        """What is written."""
        if self.invoice is None:
            return "journal"
        return "purchase_invoice" if self.invoice.document_type == "invoice" else "credit_memo"

    @property
    def number(self) -> str:
        """Our own number, by which the document is found again."""
        if self.invoice is not None:
            return self.invoice.vendor_invoice_number
        return "" if self.journal is None else self.journal.document_number

    @property
    def creditor(self) -> str:
        """Number of the vendor or of what else a journal credits."""
        if self.invoice is not None:
            return self.invoice.vendor_number
        return "" if self.journal is None else self.journal.lines[-1].account_number

    @property
    def posting_date(self) -> dt.date | None:
        """The day on which it is posted."""
        draft = self.invoice or self.journal
        return None if draft is None else draft.posting_date

    @property
    def longest_number(self) -> int:
        """How long the ERP lets the number be."""
        return VENDOR_INVOICE_NUMBER_LENGTH if self.invoice else JOURNAL_NUMBER_LENGTH

    def taken_back(self, posting_date: dt.date) -> Booking:
        """
        Return what mirrors it: same accounts, VAT and dimensions, all signs changed, a number of its own.

        Args:
            posting_date: Of the mirror; that of the original may be closed meanwhile.
        """
        number = self.number + REVERSED_NUMBER
        invoice, journal = self.invoice, self.journal
        if invoice is not None:
            invoice = attrs.evolve(
                invoice,
                vendor_invoice_number=number,
                posting_date=posting_date,
                document_type="credit_memo" if self.kind == "purchase_invoice" else "invoice",
                due_date=None,
                corrects="",
            )
        if journal is not None:
            lines = tuple(attrs.evolve(line, amount=-line.amount) for line in journal.lines)
            journal = attrs.evolve(
                journal, document_number=number, posting_date=posting_date, lines=lines
            )
        return Booking(invoice=invoice, journal=journal, posting=_mirrored(self.posting))


def _mirrored(posting: Posting) -> Posting:
    return attrs.evolve(
        posting,
        net=-posting.net,
        vat=-posting.vat,
        gross=-posting.gross,
        accounts=tuple((number, -amount) for number, amount in posting.accounts),
        line_vat=tuple(-vat for vat in posting.line_vat),
        taxes=tuple(
            attrs.evolve(
                tax,
                base=-tax.base,
                vat=-tax.vat,
                reverse_charge=-tax.reverse_charge,
                non_deductible=-tax.non_deductible,
            )
            for tax in posting.taxes
        ),
        entries=tuple(
            attrs.evolve(
                entry,
                amount=-entry.amount,
                amount_lcy=None if entry.amount_lcy is None else -entry.amount_lcy,
            )
            for entry in posting.entries
        ),
    )


@functools.cache
def converter() -> cattrs.Converter:
    """Return what turns plans and bookings into JSON's values and back, without loss."""
    import cattrs

    made = cattrs.Converter(omit_if_default=True, forbid_extra_keys=True)
    made.register_unstructure_hook(Decimal, str)
    made.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    made.register_unstructure_hook(dt.date, lambda day: day.isoformat())
    made.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    return made
