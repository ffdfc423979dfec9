"""What does a first mapping document look like, as far as the two systems tell it?"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import attrs

from ...errors import InputInvalid
from ..books import Books
from ..document import MappingDocument
from ..format.columns import TABLES
from ..format.settings import FILE, SCHEMA_VERSION
from ..match import key, nearest
from ..records.expense import Membership, Ref
from ..tables import did_you_mean
from .finding import Finding, Findings
from .matching import Matching, Party, match_employees, match_suppliers, normal_name
from .proposing_taxes import InvoicedVat, TaxRate, open_withholdings, propose_taxes

__all__ = ["Category", "LegalEntity", "Proposal", "Survey", "propose"]

_POLICY: Final = (
    ('statuses = ["approved", "sent_to_pay", "paid"]', "other statuses wait"),
    ('posting_date = "fail"', "a closed date is a problem; or: next_open, today"),
    ('vat_tolerance = "0"', "a difference that is booked as rounding needs rounding_account, too"),
    ('several_cost_centers = "fail"', "nothing tells the shares; or: equal, first, memberships"),
    ('without_taxes = "problem"', "or: zero"),
    ('without_category = "problem"', "or: default"),
)
_PREFIXED: Final = re.compile(r"([^\W\d_]+[-_]?)(\d+)")
_MOST: Final = Decimal("0.5")
_COSTS: Final = ("Expense", "Cost of Goods Sold", "")
"""Categories of accounts that expenses may go to; empty where the books do not say."""
_OPEN: Final = "open: "
_NOTHING_ALIKE: Final = f"{_OPEN}nothing is named alike"
_CARDS: Final = 5
"""Vendors and accounts that are named for company cards."""
_CARD: Final = re.compile(
    r"\bcards?\b|kreditkarte|firmenkarte|\bkarten?\b|tarjeta|\bvisa\b|mastercard|\bamex\b|american express"
)


@attrs.frozen(kw_only=True)
class LegalEntity:
    """A legal entity of Factorial."""

    id: str
    name: str
    country: str = ""
    """ISO code of two letters."""
    default_account: str = ""
    """Number of the account that Factorial has for its expenses; empty where it has none."""


@attrs.frozen(kw_only=True)
class Category:
    """A category or subcategory of Factorial."""

    id: str
    name: str
    parent: str = ""
    """Name of its category; empty where it is one."""
    accounts: Mapping[str, str] = attrs.field(factory=dict[str, str])
    """Number of the account that Factorial links it to, by id of the legal entity; empty for all."""


@attrs.frozen(kw_only=True)
class Survey:
    """What Factorial has set up, as plain data."""

    entities: tuple[LegalEntity, ...] = ()
    categories: tuple[Category, ...] = ()
    tax_rates: tuple[TaxRate, ...] = ()
    withheld_rates: tuple[TaxRate, ...] = ()
    """Of income tax that is kept from suppliers; without their signs."""
    cost_centers: tuple[Ref, ...] = ()
    projects: tuple[Ref, ...] = ()
    suppliers: tuple[Party, ...] = ()
    employees: tuple[Party, ...] = attrs.field(default=(), repr=False)
    memberships: Mapping[str, tuple[Membership, ...]] = attrs.field(
        factory=dict[str, tuple[Membership, ...]], repr=False
    )
    """Cost centres of each employee, by number or id."""


@attrs.frozen(kw_only=True)
class Proposal:
    """A first document, and what a person has to decide."""

    document: MappingDocument
    open_points: Findings
    """Everything that is left open, and what may fit; nothing of it is in force."""
    suppliers: Matching
    employees: Matching


def propose(
    survey: Survey,
    books: Books,
    people: Iterable[Party] = (),
    *,
    domestic_group: str | None = None,
    invoiced: Iterable[InvoicedVat] = (),
) -> Proposal:
    """
    Make a first document of what the two systems tell.

    In force is only what one of them states: accounts that Factorial links categories to, companies of the same
    name as a legal entity, keys of the ERP that Factorial keeps, dimensions that contain the codes of cost centres,
    the only pair of VAT groups that computes a rate for vendors of the own country.
    What merely looks alike is an open point or a draft row.

    Args:
        survey: Of Factorial.
        books: Of the ERP; with the VAT posting set-up (:meth:`Books.with_vat_setup`), rates find their VAT codes.
        people: Employees of the ERP, who are matched with those of Factorial along with its vendors.
        domestic_group: VAT business posting group of vendors of the own country, where the set-up does not tell.
        invoiced: What purchase invoices show of VAT codes, which is suggested where there is no set-up.

    Raises:
        InputInvalid: The VAT posting set-up has no such group.
    """
    _check_group(domestic_group, books)
    vendors = tuple(
        Party(id=each.number, name=each.name, tax_number=each.tax_number, country=each.country)
        for each in books.vendors
    )
    suppliers = match_suppliers(survey.suppliers, vendors)
    employees = _employees(survey, vendors, tuple(people))
    dimensions = _dimensions(survey, books)
    taxes = propose_taxes(
        survey.tax_rates,
        books,
        home_country=_home_country(survey, books),
        domestic_group=domestic_group,
        invoiced=invoiced,
    )
    texts = {
        FILE: _settings(survey, books, dimensions),
        "rules.csv": _table("rules.csv", ()),
        "categories.csv": _table("categories.csv", _categories(survey, books)),
        "taxes.csv": _table("taxes.csv", taxes.rows),
        "payment_methods.csv": _table("payment_methods.csv", ()),
        "dimensions.csv": _table("dimensions.csv", ()),
        "suppliers.csv": _table("suppliers.csv", suppliers.rows),
        "employees.csv": _table("employees.csv", employees.rows),
    }
    document = MappingDocument(texts)
    open_points = [
        *_open_entities(survey, books),
        *_default_accounts(survey, books),
        *_open_categories(document),
        *taxes.open_points,
        *open_withholdings(survey.withheld_rates),
        *_open_dimensions(survey, books, dimensions),
        *_open_cards(books),
        *_open_numbers(survey, books),
        *_twins(suppliers),
        *_twins(employees),
        *(
            each
            for each in document.lint(books, memberships=survey.memberships)
            if each.severity != "unverifiable"
        ),
    ]
    return Proposal(
        document=document,
        open_points=Findings.sorted(open_points),
        suppliers=suppliers,
        employees=employees,
    )


# ---- settings -------------------------------------------------------------------------------------


def _settings(survey: Survey, books: Books, dimensions: Mapping[str, str]) -> str:
    lines = [
        f"schema_version = {SCHEMA_VERSION}",
        f"name = {_quoted(books.company or 'mapping')}",
        'hit_policy = "most_specific"  # the rule that asks for the most columns decides',
        "",
        "[policy]",
        *(f"{line}  # {note}" for line, note in _POLICY),
    ]
    country = _home_country(survey, books)
    if country:
        lines.append(f"home_country = {_quoted(country)}")
    own = _own(survey, books)
    if own:
        lines += ["", "[entities]  # legal entity in Factorial → company in the ERP"]
        lines += [f"{_quoted(each.id)} = {_quoted(books.company)}" for each in own]
    for source, code in dimensions.items():
        lines += ["", f"[dimensions.{_quoted(code)}]", f"source = {_quoted(source)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML text; its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _own(survey: Survey, books: Books) -> tuple[LegalEntity, ...]:
    """The legal entities that the company is of, by name."""
    return tuple(each for each in survey.entities if key(each.name) == key(books.company))


def _home_country(survey: Survey, books: Books) -> str:
    """The country of the company, empty where its legal entities are of several."""
    countries = {entity.country.upper() for entity in _own(survey, books) if entity.country}
    return countries.pop() if len(countries) == 1 else ""


def _check_group(group: str | None, books: Books) -> None:
    if group is None or (books.vat_setup is not None and books.vat_setup.in_group(group)):
        return
    known = [each for each in (books.vat_setup.business_groups if books.vat_setup else ()) if each]
    raise InputInvalid(
        f"The VAT posting set-up has no VAT business posting group {group!r}.",
        field="domestic_group",
        value=group,
        hint=f"It has: {', '.join(known)}{did_you_mean(group, known)}."
        if known
        else "Give the exported set-up as well: Books.with_vat_setup, or --vat-setup.",
    )


def _open_entities(survey: Survey, books: Books) -> Iterator[Finding]:
    own = {entity.id for entity in _own(survey, books)}
    for entity in survey.entities:
        if entity.id in own:
            continue
        alike = normal_name(entity.name) == normal_name(books.company) != ()
        yield Finding(
            code="entity_open",
            severity="warning" if alike or not own else "info",
            message=f"The legal entity {entity.name} (id {entity.id}) has no company"
            + (f"; {books.company} is named alike." if alike else "."),
            fix=f'Add {_quoted(entity.id)} = "<company>" to [entities] in {FILE}.',
            source=FILE,
        )


def _default_accounts(survey: Survey, books: Books) -> Iterator[Finding]:
    for entity in _own(survey, books):
        if not entity.default_account:
            continue
        account = books.account(entity.default_account)
        usable = account is not None and account.postable
        yield Finding(
            code="default_account",
            severity="info" if usable else "warning",
            message=f"What nothing else decides goes to {entity.default_account}, Factorial's default for "
            f"expenses of {entity.name}"
            + ("." if usable else ", which cannot be posted to in the ERP."),
            fix=f"Take 'settings' out of the chain for account in {FILE}, if this is not meant."
            if usable
            else "Correct it in Factorial's accounting settings.",
            source=FILE,
        )


def _dimensions(survey: Survey, books: Books) -> dict[str, str]:
    """The dimension that contains most codes of a source, if just one does."""
    found: dict[str, str] = {}
    for source, refs in (("cost_center", survey.cost_centers), ("project", survey.projects)):
        codes = [ref.code for ref in refs if ref.code]
        fitting = [
            dimension
            for dimension in books.dimensions
            if codes and Decimal(_known(books, dimension, codes)) / len(codes) >= _MOST
        ]
        if len(fitting) == 1 and fitting[0] not in found.values():
            found[source] = fitting[0]
    return found


def _known(books: Books, dimension: str, codes: Sequence[str]) -> int:
    return sum(books.dimension_value(dimension, code) is not None for code in codes)


def _open_dimensions(
    survey: Survey, books: Books, dimensions: Mapping[str, str]
) -> Iterator[Finding]:
    for source, refs in (("cost_center", survey.cost_centers), ("project", survey.projects)):
        code = dimensions.get(source)
        words = source.replace("_", " ")
        if refs and code is None:
            yield Finding(
                code="dimension_open",
                severity="warning",
                message=f"No single dimension contains the codes of the {words}s.",
                fix=f'Declare [dimensions.CODE] with source = "{source}" in {FILE}.',
                source=FILE,
            )
        for ref in refs if code else ():
            if ref.code and books.dimension_value(str(code), ref.code):
                continue
            yield Finding(
                code="dimension_value_open",
                severity="warning",
                message=f"The {words} {ref.label} leads to no value of dimension {code}"
                + _near(ref, books.dimensions[str(code)])
                + ".",
                fix="Create the value in Business Central, give it that code in Factorial, or add a row to "
                "dimensions.csv.",
                source="dimensions.csv",
            )


def _near(ref: Ref, values: Sequence[str]) -> str:
    """The end of a sentence that names the values that look like a code or a name."""
    found = [each for text in (ref.code, ref.name) if text for each in nearest(text, values)]
    return f"; near are {', '.join(dict.fromkeys(found))}" if found else ""


def _open_cards(books: Books) -> Iterator[Finding]:
    """Neither system says who is credited for what company cards pay."""
    alike = [
        *(f"vendor {each.number}" for each in books.vendors if _names_card(each.name)),
        *(
            f"account {each.number} {each.name}"
            for each in books.accounts
            if each.postable and each.category not in _COSTS[:2] and _names_card(each.name)
        ),
    ]
    yield Finding(
        code="card_open",
        severity="warning",
        message="Nothing says who is credited for what company cards pay"
        + (f"; named like cards are {', '.join(alike[:_CARDS])}." if alike else "."),
        fix="Add a row to payment_methods.csv with card yes, paid_by card, and a number under credit.",
        source="payment_methods.csv",
    )


def _names_card(name: str) -> bool:
    return bool(_CARD.search(key(name)))


# ---- tables ---------------------------------------------------------------------------------------


def _table(name: str, rows: Iterable[Mapping[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, TABLES[name].all, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def _categories(survey: Survey, books: Books) -> Iterator[dict[str, str]]:
    """A row for each category; without an account where none is stated that can be posted to."""
    for category in survey.categories:
        account, note = _account_of(category, survey, books)
        yield {
            "id": f"category-{category.id}",
            "category": category.parent or category.name,
            "subcategory": category.name if category.parent else "",
            "account": account,
            "note": note,
        }


def _account_of(category: Category, survey: Survey, books: Books) -> tuple[str, str]:
    own = {entity.id for entity in _own(survey, books)}
    linked = {number for entity, number in category.accounts.items() if not entity or entity in own}
    if len(linked) == 1:
        number = linked.pop()
        account = books.account(number)
        if account is not None and account.postable:
            return account.number, "Factorial links it to this account"
        reason = "is not in the books" if account is None else f"is {account.reason}"
        return "", f"{_OPEN}Factorial links it to {number}, which {reason}"
    if linked:
        return "", f"{_OPEN}Factorial links it to {', '.join(sorted(linked))}"
    by_name = {
        each.name: each.number
        for each in books.accounts
        if each.postable and each.name and each.category in _COSTS
    }
    alike = ", ".join(f"{by_name[name]} {name}" for name in nearest(category.name, by_name))
    return "", f"{_OPEN}named alike are {alike}" if alike else _NOTHING_ALIKE


def _open_categories(document: MappingDocument) -> Iterator[Finding]:
    for row in document.rows("categories.csv"):
        if not row.text("account"):
            names = (row.text("category"), row.text("subcategory"))
            yield Finding(
                code="category_open",
                severity="warning",
                message=f"{' / '.join(each for each in names if each)} has no account; "
                f"{row.text('note').removeprefix(_OPEN)}.",
                fix="Fill in the account of each row; what is named alike is a guess.",
                source=row.source,
            )


# ---- suppliers and employees ----------------------------------------------------------------------


def _employees(survey: Survey, vendors: tuple[Party, ...], people: tuple[Party, ...]) -> Matching:
    """Vendors first; whoever is not among them is looked for among the ERP's employees."""
    found = match_employees(survey.employees, vendors)
    left = [each for each in survey.employees if each.id in found.unmatched]
    others = match_employees(left, people, column="account")
    return Matching(
        table="employees.csv",
        suggestions=(*found.suggestions, *others.suggestions),
        twins=(
            *found.twins,
            *(twins for twins in others.twins if twins.side == "erp"),
        ),
        unmatched=others.unmatched,
    )


def _open_numbers(survey: Survey, books: Books) -> Iterator[Finding]:
    """A way in which most employees' numbers become numbers of vendors."""
    codes = {key(each.code) for each in survey.employees if each.code}
    prefixes: dict[str, int] = {}
    for vendor in books.vendors:
        found = _PREFIXED.fullmatch(vendor.number)
        if found is not None and key(found[2]) in codes:
            prefixes[found[1]] = prefixes.get(found[1], 0) + 1
    for prefix, count in sorted(prefixes.items()):
        if Decimal(count) / len(codes) >= _MOST:
            yield Finding(
                code="employee_vendor_open",
                severity="info",
                message=f"{count} of {len(codes)} employee numbers are those of vendors with {prefix} "
                "before them.",
                fix=f'If this is how they are made, write employee = "{prefix}{{employee}}" under '
                f"[vendors] in {FILE} instead of the rows of employees.csv.",
                source=FILE,
            )


def _twins(matching: Matching) -> Iterator[Finding]:
    for twins in matching.twins:
        yield Finding(
            code=f"{twins.what}_shared",
            severity="warning",
            message=str(twins),
            fix="Merge them, or correct the one that is wrong.",
            source=matching.table,
        )
