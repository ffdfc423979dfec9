"""Do filters select what they say? Random conditions on random models, read by a parser of somebody else."""

from __future__ import annotations

import datetime as dt
import operator
import uuid
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import attrs
import httpx
from hypothesis import HealthCheck, given, settings, strategies as st
from odata_query import ast
from odata_query.grammar import ODataLexer, ODataParser

from factorial_erp._core.expr import Column, Expr
from factorial_erp._core.model import Attr, columns, field, model
from factorial_erp._core.session import _escaped
from factorial_erp.business_central.entities import Entity, Option
from factorial_erp.business_central.odata import filter_text
from factorial_erp.errors import QueryUnsupported

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(["", "'", "''", "O'Neil", "100 %", "+49 & #1", "a/b?c=d", "é😀", "x" * 3000]),
)


class Kind(Option):
    """An enum that knows none of the values that come."""

    INVOICE = "Invoice"


LABELS = st.sampled_from([" ", "Purchase Invoice", "G/L Account", "Charge (Item)", "Non-Inventory"])
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
"""Not zones: Python finds times that a clock shows twice unequal to all others."""

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "guid": st.uuids().map(str),
    "decimal": st.decimals(-(10**15), 10**15, allow_nan=False, places=4),
    "integer": st.integers(-(2**31), 2**31),
    "day": st.dates(dt.date(1900, 1, 1)),
    "moment": st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 1, 1), timezones=OFFSETS),
    "flag": st.booleans(),
    "option": LABELS.map(Kind),
}
"""By kind of field."""

ORDERED = ("decimal", "integer", "day", "moment")
WIRE_NAMES = st.from_regex(r"[a-z][a-zA-Z0-9]{2,9}", fullmatch=True).filter(
    lambda name: name.lower() not in {"and", "any", "all", "not", "mod", "div", "null", "true"}
)

COMPARING: dict[type, Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def value_of(node: Any) -> Any:
    """Read a literal as its grammar says."""
    match node:
        case ast.Null():
            return None
        case ast.Boolean():
            return node.val == "true"
        case ast.Integer() | ast.Float():
            return Decimal(node.val)
        case ast.Date():
            return dt.date.fromisoformat(node.val)
        case ast.DateTime():
            return dt.datetime.fromisoformat(node.val)
        case ast.GUID():
            return uuid.UUID(node.val)
        case _:
            assert isinstance(node, ast.String)
            return node.val


def holds(node: Any, row: dict[str, Any]) -> bool:
    """Evaluate what the other parser made of a filter on a row as the server has it."""
    match node:
        case ast.BoolOp():
            parts = [holds(node.left, row), holds(node.right, row)]
            return all(parts) if isinstance(node.op, ast.And) else any(parts)
        case ast.Compare():
            return COMPARING[type(node.comparator)](row[node.left.name], value_of(node.right))
        case _:
            assert isinstance(node, ast.Call)
            text, sought = row[node.args[0].name], value_of(node.args[1])
            name = node.func.name
            return bool(sought in text if name == "contains" else getattr(text, name)(sought))


def fields_of(node: Any) -> set[str]:
    """Return the fields below a node."""
    if isinstance(node, ast.BoolOp):
        return fields_of(node.left) | fields_of(node.right)
    return {node.left.name if isinstance(node, ast.Compare) else node.args[0].name}


def alternatives(node: Any) -> list[set[str]]:
    """Return the fields of each "or" in a filter."""
    if not isinstance(node, ast.BoolOp):
        return []
    own = [fields_of(node)] if isinstance(node.op, ast.Or) else []
    return [*own, *alternatives(node.left), *alternatives(node.right)]


def on_the_wire(value: Any, kind: str) -> Any:
    """Return a value as the server compares it."""
    if kind == "guid":
        return uuid.UUID(value)
    return value.to_wire() if kind == "option" else value


@attrs.frozen
class Case:
    """A model, a condition on it and some rows."""

    model: Any
    where: Expr
    kinds: dict[str, str]
    wires: dict[str, str]
    rows: list[dict[str, Any]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    wires = draw(st.lists(WIRE_NAMES, min_size=1, max_size=4, unique=True))
    names = {f"field_{at}": wire for at, wire in enumerate(wires)}
    kinds = {name: draw(st.sampled_from(list(VALUES))) for name in names}
    facts = {name: field(wire=names[name], guid=kinds[name] == "guid") for name in names}
    cls = model()(
        type("Thing", (Entity,), {"__annotations__": dict.fromkeys(names, Attr[Any]), **facts})
    )
    pools = {name: draw(st.lists(VALUES[kinds[name]], min_size=1, max_size=4)) for name in names}
    leaves = [leaf(columns(cls)[name], kinds[name], pools[name]) for name in names]
    where = draw(
        st.recursive(
            st.one_of(leaves),
            lambda inner: st.one_of(
                st.tuples(inner, inner).map(lambda two: two[0] & two[1]),
                st.tuples(inner, inner).map(lambda two: two[0] | two[1]),
                inner.map(lambda one: ~one),
            ),
            max_leaves=6,
        )
    )
    some = st.fixed_dictionaries({name: st.sampled_from(pools[name]) for name in names})
    return Case(cls, where, kinds, names, draw(st.lists(some, min_size=1, max_size=5)))


def leaf(column: Column[Any], kind: str, pool: list[Any]) -> st.SearchStrategy[Expr]:
    value = st.sampled_from(pool)
    found: list[st.SearchStrategy[Expr]] = [
        value.map(lambda v: column == v),
        value.map(lambda v: column != v),
        st.lists(value, min_size=1, max_size=3).map(column.one_of),
    ]
    if kind in ORDERED:
        found += [
            value.map(lambda v: column < v),
            value.map(lambda v: column <= v),
            value.map(lambda v: column > v),
            value.map(lambda v: column >= v),
        ]
    if kind == "text":
        part = st.tuples(value, st.integers(0, 3), st.integers(0, 3)).map(
            lambda three: three[0][three[1] : three[1] + three[2]]
        )
        found += [part.map(column.contains), part.map(column.startswith), part.map(column.endswith)]
    return st.one_of(found)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_filters_select_the_rows_that_python_selects(case: Case) -> None:
    """
    Another parser reads every filter, and what it reads selects the same rows; no "or" spans two fields.
    """
    try:
        text = filter_text(case.where)
    except QueryUnsupported:
        return

    url = httpx.URL(f"https://example.com/things?$filter={_escaped(text)}")
    query = dict(parse_qsl(urlsplit(str(url)).query, keep_blank_values=True))
    node = ODataParser().parse(ODataLexer().tokenize(query["$filter"]))

    assert {"$filter": text} == query
    assert all(len(fields) == 1 for fields in alternatives(node))
    for row in case.rows:
        wire = {
            case.wires[name]: on_the_wire(value, case.kinds[name]) for name, value in row.items()
        }
        assert case.where.matches(SimpleNamespace(**row)) == holds(node, wire)
