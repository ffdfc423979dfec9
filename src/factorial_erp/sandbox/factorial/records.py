"""Where do the records live, and how does a new one come to be?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .facts import Facts, Field, Kind, Resource
from .fitting import fits, is_list, is_row, stored
from .inventing import HOW_MANY, Inventor
from .refusals import not_found

__all__ = ["Records", "Row", "Table", "order"]

Row = dict[str, Any]
Table = dict[str, Row]

DEFAULTS: dict[str, Row] = {
    "finance/accounts": {"disabled": False},
    "finance/cost_centers": {
        "status": "active",
        "active_employees_count": 0,
        "historical_employees_count": 0,
    },
    "finance/financial_documents": {"status": "review", "taxes": []},
    "finance/journal_entries": {"type": "external", "status": "published"},
    "finance/ledger_account_resources": {"resource_id": "", "balance_type": "debit"},
    "finance/tax_rates": {"rate": 0, "tax_type_id": ""},
    "procurement/purchase_orders": {"status": "draft", "description": ""},
    "project_management/projects": {
        "status": "active",
        "employees_assignment": "manual",
        "is_billable": False,
    },
    "project_management/subprojects": {"status": "active"},
}
"""What a new record has that nobody gave it, where it is not the first choice or the type's zero."""


class Tables(dict[str, Table]):
    """Records by id, of each resource; what the seed leaves out is made up on first use, or empty."""

    def __init__(self, make: Callable[[str], Table]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Table:
        self[name] = self._make(name)
        return self[name]


class Records:
    """
    The records of a company.

    Args:
        facts: What there can be.
        seed: Records by resource; with ``"invent": true``, a few are made up for all other resources.
        clock: Tells the present.
    """

    EMPTY_AT_FIRST = ("integrations/", "api_public/webhook_subscriptions")
    """Nothing is made up here: syncs are pressed, and what is subscribed would really be delivered."""

    def __init__(
        self, facts: Facts, seed: Mapping[str, Any], clock: Callable[[], dt.datetime]
    ) -> None:
        self.facts = facts
        self.company_id = str(seed["company_id"])
        self.clock = clock
        self.elsewhere = False
        """Whether the credentials are those of another environment."""
        self.tables = Tables(self._made)
        self.uploads: dict[str, bytes] = {}
        """What was uploaded, by the id of the file."""
        self._empty = Tables(lambda _name: {})
        self._last: dict[tuple[bool, str], int] = {}
        self._invents = bool(seed.get("invent"))
        self.given = frozenset(seed["resources"])
        """Resources that the seed brings: ids that lead to one of them are checked."""
        self.inventor = Inventor(self.company_id, self._targets)
        for name, rows in seed["resources"].items():
            self.tables[name] = {str(row["id"]): dict(row) for row in rows}

    def table(self, name: str) -> Table:
        """Return the records that the credentials see."""
        return (self._empty if self.elsewhere else self.tables)[name]

    def sorted(self, name: str) -> list[tuple[str, Row]]:
        """Return the records with their ids, ascending."""
        return sorted(self.table(name).items(), key=lambda entry: order(entry[0]))

    def found(self, name: str, id: object) -> Row:
        """
        Return a record.

        Raises:
            Refused: 404, there is none.
        """
        row = self.table(name).get(str(id))
        if row is None:
            raise not_found()
        return row

    def now(self) -> str:
        """Return the present as a record has it."""
        return self.clock().strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def today(self) -> str:
        """Return the day as a record has it."""
        return self.clock().date().isoformat()

    def add(self, name: str, given: Row) -> Row:
        """Add a record with the next id; what is required and was not given becomes plausible."""
        resource = self.facts[name]
        table = self.table(name)
        number = self._next_id(name)
        defaults = DEFAULTS.get(name, {})
        row: Row = {}
        for field in resource.record.values():
            value = self._kept(field.kind, given.get(field.name, defaults.get(field.name)))
            if value is None and field.required:
                value = self._plausible(resource, field, number)
            row[field.name] = value
        row.update({key: value for key, value in given.items() if key.startswith("_")})
        if "id" in row:
            row["id"] = str(number)
        if "company_id" in row:
            row["company_id"] = self.company_id
        if "created_at" in row:
            row["created_at"] = self._stamp(resource.record["created_at"].kind)
        self.touch(name, row)
        table[str(number)] = row
        return row

    def _next_id(self, name: str) -> int:
        """Return an id that was never given to anything, not even to what is gone."""
        table, key = self.table(name), (self.elsewhere, name)
        if key not in self._last:
            self._last[key] = max((order(id)[0] for id in table if is_number(id)), default=0)
        self._last[key] += 1
        while str(self._last[key]) in table:  # a test has put it there
            self._last[key] += 1
        return self._last[key]

    def change(self, name: str, row: Row, given: Mapping[str, Any]) -> Row:
        """Take over what was given and can stand in the record; its id stays."""
        for field in self.facts[name].record.values():
            if field.name not in given or field.name in ("id", "company_id"):
                continue
            value = self._kept(field.kind, given[field.name])
            is_cleared = given[field.name] is None and not field.required
            if value is not None or is_cleared:
                row[field.name] = value
        return self.touch(name, row)

    def touch(self, name: str, row: Row) -> Row:
        """Stamp a record that changed."""
        if "updated_at" in row:
            row["updated_at"] = self._stamp(self.facts[name].record["updated_at"].kind)
        row["_updated_at"] = self.now()
        return row

    def _stamp(self, kind: Kind) -> Any:
        """Return the present as a field has it; a few count **seconds** since 1970."""
        return int(self.clock().timestamp()) if kind.word == "int" else stored(kind, self.now())

    def remove(self, name: str, id: object) -> Row:
        """
        Take a record out.

        Raises:
            Refused: 404, there is none.
        """
        self.found(name, id)
        return self.table(name).pop(str(id))

    def _kept(self, kind: Kind, value: Any) -> Any:
        """Return a value as a record can keep it, completed; ``None`` where it cannot."""
        if value is None:
            return None
        items = kind.items
        if items is not None and items.word == "record" and is_list(value):
            rows = [
                self._kept(items, {"id": str(n), **each})
                for n, each in enumerate(value, start=1)
                if is_row(each)
            ]
            return rows if len(rows) == len(value) and None not in rows else None
        if kind.word == "record" and is_row(value):
            blank = {f.name: _zero(f.kind) for f in kind.fields.values() if f.required}
            value = {**blank, **{key: each for key, each in value.items() if each is not None}}
        value = stored(kind, value)
        return value if fits(kind, value) else None

    def _plausible(self, resource: Resource, field: Field, number: int) -> Any:
        """Return what a required field has that nobody filled."""
        if field.kind.word in ("bool", "int", "number", "list", "object", "any", "choice"):
            return _zero(field.kind)
        return self.inventor.value(resource, field, number, self.clock())

    def _made(self, name: str) -> Table:
        if not self._invents or name not in self.facts or name.startswith(self.EMPTY_AT_FIRST):
            return {}
        resource = self.facts[name]
        rows = (self.inventor.record(resource, n) for n in range(1, HOW_MANY + 1))
        return {
            str(n): {**row, "_updated_at": row.get("updated_at") or f"2026-10-0{n}T09:00:00.000Z"}
            for n, row in enumerate(rows, 1)
        }

    def _targets(self, target: str | None) -> Sequence[str]:
        """Return where ids can lead; what is made up has the ids 1, 2, 3."""
        name = self.facts.of_relation(target)
        if name is None or (name not in self.tables and not self._invents):
            return ()
        if name in self.tables:
            return sorted(self.tables[name], key=order)
        return [str(n) for n in range(1, HOW_MANY + 1)]


def _zero(kind: Kind) -> Any:
    """Return what a required value is where nothing better is known."""
    match kind.word:
        case "choice":
            return kind.choices[0]
        case "bool":
            return False
        case "int" | "number":
            return 0
        case "list":
            return []
        case "object" | "any" | "record":
            return {}
        case _:
            return ""


MOST_DIGITS = 100
"""Ids grow beyond 64 bits; what is longer than this is no number."""


def order(id: str) -> tuple[int, str]:
    """Sort ids as numbers, with those that are none at the end."""
    return (int(id), "") if is_number(id) else (10**MOST_DIGITS, id)


def is_number(id: str) -> bool:
    """Tell whether an id is a number, as nearly all are."""
    return id.isdecimal() and len(id) < MOST_DIGITS
