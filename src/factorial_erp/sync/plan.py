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
from ..mapping.posting import Posting, PurchaseInvoiceDraft
from ..mapping.records.expense import ExpenseRecord
from ..mapping.trail import Because, Mapped, Problem, Skipped

if TYPE_CHECKING:
    import cattrs

    from .ledger import Ledger

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
    posting: Posting | None = None
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
    """Whether invoices are posted, or left as drafts."""
    changes: tuple[Change, ...]

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
        """What will be invoiced, VAT included, in each currency."""
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
            plan = _converter().structure(content, cls)
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
        return f"{counts}{used}; to be invoiced: {totals or 'nothing'}"

    def _content(self) -> dict[str, Any]:
        content: dict[str, Any] = _converter().unstructure(self)
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
        post: Whether invoices are to be posted.
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
    change = functools.partial(
        Change,
        key=record.key,
        fingerprint=print_,
        source_cents=record.amount_cents,
        currency=record.currency,
        invoice=mapped.invoice,
        posting=mapped.posting,
        problems=mapped.problems,
        skipped=mapped.skipped,
        trail=mapped.trail,
        document_name=mapped.document_name,
        document_hash=mapped.document_hash,
    )
    done = ledger.get(company, record.key)
    if done is not None and (done.state == "posted" or not post):
        if done.fingerprint == print_:
            return change(action="skip", reason=f"{done.state} as {done.number}")
        changed = Problem(
            code="changed_after_booking",
            field="record",
            value=done.number,
            message=f"It was {done.state} as {done.number}, and changed in Factorial since.",
            fix="Correct the document in the ERP by hand; it is not touched.",
        )
        return change(action="blocked", reason=str(changed), problems=(*mapped.problems, changed))
    if mapped.skipped is not None:
        return change(action="wait", reason=mapped.skipped.message)
    unwritten = _unwritten(mapped)
    if unwritten is not None:
        problems = (*mapped.problems, unwritten)
        reason = "; ".join(str(problem) for problem in problems)
        return change(
            action="blocked", reason=reason, problems=problems, invoice=None, posting=None
        )
    if mapped.problems or mapped.invoice is None or mapped.posting is None:
        reason = "; ".join(str(problem) for problem in mapped.problems) or "nothing to write"
        return change(action="blocked", reason=reason)
    invoice, posting = mapped.invoice, mapped.posting
    accounts = ", ".join(account for account, _ in posting.accounts)
    reason = (
        f"{invoice.vendor_invoice_number} for {invoice.vendor_number}, {posting.gross}"
        f" {posting.currency} on {accounts}"
    )
    planned = change(action="create", reason=reason)
    if planned.defaults:
        return attrs.evolve(planned, reason=f"{reason}; default for {', '.join(planned.defaults)}")
    return planned


def _unwritten(mapped: Mapped) -> Problem | None:
    """Say why something is decided that is not written yet: only invoices are."""
    draft = mapped.invoice
    is_memo = draft is not None and draft.document_type == "credit_memo"
    if is_memo:
        what = f"the credit memo {draft.vendor_invoice_number}" if draft else ""
    elif mapped.posting_kind in {"journal", "file"}:
        what = f"a {mapped.posting_kind}"
    else:
        return None
    return Problem(
        code="credit_memo_not_written" if is_memo else f"{mapped.posting_kind}_not_written",
        field="posting_kind",
        value=mapped.posting_kind,
        message=f"It becomes {what}, and the sync writes purchase invoices only for now.",
        fix="Book it by hand; Mapped.posting has all its entries.",
    )


def fingerprint(record: ExpenseRecord) -> str:
    """
    Return a hash of what a booking depends on.

    Whether an expense is approved or paid, and how it is reimbursed, may change later.
    """
    values = {
        field.name: getattr(record, field.name)
        for field in attrs.fields(ExpenseRecord)
        if field.name not in LATER
    }
    text = json.dumps(_converter().unstructure(values), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@functools.cache
def _converter() -> cattrs.Converter:
    import cattrs

    converter = cattrs.Converter(omit_if_default=True, forbid_extra_keys=True)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    converter.register_unstructure_hook(dt.date, lambda day: day.isoformat())
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    return converter
