"""Where can a value come from, and in which order are these sources asked?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Final

import attrs

from ..books import Books
from ..format.entries import STOP, Entry, Tables
from ..format.settings import DIMENSION, FILE, Settings
from ..match import compact, key
from ..records.expense import ExpenseRecord, Ref
from ..rules import Decision, Facts, Rule, RuleTable, end_of_tie, ranges_of, shown
from ..trail import Because, Problem
from .templates import fill, placeholders

__all__ = [
    "Case",
    "Chain",
    "Function",
    "Step",
    "employee_paid",
    "fill",
    "make_chain",
    "payment_step",
    "withholding_step",
]

Function = Callable[[ExpenseRecord], "str | None"]
"""
Decides one target in Python; ``None`` leaves it to the next step.

It must depend on nothing but the record.
"""


@attrs.frozen(kw_only=True)
class Case:
    """What is decided on: a record, or one tax rate or cost centre of it."""

    record: ExpenseRecord
    books: Books
    facts: Facts
    rate: Decimal | None = None
    cost_centers: tuple[Ref, ...] = ()
    paid_by: str | None = None
    """What payment_methods.csv says about it."""


@attrs.frozen(kw_only=True)
class Found:
    """What a step of a chain answers."""

    value: str
    reason: str
    rule_id: str | None = None
    source: str | None = None
    matched: Mapping[str, str] = attrs.field(factory=dict[str, str])
    lost: tuple[tuple[str, str], ...] = ()
    runner_up: str | None = None
    nearest: tuple[tuple[str, str], ...] = ()
    is_default: bool = False


@attrs.frozen
class Later:
    """A value whose reason is told when somebody asks for it."""

    value: str
    tell: Callable[[], Found]


Ask = Callable[[Case], "Found | Later | Problem | str"]
"""Answers with a value, with a problem that ends the chain, or with the reason for having nothing."""


class Reason:
    """
    A decision, which is put into words when somebody asks for them.

    What was put into words once is an attribute like any other: reasons are read more often than made.
    """

    __slots__ = ("_tell", "because", "depth", "field", "from_template", "value")

    because: Because
    """The decision in words."""
    from_template: Because
    """The same, where its value is a template: with the words that hold for each text made from it."""

    def __init__(self, field: str, value: str, depth: int, tell: Callable[[], Because]) -> None:
        """Remember how to tell it."""
        self.field = field
        self.value = value
        self.depth = depth
        self._tell = tell

    def __getattr__(self, name: str) -> Because:
        """Put the decision into words, the first time that somebody asks."""
        if name == "because":
            because = self.because = self._tell()
        elif name == "from_template":
            template = self.because.value
            reason = f"{self.because.reason}, from the template {template!r}"
            because = self.from_template = self.because.in_words(template, reason)
        else:
            raise AttributeError(name)
        return because


@attrs.frozen
class Step:
    """A source of values, and what of a record its answer depends on."""

    ask: Ask
    tables: tuple[RuleTable, ...] = ()
    """Of the columns that they ask for, the texts in them."""
    reads: tuple[str, ...] | None = ()
    """Columns of which each value counts; ``None``: anything of the record."""


class Chain:
    """The steps that are asked for one target, in their order."""

    def __init__(
        self, target: str, steps: tuple[tuple[str, Step], ...], document_hash: str
    ) -> None:
        self.target = target
        self.steps = steps
        self._document_hash = document_hash

    def with_hash(self, document_hash: str) -> Chain:
        """The chain as one of another version of the document."""
        return Chain(self.target, self.steps, document_hash)

    def with_function(
        self, name: str, function: Function, before: str | None, document_hash: str
    ) -> Chain:
        """
        The chain with a function as one more step.

        Args:
            before: The step that it comes before; ``None``: it comes first.
        """
        names = [step for step, _ in self.steps]
        at = 0 if before is None else names.index(before)
        step = (f"function:{name}", Step(_from_function(name, function), reads=None))
        return Chain(self.target, (*self.steps[:at], step, *self.steps[at:]), document_hash)

    def walk(self, case: Case, *, part: str = "") -> Reason | Problem:
        """
        Ask the steps until one answers.

        Args:
            part: Which rate or cost centre is decided on, for the name of the field.
        """
        field = f"{self.target}[{part}]" if part else self.target
        tried: list[tuple[str, str]] = []
        for depth, (name, step) in enumerate(self.steps):
            answer = step.ask(case)
            if isinstance(answer, str):
                tried.append((name, answer))
                continue
            if isinstance(answer, Problem):
                return attrs.evolve(answer, field=field)
            tell = partial(self._told, field, name, answer, tuple(tried), depth)
            return Reason(field, answer.value, depth, tell)
        return _undecided(self.target, field, tried, case)

    def _told(
        self,
        field: str,
        step: str,
        answer: Found | Later,
        tried: tuple[tuple[str, str], ...],
        depth: int,
    ) -> Because:
        found = answer.tell() if isinstance(answer, Later) else answer
        return Because(
            field=field,
            value=answer.value,
            step=step,
            reason=found.reason,
            rule_id=found.rule_id,
            source=found.source,
            matched=found.matched,
            lost=found.lost,
            runner_up=found.runner_up,
            nearest=found.nearest,
            tried=tried,
            fallback_depth=depth,
            is_default=found.is_default,
            document_hash=self._document_hash,
        )


def _undecided(target: str, field: str, tried: list[tuple[str, str]], case: Case) -> Problem:
    asked = "; ".join(f"{name}: {reason}" for name, reason in tried)
    steps = [name for name, _ in tried]
    kind = "dimension" if target.startswith(DIMENSION) else target
    missing = dict(tried).get("dimensions", "")
    occasion = missing.removeprefix(_NO_ROW) if _NO_ROW in missing else _occasion(target, case)
    fix = f"Add a row for {occasion} to {_table_for(kind, steps, case)}"
    if "default" in steps:
        fix += f", or a default to {FILE}"
    if target == "vat" and not shown(case.record, case.facts, "supplier_country"):
        fix += f", or set home_country under [policy] in {FILE}"
    return Problem(
        code=f"{kind}_undecided",
        field=field,
        value=None,
        message=f"Nothing decides the {target} ({asked}).",
        fix=f"{fix}.",
    )


_NO_ROW: Final = "no row for "


def _table_for(kind: str, steps: Sequence[str], case: Case) -> str:
    """The table that a finance team would look into first."""
    if kind == "vendor" and employee_paid(case.record, case.paid_by):
        return "employees.csv" if "employee" in steps else "rules.csv"
    first = {
        "account": "categories",
        "dimension": "dimensions",
        "vat": "taxes",
        "vendor": "suppliers",
    }
    step = first.get(kind, "rules")
    return f"{step}.csv" if step in steps else "rules.csv"


def _occasion(target: str, case: Case) -> str:
    record = case.record
    if target == "vat":
        country = shown(record, case.facts, "supplier_country") or "an unknown country"
        return f"{shown(record, case.facts, 'tax_rate')} % from {country}"
    if target == "vendor":
        if employee_paid(record, case.paid_by):
            return f"employee {record.employee.number if record.employee else '(none)'}"
        return f"supplier {record.merchant_name or record.merchant_tin or '(none)'}"
    if record.category is None:
        kind = record.kind.replace("_", " ")
        return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} without category"
    return f"category {record.category.label}"


def make_chain(target: str, tables: Tables) -> Chain:
    """The chain that a document declares for a target."""
    available = _steps(target, tables)
    steps = tuple((name, available[name]) for name in tables.settings.chains[target])
    return Chain(target, steps, tables.hash)


def payment_step(tables: Tables, document_hash: str) -> Chain:
    """The chain that finds the way of paying: its value is the id of a row of payment_methods.csv."""
    step = Step(
        _from_table(tables.payments, "payment method", "no row is for this way of paying"),
        (tables.payments,),
    )
    return Chain("payment", (("payment_methods", step),), document_hash)


def withholding_step(tables: Tables, document_hash: str) -> Chain:
    """The chain that finds a withholding by its rate: its value is the id of a row of taxes.csv."""
    step = Step(_from_taxes(tables.withheld), (tables.withheld,))
    return Chain("withholding", (("taxes", step),), document_hash)


def _steps(target: str, tables: Tables) -> dict[str, Step]:
    rules = tables.rules.get(target)
    steps = {
        "rules": Step(_from_rules(rules), (rules,) if rules else ()),
        "default": Step(
            _from_default(target, tables.settings),
            reads=("category",) if target == "account" else (),
        ),
    }
    if target in ("posting_kind", "credit_account"):
        steps["payment_methods"] = Step(_from_payment_methods(target, tables), (tables.payments,))
    elif target == "account":
        steps["record"] = Step(_account_from_record, reads=("ledger_account",))
        steps["resource"] = Step(_account_from_resource, reads=("resource_account",))
        steps["categories"] = _category_step(target, tables)
        steps["settings"] = Step(_account_from_entity, reads=("entity_default_account", "entity"))
    elif target == "vat":
        steps["categories"] = _category_step(target, tables)
        steps["taxes"] = Step(
            _from_taxes(tables.taxes), (tables.taxes,), ("supplier_country", "tax_rate")
        )
    elif target == "vendor":
        steps["suppliers"] = Step(_from_suppliers(tables), reads=("payee",))
        steps["tax_number"] = Step(_from_tax_number, reads=("payee",))
        steps["employee"] = Step(_from_employee(tables), reads=_employee_reads(tables.settings))
    elif target.startswith(DIMENSION):
        code = target.removeprefix(DIMENSION)
        source = tables.settings.dimension_sources[code]
        steps["dimensions"] = Step(_from_dimensions(code, source, tables), reads=(source,))
        steps["record"] = Step(_dimension_from_record(source), reads=(source,))
        steps["blank"] = Step(_blank(source), reads=(source,))
    return steps


def _category_step(target: str, tables: Tables) -> Step:
    table = tables.categories[target]
    return Step(_from_table(table, "category row", "no row is for its category"), (table,))


def _employee_reads(settings: Settings) -> tuple[str, ...] | None:
    named = placeholders(settings.employee_vendor or "")
    return ("payee",) if named <= {"employee"} else None


def _from_function(name: str, function: Function) -> Ask:
    def ask(case: Case) -> Found | str:
        value = function(case.record)
        if value is None:
            return "it leaves this open"
        return Found(value=value, reason=f"the Python function {name} says so")

    return ask


def _from_rules(table: RuleTable | None) -> Ask:
    if table is None:
        return lambda _: "there is no rule for this"
    return _from_table(table, "rule", "no rule applies")


def _from_table(table: RuleTable, name: str, nothing: str) -> Ask:
    def ask(case: Case) -> Later | Problem | str:
        decision = table.decide(case.facts)
        if decision.tie:
            return _tie(decision)
        rule = decision.rule
        if rule is None:
            return _nothing(decision, nothing)
        if key(rule.value) == STOP:
            return Problem(
                code="rule_stops",
                field=rule.target,
                value=None,
                message=f"{name.capitalize()} {rule.id} ({rule.source}) leaves this to a person"
                + (f": {rule.note}." if rule.note else "."),
                fix="Decide it and book it by hand, or add a rule that is more specific.",
                source=rule.source,
            )
        return Later(rule.value, partial(_found, rule, decision, case, f"{name} {rule.id}", table))

    return ask


def _near(table: RuleTable, facts: Facts, winner: Rule) -> tuple[tuple[str, str], ...]:
    return tuple(
        (rule.id, f"if {column} were {_asked(rule, column)}")
        for rule, column in table.nearest(facts, winner)
    )


def _asked(rule: Rule, column: str) -> str:
    return "the one it asks for" if column == "employee" else dict(rule.conditions)[column]


def _from_payment_methods(target: str, tables: Tables) -> Ask:
    find = _from_table(tables.payments, "payment method", "no row is for this way of paying")

    def ask(case: Case) -> Found | Problem | str:
        answer = find(case)
        if isinstance(answer, Problem | str):
            return answer
        found = answer.tell() if isinstance(answer, Later) else answer
        method = tables.payment_methods[key(found.value)]
        value = method.posting_kind
        if target == "credit_account":
            value = f"{method.credit_type}:{method.credit}" if method.credit else ""
        if not value:
            return f"row {method.id} ({method.source}) says nothing on it"
        return attrs.evolve(found, value=value)

    return ask


def _tie(decision: Decision) -> Problem:
    tied = " and ".join(f"{rule.id} ({rule.source}: {rule.value})" for rule in decision.tie)
    return Problem(
        code="rule_tie",
        field=decision.tie[0].target,
        value=None,
        message=f"The rules {tied} match equally well and say different things.",
        fix=end_of_tie(decision.tie),
        source=decision.tie[0].source,
    )


def _nothing(decision: Decision, reason: str) -> str:
    if not decision.lost:
        return reason
    near = "; ".join(f"{id} {why}" for id, why in decision.lost)
    return f"{reason} ({near})"


def _found(
    rule: Rule,
    decision: Decision,
    case: Case,
    name: str,
    table: RuleTable | None = None,
) -> Found:
    matched = {
        column: shown(case.record, case.facts, column, case.cost_centers) for column in rule.columns
    }
    ranges = ranges_of(rule)
    asked = [f"{column} = {value}" for column, value in matched.items()]
    asked += [f"{column} {bounds}" for column, bounds in ranges.items()]
    matched.update(ranges)
    reason = f"{name} ({rule.source}) applies to {', '.join(asked) or 'everything'}"
    return Found(
        value=rule.value,
        reason=f"{reason}: {rule.note}" if rule.note else reason,
        rule_id=rule.id,
        source=rule.source,
        matched=matched,
        lost=decision.lost,
        runner_up=decision.runner_up.id if decision.runner_up else None,
        nearest=_near(table, case.facts, rule) if table else (),
        is_default=not matched,
    )


_FIXED: Final = ("description", "posting_kind")
"""Targets whose default is the declared way and no sign of a missing rule."""


def _from_default(target: str, settings: Settings) -> Ask:
    value = settings.defaults.get(target, "")

    def ask(case: Case) -> Found | Problem | str:
        if not value:
            return "there is no default"
        if (
            target == "account"
            and case.record.category is None
            and settings.without_category == "problem"
        ):
            return Problem(
                code="category_missing",
                field=target,
                value=None,
                message=f"The {case.record.kind} has no category, and no rule decides without one.",
                fix="Choose a category for it in Factorial, or add a rule for its supplier or project.",
            )
        return Found(
            value=value,
            reason=f"the default of {FILE}",
            source=f"{settings.file}:defaults.{target}",
            is_default=target not in _FIXED,
        )

    return ask


def _account_from_record(case: Case) -> Found | str:
    account = case.record.ledger_account
    if account is None:
        return "Factorial names no account"
    if not account.code:
        return "Factorial's account has no number"
    return Found(value=account.code, reason=f"Factorial's own mapping names account {account.code}")


def _account_from_resource(case: Case) -> Found | str:
    account = case.record.resource_account
    if account is None:
        return "Factorial names no account for its category"
    if not account.code:
        return "Factorial's account for its category has no number"
    return Found(
        value=account.code,
        reason=f"Factorial's accounts of categories name account {account.code}",
    )


def _account_from_entity(case: Case) -> Found | str:
    account = case.record.entity_default_account
    if account is None:
        return "Factorial names no default account for the legal entity"
    if not account.code:
        return "Factorial's default account of the legal entity has no number"
    entity = case.record.entity
    return Found(
        value=account.code,
        reason=f"Factorial's default account for expenses of {entity.label if entity else 'the legal entity'}",
        is_default=True,
    )


def _from_taxes(table: RuleTable) -> Ask:
    def ask(case: Case) -> Found | Problem | str:
        decision = table.decide(case.facts)
        if decision.tie:
            return _tie(decision)
        if decision.rule is None:
            country = shown(case.record, case.facts, "supplier_country") or "an unknown country"
            rate = shown(case.record, case.facts, "tax_rate")
            return _nothing(decision, f"no row for {rate} % from {country}")
        return _found(decision.rule, decision, case, f"tax {decision.rule.id}")

    return ask


# The vendor is who gets the money: the supplier of what an employee paid has got it already.
_EMPLOYEE_PAID: Final = "the employee paid, so the supplier has its money"


def employee_paid(record: ExpenseRecord, paid_by: str | None) -> bool | None:
    """Whether the employee gets the money; ``None`` where nothing tells it."""
    if paid_by is not None:
        return paid_by == "employee"
    if record.payment is not None:
        return key(record.payment) == "reimbursable"
    if record.kind == "expense":
        return None
    return record.kind in _BY_EMPLOYEES


_BY_EMPLOYEES: Final = ("mileage", "per_diem", "payroll_result")


def _payer_unknown(case: Case) -> Problem | None:
    if employee_paid(case.record, case.paid_by) is not None:
        return None
    return Problem(
        code="payment_missing",
        field="vendor",
        value=None,
        message="The receipt does not say who paid: it might be paid to the supplier and to the "
        "employee.",
        fix="Choose in Factorial whether it is reimbursable, or add a rule for the vendor.",
    )


def _from_suppliers(tables: Tables) -> Ask:
    def ask(case: Case) -> Found | Problem | str:
        unknown = _payer_unknown(case)
        if unknown is not None:
            return unknown
        if employee_paid(case.record, case.paid_by):
            return _EMPLOYEE_PAID
        matched: dict[str, str] = {}
        for entry, matched in _supplier_rows(tables, case):
            if entry is not None:
                return _entry_found(entry, matched, "supplier")
        return "no row names this supplier" if matched else "the record names no supplier"

    return ask


def _supplier_rows(tables: Tables, case: Case) -> Iterator[tuple[Entry | None, dict[str, str]]]:
    """What each way of naming a supplier leads to, surest first."""
    record = case.record
    if record.merchant_tin:
        entry = tables.suppliers_by_tax_number.get(compact(record.merchant_tin))
        yield entry, {"tax_number": record.merchant_tin}
    if record.supplier is not None:
        for text in (record.supplier.code, record.supplier.id):
            if text:
                yield tables.suppliers_by_external_id.get(key(text)), {"external_id": text}
    if record.merchant_name:
        name, country = key(record.merchant_name), case.facts.answers["supplier_country"]
        named = {"name": record.merchant_name}
        for code in country:
            entry = tables.suppliers_by_name_and_country.get((name, code))
            yield entry, {**named, "country": code.upper()}
        yield tables.suppliers_by_name.get(name), named


def _from_tax_number(case: Case) -> Found | Problem | str:
    record = case.record
    unknown = _payer_unknown(case)
    if unknown is not None:
        return unknown
    if employee_paid(record, case.paid_by):
        return _EMPLOYEE_PAID
    if not record.merchant_tin:
        return "the record has no tax number"
    vendors = case.books.vendors_of(record.merchant_tin)
    if not vendors:
        return f"no vendor has the tax number {record.merchant_tin}"
    vendor, *others = vendors
    if others:
        numbers = ", ".join(each.number for each in vendors)
        return Problem(
            code="vendor_ambiguous",
            field="vendor",
            value=record.merchant_tin,
            message=f"The vendors {numbers} share the tax number {record.merchant_tin}.",
            fix="Say in suppliers.csv which of them is meant, or merge them in Business Central.",
        )
    return Found(
        value=vendor.number,
        reason=f"vendor {vendor.number} has the tax number {record.merchant_tin}",
        matched={"tax_number": record.merchant_tin},
    )


def _from_employee(tables: Tables) -> Ask:
    template = tables.settings.employee_vendor

    def ask(case: Case) -> Found | Problem | str:
        record = case.record
        unknown = _payer_unknown(case)
        if unknown is not None:
            return unknown
        if not employee_paid(record, case.paid_by):
            return "the employee did not pay"
        employee = record.employee
        if employee is None:
            return "the record names no employee"
        for text in (employee.id, employee.code, employee.name):
            entry = tables.employees.get(key(text)) if text else None
            if entry is not None:
                return _entry_found(entry, {"employee": employee.number}, "employee")
        if template is None:
            return f"no row names employee {employee.number}"
        if "{employee}" in template and employee.code is None:
            return f"employee {employee.id} has no number in Factorial"
        number = fill(template, record, case.cost_centers)
        return Found(
            value=number,
            reason=f"employee {employee.number} paid; {FILE} makes the number from {template!r}",
            source=f"{tables.settings.file}:vendors.employee",
            matched={"employee": employee.number},
        )

    return ask


def _entry_found(entry: Entry, matched: Mapping[str, str], name: str) -> Found:
    asked = ", ".join(f"{column} = {value}" for column, value in matched.items())
    reason = f"{name} {entry.id} ({entry.source}) is for {asked}"
    return Found(
        value=entry.value,
        reason=f"{reason}: {entry.note}" if entry.note else reason,
        rule_id=entry.id,
        source=entry.source,
        matched=matched,
    )


def _source_of(case: Case, source: str) -> Ref | None:
    if source == "cost_center":
        return next(iter(case.cost_centers), None)
    record = case.record
    return {
        "project": record.project,
        "employee": record.employee,
        "entity": record.entity,
        "category": record.category,
        "subcategory": record.subcategory,
    }[source]


def _words(source: str) -> str:
    return source.replace("_", " ")


def _name(ref: Ref, source: str) -> str:
    return ref.number if source == "employee" else ref.label


def _from_dimensions(code: str, source: str, tables: Tables) -> Ask:
    def ask(case: Case) -> Found | str:
        ref = _source_of(case, source)
        if ref is None:
            return f"the record has no {_words(source)}"
        for text in (ref.id, ref.code, ref.name):
            entry = tables.dimensions.get((code, key(text))) if text else None
            if entry is not None:
                return _entry_found(entry, {source: _name(ref, source)}, "dimension")
        return f"{_NO_ROW}{_words(source)} {_name(ref, source)}"

    return ask


def _dimension_from_record(source: str) -> Ask:
    def ask(case: Case) -> Found | str:
        ref = _source_of(case, source)
        if ref is None:
            return f"the record has no {_words(source)}"
        if not ref.code:
            return f"the {_words(source)} {_name(ref, source)} has no code"
        return Found(
            value=ref.code,
            reason=f"the code of {_words(source)} {_name(ref, source)}",
            matched={source: _name(ref, source)},
        )

    return ask


def _blank(source: str) -> Ask:
    def ask(case: Case) -> Found | str:
        ref = _source_of(case, source)
        if ref is not None:
            return f"the {_words(source)} {_name(ref, source)} leads to no value"
        return Found(value="", reason=f"the record has no {_words(source)}, and blank is allowed")

    return ask
