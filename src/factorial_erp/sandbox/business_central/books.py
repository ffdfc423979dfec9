"""What does a company know besides its rows? Set-up that the API does not publish, and what seeds bring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from .facts import NO_DATE, NO_ID, Facts
from .refusals import unrelated
from .store import Row, Store
from .vat import VatSetup, vat_setups

__all__ = ["ZERO", "Books"]

ZERO = Decimal(0)

LISTS = (
    ("accounts", "number"),
    ("employees", "number"),
    ("customers", "number"),
    ("items", "number"),
    ("projects", "number"),
    ("bankAccounts", "number"),
    ("currencies", "code"),
    ("paymentTerms", "code"),
    ("paymentMethods", "code"),
    ("taxGroups", "code"),
    ("taxAreas", "code"),
    ("journals", "code"),
)
"""Sets of a seed whose rows need nothing else, with their key."""

PARENTS = {
    "Vendor": "vendors",
    "Employee": "employees",
    "Customer": "customers",
    "Item": "items",
    "Account": "accounts",
}
"""Where default dimensions hang; that an account's have a blank type is a guess."""


class Books(Store):
    """
    A company with its set-up.

    Args:
        seed: See ``seed/business_central.json``.
        facts: What there is.
        clock: Tells the present.
    """

    def __init__(
        self, seed: Mapping[str, Any], facts: Facts, *, clock: Callable[[], dt.datetime]
    ) -> None:
        self.name = str(seed["name"])
        super().__init__(facts, self.name, clock)
        self.local_currency = str(seed["localCurrencyCode"])
        self.precision = Decimal("0.01")
        """What amounts in local currency are rounded to."""
        self.vat_entries: list[Row] = []
        """What posting left in the VAT ledger, which the API does not publish."""
        self.vat_setup: dict[tuple[str, str], VatSetup] = vat_setups(
            seed.get("vatPostingSetup", ())
        )
        self.payables = {
            str(group["code"]): str(group["payablesAccount"])
            for group in seed.get("vendorPostingGroups", ())
        }
        """Account by vendor posting group."""
        self.vendor_template: Mapping[str, str] = seed.get("vendorTemplate", {})
        """Posting groups of vendors that the API creates: ``vatBusinessPostingGroup``, ``vendorPostingGroup``."""
        self.blocked_values: set[tuple[str, str]] = set()
        """Dimension values that are blocked or no standard ones."""
        self.must_have_number = bool(seed.get("extDocNoMandatory", True))
        self.allows_manual_numbers = bool(seed.get("manualNumbers", True))
        """Whether a client may number vendors itself."""
        self.journals_have_vat = bool(seed.get("journalsCopyVatSetup", False))
        """Whether journals look at tax codes."""
        self.journal_vat_group = str(seed.get("journalVatBusinessGroup", ""))
        """VAT business posting group of journal lines; accounts have one of their own in reality."""
        self.lacks_api_upgrade = False
        """Whether every call to credit memos, and to lines of receipts and shipments, fails, as in some old companies."""
        self.needs_approval = False
        """Whether a document is posted only once somebody has approved it; see :meth:`Company.approve`."""
        self.posts_in_background = False
        """Whether posting a journal only queues it."""
        self.queued: list[str] = []
        """Journals that wait for :meth:`Company.run_job_queue`."""
        self.invents = bool(seed.get("invent", False))
        """Whether sets that the seed leaves out get a few plausible rows."""
        self.invented: set[str] = set()
        series = seed.get("numberSeries", {})
        self.series = {
            "purchaseInvoices": str(series.get("purchaseInvoice", "107001")),
            "posted purchaseInvoices": str(series.get("postedPurchaseInvoice", "108001")),
            "vendors": str(series.get("vendor", "V00010")),
        }
        self.row: Row = {}
        """The company itself."""
        self._load(seed)

    @property
    def today(self) -> str:
        """The work date."""
        return self.clock().date().isoformat()

    @property
    def shortcuts(self) -> tuple[str, str]:
        """The two global dimensions."""
        setup = next(iter(self.tables["generalLedgerSetup"].values()))
        return str(setup["shortcutDimension1Code"]), str(setup["shortcutDimension2Code"])

    def show_currency(self, row: Row) -> None:
        """Store the local currency as blank and show its code all the same, as the server does."""
        code = row.get("currencyCode") or self.local_currency
        if code == self.local_currency:
            row.update(currencyCode=code, currencyId=NO_ID)
            return
        currency = self.find("currencies", "code", code)
        if currency is None:
            raise unrelated(f"The currency {code} does not exist.")
        row.update(currencyCode=currency["code"], currencyId=currency["id"])

    def precision_of(self, currency: str) -> Decimal:
        """Return what amounts in a currency are rounded to."""
        found = self.find("currencies", "code", currency)
        if currency == self.local_currency or found is None:
            return self.precision
        return Decimal(str(found["amountRoundingPrecision"])) or self.precision

    # Loading

    def _load(self, seed: Mapping[str, Any]) -> None:
        self.row = self.stamped(
            {
                **self.blank("companies"),
                "id": str(seed["id"]),
                "systemVersion": "28.0",
                "timestamp": 1,
                "name": self.name,
                "displayName": str(seed.get("displayName", self.name)),
            },
            "companies",
            is_new=True,
        )
        for name, key in LISTS:
            for each in seed.get(name, ()):
                self._load_row(name, each, str(each[key]))
        for row in self.tables["employees"].values():
            row["displayName"] = f"{row['givenName']} {row['surname']}".strip()
        for each in seed.get("vendors", ()):
            hidden = {
                "_vat_group": str(each.get("vatBusinessPostingGroup", "")),
                "_posting_group": str(each.get("vendorPostingGroup", "")),
            }
            self.show_currency(self._load_row("vendors", {**each, **hidden}, str(each["number"])))
        self._load_dimensions(seed.get("dimensions", ()))
        for each in seed.get("defaultDimensions", ()):
            self._load_default_dimension(each)
        for each in seed.get("accountingPeriods", ()):
            self._load_row("accountingPeriods", each, str(each["startingDate"]))
        for each in seed.get("currencyExchangeRates", ()):
            key = f"{each['currencyCode']}/{each['startingDate']}"
            self._load_row("currencyExchangeRates", each, key)
        self._load_setup(seed)

    def _load_setup(self, seed: Mapping[str, Any]) -> None:
        setup: Row = {
            "allowPostingFrom": seed.get("allowPostingFrom") or NO_DATE,
            "allowPostingTo": seed.get("allowPostingTo") or NO_DATE,
            "localCurrencyCode": self.local_currency,
        }
        for n, code in enumerate(seed.get("globalDimensions", ()), 1):
            setup[f"shortcutDimension{n}Code"] = code
        self._load_row("generalLedgerSetup", setup, "setup")
        information = {"displayName": self.name, "currencyCode": self.local_currency}
        self._load_row("companyInformation", information, "information")

    def _load_row(self, name: str, values: Mapping[str, Any], key: str) -> Row:
        hidden = {k: v for k, v in values.items() if k.startswith("_")}
        row = self.add(name, {**values, **hidden}, key=key)
        self.commit()
        return row

    def _load_dimensions(self, dimensions: Iterable[Mapping[str, Any]]) -> None:
        for each in dimensions:
            dimension = self._load_row("dimensions", each, str(each["code"]))
            for value in each.get("values", ()):
                given = {**value, "dimensionId": dimension["id"], "_dimension": each["code"]}
                self._load_row("dimensionValues", given, f"{each['code']}/{value['code']}")
                if value.get("blocked") or value.get("type", "Standard") != "Standard":
                    self.blocked_values.add((str(each["code"]), str(value["code"])))

    def _load_default_dimension(self, each: Mapping[str, Any]) -> None:
        parent = PARENTS.get(str(each["parentType"]))
        owner = self.find(parent, "number", str(each["parentNumber"])) if parent else None
        dimension = self.find("dimensions", "code", str(each["dimensionCode"]))
        if owner is None or dimension is None:
            return
        value = self.tables["dimensionValues"].get(
            self.id_for(
                "dimensionValues", f"{dimension['code']}/{each.get('dimensionValueCode', '')}"
            )
        )
        given: Row = {**each, "parentId": owner["id"], "dimensionId": dimension["id"]}
        given["dimensionValueId"] = NO_ID if value is None else value["id"]
        if each["parentType"] == "Account":
            given["parentType"] = " "
        key = f"{each['parentType']}/{each['parentNumber']}/{each['dimensionCode']}"
        self._load_row("defaultDimensions", given, key)
