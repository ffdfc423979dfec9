"""
What hangs off a client of Business Central and off a company? Each set loads its module when it is first used.

Generated from ``schema/business_central`` by ``python tools/generate.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._core.operation import M, Resource

if TYPE_CHECKING:
    from .assets import FixedAssetLocations, FixedAssets, Projects
    from .companies import Companies, CompanyInformations
    from .currencies import Currencies, CurrencyExchangeRates
    from .dimensions import (
        DefaultDimensions,
        Dimensions,
        DimensionSetLines,
        DimensionValues,
    )
    from .entities import Root
    from .files import Attachments, DocumentAttachments, PdfDocuments, Pictures
    from .inventory import (
        CountriesRegions,
        GeneralProductPostingGroups,
        InventoryPostingGroups,
        ItemCategories,
        ItemLedgerEntries,
        Items,
        ItemVariants,
        Locations,
        UnitsOfMeasure,
    )
    from .ledger import (
        AccountingPeriods,
        Accounts,
        GeneralLedgerEntries,
        GeneralLedgerSetups,
        JournalLines,
        Journals,
        TaxAreas,
        TaxGroups,
    )
    from .payments import (
        BankAccounts,
        CustomerPaymentJournals,
        CustomerPayments,
        PaymentMethods,
        PaymentTerms,
        VendorPaymentJournals,
        VendorPayments,
    )
    from .people import (
        Contacts,
        ContactsInformation,
        Employees,
        Opportunities,
        SalespeoplePurchasers,
        TimeRegistrationEntries,
    )
    from .purchasing import (
        PurchaseCreditMemoLines,
        PurchaseCreditMemos,
        PurchaseInvoiceLines,
        PurchaseInvoices,
        PurchaseOrderLines,
        PurchaseOrders,
        PurchaseReceiptLines,
        PurchaseReceipts,
        Vendors,
    )
    from .reports import (
        AgedAccountsPayables,
        AgedAccountsReceivables,
        BalanceSheets,
        CashFlowStatements,
        CustomerSales,
        IncomeStatements,
        RetainedEarningsStatements,
        TrialBalances,
        VendorPurchases,
    )
    from .sales import (
        CustomerContacts,
        CustomerFinancialDetails,
        CustomerReturnReasons,
        Customers,
        DisputeStatuses,
        SalesCreditMemoLines,
        SalesCreditMemos,
        SalesInvoiceLines,
        SalesInvoices,
        SalesOrderLines,
        SalesOrders,
        SalesQuoteLines,
        SalesQuotes,
        SalesShipmentLines,
        SalesShipments,
        ShipmentMethods,
    )
    from .system import (
        ApiCategoryRoutes,
        EntityDefinitions,
        ExternalBusinessEventDefinitions,
        ExternalEventSubscriptions,
        JobQueueEntries,
        JobQueueLogEntries,
        Subscriptions,
    )

__all__ = ["CompanySets", "EnvironmentSets"]


class CompanySets(Resource[M]):
    """What hangs off a company: one attribute for each entity set that can be reached without a parent."""

    _root: Root

    @cached_property
    def accounting_periods(self) -> AccountingPeriods[M]:
        """Periods of the fiscal years."""
        from .ledger import AccountingPeriods

        return AccountingPeriods(self._session, self._root)

    @cached_property
    def accounts(self) -> Accounts[M]:
        """The chart of accounts."""
        from .ledger import Accounts

        return Accounts(self._session, self._root)

    @cached_property
    def aged_accounts_payables(self) -> AgedAccountsPayables[M]:
        """What is owed to suppliers, by how long."""
        from .reports import AgedAccountsPayables

        return AgedAccountsPayables(self._session, self._root)

    @cached_property
    def aged_accounts_receivables(self) -> AgedAccountsReceivables[M]:
        """What customers owe, by how long."""
        from .reports import AgedAccountsReceivables

        return AgedAccountsReceivables(self._session, self._root)

    @cached_property
    def attachments(self) -> Attachments[M]:
        """Files of documents and journal lines (incoming documents)."""
        from .files import Attachments

        return Attachments(self._session, self._root)

    @cached_property
    def balance_sheets(self) -> BalanceSheets[M]:
        """The balance sheet."""
        from .reports import BalanceSheets

        return BalanceSheets(self._session, self._root)

    @cached_property
    def bank_accounts(self) -> BankAccounts[M]:
        """The company's bank accounts."""
        from .payments import BankAccounts

        return BankAccounts(self._session, self._root)

    @cached_property
    def cash_flow_statements(self) -> CashFlowStatements[M]:
        """The cash flow statement."""
        from .reports import CashFlowStatements

        return CashFlowStatements(self._session, self._root)

    @cached_property
    def company_information(self) -> CompanyInformations[M]:
        """The company's own address, bank and tax data: one row."""
        from .companies import CompanyInformations

        return CompanyInformations(self._session, self._root)

    @cached_property
    def contacts(self) -> Contacts[M]:
        """Contacts: companies and persons."""
        from .people import Contacts

        return Contacts(self._session, self._root)

    @cached_property
    def contacts_information(self) -> ContactsInformation[M]:
        """Which contact belongs to a customer, vendor, bank account or employee."""
        from .people import ContactsInformation

        return ContactsInformation(self._session, self._root)

    @cached_property
    def countries_regions(self) -> CountriesRegions[M]:
        """Countries and regions."""
        from .inventory import CountriesRegions

        return CountriesRegions(self._session, self._root)

    @cached_property
    def currencies(self) -> Currencies[M]:
        """Currencies, but for the local one."""
        from .currencies import Currencies

        return Currencies(self._session, self._root)

    @cached_property
    def currency_exchange_rates(self) -> CurrencyExchangeRates[M]:
        """What currencies were worth, from which day on."""
        from .currencies import CurrencyExchangeRates

        return CurrencyExchangeRates(self._session, self._root)

    @cached_property
    def customer_contacts(self) -> CustomerContacts[M]:
        """Contacts that statements of account go to."""
        from .sales import CustomerContacts

        return CustomerContacts(self._session, self._root)

    @cached_property
    def customer_financial_details(self) -> CustomerFinancialDetails[M]:
        """What customers owe."""
        from .sales import CustomerFinancialDetails

        return CustomerFinancialDetails(self._session, self._root)

    @cached_property
    def customer_payment_journals(self) -> CustomerPaymentJournals[M]:
        """Batches of payments by customers."""
        from .payments import CustomerPaymentJournals

        return CustomerPaymentJournals(self._session, self._root)

    @cached_property
    def customer_payments(self) -> CustomerPayments[M]:
        """Payments by customers, not yet posted."""
        from .payments import CustomerPayments

        return CustomerPayments(self._session, self._root)

    @cached_property
    def customer_return_reasons(self) -> CustomerReturnReasons[M]:
        """Why customers send things back."""
        from .sales import CustomerReturnReasons

        return CustomerReturnReasons(self._session, self._root)

    @cached_property
    def customer_sales(self) -> CustomerSales[M]:
        """What customers bought."""
        from .reports import CustomerSales

        return CustomerSales(self._session, self._root)

    @cached_property
    def customers(self) -> Customers[M]:
        """Customers."""
        from .sales import Customers

        return Customers(self._session, self._root)

    @cached_property
    def default_dimensions(self) -> DefaultDimensions[M]:
        """Dimensions that a record brings along."""
        from .dimensions import DefaultDimensions

        return DefaultDimensions(self._session, self._root)

    @cached_property
    def dimension_set_lines(self) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root)

    @cached_property
    def dimension_values(self) -> DimensionValues[M]:
        """Values of dimensions."""
        from .dimensions import DimensionValues

        return DimensionValues(self._session, self._root)

    @cached_property
    def dimensions(self) -> Dimensions[M]:
        """Dimensions."""
        from .dimensions import Dimensions

        return Dimensions(self._session, self._root)

    @cached_property
    def dispute_status(self) -> DisputeStatuses[M]:
        """Where a dispute about an invoice stands."""
        from .sales import DisputeStatuses

        return DisputeStatuses(self._session, self._root)

    @cached_property
    def document_attachments(self) -> DocumentAttachments[M]:
        """Files of documents and of master data."""
        from .files import DocumentAttachments

        return DocumentAttachments(self._session, self._root)

    @cached_property
    def employees(self) -> Employees[M]:
        """Employees."""
        from .people import Employees

        return Employees(self._session, self._root)

    @cached_property
    def fixed_asset_locations(self) -> FixedAssetLocations[M]:
        """Where fixed assets are."""
        from .assets import FixedAssetLocations

        return FixedAssetLocations(self._session, self._root)

    @cached_property
    def fixed_assets(self) -> FixedAssets[M]:
        """What the company owns for longer."""
        from .assets import FixedAssets

        return FixedAssets(self._session, self._root)

    @cached_property
    def general_ledger_entries(self) -> GeneralLedgerEntries[M]:
        """What was posted."""
        from .ledger import GeneralLedgerEntries

        return GeneralLedgerEntries(self._session, self._root)

    @cached_property
    def general_ledger_setup(self) -> GeneralLedgerSetups[M]:
        """The rules of the general ledger: one row."""
        from .ledger import GeneralLedgerSetups

        return GeneralLedgerSetups(self._session, self._root)

    @cached_property
    def general_product_posting_groups(self) -> GeneralProductPostingGroups[M]:
        """Posting groups of products."""
        from .inventory import GeneralProductPostingGroups

        return GeneralProductPostingGroups(self._session, self._root)

    @cached_property
    def income_statements(self) -> IncomeStatements[M]:
        """The income statement."""
        from .reports import IncomeStatements

        return IncomeStatements(self._session, self._root)

    @cached_property
    def inventory_posting_groups(self) -> InventoryPostingGroups[M]:
        """Posting groups of stock."""
        from .inventory import InventoryPostingGroups

        return InventoryPostingGroups(self._session, self._root)

    @cached_property
    def item_categories(self) -> ItemCategories[M]:
        """Categories of items."""
        from .inventory import ItemCategories

        return ItemCategories(self._session, self._root)

    @cached_property
    def item_ledger_entries(self) -> ItemLedgerEntries[M]:
        """Movements of items."""
        from .inventory import ItemLedgerEntries

        return ItemLedgerEntries(self._session, self._root)

    @cached_property
    def item_variants(self) -> ItemVariants[M]:
        """Variants of items."""
        from .inventory import ItemVariants

        return ItemVariants(self._session, self._root)

    @cached_property
    def items(self) -> Items[M]:
        """Goods and services."""
        from .inventory import Items

        return Items(self._session, self._root)

    @cached_property
    def job_queue_entries(self) -> JobQueueEntries[M]:
        """Jobs that run or will run."""
        from .system import JobQueueEntries

        return JobQueueEntries(self._session, self._root)

    @cached_property
    def job_queue_log_entries(self) -> JobQueueLogEntries[M]:
        """Jobs that ran."""
        from .system import JobQueueLogEntries

        return JobQueueLogEntries(self._session, self._root)

    @cached_property
    def journal_lines(self) -> JournalLines[M]:
        """Lines of journals."""
        from .ledger import JournalLines

        return JournalLines(self._session, self._root)

    @cached_property
    def journals(self) -> Journals[M]:
        """Batches of the general journal."""
        from .ledger import Journals

        return Journals(self._session, self._root)

    @cached_property
    def locations(self) -> Locations[M]:
        """Warehouses and other places."""
        from .inventory import Locations

        return Locations(self._session, self._root)

    @cached_property
    def opportunities(self) -> Opportunities[M]:
        """Deals that may come about."""
        from .people import Opportunities

        return Opportunities(self._session, self._root)

    @cached_property
    def payment_methods(self) -> PaymentMethods[M]:
        """How invoices are paid."""
        from .payments import PaymentMethods

        return PaymentMethods(self._session, self._root)

    @cached_property
    def payment_terms(self) -> PaymentTerms[M]:
        """When invoices are due."""
        from .payments import PaymentTerms

        return PaymentTerms(self._session, self._root)

    @cached_property
    def pdf_document(self) -> PdfDocuments[M]:
        """Documents as PDF."""
        from .files import PdfDocuments

        return PdfDocuments(self._session, self._root)

    @cached_property
    def pictures(self) -> Pictures[M]:
        """Pictures of customers, vendors, employees, contacts and items."""
        from .files import Pictures

        return Pictures(self._session, self._root)

    @cached_property
    def projects(self) -> Projects[M]:
        """Projects."""
        from .assets import Projects

        return Projects(self._session, self._root)

    @cached_property
    def purchase_credit_memo_lines(self) -> PurchaseCreditMemoLines[M]:
        """Lines of purchase credit memos."""
        from .purchasing import PurchaseCreditMemoLines

        return PurchaseCreditMemoLines(self._session, self._root)

    @cached_property
    def purchase_credit_memos(self) -> PurchaseCreditMemos[M]:
        """Purchase credit memos, drafts and posted ones together."""
        from .purchasing import PurchaseCreditMemos

        return PurchaseCreditMemos(self._session, self._root)

    @cached_property
    def purchase_invoice_lines(self) -> PurchaseInvoiceLines[M]:
        """Lines of purchase invoices."""
        from .purchasing import PurchaseInvoiceLines

        return PurchaseInvoiceLines(self._session, self._root)

    @cached_property
    def purchase_invoices(self) -> PurchaseInvoices[M]:
        """Purchase invoices, drafts and posted ones together."""
        from .purchasing import PurchaseInvoices

        return PurchaseInvoices(self._session, self._root)

    @cached_property
    def purchase_order_lines(self) -> PurchaseOrderLines[M]:
        """Lines of purchase orders."""
        from .purchasing import PurchaseOrderLines

        return PurchaseOrderLines(self._session, self._root)

    @cached_property
    def purchase_orders(self) -> PurchaseOrders[M]:
        """Purchase orders."""
        from .purchasing import PurchaseOrders

        return PurchaseOrders(self._session, self._root)

    @cached_property
    def purchase_receipt_lines(self) -> PurchaseReceiptLines[M]:
        """Lines of posted receipts."""
        from .purchasing import PurchaseReceiptLines

        return PurchaseReceiptLines(self._session, self._root)

    @cached_property
    def purchase_receipts(self) -> PurchaseReceipts[M]:
        """Posted receipts of what was ordered."""
        from .purchasing import PurchaseReceipts

        return PurchaseReceipts(self._session, self._root)

    @cached_property
    def retained_earnings_statements(self) -> RetainedEarningsStatements[M]:
        """The statement of retained earnings."""
        from .reports import RetainedEarningsStatements

        return RetainedEarningsStatements(self._session, self._root)

    @cached_property
    def sales_credit_memo_lines(self) -> SalesCreditMemoLines[M]:
        """Lines of sales credit memos."""
        from .sales import SalesCreditMemoLines

        return SalesCreditMemoLines(self._session, self._root)

    @cached_property
    def sales_credit_memos(self) -> SalesCreditMemos[M]:
        """Sales credit memos, drafts and posted ones together."""
        from .sales import SalesCreditMemos

        return SalesCreditMemos(self._session, self._root)

    @cached_property
    def sales_invoice_lines(self) -> SalesInvoiceLines[M]:
        """Lines of sales invoices."""
        from .sales import SalesInvoiceLines

        return SalesInvoiceLines(self._session, self._root)

    @cached_property
    def sales_invoices(self) -> SalesInvoices[M]:
        """Sales invoices, drafts and posted ones together."""
        from .sales import SalesInvoices

        return SalesInvoices(self._session, self._root)

    @cached_property
    def sales_order_lines(self) -> SalesOrderLines[M]:
        """Lines of sales orders."""
        from .sales import SalesOrderLines

        return SalesOrderLines(self._session, self._root)

    @cached_property
    def sales_orders(self) -> SalesOrders[M]:
        """Sales orders."""
        from .sales import SalesOrders

        return SalesOrders(self._session, self._root)

    @cached_property
    def sales_quote_lines(self) -> SalesQuoteLines[M]:
        """Lines of sales quotes."""
        from .sales import SalesQuoteLines

        return SalesQuoteLines(self._session, self._root)

    @cached_property
    def sales_quotes(self) -> SalesQuotes[M]:
        """Sales quotes."""
        from .sales import SalesQuotes

        return SalesQuotes(self._session, self._root)

    @cached_property
    def sales_shipment_lines(self) -> SalesShipmentLines[M]:
        """Lines of posted shipments."""
        from .sales import SalesShipmentLines

        return SalesShipmentLines(self._session, self._root)

    @cached_property
    def sales_shipments(self) -> SalesShipments[M]:
        """Posted shipments."""
        from .sales import SalesShipments

        return SalesShipments(self._session, self._root)

    @cached_property
    def salespeople_purchasers(self) -> SalespeoplePurchasers[M]:
        """Who sells and who buys."""
        from .people import SalespeoplePurchasers

        return SalespeoplePurchasers(self._session, self._root)

    @cached_property
    def shipment_methods(self) -> ShipmentMethods[M]:
        """Terms of delivery."""
        from .sales import ShipmentMethods

        return ShipmentMethods(self._session, self._root)

    @cached_property
    def tax_areas(self) -> TaxAreas[M]:
        """Groups by which partners are taxed."""
        from .ledger import TaxAreas

        return TaxAreas(self._session, self._root)

    @cached_property
    def tax_groups(self) -> TaxGroups[M]:
        """Groups by which items and accounts are taxed."""
        from .ledger import TaxGroups

        return TaxGroups(self._session, self._root)

    @cached_property
    def time_registration_entries(self) -> TimeRegistrationEntries[M]:
        """Hours that employees worked."""
        from .people import TimeRegistrationEntries

        return TimeRegistrationEntries(self._session, self._root)

    @cached_property
    def trial_balances(self) -> TrialBalances[M]:
        """The trial balance."""
        from .reports import TrialBalances

        return TrialBalances(self._session, self._root)

    @cached_property
    def units_of_measure(self) -> UnitsOfMeasure[M]:
        """Units that quantities are counted in."""
        from .inventory import UnitsOfMeasure

        return UnitsOfMeasure(self._session, self._root)

    @cached_property
    def vendor_payment_journals(self) -> VendorPaymentJournals[M]:
        """Batches of payments to suppliers."""
        from .payments import VendorPaymentJournals

        return VendorPaymentJournals(self._session, self._root)

    @cached_property
    def vendor_payments(self) -> VendorPayments[M]:
        """Payments to suppliers, not yet posted."""
        from .payments import VendorPayments

        return VendorPayments(self._session, self._root)

    @cached_property
    def vendor_purchases(self) -> VendorPurchases[M]:
        """What was bought from suppliers."""
        from .reports import VendorPurchases

        return VendorPurchases(self._session, self._root)

    @cached_property
    def vendors(self) -> Vendors[M]:
        """Suppliers."""
        from .purchasing import Vendors

        return Vendors(self._session, self._root)


class EnvironmentSets(Resource[M]):
    """What hangs off a client: the entity sets above all companies."""

    _root: Root

    @cached_property
    def api_category_routes(self) -> ApiCategoryRoutes[M]:
        """APIs that the environment has."""
        from .system import ApiCategoryRoutes

        return ApiCategoryRoutes(self._session, self._root)

    @cached_property
    def companies(self) -> Companies[M]:
        """Companies of the environment."""
        from .companies import Companies

        return Companies(self._session, self._root)

    @cached_property
    def entity_definitions(self) -> EntityDefinitions[M]:
        """Captions of entities, fields and enumerations."""
        from .system import EntityDefinitions

        return EntityDefinitions(self._session, self._root)

    @cached_property
    def external_business_event_definitions(self) -> ExternalBusinessEventDefinitions[M]:
        """Business events that can be subscribed to."""
        from .system import ExternalBusinessEventDefinitions

        return ExternalBusinessEventDefinitions(self._session, self._root)

    @cached_property
    def external_event_subscriptions(self) -> ExternalEventSubscriptions[M]:
        """Subscriptions to business events."""
        from .system import ExternalEventSubscriptions

        return ExternalEventSubscriptions(self._session, self._root)

    @cached_property
    def subscriptions(self) -> Subscriptions[M]:
        """Webhook subscriptions; each lives 3 days."""
        from .system import Subscriptions

        return Subscriptions(self._session, self._root)
