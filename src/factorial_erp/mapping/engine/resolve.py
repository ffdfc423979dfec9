"""How does a record become a posting, decision by decision?

A :class:`Resolver` is a document bound to the books of a company. It remembers decisions, counts in whole
numbers, and leaves texts and amounts to be made when somebody looks at them; so many records are resolved
quickly, and each result is the same as if it were the only one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Final, Literal, NamedTuple, cast

import attrs

from ..allowances import allowance_for, divide
from ..books import Books
from ..format.entries import Tables
from ..format.settings import DIMENSION, FILE
from ..match import key, nearest
from ..money import (
    MINOR_UNITS,
    allocate_quanta,
    as_text,
    from_quanta,
    quanta_text,
    round_ratio,
    units,
)
from ..posting import (
    JOURNAL_NUMBER_LENGTH,
    VENDOR_INVOICE_NUMBER_LENGTH,
    Dimensions,
)
from ..records.entry import LedgerRecord
from ..records.expense import FROM_SUPPLIERS, ExpenseRecord, Ref
from ..records.from_any import Source, as_record
from ..rules import facts_of_part
from ..trail import Because, Drafts, Mapped, Problem, Skipped
from ..vat import (
    StatedPart,
    TaxedAmount,
    Treatment,
    VatRefused,
    complete_parts,
    split_by_tax,
    vat_of,
)
from .chain import Case, Chain, Reason, employee_paid
from .desk import REVERSED, Currency, Decided, Desk
from .drafting import Amount, Creditor, Line, Outline, taxed_by_route
from .notes import (
    described,
    link_notes,
    part_note,
    rounding_facts,
    rounding_note,
    text_of,
    vat_facts,
    vat_note,
)
from .quick import Quick
from .refundable import refundable_part, resolve_part
from .resolve_ledger import resolve_ledger
from .templates import fill
from .withholding import withhold

__all__ = ["Assigned", "Resolver"]

_ZERO: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)


class _Share(NamedTuple):
    """The cost centres that a share of the amount is for."""

    cost_centers: tuple[Ref, ...]
    label: str
    weight: int | Decimal = 1


class _Part(NamedTuple):
    """The part of a receipt that is taxed at one rate."""

    rate: Decimal
    base: int
    tax: int
    origin: str


class Assigned(NamedTuple):
    """Where an amount belongs that is given as debit or credit, so that nothing else is to be decided."""

    parts: tuple[tuple[int | Decimal, str, Dimensions], ...]
    """Weight, account and dimensions for each cost centre's share; none where there are problems."""
    reasons: tuple[Because, ...]
    problems: tuple[Problem, ...]


class Resolver(Desk):
    """
    A mapping document bound to the books of one company.

    Pure: a record always gives the same result, whatever was resolved before. Safe to share between
    threads.
    """

    def __init__(
        self,
        tables: Tables,
        chains: Mapping[str, Chain],
        books: Books,
        *,
        document_hash: str,
        today: dt.date | None = None,
    ) -> None:
        """Bind a document to books; :meth:`MappingDocument.resolver` does it."""
        super().__init__(tables, chains, books, document_hash=document_hash, today=today)
        self._quick = Quick(self, self._decide_for)

    def resolve(self, record: Source) -> Mapped:
        """
        Decide everything about a record; a decision that cannot be made is a problem, not an error.

        Args:
            record: See :meth:`MappingDocument.resolve`.

        Raises:
            InputInvalid: The document moves closed dates to today, and nothing says which day that is.
        """
        known = record if isinstance(record, ExpenseRecord) else as_record(record)
        if isinstance(known, LedgerRecord):
            return resolve_ledger(self, known)
        if known.reimbursable_cents is not None and known.reimbursable_cents != known.amount_cents:
            part = refundable_part(known, self.settings.minor_units)
            if part is not None:
                return resolve_part(self, known, part)
        return self.resolve_whole(known)

    def resolve_whole(self, record: ExpenseRecord) -> Mapped:
        """Decide everything about a record that is posted with its total."""
        usual = self._quick.resolve(record) if self._quick.is_possible else None
        return _Resolution(self, record).run() if usual is None else usual

    def assign(self, record: ExpenseRecord) -> Assigned:
        """Decide account and dimensions only, for each cost centre's share."""
        return _Resolution(self, record).assign()

    def credit(self, record: ExpenseRecord) -> tuple[Creditor | None, Assigned]:
        """Decide only what is credited, ``None`` where nothing says it."""
        return _Resolution(self, record).credit()

    def kind(self, record: ExpenseRecord) -> tuple[str, Assigned]:
        """Decide only what is made of it."""
        return _Resolution(self, record).kind()

    def _decide_for(  # noqa: PLR0917  (it is called for each new decision)
        self,
        record: ExpenseRecord,
        target: str,
        seen: list[object],
        special: object,
        country: str | None,
        paid_by: str | None,
    ) -> Decided | None:
        run = _Resolution(self, record)
        run.paid_by = paid_by
        return run.decide_for(target, seen, special, country)


class _Resolution:
    """One run: gathers reasons and problems on the way to the outline of a posting."""

    __slots__ = (
        "_desk", "_items", "_lenient", "_outline", "_personal", "_problems", "_seen", "_whole",
        "centers", "country", "decimals_of_cents", "paid_by", "payee", "rate", "record", "supplier",
    )  # fmt: skip

    def __init__(self, desk: Resolver, record: ExpenseRecord) -> None:
        self._desk = desk
        self.record = record
        self._items: list[Because | Reason | Callable[[], Because]] = []
        self._problems: list[Problem] = []
        self._outline: Outline | None = None
        self._lenient = False
        self._personal = False
        self.paid_by: str | None = None
        self.rate: Decimal | None = None
        self.centers = self._whole = record.cost_centers
        self.supplier = (record.merchant_name, record.merchant_tin, record.supplier)
        self.payee: Any = None
        self.country: str | None = None
        self.decimals_of_cents = desk.currency(record.currency).of_cents
        self._seen: list[object] | None = None

    def run(self) -> Mapped:
        desk, record = self._desk, self.record
        skipped, problem = desk.belongs(record)
        if skipped is not None:
            return self._mapped("", skipped)
        if problem is not None:
            self._problems.append(problem)
        currency = desk.currency(record.currency)
        amount = self._amount(currency)
        posting_date = self._posting_date()
        self.country, because = desk.country(record)
        if because is not None:
            self._items.append(because)
        shares = self._shares()
        if len(shares) == 1:
            self.centers = self._whole = shares[0].cost_centers
            if self._whole == record.cost_centers:
                self._seen = desk.glance.see(record, self.country, currency.of_cents)
        self._find_payment()
        kind = self._kind()
        if kind == "none":
            message = "The rules say that nothing is posted for it."
            return self._mapped("", Skipped(code="nothing_to_post", message=message))
        number = self._number(kind)
        creditor = self._creditor(kind)
        amount, whole, withheld = self._withheld(amount, currency)
        lines = self._lines(kind, whole, currency, shares)
        template = self._describe()
        if self._problems or amount is None or lines is None:
            return self._mapped(kind)
        lines = (*self._limited(lines, amount.sign, amount.decimals), *withheld)
        if not _agree(kind, lines, amount.gross):
            lines = self._settled(kind, lines, amount, currency)
        local = amount.gross if amount.is_local else self._local_gross(kind, amount)
        if self._problems or creditor is None or posting_date is None or record.date is None:
            return self._mapped(kind)
        self._outline = Outline(
            cast("Any", kind),
            amount,
            local,
            desk.local_decimals,
            desk.books.local_currency,
            number,
            creditor,
            record.date,
            posting_date,
            template,
            record.document_number or "",
            lines,
            desk.settings.rounding_account or "",
            record.due_date,
            self._corrected(),
        )
        return self._mapped(kind)

    def assign(self) -> Assigned:
        """Account and dimensions of each share."""
        shares = self._shares()
        self._whole = shares[0].cost_centers if len(shares) == 1 else self.record.cost_centers
        accounts = self._accounts((None,), shares, self._whole)
        dimensions = self._dimensions(shares, self._whole)
        parts = tuple(
            (share.weight, account, dimensions[share.label])
            for share in shares
            if (account := accounts[None, share.label]) is not None
        )
        problems = tuple(self._problems)
        return Assigned(() if problems else parts, self.trail(), problems)

    def credit(self) -> tuple[Creditor | None, Assigned]:
        """Who or what is credited, by rules, ways of paying and defaults."""
        self._find_payment()
        has_credit = self._desk.has_credit
        found: Creditor | None = self._decide("credit_account") if has_credit else None
        return found, Assigned((), self.trail(), tuple(self._problems))

    def kind(self) -> tuple[str, Assigned]:
        """What is made of it, by rules, ways of paying and defaults."""
        self._find_payment()
        kind = self._kind()
        return kind, Assigned((), self.trail(), tuple(self._problems))

    # ---- the story, when somebody asks ----------------------------------------------------------

    def trail(self) -> tuple[Because, ...]:
        """The reasons, in the order in which the decisions were made."""
        told, outline = [_told(item) for item in self._items], self._outline
        if outline is not None and outline.route == "purchase_invoice":
            is_memo = outline.amount.sign < 0
            told += link_notes(self._desk, self.record, self._corrected() if is_memo else None)
        return tuple(told)

    def drafts(self) -> Drafts:
        """What is to be written, and what it will book."""
        if self._outline is None:
            return Drafts()
        outline = self._outline._replace(
            description=text_of(self._outline.description, self.record, self._whole)[0]
        )
        return Drafts(outline.invoice(), outline.journal(), outline.posting())

    def _mapped(self, kind: str, skipped: Skipped | None = None) -> Mapped:
        desk = self._desk
        return Mapped(
            self.record,
            self,
            desk.document,
            posting_kind=kind,
            problems=tuple(self._problems),
            skipped=skipped,
        )

    # ---- decisions ------------------------------------------------------------------------------

    def _see(self, rate: Decimal | None, centers: tuple[Ref, ...]) -> None:
        """Look at one tax rate and at some cost centres from now on."""
        self.rate = rate
        self.centers = centers

    def _decide(self, target: str, part: str = "") -> Any:
        """
        What a target becomes, ``None`` where that is a problem.

        Args:
            part: Which rate or cost centre is decided on, for the name of the field.
        """
        memo = self._desk.memos[target]
        if not memo.is_possible:
            return self._walk(target, part, None)
        name = (memo.name(self), part, self._lenient)
        known = memo.get(name)
        if known is None:
            return self._walk(target, part, name)
        if known.because is not None:
            self._items.append(known.because)
        return known.result

    def _glance(self, target: str, special: object = None) -> Any:
        """
        As :meth:`_decide`, for what is decided once for the record as a whole.

        Args:
            special: The tax rate, or who is paid, where the decision depends on it.
        """
        seen = self._seen
        quick = self._desk.glance.targets.get(target) if seen is not None else None
        if quick is None or seen is None:
            return self._decide(target, _label(special) if isinstance(special, Decimal) else "")
        pick, decisions = quick
        name = pick(seen)
        known = decisions.get(name)
        if special is not None and (known is None or known.result is None):
            name = (name, special)
            known = decisions.get(name)
        if known is not None:
            if known.because is not None:
                self._items.append(known.because)
            return known.result
        items, problems = len(self._items), len(self._problems)
        part = _label(special) if isinstance(special, Decimal) else ""
        result = self._walk(target, part, None)
        if len(self._problems) == problems:
            because = cast("Reason", self._items[items]) if len(self._items) > items else None
            if target == "vendor" and because is not None:
                # Only the steps behind those that rules have look at who is paid.
                if because.depth < self._desk.steps_before_payee:
                    name = pick(seen)
                else:
                    decisions.put(pick(seen), Decided(None, None))
            decisions.put(name, Decided(because, result))
        return result

    def decide_for(
        self, target: str, seen: list[object], special: object, country: str | None
    ) -> Decided | None:
        """
        One decision about the usual receipt, ``None`` where it is a problem.

        Args:
            seen: What was seen of it at a glance.
            special: The tax rate, or who is paid.
            country: The supplier's.
        """
        self._seen = seen
        self.country = country
        if isinstance(special, Decimal):
            self.rate = special
        else:
            self.payee = special
        result = self._glance(target, special)
        if self._problems:
            return None
        return Decided(cast("Reason", self._items[0]) if self._items else None, result)

    def _walk(self, target: str, part: str, name: object) -> Any:
        memo = self._desk.memos[target]
        asks_amount = memo.asks_amount or not memo.is_possible
        case = self._case(self._total() if asks_amount else None)
        answer = self._desk.chains[target].walk(case, part=part)
        before = len(self._problems)
        because, result = None, None
        if isinstance(answer, Reason):
            because = answer
            self._items.append(because)
            check = _CHECKS.get(target.partition(":")[0])
            result = check(self, target, because) if check else because.value
        elif target not in _OPTIONAL or not answer.code.endswith("_undecided"):
            self._problems.append(answer)
        if name is not None and len(self._problems) == before:
            memo.put(name, Decided(because, result))
        return result

    def _case(self, amount: Decimal | None) -> Case:
        facts = facts_of_part(
            self.record,
            amount=amount,
            country=self.country,
            rate=self.rate,
            cost_centers=self.centers,
        )
        return Case(
            record=self.record,
            books=self._desk.books,
            facts=facts,
            rate=self.rate,
            cost_centers=self.centers,
            paid_by=self.paid_by,
        )

    def _total(self) -> Decimal | None:
        """The amount in **units** of its currency."""
        cents = self.record.amount_cents
        if cents is None:
            return None
        policy = self._desk.settings.minor_units
        return units(cents, self.record.currency.strip(), policy=policy)

    # ---- amount, dates, numbers -----------------------------------------------------------------

    def _amount(self, currency: Currency) -> Amount | None:
        record = self.record
        cents, decimals = record.amount_cents, currency.decimals
        if decimals is None:
            books = self._desk.books
            near = nearest(currency.code, books.currencies)
            self._problem(
                "currency_unknown",
                "currency",
                currency.code,
                f"The books know no currency {currency.code}.",
                "Add it with its exchange rates in Business Central"
                + (f" (there are {', '.join(near)})." if near else "."),
            )
        if cents is None:
            self._problem(
                "amount_missing",
                "amount",
                None,
                f"The {record.kind} has no amount.",
                "Enter its total in Factorial.",
            )
            return None
        if not cents:
            self._problem(
                "amount_zero",
                "amount",
                "0",
                "The amount is zero, and Business Central posts no empty invoice.",
                "Enter the amount in Factorial, or reject the expense.",
            )
            return None
        if decimals is None:
            return None
        gross = _count(cents, currency)
        if gross is None:
            self._problem(
                "amount_too_fine",
                "amount",
                str(self._total()),
                f"The amount {self._total()} {currency.code} has more than the {decimals} decimals "
                "of the books.",
                f"Check minor_units in {FILE}, or the rounding of {currency.code} in Business Central.",
            )
            return None
        if currency.code in MINOR_UNITS:
            self._because(
                "amount",
                f"{self._total()} {currency.code}",
                "minor_units",
                f"Factorial does not document the unit of {cents} {currency.code}; "
                f"minor_units of {FILE} is {self._desk.settings.minor_units!r}",
                is_default=True,
            )
        sign = -1 if gross < 0 or record.kind == "credit_note" else 1
        if key(record.status) == REVERSED:
            sign = -sign
            reason = "the expense was reversed, so it mirrors its original with all signs changed"
            self._because("sign", "refund" if sign < 0 else "charge", "status", reason)
        return Amount(abs(gross), sign, decimals, currency.code, currency.is_local)

    def _withheld(
        self, amount: Amount | None, currency: Currency
    ) -> tuple[Amount | None, Amount | None, tuple[Line, ...]]:
        """What is left to be paid, the total with VAT, and lines for what is withheld of it."""
        if amount is None or not self.record.withholdings:
            return amount, amount, ()
        found = withhold(
            self._desk,
            self.record,
            amount,
            currency,
            count=partial(_count, currency=currency),
            country=self.country,
        )
        self._items += found.reasons
        self._problems += found.problems
        lines = [
            line._replace(account=account)
            for line in found.lines
            if (account := self._owed_on(line)) is not None
        ]
        return found.payable, found.whole, tuple(lines)

    def _owed_on(self, line: Line) -> str | None:
        if self._lenient:
            return line.account
        origin = self._desk.because("withholding", line.account, "taxes", "")
        why = attrs.evolve(origin, rule_id=line.treatment.id, source=line.treatment.source)
        return self._postable(line.account, why)

    def _posting_date(self) -> dt.date | None:
        wanted = self.record.date
        if wanted is None:
            self._problem(
                "date_missing",
                "date",
                None,
                f"The {self.record.kind} has no date.",
                "Enter its date in Factorial.",
            )
            return None
        date, why = self._desk.posting_date(wanted)
        if isinstance(why, Problem):
            self._problems.append(why)
        else:
            self._items.append(why)
        return date

    def _number(self, kind: str) -> str:
        settings, is_journal = self._desk.settings, kind == "journal"
        number = self._number_of(self.record, is_journal=is_journal)
        limit = JOURNAL_NUMBER_LENGTH if is_journal else VENDOR_INVOICE_NUMBER_LENGTH
        if not 0 < len(number) <= limit:
            own = None if is_journal else settings.numbers.get(self.record.kind)
            where = "number" if own is None else f"number_of.{self.record.kind}"
            self._problem(
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

    def _number_of(self, record: ExpenseRecord, *, is_journal: bool) -> str:
        """The number of a document; what suppliers call theirs is unique for each of them only."""
        own = None if is_journal else self._desk.settings.numbers.get(record.kind)
        around = self._desk.around_id
        if own is None and around is not None and record.id.isalnum():
            return f"{around[0]}{record.id}{around[1]}".upper()
        template = own or self._desk.settings.invoice_number
        return fill(template, record, record.cost_centers).upper()

    def _corrected(self) -> str:
        """The number under which the invoice is posted that a credit note corrects."""
        original = self.record.corrects
        if original is None:
            return ""
        invoice = attrs.evolve(
            self.record, kind="supplier_invoice", id=original.id, document_number=original.code
        )
        return self._number_of(invoice, is_journal=False)

    def _local_gross(self, kind: str, amount: Amount) -> int | None:
        """The amount in the local currency: what Factorial says it is, else by its exchange rate."""
        if amount.is_local:
            return amount.gross
        desk, record = self._desk, self.record
        own = desk.books.local_currency
        local = None
        converted_to = (record.reimbursable_currency or "").strip().upper()
        if converted_to == own or (not converted_to and record.exchange_rate):
            local = self._converted(amount, desk.currency(own), is_told=bool(converted_to))
        if local is None and kind == "journal":
            self._problem(
                "lcy_unknown",
                "amount",
                f"{from_quanta(amount.gross, amount.decimals)} {amount.currency}",
                f"A journal of Business Central's API has no currency, and nothing says what "
                f"{from_quanta(amount.gross, amount.decimals)} {amount.currency} are in {own}.",
                "Enter the reimbursable amount in Factorial, or make a purchase invoice of it "
                "(posting_kind), which has a currency.",
            )
        return local

    def _converted(self, amount: Amount, own: Currency, *, is_told: bool) -> int | None:
        """
        The amount in the local currency.

        Args:
            is_told: Whether Factorial says that it converts to the local currency.
        """
        record = self.record
        rate = record.exchange_rate
        cents = record.reimbursable_cents if is_told else None
        by_rate = None
        if rate is not None and own.decimals is not None:
            numerator, denominator = rate.as_integer_ratio()
            by_rate = round_ratio(
                amount.gross * numerator * 10**own.decimals, denominator * 10**amount.decimals
            )
        if cents:
            local = _count(cents, own)
            if local is None or own.decimals is None:
                return None
            local = abs(local)
            if by_rate is not None and abs(by_rate - local) > own.tolerance:
                said, computed = (
                    from_quanta(local, own.decimals),
                    from_quanta(by_rate, own.decimals),
                )
                self._because(
                    "amount_lcy",
                    str(said),
                    "reimbursable",
                    f"Factorial converts to {said} {own.code}; its exchange rate {rate} would give "
                    f"{computed}",
                )
            return local
        if by_rate is not None and own.decimals is not None:
            self._because(
                "amount_lcy",
                str(from_quanta(by_rate, own.decimals)),
                "exchange_rate",
                f"Factorial names the exchange rate {rate}, but no converted amount"
                f"{'' if is_told else ' and no currency'}; {rate} times "
                f"{from_quanta(amount.gross, amount.decimals)} {amount.currency}, rounded, is taken (that "
                "the rate multiplies is a guess)",
                is_default=True,
            )
        return by_rate

    # ---- what it becomes, and who is credited ---------------------------------------------------

    def _find_payment(self) -> None:
        """Look the way of paying up, which says who paid."""
        desk = self._desk
        id: str | None = self._glance("payment") if desk.has_payment else None
        if id is not None:
            method = desk.tables.payment_methods[key(id)]
            self.paid_by = method.paid_by
            self._personal = method.personal

    def _kind(self) -> str:
        desk = self._desk
        if not desk.has_kind:
            return "purchase_invoice"
        kind: str | None = self._glance("posting_kind")
        if kind == "file" and not desk.books.accounts:
            self._lenient = True
            self._seen = None
        return kind or ""

    def _creditor(self, kind: str) -> Creditor | None:
        employee = self.record.employee
        paid = employee_paid(self.record, self.paid_by)
        self.payee = employee if paid and employee else (paid, self.country, self.supplier)
        credit: Creditor | None = self._glance("credit_account") if self._desk.has_credit else None
        if kind == "purchase_invoice":
            if credit is None or credit.type == "vendor":
                return credit or self._vendor()
            self._problem(
                "credit_not_vendor",
                "credit_account",
                f"{credit.type}:{credit.number}",
                f"A purchase invoice credits a vendor, but {credit.type} {credit.number} is to be "
                "credited.",
                "Make a journal of it (posting_kind), or name a vendor to be credited.",
            )
            return None
        if credit is not None or not paid:
            return credit or self._vendor()
        return self._employee_account("credit_account") or self._vendor()

    def _vendor(self) -> Creditor | None:
        number: str | None = self._glance("vendor", self.payee)
        return None if number is None else Creditor("vendor", number)

    def _employee_account(self, field: str) -> Creditor | None:
        """The employee's own account, where employees.csv names one."""
        employee = self.record.employee
        if employee is None:
            return None
        for text in (employee.id, employee.code, employee.name):
            entry = self._desk.tables.employee_accounts.get(key(text)) if text else None
            if entry is not None:
                type: Literal["account", "employee"] = (
                    "account" if self._desk.books.account(entry.value) else "employee"
                )
                self._items.append(
                    Because(
                        field=field,
                        value=f"{type}:{entry.value}",
                        step="employees",
                        reason=f"employee {entry.id} ({entry.source}) has this account",
                        rule_id=entry.id,
                        source=entry.source,
                        matched={"employee": employee.number},
                        document_hash=self._desk.document_hash,
                    )
                )
                return Creditor(type, entry.value)
        return None

    def check_credit(self, _: str, reason: Reason) -> Creditor | None:
        type, colon, number = reason.value.partition(":")
        if not colon:
            type, number = "account", reason.value
        creditor = Creditor(cast("Any", key(type)), number.strip())
        if self._lenient or creditor.type in ("employee", "bank"):
            return creditor
        if creditor.type == "vendor":
            known = self._known_vendor(creditor.number, reason)
        else:
            known = self._postable(creditor.number, reason)
        return None if known is None else creditor._replace(number=known)

    def check_vendor(self, _: str, reason: Reason) -> str | None:
        return self._known_vendor(reason.value, reason)

    def _known_vendor(self, number: str, reason: Reason) -> str | None:
        if self._lenient:
            return number
        vendor = self._desk.books.vendor(number)
        if vendor is None:
            because = reason.because
            near = nearest(number, (known.number for known in self._desk.books.vendors))
            self._problem(
                "vendor_unknown",
                because.field,
                number,
                f"Business Central has no vendor {number} ({_origin(because)}).",
                "Create the vendor, or correct the row"
                + (f"; near are {', '.join(near)}." if near else "."),
                source=because.source,
            )
            return None
        if not vendor.takes_invoices:
            because = reason.because
            self._problem(
                "vendor_blocked",
                because.field,
                vendor.number,
                f"Vendor {vendor.number} is blocked in Business Central ({_origin(because)}).",
                "Unblock the vendor, or name another one.",
                source=because.source,
            )
        return vendor.number

    # ---- how it is divided ----------------------------------------------------------------------

    def _shares(self) -> tuple[_Share, ...]:
        record = self.record
        centers = record.cost_centers
        policy = self._desk.settings.several_cost_centers
        if policy == "percentages" and record.cost_center_shares:
            weights = [(each.cost_center, each.percent) for each in record.cost_center_shares]
            return self._by_percent(weights, "percentages", "the record states the shares")
        if policy == "memberships" and len(centers) != 1 and record.memberships:
            return self._by_memberships()
        if len(centers) < 2:
            return (_Share(centers, ""),)
        labels = ", ".join(center.label for center in centers)
        if policy == "equal":
            self._because(
                "cost_center",
                labels,
                "equal",
                f"{len(centers)} cost centres and no shares: the net amount is divided equally",
                is_default=True,
            )
            return _shares_of([(center, 1) for center in centers])
        if policy == "first":
            self._because(
                "cost_center",
                centers[0].label,
                "first",
                f"of the cost centres {labels} the first is taken",
                is_default=True,
            )
            return (_Share(centers[:1], ""),)
        missing = {
            "percentages": "The record states no shares of them",
            "memberships": "The employee has no memberships in Factorial",
        }.get(policy, "Nothing says how to divide them")
        self._problem(
            "several_cost_centers",
            "cost_center",
            labels,
            f"The record has {len(centers)} cost centres without shares: {labels}. {missing}.",
            f"Leave one in Factorial, or set several_cost_centers under [policy] in {FILE}.",
        )
        return (_Share(centers, ""),)

    def _by_memberships(self) -> tuple[_Share, ...]:
        record, day = self.record, self.record.date
        if day is None:
            return (_Share(record.cost_centers, ""),)  # the missing date is a problem already
        named = {center.id for center in record.cost_centers}
        weights = [
            (each.cost_center, each.percent)
            for each in record.memberships
            if each.covers(day) and (not named or each.cost_center.id in named)
        ]
        return self._by_percent(weights, "memberships", f"the employee's memberships on {day}")

    def _by_percent(
        self, weights: list[tuple[Ref, Decimal]], step: str, origin: str
    ) -> tuple[_Share, ...]:
        labels = ", ".join(f"{center.label} {as_text(percent)} %" for center, percent in weights)
        total = sum((percent for _, percent in weights), _ZERO)
        if total != _HUNDRED or any(percent < 0 for _, percent in weights):
            self._problem(
                "shares_not_100",
                "cost_center",
                labels or None,
                f"The shares of the cost centres total {as_text(total)} % and not 100 %, or one is "
                f"negative ({origin}: {labels or 'none'}).",
                "Correct the percentages in Factorial.",
            )
            return (_Share(self.record.cost_centers, ""),)
        self._because("cost_center", labels, step, origin)
        return _shares_of([(center, weight) for center, weight in weights if weight])

    # ---- lines ----------------------------------------------------------------------------------

    def _lines(
        self, kind: str, amount: Amount | None, currency: Currency, shares: tuple[_Share, ...]
    ) -> tuple[Line, ...] | None:
        if self._personal:
            return self._personal_line(kind, amount)
        desk = self._desk
        parts = self._parts(amount, currency) if amount else None
        treatments: dict[Decimal, Treatment] = {}
        if parts is not None and amount is not None:
            parts = self._treated(parts, treatments, amount, currency)
        rates = tuple([part.rate for part in parts]) if parts else (None,)
        if len(shares) == 1 and (len(rates) == 1 or not desk.account_by_rate):
            return self._undivided(parts, treatments, rates[0])
        return self._divided(parts, treatments, rates, shares)

    def _undivided(
        self,
        parts: list[_Part] | None,
        treatments: Mapping[Decimal, Treatment],
        rate: Decimal | None,
    ) -> tuple[Line, ...] | None:
        """The lines of one account and one share."""
        self.rate = rate
        account: str | None = self._glance("account")
        self.rate = None
        dimensions = [self._glance(target) for target in self._desk.dimensions]
        if parts is None or account is None:
            return None
        known = tuple([each for each in dimensions if each is not None])
        return tuple(
            [
                Line(*_net_and_tax(part, treatments[part.rate]), account, known)
                for part in parts
                if part.rate in treatments and (part.base or part.tax)
            ]
        )

    def _divided(
        self,
        parts: list[_Part] | None,
        treatments: Mapping[Decimal, Treatment],
        rates: tuple[Decimal | None, ...],
        shares: tuple[_Share, ...],
    ) -> tuple[Line, ...] | None:
        """The lines of several accounts or shares; net and tax are shared out each by itself."""
        accounts = self._accounts(rates, shares, self._whole)
        dimensions = self._dimensions(shares, self._whole)
        self._see(None, self._whole)
        if parts is None:
            return None
        lines: list[Line] = []
        weights = [share.weight for share in shares]
        for part in parts:
            if part.rate not in treatments:
                continue
            net, tax, treatment = _net_and_tax(part, treatments[part.rate])
            nets, taxes = allocate_quanta(net, weights), allocate_quanta(tax, weights)
            for share, portion, tax_portion in zip(shares, nets, taxes, strict=True):
                account = accounts[part.rate, share.label]
                if (portion or tax_portion) and account is not None:
                    known = dimensions[share.label]
                    lines.append(Line(portion, tax_portion, treatment, account, known))
        return tuple(lines)

    def _personal_line(self, kind: str, amount: Amount | None) -> tuple[Line, ...] | None:
        """What the employee owes, without VAT."""
        if kind not in ("journal", "file"):
            self._problem(
                "personal_needs_journal",
                "posting_kind",
                kind or None,
                "Personal spend is owed by the employee, which a purchase invoice cannot say.",
                "Set posting_kind to journal in its row of payment_methods.csv.",
            )
            return None
        employee = self.record.employee
        owing = self._employee_account("receivable")
        if owing is None and (employee is None or employee.code is None):
            self._problem(
                "receivable_missing",
                "receivable",
                employee.number if employee else None,
                "The employee owes personal spend, but nothing says on which account.",
                "Add a row with the employee's account to employees.csv.",
            )
            return None
        if owing is None and employee is not None and employee.code is not None:
            owing = Creditor("employee", employee.code)
            reason = (
                "personal spend is owed by the employee; no row of employees.csv has an account, so "
                "Factorial's number is taken as the employee's number in the ERP"
            )
            number = f"employee:{owing.number}"
            self._because("receivable", number, "personal", reason, is_default=True)
        if amount is None or owing is None:
            return None
        line = Line(amount.gross, 0, _UNTAXED, owing.number, (), "receivable", owing.type)
        return (line,)

    def _limited(self, lines: tuple[Line, ...], sign: int, decimals: int) -> tuple[Line, ...]:
        """The lines of a mileage or per diem, in what is free of tax and what is pay."""
        allowances = self._desk.tables.allowances
        if not allowances:
            return lines
        allowance = allowance_for(self.record, allowances)
        if allowance is None:
            if any(each.kind == self.record.kind for each in allowances):
                self._problem(
                    "allowance_missing",
                    "amount",
                    None,
                    f"No row of allowances.csv is for a {self.record.kind} of {self.record.date} in "
                    f"{self.record.currency}, so what is free of tax cannot be told.",
                    "Add a row for that time and currency to allowances.csv.",
                )
            return lines
        total = sum([line.net for line in lines])
        divided = divide(self.record, allowance, total, decimals=decimals)
        if isinstance(divided, str):
            self._problem(
                "allowance_unknown",
                "amount",
                None,
                f"What is free of tax cannot be told: {divided} ({allowance.source}).",
                "Complete the record in Factorial, or add a row for its unit to allowances.csv.",
                source=allowance.source,
            )
            return lines
        free = self._desk.because(
            "tax_free",
            str(from_quanta(sign * divided.free, decimals)),
            "allowances",
            f"{divided.reason}; {from_quanta(divided.taxable, decimals)} are paid beyond that",
        )
        because = attrs.evolve(free, rule_id=allowance.id, source=allowance.source)
        self._items.append(because)
        if not divided.taxable:
            return lines
        account = self._checked(allowance.account, because)
        if account is None:
            return lines
        frees = allocate_quanta(divided.free, [line.net for line in lines])
        taxables = [
            line._replace(net=line.net - part, account=account)
            for line, part in zip(lines, frees, strict=True)
        ]
        kept = [line._replace(net=part) for line, part in zip(lines, frees, strict=True)]
        return tuple(line for line in (*kept, *taxables) if line.net)

    def _parts(self, amount: Amount, currency: Currency) -> list[_Part] | None:
        parts = self._stated_parts(amount, currency)
        if parts is not None:
            return parts
        taxes: list[tuple[Decimal | None, int | None, int | None]] = []
        sign = 1
        for each in self.record.taxes:
            base = None if each.base_cents is None else _count(each.base_cents, currency)
            tax = None if each.tax_cents is None else _count(each.tax_cents, currency)
            if (base is None) != (each.base_cents is None) or (tax is None) != (
                each.tax_cents is None
            ):
                self._problem(
                    "amount_too_fine",
                    "taxes",
                    self._stated_taxes(),
                    f"The taxes of the receipt have more than the {amount.decimals} decimals of the "
                    "books.",
                    f"Check minor_units in {FILE}, or the rounding of the currency in Business "
                    "Central.",
                )
                return None
            taxes.append((each.rate, base, tax))
        stated = sum([(base or 0) + (tax or 0) for _, base, tax in taxes])
        if stated < 0:
            if (self.record.amount_cents or 0) > 0:
                self._problem(
                    "taxes_negative",
                    "taxes",
                    self._stated_taxes(),
                    "The taxes of the receipt are negative altogether, and its amount is not.",
                    "Correct the taxes or the amount of the expense in Factorial.",
                )
                return None
            sign = -1  # the taxes of a refund come with its sign or without
        mirrored = [
            (rate, None if base is None else sign * base, None if tax is None else sign * tax)
            for rate, base, tax in taxes
        ]
        found = complete_parts(
            amount.gross, mirrored, tolerance=currency.tolerance, decimals=amount.decimals
        )
        if isinstance(found, VatRefused):
            self._problem(found.code, "taxes", self._stated_taxes(), found.message, found.fix)
            return None
        parts = [_Part(part.rate, part.base, part.tax, part.origin) for part in found]
        for part in parts:
            self._note_part(part, amount.decimals)
        return parts

    def _stated_parts(self, amount: Amount, currency: Currency) -> list[_Part] | None:
        """The parts of a receipt that states everything; ``None`` where something is to be found out."""
        if currency.of_cents != amount.decimals or amount.sign < 0:
            return None
        left = amount.gross
        parts: list[_Part] = []
        for rate, base, tax in [(t.rate, t.base_cents, t.tax_cents) for t in self.record.taxes]:
            if rate is None or base is None or tax is None or base < 0 or tax < 0:
                return None
            parts.append(_Part(rate, base, tax, "stated"))
            left -= base + tax
        if not parts or not -currency.tolerance <= left <= currency.tolerance:
            return None
        for part in parts:
            if not (part.rate.is_finite() and _ZERO <= part.rate <= _HUNDRED):
                return None
        return parts

    def _stated_taxes(self) -> str:
        return "; ".join(
            f"{tax.rate} %: base {tax.base_cents}, tax {tax.tax_cents} cents"
            for tax in self.record.taxes
        )

    def _note_part(self, part: _Part, decimals: int) -> None:
        if part.origin == "untaxed":
            if self.record.kind not in FROM_SUPPLIERS:
                return
            if self._desk.settings.without_taxes == "problem":
                self._problem(
                    "taxes_missing",
                    "taxes",
                    None,
                    "The receipt states no tax.",
                    f"Enter its taxes in Factorial, or set without_taxes to zero under [policy] in {FILE}.",
                )
                return
        if part.origin != "stated":
            self._items.append(partial(part_note, self._desk, part, decimals))

    def _treated(
        self,
        parts: list[_Part],
        treatments: dict[Decimal, Treatment],
        amount: Amount,
        currency: Currency,
    ) -> list[_Part]:
        """The parts, each treated; where the policy says so, divided until their VAT is as computed."""
        for part in parts:
            self._treat(part, treatments, amount.decimals)
        if self._desk.settings.vat_mismatch != "split":
            return parts
        apart = self._to_split(parts, treatments, currency.tolerance)
        result: list[_Part] = []
        for at, part in enumerate(parts):
            split = self._split(part, treatments.get(part.rate), amount) if at in apart else [part]
            for each in split:
                self._treat(each, treatments, amount.decimals)
                result.append(each)
        return result

    def _to_split(
        self, parts: list[_Part], treatments: Mapping[Decimal, Treatment], tolerance: int
    ) -> set[int]:
        """Those whose VAT differs most, until the differences of all others are within the tolerance."""
        off: dict[int, int] = {}
        for at, part in enumerate(parts):
            treatment = treatments.get(part.rate)
            if treatment is not None and treatment.kind == "normal":
                off[at] = abs(vat_of(part.base, treatment.percent) - part.tax)
        left = sum(off.values())
        apart: set[int] = set()
        for at in sorted(off, key=lambda at: -off[at]):
            if left <= tolerance:
                break
            apart.add(at)
            left -= off[at]
        return apart

    def _split(self, part: _Part, treatment: Treatment | None, amount: Amount) -> list[_Part]:
        if treatment is None:
            return [part]
        stated = StatedPart(rate=part.rate, base=part.base, tax=part.tax, origin="stated")
        split = split_by_tax(stated, treatment.percent, decimals=amount.decimals)
        if isinstance(split, VatRefused):
            return [part]  # the comparison of the totals will tell
        parts = [_Part(each.rate, each.base, each.tax, each.origin) for each in split]
        for each in parts:
            self._note_part(each, amount.decimals)
        return parts

    def _treat(self, part: _Part, treatments: dict[Decimal, Treatment], decimals: int) -> None:
        treatment = treatments.get(part.rate)
        if treatment is None:
            self.rate = part.rate
            treatment = self._glance("vat", part.rate)
            self.rate = None
            if treatment is None:
                return
            treatments[part.rate] = treatment
        if part.tax and treatment.kind == "reverse_charge":
            tax = from_quanta(part.tax, decimals)
            self._problem(
                "vat_on_reverse_charge",
                "taxes",
                str(tax),
                f"The receipt states {tax} of tax, but {treatment.source} ({treatment.id}) treats it "
                "as reverse charge.",
                "Ask the supplier for an invoice without tax, or correct the taxes in Factorial.",
                source=treatment.source,
            )

    def check_vat(self, _: str, reason: Reason) -> Treatment:
        return self._desk.tables.treatments[key(reason.value)]

    def _accounts(
        self,
        rates: tuple[Decimal | None, ...],
        shares: tuple[_Share, ...],
        whole: tuple[Ref, ...],
    ) -> dict[tuple[Decimal | None, str], str | None]:
        by_rate = self._desk.account_by_rate and len(set(rates)) > 1
        by_share = self._desk.account_by_share and len(shares) > 1
        decided: dict[tuple[Decimal | None, str], str | None] = {}
        accounts: dict[tuple[Decimal | None, str], str | None] = {}
        for rate in rates:
            for share in shares:
                which = (rate if by_rate else rates[0], share.label if by_share else "")
                if which not in decided:
                    labels = [
                        _label(rate) if by_rate and rate is not None else "",
                        share.label if by_share else "",
                    ]
                    self._see(which[0], share.cost_centers if by_share else whole)
                    part = ", ".join(label for label in labels if label)
                    decided[which] = self._decide("account", part)
                accounts[rate, share.label] = decided[which]
        return accounts

    def check_account(self, _: str, reason: Reason) -> str | None:
        return self._checked(reason.value, reason)

    def _checked(self, number: str, because: Because | Reason) -> str | None:
        return number if self._lenient else self._postable(number, because)

    def _postable(self, number: str, why: Because | Reason | None) -> str | None:
        books = self._desk.books
        account = books.account(number)
        if account is not None and account.reason is None:
            return account.number
        because = why.because if isinstance(why, Reason) else why
        origin = _origin(because) if because else f"{FILE}: rounding_account"
        source = because.source if because else FILE
        field = because.field if because else "rounding_account"
        near = nearest(number, (known.number for known in books.accounts if known.postable))
        if account is None:
            self._problem(
                "account_unknown",
                field,
                number,
                f"Business Central has no account {number} ({origin}).",
                "Correct the number" + (f"; near are {', '.join(near)}." if near else "."),
                source=source,
            )
        else:
            self._problem(
                "account_not_postable",
                field,
                account.number,
                f"Account {account.number} cannot be posted to: {account.reason} ({origin}).",
                "Name another account" + (f"; near are {', '.join(near)}." if near else "."),
                source=source,
            )
        return None

    def _dimensions(
        self, shares: tuple[_Share, ...], whole: tuple[Ref, ...]
    ) -> dict[str, tuple[tuple[str, str], ...]]:
        values: dict[str, list[tuple[str, str]]] = {share.label: [] for share in shares}
        for target in self._desk.dimensions:
            split = self._desk.dimension_by_share[target] and len(shares) > 1
            for share in shares if split else (_Share(whole, ""),):
                self._see(None, share.cost_centers)
                value = self._decide(target, share.label if split else "")
                for label in (share.label,) if split else values:
                    if value:
                        values[label].append(value)
        return {label: tuple(pairs) for label, pairs in values.items()}

    def check_dimension(self, target: str, reason: Reason) -> tuple[str, str] | None:
        if not reason.value:
            return None
        code, books = target.removeprefix(DIMENSION), self._desk.books
        if self._lenient:
            return code, reason.value
        dimension = books.dimension(code)
        if dimension is None:
            because = reason.because
            near = nearest(code, books.dimensions)
            self._problem(
                "dimension_unknown",
                because.field,
                code,
                f"Business Central has no dimension {code}.",
                f"Correct [dimensions] in {FILE}"
                + (f"; near are {', '.join(near)}." if near else "."),
                source=FILE,
            )
            return None
        value = books.dimension_value(code, reason.value)
        if value is None:
            because = reason.because
            near = nearest(because.value, books.dimensions[dimension])
            self._problem(
                "dimension_value_unknown",
                because.field,
                because.value,
                f"Dimension {dimension} has no value {because.value} ({_origin(because)}).",
                "Create the value in Business Central, or add a row to dimensions.csv"
                + (f"; near are {', '.join(near)}." if near else "."),
                source=because.source,
            )
            return None
        return dimension, value

    # ---- the text -------------------------------------------------------------------------------

    def _describe(self) -> str:
        """The template of the text; the text itself is made when somebody asks for it."""
        template: str | None = self._glance("description")
        if template is None:
            return ""
        self._items[-1] = partial(self._described, cast("Reason", self._items[-1]), self._whole)
        return template

    def _described(self, decided: Reason, centers: tuple[Ref, ...]) -> Because:
        return described(decided, self.record, centers)

    # ---- to the cent ----------------------------------------------------------------------------

    def _settled(
        self, kind: str, lines: tuple[Line, ...], amount: Amount, currency: Currency
    ) -> tuple[Line, ...]:
        """The lines, with one for the difference to the receipt where that is within the tolerance."""
        taxed = taxed_by_route(cast("Any", kind), lines)
        self._compare_vat(kind, lines, taxed.totals, amount, currency)
        if self._problems:
            return lines
        predicted = sum([part.base + part.vat for part in taxed.totals])
        difference = amount.gross - predicted
        return (
            self._rounded(lines, difference, taxed.totals, amount, currency)
            if difference
            else lines
        )

    def _rounded(
        self,
        lines: tuple[Line, ...],
        difference: int,
        totals: tuple[TaxedAmount, ...],
        amount: Amount,
        currency: Currency,
    ) -> tuple[Line, ...]:
        shown = from_quanta(amount.sign * difference, amount.decimals)
        figures = [(total.treatment, total.base, total.vat) for total in totals]
        facts = rounding_facts(amount.gross, difference, figures, amount.decimals)
        if abs(difference) > currency.tolerance:
            self._mismatch(facts)
            return lines
        settings = self._desk.settings
        number, vat = settings.rounding_account, settings.rounding_vat
        if number is None or vat is None:
            self._problem(
                "rounding_account_missing",
                "rounding",
                str(shown),
                f"{facts[0].upper()}{facts[1:]}; no account takes the difference of {shown}.",
                f"Set rounding_account and rounding_vat under [policy] in {FILE}.",
            )
            return lines
        account = number if self._lenient else self._postable(number, None)
        if account is None:
            return lines
        self._items.append(rounding_note(self._desk, facts, str(shown), account))
        treatment = self._desk.tables.treatments[key(vat)]
        dimensions = lines[0].dimensions if lines else ()
        return (*lines, Line(difference, 0, treatment, account, dimensions, "rounding"))

    def _compare_vat(
        self,
        kind: str,
        lines: tuple[Line, ...],
        totals: tuple[TaxedAmount, ...],
        amount: Amount,
        currency: Currency,
    ) -> None:
        """
        Compare the stated VAT of each identifier with what will be computed.

        The tolerance is for the document: for the sum of the differences of all identifiers, without their
        signs.

        Source: Business Central's "Max. VAT Difference Allowed" (VAT specification, microsoft/BCApps).
        """
        differing: list[tuple[Treatment, int, str]] = []
        off = 0
        for treatment, stated, base, computed in _by_identifier(lines, totals):
            # In a file the receipt's own tax is kept.
            vat = vat_of(base, treatment.percent) if kind == "file" else computed
            if vat != stated:
                off += abs(stated - vat)
                facts = vat_facts(treatment, stated, vat, base, amount.decimals)
                differing.append((treatment, vat, facts))
        total = f"; all differences sum to {from_quanta(off, amount.decimals)}"
        for treatment, vat, facts in differing:
            if off <= currency.tolerance:
                shown = quanta_text(vat, amount.decimals)
                self._items.append(vat_note(self._desk, treatment, shown, facts))
            else:
                self._mismatch(facts + total * (len(differing) > 1), treatment.source)

    def _mismatch(self, facts: str, source: str | None = None) -> None:
        self._problem(
            "vat_mismatch",
            "taxes",
            self._stated_taxes(),
            f"{facts[0].upper()}{facts[1:]}; the tolerance is {self._desk.settings.vat_tolerance}.",
            "Correct the taxes of the expense in Factorial, the percent in taxes.csv, or "
            f"vat_tolerance in {FILE}.",
            source=source,
        )

    # ---- gathering ------------------------------------------------------------------------------

    def _because(
        self, field: str, value: str, step: str, reason: str, *, is_default: bool = False
    ) -> None:
        self._items.append(self._desk.because(field, value, step, reason, is_default=is_default))

    def _problem(
        self,
        code: str,
        field: str,
        value: str | None,
        message: str,
        fix: str,
        *,
        source: str | None = None,
    ) -> None:
        self._problems.append(
            Problem(code=code, field=field, value=value, message=message, fix=fix, source=source)
        )


_OPTIONAL: Final = ("payment", "credit_account")
"""Targets without which a record can be posted."""

_CHECKS: Final[Mapping[str, Callable[[_Resolution, str, Reason], Any]]] = {
    "account": _Resolution.check_account,
    "credit_account": _Resolution.check_credit,
    "dimension": _Resolution.check_dimension,
    "vat": _Resolution.check_vat,
    "vendor": _Resolution.check_vendor,
}
"""How a value is looked up in the books and the tables."""

_UNTAXED: Final = Treatment(
    id="", vat_code="", identifier="", percent=_ZERO, kind="none", source=""
)


def _count(cents: int, currency: Currency) -> int | None:
    """The smallest units of the books in so many cents; ``None`` where they are too fine for the books."""
    if currency.decimals is None:
        return None
    shift = currency.decimals - currency.of_cents
    if shift >= 0:
        return cents * int(10**shift)
    whole, rest = divmod(cents, 10**-shift)
    return None if rest else whole


def _shares_of(weights: Sequence[tuple[Ref, int | Decimal]]) -> tuple[_Share, ...]:
    """Shares of different cost centres, each with a label of its own."""
    merged: dict[Ref, int | Decimal] = {}
    for center, weight in weights:
        merged[center] = merged.get(center, 0) + weight
    if len(merged) == 1:
        return (_Share(tuple(merged), ""),)
    labels = [center.label for center in merged]
    return tuple(
        _Share(
            (center,),
            center.label if labels.count(center.label) == 1 else f"{center.label} ({center.id})",
            weight,
        )
        for center, weight in merged.items()
    )


def _label(rate: Decimal) -> str:
    return f"{as_text(rate)} %"


def _net_and_tax(part: _Part, treatment: Treatment) -> tuple[int, int, Treatment]:
    if treatment.kind == "none":
        return part.base + part.tax, 0, treatment
    return part.base, part.tax, treatment


def _by_identifier(
    lines: Sequence[Line], totals: Sequence[TaxedAmount]
) -> list[tuple[Treatment, int, int, int]]:
    """Treatment, stated VAT, base and computed VAT of each identifier."""
    found: dict[str, tuple[Treatment, int, int, int]] = {}
    for line in lines:
        if line.treatment.kind == "normal":
            name = line.treatment.identifier
            treatment, stated, _, _ = found.get(name, (line.treatment, 0, 0, 0))
            found[name] = (treatment, stated + line.tax, 0, 0)
    for total in totals:
        if total.treatment.kind == "normal":
            name = total.treatment.identifier
            treatment, stated, base, vat = found[name]
            found[name] = (treatment, stated, base + total.base, vat + total.vat)
    return list(found.values())


def _agree(kind: str, lines: tuple[Line, ...], gross: int) -> bool:
    """Whether lines of different VAT identifiers have exactly the tax that will be computed, and sum up."""
    if len(lines) > 1 and len({line.treatment.identifier for line in lines}) < len(lines):
        return False
    for line in lines:
        gross -= line.net + line.tax
        numerator, denominator = line.treatment.ratio
        if line.treatment.kind != "normal":
            continue
        if kind == "journal":
            vat = round_ratio((line.net + line.tax) * numerator, denominator + numerator)
        else:
            vat = round_ratio(line.net * numerator, denominator)
        if vat != line.tax:
            return False
    return not gross


def _told(item: Because | Reason | Callable[[], Because]) -> Because:
    if isinstance(item, Reason):
        return item.because
    return item if isinstance(item, Because) else item()


def _origin(because: Because) -> str:
    if because.source is None:
        return f"from {because.step}"
    return f"{because.source}, {because.rule_id}" if because.rule_id else because.source
