"""
Integrations: the protocol by which Factorial asks a partner's connector to synchronize.

Generated from ``schema/factorial/integrations.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .._core.uploads import UploadFile
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Integrations",
    "NewSyncRun",
    "NewSyncRunOutput",
    "SyncRun",
    "SyncRunContext",
    "SyncRunOutput",
    "SyncRunOutputs",
    "SyncRunQuery",
    "SyncRunStatus",
    "SyncRuns",
    "SyncableItem",
    "SyncableItemQuery",
    "SyncableItemSyncPayload",
    "SyncableItemSyncPayloadCostCenterId",
    "SyncableItemSyncPayloadFile",
    "SyncableItemSyncPayloadTax",
    "SyncableItemSyncableType",
    "SyncableItems",
    "SyncableState",
    "SyncableStateErrorMessage",
    "SyncableStateQuery",
    "SyncableStateStatus",
    "SyncableStateSyncType",
    "SyncableStates",
    "SyncableSyncRun",
    "SyncableSyncRunBulkUpsert",
    "SyncableSyncRunChanges",
    "SyncableSyncRunChangesStatus",
    "SyncableSyncRunErrorMessage",
    "SyncableSyncRunItemFields",
    "SyncableSyncRunItemStatus",
    "SyncableSyncRunItemSyncableType",
    "SyncableSyncRunQuery",
    "SyncableSyncRunStatus",
    "SyncableSyncRuns",
]


class SyncRunStatus(OpenEnum):
    """How a run ended; the third spelling is the API's own."""

    ERRORED = "errored"
    RUNNING = "running"
    SUCCEDEDWITHERRORS = "succededwitherrors"
    SUCCEEDED = "succeeded"


class SyncableItemSyncableType(OpenEnum):
    """Values of :attr:`SyncableItem.syncable_type`."""

    COMPENSATIONS_COMPENSATION = "compensations/compensation"
    EMPLOYEE_UPDATES_CONTRACT_CHANGE = "employee_updates/contract_change"
    EMPLOYEE_UPDATES_LEAVE = "employee_updates/leave"
    EMPLOYEE_UPDATES_NEW_HIRE = "employee_updates/new_hire"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ACADEMIC_TITLE = (
        "employee_updates/personal_change_academic_title"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ADDRESS = "employee_updates/personal_change_address"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_BANK = "employee_updates/personal_change_bank"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_BIRTH_NAME = "employee_updates/personal_change_birth_name"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_COUNTRY_OF_BIRTH = (
        "employee_updates/personal_change_country_of_birth"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_EMAIL = "employee_updates/personal_change_email"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_GENDER = "employee_updates/personal_change_gender"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_HEALTH_INSURANCE = (
        "employee_updates/personal_change_health_insurance"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ID = "employee_updates/personal_change_id"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_IRPF = "employee_updates/personal_change_irpf"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_NAME = "employee_updates/personal_change_name"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_NATIONALITY = "employee_updates/personal_change_nationality"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PERMITS_AND_CERTIFICATES = (
        "employee_updates/personal_change_permits_and_certificates"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PHONE_NUMBER = "employee_updates/personal_change_phone_number"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PLACE_OF_BIRTH = (
        "employee_updates/personal_change_place_of_birth"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_RESIDENCE = "employee_updates/personal_change_residence"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_TAXES_AND_DEDUCTIONS = (
        "employee_updates/personal_change_taxes_and_deductions"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_WORKPLACE = "employee_updates/personal_change_workplace"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_WORK_ACTIVITY = (
        "employee_updates/personal_change_work_activity"
    )
    EMPLOYEE_UPDATES_TERMINATION = "employee_updates/termination"
    EMPLOYEE_UPDATES_WORKED_TIME = "employee_updates/worked_time"
    EXPENSES_EXPENSE = "expenses/expense"
    FINANCE_VENDOR = "finance/vendor"


class SyncableStateStatus(OpenEnum):
    """``outdated`` means changed since the last success (a guess)."""

    FAILED = "failed"
    INVALID = "invalid"
    OUTDATED = "outdated"
    SYNCED = "synced"
    SYNCING = "syncing"


class SyncableStateSyncType(OpenEnum):
    """Values of :attr:`SyncableState.sync_type`."""

    COMPENSATIONS_COMPENSATION = "compensations/compensation"
    EMPLOYEE_UPDATES_CONTRACT_CHANGE = "employee_updates/contract_change"
    EMPLOYEE_UPDATES_LEAVE = "employee_updates/leave"
    EMPLOYEE_UPDATES_NEW_HIRE = "employee_updates/new_hire"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ACADEMIC_TITLE = (
        "employee_updates/personal_change_academic_title"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ADDRESS = "employee_updates/personal_change_address"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_BANK = "employee_updates/personal_change_bank"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_BIRTH_NAME = "employee_updates/personal_change_birth_name"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_COUNTRY_OF_BIRTH = (
        "employee_updates/personal_change_country_of_birth"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_EMAIL = "employee_updates/personal_change_email"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_GENDER = "employee_updates/personal_change_gender"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_HEALTH_INSURANCE = (
        "employee_updates/personal_change_health_insurance"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ID = "employee_updates/personal_change_id"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_IRPF = "employee_updates/personal_change_irpf"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_NAME = "employee_updates/personal_change_name"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_NATIONALITY = "employee_updates/personal_change_nationality"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PERMITS_AND_CERTIFICATES = (
        "employee_updates/personal_change_permits_and_certificates"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PHONE_NUMBER = "employee_updates/personal_change_phone_number"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PLACE_OF_BIRTH = (
        "employee_updates/personal_change_place_of_birth"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_RESIDENCE = "employee_updates/personal_change_residence"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_TAXES_AND_DEDUCTIONS = (
        "employee_updates/personal_change_taxes_and_deductions"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_WORKPLACE = "employee_updates/personal_change_workplace"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_WORK_ACTIVITY = (
        "employee_updates/personal_change_work_activity"
    )
    EMPLOYEE_UPDATES_TERMINATION = "employee_updates/termination"
    EMPLOYEE_UPDATES_WORKED_TIME = "employee_updates/worked_time"
    EXPENSES_EXPENSE = "expenses/expense"
    FINANCE_VENDOR = "finance/vendor"


class SyncableSyncRunStatus(OpenEnum):
    """``failed`` could not be written, ``invalid`` has bad or unmapped data."""

    FAILED = "failed"
    INVALID = "invalid"
    RUNNING = "running"
    SUCCESS = "success"


class SyncableSyncRunChangesStatus(OpenEnum):
    """Values of :attr:`SyncableSyncRunChanges.status`."""

    FAILED = "failed"
    INVALID = "invalid"
    SUCCESS = "success"


class SyncableSyncRunItemSyncableType(OpenEnum):
    """Values of :attr:`SyncableSyncRunItemFields.syncable_type`."""

    COMPENSATIONS_COMPENSATION = "compensations/compensation"
    EMPLOYEE_UPDATES_CONTRACT_CHANGE = "employee_updates/contract_change"
    EMPLOYEE_UPDATES_LEAVE = "employee_updates/leave"
    EMPLOYEE_UPDATES_NEW_HIRE = "employee_updates/new_hire"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ACADEMIC_TITLE = (
        "employee_updates/personal_change_academic_title"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ADDRESS = "employee_updates/personal_change_address"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_BANK = "employee_updates/personal_change_bank"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_BIRTH_NAME = "employee_updates/personal_change_birth_name"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_COUNTRY_OF_BIRTH = (
        "employee_updates/personal_change_country_of_birth"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_EMAIL = "employee_updates/personal_change_email"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_GENDER = "employee_updates/personal_change_gender"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_HEALTH_INSURANCE = (
        "employee_updates/personal_change_health_insurance"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_ID = "employee_updates/personal_change_id"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_IRPF = "employee_updates/personal_change_irpf"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_NAME = "employee_updates/personal_change_name"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_NATIONALITY = "employee_updates/personal_change_nationality"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PERMITS_AND_CERTIFICATES = (
        "employee_updates/personal_change_permits_and_certificates"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PHONE_NUMBER = "employee_updates/personal_change_phone_number"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_PLACE_OF_BIRTH = (
        "employee_updates/personal_change_place_of_birth"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_RESIDENCE = "employee_updates/personal_change_residence"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_TAXES_AND_DEDUCTIONS = (
        "employee_updates/personal_change_taxes_and_deductions"
    )
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_WORKPLACE = "employee_updates/personal_change_workplace"
    EMPLOYEE_UPDATES_PERSONAL_CHANGE_WORK_ACTIVITY = (
        "employee_updates/personal_change_work_activity"
    )
    EMPLOYEE_UPDATES_TERMINATION = "employee_updates/termination"
    EMPLOYEE_UPDATES_WORKED_TIME = "employee_updates/worked_time"
    EXPENSES_EXPENSE = "expenses/expense"
    FINANCE_VENDOR = "finance/vendor"


class SyncableSyncRunItemStatus(OpenEnum):
    """Values of :attr:`SyncableSyncRunItemFields.status`."""

    FAILED = "failed"
    INVALID = "invalid"
    RUNNING = "running"
    SUCCESS = "success"


@model()
class SyncRunOutput(Model):
    """A file that a run produced."""

    id: Attr[str]
    sync_run_id: Attr[str]
    file_name: Attr[str]
    created_at: Attr[dt.datetime]


@model()
class SyncRunContext(Model):
    """Which days to synchronize, both inclusive; may be empty."""

    from_: Attr[str | None] = field(default=None)
    """First day."""
    to: Attr[str | None] = field(default=None)
    """Last day."""


@model()
class SyncRun(Model):
    """One synchronization. Items that are not reported within an hour of its start fail (a guess: from the guide of 2026-07-01)."""

    id: Attr[str]
    status: Attr[SyncRunStatus]
    started_at: Attr[dt.datetime]
    context: Attr[SyncRunContext]
    company_id: Attr[str]
    integration_uuid: Attr[str]
    finished_at: Attr[dt.datetime | None] = field(default=None)


@model()
class SyncableItemSyncPayloadCostCenterId(Model):
    """One of :attr:`SyncableItemSyncPayload.cost_center_ids`."""

    id: Attr[str | None] = field(default=None)


@model()
class SyncableItemSyncPayloadFile(Model):
    """One of :attr:`SyncableItemSyncPayload.files`."""

    id: Attr[str | None] = field(default=None)


@model()
class SyncableItemSyncPayloadTax(Model):
    """One of :attr:`SyncableItemSyncPayload.taxes`."""

    type: Attr[str | None] = field(default=None)
    amount: Attr[int | None] = field(default=None)
    base_amount: Attr[int | None] = field(default=None)
    percentage: Attr[Decimal | None] = field(default=None)


@model()
class SyncableItemSyncPayload(Model):
    """What is to be written; more than the schema says arrives in ``extra``."""

    id: Attr[str | None] = field(default=None)
    employee_id: Attr[str | None] = field(default=None)
    payroll_concept_id: Attr[str | None] = field(default=None)
    """Id of a :class:`~factorial_erp.factorial.compensations.Concept` (a guess, by its name)."""
    legal_entity_id: Attr[str | None] = field(default=None)
    company_id: Attr[str | None] = field(default=None)
    category_id: Attr[str | None] = field(default=None)
    subcategory_id: Attr[str | None] = field(default=None)
    ledger_account_id: Attr[str | None] = field(default=None)
    """Id of an :class:`~factorial_erp.factorial.finance.Account` (a guess, by its name)."""
    leave_type_id: Attr[str | None] = field(default=None)
    leave_type_name: Attr[str | None] = field(default=None)
    translated_leave_type_name: Attr[str | None] = field(default=None)
    employee_full_name: Attr[str | None] = field(default=None, private=True)
    legal_entity_name: Attr[str | None] = field(default=None)
    start_time: Attr[str | None] = field(default=None)
    days_taken: Attr[Decimal | None] = field(default=None)
    created_at: Attr[dt.datetime | None] = field(default=None)
    contract_working_hours: Attr[int | None] = field(default=None)
    contract_working_hours_frequency: Attr[str | None] = field(default=None)
    contract_working_week_days: Attr[str | None] = field(default=None)
    contract_fr_forfait_jours: Attr[bool | None] = field(default=None)
    project_id: Attr[str | None] = field(default=None)
    subproject_ids: Attr[tuple[str, ...] | None] = field(default=None)
    cost_center_ids: Attr[tuple[SyncableItemSyncPayloadCostCenterId, ...] | None] = field(
        default=None
    )
    files: Attr[tuple[SyncableItemSyncPayloadFile, ...] | None] = field(default=None)
    taxes: Attr[tuple[SyncableItemSyncPayloadTax, ...] | None] = field(default=None)


@model()
class SyncableItem(Model):
    """One item of a run with what is to be written."""

    syncable_sync_run_id: Attr[str]
    sync_payload: Attr[SyncableItemSyncPayload]
    syncable_type: Attr[SyncableItemSyncableType]


@model()
class SyncableStateErrorMessage(Model):
    """One of :attr:`SyncableState.error_messages`."""

    key: Attr[str]
    value: Attr[str]


@model()
class SyncableState(Model):
    """The lasting link of a record to an external system. Changed by reports on items only (a guess)."""

    id: Attr[str]
    resource_syncable_type: Attr[str]
    """``domain/resource`` of the linked record."""
    integration_uuid: Attr[str]
    status: Attr[SyncableStateStatus]
    error_messages: Attr[tuple[SyncableStateErrorMessage, ...]]
    status_updated_at: Attr[dt.datetime]
    sync_type: Attr[SyncableStateSyncType]
    syncable_id: Attr[str | None] = field(default=None)
    """Id of the linked record."""
    external_identifier: Attr[str | None] = field(default=None)
    """Its key in the external system: present after the first success."""
    syncable_deleted_at: Attr[dt.datetime | None] = field(default=None)
    """The only sign that a record was deleted."""


@model()
class SyncableSyncRunErrorMessage(Model):
    """One message; ``key`` names the field."""

    key: Attr[str]
    value: Attr[str]


@model()
class SyncableSyncRun(Model):
    """One item of one run."""

    id: Attr[str]
    status: Attr[SyncableSyncRunStatus]
    error_messages: Attr[tuple[SyncableSyncRunErrorMessage, ...]]
    sync_run_id: Attr[str]
    syncable_state_id: Attr[str]
    company_id: Attr[str]


class NewSyncRunOutput(TypedDict, total=False):
    """What :meth:`SyncRunOutputs.create` takes."""

    sync_run_id: Required[str]
    file: Required[UploadFile]
    file_name: Required[str]


class SyncRunQuery(ListOptions, total=False):
    """Filters of :meth:`SyncRuns.list`."""

    ids: Many[str]
    marketplace_integration_uuid: str
    """The schema requires it; nothing is sent for it unless it is given."""
    created_at_gteq: dt.datetime | dt.date | str
    """The schema requires it; nothing is sent for it unless it is given."""


class NewSyncRun(TypedDict, total=False):
    """What :meth:`SyncRuns.create` takes."""

    company_id: str | None
    marketplace_integration_uuid: str | None


class SyncableItemQuery(ListOptions, total=False):
    """Filters of :meth:`SyncableItems.list`."""

    sync_run_id: str


class SyncableStateQuery(ListOptions, total=False):
    """Filters of :meth:`SyncableStates.list`."""

    ids: Many[str]
    syncable_ids: Many[str]
    resource_syncable_type: str
    integration_uuid: str


class SyncableSyncRunQuery(ListOptions, total=False):
    """Filters of :meth:`SyncableSyncRuns.list`."""

    ids: Many[str]
    sync_run_ids: Many[str]


class SyncableSyncRunChanges(TypedDict, total=False):
    """What :meth:`SyncableSyncRuns.update` takes."""

    status: Required[SyncableSyncRunChangesStatus | str]
    error_messages: Mapping[str, Any] | None
    """By field; each is shown to the user."""


class SyncableSyncRunItemFields(TypedDict, total=False):
    """What goes into :attr:`SyncableSyncRunBulkUpsert.items`."""

    external_identifier: Required[str]
    syncable_type: Required[SyncableSyncRunItemSyncableType | str]
    status: Required[SyncableSyncRunItemStatus | str]
    syncable_id: str | None
    """Links the item to a record; an existing link is never changed."""
    error_messages: Mapping[str, Any] | None


class SyncableSyncRunBulkUpsert(TypedDict, total=False):
    """What :meth:`SyncableSyncRuns.bulk_upsert` takes."""

    sync_run_id: Required[str]
    items: Required[Many[SyncableSyncRunItemFields]]


class SyncRunOutputs(FactorialResource[M]):
    """``integrations/sync_run_outputs``: files that a run produced."""

    _path = "/integrations/sync_run_outputs"

    @operation
    async def create(self, **fields: Unpack[NewSyncRunOutput]) -> SyncRunOutput:
        """Attach a CSV file to a run."""
        return await self._one(
            SyncRunOutput, "POST", takes=NewSyncRunOutput, body=fields, form=True
        )


class SyncRuns(FactorialResource[M]):
    """``integrations/sync_runs``: one synchronization, begun by a user or by the connector."""

    _path = "/integrations/sync_runs"

    @listing
    def list(self, **query: Unpack[SyncRunQuery]) -> Listing[SyncRun]:
        """Runs, oldest first; the API wants both filters that it requires."""
        return self._pages(
            SyncRun,
            SyncRunQuery,
            query,
            polling="created_at_gteq finds new runs; read those that still run again by ids.",
        )

    @operation
    async def get(self, id: str) -> SyncRun:
        """One record by its id."""
        return await self._one(SyncRun, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSyncRun]) -> SyncRun:
        """Begin a run; without arguments for the company and the integration of the credentials."""
        return await self._one(SyncRun, "POST", takes=NewSyncRun, body=fields)


class SyncableItems(FactorialResource[M]):
    """``integrations/syncable_items``: the items of a run with their payload, as versions until 2026-07-01 have them."""

    _path = "/integrations/syncable_items"
    _version = "2026-07-01"

    @listing
    def list(self, **query: Unpack[SyncableItemQuery]) -> Listing[SyncableItem]:
        """Items of one run. Always asks version 2026-07-01: later ones lack it."""
        return self._pages(SyncableItem, SyncableItemQuery, query)


class SyncableStates(FactorialResource[M]):
    """``integrations/syncable_states``: the lasting link of a record to an external system."""

    _path = "/integrations/syncable_states"

    @listing
    def list(self, **query: Unpack[SyncableStateQuery]) -> Listing[SyncableState]:
        """Links, oldest first. ``syncable_ids`` needs ``resource_syncable_type``."""
        return self._pages(SyncableState, SyncableStateQuery, query)

    @operation
    async def get(self, id: str) -> SyncableState:
        """One record by its id."""
        return await self._one(SyncableState, "GET", id)


class SyncableSyncRuns(FactorialResource[M]):
    """``integrations/syncable_sync_runs``: the items of runs: report here how each went."""

    _path = "/integrations/syncable_sync_runs"

    @listing
    def list(self, **query: Unpack[SyncableSyncRunQuery]) -> Listing[SyncableSyncRun]:
        """Items, oldest first."""
        return self._pages(SyncableSyncRun, SyncableSyncRunQuery, query)

    @operation
    async def get(self, id: str) -> SyncableSyncRun:
        """One record by its id."""
        return await self._one(SyncableSyncRun, "GET", id)

    @operation
    async def update(self, id: str, **changes: Unpack[SyncableSyncRunChanges]) -> SyncableSyncRun:
        """Report how an item went. Messages are written as a map, and read as a list."""
        return await self._one(
            SyncableSyncRun, "PUT", id, takes=SyncableSyncRunChanges, body={"id": id, **changes}
        )

    @operation
    async def bulk_upsert(
        self, **fields: Unpack[SyncableSyncRunBulkUpsert]
    ) -> tuple[SyncableSyncRun, ...]:
        """Report many items; they are matched by run, external identifier and type."""
        return await self._many(
            SyncableSyncRun, "POST", "bulk_upsert", takes=SyncableSyncRunBulkUpsert, body=fields
        )


class Integrations(FactorialResource[M]):
    """``integrations``: sync runs, their items and the lasting links to records elsewhere."""

    @cached_property
    def sync_run_outputs(self) -> SyncRunOutputs[M]:
        """Files that a run produced."""
        return SyncRunOutputs(self._session)

    @cached_property
    def sync_runs(self) -> SyncRuns[M]:
        """One synchronization, begun by a user or by the connector."""
        return SyncRuns(self._session)

    @cached_property
    def syncable_items(self) -> SyncableItems[M]:
        """The items of a run with their payload, as versions until 2026-07-01 have them."""
        return SyncableItems(self._session)

    @cached_property
    def syncable_states(self) -> SyncableStates[M]:
        """The lasting link of a record to an external system."""
        return SyncableStates(self._session)

    @cached_property
    def syncable_sync_runs(self) -> SyncableSyncRuns[M]:
        """The items of runs: report here how each went."""
        return SyncableSyncRuns(self._session)
