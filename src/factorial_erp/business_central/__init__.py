"""Business Central's API v2.0: models, payloads and queries. Each name loads its module when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.lazy import lazily

if TYPE_CHECKING:
    from .client import (
        ONLINE_URL as ONLINE_URL,
    )
    from .client import (
        AsyncBusinessCentral as AsyncBusinessCentral,
    )
    from .client import (
        BusinessCentral as BusinessCentral,
    )
    from .client import (
        Company as Company,
    )
    from .companies import (
        Companies as Companies,
    )
    from .companies import (
        CompanyEntry as CompanyEntry,
    )
    from .currencies import (
        Currencies as Currencies,
    )
    from .currencies import (
        Currency as Currency,
    )
    from .currencies import (
        CurrencyChanges as CurrencyChanges,
    )
    from .currencies import (
        NewCurrency as NewCurrency,
    )
    from .dimensions import (
        Dimension as Dimension,
    )
    from .dimensions import (
        DimensionParentType as DimensionParentType,
    )
    from .dimensions import (
        Dimensions as Dimensions,
    )
    from .dimensions import (
        DimensionSetLine as DimensionSetLine,
    )
    from .dimensions import (
        DimensionSetLineChanges as DimensionSetLineChanges,
    )
    from .dimensions import (
        DimensionSetLines as DimensionSetLines,
    )
    from .dimensions import (
        DimensionValue as DimensionValue,
    )
    from .dimensions import (
        DimensionValues as DimensionValues,
    )
    from .dimensions import (
        NewDimensionSetLine as NewDimensionSetLine,
    )
    from .ledger import (
        Account as Account,
    )
    from .ledger import (
        AccountCategory as AccountCategory,
    )
    from .ledger import (
        AccountingPeriod as AccountingPeriod,
    )
    from .ledger import (
        AccountingPeriods as AccountingPeriods,
    )
    from .ledger import (
        Accounts as Accounts,
    )
    from .ledger import (
        AccountType as AccountType,
    )
    from .ledger import (
        DocumentType as DocumentType,
    )
    from .ledger import (
        GeneralLedgerEntries as GeneralLedgerEntries,
    )
    from .ledger import (
        GeneralLedgerEntry as GeneralLedgerEntry,
    )
    from .ledger import (
        GeneralLedgerSetup as GeneralLedgerSetup,
    )
    from .ledger import (
        GeneralLedgerSetups as GeneralLedgerSetups,
    )
    from .ledger import (
        Journal as Journal,
    )
    from .ledger import (
        JournalAccountType as JournalAccountType,
    )
    from .ledger import (
        JournalAccountTypeName as JournalAccountTypeName,
    )
    from .ledger import (
        JournalChanges as JournalChanges,
    )
    from .ledger import (
        JournalLine as JournalLine,
    )
    from .ledger import (
        JournalLineChanges as JournalLineChanges,
    )
    from .ledger import (
        JournalLines as JournalLines,
    )
    from .ledger import (
        Journals as Journals,
    )
    from .ledger import (
        NewJournal as NewJournal,
    )
    from .ledger import (
        NewJournalLine as NewJournalLine,
    )
    from .people import (
        Employee as Employee,
    )
    from .people import (
        EmployeeChanges as EmployeeChanges,
    )
    from .people import (
        Employees as Employees,
    )
    from .people import (
        EmployeeStatus as EmployeeStatus,
    )
    from .people import (
        EmployeeStatusName as EmployeeStatusName,
    )
    from .people import (
        NewEmployee as NewEmployee,
    )
    from .purchasing import (
        InvoiceLineType as InvoiceLineType,
    )
    from .purchasing import (
        InvoiceLineTypeName as InvoiceLineTypeName,
    )
    from .purchasing import (
        InvoiceStatus as InvoiceStatus,
    )
    from .purchasing import (
        NewPurchaseInvoice as NewPurchaseInvoice,
    )
    from .purchasing import (
        NewPurchaseInvoiceLine as NewPurchaseInvoiceLine,
    )
    from .purchasing import (
        NewVendor as NewVendor,
    )
    from .purchasing import (
        PurchaseInvoice as PurchaseInvoice,
    )
    from .purchasing import (
        PurchaseInvoiceChanges as PurchaseInvoiceChanges,
    )
    from .purchasing import (
        PurchaseInvoiceLine as PurchaseInvoiceLine,
    )
    from .purchasing import (
        PurchaseInvoiceLineChanges as PurchaseInvoiceLineChanges,
    )
    from .purchasing import (
        PurchaseInvoiceLines as PurchaseInvoiceLines,
    )
    from .purchasing import (
        PurchaseInvoices as PurchaseInvoices,
    )
    from .purchasing import (
        Vendor as Vendor,
    )
    from .purchasing import (
        VendorBlocked as VendorBlocked,
    )
    from .purchasing import (
        VendorBlockedName as VendorBlockedName,
    )
    from .purchasing import (
        VendorChanges as VendorChanges,
    )
    from .purchasing import (
        Vendors as Vendors,
    )

__all__ = [
    "ONLINE_URL",
    "Account",
    "AccountCategory",
    "AccountType",
    "AccountingPeriod",
    "AccountingPeriods",
    "Accounts",
    "AsyncBusinessCentral",
    "BusinessCentral",
    "Companies",
    "Company",
    "CompanyEntry",
    "Currencies",
    "Currency",
    "CurrencyChanges",
    "Dimension",
    "DimensionParentType",
    "DimensionSetLine",
    "DimensionSetLineChanges",
    "DimensionSetLines",
    "DimensionValue",
    "DimensionValues",
    "Dimensions",
    "DocumentType",
    "Employee",
    "EmployeeChanges",
    "EmployeeStatus",
    "EmployeeStatusName",
    "Employees",
    "GeneralLedgerEntries",
    "GeneralLedgerEntry",
    "GeneralLedgerSetup",
    "GeneralLedgerSetups",
    "InvoiceLineType",
    "InvoiceLineTypeName",
    "InvoiceStatus",
    "Journal",
    "JournalAccountType",
    "JournalAccountTypeName",
    "JournalChanges",
    "JournalLine",
    "JournalLineChanges",
    "JournalLines",
    "Journals",
    "NewCurrency",
    "NewDimensionSetLine",
    "NewEmployee",
    "NewJournal",
    "NewJournalLine",
    "NewPurchaseInvoice",
    "NewPurchaseInvoiceLine",
    "NewVendor",
    "PurchaseInvoice",
    "PurchaseInvoiceChanges",
    "PurchaseInvoiceLine",
    "PurchaseInvoiceLineChanges",
    "PurchaseInvoiceLines",
    "PurchaseInvoices",
    "Vendor",
    "VendorBlocked",
    "VendorBlockedName",
    "VendorChanges",
    "Vendors",
]

__getattr__ = lazily(
    __name__,
    {
        "Account": "ledger",
        "AccountCategory": "ledger",
        "AccountType": "ledger",
        "AccountingPeriod": "ledger",
        "AccountingPeriods": "ledger",
        "Accounts": "ledger",
        "AsyncBusinessCentral": "client",
        "BusinessCentral": "client",
        "Companies": "companies",
        "Company": "client",
        "CompanyEntry": "companies",
        "Currencies": "currencies",
        "Currency": "currencies",
        "CurrencyChanges": "currencies",
        "Dimension": "dimensions",
        "DimensionParentType": "dimensions",
        "DimensionSetLine": "dimensions",
        "DimensionSetLineChanges": "dimensions",
        "DimensionSetLines": "dimensions",
        "DimensionValue": "dimensions",
        "DimensionValues": "dimensions",
        "Dimensions": "dimensions",
        "DocumentType": "ledger",
        "Employee": "people",
        "EmployeeChanges": "people",
        "EmployeeStatus": "people",
        "EmployeeStatusName": "people",
        "Employees": "people",
        "GeneralLedgerEntries": "ledger",
        "GeneralLedgerEntry": "ledger",
        "GeneralLedgerSetup": "ledger",
        "GeneralLedgerSetups": "ledger",
        "InvoiceLineType": "purchasing",
        "InvoiceLineTypeName": "purchasing",
        "InvoiceStatus": "purchasing",
        "Journal": "ledger",
        "JournalAccountType": "ledger",
        "JournalAccountTypeName": "ledger",
        "JournalChanges": "ledger",
        "JournalLine": "ledger",
        "JournalLineChanges": "ledger",
        "JournalLines": "ledger",
        "Journals": "ledger",
        "NewCurrency": "currencies",
        "NewDimensionSetLine": "dimensions",
        "NewEmployee": "people",
        "NewJournal": "ledger",
        "NewJournalLine": "ledger",
        "NewPurchaseInvoice": "purchasing",
        "NewPurchaseInvoiceLine": "purchasing",
        "NewVendor": "purchasing",
        "ONLINE_URL": "client",
        "PurchaseInvoice": "purchasing",
        "PurchaseInvoiceChanges": "purchasing",
        "PurchaseInvoiceLine": "purchasing",
        "PurchaseInvoiceLineChanges": "purchasing",
        "PurchaseInvoiceLines": "purchasing",
        "PurchaseInvoices": "purchasing",
        "Vendor": "purchasing",
        "VendorBlocked": "purchasing",
        "VendorBlockedName": "purchasing",
        "VendorChanges": "purchasing",
        "Vendors": "purchasing",
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
