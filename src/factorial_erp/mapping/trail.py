"""What was decided, why, what else was tried, and what could not be decided?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, Protocol

import attrs

from ..errors import NotDecided
from .posting import JournalDraft, Posting, PurchaseInvoiceDraft
from .records.expense import ExpenseRecord
from .tables import did_you_mean

__all__ = ["Because", "Drafts", "Finished", "Mapped", "Problem", "Skipped"]


@attrs.frozen(kw_only=True, slots=False)
class Because:
    """Why a field has its value."""

    # Without slots, which makes them quicker to make; many records share one.

    field: str
    """``account``, ``vat[19 %]``, ``dimension:KOSTENSTELLE``, …"""
    value: str
    step: str
    """The step of the chain that decided."""
    reason: str
    """One sentence for a reader."""
    rule_id: str | None = None
    source: str | None = None
    """File and row: ``rules.csv:14``."""
    matched: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """What the deciding row asked for, with the record's value."""
    lost: tuple[tuple[str, str], ...] = ()
    """Rows that came close, best first: id and why it did not decide."""
    runner_up: str | None = None
    """The row that would decide if the winning one were removed."""
    nearest: tuple[tuple[str, str], ...] = ()
    """Rows that would decide if one thing were different, best first: id and what."""
    tried: tuple[tuple[str, str], ...] = ()
    """Earlier steps of the chain and why they gave nothing."""
    fallback_depth: int = 0
    """Position in the chain: 0 is the first choice."""
    is_default: bool = False
    """Nothing about this record decided, only a default."""
    document_hash: str = ""

    def in_words(self, value: str, reason: str) -> Because:
        """The same decision with the words of one record."""
        # Copying a dictionary takes a quarter of the time of attrs.evolve.
        values = self.__dict__.copy()
        values["value"] = value
        values["reason"] = reason
        other = object.__new__(Because)
        object.__setattr__(other, "__dict__", values)
        return other


@attrs.frozen(kw_only=True)
class Problem:
    """What cannot be decided or must not be posted."""

    code: str
    """Stable, for programs."""
    field: str
    value: str | None
    message: str
    fix: str
    kind: Literal["invalid", "failed"] = "invalid"
    """In Factorial's sense: ``invalid`` needs a person, ``failed`` may pass on another try."""
    source: str | None = None
    """The row of the document that leads here."""

    def __str__(self) -> str:
        return f"{self.message} {self.fix}"


@attrs.frozen(kw_only=True)
class Skipped:
    """Why there is rightly nothing to post."""

    code: Literal["not_ready", "other_company", "nothing_to_post", "nothing_to_reverse"]
    message: str


class Finished(Protocol):
    """A finished decision whose words and amounts are made when somebody asks for them."""

    def trail(self) -> tuple[Because, ...]:
        """The reason of each decision."""
        ...

    def drafts(self) -> Drafts:
        """What is to be written, and what it will book."""
        ...


@attrs.frozen
class Drafts:
    """What is to be written, and what it will book; nothing where there are problems."""

    invoice: PurchaseInvoiceDraft | None = None
    journal: JournalDraft | None = None
    posting: Posting | None = None


class Mapped:
    """
    What a record becomes, with the reasons.

    Immutable. Amounts and texts are made when they are first looked at; that changes nothing of what they
    are, nor of how two results compare.
    """

    __slots__ = (
        "_document", "_drafts", "_finished", "_posting_kind", "_problems",
        "_record", "_skipped", "_trail",
    )  # fmt: skip

    def __init__(
        self,
        record: ExpenseRecord,
        finished: Finished,
        document: tuple[str, str],
        posting_kind: str = "",
        *,
        problems: tuple[Problem, ...] = (),
        skipped: Skipped | None = None,
    ) -> None:
        """
        Hold a result.

        Args:
            finished: Makes trail and drafts when they are looked at.
            document: Name and hash.
        """
        self._record = record
        self._finished: Finished | None = finished
        self._trail: tuple[Because, ...] | None = None
        self._drafts: Drafts | None = None
        self._posting_kind = posting_kind
        self._problems = problems
        self._skipped = skipped
        self._document = document

    @property
    def record(self) -> ExpenseRecord:
        """The record as it was given."""
        return self._record

    @property
    def record_key(self) -> str:
        """Of the record: ``expenses/expensable/4711``."""
        return self._record.key

    @property
    def posting_kind(self) -> str:
        """``purchase_invoice``, ``journal`` or ``file``; empty where that was not decided."""
        return self._posting_kind

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be decided, or must not be posted."""
        return self._problems

    @property
    def skipped(self) -> Skipped | None:
        """Why there is rightly nothing to post."""
        return self._skipped

    @property
    def document_name(self) -> str:
        """Of the mapping document."""
        return self._document[0]

    @property
    def document_hash(self) -> str:
        """Of the mapping document."""
        return self._document[1]

    @property
    def trail(self) -> tuple[Because, ...]:
        """The reason of each decision."""
        trail = self._trail
        if trail is None:
            trail = self._trail = self._finished.trail() if self._finished else ()
        return trail

    @property
    def invoice(self) -> PurchaseInvoiceDraft | None:
        """A purchase invoice or credit memo; ``None`` where it is something else, or a problem."""
        return self._made().invoice

    @property
    def journal(self) -> JournalDraft | None:
        """The lines of a journal; ``None`` where it is something else, or a problem."""
        return self._made().journal

    @property
    def posting(self) -> Posting | None:
        """What it will book; ``None`` where there are problems or nothing is to be posted."""
        return self._made().posting

    @property
    def posting_date(self) -> dt.date | None:
        """The day on which it is posted; ``None`` where that was not decided."""
        draft = self.invoice or self.journal
        if draft is not None:
            return draft.posting_date
        because = self.because("posting_date")
        return None if because is None else dt.date.fromisoformat(because.value)

    def _made(self) -> Drafts:
        drafts = self._drafts
        if drafts is None:
            drafts = self._drafts = self._finished.drafts() if self._finished else Drafts()
        return drafts

    @property
    def not_ready(self) -> bool:
        """The record's status says that it must not be posted (yet)."""
        return self.skipped is not None and self.skipped.code == "not_ready"

    @property
    def defaults(self) -> tuple[Because, ...]:
        """The decisions that only a default made."""
        return tuple(because for because in self.trail if because.is_default)

    @property
    def fields(self) -> tuple[str, ...]:
        """What was decided, by name: ``account``, ``vat[19 %]``, …"""
        return tuple(dict.fromkeys(because.field for because in self.trail))

    def __getitem__(self, field: str) -> Because:
        """
        The decision on one field, with its value and its reason: ``mapped["account"].value``.

        Raises:
            NotDecided: It was not decided; the error names what was.
        """
        because = self.because(field)
        if because is None:
            why = "".join(f" {each.message}" for each in self.problems if each.field == field)
            raise NotDecided(
                f"Nothing decided {field!r} of {self.record_key}.{why}",
                field=field,
                known=self.fields,
                hint=f"Decided are: {', '.join(self.fields) or 'none'}"
                f"{did_you_mean(field, self.fields)}.",
            )
        return because

    def __contains__(self, field: object) -> bool:
        """Whether a field was decided."""
        return any(because.field == field for because in self.trail)

    def because(self, field: str) -> Because | None:
        """The reason for one field, ``None`` where it was not decided; ``mapped[field]`` raises instead."""
        return next((because for because in self.trail if because.field == field), None)

    def explain(self) -> str:
        """The whole story, for a reader in finance."""
        # explain.py reads the classes of this file.
        from .explain import explain

        return explain(self)

    def to_html(self) -> str:
        """The whole story as a piece of HTML."""
        from .explain import as_html

        return as_html(self)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __rich__(self) -> object:
        """The whole story for a terminal of rich."""
        from .explain import as_rich

        return as_rich(self)

    def _values(self) -> tuple[object, ...]:
        return (
            self._record,
            self.trail,
            self._made(),
            self._document,
            self._posting_kind,
            self._problems,
            self._skipped,
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapped):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((self._record.key, self._document))

    def __repr__(self) -> str:
        # Short, since reasons and descriptions may name a person.
        if self._skipped is not None:
            outcome = f"skipped: {self._skipped.code}"
        elif self._problems:
            outcome = ", ".join(problem.code for problem in self._problems)
        else:
            outcome = self._posting_kind
        return f"<Mapped {self._record.key!r} {outcome}>"

    def __getstate__(self) -> tuple[object, ...]:
        return self._values()

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._finished = None
        self._record, self._trail, self._drafts, self._document = state[:4]
        self._posting_kind, self._problems, self._skipped = state[4:]
