"""What is a record: its fields, its drift, its texts?"""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from factorial_erp._core.decode import Decoder, Drift
from factorial_erp._core.model import Attr, Model, camel, model
from factorial_erp._core.rows import read_json
from factorial_erp.business_central import PurchaseInvoice, Vendor, VendorBlocked
from factorial_erp.errors import DriftDetected, FieldNotReceived
from factorial_erp.factorial import Employee, Expense, ExpenseStatus

EXPENSE: dict[str, Any] = {
    "id": "41",
    "company_id": "1",
    "creation_type": "manual",
    "currency": "EUR",
    "status": "approved",
    "effective_on": "2026-10-05",
    "status_updated_at": "2026-10-06T08:00:00Z",
    "files": [{"id": "f1", "filename": "a.pdf", "byte_size": 10}],
    "taxes": [{"type": "vat", "amount": 190, "base_amount": 1000, "percentage": 19}],
    "cost_center_ids": ["3"],
    "amount": 1190,
    "exchange_rate": Decimal("1.08125"),
    "category": {"id": "9", "name": "Hotel"},
}


def decode(**changes: Any) -> tuple[Expense, list[Drift]]:
    """Decode the expense with some fields changed, and return what drift was reported."""
    reported: list[Drift] = []
    source = {k: v for k, v in {**EXPENSE, **changes}.items() if v is not ...}
    return Decoder(on_drift=reported.append).decode(Expense, source), reported


def test_a_record_as_the_schema_says_has_no_drift() -> None:
    """
    Texts become dates, enums and models; optional fields that are absent are ``None``.
    """
    expense, drift = decode()

    assert drift == []
    assert expense.effective_on == dt.date(2026, 10, 5)
    assert expense.status_updated_at == dt.datetime(2026, 10, 6, 8, tzinfo=dt.UTC)
    assert expense.status is ExpenseStatus.APPROVED
    assert expense.taxes[0].amount == 190
    assert expense.category is not None
    assert expense.category.name == "Hotel"
    assert expense.merchant_name is None


def test_an_unknown_enum_value_is_kept() -> None:
    """
    It compares, hashes, prints and pickles as its text.
    """
    expense, drift = decode(status="archived")

    assert expense.status == "archived"
    assert not expense.status.is_known
    assert {"archived": 1}[expense.status] == 1
    assert {ExpenseStatus.PAID: 1}["paid"] == 1  # type: ignore[index]
    assert str(expense.status) == "archived"
    assert pickle.loads(pickle.dumps(expense.status)) == "archived"
    assert drift == [Drift("Expense", "status", "unknown value")]


def test_a_required_field_that_did_not_arrive_fails_when_it_is_used() -> None:
    """
    The record and its page are not lost, and nothing pretends to be there.
    """
    expense, drift = decode(currency=None, company_id=...)

    assert expense.amount == 1190
    with pytest.raises(FieldNotReceived, match=r"Expense\.currency was not received") as caught:
        _ = expense.currency
    assert caught.value.field == "currency"
    assert getattr(expense, "company_id", "unknown") == "unknown"
    assert {(d.field, d.kind) for d in drift} == {("currency", "null"), ("company_id", "missing")}


@pytest.mark.parametrize(
    ("field", "raw", "value", "kind"),
    [
        ("effective_on", "", "", "type"),
        ("effective_on", "soon", "soon", "type"),
        ("amount", "1190", "1190", "type"),
        ("amount", True, True, "type"),
        ("taxes", {"a": 1}, {"a": 1}, "type"),
        ("files", None, ..., "null"),
        ("category", None, None, None),
        ("company_id", 17, "17", None),
        ("merchant_name", 5.5, 5.5, "type"),
        ("effective_on", "2026-10-05T10:00:00Z", dt.date(2026, 10, 5), None),
        ("new_field", 1, ..., "unknown field"),
    ],
)
def test_one_odd_value_costs_one_field(field: str, raw: Any, value: Any, kind: str | None) -> None:
    """
    What cannot be read stays as it was sent and is reported; the rest is untouched.
    """
    expense, drift = decode(**{field: raw})
    normal, _ = decode()

    if value is not ...:
        assert getattr(expense, field) == value
        assert type(getattr(expense, field)) is type(value)
    assert [d.kind for d in drift if d.field == field] == ([] if kind is None else [kind])
    others = {k: v for k, v in vars(expense).items() if k not in (field, "extra")}
    assert others == {k: v for k, v in vars(normal).items() if k not in (field, "extra")}


def test_unknown_fields_are_kept() -> None:
    """
    A field that this version does not know can be used all the same.
    """
    expense, _ = decode(brand_new={"a": 1})

    assert expense.extra == {"brand_new": {"a": 1}}
    assert decode()[0].extra == {}


def test_each_drift_is_reported_once() -> None:
    """
    A million records that drift alike make one report.
    """
    reported: list[Drift] = []
    decoder = Decoder(on_drift=reported.append)

    for _ in range(5):
        decoder.decode(Expense, {**EXPENSE, "status": "archived"})

    assert reported == [Drift("Expense", "status", "unknown value")]


def test_strict_decoding_raises() -> None:
    """
    Contract tests want drift to be a failure.
    """
    decoder = Decoder(strict=True)

    with pytest.raises(DriftDetected, match=r"Expense\.status .* unknown value"):
        decoder.decode(Expense, {**EXPENSE, "status": "archived"})


def test_records_are_frozen_and_can_be_copied() -> None:
    """
    Build new ones with ``attrs.evolve``; copies and pickles are equal, also with fields that never came.
    """
    expense, _ = decode(currency=None)

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        expense.amount = 5  # type: ignore[misc]
    assert copy.deepcopy(expense) == expense
    assert pickle.loads(pickle.dumps(expense)) == expense
    assert attrs.evolve(decode()[0], amount=5).amount == 5


def test_a_repr_shows_no_personal_data() -> None:
    """
    Names, addresses and bank accounts stay out of logs and tracebacks.
    """
    source = {"id": "1", "first_name": "Erika", "last_name": "Muster", "email": "e@example.com"}
    employee = Decoder(on_drift=lambda _: None).decode(Employee, source)

    shown = repr(employee)

    assert "id='1'" in shown
    assert not any(text in shown for text in ("Erika", "Muster", "example.com"))
    assert employee.first_name == "Erika"


def test_business_central_spells_emptiness_its_own_way() -> None:
    """
    The blank date, the zero GUID and escaped enum members are undone.
    """
    source = {
        "@odata.etag": 'W/"1"',
        "id": "11111111-1111-1111-1111-111111111111",
        "blocked": "_x0020_",
        "currencyId": "00000000-0000-0000-0000-000000000000",
        "lastModifiedDateTime": "0001-01-01T00:00:00Z",
        "balance": 12,
    }
    vendor = Decoder(on_drift=lambda _: None).decode(Vendor, source)

    assert vendor.blocked is VendorBlocked.BLANK
    assert vendor.currency_id is None
    assert vendor.last_modified_date_time is None
    assert vendor.balance == Decimal(12)
    assert type(vendor.balance) is Decimal
    assert vendor.etag == 'W/"1"'


def test_records_below_arrive_only_when_expanded() -> None:
    """
    An empty tuple would be a lie where nothing was asked for.
    """
    decoder = Decoder(on_drift=lambda _: None)
    invoice = decoder.decode(PurchaseInvoice, {"id": "x"})

    with pytest.raises(FieldNotReceived, match=r"expand=\[PurchaseInvoice\.vendor\]"):
        _ = invoice.vendor
    assert (
        decoder.decode(PurchaseInvoice, {"purchaseInvoiceLines": []}).purchase_invoice_lines == ()
    )


def test_what_was_not_selected_is_not_there() -> None:
    """
    With ``select=``, an absent optional field is unknown rather than empty.
    """
    expense = Decoder().decode(Expense, {"id": "1"}, partial=True)

    with pytest.raises(FieldNotReceived):
        _ = expense.merchant_name


def test_models_fit_into_attrs_classes_of_the_caller() -> None:
    """
    A cattrs converter structures the caller's own classes that hold models.
    """

    @attrs.frozen
    class Batch:
        name: str
        expenses: list[Expense]

    source = {"name": "October", "expenses": [EXPENSE]}
    batch = Decoder().converter().structure(source, Batch)

    assert batch.expenses[0].amount == 1190


@pytest.mark.parametrize(
    ("python", "wire"),
    [
        ("display_name", "displayName"),
        ("address_line1", "addressLine1"),
        ("irs1099_code", "irs1099Code"),
        ("from_", "from"),
        ("id", "id"),
    ],
)
def test_names_are_spelled_as_business_central_does(python: str, wire: str) -> None:
    """
    Python spells with underscores, the API in camel case.
    """
    assert camel(python) == wire


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=5, min_value=-(10**13), max_value=10**13
    )
)
def test_no_digit_of_an_amount_is_lost(amount: Decimal) -> None:
    """
    JSON numbers become decimals exactly as they were written.
    """
    vendor = Decoder(on_drift=lambda _: None).decode(
        Vendor, read_json(f'{{"balance": {amount:f}}}'.encode())
    )

    assert vendor.balance == amount


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.decimals(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.sampled_from(sorted(EXPENSE)), JSON)
def test_nothing_in_a_field_breaks_a_record(field: str, raw: Any) -> None:
    """
    Whatever arrives in one field, the record is read and its other fields are as they were.
    """
    expense, _ = decode(**{field: raw})
    normal, _ = decode()

    for name, value in vars(normal).items():
        if name != field:
            assert vars(expense)[name] == value


def test_each_model_is_made_with_its_own_fields() -> None:
    """
    Whichever of several with one base is built by hand first.
    """

    @model()
    class Base(Model):
        id: Attr[str]

    @model()
    class First(Base):
        name: Attr[str]

    @model()
    class Second(Base):
        number: Attr[int]

    first, second = First(id="1", name="a"), Second(id="2", number=3)

    assert ("1", "a") == (first.id, first.name)
    assert ("2", 3) == (second.id, second.number)
