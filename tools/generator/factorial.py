"""Which classes does Factorial's API make? Facts and overlay in, modules out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from factorial_erp.generator import names
from factorial_erp.generator.classes import (
    Below,
    Client,
    Enum,
    Line,
    Method,
    Module,
    Payload,
    Record,
)

from . import by_hand
from .facts import VERBS, Domain, Field, Operation, Resource, Type

IMPORTS = (
    "import datetime as dt",
    "from collections.abc import Mapping",
    "from decimal import Decimal",
    "from functools import cached_property",
    "from typing import Any, TypedDict",
    "from typing_extensions import Required, Unpack",
    "from .._core.model import Attr, Model, OpenEnum, field, model",
    "from .._core.operation import M, listing, operation",
    "from .._core.pages import Listing",
    "from .._core.uploads import UploadFile, holds_file",
    "from .resource import CLOSED, HALF_OPEN, OPEN, FactorialResource, ListOptions, Many",
)

USED_NAMES = frozenset({"field", "model", "listing", "operation", "dt"})
"""A field of that name would hide what the lines below it need."""

TAKEN = frozenset({"extra", "blanks"}) | USED_NAMES
"""What a model keeps for itself."""

IMPORTED = frozenset(
    "Mapping Decimal Any TypedDict Required Unpack Attr Model OpenEnum M Listing UploadFile"
    " CLOSED HALF_OPEN OPEN FactorialResource ListOptions Many".split()
)

PRIVATE = re.compile(
    r"""
    email | phone | (^|_)mobile | fax
    | (^|_)address(_|line|$) | (^|_)line[12]$ | street | (^|_)postal_code | (^|_)zip | ^city$ | ^state$ | ^region$
    | iban | swift | (^|_)bic$ | bank_(number|code) | account_number | routing_number | sort_code | clabe
    | birth | ^age$ | ^age_number$ | gender | nationality | pronoun | disabilit | marital | civil_status
    | (^|_)(first|last|full|preferred|middle|given|family|maiden|contact)_name | surname | nickname | (sur|last)_?names
    | social_security | tax_code$ | passport | national_id | ^identifier(_type|_expiration_date)?$ | dni | (^|_)nif$
    | latitude | longitude | coordinates
    | token | secret | challenge | password | (^|_)url$ | signature$
    | salary | (^|_)(employee|beneficiary|created_by|author|manager|approver)_name$ | avatar | (^|_)link$
    | ^contact_number$ | iban_number
    """,
    re.VERBOSE,
)
"""Personal or secret by the look of its name: never in a repr. The overlay decides where it errs."""

NOT_PRIVATE = re.compile(r"_(id|ids|at|on|count|type|format)$|^(has|is|include)_")
"""Flags, dates, counts and references that only look like it."""

UNITS = {
    "cents": "**Cents** of the currency of the record.",
    "hundredths": "**Hundredths**: 100 means 1.",
    "minutes": "**Minutes**.",
    "hours": "**Hours**.",
    "seconds": "**Seconds**.",
}

READ = {
    "text": "str",
    "int": "int",
    "number": "Decimal",
    "bool": "bool",
    "date": "dt.date",
    "datetime": "dt.datetime",
    "time": "str",
    "file": "str",
    "any": "Any",
    "object": "Mapping[str, Any]",
}
WRITTEN = {**READ, "file": "UploadFile"}
ASKED = {**READ, "date": "dt.date | str", "datetime": "dt.datetime | dt.date | str"}

LIKE_RECORD = ("create", "update", "upsert")
"""Operations whose enumerations are those of the record."""

STANDARD_DOCS = {
    "get": "One record by its id.",
    "create": "Create one.",
    "update": "Change the fields that are given.",
    "delete": "Delete it and return what it was.",
    "add_peers": "Let colleagues take part.",
    "apply": "Apply as a candidate.",
    "approve": "Approve one.",
    "approve_all": "Approve all that the caller may.",
    "approve_resource": "Approve what the flow is about.",
    "archive": "Put one away without deleting it.",
    "autofill": "Fill a span of days.",
    "break_end": "End a break.",
    "break_start": "Begin a break.",
    "bulk_create": "Create several at once.",
    "bulk_cud": "Create, change and delete several at once.",
    "bulk_delete": "Delete several at once and return what they were.",
    "bulk_destroy": "Delete several at once and return what they were.",
    "bulk_duplicate": "Copy several at once.",
    "bulk_initiate": "Begin several at once.",
    "bulk_process": "Create and change several at once.",
    "bulk_update": "Change several at once.",
    "change_status": "Set the status.",
    "clock_in": "Begin to work.",
    "clock_out": "Stop working.",
    "copy": "Copy one.",
    "duplicate": "Copy one.",
    "initiate": "Begin one.",
    "move": "Move one.",
    "reject": "Reject one.",
    "reject_resource": "Reject what the flow is about.",
    "remind_in_bulk": "Remind all who have not answered.",
    "reopen": "Open one again.",
    "schedule": "Let one begin on a day.",
    "start": "Begin one.",
    "stop": "End one.",
    "toggle_archive": "Put one away, or take it back.",
    "toggle_clock": "Begin to work, or stop.",
    "unarchive": "Take one back that was put away.",
}

WINDOW_DOCS = {
    "closed": ("First day, inclusive; needs ``to``.", "Last day, inclusive."),
    "half_open": (
        "First day, inclusive; needs ``to``.",
        "Last day, inclusive (the API excludes it; the library asks for one day more).",
    ),
    "open": (
        "First day, inclusive (a guess: the API does not say).",
        "Last day, inclusive (a guess: the API does not say).",
    ),
}


OVERLAY_KEYS = frozenset(
    "module summary domain private resource class corrections resources".split()
)
CLASS_KEYS = frozenset("doc private public fields".split())
RESOURCE_KEYS = frozenset(
    "doc below class defaults unset window polling keeps_names operations".split()
)


@dataclass
class Named:
    """The classes of one resource."""

    resource: Resource
    model: str
    plural: str
    enums: list[Enum] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    payloads: list[Payload] = field(default_factory=list)
    client: Client | None = None

    def all_names(self) -> Iterator[str]:
        for group in (self.enums, self.records, self.payloads):
            yield from (each.name for each in group)
        if self.client:
            yield self.client.name


@dataclass
class Built:
    """A domain as a module, and what the tables of all domains need."""

    domain: Domain
    module: Module
    cls: str
    summary: str
    models: dict[str, str]
    """Class of each record by its singular name."""
    resources: list[Named]


def build(domains: list[Domain]) -> list[Built]:
    """
    Make the modules of all domains.

    Names that would occur twice get their domain as prefix, for all classes of the resource; the overlay
    of one domain may keep the short ones (``[resource.<name>] keeps_names = true``).
    """
    prefixed = clashing(domains)
    models = {
        f"{domain.name}_{resource.singular}": (domain.name, model_name(domain, resource, prefixed))
        for domain in domains
        for resource in domain.resources
    }
    return [_Builder(domain, prefixed, models).build() for domain in domains]


def model_name(domain: Domain, resource: Resource, prefixed: set[tuple[str, str]]) -> str:
    """Return the class of a resource's records."""
    key = (domain.name, resource.singular)
    return (names.pascal(domain.name) if key in prefixed else "") + names.pascal(resource.singular)


def clashing(domains: list[Domain]) -> set[tuple[str, str]]:
    """Return the domain and name of each resource whose classes need a prefix."""
    prefixed: set[tuple[str, str]] = set()
    while True:
        owners: dict[str, set[tuple[str, str]]] = {name: {("", "")} for name in by_hand.homes()}
        for domain in domains:
            builder = _Builder(domain, prefixed)
            for name in (builder.domain_class, *map(names.pascal, domain.records)):
                owners.setdefault(name, set()).add((domain.name, ""))
            for named in builder.resources():
                key = (domain.name, named.resource.singular)
                if named.plural == builder.domain_class:
                    key = (domain.name, "")
                for name in named.all_names():
                    owners.setdefault(name, set()).add(key)
        before = len(prefixed)
        for each in owners.values():
            if len({domain for domain, _ in each}) > 1:
                prefixed |= {key for key in each if key[1] and not _keeps(domains, key)}
        if len(prefixed) == before:
            return prefixed


def _keeps(domains: list[Domain], key: tuple[str, str]) -> bool:
    domain = next(each for each in domains if each.name == key[0])
    return bool(domain.words("resource", key[1]).get("keeps_names"))


class _Builder:
    """Makes the classes of one domain."""

    def __init__(
        self,
        domain: Domain,
        prefixed: set[tuple[str, str]],
        models: dict[str, tuple[str, str]] | None = None,
    ) -> None:
        self.domain = domain
        self.prefixed = prefixed
        self.models = models or {}
        """Module and class of what a field can point to."""
        self.domain_class = names.pascal(domain.name)
        self.shapes: dict[str, Any] = {}
        """What each nested class or enumeration looks like, so that equal ones are shared."""
        self.current: Named | None = None
        """The resource whose classes are being made."""
        self.base = ""
        """What its names begin with."""
        self.plural = ""

    def build(self) -> Built:
        """Make the module."""
        overlay = self.domain.overlay
        title = names.words(self.domain.name).capitalize()
        made = Module(
            doc=overlay.get("module", f"{title}: ``{self.domain.name}`` of the API."),
            origin=f"Generated from ``schema/factorial/{self.domain.name}.json`` by"
            " ``python tools/generate.py``.",
        )
        resources = self.resources()
        for each in (*resources, self.others()):
            made.enums += each.enums
            made.records += each.records
            made.payloads += each.payloads
        made.clients = [each.client for each in resources if each.client]
        self.add_domain(made, resources)
        counted = Counter([*made.names(), *IMPORTED])
        twice = [name for name, count in counted.items() if count > 1]
        if twice:
            raise SystemExit(f"{self.domain.name}: classes occur twice: {twice}")
        self.check_overlay(made, resources)
        models = {name: names.pascal(name) for name in self.domain.records}
        models |= {each.resource.singular: each.model for each in resources}
        summary = overlay.get("summary", f"{title}.")
        return Built(self.domain, made, self.domain_class, summary, models, resources)

    def others(self) -> Named:
        """Make the models that no operation answers with."""
        self.current = Named(Resource(self.domain.name, "", "", [], []), "", "")
        for name, fields in self.domain.records.items():
            sent = name in self.domain.events.values()
            default = (
                "Arrives with webhooks only."
                if sent
                else "Described by the API, but no operation answers with it."
            )
            cls = names.pascal(name)
            self.record(cls, fields, self.words(cls).get("doc", default))
        return self.current

    def add_domain(self, made: Module, resources: list[Named]) -> None:
        """Hang the resources off the domain, or off the one that is called like it."""
        below = [
            Below(each.resource.plural, each.plural, self.below_doc(each.resource))
            for each in resources
            if each.plural != self.domain_class
        ]
        for client in made.clients:
            if client.name == self.domain_class:
                client.below = below
                return
        doc = self.domain.overlay.get("domain", f"``{self.domain.name}``.")
        made.clients.append(Client(self.domain_class, doc, "FactorialResource", below=below))

    # Words

    def check_overlay(self, made: Module, resources: list[Named]) -> None:
        """Refuse words for what does not exist: a typing error would lose them silently."""
        written = [(each.name, each.lines) for each in made.records]
        written += [(each.name, each.lines) for each in made.payloads]
        lines: dict[str, set[str]] = {name: set() for name in made.names()}
        for name, below in written:
            lines[name] = {line.text.split(":")[0].rstrip("_") for line in below}
        operations = {
            each.resource.singular: {one.name for one in each.resource.operations}
            for each in resources
        }
        overlay = self.domain.overlay
        wrong = [f"key {key}" for key in overlay if key not in OVERLAY_KEYS]
        everywhere = set[str]().union(*lines.values())
        wrong += [f"field {name}" for name in overlay.get("private", ()) if name not in everywhere]
        for name, words in overlay.get("class", {}).items():
            known = lines.get(name)
            if known is None:
                wrong.append(f"class {name}")
                continue
            said = {*words.get("fields", ()), *words.get("private", ()), *words.get("public", ())}
            wrong += [f"field {name}.{field}" for field in sorted(said - known)]
            wrong += [f"key {name}.{key}" for key in words.keys() - CLASS_KEYS]
        for name, words in overlay.get("resource", {}).items():
            if name not in operations:
                wrong.append(f"resource {name}")
                continue
            unknown = words.get("operations", {}).keys() - operations[name]
            wrong += [f"operation {name}.{each}" for each in sorted(unknown)]
            wrong += [f"key {name}.{key}" for key in words.keys() - RESOURCE_KEYS]
        if wrong:
            raise SystemExit(f"{self.domain.name}: the overlay speaks of {', '.join(wrong)}")

    def words(self, cls: str) -> dict[str, Any]:
        """Return what the overlay says about a class."""
        return self.domain.words("class", cls)

    def resource_words(self, resource: Resource) -> dict[str, Any]:
        return self.domain.words("resource", resource.singular)

    def below_doc(self, resource: Resource) -> str:
        words = self.resource_words(resource)
        doc: str = words.get("below") or words.get("doc") or names.words(resource.plural)
        return _sentence(doc[:1].upper() + doc[1:])

    # Classes

    def resources(self) -> list[Named]:
        self.shapes = {}
        made: list[Named] = []
        models: dict[str, str] = {}
        for resource in self.domain.resources:
            model = model_name(self.domain, resource, self.prefixed)
            prefix = model.removesuffix(names.pascal(resource.singular))
            models[resource.singular] = model
            made.append(Named(resource, model, prefix + names.pascal(resource.plural)))
        for each in made:
            self.current = each
            resource = each.resource
            if resource.answers_like is None:
                doc = self.words(each.model).get(
                    "doc", f"One of ``{resource.domain}/{resource.plural}``."
                )
                self.record(each.model, resource.record, doc)
            else:
                each.model = models[resource.answers_like]
            self.client(each)
        return made

    def record(self, name: str, fields: list[Field], doc: str) -> None:
        """Add a model, after those below it."""
        assert self.current
        self.shapes[name] = "record"
        lines = [self.read_line(name, each) for each in fields]
        self.current.records.append(Record(name, doc, lines))

    def read_line(self, cls: str, each: Field) -> Line:
        words = self.words(cls)
        type = self.read(each.type, cls, each)
        optional = not each.required or each.nullable
        private = each.name in (
            *words.get("private", ()),
            *self.domain.overlay.get("private", ()),
        ) or (each.name not in words.get("public", ()) and looks_private(each.name))
        settings = (["default=None"] if optional else []) + (["private=True"] if private else [])
        python = names.attribute(each.name, TAKEN)
        text = f"{python}: Attr[{type}{' | None' if optional else ''}]"
        if settings:
            text += f" = field({', '.join(settings)})"
        return Line(text, self.field_doc(cls, each))

    def field_doc(self, cls: str, each: Field) -> str | None:
        doc: str | None = self.words(cls).get("fields", {}).get(each.name)
        if doc is None and each.unit and (each.unit == "cents" or each.unit not in each.name):
            doc = UNITS[each.unit]
        if doc is None:
            doc = self.relation_doc(each)
        if each.deprecated:
            doc = f"{doc} Deprecated by the API." if doc else "Deprecated by the API."
        return doc

    def relation_doc(self, each: Field) -> str | None:
        """Say where an id points to, unless its name says so."""
        stem = each.name.removesuffix("_ids").removesuffix("_id")
        if not each.relation or each.relation.endswith(stem) or each.relation not in self.models:
            return None
        domain, cls = self.models[each.relation]
        place = cls if domain == self.domain.name else f"~factorial_erp.factorial.{domain}.{cls}"
        article = "an" if cls[0] in "AEIO" else "a"
        return f"Id of {article} :class:`{place}` (a guess, by its name)."

    def read(self, type: Type, owner: str, each: Field) -> str:
        if type.item:
            return f"tuple[{self.read(type.item, owner, each)}, ...]"
        if type.word == "enum":
            return self.enum(owner, each, type, f"Values of :attr:`{owner}.{each.name}`.")
        if type.word == "record":
            many = each.type.word == "array"
            name = owner + self.part(each)
            where = f":attr:`{owner}.{each.name}`."
            default = f"One of {where}" if many else f"What is below {where}"
            self.record(name, type.fields, self.words(name).get("doc", default))
            return name
        return READ[type.word]

    def enum(self, owner: str, each: Field, type: Type, doc: str, fallback: str = "") -> str:
        """Return the name of an enumeration, made anew unless an equal one is there."""
        assert self.current
        part = self.part(each)
        name = owner + part
        if fallback and self.shapes.get(name, type.values) != type.values:
            name = fallback + part
        if self.shapes.get(name) == type.values:
            return name
        if name in self.shapes:
            raise SystemExit(f"{self.domain.name}: {name} means two things")
        self.shapes[name] = type.values
        members = {names.constant(value): value for value in type.values}
        assert len(members) == len(type.values), name
        self.current.enums.append(Enum(name, self.words(name).get("doc", doc), members))
        return name

    # Bodies

    def payload(self, name: str, fields: list[Field], doc: str, base: str, operation: str) -> None:
        """Add a ``TypedDict``, after those below it."""
        assert self.current
        lines = [self.write_line(name, each, base, operation) for each in fields]
        self.current.payloads.append(Payload(name, self.words(name).get("doc", doc), lines))

    def write_line(self, cls: str, each: Field, base: str, operation: str) -> Line:
        type = self.write(each.type, cls, each, base, operation)
        if not each.required or each.nullable:
            type += " | None"
        if each.required:
            type = f"Required[{type}]"
        python = names.attribute(each.name)
        doc = self.words(cls).get("fields", {}).get(each.name)
        if doc is None and each.unit and each.unit not in each.name and "cents" not in each.name:
            doc = UNITS[each.unit]
        if each.deprecated:
            doc = f"{doc} Deprecated by the API." if doc else "Deprecated by the API."
        return Line(f"{python}: {type}", doc)

    def write(self, type: Type, cls: str, each: Field, base: str, operation: str) -> str:
        if type.item:
            return f"Many[{self.write(type.item, cls, each, base, operation)}]"
        if type.word == "enum":
            like_record = operation in LIKE_RECORD or base != self.base
            known = self.shapes.get(base + self.part(each)) == type.values
            owner = base if like_record or known else cls
            doc = f"Values of :attr:`{cls}.{each.name}`."
            return f"{self.enum(owner, each, type, doc, cls)} | str"
        if type.word == "record":
            name = self.below_name(base, cls, each, type)
            if self.shapes.get(name) != type.shape():
                self.shapes[name] = type.shape()
                inner = name.removesuffix("Fields")
                self.payload(
                    name,
                    type.fields,
                    f"What goes into :attr:`{cls}.{each.name}`.",
                    inner,
                    operation,
                )
            return name
        if (type.word, type.other) == ("datetime", "date"):
            return "dt.datetime | dt.date"
        return WRITTEN[type.word]

    def part(self, each: Field) -> str:
        many = each.type.word == "array"
        return names.pascal(names.singular(each.name) if many else each.name)

    def below_name(self, base: str, cls: str, each: Field, type: Type) -> str:
        for owner in (base, cls.removesuffix("Fields")):
            name = f"{owner}{self.part(each)}Fields"
            if self.shapes.get(name, type.shape()) == type.shape():
                return name
        raise SystemExit(f"{self.domain.name}: no name for {cls}.{each.name}")

    # Queries

    def query(self, named: Named, operation: Operation) -> None:
        assert named is self.current
        words = self.resource_words(named.resource)
        name = f"{self.base}Query"
        defaults, window = self.defaults(named.resource, operation), words.get("window")
        docs = self.words(name).get("fields", {})
        lines: list[Line] = []
        for each in operation.filters:
            doc = docs.get(each.name)
            type = self.ask(each.type, name, each)
            if window and each.name in ("from", "to"):
                type = ASKED["date"]
                doc = doc or WINDOW_DOCS[window][each.name == "to"]
            if (
                each.name in defaults
                and "efault" not in (doc or "")
                and "left out" not in (doc or "")
            ):
                said = f"Default {_spoken(defaults[each.name])}."
                doc = f"{doc} {said}" if doc else said
            elif each.required and each.name not in defaults and not doc:
                doc = "The schema requires it; nothing is sent for it unless it is given."
            if each.deprecated:
                doc = f"{doc} Deprecated by the API." if doc else "Deprecated by the API."
            lines.append(Line(f"{names.attribute(each.name)}: {type}", doc))
        if operation.changes:
            lines.append(
                Line(
                    "updated_since: dt.date | dt.datetime | str",
                    f"Changed on this day or later, as ``{operation.changes}``; days before may come too.",
                )
            )
        doc = self.words(name).get("doc", f"Filters of :meth:`{named.plural}.list`.")
        named.payloads.append(Payload(name, doc, lines, base="ListOptions"))

    def ask(self, type: Type, cls: str, each: Field) -> str:
        if type.item:
            return f"Many[{self.ask(type.item, cls, each)}]"
        if type.word == "enum":
            doc = f"What :meth:`{self.plural}.list` can filter by."
            return f"{self.enum(self.base, each, type, doc, cls)} | str"
        if type.word == "record":
            return self.write(type, cls, each, self.base, "list")
        return ASKED[type.word]

    def defaults(self, resource: Resource, operation: Operation) -> dict[str, Any]:
        """Return what is sent for filters that the schema requires."""
        found: dict[str, Any] = self.resource_words(resource).get("defaults", {})
        unknown = found.keys() - {each.name for each in operation.filters}
        if unknown:
            raise SystemExit(f"{resource.domain}/{resource.plural} has no filters {unknown}")
        decided = {*found, *self.resource_words(resource).get("unset", ())}
        open_ones = [each.name for each in operation.filters if each.required]
        open_ones = [name for name in open_ones if name not in decided]
        if open_ones:
            raise SystemExit(
                f"{resource.domain}/{resource.plural}: what is sent by default for {open_ones}?"
            )
        return found

    # Operations

    def client(self, named: Named) -> None:
        resource = named.resource
        self.base = model_name(self.domain, resource, self.prefixed)
        self.plural = named.plural
        path = f"{resource.domain}/{resource.plural}"
        words = self.resource_words(resource)
        doc = _sentence(f"``{path}``: {words.get('doc', names.words(resource.plural))}")
        constants = [f'_path = "/{path}"']
        if resource.version:
            constants.append(f'_version = "{resource.version}"')
        client = Client(named.plural, doc, "FactorialResource", constants)
        for each in sorted(resource.operations, key=lambda one: _rank(one.name)):
            client.methods.append(self.method(named, each))
        named.client = client

    def method(self, named: Named, each: Operation) -> Method:
        model, base = named.model, self.base
        words = self.resource_words(named.resource)
        doc: str = words.get("operations", {}).get(each.name) or self.default_doc(named, each)
        if each.name == "list":
            self.query(named, each)
            return Method(
                "list",
                "listing",
                f"**query: Unpack[{base}Query]",
                f"Listing[{model}]",
                doc,
                f"self._pages({', '.join(self.page_arguments(named, each))})",
            )
        if each.name in ("get", "delete"):
            verb = "GET" if each.name == "get" else "DELETE"
            return Method(
                each.name, "operation", "id: str", model, doc, f'self._one({model}, "{verb}", id)'
            )
        if each.body is None:
            raise SystemExit(f"{named.resource.singular}.{each.name} has no body")
        given = "changes" if each.name == "update" else "fields"
        form = f", form=holds_file({given})" if each.holds_files else ""
        if each.form:
            form = ", form=True"
        if each.name == "update":
            payload, fields = f"{base}Changes", [one for one in each.body if one.name != "id"]
            repeated = len(fields) < len(each.body)
            self.payload(
                payload, fields, f"What :meth:`{named.plural}.update` takes.", base, each.name
            )
            body = '{"id": id, **changes}' if repeated else "changes"
            return Method(
                "update",
                "operation",
                f"id: str, **changes: Unpack[{payload}]",
                model,
                doc,
                f'self._one({model}, "PUT", id, takes={payload}, body={body}{form})',
            )
        payload = f"New{base}" if each.name == "create" else base + names.pascal(each.name)
        self.payload(
            payload, each.body, f"What :meth:`{named.plural}.{each.name}` takes.", base, each.name
        )
        place = "" if each.name == "create" else f', "{each.name}"'
        send = "_many" if each.many else "_one"
        return Method(
            each.name,
            "operation",
            f"**fields: Unpack[{payload}]",
            f"tuple[{model}, ...]" if each.many else model,
            doc,
            f'self.{send}({model}, "POST"{place}, takes={payload}, body=fields{form})',
        )

    def page_arguments(self, named: Named, operation: Operation) -> Iterator[str]:
        words = self.resource_words(named.resource)
        yield named.model
        yield f"{self.base}Query"
        yield "query"
        defaults = self.defaults(named.resource, operation)
        if defaults:
            python = {names.attribute(key): value for key, value in defaults.items()}
            yield f"defaults={python!r}"
        if words.get("window"):
            yield f"window={words['window'].upper()}"
        if operation.changes:
            yield f"changes={operation.changes!r}"
        elif words.get("polling"):
            yield f"polling={words['polling']!r}"

    def default_doc(self, named: Named, each: Operation) -> str:
        if each.name == "list":
            return f"{names.words(named.resource.plural).capitalize()}, oldest first."
        if each.name in STANDARD_DOCS:
            return STANDARD_DOCS[each.name]
        return f"{names.words(each.name).capitalize()}."


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _rank(name: str) -> int:
    return VERBS.index(name) if name in VERBS else len(VERBS)


def _spoken(value: Any) -> str:
    if isinstance(value, list):
        *most, last = (f"``{each}``" for each in value)
        return f"{', '.join(most)} and {last}" if most else last
    return f"``{value}``"


def looks_private(name: str) -> bool:
    """Whether a field is personal or secret by the look of its name."""
    if "birth" in name:
        return True
    return bool(PRIVATE.search(name)) and not NOT_PRIVATE.search(name)
