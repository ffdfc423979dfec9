"""
Companies: which ones an environment has.

Generated from ``schema/business_central/companies.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, ReadOptions, later

if TYPE_CHECKING:
    from .assets import FixedAsset, FixedAssetLocation, Project
    from .currencies import Currency, CurrencyExchangeRate
    from .dimensions import (
        DefaultDimension,
        Dimension,
        DimensionSetLine,
        DimensionValue,
    )
    from .files import Attachment, DocumentAttachment, PdfDocument, Picture
    from .inventory import (
        CountryRegion,
        GeneralProductPostingGroup,
        InventoryPostingGroup,
        Item,
        ItemCategory,
        ItemLedgerEntry,
        ItemVariant,
        Location,
        UnitOfMeasure,
    )
    from .ledger import (
        Account,
        AccountingPeriod,
        GeneralLedgerEntry,
        GeneralLedgerSetup,
        Journal,
        JournalLine,
        TaxArea,
        TaxGroup,
    )
    from .payments import (
        ApplyVendorEntry,
        BankAccount,
        CustomerPayment,
        CustomerPaymentJournal,
        PaymentMethod,
        PaymentTerm,
        VendorPayment,
        VendorPaymentJournal,
    )
    from .people import (
        Contact,
        ContactInformation,
        Employee,
        Opportunity,
        SalespersonPurchaser,
        TimeRegistrationEntry,
    )
    from .purchasing import (
        PurchaseCreditMemo,
        PurchaseCreditMemoLine,
        PurchaseInvoice,
        PurchaseInvoiceLine,
        PurchaseOrder,
        PurchaseOrderLine,
        PurchaseReceipt,
        PurchaseReceiptLine,
        Vendor,
    )
    from .reports import (
        AgedAccountsPayable,
        AgedAccountsReceivable,
        BalanceSheet,
        CashFlowStatement,
        CustomerSale,
        IncomeStatement,
        RetainedEarningsStatement,
        TrialBalance,
        VendorPurchase,
    )
    from .sales import (
        Customer,
        CustomerContact,
        CustomerFinancialDetail,
        CustomerReturnReason,
        DisputeStatus,
        SalesCreditMemo,
        SalesCreditMemoLine,
        SalesInvoice,
        SalesInvoiceLine,
        SalesOrder,
        SalesOrderLine,
        SalesQuote,
        SalesQuoteLine,
        SalesShipment,
        SalesShipmentLine,
        ShipmentMethod,
    )
    from .system import JobQueueEntry, JobQueueLogEntry

__all__ = [
    "Companies",
    "CompanyEntry",
    "CompanyInformation",
    "CompanyInformationChanges",
    "CompanyInformations",
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
        default=(), read_only=True, items=later("DimensionSetLine")
    )
    """Only with ``expand=[CompanyEntry.dimension_set_lines]``."""
    pdf_document: Attr[tuple[PdfDocument, ...]] = field(
        default=(), read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[CompanyEntry.pdf_document]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[CompanyEntry.attachments]``."""
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[CompanyEntry.document_attachments]``."""
    items: Attr[tuple[Item, ...]] = field(default=(), read_only=True, items=later("Item"))
    """Only with ``expand=[CompanyEntry.items]``."""
    inventory_posting_groups: Attr[tuple[InventoryPostingGroup, ...]] = field(
        default=(), read_only=True, items=later("InventoryPostingGroup")
    )
    """Only with ``expand=[CompanyEntry.inventory_posting_groups]``."""
    general_product_posting_groups: Attr[tuple[GeneralProductPostingGroup, ...]] = field(
        default=(), read_only=True, items=later("GeneralProductPostingGroup")
    )
    """Only with ``expand=[CompanyEntry.general_product_posting_groups]``."""
    units_of_measure: Attr[tuple[UnitOfMeasure, ...]] = field(
        default=(), read_only=True, items=later("UnitOfMeasure")
    )
    """Only with ``expand=[CompanyEntry.units_of_measure]``."""
    pictures: Attr[tuple[Picture, ...]] = field(default=(), read_only=True, items=later("Picture"))
    """Only with ``expand=[CompanyEntry.pictures]``."""
    default_dimensions: Attr[tuple[DefaultDimension, ...]] = field(
        default=(), read_only=True, items=later("DefaultDimension")
    )
    """Only with ``expand=[CompanyEntry.default_dimensions]``."""
    item_variants: Attr[tuple[ItemVariant, ...]] = field(
        default=(), read_only=True, items=later("ItemVariant")
    )
    """Only with ``expand=[CompanyEntry.item_variants]``."""
    customers: Attr[tuple[Customer, ...]] = field(
        default=(), read_only=True, items=later("Customer")
    )
    """Only with ``expand=[CompanyEntry.customers]``."""
    customer_financial_details: Attr[tuple[CustomerFinancialDetail, ...]] = field(
        default=(), read_only=True, items=later("CustomerFinancialDetail")
    )
    """Only with ``expand=[CompanyEntry.customer_financial_details]``."""
    aged_accounts_receivables: Attr[tuple[AgedAccountsReceivable, ...]] = field(
        default=(), read_only=True, items=later("AgedAccountsReceivable")
    )
    """Only with ``expand=[CompanyEntry.aged_accounts_receivables]``."""
    contacts_information: Attr[tuple[ContactInformation, ...]] = field(
        default=(), read_only=True, items=later("ContactInformation")
    )
    """Only with ``expand=[CompanyEntry.contacts_information]``."""
    contacts: Attr[tuple[Contact, ...]] = field(default=(), read_only=True, items=later("Contact"))
    """Only with ``expand=[CompanyEntry.contacts]``."""
    vendors: Attr[tuple[Vendor, ...]] = field(default=(), read_only=True, items=later("Vendor"))
    """Only with ``expand=[CompanyEntry.vendors]``."""
    aged_accounts_payables: Attr[tuple[AgedAccountsPayable, ...]] = field(
        default=(), read_only=True, items=later("AgedAccountsPayable")
    )
    """Only with ``expand=[CompanyEntry.aged_accounts_payables]``."""
    company_information: Attr[tuple[CompanyInformation, ...]] = field(
        default=(), read_only=True, items=lambda: CompanyInformation
    )
    """Only with ``expand=[CompanyEntry.company_information]``."""
    sales_invoices: Attr[tuple[SalesInvoice, ...]] = field(
        default=(), read_only=True, items=later("SalesInvoice")
    )
    """Only with ``expand=[CompanyEntry.sales_invoices]``."""
    sales_invoice_lines: Attr[tuple[SalesInvoiceLine, ...]] = field(
        default=(), read_only=True, items=later("SalesInvoiceLine")
    )
    """Only with ``expand=[CompanyEntry.sales_invoice_lines]``."""
    locations: Attr[tuple[Location, ...]] = field(
        default=(), read_only=True, items=later("Location")
    )
    """Only with ``expand=[CompanyEntry.locations]``."""
    customer_payment_journals: Attr[tuple[CustomerPaymentJournal, ...]] = field(
        default=(), read_only=True, items=later("CustomerPaymentJournal")
    )
    """Only with ``expand=[CompanyEntry.customer_payment_journals]``."""
    customer_payments: Attr[tuple[CustomerPayment, ...]] = field(
        default=(), read_only=True, items=later("CustomerPayment")
    )
    """Only with ``expand=[CompanyEntry.customer_payments]``."""
    accounts: Attr[tuple[Account, ...]] = field(default=(), read_only=True, items=later("Account"))
    """Only with ``expand=[CompanyEntry.accounts]``."""
    tax_groups: Attr[tuple[TaxGroup, ...]] = field(
        default=(), read_only=True, items=later("TaxGroup")
    )
    """Only with ``expand=[CompanyEntry.tax_groups]``."""
    journals: Attr[tuple[Journal, ...]] = field(default=(), read_only=True, items=later("Journal"))
    """Only with ``expand=[CompanyEntry.journals]``."""
    journal_lines: Attr[tuple[JournalLine, ...]] = field(
        default=(), read_only=True, items=later("JournalLine")
    )
    """Only with ``expand=[CompanyEntry.journal_lines]``."""
    employees: Attr[tuple[Employee, ...]] = field(
        default=(), read_only=True, items=later("Employee")
    )
    """Only with ``expand=[CompanyEntry.employees]``."""
    time_registration_entries: Attr[tuple[TimeRegistrationEntry, ...]] = field(
        default=(), read_only=True, items=later("TimeRegistrationEntry")
    )
    """Only with ``expand=[CompanyEntry.time_registration_entries]``."""
    general_ledger_entries: Attr[tuple[GeneralLedgerEntry, ...]] = field(
        default=(), read_only=True, items=later("GeneralLedgerEntry")
    )
    """Only with ``expand=[CompanyEntry.general_ledger_entries]``."""
    currencies: Attr[tuple[Currency, ...]] = field(
        default=(), read_only=True, items=later("Currency")
    )
    """Only with ``expand=[CompanyEntry.currencies]``."""
    payment_methods: Attr[tuple[PaymentMethod, ...]] = field(
        default=(), read_only=True, items=later("PaymentMethod")
    )
    """Only with ``expand=[CompanyEntry.payment_methods]``."""
    dimensions: Attr[tuple[Dimension, ...]] = field(
        default=(), read_only=True, items=later("Dimension")
    )
    """Only with ``expand=[CompanyEntry.dimensions]``."""
    dimension_values: Attr[tuple[DimensionValue, ...]] = field(
        default=(), read_only=True, items=later("DimensionValue")
    )
    """Only with ``expand=[CompanyEntry.dimension_values]``."""
    payment_terms: Attr[tuple[PaymentTerm, ...]] = field(
        default=(), read_only=True, items=later("PaymentTerm")
    )
    """Only with ``expand=[CompanyEntry.payment_terms]``."""
    shipment_methods: Attr[tuple[ShipmentMethod, ...]] = field(
        default=(), read_only=True, items=later("ShipmentMethod")
    )
    """Only with ``expand=[CompanyEntry.shipment_methods]``."""
    item_categories: Attr[tuple[ItemCategory, ...]] = field(
        default=(), read_only=True, items=later("ItemCategory")
    )
    """Only with ``expand=[CompanyEntry.item_categories]``."""
    cash_flow_statements: Attr[tuple[CashFlowStatement, ...]] = field(
        default=(), read_only=True, items=later("CashFlowStatement")
    )
    """Only with ``expand=[CompanyEntry.cash_flow_statements]``."""
    countries_regions: Attr[tuple[CountryRegion, ...]] = field(
        default=(), read_only=True, items=later("CountryRegion")
    )
    """Only with ``expand=[CompanyEntry.countries_regions]``."""
    sales_orders: Attr[tuple[SalesOrder, ...]] = field(
        default=(), read_only=True, items=later("SalesOrder")
    )
    """Only with ``expand=[CompanyEntry.sales_orders]``."""
    sales_order_lines: Attr[tuple[SalesOrderLine, ...]] = field(
        default=(), read_only=True, items=later("SalesOrderLine")
    )
    """Only with ``expand=[CompanyEntry.sales_order_lines]``."""
    retained_earnings_statements: Attr[tuple[RetainedEarningsStatement, ...]] = field(
        default=(), read_only=True, items=later("RetainedEarningsStatement")
    )
    """Only with ``expand=[CompanyEntry.retained_earnings_statements]``."""
    balance_sheets: Attr[tuple[BalanceSheet, ...]] = field(
        default=(), read_only=True, items=later("BalanceSheet")
    )
    """Only with ``expand=[CompanyEntry.balance_sheets]``."""
    trial_balances: Attr[tuple[TrialBalance, ...]] = field(
        default=(), read_only=True, items=later("TrialBalance")
    )
    """Only with ``expand=[CompanyEntry.trial_balances]``."""
    income_statements: Attr[tuple[IncomeStatement, ...]] = field(
        default=(), read_only=True, items=later("IncomeStatement")
    )
    """Only with ``expand=[CompanyEntry.income_statements]``."""
    tax_areas: Attr[tuple[TaxArea, ...]] = field(default=(), read_only=True, items=later("TaxArea"))
    """Only with ``expand=[CompanyEntry.tax_areas]``."""
    sales_quotes: Attr[tuple[SalesQuote, ...]] = field(
        default=(), read_only=True, items=later("SalesQuote")
    )
    """Only with ``expand=[CompanyEntry.sales_quotes]``."""
    sales_quote_lines: Attr[tuple[SalesQuoteLine, ...]] = field(
        default=(), read_only=True, items=later("SalesQuoteLine")
    )
    """Only with ``expand=[CompanyEntry.sales_quote_lines]``."""
    sales_credit_memos: Attr[tuple[SalesCreditMemo, ...]] = field(
        default=(), read_only=True, items=later("SalesCreditMemo")
    )
    """Only with ``expand=[CompanyEntry.sales_credit_memos]``."""
    sales_credit_memo_lines: Attr[tuple[SalesCreditMemoLine, ...]] = field(
        default=(), read_only=True, items=later("SalesCreditMemoLine")
    )
    """Only with ``expand=[CompanyEntry.sales_credit_memo_lines]``."""
    purchase_invoices: Attr[tuple[PurchaseInvoice, ...]] = field(
        default=(), read_only=True, items=later("PurchaseInvoice")
    )
    """Only with ``expand=[CompanyEntry.purchase_invoices]``."""
    purchase_invoice_lines: Attr[tuple[PurchaseInvoiceLine, ...]] = field(
        default=(), read_only=True, items=later("PurchaseInvoiceLine")
    )
    """Only with ``expand=[CompanyEntry.purchase_invoice_lines]``."""
    projects: Attr[tuple[Project, ...]] = field(default=(), read_only=True, items=later("Project"))
    """Only with ``expand=[CompanyEntry.projects]``."""
    bank_accounts: Attr[tuple[BankAccount, ...]] = field(
        default=(), read_only=True, items=later("BankAccount")
    )
    """Only with ``expand=[CompanyEntry.bank_accounts]``."""
    vendor_payments: Attr[tuple[VendorPayment, ...]] = field(
        default=(), read_only=True, items=later("VendorPayment")
    )
    """Only with ``expand=[CompanyEntry.vendor_payments]``."""
    apply_vendor_entries: Attr[tuple[ApplyVendorEntry, ...]] = field(
        default=(), read_only=True, items=later("ApplyVendorEntry")
    )
    """Only with ``expand=[CompanyEntry.apply_vendor_entries]``."""
    vendor_payment_journals: Attr[tuple[VendorPaymentJournal, ...]] = field(
        default=(), read_only=True, items=later("VendorPaymentJournal")
    )
    """Only with ``expand=[CompanyEntry.vendor_payment_journals]``."""
    sales_shipments: Attr[tuple[SalesShipment, ...]] = field(
        default=(), read_only=True, items=later("SalesShipment")
    )
    """Only with ``expand=[CompanyEntry.sales_shipments]``."""
    sales_shipment_lines: Attr[tuple[SalesShipmentLine, ...]] = field(
        default=(), read_only=True, items=later("SalesShipmentLine")
    )
    """Only with ``expand=[CompanyEntry.sales_shipment_lines]``."""
    purchase_receipts: Attr[tuple[PurchaseReceipt, ...]] = field(
        default=(), read_only=True, items=later("PurchaseReceipt")
    )
    """Only with ``expand=[CompanyEntry.purchase_receipts]``."""
    purchase_receipt_lines: Attr[tuple[PurchaseReceiptLine, ...]] = field(
        default=(), read_only=True, items=later("PurchaseReceiptLine")
    )
    """Only with ``expand=[CompanyEntry.purchase_receipt_lines]``."""
    purchase_orders: Attr[tuple[PurchaseOrder, ...]] = field(
        default=(), read_only=True, items=later("PurchaseOrder")
    )
    """Only with ``expand=[CompanyEntry.purchase_orders]``."""
    purchase_order_lines: Attr[tuple[PurchaseOrderLine, ...]] = field(
        default=(), read_only=True, items=later("PurchaseOrderLine")
    )
    """Only with ``expand=[CompanyEntry.purchase_order_lines]``."""
    item_ledger_entries: Attr[tuple[ItemLedgerEntry, ...]] = field(
        default=(), read_only=True, items=later("ItemLedgerEntry")
    )
    """Only with ``expand=[CompanyEntry.item_ledger_entries]``."""
    opportunities: Attr[tuple[Opportunity, ...]] = field(
        default=(), read_only=True, items=later("Opportunity")
    )
    """Only with ``expand=[CompanyEntry.opportunities]``."""
    salespeople_purchasers: Attr[tuple[SalespersonPurchaser, ...]] = field(
        default=(), read_only=True, items=later("SalespersonPurchaser")
    )
    """Only with ``expand=[CompanyEntry.salespeople_purchasers]``."""
    customer_return_reasons: Attr[tuple[CustomerReturnReason, ...]] = field(
        default=(), read_only=True, items=later("CustomerReturnReason")
    )
    """Only with ``expand=[CompanyEntry.customer_return_reasons]``."""
    purchase_credit_memos: Attr[tuple[PurchaseCreditMemo, ...]] = field(
        default=(), read_only=True, items=later("PurchaseCreditMemo")
    )
    """Only with ``expand=[CompanyEntry.purchase_credit_memos]``."""
    purchase_credit_memo_lines: Attr[tuple[PurchaseCreditMemoLine, ...]] = field(
        default=(), read_only=True, items=later("PurchaseCreditMemoLine")
    )
    """Only with ``expand=[CompanyEntry.purchase_credit_memo_lines]``."""
    currency_exchange_rates: Attr[tuple[CurrencyExchangeRate, ...]] = field(
        default=(), read_only=True, items=later("CurrencyExchangeRate")
    )
    """Only with ``expand=[CompanyEntry.currency_exchange_rates]``."""
    accounting_periods: Attr[tuple[AccountingPeriod, ...]] = field(
        default=(), read_only=True, items=later("AccountingPeriod")
    )
    """Only with ``expand=[CompanyEntry.accounting_periods]``."""
    general_ledger_setup: Attr[tuple[GeneralLedgerSetup, ...]] = field(
        default=(), read_only=True, items=later("GeneralLedgerSetup")
    )
    """Only with ``expand=[CompanyEntry.general_ledger_setup]``."""
    dispute_status: Attr[tuple[DisputeStatus, ...]] = field(
        default=(), read_only=True, items=later("DisputeStatus")
    )
    """Only with ``expand=[CompanyEntry.dispute_status]``."""
    customer_contacts: Attr[tuple[CustomerContact, ...]] = field(
        default=(), read_only=True, items=later("CustomerContact")
    )
    """Only with ``expand=[CompanyEntry.customer_contacts]``."""
    job_queue_log_entries: Attr[tuple[JobQueueLogEntry, ...]] = field(
        default=(), read_only=True, items=later("JobQueueLogEntry")
    )
    """Only with ``expand=[CompanyEntry.job_queue_log_entries]``."""
    job_queue_entries: Attr[tuple[JobQueueEntry, ...]] = field(
        default=(), read_only=True, items=later("JobQueueEntry")
    )
    """Only with ``expand=[CompanyEntry.job_queue_entries]``."""
    fixed_asset_locations: Attr[tuple[FixedAssetLocation, ...]] = field(
        default=(), read_only=True, items=later("FixedAssetLocation")
    )
    """Only with ``expand=[CompanyEntry.fixed_asset_locations]``."""
    fixed_assets: Attr[tuple[FixedAsset, ...]] = field(
        default=(), read_only=True, items=later("FixedAsset")
    )
    """Only with ``expand=[CompanyEntry.fixed_assets]``."""
    customer_sales: Attr[tuple[CustomerSale, ...]] = field(
        default=(), read_only=True, items=later("CustomerSale")
    )
    """Only with ``expand=[CompanyEntry.customer_sales]``."""
    vendor_purchases: Attr[tuple[VendorPurchase, ...]] = field(
        default=(), read_only=True, items=later("VendorPurchase")
    )
    """Only with ``expand=[CompanyEntry.vendor_purchases]``."""


@model(camel)
class CompanyInformation(Entity):
    """What the company says of itself: one row."""

    id: Attr[str] = field(guid=True, read_only=True)
    display_name: Attr[str] = field(max_length=100)
    address_line1: Attr[str] = field(private=True, max_length=100)
    address_line2: Attr[str] = field(private=True, max_length=50)
    city: Attr[str] = field(max_length=30)
    state: Attr[str] = field(max_length=30)
    country: Attr[str] = field(max_length=10)
    postal_code: Attr[str] = field(max_length=20)
    phone_number: Attr[str] = field(private=True, max_length=30)
    fax_number: Attr[str] = field(private=True, max_length=30)
    email: Attr[str] = field(private=True, max_length=80)
    website: Attr[str] = field(max_length=80)
    tax_registration_number: Attr[str] = field(computed=True)
    currency_code: Attr[str] = field(read_only=True, computed=True)
    """The local currency."""
    current_fiscal_year_start_date: Attr[dt.date | None] = field(
        default=None, read_only=True, computed=True
    )
    """First day of the fiscal year."""
    industry: Attr[str] = field(max_length=30)
    picture: Attr[str | None] = field(
        default=None,
        wire="picture@odata.mediaReadLink",
        read_only=True,
        computed=True,
        private=True,
    )
    """Where the content is."""
    experience: Attr[str] = field(computed=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


class CompanyInformationChanges(TypedDict, total=False):
    """What :meth:`CompanyInformations.update` takes."""

    display_name: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    country: str
    postal_code: str
    phone_number: str
    fax_number: str
    email: str
    website: str
    tax_registration_number: str
    industry: str
    experience: str


class Companies(EntitySet[M]):
    """``companies``: companies of the environment."""

    _set = "companies"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CompanyEntry]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CompanyEntry, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CompanyEntry:
        """One by its id."""
        return await self._read(CompanyEntry, id, options)


class CompanyInformations(EntitySet[M]):
    """``companyInformation``: the company's own address, bank and tax data: one row."""

    _set = "companyInformation"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CompanyInformation]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CompanyInformation, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CompanyInformation:
        """One by its id."""
        return await self._read(CompanyInformation, id, options)

    @operation
    async def update(
        self,
        record: CompanyInformation | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[CompanyInformationChanges],
    ) -> CompanyInformation:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(CompanyInformation, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[CompanyInformation], CompanyInformationChanges],
        *,
        attempts: int = 3,
    ) -> CompanyInformation:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(CompanyInformation, id, change, attempts)
