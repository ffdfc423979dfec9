"""How is the usual receipt resolved without doing anything twice?

The usual receipt is a charge in the local currency, with its taxes stated, for one cost centre at most, and all
about it was decided before for others like it. For any other this gives ``None``, and it is resolved step by
step, with the same result.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from ..match import key
from ..money import from_quanta
from ..posting import VENDOR_INVOICE_NUMBER_LENGTH, Dimensions
from ..records.expense import FROM_SUPPLIERS, ExpenseRecord
from ..trail import Because, Drafts, Mapped
from ..vat import Treatment
from .chain import Reason, employee_paid
from .desk import ALL_IS_WELL, Decided, Desk
from .drafting import Amount, Creditor, Line, Outline, taxed_by_route
from .memo import LIMIT
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


class _Usual:
    """What was found out about a usual receipt; texts and amounts are made on demand."""

    __slots__ = ("_desk", "_items", "_outline", "_record")

    def __init__(
        self, desk: Desk, record: ExpenseRecord, items: list[Any], outline: tuple[Any, ...]
    ) -> None:
        self._desk = desk
        self._record = record
        self._items = items
        self._outline = outline

    def trail(self) -> tuple[Because, ...]:
        """The reasons, in the order in which the decisions were made."""
        desk, record = self._desk, self._record
        lines, decimals = self._outline[4], self._outline[5]
        told: list[Because] = []
        for item in self._items:
            if type(item) is Reason:
                told.append(item.told or item.because)
            elif isinstance(item, Because):
                told.append(item)
            else:
                told.append(part_note(desk, item, decimals))
        told[-1] = described(told[-1], record, record.cost_centers)
        differing: list[tuple[Treatment, int, int, int]] = self._outline[7]
        for treatment, stated, vat, base in differing:
            facts = vat_facts(treatment, stated, vat, base, decimals)
            told.append(vat_note(desk, treatment, from_quanta(vat, decimals), facts))
        if lines[-1][-1] == "rounding":
            difference, account = lines[-1][0], lines[-1][3]
            totals = taxed_by_route("purchase_invoice", [Line(*line) for line in lines[:-1]]).totals
            facts = rounding_facts(record.amount_cents or 0, difference, totals, decimals)
            told.append(rounding_note(desk, facts, from_quanta(difference, decimals), account))
        told += link_notes(desk, record, "")
        return tuple(told)

    def drafts(self) -> Drafts:
        """What is to be written, and what it will book."""
        number, vendor, posting_date, template, lines, decimals, currency, _ = self._outline
        desk, record = self._desk, self._record
        gross = record.amount_cents or 0
        outline = Outline(
            "purchase_invoice",
            Amount(gross, 1, decimals, currency, is_local=True),
            gross,
            desk.local_decimals,
            desk.books.local_currency,
            number,
            Creditor("vendor", vendor),
            record.date or posting_date,
            posting_date,
            text_of(template, record, record.cost_centers)[0],
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
        self._decide_for = decide_for
        targets = desk.glance.targets
        others = ("account", *desk.dimensions, "description")
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
        self._belonging = desk.belonging.get
        self._currency = desk.currencies.get
        self._date = desk.dates.get
        self._country = desk.countries.get
        self._before = [(target, *targets[target]) for target in before]
        self._methods = desk.tables.payment_methods
        self._has_allowances = bool(desk.tables.allowances)
        self._payers: dict[tuple[str, str | None, str | None], object] = {}
        self._vendor, self._vendors = targets["vendor"]
        self._vat, self._vats = targets["vat"]
        self._others = [(target, *targets[target]) for target in others]
        self._by_shares = desk.settings.several_cost_centers in ("percentages", "memberships")
        self._by_steps = frozenset({"credit_note", *desk.settings.numbers})
        self._splits = desk.settings.vat_mismatch == "split"

    def resolve(self, record: ExpenseRecord) -> Mapped | None:  # noqa: C901, PLR0912, PLR0915
        """
        Resolve a usual receipt, ``None`` for any other.

        One long function, since calls are what takes time here.
        """
        desk = self._desk
        currency = self._currency(record.currency)
        cents, date, id, centers = record.amount_cents, record.date, record.id, record.cost_centers
        if (
            self._belonging((record.status, record.entity)) is not ALL_IS_WELL
            or currency is None
            or not currency.is_usual
            or cents is None
            or cents <= 0
            or date is None
            or not id.isalnum()
            or len(id) > self._longest
            or len(centers) > 1
            or record.kind in self._by_steps
            or record.withholdings
            or (self._has_allowances and record.kind not in FROM_SUPPLIERS)
            or (self._by_shares and (record.cost_center_shares or record.memberships))
        ):
            return None
        day = self._date(date)
        origin = self._country((record.kind, record.supplier_country, record.merchant_tin))
        if day is None or origin is None or day[0] is None:
            return None
        country, because = origin
        items: list[Any] = [day[1]] if because is None else [day[1], because]
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
                payer = (record.kind, record.payment, paid_by)
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
                items.append((_ZERO, left, 0, "remainder"))
            elif record.kind in FROM_SUPPLIERS:
                items.append((_ZERO, left, 0, "untaxed"))
            decided.append(vat.because)
            parts.append((left, 0, treatment))
        elif left < -tolerance:
            return None
        else:
            difference += left
        items += decided

        # The account, the dimensions and the text.
        account = template = None
        dimensions: Dimensions = ()
        for target, pick, decisions in self._others:
            known = decisions.get(pick(seen))
            if known is None:
                known = self._decide_for(record, target, seen, None, country, paid_by)
                if known is None:
                    return None
            items.append(known.because)
            if target == "account":
                account = known.result
            elif target == "description":
                template = known.result
            elif known.result is not None:
                dimensions += (known.result,)
        lines: list[tuple[Any, ...]] = [
            (net, tax, treatment, account, dimensions) for net, tax, treatment in parts
        ]
        if difference:
            rounding = desk.rounding
            if rounding is None or not lines or not -tolerance <= difference <= tolerance:
                return None
            lines.append((difference, 0, rounding[1], rounding[0], dimensions, "rounding"))
        return Mapped(
            record,
            _Usual(
                desk,
                record,
                items,
                (
                    f"{self._prefix}{id}{self._suffix}".upper(),
                    credited,
                    day[0],
                    template,
                    lines,
                    currency.decimals,
                    currency.code,
                    differing,
                ),
            ),
            document_name=desk.document_name,
            document_hash=desk.document_hash,
            posting_kind="purchase_invoice",
        )
