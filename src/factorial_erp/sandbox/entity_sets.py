"""Which entity sets does the Business Central half have, with which fields? Facts of API v2.0, release 28."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import attrs

__all__ = ["ENUMS", "SETS", "EntitySet", "Field", "entity_set"]

SETS: dict[str, tuple[str, str, str]] = {
    "companies": (
        "",
        "id:guid! systemVersion:s! timestamp:int! name:s30! displayName:s250! "
        "businessProfileId:s250! systemCreatedAt:dt! systemCreatedBy:guid! "
        "systemModifiedAt:dt! systemModifiedBy:guid!",
        "dimensionSetLines[]=dimensionSetLines defaultDimensions[]=defaultDimensions "
        "vendors[]=vendors companyInformation[]=companyInformation accounts[]=accounts "
        "journals[]=journals journalLines[]=journalLines employees[]=employees "
        "generalLedgerEntries[]=generalLedgerEntries currencies[]=currencies "
        "paymentMethods[]=paymentMethods dimensions[]=dimensions "
        "dimensionValues[]=dimensionValues paymentTerms[]=paymentTerms "
        "purchaseInvoices[]=purchaseInvoices purchaseInvoiceLines[]=purchaseInvoiceLines "
        "currencyExchangeRates[]=currencyExchangeRates accountingPeriods[]=accountingPeriods "
        "generalLedgerSetup[]=generalLedgerSetup",
    ),
    "companyInformation": (
        "U",
        "id:guid! displayName:s100 addressLine1:s100 addressLine2:s50 city:s30 state:s30 "
        "country:s10 postalCode:s20 phoneNumber:s30 faxNumber:s30 email:s80 website:s80 "
        "taxRegistrationNumber:s~ currencyCode:s!~ currentFiscalYearStartDate:date!~ "
        "industry:s30 experience:s~ lastModifiedDateTime:dt!",
        "",
    ),
    "vendors": (
        "CUD",
        "id:guid! number:s20 displayName:s100 addressLine1:s100 addressLine2:s50 city:s30 "
        "state:s30 country:s10 postalCode:s20 phoneNumber:s30 email:s80 website:s80 "
        "taxRegistrationNumber:s~ currencyId:guid currencyCode:s~ irs1099Code:s~ "
        "paymentTermsId:guid paymentMethodId:guid taxLiable:bool blocked:{vendorBlocked} "
        "balance:dec! lastModifiedDateTime:dt!",
        "currency=currencies paymentTerm=paymentTerms paymentMethod=paymentMethods "
        "defaultDimensions[]=defaultDimensions",
    ),
    "employees": (
        "CUD",
        "id:guid! number:s20 displayName:s!~ givenName:s30 middleName:s30 surname:s30 "
        "jobTitle:s30 addressLine1:s100 addressLine2:s50 city:s30 state:s30 country:s10 "
        "postalCode:s20 phoneNumber:s30 mobilePhone:s30 email:s80 personalEmail:s80 "
        "employmentDate:date terminationDate:date status:{employeeStatus} birthDate:date "
        "statisticsGroupCode:s10 bankBranchNumber:s20 bankAccountNumber:s30 iban:s50 "
        "lastModifiedDateTime:dt!",
        "defaultDimensions[]=defaultDimensions",
    ),
    "accounts": (
        "",
        "id:guid! number:s20! displayName:s100! category:{glAccountCategory}! "
        "subCategory:s80! blocked:bool! accountType:{glAccountType}! directPosting:bool! "
        "netChange:dec! consolidationTranslationMethod:s! consolidationDebitAccount:s20! "
        "consolidationCreditAccount:s20! excludeFromConsolidation:bool! "
        "lastModifiedDateTime:dt!",
        "",
    ),
    "dimensions": (
        "",
        "id:guid! code:s20! displayName:s30! consolidationCode:s20! lastModifiedDateTime:dt!",
        "dimensionValues[]=dimensionValues",
    ),
    "dimensionValues": (
        "",
        "id:guid! code:s20! dimensionId:guid! displayName:s50! consolidationCode:s20! "
        "lastModifiedDateTime:dt!",
        "",
    ),
    "dimensionSetLines": (
        "CUD",
        "id:guid code:s20 consolidationCode:s20! parentId:guid! "
        "parentType:{dimensionSetEntryBufferParentType}! displayName:s30! valueId:guid~ "
        "valueCode:s~ valueConsolidationCode:s20! valueDisplayName:s50!",
        "",
    ),
    "defaultDimensions": (
        "CUD",
        "id:guid! parentType:{defaultDimensionParentType} parentId:guid dimensionId:guid "
        "dimensionCode:s20! dimensionValueId:guid dimensionValueCode:s20! "
        "postingValidation:{defaultDimensionValuePostingType} lastModifiedDateTime:dt!",
        "account=accounts dimension=dimensions dimensionValue=dimensionValues",
    ),
    "generalLedgerSetup": (
        "",
        "id:guid! allowPostingFrom:date! allowPostingTo:date! "
        "additionalReportingCurrency:s10! localCurrencyCode:s10! localCurrencySymbol:s10! "
        "lastModifiedDateTime:dt! allowQueryFromConsolidation:bool! "
        "shortcutDimension1Code:s20! shortcutDimension2Code:s20! shortcutDimension3Code:s20! "
        "shortcutDimension4Code:s20! shortcutDimension5Code:s20! shortcutDimension6Code:s20! "
        "shortcutDimension7Code:s20! shortcutDimension8Code:s20!",
        "",
    ),
    "accountingPeriods": (
        "",
        "id:guid! startingDate:date! name:s10! newFiscalYear:bool! closed:bool! "
        "dateLocked:bool! lastModifiedDateTime:dt!",
        "",
    ),
    "currencies": (
        "CUD",
        "id:guid! code:s10 displayName:s30 symbol:s10 amountDecimalPlaces:s5 "
        "amountRoundingPrecision:dec lastModifiedDateTime:dt!",
        "",
    ),
    "currencyExchangeRates": (
        "",
        "id:guid! currencyCode:s10! startingDate:date! exchangeRateAmount:dec! "
        "relationalCurrencyCode:s10! relationalExchangeRateAmount:dec! "
        "lastModifiedDateTime:dt!",
        "",
    ),
    "purchaseInvoices": (
        "CUD",
        "id:guid! number:s20! postingDate:date invoiceDate:date dueDate:date "
        "vendorInvoiceNumber:s35 vendorId:guid vendorNumber:s20 vendorName:s100! "
        "payToName:s100! payToContact:s100! payToVendorId:guid payToVendorNumber:s20 "
        "shipToName:s100 shipToContact:s100 buyFromAddressLine1:s100 buyFromAddressLine2:s50 "
        "buyFromCity:s30 buyFromCountry:s10 buyFromState:s30 buyFromPostCode:s20 "
        "shipToAddressLine1:s100 shipToAddressLine2:s50 shipToCity:s30 shipToCountry:s10 "
        "shipToState:s30 shipToPostCode:s20 payToAddressLine1:s100! payToAddressLine2:s50! "
        "payToCity:s30! payToCountry:s10! payToState:s30! payToPostCode:s20! "
        "shortcutDimension1Code:s20 shortcutDimension2Code:s20 currencyId:guid "
        "currencyCode:s~ orderId:guid! orderNumber:s20! purchaser:s20 pricesIncludeTax:bool "
        "discountAmount:dec discountAppliedBeforeTax:bool! totalAmountExcludingTax:dec! "
        "totalTaxAmount:dec! totalAmountIncludingTax:dec! "
        "status:{invoiceEntityAggregateStatus}! lastModifiedDateTime:dt!",
        "vendor=vendors dimensionValue=dimensionValues currency=currencies "
        "dimensionSetLines[]=dimensionSetLines purchaseInvoiceLines[]=purchaseInvoiceLines",
    ),
    "purchaseInvoiceLines": (
        "CUD",
        "id:guid! documentId:guid sequence:int itemId:guid accountId:guid "
        "lineType:{invoiceLineAggLineType} lineObjectNumber:s20 description:s100 "
        "description2:s50 unitOfMeasureId:guid unitOfMeasureCode:s10 unitCost:dec "
        "quantity:dec discountAmount:dec discountPercent:dec discountAppliedBeforeTax:bool! "
        "amountExcludingTax:dec taxCode:s50 taxPercent:dec! totalTaxAmount:dec! "
        "amountIncludingTax:dec invoiceDiscountAllocation:dec? netAmount:dec? "
        "netTaxAmount:dec? netAmountIncludingTax:dec? expectedReceiptDate:date "
        "itemVariantId:guid locationId:guid",
        "account=accounts dimensionSetLines[]=dimensionSetLines",
    ),
    "journals": (
        "CUD",
        "id:guid! code:s10 displayName:s100 templateDisplayName:s10 lastModifiedDateTime:dt! "
        "balancingAccountId:guid balancingAccountNumber:s20!",
        "journalLines[]=journalLines",
    ),
    "journalLines": (
        "CUD",
        "id:guid! journalId:guid journalDisplayName:s~x lineNumber:int "
        "accountType:{genJournalAccountType} accountId:guid accountNumber:s20 "
        "postingDate:date documentNumber:s20 externalDocumentNumber:s35 amount:dec "
        "description:s100 comment:s250 taxCode:s~ balanceAccountType:{genJournalAccountType} "
        "balancingAccountId:guid balancingAccountNumber:s20 lastModifiedDateTime:dt!",
        "account=accounts dimensionSetLines[]=dimensionSetLines",
    ),
    "generalLedgerEntries": (
        "",
        "id:guid! entryNumber:int! postingDate:date! documentNumber:s20! "
        "documentType:{genJournalDocumentType}! accountId:guid! accountNumber:s20! "
        "description:s100! debitAmount:dec! creditAmount:dec! "
        "additionalCurrencyDebitAmount:dec! additionalCurrencyCreditAmount:dec! "
        "lastModifiedDateTime:dt!",
        "account=accounts dimensionSetLines[]=dimensionSetLines",
    ),
    "paymentTerms": (
        "CUD",
        "id:guid! code:s10 displayName:s100 dueDateCalculation:s discountDateCalculation:s "
        "discountPercent:dec calculateDiscountOnCreditMemos:bool lastModifiedDateTime:dt!",
        "",
    ),
    "paymentMethods": (
        "CUD",
        "id:guid! code:s10 displayName:s100 lastModifiedDateTime:dt!",
        "",
    ),
}
"""
Name: operations besides reading (Create, Update, Delete), fields, navigation.

A field is ``name:type`` with the flags ``!`` read-only, ``~`` computed (no filter, no order), ``?`` ignored when
written, ``x`` an error when written. Types: ``s20`` text of 20 characters, ``guid``, ``dec``, ``int``, ``bool``,
``date``, ``dt`` date-time, ``{enum}``. Navigation is ``name=set``, with ``[]`` for many.
"""

ENUMS: dict[str, tuple[str, ...]] = {
    "defaultDimensionParentType": (" ", "Customer", "Item", "Vendor", "Employee"),
    "defaultDimensionValuePostingType": (" ", "Code Mandatory", "Same Code", "No Code"),
    "dimensionSetEntryBufferParentType": (
        " ",
        "Journal Line",
        "Sales Order",
        "Sales Order Line",
        "Sales Quote",
        "Sales Quote Line",
        "Sales Credit Memo",
        "Sales Credit Memo Line",
        "Sales Invoice",
        "Sales Invoice Line",
        "Purchase Invoice",
        "Purchase Invoice Line",
        "General Ledger Entry",
        "Time Registration Entry",
        "Sales Shipment",
        "Sales Shipment Line",
        "Purchase Receipt",
        "Purchase Receipt Line",
        "Purchase Order",
        "Purchase Order Line",
        "Purchase Credit Memo",
        "Purchase Credit Memo Line",
        "Sales Return Order",
        "Sales Return Order Line",
        "Blanket Purchase Order",
        "Blanket Purchase Order Line",
        "Blanket Sales Order",
        "Blanket Sales Order Line",
        "Transfer Order",
        "Transfer Order Line",
        "Transfer Shipment",
        "Transfer Shipment Line",
        "Transfer Receipt",
        "Transfer Receipt Line",
        "Posted Direct Transfer",
        "Posted Direct Transfer Line",
        "Sales Quote Archive",
        "Sales Quote Archive Line",
        "Sales Order Archive",
        "Sales Order Archive Line",
        "Purchase Quote Archive",
        "Purchase Quote Archive Line",
        "Purchase Order Archive",
        "Purchase Order Archive Line",
        "Sales Return Order Archive",
        "Sales Return Order Archive Line",
        "Purchase Return Order Archive",
        "Purchase Return Order Archive Line",
        "Assembly Order",
        "Assembly Order Line",
        "Posted Assembly Order",
        "Posted Assembly Order Line",
        "Sales Blanket Order Archive",
        "Sales Blanket Order Archive Line",
        "Purchase Blanket Order Archive",
        "Purchase Blanket Order Archive Line",
        "Physical Inventory Order",
        "Physical Inventory Order Line",
        "Posted Physical Inventory Order",
        "Posted Physical Inventory Order Line",
        "Inventory Shipment",
        "Inventory Shipment Line",
        "Inventory Receipt",
        "Inventory Receipt Line",
        "Posted Inventory Shipment",
        "Posted Inventory Shipment Line",
        "Posted Inventory Receipt",
        "Posted Inventory Receipt Line",
        "Purchase Return Order",
        "Purchase Return Order Line",
        "Purchase Quote",
        "Purchase Quote Line",
    ),
    "employeeStatus": ("Active", "Inactive", "Terminated"),
    "genJournalAccountType": (
        "G/L Account",
        "Customer",
        "Vendor",
        "Bank Account",
        "Fixed Asset",
        "IC Partner",
        "Employee",
        "Allocation Account",
    ),
    "genJournalDocumentType": (
        " ",
        "Payment",
        "Invoice",
        "Credit Memo",
        "Finance Charge Memo",
        "Reminder",
        "Refund",
    ),
    "glAccountCategory": (
        " ",
        "Assets",
        "Liabilities",
        "Equity",
        "Income",
        "Cost of Goods Sold",
        "Expense",
    ),
    "glAccountType": ("Posting", "Heading", "Total", "Begin-Total", "End-Total"),
    "invoiceEntityAggregateStatus": (
        " ",
        "Draft",
        "In Review",
        "Open",
        "Paid",
        "Canceled",
        "Corrective",
    ),
    "invoiceLineAggLineType": (
        "Comment",
        "Account",
        "Item",
        "Resource",
        "Fixed Asset",
        "Charge",
        "Allocation Account",
    ),
    "vendorBlocked": (" ", "Payment", "All"),
}
"""Labels of the members; the wire escapes what is no letter or digit."""


@attrs.frozen(kw_only=True)
class Field:
    """A field of an entity set."""

    name: str
    type: str
    """``s``, ``guid``, ``dec``, ``int``, ``bool``, ``date``, ``dt`` or ``enum``."""
    enum: str | None = None
    max_length: int | None = None
    read_only: bool = False
    computed: bool = False
    ignored: bool = False

    @property
    def blank(self) -> object:
        """What the API shows where nothing is set."""
        blanks: dict[str, object] = {
            "s": "",
            "guid": "00000000-0000-0000-0000-000000000000",
            "dec": 0,
            "int": 0,
            "bool": False,
            "date": "0001-01-01",
            "dt": "0001-01-01T00:00:00Z",
            "enum": " ",
        }
        return blanks[self.type]


@attrs.frozen(kw_only=True)
class EntitySet:
    """An entity set: what can be done with it, and what it consists of."""

    name: str
    operations: str
    fields: Mapping[str, Field]
    navigation: Mapping[str, tuple[str, bool]]
    """Set and whether there are many, by name."""


@cache
def entity_set(name: str) -> EntitySet:
    """Return an entity set by its exact name."""
    operations, fields, navigation = SETS[name]
    parsed = [_field(text) for text in fields.split()]
    links = [text.split("=") for text in navigation.split()]
    return EntitySet(
        name=name,
        operations=operations,
        fields={field.name: field for field in parsed},
        navigation={link.removesuffix("[]"): (to, link.endswith("[]")) for link, to in links},
    )


def _field(text: str) -> Field:
    found = re.fullmatch(r"(\w+):(?:\{(\w+)\}|([a-z]+)(\d*))([!~?x]*)", text)
    if found is None:
        raise AssertionError(text)
    name, enum, type, length, flags = found.groups()
    return Field(
        name=name,
        type="enum" if enum else type,
        enum=enum,
        max_length=int(length) if length else None,
        read_only="!" in flags or "x" in flags,
        computed="~" in flags,
        ignored="?" in flags,
    )
