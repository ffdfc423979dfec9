"""
Expenses: what employees spent, drove and are owed for days away.

Generated from ``schema/factorial/expenses.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import CLOSED, HALF_OPEN, FactorialResource, ListOptions, Many

__all__ = [
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
    "Mileage",
    "MileageCategory",
    "MileageFile",
    "MileagePayment",
    "MileageQuery",
    "Mileages",
    "PerDiem",
    "PerDiemCategory",
    "PerDiemFile",
    "PerDiemPayment",
    "PerDiemQuery",
    "PerDiemRate",
    "PerDiemStatus",
    "PerDiems",
]


class ExpensableType(OpenEnum):
    """Which kind of expense a header belongs to."""

    EXPENSE = "expense"
    MILEAGE = "mileage"
    PERDIEM = "perdiem"


class ExpensableStatus(OpenEnum):
    """Where an expense is on its way from draft to paid."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    DRAFT = "draft"
    IN_PAYROLL = "in_payroll"
    PAID = "paid"
    PENDING = "pending"
    REJECTED = "rejected"
    REVERSED = "reversed"
    SENT_TO_PAY = "sent_to_pay"


class ExpensableReimbursementMethod(OpenEnum):
    """How the employee gets the money back."""

    PAYROLL = "payroll"
    SEPA_TRANSFER = "sepa_transfer"
    UNKNOWN = "unknown"


class ExpenseCreationType(OpenEnum):
    """Who made the expense."""

    AUTOMATIC = "automatic"
    MANUAL = "manual"
    TRAVELPERK = "travelperk"


class ExpenseStatus(OpenEnum):
    """Where an expense is on its way from draft to paid."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    DRAFT = "draft"
    IN_PAYROLL = "in_payroll"
    PAID = "paid"
    PENDING = "pending"
    REJECTED = "rejected"
    REVERSED = "reversed"
    SENT_TO_PAY = "sent_to_pay"


class ExpenseTaxType(OpenEnum):
    """Values of :attr:`ExpenseTax.type`."""

    VAT = "vat"


class ExpensePayment(OpenEnum):
    """Whether the employee gets the money back."""

    NOT_REIMBURSABLE = "not_reimbursable"
    REIMBURSABLE = "reimbursable"


class MileagePayment(OpenEnum):
    """Whether the employee gets the money back."""

    NOT_REIMBURSABLE = "not_reimbursable"
    REIMBURSABLE = "reimbursable"


class PerDiemPayment(OpenEnum):
    """Whether the employee gets the money back."""

    NOT_REIMBURSABLE = "not_reimbursable"
    REIMBURSABLE = "reimbursable"


class PerDiemStatus(OpenEnum):
    """Where an expense is on its way from draft to paid."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    DRAFT = "draft"
    IN_PAYROLL = "in_payroll"
    PAID = "paid"
    PENDING = "pending"
    REJECTED = "rejected"
    REVERSED = "reversed"
    SENT_TO_PAY = "sent_to_pay"


@model()
class Expensable(Model):
    """The header common to receipts, mileages and per diems; :attr:`type` says which of the three."""

    id: Attr[str]
    type: Attr[ExpensableType]
    company_id: Attr[str]
    employee_id: Attr[str]
    created_at: Attr[dt.datetime]
    currency: Attr[str]
    """ISO 4217 code."""
    status: Attr[ExpensableStatus]
    status_updated_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    """No list filters by it: compare it yourself."""
    cost_center_ids: Attr[tuple[str, ...]]
    """Without shares: those are in the memberships of the employee."""
    group_id: Attr[str | None] = field(default=None)
    """The report or trip it belongs to."""
    legal_entity_id: Attr[str | None] = field(default=None)
    amount: Attr[int | None] = field(default=None)
    """Total in **cents** of :attr:`currency`, taxes included; negative for a refund."""
    description: Attr[str | None] = field(default=None)
    reporter_id: Attr[str | None] = field(default=None)
    """Id of an :class:`~factorial_erp.factorial.employees.Employee` (a guess, by its name)."""
    effective_on: Attr[dt.date | None] = field(default=None)
    """Day of the document. The schema says date-time, the filters compare days."""
    review_request_at: Attr[dt.datetime | None] = field(default=None)
    """``None`` while it is a draft; never cleared later."""
    paid_at: Attr[dt.datetime | None] = field(default=None)
    reimbursable_amount: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`reimbursable_currency`."""
    reimbursable_currency: Attr[str | None] = field(default=None)
    reimbursement_method: Attr[ExpensableReimbursementMethod | None] = field(default=None)
    internal_reference: Attr[str | None] = field(default=None)
    expense_id: Attr[str | None] = field(default=None)
    """Set where :attr:`type` is ``expense``."""
    mileage_id: Attr[str | None] = field(default=None)
    """Set where :attr:`type` is ``mileage``."""
    per_diem_id: Attr[str | None] = field(default=None)
    """Set where :attr:`type` is ``perdiem``."""
    budget_id: Attr[str | None] = field(default=None)
    """Id of a :class:`~factorial_erp.factorial.finance.BudgetOption` (a guess, by its name)."""
    project_id: Attr[str | None] = field(default=None)


@model()
class ExpenseFile(Model):
    """A file of a receipt."""

    id: Attr[str]
    filename: Attr[str]
    byte_size: Attr[int]
    """**Bytes**."""
    url: Attr[str | None] = field(default=None, private=True)
    download_url: Attr[str | None] = field(default=None, private=True)
    content_type: Attr[str | None] = field(default=None)


@model()
class ExpenseTax(Model):
    """One tax on a receipt."""

    type: Attr[ExpenseTaxType]
    amount: Attr[int | None] = field(default=None)
    """**Cents** (a guess: the API names no unit)."""
    percentage: Attr[Decimal | None] = field(default=None)
    """**Percent**: 19 means 19 % (a guess: the API names no unit)."""
    base_amount: Attr[int | None] = field(default=None)
    """**Cents** without the tax (a guess: the API names no unit)."""


@model()
class ExpenseCategory(Model):
    """Id and label of the category."""

    id: Attr[str]
    name: Attr[str]


@model()
class ExpenseCard(Model):
    """The card that paid."""

    card_type: Attr[str]
    last4: Attr[str | None] = field(default=None)


@model()
class ExpenseSignedDocumentOriginalFile(Model):
    """A file as it was before signing."""

    id: Attr[str]
    filename: Attr[str]
    byte_size: Attr[int]
    url: Attr[str | None] = field(default=None, private=True)
    download_url: Attr[str | None] = field(default=None, private=True)
    content_type: Attr[str | None] = field(default=None)


@model()
class ExpenseSignedDocumentFile(Model):
    """A file of the signed version."""

    id: Attr[str]
    filename: Attr[str]
    byte_size: Attr[int]
    url: Attr[str | None] = field(default=None, private=True)
    download_url: Attr[str | None] = field(default=None, private=True)
    content_type: Attr[str | None] = field(default=None)


@model()
class ExpenseSignedDocument(Model):
    """The signed version of the receipt."""

    id: Attr[str]
    original_files: Attr[tuple[ExpenseSignedDocumentOriginalFile, ...]]
    signed_for_organization: Attr[str]
    created_at: Attr[dt.datetime]
    signing: Attr[bool]
    file: Attr[ExpenseSignedDocumentFile | None] = field(default=None)


@model()
class Expense(Model):
    """A receipt."""

    company_id: Attr[str]
    creation_type: Attr[ExpenseCreationType]
    currency: Attr[str]
    """ISO 4217 code."""
    status: Attr[ExpenseStatus]
    effective_on: Attr[dt.date]
    status_updated_at: Attr[dt.datetime]
    files: Attr[tuple[ExpenseFile, ...]]
    taxes: Attr[tuple[ExpenseTax, ...]]
    """One for each rate; a part without tax is not listed."""
    cost_center_ids: Attr[tuple[str, ...]]
    id: Attr[str]
    employee_id: Attr[str | None] = field(default=None)
    card_payment_id: Attr[str | None] = field(default=None)
    dispute_id: Attr[str | None] = field(default=None)
    expenses_expensable_id: Attr[str | None] = field(default=None)
    """Its header."""
    merchant_name: Attr[str | None] = field(default=None)
    """As read from the receipt."""
    user_merchant: Attr[str | None] = field(default=None)
    """As typed by the employee; wins over :attr:`merchant_name`."""
    merchant_tin: Attr[str | None] = field(default=None)
    """VAT or tax number of the merchant."""
    category: Attr[ExpenseCategory | None] = field(default=None)
    subcategory: Attr[str | None] = field(default=None)
    reference: Attr[str | None] = field(default=None)
    amount: Attr[int | None] = field(default=None)
    """Total in **cents** of :attr:`currency`, taxes included; negative for a refund."""
    description: Attr[str | None] = field(default=None)
    review_request_at: Attr[dt.datetime | None] = field(default=None)
    external_authorization_id: Attr[str | None] = field(default=None)
    expenses_card_id: Attr[str | None] = field(default=None)
    card: Attr[ExpenseCard | None] = field(default=None)
    document_id: Attr[str | None] = field(default=None)
    signed_document: Attr[ExpenseSignedDocument | None] = field(default=None)
    access_token: Attr[str | None] = field(default=None, private=True)
    """Opens the files without login: keep it secret."""
    paid_at: Attr[dt.datetime | None] = field(default=None)
    document_number: Attr[str | None] = field(default=None)
    """As printed on the receipt."""
    document_type: Attr[str | None] = field(default=None)
    payment: Attr[ExpensePayment | None] = field(default=None)
    payment_method: Attr[str | None] = field(default=None)
    exchange_rate: Attr[Decimal | None] = field(default=None)
    """Multiplies :attr:`amount` to the reimbursable amount."""
    reimbursable_currency: Attr[str | None] = field(default=None)
    reimbursable_amount: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`reimbursable_currency`."""
    category_id: Attr[str | None] = field(default=None)
    ledger_account_id: Attr[str | None] = field(default=None)
    """The account that Factorial's own mapping found."""
    budget_id: Attr[str | None] = field(default=None)
    """Id of a :class:`~factorial_erp.factorial.finance.BudgetOption` (a guess, by its name)."""
    project_id: Attr[str | None] = field(default=None)


@model()
class MileageFile(Model):
    """A file of a mileage."""

    id: Attr[str]
    filename: Attr[str]
    byte_size: Attr[int]
    """**Bytes**."""
    url: Attr[str | None] = field(default=None, private=True)
    download_url: Attr[str | None] = field(default=None, private=True)
    content_type: Attr[str | None] = field(default=None)


@model()
class MileageCategory(Model):
    """Id and label of the category."""

    id: Attr[str]
    name: Attr[str]


@model()
class Mileage(Model):
    """A journey by the employee's own car."""

    id: Attr[str]
    company_id: Attr[str]
    currency: Attr[str]
    status: Attr[str]
    """A free text here; the nine states of :class:`ExpensableStatus` have been seen."""
    files: Attr[tuple[MileageFile, ...]]
    payment: Attr[MileagePayment]
    cost_center_ids: Attr[tuple[str, ...]]
    employee_id: Attr[str | None] = field(default=None)
    expenses_expensable_id: Attr[str | None] = field(default=None)
    category: Attr[MileageCategory | None] = field(default=None)
    subcategory: Attr[str | None] = field(default=None)
    category_id: Attr[str | None] = field(default=None)
    amount: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`currency`."""
    reimbursable_amount: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    reimbursable_currency: Attr[str | None] = field(default=None)
    mileage: Attr[int | None] = field(default=None)
    """Distance in :attr:`units`."""
    units: Attr[str | None] = field(default=None)
    rate: Attr[str | None] = field(default=None)
    """Money for one :attr:`rate_measurement_unit`, as text."""
    rate_measurement_unit: Attr[str | None] = field(default=None)
    from_: Attr[str | None] = field(default=None)
    to: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    effective_on: Attr[dt.date | None] = field(default=None)
    review_request_at: Attr[dt.datetime | None] = field(default=None)
    paid_at: Attr[dt.datetime | None] = field(default=None)
    ledger_account_id: Attr[str | None] = field(default=None)
    """Id of an :class:`~factorial_erp.factorial.finance.Account` (a guess, by its name)."""
    round_trip: Attr[bool | None] = field(default=None)
    origin_longitude: Attr[str | None] = field(default=None, private=True)
    origin_latitude: Attr[str | None] = field(default=None, private=True)
    destination_longitude: Attr[str | None] = field(default=None, private=True)
    destination_latitude: Attr[str | None] = field(default=None, private=True)
    calculated_mileage: Attr[int | None] = field(default=None)
    """Hundredths of a unit (decametres or hundredths of miles), not kilometres."""
    budget_id: Attr[str | None] = field(default=None)
    """Id of a :class:`~factorial_erp.factorial.finance.BudgetOption` (a guess, by its name)."""
    project_id: Attr[str | None] = field(default=None)


@model()
class PerDiemFile(Model):
    """A file of a per diem."""

    id: Attr[str]
    filename: Attr[str]
    byte_size: Attr[int]
    """**Bytes**."""
    url: Attr[str | None] = field(default=None, private=True)
    download_url: Attr[str | None] = field(default=None, private=True)
    content_type: Attr[str | None] = field(default=None)


@model()
class PerDiemRate(Model):
    """Days at one rate."""

    expenses_per_diem_id: Attr[str]
    rate_configuration_id: Attr[str]
    id: Attr[str | None] = field(default=None)
    total_days: Attr[int | None] = field(default=None)
    total_amount_cents: Attr[int | None] = field(default=None)
    """**Cents** for all days."""


@model()
class PerDiemCategory(Model):
    """Id and label of the category."""

    id: Attr[str]
    name: Attr[str]


@model()
class PerDiem(Model):
    """An allowance for days away."""

    id: Attr[str]
    company_id: Attr[str]
    currency: Attr[str]
    payment: Attr[PerDiemPayment]
    files: Attr[tuple[PerDiemFile, ...]]
    status: Attr[PerDiemStatus]
    cost_center_ids: Attr[tuple[str, ...]]
    rates: Attr[tuple[PerDiemRate, ...]]
    employee_id: Attr[str | None] = field(default=None)
    expenses_expensable_id: Attr[str | None] = field(default=None)
    end_date: Attr[dt.date | None] = field(default=None)
    start_date: Attr[dt.date | None] = field(default=None)
    from_: Attr[str | None] = field(default=None)
    to: Attr[str | None] = field(default=None)
    trip_name: Attr[str | None] = field(default=None)
    ledger_account_id: Attr[str | None] = field(default=None)
    """Id of an :class:`~factorial_erp.factorial.finance.Account` (a guess, by its name)."""
    amount: Attr[int | None] = field(default=None)
    """**Cents** of :attr:`currency`."""
    reimbursable_amount: Attr[int | None] = field(default=None)
    """**Cents** of the currency of the record."""
    reimbursable_currency: Attr[str | None] = field(default=None)
    paid_at: Attr[dt.datetime | None] = field(default=None)
    review_request_at: Attr[dt.datetime | None] = field(default=None)
    effective_on: Attr[dt.date | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    category: Attr[PerDiemCategory | None] = field(default=None)
    subcategory: Attr[str | None] = field(default=None)
    budget_id: Attr[str | None] = field(default=None)
    """Id of a :class:`~factorial_erp.factorial.finance.BudgetOption` (a guess, by its name)."""
    project_id: Attr[str | None] = field(default=None)


class ExpensableQuery(ListOptions, total=False):
    """Filters of :meth:`Expensables.list`."""

    ids: Many[str]
    company_id: str
    group_ids: Many[str]
    by_resources: Many[Mapping[str, Any]]
    """Objects whose fields the API does not describe; that they are sent as ``by_resources[][key]=value`` is a guess."""
    employee_ids: Many[str]
    """With ``reporter_ids``, those of either."""
    reporter_ids: Many[str]
    status: Many[ExpensableStatus | str]
    creation_type: Many[str]
    """``manual`` or ``automatic``; anything else finds nothing."""
    from_: dt.date | str
    """First day, inclusive; needs ``to``."""
    to: dt.date | str
    """Last day, inclusive."""
    search: str
    include_grouped: bool
    """Those that belong to a report; default ``True``."""
    include_attachments: bool
    """Default ``True``."""
    include_manual_drafts: bool
    """Drafts that employees are still typing; left out by default."""


class ExpensableBulkSetToPaid(TypedDict, total=False):
    """What :meth:`Expensables.bulk_set_to_paid` takes."""

    ids: Required[Many[str]]


class ExpensableUpdateReimbursableAmount(TypedDict, total=False):
    """What :meth:`Expensables.update_reimbursable_amount` takes."""

    id: Required[str]
    reimbursable_amount: Required[int]
    """**Cents** of the reimbursable currency."""


class ExpenseQuery(ListOptions, total=False):
    """Filters of :meth:`Expenses.list`."""

    ids: Many[str]
    expenses_expensable_ids: Many[str]
    include_manual_drafts: bool
    """Default ``False``."""
    employee_ids: Many[str]
    external_authorization_ids: Many[str]
    card_ids: Many[str]
    card_payment_ids: Many[str]
    include_attachments: bool
    """Default ``True``."""
    from_: dt.date | str
    """First day, inclusive; needs ``to``."""
    to: dt.date | str
    """Last day, inclusive (the API excludes it; the library asks for one day more)."""
    dispute_ids: Many[str]


class MileageQuery(ListOptions, total=False):
    """Filters of :meth:`Mileages.list`."""

    ids: Many[str]
    expenses_expensable_ids: Many[str]
    include_manual_drafts: bool
    """Default ``False``."""
    employee_ids: Many[str]
    external_authorization_ids: Many[str]
    card_ids: Many[str]
    card_payment_ids: Many[str]
    include_attachments: bool
    """Default ``True``."""
    from_: dt.date | str
    """First day, inclusive; needs ``to``."""
    to: dt.date | str
    """Last day, inclusive (the API excludes it; the library asks for one day more)."""
    dispute_ids: Many[str]


class PerDiemQuery(ListOptions, total=False):
    """Filters of :meth:`PerDiems.list`."""

    ids: Many[str]
    expenses_expensable_ids: Many[str]
    exclude_drafts: bool


class Expensables(FactorialResource[M]):
    """``expenses/expensables``: the header common to all kinds of expenses."""

    _path = "/expenses/expensables"

    @listing
    def list(self, **query: Unpack[ExpensableQuery]) -> Listing[Expensable]:
        """Headers, oldest first."""
        return self._pages(
            Expensable,
            ExpensableQuery,
            query,
            defaults={
                "include_grouped": True,
                "include_attachments": True,
                "include_manual_drafts": False,
            },
            window=CLOSED,
            polling="Poll by status, or by from_ and to, and compare updated_at with what you know.",
        )

    @operation
    async def get(self, id: str) -> Expensable:
        """One record by its id."""
        return await self._one(Expensable, "GET", id)

    @operation
    async def bulk_set_to_paid(
        self, **fields: Unpack[ExpensableBulkSetToPaid]
    ) -> tuple[Expensable, ...]:
        """Mark expenses as paid."""
        return await self._many(
            Expensable, "POST", "bulk_set_to_paid", takes=ExpensableBulkSetToPaid, body=fields
        )

    @operation
    async def update_reimbursable_amount(
        self, **fields: Unpack[ExpensableUpdateReimbursableAmount]
    ) -> Expensable:
        """Change what the employee gets back; for reimbursable receipts only."""
        return await self._one(
            Expensable,
            "POST",
            "update_reimbursable_amount",
            takes=ExpensableUpdateReimbursableAmount,
            body=fields,
        )


class Expenses(FactorialResource[M]):
    """``expenses/expenses``: receipts. Mileages, per diems and the common headers are below it."""

    _path = "/expenses/expenses"

    @cached_property
    def expensables(self) -> Expensables[M]:
        """The header common to all kinds of expenses."""
        return Expensables(self._session)

    @cached_property
    def mileages(self) -> Mileages[M]:
        """Journeys by the employee's own car."""
        return Mileages(self._session)

    @cached_property
    def per_diems(self) -> PerDiems[M]:
        """Allowances for days away."""
        return PerDiems(self._session)

    @listing
    def list(self, **query: Unpack[ExpenseQuery]) -> Listing[Expense]:
        """Receipts, oldest first."""
        return self._pages(
            Expense,
            ExpenseQuery,
            query,
            defaults={"include_manual_drafts": False, "include_attachments": True},
            window=HALF_OPEN,
            polling="Poll expenses.expensables, compare updated_at there, and read the details by expenses_expensable_ids.",
        )

    @operation
    async def get(self, id: str) -> Expense:
        """One record by its id."""
        return await self._one(Expense, "GET", id)


class Mileages(FactorialResource[M]):
    """``expenses/mileages``: journeys by the employee's own car."""

    _path = "/expenses/mileages"

    @listing
    def list(self, **query: Unpack[MileageQuery]) -> Listing[Mileage]:
        """Mileages, oldest first."""
        return self._pages(
            Mileage,
            MileageQuery,
            query,
            defaults={"include_manual_drafts": False, "include_attachments": True},
            window=HALF_OPEN,
            polling="Poll expenses.expensables, compare updated_at there, and read the details by expenses_expensable_ids.",
        )

    @operation
    async def get(self, id: str) -> Mileage:
        """One record by its id."""
        return await self._one(Mileage, "GET", id)


class PerDiems(FactorialResource[M]):
    """``expenses/per_diems``: allowances for days away."""

    _path = "/expenses/per_diems"

    @listing
    def list(self, **query: Unpack[PerDiemQuery]) -> Listing[PerDiem]:
        """Per diems, oldest first."""
        return self._pages(
            PerDiem,
            PerDiemQuery,
            query,
            polling="Poll expenses.expensables, compare updated_at there, and read the details by expenses_expensable_ids.",
        )

    @operation
    async def get(self, id: str) -> PerDiem:
        """One record by its id."""
        return await self._one(PerDiem, "GET", id)
