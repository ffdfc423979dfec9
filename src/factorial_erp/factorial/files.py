"""How do the files of receipts and other records reach a disk? Streamed, resumed, checked."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Awaitable, Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Literal, Protocol, overload
from urllib.parse import quote

import attrs

from .._core.downloads import (
    AsyncFileStream,
    FileStream,
    Progress,
    Refresh,
    Transfer,
    put,
    save,
    version_of,
)
from .._core.operation import Async, M, Resource, Sync, operation
from .._core.uploads import Upload, UploadFile
from ..errors import AnswerUnreadable, InputInvalid

__all__ = [
    "AsyncFileStream",
    "FileRecord",
    "FileStream",
    "Files",
    "RemoteFile",
    "Upload",
    "UploadFile",
]

LONGEST_NAME = 120
"""In **bytes**: with the ids around it, it must fit into the 255 of most file systems."""

IfExists = Literal["refuse", "keep", "overwrite"]


class FileRecord(Protocol):
    """
    Any record that describes a file.

    Looked for are ``id``, ``byte_size`` (or ``size``, ``file_size``) and ``download_url`` (or ``url``), as the
    API's different records call them.
    """

    @property
    def filename(self) -> object:
        """As it was uploaded: a text (pyright takes the annotation of a model's field for its type)."""
        ...


@attrs.frozen(kw_only=True)
class RemoteFile:
    """A file described by hand, for links that come from elsewhere."""

    id: str
    filename: str = attrs.field(repr=False)
    download_url: str | None = attrs.field(default=None, repr=False)
    byte_size: int | None = None
    """**Bytes**; checked where given."""


Refreshed = FileRecord | str


class Files(Resource[M]):
    """
    The files that belong to records.

    A link of Factorial's is a credential that ends after a while (how soon is not published): it is neither
    logged nor shown in errors, and the API's key or token is sent to the API's own host only.
    """

    @operation
    async def download(
        self,
        file: FileRecord,
        to: str | os.PathLike[str],
        *,
        if_exists: IfExists = "refuse",
        progress: Progress | None = None,
        refresh: Callable[[], Refreshed | Awaitable[Refreshed]] | None = None,
    ) -> Path:
        """
        Download a file and return where it lies.

        What has arrived lies beside it, with the file's id and ``.part`` in its name, until it is whole; an
        interrupted download goes on there, at once or when it is called again. If the file has
        changed meanwhile, or the server cannot resume, it begins anew. One call at a time for each ``to``.

        Args:
            file: A file of a receipt or a financial document, a document of the domain ``documents``, or a
                :class:`RemoteFile`.
            to: Path of the file, or a folder, where it is called by its id and name.
            if_exists: What to do about a file that is there already.
            progress: Called with the **bytes** that have arrived, and those of the whole file where known.
            refresh: Returns the file with a new link, or the link, where the old one has expired; documents
                have their links renewed without it.

        Raises:
            InputInvalid: There is such a file already, or the record has no link.
            AnswerUnreadable: What came has another size than the record says.
            TransportFailed: It broke off again and again; call again to go on.
            ForeignHostRefused: The link leads from HTTPS to something else.
            ApiError: The link was refused.
        """
        target = _target(file, Path(to))
        if target.exists():
            if if_exists == "keep":
                return target
            if if_exists == "refuse":
                raise _exists(file)
        part, etag = _beside(target, file, ".part"), _beside(target, file, ".etag")
        position, version = version_of(part, etag)
        transfer = await self._transfer(file, refresh, position=position, etag=version)
        async with self._session.downloading:
            await save(transfer, part, etag, progress)
        try:
            put(part, etag, target, may_replace=if_exists == "overwrite")
        except FileExistsError:  # somebody was faster
            if if_exists == "refuse":
                raise _exists(file) from None
            part.unlink(missing_ok=True)
            etag.unlink(missing_ok=True)
        return target

    @overload
    def open(
        self: Files[Sync],
        file: FileRecord,
        *,
        refresh: Callable[[], Refreshed | Awaitable[Refreshed]] | None = None,
    ) -> FileStream: ...
    @overload
    def open(
        self: Files[Async],
        file: FileRecord,
        *,
        refresh: Callable[[], Refreshed | Awaitable[Refreshed]] | None = None,
    ) -> AsyncFileStream: ...
    def open(
        self,
        file: FileRecord,
        *,
        refresh: Callable[[], Refreshed | Awaitable[Refreshed]] | None = None,
    ) -> FileStream | AsyncFileStream:
        """
        Read a file piece by piece, without a disk and in flat memory.

        Args:
            file: As in :meth:`download`.
            refresh: As in :meth:`download`.

        Raises:
            Conflict: While reading: it broke off, and it changed or the server cannot resume.
            ErpError: As :meth:`download`.
        """
        stream: Any = FileStream if self.is_blocking else AsyncFileStream
        return stream(lambda: self._transfer(file, refresh))  # type: ignore[no-any-return]

    async def _transfer(
        self,
        file: FileRecord,
        refresh: Callable[[], Refreshed | Awaitable[Refreshed]] | None,
        *,
        position: int = 0,
        etag: str | None = None,
    ) -> Transfer:
        renew: Refresh | None = None
        if refresh is not None:

            async def asked() -> str:
                fresh = refresh()
                return _required_link(await fresh if inspect.isawaitable(fresh) else fresh)

            renew = asked
        elif _is_document(file):

            async def made() -> str:
                return await self._document_link(_id(file))

            renew = made
        link = _link(file)
        if link is None and renew is not None:
            link = await renew()
        return Transfer(
            self._session,
            name=_id(file) or "without id",
            link=link or _required_link(file),
            byte_size=_size(file),
            refresh=renew,
            position=position,
            etag=etag,
        )

    async def _document_link(self, id: str) -> str:
        """
        Ask for a link to a document.

        Public clients report that API keys are refused here, so it takes OAuth.
        """
        path = "/documents/download_urls/bulk_create"
        # A link more does no harm, so it may be asked for again.
        answer = await self._session.json("POST", path, json={"ids": [id]}, safe=True)
        rows: list[Any] = answer if isinstance(answer, list) else []  # pyright: ignore[reportUnknownVariableType]
        for row in rows:
            if isinstance(row, dict) and str(row.get("id")) == id and row.get("url"):  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
                return str(row["url"])  # pyright: ignore[reportUnknownArgumentType]
        message = f"POST {path} did not answer with a link to document {id}."
        raise AnswerUnreadable(message, method="POST", url=path, status=200, content_type=None)


def _id(file: FileRecord) -> str:
    return str(getattr(file, "id", None) or "")


def _link(file: FileRecord) -> str | None:
    found = getattr(file, "download_url", None) or getattr(file, "url", None)
    return str(found) if found else None


def _required_link(file: FileRecord | str) -> str:
    link = file if isinstance(file, str) else _link(file)
    if not link:
        raise InputInvalid(
            "The file has no link.",
            field="download_url",
            hint="Read its record again; lists leave links out where attachments are not asked for.",
        )
    return link


def _size(file: FileRecord) -> int | None:
    for name in ("byte_size", "size", "file_size"):
        found = getattr(file, name, None)
        if isinstance(found, int):
            return found
    return None


def _is_document(file: FileRecord) -> bool:
    """Only documents say ``file_size``, and they have no link of their own."""
    return hasattr(type(file), "file_size") and bool(_id(file))


def _target(file: FileRecord, to: Path) -> Path:
    if not to.is_dir():
        if not to.parent.is_dir():
            message = "The folder to download to does not exist."
            raise InputInvalid(message, field="to", hint="Make it first.")
        return to
    return to / "-".join(
        filter(None, [_safe_id(file), _safe_name(getattr(file, "filename", None))])
    )


def _safe_name(filename: object) -> str:
    """Return a name that stays in its folder, on every system: it comes from whoever uploaded it."""
    name = re.split(r"[/\\]", str(filename or "file"))[-1]
    name = re.sub(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"|?*]', "_", name).strip(" .") or "file"
    if len(name.encode()) <= LONGEST_NAME:
        return name
    end = PurePosixPath(name).suffix
    end = end if end.isascii() and len(end) < 10 else ""
    return name.encode()[: LONGEST_NAME - len(end)].decode(errors="ignore") + end


def _safe_id(file: FileRecord) -> str:
    id = _id(file)
    safe = quote(id, safe="")
    return safe if len(safe) <= 64 else sha256(id.encode()).hexdigest()


def _beside(target: Path, file: FileRecord, ending: str) -> Path:
    return target.with_name(f"{target.name}.{_safe_id(file) or 'file'}{ending}")


def _exists(file: FileRecord) -> InputInvalid:
    return InputInvalid(
        f"The place to download file {_id(file)} to is taken.".replace("  ", " "),
        field="to",
        hint="Give if_exists='keep' to leave it, or 'overwrite'.",
    )
