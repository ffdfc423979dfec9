"""How do dimensions get onto documents and journal lines, and what is checked when these are posted?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .books import PARENTS, Books
from .checking import read_body
from .facts import NO_ID
from .reading import row_of
from .refusals import Refused, malformed, rule, twin, unrelated
from .store import Parent, Row

__all__ = [
    "change_default",
    "change_dimension",
    "check_dimensions",
    "create_default",
    "create_dimension",
    "inherit",
    "remove_dimension",
    "set_shortcut",
]

READ_ONLY = frozenset(
    "generalLedgerEntries salesShipments salesShipmentLines purchaseReceipts purchaseReceiptLines".split()
)


def create_dimension(books: Books, body: Mapping[str, Any], parent: Parent | None) -> Row:
    """Put a dimension onto a row that does not have it yet."""
    if parent is None:
        raise rule("You must specify a parent to create a dimension set line.")
    values = read_body(books.facts["dimensionSetLines"], body, is_new=True).values
    owner = _writable(books, parent)
    dimension = _dimension(books, values)
    held: dict[str, Row] = owner.setdefault("_dimensions", {})
    if dimension["id"] in held:
        raise rule(f"The dimension {dimension['code']} already exists on the document.")
    link = books.facts[parent[0]].link_to("dimensionSetLines")
    row = books.blank("dimensionSetLines")
    row.update(
        id=dimension["id"],
        code=dimension["code"],
        consolidationCode=dimension["consolidationCode"],
        displayName=dimension["displayName"],
        parentId=owner["id"],
        **(link.fixed if link is not None else {}),
    )
    _set_value(books, row, values)
    books.edit(parent[0], owner)
    owner["_dimensions"][dimension["id"]] = books.stamped(row, "dimensionSetLines")
    _show_shortcuts(books, owner)
    return row


def change_dimension(books: Books, id: str, body: Mapping[str, Any], parent: Parent | None) -> Row:
    """Give a dimension another value."""
    if parent is None:
        raise rule("You must specify a parent to change a dimension set line.")
    values = read_body(books.facts["dimensionSetLines"], body, is_new=False).values
    owner = _writable(books, parent)
    row_of(books, "dimensionSetLines", id, parent)
    row = owner["_dimensions"][id]
    if values.get("code", row["code"]) != row["code"] or values.get("id", id) != id:
        raise rule("The code of a dimension set line cannot be changed.")
    books.edit(parent[0], owner)
    row = owner["_dimensions"][id] = dict(row)
    _set_value(books, row, values)
    _show_shortcuts(books, owner)
    return books.stamped(row, "dimensionSetLines")


def remove_dimension(books: Books, id: str, parent: Parent | None) -> None:
    """Take a dimension off a row."""
    if parent is None:
        raise rule("You must specify a parent to delete a dimension set line.")
    owner = _writable(books, parent)
    row_of(books, "dimensionSetLines", id, parent)
    books.edit(parent[0], owner)
    owner["_dimensions"] = {key: each for key, each in owner["_dimensions"].items() if key != id}
    _show_shortcuts(books, owner)


def _writable(books: Books, parent: Parent) -> Row:
    if parent[0] in READ_ONLY:
        raise rule(f"The dimensions of {parent[0]} cannot be changed.")
    return row_of(books, parent[0], parent[1])


def _dimension(books: Books, values: Mapping[str, Any]) -> Row:
    """Return the dimension that an id, a code or both mean."""
    by_id = books.tables["dimensions"].get(str(values.get("id")))
    by_code = books.find("dimensions", "code", values["code"]) if values.get("code") else None
    if by_id is not None and values.get("code") and by_code is not by_id:
        raise rule("The id and the code of the dimension do not match.")
    found = by_id or by_code
    if found is None:
        named = values.get("code") or values.get("id") or ""
        raise unrelated(f"The dimension {named!r} does not exist.")
    return found


def _set_value(books: Books, row: Row, values: Mapping[str, Any]) -> None:
    code, id = str(values.get("valueCode", "")), values.get("valueId")
    table = books.tables["dimensionValues"]
    by_code = table.get(books.id_for("dimensionValues", f"{row['code']}/{code}"))
    value = by_code if id is None else table.get(id)
    if value is None or value["dimensionId"] != row["id"]:
        raise unrelated(f"The dimension value {code or id!r} of {row['code']} does not exist.")
    if code and value is not by_code:
        raise rule("The id and the code of the dimension value do not match.")
    row.update(
        valueId=value["id"],
        valueCode=value["code"],
        valueConsolidationCode=value["consolidationCode"],
        valueDisplayName=value["displayName"],
    )


def set_shortcut(books: Books, name: str, row: Row, values: Mapping[str, Any]) -> None:
    """Set the global dimensions of a document by its own two properties."""
    for n, dimension in enumerate(books.shortcuts, 1):
        field = f"shortcutDimension{n}Code"
        if field not in values:
            continue
        if not dimension:
            raise rule(f"The global dimension {n} is not set up.")
        found = books.find("dimensions", "code", dimension)
        held = {k: v for k, v in row.get("_dimensions", {}).items() if k != (found or {}).get("id")}
        row["_dimensions"] = held
        if values[field]:
            given = {"code": dimension, "valueCode": values[field]}
            create_dimension(books, given, (name, row["id"]))
        _show_shortcuts(books, row)


def _show_shortcuts(books: Books, row: Row) -> None:
    if "shortcutDimension1Code" not in row:
        return
    held = {each["code"]: each["valueCode"] for each in row.get("_dimensions", {}).values()}
    for n, dimension in enumerate(books.shortcuts, 1):
        row[f"shortcutDimension{n}Code"] = held.get(dimension, "") if dimension else ""


def inherit(books: Books, name: str, row: Row, *sources: Row) -> None:
    """
    Put the default dimensions of vendors and accounts onto a row.

    A later source wins; reality has priorities by table for that (a guess: none are set up).
    """
    for source in sources:
        for each in _defaults(books, source):
            if not each["dimensionValueCode"]:
                continue
            row["_dimensions"] = {
                id: held
                for id, held in row.get("_dimensions", {}).items()
                if id != each["dimensionId"]
            }
            body = {"code": each["dimensionCode"], "valueCode": each["dimensionValueCode"]}
            create_dimension(books, body, (name, row["id"]))


def _defaults(books: Books, owner: Row) -> list[Row]:
    rows = books.tables["defaultDimensions"].values()
    return [row for row in rows if row["parentId"] == owner["id"]]


def check_dimensions(books: Books, row: Row, *sources: Row) -> None:
    """
    Refuse what is only refused when posting: blocked values, headings, and what default dimensions demand.

    Raises:
        Refused: 400.
    """
    held = {each["code"]: each["valueCode"] for each in row.get("_dimensions", {}).values()}
    for code, value in held.items():
        if (code, value) in books.blocked_values:
            raise rule(f"Dimension value {code} {value} is blocked or no standard value.")
    for default in (each for source in sources for each in _defaults(books, source)):
        code, value = default["dimensionCode"], default["dimensionValueCode"]
        match default["postingValidation"]:
            case "Code Mandatory" if code not in held:
                raise rule(f"Select a Dimension Value Code for the Dimension Code {code}.")
            case "Same Code" if held.get(code, "") != value:
                raise rule(
                    f"The Dimension Value Code for the Dimension Code {code} must be {value!r}."
                )
            case "No Code" if code in held:
                raise rule(f"The Dimension Code {code} must not be used.")
            case _:
                pass


# Default dimensions


def create_default(books: Books, body: Mapping[str, Any], parent: Parent | None) -> Row:
    """Give a vendor, customer, item or employee a default dimension."""
    values = read_body(books.facts["defaultDimensions"], body, is_new=True).values
    if parent is not None:
        link = books.facts[parent[0]].link_to("defaultDimensions")
        values.update(parentId=parent[1], **(link.fixed if link is not None else {}))
    kind = str(values.get("parentType", " "))
    if kind not in PARENTS:
        raise Refused(400, "BadRequest_RequiredParamNotProvided", "parentType must be filled in.")
    owner = books.tables[PARENTS[kind]].get(str(values.get("parentId")))
    if owner is None:
        raise unrelated(f"The {kind.lower()} of the default dimension does not exist.")
    dimension = books.tables["dimensions"].get(str(values.get("dimensionId")))
    if dimension is None:
        raise unrelated("The dimension of the default dimension does not exist.")
    if any(row["dimensionId"] == dimension["id"] for row in _defaults(books, owner)):
        raise twin(f"The default dimension {dimension['code']} already exists.")
    values["dimensionCode"] = dimension["code"]
    _set_default_value(books, values, dimension["id"])
    key = f"{kind}/{owner.get('number')}/{dimension['code']}/{books.fresh_key()}"
    return books.add("defaultDimensions", values, key=key)


def change_default(books: Books, row: Row, body: Mapping[str, Any]) -> Row:
    """Change the value of a default dimension, or how it is enforced."""
    values = read_body(books.facts["defaultDimensions"], body, is_new=False).values
    for name in ("parentType", "parentId", "dimensionId"):
        if values.get(name, row[name]) != row[name]:
            raise malformed(f"{name} of a default dimension cannot be changed.")
    _set_default_value(books, values, row["dimensionId"])
    books.edit("defaultDimensions", row).update(values)
    return row


def _set_default_value(books: Books, values: Row, dimension: str) -> None:
    id = values.get("dimensionValueId")
    if id is None:
        return
    if id == NO_ID:
        values["dimensionValueCode"] = ""
        return
    value = books.tables["dimensionValues"].get(id)
    if value is None or value["dimensionId"] != dimension:
        raise unrelated("The dimension value of the default dimension does not exist.")
    values["dimensionValueCode"] = value["code"]
