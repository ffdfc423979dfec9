"""How much of what there is to book does a document really decide, in number and in amount?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

import attrs

from ..format.columns import WITH_DRAFTS
from ..match import bare_tax_number, key, supplier_key
from ..money import MinorUnits, as_text, units
from ..records.expense import ExpenseRecord, Ref
from ..rules import country_for
from ..trail import Because, Mapped
from .overview import Cell, InTables, Overview

if TYPE_CHECKING:
    from ..document import MappingDocument

__all__ = ["Coverage", "Covered", "NeverHit", "Unseen", "Way", "Weight", "measure_coverage"]

Way = Literal["rule", "table", "function", "record", "blank", "default", "none", "not_asked"]
"""
What decided: a row of rules.csv; a row of another table; a function of Python; what Factorial or the
ERP knows; that there is nothing to say; only a default; nothing. ``not_asked``: what became of the record
does not need the target.
"""

_WEAKEST_FIRST: Final[tuple[Way, ...]] = (
    "none", "default", "blank", "record", "function", "table", "rule", "not_asked",
)  # fmt: skip

_STEPS: Final[dict[str, Way]] = {
    "rules": "rule",
    "default": "default",
    "blank": "blank",
    "record": "record",
    "resource": "record",
    "settings": "record",
    "tax_number": "record",
}
"""Steps of chains that no table answers."""

_REFS: Final = (
    "entity", "category", "subcategory", "project", "subproject", "employee", "team",
)  # fmt: skip
_TEXTS: Final = ("payment", "payment_method", "currency", "document_type")


@attrs.frozen(kw_only=True)
class Weight:
    """How many records, and how much money."""

    count: int = 0
    amounts: Mapping[str, Decimal] = attrs.field(factory=dict[str, Decimal])
    """Gross, in **units** of each currency; a refund counts with its size."""


@attrs.frozen(kw_only=True)
class Covered:
    """How much was decided in one way."""

    target: str
    way: Way
    weight: Weight


@attrs.frozen(kw_only=True)
class Unseen:
    """A value that no row of the document names."""

    column: str
    value: str
    """A person only by number."""
    weight: Weight


@attrs.frozen(kw_only=True)
class NeverHit:
    """A row that decided nothing."""

    source: str
    id: str


@attrs.frozen(kw_only=True)
class Coverage(InTables):
    """
    What decided about records, weighed by their amounts.

    A record whose parts are decided in several ways, 19 % by a rule and 7 % by a default, counts where the
    weakest of them is. Of each target the counts and amounts sum to those of :attr:`records`.
    """

    document_name: str
    document_hash: str
    records: Weight
    """That are to be booked."""
    skipped: Weight
    """That are not: their status, another company, or nothing to post."""
    repeated: int = 0
    """How many came with the key of an earlier one, and were not counted again."""
    covered: tuple[Covered, ...]
    unseen: tuple[Unseen, ...]
    """Of columns that the document uses, heaviest first."""
    never_hit: tuple[NeverHit, ...]

    def weight(self, target: str, *ways: Way) -> Weight:
        """How much was decided on a target in some ways."""
        total = _Sum()
        for each in self.covered:
            if each.target == target and each.way in ways:
                total.add_weight(each.weight)
        return total.weight()

    @property
    def undecided(self) -> tuple[str, ...]:
        """The targets on which nothing decides for some record."""
        return tuple(each.target for each in self.covered if each.way == "none")

    @property
    def overview(self) -> Overview:
        """A row for each target, way and currency; shares in percent of what is to be booked."""
        rows: list[tuple[Cell, ...]] = []
        for each in self.covered:
            for currency, amount in each.weight.amounts.items() or (("", None),):
                whole = self.records.amounts.get(currency)
                share = 100 * amount / whole if amount is not None and whole else None
                rows.append(
                    (
                        each.target,
                        each.way,
                        each.weight.count,
                        currency,
                        amount,
                        None if share is None else share.quantize(Decimal("0.1")),
                    )
                )
        return Overview(
            title=f"What {self.document_name} decides",
            columns=("target", "by", "records", "currency", "amount", "percent"),
            rows=tuple(rows),
        )

    @property
    def unseen_overview(self) -> Overview:
        """A row for each unseen value and currency."""
        return Overview(
            title="Values that no row names",
            columns=("column", "value", "records", "currency", "amount"),
            rows=tuple(
                (each.column, each.value, each.weight.count, currency, amount)
                for each in self.unseen
                for currency, amount in each.weight.amounts.items() or (("", None),)
            ),
        )

    @property
    def never_hit_overview(self) -> Overview:
        """A row for each row that decided nothing."""
        return Overview(
            title="Rows that decided nothing",
            columns=("source", "id"),
            rows=tuple((each.source, each.id) for each in self.never_hit),
        )

    def summary(self) -> str:
        """Counts in one line."""
        counts = f"{self.records.count} records to book, {self.skipped.count} passed over"
        if not self.repeated:
            return counts
        return f"{counts}; {self.repeated} came with the key of an earlier one and were not counted again"

    @property
    def tables(self) -> tuple[Overview, ...]:
        """What decides, what no row names and which rows decided nothing."""
        return (self.overview, self.unseen_overview, self.never_hit_overview)

    def __str__(self) -> str:
        told = [str(table) for table in self.tables if table.rows]
        return "\n\n".join([*told, self.summary()])


class _Sum:
    """A weight in the making."""

    __slots__ = ("amounts", "count")

    def __init__(self) -> None:
        self.count = 0
        self.amounts: dict[str, Decimal] = {}

    def add(self, currency: str, amount: Decimal | None) -> None:
        self.count += 1
        if amount is not None:
            self.amounts[currency] = self.amounts.get(currency, Decimal(0)) + amount

    def add_weight(self, weight: Weight) -> None:
        self.count += weight.count
        for currency, amount in weight.amounts.items():
            self.amounts[currency] = self.amounts.get(currency, Decimal(0)) + amount

    def weight(self) -> Weight:
        return Weight(count=self.count, amounts=dict(sorted(self.amounts.items())))


def measure_coverage(document: MappingDocument, mapped: Iterable[Mapped]) -> Coverage:
    """
    What decided about records.

    Each result is looked at once and not kept: of a record only its key is, so that none counts twice.

    Args:
        mapped: What the document made of them: ``(document.resolve(each, books) for each in records)``.
    """
    targets = document.settings.targets
    named = _named(document)
    total, skipped = _Sum(), _Sum()
    covered: dict[tuple[str, Way], _Sum] = {}
    unseen: dict[tuple[str, str], _Sum] = {}
    hit: set[str] = set()
    seen: set[str] = set()
    repeated = 0
    for each in mapped:
        record = each.record
        if record.key in seen:
            repeated += 1
            continue
        seen.add(record.key)
        currency = record.currency.strip().upper()
        amount = _amount(record, document.settings.minor_units)
        if each.skipped is not None:
            skipped.add(currency, amount)
            continue
        total.add(currency, amount)
        for target, way in _ways(each, targets):
            covered.setdefault((target, way), _Sum()).add(currency, amount)
        for value in dict.fromkeys(_unseen(record, named, document.settings.home_country)):
            unseen.setdefault(value, _Sum()).add(currency, amount)
        hit.update(_hit(each.trail, document))
    return Coverage(
        document_name=document.name,
        document_hash=document.hash,
        records=total.weight(),
        skipped=skipped.weight(),
        repeated=repeated,
        covered=tuple(
            Covered(target=target, way=way, weight=covered[target, way].weight())
            for target in targets
            for way in reversed(_WEAKEST_FIRST)
            if (target, way) in covered
        ),
        unseen=tuple(
            Unseen(column=column, value=value, weight=sum_.weight())
            for (column, value), sum_ in sorted(unseen.items(), key=_heaviest_first)
        ),
        never_hit=tuple(
            NeverHit(source=source, id=id)
            for source, id in _rows(document).items()
            if source not in hit
        ),
    )


def _heaviest_first(item: tuple[tuple[str, str], _Sum]) -> tuple[str, Decimal, int, str]:
    (column, value), total = item
    return column, -max(total.amounts.values(), default=Decimal(0)), -total.count, value


def _amount(record: ExpenseRecord, policy: MinorUnits) -> Decimal | None:
    if record.amount_cents is None:
        return None
    return abs(units(record.amount_cents, record.currency.strip(), policy=policy))


# ---- what decided ---------------------------------------------------------------------------------


def _ways(mapped: Mapped, targets: Iterable[str]) -> Iterator[tuple[str, Way]]:
    ways: dict[str, list[Way]] = {}
    for because in mapped.trail:
        ways.setdefault(_target(because.field), []).append(_way(because))
    for problem in mapped.problems:
        ways.setdefault(_target(problem.field), []).append("none")
    for target in targets:
        missing: Way = "none" if mapped.problems and _is_needed(target, mapped) else "not_asked"
        yield target, min(ways.get(target, [missing]), key=_WEAKEST_FIRST.index)


def _is_needed(target: str, mapped: Mapped) -> bool:
    """Whether a record of this kind cannot be posted without it: an invoice names a vendor, a journal not."""
    if target in ("vendor", "credit_account"):
        return (target == "vendor") == (mapped.posting_kind in ("purchase_invoice", ""))
    return target != "posting_kind"


def _target(field: str) -> str:
    """The target of ``vat[19 %]`` is ``vat``."""
    return field.partition("[")[0]


def _way(because: Because) -> Way:
    if because.is_default:
        return "default"
    if because.step.startswith("function"):
        return "function"
    # A step that looks into a table and answers without a row took it from the record.
    return _STEPS.get(because.step) or ("table" if because.rule_id else "record")


def _hit(trail: Iterable[Because], document: MappingDocument) -> Iterator[str]:
    for because in trail:
        if because.source is not None:
            yield because.source
        if _target(because.field) == "vat":
            treatment = document.tables.treatments.get(key(because.value))
            if treatment is not None:
                yield treatment.source


def _rows(document: MappingDocument) -> dict[str, str]:
    """Id of each row in force, by its source."""
    tables = (
        "rules.csv", "categories.csv", "taxes.csv", "allowances.csv", "payment_methods.csv",
        "dimensions.csv", "suppliers.csv", "employees.csv",
    )  # fmt: skip
    return {
        row.source: row.text("id")
        for table in tables
        for row in document.rows(table)
        if not (table in WITH_DRAFTS and key(row.text("status")) == "draft")
    }


# ---- what no row names ----------------------------------------------------------------------------


def _named(document: MappingDocument) -> dict[str, set[str]]:
    """For each column in use, the texts that some row names."""
    tables = document.tables
    named: dict[str, set[str]] = {"category": set()}
    every = (
        tables.taxes,
        tables.withheld,
        tables.payments,
        *tables.rules.values(),
        *tables.categories.values(),
    )
    for table in every:
        for rule in table.rules:
            for column, text in rule.conditions:
                named.setdefault(column, set()).add(text)
    for code, text in tables.dimensions:
        named.setdefault(document.settings.dimension_sources[code], set()).add(text)
    for row in document.rows("employees.csv"):
        named.setdefault("employee", set()).add(key(row.text("employee")))
    for row in document.rows("suppliers.csv"):
        texts = [key(row.text(column)) for column in ("external_id", "name")]
        texts.append(bare_tax_number(row.text("tax_number"), row.text("country")))
        named.setdefault("supplier", set()).update(text for text in texts if text)
    return named


def _unseen(
    record: ExpenseRecord, named: Mapping[str, set[str]], home_country: str | None
) -> Iterator[tuple[str, str]]:
    """Column and value of everything in a record that no row names."""
    for column, value, texts in _values(record, home_country):
        known = named.get(column)
        if known is not None and known.isdisjoint(texts):
            yield column, value


def _values(
    record: ExpenseRecord, home_country: str | None
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Column, the value for a reader, and the texts by which a row may name it."""
    for column in _REFS:
        ref: Ref | None = getattr(record, column)
        if ref is not None:
            yield column, ref.number if column == "employee" else ref.label, _texts(ref)
    for center in record.cost_centers:
        yield "cost_center", center.label, _texts(center)
    for column in _TEXTS:
        text: str | None = getattr(record, column)
        if text:
            yield column, text, (key(text),)
    for part in record.taxes:
        if part.rate is not None:
            yield "tax_rate", as_text(part.rate), (as_text(part.rate),)
    country, _ = country_for(record, home_country)
    if country:
        yield "supplier_country", country, (key(country),)
    supplier = record.merchant_name or record.merchant_tin
    supplier = supplier or (record.supplier.label if record.supplier else None)
    if supplier:
        yield "supplier", supplier, _supplier_texts(record)


def _supplier_texts(record: ExpenseRecord) -> tuple[str, ...]:
    texts = [key(record.merchant_name)] if record.merchant_name else []
    if record.merchant_tin:
        number = record.merchant_tin
        texts += [key(number), supplier_key(number), bare_tax_number(number)]
        texts.append(bare_tax_number(number, record.supplier_country or ""))
    return (*texts, *(_texts(record.supplier) if record.supplier else ()))


def _texts(ref: Ref) -> tuple[str, ...]:
    return tuple(key(text) for text in (ref.id, ref.code, ref.name) if text)
