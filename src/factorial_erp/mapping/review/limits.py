"""What of a document does the standard API of Business Central not carry, or its workbook not show?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..format.content import Hidden
from ..format.entries import Tables
from ..match import key
from .finding import Finding, Findings

__all__ = ["limits", "unseen"]


def limits(tables: Tables) -> Findings:
    """
    What the document asks for and the API cannot carry, each once for its row.

    Source: metadata of Business Central's API v2.0: ``journalLine`` has neither currency, job nor due date,
    ``purchaseInvoiceLine`` has no job.
    """
    return Findings.sorted(
        [*_journals(tables), *_employees(tables), *_jobs(tables), *_taxes(tables)]
    )


def unseen(hidden: Iterable[Hidden]) -> Iterator[Finding]:
    """What a workbook does not show, although it decides."""
    for each in hidden:
        if each.row is None:
            yield Finding(
                code="column_hidden",
                severity="warning",
                message=f"The column {each.column} is hidden, and what it says counts all the same.",
                fix="Show it, so that everyone sees what decides, or delete it.",
                source=each.place,
            )
        else:
            yield Finding(
                code="row_hidden",
                severity="warning",
                message="The row is hidden, perhaps by a filter, and decides all the same.",
                fix="Show it, so that everyone sees what decides, or delete it.",
                source=f"{each.place}:{each.row}",
            )


def _journals(tables: Tables) -> Iterator[Finding]:
    for source in _sources_of_journals(tables):
        yield Finding(
            code="journal_without_currency",
            severity="info",
            message="A journal line of the API has neither a currency, nor a due date, nor the invoice "
            "that it corrects: it gets the amount that Factorial has in the local currency, and the foreign "
            "one as its comment.",
            fix="Make purchase invoices of foreign receipts (posting_kind), or write a file for them.",
            source=source,
        )


def _sources_of_journals(tables: Tables) -> Iterator[str]:
    if tables.settings.defaults.get("posting_kind") == "journal":
        yield tables.settings.source("defaults.posting_kind")
    table = tables.rules.get("posting_kind")
    yield from (rule.source for rule in table.rules if rule.value == "journal") if table else ()
    for method in tables.payment_methods.values():
        if method.posting_kind == "journal":
            yield method.source


def _employees(tables: Tables) -> Iterator[Finding]:
    table = tables.rules.get("credit_account")
    named = [
        (rule.source, key(rule.value.partition(":")[0])) for rule in (table.rules if table else ())
    ]
    named += [(method.source, method.credit_type) for method in tables.payment_methods.values()]
    for source, type in named:
        if type == "employee":
            yield Finding(
                code="employee_not_read_back",
                severity="info",
                message="A journal line on an employee can be written through the API, but not be "
                "read back before it is posted.",
                fix="Let a vendor stand for the employee, or compare the posted entries only.",
                source=source,
            )


def _jobs(tables: Tables) -> Iterator[Finding]:
    for code, source in tables.settings.dimension_sources.items():
        if source == "project":
            yield Finding(
                code="project_is_no_job",
                severity="info",
                message=f"Neither invoices nor journals of the API take a job: a project becomes a "
                f"value of the dimension {code}.",
                fix="Book on jobs through an API page of your own, or in Business Central.",
                source=tables.settings.source(f"dimensions.{code}"),
            )


def _taxes(tables: Tables) -> Iterator[Finding]:
    for withholding in tables.withholdings.values():
        yield Finding(
            code="withholding_is_a_line",
            severity="info",
            message="What is withheld is a line on its account, with a negative amount on invoices: Business "
            "Central keeps no record of income tax that could be declared from.",
            fix="Declare it from the entries of the account; give each rate an account of its own.",
            source=withholding.source,
        )
    for treatment in tables.treatments.values():
        if treatment.deductible != Decimal(100):
            yield Finding(
                code="deductible_is_set_up_there",
                severity="info",
                message=f"That only {treatment.deductible} % of the VAT is reclaimed is predicted here, "
                f"and posted as the VAT posting set-up of {treatment.vat_code} says, which the API does "
                "not show.",
                fix="See to it that both say the same; a posted invoice shows it.",
                source=treatment.source,
            )
        if treatment.vat_account or treatment.reverse_account:
            yield Finding(
                code="vat_account_is_set_up_there",
                severity="info",
                message="Accounts of VAT are for files: on invoices and journals Business Central "
                "takes those of its VAT posting set-up.",
                fix="Nothing, where both are the same.",
                source=treatment.source,
            )
