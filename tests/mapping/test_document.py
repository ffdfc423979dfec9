"""Is a document read as it was meant, and a broken one refused with place and cure?"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from factorial_erp.errors import InputInvalid, MappingInvalid
from factorial_erp.mapping import MappingDocument

Texts = dict[str, str]


def write(folder: Path, texts: Texts) -> Path:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def test_a_folder_is_read(tmp_path: Path, texts: Texts) -> None:
    """Tables that are not there are empty."""
    document = MappingDocument.load(write(tmp_path, texts))

    assert "Test" == document.name
    assert ("hotel", "taxi") == tuple(rule.id for rule in document.rules)
    assert "rules.csv:2" == document.rules[0].source


def test_the_hash_is_of_the_content(tmp_path: Path, texts: Texts) -> None:
    """Line ends, a byte-order mark and the folder do not matter; a changed cell does."""
    document = MappingDocument(texts)
    windows = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in texts.items()}
    changed = {**texts, "rules.csv": texts["rules.csv"].replace("6660", "6661")}

    assert document.hash == MappingDocument.load(write(tmp_path, windows)).hash
    assert document.hash != MappingDocument(changed).hash


def test_a_document_crosses_process_pools(document: MappingDocument) -> None:
    """A pickled document is the same document."""
    again = pickle.loads(pickle.dumps(document))

    assert document.hash == again.hash
    assert document.rules == again.rules


def test_leading_zeros_of_an_account_survive(with_rules: Callable[..., MappingDocument]) -> None:
    """Account numbers are text."""
    document = with_rules("id,target,value\nhw,account,0650\n")

    assert "0650" == document.rules[0].value


def test_settings_left_out_have_their_stated_values() -> None:
    """A document of two lines is one."""
    document = MappingDocument(
        {
            "mapping.toml": 'schema_version = 1\n[chains]\nvat = ["default"]\naccount = ["record"]\n'
            'vendor = ["employee"]\ndescription = ["default"]\n'
        }
    )

    assert ("approved", "sent_to_pay", "paid") == document.settings.statuses
    assert ("fail", "FE-{id}", "FACTORIAL") == (
        document.settings.posting_date,
        document.settings.invoice_number,
        document.settings.journal_batch,
    )


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """Each wrong path has its own message."""
    (tmp_path / "file.csv").write_text("x")

    with pytest.raises(MappingInvalid, match="There is no mapping document at"):
        MappingDocument.load(tmp_path / "absent")
    with pytest.raises(MappingInvalid, match="is a file"):
        MappingDocument.load(tmp_path / "file.csv")
    with pytest.raises(MappingInvalid, match=r"contains no mapping\.toml"):
        MappingDocument.load(tmp_path)


def test_a_file_that_cannot_be_opened_is_said_so(tmp_path: Path, texts: Texts) -> None:
    """A folder with the name of a table, for example."""
    write(tmp_path, texts)
    (tmp_path / "suppliers.csv").mkdir()

    with pytest.raises(MappingInvalid, match="cannot be read"):
        MappingDocument.load(tmp_path)


def test_empty_rows_are_passed_over(with_rules: Callable[..., MappingDocument]) -> None:
    """Rows count as a spreadsheet counts them."""
    document = with_rules("id,target,value\n\n,,\nx,account,1\n")

    assert "rules.csv:4" == document.rules[0].source


def test_a_document_shows_its_name_and_version(document: MappingDocument) -> None:
    """And nothing of its content."""
    assert f"<MappingDocument 'Test' {document.hash[:12]}>" == repr(document)


def test_a_private_value_is_not_repeated_in_an_error(texts: Texts) -> None:
    """Employees may be named in the tables, but never in an error."""
    texts["employees.csv"] = "id,employee,vendor\na,Erika Muster,M1\nb,Erika Muster,M2\n"

    with pytest.raises(MappingInvalid) as caught:
        MappingDocument(texts)

    assert "Erika" not in str(caught.value)
    assert ("employees.csv", 3, "employee") == (
        caught.value.file,
        caught.value.row,
        caught.value.column,
    )


BROKEN_FILES = {
    "windows-1252": ("rules.csv", "id,target,value\nü,account,1\n".encode("cp1252"), 2, "UTF-8"),
    "utf-16": ("rules.csv", "id,target,value\n".encode("utf-16"), 1, "UTF-8"),
    "empty": ("rules.csv", b"", None, "is empty"),
    "blank": ("rules.csv", b"\xef\xbb\xbf \n\n", None, "is empty"),
    "workbook": ("rules.csv", b"PK\x03\x04...", None, "workbook"),
    "zero bytes": ("rules.csv", b"id,target\0", None, "zero bytes"),
    "large": ("rules.csv", b"x" * 20_000_001, None, "20,000,001 bytes"),
}


@pytest.mark.parametrize("case", BROKEN_FILES)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, texts: Texts, case: str) -> None:
    """One error that names the file, and the row where there is one."""
    name, content, row, message = BROKEN_FILES[case]
    write(tmp_path, texts)
    (tmp_path / name).write_bytes(content)

    with pytest.raises(MappingInvalid, match=message) as caught:
        MappingDocument.load(tmp_path)

    assert (name, row) == (caught.value.file, caught.value.row)
    assert caught.value.hint


BROKEN_RULES = {
    "unknown column": ("id,target,categroy,value\n", 1, "categroy", "did you mean 'category'"),
    "column twice": ("id,target,value,value\n", 1, "value", "twice"),
    "missing column": ("id,target\n", 1, "value", "lacks the column"),
    "semicolons": ("id;target;value\na;account;1\n", 1, None, "semicolons"),
    "quoted semicolons": ('\n"id";"target";"value"\n"a";"account";"1"\n', 2, None, "semicolons"),
    "quoted tabs": ('"id"\t"target"\t"value"\n', 1, None, "tabs"),
    "open quote": ('id,target,value\na,account,"1\n', 2, None, "double quote"),
    "too many cells": ("id,target,value\na,account,1,2\n", 2, None, "4 cells under 3"),
    "duplicate id": ("id,target,value\na,account,1\nA,account,2\n", 3, "id", "as in row 2"),
    "no id": ("id,target,value\n,account,1\n", 2, "id", "empty"),
    "no value": ("id,target,value\na,account,\n", 2, "value", "empty"),
    "spreadsheet number": ("id,target,value\na,account,6650.0\n", 2, "value", "Write '6650'"),
    "decimal comma": ('id,target,value\na,account,"6650,00"\n', 2, "value", "Write '6650'"),
    "scientific": ("id,target,value\na,account,6.65E+03\n", 2, "value", "in full"),
    "unknown target": ("id,target,value\na,acount,1\n", 2, "target", "did you mean 'account'"),
    "unknown dimension": ("id,target,value\na,dimension:X,1\n", 2, "target", "Declare a dimension"),
    "unknown tax": ("id,target,value\na,vat,de20\n", 2, "value", "Its ids are: de19, de7"),
    "bad placeholder": ("id,target,value\na,description,{who}\n", 2, "value", "placeholder"),
    "bad date": (
        "id,target,valid_from,value\na,account,1.9.2026,1\n",
        2,
        "valid_from",
        "2026-12-31",
    ),
    "no such day": ("id,target,valid_to,value\na,account,2026-02-30,1\n", 2, "valid_to", "no date"),
    "dates exchanged": (
        "id,target,valid_from,valid_to,value\na,account,2026-02-01,2026-01-01,1\n",
        2,
        "valid_to",
        "before",
    ),
    "bad amount": (
        'id,target,amount_from,value\na,account,"1.000,00",1\n',
        2,
        "amount_from",
        "1234.50",
    ),
    "bad priority": ("id,target,priority,value\na,account,high,1\n", 2, "priority", "whole number"),
    "bad kind": ("id,target,kind,value\na,account,milage,1\n", 2, "kind", "did you mean 'mileage'"),
    "bad country": (
        "id,target,supplier_country,value\na,account,Austria,1\n",
        2,
        "supplier_country",
        "two",
    ),
    "rate on vendor": ("id,target,tax_rate,value\na,vendor,19,K\n", 2, "tax_rate", "whole receipt"),
    "tie": (
        "id,target,category,value\na,account,Hotel,1\nb,account,hotel ,2\n",
        3,
        "priority",
        "equally specific",
    ),
    "tie of two columns": (
        "id,target,category,project,value\na,account,Hotel,,1\nb,account,,P1,2\n",
        3,
        "priority",
        "equally specific",
    ),
}


@pytest.mark.parametrize("case", BROKEN_RULES)
def test_a_broken_rule_is_refused(with_rules: Callable[..., MappingDocument], case: str) -> None:
    """One error that names file, row and column and says what to write."""
    rules, row, column, message = BROKEN_RULES[case]

    with pytest.raises(MappingInvalid) as caught:
        with_rules(rules)

    assert message in str(caught.value)
    assert ("rules.csv", row, column) == (caught.value.file, caught.value.row, caught.value.column)
    assert caught.value.hint


@pytest.mark.parametrize(
    "rules",
    [
        "id,target,category,value\na,account,Hotel,1\nb,account,Hotel,1\n",
        "id,target,category,priority,value\na,account,Hotel,1,1\nb,account,Hotel,2,2\n",
        "id,target,category,value\na,account,Hotel,1\nb,vendor,Hotel,2\n",
        "id,target,category,subcategory,value\na,account,Hotel,,1\nb,account,,Taxi,2\n",
        "id,target,category,valid_from,valid_to,value\n"
        "a,account,Hotel,,2026-08-31,1\nb,account,Hotel,2026-09-01,,2\n",
        "id,target,amount_from,amount_to,value\na,account,,100,1\nb,account,100.01,,2\n",
    ],
    ids=["same value", "priority", "other target", "related", "other dates", "other amounts"],
)
def test_rules_that_do_not_contradict_stand_side_by_side(
    with_rules: Callable[..., MappingDocument], rules: str
) -> None:
    """Only a tie that some record can bring about is an error."""
    assert 2 == len(with_rules(rules).rules)


BROKEN_SETTINGS = {
    "no toml": ("schema_version = ", None, "is no TOML"),
    "no version": ('name = "x"', "schema_version", "no mapping document"),
    "other version": ("schema_version = 2", "schema_version", "reads 1"),
    "version as truth": ("schema_version = true", "schema_version", "reads 1"),
    "unknown key": (
        "schema_version = 1\n[policy]\nvat_tolerence = 1",
        "policy.vat_tolerence",
        "did you",
    ),
    "unknown section": ("schema_version = 1\n[polici]\nx = 1", "polici", "did you mean 'policy'"),
    "unknown chain": (
        'schema_version = 1\n[chains]\nacount = ["rules"]',
        "chains.acount",
        "did you",
    ),
    "unknown step": (
        'schema_version = 1\n[chains]\naccount = ["rule"]',
        "chains.account",
        "did you mean 'rules'",
    ),
    "step twice": (
        'schema_version = 1\n[chains]\naccount = ["rules", "rules"]',
        "chains.account",
        "twice",
    ),
    "number as account": (
        "schema_version = 1\n[defaults]\naccount = 6300",
        "defaults.account",
        'Put it in quotes: "6300"',
    ),
    "bad tolerance": (
        'schema_version = 1\n[policy]\nvat_tolerance = "0,02"',
        "policy.vat_tolerance",
        "0.02",
    ),
    "bad status": (
        'schema_version = 1\n[policy]\nstatuses = ["aproved"]',
        "policy.statuses",
        "did you",
    ),
    "bad policy": ('schema_version = 1\nhit_policy = "last"', "hit_policy", "most_specific"),
    "section as text": ('schema_version = 1\npolicy = "strict"', "policy", "must be a section"),
    "text as list": ("schema_version = 1\nname = []", "name", "must be a text"),
    "list as text": (
        'schema_version = 1\n[policy]\nstatuses = "paid"',
        "policy.statuses",
        "must be a list",
    ),
    "no source": ("schema_version = 1\n[dimensions.KST]", "dimensions.KST.source", "missing"),
    "bad placeholder": (
        'schema_version = 1\n[invoice]\nnumber = "FE-{key}"',
        "invoice.number",
        "placeholder",
    ),
    "rounding at a rate": (
        'schema_version = 1\n[policy]\nrounding_vat = "de19"',
        "policy.rounding_vat",
        "adds VAT",
    ),
    "no such creditor": (
        'schema_version = 1\n[defaults]\ncredit_account = "banc:GIRO"',
        "defaults.credit_account",
        "bank:NUMBER",
    ),
    "no such tax": (
        'schema_version = 1\n[defaults]\nvat = "frie"',
        "defaults.vat",
        "did you mean 'frei'",
    ),
    "one number for all": (
        'schema_version = 1\n[invoice]\nnumber = "FE"',
        "invoice.number",
        "Take in {id} or {document_number}",
    ),
    "a batch that is too long": (
        'schema_version = 1\n[journal]\nbatch = "FACTORIAL-2026"',
        "journal.batch",
        "14 characters",
    ),
    "a batch as a number": (
        "schema_version = 1\n[journal]\nbatch = 7",
        "journal.batch",
        "codes are text",
    ),
    "a country by name": (
        'schema_version = 1\n[policy]\nhome_country = "France"',
        "policy.home_country",
        "code of two letters",
    ),
}


@pytest.mark.parametrize("case", BROKEN_SETTINGS)
def test_a_broken_setting_is_refused(texts: Texts, case: str) -> None:
    """One error that names the setting and what it may be."""
    settings, column, message = BROKEN_SETTINGS[case]

    with pytest.raises(MappingInvalid) as caught:
        MappingDocument({**texts, "mapping.toml": settings})

    assert message in str(caught.value)
    assert ("mapping.toml", column) == (caught.value.file, caught.value.column)


def test_the_settings_that_there_are_are_named_once(texts: Texts) -> None:
    """In the order of the reference."""
    settings = texts["mapping.toml"].replace("rounding_account", "rounding_acount")

    with pytest.raises(MappingInvalid) as caught:
        MappingDocument({**texts, "mapping.toml": settings})

    assert 1 == str(caught.value).count("rounding_account,")
    assert "(did you mean 'rounding_account'?)" in str(caught.value)


def test_equal_rows_of_a_table_without_priority_have_another_way_out(texts: Texts) -> None:
    """At load as well as where only a record shows that they are equal."""
    texts["categories.csv"] = "id,category,account\na,Hotel,6650\nb,Hotel,6660\n"
    with pytest.raises(MappingInvalid) as caught:
        MappingDocument(texts)

    assert ("categories.csv", 3, "category") == (
        caught.value.file,
        caught.value.row,
        caught.value.column,
    )
    assert str(caught.value.hint).startswith("Delete one of them, or write a rule in rules.csv")


def test_rows_are_read_once(document: MappingDocument) -> None:
    """Lint asks for them again and again; nobody can change them."""
    rows = document.rows("rules.csv")

    assert rows is document.rows("rules.csv")
    assert () == document.rows("dimensions.csv")
    assert ["hotel", "taxi"] == [row.text("id") for row in rows]


def test_a_table_that_a_chain_asks_must_be_there(texts: Texts) -> None:
    """A lost file is no empty table."""
    del texts["taxes.csv"]

    with pytest.raises(MappingInvalid, match=r"taxes\.csv does not exist, but the chain for vat"):
        MappingDocument(texts)


@pytest.mark.parametrize(
    ("name", "text", "column"),
    [
        ("taxes.csv", "id,rate,vat_code,percent,kind\na,19,V,19,none\n", "percent"),
        ("taxes.csv", "id,rate,vat_code,percent,kind\na,19,V,190,normal\n", "percent"),
        ("taxes.csv", "id,rate,vat_code,percent,kind\na,19,V,19,full\n", "kind"),
        ("suppliers.csv", "id,tax_number,name,vendor\na,,,V\n", "tax_number"),
        ("suppliers.csv", "id,name,vendor\na,X,V\nb,x,W\n", "name"),
        ("dimensions.csv", "id,dimension,from,value\na,KTS,1,2\n", "dimension"),
    ],
)
def test_a_broken_table_is_refused(texts: Texts, name: str, text: str, column: str) -> None:
    """Each table checks what only it can know."""
    with pytest.raises(MappingInvalid) as caught:
        MappingDocument({**texts, name: text})

    assert (name, column) == (caught.value.file, caught.value.column)


def test_a_rule_that_does_not_exist_cannot_be_asked_about(
    document: MappingDocument, receipt: object
) -> None:
    """And the nearest one is named."""
    with pytest.raises(InputInvalid, match="did you mean 'hotel'"):
        document.why_not(receipt(), "hotl")  # type: ignore[operator]


def test_rows_are_changed_and_appended(document: MappingDocument) -> None:
    """In a new document, with the columns that this takes; the old one stays as it was."""
    changed = document.with_rows(
        "rules.csv",
        [
            {"id": "Hotel", "note": "über Nacht"},
            {"id": "flug", "target": "account", "value": "6650"},
        ],
    )

    assert [
        ("Hotel", "Hotel", "6660", "über Nacht"),
        ("taxi", "Taxi", "6663", ""),
        ("flug", "", "6650", ""),
    ] == [
        (row.text("id"), row.text("category"), row.text("value"), row.text("note"))
        for row in changed.rows("rules.csv")
    ]
    assert 2 == len(document.rules)
    assert document.hash != changed.hash


def test_a_table_is_made_for_rows(document: MappingDocument) -> None:
    """With its required columns and those that are used, in the order of the documentation."""
    changed = document.with_rows(
        "suppliers.csv",
        [{"id": "a", "status": "draft", "score": "0.9", "name": "Adler", "vendor": "70001"}],
    )

    table = changed._content.tables["suppliers.csv"]
    assert ("id", "name", "vendor", "status", "score") == table.columns
    assert "suppliers.csv:2" == changed.rows("suppliers.csv")[0].source


def test_a_row_is_taken_out(document: MappingDocument) -> None:
    """By its id, in a new document."""
    changed = document.without("HOTEL")

    assert ("taxi",) == tuple(rule.id for rule in changed.rules)
    assert 2 == len(document.rules)


def test_an_edit_of_what_is_not_there_is_refused(document: MappingDocument) -> None:
    """With the nearest name; and one that breaks the document says how."""
    with pytest.raises(InputInvalid, match=r"did you mean 'suppliers\.csv'"):
        document.with_rows("supplier.csv", [])
    with pytest.raises(InputInvalid, match="did you mean 'hotel'"):
        document.without("hotl")
    with pytest.raises(InputInvalid, match="has no row"):
        document.without("a", table="suppliers.csv")
    with pytest.raises(MappingInvalid, match="means nothing here"):
        document.with_rows("rules.csv", [{"id": "a", "targett": "account"}])
