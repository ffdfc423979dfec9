"""How does a file arrive whole? Piece by piece, going on where it broke off, never mixing two files."""

from __future__ import annotations

import contextlib
import os
import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from types import TracebackType

import attrs
from typing_extensions import Self

from ..errors import AnswerUnreadable, Conflict, ErpError, InputInvalid, TransportFailed
from .io import Arriving, step
from .log import logger
from .retry import REPEATABLE_STATUS, Failure, retry_after
from .session import Session

__all__ = [
    "AsyncFileStream",
    "FileStream",
    "Piece",
    "Progress",
    "Refresh",
    "Transfer",
    "put",
    "save",
    "version_of",
]

log = logger(__name__)

Progress = Callable[[int, int | None], object]
"""Called with the **bytes** that have arrived, and those of the whole file where known."""

Refresh = Callable[[], Awaitable[str]]
"""Returns a new link to the same file."""

EXPIRED = frozenset({400, 401, 403, 404, 410})
"""How storage services answer to a link that has expired."""

CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
UNSATISFIED_RANGE = re.compile(r"bytes \*/(\d+)")


@attrs.frozen
class Piece:
    """Some bytes of a file."""

    start: int
    """Where they belong; 0 again where another version of the file begins."""
    content: bytes


class Transfer:
    """
    The way of one file here.

    After an interruption it goes on where it stopped, if the server has named the version of the file
    (a strong ETag) and still has it; otherwise it begins anew. Attempts are counted anew whenever
    something has arrived.

    Args:
        name: What the file is called in errors: no name of a person.
        link: Where it is.
        byte_size: Promised size in **bytes**.
        refresh: Asked for a new link when the old one is refused.
        position: **Bytes** that have arrived already.
        etag: The version that they are of.

    Source: RFC 9110, sections 13.1.5 (If-Range) and 14 (ranges).
    """

    def __init__(
        self,
        session: Session,
        *,
        name: str,
        link: str,
        byte_size: int | None = None,
        refresh: Refresh | None = None,
        position: int = 0,
        etag: str | None = None,
    ) -> None:
        self._session = session
        self._name = name
        self._link = link
        self._promised = byte_size
        self._refresh = refresh
        self.position = position if etag else 0
        self.etag = etag
        self.size = byte_size
        self._answer: Arriving | None = None
        self._skip = 0
        self._failures = 0
        self._furthest = 0
        self._refreshed = False
        self._is_complete = False

    async def begin(self) -> None:
        """
        Ask for the file, so that its size is known.

        Raises:
            ErpError: As :meth:`piece`.
        """
        while self._answer is None and not self._is_complete:
            await self._ask()

    async def piece(self) -> Piece | None:
        """
        Return the next bytes, ``None`` at the end.

        Raises:
            AnswerUnreadable: The file has another size than promised.
            TransportFailed: It broke off and asking again did not help.
            ErpError: The link was refused; see the tree in :mod:`factorial_erp.errors`.
        """
        while True:
            await self.begin()
            if self._answer is None:
                return None
            content = await self._session.piece(self._answer)
            if isinstance(content, Failure):
                await self._interrupted(content)
            elif not content:
                await self._ended()
            elif piece := self._wanted(content):
                return piece

    async def close(self) -> None:
        """Give the connection up."""
        if self._answer is not None:
            answer, self._answer = self._answer, None
            await answer.close()

    def _wanted(self, content: bytes) -> Piece | None:
        known = min(self._skip, len(content))
        self._skip -= known
        content = content[known:]
        if not content:
            return None
        piece = Piece(self.position, content)
        self.position += len(content)
        if self.size is not None and self.position > self.size:
            raise self._wrong_size(f"more than {self.size}")
        if self.position > self._furthest:
            self._furthest = self.position
            self._failures, self._refreshed = 0, False
        return piece

    async def _ended(self) -> None:
        if self._skip or (self.size is not None and self.position < self.size):
            await self._interrupted(Failure(kind="lost"))
            return
        await self.close()
        self.size = self.position
        self._is_complete = True

    async def _ask(self) -> None:
        headers: dict[str, str] = {}
        if self.position and self.etag:
            headers = {"Range": f"bytes={self.position}-", "If-Range": self.etag}
        answer = await self._session.open(self._link, headers=headers)
        if isinstance(answer, Failure):
            await self._interrupted(answer)
            return
        self._answer = answer
        status = answer.response.status_code
        if status == 429 or status in REPEATABLE_STATUS:
            now = self._session.io.now()
            asked = retry_after(answer.response.headers, now=now)
            await self._interrupted(Failure(kind="status", status=status, wait=asked))
        elif status == 200:
            self._begins(answer)
        elif status == 206 and headers:
            await self._goes_on(answer)
        elif status == 416 and headers:
            await self._has_no_more(answer)
        elif status in EXPIRED and self._refresh is not None and not self._refreshed:
            await self.close()
            self._link, self._refreshed = await self._refresh(), True
        elif status < 300:
            raise self._unreadable(f"answered {status} when asked for file {self._name}")
        else:
            raise await self._refused()

    def _begins(self, answer: Arriving) -> None:
        """The whole file: this version again, or another one."""
        headers = answer.response.headers
        encoding = headers.get("content-encoding", "identity")
        if encoding != "identity":
            raise self._unreadable(f"packed file {self._name} as {encoding} although not asked to")
        etag = _strong(headers.get("etag"))
        if self.position and etag == self.etag:
            self._skip = self.position
        else:
            if self.position:
                log.info("file %s begins anew: it changed, or cannot be resumed", self._name)
            self.position = self._skip = 0
        self.etag = etag
        length = headers.get("content-length", "")
        self._knows_size(int(length) if length.isdecimal() else None)

    async def _goes_on(self, answer: Arriving) -> None:
        headers = answer.response.headers
        match = CONTENT_RANGE.fullmatch(headers.get("content-range", "").strip())
        etag = headers.get("etag", self.etag)
        if match is None or int(match[1]) != self.position or etag != self.etag:
            await self._forget()
            return
        self._skip = 0
        self._knows_size(int(match[2]) if match[2] != "*" else None)

    async def _has_no_more(self, answer: Arriving) -> None:
        """Nothing behind what is here: it was whole, or the file has changed."""
        headers = answer.response.headers
        match = UNSATISFIED_RANGE.fullmatch(headers.get("content-range", "").strip())
        etag = headers.get("etag", self.etag)
        if match is None or int(match[1]) != self.position or etag != self.etag:
            await self._forget()
            return
        self._knows_size(self.position)
        await self.close()
        self._is_complete = True

    async def _forget(self) -> None:
        await self.close()
        self.position, self.etag = 0, None

    def _knows_size(self, size: int | None) -> None:
        if size is not None and self._promised is not None and size != self._promised:
            raise self._wrong_size(str(size))
        self.size = self._promised if size is None else size

    async def _interrupted(self, failure: Failure) -> None:
        """
        Wait until it is worth asking again.

        Raises:
            ErpError: It is not.
        """
        self._failures += 1
        retry = self._session.retry
        wait = retry.wait(self._failures, failure, safe=True, random=random.random())  # noqa: S311
        if wait is None:
            raise await self._refused() if failure.kind == "status" else self._broken(failure)
        await self.close()
        if not self.etag:
            self.position = 0
        log.info(
            "asking again for file %s in %.1f s, from byte %d", self._name, wait, self.position
        )
        await self._session.io.sleep(wait)

    async def _refused(self) -> ErpError:
        assert self._answer is not None  # noqa: S101  (it has just answered)
        answer, self._answer = self._answer, None
        return await self._session.file_refused(answer)

    def _broken(self, failure: Failure) -> TransportFailed:
        whole = "" if self.size is None else f" of {self.size}"
        broke = "got no connection" if failure.kind == "never_sent" else "broke off"
        times = "once" if self._failures == 1 else f"{self._failures} times in a row"
        return TransportFailed(
            f"File {self._name} {broke} at byte {self.position}{whole}, {times}.",
            method="GET",
            url=self._session.base_url,
            attempts=self._failures,
            hint="Download it again: it goes on from there if the server can.",
        )

    def _wrong_size(self, found: str) -> AnswerUnreadable:
        return self._unreadable(
            f"sent {found} bytes for file {self._name} instead of"
            f" {self._promised if self._promised is not None else self.size}"
        )

    def _unreadable(self, what: str) -> AnswerUnreadable:
        assert self._answer is not None  # noqa: S101  (it has just answered)
        response = self._answer.response
        return AnswerUnreadable(
            f"The server {what}.",
            method="GET",
            url=self._session.base_url,
            status=response.status_code,
            content_type=response.headers.get("content-type"),
            hint="Read the record again; is there a proxy or a login page in between?",
        )


async def save(transfer: Transfer, part: Path, etag: Path, progress: Progress | None) -> None:
    """
    Write a file as it arrives.

    Args:
        transfer: Its :attr:`~Transfer.position` is the size of ``part``.
        part: What has arrived so far; a failure leaves it for the next time.
        etag: Holds the version that ``part`` is of.
        progress: Called after each piece.
    """
    try:
        with part.open("r+b" if transfer.position else "wb") as file:
            written = file.seek(transfer.position)
            file.truncate()
            while piece := await transfer.piece():
                if piece.start != written:
                    written = file.seek(piece.start)
                    file.truncate()
                if written == 0:  # only now: before, the version was that of other bytes
                    _note(etag, transfer.etag)
                written += file.write(piece.content)
                if progress is not None:
                    progress(written, transfer.size)
            if transfer.position != written:
                file.truncate(transfer.position)
            file.flush()
            os.fsync(file.fileno())
    finally:
        await transfer.close()


def put(part: Path, etag: Path, target: Path, *, may_replace: bool) -> None:
    """
    Give a file that is whole its name.

    Args:
        part: The file.
        etag: What stands beside it, and is not needed any more.
        target: Its name.
        may_replace: Whether a file of this name may go. Otherwise none does, whoever made it meanwhile.

    Raises:
        FileExistsError: There is one already.
    """
    if not may_replace:
        target.open("xb").close()  # the name is ours, or somebody else's: nothing in between
    part.replace(target)
    etag.unlink(missing_ok=True)


class _Stream:
    """A file being read, whose size is known before its first byte."""

    def __init__(self, make: Callable[[], Awaitable[Transfer]]) -> None:
        self._make = make
        self._transfer: Transfer | None = None
        self._read = 0

    @property
    def size(self) -> int | None:
        """**Bytes** of the whole file, ``None`` where nobody says."""
        return None if self._transfer is None else self._transfer.size

    async def _begin(self) -> None:
        self._transfer = await self._make()
        self._read = 0
        try:
            await self._transfer.begin()
        except BaseException:
            await self._close()  # a block that was not entered is not left either
            raise

    async def _next(self) -> bytes | None:
        if self._transfer is None:
            raise InputInvalid("The file is not open.", hint="Read it within its `with` block.")
        piece = await self._transfer.piece()
        if piece is None:
            return None
        if piece.start != self._read:
            raise Conflict(
                f"The file changed, or cannot be resumed, after {self._read} bytes were read.",
                status=200,
                method="GET",
                hint="Read it again from its start.",
            )
        self._read += len(piece.content)
        return piece.content

    async def _close(self) -> None:
        if self._transfer is not None:
            transfer, self._transfer = self._transfer, None
            await transfer.close()


class FileStream(_Stream):
    """A file to read in pieces, within a ``with`` block: ``for piece in stream``."""

    def __enter__(self) -> Self:
        step(self._begin())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        step(self._close())

    def __iter__(self) -> Iterator[bytes]:
        while (content := step(self._next())) is not None:
            yield content


class AsyncFileStream(_Stream):
    """A file to read in pieces, within an ``async with`` block: ``async for piece in stream``."""

    async def __aenter__(self) -> Self:
        await self._begin()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._close()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while (content := await self._next()) is not None:
            yield content


def version_of(part: Path, etag: Path) -> tuple[int, str | None]:
    """Return how many **bytes** an earlier run has left, and of which version of the file."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return part.stat().st_size, _strong(etag.read_text("utf-8"))
    return 0, None


def _note(file: Path, etag: str | None) -> None:
    file.write_text(etag or "", "utf-8")


def _strong(etag: str | None) -> str | None:
    """Return an ETag that stands for every byte; a weak one stands for the meaning only."""
    return etag if etag and re.fullmatch(r'"[\x21\x23-\x7e]*"', etag) else None
