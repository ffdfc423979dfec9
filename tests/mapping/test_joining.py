"""Do Factorial's records arrive with everything that a rule may ask about?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest

from factorial_erp.factorial.banking import (
    CardPayment,
    CardPaymentStatus,
    CardPaymentType,
    Transaction,
    TransactionType,
)
from factorial_erp.factorial.compensations import (
    PayrollRun,
    PayrollRunEmployeesCompensation,
)
from factorial_erp.factorial.expenses import (
    Expensable,
    ExpensableStatus,
    ExpensableType,
    Expense,
    ExpenseCreationType,
    ExpenseStatus,
)
from factorial_erp.factorial.finance import (
    AccountingSetting,
    CostCenterMembership,
    FinancialDocument,
    FinancialDocumentDocumentType,
    FinancialDocumentStatus,
    FinancialDocumentTax,
    FinancialDocumentTaxType,
    JournalEntry,
    JournalEntryStatus,
    JournalEntryType,
    JournalLine,
    LedgerAccountResource,
    LedgerAccountResourceBalanceType,
    LedgerAccountResourceResourceType,
)
from factorial_erp.factorial.integrations import (
    SyncableItemSyncPayload,
    SyncableItemSyncPayloadCostCenterId,
)
from factorial_erp.mapping import (
    Books,
    CostCenterShare,
    Directories,
    LedgerRecord,
    MappingDocument,
    Membership,
    Ref,
    TaxPart,
    record_of,
    record_of_card_payment,
    record_of_document,
    record_of_entry,
    record_of_payload,
    record_of_payroll,
    record_of_transaction,
)
from factorial_erp.mapping.records.directories import accounts_linked, memberships_of
from factorial_erp.mapping.records.entry import record_of_line

NOW = dt.datetime(2026, 10, 5, 9, tzinfo=dt.UTC)
DAY = dt.date(2026, 10, 5)
HOTEL = Ref("a1", "6660", "Hotel")
DEFAULT = Ref("a2", "6300", "Sonstiges")
SALES = Ref("c1", "100", "Vertrieb")


def link(id: str, balance: str | None, entity: str | None, account: str) -> LedgerAccountResource:
    return LedgerAccountResource(
        id=id,
        resource_type=LedgerAccountResourceResourceType.CUSTOMCATEGORY,
        resource_id="5",
        account_id=account,
        updated_at=NOW,
        balance_type=None if balance is None else LedgerAccountResourceBalanceType(balance),
        legal_entity_id=entity,
    )


@pytest.fixture
def directories() -> Directories:
    """A company with one employee in two cost centres, a hotel category and a supplier."""
    accounts = {"a1": HOTEL, "a2": DEFAULT}
    centers = {"c1": SALES}
    membership: dict[str, Any] = {"employee_id": "77", "cost_center_id": "c1"}
    return Directories(
        entities={"1": Ref("1", None, "Nordlicht GmbH")},
        employees={"77": Ref("77", "1001")},
        teams={"77": Ref("t1", None, "Vertrieb Nord")},
        categories={"5": Ref("5", "hotel", "Hotel")},
        cost_centers=centers,
        memberships=memberships_of(
            [
                CostCenterMembership(
                    id="m1", start_date=dt.date(2026, 1, 1), percentage=Decimal("0.4"), **membership
                )
            ],
            centers,
        ),
        suppliers={"v1": Ref("v1", "70001", "Hotel Adler")},
        tax_numbers={"v1": "DE123456789"},
        concepts={"k1": Ref("k1", "salary", "Gehalt")},
        accounts=accounts,
        linked_accounts=accounts_linked(
            [link("1", "credit", "1", "a2"), link("2", "debit", "1", "a1")], accounts
        ),
        settings={
            "1": AccountingSetting(
                id="s1",
                company_id="1",
                legal_entity_id="1",
                updated_at=NOW,
                default_account_for_expenses_id="a2",
            )
        },
    )


def test_an_expense_knows_what_factorial_would_book_it_to(directories: Directories) -> None:
    """Team, memberships, the account of its category and the default of its entity."""
    common: dict[str, Any] = {
        "company_id": "1",
        "employee_id": "77",
        "currency": "EUR",
        "status_updated_at": NOW,
        "cost_center_ids": ("c1", "c9"),
    }
    header = Expensable(
        id="4711",
        type=ExpensableType.EXPENSE,
        status=ExpensableStatus.APPROVED,
        created_at=NOW,
        updated_at=NOW,
        legal_entity_id="1",
        effective_on=NOW,
        amount=11900,
        **common,
    )
    detail = Expense(
        id="9",
        expenses_expensable_id="4711",
        creation_type=ExpenseCreationType.MANUAL,
        status=ExpenseStatus.APPROVED,
        effective_on=DAY,
        files=(),
        taxes=(),
        category_id="5",
        **common,
    )

    record = record_of(header, detail, directories)

    assert "expenses/expensable/4711" == record.key
    assert DAY == record.date
    assert Ref("t1", None, "Vertrieb Nord") == record.team
    assert (SALES, Ref("c9")) == record.cost_centers
    assert (HOTEL, DEFAULT) == (record.resource_account, record.entity_default_account)
    (membership,) = record.memberships
    assert (SALES, Decimal(40)) == (membership.cost_center, membership.percent)
    assert "1001" not in repr(record)


def test_the_account_of_the_own_entity_counts_before_that_for_all() -> None:
    """Credit sides are no cost."""
    accounts = {"a1": HOTEL, "a2": DEFAULT}
    linked = accounts_linked([link("1", None, None, "a2"), link("2", "debit", "1", "a1")], accounts)
    directories = Directories(accounts=accounts, linked_accounts=linked)

    assert HOTEL == directories.linked("customcategory", "5", "1")
    assert DEFAULT == directories.linked("customcategory", "5", "2")
    assert directories.linked("customcategory", None, "1") is None
    assert directories.linked("vendor", "5", "1") is None


def test_an_account_that_is_not_known_is_named_by_its_id() -> None:
    """So that the mapping can name it as a problem."""
    setting = AccountingSetting(
        id="s",
        company_id="1",
        legal_entity_id="1",
        updated_at=NOW,
        default_account_for_expenses_id="a9",
    )

    assert Ref("a9") == Directories(settings={"1": setting}).default_account("expenses", "1")


def supplier_document(**changes: Any) -> FinancialDocument:
    given: dict[str, Any] = {
        "id": "8",
        "status": FinancialDocumentStatus.REVIEW,
        "updated_at": NOW,
        "document_type": FinancialDocumentDocumentType.INVOICE,
        "taxes": (
            FinancialDocumentTax(
                type=FinancialDocumentTaxType.VAT,
                amount_cents=1900,
                base_amount_cents=10000,
                percentage=Decimal(19),
            ),
        ),
        "total_amount_cents": 11900,
        "currency": "EUR",
        "document_date": DAY,
        "document_number": "RE-1",
        "legal_entity_id": "1",
        "vendor_id": "v1",
        "issuer_country_code": "de",
    }
    return FinancialDocument(**{**given, **changes})


def test_a_supplier_invoice_knows_its_supplier(directories: Directories) -> None:
    """By its contact, where the document itself does not say."""
    record = record_of_document(supplier_document(), directories)

    assert ("supplier_invoice", "finance/financial_document/8") == (record.kind, record.key)
    assert Ref("v1", "70001", "Hotel Adler") == record.supplier
    assert ("Hotel Adler", "DE123456789", "DE") == (
        record.merchant_name,
        record.merchant_tin,
        record.supplier_country,
    )
    assert (TaxPart(rate=Decimal(19), base_cents=10000, tax_cents=1900),) == record.taxes


@pytest.mark.parametrize("sign", [1, -1])
def test_a_credit_note_is_negative_whatever_its_sign(sign: int) -> None:
    """The API does not tell the sign."""
    record = record_of_document(
        supplier_document(
            document_type=FinancialDocumentDocumentType.CREDIT_NOTE,
            total_amount_cents=sign * 11900,
            taxes=(
                FinancialDocumentTax(
                    amount_cents=sign * 1900,
                    base_amount_cents=sign * 10000,
                    percentage=Decimal(19),
                ),
            ),
        )
    )

    assert ("credit_note", -11900) == (record.kind, record.amount_cents)
    assert (TaxPart(rate=Decimal(19), base_cents=-10000, tax_cents=-1900),) == record.taxes


def test_a_tax_that_is_withheld_is_no_vat() -> None:
    """It is part of another declaration."""
    withheld = FinancialDocumentTax(
        type=FinancialDocumentTaxType.PERSONAL_INCOME, amount_cents=-1500, percentage=Decimal(15)
    )

    record = record_of_document(supplier_document(taxes=(withheld,)))

    assert ((), (TaxPart(rate=Decimal(15), tax_cents=-1500),)) == (
        record.taxes,
        record.withholdings,
    )


def test_a_supplier_invoice_knows_when_it_is_due() -> None:
    """What an employee paid is not due to anyone."""
    due = dt.date(2026, 11, 5)

    assert due == record_of_document(supplier_document(due_date=due)).due_date
    assert record_of_document(supplier_document()).due_date is None


def test_a_credit_note_names_the_invoice_that_it_corrects() -> None:
    """By its record, and by the issuer's number where that is known; an invoice with a parent is no such."""
    note = supplier_document(
        document_type=FinancialDocumentDocumentType.CREDIT_NOTE, parent_financial_document_id="7"
    )
    directories = Directories(document_numbers={"7": "RE-0"})

    assert Ref("D7", "RE-0") == record_of_document(note, directories).corrects
    assert Ref("D7") == record_of_document(note).corrects
    copy = supplier_document(parent_financial_document_id="7")
    assert record_of_document(copy, directories).corrects is None


def test_the_payload_of_a_sync_may_withhold_and_be_due() -> None:
    """Its taxes have a type, and fields that its schema does not name are read."""
    payload = {
        "expense_id": 5,
        "taxes": [
            {"type": "vat", "percentage": "21", "base_amount": 10000, "amount": 2100},
            {"type": "personal_income", "percentage": "15", "base_amount": 10000, "amount": 1500},
        ],
        "due_date": "2026-11-05",
    }

    record = record_of_payload(payload)

    assert [Decimal(21)] == [part.rate for part in record.taxes]
    assert [Decimal(15)] == [part.rate for part in record.withholdings]
    assert dt.date(2026, 11, 5) == record.due_date


def card_payment(**changes: Any) -> CardPayment:
    given: dict[str, Any] = {
        "id": "3",
        "card_id": "c",
        "amount_cents": 11000,
        "currency": "EUR",
        "merchant_name": "Hotel",
        "merchant_amount_cents": 12000,
        "merchant_currency": "USD",
        "approved": True,
        "external_created_at": NOW,
        "status": CardPaymentStatus.CLOSED,
        "type": CardPaymentType.PAYMENT,
        "exchange_rate": Decimal("0.916667"),
        "created_at": NOW,
    }
    return CardPayment(**{**given, **changes})


def test_a_card_payment_abroad_has_both_amounts(directories: Directories) -> None:
    """The merchant's, and what the card was charged."""
    record = record_of_card_payment(card_payment(), directories, entity="1")

    assert ("card_payment", "closed", DAY) == (record.kind, record.status, record.date)
    assert (12000, "USD") == (record.amount_cents, record.currency)
    assert (11000, "EUR") == (record.reimbursable_cents, record.reimbursable_currency)
    assert record.card
    assert DEFAULT == record.entity_default_account


def test_a_refund_on_a_card_is_negative() -> None:
    """At home there is one amount."""
    record = record_of_card_payment(
        card_payment(type=CardPaymentType.REFUND, merchant_currency="EUR")
    )

    assert (-11000, "EUR", None) == (record.amount_cents, record.currency, record.exchange_rate)


@pytest.mark.parametrize(
    ("kind", "cents", "expected"),
    [
        (TransactionType.FEES, 500, 500),
        (TransactionType.FEES, -500, 500),
        (TransactionType.INCOMING_TRANSFER, 500, -500),
        (TransactionType.UNKNOWN, -500, 500),
        (TransactionType.UNKNOWN, 500, -500),
    ],
)
def test_money_that_leaves_the_bank_is_positive(
    kind: TransactionType, cents: int, expected: int
) -> None:
    """The type tells the direction, and the sign only where the type does not."""
    transaction = Transaction(
        id="1",
        bank_account_id="b",
        amount_cents=cents,
        currency="EUR",
        type=kind,
        booking_date=NOW,
        value_date=NOW,
        updated_at=NOW,
    )

    record = record_of_transaction(transaction)

    assert (expected, "bank_transaction", str(kind)) == (
        record.amount_cents,
        record.kind,
        record.payment_method,
    )


PAYLOAD: dict[str, Any] = {
    "expense_id": 4711,
    "expense_type": "expense",
    "legal_entity_id": 1,
    "employee_id": 77,
    "total_amount": 11900,
    "currency": "EUR",
    "status": "approved",
    "effective_on": "2026-10-05 00:00",
    "category_id": 5,
    "subcategory_id": 8,
    "subcategory_name": "Frühstück",
    "payment_method_name": "corporate_credit_car",
    "merchant_name": "Adler",
    "taxes": [{"type": "vat", "amount": 1900, "base_amount": 10000, "percentage": Decimal(19)}],
    "cost_center_ids": [
        {"id": 1, "name": "Vertrieb", "percentage": 60},
        {"id": 2, "name": "Technik", "percentage": 40},
    ],
    "subproject_ids": [31],
}


def test_a_payload_has_shares_of_cost_centres(directories: Directories) -> None:
    """Ids are numbers there, days are times, and a way of paying is misspelt."""
    record = record_of_payload(PAYLOAD, directories)

    assert ("expenses/expensable/4711", DAY, 11900) == (
        record.key,
        record.date,
        record.amount_cents,
    )
    assert (
        CostCenterShare(cost_center=Ref("1", name="Vertrieb"), percent=Decimal(60)),
        CostCenterShare(cost_center=Ref("2", name="Technik"), percent=Decimal(40)),
    ) == record.cost_center_shares
    assert record.card
    assert (HOTEL, DEFAULT) == (record.resource_account, record.entity_default_account)
    assert (Ref("8", name="Frühstück"), Ref("31")) == (record.subcategory, record.subproject)
    assert (TaxPart(rate=Decimal(19), base_cents=10000, tax_cents=1900),) == record.taxes


def test_fractions_become_percentages() -> None:
    """Memberships are fractions of 1; whether payloads are too is not documented."""
    record = record_of_payload(
        {
            "cost_center_ids": [
                {"id": "1", "percentage": Decimal("0.6")},
                {"id": "2", "percentage": Decimal("0.4")},
            ]
        }
    )

    assert [60, 40] == [share.percent for share in record.cost_center_shares]


def test_cost_centres_without_id_are_none() -> None:
    """Nothing could be looked up by them."""
    assert () == record_of_payload({"cost_center_ids": [{"name": "Vertrieb"}]}).cost_centers


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("effective_on", "2026-10-05 12:30", DAY),
        ("effective_on", "5.10.2026", None),
        ("effective_on", 20261005, None),
        ("exchange_rate", "1.158", Decimal("1.158")),
        ("exchange_rate", "much", None),
        ("exchange_rate", Decimal("NaN"), None),
        ("total_amount", True, None),
    ],
)
def test_what_cannot_be_read_counts_as_unknown(field: str, value: Any, expected: Any) -> None:
    """The mapping then names it as a problem of this record."""
    record = record_of_payload({field: value})

    names = {"effective_on": "date", "total_amount": "amount_cents"}
    assert expected == getattr(record, names.get(field, field))


def test_shares_of_some_cost_centres_are_no_shares() -> None:
    """They would divide only a part of the amount."""
    record = record_of_payload({"cost_center_ids": [{"id": "1", "percentage": 60}, {"id": "2"}]})

    assert () == record.cost_center_shares
    assert (Ref("1"), Ref("2")) == record.cost_centers


def test_a_typed_payload_is_read_with_what_its_schema_does_not_name() -> None:
    """The schema names a third of the fields."""
    payload = SyncableItemSyncPayload(
        id="4711", cost_center_ids=(SyncableItemSyncPayloadCostCenterId(id="1"),)
    )
    object.__setattr__(payload, "extra", {"total_amount": 500, "expense_type": "per_diem"})

    record = record_of_payload(payload)

    assert ("4711", 500, "per_diem") == (record.id, record.amount_cents, record.kind)
    assert (Ref("1"),) == record.cost_centers


def entry_lines() -> list[JournalLine]:
    def line(id: str, number: int, debit: int, credit: int, account: str) -> JournalLine:
        return JournalLine(
            id=id,
            number=number,
            debit_amount_cents=debit,
            credit_amount_cents=credit,
            journal_entry_id="e" if id != "other" else "f",
            account_id=account,
            updated_at=NOW,
        )

    return [line("2", 2, 0, 500, "a2"), line("1", 1, 500, 0, "a1"), line("other", 1, 9, 0, "a1")]


def test_a_journal_entry_has_its_lines_in_their_order(directories: Directories) -> None:
    """Those of other entries are not among them."""
    entry = JournalEntry(
        id="e",
        number=12,
        published_at=NOW,
        type=JournalEntryType.PAYROLL_RESULT,
        reference_date=DAY,
        legal_entity_id="1",
        status=JournalEntryStatus.PUBLISHED,
        updated_at=NOW,
    )

    record = record_of_entry(entry, entry_lines(), directories, currency="EUR")

    assert isinstance(record, LedgerRecord)
    assert ("payroll_result", "published", DAY, "12") == (
        record.kind,
        record.status,
        record.date,
        record.document_number,
    )
    assert [(HOTEL, 500), (DEFAULT, -500)] == [
        (line.account, line.debit_cents - line.credit_cents) for line in record.lines
    ]
    assert not record.left_cents


def test_a_payroll_names_employees_by_number_and_shows_no_salary(directories: Directories) -> None:
    """Deductions are credits, and the rest is owed."""

    def result(id: str, cents: int | None, kind: str = "payroll_result") -> Any:
        return PayrollRunEmployeesCompensation(
            id=id,
            payroll_run_employee_id="77",
            payroll_concept_id="k1",
            payroll_run_id="r",
            result_type=kind,
            amount_strategy_type="compensations_fixed_amount_strategy",  # type: ignore[arg-type]
            created_at=NOW,
            updated_at=NOW,
            amount=cents,
        )

    run = PayrollRun(
        id="r",
        label="Oktober",
        starts_on=dt.date(2026, 10, 1),
        ends_on=dt.date(2026, 10, 31),
        status="completed",
        locked=True,
        company_id="1",
    )

    record = record_of_payroll(
        run,
        [result("1", 300000), result("2", -50000), result("3", 7, "compensation"), result("4", 0)],
        directories,
        currency="EUR",
        entity="1",
    )

    assert 250000 == record.left_cents
    assert [(300000, 0), (0, 50000)] == [(x.debit_cents, x.credit_cents) for x in record.lines]
    assert "300000" not in repr(record)
    assert "1001" not in repr(record)
    line = record_of_line(record, record.lines[0])
    assert ("1001", "Gehalt") == (
        line.employee and line.employee.number,
        line.category and line.category.label,
    )
    assert (300000, 300000) == (line.amount_cents, record_of_line(record).amount_cents)
    assert (Membership,) == tuple(type(each) for each in line.memberships)


def transaction() -> Transaction:
    return Transaction(
        id="1",
        bank_account_id="b",
        amount_cents=500,
        currency="EUR",
        type=TransactionType.FEES,
        booking_date=NOW,
        value_date=NOW,
        updated_at=NOW,
    )


def receipt_alone() -> Expense:
    return Expense(
        id="9",
        expenses_expensable_id="4711",
        company_id="1",
        creation_type=ExpenseCreationType.MANUAL,
        currency="EUR",
        status=ExpenseStatus.APPROVED,
        effective_on=DAY,
        status_updated_at=NOW,
        files=(),
        taxes=(),
        cost_center_ids=(),
    )


@pytest.mark.parametrize(
    ("source", "kind", "key"),
    [
        (receipt_alone(), "expense", "expenses/expensable/4711"),
        (supplier_document(), "supplier_invoice", "finance/financial_document/8"),
        (card_payment(), "card_payment", "banking/card_payment/3"),
        (transaction(), "bank_transaction", "banking/transaction/1"),
        (SyncableItemSyncPayload(id="7"), "expense", "expenses/expensable/7"),
    ],
)
def test_a_document_takes_what_factorial_gives_alone(
    document: MappingDocument, books: Books, source: Any, kind: str, key: str
) -> None:
    """It makes the record itself; what it does not know is then unknown."""
    mapped = document.resolve(source, books)

    assert (kind, key) == (mapped.record.kind, mapped.record_key)


def test_a_supplier_invoice_is_posted(document: MappingDocument, books: Books) -> None:
    """To the vendor with its tax number, under its own number, with the VAT that it states."""
    record = record_of_document(
        supplier_document(status=FinancialDocumentStatus.PAID, issuer_tax_id="DE123456789")
    )

    mapped = document.resolve(attrs.evolve(record, category=Ref("5", None, "Hotel")), books)

    assert mapped.problems == ()
    assert mapped.invoice is not None
    assert ("70001", "RE-1") == (
        mapped.invoice.vendor_number,
        mapped.invoice.vendor_invoice_number,
    )
