"""Do files hang on documents as Business Central lets them: in two steps, of two kinds, one of them unlinked in silence?"""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from tests.sandbox.conftest import Central

ANY = {"If-Match": "*"}
OCTETS = {**ANY, "Content-Type": "application/octet-stream"}
NOBODY = "11111111-1111-1111-1111-111111111111"
KINDS = ["attachments", "documentAttachments"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_sent_in_two_steps(central: Central, kind: str) -> None:
    """
    First its name, then its bytes, which come back as they were; the posted invoice has it still.
    """
    draft = central.draft()
    content = bytes(range(256)) * 100
    body = {"parentId": draft["id"], "parentType": "Purchase Invoice", "fileName": "r.pdf"}

    made = central.call("POST", f"/{kind}", json=body).json()
    path = f"/{kind}({made['id']})"
    place = f"{path}/attachmentContent"
    empty = central.call("GET", place)
    refused = central.call("PATCH", place, content=content)
    sent = central.call("PATCH", place, content=content, headers=OCTETS)
    central.post(draft)

    assert (made["byteSize"], made["parentType"]) == (0, "Purchase_x0020_Invoice")
    assert made["attachmentContent@odata.mediaReadLink"].endswith(place)
    assert (empty.status_code, empty.content) == (200, b"")
    assert central.error(refused)[:2] == (400, "BadRequest_InvalidToken")
    assert sent.status_code == 204
    after = central.call("GET", path).json()
    assert after["byteSize"] == len(content)
    assert after["@odata.etag"] != made["@odata.etag"]
    back = central.http.get(after["attachmentContent@odata.mediaReadLink"]).content
    assert hashlib.sha256(back).digest() == hashlib.sha256(content).digest()
    stale = {"If-Match": made["@odata.etag"]}
    assert central.call("PATCH", place, content=b"x", headers=stale).status_code == 409
    below = central.rows(f"/purchaseInvoices({draft['id']})/{kind}")
    assert [row["id"] for row in below] == [made["id"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"parentId": NOBODY, "parentType": "Purchase Invoice"},
        {"parentType": "Purchase Invoice"},
        {"parentType": "Vendor"},
    ],
)
def test_an_attachment_with_a_wrong_parent_is_stored_unlinked(
    central: Central, wrong: dict[str, Any]
) -> None:
    """
    Without an error: only the answer tells. A document attachment is refused.
    """
    body = {"fileName": "a.pdf", **wrong}

    stored = central.call("POST", "/attachments", json=body)
    refused = central.call("POST", "/documentAttachments", json=body)

    assert stored.status_code == 201
    assert stored.json()["parentId"] == "00000000-0000-0000-0000-000000000000"
    assert stored.json()["parentType"] == "_x0020_"
    assert central.error(refused)[0] == 400


def test_only_document_attachments_hang_on_vendors(central: Central) -> None:
    """
    Below the vendor, its parent is filled in.
    """
    vendor = central.rows("/vendors", filter="number eq '70001'")[0]
    place = f"/vendors({vendor['id']})/documentAttachments"
    body = {"fileName": "a.pdf", "documentFlowPurchase": True, "documentFlowSales": True}

    made = central.call("POST", place, json=body).json()

    assert (made["parentId"], made["parentType"]) == (vendor["id"], "Vendor")
    assert (made["documentFlowPurchase"], made["documentFlowSales"]) == (False, True)
    assert len(central.rows(place)) == 1
    assert central.call("DELETE", f"/documentAttachments({made['id']})").status_code == 204
    assert central.rows(place) == []


def test_what_a_file_hangs_on_cannot_be_changed(central: Central) -> None:
    """
    Its name can; one that no disk would take becomes another.
    """
    draft = central.draft()
    place = f"/purchaseInvoices({draft['id']})/attachments"
    made = central.call("POST", place, json={"fileName": "a/b.pdf"}).json()
    path = f"/attachments({made['id']})"

    renamed = central.call("PATCH", path, json={"fileName": "b.pdf"}, headers=ANY)
    moved = central.call("PATCH", path, json={"parentId": NOBODY}, headers=ANY)
    inline = central.call("POST", place, json={"fileName": "a", "attachmentContent": "YQ=="})

    assert made["fileName"] == "filename.txt"
    assert renamed.json()["fileName"] == "b.pdf"
    assert central.error(moved)[:2] == (400, "Application_DialogException")
    assert inline.status_code == 400


def test_links_of_streams_vanish_when_others_are_selected(central: Central) -> None:
    """
    Unless the stream is selected as well.
    """
    draft = central.draft()
    place = f"/purchaseInvoices({draft['id']})/attachments"
    central.call("POST", place, json={"fileName": "a"})

    assert set(central.rows(place, select="fileName")[0]) == {"@odata.etag", "fileName"}
    assert len(central.rows(place, select="fileName,attachmentContent")[0]) == 4


def test_pictures_and_printed_documents(central: Central) -> None:
    """
    Each vendor has one picture, each document one PDF, which is blank here and cannot be written.
    """
    vendor = central.rows("/vendors", filter="number eq '70001'")[0]
    picture = central.call("GET", f"/vendors({vendor['id']})/picture").json()
    content = f"/vendors({vendor['id']})/picture/pictureContent"
    draft = central.draft()
    printed = f"/purchaseInvoices({draft['id']})/pdfDocument/pdfDocumentContent"

    sent = central.call("PATCH", content, content=b"\x89PNG", headers=OCTETS)

    assert (picture["id"], picture["parentType"]) == (vendor["id"], "Vendor")
    assert sent.status_code == 204
    assert central.call("GET", content).content == b"\x89PNG"
    assert central.call("GET", printed).content.startswith(b"%PDF")
    assert central.call("PATCH", printed, content=b"x", headers=OCTETS).status_code == 405
    assert central.call("GET", content.replace("Content", "Nothing")).status_code == 404


def test_files_are_inserted_along_without_their_contents(central: Central) -> None:
    """
    With a document or a journal line; anything else cannot travel with a line.
    """
    file = {"fileName": "a.pdf"}
    draft = central.draft(attachments=[file], documentAttachments=[file, file])
    path = f"/purchaseInvoices({draft['id']})"
    journal = central.call("POST", "/journals", json={"code": "J"}).json()
    lines = f"/journals({journal['id']})/journalLines"
    line = central.call("POST", lines, json={"amount": 1, "attachments": [file]}).json()
    location = {"location": {"code": "L"}, "description": "X"}

    refused = central.call("POST", f"{path}/purchaseInvoiceLines", json=location)

    assert len(central.rows(f"{path}/attachments")) == 1
    assert len(central.rows(f"{path}/documentAttachments")) == 2
    assert len(central.rows(f"/journalLines({line['id']})/attachments")) == 1
    assert central.error(refused)[1] == "BadRequest_InvalidOperation"
