"""What in a mapping document is wrong, doubtful or beyond checking?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ...errors import ConfigurationMissing
from ..allowances import Allowance
from ..books import Books
from ..checks import NumberCheck, check_iban, check_tax_number
from ..format.columns import WITH_DRAFTS
from ..format.settings import DIMENSION, FILE
from ..match import bare_tax_number, compact, country_of, key
from ..money import as_text
from ..records.expense import Membership
from ..rules import Rule, RuleTable
from ..vat import Treatment
from .finding import Finding, Findings, Severity
from .references import Checker, references
from .shadows import Gap, Shadow, gaps, overlaps, shadows
from .validating import beyond_checking

if TYPE_CHECKING:
    from ..document import MappingDocument
    from ..tables import Row

__all__ = ["lint"]

_OF_RECEIPTS: Final = ("supplier", "supplier_country", "tax_rate")
_LACKING: Final[dict[str, tuple[str, ...]]] = {
    "mileage": (*_OF_RECEIPTS, "document_type"),
    "per_diem": (*_OF_RECEIPTS, "document_type"),
    "journal_entry": _OF_RECEIPTS,
    "payroll_result": _OF_RECEIPTS,
}
"""What some kinds of records do not have; neither was one of them paid by card."""

_SAYING: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "account": (("categories", "categories.csv", "account"),),
    "vat": (("categories", "categories.csv", "vat"), ("taxes", "taxes.csv", "vat_code")),
    "vendor": (("suppliers", "suppliers.csv", "vendor"), ("employee", "employees.csv", "vendor")),
    "posting_kind": (("payment_methods", "payment_methods.csv", "posting_kind"),),
    "credit_account": (("payment_methods", "payment_methods.csv", "credit"),),
    DIMENSION: (("dimensions", "dimensions.csv", "value"),),
}
"""By target: the step, the table that it looks into, and the column that says something."""

_SEVERITIES: Final[dict[str, Severity]] = {
    "wrong": "error",
    "doubtful": "warning",
    "unverifiable": "unverifiable",
}

_DAY: Final = dt.timedelta(days=1)


def lint(
    document: MappingDocument,
    books: Books | None = None,
    *,
    memberships: Mapping[str, Sequence[Membership]] | None = None,
) -> Findings:
    """
    Look through a document.

    Args:
        books: To compare accounts, vendors, dimension values and VAT codes with; without them, that they
            were not compared is a finding of its own.
        memberships: Cost centres of each employee, by number or id, to see whether they total 100 %.
    """
    return Findings.sorted(
        [
            *_competing(document),
            *_impossible(document),
            *_chains(document),
            *_hidden_categories(document),
            *_unused_taxes(document),
            *_fractions(document),
            *_shared_identifiers(document),
            *_twins(document),
            *_numbers(document),
            *_drafts(document),
            *_percentages(memberships or {}),
            *(_uncompared() if books is None else _compared(document, books)),
        ]
    )


# ---- rules against each other ---------------------------------------------------------------------


def _tables(document: MappingDocument) -> Iterator[tuple[Sequence[Rule], str]]:
    """The rules that compete with each other, and how the first among them is found."""
    tables = document.tables
    for table in tables.rules.values():
        yield table.rules, document.settings.hit_policy
    for other in (tables.taxes, tables.withheld, tables.payments, *tables.categories.values()):
        yield other.rules, "most_specific"
    yield tuple(map(_as_rule, tables.allowances)), "first"


def _as_rule(allowance: Allowance) -> Rule:
    """An allowance as a rule: the first one for a kind, a currency and a day counts."""
    currency = key(allowance.currency)
    return Rule(
        id=allowance.id,
        target="allowance",
        value=f"{allowance.tax_free} for one of {allowance.unit}, beyond it {allowance.account}",
        source=allowance.source,
        row=int(allowance.source.rpartition(":")[2]),
        conditions=(*((("currency", currency),) if currency else ()), ("kind", allowance.kind)),
        valid_from=allowance.valid_from,
        valid_to=allowance.valid_to,
    )


def _competing(document: MappingDocument) -> Iterator[Finding]:
    for rules, policy in _tables(document):
        hidden = tuple(shadows(rules, policy))
        yield from map(_shadow, hidden)
        yield from map(_gap, gaps(rules))
        never = {shadow.rule.source for shadow in hidden}
        for one, other in overlaps(rules):
            if not never & {one.source, other.source}:
                yield _overlap(one, other)


def _shadow(shadow: Shadow) -> Finding:
    rule = shadow.rule
    by = " and ".join(f"{other.id} ({other.source})" for other in shadow.by)
    same = {other.value for other in shadow.by} == {rule.value}
    return Finding(
        code="rule_shadowed",
        severity="warning",
        message=f"Row {rule.id} for {rule.target} never decides: {by} "
        f"{'decides' if len(shadow.by) == 1 else 'decide'} wherever it applies"
        + (", and says the same." if same else "."),
        fix="Delete it." if same else "Delete it, narrow it, or let it rank higher.",
        source=rule.source,
    )


def _gap(gap: Gap) -> Finding:
    return Finding(
        code="validity_gap",
        severity="warning",
        message=f"From {gap.start} to {gap.end} neither {gap.before.id} ({gap.before.source}) nor "
        f"{gap.after.id} ({gap.after.source}) is valid for {gap.after.target}; something less "
        "specific or the next step decides.",
        fix="Close the gap in valid_to and valid_from, unless it is meant.",
        source=gap.after.source,
    )


def _overlap(one: Rule, other: Rule) -> Finding:
    return Finding(
        code="validity_overlap",
        severity="info",
        message=f"{one.id} ({one.source}) and {other.id} ({other.source}) ask for the same, are valid "
        f"on the same days and say {one.value!r} and {other.value!r} on {other.target}; the more "
        "specific or higher one decides.",
        fix="Let valid_to of the one end before valid_from of the other, unless it is meant.",
        source=other.source,
    )


def _impossible(document: MappingDocument) -> Iterator[Finding]:
    for table in document.tables.rules.values():
        for rule in table.rules:
            asked = dict(rule.conditions)
            kind = asked.get("kind", "")
            lacking = [column for column in _LACKING.get(kind, ()) if column in asked]
            if kind in _LACKING and asked.get("card") == "yes":
                lacking.append("card")
            if lacking:
                yield Finding(
                    code="rule_impossible",
                    severity="warning",
                    message=f"Row {rule.id} never applies: a {kind} has no {lacking[0]}.",
                    fix=f"Leave {lacking[0]} or kind blank.",
                    source=rule.source,
                )


# ---- steps of the chains --------------------------------------------------------------------------


def _chains(document: MappingDocument) -> Iterator[Finding]:
    settings, tables = document.settings, document.tables
    for target, steps in settings.chains.items():
        table = tables.rules.get(target)
        default = settings.defaults.get(target)
        if table is not None and "rules" not in steps:
            yield _not_asked(target, "rules", table.rules[0].source)
        if default and "default" not in steps and target not in ("description", "posting_kind"):
            yield _not_asked(target, "default", settings.source(f"defaults.{target}"))
        for step, source in _filled(document, target):
            if step not in steps:
                yield _not_asked(target, step, source)
        whole = next((rule for rule in table.rules if _asks_nothing(rule)), None) if table else None
        if whole is None or "rules" not in steps:
            continue
        later = [
            step
            for step in steps[steps.index("rules") + 1 :]
            if step != "blank" and (step != "default" or default)
        ]
        if later and target != "description":
            yield Finding(
                code="steps_unreachable",
                severity="warning",
                message=f"Row {whole.id} decides the {target} of every record, so that "
                f"{', '.join(later)} {'are' if len(later) > 1 else 'is'} never asked.",
                fix=f"Narrow the row, or make it the default for {target} in {FILE}.",
                source=whole.source,
            )


def _filled(document: MappingDocument, target: str) -> Iterator[tuple[str, str]]:
    """The steps for which a table has rows that say something on a target, with the first such row."""
    code = target.removeprefix(DIMENSION)
    tables = _SAYING.get(target, ()) if code == target else _SAYING[DIMENSION]
    for step, table, column in tables:
        for row in document.rows(table):
            is_meant = code == target or key(row.text("dimension")) == key(code)
            if row.text(column) and is_meant and not _waits(row, table):
                yield step, row.source
                break


def _not_asked(target: str, step: str, source: str) -> Finding:
    return Finding(
        code="step_not_asked",
        severity="warning",
        message=f"There is something to say on {target} under {step!r}, but its chain does not ask it.",
        fix=f"Add {step!r} to {target} under [chains] in {FILE}, or delete it.",
        source=source,
    )


def _asks_nothing(rule: Rule) -> bool:
    return not rule.specificity


def _hidden_categories(document: MappingDocument) -> Iterator[Finding]:
    """Rows of categories.csv that a rule for the whole category keeps from deciding."""
    for target, table in document.tables.categories.items():
        steps = document.settings.chains.get(target, ())
        if "rules" not in steps or "categories" not in steps:
            continue
        if steps.index("rules") > steps.index("categories"):
            continue
        whole = {
            rule.conditions: rule
            for rule in _rules_of(document.tables.rules.get(target))
            if rule.specificity == len(rule.conditions)
        }
        for row in table.rules:
            for asked in (row.conditions, *((each,) for each in row.conditions)):
                rule = whole.get(asked)
                if rule is not None:
                    yield Finding(
                        code="category_hidden",
                        severity="warning",
                        message=f"Row {row.id} never decides the {target}: rule {rule.id} "
                        f"({rule.source}) is asked first and decides {rule.value!r} for all of it.",
                        fix="Delete one of the two.",
                        source=row.source,
                    )
                    break


def _rules_of(table: RuleTable | None) -> Sequence[Rule]:
    return () if table is None else table.rules


def _unused_taxes(document: MappingDocument) -> Iterator[Finding]:
    settings, tables = document.settings, document.tables
    named = {key(settings.defaults.get("vat", "")), key(settings.rounding_vat or "")}
    for table in (tables.rules.get("vat"), tables.categories.get("vat")):
        named.update(key(rule.value) for rule in _rules_of(table))
    if "taxes" in settings.chains.get("vat", ()):
        hidden = {shadow.rule.id for shadow in shadows(tables.taxes.rules, "most_specific")}
    else:
        hidden = {rule.id for rule in tables.taxes.rules}
    for rule in tables.taxes.rules:
        if rule.id in hidden and key(rule.id) not in named:
            yield Finding(
                code="tax_unused",
                severity="info",
                message=f"Nothing leads to the tax {rule.id}.",
                fix="Delete the row, or name it in a rule.",
                source=rule.source,
            )


def _fractions(document: MappingDocument) -> Iterator[Finding]:
    """Percentages below one, as Excel's 50 % becomes 0.5 where only the value is taken over."""
    for row in document.rows("taxes.csv"):
        if _waits(row, "taxes.csv"):
            continue
        for column in ("rate", "percent", "deductible"):
            percent = row.decimal(column)
            if percent is not None and 0 < percent < 1:
                meant = as_text(percent * 100)
                yield Finding(
                    code="percent_below_one",
                    severity="warning",
                    message=f"{column} is {as_text(percent)}, less than one percent: percentages are "
                    "written as such here, and not as fractions.",
                    fix=f"Write {meant} if {meant} % is meant.",
                    source=row.source,
                )


def _shared_identifiers(document: MappingDocument) -> Iterator[Finding]:
    """Taxes that a document would round together, although they are computed differently."""
    treatments, seen = document.tables.treatments, dict[tuple[str, str, str], Treatment]()
    for row in document.rows("taxes.csv"):
        treatment = treatments.get(key(row.text("id")))
        if treatment is None or _waits(row, "taxes.csv"):
            continue
        place = (key(treatment.identifier), treatment.kind, key(row.text("business_group")))
        first = seen.setdefault(place, treatment)
        for column in ("percent", "deductible"):
            own, other = getattr(treatment, column), getattr(first, column)
            if own != other:
                yield Finding(
                    code="identifier_shared",
                    severity="warning",
                    message=f"{treatment.id} and {first.id} share the VAT identifier "
                    f"{treatment.identifier}, but {column} is {as_text(own)} and {as_text(other)}: "
                    "Business Central has one for an identifier, and rounds documents once for it.",
                    fix=f"Correct one of them, or give {treatment.id} an identifier and a VAT code of its own.",
                    source=treatment.source,
                )


# ---- suppliers and suggestions --------------------------------------------------------------------


def _twins(document: MappingDocument) -> Iterator[Finding]:
    rows = [row for row in document.rows("suppliers.csv") if not _waits(row, "suppliers.csv")]
    numbers: dict[str, Row] = {}
    accounts: dict[str, Row] = {}
    for row in rows:
        number = bare_tax_number(row.text("tax_number"), row.text("country"))
        other = numbers.setdefault(number, row) if number else row
        if other is not row:
            yield _twin("supplier_twin", "tax number", other, row)
        account = compact(row.text("iban"))
        other = accounts.setdefault(account, row) if account else row
        if other is not row:
            yield _twin("iban_shared", "IBAN", other, row)


def _twin(code: str, what: str, one: Row, other: Row) -> Finding:
    same = key(one.text("vendor")) == key(other.text("vendor"))
    return Finding(
        code=code,
        severity="info" if same else "warning",
        message=f"Rows {one.text('id')} ({one.source}) and {other.text('id')} have the same {what}"
        + ("." if same else f" and lead to {one.text('vendor')} and {other.text('vendor')}."),
        fix="Keep one of them." if same else "Find out which vendor is meant, and merge the two.",
        source=other.source,
    )


def _numbers(document: MappingDocument) -> Iterator[Finding]:
    """VAT numbers and IBANs that cannot be right."""
    try:
        for row in document.rows("suppliers.csv"):
            number, iban = row.text("tax_number"), row.text("iban")
            if number:
                check = check_tax_number(number, row.text("country") or None)
                yield from _mistaken(row, "tax_number", check)
            if iban:
                yield from _mistaken(row, "iban", check_iban(iban))
    except ConfigurationMissing as missing:
        yield Finding(
            code="numbers_unchecked",
            severity="unverifiable",
            message="Tax numbers and IBANs of suppliers.csv were not checked: python-stdnum is not "
            "installed.",
            fix=missing.hint or "",
            source="suppliers.csv",
        )


def _mistaken(row: Row, column: str, check: NumberCheck) -> Iterator[Finding]:
    if check.is_wrong:
        yield Finding(
            code=f"{column}_invalid",
            severity="warning",
            message=f"The {column.replace('_', ' ')} of row {row.text('id')} {check.reason}.",
            fix="Correct it as the supplier's invoices have it.",
            source=row.source,
        )


def _waits(row: Row, table: str) -> bool:
    """Whether a row is a suggestion."""
    return table in WITH_DRAFTS and key(row.text("status")) == "draft"


def _drafts(document: MappingDocument) -> Iterator[Finding]:
    for table in WITH_DRAFTS:
        waiting = [row for row in document.rows(table) if _waits(row, table)]
        if waiting:
            yield Finding(
                code="drafts_waiting",
                severity="info",
                message=f"{len(waiting)} suggested {'row waits' if len(waiting) == 1 else 'rows wait'} "
                f"in {table}; they decide nothing.",
                fix="Empty the status of each one that is right, and delete the others.",
                source=waiting[0].source,
            )


def _percentages(memberships: Mapping[str, Sequence[Membership]]) -> Iterator[Finding]:
    """The first day from which the shares of an employee's cost centres do not total 100 %."""
    for employee, rows in memberships.items():
        starts = {row.start or dt.date.min for row in rows}
        ends = {row.end + _DAY for row in rows if row.end and row.end < dt.date.max}
        for day in sorted(starts | ends):
            total = sum((row.percent for row in rows if row.covers(day)), Decimal(0))
            if total not in (0, 100):
                since = "" if day == dt.date.min else f" from {day}"
                yield Finding(
                    code="percentages_not_100",
                    severity="warning",
                    message=f"The cost centres of employee {employee} total {as_text(total)} %{since}.",
                    fix="Correct the shares in Factorial.",
                )
                break


# ---- against the books ----------------------------------------------------------------------------


def _uncompared() -> Iterator[Finding]:
    yield Finding(
        code="books_absent",
        severity="unverifiable",
        message="Accounts, vendors, dimension values and VAT codes were not compared with any books.",
        fix="Pass the books: lint(books=…).",
    )


def _compared(document: MappingDocument, books: Books) -> Iterator[Finding]:
    checker = Checker(document, books)
    elsewhere: list[str] = []
    for reference in references(document, with_setup=books.vat_setup is not None):
        verdict = checker.check(reference)
        if verdict.state == "ok":
            continue
        if verdict.code == "other_company":
            elsewhere.append(reference.source)
            continue
        yield Finding(
            code=verdict.code,
            severity="info" if reference.is_draft else _SEVERITIES[verdict.state],
            message=f"{reference.column}: {verdict.message}",
            fix=verdict.fix,
            source=reference.source,
        )
    if elsewhere:
        yield Finding(
            code="other_company",
            severity="unverifiable",
            message=f"Not compared {'was 1 row' if len(elsewhere) == 1 else f'were {len(elsewhere)} rows'}"
            f" for another company than {books.company}.",
            fix="Lint again with the books of that company.",
            source=elsewhere[0],
        )
    if "tax_number" in document.settings.chains.get("vendor", ()):
        yield from _vendor_twins(books)
    for answer in beyond_checking(document, books):
        yield Finding(
            code=answer.code,
            severity="unverifiable",
            message=answer.message,
            fix=answer.fix,
            source=answer.source,
        )


def _vendor_twins(books: Books) -> Iterator[Finding]:
    """Vendors that a tax number does not tell apart."""
    alike: dict[tuple[str, str], list[str]] = {}
    for vendor in books.vendors:
        country = country_of(vendor.tax_number) or vendor.country.strip().upper()
        number = bare_tax_number(vendor.tax_number, country)
        if number:
            alike.setdefault((country, number), []).append(vendor.number)
    for numbers in alike.values():
        if len(numbers) > 1:
            yield Finding(
                code="vendor_twins",
                severity="info",
                message=f"The vendors {', '.join(numbers)} share a tax number, so that it decides on none "
                "of them.",
                fix="Name one in suppliers.csv, or merge them in Business Central.",
            )
