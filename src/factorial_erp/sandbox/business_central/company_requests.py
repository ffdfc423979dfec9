"""How is a request inside a company answered? Lists and rows are read and written, streams sent, actions carried out."""

from __future__ import annotations

from typing import Any

import attrs

from ..exchange import Answer, Call
from .addressing import Segment, Target, find
from .attachments import content_of, put_content
from .calls import body_of, check_version, counted, demand_version, options_of, schema_of
from .company import Company
from .facts import EntitySet
from .paging import page
from .permissions import permit
from .queries import Query, read_query
from .reading import demand_filter, demand_upgrade, row_of, rows_of
from .refusals import Refused, not_allowed, unknown_segment
from .showing import View
from .store import Parent, Row

__all__ = ["CompanyRequest"]

OCTETS = {"Content-Type": "application/octet-stream"}


@attrs.frozen
class CompanyRequest:
    """One request inside a company."""

    call: Call
    company: Company
    root: str
    """URL of the company."""
    base: str
    """URL of the API."""
    denied: set[str]
    """What the application may not use."""

    def carry_out(self, path: list[Segment]) -> Answer:
        """
        Answer.

        Args:
            path: What stands behind the company.

        Raises:
            Refused: With any status.
        """
        if not path or path[0].name == "":
            raise unknown_segment("The route is unknown.")
        call = self.call
        intent = call.headers.get("data-access-intent", "").lower()
        if intent == "readonly" and call.method != "GET":
            message = "A request that only reads cannot write."
            raise Refused(400, "BadRequest_InvalidOperation", message)
        if path[0].name in self.company.facts:
            permit(self.denied, path[0].name, call.method if len(path) == 1 else "GET")
        target = find(self.company, path)
        is_seen = permit(self.denied, target.entity.name, call.method)
        demand_upgrade(self.company, target.entity.name)
        if target.action is not None:
            return self._act(target, target.action)
        if target.field is not None:
            return self._property(target)
        if target.id is None:
            return self._collection(target, is_seen=is_seen)
        return self._entity(target, target.id)

    def _query(self, entity: EntitySet) -> Query:
        options = options_of(self.call)
        return read_query(options, entity, self.company.facts, schema=schema_of(self.call))

    def _view(self) -> View:
        return View(self.root, self.company.facts, self.company, self._permit)

    def _permit(self, name: str) -> None:
        permit(self.denied, name, "GET")

    def _shown(self, entity: EntitySet, row: Row, query: Query) -> dict[str, Any]:
        return self._view().row(entity, row, query)

    def _one(self, entity: EntitySet, row: Row, query: Query) -> dict[str, Any]:
        context = (
            f"{self.base}/$metadata#{self.root.removeprefix(self.base + '/')}/{entity.name}/$entity"
        )
        return {"@odata.context": context, **self._shown(entity, row, query)}

    def _allow(self, entity: EntitySet, operation: str) -> None:
        if operation not in entity.operations:
            raise not_allowed(f"{self.call.method} is not allowed on {entity.name}.")

    # Collections

    def _collection(self, target: Target, *, is_seen: bool) -> Answer:
        entity, call = target.entity, self.call
        if call.method == "POST" and not target.counts:
            return self._create(entity, target.parent)
        if call.method != "GET":
            raise not_allowed(f"{call.method} is not allowed on {entity.name}.")
        self._allow(entity, "list")
        query = self._query(entity)
        if target.parent is None:
            demand_filter(entity, query)
        rows = rows_of(self.company, entity.name, target.parent) if is_seen else []
        rows = self._of_template(entity, query, rows, target.parent)
        if target.counts:
            return counted(len(query.matching(rows)))
        context = f"{self.base}/$metadata#{self.root.removeprefix(self.base + '/')}/{entity.name}"
        return page(
            call,
            rows,
            query,
            context=context,
            key=lambda row: self.company.key(entity.name, row),
            show=lambda row: self._shown(entity, row, query),
        )

    def _of_template(
        self, entity: EntitySet, query: Query, rows: list[Row], parent: Parent | None
    ) -> list[Row]:
        """Return the journals of the first template, unless templates are asked for."""
        if entity.name != "journals" or parent is not None:
            return rows
        fields = query.filter.fields if query.filter is not None else frozenset[str]()
        if "templateDisplayName" in fields:
            return list(self.company.tables["journals"].values())
        return [row for row in rows if row["templateDisplayName"] in ("GENERAL", "")]

    def _create(self, entity: EntitySet, parent: Parent | None) -> Answer:
        self._allow(entity, "create")
        query = self._query(entity)
        row = self.company.create(entity.name, body_of(self.call), parent)
        place = f"{self.root}/{entity.name}({self.company.key(entity.name, row)})"
        if "return-no-content" in self.call.headers.get("prefer", ""):
            return Answer(status=204, headers={"Location": place})
        return Answer(status=201, body=self._one(entity, row, query), headers={"Location": place})

    # Entities

    def _entity(self, target: Target, id: str) -> Answer:
        entity, company, parent = target.entity, self.company, target.parent
        query = self._query(entity)
        match self.call.method:
            case "GET":
                self._allow(entity, "get")
                row = row_of(company, entity.name, id, parent)
            case "PATCH":
                self._allow(entity, "update")
                demand_version(self.call, row_of(company, entity.name, id, parent))
                row = company.update(entity.name, id, body_of(self.call), parent)
            case "DELETE":
                self._allow(entity, "delete")
                row = row_of(company, entity.name, id, parent)
                check_version(row, self.call.headers.get("if-match"))
                company.delete(entity.name, id, parent)
                return Answer(status=204)
            case method:
                raise not_allowed(f"{method} is not allowed on {entity.name}.")
        return Answer(status=200, body=self._one(entity, row, query))

    def _act(self, target: Target, action: str) -> Answer:
        entity = target.entity
        if self.call.method != "POST" or target.id is None:
            raise not_allowed("Actions are carried out by POST.")
        row = row_of(self.company, entity.name, target.id, target.parent)
        check_version(row, self.call.headers.get("if-match"))
        self.company.act(entity.name, target.id, action, target.parent)
        return Answer(status=204)

    def _property(self, target: Target) -> Answer:
        entity, field, id = target.entity, target.field, target.id
        if field is None or id is None:
            raise unknown_segment(f"{entity.name} has no such property.")
        row = row_of(self.company, entity.name, id, target.parent)
        method = self.call.method
        if field.type == "stream" and method == "GET":
            content = content_of(self.company, entity.name, row, field.name)
            return Answer(status=200, content=content, headers=OCTETS)
        if field.type == "stream" and method in ("PATCH", "PUT") and not field.read_only:
            demand_version(self.call, row)
            with self.company.transaction():
                put_content(self.company, entity.name, row, field.name, self.call.content)
            return Answer(status=204)
        if method != "GET" or field.type == "stream":
            raise not_allowed(f"{method} is not allowed on {field.name}.")
        shown = self._shown(entity, row, Query(select=(field,)))
        value = shown[field.name]
        if target.raw:
            return Answer(
                status=200, content=str(value).encode(), headers={"Content-Type": "text/plain"}
            )
        context = f"{self.base}/$metadata#{entity.name}({id})/{field.name}"
        return Answer(status=200, body={"@odata.context": context, "value": value})
