"""How does a record become a purchase invoice, decision by decision?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

import attrs

from ..errors import InputInvalid
from .books import Books
from .chain import Case, Chain, fill
from .entries import Tables
from .match import key, nearest
from .money import MINOR_UNITS, allocate_quanta, as_text, from_quanta, to_quanta, units
from .posting import (
    LINE_DESCRIPTION_LENGTH,
    VENDOR_INVOICE_NUMBER_LENGTH,
    InvoiceLine,
    Posting,
    PredictedVat,
    PurchaseInvoiceDraft,
)
from .records import ExpenseRecord, Ref
from .rules import country_for, facts_of, narrowed
from .settings import DIMENSION, FILE
from .tables import did_you_mean
from .trail import Because, Mapped, Problem, Skipped
from .vat import (
    NetLine,
    StatedPart,
    TaxedAmount,
    Treatment,
    VatRefused,
    complete_parts,
    document_taxes,
    vat_totals,
)

__all__ = ["resolve"]


@attrs.frozen(kw_only=True)
class _Share:
    """The cost centres that a share of the amount is for."""

    cost_centers: tuple[Ref, ...]
    label: str


@attrs.frozen(kw_only=True)
class _Line:
    net: int
    treatment: Treatment
    account: str
    dimensions: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class _Amount:
    gross: int
    decimals: int
    currency_code: str


def resolve(
    tables: Tables,
    chains: Mapping[str, Chain],
    record: ExpenseRecord,
    books: Books,
    *,
    today: dt.date | None,
) -> Mapped:
    """Decide everything about a record; a decision that cannot be made is a problem, not an error."""
    return _Resolution(tables, chains, record, books, today).run()


class _Resolution:
    """One run: gathers reasons and problems on the way to the invoice."""

    def __init__(
        self,
        tables: Tables,
        chains: Mapping[str, Chain],
        record: ExpenseRecord,
        books: Books,
        today: dt.date | None,
    ) -> None:
        self._tables = tables
        self._settings = tables.settings
        self._chains = chains
        self._record = record
        self._books = books
        self._today = today
        self._trail: list[Because] = []
        self._problems: list[Problem] = []
        self._country, self._country_step = country_for(record, self._settings.home_country)
        self._total = (
            None
            if record.amount_cents is None
            else units(
                record.amount_cents, record.currency.strip(), policy=tables.settings.minor_units
            )
        )
        self._facts = facts_of(record, amount=self._total, country=self._country)
        self._cases: dict[tuple[Decimal | None, tuple[Ref, ...]], Case] = {}
        self._stated_vat: dict[str, int] = {}

    def run(self) -> Mapped:
        skipped = self._not_ready() or self._other_company()
        if skipped is not None:
            return self._mapped(skipped=skipped)
        self._check_entity()
        amount = self._amount()
        posting_date = self._posting_date()
        number = self._invoice_number()
        self._note_country()
        shares = self._shares()
        vendor = self._vendor(shares)
        lines = self._lines(amount, shares)
        description = self._description(shares)
        if self._problems or amount is None or lines is None:
            return self._mapped()
        totals = vat_totals(NetLine(net=line.net, treatment=line.treatment) for line in lines)
        lines = self._rounded(lines, totals, amount)
        if self._problems or posting_date is None or vendor is None or self._record.date is None:
            return self._mapped()
        invoice = PurchaseInvoiceDraft(
            vendor_number=vendor,
            vendor_invoice_number=number,
            invoice_date=self._record.date,
            posting_date=posting_date,
            currency_code=amount.currency_code,
            lines=tuple(_invoice_line(line, description, amount.decimals) for line in lines),
        )
        return self._mapped(invoice=invoice, posting=self._posting(lines, amount))

    # ---- whether to post at all -----------------------------------------------------------------

    def _not_ready(self) -> Skipped | None:
        status = self._record.status
        if key(status) in self._settings.statuses:
            return None
        ready = ", ".join(self._settings.statuses)
        return Skipped(code="not_ready", message=f"The status is {status}; posted are: {ready}.")

    def _other_company(self) -> Skipped | None:
        company = self._company()
        own = self._books.company
        if company is None or not own or key(company) == key(own) or not self._knows(own):
            return None
        return Skipped(
            code="other_company",
            message=f"The record belongs to {company}, these are the books of {self._books.company}.",
        )

    def _knows(self, company: str) -> bool:
        return key(company) in {key(each) for each in self._settings.entities.values()}

    def _company(self) -> str | None:
        entity = self._record.entity
        if entity is None:
            return None
        for text in (entity.id, entity.code, entity.name):
            if text and key(text) in self._settings.entities:
                return self._settings.entities[key(text)]
        return None

    def _check_entity(self) -> None:
        if not self._settings.entities:
            return
        own = self._books.company
        if own and not self._knows(own):
            # Otherwise a slip of the pen here would pass over every record without a word.
            companies = tuple(dict.fromkeys(self._settings.entities.values()))
            self._problem(
                "company_unmapped",
                "entity",
                own,
                f"No legal entity belongs to the company {own}: [entities] of {FILE} names "
                f"{', '.join(companies)}.",
                f"Write the company's name there as Business Central has it{did_you_mean(own, companies)}.",
                source=FILE,
            )
            return
        if self._company() is not None:
            return
        entity = self._record.entity
        self._problem(
            "entity_unmapped",
            "entity",
            entity.label if entity else None,
            f"The legal entity {entity.label} is not in {FILE}."
            if entity
            else "The record names no legal entity, so it cannot be told whose books it belongs to.",
            f"Add it to [entities] in {FILE} with its company in Business Central."
            if entity
            else "Assign the employee to a legal entity in Factorial.",
        )

    # ---- amount, dates, numbers -----------------------------------------------------------------

    def _amount(self) -> _Amount | None:
        record = self._record
        currency = record.currency.strip().upper()
        decimals = self._books.decimals(currency)
        if decimals is None:
            near = nearest(currency, self._books.currencies)
            self._problem(
                "currency_unknown",
                "currency",
                currency,
                f"The books know no currency {currency}.",
                "Add it with its exchange rates in Business Central"
                + (f" (there are {', '.join(near)})." if near else "."),
            )
        total = self._total
        if total is None:
            self._problem(
                "amount_missing",
                "amount",
                None,
                f"The {record.kind} has no amount.",
                "Enter its total in Factorial.",
            )
            return None
        if total < 0:
            self._problem(
                "refund_needs_credit_memo",
                "amount",
                str(total),
                f"The amount {total} {currency} is negative: a refund.",
                "Post it as a credit memo by hand; this version makes invoices only.",
            )
            return None
        if not total:
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
        try:
            gross = to_quanta(total, decimals)
        except InputInvalid:
            self._problem(
                "amount_too_fine",
                "amount",
                str(total),
                f"The amount {total} {currency} has more than the {decimals} decimals of the books.",
                f"Check minor_units in {FILE}, or the rounding of {currency} in Business Central.",
            )
            return None
        if currency in MINOR_UNITS:
            self._because(
                "amount",
                f"{total} {currency}",
                "minor_units",
                f"Factorial does not document the unit of {record.amount_cents} {currency}; "
                f"minor_units of {FILE} is {self._settings.minor_units!r}",
                is_default=True,
            )
        local = currency == self._books.local_currency
        return _Amount(gross=gross, decimals=decimals, currency_code="" if local else currency)

    def _posting_date(self) -> dt.date | None:
        wanted = self._record.date
        if wanted is None:
            self._problem(
                "date_missing",
                "date",
                None,
                f"The {self._record.kind} has no date.",
                "Enter its date in Factorial.",
            )
            return None
        closed = self._books.closed_because(wanted)
        if closed is None:
            self._because(
                "posting_date", str(wanted), "document", "the date of the document is open"
            )
            return wanted
        policy = self._settings.posting_date
        date = self._moved_date(policy, wanted)
        if date is None:
            self._problem(
                "period_closed",
                "posting_date",
                str(wanted),
                f"{wanted} is not open for posting: {closed}; the policy is {policy!r}.",
                "Open the period in Business Central, or change posting_date under [policy] in "
                f"{FILE}.",
            )
            return None
        self._because(
            "posting_date",
            str(date),
            policy,
            f"the date of the document, {wanted}, is not open: {closed}",
            is_default=True,
        )
        return date

    def _moved_date(
        self, policy: Literal["fail", "next_open", "today"], wanted: dt.date
    ) -> dt.date | None:
        if policy == "next_open":
            return self._books.open_date(wanted)
        if policy == "fail":
            return None
        if self._today is None:
            message = (
                f"{FILE} moves closed dates to today, but resolve() was not told which day it is."
            )
            raise InputInvalid(message, field="today", value=None, hint="Pass today=…")
        return self._today if self._books.is_open(self._today) else None

    def _invoice_number(self) -> str:
        template = self._settings.invoice_number
        number = fill(template, self._record, self._record.cost_centers).upper()
        if not 0 < len(number) <= VENDOR_INVOICE_NUMBER_LENGTH:
            self._problem(
                "invoice_number_too_long" if number else "invoice_number_missing",
                "vendor_invoice_number",
                number or None,
                f"The vendor invoice number from {template!r} has {len(number)} characters; "
                f"Business Central takes 1 to {VENDOR_INVOICE_NUMBER_LENGTH}.",
                f"Change number under [invoice] in {FILE}.",
            )
        return number

    # ---- who, where -----------------------------------------------------------------------------

    def _note_country(self) -> None:
        if self._country is None or self._country_step == "record":
            return
        home = self._country_step == "home"
        self._because(
            "supplier_country",
            self._country,
            self._country_step,
            f"nothing names the supplier's country, so it is taken as home_country of {FILE}"
            if home
            else f"the tax number {self._record.merchant_tin} is of {self._country}",
            is_default=home,
        )

    def _shares(self) -> tuple[_Share, ...]:
        centers = self._record.cost_centers
        policy = self._settings.several_cost_centers
        if len(centers) < 2:
            return (_Share(cost_centers=centers, label=""),)
        labels = ", ".join(center.label for center in centers)
        if policy == "equal":
            self._because(
                "cost_center",
                labels,
                "equal",
                f"{len(centers)} cost centres and no shares: the net amount is divided equally",
                is_default=True,
            )
            return tuple(_Share(cost_centers=(center,), label=center.label) for center in centers)
        if policy == "first":
            self._because(
                "cost_center",
                centers[0].label,
                "first",
                f"of the cost centres {labels} the first is taken",
                is_default=True,
            )
            return (_Share(cost_centers=centers[:1], label=""),)
        self._problem(
            "several_cost_centers",
            "cost_center",
            labels,
            f"The record has {len(centers)} cost centres without shares: {labels}.",
            f"Leave one in Factorial, or set several_cost_centers under [policy] in {FILE}.",
        )
        return (_Share(cost_centers=centers, label=""),)

    def _case(self, rate: Decimal | None, share: _Share) -> Case:
        known = self._cases.get((rate, share.cost_centers))
        if known is None:
            known = self._cases[rate, share.cost_centers] = Case(
                record=self._record,
                books=self._books,
                facts=narrowed(self._facts, rate=rate, cost_centers=share.cost_centers),
                rate=rate,
                cost_centers=share.cost_centers,
            )
        return known

    def _walk(self, target: str, case: Case, *, part: str = "") -> Because | None:
        answer = self._chains[target].walk(case, part=part)
        if isinstance(answer, Problem):
            self._problems.append(answer)
            return None
        self._trail.append(answer)
        return answer

    def _vendor(self, shares: tuple[_Share, ...]) -> str | None:
        because = self._walk("vendor", self._case(None, _whole(self._record, shares)))
        if because is None:
            return None
        vendor = self._books.vendor(because.value)
        if vendor is None:
            near = nearest(because.value, (known.number for known in self._books.vendors))
            self._problem(
                "vendor_unknown",
                "vendor",
                because.value,
                f"Business Central has no vendor {because.value} ({_origin(because)}).",
                "Create the vendor, or correct the row"
                + (f"; near are {', '.join(near)}." if near else "."),
                source=because.source,
            )
            return None
        if not vendor.takes_invoices:
            self._problem(
                "vendor_blocked",
                "vendor",
                vendor.number,
                f"Vendor {vendor.number} is blocked in Business Central ({_origin(because)}).",
                "Unblock the vendor, or name another one.",
                source=because.source,
            )
        return vendor.number

    def _description(self, shares: tuple[_Share, ...]) -> str:
        share = _whole(self._record, shares)
        answer = self._chains["description"].walk(self._case(None, share))
        if isinstance(answer, Problem):
            self._problems.append(answer)
            return ""
        text = fill(answer.value, self._record, share.cost_centers) or self._record.id
        reason = f"{answer.reason}, from the template {answer.value!r}"
        if len(text) > LINE_DESCRIPTION_LENGTH:
            reason += f", shortened from {len(text)} to {LINE_DESCRIPTION_LENGTH} characters"
            text = text[: LINE_DESCRIPTION_LENGTH - 1].rstrip() + "…"
        self._trail.append(attrs.evolve(answer, value=text, reason=reason))
        return text

    # ---- lines ----------------------------------------------------------------------------------

    def _lines(
        self, amount: _Amount | None, shares: tuple[_Share, ...]
    ) -> tuple[_Line, ...] | None:
        parts = self._parts(amount) if amount else None
        rates = [part.rate for part in parts] if parts else [None]
        treatments = {rate: self._treatment(rate, shares) for rate in rates if rate is not None}
        accounts = self._accounts(rates, shares)
        dimensions = self._dimensions(shares)
        if parts is None or amount is None:
            return None
        lines: list[_Line] = []
        for part in parts:
            treatment = treatments[part.rate]
            if treatment is None:
                continue
            net = self._net(part, treatment, amount.decimals)
            if net is None:
                continue
            if treatment.kind == "normal":
                stated = self._stated_vat.get(treatment.identifier, 0)
                self._stated_vat[treatment.identifier] = stated + part.tax
            for share, portion in zip(shares, allocate_quanta(net, [1] * len(shares)), strict=True):
                account = accounts[part.rate, share.label]
                if portion and account is not None:
                    lines.append(
                        _Line(
                            net=portion,
                            treatment=treatment,
                            account=account,
                            dimensions=dimensions[share.label],
                        )
                    )
        return tuple(lines)

    def _parts(self, amount: _Amount) -> tuple[StatedPart, ...] | None:
        try:
            taxes = [
                (tax.rate, self._cents(tax.base_cents, amount), self._cents(tax.tax_cents, amount))
                for tax in self._record.taxes
            ]
        except InputInvalid:
            self._problem(
                "amount_too_fine",
                "taxes",
                self._stated_taxes(),
                f"The taxes of the receipt have more than the {amount.decimals} decimals of the books.",
                f"Check minor_units in {FILE}, or the rounding of the currency in Business Central.",
            )
            return None
        parts = complete_parts(
            amount.gross, taxes, tolerance=self._tolerance(amount), decimals=amount.decimals
        )
        if isinstance(parts, VatRefused):
            self._problem(parts.code, "taxes", self._stated_taxes(), parts.message, parts.fix)
            return None
        for part in parts:
            self._note_part(part, amount.decimals)
        return parts

    def _cents(self, cents: int | None, amount: _Amount) -> int | None:
        if cents is None:
            return None
        policy = self._settings.minor_units
        value = units(cents, self._record.currency.strip(), policy=policy)
        return to_quanta(value, amount.decimals)

    def _tolerance(self, amount: _Amount) -> int:
        numerator, denominator = self._settings.vat_tolerance.as_integer_ratio()
        return int(numerator * 10**amount.decimals // denominator)

    def _stated_taxes(self) -> str:
        return "; ".join(
            f"{tax.rate} %: base {tax.base_cents}, tax {tax.tax_cents} cents"
            for tax in self._record.taxes
        )

    def _note_part(self, part: StatedPart, decimals: int) -> None:
        base = from_quanta(part.base, decimals)
        if part.origin == "untaxed" and self._record.kind == "expense":
            if self._settings.without_taxes == "problem":
                self._problem(
                    "taxes_missing",
                    "taxes",
                    None,
                    "The receipt states no tax.",
                    f"Enter its taxes in Factorial, or set without_taxes to zero under [policy] in {FILE}.",
                )
                return
            reason = f"the receipt states no tax on {base}"
            self._because("taxes", part.label, "without_taxes", reason, is_default=True)
        elif part.origin == "remainder":
            self._because(
                "taxes",
                part.label,
                "remainder",
                f"the stated taxes leave {base} of the receipt over",
            )
        elif part.origin == "completed":
            tax = from_quanta(part.tax, decimals)
            self._because(
                "taxes",
                part.label,
                "completed",
                f"base or tax is not stated; computed are base {base} and tax {tax}",
            )

    def _treatment(self, rate: Decimal, shares: tuple[_Share, ...]) -> Treatment | None:
        case = self._case(rate, _whole(self._record, shares))
        label = StatedPart(rate=rate, base=0, tax=0, origin="stated").label
        because = self._walk("vat", case, part=label)
        return None if because is None else self._tables.treatments[key(because.value)]

    def _net(self, part: StatedPart, treatment: Treatment, decimals: int) -> int | None:
        if treatment.kind == "none":
            return part.base + part.tax
        if treatment.kind == "reverse_charge" and part.tax:
            self._problem(
                "vat_on_reverse_charge",
                "taxes",
                str(from_quanta(part.tax, decimals)),
                f"The receipt states {from_quanta(part.tax, decimals)} of tax, but {treatment.source} "
                f"({treatment.id}) treats it as reverse charge.",
                "Ask the supplier for an invoice without tax, or correct the taxes in Factorial.",
                source=treatment.source,
            )
            return None
        return part.base

    def _accounts(
        self, rates: Sequence[Decimal | None], shares: tuple[_Share, ...]
    ) -> dict[tuple[Decimal | None, str], str | None]:
        rules = self._tables.rules.get("account")
        by_rate = rules is not None and rules.uses("tax_rate") and len(set(rates)) > 1
        by_share = rules is not None and rules.uses("cost_center") and len(shares) > 1
        decided: dict[tuple[Decimal | None, str], str | None] = {}
        accounts: dict[tuple[Decimal | None, str], str | None] = {}
        for rate in rates:
            for share in shares:
                which = (rate if by_rate else rates[0], share.label if by_share else "")
                if which not in decided:
                    case_share = share if by_share else _whole(self._record, shares)
                    labels = [
                        f"{as_text(rate)} %" if by_rate and rate is not None else "",
                        share.label if by_share else "",
                    ]
                    part = ", ".join(label for label in labels if label)
                    decided[which] = self._account(self._case(which[0], case_share), part)
                accounts[rate, share.label] = decided[which]
        return accounts

    def _account(self, case: Case, part: str) -> str | None:
        because = self._walk("account", case, part=part)
        return None if because is None else self._postable(because.value, because)

    def _postable(self, number: str, because: Because | None) -> str | None:
        origin = _origin(because) if because else f"{FILE}: rounding_account"
        source = because.source if because else FILE
        field = because.field if because else "rounding_account"
        account = self._books.account(number)
        if account is None:
            postable = (known.number for known in self._books.accounts if known.postable)
            near = nearest(number, postable)
            self._problem(
                "account_unknown",
                field,
                number,
                f"Business Central has no account {number} ({origin}).",
                "Correct the number" + (f"; near are {', '.join(near)}." if near else "."),
                source=source,
            )
            return None
        if account.reason is not None:
            postable = (known.number for known in self._books.accounts if known.postable)
            near = nearest(number, postable)
            self._problem(
                "account_not_postable",
                field,
                account.number,
                f"Account {account.number} cannot be posted to: {account.reason} ({origin}).",
                "Name another account" + (f"; near are {', '.join(near)}." if near else "."),
                source=source,
            )
            return None
        return account.number

    def _dimensions(self, shares: tuple[_Share, ...]) -> dict[str, tuple[tuple[str, str], ...]]:
        values: dict[str, list[tuple[str, str]]] = {share.label: [] for share in shares}
        for code, source in self._settings.dimension_sources.items():
            target = DIMENSION + code
            rules = self._tables.rules.get(target)
            by_share = source == "cost_center" or (rules is not None and rules.uses("cost_center"))
            split = by_share and len(shares) > 1
            for share in shares if split else (_whole(self._record, shares),):
                because = self._walk(
                    target, self._case(None, share), part=share.label if split else ""
                )
                value = None if because is None else self._dimension_value(code, because)
                for label in (share.label,) if split else values:
                    if value:
                        values[label].append(value)
        return {label: tuple(pairs) for label, pairs in values.items()}

    def _dimension_value(self, code: str, because: Because) -> tuple[str, str] | None:
        if not because.value:
            return None
        dimension = self._books.dimension(code)
        if dimension is None:
            near = nearest(code, self._books.dimensions)
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
        value = self._books.dimension_value(code, because.value)
        if value is None:
            near = nearest(because.value, self._books.dimensions[dimension])
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

    # ---- to the cent ----------------------------------------------------------------------------

    def _rounded(
        self, lines: tuple[_Line, ...], totals: tuple[TaxedAmount, ...], amount: _Amount
    ) -> tuple[_Line, ...]:
        """The lines with one for the difference to the receipt, where that is within the tolerance."""
        self._compare_vat(totals, amount)
        if self._problems:
            return lines
        predicted = sum(total.base + total.vat for total in totals)
        difference = amount.gross - predicted
        if not difference:
            return lines
        shown = from_quanta(difference, amount.decimals)
        facts = (
            f"the receipt is {from_quanta(amount.gross, amount.decimals)}, Business Central will "
            f"compute {from_quanta(predicted, amount.decimals)} ({_figures(totals, amount.decimals)})"
        )
        if abs(difference) > self._tolerance(amount):
            self._mismatch(facts)
            return lines
        number, vat = self._settings.rounding_account, self._settings.rounding_vat
        if number is None or vat is None:
            self._problem(
                "rounding_account_missing",
                "rounding",
                str(shown),
                f"{facts[0].upper()}{facts[1:]}; no account takes the difference of {shown}.",
                f"Set rounding_account and rounding_vat under [policy] in {FILE}.",
            )
            return lines
        account = self._postable(number, None)
        if account is None:
            return lines
        self._because(
            "rounding",
            str(shown),
            "vat_tolerance",
            f"{facts}; the difference of {shown} goes to account {account}",
        )
        rounding = _Line(
            net=difference,
            treatment=self._tables.treatments[key(vat)],
            account=account,
            dimensions=lines[0].dimensions if lines else (),
        )
        return (*lines, rounding)

    def _compare_vat(self, totals: tuple[TaxedAmount, ...], amount: _Amount) -> None:
        for total in totals:
            stated = self._stated_vat.get(total.treatment.identifier, 0)
            if total.treatment.kind != "normal" or stated == total.vat:
                continue
            vat = from_quanta(total.vat, amount.decimals)
            facts = (
                f"the receipt states {from_quanta(stated, amount.decimals)} of VAT, Business Central "
                f"will compute {vat}: {as_text(total.treatment.percent)} % of "
                f"{from_quanta(total.base, amount.decimals)} ({total.treatment.source})"
            )
            if abs(stated - total.vat) <= self._tolerance(amount):
                self._because(
                    f"vat_total[{total.treatment.vat_code}]", str(vat), "vat_tolerance", facts
                )
            else:
                self._mismatch(facts, total.treatment.source)

    def _mismatch(self, facts: str, source: str | None = None) -> None:
        self._problem(
            "vat_mismatch",
            "taxes",
            self._stated_taxes(),
            f"{facts[0].upper()}{facts[1:]}; the tolerance is {self._settings.vat_tolerance}.",
            "Correct the taxes of the expense in Factorial, the percent in taxes.csv, or "
            f"vat_tolerance in {FILE}.",
            source=source,
        )

    def _posting(self, lines: tuple[_Line, ...], amount: _Amount) -> Posting:
        def money(count: int) -> Decimal:
            return from_quanta(count, amount.decimals)

        taxed = document_taxes([NetLine(net=line.net, treatment=line.treatment) for line in lines])
        accounts: dict[str, int] = {}
        for line in lines:
            accounts[line.account] = accounts.get(line.account, 0) + line.net
        net = sum(accounts.values())
        vat = sum(total.vat for total in taxed.totals)
        return Posting(
            currency=amount.currency_code or self._books.local_currency,
            net=money(net),
            vat=money(vat),
            gross=money(net + vat),
            accounts=tuple((number, money(accounts[number])) for number in sorted(accounts)),
            line_vat=tuple(money(line.vat) for line in taxed.lines),
            taxes=tuple(
                PredictedVat(
                    vat_code=total.treatment.vat_code,
                    identifier=total.treatment.identifier,
                    kind=total.treatment.kind,
                    percent=total.treatment.percent,
                    base=money(total.base),
                    vat=money(total.vat),
                    reverse_charge=money(total.reverse_charge),
                )
                for total in taxed.totals
            ),
        )

    # ---- gathering ------------------------------------------------------------------------------

    def _because(
        self, field: str, value: str, step: str, reason: str, *, is_default: bool = False
    ) -> None:
        self._trail.append(
            Because(
                field=field,
                value=value,
                step=step,
                reason=reason,
                is_default=is_default,
                document_hash=self._tables.hash,
            )
        )

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

    def _mapped(
        self,
        *,
        invoice: PurchaseInvoiceDraft | None = None,
        posting: Posting | None = None,
        skipped: Skipped | None = None,
    ) -> Mapped:
        return Mapped(
            record_key=self._record.key,
            record=self._record,
            invoice=invoice,
            posting=posting,
            trail=tuple(self._trail),
            problems=tuple(self._problems),
            skipped=skipped,
            document_name=self._settings.name,
            document_hash=self._tables.hash,
        )


def _whole(record: ExpenseRecord, shares: tuple[_Share, ...]) -> _Share:
    """The record undivided."""
    return shares[0] if len(shares) == 1 else _Share(cost_centers=record.cost_centers, label="")


def _origin(because: Because) -> str:
    if because.source is None:
        return f"from {because.step}"
    return f"{because.source}, {because.rule_id}" if because.rule_id else because.source


def _figures(totals: tuple[TaxedAmount, ...], decimals: int) -> str:
    return ", ".join(
        f"{total.treatment.vat_code}: {from_quanta(total.base, decimals)} + "
        f"{from_quanta(total.vat, decimals)}"
        for total in totals
    )


def _invoice_line(line: _Line, description: str, decimals: int) -> InvoiceLine:
    return InvoiceLine(
        account_number=line.account,
        description=description,
        unit_cost=from_quanta(line.net, decimals),
        vat_code=line.treatment.vat_code,
        dimensions=line.dimensions,
    )
