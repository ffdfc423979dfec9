"""Which wrong uses must both type checkers flag? Each marked line, and no other."""

from __future__ import annotations

from decimal import Decimal

from factorial_erp import AsyncFactorial, BusinessCentral, Factorial
from factorial_erp.business_central import Vendor
from factorial_erp.factorial import CostCenter, Event, Router, events, parse_event
from factorial_erp.mapping import Books, MappingDocument


def blocking(factorial: Factorial, bc: BusinessCentral) -> None:
    company = bc.company("CRONUS")
    factorial.expenses.list(form="2026-10-01")  # error
    factorial.expenses.list(ids="41")  # error
    factorial.expenses.get(41)  # error
    factorial.expenses.get("41").amuont  # error
    factorial.expences  # error
    factorial.finance.cost_centers.create(company_id="1")  # error
    factorial.tasks.task_files.create(task_id="1", file="invoice.pdf")  # error
    factorial.tasks.task_files.create(task_id="1", file=b"bytes")  # error
    factorial.files.download(factorial.expenses.get("41"), "receipts")  # error
    factorial.files.open(factorial.expenses.get("41").files[0]).read  # error
    factorial.expenses.list(updated_since="2026-10-01")  # error
    factorial.finance.accounts.list(updated_since=20261001)  # error
    factorial.finance.journal_entries.create(legal_entity_id="1", lines=[])  # error
    factorial.employees.terminate("1")  # error
    factorial.teams.update(name="Sales")  # error
    factorial.procurement.types.create(name="Other")  # error
    factorial.integrations.syncable_items.get("1")  # error
    company.vendors.list(where=Vendor.balance > "5")  # error
    company.vendors.list(where=Vendor.number == 5)  # error
    company.vendors.list(where=Vendor.balance.startswith("5"))  # error
    company.vendors.list(order_by="number")  # error
    company.vendors.create(displayname="X")  # error
    company.accounts.create(number="1")  # error
    company.purchase_invoices.create(status="Open")  # error
    company.purchase_invoices.create(purchase_invoice_lines=[{"line_type": "Acount"}])  # error
    company.purchase_invoices.create(purchase_invoice_lines=[{"lineType": "Account"}])  # error
    company.purchase_invoices.create(purchase_invoice_lines=[{"unit_cost": 1.5}])  # error
    company.vendors.get("id").balance = Decimal(0)  # error


def webhooks(factorial: Factorial, router: Router) -> None:
    event = parse_event({}, b"", challenge=None, type=events.EMPLOYEES_EMPLOYEE_UPDATE)
    event.record.no_such_field  # error
    parse_event({}, b"", type=events.EMPLOYEES_EMPLOYEE_UPDATE)  # error
    parse_event({}, {"id": "1"}, challenge=None, type="x")  # error
    Router()  # error
    router.on(events.EMPLOYEES_EMPLOYEE_UPDATE)(on_cost_center)  # error
    router.on("employees/employee/update")(on_cost_center)  # error
    factorial.webhooks.subscribe("x", "https://x")  # error
    factorial.webhooks.subscribe_all("https://x", challenge=None)  # error


def on_cost_center(event: Event[CostCenter]) -> None:
    pass


def mapping(document: MappingDocument, books: Books, factorial: Factorial) -> None:
    document.resolve(factorial.finance.accounts.get("1"), books)  # error
    document.resolve(factorial.expenses.get("1"))  # error


async def awaitable(factorial: AsyncFactorial) -> None:
    for _ in factorial.expenses.list():  # error
        pass
    account = factorial.finance.accounts.get("1")
    account.number  # error
