"""How does a file change so that a crash leaves the old or the new one, and never half of it?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

__all__ = ["replace_files"]


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """
    Write files, each as a whole; those that say the same already are not touched.

    All are written beside the old ones before the first is replaced.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            target = path.resolve()  # a link stays a link
            if target.is_file() and target.read_bytes() == content:
                continue
            new = target.with_name(f".{target.name}.{os.getpid()}.new")
            ready.append((new, target))
            _write(new, content)
            if target.exists():
                shutil.copymode(target, new)
        for new, target in ready:
            new.replace(target)
    finally:
        for new, _ in ready:
            new.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
