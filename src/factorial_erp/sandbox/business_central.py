"""How does Business Central's API v2.0 behave? Tokens, companies, queries, pages, ETags, error bodies."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, quote

from .company import Company, Refused, Row, key_of
from .entity_sets import SETS, EntitySet, entity_set
from .exchange import Answer, Call
from .odata import QueryRefused, read_expand, read_filter, read_order, read_select

__all__ = ["BusinessCentralHalf"]

ROUTE = re.compile(
    r"/v2\.0/(?:(?P<tenant>[^/]+)/)?(?P<environment>[^/]+)/api/v2\.0(?P<rest>/.*)?", re.IGNORECASE
)
SEGMENT = re.compile(r"(?P<name>[\w.$]+)(?:\((?P<id>[^)]*)\))?")
LARGEST_PAGE = 20_000
TOKEN_SECONDS = 3599

NEEDS_FILTER: dict[str, tuple[str, ...]] = {
    "purchaseInvoiceLines": ("documentId", "id"),
    "journalLines": ("journalId", "id"),
    "dimensionSetLines": ("parentId",),
}
"""Sets that answer a flat read with 400."""

TABLES = {
    "purchaseInvoices": "TableData 38 Purchase Header",
    "vendors": "TableData 23 Vendor",
    "accounts": "TableData 15 G/L Account",
    "generalLedgerEntries": "TableData 17 G/L Entry",
    "journals": "TableData 232 Gen. Journal Batch",
}


class BusinessCentralHalf:
    """
    Business Central with the companies of a seed.

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
        self.companies = {
            str(each["name"]): Company(each, clock=clock) for each in seed["companies"]
        }
        """By name."""
        self.roles = True
        """Whether tokens carry the application permission."""
        self.denied: set[str] = set()
        """Entity sets that the application may not use."""
        self._tokens: dict[str, dt.datetime] = {}
        self._clock = clock

    # Tokens

    def token(self, call: Call) -> Answer:
        """Answer a request for a token, as Microsoft Entra does."""
        tenant = call.path.split("/")[1]
        form = {key: values[0] for key, values in parse_qs(call.content.decode()).items()}
        if tenant not in (self.tenant, self.tenant_domain):
            return _entra(400, "invalid_request", "AADSTS90002", f"Tenant '{tenant}' not found.")
        if form.get("grant_type") != "client_credentials":
            return _entra(400, "unsupported_grant_type", "AADSTS70003", "Unsupported grant type.")
        if form.get("client_id") != self.client_id:
            message = "Application was not found in the directory."
            return _entra(400, "unauthorized_client", "AADSTS700016", message)
        if form.get("client_secret") != self.client_secret:
            return _entra(401, "invalid_client", "AADSTS7000215", "Invalid client secret provided.")
        token = f"sandbox-token-{len(self._tokens) + 1}"
        self._tokens[token] = self._clock() + dt.timedelta(seconds=TOKEN_SECONDS)
        answer = {"token_type": "Bearer", "expires_in": TOKEN_SECONDS, "access_token": token}
        return Answer(status=200, body=answer)

    def revoke_tokens(self) -> None:
        """Let all tokens be refused from now on."""
        self._tokens.clear()

    def _knows(self, call: Call) -> bool:
        token = call.headers.get("authorization", "").removeprefix("Bearer ")
        end = self._tokens.get(token)
        return self.roles and end is not None and self._clock() < end

    # Routing

    def handle(self, call: Call) -> Answer:
        """Answer a request to the API."""
        if not self._knows(call):
            message = "The credentials provided are incorrect"
            return _error(401, "Authentication_InvalidCredentials", message)
        if call.path.startswith("/environments/"):
            rows = [{"name": name, "type": "Production"} for name in self.environments]
            return Answer(status=200, body={"value": rows})
        route = ROUTE.fullmatch(call.path)
        if route is None or route["tenant"] not in (None, self.tenant, self.tenant_domain):
            return _error(404, "BadRequest_ResourceNotFound", "The route is unknown.")
        if route["environment"] not in self.environments:
            return _error(404, "NoEnvironment", f"NoEnvironment: {route['environment']}")
        try:
            return self._dispatch(call, _segments(route["rest"] or ""))
        except QueryRefused as refusal:
            return _error(refusal.status, refusal.code, refusal.message)
        except Refused as refusal:
            return _error(refusal.status, refusal.code, refusal.message)

    def _dispatch(self, call: Call, path: list[tuple[str, str | None]]) -> Answer:
        name, id = path[0] if path else ("", None)
        if name == "companies" and len(path) == 1:
            return self._companies(call, id)
        if name == "companies" and id is not None:
            company, path = self._company(id), path[1:]
        else:
            company = self._company(call.parameter("company"))
        return _Request(call, company, self.denied).carry_out(path)

    def _companies(self, call: Call, id: str | None) -> Answer:
        rows = [company.row for company in self.companies.values()]
        if call.method != "GET":
            raise Refused(405, "BadRequest_MethodNotAllowed", "Companies cannot be written here.")
        if id is not None:
            return Answer(status=200, body=_shown(self._company(id).row, entity_set("companies")))
        return _page(call, rows, entity_set("companies"), [])

    def _company(self, wanted: str | None) -> Company:
        for company in self.companies.values():
            if wanted in (company.row["id"], company.row["name"]):
                return company
        if wanted is None and len(self.companies) == 1:
            return next(iter(self.companies.values()))
        raise Refused(404, "Internal_CompanyNotFound", f"The company {wanted!r} cannot be found.")


class _Request:
    """One request inside a company."""

    def __init__(self, call: Call, company: Company, denied: set[str]) -> None:
        self._call = call
        self._company = company
        self._denied = denied

    def carry_out(self, path: list[tuple[str, str | None]]) -> Answer:
        if not path:
            raise Refused(404, "BadRequest_ResourceNotFound", "The route is unknown.")
        parent: tuple[str, str] | None = None
        name, id = path[0]
        rest = path[1:]
        self._permit(name)
        while rest and not rest[0][0].lower().startswith(("microsoft.", "$")):
            if id is None:
                raise Refused(
                    404, "BadRequest_ResourceNotFound", "A collection has no such segment."
                )
            self._company.get(name, id, parent)
            link = _set(name).navigation.get(rest[0][0])
            if link is None:
                raise Refused(404, "BadRequest_ResourceNotFound", f"{name} has no {rest[0][0]}.")
            parent, (name, id), rest = (name, id), (link[0], rest[0][1]), rest[1:]
            self._permit(name)
        if rest and rest[0][0].lower().startswith("microsoft."):
            return self._act(name, id, rest[0][0])
        if rest and rest[0][0] == "$count":
            rows = self._selected(name, parent)
            text = b"\xef\xbb\xbf" + str(len(rows)).encode()
            return Answer(status=200, content=text, headers={"Content-Type": "text/plain"})
        return self._plain(name, id, parent)

    def _permit(self, name: str) -> None:
        _set(name)
        if name in self._denied:
            right = {"GET": "Read", "POST": "Insert", "PATCH": "Modify", "DELETE": "Delete"}
            table = TABLES.get(name, f"TableData 0 {name}")
            message = (
                "Sorry, the current permissions prevented the action."
                f" ({table} {right.get(self._call.method, 'Read')}: Base Application)"
            )
            raise Refused(403, "Internal_ServerError", message)

    def _plain(self, name: str, id: str | None, parent: tuple[str, str] | None) -> Answer:
        method, company = self._call.method, self._company
        operations = _set(name).operations
        if method == "GET" and id is None:
            rows = self._selected(name, parent)
            return _page(self._call, rows, _set(name), self._expansions(name), self._expanded)
        if method == "GET" and id is not None:
            row = company.get(name, id, parent)
            return Answer(status=200, body=self._one(name, row))
        if method == "POST" and id is None and "C" in operations:
            row = company.create(name, self._body(), parent)
            place = f"{name}({row['id']})"
            return Answer(status=201, body=self._one(name, row), headers={"Location": place})
        if method == "PATCH" and id is not None and "U" in operations:
            match = self._call.headers.get("if-match")
            if match is None:
                raise Refused(400, "BadRequest_InvalidToken", "The If-Match header is missing.")
            self._check_etag(company.get(name, id, parent), match)
            row = company.update(name, id, self._body(), parent)
            return Answer(status=200, body=self._one(name, row))
        if method == "DELETE" and id is not None and "D" in operations:
            self._check_etag(company.get(name, id, parent), self._call.headers.get("if-match"))
            company.delete(name, id, parent)
            return Answer(status=204)
        raise Refused(405, "BadRequest_MethodNotAllowed", f"{method} is not allowed on {name}.")

    def _act(self, name: str, id: str | None, action: str) -> Answer:
        if self._call.method != "POST" or id is None:
            raise Refused(405, "BadRequest_MethodNotAllowed", "Actions are carried out by POST.")
        self._check_etag(self._company.get(name, id, None), self._call.headers.get("if-match"))
        if action.lower() != "microsoft.nav.post" or name not in ("purchaseInvoices", "journals"):
            raise Refused(404, "BadRequest_ResourceNotFound", f"{name} has no action {action}.")
        self._company.post(name, id)
        return Answer(status=204)

    def _check_etag(self, row: Row, match: str | None) -> None:
        if match not in (None, "*", row["@odata.etag"]):
            message = "Another user has changed the record."
            raise Refused(409, "Request_EntityChanged", message)

    def _body(self) -> dict[str, Any]:
        content_type = self._call.headers.get("content-type", "")
        if not content_type.startswith("application/json"):
            raise Refused(415, "BadRequest", "The content type must be application/json.")
        try:
            body = self._call.json()
        except ValueError:
            raise Refused(400, "BadRequest", "The body is no JSON.") from None
        if not isinstance(body, dict):
            raise Refused(400, "BadRequest", "The body is no object.")
        return body  # pyright: ignore[reportUnknownVariableType]

    def _selected(self, name: str, parent: tuple[str, str] | None) -> list[Row]:
        entity = _set(name)
        text = self._call.parameter("$filter")
        flat = NEEDS_FILTER.get(name)
        if flat and parent is None and not any(field in (text or "") for field in flat):
            message = f"You must specify {' or '.join(flat)} to get {name}."
            raise Refused(400, "Application_DialogException", message)
        rows = self._company.rows(name, parent)
        if text:
            test = read_filter(text, entity)
            rows = [row for row in rows if test(row)]
        order = self._call.parameter("$orderby")
        for field, descending in reversed(read_order(order, entity) if order else []):
            rows = sorted(rows, key=lambda row: row[field.name], reverse=descending)
        return rows

    def _expansions(self, name: str) -> list[Any]:
        text = self._call.parameter("$expand")
        return read_expand(text, _set(name)) if text else []

    def _one(self, name: str, row: Row) -> dict[str, Any]:
        shown = _shown(row, _set(name), self._call.parameter("$select"))
        for expansion in self._expansions(name):
            shown[expansion.name] = self._expanded(name, row, expansion)
        return {"@odata.context": f"$metadata#companies/{name}/$entity", **shown}

    def _expanded(self, name: str, row: Row, expansion: Any) -> Any:
        target, many = _set(name).navigation[expansion.name]
        entity = _set(target)
        rows = self._company.below(row, expansion.name)
        text = expansion.options.get("$filter")
        if text:
            test = read_filter(text, entity)
            rows = [each for each in rows if test(each)]
        shown: list[dict[str, Any]] = []
        for each in rows:
            view = _shown(each, entity, expansion.options.get("$select"))
            deeper = expansion.options.get("$expand")
            for inner in read_expand(deeper, entity) if deeper else []:
                view[inner.name] = self._expanded(target, each, inner)
            shown.append(view)
        return shown if many else next(iter(shown), None)


def _set(name: str) -> EntitySet:
    if name not in SETS:
        message = f"Resource not found for the segment '{name}'."
        raise Refused(404, "BadRequest_ResourceNotFound", message)
    return entity_set(name)


def _segments(rest: str) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for part in rest.strip("/").split("/"):
        match = SEGMENT.fullmatch(part)
        if match is None:
            raise Refused(
                400, "BadRequest_InvalidRequestUrl", f"The segment {part!r} is malformed."
            )
        id = match["id"]
        found.append((match["name"], None if id is None else key_of(id)))
    return found


def _page(
    call: Call,
    rows: Sequence[Row],
    entity: EntitySet,
    expansions: Sequence[Any],
    expand: Callable[[str, Row, Any], Any] | None = None,
) -> Answer:
    """Answer with one page; the link to the next one is absolute and opaque."""
    state = _unpack(call.parameter("$skiptoken"))
    skip = state.get("at", int(call.parameter("$skip") or 0))
    top = call.parameter("$top")
    wanted = rows[: int(call.parameter("$skip") or 0) + int(top)] if top is not None else rows
    asked = re.search(r"odata\.maxpagesize=(\d+)", call.headers.get("prefer", ""))
    size = min(int(asked[1]) if asked else LARGEST_PAGE, LARGEST_PAGE)
    value: list[dict[str, Any]] = []
    for row in wanted[skip : skip + size]:
        shown = _shown(row, entity, call.parameter("$select"))
        for expansion in expansions:
            if expand is not None:
                shown[expansion.name] = expand(entity.name, row, expansion)
        value.append(shown)
    body: dict[str, Any] = {"@odata.context": f"$metadata#companies/{entity.name}"}
    if call.parameter("$count") == "true":
        body["@odata.count"] = len(rows)
    body["value"] = value
    if skip + size < len(wanted):
        body["@odata.nextLink"] = _next_link(call, skip + size)
    return Answer(status=200, body=body)


def _next_link(call: Call, at: int) -> str:
    host = call.headers.get("host", "api.businesscentral.dynamics.com")
    scheme = "http" if host.split(":")[0] in ("127.0.0.1", "localhost") else "https"
    kept = [(key, value) for key, value in call.query if key not in ("$skiptoken", "$skip")]
    token = base64.urlsafe_b64encode(json.dumps({"at": at}).encode()).decode()
    query = "&".join(f"{key}={quote(value)}" for key, value in [*kept, ("$skiptoken", token)])
    return f"{scheme}://{host}{quote(call.path)}?{query}"


def _unpack(token: str | None) -> dict[str, int]:
    if token is None:
        return {}
    try:
        state: dict[str, int] = json.loads(base64.urlsafe_b64decode(token))
    except ValueError:
        raise Refused(400, "BadRequest", "The skip token is malformed.") from None
    return state


def _shown(row: Row, entity: EntitySet, select: str | None = None) -> dict[str, Any]:
    """Return a row as it goes over the wire."""
    names = read_select(select, entity) if select else list(entity.fields)
    shown: dict[str, Any] = {"@odata.etag": row["@odata.etag"]}
    for name in names:
        field = entity.fields[name]
        value = row.get(name, field.blank)
        shown[name] = _escaped(value) if field.type == "enum" else value
    return shown


def _escaped(label: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", lambda found: f"_x{ord(found[0]):04X}_", label)


def _error(status: int, code: str, message: str) -> Answer:
    correlation = uuid.uuid5(uuid.NAMESPACE_OID, f"{status}{code}{message}")
    text = f"{message}  CorrelationId:  {correlation}."
    return Answer(status=status, body={"error": {"code": code, "message": text}})


def _entra(status: int, error: str, code: str, message: str) -> Answer:
    body = {
        "error": error,
        "error_description": f"{code}: {message}",
        "correlation_id": str(uuid.uuid5(uuid.NAMESPACE_OID, code)),
    }
    return Answer(status=status, body=body)
