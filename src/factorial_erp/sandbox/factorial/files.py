"""How are files downloaded? By links with a signature, in parts if wanted."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from ..exchange import Answer, Call
from .facts import Field, Kind, Resource
from .fitting import is_list, is_row
from .records import Records, Row

__all__ = ["Files", "document_file", "file_fields", "files_in"]

SECRET = b"sandbox-signature"
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
WITH_FILES = (
    "expenses/expenses",
    "expenses/mileages",
    "expenses/per_diems",
    "finance/financial_documents",
)
"""Where files are looked for first; elsewhere only where somebody has been."""

SIZE = 2048
"""**Bytes** of a file of which nobody knows the size."""


class Files:
    """
    The files of the company: of receipts and financial documents, documents, uploads.

    Content that nobody uploaded is made up, of exactly the size that the record states. A link never ends: how long
    the real ones live is not known.
    """

    PATH = re.compile(r"/files/(?P<id>[^/]+)")

    def __init__(self, records: Records) -> None:
        self._records = records

    def link(self, origin: str, id: str) -> str:
        """Return the link to a file."""
        return f"{origin}/files/{id}?signature={_signature(id)}"

    def answer(self, call: Call, id: str) -> Answer:
        """
        Answer a download, whole or a single range.

        Answers 403 to a wrong signature, 404 to a file that is gone, 416 to a range that lies outside.
        """
        if not hmac.compare_digest(call.parameter("signature") or "", _signature(id)):
            return Answer(status=403, body={"message": "The signature is wrong."})
        found = self._find(id)
        if found is None:
            return Answer(status=404, body={"message": "The file is gone."})
        filename, kind, content = found
        headers = {
            "Content-Type": kind,
            "Content-Disposition": _disposition(filename),
            "Accept-Ranges": "bytes",
            "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        }
        return _part(call, content, headers)

    def _find(self, id: str) -> tuple[str, str, bytes] | None:
        """Return name, kind and content of a file."""
        file = next((file for known, file in self._all() if known == id), None)
        if file is None:
            return None
        stated = (file[key] for key in ("byte_size", "size", "file_size") if file.get(key))
        content = self._records.uploads.get(id)
        if content is None:
            content = _made_up(id, int(next(stated, SIZE)))
        kind = str(file.get("content_type") or "application/pdf")
        return str(file.get("filename") or id), kind, content

    def _all(self) -> Iterator[tuple[str, Row]]:
        """Yield every file with its id."""
        records = self._records
        for name in records.facts:
            if name not in WITH_FILES and name not in records.tables:
                continue  # nobody has been there, so nobody has a link
            resource = records.facts[name]
            for field, _ in file_fields(resource.record):
                for row in records.table(name).values():
                    yield from files_in(resource, row, field)
        for id, row in records.table("documents/documents").items():
            yield document_file(id), row


def files_in(resource: Resource, row: Row, field: str) -> Iterator[tuple[str, Row]]:
    """Yield the files in a field of a record with their ids; one that tells none is numbered."""
    value = row.get(field)
    for number, file in enumerate(value if is_list(value) else [value], start=1):
        if is_row(file):
            yield str(file.get("id") or f"{resource.singular}-{row.get('id')}-{number}"), file


def document_file(id: str) -> str:
    """Return the id of the file of a document, which is none of its fields."""
    return f"document-{id}"


def file_fields(record: Mapping[str, Field]) -> list[tuple[str, Kind]]:
    """Return the fields of a record that hold files."""
    found: list[tuple[str, Kind]] = []
    for field in record.values():
        kind = field.kind.items or field.kind
        if kind.word == "record" and {"url", "filename"} <= kind.fields.keys():
            found.append((field.name, kind))
    return found


def _disposition(filename: str) -> str:
    """Return a name as a header carries it: plain for old clients, exact for all others."""
    plain = re.sub(r"[^ !#-\[\]-~]", "_", filename)
    exact = "" if plain == filename else f"; filename*=UTF-8''{quote(filename)}"
    return f'attachment; filename="{plain}"{exact}'


def _part(call: Call, content: bytes, headers: dict[str, str]) -> Answer:
    asked = RANGE.fullmatch(call.headers.get("range", ""))
    unchanged = call.headers.get("if-range", headers["ETag"]) == headers["ETag"]
    if asked is None or asked.groups() == ("", "") or not unchanged:
        return Answer(status=200, headers=headers, content=content)
    size = len(content)
    if asked[1]:
        begin, end = int(asked[1]), min(int(asked[2] or size), size - 1)
    else:
        begin, end = max(size - int(asked[2]), 0), size - 1
    if begin >= size or begin > end:
        return Answer(
            status=416, headers={**headers, "Content-Range": f"bytes */{size}"}, content=b""
        )
    place = {"Content-Range": f"bytes {begin}-{end}/{size}"}
    return Answer(status=206, headers=headers | place, content=content[begin : end + 1])


def _signature(id: str) -> str:
    return hmac.new(SECRET, id.encode(), hashlib.sha256).hexdigest()[:32]


def _made_up(id: str, size: int) -> bytes:
    """Return a small document of exactly that size; each place in it differs, so that no part passes for another."""
    lines = b"".join(b"%% %s %08d\n" % (id.encode(), n) for n in range(size // 12 + 1))
    return (b"%PDF-1.4\n" + lines)[: max(size - 6, 0)].ljust(max(size - 6, 0)) + b"\n%%EOF"[:size]
