"""
Payroll integrations: codes of external payroll programs.

Generated from ``schema/factorial/payroll_integrations_base.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Code",
    "CodeChanges",
    "CodeIntegration",
    "CodeQuery",
    "Codes",
    "NewCode",
    "PayrollIntegrationsBase",
]


class CodeIntegration(OpenEnum):
    """Values of :attr:`Code.integration`."""

    A3INNUVA = "a3innuva"
    A3NOM = "a3nom"
    AGENDA = "agenda"
    DATEV = "datev"
    DATEV_API = "datev_api"
    DATEV_LAUDS = "datev_lauds"
    DATEV_LUG_API = "datev_lug_api"
    GISPAGHE = "gispaghe"
    JOB_SISTEMI = "job_sistemi"
    PAIERH = "paierh"
    SAGE100 = "sage100"
    SILAE = "silae"
    TEAM_SYSTEM = "team_system"
    YEAP_PAIERH = "yeap_paierh"
    ZUCCHETTI = "zucchetti"


@model()
class Code(Model):
    """One of ``payroll_integrations_base/codes``."""

    id: Attr[str]
    company_id: Attr[str]
    code: Attr[str]
    codeable_id: Attr[str]
    codeable_type: Attr[str]
    integration: Attr[CodeIntegration]


class CodeQuery(ListOptions, total=False):
    """Filters of :meth:`Codes.list`."""

    code: str
    integrations: Many[CodeIntegration | str]
    """Default ``a3innuva``, ``a3nom``, ``agenda``, ``datev``, ``datev_api``, ``datev_lauds``, ``datev_lug_api``, ``gispaghe``, ``job_sistemi``, ``paierh``, ``sage100``, ``silae``, ``team_system``, ``yeap_paierh`` and ``zucchetti``."""
    codeable_id: str
    codeable_type: str


class NewCode(TypedDict, total=False):
    """What :meth:`Codes.create` takes."""

    code: Required[str]
    codeable_id: Required[str]
    codeable_type: Required[str]
    integration: Required[CodeIntegration | str]


class CodeChanges(TypedDict, total=False):
    """What :meth:`Codes.update` takes."""

    code: Required[str]


class Codes(FactorialResource[M]):
    """``payroll_integrations_base/codes``: codes."""

    _path = "/payroll_integrations_base/codes"

    @listing
    def list(self, **query: Unpack[CodeQuery]) -> Listing[Code]:
        """Codes, oldest first."""
        return self._pages(
            Code,
            CodeQuery,
            query,
            defaults={
                "integrations": [
                    "a3innuva",
                    "a3nom",
                    "agenda",
                    "datev",
                    "datev_api",
                    "datev_lauds",
                    "datev_lug_api",
                    "gispaghe",
                    "job_sistemi",
                    "paierh",
                    "sage100",
                    "silae",
                    "team_system",
                    "yeap_paierh",
                    "zucchetti",
                ]
            },
        )

    @operation
    async def create(self, **fields: Unpack[NewCode]) -> Code:
        """Create one."""
        return await self._one(Code, "POST", takes=NewCode, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[CodeChanges]) -> Code:
        """Change the fields that are given."""
        return await self._one(Code, "PUT", id, takes=CodeChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> Code:
        """Delete it and return what it was."""
        return await self._one(Code, "DELETE", id)


class PayrollIntegrationsBase(FactorialResource[M]):
    """``payroll_integrations_base``: codes of external payroll programs."""

    @cached_property
    def codes(self) -> Codes[M]:
        """Codes."""
        return Codes(self._session)
