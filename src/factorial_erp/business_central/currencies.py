"""
Currencies: how money in them is rounded.

Generated from ``schema/business_central/currencies.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, ReadOptions

__all__ = [
    "Currencies",
    "Currency",
    "CurrencyChanges",
    "CurrencyExchangeRate",
    "CurrencyExchangeRates",
    "NewCurrency",
]


@model(camel)
class Currency(Entity):
    """A currency; the local one is usually absent."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=30)
    symbol: Attr[str] = field(max_length=10)
    amount_decimal_places: Attr[str] = field(max_length=5)
    amount_rounding_precision: Attr[Decimal]
    """What amounts are rounded to."""
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class CurrencyExchangeRate(Entity):
    """What one currency is worth, from a day on; the latest day before yours counts."""

    id: Attr[str] = field(guid=True, read_only=True)
    currency_code: Attr[str] = field(read_only=True)
    starting_date: Attr[dt.date | None] = field(default=None, read_only=True)
    exchange_rate_amount: Attr[Decimal] = field(read_only=True)
    """So much of :attr:`currency_code` …"""
    relational_currency_code: Attr[str] = field(read_only=True)
    """Blank for the local currency."""
    relational_exchange_rate_amount: Attr[Decimal] = field(read_only=True)
    """… is worth so much of :attr:`relational_currency_code`."""
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


class NewCurrency(TypedDict, total=False):
    """What :meth:`Currencies.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str
    symbol: str
    amount_decimal_places: str
    amount_rounding_precision: Decimal | int


class CurrencyChanges(TypedDict, total=False):
    """What :meth:`Currencies.update` takes."""

    code: str
    display_name: str
    symbol: str
    amount_decimal_places: str
    amount_rounding_precision: Decimal | int


class Currencies(EntitySet[M]):
    """``currencies``: currencies, but for the local one."""

    _set = "currencies"

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Currency]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Currency, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Currency:
        """One by its id."""
        return await self._read(Currency, id, options)

    @operation
    async def create(self, **fields: Unpack[NewCurrency]) -> Currency:
        """Create one."""
        return await self._create(Currency, fields)

    @operation
    async def update(
        self,
        record: Currency | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[CurrencyChanges],
    ) -> Currency:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Currency, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Currency], CurrencyChanges], *, attempts: int = 3
    ) -> Currency:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Currency, id, change, attempts)

    @operation
    async def delete(self, record: Currency | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class CurrencyExchangeRates(EntitySet[M]):
    """``currencyExchangeRates``: what currencies were worth, from which day on."""

    _set = "currencyExchangeRates"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[CurrencyExchangeRate]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(CurrencyExchangeRate, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> CurrencyExchangeRate:
        """One by its id."""
        return await self._read(CurrencyExchangeRate, id, options)
