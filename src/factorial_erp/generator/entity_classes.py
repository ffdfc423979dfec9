"""Which classes do entity sets make? Facts and overlay in, modules out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import names
from .classes import Client, Enum, Line, Method, Module, Part, Payload, Record
from .entity_facts import Action, Area, EntitySet, Field, Navigation, label

__all__ = ["IMPORTS", "Built", "Named", "build", "imports_of", "looks_private", "snake_of"]

IMPORTS = (
    "import datetime as dt",
    "from collections.abc import Callable, Sequence",
    "from decimal import Decimal",
    "from typing import TYPE_CHECKING, Any, Literal, TypedDict",
    "from typing_extensions import Unpack",
    "from .._core.expr import Expr",
    "from .._core.model import Attr, Model, camel, field, model",
    "from .._core.operation import M, listing, operation",
    "from .._core.pages import Listing",
    "from .attachments import AttachmentFiles, DocumentAttachmentFiles",
    "from .dimension_lines import DimensionLineSet",
    "from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions, later",
)
"""What a module may need; what it does not is left out when it is printed."""

IMPORTED = frozenset(
    "AttachmentFiles Callable DimensionLineSet DocumentAttachmentFiles Sequence Decimal Any Literal TypedDict Unpack Expr Attr Model M Listing Entity EntitySet ListOptions"
    " Option ReadOptions".split()
)

TAKEN = frozenset({"extra", "blanks", "etag", "field", "model", "listing", "operation", "dt"})
"""What a model keeps for itself, and what the lines below a field need."""

SET_KEYS = frozenset({"doc", "model", "plural", "lookup", "operations", "attribute"})
CLASS_KEYS = frozenset({"doc", "private", "public", "fields"})
OVERLAY_KEYS = frozenset({"module", "set", "class", "enum", "type", "corrections"})

PRIVATE = re.compile(
    r"""
    email | phone | (^|_)fax | address_line | iban | swift | bank_(account|branch)_number | ^birth
    | social_security | token | secret | password | client_state | (^|_)url$ | ^user_id$
    """,
    re.VERBOSE,
)
"""Personal or secret by the look of its name: never in a repr. The overlay decides where it errs."""

READ = {
    "text": "str",
    "guid": "str",
    "decimal": "Decimal",
    "double": "Decimal",
    "date": "dt.date",
    "datetime": "dt.datetime",
    "time": "str",
    "duration": "str",
    "bool": "bool",
    "int": "int",
    "int64": "int",
    "binary": "str",
    "stream": "str",
    "any": "Any",
}

WRITTEN = {
    **READ,
    "decimal": "Decimal | int",
    "double": "Decimal | int",
    "date": "dt.date | None",
    "datetime": "dt.datetime | None",
}

OPTIONAL = frozenset({"guid", "date", "datetime", "stream"})
"""Types that have a value which means nothing."""

NO_BASES: Mapping[str, str] = {}

CHANGE_DOC = "Change the fields that are given, if nobody changed the record since it was read."

OPERATION_DOCS = {
    "list": "Those that fulfil ``where``; all of them without it.",
    "get": "One by its id.",
    "create": "Create one.",
    "update": CHANGE_DOC,
    "update_with": "Change what ``change`` makes of the record; where somebody was faster, of the new one.",
    "delete": "Delete one; a record that is gone already is no error.",
    "post": "Post the draft; its id stays, its number changes.",
    "postAndSend": "Post the draft and send it to the customer.",
    "send": "Send it to the customer.",
    "cancel": "Cancel what was posted, by a document that takes it back.",
    "cancelAndSend": "Cancel what was posted, and tell the customer.",
    "makeCorrectiveCreditMemo": "Draft the credit memo that corrects what was posted.",
    "shipAndInvoice": "Post all of it as shipped and invoiced.",
    "receiveAndInvoice": "Post all of it as received and invoiced.",
    "makeInvoice": "Turn it into an invoice.",
    "makeOrder": "Turn it into an order.",
    "restart": "Run it again.",
}


@dataclass
class Named:
    """An entity set with the names of its classes."""

    entity_set: EntitySet
    area: Area
    model: str
    plural: str
    """The class whose methods are its operations."""
    attribute: str
    """Where it hangs off a company."""
    client: Client | None = None

    @property
    def words(self) -> dict[str, Any]:
        """What the overlay says about the set."""
        return self.area.words("set", self.entity_set.name)

    @property
    def doc(self) -> str:
        """What is in it, as a noun phrase."""
        found: str = self.words.get("doc", snake_of(self.entity_set.name).replace("_", " "))
        return found

    @property
    def refuses_flat(self) -> bool:
        """Whether it can only be reached through a parent."""
        return self.entity_set.needs_parent_path


@dataclass
class Built:
    """An area as a module."""

    area: Area
    module: Module
    sets: list[Named]
    homes: dict[str, str] = field(default_factory=dict[str, str])
    """The area of each class that is not of this one."""
    enums: frozenset[str] = frozenset()
    """Classes of all enumerations."""


def snake_of(name: str) -> str:
    """Spell ``displayName`` as ``display_name``, and ``addressLine1`` as ``address_line1``."""
    parts = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name.replace("_", ""))
    return re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", parts).lower()


def looks_private(name: str) -> bool:
    """Whether a field is personal or secret by the look of its name."""
    return bool(PRIVATE.search(name)) and not name.endswith(("_id", "_date_time", "_format"))


def build(
    areas: list[Area], *, taken: Iterable[str] = (), bases: Mapping[str, str] = NO_BASES
) -> list[Built]:
    """
    Make the modules of all areas.

    Args:
        areas: From :func:`~factorial_erp.generator.entity_facts.load`, or of one ``$metadata``.
        taken: Names of classes that the room has besides.
        bases: Classes written by hand of sets that can do more than every set can.
    """
    return _Builder(areas, frozenset(taken), bases).build()


def imports_of(built: Built) -> list[str]:
    """Return the lines that import what other areas make."""
    at_once: dict[str, list[str]] = {}
    for_types: dict[str, list[str]] = {}
    for name, home in built.homes.items():
        # Enumerations are needed to read a record; an area imports those of areas before it only.
        lists = at_once if name in built.enums else for_types
        lists.setdefault(home, []).append(name)
    lines = [f"from .{home} import {', '.join(sorted(at_once[home]))}" for home in sorted(at_once)]
    if for_types:
        lines.append("if TYPE_CHECKING:")
        lines += [
            f"    from .{home} import {', '.join(sorted(for_types[home]))}"
            for home in sorted(for_types)
        ]
    return lines


class _Builder:
    """Makes the classes of all areas."""

    def __init__(self, areas: list[Area], taken: frozenset[str], bases: Mapping[str, str]) -> None:
        self.areas = areas
        self.bases = bases
        self.taken = taken
        self.named: dict[str, Named] = {}
        """By the name of the entity."""
        self.enums: dict[str, tuple[str, Area]] = {}
        """Class and area of each enumeration."""
        self.written_enums = {
            each.of
            for area in areas
            for one in area.sets
            for each in one.fields
            if each.type == "enum" and each.writable
        }
        self.structures: dict[str, tuple[str, Area]] = {}
        self.homes: dict[str, str] = {}
        """The area of every class."""
        self.used: set[str] = set()
        """Names of classes that the module being made speaks of."""
        for area in areas:
            self.name_all(area)

    def name_all(self, area: Area) -> None:
        """Decide on the names of an area's classes."""
        for name in area.enums:
            cls = area.words("enum", name).get("class", names.pascal(name))
            self.enums[name] = (cls, area)
        for name in area.structures:
            cls = area.words("type", name).get("class", names.pascal(name))
            self.structures[name] = (cls, area)
        for each in area.sets:
            words = area.words("set", each.name)
            model = words.get("model", names.pascal(each.entity))
            plural = words.get("plural", names.pascal(each.name))
            if plural == model:
                plural = f"{model}s"
            attribute = words.get("attribute", snake_of(each.name))
            self.named[each.entity] = Named(each, area, model, plural, attribute)

    def build(self) -> list[Built]:
        """Make the modules."""
        found = [self.module(area) for area in self.areas]
        made = [name for each in found for name in each.module.names()]
        twice = [name for name, count in Counter(made).items() if count > 1]
        twice += [name for name in made if name in IMPORTED | self.taken]
        if twice:
            message = f"classes occur twice: {sorted(twice)}"
            raise ValueError(message)
        for each in found:
            self.homes |= dict.fromkeys(each.module.names(), each.area.name)
        for each in found:
            own = each.area.name
            each.homes = {n: home for n in each.homes if (home := self.homes[n]) != own}
            each.enums = frozenset(cls for cls, _ in self.enums.values())
        return found

    def module(self, area: Area) -> Built:
        """Make the module of an area."""
        self.used = set()
        title = area.name.replace("_", " ").capitalize()
        made = Module(
            doc=area.overlay.get("module", f"{title}."),
            origin=f"Generated from ``schema/business_central/{area.name}.json`` by"
            " ``python tools/generate.py``.",
        )
        made.enums = [self.enum(area, name) for name in area.enums]
        for structure in area.structures.values():
            cls = self.structures[structure.name][0]
            doc = area.words("class", cls).get("doc", f"A ``{structure.name}``.")
            lines = [self.field_line(area, cls, each, ()) for each in structure.fields]
            made.records.append(Record(cls, doc, lines, "@model(camel)"))
        sets = [self.named[each.entity] for each in area.sets]
        for named in sets:
            made.records.append(self.record(named))
            made.payloads += self.payloads(named)
        for named in sets:
            named.client = self.client(named)
            made.clients.append(named.client)
        built = Built(area, made, sets, dict.fromkeys(self.used, ""))
        self.check_overlay(built)
        return built

    def check_overlay(self, built: Built) -> None:
        """Refuse words for what does not exist: a typing error would lose them silently."""
        area, made = built.area, built.module
        bodies = [(each.name, each.lines) for each in made.records]
        bodies += [(each.name, each.lines) for each in made.payloads]
        lines = {
            name: {line.text.split(":")[0].rstrip("_") for line in below} for name, below in bodies
        }
        operations = {
            each.entity_set.name: {method.name for method in each.client.methods}
            for each in built.sets
            if each.client
        }
        wrong = [f"key {key}" for key in area.overlay if key not in OVERLAY_KEYS]
        wrong += [f"enum {name}" for name in area.overlay.get("enum", {}) if name not in area.enums]
        types = area.overlay.get("type", {})
        wrong += [f"type {name}" for name in types if name not in area.structures]
        for name, words in area.overlay.get("set", {}).items():
            if name not in operations:
                wrong.append(f"set {name}")
                continue
            wrong += [f"{name}: {key}" for key in words if key not in SET_KEYS]
            for kind in ("operations", "lookup"):
                wrong += [
                    f"{name}.{key}" for key in words.get(kind, ()) if key not in operations[name]
                ]
        for name, words in area.overlay.get("class", {}).items():
            if name not in made.names():
                wrong.append(f"class {name}")
                continue
            wrong += [f"{name}: {key}" for key in words if key not in CLASS_KEYS]
            fields = (*words.get("fields", ()), *words.get("private", ()), *words.get("public", ()))
            wrong += [f"{name}.{key}" for key in fields if key not in lines.get(name, ())]
        if wrong:
            message = f"{area.name}: the overlay speaks of what does not exist: {', '.join(wrong)}"
            raise ValueError(message)

    # Enumerations

    def enum(self, area: Area, name: str) -> Enum:
        cls = self.enums[name][0]
        doc = area.words("class", cls).get("doc", f"Values of ``{name}``.")
        members: dict[str, str] = {}
        for wire in area.enums[name].members:
            value = label(wire)
            members[names.constant(value) if value.strip() else "BLANK"] = value
        if len(members) != len(area.enums[name].members):
            message = f"{name}: two members have one name"
            raise ValueError(message)
        return Enum(
            cls,
            doc,
            members,
            base="Option",
            alias=f"{cls}Name" if name in self.written_enums else None,
        )

    # Records

    def record(self, named: Named) -> Record:
        area, entity_set, cls = named.area, named.entity_set, named.model
        doc = area.words("class", cls).get("doc", f"One of ``{entity_set.name}``.")
        lines = [self.field_line(area, cls, each, entity_set.key) for each in entity_set.fields]
        lines += [self.link_line(named, each) for each in entity_set.navigation]
        return Record(cls, doc, lines, "@model(camel)", "Entity")

    def field_line(self, area: Area, cls: str, each: Field, key: tuple[str, ...]) -> Line:
        words = area.words("class", cls)
        python = names.attribute(snake_of(each.name), TAKEN)
        wire = f"{each.name}@odata.mediaReadLink" if each.type == "stream" else each.name
        type = self.read(each)
        optional = each.type in OPTIONAL and each.name not in key
        settings = ["default=None"] if optional else []
        settings += ["default=()"] if each.type == "list" else []
        if _camel(python) != wire:
            settings.append(f"wire={wire!r}")
        if each.type == "guid":
            settings.append("guid=True")
        if not each.writable:
            settings.append("read_only=True")
        if each.computed:
            settings.append("computed=True")
        if python in words.get("private", ()) or (
            python not in words.get("public", ())
            and (looks_private(python) or each.type == "stream")
        ):
            settings.append("private=True")
        if each.writable and each.limit and not each.computed:
            settings.append(f"max_length={each.limit}")
        text = f"{python}: Attr[{type}{' | None' if optional else ''}]"
        if settings:
            text += f" = field({', '.join(settings)})"
        return Line(text, self.field_doc(words, python, each))

    def field_doc(self, words: dict[str, Any], python: str, each: Field) -> str | None:
        doc: str | None = words.get("fields", {}).get(python)
        if doc is None and each.type == "stream":
            return "Where the content is."
        if doc is None and each.filter_only:
            return "To filter by; it never arrives."
        if doc is None and each.captions:
            told = ", ".join(
                f"``{caption}``" for caption in dict.fromkeys(each.captions) if caption
            )
            return f"In English: {told}."
        if each.ignored and doc is None:
            return "Accepted and ignored in a body."
        return doc

    def read(self, each: Field) -> str:
        if each.type == "enum":
            return self.use(self.enums[each.of or ""][0])
        if each.type == "list":
            return f"tuple[{self.use(self.structures[each.of or ''][0])}, ...]"
        return READ[each.type]

    def link_line(self, named: Named, each: Navigation) -> Line:
        target = self.named[each.target]
        cls = self.use(target.model)
        python = self.link_name(named, each)
        items = f"lambda: {cls}" if target.area is named.area else f"later({cls!r})"
        settings = ["default=()" if each.many else "default=None"]
        if _camel(python) != each.name:
            settings.append(f"wire={each.name!r}")
        if not self.takes(each):
            settings.append("read_only=True")
        settings.append(f"items={items}")
        type = f"tuple[{cls}, ...]" if each.many else f"{cls} | None"
        doc = named.area.words("class", named.model).get("fields", {}).get(python)
        only = f"Only with ``expand=[{named.model}.{python}]``."
        return Line(
            f"{python}: Attr[{type}] = field({', '.join(settings)})",
            f"{doc} {only}" if doc else only,
        )

    def link_name(self, named: Named, each: Navigation) -> str:
        python = names.attribute(snake_of(each.name), TAKEN)
        fields = {names.attribute(snake_of(one.name), TAKEN) for one in named.entity_set.fields}
        return f"{python}_" if python in fields else python

    def takes(self, each: Navigation) -> bool:
        """Tell whether a record can be created with these below it; files are added to it afterwards."""
        target = self.named[each.target].entity_set
        holds_content = any(one.type == "stream" for one in target.fields)
        return each.deep_insert and "create" in target.operations and not holds_content

    def use(self, cls: str) -> str:
        """Remember that the module speaks of a class."""
        self.used.add(cls)
        return cls

    # Bodies

    def payloads(self, named: Named) -> Iterator[Payload]:
        operations, plural = named.entity_set.operations, named.plural
        if "create" in operations:
            doc = f"What :meth:`{plural}.create` takes, in the order Business Central wants it."
            lines = [*self.write_lines(named), *self.deep_lines(named)]
            yield Payload(f"New{named.model}", doc, lines)
        if self.can_update(named):
            doc = f"What :meth:`{plural}.update` takes."
            yield Payload(f"{named.model}Changes", doc, list(self.write_lines(named)))

    def can_update(self, named: Named) -> bool:
        can = "update" in named.entity_set.operations
        return can and any(each.writable for each in named.entity_set.fields)

    def write_lines(self, named: Named) -> Iterator[Line]:
        for each in named.entity_set.fields:
            if each.writable:
                python = names.attribute(snake_of(each.name), TAKEN)
                yield Line(f"{python}: {self.written(each)}")

    def written(self, each: Field) -> str:
        if each.type == "enum":
            cls = self.use(self.enums[each.of or ""][0])
            return f"{cls} | {self.use(f'{cls}Name')}"
        return WRITTEN[each.type]

    def deep_lines(self, named: Named) -> Iterator[Line]:
        for each in named.entity_set.navigation:
            if self.takes(each):
                cls = self.use(f"New{self.named[each.target].model}")
                type = f"Sequence[{cls}]" if each.many else cls
                yield Line(f"{self.link_name(named, each)}: {type}")

    # Operations

    def client(self, named: Named) -> Client:
        entity_set = named.entity_set
        constants = [f'_set = "{entity_set.name}"']
        doc = f"``{entity_set.name}``: {named.doc}."
        if entity_set.key != ("id",) and len(entity_set.key) == 1:
            constants.append(f'_key = "{snake_of(entity_set.key[0])}"')
        key = entity_set.field(entity_set.key[0])
        if key.type != "guid":
            constants.append("_key_is_text = True")
        constants += self.conditions(entity_set)
        if not entity_set.sortable:
            constants.append("_sortable = False")
        made = Client(named.plural, doc, self.bases.get(entity_set.name, "EntitySet"), constants)
        made.parts = [
            part for each in entity_set.navigation if (part := self.part(named, each)) is not None
        ]
        made.methods = [
            *self.methods(named),
            *(each for action in entity_set.actions for each in self.acts(named, action)),
        ]
        made.methods += self.single_parts(named)
        return made

    def conditions(self, entity_set: EntitySet) -> Iterator[str]:
        """Say by what a flat list must be filtered."""
        if entity_set.any_of:
            yield f"_parents = {_names_of(entity_set.any_of)}"
        if entity_set.all_of:
            yield f"_parents_all = {_names_of(entity_set.all_of)}"
        if entity_set.needs_parent_path:
            yield "_only_below = True"

    def part(self, named: Named, each: Navigation) -> Part | None:
        """Return the method that leads to the set below one record."""
        if each.kind != "part" or not each.many:
            return None
        target = self.named[each.target]
        return Part(
            snake_of(each.name),
            self.use(target.plural),
            f"{_capital(target.doc)}: those below one of these.",
            None if target.area is named.area else target.area.name,
        )

    def single_parts(self, named: Named) -> Iterator[Method]:
        """Return the operations that read the only record of a kind below one of these."""
        for each in named.entity_set.navigation:
            if each.kind != "part" or each.many:
                continue
            target = self.named[each.target]
            cls = self.use(target.model)
            load = None if target.area is named.area else target.area.name
            yield Method(
                snake_of(each.name),
                "operation",
                "id: str, **options: Unpack[ReadOptions]",
                cls,
                f"{_capital(target.doc)}: what is below one of these.",
                f'self._read_below({cls}, id, "{each.name}", options)',
                load,
            )

    def methods(self, named: Named) -> Iterator[Method]:
        model, operations = named.model, named.entity_set.operations
        docs = OPERATION_DOCS | named.words.get("operations", {})
        self.used.add(model)
        if "list" in operations:
            yield Method(
                "list",
                "listing",
                "where: Expr | None = None, **options: Unpack[ListOptions]",
                f"Listing[{model}]",
                docs["list"],
                f"self._pages({model}, where, options)",
            )
        if "get" in operations and len(named.entity_set.key) == 1:
            arguments = "id: str, **options: Unpack[ReadOptions]"
            body = f"self._read({model}, id, options)"
            yield Method("get", "operation", arguments, model, docs["get"], body)
        if "create" in operations:
            body = f"self._create({model}, fields{self.lookup(named, 'create')})"
            arguments = f"**fields: Unpack[New{model}]"
            yield Method("create", "operation", arguments, model, docs["create"], body)
        record = f"record: {model} | str, *, if_match: str | None = None"
        if self.can_update(named):
            body = f"self._update({model}, record, if_match, changes)"
            arguments = f"{record}, **changes: Unpack[{model}Changes]"
            yield Method("update", "operation", arguments, model, docs["update"], body)
            if "get" in operations and len(named.entity_set.key) == 1:
                yield Method(
                    "update_with",
                    "operation",
                    f"id: str, change: Callable[[{model}], {model}Changes], *, attempts: int = 3",
                    model,
                    docs["update_with"],
                    f"self._update_with({model}, id, change, attempts)",
                )
        if "delete" in operations:
            body = "self._delete(record, if_match)"
            yield Method("delete", "operation", record, "None", docs["delete"], body)

    def lookup(self, named: Named, operation: str, default: str | None = None) -> str:
        found = named.words.get("lookup", {}).get(operation, default)
        return f", lookup={found!r}" if found else ""

    def acts(self, named: Named, each: Action) -> Iterator[Method]:
        name = snake_of(each.name)
        docs = OPERATION_DOCS | named.words.get("operations", {})
        has_status = any(one.name == "status" for one in named.entity_set.fields)
        default = f"{named.attribute}.get(id){'.status' if has_status else ''}"
        told = self.lookup(named, name, default)
        if name == "post" and has_status:
            found = named.words.get("lookup", {}).get(name, default)
            yield Method(
                "post_and_read",
                "operation",
                "id: str",
                named.model,
                "Post the draft and return what became of it, also where the answer to posting was lost.",
                f'self._post_and_read({named.model}, id, "Microsoft.NAV.post", {found!r})',
            )
        yield Method(
            name,
            "operation",
            "id: str",
            "None",
            docs.get(name) or docs.get(each.name) or f"Carry out ``{each.name}``.",
            f'self._act(id, "Microsoft.NAV.{each.name}"{told})',
        )


def _camel(name: str) -> str:
    """Spell a Python name as ``_core.model.camel`` does."""
    head, *tail = name.removesuffix("_").split("_")
    return head + "".join(part.capitalize() for part in tail)


def _names_of(fields: Iterable[str]) -> str:
    listed = [repr(snake_of(name)) for name in fields]
    return f"({', '.join(listed)}{',' if len(listed) == 1 else ''})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
