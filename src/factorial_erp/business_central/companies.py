"""Companies: which ones an environment has."""

from __future__ import annotations

import datetime as dt

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .currencies import Currency
from .dimensions import Dimension, DimensionSetLine, DimensionValue
from .entities import Entity, EntitySet, ListOptions, ReadOptions
from .ledger import (
    Account,
    AccountingPeriod,
    GeneralLedgerEntry,
    GeneralLedgerSetup,
    Journal,
    JournalLine,
)
from .people import Employee
from .purchasing import PurchaseInvoice, PurchaseInvoiceLine, Vendor

__all__ = [
    "Companies",
    "CompanyEntry",
]


@model(camel)
class CompanyEntry(Entity):
    """A company of the environment."""

    id: Attr[str] = field(guid=True, read_only=True)
    system_version: Attr[str] = field(read_only=True)
    timestamp: Attr[int] = field(read_only=True)
    name: Attr[str] = field(read_only=True)
    display_name: Attr[str] = field(read_only=True)
    business_profile_id: Attr[str] = field(read_only=True)
    system_created_at: Attr[dt.datetime | None] = field(default=None, read_only=True)
    system_created_by: Attr[str | None] = field(default=None, guid=True, read_only=True)
    system_modified_at: Attr[dt.datetime | None] = field(default=None, read_only=True)
    system_modified_by: Attr[str | None] = field(default=None, guid=True, read_only=True)
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=lambda: DimensionSetLine
    )
    """Only with ``expand=[CompanyEntry.dimension_set_lines]``."""
    vendors: Attr[tuple[Vendor, ...]] = field(default=(), items=lambda: Vendor)
    """Only with ``expand=[CompanyEntry.vendors]``."""
    accounts: Attr[tuple[Account, ...]] = field(default=(), items=lambda: Account)
    """Only with ``expand=[CompanyEntry.accounts]``."""
    journals: Attr[tuple[Journal, ...]] = field(default=(), items=lambda: Journal)
    """Only with ``expand=[CompanyEntry.journals]``."""
    journal_lines: Attr[tuple[JournalLine, ...]] = field(default=(), items=lambda: JournalLine)
    """Only with ``expand=[CompanyEntry.journal_lines]``."""
    employees: Attr[tuple[Employee, ...]] = field(default=(), items=lambda: Employee)
    """Only with ``expand=[CompanyEntry.employees]``."""
    general_ledger_entries: Attr[tuple[GeneralLedgerEntry, ...]] = field(
        default=(), items=lambda: GeneralLedgerEntry
    )
    """Only with ``expand=[CompanyEntry.general_ledger_entries]``."""
    currencies: Attr[tuple[Currency, ...]] = field(default=(), items=lambda: Currency)
    """Only with ``expand=[CompanyEntry.currencies]``."""
    dimensions: Attr[tuple[Dimension, ...]] = field(default=(), items=lambda: Dimension)
    """Only with ``expand=[CompanyEntry.dimensions]``."""
    dimension_values: Attr[tuple[DimensionValue, ...]] = field(
        default=(), items=lambda: DimensionValue
    )
    """Only with ``expand=[CompanyEntry.dimension_values]``."""
    purchase_invoices: Attr[tuple[PurchaseInvoice, ...]] = field(
        default=(), items=lambda: PurchaseInvoice
    )
    """Only with ``expand=[CompanyEntry.purchase_invoices]``."""
    purchase_invoice_lines: Attr[tuple[PurchaseInvoiceLine, ...]] = field(
        default=(), items=lambda: PurchaseInvoiceLine
    )
    """Only with ``expand=[CompanyEntry.purchase_invoice_lines]``."""
    accounting_periods: Attr[tuple[AccountingPeriod, ...]] = field(
        default=(), items=lambda: AccountingPeriod
    )
    """Only with ``expand=[CompanyEntry.accounting_periods]``."""
    general_ledger_setup: Attr[tuple[GeneralLedgerSetup, ...]] = field(
        default=(), items=lambda: GeneralLedgerSetup
    )
    """Only with ``expand=[CompanyEntry.general_ledger_setup]``."""


class Companies(EntitySet[M]):
    """``companies``: companies of the environment."""

    _set = "companies"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CompanyEntry]:
        """Companies of the environment that fulfil ``where``."""
        return self._pages(CompanyEntry, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CompanyEntry:
        """One by its id."""
        return await self._read(CompanyEntry, id, options)
