"""
Documents: files of employees and of the company, and their folders.

Generated from ``schema/factorial/documents.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .._core.uploads import UploadFile
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Document",
    "DocumentChanges",
    "DocumentMoveToTrashBin",
    "DocumentQuery",
    "DocumentRestoreFromTrashBin",
    "DocumentSignatureStatus",
    "DocumentSpace",
    "Documents",
    "DownloadUrl",
    "DownloadUrlBulkCreate",
    "DownloadUrls",
    "Folder",
    "FolderChanges",
    "FolderQuery",
    "Folders",
    "NewDocument",
    "NewFolder",
]


class DocumentSignatureStatus(OpenEnum):
    """Values of :attr:`Document.signature_status`."""

    BOUNCED_EMAIL = "bounced_email"
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    DECLINED = "declined"
    ERROR = "error"
    EXPIRED = "expired"
    PARTIALLY_SIGNED = "partially_signed"
    PENDING = "pending"


class DocumentSpace(OpenEnum):
    """Values of :attr:`NewDocument.space`."""

    COMPANY_INTERNAL = "company_internal"
    COMPANY_PUBLIC = "company_public"
    EMPLOYEE_MY_DOCUMENTS = "employee_my_documents"
    PENDING_TO_ASSIGN = "pending_to_assign"
    PENDING_TO_DESTROY = "pending_to_destroy"


@model()
class Document(Model):
    """One of ``documents/documents``."""

    created_at: Attr[dt.datetime]
    filename: Attr[str] = field(private=True)
    id: Attr[str]
    public: Attr[bool]
    space: Attr[str]
    updated_at: Attr[dt.datetime]
    author_id: Attr[str | None] = field(default=None)
    company_id: Attr[str | None] = field(default=None)
    content_type: Attr[str | None] = field(default=None)
    employee_id: Attr[str | None] = field(default=None)
    extension: Attr[str | None] = field(default=None)
    file_size: Attr[int | None] = field(default=None)
    folder_id: Attr[str | None] = field(default=None)
    is_company_document: Attr[bool | None] = field(default=None)
    is_management_document: Attr[bool | None] = field(default=None)
    is_pending_assignment: Attr[bool | None] = field(default=None)
    leave_id: Attr[str | None] = field(default=None)
    signature_status: Attr[DocumentSignatureStatus | None] = field(default=None)
    signees: Attr[tuple[str, ...] | None] = field(default=None)
    deleted_at: Attr[dt.datetime | None] = field(default=None)


@model()
class DownloadUrl(Model):
    """One of ``documents/download_urls``."""

    id: Attr[str]
    url: Attr[str] = field(private=True)


@model()
class Folder(Model):
    """One of ``documents/folders``."""

    active: Attr[bool]
    id: Attr[str]
    name: Attr[str]
    space: Attr[str]
    company_id: Attr[str | None] = field(default=None)
    parent_folder_id: Attr[str | None] = field(default=None)


class DocumentQuery(ListOptions, total=False):
    """Filters of :meth:`Documents.list`."""

    by_bookkeeper_documents: bool
    by_pending_assignment: bool
    """Default ``False``."""
    by_trash_bin: bool
    """Default ``False``."""
    by_without_folder: bool
    employee_ids: Many[str]
    folder_id: str
    ids: Many[str]
    leave_id: str


class NewDocument(TypedDict, total=False):
    """What :meth:`Documents.create` takes."""

    public: Required[bool]
    space: Required[DocumentSpace | str]
    is_pending_assignment: Required[bool]
    file: Required[UploadFile]
    author_id: Required[str]
    company_id: Required[str]
    signee_ids: Required[Many[str]]
    request_esignature: Required[bool]
    folder_id: str | None
    file_filename: str | None
    leave_id: str | None
    employee_id: str | None


class DocumentChanges(TypedDict, total=False):
    """What :meth:`Documents.update` takes."""

    public: Required[bool]
    request_esignature: Required[bool]
    signee_ids: Required[Many[str]]
    employee_id: str | None
    folder_id: str | None


class DocumentMoveToTrashBin(TypedDict, total=False):
    """What :meth:`Documents.move_to_trash_bin` takes."""

    document_ids: Required[Many[str]]


class DocumentRestoreFromTrashBin(TypedDict, total=False):
    """What :meth:`Documents.restore_from_trash_bin` takes."""

    document_ids: Required[Many[str]]


class DownloadUrlBulkCreate(TypedDict, total=False):
    """What :meth:`DownloadUrls.bulk_create` takes."""

    ids: Many[str] | None


class FolderQuery(ListOptions, total=False):
    """Filters of :meth:`Folders.list`."""

    active: bool
    employee_id: str
    ids: Many[str]
    name: str


class NewFolder(TypedDict, total=False):
    """What :meth:`Folders.create` takes."""

    company_id: Required[str]
    name: Required[str]
    space: Required[str]


class FolderChanges(TypedDict, total=False):
    """What :meth:`Folders.update` takes."""

    company_id: Required[str]
    name: Required[str]


class Documents(FactorialResource[M]):
    """``documents/documents``: documents."""

    _path = "/documents/documents"

    @cached_property
    def download_urls(self) -> DownloadUrls[M]:
        """Download urls."""
        return DownloadUrls(self._session)

    @cached_property
    def folders(self) -> Folders[M]:
        """Folders."""
        return Folders(self._session)

    @listing
    def list(self, **query: Unpack[DocumentQuery]) -> Listing[Document]:
        """Documents, oldest first."""
        return self._pages(
            Document,
            DocumentQuery,
            query,
            defaults={"by_pending_assignment": False, "by_trash_bin": False},
        )

    @operation
    async def get(self, id: str) -> Document:
        """One record by its id."""
        return await self._one(Document, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewDocument]) -> Document:
        """Create one."""
        return await self._one(Document, "POST", takes=NewDocument, body=fields, form=True)

    @operation
    async def update(self, id: str, **changes: Unpack[DocumentChanges]) -> Document:
        """Change the fields that are given."""
        return await self._one(
            Document, "PUT", id, takes=DocumentChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Document:
        """Delete it and return what it was."""
        return await self._one(Document, "DELETE", id)

    @operation
    async def move_to_trash_bin(
        self, **fields: Unpack[DocumentMoveToTrashBin]
    ) -> tuple[Document, ...]:
        """Move to trash bin."""
        return await self._many(
            Document, "POST", "move_to_trash_bin", takes=DocumentMoveToTrashBin, body=fields
        )

    @operation
    async def restore_from_trash_bin(
        self, **fields: Unpack[DocumentRestoreFromTrashBin]
    ) -> tuple[Document, ...]:
        """Restore from trash bin."""
        return await self._many(
            Document,
            "POST",
            "restore_from_trash_bin",
            takes=DocumentRestoreFromTrashBin,
            body=fields,
        )


class DownloadUrls(FactorialResource[M]):
    """``documents/download_urls``: download urls."""

    _path = "/documents/download_urls"

    @operation
    async def bulk_create(self, **fields: Unpack[DownloadUrlBulkCreate]) -> tuple[DownloadUrl, ...]:
        """Create several at once."""
        return await self._many(
            DownloadUrl, "POST", "bulk_create", takes=DownloadUrlBulkCreate, body=fields
        )


class Folders(FactorialResource[M]):
    """``documents/folders``: folders."""

    _path = "/documents/folders"

    @listing
    def list(self, **query: Unpack[FolderQuery]) -> Listing[Folder]:
        """Folders, oldest first."""
        return self._pages(Folder, FolderQuery, query)

    @operation
    async def get(self, id: str) -> Folder:
        """One record by its id."""
        return await self._one(Folder, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewFolder]) -> Folder:
        """Create one."""
        return await self._one(Folder, "POST", takes=NewFolder, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[FolderChanges]) -> Folder:
        """Change the fields that are given."""
        return await self._one(Folder, "PUT", id, takes=FolderChanges, body={"id": id, **changes})
