"""Which supplier of Factorial is which vendor of the ERP, and which employee is which, by what evidence?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final, Literal

import attrs

from ..match import bare_tax_number, compact, country_of, key
from ..tables import Row
from .overview import InTables, Overview

__all__ = [
    "Matching",
    "Party",
    "Suggestion",
    "Twins",
    "match_employees",
    "match_suppliers",
    "normal_name",
]

CERTAIN: Final = Decimal("1.00")
BY_IBAN: Final = Decimal("0.95")
BY_EXTERNAL_ID: Final = Decimal("0.95")
BY_EMAIL: Final = Decimal("0.95")
BY_NAME: Final = Decimal("0.90")
BY_NUMBER_WITHIN: Final = Decimal("0.85")
BY_NAME_ALONE: Final = Decimal("0.80")
BY_PERSONS_NAME: Final = Decimal("0.75")
LEAST: Final = Decimal("0.60")
"""Below it nothing is suggested."""

_CENT: Final = Decimal("0.01")
_PART_OF_NAME: Final = 0.9
_ALIKE: Final = 0.8
_CANDIDATES: Final = 20
_GRAM: Final = 3
_LETTERS_COUNTED: Final = " abcdefghijklmnopqrstuvwxyz0123456789"

_LEGAL_FORMS: Final = frozenset(
    "ag ab aps as asa bhd bv cb coop corp co company doo ek ev eg eurl gbr gesmbh gmbh hb inc itd kft kg kgaa"
    " limited llc llp ltd lda mbh nv ohg oy oyj partg plc pty pte sa sarl sas sasu sc scop sl sll slu slne snc"
    " spa spol sp srl sro se ug zoo und and y e et".split()
)
"""Words that say nothing on which firm it is."""

_WORDS: Final = re.compile(r"[^\W_]+")
_DOTS: Final = re.compile(r"(?<=\b[a-z])\.\s*(?=[a-z]\b)|['\u2019]")
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d"})
_UMLAUTS: Final = re.compile(r"(?<=[aou])e(?=[^aeiou ]|$)")


@attrs.frozen(kw_only=True)
class Party:
    """A supplier or a person, as one of the two systems knows them."""

    id: str
    """Factorial's id, or the number in the ERP."""
    code: str = ""
    """The employee number in Factorial."""
    name: str = attrs.field(default="", repr=False)
    country: str = ""
    """ISO code of two letters."""
    tax_number: str = attrs.field(default="", repr=False)
    iban: str = attrs.field(default="", repr=False)
    external_id: str = ""
    """What Factorial has as the number in the ERP."""
    email: str = attrs.field(default="", repr=False)


@attrs.frozen(kw_only=True)
class Suggestion:
    """A row that a person may put in force; until then it decides nothing."""

    party: str
    """Id in Factorial."""
    number: str
    """In the ERP."""
    score: Decimal
    """From 0 to 1."""
    evidence: str
    """What it rests on; names nobody and repeats no number of a bank account."""
    cells: Mapping[str, str] = attrs.field(repr=False)
    """The draft row, for :meth:`MappingDocument.with_rows`."""


@attrs.frozen(kw_only=True)
class Twins:
    """Entries of one system that share what should be their own."""

    side: Literal["factorial", "erp"]
    what: Literal["tax_number", "iban", "email", "code"]
    ids: tuple[str, ...]

    def __str__(self) -> str:
        where = "in Factorial" if self.side == "factorial" else "in the ERP"
        shared = self.what.replace("_", " ")
        return f"{', '.join(self.ids)} have the same {shared} {where}."


@attrs.frozen(kw_only=True)
class Matching(InTables):
    """What may belong together."""

    table: Literal["suppliers.csv", "employees.csv"]
    suggestions: tuple[Suggestion, ...]
    """In the order of Factorial's list; of each at most one."""
    twins: tuple[Twins, ...]
    unmatched: tuple[str, ...]
    """Ids in Factorial for which nothing is suggested."""

    @property
    def rows(self) -> tuple[Mapping[str, str], ...]:
        """The draft rows."""
        return tuple(suggestion.cells for suggestion in self.suggestions)

    def rows_beside(self, known: Iterable[Row]) -> tuple[Mapping[str, str], ...]:
        """
        The draft rows for which a table has no row yet, neither in force nor as a draft.

        Args:
            known: The rows of :attr:`table`.
        """
        taken = {name for row in known for name in _names(row.cells)}
        return tuple(cells for cells in self.rows if taken.isdisjoint(_names(cells)))

    @property
    def overview(self) -> Overview:
        """A row for each suggestion."""
        return Overview(
            title=f"Suggestions for {self.table}",
            columns=("factorial", "number", "score", "evidence"),
            rows=tuple(
                (each.party, each.number, each.score, each.evidence) for each in self.suggestions
            ),
        )

    def __str__(self) -> str:
        return "\n".join([str(self.overview), *map(str, self.twins)])

    def _repr_html_(self) -> str:
        twins = "".join(f"<p>{twin}</p>" for twin in self.twins)
        return InTables._repr_html_(self) + twins


def _names(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Everything by which a row says whom it is for."""
    country = cells.get("country", "")
    yield "id", key(cells.get("id", ""))
    for column, text in (
        ("tax_number", bare_tax_number(cells.get("tax_number", ""), country)),
        ("iban", compact(cells.get("iban", ""))),
        ("external_id", key(cells.get("external_id", ""))),
        ("name", key(cells.get("name", ""))),
        ("employee", key(cells.get("employee", ""))),
    ):
        if text:
            yield column, text


@attrs.frozen(kw_only=True)
class _Guess:
    number: str
    score: Decimal
    evidence: str


def match_suppliers(
    suppliers: Iterable[Party], vendors: Iterable[Party], *, least: Decimal = LEAST
) -> Matching:
    """
    Suggest a vendor for each supplier: by VAT number, IBAN, external id, then by name and country.

    Names are compared without legal form, accents, order of words and punctuation. The same name in another
    country, or with another VAT number of the same country, is not the same supplier.

    Args:
        suppliers: Contacts of Factorial.
        vendors: Of the ERP.
        least: The score below which nothing is suggested.
    """
    known, candidates = tuple(suppliers), tuple(vendors)
    find = _VendorFinder(candidates)
    guesses = {each.id: find(each) for each in known}
    return _matching(
        "suppliers.csv",
        known,
        guesses,
        least,
        twins=(*_supplier_twins(known, "factorial"), *_supplier_twins(candidates, "erp")),
        row=_supplier_row,
    )


def match_employees(
    employees: Iterable[Party],
    people: Iterable[Party],
    *,
    column: Literal["vendor", "account"] = "vendor",
    least: Decimal = LEAST,
) -> Matching:
    """
    Suggest who is who: by employee number, e-mail address, then by name.

    Args:
        employees: Of Factorial.
        people: Vendors or employees of the ERP.
        column: Which column of employees.csv their numbers go to: ``vendor``, or ``account`` for employees
            of the ERP.
        least: The score below which nothing is suggested.
    """
    known, candidates = tuple(employees), tuple(people)
    find = _PersonFinder(candidates)
    return _matching(
        "employees.csv",
        known,
        {each.id: find(each) for each in known},
        least,
        twins=(*_person_twins(known, "factorial"), *_person_twins(candidates, "erp")),
        row=lambda party, guess: _employee_row(party, guess, column),
    )


def normal_name(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart, in alphabetical order."""
    # Folding may bring forth letters to take apart, and taking apart capitals to fold.
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _DOTS.sub("", text).translate(_LETTERS)
    words = [_UMLAUTS.sub("", word) for word in _WORDS.findall(text)]
    telling = [word for word in words if word not in _LEGAL_FORMS]
    return tuple(sorted(telling or words))


# ---- who it is ------------------------------------------------------------------------------------


def _tax_key(party: Party) -> tuple[str, str] | None:
    """Country and bare number; the country is empty where nothing tells it."""
    if not party.tax_number:
        return None
    country = country_of(party.tax_number) or party.country.strip().upper()
    return country, bare_tax_number(party.tax_number, country)


def _index(parties: Iterable[Party], of: Callable[[Party], str]) -> dict[str, list[Party]]:
    found: dict[str, list[Party]] = {}
    for party in parties:
        text = of(party)
        if text:
            found.setdefault(text, []).append(party)
    return found


class _VendorFinder:
    """Finds the vendor that a supplier is."""

    def __init__(self, vendors: Sequence[Party]) -> None:
        self._by_tax_number = _index(vendors, lambda each: (_tax_key(each) or ("", ""))[1])
        self._by_iban = _index(vendors, lambda each: compact(each.iban))
        self._by_number = _index(vendors, lambda each: key(each.id))
        self._names = _Names(vendors)

    def __call__(self, party: Party) -> _Guess | None:
        return (
            self._of_tax_number(party)
            or _one(party, self._by_iban.get(compact(party.iban)), BY_IBAN, "same IBAN")
            or _one(
                party,
                self._by_number.get(key(party.external_id)),
                BY_EXTERNAL_ID,
                "its external id is the number of the vendor",
            )
            or self._of_name(party)
        )

    def _of_tax_number(self, party: Party) -> _Guess | None:
        own = _tax_key(party)
        if own is None:
            return None
        country, number = own
        same = [
            vendor
            for vendor in self._by_tax_number.get(number, ())
            if not country or (_tax_key(vendor) or ("", ""))[0] in ("", country)
        ]
        return _one(party, same, CERTAIN, "same VAT number")

    def _of_name(self, party: Party) -> _Guess | None:
        best: _Guess | None = None
        for vendor, alike, how in self._names.like(party.name):
            same = _same_country(party, vendor)
            if same is False or _other_tax_number(party, vendor):
                continue
            most = BY_NAME if same else BY_NAME_ALONE
            score = (most * Decimal(str(round(alike, 2)))).quantize(_CENT)
            if best is None or score > best.score:
                where = f"same country {party.country.upper()}" if same else "country unknown"
                best = _Guess(number=vendor.id, score=score, evidence=f"{how}, {where}")
        return best


def _same_country(one: Party, other: Party) -> bool | None:
    countries = [
        (country_of(each.tax_number) or each.country.strip().upper()) for each in (one, other)
    ]
    return countries[0] == countries[1] if all(countries) else None


def _other_tax_number(one: Party, other: Party) -> bool:
    """Whether both have VAT numbers of one country, and different ones."""
    numbers = _tax_key(one), _tax_key(other)
    if numbers[0] is None or numbers[1] is None:
        return False
    return numbers[0][0] == numbers[1][0] and numbers[0][1] != numbers[1][1]


def _one(party: Party, found: Sequence[Party] | None, score: Decimal, why: str) -> _Guess | None:
    """The candidate; of several the one whose name is nearest, which is less certain."""
    if not found:
        return None
    if len(found) == 1:
        return _Guess(number=found[0].id, score=score, evidence=why)
    compare = _Comparison(_Name.of(party.name))
    nearest = max(found, key=lambda each: compare(_Name.of(each.name)))
    others = ", ".join(each.id for each in found if each is not nearest)
    return _Guess(
        number=nearest.id,
        score=(score * Decimal("0.8")).quantize(_CENT),
        evidence=f"{why}, as {others} {'has' if len(found) == 2 else 'have'}; the nearest name",
    )


class _PersonFinder:
    """Finds who an employee is in the ERP."""

    def __init__(self, people: Sequence[Party]) -> None:
        self._by_number = _index(people, lambda each: key(each.id))
        self._by_digits = _index(people, lambda each: _digits(each.id))
        self._by_email = _index(people, lambda each: key(each.email))
        self._by_name = _index(people, lambda each: " ".join(normal_name(each.name)))

    def __call__(self, party: Party) -> _Guess | None:
        name = " ".join(normal_name(party.name))
        ways = (
            (self._by_number.get(key(party.code)), CERTAIN, "same employee number"),
            (self._by_email.get(key(party.email)), BY_EMAIL, "same e-mail address"),
            (
                self._by_digits.get(key(party.code)),
                BY_NUMBER_WITHIN,
                "the number is the employee number with letters before it",
            ),
            (self._by_name.get(name), BY_PERSONS_NAME, "same name"),
        )
        for found, score, evidence in ways:
            # Two people of one name are two people: nobody is picked among them.
            if found and len(found) == 1:
                return _Guess(number=found[0].id, score=score, evidence=evidence)
        return None


def _digits(number: str) -> str:
    """What follows letters in a number: 1001 in M1001; empty where it does not begin with letters."""
    found = re.fullmatch(r"[^\W\d_]+[-_ ]?(\d+)", number.strip())
    return found.group(1) if found else ""


# ---- names ----------------------------------------------------------------------------------------


@attrs.frozen(eq=False)
class _Name:
    """A name, and what it takes to compare it quickly."""

    words: tuple[str, ...]
    text: str
    set: frozenset[str]
    size: int
    """Letters of its words, each counted once."""
    letters: tuple[int, ...]
    """How often each letter occurs; rare ones are counted together."""

    @classmethod
    def of(cls, name: str) -> _Name:
        """Read a name."""
        words = normal_name(name)
        text, several = " ".join(words), frozenset(words)
        counts = [text.count(letter) for letter in _LETTERS_COUNTED]
        counts.append(len(text) - sum(counts))
        return cls(words, text, several, sum(map(len, several)), tuple(counts))

    def part_of(self, other: _Name) -> bool:
        """Whether it is contained in another name, and long enough for that to say something."""
        return self.set < other.set and self.size > 2 * _GRAM


class _Names:
    """Finds names that look alike without comparing all of them."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._parties = [(party, _Name.of(party.name)) for party in parties if party.name]
        self._grams: dict[str, list[int]] = {}
        for place, (_, name) in enumerate(self._parties):
            for gram in _grams(name.words):
                self._grams.setdefault(gram, []).append(place)

    def like(self, name: str) -> Iterator[tuple[Party, float, str]]:
        """Parties whose names look like this one, how much, and in words."""
        own = _Name.of(name)
        shared: Counter[int] = Counter()
        for gram in _grams(own.words):
            shared.update(self._grams.get(gram, ()))
        # The most grams in common first, then the first place: one number says both, which sorts faster.
        size = len(self._parties)
        order = sorted([place - count * size for place, count in shared.items()])
        compare = _Comparison(own)
        for each in order[:_CANDIDATES]:
            party, other = self._parties[each % size]
            alike = compare(other)
            if own.words == other.words:
                yield party, alike, "same name"
            elif alike >= _ALIKE:
                yield party, alike, f"similar name ({alike:.2f})"


class _Comparison:
    """Compares one name with others."""

    def __init__(self, name: _Name) -> None:
        self._name = name
        self._matcher = SequenceMatcher(None, "", name.text, autojunk=False)

    def __call__(self, other: _Name) -> float:
        """How much two names look alike, from 0 to 1; one that is contained in the other looks alike."""
        name = self._name
        if not name.words or not other.words:
            return 0.0
        if name.words == other.words:
            return 1.0
        contained = name.part_of(other) or other.part_of(name)
        least = _PART_OF_NAME if contained else 0.0
        wanted = max(_ALIKE, least)
        # Names have no more in common than their letters, which are compared in a tenth of the time.
        common = sum(map(min, name.letters, other.letters))
        if 2.0 * common / (len(name.text) + len(other.text)) < wanted:
            return least
        self._matcher.set_seq1(other.text)
        if self._matcher.quick_ratio() < wanted:
            return least
        return max(self._matcher.ratio(), least)


def _grams(words: tuple[str, ...]) -> set[str]:
    return {
        padded[start : start + _GRAM]
        for word in words
        for padded in (f" {word} ",)
        for start in range(len(padded) - _GRAM + 1)
    }


# ---- what is handed back --------------------------------------------------------------------------


def _matching(
    table: Literal["suppliers.csv", "employees.csv"],
    parties: Sequence[Party],
    guesses: Mapping[str, _Guess | None],
    least: Decimal,
    *,
    twins: tuple[Twins, ...],
    row: Callable[[Party, _Guess], dict[str, str]],
) -> Matching:
    suggestions: list[Suggestion] = []
    unmatched: list[str] = []
    for party in parties:
        guess = guesses[party.id]
        if guess is None or guess.score < least:
            unmatched.append(party.id)
            continue
        suggestions.append(
            Suggestion(
                party=party.id,
                number=guess.number,
                score=guess.score,
                evidence=guess.evidence,
                cells={
                    **row(party, guess),
                    "status": "draft",
                    "score": str(guess.score),
                    "evidence": guess.evidence,
                },
            )
        )
    return Matching(
        table=table, suggestions=tuple(suggestions), twins=twins, unmatched=tuple(unmatched)
    )


def _supplier_row(party: Party, guess: _Guess) -> dict[str, str]:
    cells = {
        "id": f"supplier-{party.id}",
        "tax_number": party.tax_number,
        "iban": party.iban,
        "external_id": party.external_id,
        "name": party.name,
        "country": party.country.upper(),
        "vendor": guess.number,
    }
    return {column: text for column, text in cells.items() if text}


def _employee_row(
    party: Party, guess: _Guess, column: Literal["vendor", "account"]
) -> dict[str, str]:
    return {
        "id": f"employee-{party.id}",
        "employee": party.code or party.id,
        column: guess.number,
    }


def _supplier_twins(parties: Sequence[Party], side: Literal["factorial", "erp"]) -> Iterator[Twins]:
    numbers: dict[tuple[str, str], list[Party]] = {}
    for party in parties:
        own = _tax_key(party)
        if own is not None:
            numbers.setdefault(own, []).append(party)
    yield from _twins(numbers.values(), side, "tax_number")
    yield from _twins(_index(parties, lambda each: compact(each.iban)).values(), side, "iban")


def _person_twins(parties: Sequence[Party], side: Literal["factorial", "erp"]) -> Iterator[Twins]:
    yield from _twins(_index(parties, lambda each: key(each.code)).values(), side, "code")
    yield from _twins(_index(parties, lambda each: key(each.email)).values(), side, "email")


def _twins(
    groups: Iterable[Sequence[Party]],
    side: Literal["factorial", "erp"],
    what: Literal["tax_number", "iban", "email", "code"],
) -> Iterator[Twins]:
    for group in groups:
        if len(group) > 1:
            yield Twins(side=side, what=what, ids=tuple(party.id for party in group))
