"""Do queries select, order, cut and read along what Business Central would, and nothing else?"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings, strategies as st

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.business_central.facts import Facts
from factorial_erp.sandbox.business_central.filters import read_filter
from factorial_erp.sandbox.business_central.refusals import Refused
from tests.sandbox.conftest import Central, line

INVOICES = Facts.packaged()["purchaseInvoices"]
GUIDS = ("11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-22222222222a")


@pytest.mark.parametrize(
    ("where", "status", "code"),
    [
        ("number eq '1' or displayName eq '1'", 501, "BadRequest_MethodNotImplemented"),
        (
            "(number eq '1' and balance gt 0) or (number eq '2' and balance lt 0)",
            501,
            "BadRequest_MethodNotImplemented",
        ),
        ("not contains(number,'1')", 501, "BadRequest_MethodNotImplemented"),
        ("number in ('1','2')", 501, "BadRequest_MethodNotImplemented"),
        ("balance add 1 gt 2", 501, "BadRequest_MethodNotImplemented"),
        ("length(number) gt 2", 501, "BadRequest_MethodNotImplemented"),
        ("contains(tolower(number),'1')", 501, "BadRequest_MethodNotImplemented"),
        ("tolower(toupper(number)) eq '1'", 501, "BadRequest_MethodNotImplemented"),
        ("currency/code eq 'EUR'", 501, "BadRequest_MethodNotImplemented"),
        ("frobnicate(number) eq '1'", 400, "BadRequest_NotFound"),
        ("taxLiable", 400, "BadRequest_NotFound"),
        ("true", 400, "BadRequest_NotFound"),
        ("(number eq '1'", 400, "BadRequest_NotFound"),
        ("number eq '1')", 400, "BadRequest_NotFound"),
        ("number eq 1", 400, "BadRequest_NotFound"),
        ("balance eq '1'", 400, "BadRequest_NotFound"),
        ("lastModifiedDateTime gt 2026-13-01T00:00:00Z", 400, "BadRequest_NotFound"),
        ("number eq 'O'Neil'", 400, "BadRequest_NotFound"),
        ("contains(balance,'1')", 400, "BadRequest_NotFound"),
        ("number eq '123456789012345678901'", 400, "Application_FilterErrorException"),
    ],
)
def test_filters_that_are_refused(central: Central, where: str, status: int, code: str) -> None:
    """
    501 for what OData knows and Business Central does not do, 400 for what nobody can read.
    """
    answer = central.call("GET", "/vendors", params={"$filter": where})

    assert central.error(answer)[:2] == (status, code)


@pytest.mark.parametrize(
    ("where", "numbers"),
    [
        ("number in ('70001','70003')", ["70001", "70003"]),
        ("contains(tolower(displayName),tolower('HOTEL'))", ["70001", "70021"]),
        ("tolower(substring(number,0,4)) eq '7000' and number lt '70002'", ["70001"]),
    ],
)
def test_a_newer_schema_does_more(central: Central, where: str, numbers: list[str]) -> None:
    """
    Version 2.1 knows ``in`` and functions in functions.
    """
    query = {"$filter": where, "$schemaversion": "2.1", "$orderby": "number"}

    found = central.call("GET", "/vendors", params=query).json()["value"]

    assert [row["number"] for row in found] == numbers


@pytest.mark.parametrize(
    ("where", "numbers"),
    [
        ("substring(number,3) eq '01' and startswith(number,'7')", ["70001"]),
        ("contains(displayName,'hotel') eq true", ["70001", "70021"]),
        ("addressLine2 eq null and number eq '70001'", ["70001"]),
        ("blocked ne '_x0020_'", ["70025"]),
        ("blocked eq ' ' and number le '70001'", ["70001"]),
        ("(number eq '70001' or (number eq '70002')) and country eq 'DE'", ["70001", "70002"]),
    ],
)
def test_filters_that_are_less_common(central: Central, where: str, numbers: list[str]) -> None:
    """
    Null means blank; enumerations by label or in the wire's spelling.
    """
    found = central.rows("/vendors", filter=where, orderby="number")

    assert [row["number"] for row in found] == numbers


@pytest.mark.parametrize(
    "query",
    [
        {"$top": "-1"},
        {"$skip": "many"},
        {"$count": "perhaps"},
        {"$orderby": "currencyCode"},
        {"$orderby": "number sideways"},
        {"$skiptoken": "no token"},
        {"$expand": "vendor("},
        {"$frobnicate": "1"},
        {"$expand": "defaultDimensions(select=id)"},
    ],
)
def test_options_that_cannot_be_read(central: Central, query: dict[str, str]) -> None:
    """
    400 each time.
    """
    assert central.call("GET", "/vendors", params=query).status_code == 400


@pytest.mark.parametrize("option", ["$apply", "$search", "$compute"])
def test_options_that_nobody_has(central: Central, option: str) -> None:
    """
    501, which is a guess.
    """
    assert central.call("GET", "/vendors", params={option: "x"}).status_code == 501


def test_several_properties_sort(central: Central) -> None:
    """
    The first one first; ``desc`` counts for its own property.
    """
    found = central.rows("/vendors", orderby="country desc,number", select="number,country")

    pairs = [(row["country"], row["number"]) for row in found]
    assert sorted(pairs, key=lambda pair: pair[1]) != pairs
    by_number = sorted(pairs, key=lambda pair: pair[1].casefold())
    assert pairs == sorted(by_number, key=lambda pair: pair[0].casefold(), reverse=True)
    assert set(found[0]) == {"@odata.etag", "number", "country"}


def test_expansions_have_options_of_their_own(central: Central) -> None:
    """
    Filter, order, top and count inside; nested rows have ETags too.
    """
    draft = central.draft(*[line(unitCost=n) for n in (1, 2, 3)])
    inner = "$filter=unitCost gt 1;$orderby=unitCost desc;$top=1;$count=true;$select=unitCost"

    found = central.rows(
        "/purchaseInvoices", filter=f"id eq {draft['id']}", expand=f"purchaseInvoiceLines({inner})"
    )[0]

    lines = found["purchaseInvoiceLines"]
    assert found["purchaseInvoiceLines@odata.count"] == 2
    assert [row["unitCost"] for row in lines] == [3]
    assert lines[0]["@odata.etag"].startswith('W/"')


def test_companies_expand_what_is_in_them(central: Central) -> None:
    """
    A company is found by its id, or by its name as an alternate key.
    """
    path = f"{central.api}/companies(name='{central.company.name}')"

    found = central.http.get(path, params={"$expand": "accounts($top=2),generalLedgerSetup"}).json()

    assert found["id"] == central.company.row["id"]
    assert len(found["accounts"]) == 2
    assert found["generalLedgerSetup"][0]["localCurrencyCode"] == "EUR"


def test_a_property_is_read_by_itself(central: Central) -> None:
    """
    In an envelope, or bare with ``$value``.
    """
    vendor = central.rows("/vendors", filter="number eq '70001'")[0]
    path = f"/vendors({vendor['id']})/number"

    assert central.call("GET", path).json()["value"] == "70001"
    assert central.call("GET", f"{path}/$value").text == "70001"


def test_journals_of_the_first_template_only(central: Central) -> None:
    """
    Unless a filter names another one; by its id each is found.
    """
    journal = central.call("POST", "/journals", json={"code": "OURS"}).json()
    payments = central.call("POST", "/vendorPaymentJournals", json={"code": "PAY"}).json()

    assert [row["code"] for row in central.rows("/journals")] == ["OURS"]
    found = central.rows("/journals", filter="templateDisplayName eq 'PAYMENT'")
    assert [row["id"] for row in found] == [payments["id"]]
    assert central.call("GET", f"/journals({payments['id']})").status_code == 200
    assert journal["templateDisplayName"] == "GENERAL"


def test_query_sets_are_lists_that_nobody_sorts(central: Central) -> None:
    """
    What was bought is summed up by vendor.
    """
    central.post(central.draft())

    found = central.rows("/vendorPurchases", filter="vendorNumber eq '70001'")

    assert [row["totalPurchaseAmount"] for row in found] == [119]
    assert central.call("GET", "/vendorPurchases?$orderby=name").status_code == 501
    assert central.call("GET", f"/vendorPurchases({found[0]['vendorId']})").status_code == 400


ROWS = st.lists(st.integers(min_value=0, max_value=30), unique=True, max_size=30)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.integers(1, 7), st.integers(0, 5), st.none() | st.integers(0, 20), st.booleans())
def test_pages_are_the_list_in_pieces(
    numbers: list[int], size: int, skip: int, top: int | None, descends: bool
) -> None:
    """
    Whatever the size, ``$skip`` and ``$top``: no row twice, none lost, in order; a row that vanishes moves nothing.
    """
    central = Central(Sandbox())
    for number in numbers:
        central.company.create("projects", {"number": f"{number:03}"})
    where = {"$filter": "number lt '100'", "$orderby": f"number{' desc' if descends else ''}"}
    options = {**where, "$skip": str(skip), **({} if top is None else {"$top": str(top)})}
    prefer = {"Prefer": f"odata.maxpagesize={size}"}

    answer = central.call("GET", "/projects", params=options, headers=prefer).json()
    found = [row["number"] for row in answer["value"]]
    lengths = [len(found)]
    while "@odata.nextLink" in answer:
        answer = central.http.get(answer["@odata.nextLink"], headers=prefer).json()
        found += [row["number"] for row in answer["value"]]
        lengths.append(len(answer["value"]))

    expected = sorted((f"{number:03}" for number in numbers), reverse=descends)[skip:]
    assert found == expected[:top]
    assert all(length == size for length in lengths[:-1])


def test_a_row_that_vanishes_between_pages_moves_nothing(central: Central) -> None:
    """
    The link goes on after the last row that was sent.
    """
    for number in range(6):
        central.call("POST", "/projects", json={"number": f"A{number}"})
    prefer = {"Prefer": "odata.maxpagesize=3"}
    query = {"$filter": "startswith(number,'A')", "$orderby": "number"}
    first = central.call("GET", "/projects", params=query, headers=prefer).json()
    gone = first["value"][0]
    central.call("DELETE", f"/projects({gone['id']})")

    second = central.http.get(first["@odata.nextLink"], headers=prefer).json()

    assert [row["number"] for row in second["value"]] == ["A3", "A4", "A5"]
    assert "$skiptoken" in dict(parse_qsl(urlsplit(first["@odata.nextLink"]).query))


def test_a_page_that_is_too_large_is_cut_down(central: Central) -> None:
    """
    To 20,000 rows, without a word.
    """
    answer = central.call("GET", "/vendors", headers={"Prefer": "odata.maxpagesize=1000000"})

    assert answer.status_code == 200
    assert answer.headers["Preference-Applied"] == "odata.maxpagesize=20000"


# Filters against Python

TEXTS = st.sampled_from(["", "A", "a", "O'Neil", "Käse & Brot", "100 %", "ß", "x+y", "#1"])
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 5))
AMOUNTS = st.decimals(-5, 5, places=2)
STATUSES = st.sampled_from([" ", "Draft", "In Review", "Open"])
RECORDS = st.fixed_dictionaries(
    {
        "shipToName": TEXTS,
        "postingDate": DAYS,
        "discountAmount": AMOUNTS,
        "status": STATUSES,
        "vendorId": st.sampled_from(GUIDS),
        "pricesIncludeTax": st.booleans(),
    }
)
OPERATORS = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
}
Condition = tuple[str, Any, frozenset[str]]
"""Text of a filter, what Python thinks of it, and the properties in it."""


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def comparisons(draw: Any) -> Condition:
    """A comparison of one property with a literal."""
    name = draw(st.sampled_from(["shipToName", "postingDate", "discountAmount", "vendorId"]))
    operator = draw(st.sampled_from(list(OPERATORS)))
    compare = OPERATORS[operator]
    if name == "shipToName":
        value = draw(TEXTS)
        test = lambda row: compare(row[name].casefold(), value.casefold())  # noqa: E731
        return f"{name} {operator} {quoted(value)}", test, frozenset({name})
    value = draw(
        {"postingDate": DAYS, "discountAmount": AMOUNTS, "vendorId": st.sampled_from(GUIDS)}[name]
    )
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"{name} {operator} {text}", lambda row: compare(row[name], value), frozenset({name})


@st.composite
def searches(draw: Any) -> Condition:
    """A search in a text, a member of an enumeration, or a truth."""
    kind = draw(st.sampled_from(["contains", "startswith", "endswith", "status", "bool"]))
    if kind == "status":
        value = draw(STATUSES)
        return (
            f"status eq {quoted(value)}",
            lambda row: row["status"] == value,
            frozenset({"status"}),
        )
    if kind == "bool":
        value = draw(st.booleans())
        text = f"pricesIncludeTax eq {str(value).lower()}"
        return text, lambda row: row["pricesIncludeTax"] is value, frozenset({"pricesIncludeTax"})
    sought = draw(TEXTS)
    find = {"contains": str.__contains__, "startswith": str.startswith, "endswith": str.endswith}[
        kind
    ]
    text = f"{kind}(shipToName,{quoted(sought)})"
    test = lambda row: find(row["shipToName"].casefold(), sought.casefold())  # noqa: E731
    return text, test, frozenset({"shipToName"})


def joined(parts: list[Condition], word: str) -> Condition:
    all_or_any = all if word == "and" else any
    text = f" {word} ".join(f"({part[0]})" for part in parts)
    fields = frozenset[str]().union(*(part[2] for part in parts))
    return text, lambda row: all_or_any(part[1](row) for part in parts), fields


CONDITIONS = st.recursive(
    comparisons() | searches(),
    lambda inner: st.builds(
        joined, st.lists(inner, min_size=2, max_size=3), st.sampled_from(["and", "or"])
    ),
    max_leaves=6,
)


def refusal_of(text: str) -> Refused | None:
    """Return with what the reader refuses a filter."""
    try:
        read_filter(text, INVOICES)
    except Refused as refusal:
        return refusal
    return None


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, st.lists(RECORDS, max_size=5))
def test_filters_select_what_python_selects(
    condition: Condition, records: list[dict[str, Any]]
) -> None:
    """
    Whatever the operators, brackets and literals; ``or`` over several properties is the only refusal.
    """
    text, test, fields = condition
    refusal = refusal_of(text)
    if refusal is not None:
        assert refusal.status == 501
        assert " or " in text
        assert len(fields) > 1
        return
    rows = [{**record, "postingDate": str(record["postingDate"])} for record in records]

    found = [n for n, row in enumerate(rows) if read_filter(text, INVOICES).test(row)]

    assert found == [n for n, record in enumerate(records) if test(record)]


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_any_text_is_a_filter_or_a_refusal(text: str) -> None:
    """
    Never another exception.
    """
    refusal = refusal_of(text or " ")

    assert refusal is None or refusal.status in (400, 501)
