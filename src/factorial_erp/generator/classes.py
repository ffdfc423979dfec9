"""What Python classes does a module consist of? Data only; ``printing`` makes text of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Enum:
    """An open enumeration."""

    name: str
    doc: str
    members: dict[str, str]
    base: str = "OpenEnum"
    alias: str | None = None
    """Name of the type that its members have as plain text."""


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
    arguments: str = "self._session"


@dataclass
class Part:
    """A method that leads to the set below one record."""

    name: str
    cls: str
    doc: str
    module: str | None = None
    """Where the set is imported from when it is first used."""


@dataclass
class Method:
    """An operation."""

    name: str
    decorator: str
    arguments: str
    returns: str
    doc: str
    body: str
    module: str | None = None
    """Where what it answers with is imported from when it is called."""

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
    constants: list[str] = field(default_factory=list[str])
    below: list[Below] = field(default_factory=list["Below"])
    parts: list[Part] = field(default_factory=list["Part"])
    methods: list[Method] = field(default_factory=list["Method"])


@dataclass
class Module:
    """A module: what it says about itself, and its classes in order."""

    doc: str
    origin: str
    enums: list[Enum] = field(default_factory=list["Enum"])
    records: list[Record] = field(default_factory=list["Record"])
    payloads: list[Payload] = field(default_factory=list["Payload"])
    clients: list[Client] = field(default_factory=list["Client"])

    def names(self) -> list[str]:
        """Return the names of all classes."""
        groups = (self.enums, self.records, self.payloads, self.clients)
        aliases = [each.alias for each in self.enums if each.alias]
        return [*(each.name for group in groups for each in group), *aliases]
