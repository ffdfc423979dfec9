"""How do files and the fields beside them become a multipart form? Files are streamed, never read whole."""

from __future__ import annotations

import contextlib
import io
import mimetypes
import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Protocol

import attrs

from ..errors import InputInvalid
from .encode import scalar

__all__ = [
    "Field",
    "Part",
    "Readable",
    "Upload",
    "UploadFile",
    "form_fields",
    "holds_file",
    "open_parts",
]

UNKNOWN_TYPE = "application/octet-stream"


class Readable(Protocol):
    """What can be read in pieces: an open file, a body of another answer, a pipe."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes, none at the end."""
        ...


@attrs.frozen
class Upload:
    """
    A file to upload whose name or type does not follow from what is given.

    Args:
        content: The bytes, a path, or a file opened for reading bytes. A file is sent from its start; one
            that cannot be rewound (a pipe) is sent from where it stands, and only once.
        filename: As the receiver shall see it; by default the last part of the path.
        content_type: By default guessed from the end of :attr:`filename`.
    """

    content: bytes | os.PathLike[str] | BinaryIO | Readable = attrs.field(repr=False)
    filename: str | None = attrs.field(default=None, repr=False, kw_only=True)
    content_type: str | None = attrs.field(default=None, kw_only=True)


UploadFile = Upload | os.PathLike[str] | BinaryIO
"""What an operation takes as a file: a path, a file opened for reading bytes, or an :class:`Upload`."""

Field = tuple[str, str | Upload]
"""A name as the form spells it, and a text or a file."""

Part = tuple[str, tuple[str | None, Any, str | None]]
"""What the HTTP client takes: the name, then file name, content and type."""


def form_fields(body: Mapping[str, Any], *, clears: bool) -> list[Field]:
    """
    Spell a body as Rails reads forms: ``ids[]`` for each value, ``lines[][amount]`` for each object.

    The official SDK 3.0.0 sends each object as JSON text under ``lines[]``; that Factorial reads the
    notation of Rails instead is a guess, from the brackets in the names of its own schema.

    Args:
        body: Fields by name; a trailing underscore, which avoids a keyword, is left out.
        clears: Whether ``None`` and an empty array are sent, as an empty text, to clear what is there (a
            guess: a form knows neither). Where there is nothing to clear they are not sent at all.

    Raises:
        InputInvalid: A value that a form cannot carry.
    """
    fields: list[Field] = []
    for name, value in body.items():
        fields.extend(_spelled(name.removesuffix("_"), value, clears=clears))
    return fields


def _spelled(name: str, value: Any, *, clears: bool) -> Iterator[Field]:
    if value is None:
        if clears:
            yield name, ""
    elif isinstance(value, Mapping):
        items: Mapping[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        for key, each in items.items():
            yield from _spelled(f"{name}[{_key(key)}]", each, clears=clears)
    elif _is_file(value):
        yield name, _upload(name, value)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if clears and not value:
            yield f"{name}[]", ""
        for each in _objects(name, value):  # pyright: ignore[reportUnknownArgumentType]
            yield from _spelled(f"{name}[]", each, clears=clears)
    else:
        yield name, scalar(value)


def _is_file(value: object) -> bool:
    return isinstance(value, Upload | os.PathLike | bytes | bytearray) or hasattr(value, "read")


def holds_file(value: object) -> bool:
    """Whether a body has a file anywhere, so that JSON cannot carry it."""
    if _is_file(value):
        return True
    if isinstance(value, Mapping):
        return any(map(holds_file, value.values()))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return isinstance(value, list | tuple) and any(map(holds_file, value))  # pyright: ignore[reportUnknownArgumentType]


def _key(key: str) -> str:
    return key.removesuffix("_")


def _objects(name: str, values: Sequence[Any]) -> Iterable[Any]:
    """
    Put the fields that all objects have first.

    Rails begins the next object where a name comes again, so the first field of each must have been
    in the one before.
    """
    if not values or not all(isinstance(each, Mapping) for each in values):
        return values
    objects: list[dict[str, Any]] = [
        {_key(key): value for key, value in each.items() if not _is_empty(value)} for each in values
    ]
    everywhere = [key for key in objects[0] if all(_is_plain(each.get(key)) for each in objects)]
    if len(objects) > 1 and not everywhere:
        message = f"The objects in {name!r} share no field, so a form cannot tell them apart."
        raise InputInvalid(message, field=name, hint="Give each of them the required fields.")
    return [
        {key: each[key] for key in [*everywhere, *(k for k in each if k not in everywhere)]}
        for each in objects
    ]


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, list | tuple | Mapping) and not value)


def _is_plain(value: object) -> bool:
    return value is not None and not isinstance(value, list | tuple | Mapping)


def _upload(name: str, value: Any) -> Upload:
    upload = value if isinstance(value, Upload) else Upload(value)
    content: Any = upload.content
    if isinstance(content, bytearray):
        content = bytes(content)
    if isinstance(content, str | io.TextIOBase):
        kind = "text" if isinstance(content, str) else "a file opened as text"
        message = f"The file for {name!r} is {kind}, not bytes."
        raise InputInvalid(message, field=name, hint="Give a pathlib.Path, or open it with 'rb'.")
    if getattr(content, "closed", False):
        raise InputInvalid(f"The file for {name!r} is closed.", field=name)
    filename = upload.filename or _name_of(content)
    if not filename:
        message = f"The file for {name!r} has no name."
        raise InputInvalid(message, field=name, hint="Give Upload(content, filename='…').")
    content_type = upload.content_type or mimetypes.guess_type(filename)[0] or UNKNOWN_TYPE
    return attrs.evolve(upload, content=content, filename=filename, content_type=content_type)


def _name_of(content: Any) -> str:
    if not isinstance(content, os.PathLike):
        # An open file knows its path, a pipe a number or "<fdopen>".
        content = getattr(content, "name", None)
        return PurePath(content).name if isinstance(content, str) and content[:1] != "<" else ""
    return _path(content).name


def _path(content: Any) -> Path:
    return Path(content)


@contextlib.contextmanager
def open_parts(fields: Iterable[Field]) -> Generator[list[Part]]:
    """
    Open the files of a form as long as it is being sent.

    Raises:
        InputInvalid: A path that cannot be read.
    """
    with contextlib.ExitStack() as opened:
        parts: list[Part] = []
        for name, value in fields:
            if isinstance(value, str):
                parts.append((name, (None, value.encode(), None)))
                continue
            content: Any = value.content
            if isinstance(content, os.PathLike):
                try:
                    content = opened.enter_context(_path(content).open("rb"))
                except OSError as error:
                    message = f"The file for {name!r} cannot be read: {error.strerror}."
                    raise InputInvalid(message, field=name) from error
            if not isinstance(content, bytes):
                content = _Rewindable(content) if _rewinds(content) else _Once(name, content)
            parts.append((name, (value.filename, content, value.content_type)))
        yield parts


def _rewinds(file: Any) -> bool:
    seekable = getattr(file, "seekable", None)
    return bool(seekable()) if callable(seekable) else hasattr(file, "seek")


class _Rewindable:
    """A file from its start, as often as it takes. Without ``fileno``: behind a decompressor it lies."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.read = file.read
        self.tell = file.tell

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        try:
            position: int = self._file.seek(offset, whence)
        except ValueError as error:  # gzip cannot seek from the end: the size stays unknown
            raise io.UnsupportedOperation(str(error)) from error
        return position


class _Once:
    """A file that can be read once. Each sending begins with ``seek(0)``; the second one is refused."""

    def __init__(self, name: str, file: Any) -> None:
        self._name = name
        self._started = False
        self.read = file.read

    def seek(self, _offset: int, _whence: int = os.SEEK_SET) -> int:
        if self._started:
            message = f"The file for {self._name!r} had to be sent again, but it can be read once."
            hint = "Nothing was accepted. Give a path, bytes or a file that can be rewound."
            raise InputInvalid(message, field=self._name, hint=hint)
        self._started = True
        return 0
