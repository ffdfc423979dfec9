"""How are conditions written in OData?"""

from __future__ import annotations

import datetime as dt
import functools
import operator
import uuid
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp import BusinessCentral
from factorial_erp._core.expr import Expr
from factorial_erp.business_central import (
    InvoiceLineType,
    PurchaseInvoice,
    PurchaseInvoiceLine,
    Vendor,
    VendorBlocked,
)
from factorial_erp.business_central.odata import filter_text, literal, order_text, raw
from factorial_erp.errors import InputInvalid, QueryUnsupported

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"
NO_ID = "00000000-0000-0000-0000-000000000000"
DAY = dt.date(2026, 10, 1)


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Vendor.number == "70001", "number eq '70001'"),
        (Vendor.display_name == "O'Neil", "displayName eq 'O''Neil'"),
        (Vendor.balance > 0, "balance gt 0"),
        (Vendor.balance <= Decimal("-12.50"), "balance le -12.50"),
        (Vendor.balance != Decimal("1E+3"), "balance ne 1000"),
        (Vendor.id == ID, f"id eq {ID}"),
        (Vendor.blocked == VendorBlocked.ALL, "blocked eq 'All'"),
        (Vendor.tax_liable == False, "taxLiable eq false"),  # noqa: E712
        (PurchaseInvoice.posting_date >= dt.date(2026, 10, 1), "postingDate ge 2026-10-01"),
        (
            Vendor.last_modified_date_time
            > dt.datetime(2026, 10, 1, 2, tzinfo=dt.timezone(dt.timedelta(hours=2))),
            "lastModifiedDateTime gt 2026-10-01T00:00:00.000Z",
        ),
        (Vendor.number.startswith("7"), "startswith(number,'7')"),
        (Vendor.display_name.contains("a'b"), "contains(displayName,'a''b')"),
        (Vendor.display_name.endswith("AG"), "endswith(displayName,'AG')"),
        (
            (Vendor.balance > 0) & Vendor.number.startswith("7"),
            "balance gt 0 and startswith(number,'7')",
        ),
        ((Vendor.number == "1") | (Vendor.number == "2"), "number eq '1' or number eq '2'"),
        (
            (Vendor.balance > 0) & ((Vendor.number == "1") | (Vendor.number == "2")),
            "balance gt 0 and (number eq '1' or number eq '2')",
        ),
        (
            Vendor.number.one_of(["1", "2"]) & (Vendor.balance > 0),
            "(number eq '1' or number eq '2') and balance gt 0",
        ),
        (Vendor.number.one_of(["1"]), "number eq '1'"),
        (~(Vendor.balance > 5), "balance le 5"),
        (~(Vendor.number == "1"), "number ne '1'"),
        (~Vendor.number.one_of(["1", "2"]), "number ne '1' and number ne '2'"),
        (~((Vendor.balance < 1) | (Vendor.balance > 5)), "balance ge 1 and balance le 5"),
        (~~(Vendor.balance > 5), "balance gt 5"),
        (Vendor.blocked == VendorBlocked(" "), "blocked eq '_x0020_'"),
        (
            PurchaseInvoiceLine.line_type == InvoiceLineType.FIXED_ASSET,
            "lineType eq 'Fixed_x0020_Asset'",
        ),
        (Vendor.currency_id == None, f"currencyId eq {NO_ID}"),  # noqa: E711
        (Vendor.display_name == None, "displayName eq null"),  # noqa: E711
        (
            Vendor.last_modified_date_time <= dt.datetime(2026, 10, 1, 0, 0, 0, 1, tzinfo=dt.UTC),
            "lastModifiedDateTime le 2026-10-01T00:00:00.000001Z",
        ),
        (
            ((Vendor.balance > 1) & (Vendor.balance < 3)) | (Vendor.balance > 7),
            "(balance gt 1 or balance gt 7) and (balance lt 3 or balance gt 7)",
        ),
        (
            ((Vendor.balance > 1) & (Vendor.number == "1"))
            | ((Vendor.balance > 1) & (Vendor.number == "2")),
            "balance gt 1 and (number eq '1' or number eq '2')",
        ),
        ((Vendor.balance > 1) & (Vendor.balance > 1), "balance gt 1"),
        (raw("startswith(number,{n})", n="7'"), "startswith(number,'7''')"),
        (
            raw("number eq {a} or number eq {b}", a="1", b="2") & (Vendor.balance > 0),
            "(number eq '1' or number eq '2') and balance gt 0",
        ),
        (
            raw("id eq {id} and x eq '{{' and day le {day}", id=uuid.UUID(ID), day=DAY),
            f"id eq {ID} and x eq '{{' and day le 2026-10-01",
        ),
    ],
)
def test_conditions_become_filters(where: Expr, text: str) -> None:
    """
    Precedence, escaping and literals are right for every kind of value.
    """
    assert filter_text(where) == text


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ((Vendor.number == "1") | (Vendor.balance > 0), "different fields"),
        (~Vendor.number.contains("x"), "cannot negate"),
        (~((Vendor.number == "1") & (Vendor.balance > 0)), "different fields"),
        (Vendor.currency_code == "EUR", "computes Vendor.currency_code"),
        (Vendor.number.one_of([]), "no values"),
        (~Vendor.number.one_of([]), "no values"),
        (~raw("number eq '1'"), "cannot negate"),
        (raw("number eq '1'") | (Vendor.number == "2"), "different fields"),
        (PurchaseInvoice.purchase_invoice_lines == (), "list of other records"),
        (
            functools.reduce(
                operator.or_,
                [(Vendor.balance > n) & (Vendor.number == str(n)) for n in range(9)],
            ),
            "too many alternatives",
        ),
    ],
)
def test_what_the_server_cannot_do_is_refused_before_sending(where: Expr, reason: str) -> None:
    """
    Business Central answers 501 or, worse, more rows than asked: the reason comes first.
    """
    with pytest.raises(QueryUnsupported, match=reason):
        filter_text(where)


@pytest.mark.parametrize("value", [1.5, dt.datetime(2026, 1, 1), object(), Decimal("NaN")])
def test_values_without_an_exact_literal_are_refused(value: object) -> None:
    """
    No float, no naive time, nothing unknown.
    """
    with pytest.raises(InputInvalid):
        literal(value)


def test_an_id_that_is_no_guid_is_refused() -> None:
    """
    Business Central would answer with a syntax error.
    """
    with pytest.raises(InputInvalid, match="no GUID"):
        filter_text(Vendor.id == "70001")


@pytest.mark.parametrize(
    ("text", "values", "reason"),
    [
        ("number eq {n}", {}, "names 'n'"),
        ("number eq {}", {"n": 1}, "names ''"),
        ("number eq {n!r}", {"n": 1}, "names 'n'"),
        ("number eq '{n}'", {"n": "1"}, "stands between quotes"),
        ("number eq '1'", {"n": "1"}, "does not use n"),
        ("number eq {n", {"n": "1"}, "cannot be read"),
        ("balance eq {n}", {"n": 1.5}, "float 1.5 is not exact"),
    ],
)
def test_values_of_raw_conditions_are_checked(
    text: str, values: dict[str, object], reason: str
) -> None:
    """
    A value that ends up elsewhere than meant is how filters are broken out of.
    """
    with pytest.raises(InputInvalid, match=reason):
        raw(text, **values)


def test_raw_conditions_are_for_the_server_alone() -> None:
    """
    Nobody here can read them.
    """
    with pytest.raises(QueryUnsupported, match="Only Business Central can tell"):
        raw("number eq '1'").matches(object())


def test_conditions_have_no_truth_value() -> None:
    """
    ``and`` would silently drop a part.
    """
    with pytest.raises(TypeError, match="combine with &"):
        bool(Vendor.number == "1" and Vendor.balance > 0)


def test_orders_are_written_in_sequence() -> None:
    """
    Columns ascend unless told otherwise.
    """
    assert order_text([Vendor.number, Vendor.balance.desc()]) == "number,balance desc"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(TEXTS)
def test_any_text_survives_the_way_to_the_server(text: str) -> None:
    """
    Quotes, blanks, plus, ampersand, hash, percent and emoji arrive as they were.
    """
    sent: list[httpx.URL] = []

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        sent.append(request.url)
        return httpx.Response(200, json={"value": []})

    company = BusinessCentral(
        tenant="t", client_id="c", client_secret="s", transport=httpx.MockTransport(handle)
    ).company(ID)

    list(company.vendors.list(where=Vendor.display_name == text))

    query = dict(parse_qsl(urlsplit(str(sent[0])).query, keep_blank_values=True))
    assert query == {"$filter": "displayName eq '" + text.replace("'", "''") + "'"}
    assert sent[0].fragment == ""


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_decimals_are_written_digit_by_digit(value: Decimal) -> None:
    """
    No exponent, no float, no lost digit.
    """
    text = literal(value)

    assert Decimal(text) == value
    assert "E" not in text.upper()


def test_guids_may_be_given_as_objects() -> None:
    """
    A ``uuid.UUID`` is written bare.
    """
    assert literal(uuid.UUID(ID)) == ID
