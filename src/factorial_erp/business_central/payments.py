"""
Payments: terms, methods, bank accounts, and journals of what is paid.

Generated from ``schema/business_central/payments.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, ReadOptions, later
from .ledger import DocumentType

if TYPE_CHECKING:
    from .dimensions import DimensionSetLine, DimensionSetLines, NewDimensionSetLine
    from .purchasing import Vendor
    from .sales import Customer

__all__ = [
    "ApplyVendorEntries",
    "ApplyVendorEntry",
    "ApplyVendorEntryChanges",
    "BankAccount",
    "BankAccountChanges",
    "BankAccounts",
    "CustomerPayment",
    "CustomerPaymentChanges",
    "CustomerPaymentJournal",
    "CustomerPaymentJournalChanges",
    "CustomerPaymentJournals",
    "CustomerPayments",
    "NewBankAccount",
    "NewCustomerPayment",
    "NewCustomerPaymentJournal",
    "NewPaymentMethod",
    "NewPaymentTerm",
    "NewVendorPayment",
    "NewVendorPaymentJournal",
    "PaymentMethod",
    "PaymentMethodChanges",
    "PaymentMethods",
    "PaymentTerm",
    "PaymentTermChanges",
    "PaymentTerms",
    "VendorPayment",
    "VendorPaymentChanges",
    "VendorPaymentJournal",
    "VendorPaymentJournalChanges",
    "VendorPaymentJournals",
    "VendorPayments",
]


@model(camel)
class PaymentTerm(Entity):
    """When invoices are due."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=100)
    due_date_calculation: Attr[str]
    """A date formula: ``30D`` is 30 days, ``CM`` the end of the month."""
    discount_date_calculation: Attr[str]
    discount_percent: Attr[Decimal]
    """**Percent**."""
    calculate_discount_on_credit_memos: Attr[bool]
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class PaymentMethod(Entity):
    """A way to pay."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=100)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class BankAccount(Entity):
    """A bank account of the company."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    bank_account_number: Attr[str] = field(private=True, max_length=30)
    blocked: Attr[bool]
    currency_code: Attr[str] = field(computed=True)
    currency_id: Attr[str | None] = field(default=None, guid=True, computed=True)
    iban: Attr[str] = field(private=True, max_length=50)
    intercompany_enabled: Attr[bool]


@model(camel)
class CustomerPaymentJournal(Entity):
    """A batch of payments by customers."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=100)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    balancing_account_id: Attr[str | None] = field(default=None, guid=True)
    balancing_account_number: Attr[str] = field(read_only=True)
    customer_payments: Attr[tuple[CustomerPayment, ...]] = field(
        default=(), items=lambda: CustomerPayment
    )
    """Only with ``expand=[CustomerPaymentJournal.customer_payments]``."""


@model(camel)
class CustomerPayment(Entity):
    """A payment by a customer, not yet posted."""

    id: Attr[str] = field(guid=True, read_only=True)
    journal_id: Attr[str | None] = field(default=None, guid=True)
    journal_display_name: Attr[str] = field(max_length=10)
    line_number: Attr[int]
    customer_id: Attr[str | None] = field(default=None, guid=True)
    customer_number: Attr[str] = field(max_length=20)
    posting_date: Attr[dt.date | None] = field(default=None)
    document_number: Attr[str] = field(max_length=20)
    external_document_number: Attr[str] = field(max_length=35)
    amount: Attr[Decimal]
    applies_to_invoice_id: Attr[str | None] = field(default=None, guid=True, computed=True)
    applies_to_invoice_number: Attr[str] = field(computed=True)
    description: Attr[str] = field(max_length=100)
    comment: Attr[str] = field(max_length=250)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    customer_payment_journal: Attr[CustomerPaymentJournal | None] = field(
        default=None, read_only=True, items=lambda: CustomerPaymentJournal
    )
    """Only with ``expand=[CustomerPayment.customer_payment_journal]``."""
    customer: Attr[Customer | None] = field(default=None, read_only=True, items=later("Customer"))
    """Only with ``expand=[CustomerPayment.customer]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[CustomerPayment.dimension_set_lines]``."""


@model(camel)
class VendorPaymentJournal(Entity):
    """A batch of payments to suppliers. It has no action of its own: posting its id as that of a journal should do (a guess)."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=100)
    balancing_account_id: Attr[str | None] = field(default=None, guid=True)
    balancing_account_number: Attr[str] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    vendor_payments: Attr[tuple[VendorPayment, ...]] = field(
        default=(), items=lambda: VendorPayment
    )
    """Only with ``expand=[VendorPaymentJournal.vendor_payments]``."""


@model(camel)
class VendorPayment(Entity):
    """A payment to a supplier, not yet posted."""

    id: Attr[str] = field(guid=True, read_only=True)
    journal_id: Attr[str | None] = field(default=None, guid=True)
    journal_display_name: Attr[str] = field(max_length=10)
    line_number: Attr[int]
    vendor_id: Attr[str | None] = field(default=None, guid=True)
    vendor_number: Attr[str] = field(max_length=20)
    posting_date: Attr[dt.date | None] = field(default=None)
    document_number: Attr[str] = field(max_length=20)
    external_document_number: Attr[str] = field(max_length=35)
    amount: Attr[Decimal]
    """Positive for what is paid."""
    applies_to_invoice_id: Attr[str | None] = field(default=None, guid=True, computed=True)
    applies_to_invoice_number: Attr[str] = field(computed=True)
    """A posted invoice."""
    description: Attr[str] = field(max_length=100)
    comment: Attr[str] = field(max_length=250)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    customer_payment_journal: Attr[CustomerPaymentJournal | None] = field(
        default=None, read_only=True, items=lambda: CustomerPaymentJournal
    )
    """Only with ``expand=[VendorPayment.customer_payment_journal]``."""
    vendor: Attr[Vendor | None] = field(default=None, read_only=True, items=later("Vendor"))
    """Only with ``expand=[VendorPayment.vendor]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[VendorPayment.dimension_set_lines]``."""
    apply_vendor_entries: Attr[tuple[ApplyVendorEntry, ...]] = field(
        default=(), read_only=True, items=lambda: ApplyVendorEntry
    )
    """Only with ``expand=[VendorPayment.apply_vendor_entries]``."""
    vendor_payment_journal: Attr[VendorPaymentJournal | None] = field(
        default=None, read_only=True, items=lambda: VendorPaymentJournal
    )
    """Only with ``expand=[VendorPayment.vendor_payment_journal]``."""


@model(camel)
class ApplyVendorEntry(Entity):
    """An open entry of a supplier, and whether a payment settles it."""

    id: Attr[str] = field(guid=True, read_only=True)
    applied: Attr[bool] = field(computed=True)
    """Whether the payment settles it."""
    applies_to_id: Attr[str] = field(read_only=True)
    posting_date: Attr[dt.date | None] = field(default=None, read_only=True)
    document_type: Attr[DocumentType] = field(read_only=True)
    document_number: Attr[str] = field(read_only=True)
    external_document_number: Attr[str] = field(read_only=True)
    vendor_number: Attr[str] = field(read_only=True)
    vendor_name: Attr[str] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    remaining_amount: Attr[Decimal] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


class NewPaymentTerm(TypedDict, total=False):
    """What :meth:`PaymentTerms.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    due_date_calculation: str
    discount_date_calculation: str
    discount_percent: Decimal | int
    calculate_discount_on_credit_memos: bool


class PaymentTermChanges(TypedDict, total=False):
    """What :meth:`PaymentTerms.update` takes."""

    code: str
    display_name: str
    due_date_calculation: str
    discount_date_calculation: str
    discount_percent: Decimal | int
    calculate_discount_on_credit_memos: bool


class NewPaymentMethod(TypedDict, total=False):
    """What :meth:`PaymentMethods.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str


class PaymentMethodChanges(TypedDict, total=False):
    """What :meth:`PaymentMethods.update` takes."""

    code: str
    display_name: str


class NewBankAccount(TypedDict, total=False):
    """What :meth:`BankAccounts.create` takes, in the order Business Central wants it."""

    number: str
    display_name: str
    bank_account_number: str
    blocked: bool
    currency_code: str
    currency_id: str
    iban: str
    intercompany_enabled: bool


class BankAccountChanges(TypedDict, total=False):
    """What :meth:`BankAccounts.update` takes."""

    number: str
    display_name: str
    bank_account_number: str
    blocked: bool
    currency_code: str
    currency_id: str
    iban: str
    intercompany_enabled: bool


class NewCustomerPaymentJournal(TypedDict, total=False):
    """What :meth:`CustomerPaymentJournals.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    balancing_account_id: str
    customer_payments: Sequence[NewCustomerPayment]


class CustomerPaymentJournalChanges(TypedDict, total=False):
    """What :meth:`CustomerPaymentJournals.update` takes."""

    code: str
    display_name: str
    balancing_account_id: str


class NewCustomerPayment(TypedDict, total=False):
    """What :meth:`CustomerPayments.create` takes, in the order Business Central wants it."""

    journal_id: str
    journal_display_name: str
    line_number: int
    customer_id: str
    customer_number: str
    posting_date: dt.date | None
    document_number: str
    external_document_number: str
    amount: Decimal | int
    applies_to_invoice_id: str
    applies_to_invoice_number: str
    description: str
    comment: str
    dimension_set_lines: Sequence[NewDimensionSetLine]


class CustomerPaymentChanges(TypedDict, total=False):
    """What :meth:`CustomerPayments.update` takes."""

    journal_id: str
    journal_display_name: str
    line_number: int
    customer_id: str
    customer_number: str
    posting_date: dt.date | None
    document_number: str
    external_document_number: str
    amount: Decimal | int
    applies_to_invoice_id: str
    applies_to_invoice_number: str
    description: str
    comment: str


class NewVendorPaymentJournal(TypedDict, total=False):
    """What :meth:`VendorPaymentJournals.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    balancing_account_id: str
    vendor_payments: Sequence[NewVendorPayment]


class VendorPaymentJournalChanges(TypedDict, total=False):
    """What :meth:`VendorPaymentJournals.update` takes."""

    code: str
    display_name: str
    balancing_account_id: str


class NewVendorPayment(TypedDict, total=False):
    """What :meth:`VendorPayments.create` takes, in the order Business Central wants it."""

    journal_id: str
    journal_display_name: str
    line_number: int
    vendor_id: str
    vendor_number: str
    posting_date: dt.date | None
    document_number: str
    external_document_number: str
    amount: Decimal | int
    applies_to_invoice_id: str
    applies_to_invoice_number: str
    description: str
    comment: str
    dimension_set_lines: Sequence[NewDimensionSetLine]


class VendorPaymentChanges(TypedDict, total=False):
    """What :meth:`VendorPayments.update` takes."""

    journal_id: str
    journal_display_name: str
    line_number: int
    vendor_id: str
    vendor_number: str
    posting_date: dt.date | None
    document_number: str
    external_document_number: str
    amount: Decimal | int
    applies_to_invoice_id: str
    applies_to_invoice_number: str
    description: str
    comment: str


class ApplyVendorEntryChanges(TypedDict, total=False):
    """What :meth:`ApplyVendorEntries.update` takes."""

    applied: bool


class PaymentTerms(EntitySet[M]):
    """``paymentTerms``: when invoices are due."""

    _set = "paymentTerms"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PaymentTerm]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PaymentTerm, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PaymentTerm:
        """One by its id."""
        return await self._read(PaymentTerm, id, options)

    @operation
    async def create(self, **fields: Unpack[NewPaymentTerm]) -> PaymentTerm:
        """Create one."""
        return await self._create(PaymentTerm, fields)

    @operation
    async def update(
        self,
        record: PaymentTerm | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[PaymentTermChanges],
    ) -> PaymentTerm:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(PaymentTerm, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[PaymentTerm], PaymentTermChanges], *, attempts: int = 3
    ) -> PaymentTerm:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(PaymentTerm, id, change, attempts)

    @operation
    async def delete(self, record: PaymentTerm | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class PaymentMethods(EntitySet[M]):
    """``paymentMethods``: how invoices are paid."""

    _set = "paymentMethods"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[PaymentMethod]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(PaymentMethod, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> PaymentMethod:
        """One by its id."""
        return await self._read(PaymentMethod, id, options)

    @operation
    async def create(self, **fields: Unpack[NewPaymentMethod]) -> PaymentMethod:
        """Create one."""
        return await self._create(PaymentMethod, fields)

    @operation
    async def update(
        self,
        record: PaymentMethod | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[PaymentMethodChanges],
    ) -> PaymentMethod:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(PaymentMethod, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[PaymentMethod], PaymentMethodChanges], *, attempts: int = 3
    ) -> PaymentMethod:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(PaymentMethod, id, change, attempts)

    @operation
    async def delete(self, record: PaymentMethod | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class BankAccounts(EntitySet[M]):
    """``bankAccounts``: the company's bank accounts."""

    _set = "bankAccounts"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[BankAccount]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(BankAccount, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> BankAccount:
        """One by its id."""
        return await self._read(BankAccount, id, options)

    @operation
    async def create(self, **fields: Unpack[NewBankAccount]) -> BankAccount:
        """Create one."""
        return await self._create(BankAccount, fields)

    @operation
    async def update(
        self,
        record: BankAccount | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[BankAccountChanges],
    ) -> BankAccount:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(BankAccount, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[BankAccount], BankAccountChanges], *, attempts: int = 3
    ) -> BankAccount:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(BankAccount, id, change, attempts)

    @operation
    async def delete(self, record: BankAccount | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class CustomerPaymentJournals(EntitySet[M]):
    """``customerPaymentJournals``: batches of payments by customers."""

    _set = "customerPaymentJournals"

    def customer_payments(self, id: str) -> CustomerPayments[M]:
        """Payments by customers, not yet posted: those below one of these."""
        return CustomerPayments(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CustomerPaymentJournal]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CustomerPaymentJournal, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CustomerPaymentJournal:
        """One by its id."""
        return await self._read(CustomerPaymentJournal, id, options)

    @operation
    async def create(self, **fields: Unpack[NewCustomerPaymentJournal]) -> CustomerPaymentJournal:
        """Create one."""
        return await self._create(CustomerPaymentJournal, fields)

    @operation
    async def update(
        self,
        record: CustomerPaymentJournal | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[CustomerPaymentJournalChanges],
    ) -> CustomerPaymentJournal:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(CustomerPaymentJournal, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[CustomerPaymentJournal], CustomerPaymentJournalChanges],
        *,
        attempts: int = 3,
    ) -> CustomerPaymentJournal:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(CustomerPaymentJournal, id, change, attempts)

    @operation
    async def delete(
        self, record: CustomerPaymentJournal | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class CustomerPayments(EntitySet[M]):
    """``customerPayments``: payments by customers, not yet posted."""

    _set = "customerPayments"
    _parents = ("journal_id", "id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CustomerPayment]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CustomerPayment, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CustomerPayment:
        """One by its id."""
        return await self._read(CustomerPayment, id, options)

    @operation
    async def create(self, **fields: Unpack[NewCustomerPayment]) -> CustomerPayment:
        """Create one."""
        return await self._create(CustomerPayment, fields)

    @operation
    async def update(
        self,
        record: CustomerPayment | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[CustomerPaymentChanges],
    ) -> CustomerPayment:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(CustomerPayment, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[CustomerPayment], CustomerPaymentChanges],
        *,
        attempts: int = 3,
    ) -> CustomerPayment:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(CustomerPayment, id, change, attempts)

    @operation
    async def delete(self, record: CustomerPayment | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class VendorPaymentJournals(EntitySet[M]):
    """``vendorPaymentJournals``: batches of payments to suppliers."""

    _set = "vendorPaymentJournals"

    def vendor_payments(self, id: str) -> VendorPayments[M]:
        """Payments to suppliers, not yet posted: those below one of these."""
        return VendorPayments(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[VendorPaymentJournal]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(VendorPaymentJournal, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> VendorPaymentJournal:
        """One by its id."""
        return await self._read(VendorPaymentJournal, id, options)

    @operation
    async def create(self, **fields: Unpack[NewVendorPaymentJournal]) -> VendorPaymentJournal:
        """Create one."""
        return await self._create(VendorPaymentJournal, fields)

    @operation
    async def update(
        self,
        record: VendorPaymentJournal | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[VendorPaymentJournalChanges],
    ) -> VendorPaymentJournal:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(VendorPaymentJournal, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[VendorPaymentJournal], VendorPaymentJournalChanges],
        *,
        attempts: int = 3,
    ) -> VendorPaymentJournal:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(VendorPaymentJournal, id, change, attempts)

    @operation
    async def delete(
        self, record: VendorPaymentJournal | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class VendorPayments(EntitySet[M]):
    """``vendorPayments``: payments to suppliers, not yet posted."""

    _set = "vendorPayments"
    _parents = ("journal_id", "id")

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    def apply_vendor_entries(self, id: str) -> ApplyVendorEntries[M]:
        """What a payment to a supplier settles: those below one of these."""
        return ApplyVendorEntries(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[VendorPayment]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(VendorPayment, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> VendorPayment:
        """One by its id."""
        return await self._read(VendorPayment, id, options)

    @operation
    async def create(self, **fields: Unpack[NewVendorPayment]) -> VendorPayment:
        """Create one."""
        return await self._create(VendorPayment, fields)

    @operation
    async def update(
        self,
        record: VendorPayment | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[VendorPaymentChanges],
    ) -> VendorPayment:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(VendorPayment, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[VendorPayment], VendorPaymentChanges], *, attempts: int = 3
    ) -> VendorPayment:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(VendorPayment, id, change, attempts)

    @operation
    async def delete(self, record: VendorPayment | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class ApplyVendorEntries(EntitySet[M]):
    """``applyVendorEntries``: what a payment to a supplier settles."""

    _set = "applyVendorEntries"
    _only_below = True

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ApplyVendorEntry]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ApplyVendorEntry, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> ApplyVendorEntry:
        """One by its id."""
        return await self._read(ApplyVendorEntry, id, options)

    @operation
    async def update(
        self,
        record: ApplyVendorEntry | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[ApplyVendorEntryChanges],
    ) -> ApplyVendorEntry:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(ApplyVendorEntry, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[ApplyVendorEntry], ApplyVendorEntryChanges],
        *,
        attempts: int = 3,
    ) -> ApplyVendorEntry:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(ApplyVendorEntry, id, change, attempts)
