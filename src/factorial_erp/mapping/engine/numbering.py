"""Under which number is a record posted?"""

from __future__ import annotations

import attrs

from ..format.settings import FILE
from ..posting import JOURNAL_NUMBER_LENGTH, VENDOR_INVOICE_NUMBER_LENGTH
from ..records.expense import ExpenseRecord
from .story import Story
from .templates import fill

__all__ = ["corrected_number", "number_for"]


def number_for(story: Story, kind: str) -> str:
    """The number of the document that is made of a record, by the templates of the settings."""
    settings, is_journal = story.desk.settings, kind == "journal"
    number = _number_of(story, story.record, is_journal=is_journal)
    limit = JOURNAL_NUMBER_LENGTH if is_journal else VENDOR_INVOICE_NUMBER_LENGTH
    if not 0 < len(number) <= limit:
        own = None if is_journal else settings.numbers.get(story.record.kind)
        where = "number" if own is None else f"number_of.{story.record.kind}"
        story.problem(
            "invoice_number_too_long" if number else "invoice_number_missing",
            "document_number" if is_journal else "vendor_invoice_number",
            number or None,
            f"The number from {own or settings.invoice_number!r} has {len(number)} "
            f"characters; Business Central takes 1 to {limit}.",
            f"Enter the document's number in Factorial, or change {where} under [invoice] in {FILE}."
            if own
            else f"Change number under [invoice] in {FILE}.",
        )
    return number


def _number_of(story: Story, record: ExpenseRecord, *, is_journal: bool) -> str:
    """The number of a document; what suppliers call theirs is unique for each of them only."""
    own = None if is_journal else story.desk.settings.numbers.get(record.kind)
    around = story.desk.around_id
    if own is None and around is not None and record.id.isalnum():
        return f"{around[0]}{record.id}{around[1]}".upper()
    template = own or story.desk.settings.invoice_number
    return fill(template, record, record.cost_centers).upper()


def corrected_number(story: Story) -> str:
    """The number under which the invoice is posted that a credit note corrects."""
    original = story.record.corrects
    if original is None:
        return ""
    invoice = attrs.evolve(
        story.record, kind="supplier_invoice", id=original.id, document_number=original.code
    )
    return _number_of(story, invoice, is_journal=False)
