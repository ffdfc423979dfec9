"""What does a client see of a record? Apart from what is kept: links to files, what it may see, ids of old versions."""

from __future__ import annotations

from typing import Any

import attrs

from .asking import Asked
from .facts import Resource
from .files import Files, file_fields, files_in
from .fitting import is_id, is_list, is_row
from .organisation import PROJECTS, hide_costs
from .records import Row

__all__ = ["NEWEST", "View", "ids_are_text"]

NEWEST = "2026-10-01"


def ids_are_text(version: str) -> bool:
    """
    Tell whether ids are text in a version.

    They are since 2026-07-01. A version that ended, and one that never was, is answered with the oldest schema without a
    word, and there they are numbers; that this is all that differs is a simplification.
    """
    return version in ("2026-07-01", NEWEST)


@attrs.frozen(kw_only=True)
class View:
    """How one client sees records."""

    files: Files
    origin: str
    """Where the sandbox is for this client, as in ``https://api.factorialhr.com``."""
    version: str = NEWEST
    is_blind: bool = False
    """Whether the credentials lack the scope: everything but the id is null, as for user tokens."""

    def record(self, resource: Resource, row: Row, asked: Asked | None = None) -> Any:
        """Return a record as it goes over the wire."""
        shown = {key: value for key, value in row.items() if not key.startswith("_")}
        if self.is_blind:
            shown = {key: value if key == "id" else None for key, value in shown.items()}
            return shown if ids_are_text(self.version) else with_whole_ids("", shown)
        for name, kind in file_fields(resource.record):
            if shown.get(name):
                files = [self._linked(id, file) for id, file in files_in(resource, row, name)]
                shown[name] = files if resource.record[name].kind is not kind else files[0]
        if asked is not None:
            if "files" in shown and asked.says("include_attachments", "false"):
                shown["files"] = []
            if resource.name == PROJECTS:
                shown = hide_costs(shown, asked)
        return shown if ids_are_text(self.version) else with_whole_ids("", shown)

    def plain(self, row: Row) -> Any:
        """Return what is no record of a resource."""
        return row if ids_are_text(self.version) else with_whole_ids("", row)

    def _linked(self, id: str, file: Row) -> Row:
        """Return a file with links that lead to the sandbox."""
        links = (name for name in ("url", "download_url") if name in file)
        return {**file, **{name: self.files.link(self.origin, id) for name in links}}


def with_whole_ids(name: str, value: Any) -> Any:
    """Return a value with the ids in it as numbers."""
    if is_list(value):
        return [with_whole_ids(name, each) for each in value]
    if is_row(value):
        return {key: with_whole_ids(key, each) for key, each in value.items()}
    return int(value) if isinstance(value, str) and is_id(name) and value.isdecimal() else value
