"""Which types does a user see? Never run, only checked by mypy and pyright."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from typing_extensions import assert_type

from factorial_erp import AsyncBusinessCentral, AsyncFactorial, BusinessCentral, Factorial
from factorial_erp._core.model import Model
from factorial_erp._core.operation import Async, Sync as Blocking
from factorial_erp.business_central import (
    AgedAccountsPayable,
    ApplyVendorEntry,
    AsyncBatch,
    Attachment,
    AttachmentParentType,
    Batch,
    BearerToken,
    ClientCredentials,
    Company,
    CustomApi,
    CustomSet,
    DefaultDimension,
    DimensionSetLine,
    DocumentType,
    Environment,
    Expand,
    Handle,
    InvoiceStatus,
    Item,
    Picture,
    PurchaseCreditMemo,
    PurchaseInvoice,
    PurchaseInvoiceLine,
    SalesInvoice,
    Subscription,
    Vendor,
    VendorPayment,
    raw,
)
from factorial_erp.factorial import (
    Accepted,
    Account,
    CostCenter,
    Deduplicator,
    DeliveryState,
    Employee,
    Event,
    EventType,
    Expensable,
    Expense,
    ExpenseFile,
    ExpenseStatus,
    FactorialView,
    FileTokenStore,
    FinancialDocument,
    Finding,
    Identity,
    ImportRecord,
    ItemReport,
    ItemResult,
    JournalEntry,
    KeyringTokenStore,
    MemorySyncStore,
    MemoryTokenStore,
    Mileage,
    OAuth2,
    PerDiem,
    PurchaseOrder,
    Reply,
    Router,
    RunLock,
    RunSummary,
    SqliteDeliveryStore,
    SqliteSyncStore,
    SyncableItem,
    SyncableStateSyncType,
    SyncableSyncRun,
    SyncItem,
    SyncPoller,
    SyncRequested,
    SyncRunner,
    SyncRunOutput,
    SyncStore,
    Token,
    TokenStore,
    Transaction,
    WebhookSubscription,
    events,
    parse_event,
    parse_events,
    read_sync_request,
    sign_in,
)
from factorial_erp.factorial.files import (
    AsyncFileStream,
    FileStream,
    RemoteFile,
    Upload,
    UploadFile,
)
from factorial_erp.mapping import (
    Answer,
    Because,
    Books,
    Coverage,
    ExpenseRecord,
    Findings,
    Mapped,
    MappingDiff,
    MappingDocument,
    Matching,
    Overview,
    Party,
    Proposal,
    Severity,
    Survey,
    Validation,
    VatPair,
    VatSetup,
    Weight,
    match_employees,
    match_suppliers,
    propose,
    read_records,
    read_vat_setup,
    record_from_json,
    record_to_json,
    records_to_csv,
)
from factorial_erp.sync import (
    Booking,
    MemoryLedger,
    Original,
    Plan,
    Reconciliation,
    Report,
    SqliteLedger,
    Sync,
)


def blocking_factorial(factorial: Factorial) -> None:
    for expense in factorial.expenses.list(from_="2026-10-01", to=dt.date(2026, 10, 31)):
        assert_type(expense, Expense)
        assert_type(expense.amount, int | None)
        assert_type(expense.status, ExpenseStatus)
        assert_type(expense.effective_on, dt.date)
    for page in factorial.expenses.expensables.list(status=["approved"]).by_page():
        assert_type(page.items, tuple[Expensable, ...])
        assert_type(page.cursor, str | None)
    assert_type(factorial.finance.accounts.get("1"), Account)
    assert_type(factorial.finance.cost_centers.create(name="Sales", company_id="1"), CostCenter)
    assert_type(factorial.expenses.expensables.bulk_set_to_paid(ids=["1"]), tuple[Expensable, ...])


def every_domain(factorial: Factorial) -> None:
    for account in factorial.finance.accounts.list(updated_since=dt.date(2026, 10, 1)):
        assert_type(account, Account)
    for transaction in factorial.banking.transactions.list(from_="2026-10-01", concurrency=8):
        assert_type(transaction, Transaction)
        assert_type(transaction.amount_cents, int)
    entry = factorial.finance.journal_entries.create(
        legal_entity_id="1",
        reference_date=dt.date(2026, 10, 31),
        lines=[{"account_id": "4", "debit_amount_cents": 100, "credit_amount_cents": 0}],
    )
    assert_type(entry, JournalEntry)
    document = factorial.finance.financial_documents.create(
        company_id="1", document_type="invoice", file=Upload(b"%PDF", filename="invoice.pdf")
    )
    assert_type(document, FinancialDocument)
    assert_type(factorial.procurement.purchase_orders.get("1"), PurchaseOrder)
    assert_type(factorial.employees.update("1", company_identifier="E-1"), Employee)
    assert_type(factorial.api_public.webhook_subscriptions.delete("1"), WebhookSubscription)
    for item in factorial.integrations.syncable_items.list(sync_run_id="1"):
        assert_type(item, SyncableItem)
    runs = factorial.integrations.syncable_sync_runs
    assert_type(
        runs.update("1", status="failed", error_messages={"vendor": "is unknown"}), SyncableSyncRun
    )
    assert_type(events.EXPENSES_EXPENSABLE_BULK_SET_TO_PAID, EventType[Expensable])
    assert_type(events.EXPENSES_EXPENSABLE_BULK_SET_TO_PAID.model, type[Expensable])


async def awaitable_factorial(factorial: AsyncFactorial) -> None:
    async for expense in factorial.expenses.list(employee_ids=["1"]):
        assert_type(expense, Expense)
    assert_type(await factorial.finance.accounts.get("1"), Account)
    assert_type(
        await factorial.employees.terminate(id="1", terminated_on=dt.date(2026, 12, 31)), Employee
    )
    async for transaction in factorial.banking.transactions.list(max_items=10):
        assert_type(transaction, Transaction)


def blocking_files(factorial: Factorial, expense: Expense) -> None:
    for file in expense.files:
        assert_type(factorial.files.download(file, "receipts", if_exists="keep"), Path)
        with factorial.files.open(file, refresh=lambda: expense.files[0]) as stream:
            assert_type(stream, FileStream)
            assert_type(stream.size, int | None)
            for piece in stream:
                assert_type(piece, bytes)
    remote = RemoteFile(id="1", filename="a.pdf", download_url="https://files.example/1")
    factorial.files.download(remote, Path("a.pdf"), refresh=lambda: "https://files.example/2")
    uploads: list[UploadFile] = [Path("a.pdf"), Upload(b"a", filename="a.pdf"), BytesIO(b"a")]
    assert_type(uploads, list[UploadFile])
    assert_type(
        factorial.finance.financial_documents.create(
            company_id="1", document_type="invoice", file=Path("a.pdf")
        ),
        FinancialDocument,
    )


async def awaitable_files(factorial: AsyncFactorial, file: ExpenseFile) -> None:
    async def again() -> ExpenseFile:
        return (await factorial.expenses.get("1")).files[0]

    assert_type(await factorial.files.download(file, Path("receipts"), refresh=again), Path)
    async with factorial.files.open(file) as stream:
        assert_type(stream, AsyncFileStream)
        async for piece in stream:
            assert_type(piece, bytes)


def blocking_access() -> None:
    stores: list[TokenStore] = [FileTokenStore("t"), KeyringTokenStore("t"), MemoryTokenStore()]
    oauth = OAuth2("id", "secret", store=stores[0], scopes=["expenses"], company=True)
    assert_type(oauth.authorize_url(state="s"), str)
    assert_type(oauth.store.load(), Token | None)
    oauth.accept("code", state=None)
    assert_type(sign_in(oauth, port=0, browser=None), Identity)
    factorial = Factorial(auth=oauth, version="2026-07-01")
    assert_type(factorial.whoami().employee_id, str | None)
    assert_type(factorial.check(), tuple[Finding, ...])
    assert_type(factorial.at("2026-10-01").finance.accounts.get("1"), Account)


async def awaitable_access(oauth: OAuth2) -> None:
    factorial = AsyncFactorial(auth=oauth)
    assert_type(await factorial.whoami(), Identity)
    assert_type(await factorial.check(), tuple[Finding, ...])
    view = factorial.at("2026-07-01")
    assert_type(view, FactorialView[Async])
    assert_type(await view.finance.accounts.get("1"), Account)


def blocking_syncs(factorial: Factorial, body: bytes, headers: dict[str, str]) -> None:
    def sync_item(item: SyncItem) -> ItemResult | None:
        assert_type(item.sync_type, SyncableStateSyncType)
        assert_type(item.header, Expensable | None)
        assert_type(item.detail, Expense | Mileage | PerDiem | None)
        return ItemResult(external_identifier="PI-1") if item.is_update else None

    assert_type(read_sync_request(body, headers=headers, secret="s"), SyncRequested)
    lock: RunLock = MemoryLedger()
    runner = SyncRunner(factorial, sync_item, integration_uuid="u", lock=lock)
    accepted = runner.accept(body, headers=headers)
    assert_type(accepted, Accepted)
    assert_type(runner.work(accepted), RunSummary)
    assert_type(runner.in_background(accepted).result(), RunSummary)
    assert_type(runner.unfinished(), tuple[Accepted, ...])
    summary = runner.import_records(
        [ImportRecord(external_identifier="V1", sync_type="finance/vendor")], lambda record: "1"
    )
    assert_type(summary.of("failed"), tuple[ItemReport, ...])
    assert_type(runner.attach_csv("1", summary), SyncRunOutput)
    stores: list[SyncStore] = [MemorySyncStore(), SqliteSyncStore("synced.db")]
    assert_type(SyncPoller(factorial, sync_item, store=stores[0]).poll(), RunSummary)


async def awaitable_syncs(factorial: AsyncFactorial, body: bytes) -> None:
    async def sync_item(item: SyncItem) -> None: ...

    async def import_record(record: ImportRecord) -> str | None:
        return record.record_id

    runner = SyncRunner(factorial, sync_item, integration_uuid="u")
    accepted = runner.accept(body, headers=[(b"host", b"acme.example")])
    assert_type(await runner.work(accepted), RunSummary)
    assert_type(await runner.in_background(accepted).result(), RunSummary)
    assert_type(await runner.import_records([], import_record), RunSummary)
    poller = SyncPoller(factorial, sync_item, store=MemorySyncStore())
    assert_type(await poller.poll(from_=dt.date(2026, 10, 1)), RunSummary)


def blocking_webhooks(factorial: Factorial, headers: dict[str, str], body: bytes) -> None:
    employee = parse_event(headers, body, challenge="s", type=events.EMPLOYEES_EMPLOYEE_UPDATE)
    assert_type(employee, Event[Employee])
    assert_type(employee.record, Employee)
    assert_type(employee.type, EventType[Employee])
    assert_type(employee.record_id, str | None)
    by_name = parse_event(headers, body, challenge=None, type="employees/employee/update")
    assert_type(by_name, Event[Model])
    pairs = [(b"x-factorial-wh-challenge", b"s")]
    centers = parse_events(
        pairs, "[]", challenge=("new", "old"), type=events.FINANCE_COST_CENTER_EDIT
    )
    assert_type(centers, tuple[Event[CostCenter], ...])

    router = Router(challenge="s", deduplicator=Deduplicator(SqliteDeliveryStore("webhooks.db")))

    @router.on(events.FINANCE_COST_CENTER_CREATE, events.FINANCE_COST_CENTER_EDIT)
    def on_cost_center(event: Event[CostCenter]) -> str:
        return event.record.name

    @router.on(events.EMPLOYEES_EMPLOYEE_UPDATE)
    async def on_employee(event: Event[Employee]) -> None:
        assert_type(event.record, Employee)

    @router.on("finance/dream/come_true")
    @router.otherwise
    def on_any(event: Event[Model]) -> None:
        assert_type(event.is_known, bool)

    assert_type(on_cost_center(centers[0]), str)
    on_any(by_name)
    assert_type(router.handle("/factorial/x", headers, body), Reply)
    assert_type(router.path_for(events.FINANCE_COST_CENTER_EDIT), str)
    with Deduplicator().once(employee) as state:
        assert_type(state, DeliveryState)
    assert_type(
        factorial.webhooks.subscribe(events.FINANCE_COST_CENTER_EDIT, "https://x", challenge=None),
        WebhookSubscription,
    )
    assert_type(
        factorial.webhooks.subscribe_all(router, "https://x"), tuple[WebhookSubscription, ...]
    )
    assert_type(factorial.webhooks.enable_disabled(), tuple[WebhookSubscription, ...])


async def awaitable_webhooks(factorial: AsyncFactorial, router: Router) -> None:
    assert_type(await router.handle_async("x", {}, b""), Reply)
    assert_type(
        await factorial.webhooks.subscribe("x", "https://x", challenge="s"), WebhookSubscription
    )
    assert_type(await factorial.webhooks.enable_disabled(), tuple[WebhookSubscription, ...])


def blocking_business_central(bc: BusinessCentral) -> None:
    company = bc.company("CRONUS")
    for vendor in company.vendors.list(
        where=(Vendor.balance > 0) & Vendor.number.startswith("7"), order_by=Vendor.number
    ):
        assert_type(vendor, Vendor)
        assert_type(vendor.balance, Decimal)
    for line in company.purchase_invoices.purchase_invoice_lines("id").list():
        assert_type(line, PurchaseInvoiceLine)
    invoice = company.purchase_invoices.create(
        vendor_number="70001",
        vendor_invoice_number="FE-1",
        purchase_invoice_lines=[
            {"line_type": "Account", "line_object_number": "6650", "unit_cost": Decimal("1.5")}
        ],
    )
    assert_type(invoice, PurchaseInvoice)
    assert_type(invoice.status, InvoiceStatus)
    assert_type(invoice.posting_date, dt.date | None)
    assert_type(invoice.purchase_invoice_lines, tuple[PurchaseInvoiceLine, ...])
    company.purchase_invoices.post(invoice.id)
    assert_type(company.vendors.update("id", if_match="*", display_name="New"), Vendor)
    assert_type(bc.environments(), tuple[Environment, ...])


def several_users() -> None:
    applications = [
        ClientCredentials(tenant="contoso", client_id=id, client_secret="…") for id in ("a", "b")
    ]
    BusinessCentral(auth=applications, environment="production")
    AsyncBusinessCentral(auth=BearerToken("…"), api_url="https://erp:7048/BC/api/v2.0?tenant=x")


def every_entity_set(bc: BusinessCentral) -> None:
    company = bc.company("CRONUS")
    for memo in company.purchase_credit_memos.list(expand=[PurchaseCreditMemo.vendor]):
        assert_type(memo.vendor, Vendor | None)
    assert_type(company.vendors.picture("id"), Picture)
    assert_type(company.vendors.aged_accounts_payable("id"), AgedAccountsPayable)
    assert_type(company.vendors.picture("id").vendor, Vendor | None)
    for default in company.vendors.default_dimensions("id").list():
        assert_type(default, DefaultDimension)
    for entry in company.vendor_payments.apply_vendor_entries("id").list():
        assert_type(entry, ApplyVendorEntry)
        assert_type(entry.document_type, DocumentType)
    payment = company.vendor_payments.create(vendor_number="70001", amount=Decimal("12.50"))
    assert_type(payment, VendorPayment)
    for file in company.purchase_invoices.attachments("id").list():
        assert_type(file.parent_type, AttachmentParentType)
        assert_type(file.byte_size, int)
    item = company.items.create(number="1", unit_of_measure={"code": "PCS"})
    assert_type(item, Item)
    assert_type(company.sales_invoices.cancel_and_send("id"), None)
    assert_type(company.sales_invoices.get("id"), SalesInvoice)
    assert_type(bc.subscriptions.create(notification_url="https://x", resource="y"), Subscription)


def business_central_queries(company: Company[Blocking], since: dt.datetime) -> None:
    lines = Expand(PurchaseInvoice.purchase_invoice_lines, select=[PurchaseInvoiceLine.description])
    for invoice in company.purchase_invoices.list(
        raw("startswith(number,{n})", n="1"),
        expand=[PurchaseInvoice.vendor, lines],
        order_by=[PurchaseInvoice.number, PurchaseInvoice.posting_date.desc()],
        updated_since=since,
        overlap=dt.timedelta(minutes=1),
        count=True,
        replica=True,
        concurrency=5,
    ):
        assert_type(invoice, PurchaseInvoice)
    assert_type(company.vendors.count(Vendor.balance > 0), int)


def blocking_batch(company: Company[Blocking]) -> None:
    with company.batch(isolation="snapshot") as batch:
        assert_type(batch, Batch)
        made = batch.company.vendors.create(display_name="New")
        page = batch.company.vendors.list(Vendor.balance > 0)
        gone = batch.company.vendors.delete("id", if_match="*")
    assert_type(made, Handle[Vendor])
    assert_type(made.result(), Vendor)
    assert_type(page.result().items, tuple[Vendor, ...])
    assert_type(gone, Handle[None])


def blocking_writes(company: Company[Blocking]) -> None:
    vendor = company.vendors.update_with("id", lambda v: {"display_name": f"{v.display_name}+"})
    assert_type(vendor, Vendor)
    assert_type(company.purchase_invoices.post_and_read("id"), PurchaseInvoice)
    kept = company.attachments.attach(
        parent_id="id", parent_type="Purchase Invoice", file=Path("a.pdf"), verify=True
    )
    assert_type(kept, Attachment)
    assert_type(company.document_attachments.download("id", "a.pdf"), Path)
    with company.attachments.open("id") as stream:
        assert_type(stream, FileStream)
    lines = company.purchase_invoices.dimension_set_lines("id")
    assert_type(lines.assign({"DEPT": "SALES"}), tuple[DimensionSetLine, ...])


async def awaitable_batch(company: Company[Async]) -> None:
    async with company.batch(continue_on_error=True) as batch:
        assert_type(batch, AsyncBatch)
        made = batch.company.vendors.create(display_name="New")
    assert_type(made, Handle[Vendor])
    assert_type(await company.vendors.count(), int)


def blocking_custom_api(bc: BusinessCentral) -> None:
    cars = bc.company("CRONUS").api("contoso", "fleet", "v1.0").entity("cars", Vendor)
    assert_type(cars, CustomSet[Blocking, Vendor])
    for car in cars.list(Vendor.balance > 0):
        assert_type(car, Vendor)
    assert_type(cars.get("id"), Vendor)
    assert_type(cars.create(number="1"), Vendor)
    assert_type(cars.update("id", if_match="*", number="1"), Vendor)
    assert_type(cars.below("id", "trips", Item).get("id"), Item)
    assert_type(CustomApi(bc.company("CRONUS"), "contoso/fleet/v1.0"), CustomApi[Blocking])


async def awaitable_custom_api(bc: AsyncBusinessCentral) -> None:
    cars = bc.company("CRONUS").api("contoso", "fleet", "v1.0").entity("cars", Vendor)
    async for car in cars.list():
        assert_type(car, Vendor)
    assert_type(await cars.get("id"), Vendor)
    assert_type(await cars.act("id", "retire"), None)


async def awaitable_business_central(bc: AsyncBusinessCentral) -> None:
    assert_type(await bc.environments(), tuple[Environment, ...])
    company = bc.company("CRONUS")
    async for vendor in company.vendors.list(Vendor.balance >= Decimal("0.01")):
        assert_type(vendor, Vendor)
    assert_type(await company.vendors.get("id"), Vendor)
    await company.purchase_invoices.post("id")
    assert_type(await company.vendors.picture("id"), Picture)
    async for entry in company.vendor_payments.apply_vendor_entries("id").list():
        assert_type(entry.applied, bool)
    assert_type(await Books.load(company), Books)
    assert_type(await Books.load(company, vat_setup="setup.xlsx"), Books)


def blocking_sync(factorial: Factorial, bc: BusinessCentral, record: ExpenseRecord) -> None:
    mapping = MappingDocument.load("mapping/")
    company = bc.company("CRONUS")
    books = Books.load(company)
    assert_type(books.with_vat_setup("setup.xlsx").vat_setup, VatSetup | None)
    assert_type(read_vat_setup([{"VAT %": 19}]).pairs, tuple[VatPair, ...])
    assert_type(books, Books)
    assert_type(mapping.resolve(record, books), Mapped)
    assert_type(mapping.resolve(record, books)["account"].value, str)
    assert_type(mapping.resolve(record, books).because("account"), Because | None)
    assert_type(mapping.resolve(factorial.expenses.get("1"), books), Mapped)
    sync = Sync(factorial, company, mapping, ledger=MemoryLedger())
    plan = sync.plan("2026-10")
    assert_type(plan, Plan)
    assert_type(sync.apply(plan), Report)
    assert_type(sync.reconcile(plan), Reconciliation)
    assert_type(plan.change("1").booking, Booking | None)
    assert_type(plan.change("1").reverses, Original | None)
    assert_type(SqliteLedger("sync.db").forget("CRONUS", "expenses/expensable/1"), None)


async def awaitable_sync(factorial: AsyncFactorial, bc: AsyncBusinessCentral) -> None:
    mapping = MappingDocument.load("mapping/")
    sync = Sync(factorial, bc.company("CRONUS"), mapping, ledger=MemoryLedger())
    plan = await sync.plan("2026-10")
    assert_type(plan, Plan)
    assert_type(await sync.apply(plan), Report)


def tools(
    mapping: MappingDocument, books: Books, record: ExpenseRecord, survey: Survey, party: Party
) -> None:
    assert_type(Books.from_json(books.to_json()), Books)
    findings = mapping.lint(books)
    assert_type(findings, Findings)
    assert_type(findings.of("error", "warning"), Findings)
    assert_type(findings[0].severity, Severity)
    assert_type(findings.overview, Overview)
    found = mapping.validate(books, earlier=books)
    assert_type(found, Validation)
    assert_type(found.of("unverifiable"), tuple[Answer, ...])
    covered = mapping.coverage(mapping.resolve_all([record], books))
    assert_type(covered, Coverage)
    assert_type(covered.weight("account", "rule", "table"), Weight)
    moved = mapping.diff(mapping, on=[record], books=books)
    assert_type(moved, MappingDiff)
    assert_type(moved.changes("account"), dict[tuple[str, str], Decimal])
    assert_type(match_suppliers([party], [party]), Matching)
    assert_type(match_employees([party], [party], column="account"), Matching)
    assert_type(mapping.with_suggestions(match_suppliers([party], [party])), MappingDocument)
    assert_type(propose(survey, books, [party]), Proposal)
    assert_type(record_from_json(record_to_json(record)), ExpenseRecord)
    assert_type(list(read_records(records_to_csv([record]), "records.csv")), list[ExpenseRecord])
