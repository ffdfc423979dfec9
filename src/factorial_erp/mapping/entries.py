"""What do the tables of a mapping document say, checked and ready for look-up?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal
from typing import Final, Literal, TypeVar, cast

import attrs

from ..errors import MappingInvalid
from .columns import CREDIT_TYPES, PAID_BY, STATUSES
from .match import compact, key
from .posting import POSTING_KINDS
from .rules import Rule, RuleTable, read_conditions
from .settings import (
    DIMENSION,
    FILE,
    PLACEHOLDERS,
    Settings,
    placeholders_unknown,
)
from .tables import Row, did_you_mean
from .vat import HUNDRED, KINDS, Treatment

__all__ = ["STOP", "Draft", "Entry", "PaymentMethod", "Tables", "make_tables"]

STOP: Final = "stop"
"""The value by which a rule hands the decision to a person."""

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
    hash: str


def make_tables(settings: Settings, rows: Rows, content_hash: str) -> Tables:
    """
    The tables of a document.

    Args:
        rows: By the name of the table.

    Raises:
        MappingInvalid: A row says something that cannot be, or two rows contradict each other.
    """
    treatments = {key(row.text("id")): _treatment(row) for row in rows["taxes.csv"]}
    _check_settings(settings, treatments)
    methods = rows["payment_methods.csv"]
    suppliers, employees = _in_force(rows["suppliers.csv"]), _in_force(rows["employees.csv"])
    for row in suppliers:
        _check_supplier(row)
    by_name = [row for row in suppliers if not row.text("country")]
    return Tables(
        settings=settings,
        rules=_rule_tables(rows["rules.csv"], settings, treatments),
        categories={
            target: RuleTable(
                _category_rules(rows["categories.csv"], target, treatments), "most_specific"
            )
            for target in ("account", "vat")
        },
        taxes=RuleTable((_tax_rule(row) for row in rows["taxes.csv"]), "most_specific"),
        treatments=treatments,
        payments=RuleTable((_payment_rule(row) for row in methods), "most_specific"),
        payment_methods={key(row.text("id")): _payment_method(row) for row in methods},
        suppliers_by_tax_number=_entries(suppliers, "tax_number", compact),
        suppliers_by_iban=_entries(suppliers, "iban", compact),
        suppliers_by_external_id=_entries(suppliers, "external_id", key),
        suppliers_by_name=_entries(by_name, "name", key),
        suppliers_by_name_and_country=_by_name_and_country(suppliers),
        employees=_entries(employees, "employee", key),
        employee_accounts=_entries(employees, "employee", key, value="account"),
        dimensions=_dimension_entries(rows["dimensions.csv"], settings),
        drafts=tuple(
            _draft(row)
            for table in ("suppliers.csv", "employees.csv")
            for row in rows[table]
            if row.choice("status", ("draft",))
        ),
        hash=content_hash,
    )


def _check_settings(settings: Settings, treatments: Mapping[str, Treatment]) -> None:
    for column, id in (
        ("defaults.vat", settings.defaults.get("vat")),
        ("policy.rounding_vat", settings.rounding_vat),
    ):
        if id is not None and key(id) not in treatments:
            known = [treatment.id for treatment in treatments.values()]
            raise MappingInvalid(
                f"{FILE}: {column} is {id!r}, which is no id of taxes.csv.",
                file=FILE,
                column=column,
                hint=f"Its ids are: {', '.join(known)}{did_you_mean(id, known)}.",
            )
    if settings.rounding_vat and treatments[key(settings.rounding_vat)].percent:
        raise MappingInvalid(
            f"{FILE}: policy.rounding_vat is {settings.rounding_vat!r}, which adds VAT to a difference.",
            file=FILE,
            column="policy.rounding_vat",
            hint="Name a row of taxes.csv whose percent is 0.",
        )


# ---- rules ----------------------------------------------------------------------------------------


def _rule_tables(
    rows: tuple[Row, ...], settings: Settings, treatments: Mapping[str, Treatment]
) -> dict[str, RuleTable]:
    by_target: dict[str, list[Rule]] = {}
    targets = {key(target): target for target in settings.targets}
    for row in rows:
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
        by_target.setdefault(target, []).append(_rule(row, target, treatments))
    return {target: RuleTable(rules, settings.hit_policy) for target, rules in by_target.items()}


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
            f"is {value!r}, which is no id of taxes.csv",
            f"Its ids are: {', '.join(known)}{did_you_mean(value, known)}.",
        )


def _check_credit(row: Row, value: str) -> None:
    type, colon, number = value.partition(":")
    if not colon:
        row.account("value")
    elif key(type) not in CREDIT_TYPES or not number.strip():
        raise row.invalid(
            "value",
            f"is {value!r}",
            "Write the number of an account, or one of "
            f"{', '.join(f'{known}:NUMBER' for known in CREDIT_TYPES)}.",
        )


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
    )


def _category_rules(
    rows: tuple[Row, ...], target: str, treatments: Mapping[str, Treatment]
) -> list[Rule]:
    rules: list[Rule] = []
    for row in rows:
        if not (row.text("category") or row.text("subcategory")):
            raise row.invalid(
                "category",
                "and subcategory are empty",
                f"Fill in one of them; what holds for all stands under [defaults] in {FILE}.",
            )
        value = row.text(target)
        if not value:
            continue
        if key(value) == STOP:
            value = STOP
        elif target == "vat":
            _check_treatment(row, "vat", treatments)
        else:
            row.account("account")
        # A row that names only the subcategory is as specific as one for its category.
        rules.append(_make_rule(row, target, value, priority=1 if row.text("subcategory") else 0))
    return rules


# ---- taxes ----------------------------------------------------------------------------------------


def _tax_rule(row: Row) -> Rule:
    row.required("rate")
    # The column kind of taxes.csv is the kind of the tax, not of the expense.
    names = {"tax_rate": "rate", "supplier_country": "country", "kind": ""}
    return _make_rule(row, "vat", row.text("id"), names)


def _treatment(row: Row) -> Treatment:
    row.required("kind")
    kind = cast("Literal['normal', 'reverse_charge', 'none']", row.choice("kind", KINDS))
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


def _optional_account(row: Row, column: str) -> str:
    return row.account(column) if row.text(column) else ""


def _percent(row: Row, column: str) -> Decimal | None:
    percent = row.decimal(column)
    if percent is not None and not 0 <= percent <= HUNDRED:
        raise row.invalid(column, f"is {row.text(column)!r}", "Write a number from 0 to 100.")
    return percent


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
    return tuple(row for row in rows if not row.choice("status", ("draft",)))


def _draft(row: Row) -> Draft:
    score = row.decimal("score")
    if score is not None and not 0 <= score <= 1:
        raise row.invalid("score", f"is {row.text('score')!r}", "Write a number from 0 to 1.")
    if row.text("vendor"):
        row.account("vendor")
    return Draft(
        table=row.table,
        id=row.text("id"),
        cells=dict(row.cells),
        score=score,
        evidence=row.text("evidence"),
        source=row.source,
    )


def _check_supplier(row: Row) -> None:
    row.account("vendor")
    ways = ("tax_number", "iban", "external_id", "name")
    if not any(row.text(way) for way in ways):
        raise row.invalid("tax_number", "and name are empty", f"Fill in one of: {', '.join(ways)}.")
    if row.text("country"):
        row.country("country")


def _by_name_and_country(rows: tuple[Row, ...]) -> dict[tuple[str, str], Entry]:
    entries: dict[tuple[str, str], Entry] = {}
    for row in rows:
        country = row.text("country")
        if country and row.text("name"):
            _add(entries, (key(row.text("name")), key(country)), _entry(row, "vendor"), row, "name")
    return entries


def _entries(
    rows: Iterable[Row], column: str, normal: Callable[[str], str], *, value: str = "vendor"
) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for row in rows:
        if column == "employee":
            row.required("employee")
            if not (row.text("vendor") or row.text("account")):
                raise row.invalid("vendor", "and account are empty", "Fill in one of them.")
        text = normal(row.text(column))
        if text and row.text(value):
            _add(entries, text, _entry(row, value), row, column)
    return entries


def _dimension_entries(rows: tuple[Row, ...], settings: Settings) -> dict[tuple[str, str], Entry]:
    entries: dict[tuple[str, str], Entry] = {}
    codes = {key(code): code for code in settings.dimension_sources}
    for row in rows:
        named = row.required("dimension")
        code = codes.get(key(named))
        if code is None:
            raise row.invalid(
                "dimension",
                f"is {named!r}, which {FILE} does not declare",
                f"Declared are: {', '.join(codes.values())}{did_you_mean(named, tuple(codes.values()))}.",
            )
        _add(entries, (code, key(row.required("from"))), _entry(row, "value"), row, "from")
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


def _add(entries: dict[_K, Entry], name: _K, entry: Entry, row: Row, column: str) -> None:
    other = entries.get(name)
    if other is not None and other.value != entry.value:
        raise row.invalid(
            column,
            f"is {row.text(column)!r}, as in {other.source}, which says {other.value!r}",
            "Delete one of the two rows.",
        )
    entries.setdefault(name, entry)
