"""How is a workbook that somebody made opened, and which cells does a sheet of it have?"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from .._core.lazy import installed
from ..errors import MappingInvalid
from .tables import MAX_BYTES

__all__ = ["grid", "open_workbook"]

MAX_UNPACKED: Final = 60_000_000

_SAVE_AS: Final = "Open it in Excel and save it as 'Excel workbook (.xlsx)'."
_OLE: Final = b"\xd0\xcf\x11\xe0"


def open_workbook(path: Path, *, purpose: str, what: str, instead: str) -> Any:
    """
    Open a workbook whose size can be borne, with openpyxl.

    Args:
        purpose: What needs openpyxl, as the subject of a sentence.
        what: It should be: ``a mapping document``.
        instead: What to pass where it is none.

    Raises:
        MappingInvalid: It is none that can be read.
        ConfigurationMissing: The extra ``files`` is not installed.
    """
    openpyxl = installed("openpyxl", extra="files", purpose=purpose)
    packed = _packed(path, what, instead)
    try:
        # It warns of validations and styles that it does not keep; only cells matter here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(packed))
    except Exception as error:
        raise MappingInvalid(
            f"{path.name} is no workbook that can be read: {type(error).__name__}.",
            file=path.name,
            hint=_SAVE_AS,
        ) from error


def grid(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """Rows that have cells; rows without any are not made up, wherever the sheet is said to end."""
    rows: dict[int, dict[int, Any]] = {}
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001  (every other way makes cells)
        if cell.value is not None:
            rows.setdefault(row, {})[column] = cell
    for number in sorted(rows):
        cells = rows[number]
        yield number, [cells.get(column) for column in range(1, max(cells) + 1)]


def _packed(path: Path, what: str, instead: str) -> bytes:
    """The bytes of a file that is a workbook of a bearable size."""
    try:
        size = path.stat().st_size
        packed = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise _refused(
            path, f"cannot be read: {error.strerror}", "Check its permissions."
        ) from error
    if size > MAX_BYTES:
        raise _refused(
            path,
            f"has {size:,} bytes; {what} has at most {MAX_BYTES:,}",
            "This is probably an export of records and no table of rules.",
        )
    if not packed:
        raise _refused(path, "is empty", "Save the workbook again.")
    if packed.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in packed:
            raise _refused(path, "is encrypted", "Remove its password and save it again.")
        raise _refused(path, "is a workbook of the old format .xls", _SAVE_AS)
    _check_parts(path, packed, what, instead)
    return packed


def _check_parts(path: Path, packed: bytes, what: str, instead: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        raise _refused(path, "is a file, and no workbook", instead) from None
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        raise _refused(
            path,
            f"unpacks to {unpacked:,} bytes; {what} has at most {MAX_UNPACKED:,}",
            "Copy the cells that are in use to a new workbook.",
        )
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise _refused(path, "is no workbook of Excel", _SAVE_AS)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise _refused(path, "contains macros", _SAVE_AS)


def _refused(path: Path, what: str, hint: str) -> MappingInvalid:
    return MappingInvalid(f"{path.name} {what}.", file=path.name, hint=hint)
