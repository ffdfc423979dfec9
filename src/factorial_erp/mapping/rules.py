"""Which row of a decision table applies to a record, and which rows came close?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations, product
from typing import Any, Final, Literal

import attrs

from ..errors import MappingInvalid
from .match import country_of, key, supplier_key
from .money import MinorUnits, as_text, units
from .records.expense import FROM_SUPPLIERS, RECORD_KINDS, ExpenseRecord, Ref
from .tables import Row

__all__ = [
    "ANSWERS",
    "CONDITIONS",
    "Decision",
    "Facts",
    "Rule",
    "RuleTable",
    "country_for",
    "end_of_tie",
    "explain_miss",
    "facts_of",
    "facts_of_part",
    "ranges_of",
    "read_conditions",
    "read_validity",
    "shown",
]

HitPolicy = Literal["most_specific", "first"]

_EQUALITIES: Final = (
    "entity", "category", "subcategory", "cost_center", "project", "subproject", "supplier",
    "supplier_country", "employee", "team", "payment", "payment_method", "card", "currency",
    "tax_rate", "document_type", "kind",
)  # fmt: skip
_RANGES: Final = ("amount_from", "amount_to", "valid_from", "valid_to")

CONDITIONS: Final = (*_EQUALITIES, *_RANGES)
"""The columns by which a rule can be narrowed; blank means any."""

# A subcategory belongs to one category, an employee to one entity, …: a rule on the one column and a
# rule on the other need not meet, so that only a record can show a tie.
_RELATED: Final = (
    ("category", "subcategory"),
    ("project", "subproject"),
    ("employee", "team"),
    ("supplier", "supplier_country"),
    *(("entity", column) for column in ("employee", "team", "cost_center", "project", "currency")),
    *(
        ("kind", column)
        for column in ("supplier", "supplier_country", "tax_rate", "card", "document_type")
    ),
    *combinations(("payment", "payment_method", "card", "employee"), 2),
)


@attrs.frozen(kw_only=True)
class Rule:
    """A row: what it asks for and what it then says."""

    id: str
    target: str
    value: str
    source: str
    row: int
    conditions: tuple[tuple[str, str], ...]
    """Column and text, as they are compared."""
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    priority: int = 0
    note: str = ""
    owner: str = ""
    can_rank: bool = True
    """Its table has the column ``priority``."""

    columns: tuple[str, ...] = attrs.field(
        init=False,
        repr=False,
        eq=False,
        default=attrs.Factory(
            lambda self: tuple(column for column, _ in self.conditions), takes_self=True
        ),
    )
    """The columns compared for equality."""

    @property
    def specificity(self) -> int:
        """Number of columns that are not blank."""
        bounds = (self.amount_from, self.amount_to, self.valid_from, self.valid_to)
        return len(self.conditions) + sum(bound is not None for bound in bounds)


@attrs.frozen(kw_only=True)
class Facts:
    """A record as rules see it."""

    answers: Mapping[str, tuple[str, ...]]
    """For each column the texts that the record answers to."""
    amount: Decimal | None
    """Without its sign, in **units** of the document's currency."""
    date: dt.date | None


def _no_reason(_: Rule, __: Rule) -> str:
    return ""


@attrs.frozen
class Decision:
    """What a table says about a record."""

    rule: Rule | None
    failing: tuple[tuple[str, str], ...] = ()
    """Rules outside whose ranges the record is: id and why."""
    beaten: tuple[Rule, ...] = ()
    """Rules that apply as well, best first."""
    tie: tuple[Rule, ...] = ()
    """Rules of equal rank that say different things: nobody wins."""
    why: Callable[[Rule, Rule], str] = attrs.field(default=_no_reason, eq=False, repr=False)
    """Why a rule is beaten by another one."""

    @property
    def lost(self) -> tuple[tuple[str, str], ...]:
        """Rules that came close, best first: id and why they did not decide."""
        if self.rule is None:
            return self.failing
        rule = self.rule
        return (*((each.id, self.why(each, rule)) for each in self.beaten), *self.failing)

    @property
    def runner_up(self) -> Rule | None:
        """The rule that would decide without the winner."""
        return self.beaten[0] if self.beaten else None


_Ranked = tuple[tuple[int, ...], Rule]
_RankedText = tuple[tuple[int, ...], Rule, str]
_NEAREST: Final = 3


def _rank_of(
    ranked: tuple[tuple[int, ...], Rule] | tuple[tuple[int, ...], Rule, str],
) -> tuple[int, ...]:
    return ranked[0]


class RuleTable:
    """
    The rules of one target, indexed by what they ask for.

    Rules that constrain the same columns share a dictionary from the texts to the rules, so that a
    look-up costs one access for each *combination of columns in use*, however many rules there are.
    """

    def __init__(self, rules: Iterable[Rule], policy: HitPolicy) -> None:
        self.rules = tuple(rules)
        self._policy: HitPolicy = policy
        self._index: dict[tuple[str, ...], dict[tuple[str, ...], list[_Ranked]]] = {}
        self._known: dict[str, set[str]] = {}
        ranked = sorted(((self._rank(rule), rule) for rule in self.rules), key=_rank_of)
        for each in ranked:
            rule = each[1]
            texts = tuple(text for _, text in rule.conditions)
            self._index.setdefault(rule.columns, {}).setdefault(texts, []).append(each)
            for column, text in rule.conditions:
                self._known.setdefault(column, set()).add(text)
        if policy == "most_specific":
            self._refuse_ties()

    @cached_property
    def known(self) -> Mapping[str, frozenset[str]]:
        """The columns that rules ask for, each with the texts they ask for."""
        return {column: frozenset(texts) for column, texts in self._known.items()}

    @cached_property
    def amounts(self) -> tuple[tuple[Decimal, bool], ...]:
        """Where another rule may begin to apply: amounts, and whether only those above count."""
        bounds = {(rule.amount_from, False) for rule in self.rules}
        bounds |= {(rule.amount_to, True) for rule in self.rules}
        return tuple(sorted((bound, above) for bound, above in bounds if bound is not None))

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The days from which other rules may apply."""
        starts = {rule.valid_from for rule in self.rules if rule.valid_from is not None}
        ends = (rule.valid_to for rule in self.rules if rule.valid_to is not None)
        after = {end + dt.timedelta(days=1) for end in ends if end < dt.date.max}
        return tuple(sorted(starts | after))

    def uses(self, column: str) -> bool:
        """Whether any rule asks for this column."""
        return column in self._known

    def decide(self, facts: Facts) -> Decision:
        """The rule for these facts, and what lost against it."""
        fitting: list[_Ranked] = []
        failing: list[tuple[str, str]] = []
        for each in self._met(facts.answers):
            outside = _outside(each[1], facts)
            if outside is None:
                fitting.append(each)
            else:
                failing.append((each[1].id, outside))
        lost = tuple(failing)
        if not fitting:
            return Decision(None, lost)
        tie = self._tie(fitting)
        if tie:
            return Decision(None, lost, (), tie)
        winner, *beaten = [rule for _, rule in fitting]
        return Decision(winner, lost, tuple(beaten), (), self._why_beaten)

    def nearest(self, facts: Facts, winner: Rule | None) -> tuple[tuple[Rule, str], ...]:
        """
        Rules that would apply if one thing about the record were different, and decide where it is not what
        the winner asks for.

        Best first, each with the column that keeps it from applying. Rules that share nothing with the record
        are not near.
        """
        near: list[tuple[tuple[int, ...], Rule, str]] = []
        usable = self._usable(facts.answers)
        for (columns, dropped), by_texts in self._without_one.items():
            rest = [usable[column] for column in columns if column != dropped]
            if not all(rest):
                continue
            bar = None
            if winner is not None and dropped not in winner.columns:
                bar = self._rank(winner)  # the winner still applies where this differs
            has = usable[dropped]
            for texts in product(*rest):
                for rank, rule, asked in by_texts.get(texts, ()):
                    if bar is not None and rank >= bar:
                        break
                    if asked not in has and _outside(rule, facts) is None:
                        near.append((rank, rule, dropped))
                        break
        near.sort(key=_rank_of)
        return tuple((rule, column) for _, rule, column in near[:_NEAREST])

    @cached_property
    def _without_one(
        self,
    ) -> dict[tuple[tuple[str, ...], str], dict[tuple[str, ...], list[_RankedText]]]:
        """As the index, but with one of the columns left open, whose text stands behind the rule."""
        index: dict[tuple[tuple[str, ...], str], dict[tuple[str, ...], list[_RankedText]]] = {}
        for rank, rule in sorted(((self._rank(rule), rule) for rule in self.rules), key=_rank_of):
            conditions = rule.conditions
            for dropped, text in conditions if len(conditions) > 1 else ():
                rest = tuple(other for column, other in conditions if column != dropped)
                by_texts = index.setdefault((rule.columns, dropped), {})
                by_texts.setdefault(rest, []).append((rank, rule, text))
        return index

    def _rank(self, rule: Rule) -> tuple[int, ...]:
        if self._policy == "first":
            return (rule.row,)
        return (-rule.specificity, -rule.priority, rule.row)

    def _usable(self, answers: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
        return {
            column: {text for text in answers[column] if text in known}
            for column, known in self._known.items()
        }

    def _met(self, answers: Mapping[str, tuple[str, ...]]) -> list[_Ranked]:
        met: list[_Ranked] = []
        usable = self._usable(answers)
        for columns, by_texts in self._index.items():
            for texts in product(*[usable[column] for column in columns]):
                found = by_texts.get(texts)
                if found:
                    met += found
        if len(met) > 1:
            met.sort(key=_rank_of)
        return met

    def _tie(self, fitting: list[_Ranked]) -> tuple[Rule, ...]:
        if self._policy == "first":
            return ()
        best = fitting[0][0][:-1]
        level = tuple(rule for rank, rule in fitting if rank[:-1] == best)
        return level if len({rule.value for rule in level}) > 1 else ()

    def _why_beaten(self, rule: Rule, winner: Rule) -> str:
        if self._policy == "first":
            return f"stands below row {winner.row}"
        if rule.specificity != winner.specificity:
            return (
                f"is less specific: it asks for {rule.specificity} of the columns, "
                f"{winner.id} for {winner.specificity}"
            )
        if rule.priority != winner.priority:
            return f"has priority {rule.priority}, {winner.id} has {winner.priority}"
        return f"says the same as row {winner.row} and stands below it"

    def _refuse_ties(self) -> None:
        levels: dict[tuple[int, ...], dict[tuple[str, ...], list[Rule]]] = {}
        for rule in self.rules:
            level = levels.setdefault(self._rank(rule)[:-1], {})
            level.setdefault(rule.columns, []).append(rule)
        for level in levels.values():
            for rules in level.values():
                _refuse_meeting(rules, rules)
            for first, second in combinations(level.values(), 2):
                _refuse_meeting(first, second)


def _refuse_meeting(first: Sequence[Rule], second: Sequence[Rule]) -> None:
    """Refuse two rules of one rank that provably match one record and say different things."""
    values = {rule.value for rule in (*first, *second)}
    columns, other_columns = set(first[0].columns), set(second[0].columns)
    if len(values) == 1 or _related(columns - other_columns, other_columns - columns):
        return
    common = sorted(columns & other_columns)

    def texts(rule: Rule) -> tuple[str, ...]:
        asked = dict(rule.conditions)
        return tuple(asked[column] for column in common)

    by_texts: dict[tuple[str, ...], list[Rule]] = {}
    for rule in second:
        by_texts.setdefault(texts(rule), []).append(rule)
    for rule in first:
        for other in by_texts.get(texts(rule), ()):
            if rule.value != other.value and _ranges_meet(rule, other):
                one, two = sorted((rule, other), key=lambda tied: tied.row)
                raise MappingInvalid(
                    f"{one.source} ({one.id}) and {two.source} ({two.id}) are equally specific, can "
                    f"both match a record and say different things about {one.target}: "
                    f"{one.value!r} and {two.value!r}.",
                    file=two.source.rpartition(":")[0],
                    row=two.row,
                    column="priority" if two.can_rank else two.columns[0],
                    hint=end_of_tie((one, two)),
                )


def end_of_tie(rules: Iterable[Rule]) -> str:
    """What to do about rules of equal rank that say different things."""
    if all(rule.can_rank for rule in rules):
        return "Give one of them a higher priority, or narrow it."
    return "Delete one of them, or write a rule in rules.csv that asks for more than the category."


def _related(columns: set[str], other_columns: set[str]) -> bool:
    return any(
        (one in columns and other in other_columns) or (other in columns and one in other_columns)
        for one, other in _RELATED
    )


def _ranges_meet(rule: Rule, other: Rule) -> bool:
    return _meet(rule.amount_from, rule.amount_to, other.amount_from, other.amount_to) and _meet(
        rule.valid_from, rule.valid_to, other.valid_from, other.valid_to
    )


def _meet(
    low: dt.date | Decimal | None,
    high: dt.date | Decimal | None,
    other_low: dt.date | Decimal | None,
    other_high: dt.date | Decimal | None,
) -> bool:
    return _at_most(low, other_high) and _at_most(other_low, high)


def _at_most(low: dt.date | Decimal | None, high: dt.date | Decimal | None) -> bool:
    if isinstance(low, dt.date) and isinstance(high, dt.date):
        return low <= high
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return low <= high
    return True


def _outside(rule: Rule, facts: Facts) -> str | None:
    """
    Why a record whose texts all match is outside the rule's ranges.

    The words name the rule's bound and not the record's value, so that all records outside share them.
    """
    if rule.valid_from is not None and (facts.date is None or facts.date < rule.valid_from):
        return f"is valid from {rule.valid_from}, the document is {_earlier(facts.date)}"
    if rule.valid_to is not None and (facts.date is None or facts.date > rule.valid_to):
        return f"is valid until {rule.valid_to}, the document is {_later(facts.date)}"
    if rule.amount_from is not None and (facts.amount is None or facts.amount < rule.amount_from):
        return f"is for amounts from {rule.amount_from}, the amount is {_lower(facts.amount)}"
    if rule.amount_to is not None and (facts.amount is None or facts.amount > rule.amount_to):
        return f"is for amounts up to {rule.amount_to}, the amount is {_higher(facts.amount)}"
    return None


def _earlier(date: dt.date | None) -> str:
    return "earlier" if date else "without date"


def _later(date: dt.date | None) -> str:
    return "later" if date else "without date"


def _lower(amount: Decimal | None) -> str:
    return "unknown" if amount is None else "lower"


def _higher(amount: Decimal | None) -> str:
    return "unknown" if amount is None else "higher"


def ranges_of(rule: Rule) -> dict[str, str]:
    """The amounts and dates that a rule is for, by column: ``from 100 to 500``."""
    ranges: dict[str, str] = {}
    for column, low, high in (
        ("amount", rule.amount_from, rule.amount_to),
        ("date", rule.valid_from, rule.valid_to),
    ):
        bounds = ([f"from {low}"] if low is not None else []) + (
            [f"to {high}"] if high is not None else []
        )
        if bounds:
            ranges[column] = " ".join(bounds)
    return ranges


@attrs.frozen(kw_only=True)
class Conditions:
    """What a row asks for."""

    texts: tuple[tuple[str, str], ...]
    amount_from: Decimal | None
    amount_to: Decimal | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    priority: int


def read_conditions(row: Row, names: Mapping[str, str] | None = None) -> Conditions:
    """
    What a row asks for.

    Args:
        names: The table's own name of a column where it differs; empty where it has none.

    Raises:
        MappingInvalid: A cell cannot be read.
    """
    names = names or {}
    conditions: list[tuple[str, str]] = []
    for column in _EQUALITIES:
        cell = names.get(column, column)
        if row.text(cell):
            conditions.append((column, _READ.get(column, _read_text)(row, cell)))
    amount_from, amount_to = row.decimal("amount_from"), row.decimal("amount_to")
    valid_from, valid_to = read_validity(row)
    for amount, column in ((amount_from, "amount_from"), (amount_to, "amount_to")):
        if amount is not None and amount < 0:
            hint = "Write it without: a refund is compared as the purchase that it undoes."
            raise row.invalid(column, f"is {amount}, with a sign", hint)
    _check_order(row, "amount", amount_from, amount_to)
    return Conditions(
        texts=tuple(conditions),
        amount_from=amount_from,
        amount_to=amount_to,
        valid_from=valid_from,
        valid_to=valid_to,
        priority=row.whole("priority"),
    )


def read_validity(row: Row) -> tuple[dt.date | None, dt.date | None]:
    """
    The first and the last day of a row.

    Raises:
        MappingInvalid: One is no date, or the last comes before the first.
    """
    first, last = row.date("valid_from"), row.date("valid_to")
    _check_order(row, "valid", first, last)
    return first, last


def _check_order(
    row: Row, column: str, start: dt.date | Decimal | None, end: dt.date | Decimal | None
) -> None:
    if not _at_most(start, end):
        high = f"{column}_to"
        raise row.invalid(high, f"is {end}, before {column}_from {start}", "Exchange the two.")


def _read_text(row: Row, column: str) -> str:
    return key(row.text(column))


def _read_kind(row: Row, column: str) -> str:
    return row.choice(column, RECORD_KINDS)


def _read_card(row: Row, column: str) -> str:
    return row.choice(column, ("yes", "no"))


def _read_supplier(row: Row, column: str) -> str:
    return supplier_key(row.text(column))


def _read_rate(row: Row, column: str) -> str:
    return as_text(row.decimal(column) or Decimal(0))


def _read_country(row: Row, column: str) -> str:
    return key(row.country(column))


_READ: Final[dict[str, Callable[[Row, str], str]]] = {
    "kind": _read_kind,
    "card": _read_card,
    "supplier": _read_supplier,
    "supplier_country": _read_country,
    "tax_rate": _read_rate,
}


class _Answers(dict[str, tuple[str, ...]]):
    """The texts of a record by column, made when a rule asks for them."""

    def __init__(self, record: ExpenseRecord, country: str | None) -> None:
        super().__init__()
        self._record = record
        self._country = country

    def __missing__(self, column: str) -> tuple[str, ...]:
        found = self[column] = self._make(column)
        return found

    def _make(self, column: str) -> tuple[str, ...]:
        record = self._record
        if column == "supplier":
            return _suppliers((record.merchant_name, record.merchant_tin, record.supplier))
        if column == "supplier_country":
            return _text(self._country)
        if column == "cost_center":
            return _centers(record.cost_centers)
        if column == "tax_rate":
            return tuple(as_text(part.rate) for part in record.taxes if part.rate is not None)
        return ANSWERS[column](getattr(record, column))


def facts_of(record: ExpenseRecord, *, amount: Decimal | None, country: str | None) -> Facts:
    """
    A record as rules see it, all tax rates and cost centres together.

    Args:
        country: The supplier's, as far as known or derived.
    """
    size = None if amount is None else abs(amount)
    return Facts(answers=_Answers(record, country), amount=size, date=record.date)


def facts_of_part(
    record: ExpenseRecord,
    *,
    amount: Decimal | None,
    country: str | None,
    rate: Decimal | None,
    cost_centers: tuple[Ref, ...],
) -> Facts:
    """The facts of one tax rate (``None``: of none) and of some of the cost centres."""
    answers = _Answers(record, country)
    answers["tax_rate"] = _rate(rate)
    answers["cost_center"] = _centers(cost_centers)
    size = None if amount is None else abs(amount)
    return Facts(answers=answers, amount=size, date=record.date)


def _centers(cost_centers: tuple[Ref, ...]) -> tuple[str, ...]:
    return tuple(text for ref in cost_centers for text in _answers(ref))


@lru_cache(maxsize=4096)
def _answers(ref: Ref | None) -> tuple[str, ...]:
    if ref is None:
        return ()
    return tuple(key(text) for text in (ref.id, ref.code, ref.name) if text)


def _suppliers(named: tuple[str | None, str | None, Ref | None]) -> tuple[str, ...]:
    name, tax_number, ref = named
    texts = [key(name)] if name else []
    if tax_number:
        texts += [supplier_key(tax_number), key(tax_number)]
    return (*texts, *_answers(ref))


def _text(text: str | None) -> tuple[str, ...]:
    return (key(text),) if text else ()


def _yes_no(flag: bool) -> tuple[str, ...]:  # noqa: FBT001  (a column's value)
    return ("yes" if flag else "no",)


def _rate(rate: Decimal | None) -> tuple[str, ...]:
    return () if rate is None else (as_text(rate),)


ANSWERS: Final[Mapping[str, Callable[[Any], tuple[str, ...]]]] = {
    **dict.fromkeys(
        ("entity", "category", "subcategory", "project", "subproject", "employee", "team"), _answers
    ),
    **dict.fromkeys(
        (
            "supplier_country", "payment", "payment_method", "currency", "document_type", "kind",
            "status",
        ),
        _text,
    ),
    "cost_center": _centers,
    "supplier": _suppliers,
    "card": _yes_no,
    "tax_rate": _rate,
}  # fmt: skip
"""For each column how the texts are made that a single value answers to."""


def shown(
    record: ExpenseRecord,
    facts: Facts,
    column: str,
    cost_centers: tuple[Ref, ...] | None = None,
) -> str:
    """
    What a record has in a column, for a reader; a person only by number.

    Args:
        cost_centers: Where only some of the record's are looked at.
    """
    if column == "employee":
        return record.employee.number if record.employee else ""
    if column == "supplier":
        return record.merchant_name or record.merchant_tin or _label(record.supplier)
    if column == "cost_center":
        centers = record.cost_centers if cost_centers is None else cost_centers
        return ", ".join(ref.label for ref in centers)
    ref = {
        "entity": record.entity,
        "category": record.category,
        "subcategory": record.subcategory,
        "project": record.project,
        "subproject": record.subproject,
        "team": record.team,
    }.get(column)
    if ref is not None:
        return ref.label
    text = ", ".join(facts.answers[column])
    return text.upper() if column in {"currency", "supplier_country"} else text


def _label(ref: Ref | None) -> str:
    return ref.label if ref else ""


def country_for(record: ExpenseRecord, home: str | None) -> tuple[str | None, str]:
    """
    The supplier's country and how it is known: ``record``, ``tax_number``, ``home`` or ``none``.

    Mileages, per diems, bank transactions and entries of the ledger have no supplier.
    """
    if record.kind not in FROM_SUPPLIERS:
        return None, "none"
    if record.supplier_country:
        return record.supplier_country.strip().upper(), "record"
    derived = country_of(record.merchant_tin) if record.merchant_tin else None
    if derived:
        return derived, "tax_number"
    return (home.upper(), "home") if home else (None, "none")


def explain_miss(
    rule: Rule, record: ExpenseRecord, home: str | None, minor_units: MinorUnits
) -> tuple[str, ...]:
    """What keeps a rule from applying to a record; what it asks of people is not repeated."""
    cents = record.amount_cents
    amount = None if cents is None else units(cents, record.currency.strip(), policy=minor_units)
    country, _ = country_for(record, home)
    facts = facts_of(record, amount=amount, country=country)
    misses: list[str] = []
    for column, text in rule.conditions:
        if text not in facts.answers[column]:
            asked = "another one" if column == "employee" else text
            has = shown(record, facts, column)
            misses.append(f"{column} is {has or 'empty'}, the rule asks for {asked}")
    outside = _outside(rule, facts)
    return (*misses, outside) if outside else tuple(misses)
