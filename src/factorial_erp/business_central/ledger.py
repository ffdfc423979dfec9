"""
Ledger: the chart of accounts, journals, periods and what was posted.

Generated from ``schema/business_central/ledger.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions, later

if TYPE_CHECKING:
    from .dimensions import DimensionSetLine, DimensionSetLines, NewDimensionSetLine
    from .files import Attachment, Attachments
    from .payments import CustomerPaymentJournal
    from .reports import TrialBalance

__all__ = [
    "Account",
    "AccountCategory",
    "AccountType",
    "AccountingPeriod",
    "AccountingPeriods",
    "Accounts",
    "DocumentType",
    "GeneralLedgerEntries",
    "GeneralLedgerEntry",
    "GeneralLedgerSetup",
    "GeneralLedgerSetups",
    "Journal",
    "JournalAccountType",
    "JournalAccountTypeName",
    "JournalChanges",
    "JournalLine",
    "JournalLineChanges",
    "JournalLines",
    "Journals",
    "NewJournal",
    "NewJournalLine",
    "NewTaxArea",
    "NewTaxGroup",
    "TaxArea",
    "TaxAreaChanges",
    "TaxAreas",
    "TaxGroup",
    "TaxGroupChanges",
    "TaxGroups",
    "TaxType",
]


class AccountCategory(Option):
    """Values of ``glAccountCategory``."""

    BLANK = " "
    ASSETS = "Assets"
    LIABILITIES = "Liabilities"
    EQUITY = "Equity"
    INCOME = "Income"
    COST_OF_GOODS_SOLD = "Cost of Goods Sold"
    EXPENSE = "Expense"


class AccountType(Option):
    """Values of ``glAccountType``."""

    POSTING = "Posting"
    HEADING = "Heading"
    TOTAL = "Total"
    BEGIN_TOTAL = "Begin-Total"
    END_TOTAL = "End-Total"


class DocumentType(Option):
    """Values of ``genJournalDocumentType``."""

    BLANK = " "
    PAYMENT = "Payment"
    INVOICE = "Invoice"
    CREDIT_MEMO = "Credit Memo"
    FINANCE_CHARGE_MEMO = "Finance Charge Memo"
    REMINDER = "Reminder"
    REFUND = "Refund"


class JournalAccountType(Option):
    """Values of ``genJournalAccountType``."""

    G_L_ACCOUNT = "G/L Account"
    CUSTOMER = "Customer"
    VENDOR = "Vendor"
    BANK_ACCOUNT = "Bank Account"
    FIXED_ASSET = "Fixed Asset"
    IC_PARTNER = "IC Partner"
    EMPLOYEE = "Employee"
    ALLOCATION_ACCOUNT = "Allocation Account"


JournalAccountTypeName = Literal[
    "G/L Account",
    "Customer",
    "Vendor",
    "Bank Account",
    "Fixed Asset",
    "IC Partner",
    "Employee",
    "Allocation Account",
]
"""The members of :class:`JournalAccountType` as plain text."""


class TaxType(Option):
    """Values of ``taxBufferType``."""

    SALES_TAX = "Sales Tax"
    VAT = "VAT"


@model(camel)
class Account(Entity):
    """A G/L account; only some can be posted to."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(read_only=True)
    display_name: Attr[str] = field(read_only=True)
    category: Attr[AccountCategory] = field(read_only=True)
    sub_category: Attr[str] = field(read_only=True)
    blocked: Attr[bool] = field(read_only=True)
    account_type: Attr[AccountType] = field(read_only=True)
    direct_posting: Attr[bool] = field(read_only=True)
    """Whether journals and invoices may name it."""
    net_change: Attr[Decimal] = field(read_only=True)
    """In local currency."""
    consolidation_translation_method: Attr[str] = field(read_only=True)
    """In English: ``Average Rate (Manual)``, ``Closing Rate``, ``Historical Rate``, ``Composite Rate``, ``Equity Rate``."""
    consolidation_debit_account: Attr[str] = field(read_only=True)
    consolidation_credit_account: Attr[str] = field(read_only=True)
    exclude_from_consolidation: Attr[bool] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    trial_balance: Attr[TrialBalance | None] = field(
        default=None, read_only=True, items=later("TrialBalance")
    )
    """Only with ``expand=[Account.trial_balance]``."""


@model(camel)
class AccountingPeriod(Entity):
    """A period of the fiscal year."""

    id: Attr[str] = field(guid=True, read_only=True)
    starting_date: Attr[dt.date | None] = field(default=None, read_only=True)
    name: Attr[str] = field(read_only=True)
    new_fiscal_year: Attr[bool] = field(read_only=True)
    closed: Attr[bool] = field(read_only=True)
    date_locked: Attr[bool] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class GeneralLedgerEntry(Entity):
    """What a posting did to one account."""

    id: Attr[str] = field(guid=True, read_only=True)
    entry_number: Attr[int] = field(read_only=True)
    posting_date: Attr[dt.date | None] = field(default=None, read_only=True)
    document_number: Attr[str] = field(read_only=True)
    document_type: Attr[DocumentType] = field(read_only=True)
    account_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    account_number: Attr[str] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    debit_amount: Attr[Decimal] = field(read_only=True)
    """In local currency."""
    credit_amount: Attr[Decimal] = field(read_only=True)
    """In local currency."""
    additional_currency_debit_amount: Attr[Decimal] = field(read_only=True)
    additional_currency_credit_amount: Attr[Decimal] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    account: Attr[Account | None] = field(default=None, read_only=True, items=lambda: Account)
    """Only with ``expand=[GeneralLedgerEntry.account]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[GeneralLedgerEntry.attachments]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), read_only=True, items=later("DimensionSetLine")
    )
    """Only with ``expand=[GeneralLedgerEntry.dimension_set_lines]``."""


@model(camel)
class GeneralLedgerSetup(Entity):
    """The rules of the general ledger: one row."""

    id: Attr[str] = field(guid=True, read_only=True)
    allow_posting_from: Attr[dt.date | None] = field(default=None, read_only=True)
    """First day that may be posted to; ``None`` for no limit."""
    allow_posting_to: Attr[dt.date | None] = field(default=None, read_only=True)
    """Last day that may be posted to; ``None`` for no limit."""
    additional_reporting_currency: Attr[str] = field(read_only=True)
    local_currency_code: Attr[str] = field(read_only=True)
    local_currency_symbol: Attr[str] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    allow_query_from_consolidation: Attr[bool] = field(read_only=True)
    shortcut_dimension1_code: Attr[str] = field(read_only=True)
    shortcut_dimension2_code: Attr[str] = field(read_only=True)
    shortcut_dimension3_code: Attr[str] = field(read_only=True)
    shortcut_dimension4_code: Attr[str] = field(read_only=True)
    shortcut_dimension5_code: Attr[str] = field(read_only=True)
    shortcut_dimension6_code: Attr[str] = field(read_only=True)
    shortcut_dimension7_code: Attr[str] = field(read_only=True)
    shortcut_dimension8_code: Attr[str] = field(read_only=True)


@model(camel)
class Journal(Entity):
    """A batch of the general journal."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=100)
    template_display_name: Attr[str] = field(max_length=10)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    balancing_account_id: Attr[str | None] = field(default=None, guid=True)
    balancing_account_number: Attr[str] = field(read_only=True)
    journal_lines: Attr[tuple[JournalLine, ...]] = field(default=(), items=lambda: JournalLine)
    """Only with ``expand=[Journal.journal_lines]``."""


@model(camel)
class JournalLine(Entity):
    """A line of a journal, not yet posted."""

    id: Attr[str] = field(guid=True, read_only=True)
    journal_id: Attr[str | None] = field(default=None, guid=True)
    journal_display_name: Attr[str] = field(read_only=True, computed=True)
    line_number: Attr[int]
    account_type: Attr[JournalAccountType]
    account_id: Attr[str | None] = field(default=None, guid=True)
    account_number: Attr[str] = field(max_length=20)
    posting_date: Attr[dt.date | None] = field(default=None)
    document_number: Attr[str] = field(max_length=20)
    """Always send it: left out, Business Central invents one."""
    external_document_number: Attr[str] = field(max_length=35)
    amount: Attr[Decimal]
    """In local currency; positive is debit."""
    description: Attr[str] = field(max_length=100)
    comment: Attr[str] = field(max_length=250)
    tax_code: Attr[str] = field(computed=True)
    balance_account_type: Attr[JournalAccountType]
    balancing_account_id: Attr[str | None] = field(default=None, guid=True)
    balancing_account_number: Attr[str] = field(max_length=20)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    customer_payment_journal: Attr[CustomerPaymentJournal | None] = field(
        default=None, read_only=True, items=later("CustomerPaymentJournal")
    )
    """Only with ``expand=[JournalLine.customer_payment_journal]``."""
    account: Attr[Account | None] = field(default=None, read_only=True, items=lambda: Account)
    """Only with ``expand=[JournalLine.account]``."""
    attachments: Attr[tuple[Attachment, ...]] = field(
        default=(), read_only=True, items=later("Attachment")
    )
    """Only with ``expand=[JournalLine.attachments]``."""
    dimension_set_lines: Attr[tuple[DimensionSetLine, ...]] = field(
        default=(), items=later("DimensionSetLine")
    )
    """Only with ``expand=[JournalLine.dimension_set_lines]``."""
    journal: Attr[Journal | None] = field(default=None, read_only=True, items=lambda: Journal)
    """Only with ``expand=[JournalLine.journal]``."""


@model(camel)
class TaxGroup(Entity):
    """A tax group: where VAT is used, the product posting group."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    tax_type: Attr[TaxType] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class TaxArea(Entity):
    """A tax area: where VAT is used, the business posting group."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    tax_type: Attr[TaxType] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


class NewJournal(TypedDict, total=False):
    """What :meth:`Journals.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    template_display_name: str
    balancing_account_id: str
    journal_lines: Sequence[NewJournalLine]


class JournalChanges(TypedDict, total=False):
    """What :meth:`Journals.update` takes."""

    code: str
    display_name: str
    template_display_name: str
    balancing_account_id: str


class NewJournalLine(TypedDict, total=False):
    """What :meth:`JournalLines.create` takes, in the order Business Central wants it."""

    journal_id: str
    line_number: int
    account_type: JournalAccountType | JournalAccountTypeName
    account_id: str
    account_number: str
    posting_date: dt.date | None
    document_number: str
    external_document_number: str
    amount: Decimal | int
    description: str
    comment: str
    tax_code: str
    balance_account_type: JournalAccountType | JournalAccountTypeName
    balancing_account_id: str
    balancing_account_number: str
    dimension_set_lines: Sequence[NewDimensionSetLine]


class JournalLineChanges(TypedDict, total=False):
    """What :meth:`JournalLines.update` takes."""

    journal_id: str
    line_number: int
    account_type: JournalAccountType | JournalAccountTypeName
    account_id: str
    account_number: str
    posting_date: dt.date | None
    document_number: str
    external_document_number: str
    amount: Decimal | int
    description: str
    comment: str
    tax_code: str
    balance_account_type: JournalAccountType | JournalAccountTypeName
    balancing_account_id: str
    balancing_account_number: str


class NewTaxGroup(TypedDict, total=False):
    """What :meth:`TaxGroups.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str


class TaxGroupChanges(TypedDict, total=False):
    """What :meth:`TaxGroups.update` takes."""

    code: str
    display_name: str


class NewTaxArea(TypedDict, total=False):
    """What :meth:`TaxAreas.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str


class TaxAreaChanges(TypedDict, total=False):
    """What :meth:`TaxAreas.update` takes."""

    code: str
    display_name: str


class Accounts(EntitySet[M]):
    """``accounts``: the chart of accounts."""

    _set = "accounts"

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Account]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Account, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Account:
        """One by its id."""
        return await self._read(Account, id, options)


class AccountingPeriods(EntitySet[M]):
    """``accountingPeriods``: periods of the fiscal years."""

    _set = "accountingPeriods"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[AccountingPeriod]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(AccountingPeriod, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> AccountingPeriod:
        """One by its id."""
        return await self._read(AccountingPeriod, id, options)


class GeneralLedgerEntries(EntitySet[M]):
    """``generalLedgerEntries``: what was posted."""

    _set = "generalLedgerEntries"

    def attachments(self, id: str) -> Attachments[M]:
        """Files of documents and journal lines (incoming documents): those below one of these."""
        from .files import Attachments

        return Attachments(self._session, self._root, self._below(id))

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[GeneralLedgerEntry]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(GeneralLedgerEntry, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> GeneralLedgerEntry:
        """One by its id."""
        return await self._read(GeneralLedgerEntry, id, options)


class GeneralLedgerSetups(EntitySet[M]):
    """``generalLedgerSetup``: the rules of the general ledger: one row."""

    _set = "generalLedgerSetup"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[GeneralLedgerSetup]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(GeneralLedgerSetup, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> GeneralLedgerSetup:
        """One by its id."""
        return await self._read(GeneralLedgerSetup, id, options)


class Journals(EntitySet[M]):
    """``journals``: batches of the general journal."""

    _set = "journals"

    def journal_lines(self, id: str) -> JournalLines[M]:
        """Lines of journals: those below one of these."""
        return JournalLines(self._session, self._root, self._below(id))

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Journal]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Journal, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Journal:
        """One by its id."""
        return await self._read(Journal, id, options)

    @operation
    async def create(self, **fields: Unpack[NewJournal]) -> Journal:
        """Create one."""
        return await self._create(Journal, fields)

    @operation
    async def update(
        self,
        record: Journal | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[JournalChanges],
    ) -> Journal:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Journal, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Journal], JournalChanges], *, attempts: int = 3
    ) -> Journal:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Journal, id, change, attempts)

    @operation
    async def delete(self, record: Journal | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def post(self, id: str) -> None:
        """Post all lines of the batch, everyone's."""
        await self._act(
            id,
            "Microsoft.NAV.post",
            lookup="general_ledger_entries.list(where=GeneralLedgerEntry.document_number == …)",
        )


class JournalLines(EntitySet[M]):
    """``journalLines``: lines of journals."""

    _set = "journalLines"
    _parents = ("journal_id", "id")

    def attachments(self, id: str) -> Attachments[M]:
        """Files of documents and journal lines (incoming documents): those below one of these."""
        from .files import Attachments

        return Attachments(self._session, self._root, self._below(id))

    def dimension_set_lines(self, id: str) -> DimensionSetLines[M]:
        """Dimensions of one document, line or entry: those below one of these."""
        from .dimensions import DimensionSetLines

        return DimensionSetLines(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[JournalLine]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(JournalLine, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> JournalLine:
        """One by its id."""
        return await self._read(JournalLine, id, options)

    @operation
    async def create(self, **fields: Unpack[NewJournalLine]) -> JournalLine:
        """Create one."""
        return await self._create(JournalLine, fields)

    @operation
    async def update(
        self,
        record: JournalLine | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[JournalLineChanges],
    ) -> JournalLine:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(JournalLine, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[JournalLine], JournalLineChanges], *, attempts: int = 3
    ) -> JournalLine:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(JournalLine, id, change, attempts)

    @operation
    async def delete(self, record: JournalLine | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class TaxGroups(EntitySet[M]):
    """``taxGroups``: groups by which items and accounts are taxed."""

    _set = "taxGroups"

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[TaxGroup]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(TaxGroup, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> TaxGroup:
        """One by its id."""
        return await self._read(TaxGroup, id, options)

    @operation
    async def create(self, **fields: Unpack[NewTaxGroup]) -> TaxGroup:
        """Create one."""
        return await self._create(TaxGroup, fields)

    @operation
    async def update(
        self,
        record: TaxGroup | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[TaxGroupChanges],
    ) -> TaxGroup:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(TaxGroup, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[TaxGroup], TaxGroupChanges], *, attempts: int = 3
    ) -> TaxGroup:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(TaxGroup, id, change, attempts)

    @operation
    async def delete(self, record: TaxGroup | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class TaxAreas(EntitySet[M]):
    """``taxAreas``: groups by which partners are taxed."""

    _set = "taxAreas"

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[TaxArea]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(TaxArea, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> TaxArea:
        """One by its id."""
        return await self._read(TaxArea, id, options)

    @operation
    async def create(self, **fields: Unpack[NewTaxArea]) -> TaxArea:
        """Create one."""
        return await self._create(TaxArea, fields)

    @operation
    async def update(
        self,
        record: TaxArea | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[TaxAreaChanges],
    ) -> TaxArea:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(TaxArea, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[TaxArea], TaxAreaChanges], *, attempts: int = 3
    ) -> TaxArea:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(TaxArea, id, change, attempts)

    @operation
    async def delete(self, record: TaxArea | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)
