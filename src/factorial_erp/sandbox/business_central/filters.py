"""Which rows does a `$filter` select? A reader of our own, with the server's limits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from .facts import EntitySet, Field, plain
from .refusals import Refused, unknown_property, unsupported

__all__ = ["Filter", "comparable", "label", "read_filter"]

Row = Mapping[str, Any]
Test = Callable[[Row], bool]

TOKEN = re.compile(
    r"""\s*(?:
      (?P<text>'(?:[^']|'')*')
    | (?P<guid>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![\w-])
    | (?P<moment>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2}))
    | (?P<day>\d{4}-\d{2}-\d{2})
    | (?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])
    | (?P<word>[A-Za-z_][\w/]*)
    | (?P<sign>[(),:])
    )""",
    re.VERBOSE,
)

SEARCHES: Mapping[str, Callable[[str, str], bool]] = {
    "contains": lambda actual, sought: sought in actual,
    "startswith": lambda actual, sought: actual.startswith(sought),
    "endswith": lambda actual, sought: actual.endswith(sought),
}
FOLDS = frozenset({"tolower", "toupper"})
UNSUPPORTED = frozenset(
    "trim length indexof concat year month day hour minute second fractionalseconds totaloffsetminutes date time now"
    " mindatetime maxdatetime round floor ceiling cast isof matchesPattern hassubset hassubsequence".split()
)
"""Functions of OData that are not among those of the documentation; that they are 501 is a guess."""
ARITHMETIC = frozenset({"add", "sub", "mul", "div", "divby", "mod", "has"})
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
}
LITERALS: Mapping[str, str] = {
    "guid": "guid",
    "decimal": "number",
    "int": "number",
    "date": "day",
    "datetime": "moment",
    "bool": "word",
}
"""What a literal must look like, for each type but text and enumerations."""


@attrs.frozen
class Filter:
    """What a filter, or a part of it, asks for."""

    test: Test
    fields: frozenset[str]
    """Those that it looks at."""


@attrs.frozen
class _Operand:
    """A field, or what a function makes of it."""

    field: Field
    value: Callable[[Row], Any]
    is_nested: bool = False
    """Whether a function is in it."""


def _syntax(message: str) -> Refused:
    return Refused(400, "BadRequest_NotFound", message)


def read_filter(text: str, entity_set: EntitySet, *, schema: str = "2.0") -> Filter:
    """
    Read a ``$filter``.

    Args:
        text: The filter, decoded.
        entity_set: What is filtered.
        schema: Version of the schema; 2.1 knows ``in`` and functions in functions.

    Raises:
        Refused: It is malformed, names an unknown field, or is one that Business Central does not do.
    """
    reader = _Reader(text, entity_set, is_newer=schema == "2.1")
    condition = reader.either()
    reader.end()
    return condition


class _Reader:
    def __init__(self, text: str, entity_set: EntitySet, *, is_newer: bool) -> None:
        self._text = text
        self._set = entity_set
        self._is_newer = is_newer
        self._tokens = _tokens(text)
        self._at = 0

    def either(self) -> Filter:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        if len(parts) == 1:
            return parts[0]
        fields = frozenset[str]().union(*(part.fields for part in parts))
        if len(fields) > 1:
            message = "An OR expression is supported on one field only."
            raise unsupported(message)
        return Filter(lambda row: any(part.test(row) for part in parts), fields)

    def _both(self) -> Filter:
        parts = [self._one()]
        while self._take("and"):
            parts.append(self._one())
        if len(parts) == 1:
            return parts[0]
        fields = frozenset[str]().union(*(part.fields for part in parts))
        return Filter(lambda row: all(part.test(row) for part in parts), fields)

    def _one(self) -> Filter:
        if self._take("("):
            inner = self.either()
            self._need(")")
            return inner
        kind, word = self._next()
        if word == "not":
            message = "The operator 'not' is not supported."
            raise unsupported(message)
        if kind != "word" or word in ("true", "false", "null"):
            raise _syntax(f"Syntax error at {word!r} in {self._text!r}.")
        if word in SEARCHES:
            return self._search(word)
        if word.endswith(("/any", "/all")) and self._peek() == "(":
            return self._lambda()
        return self._comparison(self._operand(word))

    def _operand(self, word: str) -> _Operand:
        """Read a field, or a function of one."""
        if self._peek() != "(":
            field = self._field(word)
            return _Operand(field, lambda row: comparable(row[field.name], field))
        if word in UNSUPPORTED:
            raise unsupported(f"The function '{word}' is not supported.")
        if word not in FOLDS and word != "substring":
            raise _syntax(f"An unknown function with name '{word}' was found.")
        self._need("(")
        inner = self._operand(self._next()[1])
        if inner.is_nested and not self._is_newer:
            message = "Nested functions need schema version 2.1."
            raise unsupported(message)
        if inner.field.type != "text":
            raise _syntax(f"{word} is for text, and {inner.field.name} is none.")
        value = inner.value  # text compares without regard to case already
        if word == "substring":
            value = self._part(inner.value)
        self._need(")")
        return _Operand(inner.field, value, is_nested=True)

    def _part(self, whole: Callable[[Row], Any]) -> Callable[[Row], Any]:
        self._need(",")
        begin, end = self._whole_number(), None
        if self._take(","):
            end = begin + self._whole_number()
        return lambda row: whole(row)[begin:end]

    def _whole_number(self) -> int:
        _, text = self._next()
        if not text.isdecimal():
            raise _syntax(f"{text!r} is no position.")
        return int(text)

    def _search(self, name: str) -> Filter:
        self._need("(")
        operand = self._operand(self._next()[1])
        if operand.is_nested and not self._is_newer:
            message = "Nested functions need schema version 2.1."
            raise unsupported(message)
        if operand.field.type != "text":
            raise _syntax(f"{name} is for text, and {operand.field.name} is none.")
        self._need(",")
        folds = 0
        while self._is_newer and self._peek() in FOLDS:
            self._next()
            self._need("(")
            folds += 1
        sought = str(self._literal(operand.field))
        for _ in range(folds):
            self._need(")")
        self._need(")")
        wanted = True
        if self._take("eq"):
            _, word = self._next()
            if word not in ("true", "false"):
                raise _syntax(f"{word!r} is neither true nor false.")
            wanted = word == "true"
        search = SEARCHES[name]
        fields = frozenset({operand.field.name})
        return Filter(lambda row: search(operand.value(row), sought) is wanted, fields)

    def _comparison(self, operand: _Operand) -> Filter:
        _, operator = self._next()
        fields = frozenset({operand.field.name})
        if operator == "in":
            return self._among(operand)
        if operator in ARITHMETIC:
            raise unsupported(f"The operator '{operator}' is not supported.")
        if operator not in OPERATORS:
            raise _syntax(f"{operator!r} is no operator.")
        wanted, compare = self._literal(operand.field), OPERATORS[operator]
        return Filter(lambda row: compare(operand.value(row), wanted), fields)

    def _among(self, operand: _Operand) -> Filter:
        if not self._is_newer:
            message = "The operator 'in' needs schema version 2.1."
            raise unsupported(message)
        self._need("(")
        wanted = [self._literal(operand.field)]
        while self._take(","):
            wanted.append(self._literal(operand.field))
        self._need(")")
        return Filter(lambda row: operand.value(row) in wanted, frozenset({operand.field.name}))

    def _lambda(self) -> Filter:
        """Skip any and all over a collection: they are ignored, so that more comes than was asked for."""
        depth = 0
        while self._at < len(self._tokens):
            _, word = self._next()
            depth += {"(": 1, ")": -1}.get(word, 0)
            if not depth:
                return Filter(lambda _: True, frozenset())
        raise _syntax(f"')' is missing in {self._text!r}.")

    def _field(self, name: str) -> Field:
        if "/" in name:
            message = f"Filtering by {name} is not supported."
            raise unsupported(message)
        field = self._set.fields.get(name)
        if field is None:
            raise unknown_property(name, self._set.entity)
        if field.is_computed or field.type in ("stream", "records"):
            raise Refused(400, "BadRequest_InvalidRequestUrl", f"{name} cannot be filtered.")
        return field

    def _literal(self, field: Field) -> Any:
        kind, text = self._next()
        if text == "null":
            return comparable(field.blank, field)
        if kind == "text":
            return self._text_literal(text[1:-1].replace("''", "'"), field)
        if kind != LITERALS.get(field.type) or (kind == "word" and text not in ("true", "false")):
            raise _syntax(f"{text!r} is no value for {field.name}.")
        try:
            return comparable({"true": True, "false": False}.get(text, text), field)
        except ValueError:
            raise _syntax(f"{text!r} is no value for {field.name}.") from None

    def _text_literal(self, value: str, field: Field) -> Any:
        if field.type == "enum":
            return field.labels.index(label(value, field))
        if field.type != "text":
            raise _syntax(f"{field.name} is no text.")
        if field.is_code and field.max_length is not None and len(value) > field.max_length:
            message = (
                f"The filter {value!r} is too long for {field.name}: {field.max_length} characters."
            )
            raise Refused(400, "Application_FilterErrorException", message)
        return value.casefold()

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

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


def comparable(value: Any, field: Field) -> Any:
    """Bring a stored value or a literal into the form in which the server compares."""
    match field.type:
        case "decimal" | "int":
            return Decimal(str(value))
        case "datetime":
            return dt.datetime.fromisoformat(str(value))
        case "bool":
            return bool(value)
        case "date":
            return dt.date.fromisoformat(str(value))
        case "enum":
            return field.labels.index(str(value)) if value in field.labels else -1
        case _:
            return str(value).casefold()


def label(text: str, field: Field) -> str:
    """
    Read a member of an enumeration as its label or in the wire's spelling.

    Raises:
        Refused: 400 with the code ``Unknown``; there is no such member.
    """
    wanted = plain(text).strip().casefold()
    for each in field.labels:
        if wanted == each.strip().casefold():
            return each
    options = ",".join(field.labels)
    message = f"'{text}' is not an option. The existing options are: {options}"
    raise Refused(400, "Unknown", message)
