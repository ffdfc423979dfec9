"""How does a record that already has debits and credits become lines of a journal?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import attrs

from ...errors import InputInvalid
from ..format.settings import FILE
from ..money import allocate_quanta, from_quanta, quanta
from ..posting import (
    EXTERNAL_DOCUMENT_LENGTH,
    JOURNAL_NUMBER_LENGTH,
    LINE_DESCRIPTION_LENGTH,
    AccountType,
    Dimensions,
    JournalDraft,
    JournalLine,
    Posting,
    PostingEntry,
)
from ..records.entry import LedgerLine, LedgerRecord, record_of_line
from ..trail import Because, Drafts, Mapped, Problem, Skipped
from .templates import fill

if TYPE_CHECKING:
    from .resolve import Resolver

__all__ = ["resolve_ledger"]


def resolve_ledger(desk: Resolver, record: LedgerRecord) -> Mapped:
    """
    Map the account and the dimensions of each line, and leave its side and amount as they are.

    Lines of a payroll that land on the same account with the same dimensions are summed, so that the ledger
    shows no single salary. What the lines of an open record leave goes to the credit account.
    """
    return _LedgerResolution(desk, record).run()


class _Line(NamedTuple):
    """A debit, or with a negative amount a credit, in the smallest units of the local currency."""

    type: AccountType
    account: str
    amount: int
    description: str
    dimensions: Dimensions


class _LedgerResolution:
    """One run: gathers reasons and problems on the way to the lines of a journal."""

    def __init__(self, desk: Resolver, record: LedgerRecord) -> None:
        self._desk = desk
        self._record = record
        self._whole = record_of_line(record)
        self._reasons: list[Because] = []
        self._said: set[tuple[str, ...]] = set()
        self._problems: list[Problem] = []
        self._drafts = Drafts()
        currency = desk.currency(record.currency)
        self._is_local = currency.is_local
        self._decimals = desk.currency(desk.books.local_currency).decimals or 0

    def run(self) -> Mapped:
        """Decide everything."""
        skipped, problem = self._desk.belongs(self._whole)
        kind = "" if skipped else self._kind()
        if kind == "none":
            message = "The rules say that nothing is posted for it."
            skipped = Skipped(code="nothing_to_post", message=message)
        if skipped is not None:
            return self._mapped("", skipped)
        if problem is not None:
            self._problems.append(problem)
        self._check()
        posting_date = self._posting_date()
        number = self._number()
        lines = self._lines()
        if not self._problems and posting_date is not None and self._record.date is not None:
            posting = self._posting(lines)
            journal = (
                self._journal(lines, number, posting_date, self._record.date)
                if kind == "journal"
                else None
            )
            self._drafts = Drafts(None, journal, posting)
        return self._mapped(kind)

    def trail(self) -> tuple[Because, ...]:
        """The reasons, each once."""
        return tuple(self._reasons)

    def drafts(self) -> Drafts:
        """What is to be written, and what it will book."""
        return self._drafts

    def _mapped(self, kind: str, skipped: Skipped | None = None) -> Mapped:
        return Mapped(
            self._whole,
            self,
            self._desk.document,
            posting_kind=kind,
            problems=tuple(self._problems),
            skipped=skipped,
        )

    # ---- the record as a whole ------------------------------------------------------------------

    def _kind(self) -> str:
        """Whatever makes invoices of other records makes journals of these."""
        kind, found = self._desk.kind(self._whole)
        if kind == "purchase_invoice":
            return "journal"
        self._gather("", found.reasons, found.problems)
        return kind

    def _check(self) -> None:
        record = self._record
        if not record.lines:
            self._problem("entry_empty", "lines", None, "The entry has no lines.", "Enter them.")
        if not self._is_local:
            own = self._desk.books.local_currency
            self._problem(
                "lcy_unknown",
                "currency",
                record.currency,
                f"The entry is in {record.currency}, and a journal of Business Central's API has no "
                f"currency but {own}.",
                f"Post it by hand, or keep the legal entity's ledger in {own}.",
            )
        elif record.left_cents and not record.is_open:
            left = from_quanta(self._count(record.left_cents), self._decimals)
            self._problem(
                "entry_unbalanced",
                "lines",
                str(left),
                f"Debits less credits are {left} {record.currency} and not zero.",
                "Correct the entry in Factorial; perhaps not all of its lines were read.",
            )

    def _posting_date(self) -> dt.date | None:
        wanted = self._record.date
        if wanted is None:
            self._problem(
                "date_missing", "date", None, "The entry has no date.", "Enter it in Factorial."
            )
            return None
        date, why = self._desk.posting_date(wanted)
        if isinstance(why, Problem):
            self._problems.append(why)
        else:
            self._reasons.append(why)
        return date

    def _number(self) -> str:
        template = self._desk.settings.invoice_number
        number = fill(template, self._whole, ()).upper()
        if not 0 < len(number) <= JOURNAL_NUMBER_LENGTH:
            self._problem(
                "invoice_number_too_long" if number else "invoice_number_missing",
                "document_number",
                number or None,
                f"The number from {template!r} has {len(number)} characters; Business Central takes "
                f"1 to {JOURNAL_NUMBER_LENGTH} in journals.",
                f"Change number under [invoice] in {FILE}.",
            )
        return number

    # ---- lines ----------------------------------------------------------------------------------

    def _lines(self) -> list[_Line]:
        lines = [part for line in self._record.lines for part in self._line(line)]
        if self._record.kind == "payroll_result":
            lines = _summed(lines)
        if self._record.is_open and self._record.left_cents:
            lines += self._owed()
        return lines

    def _line(self, line: LedgerLine) -> list[_Line]:
        cents = line.debit_cents - line.credit_cents
        if not cents:
            return []
        found = self._desk.assign(record_of_line(self._record, line))
        self._gather(_label(line), found.reasons, found.problems)
        if not found.parts or not self._is_local:
            return []
        amounts = allocate_quanta(self._count(cents), [weight for weight, _, _ in found.parts])
        return [
            _Line("account", account, amount, self._text(line), dimensions)
            for (_, account, dimensions), amount in zip(found.parts, amounts, strict=True)
            if amount
        ]

    def _owed(self) -> list[_Line]:
        creditor, found = self._desk.credit(self._whole)
        self._gather("", found.reasons, found.problems)
        if creditor is None:
            if not found.problems:
                self._problem(
                    "credit_account_undecided",
                    "credit_account",
                    None,
                    f"Nothing decides the account that the {self._record.kind} is owed on.",
                    f"Add a rule with target credit_account to rules.csv, or a default to {FILE}.",
                )
            return []
        if not self._is_local:
            return []
        amount = -self._count(self._record.left_cents)
        return [_Line(creditor.type, creditor.number, amount, self._text(None), ())]

    def _count(self, cents: int) -> int:
        policy = self._desk.settings.minor_units
        try:
            return quanta(cents, self._record.currency, decimals=self._decimals, policy=policy)
        except InputInvalid:
            self._problem(
                "amount_too_fine",
                "amount",
                None,
                f"An amount of the entry has more than the {self._decimals} decimals of the books.",
                f"Check minor_units in {FILE}, or the rounding of the currency in Business Central.",
            )
            return 0

    def _text(self, line: LedgerLine | None) -> str:
        record = self._record
        text = (line.description if line else None) or record.description
        if not text or record.kind == "payroll_result":
            text = " ".join(filter(None, (record.kind.replace("_", " "), record.document_number)))
        if len(text) > LINE_DESCRIPTION_LENGTH:
            text = text[: LINE_DESCRIPTION_LENGTH - 1].rstrip() + "…"
        return text

    # ---- what it becomes ------------------------------------------------------------------------

    def _journal(
        self, lines: list[_Line], number: str, posting_date: dt.date, date: dt.date
    ) -> JournalDraft:
        return JournalDraft(
            document_number=number,
            posting_date=posting_date,
            document_date=date,
            lines=tuple(
                JournalLine(
                    account_type="account" if line.type == "vat" else line.type,
                    account_number=line.account,
                    amount=from_quanta(line.amount, self._decimals),
                    description=line.description,
                    external_document_number=(self._record.document_number or "")[
                        :EXTERNAL_DOCUMENT_LENGTH
                    ],
                    dimensions=line.dimensions,
                )
                for line in lines
            ),
        )

    def _posting(self, lines: list[_Line]) -> Posting:
        debits: dict[str, int] = {}
        for line in lines:
            if line.amount > 0:
                debits[line.account] = debits.get(line.account, 0) + line.amount
        total = from_quanta(sum(debits.values()), self._decimals)
        currency = self._record.currency.strip().upper()
        return Posting(
            currency=currency,
            net=total,
            vat=Decimal(0),
            gross=total,
            accounts=tuple((n, from_quanta(debits[n], self._decimals)) for n in sorted(debits)),
            line_vat=(),
            taxes=(),
            entries=tuple(
                PostingEntry(
                    role="cost" if line.amount > 0 else "credit",
                    account_type=line.type,
                    number=line.account,
                    amount=from_quanta(line.amount, self._decimals),
                    amount_lcy=from_quanta(line.amount, self._decimals),
                    dimensions=line.dimensions,
                )
                for line in lines
            ),
            local_currency=currency,
        )

    # ---- gathering ------------------------------------------------------------------------------

    def _gather(self, label: str, reasons: Iterable[Because], problems: Iterable[Problem]) -> None:
        """Take over what was found for a line, each thing once."""
        for because in reasons:
            said = (label, because.field, because.value, because.reason)
            if said not in self._said:
                self._said.add(said)
                field = f"{because.field}[{label}]" if label else because.field
                self._reasons.append(attrs.evolve(because, field=field))
        for problem in problems:
            found = attrs.evolve(problem, field=f"{problem.field}[{label}]") if label else problem
            if found not in self._problems:
                self._problems.append(found)

    def _problem(self, code: str, field: str, value: str | None, message: str, fix: str) -> None:
        problem = Problem(code=code, field=field, value=value, message=message, fix=fix)
        if problem not in self._problems:
            self._problems.append(problem)


def _label(line: LedgerLine) -> str:
    """What a reader recognises a line by; never a person."""
    if line.concept is not None:
        return line.concept.label
    return line.account.number if line.account is not None else line.id


def _summed(lines: list[_Line]) -> list[_Line]:
    """Sum the debits, and the credits, of each account and its dimensions."""
    found: dict[tuple[str, Dimensions, bool], _Line] = {}
    for line in lines:
        place = (line.account, line.dimensions, line.amount > 0)
        before = found.get(place)
        found[place] = (
            line if before is None else before._replace(amount=before.amount + line.amount)
        )
    return list(found.values())
