"""How are the judges run? Each in an environment of its own, which `nox -s judges` makes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

FOLDER = os.environ.get("FACTORIAL_ERP_JUDGES")
SCRIPTS = Path(__file__).parent / "peers"
PATIENCE_SECONDS = 60.0


def peer_says(peer: str, script: str, *arguments: str) -> Any:
    """
    Run one of our scripts in the environment of a peer and return the JSON that it prints.

    The peer sees none of our environment variables, so that no setting leaks into the verdict.
    """
    done = subprocess.run(
        [place(peer) / "bin" / "python", "-I", SCRIPTS / script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS * 3,
        env={"PATH": os.environ["PATH"]},
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout)


def place(judge: str) -> Path:
    """Return where a judge is installed."""
    assert FOLDER is not None
    return Path(FOLDER) / judge


@contextmanager
def listening(command: list[str | Path], port: int, **environment: str) -> Iterator[str]:
    """Run a proxy until the end of the block; give its base URL once it takes connections."""
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command, stdout=said, stderr=said, env={**os.environ, **environment}
        ) as running,
    ):
        try:
            wait_for(port, running, said)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait(PATIENCE_SECONDS)


def wait_for(port: int, running: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    """Wait until somebody listens."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    said.seek(0)
    message = f"Nobody listens on port {port}: {said.read()[-4000:].decode(errors='replace')}"
    raise AssertionError(message)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
