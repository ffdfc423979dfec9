"""What is gathered on the way from a record to its posting?"""

from __future__ import annotations

from collections.abc import Callable

from ..records.expense import ExpenseRecord
from ..trail import Because, Problem
from .chain import Reason
from .desk import Desk

__all__ = ["Story"]


class Story:
    """A record on a desk: the reasons of what was decided about it, and the problems."""

    __slots__ = ("desk", "items", "lenient", "problems", "record")

    def __init__(self, desk: Desk, record: ExpenseRecord) -> None:
        self.desk = desk
        self.record = record
        self.items: list[Because | Reason | Callable[[], Because]] = []
        """Reasons in the order of the decisions, some of them to be put into words."""
        self.problems: list[Problem] = []
        self.lenient = False
        """Whether it need not be in the books, as what goes to a file without any."""

    def because(
        self, field: str, value: str, step: str, reason: str, *, is_default: bool = False
    ) -> None:
        """Gather the decision of a policy."""
        self.items.append(self.desk.because(field, value, step, reason, is_default=is_default))

    def problem(
        self,
        code: str,
        field: str,
        value: str | None,
        message: str,
        fix: str,
        *,
        source: str | None = None,
    ) -> None:
        """Gather what needs a person."""
        self.problems.append(
            Problem(code=code, field=field, value=value, message=message, fix=fix, source=source)
        )

    def told(self) -> list[Because]:
        """The reasons so far, in words."""
        return [_told(item) for item in self.items]


def _told(item: Because | Reason | Callable[[], Because]) -> Because:
    if isinstance(item, Reason):
        return item.because
    return item if isinstance(item, Because) else item()
