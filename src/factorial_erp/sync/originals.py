"""Does what is to be taken back still stand in the books?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from .._core.operation import Async
from ..business_central.ledger import JournalLine
from ..errors import NotFound
from .booking import NOUNS, Original
from .documents import Document, documents_of
from .entries import difference, entries_of, planned_on_accounts, posted_on_accounts
from .report import Result

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..mapping.posting import Posting
    from .ledger import LedgerEntry
    from .plan import Change

__all__ = ["Standing", "leftover", "lines_of", "standing_of", "unknown_to_ledger"]


@attrs.frozen(kw_only=True)
class Standing:
    """Whether something can be taken back."""

    document: Document | None = None
    """The invoice or credit memo that stands; ``None`` for journals."""
    nothing_because: str | None = None
    """Why there is nothing to take back."""
    refused_because: str | None = None
    """Why it must not be taken back as it is."""

    def ending(self, key: str) -> Result | None:
        """
        The result of a reversal that is not written, ``None`` where it is to be.

        Args:
            key: Of the expense.
        """
        if self.nothing_because is not None:
            return Result(key=key, status="skipped", message=self.nothing_because)
        if self.refused_because is not None:
            return Result(key=key, status="invalid", message=self.refused_because)
        return None


async def standing_of(original: Original, mirror: Posting, company: Company[Async]) -> Standing:
    """
    Look at the document that a reversal takes back.

    Args:
        original: As the ledger knows it.
        mirror: What the reversal will book.
        company: Where it was written.
    """
    if original.document == "journal":
        return await _journal(original, mirror, company)
    name = f"{NOUNS[original.document].capitalize()} {original.number}"
    try:
        document = await documents_of(company, original.document).get(original.erp_id)
    except NotFound:
        message = f"{name} is not in the ERP any more: there is nothing to take back."
        return Standing(nothing_because=message)
    name = f"{NOUNS[original.document].capitalize()} {document.number}"
    if document.state == "draft":
        message = f"{name} is still a draft, and its expense was reversed: delete the draft."
        return Standing(refused_because=message)
    if document.state == "cancelled":
        message = f"{name} was cancelled in the ERP: there is nothing to take back."
        return Standing(nothing_because=message)
    if document.gross != abs(mirror.gross):
        message = (
            f"{name} has {document.gross}, to be taken back were {abs(mirror.gross)}. Correct it by"
            " hand."
        )
        return Standing(refused_because=message)
    return Standing(document=document)


async def _journal(original: Original, mirror: Posting, company: Company[Async]) -> Standing:
    entries = await entries_of(company, original.number)
    if entries:
        booked = {number: -amount for number, amount in planned_on_accounts(mirror).items()}
        differs = difference(booked, posted_on_accounts(entries))
        if differs is None:
            return Standing()
        message = (
            f"Journal {original.number} is not what was booked: {differs}. Correct it by hand."
        )
        return Standing(refused_because=message)
    if await lines_of(company, original.erp_id, original.number):
        message = (
            f"Journal {original.number} is not posted yet, and its expense was reversed: delete its"
            " lines."
        )
        return Standing(refused_because=message)
    message = (
        f"Neither lines nor entries of journal {original.number} are in the ERP: there is nothing to"
        " take back."
    )
    return Standing(nothing_because=message)


async def unknown_to_ledger(change: Change, company: Company[Async]) -> str | None:
    """
    Say where the ERP has a document of a reversed expense that the ledger knows nothing of.

    The ledger may have been lost, or the process died before it wrote there.
    """
    draft, journal = change.invoice, change.journal
    where = None
    if draft is not None:
        booked: Literal["purchase_invoice", "credit_memo"] = (
            "credit_memo" if draft.document_type == "invoice" else "purchase_invoice"
        )
        found = await documents_of(company, booked).find(draft)
        if found is not None and found.state != "cancelled":
            where = f"{found.noun} {found.number}"
    elif journal is not None and await entries_of(company, journal.document_number):
        where = f"journal {journal.document_number}"
    if where is None:
        return None
    return (
        f"The expense was reversed, the ledger knows of no document, but the ERP has {where} with its"
        " number. Take it back there by hand; a draft can be deleted."
    )


async def leftover(known: LedgerEntry, company: Company[Async]) -> str | None:
    """
    Say why a document of an earlier plan must be taken out first, ``None`` where it is gone.

    The mapping may say another kind, vendor or number by now.
    """
    noun = NOUNS[known.document]
    if known.document == "journal":
        if await lines_of(company, known.erp_id, known.number):
            where, what = "its lines are still in their batch", "delete them"
        elif await entries_of(company, known.number):
            where, what = "it is posted", "correct it by hand"
        else:
            return None
    else:
        try:
            document = await documents_of(company, known.document).get(known.erp_id)
        except NotFound:
            return None
        is_draft = document.state == "draft"
        where = "it is still there" if is_draft else "it is posted"
        what = "delete it" if is_draft else "correct it by hand"
    return (
        f"An earlier plan wrote {noun} {known.number} for this expense, and {where}; now something else"
        f" is planned. Look at it, {what}, and apply again."
    )


async def lines_of(company: Company[Async], batch_id: str, number: str) -> list[JournalLine]:
    """Read the lines of a journal that are still in its batch; none where the batch is gone."""
    if not batch_id:
        return []
    below = company.journals.journal_lines(batch_id)
    try:
        return [line async for line in below.list(JournalLine.document_number == number)]
    except NotFound:
        return []
