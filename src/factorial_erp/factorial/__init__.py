"""Factorial's API: models, payloads and filters. Each name loads its module when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.lazy import lazily

if TYPE_CHECKING:
    from .api_public import (
        ApiPublic as ApiPublic,
    )
    from .api_public import (
        Credential as Credential,
    )
    from .api_public import (
        Credentials as Credentials,
    )
    from .client import (
        API_VERSION as API_VERSION,
    )
    from .client import (
        DEMO_URL as DEMO_URL,
    )
    from .client import (
        PRODUCTION_URL as PRODUCTION_URL,
    )
    from .client import (
        AsyncFactorial as AsyncFactorial,
    )
    from .client import (
        Factorial as Factorial,
    )
    from .companies import (
        Companies as Companies,
    )
    from .companies import (
        LegalEntities as LegalEntities,
    )
    from .companies import (
        LegalEntity as LegalEntity,
    )
    from .companies import (
        LegalEntityQuery as LegalEntityQuery,
    )
    from .companies import (
        NewLegalEntity as NewLegalEntity,
    )
    from .employees import (
        Employee as Employee,
    )
    from .employees import (
        EmployeeBankNumberFormat as EmployeeBankNumberFormat,
    )
    from .employees import (
        EmployeeChanges as EmployeeChanges,
    )
    from .employees import (
        EmployeeCreateWithContract as EmployeeCreateWithContract,
    )
    from .employees import (
        EmployeeCreateWithContractContractsAnnualWorkingTimeDistribution as EmployeeCreateWithContractContractsAnnualWorkingTimeDistribution,
    )
    from .employees import (
        EmployeeCreateWithContractContractsBankHolidayTreatment as EmployeeCreateWithContractContractsBankHolidayTreatment,
    )
    from .employees import (
        EmployeeInvite as EmployeeInvite,
    )
    from .employees import (
        EmployeeQuery as EmployeeQuery,
    )
    from .employees import (
        Employees as Employees,
    )
    from .employees import (
        EmployeeSetRegularAccessStartDate as EmployeeSetRegularAccessStartDate,
    )
    from .employees import (
        EmployeeTerminate as EmployeeTerminate,
    )
    from .employees import (
        EmployeeUnterminate as EmployeeUnterminate,
    )
    from .expenses import (
        Expensable as Expensable,
    )
    from .expenses import (
        ExpensableBulkSetToPaid as ExpensableBulkSetToPaid,
    )
    from .expenses import (
        ExpensableQuery as ExpensableQuery,
    )
    from .expenses import (
        ExpensableReimbursementMethod as ExpensableReimbursementMethod,
    )
    from .expenses import (
        Expensables as Expensables,
    )
    from .expenses import (
        ExpensableStatus as ExpensableStatus,
    )
    from .expenses import (
        ExpensableType as ExpensableType,
    )
    from .expenses import (
        ExpensableUpdateReimbursableAmount as ExpensableUpdateReimbursableAmount,
    )
    from .expenses import (
        Expense as Expense,
    )
    from .expenses import (
        ExpenseCard as ExpenseCard,
    )
    from .expenses import (
        ExpenseCategory as ExpenseCategory,
    )
    from .expenses import (
        ExpenseCreationType as ExpenseCreationType,
    )
    from .expenses import (
        ExpenseFile as ExpenseFile,
    )
    from .expenses import (
        ExpensePayment as ExpensePayment,
    )
    from .expenses import (
        ExpenseQuery as ExpenseQuery,
    )
    from .expenses import (
        Expenses as Expenses,
    )
    from .expenses import (
        ExpenseSignedDocument as ExpenseSignedDocument,
    )
    from .expenses import (
        ExpenseSignedDocumentFile as ExpenseSignedDocumentFile,
    )
    from .expenses import (
        ExpenseSignedDocumentOriginalFile as ExpenseSignedDocumentOriginalFile,
    )
    from .expenses import (
        ExpenseStatus as ExpenseStatus,
    )
    from .expenses import (
        ExpenseTax as ExpenseTax,
    )
    from .expenses import (
        ExpenseTaxType as ExpenseTaxType,
    )
    from .expenses import (
        Mileage as Mileage,
    )
    from .expenses import (
        MileageCategory as MileageCategory,
    )
    from .expenses import (
        MileageFile as MileageFile,
    )
    from .expenses import (
        MileagePayment as MileagePayment,
    )
    from .expenses import (
        MileageQuery as MileageQuery,
    )
    from .expenses import (
        Mileages as Mileages,
    )
    from .expenses import (
        PerDiem as PerDiem,
    )
    from .expenses import (
        PerDiemCategory as PerDiemCategory,
    )
    from .expenses import (
        PerDiemFile as PerDiemFile,
    )
    from .expenses import (
        PerDiemPayment as PerDiemPayment,
    )
    from .expenses import (
        PerDiemQuery as PerDiemQuery,
    )
    from .expenses import (
        PerDiemRate as PerDiemRate,
    )
    from .expenses import (
        PerDiems as PerDiems,
    )
    from .expenses import (
        PerDiemStatus as PerDiemStatus,
    )
    from .finance import (
        Account as Account,
    )
    from .finance import (
        AccountChanges as AccountChanges,
    )
    from .finance import (
        AccountingSetting as AccountingSetting,
    )
    from .finance import (
        AccountingSettingQuery as AccountingSettingQuery,
    )
    from .finance import (
        AccountingSettings as AccountingSettings,
    )
    from .finance import (
        AccountingSettingUpsert as AccountingSettingUpsert,
    )
    from .finance import (
        AccountQuery as AccountQuery,
    )
    from .finance import (
        Accounts as Accounts,
    )
    from .finance import (
        AccountType as AccountType,
    )
    from .finance import (
        Categories as Categories,
    )
    from .finance import (
        Category as Category,
    )
    from .finance import (
        CategoryCategoryLevel as CategoryCategoryLevel,
    )
    from .finance import (
        CategoryQuery as CategoryQuery,
    )
    from .finance import (
        CategoryStatuse as CategoryStatuse,
    )
    from .finance import (
        CategoryType as CategoryType,
    )
    from .finance import (
        Contact as Contact,
    )
    from .finance import (
        ContactAddress as ContactAddress,
    )
    from .finance import (
        ContactAddressFields as ContactAddressFields,
    )
    from .finance import (
        ContactChanges as ContactChanges,
    )
    from .finance import (
        ContactContactType as ContactContactType,
    )
    from .finance import (
        ContactPreferredPaymentMethod as ContactPreferredPaymentMethod,
    )
    from .finance import (
        ContactQuery as ContactQuery,
    )
    from .finance import (
        Contacts as Contacts,
    )
    from .finance import (
        CostCenter as CostCenter,
    )
    from .finance import (
        CostCenterEdit as CostCenterEdit,
    )
    from .finance import (
        CostCenterMembership as CostCenterMembership,
    )
    from .finance import (
        CostCenterMembershipBulkCreateUpdate as CostCenterMembershipBulkCreateUpdate,
    )
    from .finance import (
        CostCenterMembershipMembershipFields as CostCenterMembershipMembershipFields,
    )
    from .finance import (
        CostCenterMembershipQuery as CostCenterMembershipQuery,
    )
    from .finance import (
        CostCenterMemberships as CostCenterMemberships,
    )
    from .finance import (
        CostCenterQuery as CostCenterQuery,
    )
    from .finance import (
        CostCenters as CostCenters,
    )
    from .finance import (
        Finance as Finance,
    )
    from .finance import (
        LedgerAccountResource as LedgerAccountResource,
    )
    from .finance import (
        LedgerAccountResourceBalanceType as LedgerAccountResourceBalanceType,
    )
    from .finance import (
        LedgerAccountResourceOperationType as LedgerAccountResourceOperationType,
    )
    from .finance import (
        LedgerAccountResourceQuery as LedgerAccountResourceQuery,
    )
    from .finance import (
        LedgerAccountResourceResourceType as LedgerAccountResourceResourceType,
    )
    from .finance import (
        LedgerAccountResources as LedgerAccountResources,
    )
    from .finance import (
        LedgerAccountResourceUpsert as LedgerAccountResourceUpsert,
    )
    from .finance import (
        NewAccount as NewAccount,
    )
    from .finance import (
        NewContact as NewContact,
    )
    from .finance import (
        NewCostCenter as NewCostCenter,
    )
    from .finance import (
        NewTaxRate as NewTaxRate,
    )
    from .finance import (
        NewTaxType as NewTaxType,
    )
    from .finance import (
        TaxRate as TaxRate,
    )
    from .finance import (
        TaxRateChanges as TaxRateChanges,
    )
    from .finance import (
        TaxRateQuery as TaxRateQuery,
    )
    from .finance import (
        TaxRates as TaxRates,
    )
    from .finance import (
        TaxType as TaxType,
    )
    from .finance import (
        TaxTypeChanges as TaxTypeChanges,
    )
    from .finance import (
        TaxTypeQuery as TaxTypeQuery,
    )
    from .finance import (
        TaxTypes as TaxTypes,
    )
    from .finance import (
        TaxTypeType as TaxTypeType,
    )
    from .project_management import (
        NewProject as NewProject,
    )
    from .project_management import (
        Project as Project,
    )
    from .project_management import (
        ProjectActivate as ProjectActivate,
    )
    from .project_management import (
        ProjectChangeAssignment as ProjectChangeAssignment,
    )
    from .project_management import (
        ProjectChanges as ProjectChanges,
    )
    from .project_management import (
        ProjectChangeStatus as ProjectChangeStatus,
    )
    from .project_management import (
        ProjectChangeStatusStatus as ProjectChangeStatusStatus,
    )
    from .project_management import (
        ProjectClose as ProjectClose,
    )
    from .project_management import (
        ProjectEmployeesAssignment as ProjectEmployeesAssignment,
    )
    from .project_management import (
        ProjectManagement as ProjectManagement,
    )
    from .project_management import (
        ProjectQuery as ProjectQuery,
    )
    from .project_management import (
        Projects as Projects,
    )
    from .project_management import (
        ProjectSoftDelete as ProjectSoftDelete,
    )
    from .project_management import (
        ProjectStatus as ProjectStatus,
    )

__all__ = [
    "API_VERSION",
    "DEMO_URL",
    "PRODUCTION_URL",
    "Account",
    "AccountChanges",
    "AccountQuery",
    "AccountType",
    "AccountingSetting",
    "AccountingSettingQuery",
    "AccountingSettingUpsert",
    "AccountingSettings",
    "Accounts",
    "ApiPublic",
    "AsyncFactorial",
    "Categories",
    "Category",
    "CategoryCategoryLevel",
    "CategoryQuery",
    "CategoryStatuse",
    "CategoryType",
    "Companies",
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
    "Credential",
    "Credentials",
    "Employee",
    "EmployeeBankNumberFormat",
    "EmployeeChanges",
    "EmployeeCreateWithContract",
    "EmployeeCreateWithContractContractsAnnualWorkingTimeDistribution",
    "EmployeeCreateWithContractContractsBankHolidayTreatment",
    "EmployeeInvite",
    "EmployeeQuery",
    "EmployeeSetRegularAccessStartDate",
    "EmployeeTerminate",
    "EmployeeUnterminate",
    "Employees",
    "Expensable",
    "ExpensableBulkSetToPaid",
    "ExpensableQuery",
    "ExpensableReimbursementMethod",
    "ExpensableStatus",
    "ExpensableType",
    "ExpensableUpdateReimbursableAmount",
    "Expensables",
    "Expense",
    "ExpenseCard",
    "ExpenseCategory",
    "ExpenseCreationType",
    "ExpenseFile",
    "ExpensePayment",
    "ExpenseQuery",
    "ExpenseSignedDocument",
    "ExpenseSignedDocumentFile",
    "ExpenseSignedDocumentOriginalFile",
    "ExpenseStatus",
    "ExpenseTax",
    "ExpenseTaxType",
    "Expenses",
    "Factorial",
    "Finance",
    "LedgerAccountResource",
    "LedgerAccountResourceBalanceType",
    "LedgerAccountResourceOperationType",
    "LedgerAccountResourceQuery",
    "LedgerAccountResourceResourceType",
    "LedgerAccountResourceUpsert",
    "LedgerAccountResources",
    "LegalEntities",
    "LegalEntity",
    "LegalEntityQuery",
    "Mileage",
    "MileageCategory",
    "MileageFile",
    "MileagePayment",
    "MileageQuery",
    "Mileages",
    "NewAccount",
    "NewContact",
    "NewCostCenter",
    "NewLegalEntity",
    "NewProject",
    "NewTaxRate",
    "NewTaxType",
    "PerDiem",
    "PerDiemCategory",
    "PerDiemFile",
    "PerDiemPayment",
    "PerDiemQuery",
    "PerDiemRate",
    "PerDiemStatus",
    "PerDiems",
    "Project",
    "ProjectActivate",
    "ProjectChangeAssignment",
    "ProjectChangeStatus",
    "ProjectChangeStatusStatus",
    "ProjectChanges",
    "ProjectClose",
    "ProjectEmployeesAssignment",
    "ProjectManagement",
    "ProjectQuery",
    "ProjectSoftDelete",
    "ProjectStatus",
    "Projects",
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

__getattr__ = lazily(
    __name__,
    {
        "API_VERSION": "client",
        "Account": "finance",
        "AccountChanges": "finance",
        "AccountQuery": "finance",
        "AccountType": "finance",
        "AccountingSetting": "finance",
        "AccountingSettingQuery": "finance",
        "AccountingSettingUpsert": "finance",
        "AccountingSettings": "finance",
        "Accounts": "finance",
        "ApiPublic": "api_public",
        "AsyncFactorial": "client",
        "Categories": "finance",
        "Category": "finance",
        "CategoryCategoryLevel": "finance",
        "CategoryQuery": "finance",
        "CategoryStatuse": "finance",
        "CategoryType": "finance",
        "Companies": "companies",
        "Contact": "finance",
        "ContactAddress": "finance",
        "ContactAddressFields": "finance",
        "ContactChanges": "finance",
        "ContactContactType": "finance",
        "ContactPreferredPaymentMethod": "finance",
        "ContactQuery": "finance",
        "Contacts": "finance",
        "CostCenter": "finance",
        "CostCenterEdit": "finance",
        "CostCenterMembership": "finance",
        "CostCenterMembershipBulkCreateUpdate": "finance",
        "CostCenterMembershipMembershipFields": "finance",
        "CostCenterMembershipQuery": "finance",
        "CostCenterMemberships": "finance",
        "CostCenterQuery": "finance",
        "CostCenters": "finance",
        "Credential": "api_public",
        "Credentials": "api_public",
        "DEMO_URL": "client",
        "Employee": "employees",
        "EmployeeBankNumberFormat": "employees",
        "EmployeeChanges": "employees",
        "EmployeeCreateWithContract": "employees",
        "EmployeeCreateWithContractContractsAnnualWorkingTimeDistribution": "employees",
        "EmployeeCreateWithContractContractsBankHolidayTreatment": "employees",
        "EmployeeInvite": "employees",
        "EmployeeQuery": "employees",
        "EmployeeSetRegularAccessStartDate": "employees",
        "EmployeeTerminate": "employees",
        "EmployeeUnterminate": "employees",
        "Employees": "employees",
        "Expensable": "expenses",
        "ExpensableBulkSetToPaid": "expenses",
        "ExpensableQuery": "expenses",
        "ExpensableReimbursementMethod": "expenses",
        "ExpensableStatus": "expenses",
        "ExpensableType": "expenses",
        "ExpensableUpdateReimbursableAmount": "expenses",
        "Expensables": "expenses",
        "Expense": "expenses",
        "ExpenseCard": "expenses",
        "ExpenseCategory": "expenses",
        "ExpenseCreationType": "expenses",
        "ExpenseFile": "expenses",
        "ExpensePayment": "expenses",
        "ExpenseQuery": "expenses",
        "ExpenseSignedDocument": "expenses",
        "ExpenseSignedDocumentFile": "expenses",
        "ExpenseSignedDocumentOriginalFile": "expenses",
        "ExpenseStatus": "expenses",
        "ExpenseTax": "expenses",
        "ExpenseTaxType": "expenses",
        "Expenses": "expenses",
        "Factorial": "client",
        "Finance": "finance",
        "LedgerAccountResource": "finance",
        "LedgerAccountResourceBalanceType": "finance",
        "LedgerAccountResourceOperationType": "finance",
        "LedgerAccountResourceQuery": "finance",
        "LedgerAccountResourceResourceType": "finance",
        "LedgerAccountResourceUpsert": "finance",
        "LedgerAccountResources": "finance",
        "LegalEntities": "companies",
        "LegalEntity": "companies",
        "LegalEntityQuery": "companies",
        "Mileage": "expenses",
        "MileageCategory": "expenses",
        "MileageFile": "expenses",
        "MileagePayment": "expenses",
        "MileageQuery": "expenses",
        "Mileages": "expenses",
        "NewAccount": "finance",
        "NewContact": "finance",
        "NewCostCenter": "finance",
        "NewLegalEntity": "companies",
        "NewProject": "project_management",
        "NewTaxRate": "finance",
        "NewTaxType": "finance",
        "PRODUCTION_URL": "client",
        "PerDiem": "expenses",
        "PerDiemCategory": "expenses",
        "PerDiemFile": "expenses",
        "PerDiemPayment": "expenses",
        "PerDiemQuery": "expenses",
        "PerDiemRate": "expenses",
        "PerDiemStatus": "expenses",
        "PerDiems": "expenses",
        "Project": "project_management",
        "ProjectActivate": "project_management",
        "ProjectChangeAssignment": "project_management",
        "ProjectChangeStatus": "project_management",
        "ProjectChangeStatusStatus": "project_management",
        "ProjectChanges": "project_management",
        "ProjectClose": "project_management",
        "ProjectEmployeesAssignment": "project_management",
        "ProjectManagement": "project_management",
        "ProjectQuery": "project_management",
        "ProjectSoftDelete": "project_management",
        "ProjectStatus": "project_management",
        "Projects": "project_management",
        "TaxRate": "finance",
        "TaxRateChanges": "finance",
        "TaxRateQuery": "finance",
        "TaxRates": "finance",
        "TaxType": "finance",
        "TaxTypeChanges": "finance",
        "TaxTypeQuery": "finance",
        "TaxTypeType": "finance",
        "TaxTypes": "finance",
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
