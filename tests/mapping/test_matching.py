"""Is the right vendor suggested, and nobody where it is not certain enough?"""

from __future__ import annotations

import time
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given, strategies as st

from factorial_erp.mapping import (
    Books,
    ExpenseRecord,
    MappingDocument,
    Matching,
    Party,
    match_employees,
    match_suppliers,
)
from factorial_erp.mapping.review.matching import normal_name

VENDORS = (
    Party(id="70001", name="Hotel Adler GmbH", tax_number="DE136695976", country="DE"),
    Party(id="70002", name="Alpenhof", tax_number="ATU12345678", country="AT"),
    Party(id="70003", name="Müller & Söhne KG", country="DE"),
    Party(id="70004", name="Papelería García, S.L.", country="ES", iban="ES9121000418450200051332"),
    Party(id="70005", name="Deutsche Bahn AG", country="DE"),
    Party(id="70006", name="Bergblick", tax_number="DE111111125", country="DE"),
    Party(id="70007", name="Bergblick Neu", tax_number="DE 111 111 125", country="DE"),
)


def suggested(matching: Matching) -> list[tuple[str, str]]:
    return [(each.number, str(each.score)) for each in matching.suggestions]


@pytest.mark.parametrize(
    ("given", "number", "score", "evidence"),
    [
        ({"tax_number": "DE 136 695 976", "name": "Adler"}, "70001", "1.00", "same VAT number"),
        ({"tax_number": "136695976", "country": "DE"}, "70001", "1.00", "same VAT number"),
        ({"iban": "ES91 2100 0418 4502 0005 1332"}, "70004", "0.95", "same IBAN"),
        ({"external_id": "70002"}, "70002", "0.95", "external id"),
        (
            {"name": "Mueller und Soehne", "country": "de"},
            "70003",
            "0.90",
            "same name, same country DE",
        ),
        ({"name": "PAPELERIA GARCIA SL"}, "70004", "0.80", "same name, country unknown"),
        ({"name": "Bahn, Deutsche"}, "70005", "0.80", "same name"),
        ({"name": "Hotel Adler Berlin", "country": "DE"}, "70001", "0.81", "similar name (0.90)"),
        ({"name": "Deutsche Bhan", "country": "DE"}, "70005", "0.83", "similar name (0.92)"),
        ({"tax_number": "DE111111125", "name": "Bergblick"}, "70006", "0.80", "as 70007 has"),
    ],
)
def test_a_supplier_is_found(given: dict[str, Any], number: str, score: str, evidence: str) -> None:
    """By what identifies it, else by its name; with the evidence and how far it goes."""
    found = match_suppliers([Party(id="1", **given)], VENDORS)

    assert [(number, score)] == suggested(found)
    assert evidence in found.suggestions[0].evidence


@pytest.mark.parametrize(
    "given",
    [
        {"name": "Alpenhof", "country": "DE"},
        {"name": "Hotel Adler", "tax_number": "DE111111125X"[:11], "country": "DE", "id": "2"},
        {"name": "Hotel Post", "country": "DE"},
        {"name": "GmbH & Co. KG"},
        {"name": ""},
        {"tax_number": "ATU13669597"},
        {"external_id": "7000"},
    ],
    ids=["another country", "another VAT number", "another name", "form only", "none", "VAT", "id"],
)
def test_nobody_is_suggested_where_it_is_not_certain_enough(given: dict[str, Any]) -> None:
    """The same name in another country, or with another VAT number, is somebody else."""
    vendors = tuple(each for each in VENDORS if each.id not in ("70006", "70007"))

    found = match_suppliers([Party(**{"id": "1", **given})], vendors)

    assert [] == suggested(found)
    assert (given.get("id", "1"),) == found.unmatched


def test_twins_are_reported_on_both_sides() -> None:
    """The same VAT number in two spellings, and an account of two suppliers."""
    suppliers = (
        Party(id="1", name="Adler", tax_number="DE136695976"),
        Party(id="2", name="Adler Hotel", tax_number="136 695 976", country="DE"),
        Party(id="3", name="A", iban="DE02120300000000202051"),
        Party(id="4", name="B", iban="DE02 1203 0000 0000 2020 51"),
        Party(id="5", name="Adler", tax_number="136695976", country="AT"),
    )

    found = match_suppliers(suppliers, VENDORS)

    assert [
        ("factorial", "tax_number", ("1", "2")),
        ("factorial", "iban", ("3", "4")),
        ("erp", "tax_number", ("70006", "70007")),
    ] == [(each.side, each.what, each.ids) for each in found.twins]
    assert "70006, 70007 have the same tax number in the ERP." == str(found.twins[2])


def test_an_employee_is_found_by_number_address_and_name() -> None:
    """In this order; nobody is named, and of two of one name none is picked."""
    people = (
        Party(id="M1001", name="Erika Muster", email="erika@nordlicht.example"),
        Party(id="1002", name="Max Muster"),
        Party(id="E-9", name="Anna Lang", email="anna@nordlicht.example"),
        Party(id="E-10", name="Jan Klein"),
        Party(id="E-11", name="Jan Klein"),
        Party(id="E-12", name="Özlem Groß"),
    )
    employees = (
        Party(id="1", code="1001", name="Erika Muster"),
        Party(id="2", code="1002", name="Max Muster"),
        Party(id="3", name="A. Lang", email="ANNA@nordlicht.example"),
        Party(id="4", name="Jan Klein"),
        Party(id="5", code="77", name="Gross, Oezlem"),
    )

    found = match_employees(employees, people)

    assert [
        ("M1001", "0.85"),
        ("1002", "1.00"),
        ("E-9", "0.95"),
        ("E-12", "0.75"),
    ] == suggested(found)
    assert ("4",) == found.unmatched
    for shown in (repr(found), str(found), found._repr_html_()):
        assert not {"Muster", "Lang", "Klein", "@"} & set(shown.replace("<", " ").split())
        assert "@" not in shown
    assert {"1001", "1002", "3", "77"} == {each["employee"] for each in found.rows}


def test_suggestions_are_drafts_that_decide_nothing(
    texts: dict[str, str], books: Books, receipt: Any
) -> None:
    """Put into a document, they wait; only without their status do they decide."""
    supplier = Party(id="9", name="Hotel Adler", external_id="70001")
    (row,) = match_suppliers([supplier], VENDORS).rows
    header = ",".join(row)
    cells = ",".join(row.values())
    record: ExpenseRecord = receipt(merchant_tin=None)

    draft = MappingDocument({**texts, "suppliers.csv": f"{header}\n{cells}\n"})
    in_force = MappingDocument(
        {**texts, "suppliers.csv": f"{header}\n{cells.replace('draft', '')}\n"}
    )

    assert draft.resolve(record, books).because("vendor") is None
    because = in_force.resolve(record, books).because("vendor")
    assert because is not None
    assert ("70001", "supplier-9") == (because.value, because.rule_id)
    assert ["drafts_waiting"] == [e.code for e in draft.lint() if e.severity == "info"]


def test_suggestions_leave_alone_what_is_there(texts: dict[str, str]) -> None:
    """A row in force stays in force, whatever it names the supplier by; suggesting again changes nothing."""
    suppliers = (
        "id,tax_number,iban,name,vendor,status,score,evidence\n"
        "adler,136 695 976,,,79999,,,\n"
        "supplier-2,,,Andere,70002,,,\n"
    )
    document = MappingDocument({**texts, "suppliers.csv": suppliers})
    matching = match_suppliers(
        [
            Party(id="1", name="Hotel Adler", tax_number="DE136695976"),
            Party(id="2", name="Alpenhof", tax_number="ATU12345678"),
            Party(id="3", name="Deutsche Bahn", country="DE"),
        ],
        VENDORS,
    )

    once = document.with_suggestions(matching)
    twice = once.with_suggestions(matching)

    assert 3 == len(matching.suggestions)
    assert [("adler", ""), ("supplier-2", ""), ("supplier-3", "draft")] == [
        (row.text("id"), row.text("status")) for row in once.rows("suppliers.csv")
    ]
    assert once.hash == twice.hash


def test_a_thousand_suppliers_are_matched_in_a_moment() -> None:
    """Names that share nothing are not compared."""
    words = [f"{a}{b}{c}" for a in "bdfgklmnrst" for b in "aeiou" for c in "lmnrstk"]
    names = [f"{words[n % 385]} {words[(n * 7) % 385]} {n % 13}" for n in range(1000)]
    vendors = [Party(id=f"V{n}", name=f"{name} GmbH") for n, name in enumerate(names)]

    began = time.perf_counter()
    found = match_suppliers([Party(id=str(n), name=name) for n, name in enumerate(names)], vendors)
    spent = time.perf_counter() - began

    assert 1000 == len(found.suggestions)
    assert spent < 20


NAMES = st.text(st.characters(categories=["L", "N", "Zs", "P"]), max_size=20)


@given(NAMES)
def test_a_name_is_normal_once_and_for_all(name: str) -> None:
    """Normalising again changes nothing, nor does the order of its words."""
    words = normal_name(name)

    assert words == normal_name(" ".join(words))
    assert words == normal_name(" ".join(reversed(words)))


@given(st.lists(st.tuples(NAMES, NAMES), max_size=6))
def test_scores_stay_within_bounds_and_are_the_same_again(pairs: list[tuple[str, str]]) -> None:
    """From the least to 1, in the order of Factorial's list, each supplier once."""
    suppliers = [Party(id=str(n), name=name) for n, (name, _) in enumerate(pairs)]
    vendors = [Party(id=f"V{n}", name=name) for n, (_, name) in enumerate(pairs)]

    found = match_suppliers(suppliers, vendors)

    assert all(Decimal("0.60") <= each.score <= 1 for each in found.suggestions)
    assert found == match_suppliers(suppliers, vendors)
    assert {each.id for each in suppliers} == {
        *(each.party for each in found.suggestions),
        *found.unmatched,
    }


# ---- the quick way and the plain one --------------------------------------------------------------

WORDS = (
    "hotel",
    "adler",
    "adlers",
    "bau",
    "müller",
    "mueller",
    "sud",
    "consult",
    "consulting",
    "7",
)
NAMES = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text("abcdeßéñ -.&1", min_size=1, max_size=8)),
    min_size=1,
    max_size=4,
).map(" ".join)


def grams(words: tuple[str, ...]) -> set[str]:
    return {f" {word} "[at : at + 3] for word in words for at in range(len(word))}


def plainly(name: str, vendors: list[str]) -> tuple[int, Decimal] | None:
    """The vendor that is suggested and its score, computed without any short cut."""
    words = normal_name(name)
    shared = [len(grams(words) & grams(normal_name(other))) for other in vendors]
    places = sorted(
        (at for at, count in enumerate(shared) if count), key=lambda at: (-shared[at], at)
    )
    best: tuple[int, Decimal] | None = None
    for at in places[:20]:
        other = normal_name(vendors[at])
        alike = SequenceMatcher(None, " ".join(other), " ".join(words), autojunk=False).ratio()
        shorter, longer = sorted((set(words), set(other)), key=len)
        if words == other:
            alike = 1.0
        elif shorter < longer and sum(map(len, shorter)) > 6:
            alike = max(alike, 0.9)
        score = (Decimal("0.80") * Decimal(str(round(alike, 2)))).quantize(Decimal("0.01"))
        if alike >= 0.8 and (best is None or score > best[1]):
            best = at, score
    return best


@given(NAMES, st.lists(NAMES, min_size=1, max_size=30))
def test_short_cuts_change_no_suggestion(name: str, vendors: list[str]) -> None:
    """Names that cannot be alike are not compared letter by letter; what is found is the same."""
    parties = [Party(id=str(at), name=vendor) for at, vendor in enumerate(vendors)]

    found = match_suppliers([Party(id="s", name=name)], parties, least=Decimal(0))

    assert plainly(name, vendors) == next(
        ((int(each.number), each.score) for each in found.suggestions), None
    )
