"""Which made-up company lives in the sandbox? Writes both seeds; `--check` tells whether they are current.

All names, numbers and amounts are invented; the same script always writes the same bytes.
"""

from __future__ import annotations

import json
import random
import sys
import uuid
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

SEED = Path(__file__).parents[1] / "src" / "factorial_erp" / "sandbox" / "seed"
NAMESPACE = uuid.UUID("6f0c1a52-8d0e-4c3b-9a35-3d3d0c5f5a11")
CHANCE = random.Random(20261024)

GIVEN = (
    "Ada Bela Cora Dirk Elke Falk Gesa Hauke Ina Jorn Kaja Lars Mara Nils Okka Piet Runa Sven Tomke Uwe"
    " Veit Wiebke Xenia Yorck Zita Arne Birte Claas Dörte Enno Frauke Gero Heike Ingo Jule Knut Levke"
    " Momme Nele Ove"
).split()
FAMILY = (
    "Anker Brook Deich Ebbe Fleet Geest Hafen Insel Jolle Kogge Lotse Marsch Nebel Oker Priel Quast Reede"
    " Siel Tide Ufer Voss Warft Zeese Adler Bake Diek Eider Flut Grell Haken Irmer Jansen Kliff Luv Mole"
    " Nord Ost Pier Rah Schot"
).split()

ACCOUNTS = [
    ("0000", "ANLAGEVERMÖGEN", "Begin-Total", "Assets"),
    ("0135", "EDV-Software", "Posting", "Assets"),
    ("0210", "Unbebaute Grundstücke", "Posting", "Assets"),
    ("0240", "Geschäftsbauten", "Posting", "Assets"),
    ("0440", "Maschinen", "Posting", "Assets"),
    ("0520", "Pkw", "Posting", "Assets"),
    ("0540", "Lkw", "Posting", "Assets"),
    ("0620", "Werkzeuge", "Posting", "Assets"),
    ("0650", "Büroeinrichtung", "Posting", "Assets"),
    ("0670", "Geringwertige Wirtschaftsgüter", "Posting", "Assets"),
    ("0999", "SUMME ANLAGEVERMÖGEN", "End-Total", "Assets"),
    ("1000", "UMLAUFVERMÖGEN", "Begin-Total", "Assets"),
    ("1200", "Forderungen aus Lieferungen und Leistungen", "Posting", "Assets"),
    ("1240", "Zweifelhafte Forderungen", "Posting", "Assets"),
    ("1300", "Sonstige Vermögensgegenstände", "Posting", "Assets"),
    ("1340", "Forderungen gegen Personal", "Posting", "Assets"),
    ("1400", "Abziehbare Vorsteuer", "Posting", "Assets"),
    ("1401", "Abziehbare Vorsteuer 7 %", "Posting", "Assets"),
    ("1406", "Abziehbare Vorsteuer 19 %", "Posting", "Assets"),
    ("1407", "Abziehbare Vorsteuer § 13b 19 %", "Posting", "Assets"),
    ("1433", "Bezahlte Einfuhrumsatzsteuer", "Posting", "Assets"),
    ("1460", "Geldtransit", "Posting", "Assets"),
    ("1600", "Kasse", "Posting", "Assets"),
    ("1800", "Bank", "Posting", "Assets"),
    ("1810", "Bank 2", "Posting", "Assets"),
    ("1820", "Bank (alt, gesperrt)", "Blocked", "Assets"),
    ("1900", "Aktive Rechnungsabgrenzung", "Posting", "Assets"),
    ("1999", "SUMME UMLAUFVERMÖGEN", "End-Total", "Assets"),
    ("2000", "EIGENKAPITAL", "Heading", "Equity"),
    ("2900", "Gezeichnetes Kapital", "Posting", "Equity"),
    ("2970", "Gewinnvortrag", "Posting", "Equity"),
    ("2999", "SUMME EIGENKAPITAL", "Total", "Equity"),
    ("3000", "VERBINDLICHKEITEN", "Begin-Total", "Liabilities"),
    ("3070", "Sonstige Rückstellungen", "Posting", "Liabilities"),
    ("3150", "Verbindlichkeiten gegenüber Kreditinstituten", "Posting", "Liabilities"),
    ("3300", "Verbindlichkeiten aus Lieferungen und Leistungen", "Posting", "Liabilities"),
    ("3501", "Verbindlichkeiten gegen Personal aus Auslagen", "Posting", "Liabilities"),
    ("3510", "Verbindlichkeiten aus Firmenkarten", "Posting", "Liabilities"),
    ("3720", "Verbindlichkeiten aus Lohn und Gehalt", "Posting", "Liabilities"),
    ("3730", "Verbindlichkeiten aus Lohn- und Kirchensteuer", "Posting", "Liabilities"),
    ("3740", "Verbindlichkeiten gegenüber Sozialversicherung", "Posting", "Liabilities"),
    ("3801", "Umsatzsteuer 7 %", "Posting", "Liabilities"),
    ("3806", "Umsatzsteuer 19 %", "Posting", "Liabilities"),
    ("3837", "Umsatzsteuer § 13b 19 %", "Posting", "Liabilities"),
    ("3999", "SUMME VERBINDLICHKEITEN", "End-Total", "Liabilities"),
    ("4000", "UMSATZERLÖSE", "Begin-Total", "Income"),
    ("4300", "Erlöse 7 % USt", "Posting", "Income"),
    ("4336", "Erlöse § 13b steuerfrei", "Posting", "Income"),
    ("4400", "Erlöse 19 % USt", "Posting", "Income"),
    ("4830", "Sonstige betriebliche Erträge", "Posting", "Income"),
    ("4840", "Erträge aus Kursdifferenzen", "Posting", "Income"),
    ("4999", "SUMME UMSATZERLÖSE", "End-Total", "Income"),
    ("5000", "MATERIALAUFWAND", "Begin-Total", "Cost of Goods Sold"),
    ("5300", "Wareneingang 7 % Vorsteuer", "Posting", "Cost of Goods Sold"),
    ("5400", "Wareneingang 19 % Vorsteuer", "Posting", "Cost of Goods Sold"),
    ("5425", "Innergemeinschaftlicher Erwerb 19 %", "Posting", "Cost of Goods Sold"),
    ("5900", "Fremdleistungen", "Posting", "Cost of Goods Sold"),
    ("5999", "SUMME MATERIALAUFWAND", "End-Total", "Cost of Goods Sold"),
    ("6000", "PERSONALAUFWAND", "Begin-Total", "Expense"),
    ("6020", "Gehälter", "Posting", "Expense"),
    ("6035", "Löhne für Minijobs", "Posting", "Expense"),
    ("6080", "Vermögenswirksame Leistungen", "Posting", "Expense"),
    ("6110", "Gesetzliche soziale Aufwendungen", "Posting", "Expense"),
    ("6120", "Beiträge zur Berufsgenossenschaft", "Posting", "Expense"),
    ("6130", "Freiwillige soziale Aufwendungen", "Posting", "Expense"),
    ("6199", "SUMME PERSONALAUFWAND", "End-Total", "Expense"),
    ("6220", "Abschreibungen auf Sachanlagen", "Posting", "Expense"),
    ("6260", "Sofortabschreibung geringwertiger Wirtschaftsgüter", "Posting", "Expense"),
    ("6299", "SONSTIGE BETRIEBLICHE AUFWENDUNGEN", "Begin-Total", "Expense"),
    ("6300", "Sonstige betriebliche Aufwendungen", "Posting", "Expense"),
    ("6310", "Miete", "Posting", "Expense"),
    ("6325", "Gas, Strom, Wasser", "Posting", "Expense"),
    ("6330", "Reinigung", "Posting", "Expense"),
    ("6335", "Instandhaltung betrieblicher Räume", "Posting", "Expense"),
    ("6400", "Versicherungen", "Posting", "Expense"),
    ("6420", "Beiträge", "Posting", "Expense"),
    ("6430", "Sonstige Abgaben", "Posting", "Expense"),
    ("6450", "Reparaturen von Bauten", "Posting", "Expense"),
    ("6495", "Wartungskosten für Hard- und Software", "Posting", "Expense"),
    ("6520", "Kfz-Versicherungen", "Posting", "Expense"),
    ("6530", "Laufende Kfz-Betriebskosten", "Posting", "Expense"),
    ("6540", "Kfz-Reparaturen", "Posting", "Expense"),
    ("6560", "Mietleasing Kfz", "Posting", "Expense"),
    ("6570", "Sonstige Kfz-Kosten", "Posting", "Expense"),
    ("6600", "Werbekosten", "Posting", "Expense"),
    ("6610", "Geschenke abzugsfähig", "Posting", "Expense"),
    ("6620", "Geschenke nicht abzugsfähig", "Posting", "Expense"),
    ("6630", "Repräsentationskosten", "Posting", "Expense"),
    ("6640", "Bewirtungskosten", "Posting", "Expense"),
    ("6644", "Nicht abzugsfähige Bewirtungskosten", "Posting", "Expense"),
    ("6650", "Reisekosten Arbeitnehmer", "Posting", "Expense"),
    ("6660", "Reisekosten Arbeitnehmer Übernachtungsaufwand", "Posting", "Expense"),
    ("6663", "Reisekosten Arbeitnehmer Fahrtkosten", "Posting", "Expense"),
    ("6664", "Reisekosten Arbeitnehmer Verpflegungsmehraufwand", "Posting", "Expense"),
    ("6668", "Kilometergelderstattung Arbeitnehmer", "Posting", "Expense"),
    ("6670", "Reisekosten (alt, gesperrt)", "Blocked", "Expense"),
    ("6680", "Reisekosten Unternehmer", "Posting", "Expense"),
    ("6740", "Ausgangsfrachten", "Posting", "Expense"),
    ("6800", "Porto", "Posting", "Expense"),
    ("6805", "Telefon", "Posting", "Expense"),
    ("6810", "Telefax und Internet", "Posting", "Expense"),
    ("6815", "Bürobedarf", "Posting", "Expense"),
    ("6820", "Zeitschriften, Bücher", "Posting", "Expense"),
    ("6821", "Fortbildungskosten", "Posting", "Expense"),
    ("6825", "Rechts- und Beratungskosten", "Posting", "Expense"),
    ("6827", "Abschluss- und Prüfungskosten", "Posting", "Expense"),
    ("6830", "Buchführungskosten", "Posting", "Expense"),
    ("6837", "Aufwendungen für Lizenzen und Software", "Posting", "Expense"),
    ("6845", "Werkzeuge und Kleingeräte", "Posting", "Expense"),
    ("6850", "Sonstiger Betriebsbedarf", "Posting", "Expense"),
    ("6855", "Nebenkosten des Geldverkehrs", "Posting", "Expense"),
    ("6859", "Aufwendungen für Abraumbeseitigung", "Posting", "Expense"),
    ("6880", "Aufwendungen aus Kursdifferenzen", "Posting", "Expense"),
    ("6930", "Forderungsverluste", "Posting", "Expense"),
    ("6999", "SUMME SONSTIGE AUFWENDUNGEN", "End-Total", "Expense"),
    ("7000", "FINANZERGEBNIS UND STEUERN", "Begin-Total", "Expense"),
    ("7100", "Sonstige Zinsen und ähnliche Erträge", "Posting", "Income"),
    ("7310", "Zinsaufwendungen für kurzfristige Verbindlichkeiten", "Posting", "Expense"),
    ("7600", "Körperschaftsteuer", "Posting", "Expense"),
    ("7610", "Gewerbesteuer", "Posting", "Expense"),
    ("7685", "Kfz-Steuer", "Posting", "Expense"),
    ("7999", "SUMME FINANZERGEBNIS UND STEUERN", "End-Total", "Expense"),
    ("9000", "Saldenvorträge Sachkonten", "Posting", "Assets"),
    ("9008", "Saldenvorträge Debitoren", "Posting", "Assets"),
    ("9009", "Saldenvorträge Kreditoren", "Posting", "Liabilities"),
]
NOT_DIRECT = {"1200", "3300", "1401", "1406", "1407", "3801", "3806", "3837"}
"""Written by posting only."""

CATEGORIES = [
    ("1", "Reisekosten", None),
    ("2", "Übernachtung", None),
    ("3", "Fahrtkosten", None),
    ("4", "Taxi", "3"),
    ("5", "Bahn", "3"),
    ("6", "Flug", "3"),
    ("7", "Mietwagen", "3"),
    ("8", "Bewirtung", None),
    ("9", "Bürobedarf", None),
    ("10", "Software", None),
    ("11", "Fortbildung", None),
    ("12", "Telefon", None),
    ("13", "Kfz-Kosten", None),
    ("14", "Messe", None),
    ("15", "Geschenke", None),
    ("16", "Kilometergeld", None),
    ("17", "Verpflegung", None),
    ("18", "Porto", None),
    ("19", "Fachliteratur", None),
    ("20", "Sonstiges", None),
]

COST_CENTERS = [
    ("1", "100", "Geschäftsführung"),
    ("2", "200", "Vertrieb"),
    ("3", "210", "Vertrieb Nord"),
    ("4", "300", "Entwicklung"),
    ("5", "400", "Verwaltung"),
    ("6", "500", "Logistik"),
    ("7", "510", "Fuhrpark"),
]
PROJECTS = [
    ("1", "P-2601", "Windpark Amrum"),
    ("2", "P-2602", "Hafenportal"),
    ("3", "P-2603", "Lagerumbau"),
]

SUPPLIERS = [
    ("70001", "Hotel Leuchtturm GmbH", "DE", True),
    ("70002", "Nordbahn AG", "DE", True),
    ("70003", "Taxizentrale Elbe eG", "DE", True),
    ("70004", "Papierhaus Förde GmbH", "DE", True),
    ("70005", "Wolkenwerk Software GmbH", "DE", True),
    ("70006", "Akademie am Meer gGmbH", "DE", True),
    ("70007", "Küstenfunk Telefon GmbH", "DE", True),
    ("70008", "Tankhof Nord KG", "DE", True),
    ("70009", "Gasthaus Zur Boje", "DE", False),
    ("70010", "Messe Waterkant GmbH", "DE", True),
    ("70011", "Autovermietung Brise GmbH", "DE", True),
    ("70012", "Druckerei Möwe", "DE", False),
    ("70013", "Kanzlei Dr. Anker", "DE", True),
    ("70014", "Blumen Strandgut", "DE", False),
    ("70015", "Werkzeug Hansen GmbH", "DE", True),
    ("70016", "Luftweg Air GmbH", "DE", True),
    ("70017", "Bistro Seestern", "DE", False),
    ("70018", "Paketdienst Welle GmbH", "DE", True),
    ("70019", "Buchhandlung Lesezeichen", "DE", False),
    ("70020", "Pension Deichblick", "DE", False),
    ("70021", "Alpenrast Hotel GmbH", "AT", True),
    ("70022", "Shamrock Cloud Ltd.", "IE", True),
    ("70023", "Overseas Tools Inc.", "US", False),
    ("70024", "Reinigung Glanz GmbH", "DE", True),
    ("70025", "Alte Werft GmbH (gesperrt)", "DE", True),
]
UNKNOWN_SUPPLIER = ("Kombüse Catering GmbH", "DE")

RATES = {
    currency: tuple(Decimal(rate) for rate in rates.split())
    for currency, rates in {
        "USD": "0.9200 0.9150 0.9110",
        "GBP": "1.1600 1.1620 1.1580",
        "CHF": "1.0500 1.0520 1.0490",
        "JPY": "0.0060 0.0061 0.0062",
    }.items()
}
"""Euro for one unit, in August, September and October."""


TOWNS = {
    "DE": [("20457", "Hamburg"), ("24103", "Kiel"), ("23552", "Lübeck"), ("25813", "Husum")],
    "AT": [("6020", "Innsbruck")],
    "IE": [("D02", "Dublin")],
    "US": [("10004", "New York")],
}
STREETS = "Am Kai,Deichstraße,Hafenweg,Leuchtturmallee,Möwenstieg".split(",")
ACTIVE = 37
"""Employees before this position are active, the others left."""


def street_of(number: str) -> str:
    return f"{STREETS[int(number) % len(STREETS)]} {1 + int(number) % 40}"


def email_of(position: int) -> str:
    name = f"{GIVEN[position]}.{FAMILY[position]}@example.com".lower()
    return name.replace("ö", "oe")


def identifier(*parts: str) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def vat_number(country: str, index: int) -> str:
    """Return a made-up VAT number; German ones have a valid check digit (ISO 7064, mod 11, 10)."""
    if country == "AT":
        return f"ATU{60000000 + index:08}"
    if country == "IE":
        return f"IE{1000000 + index:07}FA"
    digits = f"{90000000 + index * 137:08}"
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = 2 * total % 11
    return f"DE{digits}{(11 - product) % 10}"


TAX_NUMBERS = {
    number: vat_number(country, n) for n, (number, _, country, has) in enumerate(SUPPLIERS) if has
}


def business_central() -> dict[str, Any]:
    accounts = [
        {
            "number": number,
            "displayName": name,
            "category": category,
            "subCategory": "",
            "accountType": "Posting" if type == "Blocked" else type,
            "directPosting": type in ("Posting", "Blocked") and number not in NOT_DIRECT,
            "blocked": type == "Blocked",
        }
        for number, name, type, category in ACCOUNTS
    ]
    vendors: list[dict[str, Any]] = [
        {
            "number": number,
            "displayName": name,
            "addressLine1": street_of(number),
            "city": TOWNS[country][int(number) % len(TOWNS[country])][1],
            "postalCode": TOWNS[country][int(number) % len(TOWNS[country])][0],
            "country": country,
            "email": f"rechnung.{number}@example.com",
            "currencyCode": "USD" if country == "US" else "",
            "taxRegistrationNumber": TAX_NUMBERS.get(number, ""),
            "blocked": "All" if "gesperrt" in name else " ",
            "vatBusinessPostingGroup": {"DE": "INLAND", "US": "DRITTLAND"}.get(country, "EU"),
            "vendorPostingGroup": "KREDITOR",
        }
        for number, name, country, _ in SUPPLIERS
    ]
    vendors.append(
        {
            "number": "KARTE",
            "displayName": "Verrechnung Firmenkarte",
            "country": "DE",
            "vatBusinessPostingGroup": "INLAND",
            "vendorPostingGroup": "KARTE",
        }
    )
    vendors += [
        {
            "number": f"M{1001 + n}",
            "displayName": f"Mitarbeiter {1001 + n}",
            "country": "DE",
            "vatBusinessPostingGroup": "MITARBEITER",
            "vendorPostingGroup": "MITARBEITER",
        }
        for n in range(len(GIVEN))
    ]
    setup: list[dict[str, Any]] = []
    for group in ("INLAND", "EU", "DRITTLAND", "MITARBEITER"):
        for product, percent, account in (
            ("VST19", 19, "1406"),
            ("VST7", 7, "1401"),
            ("VST0", 0, "1400"),
        ):
            reverse = group == "EU" and percent == 19
            setup.append(
                {
                    "businessGroup": group,
                    "productGroup": product,
                    "percent": percent,
                    "calculationType": "Reverse Charge VAT" if reverse else "Normal VAT",
                    "identifier": product,
                    "purchaseVatAccount": "1407" if reverse else account,
                    "reverseChargeAccount": "3837" if reverse else "",
                }
            )
    values: list[dict[str, Any]] = [
        {"code": code, "displayName": name} for _, code, name in COST_CENTERS
    ]
    values += [
        {"code": "0", "displayName": "Kostenstellen der Gruppe", "type": "Heading"},
        {"code": "1-5", "displayName": "Alle Kostenstellen", "type": "Total"},
        {"code": "900", "displayName": "Werft (gesperrt)", "blocked": True},
    ]
    dimensions = [
        {"code": "KOSTENSTELLE", "displayName": "Kostenstelle", "values": values},
        {
            "code": "PROJEKT",
            "displayName": "Projekt",
            "values": [
                *({"code": code, "displayName": name} for _, code, name in PROJECTS),
                {"code": "P-2501", "displayName": "Alte Mole (gesperrt)", "blocked": True},
            ],
        },
    ]
    periods = [
        {
            "startingDate": f"2026-{month:02}-01",
            "name": f"2026-{month:02}",
            "newFiscalYear": month == 1,
            "closed": month < 8,
            "dateLocked": month < 8,
        }
        for month in range(1, 13)
    ]
    currencies = [
        {
            "code": "CHF",
            "displayName": "Schweizer Franken",
            "amountDecimalPlaces": "2:2",
            "amountRoundingPrecision": Decimal("0.01"),
        },
        {
            "code": "GBP",
            "displayName": "Pfund Sterling",
            "amountDecimalPlaces": "2:2",
            "amountRoundingPrecision": Decimal("0.01"),
        },
        {
            "code": "JPY",
            "displayName": "Yen",
            "amountDecimalPlaces": "0:0",
            "amountRoundingPrecision": Decimal(1),
        },
        {
            "code": "USD",
            "displayName": "US-Dollar",
            "amountDecimalPlaces": "2:2",
            "amountRoundingPrecision": Decimal("0.01"),
        },
    ]
    exchange = [
        {
            "currencyCode": code,
            "startingDate": f"2026-{month:02}-01",
            "exchangeRateAmount": 1,
            "relationalExchangeRateAmount": rate,
        }
        for code, rates in RATES.items()
        for month, rate in zip((8, 9, 10), rates, strict=True)
    ]

    def company(name: str, display: str, first: str) -> dict[str, Any]:
        return {
            "id": identifier("company", name),
            "name": name,
            "displayName": display,
            "localCurrencyCode": "EUR",
            "invent": True,
            "allowPostingFrom": "2026-08-01",
            "allowPostingTo": None,
            "extDocNoMandatory": True,
            "numberSeries": {
                "purchaseInvoice": f"{first}7001",
                "postedPurchaseInvoice": f"{first}8001",
                "vendor": "79001",
            },
            "accounts": accounts,
            "vendors": vendors,
            "vendorPostingGroups": [
                {"code": "KREDITOR", "payablesAccount": "3300"},
                {"code": "MITARBEITER", "payablesAccount": "3501"},
                {"code": "KARTE", "payablesAccount": "3510"},
            ],
            "vatPostingSetup": setup,
            "dimensions": dimensions,
            "defaultDimensions": [
                {
                    "parentType": "Vendor",
                    "parentNumber": "70010",
                    "dimensionCode": "KOSTENSTELLE",
                    "dimensionValueCode": "200",
                    "postingValidation": " ",
                }
            ],
            "employees": [
                {
                    "number": str(1001 + n),
                    "givenName": given,
                    "surname": FAMILY[n],
                    "email": email_of(n),
                    "status": "Active" if n < ACTIVE else "Terminated",
                    "terminationDate": None if n < ACTIVE else "2026-09-30",
                }
                for n, given in enumerate(GIVEN)
            ],
            "taxGroups": [
                {"code": "VST0", "displayName": "ohne Vorsteuer", "taxType": "VAT"},
                {"code": "VST19", "displayName": "Vorsteuer 19 %", "taxType": "VAT"},
                {"code": "VST7", "displayName": "Vorsteuer 7 %", "taxType": "VAT"},
            ],
            "currencies": currencies,
            "currencyExchangeRates": exchange,
            "accountingPeriods": periods,
        }

    return {
        "tenant": identifier("tenant"),
        "tenant_domain": "nordlicht.example",
        "environments": ["production", "sandbox"],
        "client_id": identifier("application"),
        "client_secret": "sandbox-client-secret",
        "companies": [
            company("Nordlicht GmbH", "Nordlicht GmbH", "10"),
            company("Nordlicht Logistik GmbH", "Nordlicht Logistik", "20"),
        ],
    }


KINDS = {
    "Assets": "current_asset",
    "Equity": "equity",
    "Liabilities": "current_liability",
    "Income": "income",
    "Cost of Goods Sold": "expense",
    "Expense": "expense",
    **dict.fromkeys("0135 0210 0240 0440 0520 0540 0620 0650 0670".split(), "non_current_asset"),
    **dict.fromkeys("1600 1800 1810 1820".split(), "bank"),
    "3150": "non_current_liability",
}
"""Factorial's type of an account: by its number, else by its category in Business Central."""


FIRST_IMPORT = (
    "6020 6110 6130 - 6220 - 6300 6310 6325 6400 6420 6495 6520 6530 6540 6600 6610 6640 6644 6650 6660"
    " 6663 6664 6668 - 6800 6805 6810 6815 6820 6821 6825 6837 6845 6855 6880"
).split()
"""Accounts in the order of their ids from 38; pages name some, so they stay. The others came later."""


def account_id(number: str) -> str:
    if number in FIRST_IMPORT:
        return str(38 + FIRST_IMPORT.index(number))
    later = [account[0] for account in ACCOUNTS if account[0] not in FIRST_IMPORT]
    return str(101 + later.index(number))


DEFAULT_ACCOUNTS = {
    "purchase_invoices": "5900",
    "vendors": "3300",
    "banks": "1800",
    "suspense": "1460",
    "expenses": "6300",
    "employees": "3501",
    "sale_invoices": "4400",
    "clients": "1200",
    "benefits": "6130",
}


class Factorial:
    """Collects the records of Factorial's half."""

    def __init__(self) -> None:
        self.headers: list[dict[str, Any]] = []
        self.receipts: list[dict[str, Any]] = []
        self.mileages: list[dict[str, Any]] = []
        self.per_diems: list[dict[str, Any]] = []

    def header(self, kind: str, detail: str, day: date, employee: int, **facts: Any) -> str:
        id = str(5001 + len(self.headers))
        stamp = f"{day + timedelta(days=2)}T08:00:00.000Z"
        header: dict[str, Any] = {
            "id": id,
            "type": kind,
            "company_id": "900",
            "employee_id": str(employee),
            "created_at": f"{day}T18:00:00.000Z",
            "currency": "EUR",
            "status": "approved",
            "status_updated_at": stamp,
            "updated_at": stamp,
            "cost_center_ids": cost_centers_of(employee),
            "group_id": None,
            "legal_entity_id": entity_of(employee),
            "amount": None,
            "description": None,
            "reporter_id": str(employee),
            "effective_on": day.isoformat(),
            "review_request_at": f"{day + timedelta(days=1)}T09:00:00.000Z",
            "paid_at": None,
            "reimbursable_amount": None,
            "reimbursable_currency": "EUR",
            "reimbursement_method": "sepa_transfer",
            "internal_reference": None,
            "expense_id": detail if kind == "expense" else None,
            "mileage_id": detail if kind == "mileage" else None,
            "per_diem_id": detail if kind == "perdiem" else None,
            "budget_id": None,
            "project_id": None,
        }
        header.update(facts)
        if header["status"] == "draft":
            header["review_request_at"] = None
        if header["status"] == "paid":
            header["paid_at"] = f"{day + timedelta(days=9)}T10:00:00.000Z"
        self.headers.append(header)
        return id

    def receipt(
        self,
        day: date,
        employee: int,
        category: str | None,
        subcategory: str | None,
        supplier: str | None,
        parts: list[tuple[int, int]],
        *,
        extra_cents: int = 0,
        payment: str = "reimbursable",
        card: bool = False,
        currency: str = "EUR",
        status: str = "approved",
        off_by: int = 0,
        amount: int | None = -1,
        merchant: tuple[str, str | None] | None = None,
        project: str | None = None,
        cost_centers: list[str] | None = None,
    ) -> None:
        """Add a receipt; ``parts`` are (rate in percent, net cents)."""
        id = str(3001 + len(self.receipts))
        taxes = [
            {
                "type": "vat",
                "amount": vat(net, rate) + (off_by if n == 0 else 0),
                "base_amount": net - (off_by if n == 0 else 0),
                "percentage": rate,
            }
            for n, (rate, net) in enumerate(parts)
            if rate
        ]
        gross = sum(net + vat(net, rate) for rate, net in parts) + extra_cents
        total = gross if amount == -1 else amount
        name, tin = merchant or ("", None)
        if supplier is not None:
            name = next(each[1] for each in SUPPLIERS if each[0] == supplier)
            tin = TAX_NUMBERS.get(supplier)
        exchange = None
        reimbursable: int | None = total
        if currency != "EUR" and total is not None:
            exchange = RATES[currency][day.month - 8]
            scale = 1 if currency == "JPY" else 100
            cents = total * exchange * 100 / scale
            reimbursable = int(cents.quantize(Decimal(1), ROUND_HALF_UP))
        label = next((name for cid, name, _ in CATEGORIES if cid == category), None)
        facts = {
            "amount": total,
            "currency": currency,
            "status": status,
            "reimbursable_amount": reimbursable if payment == "reimbursable" else None,
            "project_id": project,
        }
        if cost_centers is not None:
            facts["cost_center_ids"] = cost_centers
        if status == "in_payroll":
            facts["reimbursement_method"] = "payroll"
        header = self.header("expense", id, day, employee, **facts)
        self.receipts.append(
            {
                "company_id": "900",
                "creation_type": "automatic" if card else "manual",
                "currency": currency,
                "status": status,
                "effective_on": day.isoformat(),
                "status_updated_at": f"{day + timedelta(days=2)}T08:00:00.000Z",
                "files": [
                    {
                        "id": f"f{id}",
                        "filename": f"beleg-{id}.pdf",
                        "byte_size": 20_000 + int(id),
                        "url": f"https://files.example/{id}",
                        "download_url": f"https://files.example/{id}/download",
                        "content_type": "application/pdf",
                    }
                ],
                "taxes": taxes,
                "cost_center_ids": facts.get("cost_center_ids") or cost_centers_of(employee),
                "id": id,
                "employee_id": str(employee),
                "expenses_expensable_id": header,
                "access_token": f"sandbox-access-{id}",
                "description": None,
                "amount": total,
                "merchant_name": name or None,
                "user_merchant": None,
                "merchant_tin": tin,
                "category": {"id": category, "name": label} if category else None,
                "category_id": category,
                "subcategory": subcategory,
                "reference": None,
                "card": {"card_type": "visa", "last4": "4242"} if card else None,
                "card_payment_id": f"cp{id}" if card else None,
                "dispute_id": None,
                "external_authorization_id": None,
                "expenses_card_id": "1" if card else None,
                "signed_document": None,
                "review_request_at": self.headers[-1]["review_request_at"],
                "paid_at": self.headers[-1]["paid_at"],
                "document_id": None,
                "document_number": f"RE-{day:%y%m}-{int(id) % 1000:03}",
                "document_type": "receipt",
                "payment": payment,
                "payment_method": "Firmenkarte"
                if card
                else ("privat" if payment == "reimbursable" else "Überweisung"),
                "exchange_rate": exchange,
                "reimbursable_currency": "EUR",
                "reimbursable_amount": facts["reimbursable_amount"],
                "ledger_account_id": None,
                "budget_id": None,
                "project_id": project,
            }
        )

    def mileage(
        self, day: date, employee: int, kilometres: int, places: tuple[str, str], status: str
    ) -> None:
        id = str(7001 + len(self.mileages))
        amount = kilometres * 30
        header = self.header(
            "mileage", id, day, employee, amount=amount, reimbursable_amount=amount, status=status
        )
        self.mileages.append(
            {
                "id": id,
                "company_id": "900",
                "currency": "EUR",
                "status": status,
                "files": [],
                "payment": "reimbursable",
                "cost_center_ids": cost_centers_of(employee),
                "employee_id": str(employee),
                "expenses_expensable_id": header,
                "category": {"id": "16", "name": "Kilometergeld"},
                "subcategory": None,
                "category_id": "16",
                "amount": amount,
                "reimbursable_amount": amount,
                "reimbursable_currency": "EUR",
                "mileage": kilometres,
                "units": "kilometres",
                "rate": "0.30",
                "rate_measurement_unit": "kilometres",
                "from": places[0],
                "to": places[1],
                "description": None,
                "effective_on": day.isoformat(),
                "review_request_at": self.headers[-1]["review_request_at"],
                "paid_at": self.headers[-1]["paid_at"],
                "ledger_account_id": None,
                "round_trip": False,
                "origin_longitude": None,
                "origin_latitude": None,
                "destination_longitude": None,
                "destination_latitude": None,
                "calculated_mileage": kilometres * 100,
                "budget_id": None,
                "project_id": None,
            }
        )

    def per_diem(self, day: date, employee: int, days: int, status: str) -> None:
        id = str(8001 + len(self.per_diems))
        amount = 2 * 1400 + (days - 2) * 2800 if days > 1 else 1400
        header = self.header(
            "perdiem", id, day, employee, amount=amount, reimbursable_amount=amount, status=status
        )
        self.per_diems.append(
            {
                "id": id,
                "company_id": "900",
                "currency": "EUR",
                "payment": "reimbursable",
                "files": [],
                "status": status,
                "cost_center_ids": cost_centers_of(employee),
                "rates": [
                    {
                        "expenses_per_diem_id": id,
                        "rate_configuration_id": "1",
                        "id": f"r{id}",
                        "total_days": days,
                        "total_amount_cents": amount,
                    }
                ],
                "employee_id": str(employee),
                "expenses_expensable_id": header,
                "start_date": day.isoformat(),
                "end_date": (day + timedelta(days=days - 1)).isoformat(),
                "from": "Hamburg",
                "to": "Amrum",
                "trip_name": "Baustelle",
                "ledger_account_id": None,
                "amount": amount,
                "reimbursable_amount": amount,
                "reimbursable_currency": "EUR",
                "paid_at": (self.headers[-1]["paid_at"] or "")[:10] or None,
                "review_request_at": (self.headers[-1]["review_request_at"] or "")[:10] or None,
                "effective_on": day.isoformat(),
                "description": None,
                "category": {"id": "17", "name": "Verpflegung"},
                "subcategory": None,
                "budget_id": None,
                "project_id": "1",
            }
        )


def vat(net: int, rate: int) -> int:
    """Return VAT in cents, halves up."""
    return (net * rate * 2 + 100) // 200 if net >= 0 else -((-net * rate * 2 + 100) // 200)


def entity_of(employee: int) -> str:
    return "2" if employee > 130 else "1"


def cost_centers_of(employee: int) -> list[str]:
    return [str(6 if employee > 135 else 7)] if employee > 130 else [str(1 + employee % 5)]


RECEIPTS: list[tuple[str, str | None, str, list[int]]] = [
    ("2", None, "70001", [7]),
    ("3", "Bahn", "70002", [7]),
    ("3", "Taxi", "70003", [7]),
    ("9", None, "70004", [19]),
    ("10", None, "70005", [19]),
    ("11", None, "70006", [19]),
    ("12", None, "70007", [19]),
    ("13", None, "70008", [19]),
    ("8", None, "70009", [19]),
    ("14", None, "70010", [19]),
    ("3", "Mietwagen", "70011", [19]),
    ("3", "Flug", "70016", [19]),
    ("8", None, "70017", [19]),
    ("2", None, "70020", [7]),
    ("1", None, "70003", [7]),
]
PLACES = [("Hamburg", "Lübeck"), ("Kiel", "Husum"), ("Bremen", "Hamburg"), ("Rostock", "Wismar")]


def status_of(month: int, n: int) -> str:
    if month == 8:
        return "paid"
    if month == 9:
        return ("paid", "paid", "sent_to_pay")[n % 3]
    return ("approved", "approved", "approved", "sent_to_pay", "approved", "paid")[n % 6]


def factorial() -> dict[str, Any]:
    book = Factorial()
    for month in (8, 9, 10):
        last = 31 if month != 9 else 30
        for n in range(72):
            category, subcategory, supplier, rates = RECEIPTS[n % len(RECEIPTS)]
            day = date(2026, month, 1 + (n * 7 + month) % last)
            employee = 101 + (n * 3 + month) % 37
            kind = n % 9
            parts = [(rate, CHANCE.randrange(900, 42_000)) for rate in rates]
            if category == "9":
                parts = [(19, CHANCE.randrange(900, 30_000))]
            if category == "2":  # a hotel charges breakfast at the other rate
                parts.append((19, CHANCE.randrange(800, 3_000)))
            known = supplier in TAX_NUMBERS
            payment, card = "reimbursable", False
            if kind in (1, 4, 7):
                payment, card = "not_reimbursable", True
            elif kind == 8 and known:
                payment = "not_reimbursable"
            book.receipt(
                day,
                employee,
                category,
                subcategory,
                supplier,
                parts,
                payment=payment,
                card=card,
                status=status_of(month, n),
                project=str(1 + n % 3) if n % 4 == 0 else None,
                extra_cents=CHANCE.randrange(100, 900) if category == "8" else 0,
            )
        for n in range(16):
            day = date(2026, month, 1 + (n * 5 + 2) % last)
            book.mileage(
                day,
                102 + (n * 7) % 37,
                CHANCE.randrange(12, 480),
                PLACES[n % 4],
                status_of(month, n),
            )
        for n in range(7):
            day = date(2026, month, 2 + (n * 4) % 26)
            book.per_diem(day, 103 + (n * 5) % 37, 1 + n % 4, status_of(month, n))
    odd(book)
    earlier(book)
    return {
        "api_key": "sandbox-api-key",
        "company_id": "900",
        # The sandbox makes a few records up for each resource that is missing below.
        "invent": True,
        "resources": resources(book),
    }


def odd(book: Factorial) -> None:
    """Add what real life brings in October."""

    def day(n: int) -> date:
        return date(2026, 10, n)

    nobody = ("Kiosk am Anleger", None)
    book.receipt(day(3), 105, None, None, None, [(19, 1500)], merchant=nobody)  # no category
    book.receipt(day(4), 106, "20", None, None, [(19, 2310)], merchant=nobody)  # no rule: a default
    book.receipt(day(5), 107, "2", None, "70001", [(7, 9000)], amount=None)  # no amount
    book.receipt(day(6), 108, "9", None, "70004", [(19, 4200)], off_by=1)  # VAT a cent off
    book.receipt(
        day(7), 109, "9", None, "70004", [(19, 5100)], extra_cents=-600
    )  # taxes exceed the total
    book.receipt(day(8), 110, "9", None, "70004", [(19, 95_000)])  # over 800: the rule stops it
    book.receipt(day(9), 111, "3", "Bahn", "70002", [(7, -4300)])  # a refund
    book.receipt(
        day(10),
        112,
        "10",
        None,
        None,
        [(19, 8000)],
        payment="not_reimbursable",
        merchant=(UNKNOWN_SUPPLIER[0], vat_number("DE", 77)),
    )  # the ERP does not know the supplier
    book.receipt(
        day(11), 113, "10", None, "70022", [(0, 120_00)], payment="not_reimbursable"
    )  # reverse charge
    book.receipt(day(12), 114, "2", None, "70021", [(20, 11_000)])  # Austrian VAT
    book.receipt(
        day(13), 115, "3", "Taxi", None, [(0, 3850)], currency="USD", merchant=("Harbor Cab", None)
    )
    book.receipt(
        day(14),
        116,
        "2",
        None,
        None,
        [(0, 18_900)],
        currency="GBP",
        merchant=("The Pier Inn", None),
    )
    book.receipt(
        day(15), 117, "8", None, None, [(0, 7_450)], currency="CHF", merchant=("Seerose", None)
    )
    book.receipt(
        day(16),
        118,
        "3",
        "Bahn",
        None,
        [(0, 13_320)],
        currency="JPY",
        merchant=("Shinkansen", None),
    )
    book.receipt(day(17), 119, "9", None, "70004", [(19, 3_000)], cost_centers=["2", "4"])  # shared
    book.receipt(
        day(18), 120, "9", None, "70025", [(19, 3_100)], payment="not_reimbursable"
    )  # blocked supplier
    for n, status in enumerate(
        ("draft", "pending", "changes_requested", "rejected", "reversed", "in_payroll")
    ):
        book.receipt(day(20 + n), 121 + n, "3", "Taxi", "70003", [(7, 1_900 + n)], status=status)
    book.receipt(
        day(27), 103, "14", None, "70010", [(19, 49_000)], payment="not_reimbursable"
    )  # default dimension


def contact(
    id: int, name: str, country: str, tax: str | None, external: str | None, stamp: str
) -> dict[str, Any]:
    postal_code, city = TOWNS[country][id % len(TOWNS[country])]
    return {
        "id": str(id),
        "name": name,
        "legal_name": name,
        "tax_id": tax,
        "address": {
            "line1": street_of(str(id)),
            "line2": None,
            "city": city,
            "postal_code": postal_code,
            "state": "",
            "country_code": country,
        },
        "external_id": external,
        "iban": None,
        "bank_code": None,
        "preferred_payment_method": "banktransfer",
        "website": None,
        "email": None,
        "phone_number": None,
        "updated_at": stamp,
    }


def earlier(book: Factorial) -> None:
    """Give some records of August and September what real life brings; October stays as it is."""
    receipts = {receipt["id"]: receipt for receipt in book.receipts}
    headers = {header["id"]: header for header in book.headers}

    def both(id: str, **facts: Any) -> None:
        receipts[id].update(facts)
        headers[receipts[id]["expenses_expensable_id"]].update(facts)

    receipts["3003"].update(merchant_name="TAXIZ ELBE", user_merchant="Taxizentrale Elbe eG")
    receipts["3005"]["creation_type"] = "travelperk"
    receipts["3010"]["ledger_account_id"] = account_id("6600")  # chosen by hand
    receipts["3012"]["files"] = []  # the receipt was lost
    receipts["3022"]["document_number"] = receipts["3022"]["document_type"] = None
    for id in ("3075", "3077"):  # refunds
        cents = -receipts[id]["amount"]
        owed = receipts[id]["reimbursable_amount"]
        both(id, amount=cents, reimbursable_amount=None if owed is None else -owed)
        for tax in receipts[id]["taxes"]:
            tax.update(amount=-tax["amount"], base_amount=-tax["base_amount"])
    both("3080", description="Anreise zur Baustelle, mit Hänger")
    for id in ("3080", "3081", "3082"):  # one trip, approved together
        headers[receipts[id]["expenses_expensable_id"]]["group_id"] = "41"
    headers[receipts["3090"]["expenses_expensable_id"]]["internal_reference"] = "WERFT-17"
    for mileage in book.mileages[:16:5]:
        mileage["round_trip"] = True


def resources(book: Factorial) -> dict[str, list[dict[str, Any]]]:
    stamp = "2026-07-01T00:00:00.000Z"
    employees = [
        {
            "id": str(101 + n),
            "access_id": str(2101 + n),
            "first_name": given,
            "last_name": FAMILY[n],
            "full_name": f"{given} {FAMILY[n]}",
            "preferred_name": None,
            "birth_name": None,
            "gender": None,
            "identifier": None,
            "identifier_type": None,
            "email": email_of(n),
            "login_email": None,
            "birthday_on": None,
            "nationality": "DE",
            "address_line_1": None,
            "address_line_2": None,
            "postal_code": None,
            "city": None,
            "state": None,
            "country": "DE",
            "bank_number": None,
            "swift_bic": None,
            "bank_number_format": None,
            "company_id": "900",
            "legal_entity_id": entity_of(101 + n),
            "default_work_area_id": None,
            "location_id": "1",
            "created_at": stamp,
            "updated_at": stamp,
            "social_security_number": None,
            "is_terminating": False,
            "terminated_on": None if n < ACTIVE else "2026-09-30",
            "termination_reason_type": None,
            "termination_reason": None,
            "termination_observations": None,
            "manager_id": None if n == 0 else str(101 if n % 8 == 0 else 101 + n // 8 * 8),
            "timeoff_manager_id": None,
            "phone_number": None,
            "company_identifier": str(1001 + n),
            "age_number": None,
            "termination_type_description": None,
            "contact_name": None,
            "contact_number": None,
            "personal_email": None,
            "seniority_calculation_date": None,
            "communications_email": None,
            "unconfirmed_communications_email": None,
            "pronouns": None,
            "active": n < ACTIVE,
            "disability_percentage_cents": None,
            "identifier_expiration_date": None,
            "country_of_birth": None,
            "attendable": True,
            "birthplace": None,
        }
        for n, given in enumerate(GIVEN)
    ]
    ledger = [
        {
            "id": account_id(number),
            "number": number,
            "type": KINDS.get(number) or KINDS[category],
            "legal_entity_id": "1",
            "name": name,
            "external_id": number,
            "disabled": type == "Blocked",
            "updated_at": stamp,
        }
        for number, name, type, category in ACCOUNTS
        if type in ("Posting", "Blocked")
    ]
    members = [cost_centers_of(101 + n)[0] for n in range(len(GIVEN))]
    return {
        "api_public/credentials": [
            {
                "id": "company-900",
                "company_id": "900",
                "employee_id": None,
                "legal_name": "Nordlicht GmbH",
                "name": "Nordlicht",
                "locale": "de",
                "tin": vat_number("DE", 500),
                "tos": True,
                "gdpr_tos": True,
                "onboarded_on": "2026-07-01",
                "subscription_plan": "business",
                "email": None,
                "login_email": None,
                "full_name": None,
                "first_name": None,
                "last_name": None,
                "role": None,
                "logo": None,
                "to_be_deleted": None,
            }
        ],
        "companies/legal_entities": [
            {
                "id": "1",
                "company_id": "900",
                "country": "de",
                "legal_name": "Nordlicht GmbH",
                "currency": "EUR",
                "tin": vat_number("DE", 500),
                "city": None,
                "state": None,
                "postal_code": None,
                "address_line_1": None,
                "address_line_2": None,
                "siret": None,
            },
            {
                "id": "2",
                "company_id": "900",
                "country": "de",
                "legal_name": "Nordlicht Logistik GmbH",
                "currency": "EUR",
                "tin": vat_number("DE", 501),
                "city": None,
                "state": None,
                "postal_code": None,
                "address_line_1": None,
                "address_line_2": None,
                "siret": None,
            },
        ],
        "employees/employees": employees,
        "expenses/expensables": book.headers,
        "expenses/expenses": book.receipts,
        "expenses/mileages": book.mileages,
        "expenses/per_diems": book.per_diems,
        "finance/accounts": ledger,
        "finance/accounting_settings": [
            {
                "id": id,
                "company_id": "900",
                "legal_entity_id": id,
                "external_id": None,
                "updated_at": stamp,
                # Nobody has set up the second entity: its chart of accounts was never imported.
                **{
                    f"default_account_for_{role}_id": account_id(number) if id == "1" else None
                    for role, number in DEFAULT_ACCOUNTS.items()
                },
            }
            for id in ("1", "2")
        ],
        "finance/categories": [
            {
                "id": id,
                "label": name,
                "default_label": name,
                "identifier": f"category_{id}",
                "visible": True,
                "enabled": True,
                "parent_category_id": parent,
                "position": n,
                "_type": {"16": "mileage", "17": "perdiem"}.get(id, "expense"),
            }
            for n, (id, name, parent) in enumerate(CATEGORIES)
        ],
        "finance/contacts": [
            *(
                contact(n + 1, name, country, TAX_NUMBERS.get(number), number, stamp)
                for n, (number, name, country, _) in enumerate(SUPPLIERS)
            ),
            {**contact(26, "Amtswerft Husum", "DE", None, None, stamp), "_contact_type": "client"},
            {**contact(27, "Hafen Kiel GmbH", "DE", None, None, stamp), "_contact_type": "client"},
        ],
        "finance/cost_centers": [
            {
                "id": id,
                "name": name,
                "code": code,
                "company_id": "900",
                "legal_entity_id": "2" if id in "67" else "1",
                "description": None,
                "status": "active",
                "deactivation_date": None,
                "active_employees_count": members[:ACTIVE].count(id),
                "historical_employees_count": members.count(id),
            }
            for id, code, name in COST_CENTERS
        ],
        "finance/cost_center_memberships": [
            {
                "id": str(n + 1),
                "employee_id": str(101 + n),
                "cost_center_id": center,
                "start_date": "2026-01-01",
                "end_date": None if n < ACTIVE else "2026-09-30",
                "percentage": 1,
            }
            for n, center in enumerate(members)
        ],
        "finance/ledger_account_resources": [
            {
                "id": "1",
                "resource_type": "customcategory",
                "resource_id": "19",
                "account_id": account_id("6820"),
                "updated_at": stamp,
                "balance_type": "debit",
                "external_id": None,
                "legal_entity_id": "1",
            }
        ],
        "finance/tax_types": [
            {
                "id": "1",
                "name": "Vorsteuer",
                "type": "vat",
                "country_code": "de",
                "external_id": "VST",
                "updated_at": stamp,
            }
        ],
        "finance/tax_rates": [
            {
                "id": str(n + 1),
                "rate": rate,
                "tax_type_id": "1",
                "description": None,
                "external_id": None,
                "updated_at": stamp,
            }
            for n, rate in enumerate((Decimal("0.19"), Decimal("0.07"), Decimal(0)))
        ],
        "project_management/projects": [
            {
                "id": id,
                "name": name,
                "code": code,
                "status": "active",
                "employees_assignment": "company",
                "is_billable": False,
                "legal_entity_id": "1",
                "description": None,
                "start_date": "2026-01-01",
                "due_date": None,
                "inputed_minutes": None,
                "fixed_cost_cents": None,
                "labor_cost_cents": None,
                "spending_cost_cents": None,
                "client_id": "26" if id == "1" else None,
                "total_cost_cents": None,
            }
            for id, code, name in PROJECTS
        ],
    }


def text_of(seed: dict[str, Any]) -> str:
    """Write one record a line; exact decimals are written as numbers."""

    def line(value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{json.dumps(k)}: {line(v)}" for k, v in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(line(each) for each in value) + "]"
        if isinstance(value, Decimal):
            return f"{value:f}"
        return json.dumps(value, ensure_ascii=False)

    def block(value: Any, depth: int) -> str:
        pad = " " * depth
        if (
            isinstance(value, dict)
            and depth < 4
            and any(isinstance(v, dict | list) for v in value.values())
        ):
            rows = (f"{pad} {json.dumps(k)}: {block(v, depth + 1)}" for k, v in value.items())
            return "{\n" + ",\n".join(rows) + f"\n{pad}}}"
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = (
                f"{pad} {block(each, depth + 1) if depth < 2 and 'accounts' in each else line(each)}"
                for each in value
            )
            return "[\n" + ",\n".join(rows) + f"\n{pad}]"
        return line(value)

    return block(seed, 0) + "\n"


def main() -> int:
    made = {
        "business_central.json": text_of(business_central()),
        "factorial.json": text_of(factorial()),
    }
    if "--check" in sys.argv:
        stale = [name for name, text in made.items() if (SEED / name).read_text("utf-8") != text]
        print(f"not current: {', '.join(stale)}" if stale else "seeds are current")
        return int(bool(stale))
    for name, text in made.items():
        (SEED / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
