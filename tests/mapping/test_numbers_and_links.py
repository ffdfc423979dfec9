"""Which number does a document get, when is it due, and which invoice does a credit note correct?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import (
    Books,
    ExpenseRecord,
    Mapped,
    MappingDocument,
    Ref,
    read_records,
    record_from_json,
    record_to_json,
    records_to_csv,
)

Receipt = Callable[..., ExpenseRecord]
Document = Callable[[str], MappingDocument]


@pytest.fixture
def document(texts: dict[str, str]) -> Document:
    """A document with more settings."""

    def make(more: str = "") -> MappingDocument:
        return MappingDocument({**texts, "mapping.toml": texts["mapping.toml"] + more})

    return make


def number(mapped: Mapped) -> str:
    assert mapped.invoice is not None, mapped.problems
    return mapped.invoice.vendor_invoice_number


def supplier(receipt: Receipt, **changes: Any) -> ExpenseRecord:
    given = {"id": "D8", "kind": "supplier_invoice", "document_number": "re 2026/17"}
    return receipt(**{**given, **changes})


def test_a_supplier_invoice_has_the_number_of_its_issuer(
    document: Document, books: Books, receipt: Receipt
) -> None:
    """By which Business Central knows a duplicate; an expense has ours, whatever its receipt says."""
    resolver = document("").resolver(books)

    assert "RE 2026/17" == number(resolver.resolve(supplier(receipt)))
    assert "FE-4711" == number(resolver.resolve(receipt(document_number="re 2026/17")))


def test_a_journal_has_our_number(document: Document, books: Books, receipt: Receipt) -> None:
    """Two suppliers may number alike, and a journal has no other key; theirs is the external number."""
    mapped = document('posting_kind = "journal"\n').resolve(supplier(receipt), books)

    assert mapped.journal is not None, mapped.problems
    assert "FE-D8" == mapped.journal.document_number
    assert "re 2026/17" == mapped.journal.lines[0].external_document_number


def test_a_supplier_invoice_without_number_is_a_problem(
    document: Document, books: Books, receipt: Receipt
) -> None:
    """A number of ours would hide a duplicate from Business Central."""
    (problem,) = document("").resolve(supplier(receipt, document_number=None), books).problems

    assert ("invoice_number_missing", "vendor_invoice_number") == (problem.code, problem.field)
    assert "number_of.supplier_invoice" in problem.fix


def test_each_kind_may_have_a_template_of_its_own(
    document: Document, books: Books, receipt: Receipt
) -> None:
    """The others have that of all."""
    own = document(
        '\n[invoice]\nnumber = "X-{id}"\n\n[invoice.number_of]\nexpense = "EX{id}"\n'
        'supplier_invoice = "{document_number}-{id}"\n'
    ).resolver(books)

    assert "EX4711" == number(own.resolve(receipt()))
    assert "X-9" == number(own.resolve(receipt(id="9", kind="card_payment")))
    assert "RE 2026/17-D8" == number(own.resolve(supplier(receipt)))


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ('supplier_invoice = "INVOICE"', "the same for all records"),
        ('supplier_invoice = "{merchant}"', "the same for all records"),
        ('supplier_invoice = "{id} {nr}"', "the placeholder {nr}"),
        ('supplier = "{id}"', "means nothing"),
        ('journal_entry = "{id}"', "means nothing"),
    ],
)
def test_a_template_that_numbers_twice_is_refused(
    document: Document, setting: str, says: str
) -> None:
    """For one kind as for all."""
    with pytest.raises(MappingInvalid, match=r"invoice\.number_of") as caught:
        document(f"\n[invoice.number_of]\n{setting}\n")

    assert says in str(caught.value)


def test_the_due_date_is_that_of_the_record(
    document: Document, books: Books, receipt: Receipt
) -> None:
    """Without one the vendor's terms count; the trail says which."""
    due = dt.date(2026, 10, 3)
    resolver = document("").resolver(books)
    with_date, without = (resolver.resolve(receipt(due_date=day)) for day in (due, None))

    assert with_date.invoice is not None
    assert without.invoice is not None
    assert (due, None) == (with_date.invoice.due_date, without.invoice.due_date)
    because = with_date.because("due_date")
    assert because is not None
    assert "2026-10-03" == because.value
    assert without.because("due_date") is None
    stepwise = document("").resolve(supplier(receipt, due_date=due), books)
    assert stepwise.invoice is not None
    assert due == stepwise.invoice.due_date


@pytest.mark.parametrize(
    ("original", "more", "corrects", "says"),
    [
        (Ref("D7", "RE-16"), "", "RE-16", "names RE-16"),
        (Ref("D7"), "", "", "not known here"),
        (Ref("D7"), '\n[invoice.number_of]\nsupplier_invoice = "FE-{id}"\n', "FE-D7", "names D7"),
    ],
)
def test_a_credit_note_names_the_invoice_that_it_corrects(
    document: Document,
    books: Books,
    receipt: Receipt,
    original: Ref,
    more: str,
    corrects: str,
    says: str,
) -> None:
    """Under the number that the invoice itself was posted with."""
    note = supplier(receipt, kind="credit_note", amount_cents=-11900, taxes=(), corrects=original)

    mapped = document(more).resolve(note, books)

    assert mapped.invoice is not None, mapped.problems
    assert ("credit_memo", corrects) == (mapped.invoice.document_type, mapped.invoice.corrects)
    because = mapped.because("corrects")
    assert because is not None
    assert says in because.reason
    assert corrects == because.value


def test_files_of_records_keep_them(receipt: Receipt) -> None:
    """As JSON and as CSV."""
    record = supplier(
        receipt,
        employee=None,
        due_date=dt.date(2026, 10, 3),
        corrects=Ref("D7", "RE-16"),
        withholdings=receipt().taxes,
    )

    assert record == record_from_json(record_to_json(record))
    assert [record] == list(read_records(records_to_csv([record]), "records.csv"))


RATE = Decimal("0.9137")


def test_an_exchange_rate_alone_makes_the_local_amount(
    document: Document, books: Books, receipt: Receipt
) -> None:
    """Rounded to the cent; that it multiplies is a guess, and the trail says so."""
    mapped = document('posting_kind = "journal"\n').resolve(
        receipt(currency="USD", exchange_rate=RATE, taxes=()), books
    )

    assert mapped.posting is not None, mapped.problems
    credit = mapped.posting.entries[-1]
    assert (Decimal("-119.00"), Decimal("-108.73")) == (credit.amount, credit.amount_lcy)
    because = mapped.because("amount_lcy")
    assert because is not None
    assert because.is_default
    assert "0.9137 times 119.00 USD, rounded, is taken (that the rate multiplies is a guess)" in (
        because.reason
    )


@pytest.mark.parametrize(
    ("changes", "local"),
    [
        ({"exchange_rate": RATE, "currency": "JPY", "amount_cents": 11900}, "10873.03"),
        ({"exchange_rate": RATE, "amount_cents": -11900}, "-108.73"),
        ({"exchange_rate": RATE, "reimbursable_currency": "EUR"}, "108.73"),
        ({"exchange_rate": RATE, "reimbursable_currency": "EUR", "reimbursable_cents": 10900}, "109.00"),
    ],
)  # fmt: skip
def test_a_converted_amount_counts_before_the_rate(
    document: Document, books: Books, receipt: Receipt, changes: dict[str, Any], local: str
) -> None:
    """In every number of decimals, and of refunds."""
    mapped = document("").resolve(receipt(**{"currency": "USD", "taxes": (), **changes}), books)

    assert mapped.posting is not None, mapped.problems
    assert Decimal(local) == -(mapped.posting.entries[-1].amount_lcy or 0)


@pytest.mark.parametrize("changes", [{}, {"exchange_rate": RATE, "reimbursable_currency": "GBP"}])
def test_without_a_rate_to_local_currency_nothing_is_guessed(
    document: Document, books: Books, receipt: Receipt, changes: dict[str, Any]
) -> None:
    """A rate to a third currency says nothing."""
    mapped = document('posting_kind = "journal"\n').resolve(
        receipt(**{"currency": "USD", "taxes": (), **changes}), books
    )

    assert ["lcy_unknown"] == [problem.code for problem in mapped.problems]


def test_the_page_for_readers_shows_the_templates(document: Document, books: Books) -> None:
    """Also those that hold where the document says nothing."""
    page = document('\n[invoice.number_of]\nexpense = "EX{id}"\n').to_html(books)

    for kind, template in (("expense", "EX{id}"), ("supplier_invoice", "{document_number}")):
        assert f"invoice.number_of.{kind}" in page
        assert template in page
