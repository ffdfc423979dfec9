"""
System: what the server tells of itself, webhook subscriptions and the job queue.

Generated from ``schema/business_central/system.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypedDict

from typing_extensions import Unpack

from .._core.expr import Expr
from .._core.model import Attr, Model, camel, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .entities import Entity, EntitySet, ListOptions, Option, ReadOptions

__all__ = [
    "ApiCategoryRoute",
    "ApiCategoryRoutes",
    "EntityDefinitions",
    "EntityMetadata",
    "EntityMetadataAction",
    "EntityMetadataEnumMember",
    "EntityMetadataField",
    "EntityMetadataLabel",
    "ExternalBusinessEventDefinition",
    "ExternalBusinessEventDefinitions",
    "ExternalEventSubscription",
    "ExternalEventSubscriptionChanges",
    "ExternalEventSubscriptions",
    "JobQueueEntries",
    "JobQueueEntry",
    "JobQueueLogEntries",
    "JobQueueLogEntry",
    "JobQueuePriority",
    "JobQueueReportOutputType",
    "NewExternalEventSubscription",
    "NewSubscription",
    "Subscription",
    "SubscriptionChanges",
    "Subscriptions",
]


class JobQueueReportOutputType(Option):
    """Values of ``jobQueueReportOutputType``."""

    PDF = "PDF"
    WORD = "Word"
    EXCEL = "Excel"
    PRINT = "Print"
    NONE_PROCESSING_ONLY = "None (Processing only)"


class JobQueuePriority(Option):
    """Values of ``jobQueuePriority``."""

    HIGH = "High"
    NORMAL = "Normal"
    LOW = "Low"


@model(camel)
class EntityMetadataLabel(Model):
    """A ``entityMetadataLabel``."""

    language_code: Attr[int]
    caption: Attr[str]


@model(camel)
class EntityMetadataField(Model):
    """A ``entityMetadataField``."""

    name: Attr[str]
    captions: Attr[tuple[EntityMetadataLabel, ...]] = field(
        default=(), read_only=True, computed=True
    )


@model(camel)
class EntityMetadataAction(Model):
    """A ``entityMetadataAction``."""

    name: Attr[str]
    captions: Attr[tuple[EntityMetadataLabel, ...]] = field(
        default=(), read_only=True, computed=True
    )


@model(camel)
class EntityMetadataEnumMember(Model):
    """A ``entityMetadataEnumMember``."""

    name: Attr[str]
    value: Attr[int]
    captions: Attr[tuple[EntityMetadataLabel, ...]] = field(
        default=(), read_only=True, computed=True
    )


@model(camel)
class ApiCategoryRoute(Entity):
    """An API that the environment has."""

    route: Attr[str] = field(read_only=True)
    publisher: Attr[str] = field(read_only=True)
    group: Attr[str] = field(read_only=True)
    version: Attr[str] = field(read_only=True)


@model(camel)
class EntityMetadata(Entity):
    """What an entity, its fields and its enumerations are called in several languages."""

    entity_name: Attr[str] = field(read_only=True)
    entity_set_name: Attr[str] = field(read_only=True)
    entity_captions: Attr[tuple[EntityMetadataLabel, ...]] = field(
        default=(), read_only=True, computed=True
    )
    entity_set_captions: Attr[tuple[EntityMetadataLabel, ...]] = field(
        default=(), read_only=True, computed=True
    )
    properties: Attr[tuple[EntityMetadataField, ...]] = field(
        default=(), read_only=True, computed=True
    )
    actions: Attr[tuple[EntityMetadataAction, ...]] = field(
        default=(), read_only=True, computed=True
    )
    enum_members: Attr[tuple[EntityMetadataEnumMember, ...]] = field(
        default=(), read_only=True, computed=True
    )


@model(camel)
class ExternalBusinessEventDefinition(Entity):
    """A business event that can be subscribed to."""

    app_id: Attr[str] = field(guid=True, read_only=True)
    name: Attr[str] = field(read_only=True)
    event_version: Attr[str] = field(read_only=True)
    payload: Attr[str] = field(read_only=True)
    display_name: Attr[str] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    category: Attr[str] = field(read_only=True)
    app_name: Attr[str] = field(read_only=True)
    app_publisher: Attr[str] = field(read_only=True)
    app_version: Attr[str] = field(read_only=True)


@model(camel)
class ExternalEventSubscription(Entity):
    """A subscription to a business event."""

    id: Attr[str] = field(guid=True, read_only=True)
    company_id: Attr[str | None] = field(default=None, guid=True)
    timestamp: Attr[int] = field(read_only=True)
    app_id: Attr[str | None] = field(default=None, guid=True)
    event_name: Attr[str] = field(max_length=80)
    company_name: Attr[str] = field(read_only=True)
    user_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    notification_url: Attr[str] = field(private=True, max_length=2048)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    client_state: Attr[str] = field(private=True, max_length=2048)
    subscription_type: Attr[str]
    event_version: Attr[str] = field(max_length=43)
    subscription_state: Attr[str] = field(read_only=True)
    system_created_at: Attr[dt.datetime | None] = field(default=None, read_only=True)
    system_created_by: Attr[str | None] = field(default=None, guid=True, read_only=True)
    system_modified_at: Attr[dt.datetime | None] = field(default=None, read_only=True)
    system_modified_by: Attr[str | None] = field(default=None, guid=True, read_only=True)


@model(camel)
class Subscription(Entity):
    """A webhook subscription."""

    subscription_id: Attr[str] = field(read_only=True)
    notification_url: Attr[str] = field(private=True)
    resource: Attr[str]
    """What is watched: ``/api/v2.0/companies(…)/vendors``."""
    timestamp: Attr[int] = field(read_only=True)
    user_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    client_state: Attr[str] = field(private=True, max_length=2048)
    """Comes back with each notification: compare it."""
    expiration_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    """3 days after it was made or renewed."""
    system_created_at: Attr[dt.datetime | None] = field(default=None, read_only=True)
    system_created_by: Attr[str | None] = field(default=None, guid=True, read_only=True)
    system_modified_at: Attr[dt.datetime | None] = field(default=None, read_only=True)
    system_modified_by: Attr[str | None] = field(default=None, guid=True, read_only=True)


@model(camel)
class JobQueueEntry(Entity):
    """A job that runs or will run."""

    id: Attr[str] = field(guid=True, read_only=True)
    job_queue_entry_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    user_id: Attr[str] = field(read_only=True, private=True)
    last_ready_state: Attr[dt.datetime | None] = field(default=None, read_only=True)
    expiration_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    earliest_start_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    object_type_to_run: Attr[str] = field(read_only=True)
    """In English: ``Report``, ``Codeunit``."""
    object_id_to_run: Attr[int] = field(read_only=True)
    object_caption_to_run: Attr[str] = field(read_only=True)
    report_output_type: Attr[JobQueueReportOutputType] = field(read_only=True)
    max_number_attempts_to_run: Attr[int] = field(read_only=True)
    number_of_attempts_to_run: Attr[int] = field(read_only=True)
    status: Attr[str] = field(read_only=True)
    """In English: ``Ready``, ``In Process``, ``Error``, ``On Hold``, ``Finished``, ``On Hold with Inactivity Timeout``, ``Waiting``."""
    record_id_to_process: Attr[str] = field(read_only=True)
    parameter_string: Attr[str] = field(read_only=True)
    recurring_job: Attr[bool] = field(read_only=True)
    number_of_minutes_between_runs: Attr[int] = field(read_only=True)
    run_on_monday: Attr[bool] = field(read_only=True)
    run_on_tuesday: Attr[bool] = field(read_only=True)
    run_on_wednesday: Attr[bool] = field(read_only=True)
    run_on_thursday: Attr[bool] = field(read_only=True)
    run_on_fridays: Attr[bool] = field(read_only=True)
    run_on_saturdays: Attr[bool] = field(read_only=True)
    run_on_sundays: Attr[bool] = field(read_only=True)
    starting_time: Attr[str] = field(read_only=True)
    ending_time: Attr[str] = field(read_only=True)
    reference_starting_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    next_run_date_formula: Attr[str] = field(read_only=True)
    description: Attr[str] = field(read_only=True)
    run_in_user_session: Attr[bool] = field(read_only=True)
    user_session_id: Attr[int] = field(read_only=True)
    job_queue_category_code: Attr[str] = field(read_only=True)
    error_message: Attr[str] = field(read_only=True)
    user_service_instance_id: Attr[int] = field(read_only=True)
    user_session_started: Attr[dt.datetime | None] = field(default=None, read_only=True)
    notify_on_success: Attr[bool] = field(read_only=True)
    user_language_id: Attr[int] = field(read_only=True)
    printer_name: Attr[str] = field(read_only=True)
    report_request_page_options: Attr[bool] = field(read_only=True)
    rerun_delay: Attr[int] = field(read_only=True)
    system_task_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    scheduled: Attr[bool] = field(read_only=True)
    manual_recurrence: Attr[bool] = field(read_only=True)
    job_time_out: Attr[str] = field(read_only=True)
    priority_within_category: Attr[JobQueuePriority] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    job_queue_log_entries: Attr[tuple[JobQueueLogEntry, ...]] = field(
        default=(), read_only=True, items=lambda: JobQueueLogEntry
    )
    """Only with ``expand=[JobQueueEntry.job_queue_log_entries]``."""


@model(camel)
class JobQueueLogEntry(Entity):
    """A run of a job."""

    id: Attr[str] = field(guid=True, read_only=True)
    job_queue_entry_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    user_id: Attr[str] = field(read_only=True, private=True)
    start_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    end_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)
    object_id_to_run: Attr[int] = field(read_only=True)
    object_type_to_run: Attr[str] = field(read_only=True)
    """In English: ``Report``, ``Codeunit``."""
    status: Attr[str] = field(read_only=True)
    """In English: ``Success``, ``In Process``, ``Error``."""
    description: Attr[str] = field(read_only=True)
    error_message: Attr[str] = field(read_only=True)
    job_queue_category_code: Attr[str] = field(read_only=True)
    error_call_stack: Attr[str | None] = field(
        default=None,
        wire="errorCallStack@odata.mediaReadLink",
        read_only=True,
        computed=True,
        private=True,
    )
    """Where the content is."""
    parameter_string: Attr[str] = field(read_only=True)
    system_task_id: Attr[str | None] = field(default=None, guid=True, read_only=True)
    user_session_id: Attr[int] = field(read_only=True)
    user_service_instance_id: Attr[int] = field(read_only=True)
    last_modified_date_time: Attr[dt.datetime | None] = field(default=None, read_only=True)


class NewExternalEventSubscription(TypedDict, total=False):
    """What :meth:`ExternalEventSubscriptions.create` takes, in the order Business Central wants it."""

    company_id: str
    app_id: str
    event_name: str
    notification_url: str
    client_state: str
    subscription_type: str
    event_version: str


class ExternalEventSubscriptionChanges(TypedDict, total=False):
    """What :meth:`ExternalEventSubscriptions.update` takes."""

    company_id: str
    app_id: str
    event_name: str
    notification_url: str
    client_state: str
    subscription_type: str
    event_version: str


class NewSubscription(TypedDict, total=False):
    """What :meth:`Subscriptions.create` takes, in the order Business Central wants it."""

    notification_url: str
    resource: str
    client_state: str


class SubscriptionChanges(TypedDict, total=False):
    """What :meth:`Subscriptions.update` takes."""

    notification_url: str
    resource: str
    client_state: str


class ApiCategoryRoutes(EntitySet[M]):
    """``apicategoryroutes``: APIs that the environment has."""

    _set = "apicategoryroutes"
    _key = "route"
    _key_is_text = True
    _sortable = False

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ApiCategoryRoute]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ApiCategoryRoute, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> ApiCategoryRoute:
        """One by its id."""
        return await self._read(ApiCategoryRoute, id, options)


class EntityDefinitions(EntitySet[M]):
    """``entityDefinitions``: captions of entities, fields and enumerations."""

    _set = "entityDefinitions"
    _key = "entity_name"
    _key_is_text = True

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[EntityMetadata]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(EntityMetadata, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> EntityMetadata:
        """One by its id."""
        return await self._read(EntityMetadata, id, options)


class ExternalBusinessEventDefinitions(EntitySet[M]):
    """``externalbusinesseventdefinitions``: business events that can be subscribed to."""

    _set = "externalbusinesseventdefinitions"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ExternalBusinessEventDefinition]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ExternalBusinessEventDefinition, where, options)


class ExternalEventSubscriptions(EntitySet[M]):
    """``externaleventsubscriptions``: subscriptions to business events."""

    _set = "externaleventsubscriptions"
    _sortable = False

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[ExternalEventSubscription]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(ExternalEventSubscription, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> ExternalEventSubscription:
        """One by its id."""
        return await self._read(ExternalEventSubscription, id, options)

    @operation
    async def create(
        self, **fields: Unpack[NewExternalEventSubscription]
    ) -> ExternalEventSubscription:
        """Create one."""
        return await self._create(ExternalEventSubscription, fields)

    @operation
    async def update(
        self,
        record: ExternalEventSubscription | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[ExternalEventSubscriptionChanges],
    ) -> ExternalEventSubscription:
        """Change the fields that are given, if nobody changed the record since it was read."""
        return await self._update(ExternalEventSubscription, record, if_match, changes)

    @operation
    async def update_with(
        self,
        id: str,
        change: Callable[[ExternalEventSubscription], ExternalEventSubscriptionChanges],
        *,
        attempts: int = 3,
    ) -> ExternalEventSubscription:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(ExternalEventSubscription, id, change, attempts)

    @operation
    async def delete(
        self, record: ExternalEventSubscription | str, *, if_match: str | None = None
    ) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class Subscriptions(EntitySet[M]):
    """``subscriptions``: webhook subscriptions; each lives 3 days."""

    _set = "subscriptions"
    _key = "subscription_id"
    _key_is_text = True
    _sortable = False

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[Subscription]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(Subscription, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> Subscription:
        """One by its id."""
        return await self._read(Subscription, id, options)

    @operation
    async def create(self, **fields: Unpack[NewSubscription]) -> Subscription:
        """Subscribe; Business Central calls the URL at once and wants its token back."""
        return await self._create(Subscription, fields, lookup="subscriptions.list()")

    @operation
    async def update(
        self,
        record: Subscription | str,
        *,
        if_match: str | None = None,
        **changes: Unpack[SubscriptionChanges],
    ) -> Subscription:
        """Renew it, or change it; Business Central calls the URL at once and wants its token back."""
        return await self._update(Subscription, record, if_match, changes)

    @operation
    async def update_with(
        self, id: str, change: Callable[[Subscription], SubscriptionChanges], *, attempts: int = 3
    ) -> Subscription:
        """Change what ``change`` makes of the record; where somebody was faster, of the new one."""
        return await self._update_with(Subscription, id, change, attempts)

    @operation
    async def delete(self, record: Subscription | str, *, if_match: str | None = None) -> None:
        """Delete one; a record that is gone already is no error."""
        await self._delete(record, if_match)


class JobQueueEntries(EntitySet[M]):
    """``jobQueueEntries``: jobs that run or will run."""

    _set = "jobQueueEntries"

    def job_queue_log_entries(self, id: str) -> JobQueueLogEntries[M]:
        """Jobs that ran: those below one of these."""
        return JobQueueLogEntries(self._session, self._root, self._below(id))

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[JobQueueEntry]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(JobQueueEntry, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> JobQueueEntry:
        """One by its id."""
        return await self._read(JobQueueEntry, id, options)

    @operation
    async def restart(self, id: str) -> None:
        """Run it again."""
        await self._act(id, "Microsoft.NAV.restart", lookup="job_queue_entries.get(id).status")


class JobQueueLogEntries(EntitySet[M]):
    """``jobQueueLogEntries``: jobs that ran."""

    _set = "jobQueueLogEntries"

    @listing
    def list(
        self, where: Expr | None = None, **options: Unpack[ListOptions]
    ) -> Listing[JobQueueLogEntry]:
        """Those that fulfil ``where``; all of them without it."""
        return self._pages(JobQueueLogEntry, where, options)

    @operation
    async def get(self, id: str, **options: Unpack[ReadOptions]) -> JobQueueLogEntry:
        """One by its id."""
        return await self._read(JobQueueLogEntry, id, options)
