"""How is the VAT posting set-up read from what Business Central exports, in which language soever?"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

import attrs

from .._core.model import Model, columns
from ..errors import MappingInvalid
from .match import nearest
from .sheets import grid, open_workbook
from .tables import MAX_BYTES, Problems
from .vat_setup import Computes, VatPair, VatSetup

__all__ = ["VatSource", "read_vat_setup"]

VatSource = str | Path | Iterable[Mapping[str, object] | Model]
"""
A workbook or CSV file with the page "VAT Posting Setup", or its rows as an API page of an app or a web
service has them.
"""

_CAPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "business_group": (
        "VAT Bus. Posting Group",
        "VAT Business Posting Group",
        "MwSt.-Geschäftsbuchungsgruppe",
        "Grupo registro IVA neg.",
        "Grupo registro IVA negocio",
        "Groupe compta. marché TVA",
    ),
    "product_group": (
        "VAT Prod. Posting Group",
        "VAT Product Posting Group",
        "MwSt.-Produktbuchungsgruppe",
        "Grupo registro IVA prod.",
        "Grupo registro IVA producto",
        "Groupe compta. produit TVA",
    ),
    "computes": (
        "VAT Calculation Type",
        "MwSt.-Berechnungsart",
        "Tipo cálculo IVA",
        "Mode calcul TVA",
    ),
    "percent": ("VAT %", "MwSt. %", "% IVA", "% TVA", "VAT", "VAT Pct.", "VAT Percentage"),
    "identifier": (
        "VAT Identifier",
        "MwSt.-Kennzeichen",
        "Identificador IVA",
        "Id. IVA",
        "Identifiant TVA",
        "Identificateur TVA",
    ),
    "purchase_account": (
        "Purchase VAT Account",
        "Vorsteuerkonto",
        "Einkauf MwSt.-Konto",
        "Cta. IVA soportado",
        "Cta. IVA acreditable",
        "Compte TVA achat",
    ),
    "reverse_account": (
        "Reverse Chrg. VAT Acc.",
        "Reverse Charge VAT Account",
        "Erwerbsbesteuerungskonto",
        "Erwerbssteuerkonto",
        "Cta. reversión IVA",
        "Cta. IVA reversión",
        "Compte TVA due intracomm.",
    ),
    "allowed": (
        "Allow Non-Deductible VAT",
        "Nicht abzugsfähige MwSt. zulassen",
        "Nicht abziehbare MwSt. zulassen",
        "Permitir IVA no deducible",
        "Autoriser TVA non déductible",
    ),
    "non_deductible": (
        "Non-Deductible VAT %",
        "Nicht abzugsfähige MwSt. %",
        "Nicht abziehbare MwSt. %",
        "% IVA no deducible",
        "% TVA non déductible",
    ),
    "non_deductible_account": (
        "Non-Deductible Purchase VAT Account",
        "Non-Ded. Purchase VAT Account",
        "Nicht abziehbare MwSt. Konto Einkauf",
        "Nicht abzugsfähige MwSt. Konto Einkauf",
        "Cta. IVA compra no deducible",
        "Compte TVA achat non déductible",
    ),
    "blocked": ("Blocked", "Gesperrt", "Bloqueado", "Bloqué"),
}
"""
The columns that are read, as the page names them in English, German, Spanish and French; the first is that of the table.

Source: table 325 of microsoft/BCApps; Microsoft's manuals in the other languages, and public extensions of it. Where these do not have a
caption (accounts of reverse charge, the German identifier's place of input VAT) it is a guess, and so are the
names that API pages of apps use.
"""

_REQUIRED: Final = ("business_group", "product_group", "computes", "percent")

_TYPES: Final[dict[Computes, tuple[str, ...]]] = {
    "normal": ("Normal VAT", "Normale MwSt.", "IVA normal", "TVA normale", "Normal", "0"),
    "reverse_charge": (
        "Reverse Charge VAT",
        "Reverse Charge",
        "Erwerbsbesteuerung",
        "Erwerbssteuer",
        "Reversión",
        "IVA reversión",
        "Intracomm.",
        "1",
    ),
    "full": ("Full VAT", "Nur MwSt.", "Volle MwSt.", "IVA total", "Total", "Correctif", "2"),
    "sales_tax": ("Sales Tax", "Verkaufssteuer", "Impto. venta", "Impuesto sobre las ventas", "3"),
    "none": ("No Taxable VAT", "Non-taxable VAT", "No sujeto", "IVA no sujeto", "4"),
}
"""
The calculation types as the page shows them; the numbers are those that the table keeps.

Source: as of the captions; the words for ``none`` in Spanish are a guess.
"""

_YES: Final = (
    "true",
    "yes",
    "ja",
    "si",
    "oui",
    "wahr",
    "verdadero",
    "vrai",
    "1",
    "allow",
    "zulassen",
    "permitir",
    "autoriser",
)
_NO: Final = (
    "", "false", "no", "nein", "non", "falsch", "falso", "faux", "0", "nepasautoriser", "donotallow", "nichtzulassen", "nopermitir",
    "donotapply",
)  # fmt: skip

_ENCODED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PROTECTED: Final = re.compile('="([^"]*)"')
_SMALL: Final = frozenset({"de", "del", "la"})
_FIRST_ROWS: Final = 30
"""Above the header there may be a title; farther down nobody puts one."""

_EXPORT: Final = (
    "In Business Central open the page VAT Posting Setup, choose Share > Open in Excel, and give that file. "
    "In another language than English, German, Spanish or French, change it under My Settings first."
)


@attrs.frozen
class _Cell:
    text: str
    where: str
    """``export.xlsx!Data, row 5: VAT % (D5)``."""
    file: str
    row: int
    column: str

    def invalid(self, what: str, hint: str) -> MappingInvalid:
        return MappingInvalid(
            f"{self.where} {what}.", file=self.file, row=self.row, column=self.column, hint=hint
        )


@attrs.frozen
class _Grid:
    """A sheet or file as rows of texts with their numbers."""

    place: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_vat_setup(source: VatSource) -> VatSetup:
    """
    Read the VAT posting set-up.

    Columns that are not needed are passed over, and so are rows above the header. Numbers may have a decimal
    comma and a per cent sign.

    Raises:
        MappingInvalid: The file cannot be read, lacks a column, or a cell of it cannot be understood; the error
            names sheet, row and column, and has everything else that is wrong as its ``others``.
        ConfigurationMissing: A workbook needs the extra ``files``.
    """
    if isinstance(source, str | Path):
        found = _with_header(Path(source).name, list(_grids(Path(source))))
    else:
        found = _of_records(source)
    return _setup(*found)


# ---- what a row says ------------------------------------------------------------------------------


def _setup(place: str, header: Mapping[str, str], records: Sequence[dict[str, _Cell]]) -> VatSetup:
    """
    The set-up that records make.

    Args:
        header: The caption of each column that is there.
        records: Cells by column.
    """
    problems = Problems()
    pairs: dict[tuple[str, str], VatPair] = {}
    rows: dict[tuple[str, str], int] = {}
    for record in records:
        with problems.collecting():
            _check_formulas(record)
            pair = _pair(record)
            both = (pair.business_group.upper(), pair.product_group.upper())
            if both in pairs:
                cell = record["product_group"]
                raise cell.invalid(
                    f"makes {pair.label} a second time, as row {rows[both]} does",
                    "Export the set-up of one company, without changing it.",
                )
            pairs[both] = pair
            rows[both] = record["product_group"].row
    problems.refuse()
    if not pairs:
        raise MappingInvalid(
            f"{place} has no row below {', '.join(header.values())}.", file=place, hint=_EXPORT
        )
    return VatSetup(tuple(pairs.values()))


def _check_formulas(record: Mapping[str, _Cell]) -> None:
    for cell in record.values():
        if cell.text.startswith("="):
            raise cell.invalid(
                "is a formula, whose result nobody can review",
                "Copy the cell and paste it as a value, or export again.",
            )


def _pair(record: Mapping[str, _Cell]) -> VatPair:
    lost = record.get("non_deductible")
    allowed = record.get("allowed")
    non_deductible = None if lost is None else _percent(lost)
    if allowed is not None and not _is_yes(allowed):
        non_deductible = Decimal(0)
    return VatPair(
        business_group=record["business_group"].text,
        product_group=record["product_group"].text,
        computes=_computes(record["computes"]),
        percent=_percent(record["percent"]),
        identifier=_told(record, "identifier"),
        non_deductible=non_deductible,
        purchase_account=_told(record, "purchase_account"),
        reverse_account=_told(record, "reverse_account"),
        non_deductible_account=_told(record, "non_deductible_account"),
        blocked="blocked" in record and _is_yes(record["blocked"]),
    )


def _told(record: Mapping[str, _Cell], column: str) -> str | None:
    cell = record.get(column)
    return None if cell is None else cell.text


def _computes(cell: _Cell) -> Computes:
    plain = _plain(cell.text)
    for type, texts in _TYPES.items():
        if plain in map(_plain, texts) or plain.replace("ust", "mwst") in map(_plain, texts):
            return type
    known = [texts[0] for texts in _TYPES.values()]
    near = nearest(cell.text, [text for texts in _TYPES.values() for text in texts], count=1)
    raise cell.invalid(
        f"is {cell.text!r}, which is no calculation type that is known here",
        f"It must be one of: {', '.join(known)}, or the same in German, Spanish or French"
        + (f" (did you mean {near[0]!r}?)." if near else "."),
    )


def _percent(cell: _Cell) -> Decimal:
    """A percentage; the last of several marks in it is the decimal one."""
    text = re.sub(r"[\s%\u00a0\u202f']", "", cell.text)
    mark = max(text.rfind(","), text.rfind("."))
    if mark >= 0:
        whole = re.sub(r"[.,]", "", text[:mark])
        text = f"{whole}.{text[mark + 1 :]}"
    try:
        percent = Decimal(text or "0")
    except InvalidOperation:
        raise cell.invalid(
            f"is {cell.text!r}, which is no number", "Write a percentage: 19, 5.5 or 5,5."
        ) from None
    if not percent.is_finite() or not 0 <= percent <= 100:
        raise cell.invalid(
            f"is {cell.text!r}, which is no percentage", "Write a number from 0 to 100."
        )
    return percent


def _is_yes(cell: _Cell) -> bool:
    plain = _plain(cell.text)
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise cell.invalid(f"is {cell.text!r}, which is neither yes nor no", "Write Yes or No.")


# ---- which column is which ------------------------------------------------------------------------


def _plain(text: str) -> str:
    """A caption without case, accents, marks and small words, so that spellings of it are one."""
    text = _ENCODED.sub(lambda found: chr(int(found.group(1), 16)), text).replace("%", " percent ")
    spread = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    words = re.split(r"[^0-9a-z]+", bare)
    return "".join(word for word in words if word not in _SMALL)


def _known() -> dict[str, str]:
    """The column of each caption; the Austrian and Swiss "USt." stands for "MwSt."."""
    known: dict[str, str] = {}
    for column, captions in _CAPTIONS.items():
        for caption in captions:
            known[_plain(caption)] = column
            known[_plain(caption.replace("MwSt.", "USt."))] = column
    return known


_COLUMNS: Final = _known()


def _with_header(
    file: str, grids: Sequence[_Grid]
) -> tuple[str, dict[str, str], list[dict[str, _Cell]]]:
    """The records of the sheet or separator that shows most of the columns."""
    best: tuple[int, _Grid, int, dict[int, str]] | None = None
    for each in grids:
        for index, (_, cells) in enumerate(each.rows[:_FIRST_ROWS]):
            found: dict[int, str] = {}
            for at, cell in enumerate(cells):
                column = _COLUMNS.get(_plain(cell)) if cell else None
                if column is not None and column not in found.values():
                    found[at] = column
            if best is None or len(found) > best[0]:
                best = (len(found), each, index, found)
    if best is None or not best[0]:
        raise MappingInvalid(
            f"{file} has no row with the columns of the VAT posting set-up.",
            file=file,
            hint=_EXPORT,
        )
    _, each, index, places = best
    number, cells = each.rows[index]
    _check_columns(each.place, number, cells, places)
    header = {column: cells[at] for at, column in places.items()}
    records = [
        {
            column: _cell_at(each.place, row, header[column], texts, at)
            for at, column in places.items()
        }
        for row, texts in each.rows[index + 1 :]
        if any(texts[at] for at in places if at < len(texts))
    ]
    return each.place, header, records


def _cell_at(place: str, row: int, caption: str, texts: Sequence[str], at: int) -> _Cell:
    text = texts[at] if at < len(texts) else ""
    return _Cell(text, f"{place}, row {row}: {caption}", place, row, caption)


def _check_columns(
    place: str, number: int, cells: Sequence[str], places: Mapping[int, str]
) -> None:
    problems = Problems()
    for column in _REQUIRED:
        if column not in places.values():
            english, *others = _CAPTIONS[column]
            left = [cell for at, cell in enumerate(cells) if cell and at not in places]
            near = [found for name in (english, *others) for found in nearest(name, left, count=1)]
            problems.add(
                MappingInvalid(
                    f"{place}, row {number}: there is no column {english!r}.",
                    file=place,
                    row=number,
                    column=english,
                    hint=(f"Is it {near[0]!r}? " if near else "")
                    + f"It may also be called {', '.join(others)}. Where the page hides it, show it by "
                    "Personalize, and export again.",
                )
            )
    problems.refuse()


def _of_records(
    source: Iterable[Mapping[str, object] | Model],
) -> tuple[str, dict[str, str], list[dict[str, _Cell]]]:
    """The records of an API page of an app, or of a page that is published as a web service."""
    place = "VAT posting set-up"
    rows = [_fields(each) for each in source]
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    texts = [
        (number, tuple(_text(row.get(name)) for name in names))
        for number, row in enumerate(rows, start=1)
    ]
    return _with_header(place, [_Grid(place, ((0, names), *texts))])


def _fields(row: Mapping[str, object] | Model) -> Mapping[str, object]:
    if isinstance(row, Model):
        return {name: getattr(row, name, None) for name in columns(type(row))} | dict(row.extra)
    return row


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value).strip()


# ---- files ----------------------------------------------------------------------------------------


def _grids(path: Path) -> Iterator[_Grid]:
    """What the file may be: each sheet of a workbook, or a text with each separator."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise MappingInvalid(
            f"{path} cannot be read: {error.strerror}.", file=path.name, hint=_EXPORT
        ) from error
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield from _sheets(path)
        return
    if len(content) > MAX_BYTES or not content.strip():
        what = "is empty" if not content.strip() else f"has more than {MAX_BYTES:,} bytes"
        raise MappingInvalid(f"{path.name} {what}.", file=path.name, hint=_EXPORT)
    text = _decoded(content)
    for separator in (";", ",", "\t"):
        yield _Grid(path.name, tuple(_lines(text, separator)))


def _decoded(content: bytes) -> str:
    """The text of a CSV file: Excel writes UTF-8, UTF-16 or, in Western Europe, Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _lines(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, tuple(map(_unprotected, cells))
    except csv.Error:
        return  # another separator may do; if none does, the header is missing


def _unprotected(cell: str) -> str:
    """A cell without the formula that keeps Excel from making a number of it: ``="0650"``."""
    found = _PROTECTED.fullmatch(cell.strip())
    return found.group(1).strip() if found else cell.strip()


def _sheets(path: Path) -> Iterator[_Grid]:
    book = open_workbook(
        path,
        purpose="A VAT posting set-up in a workbook",
        what="a VAT posting set-up",
        instead=_EXPORT,
    )
    for sheet in book.worksheets:
        place = f"{path.name}!{sheet.title}"
        rows = (
            (number, tuple("" if cell is None else _shown(cell) for cell in cells))
            for number, cells in grid(sheet)
        )
        yield _Grid(place, tuple(rows))


def _shown(cell: Any) -> str:
    """A cell as the sheet shows it; a formula as it is written."""
    value, number_format = cell.value, str(cell.number_format)
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(repr(value))
        return _text((100 * number if "%" in number_format else number).normalize())
    return _text(value)
