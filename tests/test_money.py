"""Does every digit survive? Decimals there and back, a million in CI, and nowhere a float."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import random
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

import factorial_erp.business_central
import factorial_erp.factorial
from factorial_erp import errors
from factorial_erp._core import rows as rows_module
from factorial_erp._core.decode import Decoder, _hints
from factorial_erp._core.encode import body_of, write_json
from factorial_erp._core.model import Attr, Model, columns, field, model
from factorial_erp._core.rows import read_json
from factorial_erp.business_central.entities import Entity

PACKAGES = (factorial_erp.business_central, factorial_erp.factorial)
DECIMALS = int(os.environ.get("FACTORIAL_ERP_DECIMALS", "100_000"))
"""How many go there and back: `nox -s tests` asks for a million, on one of its Pythons."""

PAGE = 5_000
AMOUNTS = ("one", "two", "three", "four")


@model()
class Amounts(Entity):
    """A record with four amounts."""

    one: Attr[Decimal] = field()
    two: Attr[Decimal] = field()
    three: Attr[Decimal] = field()
    four: Attr[Decimal] = field()


def texts(seed: int) -> Iterator[str]:
    """Return numbers of up to eighteen digits as JSON writes them, the point anywhere."""
    chance = random.Random(seed)
    while True:
        digits = chance.randint(1, 18)
        number = chance.randrange(10**digits)
        places = chance.randint(0, 18) if chance.random() < 0.3 else chance.randint(0, 5)
        padded = str(number).rjust(places + 1, "0")
        text = f"{padded[:-places]}.{padded[-places:]}" if places else padded
        yield f"-{text}" if number and chance.random() < 0.4 else text


@pytest.fixture(params=["msgspec", "standard library"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of reading JSON: with the extra ``fast`` and without."""
    name: str = request.param
    if name == "msgspec":
        pytest.importorskip("msgspec", reason="the extra 'fast' is not installed")
    else:
        monkeypatch.setattr(rows_module, "_msgspec", cache(lambda: None))
    return name


@pytest.fixture(scope="module")
def sent() -> list[tuple[list[str], str]]:
    """The decimals, by pages of records: as they should be written, and as the encoder writes them."""
    numbers = texts(20261125)
    pages: list[tuple[list[str], str]] = []
    for _ in range(DECIMALS // len(AMOUNTS) // PAGE):
        page = [next(numbers) for _ in range(PAGE * len(AMOUNTS))]
        given = map(Decimal, page)
        rows = [dict(zip(AMOUNTS, four, strict=True)) for four in zip(*[given] * 4, strict=True)]
        pages.append((page, write_json({"value": [body_of(Amounts, row) for row in rows]})))
    return pages


def test_decimals_are_written_digit_by_digit(sent: list[tuple[list[str], str]]) -> None:
    """
    The encoder writes the digits that were given: none rounded, none lost, no exponent.
    """
    for page, written in sent:
        rows = zip(*[iter(page)] * 4, strict=True)
        expected = ",".join(
            "{" + ",".join(f'"{k}":{v}' for k, v in zip(AMOUNTS, row, strict=True)) + "}"
            for row in rows
        )
        assert f'{{"value":[{expected}]}}' == written


def test_decimals_are_read_digit_by_digit(sent: list[tuple[list[str], str]], parser: str) -> None:
    """
    What the encoder wrote is read as the same decimals, trailing zeros included.
    """
    assert parser
    decoder = Decoder()
    read_page = decoder.page_reader(Amounts, "value")
    count = 0

    for page, written in sent:
        records = decoder.decode_all(Amounts, read_page(written.encode())["value"])
        read = [
            amount for each in records for amount in (each.one, each.two, each.three, each.four)
        ]
        assert {Decimal} == set(map(type, read))
        assert page == [f"{amount:f}" for amount in read]
        count += len(read)

    assert DECIMALS == count


def models() -> list[type[Model]]:
    """Return the models of both APIs."""
    found: set[type[Model]] = set()
    for package in PACKAGES:
        for each in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{each.name}")
            found |= {
                value
                for value in vars(module).values()
                if isinstance(value, type) and issubclass(value, Model) and columns(value)
            }
    return sorted(found, key=lambda each: (each.__module__, each.__name__))


def floats(value: Any, where: str) -> Iterator[str]:
    """Yield where floats are in something that was decoded."""
    if isinstance(value, float):
        yield where
    elif isinstance(value, Model):
        for name in columns(type(value)):
            yield from floats(getattr(value, name, None), f"{where}.{name}")
        yield from floats(value.extra, f"{where}.extra")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from floats(inner, f"{where}[{key!r}]")
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from floats(inner, f"{where}[]")


SHAPES = {
    "numbers": lambda wire: f'"{wire}":0.1',
    "objects": lambda wire: f'"{wire}":{{"deep":[0.1,{{"deeper":1e2}}],"amount":0.1,"id":0.1}}',
    "lists": lambda wire: f'"{wire}":[0.1,{{"amount":0.1}},[1E-3]]',
}
"""What a field is given, whatever it should be."""


@pytest.mark.parametrize("shape", SHAPES)
def test_no_record_holds_a_float(parser: str, shape: str) -> None:
    """
    Every field of every model of both APIs gets numbers with a fraction, and so do fields that nobody knows.
    """
    assert parser
    known = models()
    assert len(known) > 200

    for unknown in ("", ',"neverHeardOf":0.1,"norOf":{"it":[0.1]}'):
        # One for all, since models lead to each other and learning to read one takes a while.
        decoder = Decoder(on_drift=lambda _drift: None) if unknown else Decoder()
        for each in known:
            fields = ",".join(SHAPES[shape](column.wire) for column in columns(each).values())
            page = f'{{"value":[{{{fields}{unknown}}}],"meta":{{"total":0.1}}}}'.encode()
            read = decoder.page_reader(each, "value", "meta")(page)
            (record,) = decoder.decode_all(each, read["value"])
            one = decoder.decode(each, read_json(page)["value"][0])
            found = [*floats(record, each.__name__), *floats(one, each.__name__)]
            assert [] == [*found, *floats(read["meta"], "meta")]


def hints(kind: Any) -> Iterator[Any]:
    """Yield a type and the types that it is made of."""
    yield kind
    for inner in typing.get_args(kind):
        yield from hints(inner)


def test_no_field_is_declared_as_a_float() -> None:
    """
    Neither what is read nor what is written: models, and the typed dictionaries of creates and updates.
    """
    declared: dict[str, Any] = {}
    for package in PACKAGES:
        found = [
            vars(importlib.import_module(f"{package.__name__}.{each.name}"))
            for each in pkgutil.iter_modules(package.__path__)
        ]
        everywhere = {name: value for names in found for name, value in names.items()}
        for value in filter(typing.is_typeddict, everywhere.values()):
            own = vars(importlib.import_module(value.__module__))
            written = typing.get_type_hints(value, own, {**everywhere, **own})
            declared |= {f"{value.__name__}.{name}": hint for name, hint in written.items()}
    for each in models():
        declared |= {f"{each.__name__}.{name}": hint for name, hint in _hints(each).items()}

    assert len(declared) > 3000
    assert [] == [name for name, hint in declared.items() if float in hints(hint)]


@pytest.mark.parametrize(
    "body",
    [
        {"amount": 0.1},
        {"lines": [{"amount": Decimal("0.1")}, {"amount": 0.1}]},
        {"deep": {"deeper": (1, [2, {"x": 1e22}])}},
        [float("nan")],
        1.0,
    ],
)
def test_no_body_is_sent_with_a_float(body: Any) -> None:
    """
    However deep it is, and even where it happens to be whole.
    """
    with pytest.raises(errors.InputInvalid, match="is not exact"):
        write_json(body)


def test_the_search_finds_floats() -> None:
    """
    Records that were read with floats do not pass: the tests above can fail.
    """
    read = Decoder().decode(Amounts, json.loads('{"one":0.1,"two":1,"other":[{"x":0.5}]}'))

    assert ["Amounts.one", "Amounts.extra['other'][]['x']"] == [*floats(read, "Amounts")]
