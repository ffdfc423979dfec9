"""Which settings and remarks stand in a TOML file, in which order, and how are they written?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any, Final, cast

import attrs

from ...errors import MappingInvalid

__all__ = [
    "Setting",
    "as_cell",
    "clean_note",
    "grouped",
    "read_toml",
    "section_name",
    "section_of",
    "write_toml",
]


@attrs.frozen(kw_only=True)
class Setting:
    """A key of a TOML file with its remark; without a key: the head of a section."""

    section: tuple[str, ...]
    key: str
    value: Any
    """As TOML has it; ``None`` for the head of a section."""
    note: str = ""
    """The comments at it; its lines are trimmed."""
    line: int = attrs.field(default=0, eq=False)
    """Where it stands; the first line is 1."""

    @property
    def path(self) -> str:
        """The dotted name."""
        return ".".join((*self.section, self.key) if self.key else self.section)


def read_toml(text: str, file: str) -> tuple[Setting, ...]:
    """
    The settings of a TOML file with the comments that belong to them.

    A comment belongs to the key in its line, else to the key or section that follows. Comments at the top with a
    blank line below, and those at the very end, belong to the file: the head of the section without a name.

    Raises:
        MappingInvalid: The text is no TOML.
    """
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        raise MappingInvalid(
            f"{file} is no TOML: {error}.",
            file=file,
            row=int(at.group(1)) if at else None,
            hint="Texts stand in double quotes, and each section name occurs once.",
        ) from None
    settings: list[Setting] = []
    section: tuple[str, ...] = ()
    for statement in _statements(text):
        note = clean_note(statement.comments)
        content = tomllib.loads(statement.code, parse_float=Decimal)
        if statement.code.startswith("["):
            section = _head(content)
            settings.append(
                Setting(section=section, key="", value=None, note=note, line=statement.line)
            )
        elif statement.code:
            found = list(_leaves(section, content, statement.line))
            settings += [attrs.evolve(found[0], note=note), *found[1:]]
        else:
            settings.append(Setting(section=(), key="", value=None, note=note, line=statement.line))
    return grouped(settings)


def grouped(settings: Iterable[Setting]) -> tuple[Setting, ...]:
    """
    The settings with those of one section together, the head of the section first.

    Sections stay in the order in which they first occur. A head that says nothing is left out.
    """
    sections: dict[tuple[str, ...], list[Setting]] = {(): []}
    for setting in settings:
        sections.setdefault(setting.section, []).append(setting)
    result: list[Setting] = []
    for section, members in sections.items():
        keys = [setting for setting in members if setting.key]
        heads = [setting for setting in members if not setting.key]
        note = clean_note(setting.note for setting in heads)
        if heads and (note or not keys) and (section or note):
            result.append(
                Setting(section=section, key="", value=None, note=note, line=heads[0].line)
            )
        result += keys
    return tuple(result)


def clean_note(lines: Iterable[str]) -> str:
    """The lines of a remark, each trimmed, without empty ones around."""
    text = "\n".join(lines)
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")


def write_toml(settings: Iterable[Setting], *, numbers: Collection[str]) -> str:
    """
    The text of a TOML file: one line for each setting, in their order.

    Args:
        numbers: Dotted names of the settings that are numbers; all others are texts or lists of texts.
    """
    parts: list[str] = []
    for section, members in groupby(settings, key=lambda setting: setting.section):
        lines: list[str] = []
        for number, setting in enumerate(members):
            if section and number == 0:
                head = f"[{section_name(section)}]"
                lines += _with_note(head, "" if setting.key else setting.note)
            if setting.key:
                value = str(setting.value) if setting.path in numbers else _literal(setting.value)
                lines += _with_note(f"{_bare(setting.key)} = {value}", setting.note)
            elif not section:
                lines += [*_comments(setting.note), ""]
        parts.append("\n".join(lines))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def section_name(section: tuple[str, ...]) -> str:
    """The dotted name of a section, quoted where TOML asks for it."""
    return ".".join(_bare(part) for part in section)


def section_of(name: str) -> tuple[str, ...]:
    """The parts of a section's name; what is no TOML is cut at its dots."""
    if not name:
        return ()
    try:
        return _head(tomllib.loads(f"[{name}]"))
    except tomllib.TOMLDecodeError:
        return tuple(part.strip() for part in name.split("."))


def as_cell(value: object) -> str:
    """A setting as one text, a list with commas between."""
    if isinstance(value, list):
        return ", ".join(as_cell(item) for item in cast("list[object]", value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)


@attrs.define
class _Statement:
    code: str = ""
    comments: list[str] = attrs.field(factory=list[str])
    line: int = 0


_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""{1,3}|' + r"'''.*?'''{1,3}|"
    r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|#[^\n]*|\n|[\[\]{}]|[^\"'#\n\[\]{}]+",
    re.DOTALL,
)


def _statements(text: str) -> Iterator[_Statement]:
    """Each head and key of a valid TOML text, and what is remarked of the file as a whole."""
    statement = _Statement()
    depth, line, seen = 0, 1, False
    for found in _TOKEN.finditer(text):
        part = found.group()
        if part[0] == "#":
            statement.comments.append(part[1:])
        elif part[0] != "\n" or depth:
            if not statement.code.strip():
                statement.line = line
            statement.code += part
            depth += (part in "[{") - (part in "]}")
        elif statement.code.strip():
            yield _finished(statement)
            statement, seen = _Statement(), True
        elif not seen and statement.comments and _blank_line_follows(text, found.end()):
            yield _Statement(comments=statement.comments, line=1)
            statement = _Statement()
        line += part.count("\n")
    if statement.code.strip() or statement.comments:
        yield _finished(statement)


def _finished(statement: _Statement) -> _Statement:
    statement.code = statement.code.strip()
    return statement


def _blank_line_follows(text: str, position: int) -> bool:
    rest = text[position:]
    return not rest.strip() or not rest.split("\n", 1)[0].strip()


def _head(content: dict[str, Any]) -> tuple[str, ...]:
    path: list[str] = []
    inner: Any = content
    while isinstance(inner, dict) and inner:
        name, inner = next(iter(cast("dict[str, Any]", inner).items()))
        path.append(name)
    return tuple(path)


def _leaves(section: tuple[str, ...], content: dict[str, Any], line: int) -> Iterator[Setting]:
    for name, value in content.items():
        if not isinstance(value, dict):
            trimmed = value.strip() if isinstance(value, str) else value
            yield Setting(section=section, key=name, value=trimmed, line=line)
        elif value:
            yield from _leaves((*section, name), cast("dict[str, Any]", value), line)
        else:
            yield Setting(section=(*section, name), key="", value=None, line=line)


def _with_note(code: str, note: str) -> list[str]:
    lines = _comments(note)
    if len(lines) == 1:
        return [f"{code}  {lines[0]}"]
    return [*lines, code]


def _comments(note: str) -> list[str]:
    return [f"# {line}".rstrip() for line in note.split("\n")] if note else []


def _bare(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _literal(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_literal(item) for item in cast('list[object]', value))}]"
    return _quoted(as_cell(value))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t") + '"'
