"""Is everything set up? Each check says what was found and, where it is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from .._core.finding import Finding as Check
from .._core.operation import Sync as Blocking
from ..business_central.client import BusinessCentral, Company
from ..errors import ConfigurationMissing, ErpError
from ..factorial.client import Factorial
from ..mapping import Books, MappingDocument

__all__ = ["Check", "examine"]


def examine(
    *,
    company: str | None,
    mapping: Path | None,
    open_factorial: Callable[[], Factorial] = Factorial.from_env,
    open_business_central: Callable[[], BusinessCentral] = BusinessCentral.from_env,
) -> Iterator[Check]:
    """
    Look at credentials, versions, permissions, companies and the mapping. Writes nothing.

    Args:
        company: Name of Business Central's company; ``None`` where there is just one.
        mapping: Folder of the mapping document; ``None`` leaves it out.
        open_factorial: Makes the client.
        open_business_central: Makes the client.
    """
    yield from _factorial(open_factorial)
    books: Books | None = None
    for check in _business_central(open_business_central, company):
        if isinstance(check, Books):
            books = check
        else:
            yield check
    if mapping is not None:
        yield from _mapping(mapping, books)


def _factorial(open_factorial: Callable[[], Factorial]) -> Iterator[Check]:
    try:
        factorial = open_factorial()
    except ConfigurationMissing as error:
        yield Check.of_error("Factorial's credentials", error)
        return
    with factorial:
        yield from factorial.check()


def _business_central(
    open_client: Callable[[], BusinessCentral], name: str | None
) -> Iterator[Check | Books]:
    try:
        client = open_client()
    except ConfigurationMissing as error:
        yield Check.of_error("Business Central's credentials", error)
        return
    with client:
        try:
            companies = [each.name for each in client.companies.list()]
        except ErpError as error:
            yield Check.of_error("Business Central's credentials", error)
            return
        found = f"accepted; companies: {', '.join(companies)}"
        yield Check(name="Business Central's credentials", state="ok", found=found)
        if name is None and len(companies) != 1:
            yield Check(
                name="company",
                state="unknown",
                found="which one is meant was not said",
                mend="Give --company with one of the names above.",
            )
            return
        company = client.company(name or companies[0])
        failed = False
        for check in _company(company):
            failed = failed or check.state == "wrong"
            yield check
        if not failed:
            yield Books.load(company)


def _company(company: Company[Blocking]) -> Iterator[Check]:
    lists: list[tuple[str, Callable[[], object]]] = [
        ("accounts", lambda: next(iter(company.accounts.list()), None)),
        ("vendors", lambda: next(iter(company.vendors.list()), None)),
        ("dimensions", lambda: next(iter(company.dimensions.list()), None)),
        ("dimension values", lambda: next(iter(company.dimension_values.list()), None)),
        ("currencies", lambda: next(iter(company.currencies.list()), None)),
        ("periods", lambda: next(iter(company.accounting_periods.list()), None)),
        ("general ledger setup", lambda: next(iter(company.general_ledger_setup.list()), None)),
        ("purchase invoices", lambda: next(iter(company.purchase_invoices.list()), None)),
        ("purchase credit memos", lambda: next(iter(company.purchase_credit_memos.list()), None)),
        ("journals", lambda: next(iter(company.journals.list()), None)),
        ("general ledger entries", lambda: next(iter(company.general_ledger_entries.list()), None)),
    ]
    for what, read in lists:
        check = _readable(f"{company.name}: read {what}", read)
        yield check
        if check.state == "wrong" and "no company" in check.found:
            return
    yield Check(
        name=f"{company.name}: write and post invoices, credit memos and journals",
        state="unknown",
        found="cannot be checked without writing",
    )


def _mapping(folder: Path, books: Books | None) -> Iterator[Check]:
    try:
        mapping = MappingDocument.load(folder)
    except ErpError as error:
        yield Check.of_error("mapping document", error)
        return
    found = f"{mapping.name}, {mapping.hash[:12]}"
    yield Check(name="mapping document", state="ok", found=found)
    if books is None:
        found = "not compared with the chart of accounts, which could not be read"
        yield Check(name="mapping document's accounts", state="unknown", found=found)
        return
    errors = mapping.lint(books).of("error")
    for finding in errors:
        yield Check(
            name="mapping document's accounts",
            state="wrong",
            found=f"{finding.source}: {finding.message}",
            mend=f"Correct the row: {finding.fix}",
        )
    if not errors:
        found = "all can be posted to; what else could be compared is in the books, too"
        yield Check(name="mapping document's accounts", state="ok", found=found)


def _readable(name: str, read: Callable[[], object]) -> Check:
    try:
        found = read()
    except ErpError as error:
        return Check.of_error(name, error)
    if found is None:
        return Check(name=name, state="warning", found="allowed, but there is nothing")
    return Check(name=name, state="ok", found="allowed")
