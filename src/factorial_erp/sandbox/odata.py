"""What do `$filter`, `$orderby`, `$select` and `$expand` ask for? A reader of our own, with the server's limits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from .entity_sets import ENUMS, EntitySet, Field

__all__ = ["Expansion", "QueryRefused", "read_expand", "read_filter", "read_order", "read_select"]

Row = Mapping[str, Any]
Test = Callable[[Row], bool]

TOKEN = re.compile(
    r"""\s*(?:
      (?P<text>'(?:[^']|'')*')
    | (?P<guid>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})
    | (?P<moment>\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))
    | (?P<day>\d{4}-\d{2}-\d{2})
    | (?P<number>-?\d+(?:\.\d+)?)
    | (?P<word>[A-Za-z_][\w/]*)
    | (?P<sign>[(),:])
    )""",
    re.VERBOSE,
)

FUNCTIONS = frozenset({"contains", "startswith", "endswith"})
FOLDS = frozenset({"tolower", "toupper"})
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
}


class QueryRefused(Exception):
    """The server refuses a query."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def _syntax(message: str) -> QueryRefused:
    return QueryRefused(400, "BadRequest_NotFound", message)


def _unsupported(message: str) -> QueryRefused:
    return QueryRefused(501, "BadRequest_MethodNotImplemented", message)


@attrs.frozen
class _Condition:
    test: Test
    fields: frozenset[str]


def read_filter(text: str, entity_set: EntitySet) -> Test:
    """
    Read a ``$filter``.

    Raises:
        QueryRefused: It is malformed, names an unknown field, or is one that Business Central does not do.
    """
    reader = _Reader(text, entity_set)
    condition = reader.either()
    reader.end()
    return condition.test


class _Reader:
    def __init__(self, text: str, entity_set: EntitySet) -> None:
        self._text = text
        self._set = entity_set
        self._tokens = _tokens(text)
        self._at = 0

    def either(self) -> _Condition:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        if len(parts) == 1:
            return parts[0]
        fields = frozenset[str]().union(*(part.fields for part in parts))
        if len(fields) > 1:
            raise _unsupported("An OR expression must be on one field.")
        return _Condition(lambda row: any(part.test(row) for part in parts), fields)

    def _both(self) -> _Condition:
        parts = [self._one()]
        while self._take("and"):
            parts.append(self._one())
        if len(parts) == 1:
            return parts[0]
        fields = frozenset[str]().union(*(part.fields for part in parts))
        return _Condition(lambda row: all(part.test(row) for part in parts), fields)

    def _one(self) -> _Condition:
        if self._take("("):
            inner = self.either()
            self._need(")")
            return inner
        kind, word = self._next()
        if word == "not":
            raise _unsupported("The operator 'not' is not supported.")
        if kind != "word":
            raise _syntax(f"Syntax error at {word!r} in {self._text!r}.")
        if word in FUNCTIONS:
            return self._function(word)
        if word in FOLDS:
            self._need("(")
            word = self._next()[1]
            self._need(")")
        if (
            "/" in word
        ):  # any and all over a collection are ignored, so that more comes than was asked
            return self._lambda()
        return self._comparison(word)

    def _function(self, name: str) -> _Condition:
        self._need("(")
        field = self._field(self._next()[1])
        self._need(",")
        sought = str(self._literal(field)).casefold()
        self._need(")")
        key = field.name

        def test(row: Row) -> bool:
            actual = str(row[key]).casefold()
            if name == "contains":
                return sought in actual
            return actual.startswith(sought) if name == "startswith" else actual.endswith(sought)

        return _Condition(test, frozenset({key}))

    def _comparison(self, word: str) -> _Condition:
        field = self._field(word)
        _, operator = self._next()
        if operator == "in":
            raise _unsupported("The operator 'in' needs schema version 2.1.")
        if operator not in OPERATORS:
            raise _syntax(f"{operator!r} is no operator.")
        wanted, compare = self._literal(field), OPERATORS[operator]
        key = field.name
        return _Condition(
            lambda row: compare(_comparable(row[key], field), wanted), frozenset({key})
        )

    def _lambda(self) -> _Condition:
        depth = 0
        while self._at < len(self._tokens):
            _, word = self._next()
            depth += {"(": 1, ")": -1}.get(word, 0)
            if not depth:
                break
        return _Condition(lambda _: True, frozenset())

    def _field(self, name: str) -> Field:
        field = self._set.fields.get(name)
        if field is None:
            raise QueryRefused(
                400,
                "BadRequest",
                f"Could not find a property named '{name}' on type 'Microsoft.NAV.{self._set.name}'.",
            )
        if field.computed:
            raise QueryRefused(400, "BadRequest_InvalidRequestUrl", f"{name} cannot be filtered.")
        return field

    def _literal(self, field: Field) -> Any:
        kind, text = self._next()
        if text == "null":
            return _comparable(field.blank, field)
        if kind == "text":
            value = text[1:-1].replace("''", "'")
            if field.type == "enum":
                return _label(value, field)
            if field.type != "s":
                raise _syntax(f"{field.name} is no text.")
            return value.casefold()
        expected = {
            "guid": ("guid",),
            "dec": ("number",),
            "int": ("number",),
            "date": ("day",),
            "dt": ("moment",),
            "bool": ("word",),
        }
        if kind not in expected.get(field.type, ()):
            raise _syntax(f"{text!r} is no value for {field.name}.")
        return _comparable({"true": True, "false": False}.get(text, text), field)

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise _syntax(f"The filter {self._text!r} ends too early.")
        self._at += 1
        return self._tokens[self._at - 1]

    def _take(self, word: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at][1] == word:
            self._at += 1
            return True
        return False

    def _need(self, word: str) -> None:
        if not self._take(word):
            raise _syntax(f"{word!r} is missing in {self._text!r}.")

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise _syntax(f"Syntax error at {self._tokens[self._at][1]!r} in {self._text!r}.")


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _syntax(f"Syntax error at position {at} in {text!r}.")
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


def _comparable(value: Any, field: Field) -> Any:
    """Bring a stored value or a literal into the form in which the server compares."""
    if field.type in ("dec", "int"):
        return Decimal(str(value))
    if field.type == "dt":
        return dt.datetime.fromisoformat(str(value))
    if field.type == "bool":
        return bool(value)
    text = str(value)
    return text if field.type in ("date", "enum") else text.casefold()


def _label(text: str, field: Field) -> str:
    """Read an enum literal as label or in the wire's spelling."""
    plain = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
    for label in ENUMS[field.enum or ""]:
        if plain.strip().casefold() == label.strip().casefold():
            return label
    raise QueryRefused(400, "Unknown", f"{text!r} is not an option of {field.name}.")


def read_order(text: str, entity_set: EntitySet) -> list[tuple[Field, bool]]:
    """
    Read a ``$orderby`` as fields and whether they descend.

    Raises:
        QueryRefused: It names a field that is unknown or computed.
    """
    found: list[tuple[Field, bool]] = []
    for part in text.split(","):
        name, _, direction = part.strip().partition(" ")
        field = entity_set.fields.get(name)
        if field is None or field.computed or direction.strip() not in ("", "asc", "desc"):
            raise QueryRefused(400, "BadRequest", f"Cannot sort by {part.strip()!r}.")
        found.append((field, direction.strip() == "desc"))
    return found


def read_select(text: str, entity_set: EntitySet) -> list[str]:
    """
    Read a ``$select``.

    Raises:
        QueryRefused: It names an unknown field.
    """
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in entity_set.fields:
            raise QueryRefused(400, "BadRequest", f"Could not find a property named '{name}'.")
    return names


@attrs.frozen
class Expansion:
    """One navigation property to read along, with its own options."""

    name: str
    options: Mapping[str, str]


def read_expand(text: str, entity_set: EntitySet) -> list[Expansion]:
    """
    Read a ``$expand``; options stand in brackets, separated by semicolons.

    Raises:
        QueryRefused: It names an unknown navigation property.
    """
    found: list[Expansion] = []
    for part in _split(text, ","):
        name, _, inner = part.strip().partition("(")
        if name not in entity_set.navigation:
            raise QueryRefused(400, "BadRequest", f"Could not find a property named '{name}'.")
        options = dict(
            [*option.strip().split("=", 1), ""][:2]
            for option in _split(inner.removesuffix(")"), ";")
            if option.strip()
        )
        found.append(Expansion(name, options))
    return found


def _split(text: str, sign: str) -> list[str]:
    """Split at a sign that stands outside of brackets and quotes."""
    parts, depth, quoted = [""], 0, False
    for letter in text:
        if letter == "'":
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == sign and not depth and not quoted:
            parts.append("")
        else:
            parts[-1] += letter
    return parts
