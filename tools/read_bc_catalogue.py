"""
How do the facts of Business Central's API come into ``schema/business_central``? From the catalogue that was read off it.

    python tools/read_bc_catalogue.py ../shared/api/business-central-v2.0.json

Run it when the API has a new version. One file for each area; its layout is told in ``schema/README.md``.
What lies in the catalogue's words (docs, rules) stays there. The types that only the platform's own sets use are read
from the ``$metadata`` beside it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

SCHEMA = Path(__file__).parent.parent / "schema" / "business_central"
OLDEST = 17
EDM = "{http://docs.oasis-open.org/odata/ns/edm}"

AREAS = {
    "companies": "companies companyInformation",
    "currencies": "currencies currencyExchangeRates",
    "dimensions": "dimensions dimensionValues dimensionSetLines defaultDimensions",
    "ledger": "accounts accountingPeriods generalLedgerEntries generalLedgerSetup journals journalLines"
    " taxGroups taxAreas",
    "people": "employees timeRegistrationEntries contacts contactsInformation salespeoplePurchasers opportunities",
    "purchasing": "vendors purchaseInvoices purchaseInvoiceLines purchaseCreditMemos purchaseCreditMemoLines"
    " purchaseOrders purchaseOrderLines purchaseReceipts purchaseReceiptLines"
    " purchaseQuotes purchaseQuoteLines purchaseReturnOrders purchaseReturnOrderLines purchaseReturnShipments"
    " blanketPurchaseOrders blanketPurchaseOrderLines"
    " purchaseQuoteArchives purchaseQuoteArchiveLines purchaseOrderArchives purchaseOrderArchiveLines"
    " purchaseReturnOrderArchives purchaseReturnOrderArchiveLines"
    " purchaseBlanketOrderArchives purchaseBlanketOrderArchiveLines",
    "sales": "customers customerContacts customerFinancialDetails customerReturnReasons disputeStatus"
    " salesInvoices salesInvoiceLines salesCreditMemos salesCreditMemoLines salesOrders salesOrderLines"
    " salesQuotes salesQuoteLines salesShipments salesShipmentLines shipmentMethods"
    " salesReturnOrders salesReturnOrderLines returnReceipts blanketSalesOrders blanketSalesOrderLines"
    " salesQuoteArchives salesQuoteArchiveLines salesOrderArchives salesOrderArchiveLines"
    " salesReturnOrderArchives salesReturnOrderArchiveLines"
    " salesBlanketOrderArchives salesBlanketOrderArchiveLines",
    "payments": "paymentTerms paymentMethods bankAccounts customerPaymentJournals customerPayments"
    " vendorPaymentJournals vendorPayments applyVendorEntries",
    "inventory": "items itemVariants itemCategories itemLedgerEntries unitsOfMeasure locations countriesRegions"
    " inventoryPostingGroups generalProductPostingGroups"
    " transferOrders transferOrderLines transferShipments transferShipmentLines transferReceipts"
    " transferReceiptLines postedDirectTransfers postedDirectTransferLines"
    " assemblyOrders assemblyOrderLines postedAssemblyOrders postedAssemblyOrderLines"
    " physicalInventoryOrders physicalInventoryOrderLines postedPhysicalInventoryOrders"
    " postedPhysicalInventoryOrderLines physicalInventoryRecordings physicalInventoryRecordingLines"
    " postedPhysicalInventoryRecordings postedPhysicalInventoryRecordingLines"
    " inventoryShipments inventoryShipmentLines inventoryReceipts inventoryReceiptLines"
    " postedInventoryShipments postedInventoryShipmentLines postedInventoryReceipts"
    " postedInventoryReceiptLines",
    "assets": "fixedAssets fixedAssetLocations projects",
    "files": "attachments documentAttachments pdfDocument pictures",
    "reports": "agedAccountsPayables agedAccountsReceivables balanceSheets cashFlowStatements incomeStatements"
    " retainedEarningsStatements trialBalances customerSales vendorPurchases",
    "system": "apicategoryroutes entityDefinitions externalbusinesseventdefinitions externaleventsubscriptions"
    " subscriptions jobQueueEntries jobQueueLogEntries"
    " workflows workflowSteps workflowResponseOptions workflowApprovers approvalEntries postedApprovalEntries"
    " approvalUserSetups",
}
"""The entity sets of each area, in the order in which they are shown; enumerations stand in the first area with them."""

TYPES = {
    "Edm.String": "text",
    "Edm.Guid": "guid",
    "Edm.Decimal": "decimal",
    "Edm.Date": "date",
    "Edm.DateTimeOffset": "datetime",
    "Edm.Boolean": "bool",
    "Edm.Int32": "int",
    "Edm.Int64": "int64",
    "Edm.Stream": "stream",
}
SOURCES = {
    "System": "system",
    "FlowField": "flow field",
    "FlowFilter": "flow filter",
    "Variable": "variable",
    "Expression": "expression",
}
COLLECTION = re.compile(r"Collection\(Microsoft\.NAV\.(\w+)\)")


def main(source: str) -> None:
    """Write the facts of every area."""
    catalogue = json.loads(Path(source).read_text("utf-8"))
    by_set = {each["set"]: each for each in catalogue["entities"]}
    placed = [name for names in AREAS.values() for name in names.split()]
    assert sorted(placed) == sorted(by_set), set(placed) ^ set(by_set)
    complex_types = _complex_types(Path(source).with_suffix(".edmx"))
    taken: set[str] = set()
    for area, names in AREAS.items():
        sets = [by_set[name] for name in names.split()]
        facts: dict[str, Any] = {
            "newest_generally_available": catalogue["newest_generally_available"],
            "sets": {each["set"]: _entity_set(each) for each in sets},
        }
        used = [field["enum"] for each in sets for field in each["fields"] if "enum" in field]
        enums = [name for name in dict.fromkeys(used) if name not in taken]
        taken.update(enums)
        facts["enums"] = {name: _members(catalogue["enums"][name]) for name in enums}
        types = {
            found[1]
            for each in sets
            for field in each["fields"]
            if (found := COLLECTION.fullmatch(field["type"]))
        }
        facts["types"] = {
            name: fields
            for name, fields in complex_types.items()
            if name in types | _below(types, complex_types)
        }
        text = json.dumps(facts, indent=1, ensure_ascii=False)
        (SCHEMA / f"{area}.json").write_text(text + "\n", "utf-8")


def _below(names: set[str], types: dict[str, dict[str, str]]) -> set[str]:
    specs = [spec for name in names for spec in types[name].values()]
    return {spec.removeprefix("list of ").split(", ")[0] for spec in specs}


def _entity_set(each: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {"entity": each["entity"]}
    if each["key"] != ["id"]:
        facts["key"] = each["key"]
    if "alternate_keys" in each:
        facts["alternate_keys"] = each["alternate_keys"]
    facts["operations"] = " ".join(name for name, can in each["operations"].items() if can)
    if each.get("kind"):
        facts["kind"] = each["kind"]
    if each.get("company_scoped") is False:
        facts["in_company"] = False
    if each.get("sortable") is False:
        facts["sortable"] = False
    if (each.get("al") or {}).get("temporary"):
        facts["temporary"] = True
    if each["since"] > OLDEST:
        facts["since"] = each["since"]
    if each.get("needs_filter"):
        facts["needs_filter"] = each["needs_filter"]
    if each.get("needs_parent_path"):
        facts["needs_parent_path"] = True
    facts["fields"] = dict(_field(field) for field in each["fields"])
    facts["navigation"] = dict(_navigation(link) for link in each["navigation"])
    facts["actions"] = dict(_action(action) for action in each["actions"])
    return facts


def _field(field: Any) -> tuple[str, str]:
    name, kind = field["name"], field["type"]
    if kind == "enum":
        words = f"one of {field['enum']}"
    elif found := COLLECTION.fullmatch(kind):
        words = f"list of {found[1]}"
    else:
        words = TYPES[kind]
        if "max_length" in field:
            words += f" {field['max_length']}"
    notes = [words]
    if "max_length_live" in field:
        notes.append(f"live {field['max_length_live']}")
    if field.get("source_class"):
        notes.append(SOURCES[field["source_class"]])
    flags = {
        "read_only": "read only",
        "write_ignored": "ignored",
        "write_error": "refused",
        "docs_read_only": "read only by the docs",
        "filter_only": "filter only",
        "aggregate": "sum",
    }
    notes += [word for flag, word in flags.items() if field.get(flag)]
    if field.get("option_members"):
        notes.append("captions " + "|".join(field["option_members"]))
    if "since" in field:
        notes.append(f"since {field['since']}")
    return name + ("" if field["nullable"] else "!"), ", ".join(notes)


def _navigation(link: Any) -> tuple[str, str]:
    notes = [f"many {link['target']}" if link["many"] else link["target"], link["kind"]]
    if link["deep_insert"]:
        notes.append("deep insert")
    if link.get("on"):
        notes.append(f"{link['on']['property']} = {link['on']['referenced']}")
    notes += [f"fixed {name} = {value}" for name, value in link.get("fixed", {}).items()]
    if link.get("partner"):
        notes.append(f"partner {link['partner']}")
    if "since" in link:
        notes.append(f"since {link['since']}")
    return link["name"], ", ".join(notes)


def _action(action: Any) -> tuple[str, str]:
    assert not action["parameters"], action
    assert action["bound_to"] == "entity", action
    notes = [" or ".join(action["result"])]
    if "since" in action:
        notes.append(f"since {action['since']}")
    return action["name"].removeprefix("Microsoft.NAV."), ", ".join(notes)


def _members(enum: Any) -> dict[str, int]:
    for member in enum["members"]:
        told = re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), member["name"])
        assert told == member["label"], member
    return {member["name"]: member["value"] for member in enum["members"]}


def _complex_types(metadata: Path) -> dict[str, dict[str, str]]:
    """Read the types that are no entities; nobody else describes them."""
    found: dict[str, dict[str, str]] = {}
    for each in ET.parse(metadata).iter(f"{EDM}ComplexType"):
        fields: dict[str, str] = {}
        for field in each.iter(f"{EDM}Property"):
            kind = field.get("Type", "")
            many = COLLECTION.fullmatch(kind)
            suffix = "!" if field.get("Nullable") == "false" else ""
            fields[field.get("Name", "") + suffix] = f"list of {many[1]}" if many else TYPES[kind]
        found[each.get("Name", "")] = fields
    return found


if __name__ == "__main__":
    main(sys.argv[1])
