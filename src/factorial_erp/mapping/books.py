"""What does the ledger know: accounts, vendors, dimensions, currencies, open periods?"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Coroutine, Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, overload

import attrs

from ..errors import InputInvalid
from .match import compact
from .money import minor_units
from .vat_setup import VatSetup

if TYPE_CHECKING:
    import cattrs

    from .._core.operation import Async, Sync
    from ..business_central.client import Company
    from .vat_setup_reading import VatSource

__all__ = ["NO_DIRECT_POSTING", "Account", "Books", "Period", "Vendor"]

SCHEMA_VERSION: Final = 1
"""Of the JSON of books."""

NO_DIRECT_POSTING: Final = "without direct posting"
"""Why only Business Central itself posts to an account, such as those of VAT."""


@attrs.frozen
class Account:
    """A G/L account."""

    number: str
    name: str = ""
    reason: str | None = None
    """Why it cannot be posted to: ``a heading``, ``blocked``, …; ``None`` where it can."""
    category: str = ""
    """``Assets``, ``Liabilities``, ``Equity``, ``Income``, ``Cost of Goods Sold``, ``Expense``; empty
    where the books do not say."""

    @property
    def postable(self) -> bool:
        """Whether a document may use it."""
        return self.reason is None


@attrs.frozen
class Vendor:
    """A vendor card."""

    number: str
    name: str = attrs.field(default="", repr=False)
    """May be the name of an employee."""
    tax_number: str = ""
    country: str = ""
    blocked: str = ""
    """Empty, ``Payment`` or ``All``."""

    @property
    def takes_invoices(self) -> bool:
        """Whether an invoice may be posted; one that is blocked for payment still takes them."""
        return self.blocked.strip().casefold() != "all"


@attrs.frozen
class Period:
    """An accounting period; it ends where the next one starts."""

    start: dt.date
    closed: bool = False


def _by_code(codes: Iterable[str]) -> dict[str, str]:
    return {code.strip().upper(): code for code in codes}


@attrs.frozen(kw_only=True)
class Books:
    """The master data of one company as plain data. Codes are compared without regard to case."""

    company: str = ""
    """Empty: records of every legal entity are taken."""
    local_currency: str
    accounts: tuple[Account, ...] = ()
    vendors: tuple[Vendor, ...] = ()
    dimensions: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]])
    """Value codes of each dimension."""
    currencies: Mapping[str, int] = attrs.field(factory=dict[str, int])
    """Decimals of each foreign currency, as the company rounds it."""
    posting_from: dt.date | None = None
    posting_to: dt.date | None = None
    periods: tuple[Period, ...] = ()
    """In order of their start."""
    vat_codes: Mapping[str, str] | None = None
    """Name of each VAT product posting group, by its code; ``None`` where they were not read."""
    vat_setup: VatSetup | None = None
    """The VAT posting set-up, which only an export has: :meth:`with_vat_setup`."""

    @overload
    @classmethod
    def load(cls, company: Company[Sync], *, vat_setup: VatSource | None = None) -> Books: ...
    @overload
    @classmethod
    def load(
        cls, company: Company[Async], *, vat_setup: VatSource | None = None
    ) -> Coroutine[Any, Any, Books]: ...
    @classmethod
    def load(
        cls, company: Company[Sync] | Company[Async], *, vat_setup: VatSource | None = None
    ) -> Books | Coroutine[Any, Any, Books]:
        """
        Read the books of a company of Business Central; a coroutine for an awaitable client.

        What the API does not publish is not in them: blocked dimension values, posting windows of single
        users, and the VAT posting set-up, unless an export of it is given.

        Args:
            vat_setup: See :meth:`with_vat_setup`.

        Raises:
            MappingInvalid: The export cannot be read.
            ConfigurationMissing: A workbook needs the extra ``files``.
        """
        # Reading needs the machinery of the clients; mapping alone does not.
        from .._core.io import step
        from .loading import read_books
        from .vat_setup_reading import read_vat_setup

        setup = None if vat_setup is None else read_vat_setup(vat_setup)
        reading = read_books(company.shared, setup)
        return step(reading) if company.is_blocking else reading

    def with_vat_setup(self, source: VatSource) -> Books:
        """
        The books with the VAT posting set-up, which the standard API does not show.

        Args:
            source: A workbook or CSV file with the page "VAT Posting Setup" of Business Central (Share > Open in
                Excel), in English, German, Spanish or French; or its rows, as an API page of an app has them.

        Raises:
            MappingInvalid: It cannot be read; the error names sheet, row and column.
            ConfigurationMissing: A workbook needs the extra ``files``.
        """
        from .vat_setup_reading import read_vat_setup

        return attrs.evolve(self, vat_setup=read_vat_setup(source))

    def to_json(self) -> str:
        """
        Write the books as JSON, to compare a later state with them; :meth:`from_json` reads it.

        Names of vendors, which may be those of employees, are in it.
        """
        content = {"schema_version": SCHEMA_VERSION, **_converter().unstructure(self)}
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Books:
        """
        Read books.

        Raises:
            InputInvalid: The text was not written by :meth:`to_json`, or by another version of it.
        """
        try:
            content = json.loads(text)
            version = content.pop("schema_version")
            if version != SCHEMA_VERSION:
                raise ValueError(version)  # noqa: TRY301  (one message for all)
            return _converter().structure(content, cls)
        except Exception as error:
            raise InputInvalid(
                "This is no JSON of books.",
                field="text",
                hint="Give a file written by Books.to_json of this version of the library.",
            ) from error

    def account(self, number: str) -> Account | None:
        """The account of this number, ``None`` where there is none."""
        return self._accounts.get(number.strip().upper())

    def vendor(self, number: str) -> Vendor | None:
        """The vendor of this number, ``None`` where there is none."""
        return self._vendors.get(number.strip().upper())

    def vendors_of(self, tax_number: str) -> tuple[Vendor, ...]:
        """The vendors that carry this tax number, with or without its country prefix."""
        return self._vendors_by_tax_number.get(compact(tax_number), ())

    def dimension(self, code: str) -> str | None:
        """The dimension's code as the books spell it, ``None`` where there is none."""
        return self._dimensions.get(code.strip().upper())

    def dimension_value(self, code: str, value: str) -> str | None:
        """The value's code as the books spell it, ``None`` where there is none."""
        return self._dimension_values.get(code.strip().upper(), {}).get(value.strip().upper())

    def vat_code(self, code: str) -> str | None:
        """
        The VAT product posting group as the books spell it, ``None`` where there is none.

        Look at :attr:`vat_codes` first: where that is ``None``, nothing is known.
        """
        return self._vat_codes.get(code.strip().upper())

    def decimals(self, currency: str) -> int | None:
        """Decimals of the local or a foreign currency, ``None`` where the books do not know it."""
        known = self.currencies.get(currency)
        if known is None and currency == self.local_currency:
            return minor_units(currency)
        return known

    def is_open(self, date: dt.date) -> bool:
        """Whether the company allows posting on this day, as far as the API shows."""
        return self.closed_because(date) is None

    def closed_because(self, date: dt.date) -> str | None:
        """
        Why posting on this day is refused, ``None`` where it is allowed.

        Windows of single users and of journal templates rank above this; the API shows neither.
        """
        if self.posting_from is not None and date < self.posting_from:
            return f"posting is allowed from {self.posting_from}"
        if self.posting_to is not None and date > self.posting_to:
            return f"posting is allowed until {self.posting_to}"
        period = self._period_of(date)
        if period is not None and period.closed:
            return f"the period from {period.start} is closed"
        return None

    def open_date(self, wanted: dt.date) -> dt.date | None:
        """The wanted day or the first open one after it, ``None`` where no later day is open."""
        date = wanted
        if self.posting_from is not None and date < self.posting_from:
            date = self.posting_from
        period = self._period_of(date)
        if period is not None and period.closed:
            later = (p.start for p in self.periods if p.start > date and not p.closed)
            following = next(later, None)
            if following is None:
                return None
            date = following
        return date if self.is_open(date) else None

    def _period_of(self, date: dt.date) -> Period | None:
        current = None
        for period in self.periods:
            if period.start > date:
                break
            current = period
        return current

    @cached_property
    def _accounts(self) -> dict[str, Account]:
        return {account.number.upper(): account for account in self.accounts}

    @cached_property
    def _vendors(self) -> dict[str, Vendor]:
        return {vendor.number.upper(): vendor for vendor in self.vendors}

    @cached_property
    def _vendors_by_tax_number(self) -> dict[str, tuple[Vendor, ...]]:
        found: dict[str, tuple[Vendor, ...]] = {}
        for vendor in self.vendors:
            for number in _spellings(vendor):
                found[number] = (*found.get(number, ()), vendor)
        return found

    @cached_property
    def _dimensions(self) -> dict[str, str]:
        return _by_code(self.dimensions)

    @cached_property
    def _vat_codes(self) -> dict[str, str]:
        return _by_code(self.vat_codes or ())

    @cached_property
    def _dimension_values(self) -> dict[str, dict[str, str]]:
        return {code.upper(): _by_code(values) for code, values in self.dimensions.items()}


def _spellings(vendor: Vendor) -> set[str]:
    number = compact(vendor.tax_number)
    country = vendor.country.strip().upper()
    if not number:
        return set()
    if country and number.startswith(country):
        return {number, number.removeprefix(country)}
    return {number, country + number}


@cache
def _converter() -> cattrs.Converter:
    # Loading cattrs takes longer than most uses of the books.
    import cattrs

    converter = cattrs.Converter(omit_if_default=True, forbid_extra_keys=True)
    converter.register_unstructure_hook(dt.date, lambda day: day.isoformat())
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    return converter
