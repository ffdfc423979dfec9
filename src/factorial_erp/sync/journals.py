"""How do journals get into a batch and out of it, posted, with nothing else along?

Lines of a journal have no key that Business Central checks. So a document is known by its number in the batch
and in the general ledger, and each line by the number of the line, which the ERP does not take twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from .._core.io import IO
from .._core.log import logger
from .._core.operation import Async
from ..business_central.ledger import Journal, JournalAccountTypeName, JournalLine, NewJournalLine
from ..errors import Conflict, ErpError, OutcomeUnknown, RequestInvalid
from .documents import settle_dimensions
from .entries import difference, entries_of, planned_on_accounts, posted_on_accounts
from .ledger import Ledger, LedgerEntry
from .originals import leftover, standing_of
from .plan import Change, Plan
from .report import Result, blame

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..business_central.ledger import JournalLines
    from ..mapping.posting import JournalDraft, JournalLine as PlannedLine, Posting

__all__ = ["JournalRun"]

log = logger(__name__)

TYPES: Final[dict[str, JournalAccountTypeName]] = {
    "account": "G/L Account",
    "vendor": "Vendor",
    "employee": "Employee",
    "bank": "Bank Account",
}

HIDDEN: Final = "employee"
"""Lines on employees can be written, but not be read back before they are posted."""

STEP: Final = 100
"""From one line number of a document to the next."""

GAP: Final = 10_000
"""From the last line number of the batch to those of the next document."""


class _Document(NamedTuple):
    """A journal that is to be written and posted."""

    change: Change
    draft: JournalDraft
    posting: Posting

    @property
    def number(self) -> str:
        return self.draft.document_number

    @property
    def lines(self) -> list[PlannedLine]:
        """In the order of writing: what cannot be read back comes last."""
        return sorted(self.draft.lines, key=lambda line: line.account_type == HIDDEN)


class JournalRun:
    """The journals of one plan on their way through the batch."""

    def __init__(
        self, plan: Plan, company: Company[Async], ledger: Ledger, *, io: IO, concurrency: int
    ) -> None:
        self._plan = plan
        self._company = company
        self._ledger = ledger
        self._io = io
        self._limit = concurrency
        self._code = plan.journal_batch.upper()
        self._results: dict[str, Result] = {}
        self._batch_id = ""
        self._present: dict[str, list[JournalLine]] = {}
        self._foreign: list[JournalLine] = []
        self._first: dict[str, int] = {}
        """The line number that the first line of each document gets."""
        self._doubted = ""
        """The number of a document that was posted otherwise than planned."""

    async def carry_out(self, changes: Sequence[Change]) -> list[Result]:
        """
        Write the lines of each journal, and post the batch where the plan says so.

        Where VAT is on the lines, one document goes first: whether a batch computes VAT, only a posting shows.
        """
        documents = [
            _Document(change, change.journal, change.posting)
            for change in changes
            if change.journal is not None and change.posting is not None
        ]
        open_ = await self._unless_posted(documents)
        if open_ and await self._has_batch(open_):
            for group in self._groups(open_):
                await self._write_and_post(group)
        return [self._results[change.key] for change in changes]

    async def _unless_posted(self, documents: list[_Document]) -> list[_Document]:
        """Return the documents that are not in the general ledger yet."""

        async def look(document: _Document) -> bool:
            known = self._known(document)
            if known is not None and known.state == "posted":
                self._succeed(document, f"posted before as {known.number}", known.erp_id)
                return False
            try:
                return not await self._is_posted(document)
            except ErpError as error:
                self._fail([document], str(error), blame(error))
                return False

        found = await self._io.gather([look(each) for each in documents], limit=self._limit)
        return [each for each, is_open in zip(documents, found, strict=True) if is_open]

    async def _is_posted(self, document: _Document) -> bool:
        """Whether the general ledger has it; what it has is compared with the plan."""
        entries = await entries_of(self._company, document.number)
        if not entries:
            return False
        planned = planned_on_accounts(document.posting)
        differs = difference(planned, posted_on_accounts(entries))
        if differs is None:
            self._record("posted", document)
            self._succeed(document, f"posted as {document.number}", self._batch_id)
        else:
            message = (
                f"Journal {document.number} is posted, but {differs}. Correct it by hand."
                f"{_vat_hint(document)}"
            )
            self._fail([document], message, "invalid")
        return True

    # ---- the batch ------------------------------------------------------------------------------

    async def _has_batch(self, documents: list[_Document]) -> bool:
        """Find or make the batch, and look what is in it; whether it can be used."""
        try:
            batch = await self._find_batch() or await self._make_batch()
            self._batch_id = batch.id
            everything = [
                line
                async for line in self._below.list(
                    expand=[JournalLine.dimension_set_lines], order_by=JournalLine.line_number
                )
            ]
        except ErpError as error:
            self._fail(documents, str(error), blame(error))
            return False
        if batch.balancing_account_number:
            message = (
                f"Batch {self._code} has the balancing account {batch.balancing_account_number}, which"
                " would book each line twice. Take it out in Business Central, or name another batch"
                " under [journal] in mapping.toml."
            )
            self._fail(documents, message, "failed")
            return False
        ours = {document.number.upper() for document in documents}
        for line in filter(_is_filled, everything):
            number = line.document_number.upper()
            if number in ours:
                self._present.setdefault(number, []).append(line)
            else:
                self._foreign.append(line)
        if self._foreign and self._plan.post:
            self._fail(documents, self._not_alone(self._foreign, "Nothing was written"), "failed")
            return False
        last = max((line.line_number for line in everything), default=0)
        for document in documents:
            self._first[document.number] = last + GAP
            last += GAP + STEP * len(document.lines)
        return True

    async def _find_batch(self) -> Journal | None:
        async for batch in self._company.journals.list(Journal.code == self._code):
            if batch.code.upper() == self._code:
                return batch
        return None

    async def _make_batch(self) -> Journal:
        try:
            return await self._company.journals.create(
                code=self._code, display_name="Factorial: expenses"
            )
        except (Conflict, OutcomeUnknown):
            made = await self._find_batch()
            if made is None:
                raise
            return made

    async def _lines(self, number: str | None = None) -> list[JournalLine]:
        """Read the lines of the batch, or of one document, empty ones left out."""
        where = None if number is None else JournalLine.document_number == number
        found = self._below.list(
            where, expand=[JournalLine.dimension_set_lines], order_by=JournalLine.line_number
        )
        lines = [line async for line in found if _is_filled(line)]
        if number is None:
            return lines
        return [line for line in lines if line.document_number.upper() == number.upper()]

    @property
    def _below(self) -> JournalLines[Async]:
        return self._company.journals.journal_lines(self._batch_id)

    def _groups(self, documents: list[_Document]) -> list[list[_Document]]:
        taxed = [each for each in documents if any(tax.vat for tax in each.posting.taxes)]
        if not self._plan.post or not taxed or self._present:
            return [documents]
        first = taxed[0]
        return [group for group in ([first], [e for e in documents if e is not first]) if group]

    # ---- writing --------------------------------------------------------------------------------

    async def _write_and_post(self, documents: list[_Document]) -> None:
        if self._doubted:
            message = (
                f"It was not written, because journal {self._doubted} was posted otherwise than"
                " planned, and this one may be, too. Mend that first, and apply again."
            )
            self._fail(documents, message, "failed")
            return
        written = await self._io.gather([self._write(e) for e in documents], limit=self._limit)
        complete = [each for each, is_there in zip(documents, written, strict=True) if is_there]
        if self._plan.post and complete:
            await self._post(complete)

    async def _write(self, document: _Document) -> bool:
        """Write the lines of a document that are not there yet; whether all of them are."""
        try:
            refusal = await self._refusal(document)
            if refusal is not None:
                self._results[document.change.key] = refusal
                return False
            await self._complete(document)
        except ErpError as error:
            log.info("writing %s failed: %s", document.change.key, type(error).__name__)
            self._fail([document], str(error), blame(error))
            return False
        self._record("drafted", document)
        message = f"lines of {document.number} in batch {self._code}"
        self._succeed(document, message, self._batch_id)
        return True

    async def _refusal(self, document: _Document) -> Result | None:
        """Why a document must not be written, ``None`` where it may be."""
        key = document.change.key
        if document.number.upper() in self._present:
            return None
        known = self._known(document)
        if known is not None and known.document != "journal":
            left = await leftover(known, self._company)
            if left is not None:
                return Result(key=key, status="invalid", message=left)
        elif known is not None:
            message = (
                f"The lines of {document.number} were written before, and neither they nor entries with"
                f" this number are there now. Batch {self._code} may number anew when it posts (posting"
                " number series), or somebody deleted them: look for the amount in the general ledger."
                " Where it is not booked, let the ledger forget the expense, and apply again."
            )
            return Result(key=key, status="invalid", message=message, number=document.number)
        twin = self._entered_by_hand(document)
        if twin is not None:
            message = (
                f"Line {twin.line_number} of batch {self._code} has the same receipt number"
                f" {twin.external_document_number}, account and amount, under {twin.document_number}:"
                " somebody may have entered it by hand. Delete the line, or reject the expense."
            )
            return Result(key=key, status="invalid", message=message)
        original = document.change.reverses
        if original is None:
            return None
        standing = await standing_of(original, document.posting, self._company)
        return standing.ending(key)

    def _entered_by_hand(self, document: _Document) -> JournalLine | None:
        wanted = {
            (line.external_document_number.upper(), line.account_number.upper(), line.amount)
            for line in document.draft.lines
            if line.external_document_number
        }
        for line in self._foreign:
            name = (line.external_document_number.upper(), line.account_number.upper(), line.amount)
            if name in wanted:
                return line
        return None

    async def _complete(self, document: _Document) -> None:
        """
        Write what is missing, read it back, and set dimensions.

        Raises:
            ErpError: A line of this number is none of the plan, or the ERP refuses one; then all are deleted.
        """
        present = self._present.get(document.number.upper(), [])
        found = _matched(document, present)
        dates = [line.posting_date for line in present if line.posting_date is not None]
        known = self._known(document)
        was_complete = known is not None and known.document == "journal"
        try:
            for at, line in enumerate(document.lines):
                is_hidden = line.account_type == HIDDEN
                if at not in found and not (is_hidden and was_complete):
                    number = _line_number(self._first[document.number], found, at, present)
                    # A document balances for each day: the rest goes to where its first lines are.
                    date = dates[0] if dates else document.draft.posting_date
                    await self._insert(_fields(document.draft, line, number, date), line)
        except RequestInvalid:
            for written in await self._lines(document.number):
                await self._below.delete(written)
            raise
        there = await self._lines(document.number)
        found = _matched(document, there)
        for at, line in enumerate(document.lines):
            if at in found:
                dimensions = self._company.journal_lines.dimension_set_lines(found[at].id)
                await settle_dimensions(found[at].dimension_set_lines, line.dimensions, dimensions)
            elif line.account_type != HIDDEN:
                message = f"A line of {document.number} is not there after it was written."
                hint = (
                    "Apply the plan again. Where it stays so, lines that cannot be read are in the way:"
                    " name a batch of its own under [journal] in mapping.toml."
                )
                raise ErpError(message, hint=hint)

    async def _insert(self, fields: NewJournalLine, line: PlannedLine) -> None:
        """Write one line; its number makes a second try harmless."""
        if line.dimensions:
            more = fields.copy()
            more["dimension_set_lines"] = [
                {"code": code, "value_code": value} for code, value in line.dimensions
            ]
            try:
                await self._insert_once(more)
            except RequestInvalid:
                # As with documents: one that the account sets by default cannot be inserted again.
                await self._insert_once(fields)
            return
        await self._insert_once(fields)

    async def _insert_once(self, fields: NewJournalLine) -> None:
        try:
            await self._below.create(**fields)
        except Conflict:
            return
        except OutcomeUnknown:
            try:
                await self._below.create(**fields)
            except Conflict:
                return

    # ---- posting --------------------------------------------------------------------------------

    async def _post(self, documents: list[_Document]) -> None:
        """Post the batch, if nothing else is in it, and believe only what is read afterwards."""
        numbers = {document.number.upper() for document in documents}
        unanswered: ErpError | None = None
        try:
            lines = await self._lines()
            others = [line for line in lines if line.document_number.upper() not in numbers]
            if others:
                message = self._not_alone(others, "The lines were written, but not posted")
                self._fail(documents, message, "failed")
                return
            await self._company.journals.post(self._batch_id)
        except OutcomeUnknown as error:
            unanswered = error
        except ErpError as error:
            log.info("posting batch %s failed: %s", self._code, type(error).__name__)
            message = f"Batch {self._code} was not posted, its lines stay there: {error}"
            self._fail(documents, message, blame(error))
            return

        async def look(document: _Document) -> None:
            try:
                if not await self._is_posted(document):
                    self._fail([document], await self._missing(document, unanswered), "failed")
                elif self._results[document.change.key].status == "invalid":
                    self._doubted = document.number
            except ErpError as error:
                self._fail([document], str(error), blame(error))

        await self._io.gather([look(each) for each in documents], limit=self._limit)

    async def _missing(self, document: _Document, unanswered: ErpError | None) -> str:
        if unanswered is not None:
            return str(unanswered)
        if await self._lines(document.number):
            return (
                f"The lines of {document.number} are still in batch {self._code} after posting."
                " Business Central may post in the background: run the plan again later."
            )
        return (
            f"Batch {self._code} was posted, but no entry has the number {document.number}: it may number"
            " anew when it posts. Take the posting number series out of the batch, and look for the amount"
            " in the general ledger."
        )

    # ---- results --------------------------------------------------------------------------------

    def _not_alone(self, lines: Iterable[JournalLine], what: str) -> str:
        numbers = list(dict.fromkeys(line.document_number or "no number" for line in lines))
        named = ", ".join(numbers[:5]) + (", …" if len(numbers) > 5 else "")
        return (
            f"{what}: batch {self._code} holds lines that are not of this plan ({named}), and posting"
            " posts everything in it. Post or delete them in Business Central, or name a batch of its own"
            " under [journal] in mapping.toml, and apply again."
        )

    def _known(self, document: _Document) -> LedgerEntry | None:
        return self._ledger.get(self._plan.company, document.change.ledger_key)

    def _record(self, state: Literal["drafted", "posted"], document: _Document) -> None:
        change, known = document.change, self._known(document)
        self._ledger.put(
            LedgerEntry(
                company=self._plan.company,
                key=change.ledger_key,
                state=state,
                erp_id=self._batch_id or (known.erp_id if known is not None else ""),
                number=document.number,
                fingerprint=change.fingerprint,
                plan_id=self._plan.id,
                document="journal",
                booked=change.booking,
            )
        )

    def _succeed(self, document: _Document, message: str, erp_id: str) -> None:
        key = document.change.key
        self._results[key] = Result(
            key=key,
            status="success",
            message=message,
            erp_id=erp_id or None,
            number=document.number,
            document="journal",
        )

    def _fail(
        self, documents: list[_Document], message: str, status: Literal["failed", "invalid"]
    ) -> None:
        for document in documents:
            key = document.change.key
            self._results[key] = Result(
                key=key, status=status, message=message, number=document.number
            )


def _is_filled(line: JournalLine) -> bool:
    """Whether it is more than the empty line that posting leaves."""
    return bool(line.amount or line.account_number)


def _fields(draft: JournalDraft, line: PlannedLine, number: int, date: dt.date) -> NewJournalLine:
    fields: NewJournalLine = {
        "line_number": number,
        "account_type": TYPES[line.account_type],
        "account_number": line.account_number,
        "posting_date": date,
        "document_number": draft.document_number,
        "amount": line.amount,
        "description": line.description,
    }
    if line.external_document_number:
        fields["external_document_number"] = line.external_document_number
    if line.comment:
        fields["comment"] = line.comment
    if line.vat_code:
        fields["tax_code"] = line.vat_code
    return fields


def _line_number(
    first: int, found: dict[int, JournalLine], at: int, present: Sequence[JournalLine]
) -> int:
    """
    The number that a line of the plan has: always the same, as long as one line of its document is there.

    Args:
        first: Of the document, where none of its lines is there yet.
        found: The lines that are there, by their place in the document.
        at: Place of the line in the document.
        present: Lines of this document.
    """
    for place, line in sorted(found.items()):
        first = line.line_number - STEP * place
        break
    number = first + STEP * at
    taken = {line.line_number for line in present}
    while number in taken:
        number += 1
    return number


def _matched(document: _Document, present: Sequence[JournalLine]) -> dict[int, JournalLine]:
    """
    Tell which lines of the plan are there, by their place in the document.

    Raises:
        ErpError: A line is none of the plan.
    """
    found: dict[int, JournalLine] = {}
    wanted = document.lines
    for line in present:
        places = [at for at, each in enumerate(wanted) if at not in found and _is_same(line, each)]
        if not places:
            message = (
                f"Line {line.line_number} of {document.number} has {line.amount} on"
                f" {line.account_number}, which was not planned."
            )
            hint = "Delete the lines of this document in the batch, and plan anew."
            raise ErpError(message, hint=hint)
        dimensions = {each.code: each.value_code for each in line.dimension_set_lines}
        best = [at for at in places if dict(wanted[at].dimensions).items() <= dimensions.items()]
        found[(best or places)[0]] = line
    return found


def _is_same(line: JournalLine, wanted: PlannedLine) -> bool:
    present: tuple[Any, ...] = (line.account_type, line.account_number.upper(), line.amount)
    planned = (TYPES[wanted.account_type], wanted.account_number.upper(), wanted.amount)
    # Whether a VAT code can be read back depends on the batch.
    return present == planned and line.tax_code in ("", wanted.vat_code)


def _vat_hint(document: _Document) -> str:
    if not any(tax.vat or tax.reverse_charge for tax in document.posting.taxes):
        return ""
    return (
        " Where the VAT is missing: batch and template must copy the VAT set-up to the lines; or make"
        " purchase invoices of what has VAT (posting_kind)."
    )
