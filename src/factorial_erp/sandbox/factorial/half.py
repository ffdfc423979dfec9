"""How is a request to Factorial answered? Who asks, what for, and with which records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ..exchange import Answer, Call
from . import bodies, expenses, finance, integrations, organisation
from .asking import Asked, Test, Tests, generic
from .checking import check
from .facts import Facts, Operation, Resource
from .files import Files, document_file
from .oauth import Credential, Credentials
from .paging import page
from .records import Records, Row, Table
from .refusals import Refused
from .showing import NEWEST, View
from .throttling import Limit
from .webhooks import Courier
from .writing import carry_out

__all__ = ["FactorialHalf"]

CREDENTIALS = "api_public/credentials"
EMPLOYEES = "employees/employees"
ITEMS = "integrations/syncable_items"
USER = frozenset({"email", "login_email", "full_name", "first_name", "last_name"})
"""What the credentials of a user tell of the user."""

PATH = re.compile(r"/api/(?P<version>[^/]+)/resources/(?P<resource>\w+/\w+)(?:/(?P<place>[^/]+))?")
"""Any version is served: one that ended is answered with the oldest schema, without a word."""

FILTERS: Mapping[str, Callable[[Records, Asked], Tests]] = {
    **organisation.FILTERS,
    **expenses.FILTERS,
    **finance.FILTERS,
    **integrations.FILTERS,
}
"""Filters that mean more than their name says."""


@attrs.frozen
class _Request:
    """What is asked for, and by whom."""

    resource: Resource
    operation: Operation
    id: str | None
    """Of the record, where the path has it."""
    call: Call
    view: View
    credential: Credential


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
        self.facts = Facts.packaged()
        self.records = Records(self.facts, seed, clock)
        self.files = Files(self.records)
        self.courier = Courier(self.records)
        self.credentials = Credentials(str(seed["api_key"]), employee_id=self._user, clock=clock)
        self.limit: Limit | None = None
        self.refuses_unknown_fields = False
        """Whether a body with fields that nobody knows is refused; the real API is guessed to ignore them."""

    @property
    def api_key(self) -> str:
        """The company's key."""
        return self.credentials.api_key

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
        name = "" if found is None else found["resource"]
        if found is None or not (name in self.facts or name == ITEMS):
            raise Refused(404, ["Not found"])
        credential = self.credentials.recognize(call.headers)
        if self.limit is not None and call.method == "POST":
            refusal = self.limit.refusal(credential.name)
            if refusal is not None:
                return refusal
        if name.startswith("integrations/"):
            integrations.settle(self.records)
        domain = name.partition("/")[0]
        view = View(
            files=self.files,
            origin=call.origin,
            version=found["version"],
            is_blind=not credential.opens(domain),
        )
        if name == ITEMS:
            return self._items(call, view)
        resource = self.facts[name]
        operation, id = _operation(resource, call.method, found["place"])
        asks = _Request(resource, operation, id, call, view, credential)
        match operation.name:
            case "list":
                return self._who(asks) if name == CREDENTIALS else self._list(asks)
            case "get":
                return Answer(status=200, body=view.record(resource, self.records.found(name, id)))
            case _:
                return self._write(asks)

    # Writing

    def _write(self, asks: _Request) -> Answer:
        """Write, and tell those who subscribed to it."""
        resource, operation = asks.resource, asks.operation
        body = bodies.read(asks.call, operation)
        if asks.id is not None:
            # The id of a record is in the path; that a body without it will do is a guess.
            body = {**body, "id": asks.id}
        unknown = self.refuses_unknown_fields
        body = check(self.records, resource.name, operation, body, refuse_unknown=unknown)
        if resource.name == "documents/download_urls":
            return self._download_urls(asks, body)
        written = carry_out(self.records, resource, operation, body)
        self._announce(asks, written)
        status = 201 if operation.name == "create" else 200
        if isinstance(written, list):
            return Answer(status=status, body=[asks.view.record(resource, row) for row in written])
        return Answer(status=status, body=asks.view.record(resource, written))

    def _announce(self, asks: _Request, written: Row | list[Row]) -> None:
        """Let those know who subscribed to what has happened: each record is an event of its own (a guess)."""
        event = asks.resource.event(asks.operation.name)
        if event not in self.facts.events:
            return
        for row in written if isinstance(written, list) else [written]:
            for version in self.courier.versions(event):
                view = attrs.evolve(asks.view, version=version, is_blind=False)
                record = view.record(asks.resource, row)
                employee = asks.credential.employee_id
                self.courier.announce(event, version, record, employee_id=employee)

    def _download_urls(self, asks: _Request, body: Row) -> Answer:
        """
        Answer with links to documents; a document that is none is left out without a word (a guess).

        API keys were seen to be refused.
        """
        if asks.credential.kind == "api_key":
            raise Refused(403, ["Forbidden"])
        known = self.records.table("documents/documents")
        ids: list[str] = body.get("ids") or []
        link = self.files.link
        links = [{"id": id, "url": link(asks.view.origin, document_file(id))} for id in ids if id in known]  # fmt: skip
        return Answer(status=200, body=links)

    # Reading

    def _who(self, asks: _Request) -> Answer:
        """Answer whose credentials these are: a user has a name, the company has a tax number."""
        entries = self.records.sorted(CREDENTIALS)
        employee = asks.credential.employee_id
        if asks.credential.kind == "user" and entries:
            person = self.records.table(EMPLOYEES).get(employee or "", {})
            row: Row = dict.fromkeys(asks.resource.record)
            row.update({key: value for key, value in person.items() if key in USER})
            row.update(id=f"user-{employee}", employee_id=employee, company_id=self.company_id)
            entries = [(str(row["id"]), row)]
        return self._page(asks, entries, Asked(()))

    def _user(self) -> str | None:
        """Return the employee who logs in: the first one who is active."""
        people = self.records.sorted(EMPLOYEES)
        return next((id for id, row in people if row.get("active")), None)

    def _items(self, call: Call, view: View) -> Answer:
        """
        Answer with the items of a run and what they hold, which 2026-10-01 does no longer.

        Raises:
            Refused: 404 in the version that has lost it, and for a run that is none.
        """
        if call.method != "GET" or view.version == NEWEST or not call.path.endswith(ITEMS):
            raise Refused(404, ["Not found"])
        asked = Asked(call.query)
        run = self.records.found("integrations/sync_runs", asked.first("sync_run_id"))
        entries = integrations.items_of(self.records, str(run["id"]))
        chosen, meta = page(ITEMS, entries, asked)
        return Answer(
            status=200, body={"data": [view.plain(row) for _, row in chosen], "meta": meta}
        )

    def _list(self, asks: _Request) -> Answer:
        asked = Asked(asks.call.query)
        entries = self.records.sorted(asks.resource.name)
        for test in self._tests(asks.resource, asks.operation, asked):
            entries = [entry for entry in entries if test(entry[1])]
        return self._page(asks, entries, asked)

    def _page(self, asks: _Request, entries: list[tuple[str, Row]], asked: Asked) -> Answer:
        chosen, meta = page(asks.resource.name, entries, asked)
        rows: list[Row] = [asks.view.record(asks.resource, row, asked) for _, row in chosen]
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
