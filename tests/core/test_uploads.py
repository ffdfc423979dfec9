"""How do bodies become forms, and does every file arrive as it is?"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import os
import threading
from collections.abc import Iterator, Mapping
from decimal import Decimal
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, strategies as st

from factorial_erp import errors
from factorial_erp._core.io import step
from factorial_erp._core.uploads import Upload, form_fields
from tests.conftest import Mode


def spelled(body: Mapping[str, Any], *, clears: bool = False) -> list[tuple[str, str]]:
    """The fields of a form without files."""
    return [(name, str(value)) for name, value in form_fields(body, clears=clears)]


def rails(fields: list[tuple[str, str]]) -> dict[str, Any]:
    """Read a form as Rack does, which stands below Rails (``normalize_params`` of its query parser)."""
    found: dict[str, Any] = {}
    for name, value in fields:
        head, *rest = name.split("[")
        put(found, head, [each.removesuffix("]") for each in rest], value)
    return found


def put(found: dict[str, Any], key: str, rest: list[str], value: str) -> None:
    """Put one value where its brackets say."""
    if not rest:
        found[key] = value
    elif rest[0] != "":
        put(found.setdefault(key, {}), rest[0], rest[1:], value)
    elif len(rest) == 1:
        found.setdefault(key, []).append(value)
    else:
        objects = found.setdefault(key, [])
        inner = rest[1:]
        if not objects or (inner[-1] != "" and inner[0] in objects[-1]):
            objects.append({})
        put(objects[-1], inner[0], inner[1:], value)


def test_values_are_exact() -> None:
    """
    Money keeps its digits, days are ISO, booleans are words.
    """
    body = {
        "total": Decimal("0.10"),
        "day": dt.date(2026, 10, 31),
        "at": dt.datetime(2026, 10, 31, 23, tzinfo=dt.UTC),
        "public": False,
        "signed": True,
        "amount_cents": 1999,
        "from_": "Köln",
    }

    fields = spelled(body)

    assert fields == [
        ("total", "0.10"),
        ("day", "2026-10-31"),
        ("at", "2026-10-31T23:00:00.000Z"),
        ("public", "false"),
        ("signed", "true"),
        ("amount_cents", "1999"),
        ("from", "Köln"),
    ]


def test_a_float_is_refused_in_a_form_too() -> None:
    """
    Money is never a float.
    """
    with pytest.raises(errors.InputInvalid, match="not exact"):
        spelled({"lines": [{"quantity": 0.1}]})


def test_arrays_and_objects_are_spelled_as_rails_reads_them() -> None:
    """
    Brackets after the name; the fields that all objects share come first.
    """
    lines = [
        {"tax_rate_id": "7", "description": "Hotel", "quantity": Decimal("1.5")},
        {"description": "Taxi", "quantity": 2, "tags": ["a", "b"]},
    ]

    fields = spelled({"ids": ["1", "2"], "line_items": lines, "place": {"city": "Berlin"}})

    assert fields == [
        ("ids[]", "1"),
        ("ids[]", "2"),
        ("line_items[][description]", "Hotel"),
        ("line_items[][quantity]", "1.5"),
        ("line_items[][tax_rate_id]", "7"),
        ("line_items[][description]", "Taxi"),
        ("line_items[][quantity]", "2"),
        ("line_items[][tags][]", "a"),
        ("line_items[][tags][]", "b"),
        ("place[city]", "Berlin"),
    ]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"description": TEXTS, "quantity": TEXTS},
            optional={"id": TEXTS, "tax_rate_id": TEXTS, "tags": st.lists(TEXTS, min_size=1)},
        ),
        min_size=1,
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_rails_reads_the_objects_that_were_given(lines: list[dict[str, Any]], chance: Any) -> None:
    """
    Whatever optional fields each has, and in whatever order, none swaps a field with its neighbour.
    """
    shuffled: list[dict[str, Any]] = []
    for line in lines:
        keys = list(line)
        chance.shuffle(keys)
        shuffled.append({key: line[key] for key in keys})

    assert rails(spelled({"line_items": shuffled})) == {"line_items": lines}


def test_objects_that_a_form_cannot_tell_apart_are_refused() -> None:
    """
    Better no request than two lines made one.
    """
    with pytest.raises(errors.InputInvalid, match="share no field"):
        spelled({"line_items": [{"id": "1"}, {"description": "Taxi"}]})


def test_only_an_update_clears() -> None:
    """
    Where a record is made, nothing is what an absent field says as well.
    """
    body = {"content": None, "assignee_employee_ids": []}

    assert spelled(body) == []
    assert spelled(body, clears=True) == [("content", ""), ("assignee_employee_ids[]", "")]


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("receipt.pdf", None),
        (b"bytes", "has no name"),
        (io.BytesIO(b"bytes"), "has no name"),
        (Upload("receipt.pdf"), "is text, not bytes"),  # type: ignore[arg-type]
        (io.StringIO("text"), "opened as text"),
    ],
)
def test_what_is_no_file_is_refused_before_anything_is_sent(file: Any, says: str | None) -> None:
    """
    A text is a text, bytes need a name, a text file has lost its bytes.
    """
    if says is None:
        assert form_fields({"file": file}, clears=False) == [("file", file)]
        return
    with pytest.raises(errors.InputInvalid, match=says):
        form_fields({"file": file}, clears=False)


def test_neither_bytes_nor_name_show_in_a_repr() -> None:
    """
    A file's name may be a person's.
    """
    upload = Upload(b"secret", filename="Erika Muster.pdf", content_type="application/pdf")

    assert repr(upload) == "Upload(content_type='application/pdf')"


class Post:
    """One request as the server got it."""

    def __init__(self, headers: Message, body: bytes) -> None:
        self.headers = headers
        head = f"Content-Type: {headers['content-type']}\r\n\r\n".encode()
        self.parts: list[Message] = []
        parsed = message_from_bytes(head + body)
        for part in parsed.get_payload():
            assert isinstance(part, Message)
            self.parts.append(part)

    def part(self, name: str) -> Message:
        """The only part of that name."""
        (found,) = [
            each
            for each in self.parts
            if each.get_param("name", header="content-disposition") == name
        ]
        return found


class Receiver:
    """A server over a real socket that keeps what it is sent and answers as told."""

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.steps: list[int] = [201]
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                try:
                    body = self.read()
                except ValueError:  # the client gave up in the middle
                    self.close_connection = True
                    return
                receiver.posts.append(Post(self.headers, body))
                steps = receiver.steps
                status = steps.pop(0) if len(steps) > 1 else steps[0]
                answer = b'{"id": "7", "name": "x"}' if status < 300 else b'{"errors": ["no"]}'
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def read(self) -> bytes:
                if "content-length" in self.headers:
                    return self.rfile.read(int(self.headers["content-length"]))
                body = b""
                while size := int(self.rfile.readline(), 16):
                    body += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return body

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def send(self, mode: Mode, body: Mapping[str, Any]) -> Any:
        """Send a form in that mode."""
        from factorial_erp import AsyncFactorial, Factorial

        path = "/finance/financial_documents"
        if not mode.is_async:
            with Factorial("test-key", base_url=self.url) as client:
                return step(client._session.form("POST", path, body=body))

        async def main() -> Any:
            async with AsyncFactorial("test-key", base_url=self.url) as client:
                return await client._session.form("POST", path, body=body)

        import anyio

        return anyio.run(main)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A server that listens."""
    made = Receiver()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


EVERY_BYTE = bytes(range(256)) * 300  # more than one piece


def given_as(kind: str, folder: Path) -> Any:
    """One content, in each dress that a caller may give it."""
    path = folder / "Beleg Köln.pdf"
    path.write_bytes(EVERY_BYTE)
    if kind == "path":
        return path
    if kind == "file":
        return path.open("rb")
    if kind == "read to the end":
        file = path.open("rb")
        file.read()
        return file
    if kind == "bytes":
        return Upload(EVERY_BYTE, filename="Beleg Köln.pdf")
    if kind == "gzip":
        packed = gzip.compress(EVERY_BYTE)
        return Upload(gzip.open(io.BytesIO(packed)), filename="Beleg Köln.pdf")
    pipe_out, pipe_in = os.pipe()

    def feed() -> None:
        with os.fdopen(pipe_in, "wb") as pipe:
            pipe.write(EVERY_BYTE)

    threading.Thread(target=feed, daemon=True).start()
    return Upload(os.fdopen(pipe_out, "rb"), filename="Beleg Köln.pdf")


@pytest.mark.parametrize("kind", ["path", "file", "read to the end", "bytes", "gzip", "pipe"])
def test_every_byte_arrives(mode: Mode, receiver: Receiver, tmp_path: Path, kind: str) -> None:
    """
    Whatever dress a file comes in, the server finds its bytes, its name and its type.
    """
    file = given_as(kind, tmp_path)

    answer = receiver.send(mode, {"company_id": "1", "file": file})

    (post,) = receiver.posts
    part = post.part("file")
    assert answer == {"id": "7", "name": "x"}
    assert part.get_payload(decode=True) == EVERY_BYTE
    assert part.get_content_type() == "application/pdf"
    assert 'filename="Beleg Köln.pdf"' in disposition(part)
    assert post.part("company_id").get_payload() == "1"
    assert post.headers["x-api-key"] == "test-key"
    for each in (file, getattr(file, "content", None)):
        if hasattr(each, "close"):
            assert not each.closed, "who opened a file closes it"
            each.close()


def disposition(part: Message) -> str:
    """The header as the bytes it was sent with."""
    from email.header import decode_header

    raw, charset = decode_header(part["content-disposition"])[0]
    text = raw if isinstance(raw, bytes) else raw.encode("ascii", "surrogateescape")
    assert charset in (None, "unknown-8bit")
    return text.decode()


@pytest.mark.parametrize("kind", ["path", "file", "bytes"])
def test_a_throttled_upload_is_sent_again_whole(
    mode: Mode, receiver: Receiver, tmp_path: Path, kind: str
) -> None:
    """
    429 means that nothing was done, and a file can be read again.
    """
    receiver.steps = [429, 201]
    file = given_as(kind, tmp_path)

    receiver.send(mode, {"file": file})

    assert [p.part("file").get_payload(decode=True) for p in receiver.posts] == [EVERY_BYTE] * 2
    if kind == "file":
        file.close()


def test_a_pipe_is_not_sent_twice(mode: Mode, receiver: Receiver, tmp_path: Path) -> None:
    """
    What can be read only once would arrive empty: the error says so instead.
    """
    receiver.steps = [429, 201]
    file = given_as("pipe", tmp_path)

    with pytest.raises(errors.InputInvalid, match="can be read once") as caught:
        receiver.send(mode, {"file": file})

    assert caught.value.field == "file"
    assert len(receiver.posts) == 1
    file.content.close()


def test_an_upload_without_an_answer_is_not_repeated(mode: Mode) -> None:
    """
    A document may have been made: a form is a write like any other.
    """
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        raise httpx.ReadError("reset")

    client = mode.factorial(handle)

    with pytest.raises(errors.OutcomeUnknown):
        sent(mode, client, {"file": Upload(b"x", filename="x.csv")})

    assert len(seen) == 1


def sent(mode: Mode, client: Any, body: Mapping[str, Any]) -> Any:
    """Send a form through a client of either mode."""
    form = client._session.form
    if mode.is_async:
        return mode.call(form, "POST", "/x/y", body=body)
    return step(form("POST", "/x/y", body=body))


def test_a_path_that_cannot_be_read_says_so_without_naming_it(mode: Mode, tmp_path: Path) -> None:
    """
    The path may hold a name; the field tells which file it is.
    """
    client = mode.factorial(lambda _: httpx.Response(500))

    with pytest.raises(errors.InputInvalid, match="'file' cannot be read: No such file") as caught:
        sent(mode, client, {"file": tmp_path / "Erika Muster.pdf"})

    assert "Muster" not in str(caught.value)


def test_a_resource_sends_a_form(mode: Mode, tmp_path: Path) -> None:
    """
    `form=True` makes a form of the body of an operation.
    """
    from factorial_erp._core.operation import M, operation
    from factorial_erp.factorial import CostCenter
    from factorial_erp.factorial.resource import FactorialResource

    class Uploads(FactorialResource[M]):
        _path = "/finance/uploads"

        @operation
        async def create(self, **body: Any) -> CostCenter:
            return await self._one(CostCenter, "POST", body=body, form=True)

    seen: list[tuple[str, bytes]] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers["content-type"].split(";")[0], request.read()))
        return httpx.Response(201, json={"id": "7", "name": "Sales"})

    uploads: Any = Uploads(mode.factorial(handle)._session)

    made = mode.call(uploads.create, file=Upload(b"a;b", filename="a.csv"), class_="x")

    ((content_type, body),) = seen
    assert made.id == "7"
    assert content_type == "multipart/form-data"
    assert b'name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\na;b\r\n' in body
    assert b'name="class"\r\n\r\nx\r\n' in body
