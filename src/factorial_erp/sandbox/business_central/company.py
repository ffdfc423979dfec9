"""What can be done with a company? Rows are read and written, documents posted, all of a request or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from . import journal_posting, reading, writing
from .books import Books
from .facts import Facts
from .store import Parent, Row

__all__ = ["Company"]


class Company(Books):
    """
    A company of Business Central.

    Args:
        seed: See ``seed/business_central.json``.
        clock: Tells the present.
    """

    def __init__(self, seed: Mapping[str, Any], *, clock: Callable[[], dt.datetime]) -> None:
        super().__init__(seed, Facts.packaged(), clock=clock)

    @property
    def gl_entries(self) -> list[Row]:
        """General ledger entries in the order of posting."""
        return list(self.tables["generalLedgerEntries"].values())

    @property
    def purchase_invoices(self) -> list[Row]:
        """Drafts and posted invoices."""
        return list(self.tables["purchaseInvoices"].values())

    def below(self, row: Row, link: str) -> list[Row]:
        """Return the rows that a navigation property of a row leads to."""
        name = next(
            name
            for name, table in self.tables.items()
            if link in self.facts[name].navigation and table.get(str(row.get("id"))) is row
        )
        return reading.along(self, name, row, link)

    def create(self, name: str, body: Mapping[str, Any], parent: Parent | None = None) -> Row:
        """Insert a row with what is nested below it; all or nothing."""
        with self.transaction():
            return writing.create(self, name, body, parent)

    def update(
        self, name: str, id: str, body: Mapping[str, Any], parent: Parent | None = None
    ) -> Row:
        """Change properties of a row."""
        with self.transaction():
            row = reading.row_of(self, name, id, parent)
            return writing.update(self, name, row, body, parent)

    def delete(self, name: str, id: str, parent: Parent | None = None) -> None:
        """Delete a row and what is below it."""
        with self.transaction():
            writing.delete(self, name, reading.row_of(self, name, id, parent), parent)

    def act(self, name: str, id: str, action: str, parent: Parent | None = None) -> None:
        """Carry out a bound action."""
        with self.transaction():
            writing.act(self, name, reading.row_of(self, name, id, parent), action)

    def post(self, name: str, id: str) -> None:
        """Post a document, or all lines of a journal."""
        self.act(name, id, "post")

    def approve(self, name: str, id: str) -> None:
        """Approve a document, as somebody does in the client; its status stays "Draft" (a guess)."""
        self.edit(name, self.get(name, id))["_approved"] = True

    def run_job_queue(self) -> None:
        """Post the journals that were only queued."""
        self.posts_in_background, ids = False, list(self.queued)
        self.queued.clear()
        for id in ids:
            with self.transaction():
                journal_posting.post_journal(self, self.get("journals", id))
        self.posts_in_background = True
