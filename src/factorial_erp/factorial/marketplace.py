"""
Marketplace: installations of integrations and their settings.

Generated from ``schema/factorial/marketplace.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions

__all__ = [
    "Installation",
    "InstallationSetting",
    "InstallationSettingLeaveType",
    "InstallationSettingLegalEntity",
    "InstallationSettingLocation",
    "InstallationSettingPayrollConceptCode",
    "InstallationSettingQuery",
    "InstallationSettingTimeoffAllowanceCode",
    "InstallationSettings",
    "Installations",
    "Marketplace",
    "NewInstallation",
]


@model()
class InstallationSettingLeaveType(Model):
    """One of :attr:`InstallationSetting.leave_types`."""

    id: Attr[str]
    value: Attr[str]
    forfait_jours: Attr[bool | None] = field(default=None)


@model()
class InstallationSettingTimeoffAllowanceCode(Model):
    """One of :attr:`InstallationSetting.timeoff_allowance_code`."""

    id: Attr[str]
    value: Attr[str]


@model()
class InstallationSettingLegalEntity(Model):
    """One of :attr:`InstallationSetting.legal_entities`."""

    id: Attr[str]
    value: Attr[str]


@model()
class InstallationSettingLocation(Model):
    """One of :attr:`InstallationSetting.locations`."""

    id: Attr[str]
    value: Attr[str]


@model()
class InstallationSettingPayrollConceptCode(Model):
    """One of :attr:`InstallationSetting.payroll_concept_codes`."""

    legal_entity_id: Attr[str]
    id: Attr[str]
    value: Attr[str]


@model()
class InstallationSetting(Model):
    """The codes of a company for one integration. Has no id."""

    leave_types: Attr[tuple[InstallationSettingLeaveType, ...]]
    timeoff_allowance_code: Attr[tuple[InstallationSettingTimeoffAllowanceCode, ...]]
    legal_entities: Attr[tuple[InstallationSettingLegalEntity, ...]]
    locations: Attr[tuple[InstallationSettingLocation, ...]]
    payroll_concept_codes: Attr[tuple[InstallationSettingPayrollConceptCode, ...]]
    company_code: Attr[str | None] = field(default=None)
    consultant_id: Attr[str | None] = field(default=None)


@model()
class Installation(Model):
    """That a company uses an integration."""

    id: Attr[str]
    integration_uuid: Attr[str]
    company_id: Attr[str]
    created_at: Attr[dt.datetime]


class InstallationSettingQuery(ListOptions, total=False):
    """Filters of :meth:`InstallationSettings.list`."""

    company_id: str
    """The schema requires it; nothing is sent for it unless it is given."""
    integration_uuid: str
    """The schema requires it; nothing is sent for it unless it is given."""


class NewInstallation(TypedDict, total=False):
    """What :meth:`Installations.create` takes."""

    company_id: Required[str]
    integration_uuid: Required[str]


class InstallationSettings(FactorialResource[M]):
    """``marketplace/installation_settings``: which codes a company maps its records to."""

    _path = "/marketplace/installation_settings"

    @listing
    def list(self, **query: Unpack[InstallationSettingQuery]) -> Listing[InstallationSetting]:
        """Installation settings, oldest first."""
        return self._pages(InstallationSetting, InstallationSettingQuery, query)


class Installations(FactorialResource[M]):
    """``marketplace/installations``: integrations that a company uses."""

    _path = "/marketplace/installations"

    @operation
    async def create(self, **fields: Unpack[NewInstallation]) -> Installation:
        """Create one."""
        return await self._one(Installation, "POST", takes=NewInstallation, body=fields)


class Marketplace(FactorialResource[M]):
    """``marketplace``: installations of integrations and their settings."""

    @cached_property
    def installation_settings(self) -> InstallationSettings[M]:
        """Which codes a company maps its records to."""
        return InstallationSettings(self._session)

    @cached_property
    def installations(self) -> Installations[M]:
        """Integrations that a company uses."""
        return Installations(self._session)
