"""How do files get to documents and back?"""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from factorial_erp import AsyncBusinessCentral, BusinessCentral, errors
from factorial_erp._core.session import _Body
from factorial_erp._core.uploads import form_fields, open_parts
from factorial_erp.factorial import Upload
from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.server import SandboxServer
from tests.business_central.test_writing import draft, on
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"
CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 1000


@pytest.fixture
def box() -> Sandbox:
    """A fresh demo company."""
    return Sandbox()


@pytest.mark.parametrize("kind", ["attachments", "document_attachments"])
@pytest.mark.parametrize("source", ["path", "file", "bytes"])
def test_a_file_hangs_on_its_document(
    mode: Mode, box: Sandbox, tmp_path: Path, kind: str, source: str
) -> None:
    """
    Announced, sent in pieces, read back and compared; then it is downloaded as it was.
    """
    company = on(mode, box)
    files = getattr(company, kind)
    path = tmp_path / "receipt.pdf"
    path.write_bytes(CONTENT)
    file: Any = path
    if source == "file":
        file = Upload(BytesIO(CONTENT), filename="receipt.pdf")
    if source == "bytes":
        file = Upload(CONTENT, filename="receipt.pdf")
    invoice = draft(mode, company)

    kept = mode.call(
        files.attach,
        parent_id=invoice.id,
        parent_type="Purchase Invoice",
        file=file,
        verify=True,
    )
    place = mode.call(files.download, kept.id, tmp_path / "copy.pdf")

    assert ("receipt.pdf", len(CONTENT)) == (kept.file_name, kept.byte_size)
    assert invoice.id == kept.parent_id
    assert CONTENT == place.read_bytes()
    assert hashlib.sha256(CONTENT).hexdigest() == mode.call(files.sha256, kept.id)
    assert ["copy.pdf", "receipt.pdf"] == sorted(each.name for each in tmp_path.iterdir())


def test_a_large_file_travels_over_real_sockets(mode: Mode, box: Sandbox, tmp_path: Path) -> None:
    """
    In pieces both ways, and it arrives as it was.
    """
    content = CONTENT * 20  # 5 MB, many times what is read at once
    source = tmp_path / "scan.pdf"
    source.write_bytes(content)

    with SandboxServer(box) as server:
        client = AsyncBusinessCentral if mode.is_async else BusinessCentral
        bc: Any = client(
            tenant=box.tenant,
            environment=box.environment,
            client_id=box.client_id,
            client_secret=box.client_secret,
            base_url=server.url,
            login_url=server.url,
        )

        async def main(there: Any) -> tuple[Any, Path]:
            (vendor,) = [each async for each in there.vendors.list(top=1)]
            kept = await there.document_attachments.attach(
                parent_id=vendor.id, parent_type="Vendor", file=source, verify=True
            )
            place = await there.document_attachments.download(kept.id, tmp_path / "copy.pdf")
            return kept, place

        if mode.is_async:

            async def run() -> tuple[Any, Path]:
                async with bc:
                    return await main(bc.company(box.company_name))

            kept, place = anyio.run(run)
        else:
            with bc:
                company = bc.company(box.company_name)
                (vendor,) = company.vendors.list(top=1)
                kept = company.document_attachments.attach(
                    parent_id=vendor.id, parent_type="Vendor", file=source, verify=True
                )
                place = company.document_attachments.download(kept.id, tmp_path / "copy.pdf")

    assert len(content) == kept.byte_size
    assert content == place.read_bytes()


def test_a_file_that_would_hang_on_nothing_is_taken_back(mode: Mode, box: Sandbox) -> None:
    """
    Business Central stores it without a parent, and says nothing.
    """
    company = on(mode, box)

    with pytest.raises(errors.NotFound, match="would hang on nothing"):
        mode.call(
            company.attachments.attach,
            parent_id=ID,
            parent_type="Purchase Invoice",
            file=Upload(CONTENT, filename="a.pdf"),
        )

    assert [] == mode.list(company.attachments.list())


@pytest.mark.parametrize(
    ("if_exists", "expected"), [("keep", b"old"), ("overwrite", CONTENT), ("refuse", None)]
)
def test_a_file_that_is_there_is_not_overwritten_unasked(
    mode: Mode, box: Sandbox, tmp_path: Path, if_exists: Any, expected: bytes | None
) -> None:
    """
    Somebody may need it.
    """
    company = on(mode, box)
    kept = mode.call(
        company.attachments.attach,
        parent_id=draft(mode, company).id,
        parent_type="Purchase Invoice",
        file=Upload(CONTENT, filename="a.pdf"),
    )
    place = tmp_path / "a.pdf"
    place.write_bytes(b"old")

    if expected is None:
        with pytest.raises(errors.InputInvalid, match="is taken"):
            mode.call(company.attachments.download, kept.id, place, if_exists=if_exists)
    else:
        mode.call(company.attachments.download, kept.id, place, if_exists=if_exists)
        assert expected == place.read_bytes()
    with pytest.raises(errors.InputInvalid, match="is no folder"):
        mode.call(company.attachments.download, kept.id, tmp_path)


@pytest.mark.parametrize("if_exists", ["refuse", "keep"])
def test_a_file_that_appears_meanwhile_is_not_overwritten(
    mode: Mode, box: Sandbox, tmp_path: Path, if_exists: Any
) -> None:
    """
    Somebody else was faster.
    """
    company = on(mode, box)
    kept = mode.call(
        company.attachments.attach,
        parent_id=draft(mode, company).id,
        parent_type="Purchase Invoice",
        file=Upload(CONTENT, filename="a.pdf"),
    )
    place = tmp_path / "a.pdf"
    options = {"if_exists": if_exists, "progress": lambda *_: place.write_bytes(b"mine")}

    if if_exists == "refuse":
        with pytest.raises(errors.InputInvalid, match="is taken"):
            mode.call(company.attachments.download, kept.id, place, **options)
    else:
        mode.call(company.attachments.download, kept.id, place, **options)
        assert [place] == list(tmp_path.iterdir())

    assert b"mine" == place.read_bytes()


def test_long_names_are_refused_before_sending(mode: Mode) -> None:
    """
    Nothing is announced whose content will not follow.
    """
    files = mode.business_central(lambda _: httpx.Response(500)).company(ID).attachments

    with pytest.raises(errors.InputInvalid, match="250 are taken"):
        mode.call(
            files.attach,
            parent_id=ID,
            parent_type="Purchase Invoice",
            file=Upload(b"x", filename="x" * 251),
        )


class Store:
    """Business Central with one file; it fails at first, and keeps what it is told to keep."""

    def __init__(self, *failures: int, keeps: int = 1_000_000) -> None:
        self.failures = list(failures)
        self.keeps = keeps
        self.content = b""
        self.headers: httpx.Headers | None = None
        self.bodies: list[int] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        if request.method == "PATCH":
            self.bodies.append(len(request.content))
            self.headers = request.headers
            if self.failures:
                return httpx.Response(self.failures.pop(0))
            self.content = request.content[: self.keeps]
            return httpx.Response(204)
        row = {"id": ID, "parentId": ID, "byteSize": len(self.content), "fileName": "a.pdf"}
        return httpx.Response(201 if request.method == "POST" else 200, json=row)


def attach(mode: Mode, store: Store) -> Any:
    return mode.call(
        mode.business_central(store).company(ID).attachments.attach,
        parent_id=ID,
        parent_type="Purchase Invoice",
        file=Upload(BytesIO(CONTENT), filename="a.pdf"),
    )


def test_content_is_sent_again_from_its_start(mode: Mode) -> None:
    """
    The same bytes leave the same content, so a failure does no harm.
    """
    store = Store(503, 401)

    kept = attach(mode, store)

    assert store.headers is not None
    assert len(CONTENT) == kept.byte_size
    assert [len(CONTENT)] * 3 == store.bodies
    assert "application/octet-stream" == store.headers["content-type"]
    assert str(len(CONTENT)) == store.headers["content-length"]
    assert "*" == store.headers["if-match"]


class Pipe:
    """What can be read once."""

    def __init__(self) -> None:
        self._file = BytesIO(CONTENT)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


def test_a_pipe_is_sent_in_pieces_of_unknown_number(mode: Mode) -> None:
    """
    Once; a second time it would be empty.
    """
    store = Store()
    files = mode.business_central(store).company(ID).attachments

    digest = mode.call(files.upload, ID, Upload(Pipe(), filename="a.pdf"))

    assert CONTENT == store.content
    assert hashlib.sha256(CONTENT).hexdigest() == digest


def test_a_pipe_is_not_sent_twice() -> None:
    """
    The second time it would be empty.
    """
    with open_parts(form_fields({"file": Upload(Pipe(), filename="a.pdf")}, clears=False)) as parts:
        body = _Body(parts[0][1][1])
        assert body.length() is None
        assert CONTENT == b"".join(body)
        with pytest.raises(errors.InputInvalid, match="can be read once"):
            b"".join(body)


def test_content_that_arrived_in_part_is_told(mode: Mode) -> None:
    """
    The size that is read back differs.
    """
    with pytest.raises(errors.AnswerUnreadable, match="5 bytes instead of the"):
        attach(mode, Store(keeps=5))
