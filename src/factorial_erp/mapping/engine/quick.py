"""How is the usual receipt resolved without doing anything twice?

The usual receipt is a charge in the local currency, with its taxes stated, for one cost centre at most, and all
about it was decided before for others like it. For any other this gives ``None``, and it is resolved step by
step, with the same result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final

from ..match import key
from ..money import quanta_text
from ..posting import VENDOR_INVOICE_NUMBER_LENGTH, Dimensions
from ..records.expense import FROM_SUPPLIERS, ExpenseRecord
from ..trail import Because, Drafts, Mapped
from ..vat import Treatment
from .chain import Reason, employee_paid
from .desk import ALL_IS_WELL, Currency, Decided, Desk
from .drafting import Amount, Creditor, Line, Outline
from .memo import LIMIT, Remembered
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

__all__ = ["Quick"]

_ZERO: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)
_UNKNOWN: Final = object()


class _Rest:
    """A part of a receipt that it does not state, which is put into words when somebody asks."""

    __slots__ = ("_amount", "_desk", "_origin")

    def __init__(self, desk: Desk, amount: int, origin: str) -> None:
        self._desk = desk
        self._amount = amount
        self._origin = origin

    @property
    def because(self) -> Because:
        """Where it comes from."""
        desk = self._desk
        return part_note(desk, (_ZERO, self._amount, 0, self._origin), desk.local_decimals)


_because: Final = attrgetter("because")


_Notes = tuple[list[tuple[Treatment, int, int, int]], int, list[tuple[int, int, Treatment]]]
"""Stated and computed VAT and base that differ, the difference of the total, and net and tax of all parts."""


class _Usual:
    """What was found out about a usual receipt; texts and amounts are made on demand."""

    __slots__ = ("_desk", "_items", "_outline", "_record")

    def __init__(
        self,
        desk: Desk,
        record: ExpenseRecord,
        items: list[Reason | _Rest],
        outline: tuple[Any, ...],
    ) -> None:
        self._desk = desk
        self._record = record
        self._items = items
        self._outline = outline

    def trail(self) -> tuple[Because, ...]:
        """The reasons, in the order in which the decisions were made."""
        record = self._record
        _, _, _, dated, placed, text, _, notes = self._outline
        told = map(_because, self._items)
        last = described(text, record, record.cost_centers)
        begin = (dated,) if placed is None else (dated, placed)
        if notes is None:
            return (*begin, *told, last)
        return (*begin, *told, last, *self._notes(notes))

    def _notes(self, notes: _Notes) -> Iterator[Because]:
        """What is told about amounts that are not those of the receipt, and about other documents."""
        desk, record = self._desk, self._record
        decimals = desk.local_decimals
        differing, difference, parts = notes
        computed: dict[str, int] = {}
        for treatment, stated, vat, base in differing:
            facts = vat_facts(treatment, stated, vat, base, decimals)
            computed[treatment.identifier] = vat
            yield vat_note(desk, treatment, quanta_text(vat, decimals), facts)
        if difference and desk.rounding is not None:
            figures = [
                (treatment, net, computed.get(treatment.identifier, tax))
                for net, tax, treatment in parts
            ]
            facts = rounding_facts(record.amount_cents or 0, difference, figures, decimals)
            account = desk.rounding[0]
            yield rounding_note(desk, facts, quanta_text(difference, decimals), account)
        yield from link_notes(desk, record)

    def drafts(self) -> Drafts:
        """What is to be written, and what it will book."""
        number, vendor, posting_date, _, _, text, lines, _ = self._outline
        desk, record = self._desk, self._record
        gross = record.amount_cents or 0
        outline = Outline(
            "purchase_invoice",
            Amount(gross, 1, desk.local_decimals, desk.books.local_currency, is_local=True),
            gross,
            desk.local_decimals,
            desk.books.local_currency,
            number,
            Creditor("vendor", vendor),
            record.date or posting_date,
            posting_date,
            text_of(text.value, record, record.cost_centers)[0],
            record.document_number or "",
            tuple([Line(*line) for line in lines]),
            desk.settings.rounding_account or "",
            record.due_date,
        )
        return Drafts(outline.invoice(), None, outline.posting())


DecideFor = Callable[
    [ExpenseRecord, str, list[object], object, "str | None", "str | None"],
    "Decided | None",
]


class Quick:
    """The way of the usual receipt through a desk."""

    def __init__(self, desk: Desk, decide_for: DecideFor) -> None:
        """
        Take what is asked for each receipt out of the desk.

        Args:
            decide_for: Makes a decision that was not made yet: from record, target, what is seen of it, tax
                rate or payee, country, and who paid.
        """
        self._desk = desk
        self._document = desk.document
        self._decide_for = decide_for
        targets = desk.glance.targets
        others = ("account", "description", *desk.dimensions)
        before = [
            target
            for target, is_asked in (
                ("payment", desk.has_payment),
                ("posting_kind", desk.has_kind),
                ("credit_account", desk.has_credit),
            )
            if is_asked
        ]
        self.is_possible = (
            not desk.account_by_rate
            and desk.around_id is not None
            and desk.settings.without_taxes == "zero"
            and all(target in targets for target in ("vendor", "vat", *before, *others))
        )
        if not self.is_possible:
            return
        self._prefix, self._suffix = desk.around_id or ("", "")
        self._longest = VENDOR_INVOICE_NUMBER_LENGTH - len(self._prefix) - len(self._suffix)
        self._see = desk.glance.see
        self._currencies: Remembered[Currency] = Remembered()
        self._date = desk.dates.get
        self._country = desk.countries.get
        self._before = [(target, *targets[target]) for target in before]
        self._methods = desk.tables.payment_methods
        self._payers: dict[tuple[str, str | None, str | None], object] = {}
        self._vendor, self._vendors = targets["vendor"]
        self._vat, self._vats = targets["vat"]
        self._account, self._accounts = targets["account"]
        self._dimensions = [(target, *targets[target]) for target in desk.dimensions]
        self._text, self._texts = targets["description"]
        self._by_shares = desk.settings.several_cost_centers in ("percentages", "memberships")
        self._by_steps = frozenset({"credit_note", *desk.settings.numbers})

    def _currency_of(self, record: ExpenseRecord) -> Currency:
        """The currency of a record, which counts as usual if kind, status and company are usual too."""
        desk = self._desk
        currency = desk.currency(record.currency)
        is_usual = (
            desk.belongs(record) is ALL_IS_WELL
            and currency.is_usual
            and record.kind not in self._by_steps
            and (record.kind in FROM_SUPPLIERS or not desk.tables.allowances)
        )
        return currency._replace(is_usual=is_usual)

    def resolve(self, record: ExpenseRecord) -> Mapped | None:  # noqa: C901, PLR0912, PLR0915
        """
        Resolve a usual receipt, ``None`` for any other.

        One long function, since calls are what takes time here.
        """
        desk = self._desk
        kind, cents, id = record.kind, record.amount_cents, record.id
        setting = (kind, record.status, record.entity, record.currency)
        currency = self._currencies.get(setting)
        if currency is None:
            currency = self._currency_of(record)
            self._currencies.put(setting, currency)
        if (
            not currency.is_usual
            or cents is None
            or cents <= 0
            or not id.isalnum()
            or len(id) > self._longest
            or record.withholdings
            or len(record.cost_centers) > 1
            or (self._by_shares and (record.cost_center_shares or record.memberships))
        ):
            return None
        day = self._date(record.date)
        origin = self._country((kind, record.supplier_country, record.merchant_tin))
        if day is None or origin is None or day[0] is None:
            return None
        country, placed = origin
        items: list[Any] = []
        seen = self._see(record, country, currency.of_cents)

        # The way of paying, what it becomes, who is credited.
        paid_by: str | None = None
        credited: str | None = None
        for target, pick, decisions in self._before:
            known = decisions.get(pick(seen))
            if known is None:
                known = self._decide_for(record, target, seen, None, country, paid_by)
                if known is None:
                    return None
            if known.because is not None:
                items.append(known.because)
            if target == "posting_kind":
                if known.result != "purchase_invoice":
                    return None
            elif known.result is None:
                continue
            elif target == "payment":
                method = self._methods[key(known.result)]
                if method.personal:
                    return None
                paid_by = method.paid_by
            elif known.result.type == "vendor":
                credited = known.result.number
            else:
                return None

        # The vendor.
        if credited is None:
            name = self._vendor(seen)
            vendor: Decided | None = self._vendors.get(name)
            if vendor is None or vendor.result is None:  # it depends on who is paid
                payer = (kind, record.payment, paid_by)
                paid = self._payers.get(payer, _UNKNOWN)
                if paid is _UNKNOWN:
                    paid = employee_paid(record, paid_by)
                    if len(self._payers) < LIMIT:
                        self._payers[payer] = paid
                payee: object = record.employee if paid else None
                if payee is None:
                    supplier = (record.merchant_name, record.merchant_tin, record.supplier)
                    payee = (paid, country, supplier)
                vendor = self._vendors.get((name, payee))
                if vendor is None:
                    vendor = self._decide_for(record, "vendor", seen, payee, country, paid_by)
                    if vendor is None:
                        return None
            items.append(vendor.because)
            credited = vendor.result

        # The taxes, and how each is treated.
        name = self._vat(seen)
        left, difference, tolerance = cents, 0, currency.tolerance
        off = 0
        parts: list[tuple[int, int, Treatment]] = []
        identifiers: list[str] = []
        differing: list[tuple[Treatment, int, int, int]] = []
        decided: list[Reason | None] = []
        for part in record.taxes:
            rate, base, tax = part.rate, part.base_cents, part.tax_cents
            if rate is None or base is None or tax is None or base < 0 or tax < 0:
                return None
            vat = self._vats.get((name, rate))
            if vat is None:
                if not (rate.is_finite() and _ZERO <= rate <= _HUNDRED):
                    return None
                vat = self._decide_for(record, "vat", seen, rate, country, paid_by)
                if vat is None:
                    return None
            treatment: Treatment = vat.result
            left -= base + tax
            if treatment.kind == "none":
                base, tax = base + tax, 0
            elif treatment.kind == "normal":
                numerator, denominator = treatment.ratio
                computed = (2 * base * numerator + denominator) // (2 * denominator)
                if computed != tax:
                    off += abs(computed - tax)
                    if off > tolerance:
                        return None
                    difference += tax - computed
                    differing.append((treatment, tax, computed, base))
            elif tax:
                return None
            if identifiers and treatment.identifier in identifiers:
                return None
            identifiers.append(treatment.identifier)
            decided.append(vat.because)
            if base or tax:
                parts.append((base, tax, treatment))
        if left > tolerance or not record.taxes:
            vat = self._vats.get((name, _ZERO))
            if vat is None:
                vat = self._decide_for(record, "vat", seen, _ZERO, country, paid_by)
                if vat is None:
                    return None
            treatment = vat.result
            if (treatment.kind == "normal" and treatment.percent) or (
                treatment.identifier in identifiers
            ):
                return None
            if record.taxes:
                items.append(_Rest(desk, left, "remainder"))
            elif kind in FROM_SUPPLIERS:
                items.append(_Rest(desk, left, "untaxed"))
            decided.append(vat.because)
            parts.append((left, 0, treatment))
        elif left < -tolerance:
            return None
        else:
            difference += left
        items += decided

        # The account, the dimensions and the text.
        account = self._accounts.get(self._account(seen))
        if account is None:
            account = self._decide_for(record, "account", seen, None, country, paid_by)
            if account is None:
                return None
        items.append(account.because)
        dimensions: Dimensions = ()
        for target, pick, decisions in self._dimensions:
            known = decisions.get(pick(seen))
            if known is None:
                known = self._decide_for(record, target, seen, None, country, paid_by)
                if known is None:
                    return None
            items.append(known.because)
            if known.result is not None:
                dimensions += (known.result,)
        text = self._texts.get(self._text(seen))
        if text is None:
            text = self._decide_for(record, "description", seen, None, country, paid_by)
            if text is None:
                return None
        number = account.result
        lines: list[tuple[Any, ...]] = [
            (net, tax, treatment, number, dimensions) for net, tax, treatment in parts
        ]
        if difference:
            rounding = desk.rounding
            if rounding is None or not lines or not -tolerance <= difference <= tolerance:
                return None
            lines.append((difference, 0, rounding[1], rounding[0], dimensions, "rounding"))
        has_notes = differing or difference or record.due_date or record.corrects
        outline = (
            f"{self._prefix}{id}{self._suffix}".upper(),
            credited,
            day[0],
            day[1],
            placed,
            text.because,
            lines,
            (differing, difference, parts) if has_notes else None,
        )
        return Mapped(
            record, _Usual(desk, record, items, outline), self._document, "purchase_invoice"
        )
