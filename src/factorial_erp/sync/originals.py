"""Does what is to be taken back still stand in the books?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .._core.operation import Async
from ..business_central.ledger import JournalLine
from ..errors import NotFound
from .booking import NOUNS, Original
from .documents import Document, documents_of
from .entries import difference, entries_of, planned_on_accounts, posted_on_accounts

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..mapping.posting import Posting

__all__ = ["Standing", "lines_of", "standing_of"]


@attrs.frozen(kw_only=True)
class Standing:
    """Whether something can be taken back."""

    document: Document | None = None
    """The invoice or credit memo that stands; ``None`` for journals."""
    nothing_because: str | None = None
    """Why there is nothing to take back."""
    refused_because: str | None = None
    """Why it must not be taken back as it is."""


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


async def lines_of(company: Company[Async], batch_id: str, number: str) -> list[JournalLine]:
    """Read the lines of a journal that are still in its batch; none where the batch is gone."""
    if not batch_id:
        return []
    below = company.journals.journal_lines(batch_id)
    try:
        return [line async for line in below.list(JournalLine.document_number == number)]
    except NotFound:
        return []
