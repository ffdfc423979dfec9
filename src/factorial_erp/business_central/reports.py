"""
Reports: balances and statements, as Business Central computes them.

Generated from ``schema/business_central/reports.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, ReadOptions, later
from .ledger import AccountType

if TYPE_CHECKING:
    from .ledger import Account
    from .purchasing import Vendor
    from .sales import Customer

__all__ = [
    "AgedAccountsPayable",
    "AgedAccountsPayables",
    "AgedAccountsReceivable",
    "AgedAccountsReceivables",
    "BalanceSheet",
    "BalanceSheets",
    "CashFlowStatement",
    "CashFlowStatements",
    "CustomerSale",
    "CustomerSales",
    "IncomeStatement",
    "IncomeStatements",
    "RetainedEarningsStatement",
    "RetainedEarningsStatements",
    "TrialBalance",
    "TrialBalances",
    "VendorPurchase",
    "VendorPurchases",
]


@model(camel)
class AgedAccountsPayable(Entity):
    """What is owed to a supplier, by how long."""

    vendor_id: Attr[str] = field(guid=True, read_only=True)
    vendor_number: Attr[str] = field(read_only=True)
    name: Attr[str] = field(read_only=True)
    currency_code: Attr[str] = field(read_only=True)
    balance_due: Attr[Decimal] = field(read_only=True)
    current_amount: Attr[Decimal] = field(read_only=True)
    period1_amount: Attr[Decimal] = field(read_only=True)
    period2_amount: Attr[Decimal] = field(read_only=True)
    period3_amount: Attr[Decimal] = field(read_only=True)
    aged_as_of_date: Attr[dt.date | None] = field(default=None, read_only=True)
    period_length_filter: Attr[str] = field(read_only=True)
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=later("Vendor"))
    """Only with ``expand=[AgedAccountsPayable.vendor]``."""


@model(camel)
class AgedAccountsReceivable(Entity):
    """What a customer owes, by how long."""

    customer_id: Attr[str] = field(guid=True, read_only=True)
    customer_number: Attr[str] = field(read_only=True)
    name: Attr[str] = field(read_only=True)
    currency_code: Attr[str] = field(read_only=True)
    balance_due: Attr[Decimal] = field(read_only=True)
    current_amount: Attr[Decimal] = field(read_only=True)
    period1_label: Attr[str] = field(read_only=True)
    period1_amount: Attr[Decimal] = field(read_only=True)
    period2_label: Attr[str] = field(read_only=True)
    period2_amount: Attr[Decimal] = field(read_only=True)
    period3_label: Attr[str] = field(read_only=True)
    period3_amount: Attr[Decimal] = field(read_only=True)
    aged_as_of_date: Attr[dt.date | None] = field(default=None, read_only=True)
    period_length_filter: Attr[str] = field(read_only=True)
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=later("Customer"))
    """Only with ``expand=[AgedAccountsReceivable.customer]``."""


@model(camel)
class BalanceSheet(Entity):
    """A line of the balance sheet."""

    id: Attr[str] = field(guid=True, read_only=True)
    line_number: Attr[int] = field(read_only=True)
    display: Attr[str] = field(read_only=True)
    balance: Attr[Decimal] = field(read_only=True)
    line_type: Attr[str] = field(read_only=True)
    indentation: Attr[int] = field(read_only=True)
    date_filter: Attr[dt.date | None] = field(default=None, read_only=True)


@model(camel)
class CashFlowStatement(Entity):
    """A line of the cash flow statement."""

    id: Attr[str] = field(guid=True, read_only=True)
    line_number: Attr[int] = field(read_only=True)
    display: Attr[str] = field(read_only=True)
    net_change: Attr[Decimal] = field(read_only=True)
    line_type: Attr[str] = field(read_only=True)
    indentation: Attr[int] = field(read_only=True)
    date_filter: Attr[dt.date | None] = field(default=None, read_only=True)


@model(camel)
class IncomeStatement(Entity):
    """A line of the income statement."""

    id: Attr[str] = field(guid=True, read_only=True)
    line_number: Attr[int] = field(read_only=True)
    display: Attr[str] = field(read_only=True)
    net_change: Attr[Decimal] = field(read_only=True)
    line_type: Attr[str] = field(read_only=True)
    indentation: Attr[int] = field(read_only=True)
    date_filter: Attr[dt.date | None] = field(default=None, read_only=True)


@model(camel)
class RetainedEarningsStatement(Entity):
    """A line of the statement of retained earnings."""

    id: Attr[str] = field(guid=True, read_only=True)
    line_number: Attr[int] = field(read_only=True)
    display: Attr[str] = field(read_only=True)
    net_change: Attr[Decimal] = field(read_only=True)
    line_type: Attr[str] = field(read_only=True)
    indentation: Attr[int] = field(read_only=True)
    date_filter: Attr[dt.date | None] = field(default=None, read_only=True)


@model(camel)
class TrialBalance(Entity):
    """An account in the trial balance."""

    number: Attr[str] = field(read_only=True)
    account_id: Attr[str] = field(guid=True, read_only=True)
    account_type: Attr[AccountType] = field(read_only=True)
    display: Attr[str] = field(read_only=True)
    total_debit: Attr[str] = field(read_only=True)
    total_credit: Attr[str] = field(read_only=True)
    balance_at_date_debit: Attr[str] = field(read_only=True)
    balance_at_date_credit: Attr[str] = field(read_only=True)
    date_filter: Attr[dt.date | None] = field(default=None, read_only=True)
    account: Attr[Account | None] = field(default=None, read_only=True, items=later("Account"))
    """Only with ``expand=[TrialBalance.account]``."""


@model(camel)
class CustomerSale(Entity):
    """How much a customer bought."""

    customer_id: Attr[str] = field(guid=True, read_only=True)
    customer_number: Attr[str] = field(read_only=True)
    name: Attr[str] = field(read_only=True, private=True)
    total_sales_amount: Attr[Decimal] = field(read_only=True)
    date_filter_filter_only: Attr[dt.date | None] = field(
        default=None, wire="dateFilter_FilterOnly", read_only=True
    )
    """To filter by; it never arrives."""


@model(camel)
class VendorPurchase(Entity):
    """How much was bought from a supplier."""

    vendor_id: Attr[str] = field(guid=True, read_only=True)
    vendor_number: Attr[str] = field(read_only=True)
    name: Attr[str] = field(read_only=True)
    total_purchase_amount: Attr[Decimal] = field(read_only=True)
    date_filter_filter_only: Attr[dt.date | None] = field(
        default=None, wire="dateFilter_FilterOnly", read_only=True
    )
    """To filter by; it never arrives."""


class AgedAccountsPayables(EntitySet[M]):
    """``agedAccountsPayables``: what is owed to suppliers, by how long."""

    _set = "agedAccountsPayables"
    _key = "vendor_id"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[AgedAccountsPayable]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(AgedAccountsPayable, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> AgedAccountsPayable:
        """One by its id."""
        return await self._read(AgedAccountsPayable, id, options)


class AgedAccountsReceivables(EntitySet[M]):
    """``agedAccountsReceivables``: what customers owe, by how long."""

    _set = "agedAccountsReceivables"
    _key = "customer_id"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[AgedAccountsReceivable]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(AgedAccountsReceivable, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> AgedAccountsReceivable:
        """One by its id."""
        return await self._read(AgedAccountsReceivable, id, options)


class BalanceSheets(EntitySet[M]):
    """``balanceSheets``: the balance sheet."""

    _set = "balanceSheets"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[BalanceSheet]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(BalanceSheet, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> BalanceSheet:
        """One by its id."""
        return await self._read(BalanceSheet, id, options)


class CashFlowStatements(EntitySet[M]):
    """``cashFlowStatements``: the cash flow statement."""

    _set = "cashFlowStatements"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CashFlowStatement]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CashFlowStatement, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CashFlowStatement:
        """One by its id."""
        return await self._read(CashFlowStatement, id, options)


class IncomeStatements(EntitySet[M]):
    """``incomeStatements``: the income statement."""

    _set = "incomeStatements"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[IncomeStatement]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(IncomeStatement, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> IncomeStatement:
        """One by its id."""
        return await self._read(IncomeStatement, id, options)


class RetainedEarningsStatements(EntitySet[M]):
    """``retainedEarningsStatements``: the statement of retained earnings."""

    _set = "retainedEarningsStatements"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[RetainedEarningsStatement]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(RetainedEarningsStatement, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> RetainedEarningsStatement:
        """One by its id."""
        return await self._read(RetainedEarningsStatement, id, options)


class TrialBalances(EntitySet[M]):
    """``trialBalances``: the trial balance."""

    _set = "trialBalances"
    _key = "account_id"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[TrialBalance]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(TrialBalance, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> TrialBalance:
        """One by its id."""
        return await self._read(TrialBalance, id, options)


class CustomerSales(EntitySet[M]):
    """``customerSales``: what customers bought."""

    _set = "customerSales"
    _sortable = False

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CustomerSale]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CustomerSale, where, options)


class VendorPurchases(EntitySet[M]):
    """``vendorPurchases``: what was bought from suppliers."""

    _set = "vendorPurchases"
    _sortable = False

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[VendorPurchase]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(VendorPurchase, where, options)
