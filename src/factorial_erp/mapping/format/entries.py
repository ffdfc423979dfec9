"""What do the tables of a mapping document say, checked and ready for look-up?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import Final, Literal, TypeVar, cast

import attrs

from ..allowances import ALLOWANCE_KINDS, ALLOWANCE_UNITS, Allowance
from ..match import compact, key
from ..posting import POSTING_KINDS
from ..rules import HitPolicy, Rule, RuleTable, read_conditions, read_validity
from ..tables import Problems, Row, did_you_mean
from ..vat import HUNDRED, Treatment
from .columns import CREDIT_TYPES, PAID_BY, STATUSES, TABLES, TAX_KINDS, WITH_DRAFTS
from .examples import Example, read_examples
from .settings import (
    DIMENSION,
    FILE,
    PLACEHOLDERS,
    Place,
    Settings,
    placeholders_unknown,
)

__all__ = ["STOP", "Draft", "Entry", "PaymentMethod", "Tables", "make_tables"]

STOP: Final = "stop"
"""The value by which a rule hands the decision to a person."""

_CREDIT_HINT: Final = (
    "Write the number of an account, or one of "
    f"{', '.join(f'{known}:NUMBER' for known in CREDIT_TYPES)}."
)

_K = TypeVar("_K", bound=Hashable)
Rows = Mapping[str, tuple[Row, ...]]


@attrs.frozen(kw_only=True)
class Entry:
    """A row of a table that leads from one thing to another."""

    id: str
    value: str
    source: str
    note: str = ""
    country: str | None = None


@attrs.frozen(kw_only=True)
class PaymentMethod:
    """A row of payment_methods.csv: who is credited for a way of paying."""

    id: str
    paid_by: Literal["employee", "card", "company", "payroll", "advance"]
    personal: bool
    """Personal spend: the employee owes it."""
    posting_kind: str
    """Empty where the row says nothing on it."""
    credit: str
    """Number that is credited; empty where the row says nothing on it."""
    credit_type: Literal["vendor", "employee", "account", "bank", ""]
    """What :attr:`credit` is a number of; empty where that is."""
    source: str
    note: str = ""


@attrs.frozen(kw_only=True)
class Draft:
    """A suggested row of suppliers.csv or employees.csv, which decides nothing."""

    table: str
    id: str
    cells: Mapping[str, str] = attrs.field(repr=False)
    """May name a person."""
    score: Decimal | None
    """From 0 to 1."""
    evidence: str = attrs.field(repr=False)
    source: str


@attrs.frozen(kw_only=True)
class Tables:
    """The tables of a document, ready for look-up."""

    settings: Settings
    rules: Mapping[str, RuleTable]
    """By target."""
    categories: Mapping[str, RuleTable]
    """By target, which is ``account`` or ``vat``."""
    taxes: RuleTable
    treatments: Mapping[str, Treatment]
    """By the key of their id."""
    withheld: RuleTable
    """Its rules have the id of a withholding as their value."""
    withholdings: Mapping[str, Treatment]
    """By the key of their id: lines without VAT on their :attr:`~.Treatment.vat_account`."""
    allowances: tuple[Allowance, ...]
    """In the order of their rows; the first that fits limits a record."""
    payments: RuleTable
    """Its rules have the id of a payment method as their value and may ask for ``status``."""
    payment_methods: Mapping[str, PaymentMethod]
    """By the key of their id."""
    suppliers_by_tax_number: Mapping[str, Entry]
    suppliers_by_iban: Mapping[str, Entry]
    suppliers_by_external_id: Mapping[str, Entry]
    suppliers_by_name: Mapping[str, Entry]
    """Rows that name no country."""
    suppliers_by_name_and_country: Mapping[tuple[str, str], Entry]
    """By the keys of both."""
    employees: Mapping[str, Entry]
    """Vendors."""
    employee_accounts: Mapping[str, Entry]
    dimensions: Mapping[tuple[str, str], Entry]
    """By dimension code and the key of the record's id, code or name."""
    drafts: tuple[Draft, ...]
    """Suggestions, in the order of their rows; they decide nothing."""
    examples: tuple[Example, ...]
    hash: str


def make_tables(settings: Settings, rows: Rows, content_hash: str, place: Place) -> Tables:
    """
    The tables of a document; what cannot be in a row, or contradicts another, goes to the problems.

    Args:
        rows: By the name of the table.
        place: Where the settings stand.
    """
    problems = place.problems
    methods = rows["payment_methods.csv"]
    problems.each(_check_suggested_tax, rows["taxes.csv"])
    in_force = _in_force(rows["taxes.csv"])
    taxes = [row for row in in_force if not _is_withholding(row)]
    withheld = [row for row in in_force if _is_withholding(row)]
    treatments = {key(tax.id): tax for tax in problems.each(_treatment, taxes)}
    _check_settings(settings, treatments, place)
    problems.each(_check_supplier, rows["suppliers.csv"])
    problems.each(_check_employee, rows["employees.csv"])
    suppliers, employees = _in_force(rows["suppliers.csv"]), _in_force(rows["employees.csv"])
    drafts = (row for name in WITH_DRAFTS for row in rows[name] if row.text("status"))

    def entries(
        rows: Iterable[Row], name: Callable[[Row], _K | None], column: str, value: str = "vendor"
    ) -> dict[_K, Entry]:
        return _entries(rows, name, column, value, problems)

    def table(rules: Iterable[Rule]) -> RuleTable:
        return _table(rules, "most_specific", problems)

    return Tables(
        settings=settings,
        rules=_rule_tables(rows["rules.csv"], settings, treatments, problems),
        categories={
            target: table(
                rule
                for rule in problems.each(
                    partial(_category_rule, target=target, treatments=treatments),
                    rows["categories.csv"],
                )
                if rule is not None
            )
            for target in ("account", "vat")
        },
        taxes=table(problems.each(_tax_rule, (row for row in taxes if row.text("rate")))),
        treatments=treatments,
        withheld=table(problems.each(_tax_rule, withheld)),
        withholdings={key(tax.id): tax for tax in problems.each(_withholding, withheld)},
        allowances=tuple(problems.each(_allowance, rows["allowances.csv"])),
        payments=table(problems.each(_payment_rule, methods)),
        payment_methods={
            key(method.id): method for method in problems.each(_payment_method, methods)
        },
        suppliers_by_tax_number=entries(suppliers, _named("tax_number", compact), "tax_number"),
        suppliers_by_iban=entries(suppliers, _named("iban", compact), "iban"),
        suppliers_by_external_id=entries(suppliers, _named("external_id", key), "external_id"),
        suppliers_by_name=entries(suppliers, _name_alone, "name"),
        suppliers_by_name_and_country=entries(suppliers, _name_and_country, "name"),
        employees=entries(employees, _named("employee", key), "employee"),
        employee_accounts=entries(employees, _named("employee", key), "employee", "account"),
        dimensions=_dimension_entries(rows["dimensions.csv"], settings, problems),
        drafts=tuple(problems.each(_draft, drafts)),
        examples=read_examples(rows["examples.csv"], settings, problems),
        hash=content_hash,
    )


def _check_settings(settings: Settings, treatments: Mapping[str, Treatment], place: Place) -> None:
    for path, id in (
        ("defaults.vat", settings.defaults.get("vat")),
        ("policy.rounding_vat", settings.rounding_vat),
    ):
        if id is not None and key(id) not in treatments:
            known = [treatment.id for treatment in treatments.values()]
            place.refuse(
                path,
                f"is {id!r}, which is no id of taxes.csv in force",
                f"Its ids are: {', '.join(known)}{did_you_mean(id, known)}.",
            )
    credit = settings.defaults.get("credit_account", "")
    if not _is_credit(credit):
        place.refuse("defaults.credit_account", f"is {credit!r}", _CREDIT_HINT)
    rounding = treatments.get(key(settings.rounding_vat or ""))
    if rounding is not None and rounding.percent:
        place.refuse(
            "policy.rounding_vat",
            f"is {settings.rounding_vat!r}, which adds VAT to a difference",
            "Name a row of taxes.csv whose percent is 0.",
        )


def _table(rules: Iterable[Rule], policy: HitPolicy, problems: Problems) -> RuleTable:
    found = tuple(rules)
    with problems.collecting():
        return RuleTable(found, policy)
    return RuleTable((), policy)


# ---- rules ----------------------------------------------------------------------------------------


def _rule_tables(
    rows: tuple[Row, ...],
    settings: Settings,
    treatments: Mapping[str, Treatment],
    problems: Problems,
) -> dict[str, RuleTable]:
    by_target: dict[str, list[Rule]] = {}
    targets = {key(target): target for target in settings.targets}

    def read(row: Row) -> Rule:
        named = row.required("target")
        target = targets.get(key(named))
        if target is None:
            raise row.invalid(
                "target",
                f"is {named!r}",
                f"Write one of: {', '.join(targets.values())}{did_you_mean(named, settings.targets)}."
                + (
                    f" Declare a dimension under [dimensions] in {FILE} first."
                    if key(named).startswith(DIMENSION)
                    else ""
                ),
            )
        return _rule(row, target, treatments)

    for rule in problems.each(read, rows):
        by_target.setdefault(rule.target, []).append(rule)
    return {
        target: _table(rules, settings.hit_policy, problems) for target, rules in by_target.items()
    }


def _rule(row: Row, target: str, treatments: Mapping[str, Treatment]) -> Rule:
    value = row.required("value")
    if key(value) == STOP:
        value = STOP
    elif target == "vat":
        _check_treatment(row, "value", treatments)
    elif target == "posting_kind":
        value = row.choice("value", POSTING_KINDS)
    elif target == "credit_account":
        _check_credit(row, value)
    elif target == "description":
        unknown = placeholders_unknown(value)
        if unknown is not None:
            raise row.invalid(
                "value",
                f"has the placeholder {{{unknown}}}, which means nothing",
                f"Known are: {', '.join(PLACEHOLDERS)}{did_you_mean(unknown, PLACEHOLDERS)}.",
            )
    else:
        value = row.account("value")
    if row.text("tax_rate") and target not in ("account", "vat"):
        raise row.invalid(
            "tax_rate",
            f"narrows a rule for {target}, which is decided once for a whole receipt",
            "Leave it blank; only account and vat are decided for each rate.",
        )
    return _make_rule(row, target, value)


def _check_treatment(row: Row, column: str, treatments: Mapping[str, Treatment]) -> None:
    value = row.text(column)
    if key(value) not in treatments:
        known = [treatment.id for treatment in treatments.values()]
        raise row.invalid(
            column,
            f"is {value!r}, which is no id of taxes.csv in force, or that of a withholding",
            f"Its ids are: {', '.join(known)}{did_you_mean(value, known)}.",
        )


def _check_credit(row: Row, value: str) -> None:
    if ":" not in value:
        row.account("value")
    elif not _is_credit(value):
        raise row.invalid("value", f"is {value!r}", _CREDIT_HINT)


def _is_credit(value: str) -> bool:
    """Whether a value is the number of an account, or a number with what it belongs to."""
    type, colon, number = value.partition(":")
    return not colon or (key(type) in CREDIT_TYPES and bool(number.strip()))


def _make_rule(
    row: Row,
    target: str,
    value: str,
    names: Mapping[str, str] | None = None,
    *,
    priority: int = 0,
    further: tuple[tuple[str, str], ...] = (),
) -> Rule:
    conditions = read_conditions(row, names)
    return Rule(
        id=row.text("id"),
        target=target,
        value=value,
        source=row.source,
        row=row.number,
        note=row.text("note"),
        owner=row.text("owner"),
        conditions=(*conditions.texts, *further),
        amount_from=conditions.amount_from,
        amount_to=conditions.amount_to,
        valid_from=conditions.valid_from,
        valid_to=conditions.valid_to,
        priority=conditions.priority or priority,
        can_rank="priority" in TABLES[row.table].all,
    )


def _category_rule(row: Row, *, target: str, treatments: Mapping[str, Treatment]) -> Rule | None:
    """What a row says on a target, ``None`` where it says nothing."""
    if not (row.text("category") or row.text("subcategory")):
        raise row.invalid(
            "category",
            "and subcategory are empty",
            f"Fill in one of them; what holds for all stands under [defaults] in {FILE}.",
        )
    value = row.text(target)
    if not value:
        return None
    if key(value) == STOP:
        value = STOP
    elif target == "vat":
        _check_treatment(row, "vat", treatments)
    else:
        row.account("account")
    # A row that names only the subcategory is as specific as one for its category.
    return _make_rule(row, target, value, priority=1 if row.text("subcategory") else 0)


# ---- taxes ----------------------------------------------------------------------------------------


def _is_withholding(row: Row) -> bool:
    return key(row.text("kind")) == "withholding"


def _tax_rule(row: Row) -> Rule:
    _percent(row, "rate")
    # The column kind of taxes.csv is the kind of the tax, not of the expense.
    names = {"tax_rate": "rate", "supplier_country": "country", "kind": ""}
    target = "withholding" if _is_withholding(row) else "vat"
    return _make_rule(row, target, row.text("id"), names)


def _withholding(row: Row) -> Treatment:
    """A row for what is kept from a supplier: a line without VAT on an account of its own."""
    row.required("rate")
    row.required("percent")
    if _percent(row, "percent"):
        raise row.invalid(
            "percent",
            f"is {row.text('percent')!r}, but a withholding is no VAT that the ERP computes",
            "Write 0, with a vat_code whose VAT in Business Central is 0 %; what is withheld stands in rate.",
        )
    for column in ("deductible", "cost_account", "reverse_account"):
        if row.text(column):
            raise row.invalid(
                column,
                f"is {row.text(column)!r}, which means nothing of a withholding",
                "Empty it.",
            )
    return Treatment(
        id=row.text("id"),
        vat_code=row.required("vat_code"),
        identifier=row.text("identifier") or row.required("vat_code"),
        percent=Decimal(0),
        kind="none",
        source=row.source,
        vat_account=row.account("vat_account"),
    )


def _treatment(row: Row) -> Treatment:
    row.required("kind")
    kind = cast("Literal['normal', 'reverse_charge', 'none']", row.choice("kind", TAX_KINDS))
    row.required("percent")
    percent = _percent(row, "percent") or Decimal(0)
    if kind == "none" and percent:
        raise row.invalid(
            "percent",
            f"is {row.text('percent')!r}, but the kind 'none' means that no VAT is computed",
            "Write 0, with a vat_code whose VAT in Business Central is 0 %.",
        )
    deductible = _percent(row, "deductible")
    if kind == "none" and deductible is not None:
        raise row.invalid(
            "deductible",
            f"is {row.text('deductible')!r}, but the kind 'none' reclaims no VAT",
            "Leave it blank.",
        )
    return Treatment(
        id=row.text("id"),
        vat_code=row.required("vat_code"),
        identifier=row.text("identifier") or row.required("vat_code"),
        percent=percent,
        kind=kind,
        source=row.source,
        deductible=HUNDRED if deductible is None else deductible,
        cost_account=_optional_account(row, "cost_account"),
        vat_account=_optional_account(row, "vat_account"),
        reverse_account=_optional_account(row, "reverse_account"),
    )


def _check_suggested_tax(row: Row) -> None:
    if row.choice("status", ("draft",)):
        # One that is in force is read anyway.
        _withholding(row) if _is_withholding(row) else _treatment(row)


def _optional_account(row: Row, column: str) -> str:
    return row.account(column) if row.text(column) else ""


def _percent(row: Row, column: str) -> Decimal | None:
    percent = row.decimal(column)
    if percent is not None and not 0 <= percent <= HUNDRED:
        raise row.invalid(column, f"is {row.text(column)!r}", "Write a number from 0 to 100.")
    return percent


# ---- allowances -----------------------------------------------------------------------------------


def _allowance(row: Row) -> Allowance:
    for column in ("kind", "unit", "tax_free"):
        row.required(column)
    kind, unit = row.choice("kind", ALLOWANCE_KINDS), row.choice("unit", ALLOWANCE_UNITS)
    if (kind == "per_diem") != (unit == "days"):
        hint = "Write days for per_diem, else kilometers or miles."
        raise row.invalid("unit", f"is {unit!r}, but the kind is {kind}", hint)
    tax_free = row.decimal("tax_free") or Decimal(0)
    if tax_free < 0:
        raise row.invalid("tax_free", f"is {tax_free}", "Write an amount of zero or more.")
    first, last = read_validity(row)
    return Allowance(
        id=row.text("id"),
        kind=cast("Literal['mileage', 'per_diem']", kind),
        tax_free=tax_free,
        unit=cast("Literal['kilometers', 'miles', 'days']", unit),
        account=row.account("account"),
        currency=row.text("currency").upper(),
        valid_from=first,
        valid_to=last,
        source=row.source,
        note=row.text("note"),
    )


# ---- ways of paying -------------------------------------------------------------------------------


def _payment_rule(row: Row) -> Rule:
    status = row.choice("status", STATUSES)
    return _make_rule(
        row, "payment", row.text("id"), further=(("status", status),) if status else ()
    )


def _payment_method(row: Row) -> PaymentMethod:
    row.required("paid_by")
    credit = _optional_account(row, "credit")
    credit_type = row.choice("credit_type", CREDIT_TYPES)
    if bool(credit) != bool(credit_type):
        missing = "credit_type" if credit else "credit"
        raise row.invalid(
            missing,
            "is empty, but credit and credit_type belong together",
            "Fill in both or neither.",
        )
    return PaymentMethod(
        id=row.text("id"),
        paid_by=cast(
            "Literal['employee', 'card', 'company', 'payroll', 'advance']",
            row.choice("paid_by", PAID_BY),
        ),
        personal=row.choice("personal", ("yes", "no")) == "yes",
        posting_kind=row.choice("posting_kind", POSTING_KINDS),
        credit=credit,
        credit_type=cast("Literal['vendor', 'employee', 'account', 'bank', '']", credit_type),
        source=row.source,
        note=row.text("note"),
    )


# ---- suppliers, employees, dimensions -------------------------------------------------------------


def _in_force(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(row for row in rows if not row.text("status"))


def _draft(row: Row) -> Draft:
    return Draft(
        table=row.table,
        id=row.text("id"),
        cells=dict(row.cells),
        score=row.decimal("score"),
        evidence=row.text("evidence"),
        source=row.source,
    )


def _check_supplier(row: Row) -> None:
    _check_suggestion(row)
    if row.text("vendor") or not row.text("status"):
        row.account("vendor")
    ways = ("tax_number", "iban", "external_id", "name")
    if not any(row.text(way) for way in ways):
        raise row.invalid("tax_number", "and name are empty", f"Fill in one of: {', '.join(ways)}.")
    if row.text("country"):
        row.country("country")


def _check_employee(row: Row) -> None:
    _check_suggestion(row)
    row.required("employee")
    for column in ("vendor", "account"):
        _optional_account(row, column)
    if not (row.text("vendor") or row.text("account") or row.text("status")):
        raise row.invalid("vendor", "and account are empty", "Fill in one of them.")


def _check_suggestion(row: Row) -> None:
    row.choice("status", ("draft",))
    score = row.decimal("score")
    if score is not None and not 0 <= score <= 1:
        raise row.invalid("score", f"is {row.text('score')!r}", "Write a number from 0 to 1.")


def _named(column: str, normal: Callable[[str], str]) -> Callable[[Row], str | None]:
    return lambda row: normal(row.text(column)) or None


def _name_alone(row: Row) -> str | None:
    return None if row.text("country") else key(row.text("name")) or None


def _name_and_country(row: Row) -> tuple[str, str] | None:
    name, country = key(row.text("name")), key(row.text("country"))
    return (name, country) if name and country else None


def _dimension_entries(
    rows: tuple[Row, ...], settings: Settings, problems: Problems
) -> dict[tuple[str, str], Entry]:
    codes = {key(code): code for code in settings.dimension_sources}

    def name(row: Row) -> tuple[str, str]:
        named = row.required("dimension")
        code = codes.get(key(named))
        if code is None:
            known = tuple(codes.values())
            raise row.invalid(
                "dimension",
                f"is {named!r}, which {FILE} does not declare",
                f"Declared are: {', '.join(known)}{did_you_mean(named, known)}.",
            )
        return code, key(row.required("from"))

    return _entries(rows, name, "from", "value", problems)


def _entries(
    rows: Iterable[Row],
    name: Callable[[Row], _K | None],
    column: str,
    value: str,
    problems: Problems,
) -> dict[_K, Entry]:
    """The values of rows by the name that a column gives them; rows without both are passed over."""
    entries: dict[_K, Entry] = {}

    def add(row: Row) -> None:
        named = name(row)
        if named is None or (value != "value" and not row.text(value)):
            return
        entry = _entry(row, value)
        other = entries.setdefault(named, entry)
        if other.value != entry.value:
            raise row.invalid(
                column,
                f"is {row.text(column)!r}, as in {other.source}, which says {other.value!r}",
                "Delete one of the two rows.",
            )

    problems.each(add, rows)
    return entries


def _entry(row: Row, value: str) -> Entry:
    country = row.text("country")
    return Entry(
        id=row.text("id"),
        value=row.account(value),
        source=row.source,
        note=row.text("note"),
        country=country.upper() if country else None,
    )
