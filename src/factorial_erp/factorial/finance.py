"""
Finance: chart of accounts, categories, suppliers, cost centers and taxes.

Generated from ``schema/factorial/finance.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .._core.uploads import UploadFile
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Account",
    "AccountChanges",
    "AccountQuery",
    "AccountType",
    "AccountingSetting",
    "AccountingSettingQuery",
    "AccountingSettingUpsert",
    "AccountingSettings",
    "Accounts",
    "BudgetOption",
    "BudgetOptionQuery",
    "BudgetOptions",
    "Categories",
    "Category",
    "CategoryCategoryLevel",
    "CategoryQuery",
    "CategoryStatus",
    "CategoryType",
    "Contact",
    "ContactAddress",
    "ContactAddressFields",
    "ContactChanges",
    "ContactContactType",
    "ContactPreferredPaymentMethod",
    "ContactQuery",
    "Contacts",
    "CostCenter",
    "CostCenterEdit",
    "CostCenterMembership",
    "CostCenterMembershipBulkCreateUpdate",
    "CostCenterMembershipMembershipFields",
    "CostCenterMembershipQuery",
    "CostCenterMemberships",
    "CostCenterQuery",
    "CostCenters",
    "Finance",
    "FinancialDocument",
    "FinancialDocumentChanges",
    "FinancialDocumentDocumentType",
    "FinancialDocumentFile",
    "FinancialDocumentLineItemFields",
    "FinancialDocumentQuery",
    "FinancialDocumentStatus",
    "FinancialDocumentTax",
    "FinancialDocumentTaxFields",
    "FinancialDocumentTaxTaxRate",
    "FinancialDocumentTaxTaxRateFields",
    "FinancialDocumentTaxType",
    "FinancialDocuments",
    "JournalEntries",
    "JournalEntry",
    "JournalEntryLineFields",
    "JournalEntryQuery",
    "JournalEntrySourceType",
    "JournalEntryStatus",
    "JournalEntryType",
    "JournalLine",
    "JournalLineJournalEntryType",
    "JournalLineQuery",
    "JournalLineReconciliationStatus",
    "JournalLines",
    "LedgerAccountResource",
    "LedgerAccountResourceBalanceType",
    "LedgerAccountResourceOperationType",
    "LedgerAccountResourceQuery",
    "LedgerAccountResourceResourceType",
    "LedgerAccountResourceUpsert",
    "LedgerAccountResources",
    "NewAccount",
    "NewContact",
    "NewCostCenter",
    "NewFinancialDocument",
    "NewJournalEntry",
    "NewTaxRate",
    "NewTaxType",
    "TaxRate",
    "TaxRateChanges",
    "TaxRateQuery",
    "TaxRates",
    "TaxType",
    "TaxTypeChanges",
    "TaxTypeQuery",
    "TaxTypeType",
    "TaxTypes",
]


class AccountType(OpenEnum):
    """Values of :attr:`Account.type`."""

    BANK = "bank"
    CURRENT_ASSET = "current_asset"
    CURRENT_LIABILITY = "current_liability"
    EQUITY = "equity"
    EXPENSE = "expense"
    INCOME = "income"
    NON_CURRENT_ASSET = "non_current_asset"
    NON_CURRENT_LIABILITY = "non_current_liability"


class CategoryCategoryLevel(OpenEnum):
    """What :meth:`Categories.list` can filter by."""

    ALL = "all"
    CATEGORY = "category"
    SUBCATEGORY = "subcategory"


class CategoryType(OpenEnum):
    """What :meth:`Categories.list` can filter by."""

    ALL = "all"
    EXPENSE = "expense"
    MILEAGE = "mileage"
    PERDIEM = "perdiem"


class CategoryStatus(OpenEnum):
    """What :meth:`Categories.list` can filter by."""

    DELETED = "deleted"
    DISABLED = "disabled"
    ENABLED = "enabled"


class ContactPreferredPaymentMethod(OpenEnum):
    """Values of :attr:`Contact.preferred_payment_method`."""

    BANKTRANSFER = "banktransfer"
    CARD = "card"


class ContactContactType(OpenEnum):
    """What :meth:`Contacts.list` can filter by."""

    CLIENT = "client"
    VENDOR = "vendor"


class FinancialDocumentStatus(OpenEnum):
    """Where a document is on its way to payment."""

    PAID = "paid"
    PROCESSING = "processing"
    REVIEW = "review"
    SENT_TO_PAY = "sent_to_pay"


class FinancialDocumentTaxType(OpenEnum):
    """Values of :attr:`FinancialDocumentTax.type`."""

    PERSONAL_INCOME = "personal_income"
    VAT = "vat"


class FinancialDocumentDocumentType(OpenEnum):
    """Values of :attr:`FinancialDocument.document_type`."""

    CREDIT_NOTE = "credit_note"
    INVOICE = "invoice"
    RECEIPT = "receipt"


class JournalEntryType(OpenEnum):
    """Values of :attr:`JournalEntry.type`."""

    BANK = "bank"
    BILL = "bill"
    CREDIT_NOTE = "credit_note"
    EXTERNAL = "external"
    INVOICE = "invoice"
    MERGED_LEDGER_ACCOUNT = "merged_ledger_account"
    PAYROLL_RESULT = "payroll_result"
    RECEIPT = "receipt"
    RECONCILIATION = "reconciliation"
    TAX = "tax"


class JournalEntryStatus(OpenEnum):
    """Values of :attr:`JournalEntry.status`."""

    PUBLISHED = "published"
    REVERSED = "reversed"


class JournalEntrySourceType(OpenEnum):
    """Values of :attr:`JournalEntry.source_type`."""

    ACCOUNT = "account"
    BANK_TRANSACTION = "bank_transaction"
    EXPENSE = "expense"
    FINANCE_RECONCILIATION = "finance_reconciliation"
    INVOICE = "invoice"
    JOURNAL_ENTRY = "journal_entry"
    PAYROLL_RESULT = "payroll_result"
    RECONCILIATION = "reconciliation"


class JournalLineJournalEntryType(OpenEnum):
    """What :meth:`JournalLines.list` can filter by."""

    BANK = "bank"
    BILL = "bill"
    CREDIT_NOTE = "credit_note"
    EXTERNAL = "external"
    INVOICE = "invoice"
    MERGED_LEDGER_ACCOUNT = "merged_ledger_account"
    PAYROLL_RESULT = "payroll_result"
    RECEIPT = "receipt"
    RECONCILIATION = "reconciliation"
    TAX = "tax"


class JournalLineReconciliationStatus(OpenEnum):
    """What :meth:`JournalLines.list` can filter by."""

    PENDING = "pending"
    RECONCILED = "reconciled"
    SNOOZED = "snoozed"


class LedgerAccountResourceResourceType(OpenEnum):
    """Values of :attr:`LedgerAccountResource.resource_type`."""

    BANKACCOUNT = "bankaccount"
    CUSTOMCATEGORY = "customcategory"
    INVOICE = "invoice"
    PAYROLLCONCEPT = "payrollconcept"
    TAXTYPE = "taxtype"
    VENDOR = "vendor"


class LedgerAccountResourceBalanceType(OpenEnum):
    """Values of :attr:`LedgerAccountResource.balance_type`."""

    CREDIT = "credit"
    DEBIT = "debit"


class LedgerAccountResourceOperationType(OpenEnum):
    """Values of :attr:`LedgerAccountResource.operation_type`."""

    PURCHASE = "purchase"
    SALE = "sale"


class TaxTypeType(OpenEnum):
    """Values of :attr:`TaxType.type`."""

    PERSONAL_INCOME = "personal_income"
    VAT = "vat"


@model()
class AccountingSetting(Model):
    """The default accounts of one legal entity."""

    id: Attr[str]
    company_id: Attr[str]
    legal_entity_id: Attr[str]
    updated_at: Attr[dt.datetime]
    external_id: Attr[str | None] = field(default=None)
    default_account_for_purchase_invoices_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""
    default_account_for_vendors_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""
    default_account_for_banks_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""
    default_account_for_suspense_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""
    default_account_for_expenses_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""
    default_account_for_employees_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""
    default_account_for_sale_invoices_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""
    default_account_for_clients_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""
    default_account_for_benefits_id: Attr[str | None] = field(default=None)
    """Id of an :class:`Account` (a guess, by its name)."""


@model()
class Account(Model):
    """An account of the chart of accounts."""

    id: Attr[str]
    legal_entity_id: Attr[str]
    number: Attr[str]
    disabled: Attr[bool]
    type: Attr[AccountType]
    updated_at: Attr[dt.datetime]
    name: Attr[str | None] = field(default=None)
    external_id: Attr[str | None] = field(default=None)
    """Its key in the ERP."""


@model()
class BudgetOption(Model):
    """A budget that an expense can name."""

    id: Attr[str]
    name: Attr[str]
    currency: Attr[str]
    """ISO 4217 code."""
    legal_entity_id: Attr[str]
    description: Attr[str | None] = field(default=None)


@model()
class Category(Model):
    """A category or subcategory of expenses."""

    id: Attr[str]
    label: Attr[str]
    """What people see."""
    default_label: Attr[str]
    identifier: Attr[str] = field(private=True)
    """The internal key."""
    visible: Attr[bool]
    enabled: Attr[bool]
    parent_category_id: Attr[str | None] = field(default=None)
    """``None`` for a top-level category."""
    position: Attr[int | None] = field(default=None)


@model()
class ContactAddress(Model):
    """Where a contact is."""

    line1: Attr[str] = field(private=True)
    city: Attr[str] = field(private=True)
    postal_code: Attr[str] = field(private=True)
    state: Attr[str] = field(private=True)
    country_code: Attr[str]
    line2: Attr[str | None] = field(default=None, private=True)


@model()
class Contact(Model):
    """A supplier or client."""

    id: Attr[str]
    name: Attr[str]
    address: Attr[ContactAddress] = field(private=True)
    updated_at: Attr[dt.datetime]
    legal_name: Attr[str | None] = field(default=None)
    tax_id: Attr[str | None] = field(default=None)
    external_id: Attr[str | None] = field(default=None)
    """Its key in the ERP; can only be given when it is created."""
    iban: Attr[str | None] = field(default=None, private=True)
    bank_code: Attr[str | None] = field(default=None, private=True)
    preferred_payment_method: Attr[ContactPreferredPaymentMethod | None] = field(default=None)
    website: Attr[str | None] = field(default=None)
    email: Attr[str | None] = field(default=None, private=True)
    phone_number: Attr[str | None] = field(default=None, private=True)


@model()
class CostCenterMembership(Model):
    """How much of an employee's cost a cost center bears, and when."""

    id: Attr[str]
    employee_id: Attr[str]
    cost_center_id: Attr[str]
    start_date: Attr[dt.date]
    percentage: Attr[Decimal]
    """A **fraction** of 1."""
    end_date: Attr[dt.date | None] = field(default=None)


@model()
class CostCenter(Model):
    """A cost center."""

    id: Attr[str]
    name: Attr[str]
    company_id: Attr[str]
    active_employees_count: Attr[int]
    historical_employees_count: Attr[int]
    status: Attr[str]
    """Free text: ``active`` and ``inactive`` have been seen."""
    legal_entity_id: Attr[str | None] = field(default=None)
    code: Attr[str | None] = field(default=None)
    """The join key to the ERP: cost centers have no external id."""
    description: Attr[str | None] = field(default=None)
    deactivation_date: Attr[dt.date | None] = field(default=None)


@model()
class FinancialDocumentTaxTaxRate(Model):
    """One of :attr:`FinancialDocumentTax.tax_rates`."""

    percentage: Attr[Decimal]


@model()
class FinancialDocumentTax(Model):
    """One tax on a document."""

    amount_cents: Attr[int | None] = field(default=None)
    """**Cents** of the document's currency."""
    percentage: Attr[Decimal | None] = field(default=None)
    """**Percent**: 21 means 21 % (a guess: the API names no unit)."""
    base_amount_cents: Attr[int | None] = field(default=None)
    """**Cents** of the document's currency, without the tax."""
    type: Attr[FinancialDocumentTaxType | None] = field(default=None)
    tax_type_id: Attr[str | None] = field(default=None)
    tax_type_name: Attr[str | None] = field(default=None)
    tax_rates: Attr[tuple[FinancialDocumentTaxTaxRate, ...] | None] = field(default=None)


@model()
class FinancialDocumentFile(Model):
    """The uploaded file."""

    id: Attr[str]
    filename: Attr[str]
    url: Attr[str] = field(private=True)
    size: Attr[int]
    """**Bytes** (a guess: the API names no unit)."""
    content_type: Attr[str]
    created_at: Attr[dt.datetime]


@model()
class FinancialDocument(Model):
    """A purchase invoice, receipt or credit note. Its line items are not in the record."""

    id: Attr[str]
    status: Attr[FinancialDocumentStatus]
    updated_at: Attr[dt.datetime]
    taxes: Attr[tuple[FinancialDocumentTax, ...]]
    document_type: Attr[FinancialDocumentDocumentType]
    """Can change by itself for documents that were made from expenses."""
    net_amount_cents: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`currency`, without taxes."""
    total_amount_cents: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`currency`, taxes included."""
    document_number: Attr[str | None] = field(default=None)
    """The issuer's number: unique for one vendor only."""
    currency: Attr[str | None] = field(default=None)
    """ISO 4217 code."""
    due_date: Attr[dt.date | None] = field(default=None)
    document_date: Attr[dt.date | None] = field(default=None)
    legal_entity_id: Attr[str | None] = field(default=None)
    vendor_id: Attr[str | None] = field(default=None)
    """Id of a :class:`Contact`."""
    file: Attr[FinancialDocumentFile | None] = field(default=None)
    fully_reconciled_at: Attr[dt.datetime | None] = field(default=None)
    """When payments covered all of it; ``None`` before."""
    recorded_at: Attr[dt.datetime | None] = field(default=None)
    """When it was posted to the ledger."""
    duplicate_financial_document_id: Attr[str | None] = field(default=None)
    """The document that this one seems to repeat."""
    validated_at: Attr[dt.datetime | None] = field(default=None)
    """When a person confirmed what was read from it; this is no approval."""
    validated_by_id: Attr[str | None] = field(default=None)
    """Id of an :class:`~factorial_erp.factorial.employees.Employee` (a guess, by its name)."""
    parent_financial_document_id: Attr[str | None] = field(default=None)
    """The invoice that a credit note belongs to."""
    taxes_total_amount_cents: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`currency`."""
    issuer_name: Attr[str | None] = field(default=None)
    issuer_address_line_1: Attr[str | None] = field(default=None)
    issuer_address_line_2: Attr[str | None] = field(default=None)
    issuer_city: Attr[str | None] = field(default=None)
    issuer_postal_code: Attr[str | None] = field(default=None)
    issuer_state: Attr[str | None] = field(default=None)
    issuer_country_code: Attr[str | None] = field(default=None)
    issuer_tax_id: Attr[str | None] = field(default=None)
    recipient_name: Attr[str | None] = field(default=None)
    recipient_address_line_1: Attr[str | None] = field(default=None)
    recipient_address_line_2: Attr[str | None] = field(default=None)
    recipient_city: Attr[str | None] = field(default=None)
    recipient_postal_code: Attr[str | None] = field(default=None)
    recipient_state: Attr[str | None] = field(default=None)
    recipient_country_code: Attr[str | None] = field(default=None)
    recipient_tax_id: Attr[str | None] = field(default=None)


@model()
class JournalEntry(Model):
    """An entry of the ledger; its amounts are in its :class:`JournalLine`."""

    id: Attr[str]
    number: Attr[int]
    published_at: Attr[dt.datetime]
    type: Attr[JournalEntryType]
    reference_date: Attr[dt.date]
    """The posting date."""
    legal_entity_id: Attr[str]
    status: Attr[JournalEntryStatus]
    updated_at: Attr[dt.datetime]
    source_id: Attr[str | None] = field(default=None)
    """Id of what was booked; :attr:`source_type` tells of which kind."""
    source_type: Attr[JournalEntrySourceType | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    external_id: Attr[str | None] = field(default=None)
    """Its key in the ERP."""


@model()
class JournalLine(Model):
    """One side of a journal entry. Read-only."""

    id: Attr[str]
    number: Attr[int]
    debit_amount_cents: Attr[int]
    """**Cents** of the legal entity's currency (a guess: the record names none)."""
    credit_amount_cents: Attr[int]
    """**Cents** of the legal entity's currency (a guess: the record names none)."""
    journal_entry_id: Attr[str]
    account_id: Attr[str]
    """Id of an :class:`Account`."""
    updated_at: Attr[dt.datetime]
    fully_reconciled_at: Attr[dt.datetime | None] = field(default=None)
    """When other lines covered all of it."""
    external_id: Attr[str | None] = field(default=None)


@model()
class LedgerAccountResource(Model):
    """Which account a category, tax, supplier or bank account is booked to."""

    id: Attr[str]
    resource_type: Attr[LedgerAccountResourceResourceType]
    resource_id: Attr[str]
    """Id of the category, tax type, contact or bank account."""
    account_id: Attr[str]
    updated_at: Attr[dt.datetime]
    balance_type: Attr[LedgerAccountResourceBalanceType | None] = field(default=None)
    external_id: Attr[str | None] = field(default=None)
    legal_entity_id: Attr[str | None] = field(default=None)


@model()
class TaxRate(Model):
    """A rate of a tax."""

    id: Attr[str]
    rate: Attr[Decimal]
    """A **fraction**: 0.19 means 19 %."""
    tax_type_id: Attr[str]
    updated_at: Attr[dt.datetime]
    description: Attr[str | None] = field(default=None)
    external_id: Attr[str | None] = field(default=None)


@model()
class TaxType(Model):
    """A tax."""

    id: Attr[str]
    name: Attr[str]
    type: Attr[TaxTypeType]
    updated_at: Attr[dt.datetime]
    country_code: Attr[str | None] = field(default=None)
    external_id: Attr[str | None] = field(default=None)


class AccountingSettingQuery(ListOptions, total=False):
    """Filters of :meth:`AccountingSettings.list`."""

    ids: Many[str]
    legal_entity_ids: Many[str]
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class AccountingSettingUpsert(TypedDict, total=False):
    """What :meth:`AccountingSettings.upsert` takes."""

    legal_entity_id: Required[str]
    external_id: str | None
    default_account_for_purchase_invoices_id: str | None
    default_account_for_vendors_id: str | None
    default_account_for_banks_id: str | None
    default_account_for_suspense_id: str | None
    default_account_for_expenses_id: str | None
    default_account_for_employees_id: str | None
    default_account_for_sale_invoices_id: str | None
    default_account_for_clients_id: str | None
    default_account_for_benefits_id: str | None


class AccountQuery(ListOptions, total=False):
    """Filters of :meth:`Accounts.list`."""

    ids: Many[str]
    legal_entity_ids: Many[str]
    types: Many[AccountType | str]
    number: str
    updated_from: dt.date | str
    """Changed on or after this day."""
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class NewAccount(TypedDict, total=False):
    """What :meth:`Accounts.create` takes."""

    number: Required[str]
    type: Required[AccountType | str]
    currency: Required[str]
    """ISO 4217 code; can be written, not read."""
    legal_entity_id: Required[str]
    name: str | None
    external_id: str | None
    """Its key in the ERP; protects against duplicates."""


class AccountChanges(TypedDict, total=False):
    """What :meth:`Accounts.update` takes."""

    name: str | None
    number: str | None
    type: AccountType | str | None
    currency: str | None
    legal_entity_id: str | None
    external_id: str | None


class BudgetOptionQuery(ListOptions, total=False):
    """Filters of :meth:`BudgetOptions.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    effective_at: dt.datetime | dt.date | str
    include_inactive: bool
    """Default ``True``."""
    include_archived: bool
    """Default ``True``."""


class CategoryQuery(ListOptions, total=False):
    """Filters of :meth:`Categories.list`."""

    ids: Many[str]
    company_ids: Many[str]
    parent_category_ids: Many[str]
    category_level: CategoryCategoryLevel | str
    """Default ``all``."""
    type: CategoryType | str
    """Default ``all``."""
    statuses: Many[CategoryStatus | str]
    """Default ``enabled`` and ``disabled``."""
    search: str


class ContactQuery(ListOptions, total=False):
    """Filters of :meth:`Contacts.list`."""

    ids: Many[str]
    tax_ids: Many[str]
    legal_name: str
    name: str
    contact_type: ContactContactType | str
    """``vendor`` (the API's default) or ``client``."""
    website: str
    email: str
    phone_number: str
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class ContactAddressFields(TypedDict, total=False):
    """What goes into ContactAddressFields."""

    line1: Required[str]
    city: Required[str]
    postal_code: Required[str]
    state: Required[str]
    country_code: Required[str]
    line2: str | None


class NewContact(TypedDict, total=False):
    """What :meth:`Contacts.create` takes."""

    name: Required[str]
    address: Required[ContactAddressFields]
    tax_id: str | None
    legal_name: str | None
    iban: str | None
    """Cannot be changed later."""
    bank_code: str | None
    """Cannot be changed later."""
    external_id: str | None
    """Its key in the ERP; cannot be changed later."""
    project_ids: Many[str] | None
    website: str | None
    email: str | None
    phone_number: str | None


class ContactChanges(TypedDict, total=False):
    """What :meth:`Contacts.update` takes."""

    address: Required[ContactAddressFields]
    tax_id: str | None
    legal_name: str | None
    name: str | None
    website: str | None
    email: str | None
    phone_number: str | None


class CostCenterMembershipQuery(ListOptions, total=False):
    """Filters of :meth:`CostCenterMemberships.list`."""

    cost_center_id: str
    employee_id: str
    active_on: dt.date | str
    only_active: bool
    applying_on: dt.date | str
    company_id: str
    cost_center_ids: Many[str]


class CostCenterMembershipMembershipFields(TypedDict, total=False):
    """What goes into CostCenterMembershipMembershipFields."""

    cost_center_id: Required[str]
    start_date: Required[dt.date]
    percentage: Required[Decimal]
    """A **fraction** of 1; all of an employee's must add up to 1."""
    id: str | None
    end_date: dt.date | None


class CostCenterMembershipBulkCreateUpdate(TypedDict, total=False):
    """What :meth:`CostCenterMemberships.bulk_create_update` takes."""

    employee_id: Required[str]
    memberships: Required[Many[CostCenterMembershipMembershipFields]]
    company_id: Required[str]


class CostCenterQuery(ListOptions, total=False):
    """Filters of :meth:`CostCenters.list`."""

    ids: Many[str]
    company_id: str
    legal_entity_ids: Many[str]
    include_actives_on_date: dt.date | str
    search: str


class NewCostCenter(TypedDict, total=False):
    """What :meth:`CostCenters.create` takes."""

    name: Required[str]
    company_id: Required[str]
    legal_entity_id: str | None
    code: str | None
    description: str | None


class CostCenterEdit(TypedDict, total=False):
    """What :meth:`CostCenters.edit` takes."""

    id: Required[str]
    name: str | None
    code: str | None
    description: str | None
    company_id: str | None
    """Deprecated by the API. Deprecated by the API."""


class FinancialDocumentQuery(ListOptions, total=False):
    """Filters of :meth:`FinancialDocuments.list`."""

    company_id: str
    ids: Many[str]
    vendor_id: str
    currency: str
    statuses: Many[FinancialDocumentStatus | str]
    legal_entity_ids: Many[str]
    document_types: Many[FinancialDocumentDocumentType | str]
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class FinancialDocumentLineItemFields(TypedDict, total=False):
    """What goes into :attr:`NewFinancialDocument.line_items`."""

    description: Required[str]
    quantity: Required[Decimal]
    unit_price_cents: Required[int]
    """**Cents** of the document's currency."""
    id: str | None
    tax_rate_id: str | None
    discount_percentage: Decimal | None
    """**Percent** (a guess: the API names no unit)."""


class NewFinancialDocument(TypedDict, total=False):
    """What :meth:`FinancialDocuments.create` takes."""

    company_id: Required[str]
    document_type: Required[FinancialDocumentDocumentType | str]
    file: Required[UploadFile]
    vendor_id: str | None
    legal_entity_id: str | None
    invoice_number: str | None
    invoice_date: dt.date | None
    due_date: dt.date | None
    currency: str | None
    total_amount_cents: int | None
    """**Cents** of ``currency``, taxes included."""
    additional_information: str | None
    parent_financial_document_id: str | None
    original_invoice_number: str | None
    """For credit notes: the invoice's number, where its id is unknown."""
    line_items: Many[FinancialDocumentLineItemFields] | None


class FinancialDocumentTaxTaxRateFields(TypedDict, total=False):
    """What goes into :attr:`FinancialDocumentTaxFields.tax_rates`."""

    percentage: Required[Decimal]


class FinancialDocumentTaxFields(TypedDict, total=False):
    """What goes into :attr:`FinancialDocumentChanges.taxes`."""

    amount_cents: int | None
    percentage: Decimal | None
    base_amount_cents: int | None
    type: FinancialDocumentTaxType | str | None
    tax_type_id: str | None
    tax_type_name: str | None
    tax_rates: Many[FinancialDocumentTaxTaxRateFields] | None


class FinancialDocumentChanges(TypedDict, total=False):
    """What :meth:`FinancialDocuments.update` takes."""

    company_id: Required[str]
    status: Required[FinancialDocumentStatus | str]
    """``sent_to_pay`` starts a payment; never set ``paid`` on such a document."""
    taxes: Required[Many[FinancialDocumentTaxFields]]
    currency: str | None
    total_amount_cents: int | None
    document_number: str | None
    document_date: dt.date | None
    due_date: dt.date | None
    validated_at: dt.datetime | None
    """Setting it makes more fields compulsory."""
    line_items: Many[FinancialDocumentLineItemFields] | None
    """Rows are matched by ``id``; left out, they stay; an empty list deletes all."""
    legal_entity_id: str | None
    vendor_id: str | None
    document_type: FinancialDocumentDocumentType | str | None
    parent_financial_document_id: str | None
    additional_information: str | None


class JournalEntryQuery(ListOptions, total=False):
    """Filters of :meth:`JournalEntries.list`."""

    ids: Many[str]
    legal_entity_ids: Many[str]
    source_ids: Many[str]
    source_type: JournalEntrySourceType | str
    types: Many[JournalEntryType | str]
    status: JournalEntryStatus | str
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class JournalEntryLineFields(TypedDict, total=False):
    """What goes into :attr:`NewJournalEntry.lines`."""

    debit_amount_cents: Required[int]
    """**Cents**; 0 on a line that credits."""
    credit_amount_cents: Required[int]
    """**Cents**; 0 on a line that debits."""
    account_id: Required[str]
    external_id: str | None


class NewJournalEntry(TypedDict, total=False):
    """What :meth:`JournalEntries.create` takes."""

    legal_entity_id: Required[str]
    lines: Required[Many[JournalEntryLineFields]]
    reference_date: Required[dt.date]
    external_id: str | None
    type: JournalEntryType | str | None
    description: str | None
    status: JournalEntryStatus | str | None


class JournalLineQuery(ListOptions, total=False):
    """Filters of :meth:`JournalLines.list`."""

    ids: Many[str]
    journal_entry_ids: Many[str]
    account_ids: Many[str]
    journal_entry_types: Many[JournalLineJournalEntryType | str]
    reconciliation_status: JournalLineReconciliationStatus | str
    description: str
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class LedgerAccountResourceQuery(ListOptions, total=False):
    """Filters of :meth:`LedgerAccountResources.list`."""

    ids: Many[str]
    resource_ids: Many[str]
    resource_type: LedgerAccountResourceResourceType | str
    legal_entity_ids: Many[str]
    updated_from: dt.date | str
    finance_account_ids: Many[str]
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class LedgerAccountResourceUpsert(TypedDict, total=False):
    """What :meth:`LedgerAccountResources.upsert` takes."""

    legal_entity_id: Required[str]
    resource_type: Required[LedgerAccountResourceResourceType | str]
    id: str | None
    name: str | None
    number: str | None
    external_id: str | None
    account_id: str | None
    resource_id: str | None
    balance_type: LedgerAccountResourceBalanceType | str | None
    operation_type: LedgerAccountResourceOperationType | str | None


class TaxRateQuery(ListOptions, total=False):
    """Filters of :meth:`TaxRates.list`."""

    ids: Many[str]
    tax_type_ids: Many[str]
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class NewTaxRate(TypedDict, total=False):
    """What :meth:`TaxRates.create` takes."""

    description: str | None
    rate: Decimal | None
    """A **fraction** between -1 and 1: 0.19 means 19 %."""
    tax_type_id: str | None
    external_id: str | None


class TaxRateChanges(TypedDict, total=False):
    """What :meth:`TaxRates.update` takes."""

    description: str | None


class TaxTypeQuery(ListOptions, total=False):
    """Filters of :meth:`TaxTypes.list`."""

    ids: Many[str]
    country_code: str
    type: TaxTypeType | str
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class NewTaxType(TypedDict, total=False):
    """What :meth:`TaxTypes.create` takes."""

    name: Required[str]
    type: Required[TaxTypeType | str]
    country_code: str | None
    external_id: str | None


class TaxTypeChanges(TypedDict, total=False):
    """What :meth:`TaxTypes.update` takes."""

    type: Required[TaxTypeType | str]
    name: str | None
    country_code: str | None


class AccountingSettings(FactorialResource[M]):
    """``finance/accounting_settings``: default accounts of each legal entity."""

    _path = "/finance/accounting_settings"

    @listing
    def list(self, **query: Unpack[AccountingSettingQuery]) -> Listing[AccountingSetting]:
        """Settings, oldest first."""
        return self._pages(AccountingSetting, AccountingSettingQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> AccountingSetting:
        """One record by its id."""
        return await self._one(AccountingSetting, "GET", id)

    @operation
    async def upsert(self, **fields: Unpack[AccountingSettingUpsert]) -> AccountingSetting:
        """Set default accounts of a legal entity."""
        return await self._one(
            AccountingSetting, "POST", "upsert", takes=AccountingSettingUpsert, body=fields
        )


class Accounts(FactorialResource[M]):
    """``finance/accounts``: the chart of accounts."""

    _path = "/finance/accounts"

    @listing
    def list(self, **query: Unpack[AccountQuery]) -> Listing[Account]:
        """Accounts, oldest first."""
        return self._pages(Account, AccountQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> Account:
        """One record by its id."""
        return await self._one(Account, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewAccount]) -> Account:
        """Create one."""
        return await self._one(Account, "POST", takes=NewAccount, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[AccountChanges]) -> Account:
        """Change the fields that are given."""
        return await self._one(Account, "PUT", id, takes=AccountChanges, body={"id": id, **changes})


class BudgetOptions(FactorialResource[M]):
    """``finance/budget_options``: budgets that expenses can be booked to."""

    _path = "/finance/budget_options"

    @listing
    def list(self, **query: Unpack[BudgetOptionQuery]) -> Listing[BudgetOption]:
        """Budgets, oldest first; inactive and archived ones too, because old expenses name them."""
        return self._pages(
            BudgetOption,
            BudgetOptionQuery,
            query,
            defaults={"include_inactive": True, "include_archived": True},
            polling="The list is short: read all of it and compare.",
        )

    @operation
    async def get(self, id: str) -> BudgetOption:
        """One record by its id."""
        return await self._one(BudgetOption, "GET", id)


class Categories(FactorialResource[M]):
    """``finance/categories``: categories and subcategories of expenses."""

    _path = "/finance/categories"

    @listing
    def list(self, **query: Unpack[CategoryQuery]) -> Listing[Category]:
        """Categories, oldest first."""
        return self._pages(
            Category,
            CategoryQuery,
            query,
            defaults={"category_level": "all", "type": "all", "statuses": ["enabled", "disabled"]},
            polling="The list is short: read all of it and compare.",
        )

    @operation
    async def get(self, id: str) -> Category:
        """One record by its id."""
        return await self._one(Category, "GET", id)


class Contacts(FactorialResource[M]):
    """``finance/contacts``: suppliers and clients."""

    _path = "/finance/contacts"

    @listing
    def list(self, **query: Unpack[ContactQuery]) -> Listing[Contact]:
        """Contacts, oldest first."""
        return self._pages(Contact, ContactQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> Contact:
        """One record by its id."""
        return await self._one(Contact, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewContact]) -> Contact:
        """Create one."""
        return await self._one(Contact, "POST", takes=NewContact, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ContactChanges]) -> Contact:
        """Change a contact; bank details and external id cannot be changed."""
        return await self._one(Contact, "PUT", id, takes=ContactChanges, body={"id": id, **changes})


class CostCenterMemberships(FactorialResource[M]):
    """``finance/cost_center_memberships``: which cost centers bear an employee's cost."""

    _path = "/finance/cost_center_memberships"

    @listing
    def list(self, **query: Unpack[CostCenterMembershipQuery]) -> Listing[CostCenterMembership]:
        """Memberships, oldest first."""
        return self._pages(
            CostCenterMembership,
            CostCenterMembershipQuery,
            query,
            polling="The list is short: read all of it and compare.",
        )

    @operation
    async def bulk_create_update(
        self, **fields: Unpack[CostCenterMembershipBulkCreateUpdate]
    ) -> tuple[CostCenterMembership, ...]:
        """End an employee's memberships and begin new ones today; fractions must add up to 1."""
        return await self._many(
            CostCenterMembership,
            "POST",
            "bulk_create_update",
            takes=CostCenterMembershipBulkCreateUpdate,
            body=fields,
        )


class CostCenters(FactorialResource[M]):
    """``finance/cost_centers``: cost centers."""

    _path = "/finance/cost_centers"

    @listing
    def list(self, **query: Unpack[CostCenterQuery]) -> Listing[CostCenter]:
        """Cost centers, oldest first."""
        return self._pages(
            CostCenter,
            CostCenterQuery,
            query,
            polling="The list is short: read all of it and compare.",
        )

    @operation
    async def get(self, id: str) -> CostCenter:
        """One record by its id."""
        return await self._one(CostCenter, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewCostCenter]) -> CostCenter:
        """Create one."""
        return await self._one(CostCenter, "POST", takes=NewCostCenter, body=fields)

    @operation
    async def delete(self, id: str) -> CostCenter:
        """Delete it and return what it was."""
        return await self._one(CostCenter, "DELETE", id)

    @operation
    async def edit(self, **fields: Unpack[CostCenterEdit]) -> CostCenter:
        """Rename a cost center or change its code."""
        return await self._one(CostCenter, "POST", "edit", takes=CostCenterEdit, body=fields)


class FinancialDocuments(FactorialResource[M]):
    """``finance/financial_documents``: purchase invoices, receipts and credit notes, also those made from expenses."""

    _path = "/finance/financial_documents"

    @listing
    def list(self, **query: Unpack[FinancialDocumentQuery]) -> Listing[FinancialDocument]:
        """Documents, oldest first."""
        return self._pages(FinancialDocument, FinancialDocumentQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> FinancialDocument:
        """One record by its id."""
        return await self._one(FinancialDocument, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewFinancialDocument]) -> FinancialDocument:
        """Upload a document; it waits for review. The names differ from those of the record: ``invoice_number`` becomes :attr:`FinancialDocument.document_number`."""
        return await self._one(
            FinancialDocument, "POST", takes=NewFinancialDocument, body=fields, form=True
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[FinancialDocumentChanges]
    ) -> FinancialDocument:
        """Replace a document: fields that are left out are emptied, but line items stay. ``status="sent_to_pay"`` starts a payment."""
        return await self._one(
            FinancialDocument, "PUT", id, takes=FinancialDocumentChanges, body={"id": id, **changes}
        )


class JournalEntries(FactorialResource[M]):
    """``finance/journal_entries``: what is booked in the ledger."""

    _path = "/finance/journal_entries"

    @listing
    def list(self, **query: Unpack[JournalEntryQuery]) -> Listing[JournalEntry]:
        """Entries, oldest first."""
        return self._pages(JournalEntry, JournalEntryQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> JournalEntry:
        """One record by its id."""
        return await self._one(JournalEntry, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewJournalEntry]) -> JournalEntry:
        """Book an entry; it cannot be changed or deleted afterwards. Debits and credits must balance."""
        return await self._one(JournalEntry, "POST", takes=NewJournalEntry, body=fields)


class JournalLines(FactorialResource[M]):
    """``finance/journal_lines``: the lines of journal entries."""

    _path = "/finance/journal_lines"

    @listing
    def list(self, **query: Unpack[JournalLineQuery]) -> Listing[JournalLine]:
        """Lines, oldest first."""
        return self._pages(JournalLine, JournalLineQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> JournalLine:
        """One record by its id."""
        return await self._one(JournalLine, "GET", id)


class LedgerAccountResources(FactorialResource[M]):
    """``finance/ledger_account_resources``: which account each thing is booked to."""

    _path = "/finance/ledger_account_resources"

    @listing
    def list(self, **query: Unpack[LedgerAccountResourceQuery]) -> Listing[LedgerAccountResource]:
        """Links, oldest first."""
        return self._pages(
            LedgerAccountResource, LedgerAccountResourceQuery, query, changes="updated_from"
        )

    @operation
    async def get(self, id: str) -> LedgerAccountResource:
        """One record by its id."""
        return await self._one(LedgerAccountResource, "GET", id)

    @operation
    async def upsert(self, **fields: Unpack[LedgerAccountResourceUpsert]) -> LedgerAccountResource:
        """Link a category, tax, supplier or bank account to an account."""
        return await self._one(
            LedgerAccountResource, "POST", "upsert", takes=LedgerAccountResourceUpsert, body=fields
        )


class TaxRates(FactorialResource[M]):
    """``finance/tax_rates``: rates of taxes."""

    _path = "/finance/tax_rates"

    @listing
    def list(self, **query: Unpack[TaxRateQuery]) -> Listing[TaxRate]:
        """Rates, oldest first."""
        return self._pages(TaxRate, TaxRateQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> TaxRate:
        """One record by its id."""
        return await self._one(TaxRate, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTaxRate]) -> TaxRate:
        """Create one."""
        return await self._one(TaxRate, "POST", takes=NewTaxRate, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[TaxRateChanges]) -> TaxRate:
        """Change the description; nothing else can be changed."""
        return await self._one(TaxRate, "PUT", id, takes=TaxRateChanges, body={"id": id, **changes})


class TaxTypes(FactorialResource[M]):
    """``finance/tax_types``: taxes."""

    _path = "/finance/tax_types"

    @listing
    def list(self, **query: Unpack[TaxTypeQuery]) -> Listing[TaxType]:
        """Taxes, oldest first."""
        return self._pages(TaxType, TaxTypeQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> TaxType:
        """One record by its id."""
        return await self._one(TaxType, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTaxType]) -> TaxType:
        """Create one."""
        return await self._one(TaxType, "POST", takes=NewTaxType, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[TaxTypeChanges]) -> TaxType:
        """Change the fields that are given."""
        return await self._one(TaxType, "PUT", id, takes=TaxTypeChanges, body={"id": id, **changes})


class Finance(FactorialResource[M]):
    """``finance``: chart of accounts, categories, suppliers, cost centers and taxes."""

    @cached_property
    def accounting_settings(self) -> AccountingSettings[M]:
        """Default accounts of each legal entity."""
        return AccountingSettings(self._session)

    @cached_property
    def accounts(self) -> Accounts[M]:
        """The chart of accounts."""
        return Accounts(self._session)

    @cached_property
    def budget_options(self) -> BudgetOptions[M]:
        """Budgets that expenses can be booked to."""
        return BudgetOptions(self._session)

    @cached_property
    def categories(self) -> Categories[M]:
        """Categories and subcategories of expenses."""
        return Categories(self._session)

    @cached_property
    def contacts(self) -> Contacts[M]:
        """Suppliers and clients."""
        return Contacts(self._session)

    @cached_property
    def cost_center_memberships(self) -> CostCenterMemberships[M]:
        """Which cost centers bear an employee's cost."""
        return CostCenterMemberships(self._session)

    @cached_property
    def cost_centers(self) -> CostCenters[M]:
        """Cost centers."""
        return CostCenters(self._session)

    @cached_property
    def financial_documents(self) -> FinancialDocuments[M]:
        """Purchase invoices, receipts and credit notes, also those made from expenses."""
        return FinancialDocuments(self._session)

    @cached_property
    def journal_entries(self) -> JournalEntries[M]:
        """What is booked in the ledger."""
        return JournalEntries(self._session)

    @cached_property
    def journal_lines(self) -> JournalLines[M]:
        """The lines of journal entries."""
        return JournalLines(self._session)

    @cached_property
    def ledger_account_resources(self) -> LedgerAccountResources[M]:
        """Which account each thing is booked to."""
        return LedgerAccountResources(self._session)

    @cached_property
    def tax_rates(self) -> TaxRates[M]:
        """Rates of taxes."""
        return TaxRates(self._session)

    @cached_property
    def tax_types(self) -> TaxTypes[M]:
        """Taxes."""
        return TaxTypes(self._session)
