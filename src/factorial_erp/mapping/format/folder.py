"""How is a mapping document kept in a folder?"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ...errors import MappingInvalid
from ..tables import Problems, Table, as_text_file, did_you_mean
from .columns import TABLES
from .content import Content, from_texts
from .settings import FILE, NUMBERS
from .toml import write_toml
from .writing import replace_files

__all__ = ["as_texts", "read_folder", "write_folder"]


def read_folder(folder: Path) -> Content:
    """
    The content of a folder; other files than tables are passed over.

    Raises:
        MappingInvalid: It holds no document, a file cannot be read, or a table has a name that means nothing.
    """
    if not (folder / FILE).exists():
        raise MappingInvalid(
            f"The folder {folder} is no mapping document: it contains no {FILE}.",
            file=FILE,
            hint=f"Pass the folder that contains {FILE}.",
        )
    problems = Problems()
    known = (FILE, *TABLES)
    for path in sorted(folder.iterdir()):
        name = path.name
        if path.suffix.lower() == ".csv" and name not in known and name[0] != ".":
            problems.add(
                MappingInvalid(
                    f"The folder contains {name}, which is no table of a mapping document.",
                    file=name,
                    hint=f"Its files are: {', '.join(known)}{did_you_mean(name, known)}. "
                    "Keep other tables elsewhere.",
                )
            )
    names = [name for name in known if (folder / name).exists()]
    texts = dict(problems.each(lambda name: (name, as_text_file(folder / name)), names))
    problems.refuse()
    return from_texts(texts)


def write_folder(content: Content, folder: Path) -> None:
    """Write a document to a folder, and delete the tables there that it does not have."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = as_texts(content)
    replace_files({folder / name: text.encode() for name, text in texts.items()})
    for name in TABLES:
        if name not in texts:
            (folder / name).unlink(missing_ok=True)


def as_texts(content: Content) -> dict[str, str]:
    """The texts of a folder's files by their names: equal for equal documents."""
    return {
        FILE: write_toml(content.settings, numbers=NUMBERS),
        **{name: _as_csv(table) for name, table in content.tables.items()},
    }


def _as_csv(table: Table) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return buffer.getvalue()
