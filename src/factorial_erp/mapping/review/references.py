"""What in the ERP does a mapping document name, and is it there?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

import attrs

from ..books import NO_DIRECT_POSTING, Account, Books
from ..format.columns import WITH_DRAFTS
from ..format.entries import STOP
from ..format.settings import DIMENSION, FILE
from ..match import key, nearest
from ..vat_setup import VatSetup
from .taxes import compare_tax
from .verdict import OK, Verdict, unverifiable, wrong

if TYPE_CHECKING:
    from ..document import MappingDocument
    from ..tables import Row

__all__ = ["Checker", "Kind", "Reference", "references"]

Kind = Literal[
    "account",
    "vendor",
    "dimension",
    "dimension_value",
    "vat_code",
    "employee",
    "employee_or_account",
    "bank",
    "vat_setup",
]

_COLUMNS: Final[dict[str, tuple[tuple[str, Kind], ...]]] = {
    "categories.csv": (("account", "account"),),
    "taxes.csv": (
        ("vat_code", "vat_code"),
        ("cost_account", "account"),
        ("vat_account", "account"),
        ("reverse_account", "account"),
    ),
    "allowances.csv": (("account", "account"),),
    "suppliers.csv": (("vendor", "vendor"),),
    "employees.csv": (("vendor", "vendor"), ("account", "employee_or_account")),
}
"""What the columns of a table name."""

_OF_SETUP: Final = ("business_group", "percent", "kind", "deductible", "identifier")
"""Columns of taxes.csv that only the VAT posting set-up can be compared with."""

_CREDIT_KINDS: Final[dict[str, Kind]] = {
    "account": "account",
    "vendor": "vendor",
    "employee": "employee",
    "bank": "bank",
}

_NO_SETUP: Final = unverifiable(
    "vat_setup_unread",
    "The VAT posting set-up is not in the books.",
    "Export the page VAT Posting Setup, and give it to Books.with_vat_setup.",
)

_HINTS: Final = 500
"""Values for which something near is searched; beyond it the document is of another chart altogether."""

_VAT_ACCOUNTS: Final = ("vat_account", "reverse_account")
"""Only Business Central itself posts to them."""

_NO_COST: Final = ("Income", "Equity")
"""Categories of accounts that an expense does not belong on."""


@attrs.frozen(kw_only=True)
class Reference:
    """A cell that names something of the ERP."""

    kind: Kind
    value: str
    source: str
    """File and row: ``rules.csv:14``."""
    id: str
    """Of the row."""
    column: str
    dimension: str = ""
    """Its code, for a dimension value."""
    entity: str = ""
    """The legal entity that the row is for; empty for all."""
    is_draft: bool = False
    """A suggestion that decides nothing."""
    pays: bool = False
    """An account of the other side of a posting: no cost."""
    tax: Row | None = attrs.field(default=None, eq=False, repr=False)
    """The row of taxes.csv that it is in."""


def references(document: MappingDocument, *, with_setup: bool = False) -> Iterator[Reference]:
    """
    Every cell that names something of the ERP, in the order of the document.

    Args:
        with_setup: Those that the VAT posting set-up is needed for as well.
    """
    yield from _of_settings(document)
    dimensions = {key(code): code for code in document.settings.dimension_sources}
    for row in document.rows("rules.csv"):
        whole = Reference(
            kind="account",
            value=row.text("value"),
            source=row.source,
            id=row.text("id"),
            column="value",
            entity=row.text("entity"),
        )
        yield from _of_target(whole, key(row.text("target")), dimensions)
    for table, columns in _COLUMNS.items():
        for row in document.rows(table):
            for column, kind in columns:
                if row.text(column) and key(row.text(column)) != STOP:
                    yield _reference(row, column, kind, table)
            if with_setup and table == "taxes.csv":
                yield from (
                    _reference(row, column, "vat_setup", table)
                    for column in _OF_SETUP
                    if row.text(column) or column == "deductible"
                )
    for row in document.rows("payment_methods.csv"):
        if row.text("credit"):
            kind = _CREDIT_KINDS[key(row.text("credit_type"))]
            yield _reference(row, "credit", kind, "payment_methods.csv")
    for row in document.rows("dimensions.csv"):
        code = dimensions.get(key(row.text("dimension")), "")
        found = _reference(row, "value", "dimension_value", "dimensions.csv")
        yield attrs.evolve(found, dimension=code)


def _of_settings(document: MappingDocument) -> Iterator[Reference]:
    settings = document.settings
    dimensions = {key(code): code for code in settings.dimension_sources}
    named = {"account": settings.rounding_account or ""}
    for column, values in (("policy.rounding_account", named), ("defaults.", settings.defaults)):
        for target, value in values.items():
            name = column if values is named else f"{column}{target}"
            whole = Reference(
                kind="account", value=value, source=settings.source(name), id=name, column=name
            )
            yield from _of_target(whole, key(target), dimensions)
    for code in settings.dimension_sources:
        column = f"dimensions.{code}"
        yield Reference(
            kind="dimension", value=code, source=settings.source(column), id=column, column=column
        )


def _of_target(whole: Reference, target: str, dimensions: dict[str, str]) -> Iterator[Reference]:
    """The reference that a value is for a target, if it is one."""
    if not whole.value or key(whole.value) == STOP:
        return
    if target.startswith(DIMENSION):
        code = dimensions.get(target.removeprefix(DIMENSION), "")
        yield attrs.evolve(whole, kind="dimension_value", dimension=code)
    elif target == "credit_account":
        type, colon, number = whole.value.rpartition(":")
        kind = _CREDIT_KINDS.get(key(type), "account") if colon else "account"
        yield attrs.evolve(whole, kind=kind, value=number.strip(), pays=True)
    elif target in ("account", "vendor"):
        yield attrs.evolve(whole, kind="vendor" if target == "vendor" else "account")


def _reference(row: Row, column: str, kind: Kind, table: str) -> Reference:
    return Reference(
        kind=kind,
        value=row.text(column),
        source=row.source,
        id=row.text("id"),
        column=column,
        entity=row.text("entity"),
        is_draft=table in WITH_DRAFTS and key(row.text("status")) == "draft",
        pays=column in ("credit", *_VAT_ACCOUNTS),
        tax=row if table == "taxes.csv" else None,
    )


class Checker:
    """Compares references with the books of one company."""

    def __init__(self, document: MappingDocument, books: Books) -> None:
        self._books = books
        self._entities = document.settings.entities
        self._home_country = document.settings.home_country or ""
        self._near: dict[tuple[str, str], str] = {}
        self._taxes: dict[str, Mapping[str, Verdict]] = {}

    def check(self, reference: Reference) -> Verdict:
        """What the books say to a reference."""
        verdict = self._check(reference)
        if reference.tax is None or verdict.state != "ok" or self._books.vat_setup is None:
            return verdict
        return self._of_setup(reference.tax, self._books.vat_setup).get(reference.column, OK)

    def _of_setup(self, row: Row, setup: VatSetup) -> Mapping[str, Verdict]:
        """What the VAT posting set-up says to the columns of a row; each row is compared once."""
        if row.source not in self._taxes:
            self._taxes[row.source] = compare_tax(row, setup, self._books, self._home_country)
        return self._taxes[row.source]

    def _check(self, reference: Reference) -> Verdict:
        company = self._entities.get(key(reference.entity)) if reference.entity else None
        if company and self._books.company and key(company) != key(self._books.company):
            return Verdict(
                state="unverifiable",
                code="other_company",
                message=f"The row is for {company}, these are the books of {self._books.company}.",
                fix=f"Check it with the books of {company}.",
            )
        match reference.kind:
            case "account":
                return self._account(reference)
            case "vendor":
                return self._vendor(reference)
            case "dimension":
                return self._dimension(reference.value) or OK
            case "dimension_value":
                return self._dimension_value(reference)
            case "vat_code":
                return self._vat_code(reference)
            case "vat_setup":
                return OK if self._books.vat_setup is not None else _NO_SETUP
            case "employee_or_account" if self._books.account(reference.value) is not None:
                return self._account(attrs.evolve(reference, pays=True))
            case "employee" | "employee_or_account" | "bank":
                kind = reference.kind.partition("_")[0]
                return Verdict(
                    state="unverifiable",
                    code=f"{kind}_unverifiable",
                    message=f"The {kind} {reference.value} was not looked up: "
                    "the books do not contain it.",
                    fix="Look it up in Business Central.",
                )

    def _account(self, reference: Reference) -> Verdict:
        account = self._books.account(reference.value)
        if account is None:
            near = self._nearest(reference.value, "account", self._postable())
            return wrong(
                "account_unknown",
                f"Business Central has no account {reference.value}.",
                f"Correct the number{near}.",
            )
        if reference.column in _VAT_ACCOUNTS and account.reason == NO_DIRECT_POSTING:
            return OK
        if not account.postable:
            near = self._nearest(reference.value, "account", self._postable())
            code = "account_blocked" if account.reason == "blocked" else "account_not_postable"
            return wrong(
                code,
                f"Account {account.number} cannot be posted to: {account.reason}.",
                f"Name another account{near}.",
            )
        if not reference.pays and account.category in _NO_COST:
            return _against_direction(account)
        return OK

    def _postable(self) -> Iterator[str]:
        return (account.number for account in self._books.accounts if account.postable)

    def _vendor(self, reference: Reference) -> Verdict:
        vendor = self._books.vendor(reference.value)
        if vendor is None:
            near = self._nearest(
                reference.value, "vendor", (known.number for known in self._books.vendors)
            )
            return wrong(
                "vendor_unknown",
                f"Business Central has no vendor {reference.value}.",
                f"Create the vendor, or correct the number{near}.",
            )
        if not vendor.takes_invoices:
            return wrong(
                "vendor_blocked",
                f"Vendor {vendor.number} is blocked in Business Central.",
                "Unblock the vendor, or name another one.",
            )
        if vendor.blocked.strip():
            return Verdict(
                state="doubtful",
                code="vendor_blocked_for_payment",
                message=f"Vendor {vendor.number} takes invoices, but is blocked for payment.",
                fix="Unblock it before the invoices are to be paid.",
            )
        return OK

    def _dimension(self, code: str) -> Verdict | None:
        """What is wrong with a dimension itself."""
        if self._books.dimension(code) is not None:
            return None
        near = self._nearest(code, "dimension", self._books.dimensions)
        return wrong(
            "dimension_unknown",
            f"Business Central has no dimension {code}.",
            f"Correct [dimensions] in {FILE}{near}.",
        )

    def _dimension_value(self, reference: Reference) -> Verdict:
        missing = self._dimension(reference.dimension)
        if missing is not None:
            return missing
        values = self._books.dimensions[self._books.dimension(reference.dimension) or ""]
        if self._books.dimension_value(reference.dimension, reference.value) is None:
            near = self._nearest(reference.value, reference.dimension, values)
            return wrong(
                "dimension_value_unknown",
                f"Dimension {reference.dimension} has no value {reference.value}.",
                f"Create the value in Business Central, or correct the row{near}.",
            )
        return OK

    def _vat_code(self, reference: Reference) -> Verdict:
        codes = self._books.vat_codes
        if codes is None and self._books.vat_setup is not None:
            return OK  # it has them all
        if codes is None:
            return Verdict(
                state="unverifiable",
                code="vat_codes_unread",
                message=f"VAT code {reference.value} was not looked up: "
                "the VAT product posting groups could not be read.",
                fix="Let the app read tax groups in Business Central (TableData 324), or look there.",
            )
        if self._books.vat_code(reference.value) is None:
            near = self._nearest(reference.value, "vat_code", codes)
            return wrong(
                "vat_code_unknown",
                f"Business Central has no VAT product posting group {reference.value}.",
                f"Correct the code{near}.",
            )
        return OK

    def _nearest(self, value: str, among: str, known: Iterable[str]) -> str:
        """The end of a sentence that names what may be meant; each value is searched for once."""
        if (among, value) not in self._near:
            near = nearest(value, known) if len(self._near) < _HINTS else ()
            self._near[among, value] = f"; near are {', '.join(near)}" if near else ""
        return self._near[among, value]


def _against_direction(account: Account) -> Verdict:
    return Verdict(
        state="doubtful",
        code="direction_conflict",
        message=f"Account {account.number} takes the cost of expenses, but is of category "
        f"{account.category}.",
        fix="Name an account of category Expense, unless this is meant.",
    )
