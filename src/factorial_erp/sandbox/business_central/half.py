"""How is a request to Business Central's API v2.0 answered? Who asks, which company, what for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ..exchange import Answer, Call
from ..faults import Fault
from . import batch, metadata
from .addressing import Segment, Target, find, key_of, segments
from .attachments import content_of, put_content
from .checking import read_body
from .company import Company
from .facts import EntitySet, Facts
from .paging import page
from .permissions import permit
from .queries import Query, read_query
from .reading import demand_filter, demand_upgrade, row_of, rows_of
from .refusals import Refused, error, malformed, missing, not_allowed, unknown_segment
from .showing import View
from .store import Change, Parent, Row, Store
from .subscriptions import RESOURCES, Subscriptions
from .throttling import Limit
from .tokens import Tokens

__all__ = ["BusinessCentralHalf"]

ONLINE = re.compile(
    r"(?P<root>/v2\.0/(?:(?P<tenant>[^/]+)/)?(?P<environment>[^/]+)/api/v2\.0)(?P<rest>/.*)?",
    re.IGNORECASE,
)
ON_PREMISES = re.compile(r"(?P<root>/BC/api/v2\.0)(?P<rest>/.*)?", re.IGNORECASE)
WEBHOOKS = re.compile(
    r"/v2\.0/(?:[^/]+/)?[^/]+/api/microsoft/runtime/beta/companies\([^)]*\)/webhookSupportedResources"
)
USER, ACCESS_KEY = "admin", "sandbox-web-service-access-key"
OCTETS = {"Content-Type": "application/octet-stream"}


class BusinessCentralHalf:
    """
    Business Central with the companies of a seed.

    All entity sets of API v2.0 are served by the facts. With ``"invent": true`` a company gets a few plausible
    rows in each set that the seed leaves out.

    Args:
        seed: Tenant, application and companies; see ``seed/business_central.json``.
        clock: Tells the present.
    """

    def __init__(self, seed: Mapping[str, Any], *, clock: Callable[[], dt.datetime]) -> None:
        self.tenant = str(seed["tenant"])
        self.tenant_domain = str(seed.get("tenant_domain", ""))
        self.environments = [str(name) for name in seed["environments"]]
        self.client_id = str(seed["client_id"])
        self.client_secret = str(seed["client_secret"])
        self.applications: dict[str, str] = {self.client_id: self.client_secret}
        """Secrets by client id: further applications have limits of their own."""
        self.facts = Facts.packaged()
        self.companies: dict[str, Company] = {}
        """By name."""
        for each in seed["companies"]:
            company = Company(each, clock=clock)
            self.companies[company.name] = company
            company.tell = _teller(self, company)
        self.roles = True
        """Whether tokens carry the application permission."""
        self.denied: set[str] = set()
        """Entity sets that the application may not use, or those with one right: ``vendors:Insert``."""
        self.limit: Limit | None = None
        self.strike: Callable[[Call], Fault | None] = lambda _: None
        """Tells which fault hits an operation inside a batch."""
        self._clock = clock
        self._platform = Store(self.facts, self.tenant, clock)
        tenants = (self.tenant, self.tenant_domain)
        basic = {USER: ACCESS_KEY}
        self._tokens = Tokens(tenants, self.applications, basic, clock)
        self.subscriptions = Subscriptions(self._platform, self._has_company, clock)

    # Access

    def token(self, call: Call) -> Answer:
        """Answer a request for a token, as Microsoft Entra does."""
        return self._tokens.answer(call)

    def revoke_tokens(self) -> None:
        """Let all tokens be refused from now on."""
        self._tokens.revoke()

    def limit_requests(self, requests: int = 6000) -> None:
        """
        Refuse more than so many requests in five minutes and application with 429; otherwise there is no limit.

        Time is the sandbox's clock: as long as it stands still, none passes.
        """
        self.limit = Limit(requests, self._clock)

    def rename_company(self, old: str, new: str) -> None:
        """Give a company another name, as an administrator does; its id stays."""
        company = self.companies[old]
        self.companies = {
            new if name == old else name: each for name, each in self.companies.items()
        }
        company.name = new
        company.edit("companies", company.row).update(name=new)

    def remove_company(self, name: str) -> None:
        """Delete a company."""
        del self.companies[name]

    def _has_company(self, id: str) -> bool:
        return any(company.row["id"] == id for company in self.companies.values())

    # Routing

    def handle(self, call: Call) -> Answer:
        """Answer a request to the API."""
        route = ON_PREMISES.fullmatch(call.path)
        who = self._tokens.application(call) if route is None else self._tokens.user(call)
        if who is None or not self.roles:
            message = "The credentials provided are incorrect"
            return error(401, "Authentication_InvalidCredentials", message)
        refusal = None if self.limit is None else self.limit.refusal(who)
        if refusal is not None:
            return refusal
        if call.path.startswith("/environments/"):
            return Answer(status=200, body={"value": self._environments(call)})
        if WEBHOOKS.fullmatch(call.path):
            rows = [{"resource": f"v2.0/{name}"} for name in sorted(RESOURCES)]
            return Answer(status=200, body={"value": rows})
        return self._routed(call)

    def _environments(self, call: Call) -> list[dict[str, str]]:
        return [
            {
                "aadTenantId": self.tenant,
                "applicationFamily": "BusinessCentral",
                "type": "Sandbox" if name.lower().startswith("sandbox") else "Production",
                "name": name,
                "countryCode": "DE",
                "webServiceUrl": call.origin,
                "webClientLoginUrl": f"{call.origin}/{self.tenant}/{name}",
                "ringName": "PROD",
            }
            for name in self.environments
        ]

    def _routed(self, call: Call) -> Answer:
        route = ON_PREMISES.fullmatch(call.path) or ONLINE.fullmatch(call.path)
        known = route is not None and route.groupdict().get("tenant") in (
            None,
            self.tenant,
            self.tenant_domain,
        )
        if route is None or not known:
            return error(404, "BadRequest_ResourceNotFound", "The route is unknown.")
        environment = route.groupdict().get("environment")
        if environment is not None and environment not in self.environments:
            return error(404, "NoEnvironment", f"NoEnvironment: {environment}")
        try:
            return self._dispatch(call, route["root"], (route["rest"] or "").strip("/"))
        except Refused as refusal:
            return refusal.answer

    def _operation(self, call: Call) -> Answer:
        """Answer one operation of a batch, or let it go wrong."""
        fault = self.strike(call)
        if fault is None:
            return self._routed(call)
        genuine = self._routed(call) if fault.carries_out else None
        given = fault.answer(genuine, call)
        # An answer cannot be lost alone: the batch says that the operation broke off.
        return given or error(500, "Internal_ServerError", "The operation was interrupted.")

    def _dispatch(self, call: Call, root: str, rest: str) -> Answer:
        base = f"{call.origin}{root}"
        if not rest:
            return Answer(status=200, body=metadata.service(self.facts, base))
        if rest == "$metadata":
            content = metadata.document(self.facts)
            return Answer(status=200, headers={"Content-Type": "application/xml"}, content=content)
        if rest == "$batch":
            if call.method != "POST":
                raise not_allowed("A batch is sent by POST.")
            stores = [self._platform, *self.companies.values()]
            return batch.carry_out(call, root, stores, self._operation)
        first, *others = segments(rest)
        if first.name == "companies" and (first.key is None or not others):
            return self._companies(call, base, first, others)
        if first.name == "companies":
            company = self._company(_key_of_company(first.key))
            return self._company_request(call, company, base).carry_out(others)
        if first.name in self.facts and not self.facts[first.name].is_of_company:
            return _PlatformRequest(self._platform, self.subscriptions, call, base).carry_out(first)
        company = self._company(call.parameter("company"))
        return self._company_request(call, company, base).carry_out([first, *others])

    def _company_request(self, call: Call, company: Company, base: str) -> _Request:
        return _Request(call, company, f"{base}/companies({company.row['id']})", base, self.denied)

    def _companies(self, call: Call, base: str, first: Segment, others: list[Segment]) -> Answer:
        entity = self.facts["companies"]
        if call.method != "GET":
            raise not_allowed("Companies cannot be written here.")
        query = read_query(_options(call), entity, self.facts, schema=_schema(call))
        context = f"{base}/$metadata#companies"
        if first.key is not None:
            company = self._company(_key_of_company(first.key))
            shown = self._view(company, base).row(entity, company.row, query)
            return Answer(status=200, body={"@odata.context": f"{context}/$entity", **shown})
        rows = {company.row["id"]: company for company in self.companies.values()}
        if others and others[0].name == "$count":
            return _count(len(query.matching([each.row for each in rows.values()])))

        def show(row: Row) -> dict[str, Any]:
            return self._view(rows[row["id"]], base).row(entity, row, query)

        found = [each.row for each in rows.values()]
        return page(call, found, query, context=context, key=lambda row: row["id"], show=show)

    def _view(self, company: Company, base: str) -> View:
        root = f"{base}/companies({company.row['id']})"
        return View(root, self.facts, company, lambda name: _need(self.denied, name))

    def _company(self, wanted: str | None) -> Company:
        for company in self.companies.values():
            if wanted is not None and wanted in (company.row["id"], company.row["name"]):
                return company
        if wanted is None and len(self.companies) == 1:
            return next(iter(self.companies.values()))
        raise Refused(404, "Internal_CompanyNotFound", f"The company {wanted!r} cannot be found.")


def _key_of_company(key: str | None) -> str:
    """Return the id or the name of a company in a path."""
    text = key or ""
    name = re.fullmatch(r"(?:name|businessProfileId)='(.*)'", text)
    if name is not None:
        return name[1].replace("''", "'")
    return text.strip("'").lower() if re.fullmatch(r"'?[0-9a-fA-F-]{36}'?", text) else text


def _teller(half: BusinessCentralHalf, company: Company) -> Callable[[Change], None]:
    return lambda change: half.subscriptions.note(str(company.row["id"]), change)


def _need(denied: set[str], name: str) -> None:
    permit(denied, name, "GET")


def _options(call: Call) -> dict[str, str]:
    return {key: value for key, value in call.query if key.startswith("$")}


def _schema(call: Call) -> str:
    return call.parameter("$schemaversion") or "2.0"


def _count(number: int) -> Answer:
    content = b"\xef\xbb\xbf" + str(number).encode()
    return Answer(status=200, content=content, headers={"Content-Type": "text/plain"})


def _json(call: Call) -> dict[str, Any]:
    if not call.headers.get("content-type", "").startswith("application/json"):
        raise Refused(415, "BadRequest", "The content type must be application/json.")
    try:
        body = call.json()
    except ValueError:
        raise malformed("The body is no JSON.") from None
    if not isinstance(body, dict):
        raise malformed("The body is no object.")
    return body  # pyright: ignore[reportUnknownVariableType]


def _check_etag(row: Row, match: str | None) -> None:
    if match not in (None, "*", row["@odata.etag"]):
        message = "Another user has already changed the record."
        raise Refused(409, "Request_EntityChanged", message)


def _need_match(call: Call, row: Row) -> None:
    """Refuse a change without a version to compare with."""
    match = call.headers.get("if-match")
    if match is None:
        raise Refused(400, "BadRequest_InvalidToken", "The If-Match header is missing.")
    _check_etag(row, match)


@attrs.frozen
class _Request:
    """One request inside a company."""

    call: Call
    company: Company
    root: str
    base: str
    denied: set[str]

    def carry_out(self, path: list[Segment]) -> Answer:
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
        options = _options(self.call)
        return read_query(options, entity, self.company.facts, schema=_schema(self.call))

    def _view(self) -> View:
        return View(
            self.root, self.company.facts, self.company, lambda name: _need(self.denied, name)
        )

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
            return _count(len(query.matching(rows)))
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
        row = self.company.create(entity.name, _json(self.call), parent)
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
                _need_match(self.call, row_of(company, entity.name, id, parent))
                row = company.update(entity.name, id, _json(self.call), parent)
            case "DELETE":
                self._allow(entity, "delete")
                row = row_of(company, entity.name, id, parent)
                _check_etag(row, self.call.headers.get("if-match"))
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
        _check_etag(row, self.call.headers.get("if-match"))
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
            _need_match(self.call, row)
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


@attrs.frozen
class _PlatformRequest:
    """One request to a set that is of no company."""

    store: Store
    subscriptions: Subscriptions
    call: Call
    base: str

    def carry_out(self, first: Segment) -> Answer:
        entity = self.store.facts[first.name]
        id = key_of(entity, first.key) if len(entity.key) == 1 else first.key
        method = self.call.method
        needed = {"GET": "list" if id is None else "get", "POST": "create", "PATCH": "update"}
        operation = needed.get(method, "delete")
        is_whole = id is None
        fits = method == "GET" or (method == "POST") == is_whole
        if operation not in entity.operations or not fits:
            raise not_allowed(f"{method} is not allowed on {entity.name}.")
        query = read_query(_options(self.call), entity, self.store.facts, schema=_schema(self.call))
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
            _need_match(self.call, row)
            self._update(entity, row)
        elif method == "DELETE":
            _check_etag(row, self.call.headers.get("if-match"))
            self.store.remove(entity.name, str(id))
            return Answer(status=204)
        return Answer(status=200, body=self._shown(entity, row, query))

    def _shown(self, entity: EntitySet, row: Row, query: Query) -> dict[str, Any]:
        context = f"{self.base}/$metadata#{entity.name}/$entity"
        return {"@odata.context": context, **self._view().row(entity, row, query)}

    def _create(self, entity: EntitySet) -> Row:
        body = _json(self.call)
        if entity.name == "subscriptions":
            return self.subscriptions.create(body)
        values = read_body(entity, body, is_new=True).values
        return self.store.add(entity.name, values, key=self.store.fresh_key())

    def _update(self, entity: EntitySet, row: Row) -> None:
        body = _json(self.call)
        if entity.name == "subscriptions":
            self.subscriptions.renew(row, body)
            return
        values = read_body(entity, body, is_new=False).values
        self.store.edit(entity.name, row).update(values)
