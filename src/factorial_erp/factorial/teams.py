"""
Teams: who belongs to which team.

Generated from ``schema/factorial/teams.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .._core.uploads import UploadFile, holds_file
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Membership",
    "MembershipChanges",
    "MembershipMove",
    "MembershipQuery",
    "Memberships",
    "NewMembership",
    "NewTeam",
    "Team",
    "TeamChanges",
    "TeamMove",
    "TeamQuery",
    "Teams",
]


@model()
class Membership(Model):
    """That an employee belongs to a team. With nested teams inherited ones appear some time later."""

    id: Attr[str]
    employee_id: Attr[str]
    team_id: Attr[str]
    lead: Attr[bool]
    source_team_ids: Attr[tuple[str, ...]]
    parent_team_ids: Attr[tuple[str, ...]]
    company_id: Attr[str | None] = field(default=None)
    direct: Attr[bool | None] = field(default=None)
    """``None`` means not computed: never read it as ``False``."""


@model()
class Team(Model):
    """A team of employees."""

    id: Attr[str]
    name: Attr[str]
    company_id: Attr[str]
    description: Attr[str | None] = field(default=None)
    avatar: Attr[str | None] = field(default=None, private=True)
    employee_ids: Attr[tuple[str, ...] | None] = field(default=None)
    lead_ids: Attr[tuple[str, ...] | None] = field(default=None)
    depth: Attr[int | None] = field(default=None)
    """``None`` unless nested teams are on."""
    parent_team_id: Attr[str | None] = field(default=None)
    """``None`` at the top, and where nested teams are off."""


class MembershipQuery(ListOptions, total=False):
    """Filters of :meth:`Memberships.list`."""

    ids: Many[str]
    lead: bool
    team_ids: Many[str]
    employee_ids: Many[str]
    with_source_attribution: bool


class NewMembership(TypedDict, total=False):
    """What :meth:`Memberships.create` takes."""

    team_id: Required[str]
    employee_id: Required[str]
    lead: bool | None


class MembershipChanges(TypedDict, total=False):
    """What :meth:`Memberships.update` takes."""

    lead: bool | None


class MembershipMove(TypedDict, total=False):
    """What :meth:`Memberships.move` takes."""

    id: Required[str]
    destination_team_id: Required[str]
    lead: bool | None


class TeamQuery(ListOptions, total=False):
    """Filters of :meth:`Teams.list`."""

    ids: Many[str]


class NewTeam(TypedDict, total=False):
    """What :meth:`Teams.create` takes."""

    name: Required[str]
    description: str | None
    parent_team_id: str | None


class TeamChanges(TypedDict, total=False):
    """What :meth:`Teams.update` takes."""

    name: str | None
    description: str | None
    avatar: UploadFile | None


class TeamMove(TypedDict, total=False):
    """What :meth:`Teams.move` takes."""

    id: Required[str]
    destination_parent_team_id: str | None


class Memberships(FactorialResource[M]):
    """``teams/memberships``: who belongs to which team."""

    _path = "/teams/memberships"

    @listing
    def list(self, **query: Unpack[MembershipQuery]) -> Listing[Membership]:
        """Memberships, oldest first."""
        return self._pages(Membership, MembershipQuery, query)

    @operation
    async def get(self, id: str) -> Membership:
        """One record by its id."""
        return await self._one(Membership, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewMembership]) -> Membership:
        """Create one."""
        return await self._one(Membership, "POST", takes=NewMembership, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[MembershipChanges]) -> Membership:
        """Change the fields that are given."""
        return await self._one(
            Membership, "PUT", id, takes=MembershipChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Membership:
        """Delete it and return what it was."""
        return await self._one(Membership, "DELETE", id)

    @operation
    async def move(self, **fields: Unpack[MembershipMove]) -> Membership:
        """Move one."""
        return await self._one(Membership, "POST", "move", takes=MembershipMove, body=fields)


class Teams(FactorialResource[M]):
    """``teams/teams``: teams. Memberships are below it."""

    _path = "/teams/teams"

    @cached_property
    def memberships(self) -> Memberships[M]:
        """Who belongs to which team."""
        return Memberships(self._session)

    @listing
    def list(self, **query: Unpack[TeamQuery]) -> Listing[Team]:
        """Teams, oldest first."""
        return self._pages(Team, TeamQuery, query)

    @operation
    async def get(self, id: str) -> Team:
        """One record by its id."""
        return await self._one(Team, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewTeam]) -> Team:
        """Create one."""
        return await self._one(Team, "POST", takes=NewTeam, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[TeamChanges]) -> Team:
        """Change the fields that are given; with an ``avatar`` sent as a form (a guess: the schema says JSON)."""
        return await self._one(
            Team, "PUT", id, takes=TeamChanges, body={"id": id, **changes}, form=holds_file(changes)
        )

    @operation
    async def delete(self, id: str) -> Team:
        """Delete it and return what it was."""
        return await self._one(Team, "DELETE", id)

    @operation
    async def move(self, **fields: Unpack[TeamMove]) -> Team:
        """Put a team below another one; only where nested teams are on."""
        return await self._one(Team, "POST", "move", takes=TeamMove, body=fields)
