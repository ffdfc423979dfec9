"""
Processes: lists of steps for people to follow.

Generated from ``schema/factorial/processes.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "MaterializedProcess",
    "MaterializedProcesses",
    "NewMaterializedProcess",
    "Process",
    "ProcessCategory",
    "ProcessQuery",
    "Processes",
]


class ProcessCategory(OpenEnum):
    """Values of :attr:`Process.category`."""

    CUSTOM = "custom"
    OFFBOARDING = "offboarding"
    ONBOARDING = "onboarding"
    TRAINING = "training"


@model()
class MaterializedProcess(Model):
    """One of ``processes/materialized_processes``."""

    id: Attr[str]
    process_id: Attr[str]
    status: Attr[str]
    finalized_at: Attr[dt.datetime | None] = field(default=None)


@model()
class Process(Model):
    """One of ``processes/processes``."""

    id: Attr[str]
    name: Attr[str]
    description: Attr[str | None] = field(default=None)
    category: Attr[ProcessCategory | None] = field(default=None)


class NewMaterializedProcess(TypedDict, total=False):
    """What :meth:`MaterializedProcesses.create` takes."""

    company_id: Required[str]
    process_id: Required[str]
    employee_id: str | None


class ProcessQuery(ListOptions, total=False):
    """Filters of :meth:`Processes.list`."""

    ids: Many[str]
    categories: Many[ProcessCategory | str]
    name: str


class MaterializedProcesses(FactorialResource[M]):
    """``processes/materialized_processes``: materialized processes."""

    _path = "/processes/materialized_processes"

    @operation
    async def create(self, **fields: Unpack[NewMaterializedProcess]) -> MaterializedProcess:
        """Create one."""
        return await self._one(
            MaterializedProcess, "POST", takes=NewMaterializedProcess, body=fields
        )


class Processes(FactorialResource[M]):
    """``processes/processes``: processes."""

    _path = "/processes/processes"

    @cached_property
    def materialized_processes(self) -> MaterializedProcesses[M]:
        """Materialized processes."""
        return MaterializedProcesses(self._session)

    @listing
    def list(self, **query: Unpack[ProcessQuery]) -> Listing[Process]:
        """Processes, oldest first."""
        return self._pages(Process, ProcessQuery, query)

    @operation
    async def get(self, id: str) -> Process:
        """One record by its id."""
        return await self._one(Process, "GET", id)
