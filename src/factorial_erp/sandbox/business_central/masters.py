"""What is checked when vendors, customers, employees and other lists are written? Numbers, currencies, references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .books import Books
from .facts import NO_ID
from .refusals import Refused, rule, twin, unrelated
from .store import Row

__all__ = ["agree_on_currency", "check_references", "complete", "refuse_twin", "required"]

SERIES = {
    "vendors": "V00010",
    "customers": "C00010",
    "employees": "E0010",
    "items": "1000",
    "projects": "J00010",
    "contacts": "CT000001",
    "bankAccounts": "B010",
    "fixedAssets": "FA000010",
    "opportunities": "OP000010",
}
"""First numbers of those sets that number their rows."""

OWN_KEYS = {
    "itemVariants": ("itemId", "code"),
    "timeRegistrationEntries": ("employeeId", "date", "lineNumber"),
}
"""What may not occur twice, where it is not just the number or the code."""


def complete(books: Books, name: str, row: Row, values: Mapping[str, Any]) -> None:
    """
    Check what is to be stored, and fill in what the server knows better.

    Raises:
        Refused: 400, a currency or a reference leads nowhere, or a vendor may not be numbered by hand.
    """
    check_references(books, name, values)
    is_new = not row
    if name in SERIES and is_new:
        _number(books, name, row, values)
    row.update({key: value for key, value in values.items() if key != "number" or value})
    if name in ("vendors", "customers"):
        agree_on_currency(books, row, values)
    if name == "employees":
        names = (row.get(each, "") for each in ("givenName", "middleName", "surname"))
        row["displayName"] = " ".join(each for each in names if each)
    if name == "vendors" and is_new:
        template = books.vendor_template
        row["_vat_group"] = template.get("vatBusinessPostingGroup", "")
        row["_posting_group"] = template.get("vendorPostingGroup", "")


def _number(books: Books, name: str, row: Row, values: Mapping[str, Any]) -> None:
    number = values.get("number")
    if number and not books.allows_manual_numbers:
        raise rule(f"You may not enter numbers manually: {number}.")
    while not row.get("number"):
        number = number or books.next_number(name, first=SERIES[name])
        if values.get("number") or books.find(name, "number", number) is None:
            row["number"] = number
        number = ""


def refuse_twin(books: Books, name: str, row: Mapping[str, Any], *, id: str = "") -> None:
    """
    Refuse a number or code that another row has.

    Raises:
        Refused: 400 with ``Internal_EntityWithSameKeyExists``.
    """
    fields = books.facts[name].fields
    default = next(((key,) for key in ("number", "code") if key in fields), ())
    keys = OWN_KEYS.get(name, default)
    if not keys or not row.get(keys[-1]):
        return
    wanted = [str(row.get(key, "")).upper() for key in keys]
    for other in books.tables[name].values():
        if other["id"] != id and [str(other[key]).upper() for key in keys] == wanted:
            raise twin(f"The record in table {name} already exists: {', '.join(wanted)}.")


def agree_on_currency(books: Books, row: Row, values: Mapping[str, Any]) -> None:
    """
    Bring id and code of a currency into agreement.

    Raises:
        Refused: 400, there is no such currency, or the two are not one.
    """
    id, code = values.get("currencyId"), values.get("currencyCode")
    if id is not None and id != NO_ID:
        currency = books.tables["currencies"].get(id)
        if currency is None:
            raise unrelated(f"The currency {id} does not exist.")
        if code and code != currency["code"]:
            raise rule("The currency id and the currency code do not match.")
        row["currencyCode"] = currency["code"]
    elif code is not None:
        row["currencyCode"] = code
    elif id == NO_ID:
        row["currencyCode"] = ""
    books.show_currency(row)


def check_references(books: Books, name: str, values: Mapping[str, Any]) -> None:
    """
    Refuse an id that leads nowhere, and a code that does not belong to the id beside it.

    Raises:
        Refused: 400.
    """
    for link in books.facts[name].navigation.values():
        if link.kind not in ("relation", "part") or link.many or link.referenced != "id":
            continue
        id = values.get(str(link.property))
        if id in (None, "", NO_ID) or link.property in ("id", "currencyId", "parentId"):
            continue
        target = books.tables[link.target].get(str(id))
        if target is None:
            raise unrelated(f"The {link.name} with the id {id} does not exist.")
        stem = str(link.property).removesuffix("Id")
        for suffix, source in (("Number", "number"), ("Code", "code")):
            given = values.get(f"{stem}{suffix}")
            if given and source in target and given != target[source]:
                raise rule(f"{link.property} and {stem}{suffix} do not match.")


def required(values: Mapping[str, Any], field: str) -> None:
    """
    Refuse a body without something.

    Raises:
        Refused: 400 with ``BadRequest_RequiredParamNotProvided``.
    """
    if not values.get(field):
        message = f"{field} must be filled in."
        raise Refused(400, "BadRequest_RequiredParamNotProvided", message)
