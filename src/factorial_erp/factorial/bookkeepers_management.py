"""
Bookkeepers: what they ask about employees.

Generated from ``schema/factorial/bookkeepers_management.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "BookkeepersManagement",
    "Incidence",
    "IncidenceChanges",
    "IncidenceQuery",
    "Incidences",
]


@model()
class Incidence(Model):
    """One of ``bookkeepers_management/incidences``."""

    id: Attr[str]
    legal_entity_id: Attr[str]
    name: Attr[str]
    target_id: Attr[str]
    target_type: Attr[str]
    status: Attr[str]
    company_id: Attr[str]
    created_at: Attr[dt.datetime]
    is_reopened: Attr[bool]
    employee_id: Attr[str | None] = field(default=None)
    custom_name: Attr[str | None] = field(default=None)
    starts_on: Attr[dt.date | None] = field(default=None)
    ends_on: Attr[dt.date | None] = field(default=None)
    read_at: Attr[dt.date | None] = field(default=None)
    message_from: Attr[str | None] = field(default=None)
    has_message: Attr[bool | None] = field(default=None)
    legal_entity_name: Attr[str | None] = field(default=None)
    employee_first_name: Attr[str | None] = field(default=None, private=True)
    employee_last_name: Attr[str | None] = field(default=None, private=True)


class IncidenceQuery(ListOptions, total=False):
    """Filters of :meth:`Incidences.list`."""

    ids: Many[str]
    legal_entities_ids: Many[str]
    status: Many[str]
    starts_on: dt.date | str
    ends_on: dt.date | str
    type: Many[str]
    sort_by: str
    direction: str
    search: str
    employee_ids: Many[str]
    contains_message: bool
    message_from: str
    custom_leave_name: Many[str]


class IncidenceChanges(TypedDict, total=False):
    """What :meth:`Incidences.update` takes."""

    status: str | None
    has_message: bool | None
    message_from: str | None
    read_at: dt.date | None
    mark_as_read: bool | None


class Incidences(FactorialResource[M]):
    """``bookkeepers_management/incidences``: incidences."""

    _path = "/bookkeepers_management/incidences"

    @listing
    def list(self, **query: Unpack[IncidenceQuery]) -> Listing[Incidence]:
        """Incidences, oldest first."""
        return self._pages(Incidence, IncidenceQuery, query)

    @operation
    async def get(self, id: str) -> Incidence:
        """One record by its id."""
        return await self._one(Incidence, "GET", id)

    @operation
    async def update(self, id: str, **changes: Unpack[IncidenceChanges]) -> Incidence:
        """Change the fields that are given."""
        return await self._one(
            Incidence, "PUT", id, takes=IncidenceChanges, body={"id": id, **changes}
        )


class BookkeepersManagement(FactorialResource[M]):
    """``bookkeepers_management``: what bookkeepers ask about employees."""

    @cached_property
    def incidences(self) -> Incidences[M]:
        """Incidences."""
        return Incidences(self._session)
