"""How do files get to documents and back? Announced, sent in pieces, and compared with what was meant."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from .._core.downloads import AsyncFileStream, FileStream, Progress, Transfer, put, save, version_of
from .._core.operation import Async, M, Sync, operation
from .._core.uploads import UploadFile, form_fields
from ..errors import AnswerUnreadable, InputInvalid, NotFound
from .entities import Entity, EntitySet

if TYPE_CHECKING:
    from .files import (
        Attachment,
        AttachmentParentType,
        AttachmentParentTypeName,
        DocumentAttachment,
    )

__all__ = ["AttachmentFiles", "DocumentAttachmentFiles", "FileSet"]

R = TypeVar("R", bound=Entity)

CONTENT = "attachmentContent"
LONGEST_NAME = 250


class FileSet(EntitySet[M]):
    """What both kinds of attachments can do besides what every set can."""

    @operation
    async def upload(self, id: str, file: UploadFile) -> str:
        """
        Send the content of a file that was announced, streamed from disk; return its SHA-256 in hexadecimal.

        Args:
            id: Of the attachment.
            file: A path, a file opened for reading bytes, or an ``Upload``.
        """
        self._needs_several("upload")
        _, digest = await self._send(id, file)
        return digest

    @operation
    async def download(
        self,
        id: str,
        to: str | os.PathLike[str],
        *,
        if_exists: Literal["refuse", "keep", "overwrite"] = "refuse",
        progress: Progress | None = None,
    ) -> Path:
        """
        Download the content of a file and return where it lies.

        What has arrived lies beside it, with ``.part`` at its end, until it is whole.

        Args:
            id: Of the attachment.
            to: Path of the file; its name in Business Central may be no good one here.
            if_exists: What to do about a file that is there already.
            progress: Called with the **bytes** that have arrived, and those of the whole file where known.

        Raises:
            InputInvalid: There is such a file already, or no such folder.
            TransportFailed: It broke off again and again.
        """
        self._needs_several("download")
        target = Path(to)
        if _is_there(target, if_exists):
            return target
        part, etag = (target.with_name(target.name + end) for end in (".part", ".etag"))
        position, version = version_of(part, etag)
        transfer = await self._transfer(id, position=position, etag=version)
        async with self._session.downloading:
            await save(transfer, part, etag, progress)
        try:
            put(part, etag, target, may_replace=if_exists == "overwrite")
        except FileExistsError:  # somebody was faster
            if if_exists == "refuse":
                raise _taken() from None
            part.unlink(missing_ok=True)
            etag.unlink(missing_ok=True)
        return target

    @overload
    def open(self: FileSet[Sync], id: str) -> FileStream: ...
    @overload
    def open(self: FileSet[Async], id: str) -> AsyncFileStream: ...
    def open(self, id: str) -> FileStream | AsyncFileStream:
        """
        Read the content of a file piece by piece, within a ``with`` block and in flat memory.

        Raises:
            Conflict: While reading: it broke off, and cannot be resumed.
        """
        self._needs_several("open")
        stream: Any = FileStream if self.is_blocking else AsyncFileStream
        return stream(lambda: self._transfer(id))  # type: ignore[no-any-return]

    @operation
    async def sha256(self, id: str) -> str:
        """Read the content of a file and return its SHA-256 in hexadecimal."""
        self._needs_several("sha256")
        return await self._digest(id)

    async def _attach(
        self, model: type[R], fields: dict[str, Any], file: UploadFile, *, verify: bool
    ) -> R:
        self._needs_several("attach")
        (_, upload), *_ = form_fields({"file": file}, clears=False)
        name = str(fields["file_name"] or getattr(upload, "filename", ""))
        if len(name) > LONGEST_NAME:
            message = f"The file's name has {len(name)} characters; {LONGEST_NAME} are taken."
            raise InputInvalid(message, field="file_name", hint="Give a shorter file_name=.")
        lookup = f"{self._set}.list(where=parent_id == …)"
        made: Any = await self._create(model, {**fields, "file_name": name}, lookup=lookup)
        if str(made.parent_id or "").lower() != str(fields["parent_id"]).lower():
            await self._delete(made.id, "*")
            message = f"The file would hang on nothing: no {fields['parent_type']} has this id."
            hint = "It was taken back. Give the id of a document, and its type."
            raise NotFound(message, status=201, method="POST", url=self._set, hint=hint)
        size, digest = await self._send(made.id, upload)
        found: Any = await self._read(model, made.id, {})
        if found.byte_size != size:
            raise self._other(made.id, f"{found.byte_size} bytes instead of the {size} sent")
        if verify and await self._digest(made.id) != digest:
            raise self._other(made.id, "other bytes than were sent")
        kept: R = found
        return kept

    async def _send(self, id: str, file: Any) -> tuple[int, str]:
        path = f"{await self._place(id)}/{CONTENT}"
        return await self._session.content("PATCH", path, file=file, headers={"If-Match": "*"})

    async def _transfer(self, id: str, *, position: int = 0, etag: str | None = None) -> Transfer:
        link = f"{self._session.base_url}{await self._place(id)}/{CONTENT}"
        return Transfer(self._session, name=id, link=link, position=position, etag=etag)

    async def _digest(self, id: str) -> str:
        transfer = await self._transfer(id)
        digest, at = hashlib.sha256(), 0
        try:
            while piece := await transfer.piece():
                if piece.start != at:  # it began anew: cheap to begin the sum anew, too
                    digest, at = hashlib.sha256(), piece.start
                digest.update(piece.content)
                at += len(piece.content)
        finally:
            await transfer.close()
        return digest.hexdigest()

    def _other(self, id: str, what: str) -> AnswerUnreadable:
        return AnswerUnreadable(
            f"{self._set}({id}) holds {what}.",
            method="PATCH",
            url=self._set,
            status=204,
            content_type=None,
            hint="Upload it again, or delete it.",
        )


def _is_there(target: Path, if_exists: str) -> bool:
    """Tell whether a file is there that shall be kept, and refuse a place that cannot be taken."""
    if not target.parent.is_dir() or target.is_dir():
        message = "A file to download to is no folder, and is in one that exists."
        raise InputInvalid(message, field="to")
    if not target.exists() or if_exists == "overwrite":
        return False
    if if_exists == "keep":
        return True
    raise _taken()


def _taken() -> InputInvalid:
    hint = "Give if_exists='keep' to leave it, or 'overwrite'."
    return InputInvalid("The place to download to is taken.", field="to", hint=hint)


class AttachmentFiles(FileSet[M]):
    """What the set ``attachments`` can do: files of incoming documents."""

    @operation
    async def attach(
        self,
        *,
        parent_id: str,
        parent_type: AttachmentParentType | AttachmentParentTypeName,
        file: UploadFile,
        file_name: str = "",
        verify: bool = False,
    ) -> Attachment:
        """
        Hang a file on a document, journal line or ledger entry: announce it, send its content, read it back.

        Args:
            parent_id: Of the document; the file must not be announced before the document is there.
            parent_type: Of the document.
            file: A path, a file opened for reading bytes, or an ``Upload``.
            file_name: As it shall be called; by default as it is. A name that Business Central does not take
                becomes ``filename.txt``.
            verify: Whether to read the content back and compare its SHA-256, rather than only its size.

        Raises:
            NotFound: There is no such document. Business Central would store the file without one and say
                nothing; it is deleted again.
            AnswerUnreadable: What is stored is not what was sent.
        """
        from .files import Attachment

        fields = {"parent_id": parent_id, "parent_type": parent_type, "file_name": file_name}
        return await self._attach(Attachment, fields, file, verify=verify)


class DocumentAttachmentFiles(FileSet[M]):
    """What the set ``documentAttachments`` can do: files beside documents and master data."""

    @operation
    async def attach(
        self,
        *,
        parent_id: str,
        parent_type: AttachmentParentType | AttachmentParentTypeName,
        file: UploadFile,
        file_name: str = "",
        verify: bool = False,
    ) -> DocumentAttachment:
        """
        Hang a file on a document, vendor, customer, item, employee or project; see :meth:`AttachmentFiles.attach`.

        Raises:
            ApiError: There is no such record.
            AnswerUnreadable: What is stored is not what was sent.
        """
        from .files import DocumentAttachment

        fields = {"parent_id": parent_id, "parent_type": parent_type, "file_name": file_name}
        return await self._attach(DocumentAttachment, fields, file, verify=verify)
