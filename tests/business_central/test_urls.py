"""Is every URL that the client can send one that OData knows? Read by a grammar, whole, as it goes over the wire."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from abnf import ParseError, Rule
from hypothesis import HealthCheck, given, settings, strategies as st

from factorial_erp import BusinessCentral
from factorial_erp._core.expr import Column, Expr
from factorial_erp.business_central import (
    BearerToken,
    DimensionSetLine,
    Expand,
    PurchaseInvoice,
    PurchaseInvoiceLine,
)
from factorial_erp.business_central.entities import text_key
from factorial_erp.errors import QueryUnsupported
from tests.business_central.test_filters import Case, cases

ID = "5D115C9C-44E3-EA11-BB43-000D3A2FECA1"
GRAMMAR = Path(__file__).with_name("odata_url.abnf")


class Odata(Rule):
    """The rules of the grammar."""


@cache
def grammar() -> type[Odata]:
    lines = GRAMMAR.read_text("ascii").splitlines()
    Odata.load_grammar("".join(f"{line}\r\n" for line in lines))
    return Odata


def is_valid(text: str, rule: str = "url") -> bool:
    try:
        grammar()(rule).parse_all(text)
    except ParseError:
        return False
    return True


def sent(list: Any) -> str:
    """Return the URL that a list asks for, as it goes over the wire."""
    seen: Any = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"value": []})

    bc = BusinessCentral(
        auth=BearerToken("t"), tenant="contoso", transport=httpx.MockTransport(handle)
    )
    tuple(list(bc.company(ID.lower())))
    (request,) = seen
    target = request.url.raw_path.decode("ascii")
    return f"https://{request.headers['host']}{target}"


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("$filter=a%20eq%20'b'", True),
        ("$filter=a%20eq%20'b%2Fc''%26%F0%9F%98%80'%20or%20a%20eq%20'd'", True),
        ("$filter=(a%20eq%20-1.5%20or%20a%20gt%202)%20and%20contains(b,'c')", True),
        ("$filter=a%20ge%202026-10-01T12:00:00.123Z", True),
        (f"$filter=a%20eq%20{ID}", True),
        ("$expand=a($select=b;$expand=c($filter=d%20eq%20'e;)f';$top=3)),g", True),
        ("$top=5&$skip=3&$count=true&tenant=caf%C3%A9", True),
        ("$filter=a%20eq%20'b/c'", False),
        ("$filter=a%20eq%20'b'c'", False),
        ("$filter=a%20eq%20'b#c'", False),
        ("$filter=a%20eq%20'é'", False),
        ("$filter=a%20eq%20'b%c'", False),
        ("$filter=a eq 'b'", False),
        ("$filter=a+eq+'b'", False),
        ("$filter=a%20eq%20'%27'", False),
        ("$filter=a%20in%20('b')", False),
        ("$filter=a%20eq%201e5", False),
        ("$expand=a($select%3Db)", False),
        ("$orderby=a%20down", False),
        ("$top=-1", False),
    ],
)
def test_the_grammar_tells_right_from_wrong(text: str, is_right: bool) -> None:
    """
    A judge who lets everything pass proves nothing.
    """
    assert is_right == is_valid(text, "options")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_condition_makes_a_valid_url(case: Case) -> None:
    """
    Over random models and values: quotes, signs, emoji, dates, ids, decimals below zero.
    """
    try:
        url = sent(lambda company: things(company, case.model).list(case.where))
    except QueryUnsupported:
        return

    assert is_valid(url), url


def things(company: Any, model: Any) -> Any:
    """Return an entity set of any model."""
    return company.api("acme", "cars", "v1.0").entity("things", model)


LINE = PurchaseInvoiceLine
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    st.sampled_from(["'", "a/b", "/'/", "100 %", "+&#=?;)(,$", "é😀", "x'/" * 40]),
)


def conditions() -> st.SearchStrategy[Expr]:
    """Conditions on lines, of all kinds of fields."""
    found: list[st.SearchStrategy[Expr]] = [
        TEXTS.map(lambda text: LINE.description == text),
        TEXTS.map(LINE.description.contains),
        st.decimals(-(10**15), 10**15, places=2).map(lambda amount: LINE.unit_cost > amount),
        st.dates(dt.date(1900, 1, 1)).map(lambda day: LINE.expected_receipt_date <= day),
        st.uuids().map(lambda key: LINE.account_id == str(key)),
        st.sampled_from(["G/L Account", " ", "Charge (Item)"]).map(lambda t: LINE.line_type == t),
    ]
    both = st.tuples(st.one_of(found), st.one_of(found))
    return st.one_of([*found, both.map(lambda two: two[0] & two[1])])


@st.composite
def expansions(draw: st.DrawFn) -> Expand:
    """Lines of an invoice with any options of their own, and what is below them."""
    some: list[Column[Any]] = [LINE.sequence, LINE.description, LINE.unit_cost]
    fields = st.lists(st.sampled_from(some), min_size=1, max_size=3, unique=True)
    below = Expand(
        LINE.dimension_set_lines,
        where=draw(st.none() | TEXTS.map(lambda text: DimensionSetLine.code == text)),
        top=draw(st.none() | st.integers(0, 9)),
    )
    orders = fields.map(lambda columns: [columns[0].desc(), *columns[1:]])
    return Expand(
        PurchaseInvoice.purchase_invoice_lines,
        select=draw(st.none() | fields),
        where=draw(st.none() | conditions()),
        expand=draw(st.none() | st.just([below]) | st.just([LINE.account, below])),
        order_by=draw(st.none() | orders),
        top=draw(st.none() | st.integers(0, 10**6)),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(expansions(), TEXTS, st.integers(0, 99))
def test_every_expansion_makes_a_valid_url(lines: Expand, text: str, number: int) -> None:
    """
    With conditions, orders and further levels of its own.
    """
    url = sent(
        lambda company: company.purchase_invoices.list(
            PurchaseInvoice.vendor_invoice_number == text,
            select=[PurchaseInvoice.id, PurchaseInvoice.number],
            expand=[PurchaseInvoice.vendor, lines],
            order_by=PurchaseInvoice.number.desc(),
            top=number,
            skip=number,
            count=True,
        )
    )

    assert is_valid(url), url


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_every_text_makes_a_valid_key(text: str) -> None:
    """
    Slashes, quotes and what is no ASCII are escaped in a path.
    """
    assert is_valid(f"/subscriptions({text_key(text)})", "path")
