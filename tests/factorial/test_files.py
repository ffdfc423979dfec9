"""Does every file arrive as it is, whatever happens on its way, and does no secret leave with it?"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import socket
import struct
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from factorial_erp import AsyncFactorial, Factorial, errors
from factorial_erp._core.retry import Retry
from factorial_erp.factorial import Document, ExpenseFile
from factorial_erp.factorial.files import RemoteFile
from factorial_erp.sandbox import Sandbox
from tests.conftest import Mode

CONTENT = os.urandom(150_001)
OTHER = os.urandom(150_001)


class FileServer:
    """A storage service over a real socket, with what can go wrong there."""

    def __init__(self) -> None:
        self.reset()
        files = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                files.asked.append({k.lower(): v for k, v in self.headers.items()})
                files.paths.append(self.path)
                step = files.steps.pop(0) if files.steps else None
                if step is not None:
                    step(self)
                    return
                files.answer(self)

            def do_POST(self) -> None:
                files.posted.append(
                    json.loads(self.rfile.read(int(self.headers["content-length"])))
                )
                body = json.dumps(files.made).encode()
                self.plain(200, body, {"Content-Type": "application/json"})

            def plain(self, status: int, body: bytes, headers: dict[str, str]) -> None:
                self.send_response(status)
                for name, text in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """Clients that leave are part of the tests."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def reset(self, content: bytes = CONTENT, etag: str | None = '"v1"') -> None:
        """Begin anew with that file."""
        self.content = content
        self.etag = etag
        self.ranges = True
        self.checks_if_range = True
        self.says_length = True
        self.cuts: list[int] = []
        self.hard = False
        self.steps: list[Callable[[Any], None] | None] = []
        self.asked: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.posted: list[Any] = []
        self.made: Any = None

    def answer(self, handler: Any) -> None:
        """Answer as RFC 9110 has it, and break off after the next of :attr:`cuts`."""
        asked = handler.headers
        start, status = 0, 200
        current = not self.checks_if_range or asked.get("if-range", self.etag) == self.etag
        if self.ranges and "range" in asked and current:
            start, status = int(asked["range"].removeprefix("bytes=").rstrip("-")), 206
            if start >= len(self.content):
                total = {"Content-Range": f"bytes */{len(self.content)}"}
                handler.plain(416, b"", total)
                return
        body = self.content[start:]
        handler.send_response(status)
        if self.etag:
            handler.send_header("ETag", self.etag)
        if status == 206:
            total = len(self.content)
            handler.send_header("Content-Range", f"bytes {start}-{total - 1}/{total}")
        if self.says_length:
            handler.send_header("Content-Length", str(len(body)))
        else:
            handler.send_header("Connection", "close")
        handler.end_headers()
        if self.cuts:
            handler.wfile.write(body[: self.cuts.pop(0)])
            handler.wfile.flush()
            if self.hard:
                linger = struct.pack("ii", 1, 0)
                handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                handler.connection.close()
            handler.close_connection = True
            return
        handler.wfile.write(body)
        handler.close_connection = not self.says_length

    def file(self, path: str = "/files/1?X-Signature=hush", **facts: Any) -> ExpenseFile:
        """The file as a record of the API describes it."""
        given: Any = {
            "id": "f3001",
            "filename": "Beleg Köln.pdf",
            "byte_size": len(self.content),
            "download_url": self.url + path,
            **facts,
        }
        return ExpenseFile(**given)


def serving() -> Iterator[FileServer]:
    made = FileServer()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture(scope="module")
def listening() -> Iterator[FileServer]:
    """The server of a foreign host: another port is another host."""
    yield from serving()


@pytest.fixture(scope="module")
def api_listening() -> Iterator[FileServer]:
    """The server of the API itself."""
    yield from serving()


@pytest.fixture
def storage(listening: FileServer) -> FileServer:
    """A foreign storage service with one file."""
    listening.reset()
    return listening


@pytest.fixture
def api(api_listening: FileServer) -> FileServer:
    """The API's own host, with the same file."""
    api_listening.reset()
    return api_listening


def run(
    mode: Mode, act: Callable[[Any], Any], *, home: str = "http://127.0.0.1:9", **options: Any
) -> Any:
    """Do something with a client of that mode; its API is at ``home``."""
    if not mode.is_async:
        with Factorial("test-key", base_url=home, **options) as client:
            return act(client)

    async def main() -> Any:
        async with AsyncFactorial("test-key", base_url=home, **options) as client:
            return await act(client)

    return anyio.run(main)


def download(mode: Mode, file: Any, to: Path, *, options: Any = None, **given: Any) -> Any:
    return run(mode, lambda client: client.files.download(file, to, **given), **(options or {}))


def read(mode: Mode, file: Any, **options: Any) -> tuple[int | None, bytes]:
    """Read a file piece by piece and return the size that was known first, and all bytes."""

    def blocking(client: Any) -> tuple[int | None, bytes]:
        with client.files.open(file) as stream:
            return stream.size, b"".join(stream)

    async def awaiting(client: Any) -> tuple[int | None, bytes]:
        async with client.files.open(file) as stream:
            return stream.size, b"".join([piece async for piece in stream])

    return run(mode, awaiting if mode.is_async else blocking, **options)  # type: ignore[no-any-return]


ONCE = {"retry": Retry(attempts=1)}


def test_a_file_arrives_in_a_folder(mode: Mode, storage: FileServer, tmp_path: Path) -> None:
    """
    It is called by id and name, so that two receipts called alike both have a place.
    """
    path = download(mode, storage.file(), tmp_path)

    assert path == tmp_path / "f3001-Beleg Köln.pdf"
    assert path.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_arrives_on_trio_as_well(storage: FileServer, tmp_path: Path) -> None:
    """
    Nothing here knows which loop is running, also when a connection breaks.
    """
    storage.cuts = [70_000]

    async def main() -> Path:
        async with AsyncFactorial("k", base_url="http://127.0.0.1:9") as client:
            return await client.files.download(storage.file(), tmp_path)

    path = anyio.run(main, backend="trio")

    assert path.read_bytes() == CONTENT


def test_progress_knows_the_whole(mode: Mode, storage: FileServer, tmp_path: Path) -> None:
    """
    Bytes that have arrived, bytes of the whole.
    """
    seen: list[tuple[int, int | None]] = []

    download(
        mode, storage.file(), tmp_path, progress=lambda done, whole: seen.append((done, whole))
    )

    assert len(seen) > 1
    assert seen == sorted(seen)
    assert {whole for _, whole in seen} == {len(CONTENT)}
    assert seen[-1][0] == len(CONTENT)


@given(
    cuts=st.lists(st.integers(0, len(CONTENT) - 1), max_size=3),
    hard=st.booleans(),
    ranges=st.booleans(),
    etag=st.sampled_from(['"v1"', 'W/"v1"', None]),
    says_length=st.booleans(),
)
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_file_is_the_same_after_a_reset_at_any_byte(
    mode: Mode,
    storage: FileServer,
    tmp_path: Path,
    cuts: list[int],
    hard: bool,
    ranges: bool,
    etag: str | None,
    says_length: bool,
) -> None:
    """
    Whether the server can resume or not, and however it breaks off.
    """
    storage.reset(etag=etag)
    storage.cuts, storage.hard, storage.ranges = list(cuts), hard, ranges
    storage.says_length = says_length

    path = download(mode, storage.file(), tmp_path, if_exists="overwrite")

    assert path.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [path]


@given(cut=st.integers(1, len(CONTENT) - 1))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_later_run_goes_on_where_an_earlier_one_broke_off(
    mode: Mode, storage: FileServer, tmp_path: Path, cut: int
) -> None:
    """
    What is there is not asked for again, and the part goes when the whole is there.
    """
    storage.reset()
    storage.cuts = [cut]
    with pytest.raises(errors.TransportFailed, match=f"broke off at byte {cut} of 150001, once"):
        download(mode, storage.file(), tmp_path, options=ONCE, if_exists="overwrite")
    part = tmp_path / "f3001-Beleg Köln.pdf.f3001.part"
    assert part.read_bytes() == CONTENT[:cut]

    path = download(mode, storage.file("/files/1?new"), tmp_path, if_exists="overwrite")

    assert storage.asked[-1]["range"] == f"bytes={cut}-"
    assert storage.asked[-1]["if-range"] == '"v1"'
    assert path.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [path]
    path.unlink()


KILLED = """
import sys
from pathlib import Path
from factorial_erp import Factorial
from factorial_erp.factorial.files import RemoteFile

link, folder, size = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
file = RemoteFile(id="f3001", filename="big.bin", download_url=link, byte_size=size)
client = Factorial("k", base_url="http://127.0.0.1:9")
client.files.download(file, folder, progress=lambda done, _: print(done, flush=True))
"""


def test_a_killed_program_leaves_what_has_arrived(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    Killed in the middle of a file, without a chance to clean up, and run again: nothing twice, nothing mixed.
    """
    killed = threading.Event()

    def slow(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("ETag", '"v1"')
        handler.send_header("Content-Length", str(len(CONTENT)))
        handler.end_headers()
        handler.wfile.write(CONTENT[:70_000])
        killed.wait(30)
        handler.close_connection = True

    storage.steps = [slow]
    facts = [storage.url + "/files/1", str(tmp_path), str(len(CONTENT))]
    program = [sys.executable, "-c", KILLED, *facts]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        while (line := running.stdout.readline()) and int(line) < 70_000:
            pass
        running.kill()
    killed.set()
    (part,) = tmp_path.glob("*.part")
    arrived = part.read_bytes()

    file = storage.file("/files/1", filename="big.bin")
    path = download(mode, file, tmp_path)

    assert arrived == CONTENT[: len(arrived)]
    assert len(arrived) > 0
    assert storage.asked[-1]["range"] == f"bytes={len(arrived)}-"
    assert path.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [path]


def broken_off(mode: Mode, storage: FileServer, folder: Path) -> None:
    """Let a run end in the middle."""
    storage.cuts = [70_000]
    with pytest.raises(errors.TransportFailed):
        download(mode, storage.file(), folder, options=ONCE)


@pytest.mark.parametrize("honest", [True, False])
@pytest.mark.parametrize("etag", ['"v2"', 'W/"v2"', None])
def test_a_changed_file_begins_anew(
    mode: Mode, storage: FileServer, tmp_path: Path, etag: str | None, honest: bool
) -> None:
    """
    Two files are never mixed, even where the server ignores If-Range but names the version.
    """
    broken_off(mode, storage, tmp_path)
    storage.content, storage.etag = OTHER, etag
    storage.checks_if_range = honest or etag is None

    path = download(mode, storage.file(), tmp_path)

    assert path.read_bytes() == OTHER


def test_a_file_without_a_version_that_changes_meanwhile_begins_anew(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    Where the server does not name versions, any two answers may be of different files.
    """
    storage.etag, storage.cuts = None, [70_000]
    storage.steps = [None, lambda handler: change(storage, handler, None)]

    path = download(mode, storage.file(), tmp_path)

    assert path.read_bytes() == OTHER


def test_each_step_forward_counts_anew(
    mode: Mode, storage: FileServer, tmp_path: Path, slept: list[float]
) -> None:
    """
    A bad line breaks more often than a request is repeated, and a large file arrives all the same.
    """
    storage.cuts = [10_000] * 12

    path = download(mode, storage.file(), tmp_path)

    assert path.read_bytes() == CONTENT
    assert len(slept) == 12
    assert max(slept) < 1.0, "no break is the second one in a row"


def test_a_shorter_changed_file_begins_anew(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    The part is longer than what is there now: 416, or another version.
    """
    broken_off(mode, storage, tmp_path)
    storage.content, storage.checks_if_range = b"short", False

    path = download(mode, storage.file(), tmp_path)

    assert path.read_bytes() == b"short"


def test_an_empty_file_arrives_too(mode: Mode, storage: FileServer, tmp_path: Path) -> None:
    """
    Nothing is something, also after a part of something else.
    """
    broken_off(mode, storage, tmp_path)
    storage.content, storage.etag = b"", '"empty"'

    path = download(mode, storage.file(), tmp_path)

    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]


def test_a_part_that_is_whole_needs_no_more_bytes(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    A run may have ended after the last byte and before the last step: 416 says that nothing is missing.
    """
    part = tmp_path / "f3001-Beleg Köln.pdf.f3001.part"
    part.write_bytes(CONTENT)
    part.with_suffix(".etag").write_text('"v1"')

    path = download(mode, storage.file(), tmp_path)

    assert path.read_bytes() == CONTENT
    assert [each.get("range") for each in storage.asked] == ["bytes=150001-"]


def test_a_part_of_an_unknown_version_is_not_used(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    Without an ETag nobody can tell whether it fits.
    """
    (tmp_path / "f3001-Beleg Köln.pdf.f3001.part").write_bytes(OTHER[:1000])

    path = download(mode, storage.file(), tmp_path)

    assert "range" not in storage.asked[0]
    assert path.read_bytes() == CONTENT


@pytest.mark.parametrize("content_range", ["bytes 5-9/10", "words 1-2/3", None, "bytes 70001-1/2"])
def test_a_range_that_was_not_asked_for_is_not_used(
    mode: Mode, storage: FileServer, tmp_path: Path, content_range: str | None
) -> None:
    """
    206 with other bytes than those that are missing begins anew.
    """
    broken_off(mode, storage, tmp_path)
    headers = {"Content-Range": content_range} if content_range else {}
    storage.steps = [lambda handler: handler.plain(206, b"wrong", headers)]

    path = download(mode, storage.file(), tmp_path)

    assert path.read_bytes() == CONTENT


@pytest.mark.parametrize("says_length", [True, False])
@pytest.mark.parametrize("promised", [len(CONTENT) - 1, len(CONTENT) + 1])
def test_a_file_of_another_size_is_an_error(
    mode: Mode, storage: FileServer, tmp_path: Path, says_length: bool, promised: int
) -> None:
    """
    The record says how many bytes there are: more, or fewer, is another file, or half of it.
    """
    storage.says_length = says_length
    file = storage.file(byte_size=promised)

    with pytest.raises(errors.AnswerUnreadable, match=f"instead of {promised}") as caught:
        download(mode, file, tmp_path)

    assert "f3001" in str(caught.value)
    assert not (tmp_path / "f3001-Beleg Köln.pdf").exists()


def test_a_link_that_expired_is_asked_for_anew(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    In the middle of a file: the next link goes on where the last one ended.
    """
    fresh = storage.file("/files/1?fresh")
    storage.cuts = [70_000]
    storage.steps = [None, lambda handler: handler.plain(403, b"<Error>expired</Error>", {})]

    async def ask() -> ExpenseFile:
        return fresh

    refresh = ask if mode.is_async else lambda: fresh
    path = download(mode, storage.file("/files/1?old"), tmp_path, refresh=refresh)

    assert path.read_bytes() == CONTENT
    assert storage.paths == ["/files/1?old", "/files/1?old", "/files/1?fresh"]
    assert storage.asked[-1]["range"] == "bytes=70000-"


def test_a_link_that_stays_refused_says_so_without_showing_it(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    One new link, then the truth; a foreign host's words may hold the signature, so they are left out.
    """
    refuse = [lambda handler: handler.plain(403, b"<Key>hush</Key>", {})] * 5
    storage.steps = [*refuse]

    with pytest.raises(errors.PermissionDenied, match="answered 403 when asked for a file") as it:
        download(mode, storage.file(), tmp_path, refresh=lambda: storage.url + "/again?hush")

    assert len(storage.asked) == 2
    assert "hush" not in repr(it.value.__dict__) + str(it.value)
    assert "expired" in (it.value.hint or "")


def test_a_busy_server_is_waited_for(
    mode: Mode, storage: FileServer, tmp_path: Path, slept: list[float]
) -> None:
    """
    As long as it asks for.
    """
    storage.steps = [lambda handler: handler.plain(503, b"", {"Retry-After": "7"})]

    path = download(mode, storage.file(), tmp_path)

    assert path.read_bytes() == CONTENT
    assert slept == [7.0]


def test_a_server_that_stays_busy_ends_it(mode: Mode, storage: FileServer, tmp_path: Path) -> None:
    """
    Within the limits of retrying.
    """
    storage.steps = [lambda handler: handler.plain(429, b"", {"Retry-After": "1"})] * 9

    with pytest.raises(errors.Throttled):
        download(mode, storage.file(), tmp_path)

    assert len(storage.asked) == 4


def test_no_connection_says_so(mode: Mode, tmp_path: Path) -> None:
    """
    Nobody listens at that port.
    """
    file = RemoteFile(id="9", filename="x.pdf", download_url="http://127.0.0.1:9/x")

    with pytest.raises(errors.TransportFailed, match="File 9 got no connection at byte 0, 4 times"):
        download(mode, file, tmp_path)


def test_a_finished_file_is_not_overwritten_unless_asked(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    Refuse, keep or overwrite; the first two ask the server nothing.
    """
    there = tmp_path / "mine.pdf"
    there.write_bytes(b"mine")

    with pytest.raises(errors.InputInvalid, match="is taken"):
        download(mode, storage.file(), there)
    kept = download(mode, storage.file(), there, if_exists="keep")
    assert there.read_bytes() == b"mine"
    assert storage.asked == []
    written = download(mode, storage.file(), there, if_exists="overwrite")

    assert kept == written == there
    assert there.read_bytes() == CONTENT


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    Somebody else was faster.
    """
    there = tmp_path / "mine.pdf"

    with pytest.raises(errors.InputInvalid, match="is taken"):
        download(mode, storage.file(), there, progress=lambda *_: there.write_bytes(b"mine"))
    assert there.read_bytes() == b"mine"

    other = tmp_path / "folder" / "mine.pdf"
    other.parent.mkdir()
    kept = download(
        mode,
        storage.file(),
        other,
        if_exists="keep",
        progress=lambda *_: other.write_bytes(b"mine"),
    )
    assert kept.read_bytes() == b"mine"
    assert list(other.parent.iterdir()) == [other]


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("../../etc/passwd", "f3001-passwd"),
        ("..\\..\\evil.exe", "f3001-evil.exe"),
        ("..", "f3001-file"),
        ("", "f3001-file"),
        ("a\x00b\n.pdf", "f3001-a_b_.pdf"),
        ("C:evil.pdf", "f3001-C_evil.pdf"),
        ("ä" * 200 + ".pdf", "f3001-" + "ä" * 58 + ".pdf"),
    ],
)
def test_a_file_stays_in_its_folder(
    mode: Mode, storage: FileServer, tmp_path: Path, filename: str, name: str
) -> None:
    """
    Its name comes from whoever uploaded it.
    """
    path = download(mode, storage.file(filename=filename), tmp_path)

    assert path == tmp_path / name
    assert path.read_bytes() == CONTENT


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(min_size=1))
def test_no_name_leads_out_of_the_folder(filename: str, id: str) -> None:
    """
    Whatever the API sends, and no name is too long for a disk.
    """
    from factorial_erp.factorial.files import _beside, _target

    file = RemoteFile(id=id.encode(errors="ignore").decode(), filename=filename)

    target = _target(file, Path("/tmp"))
    part = _beside(target, file, ".part")

    assert target.parent == part.parent == Path("/tmp")
    assert target.name not in (".", "..")
    assert len(part.name.encode()) <= 255


def test_credentials_stay_at_home(
    mode: Mode, storage: FileServer, api: FileServer, tmp_path: Path
) -> None:
    """
    Another port is another host: over two real servers, only the API's own sees the key.
    """
    download(mode, storage.file(), tmp_path / "a", options={"home": api.url})
    download(mode, api.file(), tmp_path / "b", options={"home": api.url})

    assert api.asked[0]["x-api-key"] == "test-key"
    assert {"x-api-key", "authorization", "cookie"} & storage.asked[0].keys() == set()
    assert storage.asked[0]["user-agent"].startswith("factorial-erp/")


def test_a_redirect_takes_no_credentials_along(
    mode: Mode, storage: FileServer, api: FileServer, tmp_path: Path
) -> None:
    """
    Neither away from home nor, from a foreign host, back to it.
    """
    away = storage.url + "/files/1?X-Signature=hush"
    api.steps = [lambda handler: handler.plain(302, b"", {"Location": away})]
    storage.steps = [lambda handler: handler.plain(302, b"", {"Location": api.url + "/back"})]

    path = download(mode, api.file("/files/1"), tmp_path, options={"home": api.url})

    assert path.read_bytes() == CONTENT
    assert ["x-api-key" in each for each in api.asked] == [True, False]
    assert ["x-api-key" in each for each in storage.asked] == [False]


def test_a_link_without_a_host_is_at_home(mode: Mode, api: FileServer, tmp_path: Path) -> None:
    """
    A path alone belongs to the API.
    """
    file = api.file(download_url=None, url="/files/1")

    path = download(mode, file, tmp_path, options={"home": api.url})

    assert path.read_bytes() == CONTENT
    assert api.paths == ["/files/1"]
    assert api.asked[0]["x-api-key"] == "test-key"


def test_redirects_end(mode: Mode, storage: FileServer, tmp_path: Path) -> None:
    """
    A circle is an error.
    """
    storage.steps = [lambda handler: handler.plain(302, b"", {"Location": "/files/1"})] * 20

    with pytest.raises(errors.AnswerUnreadable, match="leads in circles"):
        download(mode, storage.file(), tmp_path)


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("http://api.factorialhr.com/f", errors.ForeignHostRefused),
        ("http://storage.example/f", errors.ForeignHostRefused),
        ("ftp://storage.example/f", errors.InputInvalid),
        ("file:///etc/passwd", errors.InputInvalid),
        ("https://", errors.InputInvalid),
        ("https://x:y:z/", errors.InputInvalid),
    ],
)
def test_a_link_that_is_not_safe_is_refused(
    mode: Mode, tmp_path: Path, link: str, kind: type[errors.ErpError]
) -> None:
    """
    From an HTTPS API only HTTPS is followed, and nothing but HTTP at all; nothing is sent.
    """
    seen: list[httpx.Request] = []
    client = mode.factorial(lambda request: seen.append(request) or httpx.Response(200))
    file = RemoteFile(id="9", filename="x.pdf", download_url=link)

    with pytest.raises(kind):
        mode.call(client.files.download, file, tmp_path / "x")

    assert seen == []


def test_a_redirect_from_https_to_http_is_refused(mode: Mode, tmp_path: Path) -> None:
    """
    Anybody on the way could read the file.
    """
    away = {"location": "http://storage.example/f"}
    client = mode.factorial(lambda _: httpx.Response(302, headers=away))
    file = RemoteFile(id="9", filename="x", download_url="https://storage.example/f")

    with pytest.raises(errors.ForeignHostRefused, match="from HTTPS to http"):
        mode.call(client.files.download, file, tmp_path / "x")


def test_a_refused_token_is_renewed_for_a_file_too(mode: Mode, tmp_path: Path) -> None:
    """
    Once; then the file comes.
    """

    class Renewable:
        renewable = True
        token = 1

        def headers(self, now: float, /) -> dict[str, str]:
            return {"Authorization": f"Bearer {self.token}"}

        async def renew(self, way: Any, /) -> None:
            self.token += 1

    def handle(request: httpx.Request) -> httpx.Response:
        if request.headers["authorization"] == "Bearer 1":
            return httpx.Response(401)
        return httpx.Response(200, content=b"receipt")

    client = mode.factorial(handle, auth=Renewable())
    file = RemoteFile(id="9", filename="x", download_url="https://api.factorialhr.com/f")

    path = mode.call(client.files.download, file, tmp_path / "x")

    assert path.read_bytes() == b"receipt"


def test_what_the_api_says_about_a_refusal_is_told(mode: Mode, tmp_path: Path) -> None:
    """
    Its own host's words are an error of the API like any other.
    """
    client = mode.factorial(lambda _: httpx.Response(404, json={"errors": ["no such file"]}))
    file = RemoteFile(id="9", filename="x", download_url="https://api.factorialhr.com/f?hush")

    with pytest.raises(errors.NotFound, match="asked for a file: no such file") as caught:
        mode.call(client.files.download, file, tmp_path / "x")

    assert "hush" not in repr(caught.value.__dict__)


def test_a_packed_answer_is_refused(mode: Mode, tmp_path: Path) -> None:
    """
    Ranges count the bytes that are sent: those of the file were asked for.
    """
    packed = {"content-encoding": "gzip"}
    client = mode.factorial(lambda _: httpx.Response(200, headers=packed, stream=Bytes(b"zip")))
    file = RemoteFile(id="9", filename="x", download_url="https://storage.example/f")

    with pytest.raises(errors.AnswerUnreadable, match="packed file 9 as gzip"):
        mode.call(client.files.download, file, tmp_path / "x")


class Bytes(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body as it is sent."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self.content

    async def __aiter__(self) -> Any:
        yield self.content


def test_no_log_line_shows_the_link(
    mode: Mode, storage: FileServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Whoever knows the link has the file; httpx would log each URL, so requests do not go through its client.
    """
    caplog.set_level(logging.DEBUG)
    storage.cuts = [70_000]
    file = storage.file("/private/Muster?X-Signature=hush")

    download(mode, file, tmp_path)

    assert "asking again for file f3001" in caplog.text
    for secret in ("hush", "Muster", "test-key", "Beleg"):
        assert secret not in caplog.text
    assert "hush" not in repr(file) + repr(RemoteFile(id="1", filename="f", download_url="hush"))


def test_a_file_is_read_piece_by_piece(mode: Mode, storage: FileServer) -> None:
    """
    Its size is known before its first byte, and a reset at byte 70,000 is not seen.
    """
    storage.cuts = [70_000]

    size, content = read(mode, storage.file())

    assert size == len(CONTENT)
    assert content == CONTENT
    assert storage.asked[1]["range"] == "bytes=70000-"


def test_a_server_without_ranges_is_read_again_and_skipped(mode: Mode, storage: FileServer) -> None:
    """
    The same version of the file: what was handed out is not handed out again.
    """
    storage.cuts, storage.ranges = [70_000], False

    _, content = read(mode, storage.file())

    assert content == CONTENT


@pytest.mark.parametrize("etag", ['"v2"', None])
def test_a_file_that_changes_while_it_is_read_is_an_error(
    mode: Mode, storage: FileServer, etag: str | None
) -> None:
    """
    What was handed out cannot be taken back, so the rest of another file is not added.
    """
    storage.cuts = [70_000]
    storage.steps = [None, lambda handler: change(storage, handler, etag)]

    with pytest.raises(errors.Conflict, match="changed, or cannot be resumed, after 70000 bytes"):
        read(mode, storage.file())


def change(storage: FileServer, handler: Any, etag: str | None) -> None:
    storage.content, storage.etag = OTHER, etag
    storage.answer(handler)


def test_reading_outside_of_the_block_is_refused(mode: Mode, storage: FileServer) -> None:
    """
    The connection has been given back.
    """

    def blocking(client: Any) -> None:
        with client.files.open(storage.file()) as stream:
            next(iter(stream))
        list(stream)

    async def awaiting(client: Any) -> None:
        async with client.files.open(storage.file()) as stream:
            async for _ in stream:
                break
        _ = [each async for each in stream]

    with pytest.raises(errors.InputInvalid, match="not open"):
        run(mode, awaiting if mode.is_async else blocking)


def test_a_file_left_in_the_middle_gives_its_connection_back(
    mode: Mode, storage: FileServer
) -> None:
    """
    More files than connections can be begun and left.
    """

    def blocking(client: Any) -> None:
        for _ in range(20):
            with client.files.open(storage.file()) as stream:
                next(iter(stream))

    async def awaiting(client: Any) -> None:
        for _ in range(20):
            async with client.files.open(storage.file()) as stream:
                async for _ in stream:
                    break

    run(mode, awaiting if mode.is_async else blocking, timeout_seconds=5.0)

    assert len(storage.asked) == 20


def test_a_record_without_a_link_says_how_to_get_one(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    Lists may leave links out.
    """
    file = storage.file(download_url=None)

    with pytest.raises(errors.InputInvalid, match="has no link"):
        download(mode, file, tmp_path)
    path = download(mode, file, tmp_path, refresh=storage.file)

    assert path.read_bytes() == CONTENT


MOMENT = dt.datetime(2026, 10, 31, tzinfo=dt.UTC)
CONTRACT = Document(
    id="77",
    filename="contract.pdf",
    file_size=len(CONTENT),
    public=False,
    space="company_internal",
    created_at=MOMENT,
    updated_at=MOMENT,
)


def test_a_document_has_its_link_asked_for(
    mode: Mode, storage: FileServer, api: FileServer, tmp_path: Path
) -> None:
    """
    The record has none: it is asked for by id, and anew when it has expired.
    """
    api.made = [{"id": "77", "url": storage.url + "/files/77?X-Signature=hush"}]
    storage.steps = [lambda handler: handler.plain(403, b"", {})]

    path = download(mode, CONTRACT, tmp_path, options={"home": api.url})

    assert path == tmp_path / "77-contract.pdf"
    assert path.read_bytes() == CONTENT
    assert api.posted == [{"ids": ["77"]}] * 2


@pytest.mark.parametrize("made", [[], {}, None, [{"id": "78", "url": "https://x"}]])
def test_a_document_without_an_answer_is_an_error(
    mode: Mode, api: FileServer, tmp_path: Path, made: Any
) -> None:
    """
    Another document's link is none.
    """
    api.made = made

    with pytest.raises(errors.AnswerUnreadable, match="link to document 77"):
        download(mode, CONTRACT, tmp_path, options={"home": api.url})


def test_a_folder_that_is_not_there_is_an_error(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    Before anything is asked for.
    """
    with pytest.raises(errors.InputInvalid, match="does not exist"):
        download(mode, storage.file(), tmp_path / "no" / "x.pdf")

    assert storage.asked == []


def test_many_files_leave_connections_for_everything_else(
    mode: Mode, storage: FileServer, tmp_path: Path
) -> None:
    """
    Half of them at most are busy with files, however many are asked for at once.
    """
    crowd = threading.Barrier(6)  # four, and one or two whose last bytes are still on their way
    crowds: list[int] = []

    def slow(handler: Any) -> None:
        try:
            crowds.append(crowd.wait(0.5))
        except threading.BrokenBarrierError:  # never so many at once
            storage.answer(handler)

    storage.steps = [slow] * 20
    files = [storage.file(id=f"f{n}") for n in range(20)]

    if mode.is_async:

        async def main() -> None:
            async with (
                AsyncFactorial("k", base_url="http://127.0.0.1:9") as client,
                anyio.create_task_group() as group,
            ):
                for file in files:
                    group.start_soon(client.files.download, file, tmp_path)

        anyio.run(main)
    else:
        with Factorial("k", base_url="http://127.0.0.1:9") as blocking:
            mode.together([lambda f=f: blocking.files.download(f, tmp_path) for f in files])

    assert len(list(tmp_path.glob("*.pdf"))) == 20
    assert crowds == []


def test_what_was_uploaded_comes_back(mode: Mode, tmp_path: Path) -> None:
    """
    A document and its lines, made on the sandbox, which reads forms by itself.
    """
    box = Sandbox()
    invoice = tmp_path / "invoice.pdf"
    invoice.write_bytes(CONTENT)
    client: Any = (AsyncFactorial if mode.is_async else Factorial)(
        box.api_key, transport=box.transport()
    )
    lines = [
        {"description": "Hotel", "quantity": 2, "unit_price_cents": 1999},
        {"description": "Taxi", "quantity": 1, "unit_price_cents": 500},
    ]

    made = mode.call(
        client.finance.financial_documents.create,
        company_id="900",
        document_type="invoice",
        file=invoice,
        line_items=lines,
    )
    path = mode.call(client.files.download, made.file, tmp_path)

    assert made.total_amount_cents == 4498
    assert path.name.endswith("-invoice.pdf")
    assert path.read_bytes() == CONTENT


MEMORY = """
import resource, sys, tracemalloc
from pathlib import Path
from factorial_erp import Factorial
from factorial_erp._core.io import step
from factorial_erp.factorial.files import RemoteFile

url, folder, size = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
file = RemoteFile(id="1", filename="big.bin", download_url=url + "/big", byte_size=size)
with Factorial("k", base_url=url) as client:
    client.files.download(file, folder / "warm")
    tracemalloc.start()
    path = client.files.download(file, folder)
    with client.files.open(file) as stream:
        assert size == sum(map(len, stream))
    body = {"file": path}
    step(client._session.form("POST", "/upload", body=body))
    print(tracemalloc.get_traced_memory()[1])
"""


def test_memory_stays_flat(tmp_path: Path) -> None:
    """
    50 MB down, through and up again take less than 2 MB of memory.
    """
    size = 50_000_000
    received: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(size))
            self.end_headers()
            for _ in range(size // 100_000):
                self.wfile.write(b"x" * 100_000)

        def do_POST(self) -> None:
            left = int(self.headers["content-length"])
            received.append(left)
            while left:
                left -= len(self.rfile.read(min(left, 100_000)))
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}"
        program = textwrap.dedent(MEMORY)
        done = subprocess.run(
            [sys.executable, "-c", program, url, tmp_path, str(size)],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

    assert done.stderr == ""
    assert int(done.stdout) < 2_000_000
    assert received[0] > size
