"""What is inserted along with a row besides its lines? Dimensions, and files without their contents."""

from __future__ import annotations

from .attachments import create_attachment
from .books import Books
from .checking import Nested
from .dimensions import create_dimension
from .refusals import Refused
from .store import Row

__all__ = ["insert_along"]

FILES = ("attachments", "documentAttachments")


def insert_along(books: Books, name: str, row: Row, nested: Nested, *, lines: str = "") -> None:
    """
    Insert what is nested in a new row; its lines are left to the caller.

    Raises:
        Refused: 400, it is neither a dimension nor a file, or one of these is refused.
    """
    for link, items in nested:
        for each in items:
            if link.target == "dimensionSetLines":
                create_dimension(books, each, (name, row["id"]))
            elif link.target in FILES:
                create_attachment(books, link.target, each, (name, row["id"]))
            elif link.target != lines:
                message = f"{link.name} cannot be inserted with {name}."
                raise Refused(400, "BadRequest_InvalidOperation", message)
