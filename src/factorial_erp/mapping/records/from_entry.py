"""How do journal entries and payroll results of Factorial become records?"""

from __future__ import annotations

from collections.abc import Iterable

from ...factorial.compensations import (
    PayrollRun,
    PayrollRunEmployeesCompensation,
    PayrollRunEmployeesCompensationResultType,
)
from ...factorial.finance import JournalEntry, JournalEntryType, JournalLine
from .directories import NOTHING, Directories, ref
from .entry import LedgerLine, LedgerRecord
from .fields import as_cents, as_day, as_text, received

__all__ = ["record_of_entry", "record_of_payroll"]


def record_of_entry(
    entry: JournalEntry,
    lines: Iterable[JournalLine],
    directories: Directories = NOTHING,
    *,
    currency: str,
) -> LedgerRecord:
    """
    Join a journal entry and its lines.

    Args:
        lines: Those of other entries are passed over.
        currency: ISO 4217 code of the legal entity's currency, which entries do not name.
    """
    is_payroll = entry.type == JournalEntryType.PAYROLL_RESULT
    return LedgerRecord(
        key=f"finance/journal_entry/{entry.id}",
        id=f"J{entry.id}",
        kind="payroll_result" if is_payroll else "journal_entry",
        status=str(received(entry, "status") or "unknown"),
        date=as_day(received(entry, "reference_date")),
        currency=currency,
        lines=tuple(
            LedgerLine(
                id=line.id,
                debit_cents=as_cents(received(line, "debit_amount_cents")) or 0,
                credit_cents=as_cents(received(line, "credit_amount_cents")) or 0,
                account=ref(directories.accounts, received(line, "account_id")),
            )
            for line in sorted(lines, key=_place)
            if line.journal_entry_id == entry.id
        ),
        entity=ref(directories.entities, received(entry, "legal_entity_id")),
        document_number=as_text(received(entry, "number")),
        document_type=str(entry.type),
        description=as_text(received(entry, "description")),
    )


def _place(line: JournalLine) -> tuple[int, str]:
    return as_cents(received(line, "number")) or 0, line.id


def record_of_payroll(
    run: PayrollRun,
    results: Iterable[PayrollRunEmployeesCompensation],
    directories: Directories = NOTHING,
    *,
    currency: str,
    entity: str | None = None,
) -> LedgerRecord:
    """
    Join a payroll run and its results in money.

    An amount is a debit, a negative one a credit (a guess: the API does not tell deductions from earnings by
    the sign); what they leave is owed to the employees. Employees appear by their number only.

    Args:
        results: Inputs of the run, and results of other runs, are passed over. Results in hours or other
            units than money must not be among them.
        currency: ISO 4217 code of the payroll's currency, which runs do not name.
        entity: Id of the legal entity.
    """
    lines: list[LedgerLine] = []
    for result in results:
        is_input = result.result_type != PayrollRunEmployeesCompensationResultType.PAYROLL_RESULT
        cents = as_cents(received(result, "amount"))
        if result.payroll_run_id != run.id or is_input or not cents:
            continue
        concept = as_text(received(result, "payroll_concept_id"))
        employee = as_text(received(result, "payroll_run_employee_id"))
        lines.append(
            LedgerLine(
                id=result.id,
                debit_cents=max(cents, 0),
                credit_cents=max(-cents, 0),
                resource_account=directories.linked("payrollconcept", concept, entity),
                concept=ref(directories.concepts, concept),
                employee=ref(directories.employees, employee),
                team=directories.teams.get(employee) if employee else None,
                memberships=directories.memberships.get(employee, ()) if employee else (),
            )
        )
    return LedgerRecord(
        key=f"compensations/payroll_run/{run.id}",
        id=f"P{run.id}",
        kind="payroll_result",
        status=str(received(run, "status") or "unknown"),
        date=as_day(received(run, "ends_on")),
        currency=currency,
        lines=tuple(lines),
        entity=ref(directories.entities, entity),
        document_type="payroll_run",
        is_open=True,
    )
