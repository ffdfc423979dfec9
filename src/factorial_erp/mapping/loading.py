"""How are the books of a company read from Business Central?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .._core.operation import Async
from ..business_central.ledger import Account as LedgerAccount, AccountType
from ..business_central.purchasing import VendorBlocked
from ..errors import PermissionDenied
from .books import NO_DIRECT_POSTING, Account, Books, Period, Vendor
from .vat_setup import VatSetup

if TYPE_CHECKING:
    from ..business_central.client import Company

__all__ = ["read_books"]


async def read_books(company: Company[Async], vat_setup: VatSetup | None = None) -> Books:
    """Read what a mapping needs to know of a company; what the API does not show is given."""
    accounts = [
        Account(each.number, each.display_name, _why_not(each), str(each.category).strip())
        async for each in company.accounts.list()
    ]
    vendors = [
        Vendor(
            number=each.number,
            name=each.display_name,
            tax_number=each.tax_registration_number,
            country=each.country,
            blocked="" if each.blocked == VendorBlocked.BLANK else str(each.blocked),
        )
        async for each in company.vendors.list()
    ]
    codes = {each.id: each.code async for each in company.dimensions.list()}
    values: dict[str, list[str]] = {code: [] for code in codes.values()}
    async for value in company.dimension_values.list():
        if value.dimension_id in codes:
            values[codes[value.dimension_id]].append(value.code)
    currencies = {
        each.code: _places(each.amount_rounding_precision)
        async for each in company.currencies.list()
    }
    periods = [
        Period(each.starting_date, closed=each.closed or each.date_locked)
        async for each in company.accounting_periods.list()
        if each.starting_date is not None
    ]
    setup = [each async for each in company.general_ledger_setup.list()]
    return Books(
        company=(await company.entry()).name,
        local_currency=setup[0].local_currency_code if setup else "",
        accounts=tuple(accounts),
        vendors=tuple(vendors),
        dimensions={code: tuple(found) for code, found in values.items()},
        currencies=currencies,
        posting_from=setup[0].allow_posting_from if setup else None,
        posting_to=setup[0].allow_posting_to if setup else None,
        periods=tuple(sorted(periods, key=lambda period: period.start)),
        vat_codes=await _vat_codes(company),
        vat_setup=vat_setup,
    )


async def _vat_codes(company: Company[Async]) -> dict[str, str] | None:
    """Read the VAT product posting groups; who may post expenses need not be allowed to read them."""
    try:
        return {each.code: each.display_name async for each in company.tax_groups.list()}
    except PermissionDenied:
        return None


def _why_not(account: LedgerAccount) -> str | None:
    """Say why an account cannot be posted to."""
    if account.blocked:
        return "blocked"
    if account.account_type != AccountType.POSTING:
        return f"of type {account.account_type}"
    return None if account.direct_posting else NO_DIRECT_POSTING


def _places(precision: Decimal) -> int:
    """Return the decimal places that a rounding precision such as 0.01 stands for."""
    exponent = precision.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 2
