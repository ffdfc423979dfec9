"""How do classes become text? Formatted by ruff, sorted, with the imports that are used."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterable

from .classes import Below, Client, Enum, Line, Method, Module, Part, Payload, Record


def formatted(text: str, *, fix: bool = True) -> str:
    """Format a module; with ``fix``, sort its imports and ``__all__`` and drop unused imports."""
    if fix:
        rules = ("--select=F401,I,RUF022", "--config=lint.isort.combine-as-imports=true")
        text = _ruff(text, "check", "--fix-only", "--exit-zero", "--isolated", *rules)
    return _ruff(text, "format", "--quiet", "--isolated", "--line-length=100")


def _ruff(text: str, *arguments: str) -> str:
    command = [sys.executable, "-m", "ruff", *arguments, "--target-version=py311", "-"]
    answer = subprocess.run(
        command, input=text, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if answer.returncode:
        raise SystemExit(f"ruff failed: {answer.stderr or answer.stdout}")
    return answer.stdout


def tidied(text: str) -> str:
    """Format a module where ruff is there, and leave it as it is where not."""
    return formatted(text) if importlib.util.find_spec("ruff") else text


def module(made: Module, imports: Iterable[str]) -> str:
    """Print a module."""
    return formatted(module_text(made, imports))


def module_text(
    made: Module, imports: Iterable[str], more: Iterable[str] = (), names: Iterable[str] = ()
) -> str:
    """
    Print a module, not yet formatted.

    Args:
        made: Its classes.
        imports: Lines at its beginning.
        more: Other classes, as text.
        names: Those that are public of them.
    """
    parts = [
        f'"""\n{made.doc}\n\n{made.origin}\n"""',
        "from __future__ import annotations",
        "\n".join(imports),
        _all(sorted([*made.names(), *names])),
        *map(enum, made.enums),
        *map(record, made.records),
        *map(payload, made.payloads),
        *map(client, made.clients),
        *more,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _all(names: Iterable[str]) -> str:
    listed = "".join(f"    {name!r},\n" for name in names)
    return f"__all__ = [\n{listed}]"


def _doc(text: str, indent: str = "    ") -> str:
    if "\n" not in text:
        return f'{indent}"""{text}"""'
    lines = ['"""', *text.split("\n"), '"""']
    return "\n".join(indent + line if line else "" for line in lines)


def enum(made: Enum) -> str:
    """Print an enumeration."""
    members = "\n".join(f"    {name} = {value!r}" for name, value in made.members.items())
    text = f"class {made.name}({made.base}):\n{_doc(made.doc)}\n\n{members}\n"
    if made.alias:
        values = ", ".join(repr(value) for value in made.members.values())
        text += (
            f"\n{made.alias} = Literal[{values}]\n"
            f'"""The members of :class:`{made.name}` as plain text."""\n'
        )
    return text


def _lines(lines: list[Line]) -> str:
    if not lines:
        return ""
    texts: list[str] = []
    for line in lines:
        texts.append(f"    {line.text}")
        if line.doc:
            texts.append(_doc(line.doc))
    return "\n\n" + "\n".join(texts)


def record(made: Record) -> str:
    """Print a model."""
    return (
        f"{made.decorator}\nclass {made.name}({made.base}):\n{_doc(made.doc)}{_lines(made.lines)}\n"
    )


def payload(made: Payload) -> str:
    """Print a ``TypedDict``."""
    return f"class {made.name}({made.base}, total=False):\n{_doc(made.doc)}{_lines(made.lines)}\n"


def client(made: Client) -> str:
    """Print a class with operations."""
    parts = [f"class {made.name}({made.base}[M]):\n{_doc(made.doc)}"]
    if made.constants:
        parts.append("\n".join(f"    {line}" for line in made.constants))
    parts += [below(each) for each in made.below]
    parts += [part(each) for each in made.parts]
    parts += [method(each) for each in made.methods]
    return "\n\n".join(parts) + "\n"


def below(made: Below) -> str:
    """Print a property that makes a resource when it is first used."""
    load = f"        from .{made.module} import {made.cls}\n\n" if made.module else ""
    return (
        f"    @cached_property\n    def {made.attribute}(self) -> {made.cls}[M]:\n"
        f"{_doc(made.doc, ' ' * 8)}\n{load}        return {made.cls}({made.arguments})"
    )


def part(made: Part) -> str:
    """Print a method that leads to the set below one record."""
    load = f"        from .{made.module} import {made.cls}\n\n" if made.module else ""
    return (
        f"    def {made.name}(self, id: str) -> {made.cls}[M]:\n{_doc(made.doc, ' ' * 8)}\n{load}"
        f"        return {made.cls}(self._session, self._root, self._below(id))"
    )


def method(made: Method) -> str:
    """Print an operation."""
    keyword = "async def" if made.awaitable else "def"
    arguments = ", ".join(["self", *([made.arguments] if made.arguments else [])])
    await_ = "await " if made.awaitable else ""
    load = f"        from .{made.module} import {made.returns}\n\n" if made.module else ""
    answer = "" if made.returns == "None" else "return "
    return (
        f"    @{made.decorator}\n    {keyword} {made.name}({arguments}) -> {made.returns}:\n"
        f"{_doc(made.doc, ' ' * 8)}\n{load}        {answer}{await_}{made.body}"
    )


def squeezed(text: str) -> str:
    """Return a text with single spaces, on one line."""
    return re.sub(r"\s+", " ", text).strip()
