"""What does `mapping.toml` say: policies, chains, defaults?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, cast

import attrs

from ...errors import MappingInvalid
from ..match import key
from ..money import MinorUnits
from ..posting import POSTING_KINDS
from ..records.expense import RECORD_KINDS
from ..tables import Problems, did_you_mean
from .columns import STATUSES

__all__ = [
    "DIMENSION",
    "FILE",
    "JOURNAL_BATCH",
    "NUMBERS",
    "PLACEHOLDERS",
    "SCHEMA_VERSION",
    "STEPS",
    "Place",
    "Settings",
    "placeholders_unknown",
    "read_settings",
    "targets_of",
]

FILE: Final = "mapping.toml"
SCHEMA_VERSION: Final = 1
NUMBERS: Final = ("schema_version",)
"""The settings that are numbers."""
DIMENSION: Final = "dimension:"
JOURNAL_BATCH: Final = "FACTORIAL"
"""Batch of the general journal where the document names none."""

STEPS: Final[dict[str, tuple[str, ...]]] = {
    "posting_kind": ("rules", "payment_methods", "default"),
    "account": ("record", "resource", "rules", "categories", "settings", "default"),
    "vat": ("rules", "categories", "taxes", "default"),
    "vendor": ("rules", "suppliers", "tax_number", "employee", "default"),
    "credit_account": ("rules", "payment_methods", "default"),
    "description": ("rules", "default"),
    DIMENSION: ("rules", "dimensions", "record", "default", "blank"),
}
"""The steps that each target knows, which is also the chain where the document declares none."""

PLACEHOLDERS: Final = (
    "id", "kind", "category", "subcategory", "merchant", "document_number", "date", "project",
    "cost_center", "employee", "description", "origin", "destination", "distance", "unit",
)  # fmt: skip

NUMBERED: Final = tuple(
    kind for kind in RECORD_KINDS if kind not in {"journal_entry", "payroll_result"}
)
"""Kinds of records that invoices are made of."""
_OWN_NUMBERS: Final = {"supplier_invoice": "{document_number}", "credit_note": "{document_number}"}
"""A supplier's number is what the ERP knows duplicates by."""

DimensionSource = Literal["cost_center", "project", "employee", "entity", "category", "subcategory"]
_SOURCES: Final = ("cost_center", "project", "employee", "entity", "category", "subcategory")


@attrs.frozen(kw_only=True)
class Settings:
    """The settings of a document."""

    name: str
    hit_policy: Literal["most_specific", "first"]
    statuses: tuple[str, ...]
    """Records in another status are passed over."""
    home_country: str | None
    """Taken for the supplier's country where nothing tells it."""
    posting_date: Literal["fail", "next_open", "today"]
    """What happens where the document's date is closed."""
    vat_tolerance: Decimal
    """Difference between the receipt and the predicted invoice that is booked as rounding, in units of
    the document's currency; what the VAT codes of a document differ is summed without signs."""
    rounding_account: str | None
    rounding_vat: str | None
    """Id of the row in taxes.csv for the rounding line."""
    minor_units: MinorUnits
    vat_mismatch: Literal["problem", "split"]
    """What happens where the stated VAT differs by more than the tolerance; ``split``: the part that
    the stated VAT is computed on is taxed, the rest is at 0 %."""
    several_cost_centers: Literal["fail", "first", "equal", "percentages", "memberships"]
    """How the net amount is divided among several: ``percentages`` of the record, or those of the
    employee's ``memberships`` at the date of the document."""
    without_taxes: Literal["zero", "problem"]
    without_category: Literal["problem", "default"]
    invoice_number: str
    """Template of the number of documents."""
    numbers: Mapping[str, str]
    """Templates of the vendor invoice number of kinds of records that have one of their own; journals,
    which have no key but their number, take :attr:`invoice_number`."""
    journal_batch: str
    """Code of the batch of the general journal that journals are written to."""
    employee_vendor: str | None
    """Template of an employee's vendor number: ``M{employee}``."""
    entities: Mapping[str, str]
    """Company of each legal entity, by :func:`~.match.key` of its id, code or name."""
    dimension_sources: Mapping[str, DimensionSource]
    """Which field of the record fills a dimension."""
    chains: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, str]
    file: str = attrs.field(default=FILE, eq=False)
    """The file or sheet that they stand in."""
    lines: Mapping[str, int] = attrs.field(factory=dict[str, int], eq=False, repr=False)
    """Row of each setting and section, by its dotted name."""

    def source(self, path: str) -> str:
        """File and row of a setting, ``mapping.toml:14``; of its section, or the file, where it is left out."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return f"{self.file}:{self.lines[path]}" if path else self.file

    @property
    def targets(self) -> tuple[str, ...]:
        """Everything that is decided for a record, in order of decision."""
        return tuple(self.chains)


def placeholders_unknown(template: str) -> str | None:
    """The first placeholder of a template that means nothing, ``None`` where all are known."""
    for name in re.findall(r"\{([^{}]*)\}", template):
        if name not in PLACEHOLDERS:
            return str(name)
    return None


def read_settings(top: dict[str, Any], place: Place) -> Settings:
    """
    The settings of a document; what is wrong with them goes to the problems, and the default is taken.

    Args:
        top: As TOML nests them.
    """
    root = _Section(top, "", place)
    version = top.get("schema_version")
    if version is None:
        root.refuse(
            "schema_version",
            "is missing: this is no mapping document",
            f"Begin with: schema_version = {SCHEMA_VERSION}",
        )
    elif repr(version) != repr(SCHEMA_VERSION):
        root.refuse(
            "schema_version",
            f"is {version!r}; this version of the library reads {SCHEMA_VERSION}",
            "Update the library, or take the document back to the version it was written in.",
        )
    place.problems.refuse()  # nothing else can be told of a document of another schema
    root.get("schema_version", None)
    policy = root.section("policy")
    invoice = root.section("invoice")
    journal = root.section("journal")
    vendors = root.section("vendors")
    entities = root.section("entities")
    dimensions = _dimensions(root.section("dimensions"))
    chains = _chains(root.section("chains"), tuple(dimensions))
    settings = Settings(
        name=root.text("name") or "mapping",
        hit_policy=root.choice("hit_policy", ("most_specific", "first")),
        statuses=policy.texts("statuses", ("approved", "sent_to_pay", "paid"), allowed=STATUSES),
        home_country=policy.country("home_country"),
        posting_date=policy.choice("posting_date", ("fail", "next_open", "today")),
        vat_tolerance=policy.amount("vat_tolerance", Decimal(0)),
        rounding_account=policy.account("rounding_account"),
        rounding_vat=policy.text("rounding_vat"),
        minor_units=policy.choice("minor_units", ("iso4217", "hundredths")),
        vat_mismatch=policy.choice("vat_mismatch", ("problem", "split")),
        several_cost_centers=policy.choice(
            "several_cost_centers", ("fail", "first", "equal", "percentages", "memberships")
        ),
        without_taxes=policy.choice("without_taxes", ("zero", "problem")),
        without_category=policy.choice("without_category", ("problem", "default")),
        invoice_number=invoice.template("number", naming=("id", "document_number")) or "FE-{id}",
        numbers=_numbers(invoice.section("number_of")),
        journal_batch=journal.code("batch", JOURNAL_BATCH, longest=10),
        employee_vendor=vendors.template("employee"),
        entities={key(name): entities.text(name) or "" for name in entities.names},
        dimension_sources=dimensions,
        chains=chains,
        defaults=_defaults(root.section("defaults"), tuple(chains)),
        file=place.file,
        lines=place.lines,
    )
    for section in (root, policy, invoice, journal, vendors):
        section.finish()
    return settings


def _numbers(section: _Section) -> dict[str, str]:
    section.know(NUMBERED)
    numbers = dict(_OWN_NUMBERS)
    for kind in NUMBERED:
        template = section.template(kind, naming=("id", "document_number"))
        if template is not None:
            numbers[kind] = template
    return numbers


def _dimensions(section: _Section) -> dict[str, DimensionSource]:
    sources: dict[str, DimensionSource] = {}
    for code in section.names:
        dimension = section.section(code)
        sources[code] = cast("DimensionSource", dimension.choice("source", _SOURCES, required=True))
        dimension.finish()
    return sources


def targets_of(dimensions: Iterable[str]) -> tuple[str, ...]:
    """Everything that is decided for a record, in order of decision, with these dimensions."""
    codes = (DIMENSION + code for code in dimensions)
    return ("posting_kind", "vendor", "credit_account", "account", "vat", *codes, "description")


def _chains(section: _Section, dimensions: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    targets = targets_of(dimensions)
    section.know(targets)
    chains: dict[str, tuple[str, ...]] = {}
    for target in targets:
        steps = STEPS[DIMENSION if target.startswith(DIMENSION) else target]
        chains[target] = section.texts(target, steps, allowed=steps)
    return chains


def _defaults(section: _Section, targets: tuple[str, ...]) -> dict[str, str]:
    section.know(targets)
    defaults: dict[str, str] = {}
    for target in targets:
        if target == "description":
            defaults[target] = section.template(target) or "{merchant} {category}"
        elif target == "posting_kind":
            defaults[target] = section.choice(target, POSTING_KINDS)
        elif target in section.names:
            defaults[target] = section.account(target) or ""
    return defaults


@attrs.frozen
class Place:
    """Where settings stand, and who gathers what is wrong with them."""

    file: str
    """The file or sheet."""
    lines: Mapping[str, int]
    """Row of each setting, by its dotted name."""
    problems: Problems

    def refuse(self, path: str, what: str, hint: str) -> None:
        """Keep what is wrong with a setting."""
        row = self.lines.get(path)
        where = self.file if row is None else f"{self.file}, row {row}"
        self.problems.add(
            MappingInvalid(
                f"{where}: {path} {what}.", file=self.file, row=row, column=path, hint=hint
            )
        )


class _Section:
    """
    A section of the settings that knows its name and which of its keys were read.

    What is wrong is gathered, and the default taken instead.
    """

    def __init__(self, content: dict[str, Any], name: str, place: Place) -> None:
        self._content = content
        self._name = name
        self._place = place
        self._read: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._content)

    def section(self, name: str) -> _Section:
        content = self.get(name, {})
        if not isinstance(content, dict):
            self.refuse(
                name, f"is {content!r}, but must be a section", f"Write [{self._path(name)}]."
            )
            content = {}
        return _Section(cast("dict[str, Any]", content), self._path(name), self._place)

    def text(self, name: str) -> str | None:
        value = self.get(name, None)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.refuse(name, f"is {value!r}, but must be a text", 'Put it in quotes in TOML: "…".')
            return None
        return value.strip()

    def country(self, name: str) -> str | None:
        text = self.text(name)
        if text is not None and not re.fullmatch(r"[A-Za-z]{2}", text):
            self.refuse(name, f"is {text!r}", "Write the country's code of two letters: DE.")
            return None
        return text.upper() if text else None

    def template(self, name: str, *, naming: tuple[str, ...] = ()) -> str | None:
        """
        A text with placeholders.

        Args:
            naming: Of these the text needs one, so that no two records get the same.
        """
        text = self.text(name)
        if text is not None and naming and not any(f"{{{each}}}" in text for each in naming):
            needed = " or ".join(f"{{{each}}}" for each in naming)
            self.refuse(
                name, f"is {text!r}, the same for all records", f"Take in {needed}: FE-{{id}}."
            )
        unknown = placeholders_unknown(text or "")
        if unknown is not None:
            self.refuse(
                name,
                f"has the placeholder {{{unknown}}}, which means nothing",
                f"Known are: {', '.join(PLACEHOLDERS)}{did_you_mean(unknown, PLACEHOLDERS)}.",
            )
        return text

    def account(self, name: str) -> str | None:
        value = self.get(name, None)
        if isinstance(value, (int, Decimal)):
            self.refuse(
                name,
                f"is the number {value}, but numbers of accounts and codes are text",
                f'Put it in quotes: "{value}"; in a sheet, format the cell as text and type it again.',
            )
            return None
        return self.text(name)

    def code(self, name: str, default: str, *, longest: int) -> str:
        """A code of the ERP, which it keeps in capitals."""
        value = self.account(name)
        if value is not None and len(value) > longest:
            self.refuse(
                name,
                f"is {value!r}, which has {len(value)} characters",
                f"Business Central takes {longest}.",
            )
        return (value or default).upper()

    def amount(self, name: str, default: Decimal) -> Decimal:
        value = self.get(name, default)
        if isinstance(value, (str, int, Decimal)) and re.fullmatch(r"\d+(\.\d+)?", str(value)):
            return Decimal(value)
        if value == default:
            return default
        self.refuse(name, f"is {value!r}, but must be an amount", 'Write it as "0.02".')
        return default

    def choice(self, name: str, allowed: Sequence[str], *, required: bool = False) -> Any:
        value = self.get(name, None if required else allowed[0])
        if value in allowed:
            return value
        near = did_you_mean(value, allowed) if isinstance(value, str) else ""
        self.refuse(
            name,
            "is missing" if value is None else f"is {value!r}",
            f"Write one of: {', '.join(allowed)}{near}.",
        )
        return allowed[0]

    def texts(
        self, name: str, default: tuple[str, ...], *, allowed: Sequence[str]
    ) -> tuple[str, ...]:
        value = self.get(name, list(default))
        if not isinstance(value, list) or not value:
            self.refuse(
                name,
                f"is {value!r}, but must be a list",
                'Write ["…", "…"] in TOML; in a sheet, put commas between.',
            )
            return default
        values = cast("list[object]", value)
        for number, item in enumerate(values):
            if item not in allowed:
                near = did_you_mean(item, allowed) if isinstance(item, str) else ""
                self.refuse(
                    name,
                    f"contains {item!r}, which means nothing there",
                    f"Known are: {', '.join(allowed)}{near}.",
                )
            elif item in values[:number]:
                self.refuse(name, f"contains {item!r} twice", "Delete one of them.")
        return tuple(str(item) for item in values)

    def know(self, names: tuple[str, ...]) -> None:
        for name in self._content:
            if name not in names:
                self.refuse(
                    name,
                    "means nothing",
                    f"Known are: {', '.join(names)}{did_you_mean(name, names)}.",
                )

    def finish(self) -> None:
        self.know(tuple(dict.fromkeys(self._read)))

    def get(self, name: str, default: Any) -> Any:
        self._read.append(name)
        return self._content.get(name, default)

    def refuse(self, name: str, what: str, hint: str) -> None:
        self._place.refuse(self._path(name), what, hint)

    def _path(self, name: str) -> str:
        return f"{self._name}.{name}" if self._name else name
