"""What has Factorial set up, and whom does the ERP know? Read once, for a first mapping document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import attrs

from .._core.operation import Async
from ..business_central import Expand, PurchaseInvoice, PurchaseInvoiceLine
from ..errors import PermissionDenied, RequestInvalid
from ..factorial.finance import Account, Category as FactorialCategory, LedgerAccountResource
from ..mapping.records.directories import memberships_of
from ..mapping.records.expense import Ref
from ..mapping.records.fields import received
from ..mapping.review.matching import Party
from ..mapping.review.proposing import Category, LegalEntity, Survey
from ..mapping.review.proposing_taxes import InvoicedVat, TaxRate

if TYPE_CHECKING:
    from ..business_central.client import Company
    from ..factorial.domains import FactorialDomains

__all__ = ["read_invoiced_vat", "read_people", "read_survey"]

_NEWEST: Final = 500
"""Purchase invoices that are looked at for what their lines show of VAT codes."""


async def read_survey(factorial: FactorialDomains[Async]) -> Survey:
    """Read the settings of Factorial that a first mapping document is made of."""
    finance = factorial.finance
    accounts = {each.id: each async for each in finance.accounts.list()}
    defaults = {
        each.legal_entity_id: _number(accounts, received(each, "default_account_for_expenses_id"))
        async for each in finance.accounting_settings.list()
    }
    links = [each async for each in finance.ledger_account_resources.list()]
    categories = [each async for each in finance.categories.list()]
    types = {each.id: each async for each in finance.tax_types.list()}
    centers = [each async for each in finance.cost_centers.list()]
    rows = [each async for each in finance.cost_center_memberships.list(only_active=False)]
    people = [each async for each in factorial.employees.list()]
    codes = {each.id: _text(each, "company_identifier") or each.id for each in people}
    memberships = memberships_of(
        rows, {each.id: Ref(each.id, received(each, "code")) for each in centers}
    )
    rates = [
        (
            _text(types.get(each.tax_type_id), "type"),
            TaxRate(
                id=each.id,
                percent=(each.rate * 100).normalize(),
                country=_text(types.get(each.tax_type_id), "country_code").upper(),
                name=_text(types.get(each.tax_type_id), "name"),
                external_id=_text(each, "external_id"),
            ),
        )
        async for each in finance.tax_rates.list()
    ]
    return Survey(
        entities=tuple(
            [
                LegalEntity(
                    id=each.id,
                    name=each.legal_name,
                    country=each.country.upper(),
                    default_account=defaults.get(each.id, ""),
                )
                async for each in factorial.companies.legal_entities.list()
            ]
        ),
        categories=_categories(categories, links, accounts),
        tax_rates=tuple(each for kind, each in rates if kind in ("vat", "")),
        withheld_rates=tuple(
            attrs.evolve(each, percent=abs(each.percent))
            for kind, each in rates
            if kind == "personal_income"
        ),
        cost_centers=tuple(
            [
                Ref(each.id, received(each, "code"), received(each, "name"))
                for each in centers
                if received(each, "status") == "active"
            ]
        ),
        projects=tuple(
            [
                Ref(each.id, received(each, "code"), received(each, "name"))
                async for each in factorial.project_management.projects.list()
                if received(each, "status") == "active"
            ]
        ),
        suppliers=tuple(
            [
                Party(
                    id=each.id,
                    name=_text(each, "legal_name") or _text(each, "name"),
                    country=_text(received(each, "address"), "country_code").upper(),
                    tax_number=_text(each, "tax_id"),
                    iban=_text(each, "iban"),
                    external_id=_text(each, "external_id"),
                )
                async for each in finance.contacts.list()
            ]
        ),
        employees=tuple(
            [
                Party(
                    id=each.id,
                    code=_text(each, "company_identifier"),
                    name=_text(each, "full_name"),
                    email=_text(each, "email"),
                )
                for each in people
                if received(each, "active") is not False
            ]
        ),
        memberships={codes.get(id, id): found for id, found in memberships.items()},
    )


async def read_people(company: Company[Async]) -> tuple[Party, ...]:
    """Read the employees of Business Central; nobody where the app may not read them."""
    try:
        return tuple(
            [
                Party(id=each.number, name=each.display_name, email=each.email)
                async for each in company.employees.list()
            ]
        )
    except PermissionDenied:
        return ()


async def read_invoiced_vat(company: Company[Async]) -> tuple[InvoicedVat, ...]:
    """
    Read what the lines of the newest purchase invoices show of VAT codes.

    Nothing where the app may not read them. The percent of a line under reverse charge is zero (table "Purchase
    Line" of microsoft/BCApps), and no line tells how much of the VAT is reclaimed.
    """
    lines = Expand(
        PurchaseInvoice.purchase_invoice_lines,
        select=[PurchaseInvoiceLine.tax_code, PurchaseInvoiceLine.tax_percent],
    )
    counted: Counter[tuple[str, Decimal, str]] = Counter()
    try:
        async for invoice in company.purchase_invoices.list(
            expand=[lines], order_by=PurchaseInvoice.posting_date.desc(), top=_NEWEST
        ):
            counted.update(
                (line.tax_code, line.tax_percent, invoice.buy_from_country.upper())
                for line in invoice.purchase_invoice_lines
                if line.tax_code
            )
    except (PermissionDenied, RequestInvalid):
        # The page of purchase invoices says by an error of its own (400) that they may not be read.
        return ()
    return tuple(
        InvoicedVat(code=code, percent=percent, country=country, lines=count)
        for (code, percent, country), count in counted.items()
    )


def _categories(
    categories: Iterable[FactorialCategory],
    links: Iterable[LedgerAccountResource],
    accounts: dict[str, Account],
) -> tuple[Category, ...]:
    known = list(categories)
    names = {each.id: each.label for each in known}
    linked: dict[str, dict[str, str]] = {}
    for link in links:
        number = _number(accounts, link.account_id)
        debited = str(received(link, "balance_type") or "debit") == "debit"
        if number and debited and str(link.resource_type) == "customcategory":
            entity = _text(link, "legal_entity_id")
            linked.setdefault(link.resource_id, {}).setdefault(entity, number)
    return tuple(
        Category(
            id=each.id,
            name=each.label,
            parent=names.get(_text(each, "parent_category_id"), ""),
            accounts=linked.get(each.id, {}),
        )
        for each in known
        if received(each, "enabled") is not False
    )


def _number(accounts: dict[str, Account], id: str | None) -> str:
    account = accounts.get(id) if id else None
    return "" if account is None else account.number


def _text(source: object, name: str) -> str:
    """A field as text, empty where it did not arrive."""
    value = received(source, name)
    return "" if value is None else str(value)
