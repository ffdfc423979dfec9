"""
Companies: the legal entities of the Factorial company.

Generated from ``schema/factorial/companies.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Companies",
    "LegalEntities",
    "LegalEntity",
    "LegalEntityQuery",
    "NewLegalEntity",
]


@model()
class LegalEntity(Model):
    """A legal entity: one set of books."""

    id: Attr[str]
    company_id: Attr[str]
    country: Attr[str]
    """ISO 3166 code in lower case."""
    legal_name: Attr[str]
    currency: Attr[str]
    """ISO 4217 code: what its books are kept in."""
    tin: Attr[str | None] = field(default=None)
    """Tax number."""
    siret: Attr[str | None] = field(default=None)
    """Number of a French establishment."""
    city: Attr[str | None] = field(default=None)
    state: Attr[str | None] = field(default=None)
    postal_code: Attr[str | None] = field(default=None)
    address_line_1: Attr[str | None] = field(default=None)
    address_line_2: Attr[str | None] = field(default=None)


class LegalEntityQuery(ListOptions, total=False):
    """Filters of :meth:`LegalEntities.list`."""

    ids: Many[str]
    employees_ids: Many[str]
    companies_ids: Many[str]
    country_ids: Many[str]


class NewLegalEntity(TypedDict, total=False):
    """What :meth:`LegalEntities.create` takes."""

    company_id: Required[str]
    country: Required[str]
    """ISO 3166 code in lower case."""
    legal_name: Required[str]
    currency: Required[str]
    """ISO 4217 code."""
    tin: str | None
    city: str | None
    state: str | None
    postal_code: str | None
    address_line_1: str | None
    address_line_2: str | None


class LegalEntities(FactorialResource[M]):
    """``companies/legal_entities``: one set of books each."""

    _path = "/companies/legal_entities"

    @listing
    def list(self, **query: Unpack[LegalEntityQuery]) -> Listing[LegalEntity]:
        """Legal entities, oldest first."""
        return self._pages(
            LegalEntity,
            LegalEntityQuery,
            query,
            polling="The list is short: read all of it and compare.",
        )

    @operation
    async def get(self, id: str) -> LegalEntity:
        """One record by its id."""
        return await self._one(LegalEntity, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewLegalEntity]) -> LegalEntity:
        """Create one."""
        return await self._one(LegalEntity, "POST", takes=NewLegalEntity, body=fields)


class Companies(FactorialResource[M]):
    """``companies``: the legal entities of the Factorial company."""

    @cached_property
    def legal_entities(self) -> LegalEntities[M]:
        """Legal entities: one set of books each."""
        return LegalEntities(self._session)
