"""What Python classes does a module consist of? Data only; ``printing`` makes text of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Enum:
    """An open enumeration."""

    name: str
    doc: str
    members: dict[str, str]


@dataclass
class Line:
    """One line of a class body, with the string below it."""

    text: str
    doc: str | None = None


@dataclass
class Record:
    """A frozen model."""

    name: str
    doc: str
    lines: list[Line]
    decorator: str = "@model()"
    base: str = "Model"


@dataclass
class Payload:
    """A ``TypedDict``: what a body or a query may hold."""

    name: str
    doc: str
    lines: list[Line]
    base: str = "TypedDict"


@dataclass
class Below:
    """A lazily made resource below another."""

    attribute: str
    cls: str
    doc: str
    module: str | None = None
    """Where it is imported from when it is first used."""


@dataclass
class Method:
    """An operation."""

    name: str
    decorator: str
    arguments: str
    returns: str
    doc: str
    body: str

    @property
    def awaitable(self) -> bool:
        """Whether it is an ``async def``."""
        return self.decorator == "operation"


@dataclass
class Client:
    """A class whose methods are operations."""

    name: str
    doc: str
    base: str
    constants: list[str] = field(default_factory=list)
    below: list[Below] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)


@dataclass
class Module:
    """A module: what it says about itself, and its classes in order."""

    doc: str
    origin: str
    enums: list[Enum] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    payloads: list[Payload] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)

    def names(self) -> list[str]:
        """Return the names of all classes."""
        groups = (self.enums, self.records, self.payloads, self.clients)
        return [each.name for group in groups for each in group]
