"""How does a record become a posting, decision by decision?

A :class:`Resolver` is a document bound to the books of a company. It remembers decisions, counts in whole
numbers, and leaves texts and amounts to be made when somebody looks at them; so many records are resolved
quickly, and each result is the same as if it were the only one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Final, Literal, NamedTuple, cast

import attrs

from ..books import Books
from ..format.entries import Tables
from ..match import key
from ..money import allocate_quanta, as_text, from_quanta
from ..posting import Dimensions
from ..records.entry import LedgerRecord
from ..records.expense import ExpenseRecord, Ref
from ..records.from_any import Source, as_record
from ..rules import facts_of_part
from ..trail import Because, Drafts, Mapped, Problem, Skipped
from ..vat import StatedPart, Treatment, VatRefused, split_by_tax
from .amounts import amount_of, local_gross, total_of
from .chain import Case, Chain, Reason, employee_paid
from .desk import Currency, Decided, Desk
from .drafting import Amount, Creditor, Line, Outline
from .in_books import CHECKS, bookable
from .notes import described, link_notes, text_of
from .numbering import corrected_number, number_for
from .parts import Part, note_part, parts_of
from .quick import Quick
from .refundable import refundable_part, resolve_part
from .resolve_ledger import resolve_ledger
from .settling import agree, balanced_locally, settled, to_split
from .shares import Share, shares_of
from .story import Story
from .tax_free import divided_by_allowance
from .withholding import withhold

__all__ = ["Assigned", "Resolver"]

_ZERO: Final = Decimal(0)


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


class _Resolution(Story):
    """One run, decision by decision, to the outline of a posting."""

    __slots__ = (
        "_outline", "_personal", "_seen", "_whole",
        "centers", "country", "decimals_of_cents", "paid_by", "payee", "rate", "supplier",
    )  # fmt: skip

    def __init__(self, desk: Desk, record: ExpenseRecord) -> None:
        super().__init__(desk, record)
        self._outline: Outline | None = None
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
        desk, record = self.desk, self.record
        skipped, problem = desk.belongs(record)
        if skipped is not None:
            return self._mapped("", skipped)
        if problem is not None:
            self.problems.append(problem)
        currency = desk.currency(record.currency)
        amount = amount_of(self, currency)
        posting_date = self._posting_date()
        self.country, because = desk.country(record)
        if because is not None:
            self.items.append(because)
        shares = shares_of(self)
        if len(shares) == 1:
            self.centers = self._whole = shares[0].cost_centers
            if self._whole == record.cost_centers:
                self._seen = desk.glance.see(record, self.country, currency.of_cents)
        self._find_payment()
        kind = self._kind()
        if kind == "none":
            message = "The rules say that nothing is posted for it."
            return self._mapped("", Skipped(code="nothing_to_post", message=message))
        number = number_for(self, kind)
        creditor = self._creditor(kind)
        amount, whole, withheld = self._withheld(amount, currency)
        lines = self._lines(kind, whole, currency, shares)
        template = self._describe()
        if self.problems or amount is None or lines is None:
            return self._mapped(kind)
        lines = (*divided_by_allowance(self, lines, amount.sign, amount.decimals), *withheld)
        if not agree(kind, lines, amount.gross):
            lines = settled(self, kind, lines, amount, currency)
        local = amount.gross if amount.is_local else local_gross(self, kind, amount)
        if self.problems or creditor is None or posting_date is None or record.date is None:
            return self._mapped(kind)
        outline = Outline(
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
            corrected_number(self),
        )
        self._outline = balanced_locally(self, outline)
        return self._mapped(kind)

    def assign(self) -> Assigned:
        """Account and dimensions of each share."""
        shares = shares_of(self)
        self._whole = shares[0].cost_centers if len(shares) == 1 else self.record.cost_centers
        accounts = self._accounts((None,), shares, self._whole)
        dimensions = self._dimensions(shares, self._whole)
        parts = tuple(
            (share.weight, account, dimensions[share.label])
            for share in shares
            if (account := accounts[None, share.label]) is not None
        )
        problems = tuple(self.problems)
        return Assigned(() if problems else parts, self.trail(), problems)

    def credit(self) -> tuple[Creditor | None, Assigned]:
        """Who or what is credited, by rules, ways of paying and defaults."""
        self._find_payment()
        has_credit = self.desk.has_credit
        found: Creditor | None = self._decide("credit_account") if has_credit else None
        return found, Assigned((), self.trail(), tuple(self.problems))

    def kind(self) -> tuple[str, Assigned]:
        """What is made of it, by rules, ways of paying and defaults."""
        self._find_payment()
        kind = self._kind()
        return kind, Assigned((), self.trail(), tuple(self.problems))

    # ---- the story, when somebody asks ----------------------------------------------------------

    def trail(self) -> tuple[Because, ...]:
        """The reasons, in the order in which the decisions were made."""
        told, outline = self.told(), self._outline
        if outline is not None and outline.route == "purchase_invoice":
            is_memo = outline.amount.sign < 0
            told += link_notes(self.desk, self.record, corrected_number(self) if is_memo else None)
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
        desk = self.desk
        return Mapped(
            self.record,
            self,
            desk.document,
            posting_kind=kind,
            problems=tuple(self.problems),
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
        memo = self.desk.memos[target]
        if not memo.is_possible:
            return self._walk(target, part, None)
        name = (memo.name(self), part, self.lenient)
        known = memo.get(name)
        if known is None:
            return self._walk(target, part, name)
        if known.because is not None:
            self.items.append(known.because)
        return known.result

    def _glance(self, target: str, special: object = None) -> Any:
        """
        As :meth:`_decide`, for what is decided once for the record as a whole.

        Args:
            special: The tax rate, or who is paid, where the decision depends on it.
        """
        seen = self._seen
        quick = self.desk.glance.targets.get(target) if seen is not None else None
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
                self.items.append(known.because)
            return known.result
        items, problems = len(self.items), len(self.problems)
        part = _label(special) if isinstance(special, Decimal) else ""
        result = self._walk(target, part, None)
        if len(self.problems) == problems:
            because = cast("Reason", self.items[items]) if len(self.items) > items else None
            if target == "vendor" and because is not None:
                # Only the steps behind those that rules have look at who is paid.
                if because.depth < self.desk.steps_before_payee:
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
        if self.problems:
            return None
        return Decided(cast("Reason", self.items[0]) if self.items else None, result)

    def _walk(self, target: str, part: str, name: object) -> Any:
        memo = self.desk.memos[target]
        asks_amount = memo.asks_amount or not memo.is_possible
        case = self._case(total_of(self) if asks_amount else None)
        answer = self.desk.chains[target].walk(case, part=part)
        before = len(self.problems)
        because, result = None, None
        if isinstance(answer, Reason):
            because = answer
            self.items.append(because)
            check = CHECKS.get(target.partition(":")[0])
            result = check(self, target, because) if check else because.value
        elif target not in _OPTIONAL or not answer.code.endswith("_undecided"):
            self.problems.append(answer)
        if name is not None and len(self.problems) == before:
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
            books=self.desk.books,
            facts=facts,
            rate=self.rate,
            cost_centers=self.centers,
            paid_by=self.paid_by,
        )

    # ---- amount, dates, numbers -----------------------------------------------------------------

    def _withheld(
        self, amount: Amount | None, currency: Currency
    ) -> tuple[Amount | None, Amount | None, tuple[Line, ...]]:
        """What is left to be paid, the total with VAT, and lines for what is withheld of it."""
        if amount is None or not self.record.withholdings:
            return amount, amount, ()
        found = withhold(self, amount, currency, country=self.country)
        lines = [
            line._replace(account=account)
            for line in found.lines
            if (account := self._owed_on(line)) is not None
        ]
        return found.payable, found.whole, tuple(lines)

    def _owed_on(self, line: Line) -> str | None:
        origin = self.desk.because("withholding", line.account, "taxes", "")
        why = attrs.evolve(origin, rule_id=line.treatment.id, source=line.treatment.source)
        return bookable(self, line.account, why)

    def _posting_date(self) -> dt.date | None:
        wanted = self.record.date
        if wanted is None:
            self.problem(
                "date_missing",
                "date",
                None,
                f"The {self.record.kind} has no date.",
                "Enter its date in Factorial.",
            )
            return None
        date, why = self.desk.posting_date(wanted)
        if isinstance(why, Problem):
            self.problems.append(why)
        else:
            self.items.append(why)
        return date

    # ---- what it becomes, and who is credited ---------------------------------------------------

    def _find_payment(self) -> None:
        """Look the way of paying up, which says who paid."""
        desk = self.desk
        id: str | None = self._glance("payment") if desk.has_payment else None
        if id is not None:
            method = desk.tables.payment_methods[key(id)]
            self.paid_by = method.paid_by
            self._personal = method.personal

    def _kind(self) -> str:
        desk = self.desk
        if not desk.has_kind:
            return "purchase_invoice"
        kind: str | None = self._glance("posting_kind")
        if kind == "file" and not desk.books.accounts:
            self.lenient = True
            self._seen = None
        return kind or ""

    def _creditor(self, kind: str) -> Creditor | None:
        employee = self.record.employee
        paid = employee_paid(self.record, self.paid_by)
        self.payee = employee if paid and employee else (paid, self.country, self.supplier)
        credit: Creditor | None = self._glance("credit_account") if self.desk.has_credit else None
        if kind == "purchase_invoice":
            if credit is None or credit.type == "vendor":
                return credit or self._vendor()
            self.problem(
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
            entry = self.desk.tables.employee_accounts.get(key(text)) if text else None
            if entry is not None:
                type: Literal["account", "employee"] = (
                    "account" if self.desk.books.account(entry.value) else "employee"
                )
                self.items.append(
                    Because(
                        field=field,
                        value=f"{type}:{entry.value}",
                        step="employees",
                        reason=f"employee {entry.id} ({entry.source}) has this account",
                        rule_id=entry.id,
                        source=entry.source,
                        matched={"employee": employee.number},
                        document_hash=self.desk.document_hash,
                    )
                )
                return Creditor(type, entry.value)
        return None

    # ---- how it is divided ----------------------------------------------------------------------

    # ---- lines ----------------------------------------------------------------------------------

    def _lines(
        self, kind: str, amount: Amount | None, currency: Currency, shares: tuple[Share, ...]
    ) -> tuple[Line, ...] | None:
        if self._personal:
            return self._personal_line(kind, amount)
        desk = self.desk
        parts = parts_of(self, amount, currency) if amount else None
        treatments: dict[Decimal, Treatment] = {}
        if parts is not None and amount is not None:
            parts = self._treated(kind, parts, treatments, shares, amount=amount, currency=currency)
        rates = tuple([part.rate for part in parts]) if parts else (None,)
        if len(shares) == 1 and (len(rates) == 1 or not desk.account_by_rate):
            return self._undivided(parts, treatments, rates[0])
        return self._divided(parts, treatments, rates, shares)

    def _undivided(
        self,
        parts: list[Part] | None,
        treatments: Mapping[Decimal, Treatment],
        rate: Decimal | None,
    ) -> tuple[Line, ...] | None:
        """The lines of one account and one share."""
        self.rate = rate
        account: str | None = self._glance("account")
        self.rate = None
        dimensions = [self._glance(target) for target in self.desk.dimensions]
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
        parts: list[Part] | None,
        treatments: Mapping[Decimal, Treatment],
        rates: tuple[Decimal | None, ...],
        shares: tuple[Share, ...],
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
            self.problem(
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
            self.problem(
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
            self.because("receivable", number, "personal", reason, is_default=True)
        if amount is None or owing is None:
            return None
        line = Line(amount.gross, 0, _UNTAXED, owing.number, (), "receivable", owing.type)
        return (line,)

    def _treated(
        self,
        kind: str,
        parts: list[Part],
        treatments: dict[Decimal, Treatment],
        shares: tuple[Share, ...],
        *,
        amount: Amount,
        currency: Currency,
    ) -> list[Part]:
        """The parts, each treated; where the policy says so, divided until their VAT is as computed."""
        for part in parts:
            self._treat(part, treatments, amount.decimals)
        if self.desk.settings.vat_mismatch != "split":
            return parts
        weights = [share.weight for share in shares]
        apart = to_split(kind, parts, treatments, weights, currency.tolerance)
        result: list[Part] = []
        for at, part in enumerate(parts):
            split = self._split(part, treatments.get(part.rate), amount) if at in apart else [part]
            for each in split:
                self._treat(each, treatments, amount.decimals)
                result.append(each)
        return result

    def _split(self, part: Part, treatment: Treatment | None, amount: Amount) -> list[Part]:
        if treatment is None:
            return [part]
        stated = StatedPart(rate=part.rate, base=part.base, tax=part.tax, origin="stated")
        split = split_by_tax(stated, treatment.percent, decimals=amount.decimals)
        if isinstance(split, VatRefused):
            return [part]  # the comparison of the totals will tell
        parts = [Part(each.rate, each.base, each.tax, each.origin) for each in split]
        for each in parts:
            note_part(self, each, amount.decimals)
        return parts

    def _treat(self, part: Part, treatments: dict[Decimal, Treatment], decimals: int) -> None:
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
            self.problem(
                "vat_on_reverse_charge",
                "taxes",
                str(tax),
                f"The receipt states {tax} of tax, but {treatment.source} ({treatment.id}) treats it "
                "as reverse charge.",
                "Ask the supplier for an invoice without tax, or correct the taxes in Factorial.",
                source=treatment.source,
            )

    def _accounts(
        self,
        rates: tuple[Decimal | None, ...],
        shares: tuple[Share, ...],
        whole: tuple[Ref, ...],
    ) -> dict[tuple[Decimal | None, str], str | None]:
        by_rate = self.desk.account_by_rate and len(set(rates)) > 1
        by_share = self.desk.account_by_share and len(shares) > 1
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

    def _dimensions(
        self, shares: tuple[Share, ...], whole: tuple[Ref, ...]
    ) -> dict[str, tuple[tuple[str, str], ...]]:
        values: dict[str, list[tuple[str, str]]] = {share.label: [] for share in shares}
        for target in self.desk.dimensions:
            split = self.desk.dimension_by_share[target] and len(shares) > 1
            for share in shares if split else (Share(whole, ""),):
                self._see(None, share.cost_centers)
                value = self._decide(target, share.label if split else "")
                for label in (share.label,) if split else values:
                    if value:
                        values[label].append(value)
        return {label: tuple(pairs) for label, pairs in values.items()}

    # ---- the text -------------------------------------------------------------------------------

    def _describe(self) -> str:
        """The template of the text; the text itself is made when somebody asks for it."""
        template: str | None = self._glance("description")
        if template is None:
            return ""
        self.items[-1] = partial(self._described, cast("Reason", self.items[-1]), self._whole)
        return template

    def _described(self, decided: Reason, centers: tuple[Ref, ...]) -> Because:
        return described(decided, self.record, centers)

    # ---- to the cent ----------------------------------------------------------------------------

    # ---- gathering ------------------------------------------------------------------------------


_OPTIONAL: Final = ("payment", "credit_account")
"""Targets without which a record can be posted."""


_UNTAXED: Final = Treatment(
    id="", vat_code="", identifier="", percent=_ZERO, kind="none", source=""
)


def _label(rate: Decimal) -> str:
    return f"{as_text(rate)} %"


def _net_and_tax(part: Part, treatment: Treatment) -> tuple[int, int, Treatment]:
    if treatment.kind == "none":
        return part.base + part.tax, 0, treatment
    return part.base, part.tax, treatment
