"""
Banking: bank accounts, what moved on them, and payments by card.

Generated from ``schema/factorial/banking.json`` by ``python tools/generate.py``.
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
from .resource import OPEN, FactorialResource, ListOptions, Many

__all__ = [
    "BankAccount",
    "BankAccountAccountNumberType",
    "BankAccountCreateManual",
    "BankAccountNumber",
    "BankAccountNumberFormat",
    "BankAccountQuery",
    "BankAccounts",
    "Banking",
    "CardPayment",
    "CardPaymentQuery",
    "CardPaymentRejectedReason",
    "CardPaymentStatus",
    "CardPaymentType",
    "CardPayments",
    "Transaction",
    "TransactionQuery",
    "TransactionType",
    "Transactions",
]


class BankAccountAccountNumberType(OpenEnum):
    """Values of :attr:`BankAccount.account_number_type`."""

    BANK_NAME_AND_ACCOUNT_NUMBER = "bank_name_and_account_number"
    CLABE = "clabe"
    IBAN = "iban"
    OTHER = "other"
    ROUTING_NUMBER_AND_ACCOUNT_NUMBER = "routing_number_and_account_number"
    SORT_CODE_AND_ACCOUNT_NUMBER = "sort_code_and_account_number"


class CardPaymentStatus(OpenEnum):
    """Values of :attr:`CardPayment.status`."""

    CLOSED = "closed"
    PENDING = "pending"
    REJECTED = "rejected"
    REVERSED = "reversed"


class CardPaymentType(OpenEnum):
    """Values of :attr:`CardPayment.type`."""

    PAYMENT = "payment"
    REFUND = "refund"


class CardPaymentRejectedReason(OpenEnum):
    """Values of :attr:`CardPayment.rejected_reason`."""

    ACCOUNT_COMPLIANCE_DISABLED = "account_compliance_disabled"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_INACTIVE = "account_inactive"
    AUTHENTICATION_FAILED = "authentication_failed"
    AUTHORIZATION_CONTROLS = "authorization_controls"
    CARDHOLDER_BLOCKED = "cardholder_blocked"
    CARDHOLDER_INACTIVE = "cardholder_inactive"
    CARDHOLDER_VERIFICATION_REQUIRED = "cardholder_verification_required"
    CARD_ACTIVE = "card_active"
    CARD_CANCELED = "card_canceled"
    CARD_EXPIRED = "card_expired"
    CARD_INACTIVE = "card_inactive"
    INCORRECT_CVC = "incorrect_cvc"
    INCORRECT_EXPIRY = "incorrect_expiry"
    INSECURE_AUTHORIZATION_METHOD = "insecure_authorization_method"
    INSUFFICIENT_FUNDS = "insufficient_funds"
    NOT_ALLOWED = "not_allowed"
    PIN_BLOCKED = "pin_blocked"
    SPENDING_CONTROLS = "spending_controls"
    SUSPECTED_FRAUD = "suspected_fraud"
    VERIFICATION_FAILED = "verification_failed"
    WEBHOOK_APPROVED = "webhook_approved"
    WEBHOOK_DECLINED = "webhook_declined"
    WEBHOOK_ERROR = "webhook_error"
    WEBHOOK_TIMEOUT = "webhook_timeout"


class TransactionType(OpenEnum):
    """Values of :attr:`Transaction.type`."""

    CARD_PAYMENT = "card_payment"
    CARD_REFUND = "card_refund"
    DISPUTE = "dispute"
    FEES = "fees"
    INCOMING = "incoming"
    INCOMING_TRANSFER = "incoming_transfer"
    OUTGOING = "outgoing"
    OUTGOING_TRANSFER = "outgoing_transfer"
    PAYMENT = "payment"
    PAYROLL = "payroll"
    TOPUP = "topup"
    UNKNOWN = "unknown"


class BankAccountNumberFormat(OpenEnum):
    """Values of :attr:`BankAccountNumber.format`."""

    BANK_NAME_AND_ACCOUNT_NUMBER = "bank_name_and_account_number"
    CLABE = "clabe"
    IBAN = "iban"
    OTHER = "other"
    ROUTING_NUMBER_AND_ACCOUNT_NUMBER = "routing_number_and_account_number"
    SORT_CODE_AND_ACCOUNT_NUMBER = "sort_code_and_account_number"


@model()
class BankAccount(Model):
    """A bank account of the company."""

    id: Attr[str]
    external_id: Attr[str]
    """Its key at the bank or in the ERP."""
    currency: Attr[str]
    """ISO 4217 code."""
    country: Attr[str]
    account_number: Attr[str] = field(private=True)
    account_number_type: Attr[BankAccountAccountNumberType]
    account_balance_cents: Attr[int]
    """**Cents** of :attr:`currency`."""
    available_balance_cents: Attr[int]
    """**Cents** of :attr:`currency`."""
    pending_balance_cents: Attr[int]
    """**Cents** of :attr:`currency`."""
    updated_at: Attr[dt.datetime]
    sort_code: Attr[str | None] = field(default=None, private=True)
    bic: Attr[str | None] = field(default=None, private=True)
    iban: Attr[str | None] = field(default=None, private=True)
    routing_number: Attr[str | None] = field(default=None, private=True)
    beneficiary_name: Attr[str | None] = field(default=None, private=True)
    bank_name: Attr[str | None] = field(default=None)
    account_alias: Attr[str | None] = field(default=None)
    legal_entity_id: Attr[str | None] = field(default=None)


@model()
class CardPayment(Model):
    """A payment or refund on a company card. Its status may still change."""

    id: Attr[str]
    card_id: Attr[str]
    amount_cents: Attr[int]
    """**Cents** of :attr:`currency`."""
    currency: Attr[str]
    merchant_name: Attr[str]
    merchant_amount_cents: Attr[int]
    """**Cents** of :attr:`merchant_currency`."""
    merchant_currency: Attr[str]
    approved: Attr[bool]
    external_created_at: Attr[dt.datetime]
    """When the card was used."""
    status: Attr[CardPaymentStatus]
    type: Attr[CardPaymentType]
    exchange_rate: Attr[Decimal]
    created_at: Attr[dt.datetime]
    rejected_reason: Attr[CardPaymentRejectedReason | None] = field(default=None)


@model()
class Transaction(Model):
    """A movement on a bank account."""

    id: Attr[str]
    bank_account_id: Attr[str]
    amount_cents: Attr[int]
    """**Cents** of :attr:`currency`; whether money that leaves is negative is not documented: look at :attr:`type`."""
    currency: Attr[str]
    type: Attr[TransactionType]
    booking_date: Attr[dt.datetime]
    value_date: Attr[dt.datetime]
    card_payment_id: Attr[str | None] = field(default=None)
    """``None`` for most transactions, although the schema requires it."""
    updated_at: Attr[dt.datetime]
    balance_after_cents: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`currency`."""
    description: Attr[str | None] = field(default=None)


@model()
class BankAccountNumber(Model):
    """The number of a bank account, as webhooks send it."""

    id: Attr[str]
    company_id: Attr[str]
    account_number: Attr[str] = field(private=True)
    format: Attr[BankAccountNumberFormat]
    complementary_data: Attr[str | None] = field(default=None)


class BankAccountQuery(ListOptions, total=False):
    """Filters of :meth:`BankAccounts.list`."""

    ids: Many[str]
    currency: str
    legal_entity_ids: Many[str]
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class BankAccountCreateManual(TypedDict, total=False):
    """What :meth:`BankAccounts.create_manual` takes."""

    legal_entity_id: Required[str]
    currency: Required[str]
    account_number: Required[str]
    account_number_type: Required[BankAccountAccountNumberType | str]
    account_alias: str | None
    ledger_account_id: str | None
    bank_account_membership_employee_ids: Many[str] | None
    external_id: str | None


class CardPaymentQuery(ListOptions, total=False):
    """Filters of :meth:`CardPayments.list`."""

    ids: Many[str]
    account_ids: Many[str]
    status: CardPaymentStatus | str
    from_: dt.date | str
    """First day, inclusive (a guess: the API does not say)."""
    to: dt.date | str
    """Last day, inclusive (a guess: the API does not say)."""


class TransactionQuery(ListOptions, total=False):
    """Filters of :meth:`Transactions.list`."""

    ids: Many[str]
    bank_account_ids: Many[str]
    card_payment_ids: Many[str]
    from_: dt.date | str
    """First day, inclusive (a guess: the API does not say)."""
    to: dt.date | str
    """Last day, inclusive (a guess: the API does not say)."""
    updated_from: dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_from``; days before may come too."""


class BankAccounts(FactorialResource[M]):
    """``banking/bank_accounts``: the company's bank accounts."""

    _path = "/banking/bank_accounts"

    @listing
    def list(self, **query: Unpack[BankAccountQuery]) -> Listing[BankAccount]:
        """Bank accounts, oldest first."""
        return self._pages(BankAccount, BankAccountQuery, query, changes="updated_from")

    @operation
    async def get(self, id: str) -> BankAccount:
        """One record by its id."""
        return await self._one(BankAccount, "GET", id)

    @operation
    async def create_manual(self, **fields: Unpack[BankAccountCreateManual]) -> BankAccount:
        """Add an account that is not connected to a bank."""
        return await self._one(
            BankAccount, "POST", "create_manual", takes=BankAccountCreateManual, body=fields
        )


class CardPayments(FactorialResource[M]):
    """``banking/card_payments``: payments with company cards."""

    _path = "/banking/card_payments"

    @listing
    def list(self, **query: Unpack[CardPaymentQuery]) -> Listing[CardPayment]:
        """Card payments, oldest first; the window is on the day they were made."""
        return self._pages(
            CardPayment,
            CardPaymentQuery,
            query,
            window=OPEN,
            polling="Read windows of creation days by from_ and to, and those that are still pending again by ids.",
        )

    @operation
    async def get(self, id: str) -> CardPayment:
        """One record by its id."""
        return await self._one(CardPayment, "GET", id)


class Transactions(FactorialResource[M]):
    """``banking/transactions``: movements on bank accounts."""

    _path = "/banking/transactions"

    @listing
    def list(self, **query: Unpack[TransactionQuery]) -> Listing[Transaction]:
        """Transactions, oldest first."""
        return self._pages(
            Transaction, TransactionQuery, query, window=OPEN, changes="updated_from"
        )

    @operation
    async def get(self, id: str) -> Transaction:
        """One record by its id."""
        return await self._one(Transaction, "GET", id)


class Banking(FactorialResource[M]):
    """``banking``: bank accounts, what moved on them, and payments by card."""

    @cached_property
    def bank_accounts(self) -> BankAccounts[M]:
        """The company's bank accounts."""
        return BankAccounts(self._session)

    @cached_property
    def card_payments(self) -> CardPayments[M]:
        """Payments with company cards."""
        return CardPayments(self._session)

    @cached_property
    def transactions(self) -> Transactions[M]:
        """Movements on bank accounts."""
        return Transactions(self._session)
