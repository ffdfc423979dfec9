"""
Assets: what is owned for longer, and projects.

Generated from ``schema/business_central/assets.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, ReadOptions, later

if TYPE_CHECKING:
    from .files import DocumentAttachment, DocumentAttachments, PdfDocument
    from .people import Employee, NewEmployee

__all__ = [
    "FixedAsset",
    "FixedAssetChanges",
    "FixedAssetLocation",
    "FixedAssetLocationChanges",
    "FixedAssetLocations",
    "FixedAssets",
    "NewFixedAsset",
    "NewFixedAssetLocation",
    "NewProject",
    "Project",
    "ProjectChanges",
    "Projects",
]


@model(camel)
class FixedAsset(Entity):
    """A fixed asset."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    fixed_asset_location_code: Attr[str] = field(max_length=10)
    fixed_asset_location_id: Attr[str | None] = field(default=None, guid=True)
    class_code: Attr[str] = field(max_length=10)
    subclass_code: Attr[str] = field(max_length=10)
    blocked: Attr[bool]
    serial_number: Attr[str] = field(max_length=50)
    employee_number: Attr[str] = field(max_length=20)
    employee_id: Attr[str | None] = field(default=None, guid=True)
    under_maintenance: Attr[bool]
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    fixed_asset_location: Attr[FixedAssetLocation | None] = field(
        default=None, items=lambda: FixedAssetLocation
    )
    """Only with ``expand=[FixedAsset.fixed_asset_location]``."""
    employee: Attr[Employee | None] = field(default=None, items=later("Employee"))
    """Only with ``expand=[FixedAsset.employee]``."""


@model(camel)
class FixedAssetLocation(Entity):
    """A place for fixed assets."""

    id: Attr[str] = field(guid=True, read_only=True)
    code: Attr[str] = field(max_length=10)
    display_name: Attr[str] = field(max_length=50)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


@model(camel)
class Project(Entity):
    """A project: number and name are all that the API tells."""

    id: Attr[str] = field(guid=True, read_only=True)
    number: Attr[str] = field(max_length=20)
    display_name: Attr[str] = field(max_length=100)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    document_attachments: Attr[tuple[DocumentAttachment, ...]] = field(
        default=(), read_only=True, items=later("DocumentAttachment")
    )
    """Only with ``expand=[Project.document_attachments]``."""
    pdf_document: Attr[PdfDocument | None] = field(
        default=None, read_only=True, items=later("PdfDocument")
    )
    """Only with ``expand=[Project.pdf_document]``."""


class NewFixedAsset(TypedDict, total=False):
    """What :meth:`FixedAssets.create` takes, in the order Business Central wants it."""

    number: str
    display_name: str
    fixed_asset_location_code: str
    fixed_asset_location_id: str
    class_code: str
    subclass_code: str
    blocked: bool
    serial_number: str
    employee_number: str
    employee_id: str
    under_maintenance: bool
    fixed_asset_location: NewFixedAssetLocation
    employee: NewEmployee


class FixedAssetChanges(TypedDict, total=False):
    """What :meth:`FixedAssets.update` takes."""

    number: str
    display_name: str
    fixed_asset_location_code: str
    fixed_asset_location_id: str
    class_code: str
    subclass_code: str
    blocked: bool
    serial_number: str
    employee_number: str
    employee_id: str
    under_maintenance: bool


class NewFixedAssetLocation(TypedDict, total=False):
    """What :meth:`FixedAssetLocations.create` takes, in the order Business Central wants it."""

    code: str
    display_name: str


class FixedAssetLocationChanges(TypedDict, total=False):
    """What :meth:`FixedAssetLocations.update` takes."""

    code: str
    display_name: str


class NewProject(TypedDict, total=False):
    """What :meth:`Projects.create` takes, in the order Business Central wants it."""

    number: str
    display_name: str


class ProjectChanges(TypedDict, total=False):
    """What :meth:`Projects.update` takes."""

    number: str
    display_name: str


class FixedAssets(EntitySet[M]):
    """``fixedAssets``: what the company owns for longer."""

    _set = "fixedAssets"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[FixedAsset]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(FixedAsset, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> FixedAsset:
        """One by its id."""
        return await self._read(FixedAsset, id, options)

    @operation
    async def create(self, **fields: Unpack[NewFixedAsset]) -> FixedAsset:
        """Create one."""
        return await self._create(FixedAsset, fields)

    @operation
    async def update(
        self,
        record: FixedAsset | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[FixedAssetChanges],
    ) -> FixedAsset:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(FixedAsset, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[FixedAsset], FixedAssetChanges], *, attempts: int = 3
    ) -> FixedAsset:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(FixedAsset, id, change, attempts)

    @operation
    async def delete(self, record: FixedAsset | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def fixed_asset_location(
        self, id: str, **options: Unpack[ReadOptions]
    ) -> FixedAssetLocation:
        """Where fixed assets are: what is below one of these."""
        return await self._read_below(FixedAssetLocation, id, "fixedAssetLocation", options)

    @operation
    async def employee(self, id: str, **options: Unpack[ReadOptions]) -> Employee:
        """Employees: what is below one of these."""
        from .people import Employee

        return await self._read_below(Employee, id, "employee", options)


class FixedAssetLocations(EntitySet[M]):
    """``fixedAssetLocations``: where fixed assets are."""

    _set = "fixedAssetLocations"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[FixedAssetLocation]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(FixedAssetLocation, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> FixedAssetLocation:
        """One by its id."""
        return await self._read(FixedAssetLocation, id, options)

    @operation
    async def create(self, **fields: Unpack[NewFixedAssetLocation]) -> FixedAssetLocation:
        """Create one."""
        return await self._create(FixedAssetLocation, fields)

    @operation
    async def update(
        self,
        record: FixedAssetLocation | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[FixedAssetLocationChanges],
    ) -> FixedAssetLocation:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(FixedAssetLocation, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[FixedAssetLocation], FixedAssetLocationChanges],
        *,
        attempts: int = 3,
    ) -> FixedAssetLocation:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(FixedAssetLocation, id, change, attempts)

    @operation
    async def delete(
        self, record: FixedAssetLocation | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class Projects(EntitySet[M]):
    """``projects``: projects."""

    _set = "projects"

    def document_attachments(self, id: str) -> DocumentAttachments[M]:
        """Files of documents and of master data: those below one of these."""
        from .files import DocumentAttachments

        return DocumentAttachments(self._session, self._root, self._below(id))

    @listing
    def list(self, where: Expr | None = None, **options: Unpack[ListOptions]) -> Listing[Project]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Project, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Project:
        """One by its id."""
        return await self._read(Project, id, options)

    @operation
    async def create(self, **fields: Unpack[NewProject]) -> Project:
        """Create one."""
        return await self._create(Project, fields)

    @operation
    async def update(
        self,
        record: Project | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[ProjectChanges],
    ) -> Project:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(Project, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Project], ProjectChanges], *, attempts: int = 3
    ) -> Project:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Project, id, change, attempts)

    @operation
    async def delete(self, record: Project | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)

    @operation
    async def pdf_document(self, id: str, **options: Unpack[ReadOptions]) -> PdfDocument:
        """Documents as PDF: what is below one of these."""
        from .files import PdfDocument

        return await self._read_below(PdfDocument, id, "pdfDocument", options)
