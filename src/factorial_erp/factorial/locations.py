"""
Locations: where people work.

Generated from ``schema/factorial/locations.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Location",
    "LocationChanges",
    "LocationQuery",
    "Locations",
    "NewLocation",
    "NewWorkArea",
    "WorkArea",
    "WorkAreaArchive",
    "WorkAreaChanges",
    "WorkAreaQuery",
    "WorkAreaUnarchive",
    "WorkAreas",
]


@model()
class Location(Model):
    """One of ``locations/locations``."""

    id: Attr[str]
    company_id: Attr[str]
    name: Attr[str]
    main: Attr[bool]
    timezone: Attr[str | None] = field(default=None)
    country: Attr[str | None] = field(default=None)
    state: Attr[str | None] = field(default=None, private=True)
    city: Attr[str | None] = field(default=None, private=True)
    address_line_1: Attr[str | None] = field(default=None, private=True)
    address_line_2: Attr[str | None] = field(default=None, private=True)
    postal_code: Attr[str | None] = field(default=None, private=True)
    phone_number: Attr[str | None] = field(default=None, private=True)
    latitude: Attr[Decimal | None] = field(default=None, private=True)
    longitude: Attr[Decimal | None] = field(default=None, private=True)
    radius: Attr[Decimal | None] = field(default=None)
    siret: Attr[str | None] = field(default=None)


@model()
class WorkArea(Model):
    """One of ``locations/work_areas``."""

    id: Attr[str]
    location_id: Attr[str]
    name: Attr[str]
    archived_at: Attr[dt.datetime | None] = field(default=None)


class LocationQuery(ListOptions, total=False):
    """Filters of :meth:`Locations.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    main: bool


class NewLocation(TypedDict, total=False):
    """What :meth:`Locations.create` takes."""

    name: Required[str]
    country: Required[str]
    timezone: Required[str]
    company_id: Required[str]
    main: bool | None
    city: str | None
    state: str | None
    phone_number: str | None
    postal_code: str | None
    address_line_one: str | None
    address_line_two: str | None
    latitude: Decimal | None
    longitude: Decimal | None
    radius: Decimal | None
    siret: str | None


class LocationChanges(TypedDict, total=False):
    """What :meth:`Locations.update` takes."""

    name: str | None
    country: str | None
    main: bool | None
    city: str | None
    state: str | None
    phone_number: str | None
    postal_code: str | None
    address_line_one: str | None
    address_line_two: str | None
    timezone: str | None
    latitude: Decimal | None
    longitude: Decimal | None
    radius: Decimal | None
    siret: str | None


class WorkAreaQuery(ListOptions, total=False):
    """Filters of :meth:`WorkAreas.list`."""

    ids: Many[str]
    location_ids: Many[str]
    only_non_archived: bool
    """Default ``False``."""


class NewWorkArea(TypedDict, total=False):
    """What :meth:`WorkAreas.create` takes."""

    name: Required[str]
    location_id: Required[str]


class WorkAreaChanges(TypedDict, total=False):
    """What :meth:`WorkAreas.update` takes."""

    name: Required[str]


class WorkAreaArchive(TypedDict, total=False):
    """What :meth:`WorkAreas.archive` takes."""

    id: Required[str]


class WorkAreaUnarchive(TypedDict, total=False):
    """What :meth:`WorkAreas.unarchive` takes."""

    id: Required[str]


class Locations(FactorialResource[M]):
    """``locations/locations``: locations."""

    _path = "/locations/locations"

    @cached_property
    def work_areas(self) -> WorkAreas[M]:
        """Work areas."""
        return WorkAreas(self._session)

    @listing
    def list(self, **query: Unpack[LocationQuery]) -> Listing[Location]:
        """Locations, oldest first."""
        return self._pages(Location, LocationQuery, query)

    @operation
    async def get(self, id: str) -> Location:
        """One record by its id."""
        return await self._one(Location, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewLocation]) -> Location:
        """Create one."""
        return await self._one(Location, "POST", takes=NewLocation, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[LocationChanges]) -> Location:
        """Change the fields that are given."""
        return await self._one(
            Location, "PUT", id, takes=LocationChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Location:
        """Delete it and return what it was."""
        return await self._one(Location, "DELETE", id)


class WorkAreas(FactorialResource[M]):
    """``locations/work_areas``: work areas."""

    _path = "/locations/work_areas"

    @listing
    def list(self, **query: Unpack[WorkAreaQuery]) -> Listing[WorkArea]:
        """Work areas, oldest first."""
        return self._pages(WorkArea, WorkAreaQuery, query, defaults={"only_non_archived": False})

    @operation
    async def get(self, id: str) -> WorkArea:
        """One record by its id."""
        return await self._one(WorkArea, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewWorkArea]) -> WorkArea:
        """Create one."""
        return await self._one(WorkArea, "POST", takes=NewWorkArea, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[WorkAreaChanges]) -> WorkArea:
        """Change the fields that are given."""
        return await self._one(
            WorkArea, "PUT", id, takes=WorkAreaChanges, body={"id": id, **changes}
        )

    @operation
    async def archive(self, **fields: Unpack[WorkAreaArchive]) -> WorkArea:
        """Put one away without deleting it."""
        return await self._one(WorkArea, "POST", "archive", takes=WorkAreaArchive, body=fields)

    @operation
    async def unarchive(self, **fields: Unpack[WorkAreaUnarchive]) -> WorkArea:
        """Take one back that was put away."""
        return await self._one(WorkArea, "POST", "unarchive", takes=WorkAreaUnarchive, body=fields)
