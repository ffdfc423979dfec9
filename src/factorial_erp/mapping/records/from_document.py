"""How do supplier invoices, card payments and movements on a bank account become records?"""

from __future__ import annotations

from typing import Final

from ...factorial.banking import CardPayment, CardPaymentType, Transaction, TransactionType
from ...factorial.finance import (
    FinancialDocument,
    FinancialDocumentDocumentType,
    FinancialDocumentTaxType,
)
from .directories import NOTHING, Directories, ref
from .expense import ExpenseRecord, Ref, TaxPart
from .fields import as_cents, as_day, as_decimal, as_text, received

__all__ = ["record_of_card_payment", "record_of_document", "record_of_transaction"]


_INCOMING: Final = {
    TransactionType.CARD_REFUND,
    TransactionType.INCOMING,
    TransactionType.INCOMING_TRANSFER,
    TransactionType.TOPUP,
}
_BY_SIGN: Final = {TransactionType.DISPUTE, TransactionType.UNKNOWN}


def record_of_document(
    document: FinancialDocument, directories: Directories = NOTHING
) -> ExpenseRecord:
    """
    Make a record of a supplier invoice, receipt or credit note.

    The amounts of a credit note are negative in the record, whatever their sign in Factorial, which the API
    does not tell. Income tax that is withheld (``personal_income``) is no VAT and stands in
    :attr:`~.ExpenseRecord.withholdings`.
    """
    is_credit = document.document_type == FinancialDocumentDocumentType.CREDIT_NOTE
    entity = as_text(received(document, "legal_entity_id"))
    vendor = as_text(received(document, "vendor_id"))
    supplier = ref(directories.suppliers, vendor)
    country = as_text(received(document, "issuer_country_code"))
    taxes = received(document, "taxes") or ()

    corrected = as_text(received(document, "parent_financial_document_id")) if is_credit else None

    def signed(value: object) -> int | None:
        cents = as_cents(value)
        return None if cents is None else -abs(cents) if is_credit else cents

    def parts(*, withheld: bool) -> tuple[TaxPart, ...]:
        return tuple(
            TaxPart(
                rate=as_decimal(received(tax, "percentage")),
                base_cents=signed(received(tax, "base_amount_cents")),
                tax_cents=signed(received(tax, "amount_cents")),
            )
            for tax in taxes
            if (received(tax, "type") == FinancialDocumentTaxType.PERSONAL_INCOME) == withheld
        )

    return ExpenseRecord(
        key=f"finance/financial_document/{document.id}",
        id=f"D{document.id}",
        kind="credit_note" if is_credit else "supplier_invoice",
        status=str(received(document, "status") or "unknown"),
        date=as_day(received(document, "document_date")),
        amount_cents=signed(received(document, "total_amount_cents")),
        currency=as_text(received(document, "currency")) or "",
        taxes=parts(withheld=False),
        withholdings=parts(withheld=True),
        entity=ref(directories.entities, entity),
        supplier=supplier,
        merchant_name=as_text(received(document, "issuer_name"))
        or (supplier.name if supplier else None),
        merchant_tin=as_text(received(document, "issuer_tax_id"))
        or (directories.tax_numbers.get(vendor) if vendor else None),
        supplier_country=country.upper() if country else None,
        payment="not_reimbursable",
        resource_account=directories.linked("vendor", vendor, entity),
        entity_default_account=directories.default_account("purchase_invoices", entity),
        document_number=as_text(received(document, "document_number")),
        document_type=str(document.document_type),
        due_date=as_day(received(document, "due_date")),
        corrects=Ref(f"D{corrected}", code=directories.document_numbers.get(corrected))
        if corrected
        else None,
    )


def record_of_card_payment(
    payment: CardPayment, directories: Directories = NOTHING, *, entity: str | None = None
) -> ExpenseRecord:
    """
    Make a record of a payment or refund on a company card that has no receipt.

    The document's currency is the merchant's, the converted amount that of the card. A refund is negative.
    Where an expense belongs to the payment, post one of them only.

    Args:
        entity: Id of the legal entity that owns the card, which a payment does not tell.
    """
    is_refund = payment.type == CardPaymentType.REFUND
    sign = -1 if is_refund else 1
    charged = as_cents(received(payment, "amount_cents"))
    foreign = as_cents(received(payment, "merchant_amount_cents"))
    currency = as_text(received(payment, "currency"))
    merchant_currency = as_text(received(payment, "merchant_currency")) or currency
    is_foreign = foreign is not None and merchant_currency != currency
    amount = foreign if is_foreign else charged
    return ExpenseRecord(
        key=f"banking/card_payment/{payment.id}",
        id=f"C{payment.id}",
        kind="card_payment",
        status=str(received(payment, "status") or "unknown"),
        date=as_day(received(payment, "external_created_at")),
        amount_cents=None if amount is None else sign * abs(amount),
        currency=(merchant_currency if is_foreign else currency) or "",
        reimbursable_cents=None if charged is None else sign * abs(charged),
        reimbursable_currency=currency,
        exchange_rate=as_decimal(received(payment, "exchange_rate")) if is_foreign else None,
        entity=ref(directories.entities, entity),
        entity_default_account=directories.default_account("expenses", entity),
        merchant_name=as_text(received(payment, "merchant_name")),
        payment="not_reimbursable",
        card=True,
        document_type="refund" if is_refund else "payment",
    )


def record_of_transaction(
    transaction: Transaction, directories: Directories = NOTHING, *, entity: str | None = None
) -> ExpenseRecord:
    """
    Make a record of a movement on a bank account: fees, transfers, top-ups.

    Money that leaves is a positive amount. Its direction follows from the type of the movement, since the API
    does not tell the sign; only for types that do not tell it either, a negative amount is taken to leave (a
    guess). The type is the payment method, by which payment_methods.csv finds the bank account.

    Args:
        entity: Id of the legal entity that owns the bank account.
    """
    cents = as_cents(received(transaction, "amount_cents"))
    kind = transaction.type
    is_incoming = kind in _INCOMING or (kind in _BY_SIGN and (cents or 0) > 0)
    return ExpenseRecord(
        key=f"banking/transaction/{transaction.id}",
        id=f"B{transaction.id}",
        kind="bank_transaction",
        status="booked",
        date=as_day(received(transaction, "booking_date")),
        amount_cents=None if cents is None else -abs(cents) if is_incoming else abs(cents),
        currency=as_text(received(transaction, "currency")) or "",
        entity=ref(directories.entities, entity),
        entity_default_account=directories.default_account("suspense", entity),
        payment="not_reimbursable",
        payment_method=str(kind),
        document_type=str(kind),
        description=as_text(received(transaction, "description")),
    )
