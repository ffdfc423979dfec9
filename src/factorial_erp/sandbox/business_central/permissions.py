"""What may the application do, and with which misleading errors is it told that it may not?"""

from __future__ import annotations

from .refusals import Refused

__all__ = ["permit"]

RIGHTS = {"GET": "Read", "POST": "Insert", "PATCH": "Modify", "PUT": "Modify", "DELETE": "Delete"}

TABLES = {
    "accounts": "15 G/L Account",
    "accountingPeriods": "50 Accounting Period",
    "attachments": "133 Incoming Document Attachment",
    "bankAccounts": "270 Bank Account",
    "companyInformation": "79 Company Information",
    "currencies": "4 Currency",
    "currencyExchangeRates": "330 Currency Exchange Rate",
    "customers": "18 Customer",
    "defaultDimensions": "352 Default Dimension",
    "dimensionValues": "349 Dimension Value",
    "dimensions": "348 Dimension",
    "documentAttachments": "1173 Document Attachment",
    "employees": "5200 Employee",
    "generalLedgerEntries": "17 G/L Entry",
    "generalLedgerSetup": "98 General Ledger Setup",
    "items": "27 Item",
    "journalLines": "81 Gen. Journal Line",
    "journals": "232 Gen. Journal Batch",
    "paymentMethods": "289 Payment Method",
    "paymentTerms": "3 Payment Terms",
    "projects": "167 Job",
    "purchaseCreditMemos": "38 Purchase Header",
    "purchaseInvoiceLines": "39 Purchase Line",
    "purchaseInvoices": "38 Purchase Header",
    "salesInvoices": "36 Sales Header",
    "vendorPayments": "81 Gen. Journal Line",
    "vendors": "23 Vendor",
}
"""Table of a set, with its number; the others show a made-up one."""

DIALOGS = frozenset({"purchaseInvoices", "salesInvoices"})
"""Pages that look for the right to read by themselves, and raise an error of their own."""

SILENT = frozenset({"purchaseCreditMemos"})
"""Pages that leave out what may not be read."""


def permit(denied: set[str], name: str, method: str) -> bool:
    """
    Tell whether rows are seen at all.

    Args:
        denied: Entity sets, or those with one right behind a colon: ``vendors``, ``purchaseInvoices:Modify``.
        name: Entity set.
        method: Of the request.

    Raises:
        Refused: 403 with the code of a server error, or 400 where the page speaks for itself.
    """
    right = RIGHTS.get(method, "Read")
    if name not in denied and f"{name}:{right}" not in denied:
        return True
    if right == "Read" and name in SILENT:
        return False
    if right == "Read" and name in DIALOGS:
        message = f"You do not have the permission to read {name}."
        raise Refused(400, "Application_DialogException", message)
    table = TABLES.get(name, f"0 {name}")
    message = (
        "Sorry, the current permissions prevented the action."
        f" (TableData {table} {right}: Base Application)"
    )
    raise Refused(403, "Internal_ServerError", message)
