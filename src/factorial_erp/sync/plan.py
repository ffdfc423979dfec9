"""What would be written, and why? A plan is data: printed, stored, compared, applied."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import attrs

from ..errors import InputInvalid, PlanInvalid
from ..mapping.explain import explain
from ..mapping.format.settings import JOURNAL_BATCH
from ..mapping.posting import JournalDraft, Posting, PurchaseInvoiceDraft
from ..mapping.records.expense import ExpenseRecord
from ..mapping.trail import Because, Mapped, Problem, Skipped
from .booking import NOUNS, Booking, Original, converter, reversal_key

if TYPE_CHECKING:
    from .ledger import Ledger, LedgerEntry

__all__ = ["Change", "Plan", "fingerprint", "make_plan"]

SCHEMA_VERSION = 1

MARKS = {"create": "+", "skip": "·", "wait": "…", "blocked": "!"}

DECIDED = ("account", "vendor", "vat", "dimension:")
"""How the fields are called that decide where a booking lands."""

LATER = frozenset(
    {"status", "reimbursement_method", "reimbursable_cents", "reimbursable_currency", "description"}
)
"""Fields that may change after an expense was booked without the booking being wrong."""


@attrs.frozen(kw_only=True)
class Change:
    """What is to become of one expense."""

    key: str
    """``expenses/expensable/<id>``"""
    action: Literal["create", "skip", "wait", "blocked"]
    """Write it; it is written already; it is not its turn yet; it cannot be decided."""
    reason: str
    fingerprint: str
    """Of what the booking depends on; tells a later change of the expense."""
    source_cents: int | None
    """What Factorial says, in minor units of :attr:`currency`."""
    currency: str
    invoice: PurchaseInvoiceDraft | None = None
    """A purchase invoice or credit memo."""
    journal: JournalDraft | None = None
    posting: Posting | None = None
    reverses: Original | None = None
    """What it takes back; ``None`` where it books the expense itself."""
    problems: tuple[Problem, ...] = ()
    skipped: Skipped | None = None
    trail: tuple[Because, ...] = ()
    document_name: str
    """Of the mapping document that decided."""
    document_hash: str

    @property
    def record_key(self) -> str:
        """The same as :attr:`key`, under the name that stories are told with."""
        return self.key

    @property
    def ledger_key(self) -> str:
        """Under which the ledger knows what is written: a reversal has a key of its own."""
        return self.key if self.reverses is None else reversal_key(self.key)

    @property
    def booking(self) -> Booking | None:
        """The document; ``None`` where there is none."""
        if self.posting is None or (self.invoice is None and self.journal is None):
            return None
        return Booking(invoice=self.invoice, journal=self.journal, posting=self.posting)

    @property
    def defaults(self) -> tuple[str, ...]:
        """Fields of the booking that only a default decided: a rule would be better."""
        return tuple(
            each.field for each in self.trail if each.is_default and each.field.startswith(DECIDED)
        )

    def explain(self) -> str:
        """Say for every field of the booking which rule and row decided."""
        return f"{MARKS[self.action]} {self.action}: {self.reason}\n{explain(self)}"


@attrs.frozen(kw_only=True)
class Plan:
    """
    Everything that applying would do, in order, with the reason of each step.

    Printing and applying walk the same :attr:`changes`. :attr:`id` is a hash of the content, so a plan that
    was reviewed is the plan that is applied.
    """

    company: str
    """Of the ERP."""
    first_day: dt.date
    last_day: dt.date
    mapping_name: str
    mapping_hash: str
    post: bool
    """Whether documents are posted, or left as drafts and lines of the journal."""
    changes: tuple[Change, ...]
    journal_batch: str = JOURNAL_BATCH
    """Code of the batch that journals are written to."""

    @functools.cached_property
    def id(self) -> str:
        """A hash of the content: equal plans have equal ids."""
        text = json.dumps(self._content(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def change(self, key: str) -> Change:
        """
        Return what is to become of one expense.

        Args:
            key: ``expenses/expensable/<id>``, or the id alone.

        Raises:
            InputInvalid: The plan does not know it.
        """
        for change in self.changes:
            if key in (change.key, change.key.rpartition("/")[2]):
                return change
        message = f"Plan {self.id} has no expense {key!r}."
        raise InputInvalid(message, field="key", value=key, hint="Is it in the plan's period?")

    def of(self, action: str) -> tuple[Change, ...]:
        """Return the changes with one action."""
        return tuple(change for change in self.changes if change.action == action)

    @property
    def totals(self) -> dict[str, Decimal]:
        """What will be booked, VAT included, in each currency; credit memos count negative."""
        totals: dict[str, Decimal] = {}
        for change in self.of("create"):
            if change.posting is not None:
                currency = change.posting.currency
                totals[currency] = totals.get(currency, Decimal(0)) + change.posting.gross
        return dict(sorted(totals.items()))

    def to_json(self) -> str:
        """Write the plan as JSON; :meth:`from_json` reads it."""
        content = {"schema_version": SCHEMA_VERSION, "id": self.id, **self._content()}
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """
        Read a plan.

        Raises:
            PlanInvalid: It is no plan, is of another version, or was changed after it was made.
        """
        try:
            content = json.loads(text)
            version, id = content.pop("schema_version"), content.pop("id")
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            message = "This is no plan."
            raise PlanInvalid(message, hint="Give a file written by Plan.to_json.") from error
        if version != SCHEMA_VERSION:
            message = f"The plan has version {version!r}, this library reads {SCHEMA_VERSION}."
            raise PlanInvalid(message, hint="Make the plan anew.")
        try:
            plan = converter().structure(content, cls)
        except Exception as error:
            message = f"Plan {id} cannot be read."
            raise PlanInvalid(message, hint="Make the plan anew.") from error
        if plan.id != id:
            message = f"Plan {id} was changed after it was made: its content has the id {plan.id}."
            raise PlanInvalid(message, hint="Change the mapping or the expense, and plan anew.")
        return plan

    def __str__(self) -> str:
        lines = [
            f"Plan {self.id}: {self.company}, {self.first_day} to {self.last_day},"
            f" mapping {self.mapping_name} {self.mapping_hash[:12]}"
        ]
        lines += [f"{MARKS[each.action]} {each.key}: {each.reason}" for each in self.changes]
        lines.append(self.summary())
        return "\n".join(lines)

    def summary(self) -> str:
        """Return counts and totals in one line."""
        counts = ", ".join(f"{len(self.of(action))} {action}" for action in MARKS)
        totals = ", ".join(f"{amount} {currency}" for currency, amount in self.totals.items())
        defaults = sum(bool(change.defaults) for change in self.of("create"))
        used = f"; {defaults} with a default" if defaults else ""
        return f"{counts}{used}; to be booked: {totals or 'nothing'}"

    def _content(self) -> dict[str, Any]:
        content: dict[str, Any] = converter().unstructure(self)
        return content


def make_plan(
    records: Iterable[ExpenseRecord],
    resolve: Callable[[ExpenseRecord], Mapped],
    ledger: Ledger,
    *,
    company: str,
    first_day: dt.date,
    last_day: dt.date,
    mapping_name: str = "",
    mapping_hash: str = "",
    post: bool = True,
    journal_batch: str = JOURNAL_BATCH,
) -> Plan:
    """
    Decide what would be done. Reads the ledger, and nothing else.

    Args:
        records: Expenses of the period.
        resolve: The mapping, bound to the books.
        ledger: What was written before.
        company: Name of the ERP's company.
        first_day: Of the period.
        last_day: Of the period, inclusive.
        mapping_name: Of the mapping document.
        mapping_hash: Of the mapping document.
        post: Whether documents are to be posted.
        journal_batch: Code of the batch for journals.
    """
    changes = tuple(_decide(record, resolve, ledger, company, post=post) for record in records)
    return Plan(
        company=company,
        first_day=first_day,
        last_day=last_day,
        mapping_name=mapping_name,
        mapping_hash=mapping_hash,
        post=post,
        changes=changes,
        journal_batch=journal_batch,
    )


def _decide(
    record: ExpenseRecord,
    resolve: Callable[[ExpenseRecord], Mapped],
    ledger: Ledger,
    company: str,
    *,
    post: bool,
) -> Change:
    mapped, print_ = resolve(record), fingerprint(record)
    nothing = Change(
        key=record.key,
        action="wait",
        reason="",
        fingerprint=print_,
        source_cents=record.amount_cents,
        currency=record.currency,
        problems=mapped.problems,
        skipped=mapped.skipped,
        trail=mapped.trail,
        document_name=mapped.document_name,
        document_hash=mapped.document_hash,
    )
    change = attrs.evolve(
        nothing, invoice=mapped.invoice, journal=mapped.journal, posting=mapped.posting
    )
    done = ledger.get(company, record.key)
    taken_back = ledger.get(company, reversal_key(record.key)) if done is not None else None
    if done is not None and (taken_back is not None or _is_taken_back(record, done)):
        return _reversal(record, mapped, nothing, done, taken_back, post=post)
    if done is not None and (done.state == "posted" or not post):
        if done.fingerprint == print_:
            reason = f"{done.state} as {done.number}"
            return attrs.evolve(change, action="skip", reason=reason)
        return _blocked(change, _changed(done))
    if mapped.skipped is not None:
        return attrs.evolve(change, action="wait", reason=mapped.skipped.message)
    if record.is_reversed:
        skipped = Skipped(
            code="nothing_to_reverse",
            message="It was reversed before it was written: there is nothing to take back.",
        )
        # The drafts stay, so that applying can look whether the ERP knows better.
        return attrs.evolve(change, reason=skipped.message, problems=(), skipped=skipped)
    if mapped.posting_kind == "file" and not mapped.problems:
        return _blocked(nothing, _file_not_written())
    booking = change.booking
    if mapped.problems or booking is None:
        reason = "; ".join(str(problem) for problem in mapped.problems) or "nothing to write"
        return attrs.evolve(change, action="blocked", reason=reason)
    planned = attrs.evolve(change, action="create", reason=_in_words(booking))
    if planned.defaults:
        reason = f"{planned.reason}; default for {', '.join(planned.defaults)}"
        return attrs.evolve(planned, reason=reason)
    return planned


def _in_words(booking: Booking) -> str:
    posting = booking.posting
    accounts = ", ".join(account for account, _ in posting.accounts)
    noun = "" if booking.kind == "purchase_invoice" else f"{NOUNS[booking.kind]} "
    return (
        f"{noun}{booking.number} for {booking.creditor}, {posting.gross} {posting.currency}"
        f" on {accounts}"
    )


def _blocked(change: Change, problem: Problem) -> Change:
    problems = (*change.problems, problem)
    reason = "; ".join(str(each) for each in problems)
    return attrs.evolve(change, action="blocked", reason=reason, problems=problems)


def _changed(done: LedgerEntry) -> Problem:
    return Problem(
        code="changed_after_booking",
        field="record",
        value=done.number,
        message=f"It was {done.state} as {done.number}, and changed in Factorial since.",
        fix="Correct the document in the ERP by hand; it is not touched.",
    )


def _file_not_written() -> Problem:
    return Problem(
        code="file_not_written",
        field="posting_kind",
        value="file",
        message="It is for a file, and the sync writes to Business Central only.",
        fix="Write the file from Mapped.posting, which has all its entries; or name another"
        " posting_kind in rules.csv or payment_methods.csv: purchase_invoice or journal.",
    )


# What was booked and is taken back


def _is_taken_back(record: ExpenseRecord, done: LedgerEntry) -> bool:
    """Whether an expense is reversed, or became the refund of what it was."""
    if record.is_reversed:
        return True
    return done.fingerprint != fingerprint(record) and done.fingerprint in _signs_changed(record)


def _signs_changed(record: ExpenseRecord) -> tuple[str, ...]:
    """Fingerprints of the expense that this one mirrors: the taxes of a refund may be without a sign."""
    if not record.amount_cents:
        return ()
    other = attrs.evolve(record, amount_cents=-record.amount_cents)
    taxes = tuple(
        attrs.evolve(
            tax,
            base_cents=None if tax.base_cents is None else -tax.base_cents,
            tax_cents=None if tax.tax_cents is None else -tax.tax_cents,
        )
        for tax in record.taxes
    )
    return fingerprint(other), fingerprint(attrs.evolve(other, taxes=taxes))


def _reversal(
    record: ExpenseRecord,
    mapped: Mapped,
    nothing: Change,
    done: LedgerEntry,
    taken_back: LedgerEntry | None,
    *,
    post: bool,
) -> Change:
    """Take back exactly what was booked, whatever the mapping would say now."""
    nothing = attrs.evolve(
        nothing,
        problems=(),
        reverses=Original(document=done.document, erp_id=done.erp_id, number=done.number),
        source_cents=_amount_taken_back(record, done),
    )
    is_same = done.fingerprint in (nothing.fingerprint, *_signs_changed(record))
    if taken_back is not None and not _is_taken_back(record, done):
        return _blocked(nothing, _active_again(done, taken_back))
    if not is_same:
        return _blocked(nothing, _changed(done))
    if mapped.skipped is not None and (taken_back is None or mapped.skipped.code != "not_ready"):
        if mapped.skipped.code != "not_ready":
            return attrs.evolve(nothing, reason=mapped.skipped.message)
        return _blocked(nothing, _reversals_not_posted(done))
    if done.booked is None:
        return _blocked(nothing, _not_remembered(done))
    date = mapped.posting_date or done.booked.posting_date
    closed = tuple(each for each in mapped.problems if each.field == "posting_date")
    booking = done.booked.taken_back(date or dt.date.min)
    because = Because(
        field="reversal",
        value=done.number,
        step="ledger",
        reason=f"the expense was {'reversed' if record.is_reversed else 'made a refund'}, so"
        f" what was booked as {done.number} is booked again with all signs changed",
        document_hash=mapped.document_hash,
    )
    change = attrs.evolve(
        nothing,
        invoice=booking.invoice,
        journal=booking.journal,
        posting=booking.posting,
        problems=closed,
        trail=(because, *(each for each in mapped.trail if each.field == "posting_date")),
    )
    if taken_back is not None and (taken_back.state == "posted" or not post):
        reason = f"{done.state} as {done.number}, taken back as {taken_back.number}"
        return attrs.evolve(change, action="skip", reason=reason, problems=())
    if closed:
        reason = "; ".join(str(problem) for problem in closed)
        return attrs.evolve(change, action="blocked", reason=reason)
    if len(booking.number) > booking.longest_number:
        return _blocked(change, _number_too_long(booking))
    reason = f"{_in_words(booking)}; takes back {NOUNS[done.document]} {done.number}"
    return attrs.evolve(change, action="create", reason=reason)


def _amount_taken_back(record: ExpenseRecord, done: LedgerEntry) -> int | None:
    """What Factorial says of a reversal: the amount of a reversed expense stays as it was."""
    cents = record.amount_cents
    if cents is None or done.fingerprint in _signs_changed(record):
        return cents
    return -cents


def _active_again(done: LedgerEntry, taken_back: LedgerEntry) -> Problem:
    return Problem(
        code="active_after_reversal",
        field="status",
        value=taken_back.number,
        message=f"It was {done.state} as {done.number} and taken back as {taken_back.number}, and is"
        " no reversed expense in Factorial any more.",
        fix="Book it by hand, or enter a new expense in Factorial.",
    )


def _reversals_not_posted(done: LedgerEntry) -> Problem:
    return Problem(
        code="reversed_after_booking",
        field="status",
        value=done.number,
        message=f"It was {done.state} as {done.number}, and reversed in Factorial since.",
        fix='Add "reversed" to statuses under [policy] in mapping.toml, so that it is taken back; or'
        " take it back in the ERP by hand.",
    )


def _not_remembered(done: LedgerEntry) -> Problem:
    return Problem(
        code="booking_not_remembered",
        field="record",
        value=done.number,
        message=f"It was {done.state} as {done.number} and reversed since, and the ledger does not say"
        " what was booked: an earlier version wrote it.",
        fix="Take it back in the ERP by hand.",
    )


def _number_too_long(booking: Booking) -> Problem:
    return Problem(
        code="reversal_number_too_long",
        field="document_number",
        value=booking.number,
        message=f"The number {booking.number} of what takes it back has {len(booking.number)}"
        f" characters; Business Central takes {booking.longest_number}.",
        fix="Take it back in the ERP by hand, and shorten number under [invoice] in mapping.toml.",
    )


def fingerprint(record: ExpenseRecord) -> str:
    """
    Return a hash of what a booking depends on.

    Whether an expense is approved or paid, and how it is reimbursed, may change later. What a record does not
    have is passed over, so that a field which records get later changes none of what was booked before.
    """
    values = {
        field.name: value
        for field in attrs.fields(ExpenseRecord)
        if field.name not in LATER and (value := getattr(record, field.name)) != field.default
    }
    text = json.dumps(converter().unstructure(values), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
