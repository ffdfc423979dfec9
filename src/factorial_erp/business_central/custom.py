"""
How are APIs of apps reached? As entity sets of models that their users write, or that a command writes for them.

This module also holds all that such models and sets are made of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, Model, camel, field, model
from .._core.operation import M, Resource, listing, operation
from .._core.pages import Listing
from ..errors import InputInvalid
from .entities import (
    GUID,
    Entity,
    EntitySet,
    ListOptions,
    Option,
    ReadOptions,
    Root,
    text_key,
)

if TYPE_CHECKING:
    from .._core.session import Session
    from .client import Company

__all__ = [
    "Attr",
    "CustomApi",
    "CustomSet",
    "Entity",
    "EntitySet",
    "Expr",
    "ListOptions",
    "Listing",
    "M",
    "Model",
    "Option",
    "ReadOptions",
    "camel",
    "field",
    "listing",
    "model",
    "operation",
    "route_of",
]

R = TypeVar("R", bound=Entity)
R2 = TypeVar("R2", bound=Entity)

PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""What publishers, groups and versions are made of."""


def route_of(*parts: str) -> str:
    """
    Return the route of an API.

    Raises:
        InputInvalid: A part cannot stand in a URL.
    """
    route = "/".join(parts)
    if not all(PART.fullmatch(part) for part in parts):
        message = f"{route!r} is no route of an API."
        raise InputInvalid(message, field="route", hint="Write publisher/group/version.")
    return route


class _InRoute:
    """A company as another API shows it."""

    def __init__(self, company: Root, route: str) -> None:
        self._company = company
        self._route = route

    async def path(self, session: Session, /) -> str:
        home, _, _ = session.base_url.rpartition("/api/")
        return f"{home}/api/{self._route}{await self._company.path(session)}"


class CustomApi(Resource[M]):
    """
    An API of an app, for one company. Making it sends nothing.

    Args:
        company: Whose records are read and written.
        route: ``publisher/group/version``.

    Raises:
        InputInvalid: The route has other parts.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/api-endpoint-structure
    """

    _api: ClassVar[str] = ""
    """The route, where a class is written for one API."""

    def __init__(self, company: Company[M], route: str | None = None) -> None:
        super().__init__(company._session)  # noqa: SLF001  (one of the room)
        self.route = self._api if route is None else route
        route_of(*self.route.split("/"))
        home = company._root  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        self._root: Root = _InRoute(home, self.route)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.route!r}>"

    def entity(self, name: str, model: type[R], *, key: str = "id") -> CustomSet[M, R]:
        """
        Return an entity set.

        Args:
            name: As it stands in URLs.
            model: What its records look like.
            key: The field that is the key; a GUID or a text.

        Raises:
            InputInvalid: The name cannot stand in a URL.
        """
        return CustomSet(self._session, self._root, name, model, key=key)


class CustomSet(EntitySet[M], Generic[M, R]):
    """An entity set of an API of an app: what its page does not allow, the server refuses."""

    def __init__(
        self,
        session: Session,
        root: Root,
        name: str,
        model: type[R],
        *,
        key: str = "id",
        below: str = "",
    ) -> None:
        super().__init__(session, root, below)
        if not PART.fullmatch(name):
            message = f"{name!r} is no name of an entity set."
            raise InputInvalid(message, field="name", value=name)
        self._set = name
        self._model = model
        self._key = key

    def _spelled(self, id: str) -> str:
        return id if GUID.fullmatch(id) else text_key(id)

    def below(self, id: str, name: str, model: type[R2], *, key: str = "id") -> CustomSet[M, R2]:
        """
        Return the entity set below one record.

        Args:
            id: Key of the record.
            name: As it stands in URLs.
            model: What the records below look like.
            key: The field that is their key.
        """
        place = self._below(id)
        return CustomSet(self._session, self._root, name, model, key=key, below=place)

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[R]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(self._model, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> R:
        """One by its key."""
        return await self._read(self._model, id, options)

    @operation
    async def create(self, /, **fields: Any) -> R:
        """
        Create one, of fields of the model.

        Raises:
            InputInvalid: A field that the model has not, or one that is read-only or too long.
        """
        return await self._create(self._model, fields)

    @operation
    async def update(self, record: R | str, /, *, if_match: str | None = None, **changes: Any) -> R:
        """
        Change the fields that are given, if nobody changed the record since it was read.

        Raises:
            InputInvalid: A field that the model has not, or one that is read-only or too long.
        """
        return await self._update(self._model, record, if_match, changes)

    @operation
    async def delete(self, record: R | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def act(self, id: str, action: str) -> None:
        """
        Carry out a bound action, which is never repeated: it may have happened.

        Args:
            id: Key of the record.
            action: ``Microsoft.NAV.post``, or only ``post``.
        """
        name = action if "." in action else f"Microsoft.NAV.{action}"
        await self._act(id, name)
