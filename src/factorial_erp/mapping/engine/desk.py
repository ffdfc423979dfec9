"""What is the same for many records: memos of decisions, currencies, dates, countries?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from ...errors import InputInvalid
from ..books import Books
from ..format.entries import Tables
from ..format.settings import DIMENSION, FILE
from ..match import key
from ..money import MINOR_UNITS, minor_units
from ..records.expense import ExpenseRecord, Ref
from ..rules import country_for
from ..tables import did_you_mean
from ..trail import Because, Problem, Skipped
from ..vat import Treatment
from .chain import Chain, Reason, payment_step, withholding_step
from .memo import Glance, Memo, Remembered

__all__ = ["ALL_IS_WELL", "Currency", "Decided", "Desk"]


class Decided(NamedTuple):
    """A decision that was made, for records that are alike."""

    because: Reason | None
    result: Any


class Currency(NamedTuple):
    """How a currency is counted."""

    code: str
    decimals: int | None
    """Of the books; ``None`` where they do not know it."""
    of_cents: int
    """Decimals of the integers of Factorial."""
    is_local: bool
    tolerance: int
    """For differences of VAT, in the smallest unit of the books."""
    is_usual: bool
    """The local currency, of which cents are the smallest unit."""


_Belonging = tuple[Skipped | None, Problem | None]

ALL_IS_WELL: Final[_Belonging] = (None, None)
"""A charge that is to be posted in these books."""


class Desk:
    """A mapping document and the books of a company, with what was found out about both."""

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
        self.tables = tables
        self.settings = settings = tables.settings
        self.books = books
        self.today = today
        self.document_hash = document_hash
        self.document = (settings.name, document_hash)
        """Name and hash."""
        self.chains = dict(chains)
        self.has_payment = bool(tables.payment_methods)
        if self.has_payment:
            self.chains["payment"] = payment_step(tables, document_hash)
        self.memos: dict[str, Memo[Decided]] = {
            target: Memo(chain) for target, chain in self.chains.items()
        }
        self.withholding = withholding_step(tables, document_hash)
        self.dimensions = tuple(DIMENSION + code for code in settings.dimension_sources)
        self.has_kind = self.has_payment or self._is_decided("posting_kind", "purchase_invoice")
        self.has_credit = self.has_payment or self._is_decided("credit_account", "")
        self.account_by_rate = "tax_rate" in self.memos["account"].columns
        self.account_by_share = "cost_center" in self.memos["account"].columns
        self.dimension_by_share = {
            DIMENSION + code: source == "cost_center"
            or "cost_center" in self.memos[DIMENSION + code].columns
            for code, source in settings.dimension_sources.items()
        }
        self.glance: Glance[Decided] = Glance(self.memos)
        self.local_decimals = books.decimals(books.local_currency) or 0
        reads = [step.reads for _, step in self.chains["vendor"].steps]
        self.steps_before_payee = next(
            (at for at, read in enumerate(reads) if read is None or "payee" in read), len(reads)
        )
        """How many steps of the vendor's chain do not look at who is paid."""
        self.rounding = self._rounding()
        """Account and treatment of a rounding line, where both are named and the books take it."""
        self.around_id = _around_id(settings.invoice_number)
        self._ready = frozenset(key(status) for status in settings.statuses)
        self._policies: Remembered[Because] = Remembered()
        self.belonging: Remembered[tuple[Skipped | None, Problem | None]] = Remembered()
        self.currencies: Remembered[Currency] = Remembered()
        self.dates: Remembered[tuple[dt.date | None, Because | Problem]] = Remembered()
        self.countries: Remembered[tuple[str | None, Because | None]] = Remembered()

    def _rounding(self) -> tuple[str, Treatment] | None:
        number, vat = self.settings.rounding_account, self.settings.rounding_vat
        account = self.books.account(number) if number else None
        if account is None or account.reason is not None or vat is None:
            return None
        return account.number, self.tables.treatments[key(vat)]

    def _is_decided(self, target: str, otherwise: str) -> bool:
        """Whether the document says anything on a target."""
        return (
            target in self.tables.rules
            or self.settings.defaults.get(target, otherwise) != otherwise
            or any(name.startswith("function:") for name, _ in self.chains[target].steps)
        )

    def belongs(self, record: ExpenseRecord) -> tuple[Skipped | None, Problem | None]:
        """Whether a record is to be posted in these books, or why that cannot be told."""
        name = (record.status, record.entity)
        known = self.belonging.get(name)
        if known is None:
            skipped = self._not_ready(record) or self._other_company(record)
            problem = None if skipped else self._entity_problem(record.entity)
            is_usual = skipped is None and problem is None and not record.is_reversed
            known = ALL_IS_WELL if is_usual else (skipped, problem)
            self.belonging.put(name, known)
        return known

    def _not_ready(self, record: ExpenseRecord) -> Skipped | None:
        if key(record.status) in self._ready:
            return None
        ready = ", ".join(self.settings.statuses)
        return Skipped(
            code="not_ready", message=f"The status is {record.status}; posted are: {ready}."
        )

    def _other_company(self, record: ExpenseRecord) -> Skipped | None:
        company = self._company(record.entity)
        own = self.books.company
        if company is None or not own or key(company) == key(own) or not self._knows(own):
            return None
        return Skipped(
            code="other_company",
            message=f"The record belongs to {company}, these are the books of {own}.",
        )

    def _knows(self, company: str) -> bool:
        return key(company) in {key(each) for each in self.settings.entities.values()}

    def _company(self, entity: Ref | None) -> str | None:
        if entity is None:
            return None
        for text in (entity.id, entity.code, entity.name):
            if text and key(text) in self.settings.entities:
                return self.settings.entities[key(text)]
        return None

    def _entity_problem(self, entity: Ref | None) -> Problem | None:
        if not self.settings.entities:
            return None
        own = self.books.company
        if own and not self._knows(own):
            # Otherwise a slip of the pen here would pass over every record without a word.
            companies = tuple(dict.fromkeys(self.settings.entities.values()))
            return Problem(
                code="company_unmapped",
                field="entity",
                value=own,
                message=f"No legal entity belongs to the company {own}: [entities] of {FILE} names "
                f"{', '.join(companies)}.",
                fix="Write the company's name there as Business Central has it"
                f"{did_you_mean(own, companies)}.",
                source=FILE,
            )
        if self._company(entity) is not None:
            return None
        if entity is None:
            return Problem(
                code="entity_unmapped",
                field="entity",
                value=None,
                message="The record names no legal entity, so it cannot be told whose books it "
                "belongs to.",
                fix="Assign the employee to a legal entity in Factorial.",
            )
        return Problem(
            code="entity_unmapped",
            field="entity",
            value=entity.label,
            message=f"The legal entity {entity.label} is not in {FILE}.",
            fix=f"Add it to [entities] in {FILE} with its company in Business Central.",
        )

    def currency(self, written: str) -> Currency:
        """How a currency is counted."""
        known = self.currencies.get(written)
        if known is None:
            code = written.strip().upper()
            decimals = self.books.decimals(code)
            if decimals is None and not self.books.currencies and not self.books.accounts:
                decimals = minor_units(code)
            iso = self.settings.minor_units == "iso4217"
            numerator, denominator = self.settings.vat_tolerance.as_integer_ratio()
            known = Currency(
                code=code,
                decimals=decimals,
                of_cents=minor_units(code) if iso else 2,
                is_local=code == self.books.local_currency,
                tolerance=int(numerator * 10 ** max(decimals or 0, 0) // denominator),
                is_usual=code == self.books.local_currency
                and decimals == (minor_units(code) if iso else 2)
                and code not in MINOR_UNITS,
            )
            self.currencies.put(written, known)
        return known

    def posting_date(self, wanted: dt.date) -> tuple[dt.date | None, Because | Problem]:
        """The day on which a document of that day is posted, and why."""
        known = self.dates.get(wanted)
        if known is None:
            known = self._posting_date(wanted)
            self.dates.put(wanted, known)
        return known

    def _posting_date(self, wanted: dt.date) -> tuple[dt.date | None, Because | Problem]:
        closed = self.books.closed_because(wanted)
        if closed is None:
            reason = "the date of the document is open"
            return wanted, self.because("posting_date", str(wanted), "document", reason)
        policy = self.settings.posting_date
        date = self._moved_date(policy, wanted)
        if date is None:
            return None, Problem(
                code="period_closed",
                field="posting_date",
                value=str(wanted),
                message=f"{wanted} is not open for posting: {closed}; the policy is {policy!r}.",
                fix="Open the period in Business Central, or change posting_date under [policy] in "
                f"{FILE}.",
            )
        reason = f"the date of the document, {wanted}, is not open: {closed}"
        return date, self.because("posting_date", str(date), policy, reason, is_default=True)

    def _moved_date(
        self, policy: Literal["fail", "next_open", "today"], wanted: dt.date
    ) -> dt.date | None:
        if policy == "next_open":
            return self.books.open_date(wanted)
        if policy == "fail":
            return None
        if self.today is None:
            message = (
                f"{FILE} moves closed dates to today, but resolve() was not told which day it is."
            )
            raise InputInvalid(message, field="today", value=None, hint="Pass today=…")
        return self.today if self.books.is_open(self.today) else None

    def country(self, record: ExpenseRecord) -> tuple[str | None, Because | None]:
        """The supplier's country, with a reason where the record does not name it."""
        name = (record.kind, record.supplier_country, record.merchant_tin)
        known = self.countries.get(name)
        if known is None:
            country, step = country_for(record, self.settings.home_country)
            because = None
            if country is not None and step != "record":
                home = step == "home"
                because = self.because(
                    "supplier_country",
                    country,
                    step,
                    f"nothing names the supplier's country, so it is taken as home_country of {FILE}"
                    if home
                    else f"the tax number {record.merchant_tin} is of {country}",
                    is_default=home,
                )
            known = (country, because)
            self.countries.put(name, known)
        return known

    def because(
        self, field: str, value: str, step: str, reason: str, *, is_default: bool = False
    ) -> Because:
        """A decision of a policy."""
        name = (field, step, is_default)
        alike = self._policies.get(name)
        if alike is None:
            alike = Because(
                field=field,
                value=value,
                step=step,
                reason=reason,
                is_default=is_default,
                document_hash=self.document_hash,
            )
            self._policies.put(name, alike)
        return alike.in_words(value, reason)


def _around_id(template: str) -> tuple[str, str] | None:
    """What stands before and behind the id, where the template has no other placeholder."""
    found = re.fullmatch(r"([\w-]*)\{id\}([\w-]*)", template)
    if found is None or found.group(1).startswith("-") or found.group(2).endswith("-"):
        return None
    return found.group(1), found.group(2)
