"""How is a request to Business Central's API v2.0 answered? Who asks, which company, what for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from ..exchange import Answer, Call
from ..faults import Fault
from . import batch, metadata
from .addressing import Segment, segments
from .calls import counted, options_of, schema_of
from .company import Company
from .company_requests import CompanyRequest
from .facts import Facts
from .paging import page
from .permissions import permit
from .platform_requests import PlatformRequest
from .queries import read_query
from .refusals import Refused, error, not_allowed
from .showing import View
from .store import Change, Row, Store
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

    def rename_company(self, old: str, new: str, *, display_name: str | None = None) -> None:
        """
        Give a company another name, as an administrator does; its id stays.

        Args:
            old: Its name.
            new: Another one, which no other company has.
            display_name: What people see instead. Without it, the one there was stays, or follows the name where
                the two were the same (a guess).

        Raises:
            ValueError: Another company has the new name.
        """
        if new != old and new in self.companies:
            message = f"There is a company {new!r} already."
            raise ValueError(message)
        company = self.companies[old]
        self.companies = {
            new if name == old else name: each for name, each in self.companies.items()
        }
        company.name = new
        if display_name is None:
            shown = company.row["displayName"]
            display_name = new if shown == old else shown
        company.edit("companies", company.row).update(name=new, displayName=display_name)

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
            return PlatformRequest(self._platform, self.subscriptions, call, base).carry_out(first)
        company = self._company(call.parameter("company"))
        return self._company_request(call, company, base).carry_out([first, *others])

    def _company_request(self, call: Call, company: Company, base: str) -> CompanyRequest:
        return CompanyRequest(
            call, company, f"{base}/companies({company.row['id']})", base, self.denied
        )

    def _companies(self, call: Call, base: str, first: Segment, others: list[Segment]) -> Answer:
        entity = self.facts["companies"]
        if call.method != "GET":
            raise not_allowed("Companies cannot be written here.")
        query = read_query(options_of(call), entity, self.facts, schema=schema_of(call))
        context = f"{base}/$metadata#companies"
        if first.key is not None:
            company = self._company(_key_of_company(first.key))
            shown = self._view(company, base).row(entity, company.row, query)
            return Answer(status=200, body={"@odata.context": f"{context}/$entity", **shown})
        rows = {company.row["id"]: company for company in self.companies.values()}
        if others and others[0].name == "$count":
            return counted(len(query.matching([each.row for each in rows.values()])))

        def show(row: Row) -> dict[str, Any]:
            return self._view(rows[row["id"]], base).row(entity, row, query)

        found = [each.row for each in rows.values()]
        return page(call, found, query, context=context, key=lambda row: row["id"], show=show)

    def _view(self, company: Company, base: str) -> View:
        root = f"{base}/companies({company.row['id']})"
        return View(root, self.facts, company, self._permit)

    def _permit(self, name: str) -> None:
        permit(self.denied, name, "GET")

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
