"""Does every model survive answers that differ from the schema?"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import httpx
import pytest
from hypothesis import given, settings, strategies as st

from factorial_erp import errors
from factorial_erp._core.decode import Decoder, Drift
from factorial_erp._core.encode import write_json
from factorial_erp._core.model import Model, OpenEnum, columns
from tests.conftest import Mode


def all_domains() -> list[str]:
    """Return the names of all generated modules."""
    from factorial_erp.factorial.domains import FactorialDomains

    found = [name for name, each in vars(FactorialDomains).items() if hasattr(each, "attrname")]
    return [name for name in found if name not in {"files", "webhooks"}]


def models(domain: str) -> list[type[Model]]:
    """Return every model of a domain, also those below others."""
    module = importlib.import_module(f"factorial_erp.factorial.{domain}")
    found = [getattr(module, name) for name in module.__all__]
    return [each for each in found if isinstance(each, type) and issubclass(each, Model)]


class Place(typing.NamedTuple):
    """A field of a model, as the annotations tell."""

    name: str
    wire: str
    kind: Any
    optional: bool


def places(model: type[Model]) -> Iterator[Place]:
    """Yield the fields of a model."""
    hints = typing.get_type_hints(model)
    for name, column in columns(model).items():
        (hint,) = typing.get_args(hints[name])
        kinds = [each for each in typing.get_args(hint) if each is not type(None)]
        optional = type(None) in typing.get_args(hint)
        yield Place(name, column.wire, kinds[0] if optional else hint, optional)


def wire_value(kind: Any) -> Any:
    """Make what the API would send for a field."""
    if typing.get_origin(kind) is tuple:
        return [wire_value(typing.get_args(kind)[0])]
    if isinstance(kind, type) and issubclass(kind, Model):
        return record(kind)
    if isinstance(kind, type) and issubclass(kind, OpenEnum):
        return next(iter(kind)).value
    if typing.get_origin(kind) is not None:
        return {"key": "value"}
    values: dict[Any, Any] = {
        str: "text",
        int: 3,
        bool: True,
        Decimal: Decimal("1.25"),
        dt.date: "2026-10-01",
        dt.datetime: "2026-10-01T12:00:00.000Z",
        Any: "anything",
    }
    return values[kind]


def record(model: type[Model]) -> dict[str, Any]:
    """Make a record as the schema says."""
    return {place.wire: wire_value(place.kind) for place in places(model)}


Oddity = tuple[str, str, Any, str | None]
"""Name on the wire, Python name, what comes instead, and the drift to be told."""


def oddities(model: type[Model], digits: int, text: str) -> Iterator[Oddity]:
    """Yield each way in which one field of a record may be odd."""
    for name, wire, kind, optional in places(model):
        if not optional:
            yield wire, name, None, "null"
        if kind is str:
            yield wire, name, digits, None  # ids were integers before 2026-07-01
        elif kind in (dt.date, dt.datetime):
            yield wire, name, "", "type"
            yield wire, name, digits, "type"
        elif kind in (int, bool, Decimal):
            yield wire, name, f"no number: {text}", "type"
        elif isinstance(kind, type) and issubclass(kind, OpenEnum):
            yield wire, name, f"new_{text}", "unknown value"
        elif typing.get_origin(kind) is tuple or (
            isinstance(kind, type) and issubclass(kind, Model)
        ):
            yield wire, name, text, "type"
    yield f"new_{text}", "extra", {"any": digits}, "unknown field"


def values(read: Model) -> dict[str, Any]:
    """Return every field that can be read."""
    found: dict[str, Any] = {}
    for name in columns(type(read)):
        try:
            found[name] = getattr(read, name)
        except errors.FieldNotReceived:
            found[name] = errors.FieldNotReceived
    return found


def test_every_domain_is_covered() -> None:
    """
    38 domains with their models.
    """
    assert 38 == len(all_domains())
    assert all(models(domain) for domain in all_domains())


@pytest.mark.parametrize("domain", all_domains())
def test_what_the_schema_says_is_read_without_a_word(domain: str) -> None:
    """
    A record as promised is no drift.
    """
    told: list[Drift] = []
    decoder = Decoder(on_drift=told.append)

    for model in models(domain):
        read = decoder.decode(model, record(model))
        assert errors.FieldNotReceived not in values(read).values()
        assert read == decoder.decode(model, record(model))

    assert told == []


@pytest.mark.parametrize("domain", all_domains())
@settings(max_examples=3)
@given(digits=st.integers(0, 10**20), text=st.text("abc xyz", min_size=1, max_size=8))
def test_one_odd_field_costs_nothing_but_itself(domain: str, digits: int, text: str) -> None:
    """
    The record is there, its other fields and its neighbours are as they were, the drift is told once.
    """
    for model in models(domain):
        plain = record(model)
        usual = values(Decoder().decode(model, plain))
        for wire, name, odd, kind in oddities(model, digits, text):
            told: list[Drift] = []
            decoder = Decoder(on_drift=told.append)

            first, strange, again, last = (
                decoder.decode(model, each)
                for each in (plain, {**plain, wire: odd}, {**plain, wire: odd}, plain)
            )

            expected = [] if kind is None else [(name if name != "extra" else wire, kind)]
            assert [(each.field, each.kind) for each in told] == expected
            assert {each.model for each in told} <= {model.__name__}
            assert values(first) == values(last) == usual
            assert first == last
            assert strange == again
            found = values(strange)
            assert {k: v for k, v in found.items() if k != name} == {
                k: v for k, v in usual.items() if k != name
            }
            if kind == "null":
                assert found[name] is errors.FieldNotReceived
            elif kind == "unknown field":
                assert strange.extra[wire] == odd
            elif kind is None:
                assert found[name] == str(odd)
            else:
                assert found[name] == odd


@pytest.mark.parametrize("domain", all_domains())
def test_what_was_not_promised_may_be_missing(domain: str) -> None:
    """
    Optional fields that do not come are ``None``; required ones are told and raise when they are used.
    """
    for model in models(domain):
        told: list[Drift] = []

        read = values(Decoder(on_drift=told.append).decode(model, {}))

        required = {place.name for place in places(model) if not place.optional}
        assert {name for name, value in read.items() if value is not None} == required
        assert {each.field for each in told} == required
        assert {each.kind for each in told} <= {"missing"}


def test_no_page_is_lost(mode: Mode) -> None:
    """
    A record full of oddities stands between two that are as they should be.
    """
    from factorial_erp.factorial import Expense

    plain = record(Expense)
    odd: Mapping[str, Any] = {
        **plain,
        "status": "on_the_moon",
        "effective_on": "",
        "currency": None,
        "id": 41,
        "amount": "a lot",
        "taxes": [{"type": None, "percentage": "?"}, 7],
        "new": 1,
    }
    told: list[Drift] = []

    def answer(_request: httpx.Request) -> httpx.Response:
        # httpx's own JSON knows no decimals.
        data = json.loads(write_json([plain, odd, plain]))
        return httpx.Response(200, json={"data": data, "meta": {"has_next_page": False}})

    first, strange, last = mode.list(mode.factorial(answer, on_drift=told.append).expenses.list())

    assert first == last
    assert "on_the_moon" == strange.status
    assert not strange.status.is_known
    assert "41" == strange.id
    assert "a lot" == strange.amount
    with pytest.raises(errors.FieldNotReceived):
        _ = strange.currency
    assert len(told) == len(set(told))
