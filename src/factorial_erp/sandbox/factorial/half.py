"""How is a request to Factorial answered? Who asks, what for, and with which records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from ..exchange import Answer, Call
from . import bodies, expenses, finance, organisation
from .asking import Asked, Test, Tests, generic
from .checking import check
from .facts import Facts, Operation, Resource
from .files import Files
from .paging import page
from .records import Records, Row, Table
from .refusals import Refused
from .showing import View
from .writing import carry_out

__all__ = ["FactorialHalf"]

PATH = re.compile(r"/api/(?P<version>[^/]+)/resources/(?P<resource>\w+/\w+)(?:/(?P<place>[^/]+))?")
"""Any version is served: one that ended is answered with the oldest schema, without a word."""

FILTERS: Mapping[str, Callable[[Records, Asked], Tests]] = {
    **organisation.FILTERS,
    **expenses.FILTERS,
    **finance.FILTERS,
}
"""Filters that mean more than their name says."""


class FactorialHalf:
    """
    Factorial with the records of a seed.

    All resources of API 2026-10-01 are served by the facts. With ``"invent": true`` the seed gets a few plausible
    records for each resource that it leaves out.

    Args:
        seed: ``api_key``, ``company_id`` and ``resources``: records by ``domain/resource``. A key of a record
            that starts with an underscore is known to filters and never shown.
        clock: Tells the present.
    """

    def __init__(self, seed: Mapping[str, Any], *, clock: Callable[[], dt.datetime]) -> None:
        self.api_key = str(seed["api_key"])
        self.facts = Facts.packaged()
        self.records = Records(self.facts, seed, clock)
        self.files = Files(self.records)
        self.refuses_unknown_fields = False
        """Whether a body with fields that nobody knows is refused; the real API is guessed to ignore them."""

    @property
    def company_id(self) -> str:
        """The company that the credentials are for."""
        return self.records.company_id

    @property
    def tables(self) -> dict[str, Table]:
        """Records by id, of each resource."""
        return self.records.tables

    @property
    def wrong_environment(self) -> bool:
        """Whether to answer as the real API does to credentials of another environment: with nothing."""
        return self.records.elsewhere

    @wrong_environment.setter
    def wrong_environment(self, value: bool) -> None:
        """Move the credentials to another environment, or back."""
        self.records.elsewhere = value

    def handle(self, call: Call) -> Answer:
        """Answer a request."""
        try:
            return self._dispatch(call)
        except Refused as refusal:
            return refusal.answer

    def _dispatch(self, call: Call) -> Answer:
        found = PATH.fullmatch(call.path)
        if found is None or found["resource"] not in self.facts:
            raise Refused(404, ["Not found"])
        if call.headers.get("x-api-key") != self.api_key:
            raise Refused(401, ["Unauthorized"])
        resource = self.facts[found["resource"]]
        operation, id = _operation(resource, call.method, found["place"])
        view = View(files=self.files, origin=call.origin, version=found["version"])
        if operation.name == "list":
            return self._list(resource, operation, call, view)
        if operation.name == "get":
            row = self.records.found(resource.name, id)
            return Answer(status=200, body=view.record(resource, row))
        body = bodies.read(call, operation)
        if id is not None:
            # The id of a record is in the path; that a body without it will do is a guess.
            body = {**body, "id": id}
        unknown = self.refuses_unknown_fields
        body = check(self.records, resource.name, operation, body, refuse_unknown=unknown)
        written = carry_out(self.records, resource, operation, body)
        status = 201 if operation.name == "create" else 200
        if isinstance(written, list):
            return Answer(status=status, body=[view.record(resource, row) for row in written])
        return Answer(status=status, body=view.record(resource, written))

    def _list(self, resource: Resource, operation: Operation, call: Call, view: View) -> Answer:
        asked = Asked(call.query)
        entries = self.records.sorted(resource.name)
        for test in self._tests(resource, operation, asked):
            entries = [entry for entry in entries if test(entry[1])]
        chosen, meta = page(resource.name, entries, asked)
        rows: list[Row] = [view.record(resource, row, asked) for _, row in chosen]
        return Answer(status=200, body={"data": rows, "meta": meta})

    def _tests(self, resource: Resource, operation: Operation, asked: Asked) -> list[Test]:
        """Return what a record must pass."""
        tests = generic(resource, operation.filters, asked)
        for name in ("company_id", "company_ids[]", "companies_ids[]"):
            if name in asked:
                is_ours = self.company_id in asked.all(name)
                tests[name] = None if is_ours else lambda _row: False
        special = FILTERS.get(resource.name)
        if special is not None:
            tests.update(special(self.records, asked))
        return [test for test in tests.values() if test is not None]


def _operation(resource: Resource, method: str, place: str | None) -> tuple[Operation, str | None]:
    """
    Return what is asked for, with the id in the path.

    Raises:
        Refused: 404, the resource offers no such thing.
    """
    id = None
    if method == "POST":
        name = place or "create"
        if place in ("create", "update", "list", "get", "delete"):
            name = ""
    else:
        of_one = {"GET": "get", "PUT": "update", "DELETE": "delete"}
        name = "list" if (method, place) == ("GET", None) else of_one.get(method, "")
        if place is None and name != "list":
            name = ""
        id = place
    if name not in resource.operations:
        raise Refused(404, ["Not found"])
    return resource.operations[name], id
