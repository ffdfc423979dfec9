"""
Posts: what the company tells its people.

Generated from ``schema/factorial/posts.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Comment",
    "CommentChanges",
    "CommentQuery",
    "Comments",
    "Group",
    "GroupArchive",
    "GroupChanges",
    "GroupQuery",
    "Groups",
    "NewComment",
    "NewGroup",
    "NewPost",
    "Post",
    "PostChanges",
    "PostQuery",
    "Posts",
]


@model()
class Comment(Model):
    """One of ``posts/comments``."""

    id: Attr[str]
    post_id: Attr[str]
    author_id: Attr[str]
    text: Attr[str]
    created_at: Attr[dt.datetime]


@model()
class Group(Model):
    """One of ``posts/groups``."""

    id: Attr[str]
    title: Attr[str]
    description: Attr[str | None] = field(default=None)


@model()
class Post(Model):
    """One of ``posts/posts``."""

    id: Attr[str]
    allow_comments_and_reactions: Attr[bool]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    visits_count: Attr[int]
    comments_count: Attr[int]
    title: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    published_at: Attr[dt.datetime | None] = field(default=None)
    cover_image_url: Attr[str | None] = field(default=None, private=True)
    posts_group_id: Attr[str | None] = field(default=None)


class CommentQuery(ListOptions, total=False):
    """Filters of :meth:`Comments.list`."""

    post_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    ids: Many[str]


class NewComment(TypedDict, total=False):
    """What :meth:`Comments.create` takes."""

    post_id: Required[str]
    text: Required[str]


class CommentChanges(TypedDict, total=False):
    """What :meth:`Comments.update` takes."""

    post_id: Required[str]
    text: Required[str]


class GroupQuery(ListOptions, total=False):
    """Filters of :meth:`Groups.list`."""

    ids: Many[str]
    search: str


class NewGroup(TypedDict, total=False):
    """What :meth:`Groups.create` takes."""

    title: Required[str]
    description: Required[str]
    company_id: Required[str]


class GroupChanges(TypedDict, total=False):
    """What :meth:`Groups.update` takes."""

    title: str | None
    description: str | None


class GroupArchive(TypedDict, total=False):
    """What :meth:`Groups.archive` takes."""

    id: Required[str]


class PostQuery(ListOptions, total=False):
    """Filters of :meth:`Posts.list`."""

    groups: Many[str]
    from_: dt.date | str
    until: dt.date | str
    ids: Many[str]


class NewPost(TypedDict, total=False):
    """What :meth:`Posts.create` takes."""

    title: Required[str]
    description: Required[str]
    post_group_id: Required[str]
    allow_comments_and_reactions: bool | None


class PostChanges(TypedDict, total=False):
    """What :meth:`Posts.update` takes."""

    title: str | None
    description: str | None
    post_group_id: str | None
    allow_comments_and_reactions: bool | None


class Comments(FactorialResource[M]):
    """``posts/comments``: comments."""

    _path = "/posts/comments"

    @listing
    def list(self, **query: Unpack[CommentQuery]) -> Listing[Comment]:
        """Comments, oldest first."""
        return self._pages(Comment, CommentQuery, query)

    @operation
    async def get(self, id: str) -> Comment:
        """One record by its id."""
        return await self._one(Comment, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewComment]) -> Comment:
        """Create one."""
        return await self._one(Comment, "POST", takes=NewComment, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[CommentChanges]) -> Comment:
        """Change the fields that are given."""
        return await self._one(Comment, "PUT", id, takes=CommentChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> Comment:
        """Delete it and return what it was."""
        return await self._one(Comment, "DELETE", id)


class Groups(FactorialResource[M]):
    """``posts/groups``: groups."""

    _path = "/posts/groups"

    @listing
    def list(self, **query: Unpack[GroupQuery]) -> Listing[Group]:
        """Groups, oldest first."""
        return self._pages(Group, GroupQuery, query)

    @operation
    async def get(self, id: str) -> Group:
        """One record by its id."""
        return await self._one(Group, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewGroup]) -> Group:
        """Create one."""
        return await self._one(Group, "POST", takes=NewGroup, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[GroupChanges]) -> Group:
        """Change the fields that are given."""
        return await self._one(Group, "PUT", id, takes=GroupChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> Group:
        """Delete it and return what it was."""
        return await self._one(Group, "DELETE", id)

    @operation
    async def archive(self, **fields: Unpack[GroupArchive]) -> Group:
        """Put one away without deleting it."""
        return await self._one(Group, "POST", "archive", takes=GroupArchive, body=fields)


class Posts(FactorialResource[M]):
    """``posts/posts``: posts."""

    _path = "/posts/posts"

    @cached_property
    def comments(self) -> Comments[M]:
        """Comments."""
        return Comments(self._session)

    @cached_property
    def groups(self) -> Groups[M]:
        """Groups."""
        return Groups(self._session)

    @listing
    def list(self, **query: Unpack[PostQuery]) -> Listing[Post]:
        """Posts, oldest first."""
        return self._pages(Post, PostQuery, query)

    @operation
    async def get(self, id: str) -> Post:
        """One record by its id."""
        return await self._one(Post, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewPost]) -> Post:
        """Create one."""
        return await self._one(Post, "POST", takes=NewPost, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[PostChanges]) -> Post:
        """Change the fields that are given."""
        return await self._one(Post, "PUT", id, takes=PostChanges, body={"id": id, **changes})

    @operation
    async def delete(self, id: str) -> Post:
        """Delete it and return what it was."""
        return await self._one(Post, "DELETE", id)
