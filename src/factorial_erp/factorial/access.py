"""Who is asking, and is all well with the access? Finds what Factorial answers without an error."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs

from .._core.finding import Finding
from .._core.model import Model, columns
from .._core.operation import Async
from .._core.pages import AsyncPages
from .._core.session import Session
from ..errors import AnswerUnreadable, ConfigurationMissing, ErpError
from .api_public import Credential
from .companies import LegalEntity
from .scopes import scope_of
from .versions import API_VERSION, KNOWN_VERSIONS, ending, supported_until, version_of

if TYPE_CHECKING:
    from .domains import FactorialDomains

__all__ = ["Identity"]

PLACE = "/api_public/credentials"

STRING_IDS_SINCE = "2026-07-01"
"""Ids are texts since this version and were integers before, which shows that an older one answered."""

SAMPLE = 100
"""Records of each list that are looked at: one page."""

Kind = Literal["api key", "company token", "user token"]


@attrs.frozen(kw_only=True)
class Identity:
    """Whom the credentials in use stand for."""

    kind: Kind
    """From the header that is sent, and from whether there is an employee behind it."""
    id: str
    """Begins with Factorial's own word for the kind of credentials; which words there are is not published."""
    company_id: str
    employee_id: str | None
    """``None`` for an API key and a company token, which act as the company."""
    legal_name: str | None
    """Of the company; ``None`` for a person's token."""
    credential: Credential = attrs.field(repr=False)
    """All that Factorial tells; names and addresses of a person among it."""


async def identify(session: Session) -> Identity:
    """
    Ask whom the credentials stand for.

    Raises:
        ConfigurationMissing: Factorial answers with nothing: credentials of another environment.
    """
    row = await _credential(session)
    if row is None:
        message = "Factorial accepted the credentials, but answers with nothing at all."
        raise ConfigurationMissing(message, hint=elsewhere(session))
    return _identity(session, row)


def _identity(session: Session, row: Mapping[str, Any]) -> Identity:
    credential = session.decode(Credential, row)
    headers = session.auth.headers(session.io.now()) or {}
    kind: Kind = "company token"
    if any(name.lower() == "x-api-key" for name in headers):
        kind = "api key"
    elif credential.employee_id is not None:
        kind = "user token"
    return Identity(
        kind=kind,
        id=credential.id,
        company_id=credential.company_id,
        employee_id=credential.employee_id,
        legal_name=credential.legal_name,
        credential=credential,
    )


async def examine(factorial: FactorialDomains[Async], session: Session) -> tuple[Finding, ...]:
    """Look at version, environment and permissions."""
    return tuple([finding async for finding in _findings(factorial, session)])


async def _findings(factorial: FactorialDomains[Async], session: Session) -> AsyncIterator[Finding]:
    today = dt.datetime.fromtimestamp(session.io.now(), dt.UTC).date()
    yield _version(version_of(session), today)
    name = "Factorial's credentials"
    try:
        row = await _credential(session)
    except ErpError as error:
        yield Finding.of_error(name, error)
        return
    if row is None:
        found = "accepted, but everything is empty: they belong to another environment"
        yield Finding(name=name, state="wrong", found=found, mend=elsewhere(session))
        return
    who = _identity(session, row)
    whose = f"company {who.company_id}" + (f", {who.legal_name}" if who.legal_name else "")
    yield Finding(name=name, state="ok", found=f"accepted: {who.kind} of {whose}")
    yield _schema(version_of(session), row)
    for what, path, pages in _lists(factorial):
        yield await _readable(what, path, pages, who.kind)
    if who.kind == "user token":
        yield Finding(
            name="Factorial: fields that may be empty",
            state="unknown",
            found="a field that the person may not see looks as one without a value",
            mend="Compare a record with what an administrator sees, or use a company token.",
        )


def _version(version: str, today: dt.date) -> Finding:
    name = "version of Factorial's API"
    said = ending(version, today)
    if said is not None:
        state: Literal["warning", "wrong"] = "warning"
        if today >= supported_until(version):
            state = "wrong"
        return Finding(name=name, state=state, found=said, mend=_newer(version))
    found = f"{version}, supported until {supported_until(version)}"
    return Finding(name=name, state="ok", found=found)


def _newer(version: str) -> str:
    if version < API_VERSION:
        return f"Leave version out, or use {API_VERSION}."
    return "Update factorial-erp."


def _schema(version: str, row: Mapping[str, Any]) -> Finding:
    """Compare the type of an id with that of the version that was asked for."""
    name = "Factorial's answers"
    integers = isinstance(row.get("company_id"), int)
    if integers == (version < STRING_IDS_SINCE):
        rest = [
            each
            for each in KNOWN_VERSIONS
            if (each < STRING_IDS_SINCE) == integers and each != version
        ]
        found = f"ids have the type of {version}; {' and '.join(rest)} would look the same"
        return Finding(name=name, state="ok", found=found)
    found = (
        f"{version} was asked for, but ids are {'numbers' if integers else 'texts'}:"
        " the answers have the schema of another version"
    )
    mend = "Factorial answers a version that it does not know or no longer supports in its oldest schema."
    return Finding(name=name, state="wrong", found=found, mend=f"{mend} {_newer(version)}")


def _lists(
    factorial: FactorialDomains[Async],
) -> list[tuple[str, str, Callable[..., AsyncPages[Any]]]]:
    """Return what an ERP needs: in words, as a path, and how it is read."""
    return [
        (
            "legal entities",
            "companies/legal_entities",
            factorial.companies.legal_entities.list,
        ),
        ("expenses", "expenses/expensables", factorial.expenses.expensables.list),
        ("employees", "employees/employees", factorial.employees.list),
        ("accounts", "finance/accounts", factorial.finance.accounts.list),
        ("categories", "finance/categories", factorial.finance.categories.list),
        ("cost centers", "finance/cost_centers", factorial.finance.cost_centers.list),
    ]


async def _readable(
    what: str, path: str, pages: Callable[..., AsyncPages[Any]], kind: Kind
) -> Finding:
    name = f"Factorial: read {what}"
    scope = scope_of(path)
    mend = (
        f"The application needs the scope {scope}, and the person the permission."
        if scope
        else "Factorial's list names no scope for this: ask Factorial."
    )
    try:
        records = await _first(pages(max_items=SAMPLE))
    except ErpError as error:
        return Finding.of_error(name, error)
    if not records:
        found, person = "allowed, but there is nothing", kind == "user token"
        if person:
            found += ", or nothing that the person may see"
        return Finding(name=name, state="warning", found=found, mend=mend if person else None)
    blind = _blind(records)
    if blind:
        found = f"null in all of the first {len(records)} records: {', '.join(blind)}"
        return Finding(name=name, state="warning", found=found, mend=mend)
    names = [
        each.legal_name
        for each in records
        if isinstance(each, LegalEntity) and hasattr(each, "legal_name")
    ]
    found = f"allowed: {', '.join(names)}" if names else "allowed"
    return Finding(name=name, state="ok", found=found)


async def _first(pages: AsyncPages[Any]) -> tuple[Model, ...]:
    return tuple([record async for record in pages])


def _blind(records: tuple[Model, ...]) -> list[str]:
    """Return the required fields that arrived in none of the records."""
    names = columns(type(records[0]))
    return [name for name in names if not any(hasattr(record, name) for record in records)]


async def _credential(session: Session) -> Mapping[str, Any] | None:
    answer = await session.json("GET", PLACE)
    rows = answer.get("data") if isinstance(answer, Mapping) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(rows, list) or (rows and not isinstance(rows[0], Mapping)):
        message = f"GET {PLACE} did not answer with a list of records."
        raise AnswerUnreadable(message, method="GET", url=PLACE, status=200, content_type=None)
    return rows[0] if rows else None  # pyright: ignore[reportUnknownVariableType]


def elsewhere(session: Session) -> str:
    """Return how to mend credentials that see nothing."""
    where = session.base_url.rpartition("/api/")[0]
    return (
        f"They belong to another environment than {where}: keys of the demo see nothing in production, and"
        " the reverse. Check FACTORIAL_API_KEY (or the token) and FACTORIAL_BASE_URL."
    )
