"""Can files be downloaded as from a real store: by signed links, whole or in parts, as they were uploaded?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp.sandbox import Sandbox
from factorial_erp.sandbox.exchange import Call
from factorial_erp.sandbox.server import SandboxServer

RESOURCES = "/api/2026-10-01/resources"


@pytest.fixture(params=["in process", "over HTTP"])
def http(request: pytest.FixtureRequest, box: Sandbox) -> Iterator[httpx.Client]:
    """A client of each kind."""
    headers = {"x-api-key": box.api_key}
    if request.param == "in process":
        base = "https://files.example"
        with httpx.Client(transport=box.transport(), base_url=base, headers=headers) as client:
            yield client
        return
    with (
        SandboxServer(box) as server,
        httpx.Client(base_url=server.url, headers=headers, timeout=30) as client,
    ):
        yield client


def receipt(http: httpx.Client) -> Any:
    """Return the file of an expense."""
    return http.get(f"{RESOURCES}/expenses/expenses/3001").json()["files"][0]


def test_links_lead_to_where_the_client_asked(http: httpx.Client) -> None:
    """
    Host and port as the client knows them; the content is of the size that is stated.
    """
    file = receipt(http)

    answer = httpx.Client.get(http, file["download_url"], headers={"x-api-key": ""})

    assert file["download_url"].startswith(str(http.base_url))
    assert (answer.status_code, len(answer.content)) == (200, file["byte_size"])
    assert answer.headers["content-length"] == str(file["byte_size"])
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="beleg-3001.pdf"'
    assert answer.content.startswith(b"%PDF-1.4\n")
    assert answer.content.endswith(b"\n%%EOF")


def test_a_link_needs_its_signature(http: httpx.Client, box: Sandbox) -> None:
    """
    403 to a wrong one, 404 to a file that is gone.
    """
    url = receipt(http)["url"]
    box.factorial.tables["expenses/expenses"]["3001"]["files"] = []

    assert http.get(url.partition("?")[0]).status_code == 403
    assert http.get(url[:-1] + "_").status_code == 403
    assert http.get(url).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "begin", "end"),
    [
        ("bytes=0-99", 206, 0, 100),
        ("bytes=23000-", 206, 23000, 23001),
        ("bytes=100-999999", 206, 100, 23001),
        ("bytes=-5", 206, 22996, 23001),
        ("bytes=-999999", 206, 0, 23001),
        ("bytes=", 200, 0, 23001),
        ("bytes=-", 200, 0, 23001),
        ("lines=1-2", 200, 0, 23001),
    ],
)
def test_a_part_is_what_was_asked_for(
    http: httpx.Client, asked: str, status: int, begin: int, end: int
) -> None:
    """
    One range; what is none is ignored.
    """
    url = receipt(http)["url"]
    whole = http.get(url)

    part = http.get(url, headers={"Range": asked})

    assert (part.status_code, part.content) == (status, whole.content[begin:end])
    assert part.headers["etag"] == whole.headers["etag"]
    if status == 206:
        assert part.headers["content-range"] == f"bytes {begin}-{end - 1}/23001"


@pytest.mark.parametrize("asked", ["bytes=23001-", "bytes=50-10", "bytes=-0"])
def test_a_part_outside_is_refused(http: httpx.Client, asked: str) -> None:
    """
    416 with the size.
    """
    answer = http.get(receipt(http)["url"], headers={"Range": asked})

    assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */23001")
    assert answer.content == b""


def test_a_part_of_another_version_is_the_whole(http: httpx.Client) -> None:
    """
    ``If-Range`` with an old ETag.
    """
    url = receipt(http)["url"]
    etag = http.get(url).headers["etag"]

    same = http.get(url, headers={"Range": "bytes=5-", "If-Range": etag})
    other = http.get(url, headers={"Range": "bytes=5-", "If-Range": '"old"'})

    assert (same.status_code, other.status_code) == (206, 200)


@given(cuts=st.sets(st.integers(0, 23000), max_size=6))
def test_parts_make_the_whole(cuts: set[int]) -> None:
    """
    Wherever they are cut.
    """
    box = Sandbox()
    link = httpx.URL(box.factorial.files.link("https://x.example", "f3001"))

    def get(**headers: str) -> bytes:
        query = tuple(link.params.multi_items())
        answer = box.answer(Call(method="GET", path=link.path, query=query, headers=headers))
        assert answer.content is not None
        return answer.content

    places = sorted({0, 23001, *cuts})
    parts = [get(range=f"bytes={a}-{b - 1}") for a, b in pairwise(places)]

    assert b"".join(parts) == get()


def form(kind: bytes = b"\r\n--x\r\n\0\xff") -> dict[str, Any]:
    return {"file": ("Rechnung Ü.pdf", kind, "application/pdf")}


@pytest.mark.parametrize(
    "content", [b"", b"\r\n", b"--", b"\r\n--boundary\r\n", b"\0\xff\r\n\r\n" * 999]
)
def test_what_was_uploaded_comes_back(http: httpx.Client, content: bytes) -> None:
    """
    Byte by byte, whatever is in it.
    """
    answer = http.post(
        f"{RESOURCES}/finance/financial_documents",
        data={"company_id": "900", "document_type": "invoice"},
        files=form(content),
    )

    file = answer.json()["file"]
    assert answer.status_code == 201
    assert (file["filename"], file["size"]) == ("Rechnung Ü.pdf", len(content))
    back = http.get(file["url"])
    assert back.content == content
    assert back.headers["content-disposition"] == (
        "attachment; filename=\"Rechnung _.pdf\"; filename*=UTF-8''Rechnung%20%C3%9C.pdf"
    )


def test_documents_are_uploaded_and_linked(http: httpx.Client, box: Sandbox) -> None:
    """
    With name, size and kind of the file.
    """
    body = {
        "public": "false",
        "space": "company_internal",
        "is_pending_assignment": "false",
        "author_id": "1",
        "company_id": "900",
        "signee_ids[]": ["1", "2"],
        "request_esignature": "false",
    }
    made = http.post(f"{RESOURCES}/documents/documents", data=body, files=form(b"content")).json()
    link = box.factorial.files.link(str(http.base_url), f"document-{made['id']}")

    assert (made["filename"], made["file_size"], made["extension"]) == ("Rechnung Ü.pdf", 7, "pdf")
    assert (made["public"], made["space"]) == (False, "company_internal")
    assert http.get(link).content == b"content"


def test_several_files_come_along_with_a_message(http: httpx.Client) -> None:
    """
    As ``attachments[]``; the names of the form are those of the facts.
    """
    body = {
        "content": "Hello",
        "sent_by_id": "1",
        "sent_by_type": "user",
        "ats_application_id": "1",
        "topic": "Hi",
        "send_as_corporate_email": "true",
    }
    files = [("attachments[]", (f"{n}.txt", f"text {n}".encode(), "text/plain")) for n in (1, 2)]

    made = http.post(f"{RESOURCES}/ats/messages", data=body, files=files)

    attachments = made.json()["attachments"]
    assert [each["filename"] for each in attachments] == ["1.txt", "2.txt"]
    assert [http.get(each["url"]).text for each in attachments] == ["text 1", "text 2"]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--"),
    ],
)  # fmt: skip
def test_a_broken_form_is_refused(http: httpx.Client, kind: str, content: bytes) -> None:
    """
    Without a boundary, cut off, or with a part that has no name.
    """
    headers = {"Content-Type": kind}
    path = f"{RESOURCES}/finance/financial_documents"

    assert http.post(path, content=content, headers=headers).status_code == 400
