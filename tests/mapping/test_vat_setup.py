"""Is the VAT posting set-up read as Business Central exports it, and is a broken export refused with its cure?"""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import openpyxl
import pytest
from hypothesis import given, strategies as st

from factorial_erp import AsyncBusinessCentral, BusinessCentral
from factorial_erp.business_central.custom import Attr, Entity, camel, field, model
from factorial_erp.errors import MappingInvalid
from factorial_erp.mapping import Books, VatPair, VatSetup, read_vat_setup
from factorial_erp.sandbox import Sandbox
from tests.sync.real_company import DATA, absent

ENGLISH = (
    "VAT Bus. Posting Group", "VAT Prod. Posting Group", "Description", "Blocked",
    "VAT Identifier", "VAT %", "VAT Calculation Type", "Allow Non-Deductible VAT",
    "Non-Deductible VAT %", "Sales VAT Account", "Purchase VAT Account",
    "Non-Deductible Purchase VAT Account", "Reverse Chrg. VAT Acc.", "EU Service",
)  # fmt: skip
GERMAN = (
    "MwSt.-Geschäftsbuchungsgruppe", "MwSt.-Produktbuchungsgruppe", "Beschreibung", "Gesperrt",
    "MwSt.-Kennzeichen", "MwSt. %", "MwSt.-Berechnungsart", "Nicht abzugsfähige MwSt. zulassen",
    "Nicht abzugsfähige MwSt. %", "Umsatzsteuerkonto", "Vorsteuerkonto",
    "Nicht abziehbare MwSt. Konto Einkauf", "Erwerbsbesteuerungskonto", "EU-Dienstleistung",
)  # fmt: skip
SPANISH = (
    "Grupo registro IVA neg.", "Grupo registro IVA prod.", "Descripción", "Bloqueado",
    "Identificador de IVA", "% IVA", "Tipo cálculo IVA", "Permitir IVA no deducible",
    "% IVA no deducible", "Cta. IVA repercutido", "Cta. IVA soportado",
    "Cta. IVA compra no deducible", "Cta. reversión IVA", "Servicio UE",
)  # fmt: skip

FRENCH = (
    "Groupe compta. marché TVA", "Groupe compta. produit TVA", "Désignation", "Bloqué",
    "Identifiant TVA", "% TVA", "Mode calcul TVA", "Autoriser TVA non déductible",
    "% TVA non déductible", "Compte TVA vente", "Compte TVA achat",
    "Compte TVA achat non déductible", "Compte TVA due intracomm.", "Service UE",
)  # fmt: skip

ROWS: dict[Sequence[str], list[list[Any]]] = {
    ENGLISH: [
        ["DOM", "V19", "Standard", False, "19", 19, "Normal VAT", "Do Not Allow", 0, "3806", "1406", "", "", False],
        ["DOM", "V19H", "Cars", "No", "19H", "19.0 %", "Normal VAT", "Allow", 50, "", "1406", "6850", "", "No"],
        ["EU", "V55", "", "Yes", "55", 5.5, "Reverse Charge VAT", "", "", "", "1407", "", "3837", "Yes"],
        ["DOM", "IMP", "", "", "IMP", 100, "Full VAT", "", "", "", "1433", "", "", ""],
    ],
    GERMAN: [
        ["DOM", "V19", "Standard", "Nein", "19", "19", "Normale MwSt.", "Nicht zulassen", "0", "3806", "1406", "", "", "Nein"],
        ["DOM", "V19H", "PKW", "Nein", "19H", "19,00 %", "Normale MwSt.", "Zulassen", "50,00", "", "1406", "6850", "", "Nein"],
        ["EU", "V55", "", "Ja", "55", "5,5", "Erwerbsbesteuerung", "", "", "", "1407", "", "3837", "Ja"],
        ["DOM", "IMP", "", "", "IMP", "100", "Nur MwSt.", "", "", "", "1433", "", "", ""],
    ],
    SPANISH: [
        ["DOM", "V19", "General", "No", "19", "19", "IVA normal", "No permitir", "", "3806", "1406", "", "", "No"],
        ["DOM", "V19H", "Coches", "No", "19H", "19,0%", "Normal", "Permitir", "50", "", "1406", "6850", "", "No"],
        ["EU", "V55", "", "Sí", "55", "5,5", "Reversión", "", "", "", "1407", "", "3837", "Sí"],
        ["DOM", "IMP", "", "", "IMP", "100", "Total", "", "", "", "1433", "", "", ""],
    ],
    FRENCH: [
        ["DOM", "V19", "Normal", "Non", "19", "19", "Normal", "Ne pas autoriser", "", "3806", "1406", "", "", "Non"],
        ["DOM", "V19H", "Voitures", "Non", "19H", "19,0 %", "TVA normale", "Autoriser", "50,0", "", "1406", "6850", "", "Non"],
        ["EU", "V55", "", "Oui", "55", "5,5", "Intracomm.", "", "", "", "1407", "", "3837", "Oui"],
        ["DOM", "IMP", "", "", "IMP", "100", "Correctif", "", "", "", "1433", "", "", ""],
    ],
}  # fmt: skip

SETUP = VatSetup(
    (
        VatPair(
            business_group="DOM",
            product_group="V19",
            computes="normal",
            percent=Decimal(19),
            identifier="19",
            non_deductible=Decimal(0),
            purchase_account="1406",
            reverse_account="",
            non_deductible_account="",
        ),
        VatPair(
            business_group="DOM",
            product_group="V19H",
            computes="normal",
            percent=Decimal(19),
            identifier="19H",
            non_deductible=Decimal(50),
            purchase_account="1406",
            reverse_account="",
            non_deductible_account="6850",
        ),
        VatPair(
            business_group="EU",
            product_group="V55",
            computes="reverse_charge",
            percent=Decimal("5.5"),
            identifier="55",
            non_deductible=Decimal(0),
            purchase_account="1407",
            reverse_account="3837",
            non_deductible_account="",
            blocked=True,
        ),
        VatPair(
            business_group="DOM",
            product_group="IMP",
            computes="full",
            percent=Decimal(100),
            identifier="IMP",
            non_deductible=Decimal(0),
            purchase_account="1433",
            reverse_account="",
            non_deductible_account="",
        ),
    )
)


def workbook(path: Path, header: Sequence[str], rows: list[list[Any]], above: int = 0) -> Path:
    book = openpyxl.Workbook()
    book.create_sheet("Notes", 0)["A1"] = "=1+1"
    sheet = book["Sheet"]
    for _ in range(above):
        sheet.append(["CRONUS"])
    for row in (header, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def text(header: Sequence[str], rows: list[list[Any]], separator: str = ";") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows([header, *rows])
    return written.getvalue()


@pytest.mark.parametrize("header", [ENGLISH, GERMAN, SPANISH, FRENCH])
def test_an_exported_page_is_read_in_its_language(tmp_path: Path, header: Sequence[str]) -> None:
    """With its own captions, decimal marks, signs and words for yes; what stands above the header is passed over."""
    path = workbook(tmp_path / "setup.xlsx", header, ROWS[header], above=2)

    assert SETUP == read_vat_setup(path)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("header", [ENGLISH, GERMAN, SPANISH, FRENCH])
def test_a_csv_file_is_read_as_excel_writes_it(
    tmp_path: Path, header: Sequence[str], encoding: str, separator: str
) -> None:
    """Whatever separates its cells, in the encodings of Excel."""
    path = tmp_path / "setup.csv"
    path.write_bytes(text(header, ROWS[header], separator).encode(encoding))

    assert SETUP == read_vat_setup(path)


def test_numbers_of_a_workbook_are_what_it_shows(tmp_path: Path) -> None:
    """A percentage, an account that is a number, a code that Excel was kept from spoiling."""
    path = workbook(tmp_path / "setup.xlsx", ENGLISH, [])
    book = openpyxl.load_workbook(path)
    sheet = book["Sheet"]
    sheet.append(["DOM", 19, "", "", "", 0.19, "Normal VAT", "", "", "", 1406.0, "", "", ""])
    sheet["F2"].number_format = "0.00%"
    book.save(path)
    other = tmp_path / "setup.csv"
    other.write_text(
        "VAT Bus. Posting Group,VAT Prod. Posting Group,VAT Calculation Type,VAT %\n"
        'DOM,"=""019""",Normal VAT,19\n'
    )

    (pair,) = read_vat_setup(path).pairs
    (kept,) = read_vat_setup(other).pairs

    assert ("19", Decimal(19), "1406") == (
        pair.product_group,
        pair.percent,
        pair.purchase_account,
    )
    assert "019" == kept.product_group
    assert (None, None, None) == (
        kept.identifier,
        kept.purchase_account,
        kept.non_deductible,
    )


def broken(path: Path, header: Sequence[str], rows: list[list[Any]]) -> MappingInvalid:
    with pytest.raises(MappingInvalid) as caught:
        read_vat_setup(workbook(path, header, rows))
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("VAT %", "viel", "'viel', which is no number"),
        ("VAT %", "119", "no percentage"),
        ("VAT %", "1.019,5", "no percentage"),
        ("VAT %", "-7", "no percentage"),
        ("VAT %", "NaN", "no percentage"),
        ("VAT %", "=F3", "is a formula"),
        ("VAT Calculation Type", "Normal VAT?!x", "no calculation type"),
        ("Blocked", "perhaps", "neither yes nor no"),
    ],
)
def test_a_cell_that_cannot_be_understood_is_named(
    tmp_path: Path, column: str, value: str, said: str
) -> None:
    """With its sheet, row and column."""
    row = list(ROWS[ENGLISH][1])
    row[ENGLISH.index(column)] = value

    error = broken(tmp_path / "setup.xlsx", ENGLISH, [ROWS[ENGLISH][0], row])

    assert ("setup.xlsx!Sheet", 3, column) == (error.file, error.row, error.column)
    assert f"setup.xlsx!Sheet, row 3: {column} is" in str(error)
    assert said in str(error)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """Nobody wants to export it four times."""
    rows = [["A", "B", "", "", "", "x", "y"], ["A", "C", "", "", "", "x", "Normal VAT"]]

    error = broken(tmp_path / "setup.xlsx", ENGLISH, rows)

    assert 1 == len(error.others)


def test_a_missing_column_is_named_in_all_languages(tmp_path: Path) -> None:
    """With what it may be called, and with what looks like it."""
    header = ["VAT percents" if name == "VAT %" else name for name in ENGLISH]

    error = broken(tmp_path / "setup.xlsx", header, ROWS[ENGLISH])

    assert ("VAT %", 1) == (error.column, error.row)
    assert "MwSt. %, % IVA, % TVA" in str(error.hint)
    assert "Is it 'VAT percents'?" in str(error.hint)


def test_a_pair_is_there_once(tmp_path: Path) -> None:
    """Twice is an export of several companies."""
    error = broken(tmp_path / "setup.xlsx", ENGLISH, [ROWS[ENGLISH][0], ROWS[ENGLISH][0]])

    assert "makes DOM / V19 a second time, as row 2 does" in str(error)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"a;b;c\n1;2;3\n", "no row with the columns"),
        (b"PK\x03\x04broken", "no workbook"),
        (b"\xd0\xcf\x11\xe0old", "old format .xls"),
        (text(ENGLISH, []).encode(), "no row below"),
        (b"x" * 20_000_001, "more than 20,000,000 bytes"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """With what to export instead."""
    path = tmp_path / "setup.csv"
    path.write_bytes(content)

    with pytest.raises(MappingInvalid, match=said) as caught:
        read_vat_setup(path)

    assert caught.value.hint
    with pytest.raises(MappingInvalid, match="cannot be read"):
        read_vat_setup(tmp_path / "absent.csv")


@given(st.decimals(0, 100, places=5), st.sampled_from((",", ".")), st.sampled_from(("", "%", " %")))
def test_every_percentage_is_read_back(percent: Decimal, mark: str, sign: str) -> None:
    """With a decimal comma or point, with a sign or without."""
    shown = f"{percent:f}".replace(".", mark) + sign

    (pair,) = read_vat_setup(
        [
            {
                "VAT Bus. Posting Group": "A",
                "VAT Prod. Posting Group": "B",
                "VAT Calculation Type": "Normal VAT",
                "VAT %": shown,
            }
        ]
    ).pairs

    assert percent == pair.percent


def test_rows_of_a_web_service_are_read() -> None:
    """A page that is published as a web service has its own spelling of names and texts."""
    row = {
        "@odata.etag": "x",
        "VAT_Bus_Posting_Group": "EU",
        "VAT_Prod_Posting_Group": "V19",
        "VAT_Calculation_Type": "Reverse_x0020_Charge_x0020_VAT",
        "VAT_Percent": 19,
        "Reverse_Chrg_VAT_Acc": "3837",
        "Blocked": False,
    }

    (pair,) = read_vat_setup([row]).pairs

    assert ("EU", "reverse_charge", Decimal(19), "3837") == (
        pair.business_group,
        pair.computes,
        pair.percent,
        pair.reverse_account,
    )


@model(camel)
class Setup(Entity):
    """A row as an API page of an app has it."""

    id: Attr[str] = field(guid=True, read_only=True)
    vat_bus_posting_group: Attr[str]
    vat_prod_posting_group: Attr[str]
    vat_calculation_type: Attr[str]
    vat_percent: Attr[Decimal]
    purchase_vat_account: Attr[str]


def test_an_api_page_of_an_app_is_read() -> None:
    """By its model, without a file in between."""

    def app(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        row = {
            "id": "5d115c9c-44e3-ea11-bb43-000d3a2feca1",
            "vatBusPostingGroup": "DOM",
            "vatProdPostingGroup": "V7",
            "vatCalculationType": "Normal_x0020_VAT",
            "vatPercent": 7.0,
        }
        return httpx.Response(200, json={"value": [row]})

    with BusinessCentral(
        tenant="t", client_id="a", client_secret="s", transport=httpx.MockTransport(app)
    ) as client:
        company = client.company("5d115c9c-44e3-ea11-bb43-000d3a2feca2")
        rows = company.api("contoso", "finance", "v1.0").entity("vatPostingSetups", Setup)
        books = Books(local_currency="EUR").with_vat_setup(rows.list())

    assert books.vat_setup is not None
    (pair,) = books.vat_setup.pairs
    assert ("DOM", "V7", Decimal(7)) == (pair.business_group, pair.product_group, pair.percent)


def test_books_keep_it(tmp_path: Path) -> None:
    """In their JSON, for later comparison."""
    path = workbook(tmp_path / "setup.xlsx", GERMAN, ROWS[GERMAN])

    books = Books(local_currency="EUR").with_vat_setup(path)

    assert SETUP == books.vat_setup
    assert books == Books.from_json(books.to_json())


def test_books_are_loaded_with_it(tmp_path: Path) -> None:
    """By both clients."""
    path = workbook(tmp_path / "setup.xlsx", SPANISH, ROWS[SPANISH])
    box = Sandbox()
    access: dict[str, Any] = {
        "tenant": box.tenant,
        "environment": box.environment,
        "client_id": box.client_id,
        "client_secret": box.client_secret,
    }

    with BusinessCentral(**access, transport=box.transport()) as client:
        books = Books.load(client.company(box.company_name), vat_setup=path)

    async def load() -> Books:
        async with AsyncBusinessCentral(**access, transport=box.transport()) as client:
            return await Books.load(client.company(box.company_name), vat_setup=str(path))

    assert SETUP == books.vat_setup == asyncio.run(load()).vat_setup


@absent
@pytest.mark.parametrize("country", ["DE", "W1"])
def test_the_set_up_of_a_real_company_has_its_domestic_group(country: str) -> None:
    """As the table of the server names it."""
    tables = json.loads((DATA / f"{country}.json").read_text("utf-8"))["tables"]

    setup = read_vat_setup(tables["VAT Posting Setup"])

    assert len(tables["VAT Posting Setup"]) == len(setup.pairs)
    assert "DOMESTIC" == setup.domestic_group
    assert {"normal", "reverse_charge", "none"} <= {pair.kind for pair in setup.pairs}


def test_a_domestic_group_is_never_guessed() -> None:
    """Two with normal VAT, neither with a usual name, are undecided; a usual name decides."""

    def setup(*groups: str) -> VatSetup:
        return VatSetup(
            tuple(
                VatPair(
                    business_group=group,
                    product_group="V",
                    computes="normal",
                    percent=Decimal(19),
                )
                for group in groups
            )
        )

    assert setup("A", "B").domestic_group is None
    assert "INLAND" == setup("A", "INLAND").domestic_group
    assert setup("INLAND", "INLAND2").domestic_group is None
    assert setup("").domestic_group is None
    assert "A" == setup("", "A").domestic_group


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda given: f"{';'.join(ENGLISH)}\n{given}".encode()),
        st.binary(max_size=60).map(lambda given: b"\xff\xfe" + given),
        st.binary(max_size=60).map(lambda given: b"PK\x03\x04" + given),
    )
)
def test_whatever_a_file_contains_it_is_read_or_refused(content: bytes) -> None:
    """With the error for it, and no other."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "setup.csv"
        path.write_bytes(content)
        told: object
        try:
            told = read_vat_setup(path).pairs
        except MappingInvalid as error:
            told = error.hint
        assert told
