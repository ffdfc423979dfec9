"""How is a request above companies answered? Subscriptions, captions, routes, events."""

from __future__ import annotations

from typing import Any

import attrs

from ..exchange import Answer, Call
from . import metadata
from .addressing import Segment, key_of
from .calls import body_of, check_version, demand_version, options_of, schema_of
from .checking import read_body
from .facts import EntitySet
from .paging import page
from .queries import Query, read_query
from .refusals import missing, not_allowed
from .showing import View
from .store import Row, Store
from .subscriptions import Subscriptions

__all__ = ["PlatformRequest"]


@attrs.frozen
class PlatformRequest:
    """One request to a set that is of no company."""

    store: Store
    subscriptions: Subscriptions
    call: Call
    base: str

    def carry_out(self, first: Segment) -> Answer:
        """
        Answer.

        Args:
            first: The set, and the key in it.

        Raises:
            Refused: With any status.
        """
        entity = self.store.facts[first.name]
        id = key_of(entity, first.key) if len(entity.key) == 1 else first.key
        method = self.call.method
        needed = {"GET": "list" if id is None else "get", "POST": "create", "PATCH": "update"}
        operation = needed.get(method, "delete")
        is_whole = id is None
        fits = method == "GET" or (method == "POST") == is_whole
        if operation not in entity.operations or not fits:
            raise not_allowed(f"{method} is not allowed on {entity.name}.")
        query = read_query(
            options_of(self.call), entity, self.store.facts, schema=schema_of(self.call)
        )
        if method == "GET" and id is None:
            return page(
                self.call,
                self._rows(entity),
                query,
                context=f"{self.base}/$metadata#{entity.name}",
                key=lambda row: self.store.key(entity.name, row),
                show=lambda row: self._view().row(entity, row, query),
            )
        with self.store.transaction():
            return self._one(entity, id, query)

    def _view(self) -> View:
        return View(self.base, self.store.facts, None, lambda _: None)

    def _rows(self, entity: EntitySet) -> list[Row]:
        match entity.name:
            case "entityDefinitions":
                return metadata.definitions(self.store.facts)
            case "apicategoryroutes":
                route = {"route": "v2.0", "publisher": "", "group": "", "version": "v2.0"}
                return [{"@odata.etag": 'W/""', **route}]
            case "subscriptions":
                return list(self.subscriptions.table.values())
            case name:
                return list(self.store.tables[name].values())

    def _found(self, entity: EntitySet, id: str) -> Row:
        for row in self._rows(entity):
            if self.store.key(entity.name, row) == id:
                return row
        raise missing(entity.name, id)

    def _one(self, entity: EntitySet, id: str | None, query: Query) -> Answer:
        method = self.call.method
        if method == "POST":
            row = self._create(entity)
            key = self.store.key(entity.name, row)
            quoted = f"'{key}'" if entity.fields[entity.key[0]].type == "text" else key
            headers = {"Location": f"{self.base}/{entity.name}({quoted})"}
            return Answer(status=201, body=self._shown(entity, row, query), headers=headers)
        row = self._found(entity, str(id))
        if method == "PATCH":
            demand_version(self.call, row)
            self._update(entity, row)
        elif method == "DELETE":
            check_version(row, self.call.headers.get("if-match"))
            self.store.remove(entity.name, str(id))
            return Answer(status=204)
        return Answer(status=200, body=self._shown(entity, row, query))

    def _shown(self, entity: EntitySet, row: Row, query: Query) -> dict[str, Any]:
        context = f"{self.base}/$metadata#{entity.name}/$entity"
        return {"@odata.context": context, **self._view().row(entity, row, query)}

    def _create(self, entity: EntitySet) -> Row:
        body = body_of(self.call)
        if entity.name == "subscriptions":
            return self.subscriptions.create(body)
        values = read_body(entity, body, is_new=True).values
        return self.store.add(entity.name, values, key=self.store.fresh_key())

    def _update(self, entity: EntitySet, row: Row) -> None:
        body = body_of(self.call)
        if entity.name == "subscriptions":
            self.subscriptions.renew(row, body)
            return
        values = read_body(entity, body, is_new=False).values
        self.store.edit(entity.name, row).update(values)
