"""
Holidays: days off of the company.

Generated from ``schema/factorial/holidays.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from typing_extensions import Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "CompanyHoliday",
    "CompanyHolidayHalfDay",
    "CompanyHolidayQuery",
    "CompanyHolidays",
    "Holidays",
]


class CompanyHolidayHalfDay(OpenEnum):
    """Values of :attr:`CompanyHoliday.half_day`."""

    BEGINNING_OF_DAY = "beginning_of_day"
    END_OF_DAY = "end_of_day"


@model()
class CompanyHoliday(Model):
    """One of ``holidays/company_holidays``."""

    id: Attr[str]
    location_id: Attr[str]
    date: Attr[dt.date]
    summary: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    half_day: Attr[CompanyHolidayHalfDay | None] = field(default=None)


class CompanyHolidayQuery(ListOptions, total=False):
    """Filters of :meth:`CompanyHolidays.list`."""

    ids: Many[str]
    location_ids: Many[str]
    team_ids: Many[str]
    employee_ids: Many[str]
    start_at: dt.date | str
    end_at: dt.date | str


class CompanyHolidays(FactorialResource[M]):
    """``holidays/company_holidays``: company holidays."""

    _path = "/holidays/company_holidays"

    @listing
    def list(self, **query: Unpack[CompanyHolidayQuery]) -> Listing[CompanyHoliday]:
        """Company holidays, oldest first."""
        return self._pages(CompanyHoliday, CompanyHolidayQuery, query)

    @operation
    async def get(self, id: str) -> CompanyHoliday:
        """One record by its id."""
        return await self._one(CompanyHoliday, "GET", id)


class Holidays(FactorialResource[M]):
    """``holidays``: days off of the company."""

    @cached_property
    def company_holidays(self) -> CompanyHolidays[M]:
        """Company holidays."""
        return CompanyHolidays(self._session)
