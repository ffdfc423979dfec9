"""How is an app served over real sockets, and where are the examples of the documentation?"""

from __future__ import annotations

import importlib.util
import socket
import threading
from pathlib import Path
from typing import Any, Self

import uvicorn

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"


def load_example(name: str) -> Any:
    """Return an example of the documentation as a module."""
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Served:
    """An ASGI app, served by uvicorn on a port of this machine."""

    def __init__(self, app: Any) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))  # it listens from here on
        config = uvicorn.Config(app, log_config=None, ws="none", http="h11", lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(
            target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True
        )

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.socket.close()
